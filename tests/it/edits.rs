//! Every edit there is, at random: the snapshot equals a fresh load after each, undo leads back to the start, redo to
//! the end, also over restarts.

use std::path::Path;

use chrono::{DateTime, Days, NaiveDate, Utc};
use fastrand::Rng;
use themeday::error::Error;
use themeday::model::bearing::{Capacity, Unavailable};
use themeday::model::change::Tables;
use themeday::model::edit::{
    Adjusting, Arranged, Cells, Edit, NewSession, NewUnit, Placing, ProgrammeFact, SessionFact, UnitFact,
};
use themeday::model::ids::{AnswerId, CapacityId, GroupId, UnavailableId, UnitLeaderId};
use themeday::model::issue::{Outcome, Stage};
use themeday::model::issuing::{Cause, Issuing, NewCopy, Reply};
use themeday::model::paper::PaperKind;
use themeday::model::parties::NewParty;
use themeday::model::people::{LeaderCard, LiaisonCard, UnitLeader};
use themeday::model::programme::{Labels, MinDuration, Publicity};
use themeday::model::proposal::{Assignment, Proposal, ProposedKind, ProposedUnit, Time};
use themeday::model::report::{DayOff, Deadline, DeadlineRule, Per, ReportEventKind, ReportTarget};
use themeday::model::rollover::RollOver;
use themeday::model::session::{Role, SessionKind, SessionState};
use themeday::model::setting::{Answer, SettingKey};
use themeday::model::unit::{AliasKind, Tier, UnitKind};
use themeday::model::when::When;
use themeday::model::{Month, ProgrammeId, SessionId, Snapshot, Table, UnitId};
use themeday::workspace::{Access, Clock, Context, Uids, Workspace};

/// A context without chance: fixed clock, counted uids.
pub fn context() -> Context {
    let at: DateTime<Utc> = "2023-05-31T06:30:00Z".parse().unwrap();
    Context {
        clock: Clock::Fixed(at),
        uids: Uids::Counted(1.into()),
        actor: "经办".to_owned(),
        machine: "办公室".to_owned(),
    }
}

fn tables(workspace: &Workspace) -> Tables {
    Tables::clone(workspace.snapshot())
}

/// Whether the look-ups that followed every change are those that the rows would be given anew.
fn looks_up_as_new(workspace: &Workspace) -> bool {
    workspace.snapshot().index() == Snapshot::new(tables(workspace), 0).index()
}

fn reopened(workspace: Workspace, seed: u64) -> Workspace {
    let path = workspace.path().to_path_buf();
    drop(workspace);
    let mut context = context();
    // Another session must not give out the same uids again.
    context.uids = Uids::Counted((seed * 1_000_000).into());
    Workspace::open(&path, Access::Write, context).unwrap()
}

fn fresh(path: &Path) -> Snapshot {
    let workspace = Workspace::open(path, Access::Read, context()).unwrap();
    Snapshot::clone(workspace.snapshot())
}

#[test]
fn any_sequence_of_edits_can_be_undone_and_redone_over_restarts() {
    for seed in 1..=6 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("县.themeday");
        let mut rng = Rng::with_seed(seed);
        let mut workspace = Workspace::create(&path, context()).unwrap();
        let start = tables(&workspace);
        let mut kinds = std::collections::BTreeSet::new();
        let mut done = 0;
        for step in 0..160 {
            let edit = random_edit(&mut rng, workspace.snapshot());
            let kind = format!("{edit:?}").split(|c: char| !c.is_alphanumeric()).next().unwrap().to_owned();
            match workspace.apply(&edit) {
                Ok(applied) => {
                    done += usize::from(applied.edit.is_some());
                    if applied.edit.is_some() {
                        kinds.insert(kind);
                    }
                }
                Err(Error::Refused(_)) => {}
                Err(other) => panic!("seed {seed} step {step} {edit:?}: {other}"),
            }
            assert_eq!(**workspace.snapshot(), fresh(&path), "seed {seed} step {step} {edit:?}");
            assert!(looks_up_as_new(&workspace), "seed {seed} step {step}: index after {edit:?}");
            if rng.u8(..) < 20 && workspace.undo_label().is_some() {
                let before = tables(&workspace);
                workspace.undo().unwrap();
                assert_eq!(**workspace.snapshot(), fresh(&path));
                assert!(looks_up_as_new(&workspace), "seed {seed} step {step}: index after undo of {edit:?}");
                workspace.redo().unwrap();
                assert!(before == tables(&workspace), "seed {seed} step {step}: redo leads elsewhere");
            }
            if rng.u8(..) < 10 {
                workspace = reopened(workspace, seed * 1000 + step);
            }
        }
        assert!(done > 60 && kinds.len() > 18, "the test must do something: {done} edits of {kinds:?}");
        assert_eq!(workspace.verify().unwrap(), []);
        let end = tables(&workspace);

        workspace = reopened(workspace, seed * 2000);
        while workspace.undo_label().is_some() {
            workspace.undo().unwrap();
        }
        assert!(start == tables(&workspace), "seed {seed}: undoing everything leads elsewhere");
        assert_eq!(workspace.verify().unwrap(), []);
        workspace = reopened(workspace, seed * 3000);
        while workspace.redo_label().is_some() {
            workspace.redo().unwrap();
        }
        assert!(end == tables(&workspace), "seed {seed}: redoing everything leads elsewhere");
        assert!(looks_up_as_new(&workspace), "seed {seed}: index after redoing everything");
        assert_eq!(*workspace.snapshot().as_ref(), fresh(&path));
    }
}

fn one<T: Clone>(rng: &mut Rng, list: &[T]) -> Option<T> {
    (!list.is_empty()).then(|| list[rng.usize(..list.len())].clone())
}

fn some<T: Clone>(rng: &mut Rng, list: &[T]) -> Vec<T> {
    (0..rng.usize(1..4)).filter_map(|_| one(rng, list)).collect()
}

fn name(rng: &mut Rng) -> String {
    let head = ["县", "市", "", "本县"];
    let body = ["水利", "应急管理", "发展和改革", "河口", "云桥", "教育", "供电", "信访", "㳇口", "=1+1 "];
    let tail = ["局", "镇", "乡", "办", "公司"];
    format!(
        "{}{}{}{}",
        one(rng, &head).unwrap(),
        one(rng, &body).unwrap(),
        rng.u8(..4),
        one(rng, &tail).unwrap()
    )
}

fn day(rng: &mut Rng) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap() + Days::new(rng.u64(..400))
}

fn month(rng: &mut Rng) -> Month {
    Month::new(2023, rng.u32(1..=12)).unwrap()
}

/// Any edit that could be asked of this file; many are refused, which is a case too.
#[allow(clippy::too_many_lines)]
pub fn random_edit(rng: &mut Rng, s: &Snapshot) -> Edit {
    let programmes: Vec<ProgrammeId> = s.programmes.iter().map(|p| p.id).collect();
    let units: Vec<UnitId> = s.units.iter().map(|u| u.id).collect();
    let sessions: Vec<SessionId> = s.sessions.iter().map(|x| x.id).collect();
    let groups: Vec<_> = s.groups.iter().map(|g| g.id).collect();
    let Some(programme) = one(rng, &programmes) else {
        return Edit::CreateProgramme {
            year: 2023,
            title: "主题日".into(),
            months: (1..=12).map(|m| Month::new(2023, m).unwrap()).collect(),
        };
    };
    if units.len() < 4 || rng.u8(..) < 12 {
        let units = (0..rng.usize(1..6))
            .map(|_| NewUnit {
                name: name(rng),
                kind: UnitKind::Department,
                group: ["乡镇", "县直单位"][rng.usize(..2)].into(),
            })
            .collect();
        return Edit::AddUnits { programme: (rng.u8(..) > 40).then_some(programme), units };
    }
    let unit = one(rng, &units).unwrap();
    let session = one(rng, &sessions).unwrap_or(SessionId(99_999));
    let group = one(rng, &groups).unwrap();
    if rng.u8(..) < 24 {
        return bearing(rng, programme, (unit, group), &sessions);
    }
    match rng.u8(..57) {
        46..=51 => issuing(rng, s, programme, unit),
        40 | 41 => {
            let kind = *rng.choice(&SessionKind::ALL).unwrap();
            let month = rng.bool().then(|| month(rng));
            let held_on = (rng.u8(..) < 60).then(|| day(rng));
            let (unplanned, parties) = (rng.bool(), parts(rng, &units));
            let new = NewSession::of(programme, kind);
            Edit::AddSession(Box::new(NewSession { month, held_on, unplanned, parties, ..new }))
        }
        42 => Edit::RemoveSession(session),
        43 => Edit::SetParties(session, parts(rng, &units)),
        44 => Edit::SetSessionRequirement {
            requirement: None,
            session,
            item: "总结".into(),
            rule: deadline(rng),
        },
        45 => match one(rng, &s.requirements.iter().map(|r| r.id).collect::<Vec<_>>()) {
            Some(asked) => Edit::RemoveRequirement(asked),
            None => report(rng, s, programme),
        },
        34 => {
            let answer = Answer {
                id: AnswerId(0),
                question: ["alias:甲局=甲县局", "", "year"][rng.usize(..3)].into(),
                value: ["same", "different"][rng.usize(..2)].into(),
            };
            Edit::Rows { put: vec![answer.into()], delete: Vec::new() }
        }
        30 => Edit::SetLiaisons(unit, (0..rng.usize(..3)).map(|_| (liaison(rng), rng.bool())).collect()),
        31 => {
            let leaders: Vec<_> = s.leaders.iter().map(|leader| leader.id).collect();
            let id = one(rng, &leaders).filter(|_| rng.bool()).unwrap_or(UnitLeaderId(0));
            let card = LeaderCard { name: name(rng), post: "副局长".into(), phone: String::new() };
            let put = vec![UnitLeader { id, unit, ord: rng.i64(0..9), card }.into()];
            let gone = one(rng, &leaders).filter(|_| rng.bool()).map(|id| (Table::UnitLeader, id.0));
            Edit::Rows { put, delete: gone.into_iter().collect() }
        }
        32 => Edit::SetStalls(
            session,
            some(rng, &units).into_iter().map(|u| (u, rng.u8(..9).to_string())).collect(),
        ),
        33 => Edit::SetPaperText {
            programme,
            document: PaperKind::Schedule,
            text: ["", "正文", "另一正文"][rng.usize(..3)].into(),
        },
        0 => Edit::SetSetting(
            [SettingKey::Region, SettingKey::Operator][rng.usize(..2)],
            ["", "某县", "另县"][rng.usize(..3)].into(),
        ),
        1 => Edit::CreateProgramme {
            year: rng.i32(2022..2026),
            title: "又一年".into(),
            months: vec![month(rng)],
        },
        2 | 3 => Edit::SetProgramme(programme, programme_fact(rng)),
        4 if rng.bool() => Edit::SetUnit(unit, UnitFact::Name(name(rng))),
        4 => Edit::RenameUnit { unit, name: name(rng), on: day(rng), basis: "依据".into() },
        5 => Edit::SetUnit(
            unit,
            match rng.u8(..6) {
                0 => UnitFact::FullName(rng.bool().then(|| name(rng))),
                1 => UnitFact::Kind(UnitKind::ALL[rng.usize(..UnitKind::ALL.len())]),
                2 => UnitFact::Tier(Tier::City),
                3 => UnitFact::Tier(Tier::Township),
                4 => UnitFact::SearchKey("a b".into()),
                _ => UnitFact::Note(name(rng)),
            },
        ),
        6 => Edit::AddAlias(unit, name(rng), AliasKind::Short),
        7 => match one(rng, &s.aliases.iter().map(|a| a.id).collect::<Vec<_>>()) {
            Some(alias) => Edit::Rows { put: Vec::new(), delete: vec![(Table::Alias, alias.0)] },
            None => Edit::AddAlias(unit, name(rng), AliasKind::Other),
        },
        8 => Edit::MergeUnits { from: unit, into: one(rng, &units).unwrap() },
        9 => Edit::OrderUnit { unit, before: one(rng, &units) },
        10 => Edit::AddGroup(["街道", "园区", "乡镇"][rng.usize(..3)].into()),
        11 => Edit::RenameGroup(group, ["镇", "县直", "乡镇"][rng.usize(..3)].into()),
        12 => Edit::OrderGroup { group, before: one(rng, &groups) },
        13 => Edit::RemoveGroup(group),
        14 => Edit::SetParticipation { programme, units: some(rng, &units), group },
        15 => Edit::SetExempt {
            programme,
            units: some(rng, &units),
            reason: [None, Some(""), Some("机构调整")][rng.usize(..3)].map(str::to_owned),
        },
        35 | 36 => Edit::AbolishUnit {
            unit,
            into: rng.bool().then(|| one(rng, &units).unwrap()),
            on: day(rng),
            basis: String::new(),
        },
        37 => Edit::ReinstateUnit(unit),
        38 => Edit::PlaceAsLastYear(programme),
        39 => match RollOver::new(s, programme, rng.i32(2023..2027)) {
            Some(mut wish) => {
                wish.as_last_year = rng.bool();
                wish.parts.texts = rng.bool();
                wish.parts.units = rng.u8(..) > 40;
                Edit::RollOver(Box::new(wish))
            }
            None => Edit::PlaceAsLastYear(programme),
        },
        16 => Edit::SetDuty { programme, unit, duty: [None, Some(0), Some(3), Some(40)][rng.usize(..4)] },
        17..=20 => Edit::Place {
            sessions: some(rng, &sessions),
            month: (rng.u8(..) > 40).then(|| month(rng)),
            before: one(rng, &sessions),
        },
        21 => Edit::Swap(session, one(rng, &sessions).unwrap_or(session)),
        22 => Edit::Lock(some(rng, &sessions), rng.u8(..) < 80),
        52 => Edit::SetSessions(some(rng, &sessions), session_fact(rng)),
        53 => Edit::Shift { sessions: some(rng, &sessions), later: rng.bool() },
        54 => Edit::OrderByUnits(
            programme,
            [Cells::All, Cells::Group(group), Cells::One(month(rng), group)][rng.usize(..3)],
        ),
        55 => Edit::Arrange(
            some(rng, &sessions)
                .into_iter()
                .map(|session| Arranged {
                    session,
                    placing: [None, Some(Placing::Unscheduled), Some(Placing::Month(month(rng)))]
                        [rng.usize(..3)],
                    facts: vec![session_fact(rng)],
                })
                .collect(),
        ),
        23 => Edit::SetSession(session, session_fact(rng)),
        24 => Edit::SetMainParticipants(programme, some(rng, &units)),
        25 => Edit::SetSlogans(programme, (0..rng.usize(..4)).map(|_| name(rng)).collect()),
        26 => {
            let own: Vec<_> = s.requirements_of(programme).map(|r| r.id).collect();
            let requirement = if rng.bool() { one(rng, &own) } else { None };
            Edit::SetRequirement { requirement, programme, item: "信息".into(), rule: deadline(rng) }
        }
        27 => match one(rng, &s.report_events.iter().map(|e| e.id).collect::<Vec<_>>()) {
            Some(event) => Edit::RetractReportEvent(event),
            None => report(rng, s, programme),
        },
        28 => report(rng, s, programme),
        _ => Edit::Import { proposal: Box::new(proposal(rng)), answers: vec![], overwrite: rng.bool() },
    }
}

/// What months can bear, and what is done with it.
fn bearing(
    rng: &mut Rng,
    programme: ProgrammeId,
    (unit, group): (UnitId, GroupId),
    sessions: &[SessionId],
) -> Edit {
    let month = month(rng);
    match rng.u8(..4) {
        0 => {
            let (unit, group) = [(None, None), (Some(unit), None), (None, Some(group))][rng.usize(..3)];
            let reason = ["", "防汛"][rng.usize(..2)].to_owned();
            let row = Unavailable { id: UnavailableId(0), programme, unit, group, month, reason };
            Edit::Rows { put: vec![row.into()], delete: Vec::new() }
        }
        1 => {
            let number = |rng: &mut Rng| rng.bool().then(|| rng.u16(..4));
            let (least, most) = (number(rng), number(rng));
            let (group, month) = (rng.bool().then_some(group), rng.bool().then_some(month));
            let row = Capacity { id: CapacityId(0), programme, group, month, least, most };
            Edit::Rows { put: vec![row.into()], delete: Vec::new() }
        }
        2 => Edit::FillEvenly { programme, from: month },
        _ => {
            let place = Edit::Place { sessions: some(rng, sessions), month: Some(month), before: None };
            let reason = ["", "经同意"][rng.usize(..2)].to_owned();
            Edit::Reasoned { edit: Box::new(place), reason }
        }
    }
}

/// On the way from draft to issue, and after it.
fn issuing(rng: &mut Rng, s: &Snapshot, programme: ProgrammeId, unit: UnitId) -> Edit {
    let copies: Vec<_> = s.copies_of(programme).map(|copy| copy.id).collect();
    let sessions: Vec<SessionId> = s.sessions_of(programme).map(|x| x.id).collect();
    let Some(copy) = one(rng, &copies).filter(|_| rng.u8(..) > 60) else {
        let stages = [Stage::Draft, Stage::Consultation, Stage::Review, Stage::Final, Stage::Issued];
        let stage = stages[rng.usize(..5)];
        let name = if rng.bool() { String::new() } else { name(rng) };
        return Edit::TakeCopy(Box::new(NewCopy { programme, stage, name, on: day(rng), reply_by: None }));
    };
    match rng.u8(..8) {
        0 => Edit::RenameCopy(copy, name(rng)),
        1 => Edit::RemoveCopy(copy),
        2 => Edit::RestoreCopy { copy, locked: rng.bool() },
        3 => Edit::Issue(Box::new(Issuing {
            programme,
            copy: rng.bool().then_some(copy),
            doc_no: "3号".into(),
            signed_by: "王一".into(),
            on: day(rng),
        })),
        4 | 5 => {
            let cause = Cause {
                reason: "防汛".into(),
                asked_by: name(rng),
                approved_by: String::new(),
                on: day(rng),
            };
            let month = (rng.u8(..) > 40).then(|| month(rng));
            let place = Edit::Place { sessions: some(rng, &sessions), month, before: None };
            let (edit, sessions) =
                if rng.bool() { (Some(place), Vec::new()) } else { (None, some(rng, &sessions)) };
            Edit::Adjust(Box::new(Adjusting { edit, sessions, cause }))
        }
        6 => match one(rng, &s.feedback.iter().map(|row| row.id).collect::<Vec<_>>()) {
            Some(reply) => Edit::RemoveReply(reply),
            None => Edit::RemoveCopy(copy),
        },
        _ => Edit::Reply(Box::new(Reply {
            copy,
            unit,
            on: day(rng),
            text: ["", "换一个月"][rng.usize(..2)].into(),
            wish: rng.bool().then(|| month(rng)),
            outcome: [None, Some(Outcome::Taken), Some(Outcome::Refused)][rng.usize(..3)],
            reason: ["", "已满"][rng.usize(..2)].into(),
            to: None,
            session: None,
        })),
    }
}

fn deadline(rng: &mut Rng) -> Deadline {
    Deadline {
        by: DeadlineRule::DayOfSessionMonth { day: rng.u8(0..33) },
        day_off: *rng.choice(&DayOff::ALL).unwrap(),
        per: *rng.choice(&Per::ALL).unwrap(),
    }
}

fn parts(rng: &mut Rng, units: &[UnitId]) -> Vec<NewParty> {
    let words = rng.bool().then(|| NewParty::words("各乡镇", Role::Organiser));
    let mut part = |unit| NewParty::unit(unit, *rng.choice(&Role::ALL).unwrap());
    let chosen: Vec<UnitId> = units.iter().copied().take(3).collect();
    chosen.into_iter().map(&mut part).chain(words).collect()
}

fn liaison(rng: &mut Rng) -> LiaisonCard {
    LiaisonCard { name: name(rng), mobile: "13800000000".into(), ..LiaisonCard::default() }
}

fn report(rng: &mut Rng, s: &Snapshot, programme: ProgrammeId) -> Edit {
    let requirements: Vec<_> = s.requirements_of(programme).map(|r| r.id).collect();
    let owed: Vec<ReportTarget> = s
        .sessions
        .iter()
        .filter(|x| x.programme == programme)
        .flat_map(|x| s.organisers_of(x.id).map(move |unit| (x.id, unit)))
        .flat_map(|(session, unit)| [(session, Some(unit)), (session, None)])
        .flat_map(|(session, unit)| {
            requirements.iter().map(move |r| ReportTarget { requirement: *r, session, unit })
        })
        .collect();
    let kinds = [
        ReportEventKind::Received,
        ReportEventKind::Received,
        ReportEventKind::Returned,
        ReportEventKind::Accepted,
        ReportEventKind::Exempt,
        ReportEventKind::Extended,
    ];
    Edit::Report {
        targets: some(rng, &owed),
        kind: kinds[rng.usize(..kinds.len())],
        on: day(rng),
        until: rng.bool().then(|| day(rng)),
        note: String::new(),
    }
}

fn programme_fact(rng: &mut Rng) -> ProgrammeFact {
    match rng.u8(..17) {
        16 => ProgrammeFact::Recording(rng.bool()),
        13 => ProgrammeFact::Contacts(name(rng)),
        14 => ProgrammeFact::Publicity(Some(Publicity::Public)),
        0 => ProgrammeFact::Title(name(rng)),
        1 => ProgrammeFact::Ordinal(Some(17)),
        2 => ProgrammeFact::Theme(name(rng)),
        3 => ProgrammeFact::Office(name(rng)),
        4 => ProgrammeFact::DocNo("〔2023〕3号".into()),
        5 => ProgrammeFact::IssuedOn(Some(day(rng))),
        6 => ProgrammeFact::Addressees(vec![name(rng), String::new()]),
        7 => ProgrammeFact::CopiesTo(vec![name(rng)]),
        8 => ProgrammeFact::Months((0..rng.usize(..8)).map(|_| month(rng)).collect()),
        9 => ProgrammeFact::Duty(rng.u8(..4)),
        10 => ProgrammeFact::MainCounts(rng.bool()),
        11 => ProgrammeFact::MinDuration(Some(MinDuration::Minutes(90))),
        12 => ProgrammeFact::Labels(Labels { main: "集中宣传".into(), branch: name(rng) }),
        _ => ProgrammeFact::Closed(rng.u8(..) < 60),
    }
}

fn session_fact(rng: &mut Rng) -> SessionFact {
    match rng.u8(..10) {
        7 => SessionFact::Tasks(name(rng)),
        8 => SessionFact::Materials(name(rng)),
        0 => SessionFact::When(rng.bool().then(|| When::on(day(rng))), "暂定".into()),
        1 => SessionFact::HeldOn(rng.bool().then(|| day(rng))),
        2 => SessionFact::Place(name(rng)),
        3 => SessionFact::Form(name(rng)),
        4 => SessionFact::Theme(name(rng)),
        5 => SessionFact::Title(name(rng)),
        6 => SessionFact::State(
            [SessionState::Planned, SessionState::Cancelled, SessionState::Adjusted][rng.usize(..3)],
        ),
        _ => SessionFact::Note(name(rng)),
    }
}

fn proposal(rng: &mut Rng) -> Proposal {
    let mut proposal = Proposal::default();
    proposal.programme.year = Some(rng.i32(2023..2026));
    let year = proposal.programme.year.unwrap();
    for _ in 0..rng.usize(1..5) {
        let unit = name(rng);
        proposal.units.push(ProposedUnit {
            name: unit.clone(),
            kind: ProposedKind::Department,
            group: Some("县直单位".into()),
            at: None,
        });
        let mut assignment = Assignment::new(SessionKind::Branch);
        assignment.units = vec![unit];
        assignment.time = Time::month(Month::new(year, rng.u32(1..=12)).unwrap());
        proposal.assignments.push(assignment);
    }
    let mut main = Assignment::new(SessionKind::Main);
    main.units = vec![name(rng), name(rng)];
    main.time.text = Some("另行通知".into());
    proposal.main_session = Some(main);
    proposal.slogans = vec![name(rng)];
    proposal
}
