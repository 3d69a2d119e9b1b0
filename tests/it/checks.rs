//! What a check of a year finds, and what it leaves alone.

use chrono::NaiveDate;
use themeday::model::edit::{Edit, NewUnit, ProgrammeFact, SessionFact};
use themeday::model::ids::{ProgrammeId, SessionId, UnitId};
use themeday::model::problem::{Problem, Reason, Severity};
use themeday::model::proposal::Proposal;
use themeday::model::report::{DeadlineRule, ReportEventKind, ReportTarget};
use themeday::model::setting::SettingKey;
use themeday::model::unit::UnitKind;
use themeday::model::when::{Days, When};
use themeday::model::{Month, Snapshot};
use themeday::rules::YearView;
use themeday::text::Lang;
use themeday::workspace::{Clock, Context, Uids, Workspace};

const SAMPLE: &str = include_str!("../../assets/samples/xiangtan-2023.json");

struct File {
    workspace: Workspace,
    _folder: tempfile::TempDir,
}

impl File {
    fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let context = Context {
            clock: Clock::Fixed("2023-04-01T01:30:00Z".parse().unwrap()),
            uids: Uids::Counted(1.into()),
            ..Context::default()
        };
        let workspace = Workspace::create(&folder.path().join("年度.themeday"), context).unwrap();
        Self { workspace, _folder: folder }
    }

    fn sample() -> Self {
        Self::sample_with(&[])
    }

    fn sample_with(answers: &[(&str, &str)]) -> Self {
        let mut file = Self::empty();
        let proposal: Proposal = serde_json::from_str(SAMPLE).unwrap();
        let answers = answers.iter().map(|(id, value)| ((*id).to_owned(), (*value).to_owned())).collect();
        file.apply(&Edit::Import { proposal: Box::new(proposal), answers, overwrite: false });
        file
    }

    fn county(units: &[&str]) -> Self {
        let mut file = Self::empty();
        file.apply(&Edit::SetSetting(SettingKey::Region, "湘潭县".into()));
        let months = Month::range(month(4), month(12));
        file.apply(&Edit::CreateProgramme {
            year: 2023, title: "政务公开主题日活动".into(), months
        });
        let units = units
            .iter()
            .map(|name| NewUnit {
                name: (*name).to_owned(),
                kind: UnitKind::Department,
                group: "县直单位".into(),
            })
            .collect();
        file.apply(&Edit::AddUnits { programme: Some(file.year()), units });
        file
    }

    fn apply(&mut self, edit: &Edit) {
        self.workspace.apply(edit).unwrap();
    }

    fn snapshot(&self) -> &Snapshot {
        self.workspace.snapshot()
    }

    fn year(&self) -> ProgrammeId {
        self.snapshot().newest_programme().unwrap().id
    }

    fn unit(&self, name: &str) -> UnitId {
        self.snapshot().units_named(name)[0]
    }

    fn session(&self, name: &str) -> SessionId {
        self.snapshot().sessions_held_by(self.year(), self.unit(name))[0].id
    }

    fn place(&mut self, name: &str, to: Option<Month>) {
        let sessions = vec![self.session(name)];
        self.apply(&Edit::Place { sessions, month: to, before: None });
    }

    fn problems(&self) -> Vec<Problem> {
        YearView::new(self.snapshot(), self.year(), day("2023-06-20")).problems().to_vec()
    }

    fn reasons(&self) -> Vec<Reason> {
        self.problems().into_iter().map(|problem| problem.reason).collect()
    }
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn month(number: u32) -> Month {
    Month::new(2023, number).unwrap()
}

#[test]
fn the_notice_as_imported_has_only_its_open_alias() {
    let file = File::sample();
    let (one, other) = (file.unit("县应急管理局"), file.unit("县应急局"));
    let reasons = file.reasons();
    assert_eq!(reasons.len(), 1, "{reasons:?}");
    assert!(
        matches!(reasons[0], Reason::PossibleAlias { unit, other: b } if [unit, b] == [one, other] || [b, unit] == [one, other])
    );
}

#[test]
fn a_pair_of_names_is_told_no_more_once_it_is_answered_or_merged() {
    let same = File::sample_with(&[("alias:县应急局=县应急管理局", "same")]);
    let different = File::sample_with(&[("alias:县应急局=县应急管理局", "different")]);
    let mut merged = File::sample();
    let (from, into) = (merged.unit("县应急局"), merged.unit("县应急管理局"));
    merged.apply(&Edit::MergeUnits { from, into });
    for file in [same, different, merged] {
        assert!(
            !file.reasons().iter().any(|r| matches!(r, Reason::PossibleAlias { .. })),
            "{:?}",
            file.reasons()
        );
    }
}

#[test]
fn a_duty_without_month_is_a_hint_and_one_that_is_missing_must_be_settled() {
    let mut file = File::county(&["县水利局"]);
    let (unit, session) = (file.unit("县水利局"), file.session("县水利局"));
    assert!(file.reasons().contains(&Reason::Unscheduled { unit, session }));
    file.place("县水利局", Some(month(6)));
    assert!(!file.reasons().iter().any(|r| matches!(r, Reason::Unscheduled { .. })));
    file.apply(&Edit::SetSession(
        session,
        SessionFact::State(themeday::model::session::SessionState::Cancelled),
    ));
    assert!(file.reasons().contains(&Reason::DutyNotMet { unit, owed: 1, has: 0 }));
    assert_eq!(Reason::DutyNotMet { unit, owed: 1, has: 0 }.severity(), Severity::Must);
}

#[test]
fn taking_part_in_the_main_session_meets_the_duty_only_where_the_year_says_so() {
    let mut file = File::county(&["县水利局"]);
    let (unit, session) = (file.unit("县水利局"), file.session("县水利局"));
    file.apply(&Edit::SetMainParticipants(file.year(), vec![unit]));
    assert!(file.reasons().contains(&Reason::Unscheduled { unit, session }));
    file.apply(&Edit::SetProgramme(file.year(), ProgrammeFact::MainCounts(true)));
    assert!(!file.reasons().contains(&Reason::Unscheduled { unit, session }));
}

#[test]
fn a_month_outside_the_year_and_a_day_outside_the_month_are_found() {
    let mut file = File::county(&["县水利局", "县林业局"]);
    file.place("县水利局", Some(month(12)));
    file.place("县林业局", Some(month(5)));
    file.apply(&Edit::SetProgramme(file.year(), ProgrammeFact::Months(Month::range(month(4), month(11)))));
    let forestry = file.session("县林业局");
    let when = |days| Some(When { days, ..When::on(day("2023-05-12")) });
    let outside = |file: &File| {
        file.reasons().into_iter().find_map(|r| match r {
            Reason::DateOutsideMonth { date, .. } => Some(date),
            _ => None,
        })
    };
    for (days, expected) in [
        (Days::On(day("2023-05-12")), None),
        (Days::On(day("2023-06-01")), Some(day("2023-06-01"))),
        (Days::Each(vec![day("2023-05-31"), day("2023-06-02")]), Some(day("2023-06-02"))),
        (Days::Range(day("2023-04-30"), day("2023-05-02")), Some(day("2023-04-30"))),
        (Days::Third(month(5), 3), None),
        (Days::DueBy(day("2023-05-31")), None),
    ] {
        file.apply(&Edit::SetSession(forestry, SessionFact::When(when(days.clone()), String::new())));
        assert_eq!(outside(&file), expected, "{days:?}");
    }
    let (unit, session) = (file.unit("县水利局"), file.session("县水利局"));
    assert!(file.reasons().contains(&Reason::OutsideMonths { unit, session, month: month(12) }));
}

#[test]
fn a_session_held_after_its_own_deadline_is_told_with_a_later_day_and_no_more_once_extended() {
    let mut file = File::county(&["县水利局"]);
    file.place("县水利局", Some(month(6)));
    let asked = file.snapshot().requirements_of(file.year()).next().unwrap().clone();
    file.apply(&Edit::SetRequirement {
        requirement: Some(asked.id),
        programme: asked.programme,
        item: asked.item,
        rule: asked.rule,
    });
    let (unit, session) = (file.unit("县水利局"), file.session("县水利局"));
    file.apply(&Edit::SetSession(session, SessionFact::HeldOn(Some(day("2023-06-28")))));
    let (held, due, proposed) = (day("2023-06-28"), day("2023-06-25"), day("2023-07-05"));
    let found = file.problems();
    let found = found
        .iter()
        .find(|p| p.reason == Reason::HeldAfterDue { unit, session, held, due, proposed })
        .unwrap();
    let sentence = Lang::Zh.problem(file.snapshot(), found);
    assert!(sentence.contains("6月28日") && sentence.contains("2023年7月5日"), "{sentence}");

    let requirement = file.snapshot().requirements_of(file.year()).next().unwrap().id;
    file.apply(&Edit::Report {
        targets: vec![ReportTarget { requirement, session, unit: Some(unit) }],
        kind: ReportEventKind::Extended,
        on: day("2023-06-20"),
        until: Some(day("2023-07-05")),
        note: String::new(),
    });
    assert!(!file.reasons().iter().any(|r| matches!(r, Reason::HeldAfterDue { .. })));
}

#[test]
fn what_is_due_before_a_session_is_not_late_because_the_session_was_held() {
    let mut file = File::county(&["县水利局"]);
    file.place("县水利局", Some(month(6)));
    let session = file.session("县水利局");
    let requirement = file.snapshot().requirements_of(file.year()).next().unwrap().id;
    let offset = themeday::model::report::Offset { n: 5, unit: themeday::model::report::OffsetUnit::Day };
    file.apply(&Edit::SetRequirement {
        requirement: Some(requirement),
        programme: file.year(),
        item: "方案".into(),
        rule: DeadlineRule::BeforeEvent { offset }.into(),
    });
    file.apply(&Edit::SetSession(session, SessionFact::HeldOn(Some(day("2023-06-28")))));
    assert!(!file.reasons().iter().any(|r| matches!(r, Reason::HeldAfterDue { .. })));
}

#[test]
fn a_unit_that_no_longer_works_is_told_while_its_session_is_still_to_come() {
    let mut file = File::county(&["县水利局"]);
    file.place("县水利局", Some(month(6)));
    let (unit, session) = (file.unit("县水利局"), file.session("县水利局"));
    // A locked placement is left for a person to settle.
    file.apply(&Edit::Lock(vec![session], true));
    file.apply(&Edit::AbolishUnit { unit, into: None, on: day("2023-06-01"), basis: String::new() });
    assert!(file.reasons().contains(&Reason::InactiveUnit { unit, session }));
    file.apply(&Edit::SetSession(session, SessionFact::HeldOn(Some(day("2023-06-02")))));
    assert!(!file.reasons().contains(&Reason::InactiveUnit { unit, session }));
}

#[test]
fn names_are_compared_inside_one_tier_only_and_all_short_forms_are_found() {
    let file = File::county(&[
        "县发改局",
        "县发展和改革局",
        "县市监局",
        "县市场监督管理局",
        "市市场监管局",
        "县水利局",
        "县林业局",
        "湘潭县应急管理局",
        "县应急局",
    ]);
    let name = |id: UnitId| file.snapshot().units.get(id).unwrap().name.clone();
    let mut pairs: Vec<[String; 2]> = file
        .reasons()
        .into_iter()
        .filter_map(|r| match r {
            Reason::PossibleAlias { unit, other } => Some([name(unit), name(other)]),
            _ => None,
        })
        .collect();
    pairs.sort();
    assert_eq!(
        pairs,
        [["县发改局", "县发展和改革局"], ["县市监局", "县市场监督管理局"], ["湘潭县应急管理局", "县应急局"]]
    );
}

#[test]
fn eight_thousand_units_are_checked_in_a_moment() {
    let names: Vec<String> = (0..8000)
        .map(|n: u32| {
            let digit = |at: u32| char::from_u32(0x4e00 + n / 20_u32.pow(at) % 20 * 97).unwrap();
            format!("县{}{}{}局", digit(0), digit(1), digit(2))
        })
        .collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let file = File::county(&names);
    // Comparing every pair would take minutes in a debug build.
    let found = file.problems();
    assert!(found.iter().filter(|p| matches!(p.reason, Reason::Unscheduled { .. })).count() == 8000);
}

#[test]
fn the_order_is_stable_and_what_must_be_settled_comes_first() {
    let mut file = File::sample();
    file.apply(&Edit::SetProgramme(file.year(), ProgrammeFact::Months(Month::range(month(4), month(11)))));
    let found = file.problems();
    let severities: Vec<Severity> = found.iter().map(|p| p.reason.severity()).collect();
    assert!(severities.is_sorted() && severities[0] == Severity::Must);
    assert_eq!(found, file.problems());
}

#[test]
fn every_problem_has_a_sentence_in_both_languages_that_names_its_unit() {
    let mut file = File::sample();
    file.apply(&Edit::SetProgramme(file.year(), ProgrammeFact::Months(Month::range(month(4), month(11)))));
    file.place("县水利局", None);
    let (unit, session) = (file.unit("县林业局"), file.session("县林业局"));
    file.apply(&Edit::Lock(vec![session], true));
    file.apply(&Edit::AbolishUnit { unit, into: None, on: day("2023-05-01"), basis: String::new() });
    for problem in file.problems() {
        for lang in [Lang::Zh, Lang::En] {
            let sentence = lang.problem(file.snapshot(), &problem);
            assert!(!sentence.is_empty());
            if let Some(unit) = problem.reason.unit() {
                assert!(sentence.contains(&file.snapshot().units.get(unit).unwrap().name), "{sentence}");
            }
        }
    }
}

#[test]
fn a_former_name_that_another_unit_bears_now_is_found() {
    let mut file = File::county(&["县金融办", "县水利局"]);
    let unit = file.unit("县金融办");
    let name = "县金融服务中心".to_owned();
    file.apply(&Edit::RenameUnit { unit, name, on: day("2023-06-01"), basis: String::new() });
    assert!(!file.reasons().iter().any(|r| matches!(r, Reason::SameName { .. })));
}

#[test]
fn a_year_that_is_not_there_has_no_problems() {
    let file = File::empty();
    let view = YearView::new(file.snapshot(), ProgrammeId(999), day("2023-06-20"));
    assert!(view.problems().is_empty());
}
