//! What a notice asks for: the form, how often, how long.

use crate::intake::text::{clause_start, first_of, has, number, sentences};
use crate::intake::words as w;
use crate::model::programme::MinDuration;

/// The wording of 1主会+N分会.
pub fn form(text: &str) -> Option<String> {
    let (at, word) = first_of(text, &w::FORM_MAIN)?;
    let before: usize =
        text[..at].chars().rev().take_while(|c| w::FORM_CHARS.contains(*c)).map(char::len_utf8).sum();
    let after: usize =
        text[at + word.len()..].chars().take_while(|c| w::FORM_CHARS.contains(*c)).map(char::len_utf8).sum();
    let wording = &text[at - before..at + word.len() + after];
    let both = has(wording, &w::FORM_BRANCH) && (wording.contains('+') || wording.contains(w::PLUS));
    both.then(|| wording.to_owned())
}

/// 每年至少组织1次.
pub fn duty(text: &str) -> Option<u8> {
    for sentence in sentences(text) {
        let mut from = 0;
        while let Some((at, word)) = first_of(&sentence[from..], &w::AT_LEAST) {
            let start = from + at + word.len();
            let rest = &sentence[start..];
            let rest = w::HOLD.iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest).trim_start();
            let chars: Vec<char> = rest.chars().take(8).collect();
            let number = if chars.first() == Some(&w::TWO) {
                Some((2, 1))
            } else {
                number(&chars, 0).map(|n| (n.value, n.end))
            };
            if let Some((value, end)) = number {
                let after: String = chars[end..].iter().collect();
                if w::TIMES.iter().any(|measure| after.starts_with(measure)) {
                    return u8::try_from(value).ok().filter(|value| *value > 0);
                }
            }
            from = start;
        }
    }
    None
}

/// 活动时间原则上不少于半天.
pub fn minimum(text: &str) -> Option<MinDuration> {
    for sentence in sentences(text) {
        let mut from = 0;
        while let Some((at, word)) = first_of(&sentence[from..], &w::AT_LEAST) {
            let here = from + at;
            let rest = sentence[here + word.len()..].trim_start();
            let clause = &sentence[clause_start(sentence, here)..here];
            from = here + word.len();
            if !has(clause, &w::LASTING) {
                continue;
            }
            if w::HALF_DAY.iter().any(|half| rest.starts_with(half)) {
                return Some(MinDuration::HalfDay);
            }
            let chars: Vec<char> = rest.chars().take(10).collect();
            let number = if chars.first() == Some(&w::TWO) {
                Some((2, 1))
            } else {
                number(&chars, 0).map(|n| (n.value, n.end))
            };
            let Some((value, end)) = number else { continue };
            let after: String = chars[end..].iter().collect();
            if w::HOURS.iter().any(|word| after.starts_with(word)) {
                return Some(MinDuration::Minutes(value * 60));
            }
            if after.starts_with(w::MINUTES) {
                return Some(MinDuration::Minutes(value));
            }
            if value == 1 && w::DAYS.iter().any(|word| after.starts_with(word)) {
                return Some(MinDuration::Day);
            }
        }
    }
    None
}
