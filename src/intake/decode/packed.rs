//! Packed documents (docx, xlsx, ods, odt): what is inside, and a fence against bombs.

use std::io::{Cursor, Read};

use zip::ZipArchive;

use super::{Place, docx, odf, sheet};
use crate::error::Result;
use crate::intake::blocks::Block;
use crate::intake::limits::{Budget, UNPACKED_BYTES};

/// Reads a packed document.
///
/// # Errors
/// As [`super::decode`].
pub fn blocks(bytes: &[u8], place: Place, budget: &Budget) -> Result<Vec<Block>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| budget.not_readable())?;
    if archive.index_for_name("word/document.xml").is_some() {
        let xml = part(&mut archive, "word/document.xml", budget)?;
        return docx::blocks(&xml, place, budget);
    }
    if archive.index_for_name("content.xml").is_some() {
        let xml = part(&mut archive, "content.xml", budget)?;
        return odf::blocks(&xml, place, budget);
    }
    if archive.index_for_name("xl/workbook.xml").is_some() {
        fits_unpacked(&mut archive, budget)?;
        return sheet::xlsx(bytes, place, budget);
    }
    Err(budget.not_readable())
}

/// The text of one part.
fn part(archive: &mut ZipArchive<Cursor<&[u8]>>, name: &str, budget: &Budget) -> Result<String> {
    let file = archive.by_name(name).map_err(|_| budget.not_readable())?;
    let mut xml = Vec::new();
    file.take(UNPACKED_BYTES + 1).read_to_end(&mut xml).map_err(|_| budget.not_readable())?;
    if xml.len() as u64 > UNPACKED_BYTES {
        return Err(budget.too_large(xml.len() as u64));
    }
    budget.check()?;
    Ok(String::from_utf8_lossy(&xml).into_owned())
}

/// Unpacks everything once without keeping it: the sizes that an archive declares may lie.
fn fits_unpacked(archive: &mut ZipArchive<Cursor<&[u8]>>, budget: &Budget) -> Result<()> {
    let declared: u64 = archive.decompressed_size().map_or(0, |size| u64::try_from(size).unwrap_or(u64::MAX));
    if declared > UNPACKED_BYTES {
        return Err(budget.too_large(declared));
    }
    let mut unpacked = 0;
    let mut buffer = vec![0; 1 << 16];
    for index in 0..archive.len() {
        let Ok(mut file) = archive.by_index(index) else { return Err(budget.not_readable()) };
        loop {
            budget.check()?;
            let Ok(read) = file.read(&mut buffer) else { return Err(budget.not_readable()) };
            if read == 0 {
                break;
            }
            unpacked += read as u64;
            if unpacked > UNPACKED_BYTES {
                return Err(budget.too_large(unpacked));
            }
        }
    }
    Ok(())
}
