//! What became of a backup since, and a year or a unit of it put back as one edit.

use std::path::Path;

use themeday::error::Error;
use themeday::model::difference::{Delta, Difference};
use themeday::model::edit::{Edit, EditLabel, EditRefusal, NewUnit, ProgrammeFact, UnitFact};
use themeday::model::ids::UnitId;
use themeday::model::report::{ReportEventKind, ReportTarget};
use themeday::model::restore::RestorePart;
use themeday::model::rollover::RollOver;
use themeday::model::session::SessionKind;
use themeday::model::unit::UnitKind;
use themeday::text::Lang;
use themeday::workspace::{Backup, Clock, Workspace};

use crate::edits::context;

fn sample(folder: &tempfile::TempDir) -> Workspace {
    Workspace::create_sample(&folder.path().join("县.themeday"), context()).unwrap()
}

fn unit(workspace: &Workspace, name: &str) -> UnitId {
    workspace.snapshot().units_named(name)[0]
}

/// Lets the unit's session be reported.
fn report(workspace: &mut Workspace, name: &str) {
    let snapshot = workspace.snapshot();
    let (year, unit) = (snapshot.newest_programme().unwrap().id, unit(workspace, name));
    let session = snapshot.sessions_held_by(year, unit)[0].id;
    let requirement = snapshot.requirements_of(year).next().unwrap().id;
    let targets = vec![ReportTarget { requirement, session, unit: Some(unit) }];
    let on = "2023-06-20".parse().unwrap();
    let edit =
        Edit::Report { targets, kind: ReportEventKind::Received, on, until: None, note: String::new() };
    workspace.apply(&edit).unwrap();
}

/// Places every session of the unit in a month of the year.
fn place(workspace: &mut Workspace, name: &str, month: usize) {
    let snapshot = workspace.snapshot();
    let year = snapshot.newest_programme().unwrap();
    let sessions = snapshot.sessions_held_by(year.id, unit(workspace, name)).iter().map(|s| s.id).collect();
    let month = Some(year.months[month]);
    workspace.apply(&Edit::Place { sessions, month, before: None }).unwrap();
}

fn since(workspace: &Workspace, backup: &Backup) -> Difference {
    Workspace::difference_from(&backup.path, workspace.snapshot(), Clock::System).unwrap()
}

fn refused(outcome: Result<impl std::fmt::Debug, Error>) -> EditRefusal {
    match outcome {
        Err(Error::Refused(refusal)) => refusal,
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_became_of_a_backup_is_told_by_units_sessions_and_reports() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    let backup = workspace.backup().unwrap();
    assert!(since(&workspace, &backup).is_none());
    assert_eq!(Lang::Zh.changed_since(&since(&workspace, &backup)), "与现在相同");
    report(&mut workspace, "县水利局");
    place(&mut workspace, "县林业局", 0);
    let note = Edit::SetUnit(unit(&workspace, "县财政局"), UnitFact::Note("新址".to_owned()));
    workspace.apply(&note).unwrap();
    let programme = workspace.snapshot().newest_programme().map(|year| year.id);
    let (name, group) = ("县档案馆".to_owned(), "县直单位".to_owned());
    let units = vec![NewUnit { name, kind: UnitKind::Institution, group }];
    workspace.apply(&Edit::AddUnits { programme, units }).unwrap();
    let found = since(&workspace, &backup);
    assert_eq!(found.units, Delta { added: 1, changed: 1, gone: 0 });
    assert_eq!(found.sessions.added, 1, "the duty of the new unit");
    assert_eq!(found.reports, Delta { added: 1, changed: 0, gone: 0 });
    assert_eq!(found.years, [2023]);
    let names: Vec<&str> = found.unit_names.iter().map(|(_, name)| name.as_str()).collect();
    for name in ["县财政局", "县林业局"] {
        assert!(names.contains(&name), "{names:?}");
    }
    assert!(!names.contains(&"县档案馆"), "the backup has no such unit");
    let told = Lang::Zh.changed_since(&found);
    assert!(told.starts_with("单位增1 改1，活动增1"), "{told}");
    assert!(told.contains("报送增1"), "{told}");
}

#[test]
fn a_year_comes_back_as_one_edit_and_the_rest_of_the_file_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    let before = workspace.snapshot().clone();
    let backup = workspace.backup().unwrap();
    place(&mut workspace, "县水利局", 0);
    report(&mut workspace, "县林业局");
    let year = workspace.snapshot().newest_programme().unwrap().id;
    workspace.apply(&Edit::SetProgramme(year, ProgrammeFact::Theme("另一个主题".to_owned()))).unwrap();
    let wish = RollOver::new(workspace.snapshot(), year, 2024).unwrap();
    workspace.apply(&Edit::RollOver(Box::new(wish))).unwrap();
    let note = Edit::SetUnit(unit(&workspace, "县财政局"), UnitFact::Note("新址".to_owned()));
    workspace.apply(&note).unwrap();
    let edits = workspace.history().unwrap().len();
    let changed = workspace.snapshot().clone();

    let applied = workspace.restore_part(&backup, RestorePart::Year(2023)).unwrap();
    let told = Lang::Zh.edit_label(&applied.label);
    assert!(told.starts_with("从2023-05-31") && told.ends_with("的备份恢复2023年度"), "{told}");
    assert_eq!(workspace.history().unwrap().len(), edits + 1);
    let now = workspace.snapshot();
    for table in [themeday::model::Table::Programme, themeday::model::Table::Session] {
        for row in before.rows(table) {
            assert_eq!(now.row(table, row.id()), Some(row));
        }
    }
    assert!(now.reports.is_empty(), "what was reported since is gone from it");
    assert!(now.programme_of(2024).is_some(), "the year that was begun since stays");
    assert_eq!(now.units.get(unit(&workspace, "县财政局")).unwrap().note, "新址");
    assert_eq!(workspace.verify().unwrap(), []);
    workspace.undo().unwrap();
    assert!(
        **workspace.snapshot()
            == themeday::model::Snapshot::new((**changed).clone(), workspace.snapshot().revision)
    );
    assert_eq!(refused(workspace.restore_part(&backup, RestorePart::Year(2024))), EditRefusal::NotInBackup);
    workspace.apply(&Edit::SetProgramme(year, ProgrammeFact::Closed(true))).unwrap();
    assert_eq!(
        refused(workspace.restore_part(&backup, RestorePart::Year(2023))),
        EditRefusal::YearClosed(2023)
    );
}

#[test]
fn a_unit_comes_back_with_its_names_people_and_sessions_and_no_other_unit_moves() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    place(&mut workspace, "县水利局", 3);
    let backup = workspace.backup().unwrap();
    let water = unit(&workspace, "县水利局");
    let year = workspace.snapshot().newest_programme().unwrap().id;
    let month = workspace.snapshot().sessions_held_by(year, water)[0].month;
    place(&mut workspace, "县水利局", 0);
    place(&mut workspace, "县林业局", 0);
    report(&mut workspace, "县水利局");
    workspace.apply(&Edit::SetUnit(water, UnitFact::Name("县水务局".to_owned()))).unwrap();
    workspace.restore_part(&backup, RestorePart::Unit(water)).unwrap();
    let now = workspace.snapshot();
    assert_eq!(now.units.get(water).unwrap().name, "县水利局");
    assert_eq!(now.sessions_held_by(year, water)[0].month, month);
    assert!(now.reports.is_empty());
    let forestry = now.sessions_held_by(year, unit(&workspace, "县林业局"))[0].month;
    assert_eq!(forestry, Some(now.newest_programme().unwrap().months[0]));
    assert_eq!(workspace.verify().unwrap(), []);
}

#[test]
fn a_unit_that_was_made_one_with_another_comes_back_and_gets_its_name_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    let backup = workspace.backup().unwrap();
    let (from, into) = (unit(&workspace, "县水利局"), unit(&workspace, "县林业局"));
    workspace.apply(&Edit::MergeUnits { from, into }).unwrap();
    assert_eq!(workspace.snapshot().units_named("县水利局"), [into]);
    workspace.restore_part(&backup, RestorePart::Unit(from)).unwrap();
    assert_eq!(workspace.snapshot().units_named("县水利局"), [from]);
    let year = workspace.snapshot().newest_programme().unwrap().id;
    assert_eq!(workspace.snapshot().sessions_held_by(year, from).len(), 1);
    let branches = |unit| {
        let held = workspace.snapshot().sessions_held_by(year, unit).into_iter();
        held.filter(|s| s.kind == SessionKind::Branch).count()
    };
    assert_eq!((branches(from), branches(into)), (1, 1));
    assert_eq!(workspace.verify().unwrap(), []);
}

#[test]
fn a_backup_of_another_file_is_put_back_as_a_whole_only() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    let foreign = folder.path().join("别县.themeday");
    let other = themeday::workspace::Context { uids: themeday::workspace::Uids::Random, ..context() };
    drop(Workspace::create_sample(&foreign, other).unwrap());
    let before = workspace.snapshot().clone();
    for part in [RestorePart::Year(2023), RestorePart::Unit(unit(&workspace, "县水利局"))] {
        let backup = Workspace::backup_at(&foreign);
        assert_eq!(refused(workspace.restore_part(&backup, part)), EditRefusal::OtherFile);
    }
    assert_eq!(before, *workspace.snapshot());
    let none = Workspace::backup_at(Path::new("/no/such.themeday"));
    assert!(matches!(workspace.restore_part(&none, RestorePart::Year(2023)), Err(Error::NoSuchFile(_))));
}

#[test]
fn a_second_place_holds_every_backup_it_was_reached_for_and_is_not_made_where_it_is_missing() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    let path = workspace.path().to_path_buf();
    let stick = folder.path().join("U盘");
    let backup = workspace.backup().unwrap();
    let copy = |stick: &Path| Workspace::copy_to_second_place(&path, &backup.path, stick, Clock::System);
    assert!(matches!(Workspace::begin_second_place(&stick), Err(Error::NoSuchFile(_))));
    assert!(matches!(copy(&stick), Err(Error::NoSuchFile(_))));
    assert!(!stick.exists());
    // The empty place at which a stick is found is not the stick.
    std::fs::create_dir(&stick).unwrap();
    assert!(matches!(copy(&stick), Err(Error::NoSuchFile(_))));
    Workspace::begin_second_place(&stick).unwrap();
    let there = copy(&stick).unwrap();
    assert_eq!(there, copy(&stick).unwrap(), "once is enough");
    assert_eq!(there.parent().unwrap(), stick.join("县.files").join("backups"));
    assert_eq!(std::fs::read(&there).unwrap(), std::fs::read(&backup.path).unwrap());
    assert_eq!(Workspace::backups_in_second_place(&path, &stick).unwrap().len(), 1);
    let own = folder.path();
    Workspace::begin_second_place(own).unwrap();
    assert!(matches!(copy(own), Err(Error::SamePlace(_))));
    // A file put beside them finds them.
    std::fs::copy(&path, stick.join("县.themeday")).unwrap();
    assert_eq!(Workspace::backups_of(&stick.join("县.themeday")).unwrap().len(), 1);
}

#[test]
fn everything_goes_back_to_how_it_was_after_an_edit_as_one_new_edit() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    place(&mut workspace, "县水利局", 0);
    let point = workspace.history().unwrap().last().unwrap().id;
    let then = workspace.snapshot().clone();
    place(&mut workspace, "县水利局", 1);
    report(&mut workspace, "县林业局");
    place(&mut workspace, "县水利局", 2);
    let (from, into) = (unit(&workspace, "县水利局"), unit(&workspace, "县林业局"));
    workspace.apply(&Edit::MergeUnits { from, into }).unwrap();
    // What was undone is no part of it.
    place(&mut workspace, "县财政局", 0);
    workspace.undo().unwrap();
    let edits = workspace.history().unwrap();
    let applied = workspace.back_to(point).unwrap();
    assert!(matches!(applied.label, EditLabel::WentBack { count: 4, .. }), "{:?}", applied.label);
    let same = |workspace: &Workspace, rows: &themeday::model::Snapshot| {
        let rows = themeday::model::Snapshot::new((**rows).clone(), workspace.snapshot().revision);
        **workspace.snapshot() == rows
    };
    assert!(same(&workspace, &then));
    assert_eq!(workspace.history().unwrap().len(), edits.len() + 1);
    assert_eq!(workspace.verify().unwrap(), []);
    let again = workspace.back_to(point).unwrap();
    assert!(matches!(again.label, EditLabel::WentBack { count: 5, .. }) && again.edit.is_none());
    workspace.undo().unwrap();
    assert_eq!(workspace.snapshot().units_named("县水利局"), [into], "going back can be undone");
    workspace.redo().unwrap();
    drop(workspace);
    let path = folder.path().join("县.themeday");
    let mut workspace = Workspace::open(&path, themeday::workspace::Access::Write, context()).unwrap();
    assert!(same(&workspace, &then), "over a restart");
    let undone = edits.last().unwrap().id;
    assert_eq!(refused(workspace.back_to(undone)), EditRefusal::NotInForce);
    assert_eq!(refused(workspace.back_to(9_999)), EditRefusal::NotInForce);
}

#[test]
fn entries_about_a_unit_are_those_of_its_names_sessions_and_reports() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    place(&mut workspace, "县林业局", 0);
    let mut mine = Vec::new();
    let mut note = |workspace: &Workspace| mine.push(workspace.history().unwrap().last().unwrap().id);
    place(&mut workspace, "县水利局", 0);
    note(&workspace);
    report(&mut workspace, "县水利局");
    note(&workspace);
    let water = unit(&workspace, "县水利局");
    workspace.apply(&Edit::SetUnit(water, UnitFact::Note("新址".to_owned()))).unwrap();
    note(&workspace);
    report(&mut workspace, "县林业局");
    let progress = themeday::model::progress::Progress::default();
    let about = Workspace::edits_about(workspace.path(), water, Clock::System, &progress).unwrap();
    let mut about: Vec<i64> = about.into_iter().collect();
    about.sort_unstable();
    assert_eq!(about[0], 1, "the import that made it");
    assert_eq!(about[1..], mine);
    let all = Workspace::history_of(workspace.path(), Clock::System, &progress).unwrap();
    assert_eq!(all, workspace.history().unwrap());
}

#[test]
fn an_edit_bears_the_name_of_the_files_operator() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = sample(&folder);
    let operator = themeday::model::setting::SettingKey::Operator;
    workspace.apply(&Edit::SetSetting(operator, "王小明".to_owned())).unwrap();
    place(&mut workspace, "县水利局", 0);
    let actors: Vec<String> = workspace.history().unwrap().into_iter().map(|entry| entry.actor).collect();
    assert_eq!(actors, ["经办", "经办", "王小明"]);
}
