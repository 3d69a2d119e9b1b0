//! From draft to issue: copies are kept, compared and restored, an issued one never changes, and what is changed after it is
//! registered with its cause.

use std::path::Path;

use chrono::NaiveDate;
use themeday::error::Error;
use themeday::model::edit::{Adjusting, Edit, EditLabel, EditRefusal, NewUnit, ProgrammeFact, SessionFact};
use themeday::model::ids::{ScheduleCopyId, SessionId};
use themeday::model::issue::{AdjustmentKind, Outcome, Stage};
use themeday::model::issuing::{Cause, Issuing, NewCopy, Reply};
use themeday::model::report::{ReportEventKind, ReportTarget};
use themeday::model::session::{SessionKind, SessionState};
use themeday::model::unit::UnitKind;
use themeday::model::{Month, ProgrammeId, Snapshot, UnitId};
use themeday::rules::YearView;
use themeday::rules::copies::{FieldValue, What, between, items_of, since};
use themeday::text::Lang;
use themeday::workspace::Workspace;

use crate::edits::context;

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn month(n: u32) -> Month {
    Month::new(2023, n).unwrap()
}

pub struct File {
    workspace: Workspace,
    pub year: ProgrammeId,
    _folder: tempfile::TempDir,
}

impl File {
    pub fn sample() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let path: &Path = &folder.path().join("县.themeday");
        let workspace = Workspace::create_sample(path, context()).unwrap();
        let year = workspace.snapshot().newest_programme().unwrap().id;
        Self { workspace, year, _folder: folder }
    }

    pub fn now(&self) -> &Snapshot {
        self.workspace.snapshot()
    }

    pub fn unit(&self, name: &str) -> UnitId {
        self.now().units_named(name)[0]
    }

    fn session(&self, name: &str) -> SessionId {
        self.now().sessions_held_by(self.year, self.unit(name))[0].id
    }

    fn month_of(&self, name: &str) -> Option<Month> {
        self.now().sessions.get(self.session(name)).unwrap().month
    }

    fn label(&mut self, edit: &Edit) -> String {
        Lang::Zh.edit_label(&self.workspace.apply(edit).unwrap().label)
    }

    pub fn done(&mut self, edit: &Edit) -> EditLabel {
        let applied = self.workspace.apply(edit).unwrap();
        assert!(applied.edit.is_some(), "{edit:?} changes nothing");
        applied.label
    }

    fn refused(&mut self, edit: &Edit) -> EditRefusal {
        match self.workspace.apply(edit) {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("{edit:?}: {other:?}"),
        }
    }

    pub fn copy(&mut self, stage: Stage, name: &str) -> ScheduleCopyId {
        let wish =
            NewCopy { programme: self.year, stage, name: name.into(), on: day("2023-03-10"), reply_by: None };
        self.done(&Edit::TakeCopy(Box::new(wish)));
        self.now().copies_of(self.year).max_by_key(|copy| copy.id).unwrap().id
    }

    pub fn issue(&mut self, copy: Option<ScheduleCopyId>) -> ScheduleCopyId {
        let wish = Issuing {
            programme: self.year,
            copy,
            doc_no: "潭政公开办发〔2023〕3号".into(),
            signed_by: "王一".into(),
            on: day("2023-03-30"),
        };
        self.done(&Edit::Issue(Box::new(wish)));
        self.now().copies_of(self.year).max_by_key(|copy| copy.id).unwrap().id
    }

    pub fn place(&self, name: &str, to: Option<Month>) -> Edit {
        Edit::Place { sessions: vec![self.session(name)], month: to, before: None }
    }

    fn view(&self) -> YearView {
        YearView::new(self.now(), self.year, day("2023-05-31"))
    }

    fn differences(&self, copy: ScheduleCopyId) -> Vec<String> {
        let list = since(self.now(), self.year, copy, day("2023-05-31"));
        list.iter().map(|difference| Lang::Zh.difference(difference, 2023)).collect()
    }
}

pub fn cause(reason: &str) -> Cause {
    Cause {
        reason: reason.into(),
        asked_by: "县水利局".into(),
        approved_by: "王一".into(),
        on: day("2023-05-20"),
    }
}

#[test]
fn a_draft_is_kept_compared_and_restored_in_one_step_each() {
    let mut file = File::sample();
    let before = file.now().clone();
    let a = file.copy(Stage::Draft, "方案A");
    assert_eq!(file.differences(a), [] as [&str; 0]);
    file.done(&file.place("县水利局", Some(month(6))));
    file.done(&file.place("云湖桥镇", None));
    file.done(&Edit::SetSession(file.session("县林业局"), SessionFact::Place("林业站".into())));
    assert_eq!(
        file.differences(a),
        ["云湖桥镇 月份：4月 → —", "县林业局 地点：— → 林业站", "县水利局 月份：11月 → 6月"]
    );
    let b = file.copy(Stage::Draft, "方案B");
    let (one, two) = (items_of(file.now(), a), items_of(file.now(), b));
    assert_eq!(between(&one, &two).len(), 3);
    assert_eq!(between(&two, &one)[0].before, FieldValue::Nothing);

    let label = file.label(&Edit::RestoreCopy { copy: a, locked: false });
    assert_eq!(label, "恢复为方案A，改动3场");
    assert_eq!(file.differences(a), [] as [&str; 0]);
    assert_eq!(file.month_of("县水利局"), Some(month(11)));
    // Order within the cells too: the schedule reads as before.
    let cells = |s: &Snapshot| {
        let sessions = s.sessions_of(file.year);
        sessions.map(|x| (x.uid.clone(), x.month, x.ord)).collect::<Vec<_>>()
    };
    assert_eq!(cells(file.now()), cells(&before));
    file.workspace.undo().unwrap();
    assert_eq!(file.differences(b), [] as [&str; 0]);
}

#[test]
fn restoring_leaves_what_was_held_reported_or_locked_and_tells_it() {
    let mut file = File::sample();
    let copy = file.copy(Stage::Draft, "");
    for name in ["县水利局", "县林业局", "县财政局", "县审计局"] {
        file.done(&file.place(name, Some(month(6))));
    }
    file.done(&Edit::SetSession(file.session("县水利局"), SessionFact::HeldOn(Some(day("2023-06-10")))));
    let requirement = file.now().requirements_of(file.year).next().unwrap().id;
    let target =
        ReportTarget {
            requirement, session: file.session("县林业局"), unit: Some(file.unit("县林业局"))
        };
    file.done(&Edit::Report {
        targets: vec![target],
        kind: ReportEventKind::Received,
        on: day("2023-06-20"),
        until: None,
        note: String::new(),
    });
    file.done(&Edit::Lock(vec![file.session("县财政局")], true));
    let label = file.label(&Edit::RestoreCopy { copy, locked: false });
    assert!(label.starts_with("恢复为方案1，改动1场；") && label.contains("等3家"), "{label}");
    assert_eq!(file.month_of("县水利局"), Some(month(6)));
    assert_eq!(file.month_of("县财政局"), Some(month(6)));
    assert_ne!(file.month_of("县审计局"), Some(month(6)));
    let label = file.label(&Edit::RestoreCopy { copy, locked: true });
    assert!(label.contains("等2家"), "{label}");
    assert_ne!(file.month_of("县财政局"), Some(month(6)));
}

#[test]
fn restoring_makes_missing_sessions_anew_and_drops_what_came_later() {
    let mut file = File::sample();
    let copy = file.copy(Stage::Draft, "");
    let uid = file.now().sessions.get(file.session("县水利局")).unwrap().uid.clone();
    file.done(&Edit::SetExempt {
        programme: file.year,
        units: vec![file.unit("县水利局")],
        reason: Some("机构调整".into()),
    });
    assert!(file.now().sessions.iter().all(|session| session.uid != uid));
    // Who stays away cannot hold it again.
    let label = file.label(&Edit::RestoreCopy { copy, locked: false });
    assert!(label.contains("县水利局"), "{label}");
    file.done(&Edit::SetExempt {
        programme: file.year, units: vec![file.unit("县水利局")], reason: None
    });
    let unit =
        NewUnit { name: "县气象局".into(), kind: UnitKind::Department, group: "县直单位".into() };
    file.done(&Edit::AddUnits { programme: Some(file.year), units: vec![unit] });
    file.done(&file.place("县气象局", Some(month(5))));
    file.done(&Edit::RestoreCopy { copy, locked: false });
    let again = file.now().sessions.get(file.session("县水利局")).unwrap();
    assert_eq!((again.uid.as_str(), again.month), (uid.as_str(), Some(month(11))));
    assert_eq!(file.now().sessions_held_by(file.year, file.unit("县水利局")).len(), 1);
    assert_eq!(file.month_of("县气象局"), None, "its duty stays, without a month");
    assert_eq!(file.differences(copy), [] as [&str; 0], "a duty without a month stands nowhere");
    assert_eq!(file.workspace.verify().unwrap(), []);
}

#[test]
fn an_issued_copy_never_changes_and_never_goes() {
    let mut file = File::sample();
    let draft = file.copy(Stage::Final, "");
    let issued = file.issue(None);
    assert_eq!(file.refused(&Edit::RemoveCopy(issued)), EditRefusal::CopyIssued);
    assert_eq!(file.refused(&Edit::RenameCopy(issued, "x".into())), EditRefusal::CopyIssued);
    let again = Issuing {
        programme: file.year,
        copy: Some(issued),
        doc_no: "x".into(),
        signed_by: "y".into(),
        on: day("2023-04-01"),
    };
    assert_eq!(file.refused(&Edit::Issue(Box::new(again.clone()))), EditRefusal::CopyIssued);
    let without = |doc_no: &str, signed_by: &str| {
        let (doc_no, signed_by) = (doc_no.into(), signed_by.into());
        Edit::Issue(Box::new(Issuing { copy: None, doc_no, signed_by, ..again.clone() }))
    };
    assert_eq!(file.refused(&without(" ", "王一")), EditRefusal::NoDocNo);
    assert_eq!(file.refused(&without("3号", "")), EditRefusal::NoSigner);
    // The final version that is issued stays beside it.
    let second = file.issue(Some(draft));
    let copy = file.now().schedule_copies.get(second).unwrap();
    assert_eq!((copy.stage, copy.no), (Stage::Issued, 2));
    assert!(file.now().schedule_copies.get(draft).is_some());
    file.done(&Edit::RemoveCopy(draft));
    // What units are called later, or that they become one, changes nothing in it.
    let items = |s: &Snapshot| items_of(s, issued).into_iter().cloned().collect::<Vec<_>>();
    let before = items(file.now());
    file.done(&Edit::MergeUnits { from: file.unit("县金融办"), into: file.unit("县财政局") });
    assert_eq!(items(file.now()), before);
}

#[test]
fn issuing_gives_the_year_its_number_and_day_where_it_has_none() {
    let facts = |file: &File| {
        let year = file.now().programmes.get(file.year).unwrap();
        (year.doc_no.clone(), year.issued_on)
    };
    let mut file = File::sample();
    file.done(&Edit::SetProgramme(file.year, ProgrammeFact::DocNo("潭政公开办发〔2023〕1号".into())));
    let before = facts(&file);
    file.issue(None);
    assert_eq!(facts(&file), before, "it has both");
    let mut bare = File::sample();
    bare.done(&Edit::SetProgramme(bare.year, ProgrammeFact::IssuedOn(None)));
    bare.issue(None);
    assert_eq!(facts(&bare), ("潭政公开办发〔2023〕3号".into(), Some(day("2023-03-30"))));
}

#[test]
fn names_and_stages_of_copies_are_kept_apart() {
    let mut file = File::sample();
    let a = file.copy(Stage::Draft, "方案A");
    let taken = NewCopy {
        programme: file.year,
        stage: Stage::Draft,
        name: "方案A".into(),
        on: day("2023-03-10"),
        reply_by: None,
    };
    let refused = file.refused(&Edit::TakeCopy(Box::new(taken.clone())));
    assert_eq!(refused, EditRefusal::NameTaken("方案A".into()));
    let issued = NewCopy { stage: Stage::Issued, name: String::new(), ..taken.clone() };
    assert_eq!(file.refused(&Edit::TakeCopy(Box::new(issued))), EditRefusal::CopyIssued);
    let late = NewCopy {
        stage: Stage::Consultation,
        name: String::new(),
        reply_by: Some(day("2023-03-01")),
        ..taken
    };
    assert!(matches!(file.refused(&Edit::TakeCopy(Box::new(late))), EditRefusal::UntilBefore(..)));
    let other = file.copy(Stage::Draft, "");
    assert_eq!(
        file.refused(&Edit::RenameCopy(other, "方案A".into())),
        EditRefusal::NameTaken("方案A".into())
    );
    file.done(&Edit::RenameCopy(a, String::new()));
    file.done(&Edit::RenameCopy(other, "方案A".into()));
    let titles: Vec<String> = file.now().copies_of(file.year).map(|copy| Lang::Zh.copy_title(copy)).collect();
    assert_eq!(titles, ["方案1", "方案A"]);
}

#[test]
fn a_change_after_the_issue_is_told_and_registered_with_its_cause() {
    let mut file = File::sample();
    assert!(file.view().issued().is_none());
    assert_eq!(file.workspace.trial().adjusts(&file.place("县水利局", Some(month(6)))), []);
    file.issue(None);
    let edit = file.place("县水利局", Some(month(6)));
    let session = file.session("县水利局");
    assert_eq!(file.workspace.trial().adjusts(&edit), [session]);
    // Within its month nothing was issued that could change.
    assert_eq!(file.workspace.trial().adjusts(&file.place("县水利局", Some(month(11)))), []);
    let wish = Adjusting { edit: Some(edit), sessions: Vec::new(), cause: cause("防汛") };
    assert_eq!(file.label(&Edit::Adjust(Box::new(wish))), "县水利局 11月→6月（调整：防汛）");
    let row = file.now().adjustments_of(session).next().unwrap().clone();
    assert_eq!(
        (row.kind, row.before.as_str(), row.after.as_str()),
        (AdjustmentKind::Month, "2023-11", "2023-06")
    );
    assert_eq!((row.reason.as_str(), row.approved_by.as_str()), ("防汛", "王一"));

    file.done(&file.place("县林业局", Some(month(9))));
    let view = file.view();
    let issued = view.issued().unwrap();
    assert_eq!(issued.changed_sessions(), 2);
    let uid = &file.now().sessions.get(session).unwrap().uid;
    assert_eq!(issued.month_before(uid), Some(month(11)));
    let open: Vec<_> = issued.unregistered().filter_map(|change| change.session).collect();
    assert_eq!(open, [file.session("县林业局")]);
    // What was skipped is registered later; twice it is not.
    let later =
        Edit::Adjust(Box::new(Adjusting { edit: None, sessions: open, cause: cause("机构调整") }));
    assert_eq!(file.label(&later), "登记县林业局调整：机构调整");
    assert_eq!(file.refused(&later), EditRefusal::NothingToRegister);
    assert_eq!(file.view().issued().unwrap().unregistered().count(), 0);
    // Back where it was, nothing is changed any more; one step undoes move and registration.
    file.done(&file.place("县林业局", Some(month(5))));
    assert_eq!(file.view().issued().unwrap().changed_sessions(), 1);
    for _ in 0..4 {
        file.workspace.undo().unwrap();
    }
    assert!(file.now().adjustments.is_empty());
    assert_eq!(file.view().issued().unwrap().changed_sessions(), 0);
}

#[test]
fn what_was_left_open_is_filled_in_and_what_is_added_or_cancelled_is_an_adjustment() {
    let mut file = File::sample();
    file.issue(None);
    let session = file.session("县水利局");
    let place = Edit::SetSession(session, SessionFact::Place("水利局大厅".into()));
    assert_eq!(file.workspace.trial().adjusts(&place), [], "no place was issued");
    file.done(&place);
    assert_eq!(file.view().issued().unwrap().changed_sessions(), 0);
    let cancel = Edit::SetSession(session, SessionFact::State(SessionState::Cancelled));
    assert_eq!(file.workspace.trial().adjusts(&cancel), [session]);
    let wish = Adjusting { edit: Some(cancel), sessions: Vec::new(), cause: cause("并入他局") };
    file.done(&Edit::Adjust(Box::new(wish)));
    let unit =
        NewUnit { name: "县气象局".into(), kind: UnitKind::Department, group: "县直单位".into() };
    file.done(&Edit::AddUnits { programme: Some(file.year), units: vec![unit] });
    assert_eq!(file.view().issued().unwrap().changed_sessions(), 1, "a duty without a month is in no table");
    let added = file.place("县气象局", Some(month(9)));
    assert_eq!(file.workspace.trial().adjusts(&added), [file.session("县气象局")]);
    let wish = Adjusting { edit: Some(added), sessions: Vec::new(), cause: cause("新设机构") };
    file.done(&Edit::Adjust(Box::new(wish)));
    let view = file.view();
    let issued = view.issued().unwrap();
    let what: Vec<What> = issued.changes.iter().map(|change| change.difference.what).collect();
    assert_eq!(what, [What::Added, What::Gone]);
    assert!(issued.changes.iter().all(|change| change.registered.is_some()));
    let empty =
        Adjusting { edit: Some(file.place("县林业局", None)), sessions: Vec::new(), cause: cause(" ") };
    assert_eq!(file.refused(&Edit::Adjust(Box::new(empty))), EditRefusal::NoCause);
}

#[test]
fn a_session_that_goes_takes_its_adjustments_with_it() {
    let mut file = File::sample();
    file.issue(None);
    for (name, to) in [("县水利局", 6), ("县林业局", 9)] {
        let edit = Some(file.place(name, Some(month(to))));
        let wish = Adjusting { edit, sessions: Vec::new(), cause: cause("防汛") };
        file.done(&Edit::Adjust(Box::new(wish)));
    }
    let units = vec![file.unit("县水利局")];
    file.done(&Edit::SetExempt { programme: file.year, units, reason: Some("机构调整".into()) });
    assert_eq!(file.now().adjustments.len(), 1);
    file.done(&Edit::MergeUnits { from: file.unit("县林业局"), into: file.unit("县财政局") });
    assert_eq!(file.workspace.verify().unwrap(), []);
}

#[test]
fn a_reply_is_kept_once_a_unit_and_taking_it_makes_the_move() {
    let mut file = File::sample();
    let draft = file.copy(Stage::Draft, "");
    let copy = file.copy(Stage::Consultation, "");
    let reply = |file: &File, name: &str| Reply {
        copy,
        unit: file.unit(name),
        on: day("2023-03-15"),
        text: String::new(),
        wish: None,
        outcome: None,
        reason: String::new(),
        to: None,
        session: None,
    };
    let to_draft = Reply { copy: draft, ..reply(&file, "县水利局") };
    assert_eq!(file.refused(&Edit::Reply(Box::new(to_draft))), EditRefusal::NotForReplies);
    let none = Edit::Reply(Box::new(reply(&file, "县林业局")));
    assert_eq!(file.label(&none), "县林业局反馈：无意见");
    let wish = Reply { wish: Some(month(8)), outcome: Some(Outcome::Taken), ..reply(&file, "县水利局") };
    assert_eq!(file.label(&Edit::Reply(Box::new(wish))), "县水利局建议调整为8月，采纳，移到8月");
    assert_eq!(file.month_of("县水利局"), Some(month(8)));
    file.workspace.undo().unwrap();
    assert_eq!(file.month_of("县水利局"), Some(month(11)));
    file.workspace.redo().unwrap();
    let refused =
        Reply { wish: Some(month(8)), outcome: Some(Outcome::Refused), ..reply(&file, "县财政局") };
    assert_eq!(file.refused(&Edit::Reply(Box::new(refused.clone()))), EditRefusal::NoCause);
    file.done(&Edit::Reply(Box::new(Reply { reason: "当月已满".into(), ..refused })));
    let partly = Reply {
        wish: Some(month(4)),
        to: Some(month(5)),
        outcome: Some(Outcome::Partly),
        reason: "4月已满".into(),
        ..reply(&file, "县审计局")
    };
    file.done(&Edit::Reply(Box::new(partly)));
    assert_eq!(file.month_of("县审计局"), Some(month(5)));
    let outside = Reply { wish: Some(month(2)), ..reply(&file, "县教育局") };
    assert_eq!(file.refused(&Edit::Reply(Box::new(outside))), EditRefusal::MonthOutside(month(2)));

    let view = file.view();
    let replies = view.replies().unwrap();
    assert_eq!((replies.asked, replies.replied, replies.without, replies.opinions), (47, 4, 1, 3));
    assert_eq!((replies.taken, replies.partly, replies.refused), (1, 1, 1));
    assert_eq!(file.refused(&Edit::RemoveCopy(copy)), EditRefusal::CopyAnswered(4));
    // Said again it takes the place of what was said; units that become one have one reply.
    file.done(&Edit::Reply(Box::new(Reply { text: "无".into(), ..reply(&file, "县林业局") })));
    assert_eq!(file.now().feedback.len(), 4);
    file.done(&Edit::MergeUnits { from: file.unit("县林业局"), into: file.unit("县财政局") });
    assert_eq!(file.now().feedback.len(), 3);
    let row = file.now().feedback.iter().next().unwrap().id;
    file.done(&Edit::RemoveReply(row));
    assert_eq!(file.now().feedback.len(), 2);
    assert_eq!(file.workspace.verify().unwrap(), []);
}

#[test]
fn copies_of_eight_thousand_units_are_taken_restored_and_looked_at_without_waiting() {
    let mut file = File::sample();
    let unit =
        |n: usize| NewUnit { name: format!("第{n}乡"), kind: UnitKind::Township, group: "乡镇".into() };
    let units = (0..8000).map(unit).collect();
    file.done(&Edit::AddUnits { programme: Some(file.year), units });
    let open = file.now().sessions_in(file.year, SessionKind::Branch, None).map(|s| s.id);
    let sessions: Vec<SessionId> = open.collect();
    file.done(&Edit::Place { sessions: sessions.clone(), month: Some(month(5)), before: None });
    let begun = std::time::Instant::now();
    let copy = file.copy(Stage::Draft, "");
    file.done(&Edit::Place { sessions, month: Some(month(6)), before: None });
    assert_eq!(file.differences(copy).len(), 8000);
    file.done(&Edit::RestoreCopy { copy, locked: false });
    assert_eq!(file.differences(copy).len(), 0);
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}
