//! Which rows the table shows, and in which order: computed once per revision, filter and order.

use std::cmp::Ordering;

use chrono::{Datelike, NaiveDate};

use super::cell;
use super::columns::Key;
use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::names::folded;
use crate::model::search::finds;
use crate::model::session::Session;
use crate::rules::held::was_held;
use crate::rules::owed::{Receipt, State};
use crate::rules::schedule::Entry;
use crate::text::Lang;
use crate::ui::context::View;

/// What is left of the rows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter {
    /// A part of a name, place, theme or note; also pinyin and initials of a unit.
    pub text: String,
    /// Those of a group.
    pub group: Option<GroupId>,
    /// Those of a month.
    pub month: MonthFilter,
    /// Those in a state.
    pub state: Option<StateFilter>,
}

/// The months that are left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum MonthFilter {
    /// All of them.
    #[default]
    Any,
    /// One.
    One(Month),
    /// 未安排
    None,
}

impl MonthFilter {
    fn holds(self, session: &Session) -> bool {
        match self {
            Self::Any => true,
            Self::One(month) => session.month == Some(month),
            Self::None => session.month.is_none(),
        }
    }
}

/// A state that rows are looked through for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StateFilter {
    /// No day is fixed.
    Undated,
    /// 未开展
    NotHeld,
    /// 已开展
    Held,
    /// 逾期未报
    Overdue,
    /// 已报待审核
    ToCheck,
    /// 锁定
    Locked,
}

impl StateFilter {
    /// Every one, in the order in which they are offered.
    pub const ALL: [Self; 6] =
        [Self::Undated, Self::NotHeld, Self::Held, Self::Overdue, Self::ToCheck, Self::Locked];

    /// How it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Undated => lang.table_undated(),
            Self::NotHeld => lang.held_not_yet(),
            Self::Held => lang.held_done(),
            Self::Overdue => lang.overdue(),
            Self::ToCheck => lang.receipt_received(),
            Self::Locked => lang.tip_locked(),
        }
    }

    fn holds(self, view: &View<'_>, entry: Entry, session: &Session) -> bool {
        let held = || was_held(view.snapshot, session, view.today);
        match self {
            Self::Undated => session.when.is_none() && session.held_on.is_none(),
            Self::NotHeld => !held(),
            Self::Held => held(),
            Self::Overdue => {
                view.year.reports_on(entry.session, entry.unit).any(|owed| owed.state() == State::Overdue)
            }
            Self::ToCheck => {
                view.year.reports_on(entry.session, entry.unit).any(|o| o.receipt == Receipt::Received)
            }
            Self::Locked => session.locked,
        }
    }
}

/// By which column the rows are ordered, and whether from the smallest on; `None`: by group and 机构序列.
pub type Order = Option<(Key, bool)>;

/// A row before it is put into its place: its column on the board, what it shows, and the session.
type Line<'a> = (Option<GroupId>, Entry, &'a Session);

/// What the rows depend on.
type Basis = (u64, ProgrammeId, NaiveDate, Filter, Order, Lang);

/// The rows.
#[derive(Clone, Debug, Default)]
pub struct Lines {
    basis: Option<Basis>,
    /// The shown ones, top to bottom.
    pub shown: Vec<Entry>,
    /// How many there are, shown or not.
    pub all: usize,
    /// Characters of the longest name.
    pub longest: usize,
}

impl Lines {
    /// Computes them again where something changed.
    pub fn keep(&mut self, view: &View<'_>, filter: &Filter, order: Order) {
        let basis = (view.snapshot.revision, view.programme.id, view.today, filter.clone(), order, view.lang);
        if self.basis.as_ref() == Some(&basis) {
            return;
        }
        self.basis = Some(basis);
        let mut rows: Vec<Line<'_>> = view
            .schedule
            .entries()
            .filter_map(|(group, entry)| Some((group, entry, view.snapshot.sessions.get(entry.session)?)))
            .collect();
        self.all = rows.len();
        self.longest = rows.iter().map(|row| view.name(row.1.unit).chars().count()).max().unwrap_or(0);
        let text = folded(&filter.text);
        rows.retain(|(group, entry, session)| {
            filter.group.is_none_or(|wanted| *group == Some(wanted))
                && filter.month.holds(session)
                && filter.state.is_none_or(|state| state.holds(view, *entry, session))
                && (text.is_empty() || tells(view, *entry, session, &text))
        });
        let place = |group: Option<GroupId>| {
            view.schedule.groups.iter().position(|other| Some(*other) == group).unwrap_or(usize::MAX)
        };
        rows.sort_by_cached_key(|(group, entry, session)| {
            let part = view.snapshot.participation(view.programme.id, entry.unit);
            let within = part.map_or(i64::MAX, |part| part.ord);
            (place(*group), within, entry.unit, session.month.is_none(), session.month, session.ord)
        });
        if let Some((key, ascending)) = order {
            sort(view, &mut rows, key, ascending);
        }
        self.shown = rows.into_iter().map(|(_, entry, _)| entry).collect();
    }
}

/// Whether a row says the text, in its name or in what was written about it.
fn tells(view: &View<'_>, entry: Entry, session: &Session, text: &str) -> bool {
    let named = view.snapshot.units.get(entry.unit).is_some_and(|unit| finds(view.snapshot, unit, text));
    let written = [&session.place, &session.form, &session.theme, &session.note, &session.when_text];
    named || written.iter().any(|fact| folded(fact).contains(text))
}

/// What rows are compared by: what is empty stands last, whichever way the order runs.
type Value = (i64, String);

fn sort(view: &View<'_>, rows: &mut [Line<'_>], key: Key, ascending: bool) {
    let value = |entry: Entry, session: &Session| -> Option<Value> {
        let day = |day: Option<NaiveDate>| day.map(|day| (i64::from(day.num_days_from_ce()), String::new()));
        match key {
            Key::Number => None,
            Key::Unit => {
                let unit = view.snapshot.units.get(entry.unit)?;
                Some((0, format!("{} {}", unit.search_key, unit.name)))
            }
            Key::Month => day(session.month.map(Month::first_day)),
            Key::Time => {
                let when = session.when.as_ref();
                day(when.and_then(|when| when.days.first().or_else(|| when.days.last())))
            }
            Key::Held if session.held_on.is_some() => day(session.held_on),
            Key::Report => {
                let owed = view.year.worst_on(entry.session, entry.unit).filter(|o| o.month.is_some())?;
                Some(((owed.state() as i64) * 100_000 - owed.days, String::new()))
            }
            key => Some(cell::text(view, entry, session, key))
                .filter(|text| !text.is_empty())
                .map(|text| (i64::MAX, text)),
        }
    };
    let mut valued: Vec<(Option<Value>, Line<'_>)> =
        rows.iter().map(|row| (value(row.1, row.2), *row)).collect();
    valued.sort_by(|(one, _), (other, _)| match (one, other) {
        (Some(one), Some(other)) if ascending => one.cmp(other),
        (Some(one), Some(other)) => other.cmp(one),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    for (place, (_, row)) in rows.iter_mut().zip(valued) {
        *place = row;
    }
}
