//! Which units a name or a word for several means: by any of their names, with or without the region before it, or by the
//! words that notices have for all of a sort (各乡镇, 区政府各部门).

use std::collections::HashSet;

use super::Snapshot;
use super::ids::{ProgrammeId, UnitId};
use super::names::folded;
use super::parties::Understood;
use super::setting::SettingKey;
use super::unit::{Absence, UnitKind};

/// Marks between the names of a list, beside the ends of lines.
const MARKS: &str = "、，,；;\t|";

/// What a word for several begins with, longest first.
const ALL: [&str; 6] = ["全体", "各有关", "有关", "相关", "所有", "各"];

/// What may stand before the sort of units in a word for several: whose they are.
const WHOSE: [&str; 9] = ["人民政府", "政府", "党委", "直属", "委", "县", "区", "市", "旗"];

/// The name as written, then with the region's name taken off, put before, or as its last character only
/// (湘潭县水利局, 县水利局, 水利局).
#[must_use]
pub fn forms(name: &str, region: &str) -> Vec<String> {
    let mut forms = vec![name.to_owned()];
    let (name, region) = (folded(name), folded(region));
    let Some(tier) = region.chars().last() else { return forms };
    let bare = name.strip_prefix(&region).unwrap_or(&name);
    let without = bare.strip_prefix(tier).unwrap_or(bare);
    for form in [
        bare.to_owned(),
        format!("{tier}{bare}"),
        format!("{tier}{without}"),
        format!("{region}{without}"),
        without.to_owned(),
    ] {
        if !form.is_empty() && !forms.contains(&form) {
            forms.push(form);
        }
    }
    forms
}

/// The units that bear a name in one of its [`forms`]: those that work where any does, of the first form that is known.
#[must_use]
pub fn units_called(snapshot: &Snapshot, name: &str) -> Vec<UnitId> {
    for form in forms(name, snapshot.setting(SettingKey::Region)) {
        let named = snapshot.units_named(&form);
        let works = |id: &UnitId| snapshot.units.get(*id).is_some_and(|unit| unit.active);
        let active: Vec<UnitId> = named.iter().copied().filter(works).collect();
        if !active.is_empty() {
            return active;
        }
        if !named.is_empty() {
            return named;
        }
    }
    Vec::new()
}

/// Whether words stand for all units of a sort rather than for one (各乡镇, 区政府各部门, 县直各单位).
#[must_use]
pub fn means_several(words: &str) -> bool {
    let words = folded(words);
    let all = ALL.iter().any(|all| words.starts_with(all));
    all || ALL.iter().any(|all| words.contains(all)) && sort_of(&bare(&words, "")).is_some()
}

/// The sort of units that words for several name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Townships,
    Streets,
    Places,
    Offices,
    Everyone,
}

/// The sort that bare words name: exactly these, for 石潭镇 and 湖南街道 are units.
fn sort_of(bare: &str) -> Option<Sort> {
    Some(match bare {
        "乡镇" | "镇乡" | "乡(镇)" | "镇" | "乡" => Sort::Townships,
        "街道" | "街道办" => Sort::Streets,
        "乡镇街道" | "乡镇(街道)" | "镇街" | "街镇" | "镇(街道)" => Sort::Places,
        "部门" | "委办局" | "局委办" | "机关" | "机关单位" => Sort::Offices,
        "单位" => Sort::Everyone,
        _ if ["直单位", "直部门", "直机关"].iter().any(|end| bare.ends_with(end)) => Sort::Offices,
        _ => return None,
    })
}

/// The units of a year that words for several mean, in table order: those of the group that is called so, else those of
/// the sort that the words end in. None where the words do not tell.
#[must_use]
pub fn meant_by(snapshot: &Snapshot, programme: ProgrammeId, words: &str) -> Vec<UnitId> {
    let parts = snapshot.participations_of(programme);
    // Who takes part without a duty of its own is meant as well; who has ended or stays away is not.
    let there = |unit| !matches!(snapshot.absence(programme, unit), Some(Absence::Abolished(_)));
    let parts = parts.into_iter().filter(|part| part.exempt.is_none() && there(part.unit));
    let bare = bare(words, snapshot.setting(SettingKey::Region));
    let group = snapshot.groups.iter().find(|group| {
        let name = folded(&group.name);
        name == bare || name == folded(words)
    });
    if let Some(group) = group {
        return parts.filter(|part| part.group == group.id).map(|part| part.unit).collect();
    }
    let Some(sort) = sort_of(&bare) else { return Vec::new() };
    let fits = |unit: UnitId| {
        let kind = snapshot.units.get(unit).map(|unit| unit.kind);
        kind.is_some_and(|kind| match sort {
            Sort::Townships => kind == UnitKind::Township,
            Sort::Streets => kind == UnitKind::Street,
            Sort::Places => kind.is_place(),
            Sort::Offices => !kind.is_place(),
            Sort::Everyone => true,
        })
    };
    parts.map(|part| part.unit).filter(|unit| fits(*unit)).collect()
}

/// Words for several without what says that all are meant and whose they are.
fn bare(words: &str, region: &str) -> String {
    let (mut rest, region) = (folded(words), folded(region));
    let fronts =
        || std::iter::once(region.as_str()).chain(ALL).chain(WHOSE).filter(|front| !front.is_empty());
    // A group is called 县直单位: what belongs to its name is not taken off.
    while let Some(front) = fronts().find(|front| {
        rest.strip_prefix(*front).is_some_and(|left| !left.is_empty() && !left.starts_with('直'))
    }) {
        rest = rest[front.len()..].to_owned();
    }
    for end in ["人民政府", "办事处", "政府"] {
        if let Some(left) = rest.strip_suffix(end).filter(|left| !left.is_empty()) {
            rest = left.to_owned();
        }
    }
    rest.replace('各', "")
}

/// The names of a list as people write or paste it: parted by marks or in lines, without the numbers before them, and
/// without what tells that the list has an end.
#[must_use]
pub fn listed(text: &str) -> Vec<String> {
    let pieces = text.split(|c: char| MARKS.contains(c) || c.is_control());
    let clean = |piece: &str| {
        let piece = piece.trim().trim_end_matches(['。', '.']);
        let behind = piece.trim_start_matches(|c: char| c.is_ascii_digit() || "（()）.．、 ".contains(c));
        // 110指挥中心 keeps its number: only one that a mark follows counts the lines.
        let numbered = behind.len() < piece.len()
            && piece[..piece.len() - behind.len()].contains(|c: char| "）).．、 ".contains(c));
        let name = if numbered { behind } else { piece };
        name.trim().trim_end_matches("等").trim().to_owned()
    };
    pieces.map(clean).filter(|name| !name.is_empty() && !name.chars().all(|c| c.is_ascii_digit())).collect()
}

/// What each name of a list means in a year, in its order.
#[must_use]
pub fn understood(snapshot: &Snapshot, programme: ProgrammeId, names: &[String]) -> Vec<Understood> {
    let mut met = HashSet::new();
    let mut of = |name: &String| match units_called(snapshot, name).as_slice() {
        [one] if met.insert(*one) => Understood::Unit(*one),
        [one] => Understood::Twice(*one),
        [] => {
            let meant = meant_by(snapshot, programme, name);
            if means_several(name) || !meant.is_empty() {
                Understood::Group(meant)
            } else {
                Understood::Unknown
            }
        }
        several => Understood::Several(several.to_vec()),
    };
    names.iter().map(&mut of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_tried_with_and_without_its_region() {
        let tried = forms("湘潭县水利局", "湘潭县");
        assert!(tried.contains(&"县水利局".to_owned()) && tried.contains(&"水利局".to_owned()));
        assert!(forms("水利局", "湘潭县").contains(&"县水利局".to_owned()));
        assert_eq!(forms("水利局", ""), ["水利局"]);
    }

    #[test]
    fn a_list_is_read_as_people_write_or_paste_it() {
        assert_eq!(listed("县水利局、县林业局\n县财政局"), ["县水利局", "县林业局", "县财政局"]);
        assert_eq!(listed("1\t县水利局\n2\t县林业局\n"), ["县水利局", "县林业局"]);
        assert_eq!(
            listed("1.县水利局\r\n（2）县林业局；3、县财政局等。"),
            ["县水利局", "县林业局", "县财政局"]
        );
        assert_eq!(listed("110指挥中心"), ["110指挥中心"]);
        assert!(listed(" \n、").is_empty());
    }

    #[test]
    fn words_for_several_are_told_from_names() {
        for words in ["各乡镇", "各街道办事处", "区政府各部门", "县直各单位", "各有关单位", "有关部门"]
        {
            assert!(means_several(words), "{words}");
        }
        for name in ["县水利局", "石潭镇", "湖南街道办事处", "区政府办", "政务服务中心"]
        {
            assert!(!means_several(name), "{name}");
            assert_eq!(sort_of(&bare(name, "铁东区")), None, "{name}");
        }
        assert_eq!(bare("区政府各部门", "铁东区"), "部门");
        assert_eq!(bare("县直各单位", "湘潭县"), "县直单位");
        assert_eq!(bare("各街道办事处", "铁东区"), "街道");
        assert_eq!(bare("各乡镇人民政府", "抚顺县"), "乡镇");
    }
}
