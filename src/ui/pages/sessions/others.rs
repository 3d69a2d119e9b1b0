//! The card of the other sessions: publicity week, online sessions, visits, open days, market fairs. They are added and
//! removed here, and each opens to its fields and to who has which part in it.

use egui::{Id, Response, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::fields::LABEL;
use super::{facts, parties};
use crate::model::edit::{Edit, NewSession};
use crate::model::ids::SessionId;
use crate::model::paper::PaperKind;
use crate::model::session::{Session, SessionKind};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::table::cut;
use crate::ui::widgets::{button, card, choice, field};
use crate::ui::wish::Wish;

const LINE: f32 = 44.0;

/// Which of them is open.
#[derive(Debug, Default)]
pub struct Others {
    /// The one whose facts are shown as fields.
    open: Option<SessionId>,
    /// Whether it is to be brought into sight.
    reveal: bool,
    /// How many there were, while one is being added: the new one opens.
    before: Option<Vec<SessionId>>,
}

impl Others {
    /// Opens a session and brings it into sight.
    pub fn show_one(&mut self, session: SessionId) {
        (self.open, self.reveal) = (Some(session), true);
    }

    /// Opens the session that was just added.
    fn look_for_new(&mut self, view: &View<'_>) {
        let Some(before) = &self.before else { return };
        if let Some(new) = view.schedule.others.iter().find(|id| !before.contains(id)) {
            self.show_one(*new);
            self.before = None;
        }
    }
}

/// Paints the card.
pub fn card_ui(ui: &mut Ui, view: &View<'_>, drafts: &mut Others) {
    let lang = view.lang;
    drafts.look_for_new(view);
    let all = view.schedule.others.iter().filter_map(|id| view.snapshot.sessions.get(*id));
    let others: Vec<&Session> = all.collect();
    card::show(ui, &lang.sessions_others(others.len()), |ui| {
        if others.is_empty() {
            let text = RichText::new(lang.sessions_others_none()).color(view.palette.text_weak);
            ui.add(egui::Label::new(text).wrap());
        }
        for (n, session) in others.into_iter().enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            let here = drafts.open == Some(session.id);
            let response = line(ui, view, session, here);
            if here && std::mem::take(&mut drafts.reveal) {
                response.scroll_to_me(Some(egui::Align::Min));
            }
            if response.clicked() {
                drafts.open = (!here).then_some(session.id);
            }
            if here {
                ui.add_enabled_ui(view.writable, |ui| opened(ui, view, session));
            }
        }
    });
}

/// The button that opens the list of sorts to add one of.
pub fn add(ui: &mut Ui, view: &View<'_>, drafts: &mut Others) {
    let lang = view.lang;
    let opener = button::opens_list(ui, lang.sessions_add(), view.writable);
    let kinds = SessionKind::OTHERS.map(|kind| (kind, lang.session_kind(kind).to_owned()));
    if let Some(kind) = choice::list(&opener, None, &kinds) {
        drafts.before = Some(view.schedule.others.clone());
        view.edit(Edit::AddSession(Box::new(NewSession::of(view.programme.id, kind))));
    }
}

/// What an open session shows below its line.
fn opened(ui: &mut Ui, view: &View<'_>, session: &Session) {
    ui.spacing_mut().item_spacing.y = 4.0;
    kind(ui, view, session);
    facts::show(ui, view, session, LABEL);
    ui.add_space(theme::GRID);
    parties::show(ui, view, session);
    ui.add_space(theme::GRID);
    if session.kind == SessionKind::Branch {
        return;
    }
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        for kind in [PaperKind::SignIn, PaperKind::Stalls, PaperKind::TableSigns] {
            if button::plain(ui, view.lang.paper_name(kind), true).clicked() {
                view.send(Wish::ShowPaperOf(kind, session.id));
            }
        }
    });
}

/// Which sort of session it is, and the way to take it away.
fn kind(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let lang = view.lang;
    field::row(ui, lang.sessions_kind(), LABEL, |ui| {
        ui.label(lang.session_kind(session.kind));
        if view.writable && button::link(ui, lang.sessions_remove()).clicked() {
            view.edit(Edit::RemoveSession(session.id));
        }
    });
}

fn line(ui: &mut Ui, view: &View<'_>, session: &Session, open: bool) -> Response {
    let (lang, p) = (view.lang, view.palette);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let response = ui.interact(rect, Id::unique(("other session", session.id.0)), Sense::click());
    let kind = lang.session_kind(session.kind);
    let own = [&session.title, &session.form].into_iter().find(|name| !name.trim().is_empty());
    let name = own.map_or(kind, |name| name.trim());
    let facts = told(view, session);
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, open, format!("{name} {facts}")));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, theme::RADIUS, p.hover);
    }
    let sign = if open { Mark::Down } else { Mark::Right };
    mark::paint(ui.painter(), sign, pos2(rect.left() + 8.0, rect.top() + 13.0), 9.0, p.text_weak);
    let left = rect.left() + 20.0;
    let room = rect.right() - left - 8.0;
    let title = cut(ui, name, room, fonts::strong(size::BODY), p.text);
    ui.painter().galley(pos2(left, rect.top() + 4.0), title, p.text);
    let below = cut(ui, &facts, room, fonts::text(size::SMALL), p.text_weak);
    ui.painter().galley(pos2(left, rect.top() + 24.0), below, p.text_weak);
    response
}

/// What is known of a session, in one line.
fn told(view: &View<'_>, session: &Session) -> String {
    let lang = view.lang;
    let mut facts = vec![lang.session_kind(session.kind).to_owned()];
    facts.push(match (&session.when, session.month) {
        (Some(when), _) => lang.when(when, view.programme.year),
        (None, Some(month)) => lang.month(month),
        (None, None) => lang.main_to_be_told().to_owned(),
    });
    if !session.place.is_empty() {
        facts.push(session.place.clone());
    }
    let parties = view.snapshot.parties_of(session.id);
    let names: Vec<&str> =
        parties.map(|p| p.unit.map_or(p.as_written.as_str(), |unit| view.name(unit))).collect();
    facts.push(if names.is_empty() { lang.sessions_no_units().to_owned() } else { lang.listed(&names) });
    facts.join(" · ")
}
