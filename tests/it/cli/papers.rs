//! Papers, the demo, help and the manual.

use std::path::Path;

use themeday::cli;

use super::{Place, is_lock, run, shown};

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
        .filter(|name| !is_lock(name))
        .collect();
    left.sort();
    assert_eq!(left, ["schedule.pdf"]);
    let file = place.path("文件");
    std::fs::write(&file, "").unwrap();
    run(&["demo", &file]).refused(cli::FAILED, &["文件"]);
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
