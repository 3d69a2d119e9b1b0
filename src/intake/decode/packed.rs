//! Packed documents (docx, xlsx, ods, odt): what is inside, and a fence against bombs.

use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::numbering::Numbering;
use super::place::{Decoded, Place};
use super::{docx, hidden, odf, sheet};
use crate::error::{Error, Result};
use crate::intake::limits::{Budget, PART_BYTES, UNPACKED_BYTES};

/// Bytes that are unpacked at a time.
const BUFFER: usize = 1 << 16;

/// Reads a packed document.
///
/// # Errors
/// Those of any source.
pub fn blocks(bytes: &Arc<[u8]>, place: Place, budget: &Budget) -> Result<Decoded> {
    let mut archive = ZipArchive::new(Cursor::new(&**bytes)).map_err(|_| budget.damaged())?;
    if archive.index_for_name("word/document.xml").is_some() {
        let xml = part(&mut archive, "word/document.xml", budget)?;
        let mut told = |name: &str| match archive.index_for_name(name) {
            Some(_) => part(&mut archive, name, budget),
            None => Ok(String::new()),
        };
        let numbering = Numbering::read(&told("word/numbering.xml")?, &told("word/styles.xml")?, budget)?;
        return docx::blocks(&xml, numbering, place, budget);
    }
    if archive.index_for_name("content.xml").is_some() {
        let xml = part(&mut archive, "content.xml", budget)?;
        return odf::blocks(&xml, place, budget);
    }
    if archive.index_for_name("xl/workbook.xml").is_some() {
        fits_unpacked(&mut archive, budget)?;
        let told = |name: &str| match archive.index_for_name(name) {
            Some(_) => part(&mut archive, name, budget).map(Some),
            None => Ok(None),
        };
        let unshown = hidden::of_workbook(told, budget)?;
        return sheet::xlsx(bytes, unshown, place, budget);
    }
    Err(budget.not_readable())
}

/// Why a part could not be opened.
fn closed(error: &ZipError, budget: &Budget) -> Error {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) => budget.encrypted(),
        _ => budget.damaged(),
    }
}

/// The text of one part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, budget: &Budget) -> Result<String> {
    let mut file = archive.by_name(name).map_err(|error| closed(&error, budget))?;
    let mut xml = Vec::new();
    unpack(&mut file, &mut vec![0; BUFFER], budget, |bytes| {
        xml.extend_from_slice(bytes);
        within(xml.len() as u64, PART_BYTES, budget)
    })?;
    Ok(match String::from_utf8(xml) {
        Ok(text) => text,
        Err(error) => String::from_utf8_lossy(error.as_bytes()).into_owned(),
    })
}

/// Unpacks everything once without keeping it: the sizes that an archive declares may lie.
fn fits_unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, budget: &Budget) -> Result<()> {
    let declared: u64 = archive.decompressed_size().map_or(0, |size| u64::try_from(size).unwrap_or(u64::MAX));
    if declared > UNPACKED_BYTES {
        return Err(budget.too_large(declared, UNPACKED_BYTES));
    }
    let mut unpacked = 0;
    let mut buffer = vec![0; BUFFER];
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| closed(&error, budget))?;
        // Parts of XML are read and kept, the others are pictures.
        let xml = file.name().is_ok_and(|name| name.ends_with(".xml"));
        let mut part = 0;
        unpack(&mut file, &mut buffer, budget, |bytes| {
            unpacked += bytes.len() as u64;
            part += bytes.len() as u64;
            within(unpacked, UNPACKED_BYTES, budget)?;
            if xml { within(part, PART_BYTES, budget) } else { Ok(()) }
        })?;
    }
    Ok(())
}

/// Unpacks one part, handing on what comes as it comes.
fn unpack(
    file: &mut impl Read,
    buffer: &mut [u8],
    budget: &Budget,
    mut take: impl FnMut(&[u8]) -> Result<()>,
) -> Result<()> {
    loop {
        budget.check()?;
        match file.read(buffer).map_err(|_| budget.damaged())? {
            0 => return Ok(()),
            read => take(&buffer[..read])?,
        }
    }
}

fn within(bytes: u64, limit: u64, budget: &Budget) -> Result<()> {
    if bytes > limit { Err(budget.too_large(bytes, limit)) } else { Ok(()) }
}
