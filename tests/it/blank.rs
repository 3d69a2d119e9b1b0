//! Every paper can be made from a year of which nothing is known, with room for what is lacking.

use chrono::NaiveDate;
use themeday::documents::{self, Block, Fonts};
use themeday::model::Snapshot;
use themeday::model::paper::{Format, Letterhead, PaperKind, PaperOptions, PaperRequest};
use themeday::model::progress::Progress;

use crate::sample::Year;

fn request(kind: PaperKind, letterhead: Letterhead) -> PaperRequest {
    let today = NaiveDate::from_ymd_opt(2023, 3, 30).unwrap();
    let options = PaperOptions { letterhead: Some(letterhead), ..PaperOptions::default() };
    PaperRequest { options, ..PaperRequest::new(kind, Year::PROGRAMME, today) }
}

/// Only a region and a year; a unit beside; a year without a single fact.
fn years() -> [(&'static str, Snapshot); 3] {
    let fresh = || {
        let mut year = Year::new();
        year.change_programme(|facts| facts.office = String::new());
        year
    };
    let mut one = fresh();
    let group = one.group("县直单位");
    one.unit("县水利局", Some(group));
    let mut bare = fresh();
    bare.change_programme(|facts| {
        facts.title = String::new();
        facts.months = Vec::new();
        facts.duty = 0;
    });
    [("fresh", fresh().snapshot()), ("one unit", one.snapshot()), ("bare", bare.snapshot())]
}

#[test]
fn every_paper_is_made_from_an_empty_file_in_every_form_and_letterhead() {
    let (fonts, progress) = (Fonts::compiled_in(), Progress::default());
    for (name, snapshot) in years() {
        for kind in PaperKind::ALL {
            for letterhead in [Letterhead::RedHead, Letterhead::Letter, Letterhead::Plain] {
                // Pictures are those of the same pages as the PDF's: once is enough.
                let forms = documents::formats(kind).iter();
                for &format in forms.filter(|form| **form != Format::Png || name == "fresh") {
                    let made =
                        documents::export(&snapshot, &request(kind, letterhead), format, &fonts, &progress);
                    let made = made
                        .unwrap_or_else(|error| panic!("{name} {kind:?} {letterhead:?} {format:?}: {error}"));
                    assert!(made.iter().all(|file| !file.is_empty()), "{name} {kind:?} {format:?}");
                }
                if !matches!(kind, PaperKind::Notice | PaperKind::MainNotice) {
                    break;
                }
            }
        }
    }
}

#[test]
fn a_blank_paper_has_room_to_write_and_says_nothing_of_nobody() {
    let (_, snapshot) = &years()[0];
    let table = |kind| {
        let content = documents::content(snapshot, &request(kind, Letterhead::RedHead)).unwrap();
        content.sections[0].tables().next().unwrap().shown()
    };
    for kind in [
        PaperKind::Schedule,
        PaperKind::Ledger,
        PaperKind::Units,
        PaperKind::SignIn,
        PaperKind::Liaisons,
        PaperKind::Stalls,
    ] {
        let rows = table(kind);
        assert!(rows.len() > 9, "{kind:?}: {rows:?}");
        for row in &rows[1..] {
            let said: Vec<&String> = row.iter().filter(|cell| !cell.is_empty()).collect();
            let plain = |cell: &&String| {
                cell.chars().all(|c| c.is_ascii_digit())
                    || kind == PaperKind::Schedule && cell.ends_with('月')
            };
            assert!(said.iter().all(plain), "{kind:?}: {row:?}");
        }
    }
    assert!(table(PaperKind::Overview)[1..].concat().iter().all(String::is_empty));
    let blocks = |kind| {
        documents::content(snapshot, &request(kind, Letterhead::RedHead)).unwrap().sections.remove(0).blocks
    };
    assert_eq!(blocks(PaperKind::TableSigns), [Block::Sign(String::new())]);
    assert_eq!(blocks(PaperKind::Slogans).len(), 3);
    let list = format!("{:?}", blocks(PaperKind::MainSession));
    assert!(list.contains("＿＿＿"), "{list}");
}

#[test]
fn what_is_known_of_a_year_stays_on_a_paper_that_lacks_the_rest() {
    let mut year = Year::xiangtan();
    year.change_programme(|facts| facts.office = String::new());
    let snapshot = year.snapshot();
    let ledger = documents::content(&snapshot, &request(PaperKind::Ledger, Letterhead::RedHead)).unwrap();
    let rows = ledger.sections[0].tables().next().unwrap().shown();
    assert_eq!(rows.len(), 48);
    assert!(rows.iter().any(|row| row[2] == "县水利局" && row[3] == "11月" && row[6..].concat().is_empty()));
}
