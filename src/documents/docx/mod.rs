//! Word documents: the package, its fixed parts (assets/documents/word) and the body written for the content.
//! Hand-written because no crate writes repeated header rows and odd and even footers in the order of the schema.

mod body;
mod official;
mod table;
mod write;

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use super::content::Content;
use super::package::made_anywhere;
use super::pdf::ImprintPage;
use crate::error::{Error, PaperFault, Result};
use crate::model::progress::Progress;

/// Parts that are the same in every document: path in the package, text.
const FIXED_PARTS: [(&str, &str); 11] = [
    ("[Content_Types].xml", include_str!("../../../assets/documents/word/content_types.xml")),
    ("_rels/.rels", include_str!("../../../assets/documents/word/package_rels.xml")),
    ("docProps/app.xml", include_str!("../../../assets/documents/word/app.xml")),
    ("word/_rels/document.xml.rels", include_str!("../../../assets/documents/word/document_rels.xml")),
    ("word/styles.xml", include_str!("../../../assets/documents/word/styles.xml")),
    ("word/settings.xml", include_str!("../../../assets/documents/word/settings.xml")),
    ("word/fontTable.xml", include_str!("../../../assets/documents/word/fontTable.xml")),
    ("word/footer1.xml", include_str!("../../../assets/documents/word/footer_odd.xml")),
    ("word/footer2.xml", include_str!("../../../assets/documents/word/footer_even.xml")),
    ("word/footer3.xml", include_str!("../../../assets/documents/word/footer_total.xml")),
    ("word/footer4.xml", include_str!("../../../assets/documents/word/footer_none.xml")),
];

/// The content as a Word document.
///
/// Word divides its pages itself; `imprint` tells how ours are divided for the imprint.
pub(super) fn render(content: &Content, imprint: ImprintPage, progress: &Progress) -> Result<Vec<u8>> {
    progress.report(0, 2)?;
    let written = (|| Ok((body::document(content, imprint)?, body::core_properties(content)?)))();
    let (document, core) = written.map_err(|error: std::io::Error| failed(&error))?;
    progress.report(1, 2)?;
    let parts = FIXED_PARTS.map(|(path, text)| (path, text.as_bytes())).into_iter();
    let bytes = package(
        parts.chain([("word/document.xml", document.as_slice()), ("docProps/core.xml", core.as_slice())]),
    )
    .map_err(|error| failed(&error))?;
    progress.report(2, 2)?;
    Ok(bytes)
}

/// Same parts, same bytes: no clock is asked for the times of the entries.
fn package<'a>(parts: impl Iterator<Item = (&'a str, &'a [u8])>) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (path, bytes) in parts {
        zip.start_file(path, options)?;
        zip.write_all(bytes)?;
    }
    Ok(made_anywhere(zip.finish()?.into_inner()))
}

fn failed(error: &dyn std::error::Error) -> Error {
    Error::Paper(PaperFault::Writing(error.to_string()))
}

#[cfg(test)]
mod tests {
    use super::super::fonts::Typeface;
    use super::*;

    #[test]
    fn the_styles_name_the_office_s_own_fonts() {
        let text = |path: &str| FIXED_PARTS.iter().find(|(part, _)| *part == path).unwrap().1;
        for typeface in Typeface::ALL {
            let name = format!("\"{}\"", typeface.office_name());
            assert!(text("word/styles.xml").contains(&name), "{name}");
            assert!(text("word/fontTable.xml").contains(&name), "{name}");
        }
    }
}
