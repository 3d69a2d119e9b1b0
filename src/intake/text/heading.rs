//! Headings: titles, attachments, and the numbers before headings and items.

use super::number::number;
use crate::intake::words as w;

/// A short line without the marks of a sentence, list or item.
pub fn is_title(text: &str) -> bool {
    let marks = [w::STOP, w::LIST, ';', '!'];
    let bracketed = text.starts_with('(') && text.ends_with(')');
    text.chars().count() <= 45
        && (bracketed || !text.ends_with(&marks[..]) && !text.contains(w::LIST))
        && !text.ends_with(':')
        && numbering(text).is_none()
}

/// What a line that opens an attachment says.
pub struct Heading<'a> {
    /// Its number.
    pub number: Option<u32>,
    /// Its title, or the list of attachments that follows a colon.
    pub title: &'a str,
}

/// Reads `附件2`, `附件2:标题`, `附:标题`; `None` for running text.
pub fn attachment(text: &str) -> Option<Heading<'_>> {
    let rest = w::ATTACHMENT.iter().find_map(|word| text.strip_prefix(word))?;
    let short =
        text.chars().next().is_some() && !w::ATTACHMENT_LONG.iter().any(|word| text.starts_with(word));
    let rest = rest.trim_start();
    let chars: Vec<char> = rest.chars().collect();
    let (number, used) = number(&chars, 0).map_or((None, 0), |n| (Some(n.value), n.end));
    let after: String = chars[used..].iter().collect();
    let offset = rest.len() - after.len();
    let after = &rest[offset..];
    let colon = after.trim_start().starts_with(':');
    let title = after.trim_start().trim_start_matches([':', '.', ' ']).trim();
    if number.is_some_and(|n| n > 99) || title.chars().count() > 60 {
        return None;
    }
    let parted = colon || title.is_empty() || (number.is_some() && after.starts_with([' ', '.']));
    // A lone 附 is only a heading with its colon or nothing after it.
    (parted && !(short && !colon && !title.is_empty())).then_some(Heading { number, title })
}

/// The number before a heading or item: its level (`一、` 1, `(一)` 2, `1.` 3, `(1)` 4) and the text after it.
pub fn numbering(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if w::CIRCLED.contains(first) {
        return Some((4, text[first.len_utf8()..].trim_start()));
    }
    let chars: Vec<char> = text.chars().take(8).collect();
    let from = usize::from(first == '(');
    let found = number(&chars, from)?;
    if found.digits > 3 {
        return None;
    }
    let rest: usize = chars[..found.end].iter().map(|c| c.len_utf8()).sum();
    let mut after = text[rest..].chars();
    match (first, after.next()?) {
        ('(', ')') => Some((if found.chinese { 2 } else { 4 }, after.as_str().trim_start())),
        ('(', _) => None,
        (_, c) if found.chinese => (c == w::LIST).then(|| (1, after.as_str().trim_start())),
        (_, '.') if after.as_str().starts_with(|c: char| c.is_ascii_digit()) => None,
        (_, c) => ((c == '.' || c == w::LIST || c == ')') && !after.as_str().is_empty())
            .then(|| (3, after.as_str().trim_start())),
    }
}
