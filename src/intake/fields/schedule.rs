//! Tables of the schedule → units and assignments: a row a month or a unit, groups as columns, months as columns.

use std::collections::HashMap;

use super::draft::Draft;
use super::notice::Notice;
use super::titled::{Titled, titled};
use super::{matrix, parts, subject};
use crate::error::Result;
use crate::intake::columns::{self, Role};
use crate::intake::layout::Layout;
use crate::intake::limits::Budget;
use crate::intake::text::{Row, Table, integer, numbering, squeezed, widened};
use crate::intake::words as w;
use crate::intake::{units, when};
use crate::model::proposal::{Assignment, Position, QuestionKind, TimeValue, repeated_question};
use crate::model::session::SessionKind;

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
            if let Some(months) = matrix::months(titled.table) {
                matrix::read(&titled, &months, draft, budget)?;
            } else {
                let layout = Layout::of(titled.table);
                if is_statistics(&titled, &layout) {
                    statistics(&titled, draft);
                } else if layout.roles.contains(&Role::Time) {
                    by_rows(&titled, &layout, draft, budget)?;
                }
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

/// Whether a table counts what was done: its title says so, or several heads end in a measure (份).
fn is_statistics(titled: &Titled<'_>, layout: &Layout) -> bool {
    let head = layout.head.and_then(|head| titled.table.rows.get(head));
    let measured = |cell: &&String| {
        let inner = squeezed(cell);
        let inner =
            inner.strip_suffix(')').and_then(|rest| rest.rsplit_once('(')).map(|(_, inner)| inner.to_owned());
        inner.is_some_and(|inner| w::MEASURES.contains(&inner.as_str()))
    };
    let heads = head.map_or(0, |row| row.cells.iter().filter(measured).count());
    let named = titled.titles.iter().any(|title| w::STATISTICS.iter().any(|word| title.contains(word)));
    heads > 1 || named && heads > 0
}

/// Its units are taken, its figures and the days on which something was held are asked about.
fn statistics(titled: &Titled<'_>, draft: &mut Draft) {
    let listed = listed(titled);
    let Some((_, _, at)) = listed.units.first().cloned() else { return };
    for (name, group, at) in listed.units {
        draft.unit(&name, group.as_deref(), at);
    }
    let title = titled.titles.last().copied().unwrap_or(w::STATISTICS[0]);
    let id = format!("statistics:{}:{}", at.source, at.line);
    draft.ask(QuestionKind::NotUnderstood, id, title, Vec::new(), Some(at));
}

/// Units of a table without time, in reading order, with the group that the table tells of each; and what stands among
/// them that is no name.
pub fn listed(titled: &Titled<'_>) -> Listed {
    let mut out = Listed::default();
    if matrix::months(titled.table).is_some() {
        return out;
    }
    let layout = Layout::of(titled.table);
    let roles = &layout.roles;
    let own = units::group_of_title(titled.titles.iter().copied());
    let mut group = own.clone();
    for list in &layout.lists {
        for row in titled.table.rows[layout.body..].iter().filter(|row| !is_head_again(row)) {
            if let Some(named) = group_row(row) {
                group = Some(named);
                continue;
            }
            let written = list
                .columns
                .iter()
                .find(|column| roles[**column] == Role::Group)
                .and_then(|column| row.cells.get(*column))
                .filter(|text| !text.is_empty());
            for column in list.columns.iter().filter(|column| roles[**column].is_unit()) {
                let Some(cell) = row.cells.get(*column) else { continue };
                let group = match &roles[*column] {
                    Role::GroupUnits(name) => Some(name.clone()),
                    _ => written.cloned().or_else(|| group.clone()),
                };
                // A cell merged over rows names its unit once.
                if titled.table.covered.contains(&(row.at.line, *column)) {
                    continue;
                }
                let (names, others) = units::sorted(units::parse(cell).names);
                out.units.extend(names.into_iter().map(|name| (name, group.clone(), row.at)));
                out.others.extend(others.into_iter().map(|words| (words, row.at)));
            }
        }
        group.clone_from(&own);
    }
    out
}

/// What a table of units holds.
#[derive(Default)]
pub struct Listed {
    /// Names with their group and place.
    pub units: Vec<(String, Option<String>, Position)>,
    /// Words in the columns of units that are no name.
    pub others: Vec<(String, Position)>,
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

fn by_rows(titled: &Titled<'_>, layout: &Layout, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let own = units::group_of_title(titled.titles.iter().copied());
    let roles = &layout.roles;
    let head = layout.head.and_then(|head| titled.table.rows.get(head));
    for list in &layout.lists {
        let mut group = own.clone();
        let mut last_time = String::new();
        let of_list =
            |fits: &dyn Fn(&Role) -> bool| list.columns.iter().copied().find(|column| fits(&roles[*column]));
        let time = of_list(&|role| *role == Role::Time);
        let unit = of_list(&Role::is_unit);
        let timed = titled.table.rows[layout.body..]
            .iter()
            .any(|row| time.is_some_and(|column| row.cells.get(column).is_some_and(|cell| !cell.is_empty())));
        for row in titled.table.rows[layout.body..].iter().filter(|row| !is_head_again(row)) {
            budget.check()?;
            if let Some(named) = group_row(row) {
                group = Some(named);
                continue;
            }
            let cells = Cells { table: titled.table, head, row, roles, columns: &list.columns };
            let mut when_text = cells.time(time);
            let units: Vec<&str> = list
                .columns
                .iter()
                .filter(|column| roles[**column].is_unit())
                .map(|column| cells.at(*column))
                .filter(|cell| !cell.is_empty() && !units::is_sum(cell))
                .collect();
            let named = units.join(&w::LIST.to_string());
            if when_text.is_empty() && !units.is_empty() && timed {
                // A time written once for several rows stands left of their units; right of them it is simply missing.
                let goes_on = time < unit && !last_time.is_empty();
                if goes_on {
                    when_text.clone_from(&last_time);
                }
                let candidates = if goes_on { vec![last_time.clone()] } else { Vec::new() };
                let kind = if goes_on { QuestionKind::Repaired } else { QuestionKind::NotUnderstood };
                let id = format!("row:{}:{}", row.at.source, row.at.line);
                draft.ask(kind, id, &named, candidates, Some(row.at));
            }
            let other: Vec<&str> = list
                .doubtful
                .iter()
                .map(|column| cells.at(*column))
                .filter(|cell| !cell.is_empty())
                .collect();
            if other.iter().any(|text| *text != when_text) && !units.is_empty() {
                let candidates =
                    [when_text.clone()].into_iter().chain(other.iter().map(|text| (*text).to_owned()));
                let id = format!("time:{}:{}", row.at.source, row.at.line);
                draft.ask(QuestionKind::Repaired, id, &named, candidates.collect(), Some(row.at));
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

    /// What the row says of its time: with its end, or its hours, where those stand in a column of their own; the number
    /// of a month as a month.
    fn time(&self, column: Option<usize>) -> String {
        let text = column.map_or("", |column| self.at(column));
        let month = integer(text)
            .filter(|month| (1..=12).contains(month) && text.bytes().all(|b| b.is_ascii_digit()));
        let mut text = month.map_or_else(|| text.to_owned(), |month| format!("{month}{}", w::MONTH));
        if text.is_empty() {
            return text;
        }
        if let Some(end) = self.of(&Role::TimeEnd).filter(|end| *end != text) {
            text.push(w::UNTIL);
            text.push_str(end);
        }
        if let Some(hours) = self.of(&Role::Clock) {
            text.push(' ');
            text.push_str(hours);
        }
        text
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
            let facts = &draft.proposal.programme;
            let mut office = facts.issuing_office.clone();
            if office.is_none() {
                // Who holds it, nobody said; whom the title names is asked about.
                office = facts.title.as_deref().and_then(subject::subject);
                let subject = office.clone().or_else(|| template.theme.clone()).unwrap_or_default();
                let id = format!("organiser:{}:{}", cells.row.at.source, cells.row.at.line);
                draft.ask(QuestionKind::NotUnderstood, id, &subject, Vec::new(), template.at);
            }
            if let (Some(name), Some(at)) = (&office, template.at) {
                draft.unit(name, None, at);
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
            let (names, others) = units::sorted(list.names);
            draft.no_unit(&others, cells.row.at);
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
