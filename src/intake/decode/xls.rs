//! Older workbooks (xls): records of the workbook's stream, BIFF8 and BIFF5. Source of the record forms: [MS-XLS].
//! Nothing is allocated by a number that stands in the file; what is taken of it is counted.

use std::collections::{HashMap, HashSet};

use calamine::{ExcelDateTime, ExcelDateTimeType};
use encoding_rs::{BIG5, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8, WINDOWS_1252};

use super::compound::{Compound, long, number, short};
use super::place::{Decoded, Hidden, Place};
use super::sheet::{Sheet, Value, day_value, text_value};
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::text::Block;
use crate::intake::words as w;

/// Records, by their numbers.
mod kind {
    pub const FORMULA: u16 = 0x0006;
    pub const EOF: u16 = 0x000a;
    pub const DATE_MODE: u16 = 0x0022;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CONTINUE: u16 = 0x003c;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const COLUMN_INFO: u16 = 0x007d;
    pub const MUL_RK: u16 = 0x00bd;
    pub const RSTRING: u16 = 0x00d6;
    pub const XF: u16 = 0x00e0;
    pub const MERGE_CELLS: u16 = 0x00e5;
    pub const SST: u16 = 0x00fc;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const NUMBER: u16 = 0x0203;
    pub const LABEL: u16 = 0x0204;
    pub const STRING: u16 = 0x0207;
    pub const ROW: u16 = 0x0208;
    pub const RK: u16 = 0x027e;
    pub const FORMAT: u16 = 0x041e;
    pub const BOF: u16 = 0x0809;
}

/// Streams of a workbook, of a document and of an encrypted package.
const WORKBOOK: [&str; 2] = ["Workbook", "Book"];
const ENCRYPTED: &str = "EncryptedPackage";

/// Reads what is wrapped as a compound file: an xls workbook.
///
/// # Errors
/// [`crate::error::Error::SourceEncrypted`] with a password, also of an xlsx; [`crate::error::Error::SourceDamaged`];
/// [`crate::error::Error::SourceNotReadable`] for the older Word documents in the same wrapping.
pub fn xls(bytes: &[u8], place: Place, budget: &Budget) -> Result<Decoded> {
    let file = Compound::open(bytes, budget)?;
    if file.has(ENCRYPTED) {
        return Err(budget.encrypted());
    }
    let mut stream = None;
    for name in WORKBOOK {
        if stream.is_none() {
            stream = file.stream(name, budget)?;
        }
    }
    let stream = stream.ok_or_else(|| budget.not_readable())?;
    let book = Book::read(&stream, budget)?;
    let mut blocks = Vec::new();
    let mut hidden: Vec<Hidden> =
        book.hidden.iter().map(|name| Hidden { what: w::HIDDEN_SHEET, name: name.clone() }).collect();
    let mut seen = HashSet::new();
    for (start, name) in &book.sheets {
        // Two sheets in one place are one.
        if seen.insert(*start) {
            let from = usize::try_from(*start).ok().and_then(|start| stream.get(start..));
            let sheet = book.sheet(from.ok_or_else(|| budget.damaged())?, budget)?;
            blocks.extend(sheet.table(name.clone(), place, &mut hidden, budget)?.map(Block::Table));
        }
    }
    Ok(Decoded { blocks, hidden })
}

struct Record<'a> {
    kind: u16,
    data: &'a [u8],
}

/// Records one after the other.
struct Records<'a> {
    rest: &'a [u8],
}

impl<'a> Records<'a> {
    /// The next record; a stream that ends without its end record was cut.
    fn next(&mut self, budget: &Budget) -> Result<Record<'a>> {
        self.one().ok_or_else(|| budget.damaged())
    }

    fn one(&mut self) -> Option<Record<'a>> {
        let (head, rest) = self.rest.split_at_checked(4)?;
        let (data, rest) = rest.split_at_checked(usize::from(short(head, 2)))?;
        self.rest = rest;
        Some(Record { kind: short(head, 0), data })
    }

    /// The data of the next record where it only continues the one before.
    fn more(&mut self) -> Option<&'a [u8]> {
        (short(self.rest, 0) == kind::CONTINUE).then(|| self.one())?.map(|record| record.data)
    }
}

/// What holds for all sheets.
struct Book {
    /// Older than Unicode: texts are bytes of a code page.
    bytes: Option<&'static Encoding>,
    from_1904: bool,
    /// Whether a cell's form shows a day, by the number of the form.
    shows_day: Vec<bool>,
    strings: Vec<String>,
    /// Place of the sheet in the stream, and its name.
    sheets: Vec<(u32, String)>,
    /// Names of sheets that are not shown.
    hidden: Vec<String>,
}

impl Book {
    fn read(stream: &[u8], budget: &Budget) -> Result<Self> {
        let mut book = Self {
            bytes: None,
            from_1904: false,
            shows_day: Vec::new(),
            strings: Vec::new(),
            sheets: Vec::new(),
            hidden: Vec::new(),
        };
        let mut page = GB18030;
        let mut formats: HashMap<u16, bool> = HashMap::new();
        let mut forms: Vec<u16> = Vec::new();
        let mut records = Records { rest: stream };
        let first = records.next(budget)?;
        if first.kind != kind::BOF {
            return Err(budget.damaged());
        }
        let unicode = short(first.data, 0) >= 0x0600;
        book.bytes = (!unicode).then_some(page);
        let mut steps = budget.steps();
        loop {
            steps.next()?;
            let record = records.next(budget)?;
            let data = record.data;
            match record.kind {
                kind::EOF => break,
                kind::FILE_PASS => return Err(budget.encrypted()),
                kind::DATE_MODE => book.from_1904 = short(data, 0) == 1,
                kind::CODE_PAGE => {
                    page = code_page(short(data, 0));
                    book.bytes = (!unicode).then_some(page);
                }
                kind::FORMAT => {
                    let text = book.text(data.get(2..).unwrap_or_default(), !unicode);
                    formats.insert(short(data, 0), is_day(&text));
                }
                kind::XF => forms.push(short(data, 2)),
                kind::BOUND_SHEET if data.get(5).is_some_and(|sort| *sort == 0) => {
                    let mut name = book.text(data.get(6..).unwrap_or_default(), true);
                    name.retain(|c| c != '\0');
                    budget.make(name.len())?;
                    if data[4].is_multiple_of(4) {
                        book.sheets.push((long(data, 0), name));
                    } else {
                        book.hidden.push(name);
                    }
                }
                kind::SST => book.strings = shared(data, &mut records, budget)?,
                _ => {}
            }
        }
        let shows = |format: &u16| formats.get(format).copied().unwrap_or_else(|| is_built_in_day(*format));
        book.shows_day = forms.iter().map(shows).collect();
        Ok(book)
    }

    /// A text with its length before it, of one byte where `brief`, and in Unicode the mark of its width behind that.
    fn text(&self, data: &[u8], brief: bool) -> String {
        let size = if brief { 1 } else { 2 };
        let length = usize::try_from(number(data, 0, size)).unwrap_or(0);
        let rest = data.get(size..).unwrap_or_default();
        match (self.bytes, rest) {
            (Some(page), _) => {
                page.decode_without_bom_handling(&rest[..rest.len().min(length)]).0.into_owned()
            }
            (None, [flags, chars @ ..]) => unicode(chars, length, flags & 1 != 0).0,
            (None, []) => String::new(),
        }
    }

    fn sheet(&self, stream: &[u8], budget: &Budget) -> Result<Sheet> {
        let mut sheet = Sheet::default();
        let mut records = Records { rest: stream };
        // Charts inside a sheet carry records of their own.
        let mut depth = 0_usize;
        // Where the text of a formula goes that follows in a record of its own.
        let mut awaited = None;
        let mut steps = budget.steps();
        loop {
            steps.next()?;
            let record = records.next(budget)?;
            let data = record.data;
            let at = (usize::from(short(data, 0)), usize::from(short(data, 2)));
            let form = short(data, 4);
            match record.kind {
                kind::BOF => depth += 1,
                kind::EOF if depth <= 1 => break,
                kind::EOF => depth -= 1,
                _ if depth > 1 => {}
                kind::ROW if short(data, 12) & 0x20 != 0 => {
                    sheet.unshown.rows.insert(at.0);
                }
                kind::COLUMN_INFO if short(data, 8) & 1 != 0 => sheet.unshown.hide_columns(at.0, at.1),
                kind::RK => self.put(&mut sheet, at, form, packed(long(data, 6)), budget)?,
                kind::MUL_RK => {
                    for (more, cell) in data.get(4..).unwrap_or_default().chunks_exact(6).enumerate() {
                        let at = (at.0, at.1 + more);
                        self.put(&mut sheet, at, short(cell, 0), packed(long(cell, 2)), budget)?;
                    }
                }
                kind::LABEL_SST => {
                    let text = usize::try_from(long(data, 6)).ok().and_then(|id| self.strings.get(id));
                    let text = text.ok_or_else(|| budget.damaged())?;
                    if let Some(value) = text_value(text) {
                        sheet.put(at.0, at.1, value, budget)?;
                    }
                }
                kind::LABEL | kind::RSTRING => {
                    if let Some(value) = text_value(&self.text(data.get(6..).unwrap_or_default(), false)) {
                        sheet.put(at.0, at.1, value, budget)?;
                    }
                }
                kind::FORMULA if short(data, 12) == 0xffff => {
                    awaited = (data.get(6) == Some(&0)).then_some(at);
                }
                kind::NUMBER | kind::FORMULA => self.put(&mut sheet, at, form, float(data, 6), budget)?,
                kind::STRING => {
                    if let (Some(at), Some(value)) = (awaited.take(), text_value(&self.text(data, false))) {
                        sheet.put(at.0, at.1, value, budget)?;
                    }
                }
                kind::MERGE_CELLS => {
                    for area in data.get(2..).unwrap_or_default().chunks_exact(8) {
                        let [top, bottom, left, right] = [0, 2, 4, 6].map(|at| usize::from(short(area, at)));
                        budget.make(0)?;
                        sheet.merges.push(((top, left), (bottom, right)));
                    }
                }
                _ => {}
            }
        }
        Ok(sheet)
    }

    /// A number, as its form shows it.
    fn put(
        &self,
        sheet: &mut Sheet,
        at: (usize, usize),
        form: u16,
        number: f64,
        budget: &Budget,
    ) -> Result<()> {
        let day = self.shows_day.get(usize::from(form)).copied().unwrap_or(false);
        let value = if day {
            day_value(&ExcelDateTime::new(number, ExcelDateTimeType::DateTime, self.from_1904))
        } else {
            Value::Text(number.to_string())
        };
        sheet.put(at.0, at.1, value, budget)
    }
}

fn float(data: &[u8], at: usize) -> f64 {
    f64::from_bits(number(data, at, 8))
}

/// A number in four bytes: the upper 30 bits of a float or an integer, perhaps of hundredths.
fn packed(bits: u32) -> f64 {
    let value = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from(bits.cast_signed() >> 2)
    };
    if bits & 1 == 0 { value } else { value / 100.0 }
}

/// `length` characters of two bytes each, or of one; also how many there were and the bytes they took.
fn unicode(bytes: &[u8], length: usize, wide: bool) -> (String, usize, usize) {
    if wide {
        let units: Vec<u16> = bytes.chunks_exact(2).take(length).map(|pair| short(pair, 0)).collect();
        (String::from_utf16_lossy(&units), units.len(), units.len() * 2)
    } else {
        let taken = bytes.len().min(length);
        (bytes[..taken].iter().map(|byte| char::from(*byte)).collect(), taken, taken)
    }
}

/// The bytes of a record and of those that continue it, read one after the other.
struct Pieces<'a, 'r> {
    piece: &'a [u8],
    records: &'r mut Records<'a>,
}

impl<'a> Pieces<'a, '_> {
    /// Whether anything is left; goes on to the next piece where one is used up.
    fn any(&mut self) -> bool {
        while self.piece.is_empty() {
            let Some(next) = self.records.more() else { return false };
            self.piece = next;
        }
        true
    }

    fn take(&mut self, bytes: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.piece.split_at_checked(bytes)?;
        self.piece = rest;
        Some(taken)
    }

    fn skip(&mut self, mut bytes: usize) {
        while bytes > 0 && self.any() {
            let step = bytes.min(self.piece.len());
            self.piece = &self.piece[step..];
            bytes -= step;
        }
    }
}

/// The table of shared strings.
fn shared<'a>(data: &'a [u8], records: &mut Records<'a>, budget: &Budget) -> Result<Vec<String>> {
    let mut pieces = Pieces { piece: data.get(8..).unwrap_or_default(), records };
    let mut strings = Vec::new();
    while pieces.any() {
        let text = rich(&mut pieces).ok_or_else(|| budget.damaged())?;
        budget.make(text.len())?;
        strings.push(text);
    }
    Ok(strings)
}

/// One shared string: length, marks, and behind its characters the runs of its looks and data of its reading aloud.
fn rich(pieces: &mut Pieces<'_, '_>) -> Option<String> {
    let head = pieces.take(3)?;
    let (mut left, flags) = (usize::from(short(head, 0)), head[2]);
    let runs = if flags & 8 == 0 { 0 } else { usize::from(short(pieces.take(2)?, 0)) };
    let extra = if flags & 4 == 0 { 0 } else { usize::try_from(long(pieces.take(4)?, 0)).ok()? };
    let mut wide = flags & 1 != 0;
    let mut text = String::new();
    loop {
        let (part, count, bytes) = unicode(pieces.piece, left, wide);
        text.push_str(&part);
        pieces.piece = &pieces.piece[bytes..];
        left -= count;
        if left == 0 {
            break;
        }
        // Half a character at the end of a piece is no character.
        pieces.piece = &[];
        if !pieces.any() {
            return None;
        }
        wide = pieces.take(1)?[0] & 1 != 0;
    }
    pieces.skip(runs * 4);
    pieces.skip(extra);
    Some(text)
}

fn code_page(number: u16) -> &'static Encoding {
    match number {
        950 | 951 => BIG5,
        932 => SHIFT_JIS,
        949 => EUC_KR,
        1252 | 32769 => WINDOWS_1252,
        65001 => UTF_8,
        _ => GB18030,
    }
}

/// Built-in forms that show days or clocks, those of Chinese programs too.
fn is_built_in_day(format: u16) -> bool {
    matches!(format, 14..=22 | 27..=36 | 45..=47 | 50..=58)
}

/// Whether a form shows a day: a letter for a part of it stands outside of quoted text, colours and conditions.
fn is_day(format: &str) -> bool {
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            'y' | 'Y' | 'm' | 'M' | 'd' | 'D' | 'h' | 'H' | 's' | 'S' => return true,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_that_show_days_are_told_from_those_that_show_numbers() {
        for day in ["yyyy\"年\"m\"月\"d\"日\";@", "[$-804]m\"月\"", "h:mm AM/PM", "[Red]yyyy/m/d"] {
            assert!(is_day(day), "{day}");
        }
        for number in ["0\"月\"", "General", "#,##0.00_);[Red]\\(#,##0.00\\)", "0.00E+00", "\"day\"0"] {
            assert!(!is_day(number), "{number}");
        }
    }

    #[test]
    fn numbers_in_four_bytes_are_floats_integers_and_hundredths() {
        assert!((packed(0x3ff0_0000) - 1.0).abs() < f64::EPSILON);
        assert!((packed((45_017 << 2) | 2) - 45_017.0).abs() < f64::EPSILON);
        assert!((packed((1234 << 2) | 3) - 12.34).abs() < 1e-9);
        assert!((packed(((-5_i32).cast_unsigned() << 2) | 2) + 5.0).abs() < f64::EPSILON);
    }
}
