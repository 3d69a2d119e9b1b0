//! Plain text in any encoding that Chinese offices write, and tables with commas.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use super::place::Place;
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::{Block, Line, Row, Table};
use crate::intake::words as w;

/// How many bytes are looked at to tell the encoding.
const SAMPLE: usize = 256 * 1024;

/// The text of `bytes`.
///
/// # Errors
/// [`crate::error::Error::SourceNotReadable`] where they are no text in any encoding.
pub fn decoded(bytes: &[u8], budget: &Budget) -> Result<String> {
    let (text, damaged) = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(&bytes[mark..]);
        (text.into_owned(), damaged)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_owned(), false)
    } else if let Some(encoding) = named_in_page(bytes) {
        let (text, damaged) = encoding.decode_without_bom_handling(bytes);
        (text.into_owned(), damaged)
    } else if let Some(text) = wide(bytes) {
        (text, false)
    } else {
        guessed(bytes)
    };
    if is_text(&text, damaged) { Ok(text) } else { Err(budget.not_readable()) }
}

/// The encoding that an HTML page names in its head.
fn named_in_page(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]).to_lowercase();
    let rest = &head[head.find("charset=")? + "charset=".len()..];
    let label = rest.trim_start_matches(['"', '\'', ' ']);
    let label = label.split(|c: char| !c.is_ascii_alphanumeric() && c != '-' && c != '_').next()?;
    Encoding::for_label(label.as_bytes())
}

/// UTF-16 without its mark: blanks and line ends tell the order of bytes.
fn wide(bytes: &[u8]) -> Option<String> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if bytes.len() < 4 || !bytes.len().is_multiple_of(2) || !sample.contains(&0) {
        return None;
    }
    let zeros = |odd: usize| sample.iter().skip(odd).step_by(2).filter(|b| **b == 0).count();
    let encoding = if zeros(1) >= zeros(0) { UTF_16LE } else { UTF_16BE };
    // The sample tells first: most of what is no such text would stand in memory three times as large.
    let (text, _) = encoding.decode_without_bom_handling(sample);
    let known = text.chars().filter(|c| c.is_ascii() && !c.is_control() || is_common(*c)).count();
    if known * 10 < text.chars().count() * 8 {
        return None;
    }
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    (!damaged).then(|| text.into_owned())
}

fn is_common(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3000}'..='\u{303f}' | '\u{ff00}'..='\u{ffef}' | '\n' | '\r' | '\t')
}

fn guessed(bytes: &[u8]) -> (String, bool) {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    detector.feed(sample, sample.len() == bytes.len());
    let encoding = detector.guess(Some(b"cn"), Utf8Detection::Allow);
    // GBK is read as the larger GB18030. Only the sample is decoded to compare: a large source would stand in memory
    // several times.
    let mut encoding = if encoding.name() == "GBK" { GB18030 } else { encoding };
    let (text, damaged) = encoding.decode_without_bom_handling(sample);
    // Short Big5 and GBK texts look alike to the detector; the commonest characters tell.
    let common = |text: &str| text.chars().take(2000).filter(|c| w::COMMON.contains(*c)).count();
    let (other, lost) = BIG5.decode_without_bom_handling(sample);
    // A sample may end inside of a character.
    let lost = lost && (sample.len() == bytes.len() || other.matches('\u{fffd}').count() > 1);
    if encoding == GB18030 && !lost && common(&other) > 2 * common(&text) {
        encoding = BIG5;
    } else if !is_text(&text, damaged) {
        // A UTF-8 text with a damaged place is still UTF-8.
        let (other, damaged) = UTF_8.decode_without_bom_handling(sample);
        if is_text(&other, damaged) {
            encoding = UTF_8;
        }
    }
    let (text, damaged) = encoding.decode_without_bom_handling(bytes);
    (text.into_owned(), damaged)
}

/// Text has few control characters and few places that could not be decoded.
fn is_text(text: &str, damaged: bool) -> bool {
    let (mut all, mut control, mut lost) = (0_usize, 0_usize, 0_usize);
    for c in text.chars() {
        all += 1;
        control +=
            usize::from(c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{b}' | '\u{c}' | '\u{1a}'));
        lost += usize::from(matches!(c, '\u{fffd}' | '\u{e000}'..='\u{f8ff}'));
    }
    let lost = if damaged { lost * 20 } else { lost * 10 };
    control * 100 <= all && lost <= all.max(20)
}

/// The lines of a text, numbered from 1.
///
/// # Errors
/// [`crate::error::Error::SourceTooFull`], [`crate::error::Error::SourceTooSlow`].
pub fn lines(text: &str, place: Place, budget: &Budget) -> Result<Vec<Block>> {
    let mut blocks = Vec::new();
    // Old texts end their lines with a lone CR; documents break lines with VT.
    let unified;
    let text = if text.contains('\r') && !text.contains('\n') {
        unified = text.replace('\r', "\n");
        &unified
    } else {
        text
    };
    for (number, line) in text.lines().enumerate() {
        if number % 4096 == 0 {
            budget.check()?;
        }
        for part in line.split(['\u{b}', '\u{2028}', '\u{c}']).filter(|part| !part.trim().is_empty()) {
            budget.make(part.len())?;
            blocks.push(Block::Line(Line { text: part.to_owned(), at: place.line(number + 1) }));
        }
    }
    Ok(blocks)
}

/// A file of comma-separated values (also with semicolons or tabs) as one table.
///
/// # Errors
/// [`crate::error::Error::SourceTooFull`], [`crate::error::Error::SourceTooSlow`].
pub fn comma_separated(text: &str, place: Place, budget: &Budget) -> Result<Vec<Block>> {
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or("");
    let count = |mark: char| first.matches(mark).count();
    let mark = ['\t', ';', ','].into_iter().max_by_key(|mark| count(*mark)).unwrap_or(',');
    if count(mark) == 0 && !text.lines().any(|line| line.contains(mark)) {
        return lines(text, place, budget);
    }
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(u8::try_from(mark).unwrap_or(b','))
        // A quotation mark without its other would take all that follows into one cell.
        .quoting(text.matches('"').count().is_multiple_of(2))
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for (number, record) in reader.records().enumerate() {
        if number % 4096 == 0 {
            budget.check()?;
        }
        let Ok(record) = record else { continue };
        record.iter().try_for_each(|cell| budget.make(cell.len()))?;
        let line = record.position().map_or(number + 1, |p| usize::try_from(p.line()).unwrap_or(number + 1));
        rows.push(Row { cells: record.iter().map(str::to_owned).collect(), at: place.line(line) });
    }
    Ok(vec![Block::Table(Table { rows, ..Table::default() })])
}

#[cfg(test)]
mod tests {
    use std::time::{Duration, Instant};

    use super::*;
    use crate::model::progress::Progress;

    fn budget() -> Budget {
        Budget::new(Instant::now() + Duration::from_secs(20), &Progress::default())
    }

    #[test]
    fn chinese_text_is_read_in_the_encodings_that_offices_write() {
        let text = "白塔县政务公开活动安排\n云岭镇、河湾乡\n2023年4月\n";
        let (gb, _, _) = GB18030.encode(text);
        assert_eq!(decoded(&gb, &budget()).unwrap(), text);
        assert_eq!(decoded(text.as_bytes(), &budget()).unwrap(), text);
        assert_eq!(decoded(&[b"\xef\xbb\xbf", text.as_bytes()].concat(), &budget()).unwrap(), text);
        let little: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let big: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decoded(&little, &budget()).unwrap(), text);
        assert_eq!(decoded(&big, &budget()).unwrap(), text);
        assert_eq!(decoded(&[b"\xff\xfe", little.as_slice()].concat(), &budget()).unwrap(), text);
        let (big5, _, _) = encoding_rs::BIG5.encode("政務公開主題日活動安排表,各鄉鎮人民政府、縣直單位");
        assert!(decoded(&big5, &budget()).unwrap().contains("鄉鎮"));
    }

    #[test]
    fn binary_rubbish_is_no_text() {
        let mut rubbish = fastrand::Rng::with_seed(7);
        let bytes: Vec<u8> = (0..5000).map(|_| rubbish.u8(..)).collect();
        assert!(decoded(&bytes, &budget()).is_err());
        assert!(decoded(&[0; 64], &budget()).is_err());
    }
}
