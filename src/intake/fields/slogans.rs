//! 宣传标语: the list below a title that says so.

use super::draft::Draft;
use super::notice::Notice;
use crate::intake::sections::Section;
use crate::intake::text::{Block, Line, has, numbering, widened};
use crate::intake::words as w;

/// Longest slogan, in characters.
const LONGEST: usize = 80;

/// Reads the slogans of the first section that lists some; attachments before the body, which may only name them.
pub fn read(notice: &Notice, draft: &mut Draft) {
    let (attached, body): (Vec<&Section>, Vec<&Section>) =
        notice.sections.iter().partition(|section| section.attached);
    for section in attached.into_iter().chain(body) {
        let lines = below_title(section);
        let slogans = numbered(&lines);
        let slogans = if slogans.len() > 1 { slogans } else { unnumbered(&lines) };
        if slogans.len() > 1 {
            draft.proposal.slogans = slogans;
            return;
        }
    }
}

/// Lines and cells below the title; empty where no title names slogans.
fn below_title(section: &Section) -> Vec<&str> {
    let titled = section.attached && section.titles().iter().any(|title| has(title, &w::SLOGANS));
    let mut out = Vec::new();
    let mut found = titled;
    for block in if titled { section.content() } else { &section.blocks } {
        match block {
            Block::Line(Line { text, .. }) if found => out.push(text.as_str()),
            Block::Line(Line { text, .. }) => {
                // In the body only a short line of its own opens the list.
                let heading = numbering(text).map_or(text.as_str(), |(_, rest)| rest);
                let heading = heading.trim_end_matches([':', w::STOP]);
                found = heading.chars().count() <= 30
                    && w::SLOGANS.iter().any(|word| heading.ends_with(word))
                    && !heading.contains([w::LIST, ',']);
            }
            Block::Table(table) if found => {
                out.extend(
                    table
                        .rows
                        .iter()
                        .filter_map(|row| row.cells.iter().max_by_key(|cell| cell.chars().count()))
                        .map(String::as_str),
                );
            }
            Block::Table(_) => {}
        }
    }
    out
}

/// Items 1, 2, 3 … as far as the count goes on; a line without number in between is the rest of the item above.
fn numbered(lines: &[&str]) -> Vec<String> {
    let mut slogans: Vec<String> = Vec::new();
    let mut level = None;
    for (at, text) in lines.iter().enumerate() {
        let Some((found, rest)) =
            numbering(text).filter(|(found, _)| level.is_none_or(|level| level == *found))
        else {
            let more = slogans.len() > 1 && lines.get(at + 1).is_some_and(|next| numbering(next).is_some());
            let open = slogans.last().is_some_and(|last| !last.ends_with([w::STOP, w::SHOUT]));
            match slogans.last_mut() {
                None if level.is_none() => continue,
                Some(last) if more && open => {
                    last.push_str(text.trim());
                    continue;
                }
                _ => break,
            }
        };
        level = Some(found);
        slogans.push(one(rest));
    }
    slogans
}

/// Lines without numbers (numbered by the document itself), as long as they look like slogans.
fn unnumbered(lines: &[&str]) -> Vec<String> {
    let fits = |text: &&&str| {
        let length = text.chars().count();
        (4..=LONGEST).contains(&length) && !text.ends_with(':') && !has(text, &w::SLOGANS)
    };
    let taken: Vec<String> = lines.iter().take_while(fits).map(|text| one(text)).collect();
    if taken.len() > 1 { taken } else { Vec::new() }
}

fn one(text: &str) -> String {
    let text = widened(text.trim());
    let inner = text.strip_prefix(w::OPEN).and_then(|inner| inner.strip_suffix(w::CLOSE));
    inner.filter(|inner| !inner.contains([w::OPEN, w::CLOSE])).map_or(text.clone(), str::to_owned)
}
