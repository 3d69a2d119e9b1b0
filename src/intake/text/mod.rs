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
