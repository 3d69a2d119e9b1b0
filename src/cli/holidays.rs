//! `holidays`: the announcement of a year's holidays, taken over.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::output::{Reply, object};
use super::{Call, Failure, file};
use crate::calendar::Calendar;
use crate::calendar::announcement;
use crate::jobs::reading::{self, Source};
use crate::model::day_override::Announcement;

pub(super) fn holidays(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let source = Source::File(call.path("source").to_path_buf());
    let read = reading::announcement(source, call.year).wait().map_err(|e| call.failed(e))?;
    let Some(year) = call.year.or(read.year) else {
        return Err(Failure::Usage(lang.cli_holidays_which_year().to_owned()));
    };
    let snapshot = workspace.snapshot();
    let calendar = Calendar::of(snapshot);
    let document = call.option("document").unwrap_or(&read.document);
    let edit = announcement::edit(snapshot, &read, year, document);
    let mut text = text(call, &calendar, &read, year, document);
    let mut json = json(&calendar, &read, year, document);
    if !call.flag("dry-run")
        && let Some(edit) = edit
    {
        let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
        json["revision"] = json!(applied.revision);
        let _ = writeln!(text, "{}", lang.cli_saved(&lang.edit_label(&applied.label)));
    } else {
        let _ = writeln!(text, "{}", lang.cli_unchanged());
    }
    Ok(Reply::new(text, object(json)))
}

fn text(call: &Call<'_>, calendar: &Calendar, read: &Announcement, year: i32, document: &str) -> String {
    let lang = call.lang;
    let mut text = format!("{}\n", lang.holidays_of(year, document));
    for day in &read.days {
        let kind = if day.works { lang.holidays_on() } else { lang.holidays_off() };
        let state = lang.holidays_change(announcement::change(calendar, day));
        let line = lang.holidays_line(&lang.day_and_weekday(day.day), kind, &day.holiday, state);
        let _ = writeln!(text, "{line}");
    }
    for doubt in &read.doubts {
        let _ = writeln!(text, "{}", lang.holidays_doubt(doubt));
    }
    text
}

fn json(calendar: &Calendar, read: &Announcement, year: i32, document: &str) -> Value {
    let days: Vec<Value> = read
        .days
        .iter()
        .map(|day| {
            let state = announcement::change(calendar, day);
            json!({ "day": day.day, "works": day.works, "holiday": day.holiday, "state": state })
        })
        .collect();
    json!({ "year": year, "document": document, "days": days, "doubts": read.doubts })
}
