//! Figures that reports tell in their text: found with their place, asked about where digits are lost, told apart by report.

use themeday::jobs::reading::{self, Source};
use themeday::model::figure::{Bound, Figure, FigureDoubt, FigureItem, FigureKind, FiguresRead, ReportType};

use crate::cli::{Place, run};

fn read(text: &str) -> FiguresRead {
    reading::figures(Source::Text(text.to_owned())).wait().unwrap()
}

fn counted(read: &FiguresRead) -> Vec<(FigureItem, u64, Bound)> {
    let figures = read.reports.iter().flat_map(|report| &report.figures);
    figures.filter(|figure| figure.counts()).map(|figure| (figure.item, figure.value, figure.bound)).collect()
}

const REPORT: &str = "云岭镇开展“政务公开主题日”活动总结
2024年5月15日，云岭镇在集市开展活动，共有6个站所、25名工作人员参加。
现场发放宣传手册、折页等资料1200余份，制作展板8块，悬挂横幅3条，接待咨询群众三百余人次，解答问题近百个。
";

#[test]
fn a_report_s_figures_are_found_with_their_more_and_their_place() {
    let read = read(REPORT);
    let [report] = read.reports.as_slice() else { panic!("{read:?}") };
    assert_eq!(report.unit.as_deref(), Some("云岭镇"));
    assert_eq!(report.date, "2024-05-15".parse().ok());
    assert_eq!(
        counted(&read),
        [
            (FigureItem::Units, 6, Bound::Exact),
            (FigureItem::Staff, 25, Bound::Exact),
            (FigureItem::Leaflets, 1200, Bound::More),
            (FigureItem::Boards, 8, Bound::Exact),
            (FigureItem::Banners, 3, Bound::Exact),
            (FigureItem::Visitors, 300, Bound::More),
            (FigureItem::Enquiries, 100, Bound::Nearly),
        ]
    );
    let place = |figure: &Figure| {
        let place = figure.place.unwrap();
        let line = REPORT.lines().nth(place.at.line as usize - 1).unwrap();
        line.chars().skip(place.from as usize).take((place.to - place.from) as usize).collect::<String>()
    };
    assert_eq!(place(&report.figures[2]), "资料1200余份");
    assert_eq!(place(&report.figures[5]), "咨询群众三百余人次");
}

#[test]
fn lost_digits_and_words_for_many_are_asked_about_and_never_taken() {
    let read = read("5月x日，县水利局发放手册20xx余册，展板6块，接待群众数百人次。");
    assert_eq!(counted(&read), [(FigureItem::Boards, 6, Bound::Exact)]);
    let asked: Vec<(FigureDoubt, &str)> =
        read.questions.iter().map(|question| (question.doubt, question.as_written.as_str())).collect();
    assert_eq!(
        asked,
        [
            (FigureDoubt::Date, "5月x日"),
            (FigureDoubt::Figure, "手册20xx余册"),
            (FigureDoubt::Figure, "接待群众数百人次")
        ]
    );
    assert_eq!(read.reports[0].date, None);
}

#[test]
fn what_a_plan_wants_was_not_done() {
    let read = read("云岭镇主题日活动方案\n各村制作展板不少于2块，发放资料500份。\n");
    assert_eq!(read.reports[0].kind, ReportType::Plan);
    assert!(read.reports[0].figures.iter().all(|figure| figure.kind == FigureKind::Planned));
    assert_eq!(counted(&read), []);
}

#[test]
fn the_same_number_told_twice_counts_once_and_a_total_holds_its_parts() {
    let read =
        read("共有20多个部门参加了活动。\n发放单页300份、手册200册，共计500份。\n县财政局等20多家单位参加。");
    assert_eq!(
        counted(&read),
        [(FigureItem::Units, 20, Bound::More), (FigureItem::Leaflets, 500, Bound::Exact)]
    );
}

#[test]
fn reports_of_one_text_stay_apart_and_the_same_one_is_asked_about() {
    let one = "县林业局于5月20日开展活动。发放资料80份，制作展板1块，取得了实效。\n";
    let read = read(&format!("第一篇：县林业局活动总结\n{one}第二篇：县林业局活动总结\n{one}"));
    assert_eq!(read.reports.len(), 2);
    assert_eq!(read.reports[1].line_from, 3);
    assert!(read.questions.iter().any(|question| question.doubt == FigureDoubt::Duplicate));
}

#[test]
fn an_empty_text_has_no_figures_and_a_long_one_ends() {
    assert!(counted(&read("")).is_empty());
    let long = "发放资料30份，".repeat(5_000);
    assert!(!read(&long).reports[0].figures.is_empty());
}

#[test]
fn the_command_line_tells_figures_and_questions() {
    let place = Place::new();
    let path = place.path("总结.txt");
    std::fs::write(&path, REPORT).unwrap();
    let text = run(&["figures", &path]).done().out;
    assert!(
        text.contains("宣传资料") && text.contains("1200余份") && text.contains("咨询群众三百余人次"),
        "{text}"
    );
    let json = run(&["figures", &path, "--json"]).done().json();
    assert_eq!(json["schema"], 1);
    assert_eq!(json["reports"][0]["figures"][2]["bound"], "more");
    assert_eq!(json["reports"][0]["type"], "summary");
}
