//! The text of an official paper as it is printed: placeholders filled with the year's facts, and what is wrong with it.

use super::attachment::{Attachment, named};
use super::official;
use super::year::{Year, time_of};
use crate::model::paper::{MissingFact, PaperKind};
use crate::model::paper_text::{Placeholder, filled};
use crate::model::report::Requirement;
use crate::text::{Printed, notice, papers};

/// The facts that a text may name.
pub(super) struct Facts<'a> {
    pub(super) year: &'a Year<'a>,
    pub(super) attachments: &'a [Attachment],
}

impl Facts<'_> {
    /// The paragraphs of a text with today's facts in their places. A fact that is not there leaves a blank to be filled
    /// in by hand.
    pub(super) fn paragraphs(&self, text: &str) -> Vec<String> {
        let fact =
            |placeholder| Some(self.fact(placeholder).unwrap_or_else(|| Printed.paper_gap().to_owned()));
        official::edited(&filled(text, fact))
    }

    /// What a text names that is not there: facts without a value, attachments by numbers that there are not.
    pub(super) fn lacking(&self, text: &str) -> Vec<MissingFact> {
        let lacking = std::cell::RefCell::new(Vec::new());
        let note = |fact: MissingFact| {
            let mut list = lacking.borrow_mut();
            if !list.contains(&fact) {
                list.push(fact);
            }
        };
        let printed = filled(text, |placeholder| {
            let fact = self.fact(placeholder);
            if fact.is_none() {
                note(MissingFact::Unfilled(placeholder.written()));
            }
            Some(fact.unwrap_or_default())
        });
        let there = self.attachments.len();
        for number in notice::attachments_named(&printed).into_iter().filter(|n| *n == 0 || *n > there) {
            note(MissingFact::NoSuchAttachment(number));
        }
        lacking.into_inner()
    }

    fn fact(&self, placeholder: Placeholder) -> Option<String> {
        let programme = self.year.programme;
        let given =
            |text: &str| Some(text.trim().trim_end_matches('。').to_owned()).filter(|text| !text.is_empty());
        let main = || self.year.main_session().ok();
        let attached = |kind| named(self.attachments, kind);
        match placeholder {
            Placeholder::Year => Some(programme.year.to_string()),
            Placeholder::Ordinal => {
                let number = programme.ordinal?;
                Some(Printed.notice_ordinal(&notice::numeral(usize::from(number))))
            }
            Placeholder::Title => given(&papers::activity_title(&programme.title)),
            Placeholder::Period => {
                let (from, to) = programme.date_from.zip(programme.date_to)?;
                Some(Printed.paper_period(from, to))
            }
            Placeholder::Theme => given(&programme.theme),
            Placeholder::Basis => given(&programme.basis),
            Placeholder::Office => given(&programme.office),
            Placeholder::MainTime => main().and_then(time_of),
            Placeholder::MainPlace => main().and_then(|session| given(&session.place)),
            Placeholder::Deadline(number) => self.deadline(usize::from(number)),
            Placeholder::ParticipantsAttachment => attached(PaperKind::MainSession),
            Placeholder::ScheduleAttachment => attached(PaperKind::Schedule),
            Placeholder::SlogansAttachment => attached(PaperKind::Slogans),
            Placeholder::LiaisonAttachment => attached(PaperKind::LiaisonForm),
            Placeholder::Contacts => given(&programme.contacts),
        }
    }

    /// The wording of a deadline that the year states; `None` for one that is only suggested.
    fn deadline(&self, number: usize) -> Option<String> {
        let snapshot = self.year.snapshot;
        let mut asked: Vec<&Requirement> = snapshot.requirements_of(self.year.programme.id).collect();
        asked.sort_by_key(|requirement| requirement.id);
        let asked = asked.into_iter().nth(number.checked_sub(1)?)?;
        if asked.suggested { None } else { wording(asked) }
    }
}

/// By when a report is due, as the notice says it: in its own words, else in ours; `None` where neither tells.
pub(super) fn wording(asked: &Requirement) -> Option<String> {
    let own = notice::without_preposition(&asked.text);
    if own.is_empty() {
        return Printed.notice_deadline(&asked.rule);
    }
    // Words of a source may tell already what becomes of a day off.
    let told = own.contains(Printed.day_off(asked.rule.day_off));
    Some(own.to_owned() + if told { "" } else { Printed.if_off(&asked.rule) })
}
