//! Finding a unit by any of its names, by pinyin or by initials (`yjj` finds 县应急管理局).

use super::names::folded;
use super::snapshot::Snapshot;
use super::unit::Unit;

/// Whether `query` finds the unit: a part of one of its names, or pinyin syllables and initials of characters that
/// follow one another, some of which may be skipped as long as the first letters run on.
#[must_use]
pub fn finds(snapshot: &Snapshot, unit: &Unit, query: &str) -> bool {
    let query = folded(query);
    if query.is_empty() {
        return true;
    }
    let in_name = |name: &str| folded(name).contains(&query);
    in_name(&unit.name)
        || unit.full_name.as_deref().is_some_and(in_name)
        || snapshot.aliases_of(unit.id).any(|alias| in_name(&alias.name))
        || query.is_ascii() && unit.search_key.split(';').any(|key| reads(key, &query))
}

/// Whether `query` reads along `key`, as [`Reading::reads`].
fn reads(key: &str, query: &str) -> bool {
    Reading::of(key).reads(query)
}

/// How a name is read: its characters one after another, each in every reading that it has.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    syllables: Vec<Vec<String>>,
    /// The letters that begin a syllable, and all letters, a bit each: most names are told apart by them alone.
    first: u32,
    all: u32,
}

impl Reading {
    /// Of a key: characters parted by spaces, readings of a character by `|` (`chang|zhang sha`).
    #[must_use]
    pub fn of(key: &str) -> Self {
        let readings = |syllable: &str| syllable.split('|').map(str::to_owned).collect::<Vec<_>>();
        let syllables: Vec<_> = key.split(' ').filter(|s| !s.is_empty()).map(readings).collect();
        let letters = |letters: &mut dyn Iterator<Item = u8>| letters.fold(0, |mask, c| mask | bit(c));
        let texts = || syllables.iter().flatten().map(String::as_bytes);
        let first = letters(&mut texts().filter_map(|text| text.first().copied()));
        let all = letters(&mut texts().flatten().copied());
        Self { syllables, first, all }
    }

    /// Whether `query`, folded and in Latin letters, reads along it: every character contributes a prefix of one of its
    /// readings or is left out; the first letter must start one.
    #[must_use]
    pub fn reads(&self, query: &str) -> bool {
        let query = query.as_bytes();
        let Some(start) = query.first() else { return false };
        if self.first & bit(*start) == 0 || query.iter().any(|c| self.all & bit(*c) == 0) {
            return false;
        }
        let mut failed = vec![false; self.syllables.len() * query.len()];
        (0..self.syllables.len()).any(|at| self.takes(at, query, 0, &mut failed))
    }

    /// Whether the query from `from` on reads along the syllables from `at` on, of which the first contributes.
    fn takes(&self, at: usize, query: &[u8], from: usize, failed: &mut [bool]) -> bool {
        let rest = query.get(from..).unwrap_or_default();
        let readings = self.syllables.get(at).map(Vec::as_slice).unwrap_or_default();
        readings.iter().any(|reading| {
            let common = reading.bytes().zip(rest).take_while(|(a, b)| a == *b).count();
            // A whole syllable or its initial; a prefix in between only where the query ends in it.
            common > 0
                && (common == rest.len()
                    || common == reading.len() && self.goes_on(at + 1, query, from + common, failed)
                    || self.goes_on(at + 1, query, from + 1, failed))
        })
    }

    /// As [`Self::takes`], with syllables left out at will. What failed once is not tried again.
    fn goes_on(&self, at: usize, query: &[u8], from: usize, failed: &mut [bool]) -> bool {
        if from >= query.len() {
            return true;
        }
        let place = at * query.len() + from;
        if failed.get(place).is_none_or(|failed| *failed) {
            return false;
        }
        let found = self.takes(at, query, from, failed) || self.goes_on(at + 1, query, from, failed);
        if let Some(failed) = failed.get_mut(place) {
            *failed = !found;
        }
        found
    }
}

/// The bit of a letter; what is none shares one.
fn bit(letter: u8) -> u32 {
    if letter.is_ascii_lowercase() { 1 << (letter - b'a') } else { 1 << 26 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_and_syllables_find_a_name_with_characters_left_out() {
        let key = "xian ying ji guan li ju";
        for query in ["yjj", "xyj", "yingji", "yjgl", "xianyingjiguanliju", "yingj", "xyjglj"] {
            assert!(reads(key, query), "{query}");
        }
        for query in ["jy", "abc", "yjjx", "zz"] {
            assert!(!reads(key, query), "{query}");
        }
        assert!(reads("chang|zhang sha", "zhangsha"));
        assert!(reads("chang|zhang sha", "cs"));
    }
}
