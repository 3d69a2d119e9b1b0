//! A table pasted from a spreadsheet → what it says about the sessions of a year that are there already. It makes no units
//! and no sessions; what is no such table is read by the ways of a notice.

use std::collections::{HashMap, HashSet};

use super::columns::{self, Role};
use super::text::{Row, Table, folded, squeezed};
use super::when;
use super::words as w;
use crate::model::edit::{Arranged, Placing, SessionFact};
use crate::model::ids::{ProgrammeId, SessionId, UnitId};
use crate::model::names::Compared;
use crate::model::pasted::{Anchor, Holds, Pasted, PastedFault, PastedRow};
use crate::model::programme::Programme;
use crate::model::proposal::{Position, TimeValue};
use crate::model::session::{Session, SessionKind};
use crate::model::setting::SettingKey;
use crate::model::when::When;
use crate::model::{Month, Snapshot};

/// Rows that are read at once.
const MOST: usize = 20_000;
/// Characters that a text of a session may have.
const LONGEST: usize = 2_000;

/// Reads a pasted table. One without names of units goes to where `anchor` says. With `carry` an empty cell for the month
/// says what the one above it does, as in a spreadsheet whose cells were merged.
#[must_use]
pub fn pasted(
    text: &str,
    snapshot: &Snapshot,
    programme: ProgrammeId,
    anchor: Option<&Anchor>,
    carry: bool,
) -> Pasted {
    let Some(year) = snapshot.programmes.get(programme) else { return Pasted::default() };
    let mut rows = cells(text);
    let left = rows.len().saturating_sub(MOST);
    rows.truncate(MOST);
    let table = table(&rows);
    let head = columns::head(&table);
    let body = head.as_ref().map_or(0, |head| head.body);
    let heads =
        head.as_ref().and_then(|head| rows.get(head.body.saturating_sub(1))).cloned().unwrap_or_default();
    let roles = head.map_or_else(|| columns::inferred(&table), |head| head.roles);
    let mut holds: Vec<Option<Holds>> = roles
        .iter()
        .enumerate()
        .map(|(n, role)| held_by(role, heads.get(n).map_or("", String::as_str)))
        .collect();
    by_names(&mut holds, &rows[body..], snapshot);
    let mut reader = Reader::new(snapshot, year);
    let by_unit = holds.contains(&Some(Holds::Unit));
    let anchor = anchor.filter(|_| !by_unit);
    let mut first = body;
    if let Some(anchor) = anchor {
        // A line of heads alone is none of the rows.
        let heading = |row: &Vec<String>| row.iter().all(|cell| columns::role(cell).is_some());
        first = usize::from(rows.first().is_some_and(heading));
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        holds = (0..width).map(|n| anchor.columns.get(n).copied()).collect();
    }
    let mut pasted = Pasted {
        columns: holds.iter().enumerate().map(|(n, holds)| (title(&heads, n), *holds)).collect(),
        gaps: gaps(&rows[first..], &holds),
        left,
        ..Pasted::default()
    };
    if !by_unit && anchor.is_none() {
        return pasted;
    }
    let mut above: HashMap<usize, String> = HashMap::new();
    for (n, row) in rows.iter().enumerate().skip(first) {
        if row.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        let mut row = row.clone();
        if carry {
            carry_down(&mut row, &holds, &mut above);
        }
        match anchor {
            Some(anchor) => {
                let session = anchor.sessions.get(n - first).copied();
                pasted.rows.push(reader.placed(n + 1, &row, &holds, session));
            }
            None => reader.named(n + 1, &row, &holds, &mut pasted.rows),
        }
    }
    pasted
}

/// The cells of lines with tabs between them. A cell in quotation marks may hold lines and tabs, as spreadsheets write it.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let chars: Vec<char> = text.chars().collect();
    let mut rows = vec![Vec::new()];
    let mut cell = String::new();
    let mut at = 0;
    let mut begins = true;
    let put = |rows: &mut Vec<Vec<String>>, cell: &mut String| {
        let text = folded(&std::mem::take(cell)).trim().to_owned();
        if let Some(row) = rows.last_mut() {
            row.push(text);
        }
    };
    while at < chars.len() {
        let c = chars[at];
        if begins
            && c == '"'
            && let Some((inside, end)) = quoted(&chars, at + 1)
        {
            cell = inside;
            at = end;
            begins = false;
            continue;
        }
        begins = false;
        match c {
            '\t' => {
                put(&mut rows, &mut cell);
                begins = true;
            }
            '\n' => {
                put(&mut rows, &mut cell);
                rows.push(Vec::new());
                begins = true;
            }
            c => cell.push(c),
        }
        at += 1;
    }
    put(&mut rows, &mut cell);
    while rows.last().is_some_and(|row| row.iter().all(String::is_empty)) {
        rows.pop();
    }
    rows
}

/// What stands in quotation marks from `from` on, and where it ends; `None` where the mark is one of the text.
fn quoted(chars: &[char], from: usize) -> Option<(String, usize)> {
    let mut inside = String::new();
    let mut at = from;
    loop {
        match (chars.get(at)?, chars.get(at + 1)) {
            ('"', Some('"')) => {
                inside.push('"');
                at += 2;
            }
            ('"', None | Some('\t' | '\n')) => return Some((inside, at + 1)),
            ('"', Some(_)) => return None,
            (c, _) => {
                inside.push(*c);
                at += 1;
            }
        }
    }
}

fn table(rows: &[Vec<String>]) -> Table {
    let row =
        |(n, cells): (u32, &Vec<String>)| Row { cells: cells.clone(), at: Position { source: 0, line: n } };
    Table { rows: (1..).zip(rows.iter().take(200)).map(row).collect(), ..Table::default() }
}

fn title(heads: &[String], n: usize) -> String {
    heads.get(n).map_or_else(String::new, |head| head.replace('\n', ""))
}

fn held_by(role: &Role, head: &str) -> Option<Holds> {
    match role {
        Role::Unit | Role::GroupUnits(_) => Some(Holds::Unit),
        Role::Time if squeezed(head).contains(w::MONTH) => Some(Holds::Month),
        Role::Time => Some(Holds::Time),
        Role::Place => Some(Holds::Place),
        Role::Form => Some(Holds::Form),
        Role::Theme => Some(Holds::Theme),
        Role::Note => Some(Holds::Note),
        Role::Seq
        | Role::TimeEnd
        | Role::Clock
        | Role::OtherPart
        | Role::Group
        | Role::Content
        | Role::PublishForm
        | Role::PublishOn
        | Role::Invitees
        | Role::Contact
        | Role::Other => None,
    }
}

/// The column in which most cells are names that the file knows is the one of the units.
fn by_names(holds: &mut [Option<Holds>], rows: &[Vec<String>], snapshot: &Snapshot) {
    let looked: Vec<&Vec<String>> = rows.iter().take(200).collect();
    let known = |column: usize| {
        let cells = looked.iter().filter_map(|row| row.get(column));
        cells.filter(|cell| !snapshot.units_named(cell).is_empty()).count()
    };
    let best = (0..holds.len())
        .map(|column| (known(column), column))
        .max_by_key(|(hits, n)| (*hits, usize::MAX - n));
    if let Some((hits, column)) = best.filter(|(hits, _)| *hits > 0 && hits * 2 >= looked.len()) {
        let _ = hits;
        for other in holds.iter_mut().filter(|other| **other == Some(Holds::Unit)) {
            *other = None;
        }
        holds[column] = Some(Holds::Unit);
    }
}

fn of_month(holds: Option<Holds>) -> bool {
    matches!(holds, Some(Holds::Month | Holds::Time))
}

fn gaps(rows: &[Vec<String>], holds: &[Option<Holds>]) -> bool {
    let Some(column) = holds.iter().position(|holds| of_month(*holds)) else { return false };
    let filled = |row: &Vec<String>| row.get(column).is_some_and(|cell| !cell.is_empty());
    let first = rows.iter().position(filled);
    first.is_some_and(|first| rows[first..].iter().any(|row| !filled(row)))
}

fn carry_down(row: &mut [String], holds: &[Option<Holds>], above: &mut HashMap<usize, String>) {
    for (column, cell) in row.iter_mut().enumerate() {
        if !of_month(holds.get(column).copied().flatten()) {
            continue;
        }
        if cell.is_empty() {
            cell.clone_from(above.entry(column).or_default());
        } else {
            above.insert(column, cell.clone());
        }
    }
}

/// What a cell for month or time says.
#[derive(Default)]
struct Said {
    placing: Option<Placing>,
    when: Option<(Option<When>, String)>,
}

struct Reader<'a> {
    snapshot: &'a Snapshot,
    year: &'a Programme,
    /// Sessions that have a row already.
    used: HashSet<SessionId>,
    /// Names of the year's units taken apart, made when one is not known.
    compared: Option<HashMap<Key, Vec<(Compared, UnitId)>>>,
}

/// What names that may be one unit have in common.
type Key = (crate::model::unit::Tier, Option<char>, Option<char>, String);

impl<'a> Reader<'a> {
    fn new(snapshot: &'a Snapshot, year: &'a Programme) -> Self {
        Self { snapshot, year, used: HashSet::new(), compared: None }
    }

    /// A row that names its units.
    fn named(&mut self, number: usize, row: &[String], holds: &[Option<Holds>], rows: &mut Vec<PastedRow>) {
        let written: Vec<&String> = row
            .iter()
            .zip(holds)
            .filter(|(cell, holds)| **holds == Some(Holds::Unit) && !cell.is_empty())
            .map(|(cell, _)| cell)
            .collect();
        if written.is_empty() {
            let fault = vec![PastedFault::NoName];
            rows.push(PastedRow { number, name: String::new(), unit: None, taken: None, faults: fault });
            return;
        }
        for cell in written {
            let names: Vec<&str> = if self.snapshot.units_named(cell).is_empty() {
                cell.split([w::LIST, '\n', ';']).map(str::trim).filter(|name| !name.is_empty()).collect()
            } else {
                vec![cell.as_str()]
            };
            for name in names {
                let row = self.of_unit(number, name, row, holds);
                rows.push(row);
            }
        }
    }

    fn of_unit(&mut self, number: usize, name: &str, row: &[String], holds: &[Option<Holds>]) -> PastedRow {
        let mut told =
            PastedRow { number, name: name.to_owned(), unit: None, taken: None, faults: Vec::new() };
        let Some(unit) = self.unit(name) else {
            told.faults.push(PastedFault::Unknown(self.perhaps(name)));
            return told;
        };
        told.unit = Some(unit);
        let (said, facts) = self.read(row, holds, &mut told.faults);
        let sessions = self.snapshot.sessions_held_by(self.year.id, unit);
        let sessions: Vec<&Session> =
            sessions.into_iter().filter(|s| s.kind == SessionKind::Branch).collect();
        if sessions.is_empty() {
            told.faults.push(PastedFault::NoSession);
            return told;
        }
        let free: Vec<&Session> = sessions.into_iter().filter(|s| !self.used.contains(&s.id)).collect();
        let month = match said.placing {
            Some(Placing::Month(month)) => Some(month),
            _ => said.when.as_ref().and_then(|(when, _)| when.as_ref()?.days.first()).map(Month::of),
        };
        let there = free.iter().find(|s| month.is_some() && s.month == month);
        let open = free.iter().find(|s| s.month.is_none());
        let Some(session) = there.or(open).or(free.first()).copied() else {
            told.faults.push(PastedFault::Twice);
            return told;
        };
        self.used.insert(session.id);
        told.taken = self.taken(session, said, facts, &mut told.faults);
        told
    }

    /// A row that goes to a session by its place.
    fn placed(
        &mut self,
        number: usize,
        row: &[String],
        holds: &[Option<Holds>],
        session: Option<SessionId>,
    ) -> PastedRow {
        let mut told = PastedRow { number, name: String::new(), unit: None, taken: None, faults: Vec::new() };
        let Some(session) = session.and_then(|id| self.snapshot.sessions.get(id)) else {
            told.faults.push(PastedFault::NoRow);
            return told;
        };
        if !self.used.insert(session.id) {
            told.faults.push(PastedFault::Twice);
            return told;
        }
        told.unit = self.snapshot.organisers_of(session.id).next();
        if let Some(unit) = told.unit {
            self.snapshot.printed_name(self.year.id, unit).clone_into(&mut told.name);
        }
        let (said, facts) = self.read(row, holds, &mut told.faults);
        told.taken = self.taken(session, said, facts, &mut told.faults);
        told
    }

    fn unit(&self, name: &str) -> Option<UnitId> {
        let all = self.snapshot.units_named(name);
        let taking_part = |unit: &&UnitId| self.snapshot.participation(self.year.id, **unit).is_some();
        all.iter().find(taking_part).or(all.first()).copied()
    }

    /// The one unit of the year whose name may be meant.
    fn perhaps(&mut self, name: &str) -> Option<UnitId> {
        let region = Some(self.snapshot.setting(SettingKey::Region)).filter(|region| !region.is_empty());
        let (snapshot, year) = (self.snapshot, self.year.id);
        let compared = self.compared.get_or_insert_with(|| {
            let mut all: HashMap<Key, Vec<(Compared, UnitId)>> = HashMap::new();
            for part in snapshot.parts_of(year) {
                let name = Compared::new(snapshot.printed_name(year, part.unit), region);
                all.entry(name.key()).or_default().push((name, part.unit));
            }
            all
        });
        let wanted = Compared::new(name, region);
        let near = compared.get(&wanted.key())?;
        let mut fitting = near.iter().filter(|(other, _)| wanted.may_be(other)).map(|(_, unit)| *unit);
        let first = fitting.next()?;
        fitting.next().is_none().then_some(first)
    }

    /// What the cells of a row say beside its unit.
    fn read(
        &self,
        row: &[String],
        holds: &[Option<Holds>],
        faults: &mut Vec<PastedFault>,
    ) -> (Said, Vec<SessionFact>) {
        let mut said = Said::default();
        let mut facts = Vec::new();
        if row.iter().skip(holds.len()).any(|cell| !cell.is_empty()) {
            faults.push(PastedFault::Ragged);
        }
        for (cell, holds) in row.iter().zip(holds).filter(|(cell, _)| !cell.is_empty()) {
            if cell.chars().count() > LONGEST {
                faults.push(PastedFault::TooLong);
                continue;
            }
            // Inside a cell lines are parted by blanks, as a session's facts are one line each.
            let text = || cell.split_whitespace().collect::<Vec<_>>().join(" ");
            match holds {
                Some(Holds::Month | Holds::Time) => match self.time(cell, *holds == Some(Holds::Month)) {
                    Some(more) => {
                        said.placing = said.placing.or(more.placing);
                        said.when = said.when.or(more.when);
                    }
                    None => faults.push(PastedFault::NoTime(text())),
                },
                Some(Holds::Place) => facts.push(SessionFact::Place(text())),
                Some(Holds::Form) => facts.push(SessionFact::Form(text())),
                Some(Holds::Theme) => facts.push(SessionFact::Theme(text())),
                Some(Holds::Note) => facts.push(SessionFact::Note(text())),
                Some(Holds::Unit) | None => {}
            }
        }
        (said, facts)
    }

    fn time(&self, cell: &str, month_first: bool) -> Option<Said> {
        let of_month = |month| Said { placing: Some(Placing::Month(month)), when: None };
        if squeezed(cell) == w::UNSCHEDULED {
            return Some(Said { placing: Some(Placing::Unscheduled), when: None });
        }
        if month_first && let Some(month) = Month::parse(&squeezed(cell), Some(self.year.year)) {
            return Some(of_month(self.in_year(month)));
        }
        let Some(when::Reading::Moment(moment)) = when::read(cell, Some(self.year.year)) else { return None };
        if moment.repaired || moment.wrong_weekday {
            return None;
        }
        let time = moment.time;
        if let (None, Some(TimeValue::Month(month))) = (time.days(), &time.value) {
            return Some(of_month(self.in_year(*month)));
        }
        match time.when() {
            Some(fixed) => {
                let when = When { inferred: false, ..fixed };
                Some(Said { placing: None, when: Some((Some(when), String::new())) })
            }
            // To be told later.
            None if time.value.is_none() => Some(Said { placing: None, when: Some((None, cell.to_owned())) }),
            None => None,
        }
    }

    /// A year that runs into the next one has its later months there.
    fn in_year(&self, month: Month) -> Month {
        let months = &self.year.months;
        let same = |other: &&Month| other.number() == month.number();
        if months.contains(&month) { month } else { months.iter().find(same).copied().unwrap_or(month) }
    }

    /// What of it changes the session.
    fn taken(
        &self,
        session: &Session,
        said: Said,
        mut facts: Vec<SessionFact>,
        faults: &mut Vec<PastedFault>,
    ) -> Option<Arranged> {
        let mut placing = said.placing;
        if let Some((when, text)) = said.when {
            // What has no month yet gets that of its day; a day outside the month is for the checks to tell.
            let first = when.as_ref().and_then(|when| when.days.first()).map(Month::of);
            if session.month.is_none() && placing.is_none() {
                placing = first.map(Placing::Month);
            }
            facts.push(SessionFact::When(when, text));
        }
        let wanted = match placing {
            Some(Placing::Month(month)) => Some(month),
            Some(Placing::Unscheduled) => None,
            None => session.month,
        };
        if wanted == session.month {
            placing = None;
        } else if session.locked {
            faults.push(PastedFault::Locked);
            placing = None;
        } else if let Some(month) = wanted.filter(|month| !self.year.months.contains(month)) {
            faults.push(PastedFault::MonthOutside(month));
            placing = None;
        }
        facts.retain(|fact| match fact {
            SessionFact::When(when, text) => (&session.when, &session.when_text) != (when, text),
            SessionFact::Place(text) => session.place != *text,
            SessionFact::Form(text) => session.form != *text,
            SessionFact::Theme(text) => session.theme != *text,
            SessionFact::Note(text) => session.note != *text,
            _ => true,
        });
        let any = placing.is_some() || !facts.is_empty();
        any.then_some(Arranged { session: session.id, placing, facts })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cell_in_quotation_marks_may_hold_lines() {
        let rows = cells("单位\t备注\n县水利局\t\"两行\n\"\"引\"\"\t号\"\n县林业局\t\"引\"号在中间\n\n");
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1], ["县水利局", "两行\n\"引\"\t号"]);
        assert_eq!(rows[2][1], "\"引\"号在中间");
    }
}
