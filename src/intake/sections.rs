//! The body of a notice and its attachments.

use std::collections::HashMap;

use super::text::{Block, Line, attachment, is_title, numbering};

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
