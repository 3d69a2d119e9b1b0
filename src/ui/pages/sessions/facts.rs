//! Everything known of a session as fields, in one order: the panel of 安排 and the page of sessions show the same.

use egui::Ui;

use super::fields::{self, area_id};
use super::{asked, market, place, when};
use crate::model::edit::{Edit, SessionFact};
use crate::model::session::{Role, Session, SessionKind};
use crate::ui::context::View;
use crate::ui::widgets::check;
use crate::ui::widgets::field::{self, Field};

/// Paints the fields, with labels of a width.
pub fn show(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    let branch = session.kind == SessionKind::Branch;
    if !branch {
        title(ui, view, session, label);
    }
    let day = if branch { lang.detail_date() } else { lang.main_date() };
    fields::date(ui, view, session, day, label);
    market::row(ui, view, session, label);
    if let Some(fixed) = &session.when {
        field::row(ui, lang.main_hours(), label, |ui| {
            fields::hours(ui, view, session, fixed);
            when::too_short(ui, view, fixed);
        });
        when::tentative(ui, view, session, label);
    }
    when::wording(ui, view, session, label);
    fields::held(ui, view, session, label);
    fields::state(ui, view, session, label);
    place::row(ui, view, session, label);
    if session.kind == SessionKind::Main {
        fields::asked(ui, view, session, label);
    }
    if branch {
        title(ui, view, session, label);
    }
    fields::form(ui, view, session, label);
    let theme = (lang.sessions_theme(), "theme", lang.sessions_theme_hint());
    fields::text(ui, view, session, label, theme, &session.theme, SessionFact::Theme);
    field::row(ui, lang.sessions_content(), label, |ui| {
        let field = Field::new(area_id("content", session.id), lang.sessions_content(), &session.content);
        field.area(ui, view, 2, |text| {
            Ok(Edit::SetSession(session.id, SessionFact::Content(text.to_owned())).into())
        });
    });
    fields::public(ui, view, session, label);
    each_on_its_own(ui, view, session, label);
    let note = (lang.sessions_note(), "note", "");
    fields::text(ui, view, session, label, note, &session.note, SessionFact::Note);
    if session.locked {
        let why = (lang.sessions_lock_reason(), "lock reason", "");
        fields::text(ui, view, session, label, why, &session.lock_reason, SessionFact::LockReason);
    }
    asked::show(ui, view, session, label);
}

fn title(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    let hint = match session.kind {
        SessionKind::Main => lang.sessions_title_hint(),
        _ => "",
    };
    let title = (lang.sessions_title(), "title", hint);
    fields::text(ui, view, session, label, title, &session.title, SessionFact::Title);
}

/// A box to tick where several hold the session: together in one place, or each on its own.
fn each_on_its_own(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let holders = view.snapshot.parties_of(session.id).filter(|party| party.role == Role::Organiser);
    let several = holders.take(2).map(|party| if party.unit.is_some() { 1 } else { 2 }).sum::<usize>() > 1;
    if session.kind == SessionKind::Main || !(several || session.each_on_its_own) {
        return;
    }
    field::row(ui, "", label, |ui| {
        let on = session.each_on_its_own;
        if check::with_text(ui, on.into(), view.lang.sessions_each_on_its_own(), true).clicked() {
            view.edit(Edit::SetSession(session.id, SessionFact::EachOnItsOwn(!on)));
        }
    });
}
