//! A year in the shape of a county's notice, built row by row: two groups from April to December, a main session.

use chrono::NaiveDate;
use themeday::model::change::Tables;
use themeday::model::group::UnitGroup;
use themeday::model::ids::{
    AliasId, LiaisonId, ReportEventId, ReportId, RequirementId, SloganId, UnitLeaderId,
};
use themeday::model::people::{LeaderCard, Liaison, LiaisonCard, UnitLeader};
use themeday::model::programme::{Labels, Programme, Slogan};
use themeday::model::report::{DeadlineRule, Report, ReportEvent, ReportEventKind, Requirement};
use themeday::model::session::{Party, Role, Session, SessionKind, SessionState};
use themeday::model::unit::{Alias, AliasKind, Participation, Tier, Unit, UnitKind};
use themeday::model::when::When;
use themeday::model::{GroupId, Month, ParticipationId, PartyId, ProgrammeId, SessionId, Snapshot, UnitId};

/// 17 townships by month, from April.
pub const TOWNSHIPS: [&[&str]; 9] = [
    &["云湖桥镇", "中路铺镇"],
    &["排头乡", "河口镇"],
    &["石潭镇", "石鼓镇"],
    &["分水乡", "青山桥镇"],
    &["谭家山镇", "白石镇"],
    &["乌石镇", "杨嘉桥镇"],
    &["花石镇", "茶恩寺镇"],
    &["射埠镇", "锦石乡"],
    &["易俗河镇"],
];

/// 30 county units by month, from April.
pub const COUNTY_UNITS: [&[&str]; 9] = [
    &["县发改局", "县住建局", "县自然资源局", "市生态环境局县分局", "县农业农村局"],
    &["县林业局", "县消防救援大队"],
    &["县卫健局", "县民政局", "县医保局"],
    &["县人社局", "县教育局", "县金融办"],
    &["县财政局", "县审计局", "县科工局"],
    &["县司法局", "县公安局", "县城管执法局", "县市场监管局", "县应急管理局"],
    &["县文旅广体局", "县信访局", "县交通局"],
    &["县水利局", "县中石油昆仑燃气公司", "县供电公司"],
    &["县商务局", "县供销社", "县烟草专卖局"],
];

/// 21 units of the main session; 县应急局 is in no table of the year.
pub const MAIN_SESSION: [&str; 21] = [
    "市生态环境局县分局",
    "县城管执法局",
    "县公安局",
    "县发改局",
    "县交通局",
    "县教育局",
    "县林业局",
    "县民政局",
    "县农业农村局",
    "县人社局",
    "县市场监管局",
    "县水利局",
    "县司法局",
    "县卫健局",
    "县消防救援大队",
    "县烟草专卖局",
    "县医保局",
    "县应急局",
    "县住建局",
    "县中石油昆仑燃气公司",
    "县供电公司",
];

/// The liaison form, as its cells stand in the notice; an empty one is to be filled in.
pub const FORM: [[&str; 6]; 4] = [
    ["单位名称", "", "", "", "", ""],
    ["姓名", "", "性别", "", "职务", ""],
    ["办公电话", "", "手机", "", "传真", ""],
    ["QQ号", "", "微信号", "", "电子邮箱", ""],
];

/// Slogans in the manner of a notice.
pub const SLOGANS: [&str; 4] = [
    "深入贯彻政府信息公开条例，保障人民群众知情权、参与权、表达权、监督权。",
    "以公开为常态，不公开为例外。",
    "深化政务公开，优化营商环境。",
    "以公开促落实、以公开促规范、以公开促服务、以公开强监管，让公开成为每一级机关、每一个窗口、每一名干部的习惯。",
];

/// Rows of a year, added one by one.
pub struct Year {
    pub tables: Tables,
    next: i64,
}

impl Year {
    pub const PROGRAMME: ProgrammeId = ProgrammeId(1);

    /// 2023 with the months April to December, without units.
    pub fn new() -> Self {
        let mut year = Self { tables: Tables::default(), next: 2 };
        let month = |n| Month::new(2023, n).unwrap();
        year.tables.put(
            Programme {
                id: Self::PROGRAMME,
                uid: "programme".to_owned(),
                year: 2023,
                ordinal: None,
                title: "“政务公开主题日”活动".to_owned(),
                theme: String::new(),
                labels: Labels { main: "主会".to_owned(), branch: "N分会".to_owned() },
                office: "湘潭县政务公开和政务服务工作领导小组办公室".to_owned(),
                doc_no: String::new(),
                issued_on: None,
                addressees: Vec::new(),
                copies_to: Vec::new(),
                months: Month::range(month(4), month(12)),
                duty: 1,
                main_counts: false,
                min_duration: None,
                liaison_fields: Vec::new(),
                liaisons_per_unit: None,
                closed: false,
                contacts: String::new(),
                publicity: None,
                basis: String::new(),
                date_from: None,
                date_to: None,
                recording: false,
                liaisons_of: None,
            }
            .into(),
        );
        year
    }

    /// The whole sample.
    pub fn xiangtan() -> Self {
        let mut year = Self::new();
        for (group, table) in [("乡镇", &TOWNSHIPS), ("县直单位", &COUNTY_UNITS)] {
            let group = year.group(group);
            for (month, names) in (4..).zip(table) {
                for name in *names {
                    let unit = year.unit(name, Some(group));
                    year.branch(&[unit], Month::new(2023, month));
                }
            }
        }
        year.main_session(&MAIN_SESSION, |session| session.title = "现场集中宣传活动".into());
        year
    }

    /// The whole sample with everything that its papers can say: time and place, stalls, people, slogans, reports.
    pub fn full() -> Self {
        let mut year = Self::xiangtan();
        let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day).unwrap();
        year.change_programme(|facts| {
            "政府信息公开条例宣传".clone_into(&mut facts.theme);
            "联系人：李明，电话：0731-50000000".clone_into(&mut facts.contacts);
            facts.liaison_fields =
                FORM.into_iter().flatten().filter(|label| !label.is_empty()).map(str::to_owned).collect();
            facts.liaisons_per_unit = Some(1);
        });
        for text in SLOGANS {
            let id = SloganId(year.id());
            year.tables
                .put(Slogan { id, programme: Self::PROGRAMME, ord: id.0, text: text.to_owned() }.into());
        }
        let main = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
        year.change_session(main, |session| {
            session.when = Some(When::on(day(5, 12)));
            "县政务服务中心一楼大厅".clone_into(&mut session.place);
        });
        let mut parties: Vec<Party> =
            year.tables.parties.iter().filter(|p| p.session == main).cloned().collect();
        parties.sort_by_key(|party| party.ord);
        for (n, mut party) in (1..).zip(parties) {
            party.stall = format!("{}号", if n % 2 == 1 { n / 2 + 1 } else { 22 - n / 2 });
            year.tables.put(party.clone().into());
            if n % 3 == 0 {
                continue;
            }
            let unit = party.unit.unwrap();
            let card = LiaisonCard {
                name: format!("张{n}"),
                sex: if n % 2 == 0 { "女" } else { "男" }.to_owned(),
                post: "办公室主任".to_owned(),
                office_phone: format!("0731-500000{n:02}"),
                mobile: format!("139000000{n:02}"),
                email: format!("unit{n}@example.cn"),
                ..LiaisonCard::default()
            };
            year.liaison(unit, card.clone(), true);
            if n == 4 {
                let second = LiaisonCard { name: "王副手".to_owned(), post: "科员".to_owned(), ..card };
                year.liaison(unit, second, false);
            }
            let card = LeaderCard {
                name: format!("陈{n}"),
                post: "副局长".to_owned(),
                phone: format!("138000000{n:02}"),
            };
            let id = UnitLeaderId(year.id());
            year.tables.put(UnitLeader { id, unit, ord: id.0, card }.into());
        }
        year.reports();
        year
    }

    /// What units report, and what came in by the end of May.
    fn reports(&mut self) {
        let requirement = RequirementId(self.id());
        self.tables.put(
            Requirement {
                id: requirement,
                programme: Self::PROGRAMME,
                kind: Some(SessionKind::Branch),
                item: "活动图片、信息".to_owned(),
                rule: DeadlineRule::DayOfSessionMonth { day: 25 }.into(),
                to_whom: String::new(),
                text: "当月25日前".to_owned(),
                session: None,
                suggested: false,
                minimum: Vec::new(),
            }
            .into(),
        );
        let day = |month, day| NaiveDate::from_ymd_opt(2023, month, day).unwrap();
        let told = [
            ("云湖桥镇", Some(day(4, 18)), &[(ReportEventKind::Received, day(4, 20), "")][..]),
            ("中路铺镇", Some(day(4, 21)), &[(ReportEventKind::Received, day(4, 27), "")]),
            (
                "县发改局",
                Some(day(4, 12)),
                &[
                    (ReportEventKind::Received, day(4, 14), ""),
                    (ReportEventKind::Returned, day(4, 17), "缺图片"),
                ],
            ),
            ("县住建局", None, &[(ReportEventKind::Exempt, day(4, 24), "系统内已统一报送")]),
            ("县林业局", Some(day(5, 9)), &[]),
        ];
        for (name, held, events) in told {
            let unit = self.unit_named(name);
            let session = self
                .tables
                .parties
                .iter()
                .find(|p| p.unit == Some(unit) && p.role == Role::Organiser)
                .unwrap()
                .session;
            self.change_session(session, |session| {
                session.held_on = held;
                "镇政府前坪".clone_into(&mut session.place);
                "惠民政策宣传".clone_into(&mut session.theme);
                session.when = held.map(When::on);
            });
            if events.is_empty() {
                continue;
            }
            let report = ReportId(self.id());
            self.tables.put(
                Report { id: report, requirement, session, unit: Some(unit), note: String::new() }.into(),
            );
            for (kind, on, note) in events {
                let id = ReportEventId(self.id());
                let (kind, on, note) = (*kind, *on, (*note).to_owned());
                self.tables.put(
                    ReportEvent { id, report, kind, on, until: None, note, channel: String::new() }.into(),
                );
            }
        }
    }

    pub fn liaison(&mut self, unit: UnitId, card: LiaisonCard, main: bool) {
        let id = LiaisonId(self.id());
        self.tables.put(Liaison { id, unit, ord: id.0, card, main, from: None, to: None }.into());
    }

    /// A name that a unit had until a day.
    pub fn former_name(&mut self, unit: UnitId, name: &str, until: NaiveDate) {
        let id = AliasId(self.id());
        self.tables.put(
            Alias { id, unit, name: name.to_owned(), kind: AliasKind::Former, until: Some(until) }.into(),
        );
    }

    pub fn snapshot(self) -> Snapshot {
        Snapshot::new(self.tables, 1)
    }

    fn id(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    pub fn group(&mut self, name: &str) -> GroupId {
        let id = GroupId(self.id());
        self.tables.put(UnitGroup { id, name: name.to_owned(), ord: id.0 }.into());
        id
    }

    /// A unit; in a group it takes part in the year.
    pub fn unit(&mut self, name: &str, group: Option<GroupId>) -> UnitId {
        let id = UnitId(self.id());
        self.tables.put(
            Unit {
                id,
                uid: format!("unit-{id}"),
                name: name.to_owned(),
                full_name: None,
                kind: UnitKind::Other,
                tier: Tier::County,
                ord: id.0,
                active: true,
                search_key: String::new(),
                note: String::new(),
            }
            .into(),
        );
        if let Some(group) = group {
            let row = ParticipationId(self.id());
            let programme = Self::PROGRAMME;
            self.tables.put(
                Participation {
                    id: row,
                    programme,
                    unit: id,
                    group,
                    ord: id.0,
                    duty: None,
                    printed_name: None,
                    exempt: None,
                }
                .into(),
            );
        }
        id
    }

    /// The unit of that name, or a new one outside every group.
    pub fn unit_named(&mut self, name: &str) -> UnitId {
        let known = self.tables.units.iter().find(|unit| unit.name == name).map(|unit| unit.id);
        known.unwrap_or_else(|| self.unit(name, None))
    }

    /// A branch session that the units hold together.
    pub fn branch(&mut self, units: &[UnitId], month: Option<Month>) -> SessionId {
        let id = self.session(SessionKind::Branch, |session| session.month = month);
        for unit in units {
            self.party(id, Some(*unit), Role::Organiser);
        }
        id
    }

    /// The main session with the units of these names.
    pub fn main_session(&mut self, names: &[&str], facts: impl FnOnce(&mut Session)) -> SessionId {
        let id = self.session(SessionKind::Main, facts);
        for name in names {
            let unit = self.unit_named(name);
            self.party(id, Some(unit), Role::Participant);
        }
        id
    }

    pub fn party(&mut self, session: SessionId, unit: Option<UnitId>, role: Role) {
        let id = PartyId(self.id());
        self.tables.put(
            Party { id, session, unit, role, ord: id.0, as_written: String::new(), stall: String::new() }
                .into(),
        );
    }

    pub fn session(&mut self, kind: SessionKind, facts: impl FnOnce(&mut Session)) -> SessionId {
        let id = SessionId(self.id());
        let mut session = Session {
            id,
            uid: format!("session-{id}"),
            programme: Self::PROGRAMME,
            kind,
            ord: id.0,
            title: String::new(),
            month: None,
            month_to: None,
            when: None,
            when_text: String::new(),
            held_on: None,
            place: String::new(),
            form: String::new(),
            theme: String::new(),
            unplanned: false,
            state: SessionState::Planned,
            locked: false,
            placed_by_hand: false,
            note: String::new(),
            tasks: String::new(),
            materials: String::new(),
            content: String::new(),
            audience: String::new(),
            publish_form: String::new(),
            publish_on: Vec::new(),
            arrive_by: None,
            reply_by: None,
            each_on_its_own: false,
            lock_reason: String::new(),
        };
        facts(&mut session);
        self.tables.put(session.into());
        id
    }

    /// Changes a session that is there.
    pub fn change_session(&mut self, id: SessionId, facts: impl FnOnce(&mut Session)) {
        let mut session = self.tables.sessions.get(id).unwrap().clone();
        facts(&mut session);
        self.tables.put(session.into());
    }

    /// Changes the facts of the year.
    pub fn change_programme(&mut self, facts: impl FnOnce(&mut Programme)) {
        let mut programme = self.tables.programmes.get(Self::PROGRAMME).unwrap().clone();
        facts(&mut programme);
        self.tables.put(programme.into());
    }
}
