//! The body of a notice and its attachments, and the numbers before headings and items.

use std::collections::HashMap;

use super::{Block, Line};
use crate::intake::when;
use crate::intake::words as w;

/// The body (first, without number) or an attachment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Section {
    /// Number of the attachment.
    pub number: Option<u32>,
    /// Title on the heading's own line.
    pub title: Option<String>,
    /// Whether it is an attachment.
    pub attached: bool,
    /// What it holds.
    pub blocks: Vec<Block>,
}

impl Section {
    /// The heading's title and the short lines below it, up to the first table, list, item or paragraph.
    pub fn titles(&self) -> Vec<&str> {
        let mut titles: Vec<&str> = self.title.as_deref().into_iter().collect();
        if self.attached {
            titles.extend(self.title_lines().map(|line| line.text.as_str()));
        }
        titles
    }

    /// Lines that are part of the title.
    pub fn title_lines(&self) -> impl Iterator<Item = &Line> {
        let most = if self.title.is_some() { 2 } else { 4 };
        self.blocks
            .iter()
            .map_while(|block| match block {
                Block::Line(line) => Some(line),
                Block::Table(_) => None,
            })
            .take_while(|line| is_title(&line.text))
            .take(most)
    }

    /// Blocks below the title.
    pub fn content(&self) -> &[Block] {
        let titles = if self.attached { self.title_lines().count() } else { 0 };
        // A section that seems to be title only holds unmarked lines.
        if titles == self.blocks.len() { &self.blocks[titles.min(1)..] } else { &self.blocks[titles..] }
    }

    /// Its lines, tables left out.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Line(line) => Some(line),
            Block::Table(_) => None,
        })
    }
}

/// A short line without the marks of a sentence, list or item.
pub fn is_title(text: &str) -> bool {
    let marks = [w::STOP, w::LIST, ';', '!'];
    let bracketed = text.starts_with('(') && text.ends_with(')');
    text.chars().count() <= 45
        && (bracketed || !text.ends_with(&marks[..]) && !text.contains(w::LIST))
        && !text.ends_with(':')
        && numbering(text).is_none()
}

/// What a line that opens an attachment says.
pub struct Heading<'a> {
    /// Its number.
    pub number: Option<u32>,
    /// Its title, or the list of attachments that follows a colon.
    pub title: &'a str,
}

/// Reads `附件2`, `附件2:标题`, `附:标题`; `None` for running text.
pub fn attachment(text: &str) -> Option<Heading<'_>> {
    let rest = w::ATTACHMENT.iter().find_map(|word| text.strip_prefix(word))?;
    let short =
        text.chars().next().is_some() && !w::ATTACHMENT_LONG.iter().any(|word| text.starts_with(word));
    let rest = rest.trim_start();
    let chars: Vec<char> = rest.chars().collect();
    let (number, used) = when::number(&chars, 0).map_or((None, 0), |n| (Some(n.value), n.end));
    let after: String = chars[used..].iter().collect();
    let offset = rest.len() - after.len();
    let after = &rest[offset..];
    let colon = after.trim_start().starts_with(':');
    let title = after.trim_start().trim_start_matches([':', '.', ' ']).trim();
    if number.is_some_and(|n| n > 99) || title.chars().count() > 60 {
        return None;
    }
    let parted = colon || title.is_empty() || (number.is_some() && after.starts_with([' ', '.']));
    // A lone 附 is only a heading with its colon or nothing after it.
    (parted && !(short && !colon && !title.is_empty())).then_some(Heading { number, title })
}

/// Parts blocks into the body and the attachments. Lines that only list the attachments stay in the body.
pub fn sections(blocks: Vec<Block>) -> Vec<Section> {
    let headings: Vec<Option<(bool, Option<u32>)>> = blocks
        .iter()
        .map(|block| match block {
            Block::Line(line) => attachment(&line.text).map(|h| (h.title.is_empty(), h.number)),
            Block::Table(_) => None,
        })
        .collect();
    // The last place of each number: a titled heading whose number comes again only lists.
    let mut last_of: HashMap<u32, usize> = HashMap::new();
    for (at, heading) in headings.iter().enumerate() {
        if let Some((_, Some(number))) = heading {
            last_of.insert(*number, at);
        }
    }
    let first_bare = headings.iter().position(|heading| heading.is_some_and(|(bare, _)| bare));
    let mut sections = vec![Section::default()];
    for (at, block) in blocks.into_iter().enumerate() {
        let listed = headings[at].is_some_and(|(bare, number)| {
            // It lists, too, when bare headings follow, or when its title is the first item of a list.
            let again = number.and_then(|number| last_of.get(&number)).is_some_and(|last| *last > at);
            let items = match &block {
                Block::Line(line) => {
                    attachment(&line.text).is_some_and(|heading| numbering(heading.title).is_some())
                }
                Block::Table(_) => false,
            };
            !bare && (first_bare.is_some_and(|first| at < first) || again || items)
        });
        if let (Some((_, number)), false, Block::Line(line)) = (headings[at], listed, &block) {
            let title = attachment(&line.text).map_or("", |heading| heading.title);
            sections.push(Section {
                number,
                title: (!title.is_empty()).then(|| title.to_owned()),
                attached: true,
                blocks: Vec::new(),
            });
        } else if let Some(section) = sections.last_mut() {
            section.blocks.push(block);
        }
    }
    sections
}

/// The number before a heading or item: its level (`一、` 1, `(一)` 2, `1.` 3, `(1)` 4) and the text after it.
pub fn numbering(text: &str) -> Option<(u8, &str)> {
    let text = text.trim_start();
    let first = text.chars().next()?;
    if w::CIRCLED.contains(first) {
        return Some((4, text[first.len_utf8()..].trim_start()));
    }
    let chars: Vec<char> = text.chars().take(8).collect();
    let from = usize::from(first == '(');
    let found = when::number(&chars, from)?;
    if found.digits > 3 {
        return None;
    }
    let rest: usize = chars[..found.end].iter().map(|c| c.len_utf8()).sum();
    let mut after = text[rest..].chars();
    match (first, after.next()?) {
        ('(', ')') => Some((if found.chinese { 2 } else { 4 }, after.as_str().trim_start())),
        ('(', _) => None,
        (_, c) if found.chinese => (c == w::LIST).then(|| (1, after.as_str().trim_start())),
        (_, '.') if after.as_str().starts_with(|c: char| c.is_ascii_digit()) => None,
        (_, c) => ((c == '.' || c == w::LIST || c == ')') && !after.as_str().is_empty())
            .then(|| (3, after.as_str().trim_start())),
    }
}
