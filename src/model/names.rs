//! Comparing the names of units. Nothing here decides that two names are one unit; it proposes.

/// A name with full-width letters, digits and brackets made half-width and all spaces dropped, for comparing.
#[must_use]
pub fn folded(name: &str) -> String {
    name.chars()
        .filter(|c| !c.is_whitespace() && *c != '\u{200b}' && *c != '\u{feff}')
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '“' | '”' => '"',
            '〔' => '[',
            '〕' => ']',
            other => other,
        })
        .flat_map(char::to_lowercase)
        .collect()
}
