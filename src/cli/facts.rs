//! `set`: one fact of the file, of the year, of its main session or of its deadline; `set-session`: one of a session.

use chrono::{NaiveDate, NaiveTime};

use super::output::Reply;
use super::{Call, Failure, feedback, file, find, limits};
use crate::documents;
use crate::error::{Error, PaperFault};
use crate::intake::{self, PhraseOfTime};
use crate::model::change::Table;
use crate::model::day_override::DayOverride;
use crate::model::edit::{Edit, ProgrammeFact, SessionFact};
use crate::model::ids::DayOverrideId;
use crate::model::names::folded;
use crate::model::programme::{Labels, LiaisonsOf, MinDuration, Programme, Publicity};
use crate::model::report::{DayOff, Deadline, DeadlineRule, Per};
use crate::model::session::{Session, SessionKind, SessionState};
use crate::model::setting::SettingKey;
use crate::model::when::When;
use crate::model::{Month, Snapshot};
use crate::text::Lang;

/// A key of `set`, and the edit that it makes of a value.
type Key = (&'static str, fn(&Given<'_>) -> Result<Edit, Failure>);

/// A fact of a session by its key, and how a value becomes it.
type SessionKey = (&'static str, fn(&Given<'_>, &Session) -> Result<SessionFact, Failure>);

/// Every key but those of the main session. A test below says which fields of a year have none, and why.
const KEYS: &[Key] = &[
    ("region", |g| Ok(Edit::SetSetting(SettingKey::Region, g.text()))),
    ("operator", |g| Ok(Edit::SetSetting(SettingKey::Operator, g.text()))),
    ("title", |g| g.year_fact(ProgrammeFact::Title(g.text()))),
    ("ordinal", |g| {
        g.year_fact(ProgrammeFact::Ordinal(g.optional(|v| v.parse().ok(), Lang::cli_want_number)?))
    }),
    ("theme", |g| g.year_fact(ProgrammeFact::Theme(g.text()))),
    ("basis", |g| g.year_fact(ProgrammeFact::Basis(g.text()))),
    ("period", |g| g.year_fact(ProgrammeFact::Period(g.optional(period, Lang::cli_want_period)?))),
    ("office", |g| g.year_fact(ProgrammeFact::Office(g.text()))),
    ("doc_no", |g| g.year_fact(ProgrammeFact::DocNo(g.text()))),
    ("issued_on", |g| g.year_fact(ProgrammeFact::IssuedOn(g.optional(day, Lang::cli_want_date)?))),
    ("addressees", |g| g.year_fact(ProgrammeFact::Addressees(names(g.value)))),
    ("copies_to", |g| g.year_fact(ProgrammeFact::CopiesTo(names(g.value)))),
    ("contacts", |g| g.year_fact(ProgrammeFact::Contacts(g.text()))),
    ("publicity", |g| {
        g.year_fact(ProgrammeFact::Publicity(g.optional(publicity, Lang::cli_want_publicity)?))
    }),
    ("months", |g| {
        let year = g.year()?.year;
        g.year_fact(ProgrammeFact::Months(g.read(|value| months(value, year), Lang::cli_want_months)?))
    }),
    ("duty", |g| g.year_fact(ProgrammeFact::Duty(g.read(|v| v.parse().ok(), Lang::cli_want_number)?))),
    ("main_counts", |g| g.year_fact(ProgrammeFact::MainCounts(g.read(yes_or_no, Lang::cli_want_yes_no)?))),
    ("min_duration", |g| {
        g.year_fact(ProgrammeFact::MinDuration(g.optional(duration, Lang::cli_want_duration)?))
    }),
    ("labels", |g| g.year_fact(ProgrammeFact::Labels(g.read(labels, Lang::cli_want_labels)?))),
    ("closed", |g| g.year_fact(ProgrammeFact::Closed(g.read(yes_or_no, Lang::cli_want_yes_no)?))),
    ("recording", |g| g.year_fact(ProgrammeFact::Recording(g.read(yes_or_no, Lang::cli_want_yes_no)?))),
    ("liaisons_of", |g| {
        g.year_fact(ProgrammeFact::LiaisonsOf(g.read(liaisons_of, Lang::cli_want_liaisons_of)?))
    }),
    ("slogans", |g| {
        let slogans = g.value.lines().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect();
        Ok(Edit::SetSlogans(g.year()?.id, slogans))
    }),
    ("main.units", |g| {
        let find = |name: &String| find::unit(g.call, g.snapshot, name);
        let units: Result<_, Failure> = names(g.value).iter().map(find).collect();
        Ok(Edit::SetMainParticipants(g.year()?.id, units?))
    }),
    ("deadline.day", |g| {
        let day = g.read(|v| v.parse().ok(), Lang::cli_want_number)?;
        Ok(deadline(g.snapshot, g.year()?, |held| held.by = DeadlineRule::DayOfSessionMonth { day }))
    }),
    ("deadline.day_off", |g| {
        let day_off = g.read(day_off, Lang::cli_want_day_off)?;
        Ok(deadline(g.snapshot, g.year()?, |held| held.day_off = day_off))
    }),
    ("deadline.per", |g| {
        let per = g.read(per, Lang::cli_want_per)?;
        Ok(deadline(g.snapshot, g.year()?, |held| held.per = per))
    }),
    ("day.DATE", day_override),
    ("unavailable.MONTH[.WHO]", |g| {
        let rest = g.key.strip_prefix(UNAVAILABLE).unwrap_or_default();
        limits::unavailable(g.call, g.snapshot, g.year()?, (g.key, rest), g.value)
    }),
    ("capacity.MONTH[.GROUP]", |g| {
        let rest = g.key.strip_prefix(CAPACITY).unwrap_or_default();
        limits::capacity(g.call, g.snapshot, g.year()?, (g.key, rest), g.value)
    }),
    ("title.DOCUMENT[.GROUP]", |g| {
        title(g.call, g.snapshot, g.year()?, g.key.strip_prefix(TITLE_OF).unwrap_or_default(), g.value)
    }),
];

/// Every fact of a session. `set` takes them for the main session behind [`MAIN`].
const SESSION_KEYS: &[SessionKey] = &[
    ("date", |g, _| Ok(SessionFact::When(g.fixed()?, String::new()))),
    ("when", |g, session| Ok(SessionFact::When(g.worded(session)?, g.text()))),
    ("held_on", |g, _| Ok(SessionFact::HeldOn(g.optional(day, Lang::cli_want_date)?))),
    ("place", |g, _| Ok(SessionFact::Place(g.text()))),
    ("form", |g, _| Ok(SessionFact::Form(g.text()))),
    ("theme", |g, _| Ok(SessionFact::Theme(g.text()))),
    ("title", |g, _| Ok(SessionFact::Title(g.text()))),
    ("content", |g, _| Ok(SessionFact::Content(g.text()))),
    ("audience", |g, _| Ok(SessionFact::Audience(g.text()))),
    ("publish_form", |g, _| Ok(SessionFact::PublishForm(g.text()))),
    ("publish_on", |g, _| Ok(SessionFact::PublishOn(names(g.value)))),
    ("tasks", |g, _| Ok(SessionFact::Tasks(g.text()))),
    ("materials", |g, _| Ok(SessionFact::Materials(g.text()))),
    ("arrive_by", |g, _| Ok(SessionFact::ArriveBy(g.optional(clock, Lang::cli_want_clock)?))),
    ("reply_by", |g, _| Ok(SessionFact::ReplyBy(g.optional(day, Lang::cli_want_date)?))),
    ("state", |g, _| Ok(SessionFact::State(g.read(state, Lang::cli_want_state)?))),
    ("each_on_its_own", |g, _| Ok(SessionFact::EachOnItsOwn(g.read(yes_or_no, Lang::cli_want_yes_no)?))),
    ("lock_reason", |g, _| Ok(SessionFact::LockReason(g.text()))),
    ("note", |g, _| Ok(SessionFact::Note(g.text()))),
];

/// What the key of a fact of the main session begins with.
const MAIN: &str = "main.";
/// What the title of a paper begins with; its key ends with the paper's name.
const TITLE_OF: &str = "title.";
/// What the key of a day begins with; it ends with the day.
const DAY: &str = "day.";
/// What the key of a month begins with in which units cannot.
const UNAVAILABLE: &str = "unavailable.";
/// What the key of a month's number of sessions begins with.
const CAPACITY: &str = "capacity.";

/// Every key of `set`, as they are listed.
fn listed() -> Vec<String> {
    let main = SESSION_KEYS.iter().map(|(name, _)| format!("{MAIN}{name}"));
    KEYS.iter().map(|(name, _)| (*name).to_owned()).chain(main).collect()
}

fn of_session(key: &str) -> Option<&'static SessionKey> {
    let key = if key == "held" { "held_on" } else { key };
    SESSION_KEYS.iter().find(|(name, _)| *name == key)
}

/// What makes the edit of a key.
enum Made {
    Main(&'static SessionKey),
    Other(&'static Key),
}

pub(super) fn set(call: &Call<'_>) -> Result<Reply, Failure> {
    let key = call.text("key");
    let opened = |name: &str| {
        [TITLE_OF, DAY, UNAVAILABLE, CAPACITY]
            .iter()
            .any(|with| key.starts_with(with) && name.starts_with(with))
    };
    let asked = |(name, _): &&Key| *name == key || opened(name);
    let fact = key.strip_prefix(MAIN).and_then(of_session);
    let Some(made) = fact.map(Made::Main).or_else(|| KEYS.iter().find(asked).map(Made::Other)) else {
        return Err(Failure::Usage(call.lang.cli_unknown_key(key, &listed().join(" "))));
    };
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let given = Given { call, snapshot: workspace.snapshot(), key, value: call.text("value").trim() };
    let edit = match made {
        Made::Main((_, fact)) => {
            let session = given.main_session()?;
            Edit::SetSession(session.id, fact(&given, session)?)
        }
        Made::Other((_, edit)) => edit(&given)?,
    };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

pub(super) fn set_session(call: &Call<'_>) -> Result<Reply, Failure> {
    let key = call.text("key");
    let Some((key, fact)) = of_session(key) else {
        let names: Vec<&str> = SESSION_KEYS.iter().map(|(name, _)| *name).collect();
        return Err(Failure::Usage(call.lang.cli_unknown_key(key, &names.join(" "))));
    };
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let given = Given { call, snapshot: workspace.snapshot(), key, value: call.text("value").trim() };
    let session = find::any_session(call, given.snapshot, given.year()?, call.text("unit"))?;
    let edit = Edit::SetSession(session.id, fact(&given, session)?);
    let changes = workspace.trial().adjusts(&edit);
    let edit = feedback::with_cause(call, workspace.snapshot(), &changes, edit);
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

/// A value for a key of a file.
struct Given<'a> {
    call: &'a Call<'a>,
    snapshot: &'a Snapshot,
    key: &'a str,
    value: &'a str,
}

impl<'a> Given<'a> {
    fn text(&self) -> String {
        self.value.to_owned()
    }

    /// The value as `read` takes it; where it takes nothing, `wanted` says what it would have taken.
    fn read<T>(
        &self,
        read: impl FnOnce(&str) -> Option<T>,
        wanted: fn(Lang) -> &'static str,
    ) -> Result<T, Failure> {
        read(self.value).ok_or_else(|| self.bad(wanted(self.call.lang)))
    }

    /// The same; empty text takes a fact away.
    fn optional<T>(
        &self,
        read: impl FnOnce(&str) -> Option<T>,
        wanted: fn(Lang) -> &'static str,
    ) -> Result<Option<T>, Failure> {
        if self.value.is_empty() { Ok(None) } else { self.read(read, wanted).map(Some) }
    }

    fn bad(&self, wanted: &str) -> Failure {
        Failure::Usage(self.call.lang.cli_bad_fact(self.key, self.value, wanted))
    }

    fn year(&self) -> Result<&'a Programme, Failure> {
        find::programme(self.call, self.snapshot)
    }

    fn year_fact(&self, fact: ProgrammeFact) -> Result<Edit, Failure> {
        Ok(Edit::SetProgramme(self.year()?.id, fact))
    }

    fn main_session(&self) -> Result<&'a Session, Failure> {
        let none = || Failure::Failed(Error::Paper(PaperFault::NoMainSession));
        self.snapshot.main_session(self.year()?.id).ok_or_else(none)
    }

    /// A day; hours may stand behind it: 2023-05-12 9:00-11:00.
    fn fixed(&self) -> Result<Option<When>, Failure> {
        match intake::time(self.value, self.year()?.year) {
            _ if self.value.is_empty() => Ok(None),
            PhraseOfTime::Fixed(when) => Ok(Some(when)),
            _ => Err(self.bad(self.call.lang.cli_want_date_and_hours())),
        }
    }

    /// What a wording fixes, where papers print that. What is no time at all leaves the day as it was.
    fn worded(&self, session: &Session) -> Result<Option<When>, Failure> {
        Ok(match intake::time(self.value, self.year()?.year) {
            PhraseOfTime::Fixed(when) => Some(when),
            PhraseOfTime::Open => None,
            PhraseOfTime::NotUnderstood => session.when.clone(),
        })
    }
}

/// Another title of a paper; a group's where the paper has a table for each.
fn title(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: &Programme,
    paper: &str,
    value: &str,
) -> Result<Edit, Failure> {
    let (name, group) = paper.split_once('.').map_or((paper, None), |(name, group)| (name, Some(group)));
    let document = find::paper(call.lang, name)?;
    let group = match group {
        Some(_) if !documents::facts(document).by_group => {
            return Err(Failure::Usage(call.lang.cli_no_groups(name)));
        }
        Some(group) => Some(find::group(call, snapshot, group)?.id),
        None => None,
    };
    Ok(Edit::SetPaperTitle { programme: year.id, document, group, title: value.to_owned() })
}

/// What a day is, whatever is announced: `work`, `off` or `none`, and behind it what a day off is called.
fn day_override(g: &Given<'_>) -> Result<Edit, Failure> {
    let on = g.key.strip_prefix(DAY).and_then(day);
    let on = on.ok_or_else(|| g.bad(g.call.lang.cli_want_date()))?;
    let there = g.snapshot.day_overrides.iter().find(|own| own.day == on).map(|own| own.id);
    let (word, holiday) = g.value.split_once(char::is_whitespace).unwrap_or((g.value, ""));
    let is = |en: &str, zh: &str| word == en || word == zh;
    let works = if is("work", Lang::Zh.cli_day_works()) {
        true
    } else if is("off", Lang::Zh.cli_day_off()) {
        false
    } else if is("none", "") {
        let delete = there.map(|id| (Table::DayOverride, id.0)).into_iter().collect();
        return Ok(Edit::Rows { put: Vec::new(), delete });
    } else {
        return Err(g.bad(g.call.lang.cli_want_day_kind()));
    };
    let id = there.unwrap_or(DayOverrideId(0));
    let row = DayOverride { id, day: on, works, holiday: holiday.trim().to_owned() };
    Ok(Edit::Rows { put: vec![row.into()], delete: Vec::new() })
}

/// A change of the report by a day of the session's month: the year's own requirement of branch sessions, or a first
/// one.
fn deadline(snapshot: &Snapshot, year: &Programme, change: impl FnOnce(&mut Deadline)) -> Edit {
    let all = snapshot.requirements_of(year.id);
    let of_branches: Vec<_> =
        all.filter(|r| r.kind == Some(SessionKind::Branch) && r.session.is_none()).collect();
    let by_day = of_branches.iter().find(|r| matches!(r.rule.by, DeadlineRule::DayOfSessionMonth { .. }));
    let there = by_day.or(of_branches.first()).copied();
    let usual = || DeadlineRule::DayOfSessionMonth { day: 25 }.into();
    let mut rule = there.map_or_else(usual, |r| r.rule.clone());
    change(&mut rule);
    Edit::SetRequirement {
        requirement: there.map(|r| r.id),
        programme: year.id,
        item: there.map_or_else(|| Lang::Zh.cli_default_item().to_owned(), |r| r.item.clone()),
        rule,
    }
}

fn day(value: &str) -> Option<NaiveDate> {
    value.parse().ok()
}

/// `unchanged`, `later`, `earlier`, or as the window says it.
fn day_off(value: &str) -> Option<DayOff> {
    let said = |d: &DayOff| Lang::Zh.day_off(*d) == value || serde_json::json!(d) == value;
    DayOff::ALL.into_iter().find(said)
}

/// `organiser` or `session`, or as the window says it.
fn per(value: &str) -> Option<Per> {
    Per::ALL.into_iter().find(|per| Lang::Zh.asked_per(*per) == value || serde_json::json!(per) == value)
}

/// `planned`, `adjusted`, `cancelled`.
fn state(value: &str) -> Option<SessionState> {
    serde_json::from_value(serde_json::Value::from(value)).ok()
}

/// `8:30`, `08：30`.
fn clock(value: &str) -> Option<NaiveTime> {
    NaiveTime::parse_from_str(&folded(value), "%H:%M").ok()
}

/// `2023-05-15..2023-05-19`, or one day.
fn period(value: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (from, to) = value.split_once("..").unwrap_or((value, value));
    day(from.trim()).zip(day(to.trim())).filter(|(from, to)| from <= to)
}

/// Names parted by 、 or another mark of a list.
pub(super) fn names(value: &str) -> Vec<String> {
    value
        .split(|c: char| Lang::LIST_MARKS.contains(c) || c.is_control())
        .map(str::trim)
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect()
}

fn yes_or_no(value: &str) -> Option<bool> {
    let value = value.to_lowercase();
    let is = |words: &[&str]| words.contains(&value.as_str());
    if is(&["1", "yes", "true", Lang::Zh.cli_word_yes()]) {
        Some(true)
    } else if is(&["0", "no", "false", Lang::Zh.cli_word_no()]) {
        Some(false)
    } else {
        None
    }
}

pub(super) fn publicity(value: &str) -> Option<Publicity> {
    let zh = Lang::Zh;
    let words = [zh.cli_word_public(), zh.cli_word_on_request(), zh.cli_word_internal()];
    let named = serde_json::from_value(serde_json::Value::from(value)).ok();
    named.or_else(|| words.iter().position(|word| *word == value).map(|at| Publicity::ALL[at]))
}

/// `main`, `all`, `none`, or as the window says it.
#[expect(clippy::option_option, reason = "whether it is understood, and then a choice or none")]
fn liaisons_of(value: &str) -> Option<Option<LiaisonsOf>> {
    let choices = LiaisonsOf::ALL.into_iter().map(Some).chain([None]);
    let named = |of: Option<LiaisonsOf>| match of {
        Some(LiaisonsOf::Main) => "main",
        Some(LiaisonsOf::All) => "all",
        None => "none",
    };
    choices.into_iter().find(|of| named(*of) == value || Lang::Zh.liaisons_of(*of) == value)
}

fn duration(value: &str) -> Option<MinDuration> {
    if value == "half_day" || value == Lang::Zh.cli_word_half_day() {
        Some(MinDuration::HalfDay)
    } else if value == "day" || value == Lang::Zh.cli_word_day() {
        Some(MinDuration::Day)
    } else {
        value.parse().ok().filter(|minutes| (1..=24 * 60).contains(minutes)).map(MinDuration::Minutes)
    }
}

fn labels(value: &str) -> Option<Labels> {
    let (main, branch) = value.split_once('/')?;
    let (main, branch) = (main.trim(), branch.trim());
    (!main.is_empty() && !branch.is_empty())
        .then(|| Labels { main: main.to_owned(), branch: branch.to_owned() })
}

/// Months as `2023-04..2023-12`, `4..12`, `4-12`, or a list of such.
fn months(value: &str, year: i32) -> Option<Vec<Month>> {
    let mut months = Vec::new();
    for part in names(value) {
        let short = part.split_once('-').filter(|(a, b)| a.chars().count() <= 2 && b.chars().count() <= 3);
        match part.split_once("..").or(short) {
            Some((first, last)) => {
                let range = Month::range(month(first, year)?, month(last, year)?);
                if range.is_empty() || range.len() > 36 {
                    return None;
                }
                months.extend(range);
            }
            None => months.push(month(&part, year)?),
        }
    }
    months.sort_unstable();
    months.dedup();
    (!months.is_empty()).then_some(months)
}

fn month(text: &str, year: i32) -> Option<Month> {
    Month::parse(text, Some(year)).filter(|month| (1990..=2200).contains(&month.year()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Table;

    #[test]
    fn every_field_of_a_year_and_of_a_session_has_a_key_or_a_reason_for_none() {
        let year = [
            ("id", "the file's own"),
            ("uid", "the file's own"),
            ("year", "named when it begins"),
            ("date_from", "period"),
            ("date_to", "period"),
            ("liaison_fields", "read off a notice"),
            ("liaisons_per_unit", "read off a notice"),
        ];
        let session = [
            ("id", "the file's own"),
            ("uid", "the file's own"),
            ("programme", "the year's own"),
            ("kind", "said when it is made"),
            ("ord", "move"),
            ("month", "move"),
            ("month_to", "move"),
            ("when_text", "when"),
            ("unplanned", "said when it is made"),
            ("locked", "lock"),
            ("placed_by_hand", "move"),
        ];
        let check = |table: Table, keyed: fn(&str) -> bool, without: &[(&str, &str)]| {
            for column in table.columns() {
                let listed = without.iter().any(|(name, _)| *name == column.name);
                assert_ne!(keyed(column.name), listed, "{}.{}", table.name(), column.name);
            }
        };
        check(Table::Programme, |key| KEYS.iter().any(|(name, _)| *name == key), &year);
        check(Table::Session, |key| of_session(key).is_some(), &session);
    }

    #[test]
    fn help_lists_every_key() {
        let of_session: Vec<String> = SESSION_KEYS.iter().map(|(name, _)| (*name).to_owned()).collect();
        for lang in [Lang::Zh, Lang::En] {
            for (help, keys) in [(lang.arg_key(), listed()), (lang.arg_session_key(), of_session.clone())] {
                let there: Vec<&str> = help.split([' ', '：', ':']).collect();
                let lacking: Vec<&String> =
                    keys.iter().filter(|key| !there.contains(&key.as_str())).collect();
                assert!(lacking.is_empty(), "{lacking:?}");
            }
        }
    }

    #[test]
    fn months_are_read_as_range_or_list() {
        let shown = |value: &str| {
            months(value, 2023).map(|m| m.iter().map(ToString::to_string).collect::<Vec<_>>().join(" "))
        };
        assert_eq!(shown("4..6").unwrap(), "2023-04 2023-05 2023-06");
        assert_eq!(shown("4-6月").unwrap(), "2023-04 2023-05 2023-06");
        assert_eq!(shown("2023-11..2024-01").unwrap(), "2023-11 2023-12 2024-01");
        assert_eq!(shown("6、4、2023-05").unwrap(), "2023-04 2023-05 2023-06");
        for bad in ["", "13", "6..4", "x", "0004-12", "2023-01..2199-01"] {
            assert_eq!(shown(bad), None, "{bad}");
        }
    }

    #[test]
    fn yes_no_and_durations_are_read_in_both_languages() {
        assert_eq!(yes_or_no("是"), Some(true));
        assert_eq!(yes_or_no("No"), Some(false));
        assert_eq!(yes_or_no("maybe"), None);
        assert_eq!(duration("半天"), Some(MinDuration::HalfDay));
        assert_eq!(duration("90"), Some(MinDuration::Minutes(90)));
        assert_eq!(duration("0"), None);
        assert_eq!(names("a、b，c\nd"), ["a", "b", "c", "d"]);
    }
}
