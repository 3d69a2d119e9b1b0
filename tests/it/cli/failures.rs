//! What goes wrong with files, disks and readers: the sentence, the exit code, the data as it was.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use themeday::cli::{self, Io, Setup};
use themeday::workspace::{Access, Context, Workspace};

use super::{Place, is_lock, run, shown};

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
    run(&["move", &file, "县水利局", "6"]).refused(cli::FAILED, &["王主任", "二楼"]);
    run(&["show", &file]).done();
    drop(held);
    run(&["move", &file, "县水利局", "6"]).done();
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
    assert!(run(&["verify", &file]).out.contains("活动单位表第"));
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
    left.retain(|name| !is_lock(name) && name != "自己" && name != "2023 年度.files");
    assert_eq!(left, ["2023 年度.themeday", "演示"]);
    for entry in std::fs::read_dir(place.path("演示")).unwrap() {
        assert!(is_lock(&entry.unwrap().file_name().to_string_lossy()));
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

#[test]
fn a_day_without_backup_is_remarked_on_and_the_edit_is_done() {
    let (place, file) = Place::with_sample();
    std::fs::write(place.path("2023 年度.files"), "").unwrap();
    let ran = run(&["move", &file, "县水利局", "6"]);
    assert_eq!(ran.code, cli::DONE, "{}", ran.err);
    assert!(ran.out.contains("已保存"));
    assert!(ran.err.contains("备份") && ran.err.contains("2023 年度.files"), "{}", ran.err);
    std::fs::remove_file(place.path("2023 年度.files")).unwrap();
    run(&["undo", &file]).done();
}

#[test]
fn what_a_terminal_would_obey_is_not_printed() {
    let (_place, file) = Place::with_sample();
    // As a file made elsewhere may hold it.
    let connection = rusqlite::Connection::open(&file).unwrap();
    let name = "县\u{1b}]0;x\u{7}水利\u{202e}局";
    connection.execute("UPDATE unit SET name = ?1 WHERE name = '县水利局'", [name]).unwrap();
    drop(connection);
    for command in ["show", "due", "check", "history", "verify"] {
        let ran = run(&[command, &file]);
        assert!(!matches!(command, "show" | "due") || ran.out.contains("水利"), "{command}");
        let obeyed = |c: char| matches!(c, '\u{1b}' | '\u{7}' | '\u{202e}');
        assert!(!ran.out.contains(obeyed) && !ran.err.contains(obeyed), "{command}: {}", ran.out);
    }
    let shown = shown(&file).to_string();
    assert!(shown.contains("]0;x"), "JSON keeps the name as it is");
    let ran = run(&["move", &file, "县\u{1b}局", "6"]);
    assert!(ran.code != cli::DONE && !ran.err.contains('\u{1b}'), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn a_package_that_cannot_be_written_leaves_no_folder() {
    let (place, file) = Place::with_sample();
    let folder = place.path("一/二");
    let program = env!("CARGO_BIN_EXE_themeday-cli");
    let output = std::process::Command::new("sh")
        .args(["-c", "ulimit -f 1; exec \"$@\"", "sh", program, "package", &file, "-o", &folder])
        .env("THEMEDAY_HOME", place.path("自己"))
        .output()
        .unwrap();
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(!Path::new(&place.path("一")).exists());
}
