//! `new`, `show`, `set`, the edits, reports, checks and the journal.

use std::path::Path;

use serde_json::{Value, json};
use themeday::cli;

use super::{Place, is_lock, run, shown, units_in};

#[test]
fn the_sample_is_shown_with_the_keys_of_read_and_cell_for_cell() {
    let (_place, file) = Place::with_sample();
    let shown = shown(&file);
    let keys: Vec<&str> = shown.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(keys[0], "schema");
    for key in [
        "programme",
        "units",
        "assignments",
        "main_session",
        "report_deadlines",
        "slogans",
        "reports",
        "revision",
        "saved_at",
    ] {
        assert!(keys.contains(&key), "{key}");
    }
    assert_eq!(shown["schema"], 1);
    assert_eq!(shown["programme"]["year"], 2023);
    assert_eq!(shown["programme"]["region"], "湘潭县");
    assert_eq!(shown["programme"]["issued"], "2023-03-30");
    assert_eq!(shown["programme"]["minimum_duration"], "half_day");
    assert_eq!(shown["programme"]["first_month"], "2023-04");
    assert_eq!(shown["programme"]["last_month"], "2023-12");
    assert_eq!(shown["assignments"].as_array().unwrap().len(), 18);
    assert_eq!(
        units_in(&shown, "县直单位", &json!("2023-09")),
        ["县司法局", "县公安局", "县城管执法局", "县市场监管局", "县应急管理局"]
    );
    assert_eq!(shown["main_session"]["kind"], "main");
    assert_eq!(shown["main_session"]["date"], Value::Null);
    assert_eq!(shown["main_session"]["units"].as_array().unwrap().len(), 21);
    assert_eq!(shown["report_deadlines"][0]["rule"], "day_of_session_month");
    assert_eq!(shown["report_deadlines"][0]["day"], 25);
    let sample: Value =
        serde_json::from_str(include_str!("../../../assets/samples/xiangtan-2023.json")).unwrap();
    assert_eq!(shown["slogans"], sample["slogans"]);
    assert_eq!(shown["liaison_fields"], sample["liaison_fields"]);
    assert_eq!(shown["reports"], json!([]));
    let tobacco = shown["units"].as_array().unwrap().iter().find(|u| u["name"] == "县烟草专卖局").unwrap();
    assert_eq!(
        (&tobacco["kind"], &tobacco["detailed_kind"]),
        (&json!("department"), &json!("vertical_branch"))
    );
    let of_group =
        |group: &str| shown["units"].as_array().unwrap().iter().filter(|u| u["group"] == group).count();
    assert_eq!(of_group("乡镇"), 17);
    assert_eq!(shown["units"][0], {
        let mut first = shown["units"][0].clone();
        first["name"] = json!("云湖桥镇");
        first["kind"] = json!("township");
        first
    });
}

#[test]
fn a_new_file_needs_region_and_year_and_is_not_replaced_unless_forced() {
    let place = Place::new();
    let file = place.path("新.themeday");
    run(&["new", &file, "--year", "2024"]).refused(cli::USAGE, &["--region"]);
    run(&["new", &file, "--region", "湘潭县"]).refused(cli::USAGE, &["--year"]);
    run(&["new", &file, "--region", "湘潭县", "--year", "24"]).refused(cli::USAGE, &["24", "1990"]);
    run(&["new", &file, "--sample", "--year", "2024"]).refused(cli::USAGE, &["2023"]);
    let left: Vec<String> = place.names().into_iter().filter(|name| !is_lock(name)).collect();
    assert_eq!(left, Vec::<String>::new());

    run(&["new", &file, "--region", "湘潭县", "--year", "2024"]).done();
    let first = shown(&file);
    assert_eq!(first["programme"]["year"], 2024);
    assert_eq!(first["programme"]["region"], "湘潭县");
    assert_eq!(first["main_session"]["kind"], "main");
    run(&["new", &file, "--region", "韶山市", "--year", "2025"])
        .refused(cli::FAILED, &["新.themeday", "已存在"]);
    assert_eq!(shown(&file), first);

    run(&["new", &file, "--region", "韶山市", "--year", "2025", "--force"]).done();
    assert_eq!(shown(&file)["programme"]["year"], 2025);
    let kept = std::fs::read_dir(place.folder.path().join("新.files/backups")).unwrap().count();
    assert_eq!(kept, 1, "the file that went was backed up first");
    run(&["new", &place.path("无此文件夹/新.themeday"), "--region", "湘潭县", "--year", "2024"])
        .refused(cli::FAILED, &["无此文件夹"]);
}

#[test]
fn moving_says_what_was_done_and_the_same_again_changes_nothing() {
    let (_place, file) = Place::with_sample();
    let before = shown(&file);
    assert!(run(&["move", &file, "县水利局", "6月"]).done().out.contains("县水利局 11月→6月"));
    assert!(units_in(&shown(&file), "县直单位", &json!("2023-06")).contains(&"县水利局".to_owned()));
    let entries = run(&["history", &file, "--json"]).json().as_array().unwrap().len();
    assert_eq!(run(&["move", &file, "县水利局", "2023-06"]).done().out, "没有变化\n");
    assert_eq!(run(&["history", &file, "--json"]).json().as_array().unwrap().len(), entries);
    run(&["undo", &file]).done();
    assert_eq!(shown(&file)["assignments"], before["assignments"]);
    run(&["redo", &file]).done();
    assert!(units_in(&shown(&file), "县直单位", &json!("2023-06")).contains(&"县水利局".to_owned()));
    assert_eq!(run(&["redo", &file]).code, cli::FAILED);
}

#[test]
fn any_name_of_a_unit_will_do_and_an_unknown_one_is_told_with_its_likes() {
    let (_place, file) = Place::with_sample();
    for (name, month) in [("湘潭县水利局", "5"), ("水利局", "6"), (" 县水利局", "7")] {
        run(&["move", &file, name, month]).done();
    }
    run(&["unit", "alias", &file, "县水利局", "县水务局", "--kind", "former"]).done();
    run(&["move", &file, "县水务局", "8"]).done();
    assert!(units_in(&shown(&file), "县直单位", &json!("2023-08")).contains(&"县水利局".to_owned()));
    run(&["move", &file, "县水力局", "8"]).refused(cli::USAGE, &["县水力局", "县水利局"]);
    run(&["move", &file, "slj", "8"]).refused(cli::USAGE, &["县水利局"]);
    run(&["--lang", "en", "move", &file, "nobody", "8"]).refused(cli::USAGE, &["no unit", "nobody"]);
}

#[test]
fn an_unknown_month_document_format_group_or_key_is_told_with_what_there_is() {
    let (place, file) = Place::with_sample();
    let out = place.path("附件.pdf");
    run(&["move", &file, "县水利局", "3"]).refused(cli::USAGE, &["2023-04", "2023-12"]);
    run(&["move", &file, "县水利局", "六月"]).refused(cli::USAGE, &["2023-04"]);
    run(&["export", &file, "poster", "--format", "pdf", "-o", &out])
        .refused(cli::USAGE, &["schedule", "main-session"]);
    run(&["export", &file, "schedule", "--format", "odt", "-o", &out])
        .refused(cli::USAGE, &["xlsx", "docx", "pdf"]);
    run(&["export", &file, "schedule", "--group", "学校", "--format", "pdf", "-o", &out])
        .refused(cli::USAGE, &["乡镇", "县直单位"]);
    run(&["export", &file, "main-session", "--group", "乡镇", "--format", "pdf", "-o", &out])
        .refused(cli::USAGE, &["main-session"]);
    run(&["export", &file, "schedule", "-o", &place.path("无扩展名")]).refused(cli::USAGE, &["--format"]);
    run(&["set", &file, "colour", "red"]).refused(cli::USAGE, &["title", "main.date", "deadline.day"]);
    run(&["show", &file, "--year", "2019"]).refused(cli::USAGE, &["2019", "2023"]);
    run(&["nonsense"]).refused(cli::USAGE, &["nonsense", "show", "demo"]);
    run(&[]).refused(cli::USAGE, &["show"]);
    run(&["show"]).refused(cli::USAGE, &["FILE"]);
    run(&["show", &file, "--today", "20.6."]).refused(cli::USAGE, &["2023-06-15"]);
    run(&["report", &file, "县水利局", "lost"]).refused(cli::USAGE, &["received", "exempt"]);
    assert!(!Path::new(&out).exists());
}

#[test]
fn a_unit_with_several_sessions_needs_the_month_of_the_one_that_is_meant() {
    let (_place, file) = Place::with_sample();
    run(&["set", &file, "duty", "2"]).done();
    let refused = run(&["move", &file, "县水利局", "6"]);
    refused.refused(cli::USAGE, &["2023-11", "未安排", "--from"]);
    run(&["move", &file, "县水利局", "6", "--from", "未安排"]).done();
    run(&["move", &file, "县水利局", "7", "--from", "11"]).done();
    let shown = shown(&file);
    for month in ["2023-06", "2023-07"] {
        assert!(units_in(&shown, "县直单位", &json!(month)).contains(&"县水利局".to_owned()), "{month}");
    }
    run(&["lock", &file, "县水利局", "--from", "9"]).refused(cli::USAGE, &["2023-06", "2023-07"]);
    run(&["swap", &file, "县水利局", "县林业局", "--from", "6"]).refused(cli::USAGE, &["--other-from"]);
    run(&["swap", &file, "县水利局", "县林业局", "--from", "6", "--other-from", "5"]).done();
}

#[test]
fn every_fact_of_a_session_of_a_unit_is_set_and_undone() {
    let (place, file) = Place::with_sample();
    let session = || {
        let data = place.path("数据.json");
        run(&["export", &file, "data", "--format", "json", "-o", &data, "--force"]).done();
        let shown: Value = serde_json::from_slice(&std::fs::read(&data).unwrap()).unwrap();
        let id = |table: &str, key: &str, value: &Value| {
            let rows = shown["tables"][table].as_array().unwrap().clone();
            rows.into_iter().find(|row| row[key] == *value).unwrap()
        };
        let unit = id("unit", "name", &json!("县水利局"))["id"].clone();
        let rows = shown["tables"]["party"].as_array().unwrap().clone();
        let held = rows.into_iter().find(|row| row["unit"] == unit && row["role"] == "organiser").unwrap();
        id("session", "id", &held["session"])
    };
    let before = session();
    for (key, value, column, told) in [
        ("held", "2023-05-18", "held_on", json!("2023-05-18")),
        ("place", "县政务服务中心", "place", json!("县政务服务中心")),
        ("form", "现场咨询", "form", json!("现场咨询")),
        ("when", "11月上旬", "when_text", json!("11月上旬")),
        ("content", "节水宣传", "content", json!("节水宣传")),
        ("audience", "用水户代表", "audience", json!("用水户代表")),
        ("publish_form", "图文", "publish_form", json!("图文")),
        ("publish_on", "县政府网站、云上水利", "publish_on", json!(["县政府网站", "云上水利"])),
        ("state", "adjusted", "state", json!("adjusted")),
        ("each_on_its_own", "yes", "each_on_its_own", json!(true)),
        ("lock_reason", "与市级活动同日", "lock_reason", json!("与市级活动同日")),
    ] {
        let ran = run(&["set-session", &file, "县水利局", key, value]);
        assert_eq!((ran.code, ran.err.as_str()), (cli::DONE, ""), "{key}");
        assert_eq!(session()[column], told, "{key}");
    }
    run(&["set-session", &file, "县水利局", "held", "gestern"])
        .refused(cli::USAGE, &["held_on", "2023-06-15"]);
    run(&["set-session", &file, "县水利局", "colour", "red"]).refused(cli::USAGE, &["held_on", "place"]);
    run(&["set-session", &file, "县水利局", "place", "", "--from", "5"]).refused(cli::USAGE, &["2023-11"]);
    for _ in 0..11 {
        run(&["undo", &file]).done();
    }
    assert_eq!(session(), before);
}

#[test]
fn a_locked_placement_stays_and_the_reply_says_so() {
    let (_place, file) = Place::with_sample();
    run(&["lock", &file, "县水利局"]).done();
    let before = shown(&file);
    run(&["move", &file, "县水利局", "6"]).refused(cli::FAILED, &["县水利局", "解锁"]);
    assert_eq!(shown(&file), before);
    run(&["unlock", &file, "县水利局"]).done();
    run(&["unschedule", &file, "县水利局"]).done();
    assert_eq!(units_in(&shown(&file), "县直单位", &Value::Null), ["县水利局"]);
}

#[test]
fn reports_are_recorded_and_due_tells_the_three_facts_on_the_day_asked_for() {
    let (_place, file) = Place::with_sample();
    let item = |unit: &str, today: &str| -> Value {
        let due = run(&["due", &file, "--json", "--today", today]).done().json();
        assert_eq!((&due["schema"], &due["today"]), (&json!(1), &json!(today)));
        assert_eq!(due["items"].as_array().unwrap().len(), 47);
        due["items"].as_array().unwrap().iter().find(|item| item["unit"] == unit).unwrap().clone()
    };
    let keys: Vec<String> = item("县民政局", "2023-06-20").as_object().unwrap().keys().cloned().collect();
    assert_eq!(
        keys,
        [
            "unit",
            "session",
            "group",
            "month",
            "item",
            "due",
            "due_uncertain",
            "held_on",
            "receipt",
            "timing",
            "days"
        ]
    );
    let facts = |unit: &str, today: &str| {
        let item = item(unit, today);
        (
            item["receipt"].as_str().unwrap().to_owned(),
            item["timing"].as_str().unwrap().to_owned(),
            item["days"].clone(),
        )
    };
    let of = |receipt: &str, timing: &str, days: i64| (receipt.to_owned(), timing.to_owned(), json!(days));
    assert_eq!(facts("县民政局", "2023-06-01"), of("none", "not_due", 24));
    assert_eq!(facts("县民政局", "2023-06-22"), of("none", "due_soon", 3));
    assert_eq!(facts("县民政局", "2023-06-25"), of("none", "due_soon", 0));
    assert_eq!(facts("县民政局", "2023-06-26"), of("none", "overdue", 1));
    run(&["report", &file, "县民政局", "returned"]).refused(cli::FAILED, &["县民政局"]);
    run(&["report", &file, "县民政局", "received", "--on", "2023-06-25", "--today", "2023-06-30"]).done();
    assert_eq!(facts("县民政局", "2023-06-30"), of("received", "on_time", 0));
    run(&[
        "report",
        &file,
        "县民政局",
        "returned",
        "--on",
        "2023-06-26",
        "--until",
        "2023-06-30",
        "--note",
        "缺图片",
        "--today",
        "2023-06-30",
    ])
    .done();
    assert_eq!(facts("县民政局", "2023-06-30"), of("returned", "on_time", 0));
    assert_eq!(facts("县民政局", "2023-07-02"), of("returned", "overdue", 2));
    run(&["report", &file, "县医保局", "received", "--on", "2023-06-27", "--today", "2023-06-30"]).done();
    run(&["report", &file, "县医保局", "accepted", "--on", "2023-06-28", "--today", "2023-06-30"]).done();
    assert_eq!(facts("县医保局", "2023-06-30"), of("accepted", "late", 2));
    run(&["report", &file, "县卫健局", "exempt", "--on", "2023-06-27", "--today", "2023-06-30"]).done();
    assert_eq!(facts("县卫健局", "2023-07-30"), of("exempt", "not_due", 0));
    run(&["report", &file, "县教育局", "extended"]).refused(cli::USAGE, &["--until"]);
    run(&["report", &file, "县教育局", "received", "--until", "2023-08-01"])
        .refused(cli::USAGE, &["--until"]);

    let reports = shown(&file)["reports"].clone();
    assert_eq!(reports.as_array().unwrap().len(), 3);
    let civil = reports.as_array().unwrap().iter().find(|r| r["unit"] == "县民政局").unwrap();
    assert_eq!(
        civil["events"][1],
        json!({"kind": "returned", "on": "2023-06-26", "until": "2023-06-30", "note": "缺图片"})
    );
}

#[test]
fn the_day_of_a_report_is_today_unless_said() {
    let (_place, file) = Place::with_sample();
    run(&["report", &file, "县民政局", "received", "--today", "2023-06-24"]).done();
    assert_eq!(shown(&file)["reports"][0]["events"][0]["on"], "2023-06-24");
}

#[test]
fn a_day_that_cannot_be_right_is_recorded_only_when_it_is_said_to_be() {
    let (_place, file) = Place::with_sample();
    let report = |event: &str, more: &[&str]| run(&[&["report", &file, "县民政局", event], more].concat());
    report("received", &["--on", "2099-01-01"]).refused(cli::USAGE, &["2099年1月1日", "--sure"]);
    report("received", &["--on", "2023-05-31"]).refused(cli::USAGE, &["县民政局", "2023年6月", "--sure"]);
    report("exempt", &["--on", "2023-06-21"]).refused(cli::USAGE, &["--sure"]);
    assert_eq!(shown(&file)["reports"], json!([]), "nothing was recorded");
    report("exempt", &["--on", "2023-05-31"]).done();
    report("received", &["--on", "2023-05-31", "--sure"]).done();
    let until = |on: &str, until: &str| ["--on", on, "--until", until].map(str::to_owned);
    for event in ["extended", "returned"] {
        let dates = until("2023-06-10", "2023-06-09");
        let dates: Vec<&str> = dates.iter().map(String::as_str).collect();
        report(event, &dates).refused(cli::FAILED, &["2023年6月9日", "2023年6月10日"]);
    }
    report("extended", &["--on", "2023-06-10", "--until", "2023-06-10"]).done();
}

#[test]
fn a_check_exits_3_for_what_must_be_settled_and_for_hints_only_when_strict() {
    let (_place, file) = Place::with_sample();
    let checked = run(&["check", &file, "--json"]).done().json();
    let rules: Vec<&str> =
        checked["problems"].as_array().unwrap().iter().map(|p| p["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["possible_alias"]);
    let pair = &checked["problems"][0];
    assert_eq!(pair["severity"], "hint");
    let mut names = [pair["unit"].as_str().unwrap(), pair["other"].as_str().unwrap()];
    names.sort_unstable();
    assert_eq!(names, ["县应急局", "县应急管理局"]);
    assert!(pair["text"].as_str().unwrap().contains("县应急局"));
    assert_eq!(run(&["check", &file, "--strict"]).code, cli::FOUND);

    run(&["set", &file, "months", "4..11"]).done();
    let checked = run(&["check", &file]);
    assert_eq!((checked.code, checked.err.as_str()), (cli::FOUND, ""));
    assert!(checked.out.contains("必须处理") && checked.out.contains("易俗河镇"));
    run(&["check", &file, "--year", "2020"]).refused(cli::USAGE, &["2020"]);
}

#[test]
fn settings_are_set_and_shown() {
    let (_place, file) = Place::with_sample();
    for (key, value) in [
        ("title", "第三届政务公开主题日活动"),
        ("ordinal", "3"),
        ("theme", "公开透明"),
        ("office", "县政务公开办"),
        ("doc_no", "潭政公办〔2023〕3号"),
        ("issued_on", "2023-04-03"),
        ("addressees", "各乡镇人民政府、县直各单位"),
        ("copies_to", "市政务公开办"),
        ("duty", "1"),
        ("main_counts", "是"),
        ("min_duration", "90"),
        ("labels", "集中宣传/自行组织"),
        ("region", "湘潭县"),
        ("operator", "李经办"),
        ("main.date", "2023-05-12"),
        ("main.place", "县政务服务中心广场"),
        ("main.theme", "走进政务"),
        ("main.units", "县水利局、县林业局，县应急局"),
        ("deadline.day_off", "顺延"),
        ("deadline.day", "28"),
        ("slogans", "一\n二\n"),
    ] {
        let ran = run(&["set", &file, key, value]);
        assert_eq!((ran.code, ran.err.as_str()), (cli::DONE, ""), "{key}");
    }
    let shown = shown(&file);
    let programme = &shown["programme"];
    assert_eq!(programme["title"], "第三届政务公开主题日活动");
    assert_eq!(programme["ordinal"], 3);
    assert_eq!(programme["issuing_office"], "县政务公开办");
    assert_eq!(programme["document_no"], "潭政公办〔2023〕3号");
    assert_eq!(programme["issued"], "2023-04-03");
    assert_eq!(programme["addressees"], json!(["各乡镇人民政府", "县直各单位"]));
    assert_eq!(programme["main_counts"], true);
    assert_eq!(programme["minimum_duration"], json!({"minutes": 90}));
    assert_eq!(programme["labels"], json!({"main": "集中宣传", "branch": "自行组织"}));
    assert_eq!(programme["operator"], "李经办");
    let main = &shown["main_session"];
    assert_eq!(main["date"], "2023-05-12");
    assert_eq!(main["place"], "县政务服务中心广场");
    assert_eq!(main["units"], json!(["县水利局", "县林业局", "县应急局"]));
    assert_eq!(shown["report_deadlines"][0]["day"], 28);
    assert_eq!(shown["report_deadlines"][0]["day_off"], "later");
    assert_eq!(shown["slogans"], json!(["一", "二"]));
    for (key, value) in [
        ("duty", "many"),
        ("duty", "99"),
        ("deadline.day", "32"),
        ("deadline.day", "x"),
        ("deadline.day_off", "28"),
        ("issued_on", "3月30日"),
        ("months", "13"),
        ("main_counts", "perhaps"),
        ("labels", "one"),
        ("main.date", "soon"),
        ("main.units", "县水利局、无此单位"),
    ] {
        assert_eq!(run(&["set", &file, key, value]).code, cli::USAGE, "{key} {value}");
    }
    assert_eq!(super::shown(&file), shown);
}

#[test]
fn a_day_is_set_otherwise_than_announced_and_listed() {
    let (_place, file) = Place::with_sample();
    run(&["set", &file, "day.2027-01-02", "off 元旦"]).done();
    run(&["set", &file, "day.2023-05-13", "work"]).done();
    let days = shown(&file)["days"].clone();
    let off = json!({ "day": "2027-01-02", "works": false, "holiday": "元旦" });
    assert_eq!(days, json!([{ "day": "2023-05-13", "works": true, "holiday": "" }, off]));
    assert!(run(&["show", &file]).done().out.contains("2023-05-13 上班"));
    run(&["set", &file, "day.2027-01-02", "none"]).done();
    assert_eq!(shown(&file)["days"].as_array().unwrap().len(), 1);
    let history = run(&["history", &file]).done().out;
    let again = run(&["set", &file, "day.2027-01-02", "none"]).done();
    assert!(again.out.contains("没有变化"), "{}", again.out);
    assert_eq!(run(&["history", &file]).done().out, history);
    for (key, value) in [("day.soon", "off"), ("day.2027-01-02", "maybe"), ("day.2027-02-30", "off")] {
        assert_eq!(run(&["set", &file, key, value]).code, cli::USAGE, "{key} {value}");
    }
}

#[test]
fn units_are_added_renamed_and_merged() {
    let (_place, file) = Place::with_sample();
    run(&["unit", "add", &file, "县气象局", "白云镇"]).done();
    let after = shown(&file);
    let unit = |shown: &Value, name: &str| {
        shown["units"].as_array().unwrap().iter().find(|u| u["name"] == name).cloned().unwrap_or_default()
    };
    assert_eq!(unit(&after, "白云镇")["group"], "乡镇");
    assert_eq!(unit(&after, "白云镇")["kind"], "township");
    assert_eq!(unit(&after, "县气象局")["group"], "县直单位");
    assert_eq!(units_in(&after, "乡镇", &Value::Null), ["白云镇"]);
    assert_eq!(run(&["unit", "add", &file, "县气象局"]).done().out, "没有变化\n");
    run(&["unit", "rename", &file, "县金融办", "县金融服务中心"]).done();
    run(&["move", &file, "县金融办", "8"]).done();
    run(&["unit", "rename", &file, "县供销社", "县供销联社", "--correct"]).done();
    run(&["move", &file, "县供销社", "8"]).refused(cli::USAGE, &["县供销联社"]);
    run(&["unit", "rename", &file, "县水利局", "县林业局"]).refused(cli::FAILED, &["县林业局"]);
    run(&["unit", "merge", &file, "县应急局", "县应急管理局", "--same"]).done();
    let merged = shown(&file);
    assert_eq!(unit(&merged, "县应急局"), Value::Null);
    assert!(unit(&merged, "县应急管理局")["other_names"].as_array().unwrap().contains(&json!("县应急局")));
    assert!(merged["main_session"]["units"].as_array().unwrap().contains(&json!("县应急管理局")));
    run(&["unit", "merge", &file, "县水利局", "县水利局"]).refused(cli::USAGE, &[]);
    for bad in ["", "县\u{7}局", &"长".repeat(200)] {
        run(&["unit", "add", &file, bad]).refused(cli::USAGE, &[]);
    }
    run(&["unit", "add", &file, "=cmd()"]).done();
    run(&["unit"]).refused(cli::USAGE, &["add", "merge"]);
}

#[test]
fn history_is_one_line_an_edit_and_undone_ones_are_marked() {
    let (_place, file) = Place::with_sample();
    run(&["move", &file, "县水利局", "6"]).done();
    run(&["undo", &file]).done();
    let text = run(&["history", &file]).done().out;
    assert_eq!(text.lines().count(), 2);
    assert!(text.lines().nth(1).unwrap().ends_with("（已撤销）"));
    let list = run(&["history", &file, "--json"]).done().json();
    let list = list.as_array().unwrap();
    assert_eq!(list[0]["kind"], "imported");
    assert_eq!(list[0]["state"], "done");
    assert_eq!(list[1]["kind"], "placed");
    assert_eq!(list[1]["state"], "undone");
    assert_eq!(list[1]["actor"], "李经办");
    assert_eq!(list[1]["at"], "2023-06-20T01:30:00Z");
    run(&["move", &file, "县水利局", "7"]).done();
    let list = run(&["history", &file, "--json"]).done().json();
    assert_eq!(list[1]["state"], "discarded");
    run(&["undo", &file]).done();
    run(&["undo", &file]).done();
    run(&["undo", &file]).refused(cli::FAILED, &["没有可撤销"]);
}
