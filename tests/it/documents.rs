//! Papers, read back from every form in which they are written.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use themeday::documents::{self, Block, Cell, Content, Fonts, Section, Table};
use themeday::error::{DocumentFault, Error};
use themeday::model::document::{DocumentKind, DocumentRequest, Format};
use themeday::model::progress::Progress;
use themeday::model::{GroupId, Snapshot};

use crate::sample::{COUNTY_UNITS, MAIN_SESSION, TOWNSHIPS, Year};

fn request(kind: DocumentKind, group: Option<GroupId>) -> DocumentRequest {
    let today = NaiveDate::from_ymd_opt(2023, 3, 30).unwrap();
    DocumentRequest { kind, programme: Year::PROGRAMME, group, today }
}

fn group(snapshot: &Snapshot, name: &str) -> Option<GroupId> {
    Some(snapshot.group_named(name).unwrap().id)
}

fn schedule(snapshot: &Snapshot) -> Content {
    documents::content(snapshot, &request(DocumentKind::Schedule, None)).unwrap()
}

fn render(content: &Content, format: Format) -> Vec<u8> {
    documents::render(content, format, &Fonts::compiled_in(), &Progress::default()).unwrap()
}

/// The table of a section as text, with its head.
fn cells(section: &Section) -> Vec<Vec<String>> {
    let table = table(section);
    let head = table.columns.iter().map(|column| column.header.clone()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(Cell::text).collect());
    std::iter::once(head).chain(rows).collect()
}

fn table(section: &Section) -> &Table {
    section
        .blocks
        .iter()
        .find_map(|block| if let Block::Table(table) = block { Some(table) } else { None })
        .unwrap()
}

/// The table that the notice prints for a group.
fn printed(months: &[&[&str]]) -> Vec<Vec<String>> {
    let head = ["序号", "活动时间", "单位"].map(str::to_owned).to_vec();
    let rows = months
        .iter()
        .enumerate()
        .map(|(n, names)| vec![(n + 1).to_string(), format!("2023年{}月", n + 4), names.join("、")]);
    std::iter::once(head).chain(rows).collect()
}

#[test]
fn out() {
    let snapshot = Year::xiangtan().snapshot();
    for kind in DocumentKind::ALL {
        let r = request(kind, None);
        let content = documents::content(&snapshot, &r).unwrap();
        let fonts = Fonts::of_system();
        for format in documents::formats(kind) {
            let bytes = documents::render(&content, *format, &fonts, &Progress::default()).unwrap();
            std::fs::write(format!("/tmp/out/{}.{}", kind.name(), format.name()), bytes).unwrap();
            println!("{}", documents::file_name(&snapshot, &r, *format));
        }
        println!("{:?}", fonts.fallbacks());
    }
}
