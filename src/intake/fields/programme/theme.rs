//! 活动主题.

use super::super::notice::Notice;
use crate::intake::text::{Line, numbering, widened};
use crate::intake::words as w;

/// Longest theme that is one; longer ones are paragraphs about it.
const LONGEST_THEME: usize = 70;

/// The theme: quoted before 主题, or the short paragraph under its heading.
pub fn theme(notice: &Notice) -> Option<String> {
    let lines: Vec<&Line> = notice.body().collect();
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let rest = numbering(text).map_or(text, |(_, rest)| rest);
        let Some(after) = w::THEME.iter().find_map(|word| rest.strip_prefix(word)) else { continue };
        let own = after.trim_start_matches([':', w::STOP, ' ', '.']);
        let paragraph =
            if own.is_empty() { lines.get(at + 1).map_or("", |line| line.text.as_str()) } else { own };
        let is_heading = after.is_empty() || after.starts_with([':', w::STOP, ' ', '.']);
        if !is_heading || paragraph.is_empty() || numbering(paragraph).is_some() {
            continue;
        }
        let theme = paragraph.trim().trim_end_matches(w::STOP).trim_end_matches(';');
        if theme.chars().count() <= LONGEST_THEME && !theme.contains(w::STOP) {
            let inner = theme.strip_prefix(w::OPEN).and_then(|t| t.strip_suffix(w::CLOSE)).unwrap_or(theme);
            let whole = if inner.contains([w::OPEN, w::CLOSE]) { theme } else { inner };
            return Some(widened(whole));
        }
        if let Some(quoted) = quoted_theme(paragraph) {
            return Some(widened(quoted));
        }
    }
    lines.iter().find_map(|line| quoted_theme(&line.text)).map(widened)
}

/// 围绕“…”主题, 以“…”为主题.
fn quoted_theme(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(open) = text[from..].find(w::OPEN) {
        let start = from + open + w::OPEN.len_utf8();
        let close = start + text[start..].find(w::CLOSE)?;
        let after = &text[close + w::CLOSE.len_utf8()..];
        let before = text[..from + open].trim_end();
        let framed = w::THEME_BEFORE.iter().any(|word| before.ends_with(word))
            && w::THEME_AFTER.iter().any(|word| after.starts_with(word));
        let day = w::THEME_DAYS.iter().any(|word| text[start..close].ends_with(word));
        if framed && !day && close > start {
            return Some(&text[start..close]);
        }
        from = close + w::CLOSE.len_utf8();
    }
    None
}
