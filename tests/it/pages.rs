//! Pages hold all that a paper says, inside their margins, however much a month holds.

use std::collections::HashMap;
use std::time::Instant;

use chrono::NaiveDate;
use themeday::documents::{self, Block, Content, Fonts, Pages};
use themeday::model::ids::RequirementId;
use themeday::model::paper::{
    Format, Letterhead, Orientation, PaperKind, PaperOptions, PaperRequest, PaperSize, ScheduleColumn,
};
use themeday::model::people::LiaisonCard;
use themeday::model::progress::Progress;
use themeday::model::report::{DeadlineRule, Requirement};
use themeday::model::session::SessionKind;
use themeday::model::when::When;
use themeday::model::{Month, Snapshot};

use crate::sample::Year;

fn request(kind: PaperKind) -> PaperRequest {
    PaperRequest::new(kind, Year::PROGRAMME, NaiveDate::from_ymd_opt(2023, 6, 30).unwrap())
}

/// So many units, all of them in May, in the main session and asked for a report.
fn crowded(count: usize) -> Snapshot {
    let names: Vec<String> = (1..=count).map(|n| format!("县第{n}号行政审批局")).collect();
    let mut year = Year::new();
    let group = year.group("县直单位");
    let units: Vec<_> = names.iter().map(|name| year.unit(name, Some(group))).collect();
    for unit in &units {
        year.branch(&[*unit], Month::new(2023, 5));
    }
    for (n, unit) in units.iter().enumerate().filter(|(n, _)| n % 7 == 0) {
        let card = |name: String| LiaisonCard {
            name,
            post: "办公室主任".to_owned(),
            mobile: "13900000000".to_owned(),
            email: format!("liaison.of.unit.{n}@county.example.gov.cn"),
            ..LiaisonCard::default()
        };
        year.liaison(*unit, card(format!("张{n}")), true);
        year.liaison(*unit, card(format!("李{n}")), false);
    }
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    year.main_session(&names, |session| {
        session.when = Some(When::on(NaiveDate::from_ymd_opt(2023, 5, 12).unwrap()));
    });
    year.tables.put(
        Requirement {
            id: RequirementId(900_000),
            programme: Year::PROGRAMME,
            kind: Some(SessionKind::Branch),
            item: "活动图片、信息".to_owned(),
            rule: DeadlineRule::DayOfSessionMonth { day: 25 }.into(),
            to_whom: String::new(),
            text: String::new(),
            session: None,
            suggested: false,
            minimum: Vec::new(),
        }
        .into(),
    );
    year.snapshot()
}

fn kinds() -> impl Iterator<Item = PaperKind> {
    PaperKind::ALL.into_iter().filter(|kind| documents::formats(*kind).contains(&Format::Pdf))
}

/// How often each unit is named in what a paper says.
fn named(texts: &str) -> HashMap<&str, usize> {
    let mut named = HashMap::new();
    for piece in texts.split("县第").skip(1) {
        if let Some((number, _)) = piece.split_once("号行政审批局") {
            *named.entry(number).or_default() += 1;
        }
    }
    named
}

fn said(content: &Content) -> String {
    let mut said = String::new();
    for block in content.sections.iter().flat_map(|section| &section.blocks) {
        match block {
            Block::Paragraph(paragraph) => said.push_str(&paragraph.line()),
            Block::Table(table) => said.push_str(&table.shown().concat().concat()),
            // It is printed twice for folding.
            Block::Sign(word) => said.push_str(&word.repeat(2)),
            _ => {}
        }
    }
    said
}

/// Margins of a page by its size in millimetres: top, right, bottom, left.
fn margins(width: f64, height: f64) -> [f64; 4] {
    let is = |w: f64, h: f64| (width - w).abs() < 0.5 && (height - h).abs() < 0.5;
    if is(210.0, 297.0) {
        [37.0, 26.0, 35.0, 28.0]
    } else if is(297.0, 210.0) {
        [28.0, 37.0, 26.0, 35.0]
    } else {
        [25.0, 20.0, 25.0, 20.0]
    }
}

/// Every name that a paper says stands on its pages, and everything on them inside the margins, none over another or
/// the page's number; the title is not alone.
fn stands_whole(content: &Content, what: &str) -> usize {
    let pages = Pages::of(content, &Fonts::compiled_in(), &Progress::default()).unwrap();
    let mut shown = String::new();
    for page in 0..pages.count() {
        let (width, height) = pages.size(page).unwrap();
        let millimetre = 72.0 / 25.4;
        let [top, right, bottom, left] =
            margins(width / millimetre, height / millimetre).map(|m| m * millimetre);
        let mut pieces = pages.texts(page);
        pieces.retain(|piece| !piece.text.trim().is_empty());
        let foot = |piece: &documents::PieceOfText| piece.down.0 > height - bottom;
        // The name of the office stands above the text of a letter, and beyond it.
        let masthead = content.sections[0].masthead.as_ref().filter(|_| page == 0);
        let letter = masthead.is_some_and(|head| head.letterhead == Letterhead::Letter);
        for piece in &pieces {
            let inside = piece.across.0 > left - 2.0
                && piece.across.1 < width - right + 2.0
                && piece.down.0 > top - 0.6
                && (piece.down.1 < height - bottom + 0.6 || foot(piece));
            let named = letter && piece.down.0 < top;
            assert!(inside || named, "{what}, page {page}: {piece:?}");
        }
        let number: String =
            pieces.iter().filter(|piece| foot(piece)).map(|piece| piece.text.as_str()).collect();
        assert!(number.chars().count() < 20, "{what}, page {page}: {number}");
        pieces.retain(|piece| !foot(piece));
        let mut sorted: Vec<_> = pieces.iter().collect();
        sorted.sort_by(|a, b| a.down.0.total_cmp(&b.down.0));
        for (at, one) in sorted.iter().enumerate() {
            for other in sorted[at + 1..].iter().take_while(|other| other.down.0 < one.down.1 - 0.5) {
                let over = one.across.0 < other.across.1 - 0.5 && other.across.0 < one.across.1 - 0.5;
                assert!(!over, "{what}, page {page}: {one:?} {other:?}");
            }
        }
        let text: String = pieces.iter().map(|piece| piece.text.as_str()).collect();
        if page == 0
            && content.sections[0].tables().next().is_some()
            && content.sections[0].masthead.is_none()
        {
            let first = content.sections[0].tables().next().unwrap().shown();
            let cell = first.iter().skip(1).flatten().find(|cell| cell.chars().count() > 2);
            let begins: String = cell.map_or_else(String::new, |cell| cell.chars().take(3).collect());
            assert!(text.contains(&begins), "{what}: the title stands alone: {text}");
        }
        shown.push_str(&text);
    }
    let said = said(content);
    let (expected, found) = (named(&said), named(&shown));
    for (number, times) in &expected {
        let here = found.get(number).copied().unwrap_or_default();
        assert!(here >= *times, "{what}: unit {number} {here} times instead of {times}");
    }
    expected.len()
}

#[test]
fn no_unit_is_lost_and_nothing_leaves_its_page_however_many_share_a_month() {
    for count in [1, 40, 60, 600] {
        let snapshot = crowded(count);
        let mut all = 0;
        for kind in kinds() {
            let content = documents::content(&snapshot, &request(kind)).unwrap();
            all = all.max(stands_whole(&content, &format!("{count} in {kind:?}")));
        }
        assert_eq!(all, count);
        let schedule = documents::content(&snapshot, &request(PaperKind::Schedule)).unwrap();
        assert_eq!(named(&said(&schedule)).len(), count);
    }
}

#[test]
fn a_schedule_with_more_columns_and_on_other_paper_loses_nothing_either() {
    let snapshot = crowded(120);
    let detailed = PaperOptions { columns: ScheduleColumn::ALL.to_vec(), ..PaperOptions::default() };
    let large = PaperOptions {
        size: Some(PaperSize::A3),
        orientation: Some(Orientation::Landscape),
        ..PaperOptions::default()
    };
    for options in [detailed, large] {
        let request = PaperRequest { options, ..request(PaperKind::Schedule) };
        let content = documents::content(&snapshot, &request).unwrap();
        assert_eq!(stands_whole(&content, "schedule"), 120);
    }
}

#[test]
fn a_month_that_goes_on_over_the_page_is_named_again() {
    let content = documents::content(&crowded(60), &request(PaperKind::Schedule)).unwrap();
    let pages = Pages::of(&content, &Fonts::compiled_in(), &Progress::default()).unwrap();
    let texts = |page| pages.texts(page).into_iter().map(|piece| piece.text).collect::<String>();
    assert!(pages.count() > 1);
    assert!(texts(0).contains("2023年5月") && !texts(0).contains("（续）"), "{}", texts(0));
    for page in 1..pages.count() {
        assert!(texts(page).contains("2023年5月（续）"), "{}", texts(page));
        assert!(texts(page).contains("序号活动时间单位"), "{}", texts(page));
    }
}

#[test]
fn text_on_a_page_holds_no_sign_that_nobody_typed() {
    let content = documents::content(&crowded(14), &request(PaperKind::Liaisons)).unwrap();
    let pages = Pages::of(&content, &Fonts::compiled_in(), &Progress::default()).unwrap();
    let text: String =
        (0..pages.count()).flat_map(|page| pages.texts(page)).map(|piece| piece.text).collect();
    assert!(text.contains("liaison.of.unit.0@"), "{text}");
    assert!(!text.contains(['\u{200b}', '\u{ad}', '\u{2060}']), "{text}");
}

#[test]
fn a_picture_tells_its_size_on_paper() {
    let content = documents::content(&Year::xiangtan().snapshot(), &request(PaperKind::MainSession)).unwrap();
    let files = documents::images(&content, &Fonts::compiled_in(), &Progress::default()).unwrap();
    // 200 to the inch are 7,874 to the metre, the unit that the file counts in.
    let chunk = files[0].windows(4).position(|window| window == b"pHYs").unwrap();
    assert_eq!(files[0][chunk + 4..chunk + 13], [0, 0, 0x1e, 0xc2, 0, 0, 0x1e, 0xc2, 1]);
    assert_eq!(files[0][16..24], [0, 0, 0x06, 0x76, 0, 0, 0x09, 0x23]);
}

#[test]
fn pages_of_a_long_paper_are_numbered_through_and_can_be_looked_at_in_any_order() {
    let content = documents::content(&crowded(600), &request(PaperKind::Ledger)).unwrap();
    let pages = Pages::of(&content, &Fonts::compiled_in(), &Progress::default()).unwrap();
    let count = pages.count();
    assert!(count > 30, "more than one part");
    for page in [count - 1, 0, count / 2] {
        let text: String = pages.texts(page).into_iter().map(|piece| piece.text).collect();
        assert!(text.contains(&format!("第{}页 共{count}页", page + 1)), "{text}");
        assert!(pages.image(page, 0.2).is_some());
    }
    assert_eq!(pages.texts(count), []);
    assert!(pages.image(count, 0.2).is_none() && pages.size(count).is_none());
    // All pages but the last are full: the parts join without a gap.
    let lowest =
        |page| pages.texts(page).iter().map(|piece| piece.down.1).filter(|y| *y < 520.0).fold(0.0, f64::max);
    for page in 1..count - 1 {
        assert!(lowest(page) > 440.0, "page {page} ends at {}", lowest(page));
    }
}

/// Time and size of the largest papers, for a person to read.
#[test]
#[ignore = "measures; run with --release --nocapture"]
fn the_largest_papers() {
    let snapshot = crowded(8000);
    for kind in [PaperKind::Ledger, PaperKind::Units, PaperKind::Schedule, PaperKind::SignIn] {
        let content = documents::content(&snapshot, &request(kind)).unwrap();
        let pages = Pages::of(&content, &Fonts::compiled_in(), &Progress::default()).unwrap();
        println!("{kind:?}: {} pages to look at, {}", pages.count(), memory());
        drop(pages);
        let begun = Instant::now();
        let pdf =
            documents::render(&content, Format::Pdf, &Fonts::compiled_in(), &Progress::default()).unwrap();
        println!("{kind:?}: {:?}, {} bytes, {}", begun.elapsed(), pdf.len(), memory());
    }
    let content = documents::content(&snapshot, &request(PaperKind::Schedule)).unwrap();
    assert_eq!(stands_whole(&content, "schedule"), 8000);
}

/// Resident memory now and at most, where the system tells.
fn memory() -> String {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    status.lines().filter(|line| line.starts_with("VmRSS") || line.starts_with("VmHWM")).collect()
}
