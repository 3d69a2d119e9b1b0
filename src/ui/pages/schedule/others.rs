//! Sessions that stand on no board, a row each between the main session and the months, and one of them in the panel
//! beside the board.

use egui::{Align2, Key, Label, RichText, Role as Access, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::model::ids::SessionId;
use crate::model::session::{Role, Session, SessionKind};
use crate::text::papers::one_of_many;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::pages::sessions::{facts, parties};
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, card, mark, table};

/// Height of a row.
pub const ROW: f32 = 28.0;
/// Rows that are seen without scrolling.
const SEEN: usize = 4;
const LABEL: f32 = 72.0;
/// Units named in a row.
const NAMES: usize = 3;

/// How high the rows are together.
#[must_use]
pub fn height(count: usize) -> f32 {
    ROW * f32::from(u8::try_from(count.min(SEEN)).unwrap_or(0))
}

/// Paints the rows; the session that is clicked. The text of a row begins at `left`.
pub fn rows(
    ui: &mut Ui,
    view: &View<'_>,
    sessions: &[SessionId],
    open: Option<SessionId>,
    (left, width): (f32, f32),
) -> Option<SessionId> {
    if sessions.is_empty() {
        return None;
    }
    let mut clicked = None;
    let height = height(sessions.len());
    ui.allocate_ui(vec2(width, height), |ui| {
        let area = ScrollArea::vertical().id_salt("other sessions").max_height(height);
        area.auto_shrink([false, false]).show_rows(ui, ROW, sessions.len(), |ui, range| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for id in &sessions[range] {
                let Some(session) = view.snapshot.sessions.get(*id) else { continue };
                if row(ui, view, session, open == Some(*id), (left, width)) {
                    clicked = Some(*id);
                }
            }
        });
    });
    clicked
}

fn row(ui: &mut Ui, view: &View<'_>, session: &Session, open: bool, (left, width): (f32, f32)) -> bool {
    let p = view.palette;
    let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::click());
    let kind = sort_of(view, session);
    let facts = told(view, session);
    response.widget_info(|| WidgetInfo::labeled(Access::Button, true, format!("{kind} {facts}")));
    if open || response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 0, if open { p.accent_soft } else { p.hover });
    }
    ui.painter().hline(rect.x_range(), rect.bottom() - 0.5, p.hairline());
    let middle = rect.center().y;
    let at = pos2(rect.left() + 8.0, middle);
    let name = table::cut(ui, kind, left - 12.0, fonts::text(size::BODY), p.text);
    ui.painter().galley(pos2(at.x, middle - name.size().y / 2.0), name, p.text);
    let mut right = rect.right() - 8.0;
    if let Some(owed) = view.year.worst_among(session.id) {
        let colour = mark::colour(owed, p);
        mark::paint(ui.painter(), mark::of(owed), pos2(right - 6.0, middle), 11.0, colour);
        let word = view.lang.owed_state(owed);
        let font = fonts::text(size::SMALL);
        let word = ui.painter().text(pos2(right - 16.0, middle), Align2::RIGHT_CENTER, word, font, colour);
        right = word.left() - 8.0;
    }
    let room = right - rect.left() - left - 8.0;
    let text = table::cut(ui, &facts, room, fonts::text(size::BODY), p.text);
    let cut = text.elided;
    ui.painter().galley(pos2(rect.left() + left, middle - text.size().y / 2.0), text, p.text);
    let response = if cut { response.on_hover_text(facts) } else { response };
    response.clicked()
}

/// Its sort, in the place's own word where it is one of the units' own.
#[must_use]
pub fn sort_of<'a>(view: &View<'a>, session: &Session) -> &'a str {
    match session.kind {
        SessionKind::Branch => one_of_many(&view.programme.labels.branch),
        kind => view.lang.session_kind(kind),
    }
}

/// What is known of a session in one line: what it is called, when, where, who.
#[must_use]
pub fn told(view: &View<'_>, session: &Session) -> String {
    let lang = view.lang;
    let mut parts = Vec::new();
    if !session.title.trim().is_empty() {
        parts.push(session.title.trim().to_owned());
    }
    parts.push(match (&session.when, session.month) {
        (Some(when), _) => lang.when(when, view.programme.year),
        (None, _) if !session.when_text.is_empty() => session.when_text.clone(),
        (None, Some(month)) => lang.month(month),
        (None, None) => lang.session_undated().to_owned(),
    });
    if !session.place.is_empty() {
        parts.push(session.place.clone());
    }
    let holders: Vec<&str> = view
        .snapshot
        .parties_of(session.id)
        .filter(|party| party.role == Role::Organiser)
        .map(|party| party.unit.map_or(party.as_written.as_str(), |unit| view.name(unit)))
        .collect();
    match holders.as_slice() {
        [] => {}
        few if few.len() <= NAMES => parts.push(lang.listed(few)),
        many => parts.push(lang.several(many[0], many.len())),
    }
    parts.join("  ")
}

/// Paints the panel of a session; true when it is to be closed.
pub fn panel(ui: &mut Ui, view: &View<'_>, session: &Session) -> bool {
    let lang = view.lang;
    let mut close = false;
    ui.horizontal(|ui| {
        let title = lang.session_called(view.snapshot, session);
        let name = lang.details_name(&title);
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Min), |ui| {
            close = button::icon(ui, mark::Mark::Close, lang.close()).clicked();
            ui.with_layout(egui::Layout::left_to_right(egui::Align::Min), |ui| {
                card::heading(ui, &title, &name);
            });
        });
    });
    let kind = RichText::new(sort_of(view, session)).color(view.palette.text_weak);
    ui.add(Label::new(kind));
    ui.add_space(theme::GRID);
    ScrollArea::vertical().id_salt("other session").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.add_enabled_ui(view.writable, |ui| {
            facts::show(ui, view, session, LABEL);
            ui.add_space(theme::GRID);
            parties::show(ui, view, session);
        });
    });
    close || ui.input(|i| i.key_pressed(Key::Escape)) && !ui.ctx().text_edit_focused()
}
