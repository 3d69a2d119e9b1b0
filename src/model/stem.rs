//! Stems of units' names: 市场监管 is that of 县市场监督管理局.

use super::names::{Compared, folded};

/// Taken off before a stem is looked for: 民政 is no part of 人民政府.
const PEOPLES: &str = "人民";

/// A unit's name, taken apart once to be compared with many stems.
#[derive(Clone, Debug)]
pub struct Stemmed {
    whole: String,
    core: String,
}

impl Stemmed {
    /// Takes `name` apart.
    #[must_use]
    pub fn new(name: &str) -> Self {
        let whole = folded(name).replace(PEOPLES, "");
        Self { whole, core: Compared::new(name, None).core().to_owned() }
    }

    /// Whether a stem stands in the name, or abbreviates it from its beginning (人社 for 县人力资源和社会保障局).
    #[must_use]
    pub fn has(&self, stem: &str) -> bool {
        if stem.is_empty() || self.whole.contains(stem) {
            return !stem.is_empty();
        }
        let mut rest = self.core.chars();
        rest.next() == stem.chars().next() && stem.chars().skip(1).all(|c| rest.any(|other| other == c))
    }
}
