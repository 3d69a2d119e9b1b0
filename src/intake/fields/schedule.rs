//! Tables of the schedule → units and assignments: a row a month or a unit, groups as columns, months as columns.

use std::collections::HashMap;

use super::draft::Draft;
use super::notice::Notice;
use super::parts;
use crate::error::Result;
use crate::intake::columns::{self, Role};
use crate::intake::limits::Budget;
use crate::intake::sections::Section;
use crate::intake::text::{Block, Row, Table, has, is_chinese, numbering, squeezed, widened};
use crate::intake::words as w;
use crate::intake::{units, when};
use crate::model::proposal::{Assignment, Position, QuestionKind, TimeValue, repeated_question};
use crate::model::session::SessionKind;

/// A table with the lines that name it.
pub struct Titled<'a> {
    /// The attachment's title and the short lines right above the table.
    pub titles: Vec<&'a str>,
    /// The table.
    pub table: &'a Table,
}

/// Tables of a section with their titles.
pub fn titled(section: &Section) -> Vec<Titled<'_>> {
    let mut out: Vec<Titled<'_>> = Vec::new();
    let mut above: Vec<&str> = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Line(line) => {
                above.push(&line.text);
                if above.len() > 4 {
                    above.remove(0);
                }
            }
            Block::Table(table) => {
                let mut titles: Vec<&str> = Vec::new();
                if section.attached {
                    titles.extend(section.titles());
                }
                // Only what stands right above it, back to the last full sentence.
                let near = above.iter().rev().take_while(|line| !line.ends_with([w::STOP, ';', ':'])).count();
                titles.extend(above[above.len() - near..].iter().filter(|line| line.chars().count() <= 60));
                titles.extend(table.name.as_deref());
                out.push(Titled { titles, table });
                above.clear();
            }
        }
    }
    out
}

/// Whether the titles name the participants of the main session rather than a schedule.
pub fn is_roll_of_participants<'a>(titles: impl IntoIterator<Item = &'a str>) -> bool {
    titles
        .into_iter()
        .any(|title| has(title, &w::TAKE_PART) && has(title, &w::ROLL) && !has(title, &w::COLUMN_TIME))
}

/// Reads every table that holds units with their time.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let mut lists = Vec::new();
    for section in &notice.sections {
        for titled in titled(section) {
            budget.check()?;
            let first = draft.proposal.assignments.len();
            if columns::is_signature(titled.table) {
                continue;
            }
            let head = columns::head(titled.table);
            let (body, roles) = match head {
                Some(head) => (head.body, head.roles),
                None => (0, columns::inferred(titled.table)),
            };
            let months = month_columns(titled.table);
            if let Some(months) = months {
                by_month_columns(&titled, &months, draft, budget)?;
            } else if roles.contains(&Role::Time) {
                by_rows(&titled, body, &roles, draft, budget)?;
            }
            lists.push(first..draft.proposal.assignments.len());
        }
    }
    twice(draft);
    for list in lists {
        repeated(list, draft);
    }
    Ok(())
}

/// Units of a table without time, in reading order, with the group that the table tells of each.
pub fn listed(titled: &Titled<'_>) -> Vec<(String, Option<String>, Position)> {
    let head = columns::head(titled.table);
    let (body, roles) = match head {
        Some(head) => (head.body, head.roles),
        None => (0, columns::inferred(titled.table)),
    };
    let own = units::group_of_title(titled.titles.iter().copied());
    let mut group = own.clone();
    let mut out = Vec::new();
    for columns in halves(&roles) {
        for row in titled.table.rows[body..].iter().filter(|row| !is_head_again(row)) {
            if let Some(named) = group_row(row) {
                group = Some(named);
                continue;
            }
            let written = columns
                .iter()
                .find(|column| roles[**column] == Role::Group)
                .and_then(|column| row.cells.get(*column))
                .filter(|text| !text.is_empty());
            for column in columns.iter().filter(|column| roles[**column].is_unit()) {
                let Some(cell) = row.cells.get(*column) else { continue };
                let group = match &roles[*column] {
                    Role::GroupUnits(name) => Some(name.clone()),
                    _ => written.cloned().or_else(|| group.clone()),
                };
                let names = units::parse(cell).names.into_iter().filter(|name| is_name(name));
                out.extend(names.map(|name| (name, group.clone(), row.at)));
            }
        }
        group.clone_from(&own);
    }
    out
}

/// Columns that repeat side by side (序号 单位 | 序号 单位) are read one set after the other.
fn halves(roles: &[Role]) -> Vec<Vec<usize>> {
    let width = roles.len();
    for parts in [4, 3, 2] {
        if width.is_multiple_of(parts) && width / parts > 0 && width > parts {
            let size = width / parts;
            let first = &roles[..size];
            let same = roles.chunks(size).all(|chunk| chunk == first);
            if same && first.iter().any(Role::is_unit) && first.contains(&Role::Seq) {
                return (0..parts).map(|part| (part * size..(part + 1) * size).collect()).collect();
            }
        }
    }
    vec![(0..width).collect()]
}

/// A row that holds only the name of a group.
pub fn group_row(row: &Row) -> Option<String> {
    let mut texts: Vec<&String> = row.cells.iter().filter(|cell| !cell.is_empty()).collect();
    texts.dedup();
    match texts.as_slice() {
        [text] => units::group(text),
        _ => None,
    }
}

/// The head repeated on a further page.
pub fn is_head_again(row: &Row) -> bool {
    let filled = row.cells.iter().filter(|cell| !cell.is_empty());
    let (all, heads) = filled
        .fold((0, 0), |(all, heads), cell| (all + 1, heads + usize::from(columns::role(cell).is_some())));
    // One of its heads may be a word that is not known.
    heads > 1 && heads + 1 >= all
}

/// A cell of a unit column holds a name, not a sum or a remark.
fn is_name(name: &str) -> bool {
    let length = name.chars().count();
    (2..=40).contains(&length)
        && !w::SUMS.iter().any(|sum| name.starts_with(sum))
        && name.chars().any(is_chinese)
        && !name.contains([w::STOP, ':', w::OPEN, '[', ']', w::NUMBER_BRACKETS.0])
}

fn by_rows(
    titled: &Titled<'_>,
    body: usize,
    roles: &[Role],
    draft: &mut Draft,
    budget: &Budget,
) -> Result<()> {
    let own = units::group_of_title(titled.titles.iter().copied());
    for columns in halves(roles) {
        let mut group = own.clone();
        let mut last_time = String::new();
        let time = columns.iter().copied().find(|column| roles[*column] == Role::Time);
        let unit = columns.iter().copied().find(|column| roles[*column].is_unit());
        for row in titled.table.rows[body..].iter().filter(|row| !is_head_again(row)) {
            budget.check()?;
            if let Some(named) = group_row(row) {
                group = Some(named);
                continue;
            }
            let head = body.checked_sub(1).and_then(|head| titled.table.rows.get(head));
            let cells = Cells { table: titled.table, head, row, roles, columns: &columns };
            let mut when_text = time.map_or("", |column| cells.at(column)).to_owned();
            let has_units =
                columns.iter().any(|column| roles[*column].is_unit() && !cells.at(*column).is_empty());
            // A time written once for several rows stands left of their units; right of them it is simply missing. Where
            // merging could have said so, it is only asked about.
            if when_text.is_empty() && has_units && time < unit && !last_time.is_empty() {
                if !titled.table.merges_known {
                    when_text.clone_from(&last_time);
                }
                let units: Vec<&str> = columns
                    .iter()
                    .filter(|column| roles[**column].is_unit())
                    .map(|column| cells.at(*column))
                    .collect();
                draft.ask(
                    QuestionKind::Repaired,
                    format!("row:{}:{}", row.at.source, row.at.line),
                    &units.join(&w::LIST.to_string()),
                    vec![last_time.clone()],
                    Some(row.at),
                );
            }
            if !when_text.is_empty() {
                last_time.clone_from(&when_text);
            }
            let group = cells.of(&Role::Group).map(str::to_owned).or_else(|| group.clone());
            row_assignments(&cells, &when_text, group.as_deref(), draft);
        }
    }
    Ok(())
}

/// One row, seen by roles.
struct Cells<'a> {
    table: &'a Table,
    /// The lowest row of the head, where there is one.
    head: Option<&'a Row>,
    row: &'a Row,
    roles: &'a [Role],
    columns: &'a [usize],
}

impl<'a> Cells<'a> {
    fn at(&self, column: usize) -> &'a str {
        self.row.cells.get(column).map_or("", |cell| cell.trim())
    }

    fn of(&self, role: &Role) -> Option<&'a str> {
        let column = self.columns.iter().find(|column| self.roles[**column] == *role)?;
        Some(self.at(*column)).filter(|text| !text.is_empty())
    }
}

fn row_assignments(cells: &Cells<'_>, when_text: &str, group: Option<&str>, draft: &mut Draft) {
    let any_unit_column = cells.columns.iter().any(|column| cells.roles[*column].is_unit());
    let mut template = Assignment::new(SessionKind::Branch);
    template.at = Some(cells.row.at);
    template.time = draft.time(when_text, template.at);
    template.theme = cells.of(&Role::Theme).map(theme);
    template.place = cells.of(&Role::Place).map(place);
    let told = |role: &Role| cells.of(role).map(|text| widened(&text.replace('\n', "")));
    template.form = told(&Role::Form);
    template.content = told(&Role::Content);
    template.audience = told(&Role::Invitees);
    template.publish_form = told(&Role::PublishForm);
    let platforms = cells.of(&Role::PublishOn).unwrap_or_default().split([w::LIST, ',', ';', '\n']);
    template.publish_on = platforms.map(str::trim).filter(|name| !name.is_empty()).map(widened).collect();
    template.note = told(&Role::Note);
    if template
        .place
        .as_deref()
        .is_some_and(|place| w::TENTATIVE_TAIL.iter().any(|tail| place.ends_with(&widened(tail))))
    {
        template.place = template.place.map(|place| {
            let tail = w::TENTATIVE_TAIL.iter().map(|tail| widened(tail)).find(|tail| place.ends_with(tail));
            tail.map_or_else(|| place.clone(), |tail| place[..place.len() - tail.len()].to_owned())
        });
    }
    for column in cells.columns.iter().filter(|column| cells.roles[**column] == Role::OtherPart) {
        let label = cells.head.and_then(|head| head.cells.get(*column)).map_or("", String::as_str);
        let (roles, others) = parts::of_list(cells.at(*column), &squeezed(label));
        template.roles.extend(roles);
        draft.no_unit(&others, cells.row.at);
    }
    if !any_unit_column {
        // One office holds every row; a row of hours inside one day is no session.
        let dated = matches!(
            template.time.value,
            Some(TimeValue::Day(_) | TimeValue::Days(_) | TimeValue::Month(_) | TimeValue::Third(..))
        );
        let dated = dated || when::read(when_text, draft.year) == Some(when::Reading::NoYear);
        if dated && template.theme.is_some() {
            let office = draft.proposal.programme.issuing_office.clone();
            if office.is_none() {
                // Who holds it, nobody said.
                let subject = template.theme.clone().unwrap_or_default();
                let id = format!("organiser:{}:{}", cells.row.at.source, cells.row.at.line);
                draft.ask(QuestionKind::NotUnderstood, id, &subject, Vec::new(), template.at);
            }
            template.units.extend(office);
            draft.proposal.assignments.push(template);
        }
        return;
    }
    for column in cells.columns {
        let group = match &cells.roles[*column] {
            Role::Unit => group.map(str::to_owned),
            Role::GroupUnits(name) => Some(name.clone()),
            _ => continue,
        };
        for (named, text) in units::by_group(cells.at(*column)) {
            let group = named.or_else(|| group.clone());
            let list = units::parse(&text);
            let names: Vec<String> = list.names.into_iter().filter(|name| is_name(name)).collect();
            if names.is_empty() && list.group_words.is_empty() {
                continue;
            }
            for name in &names {
                draft.unit(name, group.as_deref(), cells.row.at);
            }
            let assignment = Assignment {
                group,
                units: names,
                group_words: list.group_words,
                open_list: list.open,
                ..template.clone()
            };
            let goes_on = cells.table.covered.contains(&(cells.row.at.line, *column));
            if !(goes_on && continued(&assignment, draft)) {
                draft.proposal.assignments.push(assignment);
            }
        }
    }
}

/// How far back the assignment is looked for that a merged cell goes on with: as many units as one cell parts into.
const NEAR: usize = 32;

/// A unit's cell that is merged over rows is one session where its time is one too: what further rows say is put to it.
fn continued(more: &Assignment, draft: &mut Draft) -> bool {
    let near = draft.proposal.assignments.iter_mut().rev().take(NEAR);
    let mut same = near.filter(|known| {
        known.units == more.units
            && known.group_words == more.group_words
            && known.time.text == more.time.text
    });
    let Some(known) = same.next() else { return false };
    for (text, more) in [
        (&mut known.theme, &more.theme),
        (&mut known.place, &more.place),
        (&mut known.form, &more.form),
        (&mut known.content, &more.content),
        (&mut known.audience, &more.audience),
        (&mut known.publish_form, &more.publish_form),
        (&mut known.note, &more.note),
    ] {
        match (text, more) {
            (Some(text), Some(more)) if !text.split(w::WIDE_SEMICOLON).any(|part| part == more) => {
                text.push(w::WIDE_SEMICOLON);
                text.push_str(more);
            }
            (text @ None, Some(_)) => text.clone_from(more),
            _ => {}
        }
    }
    for name in &more.publish_on {
        if !known.publish_on.contains(name) {
            known.publish_on.push(name.clone());
        }
    }
    for role in &more.roles {
        if !known.roles.contains(role) {
            known.roles.push(role.clone());
        }
    }
    true
}

/// A theme cell: lines joined, a lost opening quotation mark put back.
fn theme(text: &str) -> String {
    let text = text.replace('\n', "");
    let text = numbering(&text).filter(|(level, _)| *level == 1).map_or(text.as_str(), |(_, rest)| rest);
    let lost = text.matches(w::CLOSE).count() == text.matches(w::OPEN).count() + 1;
    if lost { widened(&format!("{}{text}", w::OPEN)) } else { widened(text) }
}

fn place(text: &str) -> String {
    widened(&text.replace('\n', " "))
}

/// Months that head columns: column and phrase. At least two.
fn month_columns(table: &Table) -> Option<(usize, Vec<(usize, String)>)> {
    for (at, row) in table.rows.iter().enumerate().take(3) {
        let months: Vec<(usize, String)> = row
            .cells
            .iter()
            .enumerate()
            .filter(|(_, cell)| cell.chars().count() <= 12 && columns::is_time(cell))
            .map(|(column, cell)| (column, cell.clone()))
            .collect();
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let units =
            row.cells.iter().any(|cell| units::looks_like_list(cell) && columns::role(cell).is_none());
        if months.len() >= 2 && months.len() + 2 >= filled && !units {
            return Some((at, months));
        }
    }
    None
}

fn by_month_columns(
    titled: &Titled<'_>,
    months: &(usize, Vec<(usize, String)>),
    draft: &mut Draft,
    budget: &Budget,
) -> Result<()> {
    let own = units::group_of_title(titled.titles.iter().copied());
    let (head, months) = months;
    for (column, text) in months {
        for row in &titled.table.rows[head + 1..] {
            budget.check()?;
            let group = row.cells.iter().find_map(|cell| units::group(cell)).or_else(|| own.clone());
            let Some(cell) = row.cells.get(*column).filter(|cell| !cell.is_empty()) else { continue };
            let list = units::parse(cell);
            let names: Vec<String> =
                list.names.into_iter().filter(|name| units::looks_like_unit(name)).collect();
            if names.is_empty() && list.group_words.is_empty() {
                continue;
            }
            let mut assignment = Assignment::new(SessionKind::Branch);
            assignment.at = Some(row.at);
            assignment.time = draft.time(text, assignment.at);
            for name in &names {
                draft.unit(name, group.as_deref(), row.at);
            }
            assignment.group = group;
            assignment.units = names;
            assignment.group_words = list.group_words;
            assignment.open_list = list.open;
            draft.proposal.assignments.push(assignment);
        }
    }
    Ok(())
}

/// Asks about units that one list names more than once at one time: one session, or as many as it says?
fn repeated(list: std::ops::Range<usize>, draft: &mut Draft) {
    let mut counts: HashMap<(&str, String), (usize, Option<Position>)> = HashMap::new();
    let mut order = Vec::new();
    for row in draft.proposal.assignments[list].iter().filter(|row| row.theme.is_none()) {
        let time = row.time.value_text();
        for unit in row.units.iter().filter(|_| !time.is_empty()) {
            let key = (unit.as_str(), time.clone());
            let (count, at) = counts.entry(key.clone()).or_insert((0, row.at));
            *count += 1;
            if *count == 2 {
                *at = row.at;
                order.push(key);
            }
        }
    }
    let mut asked = Vec::new();
    for key in order {
        if let Some((count, at)) = counts.get(&key) {
            let values = (1..=*count).map(|count| count.to_string()).collect();
            asked.push((repeated_question(&widened(key.0), &key.1), widened(key.0), values, *at));
        }
    }
    for (id, name, values, at) in asked {
        draft.ask(QuestionKind::Repeated, id, &name, values, at);
    }
}

/// Asks about units that stand in more than one row with different times.
fn twice(draft: &mut Draft) {
    let mut rows: HashMap<&str, Vec<&Assignment>> = HashMap::new();
    for row in &draft.proposal.assignments {
        for unit in &row.units {
            rows.entry(unit).or_default().push(row);
        }
    }
    let mut asked = Vec::new();
    for unit in &draft.proposal.units {
        let Some(rows) = rows.get(unit.name.as_str()) else { continue };
        let mut times: Vec<String> =
            rows.iter().map(|row| row.time.value_text()).filter(|time| !time.is_empty()).collect();
        times.dedup();
        // Themes of their own make them different sessions, not one written twice.
        if times.len() > 1 && rows.iter().all(|row| row.theme.is_none()) {
            times.truncate(12);
            asked.push((unit.name.clone(), times, unit.at));
        }
    }
    for (name, times, at) in asked {
        draft.ask(QuestionKind::Twice, format!("twice:{name}"), &name, times, at);
    }
}
