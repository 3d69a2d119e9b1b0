//! How the months of a year suit sessions that are to be placed: advised, unfit, full, or nothing to be said; each with
//! the reasons. Nothing here forbids anything.

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;

use super::last_year::{months_of, year_before};
use super::limits::{Limits, Passed, Scope};
use super::schedule::{Entry, Schedule};
use crate::calendar::themes::ThemeOn;
use crate::calendar::{Calendar, suiting};
use crate::model::ids::{GroupId, UnitId};
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::{Month, Snapshot};

/// Working days of a month up to which they are few: an ordinary month has about twenty-one.
pub(super) const FEW: u32 = 18;

/// What is said of a month in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// 建议
    Advised,
    /// 不宜
    Unfit,
    /// 已满
    Full,
}

/// What speaks for a month or against it. The first that holds is the one that is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Units cannot hold a session then.
    Unavailable {
        /// The first of them.
        unit: UnitId,
        /// How many.
        count: usize,
        /// For whom that was said of the first.
        scope: Scope,
        /// Why the first cannot; may be empty.
        why: String,
    },
    /// There would be more sessions than there are to be.
    Full {
        /// Of which group; `None`: of all together.
        group: Option<GroupId>,
        /// At most so many.
        most: u16,
        /// So many there would be.
        has: usize,
    },
    /// A day that has been fixed lies in another month.
    Dated(NaiveDate),
    /// The unit has another session in the month.
    Twice,
    /// A theme day of the unit lies in the month.
    Theme {
        /// Its name.
        name: String,
        /// Its first day; `None`: it is the whole month.
        day: Option<NaiveDate>,
    },
    /// There are fewer sessions than there are to be.
    Short {
        /// Of which group; `None`: of all together.
        group: Option<GroupId>,
        /// At least so many.
        least: u16,
        /// So many there are.
        has: usize,
    },
    /// The month has few working days.
    FewWorkingDays(u32),
    /// No month of the group has fewer sessions, and most have more.
    Light {
        /// So many there are.
        has: usize,
    },
    /// The unit held its session in this month last year: to be known, whether it is to be again or not.
    LastYear,
}

impl Reason {
    /// What follows from it; `None`: it is to be known, and no more.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        match self {
            Self::Full { .. } => Some(Verdict::Full),
            Self::Unavailable { .. } | Self::Dated(_) | Self::Twice | Self::FewWorkingDays(_) => {
                Some(Verdict::Unfit)
            }
            Self::Theme { .. } | Self::Short { .. } | Self::Light { .. } => Some(Verdict::Advised),
            Self::LastYear => None,
        }
    }

    /// Whether it is a limit of the year, for which a person who passes it is asked why.
    #[must_use]
    pub fn is_limit(&self) -> bool {
        matches!(self, Self::Unavailable { .. } | Self::Full { .. })
    }
}

/// How a month suits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suitability {
    /// The month.
    pub month: Month,
    /// Whether none of the sessions would come to it that do not stand there.
    pub stays: bool,
    /// What speaks for it or against it, what weighs most first.
    pub reasons: Vec<Reason>,
}

impl Suitability {
    /// The word for it; nothing where the sessions stand there already.
    #[must_use]
    pub fn verdict(&self) -> Option<Verdict> {
        self.reasons.first().and_then(Reason::verdict)
    }
}

/// A month that would have fewer sessions than it is to have, without those that are taken away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Left {
    /// Which.
    pub month: Month,
    /// Of which group; `None`: of all together.
    pub group: Option<GroupId>,
    /// At least so many.
    pub least: u16,
    /// So many there would be.
    pub has: usize,
}

/// How a year suits sessions that are to be placed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Suits {
    /// Every month of the year, in order.
    pub months: Vec<Suitability>,
    /// What would be lacking where they are now, in any other month.
    pub left: Option<Left>,
}

impl Suits {
    /// How a month suits; `None`: it is not one of the year's.
    #[must_use]
    pub fn of(&self, month: Month) -> Option<&Suitability> {
        self.months.iter().find(|suits| suits.month == month)
    }
}

/// How the months of `year` suit these sessions, each named with the unit for which it stands on the board.
pub(super) fn suits(
    snapshot: &Snapshot,
    year: &Programme,
    (limits, schedule): (&Limits, &Schedule),
    entries: &[Entry],
) -> Suits {
    let movers: Vec<Mover<'_>> = entries
        .iter()
        .filter_map(|entry| {
            let session = snapshot.sessions.get(entry.session)?;
            let group = schedule.column(snapshot, year.id, entry.unit);
            Some(Mover { unit: entry.unit, session, group })
        })
        .collect();
    let calendar = Calendar::of(snapshot);
    let themes = themes_of(&calendar, &year.months);
    let asked = Asked { snapshot, year, limits, schedule, calendar: &calendar, themes, movers: &movers };
    Suits { months: year.months.iter().map(|month| asked.month(*month)).collect(), left: asked.left() }
}

/// The theme days of the years in which months lie.
pub(super) fn themes_of<'a>(calendar: &'a Calendar, months: &[Month]) -> Vec<ThemeOn<'a>> {
    let years: BTreeSet<i32> = months.iter().map(|month| month.year()).collect();
    years.into_iter().flat_map(|year| calendar.themes_of(year)).collect()
}

/// What is to be placed.
struct Mover<'a> {
    unit: UnitId,
    session: &'a Session,
    group: Option<GroupId>,
}

struct Asked<'a> {
    snapshot: &'a Snapshot,
    year: &'a Programme,
    limits: &'a Limits,
    schedule: &'a Schedule,
    calendar: &'a Calendar,
    themes: Vec<ThemeOn<'a>>,
    movers: &'a [Mover<'a>],
}

impl Asked<'_> {
    fn month(&self, month: Month) -> Suitability {
        let coming: Vec<&Mover<'_>> =
            self.movers.iter().filter(|mover| mover.session.month != Some(month)).collect();
        let mut reasons = Vec::new();
        if !coming.is_empty() {
            reasons.extend(self.unavailable(month, &coming));
            reasons.extend(self.full(month, &coming));
            if let [one] = coming.as_slice() {
                reasons.extend(dated(month, one.session));
                reasons.extend(self.twice(month, one));
                reasons.extend(self.theme(month, one.unit));
            }
            reasons.extend(self.short(month, &coming));
            let days = self.calendar.working_days(month).filter(|days| *days <= FEW);
            reasons.extend(days.map(Reason::FewWorkingDays));
            reasons.extend(self.light(month, &coming));
            if let [one] = coming.as_slice() {
                reasons.extend(self.last_year(month, one.unit));
            }
        }
        Suitability { month, stays: coming.is_empty(), reasons }
    }

    fn unavailable(&self, month: Month, coming: &[&Mover<'_>]) -> Option<Reason> {
        let mut found: Option<Reason> = None;
        for mover in coming {
            let Some((of, said)) = self.limits.unavailable(mover.unit, mover.group, month) else { continue };
            if let Some(Reason::Unavailable { count, .. }) = &mut found {
                *count += 1;
            } else {
                let (unit, why) = (mover.unit, said.to_owned());
                found = Some(Reason::Unavailable { unit, count: 1, scope: of, why });
            }
        }
        found
    }

    /// The groups that something comes to, all together last, each with how much.
    fn groups(coming: &[&Mover<'_>]) -> Vec<(Option<GroupId>, usize)> {
        let mut groups: HashMap<GroupId, usize> = HashMap::new();
        for group in coming.iter().filter_map(|mover| mover.group) {
            *groups.entry(group).or_default() += 1;
        }
        let mut groups: Vec<_> = groups.into_iter().map(|(group, n)| (Some(group), n)).collect();
        groups.sort_unstable();
        groups.push((None, coming.len()));
        groups
    }

    fn full(&self, month: Month, coming: &[&Mover<'_>]) -> Option<Reason> {
        Self::groups(coming).into_iter().find_map(|(group, n)| {
            let has = self.schedule.count(month, group) + n;
            match self.limits.bounds(group, month).passed_by(has) {
                Some(Passed::Most(most)) => Some(Reason::Full { group, most, has }),
                _ => None,
            }
        })
    }

    fn twice(&self, month: Month, mover: &Mover<'_>) -> Option<Reason> {
        let held = self.snapshot.sessions_held_by(self.year.id, mover.unit);
        let other = held.into_iter().any(|session| {
            let branch = session.kind == SessionKind::Branch && session.state != SessionState::Cancelled;
            branch && session.id != mover.session.id && session.month == Some(month)
        });
        other.then_some(Reason::Twice)
    }

    fn theme(&self, month: Month, unit: UnitId) -> Option<Reason> {
        let name = &self.snapshot.units.get(unit)?.name;
        let on = suiting(&self.themes, name).into_iter().find(|on| on.touches(month))?;
        let day = (!on.is_month()).then_some(on.first);
        Some(Reason::Theme { name: on.theme.name.clone(), day })
    }

    fn short(&self, month: Month, coming: &[&Mover<'_>]) -> Option<Reason> {
        Self::groups(coming).into_iter().find_map(|(group, _)| {
            let has = self.schedule.count(month, group);
            match self.limits.bounds(group, month).passed_by(has) {
                Some(Passed::Least(least)) => Some(Reason::Short { group, least, has }),
                _ => None,
            }
        })
    }

    /// Where everything that comes is of one group: whether the month is the emptiest of it, by a whole session less than
    /// an even share.
    fn light(&self, month: Month, coming: &[&Mover<'_>]) -> Option<Reason> {
        let group = coming.first()?.group?;
        if coming.iter().any(|mover| mover.group != Some(group)) {
            return None;
        }
        let load = |month: &Month| self.schedule.count(*month, Some(group));
        let has = load(&month);
        let all: usize = self.year.months.iter().map(load).sum();
        let share = all / self.year.months.len().max(1);
        let least = self.year.months.iter().map(load).min()?;
        (has == least && has < share).then_some(Reason::Light { has })
    }

    fn last_year(&self, month: Month, unit: UnitId) -> Option<Reason> {
        let before = year_before(self.snapshot, self.year.year)?;
        let months = months_of(self.snapshot, before, self.year.year, unit);
        months.iter().any(|(there, _)| *there == month).then_some(Reason::LastYear)
    }

    /// The first month that what is placed would leave with fewer sessions than it is to have.
    fn left(&self) -> Option<Left> {
        let mut cells: HashMap<(Month, Option<GroupId>), usize> = HashMap::new();
        for mover in self.movers {
            let Some(month) = mover.session.month else { continue };
            *cells.entry((month, None)).or_default() += 1;
            if mover.group.is_some() {
                *cells.entry((month, mover.group)).or_default() += 1;
            }
        }
        let mut cells: Vec<_> = cells.into_iter().collect();
        // A group's own limit is told before that of all.
        cells.sort_unstable_by_key(|((month, group), _)| (*month, group.is_none(), *group));
        cells.into_iter().find_map(|((month, group), n)| {
            let has = self.schedule.count(month, group).saturating_sub(n);
            match self.limits.bounds(group, month).passed_by(has) {
                Some(Passed::Least(least)) => Some(Left { month, group, least, has }),
                _ => None,
            }
        })
    }
}

/// What has been fixed, where none of it can lie in the month.
fn dated(month: Month, session: &Session) -> Option<Reason> {
    let days = &session.when.as_ref()?.days;
    let day = days.first().or(days.last())?;
    (!days.can_lie_in(month)).then_some(Reason::Dated(day))
}
