//! Rows and columns of sheets that nobody sees: hidden by hand, or by a filter.

use std::collections::{BTreeSet, HashMap};

use quick_xml::events::{BytesStart, Event};

use super::xml::{Events, attribute};
use crate::error::Result;
use crate::intake::limits::Budget;

/// Widest stretch of hidden columns that is looked at one by one.
const WIDEST: usize = 20_000;

/// What of one sheet is not shown; places count from 0.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Unshown {
    /// Rows.
    pub rows: BTreeSet<usize>,
    /// Columns.
    pub columns: BTreeSet<usize>,
}

impl Unshown {
    /// Adds columns from `first` to `last`.
    pub fn hide_columns(&mut self, first: usize, last: usize) {
        self.columns.extend(first..=last.min(first.saturating_add(WIDEST)));
    }
}

/// What is not shown of the sheets of an xlsx workbook, by their names. `part` gives the text of a part of the package.
///
/// # Errors
/// As [`Budget::check`].
pub fn of_workbook(
    mut part: impl FnMut(&str) -> Result<Option<String>>,
    budget: &Budget,
) -> Result<HashMap<String, Unshown>> {
    let mut all = HashMap::new();
    let (Some(book), Some(links)) = (part("xl/workbook.xml")?, part("xl/_rels/workbook.xml.rels")?) else {
        return Ok(all);
    };
    let mut targets: HashMap<String, String> = HashMap::new();
    each(&links, budget, |tag| {
        if tag.local_name().as_ref() == "Relationship"
            && let (Some(id), Some(target)) = (attribute(tag, "Id"), attribute(tag, "Target"))
        {
            targets.insert(id, target);
        }
    })?;
    let mut sheets: Vec<(String, String)> = Vec::new();
    each(&book, budget, |tag| {
        if tag.local_name().as_ref() == "sheet"
            && let (Some(name), Some(id)) = (attribute(tag, "name"), attribute(tag, "id"))
            && let Some(target) = targets.get(&id)
        {
            let name = quick_xml::escape::unescape(&name)
                .map_or_else(|_| name.clone(), std::borrow::Cow::into_owned);
            let path = target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_owned);
            sheets.push((name, path));
        }
    })?;
    for (name, path) in sheets {
        let Some(xml) = part(&path)? else { continue };
        // Most sheets hide nothing.
        if !xml.contains("hidden=") {
            continue;
        }
        let mut unshown = Unshown::default();
        let mut row = 0_usize;
        each(&xml, budget, |tag| {
            let number = |name: &str| attribute(tag, name).and_then(|value| value.parse::<usize>().ok());
            let hidden = || attribute(tag, "hidden").is_some_and(|value| value == "1" || value == "true");
            match tag.local_name().as_ref() {
                "row" => {
                    row = number("r").unwrap_or(row + 1);
                    if hidden() {
                        unshown.rows.insert(row.saturating_sub(1));
                    }
                }
                "col" if hidden() => {
                    if let (Some(first), Some(last)) = (number("min"), number("max")) {
                        unshown.hide_columns(first.saturating_sub(1), last.saturating_sub(1));
                    }
                }
                _ => {}
            }
        })?;
        all.insert(name, unshown);
    }
    Ok(all)
}

/// Every tag that opens.
fn each(xml: &str, budget: &Budget, mut take: impl FnMut(&BytesStart<'_>)) -> Result<()> {
    let mut events = Events::of(xml, budget);
    loop {
        match events.next(true)? {
            Event::Start(tag) | Event::Empty(tag) => take(&tag),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
