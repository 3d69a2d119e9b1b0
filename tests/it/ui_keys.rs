//! Keys, the keyboard's way through the window, and what stays where it is under the pointer.

use chrono::NaiveDate;
use egui::accesskit::Role;
use egui::{Event, Key, Modifiers, Rect, ViewportId, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable};
use themeday::host::Host;
use themeday::model::edit::Edit;
use themeday::model::paper::PaperKind;
use themeday::model::report::ReportEventKind;
use themeday::text::Lang;
use themeday::ui::command::{Availability, Command, FileCommand, ViewCommand};
use themeday::ui::page::Page;
use themeday::ui::settings::Settings;
use themeday::ui::wish::Wish;

use super::ui::Window;

fn key(key: Key, modifiers: Modifiers) -> Event {
    Event::Key { key, physical_key: None, pressed: true, repeat: false, modifiers }
}

impl Window {
    /// Events that all arrive in one frame, after which no key is held any more.
    fn in_one_frame(&mut self, events: impl IntoIterator<Item = Event>) {
        let released = [Event::ModifiersChanged(Modifiers::NONE)];
        self.harness.input_mut().events.extend(events.into_iter().chain(released));
        self.settle();
    }

    fn focused(&self) -> Option<(Role, String)> {
        let node = self.harness.root().children_recursive().find(|n| n.accesskit_node().is_focused())?;
        let node = node.accesskit_node();
        Some((node.role(), node.label().unwrap_or_default()))
    }

    fn place(&self, part: &str) -> Rect {
        self.harness.query_all_by_label_contains(part).next().unwrap().rect()
    }

    fn month(&self, unit: &str) -> Option<u32> {
        let snapshot = self.snapshot();
        let programme = snapshot.newest_programme().unwrap().id;
        let unit = snapshot.units_named(unit)[0];
        snapshot.sessions_held_by(programme, unit)[0].month.map(themeday::model::Month::number)
    }

    fn report_days(&self) -> Vec<NaiveDate> {
        self.snapshot().report_events.iter().map(|event| event.on).collect()
    }
}

#[test]
fn every_command_has_names_of_its_own_and_no_key_belongs_to_two() {
    let all = Command::all();
    let can = Availability::default();
    for command in &all {
        for lang in Lang::ALL {
            let name = command.name(lang, &can);
            assert!(!name.is_empty(), "{command:?}");
            assert_eq!(all.iter().filter(|c| c.name(lang, &can) == name).count(), 1, "{name}");
        }
        for shortcut in command.keys().all() {
            let meant =
                all.iter().filter(|c| c.keys().are_meant(shortcut.modifiers, shortcut.logical_key)).count();
            assert_eq!(meant, 1, "{command:?} {shortcut:?}");
        }
    }
}

#[test]
fn sheet_of_keys_menu_and_palette_hold_every_command() {
    let mut window = Window::sample();
    let all = Command::all();
    // The sample is open, its schedule is shown, nothing is selected and nothing was done yet.
    let can = Availability {
        file: true,
        writable: true,
        writable_file: true,
        page: Some(Page::Schedule),
        years: true,
        printer: true,
        ..Availability::default()
    };
    let says = |window: &Window, text: &str| window.harness.query_all_by_label(text).next().is_some();
    window.keys(&[Key::F1]);
    for command in all.iter().filter(|command| command.keys().first.is_some()) {
        let (name, keys) = (command.name(Lang::Zh, &Availability::default()), command.keys().all_text());
        assert!(says(&window, &name) && says(&window, &keys), "{name} {keys}");
    }
    window.keys(&[Key::Escape]);
    window.click("菜单");
    for command in &all {
        let name = command.name(Lang::Zh, &can);
        // What the selection can do stands in the menu of a chip; a page's name may carry a number.
        let elsewhere = matches!(command, Command::Schedule(_));
        assert!(elsewhere || window.says(&name), "{name}");
    }
    window.keys(&[Key::Escape]);
    window.press(Modifiers::COMMAND, Key::K);
    let palette = Command::from(ViewCommand::Palette);
    let in_palette = |window: &Window, command: &Command| {
        let name = command.name(Lang::Zh, &can);
        let lines = window.harness.query_all_by_label(name.as_str());
        lines.filter(|line| line.rect().width() > 400.0).count()
    };
    for command in all.iter().filter(|command| **command != palette) {
        let wanted = usize::from(command.enabled(&can));
        assert_eq!(in_palette(&window, command), wanted, "{}", command.name(Lang::Zh, &can));
    }
}

#[test]
fn ctrl_shift_z_brings_back_also_when_the_keys_are_released_before_the_frame_ends() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num6, Key::Enter]);
    window.in_one_frame([key(Key::Z, Modifiers::COMMAND)]);
    assert_eq!(window.month("县水利局"), Some(11));
    window.in_one_frame([key(Key::Z, Modifiers::COMMAND | Modifiers::SHIFT)]);
    assert_eq!(window.month("县水利局"), Some(6));
}

#[test]
fn several_keys_of_one_frame_are_judged_one_by_one_in_order() {
    let mut window = Window::sample();
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num6, Key::Enter]);
    let (undo, redo) = (Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::SHIFT);
    window.in_one_frame([key(Key::Z, undo), key(Key::Z, redo)]);
    assert_eq!(window.month("县水利局"), Some(6), "taken back and brought back");
    window.in_one_frame([key(Key::Z, undo), key(Key::Z, redo), key(Key::Z, undo)]);
    assert_eq!(window.month("县水利局"), Some(11));
}

#[test]
fn one_modifier_more_is_another_combination() {
    let mut window = Window::sample();
    window.click("县水利局");
    for modifiers in
        [Modifiers::ALT, Modifiers::SHIFT, Modifiers::COMMAND, Modifiers::COMMAND | Modifiers::ALT]
    {
        window.press(modifiers, Key::U);
        window.press(modifiers, Key::X);
        window.press(modifiers, Key::R);
        assert_eq!(window.month("县水利局"), Some(11), "{modifiers:?}");
    }
    assert!(window.report_days().is_empty());
    window.show(Page::Reports);
    window.click_part("河口镇，5月");
    window.press(Modifiers::ALT, Key::R);
    window.press(Modifiers::SHIFT, Key::R);
    assert!(window.report_days().is_empty());
    window.press(Modifiers::COMMAND | Modifiers::ALT, Key::Num2);
    assert_eq!(window.harness.state().page(), Page::Reports);
}

#[test]
fn ctrl_f_selects_the_old_text() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("yjgl");
    window.keys(&[Key::Enter]);
    window.press(Modifiers::COMMAND, Key::F);
    window.type_text("slj");
    let focused =
        window.harness.root().children_recursive().find(|n| n.accesskit_node().is_focused()).unwrap();
    assert_eq!(focused.accesskit_node().value().as_deref(), Some("slj"));
}

#[test]
fn the_calendar_takes_what_is_typed_at_once_for_the_years_day() {
    let mut window = Window::sample();
    window.show(Page::Reports);
    window.click_part("河口镇，5月");
    window.click_part("登记日期 ");
    window.type_text("5.24");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("收到");
    assert_eq!(window.report_days(), [NaiveDate::from_ymd_opt(2023, 5, 24).unwrap()]);
    // The next one is of today again.
    window.click_part("排头乡，5月");
    window.press(Modifiers::NONE, Key::R);
    assert_eq!(window.report_days()[1], NaiveDate::from_ymd_opt(2023, 5, 31).unwrap());
}

#[test]
fn enter_says_why_a_text_is_no_day_and_a_click_elsewhere_says_that_it_was_not_taken() {
    let mut window = Window::sample();
    window.show(Page::Reports);
    window.click_part("河口镇，5月");
    window.click_part("登记日期 ");
    window.type_text("5.42");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("请填有效日期"));
    window.press(Modifiers::COMMAND, Key::A);
    window.type_text("5.20");
    assert!(!window.says("请填有效日期"));
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("5月20日"));
    window.click_part("登记日期 ");
    window.type_text("哪天");
    window.harness.hover_at(pos2(700.0, 660.0));
    window.harness.step();
    window.harness.drag_at(pos2(700.0, 660.0));
    window.harness.step();
    window.harness.drop_at(pos2(700.0, 660.0));
    window.settle();
    assert!(window.says("“哪天”不是有效日期"));
}

#[test]
fn a_day_to_come_or_before_the_sessions_month_is_asked_about() {
    let mut window = Window::sample();
    window.show(Page::Reports);
    for (day, why) in [("6.20", "还没有到"), ("4.24", "早于河口镇的活动月份")] {
        window.click_part("河口镇，5月");
        window.click_part("登记日期 ");
        window.type_text(day);
        window.press(Modifiers::NONE, Key::Enter);
        window.click("收到");
        assert!(window.report_days().is_empty());
        assert!(window.says(why), "{why}");
        window.click("取消");
    }
    window.click_part("登记日期 ");
    window.type_text("4.24");
    window.press(Modifiers::NONE, Key::Enter);
    window.click("收到");
    window.click("仍然登记");
    assert_eq!(window.report_days(), [NaiveDate::from_ymd_opt(2023, 4, 24).unwrap()]);
}

#[test]
fn a_deadline_before_the_day_it_is_given_on_is_refused() {
    let mut window = Window::sample();
    window.show(Page::Reports);
    window.click_part("河口镇，5月");
    window.click("延期…");
    window.click_part("延至");
    window.type_text("5.20");
    window.press(Modifiers::NONE, Key::Enter);
    assert!(window.says("早于登记日期"));
    assert!(!window.enabled("确定"));
    let snapshot = window.snapshot();
    let target = window.harness.state().file().unwrap().year().unwrap().owed()[0].target;
    assert!(snapshot.report_events.is_empty());
    let day = |d| NaiveDate::from_ymd_opt(2023, 5, d).unwrap();
    let edit = Edit::Report {
        targets: vec![target],
        kind: ReportEventKind::Extended,
        on: day(20),
        until: Some(day(19)),
        note: String::new(),
    };
    assert!(window.harness.state().file().unwrap().preview(&edit).is_err());
}

#[test]
fn the_columns_of_the_board_stay_while_units_are_placed() {
    let mut window = Window::sample();
    let offices = |window: &Window| window.place("县直单位（").left();
    let before = offices(&window);
    for unit in ["县水利局", "市生态环境局县分局", "云湖桥镇"] {
        window.click(unit);
        window.keys(&[Key::U]);
        assert_eq!(window.month(unit), None);
        assert!((offices(&window) - before).abs() < 0.5);
    }
    window.click("县水利局");
    window.keys(&[Key::M, Key::Num1, Key::Num2, Key::Enter]);
    assert!((offices(&window) - before).abs() < 0.5);
}

#[test]
fn a_ticked_participant_stays_under_the_pointer() {
    let mut window = Window::sample();
    window.show(Page::Sessions);
    let unit = "县公安局参加";
    let before = window.place(unit);
    for _ in 0..2 {
        window.click(unit);
        assert_eq!(window.place(unit), before);
    }
    window.show(Page::Schedule);
    window.show(Page::Sessions);
    let again = window.harness.query_by_label(unit).map(|node| node.rect());
    assert_ne!(again, Some(before), "opened again, the list stands in the order of the attachment");
}

#[test]
fn filling_in_puts_the_cursor_into_the_field_and_a_way_leads_back() {
    let mut window = Window::sample();
    window.harness.state().send(Wish::ShowPaper(PaperKind::Notice, None));
    window.wait_for("去填写 发文字号");
    window.click_part("去填写 发文字号");
    assert_eq!(window.harness.state().page(), Page::Year);
    assert_eq!(window.focused().unwrap().1, "发文字号");
    window.type_text("潭政公开〔2023〕9号");
    window.click("返回文件材料");
    assert_eq!(window.harness.state().page(), Page::Papers);
    let programme = window.snapshot().newest_programme().unwrap();
    assert_eq!(programme.doc_no, "潭政公开〔2023〕9号");
    assert!(!window.says("返回文件材料"));
}

#[test]
fn f6_leads_from_part_to_part_and_page_keys_into_the_page() {
    let mut window = Window::sample();
    window.press(Modifiers::COMMAND, Key::Num4);
    let name = |window: &Window| window.focused().map(|(_, name)| name).unwrap_or_default();
    let in_page = name(&window);
    assert_ne!(in_page, "", "the page has the keyboard");
    let mut met = Vec::new();
    let (on, back) = (Modifiers::NONE, Modifiers::SHIFT);
    for way in [on, on, on, back, back, back] {
        window.press(way, Key::F6);
        met.push(name(&window));
    }
    let (top, pages) = (met[0].clone(), met[1].clone());
    assert!(top != pages && pages.contains("今日") && top != in_page, "{met:?}");
    assert_eq!(met[2..], [in_page.clone(), pages, top, in_page]);
}

#[test]
fn the_key_of_a_page_leads_into_its_main_part() {
    let mut window = Window::sample();
    for (key, first) in [(Key::Num3, "活动名称"), (Key::Num4, "登记日期"), (Key::Num8, "活动名称")]
    {
        window.press(Modifiers::COMMAND, key);
        let (_, name) = window.focused().unwrap();
        assert!(name.contains(first), "{name}");
    }
}

#[test]
fn a_message_that_comes_or_goes_leaves_the_keyboard_where_it_is() {
    let mut window = Window::sample();
    for (page, thing) in [(Page::Sessions, "地点"), (Page::Year, "活动主题"), (Page::Units, "添加单位…")]
    {
        window.show(page);
        for told in [true, false] {
            window.harness.get_by_label(thing).focus();
            window.settle();
            let before = window.focused().map(|(_, name)| name).unwrap();
            assert_eq!(before, thing);
            if told {
                window.harness.state().send(FileCommand::Backup);
            } else {
                window.harness.run_steps(60);
            }
            window.settle();
            assert_eq!(window.says(Lang::Zh.backup_made()), told);
            assert_eq!(window.focused().map(|(_, name)| name), Some(before), "{thing} {told}");
        }
    }
}

#[test]
fn a_table_is_one_stop_for_tab() {
    let mut window = Window::sample();
    window.show(Page::Units);
    window.click_part("县发改局");
    assert_eq!(window.focused().unwrap().0, Role::Row);
    window.press(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(window.focused().unwrap().0, Role::Row, "arrows lead within");
    window.press(Modifiers::NONE, Key::Tab);
    assert_ne!(window.focused().map(|(role, _)| role), Some(Role::Row), "Tab leads out");
}

#[test]
fn many_equal_problems_are_one_line_until_they_are_asked_for() {
    let mut window = Window::sample();
    let snapshot = window.snapshot();
    let programme = snapshot.newest_programme().unwrap().id;
    let branch = |s: &&themeday::model::session::Session| {
        s.programme == programme && s.kind == themeday::model::session::SessionKind::Branch
    };
    let sessions: Vec<_> = snapshot.sessions.iter().filter(branch).map(|s| s.id).collect();
    let count = sessions.len();
    window.harness.state().send(Edit::Place { sessions, month: None, before: None });
    window.settle();
    window.show(Page::Checks);
    let line = format!("{count}家单位的活动还未安排月份");
    assert!(window.says(&line));
    assert!(!window.says("县水利局的活动还未安排月份"));
    window.click_part(&format!("逐条查看 {line}"));
    assert!(window.says("县水利局的活动还未安排月份"));
}

#[test]
fn status_bar_and_page_call_problems_the_same() {
    let mut window = Window::sample();
    window.show(Page::Checks);
    let said: Vec<String> = window
        .harness
        .query_all_by_label_contains("检查 ")
        .filter_map(|node| node.accesskit_node().label().or_else(|| node.accesskit_node().value()))
        .collect();
    assert!(said.len() >= 2, "{said:?}");
    assert!(
        said.windows(2).all(|pair| pair[0].trim_end_matches('。') == pair[1].trim_end_matches('。')),
        "{said:?}"
    );
}

#[test]
fn the_kept_size_of_the_window_is_free_of_the_enlargement() {
    let mut window = Window::start(None, true, Lang::Zh, Vec::new());
    for zoom in [1.0_f32, 1.5, 0.8] {
        window.harness.ctx.set_zoom_factor(zoom);
        let inner = Rect::from_min_size(pos2(10.0, 10.0), vec2(1500.0, 900.0) / zoom);
        let viewport = window.harness.input_mut().viewports.entry(ViewportId::ROOT).or_default();
        viewport.inner_rect = Some(inner);
        viewport.maximized = Some(false);
        window.settle();
        window.harness.state().send(Wish::ForgetRecent("x".into()));
        window.settle();
        let kept = Settings::load(&Host::at(&window.folder.path().join("own"))).window;
        assert!((kept.width - 1500.0).abs() < 1.0 && (kept.height - 900.0).abs() < 1.0, "{zoom}: {kept:?}");
    }
}

#[test]
fn two_thousand_pasted_names_are_read_without_a_freeze() {
    let mut window = Window::sample();
    window.show(Page::Units);
    window.click("添加单位…");
    let names: Vec<String> =
        (0..2000).map(|n| format!("第{n}社区服务中心")).chain(["县水利局".to_owned()]).collect();
    window.harness.event(Event::Paste(names.join("\n")));
    window.settle();
    window.wait_for("将添加2000家，1家已有");
    window.click("添加2000家");
    assert_eq!(window.snapshot().units_named("第1999社区服务中心").len(), 1);
}

#[test]
fn a_table_holds_rows_and_a_row_its_cells_and_only_what_is_seen_is_painted() {
    let mut window = Window::sample();
    window.show(Page::Units);
    let table = window.harness.get_by_role_and_label(Role::Table, "单位");
    let rows: Vec<_> = table.query_all_by_role(Role::Row).collect();
    let units = window.snapshot().units.len();
    assert!(!rows.is_empty() && rows.len() < units, "{} of {units} rows", rows.len());
    let cells: Vec<String> =
        rows[0].query_all_by_role(Role::Cell).filter_map(|cell| cell.accesskit_node().label()).collect();
    assert_eq!(cells[..2], ["1".to_owned(), "云湖桥镇".to_owned()]);
    assert!(table.query_all_by_role(Role::ColumnHeader).count() > 3);
}

#[test]
fn an_edge_of_the_head_makes_a_column_wider_for_as_long_as_the_window_is_open() {
    let mut window = Window::sample();
    window.show(Page::Units);
    let head = |window: &Window| window.harness.get_by_role_and_label(Role::ColumnHeader, "单位").rect();
    let before = head(&window);
    let edge = before.right_center() - egui::vec2(1.0, 0.0);
    window.drag(edge, edge + egui::vec2(60.0, 0.0));
    let wider = head(&window);
    assert!((wider.width() - before.width() - 60.0).abs() < 2.0, "{before} {wider}");
    assert!((wider.left() - before.left()).abs() < 0.1);
    // The width stays while other pages are looked at.
    window.show(Page::Reports);
    window.show(Page::Units);
    assert_eq!(head(&window), wider);
}

#[cfg(all(unix, not(target_os = "macos")))]
#[test]
fn the_input_method_is_let_in_before_the_field_that_ctrl_leads_to() {
    let mut window = Window::sample();
    let asked = |window: &Window| window.harness.output().platform_output.ime.is_some();
    assert!(!asked(&window), "letters on the board are commands");
    let step = |window: &mut Window, event: Event| {
        window.harness.input_mut().events.push(event);
        window.harness.step();
    };
    step(&mut window, Event::ModifiersChanged(Modifiers::COMMAND));
    assert!(asked(&window));
    step(&mut window, key(Key::F, Modifiers::COMMAND));
    assert!(asked(&window));
    step(&mut window, Event::ModifiersChanged(Modifiers::NONE));
    for _ in 0..4 {
        assert!(asked(&window), "it is not shut out between");
        window.harness.step();
    }
    window.press(Modifiers::NONE, Key::Escape);
    window.press(Modifiers::NONE, Key::Escape);
    step(&mut window, Event::ModifiersChanged(Modifiers::COMMAND));
    step(&mut window, Event::ModifiersChanged(Modifiers::NONE));
    window.harness.run_steps(40);
    assert!(!asked(&window), "letters are commands again");
}
