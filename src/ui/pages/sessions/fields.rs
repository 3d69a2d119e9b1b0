//! Rows of fields that every session has.

use egui::{Id, Ui};

use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::session::{Session, SessionState};
use crate::ui::context::View;
use crate::ui::widgets::choice;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field::{self, Field};

/// Width of the labels before the fields.
pub(super) const LABEL: f32 = 72.0;

/// A row with one text of a session: its label, key and hint.
pub(super) fn text(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    (label, key, hint): (&str, &str, &str),
    current: &str,
    fact: fn(String) -> SessionFact,
) {
    field::row(ui, label, LABEL, |ui| {
        let field = Field::new(Id::unique(("session", key, session.id.0)), label, current).hint(hint);
        let width = ui.available_width();
        field.line(ui, view, width, |text| Ok(Edit::SetSession(session.id, fact(text.to_owned())).into()));
    });
}

/// Whether it is held as planned, and when it was.
pub(super) fn what_became(ui: &mut Ui, view: &View<'_>, session: &Session) {
    let lang = view.lang;
    field::row(ui, lang.sessions_held(), LABEL, |ui| {
        let start = session.month.unwrap_or_else(|| Month::of(view.today));
        let picking = Picking::of(view, start).clearable();
        let salt = ("session held", session.id.0);
        let hint = lang.detail_not_held();
        date_picker::edit(ui, salt, lang.sessions_held(), session.held_on, hint, picking, |day| {
            Edit::SetSession(session.id, SessionFact::HeldOn(day)).into()
        });
    });
    field::row(ui, lang.sessions_state(), LABEL, |ui| {
        let all = [SessionState::Planned, SessionState::Adjusted, SessionState::Cancelled];
        let all = all.map(|state| (state, lang.session_state(state).to_owned()));
        let shown = lang.session_state(session.state);
        let name = lang.sessions_state();
        if let Some(state) = choice::show(ui, name, shown, Some(session.state), &all, ui.is_enabled()) {
            view.edit(Edit::SetSession(session.id, SessionFact::State(state)));
        }
    });
}
