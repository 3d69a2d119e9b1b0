//! 签到表, 咨询台安排表 and 桌牌 of sessions other than the main one.

use egui_kittest::kittest::Queryable as _;
use themeday::documents::{self, Fonts};
use themeday::model::edit::{Edit, SessionFact};
use themeday::model::ids::SessionId;
use themeday::model::paper::{Format, MissingFact, PaperKind, PaperOptions, PaperRequest};
use themeday::model::parties::{NewParty, NewSession};
use themeday::model::progress::Progress;
use themeday::model::session::{Role, SessionKind};
use themeday::ui::wish::Wish;

use crate::cli::{Place, run};
use crate::ui::Window;
use crate::years::{County, day, month};

/// 赶集宣传 of two units and 各乡镇, with the first at stall 1.
fn fair(county: &mut County) -> SessionId {
    let [one, two] = ["甲局", "乙局"].map(|name| county.unit(name));
    let parties = vec![
        NewParty::unit(one, Role::Organiser),
        NewParty::unit(two, Role::Coordinator),
        NewParty::unit(one, Role::Participant),
    ];
    let title = "政策赶大集".to_owned();
    let new = NewSession::of(county.year(), SessionKind::MarketFair);
    county.apply(Edit::AddSession(Box::new(NewSession { title, month: Some(month(6)), parties, ..new })));
    let session = county.now().sessions.iter().find(|s| s.kind == SessionKind::MarketFair).unwrap().id;
    county.apply(Edit::SetStalls(session, vec![(one, "1".to_owned())]));
    county.apply(Edit::SetSession(session, SessionFact::Place("茶恩寺圩场".to_owned())));
    session
}

fn request(county: &County, kind: PaperKind, session: Option<SessionId>) -> PaperRequest {
    let options = PaperOptions { session, ..PaperOptions::default() };
    PaperRequest { options, ..PaperRequest::new(kind, county.year(), day("2023-05-31")) }
}

fn text(county: &County, request: &PaperRequest) -> String {
    let (fonts, progress) = (Fonts::compiled_in(), Progress::default());
    let mut files = documents::export(county.now(), request, Format::Txt, &fonts, &progress).unwrap();
    String::from_utf8(files.remove(0)).unwrap()
}

#[test]
fn papers_of_the_day_are_made_of_the_session_that_is_asked_for() {
    let mut county = County::new(&["甲局", "乙局", "丙局"]);
    let session = fair(&mut county);
    let stalls = text(&county, &request(&county, PaperKind::Stalls, Some(session)));
    assert!(stalls.contains("政策赶大集") && stalls.contains("茶恩寺圩场"), "{stalls}");
    assert_eq!(stalls.matches("甲局").count(), 1, "a unit with two parts has one line");
    assert!(stalls.contains("乙局") && !stalls.contains("丙局"));
    let missing = documents::missing(county.now(), &request(&county, PaperKind::Stalls, Some(session)));
    assert_eq!(missing, [MissingFact::Stalls(1)]);
    for kind in [PaperKind::SignIn, PaperKind::TableSigns] {
        let paper = text(&county, &request(&county, kind, Some(session)));
        assert!(paper.contains("甲局") && paper.contains("乙局"), "{paper}");
    }
    // The main session has nobody yet: its paper is blank, as before.
    let main = text(&county, &request(&county, PaperKind::Stalls, None));
    assert!(!main.contains("甲局"), "{main}");
}

#[test]
fn a_session_without_anybody_has_blank_papers_and_a_kept_title_stays_with_the_main_session() {
    let mut county = County::new(&["甲局"]);
    let new = NewSession::of(county.year(), SessionKind::OpenDay);
    county.apply(Edit::AddSession(Box::new(new)));
    let open = county.now().sessions.iter().find(|s| s.kind == SessionKind::OpenDay).unwrap().id;
    let programme = county.year();
    county.apply(Edit::SetPaperTitle {
        programme,
        document: PaperKind::SignIn,
        group: None,
        title: "主会场签到".to_owned(),
    });
    let paper = text(&county, &request(&county, PaperKind::SignIn, Some(open)));
    assert!(paper.contains("政务开放日") && !paper.contains("主会场签到"), "{paper}");
    assert!(text(&county, &request(&county, PaperKind::SignIn, None)).contains("主会场签到"));
}

#[test]
fn the_command_line_names_the_session_by_its_title_or_sort() {
    let (place, file) = Place::with_sample();
    run(&["session", "add", &file, "赶集宣传", "承办=县水利局", "--title", "政策赶大集", "--month", "6月"])
        .done();
    let path = &place.path("摊位.txt");
    for name in ["政策赶大集", "赶集宣传"] {
        run(&["export", &file, "stalls", "--session", name, "--force", "-o", path]).done();
        let text = std::fs::read_to_string(path).unwrap();
        assert!(text.contains("县水利局") && !text.contains("县民政局"), "{text}");
    }
    let wrong = run(&["export", &file, "stalls", "--session", "没有这项", "--force", "-o", path]);
    assert_eq!(wrong.code, themeday::cli::USAGE);
    let wrong = run(&["export", &file, "schedule", "--session", "政策赶大集", "--force", "-o", path]);
    assert_eq!(wrong.code, themeday::cli::USAGE);
}

#[test]
fn the_window_leads_from_a_session_to_its_papers() {
    let mut window = Window::sample();
    let file = window.harness.state().file().unwrap();
    let (programme, snapshot) = (file.programme().unwrap().id, file.snapshot().clone());
    let parties = vec![NewParty::unit(snapshot.units_named("县水利局")[0], Role::Organiser)];
    let title = "政策赶大集".to_owned();
    let new = NewSession { title, parties, ..NewSession::of(programme, SessionKind::MarketFair) };
    window.harness.state().send(Edit::AddSession(Box::new(new)));
    window.settle();
    let rows = window.harness.state().file().unwrap().snapshot().clone();
    let session = rows.sessions.iter().find(|s| s.kind == SessionKind::MarketFair).unwrap().id;
    window.harness.state().send(Wish::ShowSession(session));
    window.settle();
    window.harness.get_by_label("桌牌").click_accesskit();
    window.settle();
    assert!(window.says("活动 政策赶大集"), "the paper is that of the session");
    window.click("活动 政策赶大集");
    window.click("主会");
    assert!(window.says("活动 主会"));
}
