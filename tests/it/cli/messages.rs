//! `due --message`.

use themeday::cli;

use super::{Place, run};

#[test]
fn the_command_line_writes_the_reminder_and_keeps_it() {
    let (_place, file) = Place::with_sample();
    let today = ["--today", "2023-05-31"];
    let text = run(&["due", &file, "--message", "hint", today[0], today[1]]).done().out;
    assert!(text.starts_with("【政务公开主题日提示】6月应开展活动的单位："), "{text}");
    let json =
        run(&["due", &file, "--message", "urging", "--each", "--json", today[0], today[1]]).done().json();
    assert!(json["messages"][0]["text"].as_str().unwrap().contains("尚未收到"));
    let kept = run(&["due", &file, "--message", "hint", "--record", "微信群", today[0], today[1]]).done().out;
    assert!(kept.contains("催报登记"), "{kept}");
    run(&["undo", &file]).done();
    run(&["due", &file, "--message", "reminder", "--record", "短信", today[0], today[1]])
        .refused(cli::USAGE, &["没有"]);
}
