use std::collections::BTreeMap;

use chrono::NaiveDate;
use typst::layout::{Frame, FrameItem};
use typst_pdf::PdfStandard;

use super::super::content::{Block, Section, Signature, Style};
use super::super::page::{Numbering, Page};
use super::super::table::{Align, Cell, Size, Table};
use super::*;

fn paper(rows: Vec<Vec<Cell>>) -> Content {
    let columns =
        [("序号", 6, Align::Center), ("活动时间", 13, Align::Center), ("单位", 36, Align::Left)];
    let section = Section {
        label: Some("附件2".to_owned()),
        subtitle: Some("（乡镇）".to_owned()),
        blocks: vec![Block::Table(Table::new(&columns, rows))],
        ..Section::titled("乡镇", "政务公开主题日“N分会”活动安排表")
    };
    of(section)
}

fn lines_of(section: Section) -> Vec<Vec<String>> {
    lines(&laid_out(&of(section)))
}

fn of(section: Section) -> Content {
    Content {
        title: section.title.clone(),
        author: String::new(),
        date: NaiveDate::from_ymd_opt(2023, 3, 30).unwrap(),
        sections: vec![section],
    }
}

fn row(number: u32, names: &[String]) -> Vec<Cell> {
    vec![Cell::number(number), Cell::text("2023年12月"), Cell::names(names.to_vec())]
}

fn laid_out(content: &Content) -> PagedDocument {
    let fonts = Fonts::compiled_in();
    Laid::of(content, fonts.set(), usize::MAX, &Progress::default()).unwrap().whole()
}

/// The lines of each page from the top, pieces of a line joined from left to right.
fn lines(document: &PagedDocument) -> Vec<Vec<String>> {
    fn collect(frame: &Frame, x: f64, y: f64, pieces: &mut BTreeMap<i64, Vec<(f64, String)>>) {
        for (at, item) in frame.items() {
            let (x, y) = (x + at.x.to_pt(), y + at.y.to_pt());
            match item {
                FrameItem::Group(group) => collect(&group.frame, x, y, pieces),
                FrameItem::Text(text) => {
                    #[expect(clippy::cast_possible_truncation, reason = "tenths of a point on a page")]
                    let line = (y * 10.0).round() as i64;
                    pieces.entry(line).or_default().push((x, text.text.to_string()));
                }
                _ => {}
            }
        }
    }
    let page = |frame: &Frame| {
        let mut pieces = BTreeMap::new();
        collect(frame, 0.0, 0.0, &mut pieces);
        let join = |mut line: Vec<(f64, String)>| {
            line.sort_by(|a, b| a.0.total_cmp(&b.0));
            line.into_iter().map(|(_, text)| text).collect::<String>()
        };
        pieces.into_values().map(join).collect()
    };
    document.pages().iter().map(|p| page(&p.frame)).collect()
}

/// PDF/A refuses a page that shows a box for a glyph that no font has.
fn every_glyph_is_there(document: &PagedDocument) -> bool {
    export(document, PdfStandards::new(&[PdfStandard::A_2b]).unwrap()).is_ok()
}

#[test]
fn a_page_holds_the_attachment_as_an_office_signs_it() {
    let names = ["县应急管理局", "县发改局"].map(str::to_owned);
    let document = laid_out(&paper(vec![row(1, &names)]));
    assert_eq!(
        lines(&document),
        [[
            "附件2",
            "政务公开主题日“N分会”活动安排表",
            "（乡镇）",
            "序号活动时间单位",
            "12023年12月县应急管理局、县发改局",
            "— 1 —"
        ]]
    );
    assert!(every_glyph_is_there(&document));
}

#[test]
fn what_looks_like_a_command_is_only_text_and_rare_characters_are_there() {
    let names = ["#panic(\"x\")", "=cmd()", "$x$ *a* _b_", "@label <b> [c]", "// \\ 'q'", "㳇䶮堃𬒗镇"];
    let document = laid_out(&paper(vec![row(1, &names.map(str::to_owned))]));
    let text = lines(&document).concat().concat();
    for name in names {
        assert!(text.contains(name), "{name} in {text}");
    }
    assert!(every_glyph_is_there(&document));
    let nowhere = laid_out(&paper(vec![row(1, &["\u{10fffd}".to_owned()])]));
    assert!(!every_glyph_is_there(&nowhere));
}

#[test]
fn a_signature_takes_the_paragraph_before_it_to_its_page_and_a_heading_what_follows_it() {
    let signed = |lines: usize| {
        let mut blocks: Vec<Block> = (0..lines).map(|n| Block::body(format!("第{n}行"))).collect();
        blocks.push(Block::Signature(Signature {
            office: "县政务公开办公室".to_owned(),
            date: "2023年3月30日".to_owned(),
        }));
        lines_of(Section { blocks, ..Section::titled("通知", "通知") })
    };
    // 22 lines a page: the title takes one and a half, the signature two and the room for the seal.
    for count in 10..24 {
        let pages = signed(count);
        let last = &pages[pages.len() - 1];
        assert!(last.iter().any(|line| line == &format!("第{}行", count - 1)), "{count}: {last:?}");
        assert!(
            last.contains(&"县政务公开办公室".to_owned()) && last.contains(&"2023年3月30日".to_owned())
        );
    }
    assert_eq!(signed(10).len(), 1);
    assert_eq!(signed(19).len(), 2);
    for count in 15..22 {
        let mut blocks: Vec<Block> = (0..count).map(|n| Block::body(format!("第{n}行"))).collect();
        blocks.push(Block::styled(Style::Heading, "一、活动主题", ""));
        blocks.push(Block::body("围绕中心工作。"));
        let pages = lines_of(Section { blocks, ..Section::titled("通知", "通知") });
        let page = |text: &str| pages.iter().position(|page| page.iter().any(|line| line == text));
        assert_eq!(page("一、活动主题"), page("围绕中心工作。"), "{count}");
    }
}

#[test]
fn merged_cells_of_a_form_are_drawn_and_rows_that_share_a_cell_stay_together() {
    let columns = [("月份", 10, Align::Center), ("单位", 30, Align::Left), ("备注", 20, Align::Left)];
    let mut rows = Vec::new();
    for month in 0..40 {
        rows.push(vec![
            Cell::text(format!("第{month}月")).merged(1, 3),
            Cell::text("甲"),
            Cell::blank().merged(1, 3),
        ]);
        rows.extend([vec![Cell::text("乙")], vec![Cell::text("丙")]]);
    }
    rows.push(vec![Cell::text("合计").aligned(Align::Center).merged(3, 1)]);
    let table = Table { row_height: Some(12), ..Table::new(&columns, rows) };
    let pages = lines_of(Section { blocks: vec![Block::Table(table)], ..Section::titled("表", "表") });
    assert!(pages.len() > 5);
    for page in &pages {
        let count = |text: &str| page.iter().filter(|line| line.contains(text)).count();
        assert_eq!((count("甲"), count("乙")), (count("丙"), count("丙")), "{page:?}");
        assert_eq!(count("甲"), count("月") - 1, "all but the head: {page:?}");
    }
    assert!(pages.concat().contains(&"合计".to_owned()));
}

#[test]
fn a_table_that_goes_up_has_its_pages_counted_and_lines_to_be_signed() {
    let columns = [("序号", 6, Align::Center), ("单位", 36, Align::Left)];
    let rows = (1..=60).map(|n| vec![Cell::number(n), Cell::text("县水利局")]).collect();
    let section = Section {
        page: Page::landscape().numbered(Numbering::OfTotal),
        head: vec!["填报单位（盖章）：".to_owned(), "填报日期：".to_owned()],
        foot: vec!["审核人：".to_owned(), "填报人：".to_owned(), "联系电话：".to_owned()],
        blocks: vec![Block::Table(Table::new(&columns, rows).sized(Size::SmallFour))],
        ..Section::titled("台账", "台账")
    };
    let pages = lines_of(section);
    assert_eq!(pages[0][1], "填报单位（盖章）：填报日期：");
    for (page, number) in pages.iter().zip(1..) {
        assert_eq!(page.last().unwrap(), &format!("第{number}页 共{}页", pages.len()));
    }
    let last = &pages[pages.len() - 1];
    assert_eq!(last[last.len() - 2], "审核人：填报人：联系电话：");
}

#[test]
fn a_sign_stands_twice_on_a_page_of_its_own() {
    let names = ["县水利局", "很长的单位名称很长的单位名称很长的单位名称"];
    for name in names {
        let page = Page::landscape().numbered(Numbering::None);
        let section =
            Section { page, blocks: vec![Block::Sign(name.to_owned())], ..Section::titled(name, "") };
        let pages = lines_of(section);
        assert_eq!(pages.len(), 1);
        assert_eq!(pages.concat().concat().matches(name).count(), 2, "{pages:?}");
    }
}

#[test]
fn three_hundred_rows_repeat_the_head_and_no_name_is_broken() {
    let names: Vec<String> = (0..5).map(|n| format!("第{n}市生态环境局县分局")).collect();
    let document = laid_out(&paper((1..=300).map(|n| row(n, &names)).collect()));
    let pages = lines(&document);
    assert!(pages.len() > 20);
    for (page, number) in pages.iter().zip(1..) {
        assert_eq!(page.iter().filter(|line| *line == "序号活动时间单位").count(), 1);
        assert_eq!(page.last().unwrap(), &format!("— {number} —"));
        // All lines of a row are on its page: each page shows its rows' names in full.
        for name in &names {
            let shown = page.iter().map(|line| line.matches(name.as_str()).count()).sum::<usize>();
            assert_eq!(shown, page.iter().filter(|line| line.contains("2023年12月")).count());
        }
    }
    let rows = pages.concat().iter().filter(|line| line.contains("2023年12月")).count();
    assert_eq!(rows, 300);
}

#[test]
fn a_name_wider_than_its_column_and_a_row_longer_than_a_page_are_broken() {
    let wide = "很长的单位名称".repeat(6);
    let many: Vec<String> = (0..200).map(|n| format!("县行政审批服务局第{n}分局")).collect();
    let document = laid_out(&paper(vec![row(1, &[wide]), row(2, &many)]));
    let pages = lines(&document);
    assert!(pages.len() > 1);
    let text = pages.iter().map(|page| page.concat()).collect::<String>();
    assert_eq!(text.matches("很").count(), 6);
    for name in &many {
        assert!(text.contains(name.as_str()), "{name}");
    }
}
