//! What is told of a session's time beside its day and hours: its wording, which may be typed as notices write it, whether
//! it is only meant so far, and that the hours are fewer than the year asks for.

use egui::{Id, RichText, Ui};

use crate::jobs::reading::{PhraseOfTime, time};
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::SessionId;
use crate::model::session::Session;
use crate::model::when::When;
use crate::rules::duration;
use crate::ui::context::View;
use crate::ui::theme::size;
use crate::ui::widgets::check;
use crate::ui::widgets::field::{self, Field};

/// The id of the field of a session's wording.
#[must_use]
pub fn wording_id(session: SessionId) -> Id {
    Id::unique(("session wording", session.0))
}

/// A row with the wording of the time. What is typed and tells days fixes them: several days, a range, ten days of a
/// month, a last day, with hours.
pub fn wording(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    field::row(ui, lang.sessions_wording(), label, |ui| {
        let field = Field::new(wording_id(session.id), lang.sessions_wording(), &session.when_text);
        let width = ui.available_width();
        let response = field.hint(lang.sessions_wording_hint()).line(ui, view, width, |text| {
            let when = match time(text, view.programme.year) {
                PhraseOfTime::Fixed(when) => Some(when),
                PhraseOfTime::Open => None,
                // It is kept as it is written, and fixes nothing.
                PhraseOfTime::NotUnderstood => session.when.clone(),
            };
            Ok(Edit::SetSession(session.id, SessionFact::When(when, text.to_owned())).into())
        });
        response.on_hover_text(lang.sessions_wording_how());
    });
}

/// A row to tick that the time is not sure yet.
pub fn tentative(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let Some(when) = &session.when else { return };
    field::row(ui, "", label, |ui| {
        let text = view.lang.sessions_tentative();
        if check::with_text(ui, when.tentative.into(), text, true).clicked() {
            let when = When { tentative: !when.tentative, ..when.clone() };
            let fact = SessionFact::When(Some(when), session.when_text.clone());
            view.edit(Edit::SetSession(session.id, fact));
        }
    });
}

/// Tells, beside the hours, that they are fewer than the year asks for.
pub fn too_short(ui: &mut Ui, view: &View<'_>, when: &When) {
    let Some(asked) = view.programme.min_duration else { return };
    if duration::too_short(Some(asked), when) {
        let why = view.lang.sessions_too_short(&view.lang.min_duration(Some(asked)));
        ui.add(egui::Label::new(RichText::new(why).size(size::SMALL).color(view.palette.warn)).truncate());
    }
}
