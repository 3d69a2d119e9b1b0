//! The window through its accessibility tree, as a screen reader and a person's hands would use it.

use std::cell::RefCell;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use chrono::{DateTime, NaiveDate, Utc};
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Pos2};
use egui_kittest::Harness;
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::error::{Error, PrintFault};
use themeday::host::Host;
use themeday::jobs::{Kind, Work};
use themeday::model::Month;
use themeday::model::edit::{Edit, NewUnit};
use themeday::model::session::SessionKind;
use themeday::model::unit::UnitKind;
use themeday::text::Lang;
use themeday::ui::command::ViewCommand;
use themeday::ui::desktop::Desktop;
use themeday::ui::page::Page;
use themeday::ui::picker::{Answer, FilePicker, Request};
use themeday::ui::{App, Launch};
use themeday::workspace::{Clock, Context, Uids, Workspace};

/// What the window asked of the desktop.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    pub opened: Vec<PathBuf>,
    pub printed: Vec<PathBuf>,
    pub copied: Vec<(String, String)>,
    /// Whether nothing is installed that opens or prints.
    pub refuses: bool,
}

/// A desktop that remembers what was asked of it.
#[derive(Clone, Default)]
pub struct Remembering(pub Rc<RefCell<Asked>>);

impl Desktop for Remembering {
    fn open(&mut self, path: &Path) -> Work<()> {
        let mut asked = self.0.borrow_mut();
        asked.opened.push(path.to_path_buf());
        let refused = asked.refuses.then(|| Error::NoViewer(path.to_path_buf()));
        Work::new(Kind::Launch, move |_| refused.map_or(Ok(()), Err))
    }

    fn has_printer(&self) -> bool {
        true
    }

    fn print(&mut self, path: &Path) -> Work<()> {
        let mut asked = self.0.borrow_mut();
        asked.printed.push(path.to_path_buf());
        let refused =
            asked.refuses.then(|| Error::Printing { path: path.to_path_buf(), fault: PrintFault::NoPrinter });
        Work::new(Kind::Send, move |_| refused.map_or(Ok(()), Err))
    }

    fn copy(&mut self, html: &str, text: &str) -> bool {
        self.0.borrow_mut().copied.push((html.to_owned(), text.to_owned()));
        true
    }
}

/// A file dialog that answers what it was told to.
#[derive(Default)]
struct Scripted(Vec<Answer>);

impl FilePicker for Scripted {
    fn ask(&mut self, _request: &Request, wake: Box<dyn Fn() + Send + Sync>) {
        wake();
    }

    fn poll(&mut self) -> Option<Answer> {
        (!self.0.is_empty()).then(|| self.0.remove(0))
    }
}

pub struct Window {
    pub harness: Harness<'static, App>,
    pub folder: tempfile::TempDir,
    pub desktop: Remembering,
}

/// The moment of most tests.
const TODAY: &str = "2023-05-31T02:00:00Z";

pub fn context() -> Context {
    context_at(TODAY)
}

fn context_at(now: &str) -> Context {
    let at: DateTime<Utc> = now.parse().unwrap();
    Context {
        clock: Clock::Fixed(at),
        uids: Uids::Counted(1.into()),
        actor: "测试".to_owned(),
        machine: String::new(),
    }
}

impl Window {
    pub fn start(file: Option<PathBuf>, sample: bool, lang: Lang, answers: Vec<Answer>) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut window = Self::open(folder, file, sample, lang, answers, TODAY);
        // Most tests are about the schedule, which is one step from the page that opens.
        if window.harness.state().file().is_some() {
            window.harness.state().send(ViewCommand::Go(Page::Schedule));
            window.settle();
        }
        window
    }

    /// The window as a person finds it at a moment; `folder` holds what the program remembers.
    pub fn open(
        folder: tempfile::TempDir,
        file: Option<PathBuf>,
        sample: bool,
        lang: Lang,
        answers: Vec<Answer>,
        now: &'static str,
    ) -> Self {
        let root = folder.path().to_path_buf();
        let desktop = Remembering::default();
        let shown = desktop.clone();
        let harness = Harness::builder().with_size([1366.0, 700.0]).build_eframe(move |cc| {
            App::new(
                cc,
                Launch {
                    file,
                    sample,
                    lang: Some(lang),
                    host: Host::at(&root.join("own")),
                    context: Box::new(move || context_at(now)),
                    picker: Box::new(Scripted(answers)),
                    desktop: Box::new(shown),
                },
            )
        });
        let mut window = Self { harness, folder, desktop };
        window.settle();
        window
    }

    pub fn sample() -> Self {
        Self::start(None, true, Lang::Zh, Vec::new())
    }

    /// Some frames; until no work has a data file in its hands.
    pub fn settle(&mut self) {
        self.harness.run_steps(3);
        while self.harness.state().file_work().is_some() {
            std::thread::sleep(std::time::Duration::from_millis(2));
            self.harness.step();
            if self.harness.state().file_work().is_none() {
                self.harness.run_steps(3);
            }
        }
    }

    pub fn centre(&self, name: &str) -> Pos2 {
        self.harness.get_by_label(name).rect().center()
    }

    /// Clicks the one thing of this name; cells of tables are there to be read.
    pub fn click(&mut self, name: &str) {
        let all = self.harness.get_all_by_label(name);
        let mut things = all.filter(|node| node.accesskit_node().role() != Role::Cell);
        let thing = things.next().unwrap_or_else(|| panic!("only cells are called {name}"));
        assert!(things.next().is_none(), "several things are called {name}");
        thing.click();
        drop(things);
        self.settle();
    }

    pub fn drag(&mut self, from: Pos2, to: Pos2) {
        self.harness.hover_at(from);
        self.harness.step();
        self.harness.drag_at(from);
        self.harness.step();
        self.harness.hover_at(from + egui::vec2(12.0, 4.0));
        self.harness.step();
        self.harness.hover_at(to);
        self.harness.step();
        self.harness.step();
        self.harness.drop_at(to);
        self.settle();
    }

    pub fn press(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    pub fn keys(&mut self, keys: &[Key]) {
        for key in keys {
            self.press(Modifiers::NONE, *key);
        }
    }

    pub fn type_text(&mut self, text: &str) {
        self.harness.event(Event::Text(text.to_owned()));
        self.settle();
    }

    /// Names in a cell of the shown year, in order.
    pub fn cell(&self, month: u32, group: &str) -> Vec<String> {
        let document = self.harness.state().file().unwrap();
        let snapshot = document.snapshot();
        let programme = document.programme().unwrap();
        let group = snapshot.group_named(group).unwrap().id;
        let month = Month::new(2023, month).unwrap();
        let name = |unit| snapshot.printed_name(programme.id, unit).to_owned();
        document.year().unwrap().schedule().cell(month, group).iter().map(|e| name(e.unit)).collect()
    }

    fn month_of(&self, unit: &str) -> Option<u32> {
        let document = self.harness.state().file().unwrap();
        let snapshot = document.snapshot();
        let programme = document.programme().unwrap().id;
        let unit = snapshot.units_named(unit)[0];
        snapshot.sessions_held_by(programme, unit)[0].month.map(Month::number)
    }

    pub fn says(&self, text: &str) -> bool {
        self.harness.query_all_by_label_contains(text).next().is_some()
    }

    pub fn selected(&self) -> Vec<String> {
        let app = self.harness.state();
        let document = app.file().unwrap();
        let programme = document.programme().unwrap().id;
        let name = |unit| document.snapshot().printed_name(programme, unit).to_owned();
        app.selection().entries().iter().map(|e| name(e.unit)).collect()
    }
}

#[test]
fn a_chip_dragged_to_another_month_moves_the_unit_there() {
    let mut window = Window::sample();
    let (from, to) = (window.centre("县水利局"), window.centre("6月"));
    window.drag(from, to);
    assert_eq!(window.cell(6, "县直单位").last().unwrap(), "县水利局");
    assert!(!window.cell(11, "县直单位").contains(&"县水利局".to_owned()));
    assert!(window.says("县水利局 11月→6月"));
}

#[test]
fn a_chip_dropped_on_another_stands_before_it() {
    let mut window = Window::sample();
    let (from, to) = (window.centre("县水利局"), window.centre("县民政局"));
    window.drag(from, to);
    assert_eq!(window.cell(6, "县直单位"), ["县卫健局", "县水利局", "县民政局", "县医保局"]);
}

#[test]
fn a_chip_dropped_on_itself_stays_and_nothing_is_recorded() {
    let mut window = Window::sample();
    let before = window.harness.state().file().unwrap().snapshot().revision;
    let from = window.centre("县水利局");
    window.drag(from, from + egui::vec2(14.0, 2.0));
    assert_eq!(window.harness.state().file().unwrap().snapshot().revision, before);
}

#[test]
fn a_chip_dragged_above_the_board_becomes_unscheduled_and_back() {
    let mut window = Window::sample();
    let (from, to) = (window.centre("县水利局"), window.centre("活动时间"));
    window.drag(from, to);
    assert_eq!(window.month_of("县水利局"), None);
    assert!(window.says("未安排1家"));
    let (from, to) = (window.centre("县水利局"), window.centre("12月"));
    window.drag(from, to);
    assert_eq!(window.month_of("县水利局"), Some(12));
}

#[test]
fn m_digits_and_enter_move_the_selected_unit() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num1, Key::Num2, Key::Enter]);
    assert_eq!(window.month_of("县水利局"), Some(12));
    window.keys(&[Key::M, Key::ArrowLeft, Key::Enter]);
    assert_eq!(window.month_of("县水利局"), Some(11));
    window.keys(&[Key::M, Key::Num1, Key::Escape]);
    assert_eq!(window.month_of("县水利局"), Some(11));
}

#[test]
fn u_l_and_x_unschedule_lock_and_swap() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::L]);
    window.keys(&[Key::U]);
    assert_eq!(window.month_of("县水利局"), Some(11), "what is locked stays");
    assert!(window.says("选中的单位已锁定"), "and the reason is said");
    window.keys(&[Key::L]);
    window.keys(&[Key::X]);
    window.click("县卫健局");
    assert_eq!(window.month_of("县水利局"), Some(6));
    assert_eq!(window.month_of("县卫健局"), Some(11));
    window.click("县水利局");
    window.keys(&[Key::U]);
    assert_eq!(window.month_of("县水利局"), None);
}

#[test]
fn a_locked_chip_does_not_follow_the_mouse() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::L]);
    let (from, to) = (window.centre("县水利局"), window.centre("6月"));
    window.drag(from, to);
    assert_eq!(window.month_of("县水利局"), Some(11));
}

#[test]
fn undo_and_redo_work_by_key_and_by_button() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num6, Key::Enter]);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.month_of("县水利局"), Some(11));
    assert!(window.says("已撤销：县水利局 11月→6月"));
    window.press(Modifiers::COMMAND, Key::Y);
    assert_eq!(window.month_of("县水利局"), Some(6));
    let undo = window.harness.get_all_by_label("撤销").next().unwrap();
    undo.click();
    window.settle();
    assert_eq!(window.month_of("县水利局"), Some(11));
    window.press(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z);
    assert_eq!(window.month_of("县水利局"), Some(6));
}

#[test]
fn arrows_walk_between_chips_and_shift_selects_more() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::ArrowRight]);
    assert_eq!(window.selected(), ["县中石油昆仑燃气公司"]);
    window.keys(&[Key::ArrowDown]);
    assert_eq!(window.selected(), ["县供销社"]);
    window.press(Modifiers::SHIFT, Key::ArrowRight);
    assert_eq!(window.selected(), ["县供销社", "县烟草专卖局"]);
    window.keys(&[Key::M, Key::Num7, Key::Enter]);
    assert_eq!(window.cell(7, "县直单位")[3..], ["县供销社", "县烟草专卖局"]);
    window.keys(&[Key::Escape]);
    assert!(window.selected().is_empty());
}

#[test]
fn search_finds_by_initials_and_letters_stay_in_the_field() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("yjgl");
    // With the cursor in the field, letters and Ctrl+Z are the field's.
    window.harness.key_press(Key::U);
    window.settle();
    assert_eq!(window.month_of("县水利局"), Some(11));
    window.keys(&[Key::Enter]);
    assert_eq!(window.selected(), ["县应急管理局"]);
}

#[test]
fn chinese_from_an_input_method_reaches_the_search() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::F);
    window.harness.event(Event::Ime(egui::ImeEvent::Commit("水利".to_owned())));
    window.settle();
    window.keys(&[Key::F3]);
    assert_eq!(window.selected(), ["县水利局"]);
}

#[test]
fn the_menu_of_a_chip_moves_and_marks() {
    let mut window = Window::sample();
    window.harness.get_by_label("排头乡").click_secondary();
    window.settle();
    window.harness.get_all_by_label("标记收到").last().unwrap().click();
    window.settle();
    let document = window.harness.state().file().unwrap();
    let reports = document.snapshot().report_events.len();
    assert_eq!(reports, 1);
    window.harness.get_by_label("排头乡").click_secondary();
    window.settle();
    window.harness.get_by_role_and_label(Role::Button, "12月").click();
    window.settle();
    assert_eq!(window.month_of("排头乡"), Some(12));
}

#[test]
fn the_main_session_takes_date_place_and_units() {
    let mut window = Window::sample();
    let main = |window: &Window| {
        let document = window.harness.state().file().unwrap();
        let programme = document.programme().unwrap().id;
        document.snapshot().main_session(programme).unwrap().clone()
    };
    let members = |window: &Window| {
        let document = window.harness.state().file().unwrap();
        document.snapshot().parties_of(main(window).id).count()
    };
    assert_eq!(members(&window), 21);
    window.click("主会");
    window.click("县公安局参加");
    assert_eq!(members(&window), 20);
    window.click("县公安局参加");
    assert_eq!(members(&window), 21);
    window.harness.get_by_label("地点").focus();
    window.settle();
    window.type_text("县政务服务中心");
    window.keys(&[Key::Enter]);
    assert_eq!(main(&window).place, "县政务服务中心");
    window.harness.get_by_label("日期 未定，选择…").click();
    window.settle();
    window.click("2023年4月20日");
    let when = main(&window).when.unwrap();
    assert_eq!(when.days.first(), NaiveDate::from_ymd_opt(2023, 4, 20));
    assert!(window.says("4月20日"));
}

#[test]
fn commands_are_found_in_the_palette() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::K);
    window.type_text("快捷键");
    window.keys(&[Key::Enter]);
    assert!(window.says("Ctrl+Shift+S"));
}

#[test]
fn a_file_is_opened_by_argument_and_by_dialog_and_a_foreign_one_is_refused() {
    let window = Window::sample();
    let path = window.harness.state().file().unwrap().facts().path.clone();
    let Window { harness, folder, .. } = window;
    drop(harness);
    let window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    assert!(window.says("县水利局"));
    drop(window);
    let mut window = Window::start(None, false, Lang::Zh, vec![Answer::Chosen(path)]);
    window.press(Modifiers::COMMAND, Key::O);
    assert_eq!(window.harness.state().page(), Page::Today, "what is to be done is seen first");
    window.show(Page::Schedule);
    assert!(window.says("县水利局"));
    let foreign = folder.path().join("表格.txt");
    std::fs::write(&foreign, "不是数据库").unwrap();
    let window = Window::start(Some(foreign), false, Lang::Zh, Vec::new());
    assert!(window.says("不是本程序的文件"));
}

#[test]
fn without_a_desktop_dialog_a_path_can_be_typed() {
    let mut window = Window::start(None, false, Lang::Zh, vec![Answer::Unavailable]);
    window.press(Modifiers::COMMAND, Key::N);
    window.click("选择保存位置…");
    window.settle();
    let path = window.folder.path().join("湘潭县.themeday");
    window.harness.get_by_label("文件路径").focus();
    window.settle();
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text(&path.display().to_string());
    window.click("确定");
    assert!(path.exists());
    assert!(window.harness.state().file().is_some());
}

#[test]
fn the_english_window_has_no_chinese_but_names() {
    let mut window = Window::start(None, true, Lang::En, Vec::new());
    window.click("县水利局");
    let chinese = |text: &str| text.chars().any(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let document = window.harness.state().file().unwrap();
    let snapshot = document.snapshot();
    let mut names: Vec<String> = snapshot.units.iter().map(|u| u.name.clone()).collect();
    names.extend(snapshot.groups.iter().map(|g| g.name.clone()));
    let programme = document.programme().unwrap();
    names.extend([programme.labels.main.clone(), "分会".to_owned(), "湘潭县".to_owned()]);
    names.sort_by_key(|n| std::cmp::Reverse(n.len()));
    let mut left = Vec::new();
    for node in window.harness.root().children_recursive() {
        let node = node.accesskit_node();
        for text in [node.label(), node.value(), node.description()].into_iter().flatten() {
            let rest = names.iter().fold(text.clone(), |text, name| text.replace(name, ""));
            if chinese(&rest) {
                left.push(text);
            }
        }
    }
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn ctrl_z_in_a_field_takes_back_typing_not_the_last_edit() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num6, Key::Enter]);
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("水");
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.month_of("县水利局"), Some(6));
    window.keys(&[Key::Escape]);
    window.press(Modifiers::COMMAND, Key::Z);
    assert_eq!(window.month_of("县水利局"), Some(11));
}

#[test]
fn a_file_open_elsewhere_is_shown_read_only_and_says_who_has_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("湘潭县.themeday");
    let _writer = Workspace::create_sample(&path, context()).unwrap();
    let mut window = Window::start(Some(path), false, Lang::Zh, Vec::new());
    assert!(window.says("测试"));
    assert!(window.says("以只读方式打开"));
    window.click("县水利局");
    window.keys(&[Key::M]);
    assert!(window.says("只能查看"));
    let (from, to) = (window.centre("县水利局"), window.centre("6月"));
    window.drag(from, to);
    assert_eq!(window.month_of("县水利局"), Some(11));
}

#[test]
fn a_cell_of_many_units_is_cut_opens_on_a_click_and_for_a_search() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("many.themeday");
    let mut workspace = Workspace::create_sample(&path, context()).unwrap();
    let programme = workspace.snapshot().newest_programme().unwrap().id;
    let unit =
        |n: usize| NewUnit {
            name: format!("第{n}乡"), kind: UnitKind::Township, group: "乡镇".to_owned()
        };
    let units = (0..90).map(unit).collect();
    workspace.apply(&Edit::AddUnits { programme: Some(programme), units }).unwrap();
    let open = |s: &&std::sync::Arc<themeday::model::session::Session>| s.month.is_none();
    let sessions: Vec<_> = workspace
        .snapshot()
        .sessions
        .iter_shared()
        .filter(open)
        .filter(|s| s.kind == SessionKind::Branch)
        .map(|s| s.id)
        .collect();
    workspace.apply(&Edit::Place { sessions, month: Month::new(2023, 4), before: None }).unwrap();
    drop(workspace);
    let mut window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    assert!(window.harness.query_by_label("第80乡").is_none());
    window.click("还有52家");
    assert!(window.says("收起"));
    drop(window);
    let mut window = Window::start(Some(path), false, Lang::Zh, Vec::new());
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("第80乡");
    window.keys(&[Key::Enter]);
    window.settle();
    assert_eq!(window.selected(), ["第80乡"]);
    assert!(window.harness.query_by_label("第80乡").is_some(), "scrolled into sight");
}
