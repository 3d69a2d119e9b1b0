//! Sessions of a proposal. What a person placed or locked is a conflict, taken over only when that was asked for.

use std::collections::{HashMap, HashSet};

use crate::model::Month;
use crate::model::edit::EditRefusal;
use crate::model::ids::{SessionId, UnitId};
use crate::model::import::{ImportOutcome, ImportSubject};
use crate::model::proposal::{Assignment, Proposal, repeated_question};
use crate::model::session::{Party, Role, Session, SessionKind};

use super::super::{duties, placement};
use super::facts;
use super::state::Import;

impl Import<'_, '_> {
    /// The main session's facts and participants, in the attachment's order.
    pub(super) fn main_session(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let Some(main) = &proposal.main_session else { return Ok(()) };
        self.about("/main_session/when_text".to_owned());
        let is_new = self.draft.now().main_session(self.programme).is_none();
        let id = placement::main_session(self.draft, self.programme);
        let before = self.draft.session(id)?;
        let (wanted, differences) = facts::merged(&before, main, self.year, self.overwrite)?;
        let roles = self.roles(main)?;
        let joined = self.join_session(id, roles);
        let outcome = if is_new {
            Some(ImportOutcome::Added)
        } else if wanted != before || joined {
            Some(ImportOutcome::Updated)
        } else {
            Some(ImportOutcome::Same).filter(|_| differences.is_empty())
        };
        self.draft.put(wanted);
        if let Some(outcome) = outcome {
            self.line(outcome, ImportSubject::MainSession);
        }
        self.differences(&ImportSubject::MainSession, differences);

        let parties: Vec<Party> = self.draft.now().parties_of(id).cloned().collect();
        let mut ord = parties.iter().map(|p| p.ord).max().unwrap_or(0);
        let mut there: HashSet<UnitId> =
            parties.iter().filter(|p| p.role == Role::Participant).filter_map(|p| p.unit).collect();
        for (number, name) in main.units.iter().enumerate() {
            self.about(format!("/main_session/units/{number}"));
            let unit = self.find_or_make(name)?;
            let outcome = if there.insert(unit) {
                ord += 1;
                let printed = self.draft.now().units.get(unit).map_or("", |u| u.name.as_str());
                let as_written = if printed == name { "" } else { name.as_str() };
                duties::add_party(self.draft, id, Some(unit), Role::Participant, ord, as_written);
                ImportOutcome::Added
            } else {
                ImportOutcome::Same
            };
            self.line(outcome, ImportSubject::Participant { unit: name.clone() });
        }
        self.join_session(id, group_words(main));
        self.open_list(main);
        Ok(())
    }

    /// Every other session: branch sessions unit by unit, the rest as they are.
    pub(super) fn sessions(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let mut slots: Vec<Slot> = Vec::new();
        for (row, assignment) in proposal.assignments.iter().enumerate() {
            self.about(format!("/assignments/{row}/when_text"));
            // What a notice gives to all of a sort (各乡镇) under a name is kept as it is, beside the duties of each.
            let given_to_all = assignment.title.is_some()
                && assignment.units.is_empty()
                && !assignment.group_words.is_empty();
            if assignment.kind != SessionKind::Branch || given_to_all {
                let session = self.other_session(assignment)?;
                self.rows.entry(row).or_default().push(session);
                continue;
            }
            for time in assignment.time.month_by_month() {
                for name in &assignment.units {
                    let unit = self.find_or_make(name)?;
                    let assignment = Assignment { time: time.clone(), ..assignment.clone() };
                    slots.push(Slot { unit, name: name.clone(), assignment, rows: vec![row] });
                }
            }
            self.left_out(assignment);
        }
        // What stands in its month already claims its session before anything is moved.
        let mut rest = Vec::new();
        for slot in folded(slots, &self.repeats) {
            self.about_slot(&slot);
            let (month, _) = facts::months_of(&slot.assignment.time);
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
            self.about_slot(&slot);
            self.place(&slot)?;
        }
        Ok(())
    }

    /// What follows is about the first row that a slot was made from.
    fn about_slot(&mut self, slot: &Slot) {
        self.fact = slot.rows.first().map(|row| format!("/assignments/{row}/when_text"));
    }

    /// A session that stands in its month: facts that it lacks are filled in.
    fn refresh(&mut self, before: &Session, slot: &Slot) -> Result<(), EditRefusal> {
        let Slot { name, assignment, .. } = slot;
        let (wanted, differences) = facts::merged(before, assignment, self.year, self.overwrite)?;
        let roles = self.roles(assignment)?;
        let joined = self.join_session(before.id, roles);
        let outcome = if wanted == *before && !joined { ImportOutcome::Same } else { ImportOutcome::Updated };
        let subject = ImportSubject::Placement { unit: name.clone(), from: before.month, to: wanted.month };
        self.draft.put(wanted);
        self.told(slot, before.id);
        if outcome != ImportOutcome::Same || differences.is_empty() {
            self.line(outcome, subject.clone());
        }
        self.differences(&subject, differences);
        Ok(())
    }

    /// A session that stands elsewhere, is 未安排, or is not there yet.
    fn place(&mut self, slot: &Slot) -> Result<(), EditRefusal> {
        let Slot { unit, name, assignment, .. } = slot;
        let unit = *unit;
        let (month, _) = facts::months_of(&assignment.time);
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
        facts::fill(&mut session, assignment, self.year)?;
        session.ord = self.next_place(unit, month);
        let id = session.id;
        self.draft.put(session);
        if is_new {
            duties::add_party(self.draft, id, Some(unit), Role::Organiser, 1, "");
        }
        let roles = self.roles(assignment)?;
        self.join_session(id, roles);
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

    /// Who coordinates, and other parts than organising.
    fn roles(&mut self, assignment: &Assignment) -> Result<Vec<Part>, EditRefusal> {
        let mut parts = Vec::new();
        for role in &assignment.roles {
            let unit = if role.group { None } else { Some(self.find_or_make(&role.unit)?) };
            // A group keeps its own words until somebody resolves it; of a unit the word for its part is kept.
            let as_written = if role.group { role.unit.clone() } else { role.as_written.clone() };
            parts.push(Part { unit, role: role.role, as_written });
        }
        Ok(parts)
    }

    /// Adds those that are not there to the end of a session's list; whether one was added.
    fn join_session(&mut self, session: SessionId, parts: Vec<Part>) -> bool {
        if parts.is_empty() {
            return false;
        }
        // Looked up once: each party that is added makes the next look-up slow in a large file.
        let mut there: Vec<Part> = Vec::new();
        let mut last = 0;
        for party in self.draft.now().parties_of(session) {
            last = last.max(party.ord);
            there.push(Part { unit: party.unit, role: party.role, as_written: party.as_written.clone() });
        }
        let mut added = false;
        for part in parts {
            if there.iter().any(|known| known.is_of(&part)) {
                continue;
            }
            last += 1;
            duties::add_party(self.draft, session, part.unit, part.role, last, &part.as_written);
            there.push(part);
            added = true;
        }
        added
    }

    /// Says what a row of branch sessions tells and no session holds: groups of units that nobody resolved, and lists
    /// that end in 等.
    fn left_out(&mut self, assignment: &Assignment) {
        let time = assignment.time.text.as_deref().unwrap_or_default().trim();
        for word in &assignment.group_words {
            let text = if time.is_empty() { word.clone() } else { format!("{time} {word}") };
            self.line(ImportOutcome::Skipped, ImportSubject::Other { text });
        }
        self.open_list(assignment);
        // Parts stand at a session; without a unit that holds it there is none.
        for role in assignment.roles.iter().filter(|_| assignment.units.is_empty()) {
            self.line(ImportOutcome::Skipped, ImportSubject::Other { text: role.unit.clone() });
        }
    }

    /// Says that a list ends in 等.
    fn open_list(&mut self, assignment: &Assignment) {
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
        let mut fresh = duties::new_session(self.draft, self.programme, assignment.kind);
        facts::fill(&mut fresh, assignment, self.year)?;
        fresh.each_on_its_own = assignment.kind == SessionKind::Branch;
        let same = self.draft.now().sessions_of(self.programme).find(|s| {
            s.kind == fresh.kind
                && s.title == fresh.title
                && s.when_text == fresh.when_text
                && s.place == fresh.place
        });
        let same = same.cloned();
        let text = assignment.title.clone().or_else(|| assignment.time.text.clone()).unwrap_or_default();
        let subject = ImportSubject::Other { text };
        let id = same.as_ref().map_or(fresh.id, |session| session.id);
        let (mut outcome, mut differences) = (ImportOutcome::Added, Vec::new());
        if let Some(before) = same {
            let (wanted, other) = facts::merged(&before, assignment, self.year, self.overwrite)?;
            outcome = if wanted == before { ImportOutcome::Same } else { ImportOutcome::Updated };
            differences = other;
            self.draft.put(wanted);
        } else {
            self.draft.put(fresh);
        }
        let mut parts = Vec::new();
        for name in &assignment.units {
            let unit = Some(self.find_or_make(name)?);
            parts.push(Part { unit, role: Role::Organiser, as_written: String::new() });
        }
        parts.extend(self.roles(assignment)?);
        parts.extend(group_words(assignment));
        let joined = self.join_session(id, parts);
        if joined && outcome == ImportOutcome::Same {
            outcome = ImportOutcome::Updated;
        }
        self.open_list(assignment);
        if outcome != ImportOutcome::Same || differences.is_empty() {
            self.line(outcome, subject.clone());
        }
        self.differences(&subject, differences);
        Ok(id)
    }
}

/// Somebody's part in a session.
struct Part {
    unit: Option<UnitId>,
    role: Role,
    as_written: String,
}

impl Part {
    /// Whether it is the same part of the same unit, or of a group of the same words.
    fn is_of(&self, other: &Self) -> bool {
        self.unit == other.unit
            && self.role == other.role
            && (self.unit.is_some() || self.as_written == other.as_written)
    }
}

/// Group words (各乡镇) stay words until somebody resolves them.
fn group_words(assignment: &Assignment) -> Vec<Part> {
    let role = if assignment.kind == SessionKind::Main { Role::Participant } else { Role::Organiser };
    let part = |word: &String| Part { unit: None, role, as_written: word.clone() };
    assignment.group_words.iter().map(part).collect()
}

/// A unit's session as one row of a source tells it.
struct Slot {
    unit: UnitId,
    name: String,
    assignment: Assignment,
    /// Places of its rows in the proposal.
    rows: Vec<usize>,
}

/// One fact, one session: rows of any sources that tell the same of a unit become one, with what each of them knows
/// more. `repeats` says how many of them are meant where an answer does.
fn folded(slots: Vec<Slot>, repeats: &HashMap<String, usize>) -> Vec<Slot> {
    let mut kept: Vec<Slot> = Vec::new();
    let mut of_unit: HashMap<UnitId, Vec<usize>> = HashMap::new();
    // Rows with a time first: what only names the unit adds to one of them.
    let (timed, untimed): (Vec<Slot>, Vec<Slot>) =
        slots.into_iter().partition(|slot| !slot.assignment.time.value_text().is_empty());
    for slot in timed.into_iter().chain(untimed) {
        let time = slot.assignment.time.value_text();
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
    let months = |assignment: &Assignment| facts::months_of(&assignment.time);
    let untold = |assignment: &Assignment| {
        months(assignment).0.is_none() && assignment.time.text.as_deref().is_none_or(str::is_empty)
    };
    let (days, others) = (one.time.days(), other.time.days());
    (untold(one) || untold(other) || months(one) == months(other))
        && agree(days.as_ref(), others.as_ref())
        && agree(one.theme.as_ref(), other.theme.as_ref())
        && agree(one.title.as_ref(), other.title.as_ref())
        && agree(one.place.as_ref(), other.place.as_ref())
}

/// Puts in what the other row of the same unit knows more.
fn complete(known: &mut Assignment, more: &Assignment) {
    // Taken apart field by field, so that a new one cannot be forgotten here.
    let Assignment {
        kind: _,
        group,
        title,
        units: _,
        roles,
        group_words: _,
        open_list: _,
        time,
        place,
        theme,
        liaisons_per_unit,
        form,
        content,
        audience,
        publish_form,
        publish_on,
        note,
        at: _,
    } = more;
    for (known, more) in [
        (&mut known.group, group),
        (&mut known.title, title),
        (&mut known.theme, theme),
        (&mut known.place, place),
        (&mut known.form, form),
        (&mut known.content, content),
        (&mut known.audience, audience),
        (&mut known.publish_form, publish_form),
        (&mut known.note, note),
    ] {
        if known.is_none() {
            known.clone_from(more);
        }
    }
    if known.publish_on.is_empty() {
        known.publish_on.clone_from(publish_on);
    }
    known.liaisons_per_unit = known.liaisons_per_unit.or(*liaisons_per_unit);
    known.roles.extend_from_slice(roles);
    if known.time.value.is_none() || known.time.days().is_none() && time.days().is_some() {
        known.time = time.clone();
    } else {
        known.time.from = known.time.from.or(time.from);
        known.time.to = known.time.to.or(time.to);
    }
}
