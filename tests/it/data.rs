//! Everything of a file as JSON and back, and the year as calendar entries.

use chrono::{NaiveDate, NaiveTime, TimeZone, Utc};
use icalendar::{Calendar, CalendarDateTime, Component, DatePerhapsTime, EventLike};
use themeday::documents::{self, Fonts};
use themeday::error::Error;
use themeday::model::edit::{Edit, EditRefusal, SessionFact};
use themeday::model::paper::{Format, PaperKind, PaperRequest};
use themeday::model::progress::Progress;
use themeday::model::session::{SessionKind, SessionState};
use themeday::model::when::When;
use themeday::model::{Month, Snapshot, dump};
use themeday::workspace::{Access, Context, Workspace};

use crate::notice::filled;
use crate::sample::Year;

fn export(snapshot: &Snapshot, request: &PaperRequest, format: Format) -> Vec<u8> {
    let files =
        documents::export(snapshot, request, format, &Fonts::compiled_in(), &Progress::default()).unwrap();
    files.into_iter().next().unwrap()
}

fn request(kind: PaperKind) -> PaperRequest {
    let mut request = PaperRequest::new(kind, Year::PROGRAMME, NaiveDate::from_ymd_opt(2023, 3, 30).unwrap());
    request.options.entries.written = Utc.with_ymd_and_hms(2023, 3, 29, 8, 0, 0).single();
    request
}

#[test]
fn everything_loads_into_a_new_file_without_loss_and_can_be_undone() {
    let folder = tempfile::tempdir().unwrap();
    let sample = Workspace::create_sample(&folder.path().join("甲.themeday"), Context::default()).unwrap();
    let programme = sample.snapshot().newest_programme().unwrap().id;
    let request = PaperRequest { programme, ..request(PaperKind::Data) };
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

/// The entries of a year; with `months` also of sessions that have no day.
fn calendar(snapshot: &Snapshot, months: bool) -> Calendar {
    let mut request = request(PaperKind::Calendar);
    request.programme = snapshot.newest_programme().unwrap().id;
    request.options.months = months;
    entries(snapshot, &request)
}

fn entries(snapshot: &Snapshot, request: &PaperRequest) -> Calendar {
    let text = String::from_utf8(export(snapshot, request, Format::Ics)).unwrap();
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
    let snapshot = year.snapshot();
    // No bars over whole months unless they are asked for: 47 deadlines, and the main session.
    assert_eq!(calendar(&snapshot, false).events().count(), 48);
    let first = calendar(&snapshot, true);
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
    let mut second = uids(&calendar(&year.snapshot(), true));
    second.sort();
    assert_eq!(second, known);
}

fn state(calendar: &Calendar, uid: &str) -> Option<String> {
    let event = calendar.events().find(|event| event.get_uid() == Some(uid))?;
    event.property_value("STATUS").map(str::to_owned)
}

fn sequence(calendar: &Calendar) -> u32 {
    let counts = calendar.events().map(|event| event.get_sequence().unwrap());
    counts.max().unwrap()
}

#[test]
fn what_a_calendar_was_given_and_is_no_more_is_taken_back_under_its_uid() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("甲.themeday");
    let mut file = Workspace::create_sample(&path, Context::default()).unwrap();
    let year = file.snapshot().newest_programme().unwrap().clone();
    let units: Vec<_> = file.snapshot().participations_of(year.id).iter().map(|p| p.unit).collect();
    let held = |file: &Workspace, unit| file.snapshot().sessions_held_by(year.id, unit)[0].clone();
    let (moved, removed) = (held(&file, units[0]), held(&file, units[1]));
    let month = year.months[0];
    for session in [&moved, &removed] {
        let when = Some(When::on(month.day_or_last(20)));
        file.apply(&Edit::SetSession(session.id, SessionFact::When(when, String::new()))).unwrap();
    }
    let request = |file: &Workspace| {
        let mut request = PaperRequest::new(PaperKind::Calendar, year.id, month.first_day());
        request.options.entries = file.calendar_entries().unwrap();
        request
    };
    let first = entries(file.snapshot(), &request(&file));
    let uid = |session: &themeday::model::session::Session| format!("{}@themeday", session.uid);
    for session in [&moved, &removed] {
        assert_eq!(state(&first, &uid(session)).as_deref(), Some("CONFIRMED"));
    }
    // One loses its day and month, the other goes with its unit's part in the year.
    file.apply(&Edit::SetSession(moved.id, SessionFact::When(None, String::new()))).unwrap();
    file.apply(&Edit::Place { sessions: vec![moved.id], month: None, before: None }).unwrap();
    file.apply(&Edit::SetSession(removed.id, SessionFact::When(None, String::new()))).unwrap();
    file.apply(&Edit::Place { sessions: vec![removed.id], month: None, before: None }).unwrap();
    let (units, reason) = (vec![units[1]], Some("机构调整".to_owned()));
    file.apply(&Edit::SetExempt { programme: year.id, units, reason }).unwrap();
    let second = entries(file.snapshot(), &request(&file));
    for session in [&moved, &removed] {
        assert_eq!(state(&second, &uid(session)).as_deref(), Some("CANCELLED"), "{}", session.uid);
    }
    assert!(sequence(&second) >= sequence(&first));
    // Also when the journal says so only in an edit that was undone.
    file.undo().unwrap();
    let third = entries(file.snapshot(), &request(&file));
    assert_eq!(state(&third, &uid(&moved)).as_deref(), Some("CANCELLED"));
    assert!(third.events().all(|event| !event.get_summary().unwrap().is_empty()));
}

#[test]
fn what_is_settled_has_no_deadline_and_one_still_to_come_is_taken_back() {
    let snapshot = Year::full().snapshot();
    let on = |month, day| {
        let mut request = request(PaperKind::Calendar);
        request.today = NaiveDate::from_ymd_opt(2023, month, day).unwrap();
        let calendar = entries(&snapshot, &request);
        let of = |unit: &str| {
            let events = calendar.events().filter(|event| event.get_summary().unwrap().starts_with(unit));
            let told = events.map(|event| {
                let state = event.property_value("STATUS").unwrap_or_default().to_owned();
                (event.get_summary().unwrap().contains("截止"), state)
            });
            told.filter(|(due, state)| *due || state == "CANCELLED").collect::<Vec<_>>()
        };
        (of("县住建局"), of("河口镇"))
    };
    let confirmed = vec![(true, "CONFIRMED".to_owned())];
    // 县住建局 need not report.
    assert_eq!(on(4, 25), (vec![(false, "CANCELLED".to_owned())], confirmed.clone()));
    assert_eq!(on(4, 26), (vec![], confirmed));
}

#[test]
fn entries_count_their_changes_upwards_also_in_another_file_and_after_a_restore() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("甲.themeday");
    let file = Workspace::create_sample(&path, Context::default()).unwrap();
    let year = file.snapshot().newest_programme().unwrap().id;
    let count = |file: &Workspace| {
        let mut request = request(PaperKind::Calendar);
        request.programme = file.snapshot().newest_programme().unwrap().id;
        request.options.months = true;
        request.options.entries = file.calendar_entries().unwrap();
        sequence(&entries(file.snapshot(), &request))
    };
    let first = count(&file);
    assert!(first > 0);
    let data = PaperRequest { programme: year, ..request(PaperKind::Data) };
    let tables = dump::read(&export(file.snapshot(), &data, Format::Json)).unwrap();
    // A new file has fewer revisions than the old one.
    let other = folder.path().join("乙.themeday");
    let mut other = Workspace::create(&other, Context::default()).unwrap();
    other.apply(&Edit::Load { tables: Box::new(tables), overwrite: false }).unwrap();
    assert!(count(&other) >= first);
    // A copy with an old journal, written later.
    drop(file);
    let copy = folder.path().join("丙.themeday");
    std::fs::write(&copy, std::fs::read(&path).unwrap()).unwrap();
    let copy = Workspace::open(&copy, Access::Write, Context::default()).unwrap();
    assert!(count(&copy) >= first);
}
