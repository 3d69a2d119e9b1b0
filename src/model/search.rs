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

/// Whether `query` reads along `key`: characters parted by spaces, readings of a character by `|` (`chang|zhang sha`).
/// Every character contributes a prefix of one of its readings or is left out; the first letter must start one.
fn reads(key: &str, query: &str) -> bool {
    let syllables: Vec<&str> = key.split(' ').filter(|s| !s.is_empty()).collect();
    (0..syllables.len()).any(|start| along(&syllables[start..], query, true))
}

fn along(syllables: &[&str], query: &str, must: bool) -> bool {
    if query.is_empty() {
        return true;
    }
    let Some((first, rest)) = syllables.split_first() else { return false };
    let taken = first.split('|').any(|reading| {
        let common = reading.bytes().zip(query.bytes()).take_while(|(a, b)| a == b).count();
        // A whole syllable or its initial; a prefix in between only where the query ends in it.
        (common > 0 && (common == query.len() && along(rest, "", false)))
            || (common == reading.len() && along(rest, &query[common..], false))
            || (common > 0 && along(rest, &query[1..], false))
    });
    taken || (!must && along(rest, query, false))
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
