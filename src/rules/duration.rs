//! How long a session lasts, against the shortest that the year asks for.

use chrono::TimeDelta;

use crate::model::programme::MinDuration;
use crate::model::when::When;

/// Half a day of office hours, a morning or an afternoon, in minutes.
const HALF_DAY: i64 = 180;

/// Minutes from a session's beginning to its end; `None` while one of them is not known, or they are the wrong way round.
#[must_use]
pub fn minutes(when: &When) -> Option<i64> {
    let length: TimeDelta = when.time_to? - when.time_from?;
    Some(length.num_minutes()).filter(|minutes| *minutes > 0)
}

/// The least number of minutes that a year asks for.
#[must_use]
pub fn least(asked: MinDuration) -> i64 {
    match asked {
        MinDuration::HalfDay => HALF_DAY,
        MinDuration::Day => 2 * HALF_DAY,
        MinDuration::Minutes(minutes) => i64::from(minutes),
    }
}

/// Whether the hours of a session are known to be fewer than the year asks for.
#[must_use]
pub fn too_short(asked: Option<MinDuration>, when: &When) -> bool {
    asked.zip(minutes(when)).is_some_and(|(asked, minutes)| minutes < least(asked))
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, NaiveTime};

    use super::*;

    #[test]
    fn a_morning_is_half_a_day_and_two_hours_are_not() {
        let at = |hour, minute| NaiveTime::from_hms_opt(hour, minute, 0);
        let from_nine = |to| When { time_from: at(9, 0), time_to: to, ..When::on(NaiveDate::default()) };
        let short = |asked, to| too_short(Some(asked), &from_nine(to));
        assert!(short(MinDuration::HalfDay, at(11, 0)));
        assert!(!short(MinDuration::HalfDay, at(12, 0)));
        assert!(short(MinDuration::Day, at(14, 30)));
        assert!(!short(MinDuration::Minutes(120), at(11, 0)));
        assert!(!short(MinDuration::HalfDay, None) && !too_short(None, &from_nine(at(9, 30))));
        assert_eq!(minutes(&from_nine(at(8, 0))), None);
    }
}
