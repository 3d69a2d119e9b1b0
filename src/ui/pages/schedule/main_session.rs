//! The main session: its row above the months, and its editor in the panel beside the board.

use egui::{Align2, Key, Label, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::edit::Edit;
use crate::model::session::{Role as Part, Session};
use crate::ui::command::ScheduleCommand;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::pages::sessions::members::{self, Members};
use crate::ui::pages::sessions::{fields, place};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, card, field, mark};

const LABEL: f32 = 56.0;

/// The editor's drafts.
#[derive(Debug, Default)]
pub struct Editor {
    members: Members,
}

/// Paints the row above the months. `open` is whether the editor is; its text begins at `left`.
pub fn row(ui: &mut Ui, view: &View<'_>, open: bool, left: f32, (width, height): (f32, f32)) {
    let p = view.palette;
    let lang = view.lang;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    let label = &view.programme.labels.main;
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, label));
    if open || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0, if open { p.accent_soft } else { p.hover });
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.hairline());
    let middle = rect.center().y;
    let name = pos2(rect.left() + 8.0, middle);
    ui.painter().text(name, Align2::LEFT_CENTER, label, fonts::strong(size::BODY), p.text);
    let session = view.snapshot.main_session(view.programme.id);
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
        view.send(ScheduleCommand::MainSession);
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
        card::heading(ui, label, &lang.details_name(label));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            close = button::icon(ui, mark::Mark::Close, lang.close()).clicked();
        });
    });
    ui.spacing_mut().item_spacing.y = 3.0;
    ui.add_enabled_ui(view.writable, |ui| {
        if let Some(session) = view.snapshot.main_session(view.programme.id) {
            fields::date(ui, view, session, lang.main_date(), LABEL);
            if let Some(fixed) = &session.when {
                field::row(ui, lang.main_hours(), LABEL, |ui| fields::hours(ui, view, session, fixed));
            }
            place::row(ui, view, session, LABEL);
        } else {
            ui.add(Label::new(RichText::new(lang.main_none()).color(view.palette.text_weak)).wrap());
            if button::plain(ui, lang.main_begin(), true).clicked() {
                view.edit(Edit::SetMainParticipants(view.programme.id, Vec::new()));
            }
        }
        ui.add_space(theme::GRID);
        let count = members::of(view).len();
        ui.label(RichText::new(lang.main_members(count)).font(fonts::strong(size::BODY)));
        editor.members.show(ui, view, false);
    });
    close || ui.input(|i| i.key_pressed(Key::Escape)) && !ui.ctx().text_edit_focused()
}
