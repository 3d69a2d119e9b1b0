//! Files of every older schema: `tests/data/schema-N.themeday` was written by the program of that time.

use std::path::PathBuf;

use themeday::error::Error;
use themeday::model::report::{Report, ReportEvent, ReportEventKind, ReportTarget, Requirement};
use themeday::model::{Snapshot, Table};
use themeday::storage::VERSION;
use themeday::workspace::{Access, Context, Workspace};

use crate::sample::Year;
use crate::years::day;

fn kept(version: i64) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(format!("tests/data/schema-{version}.themeday"))
}

/// The rows without the revision, which every step raises.
fn rows(snapshot: &Snapshot) -> Vec<themeday::model::change::Row> {
    Table::ALL.iter().flat_map(|table| snapshot.rows(*table)).collect()
}

#[test]
fn a_file_of_every_older_schema_opens_and_every_step_of_it_is_undone_and_redone() {
    for version in 1..VERSION {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("旧.themeday");
        std::fs::copy(kept(version), &path).unwrap();
        let read = Workspace::open(&path, Access::Read, Context::default()).unwrap();
        assert_eq!(read.verify().unwrap(), [], "schema {version}, read");
        let mut file = Workspace::open(&path, Access::Write, Context::default()).unwrap();
        assert_eq!(file.verify().unwrap(), [], "schema {version}");
        assert_eq!(rows(read.snapshot()), rows(file.snapshot()), "schema {version}");
        let mut undone = 0;
        loop {
            match file.undo() {
                Ok(_) => undone += 1,
                Err(Error::NothingToUndo) => break,
                Err(other) => panic!("schema {version}: step {undone}: {other}"),
            }
        }
        assert!(undone > 0 && file.snapshot().units.is_empty(), "schema {version}");
        assert_eq!(file.verify().unwrap(), [], "schema {version}, all undone");
        for _ in 0..undone {
            file.redo().unwrap();
        }
        assert_eq!(rows(read.snapshot()), rows(file.snapshot()), "schema {version}, all redone");
    }
}

#[test]
fn what_an_older_file_holds_of_reports_is_read_as_it_was() {
    let file = Workspace::open(&kept(3), Access::Read, Context::default()).unwrap();
    let now = file.snapshot();
    assert!(now.requirements.iter().all(|asked| asked.kind.is_some()));
    let units: Vec<&str> =
        now.reports.iter().map(|report| now.units.get(report.unit.unwrap()).unwrap().name.as_str()).collect();
    assert_eq!(units, ["云湖桥镇", "县发改局"]);
    assert_eq!(now.report_events.len(), 4);
    assert!(now.sessions.iter().all(|session| !session.each_on_its_own && session.lock_reason.is_empty()));
    assert!(now.liaisons.iter().all(|liaison| liaison.from.is_none() && liaison.to.is_none()));
    assert_eq!(now.liaisons.len(), 2);
}

#[test]
fn a_report_of_a_session_as_a_whole_stands_for_each_of_its_organisers() {
    let mut year = Year::full();
    let (one, other) = (year.unit_named("云湖桥镇"), year.unit_named("中路铺镇"));
    let month = themeday::model::Month::new(2023, 10);
    let session = year.branch(&[one, other], month);
    let asked = Requirement {
        id: themeday::model::ids::RequirementId(9001),
        kind: None,
        session: Some(session),
        ..year.tables.requirements.iter().next().unwrap().clone()
    };
    let requirement = asked.id;
    let whole = Report {
        id: themeday::model::ids::ReportId(9002),
        requirement,
        session,
        unit: None,
        note: String::new(),
    };
    let came = ReportEvent {
        id: themeday::model::ids::ReportEventId(9003),
        report: whole.id,
        kind: ReportEventKind::Received,
        on: day("2023-10-20"),
        until: None,
        note: String::new(),
        channel: String::new(),
    };
    year.tables.put(asked.into());
    year.tables.put(whole.clone().into());
    year.tables.put(came.into());
    let own = Report { id: themeday::model::ids::ReportId(9004), unit: Some(one), ..whole.clone() };
    let mut with_own = year.tables.clone();
    with_own.put(own.clone().into());
    let now = Snapshot::new(year.tables, 1);
    let target = |unit| ReportTarget { requirement, session, unit: Some(unit) };
    let bound: Vec<_> = now
        .sessions
        .iter()
        .filter(|other| now.requirements.get(requirement).unwrap().binds(other))
        .map(|other| other.id)
        .collect();
    assert_eq!(bound, [session], "what names no kind binds its session alone");
    assert_eq!(now.report_for(target(one)), Some(&whole));
    assert_eq!(now.report_for(target(other)), Some(&whole));
    let now = Snapshot::new(with_own, 1);
    assert_eq!(now.report_for(target(one)), Some(&own), "a unit's own report goes first");
    assert_eq!(now.report_for(target(other)), Some(&whole));
}
