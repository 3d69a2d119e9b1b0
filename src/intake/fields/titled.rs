//! Tables with the lines that name them.

use crate::intake::sections::Section;
use crate::intake::text::{Block, Table, has};
use crate::intake::words as w;

/// A table with the lines that name it.
pub struct Titled<'a> {
    /// The attachment's title and the short lines right above the table.
    pub titles: Vec<&'a str>,
    /// The table.
    pub table: &'a Table,
}

/// Tables of a section with their titles.
pub fn titled(section: &Section) -> Vec<Titled<'_>> {
    let mut out: Vec<Titled<'_>> = Vec::new();
    let mut above: Vec<&str> = Vec::new();
    for block in &section.blocks {
        match block {
            Block::Line(line) => {
                above.push(&line.text);
                if above.len() > 4 {
                    above.remove(0);
                }
            }
            Block::Table(table) => {
                let mut titles: Vec<&str> = Vec::new();
                if section.attached {
                    titles.extend(section.titles());
                }
                // Only what stands right above it, back to the last full sentence.
                let near = above.iter().rev().take_while(|line| !line.ends_with([w::STOP, ';', ':'])).count();
                titles.extend(above[above.len() - near..].iter().filter(|line| line.chars().count() <= 60));
                titles.extend(table.name.as_deref());
                out.push(Titled { titles, table });
                above.clear();
            }
        }
    }
    out
}

/// Whether the titles name the participants of the main session rather than a schedule.
pub fn is_roll_of_participants<'a>(titles: impl IntoIterator<Item = &'a str>) -> bool {
    titles
        .into_iter()
        .any(|title| has(title, &w::TAKE_PART) && has(title, &w::ROLL) && !has(title, &w::COLUMN_TIME))
}
