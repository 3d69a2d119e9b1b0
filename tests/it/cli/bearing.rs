//! What months can bear, from the command line: set, shown, warned of and filled.

use serde_json::{Value, json};
use themeday::cli;

use super::{Place, run, shown};

#[test]
fn months_that_cannot_be_and_numbers_are_set_shown_and_taken_away() {
    let (_place, file) = Place::with_sample();
    run(&["set", &file, "unavailable.2023-07.县水利局", "防汛"]).done();
    run(&["set", &file, "unavailable.4", "两会"]).done();
    run(&["set", &file, "unavailable.9月.乡镇", "秋收"]).done();
    run(&["set", &file, "capacity.all.县直单位", "2..4"]).done();
    run(&["set", &file, "capacity.6", "..9"]).done();
    let json = shown(&file);
    assert_eq!(
        json["unavailable"],
        json!([
            { "month": "2023-04", "group": null, "unit": null, "reason": "两会" },
            { "month": "2023-07", "group": null, "unit": "县水利局", "reason": "防汛" },
            { "month": "2023-09", "group": "乡镇", "unit": null, "reason": "秋收" },
        ])
    );
    assert_eq!(
        json["capacity"],
        json!([
            { "group": null, "month": "2023-06", "least": null, "most": 9 },
            { "group": "县直单位", "month": null, "least": 2, "most": 4 },
        ])
    );
    let text = run(&["show", &file]).done().out;
    assert!(
        text.contains("县水利局 7月（防汛）") && text.contains("县直单位 每月 至少2家、最多4家"),
        "{text}"
    );
    run(&["set", &file, "unavailable.2023-07.县水利局", ""]).done();
    run(&["set", &file, "capacity.all.县直单位", ""]).done();
    let json = shown(&file);
    assert_eq!(json["unavailable"].as_array().unwrap().len(), 2);
    assert_eq!(json["capacity"].as_array().unwrap().len(), 1);
    for (key, value, words) in [
        ("unavailable.13", "x", "unavailable.2023-07"),
        ("capacity.6", "x", "2..4"),
        ("capacity.6", "5..4", "至少不能大于最多"),
        ("unavailable.7.不存在局", "x", "不存在局"),
        ("capacity.6.不存在组", "3", "不存在组"),
    ] {
        run(&["set", &file, key, value]).refused(cli::USAGE, &[words]);
    }
}

#[test]
fn a_move_that_passes_a_limit_is_made_and_told_and_keeps_its_reason() {
    let (_place, file) = Place::with_sample();
    run(&["set", &file, "unavailable.7.县水利局", "防汛"]).done();
    let quiet = run(&["move", &file, "县水利局", "8"]).done();
    assert_eq!(quiet.err, "");
    let told = run(&["move", &file, "县水利局", "7"]).done();
    assert_eq!(told.err, "提示：县水利局：7月不宜安排（防汛）\n");
    assert!(told.out.contains("县水利局 8月→7月") && !told.out.contains("原因"), "{}", told.out);
    run(&["undo", &file]).done();
    let told = run(&["move", &file, "县水利局", "7", "--reason", "经分管领导同意"]).done();
    assert!(told.out.contains("（原因：经分管领导同意）"), "{}", told.out);
    let history = run(&["history", &file]).done().out;
    assert!(history.contains("原因：经分管领导同意"), "{history}");
    run(&["move", &file, "县水利局", "8"]).done();
    let again = run(&["move", &file, "县水利局", "7"]).done();
    assert_eq!(again.err, "", "what was explained is not told again");
    let unscheduled = run(&["unschedule", &file, "县水利局"]).done();
    assert_eq!(unscheduled.err, "");
}

#[test]
fn fill_gives_months_and_tells_what_it_left() {
    let (_place, file) = Place::with_sample();
    for unit in ["县水利局", "县林业局", "县民政局"] {
        run(&["unschedule", &file, unit]).done();
    }
    for month in 6..=12 {
        run(&["set", &file, &format!("unavailable.{month}.县水利局"), "防汛"]).done();
    }
    let filled = run(&["fill", &file]).done();
    assert!(filled.out.contains("均衡填入2场，1场未能安排"), "{}", filled.out);
    assert!(filled.err.contains("县水利局") && filled.err.contains("都不宜安排"), "{}", filled.err);
    run(&["undo", &file]).done();
    let json: Value = run(&["fill", &file, "--from", "4", "--json"]).done().json();
    assert_eq!((&json["changed"], &json["left"]), (&json!(true), &json!([])));
    let nothing = run(&["fill", &file]).done();
    assert!(nothing.out.contains("没有变化"), "{}", nothing.out);
}
