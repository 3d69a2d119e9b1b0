//! Workbooks: a sheet for each section, laid out to print as the pages look. Text is always written as text, so
//! that a name like `=cmd()` never becomes a formula.

use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError,
};

use chrono::Datelike;

use super::content::{Align, Block, Cell, Content, Section, Table};
use super::fonts::Typeface;
use super::wording;
use crate::error::{DocumentFault, Error, Result};
use crate::model::progress::Progress;
use crate::text::Lang;

/// Width of the columns together in pixels of 96 to the inch: the page's text block has 156 mm, 589 pixels, and a
/// little is left so that nothing need be scaled to fit.
const WIDTH: u32 = 580;
/// Columns of a section without a table: `LibreOffice` cannot scale a single column to the page's width.
const PLAIN_COLUMNS: u32 = 4;
/// Sizes 2号 and 3号 in points.
const TITLE_SIZE: u32 = 22;
const TEXT_SIZE: u32 = 16;
/// Height of a line in points, as it is and with the room above and below a row of a table.
const LINE: u32 = 29;
const TABLE_LINE: u32 = 24;
const TABLE_ROOM: u32 = 10;
/// Excel knows no row higher than this, in points.
const HIGHEST_ROW: u32 = 400;
/// Excel's limit for a cell is 32,767 characters.
const LONGEST_CELL: usize = 32_000;
/// Excel's limit for the name of a sheet.
const LONGEST_SHEET_NAME: usize = 31;
/// A4 in Excel's list of papers.
const A4: u8 = 9;

/// The content as a workbook.
pub(super) fn render(content: &Content, progress: &Progress) -> Result<Vec<u8>> {
    let steps = u32::try_from(content.sections.len()).unwrap_or(u32::MAX);
    let mut workbook = Workbook::new();
    workbook.set_properties(&properties(content).map_err(|e| failed(&e))?);
    let mut names = Vec::new();
    for (done, section) in (0..).zip(&content.sections) {
        progress.report(done, steps)?;
        let name = sheet_name(&section.name, &names);
        let mut filling = Filling { sheet: workbook.add_worksheet(), row: 0, last_column: 0 };
        filling.sheet.set_name(&name).map_err(|e| failed(&e))?;
        names.push(name);
        filling.fill(section).map_err(|e| failed(&e))?;
    }
    let bytes = workbook.save_to_buffer().map_err(|e| failed(&e))?;
    progress.report(steps, steps)?;
    Ok(bytes)
}

fn failed(error: &XlsxError) -> Error {
    Error::Document(DocumentFault::Writing(error.to_string()))
}

fn properties(content: &Content) -> std::result::Result<DocProperties, XlsxError> {
    let date = content.date;
    let year = u16::try_from(date.year()).unwrap_or(u16::MAX);
    let created = ExcelDateTime::from_ymd(year, month_or_day(date.month()), month_or_day(date.day()))?;
    let properties = DocProperties::new();
    Ok(properties.set_title(&content.title).set_author(&content.author).set_creation_datetime(&created))
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

/// A sheet being filled from the top.
struct Filling<'a> {
    sheet: &'a mut Worksheet,
    row: u32,
    last_column: u16,
}

impl Filling<'_> {
    fn fill(&mut self, section: &Section) -> std::result::Result<(), XlsxError> {
        self.set_up_page(section)?;
        let plain = |typeface: Typeface, size: u32| {
            Format::new()
                .set_font_name(typeface.office_name())
                .set_font_size(size)
                .set_align(FormatAlign::VerticalCenter)
        };
        if let Some(label) = &section.label {
            self.line(label, LINE, &plain(Typeface::Hei, TEXT_SIZE))?;
            self.line("", LINE, &plain(Typeface::Body, TEXT_SIZE))?;
        }
        let title = plain(Typeface::Title, TITLE_SIZE).set_align(FormatAlign::Center).set_text_wrap();
        let lines = lines(&section.title, WIDTH, TITLE_SIZE);
        self.line(&section.title, LINE * lines + 6, &title)?;
        if let Some(subtitle) = &section.subtitle {
            self.line(subtitle, LINE, &plain(Typeface::Kai, TEXT_SIZE).set_align(FormatAlign::Center))?;
        }
        self.line("", LINE / 2, &plain(Typeface::Body, TEXT_SIZE))?;
        for block in &section.blocks {
            match block {
                Block::Paragraph(text) => self.paragraph(text, &plain(Typeface::Body, TEXT_SIZE))?,
                Block::Table(table) => self.table(table, &plain)?,
            }
        }
        self.sheet.set_print_area(0, 0, self.row.saturating_sub(1), self.last_column)?;
        Ok(())
    }

    /// A4 with the margins of the standard, as wide as the page, the number at the foot.
    fn set_up_page(&mut self, section: &Section) -> std::result::Result<(), XlsxError> {
        let inches = |millimetres: f64| millimetres / 25.4;
        self.sheet
            .set_paper_size(A4)
            .set_portrait()
            .set_margins(inches(28.0), inches(26.0), inches(37.0), inches(35.0), inches(15.0), inches(25.0))
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer(format!("&C&\"{}\"&14— &P —", Typeface::Song.office_name()));
        let widths = section.blocks.iter().find_map(|block| match block {
            Block::Table(table) => Some(table.widths(WIDTH)),
            Block::Paragraph(_) => None,
        });
        for (column, width) in
            (0..).zip(widths.unwrap_or_else(|| vec![WIDTH / PLAIN_COLUMNS; PLAIN_COLUMNS as usize]))
        {
            self.sheet.set_column_width_pixels(column, width)?;
            self.last_column = column;
        }
        Ok(())
    }

    /// A line of text over all columns.
    fn line(&mut self, text: &str, height: u32, format: &Format) -> std::result::Result<(), XlsxError> {
        self.sheet.set_row_height(self.row, height)?;
        self.cell((self.row, 0), (self.row, self.last_column), text, format)?;
        self.row += 1;
        Ok(())
    }

    /// Running text over all columns; more rows than one where a row cannot be high enough, more cells than one
    /// where a cell cannot hold it.
    fn paragraph(&mut self, text: &str, format: &Format) -> std::result::Result<(), XlsxError> {
        let format = format.clone().set_align(FormatAlign::Top).set_text_wrap();
        for piece in pieces(text) {
            let rows = self.rows_of_height(LINE * lines(piece, WIDTH, TEXT_SIZE))?;
            self.cell((self.row, 0), (self.row + rows - 1, self.last_column), piece, &format)?;
            self.row += rows;
        }
        Ok(())
    }

    fn table(
        &mut self,
        table: &Table,
        plain: &impl Fn(Typeface, u32) -> Format,
    ) -> std::result::Result<(), XlsxError> {
        let ruled = |typeface| plain(typeface, TEXT_SIZE).set_border(FormatBorder::Thin).set_text_wrap();
        let head = ruled(Typeface::Hei).set_align(FormatAlign::Center);
        self.sheet.set_row_height(self.row, TABLE_LINE + TABLE_ROOM)?;
        for (at, column) in (0..).zip(&table.columns) {
            self.sheet.write_string_with_format(self.row, at, &column.header, &head)?;
        }
        self.sheet.set_repeat_rows(self.row, self.row)?;
        self.row += 1;
        let formats: Vec<Format> = table
            .columns
            .iter()
            .map(|column| match column.align {
                Align::Left => ruled(Typeface::Body).set_align(FormatAlign::Left),
                Align::Center => ruled(Typeface::Body).set_align(FormatAlign::Center),
            })
            .collect();
        let widths = table.widths(WIDTH);
        for cells in &table.rows {
            let heights =
                cells.iter().zip(&widths).map(|(cell, width)| lines(&cell.text(), *width, TEXT_SIZE));
            let rows = self.rows_of_height(heights.max().unwrap_or(1) * TABLE_LINE + TABLE_ROOM)?;
            let last = self.row + rows - 1;
            for (at, (cell, format)) in (0..).zip(cells.iter().zip(&formats)) {
                if let Cell::Number(number) = cell {
                    self.cell((self.row, at), (last, at), "", format)?;
                    self.sheet.write_number_with_format(self.row, at, *number, format)?;
                } else {
                    self.cell((self.row, at), (last, at), &cell.text(), format)?;
                }
            }
            self.row += rows;
        }
        Ok(())
    }

    /// Sets as many rows from here as are needed for `height` points, and returns how many.
    fn rows_of_height(&mut self, height: u32) -> std::result::Result<u32, XlsxError> {
        let rows = height.div_ceil(HIGHEST_ROW).max(1);
        for row in self.row..self.row + rows {
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

/// Lines that a text takes in a column of `width` pixels at `size` points: Excel sets no height of its own for
/// wrapped text.
fn lines(text: &str, width: u32, size: u32) -> u32 {
    wording::lines(text, (width * 3 / 4).saturating_sub(8) * 2 / size)
}

/// A text cut into pieces that a cell can hold, after an enumeration mark where there is one.
fn pieces(text: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((most, _)) = rest.char_indices().nth(LONGEST_CELL) {
        let mark = Lang::Zh.paper_enumeration_mark();
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
