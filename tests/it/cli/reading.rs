//! `read` and `import`.

use serde_json::{Value, json};
use themeday::cli;

#[cfg(unix)]
use super::program;
use super::{Place, run, shown, units_in};

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
fn months_without_a_year_are_those_of_the_file() {
    let place = Place::new();
    let (file, table) = (place.path("年度.themeday"), place.path("新增.csv"));
    run(&["new", &file, "--region", "湘潭县", "--year", "2023", "--sample"]).done();
    std::fs::write(&table, "单位,类别,活动时间\n县气象局,县直单位,6月\n").unwrap();
    let done = run(&["import", &file, &table, "--json"]).done().json();
    assert_eq!(done["counts"]["conflict"], 0, "{done}");
    let june = units_in(&shown(&file), "县直单位", &json!("2023-06"));
    assert_eq!(june, ["县卫健局", "县民政局", "县医保局", "县气象局"]);
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
    std::fs::write(
        &rubbish,
        (0..4096_u32).flat_map(|n| (n.wrapping_mul(2_654_435_761)).to_le_bytes()).collect::<Vec<u8>>(),
    )
    .unwrap();
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
fn a_source_of_500_megabytes_is_refused_by_its_size_alone() {
    let place = Place::new();
    let source = place.path("大.txt");
    std::fs::File::create(&source).unwrap().set_len(500 << 20).unwrap();
    run(&["read", &source]).refused(cli::FAILED, &["大.txt", "500 MB", "50 MB"]);
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
