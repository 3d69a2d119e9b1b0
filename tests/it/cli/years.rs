//! `rollover`, `unit rename|merge|abolish|exempt`, and `due` of a year that lies behind.

use serde_json::{Value, json};
use themeday::cli;

use super::{Place, run, shown, units_in};

fn unit(shown: &Value, name: &str) -> Value {
    shown["units"].as_array().unwrap().iter().find(|u| u["name"] == name).cloned().unwrap_or_default()
}

fn shown_of(file: &str, year: &str) -> Value {
    run(&["show", file, "--json", "--year", year]).done().json()
}

#[test]
fn a_year_is_rolled_over_and_placed_as_last_year() {
    let (_place, file) = Place::with_sample();
    assert_eq!(run(&["rollover", &file, "--to", "2024"]).done().out, "已保存：2023年度结转到2024年度\n");
    let after = shown(&file);
    assert_eq!(
        (&after["programme"]["year"], &after["programme"]["first_month"]),
        (&json!(2024), &json!("2024-04"))
    );
    assert_eq!(after["main_session"]["units"].as_array().unwrap().len(), 21);
    assert_eq!(units_in(&after, "乡镇", &Value::Null).len(), 17);
    let placed = run(&["rollover", &file, "--to", "2024", "--as-last-year"]).done();
    assert_eq!(placed.out, "已保存：照上年安排47场\n");
    let after = shown(&file);
    assert_eq!(
        units_in(&after, "县直单位", &json!("2024-09")),
        ["县司法局", "县公安局", "县城管执法局", "县市场监管局", "县应急管理局"]
    );
    run(&["undo", &file]).done();
    assert_eq!(units_in(&shown(&file), "乡镇", &Value::Null).len(), 17, "one step back");
    run(&["undo", &file]).done();
    let both = run(&["rollover", &file, "--to", "2025", "--as-last-year"]).done();
    assert_eq!(both.out, "已保存：2023年度结转到2025年度，照上年安排47场\n");
    run(&["rollover", &file, "--to", "2025"]).refused(cli::FAILED, &["2025"]);
    run(&["rollover", &file, "--to", "2020"]).refused(cli::USAGE, &["2020"]);
    run(&["rollover", &file, "--to", "4000"]).refused(cli::USAGE, &["4000"]);
    run(&["rollover", &file]).refused(cli::USAGE, &["--to"]);
}

#[test]
fn a_name_changes_on_a_day_and_years_before_keep_theirs() {
    let (_place, file) = Place::with_sample();
    run(&["rollover", &file, "--to", "2024", "--as-last-year"]).done();
    run(&[
        "unit",
        "rename",
        &file,
        "县水利局",
        "县水务局",
        "--on",
        "2024-02-01",
        "--basis",
        "县委编委〔2024〕1号",
    ])
    .done();
    let november = |year: &str| {
        let all = shown_of(&file, year);
        units_in(&all, "县直单位", &json!(format!("{year}-11")))[0].clone()
    };
    assert_eq!((november("2023").as_str(), november("2024").as_str()), ("县水利局", "县水务局"));
    let change = &unit(&shown(&file), "县水务局")["changes"][0];
    assert_eq!(change["kind"], "renamed");
    assert_eq!((&change["on"], &change["old_name"]), (&json!("2024-02-01"), &json!("县水利局")));
    assert_eq!(change["basis"], "县委编委〔2024〕1号");
    run(&["unit", "rename", &file, "县水务局", "县水利水务局", "--on", "2024-01-01"])
        .refused(cli::FAILED, &["2024年2月1日"]);
    run(&["unit", "rename", &file, "县水务局", "x", "--correct", "--on", "2024-01-01"])
        .refused(cli::USAGE, &[]);
}

#[test]
fn a_merger_says_what_went_over_and_leaves_the_past() {
    let (_place, file) = Place::with_sample();
    // 县供销社 and 县商务局 both stand in December, 县金融办 in July.
    let merged = run(&["unit", "merge", &file, "县供销社", "县商务局", "--on", "2023-06-01"]).done();
    assert_eq!(merged.out, "已保存：县供销社自2023年6月1日起并入县商务局，12月活动不再安排\n");
    let merged = run(&["unit", "merge", &file, "县金融办", "县财政局", "--on", "2023-06-01"]).done();
    assert_eq!(merged.out, "已保存：县金融办自2023年6月1日起并入县财政局，7月活动由其承办\n");
    let after = shown(&file);
    assert_eq!(units_in(&after, "县直单位", &json!("2023-12")), ["县商务局", "县烟草专卖局"]);
    assert_eq!(unit(&after, "县金融办")["active"], false);
    assert_eq!(unit(&after, "县金融办")["changes"][0]["into"], "县财政局");
    run(&["unit", "abolish", &file, "县金融办"]).refused(cli::FAILED, &["县金融办已撤销"]);
    run(&["unit", "reinstate", &file, "县金融办"]).done();
    assert_eq!(unit(&shown(&file), "县金融办")["active"], true);
    run(&["unit", "abolish", &file, "县烟草专卖局", "--on", "2023-06-01"]).done();
    assert_eq!(units_in(&shown(&file), "县直单位", &json!("2023-12")), ["县商务局"]);
}

#[test]
fn staying_away_needs_a_reason_and_can_be_taken_back() {
    let (_place, file) = Place::with_sample();
    run(&["unit", "exempt", &file, "县供销社"]).refused(cli::USAGE, &["--reason"]);
    run(&["unit", "exempt", &file, "县供销社", "--reason", " "]).refused(cli::USAGE, &["原因"]);
    let away = run(&["unit", "exempt", &file, "县供销社", "--reason", "机构调整"]).done();
    assert_eq!(away.out, "已保存：县供销社不参加本年度：机构调整\n");
    let after = shown(&file);
    assert_eq!(
        (&unit(&after, "县供销社")["exempt"], &unit(&after, "县供销社")["duty"]),
        (&json!("机构调整"), &json!(0))
    );
    assert!(!units_in(&after, "县直单位", &json!("2023-12")).contains(&"县供销社".to_owned()));
    assert!(units_in(&after, "县直单位", &Value::Null).is_empty(), "nor is it without a month");
    run(&["unit", "exempt", &file, "县供销社", "--end"]).done();
    assert_eq!(units_in(&shown(&file), "县直单位", &Value::Null), ["县供销社"]);
}

#[test]
fn due_counts_nobody_as_late_in_a_year_that_lies_behind_unrecorded() {
    let (_place, file) = Place::with_sample();
    let due = |today: &str| run(&["due", &file, "--today", today]).done().out;
    assert!(due("2026-11-27").starts_with("2023年度为往年安排（未登记报送），不计时限和逾期。\n"));
    assert!(!due("2026-11-27").contains("逾期1"));
    let json = run(&["due", &file, "--today", "2026-11-27", "--json"]).done().json();
    assert_eq!(json["state"], "unrecorded");
    let items = json["items"].as_array().unwrap();
    assert!(items.len() == 47 && items.iter().all(|i| i["timing"] == "unrecorded" && i["days"] == 0));
    run(&["set", &file, "recording", "是"]).done();
    assert!(due("2026-11-27").contains("应报未报47项"));
    run(&["set", &file, "recording", "maybe"]).refused(cli::USAGE, &["recording"]);
}

#[test]
fn a_new_year_has_a_suggested_deadline_until_one_is_set() {
    let place = Place::new();
    let file = place.path("新.themeday");
    run(&["new", &file, "--region", "某县", "--year", "2023"]).done();
    run(&["unit", "add", &file, "县水利局"]).done();
    run(&["move", &file, "县水利局", "4"]).done();
    let item = || run(&["due", &file, "--json"]).done().json()["items"][0].clone();
    assert_eq!((&item()["due"], &item()["timing"]), (&Value::Null, &json!("not_due")));
    run(&["set", &file, "deadline.day", "25"]).done();
    assert_eq!((&item()["due"], &item()["timing"]), (&json!("2023-04-25"), &json!("overdue")));
}
