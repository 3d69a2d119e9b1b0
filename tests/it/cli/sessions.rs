//! `session add|remove|parties|ask`, and sessions named by title or kind.

use themeday::cli::{FAILED, USAGE};

use super::{Place, run, shown};

#[test]
fn a_session_of_another_sort_is_made_told_asked_and_reported_by_its_title_or_kind() {
    let (_place, file) = Place::with_sample();
    run(&[
        "session",
        "add",
        &file,
        "观摩交流",
        "承办=县水利局、县林业局",
        "协办=县应急局",
        "--title",
        "政务观摩",
        "--when",
        "5月17日上午9点至11点",
    ])
    .done();
    run(&["set-session", &file, "政务观摩", "place", "县政务服务中心"]).done();
    run(&["set-session", &file, "visit", "audience", "人大代表、政协委员"]).done();
    run(&["session", "ask", &file, "政务观摩", "活动信息", "--working-days", "5", "--once"]).done();
    run(&["session", "parties", &file, "政务观摩", "承办=县水利局", "参加=各乡镇"]).done();
    let held = shown(&file);
    let row = held["assignments"].as_array().unwrap().iter().find(|row| row["title"] == "政务观摩").unwrap();
    assert_eq!(row["kind"], "visit");
    assert_eq!(row["date"], "2023-05-17");
    assert_eq!(row["time_from"], "09:00");
    assert_eq!(row["place"], "县政务服务中心");
    assert_eq!(row["units"], serde_json::json!(["县水利局"]));
    assert_eq!(row["group_words"], serde_json::json!(["各乡镇"]));
    run(&["report", &file, "政务观摩", "received", "--on", "2023-05-20"]).done();
    let due = run(&["due", &file, "--json"]).done().json();
    let whole = due["items"].as_array().unwrap().iter().find(|item| item["unit"].is_null()).unwrap().clone();
    assert_eq!(whole["session"], serde_json::json!({ "kind": "visit", "title": "政务观摩" }));
    assert_eq!((&whole["receipt"], &whole["due"]), (&"received".into(), &"2023-05-24".into()));
    run(&["session", "remove", &file, "政务观摩"]).refused(FAILED, &["政务观摩", "已有报送记录"]);
    run(&["undo", &file]).done();
    run(&["session", "remove", &file, "政务观摩"]).done();
    assert!(!run(&["show", &file]).done().out.contains("政务观摩"));
}

#[test]
fn words_for_several_are_resolved_when_that_is_asked() {
    let (_place, file) = Place::with_sample();
    run(&["session", "add", &file, "open_day", "各乡镇", "--resolve", "--title", "开放日"]).done();
    let held = shown(&file);
    let row = held["assignments"].as_array().unwrap().iter().find(|row| row["title"] == "开放日").unwrap();
    assert_eq!(row["units"].as_array().unwrap().len(), 17, "{row}");
}

#[test]
fn a_session_outside_the_plan_takes_one_step() {
    let (_place, file) = Place::with_sample();
    run(&["session", "add", &file, "branch", "县水利局", "--held", "2023-07-06", "--unplanned"]).done();
    let history = run(&["history", &file]).done().out;
    assert!(history.contains("新增县水利局分会场"), "{history}");
}

#[test]
fn what_cannot_be_meant_is_told_with_what_there_is() {
    let (_place, file) = Place::with_sample();
    run(&["session", "add", &file, "聚会"]).refused(USAGE, &["聚会", "visit", "market_fair"]);
    run(&["session", "add", &file, "visit", "帮忙=县水利局"]).refused(USAGE, &["帮忙", "承办"]);
    run(&["session", "add", &file, "branch"]).refused(FAILED, &["至少要有一个承办单位"]);
    run(&["session", "remove", &file, "无此活动"]).refused(USAGE, &["无此活动"]);
    run(&["session", "ask", &file, "县水利局", "信息"]).refused(USAGE, &["--date"]);
    run(&["session", "ask", &file, "县水利局", "信息", "--remove"]).refused(USAGE, &["信息"]);
}
