//! Names that are typed without their ending, and what is never replaced; damaged files on the command line.

use std::path::PathBuf;

use themeday::cli;

use super::{Place, run, shown};

#[test]
fn a_name_gets_its_ending_before_anything_is_asked() {
    let place = Place::new();
    let new = |name: &str| run(&["new", &place.path(name), "--sample"]);
    new("2024").done();
    new("主题日2024.11.27").done();
    let mut files = place.names();
    files.retain(|name| !super::is_lock(name));
    assert_eq!(files, ["2024.themeday", "主题日2024.11.27.themeday"]);
    new("2024").refused(cli::FAILED, &["2024.themeday", "已存在"]);
    // Every command finds the file by the name that made it.
    for name in ["2024", "2024.themeday", "主题日2024.11.27"] {
        let file = place.path(name);
        assert_eq!(shown(&file)["programme"]["year"], 2023, "{name}");
        run(&["move", &file, "县水利局", "6"]).done();
        let backup = run(&["backup", &file]).done().out;
        run(&["restore", &file, backup.trim_end()]).done();
        assert_eq!(run(&["verify", &file]).done().out, "文件完好\n");
    }
    run(&["show", &place.path("没有")]).refused(cli::FAILED, &["没有.themeday", "找不到"]);
    // A file with another ending is still ours, and has a folder of its own.
    std::fs::copy(place.path("2024.themeday"), place.path("2024.db")).unwrap();
    let backup = run(&["backup", &place.path("2024.db")]).done().out;
    assert!(backup.contains("2024.db-files"), "{backup}");
}

#[test]
fn a_paper_gets_exactly_its_ending_and_never_replaces_data_locks_or_devices() {
    let (place, file) = Place::with_sample();
    let export = |output: &str, more: &[&str]| {
        let mut all = vec!["export", &file, "slogans", "--format", "docx", "-o", output];
        all.extend(more);
        run(&all)
    };
    let done = export(&place.path("5.12标语"), &[]).done();
    assert!(done.out.contains("5.12标语.docx"), "{}", done.out);
    assert!(PathBuf::from(place.path("5.12标语.docx")).is_file());
    export(&place.path("5.12标语"), &[]).refused(cli::FAILED, &["5.12标语.docx", "已存在"]);
    let other = place.path("2024.themeday");
    run(&["new", &other, "--sample"]).done();
    let before = std::fs::read(&other).unwrap();
    for name in ["2024.themeday", "2024.themeday.lock"] {
        export(&place.path(name), &["--force"]).refused(cli::FAILED, &[name, "不能写入材料"]);
    }
    assert_eq!(std::fs::read(&other).unwrap(), before);
    #[cfg(unix)]
    {
        export("/dev/null", &["--force"]).refused(cli::FAILED, &["/dev/null", "不能写入材料"]);
        std::os::unix::fs::symlink(&other, place.path("链.docx")).unwrap();
        export(&place.path("链.docx"), &["--force"]).refused(cli::FAILED, &["链.docx"]);
        let pipe = place.path("管.docx");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        export(&pipe, &["--force"]).refused(cli::FAILED, &["管.docx"]);
    }
    assert_eq!(std::fs::read(&other).unwrap(), before);
    assert!(!PathBuf::from(place.path("2024.themeday.docx")).exists());
}

fn planted(file: &str, sql: &str) {
    rusqlite::Connection::open(file).unwrap().execute_batch(sql).unwrap();
}

#[test]
fn a_bad_row_is_remarked_by_readers_refused_by_writers_and_repaired() {
    let (_place, file) = Place::with_sample();
    let before = shown(&file);
    planted(&file, "UPDATE session SET month = '2023-13' WHERE id = (SELECT max(id) FROM session)");
    // The check finds that a unit's session is missing.
    for (command, code) in
        [("show", cli::DONE), ("due", cli::DONE), ("check", cli::FOUND), ("history", cli::DONE)]
    {
        let read = run(&[command, &file]);
        assert_eq!(read.code, code, "{command}: {}", read.err);
        assert!(read.err.contains("活动表第") && read.err.contains("2023-13"), "{command}: {}", read.err);
        assert!(!read.out.is_empty());
    }
    run(&["move", &file, "县水利局", "6"]).refused(cli::FAILED, &["2023-13", "月份", "repair", "restore"]);
    let verified = run(&["verify", &file, "--json"]);
    assert_eq!(verified.code, cli::FOUND);
    let found: serde_json::Value = serde_json::from_str(&verified.out).unwrap();
    assert_eq!(found["problems"][0]["kind"], "unreadable");
    assert_eq!(found["problems"][0]["table"], "session");
    assert_eq!(found["problems"][0]["column"], "month");
    assert_eq!(found["problems"][0]["value"], "2023-13");
    let repaired = run(&["repair", &file]).done();
    assert!(repaired.out.contains("已按操作记录改回") && repaired.out.contains("备份到"), "{}", repaired.out);
    assert_eq!(shown(&file)["assignments"], before["assignments"]);
    assert_eq!(run(&["verify", &file]).done().out, "文件完好\n");
    assert_eq!(run(&["repair", &file, "--json"]).done().json()["changed"], false);
}

#[test]
fn what_is_planted_or_damaged_is_told_with_the_folder_of_backups_in_full() {
    let (place, file) = Place::with_sample();
    planted(&file, "CREATE TRIGGER t AFTER UPDATE ON session BEGIN UPDATE unit SET name = 'x'; END");
    let folder = place.path("2023 年度.files") + std::path::MAIN_SEPARATOR_STR + "backups";
    for arguments in [vec!["show"], vec!["move"], vec!["verify"], vec!["repair"]] {
        let mut all = arguments.clone();
        all.push(&file);
        if arguments == ["move"] {
            all.extend(["县水利局", "6"]);
        }
        run(&all).refused(cli::FAILED, &["触发器“t”", &folder]);
    }
    let bytes = std::fs::read(&file).unwrap();
    let cut = place.path("断.themeday");
    std::fs::write(&cut, &bytes[..bytes.len() / 2]).unwrap();
    let folder = place.path("断.files") + std::path::MAIN_SEPARATOR_STR + "backups";
    run(&["show", &cut]).refused(cli::FAILED, &["已损坏", &folder]);
}

#[test]
fn an_unsound_backup_is_refused_with_what_is_wrong() {
    let (_place, file) = Place::with_sample();
    let backup = run(&["backup", &file]).done().out;
    let backup = backup.trim_end();
    planted(backup, "UPDATE edit SET label = '{}'");
    let before = shown(&file);
    run(&["restore", &file, backup]).refused(cli::FAILED, &["不完整", "操作记录", "没有恢复"]);
    assert_eq!(shown(&file), before);
}
