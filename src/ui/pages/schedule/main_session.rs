//! The main session: its row above the months, and its editor in the panel beside the board.

use egui::{Align2, Id, Key, Label, RichText, Role, ScrollArea, Sense, TextEdit, Ui, WidgetInfo, pos2, vec2};

use super::{SchedulePage, details};
use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::UnitId;
use crate::model::search::finds;
use crate::model::session::{Role as Part, Session};
use crate::model::when::{Days, When};
use crate::ui::command::Command;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, RADIUS, size};
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, field, mark};

const LABEL: f32 = 56.0;
const LINE: f32 = 28.0;

/// The editor's drafts.
#[derive(Debug, Default)]
pub struct Editor {
    query: String,
}

/// Units of the main session in order.
fn participants(view: &View<'_>) -> Vec<UnitId> {
    let Some(session) = view.snapshot.main_session(view.programme.id) else { return Vec::new() };
    let parts = view.snapshot.parties_of(session.id).filter(|p| p.role == Part::Participant);
    parts.filter_map(|p| p.unit).collect()
}

/// Paints the row above the months.
pub fn row(ui: &mut Ui, view: &View<'_>, page: &mut SchedulePage, width: f32, height: f32) {
    let p = view.palette;
    let lang = view.lang;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let label = &view.programme.labels.main;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    let open = page.main.is_some();
    if open || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0, if open { p.accent_soft } else { p.hover });
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.hairline());
    let middle = rect.center().y;
    let name = pos2(rect.left() + 8.0, middle);
    ui.painter().text(name, Align2::LEFT_CENTER, label, fonts::strong(size::BODY), p.text);
    let session = view.snapshot.main_session(view.programme.id);
    let left = page.board.columns.first().map_or(112.0, |c| c.left) + 8.0;
    let right = rect.right() - 60.0;
    let text = summary(view, session);
    let mut job = egui::text::LayoutJob::default();
    let format =
        |colour| egui::TextFormat { font_id: fonts::text(size::BODY), color: colour, ..Default::default() };
    job.append(&text, 0.0, format(p.text));
    let count =
        session.map_or(0, |s| view.snapshot.parties_of(s.id).filter(|p| p.role == Part::Participant).count());
    job.append(&lang.main_units(count), 12.0, format(p.text_weak));
    job.wrap = egui::text::TextWrapping::truncate_at_width(right - rect.left() - left);
    let galley = ui.painter().layout_job(job);
    let at = pos2(rect.left() + left, middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, p.text);
    let end = pos2(rect.right() - 8.0, middle);
    let font = fonts::text(size::SMALL);
    ui.painter().text(end, Align2::RIGHT_CENTER, lang.main_set(), font, p.accent_text);
    if response.clicked() {
        view.send(Command::MainSession);
    }
}

/// Date and place of the main session, or that they are to be announced.
fn summary(view: &View<'_>, session: Option<&Session>) -> String {
    let lang = view.lang;
    let when = session.and_then(|s| s.when.as_ref()).map(|w| lang.when(w, view.programme.year));
    let place = session.map(|s| s.place.clone()).filter(|p| !p.is_empty());
    match (when, place) {
        (None, None) => lang.main_open().to_owned(),
        (Some(when), None) => lang.main_place_open(&when),
        (None, Some(place)) => lang.main_date_open(&place),
        (Some(when), Some(place)) => format!("{when}  {place}"),
    }
}

/// Paints the editor; true when it is to be closed.
pub fn edit(ui: &mut Ui, view: &View<'_>, editor: &mut Editor) -> bool {
    let lang = view.lang;
    let label = &view.programme.labels.main;
    let mut close = false;
    ui.horizontal(|ui| {
        details::heading(ui, label, &lang.details_name(label));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            close = button::icon(ui, mark::Mark::Close, lang.close()).clicked();
        });
    });
    ui.spacing_mut().item_spacing.y = 3.0;
    let members = participants(view);
    ui.add_enabled_ui(view.writable, |ui| {
        if let Some(session) = view.snapshot.main_session(view.programme.id) {
            times(ui, view, session);
        } else {
            ui.add(Label::new(RichText::new(lang.main_none()).color(view.palette.text_weak)).wrap());
            if button::plain(ui, lang.main_begin(), true).clicked() {
                view.edit(Edit::SetMainParticipants(view.programme.id, Vec::new()));
            }
        }
        ui.add_space(theme::GRID);
        ui.label(RichText::new(lang.main_members(members.len())).font(fonts::strong(size::BODY)));
        let width = ui.available_width();
        ui.add(
            TextEdit::singleline(&mut editor.query)
                .hint_text(lang.main_filter())
                .desired_width(width)
                .margin(egui::Margin::symmetric(8, 4)),
        );
        ui.add_space(theme::GRID);
        list(ui, view, editor, &members);
    });
    close || ui.input(|i| i.key_pressed(Key::Escape)) && !ui.ctx().text_edit_focused()
}

fn times(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let lang = view.lang;
    let start = session.month.or(view.programme.months.first().copied()).unwrap_or(Month::of(view.today));
    let picking = Picking { lang, today: view.today, start, clearable: true };
    let when = session.when.as_ref();
    let day = when.and_then(|w| if let Days::On(day) = w.days { Some(day) } else { None });
    let words = when.map_or_else(|| lang.detail_undated().to_owned(), |w| lang.when(w, view.programme.year));
    field::row(ui, lang.main_date(), LABEL, |ui| {
        let salt = ("main date", session.id.0);
        if let Some(day) = date_picker::show(ui, salt, lang.main_date(), day, &words, picking) {
            let new = day.map(|day| {
                let days = Days::On(day);
                when.cloned().map_or_else(|| When::on(day), |old| When { days, inferred: false, ..old })
            });
            view.edit(Edit::SetSession(session.id, SessionFact::When(new, String::new())));
        }
    });
    if let Some(when) = when {
        field::row(ui, lang.main_hours(), LABEL, |ui| hours(ui, view, session, when));
    }
    field::row(ui, lang.main_place(), LABEL, |ui| {
        let id = Id::unique(("main place", session.id.0));
        let width = ui.available_width();
        let typed = field::text(ui, id, lang.main_place(), &session.place, lang.main_to_be_told(), width);
        if let Some(place) = typed {
            view.edit(Edit::SetSession(session.id, SessionFact::Place(place)));
        }
    });
}

/// Start and end in two short fields.
fn hours(ui: &mut Ui, view: &View<'_>, session: &Session, when: &When) {
    let lang = view.lang;
    let shown =
        |time: Option<chrono::NaiveTime>| time.map(|t| t.format("%-H:%M").to_string()).unwrap_or_default();
    let mut time =
        |key: &str, name: &str, current: Option<chrono::NaiveTime>| -> Option<Option<chrono::NaiveTime>> {
            let id = Id::unique((key, session.id.0));
            let typed = field::text(ui, id, name, &shown(current), lang.main_hour_hint(), 64.0)?;
            if typed.is_empty() {
                return Some(None);
            }
            read_time(&typed).map(Some)
        };
    let from = time("main from", lang.main_from(), when.time_from);
    let to = time("main to", lang.main_to(), when.time_to);
    if from.is_some() || to.is_some() {
        let new = When {
            time_from: from.unwrap_or(when.time_from),
            time_to: to.unwrap_or(when.time_to),
            ..when.clone()
        };
        view.edit(Edit::SetSession(session.id, SessionFact::When(Some(new), String::new())));
    }
}

/// `9`, `9:30`, `9.30`, `14：00`.
fn read_time(text: &str) -> Option<chrono::NaiveTime> {
    let text = crate::model::names::folded(text);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty());
    let hour = numbers.next()?.parse().ok()?;
    let minute = numbers.next().map_or(Some(0), |m| m.parse().ok())?;
    chrono::NaiveTime::from_hms_opt(hour, minute, 0)
}

/// A participant that is being dragged to another place of the list.
struct Carried(usize);

fn list(ui: &mut Ui, view: &View<'_>, editor: &Editor, members: &[UnitId]) {
    let query = editor.query.trim();
    let fits = |unit: UnitId| {
        query.is_empty() || view.snapshot.units.get(unit).is_some_and(|u| finds(view.snapshot, u, query))
    };
    let inside: std::collections::HashSet<UnitId> = members.iter().copied().collect();
    let mut lines: Vec<(Option<usize>, UnitId)> =
        members.iter().enumerate().filter(|(_, u)| fits(**u)).map(|(n, u)| (Some(n), *u)).collect();
    let others = view.snapshot.participations_of(view.programme.id);
    lines
        .extend(others.iter().map(|p| p.unit).filter(|u| !inside.contains(u) && fits(*u)).map(|u| (None, u)));
    let room = ui.available_height();
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("participants").max_height(room).auto_shrink([false, false]).show_rows(
        ui,
        LINE,
        lines.len(),
        |ui, range| {
            for (place, unit) in &lines[range] {
                member(ui, view, members, *place, *unit);
            }
        },
    );
}

fn member(ui: &mut Ui, view: &View<'_>, members: &[UnitId], place: Option<usize>, unit: UnitId) {
    let p = view.palette;
    let name = view.name(unit);
    let sense = if place.is_some() { Sense::click_and_drag() } else { Sense::click() };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), sense);
    response.widget_info(|| {
        WidgetInfo::selected(Role::CheckBox, ui.is_enabled(), place.is_some(), view.lang.takes_part(name))
    });
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, RADIUS, p.hover);
    }
    let middle = rect.center().y;
    let tick = egui::Rect::from_center_size(pos2(rect.left() + 12.0, middle), vec2(16.0, 16.0));
    let (fill, line) = if place.is_some() { (p.accent, p.accent) } else { (p.raised, p.border) };
    ui.painter().rect(tick, 3, fill, egui::Stroke::new(1.0, line), egui::StrokeKind::Inside);
    if let Some(n) = place {
        mark::paint(ui.painter(), mark::Mark::Accepted, tick.center(), 10.0, p.on_accent);
        let at = pos2(rect.left() + 44.0, middle);
        let font = fonts::text(size::SMALL);
        ui.painter().text(at, Align2::RIGHT_CENTER, n + 1, font, p.text_weak);
        mark::paint(ui.painter(), mark::Mark::Grip, pos2(rect.right() - 12.0, middle), 12.0, p.text_faint);
    }
    let at = pos2(rect.left() + 52.0, middle);
    ui.painter().text(at, Align2::LEFT_CENTER, name, fonts::text(size::BODY), p.text);
    let set = |list: Vec<UnitId>| view.edit(Edit::SetMainParticipants(view.programme.id, list));
    if response.clicked() {
        let mut list = members.to_vec();
        match place {
            Some(n) => {
                list.remove(n);
            }
            None => list.push(unit),
        }
        set(list);
        return;
    }
    let Some(n) = place else { return };
    if response.drag_started() {
        response.dnd_set_drag_payload(Carried(n));
    }
    if response.dnd_hover_payload::<Carried>().is_some() {
        ui.painter().hline(rect.x_range(), rect.top(), egui::Stroke::new(2.0, p.accent));
    }
    if let Some(carried) = response.dnd_release_payload::<Carried>() {
        set(moved(members, carried.0, n));
    }
    let step = |to: usize| set(moved(members, n, to));
    if response.has_focus() {
        let alt = egui::Modifiers::ALT;
        let (up, down) =
            ui.input_mut(|i| (i.consume_key(alt, Key::ArrowUp), i.consume_key(alt, Key::ArrowDown)));
        if up && n > 0 {
            step(n - 1);
        } else if down && n + 1 < members.len() {
            step(n + 2);
        }
    }
    response.context_menu(|ui| {
        use crate::ui::widgets::menu;
        ui.set_width(160.0);
        ui.spacing_mut().item_spacing.y = 0.0;
        for (text, key, possible, to) in [
            (view.lang.order_up(), "Alt+↑", n > 0, n.saturating_sub(1)),
            (view.lang.order_down(), "Alt+↓", n + 1 < members.len(), n + 2),
            (view.lang.order_first(), "", n > 0, 0),
            (view.lang.order_last(), "", n + 1 < members.len(), members.len()),
        ] {
            if menu::line(ui, text, key, possible, false).clicked() {
                step(to);
                ui.close();
            }
        }
    });
}

/// The list with the piece at `from` put before the one at `to`.
fn moved(list: &[UnitId], from: usize, to: usize) -> Vec<UnitId> {
    let mut list = list.to_vec();
    if from >= list.len() {
        return list;
    }
    let piece = list.remove(from);
    let to = if from < to { to - 1 } else { to };
    list.insert(to.min(list.len()), piece);
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hours_are_read_as_people_write_them() {
        let at = |h, m| chrono::NaiveTime::from_hms_opt(h, m, 0);
        assert_eq!(read_time("9"), at(9, 0));
        assert_eq!(read_time("9:30"), at(9, 30));
        assert_eq!(read_time("14：00"), at(14, 0));
        assert_eq!(read_time("25:00"), None);
        assert_eq!(read_time("早上"), None);
    }

    #[test]
    fn a_piece_moves_before_another() {
        let list = [UnitId(1), UnitId(2), UnitId(3)];
        assert_eq!(moved(&list, 0, 3), [UnitId(2), UnitId(3), UnitId(1)]);
        assert_eq!(moved(&list, 2, 0), [UnitId(3), UnitId(1), UnitId(2)]);
        assert_eq!(moved(&list, 0, 2), [UnitId(2), UnitId(1), UnitId(3)]);
    }
}
