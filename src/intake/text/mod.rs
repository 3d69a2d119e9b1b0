//! Text of a source: its lines and tables, its script and widths, numbers, headings and sentences.

mod block;
mod heading;
mod normalise;
mod number;
mod origin;
mod sentences;
mod width;

pub use block::{Block, Line, Row, Table};
pub use heading::{attachment, is_title, numbering};
pub use normalise::{Normalised, normalise};
pub use number::{Number, integer, number};
pub use origin::Origins;
pub use sentences::{byte_of, clause_start, first_of, has, sentences};
pub use width::{folded, is_chinese, squeezed, tidy, widened};

/// The parts of a text between marks, but for those inside brackets; none that is blank.
pub fn parts(text: &str, marks: &[char]) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut depth = 0_u32;
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 && marks.contains(&c) {
            parts.push(String::new());
        } else if let Some(last) = parts.last_mut() {
            last.push(c);
        }
    }
    parts.retain(|part| !part.trim().is_empty());
    parts
}
