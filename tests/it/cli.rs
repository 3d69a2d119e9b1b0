//! The command line as a contract: words, exit codes, JSON, and the file as it was after a failure.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde_json::{Value, json};
use themeday::cli::{self, Io, Setup};
use themeday::workspace::{Access, Clock, Context, Uids, Workspace};

struct Place {
    folder: tempfile::TempDir,
}

struct Ran {
    code: u8,
    out: String,
    err: String,
}

impl Ran {
    fn json(&self) -> Value {
        assert_eq!(self.err, "");
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }

    fn done(self) -> Self {
        assert_eq!((self.code, self.err.as_str()), (cli::DONE, ""), "{}", self.out);
        self
    }

    /// Failed with that code and a sentence with these words; nothing was printed.
    fn refused(&self, code: u8, words: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        for word in words {
            assert!(self.err.contains(word), "“{word}” is not in: {}", self.err);
        }
    }
}

fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let at: DateTime<Utc> = "2023-06-20T01:30:00Z".parse().unwrap();
    let setup = Setup {
        clock: Clock::Fixed(at),
        uids: Uids::default,
        actor: "李经办".into(),
        machine: "office".into(),
    };
    let arguments = std::iter::once("themeday-cli").chain(arguments.iter().copied()).map(OsString::from);
    let code = cli::run(arguments, &mut Io { out: &mut out, err: &mut err }, &setup);
    Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

impl Place {
    fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("主题日 ").tempdir().unwrap() }
    }

    fn with_sample() -> (Self, String) {
        let place = Self::new();
        let file = place.path("2023 年度.themeday");
        run(&["new", &file, "--sample"]).done();
        (place, file)
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

fn shown(file: &str) -> Value {
    run(&["show", file, "--json"]).done().json()
}

fn units_in(shown: &Value, group: &str, month: &Value) -> Vec<String> {
    shown["assignments"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["group"] == group && row["month"] == *month)
        .flat_map(|row| row["units"].as_array().unwrap().iter().map(|u| u.as_str().unwrap().to_owned()))
        .collect()
}

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
        serde_json::from_str(include_str!("../../assets/samples/xiangtan-2023.json")).unwrap();
    assert_eq!(shown["slogans"], sample["slogans"]);
    assert_eq!(shown["liaison_fields"], sample["liaison_fields"]);
    assert_eq!(shown["reports"], json!([]));
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
    let left: Vec<String> = place.names().into_iter().filter(|name| !name.ends_with(".lock")).collect();
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
    assert_eq!(keys, ["unit", "group", "month", "item", "due", "held_on", "receipt", "timing", "days"]);
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
    run(&["report", &file, "县民政局", "received", "--on", "2023-06-25"]).done();
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
    ])
    .done();
    assert_eq!(facts("县民政局", "2023-06-30"), of("returned", "on_time", 0));
    assert_eq!(facts("县民政局", "2023-07-02"), of("returned", "overdue", 2));
    run(&["report", &file, "县医保局", "received", "--on", "2023-06-27"]).done();
    run(&["report", &file, "县医保局", "accepted", "--on", "2023-06-28"]).done();
    assert_eq!(facts("县医保局", "2023-06-30"), of("accepted", "late", 2));
    run(&["report", &file, "县卫健局", "exempt", "--on", "2023-06-27"]).done();
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
fn a_check_exits_3_for_what_must_be_settled_and_for_hints_only_when_strict() {
    let (_place, file) = Place::with_sample();
    let checked = run(&["check", &file, "--json"]).done().json();
    let rules: Vec<&str> =
        checked["problems"].as_array().unwrap().iter().map(|p| p["rule"].as_str().unwrap()).collect();
    assert_eq!(rules, ["possible_alias", "main_session_undated"]);
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
    assert_eq!(shown["slogans"], json!(["一", "二"]));
    for (key, value) in [
        ("duty", "many"),
        ("duty", "99"),
        ("deadline.day", "32"),
        ("deadline.day", "x"),
        ("issued_on", "3月30日"),
        ("months", "13"),
        ("main_counts", "perhaps"),
        ("labels", "one"),
        ("main.date", "soon"),
        ("main.units", "县水利局、无此单位"),
    ] {
        assert_eq!(run(&["set", &file, key, value]).code, cli::USAGE, "{key} {value}");
    }
    assert_eq!(self::shown(&file), shown);
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
    run(&["unit", "rename", &file, "县供销社", "县供销联社", "--typo"]).done();
    run(&["move", &file, "县供销社", "8"]).refused(cli::USAGE, &["县供销联社"]);
    run(&["unit", "rename", &file, "县水利局", "县林业局"]).refused(cli::FAILED, &["县林业局"]);
    run(&["unit", "merge", &file, "县应急局", "县应急管理局"]).done();
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

/// A schedule as an office keeps it in a table.
const TABLE: &str = "单位,类别,活动时间\n云湖桥镇,乡镇,2023年4月\n石鼓镇,乡镇,2023年5月\n县水利局,县直单位,2023年4月\n县应急管理局,县直单位,2023年6月\n县林业局,县直单位,2023年6月\n";

#[test]
fn a_table_is_read_without_a_file_and_imported_as_one_edit() {
    let place = Place::new();
    let (file, table) = (place.path("年度.themeday"), place.path("安排 表.csv"));
    std::fs::write(&table, TABLE).unwrap();
    let read = run(&["read", &table, "--json"]).done().json();
    assert_eq!(read["schema"], 1);
    assert_eq!(read["units"].as_array().unwrap().len(), 5);
    assert_eq!(place.names(), ["安排 表.csv"]);

    run(&["import", &file, &table]).refused(cli::FAILED, &["年度.themeday"]);
    run(&["new", &file, "--region", "湘潭县", "--year", "2023"]).done();
    let empty = shown(&file);
    let tried = run(&["import", &file, &table, "--dry-run", "--json"]).done().json();
    assert_eq!(
        (&tried["schema"], &tried["dry_run"], &tried["changed"]),
        (&json!(1), &json!(true), &json!(false))
    );
    assert!(tried["counts"]["added"].as_u64().unwrap() >= 5, "{tried}");
    assert_eq!(shown(&file), empty);

    let done = run(&["import", &file, &table, "--json"]).done().json();
    assert_eq!(done["changed"], true);
    assert_eq!(done["counts"], tried["counts"]);
    let after = shown(&file);
    assert_eq!(units_in(&after, "县直单位", &json!("2023-06")), ["县应急管理局", "县林业局"]);
    assert_eq!(units_in(&after, "乡镇", &json!("2023-05")), ["石鼓镇"]);

    let again = run(&["import", &file, &table]).done();
    assert!(again.out.starts_with("没有变化"), "{}", again.out);
    assert_eq!(shown(&file), after);
    run(&["undo", &file]).done();
    assert_eq!(shown(&file)["assignments"], json!([]));
    assert!(run(&["import", &file, &table]).done().out.contains("新增"));
}

#[test]
fn an_import_leaves_what_was_moved_by_hand_unless_overwriting() {
    let (place, file) = Place::with_sample();
    let table = place.path("表.csv");
    std::fs::write(&table, "单位,类别,活动时间\n县水利局,县直单位,2023年11月\n县林业局,县直单位,2023年5月\n")
        .unwrap();
    run(&["move", &file, "县水利局", "6"]).done();
    let moved = shown(&file);
    let ran = run(&["import", &file, &table]).done();
    assert!(ran.out.contains("没有变化") && ran.out.contains("冲突：县水利局"), "{}", ran.out);
    assert!(ran.out.contains("--overwrite"));
    assert_eq!(shown(&file), moved);
    run(&["import", &file, &table, "--overwrite"]).done();
    assert!(units_in(&shown(&file), "县直单位", &json!("2023-11")).contains(&"县水利局".to_owned()));
}

#[test]
fn an_answer_is_taken_once_and_remembered() {
    let place = Place::new();
    let (file, table) = (place.path("年度.themeday"), place.path("表.csv"));
    std::fs::write(&table, TABLE.to_owned() + "县应急局,县直单位,2023年9月\n").unwrap();
    run(&["new", &file, "--region", "湘潭县", "--year", "2023"]).done();
    let asked = run(&["import", &file, &table, "--dry-run", "--json"]).done().json();
    let question = asked["open"][0].clone();
    assert_eq!(question["kind"], "alias", "{asked}");
    let id = question["id"].as_str().unwrap().to_owned();
    run(&["import", &file, &table, "--answer", "alias:a=b=same"]).refused(cli::USAGE, &["alias:a=b", &id]);
    run(&["import", &file, &table, "--answer", &format!("{id}=perhaps")]).refused(cli::USAGE, &[&id]);
    run(&["import", &file, &table, "--answer", "same"]).refused(cli::USAGE, &["same"]);
    run(&["import", &file, &table, "--answer", &format!("{id}=different")]).done();
    let again = run(&["import", &file, &table, "--json"]).done().json();
    assert_eq!((&again["changed"], &again["open"]), (&json!(false), &json!([])));
}

#[test]
fn sources_without_facts_missing_or_unreadable_are_told_apart() {
    let (place, file) = Place::with_sample();
    let before = shown(&file);
    let prose = place.path("闲话.txt");
    std::fs::write(&prose, "今天天气很好，大家一起吃饭。\n").unwrap();
    let rubbish = place.path("图.bin");
    std::fs::write(&rubbish, (0..4096_u32).map(|n| (n * 7919 >> 3) as u8).collect::<Vec<u8>>()).unwrap();
    for (source, words) in [
        (prose.as_str(), "闲话.txt"),
        (rubbish.as_str(), "图.bin"),
        (&place.path("没有.docx"), "没有.docx"),
        (&place.path(""), "文件夹"),
    ] {
        run(&["read", source]).refused(cli::FAILED, &[words]);
        run(&["import", &file, source]).refused(cli::FAILED, &[words]);
    }
    assert_eq!(shown(&file), before);
}

#[test]
fn known_units_come_from_a_list_or_from_a_file() {
    let (place, file) = Place::with_sample();
    let (table, list) = (place.path("表.csv"), place.path("单位.txt"));
    std::fs::write(&table, "单位,类别,活动时间\n县水务局,县直单位,2023年7月\n县应急局,县直单位,2023年6月\n")
        .unwrap();
    std::fs::write(&list, "县应急管理局\n县林业局\n县水利局\n").unwrap();
    for units in [&list, &file] {
        let read = run(&["read", &table, "--units", units, "--json"]).done().json();
        let asked: Vec<&str> =
            read["questions"].as_array().unwrap().iter().map(|q| q["id"].as_str().unwrap()).collect();
        if units == &list {
            assert!(
                asked.iter().any(|id| id.contains("县应急局") && id.contains("县应急管理局")),
                "{asked:?}"
            );
        }
    }
    run(&["read", &table, "--units", &place.path("没有.txt")]).refused(cli::FAILED, &["没有.txt"]);
}

#[test]
fn a_backup_is_printed_by_its_path_and_restores_the_file() {
    let (_place, file) = Place::with_sample();
    let before = shown(&file);
    let path = run(&["backup", &file]).done().out;
    let backup = PathBuf::from(path.trim_end());
    assert_eq!(path.lines().count(), 1);
    assert!(backup.is_file() && backup.parent().unwrap().ends_with("2023 年度.files/backups"), "{path}");
    run(&["move", &file, "县水利局", "6"]).done();
    run(&["restore", &file, path.trim_end()]).done();
    assert_eq!(shown(&file)["assignments"], before["assignments"]);
    run(&["restore", &file, &format!("{file}.none")]).refused(cli::FAILED, &[".none"]);
    let foreign = backup.with_file_name("foreign.themeday");
    std::fs::write(&foreign, "text").unwrap();
    let now = shown(&file);
    run(&["restore", &file, &foreign.display().to_string()]).refused(cli::FAILED, &["foreign"]);
    assert_eq!(shown(&file), now);
    assert_eq!(run(&["verify", &file]).done().out, "文件完好\n");
    assert_eq!(run(&["verify", &file, "--json"]).done().json()["ok"], true);
}

#[test]
fn papers_are_written_whole_and_only_replaced_with_force() {
    let (place, file) = Place::with_sample();
    let out = place.path("附件 2.xlsx");
    run(&["export", &file, "schedule", "--group", "乡镇", "--format", "xlsx", "-o", &out]).done();
    let first = std::fs::read(&out).unwrap();
    assert!(first.starts_with(b"PK"));
    run(&["export", &file, "schedule", "--format", "xlsx", "-o", &out])
        .refused(cli::FAILED, &["附件 2.xlsx", "--force"]);
    assert_eq!(std::fs::read(&out).unwrap(), first);
    run(&["export", &file, "schedule", "--group", "乡镇", "-o", &out, "--force"]).done();
    assert_eq!(std::fs::read(&out).unwrap(), first, "the same input gives the same bytes");
    run(&["export", &file, "main-session", "-o", &file, "--format", "docx", "--force"])
        .refused(cli::USAGE, &["数据文件"]);
    run(&["export", &file, "main-session", "--format", "docx", "-o", &place.path("")])
        .refused(cli::FAILED, &[]);
    run(&["export", &file, "main-session", "--format", "docx", "-o", &place.path("无/x.docx")])
        .refused(cli::FAILED, &["无"]);
    assert_eq!(shown(&file)["programme"]["year"], 2023);
}

#[test]
fn the_demo_leaves_file_and_papers_and_is_repeated_only_with_force() {
    let place = Place::new();
    let folder = place.path("演示");
    let demo = run(&["demo", &folder]).done();
    assert!(demo.out.contains("sample.themeday") && demo.out.contains("schedule-乡镇.xlsx"));
    for name in ["sample.themeday", "schedule.pdf", "schedule-县直单位.docx", "main-session.xlsx"] {
        assert!(Path::new(&folder).join(name).is_file(), "{name}");
    }
    let paper = std::fs::read(Path::new(&folder).join("schedule.docx")).unwrap();
    run(&["demo", &folder]).refused(cli::FAILED, &["sample.themeday", "--force"]);
    run(&["move", &place.path("演示/sample.themeday"), "县水利局", "6"]).done();
    run(&["demo", &folder, "--force"]).done();
    assert_eq!(std::fs::read(Path::new(&folder).join("schedule.docx")).unwrap(), paper);

    // A paper that is in the way without --force leaves everything as it was.
    let other = place.path("其他");
    std::fs::create_dir(&other).unwrap();
    std::fs::write(Path::new(&other).join("schedule.pdf"), "mine").unwrap();
    run(&["demo", &other]).refused(cli::FAILED, &["schedule.pdf"]);
    let mut left: Vec<_> = std::fs::read_dir(&other)
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .filter(|name| !name.ends_with(".lock"))
        .collect();
    left.sort();
    assert_eq!(left, ["schedule.pdf"]);
    let file = place.path("文件");
    std::fs::write(&file, "").unwrap();
    run(&["demo", &file]).refused(cli::FAILED, &["文件"]);
}

#[test]
fn files_that_are_not_ours_missing_or_folders_are_told_apart_and_left_alone() {
    let place = Place::new();
    let missing = place.path("没有.themeday");
    let text = place.path("文本.themeday");
    std::fs::write(&text, "这不是数据文件").unwrap();
    let empty = place.path("空.themeday");
    std::fs::write(&empty, "").unwrap();
    for command in ["show", "check", "due", "history", "undo", "redo", "verify", "backup"] {
        run(&[command, &missing]).refused(cli::FAILED, &["没有.themeday", "找不到"]);
        run(&[command, &text]).refused(cli::FAILED, &["文本.themeday"]);
        run(&[command, &empty]).refused(cli::FAILED, &["空.themeday"]);
        run(&[command, &place.path("")]).refused(cli::FAILED, &["文件夹"]);
    }
    run(&["move", &missing, "县水利局", "6"]).refused(cli::FAILED, &["没有.themeday"]);
    assert_eq!(place.names(), ["文本.themeday", "空.themeday"]);
    assert_eq!(std::fs::read_to_string(&text).unwrap(), "这不是数据文件");
}

#[test]
fn a_file_that_somebody_writes_is_waited_for_then_told_with_the_name_and_can_still_be_read() {
    let (_place, file) = Place::with_sample();
    let context = Context { actor: "王主任".into(), machine: "二楼".into(), ..Context::default() };
    let held = Workspace::open(Path::new(&file), Access::Write, context).unwrap();
    let begun = std::time::Instant::now();
    run(&["move", &file, "县水利局", "6"]).refused(cli::FAILED, &["王主任", "二楼"]);
    assert!(begun.elapsed().as_secs() <= 7, "{:?}", begun.elapsed());
    run(&["show", &file]).done();
    drop(held);
    run(&["move", &file, "县水利局", "6"]).done();
}

#[test]
fn help_and_errors_are_in_the_language_asked_for() {
    let help = run(&["move", "--help"]).done();
    assert!(help.out.contains("用法：themeday-cli move FILE UNIT MONTH") && help.out.contains("示例"));
    assert!(!help.out.contains("Usage") && !help.out.contains("Options"));
    let english = run(&["move", "--help", "--lang", "en"]).done();
    assert!(english.out.contains("Usage: themeday-cli move") && english.out.contains("Example"));
    assert!(run(&["--version"]).done().out.contains(env!("CARGO_PKG_VERSION")));
    run(&["--lang", "fr", "show", "x"]).refused(cli::USAGE, &["zh", "en"]);
    run(&["show", "nowhere.themeday", "--lang", "en"]).refused(cli::FAILED, &["not there"]);
}

#[test]
fn a_reader_that_has_had_enough_is_no_failure() {
    struct Closed;
    impl std::io::Write for Closed {
        fn write(&mut self, _: &[u8]) -> std::io::Result<usize> {
            Err(std::io::ErrorKind::BrokenPipe.into())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let (_place, file) = Place::with_sample();
    let mut err = Vec::new();
    let arguments = ["themeday-cli", "show", &file].map(OsString::from);
    let code = cli::run(arguments, &mut Io { out: &mut Closed, err: &mut err }, &Setup::default());
    assert_eq!((code, err.len()), (cli::DONE, 0));
}

#[test]
fn the_manual_says_what_the_program_does() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/cli.md");
    let manual = cli::manual();
    if std::env::var_os("THEMEDAY_UPDATE_DOCS").is_some() {
        std::fs::write(&path, &manual).unwrap();
    }
    let there = std::fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    assert!(there == manual, "docs/cli.md is old: THEMEDAY_UPDATE_DOCS=1 cargo test --test it manual");
    for command in ["new", "read", "import", "show", "unit merge", "report", "restore", "demo"] {
        assert!(manual.contains(&format!("### {command}\n")), "{command}");
    }
}

#[test]
fn verify_exits_3_for_a_row_that_refers_to_nothing() {
    let (_place, file) = Place::with_sample();
    let connection = rusqlite::Connection::open(&file).unwrap();
    connection.execute_batch("PRAGMA foreign_keys = OFF; UPDATE party SET unit = 99999 WHERE id = (SELECT min(id) FROM party);").unwrap();
    drop(connection);
    let found = run(&["verify", &file, "--json"]);
    assert_eq!(found.code, cli::FOUND, "{}{}", found.out, found.err);
    let found = found.json();
    assert_eq!(found["ok"], false);
    assert!(
        found["problems"]
            .as_array()
            .unwrap()
            .iter()
            .any(|p| p["kind"] == "dangling" && p["table"] == "party")
    );
    assert!(run(&["verify", &file]).out.contains("party"));
}

#[test]
fn a_source_of_500_megabytes_is_refused_by_its_size_alone() {
    let place = Place::new();
    let source = place.path("大.txt");
    std::fs::File::create(&source).unwrap().set_len(500 << 20).unwrap();
    let begun = std::time::Instant::now();
    run(&["read", &source]).refused(cli::FAILED, &["大.txt", "500 MB", "50 MB"]);
    assert!(begun.elapsed().as_secs() < 5);
}

/// The program itself, with a folder of its own.
#[cfg(unix)]
fn program(place: &Place) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_themeday-cli"));
    command.env("THEMEDAY_HOME", place.path("自己")).current_dir(place.folder.path());
    command
}

#[cfg(unix)]
#[test]
fn the_program_reads_standard_input_and_logs_into_its_own_folder() {
    use std::io::Write;
    let place = Place::new();
    let mut child = program(&place)
        .args(["read", "-", "--json"])
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all("县水利局\n县林业局\n县教育局\n".as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    let read: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(read["units"].as_array().unwrap().len(), 3);
    assert_eq!(program(&place).arg("show").output().unwrap().status.code(), Some(2));
    assert_eq!(program(&place).args(["show", "none"]).output().unwrap().status.code(), Some(1));
    assert!(place.folder.path().join("自己/log").is_dir());
    assert_eq!(place.names(), ["自己"]);
}

#[cfg(unix)]
#[test]
fn a_file_size_limit_is_told_as_a_full_disk_and_leaves_everything_as_it_was() {
    let (place, file) = Place::with_sample();
    let before = (shown(&file), std::fs::read(&file).unwrap());
    let limited = |arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_themeday-cli");
        std::process::Command::new("sh")
            .args(["-c", "ulimit -f 8; exec \"$@\"", "sh", program])
            .args(arguments)
            .env("THEMEDAY_HOME", place.path("自己"))
            .output()
            .unwrap()
    };
    for arguments in [
        vec!["export", &file, "schedule", "--format", "pdf", "-o", &place.path("附件.pdf")],
        vec!["move", &file, "县水利局", "6"],
        vec!["new", &place.path("新.themeday"), "--sample"],
        vec!["demo", &place.path("演示")],
        vec!["backup", &file],
    ] {
        let output = limited(&arguments);
        assert_eq!(output.status.code(), Some(1), "{arguments:?} {output:?}");
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8(output.stderr).unwrap().contains("磁盘"), "{arguments:?}");
    }
    assert_eq!((shown(&file), std::fs::read(&file).unwrap()), before);
    let mut left = place.names();
    left.retain(|name| !name.ends_with(".lock") && name != "自己" && !name.ends_with(".files"));
    assert_eq!(left, ["2023 年度.themeday", "演示"]);
    for entry in std::fs::read_dir(place.path("演示")).unwrap() {
        assert!(entry.unwrap().file_name().to_string_lossy().ends_with(".lock"));
    }
}

#[cfg(unix)]
#[test]
fn a_file_that_must_not_be_written_is_told_so_and_can_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let (place, file) = Place::with_sample();
    let before = std::fs::read(&file).unwrap();
    let folder = place.folder.path();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o444)).unwrap();
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o555)).unwrap();
    let probe = std::fs::write(folder.join("probe"), "");
    let moved = run(&["move", &file, "县水利局", "6"]);
    let read = run(&["show", &file]);
    std::fs::set_permissions(folder, std::fs::Permissions::from_mode(0o755)).unwrap();
    moved.refused(cli::FAILED, &["2023 年度.themeday", "只读"]);
    assert_eq!(std::fs::read(&file).unwrap(), before);
    if probe.is_ok() {
        println!("skipped: this user ignores read-only folders");
        return;
    }
    read.done();
}
