//! The notice: its words from the year's facts, its form, and how it reads in every form it is written in.

use chrono::NaiveDate;
use themeday::documents::{self, Block, Content, Fonts, Pages, Section, Style};
use themeday::error::{Error, PaperFault};
use themeday::model::paper::{Format, Letterhead, MissingFact, PaperKind, PaperRequest};
use themeday::model::programme::{MinDuration, PaperText, Publicity};
use themeday::model::progress::Progress;
use themeday::model::report::{DeadlineRule, Requirement};
use themeday::model::session::SessionKind;
use themeday::model::{PaperTextId, RequirementId};

use crate::sample::Year;

/// The sample with everything that a notice says; persons and numbers are invented.
pub fn filled() -> Year {
    let mut year = Year::xiangtan();
    year.change_programme(|p| {
        p.theme = "公开惠民生，服务促发展".into();
        p.doc_no = "潭政务公开办发[2023]03号".into();
        p.issued_on = NaiveDate::from_ymd_opt(2023, 3, 30);
        p.addressees = vec!["各乡镇人民政府".to_owned(), "县直各有关单位".to_owned()];
        p.copies_to =
            vec!["县委办公室".to_owned(), "县人大常委会办公室".to_owned(), "县政协办公室".to_owned()];
        p.min_duration = Some(MinDuration::HalfDay);
        p.liaisons_per_unit = Some(1);
        p.contacts = "李某某，电话：0731-00000000".into();
        p.publicity = Some(Publicity::Public);
    });
    year.tables.put(
        Requirement {
            id: RequirementId(9000),
            programme: Year::PROGRAMME,
            kind: Some(SessionKind::Branch),
            item: "活动图片、信息".to_owned(),
            rule: DeadlineRule::DayOfSessionMonth { day: 25 }.into(),
            to_whom: "gongkai@example.cn".to_owned(),
            text: String::new(),
            session: None,
            suggested: false,
            minimum: Vec::new(),
        }
        .into(),
    );
    year
}

fn request(kind: PaperKind) -> PaperRequest {
    PaperRequest::new(kind, Year::PROGRAMME, NaiveDate::from_ymd_opt(2023, 3, 30).unwrap())
}

fn content(year: Year, request: &PaperRequest) -> Content {
    documents::content(&year.snapshot(), request).unwrap()
}

fn lines(section: &Section) -> Vec<String> {
    let line = |block: &Block| match block {
        Block::Paragraph(paragraph) => Some(paragraph.line()),
        _ => None,
    };
    section.blocks.iter().filter_map(line).collect()
}

#[test]
fn the_notice_names_its_attachments_once_and_they_are_bound_behind_it() {
    let content = content(filled(), &request(PaperKind::Notice));
    let labels: Vec<_> = content.sections.iter().map(|section| section.label.as_deref()).collect();
    assert_eq!(labels[..4], [None, Some("附件1"), Some("附件2"), Some("附件3")]);
    let notice = &content.sections[0];
    let masthead = notice.masthead.as_ref().unwrap();
    assert_eq!(masthead.number, "潭政务公开办发〔2023〕3号");
    assert_eq!(masthead.name, "湘潭县政务公开和政务服务工作领导小组办公室文件");
    let lines = lines(notice);
    assert_eq!(lines[0], "各乡镇人民政府，县直各有关单位：");
    let list: Vec<_> = lines.iter().filter(|line| line.contains("活动安排表（")).collect();
    assert_eq!(
        list,
        ["2.政务公开主题日“N分会”活动安排表（乡镇）", "3.政务公开主题日“N分会”活动安排表（县直单位）"]
    );
    assert!(lines.iter().any(|line| line.contains("（见附件2、3）")));
    assert!(
        lines
            .iter()
            .any(|line| line.contains("各单位于活动当月25日前将活动图片、信息报送至gongkai@example.cn。"))
    );
    assert_eq!(lines.last().unwrap(), "（此件公开发布）");
    let end = content.sections.last().unwrap().blocks.last().unwrap();
    let Block::Imprint(imprint) = end else { panic!("{end:?}") };
    assert_eq!(imprint.copies, "抄送：县委办公室，县人大常委会办公室，县政协办公室。");
    assert_eq!(imprint.date, "2023年3月30日印发");
    let mut apart = request(PaperKind::Notice);
    apart.options.apart = true;
    assert_eq!(self::content(filled(), &apart).sections.len(), 1);
    apart.kind = PaperKind::MainSession;
    let alone = self::content(filled(), &apart);
    assert_eq!(alone.sections[0].label.as_deref(), Some("潭政务公开办发〔2023〕3号附件1"));
}

#[test]
fn an_edited_text_takes_the_place_of_the_one_made_from_facts() {
    let mut year = filled();
    year.tables.put(
        PaperText {
            id: PaperTextId(9001),
            programme: Year::PROGRAMME,
            document: "notice".to_owned(),
            text: "一、活动主题\n\n（一）第一点。说明文字。\n正文(一)。".to_owned(),
            group: None,
            title: String::new(),
        }
        .into(),
    );
    let snapshot = year.snapshot();
    let request = request(PaperKind::Notice);
    let content = documents::content(&snapshot, &request).unwrap();
    let styles: Vec<_> = content.sections[0]
        .blocks
        .iter()
        .filter_map(
            |block| if let Block::Paragraph(p) = block { Some((p.style, p.lead.as_str())) } else { None },
        )
        .skip(1)
        .take(3)
        .collect();
    let expected =
        [(Style::Heading, "一、活动主题"), (Style::Subheading, "（一）第一点。"), (Style::Body, "")];
    assert_eq!(styles, expected);
    let own = documents::own_text(&snapshot, &request).unwrap();
    assert!(own.contains("决定组织开展2023年“政务公开主题日”活动"), "{own}");
}

#[test]
fn a_notice_without_facts_has_room_for_them_and_says_what_it_lacks() {
    let snapshot = Year::new().snapshot();
    let request = request(PaperKind::Notice);
    let missing = documents::missing(&snapshot, &request);
    for fact in [MissingFact::DocNo, MissingFact::IssuedOn, MissingFact::Publicity, MissingFact::Units] {
        assert!(missing.contains(&fact), "{fact:?} in {missing:?}");
    }
    let content = documents::content(&snapshot, &request).unwrap();
    let section = &content.sections[0];
    assert!(section.masthead.as_ref().unwrap().number.contains("〔2023〕"));
    assert_eq!(lines(section)[0], "各有关单位：");
    for format in documents::formats(PaperKind::Notice) {
        let files =
            documents::export(&snapshot, &request, *format, &Fonts::compiled_in(), &Progress::default());
        assert!(files.unwrap().iter().all(|file| !file.is_empty()));
    }
    assert!(documents::missing(&filled().snapshot(), &request).contains(&MissingFact::MainTime));
}

#[test]
fn the_imprint_stands_on_an_even_page_and_pictures_are_the_pages() {
    let fonts = Fonts::compiled_in();
    for letterhead in Letterhead::ALL {
        let mut request = request(PaperKind::Notice);
        request.options.letterhead = Some(letterhead);
        let content = content(filled(), &request);
        let pages = Pages::of(&content, &fonts, &Progress::default()).unwrap();
        let printed = matches!(content.sections.last().unwrap().blocks.last(), Some(Block::Imprint(_)));
        assert_eq!(printed, letterhead != Letterhead::Plain);
        if printed {
            assert_eq!(pages.count() % 2, 0, "{letterhead:?}");
        }
        let image = pages.image(0, 1.0).unwrap();
        assert_eq!((image.width, image.height), (595, 842));
        assert_eq!(image.rgba.len(), 595 * 842 * 4);
        assert!(pages.image(pages.count(), 1.0).is_none());
    }
    let main = request(PaperKind::MainSession);
    let files =
        documents::export(&filled().snapshot(), &main, Format::Png, &fonts, &Progress::default()).unwrap();
    assert_eq!(files.len(), 1);
    assert!(files[0].starts_with(b"\x89PNG"));
    let unsupported =
        documents::export(&filled().snapshot(), &main, Format::Ics, &fonts, &Progress::default());
    assert!(matches!(unsupported, Err(Error::Paper(PaperFault::NoSuchForm(..)))));
}

#[test]
fn the_main_session_s_notice_says_what_is_known_and_leaves_the_rest_open() {
    let mut year = filled();
    let main = year.tables.sessions.iter().find(|s| s.kind == SessionKind::Main).unwrap().id;
    year.change_session(main, |session| {
        session.tasks = "县行政审批局负责现场秩序\n县融媒体中心负责报道。".to_owned();
    });
    let content = content(year, &request(PaperKind::MainNotice));
    let lines = lines(&content.sections[0]);
    assert_eq!(lines[0], "各参加单位：");
    assert_eq!(lines[2..4], ["一、活动时间", "另行通知。"]);
    for line in ["1.县行政审批局负责现场秩序。", "2.县融媒体中心负责报道。"] {
        assert!(lines.iter().any(|l| l == line), "{lines:?}");
    }
    let receipt = &content.sections[1];
    assert_eq!(receipt.label.as_deref(), Some("附件"));
    assert!(lines.iter().any(|line| *line == format!("附件：{}", receipt.title)), "{lines:?}");
    assert!(lines.iter().any(|l| l == "请于＿＿月＿＿日前报送参会回执（见附件）。"), "{lines:?}");
    // Its openness is asked for each time: the year's class is not taken over.
    assert!(!lines.iter().any(|line| line.contains("公开发布")), "{lines:?}");
}

#[test]
fn the_year_stands_on_one_page_and_marks_holidays_only_where_they_are_announced() {
    let request = request(PaperKind::Calendar);
    let content = content(Year::full(), &request);
    let fonts = Fonts::compiled_in();
    let pages = Pages::of(&content, &fonts, &Progress::default()).unwrap();
    assert_eq!((content.sections.len(), pages.count()), (10, 10));
    let june = content.sections[3].tables().next().unwrap().shown().concat();
    assert!(june.iter().any(|cell| cell == "22 初五 端午 休"), "{june:?}");
    assert!(june.iter().any(|cell| cell.starts_with("25 初八 班\n")), "{june:?}");
    let mut later = Year::new();
    later.change_programme(|p| {
        p.year = 2027;
        p.months = vec![themeday::model::Month::new(2027, 5).unwrap()];
    });
    let snapshot = later.snapshot();
    assert!(documents::missing(&snapshot, &request).contains(&MissingFact::Holidays(2027)));
    let content = documents::content(&snapshot, &request).unwrap();
    assert!(
        content
            .sections
            .iter()
            .all(|s| lines(s).iter().any(|line| line.contains("2027年节假日安排尚未公布")))
    );
    let chart = documents::content(&Year::full().snapshot(), &self::request(PaperKind::WallChart)).unwrap();
    assert_eq!(Pages::of(&chart, &fonts, &Progress::default()).unwrap().count(), 1);
}
