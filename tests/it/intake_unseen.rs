//! What documents do not show, or show without holding it as text: hidden rows and words, numbers that Word puts, tables
//! that lay others out.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::path::PathBuf;

use themeday::intake::{Known, Source, read};
use themeday::model::progress::Progress;
use themeday::model::proposal::Proposal;

use crate::intake::zipped;

fn in_2026(name: &str, bytes: Vec<u8>) -> Proposal {
    let source = Source { path: PathBuf::from(name), bytes: bytes.into() };
    read(&[source], &Known { year: Some(2026), ..Known::default() }, &Progress::default()).unwrap()
}

fn names(proposal: &Proposal) -> Vec<&str> {
    proposal.units.iter().map(|unit| unit.name.as_str()).collect()
}

fn document(body: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let xml = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    let mut parts = vec![("word/document.xml", xml.as_bytes())];
    parts.extend(more.iter().map(|(name, xml)| (*name, xml.as_bytes())));
    zipped(&parts)
}

fn paragraph(text: &str) -> String {
    format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
}

fn table(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| format!("<w:tc>{}</w:tc>", paragraph(text));
    let row = |cells: &&[&str]| format!("<w:tr>{}</w:tr>", cells.iter().map(cell).collect::<String>());
    format!("<w:tbl>{}</w:tbl>", rows.iter().map(row).collect::<String>())
}

#[test]
fn rows_and_columns_that_nobody_sees_are_left_out_and_told() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let rows = [
        ["单位", "时间", "备注"],
        ["青石镇", "3月", "甲"],
        ["柳树乡", "4月", "乙"],
        ["县财政局", "5月", "丙"],
    ];
    for (at, row) in (0..).zip(rows) {
        for (column, text) in (0..).zip(row) {
            sheet.write(at, column, text).unwrap();
        }
    }
    sheet.set_row_hidden(2).unwrap();
    sheet.set_column_hidden(2).unwrap();
    let proposal = in_2026("a.xlsx", book.save_to_buffer().unwrap());
    assert_eq!(names(&proposal), ["青石镇", "县财政局"]);
    assert!(proposal.assignments.iter().all(|row| row.note.is_none()));
    for words in ["隐藏的行", "柳树乡", "隐藏的列"] {
        assert!(proposal.questions.iter().any(|question| question.text.contains(words)), "{words}");
    }
}

#[test]
fn words_that_a_document_hides_are_left_out_and_told() {
    let body = paragraph("3月：青石镇")
        + "<w:p><w:r><w:t>4月：柳树乡</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>、河东镇</w:t></w:r></w:p>";
    let proposal = in_2026("a.docx", document(&body, &[]));
    assert_eq!(names(&proposal), ["青石镇", "柳树乡"]);
    assert!(proposal.questions.iter().any(|question| question.text.contains("隐藏的文字")));
}

#[test]
fn numbers_that_word_puts_before_paragraphs_part_items_as_written_ones_do() {
    let numbering = "<w:numbering xmlns:w=\"w\"><w:abstractNum w:abstractNumId=\"3\">\
        <w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\"chineseCounting\"/><w:lvlText w:val=\"%1、\"/></w:lvl>\
        <w:lvl w:ilvl=\"1\"><w:start w:val=\"1\"/><w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%2.\"/></w:lvl>\
        </w:abstractNum><w:num w:numId=\"7\"><w:abstractNumId w:val=\"3\"/></w:num></w:numbering>";
    let item = |level: u8, text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"7\"/></w:numPr></w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let body = item(0, "总体要求")
        + &item(0, "活动安排")
        + &item(1, "“局长讲政策”活动")
        + &paragraph("承办单位：县财政局")
        + &paragraph("时间：5月15日")
        + &item(1, "“观摩交流”活动")
        + &paragraph("承办单位：县水利局")
        + &paragraph("时间：5月16日");
    let proposal = in_2026("a.docx", document(&body, &[("word/numbering.xml", numbering)]));
    let rows: Vec<(&str, String)> =
        proposal.assignments.iter().map(|row| (row.units[0].as_str(), row.time.value_text())).collect();
    assert_eq!(rows, [("县财政局", "2026-05-15".to_owned()), ("县水利局", "2026-05-16".to_owned())]);
}

#[test]
fn tables_inside_of_cells_are_tables_and_never_run_together() {
    let one = table(&[&["时间", "单位"], &["3月", "青石镇"], &["4月", "柳树乡"]]);
    let other = table(&[&["时间", "单位"], &["5月", "县财政局"], &["6月", "县水利局"]]);
    let body = format!("<w:tbl><w:tr><w:tc>{one}</w:tc><w:tc>{other}</w:tc></w:tr></w:tbl>");
    let proposal = in_2026("a.docx", document(&body, &[]));
    assert_eq!(names(&proposal), ["青石镇", "柳树乡", "县财政局", "县水利局"]);
    assert_eq!(proposal.assignments.len(), 4);
}
