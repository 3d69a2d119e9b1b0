//! `copies`, `issue`, `feedback`, `adjust`, and the cause of a move.

use serde_json::json;
use themeday::cli;

use super::{Place, run};

#[test]
fn copies_are_taken_compared_restored_and_issued_by_their_keys_and_names() {
    let (_place, file) = Place::with_sample();
    let none = run(&["copies", &file]).done();
    assert!(none.out.contains("copies take"), "{}", none.out);
    run(&["copies", "take", &file, "--name", "方案A", "--on", "2023-03-10"]).done();
    run(&["move", &file, "县水利局", "6月"]).done();
    let taken = run(&["copies", "take", &file, "--stage", "consultation", "--json"]).done().json();
    assert_eq!(taken["copy"], "consultation-1");
    let compared = run(&["copies", "compare", &file, "方案A", "--json"]).done().json();
    assert_eq!((&compared["before"], &compared["after"]), (&json!("draft-1"), &json!("board")));
    let difference = &compared["differences"][0];
    assert_eq!(difference["units"], json!(["县水利局"]));
    assert_eq!((&difference["what"], &difference["before"]), (&json!("month"), &json!("2023-11")));
    assert_eq!(difference["after"], "2023-06");
    let text = run(&["copies", "compare", &file, "draft-1", "征求意见稿1"]).done().out;
    assert!(text.contains("县水利局 月份：11月 → 6月"), "{text}");
    run(&["copies", "restore", &file, "方案A"]).done();
    run(&["copies", "rename", &file, "draft-1", "旧方案"]).done();
    run(&["copies", "remove", &file, "consultation-1"]).done();
    let listed = run(&["copies", &file, "--json"]).done().json();
    assert_eq!(listed["copies"].as_array().unwrap().len(), 1);
    assert_eq!(listed["copies"][0]["name"], "旧方案");
    assert_eq!(listed["copies"][0]["differences"], 0);
    assert_eq!(listed["issued"], json!(null));

    run(&["issue", &file, "--signed-by", "王一"]).refused(cli::USAGE, &["--doc-no"]);
    run(&["issue", &file, "--doc-no", " ", "--signed-by", "王一"]).refused(cli::USAGE, &["发文字号"]);
    let issue = ["issue", &file, "--doc-no", "潭政公开办发〔2023〕3号", "--signed-by", "王一"];
    let done = run(&[&issue[..], &["--on", "2023-03-30"]].concat()).done();
    assert!(done.out.contains("2023年3月30日登记印发 潭政公开办发〔2023〕3号"), "{}", done.out);
    run(&["copies", "remove", &file, "issued-1"]).refused(cli::FAILED, &["已印发"]);
    run(&["copies", "restore", &file, "方案B"]).refused(cli::USAGE, &["方案B", "draft-1", "issued-1"]);
}

#[test]
fn a_move_after_the_issue_is_registered_with_its_cause_or_told_to_lack_one() {
    let (_place, file) = Place::with_sample();
    run(&["issue", &file, "--doc-no", "3号", "--signed-by", "王一"]).done();
    let moved = run(&["move", &file, "县水利局", "8月", "--reason", "防汛", "--approved-by", "王一"]).done();
    assert!(moved.out.contains("县水利局 11月→8月（调整：防汛）"), "{}", moved.out);
    assert_eq!(moved.err, "");
    let moved = run(&["move", &file, "县林业局", "9月"]).done();
    assert!(moved.err.contains("adjust"), "{}", moved.err);
    let listed = run(&["copies", &file, "--json"]).done().json();
    assert_eq!(listed["issued"], json!({ "key": "issued-1", "changed_sessions": 2, "unregistered": 1 }));
    let text = run(&["copies", &file]).done().out;
    assert!(text.contains("已印发 2023年6月20日 · 其后调整2处"), "{text}");
    run(&["adjust", &file, "--reason", "机构调整"]).done();
    run(&["adjust", &file, "--reason", "机构调整"]).refused(cli::FAILED, &["没有未登记"]);
    run(&["adjust", &file, "县林业局", "--reason", "x"]).refused(cli::FAILED, &["没有未登记"]);
    run(&["move", &file, "县林业局", "9月", "--asked-by", "县林业局"]).refused(cli::USAGE, &["--reason"]);
    run(&["undo", &file]).done();
    let listed = run(&["copies", &file, "--json"]).done().json();
    assert_eq!(listed["issued"]["unregistered"], 1);
}

#[test]
fn replies_are_entered_listed_and_taken_back() {
    let (_place, file) = Place::with_sample();
    run(&["feedback", &file, "县水利局"]).refused(cli::USAGE, &["copies take --stage consultation"]);
    run(&[
        "copies",
        "take",
        &file,
        "--stage",
        "consultation",
        "--on",
        "2023-03-10",
        "--reply-by",
        "2023-03-20",
    ])
    .done();
    run(&["feedback", &file, "县林业局"]).done();
    let wish = ["feedback", &file, "县水利局", "--wish", "8月", "--text", "与防汛冲突"];
    let taken = run(&[&wish[..], &["--outcome", "taken"]].concat()).done();
    assert!(taken.out.contains("采纳，移到8月"), "{}", taken.out);
    run(&["feedback", &file, "县财政局", "--wish", "8月", "--outcome", "refused"])
        .refused(cli::USAGE, &["理由"]);
    let listed = run(&["feedback", &file, "--json"]).done().json();
    assert_eq!(listed["copy"], "consultation-1");
    assert_eq!(listed["counts"]["asked"], 47);
    assert_eq!((&listed["counts"]["replied"], &listed["counts"]["without"]), (&json!(2), &json!(1)));
    let of = |name: &str| {
        let items = listed["items"].as_array().unwrap();
        items.iter().find(|item| item["unit"] == name).unwrap().clone()
    };
    assert_eq!(of("县水利局")["reply"], "opinion");
    assert_eq!((&of("县水利局")["wish"], &of("县水利局")["outcome"]), (&json!("2023-08"), &json!("taken")));
    assert_eq!(of("县林业局")["reply"], "none");
    assert_eq!(of("县财政局")["reply"], "missing");
    let text = run(&["feedback", &file]).done().out;
    assert!(text.contains("共征求47家，反馈2家，其中无意见1家，提出意见1条，采纳1条"), "{text}");
    assert!(text.contains("建议调整为8月：与防汛冲突"), "{text}");
    run(&["feedback", &file, "县水利局", "--remove"]).done();
    assert_eq!(run(&["feedback", &file, "--json"]).done().json()["counts"]["replied"], 1);
}
