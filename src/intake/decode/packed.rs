//! Packed documents (docx, xlsx, ods, odt): what is inside, and a fence against bombs.

use std::io::{Cursor, Read};
use std::sync::Arc;

use zip::ZipArchive;
use zip::result::ZipError;

use super::place::{Decoded, Place};
use super::{docx, odf, sheet};
use crate::error::{Error, Result};
use crate::intake::limits::{Budget, PART_BYTES, UNPACKED_BYTES};

/// Reads a packed document.
///
/// # Errors
/// Those of any source.
pub fn blocks(bytes: &Arc<[u8]>, place: Place, budget: &Budget) -> Result<Decoded> {
    let mut archive = ZipArchive::new(Cursor::new(&**bytes)).map_err(|_| budget.damaged())?;
    if archive.index_for_name("word/document.xml").is_some() {
        let xml = part(&mut archive, "word/document.xml", budget)?;
        return docx::blocks(&xml, place, budget).map(Decoded::from);
    }
    if archive.index_for_name("content.xml").is_some() {
        let xml = part(&mut archive, "content.xml", budget)?;
        return odf::blocks(&xml, place, budget).map(Decoded::from);
    }
    if archive.index_for_name("xl/workbook.xml").is_some() {
        fits_unpacked(&mut archive, budget)?;
        return sheet::xlsx(bytes, place, budget);
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
    let mut buffer = vec![0; 1 << 16];
    loop {
        budget.check()?;
        let read = file.read(&mut buffer).map_err(|_| budget.damaged())?;
        if read == 0 {
            break;
        }
        xml.extend_from_slice(&buffer[..read]);
        if xml.len() as u64 > PART_BYTES {
            return Err(budget.too_large(xml.len() as u64, PART_BYTES));
        }
    }
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
    let mut buffer = vec![0; 1 << 16];
    for index in 0..archive.len() {
        let mut file = archive.by_index(index).map_err(|error| closed(&error, budget))?;
        // Parts of XML are read and kept, the others are pictures.
        let xml = file.name().is_ok_and(|name| name.ends_with(".xml"));
        let mut part = 0;
        loop {
            budget.check()?;
            let read = file.read(&mut buffer).map_err(|_| budget.damaged())?;
            if read == 0 {
                break;
            }
            unpacked += read as u64;
            part += read as u64;
            if unpacked > UNPACKED_BYTES {
                return Err(budget.too_large(unpacked, UNPACKED_BYTES));
            }
            if xml && part > PART_BYTES {
                return Err(budget.too_large(part, PART_BYTES));
            }
        }
    }
    Ok(())
}
