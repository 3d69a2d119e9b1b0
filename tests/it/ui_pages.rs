//! The pages beside the schedule, and the dialogs, through the accessibility tree.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::report::{DayOff, DeadlineRule};
use themeday::model::unit::AliasKind;
use themeday::model::{Month, Snapshot};
use themeday::rules::owed::{Owed, Receipt, Timing};
use themeday::text::Lang;
use themeday::ui::command::ViewCommand;
use themeday::ui::page::Page;
use themeday::ui::picker::Answer;
use themeday::ui::wish::Wish;

use super::ui::Window;

const NOTICE: &str = include_str!("../data/notice-traditional.txt");

impl Window {
    pub fn go(page: Page) -> Self {
        let mut window = Self::sample();
        window.show(page);
        window
    }

    pub fn show(&mut self, page: Page) {
        self.harness.state().send(ViewCommand::Go(page));
        self.settle();
    }

    pub fn snapshot(&self) -> &Snapshot {
        self.harness.state().file().unwrap().snapshot()
    }

    pub fn owed(&self, unit: &str) -> Owed {
        let document = self.harness.state().file().unwrap();
        let unit = document.snapshot().units_named(unit)[0];
        document.year().unwrap().owed().iter().find(|o| o.target.unit == Some(unit)).unwrap().clone()
    }

    fn click_with(&mut self, modifiers: Modifiers, part: &str) {
        self.harness.query_all_by_label_contains(part).next().unwrap().click_modifiers(modifiers);
        self.settle();
    }

    pub fn click_part(&mut self, part: &str) {
        self.click_with(Modifiers::NONE, part);
    }

    pub fn enabled(&self, name: &str) -> bool {
        !self.harness.get_by_label(name).accesskit_node().is_disabled()
    }

    pub fn undo(&mut self) {
        self.press(Modifiers::COMMAND, Key::Z);
    }

    /// Types into a field in the place of what it holds.
    pub fn fill(&mut self, field: &str, text: &str) {
        self.harness.get_by_label(field).focus();
        self.settle();
        self.press(Modifiers::COMMAND, Key::A);
        if text.is_empty() {
            self.press(Modifiers::NONE, Key::Backspace);
        } else {
            self.type_text(text);
        }
    }

    /// Waits for work in the background until the window says something.
    pub fn wait_for(&mut self, text: &str) {
        for _ in 0..3000 {
            self.settle();
            if self.says(text) {
                // A dialog that grew finds its place in the next frame.
                self.settle();
                return;
            }
            std::thread::sleep(Duration::from_millis(10));
        }
        panic!("the window never says {text}");
    }
}

#[test]
fn one_report_is_marked_as_received_and_the_mark_is_taken_back() {
    let mut window = Window::go(Page::Reports);
    assert!(!window.enabled("收到"));
    window.click_part("河口镇，5月");
    assert!(!window.enabled("审核通过"), "nothing was received yet");
    window.click("收到");
    let owed = window.owed("河口镇");
    assert_eq!((owed.receipt, owed.timing), (Receipt::Received, Timing::Late));
    assert!(window.says("河口镇，5月，时限5月25日，补报待审核"));
    window.undo();
    assert_eq!(window.owed("河口镇").receipt, Receipt::None);
    assert!(window.says("河口镇，5月，时限5月25日，逾期6天"));
}

#[test]
fn several_reports_are_marked_at_once_by_key() {
    let mut window = Window::go(Page::Reports);
    window.click_part("排头乡，5月");
    window.click_with(Modifiers::SHIFT, "县消防救援大队，5月");
    window.press(Modifiers::NONE, Key::R);
    for unit in ["排头乡", "河口镇", "县林业局", "县消防救援大队"] {
        assert_eq!(window.owed(unit).receipt, Receipt::Received, "{unit}");
    }
    assert!(window.says("排头乡等4家 收到"));
    window.click("审核通过");
    assert_eq!(window.owed("县林业局").receipt, Receipt::Accepted);
    window.undo();
    window.undo();
    assert_eq!(window.owed("县林业局").receipt, Receipt::None);
}

#[test]
fn boxes_pick_units_and_whole_months() {
    let mut window = Window::go(Page::Reports);
    window.click("选择河口镇（5月）");
    window.click("选择县林业局（5月）");
    assert!(window.says("河口镇、县林业局"));
    window.click("选择6月全部单位");
    window.click("收到");
    assert!(window.says("早于石潭镇的活动月份"), "what lies before its month is asked about");
    window.click("仍然登记");
    for unit in ["河口镇", "县林业局", "石潭镇", "县医保局"] {
        assert_eq!(window.owed(unit).receipt, Receipt::Received, "{unit}");
    }
    assert_eq!(window.owed("排头乡").receipt, Receipt::None);
}

#[test]
fn a_report_is_sent_back_with_a_reason_and_a_wrong_entry_is_retracted() {
    let mut window = Window::go(Page::Reports);
    window.click_part("河口镇，5月");
    window.click("收到");
    window.click("退回…");
    window.type_text("缺图片");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.owed("河口镇").receipt, Receipt::Returned);
    assert!(window.says("5月31日退回修改：缺图片"));
    window.click("撤回：5月31日退回修改：缺图片");
    assert_eq!(window.owed("河口镇").receipt, Receipt::Received);
}

#[test]
fn tabs_show_what_is_outstanding_and_arrows_walk_through_the_rows() {
    let mut window = Window::go(Page::Reports);
    window.click_part("应报未报");
    assert!(window.says("云湖桥镇，4月，时限4月25日，逾期36天"));
    assert!(!window.says("石潭镇，6月"));
    window.click("本月");
    window.click_part("排头乡，5月");
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert!(window.says("河口镇：详情"));
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    assert!(window.says("已选2家"));
}

#[test]
fn today_says_what_is_to_be_done_and_leads_there() {
    let mut window = Window::go(Page::Today);
    assert!(window.says("今天要办 · 5月31日 周三"));
    assert!(window.says("河口镇 日期未定 逾期6天"));
    window.click_part("逾期 云湖桥镇");
    assert_eq!(window.harness.state().page(), Page::Reports);
    assert!(window.says("云湖桥镇：详情"));
    window.show(Page::Today);
    window.click_part("去设置");
    assert_eq!(window.harness.state().page(), Page::Schedule);
}

#[test]
fn units_are_added_from_a_pasted_list_and_known_names_are_left_out() {
    let mut window = Window::go(Page::Units);
    let before = window.snapshot().units.len();
    window.click("添加单位…");
    window.fill("单位名称", "县水利局、县统计局\n县气象局\n新村镇");
    window.wait_for("将添加3家，1家已有");
    window.click("添加3家");
    let snapshot = window.snapshot();
    assert_eq!(snapshot.units.len(), before + 3);
    let programme = snapshot.newest_programme().unwrap().id;
    let group = |name: &str| {
        let unit = snapshot.units_named(name)[0];
        let group = snapshot.group_of(programme, unit).unwrap();
        snapshot.groups.get(group).unwrap().name.clone()
    };
    assert_eq!(group("县气象局"), "县直单位");
    assert_eq!(group("新村镇"), "乡镇");
    window.undo();
    assert_eq!(window.snapshot().units.len(), before);
}

#[test]
fn four_thousand_pasted_names_are_told_apart_from_what_is_known_and_added_at_once() {
    let mut window = Window::go(Page::Units);
    let before = window.snapshot().units.len();
    window.click("添加单位…");
    let signs =
        "东西南北中山水林田湖草石金银铜铁松柏梅兰竹菊龙凤虎马牛羊云雨风雪春秋冬夏日月星光大小上下前后";
    let pairs = signs.chars().flat_map(|one| signs.chars().map(move |other| format!("{one}{other}")));
    let names: Vec<String> = pairs.flat_map(|pair| ["镇", "乡"].map(|end| format!("{pair}{end}"))).collect();
    let names: BTreeSet<String> = names.into_iter().take(4_000).collect();
    assert_eq!(names.len(), 4_000);
    window.fill("单位名称", &format!("县水利局\n{}", names.iter().cloned().collect::<Vec<_>>().join("\n")));
    window.wait_for("将添加4000家，1家已有");
    let all = window.harness.root().children_recursive();
    let listed = all.filter_map(|n| n.accesskit_node().value()).filter(|label| names.contains(label)).count();
    assert!((1..200).contains(&listed), "{listed} lines are painted");
    window.click("添加4000家");
    assert_eq!(window.snapshot().units.len(), before + 4_000);
}

#[test]
fn a_renamed_unit_keeps_its_former_name_and_a_typing_error_leaves_none() {
    let mut window = Window::go(Page::Units);
    window.harness.state().send(Wish::ShowUnit(window.snapshot().units_named("县金融办")[0]));
    window.settle();
    window.fill("名称", "县金融服务中心");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.snapshot().units_named("县金融服务中心").is_empty(), "it is asked how it is meant");
    window.click("更名，旧名留作曾用名");
    let unit = window.snapshot().units_named("县金融服务中心")[0];
    let alias = window.snapshot().aliases_of(unit).next().unwrap().clone();
    assert_eq!((alias.name.as_str(), alias.kind), ("县金融办", AliasKind::Former));
    assert!(window.says("县金融办更名为县金融服务中心"));
    window.undo();
    assert_eq!(window.snapshot().units.get(unit).unwrap().name, "县金融办");
    window.fill("名称", "县金融办公室");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("改错字，不留旧名");
    assert_eq!(window.snapshot().aliases_of(unit).count(), 0);
}

#[test]
fn names_kind_group_and_duty_of_a_unit_are_set_in_its_panel() {
    let mut window = Window::go(Page::Units);
    let unit = window.snapshot().units_named("县科工局")[0];
    window.harness.state().send(Wish::ShowUnit(unit));
    window.settle();
    window.fill("另一名称", "县科技局");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.snapshot().units_named("县科技局"), [unit]);
    window.click("删除名称 县科技局");
    assert!(window.snapshot().units_named("县科技局").is_empty());
    window.click("应办次数 按年度设置（1次）");
    window.click("2次");
    let programme = window.snapshot().newest_programme().unwrap().id;
    assert_eq!(window.snapshot().participation(programme, unit).unwrap().duty, Some(2));
    window.click("类别 县直单位");
    window.click("乡镇");
    let group = window.snapshot().group_of(programme, unit).unwrap();
    assert_eq!(window.snapshot().groups.get(group).unwrap().name, "乡镇");
    window.click("本年度不参加…");
    window.type_text("机构调整");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(window.snapshot().participation(programme, unit).unwrap().excused(), Some("机构调整"));
    assert!(window.says("不参加：机构调整"));
    window.click("恢复参加本年度");
    assert_eq!(window.snapshot().participation(programme, unit).unwrap().excused(), None);
    window.click("撤销或并入…");
    window.click("不并入，直接撤销");
    window.type_text("发改");
    window.click("县发改局");
    window.click("并入县发改局");
    assert!(!window.snapshot().units.get(unit).unwrap().active);
    assert!(window.says("2023年5月31日并入县发改局"));
    window.click("恢复单位");
    assert!(window.snapshot().units.get(unit).unwrap().active);
}

#[test]
fn units_are_put_in_order_by_key_and_by_mouse() {
    let first = |window: &Window| -> Vec<String> {
        window.snapshot().units_in_order().iter().take(3).map(|u| u.name.clone()).collect()
    };
    let mut window = Window::go(Page::Units);
    assert_eq!(first(&window), ["云湖桥镇", "中路铺镇", "排头乡"]);
    window.click_part("云湖桥镇，乡镇");
    window.press(Modifiers::ALT, Key::ArrowDown);
    assert_eq!(first(&window), ["中路铺镇", "云湖桥镇", "排头乡"]);
    window.press(Modifiers::ALT, Key::ArrowUp);
    assert_eq!(first(&window), ["云湖桥镇", "中路铺镇", "排头乡"]);
    let place = |window: &Window, part: &str| {
        window.harness.query_all_by_label_contains(part).next().unwrap().rect().center()
    };
    let from = place(&window, "排头乡，乡镇");
    let to = place(&window, "云湖桥镇，乡镇") - egui::vec2(0.0, 9.0);
    window.drag(from, to);
    assert_eq!(first(&window), ["排头乡", "云湖桥镇", "中路铺镇"]);
    window.undo();
    assert_eq!(first(&window), ["云湖桥镇", "中路铺镇", "排头乡"]);
}

#[test]
fn groups_are_added_renamed_and_ordered() {
    let names = |window: &Window| -> Vec<String> {
        window.snapshot().groups_in_order().iter().map(|g| g.name.clone()).collect()
    };
    let mut window = Window::go(Page::Units);
    window.click("类别…");
    window.fill("新类别名称", "园区");
    window.click("添加");
    assert_eq!(names(&window), ["乡镇", "县直单位", "园区"]);
    window.click("上移园区");
    assert_eq!(names(&window), ["乡镇", "园区", "县直单位"]);
    window.fill("类别2名称", "园区管委会");
    window.press(Modifiers::NONE, Key::Enter);
    assert_eq!(names(&window), ["乡镇", "园区管委会", "县直单位"]);
    window.click("删除园区管委会");
    assert_eq!(names(&window), ["乡镇", "县直单位"]);
}

#[test]
fn the_deadline_is_set_for_the_year_and_a_wrong_day_is_told_beside_its_field() {
    let mut window = Window::go(Page::Year);
    window.fill("几日前", "40");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("请填1至31之间的数字。"));
    window.fill("几日前", "20");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.says("请填1至31之间的数字。"));
    let rule = window.snapshot().requirements.iter().next().unwrap().rule.by.clone();
    assert_eq!(rule, DeadlineRule::DayOfSessionMonth { day: 20 });
    assert_eq!(window.owed("河口镇").due.unwrap().to_string(), "2023-05-20");
    window.undo();
    assert_eq!(window.owed("河口镇").due.unwrap().to_string(), "2023-05-25");
}

#[test]
fn what_becomes_of_a_last_day_that_is_a_day_off_is_chosen_beside_the_rule() {
    let mut window = Window::go(Page::Year);
    window.click("遇节假日 不变");
    window.click("顺延");
    assert!(window.says("遇节假日 顺延"));
    let rule = window.snapshot().requirements.iter().next().unwrap().rule.clone();
    assert_eq!((rule.by, rule.day_off), (DeadlineRule::DayOfSessionMonth { day: 25 }, DayOff::Later));
    window.undo();
    assert!(window.says("遇节假日 不变"));
}

#[test]
fn facts_of_the_year_are_edits_of_their_own() {
    let mut window = Window::go(Page::Year);
    window.fill("活动主题", "政策面对面");
    window.press(Modifiers::NONE, Key::Enter);
    window.fill("届次", "第三");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("请填数字。"));
    window.click("3月");
    window.fill("主会场名称", "");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("不能为空。"));
    let year = window.snapshot().newest_programme().unwrap().clone();
    assert_eq!((year.theme.as_str(), year.ordinal), ("政策面对面", None));
    assert_eq!(year.months.first(), Month::new(2023, 3).as_ref());
    assert_eq!(year.labels.main, "主会");
    window.click("办结本年度");
    assert!(window.says("2023年度已办结，只能查看。"));
    assert!(!window.harness.state().file().unwrap().writable());
    window.click("恢复编辑");
    assert!(window.harness.state().file().unwrap().writable());
}

#[test]
fn the_first_and_last_day_of_the_activity_are_facts_of_the_year() {
    let mut window = Window::go(Page::Year);
    let period = |window: &Window| {
        let year = window.harness.state().file().unwrap().programme().unwrap().clone();
        year.date_from.zip(year.date_to).map(|(from, to)| (from.to_string(), to.to_string()))
    };
    assert_eq!(period(&window), None);
    window.click("活动期间首日 首日…");
    window.click("2023年4月10日");
    assert_eq!(period(&window), Some(("2023-04-10".to_owned(), "2023-04-10".to_owned())));
    window.click_part("活动期间末日 4月10日");
    window.click("2023年4月14日");
    assert_eq!(period(&window), Some(("2023-04-10".to_owned(), "2023-04-14".to_owned())));
    // A first day after the last one moves the last one with it.
    window.click_part("活动期间首日 4月10日");
    window.click("2023年4月20日");
    assert_eq!(period(&window), Some(("2023-04-20".to_owned(), "2023-04-20".to_owned())));
    assert!(window.says("修改活动期间"));
    window.undo();
    window.undo();
    window.undo();
    assert_eq!(period(&window), None);
}

#[test]
fn platforms_are_written_as_a_list_and_kept_one_by_one() {
    let mut window = Window::go(Page::Sessions);
    window.fill("发布平台", "县政府网站，微信公众号、县政府网站");
    window.press(Modifiers::NONE, Key::Enter);
    let snapshot = window.snapshot();
    let main = snapshot.main_session(snapshot.newest_programme().unwrap().id).unwrap();
    assert_eq!(main.publish_on, ["县政府网站", "微信公众号"]);
}

#[test]
fn a_further_year_begins_with_the_units_of_the_last_one() {
    let mut window = Window::go(Page::Year);
    window.click("结转新年度…");
    assert!(window.says("单位和类别（47家）") && window.says("宣传标语（10条）"));
    window.click("新建2024年度");
    let document = window.harness.state().file().unwrap();
    assert_eq!(document.programme().unwrap().year, 2024);
    assert_eq!(document.year().unwrap().schedule().unscheduled.len(), 47);
    assert_eq!(document.year().unwrap().suggestions().len(), 47);
    window.show(Page::Schedule);
    window.click("照上年安排");
    assert!(window.harness.state().file().unwrap().year().unwrap().schedule().unscheduled.is_empty());
    assert!(window.says("照上年安排47场"));
    window.undo();
    assert_eq!(window.harness.state().file().unwrap().year().unwrap().schedule().unscheduled.len(), 47);
    window.undo();
    assert_eq!(window.harness.state().file().unwrap().programme().unwrap().year, 2023);
}

fn alias_answered(window: &Window) -> bool {
    let snapshot = window.snapshot();
    let (a, b) = (snapshot.units_named("县应急局"), snapshot.units_named("县应急管理局"));
    a.len() == 1 && a == b
}

#[test]
fn a_file_begins_with_a_pasted_notice_and_an_answered_question() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("云岫县.themeday");
    let mut window = Window::start(None, false, Lang::Zh, vec![Answer::Chosen(path.clone())]);
    window.click("从通知或表格开始…");
    window.fill("粘贴的内容", NOTICE);
    window.click("读取粘贴的内容");
    window.wait_for("待确认（1）");
    assert!(window.says("2024年度") && window.says("云岫县"));
    window.click("县应急局、县应急管理局 同一单位");
    window.click("新建文件并导入…");
    assert!(path.exists());
    assert!(alias_answered(&window));
    let snapshot = window.snapshot();
    let programme = snapshot.newest_programme().unwrap();
    assert_eq!(programme.year, 2024);
    let emergency = snapshot.units_named("县应急局")[0];
    let main = snapshot.main_session(programme.id).unwrap();
    assert!(snapshot.parties_of(main.id).any(|p| p.unit == Some(emergency)));
}

#[test]
fn an_import_is_shown_before_it_is_done_and_taken_back_in_one_step() {
    let mut window = Window::sample();
    let before = window.snapshot().units.len();
    window.press(Modifiers::COMMAND, Key::I);
    window.fill("粘贴的内容", NOTICE);
    window.click("读取粘贴的内容");
    window.wait_for("将新建2024年度");
    assert!(window.says("新增 "));
    assert_eq!(window.snapshot().units.len(), before, "a preview changes nothing");
    window.click("县应急局、县应急管理局 同一单位");
    window.click("导入");
    assert!(alias_answered(&window));
    assert_eq!(window.harness.state().file().unwrap().programme().unwrap().year, 2024);
    window.undo();
    assert_eq!(window.snapshot().units.len(), before);
    assert_eq!(window.snapshot().programmes.len(), 1);
}

#[test]
fn a_second_import_of_the_same_notice_says_that_nothing_changes() {
    let mut window = Window::sample();
    for turn in 0..2 {
        window.press(Modifiers::COMMAND, Key::I);
        window.fill("粘贴的内容", "县气象局\n县统计局");
        window.click("读取粘贴的内容");
        window.wait_for("导入结果预览");
        if turn == 0 {
            window.click("导入");
        }
    }
    assert!(window.says("导入后没有变化"));
    assert!(!window.enabled("导入"));
}

#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|e| e.to_string())
    }
}

#[test]
fn a_notice_dropped_onto_the_window_is_read_and_rubbish_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let notice = folder.path().join("通知.txt");
    std::fs::write(&notice, NOTICE).unwrap();
    let rubbish = folder.path().join("图.bin");
    std::fs::write(&rubbish, [0u8, 159, 146, 150, 1, 2, 3, 0, 0]).unwrap();
    let mut window = Window::sample();
    window.harness.input_mut().dropped_files = vec![Arc::new(Dropped(notice))];
    window.wait_for("来源：通知.txt");
    window.wait_for("将新建2024年度");
    window.harness.input_mut().dropped_files = vec![Arc::new(Dropped(rubbish))];
    window.wait_for("图.bin”");
    assert!(window.says("读取粘贴的内容"), "another source can be chosen");
}

#[test]
fn a_problem_leads_to_where_it_is_settled() {
    let mut window = Window::go(Page::Checks);
    assert!(window.says("“县应急管理局”和“县应急局”可能是同一单位"));
    let text = "“县应急管理局”和“县应急局”可能是同一单位，请合并，或确认是两个单位。";
    window.click(&format!("是两个单位 {text}"));
    assert!(!window.says("可能是同一单位"));
    assert!(window.says("县应急局与县应急管理局是两个单位"));
    window.undo();
    window.click_part("同一单位…");
    window.click("合为一个单位");
    assert!(alias_answered(&window));
    window.undo();
    assert!(!alias_answered(&window));
}

#[test]
fn history_lists_every_edit_with_its_state() {
    let mut window = Window::go(Page::Reports);
    window.click_part("河口镇，5月");
    window.click("收到");
    window.show(Page::History);
    window.wait_for("河口镇 收到 已生效");
    window.undo();
    window.wait_for("河口镇 收到 已撤销");
}

#[test]
fn a_paper_is_written_where_it_was_asked_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("附件2");
    let mut window = Window::start(None, true, Lang::Zh, vec![Answer::Chosen(path)]);
    window.press(Modifiers::COMMAND, Key::E);
    window.click("类别 全部类别");
    window.click("乡镇");
    window.click("Excel");
    window.wait_for("已导出");
    let bytes = std::fs::read(folder.path().join("附件2.xlsx")).unwrap();
    assert!(bytes.starts_with(b"PK"));
    assert!(window.says("打开文件夹"));
}

#[test]
fn an_empty_file_begins_with_region_and_year() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("新.themeday");
    let mut window = Window::start(None, false, Lang::Zh, vec![Answer::Chosen(path)]);
    window.click("新建空白文件…");
    window.fill("地区", "云岫县");
    window.fill("年份", "20");
    assert!(!window.enabled("选择保存位置…"));
    window.fill("年份", "2025");
    window.click("选择保存位置…");
    let programme = window.snapshot().newest_programme().unwrap();
    assert_eq!(programme.year, 2025);
    assert!(window.says("云岫县政务公开主题日"));
    window.show(Page::Units);
    assert!(window.says("还没有单位。"));
}

#[test]
fn the_english_pages_have_no_chinese_but_what_the_file_holds() {
    let mut window = Window::start(None, true, Lang::En, Vec::new());
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let snapshot = window.snapshot();
    let programme = snapshot.newest_programme().unwrap();
    let mut held: Vec<String> = snapshot.units.iter().map(|u| u.name.clone()).collect();
    held.extend(snapshot.groups.iter().map(|g| g.name.clone()));
    held.extend(snapshot.slogans.iter().map(|s| s.text.clone()));
    held.extend(snapshot.sessions.iter().flat_map(|s| [s.title.clone(), s.when_text.clone()]));
    held.extend(programme.addressees.iter().chain(&programme.copies_to).cloned());
    held.extend(snapshot.requirements.iter().flat_map(|r| [r.item.clone(), r.text.clone()]));
    held.extend([
        programme.labels.main.clone(),
        programme.labels.branch.clone(),
        programme.title.clone(),
        programme.office.clone(),
        "湘潭县".to_owned(),
        "测试".to_owned(),
    ]);
    held.retain(|text| !text.is_empty());
    held.sort_by_key(|text| std::cmp::Reverse(text.len()));
    for page in Page::ALL {
        window.show(page);
        let mut left = Vec::new();
        for node in window.harness.root().children_recursive() {
            let node = node.accesskit_node();
            for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
                let rest = held.iter().fold(text.clone(), |text, name| text.replace(name, ""));
                // A field of several lines is also read line by line, as they are broken.
                let part = held.iter().any(|held| held.contains(text.trim()));
                if chinese(&rest) && !part {
                    left.push(text);
                }
            }
        }
        assert!(left.is_empty(), "{page:?}: {left:?}");
    }
}
