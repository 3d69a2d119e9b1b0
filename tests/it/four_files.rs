//! Four files that every command and every paper must bear: one with nothing in it, one with too much, a programme of
//! another kind, one of the first schema.

use std::collections::BTreeSet;
use std::path::Path;

use serde_json::Value;
use themeday::cli;
use themeday::documents;
use themeday::model::paper::{Format, PaperKind};

use crate::cli::{Place, run};

/// A district whose offices all do something in one week of May, several kinds of activity side by side.
const WEEK_IN_MAY: &str = "白塔区人民政府办公室关于开展第九届“5•15政务公开日”活动的通知

区政府各部门，各街道办事处：

现将开展第九届“5•15政务公开日”活动有关事宜通知如下：

一、活动主题

公开惠民，服务到家。

二、活动时间

活动时间：2024年5月13日至5月17日

三、活动内容

（一）“在线访谈”活动（线上活动）

主要内容：围绕今年发布的重要政策进行解读。

承办部门：区发改局、工信局、司法局

发布形式：文字材料报道

发布平台：区政府门户网站

请各承办部门将文字材料于5月15日前发布至区政府网站。

（二）“观摩交流”活动（线下活动）

主要内容：介绍本部门重点工作，听取意见建议。

邀请对象：区人大代表、政协委员、企业代表。

承办部门：区住建局、审批局、河畔街道

协调部门：区商务局

（三）“政务开放日”活动（线下活动）

1.单位门前宣传。5月15日上午9:00-11:00，在本单位门前摆放展板。

承办部门：各街道办事处

2.公共场所宣传。5月15日上午9:00-11:00，在中心广场现场解答群众咨询。

承办部门：区政府各部门、白塔公安分局

白塔区人民政府办公室

2024年5月6日
";

/// As many units in one month as a city has, with names as long as they come.
const CROWD: usize = 600;

fn crowd(n: usize) -> String {
    format!("县经济技术开发区第{n:03}街道社区党群服务与政务公开便民服务管理和综合保障事务中心")
}

/// One of the four.
pub struct Subject {
    place: Place,
    /// Where it lies.
    pub file: String,
    /// The units that a paper with every unit must name.
    names: Vec<String>,
}

impl Subject {
    fn new(name: &str, prepare: impl FnOnce(&Place, &str) -> Vec<String>) -> Self {
        let place = Place::new();
        let file = place.path(&format!("{name}.themeday"));
        let names = prepare(&place, &file);
        Self { place, file, names }
    }

    /// All of them, each in a folder of its own.
    pub fn all() -> Vec<Self> {
        let new = |file: &str, region: &str, year: &str| {
            run(&["new", file, "--region", region, "--year", year]).done();
        };
        vec![
            Self::new("空", |_, file| {
                new(file, "甲县", "2023");
                Vec::new()
            }),
            Self::new("满", |place, file| {
                new(file, "甲县", "2023");
                let names: Vec<String> = (1..=CROWD).map(crowd).collect();
                assert!(names.iter().all(|name| name.chars().count() == 40));
                let lines: Vec<String> =
                    names.iter().map(|name| format!("{name},县直单位,2023年5月\n")).collect();
                let table = "单位,类别,活动时间\n".to_owned() + &lines.concat();
                let source = place.path("满.csv");
                std::fs::write(&source, table).unwrap();
                run(&["import", file, &source]).done();
                names
            }),
            Self::new("区", |place, file| {
                new(file, "白塔区", "2024");
                let source = place.path("通知.txt");
                std::fs::write(&source, WEEK_IN_MAY).unwrap();
                run(&["import", file, &source]).done();
                Vec::new()
            }),
            Self::new("旧", |_, file| {
                let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/schema-1.themeday");
                std::fs::copy(kept, file).unwrap();
                Vec::new()
            }),
        ]
    }
}

#[test]
fn every_command_that_reads_answers_on_each_of_the_four_files() {
    for Subject { file, .. } in Subject::all() {
        for command in ["show", "due", "history", "check", "verify", "copies", "backups", "themes"] {
            let ran = run(&[command, &file]);
            let ends = if command == "check" { [cli::DONE, cli::FOUND] } else { [cli::DONE; 2] };
            assert!(ends.contains(&ran.code), "{command} {file}: {}{}", ran.out, ran.err);
            let ran = run(&[command, &file, "--json"]);
            assert!(serde_json::from_str::<Value>(&ran.out).is_ok(), "{command} {file}: {}", ran.out);
        }
        run(&["backup", &file]).done();
    }
}

#[test]
fn every_edit_of_the_four_files_is_undone_and_redone() {
    for Subject { file, .. } in Subject::all() {
        // Brings an older file to the present schema first.
        run(&["set", &file, "theme", "试"]).done();
        let whole = run(&["show", &file, "--json"]).done().json();
        let mut undone = 0;
        while run(&["undo", &file]).code == cli::DONE {
            undone += 1;
            assert!(undone < 200, "{file}: there is an end");
        }
        for _ in 0..undone {
            run(&["redo", &file]).done();
        }
        let mut again = run(&["show", &file, "--json"]).done().json();
        for key in ["revision", "saved_at"] {
            again[key] = whole[key].clone();
        }
        assert_eq!(again, whole, "{file}");
        run(&["verify", &file]).done();
    }
}

#[test]
fn a_main_session_of_which_nothing_is_known_stands_in_no_overview_of_the_year() {
    let Subject { place, file, .. } = Subject::all().swap_remove(0);
    for (paper, form) in [("wall-chart", "html"), ("calendar", "html"), ("calendar", "ics")] {
        let target = place.path(&format!("{paper}.{form}"));
        assert_eq!(run(&["export", &file, paper, "--format", form, "-o", &target]).code, cli::DONE);
        // The chart has a column for such sessions.
        let text = std::fs::read_to_string(&target).unwrap().replace("主会场与其他活动", "");
        assert!(text.len() > 50 && !text.contains("主会场"), "{paper} as {form}: {text}");
    }
}

#[test]
fn every_paper_of_the_four_files_is_made_in_every_form_and_names_everybody() {
    for Subject { place, file, names } in Subject::all() {
        for kind in PaperKind::ALL {
            for &format in documents::formats(kind) {
                // Pages of the crowd are laid out in the tests of the typesetter; here they would take minutes.
                if matches!(format, Format::Pdf | Format::Png) && !names.is_empty() {
                    continue;
                }
                // Pictures are those of the same pages as the PDF's: those of one file are enough.
                if format == Format::Png && !file.contains('区') {
                    continue;
                }
                let target = place.path(&format!("{}.{}", kind.name(), format.name()));
                let ran = run(&["export", &file, kind.name(), "--format", format.name(), "-o", &target]);
                assert_eq!(ran.code, cli::DONE, "{} as {}: {}", kind.name(), format.name(), ran.err);
                if matches!(format, Format::Txt | Format::Csv | Format::Html)
                    && matches!(kind, PaperKind::Schedule | PaperKind::Units | PaperKind::Ledger)
                {
                    let text = std::fs::read_to_string(&target).unwrap();
                    let lost: BTreeSet<&String> =
                        names.iter().filter(|name| !text.contains(name.as_str())).collect();
                    assert!(lost.is_empty(), "{} as {} lacks {lost:?}", kind.name(), format.name());
                }
            }
        }
    }
}
