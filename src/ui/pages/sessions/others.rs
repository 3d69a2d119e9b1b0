//! The card of the other sessions: publicity week, online sessions, visits, open days.

use egui::{Id, RichText, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::fields::{self, LABEL, what_became};
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::{ProgrammeId, SessionId};
use crate::model::session::{Session, SessionKind};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::card;
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::table::cut;

const LINE: f32 = 44.0;

/// The other sessions of the shown year, looked for once after each change: a large file has many sessions.
#[derive(Debug, Default)]
pub struct Others {
    key: Option<(u64, ProgrammeId)>,
    list: Vec<SessionId>,
    /// The one whose facts are shown as fields.
    open: Option<SessionId>,
}

impl Others {
    fn refresh(&mut self, view: &View<'_>) {
        let key = (view.snapshot.revision, view.programme.id);
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let of_year = view.snapshot.sessions_of(view.programme.id);
        let mut others: Vec<&Session> =
            of_year.filter(|s| !matches!(s.kind, SessionKind::Main | SessionKind::Branch)).collect();
        others.sort_by_key(|s| (s.month.is_none(), s.month, s.ord, s.id));
        self.list = others.into_iter().map(|session| session.id).collect();
    }
}

/// Paints the card.
pub fn card_ui(ui: &mut Ui, view: &View<'_>, drafts: &mut Others) {
    let lang = view.lang;
    drafts.refresh(view);
    let all = drafts.list.iter().filter_map(|id| view.snapshot.sessions.get(*id));
    let others: Vec<&Session> = all.collect();
    let open = &mut drafts.open;
    card::show(ui, &lang.sessions_others(others.len()), |ui| {
        if others.is_empty() {
            let text = RichText::new(lang.sessions_others_none()).color(view.palette.text_weak);
            ui.add(egui::Label::new(text).wrap());
        }
        for (n, session) in others.into_iter().enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            let here = *open == Some(session.id);
            if line(ui, view, session, here) {
                *open = (!here).then_some(session.id);
            }
            if here {
                ui.add_enabled_ui(view.writable, |ui| fields(ui, view, session));
            }
        }
    });
}

fn line(ui: &mut Ui, view: &View<'_>, session: &Session, open: bool) -> bool {
    let (lang, p) = (view.lang, view.palette);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    let response = ui.interact(rect, Id::unique(("other session", session.id.0)), Sense::click());
    let kind = lang.session_kind(session.kind);
    let own = [&session.title, &session.form].into_iter().find(|name| !name.trim().is_empty());
    let name = own.map_or(kind, |name| name.trim());
    let facts = facts(view, session);
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
    response.clicked()
}

/// What is known of a session, in one line.
fn facts(view: &View<'_>, session: &Session) -> String {
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

fn fields(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let lang = view.lang;
    ui.spacing_mut().item_spacing.y = 4.0;
    fields::text(
        ui,
        view,
        session,
        LABEL,
        (lang.sessions_title(), "title", ""),
        &session.title,
        SessionFact::Title,
    );
    fields::show(ui, view, session, LABEL);
    fields::form(ui, view, session, LABEL);
    field::row(ui, lang.sessions_content(), LABEL, |ui| {
        let id = fields::area_id("content", session.id);
        let field = Field::new(id, lang.sessions_content(), &session.content);
        field.area(ui, view, 3, |text| {
            Ok(Edit::SetSession(session.id, SessionFact::Content(text.to_owned())).into())
        });
    });
    fields::public(ui, view, session, LABEL);
    what_became(ui, view, session);
    fields::text(
        ui,
        view,
        session,
        LABEL,
        (lang.sessions_note(), "note", ""),
        &session.note,
        SessionFact::Note,
    );
    ui.add_space(theme::GRID);
}
