//! Clock times: 上午9:00-11:00, 下午三点, 9点半.

use chrono::NaiveTime;

use super::partial::skip_blanks;
use crate::intake::text::number;
use crate::intake::words as w;

/// Start and end of a session.
pub type Clock = (Option<NaiveTime>, Option<NaiveTime>);

/// Clock times that begin at `at`: `上午9:00-11:00`, `下午三点`, `9点半`. Also where they end, and whether a lost
/// dash was put back.
pub fn clock(chars: &[char], at: usize) -> Option<(Clock, usize, bool)> {
    let (first, afternoon, mut end) = hour(chars, at, false)?;
    let mut repaired = false;
    let second = {
        let here = skip_blanks(chars, end);
        let dash = chars.get(here).is_some_and(|c| w::RANGE.contains(*c));
        let mut next = here;
        while chars.get(next).is_some_and(|c| w::RANGE.contains(*c)) {
            next += 1;
        }
        let glued = !dash && chars.get(here).is_some_and(char::is_ascii_digit);
        if dash || glued {
            hour(chars, skip_blanks(chars, next), afternoon).map(|found| (found, glued))
        } else {
            None
        }
    };
    let first = first.or_else(|| {
        // 9-11点: the first number takes the unit of the second.
        let n = number(chars, skip_daytime(chars, at).0)?;
        second.and_then(|_| {
            NaiveTime::from_hms_opt(n.value + if afternoon && n.value < 12 { 12 } else { 0 }, 0, 0)
        })
    });
    let start = first?;
    let mut to = None;
    if let Some(((Some(time), _, after), glued)) = second {
        to = Some(time);
        end = after;
        repaired = glued;
    }
    Some(((Some(start), to), end, repaired))
}

fn skip_daytime(chars: &[char], at: usize) -> (usize, Option<bool>) {
    for (word, afternoon) in w::DAYTIME {
        if word.chars().enumerate().all(|(i, c)| chars.get(at + i) == Some(&c)) {
            return (skip_blanks(chars, at + word.chars().count()), Some(afternoon));
        }
    }
    (at, None)
}

/// One clock time; `None` inside where only a bare number stands.
fn hour(chars: &[char], at: usize, afternoon: bool) -> Option<(Option<NaiveTime>, bool, usize)> {
    let (from, daytime) = skip_daytime(chars, at);
    let afternoon = daytime.unwrap_or(afternoon);
    let n = number(chars, from).filter(|n| n.value <= 24 && n.digits <= 3)?;
    let mut end = n.end;
    let mut minutes = 0;
    let mut told = false;
    match chars.get(end) {
        Some(':') => {
            let digits: String = chars[end + 1..].iter().take(2).take_while(|c| c.is_ascii_digit()).collect();
            if digits.len() != 2 {
                return None;
            }
            minutes = digits.parse().ok()?;
            end += 3;
            told = true;
        }
        Some(c) if w::OCLOCK.contains(*c) => {
            end += 1;
            told = true;
            if chars.get(end) == Some(&w::HALF) {
                minutes = 30;
                end += 1;
            } else if let Some(m) = number(chars, end).filter(|m| chars.get(m.end) == Some(&w::MINUTE)) {
                minutes = m.value;
                end = m.end + 1;
            }
        }
        _ => {}
    }
    if told && chars.get(end).is_some_and(|c| w::OCLOCK.contains(*c)) {
        end += 1;
    }
    if told && chars.get(end) == Some(&w::SHARP) {
        end += 1;
    }
    let hours = if afternoon && n.value < 12 { n.value + 12 } else { n.value };
    let time = NaiveTime::from_hms_opt(hours, minutes, 0);
    if !told {
        return Some((None, afternoon, end));
    }
    Some((Some(time?), afternoon, end))
}
