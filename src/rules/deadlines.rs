//! 报送时限: the last day on which a report is in time (DOMAIN "Report deadline").

use chrono::{Days, Months, NaiveDate};

use crate::calendar::{Calendar, Counted};
use crate::model::Month;
use crate::model::report::{DayOff, Deadline, DeadlineRule, Offset, OffsetUnit};
use crate::model::session::Session;
use crate::model::when::Days as SessionDays;

/// Working days after a session within which a report is proposed that could not be in time any more.
const PROPOSED: u32 = 5;

/// The last day of a deadline, included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Due {
    /// The day.
    pub day: NaiveDate,
    /// Whether working days were looked for in a year whose holidays are not known, where every Monday to Friday counts.
    pub uncertain: bool,
}

impl From<NaiveDate> for Due {
    fn from(day: NaiveDate) -> Self {
        Self { day, uncertain: false }
    }
}

impl From<Counted> for Due {
    fn from(counted: Counted) -> Self {
        Self { day: counted.day, uncertain: !counted.sure }
    }
}

/// The last day on which a report of the session is in time: counted from the day it was held, else from what has been
/// fixed, else from its month; a last day that is a day off is kept or moved as the deadline says. `None` while there is nothing to count from.
#[must_use]
pub fn deadline(calendar: &Calendar, deadline: &Deadline, session: &Session) -> Option<Due> {
    let due = last_day(calendar, &deadline.by, session)?;
    let moved = match deadline.day_off {
        DayOff::Unchanged => return Some(due),
        DayOff::Later => calendar.working_day_from(due.day)?,
        DayOff::Earlier => calendar.working_day_until(due.day)?,
    };
    Some(Due { day: moved.day, uncertain: due.uncertain || !moved.sure })
}

/// The last day by the rule, whatever day it is.
fn last_day(calendar: &Calendar, rule: &DeadlineRule, session: &Session) -> Option<Due> {
    let fixed = session.when.as_ref().map(|w| &w.days);
    let last = session.held_on.or_else(|| fixed.and_then(SessionDays::last));
    let month = last.map(Month::of).or(session.last_month());
    match rule {
        DeadlineRule::DayOfSessionMonth { day } => Some(month?.day_or_last(u32::from(*day)).into()),
        DeadlineRule::Fixed { date, .. } => Some((*date).into()),
        DeadlineRule::Monthly { day } => Some(month?.next().day_or_last(u32::from(*day)).into()),
        DeadlineRule::AfterEvent { offset } => {
            after(calendar, last.or_else(|| month.map(Month::last_day))?, *offset)
        }
        DeadlineRule::BeforeEvent { offset } => {
            let first = session.held_on.or_else(|| fixed.and_then(SessionDays::first));
            before(calendar, first.or_else(|| month.map(Month::first_day))?, *offset)
        }
        DeadlineRule::Recurring => None,
    }
}

fn after(calendar: &Calendar, day: NaiveDate, Offset { n, unit }: Offset) -> Option<Due> {
    Some(match unit {
        OffsetUnit::Day => day.checked_add_days(Days::new(n.into()))?.into(),
        OffsetUnit::WorkingDay => calendar.add_working_days(day, n)?.into(),
        OffsetUnit::Week => day.checked_add_days(Days::new(u64::from(n) * 7))?.into(),
        OffsetUnit::Month => day.checked_add_months(Months::new(n))?.into(),
    })
}

fn before(calendar: &Calendar, day: NaiveDate, Offset { n, unit }: Offset) -> Option<Due> {
    Some(match unit {
        OffsetUnit::Day => day.checked_sub_days(Days::new(n.into()))?.into(),
        OffsetUnit::WorkingDay => calendar.sub_working_days(day, n)?.into(),
        OffsetUnit::Week => day.checked_sub_days(Days::new(u64::from(n) * 7))?.into(),
        OffsetUnit::Month => day.checked_sub_months(Months::new(n))?.into(),
    })
}

/// A day to which the deadline of a session may be extended that was held after it: five working days later.
#[must_use]
pub fn proposed(calendar: &Calendar, held: NaiveDate) -> NaiveDate {
    calendar.add_working_days(held, PROPOSED).map_or(held, |counted| counted.day)
}
