//! What is counted twice: the same figure told again, single things beside their total.

use std::collections::HashMap;

use super::words as w;
use crate::model::figure::{Figure, FigureItem, FigureKind};

/// Figures of one sentence that are looked at together.
const NEAR: usize = 20;

/// A figure with where it stands, to see what belongs together.
#[derive(Clone, Debug)]
pub struct Read {
    /// The figure.
    pub figure: Figure,
    /// The sentence: its line and where it begins.
    pub sentence: (u32, usize),
    /// It is said to be a total.
    pub total: bool,
    /// It stands behind 其中.
    pub of_which: bool,
    /// It was printed or made, not handed out.
    pub printed: bool,
}

/// Whether two things may be parts of one total.
fn one_family(one: FigureItem, other: FigureItem) -> bool {
    one == other
        || one.is_handed_out() && other.is_handed_out()
        || one.is_of_persons() && other.is_of_persons()
}

/// Marks parts of totals.
pub fn mark_parts(all: &mut [Read]) {
    for at in 0..all.len() {
        let (item, sentence, value) = (all[at].figure.item, all[at].sentence, all[at].figure.value);
        let name = all[at].figure.as_written.clone();
        if all[at].of_which && all[at].figure.part_of.is_none() {
            let whole = all[..at]
                .iter()
                .rev()
                .take(NEAR)
                .take_while(|other| other.sentence == sentence)
                .find(|other| {
                    one_family(other.figure.item, item) && !other.of_which && other.figure.value >= value
                })
                .map(|other| other.figure.as_written.clone());
            all[at].figure.part_of = whole;
            continue;
        }
        let mates = |other: &Read| {
            other.sentence == sentence
                && one_family(other.figure.item, item)
                && other.figure.part_of.is_none()
                && other.figure.kind == FigureKind::Done
        };
        let before: Vec<usize> = (at.saturating_sub(NEAR)..at).filter(|n| mates(&all[*n])).collect();
        let sum = |parts: &[usize]| parts.iter().map(|n| all[*n].figure.value).sum::<u64>();
        let after: Vec<usize> = (at + 1..all.len().min(at + NEAR)).filter(|n| mates(&all[*n])).collect();
        let parts = if all[at].total && !before.is_empty() && sum(&before) <= value && item.is_handed_out() {
            before
        } else if after.len() > 1 && sum(&after) == value {
            after
        } else if before.len() > 1 && sum(&before) == value {
            before
        } else {
            continue;
        };
        for part in parts {
            all[part].figure.part_of = Some(name.clone());
        }
    }
}

/// Marks what was told before in the same report.
pub fn mark_repeats(all: &mut [Read]) {
    let mut told: HashMap<_, (u32, usize)> = HashMap::new();
    for Read { figure, sentence, .. } in all {
        let key = (figure.item, figure.value, figure.value_to, figure.kind == FigureKind::Done);
        let first = *told.entry(key).or_insert(*sentence);
        figure.repeat = first != *sentence && figure.part_of.is_none();
    }
}

/// Of papers that were printed and handed out only those handed out count. Gives those that were printed.
pub fn take_printed(all: &mut Vec<Read>) -> Vec<Read> {
    let handed = all.iter().any(|read| !read.printed && read.figure.item == FigureItem::Leaflets);
    if !handed {
        return Vec::new();
    }
    let (printed, rest) = std::mem::take(all)
        .into_iter()
        .partition(|read| read.printed && read.figure.item == FigureItem::Leaflets);
    *all = rest;
    printed
}

/// Whether the words before a number say that papers were only printed.
pub fn is_printed(before: &str) -> bool {
    let last = |words: &[&str]| words.iter().filter_map(|word| before.rfind(word)).max();
    match (last(&w::PRINTING), last(&w::HANDING)) {
        (Some(printed), Some(handed)) => printed > handed,
        (Some(_), None) => true,
        _ => false,
    }
}
