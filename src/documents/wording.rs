//! Text as it is printed: nothing invisible in it, Chinese punctuation in full width. Changes signs, never words.

/// `text` as it is printed. Line breaks and tabs become spaces, other control and invisible formatting characters
/// are dropped (XML and Excel refuse some of them), and ASCII punctuation beside Chinese characters becomes
/// full-width: `县税务局(直属)` → `县税务局（直属）`, but `9:00` and `=cmd()` stay.
pub(super) fn printed(text: &str) -> String {
    let chars: Vec<char> = text.chars().filter_map(visible).collect();
    let mut printed = chars.clone();
    let beside = |at: usize| {
        let before = chars[..at].iter().rev().find(|c| **c != ' ');
        let after = chars[at + 1..].iter().find(|c| **c != ' ');
        before.is_some_and(|c| is_chinese(*c)) || after.is_some_and(|c| is_chinese(*c))
    };
    let mut open = Vec::new();
    let mut quote = None;
    for (at, c) in chars.iter().enumerate() {
        match c {
            '(' => open.push(at),
            // A pair is widened as one, whichever of the two stands beside a Chinese character.
            ')' => match open.pop() {
                Some(from) if beside(from) || beside(at) => {
                    printed[from] = wide('(');
                    printed[at] = wide(')');
                }
                _ => {}
            },
            ',' | ':' | ';' | '!' | '?' if beside(at) => printed[at] = wide(*c),
            '"' => match quote.take() {
                None => quote = Some(at),
                Some(from) if beside(from) || beside(at) => {
                    printed[from] = '“';
                    printed[at] = '”';
                }
                Some(_) => {}
            },
            _ => {}
        }
    }
    printed.into_iter().collect::<String>().trim().to_owned()
}

/// The printed character, `None` for one that is dropped.
fn visible(c: char) -> Option<char> {
    match c {
        '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{a0}' => Some(' '),
        // Zero-width characters, marks that turn the direction of text, the byte order mark, and what is no character.
        '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{fffe}'
        | '\u{ffff}' => None,
        c if c.is_control() => None,
        c => Some(c),
    }
}

fn wide(c: char) -> char {
    char::from_u32(u32::from(c) + 0xfee0).unwrap_or(c)
}

/// Whether a character is Chinese writing or its punctuation.
pub(super) fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2e80}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{fe30}'..='\u{fe4f}' | '\u{ff00}'..='\u{ffef}'
        | '\u{20000}'..='\u{3ffff}')
}

/// Width of a text in half characters: a Chinese one counts 2, a Latin letter or figure 1.
pub(super) fn half_widths(text: &str) -> usize {
    text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// Lines that a text takes where a line holds `room` half characters, for forms that do not tell. A line is taken one
/// character short, for punctuation that may not begin the next one.
pub(super) fn lines(text: &str, room: u32) -> u32 {
    let lines = text.split('\n').map(|line| {
        let needed = u32::try_from(half_widths(line)).unwrap_or(u32::MAX);
        needed.div_ceil(room.saturating_sub(2).max(2)).max(1)
    });
    lines.sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn punctuation_beside_chinese_characters_is_printed_full_width() {
        for (from, to) in [
            ("县税务局(直属)", "县税务局（直属）"),
            ("县局(2023)", "县局（2023）"),
            ("活动:\"N分会\"安排", "活动：“N分会”安排"),
            ("一,二;三", "一，二；三"),
            ("9:00—11:00", "9:00—11:00"),
            ("=cmd()", "=cmd()"),
            ("<b>&\"x\"</b>", "<b>&\"x\"</b>"),
            (")县(", ")县("),
        ] {
            assert_eq!(printed(from), to);
        }
    }

    #[test]
    fn what_cannot_be_printed_is_left_out() {
        assert_eq!(printed("县\u{0}水\u{7}利\u{1b}局\u{202e}\u{fffe}\u{feff}"), "县水利局");
        assert_eq!(printed(" 县水利局\r\n"), "县水利局");
        assert_eq!(printed("县\t局"), "县 局");
        assert_eq!(printed("㳇䶮堃𬒗"), "㳇䶮堃𬒗");
    }
}
