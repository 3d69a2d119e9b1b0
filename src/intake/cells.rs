//! A table as a spreadsheet puts it on the clipboard, or as CSV: its cells, row by row.

use std::path::PathBuf;

use super::limits::TEXT_BYTES;
use crate::error::{Error, Result};

/// The cells of a table in text: parted by tabs where there are any, else by commas or semicolons.
///
/// # Errors
/// `SourceTooLarge` beyond what is read of any source.
pub fn cells(text: &str) -> Result<Vec<Vec<String>>> {
    let bytes = text.len() as u64;
    if bytes > TEXT_BYTES {
        return Err(Error::SourceTooLarge { path: PathBuf::new(), bytes, limit: TEXT_BYTES });
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let has = |part: char| if part == '\t' { text.contains(part) } else { first.contains(part) };
    let part = ['\t', ',', ';', '\u{ff0c}'].into_iter().find(|part| has(*part));
    let Some(part) = part.filter(char::is_ascii) else {
        let split = |line: &str| line.split(['\u{ff0c}', '\u{3001}']).map(str::to_owned).collect();
        return Ok(text.lines().map(split).collect());
    };
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(u8::try_from(part).unwrap_or(b'\t'))
        .flexible(true)
        .has_headers(false)
        .from_reader(text.as_bytes());
    let rows = reader.records().flatten().map(|row| row.iter().map(str::to_owned).collect());
    Ok(rows.collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_of_a_spreadsheet_may_hold_breaks_and_rows_may_be_ragged() {
        let rows = cells("单位\t姓名\n\"县水利局\n(办公室)\"\t李晓\n县林业局\n").unwrap();
        assert_eq!(rows, [vec!["单位", "姓名"], vec!["县水利局\n(办公室)", "李晓"], vec!["县林业局"]]);
        assert_eq!(cells("单位,姓名\n甲局,李晓\n").unwrap()[1], ["甲局", "李晓"]);
        assert_eq!(cells("甲局，李晓").unwrap()[0], ["甲局", "李晓"]);
        assert!(cells("").unwrap().is_empty());
    }
}
