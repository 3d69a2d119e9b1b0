//! Years and units in the window: what lies behind, what ended, what is only suggested.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::edit::Edit;
use themeday::rules::owed::Timing;
use themeday::text::Lang;
use themeday::ui::page::Page;
use themeday::ui::wish::Wish;
use themeday::workspace::{Access, Workspace};

use super::ui::Window;
use crate::edits::context;

const YEARS_LATER: &str = "2026-11-27T02:00:00Z";

fn sample_years_later() -> Window {
    Window::open(tempfile::tempdir().unwrap(), None, true, Lang::Zh, Vec::new(), YEARS_LATER)
}

#[test]
fn today_is_the_page_that_opens_and_a_year_behind_is_told_in_one_quiet_line() {
    let mut window = sample_years_later();
    assert_eq!(window.harness.state().page(), Page::Today);
    for page in [Page::Today, Page::Schedule, Page::Reports] {
        window.show(page);
        assert!(window.says("2023年度为往年安排（未登记报送），不计时限和逾期。"), "{page:?}");
        assert!(!window.says("逾期1"), "no day is counted on {page:?}");
        // The board explains its marks below.
        assert!(page == Page::Schedule || !window.says("逾期未报"), "{page:?}");
    }
    window.show(Page::Today);
    assert!(!window.says("今天没有要办的事"));
    window.click("开始登记");
    assert!(window.says("开始登记") && !window.says("修改"), "what was done is called as the button");
    assert!(!window.says("往年安排（未登记报送）"));
    assert!(
        window
            .harness
            .state()
            .file()
            .unwrap()
            .year()
            .unwrap()
            .owed()
            .iter()
            .all(|o| o.timing == Timing::Overdue)
    );
    window.undo();
    assert!(window.says("往年安排（未登记报送）"));
}

#[test]
fn a_year_behind_is_rolled_over_to_the_running_one_with_its_months() {
    let mut window = sample_years_later();
    window.click("结转到2026年度…");
    assert!(window.says("从2023年度带入：") && window.says("4月：云湖桥镇、"));
    window.settle();
    window.click("照上年安排月份（47家）");
    window.click("新建2026年度");
    let document = window.harness.state().file().unwrap();
    assert_eq!(document.programme().unwrap().year, 2026);
    assert!(document.year().unwrap().schedule().unscheduled.is_empty());
    assert!(window.says("2023年度结转到2026年度，照上年安排47场"));
    window.undo();
    assert_eq!(window.snapshot().programmes.len(), 1);
}

#[test]
fn the_file_that_was_open_last_opens_again_and_a_missing_one_does_not() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("县.themeday");
    drop(Workspace::create_sample(&file, context()).unwrap());
    let start = |home, file| Window::open(home, file, false, Lang::Zh, Vec::new(), YEARS_LATER);
    let Window { harness, folder: home, .. } = start(tempfile::tempdir().unwrap(), Some(file.clone()));
    drop(harness);
    let again = start(home, None);
    assert_eq!(again.harness.state().file().unwrap().facts().path, file);
    assert_eq!(again.harness.state().page(), Page::Today);
    let Window { harness, folder: home, .. } = again;
    drop(harness);
    std::fs::remove_file(&file).unwrap();
    let without = start(home, None);
    assert!(without.harness.state().file().is_none() && without.says("打开示例"));
}

#[test]
fn a_suggested_deadline_is_shown_as_one_and_adopted_with_a_click() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("县.themeday");
    let mut workspace = Workspace::create(&file, context()).unwrap();
    let months = vec![themeday::model::Month::new(2023, 4).unwrap()];
    workspace.apply(&Edit::CreateProgramme { year: 2023, title: "主题日".into(), months }).unwrap();
    drop(workspace);
    let mut window = Window::start(Some(file.clone()), false, Lang::Zh, Vec::new());
    window.show(Page::Today);
    assert!(
        window.says("本年度还没有单位") && !window.says("主会场时间"),
        "an empty year begins with its units"
    );
    window.show(Page::Year);
    assert!(window.says("建议活动当月25日前（通知未明确，采用前不计逾期）"));
    window.click("采用");
    assert!(!window.says("采用前不计逾期"));
    assert!(window.snapshot().requirements.iter().all(|rule| !rule.suggested));
    drop(window);
    let reopened = Workspace::open(&file, Access::Read, context()).unwrap();
    assert!(reopened.snapshot().requirements.iter().all(|rule| !rule.suggested));
}

#[test]
fn a_chip_of_a_unit_that_ended_says_so() {
    let mut window = Window::sample();
    let (unit, session) = {
        let snapshot = window.snapshot();
        let unit = snapshot.units_named("县供销社")[0];
        (unit, snapshot.sessions_held_by(snapshot.newest_programme().unwrap().id, unit)[0].id)
    };
    for edit in [
        Edit::Lock(vec![session], true),
        Edit::AbolishUnit { unit, into: None, on: "2023-06-01".parse().unwrap(), basis: String::new() },
    ] {
        window.harness.state().send(Wish::Edit(Box::new(edit)));
        window.settle();
    }
    let chip = window.harness.get_by_label("县供销社");
    let told = chip.accesskit_node().description().unwrap_or_default();
    assert!(told.contains("2023年6月1日撤销"), "{told}");
}

#[test]
fn a_unit_is_renamed_on_a_day_with_its_order() {
    let mut window = Window::sample();
    let unit = window.snapshot().units_named("县金融办")[0];
    window.harness.state().send(Wish::ShowUnit(unit));
    window.settle();
    window.fill("名称", "县金融服务中心");
    window.press(Modifiers::NONE, Key::Enter);
    window.fill("依据", "县委编委〔2023〕5号");
    window.click("更名，旧名留作曾用名");
    let change = window.snapshot().changes_of(unit)[0].clone();
    assert_eq!(
        (change.on.to_string().as_str(), change.basis.as_str()),
        ("2023-05-31", "县委编委〔2023〕5号")
    );
    assert!(window.says("2023年5月31日由“县金融办”更名（县委编委〔2023〕5号）"));
}
