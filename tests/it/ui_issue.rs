//! 方案与印发 in the window: copies kept, compared and restored, the issue, its adjustments, replies of units.

use egui::Key;

use egui_kittest::kittest::{NodeT as _, Queryable};

use themeday::ui::page::Page;

use crate::ui::Window;

impl Window {
    /// Clicks the thing of this name that stands last, in front of all others.
    fn click_last(&mut self, name: &str) {
        self.harness.get_all_by_label(name).last().unwrap().click();
        self.settle();
    }

    fn issued() -> Self {
        let mut window = Self::sample();
        window.click("方案与印发");
        window.click("登记印发…");
        window.fill("发文字号", "潭政公开办发〔2023〕3号");
        window.fill("签发人", "王一");
        window.click_last("登记印发");
        window
    }
}

#[test]
fn a_draft_is_kept_compared_side_by_side_and_restored() {
    let mut window = Window::sample();
    window.click("方案与印发");
    assert!(window.says("还没有存过方案"));
    window.click("另存当前安排…");
    window.fill("名称", "方案A");
    window.click_last("保存");
    assert!(window.says("与当前安排相同"));
    window.click_last("关闭");
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num6, Key::Enter]);
    window.click("方案与印发");
    assert!(window.says("与当前安排不同1处"));
    window.click("比较… 方案A");
    assert!(window.says("县水利局（改到6月）、其余4家相同"));
    assert!(window.says("县水利局（原11月）"));
    window.keys(&[Key::Escape]);
    window.click("恢复… 方案A");
    assert!(window.says("恢复为方案A，改动1场"));
    window.click_last("恢复");
    window.click_last("关闭");
    assert!(window.cell(11, "县直单位").contains(&"县水利局".to_owned()));
}

#[test]
fn after_the_issue_a_move_asks_once_for_its_cause_and_the_chip_tells_its_old_month() {
    let mut window = Window::issued();
    assert!(window.says("已印发 2023年3月30日 · 其后调整0处"));
    window.click_last("关闭");
    assert!(window.says("已印发 3月30日 · 其后调整0处"));
    let (from, to) = (window.centre("县水利局"), window.centre("6月"));
    window.drag(from, to);
    assert!(window.says("县水利局 11月→6月"), "what is going to be done is told");
    assert!(window.cell(11, "县直单位").contains(&"县水利局".to_owned()), "and is not done yet");
    window.fill("事由", "防汛");
    window.fill("批准人", "王一");
    window.click("登记并调整");
    assert_eq!(window.cell(6, "县直单位").last().unwrap(), "县水利局");
    assert!(window.says("县水利局 11月→6月（调整：防汛）"));
    assert!(window.says("已印发 3月30日 · 其后调整1处"));
    let chip = window.harness.get_by_label("县水利局").accesskit_node().description().unwrap();
    assert!(chip.contains("原11月"), "{chip}");
    // By key, and without a cause.
    window.click("县林业局");
    window.keys(&[Key::M, Key::Num9, Key::Enter]);
    window.click("不登记，直接调整");
    assert!(window.cell(9, "县直单位").contains(&"县林业局".to_owned()));
    window.click("已印发 3月30日 · 其后调整2处");
    assert!(window.says("1家的改动未登记事由"));
    window.click("补登…");
    assert!(window.says("县林业局 月份：5月 → 9月"));
    window.fill("事由", "机构调整");
    window.click_last("登记");
    assert!(!window.says("未登记事由"));
    window.click_last("关闭");
    // Given up, nothing moves.
    window.click("县财政局");
    window.keys(&[Key::U]);
    window.click_last("取消");
    assert!(window.cell(8, "县直单位").contains(&"县财政局".to_owned()));
}

#[test]
fn a_reply_is_entered_from_the_list_and_taken_with_its_move() {
    let mut window = Window::sample();
    window.click("方案与印发");
    window.click("另存当前安排…");
    window.click("阶段 方案");
    window.click_last("征求意见稿");
    window.click_last("保存");
    window.click("反馈意见… 征求意见稿1");
    assert!(window.says("共征求47家，反馈0家"));
    window.click("云湖桥镇，未反馈");
    window.click("登记无意见");
    assert!(window.says("云湖桥镇，无意见"));
    window.click("中路铺镇，未反馈");
    window.click("建议调整为 不调整");
    window.click_last("8月");
    window.click_last("采纳");
    window.click("采纳并移到8月");
    assert!(window.says("共征求47家，反馈2家，其中无意见1家，提出意见1条，采纳1条"));
    assert!(window.cell(8, "乡镇").contains(&"中路铺镇".to_owned()));
}

#[test]
fn a_paper_is_made_of_a_kept_copy_that_is_chosen_for_it() {
    let mut window = Window::sample();
    window.show(Page::Papers);
    assert!(!window.says("稿本"), "a year without copies has nothing to choose");
    window.show(Page::Schedule);
    window.click("方案与印发");
    window.click("另存当前安排…");
    window.click("阶段 方案");
    window.click("征求意见稿");
    window.click_last("保存");
    window.click_last("关闭");
    window.click("石潭镇");
    window.keys(&[Key::U]);
    window.show(Page::Papers);
    window.wait_for("2页 · 46家单位");
    window.wait_for("活动安排表，缺：1家的月份");
    window.click("稿本 当前安排");
    window.click("征求意见稿1");
    window.wait_for("2页 · 47家单位");
    window.click_part("征求意见函");
    window.wait_for("征求意见函：详情");
    assert!(window.says("稿本 最后一份征求意见稿"));
    window.click_part("发文审批单");
    window.click("文件 活动通知");
    window.click("征求意见函");
    assert!(window.says("文件 征求意见函"));
}
