//! Papers made of kept copies as they were, and the papers on the way to the issue: letter, form for replies, approval,
//! plan, corrections.

use themeday::documents::{self, Block, Content, Fonts};
use themeday::model::edit::{Adjusting, Edit, ProgrammeFact};
use themeday::model::ids::ScheduleCopyId;
use themeday::model::issue::Stage;
use themeday::model::issuing::NewCopy;
use themeday::model::paper::{Format, Letterhead, MissingFact, PaperKind, PaperOptions, PaperRequest};
use themeday::model::progress::Progress;

use crate::issue::{File, cause, day, month};

fn request(file: &File, kind: PaperKind) -> PaperRequest {
    PaperRequest::new(kind, file.year, day("2023-06-01"))
}

fn of_copy(file: &File, kind: PaperKind, copy: ScheduleCopyId) -> PaperRequest {
    let options = PaperOptions { copy: Some(copy), ..PaperOptions::default() };
    PaperRequest { options, ..request(file, kind) }
}

fn made(file: &File, request: &PaperRequest) -> Content {
    documents::content(file.now(), request).unwrap()
}

fn lines(content: &Content) -> Vec<String> {
    let blocks = content.sections[0].blocks.iter();
    blocks.filter_map(|block| if let Block::Paragraph(p) = block { Some(p.line()) } else { None }).collect()
}

/// The text of every table.
fn cells(content: &Content) -> String {
    let tables = content.sections.iter().flat_map(documents::Section::tables);
    tables.flat_map(documents::Table::shown).flatten().collect::<Vec<_>>().join("|")
}

fn in_every_form(file: &File, request: &PaperRequest) {
    let fonts = Fonts::compiled_in();
    for format in documents::formats(request.kind).iter().filter(|format| **format != Format::Png) {
        documents::export(file.now(), request, *format, &fonts, &Progress::default()).unwrap();
    }
}

#[test]
fn a_paper_of_a_kept_copy_is_as_it_was_with_its_stage_below_the_title() {
    let mut file = File::sample();
    let before = made(&file, &request(&file, PaperKind::Schedule));
    let copy = file.copy(Stage::Consultation, "");
    file.done(&file.place("县水利局", Some(month(4))));
    file.done(&Edit::RenameUnit {
        unit: file.unit("县林业局"),
        name: "县林草局".into(),
        on: day("2023-03-20"),
        basis: String::new(),
    });
    let now = made(&file, &request(&file, PaperKind::Schedule));
    assert!(cells(&now).contains("县林草局") && cells(&now) != cells(&before));
    let past = made(&file, &of_copy(&file, PaperKind::Schedule, copy));
    assert_eq!(cells(&past), cells(&before));
    assert!(past.sections.iter().all(|section| section.stage.as_deref() == Some("（征求意见稿）")));
    assert!(now.sections.iter().all(|section| section.stage.is_none()));
    let name = documents::file_name(file.now(), &of_copy(&file, PaperKind::Schedule, copy), Format::Pdf);
    assert!(name.ends_with("（征求意见稿）.pdf"), "{name}");
    for kind in [PaperKind::Schedule, PaperKind::WallChart, PaperKind::PlanTable, PaperKind::MainSession] {
        in_every_form(&file, &of_copy(&file, kind, copy));
    }
}

#[test]
fn the_notice_of_a_copy_has_no_number_before_the_issue_and_that_of_the_issue_afterwards() {
    let mut file = File::sample();
    let draft = file.copy(Stage::Review, "");
    let issue = file.issue(None);
    file.done(&file.place("县水利局", Some(month(4))));
    let notice = made(&file, &of_copy(&file, PaperKind::Notice, draft));
    assert_eq!(notice.sections[0].stage.as_deref(), Some("（送审稿）"));
    assert!(notice.sections[0].masthead.as_ref().unwrap().number.contains("〔2023〕"));
    assert!(!notice.sections[0].masthead.as_ref().unwrap().number.contains("3号"));
    let tables = notice.sections.iter().filter(|section| section.tables().next().is_some());
    let staged = tables.filter(|section| section.stage.is_some()).count();
    assert_eq!(staged, 2, "the two tables of months");
    let missing = documents::missing(file.now(), &of_copy(&file, PaperKind::Notice, draft));
    assert!(!missing.contains(&MissingFact::DocNo), "{missing:?}");
    let issued = made(&file, &of_copy(&file, PaperKind::Notice, issue));
    assert!(issued.sections.iter().all(|section| section.stage.is_none()));
    assert_eq!(issued.sections[0].masthead.as_ref().unwrap().number, "潭政公开办发〔2023〕3号");
}

#[test]
fn what_is_gone_since_stands_in_a_paper_of_its_copy() {
    let mut file = File::sample();
    let before = made(&file, &request(&file, PaperKind::Schedule));
    let issue = file.issue(None);
    let units = vec![file.unit("县水利局")];
    file.done(&Edit::SetExempt { programme: file.year, units, reason: Some("机构改革".into()) });
    assert!(!cells(&made(&file, &request(&file, PaperKind::Schedule))).contains("县水利局"));
    let past = made(&file, &of_copy(&file, PaperKind::Schedule, issue));
    assert_eq!(cells(&past), cells(&before));
}

#[test]
fn the_letter_asks_by_its_day_and_has_the_tables_and_a_form_behind_it() {
    let mut file = File::sample();
    let wish = NewCopy {
        programme: file.year,
        stage: Stage::Consultation,
        name: String::new(),
        on: day("2023-03-10"),
        reply_by: Some(day("2023-03-20")),
    };
    file.done(&Edit::TakeCopy(Box::new(wish)));
    file.done(&file.place("县水利局", Some(month(4))));
    let letter = made(&file, &request(&file, PaperKind::Consultation));
    assert!(letter.title.ends_with("安排（征求意见稿）》意见的函"), "{}", letter.title);
    let head = letter.sections[0].masthead.as_ref().unwrap();
    assert_eq!(head.letterhead, Letterhead::Letter);
    let told = lines(&letter);
    assert!(told[1].contains("于2023年3月20日前将意见（填写附件4，加盖公章）反馈我办"), "{told:?}");
    assert_eq!(letter.sections.len(), 5);
    let staged: Vec<bool> = letter.sections.iter().map(|section| section.stage.is_some()).collect();
    assert_eq!(staged, [false, true, true, true, false]);
    // The tables are those that were sent out, not those of today.
    assert!(cells(&letter).contains("县水利局"));
    let row = letter.sections[3].tables().next().unwrap().shown();
    let april = row.iter().find(|row| row[1].contains("4月")).unwrap();
    assert!(!april[2].contains("县水利局"), "{april:?}");
    in_every_form(&file, &request(&file, PaperKind::Consultation));
}

#[test]
fn each_unit_has_a_form_with_what_the_copy_plans_for_it() {
    let mut file = File::sample();
    file.copy(Stage::Consultation, "");
    file.done(&file.place("县水利局", Some(month(4))));
    let all = made(&file, &request(&file, PaperKind::FeedbackForm));
    assert_eq!(all.sections.len(), 47);
    let water = all.sections.iter().find(|section| section.head[0].ends_with("县水利局")).unwrap();
    let table = water.tables().next().unwrap().shown();
    assert_eq!(table[0], ["序号", "原安排", "修改意见", "理由", "希望调整到的月份"]);
    assert!(table.iter().any(|row| row[1] == "2023年11月"), "{table:?}");
    let main = all.sections.iter().filter(|section| cells_of(section).contains("主会（"));
    // One of the 21 stands in no table of the year.
    assert_eq!(main.count(), 20);
    let mut one = request(&file, PaperKind::FeedbackForm);
    one.options.unit = Some(file.unit("县水利局"));
    assert_eq!(made(&file, &one).sections.len(), 1);
    in_every_form(&file, &one);
}

fn cells_of(section: &documents::Section) -> String {
    section.tables().flat_map(documents::Table::shown).flatten().collect::<Vec<_>>().join("|")
}

#[test]
fn corrections_tell_place_and_both_wordings_and_have_the_right_tables_behind_them() {
    let mut file = File::sample();
    file.issue(None);
    let adjusted = Some(file.place("县林业局", Some(month(9))));
    let adjusting = Adjusting { edit: adjusted, sessions: Vec::new(), cause: cause("防汛") };
    file.done(&Edit::Adjust(Box::new(adjusting)));
    file.done(&file.place("县水利局", Some(month(4))));
    let one = made(&file, &request(&file, PaperKind::Correction));
    assert!(one.title.ends_with("关于更正潭政公开办发〔2023〕3号文件有关内容的通知"), "{}", one.title);
    let told = lines(&one);
    assert_eq!(told[2], "附件3第8行“县水利局”活动时间“2023年11月”更正为“2023年4月”。", "{told:?}");
    assert!(told.iter().any(|line| line == "更正后的附件3附后，原附件3同时作废。"), "{told:?}");
    assert!(!told.iter().any(|line| line.contains("县林业局")), "an adjustment is no error");
    assert_eq!(one.sections.len(), 2);
    assert_eq!(one.sections[1].label.as_deref(), Some("附件3"));
    assert_eq!(one.sections[1].stage.as_deref(), Some("（更正后）"));
    for name in ["县财政局", "县审计局", "县教育局", "石潭镇"] {
        file.done(&file.place(name, Some(month(12))));
    }
    let many = made(&file, &request(&file, PaperKind::Correction));
    let table = many.sections[0].tables().next().unwrap().shown();
    assert_eq!(table[0], ["序号", "更正位置", "原文", "更正后", "备注"]);
    assert_eq!(table.len(), 6);
    assert_eq!(many.sections.len(), 3);
    in_every_form(&file, &request(&file, PaperKind::Correction));
    let mut without = request(&file, PaperKind::Correction);
    without.options.tables = Some(false);
    assert_eq!(made(&file, &without).sections.len(), 1);
}

#[test]
fn a_notice_of_many_adjustments_has_the_new_tables_behind_it_and_compares_with_the_issue_that_is_chosen() {
    let mut file = File::sample();
    let first = file.issue(None);
    let adjust = |file: &mut File, name: &str, to: u32| {
        let edit = Some(file.place(name, Some(month(to))));
        let adjusting = Adjusting { edit, sessions: Vec::new(), cause: cause("防汛") };
        file.done(&Edit::Adjust(Box::new(adjusting)));
    };
    adjust(&mut file, "县水利局", 8);
    let one = made(&file, &request(&file, PaperKind::Adjustment));
    assert_eq!(one.sections.len(), 1);
    let mut with = request(&file, PaperKind::Adjustment);
    with.options.tables = Some(true);
    let with = made(&file, &with);
    assert_eq!(with.sections[1].stage.as_deref(), Some("（2023年6月1日调整）"));
    assert_eq!(with.sections[1].label.as_deref(), Some("附件"));
    assert!(lines(&with).iter().any(|line| line.contains("原通知附件3同时废止")), "{:?}", lines(&with));
    for (name, to) in [("县林业局", 9), ("县财政局", 5), ("石潭镇", 9)] {
        adjust(&mut file, name, to);
    }
    assert_eq!(made(&file, &request(&file, PaperKind::Adjustment)).sections.len(), 3);
    // Issued anew nothing differs from the last issue, but still from the first.
    file.issue(None);
    let last = documents::missing(file.now(), &request(&file, PaperKind::Adjustment));
    assert!(last.contains(&MissingFact::Adjustments), "{last:?}");
    let since_first = made(&file, &of_copy(&file, PaperKind::Adjustment, first));
    assert_eq!(since_first.sections[0].tables().next().unwrap().rows.len(), 4);
}

#[test]
fn the_approval_bears_what_is_known_of_its_paper() {
    let mut file = File::sample();
    let addressees = ProgrammeFact::Addressees(vec!["各乡镇人民政府".into(), "县直有关单位".into()]);
    file.done(&Edit::SetProgramme(file.year, addressees));
    let notice = cells(&made(&file, &request(&file, PaperKind::Approval)));
    assert!(notice.contains("的通知") && notice.contains("核稿") && notice.contains("签发"), "{notice}");
    assert!(notice.contains("各乡镇人民政府"), "{notice}");
    let mut other = request(&file, PaperKind::Approval);
    other.options.subject = Some(PaperKind::Consultation);
    assert!(cells(&made(&file, &other)).contains("意见的函"));
    in_every_form(&file, &other);
}

#[test]
fn the_plan_has_a_session_a_row_in_the_order_of_time() {
    let file = File::sample();
    let plan = made(&file, &request(&file, PaperKind::PlanTable));
    let table = plan.sections[0].tables().next().unwrap().shown();
    assert_eq!(
        table[0],
        ["序号", "责任单位", "活动主题", "活动形式", "活动时间", "活动地点", "联系人", "备注"]
    );
    let branch: Vec<&Vec<String>> = table[1..].iter().filter(|row| row[4].contains("2023年")).collect();
    assert!(branch.len() >= 47);
    assert_eq!(table.len() - 1, branch.len().max(48));
    let group = file.now().groups.iter().find(|group| group.name == "乡镇").unwrap().id;
    let townships = PaperRequest { group: Some(group), ..request(&file, PaperKind::PlanTable) };
    assert_eq!(made(&file, &townships).sections[0].tables().next().unwrap().rows.len(), 17);
    in_every_form(&file, &townships);
}
