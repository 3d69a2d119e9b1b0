//! Sessions of a proposal. What a person placed or locked is a conflict, taken over only when that was asked for.

use std::collections::{HashMap, HashSet};

use crate::model::Month;
use crate::model::edit::EditRefusal;
use crate::model::ids::{SessionId, UnitId};
use crate::model::import::{ImportOutcome, ImportSubject};
use crate::model::proposal::{Assignment, Proposal, repeated_question};
use crate::model::session::{Party, Role, Session, SessionKind};

use super::super::{clean_text, duties, placement};
use super::Import;

impl Import<'_, '_> {
    /// The main session's facts and participants, in the attachment's order.
    pub(super) fn main_session(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let Some(main) = &proposal.main_session else { return Ok(()) };
        let is_new = self.draft.now().main_session(self.programme).is_none();
        let id = placement::main_session(self.draft, self.programme);
        let before = self.draft.session(id)?;
        let mut wanted = before.clone();
        fill(&mut wanted, main, self.year)?;
        let by_hand = before.when.is_some() && before.when != wanted.when
            || !before.place.is_empty() && before.place != wanted.place;
        let outcome = if is_new {
            ImportOutcome::Added
        } else if wanted == before {
            ImportOutcome::Same
        } else if by_hand && !self.overwrite {
            ImportOutcome::Conflict
        } else {
            ImportOutcome::Updated
        };
        if outcome != ImportOutcome::Conflict {
            self.draft.put(wanted);
        }
        self.line(outcome, ImportSubject::MainSession);

        let parties: Vec<Party> = self.draft.now().parties_of(id).cloned().collect();
        let mut ord = parties.iter().map(|p| p.ord).max().unwrap_or(0);
        let mut there: HashSet<UnitId> =
            parties.iter().filter(|p| p.role == Role::Participant).filter_map(|p| p.unit).collect();
        for name in &main.units {
            let (unit, made) = self.find_or_make(name)?;
            let outcome = if there.insert(unit) {
                ord += 1;
                let printed = self.draft.now().units.get(unit).map_or("", |u| u.name.as_str());
                let as_written = if printed == name { "" } else { name.as_str() };
                duties::add_party(self.draft, id, Some(unit), Role::Participant, ord, as_written);
                ImportOutcome::Added
            } else {
                ImportOutcome::Same
            };
            let asked = self.report.open.iter().any(|q| q.units.first() == Some(name));
            let outcome =
                if made == ImportOutcome::Unsettled || asked { ImportOutcome::Unsettled } else { outcome };
            self.line(outcome, ImportSubject::Participant { unit: name.clone() });
        }
        self.group_words(id, main, ord);
        Ok(())
    }

    /// Every other session: branch sessions unit by unit, the rest as they are.
    pub(super) fn sessions(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let mut slots: Vec<Slot> = Vec::new();
        for (row, assignment) in proposal.assignments.iter().enumerate() {
            if assignment.kind != SessionKind::Branch {
                let session = self.other_session(assignment)?;
                self.rows.entry(row).or_default().push(session);
                continue;
            }
            for assignment in month_by_month(assignment) {
                for name in &assignment.units {
                    let (unit, _) = self.find_or_make(name)?;
                    let assignment = assignment.clone();
                    slots.push(Slot { unit, name: name.clone(), assignment, rows: vec![row] });
                }
            }
            self.left_out(assignment);
        }
        // What stands in its month already claims its session before anything is moved.
        let mut rest = Vec::new();
        for slot in folded(slots, &self.repeats) {
            let (month, _) = months_of(&slot.assignment);
            let held = self.held.entry(slot.unit).or_default();
            match held.iter().position(|s| s.month == month) {
                Some(at) => {
                    let session = held.remove(at);
                    self.refresh(&session, &slot)?;
                }
                None => rest.push(slot),
            }
        }
        for slot in rest {
            self.place(&slot)?;
        }
        Ok(())
    }

    /// A session that stands in its month: facts that it lacks are filled in.
    fn refresh(&mut self, before: &Session, slot: &Slot) -> Result<(), EditRefusal> {
        let Slot { name, assignment, .. } = slot;
        let mut wanted = before.clone();
        fill(&mut wanted, assignment, self.year)?;
        if before.when.is_some() && !self.overwrite {
            wanted.when.clone_from(&before.when);
            wanted.when_text.clone_from(&before.when_text);
        }
        if !before.place.is_empty() && !self.overwrite {
            wanted.place.clone_from(&before.place);
        }
        let joined = self.roles(before.id, assignment)?;
        let outcome = if wanted == *before && !joined { ImportOutcome::Same } else { ImportOutcome::Updated };
        let subject = ImportSubject::Placement { unit: name.clone(), from: before.month, to: wanted.month };
        self.draft.put(wanted);
        self.told(slot, before.id);
        self.line(outcome, subject);
        Ok(())
    }

    /// A session that stands elsewhere, is 未安排, or is not there yet.
    fn place(&mut self, slot: &Slot) -> Result<(), EditRefusal> {
        let Slot { unit, name, assignment, .. } = slot;
        let unit = *unit;
        let (month, _) = months_of(assignment);
        let held = self.held.entry(unit).or_default();
        held.sort_by_key(|s| (s.month.is_some(), s.month, s.ord, s.id));
        let there = (!held.is_empty()).then(|| held.remove(0));
        let from = there.as_ref().and_then(|s| s.month);
        let subject = ImportSubject::Placement { unit: name.clone(), from, to: month };
        if let Some(there) = there.as_ref().filter(|s| (s.locked || s.placed_by_hand) && !self.overwrite) {
            self.told(slot, there.id);
            self.line(ImportOutcome::Conflict, subject);
            return Ok(());
        }
        let outcome = if there.is_some() { ImportOutcome::Updated } else { ImportOutcome::Added };
        let is_new = there.is_none();
        let mut session =
            there.unwrap_or_else(|| duties::new_session(self.draft, self.programme, SessionKind::Branch));
        session.placed_by_hand = false;
        session.month_to = None;
        fill(&mut session, assignment, self.year)?;
        session.ord = self.next_place(unit, month);
        let id = session.id;
        self.draft.put(session);
        if is_new {
            duties::add_party(self.draft, id, Some(unit), Role::Organiser, 1, "");
        }
        self.roles(id, assignment)?;
        self.told(slot, id);
        self.line(outcome, subject);
        Ok(())
    }

    /// Remembers which session the rows of a slot became.
    fn told(&mut self, slot: &Slot, session: SessionId) {
        for row in &slot.rows {
            self.rows.entry(*row).or_default().push(session);
        }
    }

    /// Who coordinates, and other parts than organising; whether somebody was added.
    fn roles(&mut self, session: SessionId, assignment: &Assignment) -> Result<bool, EditRefusal> {
        let mut added = false;
        for role in &assignment.roles {
            let (unit, _) = self.find_or_make(&role.unit)?;
            let parties: Vec<(Option<UnitId>, Role, i64)> =
                self.draft.now().parties_of(session).map(|p| (p.unit, p.role, p.ord)).collect();
            if !parties.iter().any(|(known, part, _)| *known == Some(unit) && *part == role.role) {
                let last = parties.iter().map(|(.., ord)| *ord).max().unwrap_or(0);
                duties::add_party(self.draft, session, Some(unit), role.role, last + 1, &role.as_written);
                added = true;
            }
        }
        Ok(added)
    }

    /// Says what a row of branch sessions tells and no session holds: groups of units that nobody resolved, and lists
    /// that end in 等.
    fn left_out(&mut self, assignment: &Assignment) {
        let time = assignment.when_text.as_deref().unwrap_or_default().trim();
        for word in &assignment.group_words {
            let text = if time.is_empty() { word.clone() } else { format!("{time} {word}") };
            self.line(ImportOutcome::Skipped, ImportSubject::Other { text });
        }
        if let Some(last) = assignment.units.last().filter(|_| assignment.open_list) {
            self.line(ImportOutcome::Skipped, ImportSubject::OpenList { last: last.clone() });
        }
    }

    /// The next place in the unit's cell of a month.
    fn next_place(&mut self, unit: UnitId, month: Option<Month>) -> i64 {
        let Some(group) = self.parts.get(&unit).map(|p| p.group) else { return 1 };
        let place = self.cells.entry((month, group)).or_insert(0);
        *place += 1;
        *place
    }

    /// A publicity week, open day or the like: the same kind, title, wording and place is the same session.
    fn other_session(&mut self, assignment: &Assignment) -> Result<SessionId, EditRefusal> {
        let blank = duties::new_session(self.draft, self.programme, assignment.kind);
        let mut wanted = blank;
        fill(&mut wanted, assignment, self.year)?;
        let same = self.draft.now().sessions_of(self.programme).find(|s| {
            s.kind == wanted.kind
                && s.title == wanted.title
                && s.when_text == wanted.when_text
                && s.place == wanted.place
        });
        let same = same.map(|session| session.id);
        let text = assignment.title.clone().or_else(|| assignment.when_text.clone()).unwrap_or_default();
        let id = same.unwrap_or(wanted.id);
        if same.is_none() {
            self.draft.put(wanted);
            let mut ord = 0;
            for name in &assignment.units {
                let (unit, _) = self.find_or_make(name)?;
                ord += 1;
                duties::add_party(self.draft, id, Some(unit), Role::Organiser, ord, "");
            }
            self.roles(id, assignment)?;
            let last = self.draft.now().parties_of(id).map(|p| p.ord).max().unwrap_or(ord);
            self.group_words(id, assignment, last);
        }
        if let Some(last) = assignment.units.last().filter(|_| assignment.open_list) {
            self.line(ImportOutcome::Skipped, ImportSubject::OpenList { last: last.clone() });
        }
        let outcome = if same.is_some() { ImportOutcome::Same } else { ImportOutcome::Added };
        self.line(outcome, ImportSubject::Other { text });
        Ok(id)
    }

    /// Group words (各乡镇) stay words until somebody resolves them.
    fn group_words(&mut self, session: SessionId, assignment: &Assignment, last: i64) {
        let role = if assignment.kind == SessionKind::Main { Role::Participant } else { Role::Organiser };
        let there: Vec<String> = self.draft.now().parties_of(session).map(|p| p.as_written.clone()).collect();
        for (at, word) in (1..).zip(assignment.group_words.iter().filter(|w| !there.contains(w))) {
            duties::add_party(self.draft, session, None, role, last + at, word);
        }
    }
}

/// A unit's session as one row of a source tells it.
struct Slot {
    unit: UnitId,
    name: String,
    assignment: Assignment,
    /// Places of its rows in the proposal.
    rows: Vec<usize>,
}

/// Several single months (3月、9月) are as many sessions; a range of months is one.
fn month_by_month(assignment: &Assignment) -> Vec<Assignment> {
    let in_a_row = assignment.months.windows(2).all(|two| two[0].next() == two[1]);
    if assignment.months.len() < 2 || in_a_row {
        return vec![assignment.clone()];
    }
    let single = |month: &Month| Assignment {
        month: Some(*month),
        months: Vec::new(),
        when_text: None,
        ..assignment.clone()
    };
    assignment.months.iter().map(single).collect()
}

/// One fact, one session: rows of any sources that tell the same of a unit become one, with what each of them knows
/// more. `repeats` says how many of them are meant where an answer does.
fn folded(slots: Vec<Slot>, repeats: &HashMap<String, usize>) -> Vec<Slot> {
    let mut kept: Vec<Slot> = Vec::new();
    let mut of_unit: HashMap<UnitId, Vec<usize>> = HashMap::new();
    // Rows with a time first: what only names the unit adds to one of them.
    let (timed, untimed): (Vec<Slot>, Vec<Slot>) =
        slots.into_iter().partition(|slot| !slot.assignment.time_value().is_empty());
    for slot in timed.into_iter().chain(untimed) {
        let time = slot.assignment.time_value();
        let meant = repeats.get(&repeated_question(&slot.name, &time)).copied().unwrap_or(1);
        let there = of_unit.entry(slot.unit).or_default();
        let mut alike = there.iter().copied().filter(|at| same_fact(&kept[*at].assignment, &slot.assignment));
        let (first, more) = (alike.next(), alike.count());
        match first {
            Some(at) if more + 1 >= meant => {
                complete(&mut kept[at].assignment, &slot.assignment);
                kept[at].rows.extend(slot.rows);
            }
            _ => {
                there.push(kept.len());
                kept.push(slot);
            }
        }
    }
    kept
}

/// Whether two rows tell one fact of a unit: nothing that both say differs, and one of them says no time or both the
/// same month.
fn same_fact(one: &Assignment, other: &Assignment) -> bool {
    fn agree<T: PartialEq>(one: Option<&T>, other: Option<&T>) -> bool {
        one.is_none() || other.is_none() || one == other
    }
    let untold = |assignment: &Assignment| {
        months_of(assignment).0.is_none() && assignment.when_text.as_deref().is_none_or(str::is_empty)
    };
    let (days, others) = (one.days(), other.days());
    (untold(one) || untold(other) || months_of(one) == months_of(other))
        && agree(days.as_ref(), others.as_ref())
        && agree(one.theme.as_ref(), other.theme.as_ref())
        && agree(one.title.as_ref(), other.title.as_ref())
        && agree(one.place.as_ref(), other.place.as_ref())
}

/// Puts in what the other row knows more.
fn complete(known: &mut Assignment, more: &Assignment) {
    if known.time_value().is_empty() || known.days().is_none() && more.days().is_some() {
        let rest = known.clone();
        *known = Assignment {
            units: rest.units,
            title: rest.title.or_else(|| more.title.clone()),
            theme: rest.theme.or_else(|| more.theme.clone()),
            place: rest.place.or_else(|| more.place.clone()),
            form: rest.form.or_else(|| more.form.clone()),
            content: rest.content.or_else(|| more.content.clone()),
            audience: rest.audience.or_else(|| more.audience.clone()),
            group: rest.group.or_else(|| more.group.clone()),
            note: rest.note.or_else(|| more.note.clone()),
            roles: [rest.roles, more.roles.clone()].concat(),
            ..more.clone()
        };
        return;
    }
    for (known, more) in [
        (&mut known.title, &more.title),
        (&mut known.theme, &more.theme),
        (&mut known.place, &more.place),
        (&mut known.form, &more.form),
        (&mut known.content, &more.content),
        (&mut known.audience, &more.audience),
        (&mut known.note, &more.note),
    ] {
        if known.is_none() {
            known.clone_from(more);
        }
    }
    known.roles.extend_from_slice(&more.roles);
    known.time_from = known.time_from.or(more.time_from);
    known.time_to = known.time_to.or(more.time_to);
}

/// First and last planned month of an assignment.
fn months_of(assignment: &Assignment) -> (Option<Month>, Option<Month>) {
    let days = assignment.days();
    let quarter = assignment.quarter.as_deref().and_then(months_of_quarter);
    let first = assignment
        .month
        .or(assignment.month_from)
        .or_else(|| assignment.months.iter().min().copied())
        .or(quarter.map(|q| q.0))
        .or_else(|| days.as_ref().and_then(|d| d.first().or(d.last())).map(Month::of));
    let last =
        assignment.month_to.or_else(|| assignment.months.iter().max().copied()).or(quarter.map(|q| q.1));
    (first, last.filter(|last| Some(*last) > first))
}

/// `2023-Q2`: April to June.
fn months_of_quarter(text: &str) -> Option<(Month, Month)> {
    let (year, number) = text.split_once("-Q")?;
    let (year, number): (i32, u32) = (year.parse().ok()?, number.parse().ok()?);
    Some((Month::new(year, number * 3 - 2)?, Month::new(year, number * 3)?))
}

/// Takes the facts that an assignment states over into a session.
fn fill(session: &mut Session, assignment: &Assignment, year: i32) -> Result<(), EditRefusal> {
    let (month, month_to) = months_of(assignment);
    if month.is_some() {
        session.month = month;
        session.month_to = month_to;
    }
    if let Some(when) = assignment.when() {
        session.when = Some(when);
    }
    let text = |value: &Option<String>, field: &mut String| -> Result<(), EditRefusal> {
        if let Some(value) = value {
            *field = clean_text(value)?;
        }
        Ok(())
    };
    // A plain month is told by the month itself; its wording would be wrong once the session is moved.
    let plain = month.is_some_and(|m| {
        let wording = assignment.when_text.as_deref().unwrap_or_default();
        session.when.is_none() && month_to.is_none() && is_plain_month(wording, m, year)
    });
    if !plain {
        text(&assignment.when_text, &mut session.when_text)?;
    }
    text(&assignment.place, &mut session.place)?;
    text(&assignment.theme, &mut session.theme)?;
    text(&assignment.title, &mut session.title)?;
    text(&assignment.form, &mut session.form)?;
    text(&assignment.content, &mut session.content)?;
    text(&assignment.audience, &mut session.audience)?;
    text(&assignment.publish_form, &mut session.publish_form)?;
    if !assignment.publish_on.is_empty() {
        session.publish_on.clone_from(&assignment.publish_on);
    }
    text(&assignment.note, &mut session.note)
}

fn is_plain_month(text: &str, month: Month, year: i32) -> bool {
    let digits: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|d| d.parse().ok()).collect();
    match digits.as_slice() {
        [] => text.is_empty(),
        [m] => *m == month.number() && month.year() == year,
        [y, m] => i64::from(*y) == i64::from(month.year()) && *m == month.number(),
        _ => false,
    }
}
