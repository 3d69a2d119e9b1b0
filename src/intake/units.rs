//! Names of units in lists and cells: what parts them, what is a name, what is a group of units.

use std::collections::HashSet;

use super::text::{is_chinese, number, numbering, squeezed};
use super::when;
use super::words as w;
use crate::model::names;
use crate::model::proposal::ProposedKind;
use crate::model::unit::UnitKind;

/// Longest name of a unit, in characters.
const LONGEST: usize = 32;

/// A list of units as written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UnitList {
    /// Names in order, each once.
    pub names: Vec<String>,
    /// 各乡镇, 区政府各部门: not resolved.
    pub group_words: Vec<String>,
    /// Ends in 等部门.
    pub open: bool,
    /// All of them, to tell the second time of one.
    seen: HashSet<String>,
}

impl UnitList {
    /// Adds a name, or a word for a group, unless it is there.
    pub fn add(&mut self, name: String) {
        if name.is_empty() || !self.seen.insert(name.clone()) {
            return;
        }
        let list = if is_group_word(&name) { &mut self.group_words } else { &mut self.names };
        list.push(name);
    }
}

impl UnitList {
    /// How many names and groups it holds.
    pub fn count(&self) -> usize {
        self.names.len() + self.group_words.len()
    }

    /// How many of them are sure to be units: by how they end, or as a word for a group.
    pub fn known(&self) -> usize {
        self.names.iter().filter(|name| looks_like_unit(name)).count() + self.group_words.len()
    }

    /// Whether it is nothing but units.
    pub fn is_sure(&self) -> bool {
        self.count() > 0 && self.known() == self.count()
    }

    /// Whether it is nothing but units, where the name of a region (梁子湖区) stands for its government.
    pub fn is_sure_with_regions(&self) -> bool {
        let region = |name: &String| name.chars().count() > 2 && name.ends_with(w::OWN) && is_name(name);
        self.known() > 0 && self.names.iter().all(|name| looks_like_unit(name) || region(name))
    }

    /// Whether it is a list of units in which a name or two may end in a way that nobody foresaw: seven of ten are sure.
    pub fn is_likely(&self) -> bool {
        self.count() > 0 && self.known() * 10 >= self.count() * 7
    }
}

/// Whether a text ends as the name of one unit does.
pub fn looks_like_unit(text: &str) -> bool {
    let text = squeezed(text);
    let length = text.chars().count();
    if !(2..=LONGEST).contains(&length) || text.contains([w::STOP, ':', ';', '?', '!', '=', '@', '/']) {
        return false;
    }
    // 县人社局(社保中心) ends with its bracket.
    let stem = text.find('(').filter(|_| text.ends_with(')')).map_or(text.as_str(), |open| &text[..open]);
    let ascii = stem.chars().filter(char::is_ascii_alphanumeric).count();
    stem.chars().count() >= 2
        && ascii * 2 < stem.chars().count()
        && w::UNIT_ENDS.iter().any(|end| stem.ends_with(end))
        && !w::NOT_UNITS.iter().any(|end| stem.ends_with(end))
        && !stem.contains([w::LIST, ',', w::OPEN, w::OPEN_WORK])
        && (names::kind_of(stem) != UnitKind::Other || length <= 16)
}

/// Whether a cell adds up the rows above it.
pub fn is_sum(text: &str) -> bool {
    w::SUMS.iter().any(|sum| text.trim_start().starts_with(sum))
}

/// Whether a text may be the name of a unit: the check that every name passes before it becomes one. Its end may be
/// one that nobody foresaw (县城投).
pub fn is_name(name: &str) -> bool {
    let chars: Vec<char> = name.chars().collect();
    let told = || name.contains([w::MONTH, w::YEAR]) && when::find(&chars, 0, Some(2000)).is_some();
    (2..=40).contains(&chars.len())
        && chars.iter().any(|c| is_chinese(*c))
        && !name.contains([w::STOP, ':', ';', w::OPEN, w::OPEN_WORK, '[', ']', '@', w::NUMBER_BRACKETS.0])
        && !name.starts_with([w::YEAR, w::MONTH])
        && group(name).is_none()
        && !told()
}

/// Names, and what is none of them. Sums and remarks that only count are neither.
pub fn sorted(words: Vec<String>) -> (Vec<String>, Vec<String>) {
    let (names, mut others): (Vec<String>, Vec<String>) =
        words.into_iter().filter(|word| !is_sum(word)).partition(|word| is_name(word));
    // Marks and numbers say nothing.
    others.retain(|word| word.chars().any(is_chinese));
    (names, others)
}

/// Whether a text is one or more names of units and nothing else.
pub fn looks_like_list(text: &str) -> bool {
    parse(text).is_sure()
}

/// Whether a name stands for a group of units.
pub fn is_group_word(name: &str) -> bool {
    w::GROUP_STARTS.iter().any(|start| name.starts_with(start))
        || w::GROUP_HOLDS.iter().any(|word| name.contains(word))
}

/// Takes a list apart. Brackets stay with their name; names broken by the layout are put together again.
pub fn parse(text: &str) -> UnitList {
    let mut list = UnitList::default();
    let text = text.trim().trim_end_matches([w::STOP, ';', '.', ',', w::LIST]);
    let mut pieces = Vec::new();
    let mut depth = 0_i32;
    let mut piece = String::new();
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth -= 1,
            _ => {}
        }
        if depth <= 0 && (c == w::LIST || matches!(c, ',' | ';' | '|' | '/')) {
            pieces.push(std::mem::take(&mut piece));
        } else {
            piece.push(c);
        }
    }
    pieces.push(piece);
    let end = pieces.len() - 1;
    for (at, piece) in pieces.iter().enumerate() {
        let mut piece = piece.trim();
        if at == end
            && let Some(rest) = open_end(piece)
        {
            list.open = true;
            piece = rest;
        }
        for word in words(piece) {
            let mut name = cleaned(&word);
            if at == end
                && let Some(rest) = open_end(&name).map(str::len)
            {
                list.open = true;
                name.truncate(rest);
            }
            if let Some((one, other)) = joined_pair(&name) {
                list.add(one);
                list.add(other);
            } else {
                list.add(name);
            }
        }
    }
    list
}

/// `商务局等部门` → `商务局`. A unit's own name may end in 等, never.
fn open_end(text: &str) -> Option<&str> {
    w::AND_OTHERS.iter().find_map(|end| text.strip_suffix(end)).or_else(|| counted_end(text)).map(str::trim)
}

/// `公交集团等14家单位和部门` → `公交集团`: the count says how many there are, it is part of no name.
fn counted_end(text: &str) -> Option<&str> {
    let (name, rest) = text.rsplit_once(w::AND_OTHERS[w::AND_OTHERS.len() - 1])?;
    let chars: Vec<char> = rest.chars().collect();
    let count = number(&chars, 0)?;
    let measured = chars.get(count.end).is_some_and(|c| w::COUNTED.contains(c));
    (measured && chars.len() - count.end <= 8 && !name.is_empty()).then_some(name)
}

/// Blanks part names only where each part is one; else they are layout.
fn words(piece: &str) -> Vec<String> {
    let parts: Vec<&str> = piece.split_whitespace().collect();
    if parts.len() < 2 {
        return vec![squeezed(piece)];
    }
    if parts.iter().all(|part| looks_like_unit(&cleaned(part))) {
        return parts.iter().map(|part| (*part).to_owned()).collect();
    }
    // Lines of a narrow cell: a name goes on until it is one.
    let mut out = Vec::new();
    let mut name = String::new();
    for part in &parts {
        name.push_str(part);
        if looks_like_unit(&cleaned(&name)) {
            out.push(std::mem::take(&mut name));
        }
    }
    if name.is_empty() && piece.contains('\n') { out } else { vec![squeezed(piece)] }
}

/// Without blanks, running number and marks around.
fn cleaned(text: &str) -> String {
    let text = squeezed(text);
    let text = numbering(&text).map_or(text.as_str(), |(_, rest)| rest);
    let text = text.trim_matches(|c: char| {
        matches!(c, '"' | ';' | '.' | '*' | '-' | ':' | '\u{b7}' | '\u{2022}' | '\u{25cf}' | '\u{25a0}')
            || [w::OPEN, w::CLOSE, w::STOP].contains(&c)
    });
    without_count(text).to_owned()
}

/// Without the count that ends a list (县住建局(2家)).
fn without_count(text: &str) -> &str {
    let Some(open) = text.rfind('(') else { return text };
    let inner = text[open + 1..].trim_end_matches(')').trim_start_matches(w::IN_ALL);
    let count = inner.trim_end_matches(w::COUNTED);
    let counts = count.len() < inner.len() && !count.is_empty() && count.bytes().all(|b| b.is_ascii_digit());
    if counts && text.ends_with(')') { &text[..open] } else { text }
}

/// Parts of a cell that carry the name of a group: `乡镇:云岭镇、河湾乡` above `县直单位:县发改局`.
pub fn by_group(cell: &str) -> Vec<(Option<String>, String)> {
    let mut parts: Vec<(Option<String>, String)> = Vec::new();
    for segment in cell.split(['\n', ';']) {
        let labelled = segment.split_once(':').and_then(|(label, list)| {
            Some((group(label).or_else(|| group_of_title([label].into_iter()))?, list))
        });
        match (labelled, parts.last_mut()) {
            (Some((group, list)), _) => parts.push((Some(group), list.to_owned())),
            (None, Some((_, list))) => {
                list.push('\n');
                list.push_str(segment);
            }
            (None, None) => parts.push((None, segment.to_owned())),
        }
    }
    parts
}

/// `市场监管局和税务局` → both; the 和 inside of 发展和改革局 parts nothing.
fn joined_pair(name: &str) -> Option<(String, String)> {
    if is_group_word(name) {
        // Groups are joined by longer words too; both sides must be groups.
        let mut marks = w::LAST_AND.iter().filter_map(|and| name.split_once(and));
        return marks
            .find(|(one, other)| is_group_word(one) && is_group_word(other))
            .map(|(one, other)| (one.to_owned(), other.to_owned()));
    }
    let mut marks = w::LAST_AND.iter().flat_map(|and| name.match_indices(and));
    marks.find_map(|(at, and)| {
        let (one, other) = (&name[..at], &name[at + and.len()..]);
        (looks_like_unit(one) && looks_like_unit(other)).then(|| (one.to_owned(), other.to_owned()))
    })
}

/// The coarse kind, as a reader tells it from the name.
pub fn kind(name: &str) -> ProposedKind {
    match names::kind_of(name) {
        UnitKind::Township => ProposedKind::Township,
        UnitKind::Street => ProposedKind::Street,
        UnitKind::Enterprise => ProposedKind::Enterprise,
        UnitKind::PartyOrgan | UnitKind::Department | UnitKind::VerticalBranch | UnitKind::Congress => {
            ProposedKind::Department
        }
        // A centre of the county is one of its bodies; one of another tier is not.
        UnitKind::Institution if name.starts_with(w::OWN) => ProposedKind::Department,
        _ => ProposedKind::Other,
    }
}

/// The group that a subtitle, a cell or the name of a sheet tells: `(乡镇)`, `县直单位`.
pub fn group(text: &str) -> Option<String> {
    let text = squeezed(text);
    let text = numbering(&text).map_or(text.as_str(), |(_, rest)| rest);
    let text = text.trim_end_matches([':', w::STOP]);
    let inner = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).unwrap_or(text);
    if w::GROUPS.contains(&inner) {
        return Some(inner.to_owned());
    }
    let bracketed = inner.len() != text.len();
    (bracketed && is_group(inner)).then(|| inner.to_owned())
}

/// Whether the content of a bracket, or a head, names a group.
pub fn is_group(text: &str) -> bool {
    text.chars().count() <= 12
        && w::GROUP_MARKS.iter().any(|mark| text.contains(mark))
        && !w::NO_GROUP.iter().any(|mark| text.contains(mark))
}

/// The group that the lines of a title tell, the last line first: as its bracket, as a line of its own, or inside.
pub fn group_of_title<'a>(titles: impl DoubleEndedIterator<Item = &'a str> + Clone) -> Option<String> {
    for title in titles.clone().rev() {
        if let Some(group) = group(title) {
            return Some(group);
        }
        let title = squeezed(title);
        if title.ends_with(')')
            && let Some(open) = title.rfind('(')
            && let Some(inner) = title.get(open + 1..title.len() - 1)
            && is_group(inner)
        {
            return Some(inner.to_owned());
        }
    }
    for title in titles.rev() {
        let title = squeezed(title);
        let found: Vec<&&str> = w::GROUPS.iter().filter(|word| title.contains(**word)).collect();
        // 乡镇、县直单位 in one title tell no single group.
        let longest = found.iter().max_by_key(|word| word.chars().count());
        if let Some(longest) = longest
            && found.iter().all(|word| longest.contains(**word))
        {
            return Some((**longest).to_owned());
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        parse(text).names
    }

    #[test]
    fn lists_are_taken_apart_at_their_marks_only() {
        assert_eq!(
            names("县发改局、县住建局、市生态环境局县分局。"),
            ["县发改局", "县住建局", "市生态环境局县分局"]
        );
        assert_eq!(names("县发展和改革局、县住房和城乡建设局"), ["县发展和改革局", "县住房和城乡建设局"]);
        assert_eq!(names("县市场监管局和县税务局"), ["县市场监管局", "县税务局"]);
        assert_eq!(
            names("县人社局(县社保中心、县就业中心)、县民政局"),
            ["县人社局(县社保中心、县就业中心)", "县民政局"]
        );
        assert_eq!(names("云岭镇 河湾乡 石桥镇"), ["云岭镇", "河湾乡", "石桥镇"]);
        assert_eq!(names("县自然资\n源局、县民\n政局"), ["县自然资源局", "县民政局"]);
        let open = parse("区发改局、工信局、营商局等部门");
        assert!(open.open);
        assert_eq!(open.names, ["区发改局", "工信局", "营商局"]);
        assert_eq!(parse("各乡镇、区政府各部门、铁西公安分局").group_words, ["各乡镇", "区政府各部门"]);
    }

    #[test]
    fn a_group_is_told_by_the_title() {
        let group = |titles: &[&str]| group_of_title(titles.iter().copied());
        assert_eq!(group(&["活动安排表", "(乡镇)"]).as_deref(), Some("乡镇"));
        assert_eq!(group(&["活动安排表(县直单位)"]).as_deref(), Some("县直单位"));
        assert_eq!(group(&["各乡镇(街道)主题日安排表"]).as_deref(), Some("乡镇(街道)"));
        assert_eq!(group(&["安排表(征求意见稿)"]), None);
        assert_eq!(group(&["乡镇、县直单位安排表"]), None);
    }
}
