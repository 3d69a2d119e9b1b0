//! Readers of the forms in which papers are written.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::{Datelike, NaiveDate};
use scraper::{ElementRef, Html, Selector};

/// Sheets of a workbook: name, and the rows with something in them.
pub fn sheets(bytes: &[u8]) -> Vec<(String, Vec<Vec<String>>)> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).unwrap();
    let read = |(name, range): (String, calamine::Range<Data>)| {
        let rows = range.rows().map(|row| {
            let filled = row.iter().filter(|cell| !matches!(cell, Data::Empty)).map(shown);
            filled.filter(|text| !text.is_empty()).collect::<Vec<_>>()
        });
        (name, rows.filter(|row| !row.is_empty()).collect())
    };
    book.worksheets().into_iter().map(read).collect()
}

#[expect(clippy::cast_possible_truncation, reason = "days of a few centuries")]
/// A cell as Excel shows it; a day as the papers of these tests print those of their year.
fn shown(cell: &Data) -> String {
    match cell {
        Data::DateTime(day) => {
            let first = NaiveDate::from_ymd_opt(1899, 12, 30).unwrap();
            let day = first + chrono::Duration::days(day.as_f64() as i64);
            format!("{}月{}日", day.month(), day.day())
        }
        other => other.to_string(),
    }
}

/// A part of a package as text.
pub fn part(bytes: &[u8], path: &str) -> String {
    let mut package = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    package.by_name(path).unwrap().read_to_string(&mut text).unwrap();
    text
}

/// Paragraphs and tables of a Word document in order; a table is rows of cells.
#[derive(Debug, PartialEq)]
pub enum Piece {
    Paragraph(String),
    Table(Vec<Vec<String>>),
}

/// The pieces of a Word document; what a merged cell covers is an empty cell, as in [`Table::shown`].
///
/// [`Table::shown`]: themeday::documents::Table::shown
pub fn word(bytes: &[u8]) -> Vec<Piece> {
    use quick_xml::events::Event;
    let document = part(bytes, "word/document.xml");
    let mut reader = quick_xml::Reader::from_str(&document);
    let (mut pieces, mut text, mut in_table) = (Vec::new(), String::new(), false);
    let mut covers = 1;
    loop {
        match reader.read_event().unwrap() {
            Event::Start(tag) => match tag.name().as_ref() {
                "w:tbl" => {
                    in_table = true;
                    pieces.push(Piece::Table(Vec::new()));
                }
                "w:tr" => {
                    if let Some(Piece::Table(rows)) = pieces.last_mut() {
                        rows.push(Vec::new());
                    }
                }
                _ => {}
            },
            Event::Empty(tag) => match tag.name().as_ref() {
                "w:gridSpan" => {
                    let value = tag.try_get_attribute("w:val").unwrap().unwrap();
                    covers = value.value.parse().unwrap();
                }
                // In a paragraph's properties it has a place.
                "w:tab" if tag.attributes().count() == 0 => text.push('\t'),
                _ => {}
            },
            Event::Text(piece) => text.push_str(&piece),
            Event::GeneralRef(name) => text.push(match name.as_ref() {
                "lt" => '<',
                "gt" => '>',
                "amp" => '&',
                "quot" => '"',
                "apos" => '\'',
                other => panic!("{other:?}"),
            }),
            Event::End(tag) => match (tag.name().as_ref(), pieces.last_mut()) {
                ("w:tc", Some(Piece::Table(rows))) => {
                    let row = rows.last_mut().unwrap();
                    row.push(std::mem::take(&mut text));
                    row.extend((1..std::mem::replace(&mut covers, 1)).map(|_| String::new()));
                }
                ("w:tbl", _) => in_table = false,
                ("w:p", _) if !in_table => {
                    let text = std::mem::take(&mut text);
                    if !text.is_empty() {
                        pieces.push(Piece::Paragraph(text));
                    }
                }
                _ => {}
            },
            Event::Eof => return pieces,
            _ => {}
        }
    }
}

/// Lines of a CSV file with the apostrophe taken away that keeps a field from being a formula.
pub fn csv(bytes: &[u8]) -> Vec<Vec<String>> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap();
    assert!(text.is_empty() || text.ends_with(b"\r\n"));
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text);
    let plain = |field: &str| {
        assert!(!field.starts_with(['=', '+', '-', '@']), "{field} is a formula");
        field.strip_prefix('\'').unwrap_or(field).to_owned()
    };
    reader.records().map(|record| record.unwrap().iter().map(plain).collect()).collect()
}

/// Lines of a text: the pieces between two spaces or more, and where each begins, a Chinese character counting two.
pub fn txt(bytes: &[u8]) -> Vec<Vec<(usize, String)>> {
    let text = std::str::from_utf8(bytes).unwrap().strip_prefix('\u{feff}').unwrap();
    let line = |line: &str| {
        let mut pieces: Vec<(usize, String)> = Vec::new();
        let (mut at, mut spaces) = (0, 2);
        for c in line.chars() {
            if c == ' ' || c == '　' {
                spaces += 1;
            } else {
                match pieces.last_mut() {
                    Some((_, piece)) if spaces < 2 => {
                        piece.extend(std::iter::repeat_n(' ', spaces).chain([c]));
                    }
                    _ => pieces.push((at, c.to_string())),
                }
                spaces = 0;
            }
            at += if c.is_ascii() { 1 } else { 2 };
        }
        pieces
    };
    text.split("\r\n").map(line).filter(|pieces| !pieces.is_empty()).collect()
}

/// Lines of a web page or of a piece of one: a paragraph or heading has one field or its spans, a row of a table as
/// many as the table has columns.
pub fn html(text: &str) -> Vec<Vec<String>> {
    let page = Html::parse_document(text);
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let shown = |element: ElementRef| element.text().collect::<String>();
    let mut lines = Vec::new();
    for element in page.select(&select("h1, p, table")) {
        if element.value().name() == "table" {
            lines.extend(grid(element));
        } else if element.value().attr("class") == Some("spread") {
            lines.push(element.select(&select("span")).map(shown).collect());
        } else {
            lines.push(vec![shown(element)]);
        }
    }
    lines
}

fn grid(table: ElementRef) -> Vec<Vec<String>> {
    let select = |selector: &str| Selector::parse(selector).unwrap();
    let rows: Vec<ElementRef> = table.select(&select("tr")).collect();
    let width = table.select(&select("col")).count();
    let mut grid: Vec<Vec<Option<String>>> = vec![vec![None; width]; rows.len()];
    for (at, row) in rows.iter().enumerate() {
        for cell in row.select(&select("th, td")) {
            let span = |name| cell.value().attr(name).map_or(1, |n| n.parse::<usize>().unwrap());
            let column = grid[at].iter().position(Option::is_none).unwrap();
            for line in grid.iter_mut().skip(at).take(span("rowspan")) {
                line[column..column + span("colspan")].fill(Some(String::new()));
            }
            grid[at][column] = Some(cell.text().collect());
        }
    }
    grid.into_iter().map(|row| row.into_iter().map(Option::unwrap).collect()).collect()
}
