//! Bytes → lines and tables, by what the bytes are; the file's name is only a hint.

mod compound;
mod docx;
mod grid;
mod hidden;
mod html;
mod numbering;
mod odf;
mod packed;
mod place;
mod sheet;
mod tags;
mod text;
mod xls;
mod xml;

use std::path::Path;

use crate::error::{Error, Result};

use super::limits::{Budget, SOURCE_BYTES};
use super::source::Source;
use place::Place;

pub use place::{Decoded, Hidden};

/// Reads source number `source` as it is, in its own script and widths.
///
/// # Errors
/// [`Error::SourceTooLarge`], [`Error::SourceTooFull`], [`Error::SourceTooSlow`]; [`Error::SourceNotReadable`] for what
/// is no text, table or document; [`Error::SourceDamaged`] and [`Error::SourceEncrypted`] for one that is.
pub fn decode(number: u32, source: &Source, budget: &Budget) -> Result<Decoded> {
    let bytes = &source.bytes;
    let size = bytes.len() as u64;
    if size > SOURCE_BYTES {
        return Err(Error::SourceTooLarge { path: source.path.clone(), bytes: size, limit: SOURCE_BYTES });
    }
    let place = Place::of(number);
    if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
        return packed::blocks(bytes, place, budget);
    }
    if bytes.starts_with(&compound::MAGIC) {
        return xls::xls(bytes, place, budget);
    }
    if [b"%PDF".as_slice(), b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"Rar!", b"7z\xbc\xaf", b"\x1f\x8b"]
        .iter()
        .any(|magic| bytes.starts_with(magic))
    {
        return Err(budget.not_readable());
    }
    let text = text::decoded(bytes, budget)?;
    budget.check()?;
    if html::is_html(&text) {
        return html::blocks(&text, place, budget).map(Decoded::from);
    }
    if extension(&source.path).is_some_and(|e| e == "csv") {
        return text::comma_separated(&text, place, budget).map(Decoded::from);
    }
    text::lines(&text, place, budget).map(Decoded::from)
}

fn extension(path: &Path) -> Option<String> {
    path.extension().map(|extension| extension.to_string_lossy().to_lowercase())
}
