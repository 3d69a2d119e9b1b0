//! Sources that are damaged, or made to cost much more than they weigh.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use std::path::{Path, PathBuf};

use themeday::error::Error;
use themeday::intake::{Known, Source, read};
use themeday::model::Month;
use themeday::model::progress::Progress;
use themeday::model::proposal::Proposal;

use crate::intake::zipped;

fn source(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    let bytes: Vec<u8> = bytes.into();
    Source { path: PathBuf::from(name), bytes: bytes.into() }
}

fn try_read(name: &str, bytes: impl Into<Vec<u8>>) -> Result<Proposal, Error> {
    read(&[source(name, bytes)], &Known::default(), &Progress::default())
}

fn refused(name: &str, bytes: impl Into<Vec<u8>>) -> Error {
    try_read(name, bytes).unwrap_err()
}

/// Each row of the schedule: units and month.
fn rows(proposal: &Proposal) -> Vec<(String, Option<Month>)> {
    proposal.assignments.iter().map(|row| (row.units.join("、"), row.time.single_month())).collect()
}

fn workbook(shared: &str, sheet: &str) -> Vec<u8> {
    let types = r#"<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>"#;
    let links = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/></Relationships>"#;
    let book = r#"<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
    let root = r#"<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
    let main = "xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"";
    zipped(&[
        ("[Content_Types].xml", types.as_bytes()),
        ("_rels/.rels", root.as_bytes()),
        ("xl/workbook.xml", book.as_bytes()),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/sharedStrings.xml", format!("<sst {main}>{shared}</sst>").as_bytes()),
        ("xl/worksheets/sheet1.xml", format!("<worksheet {main}>{sheet}</worksheet>").as_bytes()),
    ])
}

fn cell(place: &str, text: &str) -> String {
    format!("<c r=\"{place}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

#[test]
fn cells_merged_over_a_whole_sheet_stand_only_where_the_sheet_has_cells() {
    let text = "字".repeat(300_000);
    let merged = "<mergeCells><mergeCell ref=\"A1:XFD1048576\"/></mergeCells>";
    let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>{merged}", cell("A1", &text));
    assert!(matches!(refused("a.xlsx", workbook("", &sheet)), Error::NothingUnderstood(_)));

    let row = |at: u32, cells: &[(&str, &str)]| {
        let cells: String = cells.iter().map(|(column, text)| cell(&format!("{column}{at}"), text)).collect();
        format!("<row r=\"{at}\">{cells}</row>")
    };
    let sheet = format!(
        "<sheetData>{}{}{}{}</sheetData><mergeCells><mergeCell ref=\"A2:A1048576\"/></mergeCells>",
        row(1, &[("A", "活动时间"), ("B", "单位")]),
        row(2, &[("A", "2024年4月"), ("B", "云岭镇")]),
        row(3, &[("B", "河湾乡")]),
        row(1_048_576, &[("B", "石桥镇")]),
    );
    let april = Month::new(2024, 4);
    assert_eq!(
        rows(&try_read("a.xlsx", workbook("", &sheet)).unwrap()),
        ["云岭镇", "河湾乡", "石桥镇"].map(|unit| (unit.to_owned(), april))
    );
}

#[test]
fn what_unfolds_to_more_than_a_reader_takes_is_refused_in_every_form() {
    let text = "字".repeat(100_000);
    // Merged below each other in a document.
    let rows = |count: usize, first: &str, more: &str| {
        let below = format!("<w:tr><w:tc><w:tcPr>{more}</w:tcPr><w:p/></w:tc></w:tr>").repeat(count);
        format!(
            "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc><w:tcPr>{first}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc></w:tr>{below}</w:tbl></w:body></w:document>"
        )
    };
    let down = rows(2000, "<w:vMerge w:val=\"restart\"/>", "<w:vMerge/>");
    let wide = rows(0, "<w:gridSpan w:val=\"64\"/>", "");
    let document = |xml: &str| zipped(&[("word/document.xml", xml.as_bytes())]);
    // Repeated, and reaching down, in an open sheet.
    let open = |cell: &str, rows: usize| {
        format!(
            "<office:document xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table><table:table-row><table:table-cell {cell}><text:p>{text}</text:p></table:table-cell></table:table-row>{}</table:table></office:document>",
            "<table:table-row><table:covered-table-cell/><table:table-cell><text:p>县水利局</text:p></table:table-cell></table:table-row>".repeat(rows)
        )
    };
    let repeated = open("table:number-columns-repeated=\"16384\"", 0);
    let reaching = open("table:number-rows-spanned=\"1048576\" table:number-columns-spanned=\"16384\"", 2000);
    // One text of a workbook in many cells.
    let cells: String = (1..200)
        .map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" t=\"s\"><v>0</v></c></row>"))
        .collect::<Vec<_>>()
        .concat();
    let shared = workbook(&format!("<si><t>{text}</t></si>"), &format!("<sheetData>{cells}</sheetData>"));
    let page = format!(
        "<table><tr><td colspan=64 rowspan=64>{text}</td></tr>{}</table>",
        "<tr><td>县水利局</td></tr>".repeat(64)
    );
    for (name, bytes) in [
        ("down.docx", document(&down)),
        ("wide.docx", document(&wide)),
        ("repeated.ods", zipped(&[("content.xml", repeated.as_bytes())])),
        ("reaching.ods", zipped(&[("content.xml", reaching.as_bytes())])),
        ("shared.xlsx", shared),
        ("page.html", page.into_bytes()),
        ("long.txt", "县水利局、".repeat(2_000_000).into_bytes()),
        ("many.csv", "a,\n".repeat(500_000).into_bytes()),
    ] {
        let error = refused(name, bytes);
        assert!(matches!(error, Error::SourceTooFull { .. }), "{name}: {error}");
    }
}

#[test]
fn a_page_nested_deeper_than_any_page_is_read_for_its_text() {
    let deep = 200_000;
    let nested =
        format!("<html><body>{}县水利局、县林业局、县财政局{}", "<div>".repeat(deep), "</div>".repeat(deep));
    let units = |page: String| {
        let proposal = try_read("a.html", page).unwrap();
        proposal.units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>()
    };
    assert_eq!(units(nested), ["县水利局", "县林业局", "县财政局"]);
    // Formatting left open in a paragraph is built anew in each that follows.
    let open = (0..500).map(|n| format!("<font color={n}>")).collect::<Vec<_>>().concat();
    let left_open = format!("<p>{open}县水利局、县林业局</p>{}", "<p>县财政局</p>".repeat(50_000));
    assert_eq!(units(left_open), ["县水利局", "县林业局", "县财政局"]);
    let attributes = (0..200_000).map(|n| format!(" a{n}=1")).collect::<Vec<_>>().concat();
    assert_eq!(units(format!("<p{attributes}>县水利局、县林业局、县财政局</p>")).len(), 3);
    let xml = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan{attributes}/></w:tcPr><w:p><w:r><w:t>县水利局</w:t></w:r></w:p></w:tc></w:tr></w:tbl></w:body></w:document>"
    );
    assert_eq!(try_read("a.docx", zipped(&[("word/document.xml", xml.as_bytes())])).unwrap().units.len(), 1);
}

#[test]
fn an_error_value_newer_than_the_reader_does_not_end_its_sheet() {
    let row = |at: u32, unit: &str, note: &str| {
        format!(
            "<row r=\"{at}\">{}{}{note}</row>",
            cell(&format!("A{at}"), unit),
            cell(&format!("B{at}"), "2024年5月")
        )
    };
    let error = |place: &str, value: &str| format!("<c r=\"{place}\" t=\"e\"><v>{value}</v></c>");
    for value in ["#SPILL!", "#CALC!", "#FIELD!", "#BLOCKED!", "#N/A"] {
        let sheet = format!(
            "<sheetData><row r=\"1\">{}{}{}</row>{}{}{}</sheetData>",
            cell("A1", "单位"),
            cell("B1", "活动时间"),
            cell("C1", "备注"),
            row(2, "县水利局", &error("C2", value)),
            row(3, "县林业局", ""),
            row(4, "县财政局", &error("C4", value)),
        );
        let units: Vec<String> = rows(&try_read("a.xlsx", workbook("", &sheet)).unwrap())
            .into_iter()
            .map(|(unit, _)| unit)
            .collect();
        assert_eq!(units, ["县水利局", "县林业局", "县财政局"], "{value}");
    }
}

/// An older workbook with merged cells, days shown as months, numbers, a formula and two sheets; made by us.
fn older() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schedule.xls")).unwrap()
}

#[test]
fn an_older_workbook_is_read_with_merged_cells_days_and_all_sheets() {
    let proposal = try_read("a.xls", older()).unwrap();
    let (april, may) = (Month::new(2024, 4), Month::new(2024, 5));
    assert_eq!(
        rows(&proposal),
        [("云岭镇、河湾乡".to_owned(), april), ("县发改局".to_owned(), april), ("县水利局".to_owned(), may)]
    );
    assert_eq!(proposal.assignments[2].note.as_deref(), None);
    assert_eq!(proposal.programme.title.as_deref(), Some("白塔县政务公开主题日活动安排表"));
}

/// Where `bytes` stand first in a source.
fn place(source: &[u8], bytes: &[u8]) -> usize {
    source.windows(bytes.len()).position(|found| found == bytes).unwrap()
}

#[test]
fn a_chain_in_a_circle_and_a_size_beyond_the_file_are_damage() {
    let whole = older();
    // The table of chains: the first list in the header names its sector.
    let table = 512 + 512 * usize::from(whole[76]);
    let mut circle = whole.clone();
    for sector in 0..128_usize {
        circle[table + 4 * sector..][..4].copy_from_slice(&0_u32.to_le_bytes());
    }
    let mut out = whole.clone();
    for sector in 0..128_usize {
        out[table + 4 * sector..][..4].copy_from_slice(&0x00ff_ffff_u32.to_le_bytes());
    }
    let entry = place(&whole, &"Workbook".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    let mut long = whole.clone();
    long[entry + 120..][..4].copy_from_slice(&0x7fff_ffff_u32.to_le_bytes());
    for damaged in [circle, out, long, whole[..whole.len() / 2].to_vec(), whole[..40].to_vec()] {
        let error = refused("a.xls", damaged);
        assert!(matches!(error, Error::SourceDamaged(_)), "{error}");
    }
}

#[test]
fn a_password_is_told_whatever_it_locks() {
    let wide = |text: &str| text.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>();
    let whole = older();
    let entry = place(&whole, &wide("Workbook"));
    // An xlsx with a password is a compound file with this stream.
    let mut package = whole.clone();
    package[entry..entry + 32].copy_from_slice(&wide("EncryptedPackage"));
    package[entry + 64] = 34;
    // An older workbook says so in a record of its own; the code page's record has its form.
    let mut book = whole.clone();
    let record = place(&whole, &[0x42, 0, 2, 0]);
    book[record] = 0x2f;
    // A packed document marks each of its parts.
    let mut document = zipped(&[("content.xml", b"<office:document/>")]);
    let (local, listed) = (place(&document, b"PK\x03\x04"), place(&document, b"PK\x01\x02"));
    document[local + 6] |= 1;
    document[listed + 8] |= 1;
    for (name, bytes) in [("a.xlsx", package), ("a.xls", book), ("a.ods", document)] {
        let error = refused(name, bytes);
        assert!(matches!(error, Error::SourceEncrypted(_)), "{name}: {error}");
    }
}

#[test]
fn no_damage_of_a_workbook_brings_its_reader_down() {
    let whole = older();
    let sheet = format!("<sheetData><row r=\"1\">{}</row></sheetData>", cell("A1", "县水利局"));
    let packed = workbook("<si><t>县林业局</t></si>", &sheet);
    let mut random = fastrand::Rng::with_seed(11);
    for turn in 0..1500 {
        let source = if turn % 3 == 0 { &packed } else { &whole };
        let mut bytes = source.clone();
        for _ in 0..random.usize(1..12) {
            let at = random.usize(..bytes.len());
            bytes[at] = [0, 1, 0x7f, 0xff, random.u8(..)][random.usize(..5)];
        }
        let told = try_read("a.xls", bytes);
        let known = matches!(
            told,
            Ok(_)
                | Err(Error::SourceDamaged(_)
                    | Error::SourceNotReadable(_)
                    | Error::SourceEncrypted(_)
                    | Error::SourceTooFull { .. }
                    | Error::SourceTooLarge { .. }
                    | Error::NothingUnderstood(_))
        );
        assert!(known, "turn {turn}: {told:?}");
    }
}

#[test]
fn a_sheet_that_nobody_sees_is_left_out_and_told() {
    let mut hidden = older();
    // The first sheet's record: its place, then whether it is hidden.
    let name = place(&hidden, &"安排表".encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<_>>());
    hidden[name - 4] = 1;
    let proposal = try_read("a.xls", hidden).unwrap();
    let units: Vec<&str> = proposal.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!((units, proposal.assignments.len()), (vec!["县林业局", "县财政局"], 0));
    assert_eq!(proposal.questions.last().unwrap().id, "hidden:安排表");
    let whole = try_read("a.xls", older()).unwrap();
    assert!(whole.questions.is_empty(), "{:?}", whole.questions);
}

#[test]
fn a_signature_laid_out_in_cells_is_no_session() {
    let page = "<p>4月：县水利局、县林业局。</p><p>5月：县财政局。</p>\
        <table><tr><td>白塔县人民政府办公室</td><td>2024年3月30日</td></tr></table>";
    let proposal = read(
        &[source("a.html", page)],
        &Known { year: Some(2024), ..Known::default() },
        &Progress::default(),
    )
    .unwrap();
    let units: Vec<String> = rows(&proposal).into_iter().map(|(units, _)| units).collect();
    assert_eq!(units, ["县水利局、县林业局", "县财政局"]);
    assert!(proposal.units.iter().all(|unit| unit.name != "白塔县人民政府办公室"));
}

#[test]
fn a_quotation_mark_without_its_other_does_not_swallow_what_follows() {
    let table = "单位,活动时间\n\"县水利局,2024年4月\n县林业局,2024年5月\n县财政局,2024年6月\n";
    let proposal = try_read("a.csv", table).unwrap();
    let units: Vec<String> = rows(&proposal).into_iter().map(|(units, _)| units).collect();
    assert_eq!(units, ["县水利局", "县林业局", "县财政局"]);
}

#[test]
fn a_month_left_blank_below_in_a_sheet_with_merged_cells_is_asked_about() {
    let row = |at: u32, cells: &[(&str, &str)]| {
        let cells: String = cells.iter().map(|(column, text)| cell(&format!("{column}{at}"), text)).collect();
        format!("<row r=\"{at}\">{cells}</row>")
    };
    let sheet = format!(
        "<sheetData>{}{}{}{}</sheetData><mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
        row(1, &[("A", "2024年政务公开主题日活动安排表")]),
        row(2, &[("A", "活动时间"), ("B", "单位")]),
        row(3, &[("A", "2024年4月"), ("B", "云岭镇")]),
        row(4, &[("B", "河湾乡")]),
    );
    let proposal = try_read("a.xlsx", workbook("", &sheet)).unwrap();
    assert_eq!(rows(&proposal)[1], ("河湾乡".to_owned(), Month::new(2024, 4)));
    assert_eq!(
        (proposal.questions[0].text.as_str(), proposal.questions[0].candidates[0].as_str()),
        ("河湾乡", "2024年4月")
    );
}
