//! The pages. To add one:
//! 1. an arm in [`Page`] (`ui/page.rs`: its name, its place in `ALL`, its key), its name in `text/ui.rs`;
//! 2. a file `pages/NAME.rs` (or folder) with a struct that derives `Default`, holds the page's own drafts and
//!    implements [`PageBody`] (`pages/body.rs`); it reads the [`View`] and sends commands and wishes, it never changes
//!    data while painting; a field in [`Pages`] with an arm in `Pages::body`;
//! 3. its sentences in a file of its own in `src/text/`;
//! 4. the paper that shows the same as the page, in [`PageBody::paper`];
//! 5. commands of its own, if it has any, as `ui/command/mod.rs` says; a command that is about the page's drafts is
//!    carried out by a method of the page's struct, which `App` calls.
//!
//! Dialogs are added as `ui/dialogs/mod.rs` says. Buttons, marks, fields: `ui/widgets`; colours and sizes:
//! `ui/theme.rs` only. Files of `pages` use each other one way; what all of them need stands in `body.rs`.

mod body;
pub mod checks;
pub mod history;
pub mod papers;
pub mod reports;
pub mod schedule;
pub mod sessions;
pub mod start;
pub mod today;
pub mod units;
pub mod year;

pub use body::PageBody;

use egui::Id;

use super::context::View;
use super::page::Page;
use crate::model::paper::MissingFact;

/// Where a fact is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Into a field.
    Field(Id),
    /// Into a calendar.
    Calendar(Id),
}

/// Where a fact is typed that a paper lacks; `None` where it is chosen or comes from many places.
#[must_use]
pub fn place_in(view: &View<'_>, fact: &MissingFact) -> Option<Place> {
    let year = |key| Some(Place::Field(year::field_id(key, view.programme.id)));
    let main = view.snapshot.main_session(view.programme.id).map(|session| session.id);
    match fact {
        MissingFact::Office => year("office"),
        MissingFact::DocNo => year("doc_no"),
        MissingFact::Addressees => year("addressees"),
        MissingFact::Theme => year("theme"),
        MissingFact::Contacts => year("contacts"),
        MissingFact::Slogans => year("slogans"),
        MissingFact::IssuedOn => Some(Place::Calendar(year::issued_id(view.programme.id))),
        MissingFact::MainTime => Some(Place::Calendar(sessions::fields::date_id(main?))),
        MissingFact::MainPlace => Some(Place::Field(sessions::fields::place_id(main?))),
        MissingFact::Tasks => Some(Place::Field(sessions::fields::area_id("tasks", main?))),
        MissingFact::Materials => Some(Place::Field(sessions::fields::area_id("materials", main?))),
        MissingFact::Stalls(_) => {
            let first = *sessions::members::of(view).first()?;
            Some(Place::Field(sessions::members::stall_id(main?, first)))
        }
        _ => None,
    }
}

/// The drafts of every page.
#[derive(Debug, Default)]
pub struct Pages {
    pub(super) today: today::TodayPage,
    pub(super) schedule: schedule::SchedulePage,
    pub(super) sessions: sessions::SessionsPage,
    pub(super) reports: reports::ReportsPage,
    pub(super) units: units::UnitsPage,
    pub(super) papers: papers::PapersPage,
    pub(super) year: year::YearPage,
    pub(super) checks: checks::ChecksPage,
    pub(super) history: history::HistoryPage,
}

impl Pages {
    /// A page, to paint it or to ask it.
    pub fn body(&mut self, page: Page) -> &mut dyn PageBody {
        match page {
            Page::Today => &mut self.today,
            Page::Schedule => &mut self.schedule,
            Page::Sessions => &mut self.sessions,
            Page::Reports => &mut self.reports,
            Page::Units => &mut self.units,
            Page::Papers => &mut self.papers,
            Page::Year => &mut self.year,
            Page::Checks => &mut self.checks,
            Page::History => &mut self.history,
        }
    }

    /// Forgets all drafts.
    pub fn reset(&mut self) {
        for page in Page::ALL {
            self.body(page).reset();
        }
    }
}
