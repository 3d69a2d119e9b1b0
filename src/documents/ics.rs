//! Entries for a calendar program (RFC 5545): the year's sessions, and the days by which reports are due. An entry keeps
//! its uid for as long as its session lives, so that a second import changes it instead of adding another.

use std::fmt::Write;

use chrono::{DateTime, Days as CalendarDays, FixedOffset, NaiveDate, NaiveTime, Utc};

use super::wording::printed;
use crate::error::{Error, Result};
use crate::model::document::DocumentRequest;
use crate::model::owed::{Owed, Receipt, owed};
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::snapshot::Snapshot;
use crate::model::when::{Days, When};
use crate::text::{Lang, papers};

/// Octets of a line without its end.
const LINE: usize = 75;
/// All of China keeps the time of Beijing.
const BEIJING: i32 = 8 * 3600;
/// The day before at nine, and two days earlier, from the first hour of an all-day entry.
const DAY_BEFORE_AT_NINE: &str = "-PT15H";
const THREE_DAYS_BEFORE_AT_NINE: &str = "-P2DT15H";
/// A day before an entry that has an hour.
const DAY_BEFORE: &str = "-P1D";

/// The calendar. Entries bear the time of the last edit as theirs; the revision counts their changes.
pub(super) fn render(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Vec<u8>> {
    let programme = snapshot.programmes.get(request.programme).ok_or(Error::NoProgramme(None))?;
    let stamp = request.options.edited.unwrap_or_else(|| request.today.and_time(NaiveTime::MIN).and_utc());
    let mut calendar = Lines::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//themeday//themeday//ZH");
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.line("METHOD", "PUBLISH");
    calendar.text("X-WR-CALNAME", &programme.title);
    calendar.line("X-WR-TIMEZONE", "Asia/Shanghai");
    let mut sessions: Vec<&Session> =
        snapshot.sessions.iter().filter(|s| s.programme == programme.id).collect();
    sessions.sort_by_key(|s| (s.month.is_none(), s.month, s.kind, s.ord, s.id));
    let mut book = Book { calendar, snapshot, programme, stamp };
    for session in &sessions {
        book.session(session);
    }
    for due in owed(snapshot, programme.id, request.today) {
        book.deadline(&due);
    }
    book.calendar.line("END", "VCALENDAR");
    Ok(book.calendar.0.into_bytes())
}

struct Book<'a> {
    calendar: Lines,
    snapshot: &'a Snapshot,
    programme: &'a Programme,
    stamp: DateTime<Utc>,
}

/// When an entry is.
enum Span {
    /// From the first to the last day, both included.
    Days(NaiveDate, NaiveDate),
    /// From one moment to another, of Beijing.
    Hours(NaiveDate, NaiveTime, NaiveTime),
}

impl Book<'_> {
    fn session(&mut self, session: &Session) {
        let zh = Lang::Zh;
        let spans = spans(session);
        let several = spans.len() > 1;
        for (number, span) in (1..).zip(spans) {
            let uid = if several { format!("{}-{number}", session.uid) } else { session.uid.clone() };
            self.begin(&uid);
            self.calendar.text("SUMMARY", &self.summary(session));
            if !session.place.trim().is_empty() {
                self.calendar.text("LOCATION", &session.place);
            }
            let theme = [&session.theme, &self.programme.theme].into_iter().find(|t| !t.trim().is_empty());
            if let Some(theme) = theme {
                self.calendar.text("DESCRIPTION", &zh.ics_theme(theme));
            }
            let tentative = session.when.as_ref().is_some_and(|when| when.tentative);
            self.calendar.line(
                "STATUS",
                match session.state {
                    SessionState::Cancelled => "CANCELLED",
                    _ if tentative => "TENTATIVE",
                    _ => "CONFIRMED",
                },
            );
            self.span(&span);
            let fixed = session.when.is_some() && session.held_on.is_none();
            if fixed && session.state != SessionState::Cancelled {
                let trigger = if matches!(span, Span::Hours(..)) { DAY_BEFORE } else { DAY_BEFORE_AT_NINE };
                self.alarm(trigger, &self.summary(session));
            }
            self.calendar.line("END", "VEVENT");
        }
    }

    fn deadline(&mut self, owed: &Owed) {
        let Some(due) = owed.due else { return };
        let snapshot = self.snapshot;
        let Some(session) = snapshot.sessions.get(owed.target.session) else { return };
        let unit = snapshot.printed_name(self.programme.id, owed.target.unit);
        let item = snapshot.requirements.get(owed.target.requirement).map_or("", |r| r.item.as_str());
        let summary = Lang::Zh.ics_due(unit, item);
        let first = snapshot.organisers_of(session.id).next() == Some(owed.target.unit);
        let mut uid = format!("{}-report-{}", session.uid, owed.target.requirement);
        if !first {
            let unit = snapshot.units.get(owed.target.unit).map_or("", |u| u.uid.as_str());
            uid = format!("{uid}-{unit}");
        }
        self.begin(&uid);
        self.calendar.text("SUMMARY", &summary);
        self.calendar.line("STATUS", "CONFIRMED");
        self.span(&Span::Days(due, due));
        if matches!(owed.receipt, Receipt::None | Receipt::Returned) {
            self.alarm(THREE_DAYS_BEFORE_AT_NINE, &summary);
        }
        self.calendar.line("END", "VEVENT");
    }

    fn begin(&mut self, uid: &str) {
        let stamp = moment(self.stamp);
        self.calendar.line("BEGIN", "VEVENT");
        self.calendar.text("UID", &format!("{uid}@themeday"));
        self.calendar.line("DTSTAMP", &stamp);
        self.calendar.line("LAST-MODIFIED", &stamp);
        self.calendar.line("SEQUENCE", &self.snapshot.revision.to_string());
    }

    fn span(&mut self, span: &Span) {
        match span {
            Span::Days(first, last) => {
                let end = last.checked_add_days(CalendarDays::new(1)).unwrap_or(*last);
                self.calendar.line("DTSTART;VALUE=DATE", &first.format("%Y%m%d").to_string());
                self.calendar.line("DTEND;VALUE=DATE", &end.format("%Y%m%d").to_string());
                self.calendar.line("TRANSP", "TRANSPARENT");
            }
            Span::Hours(day, from, to) => {
                for (name, time) in [("DTSTART", from), ("DTEND", to)] {
                    if let Some(at) = beijing(*day, *time) {
                        self.calendar.line(name, &moment(at));
                    }
                }
            }
        }
    }

    fn alarm(&mut self, trigger: &str, text: &str) {
        self.calendar.line("BEGIN", "VALARM");
        self.calendar.line("ACTION", "DISPLAY");
        self.calendar.line("TRIGGER", trigger);
        self.calendar.text("DESCRIPTION", text);
        self.calendar.line("END", "VALARM");
    }

    /// `县林业局“N分会”活动`; a session with a name of its own is called by it.
    fn summary(&self, session: &Session) -> String {
        let zh = Lang::Zh;
        let label = match session.kind {
            SessionKind::Main => self.programme.labels.main.as_str(),
            SessionKind::Branch => self.programme.labels.branch.as_str(),
            kind => zh.session_kind(kind),
        };
        let name = [&session.title, &session.form].into_iter().map(|s| s.trim()).find(|s| !s.is_empty());
        let name = match name {
            Some(name) if papers::is_occasion(name) => name.to_owned(),
            Some(name) => zh.paper_activity(name),
            None if papers::is_activity(label) => label.to_owned(),
            None => zh.paper_activity(label),
        };
        let units: Vec<&str> = self
            .snapshot
            .organisers_of(session.id)
            .map(|unit| self.snapshot.printed_name(self.programme.id, unit))
            .collect();
        if units.is_empty() { name } else { zh.ics_session(&units.join(zh.paper_enumeration_mark()), &name) }
    }
}

/// When a session is: on the day it was held, else as fixed, else in its months. Nothing while it is unscheduled.
fn spans(session: &Session) -> Vec<Span> {
    if let Some(day) = session.held_on {
        return vec![Span::Days(day, day)];
    }
    match (&session.when, session.month) {
        (Some(when), _) => fixed(when),
        (None, Some(month)) => {
            let last = session.month_to.filter(|to| *to > month).unwrap_or(month);
            vec![Span::Days(month.first_day(), last.last_day())]
        }
        (None, None) => Vec::new(),
    }
}

fn fixed(when: &When) -> Vec<Span> {
    let on = |day: NaiveDate| match (when.time_from, when.time_to) {
        (Some(from), to) => {
            let hour_later = from.overflowing_add_signed(chrono::Duration::hours(1)).0;
            Span::Hours(day, from, to.filter(|to| *to > from).unwrap_or(hour_later.max(from)))
        }
        _ => Span::Days(day, day),
    };
    match &when.days {
        Days::On(day) => vec![on(*day)],
        Days::Each(days) => days.iter().map(|day| on(*day)).collect(),
        Days::Range(from, to) => vec![Span::Days(*from, (*to).max(*from))],
        Days::Third(..) => {
            let days = when.days.first().zip(when.days.last());
            days.map(|(first, last)| Span::Days(first, last)).into_iter().collect()
        }
        Days::DueBy(day) => vec![Span::Days(*day, *day)],
    }
}

fn beijing(day: NaiveDate, time: NaiveTime) -> Option<DateTime<Utc>> {
    let zone = FixedOffset::east_opt(BEIJING)?;
    day.and_time(time).and_local_timezone(zone).single().map(|at| at.with_timezone(&Utc))
}

fn moment(at: DateTime<Utc>) -> String {
    at.format("%Y%m%dT%H%M%SZ").to_string()
}

/// Content lines, folded and ended as the standard wants.
#[derive(Default)]
struct Lines(String);

impl Lines {
    fn line(&mut self, name: &str, value: &str) {
        let line = format!("{name}:{value}");
        let mut room = LINE;
        for c in line.chars() {
            if c.len_utf8() > room {
                self.0.push_str("\r\n ");
                room = LINE - 1;
            }
            self.0.push(c);
            room -= c.len_utf8();
        }
        self.0.push_str("\r\n");
    }

    fn text(&mut self, name: &str, value: &str) {
        let mut escaped = String::new();
        for c in printed(value).chars() {
            // Writing to a string does not fail.
            let _ = match c {
                '\\' | ';' | ',' => write!(escaped, "\\{c}"),
                c => write!(escaped, "{c}"),
            };
        }
        self.line(name, &escaped);
    }
}
