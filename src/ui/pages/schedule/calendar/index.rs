//! Which sessions stand on which day: looked up once per revision, so that a frame only asks for the days that it shows.

use std::collections::HashMap;
use std::sync::Arc;

use chrono::{Days as Span, NaiveDate, NaiveTime};

use crate::calendar::Calendar;
use crate::model::Month;
use crate::model::ids::{ProgrammeId, SessionId};
use crate::model::session::Session;
use crate::model::when::Days;
use crate::rules::schedule::Entry;
use crate::ui::context::View;

/// A range names no more days than this one by one: no calendar page is longer.
const LONGEST: u64 = 400;

/// What stands on a day or in a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Item {
    /// A unit's own session.
    Unit(Entry),
    /// The main session, or one that stands in no cell of the board.
    Other(SessionId),
}

impl Item {
    /// Its session.
    #[must_use]
    pub fn session(self) -> SessionId {
        match self {
            Self::Unit(entry) => entry.session,
            Self::Other(session) => session,
        }
    }

    /// The unit's session that it is, which can be selected.
    #[must_use]
    pub fn entry(self) -> Option<Entry> {
        match self {
            Self::Unit(entry) => Some(entry),
            Self::Other(_) => None,
        }
    }
}

/// The days of a year's sessions.
#[derive(Clone, Debug, Default)]
pub struct Index {
    key: Option<(u64, ProgrammeId)>,
    days: HashMap<NaiveDate, Vec<Item>>,
    undated: HashMap<Month, Arc<[Item]>>,
    unscheduled: Arc<[Item]>,
    /// Holidays, lunar dates.
    pub calendar: Calendar,
}

impl Index {
    /// Looks the days up again where the file or the shown year changed.
    pub fn keep(&mut self, view: &View<'_>) {
        let key = (view.snapshot.revision, view.programme.id);
        if self.key == Some(key) {
            return;
        }
        let mut build = Building::default();
        let main = view.snapshot.main_session(view.programme.id).map(|session| Item::Other(session.id));
        let others = main.into_iter().chain(view.schedule.others.iter().copied().map(Item::Other));
        let entries = view.schedule.entries().map(|(_, entry)| Item::Unit(entry));
        for item in others.chain(entries) {
            if let Some(session) = view.snapshot.sessions.get(item.session()) {
                build.add(item, session);
            }
        }
        *self = build.finish(Calendar::of(view.snapshot));
        self.key = Some(key);
    }

    /// What stands on a day: at hours first, by hour, then the others as the board has them.
    #[must_use]
    pub fn on(&self, day: NaiveDate) -> &[Item] {
        self.days.get(&day).map_or(&[], Vec::as_slice)
    }

    /// What is planned for a month and has no day yet.
    #[must_use]
    pub fn undated_in(&self, month: Month) -> Arc<[Item]> {
        self.undated.get(&month).cloned().unwrap_or_default()
    }

    /// What has neither.
    #[must_use]
    pub fn unscheduled(&self) -> Arc<[Item]> {
        Arc::clone(&self.unscheduled)
    }
}

/// The days on which a session stands: the one on which it was held, else those that are fixed. A third of a month and a last
/// day name none.
#[must_use]
pub fn days_of(session: &Session) -> Vec<NaiveDate> {
    if let Some(day) = session.held_on {
        return vec![day];
    }
    match session.when.as_ref().map(|when| &when.days) {
        Some(Days::On(day)) => vec![*day],
        Some(Days::Each(days)) => days.clone(),
        Some(Days::Range(first, last)) => {
            let to = first.checked_add_days(Span::new(LONGEST)).map_or(*last, |end| end.min(*last));
            first.iter_days().take_while(|day| *day <= to).collect()
        }
        Some(Days::Third(..) | Days::DueBy(_)) | None => Vec::new(),
    }
}

#[derive(Default)]
struct Building {
    days: HashMap<NaiveDate, Vec<(Option<NaiveTime>, Item)>>,
    undated: HashMap<Month, Vec<Item>>,
    unscheduled: Vec<Item>,
}

impl Building {
    fn add(&mut self, item: Item, session: &Session) {
        let days = days_of(session);
        let at = session.when.as_ref().and_then(|when| when.time_from);
        for day in &days {
            self.days.entry(*day).or_default().push((at, item));
        }
        if !days.is_empty() {
            return;
        }
        let Some(first) = session.month else {
            self.unscheduled.push(item);
            return;
        };
        for month in Month::range(first, session.last_month().unwrap_or(first)) {
            self.undated.entry(month).or_default().push(item);
        }
    }

    fn finish(self, calendar: Calendar) -> Index {
        let in_order = |mut list: Vec<(Option<NaiveTime>, Item)>| {
            list.sort_by_key(|(at, _)| (at.is_none(), *at));
            list.into_iter().map(|(_, item)| item).collect()
        };
        Index {
            key: None,
            days: self.days.into_iter().map(|(day, list)| (day, in_order(list))).collect(),
            undated: self.undated.into_iter().map(|(month, list)| (month, list.into())).collect(),
            unscheduled: self.unscheduled.into(),
            calendar,
        }
    }
}
