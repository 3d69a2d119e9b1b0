//! Above the text: the title with its office and ordinal, the document number, 主送, and where the text begins.

use super::super::notice::Notice;
use super::signature::is_office;
use crate::intake::text::{Line, attachment, has, is_chinese, number, numbering, squeezed, widened};
use crate::intake::words as w;

/// How many lines from the top a title is looked for.
pub const TOP: usize = 25;
/// Longest title.
const LONGEST_TITLE: usize = 70;

/// The title of a notice, taken apart.
pub struct Head {
    /// The name of the activity.
    pub title: String,
    /// The office before 关于.
    pub office: Option<String>,
    /// The title's lines as one.
    pub line: String,
}

/// The title, with the office before 关于.
pub fn title(notice: &Notice) -> Option<Head> {
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
        && attachment(&text).is_none()
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

/// A number such as X〔2023〕3号 on a line of its own.
pub fn document_number(text: &str) -> Option<String> {
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

/// 第十七届.
pub fn ordinal(text: &str) -> Option<u16> {
    let chars: Vec<char> = text.chars().collect();
    let at = chars.iter().position(|c| *c == w::NTH)?;
    let n = number(&chars, at + 1)?;
    (chars.get(n.end).map(char::to_string).as_deref() == Some(w::ORDINAL))
        .then(|| u16::try_from(n.value).ok())
        .flatten()
}

/// 主送: the line that ends in a colon below the title.
pub fn addressees(notice: &Notice) -> Vec<String> {
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
