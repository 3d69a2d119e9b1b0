//! Widths and blanks: half-width for reading, full-width marks for papers.

use crate::intake::words as w;

/// Characters without width that folding leaves out.
pub fn is_unseen(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{ad}' | '\u{2060}')
}

/// Full-width letters, digits and marks half-width; quotation marks of one kind; blanks of one kind.
pub fn folded(text: &str) -> String {
    text.chars()
        .filter(|c| !is_unseen(*c))
        .map(|c| match c {
            '\u{ff5e}' => c,
            '\u{ff01}'..='\u{ff5d}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\u{2000}'..='\u{200a}' | '\u{202f}' => ' ',
            other => w::FOLDED.iter().find(|(from, _)| *from == other).map_or(other, |(_, to)| *to),
        })
        .collect()
}

/// Whether a character is Chinese or one of the marks that only Chinese text has.
pub fn is_chinese(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}' | '\u{3001}'..='\u{3011}' | '\u{2026}')
        || [w::OPEN, w::CLOSE].contains(&c)
}

/// Marks between Chinese characters full-width, straight quotation marks curved: the form of papers.
pub fn widened(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let chinese = |at: Option<usize>| at.and_then(|at| chars.get(at)).is_some_and(|c| is_chinese(*c));
    let mut out = String::with_capacity(text.len() + 16);
    let mut open: Vec<bool> = Vec::new();
    let mut quoted = false;
    for (at, c) in chars.iter().enumerate() {
        // A mark that was just widened is Chinese text too.
        let behind =
            out.chars().next_back().is_some_and(|last| w::WIDE.iter().any(|(_, wide)| *wide == last));
        let wide = behind || chinese(at.checked_sub(1)) || chinese(Some(at + 1));
        let mark = w::WIDE.iter().find(|(narrow, _)| narrow == c).map(|(_, wide)| *wide);
        match (*c, mark) {
            ('"', _) => {
                out.push(if quoted { w::CLOSE } else { w::OPEN });
                quoted = !quoted;
            }
            ('(', Some(mark)) => {
                open.push(wide);
                out.push(if wide { mark } else { '(' });
            }
            (')', Some(mark)) => out.push(if open.pop().unwrap_or(wide) { mark } else { ')' }),
            (_, Some(mark)) if wide => out.push(mark),
            (c, _) => out.push(c),
        }
    }
    out
}

/// Trims and makes every run of blanks one space; between two Chinese characters a single blank is layout and goes
/// only where `squeezed` is asked for.
pub fn tidy(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}

/// Without any blanks.
pub fn squeezed(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn widths_are_folded_and_widened_again() {
        assert_eq!(folded("（２０２３）４月：Ａ　ｂ"), "(2023)4月:A b");
        assert_eq!(
            widened("县人社局(县社保中心),9:00-11:00 开始"),
            "县人社局（县社保中心），9:00-11:00 开始"
        );
        assert_eq!(widened("\"主题日\"活动"), "“主题日”活动");
    }
}
