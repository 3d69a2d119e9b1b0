//! What stands in a cell, and what a text that is typed into one asks for.

use chrono::{Datelike, NaiveDate};

use crate::jobs::reading::{PhraseOfTime, time};
use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::SessionId;
use crate::model::session::{Session, SessionState};
use crate::model::when::When;
use crate::rules::held::{should_be_held, was_held};
use crate::rules::schedule::Entry;
use crate::rules::year::YearState;
use crate::text::Lang;
use crate::ui::context::View;

use super::columns::Key;

/// The text of a cell as it is read; the number of the row is its place's to say.
#[must_use]
pub fn text(view: &View<'_>, entry: Entry, session: &Session, key: Key) -> String {
    let lang = view.lang;
    match key {
        Key::Number => String::new(),
        Key::Unit => view.name(entry.unit).to_owned(),
        Key::Group => {
            let group = view.schedule.column_among(view.year.members(), entry.unit);
            let group = group.and_then(|group| view.snapshot.groups.get(group));
            group.map_or_else(String::new, |group| group.name.clone())
        }
        Key::Month => match (session.month, session.month_to) {
            (Some(from), Some(to)) if to != from => lang.month_span(&month(view, from), &month(view, to)),
            (Some(one), _) => month(view, one),
            (None, _) => lang.unscheduled().to_owned(),
        },
        Key::Held => held(view, session),
        Key::Report => report(view, entry),
        Key::Liaison => {
            let liaison = view.snapshot.main_liaison(entry.unit);
            liaison.map_or_else(String::new, |liaison| lang.person_known(&liaison.card))
        }
        Key::Time | Key::Place | Key::Form | Key::Theme | Key::Note => typed(view, session, key),
    }
}

fn month(view: &View<'_>, month: Month) -> String {
    if month.year() == view.programme.year { view.lang.month(month) } else { view.lang.month_full(month) }
}

/// Whether the session was held, and when.
fn held(view: &View<'_>, session: &Session) -> String {
    let lang = view.lang;
    match session.state {
        SessionState::Cancelled => return lang.state_cancelled().to_owned(),
        SessionState::Planned | SessionState::Adjusted => {}
    }
    let word = match session.held_on {
        Some(day) if day <= view.today => return lang.day(day),
        _ if was_held(view.snapshot, session, view.today) => lang.held_done(),
        _ if should_be_held(session, view.today) => match view.year.state() {
            YearState::Live => lang.held_missing(),
            YearState::Unrecorded => lang.unrecorded(),
        },
        _ if session.month.is_none() => "",
        _ => lang.held_not_yet(),
    };
    word.to_owned()
}

/// The word of the session's reports of the unit: the worst of them.
fn report(view: &View<'_>, entry: Entry) -> String {
    let owed = view.year.worst_on(entry.session, entry.unit).filter(|owed| owed.month.is_some());
    owed.map_or_else(String::new, |owed| view.lang.owed_state(owed))
}

/// What a field shows for a cell that is typed into.
#[must_use]
pub fn typed(view: &View<'_>, session: &Session, key: Key) -> String {
    match key {
        Key::Month => session.month.map_or_else(String::new, |one| month(view, one)),
        Key::Time => match &session.when {
            Some(when) => view.lang.when(when, view.programme.year),
            None => session.when_text.clone(),
        },
        Key::Place => session.place.clone(),
        Key::Form => session.form.clone(),
        Key::Theme => session.theme.clone(),
        Key::Note => session.note.clone(),
        Key::Number | Key::Unit | Key::Group | Key::Held | Key::Report | Key::Liaison => String::new(),
    }
}

/// What it means that a text is typed into a cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    /// The session stands in this month.
    Month(Option<Month>),
    /// It has this fact.
    Fact(SessionFact),
}

impl Typed {
    /// The edit that says the same of all these sessions.
    #[must_use]
    pub fn edit(self, sessions: Vec<SessionId>) -> Edit {
        match (self, sessions.as_slice()) {
            (Self::Month(month), _) => Edit::Place { sessions, month, before: None },
            (Self::Fact(fact), [one]) => Edit::SetSession(*one, fact),
            (Self::Fact(fact), _) => Edit::SetSessions(sessions, fact),
        }
    }

    /// What a session's cell holds, to be said of others.
    #[must_use]
    pub fn of(session: &Session, key: Key) -> Option<Self> {
        let fact = match key {
            Key::Month => return Some(Self::Month(session.month)),
            Key::Time => SessionFact::When(session.when.clone(), session.when_text.clone()),
            Key::Place => SessionFact::Place(session.place.clone()),
            Key::Form => SessionFact::Form(session.form.clone()),
            Key::Theme => SessionFact::Theme(session.theme.clone()),
            Key::Note => SessionFact::Note(session.note.clone()),
            Key::Number | Key::Unit | Key::Group | Key::Held | Key::Report | Key::Liaison => return None,
        };
        Some(Self::Fact(fact))
    }
}

/// Reads a text that is typed into a session's cell.
///
/// # Errors
/// Why it cannot be taken, in a sentence.
pub fn read(view: &View<'_>, session: &Session, key: Key, text: &str) -> Result<Typed, String> {
    let lang = view.lang;
    let text = text.trim();
    let fact = match key {
        Key::Month => {
            if text.is_empty() || text == lang.unscheduled() {
                return Ok(Typed::Month(None));
            }
            let months = &view.programme.months;
            let narrow = crate::model::names::folded(text);
            let month = Month::parse(&narrow, Some(view.programme.year));
            // A year that runs into the next one has its later months there.
            let month = month.map(|month| {
                let same = |other: &&Month| other.number() == month.number();
                if months.contains(&month) {
                    month
                } else {
                    months.iter().find(same).copied().unwrap_or(month)
                }
            });
            return month.map(|month| Typed::Month(Some(month))).ok_or_else(|| lang.wrong_month().to_owned());
        }
        Key::Time if text.is_empty() => SessionFact::When(None, String::new()),
        Key::Time if day_alone(text, session).is_some() => {
            SessionFact::When(day_alone(text, session).map(When::on), String::new())
        }
        Key::Time => match time(text, view.programme.year) {
            PhraseOfTime::Fixed(when) => SessionFact::When(Some(when), String::new()),
            PhraseOfTime::Open => SessionFact::When(None, text.to_owned()),
            PhraseOfTime::NotUnderstood => return Err(lang.wrong_when().to_owned()),
        },
        Key::Place => SessionFact::Place(text.to_owned()),
        Key::Form => SessionFact::Form(text.to_owned()),
        Key::Theme => SessionFact::Theme(text.to_owned()),
        Key::Note => SessionFact::Note(text.to_owned()),
        Key::Number | Key::Unit | Key::Group | Key::Held | Key::Report | Key::Liaison => {
            return Err(lang.table_not_typed(key.title(lang)));
        }
    };
    Ok(Typed::Fact(fact))
}

/// `18` and `18日` are days of the month in which the session stands.
fn day_alone(text: &str, session: &Session) -> Option<NaiveDate> {
    let narrow = crate::model::names::folded(text);
    let day: u32 = narrow.trim_end_matches(Lang::DAY_MARKS).parse().ok()?;
    session.month?.first_day().with_day(day)
}
