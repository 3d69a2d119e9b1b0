//! 安排 as a table: typed into as a spreadsheet is, filled, sorted, filtered, copied, pasted into.

use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, pos2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::model::session::Session;
use themeday::text::Lang;
use themeday::ui::command::ViewCommand;
use themeday::ui::page::{Page, ScheduleView};

use super::ui::Window;

impl Window {
    /// The sample, its schedule in one of the views.
    pub fn in_view(view: ScheduleView) -> Self {
        let mut window = Self::sample();
        window.harness.state().send(ViewCommand::Schedule(view));
        window.settle();
        window
    }

    /// The only session of a unit.
    pub fn session(&self, unit: &str) -> Session {
        let snapshot = self.snapshot();
        let programme = snapshot.newest_programme().unwrap().id;
        let unit = snapshot.units_named(unit)[0];
        snapshot.sessions_held_by(programme, unit)[0].clone()
    }

    /// The unit of every row that is on the screen, top to bottom.
    fn rows(&self) -> Vec<String> {
        let mut rows: Vec<(f32, String)> = self
            .harness
            .root()
            .children_recursive()
            .filter(|node| node.accesskit_node().role() == Role::Row)
            .filter_map(|node| Some((node.rect().top(), node.accesskit_node().label()?)))
            .collect();
        rows.sort_by(|one, other| one.0.total_cmp(&other.0));
        rows.into_iter().map(|(_, name)| name.split('，').next().unwrap().to_owned()).collect()
    }

    /// The place of a thing of a role whose name begins so.
    fn place_of(&self, role: Role, name: &str) -> Rect {
        let all = self.harness.query_all_by_label_contains(name);
        let mut all = all.filter(|node| node.accesskit_node().role() == role);
        all.next().unwrap_or_else(|| panic!("no {role:?} {name}")).rect()
    }

    /// Clicks a unit's cell below a head.
    fn click_cell(&mut self, unit: &str, head: &str) {
        let row = self.place_of(Role::Row, &format!("{unit}，"));
        let head = self.place_of(Role::ColumnHeader, head);
        let at = pos2(head.center().x, row.center().y);
        self.harness.hover_at(at);
        self.harness.step();
        self.harness.drag_at(at);
        self.harness.step();
        self.harness.drop_at(at);
        self.settle();
    }

    fn click_row(&mut self, unit: &str) {
        self.click_cell(unit, "月份");
    }

    fn click_head(&mut self, title: &str) {
        let heads = self.harness.query_all_by_label(title);
        let mut heads = heads.filter(|node| node.accesskit_node().role() == Role::ColumnHeader);
        heads.next().unwrap().click();
        drop(heads);
        self.settle();
    }

    /// Types into the field that has the keyboard, in the place of what it holds.
    fn type_over(&mut self, text: &str) {
        self.type_text(text);
    }

    fn history_labels(&self) -> Vec<String> {
        let file = self.harness.state().file().unwrap();
        file.facts().undo.iter().map(|label| Lang::Zh.edit_label(label)).collect()
    }
}

#[test]
fn both_views_share_one_selection() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.press(Modifiers::ALT, Key::Num2);
    assert!(window.says("县水利局，11月，"), "it is brought into sight");
    assert_eq!(window.harness.state().selection().len(), 1);
    let other = window.rows()[4].clone();
    window.click_row(&other);
    window.click("按月");
    assert!(window.says(&format!("{other}：详情")));
}

#[test]
fn a_cell_is_typed_into_and_enter_goes_down_tab_right_escape_gives_up() {
    let mut window = Window::in_view(ScheduleView::Table);
    window.click_row("云湖桥镇");
    let rows = window.rows();
    let below = rows[rows.iter().position(|unit| unit == "云湖桥镇").unwrap() + 1].clone();
    // Enter begins, in the month's column.
    window.keys(&[Key::Enter]);
    window.type_over("6");
    window.keys(&[Key::Enter]);
    assert_eq!(window.session("云湖桥镇").month.unwrap().number(), 6);
    window.type_over("7月");
    window.keys(&[Key::Tab]);
    assert_eq!(window.session(&below).month.unwrap().number(), 7);
    // Tab leads to the time of the same row; a bare number is a day of its month.
    window.type_over("18");
    window.keys(&[Key::Tab]);
    let session = window.session(&below);
    assert_eq!(session.when.unwrap().days.first().unwrap().to_string(), "2023-07-18");
    window.type_over("县政务大厅");
    window.keys(&[Key::Escape]);
    assert_eq!(window.session(&below).place, "", "given up");
    // Every cell is an edit of its own.
    window.undo();
    assert!(window.session(&below).when.is_none());
    window.undo();
    assert_ne!(window.session(&below).month.unwrap().number(), 7);
}

#[test]
fn what_cannot_be_taken_stays_in_its_cell_with_the_reason() {
    let mut window = Window::in_view(ScheduleView::Table);
    window.click_row("云湖桥镇");
    window.keys(&[Key::F2]);
    window.type_over("十三");
    window.keys(&[Key::Enter, Key::Escape]);
    assert_eq!(window.session("云湖桥镇").month.unwrap().number(), 4);
    assert!(window.says("云湖桥镇的月份"), "the field is still there");
    // January is not one of the year's months.
    window.click_row("中路铺镇");
    window.keys(&[Key::F2]);
    window.type_over("1");
    window.keys(&[Key::Enter]);
    assert_eq!(window.session("中路铺镇").month.unwrap().number(), 4);
}

#[test]
fn letters_are_text_while_a_cell_is_typed_into() {
    let mut window = Window::in_view(ScheduleView::Table);
    window.click_row("云湖桥镇");
    window.keys(&[Key::Enter, Key::Tab, Key::Tab]);
    window.in_cell(&[Key::U, Key::L, Key::M], "ULM");
    window.keys(&[Key::Enter, Key::Escape]);
    let session = window.session("云湖桥镇");
    assert_eq!((session.place.as_str(), session.locked), ("ULM", false));
    assert_eq!(session.month.unwrap().number(), 4);
    window.click_row("云湖桥镇");
    window.keys(&[Key::L]);
    assert!(window.session("云湖桥镇").locked, "out of the field they are commands");
}

impl Window {
    /// Keys and the text that they type, as a keyboard sends both.
    fn in_cell(&mut self, keys: &[Key], text: &str) {
        for key in keys {
            self.harness.key_press(*key);
        }
        self.type_text(text);
    }
}

#[test]
fn filling_down_is_one_step_with_a_named_line() {
    let mut window = Window::in_view(ScheduleView::Table);
    window.click_row("云湖桥镇");
    window.keys(&[Key::Enter, Key::Tab, Key::Tab]);
    window.type_over("镇文化站");
    window.keys(&[Key::Enter, Key::Escape]);
    window.click_cell("云湖桥镇", "地点");
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(window.harness.state().selection().len(), 3);
    window.press(Modifiers::COMMAND, Key::D);
    let filled = window.snapshot().sessions.iter().filter(|s| s.place == "镇文化站").count();
    assert_eq!(filled, 3);
    let label = window.history_labels().pop().unwrap();
    assert!(label.contains("等2家活动的地点设为“镇文化站”"), "{label}");
    window.undo();
    let filled = window.snapshot().sessions.iter().filter(|s| s.place == "镇文化站").count();
    assert_eq!(filled, 1, "one step");
}

#[test]
fn heads_order_rows_for_the_view_alone_and_filters_leave_some() {
    let mut window = Window::in_view(ScheduleView::Table);
    let first = window.rows()[0].clone();
    let before = window.snapshot().revision;
    window.click_head("月份");
    assert_eq!(window.session(&window.rows()[0].clone()).month.unwrap().number(), 4);
    window.click_head("月份");
    assert_eq!(window.session(&window.rows()[0].clone()).month.unwrap().number(), 12);
    window.click_head("月份");
    assert_eq!(window.rows()[0], first, "a third click brings the usual order back");
    window.harness.get_by_label("筛选").focus();
    window.settle();
    window.type_text("slj");
    assert_eq!(window.rows(), ["县水利局"]);
    assert!(window.says("1 / 47行"));
    window.click("清除筛选");
    assert!(window.rows().len() > 10);
    assert_eq!(window.snapshot().revision, before, "nothing is changed by looking");
}

#[test]
fn chosen_columns_are_remembered_per_user() {
    let mut window = Window::in_view(ScheduleView::Table);
    let heads = |window: &Window| {
        let all = window.harness.root().children_recursive();
        all.filter(|n| n.accesskit_node().role() == Role::ColumnHeader).count()
    };
    let before = heads(&window);
    window.click("列");
    let boxes = window.harness.query_all_by_label("地点");
    boxes.into_iter().find(|n| n.accesskit_node().role() == Role::CheckBox).unwrap().click();
    window.settle();
    assert_eq!(window.harness.query_all_by_label("地点").count(), 1, "only the box is left");
    assert!(heads(&window) <= before);
    let settings = std::fs::read_to_string(window.folder.path().join("own/settings.json")).unwrap();
    assert!(settings.contains("\"hidden_columns\"") && settings.contains("\"place\""), "{settings}");
}

#[test]
fn ctrl_c_copies_what_is_selected_as_text_and_as_a_table() {
    let mut window = Window::in_view(ScheduleView::Table);
    window.click_row("云湖桥镇");
    window.press(Modifiers::SHIFT, Key::ArrowDown);
    window.harness.event(Event::Copy);
    window.settle();
    let (html, text) = window.desktop.0.borrow().copied.last().unwrap().clone();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 3, "{text}");
    assert!(lines[0].starts_with("序号\t单位\t类别\t月份\t时间"), "{text}");
    assert!(lines[1].starts_with("1\t云湖桥镇\t乡镇\t4月\t"), "{text}");
    assert!(html.contains("<td>云湖桥镇</td>"));
    assert!(window.says("已复制2行"));
}

#[test]
fn ctrl_c_copies_on_every_list() {
    let mut window = Window::sample();
    for (page, row) in [
        (Page::Schedule, "县水利局\t县直单位\t11月"),
        (Page::Reports, "县水利局\t11月"),
        (Page::Units, "县水利局"),
        (Page::Sessions, "县市场监管局"),
        (Page::Today, "逾期"),
    ] {
        window.show(page);
        if page == Page::Schedule {
            window.click("县水利局");
        }
        window.press(Modifiers::COMMAND, Key::C);
        let copied = window.desktop.0.borrow().copied.last().cloned();
        let (_, text) = copied.unwrap_or_else(|| panic!("{page:?} copies nothing"));
        assert!(text.contains(row), "{page:?}: {text}");
    }
    window.show(Page::Units);
    window.click_part("云湖桥镇，");
    window.press(Modifiers::COMMAND, Key::C);
    let (_, text) = window.desktop.0.borrow().copied.last().cloned().unwrap();
    assert_eq!(text.lines().count(), 2, "what is picked: {text}");
    window.press(Modifiers::COMMAND, Key::L);
    window.show(Page::Schedule);
    window.keys(&[Key::U]);
    window.show(Page::History);
    window.wait_for("11月→未安排");
    window.press(Modifiers::COMMAND, Key::C);
    let (_, text) = window.desktop.0.borrow().copied.last().cloned().unwrap();
    assert!(text.contains("县水利局 11月→未安排"), "{text}");
    window.show(Page::Checks);
    window.press(Modifiers::COMMAND, Key::C);
    let (_, text) = window.desktop.0.borrow().copied.last().cloned().unwrap();
    assert!(text.starts_with("类别\t问题"), "{text}");
}

#[test]
fn a_pasted_table_is_previewed_row_by_row_and_taken_in_one_step() {
    let mut window = Window::in_view(ScheduleView::Table);
    let table = "序号\t单位\t月份\t时间\t地点\t备注\n\
                 1\t云湖桥镇\t6月\t6月18日9:00-11:30\t镇文化站\t\n\
                 2\t水利局\t5月\t\t县水利局一楼\t提前\n\
                 3\t某某局\t5月\t\t\t\n\
                 4\t中路铺镇\t1月\t\t\t\n\
                 5\t石潭镇\t6月\t看情况\t\t\t多一格\n";
    window.harness.event(Event::Paste(table.to_owned()));
    window.settle();
    window.wait_for("取用");
    for told in ["没有这个单位", "2023年1月不在活动月份内", "看不懂“看情况”", "多出的单元格不取"]
    {
        assert!(window.says(told), "{told}");
    }
    let before = window.snapshot().revision;
    window.keys(&[Key::Enter]);
    assert_eq!(window.snapshot().revision, before + 1);
    let session = window.session("云湖桥镇");
    assert_eq!((session.month.unwrap().number(), session.place.as_str()), (6, "镇文化站"));
    assert_eq!(session.when.unwrap().time_from.unwrap().to_string(), "09:00:00");
    assert_eq!(window.session("中路铺镇").month.unwrap().number(), 4);
    let label = window.history_labels().pop().unwrap();
    assert!(label.starts_with("粘贴表格：云湖桥镇"), "{label}");
    window.undo();
    assert_eq!(window.session("云湖桥镇").month.unwrap().number(), 4);
    assert_eq!(window.session("云湖桥镇").place, "");
}

#[test]
fn a_pasted_column_without_names_goes_down_from_the_active_cell() {
    let mut window = Window::in_view(ScheduleView::Table);
    window.click_row("云湖桥镇");
    // From the month to the place.
    window.keys(&[Key::ArrowRight, Key::ArrowRight]);
    let rows = window.rows();
    let at = rows.iter().position(|unit| unit == "云湖桥镇").unwrap();
    window.harness.event(Event::Paste("一楼\n二楼\n三楼\n".to_owned()));
    window.settle();
    window.wait_for("取用3行");
    window.keys(&[Key::Enter]);
    for (unit, place) in rows[at..].iter().zip(["一楼", "二楼", "三楼"]) {
        assert_eq!(window.session(unit).place, place);
    }
    window.undo();
    assert_eq!(window.session(&rows[at]).place, "");
}
