//! Reading notices, tables and lists in every shape that offices send them.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]
#![expect(
    clippy::format_push_string,
    clippy::format_collect,
    reason = "texts of tests are small and read better so"
)]

use std::io::{Cursor, Write};
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde_json::Value;
use themeday::error::Error;
use themeday::intake::{Known, Source, read};
use themeday::model::Month;
use themeday::model::progress::Progress;
use themeday::model::proposal::{Proposal, ProposedKind, QuestionKind, TimeValue};
use themeday::model::report::{DeadlineRule, Offset, OffsetUnit};
use themeday::model::session::SessionKind;

fn data(name: &str) -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(name)).unwrap()
}

fn notice() -> String {
    String::from_utf8(data("notice-traditional.txt")).unwrap()
}

fn expected() -> Value {
    serde_json::from_slice(&data("notice-traditional.json")).unwrap()
}

fn source(name: &str, bytes: impl Into<Vec<u8>>) -> Source {
    let bytes: Vec<u8> = bytes.into();
    Source { path: PathBuf::from(name), bytes: bytes.into() }
}

fn try_read(sources: &[Source], known: &Known) -> Result<Proposal, Error> {
    read(sources, known, &Progress::default())
}

fn understood(text: &str) -> Proposal {
    try_read(&[Source::text(text)], &Known::default()).unwrap()
}

fn in_2024(text: &str) -> Proposal {
    try_read(&[Source::text(text)], &Known { year: Some(2024), ..Known::default() }).unwrap()
}

fn month(number: u32) -> Option<Month> {
    Month::new(2024, number)
}

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, month, day).unwrap()
}

/// Asserts that everything `expected` says is so in `found`; lists must be of one length.
fn holds(expected: &Value, found: &Value, place: &str) {
    match (expected, found) {
        (Value::Object(expected), Value::Object(found)) => {
            for (key, value) in expected {
                holds(value, found.get(key).unwrap_or(&Value::Null), &format!("{place}.{key}"));
            }
        }
        (Value::Array(expected), Value::Array(found)) => {
            assert_eq!(expected.len(), found.len(), "{place}: {found:?}");
            for (at, (expected, found)) in expected.iter().zip(found).enumerate() {
                holds(expected, found, &format!("{place}[{at}]"));
            }
        }
        _ => assert_eq!(expected, found, "{place}"),
    }
}

fn reads_as_expected(proposal: &Proposal, expected: &Value, keys: &[&str]) {
    let found = serde_json::to_value(proposal).unwrap();
    for key in keys {
        holds(&expected[*key], &found[*key], key);
    }
}

const ALL: [&str; 8] = [
    "programme",
    "units",
    "main_session",
    "assignments",
    "report_deadlines",
    "slogans",
    "liaison_fields",
    "questions",
];

/// A part of the notice, to be written in another form.
enum Part {
    Line(String),
    Table(Vec<Vec<String>>),
}

/// Takes the fixture apart: lines, and rows between `|` marks.
fn parts() -> Vec<Part> {
    let mut parts = Vec::new();
    let mut rows: Vec<Vec<String>> = Vec::new();
    let mut fragment = String::new();
    for line in notice().lines() {
        if line == "|" {
            rows.push(Vec::new());
        } else if line.chars().all(|c| c == '|') && !line.is_empty() {
            rows.last_mut().unwrap().push(String::new());
        } else if let Some(cell) = line.strip_suffix('|') {
            rows.last_mut().unwrap().push(std::mem::take(&mut fragment) + cell.trim());
        } else if !rows.is_empty() && line.ends_with('、') {
            line.clone_into(&mut fragment);
        } else {
            if !rows.is_empty() {
                parts.push(Part::Table(std::mem::take(&mut rows)));
            }
            parts.push(Part::Line(line.to_owned()));
        }
    }
    parts
}

/// The notice with its tables written by `table`.
fn with_tables(table: impl Fn(&[Vec<String>]) -> String) -> String {
    parts()
        .iter()
        .map(|part| match part {
            Part::Line(line) => format!("{line}\n"),
            Part::Table(rows) => table(rows),
        })
        .collect()
}

#[test]
fn a_traditional_page_with_a_cell_a_line_is_read_whole() {
    let proposal =
        try_read(&[source("notice-traditional.txt", data("notice-traditional.txt"))], &Known::default())
            .unwrap();
    reads_as_expected(&proposal, &expected(), &ALL);
    assert_eq!(proposal.units[0].at.unwrap().line, 37);
    // Who is asked stands in the notice, and in the next one.
    assert!(proposal.programme.contacts.unwrap().contains("0700-5550101"));
    assert!(!proposal.paragraphs.iter().any(|paragraph| paragraph.text.contains("0700-5550101")));
}

#[test]
fn the_same_notice_is_read_from_tables_of_every_written_form() {
    let markdown = with_tables(|rows| {
        let mut out = String::new();
        for (at, row) in rows.iter().enumerate() {
            out += &format!("| {} |\n", row.join(" | "));
            if at == 0 {
                out += &format!("|{}\n", " --- |".repeat(row.len()));
            }
        }
        out
    });
    let tabs = with_tables(|rows| rows.iter().map(|row| row.join("\t") + "\n").collect());
    let trailing = with_tables(|rows| rows.iter().flatten().map(|cell| format!("{cell} |\n")).collect());
    let wide = |text: &str| text.replace(',', "，").replace(':', "：").replace('(', "（").replace(')', "）");
    for (name, text) in [
        ("markdown", markdown.clone()),
        ("tabs", tabs),
        ("full width", wide(&notice())),
        ("full width markdown", wide(&markdown)),
        ("trailing marks only", trailing),
        ("windows line ends", notice().replace('\n', "\r\n")),
        ("indented", notice().lines().map(|line| format!("　　{line}\n\n")).collect()),
    ] {
        let proposal = understood(&text);
        println!("{name}");
        reads_as_expected(&proposal, &expected(), &ALL);
    }
}

#[test]
fn the_same_notice_is_read_from_cells_and_columns_without_marks() {
    let cells = with_tables(|rows| {
        rows.iter().flatten().filter(|cell| !cell.is_empty()).map(|cell| format!("\n{cell}\n")).collect()
    });
    let columns = with_tables(|rows| rows.iter().map(|row| row.join("    ") + "\n").collect());
    for (name, text) in [("cells", cells), ("columns", columns)] {
        println!("{name}");
        let keys =
            ["programme", "units", "main_session", "assignments", "report_deadlines", "slogans", "questions"];
        reads_as_expected(&understood(&text), &expected(), &keys);
    }
}

#[test]
fn the_same_notice_is_read_in_the_encodings_of_offices() {
    let text = notice();
    let (gb18030, _, _) = encoding_rs::GB18030.encode(&text);
    let utf16: Vec<u8> =
        [0xff, 0xfe].into_iter().chain(text.encode_utf16().flat_map(u16::to_le_bytes)).collect();
    let marked = [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat();
    let old_mac = text.replace('\n', "\r").into_bytes();
    for bytes in [gb18030.into_owned(), utf16, marked, old_mac] {
        let proposal = try_read(&[source("notice.txt", bytes)], &Known::default()).unwrap();
        reads_as_expected(&proposal, &expected(), &ALL);
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

fn docx() -> Vec<u8> {
    let paragraph =
        |text: &str| format!("<w:p><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r></w:p>", escaped(text));
    let mut body = String::new();
    for part in parts() {
        match part {
            Part::Line(line) => body += &paragraph(&line),
            Part::Table(rows) => {
                body += "<w:tbl>";
                for row in rows {
                    body += "<w:tr>";
                    for cell in row {
                        body += &format!("<w:tc>{}</w:tc>", paragraph(&cell));
                    }
                    body += "</w:tr>";
                }
                body += "</w:tbl>";
            }
        }
    }
    let xml = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    zipped(&[("word/document.xml", xml.as_bytes())])
}

/// A packed document of these parts.
pub fn zipped(files: &[(&str, &[u8])]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        archive.start_file(*name, zip::write::SimpleFileOptions::default()).unwrap();
        archive.write_all(bytes).unwrap();
    }
    archive.finish().unwrap().into_inner()
}

fn html() -> String {
    let mut body = String::new();
    for part in parts() {
        match part {
            Part::Line(line) => body += &format!("<p>{}</p>\n", escaped(&line)),
            Part::Table(rows) => {
                body += "<table border=1>";
                for row in rows {
                    body += "<tr>";
                    for cell in row {
                        body += &format!("<td><p><span>{}</span></p></td>", escaped(&cell));
                    }
                    body += "</tr>";
                }
                body += "</table>";
            }
        }
    }
    format!(
        "<!DOCTYPE html><html><head><title>x</title><script>var a='附件9';</script></head><body><table><tr><td>{body}</td></tr></table></body></html>"
    )
}

#[test]
fn the_same_notice_is_read_from_a_word_document_and_a_page() {
    let proposal = try_read(&[source("notice.docx", docx())], &Known::default()).unwrap();
    reads_as_expected(&proposal, &expected(), &ALL);
    let proposal = try_read(&[source("notice.html", html())], &Known::default()).unwrap();
    reads_as_expected(&proposal, &expected(), &ALL);
    let (gbk, _, _) = encoding_rs::GBK
        .encode("<html><head><meta charset=\"gb2312\"></head><body><p>云台镇</p><p>龙泉镇</p>");
    let proposal = try_read(&[source("list.htm", gbk.into_owned())], &Known::default()).unwrap();
    assert_eq!(proposal.units.len(), 2);
}

#[test]
fn tables_of_a_workbook_are_read_with_titles_merged_cells_and_dates() {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("乡镇").unwrap();
    let plain = rust_xlsxwriter::Format::new();
    sheet.merge_range(0, 0, 0, 2, "2024年政务公开主题日活动安排表", &plain).unwrap();
    for (column, head) in ["序号", "活动时间", "单位"].iter().enumerate() {
        sheet.write(1, u16::try_from(column).unwrap(), *head).unwrap();
    }
    let month_format = rust_xlsxwriter::Format::new().set_num_format("yyyy\"年\"m\"月\"");
    for (row, unit) in [(2, "云台镇"), (3, "龙泉镇"), (4, "松谷镇")] {
        sheet.write(row, 0, row - 1).unwrap();
        sheet.write(row, 2, unit).unwrap();
    }
    let april = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 4, 1).unwrap();
    sheet.merge_range(2, 1, 3, 1, "", &month_format).unwrap();
    sheet.write_with_format(2, 1, &april, &month_format).unwrap();
    let may = rust_xlsxwriter::ExcelDateTime::from_ymd(2024, 5, 1).unwrap();
    sheet.write_with_format(4, 1, &may, &month_format).unwrap();
    let proposal =
        try_read(&[source("安排.xlsx", book.save_to_buffer().unwrap())], &Known::default()).unwrap();
    let rows: Vec<_> = proposal
        .assignments
        .iter()
        .map(|row| (row.units[0].as_str(), row.time.single_month(), row.group.as_deref()))
        .collect();
    let group = Some("乡镇");
    assert_eq!(rows, [("云台镇", month(4), group), ("龙泉镇", month(4), group), ("松谷镇", month(5), group)]);
    assert!(proposal.questions.is_empty());
}

#[test]
fn a_table_with_unit_group_and_time_is_read_from_csv_and_workbook() {
    let rows = [
        ["单位", "类别", "活动时间"],
        ["云台镇", "乡镇", "2024年4月"],
        ["县发改局", "县直单位", "2024-05"],
        ["县供电公司", "县直单位", ""],
    ];
    let csv: String = rows.iter().map(|row| row.join(",") + "\r\n").collect();
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (number, row) in rows.iter().enumerate() {
        for (column, text) in row.iter().enumerate() {
            sheet.write(u32::try_from(number).unwrap(), u16::try_from(column).unwrap(), *text).unwrap();
        }
    }
    let (gb, _, _) = encoding_rs::GB18030.encode(&csv);
    for input in [
        source("a.csv", csv.clone()),
        source("a.csv", format!("\u{feff}{csv}")),
        source("a.csv", gb.into_owned()),
        source("a.xlsx", book.save_to_buffer().unwrap()),
        Source::text(&csv),
        Source::text(&csv.replace(',', "\t")),
    ] {
        let proposal = try_read(&[input], &Known::default()).unwrap();
        let units: Vec<_> = proposal
            .units
            .iter()
            .map(|unit| (unit.name.as_str(), unit.group.as_deref(), unit.kind))
            .collect();
        assert_eq!(
            units,
            [
                ("云台镇", Some("乡镇"), ProposedKind::Township),
                ("县发改局", Some("县直单位"), ProposedKind::Department),
                ("县供电公司", Some("县直单位"), ProposedKind::Enterprise),
            ]
        );
        let months: Vec<_> = proposal.assignments.iter().map(|row| row.time.single_month()).collect();
        // A time left empty right of its unit is missing, not repeated.
        assert_eq!(months, [month(4), month(5), None]);
    }
}

#[test]
fn lists_of_units_are_read_one_a_line_by_commas_and_by_group() {
    let names = |text: &str| understood(text).units.into_iter().map(|unit| unit.name).collect::<Vec<_>>();
    assert_eq!(names("云台镇\n龙泉镇\n\n县发改局\n"), ["云台镇", "龙泉镇", "县发改局"]);
    assert_eq!(names("云台镇、龙泉镇、后坪乡"), ["云台镇", "龙泉镇", "后坪乡"]);
    assert_eq!(names("1.云台镇\n2.龙泉镇\n3.后坪乡"), ["云台镇", "龙泉镇", "后坪乡"]);
    assert_eq!(names("縣發改局\n縣衛健局"), ["县发改局", "县卫健局"]);
    let grouped = understood("乡镇:云台镇、龙泉镇\n县直单位:县发改局、县教育局");
    let groups: Vec<_> = grouped.units.iter().map(|unit| unit.group.as_deref().unwrap()).collect();
    assert_eq!(groups, ["乡镇", "乡镇", "县直单位", "县直单位"]);
    let headed = understood("一、乡镇\n云台镇\n龙泉镇\n二、县直单位\n县发改局");
    assert_eq!(headed.units[2].group.as_deref(), Some("县直单位"));
    assert!(headed.assignments.is_empty());
}

#[test]
fn tables_copied_from_a_sheet_are_read_with_and_without_head() {
    for text in [
        "序号\t活动时间\t单位\n1\t2024年4月\t云台镇、龙泉镇\n2\t2024年5月\t后坪乡\n",
        "1\t2024年4月\t云台镇、龙泉镇\n2\t2024年5月\t后坪乡\n",
        "2024年4月\t\"云台镇\n龙泉镇\"\n2024年5月\t后坪乡\n",
        "活动时间 单位\n2024年4月 云台镇、龙泉镇\n2024年5月 后坪乡\n",
        "2024年4月 云台镇、龙泉镇\n2024年5月 后坪乡\n",
        "2024年4月:云台镇、龙泉镇;2024年5月:后坪乡。",
        "月份,单位\n2024年4月,云台镇、龙泉镇\n2024年5月,后坪乡\n",
    ] {
        let proposal = understood(text);
        let rows: Vec<_> =
            proposal.assignments.iter().map(|row| (row.units.join("、"), row.time.single_month())).collect();
        assert_eq!(
            rows,
            [("云台镇、龙泉镇".to_owned(), month(4)), ("后坪乡".to_owned(), month(5))],
            "{text}"
        );
    }
}

#[test]
fn groups_may_be_columns_and_months_may_be_columns() {
    let columns = understood(
        "月份\t乡镇\t县直单位\n2024年4月\t云台镇\t县发改局、县教育局\n2024年5月\t龙泉镇\t县公安局\n",
    );
    let rows: Vec<_> = columns
        .assignments
        .iter()
        .map(|row| (row.group.clone().unwrap(), row.units.len(), row.time.single_month()))
        .collect();
    assert_eq!(
        rows,
        [
            ("乡镇".to_owned(), 1, month(4)),
            ("县直单位".to_owned(), 2, month(4)),
            ("乡镇".to_owned(), 1, month(5)),
            ("县直单位".to_owned(), 1, month(5)),
        ]
    );
    let across =
        understood("单位类别\t2024年4月\t2024年5月\n乡镇\t云台镇\t龙泉镇\n县直单位\t县发改局\t县公安局\n");
    assert_eq!(across.assignments.len(), 4);
    assert_eq!(across.assignments[1].units, ["县发改局"]);
    assert_eq!(across.assignments[1].group.as_deref(), Some("县直单位"));
    assert_eq!(across.assignments[3].time.single_month(), month(5));
}

#[test]
fn phrases_of_time_fill_their_fields() {
    let row = |time: &str| {
        in_2024(&format!("单位\t活动时间\n云台镇\t{time}\n龙泉镇\t2024年4月\n")).assignments.remove(0)
    };
    let value = |time: &str| row(time).time.value.unwrap();
    for time in [
        "4月",
        "四月份",
        "2024年4月",
        "2024-04",
        "2024.4",
        "2024/04",
        "202404",
        "4月上旬",
        "2024年4月份",
        "拟于4月",
    ] {
        assert_eq!(row(time).time.single_month(), month(4), "{time}");
    }
    assert!(row("4月").time.year_inferred && !row("2024年4月").time.year_inferred);
    assert_eq!(value("4月上旬"), TimeValue::Third(month(4).unwrap(), 1));
    assert_eq!(value("4月下旬"), TimeValue::Third(month(4).unwrap(), 3));
    for time in ["4-6月", "4月-6月", "4月至6月", "2024年4—6月", "四月到六月"] {
        assert_eq!(value(time), TimeValue::MonthRange(month(4).unwrap(), month(6).unwrap()), "{time}");
    }
    assert_eq!(value("4、5月"), TimeValue::Months(vec![month(4).unwrap(), month(5).unwrap()]));
    assert_eq!(value("4月、10月"), TimeValue::Months(vec![month(4).unwrap(), month(10).unwrap()]));
    assert_eq!(value("第二季度"), TimeValue::Quarter(2024, 2));
    assert_eq!(value("上半年"), TimeValue::MonthRange(month(1).unwrap(), month(6).unwrap()));
    assert_eq!(value("5月15日"), TimeValue::Day(day(5, 15)));
    let hours = row("2024年5月15日(星期三)下午3:00-5:00").time;
    assert_eq!(hours.value, Some(TimeValue::Day(day(5, 15))));
    assert_eq!(hours.from.unwrap().to_string(), "15:00:00");
    assert_eq!(hours.to.unwrap().to_string(), "17:00:00");
    assert_eq!(value("8月26、27日"), TimeValue::Days(vec![day(8, 26), day(8, 27)]));
    assert_eq!(value("5月9日至13日"), TimeValue::DayRange(day(5, 9), day(5, 13)));
    assert_eq!(value("3月31日前完成"), TimeValue::DueBy(day(3, 31)));
    assert_eq!(value("4月底前"), TimeValue::DueBy(day(4, 30)));
    assert!(row("8月21日(暂定)").time.tentative);
    assert_eq!(row("时间另行通知").time.text.as_deref(), Some("时间另行通知"));
    assert_eq!(row("时间另行通知").time.value, None);
    for (time, months) in [("每双月第一周", 6), ("每月第二周的周四", 0)] {
        let TimeValue::Recurring(again) = value(time) else { panic!("{time} comes again and again") };
        assert_eq!((again.text.as_str(), again.months.len()), (time, months));
    }
}

#[test]
fn damaged_times_are_repaired_with_a_question_or_left_out() {
    let proposal = in_2024("单位\t活动时间\n云台镇\t20244\n龙泉镇\t20243-6\n后坪乡\t13月\n松谷镇\t2月30日\n");
    assert_eq!(proposal.assignments[0].time.single_month(), month(4));
    assert_eq!(proposal.assignments[1].time.months(), month(3).zip(month(6)));
    assert_eq!((&proposal.assignments[2].time.value, &proposal.assignments[3].time.value), (&None, &None));
    let ids: Vec<_> = proposal.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["when:20244", "when:20243-6", "when:13月", "when:2月30日"]);
    assert!(proposal.questions.iter().all(|question| question.kind == QuestionKind::Repaired));
}

#[test]
fn a_month_without_any_year_is_asked_about_and_an_answer_settles_it() {
    let text = "云台镇\t4月\n龙泉镇\t5月\n";
    let asked = understood(text);
    assert_eq!(asked.assignments[0].time.single_month(), None);
    assert_eq!(asked.questions[0].kind, QuestionKind::Year);
    assert_eq!(asked.questions[0].id, "year");
    let settled = in_2024(text);
    assert_eq!(settled.assignments[0].time.single_month(), month(4));
    assert!(settled.assignments[0].time.year_inferred && settled.questions.is_empty());
}

#[test]
fn a_unit_in_two_months_is_asked_about() {
    let proposal = understood("活动时间\t单位\n2024年4月\t云台镇\n2024年6月\t云台镇\n");
    assert_eq!(proposal.questions[0].id, "twice:云台镇");
    assert_eq!(proposal.questions[0].candidates, ["2024-04", "2024-06"]);
    assert_eq!(proposal.units.len(), 1);
}

#[test]
fn official_names_raise_questions_about_aliases_and_slips() {
    let known = Known {
        region: Some("云岫县".to_owned()),
        units: ["县应急管理局", "县发展和改革局", "云台镇", "云泉镇"].map(str::to_owned).to_vec(),
        year: None,
    };
    let proposal = try_read(&[Source::text("县应急局\n县发展和改革局\n云台镇\n云象镇")], &known).unwrap();
    let ids: Vec<_> = proposal.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids, ["alias:县应急局=县应急管理局", "alias:云泉镇=云象镇"]);
    assert_eq!(proposal.units.len(), 4);
}

#[test]
fn a_notice_without_table_still_tells_its_facts() {
    let proposal = understood(
        "云岫县人民政府办公室关于举办第九届“政务公开日”活动的通知\n云政办函〔2024〕12号\n各乡镇、县直各部门:\n\
         一、活动主题\n公开为民、服务为先。\n二、活动时间\n5月15日上午9点-11点,在县文化广场(新华书店旁)统一开展集中宣传活动。\n\
         参加单位:县发改局、县教育局、县民政局等部门。\n三、要求\n各单位至少开展一次活动,每次时间不少于2小时。\
         请于5月20日下午三点前将活动总结报送至县政府办公室。\n活动结束后5个工作日内上报图片。\n\
         云岫县人民政府办公室\n2024年4月28日\n(此件公开发布)\n",
    );
    let facts = &proposal.programme;
    assert_eq!(facts.title.as_deref(), Some("第九届“政务公开日”活动"));
    assert_eq!((facts.ordinal, facts.year, facts.issued), (Some(9), Some(2024), Some(day(4, 28))));
    assert_eq!(facts.document_no.as_deref(), Some("云政办函〔2024〕12号"));
    assert_eq!(facts.issuing_office.as_deref(), Some("云岫县人民政府办公室"));
    assert_eq!(facts.region.as_deref(), Some("云岫县"));
    assert_eq!(facts.theme.as_deref(), Some("公开为民、服务为先"));
    assert_eq!(facts.addressees, ["各乡镇", "县直各部门"]);
    assert_eq!(facts.duty_per_unit, Some(1));
    let main = proposal.main_session.as_ref().unwrap();
    assert_eq!(main.kind, SessionKind::Main);
    assert_eq!(
        (main.time.value.clone(), main.place.as_deref()),
        (Some(TimeValue::Day(day(5, 15))), Some("县文化广场（新华书店旁）"))
    );
    assert_eq!(main.time.from.unwrap().to_string(), "09:00:00");
    assert_eq!(main.units, ["县发改局", "县教育局", "县民政局"]);
    assert!(main.open_list && main.time.year_inferred);
    let rules: Vec<_> = proposal.report_deadlines.iter().map(|deadline| &deadline.rule).collect();
    let time = chrono::NaiveTime::from_hms_opt(15, 0, 0);
    assert_eq!(rules[0], &DeadlineRule::Fixed { date: day(5, 20), time });
    assert_eq!(rules[1], &DeadlineRule::AfterEvent { offset: Offset { n: 5, unit: OffsetUnit::WorkingDay } });
    assert_eq!(proposal.report_deadlines[0].what.as_deref(), Some("活动总结"));
    assert!(proposal.assignments.is_empty());
}

#[test]
fn a_list_beside_its_notice_joins_it() {
    let sources = [Source::text(&notice()), Source::text("单位\t活动时间\n云梯镇\t7月\n县林业局\t7月\n")];
    let proposal = try_read(&sources, &Known::default()).unwrap();
    assert_eq!(proposal.units.len(), expected()["units"].as_array().unwrap().len() + 2);
    let last = proposal.assignments.last().unwrap();
    assert_eq!((last.time.single_month(), last.at.unwrap().source), (month(7), 1));
    assert_eq!(proposal.programme.last_month, month(7));
}

#[test]
fn what_is_no_source_is_refused_with_its_reason() {
    let refused = |input: Source| try_read(&[input], &Known::default()).unwrap_err();
    let mut random = fastrand::Rng::with_seed(11);
    let rubbish: Vec<u8> = (0..20_000).map(|_| random.u8(..)).collect();
    assert!(matches!(refused(source("a.txt", rubbish.clone())), Error::SourceNotReadable(_)));
    for start in [b"%PDF-1.7".as_slice(), b"{\\rtf1"] {
        let bytes = [start, &rubbish].concat();
        assert!(matches!(refused(source("a.bin", bytes)), Error::SourceNotReadable(_)));
    }
    for start in [b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".as_slice(), b"PK\x03\x04"] {
        let bytes = [start, &rubbish].concat();
        assert!(matches!(refused(source("a.bin", bytes)), Error::SourceDamaged(_)));
    }
    assert!(matches!(refused(Source::text("")), Error::NothingUnderstood(_)));
    assert!(matches!(
        refused(Source::text("今天天气很好,我们去了公园。\n晚上在家看书。")),
        Error::NothingUnderstood(_)
    ));
    assert!(matches!(refused(source("a.docx", zipped(&[("other.txt", b"x")]))), Error::SourceNotReadable(_)));
    let missing = Source::load(Path::new("/no/such/file.txt")).unwrap_err();
    assert!(matches!(missing, Error::NoSuchFile(_)));
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(Source::load(folder.path()).unwrap_err(), Error::IsFolder(_)));
}

#[test]
fn a_source_beyond_its_limit_is_refused_by_its_size_before_it_is_read_or_unpacked() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.txt");
    std::fs::File::create(&path).unwrap().set_len(500 * 1024 * 1024).unwrap();
    assert!(matches!(Source::load(&path).unwrap_err(), Error::SourceTooLarge { bytes: 524_288_000, .. }));
    let bomb = zipped(&[("word/document.xml", &vec![b' '; 201 * 1024 * 1024])]);
    assert!(bomb.len() < 1024 * 1024);
    let error = try_read(&[source("bomb.docx", bomb)], &Known::default()).unwrap_err();
    assert!(matches!(error, Error::SourceTooLarge { .. }), "{error}");
}

#[test]
fn a_cancelled_reading_stops() {
    let progress = Progress::default();
    progress.cancel();
    let error = read(&[Source::text("云台镇")], &Known::default(), &progress).unwrap_err();
    assert!(matches!(error, Error::Cancelled));
}

#[test]
fn no_damage_brings_the_reader_down() {
    let mut random = fastrand::Rng::with_seed(3);
    let text = notice();
    let chars: Vec<char> = text.chars().collect();
    let (docx, html) = (docx(), html());
    let attempt = |name: &str, bytes: Vec<u8>| drop(try_read(&[source(name, bytes)], &Known::default()));
    for _ in 0..60 {
        // Cut short, at any byte.
        attempt("cut.txt", text.as_bytes()[..random.usize(..text.len())].to_vec());
        attempt("cut.docx", docx[..random.usize(..docx.len())].to_vec());
        attempt("cut.html", html.as_bytes()[..random.usize(..html.len())].to_vec());
        // Characters moved about, marks and digits put in.
        let mut mixed = chars.clone();
        for _ in 0..40 {
            let (a, b) = (random.usize(..mixed.len()), random.usize(..mixed.len()));
            mixed.swap(a, b);
            let mark = ['|', '\t', '(', ')', '“', '1', '月', '日', '、', ':', '\n', '附'][random.usize(..12)];
            mixed.insert(random.usize(..mixed.len()), mark);
        }
        attempt("mixed.txt", mixed.iter().collect::<String>().into_bytes());
        // Bytes flipped.
        let mut flipped = text.clone().into_bytes();
        for _ in 0..30 {
            let at = random.usize(..flipped.len());
            flipped[at] = random.u8(..);
        }
        attempt("flipped.txt", flipped);
        let mut flipped = docx.clone();
        for _ in 0..10 {
            let at = random.usize(..flipped.len());
            flipped[at] = random.u8(..);
        }
        attempt("flipped.docx", flipped);
    }
}

#[test]
fn the_sample_is_a_proposal_of_the_whole_year() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples/xiangtan-2023.json");
    let text = std::fs::read_to_string(path).unwrap();
    let sample: Proposal = serde_json::from_str(&text).unwrap();
    let of = |group: &str| sample.units.iter().filter(|unit| unit.group.as_deref() == Some(group)).count();
    assert_eq!((of("乡镇"), of("县直单位"), sample.units.len()), (17, 30, 47));
    assert_eq!(sample.main_session.as_ref().unwrap().units.len(), 21);
    assert_eq!(sample.slogans.len(), 10);
    assert_eq!(sample.assignments.iter().map(|row| row.units.len()).sum::<usize>(), 47);
    assert_eq!(sample.questions[0].id, "alias:县应急局=县应急管理局");
    assert!(!text.contains('@') && !text.contains("电话:"));
}

#[test]
fn a_notice_with_groups_beside_each_other_and_a_dated_main_session_is_read() {
    let proposal = understood(
        "云岫县人民政府办公室\n关于开展2024年“政务公开主题日”活动的通知\n云政办函〔2024〕21号\n\
         各乡镇人民政府、街道办事处，县直各单位：\n一、活动主题\n“公开便民 服务为先”\n二、活动时间\n2024年5月—7月\n\
         三、活动形式\n（一）集中宣传活动\n1.时间：2024年6月13日（星期四）上午9:00—11:30\n2.地点：县文化广场\n\
         3.参加单位：县发改局、县教育局、县公安局（详见附件1）。\n（二）自行组织活动\n\
         各单位按照附件2的时间，每年开展不少于1次活动，时长不少于2小时。\n四、有关要求\n\
         各单位要确定两名联络员，于5月20日前将联络员信息表（附件3）报县政府办。活动结束后3个工作日内，将活动总结、照片报送至县政府办公室。\n\
         附件：1.集中宣传活动参加单位名单\n2.“政务公开主题日”活动安排表\n3.联络员信息表\n\
         云岫县人民政府办公室\n二〇二四年五月十日\n附件1\n集中宣传活动参加单位名单\n\
         序号\t单位名称\t序号\t单位名称\n1\t县发改局\t3\t县公安局\n2\t县教育局\t4\t县税务局\n\
         附件2\n“政务公开主题日”活动安排表\n序号\t月份\t乡镇（街道）\t县直\n1\t5月\t云台街道、龙泉镇\t县发改局、县教育局\n\
         2\t6月\t后坪乡\t县公安局（含交警大队）\n附件3\n联络员信息表\n姓名\t职务\t办公电话\t手机号码\t备注\n",
    );
    let main = proposal.main_session.as_ref().unwrap();
    assert_eq!(main.units, ["县发改局", "县教育局", "县公安局", "县税务局"]);
    assert_eq!(
        (main.time.value.clone(), main.place.as_deref()),
        (Some(TimeValue::Day(day(6, 13))), Some("县文化广场"))
    );
    assert_eq!((main.liaisons_per_unit, main.title.as_deref()), (Some(2), Some("集中宣传活动")));
    let units: Vec<_> =
        proposal.units.iter().map(|unit| (unit.name.as_str(), unit.group.as_deref().unwrap())).collect();
    assert_eq!(
        units,
        [
            ("云台街道", "乡镇（街道）"),
            ("龙泉镇", "乡镇（街道）"),
            ("后坪乡", "乡镇（街道）"),
            ("县发改局", "县直"),
            ("县教育局", "县直"),
            ("县公安局（含交警大队）", "县直"),
        ]
    );
    assert_eq!(proposal.programme.issued, Some(day(5, 10)));
    assert_eq!(proposal.programme.theme.as_deref(), Some("公开便民 服务为先"));
    assert_eq!(proposal.liaison_fields, ["姓名", "职务", "办公电话", "手机号码", "备注"]);
    assert_eq!(proposal.report_deadlines.len(), 2);
}

#[test]
fn participants_written_one_a_line_and_a_head_repeated_on_each_page_are_read() {
    let proposal = understood(
        "附件1：参加现场宣传单位名单\n1.县发改局\n2.县教育局\n附件2：2024年政务公开主题日安排表\n\
         序号\t时间\t镇（街）\n1\t4月\t云台镇、龙泉街道（2家）\n序号\t时间\t镇（街）\n2\t5月\t后坪乡\n",
    );
    assert_eq!(proposal.main_session.unwrap().units, ["县发改局", "县教育局"]);
    let rows: Vec<_> =
        proposal.assignments.iter().map(|row| (row.units.join("、"), row.time.single_month())).collect();
    assert_eq!(rows, [("云台镇、龙泉街道".to_owned(), month(4)), ("后坪乡".to_owned(), month(5))]);
}

#[test]
fn merged_cells_of_pages_documents_and_open_sheets_give_their_text_to_each_row() {
    let page = "<table><tr><th rowspan=2>月份</th><th colspan=2>承办单位</th></tr><tr><th>乡镇</th><th>县直单位</th></tr>\
        <tr><td rowspan=2>2024年4月</td><td>云台镇</td><td>县发改局<br>县教育局</td></tr>\
        <tr><td>龙泉镇</td><td></td></tr></table>";
    let cell = |text: &str, merge: &str| {
        format!("<w:tc><w:tcPr>{merge}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>")
    };
    let word = format!(
        "<w:document xmlns:w=\"w\"><w:body><w:tbl><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr><w:tr>{}{}{}</w:tr></w:tbl></w:body></w:document>",
        cell("月份", ""),
        cell("乡镇", ""),
        cell("县直单位", ""),
        cell("2024年4月", "<w:vMerge w:val=\"restart\"/>"),
        cell("云台镇", ""),
        cell("县发改局、县教育局", ""),
        cell("", "<w:vMerge/>"),
        cell("龙泉镇", ""),
        cell("", ""),
    );
    let open = "<office:document xmlns:office=\"o\" xmlns:table=\"t\" xmlns:text=\"x\"><table:table table:name=\"表\">\
        <table:table-row><table:table-cell><text:p>月份</text:p></table:table-cell><table:table-cell><text:p>乡镇</text:p></table:table-cell><table:table-cell><text:p>县直单位</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:table-cell table:number-rows-spanned=\"2\"><text:p>2024年4月</text:p></table:table-cell><table:table-cell><text:p>云台镇</text:p></table:table-cell><table:table-cell><text:p>县发改局、县教育局</text:p></table:table-cell></table:table-row>\
        <table:table-row><table:covered-table-cell/><table:table-cell><text:p>龙泉镇</text:p></table:table-cell><table:table-cell table:number-columns-repeated=\"16000\"/></table:table-row>\
        <table:table-row table:number-rows-repeated=\"1048000\"><table:table-cell table:number-columns-repeated=\"16384\"/></table:table-row></table:table></office:document>";
    for input in [
        source("a.html", page),
        source("a.docx", zipped(&[("word/document.xml", word.as_bytes())])),
        source("a.ods", zipped(&[("content.xml", open.as_bytes())])),
    ] {
        let proposal = try_read(&[input], &Known::default()).unwrap();
        let rows: Vec<_> =
            proposal.assignments.iter().map(|row| (row.units.join("、"), row.time.single_month())).collect();
        assert_eq!(
            rows,
            [
                ("云台镇".to_owned(), month(4)),
                ("县发改局、县教育局".to_owned(), month(4)),
                ("龙泉镇".to_owned(), month(4)),
            ]
        );
        assert!(proposal.questions.is_empty());
    }
}

#[test]
fn a_time_written_once_for_rows_below_is_taken_with_a_question() {
    let proposal = understood("活动时间\t单位\n2024年4月\t云台镇\n\t龙泉镇\n2024年5月\t后坪乡\n");
    let months: Vec<_> = proposal.assignments.iter().map(|row| row.time.single_month()).collect();
    assert_eq!(months, [month(4), month(4), month(5)]);
    assert_eq!(proposal.questions[0].id, "row:0:3");
    assert_eq!(proposal.questions[0].candidates, ["2024年4月"]);
}

#[test]
fn eight_thousand_units_are_read_in_time() {
    let mut text = String::from("单位\t活动时间\n");
    for number in 0..8000 {
        let name: String =
            format!("{number:04}").chars().map(|c| char::from_u32(0x7532 + c as u32).unwrap()).collect();
        text += &format!("{name}镇\t2024年{}月\n", number % 12 + 1);
    }
    let proposal = understood(&text);
    assert_eq!((proposal.units.len(), proposal.assignments.len()), (8000, 8000));
}

#[test]
fn every_mark_points_at_its_words_in_the_source() {
    let text = "雲岫縣人民政府辦公室關於開展２０２４年“政務公開日”活動的通知\n各鄉鎮，縣直各部門：\n\
        一、主會場活動\n於２０２４年５月１５日上午9:00在縣文化廣場（新華書店旁）統一開展。\n\
        二、要求\n請於活動開展當月20日前報送活動圖片。\n\
        附件1\n活動安排表\n序號\t活動時間\t單位\n1\t４月\t龍泉鎮、後坪鄉\n2\t５月\t縣發改局（縣糧食局）\n";
    let proposal = understood(text);
    assert!(proposal.assignments.len() > 1 && !proposal.report_deadlines.is_empty());
    for mark in &proposal.marks {
        let line = text.lines().nth(usize::try_from(mark.place.at.line).unwrap() - 1).unwrap();
        let chars: Vec<char> = match mark.place.cell {
            Some(cell) => line.split('\t').nth(usize::try_from(cell).unwrap()).unwrap().chars().collect(),
            None => line.chars().collect(),
        };
        let span = usize::try_from(mark.place.from).unwrap()..usize::try_from(mark.place.to).unwrap();
        assert_eq!(chars[span].iter().collect::<String>(), mark.text, "{}", mark.fact);
    }
    let words = |fact: &str| proposal.mark(fact).map(|mark| mark.text.as_str());
    assert_eq!(words("/programme/title"), Some("２０２４年“政務公開日”活動"));
    assert_eq!(words("/main_session/place"), Some("縣文化廣場（新華書店旁）"));
    assert_eq!(words("/main_session/when_text"), Some("２０２４年５月１５日上午9:00"));
    assert_eq!(words("/report_deadlines/0/text"), Some("活動開展當月20日前"));
    assert_eq!(words("/assignments/0/when_text"), Some("４月"));
    assert_eq!(words("/assignments/0/units/1"), Some("後坪鄉"));
    assert_eq!(words("/assignments/1/units/0"), Some("縣發改局（縣糧食局）"));
}

#[test]
fn a_mark_in_a_sheet_names_its_cell() {
    let sheet = Source {
        path: "安排.csv".into(),
        bytes: "单位,活动时间\n云台镇,2024年4月\n".as_bytes().into(),
    };
    let proposal = read(&[sheet], &Known::default(), &Progress::default()).unwrap();
    let place = proposal.mark("/assignments/0/when_text").unwrap().place;
    assert_eq!((place.at.line, place.cell, place.from, place.to), (2, Some(1), 0, 7));
}
