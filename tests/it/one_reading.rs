//! One reading for the window and the command line: the same sources beside the same file give the same proposal and
//! leave the same file behind.

use egui::{Key, Modifiers};
use serde_json::Value;
use themeday::jobs::reading::{Known, Source, read};
use themeday::text::Lang;

use super::cli::{Place, run};
use super::ui::Window;

/// Sources that depend on what is known: months without a year, names that may be known ones, and a whole notice.
const SOURCES: [&str; 3] = [
    "单位\t活动时间\n县水利局\t6月\n县林业局\t7月\n县应急管理局\t8月上旬\n",
    "云岭镇、河湾乡\n县应急局\n",
    include_str!("../data/notice-traditional.txt"),
];

#[test]
fn the_same_sources_give_the_same_proposal_to_the_window_and_to_the_command_line() {
    let place = Place::new();
    let (file, source) = (place.path("年度.themeday"), place.path("来源.txt"));
    run(&["new", &file, "--sample"]).done();
    let window = Window::start(Some(file.clone().into()), false, Lang::Zh, Vec::new());
    let known = {
        let open = window.harness.state().file().unwrap();
        Known::of(open.snapshot(), open.programme().map(|programme| programme.year))
    };
    assert!(known.year.is_some() && known.region.is_some() && !known.units.is_empty());
    for text in SOURCES {
        std::fs::write(&source, text).unwrap();
        let read = read(vec![Source::Text(text.to_owned())], known.clone()).wait().unwrap();
        let shown: Value = serde_json::to_value(read).unwrap();
        let told = run(&["read", &source, "--units", &file, "--json"]).done().json();
        assert_eq!(shown, told, "{text}");
    }
}

#[test]
fn the_same_table_imported_in_the_window_and_by_command_leaves_the_same_file() {
    let place = Place::new();
    let (here, there) = (place.path("窗口.themeday"), place.path("命令.themeday"));
    let source = place.path("来源.txt");
    for file in [&here, &there] {
        run(&["new", file, "--region", "白塔县", "--year", "2023"]).done();
    }
    std::fs::write(&source, SOURCES[0]).unwrap();
    run(&["import", &there, &source]).done();
    let mut window = Window::start(Some(here.clone().into()), false, Lang::Zh, Vec::new());
    window.press(Modifiers::COMMAND, Key::I);
    window.fill("粘贴的内容", SOURCES[0]);
    window.click("读取粘贴的内容");
    window.wait_for("导入结果预览");
    window.click("导入");
    drop(window);
    let shown = |file: &str| run(&["show", file, "--json"]).done().json();
    assert_eq!(shown(&here)["assignments"], shown(&there)["assignments"]);
    assert_eq!(shown(&here)["assignments"][0]["month"], "2023-06");
}
