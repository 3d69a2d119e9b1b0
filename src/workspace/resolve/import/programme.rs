//! Facts of the year and slogans of a proposal.

use chrono::NaiveDate;

use crate::model::Month;
use crate::model::edit::{EditRefusal, ProgrammeFact};
use crate::model::import::{Difference, ImportOutcome, ImportSubject, ImportValue};
use crate::model::programme::{Labels, Programme};
use crate::model::proposal::{Proposal, ProposedProgramme};
use crate::model::setting::SettingKey;

use super::super::programme;
use super::state::Import;

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
        self.region(facts)?;
        let stated =
            facts.first_month.is_some() || proposal.assignments.iter().any(|a| a.time.months().is_some());
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
            self.about(format!("/programme/{}", key_of_proposal(&fact)));
            let difference = (outcome == ImportOutcome::Conflict).then(|| Difference {
                key: key.clone(),
                held: held_value(&row, &fact),
                read: value(&fact),
            });
            if matches!(outcome, ImportOutcome::Added | ImportOutcome::Updated) {
                programme::set(self.draft, self.programme, &fact)?;
            }
            let subject = ImportSubject::Programme { key };
            match difference {
                Some(difference) => self.told_apart(outcome, subject, difference),
                None => self.line(outcome, subject),
            }
        }
        if let Some(form) = facts.form.as_ref().filter(|form| labels(form).is_none()) {
            // A form in other words names no sessions.
            self.about("/programme/form".to_owned());
            self.line(ImportOutcome::Skipped, ImportSubject::Other { text: form.clone() });
        }
        self.liaisons(proposal)
    }

    /// The region, where the file has none; another one is a conflict.
    fn region(&mut self, facts: &ProposedProgramme) -> Result<(), EditRefusal> {
        let Some(read) = facts.region.as_deref().map(str::trim).filter(|region| !region.is_empty()) else {
            return Ok(());
        };
        let held = self.draft.now().setting(SettingKey::Region).trim().to_owned();
        self.about("/programme/region".to_owned());
        // 某市某县 and 某县 are one.
        let same = held.ends_with(read) || !held.is_empty() && read.ends_with(&held);
        if same {
            return Ok(());
        }
        let subject = ImportSubject::Programme { key: "region".to_owned() };
        if held.is_empty() || self.overwrite {
            programme::set_setting(self.draft, SettingKey::Region, read)?;
            if !held.is_empty() {
                self.line(ImportOutcome::Updated, subject);
            }
        } else {
            let (held, read) = (ImportValue::Text(held), ImportValue::Text(read.to_owned()));
            let key = "region".to_owned();
            self.told_apart(ImportOutcome::Conflict, subject, Difference { key, held, read });
        }
        Ok(())
    }

    /// Columns of the liaison form and how many liaisons each unit names; others that are there stay and are told.
    fn liaisons(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        let mut row = self.draft.programme(self.programme)?;
        let mut told = Vec::new();
        if !proposal.liaison_fields.is_empty() && row.liaison_fields != proposal.liaison_fields {
            if row.liaison_fields.is_empty() || self.overwrite {
                row.liaison_fields.clone_from(&proposal.liaison_fields);
            } else {
                let list = |fields: &[String]| ImportValue::List(fields.to_vec());
                told.push(("liaison_fields", list(&row.liaison_fields), list(&proposal.liaison_fields)));
            }
        }
        let read = proposal.main_session.as_ref().and_then(|main| main.liaisons_per_unit);
        if let Some(read) = read.filter(|_| row.liaisons_per_unit != read) {
            match row.liaisons_per_unit.filter(|_| !self.overwrite) {
                None => row.liaisons_per_unit = Some(read),
                Some(held) => {
                    let number = |number: u8| ImportValue::Number(u32::from(number));
                    told.push(("liaisons_per_unit", number(held), number(read)));
                }
            }
        }
        self.draft.put(row);
        for (key, held, read) in told {
            self.about(format!("/{key}"));
            let key = key.to_owned();
            let subject = ImportSubject::Programme { key: key.clone() };
            self.told_apart(ImportOutcome::Conflict, subject, Difference { key, held, read });
        }
        Ok(())
    }

    /// Slogans that are not there yet go to the end.
    pub(super) fn slogans(&mut self, proposal: &Proposal) {
        let mut texts: Vec<String> =
            self.draft.now().slogans_of(self.programme).into_iter().map(|s| s.text.clone()).collect();
        for (number, slogan) in proposal.slogans.iter().enumerate() {
            self.about(format!("/slogans/{number}"));
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
        ProgrammeFact::LiaisonsOf(of) => compare(row.liaisons_of.is_none(), row.liaisons_of == *of),
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
    let ProposedProgramme {
        title,
        // Which year it is was asked before; the region is the file's.
        year: _,
        region: _,
        ordinal,
        theme,
        issuing_office,
        issued,
        document_no,
        form,
        duty_per_unit,
        minimum_duration,
        // These are in `months`.
        first_month: _,
        last_month: _,
        addressees,
        basis,
        contacts,
        date_from,
        date_to,
    } = facts;
    list.extend(text(title).map(ProgrammeFact::Title));
    list.extend(ordinal.map(|n| ProgrammeFact::Ordinal(Some(n))));
    list.extend(text(theme).map(ProgrammeFact::Theme));
    list.extend(text(issuing_office).map(ProgrammeFact::Office));
    list.extend(text(document_no).map(ProgrammeFact::DocNo));
    list.extend(issued.map(|day| ProgrammeFact::IssuedOn(Some(day))));
    if !addressees.is_empty() {
        list.push(ProgrammeFact::Addressees(addressees.clone()));
    }
    if stated {
        list.push(ProgrammeFact::Months(months.to_vec()));
    }
    list.extend(duty_per_unit.map(ProgrammeFact::Duty));
    list.extend(minimum_duration.map(|d| ProgrammeFact::MinDuration(Some(d))));
    list.extend(text(basis).map(ProgrammeFact::Basis));
    list.extend(text(contacts).map(ProgrammeFact::Contacts));
    list.extend(date_from.zip(*date_to).map(|period| ProgrammeFact::Period(Some(period))));
    list.extend(form.as_deref().and_then(labels).map(ProgrammeFact::Labels));
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

/// The key under which a proposal holds a fact that goes by another one in the file.
fn key_of_proposal(fact: &ProgrammeFact) -> &'static str {
    match fact {
        ProgrammeFact::Office(_) => "issuing_office",
        ProgrammeFact::DocNo(_) => "document_no",
        ProgrammeFact::IssuedOn(_) => "issued",
        ProgrammeFact::Months(_) => "first_month",
        ProgrammeFact::Duty(_) => "duty_per_unit",
        ProgrammeFact::MinDuration(_) => "minimum_duration",
        ProgrammeFact::Labels(_) => "form",
        ProgrammeFact::Period(_) => "date_from",
        fact => fact.key(),
    }
}

/// A fact of the year as a line of an import shows it.
fn value(fact: &ProgrammeFact) -> ImportValue {
    let day = |day: Option<NaiveDate>| day.map_or(ImportValue::Nothing, ImportValue::Day);
    match fact {
        ProgrammeFact::Title(text)
        | ProgrammeFact::Theme(text)
        | ProgrammeFact::Office(text)
        | ProgrammeFact::DocNo(text)
        | ProgrammeFact::Contacts(text)
        | ProgrammeFact::Basis(text) => ImportValue::Text(text.clone()),
        ProgrammeFact::Ordinal(number) => {
            number.map_or(ImportValue::Nothing, |number| ImportValue::Number(u32::from(number)))
        }
        ProgrammeFact::Duty(number) => ImportValue::Number(u32::from(*number)),
        ProgrammeFact::IssuedOn(on) => day(*on),
        ProgrammeFact::Addressees(list) | ProgrammeFact::CopiesTo(list) => ImportValue::List(list.clone()),
        ProgrammeFact::Months(months) => ImportValue::Months(months.clone()),
        ProgrammeFact::MinDuration(duration) => duration.map_or(ImportValue::Nothing, ImportValue::Duration),
        ProgrammeFact::Labels(labels) => ImportValue::List(vec![labels.main.clone(), labels.branch.clone()]),
        ProgrammeFact::Period(period) => {
            period.map_or(ImportValue::Nothing, |(from, to)| ImportValue::Period(from, to))
        }
        // No source states these.
        ProgrammeFact::MainCounts(_)
        | ProgrammeFact::Closed(_)
        | ProgrammeFact::Publicity(_)
        | ProgrammeFact::LiaisonsOf(_)
        | ProgrammeFact::Recording(_) => ImportValue::Nothing,
    }
}

/// What the year holds of the same fact.
fn held_value(row: &Programme, fact: &ProgrammeFact) -> ImportValue {
    value(&match fact {
        ProgrammeFact::Title(_) => ProgrammeFact::Title(row.title.clone()),
        ProgrammeFact::Ordinal(_) => ProgrammeFact::Ordinal(row.ordinal),
        ProgrammeFact::Theme(_) => ProgrammeFact::Theme(row.theme.clone()),
        ProgrammeFact::Office(_) => ProgrammeFact::Office(row.office.clone()),
        ProgrammeFact::DocNo(_) => ProgrammeFact::DocNo(row.doc_no.clone()),
        ProgrammeFact::IssuedOn(_) => ProgrammeFact::IssuedOn(row.issued_on),
        ProgrammeFact::Addressees(_) => ProgrammeFact::Addressees(row.addressees.clone()),
        ProgrammeFact::CopiesTo(_) => ProgrammeFact::CopiesTo(row.copies_to.clone()),
        ProgrammeFact::Months(_) => ProgrammeFact::Months(row.months.clone()),
        ProgrammeFact::Duty(_) => ProgrammeFact::Duty(row.duty),
        ProgrammeFact::MainCounts(_) => ProgrammeFact::MainCounts(row.main_counts),
        ProgrammeFact::MinDuration(_) => ProgrammeFact::MinDuration(row.min_duration),
        ProgrammeFact::Labels(_) => ProgrammeFact::Labels(row.labels.clone()),
        ProgrammeFact::Closed(_) => ProgrammeFact::Closed(row.closed),
        ProgrammeFact::Contacts(_) => ProgrammeFact::Contacts(row.contacts.clone()),
        ProgrammeFact::Publicity(_) => ProgrammeFact::Publicity(row.publicity),
        ProgrammeFact::Basis(_) => ProgrammeFact::Basis(row.basis.clone()),
        ProgrammeFact::Period(_) => ProgrammeFact::Period(row.date_from.zip(row.date_to)),
        ProgrammeFact::Recording(_) => ProgrammeFact::Recording(row.recording),
        ProgrammeFact::LiaisonsOf(_) => ProgrammeFact::LiaisonsOf(row.liaisons_of),
    })
}

/// The months of the branch sessions: as stated, else from the first to the last that is assigned, else the whole year.
fn months(proposal: &Proposal, year: i32) -> Vec<Month> {
    let assigned: Vec<(Month, Month)> =
        proposal.assignments.iter().filter_map(|assignment| assignment.time.months()).collect();
    let first =
        proposal.programme.first_month.into_iter().chain(assigned.iter().map(|(first, _)| *first)).min();
    let last = proposal.programme.last_month.into_iter().chain(assigned.iter().map(|(_, last)| *last)).max();
    match (first.or(Month::new(year, 1)), last.or(Month::new(year, 12))) {
        (Some(first), Some(last)) => Month::range(first, last),
        _ => Vec::new(),
    }
}
