//! What an announcement of holidays changes in a file, and the edit that takes it over.

use super::{Calendar, DayKind};
use crate::model::Snapshot;
use crate::model::change::Row;
use crate::model::day_override::{AnnouncedDay, Announcement, DayChange, DayOverride, announced_question};
use crate::model::edit::Edit;
use crate::model::ids::{AnswerId, DayOverrideId};
use crate::model::setting::Answer;

/// What an announced day changes.
#[must_use]
pub fn change(calendar: &Calendar, day: &AnnouncedDay) -> DayChange {
    let own = calendar.own_day(day.day);
    let same = match calendar.day_kind(day.day) {
        DayKind::Working | DayKind::MakeUp => day.works,
        DayKind::Holiday(_) => !day.works,
        // A weekend that belongs to a holiday gets its name.
        DayKind::Weekend => false,
    };
    match (same, own) {
        (true, _) => DayChange::Known,
        (false, Some(_)) => DayChange::Replaces,
        (false, None) => DayChange::New,
    }
}

/// The edit that takes an announcement over: its days as far as they are not known, and which document announced the
/// year. `None` where the file knows all of that.
#[must_use]
pub fn edit(snapshot: &Snapshot, announcement: &Announcement, year: i32, document: &str) -> Option<Edit> {
    let calendar = Calendar::of(snapshot);
    let changes = announcement.days.iter().filter(|day| change(&calendar, day) != DayChange::Known);
    let mut put: Vec<Row> = changes
        .map(|day| {
            let AnnouncedDay { day, works, holiday } = day.clone();
            DayOverride { id: DayOverrideId(0), day, works, holiday }.into()
        })
        .collect();
    let document = document.trim();
    let sourced = calendar.known(year) && (document.is_empty() || calendar.source(year) == Some(document));
    // A year that the program knows keeps its own source while its days are the same.
    let told = sourced || put.is_empty() && super::known(year);
    if !told {
        let value = if document.is_empty() { year.to_string() } else { document.to_owned() };
        put.push(Answer { id: AnswerId(0), question: announced_question(year), value }.into());
    }
    (!put.is_empty()).then_some(Edit::Rows { put, delete: Vec::new() })
}
