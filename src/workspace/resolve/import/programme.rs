//! Facts of the year and slogans of a proposal.

use crate::model::Month;
use crate::model::edit::{EditRefusal, ProgrammeFact};
use crate::model::import::{ImportOutcome, ImportSubject};
use crate::model::programme::{Labels, Programme};
use crate::model::proposal::{Proposal, ProposedProgramme};
use crate::model::setting::SettingKey;

use super::super::programme;
use super::Import;

impl Import<'_, '_> {
    /// Finds or begins the year, and takes its facts over.
    pub(super) fn programme(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let facts = &proposal.programme;
        let months = months(proposal, self.year);
        let there = self.draft.now().programme_of(self.year).map(|p| p.id);
        let is_new = there.is_none();
        // A year in which nobody takes part yet is a blank sheet: what it was begun with gives way.
        let blank = there.is_some_and(|id| self.draft.now().parts_of(id).next().is_none());
        self.programme = if let Some(id) = there {
            self.draft.open_programme(id)?.id
        } else {
            let title = facts.title.as_deref().unwrap_or_default();
            let row = programme::blank(self.draft, self.year, title, &months)?;
            let id = row.id;
            self.draft.put(row);
            id
        };
        if let Some(region) = &facts.region
            && self.draft.now().setting(SettingKey::Region).is_empty()
        {
            programme::set_setting(self.draft, SettingKey::Region, region)?;
        }
        let stated = facts.first_month.is_some() || assigned_months(proposal).next().is_some();
        for fact in wanted(facts, &months, stated) {
            let row = self.draft.programme(self.programme)?;
            let outcome = match (is_new, held(&row, &fact, blank)) {
                (true, _) => ImportOutcome::Added,
                (false, Held::Same) => ImportOutcome::Same,
                (false, Held::Nothing) => ImportOutcome::Updated,
                (false, Held::Other) if self.overwrite || blank => ImportOutcome::Updated,
                (false, Held::Other) => ImportOutcome::Conflict,
            };
            let key = fact.key().to_owned();
            if matches!(outcome, ImportOutcome::Added | ImportOutcome::Updated) {
                programme::set(self.draft, self.programme, &fact)?;
            }
            self.line(outcome, ImportSubject::Programme { key });
        }
        let mut row = self.draft.programme(self.programme)?;
        if row.liaison_fields.is_empty() {
            row.liaison_fields.clone_from(&proposal.liaison_fields);
        }
        if row.liaisons_per_unit.is_none() {
            row.liaisons_per_unit = proposal.main_session.as_ref().and_then(|m| m.liaisons_per_unit);
        }
        self.draft.put(row);
        Ok(())
    }

    /// Slogans that are not there yet go to the end.
    pub(super) fn slogans(&mut self, proposal: &Proposal) {
        let mut texts: Vec<String> =
            self.draft.now().slogans_of(self.programme).into_iter().map(|s| s.text.clone()).collect();
        for slogan in &proposal.slogans {
            let text = slogan.trim().to_owned();
            let outcome = if texts.contains(&text) {
                ImportOutcome::Same
            } else {
                texts.push(text.clone());
                ImportOutcome::Added
            };
            self.line(outcome, ImportSubject::Slogan { text });
        }
        if let Err(refusal) = programme::set_slogans(self.draft, self.programme, &texts) {
            log::warn!("slogans were not taken: {refusal:?}");
        }
    }
}

/// What the year holds of a fact.
enum Held {
    Nothing,
    Same,
    Other,
}

fn held(row: &Programme, fact: &ProgrammeFact, blank: bool) -> Held {
    let compare = |empty: bool, same: bool| match (same, empty) {
        (true, _) => Held::Same,
        (false, true) => Held::Nothing,
        (false, false) => Held::Other,
    };
    match fact {
        ProgrammeFact::Title(text) => compare(row.title.is_empty(), row.title == text.trim()),
        ProgrammeFact::Ordinal(number) => compare(row.ordinal.is_none(), row.ordinal == *number),
        ProgrammeFact::Theme(text) => compare(row.theme.is_empty(), row.theme == text.trim()),
        ProgrammeFact::Office(text) => compare(row.office.is_empty(), row.office == text.trim()),
        ProgrammeFact::DocNo(text) => compare(row.doc_no.is_empty(), row.doc_no == text.trim()),
        ProgrammeFact::IssuedOn(day) => compare(row.issued_on.is_none(), row.issued_on == *day),
        ProgrammeFact::Addressees(list) => compare(row.addressees.is_empty(), row.addressees == *list),
        ProgrammeFact::CopiesTo(list) => compare(row.copies_to.is_empty(), row.copies_to == *list),
        ProgrammeFact::Months(months) => {
            // Months that the year has beyond the source's are the user's.
            let same = row.months == *months;
            compare(false, same || !blank && months.iter().all(|m| row.months.contains(m)))
        }
        ProgrammeFact::Duty(duty) => compare(false, row.duty == *duty),
        ProgrammeFact::MainCounts(counts) => compare(false, row.main_counts == *counts),
        ProgrammeFact::MinDuration(duration) => {
            compare(row.min_duration.is_none(), row.min_duration == *duration)
        }
        ProgrammeFact::Labels(labels) => compare(row.labels == Labels::default(), row.labels == *labels),
        ProgrammeFact::Closed(closed) => compare(false, row.closed == *closed),
        ProgrammeFact::Contacts(text) => compare(row.contacts.is_empty(), row.contacts == text.trim()),
        ProgrammeFact::Publicity(class) => compare(row.publicity.is_none(), row.publicity == *class),
        ProgrammeFact::Basis(text) => compare(row.basis.is_empty(), row.basis == text.trim()),
        ProgrammeFact::Period(period) => {
            let there = row.date_from.zip(row.date_to);
            compare(there.is_none(), there == *period)
        }
        ProgrammeFact::Recording(on) => compare(false, row.recording == *on),
    }
}

/// The facts that the source states.
fn wanted(facts: &ProposedProgramme, months: &[Month], stated: bool) -> Vec<ProgrammeFact> {
    let text = |value: &Option<String>| value.clone().filter(|t| !t.trim().is_empty());
    let mut list: Vec<ProgrammeFact> = Vec::new();
    list.extend(text(&facts.title).map(ProgrammeFact::Title));
    list.extend(facts.ordinal.map(|n| ProgrammeFact::Ordinal(Some(n))));
    list.extend(text(&facts.theme).map(ProgrammeFact::Theme));
    list.extend(text(&facts.issuing_office).map(ProgrammeFact::Office));
    list.extend(text(&facts.document_no).map(ProgrammeFact::DocNo));
    list.extend(facts.issued.map(|day| ProgrammeFact::IssuedOn(Some(day))));
    if !facts.addressees.is_empty() {
        list.push(ProgrammeFact::Addressees(facts.addressees.clone()));
    }
    if stated {
        list.push(ProgrammeFact::Months(months.to_vec()));
    }
    list.extend(facts.duty_per_unit.map(ProgrammeFact::Duty));
    list.extend(facts.minimum_duration.map(|d| ProgrammeFact::MinDuration(Some(d))));
    list.extend(text(&facts.basis).map(ProgrammeFact::Basis));
    list.extend(text(&facts.contacts).map(ProgrammeFact::Contacts));
    list.extend(facts.date_from.zip(facts.date_to).map(|period| ProgrammeFact::Period(Some(period))));
    list.extend(facts.form.as_deref().and_then(labels).map(ProgrammeFact::Labels));
    list
}

/// The place's words for its sessions, from the notice's word for its form: `1主会+N分会` calls them 主会 and N分会, the
/// count of the one being its own and the N of the others part of the word in titles (“N分会”活动安排表).
fn labels(form: &str) -> Option<Labels> {
    let (main, branch) = form.split_once(['+', '＋'])?;
    let word = |text: &str| {
        let bare = text.trim().trim_start_matches(|c: char| c.is_ascii_digit()).trim().to_owned();
        (!bare.is_empty()).then_some(bare)
    };
    Some(Labels { main: word(main)?, branch: word(branch)? })
}

/// The months of the branch sessions: as stated, else from the first to the last that is assigned, else the whole year.
fn months(proposal: &Proposal, year: i32) -> Vec<Month> {
    let first = proposal.programme.first_month.into_iter().chain(assigned_months(proposal)).min();
    let last = proposal.programme.last_month.into_iter().chain(assigned_months(proposal)).max();
    match (first.or(Month::new(year, 1)), last.or(Month::new(year, 12))) {
        (Some(first), Some(last)) => Month::range(first, last),
        _ => Vec::new(),
    }
}

/// The months that assignments name, in any form.
fn assigned_months(proposal: &Proposal) -> impl Iterator<Item = Month> {
    proposal.assignments.iter().flat_map(|a| {
        let days = a.date.iter().chain(&a.dates).chain(&a.date_from).chain(&a.date_to).chain(&a.due_by);
        let months = a.month.iter().chain(&a.months).chain(&a.month_from).chain(&a.month_to).copied();
        months.chain(days.map(|day| Month::of(*day)))
    })
}
