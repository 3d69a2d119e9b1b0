//! Tables whose cells come one after the other without a mark where a row ends: found by their head of known words,
//! parted into rows by the running number, by the kind of the first column, or by count.

use crate::intake::columns::{self, Role, is_time};
use crate::intake::text::{Line, Row, Table, attachment, integer, tidy};
use crate::intake::units;
use crate::intake::words as w;
use crate::model::proposal::Position;

/// Most columns of such a table.
const MOST_COLUMNS: usize = 20;
/// Most cells of one such table.
const MOST_CELLS: usize = 20_000;
/// Most cells that one row may spread over.
const LONGEST_ROW: usize = 60;

/// Reads a table of one cell a line that begins at the first line; also how many lines it took.
pub fn table(lines: &[Line]) -> Option<(Table, usize)> {
    // Quick way out: most lines are no head.
    columns::role(lines.first()?.text.trim())?;
    let filled = || lines.iter().enumerate().filter(|(_, line)| !line.text.trim().is_empty());
    let is_head = |(_, line): &(usize, &Line)| columns::role(line.text.trim()).is_some();
    let heads = filled().take_while(is_head).take(MOST_COLUMNS + 1).count();
    if !(2..=MOST_COLUMNS).contains(&heads) {
        return None;
    }
    let roles: Vec<Role> =
        filled().take(heads).filter_map(|(_, line)| columns::role(line.text.trim())).collect();
    let told = roles.iter().any(Role::is_unit) || roles.contains(&Role::Time);
    if !told || roles.iter().filter(|role| **role == Role::Contact).count() > 1 {
        return None;
    }
    // Before all lines are gone through: the first cell below the head must be of the first column's kind.
    let first = filled().nth(heads).map(|(_, line)| tidy(&line.text))?;
    let fits = match &roles[0] {
        Role::Seq => integer(&first) == Some(1),
        Role::Time if roles.iter().filter(|role| **role == Role::Time).count() == 1 => is_time(&first),
        role if role.is_unit() => units::looks_like_unit(&first),
        _ => true,
    };
    if !fits {
        return None;
    }
    let filled: Vec<(usize, &Line)> = filled().take(MOST_CELLS).collect();
    let end = filled[heads..]
        .iter()
        .position(|(_, line)| attachment(line.text.trim()).is_some())
        .map_or(filled.len(), |more| heads + more);
    let cells: Vec<(String, Position)> =
        filled[..end].iter().map(|(_, line)| (tidy(&line.text), line.at)).collect();
    let (rows, taken) = parted(&cells, heads, &roles)?;
    let used = filled.get(taken - 1).map_or(lines.len(), |(at, _)| at + 1);
    Some((Table { rows, ..Table::default() }, used))
}

/// Parts loose cells into rows. The head is the cells before the first number, or those that are known words.
pub fn rows(cells: &[(String, Position)]) -> Option<Vec<Row>> {
    let known = cells.iter().take_while(|(text, _)| columns::role(text).is_some()).count();
    let first = cells.iter().position(|(text, _)| integer(text) == Some(1)).unwrap_or(0);
    let counted = cells.first().is_some_and(|(text, _)| columns::role(text) == Some(Role::Seq));
    let heads = if counted && first > 1 && first < 15 { first } else { known };
    if heads < 1 {
        return None;
    }
    let roles: Vec<Role> =
        cells[..heads].iter().map(|(text, _)| columns::role(text).unwrap_or(Role::Other)).collect();
    parted(cells, heads, &roles).map(|(rows, _)| rows)
}

/// Rows and the number of cells they took.
fn parted(cells: &[(String, Position)], heads: usize, roles: &[Role]) -> Option<(Vec<Row>, usize)> {
    let head = Row { cells: cells[..heads].iter().map(|(text, _)| text.clone()).collect(), at: cells[0].1 };
    let mut rows = vec![head];
    let taken = match roles.first()? {
        Role::Seq => by_number(cells, heads, roles, &mut rows),
        Role::Time if roles.iter().filter(|role| **role == Role::Time).count() == 1 => {
            by_time(cells, roles, &mut rows)
        }
        role if role.is_unit() => by_first(cells, heads, &mut rows, units::looks_like_unit),
        Role::Group if roles.len() == 2 && roles[1].is_unit() => by_group(cells, &mut rows),
        _ => by_first(cells, heads, &mut rows, |text| !text.is_empty()),
    };
    (rows.len() > 1).then_some((rows, taken))
}

/// Rows begin at the next number of the count.
fn by_number(cells: &[(String, Position)], heads: usize, roles: &[Role], rows: &mut Vec<Row>) -> usize {
    let mut at = heads;
    let mut number = 1;
    while cells.get(at).is_some_and(|(text, _)| integer(text) == Some(number)) {
        let next = cells[at + 1..]
            .iter()
            .take(LONGEST_ROW)
            .position(|(text, _)| integer(text) == Some(number + 1))
            .map(|more| at + 1 + more);
        let end = next.unwrap_or_else(|| cells.len().min(at + heads));
        let texts: Vec<&str> = cells[at..end].iter().map(|(text, _)| text.as_str()).collect();
        rows.push(Row { cells: fitted(&texts, roles), at: cells[at].1 });
        at = end;
        number += 1;
    }
    at
}

/// Rows begin at each cell of time; empty cells may be missing.
fn by_time(cells: &[(String, Position)], roles: &[Role], rows: &mut Vec<Row>) -> usize {
    let mut at = roles.len();
    while cells.get(at).is_some_and(|(text, _)| is_time(text)) {
        let rest = &cells[at + 1..];
        let next = rest.iter().take(LONGEST_ROW).position(|(text, _)| is_time(text));
        let end = next.map_or(cells.len().min(at + roles.len()), |more| at + 1 + more);
        let texts: Vec<&str> = cells[at..end].iter().map(|(text, _)| text.as_str()).collect();
        rows.push(Row { cells: fitted(&texts, roles), at: cells[at].1 });
        at = end;
    }
    at
}

/// Rows begin at the name of each group; the count below it (20个) is no cell, and a list may take several lines.
fn by_group(cells: &[(String, Position)], rows: &mut Vec<Row>) -> usize {
    let begins = |text: &str| {
        units::group(text).is_some()
            || text.starts_with(w::NTH) && text.chars().count() <= 8 && !units::looks_like_list(text)
    };
    let counts = |text: &str| {
        let inner = text.trim_start_matches(['(', w::IN_ALL]).trim_end_matches(')');
        inner.trim_end_matches(w::COUNTED).parse::<u32>().is_ok()
    };
    let mut at = 2;
    while cells.get(at).is_some_and(|(text, _)| begins(text)) {
        let (group, place) = &cells[at];
        at += 1;
        let mut list: Vec<&str> = Vec::new();
        while let Some((text, _)) =
            cells.get(at).filter(|(text, _)| counts(text) || !begins(text) && units::parse(text).is_likely())
        {
            if !counts(text) {
                list.push(text);
            }
            at += 1;
        }
        rows.push(Row { cells: vec![group.clone(), list.join("\n")], at: *place });
    }
    at
}

/// Rows are as long as the head; the first cell of each must be of the column's kind.
fn by_first(
    cells: &[(String, Position)],
    heads: usize,
    rows: &mut Vec<Row>,
    fits: impl Fn(&str) -> bool,
) -> usize {
    let mut at = heads;
    while at < cells.len() && fits(&cells[at].0) {
        let end = cells.len().min(at + heads);
        rows.push(Row {
            cells: cells[at..end].iter().map(|(text, _)| text.clone()).collect(),
            at: cells[at].1,
        });
        at = end;
    }
    at
}

/// Spreads texts over the columns, in order: a cell of several lines stays together, an empty cell may be missing.
/// The best fit of the kinds of columns wins.
fn fitted(texts: &[&str], roles: &[Role]) -> Vec<String> {
    if texts.len() == roles.len() {
        return texts.iter().map(|text| (*text).to_owned()).collect();
    }
    let (count, width) = (texts.len(), roles.len());
    // best[column][taken]: score, and how many texts the column took.
    let mut best: Vec<Vec<Option<(i32, usize)>>> = vec![vec![None; count + 1]; width + 1];
    best[0][0] = Some((0, 0));
    for column in 0..width {
        for taken in 0..=count {
            let Some((score, _)) = best[column][taken] else { continue };
            for more in 0..=(count - taken) {
                let step = fit(&texts[taken..taken + more], &roles[column]);
                let total = score + step;
                let place = &mut best[column + 1][taken + more];
                if place.is_none_or(|(other, _)| total > other) {
                    *place = Some((total, more));
                }
            }
        }
    }
    let mut cells = vec![String::new(); width];
    let mut left = count;
    for column in (0..width).rev() {
        let Some((_, more)) = best[column + 1][left] else { break };
        cells[column] = texts[left - more..left].join("\n");
        left -= more;
    }
    cells
}

fn fit(texts: &[&str], role: &Role) -> i32 {
    let extra = i32::try_from(texts.len()).unwrap_or(99) - 1;
    if texts.is_empty() {
        return if *role == Role::Note { -1 } else { -4 };
    }
    let kind = match role {
        Role::Seq if texts.len() == 1 && integer(texts[0]).is_some() => 20,
        Role::Seq => -20,
        Role::Time if is_time(&texts.concat()) => 10,
        Role::Time => -10,
        role if role.is_unit() && units::looks_like_list(&texts.join("\n")) => 6,
        role if role.is_unit() => -3,
        _ if texts.iter().any(|text| is_time(text)) => -5,
        _ => 1,
    };
    // Long texts of a programme spread over lines; names and times do not.
    let spread = if matches!(role, Role::Content | Role::Other) { extra } else { extra * 3 };
    kind - spread
}
