//! Programmes of another kind than the model case - several sorts of activities in one week - entered by the window's own
//! edits: kept, shown, tracked and printed without a field missing, and the same as when the notice is imported.

use serde_json::{Value, json};
use themeday::cli;
use themeday::jobs::reading::{PhraseOfTime, time};
use themeday::model::edit::{Edit, NewSession, ProgrammeFact, SessionFact};
use themeday::model::ids::{SessionId, UnitId};
use themeday::model::parties::NewParty;
use themeday::model::report::{Deadline, DeadlineRule, Per};
use themeday::model::session::{Role, SessionKind};
use themeday::model::setting::SettingKey;
use themeday::workspace::{Access, Workspace};

use crate::cli::{Place, run};
use crate::edits::context;
use crate::years::day;

/// A district with two sorts of activities and an open day at two sites; written anew.
const WEEK: &str = "白塔区人民政府办公室关于开展第九届“5•15政务公开日”活动的通知\n\
    区政府各部门，各街道办事处：\n\
    现将开展第九届“5•15政务公开日”活动有关事宜通知如下：\n\
    一、活动主题\n公开惠民，服务到家。\n\
    二、活动时间\n活动时间：2024年5月13日至5月17日\n\
    三、活动内容\n\
    （一）“在线访谈”活动（线上活动）\n主要内容：围绕今年发布的重要政策进行解读。\n\
    承办部门：区发改局、区工信局\n发布形式：文字材料报道\n发布平台：区政府门户网站、政务新媒体\n\
    （二）“观摩交流”活动（线下活动）\n主要内容：介绍本部门重点工作。\n\
    邀请对象：区人大代表、企业代表。\n承办部门：区住建局、河畔街道\n协调部门：区商务局、河畔街道\n\
    （三）“政务开放日”活动（线下活动）\n\
    1.单位门前宣传。2024年5月15日上午9:00-11:00，在本单位门前，摆放展板。\n承办部门：各街道办事处\n\
    白塔区人民政府办公室\n2024年5月6日\n";

/// What a person types into the fields of a session.
#[derive(Default)]
struct Typed {
    title: &'static str,
    when: &'static str,
    place: &'static str,
    content: &'static str,
    audience: &'static str,
    publish_form: &'static str,
    publish_on: &'static [&'static str],
    parties: &'static [(&'static str, Role)],
}

struct Desk {
    workspace: Workspace,
    year: i32,
}

impl Desk {
    fn open(file: &str, year: i32) -> Self {
        Self { workspace: Workspace::open(file.as_ref(), Access::Write, context()).unwrap(), year }
    }

    #[expect(clippy::needless_pass_by_value, reason = "an edit is made for the one call")]
    fn apply(&mut self, edit: Edit) {
        self.workspace.apply(&edit).unwrap_or_else(|e| panic!("{edit:?}: {e}"));
    }

    fn unit(&self, name: &str) -> Option<UnitId> {
        self.workspace.snapshot().units_named(name).first().copied()
    }

    /// The edits that the page sends: the session is added, then field after field is left.
    fn enter(&mut self, kind: SessionKind, typed: &Typed) -> SessionId {
        let now = self.workspace.snapshot();
        let programme = now.newest_programme().unwrap().id;
        let there = now.main_session(programme).map(|main| main.id).filter(|_| kind == SessionKind::Main);
        let before: Vec<SessionId> = now.sessions.iter().map(|s| s.id).collect();
        let part = |(name, role): &(&str, Role)| {
            self.unit(name).map_or_else(|| NewParty::words(name, *role), |unit| NewParty::unit(unit, *role))
        };
        let parties: Vec<NewParty> = typed.parties.iter().map(part).collect();
        let id = there.unwrap_or_else(|| {
            let parties = if kind == SessionKind::Branch { parties.clone() } else { Vec::new() };
            self.apply(Edit::AddSession(Box::new(NewSession { parties, ..NewSession::of(programme, kind) })));
            let now = self.workspace.snapshot();
            now.sessions.iter().map(|s| s.id).find(|id| !before.contains(id)).unwrap()
        });
        let when = match time(typed.when, self.year) {
            PhraseOfTime::Fixed(when) => Some(when),
            _ => None,
        };
        let text = str::to_owned;
        for fact in [
            SessionFact::Title(text(typed.title)),
            SessionFact::When(when, text(typed.when)),
            SessionFact::Place(text(typed.place)),
            SessionFact::Content(text(typed.content)),
            SessionFact::Audience(text(typed.audience)),
            SessionFact::PublishForm(text(typed.publish_form)),
            SessionFact::PublishOn(typed.publish_on.iter().copied().map(text).collect()),
        ] {
            self.apply(Edit::SetSession(id, fact));
        }
        self.apply(Edit::SetParties(id, parties));
        id
    }

    fn ask(&mut self, session: SessionId, item: &str, by: DeadlineRule, per: Per) {
        let rule = Deadline { per, ..by.into() };
        let item = item.to_owned();
        self.apply(Edit::SetSessionRequirement { requirement: None, session, item, rule });
    }

    fn programme(&mut self, facts: impl IntoIterator<Item = ProgrammeFact>) {
        let programme = self.workspace.snapshot().newest_programme().unwrap().id;
        for fact in facts {
            self.apply(Edit::SetProgramme(programme, fact));
        }
    }
}

fn rows(file: &str) -> Vec<Value> {
    let shown = run(&["show", file, "--json"]).done().json();
    let rows = shown["assignments"].as_array().unwrap().iter().filter(|row| row["title"].is_string());
    rows.cloned().collect()
}

fn printed(place: &Place, file: &str, paper: &str, form: &str) -> String {
    let target = place.path(&format!("{paper}.{form}"));
    run(&["export", file, paper, "--format", form, "-o", &target, "--force"]).done();
    let bytes = std::fs::read(&target).unwrap();
    if form == "docx" {
        crate::readers::part(&bytes, "word/document.xml")
    } else {
        String::from_utf8(bytes).unwrap()
    }
}

#[test]
fn a_week_of_activities_by_hand_is_the_same_as_its_notice_imported() {
    use Role::{Coordinator, Organiser};
    let place = Place::new();
    let (by_import, by_hand) = (place.path("导入.themeday"), place.path("手工.themeday"));
    for file in [&by_import, &by_hand] {
        run(&["new", file, "--region", "白塔区", "--year", "2024"]).done();
    }
    let source = place.path("通知.txt");
    std::fs::write(&source, WEEK).unwrap();
    run(&["import", &by_import, &source]).done();
    let units = ["区发改局", "区工信局", "区住建局", "区商务局", "河畔街道"];
    run(&["unit", "add", &by_hand, units[0], units[1], units[2], units[3], units[4]]).done();
    let mut desk = Desk::open(&by_hand, 2024);
    desk.enter(
        SessionKind::Online,
        &Typed {
            title: "在线访谈",
            content: "围绕今年发布的重要政策进行解读。",
            publish_form: "文字材料报道",
            publish_on: &["区政府门户网站", "政务新媒体"],
            parties: &[("区发改局", Organiser), ("区工信局", Organiser)],
            ..Typed::default()
        },
    );
    desk.enter(
        SessionKind::Visit,
        &Typed {
            title: "观摩交流",
            content: "介绍本部门重点工作。",
            audience: "区人大代表、企业代表",
            parties: &[
                ("区住建局", Organiser),
                ("河畔街道", Organiser),
                ("区商务局", Coordinator),
                ("河畔街道", Coordinator),
            ],
            ..Typed::default()
        },
    );
    desk.enter(
        SessionKind::OpenDay,
        &Typed {
            title: "单位门前宣传",
            when: "2024年5月15日上午9:00-11:00",
            place: "本单位门前",
            parties: &[("各街道办事处", Organiser)],
            ..Typed::default()
        },
    );
    drop(desk);
    let (imported, typed) = (rows(&by_import), rows(&by_hand));
    assert_eq!(imported.len(), 3);
    for (one, other) in imported.iter().zip(&typed) {
        for key in [
            "kind",
            "title",
            "units",
            "group_words",
            "date",
            "time_from",
            "time_to",
            "month",
            "place",
            "content",
            "audience",
            "publish_form",
            "publish_on",
        ] {
            assert_eq!(one[key], other[key], "{key} of {}", one["title"]);
        }
        let roles = |row: &Value| -> Vec<(Value, Value)> {
            let list = row["roles"].as_array().cloned().unwrap_or_default();
            list.iter().map(|role| (role["unit"].clone(), role["role"].clone())).collect()
        };
        assert_eq!(roles(one), roles(other), "{}", one["title"]);
    }
}

#[test]
fn a_county_s_day_with_a_week_an_online_and_a_general_activity_is_kept_tracked_and_printed_whole() {
    let place = Place::new();
    let file = place.path("县.themeday");
    run(&["new", &file, "--region", "白塔县", "--year", "2024"]).done();
    run(&["unit", "add", &file, "县国土局", "县林业局", "云岭镇", "河湾乡"]).done();
    let mut desk = Desk::open(&file, 2024);
    desk.apply(Edit::SetSetting(SettingKey::Region, "白塔县".into()));
    desk.programme([
        ProgrammeFact::Theme("推进政务公开，保障改善民生".into()),
        ProgrammeFact::Office("白塔县人民政府办公室".into()),
    ]);
    desk.enter(
        SessionKind::Main,
        &Typed {
            title: "现场政策咨询活动",
            when: "5月12日上午9点-11点",
            place: "云岭镇政府门前（集市附近）",
            parties: &[("县国土局", Role::Participant), ("县林业局", Role::Participant)],
            ..Typed::default()
        },
    );
    let week = desk.enter(
        SessionKind::PublicityWeek,
        &Typed {
            title: "政务公开宣传周",
            when: "5月9日至5月13日",
            place: "县公共行政服务大厅",
            content: "设置宣传工作台，滚动播放宣传口号。",
            ..Typed::default()
        },
    );
    desk.enter(
        SessionKind::Online,
        &Typed {
            title: "与民互动活动",
            place: "县政府门户网站",
            content: "设置征求意见栏目，开展在线调查。",
            ..Typed::default()
        },
    );
    desk.enter(
        SessionKind::Branch,
        &Typed {
            title: "政务公开在基层活动",
            content: "深入乡镇、社区、企业和学校。",
            parties: &[("各乡镇", Role::Organiser), ("各部门", Role::Organiser)],
            ..Typed::default()
        },
    );
    let by = DeadlineRule::Fixed { date: day("2024-05-13"), time: None };
    desk.ask(week, "活动总结", by, Per::Session);
    drop(desk);
    let titles: Vec<String> =
        rows(&file).iter().map(|row| row["title"].as_str().unwrap().to_owned()).collect();
    assert_eq!(titles, ["政务公开在基层活动", "政务公开宣传周", "与民互动活动"]);
    let kept = rows(&file);
    assert_eq!((&kept[1]["date_from"], &kept[1]["date_to"]), (&json!("2024-05-09"), &json!("2024-05-13")));
    assert_eq!(kept[0]["group_words"], json!(["各乡镇", "各部门"]));
    // Tracked: the week owes one report, whoever holds it.
    run(&["report", &file, "政务公开宣传周", "received", "--on", "2024-05-13", "--sure"]).done();
    let due = run(&["due", &file, "--json", "--today", "2024-05-14"]).done().json();
    let whole = due["items"].as_array().unwrap().iter().find(|item| item["unit"].is_null()).unwrap();
    assert_eq!((&whole["receipt"], &whole["timing"]), (&json!("received"), &json!("on_time")));
    assert_ne!(run(&["check", &file]).code, cli::FAILED);
    // Printed: no field is missing in the notice, the days stand in the calendar.
    let notice = printed(&place, &file, "notice", "docx");
    for words in [
        "现场政策咨询活动",
        "云岭镇政府门前（集市附近）",
        "政务公开宣传周",
        "县公共行政服务大厅",
        "设置宣传工作台，滚动播放宣传口号",
        "与民互动活动",
        "县政府门户网站",
        "设置征求意见栏目，开展在线调查",
        "政务公开在基层活动",
        "各乡镇、各部门",
        "深入乡镇、社区、企业和学校",
        "活动总结",
    ] {
        assert!(notice.contains(words), "{words} in {notice}");
    }
    let calendar = printed(&place, &file, "calendar", "html");
    assert!(calendar.contains("政务公开宣传周") && calendar.contains("现场政策咨询活动"), "{calendar}");
    let ledger = printed(&place, &file, "ledger", "html");
    assert!(ledger.contains("政务公开宣传周") && ledger.contains("活动总结"), "{ledger}");
    let ics = printed(&place, &file, "calendar", "ics");
    assert!(ics.contains("政务公开宣传周"), "{ics}");
    let wall = printed(&place, &file, "wall-chart", "html");
    assert!(wall.contains("政务公开宣传周"), "{wall}");
}
