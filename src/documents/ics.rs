//! Entries for a calendar program (RFC 5545): the year's sessions, and the days by which reports are due. An entry keeps
//! its uid for as long as its session lives, so that a second import changes it instead of adding another; what was given
//! out once and is no more (a session without a day, a report that came in) is cancelled under its uid.

use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;

use chrono::{DateTime, Days as CalendarDays, FixedOffset, NaiveDate, NaiveTime, Utc};

use super::wording::printed;
use super::year::{Year, own_name, own_word};
use crate::calendar::Calendar;
use crate::error::{Error, Result};
use crate::model::paper::PaperRequest;
use crate::model::programme::Labels;
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::snapshot::Snapshot;
use crate::model::when::{Days, When};
use crate::rules::YearView;
use crate::rules::deadlines::deadline;
use crate::rules::owed::{Owed, Receipt};
use crate::text::{Printed, papers, tables};

/// Octets of a line without its end.
const LINE: usize = 75;
/// All of China keeps the time of Beijing.
const BEIJING: i32 = 8 * 3600;
/// The day before at nine, and two days earlier, from the first hour of an all-day entry.
const DAY_BEFORE_AT_NINE: &str = "-PT15H";
const THREE_DAYS_BEFORE_AT_NINE: &str = "-P2DT15H";
/// A day before an entry that has an hour.
const DAY_BEFORE: &str = "-P1D";
/// State of an entry that is taken back.
const CANCELLED: &str = "CANCELLED";

/// Entries count their changes by the seconds since then: the number grows with every writing of the file, also when it
/// was restored, or its data went into another file.
const FIRST_SECOND: i64 = 1_577_836_800;

/// The calendar. Entries bear the time at which the file was last written.
pub(super) fn render(snapshot: &Snapshot, request: &PaperRequest) -> Result<Vec<u8>> {
    let programme = snapshot.programmes.get(request.programme).ok_or(Error::NoProgramme(None))?;
    let options = &request.options;
    let written = options.entries.written;
    let stamp = written.unwrap_or_else(|| request.today.and_time(NaiveTime::MIN).and_utc());
    let mut calendar = Lines::default();
    calendar.line("BEGIN", "VCALENDAR");
    calendar.line("VERSION", "2.0");
    calendar.line("PRODID", "-//themeday//themeday//ZH");
    calendar.line("CALSCALE", "GREGORIAN");
    calendar.line("METHOD", "PUBLISH");
    calendar.text("X-WR-CALNAME", &tables::dated(programme.year, &programme.title));
    calendar.line("X-WR-TIMEZONE", "Asia/Shanghai");
    let mut sessions: Vec<&Session> = snapshot.sessions_of(programme.id).collect();
    sessions.sort_by_key(|s| (s.month.is_none(), s.month, s.kind, s.ord, s.id));
    let year = Year { snapshot, programme, date: request.today };
    let mut book = Book { calendar, year, stamp, today: request.today, given: HashSet::new() };
    for session in &sessions {
        book.session(session, options.months);
    }
    for due in YearView::new(snapshot, programme.id, request.today).owed() {
        book.deadline(due);
    }
    book.taken_back(&options.entries.past);
    book.calendar.line("END", "VCALENDAR");
    Ok(book.calendar.0.into_bytes())
}

struct Book<'a> {
    calendar: Lines,
    year: Year<'a>,
    stamp: DateTime<Utc>,
    today: NaiveDate,
    /// Uids of the entries so far.
    given: HashSet<String>,
}

/// When an entry is.
#[derive(Clone, Copy)]
enum Span {
    /// From the first to the last day, both included.
    Days(NaiveDate, NaiveDate),
    /// From one moment to another, of Beijing.
    Hours(NaiveDate, NaiveTime, NaiveTime),
}

impl Book<'_> {
    /// A session that has a day; with `months` also one that has only its month.
    fn session(&mut self, session: &Session, months: bool) {
        let zh = Printed;
        for (uid, span) in entries(session, months) {
            self.begin(&uid);
            self.calendar.text("SUMMARY", &self.summary(session));
            if !session.place.trim().is_empty() {
                self.calendar.text("LOCATION", &session.place);
            }
            let theme = [&session.theme, &self.year.programme.theme];
            if let Some(theme) = theme.into_iter().find(|theme| !theme.trim().is_empty()) {
                self.calendar.text("DESCRIPTION", &zh.ics_theme(theme));
            }
            let tentative = session.when.as_ref().is_some_and(|when| when.tentative);
            self.calendar.line(
                "STATUS",
                match session.state {
                    SessionState::Cancelled => CANCELLED,
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

    /// The day by which a report is due. One that is settled has none; where the day is still to come, an entry made
    /// before it was settled is taken back.
    fn deadline(&mut self, owed: &Owed) {
        let Some(due) = owed.due else { return };
        let snapshot = self.year.snapshot;
        let Some(session) = snapshot.sessions.get(owed.target.session) else { return };
        let settled = matches!(owed.receipt, Receipt::Exempt | Receipt::Accepted);
        if settled && due < self.today {
            return;
        }
        let unit = &*self.year.by_whom(owed.target);
        let item = snapshot.requirements.get(owed.target.requirement).map_or("", |r| r.item.as_str());
        let first =
            owed.target.unit.is_none() || snapshot.organisers_of(session.id).next() == owed.target.unit;
        let mut uid = format!("{}-report-{}", session.uid, owed.target.requirement);
        if !first {
            let unit = owed.target.unit.and_then(|unit| snapshot.units.get(unit));
            let unit = unit.map_or("", |unit| unit.uid.as_str());
            uid = format!("{uid}-{unit}");
        }
        if settled {
            self.cancel(&uid, &Span::Days(due, due), &Printed.ics_settled(unit, item));
            return;
        }
        let summary = Printed.ics_due(unit, item);
        self.begin(&uid);
        self.calendar.text("SUMMARY", &summary);
        self.calendar.line("STATUS", "CONFIRMED");
        self.span(&Span::Days(due, due));
        if matches!(owed.receipt, Receipt::None | Receipt::Returned) {
            self.alarm(THREE_DAYS_BEFORE_AT_NINE, &summary);
        }
        self.calendar.line("END", "VEVENT");
    }

    /// Takes entries back that sessions had once and have no more: of one that was removed or has no day now, of days
    /// that it has no more. A month given before stays for as long as the session is planned.
    fn taken_back(&mut self, past: &[Session]) {
        let days = Calendar::of(self.year.snapshot);
        let mut gone: BTreeMap<String, (Span, String)> = BTreeMap::new();
        for session in past.iter().filter(|session| session.programme == self.year.programme.id) {
            let now = self.year.snapshot.sessions.get(session.id);
            let planned =
                now.is_some_and(|now| now.month.is_some() || now.when.is_some() || now.held_on.is_some());
            let summary = self.summary(now.unwrap_or(session));
            let mut take_back = |uid: String, span| {
                if !self.given.contains(&uid) {
                    gone.insert(uid, (span, summary.clone()));
                }
            };
            for (uid, span) in entries(session, !planned) {
                take_back(uid, span);
            }
            for asked in self.year.snapshot.requirements_of(self.year.programme.id) {
                let due =
                    deadline(&days, &asked.rule, session).map(|due| due.day).filter(|due| *due >= self.today);
                if let Some(due) = due.filter(|_| !planned && asked.binds(session)) {
                    take_back(format!("{}-report-{}", session.uid, asked.id), Span::Days(due, due));
                }
            }
        }
        for (uid, (span, summary)) in gone {
            self.cancel(&uid, &span, &summary);
        }
    }

    fn cancel(&mut self, uid: &str, span: &Span, summary: &str) {
        self.begin(uid);
        self.calendar.text("SUMMARY", summary);
        self.calendar.line("STATUS", CANCELLED);
        self.span(span);
        self.calendar.line("END", "VEVENT");
    }

    fn begin(&mut self, uid: &str) {
        let stamp = moment(self.stamp);
        self.calendar.line("BEGIN", "VEVENT");
        self.calendar.text("UID", &format!("{uid}@themeday"));
        self.calendar.line("DTSTAMP", &stamp);
        self.calendar.line("LAST-MODIFIED", &stamp);
        let changes = self.stamp.timestamp().saturating_sub(FIRST_SECOND).clamp(0, i64::from(i32::MAX));
        self.calendar.line("SEQUENCE", &changes.to_string());
        self.given.insert(uid.to_owned());
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
        let zh = Printed;
        let (labels, usual) = (&self.year.programme.labels, Labels::default());
        let label = match session.kind {
            SessionKind::Main => own_word(labels.main.trim(), &usual.main),
            SessionKind::Branch => own_word(labels.branch.trim(), &usual.branch),
            kind => zh.session_kind(kind).to_owned(),
        };
        let name = match own_name(session) {
            "" => label.as_str(),
            name => name,
        };
        let name = if papers::is_occasion(name) { name.to_owned() } else { zh.paper_activity(name) };
        let organisers = self.year.snapshot.organisers_of(session.id);
        let units: Vec<&str> = organisers.map(|unit| self.year.name_at(unit, session)).collect();
        if units.is_empty() { name } else { zh.ics_session(&units.join(zh.paper_enumeration_mark()), &name) }
    }
}

/// The entries of a session, each with its uid: its own, with a number where it has several days.
fn entries(session: &Session, months: bool) -> Vec<(String, Span)> {
    let spans = spans(session, months);
    let several = spans.len() > 1;
    let uid = |number: usize| if several { format!("{}-{number}", session.uid) } else { session.uid.clone() };
    (1..).zip(spans).map(|(number, span)| (uid(number), span)).collect()
}

/// When a session is: on the day it was held, else as fixed, else, with `months`, in its months. Nothing while it is
/// unscheduled.
fn spans(session: &Session, months: bool) -> Vec<Span> {
    if let Some(day) = session.held_on {
        return vec![Span::Days(day, day)];
    }
    match (&session.when, session.month) {
        (Some(when), _) => fixed(when),
        (None, Some(month)) if months => {
            let last = session.month_to.filter(|to| *to > month).unwrap_or(month);
            vec![Span::Days(month.first_day(), last.last_day())]
        }
        (None, _) => Vec::new(),
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
