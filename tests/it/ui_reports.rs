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

#[test]
fn overdue_units_are_written_to_and_the_record_of_it_is_kept_and_told() {
    let mut window = Window::go(Page::Today);
    window.click_part("复制催办 云湖桥镇");
    assert!(window.says("云湖桥镇：4月“政务公开主题日”活动情况"));
    assert!(window.says("1家没有联络员：云湖桥镇"));
    window.click("全部复制");
    assert!(window.says("已复制。记入催报记录？"));
    window.click("短信");
    window.click("记入催报记录");
    let contact = window.snapshot().contacts.iter().next().unwrap().clone();
    assert_eq!((contact.channel.as_str(), contact.on.to_string().as_str()), ("短信", "2023-05-31"));
    assert!(contact.text.contains("尚未收到"));
    assert!(window.says("已催1次"));
    window.show(Page::Reports);
    window.click_part("云湖桥镇，4月");
    assert!(window.says("5月31日 逾期催办 短信"));
    window.click("撤回：5月31日 逾期催办 短信");
    assert!(window.snapshot().contacts.iter().next().is_none());
}

#[test]
fn the_offices_own_template_is_kept_and_the_usual_one_comes_back() {
    let mut window = Window::go(Page::Reports);
    window.click("催报…");
    window.click("月初提示");
    window.click("6月");
    assert!(window.says("【政务公开主题日提示】6月应开展活动的单位：石潭镇"));
    window.click("修改模板");
    window.fill("修改模板", "请〔单位〕准备〔月份〕活动");
    window.click("保存模板");
    assert!(window.says("请石潭镇、石鼓镇；县卫健局、县民政局、县医保局准备6月活动"));
    window.click("修改模板");
    window.click("恢复默认");
    assert!(window.says("【政务公开主题日提示】6月应开展活动的单位：石潭镇"));
}

#[test]
fn recipient_and_least_are_set_in_the_years_settings_and_stand_in_messages_and_gaps() {
    let mut window = Window::go(Page::Year);
    window.fill("最少", "信息稿1篇、图片3张");
    window.press(Modifiers::NONE, Key::Enter);
    window.fill("报送至", "gk@example.cn");
    window.press(Modifiers::NONE, Key::Enter);
    let asked = window.snapshot().requirements.iter().next().unwrap().clone();
    assert_eq!((asked.to_whom.as_str(), asked.pieces()), ("gk@example.cn", vec!["信息稿", "图片"]));
    window.show(Page::Reports);
    window.click("催报…");
    assert!(window.says("（信息稿1篇、图片3张以上）应于"));
    assert!(window.says("报送至gk@example.cn。"));
}
