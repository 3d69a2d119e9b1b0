//! The pages. To add one:
//! 1. a file `pages/NAME.rs` (or folder) with a struct that derives `Default`, holds the page's own drafts and
//!    implements [`PageBody`]; it reads the [`View`] and sends commands, it never changes data while painting;
//! 2. an arm in [`Page`] (with its place in `ALL`, its key) and a field in [`Pages`] with an arm in `Pages::body`;
//! 3. its name in `text/ui.rs`, chosen in [`Page::name`], and its sentences in a file of its own in `src/text/`;
//! 4. the paper that shows the same as the page, in [`PageBody::paper`];
//! 5. commands of its own, if it has any, in `ui/command.rs` (variant, text, key, enabled, catalogue); `App::run`
//!    passes what it does not know to the shown page's [`PageBody::run`].
//!
//! Dialogs are added in the same way in `ui/dialogs/mod.rs`. Buttons, marks, fields: `ui/widgets`; colours and sizes:
//! `ui/theme.rs` only.

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

use egui::{Context, Id, Key, Ui};

use super::command::Command;
use super::context::View;
use crate::jobs::Jobs;
use crate::model::ids::GroupId;
use crate::model::paper::{MissingFact, PaperKind};
use crate::text::Lang;

/// A page of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    /// 今日
    Today,
    /// 安排
    #[default]
    Schedule,
    /// 主会场与其他活动
    Sessions,
    /// 报送
    Reports,
    /// 单位与联络员
    Units,
    /// 文件材料
    Papers,
    /// 年度设置
    Year,
    /// 检查
    Checks,
    /// 操作记录
    History,
}

impl Page {
    /// Every page, in the order of the list at the left.
    pub const ALL: [Self; 9] = [
        Self::Today,
        Self::Schedule,
        Self::Sessions,
        Self::Reports,
        Self::Units,
        Self::Papers,
        Self::Year,
        Self::Checks,
        Self::History,
    ];

    /// How it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Today => lang.page_today(),
            Self::Schedule => lang.page_schedule(),
            Self::Sessions => lang.page_sessions(),
            Self::Reports => lang.page_reports(),
            Self::Units => lang.page_units(),
            Self::Papers => lang.page_papers(),
            Self::Year => lang.page_year(),
            Self::Checks => lang.page_checks(),
            Self::History => lang.page_history(),
        }
    }

    /// The digit that shows it together with Ctrl. The numbers are those of the whole programme and stay.
    #[must_use]
    pub fn key(self) -> Option<Key> {
        match self {
            Self::Today => Some(Key::Num1),
            Self::Schedule => Some(Key::Num2),
            Self::Sessions => Some(Key::Num3),
            Self::Reports => Some(Key::Num4),
            Self::Units => Some(Key::Num6),
            Self::Papers => Some(Key::Num7),
            Self::Year => Some(Key::Num8),
            Self::Checks => Some(Key::Num9),
            Self::History => None,
        }
    }

    /// Whether it stands in the list at the left.
    #[must_use]
    pub fn listed(self) -> bool {
        !matches!(self, Self::Checks | Self::History)
    }
}

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
        MissingFact::Tasks => Some(Place::Field(sessions::area_id("tasks", main?))),
        MissingFact::Materials => Some(Place::Field(sessions::area_id("materials", main?))),
        MissingFact::Stalls(_) => {
            let first = *sessions::members::of(view).first()?;
            Some(Place::Field(sessions::members::stall_id(main?, first)))
        }
        _ => None,
    }
}

/// What a page does. `self` holds drafts only.
pub trait PageBody {
    /// Paints the page's part of the top bar (views, buttons), left to right.
    fn bar(&mut self, _ui: &mut Ui, _view: &View<'_>) {}

    /// Paints the page. Side panels are its own business; `Pane::Page` begins with the main part, whatever is painted
    /// before it.
    fn show(&mut self, ui: &mut Ui, view: &View<'_>);

    /// Begins the page's slow work and takes what has come of it. Called before every painting; nothing else is a
    /// place for it.
    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _view: &View<'_>) {}

    /// Carries out a command that is about the page's drafts. True if it was one.
    fn run(&mut self, _command: &Command, _view: &View<'_>) -> bool {
        false
    }

    /// The number beside the page's name; `None` shows none.
    fn badge(&self, _view: &View<'_>) -> Option<usize> {
        None
    }

    /// The paper that shows what the page shows, of one group or all; `None`: there is none.
    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        Some((PaperKind::Schedule, None))
    }

    /// Whether the page has a strip or menu open that wants the keyboard for itself.
    fn covers_keys(&self) -> bool {
        false
    }

    /// Forgets all drafts, as another file or year is shown.
    fn reset(&mut self);
}

/// The drafts of every page.
#[derive(Debug, Default)]
pub struct Pages {
    today: today::TodayPage,
    schedule: schedule::SchedulePage,
    sessions: sessions::SessionsPage,
    reports: reports::ReportsPage,
    units: units::UnitsPage,
    papers: papers::PapersPage,
    year: year::YearPage,
    checks: checks::ChecksPage,
    history: history::HistoryPage,
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
