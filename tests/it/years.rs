//! A county's file with a few units, for the tests of units and years.

use chrono::NaiveDate;
use themeday::error::Error;
use themeday::model::edit::{Applied, Edit, EditRefusal, NewUnit, SessionFact};
use themeday::model::report::{ReportEventKind, ReportTarget};
use themeday::model::session::SessionKind;
use themeday::model::unit::UnitKind;
use themeday::model::{Month, ProgrammeId, SessionId, Snapshot, UnitId};
use themeday::rules::YearView;
use themeday::rules::owed::Owed;
use themeday::rules::schedule::Schedule;
use themeday::workspace::Workspace;

use crate::edits::context;

pub struct County {
    pub workspace: Workspace,
    _folder: tempfile::TempDir,
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn month(number: u32) -> Month {
    Month::new(2023, number).unwrap()
}

impl County {
    /// The year 2023 with these units, each without a month.
    pub fn new(units: &[&str]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let workspace = Workspace::create(&folder.path().join("县.themeday"), context()).unwrap();
        let mut county = Self { workspace, _folder: folder };
        county.apply(Edit::CreateProgramme {
            year: 2023,
            title: "2023年主题日活动".into(),
            months: Month::range(month(4), month(12)),
        });
        county.add(units);
        county
    }

    pub fn add(&mut self, units: &[&str]) {
        let programme = Some(self.year());
        let unit = |name: &&str| NewUnit {
            name: (*name).to_owned(),
            kind: UnitKind::Department,
            group: "县直单位".into(),
        };
        self.apply(Edit::AddUnits { programme, units: units.iter().map(unit).collect() });
    }

    #[expect(clippy::needless_pass_by_value, reason = "an edit is made for the one call")]
    pub fn apply(&mut self, edit: Edit) -> Applied {
        let applied = self.workspace.apply(&edit).unwrap_or_else(|e| panic!("{edit:?}: {e}"));
        assert_eq!(self.workspace.verify().unwrap(), []);
        applied
    }

    pub fn refused(&mut self, edit: &Edit) -> EditRefusal {
        match self.workspace.apply(edit) {
            Err(Error::Refused(refusal)) => refusal,
            other => panic!("{other:?}"),
        }
    }

    pub fn now(&self) -> &Snapshot {
        self.workspace.snapshot()
    }

    pub fn year(&self) -> ProgrammeId {
        self.now().newest_programme().unwrap().id
    }

    pub fn unit(&self, name: &str) -> UnitId {
        self.now().units_named(name)[0]
    }

    pub fn name(&self, unit: UnitId) -> &str {
        &self.now().units.get(unit).unwrap().name
    }

    /// The months of a unit's branch sessions in a year; `None`: 未安排.
    pub fn months_in(&self, year: ProgrammeId, unit: &str) -> Vec<Option<u32>> {
        let sessions = self.now().sessions_held_by(year, self.unit(unit));
        let branch = sessions.iter().filter(|s| s.kind == SessionKind::Branch);
        branch.map(|s| s.month.map(Month::number)).collect()
    }

    pub fn months(&self, unit: &str) -> Vec<Option<u32>> {
        self.months_in(self.year(), unit)
    }

    pub fn session(&self, unit: &str) -> SessionId {
        self.now().sessions_held_by(self.year(), self.unit(unit))[0].id
    }

    pub fn place(&mut self, unit: &str, month: Month) {
        let sessions = vec![self.session(unit)];
        self.apply(Edit::Place { sessions, month: Some(month), before: None });
    }

    pub fn hold(&mut self, unit: &str, on: &str) {
        let session = self.session(unit);
        self.apply(Edit::SetSession(session, SessionFact::HeldOn(Some(day(on)))));
    }

    /// Makes the suggested deadline the year's own.
    pub fn confirm_deadline(&mut self) {
        let row = self.now().requirements_of(self.year()).next().unwrap().clone();
        self.apply(Edit::SetRequirement {
            requirement: Some(row.id),
            programme: row.programme,
            item: row.item,
            rule: row.rule,
        });
    }

    pub fn owed(&self, today: &str) -> Vec<Owed> {
        YearView::new(self.now(), self.year(), day(today)).owed().to_vec()
    }

    pub fn report(&mut self, unit: &str, kind: ReportEventKind, on: &str) {
        let unit = self.unit(unit);
        let owed = self.owed(on).into_iter().find(|o| o.target.unit == Some(unit)).unwrap();
        let ReportTarget { .. } = owed.target;
        self.apply(Edit::Report {
            targets: vec![owed.target],
            kind,
            on: day(on),
            until: None,
            note: String::new(),
        });
    }

    /// Names of the units without a month.
    pub fn unscheduled(&self) -> Vec<String> {
        let schedule = Schedule::of(self.now(), self.year());
        schedule.unscheduled.iter().map(|entry| self.name(entry.unit).to_owned()).collect()
    }

    /// Names in a month of the shown year, as the board has them.
    pub fn cell(&self, year: ProgrammeId, month: Month) -> Vec<String> {
        let schedule = Schedule::of(self.now(), year);
        let cells = schedule.groups.iter().flat_map(|group| schedule.cell(month, *group));
        cells.map(|entry| self.now().printed_name(year, entry.unit).to_owned()).collect()
    }
}
