//! Sentences and clauses of running text.

use crate::intake::words as w;

/// Sentences: up to a full stop or semicolon, or the line's end.
pub fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split([w::STOP, ';', '\n']).map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// The clause of `text` that ends at byte `end`: from the last comma, stop or bracket before it.
pub fn clause_start(text: &str, end: usize) -> usize {
    let marks = [',', w::STOP, ';', ':', '(', ')', '!'];
    text[..end].rfind(&marks[..]).map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8))
}

/// The first of `words` in `text`, with its place; the earliest, and of those the longest.
pub fn first_of<'w>(text: &str, words: &[&'w str]) -> Option<(usize, &'w str)> {
    words
        .iter()
        .filter_map(|word| text.find(word).map(|at| (at, *word)))
        .min_by_key(|(at, word)| (*at, usize::MAX - word.len()))
}

/// The byte where character number `count` of `text` begins.
pub fn byte_of(text: &str, count: usize) -> usize {
    text.char_indices().nth(count).map_or(text.len(), |(at, _)| at)
}

/// Whether one of `words` is in `text`.
pub fn has(text: &str, words: &[&str]) -> bool {
    words.iter().any(|word| text.contains(word))
}
