//! Numbers with their measure words in running text: digits and numerals, 万 and 千, 余 and 多, ranges, and numbers of which
//! digits are lost.

use super::words as w;
use crate::model::figure::Bound;

/// What a number says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A value, or two of a range.
    Value(u64, Option<u64>),
    /// Digits are lost (20xx), or none are told (数百).
    Unknown,
}

/// A number in a text without blanks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Number {
    /// First character, words like 近 and 超过 included.
    pub start: usize,
    /// Behind its last character, measure word included.
    pub end: usize,
    /// What it says.
    pub said: Said,
    /// How exact.
    pub bound: Bound,
    /// Its measure word as written.
    pub measure: Option<String>,
    /// It is a least that is demanded.
    pub demanded: bool,
}

/// A date of which digits are lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LostDate {
    /// First character.
    pub start: usize,
    /// Behind its last one.
    pub end: usize,
}

/// All numbers with a measure word, or with 余 or 万 behind them, and all damaged dates, in their order.
pub fn numbers(chars: &[char]) -> (Vec<Number>, Vec<LostDate>) {
    let (mut found, mut dates) = (Vec::new(), Vec::new());
    let mut at = 0;
    while at < chars.len() {
        let before = at.checked_sub(1).map(|before| chars[before]);
        let c = chars[at];
        let begins = c.is_ascii_digit() || is_lost(c) || is_numeral(c) || w::VAGUE.contains(&c);
        if !begins || before.is_some_and(|c| c.is_ascii_alphanumeric()) {
            at += 1;
            continue;
        }
        let run = chars[at..].iter().take_while(|c| c.is_ascii_digit() || is_lost(**c)).count();
        let lost = chars[at..at + run].iter().any(|c| is_lost(*c));
        if lost && let Some(date) = lost_date(chars, at, run) {
            at = date.end;
            dates.push(date);
            continue;
        }
        if lost && is_size(&chars[at..at + run]) {
            at += run;
            continue;
        }
        match number(chars, at) {
            Some(number) => {
                at = number.end;
                found.push(number);
            }
            None => at += run.max(1),
        }
    }
    (found, dates)
}

fn is_lost(c: char) -> bool {
    matches!(c, 'x' | 'X' | '*' | '\u{d7}')
}

/// `1600*1200`: numbers of several digits multiplied, none of which is lost.
fn is_size(run: &[char]) -> bool {
    run.split(|c| is_lost(*c)).all(|digits| digits.len() > 1)
}

fn is_numeral(c: char) -> bool {
    w::DIGITS.iter().any(|(d, _)| *d == c) || power(c).is_some()
}

fn digit(c: char) -> Option<u64> {
    w::DIGITS.iter().find(|(d, _)| *d == c).map(|(_, value)| *value)
}

fn power(c: char) -> Option<u64> {
    w::POWERS.iter().find(|(d, _)| *d == c).map(|(_, value)| *value)
}

/// `20xx年5月30日`, `5月x日`, `201*年`.
fn lost_date(chars: &[char], at: usize, run: usize) -> Option<LostDate> {
    if !chars.get(at + run).is_some_and(|c| w::OF_DATE.contains(c)) {
        return None;
    }
    let of_date = |c: &char| c.is_ascii_digit() || is_lost(*c) || w::OF_DATE.contains(c);
    let end = at + chars[at..].iter().take_while(|c| of_date(c)).count();
    let start = at - chars[..at].iter().rev().take_while(|c| of_date(c)).count();
    Some(LostDate { start, end })
}

fn number(chars: &[char], at: usize) -> Option<Number> {
    if at > 0 && chars[at - 1] == w::NTH {
        return None;
    }
    let first = value(chars, at)?;
    let mut end = first.end;
    let mut more = first.more;
    let (mut said, mut vague) = (first.amount, first.vague);
    let mut to = None;
    let first_measure = measure(chars, end);
    let joint = first_measure.as_ref().map_or(end, |(_, end)| *end);
    let from_start = chars.get(joint).is_some_and(|c| w::RANGE.contains(*c));
    if from_start
        && let Some(second) = value(chars, joint + 1)
        && let Some((_, behind)) = measure(chars, second.end)
        && behind > second.end
    {
        // 1至2万份: the power stands once.
        if first_measure.is_none() && second.power > 1 && said < second.amount / second.power {
            said *= second.power;
        }
        to = Some(second.amount);
        more |= second.more;
        vague |= second.vague;
        end = second.end;
    }
    let power_alone = first.power_alone;
    let (mut measure, mut behind) = match measure(chars, end) {
        Some((word, behind)) => (Some(word), behind),
        None => (None, end),
    };
    // 400人余次
    if measure.as_deref() == Some(w::PERSONS)
        && chars.get(behind).is_some_and(|c| w::MORE.contains(c))
        && chars.get(behind + 1) == Some(&w::TIMES_TAIL)
    {
        measure = Some(w::VISITS.to_owned());
        more = true;
        behind += 2;
    }
    if measure.is_none() && !more && !vague && first.power < 10_000 {
        return None;
    }
    let mut bound = if more { Bound::More } else { Bound::Exact };
    let mut start = at;
    let mut demanded = false;
    let before: String = chars[at.saturating_sub(5)..at].iter().collect();
    let cut = |word: &str| at - word.chars().count();
    if let Some(word) = w::AT_LEAST.iter().find(|word| before.ends_with(*word)) {
        (start, bound, demanded) = (cut(word), Bound::More, true);
    } else if let Some(word) = w::OVER.iter().find(|word| before.ends_with(*word)) {
        (start, bound) = (cut(word), Bound::More);
    } else if let Some(word) = w::OVER_POWER.iter().find(|word| power_alone && before.ends_with(*word)) {
        (start, bound) = (cut(word), Bound::More);
    } else if let Some(word) = w::NEARLY.iter().find(|word| before.ends_with(*word))
        && !w::NOT_NEARLY.iter().any(|other| before.ends_with(other))
    {
        start = cut(word);
        bound = if more { Bound::More } else { Bound::Nearly };
    } else if let Some(word) = w::ABOUT.iter().find(|word| before.ends_with(*word))
        && !w::NOT_ABOUT.iter().any(|other| before.ends_with(other))
    {
        start = cut(word);
        bound = if more { Bound::More } else { Bound::About };
    } else if power_alone && !more && !vague {
        // 百姓, 万家: no number.
        return None;
    }
    let tail: String = chars[behind..chars.len().min(behind + 2)].iter().collect();
    if let Some(word) = w::OVER_TAIL.iter().find(|word| tail.starts_with(*word)) {
        bound = Bound::More;
        behind += word.chars().count();
    } else if let Some(word) = w::ABOUT_TAIL.iter().find(|word| tail.starts_with(*word)) {
        bound = Bound::About;
        behind += word.chars().count();
    }
    let said = if vague { Said::Unknown } else { Said::Value(said, to) };
    Some(Number { start, end: behind, said, bound, measure, demanded })
}

struct Value {
    amount: u64,
    /// The last power that was written, 1 if none.
    power: u64,
    /// It is a power without a digit before it (百余, 上千).
    power_alone: bool,
    more: bool,
    vague: bool,
    end: usize,
}

fn value(chars: &[char], at: usize) -> Option<Value> {
    let c = *chars.get(at)?;
    if c.is_ascii_digit() || is_lost(c) { in_digits(chars, at) } else { in_numerals(chars, at) }
}

fn in_digits(chars: &[char], at: usize) -> Option<Value> {
    let run = chars[at..].iter().take_while(|c| c.is_ascii_digit() || is_lost(**c)).count();
    let vague = chars[at..at + run].iter().any(|c| is_lost(*c));
    let mut digits: String = chars[at..at + run].iter().collect();
    let mut end = at + run;
    // 26,000
    while chars.get(end) == Some(&',') && (1..=3).contains(&digits.len().min(3)) {
        let next = chars[end + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
        if next != 3 || digits.len() > 3 && !digits.len().is_multiple_of(3) && end == at + run {
            break;
        }
        digits.extend(&chars[end + 1..end + 4]);
        end += 4;
    }
    // Dates, hours and marks: 5.15, 5·15, 9:00, 3/15.
    let mut fraction = String::new();
    match chars.get(end) {
        Some('.' | '\u{b7}' | '\u{2022}' | ':' | '/' | '%' | '\u{2103}') => {
            let more = chars[end + 1..].iter().take_while(|c| c.is_ascii_digit()).count();
            if chars[end] == '.' && more > 0 {
                fraction = chars[end + 1..end + 1 + more].iter().collect();
                end += 1 + more;
            } else if more > 0 || chars[end] == '%' {
                return None;
            }
        }
        Some(c) if c.is_ascii_alphabetic() => return None,
        _ => {}
    }
    if at > 1
        && matches!(chars[at - 1], '.' | '\u{b7}' | '\u{2022}' | ':' | '/')
        && chars[at - 2].is_ascii_digit()
    {
        return None;
    }
    let mut more = false;
    let mut vague = vague;
    let mut power = 1;
    let mut added = 0;
    loop {
        match chars.get(end) {
            Some(c) if w::MORE.contains(c) && !more => more = true,
            Some(c) if self::power(*c).is_some_and(|p| p >= 100) && power == 1 => {
                power = self::power(*c).unwrap_or(1);
                // 1万2千
                if let Some(next) =
                    chars.get(end + 1).and_then(|c| c.to_digit(10).map(u64::from).or(digit(*c)))
                    && let Some(small) = chars.get(end + 2).and_then(|c| self::power(*c))
                    && small < power
                {
                    added = next * small;
                    end += 2;
                }
            }
            Some(c) if *c == w::VAGUE[1] => vague = true,
            _ => break,
        }
        end += 1;
    }
    if !fraction.is_empty() && power < 100 {
        return None;
    }
    let amount = if vague { 0 } else { scaled(&digits, &fraction, power)?.checked_add(added)? };
    Some(Value { amount, power, power_alone: false, more, vague, end })
}

/// `1` and `2` times 万: 12000.
fn scaled(digits: &str, fraction: &str, power: u64) -> Option<u64> {
    let whole: u64 = digits.parse().ok()?;
    let mut value = whole.checked_mul(power)?;
    let mut unit = power;
    for c in fraction.chars() {
        unit /= 10;
        value = value.checked_add(u64::from(c.to_digit(10)?).checked_mul(unit)?)?;
    }
    // More than a county counts.
    (digits.len() <= 9 && value < 1_000_000_000).then_some(value)
}

fn in_numerals(chars: &[char], at: usize) -> Option<Value> {
    let mut end = at;
    let vague_first = w::VAGUE.contains(chars.get(at)?);
    if vague_first {
        end += 1;
        // 数据, 几个: no number of anything.
        power(*chars.get(end)?)?;
    }
    let (mut total, mut section, mut open) = (0_u64, 0_u64, None::<u64>);
    let (mut last_power, mut digits, mut more, mut vague) = (1, 0, false, vague_first);
    let start = end;
    while let Some(c) = chars.get(end).copied() {
        if let Some(value) = digit(c) {
            if open.is_some_and(|open| open > 0) {
                // 二〇二三: a year, or a list of numbers.
                return None;
            }
            open = Some(value);
            digits += 1;
        } else if let Some(value) = power(c) {
            let count = open.take();
            if value >= 10_000 {
                section += count.unwrap_or(u64::from(section == 0 && total == 0));
                total = total.checked_add(section)?.checked_mul(value)?;
                section = 0;
            } else {
                section = section.checked_add(count.unwrap_or(1).checked_mul(value)?)?;
            }
            last_power = value;
        } else if w::MORE.contains(&c) && end > start && !more {
            more = true;
        } else if w::VAGUE[1] == c && end > start {
            vague = true;
        } else {
            break;
        }
        end += 1;
    }
    let amount = total.checked_add(section)?.checked_add(open.unwrap_or(0))?;
    let power_alone = digits == 0 && !vague && chars[start] != w::POWERS[0].0;
    (end > start && amount > 0 && amount < 1_000_000_000).then_some(Value {
        amount,
        power: last_power,
        power_alone,
        more,
        vague,
        end,
    })
}

/// The measure word at `at`, and where it ends.
fn measure(chars: &[char], at: usize) -> Option<(String, usize)> {
    let rest: String = chars[at.min(chars.len())..chars.len().min(at + 6)].iter().collect();
    if w::TIMES.iter().any(|word| rest.starts_with(word)) {
        return None;
    }
    let all = w::MEASURES.iter().chain(&w::MEASURES_MORE);
    let word = all.filter(|word| rest.starts_with(**word)).max_by_key(|word| word.len())?;
    let end = at + word.chars().count();
    let follows = chars.get(end).copied();
    let another = w::NOT_MEASURE
        .iter()
        .any(|(measure, next)| measure == word && follows.is_some_and(|c| next.contains(c)));
    (!another).then(|| ((*word).to_owned(), end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn one(text: &str) -> Option<(Said, Bound, Option<String>)> {
        let chars: Vec<char> = text.chars().collect();
        let (all, _) = numbers(&chars);
        all.into_iter().next().map(|n| (n.said, n.bound, n.measure))
    }

    fn is(text: &str, value: u64, bound: Bound, measure: &str) {
        let expected = Some((Said::Value(value, None), bound, Some(measure.to_owned())));
        assert_eq!(one(text), expected, "{text}");
    }

    #[test]
    fn numbers_are_read_however_they_are_written() {
        is("3万多份", 30_000, Bound::More, "份");
        is("3.6万多人次", 36_000, Bound::More, "人次");
        is("1万2千份", 12_000, Bound::Exact, "份");
        is("26,000余份", 26_000, Bound::More, "份");
        is("400人余次", 400, Bound::More, "人次");
        is("8余辆(次)", 8, Bound::More, "辆(次)");
        is("九百五十余份", 950, Bound::More, "份");
        is("十余幅", 10, Bound::More, "幅");
        is("八十九人次", 89, Bound::Exact, "人次");
        is("近百件", 100, Bound::Nearly, "件");
        is("上千人次", 1000, Bound::More, "人次");
        is("百余名", 100, Bound::More, "名");
        is("约300份", 300, Bound::About, "份");
        is("300人左右", 300, Bound::About, "人");
        is("超过200人", 200, Bound::More, "人");
        is("一千多份", 1000, Bound::More, "份");
    }

    #[test]
    fn ranges_have_two_ends() {
        assert_eq!(one("50-60人").map(|n| n.0), Some(Said::Value(50, Some(60))));
        assert_eq!(one("1至2辆").map(|n| n.0), Some(Said::Value(1, Some(2))));
    }

    #[test]
    fn lost_digits_and_words_for_many_are_no_values() {
        for text in ["20xx余册", "xx多个部门", "数百人次", "几十份", "十几人"] {
            assert_eq!(one(text).map(|n| n.0), Some(Said::Unknown), "{text}");
        }
        let chars: Vec<char> = "于20xx年5月30日参加".chars().collect();
        assert_eq!(numbers(&chars).1, [LostDate { start: 1, end: 11 }]);
    }

    #[test]
    fn dates_hours_ordinals_and_sizes_are_no_numbers_of_things() {
        for text in [
            "5.15政务公开日",
            "3·15活动",
            "9:00至11:00",
            "第十九届",
            "20:17:08",
            "3个工作日",
            "百姓",
            "数据",
            "1600*1200。",
            "12345热线",
            "2018年",
        ] {
            assert_eq!(one(text), None, "{text}");
        }
    }
}
