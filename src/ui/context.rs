//! What a page may see, and the queue in which it puts its wishes. Nothing here can be changed by painting.

use std::borrow::Cow;
use std::cell::RefCell;
use std::ops::Deref;

use chrono::NaiveDate;

use super::command::Availability;
use super::drafts::Drafts;
use super::open_file::OpenFile;
use super::selection::Selection;
use super::settings::Settings;
use super::theme::Palette;
use super::wish::Wish;
use crate::error::Error;
use crate::model::Snapshot;
use crate::model::edit::Edit;
use crate::model::ids::UnitId;
use crate::model::programme::Programme;
use crate::model::report::ReportTarget;
use crate::rules::YearView;
use crate::rules::owed::Owed;
use crate::rules::schedule::Schedule;
use crate::text::Lang;

/// Wishes of one frame; `App::logic` carries them out before the next.
#[derive(Debug, Default)]
pub struct Queue(RefCell<Vec<Wish>>);

impl Queue {
    /// Adds a wish.
    pub fn push(&self, wish: impl Into<Wish>) {
        self.0.borrow_mut().push(wish.into());
    }

    /// Takes all wishes out.
    #[must_use]
    pub fn take(&self) -> Vec<Wish> {
        self.0.take()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }
}

/// What everything in the window may know, with or without an open file.
#[derive(Clone, Copy, Debug)]
pub struct Ambient<'a> {
    /// Language of the screen.
    pub lang: Lang,
    /// Colours in force.
    pub palette: &'static Palette,
    /// The day it is.
    pub today: NaiveDate,
    /// The user's settings.
    pub settings: &'a Settings,
    /// What is possible now.
    pub can: &'a Availability,
    /// Where wishes go.
    pub queue: &'a Queue,
    /// What was typed and is no edit yet.
    pub drafts: &'a Drafts,
}

impl Ambient<'_> {
    /// Wishes for something: a command, or a wish that carries more.
    pub fn send(&self, wish: impl Into<Wish>) {
        self.queue.push(wish);
    }

    /// Wishes for a change of the file.
    pub fn edit(&self, edit: Edit) {
        self.queue.push(edit);
    }
}

/// What a page sees of the open file and its shown year.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    /// What is known without a file; `view.lang`, `view.send(…)` come from here.
    pub ambient: Ambient<'a>,
    /// The open file: what is known of it and computed from it.
    pub file: &'a OpenFile,
    /// Its rows.
    pub snapshot: &'a Snapshot,
    /// The shown year.
    pub programme: &'a Programme,
    /// What follows from the shown year: its figures, reports, problems.
    pub year: &'a YearView,
    /// The year's schedule.
    pub schedule: &'a Schedule,
    /// Everything owed in the year, judged for today.
    pub owed: &'a [Owed],
    /// What is selected on the schedule.
    pub selection: &'a Selection,
    /// What the search field holds.
    pub search: &'a str,
    /// Whether file and year may be changed.
    pub writable: bool,
}

impl<'a> Deref for View<'a> {
    type Target = Ambient<'a>;
    fn deref(&self) -> &Ambient<'a> {
        &self.ambient
    }
}

impl<'a> View<'a> {
    /// What a page sees of an open file, as of its last refresh; `None` while it holds no year.
    #[must_use]
    pub fn of(
        ambient: Ambient<'a>,
        file: &'a OpenFile,
        selection: &'a Selection,
        search: &'a str,
    ) -> Option<Self> {
        let year = file.year()?;
        Some(Self {
            ambient,
            file,
            snapshot: file.snapshot(),
            programme: file.programme()?,
            year,
            schedule: year.schedule(),
            owed: year.owed(),
            selection,
            search,
            writable: file.writable(),
        })
    }

    /// The name a unit goes by in the shown year.
    #[must_use]
    pub fn name(&self, unit: UnitId) -> &'a str {
        match self.year.members().get(unit) {
            Some(member) => &member.name,
            None => self.snapshot.printed_name(self.programme.id, unit),
        }
    }

    /// By whom a report is: the unit as it is called in the shown year, or what the session is called.
    #[must_use]
    pub fn by_whom(&self, target: ReportTarget) -> Cow<'a, str> {
        match target.unit {
            Some(unit) => Cow::Borrowed(self.name(unit)),
            None => self.lang.by_whom(self.snapshot, target),
        }
    }

    /// Whether edits of the file are possible, whatever year is shown.
    #[must_use]
    pub fn writable_file(&self) -> bool {
        self.file.facts().writable
    }

    /// Why an edit would be refused, in a sentence; `None`: it would not.
    #[must_use]
    pub fn refused(&self, edit: &Edit) -> Option<String> {
        match self.file.preview(edit) {
            Err(Error::Refused(refusal)) => Some(self.lang.refusal(&refusal)),
            _ => None,
        }
    }

    /// The state of a report in a word, with what is sent where the unit owes several on the session.
    #[must_use]
    pub fn report_word(&self, owed: &Owed) -> String {
        let state = self.lang.owed_state(owed);
        match self.item_among(owed) {
            Some(item) => self.lang.state_of_item(item, &state),
            None => state,
        }
    }

    /// What is sent, where the unit owes several reports on the session.
    #[must_use]
    pub fn item_among(&self, owed: &Owed) -> Option<&'a str> {
        let ReportTarget { session, unit, .. } = owed.target;
        let several = match unit {
            Some(unit) => self.year.reports_on(session, unit).nth(1).is_some(),
            None => self.year.owed_by(session, None).nth(1).is_some(),
        };
        let item = self.snapshot.requirements.get(owed.target.requirement).map(|r| r.item.trim());
        item.filter(|item| several && !item.is_empty())
    }

    /// Whether the search field finds whose report it is, or one of those.
    #[must_use]
    pub fn found_by(&self, target: ReportTarget) -> bool {
        match target.unit {
            Some(unit) => self.found(unit),
            None => self.snapshot.organisers_of(target.session).any(|unit| self.found(unit)),
        }
    }

    /// Whether the search field finds the unit; false while it is empty.
    #[must_use]
    pub fn found(&self, unit: UnitId) -> bool {
        !self.search.trim().is_empty() && self.file.found(unit)
    }
}
