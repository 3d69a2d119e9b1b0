//! `set`: one fact of the file, of the year, of its main session or of its deadline.

use chrono::{NaiveDate, NaiveTime};

use super::output::Reply;
use super::{Call, Failure, file, find};
use crate::error::Error;
use crate::intake::{self, PhraseOfTime};
use crate::model::edit::{Edit, ProgrammeFact, SessionFact};
use crate::model::ids::{SessionId, UnitId};
use crate::model::names::folded;
use crate::model::programme::{Labels, MinDuration, Programme, Publicity};
use crate::model::report::DeadlineRule;
use crate::model::session::SessionKind;
use crate::model::setting::SettingKey;
use crate::model::{Month, Snapshot};
use crate::text::Lang;

/// Every key of `set`, in the order in which they are listed.
pub(super) const KEYS: [&str; 34] = [
    "region",
    "operator",
    "title",
    "ordinal",
    "theme",
    "basis",
    "period",
    "office",
    "doc_no",
    "issued_on",
    "addressees",
    "copies_to",
    "contacts",
    "publicity",
    "months",
    "duty",
    "main_counts",
    "min_duration",
    "labels",
    "closed",
    "recording",
    "slogans",
    "main.date",
    "main.when",
    "main.place",
    "main.theme",
    "main.tasks",
    "main.materials",
    "main.held_on",
    "main.arrive_by",
    "main.reply_by",
    "main.units",
    "deadline.day",
    TITLE,
];

/// The title of a paper, or of a group's table of it.
const TITLE: &str = "title.DOCUMENT[.GROUP]";
const TITLE_OF: &str = "title.";

pub(super) fn set(call: &Call<'_>) -> Result<Reply, Failure> {
    let key = call.text("key");
    if !KEYS.contains(&key) && !key.starts_with(TITLE_OF) {
        return Err(Failure::Usage(call.lang.cli_unknown_key(key, &KEYS.join(" "))));
    }
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let edit = edit(call, workspace.snapshot(), key, call.text("value").trim())?;
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

fn edit(call: &Call<'_>, snapshot: &Snapshot, key: &str, value: &str) -> Result<Edit, Failure> {
    match key {
        "region" => return Ok(Edit::SetSetting(SettingKey::Region, value.to_owned())),
        "operator" => return Ok(Edit::SetSetting(SettingKey::Operator, value.to_owned())),
        _ => {}
    }
    let year = find::programme(call, snapshot)?;
    if let Some(part) = key.strip_prefix("main.") {
        return main_session(call, snapshot, year, part, value);
    }
    if let Some(paper) = key.strip_prefix(TITLE_OF) {
        return title(call, snapshot, year, paper, value);
    }
    let bad = |wanted: &str| Failure::Usage(call.lang.cli_bad_fact(key, value, wanted));
    let lang = call.lang;
    let fact = match key {
        "title" => ProgrammeFact::Title(value.to_owned()),
        "theme" => ProgrammeFact::Theme(value.to_owned()),
        "basis" => ProgrammeFact::Basis(value.to_owned()),
        "period" => {
            ProgrammeFact::Period(optional(value, period).ok_or_else(|| bad(lang.cli_want_period()))?)
        }
        "office" => ProgrammeFact::Office(value.to_owned()),
        "doc_no" => ProgrammeFact::DocNo(value.to_owned()),
        "addressees" => ProgrammeFact::Addressees(names(value)),
        "copies_to" => ProgrammeFact::CopiesTo(names(value)),
        "contacts" => ProgrammeFact::Contacts(value.to_owned()),
        "publicity" => ProgrammeFact::Publicity(
            optional(value, publicity).ok_or_else(|| bad(lang.cli_want_publicity()))?,
        ),
        "ordinal" => ProgrammeFact::Ordinal(
            optional(value, |v| v.parse().ok()).ok_or_else(|| bad(lang.cli_want_number()))?,
        ),
        "issued_on" => {
            ProgrammeFact::IssuedOn(optional(value, day).ok_or_else(|| bad(lang.cli_want_date()))?)
        }
        "months" => {
            ProgrammeFact::Months(months(value, year.year).ok_or_else(|| bad(lang.cli_want_months()))?)
        }
        "duty" => ProgrammeFact::Duty(value.parse().map_err(|_| bad(lang.cli_want_number()))?),
        "main_counts" => {
            ProgrammeFact::MainCounts(yes_or_no(value).ok_or_else(|| bad(lang.cli_want_yes_no()))?)
        }
        "closed" => ProgrammeFact::Closed(yes_or_no(value).ok_or_else(|| bad(lang.cli_want_yes_no()))?),
        "recording" => ProgrammeFact::Recording(yes_or_no(value).ok_or_else(|| bad(lang.cli_want_yes_no()))?),
        "min_duration" => ProgrammeFact::MinDuration(
            optional(value, duration).ok_or_else(|| bad(lang.cli_want_duration()))?,
        ),
        "labels" => ProgrammeFact::Labels(labels(value).ok_or_else(|| bad(lang.cli_want_labels()))?),
        "slogans" => {
            let slogans = value.lines().map(str::trim).filter(|s| !s.is_empty()).map(str::to_owned).collect();
            return Ok(Edit::SetSlogans(year.id, slogans));
        }
        _ => {
            let day = value.parse().map_err(|_| bad(lang.cli_want_number()))?;
            return Ok(deadline(snapshot, year, day));
        }
    };
    Ok(Edit::SetProgramme(year.id, fact))
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
        Some(_) if !document.by_group() => return Err(Failure::Usage(call.lang.cli_no_groups(name))),
        Some(group) => Some(find::group(call, snapshot, group)?.id),
        None => None,
    };
    Ok(Edit::SetPaperTitle { programme: year.id, document, group, title: value.to_owned() })
}

/// The report by a day of the session's month: the year's own requirement of branch sessions, or a first one.
fn deadline(snapshot: &Snapshot, year: &Programme, day: u8) -> Edit {
    let all = snapshot.requirements_of(year.id);
    let of_branches: Vec<_> =
        all.filter(|r| r.kind == Some(SessionKind::Branch) && r.session.is_none()).collect();
    let by_day = of_branches.iter().find(|r| matches!(r.rule, DeadlineRule::DayOfSessionMonth { .. }));
    let there = by_day.or(of_branches.first()).copied();
    Edit::SetRequirement {
        requirement: there.map(|r| r.id),
        programme: year.id,
        item: there.map_or_else(|| Lang::Zh.cli_default_item().to_owned(), |r| r.item.clone()),
        rule: DeadlineRule::DayOfSessionMonth { day },
    }
}

fn main_session(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: &Programme,
    part: &str,
    value: &str,
) -> Result<Edit, Failure> {
    if part == "units" {
        let units: Result<Vec<UnitId>, Failure> =
            names(value).iter().map(|name| find::unit(call, snapshot, name)).collect();
        return Ok(Edit::SetMainParticipants(year.id, units?));
    }
    let session = snapshot
        .main_session(year.id)
        .ok_or(Failure::Failed(Error::Paper(crate::error::PaperFault::NoMainSession)))?;
    let id: SessionId = session.id;
    // Hours may stand behind the day: 2023-05-12 9:00-11:00.
    let fixed = || match intake::time(value, year.year) {
        _ if value.is_empty() => Ok(None),
        PhraseOfTime::Fixed(when) => Ok(Some(when)),
        _ => Err(Failure::Usage(call.lang.cli_bad_fact(
            &format!("main.{part}"),
            value,
            call.lang.cli_want_date_and_hours(),
        ))),
    };
    let date = || {
        optional(value, day).ok_or_else(|| {
            Failure::Usage(call.lang.cli_bad_fact(&format!("main.{part}"), value, call.lang.cli_want_date()))
        })
    };
    let fact = match part {
        "date" => SessionFact::When(fixed()?, String::new()),
        // The wording is kept; where it fixes a day, papers print that. What is no time at all leaves the day as it was.
        "when" => {
            let when = match intake::time(value, year.year) {
                PhraseOfTime::Fixed(when) => Some(when),
                PhraseOfTime::Open => None,
                PhraseOfTime::NotUnderstood => session.when.clone(),
            };
            SessionFact::When(when, value.to_owned())
        }
        "held_on" => SessionFact::HeldOn(date()?),
        "reply_by" => SessionFact::ReplyBy(date()?),
        "arrive_by" => SessionFact::ArriveBy(optional(value, clock).ok_or_else(|| {
            Failure::Usage(call.lang.cli_bad_fact("main.arrive_by", value, call.lang.cli_want_clock()))
        })?),
        "place" => SessionFact::Place(value.to_owned()),
        "tasks" => SessionFact::Tasks(value.to_owned()),
        "materials" => SessionFact::Materials(value.to_owned()),
        _ => SessionFact::Theme(value.to_owned()),
    };
    Ok(Edit::SetSession(id, fact))
}

/// Empty text takes a fact away; the outer `None` says that the text cannot be read.
#[expect(clippy::option_option, reason = "not readable and taken away are two outcomes")]
fn optional<T>(value: &str, read: impl FnOnce(&str) -> Option<T>) -> Option<Option<T>> {
    if value.is_empty() { Some(None) } else { read(value).map(Some) }
}

fn day(value: &str) -> Option<NaiveDate> {
    value.parse().ok()
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
