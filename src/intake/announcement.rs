//! The announcement of a year's holidays (国务院办公厅关于…年部分节假日安排的通知): days off, make-up working days, its
//! number, and where it does not agree with itself.

use std::collections::BTreeMap;

use chrono::{Datelike, Days, NaiveDate};

use super::text::{number, parts, squeezed};
use super::words as w;
use crate::model::day_override::{AnnouncedDay, Announcement, Doubt};

/// Longest name of a holiday in front of its colon, with its number: 六、中秋节、国庆节.
const HEAD: usize = 16;
/// Days of a holiday; a longer run is misread.
const LONGEST: i64 = 31;

/// Reads the lines of an announcement, in one script and width. `year` is that of days whose year the text does not
/// tell.
pub(super) fn read<'a>(lines: impl Iterator<Item = &'a str>, year: Option<i32>) -> Announcement {
    let lines: Vec<String> = lines.map(squeezed).filter(|line| !line.is_empty()).collect();
    let whole = lines.join("\n");
    let told = year_of(&whole);
    let mut found = Found { year: told.or(year), ..Found::default() };
    for line in &lines {
        for sentence in parts(line, &[w::STOP, ';', '\n']) {
            found.sentence(&sentence);
        }
    }
    let document = document(&lines);
    let days = found.days.into_iter().map(|(day, (works, holiday))| AnnouncedDay { day, works, holiday });
    Announcement { year: told, document, days: days.collect(), doubts: found.doubts }
}

#[derive(Default)]
struct Found {
    year: Option<i32>,
    holiday: String,
    /// Days off of the clause before, which a count behind it counts.
    off: u32,
    days: BTreeMap<NaiveDate, (bool, String)>,
    doubts: Vec<Doubt>,
}

impl Found {
    fn sentence(&mut self, sentence: &str) {
        let mut rest = sentence;
        if let Some((head, behind)) = sentence.split_once(':')
            && let Some(name) = holiday(head)
        {
            self.holiday = name;
            rest = behind;
        }
        if self.holiday.is_empty() {
            return;
        }
        self.off = 0;
        for clause in parts(rest, &[',']) {
            self.clause(&clause);
        }
    }

    fn clause(&mut self, clause: &str) {
        if let Some(said) = counted(clause)
            && self.off > 0
            && said != self.off
        {
            self.doubts.push(Doubt::Count(self.holiday.clone(), said, self.off));
        }
        let has = |words: &[&str]| words.iter().any(|word| clause.contains(word));
        let works = has(&w::DAYS_ON);
        if !works && !has(&w::DAYS_OFF) {
            return;
        }
        // 与周末连休, 不调休 and the like name no day.
        let days = self.days_in(clause).unwrap_or_else(|| {
            self.doubts.push(Doubt::Words(clause.to_owned()));
            Vec::new()
        });
        if days.is_empty() {
            return;
        }
        if !works {
            self.off = u32::try_from(days.len()).unwrap_or(u32::MAX);
            if let Some(said) = counted(clause).filter(|said| *said != self.off) {
                self.doubts.push(Doubt::Count(self.holiday.clone(), said, self.off));
            }
        }
        for day in days {
            self.days.insert(day, (works, self.holiday.clone()));
        }
    }

    /// The days that a clause names: `2月10日至17日`, `2月4日(星期日)、2月18日(星期日)`. `None` where it names one that there
    /// is not.
    fn days_in(&mut self, clause: &str) -> Option<Vec<NaiveDate>> {
        let chars: Vec<char> = clause.chars().collect();
        let mut days: Vec<NaiveDate> = Vec::new();
        let (mut at, mut month, mut year) = (0, None, None);
        let mut until = false;
        while at < chars.len() {
            let Some(n) = number(&chars, at).filter(|n| !n.chinese) else {
                until |= w::RANGE.contains(chars[at]) && !days.is_empty();
                at += 1;
                continue;
            };
            at = n.end;
            match chars.get(at) {
                Some(&w::YEAR) => (year, month) = (i32::try_from(n.value).ok(), None),
                Some(&w::MONTH) => month = Some(n.value),
                Some(c) if w::DAY.contains(*c) => {
                    let last = days.last().copied();
                    let day = self.day(year, month, n.value, last)?;
                    at = self.weekday(&chars, at + 1, day);
                    match last.filter(|_| std::mem::take(&mut until)) {
                        Some(first) if (1..=LONGEST).contains(&(day - first).num_days()) => {
                            let next = first.checked_add_days(Days::new(1)).unwrap_or(first);
                            days.extend(next.iter_days().take_while(|d| *d <= day));
                        }
                        Some(_) => return None,
                        None => days.push(day),
                    }
                    continue;
                }
                _ => {}
            }
            at += usize::from(at < chars.len());
        }
        Some(days)
    }

    /// A day without year is of the announced one, but those of December before New Year's Day.
    fn day(
        &self,
        year: Option<i32>,
        month: Option<u32>,
        day: u32,
        last: Option<NaiveDate>,
    ) -> Option<NaiveDate> {
        let month = month.or_else(|| last.map(|last| last.month()))?;
        let usual = || {
            let early = month == 12 && self.holiday.contains(w::NEW_YEAR);
            self.year.map(|year| year - i32::from(early))
        };
        let year = year.filter(|year| last.is_none_or(|last| last.year() <= *year)).or_else(usual)?;
        // 2022年12月31日至1月2日 runs over New Year's Eve.
        let found = NaiveDate::from_ymd_opt(year, month, day)?;
        match last {
            Some(last) if found < last => found.with_year(year + 1),
            _ => Some(found),
        }
    }

    /// Looks at the brackets behind a day; returns what stands behind them.
    fn weekday(&mut self, chars: &[char], at: usize, day: NaiveDate) -> usize {
        if chars.get(at) != Some(&'(') {
            return at;
        }
        let length = chars[at..].iter().position(|c| *c == ')').map_or(chars.len() - at, |n| n + 1);
        let inside: String = chars[at..at + length].iter().collect();
        let written = w::WEEK.iter().find_map(|week| inside.split(week).nth(1)?.chars().next());
        let written = written.and_then(|c| w::WEEKDAYS.iter().position(|day| day.contains(c)));
        let is = usize::try_from(day.weekday().num_days_from_monday()).ok();
        if written.is_some_and(|written| Some(written) != is) {
            self.doubts.push(Doubt::Weekday(day));
        }
        at + length
    }
}

/// The year of an announcement: 关于2027年部分节假日安排的通知, 现将2027年元旦、春节….
fn year_of(text: &str) -> Option<i32> {
    let chars: Vec<char> = text.chars().filter(|c| *c != '\n').collect();
    let mut years = chars.windows(5).enumerate().filter_map(|(at, window)| {
        let digits = window[..4].iter().all(char::is_ascii_digit) && window[4] == w::YEAR;
        let behind: String = chars[at + 5..].iter().take(8).collect();
        let about = digits && w::OF_HOLIDAYS.iter().any(|word| behind.starts_with(word));
        about.then(|| window[..4].iter().collect::<String>().parse().ok()).flatten()
    });
    years.find(|year| (1990..=2200).contains(year))
}

/// 六、中秋节、国庆节 → 中秋节、国庆节.
fn holiday(head: &str) -> Option<String> {
    let is_number = |c: char| c.is_ascii_digit() || c == w::TEN || w::NUMERALS.contains(&c);
    let name = head.trim_start_matches('(');
    let name = name.trim_start_matches(is_number);
    let name = name.trim_start_matches([')', '.', w::LIST]);
    let short = (1..=HEAD).contains(&name.chars().count());
    (short && w::HOLIDAY_ENDS.iter().any(|end| name.ends_with(end))).then(|| name.to_owned())
}

/// 共8天, 放假1天.
fn counted(clause: &str) -> Option<u32> {
    let chars: Vec<char> = clause.chars().collect();
    let at = chars.iter().rposition(|c| *c == w::DAYS_COUNTED)?;
    let from = chars[..at].iter().rposition(|c| !c.is_ascii_digit()).map_or(0, |n| n + 1);
    number(&chars, from).filter(|n| !n.chinese && n.end == at).map(|n| n.value)
}

/// Title and number: 国务院办公厅关于2026年部分节假日安排的通知（国办发明电〔2025〕7号）.
fn document(lines: &[String]) -> String {
    let title = lines.iter().find_map(|line| {
        let end = line.find(w::HOLIDAY_TITLE)?;
        let about = line[..end].rfind(w::ABOUT)?;
        // What a page says before the office's name is not the office's.
        let from = line[..about].rfind([w::STOP, ':', ',', '>', ' ']).map_or(0, |at| at + 1);
        let from = (from..=about).find(|at| line.is_char_boundary(*at)).unwrap_or(about);
        let behind = end + w::HOLIDAY_TITLE.len();
        let rest =
            line[behind..].find(|c: char| !w::NOTICE_ENDS.contains(&c)).map_or(line.len(), |n| behind + n);
        Some(line[from..rest].to_owned())
    });
    let number = lines.iter().find_map(|line| {
        let open = line.find(w::NUMBER_BRACKETS.0)?;
        let end = open + line[open..].find(w::NUMBER_END)? + w::NUMBER_END.len_utf8();
        let from = line[..open].rfind(|c: char| !super::text::is_chinese(c) || c == w::STOP);
        let from = from.map_or(0, |at| at + line[at..].chars().next().map_or(1, char::len_utf8));
        Some(line[from..end].trim_start_matches('(').to_owned()).filter(|number| number.chars().count() < 24)
    });
    match (title, number) {
        (Some(title), Some(number)) => {
            format!("{title}{}{number}{}", w::WIDE_BRACKETS.0, w::WIDE_BRACKETS.1)
        }
        (title, number) => title.or(number).unwrap_or_default(),
    }
}
