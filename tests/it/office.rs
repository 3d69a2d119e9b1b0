//! Word documents and workbooks as an office looks at them: the grid of the standard, dates that can be sorted.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::NaiveDate;
use themeday::documents::{self, Fonts};
use themeday::model::paper::{Format, Letterhead, PaperKind, PaperOptions, PaperRequest};
use themeday::model::progress::Progress;

use crate::readers::part;
use crate::sample::Year;

fn made(year: Year, kind: PaperKind, letterhead: Letterhead, format: Format) -> Vec<u8> {
    let today = NaiveDate::from_ymd_opt(2023, 5, 31).unwrap();
    let options = PaperOptions { letterhead: Some(letterhead), ..PaperOptions::default() };
    let request = PaperRequest { options, ..PaperRequest::new(kind, Year::PROGRAMME, today) };
    let files =
        documents::export(&year.snapshot(), &request, format, &Fonts::compiled_in(), &Progress::default());
    files.unwrap().remove(0)
}

fn number_after(text: &str, before: &str) -> u32 {
    let rest = &text[text.find(before).unwrap_or_else(|| panic!("{before} in {text}")) + before.len()..];
    rest.chars().take_while(char::is_ascii_digit).collect::<String>().parse().unwrap()
}

#[test]
fn a_word_page_has_room_for_22_lines_of_28_characters() {
    let document = made(Year::full(), PaperKind::Notice, Letterhead::RedHead, Format::Docx);
    let (styles, body) = (part(&document, "word/styles.xml"), part(&document, "word/document.xml"));
    let page = |side| number_after(&body, &format!("w:{side}=\""));
    let setup = &body[body.find("<w:pgMar").unwrap()..];
    let margin = |side| number_after(setup, &format!("w:{side}=\""));
    let height = page("h") - margin("top") - margin("bottom");
    let width = number_after(&body, "<w:pgSz w:w=\"") - margin("left") - margin("right");
    let normal = &styles[styles.find("w:styleId=\"Normal\"").unwrap()..];
    let line = number_after(normal, "<w:spacing w:line=\"");
    let character = 320 - number_after(normal, "<w:spacing w:val=\"-");
    assert_eq!((height / line, width / character), (22, 28), "{height} / {line}, {width} / {character}");
    // A 23rd line and a 29th character have no room, as the standard has it.
    assert!(height - 22 * line < line / 4 && width - 28 * character < character / 4);
}

#[test]
fn a_word_document_has_headings_to_go_by_a_language_and_its_properties() {
    let document = made(Year::full(), PaperKind::Notice, Letterhead::RedHead, Format::Docx);
    let (styles, body) = (part(&document, "word/styles.xml"), part(&document, "word/document.xml"));
    for (style, level) in [("Heading1", 0), ("Heading2", 1), ("AttachmentLabel", 0)] {
        let style = &styles[styles.find(&format!("w:styleId=\"{style}\"")).unwrap()..];
        let style = &style[..style.find("</w:style>").unwrap()];
        assert!(style.contains(&format!("<w:outlineLvl w:val=\"{level}\"/>")), "{style}");
    }
    assert!(body.matches("<w:pStyle w:val=\"Heading1\"/>").count() > 2, "{body}");
    let labels = body.matches("<w:pStyle w:val=\"AttachmentLabel\"/>").count();
    assert!(labels > 3);
    assert_eq!(body.matches("<w:outlineLvl w:val=\"1\"/>").count(), labels, "the titles below them");
    assert!(part(&document, "docProps/core.xml").contains("<dc:language>zh-CN</dc:language>"));
    assert!(part(&document, "docProps/app.xml").contains("<Application>themeday</Application>"));
}

#[test]
fn the_imprint_is_one_table_at_the_foot_without_rules_in_a_letter() {
    let year = || {
        let mut year = Year::full();
        year.change_programme(|facts| {
            facts.copies_to = vec!["县委办公室".to_owned(), "县政协办公室".to_owned()];
        });
        year
    };
    let foot = |letterhead| {
        let body = part(&made(year(), PaperKind::MainNotice, letterhead, Format::Docx), "word/document.xml");
        assert_eq!(body.matches("<w:tblpPr").count(), 1, "{body}");
        let table = &body[..body.find("<w:tblpPr").unwrap()];
        body[table.rfind("<w:tbl>").unwrap()..].to_owned()
    };
    let official = foot(Letterhead::RedHead);
    assert!(official.contains(r#"w:vertAnchor="margin""#) && official.contains(r#"w:tblpYSpec="bottom""#));
    assert_eq!(official.matches("<w:tr>").count(), 2, "{official}");
    assert!(official.contains("<w:insideH ") && !official.contains("<w:framePr"));
    let letter = foot(Letterhead::Letter);
    assert_eq!(letter.matches("<w:tr>").count(), 1, "{letter}");
    assert!(!letter.contains("<w:tblBorders>"), "{letter}");
}

#[test]
fn days_in_a_workbook_are_days_and_what_looks_like_a_number_is_text() {
    let ledger = made(Year::full(), PaperKind::Ledger, Letterhead::RedHead, Format::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&ledger)).unwrap();
    let (_, range) = book.worksheets().remove(0);
    let days = range.rows().flatten().filter(|cell| matches!(cell, Data::DateTime(_))).count();
    assert!(days > 50, "{days} days");
    let styles = part(&ledger, "xl/styles.xml");
    assert!(styles.contains("m&quot;月&quot;d&quot;日&quot;"), "{styles}");
    // 49 is the built-in format of text; its cells are strings, 35 days of April 25 are not.
    assert!(styles.contains(r#"numFmtId="49""#));
    let liaisons = made(Year::full(), PaperKind::Liaisons, Letterhead::RedHead, Format::Xlsx);
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&liaisons)).unwrap();
    let (_, range) = book.worksheets().remove(0);
    let phones =
        range.rows().flatten().filter(|cell| cell.to_string().starts_with("139")).collect::<Vec<_>>();
    assert!(phones.len() > 10 && phones.iter().all(|cell| matches!(cell, Data::String(_))), "{phones:?}");
}

#[test]
fn a_list_in_a_workbook_keeps_its_head_in_sight_can_be_filtered_and_has_places_to_sign() {
    let ledger = made(Year::full(), PaperKind::Ledger, Letterhead::RedHead, Format::Xlsx);
    let sheet = part(&ledger, "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r"<pane ySplit=") && sheet.contains(r#"state="frozen""#), "{sheet}");
    assert!(sheet.contains("<autoFilter ref="), "{sheet}");
    let strings = part(&ledger, "xl/sharedStrings.xml");
    for place in ["单位负责人：", "审核人：", "填报人："] {
        assert!(strings.contains(&format!(">{place}</t>")), "{strings}");
    }
    let styles = part(&ledger, "xl/styles.xml");
    let font = &styles[styles.find("<font>").unwrap()..styles.find("</font>").unwrap()];
    assert!(font.contains(r#"<name val="宋体"/>"#), "{font}");
    // A form, and a table whose rows share cells, have no filter.
    let form = made(Year::full(), PaperKind::Receipt, Letterhead::RedHead, Format::Xlsx);
    assert!(!part(&form, "xl/worksheets/sheet1.xml").contains("<autoFilter"));
}
