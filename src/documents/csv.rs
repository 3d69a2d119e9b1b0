//! Tables of values for other programs: UTF-8 with its mark and CRLF, which Excel and WPS open right by a click.

use std::borrow::Cow;

use csv::{Terminator, WriterBuilder};

use super::content::{Block, Content, Masthead, Section};
use crate::error::{Error, PaperFault, Result};
use crate::model::progress::Progress;

/// Tells programs that the text is UTF-8.
pub(super) const MARK: &str = "\u{feff}";

/// The content as records: a heading or paragraph has one field, a row of a table as many as the table has columns.
/// What a program could take for a formula begins with an apostrophe, see [`harmless`].
pub(super) fn render(content: &Content, progress: &Progress) -> Result<Vec<u8>> {
    let steps = u32::try_from(content.sections.len()).unwrap_or(u32::MAX);
    let failed = |error: csv::Error| Error::Paper(PaperFault::Writing(error.to_string()));
    let mut writer = WriterBuilder::new()
        .flexible(true)
        .terminator(Terminator::CRLF)
        .from_writer(MARK.as_bytes().to_vec());
    for (done, section) in (0..).zip(&content.sections) {
        progress.report(done, steps)?;
        for record in records(section) {
            writer.write_record(record.iter().map(|field| harmless(field).into_owned())).map_err(failed)?;
        }
    }
    let bytes =
        writer.into_inner().map_err(|error| Error::Paper(PaperFault::Writing(error.error().to_string())))?;
    progress.report(steps, steps)?;
    Ok(bytes)
}

/// Everything that a section says, as records.
fn records(section: &Section) -> Vec<Vec<String>> {
    let title = Some(&section.title).filter(|title| !title.is_empty());
    let heads = section.label.iter().chain(title).chain(&section.stage).chain(&section.subtitle);
    let masthead = section.masthead.iter().flat_map(Masthead::lines).map(str::to_owned);
    let mut records: Vec<Vec<String>> = masthead.chain(heads.cloned()).map(|text| vec![text]).collect();
    records.extend(Some(section.head.clone()).filter(|pieces| !pieces.is_empty()));
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => records.push(vec![paragraph.line()]),
            Block::Table(table) => records.extend(table.shown()),
            Block::Signature(signature) => {
                let lines = [&signature.office, &signature.date].into_iter().filter(|t| !t.is_empty());
                records.extend(lines.map(|line| vec![line.clone()]));
            }
            Block::Gap(_) => {}
            Block::Imprint(imprint) => records.extend(imprint.lines().map(|line| vec![line])),
            Block::Sign(word) => records.push(vec![word.clone()]),
        }
    }
    records.extend(Some(section.foot.clone()).filter(|pieces| !pieces.is_empty()));
    records
}

/// A field that no spreadsheet takes for a formula: one that begins with `=`, `+`, `-`, `@` (in either width), a tab
/// or a carriage return gets an apostrophe before it, as OWASP ("CSV Injection") advises; so does one that begins
/// with an apostrophe, so that a reader who drops one has the text back.
pub(super) fn harmless(field: &str) -> Cow<'_, str> {
    const BEGINNINGS: [char; 11] = ['=', '+', '-', '@', '＝', '＋', '－', '＠', '\t', '\r', '\''];
    if field.starts_with(BEGINNINGS) { Cow::Owned(format!("'{field}")) } else { Cow::Borrowed(field) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_looks_like_a_formula_is_made_text_and_can_be_had_back() {
        for (field, written) in [
            ("=cmd()", "'=cmd()"),
            ("＝1", "'＝1"),
            ("-1", "'-1"),
            ("+86 731", "'+86 731"),
            ("@SUM(A1)", "'@SUM(A1)"),
            ("'quoted", "''quoted"),
            ("县水利局", "县水利局"),
            ("", ""),
        ] {
            assert_eq!(harmless(field), written);
            assert_eq!(written.strip_prefix('\'').unwrap_or(written), field);
        }
    }
}
