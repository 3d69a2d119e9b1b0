//! The view of a year that goes on from the one of the revision before: whatever was edited, undone, redone, whatever
//! day or year is shown, it says what a view says that is made anew.

use std::sync::Arc;

use chrono::{Days, NaiveDate};
use fastrand::Rng;
use themeday::error::Error;
use themeday::model::edit::Edit;
use themeday::model::people::LeaderCard;
use themeday::model::people::UnitLeader;
use themeday::model::report::{ReportEventKind, ReportTarget};
use themeday::model::{Month, ProgrammeId, Snapshot, UnitLeaderId};
use themeday::rules::YearView;
use themeday::rules::limits::Limits;
use themeday::workspace::Workspace;

use crate::edits::{context, random_edit};

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

/// Everything that a view says, compared part by part so that a failure names the part.
fn assert_alike(next: &YearView, fresh: &YearView, what: &str) {
    assert_eq!(next.state(), fresh.state(), "{what}: state");
    assert_eq!(next.members(), fresh.members(), "{what}: units");
    assert_eq!(next.schedule(), fresh.schedule(), "{what}: schedule");
    assert_eq!(next.owed(), fresh.owed(), "{what}: owed");
    assert_eq!(next.counts(), fresh.counts(), "{what}: counts");
    assert_eq!(next.limits(), fresh.limits(), "{what}: limits");
    assert_eq!(next.issued(), fresh.issued(), "{what}: issued");
    assert_eq!(next.suggestions(), fresh.suggestions(), "{what}: suggestions");
    assert_eq!(next.problems(), fresh.problems(), "{what}: problems");
    for owed in fresh.owed() {
        let of = |view: &YearView| {
            view.owed_by(owed.target.session, owed.target.unit).cloned().collect::<Vec<_>>()
        };
        assert!(of(next).contains(owed), "{what}: found by session and unit");
        assert_eq!(of(next), of(fresh), "{what}: by session and unit");
    }
}

fn any_year(rng: &mut Rng, snapshot: &Snapshot) -> ProgrammeId {
    let years: Vec<ProgrammeId> = snapshot.programmes.iter().map(|year| year.id).collect();
    years.get(rng.usize(..years.len().max(1))).copied().unwrap_or(ProgrammeId(1))
}

#[test]
fn a_view_carried_on_says_what_a_fresh_one_says_after_any_edit_undo_redo_and_change_of_day_or_year() {
    let (mut kept, mut issued, mut suggested) = (0, 0, 0);
    for seed in 1..=8 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let mut rng = Rng::with_seed(seed);
        let mut workspace = if seed % 2 == 0 {
            Workspace::create_sample(&path, context()).unwrap()
        } else {
            Workspace::create(&path, context()).unwrap()
        };
        let mut today = day("2023-05-31");
        let mut year = any_year(&mut rng, workspace.snapshot());
        let mut view = YearView::new(workspace.snapshot(), year, today);
        for step in 0..160 {
            // Several revisions may lie between two views.
            for _ in 0..rng.usize(1..3) {
                match rng.u8(..10) {
                    0 if workspace.undo_label().is_some() => drop(workspace.undo().unwrap()),
                    1 if workspace.redo_label().is_some() => drop(workspace.redo().unwrap()),
                    _ => match workspace.apply(&random_edit(&mut rng, workspace.snapshot())) {
                        Ok(_) | Err(Error::Refused(_)) => {}
                        Err(other) => panic!("seed {seed} step {step}: {other}"),
                    },
                }
            }
            if rng.u8(..10) == 0 {
                today = day("2023-01-01") + Days::new(rng.u64(..800));
            }
            if rng.u8(..10) == 0 {
                year = any_year(&mut rng, workspace.snapshot());
            }
            // A view of which nothing was asked is no use to the next.
            if rng.u8(..10) > 0 {
                assert!(view.counts().total.due <= view.owed().len());
                issued += usize::from(view.issued().is_some_and(|issued| !issued.changes.is_empty()));
                suggested += usize::from(!view.suggestions().is_empty());
                assert_eq!(view.limits().is_empty(), *view.limits() == Limits::default());
            }
            let next = view.next(workspace.snapshot(), year, today);
            let fresh = YearView::new(workspace.snapshot(), year, today);
            assert_alike(&next, &fresh, &format!("seed {seed} step {step}"));
            kept += usize::from(Arc::ptr_eq(next.members(), view.members()));
            view = next;
        }
    }
    assert!(kept > 200, "views are carried on: {kept}");
    assert!(issued > 20 && suggested > 20, "what is carried on says something: {issued}, {suggested}");
}

#[test]
fn what_a_year_is_not_known_by_leaves_its_figures_as_they_are_and_a_report_leaves_its_units() {
    let folder = tempfile::tempdir().unwrap();
    let mut workspace = Workspace::create_sample(&folder.path().join("县.themeday"), context()).unwrap();
    let (year, today) = (workspace.snapshot().newest_programme().unwrap().id, day("2023-05-31"));
    let view = YearView::new(workspace.snapshot(), year, today);
    let (session, unit) = {
        let (_, entry) = view.schedule().entries().next().unwrap();
        (entry.session, entry.unit)
    };
    let card = LeaderCard { name: "张三".into(), post: "副局长".into(), phone: String::new() };
    let leader = UnitLeader { id: UnitLeaderId(0), unit, ord: 0, card };
    workspace.apply(&Edit::Rows { put: vec![leader.into()], delete: Vec::new() }).unwrap();
    let led = view.next(workspace.snapshot(), year, today);
    assert!(std::ptr::eq(led.schedule(), view.schedule()), "nothing is reckoned again");
    assert!(std::ptr::eq(led.owed(), view.owed()));

    let requirement = workspace.snapshot().requirements_of(year).next().unwrap().id;
    let targets = vec![ReportTarget { requirement, session, unit: Some(unit) }];
    let (kind, on) = (ReportEventKind::Received, day("2023-05-20"));
    workspace.apply(&Edit::Report { targets, kind, on, until: None, note: String::new() }).unwrap();
    let reported = led.next(workspace.snapshot(), year, today);
    assert!(Arc::ptr_eq(reported.members(), led.members()));
    assert_eq!(reported.counts().total.reported, led.counts().total.reported + 1);

    let month = Month::new(2023, 10);
    workspace.apply(&Edit::Place { sessions: vec![session], month, before: None }).unwrap();
    let moved = reported.next(workspace.snapshot(), year, today);
    assert_alike(&moved, &YearView::new(workspace.snapshot(), year, today), "moved");
    assert_ne!(moved.schedule(), reported.schedule());
}
