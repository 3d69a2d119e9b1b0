//! One source, parted into its body and attachments.

use crate::intake::decode::Hidden;
use crate::intake::limits::PARAGRAPH;
use crate::intake::sections::Section;
use crate::intake::text::Line;

/// One source, parted.
pub struct Notice {
    /// The body first, then the attachments.
    pub sections: Vec<Section>,
    /// Lines that belong to the page around it.
    pub furniture: Vec<Line>,
    /// What was left out because nobody sees it.
    pub hidden: Vec<Hidden>,
}

impl Notice {
    /// The body's lines that may hold sentences.
    pub fn body(&self) -> impl Iterator<Item = &Line> {
        self.sections.first().into_iter().flat_map(Section::lines).filter(|line| is_paragraph(line))
    }

    /// All lines.
    pub fn lines(&self) -> impl Iterator<Item = &Line> {
        self.sections.iter().flat_map(Section::lines)
    }

    /// All lines that may hold sentences.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Line> {
        self.lines().filter(|line| is_paragraph(line))
    }
}

/// Whether a line is short enough to hold sentences; what is longer is a list. A search for words in a line may take
/// as many steps as the square of its length.
fn is_paragraph(line: &Line) -> bool {
    line.text.len() <= PARAGRAPH || line.text.chars().nth(PARAGRAPH).is_none()
}
