//! Lists, forms and tables of the year, and every paper read back from every form.

use chrono::NaiveDate;
use themeday::documents::{self, Block, Content, Fonts, Section, Style};
use themeday::error::{Error, PaperFault};
use themeday::model::paper::{Format, PaperKind, PaperOptions, PaperRequest, ScheduleColumn};
use themeday::model::progress::Progress;
use themeday::model::session::{Role, SessionKind};
use themeday::model::{Month, Snapshot};

use crate::readers::{self, Piece};
use crate::sample::{FORM, MAIN_SESSION, SLOGANS, Year};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 5, 31).unwrap()
}

fn request(kind: PaperKind) -> PaperRequest {
    PaperRequest::new(kind, Year::PROGRAMME, today())
}

fn with(kind: PaperKind, options: PaperOptions) -> PaperRequest {
    PaperRequest { options, ..request(kind) }
}

fn filled(kind: PaperKind) -> PaperRequest {
    with(kind, PaperOptions { filled: true, ..PaperOptions::default() })
}

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Content {
    documents::content(snapshot, request).unwrap()
}

fn full(kind: PaperKind) -> Content {
    content(&Year::full().snapshot(), &request(kind))
}

fn render(content: &Content, format: Format) -> Vec<u8> {
    let made = documents::render(content, format, &Fonts::compiled_in(), &Progress::default());
    made.unwrap_or_else(|error| panic!("{} {format:?}: {error}", content.title))
}

/// The only table of a paper's section.
fn table(section: &Section) -> Vec<Vec<String>> {
    section.tables().next().unwrap().shown()
}

/// What a section says: a line has one field, its pieces, or the cells of a row.
fn lines(section: &Section) -> Vec<Vec<String>> {
    let one = |text: &String| vec![text.clone()];
    let title = Some(&section.title).filter(|title| !title.is_empty());
    let mut lines: Vec<Vec<String>> =
        section.label.iter().chain(title).chain(&section.subtitle).map(one).collect();
    lines.push(section.head.clone());
    for block in &section.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(vec![paragraph.line()]),
            Block::Table(table) => lines.extend(table.shown()),
            Block::Signature(signature) => lines.extend([&signature.office, &signature.date].map(one)),
            Block::Sign(word) => lines.push(one(word)),
            Block::Gap(_) => {}
            Block::Imprint(_) => panic!("{block:?} is of the notice alone"),
        }
    }
    lines.push(section.foot.clone());
    lines.retain(|line| !line.is_empty());
    lines
}

/// Lines without what cannot be seen in a form that has no cells.
fn seen(lines: &[Vec<String>]) -> Vec<Vec<String>> {
    let filled =
        |line: &Vec<String>| line.iter().filter(|cell| !cell.is_empty()).cloned().collect::<Vec<_>>();
    lines.iter().map(filled).filter(|line| !line.is_empty()).collect()
}

/// `2023年4月18日` without its year; anything else as it is.
fn without_year(cell: &str) -> String {
    let day = cell.strip_prefix("2023年").filter(|day| day.ends_with('日'));
    let day = day.filter(|day| day.chars().all(|c| c.is_ascii_digit() || c == '月' || c == '日'));
    day.unwrap_or(cell).to_owned()
}

/// Reads a paper back from every form that holds its text and compares it line for line, cell for cell.
fn reads_back(content: &Content, formats: &[Format]) {
    let expected: Vec<Vec<String>> = content.sections.iter().flat_map(lines).collect();
    for format in formats {
        let bytes = match format {
            Format::Png => continue,
            _ => render(content, *format),
        };
        match format {
            Format::Csv => assert_eq!(readers::csv(&bytes), expected),
            Format::Html => assert_eq!(readers::html(std::str::from_utf8(&bytes).unwrap()), expected),
            Format::Txt => {
                let read = readers::txt(&bytes);
                let pieces = |line: &Vec<(usize, String)>| line.iter().map(|(_, p)| p.clone()).collect();
                assert_eq!(read.iter().map(pieces).collect::<Vec<Vec<String>>>(), seen(&expected));
            }
            Format::Xlsx => {
                let sheets = readers::sheets(&bytes);
                assert_eq!(sheets.len(), content.sections.len());
                for ((_, rows), section) in sheets.iter().zip(&content.sections) {
                    let mut expected = lines(section);
                    // Pieces that have no columns of their own share a cell.
                    let columns = section.tables().map(|table| table.columns.len()).max().unwrap_or(4);
                    for spread in [&section.head, &section.foot].into_iter().filter(|s| s.len() > columns) {
                        let line = expected.iter_mut().find(|line| *line == spread).unwrap();
                        *line = vec![spread.join("　　")];
                    }
                    // A long title is divided into lines.
                    let mut rows = rows.clone();
                    rows.iter_mut().flatten().for_each(|cell| *cell = cell.replace('\n', ""));
                    // A date says its year by the format that it is shown in, which the reader does not know.
                    expected.iter_mut().flatten().for_each(|cell| *cell = without_year(cell));
                    assert_eq!(rows, seen(&expected));
                }
            }
            Format::Docx => {
                let mut rest = expected.iter();
                for piece in readers::word(&bytes) {
                    match piece {
                        Piece::Paragraph(text) => assert_eq!(text, rest.next().unwrap().join("\t")),
                        Piece::Table(rows) => {
                            for row in &rows {
                                assert_eq!(row, rest.next().unwrap());
                            }
                        }
                    }
                }
                assert_eq!(rest.next(), None);
            }
            _ => assert!(bytes.starts_with(b"%PDF")),
        }
    }
}

/// Papers whose content these tests know; notices and calendars have tests of their own.
fn kinds() -> impl Iterator<Item = PaperKind> {
    use PaperKind::{
        Adjustment, Approval, Bulletin, Calendar, Consultation, Correction, Data, MainNotice, Notice,
        WallChart,
    };
    let letters = [Notice, MainNotice, Adjustment, Bulletin, Consultation, Correction];
    let others = letters.into_iter().chain([Approval, Calendar, WallChart, Data]).collect::<Vec<_>>();
    PaperKind::ALL.into_iter().filter(move |kind| !others.contains(kind))
}

#[test]
fn every_paper_reads_the_same_in_every_form() {
    let snapshot = Year::full().snapshot();
    for kind in kinds() {
        let formats = documents::formats(kind);
        assert!(formats.contains(&Format::Pdf), "{kind:?}");
        reads_back(&content(&snapshot, &request(kind)), formats);
    }
    let all = &Format::OF_PAPERS;
    for kind in [PaperKind::LiaisonForm, PaperKind::Receipt, PaperKind::SignIn] {
        reads_back(&content(&snapshot, &filled(kind)), all);
    }
    let columns = PaperOptions { columns: ScheduleColumn::ALL.to_vec(), ..PaperOptions::default() };
    reads_back(&content(&snapshot, &with(PaperKind::Schedule, columns)), all);
}

#[test]
fn attachments_are_numbered_once_and_only_those_that_there_are() {
    let labels = |snapshot: &Snapshot| {
        let list = documents::attachments(snapshot, Year::PROGRAMME);
        list.iter().map(|a| format!("{}{}", a.label(), a.title)).collect::<Vec<_>>()
    };
    let full = Year::full().snapshot();
    let all = labels(&full);
    assert_eq!(all.len(), 5);
    assert_eq!(
        all[3..],
        ["附件42023年“政务公开主题日”活动宣传标语", "附件5“政务公开主题日”活动联络员信息表"]
    );
    for (kind, label) in [(PaperKind::Slogans, "附件4"), (PaperKind::LiaisonForm, "附件5")] {
        assert_eq!(content(&full, &request(kind)).sections[0].label.as_deref(), Some(label));
        let name = documents::file_name(&full, &request(kind), Format::Docx);
        assert!(name.starts_with(&format!("{label} ")), "{name}");
    }
    let mut year = Year::xiangtan();
    year.change_programme(|facts| facts.liaisons_per_unit = Some(1));
    assert_eq!(labels(&year.snapshot())[3..], ["附件4“政务公开主题日”活动联络员信息表"]);
    assert_eq!(labels(&Year::xiangtan().snapshot()).len(), 3);
}

#[test]
fn slogans_are_numbered_in_their_order() {
    let content = full(PaperKind::Slogans);
    assert_eq!(content.title, "2023年“政务公开主题日”活动宣传标语");
    let expected: Vec<Block> =
        (1..).zip(SLOGANS).map(|(n, text)| Block::body(format!("{n}.{text}"))).collect();
    assert_eq!(content.sections[0].blocks, expected);
}

#[test]
fn the_liaison_form_has_the_cells_of_the_notice_and_is_blank_or_filled() {
    let snapshot = Year::full().snapshot();
    let blank = content(&snapshot, &request(PaperKind::LiaisonForm));
    assert_eq!(blank.title, "“政务公开主题日”活动联络员信息表");
    assert_eq!(blank.sections.len(), 1);
    assert_eq!(table(&blank.sections[0]), FORM);
    let merged = &blank.sections[0].tables().next().unwrap().rows[0][1];
    assert_eq!((merged.columns, merged.rows), (5, 1));

    let filled = content(&snapshot, &filled(PaperKind::LiaisonForm));
    // 21 units of the main session, one of which has two liaisons.
    assert_eq!(filled.sections.len(), 22);
    let first = table(&filled.sections[0]);
    assert_eq!(first[0][1], MAIN_SESSION[0]);
    assert_eq!(first[1], ["姓名", "张1", "性别", "男", "职务", "办公室主任"]);
    assert_eq!(first[2], ["办公电话", "0731-50000001", "手机", "13900000001", "传真", ""]);
    assert_eq!(first[3][5], "unit1@example.cn");

    let unit = snapshot.units_named("县公安局")[0];
    let one = PaperOptions { unit: Some(unit), ..PaperOptions::default() };
    let one = with(PaperKind::LiaisonForm, one);
    assert_eq!(table(&content(&snapshot, &one).sections[0])[0][1], "县公安局");
    let name = documents::file_name(&snapshot, &one, Format::Pdf);
    assert_eq!(name, "附件5 “政务公开主题日”活动联络员信息表（县公安局）.pdf");
}

#[test]
fn a_notice_s_own_form_keeps_its_own_questions() {
    let mut year = Year::full();
    year.change_programme(|facts| {
        facts.liaison_fields = ["单位", "姓名", "民族", "联系电话", "邮箱"].map(str::to_owned).to_vec();
    });
    let content = content(&year.snapshot(), &filled(PaperKind::LiaisonForm));
    let form = table(&content.sections[0]);
    assert_eq!(form[1], ["姓名", "张1", "民族", "", "联系电话", "0731-50000001"]);
    assert_eq!(form[2], ["邮箱", "unit1@example.cn", "", "", "", ""]);
    assert_eq!(content.sections[0].tables().next().unwrap().rows[2][1].columns, 5);
}

#[test]
fn the_roster_lists_the_main_session_and_leaves_a_row_for_who_named_nobody() {
    let content = full(PaperKind::Liaisons);
    let rows = table(&content.sections[0]);
    assert_eq!(rows[0], ["序号", "单位", "姓名", "性别", "职务", "办公电话", "手机", "电子邮箱"]);
    assert_eq!(rows.len(), 1 + 22);
    assert_eq!(rows[1][..3], ["1", MAIN_SESSION[0], "张1"]);
    assert_eq!(rows[3], ["3", MAIN_SESSION[2], "", "", "", "", "", ""]);
    assert_eq!(rows[4][..3], ["4", MAIN_SESSION[3], "张4"]);
    assert_eq!(rows[5][..3], ["", "", "王副手"]);
}

#[test]
fn papers_of_the_main_session_follow_its_list_and_say_when_and_where() {
    let sign_in = full(PaperKind::SignIn);
    assert_eq!(sign_in.title, "政务公开主题日现场集中宣传活动签到表");
    let section = &sign_in.sections[0];
    assert_eq!(section.head, ["活动时间：2023年5月12日", "活动地点：县政务服务中心一楼大厅"]);
    // Two rows for each unit, and some to spare.
    let rows = table(section);
    assert_eq!(rows[0], ["序号", "单位", "姓名", "职务", "联系电话", "签名"]);
    assert_eq!(rows.len(), 1 + 2 * 21 + 4);
    let names: Vec<String> =
        rows.iter().skip(1).map(|row| row[1].clone()).filter(|name| !name.is_empty()).collect();
    assert_eq!(names, MAIN_SESSION);
    assert_eq!(rows[45], ["24", "", "", "", "", ""]);
    let stalls = table(&full(PaperKind::Stalls).sections[0]);
    assert_eq!(stalls[1], ["1号", MAIN_SESSION[0], "张1", "13900000001"]);
    assert_eq!(stalls[21][..2], ["21号", MAIN_SESSION[1]]);
    let signs = full(PaperKind::TableSigns);
    let words: Vec<_> = signs.sections.iter().flat_map(|section| &section.blocks).collect();
    assert_eq!(words, MAIN_SESSION.map(|name| Block::Sign(name.to_owned())).each_ref());
    let receipt = full(PaperKind::Receipt);
    assert_eq!(table(&receipt.sections[0])[0][..2], ["单位名称（盖章）", ""]);
    assert_eq!(table(&receipt.sections[0]).len(), 6);
    let notes: Vec<&Block> = receipt.sections[0].blocks.iter().skip(1).collect();
    assert_eq!(
        notes,
        [
            &Block::note("请于＿＿月＿＿日前将回执加盖公章后报送。"),
            &Block::note("联系人：李明，电话：0731-50000000。")
        ]
    );
    let snapshot = Year::full().snapshot();
    let receipts = content(&snapshot, &filled(PaperKind::Receipt));
    assert_eq!(receipts.sections.len(), 21);
    let form = table(&receipts.sections[0]);
    assert_eq!(form[0][1], MAIN_SESSION[0]);
    assert_eq!(form[1], ["姓名", "性别", "职务", "联系电话", "备注"]);
    assert_eq!(form[2], ["陈1", "", "副局长", "13800000001", "带队领导"]);
}

#[test]
fn the_overview_counts_what_had_to_be_done_by_the_day_and_names_who_has_not() {
    let snapshot = Year::full().snapshot();
    let on = |month, day| {
        let today = NaiveDate::from_ymd_opt(2023, month, day).unwrap();
        let content = content(&snapshot, &PaperRequest { today, ..request(PaperKind::Overview) });
        let section = &content.sections[0];
        let mut tables = section.tables().map(documents::Table::shown);
        (section.subtitle.clone().unwrap(), tables.next().unwrap(), tables.next().unwrap())
    };
    let (subtitle, figures, lists) = on(5, 31);
    assert_eq!(subtitle, "（截至2023年5月31日）");
    assert_eq!(
        figures[0],
        ["类别", "单位数", "应开展", "已开展", "未开展", "应报", "已报", "退回修改", "未报"]
    );
    assert_eq!(figures[1], ["乡镇", "17", "4", "2", "2", "4", "2", "0", "2"]);
    // 县住建局 need not report, 县发改局 got its report back.
    assert_eq!(figures[2], ["县直单位", "30", "7", "2", "5", "6", "0", "1", "5"]);
    assert_eq!(figures[3], ["合计", "47", "11", "4", "7", "10", "2", "1", "7"]);
    assert_eq!(lists[1], ["乡镇", "排头乡、河口镇", "排头乡、河口镇"]);
    assert!(lists[2][2].starts_with("县发改局（退回修改）、县自然资源局"), "{lists:?}");
    // On the 24th nothing of May is due yet; what was held early counts.
    let (_, figures, _) = on(5, 24);
    assert_eq!(figures[1][1..], ["17", "2", "2", "0", "2", "2", "0", "0"]);
    assert_eq!(figures[2][2..4], ["6", "2"]);
    let (_, _, lists) = on(4, 1);
    assert_eq!(lists[1], ["乡镇", "无", "无"]);
}

#[test]
fn the_ledger_has_a_row_for_each_report_with_its_three_facts() {
    let content = full(PaperKind::Ledger);
    let section = &content.sections[0];
    let rows = table(section);
    assert_eq!(rows.len(), 1 + 47);
    assert_eq!(
        rows[1],
        [
            "1",
            "乡镇",
            "云湖桥镇",
            "4月",
            "4月18日",
            "活动图片、信息",
            "4月25日",
            "4月20日",
            "已报待审核",
            "按期",
            ""
        ]
    );
    assert_eq!(rows[2][7..10], ["4月27日", "已报待审核", "逾期补报"]);
    let row = |name: &str| rows.iter().find(|row| row[2] == name).unwrap();
    assert_eq!(row("县发改局")[8..], ["退回修改", "按期", "缺图片"]);
    assert_eq!(row("县住建局")[7..], ["", "免报", "", "系统内已统一报送"]);
    assert_eq!(row("河口镇")[8..10], ["未报", "逾期未报"]);
    assert_eq!(row("易俗河镇")[8..10], ["未报", "未到期"]);
    assert_eq!(
        section.head,
        ["填报单位（盖章）：湘潭县政务公开和政务服务工作领导小组办公室", "填报日期：2023年5月31日"]
    );
    assert_eq!(section.foot, ["单位负责人：", "审核人：", "填报人：", "联系电话："]);
    let bytes = render(&content, Format::Docx);
    let document = readers::part(&bytes, "word/document.xml");
    assert!(document.contains(r#"w:orient="landscape""#) && document.contains("<w:tblHeader/>"));
    assert!(document.contains(r#"<w:footerReference w:type="default" r:id="rId6"/>"#));
}

#[test]
fn the_list_of_units_has_a_section_for_each_group() {
    let mut year = Year::full();
    let unit = year.unit_named("县水利局");
    year.former_name(unit, "县水务局", NaiveDate::from_ymd_opt(2023, 2, 1).unwrap());
    let snapshot = year.snapshot();
    let content = content(&snapshot, &request(PaperKind::Units));
    assert_eq!(content.sections.len(), 2);
    assert_eq!(table(&content.sections[0]).len(), 1 + 17);
    let rows = table(&content.sections[1]);
    assert_eq!(rows[0][..4], ["序号", "单位名称", "曾用名", "单位性质"]);
    assert_eq!(rows.iter().find(|row| row[1] == "县水利局").unwrap()[2], "县水务局");
}

#[test]
fn the_schedule_takes_more_columns_a_unit_a_row_beside_its_month() {
    let snapshot = Year::full().snapshot();
    let columns = |columns: &[ScheduleColumn]| {
        let options = PaperOptions { columns: columns.to_vec(), ..PaperOptions::default() };
        table(&content(&snapshot, &with(PaperKind::Schedule, options)).sections[0])
    };
    let rows = columns(&[ScheduleColumn::Place, ScheduleColumn::Date]);
    assert_eq!(rows[0], ["序号", "活动时间", "单位", "活动日期", "活动地点"]);
    assert_eq!(rows[1], ["1", "2023年4月", "云湖桥镇", "2023年4月18日", "镇政府前坪"]);
    assert_eq!(rows[2], ["", "", "中路铺镇", "2023年4月21日", "镇政府前坪"]);
    assert_eq!(rows.len(), 1 + 17);
    assert_eq!(columns(&[ScheduleColumn::Theme])[1][3], "惠民政策宣传");
}

/// What a paper says, in one string.
fn said(content: &Content) -> String {
    let text = readers::txt(&render(content, Format::Txt)).concat();
    text.into_iter().map(|(_, piece)| piece).collect()
}

#[test]
fn papers_of_a_year_print_the_names_of_its_date_of_issue_whatever_day_they_are_printed() {
    let year = || {
        let mut year = Year::full();
        // Its session is in November.
        let unit = year.unit_named("县水利局");
        year.former_name(unit, "县水电局", NaiveDate::from_ymd_opt(2021, 12, 31).unwrap());
        year.former_name(unit, "县水务局", NaiveDate::from_ymd_opt(2023, 6, 30).unwrap());
        year
    };
    let days = [(2021, 5, 1), (2023, 6, 30), (2023, 7, 1), (2030, 1, 1)];
    let printed = |snapshot: &Snapshot, kind: PaperKind, name: &str| {
        for (y, m, d) in days {
            let today = NaiveDate::from_ymd_opt(y, m, d).unwrap();
            let text = said(&content(snapshot, &PaperRequest { today, ..request(kind) }));
            for other in ["县水电局", "县水务局", "县水利局"] {
                assert_eq!(text.contains(other), other == name, "{other} in {kind:?} on {today}");
            }
        }
    };
    let mut issued = year();
    issued.change_programme(|facts| facts.issued_on = NaiveDate::from_ymd_opt(2023, 3, 30));
    let issued = issued.snapshot();
    for kind in [
        PaperKind::Schedule,
        PaperKind::MainSession,
        PaperKind::SignIn,
        PaperKind::MainNotice,
        PaperKind::Ledger,
        PaperKind::Liaisons,
        PaperKind::Stalls,
        PaperKind::TableSigns,
        PaperKind::Calendar,
        PaperKind::WallChart,
    ] {
        printed(&issued, kind, "县水务局");
    }
    // Without a date of issue the month of the session tells.
    let open = year().snapshot();
    for kind in [PaperKind::Schedule, PaperKind::Ledger, PaperKind::Calendar, PaperKind::WallChart] {
        printed(&open, kind, "县水利局");
    }
}

#[test]
fn a_year_or_a_unit_that_is_not_there_is_said() {
    for kind in kinds() {
        let outcome = documents::content(&Snapshot::default(), &request(kind));
        assert!(matches!(outcome, Err(Error::NoProgramme(_))), "{kind:?}");
    }
    let unknown = Some(themeday::model::UnitId(999_999));
    let snapshot = Year::full().snapshot();
    for kind in [PaperKind::LiaisonForm, PaperKind::Receipt, PaperKind::TableSigns] {
        let options = PaperOptions { unit: unknown, ..PaperOptions::default() };
        let outcome = documents::content(&snapshot, &with(kind, options));
        assert!(matches!(outcome, Err(Error::Paper(PaperFault::NoSuchUnit))), "{kind:?}");
    }
}

/// Names that look like commands, that are long, and that few fonts have.
fn strange_year() -> Year {
    let mut year = Year::new();
    let group = year.group("县直<b>单位");
    let long = "名".repeat(40);
    let names = [
        "=cmd()",
        "+1",
        "-2",
        "@SUM(A1)",
        "'引号",
        "<b>&\"'</b>",
        "㳇䶮堃𬒗",
        &long,
        "a,b;c",
        "\"双\"引号\"",
    ];
    let mut units = Vec::new();
    for name in names {
        let unit = year.unit(name, Some(group));
        year.branch(&[unit], Month::new(2023, 4));
        units.push(unit);
    }
    let main = year.session(SessionKind::Main, |session| "=HYPERLINK(\"x\")".clone_into(&mut session.place));
    for unit in units {
        year.party(main, Some(unit), Role::Participant);
    }
    year
}

#[test]
fn strange_names_stay_text_in_every_table() {
    let snapshot = strange_year().snapshot();
    for kind in kinds() {
        if let Ok(content) = documents::content(&snapshot, &request(kind)) {
            reads_back(&content, documents::formats(kind));
        }
    }
    let (html, tabs) = documents::clipboard(&content(&snapshot, &request(PaperKind::SignIn)));
    assert!(!html.contains("<b>&") && html.contains("mso-number-format:'\\@'"), "{html}");
    assert!(tabs.contains("\t'=cmd()\t"), "{tabs}");
}

#[test]
fn the_clipboard_holds_the_same_tables_as_markup_and_as_text() {
    let snapshot = Year::full().snapshot();
    for kind in [PaperKind::Schedule, PaperKind::LiaisonForm, PaperKind::Liaisons] {
        let content = content(&snapshot, &request(kind));
        let tables: Vec<Vec<String>> =
            content.sections.iter().flat_map(Section::tables).flat_map(documents::Table::shown).collect();
        let (html, tabs) = documents::clipboard(&content);
        assert_eq!(readers::html(&html), tables);
        let rows: Vec<Vec<String>> =
            tabs.lines().map(|line| line.split('\t').map(str::to_owned).collect()).collect();
        assert_eq!(rows, tables);
    }
}

#[test]
fn text_columns_stand_below_each_other() {
    let content = full(PaperKind::Schedule);
    let rows = readers::txt(&render(&content, Format::Txt));
    let starts: Vec<Vec<usize>> = rows
        .iter()
        .filter(|row| row.len() == 3)
        .map(|row| row.iter().map(|(start, _)| *start).collect())
        .collect();
    assert_eq!(starts.len(), 20);
    assert!(starts.iter().all(|row| row == &starts[0]), "{starts:?}");
}

#[test]
fn a_province_s_tables_come_out_whole_and_its_overview_stays_on_a_page() {
    let mut year = Year::new();
    let group = year.group("县直单位");
    let names: Vec<String> = (0..8000).map(|n| format!("第{n}行政审批服务局")).collect();
    for name in &names {
        let unit = year.unit(name, Some(group));
        year.branch(&[unit], Month::new(2023, 4));
    }
    year.main_session(&names.iter().map(String::as_str).collect::<Vec<_>>(), |_| {});
    let snapshot = year.snapshot();
    let quick = [Format::Csv, Format::Txt, Format::Html, Format::Docx, Format::Xlsx];
    for kind in [PaperKind::Units, PaperKind::SignIn] {
        reads_back(&content(&snapshot, &request(kind)), &quick);
    }
    let overview = content(&snapshot, &request(PaperKind::Overview));
    reads_back(&overview, &quick);
    let lists = overview.sections[0].tables().nth(1).unwrap().shown();
    assert!(lists[1][1].ends_with("等8000家"), "{lists:?}");
    let mut year = Year::new();
    for n in 0..6 {
        let group = year.group(&format!("类别{n}"));
        for name in &names[n * 100..(n + 1) * 100] {
            let unit = year.unit(name, Some(group));
            year.branch(&[unit], Month::new(2023, 4));
        }
    }
    let groups = content(&year.snapshot(), &request(PaperKind::Overview));
    let pages = documents::Pages::of(&groups, &Fonts::compiled_in(), &Progress::default()).unwrap();
    assert_eq!(pages.count(), 1, "six groups");
    let pages = documents::Pages::of(&overview, &Fonts::compiled_in(), &Progress::default()).unwrap();
    assert_eq!(pages.count(), 1);
}

#[test]
fn title_paper_and_position_can_be_chosen() {
    let snapshot = Year::full().snapshot();
    let options = PaperOptions {
        title: Some("安排表(送审稿)".to_owned()),
        size: Some(themeday::model::paper::PaperSize::A3),
        orientation: Some(themeday::model::paper::Orientation::Landscape),
        ..PaperOptions::default()
    };
    let content = content(&snapshot, &with(PaperKind::Schedule, options));
    assert!(content.sections.iter().all(|section| section.title == "安排表（送审稿）"));
    let document = readers::part(&render(&content, Format::Docx), "word/document.xml");
    assert!(document.contains(r#"<w:pgSz w:w="23811" w:h="16838" w:orient="landscape"/>"#), "{document}");
    let sheet = readers::part(&render(&content, Format::Xlsx), "xl/worksheets/sheet1.xml");
    assert!(sheet.contains(r#"paperSize="8""#) && sheet.contains(r#"orientation="landscape""#), "{sheet}");
    let html = String::from_utf8(render(&content, Format::Html)).unwrap();
    assert!(html.contains("size: 420mm 297mm"));
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
    let columns =
        |columns: &[ScheduleColumn]| PaperOptions { columns: columns.to_vec(), ..PaperOptions::default() };
    let mut papers: Vec<(String, PaperRequest)> =
        PaperKind::ALL.into_iter().map(|kind| (kind.name().to_owned(), request(kind))).collect();
    for kind in [PaperKind::LiaisonForm, PaperKind::Receipt, PaperKind::SignIn] {
        papers.push((format!("{}-filled", kind.name()), filled(kind)));
    }
    let detailed = with(PaperKind::Schedule, columns(&ScheduleColumn::ALL));
    papers.push(("schedule-detailed".to_owned(), detailed));
    papers.push(("schedule-dates".to_owned(), with(PaperKind::Schedule, columns(&ScheduleColumn::ALL[..2]))));
    // Sixty units in one month, and a page of the grid.
    let mut crowd = Year::new();
    let group = crowd.group("县直单位");
    let units: Vec<_> = (1..=60).map(|n| crowd.unit(&format!("县第{n}管理局"), Some(group))).collect();
    crowd.branch(&units, Month::new(2023, 5));
    let crowd = crowd.snapshot();
    papers.push(("crowd".to_owned(), request(PaperKind::Schedule)));
    let mut grid = Section::titled("grid", "");
    let text = "国".repeat(28 * 22 * 3);
    grid.blocks.push(Block::styled(Style::Flush, String::new(), text));
    let grid =
        Content { title: "grid".to_owned(), author: String::new(), date: today(), sections: vec![grid] };
    for format in [Format::Docx, Format::Pdf] {
        let bytes = documents::render(&grid, format, &fonts, &Progress::default()).unwrap();
        std::fs::write(folder.join(format!("grid.{}", format.name())), bytes).unwrap();
    }
    for (name, request) in papers {
        for format in documents::formats(request.kind) {
            let snapshot = if name == "crowd" { &crowd } else { &snapshot };
            let pages = documents::export(snapshot, &request, *format, &fonts, &Progress::default()).unwrap();
            for (number, bytes) in (1..).zip(&pages) {
                let number = if pages.len() > 1 { format!("-{number}") } else { String::new() };
                std::fs::write(folder.join(format!("{name}{number}.{}", format.name())), bytes).unwrap();
            }
        }
    }
}
