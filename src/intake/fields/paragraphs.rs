//! The notice's own words: the paragraphs of its body, with the facts that were read of the very same text written as
//! placeholders (the convention stands in `model::paper_text`).

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::notice::Notice;
use super::programme;
use super::titled::is_roll_of_participants;
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::sections::Section;
use crate::intake::text::{Block, Line, attachment, has, number, numbering, widened};
use crate::intake::words as w;
use crate::model::paper_text::Placeholder;
use crate::model::proposal::ProposedParagraph;

/// Fewest paragraphs of a notice; fewer are a note beside a table.
const FEWEST: usize = 3;

/// Reads the paragraphs, and of them what the opening rests on and who is asked.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let lines: Vec<&Line> = notice
        .sections
        .first()
        .into_iter()
        .flat_map(Section::lines)
        .filter(|line| !line.text.trim().is_empty())
        .collect();
    let Some(start) = programme::opening(&lines) else { return Ok(()) };
    let mut texts: Vec<(u8, String)> = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(start) {
        budget.check()?;
        let ends = attachment(&line.text).is_some()
            || programme::is_signature(&lines, at, draft.proposal.programme.issued);
        if ends {
            break;
        }
        let level = numbering(&line.text).map_or(0, |(level, _)| level);
        texts.push((level, bracketed(widened(line.text.trim()))));
    }
    let headed = texts.iter().any(|(level, _)| *level > 0) || !draft.proposal.programme.addressees.is_empty();
    let told = texts.iter().any(|(_, text)| text.contains(w::STOP));
    if texts.len() < FEWEST || !headed || !told {
        return Ok(());
    }
    let facts = &mut draft.proposal.programme;
    let opening = texts.first().filter(|(level, _)| *level == 0);
    facts.basis = opening.and_then(|(_, text)| basis(text)).map(str::to_owned);
    facts.contacts = texts.iter().find_map(|(_, text)| contacts(text)).map(str::to_owned);
    let facts = Facts::of(notice, draft);
    for (level, text) in texts {
        budget.check()?;
        draft.proposal.paragraphs.push(ProposedParagraph { level, text: facts.placed(&text) });
    }
    Ok(())
}

/// `(1)` at the front, as papers have it: between digits brackets keep their width elsewhere.
fn bracketed(text: String) -> String {
    let inner = text.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    match inner.filter(|(number, _)| number.bytes().all(|byte| byte.is_ascii_digit())) {
        Some((number, rest)) => format!("{}{number}{}{rest}", w::WIDE_BRACKETS.0, w::WIDE_BRACKETS.1),
        None => text,
    }
}

/// What is looked for in the paragraphs.
struct Facts {
    /// Wordings and what they stand for.
    words: Vec<(String, Placeholder)>,
    year: Option<i32>,
    ordinal: Option<u16>,
    /// Numbers of the attachments of one subject.
    attachments: Vec<(BTreeSet<u32>, Placeholder)>,
}

impl Facts {
    fn of(notice: &Notice, draft: &Draft) -> Self {
        let proposal = &draft.proposal;
        let facts = &proposal.programme;
        let mut words: Vec<(Option<String>, Placeholder)> = vec![
            (facts.basis.clone(), Placeholder::Basis),
            (facts.contacts.clone(), Placeholder::Contacts),
            (facts.theme.clone(), Placeholder::Theme),
        ];
        let period = programme::period(notice, facts.year).map(|(.., wording)| widened(&wording));
        words.push((period, Placeholder::Period));
        if let Some(main) = &proposal.main_session {
            let fixed = main.time.text.as_deref().filter(|_| main.time.days().is_some());
            words.push((fixed.map(widened), Placeholder::MainTime));
            words.push((main.place.clone(), Placeholder::MainPlace));
        }
        for (number, deadline) in (1..=u8::MAX).zip(&proposal.report_deadlines) {
            words.push((Some(widened(&deadline.text)), Placeholder::Deadline(number)));
        }
        let words = words.into_iter().filter_map(|(word, placeholder)| Some((word?, placeholder)));
        Self {
            // One character is no wording of its own.
            words: words.filter(|(word, _)| word.chars().nth(1).is_some()).collect(),
            year: facts.year,
            ordinal: facts.ordinal,
            attachments: attachments(notice, draft),
        }
    }

    /// A paragraph with placeholders for the facts that it says.
    fn placed(&self, text: &str) -> String {
        let mut fragments = vec![Fragment::Free(text.to_owned())];
        for (word, placeholder) in &self.words {
            // What rests on other papers names them: looked for before their titles are put out of reach.
            if *placeholder == Placeholder::Basis {
                fragments =
                    replaced(fragments, *placeholder, |text| text.find(word).map(|at| (at, word.len())));
            }
        }
        fragments = fragments.into_iter().flat_map(Fragment::without_titles).collect();
        for (word, placeholder) in &self.words {
            fragments = replaced(fragments, *placeholder, |text| text.find(word).map(|at| (at, word.len())));
        }
        if let Some(year) = self.year {
            fragments = replaced(fragments, Placeholder::Year, |text| lone_year(text, year));
        }
        if let Some(ordinal) = self.ordinal {
            fragments = replaced(fragments, Placeholder::Ordinal, |text| nth(text, ordinal));
        }
        for (numbers, placeholder) in &self.attachments {
            fragments = replaced(fragments, *placeholder, |text| cited(text, numbers));
        }
        fragments.into_iter().map(Fragment::text).collect()
    }
}

/// A stretch of a paragraph.
enum Fragment {
    /// Looked through.
    Free(String),
    /// A placeholder, or the title of another paper.
    Fixed(String),
}

impl Fragment {
    fn text(self) -> String {
        match self {
            Self::Free(text) | Self::Fixed(text) => text,
        }
    }

    /// Parts off what stands in 《》 and in the brackets of document numbers.
    fn without_titles(self) -> Vec<Self> {
        let Self::Free(text) = self else { return vec![self] };
        let mut fragments = Vec::new();
        let mut rest = text.as_str();
        loop {
            let marks = [(w::OPEN_WORK, w::CLOSE_WORK), w::NUMBER_BRACKETS];
            let found = marks
                .iter()
                .filter_map(|(open, close)| {
                    let at = rest.find(*open)?;
                    let end = at + rest[at..].find(*close)? + close.len_utf8();
                    Some((at, end))
                })
                .min();
            let Some((at, end)) = found else { break };
            fragments.push(Self::Free(rest[..at].to_owned()));
            fragments.push(Self::Fixed(rest[at..end].to_owned()));
            rest = &rest[end..];
        }
        fragments.push(Self::Free(rest.to_owned()));
        fragments
    }
}

/// Puts a placeholder for everything that `find` finds: its place and length in bytes.
fn replaced(
    fragments: Vec<Fragment>,
    placeholder: Placeholder,
    find: impl Fn(&str) -> Option<(usize, usize)>,
) -> Vec<Fragment> {
    let mut out = Vec::new();
    for fragment in fragments {
        let Fragment::Free(text) = fragment else {
            out.push(fragment);
            continue;
        };
        let mut rest = text.as_str();
        while let Some((at, length)) = find(rest).filter(|(_, length)| *length > 0) {
            out.push(Fragment::Free(rest[..at].to_owned()));
            out.push(Fragment::Fixed(placeholder.written()));
            rest = &rest[at + length..];
        }
        out.push(Fragment::Free(rest.to_owned()));
    }
    out
}

/// `2023` of `2023年`, unless a day or month of that year follows.
fn lone_year(text: &str, year: i32) -> Option<(usize, usize)> {
    let digits = year.to_string();
    let found = text.match_indices(&digits).find(|(at, _)| {
        let before = text[..*at].chars().next_back();
        let mut after = text[at + digits.len()..].chars();
        !before.is_some_and(|c| c.is_ascii_digit())
            && after.next() == Some(w::YEAR)
            && !after.next().is_some_and(|c| c.is_ascii_digit())
    });
    found.map(|(at, _)| (at, digits.len()))
}

/// `第十七届`, in either sort of numbers.
fn nth(text: &str, ordinal: u16) -> Option<(usize, usize)> {
    text.match_indices(w::NTH).find_map(|(at, _)| {
        let chars: Vec<char> = text[at..].chars().take(12).collect();
        let number = number(&chars, 1).filter(|number| number.value == u32::from(ordinal))?;
        let rest: String = chars[number.end..].iter().collect();
        let length: usize = chars[..number.end].iter().map(|c| c.len_utf8()).sum();
        rest.starts_with(w::ORDINAL).then_some((at, length + w::ORDINAL.len()))
    })
}

/// `附件2、3`, where it cites just these.
fn cited(text: &str, wanted: &BTreeSet<u32>) -> Option<(usize, usize)> {
    let word = w::ATTACHMENT[0];
    text.match_indices(word).find_map(|(at, _)| {
        let rest = &text[at + word.len()..];
        let listed = |c: char| c.is_ascii_digit() || c == w::LIST;
        let list = &rest[..rest.find(|c| !listed(c)).unwrap_or(rest.len())];
        let list = list.trim_end_matches(w::LIST);
        let numbers: Option<BTreeSet<u32>> = list.split(w::LIST).map(|number| number.parse().ok()).collect();
        (numbers.as_ref() == Some(wanted)).then_some((at, word.len() + list.len()))
    })
}

/// What the numbered attachments are about.
fn attachments(notice: &Notice, draft: &Draft) -> Vec<(BTreeSet<u32>, Placeholder)> {
    let mut all: BTreeMap<&'static str, (BTreeSet<u32>, Placeholder)> = BTreeMap::new();
    for section in notice.sections.iter().filter(|section| section.attached) {
        let Some(number) = section.number else { continue };
        let titles = section.titles();
        let says = |words: &[&str]| titles.iter().any(|title| has(title, words));
        let (key, placeholder) = if is_roll_of_participants(titles.iter().copied()) {
            ("participants", Placeholder::ParticipantsAttachment)
        } else if says(&w::SLOGANS) {
            ("slogans", Placeholder::SlogansAttachment)
        } else if says(&w::LIAISON) {
            ("liaisons", Placeholder::LiaisonAttachment)
        } else if tells_schedule(section, draft) {
            ("schedule", Placeholder::ScheduleAttachment)
        } else {
            continue;
        };
        all.entry(key).or_insert((BTreeSet::new(), placeholder)).0.insert(number);
    }
    all.into_values().collect()
}

/// Whether rows of the schedule were read in a section.
fn tells_schedule(section: &Section, draft: &Draft) -> bool {
    let lines = section.blocks.iter().flat_map(|block| match block {
        Block::Line(line) => vec![line.at.line],
        Block::Table(table) => table.rows.iter().map(|row| row.at.line).collect(),
    });
    let lines: BTreeSet<u32> = lines.collect();
    let mut at = draft.proposal.assignments.iter().filter_map(|assignment| assignment.at);
    at.any(|at| lines.contains(&at.line))
}

/// 依据: what the opening names behind 根据, up to the last title before its first comma.
fn basis(opening: &str) -> Option<&str> {
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
fn contacts(paragraph: &str) -> Option<&str> {
    let rest = paragraph.strip_prefix(w::CONTACT_LABEL)?.strip_prefix(w::WIDE_COLON)?;
    Some(rest.trim().trim_end_matches(w::STOP)).filter(|rest| !rest.is_empty())
}
