//! Whose activity a title names.

use crate::intake::text::squeezed;
use crate::intake::units;
use crate::intake::words as w;

/// Whose activity a title names: 泸县退役军人事务局“政务开放日”活动方案.
pub fn subject(title: &str) -> Option<String> {
    let title = squeezed(title);
    let end = title
        .char_indices()
        .find(|(at, c)| {
            *c == w::OPEN
                || *c == '"'
                || c.is_ascii_digit()
                || w::TITLE_VERBS.iter().any(|verb| title[*at..].starts_with(verb))
        })
        .map(|(at, _)| at)?;
    let name = title[..end].trim_end_matches(w::OF).trim_end_matches(w::ABOUT);
    (units::looks_like_unit(name) && !units::is_group_word(name)).then(|| name.to_owned())
}
