//! The units of the shown year by which theme days suit them, taken apart once a revision.

use crate::calendar::themes;
use crate::model::stem::Stemmed;
use crate::ui::context::View;

/// Units that are named.
const NAMED: usize = 12;

/// The units of a year, in their order.
#[derive(Default)]
pub struct StemmedUnits {
    stood_for: Option<(u64, i64)>,
    units: Vec<(String, Stemmed)>,
}

impl StemmedUnits {
    /// Looks at the units again where the file or the year is another. True where it did.
    pub fn keep(&mut self, view: &View<'_>) -> bool {
        let now = Some((view.snapshot.revision, view.programme.id.0));
        if self.stood_for == now {
            return false;
        }
        self.stood_for = now;
        let mut members: Vec<_> = view.year.members().iter().filter(|member| member.away.is_none()).collect();
        members.sort_by_key(|member| member.place);
        self.units = members.iter().map(|m| (m.name.clone(), Stemmed::new(&m.name))).collect();
        true
    }

    /// For whom a theme day with these stems is, in words: the first of the units, and how many.
    #[must_use]
    pub fn told(&self, view: &View<'_>, stems: &[String]) -> String {
        let lang = view.lang;
        if stems.is_empty() {
            return lang.everybody().to_owned();
        }
        let fitting = self.units.iter().filter(|(_, unit)| themes::suits(stems, unit));
        let names: Vec<&str> = fitting.map(|(name, _)| name.as_str()).collect();
        match names.len() {
            0 => lang.theme_nobody().to_owned(),
            n if n > NAMED => lang.listed(&names[..NAMED]) + &lang.reports_and_more(n),
            _ => lang.listed(&names),
        }
    }
}
