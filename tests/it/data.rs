//! Everything of a file as JSON and back, and the year as calendar entries.

use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, EventLike};
use themeday::documents::{self, Fonts};
use themeday::error::Error;
use themeday::model::document::{DocumentKind, DocumentRequest, Format};
use themeday::model::edit::{Edit, EditRefusal};
use themeday::model::progress::Progress;
use themeday::model::session::{SessionKind, SessionState};
use themeday::model::when::When;
use themeday::model::{Month, Snapshot, dump};
use themeday::workspace::{Access, Context, Workspace};

use crate::notice::filled;
use crate::sample::Year;

fn export(snapshot: &Snapshot, request: &DocumentRequest, format: Format) -> Vec<u8> {
    let files =
        documents::export(snapshot, request, format, &Fonts::compiled_in(), &Progress::default()).unwrap();
    files.into_iter().next().unwrap()
}

fn request(kind: DocumentKind) -> DocumentRequest {
    let mut request =
        DocumentRequest::new(kind, Year::PROGRAMME, NaiveDate::from_ymd_opt(2023, 3, 30).unwrap());
    request.options.edited = Utc.with_ymd_and_hms(2023, 3, 29, 8, 0, 0).single();
    request
}

#[test]
fn everything_loads_into_a_new_file_without_loss_and_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let sample = Workspace::create_sample(&folder.path().join("甲.themeday"), Context::default()).unwrap();
    let programme = sample.snapshot().newest_programme().unwrap().id;
    let request = DocumentRequest { programme, ..request(DocumentKind::Data) };
    let text = export(sample.snapshot(), &request, Format::Json);
    assert!(dump::is_dump(&text));
    let tables = dump::read(&text).unwrap();
    assert_eq!(tables, **sample.snapshot().as_ref());
    assert_eq!(dump::write(&tables).unwrap(), text);

    let path = folder.path().join("乙.themeday");
    let mut other = Workspace::create(&path, Context::default()).unwrap();
    let load = |overwrite| Edit::Load { tables: Box::new(tables.clone()), overwrite };
    other.apply(&load(false)).unwrap();
    assert_eq!(**other.snapshot().as_ref(), tables);
    assert_eq!(other.verify().unwrap(), []);
    assert!(matches!(other.apply(&load(false)), Err(Error::Refused(EditRefusal::NotEmpty))));
    // A new row does not get an id that was loaded.
    other.apply(&Edit::AddGroup("园区".to_owned())).unwrap();
    let group = other.snapshot().group_named("园区").unwrap().id;
    assert!(tables.groups.get(group).is_none() && tables.sessions.iter().all(|s| s.id.0 < group.0));
    other.apply(&load(true)).unwrap();
    assert_eq!(**other.snapshot().as_ref(), tables);
    drop(other);
    let mut other = Workspace::open(&path, Access::Write, Context::default()).unwrap();
    assert_eq!(**other.snapshot().as_ref(), tables);
    other.undo().unwrap();
    assert!(other.snapshot().group_named("园区").is_some());
    other.undo().unwrap();
    other.undo().unwrap();
    assert_eq!(other.snapshot().units.len(), 0);
}

#[test]
fn data_that_refer_to_what_is_not_there_are_not_loaded() {
    let folder = tempfile::tempdir().unwrap();
    let mut tables = Year::xiangtan().tables;
    let unit = tables.units.iter().next().unwrap().id;
    tables.remove(themeday::model::Table::Unit, unit.0);
    let mut file = Workspace::create(&folder.path().join("丙.themeday"), Context::default()).unwrap();
    let refused = file.apply(&Edit::Load { tables: Box::new(tables), overwrite: false });
    assert!(matches!(refused, Err(Error::Refused(EditRefusal::Dangling(..)))));
    assert_eq!(file.snapshot().units.len(), 0);
}

fn calendar(year: Year) -> Calendar {
    let text = String::from_utf8(export(&year.snapshot(), &request(DocumentKind::Calendar), Format::Ics));
    let text = text.unwrap();
    assert!(text.split("\r\n").all(|line| line.len() <= 75 && !line.contains('\n')));
    text.parse().unwrap()
}

#[test]
fn sessions_and_deadlines_are_entries_that_a_second_import_changes() {
    let mut year = filled();
    let main = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
    year.change_session(main, |session| {
        session.when = Some(When {
            time_from: NaiveTime::from_hms_opt(9, 0, 0),
            time_to: NaiveTime::from_hms_opt(11, 30, 0),
            ..When::on(NaiveDate::from_ymd_opt(2023, 5, 12).unwrap())
        });
        session.place = "县政务服务中心;一楼,大厅".to_owned();
    });
    let first = calendar(year);
    let uids = |calendar: &Calendar| -> Vec<String> {
        calendar.events().map(|event| event.get_uid().unwrap().to_owned()).collect()
    };
    // 47 branch sessions with their deadlines, and the main session.
    assert_eq!(first.events().count(), 95);
    let mut known = uids(&first);
    known.sort();
    known.dedup();
    assert_eq!(known.len(), 95);
    let uid = format!("session-{main}@themeday");
    let event = first.events().find(|event| event.get_uid() == Some(&uid)).unwrap();
    assert_eq!(
        event.get_location().map(|place| place.replace('\\', "")).as_deref(),
        Some("县政务服务中心；一楼，大厅")
    );
    let at = |h, m| {
        Some(DatePerhapsTime::DateTime(CalendarDateTime::Utc(
            Utc.with_ymd_and_hms(2023, 5, 12, h, m, 0).unwrap(),
        )))
    };
    assert_eq!((event.get_start(), event.get_end()), (at(1, 0), at(3, 30)));
    assert_eq!(event.get_timestamp(), Utc.with_ymd_and_hms(2023, 3, 29, 8, 0, 0).single());
    assert_eq!(event.components().len(), 1, "an alarm");
    let day = |m, d| Some(DatePerhapsTime::Date(NaiveDate::from_ymd_opt(2023, m, d).unwrap()));
    let due = first.events().filter(|event| event.get_start() == day(4, 25)).count();
    assert_eq!(due, 7);
    let months =
        first.events().filter(|event| (event.get_start(), event.get_end()) == (day(4, 1), day(5, 1)));
    assert_eq!(months.count(), 7);

    let mut year = filled();
    let moved = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Branch).unwrap().id;
    year.change_session(moved, |session| session.month = Month::new(2023, 12));
    year.change_session(main, |session| {
        session.when = Some(When::on(NaiveDate::from_ymd_opt(2023, 5, 19).unwrap()));
        session.state = SessionState::Cancelled;
    });
    let mut second = uids(&calendar(year));
    second.sort();
    assert_eq!(second, known);
}
