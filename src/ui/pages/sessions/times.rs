//! When and where a session is: the fields that the schedule and the page of sessions share.

use egui::{Id, Ui};

use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::session::Session;
use crate::model::when::{Days, When};
use crate::ui::context::View;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field;

/// Paints date, hours and place of a session, with labels of a width.
pub fn show(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    let start = session.month.or(view.programme.months.first().copied()).unwrap_or(Month::of(view.today));
    let picking = Picking { lang, today: view.today, start, clearable: true };
    let when = session.when.as_ref();
    let day = when.and_then(|w| if let Days::On(day) = w.days { Some(day) } else { None });
    let words = when.map_or_else(|| lang.detail_undated().to_owned(), |w| lang.when(w, view.programme.year));
    field::row(ui, lang.main_date(), label, |ui| {
        let salt = ("session date", session.id.0);
        if let Some(day) = date_picker::show(ui, salt, lang.main_date(), day, &words, picking) {
            let new = day.map(|day| {
                let days = Days::On(day);
                when.cloned().map_or_else(|| When::on(day), |old| When { days, inferred: false, ..old })
            });
            view.edit(Edit::SetSession(session.id, SessionFact::When(new, String::new())));
        }
    });
    if let Some(when) = when {
        field::row(ui, lang.main_hours(), label, |ui| hours(ui, view, session, when));
    }
    field::row(ui, lang.main_place(), label, |ui| {
        let id = Id::unique(("session place", session.id.0));
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
    let from = time("session from", lang.main_from(), when.time_from);
    let to = time("session to", lang.main_to(), when.time_to);
    if from.is_some() || to.is_some() {
        let new = When {
            time_from: from.unwrap_or(when.time_from),
            time_to: to.unwrap_or(when.time_to),
            ..when.clone()
        };
        view.edit(Edit::SetSession(session.id, SessionFact::When(Some(new), String::new())));
    }
}

/// What the notice of a session asks of those who take part: when to be there, and by which day to say who will come.
pub fn asked(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    field::row(ui, lang.sessions_arrive_by(), label, |ui| {
        let shown = session.arrive_by.map(|time| time.format("%-H:%M").to_string()).unwrap_or_default();
        let id = Id::unique(("session arrive", session.id.0));
        let hint = lang.main_hour_hint();
        let Some(typed) = field::text(ui, id, lang.sessions_arrive_by(), &shown, hint, 64.0) else { return };
        let time = if typed.is_empty() { Some(None) } else { read_time(&typed).map(Some) };
        if let Some(time) = time {
            view.edit(Edit::SetSession(session.id, SessionFact::ArriveBy(time)));
        }
    });
    field::row(ui, lang.sessions_reply_by(), label, |ui| {
        let fixed = session.when.as_ref().and_then(|when| when.days.first()).map(Month::of);
        let start = fixed.or(session.month).unwrap_or_else(|| Month::of(view.today));
        let picking = Picking { lang, today: view.today, start, clearable: true };
        let (name, hint) = (lang.sessions_reply_by(), lang.sessions_reply_hint());
        if let Some(day) =
            date_picker::show(ui, ("session reply", session.id.0), name, session.reply_by, hint, picking)
        {
            view.edit(Edit::SetSession(session.id, SessionFact::ReplyBy(day)));
        }
    });
}

/// `9`, `9:30`, `9.30`, `14：00`.
fn read_time(text: &str) -> Option<chrono::NaiveTime> {
    let text = crate::model::names::folded(text);
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|s| !s.is_empty());
    let hour = numbers.next()?.parse().ok()?;
    let minute = numbers.next().map_or(Some(0), |m| m.parse().ok())?;
    chrono::NaiveTime::from_hms_opt(hour, minute, 0)
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
}
