//! Lists, forms and tables of the year, and every paper read back from every form.

use chrono::NaiveDate;
use themeday::documents::{self, Content, Fonts};
use themeday::error::{DocumentFault, Error};
use themeday::model::document::{DocumentKind, DocumentOptions, DocumentRequest, Format, ScheduleColumn};
use themeday::model::progress::Progress;
use themeday::model::{Month, Snapshot};

use crate::sample::{FORM, MAIN_SESSION, SLOGANS, Year};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 5, 31).unwrap()
}

fn request(kind: DocumentKind) -> DocumentRequest {
    DocumentRequest::new(kind, Year::PROGRAMME, today())
}

fn with(kind: DocumentKind, options: DocumentOptions) -> DocumentRequest {
    DocumentRequest { options, ..request(kind) }
}

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Content {
    documents::content(snapshot, request).unwrap()
}

/// Writes every paper of the full year in every form into the folder that `THEMEDAY_PAPERS` names, in the fonts that
/// are compiled in, for the script that opens them with other programs.
#[test]
#[ignore = "writes files for another program; .ci/run calls it"]
fn papers_for_other_readers() {
    let folder = std::path::PathBuf::from(std::env::var_os("THEMEDAY_PAPERS").unwrap());
    std::fs::create_dir_all(&folder).unwrap();
    let snapshot = Year::full().snapshot();
    let fonts = Fonts::compiled_in();
    let filled = DocumentOptions { filled: true, ..DocumentOptions::default() };
    let columns = |columns: &[ScheduleColumn]| DocumentOptions {
        columns: columns.to_vec(),
        ..DocumentOptions::default()
    };
    let mut papers: Vec<(String, DocumentRequest)> =
        DocumentKind::ALL.into_iter().map(|kind| (kind.name().to_owned(), request(kind))).collect();
    for kind in [DocumentKind::LiaisonForm, DocumentKind::Receipt, DocumentKind::SignIn] {
        papers.push((format!("{}-filled", kind.name()), with(kind, filled.clone())));
    }
    let detailed = with(DocumentKind::Schedule, columns(&ScheduleColumn::ALL));
    papers.push(("schedule-detailed".to_owned(), detailed));
    papers.push((
        "schedule-dates".to_owned(),
        with(DocumentKind::Schedule, columns(&ScheduleColumn::ALL[..2])),
    ));
    for (name, request) in papers {
        for format in documents::formats(request.kind) {
            let pages =
                documents::export(&snapshot, &request, *format, &fonts, &Progress::default()).unwrap();
            for (number, bytes) in (1..).zip(&pages) {
                let number = if pages.len() > 1 { format!("-{number}") } else { String::new() };
                std::fs::write(folder.join(format!("{name}{number}.{}", format.name())), bytes).unwrap();
            }
        }
    }
}
