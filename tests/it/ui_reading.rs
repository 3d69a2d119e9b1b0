//! The review of a reading: what it would do, why not, and where each fact stands.

use egui::{Key, Modifiers};

use super::ui::Window;

const NOTICE: &str = include_str!("../data/notice-traditional.txt");

/// The review of a pasted text.
fn review(window: &mut Window, text: &str) {
    window.press(Modifiers::COMMAND, Key::I);
    window.fill("粘贴的内容", text);
    window.click("读取粘贴的内容");
    window.wait_for("导入结果预览");
}

#[test]
fn open_questions_are_counted_the_same_in_the_list_and_on_the_tab() {
    let mut window = Window::sample();
    review(&mut window, NOTICE);
    assert!(window.says("待确认（1）") && window.says("待确认 1"));
    window.click("待确认 1");
    assert!(window.says("“县应急局”和“县应急管理局”是同一单位吗？ 第"));
    window.click("县应急局、县应急管理局 同一单位");
    assert!(window.says("待确认（0）") && window.says("待确认 0"));
}

#[test]
fn another_region_is_a_conflict_that_shows_both_and_where_it_stands() {
    let mut window = Window::sample();
    review(&mut window, NOTICE);
    window.click("冲突 1");
    assert!(window.says("地区：现有“湘潭县”，来源“云岫县”"));
}

#[test]
fn a_line_of_the_review_says_on_which_line_its_fact_stands() {
    let mut window = Window::sample();
    review(&mut window, "单位\t活动时间\n县水利局\t12月\n县气象局\t6月\n");
    window.click("新增 2");
    assert!(window.says("县气象局 第3行"));
}
