//! The way back: which characters of a source a normalised text, or a piece of it, was made from.

use std::collections::BTreeMap;

use super::width::folded;
use crate::intake::words as w;
use crate::model::proposal::{Place, Position};

/// Where each character of a changed text stood in the text before.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CharMap(Option<Vec<u32>>);

impl CharMap {
    /// Every character in its place, or those at `starts`: one place for each character.
    pub fn of(starts: Option<Vec<u32>>) -> Self {
        Self(starts)
    }

    /// The place of character `at` in the text before.
    pub fn before(&self, at: usize) -> usize {
        match &self.0 {
            None => at,
            Some(starts) => {
                let known = starts.get(at).or(starts.last());
                known.map_or(at, |start| usize::try_from(*start).unwrap_or(at))
            }
        }
    }

    /// This change, and another one after it.
    pub fn then(self, next: Self) -> Self {
        match (self.0, next.0) {
            (None, next) => Self(next),
            (before, None) => Self(before),
            (Some(before), Some(next)) => {
                let through = |at: &u32| {
                    let at = usize::try_from(*at).unwrap_or(usize::MAX);
                    before.get(at).or(before.last()).copied().unwrap_or(0)
                };
                Self(Some(next.iter().map(through).collect()))
            }
        }
    }
}

/// One text of a source: a line, or a cell of a row.
struct Origin {
    /// The column, for a cell.
    cell: Option<u32>,
    /// As it stands in the source.
    text: String,
    /// The normalised text without blanks and with one sort of quotation marks.
    key: String,
    /// Where each character of the key stands in `text`.
    map: CharMap,
    /// Behind the piece that was found last, in bytes and in characters: pieces mostly come in order.
    last: (usize, usize),
    /// Where that piece begins in `text`, in bytes and in characters.
    begun: (usize, usize),
}

/// How many bytes are looked through for all facts together; what comes later has no place. Facts are found at once
/// where they stand in order, as they do in every source but a hostile one.
const MOST_LOOKED_THROUGH: usize = 400_000_000;

/// All texts of the sources by source and line.
#[derive(Default)]
pub struct Origins {
    texts: BTreeMap<(u32, u32), Vec<Origin>>,
    /// Bytes looked through.
    work: usize,
}

impl Origins {
    /// Keeps a text with what became of it.
    pub fn keep(&mut self, at: Position, cell: Option<u32>, text: &str, normal: &str, map: &CharMap) {
        let mut key = String::with_capacity(normal.len());
        let mut starts: Vec<u32> = Vec::new();
        let mut moved = false;
        for (place, c) in normal.chars().enumerate() {
            if c.is_whitespace() {
                continue;
            }
            let start = map.before(place);
            moved |= start != starts.len();
            starts.push(u32::try_from(start).unwrap_or(u32::MAX));
            key.push(like(c));
        }
        if key.is_empty() {
            return;
        }
        let map = CharMap::of(moved.then_some(starts));
        let origin = Origin { cell, text: text.to_owned(), key, map, last: (0, 0), begun: (0, 0) };
        self.texts.entry((at.source, at.line)).or_default().push(origin);
    }

    /// Takes over the texts of a further source.
    pub fn join(&mut self, more: Self) {
        self.texts.extend(more.texts);
    }

    /// Where `words` stand in the text at `at`: in its line or row, else, for a row, whose cells may stand for several, in
    /// the rows above, else in the lines of the same item or list below. Their place is in the source's own characters.
    pub fn find(&mut self, at: Position, words: &str) -> Option<(Place, String)> {
        /// How many lines or rows one fact may be away from where its item begins.
        const NEAR: u32 = 40;
        let words = key(words);
        if words.is_empty() {
            return None;
        }
        let here = (at.source, at.line);
        let Self { texts, work } = self;
        if let Some(found) = texts.get_mut(&here).and_then(|line| in_line(line, at, &words, work)) {
            return Some(found);
        }
        let mut look = |((source, line), texts): (&(u32, u32), &mut Vec<Origin>)| {
            in_line(texts, Position { source: *source, line: *line }, &words, work)
        };
        let is_row = texts.get(&here).is_some_and(|line| line.iter().any(|origin| origin.cell.is_some()));
        let above = (at.source, at.line.saturating_sub(NEAR))..here;
        let below = (at.source, at.line.saturating_add(1))..(at.source, at.line.saturating_add(NEAR));
        let up = if is_row { texts.range_mut(above).rev().find_map(&mut look) } else { None };
        up.or_else(|| texts.range_mut(below).find_map(&mut look))
    }

    /// Where `words` stand first in all of the sources.
    pub fn find_anywhere(&mut self, words: &str) -> Option<(Place, String)> {
        let words = key(words);
        // One or two characters stand anywhere by chance.
        words.chars().nth(2)?;
        let Self { texts, work } = self;
        texts.iter_mut().find_map(|((source, line), texts)| {
            in_line(texts, Position { source: *source, line: *line }, &words, work)
        })
    }
}

fn in_line(texts: &mut [Origin], at: Position, words: &str, work: &mut usize) -> Option<(Place, String)> {
    texts.iter_mut().find_map(|origin| {
        if *work > MOST_LOOKED_THROUGH {
            return None;
        }
        let (from, to, text) = origin.find(words, work)?;
        Some((Place { at, cell: origin.cell, from, to }, text))
    })
}

impl Origin {
    /// The characters of the source that make up `words`, from and behind, and as they are written there.
    fn find(&mut self, words: &str, work: &mut usize) -> Option<(u32, u32, String)> {
        let (byte, char) = self.last;
        let (byte, first) = if let Some(more) = self.key[byte..].find(words) {
            *work += more;
            (byte + more, char + self.key[byte..byte + more].chars().count())
        } else {
            *work += self.key.len();
            let byte = self.key.find(words)?;
            (byte, self.key[..byte].chars().count())
        };
        let behind = first + words.chars().count();
        self.last = (byte + words.len(), behind);
        let from = self.map.before(first);
        let to = self.map.before(behind.saturating_sub(1)) + 1;
        let (byte, char) = if self.begun.1 <= from { self.begun } else { (0, 0) };
        *work += from - char;
        let ahead =
            self.text[byte..].char_indices().nth(from - char).map_or(self.text.len() - byte, |(at, _)| at);
        self.begun = (byte + ahead, from);
        let text = self.text[byte + ahead..].chars().take(to.saturating_sub(from)).collect();
        Some((u32::try_from(from).ok()?, u32::try_from(to).ok()?, text))
    }
}

/// Words as they are compared: half-width, without blanks.
fn key(words: &str) -> String {
    folded(words).chars().filter(|c| !c.is_whitespace()).map(like).collect()
}

/// Quotation marks of papers are put in by the reader.
fn like(c: char) -> char {
    if c == w::OPEN || c == w::CLOSE { '"' } else { c }
}
