//! 报送 in the window: what is lacking, what was held, and what came back.

use egui::{Key, Modifiers};
use themeday::model::edit::Edit;
use themeday::rules::owed::Receipt;
use themeday::ui::page::Page;

use super::ui::Window;

#[test]
fn t_sends_a_report_back_and_names_what_is_lacking_by_a_click() {
    let mut window = Window::go(Page::Reports);
    window.click_part("河口镇，5月");
    window.press(Modifiers::NONE, Key::T);
    assert!(!window.says("缺活动图片"), "nothing came in that could go back");
    window.press(Modifiers::NONE, Key::R);
    window.press(Modifiers::NONE, Key::T);
    window.click("缺活动图片");
    window.click("缺信息");
    window.click("缺信息");
    window.click("确定");
    assert_eq!(window.owed("河口镇").receipt, Receipt::Returned);
    assert!(window.says("5月31日退回修改：缺活动图片"));
    window.click("退回 1");
    assert!(window.says("河口镇，5月，时限5月25日，退回修改"));
    assert!(!window.says("排头乡，5月"));
}

#[test]
fn the_day_it_was_held_is_recorded_of_many_at_once_alone_or_with_the_report_and_undone_at_once() {
    let mut window = Window::go(Page::Reports);
    window.click_part("排头乡，5月");
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    window.click("实际开展…");
    window.click("确定");
    for unit in ["排头乡", "河口镇"] {
        let owed = window.owed(unit);
        assert_eq!(owed.held_on.map(|day| day.to_string()).as_deref(), Some("2023-05-31"), "{unit}");
        assert_eq!(owed.receipt, Receipt::None);
    }
    window.undo();
    assert_eq!(window.owed("河口镇").held_on, None);
    window.click("实际开展…");
    window.click("同时登记收到报送");
    window.click("确定");
    assert!(window.says("排头乡等2家 收到，5月31日开展"));
    for unit in ["排头乡", "河口镇"] {
        assert!(window.owed(unit).held_on.is_some());
        assert_eq!(window.owed(unit).receipt, Receipt::Received, "{unit}");
    }
    window.undo();
    assert_eq!((window.owed("河口镇").held_on, window.owed("河口镇").receipt), (None, Receipt::None));
}

#[test]
fn beside_a_report_stand_its_liaison_and_the_decision_about_it() {
    let mut window = Window::go(Page::Reports);
    window.click_part("河口镇，5月");
    assert!(window.says("联络员未填"));
    assert!(!window.enabled("审核通过：河口镇"));
    window.press(Modifiers::NONE, Key::R);
    window.click("审核通过：河口镇");
    assert_eq!(window.owed("河口镇").receipt, Receipt::Accepted);
    assert!(!window.enabled("审核通过：河口镇"), "it is accepted already");
}

#[test]
fn where_no_deadline_is_confirmed_the_head_line_says_so_instead_of_naught_beside_months_that_have_some() {
    let mut window = Window::go(Page::Reports);
    let requirement = window.snapshot().requirements.iter().next().unwrap().clone();
    let programme = requirement.programme;
    let begin = Edit::CreateProgramme {
        year: 2024,
        title: "政务公开主题日".into(),
        months: (4..=6).map(|month| themeday::model::Month::new(2024, month).unwrap()).collect(),
    };
    window.harness.state().send(begin);
    window.settle();
    let year = window.snapshot().programmes.iter().find(|year| year.id != programme).unwrap().id;
    let units: Vec<_> = window.snapshot().parts_of(programme).map(|part| part.unit).take(3).collect();
    let group = window.snapshot().groups_in_order()[0].id;
    window.harness.state().send(Edit::SetParticipation { programme: year, units, group });
    window.harness.state().send(themeday::ui::wish::Wish::ShowYear(year));
    window.settle();
    window.show(Page::Reports);
    assert!(window.says("报送时限尚未确认，暂不计应报未报：全年报送3份，已报0份。"));
    assert!(!window.says("应报0家"));
}
