//! 报送时限: by when what is sent.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::NaiveTime;

use super::draft::Draft;
use super::notice::Notice;
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{byte_of, clause_start, first_of, has, number, widened};
use crate::intake::when::{self, Reading};
use crate::intake::words as w;
use crate::model::proposal::{Position, ProposedDeadline, TimeValue};
use crate::model::report::{DeadlineRule, Offset, OffsetUnit};

/// Reads every deadline of reports; those of the public (报名) are none of the units'.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let mut seen: HashMap<(String, Option<String>), usize> = HashMap::new();
    for line in notice.paragraphs() {
        budget.check()?;
        // A bracket right behind a sentence belongs to it: …当月25日前报送。(图片、信息报送至…)
        let sentences: Vec<&str> = line.text.split([w::STOP, ';']).collect();
        for (at, sentence) in sentences.iter().enumerate() {
            let next = sentences.get(at + 1).copied().unwrap_or("");
            let next = if next.trim_start().starts_with('(') { next } else { "" };
            let Some(mut found) = deadline(sentence, next, draft.year, line.at) else { continue };
            found.assignments = draft.activities.of_line(line.at.line);
            let deadlines = &mut draft.proposal.report_deadlines;
            match seen.entry((format!("{:?}", found.rule), found.what.clone())) {
                Entry::Vacant(place) => {
                    place.insert(deadlines.len());
                    deadlines.push(found);
                }
                Entry::Occupied(place) => {
                    let Some(known) = deadlines.get_mut(*place.get()) else { continue };
                    if found.assignments.is_empty() {
                        // Said once for all, it binds all.
                        known.assignments.clear();
                    } else if !known.assignments.is_empty() {
                        known.assignments.extend(found.assignments);
                    }
                }
            }
        }
    }
    Ok(())
}

fn deadline(sentence: &str, next: &str, year: Option<i32>, at: Position) -> Option<ProposedDeadline> {
    if has(sentence, &w::PUBLIC) {
        return None;
    }
    let (rule, start, end) = rule(sentence, year)?;
    // Something must be sent: the verb stands behind the time, or before it in the same sentence.
    if !has(&sentence[end..], &w::SEND) && !has(sentence, &w::SEND) && !delivers(&sentence[end..]) {
        return None;
    }
    let text = sentence[start..end].trim();
    Some(ProposedDeadline {
        rule,
        text: text.to_owned(),
        what: what(sentence, start, end, next).map(|what| widened(&what)),
        to: receiver(&sentence[end..]).map(|to| widened(&to)),
        assignments: Vec::new(),
        at: Some(at),
    })
}

/// 将…送…: the object before a plain verb of giving.
fn delivers(rest: &str) -> bool {
    has(rest, &w::OBJECT) && has(rest, &w::DELIVER)
}

/// The rule and the bytes of its wording.
fn rule(sentence: &str, year: Option<i32>) -> Option<(DeadlineRule, usize, usize)> {
    day_of_month(sentence).or_else(|| around_event(sentence)).or_else(|| fixed(sentence, year))
}

/// 活动开展当月25日前, 次月5日前, 每月8日前.
fn day_of_month(sentence: &str) -> Option<(DeadlineRule, usize, usize)> {
    let chars: Vec<char> = sentence.chars().collect();
    for at in 0..chars.len() {
        let Some(day) = number(&chars, at) else { continue };
        let marked = chars.get(day.end).is_some_and(|c| w::DAY.contains(*c));
        let inside = at > 0 && chars[at - 1].is_ascii_digit();
        if !marked || inside || !(1..=31).contains(&day.value) {
            continue;
        }
        let before = &sentence[..byte_of(sentence, at)];
        let end = byte_of(sentence, day.end + 1);
        let Some(by) = by(&sentence[end..]) else { continue };
        let ends = |words: &[&str]| words.iter().any(|word| before.ends_with(word));
        let n = u8::try_from(day.value).ok()?;
        let rule = if ends(&w::SAME_MONTH) {
            DeadlineRule::DayOfSessionMonth { day: n }
        } else if ends(&w::NEXT_MONTH) {
            DeadlineRule::Monthly { day: n }
        } else if ends(&w::EVERY_MONTH) {
            // 每月25日前报送当月… counts in the session's own month.
            if has(&sentence[end..], &w::SAME_MONTH) {
                DeadlineRule::DayOfSessionMonth { day: n }
            } else {
                DeadlineRule::Monthly { day: n }
            }
        } else {
            continue;
        };
        return Some((rule, wording_start(sentence, byte_of(sentence, at)), end + by));
    }
    None
}

/// Where the wording of a time begins: in its clause, behind 各单位应在 and the like.
fn wording_start(sentence: &str, end: usize) -> usize {
    let start = clause_start(sentence, end);
    let clause = &sentence[start..end];
    let words = w::AT_TIME.iter().filter_map(|word| clause.rfind(word).map(|at| at + word.len()));
    let plain = clause.char_indices().filter(|(at, c)| {
        *c == w::AT && !clause[..*at].chars().next_back().is_some_and(|before| w::NOT_AT.contains(before))
    });
    start + words.chain(plain.map(|(at, c)| at + c.len_utf8())).max().unwrap_or(0)
}

/// The length of 前, 之前, 以前 at the front.
fn by(rest: &str) -> Option<usize> {
    let trimmed = rest.trim_start();
    let skipped = rest.len() - trimmed.len();
    w::BEFORE.iter().filter(|word| trimmed.starts_with(**word)).map(|word| skipped + word.len()).max()
}

/// 活动结束后5个工作日内, 于访谈前一周, 提前3天.
fn around_event(sentence: &str) -> Option<(DeadlineRule, usize, usize)> {
    if let Some((at, word)) = first_of(sentence, &w::AFTER_EVENT) {
        let rest = &sentence[at + word.len()..];
        let from = at + word.len();
        if let Some((offset, start, end)) = length(rest)
            && rest[..start].chars().count() <= 4
        {
            let within =
                w::WITHIN.iter().find(|word| rest[end..].starts_with(**word)).map_or(0, |word| word.len());
            return Some((
                DeadlineRule::AfterEvent { offset },
                clause_start(sentence, at),
                from + end + within,
            ));
        }
    }
    if let Some((at, word)) = first_of(sentence, &w::BEFORE_EVENT) {
        let rest = &sentence[at + word.len()..];
        let from = at + word.len();
        if let Some((offset, start, end)) = length(rest)
            && rest[..start].chars().count() <= 2
        {
            return Some((DeadlineRule::BeforeEvent { offset }, clause_start(sentence, at), from + end));
        }
    }
    None
}

/// The first length of time: its bytes too.
fn length(text: &str) -> Option<(Offset, usize, usize)> {
    let chars: Vec<char> = text.chars().take(16).collect();
    for at in 0..chars.len() {
        let number = if chars[at] == w::TWO {
            Some((2, at + 1))
        } else {
            number(&chars, at).map(|n| (n.value, n.end))
        };
        let Some((n, end)) = number else { continue };
        let rest: String = chars[end..].iter().collect();
        let units: [(&[&str], OffsetUnit); 4] = [
            (&w::WORKING_DAYS, OffsetUnit::WorkingDay),
            (&w::CALENDAR_DAYS, OffsetUnit::Day),
            (&w::WEEKS, OffsetUnit::Week),
            (&w::MONTHS, OffsetUnit::Month),
        ];
        for (words, unit) in units {
            if let Some(word) = words.iter().find(|word| rest.starts_with(**word)) {
                let stop = byte_of(text, end) + word.len();
                return Some((Offset { n, unit }, byte_of(text, at), stop));
            }
        }
    }
    None
}

/// 5月13日下午三点前.
fn fixed(sentence: &str, year: Option<i32>) -> Option<(DeadlineRule, usize, usize)> {
    let chars: Vec<char> = sentence.chars().collect();
    let mut from = 0;
    while let Some(found) = when::find(&chars, from, year) {
        from = found.end;
        let Reading::Moment(moment) = found.reading else { continue };
        let Some(TimeValue::DueBy(date)) = moment.time.value else { continue };
        let wording: String = chars[found.start..found.end].iter().collect();
        // 3月31日前完成 of an activity is its own time, not a report's.
        if wording.ends_with(w::DONE) {
            continue;
        }
        let time: Option<NaiveTime> = moment.time.from;
        let start = byte_of(sentence, found.start);
        return Some((DeadlineRule::Fixed { date, time }, start, byte_of(sentence, found.end)));
    }
    None
}

/// What is sent: named with its receiver (活动图片、信息报送至…), put before the verb (将…报送), or behind it.
fn what(sentence: &str, start: usize, end: usize, next: &str) -> Option<String> {
    let object = |text: &str| {
        let text = text.trim().trim_start_matches('(');
        let text =
            w::OBJECT.iter().find_map(|word| text.split_once(word).map(|(_, rest)| rest)).unwrap_or(text);
        let text = w::OBJECT_STARTS.iter().find_map(|word| text.strip_prefix(word)).unwrap_or(text);
        let text = text.trim_end_matches(w::BEFORE_VERB).trim();
        let length = text.chars().count();
        // What stands in two clauses is no object.
        let one = !text.contains([',', ':']);
        ((2..=40).contains(&length) && one && !has(text, &w::SEND)).then(|| text.to_owned())
    };
    for place in [next, &sentence[end..]] {
        if let Some((at, _)) = first_of(place, &w::SEND_TO).filter(|(_, word)| *word != w::SEND[0]) {
            let begin = clause_start(place, at);
            if let Some(what) = object(&place[begin..at]) {
                return Some(what);
            }
        }
    }
    // 将文字材料于5月15日前发布至…
    let before = &sentence[..start];
    if let Some((at, word)) = first_of(before, &w::OBJECT)
        && let Some(what) = object(&before[at + word.len()..])
    {
        return Some(what);
    }
    let rest = &sentence[end..];
    if let Some((at, word)) = first_of(rest, &w::OBJECT) {
        let inside = &rest[at + word.len()..];
        let (stop, _) = first_of(inside, &w::SEND).or_else(|| first_of(inside, &w::DELIVER))?;
        return object(&inside[..stop]);
    }
    let (at, word) = first_of(rest, &w::SEND)?;
    let behind = &rest[at + word.len()..];
    let behind = behind.split([',', '(', ')', ':']).next().unwrap_or("");
    object(behind)
}

/// To whom: behind 报送至, unless it is a mailbox with its address.
fn receiver(rest: &str) -> Option<String> {
    let (at, word) = first_of(rest, &w::SEND_TO)?;
    let to = rest[at + word.len()..].split([',', '(', ')', ':']).next()?.trim();
    let address = to.contains('@') || has(to, &w::MAILBOX);
    let length = to.chars().count();
    (!address && (2..=24).contains(&length) && crate::intake::units::looks_like_unit(to))
        .then(|| to.to_owned())
}
