//! Numbers in ASCII digits and Chinese numerals.

use crate::intake::words as w;

/// A number as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Its value.
    pub value: u32,
    /// How many characters it has.
    pub digits: usize,
    /// Written with Chinese numerals.
    pub chinese: bool,
    /// Behind its last character.
    pub end: usize,
}

/// The number that begins at `at`, in ASCII digits or Chinese numerals up to 99 (or a year, 二〇二三).
pub fn number(chars: &[char], at: usize) -> Option<Number> {
    let digits = chars[at.min(chars.len())..].iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let value =
            chars[at..at + digits].iter().take(9).fold(0_u32, |n, c| n * 10 + c.to_digit(10).unwrap_or(0));
        return Some(Number { value, digits, chinese: false, end: at + digits });
    }
    let numeral = |c: &char| w::NUMERALS.iter().position(|n| n == c).and_then(|n| u32::try_from(n).ok());
    let run: Vec<char> = chars[at.min(chars.len())..]
        .iter()
        .take_while(|c| numeral(c).is_some() || **c == w::TEN || w::ZEROS.contains(**c))
        .copied()
        .collect();
    let digit = |c: &char| if w::ZEROS.contains(*c) { Some(0) } else { numeral(c) };
    let value = match run.as_slice() {
        [c] if *c == w::TEN => 10,
        [c] => digit(c)?,
        [a, b] if *a == w::TEN => 10 + digit(b)?,
        [a, b] if *b == w::TEN => digit(a)? * 10,
        [a, t, b] if *t == w::TEN => digit(a)? * 10 + digit(b)?,
        [a, b, c, d] if run.iter().all(|c| *c != w::TEN) => {
            digit(a)? * 1000 + digit(b)? * 100 + digit(c)? * 10 + digit(d)?
        }
        _ => return None,
    };
    Some(Number { value, digits: run.len(), chinese: true, end: at + run.len() })
}

/// A whole number as rows are counted by: `1`, `1.`, `(1)`.
pub fn integer(text: &str) -> Option<u32> {
    let text = text.trim().trim_start_matches('(').trim_end_matches([')', '.', w::LIST]);
    (text.len() <= 4 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit()))
        .then(|| text.parse().ok())
        .flatten()
}
