//! Choices of papers, the package of a notice, data and back, liaisons, and the notice's word for its form.

use std::path::Path;

use serde_json::{Value, json};
use themeday::cli;
use themeday::documents;
use themeday::model::paper::PaperKind;

use super::{Place, run, shown};

fn text(place: &Place, file: &str, arguments: &[&str]) -> String {
    let out = place.path("材料.txt");
    let mut all = vec!["export", file];
    all.extend(arguments);
    all.extend(["-o", &out, "--force"]);
    run(&all).done();
    std::fs::read_to_string(&out).unwrap()
}

#[test]
fn a_paper_takes_its_choices() {
    let (place, file) = Place::with_sample();
    run(&["unit", "liaison", &file, "县水利局", "--name", "李晓", "--mobile", "13800000000"]).done();
    run(&["set", &file, "contacts", "王一，0731-00000000"]).done();
    let with = text(&place, &file, &["schedule", "--columns", "place,Liaison", "--title", "另一标题"]);
    assert!(with.contains("另一标题") && with.contains("李晓") && with.contains("地点"), "{with}");
    assert!(!text(&place, &file, &["schedule"]).contains("李晓"));
    let form = ["liaison-form", "--unit", "县水利局"];
    assert!(!text(&place, &file, &form).contains("李晓"));
    let filled = text(&place, &file, &[&form[..], &["--filled"]].concat());
    assert!(filled.contains("县水利局") && filled.contains("13800000000"), "{filled}");
    let overview = text(&place, &file, &["overview", "--on", "2023-07-15"]);
    assert!(overview.contains("2023年7月15日"), "{overview}");

    let docx = |more: &[&str]| {
        let out = place.path("材料.docx");
        run(&[&["export", &file, "notice", "-o", &out, "--force"], more].concat()).done();
        std::fs::read(&out).unwrap()
    };
    let plain = docx(&[]);
    for more in [["--letterhead", "letter"], ["--paper", "a3"], ["--orientation", "landscape"]] {
        assert_ne!(docx(&more), plain, "{more:?}");
    }
    assert!(docx(&["--apart"]).len() < plain.len());
}

#[test]
fn a_choice_that_is_not_there_is_told_with_those_there_are() {
    let (place, file) = Place::with_sample();
    let out = place.path("材料.docx");
    let refused = |document: &str, more: &[&str], words: &[&str]| {
        let all = [&["export", &file, document, "-o", &out], more].concat();
        run(&all).refused(cli::USAGE, words);
    };
    refused("schedule", &["--columns", "date,colour"], &["colour", "date", "place", "theme", "liaison"]);
    refused("schedule", &["--paper", "A5"], &["A5", "A4", "A3"]);
    refused("schedule", &["--orientation", "up"], &["portrait", "landscape"]);
    refused("notice", &["--letterhead", "blue"], &["red-head", "letter", "plain"]);
    refused("slogans", &["--columns", "date"], &["slogans", "--columns", "schedule"]);
    refused("schedule", &["--unit", "县水利局"], &["liaison-form", "receipt", "table-signs"]);
    refused("liaison-form", &["--unit", "无此单位"], &["无此单位"]);
    refused("schedule", &["--letterhead", "plain"], &["notice", "main-notice"]);
    refused("notice", &["--on", "7月"], &["2023-06-15"]);
    refused("notice", &["--format", "xlsx"], &["notice", "docx", "pdf"]);
    refused("data", &["--format", "pdf"], &["json"]);
    assert!(!Path::new(&out).exists());
}

#[test]
fn the_package_is_the_notice_with_its_attachments_and_replaces_nothing_unasked() {
    let (place, file) = Place::with_sample();
    let folder = place.path("材料/通知");
    let names = || {
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    };
    let bound = run(&["package", &file, "-o", &folder, "--json"]).done().json();
    assert_eq!((bound["documents"].as_array().unwrap().len(), names().len()), (1, 1));
    let notice = names().remove(0);
    assert_eq!(Path::new(&notice).extension().unwrap(), "docx");
    let before = std::fs::read(Path::new(&folder).join(&notice)).unwrap();
    run(&["package", &file, "-o", &folder, "--apart"]).refused(cli::FAILED, &[&notice, "--force"]);
    assert_eq!(names(), std::slice::from_ref(&notice), "nothing was written beside it");
    assert_eq!(std::fs::read(Path::new(&folder).join(&notice)).unwrap(), before);

    run(&["package", &file, "-o", &folder, "--apart", "--force", "--format", "docx,pdf"]).done();
    let all = names();
    assert_eq!(all.len(), 12, "{all:?}");
    for number in 1..=5 {
        for ending in [".docx", ".pdf"] {
            let of = |name: &&String| name.starts_with(&format!("附件{number} ")) && name.ends_with(ending);
            assert_eq!(all.iter().filter(of).count(), 1, "{number}{ending} {all:?}");
        }
    }
    assert_ne!(std::fs::read(Path::new(&folder).join(&notice)).unwrap(), before);
    run(&["package", &file, "-o", &folder, "--format", "xlsx"]).refused(cli::USAGE, &["docx", "pdf"]);
    run(&["package", &file, "-o", &file]).refused(cli::FAILED, &["已存在"]);
}

#[test]
fn data_are_imported_into_a_new_file_without_loss() {
    let (place, file) = Place::with_sample();
    run(&["set", &file, "publicity", "公开"]).done();
    run(&["unit", "liaison", &file, "县水利局", "--name", "李晓"]).done();
    let data = place.path("数据.json");
    run(&["export", &file, "data", "-o", &data]).done();
    let other = place.path("乙.themeday");
    run(&["new", &other, "--region", "某县", "--year", "2020"]).done();
    let dry = run(&["import", &other, &data, "--dry-run", "--json"]).done().json();
    assert_eq!((&dry["changed"], &dry["loaded"]["years"]), (&json!(false), &json!(1)));
    run(&["import", &other, &data]).done();
    let again = place.path("再次.json");
    run(&["export", &other, "data", "-o", &again]).done();
    assert_eq!(std::fs::read(&data).unwrap(), std::fs::read(&again).unwrap());
    assert_eq!(run(&["verify", &other]).code, cli::DONE);

    run(&["import", &other, &data]).refused(cli::FAILED, &["--overwrite"]);
    assert!(run(&["import", &other, &data, "--overwrite"]).done().out.contains("没有变化"));
    run(&["import", &other, &data, &data]).refused(cli::USAGE, &["单独"]);
    run(&["read", &data]).refused(cli::USAGE, &["import"]);
    let text = std::fs::read_to_string(&data).unwrap();
    let newer = place.path("新.json");
    std::fs::write(&newer, text.replacen("\"schema\": 1", "\"schema\": 9", 1)).unwrap();
    run(&["import", &other, &newer]).refused(cli::FAILED, &["新.json", "升级"]);
    std::fs::write(&newer, &text[..text.len() / 2]).unwrap();
    run(&["import", &other, &newer, "--overwrite"]).refused(cli::FAILED, &["新.json", "损坏"]);
    std::fs::write(&newer, format!("\u{feff}{text}")).unwrap();
    run(&["import", &other, &newer, "--overwrite"]).done();
}

#[test]
fn liaisons_come_change_and_go_by_their_name() {
    let (_place, file) = Place::with_sample();
    let people = || {
        let shown = shown(&file);
        let units = shown["units"].as_array().unwrap();
        units.iter().find(|unit| unit["name"] == "县水利局").unwrap()["liaisons"].clone()
    };
    let liaison = |more: &[&str]| run(&[&["unit", "liaison", &file, "水利局", "--name"], more].concat());
    liaison(&["李晓", "--post", "主任", "--mobile", "13800000000"]).done();
    liaison(&["王一", "--main"]).done();
    liaison(&["李晓", "--mobile", "13900000000", "--email", "lx@example.org"]).done();
    let there = people();
    assert_eq!((&there[0]["name"], &there[0]["post"]), (&json!("李晓"), &json!("主任")));
    assert_eq!((&there[0]["mobile"], &there[0]["main"]), (&json!("13900000000"), &json!(false)));
    assert_eq!((&there[1]["name"], &there[1]["main"]), (&json!("王一"), &json!(true)));
    assert!(liaison(&["李晓", "--post", "主任"]).done().out.contains("没有变化"));
    liaison(&["张三", "--remove"]).refused(cli::USAGE, &["张三", "李晓", "王一"]);
    liaison(&["王一", "--remove", "--post", "x"]).refused(cli::USAGE, &["--remove"]);
    liaison(&["王一", "--remove"]).done();
    assert_eq!(people().as_array().unwrap().len(), 1);
    run(&["unit", "liaison", &file, "水利局"]).refused(cli::USAGE, &["--name"]);
}

#[test]
fn facts_of_notice_and_main_session_are_set_and_shown() {
    let (_place, file) = Place::with_sample();
    for (key, value) in [
        ("contacts", "王一，0731-00000000"),
        ("publicity", "on_request"),
        ("main.tasks", "县水利局：布置\n县林业局：签到"),
        ("main.materials", "展板"),
    ] {
        run(&["set", &file, key, value]).done();
    }
    let there = shown(&file);
    assert_eq!(there["programme"]["contacts"], "王一，0731-00000000");
    assert_eq!(there["programme"]["publicity"], "on_request");
    assert_eq!(there["main_session"]["tasks"], "县水利局：布置\n县林业局：签到");
    assert_eq!(there["main_session"]["materials"], "展板");
    run(&["set", &file, "publicity", "secret"]).refused(cli::USAGE, &["public", "internal"]);
    run(&["set", &file, "publicity", ""]).done();
    assert_eq!(shown(&file)["programme"]["publicity"], Value::Null);
}

#[test]
fn the_word_of_a_notice_for_its_form_is_shown_as_it_was_read() {
    let place = Place::new();
    let notice = place.path("通知.txt");
    let text = "关于开展2024年政务公开主题日活动的通知\n各单位：\n活动采用“1主会+N分会”的形式开展。\n每年至少组织1次。\n";
    std::fs::write(&notice, text).unwrap();
    assert_eq!(run(&["read", &notice, "--json"]).done().json()["programme"]["form"], "1主会+N分会");
    let file = place.path("甲.themeday");
    run(&["new", &file, "--region", "某县", "--year", "2024"]).done();
    assert_eq!(shown(&file)["programme"]["form"], Value::Null);
    run(&["import", &file, &notice]).done();
    let there = shown(&file);
    assert_eq!(there["programme"]["labels"], json!({"main": "主会", "branch": "N分会"}));
    assert_eq!(there["programme"]["form"], "1主会+N分会");
}

#[test]
fn help_and_manual_name_every_paper_and_every_form_of_it() {
    let (manual, help) = (cli::manual(), run(&["export", "--help"]).done().out);
    for kind in PaperKind::ALL {
        assert!(help.contains(&format!("{} ", kind.name())), "{}", kind.name());
        let formats: Vec<&str> = documents::formats(kind).iter().map(|format| format.name()).collect();
        let row = |line: &&str| {
            line.starts_with(&format!("| `{}` |", kind.name())) && line.contains(&formats.join(" "))
        };
        assert!(manual.lines().any(|line| row(&line)), "{}", kind.name());
    }
}
