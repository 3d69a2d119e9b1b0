//! The single fields of a session; `facts` puts them together.

use chrono::NaiveTime;
use egui::{Id, Ui};

use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::SessionId;
use crate::model::session::{Session, SessionState};
use crate::model::when::{Days, When};
use crate::text::Lang;
use crate::ui::context::View;
use crate::ui::widgets::choice;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field::{self, Field};

/// Width of the labels before the fields of the page of sessions.
pub(super) const LABEL: f32 = 72.0;

/// A calendar that opens on the session's month.
fn picking<'a>(view: &View<'a>, session: &Session) -> Picking<'a> {
    let start = session.month.or(view.programme.months.first().copied());
    Picking::of(view, start.unwrap_or_else(|| Month::of(view.today))).clearable()
}

/// A row with the day that has been fixed.
pub fn date(ui: &mut Ui, view: &View<'_>, session: &Session, name: &str, label: f32) {
    let lang = view.lang;
    let when = session.when.as_ref();
    let day = when.and_then(|w| if let Days::On(day) = w.days { Some(day) } else { None });
    let words = when.map_or_else(|| lang.detail_undated().to_owned(), |w| lang.when(w, view.programme.year));
    field::row(ui, name, label, |ui| {
        let salt = ("session date", session.id.0);
        date_picker::edit(ui, salt, name, day, &words, picking(view, session), |day| {
            let new = day.map(|day| {
                let days = Days::On(day);
                when.cloned().map_or_else(|| When::on(day), |old| When { days, inferred: false, ..old })
            });
            Edit::SetSession(session.id, SessionFact::When(new, String::new())).into()
        });
    });
}

/// A row with the day on which it was held.
pub fn held(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    field::row(ui, lang.sessions_held(), label, |ui| {
        let (salt, hint) = (("session held", session.id.0), lang.detail_not_held());
        let picking = picking(view, session);
        date_picker::edit(ui, salt, lang.sessions_held(), session.held_on, hint, picking, |day| {
            Edit::SetSession(session.id, SessionFact::HeldOn(day)).into()
        });
    });
}

/// The id of the field of one text of a session, by its key.
#[must_use]
pub fn text_id(key: &str, session: SessionId) -> Id {
    Id::unique(("session", key, session.0))
}

/// A row with one text of a session: its label, key and hint.
pub fn text(
    ui: &mut Ui,
    view: &View<'_>,
    session: &Session,
    label: f32,
    (name, key, hint): (&str, &str, &str),
    current: &str,
    fact: fn(String) -> SessionFact,
) {
    field::row(ui, name, label, |ui| {
        let field = Field::new(text_id(key, session.id), name, current).hint(hint);
        let width = ui.available_width();
        field.line(ui, view, width, |text| Ok(Edit::SetSession(session.id, fact(text.to_owned())).into()));
    });
}

/// A row with whether it is held as planned.
pub fn state(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    field::row(ui, lang.sessions_state(), label, |ui| {
        let all = [SessionState::Planned, SessionState::Adjusted, SessionState::Cancelled];
        let all = all.map(|state| (state, lang.session_state(state).to_owned()));
        let shown = lang.session_state(session.state);
        let name = lang.sessions_state();
        if let Some(state) = choice::show(ui, name, shown, Some(session.state), &all, ui.is_enabled()) {
            view.edit(Edit::SetSession(session.id, SessionFact::State(state)));
        }
    });
}

/// Rows with who is invited and where it is published.
pub fn public(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    let audience = (lang.sessions_audience(), "audience", lang.sessions_audience_hint());
    text(ui, view, session, label, audience, &session.audience, SessionFact::Audience);
    let form = (lang.sessions_publish_form(), "publish form", lang.sessions_publish_form_hint());
    text(ui, view, session, label, form, &session.publish_form, SessionFact::PublishForm);
    let platforms = (lang.sessions_publish_on(), "publish on", lang.sessions_publish_on_hint());
    let current = session.publish_on.join(lang.list_comma());
    text(ui, view, session, label, platforms, &current, |text| SessionFact::PublishOn(listed(&text)));
}

/// The names of a list as people write it, each once.
fn listed(text: &str) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for name in text.split(|c: char| Lang::LIST_MARKS.contains(c)).map(str::trim) {
        if !name.is_empty() && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    }
    names
}

/// The id of the field of a session's place.
#[must_use]
pub fn place_id(session: SessionId) -> Id {
    Id::unique(("session place", session.0))
}

/// The id of the calendar of a session's day.
#[must_use]
pub fn date_id(session: SessionId) -> Id {
    date_picker::id_of(("session date", session.0))
}

/// Puts a time into a `When`.
type SetTime = fn(When, Option<NaiveTime>) -> When;

/// Start and end in two short fields.
pub fn hours(ui: &mut Ui, view: &View<'_>, session: &Session, when: &When) {
    let lang = view.lang;
    let ends: [(&str, &str, &str, Option<NaiveTime>, SetTime); 2] = [
        ("session from", lang.main_from(), lang.main_hour_hint(), when.time_from, |when, time| When {
            time_from: time,
            ..when
        }),
        ("session to", lang.main_to(), lang.main_hour_hint_to(), when.time_to, |when, time| When {
            time_to: time,
            ..when
        }),
    ];
    for (key, name, hint, current, with) in ends {
        let shown = current.map(|t| t.format("%-H:%M").to_string()).unwrap_or_default();
        let field = Field::new(Id::unique((key, session.id.0)), name, &shown).hint(hint);
        field.line(ui, view, 64.0, |text| {
            let new = with(when.clone(), hour(view, text)?);
            Ok(Edit::SetSession(session.id, SessionFact::When(Some(new), String::new())).into())
        });
    }
}

/// What the notice of a session asks of those who take part: when to be there, and by which day to say who will come.
pub fn asked(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    field::row(ui, lang.sessions_arrive_by(), label, |ui| {
        let shown = session.arrive_by.map(|time| time.format("%-H:%M").to_string()).unwrap_or_default();
        let id = Id::unique(("session arrive", session.id.0));
        let hint = lang.main_hour_hint();
        let field = Field::new(id, lang.sessions_arrive_by(), &shown).hint(hint);
        field.line(ui, view, 64.0, |text| {
            let time = hour(view, text)?;
            Ok(Edit::SetSession(session.id, SessionFact::ArriveBy(time)).into())
        });
    });
    field::row(ui, lang.sessions_reply_by(), label, |ui| {
        let fixed = session.when.as_ref().and_then(|when| when.days.first()).map(Month::of);
        let start = fixed.or(session.month).unwrap_or_else(|| Month::of(view.today));
        let picking = Picking::of(view, start).clearable();
        let (name, hint) = (lang.sessions_reply_by(), lang.sessions_reply_hint());
        if let Some(day) =
            date_picker::show(ui, ("session reply", session.id.0), name, session.reply_by, hint, picking)
        {
            view.edit(Edit::SetSession(session.id, SessionFact::ReplyBy(day)));
        }
    });
}

/// The hour that is typed, none where nothing is; or why it is none.
fn hour(view: &View<'_>, text: &str) -> Result<Option<NaiveTime>, String> {
    let wrong = || view.lang.wrong_time().to_owned();
    if text.is_empty() { Ok(None) } else { read_time(text).map(Some).ok_or_else(wrong) }
}

/// `9`, `9:30`, `9.30`, `14：00`.
fn read_time(text: &str) -> Option<NaiveTime> {
    let text = crate::model::names::folded(text);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty());
    let hour = numbers.next()?.parse().ok()?;
    let minute = numbers.next().map_or(Some(0), |m| m.parse().ok())?;
    NaiveTime::from_hms_opt(hour, minute, 0)
}

/// In which form it is held.
pub fn form(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let words = (view.lang.sessions_form(), "form", "");
    text(ui, view, session, label, words, &session.form, SessionFact::Form);
}

/// The id of a field of several lines.
#[must_use]
pub fn area_id(key: &'static str, session: SessionId) -> Id {
    Id::unique((key, session.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_is_read_as_people_write_it() {
        assert_eq!(listed("区政府网站、微信公众号，区政府网站； "), ["区政府网站", "微信公众号"]);
        assert!(listed(" ").is_empty());
    }

    #[test]
    fn hours_are_read_as_people_write_them() {
        let at = |h, m| chrono::NaiveTime::from_hms_opt(h, m, 0);
        assert_eq!(read_time("9"), at(9, 0));
        assert_eq!(read_time("9:30"), at(9, 30));
        assert_eq!(read_time("14：00"), at(14, 0));
        assert_eq!(read_time("25:00"), None);
        assert_eq!(read_time("早上"), None);
    }
}
