//! 今日: what is to be done today, who is on this month and next, how far the year is.

mod todo;

use std::cell::RefCell;
use std::rc::Rc;

use egui::{Align2, Frame, Margin, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, pos2, vec2};

use self::todo::Todo;
use crate::model::Month;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::paper::PaperKind;
use crate::model::session::{Session, SessionState};
use crate::model::when::Days;
use crate::rules::owed::Owed;
use crate::rules::year::YearState;
use crate::text::Lang;
use crate::ui::command::{Command, FileCommand, PaperCommand, ViewCommand};
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::fonts;
use crate::ui::page::{Page, Tab};
use crate::ui::pages::body::PageBody;
use crate::ui::theme::{self, size};
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::{bar, button, card, mark, menu, past, table};
use crate::ui::wish::Wish;

const GAP: f32 = 12.0;
/// Room for a unit's day and for its state.
const DAY: f32 = 110.0;
const STATE: f32 = 120.0;
/// Units of a month that are listed; the rest are counted.
const LISTED: usize = 24;

/// The page's drafts: none but what was computed last.
#[derive(Debug, Default)]
pub struct TodayPage {
    todo: RefCell<Option<(Key, Rc<Vec<Todo>>)>>,
}

/// What the list depends on: revision, year, day, language, and when problems were looked for.
type Key = (u64, ProgrammeId, chrono::NaiveDate, Lang, Option<chrono::DateTime<chrono::Utc>>);

impl TodayPage {
    fn todo(&self, view: &View<'_>) -> Rc<Vec<Todo>> {
        let key = (view.snapshot.revision, view.programme.id, view.today, view.lang, view.file.checked_at());
        let mut kept = self.todo.borrow_mut();
        match &*kept {
            Some((at, list)) if *at == key => Rc::clone(list),
            _ => {
                let list = Rc::new(todo::list(view));
                *kept = Some((key, Rc::clone(&list)));
                list
            }
        }
    }
}

impl PageBody for TodayPage {
    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        pane::begin(ui, Pane::Page);
        let list = self.todo(view);
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 14 }).show(ui, |ui| {
                let width = ui.available_width();
                // What is wider than three columns can use stays empty at the right.
                let columns: &[f32] = if width > 1500.0 { &[0.42, 0.31, 0.27] } else { &[0.6, 0.4] };
                let room =
                    width.min(1900.0) - GAP * (f32::from(u8::try_from(columns.len()).unwrap_or(2)) - 1.0);
                let top = ui.cursor().min;
                let mut left = top.x;
                let mut bottom = top.y;
                for (n, share) in columns.iter().enumerate() {
                    let place = egui::Rect::from_min_size(pos2(left, top.y), vec2(room * share, 4000.0));
                    let mut column = ui.new_child(UiBuilder::new().max_rect(place).id_salt(("today", n)));
                    column.spacing_mut().item_spacing.y = GAP;
                    match (columns.len(), n) {
                        (3, 0) => todo_card(&mut column, view, &list),
                        (3, 1) => {
                            month_card(&mut column, view);
                            next_card(&mut column, view);
                        }
                        (_, 0) => {
                            todo_card(&mut column, view, &list);
                            month_card(&mut column, view);
                        }
                        (3, _) => {
                            year_card(&mut column, view);
                            common_card(&mut column, view);
                        }
                        _ => {
                            next_card(&mut column, view);
                            year_card(&mut column, view);
                            common_card(&mut column, view);
                        }
                    }
                    bottom = bottom.max(column.min_rect().bottom());
                    left += room * share + GAP;
                }
                ui.allocate_rect(egui::Rect::from_min_max(top, pos2(top.x + width, bottom)), Sense::hover());
            });
        });
    }

    fn badge(&self, view: &View<'_>) -> Option<usize> {
        Some(self.todo(view).len())
    }

    fn paper(&self, _view: &View<'_>) -> Option<(PaperKind, Option<GroupId>)> {
        Some((PaperKind::Overview, None))
    }

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        let lang = view.lang;
        let rows: Vec<Vec<String>> =
            todo::list(view).into_iter().map(|todo| vec![todo.word.to_owned(), todo.text]).collect();
        let head = [lang.head_severity(), lang.head_todo()];
        (!rows.is_empty()).then(|| Wish::copy(Copied::new(&head, rows)))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

fn todo_card(ui: &mut Ui, view: &View<'_>, list: &[Todo]) {
    let lang = view.lang;
    card::show(ui, &lang.today_title(&lang.day(view.today), lang.weekday(view.today)), |ui| {
        past::line(ui, view);
        if list.is_empty() && view.year.state() == YearState::Live {
            ui.label(egui::RichText::new(lang.today_nothing()).color(view.palette.text_weak));
        }
        for (n, todo) in list.iter().enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            todo_ui(ui, view, todo);
        }
    });
}

fn todo_ui(ui: &mut Ui, view: &View<'_>, todo: &Todo) {
    let p = view.palette;
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        let text = todo.text.clone();
        let wide = ui.available_width() - 86.0;
        let leads = todo.go.is_some();
        let sense = if leads { Sense::click() } else { Sense::hover() };
        let (rect, response) = ui.allocate_exact_size(vec2(wide, 34.0), sense);
        let role = if leads { Role::Button } else { Role::Label };
        response.widget_info(|| WidgetInfo::labeled(role, true, format!("{} {text}", todo.word)));
        if leads && (response.hovered() || response.has_focus()) {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), theme::RADIUS, p.hover);
        }
        if response.clicked()
            && let Some(go) = &todo.go
        {
            view.send(go.clone());
        }
        let colour = todo.colour(p);
        mark::paint(ui.painter(), todo.mark, pos2(rect.left() + 7.0, rect.center().y), 13.0, colour);
        let word = ui.painter().text(
            pos2(rect.left() + 20.0, rect.center().y),
            Align2::LEFT_CENTER,
            todo.word,
            fonts::strong(size::BODY),
            colour,
        );
        let left = word.right().max(rect.left() + 62.0) + 10.0;
        let galley = table::cut(ui, &text, rect.right() - left, fonts::text(size::BODY), p.text);
        let elided = galley.elided;
        ui.painter().galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, p.text);
        if elided {
            response.on_hover_text(&text);
        }
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let name = format!("{} {text}", todo.button);
            if button::plain(ui, todo.button, true).accessible_name(name).clicked() {
                for wish in &todo.wishes {
                    view.send(wish.clone());
                }
            }
        });
    });
}

fn month_card(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let month = Month::of(view.today);
    let list = of_month(view, month);
    card::show(ui, &lang.today_month(&lang.month(month)), |ui| {
        if list.is_empty() {
            ui.label(egui::RichText::new(lang.today_month_none()).color(view.palette.text_weak));
        }
        let names = list.iter().take(LISTED).map(|o| view.by_whom(o.target).chars().count());
        let longest = names.max();
        for (n, owed) in list.iter().take(LISTED).enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            unit_ui(ui, view, owed, longest);
        }
        more(ui, view, list.len());
        others_ui(ui, view, month, !list.is_empty());
    });
}

/// Sessions of a month that stand on no board, and the main one, below what units owe.
fn others_ui(ui: &mut Ui, view: &View<'_>, month: Month, below: bool) {
    let lang = view.lang;
    let main = view.snapshot.main_session(view.programme.id).map(|session| session.id);
    let of_month = |session: &&Session| {
        let days = session.when.as_ref().map(|when| &when.days);
        let first = days.and_then(Days::first).map(Month::of).or(session.month);
        let last = days.and_then(Days::last).map(Month::of).or(session.last_month());
        let within = first.or(last).is_some_and(|first| (first..=last.unwrap_or(first)).contains(&month));
        within && session.state != SessionState::Cancelled
    };
    let all = main.into_iter().chain(view.schedule.others.iter().copied());
    let sessions = all.filter_map(|id| view.snapshot.sessions.get(id)).filter(of_month);
    for (n, session) in sessions.take(LISTED).enumerate() {
        if below || n > 0 {
            card::rule(ui);
        }
        let when = match (session.held_on, &session.when) {
            (Some(day), _) => lang.held_day(&lang.day(day)),
            (None, Some(when)) => lang.when(when, view.programme.year),
            (None, None) => lang.month(month),
        };
        let name = lang.session_called(view.snapshot, session);
        let text = lang.today_other(&when, &name);
        let (rect, response) =
            ui.allocate_exact_size(vec2(ui.available_width(), theme::row_height(ui.ctx())), Sense::click());
        response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &text));
        if response.hovered() || response.has_focus() {
            ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), theme::RADIUS, view.palette.hover);
        }
        let font = fonts::text(size::BODY);
        let galley = table::cut(ui, &text, rect.width(), font, view.palette.text);
        let at = pos2(rect.left(), rect.center().y - galley.size().y / 2.0);
        let elided = galley.elided;
        ui.painter().galley(at, galley, view.palette.text);
        let response = if elided { response.on_hover_text(&text) } else { response };
        if response.clicked() {
            view.send(Wish::ShowSession(session.id));
        }
    }
}

fn next_card(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let month = Month::of(view.today).next();
    let list = of_month(view, month);
    let dues: std::collections::BTreeSet<_> = list.iter().filter_map(|o| o.due).collect();
    let name = lang.month(month);
    let title = match (dues.len(), dues.first()) {
        (1, Some(day)) if month.contains(*day) => lang.today_next_due(&name, &lang.day_alone(*day)),
        (1, Some(day)) => lang.today_next_due(&name, &lang.day(*day)),
        _ => lang.today_next(&name),
    };
    card::show(ui, &title, |ui| {
        if list.is_empty() {
            ui.label(egui::RichText::new(lang.today_next_none()).color(view.palette.text_weak));
        }
        for (n, owed) in list.iter().take(LISTED).enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            unit_ui(ui, view, owed, None);
        }
        more(ui, view, list.len());
        others_ui(ui, view, month, !list.is_empty());
    });
}

fn more(ui: &mut Ui, view: &View<'_>, all: usize) {
    if all > LISTED && button::link(ui, &view.lang.cell_more(all - LISTED)).clicked() {
        view.send(ViewCommand::Go(Page::Reports));
    }
}

/// What is owed for a month: of each unit and session the worst.
fn of_month<'a>(view: &View<'a>, month: Month) -> Vec<&'a Owed> {
    let mut met = std::collections::HashSet::new();
    let list = view.owed.iter().filter(|o| o.month == Some(month)).map(|o| (o.target.session, o.target.unit));
    list.filter(|of| met.insert(*of))
        .filter_map(|(session, unit)| match unit {
            Some(unit) => view.year.worst_on(session, unit),
            None => view.year.worst_of(session),
        })
        .collect()
}

/// A unit with its day and, where the longest name of the list is given, its state. A click leads to its report.
fn unit_ui(ui: &mut Ui, view: &View<'_>, owed: &Owed, longest: Option<usize>) {
    let (lang, p) = (view.lang, view.palette);
    let name = &*view.by_whom(owed.target);
    let state = view.report_word(owed);
    let fixed = view.snapshot.sessions.get(owed.target.session).and_then(|s| s.when.as_ref());
    let (day, told) = match (owed.held_on, fixed) {
        (Some(day), _) => (lang.day(day), p.text),
        (None, Some(when)) => (lang.when(when, view.programme.year), p.text),
        (None, None) => (lang.day_open().to_owned(), p.text_faint),
    };
    let (rect, response) =
        ui.allocate_exact_size(vec2(ui.available_width(), theme::row_height(ui.ctx())), Sense::click());
    let spoken = if longest.is_some() { format!("{name} {day} {state}") } else { format!("{name} {day}") };
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &spoken));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect.expand2(vec2(6.0, 0.0)), theme::RADIUS, p.hover);
    }
    let middle = rect.center().y;
    let mut cut = false;
    let mut put = |ui: &Ui, left: f32, right: f32, text: &str, colour| {
        let galley = table::cut(ui, text, right - left - 8.0, fonts::text(size::BODY), colour);
        cut |= galley.elided;
        ui.painter().galley(pos2(left, middle - galley.size().y / 2.0), galley, colour);
    };
    let width = rect.width();
    if let Some(longest) = longest {
        // Long names get what day and state can spare.
        let named = table::room_for(longest).min(width - DAY - STATE).max(width * 0.46);
        let (second, third) = (rect.left() + named, rect.left() + (width * 0.72).max(named + DAY));
        put(ui, rect.left(), second, name, p.text);
        put(ui, second, third, &day, told);
        let place = egui::Rect::from_min_max(pos2(third, rect.top()), rect.max);
        super::reports::state_ui(ui, view, place, owed, &state);
    } else {
        let galley = table::cut(ui, &day, width * 0.5, fonts::text(size::BODY), told);
        let at = pos2(rect.right() - galley.size().x, middle - galley.size().y / 2.0);
        put(ui, rect.left(), at.x, name, p.text);
        ui.painter().galley(at, galley, told);
    }
    let response = if cut { response.on_hover_text(&spoken) } else { response };
    if response.clicked() {
        view.send(Wish::ShowReports(Tab::Year, Some(owed.target)));
    }
    egui::Popup::context_menu(&response).width(220.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        if menu::line(ui, lang.act_schedule(), "", true, false).clicked() {
            super::reports::show_on_schedule(view, owed);
            ui.close();
        }
    });
}

fn year_card(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let bars = lang.overview_bars(&view.year.counts().total);
    card::show(ui, lang.overview_title(), |ui| {
        for (n, (name, done, of)) in bars.into_iter().enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            bar::show(ui, name, done, of, &lang.done_of(done, of));
        }
    });
}

fn common_card(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    card::show(ui, lang.today_common(), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            let commands: [Command; 3] = [
                PaperCommand::Export.into(),
                FileCommand::Import.into(),
                ViewCommand::Go(Page::Checks).into(),
            ];
            for command in commands {
                let text = command.name(lang, view.can);
                if button::plain(ui, &text, command.enabled(view.can)).clicked() {
                    view.send(command);
                }
            }
        });
    });
}
