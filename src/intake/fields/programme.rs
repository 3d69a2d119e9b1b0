//! Facts of the year: title, office, date, number, region, theme, form, duty.

use super::Notice;
use super::sentences::{clause_start, first_of, has, sentences};
use crate::error::Result;
use crate::intake::Known;
use crate::intake::blocks::{Block, Line, numbering, squeezed};
use crate::intake::limits::Budget;
use crate::intake::normalise::{is_chinese, widened};
use crate::intake::when::{self, Days, Reading};
use crate::intake::words as w;
use crate::model::Month;
use crate::model::programme::MinDuration;
use crate::model::proposal::{Assignment, Proposal, ProposedProgramme};
use chrono::{Datelike, NaiveDate};

/// How many lines from the top a title is looked for.
const TOP: usize = 25;
/// Longest theme that is one; longer ones are paragraphs about it.
const LONGEST_THEME: usize = 70;
/// Most lines from the signature's day to the end of the notice: 附注 and 版记.
const AFTER_SIGNATURE: usize = 8;
/// Longest title.
const LONGEST_TITLE: usize = 70;

/// Reads the facts; what the source does not say stays empty.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, known: &Known, budget: &Budget) -> Result<ProposedProgramme> {
    let mut facts = ProposedProgramme::default();
    let head = title(notice);
    if let Some(head) = &head {
        facts.title = Some(widened(&head.title));
        facts.issuing_office.clone_from(&head.office);
    }
    budget.check()?;
    let signed = signature(notice);
    budget.check()?;
    facts.issued = signed.as_ref().map(|(day, _)| *day);
    facts.issuing_office = facts
        .issuing_office
        .or_else(|| signed.and_then(|(_, office)| office))
        .or_else(|| source_office(notice));
    facts.document_no = notice.body().take(TOP).find_map(|line| document_number(&line.text));
    let whole = head.as_ref().map_or("", |head| head.line.as_str());
    facts.year = year_in(whole).or_else(|| year_of_tables(notice)).or_else(|| year_of_text(notice));
    budget.check()?;
    facts.year = facts.year.or_else(|| facts.issued.map(|day| day.year()));
    facts.year = facts.year.or(known.year).or_else(|| year_of_page(notice));
    facts.ordinal = ordinal(whole);
    facts.region = facts
        .issuing_office
        .as_deref()
        .and_then(region)
        .or_else(|| region(whole))
        .or_else(|| known.region.clone());
    facts.addressees = addressees(notice);
    if let Some((first, last, _)) = period(notice, facts.year) {
        (facts.date_from, facts.date_to) = (Some(first), Some(last));
    }
    budget.check()?;
    facts.theme = theme(notice);
    budget.check()?;
    facts.form = notice.lines().find_map(|line| form(&line.text));
    facts.duty_per_unit = notice.body().find_map(|line| duty(&line.text));
    budget.check()?;
    facts.minimum_duration = notice.body().find_map(|line| minimum(&line.text));
    Ok(facts)
}

/// Puts in the first and last month of the branch sessions.
pub fn span(proposal: &mut Proposal) {
    let months = |assignment: &Assignment| {
        let day = |day: &Option<NaiveDate>| day.map(Month::of);
        [
            assignment.month,
            assignment.months.iter().min().copied(),
            assignment.months.iter().max().copied(),
            assignment.month_from,
            assignment.month_to,
            day(&assignment.date),
            day(&assignment.date_from),
            day(&assignment.date_to),
            day(&assignment.due_by),
            assignment.dates.iter().min().map(|day| Month::of(*day)),
            assignment.dates.iter().max().map(|day| Month::of(*day)),
        ]
    };
    let all: Vec<Month> = proposal.assignments.iter().flat_map(months).flatten().collect();
    proposal.programme.first_month = all.iter().min().copied();
    proposal.programme.last_month = all.iter().max().copied();
}

struct Head {
    /// The name of the activity.
    title: String,
    office: Option<String>,
    /// The title's lines as one.
    line: String,
}

/// The title, with the office before 关于.
fn title(notice: &Notice) -> Option<Head> {
    let lines: Vec<&Line> = notice.body().take(TOP).collect();
    for (at, line) in lines.iter().enumerate() {
        if line.text.chars().count() > LONGEST_TITLE || !line.text.contains(w::ABOUT) {
            continue;
        }
        let mut text = squeezed(&line.text);
        for more in lines.iter().skip(at + 1).take(2) {
            if ends_notice(&text) {
                break;
            }
            text.push_str(&squeezed(&more.text));
        }
        if !ends_notice(&text) || text.chars().count() > LONGEST_TITLE + 20 {
            continue;
        }
        if text.starts_with(w::ABOUT)
            && let Some(above) = at.checked_sub(1).map(|above| squeezed(&lines[above].text))
            && is_office(&above)
        {
            text = above + &text;
        }
        return Some(about(&text));
    }
    // A title of another form: the body's, else an attachment's or one above a table.
    let named = notice.sections.iter().filter_map(|section| section.title.as_deref());
    let others = notice.sections.iter().flat_map(|section| section.lines().take(TOP));
    let mut texts = lines.iter().copied().chain(others).map(|line| line.text.as_str()).chain(named);
    let line = squeezed(behind_tag(texts.find(|text| is_plain_title(text))?));
    Some(Head { title: line.clone(), office: None, line })
}

/// Without a tag of the page in front (【工作计划】).
fn behind_tag(text: &str) -> &str {
    text.strip_prefix(w::TAG.0).and_then(|rest| rest.split_once(w::TAG.1)).map_or(text, |(_, rest)| rest)
}

fn ends_notice(text: &str) -> bool {
    let text = without_bracket(text);
    w::NOTICE.iter().any(|end| text.ends_with(end))
}

/// Without a bracket at the end: (第3期), (征求意见稿).
fn without_bracket(text: &str) -> &str {
    match text.rfind('(') {
        Some(open) if text.ends_with(')') && open > 0 => &text[..open],
        _ => text,
    }
}

fn is_plain_title(text: &str) -> bool {
    let text = squeezed(text);
    let length = text.chars().count();
    (6..=LONGEST_TITLE).contains(&length)
        && w::TITLE_ENDS.iter().any(|end| without_bracket(&text).ends_with(end))
        && has(&text, &w::TRADE)
        && !has(&text, &w::LIAISON)
        && !text.contains([w::STOP, ';', ':'])
        && !text.starts_with(['(', w::OPEN])
        && numbering(&text).is_none()
        && crate::intake::blocks::attachment(&text).is_none()
}

/// Takes `OFFICE关于VERB…的通知` apart.
fn about(text: &str) -> Head {
    let (office, rest) = text.split_once(w::ABOUT).unwrap_or(("", text));
    let office = behind_tag(office);
    let mut name = without_bracket(rest);
    for end in w::NOTICE {
        name = name.strip_suffix(end).unwrap_or(name);
    }
    for end in w::TITLE_REST {
        name = name.strip_suffix(end).unwrap_or(name).trim_end_matches(w::OF);
    }
    let printed = w::PRINTING.iter().find_map(|verb| name.strip_prefix(verb));
    if let Some(printed) = printed {
        let inside = printed.split(w::OPEN_WORK).nth(1).and_then(|rest| rest.split(w::CLOSE_WORK).next());
        name = inside.unwrap_or(printed);
    } else {
        for _ in 0..2 {
            let verb = w::TITLE_VERBS.iter().find(|verb| name.starts_with(**verb));
            name = verb.map_or(name, |verb| &name[verb.len()..]);
        }
    }
    Head {
        title: name.to_owned(),
        office: (!office.is_empty()).then(|| widened(office)),
        line: text.to_owned(),
    }
}

fn is_office(text: &str) -> bool {
    let length = text.chars().count();
    (3..=45).contains(&length)
        && text.chars().all(|c| is_chinese(c) || matches!(c, '(' | ')'))
        && w::OFFICE_ENDS.iter().any(|end| text.ends_with(end))
        && !text.contains([w::STOP, w::LIST])
}

/// Day and office at the foot of the body.
fn signature(notice: &Notice) -> Option<(NaiveDate, Option<String>)> {
    let mut plain = None;
    let mut above: Option<String> = None;
    for line in notice.lines() {
        let text = squeezed(&line.text);
        if text.chars().count() <= 60
            && let Some((day, before)) = closing_day(&text)
        {
            if is_office(before) {
                return Some((day, Some(before.to_owned())));
            }
            if before.is_empty() {
                if let Some(office) = above.filter(|above| is_office(above)) {
                    return Some((day, Some(office)));
                }
                plain.get_or_insert((day, None));
            }
        }
        above = Some(text);
    }
    plain
}

/// The day that a line ends in, and what stands before it.
fn closing_day(text: &str) -> Option<(NaiveDate, &str)> {
    let chars: Vec<char> = text.chars().collect();
    let found = when::find(&chars, 0, None)?;
    let Reading::Moment(moment) = found.reading else { return None };
    let Days::Date(day) = moment.days else { return None };
    if found.end != chars.len() || moment.time_from.is_some() || moment.tentative || moment.repaired {
        return None;
    }
    let start: usize = chars[..found.start].iter().map(|c| c.len_utf8()).sum();
    Some((day, &text[..start]))
}

/// The office that the page names as its source.
fn source_office(notice: &Notice) -> Option<String> {
    notice.furniture.iter().find_map(|line| {
        let (_, rest) = line.text.split_once(w::SOURCE)?;
        let office = rest.split_whitespace().next()?;
        is_office(office).then(|| office.to_owned())
    })
}

/// A number such as X〔2023〕3号 on a line of its own.
fn document_number(text: &str) -> Option<String> {
    let text = squeezed(text);
    let text = text.strip_suffix(w::NUMBER_END)?;
    let open = text.find(['[', '(', w::NUMBER_BRACKETS.0, w::TAG.0])?;
    let (office, rest) = text.split_at(open);
    let mut rest = rest.chars();
    rest.next();
    let rest = rest.as_str();
    let year = rest.get(..4).filter(|year| year.bytes().all(|b| b.is_ascii_digit()))?;
    let mut after = rest.get(4..)?.chars();
    after.next().filter(|c| matches!(c, ']' | ')') || [w::TAG.1, w::NUMBER_BRACKETS.1].contains(c))?;
    let number = after.as_str().trim_start_matches(w::NTH);
    let plain = (2..=16).contains(&office.chars().count()) && office.chars().all(is_chinese);
    let digits = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
    let (open, close) = w::NUMBER_BRACKETS;
    (plain && digits).then(|| format!("{office}{open}{year}{close}{number}{}", w::NUMBER_END))
}

/// The first `2023年` of a text.
fn year_in(text: &str) -> Option<i32> {
    let chars: Vec<char> = squeezed(text).chars().collect();
    let mut at = 0;
    while at < chars.len() {
        let Some(n) = when::number(&chars, at) else {
            at += 1;
            continue;
        };
        if n.digits == 4 && (1990..2100).contains(&n.value) && chars.get(n.end) == Some(&w::YEAR) {
            return i32::try_from(n.value).ok();
        }
        at = n.end;
    }
    None
}

/// The year that most cells of the tables write.
fn year_of_tables(notice: &Notice) -> Option<i32> {
    let mut counts: Vec<(i32, usize)> = Vec::new();
    for block in notice.sections.iter().flat_map(|section| &section.blocks) {
        let Block::Table(table) = block else { continue };
        for cell in table.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.chars().count() <= 40) {
            if let Some(year) = year_in(cell).filter(|_| when::is_time(cell)) {
                match counts.iter_mut().find(|(known, _)| *known == year) {
                    Some((_, count)) => *count += 1,
                    None => counts.push((year, 1)),
                }
            }
        }
    }
    counts.into_iter().max_by_key(|(year, count)| (*count, -*year)).map(|(year, _)| year)
}

/// 开展2023年“政务公开主题日”活动: a year before a word of the trade.
fn year_of_text(notice: &Notice) -> Option<i32> {
    notice.body().find_map(|line| {
        let text = &line.text;
        let mut from = 0;
        while let Some(at) = text[from..].find(w::YEAR) {
            let year_end = from + at;
            let digits: String =
                text[..year_end].chars().rev().take(4).collect::<Vec<_>>().into_iter().rev().collect();
            let after: String = text[year_end..].chars().skip(1).take(14).collect();
            let inside_work = text[..year_end].rfind(w::OPEN_WORK) > text[..year_end].rfind(w::CLOSE_WORK);
            if let Ok(year) = digits.parse::<i32>()
                && (1990..2100).contains(&year)
                && has(&after, &w::TRADE)
                && !inside_work
            {
                return Some(year);
            }
            from = year_end + w::YEAR.len_utf8();
        }
        None
    })
}

/// The year in which the page was published.
fn year_of_page(notice: &Notice) -> Option<i32> {
    notice.furniture.iter().find_map(|line| {
        let chars: Vec<char> = line.text.chars().collect();
        let found = when::find(&chars, 0, None)?;
        match found.reading {
            Reading::Moment(when::Moment { days: Days::Date(day), .. }) => Some(day.year()),
            _ => None,
        }
    })
}

/// The only year that the whole text writes, wherever it stands.
pub fn stray_year(notice: &Notice) -> Option<i32> {
    let mut years: Vec<i32> = Vec::new();
    let lines = notice.lines().map(|line| line.text.as_str());
    let blocks = notice.sections.iter().flat_map(|section| &section.blocks);
    let cells = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table.rows.iter().flat_map(|row| &row.cells).map(String::as_str)),
        Block::Line(_) => None,
    });
    for year in lines.chain(cells.flatten()).filter_map(year_in) {
        if !years.contains(&year) {
            years.push(year);
        }
        if years.len() > 1 {
            return None;
        }
    }
    years.first().copied()
}

/// 第十七届.
fn ordinal(text: &str) -> Option<u16> {
    let chars: Vec<char> = text.chars().collect();
    let at = chars.iter().position(|c| *c == w::NTH)?;
    let n = when::number(&chars, at + 1)?;
    (chars.get(n.end).map(char::to_string).as_deref() == Some(w::ORDINAL))
        .then(|| u16::try_from(n.value).ok())
        .flatten()
}

/// The smallest region at the front of a text: 六安市金寨县… gives 金寨县.
pub fn region(text: &str) -> Option<String> {
    let chars: Vec<char> = text.chars().collect();
    let mut start = 0;
    let mut found = None;
    while let Some(length) = region_length(&chars[start..]) {
        found = Some(chars[start..start + length].iter().collect::<String>());
        start += length;
    }
    found
}

fn region_length(chars: &[char]) -> Option<usize> {
    let stop = |c: &char| !is_chinese(*c) || [w::OPEN, w::CLOSE].contains(c) || w::REGION_STOPS.contains(*c);
    let reach = chars.iter().take(16).position(stop).unwrap_or(chars.len().min(16));
    for end in 2..=reach {
        let text: String = chars[..end].iter().collect();
        let Some(mark) = w::REGIONS.iter().find(|mark| text.ends_with(**mark)) else { continue };
        let body = end - mark.chars().count();
        let two: String = chars[end - 1..].iter().take(2).collect();
        let word = w::NO_REGION.iter().any(|word| two == *word || text.ends_with(word));
        let word = word || body == 1 && w::NO_REGION_ONE.contains(chars[0]);
        if (1..=12).contains(&body) && !word && !w::NO_REGION_BODY.iter().any(|word| text.starts_with(word)) {
            return Some(end);
        }
    }
    None
}

/// 主送: the line that ends in a colon below the title.
fn addressees(notice: &Notice) -> Vec<String> {
    let line = notice.body().take(TOP).find(|line| is_addressed(&line.text));
    line.map_or_else(Vec::new, |line| {
        let text = squeezed(&line.text);
        let parts = text.trim_end_matches(':').split([',', w::LIST, ';']);
        parts.filter(|part| !part.is_empty()).map(widened).collect()
    })
}

fn is_addressed(text: &str) -> bool {
    let text = text.trim();
    text.ends_with(':')
        && text.chars().count() <= 120
        && has(text, &w::ADDRESSED)
        && numbering(text).is_none()
}

/// Where the notice's own text begins among the lines of its body: behind 主送, else behind the title.
pub fn opening(lines: &[&Line]) -> Option<usize> {
    let top = &lines[..lines.len().min(TOP)];
    let addressed = top.iter().position(|line| is_addressed(&line.text));
    let titled = || {
        let is_title = |text: &str| {
            text.chars().count() <= LONGEST_TITLE && (ends_notice(&squeezed(text)) || is_plain_title(text))
        };
        top.iter().position(|line| is_title(&line.text))
    };
    addressed.or_else(titled).map(|at| at + 1)
}

/// Whether the signature begins at a line: an office with the day below it or behind it, or the day on which the notice
/// was issued alone, with nothing of the text behind.
pub fn is_signature(lines: &[&Line], at: usize, issued: Option<NaiveDate>) -> bool {
    let Some(text) = lines.get(at).map(|line| squeezed(&line.text)).filter(|text| text.chars().count() <= 60)
    else {
        return false;
    };
    if let Some((day, before)) = closing_day(&text) {
        let last = lines.len() - at <= AFTER_SIGNATURE
            && lines[at + 1..].iter().all(|line| numbering(&line.text).is_none());
        return is_office(before) || before.is_empty() && issued == Some(day) && last;
    }
    let below = lines[at + 1..].iter().find(|line| !line.text.trim().is_empty());
    is_office(&text)
        && below.is_some_and(|line| {
            line.text.chars().count() <= 60
                && closing_day(&squeezed(&line.text)).is_some_and(|(_, before)| before.is_empty())
        })
}

/// The period of the whole activity: under its heading `二、活动时间`, a range of days; with its wording.
pub fn period(notice: &Notice, year: Option<i32>) -> Option<(NaiveDate, NaiveDate, String)> {
    let lines: Vec<&Line> = notice.body().collect();
    let at = lines.iter().position(|line| {
        numbering(&line.text).is_some_and(|(level, rest)| {
            level == 1 && w::TIME_LABEL.iter().any(|label| rest.starts_with(label))
        })
    })?;
    let own = lines[at].text.split_once(':').map(|(_, value)| value);
    let below = lines
        .get(at + 1)
        .map(|line| line.text.split_once(':').map_or(line.text.as_str(), |(_, value)| value));
    let found = [own, below].into_iter().flatten().find(|text| !text.trim().is_empty())?;
    let found = found.trim().trim_end_matches(w::STOP);
    match when::read(found, year) {
        Some(Reading::Moment(when::Moment { days: Days::DateRange(first, last), .. })) => {
            Some((first, last, found.to_owned()))
        }
        _ => None,
    }
}

/// 依据: what the opening names behind 根据, up to the last title before its first comma.
pub fn basis(opening: &str) -> Option<&str> {
    let rest = w::ON_BASIS.iter().find_map(|word| opening.strip_prefix(word))?;
    let mut depth = 0_i32;
    let mut end = rest.len();
    for (at, c) in rest.char_indices() {
        if c == w::OPEN_WORK || c == w::WIDE_BRACKETS.0 {
            depth += 1;
        } else if c == w::CLOSE_WORK || c == w::WIDE_BRACKETS.1 {
            depth -= 1;
        } else if c == w::WIDE_COMMA && depth <= 0 {
            end = at;
            break;
        }
    }
    let clause = &rest[..end];
    let title = clause.rfind(w::CLOSE_WORK)? + w::CLOSE_WORK.len_utf8();
    let number = clause[title..]
        .strip_prefix(w::WIDE_BRACKETS.0)
        .and_then(|inside| inside.find(w::WIDE_BRACKETS.1))
        .map_or(0, |close| w::WIDE_BRACKETS.0.len_utf8() + close + w::WIDE_BRACKETS.1.len_utf8());
    Some(clause[..title + number].trim()).filter(|basis| !basis.is_empty())
}

/// 联系人:…: who is asked about the notice, as one line says it.
pub fn contacts(paragraph: &str) -> Option<&str> {
    let rest = paragraph.strip_prefix(w::CONTACT_LABEL)?.strip_prefix(w::WIDE_COLON)?;
    Some(rest.trim().trim_end_matches(w::STOP)).filter(|rest| !rest.is_empty())
}

/// The theme: quoted before 主题, or the short paragraph under its heading.
fn theme(notice: &Notice) -> Option<String> {
    let lines: Vec<&Line> = notice.body().collect();
    for (at, line) in lines.iter().enumerate() {
        let text = line.text.trim();
        let rest = numbering(text).map_or(text, |(_, rest)| rest);
        let Some(after) = w::THEME.iter().find_map(|word| rest.strip_prefix(word)) else { continue };
        let own = after.trim_start_matches([':', w::STOP, ' ', '.']);
        let paragraph =
            if own.is_empty() { lines.get(at + 1).map_or("", |line| line.text.as_str()) } else { own };
        let is_heading = after.is_empty() || after.starts_with([':', w::STOP, ' ', '.']);
        if !is_heading || paragraph.is_empty() || numbering(paragraph).is_some() {
            continue;
        }
        let theme = paragraph.trim().trim_end_matches(w::STOP).trim_end_matches(';');
        if theme.chars().count() <= LONGEST_THEME && !theme.contains(w::STOP) {
            let inner = theme.strip_prefix(w::OPEN).and_then(|t| t.strip_suffix(w::CLOSE)).unwrap_or(theme);
            let whole = if inner.contains([w::OPEN, w::CLOSE]) { theme } else { inner };
            return Some(widened(whole));
        }
        if let Some(quoted) = quoted_theme(paragraph) {
            return Some(widened(quoted));
        }
    }
    lines.iter().find_map(|line| quoted_theme(&line.text)).map(widened)
}

/// 围绕“…”主题, 以“…”为主题.
fn quoted_theme(text: &str) -> Option<&str> {
    let mut from = 0;
    while let Some(open) = text[from..].find(w::OPEN) {
        let start = from + open + w::OPEN.len_utf8();
        let close = start + text[start..].find(w::CLOSE)?;
        let after = &text[close + w::CLOSE.len_utf8()..];
        let before = text[..from + open].trim_end();
        let framed = w::THEME_BEFORE.iter().any(|word| before.ends_with(word))
            && w::THEME_AFTER.iter().any(|word| after.starts_with(word));
        let day = w::THEME_DAYS.iter().any(|word| text[start..close].ends_with(word));
        if framed && !day && close > start {
            return Some(&text[start..close]);
        }
        from = close + w::CLOSE.len_utf8();
    }
    None
}

/// The wording of 1主会+N分会.
fn form(text: &str) -> Option<String> {
    let (at, word) = first_of(text, &w::FORM_MAIN)?;
    let before: usize =
        text[..at].chars().rev().take_while(|c| w::FORM_CHARS.contains(*c)).map(char::len_utf8).sum();
    let after: usize =
        text[at + word.len()..].chars().take_while(|c| w::FORM_CHARS.contains(*c)).map(char::len_utf8).sum();
    let wording = &text[at - before..at + word.len() + after];
    let both = has(wording, &w::FORM_BRANCH) && (wording.contains('+') || wording.contains(w::PLUS));
    both.then(|| wording.to_owned())
}

/// 每年至少组织1次.
fn duty(text: &str) -> Option<u8> {
    for sentence in sentences(text) {
        let mut from = 0;
        while let Some((at, word)) = first_of(&sentence[from..], &w::AT_LEAST) {
            let start = from + at + word.len();
            let rest = &sentence[start..];
            let rest = w::HOLD.iter().find_map(|verb| rest.strip_prefix(verb)).unwrap_or(rest).trim_start();
            let chars: Vec<char> = rest.chars().take(8).collect();
            let number = if chars.first() == Some(&w::TWO) {
                Some((2, 1))
            } else {
                when::number(&chars, 0).map(|n| (n.value, n.end))
            };
            if let Some((value, end)) = number {
                let after: String = chars[end..].iter().collect();
                if w::TIMES.iter().any(|measure| after.starts_with(measure)) {
                    return u8::try_from(value).ok().filter(|value| *value > 0);
                }
            }
            from = start;
        }
    }
    None
}

/// 活动时间原则上不少于半天.
fn minimum(text: &str) -> Option<MinDuration> {
    for sentence in sentences(text) {
        let mut from = 0;
        while let Some((at, word)) = first_of(&sentence[from..], &w::AT_LEAST) {
            let here = from + at;
            let rest = sentence[here + word.len()..].trim_start();
            let clause = &sentence[clause_start(sentence, here)..here];
            from = here + word.len();
            if !has(clause, &w::LASTING) {
                continue;
            }
            if w::HALF_DAY.iter().any(|half| rest.starts_with(half)) {
                return Some(MinDuration::HalfDay);
            }
            let chars: Vec<char> = rest.chars().take(10).collect();
            let number = if chars.first() == Some(&w::TWO) {
                Some((2, 1))
            } else {
                when::number(&chars, 0).map(|n| (n.value, n.end))
            };
            let Some((value, end)) = number else { continue };
            let after: String = chars[end..].iter().collect();
            if w::HOURS.iter().any(|word| after.starts_with(word)) {
                return Some(MinDuration::Minutes(value * 60));
            }
            if after.starts_with(w::MINUTES) {
                return Some(MinDuration::Minutes(value));
            }
            if value == 1 && w::DAYS.iter().any(|word| after.starts_with(word)) {
                return Some(MinDuration::Day);
            }
        }
    }
    None
}
