//! 文件材料, the main session's page, and the people of a unit, through the accessibility tree.

use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use themeday::ui::command::Command;
use themeday::ui::pages::Page;

use super::ui::Window;

fn papers() -> Window {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::Num7);
    window.wait_for("第1页，共2页");
    window
}

#[test]
fn the_list_says_how_each_paper_stands_and_the_pages_are_shown() {
    let mut window = papers();
    window.wait_for("可生成");
    assert!(window.says("第1页"));
    assert!(window.says("2页 · 47家单位"));
}
