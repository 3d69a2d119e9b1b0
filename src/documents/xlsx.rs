//! Workbooks: a sheet for each section, laid out to print as the pages look. Text is always written as text, so
//! that a name like `=cmd()` never becomes a formula.

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use super::content::{Block, Content, Paragraph, Section, Style};
use super::fonts::Typeface;
use super::package::made_anywhere;
use super::page::{Frame, Numbering};
use super::table::{Align, Cell, Placed, Table, Value};
use super::wording;
use crate::error::{Error, PaperFault, Result};
use crate::model::paper::{Orientation, PaperSize};
use crate::model::progress::Progress;
use crate::text::Printed;

/// Pixels of 96 to the inch that are left free at the side.
const SPARE: u32 = 9;
/// Columns of a section without a table: `LibreOffice` cannot scale a single column to the page's width.
const PLAIN_COLUMNS: u32 = 4;
/// Sizes 2号, 3号 and 小四 in half points, and that of a sign.
const TITLE_SIZE: u32 = 44;
const TEXT_SIZE: u32 = 32;
const NOTE_SIZE: u32 = 24;
const SIGN_SIZE: u32 = 144;
/// Height of a line and of a small one in points.
const LINE: u32 = 29;
const NOTE_LINE: u32 = 18;
/// Room above and below the text of a row in points.
const TABLE_ROOM: u32 = 10;
/// Height of a line whose pieces are to be filled in by hand, in points; room that each has at least, in half characters.
const WRITTEN_LINE: u32 = 30;
const WRITTEN_ROOM: u32 = 10;
/// Between the pieces of a line that have no cells of their own.
const PIECES_APART: &str = "　　";
/// Height of a row and width of a column in pixels where 宋体 12 is the default font, and its character set.
const COMMON_ROW: u32 = 19;
const COMMON_COLUMN: u32 = 72;
const GB_2312: u8 = 134;
/// A table of so many rows is read on the screen by scrolling.
const SCROLLED: usize = 8;
/// The built-in format that keeps what is typed into a cell text (ECMA-376, 18.8.30).
const TEXT: u8 = 49;
/// Excel knows no row higher than this, in points.
const HIGHEST_ROW: u32 = 400;
/// Excel's limit for a cell is 32,767 characters.
const LONGEST_CELL: usize = 32_000;
/// Excel's limit for the name of a sheet.
const LONGEST_SHEET_NAME: usize = 31;
/// A4 and A3 in Excel's list of papers.
const A4: u8 = 9;
const A3: u8 = 8;

/// The content as a workbook.
pub(super) fn render(content: &Content, progress: &Progress) -> Result<Vec<u8>> {
    let steps = u32::try_from(content.sections.len()).unwrap_or(u32::MAX);
    let mut workbook = Workbook::new();
    // Widths of columns are counted in figures of the default font: 宋体 12 is there wherever papers are printed.
    let common = Format::new()
        .set_font_name(Typeface::Song.office_name())
        .set_font_size(f64::from(NOTE_SIZE) / 2.0)
        .set_font_charset(GB_2312);
    workbook.set_default_format(&common, COMMON_ROW, COMMON_COLUMN).map_err(|e| failed(&e))?;
    workbook.set_properties(&properties(content).map_err(|e| failed(&e))?);
    let mut names = Vec::new();
    for (done, section) in (0..).zip(&content.sections) {
        progress.report(done, steps)?;
        let name = sheet_name(&section.name, &names);
        // A little is left of the text block's width, so that nothing need be scaled to fit.
        let width = section.page.frame().text_width() * 960 / 254 - SPARE;
        let grid = Grid::of(section, width);
        let mut filling = Filling { sheet: workbook.add_worksheet(), grid, row: 0 };
        filling.sheet.set_name(&name).map_err(|e| failed(&e))?;
        names.push(name);
        filling.fill(section).map_err(|e| failed(&e))?;
    }
    let bytes = workbook.save_to_buffer().map_err(|e| failed(&e))?;
    progress.report(steps, steps)?;
    Ok(made_anywhere(bytes))
}

fn failed(error: &XlsxError) -> Error {
    Error::Paper(PaperFault::Writing(error.to_string()))
}

fn properties(content: &Content) -> std::result::Result<DocProperties, XlsxError> {
    let created = date(content.date)?;
    let properties = DocProperties::new();
    Ok(properties.set_title(&content.title).set_author(&content.author).set_creation_datetime(&created))
}

fn date(day: NaiveDate) -> std::result::Result<ExcelDateTime, XlsxError> {
    let year = u16::try_from(day.year()).unwrap_or(u16::MAX);
    ExcelDateTime::from_ymd(year, month_or_day(day.month()), month_or_day(day.day()))
}

fn month_or_day(number: u32) -> u8 {
    u8::try_from(number).unwrap_or(u8::MAX)
}

/// A name that Excel takes for a sheet, different from those taken (in upper or lower case).
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    let clean: String = wanted.chars().map(|c| if r"[]:*?/\".contains(c) { '_' } else { c }).collect();
    let clean = clean.trim_matches(['\'', ' ']);
    let stem = if clean.is_empty() { "_" } else { clean };
    let cut = |text: &str, length: usize| text.chars().take(length).collect::<String>();
    let free = |name: &String| taken.iter().all(|other| other.to_lowercase() != name.to_lowercase());
    let first = cut(stem, LONGEST_SHEET_NAME);
    if free(&first) {
        return first;
    }
    let numbered = (2..=taken.len() + 2).map(|n| format!("{}_{n}", cut(stem, LONGEST_SHEET_NAME - 6)));
    numbered.into_iter().find(free).unwrap_or(first)
}

/// The columns of a sheet: where any of the section's tables has a rule, in pixels from the left.
struct Grid {
    frame: Frame,
    /// The width that tables are given, of which rounding leaves a little.
    whole: u32,
    rules: Vec<u32>,
}

impl Grid {
    /// The columns for a section, together `width` pixels wide.
    fn of(section: &Section, width: u32) -> Self {
        let frame = section.page.frame();
        let mut rules = BTreeSet::new();
        for table in section.tables() {
            rules.extend(Self::rules_of(table, frame, width));
        }
        if rules.is_empty() {
            rules.extend((0..=PLAIN_COLUMNS).map(|n| width * n / PLAIN_COLUMNS));
        }
        Self { frame, whole: width, rules: rules.into_iter().collect() }
    }

    /// Where a table has its rules, from the left edge to the right one.
    fn rules_of(table: &Table, frame: Frame, width: u32) -> Vec<u32> {
        let mut at = 0;
        let edges = table.widths(frame, width).into_iter().map(|width| {
            at += width;
            at
        });
        std::iter::once(0).chain(edges).collect()
    }

    /// The first and the last column between two rules.
    fn columns(&self, from: u32, to: u32) -> (u16, u16) {
        let at = |rule: u32| u16::try_from(self.rules.partition_point(|r| *r < rule)).unwrap_or(u16::MAX);
        (at(from), at(to).saturating_sub(1))
    }

    fn width(&self) -> u32 {
        self.rules.last().copied().unwrap_or_default()
    }

    fn last_column(&self) -> u16 {
        self.columns(0, self.width()).1
    }

    /// The first and last column of each piece of a line, by how wide the pieces are; `None` where there are more pieces
    /// than columns.
    fn shares(&self, pieces: &[String]) -> Option<Vec<(u16, u16)>> {
        let wants = |piece: &String| {
            u64::try_from(wording::half_widths(piece)).unwrap_or(u64::MAX).saturating_add(WRITTEN_ROOM.into())
        };
        let whole: u64 = pieces.iter().map(wants).fold(0, u64::saturating_add).max(1);
        let columns = self.rules.len() - 1;
        let mut wanted = 0_u64;
        let mut from = 0;
        let mut shares = Vec::new();
        for (at, piece) in pieces.iter().enumerate() {
            wanted += wants(piece);
            let edge = u64::from(self.width()) * wanted / whole;
            // Each piece after this one needs a column, too.
            let last = columns.checked_sub(pieces.len() - 1 - at).filter(|last| *last > from)?;
            let to = if at + 1 == pieces.len() {
                columns
            } else {
                (from + 1..=last).min_by_key(|rule| edge.abs_diff(self.rules[*rule].into()))?
            };
            shares.push((u16::try_from(from).ok()?, u16::try_from(to - 1).ok()?));
            from = to;
        }
        Some(shares)
    }
}

/// What a column of a table holds, which also tells what becomes of what is typed into its blank cells.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Day,
    FullDay,
}

/// The formats of a table's cells: on the left and in the middle, for each kind.
struct Looks {
    kinds: Vec<Kind>,
    formats: [[Format; 4]; 2],
}

impl Looks {
    fn of(table: &Table, ruled: &Format) -> Self {
        let mut kinds = vec![Kind::Text; table.columns.len()];
        for placed in table.placed(&table.rows).into_iter().flatten().filter(|placed| placed.first) {
            let kind = Kind::of(&placed);
            if kind != Kind::Text {
                kinds[placed.column] = kind;
            }
        }
        let formats = [FormatAlign::Left, FormatAlign::Center].map(|align| {
            let plain = ruled.clone().set_align(align);
            [
                plain.clone().set_num_format_index(TEXT),
                plain.clone(),
                plain.clone().set_num_format(Printed.paper_day_format()),
                plain.set_num_format(Printed.paper_full_day_format()),
            ]
        });
        Self { kinds, formats }
    }

    fn get(&self, table: &Table, placed: &Placed<'_>) -> &Format {
        let blank = placed.cell.value.is_blank();
        let kind = if blank { self.kinds[placed.column] } else { Kind::of(placed) };
        let side = usize::from(table.align(placed) == Align::Center);
        &self.formats[side][kind as usize]
    }
}

impl Kind {
    fn of(placed: &Placed<'_>) -> Self {
        match &placed.cell.value {
            Value::Number(_) => Self::Number,
            Value::Day(day, shown) if shown.starts_with(&day.year().to_string()) => Self::FullDay,
            Value::Day(..) => Self::Day,
            Value::Text(_) | Value::Names(_) | Value::Lines(_) => Self::Text,
        }
    }
}

/// A sheet being filled from the top.
struct Filling<'a> {
    sheet: &'a mut Worksheet,
    grid: Grid,
    row: u32,
}

fn plain(typeface: Typeface, half_points: u32) -> Format {
    Format::new()
        .set_font_name(typeface.office_name())
        .set_font_size(f64::from(half_points) / 2.0)
        .set_align(FormatAlign::VerticalCenter)
}

impl Filling<'_> {
    fn fill(&mut self, section: &Section) -> std::result::Result<(), XlsxError> {
        self.set_up_page(section)?;
        if let Some(label) = &section.label {
            self.line(label, LINE, &plain(Typeface::Hei, TEXT_SIZE))?;
            self.line("", LINE, &plain(Typeface::Body, TEXT_SIZE))?;
        }
        if !section.title.is_empty() {
            let title = plain(Typeface::Title, TITLE_SIZE).set_align(FormatAlign::Center).set_text_wrap();
            let lines = section.title_lines();
            let count = u32::try_from(lines.len()).unwrap_or(u32::MAX);
            self.line(&lines.join("\n"), LINE.saturating_mul(count) + 6, &title)?;
            for subtitle in section.below_title() {
                let kai = plain(Typeface::Kai, TEXT_SIZE).set_align(FormatAlign::Center);
                self.line(subtitle, LINE, &kai)?;
            }
            self.line("", LINE / 2, &plain(Typeface::Body, TEXT_SIZE))?;
        }
        self.spread(&section.head)?;
        for block in &section.blocks {
            match block {
                Block::Paragraph(paragraph) => self.paragraph(paragraph)?,
                Block::Table(table) => self.table(table, section.tables().count() == 1)?,
                Block::Signature(signature) => {
                    let right = plain(Typeface::Body, TEXT_SIZE).set_align(FormatAlign::Right);
                    self.line("", LINE, &right)?;
                    for text in [&signature.office, &signature.date].into_iter().filter(|t| !t.is_empty()) {
                        self.line(text, LINE, &right)?;
                    }
                }
                Block::Gap(lines) => {
                    for _ in 0..*lines {
                        self.line("", LINE, &plain(Typeface::Body, TEXT_SIZE))?;
                    }
                }
                Block::Imprint(imprint) => {
                    let texts = [&imprint.copies, &imprint.office, &imprint.date];
                    for text in texts.into_iter().filter(|text| !text.is_empty()) {
                        self.line(text, LINE, &plain(Typeface::Body, TEXT_SIZE))?;
                    }
                }
                Block::Sign(word) => {
                    let sign = plain(Typeface::Hei, SIGN_SIZE).set_align(FormatAlign::Center).set_text_wrap();
                    self.line(word, HIGHEST_ROW, &sign)?;
                }
            }
        }
        self.spread(&section.foot)?;
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), self.grid.last_column())?;
        Ok(())
    }

    /// The section's paper with its margins, as wide as the page, the number at the foot.
    fn set_up_page(&mut self, section: &Section) -> std::result::Result<(), XlsxError> {
        let frame = section.page.frame();
        let inches = |millimetres: u32| f64::from(millimetres) / 25.4;
        let song = Typeface::Song.office_name();
        let footer = match section.page.numbering {
            Numbering::Dashes | Numbering::DashesAfterFirst => format!("&C&\"{song}\"&14— &P —"),
            Numbering::OfTotal => format!("&C&\"{song}\"&14{}", Printed.paper_page_of("&P", "&N")),
            Numbering::None => String::new(),
        };
        let size = match section.page.size {
            PaperSize::A4 => A4,
            PaperSize::A3 => A3,
        };
        match section.page.orientation {
            Orientation::Portrait => self.sheet.set_portrait(),
            Orientation::Landscape => self.sheet.set_landscape(),
        };
        self.sheet
            .set_paper_size(size)
            .set_margins(
                inches(frame.left),
                inches(frame.right),
                inches(frame.top),
                inches(frame.bottom),
                inches(15),
                inches(frame.bottom.saturating_sub(10)),
            )
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer(footer);
        for (column, edges) in (0..).zip(self.grid.rules.windows(2)) {
            self.sheet.set_column_width_pixels(column, edges[1] - edges[0])?;
        }
        Ok(())
    }

    /// A line of text over all columns.
    fn line(&mut self, text: &str, height: u32, format: &Format) -> std::result::Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, height)?;
        self.cell((self.row, 0), (self.row, self.grid.last_column()), text, format)?;
        self.row += 1;
        Ok(())
    }

    /// Pieces of a line, each in a cell of its own with room to write in; nothing where there are none.
    fn spread(&mut self, pieces: &[String]) -> std::result::Result<(), XlsxError> {
        if pieces.is_empty() {
            return Ok(());
        }
        let format = plain(Typeface::Body, NOTE_SIZE).set_text_wrap();
        let Some(edges) = self.grid.shares(pieces) else {
            let text = pieces.join(PIECES_APART);
            let lines = lines(&text, self.grid.width(), NOTE_SIZE);
            return self.line(&text, NOTE_LINE * lines + 4, &format);
        };
        let widths = edges
            .iter()
            .map(|(from, to)| self.grid.rules[usize::from(*to) + 1] - self.grid.rules[usize::from(*from)]);
        let needed =
            pieces.iter().zip(widths).map(|(piece, width)| lines(piece, width, NOTE_SIZE)).max().unwrap_or(1);
        self.sheet.set_row_height(self.row, (NOTE_LINE * needed + 4).max(WRITTEN_LINE))?;
        for (piece, (from, to)) in pieces.iter().zip(edges) {
            self.cell((self.row, from), (self.row, to), piece, &format)?;
        }
        self.row += 1;
        Ok(())
    }

    /// Running text over all columns; more rows than one where a row cannot be high enough, more cells than one
    /// where a cell cannot hold it.
    fn paragraph(&mut self, paragraph: &Paragraph) -> std::result::Result<(), XlsxError> {
        let (typeface, size, line) = match paragraph.style {
            Style::Heading => (Typeface::Hei, TEXT_SIZE, LINE),
            Style::Subheading => (Typeface::Kai, TEXT_SIZE, LINE),
            Style::Note => (Typeface::Body, NOTE_SIZE, NOTE_LINE),
            Style::Body | Style::Flush | Style::Hanging(..) => (Typeface::Body, TEXT_SIZE, LINE),
        };
        // A cell has one typeface: that of the heading only where there is nothing else.
        let typeface = if paragraph.text.is_empty() { typeface } else { Typeface::Body };
        let format = plain(typeface, size).set_align(FormatAlign::Top).set_text_wrap();
        for piece in pieces(&paragraph.line()) {
            let rows = self.rows_of_height(self.row, line * lines(piece, self.grid.width(), size))?;
            let to = (self.row + rows - 1, self.grid.last_column());
            self.cell((self.row, 0), to, piece, &format)?;
            self.row += rows;
        }
        Ok(())
    }

    fn table(&mut self, table: &Table, alone: bool) -> std::result::Result<(), XlsxError> {
        let ruled = |typeface| {
            plain(typeface, table.size.half_points()).set_border(FormatBorder::Thin).set_text_wrap()
        };
        let head = ruled(Typeface::Hei).set_align(FormatAlign::Center);
        let from = self.row;
        self.cells(table, &table.head, 0, |_| &head)?;
        let below = self.row;
        let least = table.row_height.map_or(0, |height| u32::from(height) * 720 / 254);
        let looks = Looks::of(table, &ruled(Typeface::Body));
        self.cells(table, &table.rows, least, |placed| looks.get(table, placed))?;
        if !alone || below == from {
            return Ok(());
        }
        self.sheet.set_repeat_rows(from, below - 1)?;
        let rows = u32::try_from(table.rows.len()).unwrap_or(u32::MAX);
        if table.rows.len() >= SCROLLED {
            self.sheet.set_freeze_panes(below, 0)?;
        }
        // A filter takes rows one by one, so that none may be part of another.
        let plain = table.rows.iter().flatten().all(|cell| cell.rows == 1 && cell.columns == 1);
        if plain && rows > 1 && self.row - below == rows && self.grid.rules.len() == table.columns.len() + 1 {
            self.sheet.autofilter(below - 1, 0, self.row - 1, self.grid.last_column())?;
        }
        Ok(())
    }

    /// Rows of a table, each of at least so many points.
    fn cells<'f>(
        &mut self,
        table: &Table,
        rows: &[Vec<Cell>],
        least: u32,
        format: impl Fn(&Placed<'_>) -> &'f Format,
    ) -> std::result::Result<(), XlsxError> {
        let rules = Grid::rules_of(table, self.grid.frame, self.grid.whole);
        let size = table.size.half_points();
        let placed = table.placed(rows);
        // Where each row of the table begins on the sheet, and where the last one ends.
        let mut tops = vec![self.row];
        for cells in &placed {
            let heights = cells.iter().filter(|placed| placed.first && placed.rows == 1).map(|placed| {
                let width = rules[placed.column + placed.columns] - rules[placed.column];
                lines(&placed.cell.shown(), width, size)
            });
            let height = heights.max().unwrap_or(1) * size * 3 / 4 + TABLE_ROOM;
            let top = tops.last().copied().unwrap_or(self.row);
            tops.push(top + self.rows_of_height(top, height.max(least))?);
        }
        for (at, cells) in placed.iter().enumerate() {
            for placed in cells.iter().filter(|placed| placed.first) {
                let (from, to) =
                    self.grid.columns(rules[placed.column], rules[placed.column + placed.columns]);
                let (top, bottom) = (tops[at], tops[at + placed.rows] - 1);
                let format = format(placed);
                match &placed.cell.value {
                    Value::Number(number) => {
                        self.cell((top, from), (bottom, to), "", format)?;
                        self.sheet.write_number_with_format(top, from, *number, format)?;
                    }
                    value => {
                        self.cell((top, from), (bottom, to), &value.shown(), format)?;
                        // Excel knows no day before 1900: that one stays text.
                        if let Value::Day(day, _) = value
                            && let Ok(day) = date(*day)
                        {
                            self.sheet.write_datetime_with_format(top, from, &day, format)?;
                        }
                    }
                }
            }
        }
        self.row = tops.last().copied().unwrap_or(self.row);
        Ok(())
    }

    /// Sets as many rows from `first` as are needed for `height` points, and returns how many.
    fn rows_of_height(&mut self, first: u32, height: u32) -> std::result::Result<u32, XlsxError> {
        let rows = height.div_ceil(HIGHEST_ROW).max(1);
        for row in first..first + rows {
            self.sheet.set_row_height(row, height.div_ceil(rows))?;
        }
        Ok(rows)
    }

    /// Text in a cell, or in several merged to one.
    fn cell(
        &mut self,
        from: (u32, u16),
        to: (u32, u16),
        text: &str,
        format: &Format,
    ) -> std::result::Result<(), XlsxError> {
        if from == to {
            self.sheet.write_string_with_format(from.0, from.1, text, format)?;
        } else {
            self.sheet.merge_range(from.0, from.1, to.0, to.1, text, format)?;
        }
        Ok(())
    }
}

/// Lines that a text takes in a column of `width` pixels at a size in half points: Excel sets no height of its own
/// for wrapped text.
fn lines(text: &str, width: u32, half_points: u32) -> u32 {
    wording::lines(text, (width * 3 / 4).saturating_sub(8) * 4 / half_points)
}

/// A text cut into pieces that a cell can hold, after an enumeration mark where there is one.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((most, _)) = rest.char_indices().nth(LONGEST_CELL) {
        let mark = Printed.paper_enumeration_mark();
        let cut = rest[..most].rfind(mark).map_or(most, |at| at + mark.len());
        let (piece, after) = rest.split_at(cut);
        pieces.push(piece);
        rest = after;
    }
    pieces.push(rest);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sheet_s_name_is_one_that_excel_takes() {
        assert_eq!(sheet_name("县直单位", &[]), "县直单位");
        assert_eq!(sheet_name("'a/b[c]:*?\\'", &[]), "a_b_c_____");
        assert_eq!(sheet_name("", &[]), "_");
        assert_eq!(sheet_name(&"长".repeat(40), &[]).chars().count(), 31);
        assert_eq!(sheet_name("Abc", &["aBC".to_owned(), "Abc_2".to_owned()]), "Abc_3");
    }

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_after_a_name() {
        let text = "县行政审批服务局、".repeat(8000);
        let pieces = pieces(&text);
        assert_eq!(pieces.len(), 3);
        assert!(pieces.iter().all(|piece| piece.ends_with('、') && piece.chars().count() <= LONGEST_CELL));
        assert_eq!(pieces.concat(), text);
    }
}
