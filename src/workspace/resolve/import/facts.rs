//! Facts of one session: what an assignment states, put into a session. What the session holds already and the source says
//! otherwise is a difference.

use crate::model::Month;
use crate::model::edit::EditRefusal;
use crate::model::import::{Difference, ImportValue};
use crate::model::proposal::{Assignment, Time};
use crate::model::session::Session;

use super::super::clean_text;

/// First and last planned month; the last only where it is a later one. Fixed days stand in the month of the first.
pub(super) fn months_of(time: &Time) -> (Option<Month>, Option<Month>) {
    let Some((first, last)) = time.months() else { return (None, None) };
    (Some(first), Some(last).filter(|last| *last > first && time.days().is_none()))
}

/// Takes every fact that an assignment states over into a session.
pub(super) fn fill(session: &mut Session, assignment: &Assignment, year: i32) -> Result<(), EditRefusal> {
    // Taken apart field by field, so that a new one cannot be forgotten here. Parties are no fields of the session.
    let Assignment {
        kind: _,
        group: _,
        title,
        units: _,
        roles: _,
        group_words: _,
        open_list: _,
        time,
        place,
        theme,
        liaisons_per_unit: _,
        form,
        content,
        audience,
        publish_form,
        publish_on,
        note,
        at: _,
    } = assignment;
    let (month, month_to) = months_of(time);
    if month.is_some() {
        session.month = month;
        session.month_to = month_to;
    }
    if let Some(when) = time.when() {
        session.when = Some(when);
    }
    let text = |value: &Option<String>, field: &mut String| -> Result<(), EditRefusal> {
        if let Some(value) = value {
            *field = clean_text(value)?;
        }
        Ok(())
    };
    // A plain month is told by the month itself; its wording would be wrong once the session is moved.
    let plain = month.is_some_and(|m| {
        let wording = time.text.as_deref().unwrap_or_default();
        session.when.is_none() && month_to.is_none() && is_plain_month(wording, m, year)
    });
    if !plain {
        text(&time.text, &mut session.when_text)?;
    }
    text(place, &mut session.place)?;
    text(theme, &mut session.theme)?;
    text(title, &mut session.title)?;
    text(form, &mut session.form)?;
    text(content, &mut session.content)?;
    text(audience, &mut session.audience)?;
    text(publish_form, &mut session.publish_form)?;
    if !publish_on.is_empty() {
        session.publish_on.clone_from(publish_on);
    }
    text(note, &mut session.note)
}

/// The session with the facts that it lacks, and where the source says otherwise. With `overwrite` the source's facts
/// take the place of those that are there, and nothing differs.
pub(super) fn merged(
    before: &Session,
    assignment: &Assignment,
    year: i32,
    overwrite: bool,
) -> Result<(Session, Vec<Difference>), EditRefusal> {
    let mut wanted = before.clone();
    fill(&mut wanted, assignment, year)?;
    if overwrite {
        return Ok((wanted, Vec::new()));
    }
    let mut differences = Vec::new();
    let mut differ = |key: &str, held: ImportValue, read: ImportValue| {
        differences.push(Difference { key: key.to_owned(), held, read });
    };
    if let Some(held) = before.when.clone().filter(|_| before.when != wanted.when) {
        if let Some(read) = wanted.when.take() {
            differ("when", ImportValue::When(held), ImportValue::When(read));
        }
        wanted.when.clone_from(&before.when);
    }
    if before.when.is_some() {
        // The wording belongs to the days.
        wanted.when_text.clone_from(&before.when_text);
        (wanted.month, wanted.month_to) = (before.month, before.month_to);
    }
    for (key, held, read) in [
        ("place", &before.place, &mut wanted.place),
        ("theme", &before.theme, &mut wanted.theme),
        ("title", &before.title, &mut wanted.title),
        ("form", &before.form, &mut wanted.form),
        ("content", &before.content, &mut wanted.content),
        ("audience", &before.audience, &mut wanted.audience),
        ("publish_form", &before.publish_form, &mut wanted.publish_form),
        ("note", &before.note, &mut wanted.note),
    ] {
        if !held.is_empty() && held != read {
            differ(key, ImportValue::Text(held.clone()), ImportValue::Text(read.clone()));
            read.clone_from(held);
        }
    }
    if !before.publish_on.is_empty() && before.publish_on != wanted.publish_on {
        let read = std::mem::replace(&mut wanted.publish_on, before.publish_on.clone());
        differ("publish_on", ImportValue::List(before.publish_on.clone()), ImportValue::List(read));
    }
    Ok((wanted, differences))
}

fn is_plain_month(text: &str, month: Month, year: i32) -> bool {
    let digits: Vec<u32> = text.split(|c: char| !c.is_ascii_digit()).filter_map(|d| d.parse().ok()).collect();
    match digits.as_slice() {
        [] => text.is_empty(),
        [m] => *m == month.number() && month.year() == year,
        [y, m] => i64::from(*y) == i64::from(month.year()) && *m == month.number(),
        _ => false,
    }
}
