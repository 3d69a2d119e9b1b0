//! Plain text: columns aligned by spaces, a Chinese character counting two, for notes and for programs without tables.

use super::content::{Block, Content, Masthead, Section};
use super::csv::MARK;
use super::table::{Placed, Table};
use super::wording::half_widths;
use crate::error::Result;
use crate::model::progress::Progress;

/// Width of a section without a table, in half characters: 28 characters of a page.
const PLAIN_WIDTH: usize = 56;
/// Half characters between two columns.
const APART: usize = 2;
const INDENT: &str = "　";

/// The content as text, UTF-8 with its mark and CRLF, a blank line between sections.
pub(super) fn render(content: &Content, progress: &Progress) -> Result<Vec<u8>> {
    let steps = u32::try_from(content.sections.len()).unwrap_or(u32::MAX);
    let mut lines: Vec<String> = Vec::new();
    for (done, section) in (0..).zip(&content.sections) {
        progress.report(done, steps)?;
        if done > 0 {
            lines.push(String::new());
        }
        write(section, &mut lines);
    }
    progress.report(steps, steps)?;
    let mut text = MARK.to_owned();
    for line in lines {
        text.push_str(line.trim_end());
        text.push_str("\r\n");
    }
    Ok(text.into_bytes())
}

fn write(section: &Section, lines: &mut Vec<String>) {
    let width = section.tables().map(|table| widths(table).1).max().unwrap_or(PLAIN_WIDTH);
    let before = |text: &str, whole: usize| " ".repeat(whole.saturating_sub(half_widths(text)));
    let centred = |text: &str| format!("{}{text}", " ".repeat(width.saturating_sub(half_widths(text)) / 2));
    lines.extend(section.masthead.iter().flat_map(Masthead::lines).map(centred));
    lines.extend(section.label.clone());
    if !section.title.is_empty() {
        lines.push(centred(&section.title));
    }
    lines.extend(section.below_title().map(centred));
    let spread =
        |pieces: &[String]| Some(pieces.join(&" ".repeat(2 * APART))).filter(|line| !line.is_empty());
    lines.extend(spread(&section.head));
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => {
                let (first, _) = paragraph.style.indents();
                lines.push(format!("{}{}", INDENT.repeat(first.into()), paragraph.line()));
            }
            Block::Table(table) => aligned(table, lines),
            Block::Signature(signature) => {
                for text in [&signature.office, &signature.date].into_iter().filter(|t| !t.is_empty()) {
                    lines.push(format!("{}{text}", before(text, width)));
                }
            }
            Block::Gap(count) => lines.extend(std::iter::repeat_n(String::new(), usize::from(*count))),
            Block::Imprint(imprint) => lines.extend(imprint.lines()),
            Block::Sign(word) => lines.push(word.clone()),
        }
    }
    lines.extend(spread(&section.foot));
}

/// Widths of the columns and of all together. A merged cell that is wider than its columns makes the last one wider.
fn widths(table: &Table) -> (Vec<usize>, usize) {
    let mut widths = vec![0; table.columns.len()];
    let placed: Vec<_> = table.placed(&table.head).into_iter().chain(table.placed(&table.rows)).collect();
    let mut cells: Vec<_> = placed.iter().flatten().filter(|placed| placed.first).collect();
    cells.sort_by_key(|placed| placed.columns);
    for placed in cells {
        let columns = &mut widths[placed.column..placed.column + placed.columns];
        let room = columns.iter().sum::<usize>() + APART * (placed.columns - 1);
        if let Some(last) = columns.last_mut() {
            *last += half_widths(&on_one_line(placed)).saturating_sub(room);
        }
    }
    let whole = widths.iter().sum::<usize>() + APART * widths.len().saturating_sub(1);
    (widths, whole)
}

fn on_one_line(placed: &Placed<'_>) -> String {
    placed.cell.shown().replace('\n', " ")
}

fn aligned(table: &Table, lines: &mut Vec<String>) {
    let (widths, _) = widths(table);
    for placed in table.placed(&table.head).into_iter().chain(table.placed(&table.rows)) {
        let mut line = String::new();
        let mut filled = 0;
        for placed in placed.iter().filter(|placed| placed.first) {
            let start = widths[..placed.column].iter().sum::<usize>() + APART * placed.column;
            line.push_str(&" ".repeat(start - filled));
            let shown = on_one_line(placed);
            filled = start + half_widths(&shown);
            line.push_str(&shown);
        }
        lines.push(line);
    }
}
