//! What is typed is never lost, whatever way the field, the page, the file or the window is left.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Event, ImeEvent, Key, Modifiers, ViewportCommand, ViewportEvent, ViewportId};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::paper::PaperKind;
use themeday::model::programme::Programme;
use themeday::model::session::Session;
use themeday::model::{Month, Snapshot};
use themeday::text::Lang;
use themeday::ui::command::{EditCommand, FileCommand};
use themeday::ui::page::Page;
use themeday::ui::picker::Answer;
use themeday::ui::wish::Wish;
use themeday::workspace::Workspace;

use super::ui::{Window, context};

impl Window {
    fn path(&self) -> PathBuf {
        self.harness.state().file().unwrap().facts().path.clone()
    }

    /// Presses the window's own close button; whether the window lets itself be closed.
    fn close_button(&mut self) -> bool {
        let root = ViewportId::ROOT;
        let viewports = &mut self.harness.input_mut().viewports;
        viewports.entry(root).or_default().events.push(ViewportEvent::Close);
        self.harness.step();
        let held_back = self.commands().contains(&ViewportCommand::CancelClose);
        self.harness.input_mut().viewports.entry(root).or_default().events.clear();
        self.settle();
        !held_back
    }

    fn commands(&self) -> Vec<ViewportCommand> {
        self.harness.output().viewport_output[&ViewportId::ROOT].commands.clone()
    }

    /// What the file holds once the window is gone.
    fn kept(self, path: &Path) -> Arc<Snapshot> {
        drop(self.harness);
        let workspace = Workspace::open_as_possible(path, context()).unwrap();
        assert!(workspace.writable(), "the window let the file go");
        Arc::clone(workspace.snapshot())
    }

    /// Types into a text field in the place of what it holds; a card may bear the same name.
    fn type_into(&mut self, field: &str, text: &str) {
        let is_text = |role| matches!(role, Role::TextInput | Role::MultilineTextInput | Role::SearchInput);
        self.harness
            .query_all_by_label(field)
            .find(|node| is_text(node.accesskit_node().role()))
            .unwrap_or_else(|| panic!("no field {field}"))
            .focus();
        self.settle();
        self.press(Modifiers::COMMAND, Key::A);
        self.type_text(text);
    }

    fn select_unit(&mut self, name: &str) {
        let unit = self.snapshot().units_named(name)[0];
        self.harness.state().send(Wish::ShowUnit(unit));
        self.settle();
    }
}

fn year(snapshot: &Snapshot) -> &Programme {
    snapshot.newest_programme().unwrap()
}

fn main_session(snapshot: &Snapshot) -> &Session {
    snapshot.main_session(year(snapshot).id).unwrap()
}

type Way = (&'static str, fn(&mut Window));

/// Every way to leave a field that does not click elsewhere before.
fn ways() -> Vec<Way> {
    vec![
        ("another page", |window| window.press(Modifiers::COMMAND, Key::Num4)),
        ("a click in the list of pages", |window| window.click_part("报送")),
        ("printing", |window| window.press(Modifiers::COMMAND, Key::P)),
        ("saving", |window| window.press(Modifiers::COMMAND, Key::S)),
        ("saving as", |window| window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::S)),
        ("a backup", |window| {
            window.harness.state().send(FileCommand::Backup);
            window.settle();
        }),
        ("importing", |window| window.press(Modifiers::COMMAND, Key::I)),
        ("the papers", |window| window.press(Modifiers::COMMAND, Key::E)),
        ("closing the file", |window| window.press(Modifiers::COMMAND, Key::W)),
        ("another file", |window| {
            let other = window.folder.path().join("other.themeday");
            drop(Workspace::create_sample(&other, context()).unwrap());
            window.harness.state().send(Wish::OpenPath(other));
            window.settle();
        }),
        ("leaving the program", |window| window.press(Modifiers::COMMAND, Key::Q)),
        ("the window's own button", |window| assert!(window.close_button())),
        ("the window vanishing", |window| window.settle()),
    ]
}

#[test]
fn a_text_is_kept_by_every_way_of_leaving_its_field() {
    for (name, leave) in ways().into_iter().filter(|(name, _)| *name != "the window vanishing") {
        let mut window = Window::start(None, true, Lang::Zh, vec![Answer::Cancelled]);
        let path = window.path();
        window.show(Page::Year);
        window.type_into("发文字号", "潭政公开〔2023〕9号");
        leave(&mut window);
        assert_eq!(year(&window.kept(&path)).doc_no, "潭政公开〔2023〕9号", "{name}");
    }
}

/// A field: where it is, how it is called, and what the file holds of it.
type FieldCase = (&'static str, fn(&mut Window), fn(&Snapshot) -> String);

fn fields() -> Vec<FieldCase> {
    fn unit(snapshot: &Snapshot) -> &themeday::model::unit::Unit {
        snapshot.units.get(snapshot.units_named("县水利局")[0]).unwrap()
    }
    fn branch(snapshot: &Snapshot) -> &Session {
        snapshot.sessions_held_by(year(snapshot).id, unit(snapshot).id)[0]
    }
    vec![
        ("活动主题", |w| w.show(Page::Year), |s| year(s).theme.clone()),
        (
            "宣传标语",
            |w| w.show(Page::Year),
            |s| s.slogans_of(year(s).id).iter().map(|slogan| slogan.text.clone()).collect(),
        ),
        ("主送", |w| w.show(Page::Year), |s| year(s).addressees.join("、")),
        ("地点", |w| w.show(Page::Sessions), |s| main_session(s).place.clone()),
        ("地点", |w| w.click("县水利局"), |s| branch(s).place.clone()),
        ("备注", |w| w.click("县水利局"), |s| branch(s).note.clone()),
        ("邀请对象", |w| w.click("县水利局"), |s| branch(s).audience.clone()),
        ("发布平台", |w| w.show(Page::Sessions), |s| main_session(s).publish_on.join("、")),
        (
            "县公安局的咨询台",
            |w| w.show(Page::Sessions),
            |s| {
                let parties = s.parties_of(main_session(s).id);
                let of = s.units_named("县公安局")[0];
                parties.filter(|p| p.unit == Some(of)).map(|p| p.stall.clone()).collect()
            },
        ),
        ("全称", |w| w.select_unit("县水利局"), |s| unit(s).full_name.clone().unwrap_or_default()),
        ("备注", |w| w.select_unit("县水利局"), |s| unit(s).note.clone()),
        (
            "另一名称",
            |w| w.select_unit("县水利局"),
            |s| s.aliases_of(unit(s).id).last().map(|alias| alias.name.clone()).unwrap_or_default(),
        ),
    ]
}

#[test]
fn every_field_keeps_its_text_when_the_page_is_left_by_a_key_and_when_the_window_is_closed() {
    for (n, (field, open, held)) in fields().into_iter().enumerate() {
        for closing in [false, true] {
            let mut window = Window::sample();
            let path = window.path();
            open(&mut window);
            window.type_into(field, "文化广场西侧");
            if closing {
                assert!(window.close_button(), "{field} ({n})");
            } else {
                window.press(Modifiers::COMMAND, Key::Num4);
                assert_eq!(window.harness.state().page(), Page::Reports, "{field} ({n})");
            }
            assert_eq!(held(&window.kept(&path)), "文化广场西侧", "{field} ({n}), closing: {closing}");
        }
    }
}

#[test]
fn a_name_typed_in_a_dialog_of_fields_is_kept_when_the_window_is_closed() {
    let mut window = Window::sample();
    let path = window.path();
    window.harness.state().send(EditCommand::Groups);
    window.settle();
    window.type_into("类别1名称", "乡镇街道");
    assert!(window.close_button());
    assert!(window.kept(&path).group_named("乡镇街道").is_some());
}

#[test]
fn the_text_of_a_notice_that_is_not_applied_is_printed_and_kept() {
    for leave in [
        (|w: &mut Window| w.press(Modifiers::COMMAND, Key::P)) as fn(&mut Window),
        |w| w.press(Modifiers::COMMAND, Key::Num4),
        |w| assert!(w.close_button()),
    ] {
        let mut window = Window::sample();
        let path = window.path();
        window.harness.state().send(Wish::ShowPaper(PaperKind::Notice, None));
        window.settle();
        window.wait_for("活动通知，缺");
        window.click("修改正文…");
        window.type_into("正文内容", "请各单位按时参加。");
        leave(&mut window);
        let snapshot = window.kept(&path);
        let text = snapshot.paper_text(year(&snapshot).id, PaperKind::Notice.name());
        assert_eq!(text, Some("请各单位按时参加。"));
    }
}

#[test]
fn a_day_typed_into_an_open_calendar_is_kept_when_the_page_is_left() {
    let mut window = Window::sample();
    let path = window.path();
    window.show(Page::Year);
    window.click_part("成文日期");
    window.type_text("3.28");
    window.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.harness.state().page(), Page::Reports);
    assert_eq!(year(&window.kept(&path)).issued_on, NaiveDate::from_ymd_opt(2023, 3, 28));
}

#[test]
fn what_cannot_be_taken_is_asked_about() {
    let mut window = Window::sample();
    window.show(Page::Year);
    window.type_into("届次", "第几届");
    window.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(window.harness.state().page(), Page::Year);
    assert!(window.says("有内容尚未保存"));
    assert!(window.says("届次“第几届”"));
    window.click("继续编辑");
    assert_eq!(window.harness.state().page(), Page::Year);
    assert!(window.says("请填数字"), "the reason stands beside the field");
    assert_eq!(window.harness.get_by_label("届次").value().as_deref(), Some("第几届"));
    assert!(!window.close_button(), "the window stays as well");
    assert!(!window.close_button());
    assert_eq!(window.harness.query_all_by_label("放弃修改").count(), 1, "and asks once");
    window.click("放弃修改");
    assert!(window.close_button());
    let mut window = Window::sample();
    window.show(Page::Year);
    window.type_into("届次", "第几届");
    window.press(Modifiers::COMMAND, Key::Num4);
    window.click("放弃修改");
    assert_eq!(window.harness.state().page(), Page::Reports);
    window.show(Page::Year);
    assert!(!window.says("第几届"));
}

#[test]
fn a_wrong_hour_is_told_and_stays_to_be_put_right() {
    let mut window = Window::sample();
    window.show(Page::Sessions);
    window.click_part("日期 ");
    window.type_text("4.24");
    window.press(Modifiers::NONE, Key::Enter);
    window.type_into("开始时间", "早上");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("请填时间"));
    window.type_into("开始时间", "9:30");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(!window.says("请填时间"));
    let when = main_session(window.snapshot()).when.clone().unwrap();
    assert_eq!(when.time_from, chrono::NaiveTime::from_hms_opt(9, 30, 0));
}

#[test]
fn escape_gives_a_text_up() {
    let mut window = Window::sample();
    window.show(Page::Year);
    let before = year(window.snapshot()).theme.clone();
    window.type_into("活动主题", "另一个主题");
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(year(window.snapshot()).theme, before);
}

#[test]
fn a_new_name_waits_for_how_it_is_meant_and_is_asked_about_before_the_page_is_left() {
    let mut window = Window::sample();
    window.select_unit("县金融办");
    window.type_into("名称", "县财政金融局");
    window.press(Modifiers::COMMAND, Key::Num4);
    assert!(window.says("名称“县财政金融局”"));
    window.click("继续编辑");
    assert!(window.says("县财政金融局"), "the question how it is meant stands there");
    assert_eq!(window.harness.state().page(), Page::Units);
}

#[test]
fn what_an_input_method_is_composing_is_no_text_yet() {
    let mut window = Window::sample();
    window.show(Page::Year);
    window.type_into("活动主题", "公开");
    let preedit = ImeEvent::Preedit { text: "zheng'wu".to_owned(), active_range_chars: None };
    window.harness.event(Event::Ime(preedit));
    window.settle();
    window.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(year(window.snapshot()).theme, "公开");
    window.show(Page::Year);
    window.type_into("活动主题", "公开");
    window.harness.event(Event::Ime(ImeEvent::Commit("透明".to_owned())));
    window.settle();
    window.press(Modifiers::COMMAND, Key::Num4);
    assert_eq!(year(window.snapshot()).theme, "公开透明");
}

#[test]
fn text_and_key_in_one_frame_both_count() {
    let mut window = Window::sample();
    window.show(Page::Year);
    window.type_into("活动主题", "公开");
    let key = |pressed| Event::Key {
        key: Key::Num4,
        physical_key: None,
        pressed,
        repeat: false,
        modifiers: Modifiers::COMMAND,
    };
    let events = [Event::Text("透明".to_owned()), key(true), key(false)];
    window.harness.input_mut().events.extend(events);
    window.settle();
    assert_eq!(window.harness.state().page(), Page::Reports);
    assert_eq!(year(window.snapshot()).theme, "公开透明");
}

#[test]
fn a_dialog_that_holds_typed_text_asks_before_it_is_closed_by_escape() {
    let mut window = Window::sample();
    window.select_unit("县水利局");
    window.click("添加联络员…");
    window.type_into("姓名", "张三");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.says("对话框中填写的内容尚未采用"));
    window.click("继续编辑");
    assert_eq!(window.harness.get_by_label("姓名").value().as_deref(), Some("张三"));
    assert!(!window.close_button(), "nor does the window close over it");
    window.click("继续编辑");
    window.press(Modifiers::NONE, Key::Escape);
    window.click("放弃修改");
    assert!(window.harness.query_by_label("姓名").is_none());
    let unit = window.snapshot().units_named("县水利局")[0];
    assert!(window.snapshot().liaisons_of(unit).is_empty());
}

#[test]
fn an_untouched_dialog_closes_at_once() {
    let mut window = Window::sample();
    window.select_unit("县水利局");
    window.click("添加联络员…");
    window.press(Modifiers::NONE, Key::Escape);
    assert!(window.harness.query_by_label("姓名").is_none());
    assert!(!window.says("有内容尚未保存"));
}

#[test]
fn a_text_whose_field_was_scrolled_away_is_kept() {
    let mut window = Window::sample();
    window.show(Page::Sessions);
    window.type_into("县公安局的咨询台", "甲-9");
    let place = window.harness.get_by_label("县公安局的咨询台").rect().center();
    window.harness.hover_at(place);
    window.harness.event(Event::MouseWheel {
        unit: egui::MouseWheelUnit::Point,
        delta: egui::vec2(0.0, -4000.0),
        phase: egui::TouchPhase::Move,
        source: egui::MouseWheelSource::Wheel,
        modifiers: Modifiers::NONE,
    });
    window.harness.run_steps(30);
    assert!(window.harness.query_by_label("县公安局的咨询台").is_none(), "it is out of sight");
    let snapshot = window.snapshot();
    let of = snapshot.units_named("县公安局")[0];
    let stall = snapshot.parties_of(main_session(snapshot).id).find(|p| p.unit == Some(of)).unwrap();
    assert_eq!(stall.stall, "甲-9");
    assert!(Month::new(2023, 4).is_some());
}

#[test]
fn ctrl_s_says_that_everything_is_saved() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::S);
    assert!(window.says("已保存"));
}
