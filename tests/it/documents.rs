//! Papers, read back from every form in which they are written.

use chrono::NaiveDate;
use themeday::documents::{self, Block, Content, Fonts, Section, Table, Typeface};
use themeday::error::Error;
use themeday::model::paper::{Format, PaperKind, PaperRequest};
use themeday::model::programme::Labels;
use themeday::model::progress::Progress;
use themeday::model::session::{Role, Session, SessionKind, SessionState};
use themeday::model::when::When;
use themeday::model::{GroupId, Month, Snapshot};

use crate::readers::{Piece, part, sheets, word};
use crate::sample::{COUNTY_UNITS, MAIN_SESSION, TOWNSHIPS, Year};

fn request(kind: PaperKind, group: Option<GroupId>) -> PaperRequest {
    let today = NaiveDate::from_ymd_opt(2023, 3, 30).unwrap();
    PaperRequest { group, ..PaperRequest::new(kind, Year::PROGRAMME, today) }
}

fn group(snapshot: &Snapshot, name: &str) -> GroupId {
    snapshot.group_named(name).unwrap().id
}

fn schedule(snapshot: &Snapshot) -> Content {
    documents::content(snapshot, &request(PaperKind::Schedule, None)).unwrap()
}

fn render(content: &Content, format: Format) -> Vec<u8> {
    documents::render(content, format, &Fonts::compiled_in(), &Progress::default()).unwrap()
}

/// The table of a section as text, with its head.
fn cells(section: &Section) -> Vec<Vec<String>> {
    table(section).shown()
}

fn table(section: &Section) -> &Table {
    section.tables().next().unwrap()
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
fn the_schedule_reads_cell_for_cell_as_the_notice_has_it() {
    let snapshot = Year::xiangtan().snapshot();
    let content = schedule(&snapshot);
    let heads: Vec<_> = content
        .sections
        .iter()
        .map(|s| (s.name.as_str(), s.label.as_deref(), s.title.as_str(), s.subtitle.as_deref()))
        .collect();
    let title = "政务公开主题日“N分会”活动安排表";
    assert_eq!(
        heads,
        [
            ("乡镇", Some("附件2"), title, Some("（乡镇）")),
            ("县直单位", Some("附件3"), title, Some("（县直单位）"))
        ]
    );
    assert_eq!(cells(&content.sections[0]), printed(&TOWNSHIPS));
    assert_eq!(cells(&content.sections[1]), printed(&COUNTY_UNITS));
}

#[test]
fn one_group_is_printed_under_its_own_number() {
    let snapshot = Year::xiangtan().snapshot();
    let request = request(PaperKind::Schedule, Some(group(&snapshot, "县直单位")));
    let content = documents::content(&snapshot, &request).unwrap();
    assert_eq!(content.sections.len(), 1);
    assert_eq!(content.sections[0].label.as_deref(), Some("附件3"));
    let name = |request| documents::file_name(&snapshot, request, Format::Docx);
    assert_eq!(name(&request), "附件3 政务公开主题日“N分会”活动安排表（县直单位）.docx");
    let all = self::request(PaperKind::Schedule, None);
    assert_eq!(name(&all), "附件2-3 政务公开主题日“N分会”活动安排表.docx");
    let main = self::request(PaperKind::MainSession, None);
    assert_eq!(name(&main), "附件1 参加现场集中宣传活动县直单位名单.docx");
}

#[test]
fn the_main_session_is_a_running_list_whatever_is_known_of_it() {
    let main = |year: Year| {
        let content = documents::content(&year.snapshot(), &request(PaperKind::MainSession, None)).unwrap();
        content.sections.into_iter().next().unwrap()
    };
    let section = main(Year::xiangtan());
    assert_eq!(section.label.as_deref(), Some("附件1"));
    assert_eq!(section.title, "参加现场集中宣传活动县直单位名单");
    let list = MAIN_SESSION.join("、") + "。";
    assert_eq!(section.blocks, [Block::body(list.clone())]);

    let mut year = Year::xiangtan();
    let session = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
    year.change_session(session, |session| {
        session.when_text = "5月12日上午".to_owned();
        session.when = Some(When::on(NaiveDate::from_ymd_opt(2023, 5, 12).unwrap()));
        session.place = "县政务服务中心(一楼大厅)".to_owned();
    });
    assert_eq!(main(year).blocks, [Block::body(list)]);
}

#[test]
fn titles_follow_the_words_of_the_place() {
    let titles = |change: &dyn Fn(&mut Year)| {
        let mut year = Year::xiangtan();
        change(&mut year);
        let list = documents::attachments(&year.snapshot(), Year::PROGRAMME);
        list.into_iter().map(|a| (a.label(), a.title)).take(2).collect::<Vec<_>>()
    };
    let main = |year: &mut Year, title: &str| {
        let id = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
        year.change_session(id, |session| session.title = title.to_owned());
    };
    let general = titles(&|year| {
        main(year, "");
        year.change_programme(|p| {
            p.labels = Labels::default();
            p.title = "2024年“政务开放日”活动".to_owned();
        });
    });
    assert_eq!(general[0], ("附件1".to_owned(), "政务开放日主会场参加单位名单".to_owned()));
    assert_eq!(general[1], ("附件2".to_owned(), "政务开放日分会场活动安排表".to_owned()));
    let own = titles(&|year| year.change_programme(|p| p.labels.branch = "自行组织活动".to_owned()));
    assert_eq!(own[1].1, "政务公开主题日“自行组织活动”安排表");
    assert_eq!(titles(&|year| main(year, ""))[0].1, "政务公开主题日“主会”参加单位名单");
    assert_eq!(titles(&|year| main(year, "集中咨询"))[0].1, "参加集中咨询活动县直单位名单");
    let mixed = titles(&|year| {
        let session = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
        let township = year.unit_named("石潭镇");
        year.party(session, Some(township), Role::Participant);
    });
    assert_eq!(mixed[0].1, "参加现场集中宣传活动单位名单");
}

#[test]
fn without_a_main_session_the_numbers_begin_with_the_first_group_that_has_units() {
    let mut year = Year::new();
    year.group("街道");
    let townships = year.group("乡镇");
    let unit = year.unit("石潭镇", Some(townships));
    year.branch(&[unit], Month::new(2023, 5));
    let snapshot = year.snapshot();
    let content = schedule(&snapshot);
    assert_eq!(content.sections.len(), 1);
    // The only attachment has no number.
    assert_eq!(content.sections[0].label.as_deref(), Some("附件"));
    let streets = request(PaperKind::Schedule, Some(group(&snapshot, "街道")));
    let streets = documents::content(&snapshot, &streets).unwrap();
    assert_eq!(cells(&streets.sections[0])[1], ["1", "2023年4月", ""], "to be filled in by hand");
}

#[test]
fn a_year_without_a_single_session_prints_the_head_of_its_table() {
    let mut year = Year::new();
    let group = year.group("乡镇");
    year.unit("石潭镇", Some(group));
    let content = schedule(&year.snapshot());
    assert_eq!(cells(&content.sections[0]), printed(&[]));
    for format in Format::OF_CONTENT {
        assert!(!render(&content, format).is_empty());
    }
    let nothing = Snapshot::default();
    assert!(matches!(
        documents::content(&nothing, &request(PaperKind::Schedule, None)),
        Err(Error::NoProgramme(_))
    ));
}

#[test]
fn ranges_have_rows_of_their_own_and_what_is_cancelled_or_unplanned_has_none() {
    let mut year = Year::new();
    let group = year.group("乡镇");
    let may = Month::new(2023, 5);
    let mut held = |name: &str, month, facts: &dyn Fn(&mut Session)| {
        let unit = year.unit(name, Some(group));
        let session = year.branch(&[unit], month);
        year.change_session(session, facts);
    };
    held("甲镇", may, &|session| session.month_to = Month::new(2023, 7));
    held("乙镇", may, &|_| {});
    held("丙镇", may, &|session| session.state = SessionState::Cancelled);
    held("丁镇", may, &|session| session.unplanned = true);
    held("戊镇", None, &|_| {});
    let rows = cells(&schedule(&year.snapshot()).sections[0]);
    assert_eq!(
        rows[1..],
        [["1", "2023年5月", "乙镇"], ["2", "2023年5月至7月", "甲镇"], ["3", "待定", "戊镇"]]
    );
}

#[test]
fn a_workbook_holds_a_sheet_for_each_group_with_the_same_cells() {
    let content = schedule(&Year::xiangtan().snapshot());
    let bytes = render(&content, Format::Xlsx);
    let sheets = sheets(&bytes);
    assert_eq!(sheets.len(), 2);
    for ((name, rows), section) in sheets.iter().zip(&content.sections) {
        assert_eq!(name, &section.name);
        let heads = [section.label.as_ref(), Some(&section.title), section.subtitle.as_ref()];
        assert_eq!(rows[..3], heads.map(|head| vec![head.unwrap().clone()]));
        assert_eq!(rows[3..], cells(section));
    }
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    assert!(
        sheet.contains(r#"<pageSetup paperSize="9" "#) && sheet.contains(r#"fitToHeight="0""#),
        "{sheet}"
    );
    let workbook = part(&bytes, "xl/workbook.xml");
    assert!(workbook.contains("乡镇!$6:$6") && workbook.contains("乡镇!$A$1:$C$15"), "{workbook}");
}

#[test]
fn a_word_document_holds_the_same_text_in_the_same_order() {
    let content = schedule(&Year::xiangtan().snapshot());
    let bytes = render(&content, Format::Docx);
    let expected: Vec<Piece> = content
        .sections
        .iter()
        .flat_map(|section| {
            let heads = [section.label.clone(), Some(section.title.clone()), section.subtitle.clone()];
            let heads = heads.into_iter().map(|head| Piece::Paragraph(head.unwrap()));
            heads.chain([Piece::Table(cells(section))]).collect::<Vec<_>>()
        })
        .collect();
    assert_eq!(word(&bytes), expected);
    let document = part(&bytes, "word/document.xml");
    assert_eq!(document.matches("<w:tblHeader/>").count(), 2);
    assert_eq!(document.matches("<w:pageBreakBefore/>").count(), 1);
    assert!(document.contains(r#"<w:pgSz w:w="11906" w:h="16838"/>"#));
    assert!(part(&bytes, "word/settings.xml").contains("<w:evenAndOddHeaders/>"));
    assert!(part(&bytes, "word/footer2.xml").contains("PAGE"));
}

#[test]
fn the_running_list_reads_the_same_in_word_and_excel() {
    let snapshot = Year::xiangtan().snapshot();
    let content = documents::content(&snapshot, &request(PaperKind::MainSession, None)).unwrap();
    let list = MAIN_SESSION.join("、") + "。";
    let texts = ["附件1", "参加现场集中宣传活动县直单位名单", &list].map(str::to_owned);
    assert_eq!(word(&render(&content, Format::Docx)), texts.clone().map(Piece::Paragraph));
    let sheets = sheets(&render(&content, Format::Xlsx));
    assert_eq!(sheets, [("主会".to_owned(), texts.map(|text| vec![text]).to_vec())]);
}

#[test]
fn the_same_content_gives_the_same_bytes() {
    let snapshot = Year::full().snapshot();
    let (fonts, progress) = (Fonts::compiled_in(), Progress::default());
    for kind in PaperKind::ALL {
        // Pictures are those of the same pages as the PDF's.
        for &format in documents::formats(kind).iter().filter(|format| **format != Format::Png) {
            let make =
                || documents::export(&snapshot, &request(kind, None), format, &fonts, &progress).unwrap();
            assert!(make() == make(), "{kind:?} {format:?}");
        }
    }
    let content = schedule(&snapshot);
    assert!(part(&render(&content, Format::Docx), "docProps/core.xml").contains("2023-03-30T00:00:00Z"));
    assert!(part(&render(&content, Format::Xlsx), "docProps/core.xml").contains("2023-03-30T00:00:00Z"));
    assert!(render(&content, Format::Pdf).starts_with(b"%PDF-1.7"));
}

/// Names as they should never be, and as they are printed.
const STRANGE: [(&str, &str); 6] = [
    ("=cmd()", "=cmd()"),
    ("<b>&\"'</b>", "<b>&\"'</b>"),
    ("#panic(1) $x$ @y *z*", "#panic(1) $x$ @y *z*"),
    ("县\u{0}水\u{b}利\u{fffe}局\n", "县水利局"),
    ("县税务局(直属)", "县税务局（直属）"),
    ("㳇䶮堃𬒗镇", "㳇䶮堃𬒗镇"),
];

#[test]
fn strange_names_stay_text_in_every_form() {
    let mut year = Year::new();
    let group = year.group("a/b[c]:*?\\<&>'一个比三十一个字符还要长很多的单位类别名称，也不许难住工作簿");
    let units = STRANGE.map(|(name, _)| year.unit(name, Some(group)));
    year.branch(&units, Month::new(2023, 4));
    year.main_session(&STRANGE.map(|(name, _)| name), |_| {});
    year.change_programme(|p| p.office = "<office>\u{1}".to_owned());
    let snapshot = year.snapshot();
    let content = schedule(&snapshot);
    let names = STRANGE.map(|(_, printed)| printed).join("、");
    assert_eq!(cells(&content.sections[0])[1], ["1", "2023年4月", &names]);

    let book = render(&content, Format::Xlsx);
    assert_eq!(sheets(&book)[0].1.last().unwrap()[2], names);
    assert!(!part(&book, "xl/worksheets/sheet1.xml").contains("<f>"));
    let document = word(&render(&content, Format::Docx));
    assert!(matches!(&document[3], Piece::Table(rows) if rows[1][2] == names), "{document:?}");
    assert!(render(&content, Format::Pdf).starts_with(b"%PDF"));
    assert_eq!(Fonts::compiled_in().missing(&content), Vec::<char>::new());

    let content = documents::content(&snapshot, &request(PaperKind::MainSession, None)).unwrap();
    for format in Format::OF_CONTENT {
        assert!(!render(&content, format).is_empty());
    }
    let file = documents::file_name(&snapshot, &request(PaperKind::Schedule, None), Format::Xlsx);
    assert!(!file.contains(['/', '\\', ':', '*', '?', '<', '>']), "{file}");
}

#[test]
fn long_names_many_units_and_many_rows_come_out_whole() {
    let mut year = Year::new();
    let group = year.group("县直单位");
    let long = |n: usize| format!("{n:02}{}", "名".repeat(38));
    let months = Month::range(Month::new(2000, 1).unwrap(), Month::new(2024, 12).unwrap());
    for (n, month) in months.iter().enumerate() {
        let count = if n % 50 == 0 { 20 } else { 1 };
        let units: Vec<_> = (0..count).map(|n| year.unit(&long(n), Some(group))).collect();
        year.branch(&units, Some(*month));
    }
    let content = schedule(&year.snapshot());
    let expected = cells(&content.sections[0]);
    assert_eq!(expected.len(), 301);
    assert_eq!(expected[1][2], (0..20).map(long).collect::<Vec<_>>().join("、"));
    let book = sheets(&render(&content, Format::Xlsx));
    assert_eq!(book[0].1[3..], expected);
    let document = word(&render(&content, Format::Docx));
    assert_eq!(document[3], Piece::Table(expected));
}

#[test]
fn eight_thousand_units_fit_a_list() {
    let names: Vec<String> = (0..8000).map(|n| format!("行政审批服务局{n}")).collect();
    let mut year = Year::new();
    year.main_session(&names.iter().map(String::as_str).collect::<Vec<_>>(), |_| {});
    let content = documents::content(&year.snapshot(), &request(PaperKind::MainSession, None)).unwrap();
    let list = names.join("、") + "。";
    let sheets = sheets(&render(&content, Format::Xlsx));
    assert_eq!(sheets[0].1[2..].concat().concat(), list);
    assert_eq!(word(&render(&content, Format::Docx)).last(), Some(&Piece::Paragraph(list)));
}

#[test]
fn a_cancelled_rendering_ends_as_cancelled() {
    let content = schedule(&Year::xiangtan().snapshot());
    let progress = Progress::default();
    progress.cancel();
    for format in Format::OF_CONTENT {
        let outcome = documents::render(&content, format, &Fonts::compiled_in(), &progress);
        assert!(matches!(outcome, Err(Error::Cancelled)), "{format:?}");
    }
}

#[test]
fn the_fonts_say_what_stands_in_for_what() {
    let used = |fonts: &Fonts| fonts.fallbacks().into_iter().map(|f| (f.wanted, f.used)).collect::<Vec<_>>();
    let plain = Fonts::compiled_in();
    assert_eq!(used(&plain).len(), 5);
    assert!(used(&plain).contains(&(Typeface::Body, "Themeday WenKai".to_owned())));
    let beside = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/fonts/optional");
    let with_file = Fonts::in_folders(Vec::new(), vec![beside]);
    assert!(used(&with_file).contains(&(Typeface::Body, "FandolFang R".to_owned())));
    let content = schedule(&Year::xiangtan().snapshot());
    assert_eq!(with_file.missing(&content), Vec::<char>::new());
    assert!(
        documents::render(&content, Format::Pdf, &with_file, &Progress::default()).unwrap()
            != render(&content, Format::Pdf)
    );
}
