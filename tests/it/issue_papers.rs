//! Papers of what was issued and changed since: the notice of adjustments, and what became of replies.

use themeday::documents::{self, Block, Content, Fonts};
use themeday::model::edit::{Adjusting, Edit};
use themeday::model::issue::{Outcome, Stage};
use themeday::model::issuing::Reply;
use themeday::model::paper::{Format, MissingFact, PaperKind, PaperRequest};
use themeday::model::progress::Progress;

use crate::issue::{File, cause, day, month};
use crate::readers::{Piece, word};

fn request(file: &File, kind: PaperKind) -> PaperRequest {
    PaperRequest::new(kind, file.year, day("2023-06-01"))
}

fn made(file: &File, kind: PaperKind) -> Content {
    documents::content(file.now(), &request(file, kind)).unwrap()
}

fn lines(content: &Content) -> Vec<String> {
    let blocks = content.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Paragraph(p) = block { Some(p.line()) } else { None }).collect()
}

fn adjust(file: &mut File, name: &str, to: u32, reason: &str) {
    let edit = Some(file.place(name, Some(month(to))));
    file.done(&Edit::Adjust(Box::new(Adjusting { edit, sessions: Vec::new(), cause: cause(reason) })));
}

#[test]
fn up_to_three_adjustments_are_told_in_sentences_to_those_they_are_about() {
    let mut file = File::sample();
    file.issue(None);
    adjust(&mut file, "县水利局", 8, "防汛");
    let one = made(&file, PaperKind::Adjustment);
    assert!(one.title.contains("关于调整县水利局") && one.title.ends_with("时间的通知"), "{}", one.title);
    let told = lines(&one);
    assert_eq!(told[0], "县水利局：");
    assert!(
        told[1].contains("的通知》（潭政公开办发〔2023〕3号）确定的部分活动安排作如下调整："),
        "{told:?}"
    );
    assert_eq!(told[2], "县水利局活动时间由2023年11月调整为2023年8月。");
    assert_eq!(told[3], "调整后的活动，报送时限相应调整为活动当月25日前。");
    assert_eq!(told[4], "其他事项仍按原通知执行。请各有关单位据此做好准备。");
    // Two that took each other's month have one sentence.
    adjust(&mut file, "县林业局", 6, "工作冲突");
    adjust(&mut file, "县民政局", 5, "工作冲突");
    let three = lines(&made(&file, PaperKind::Adjustment));
    assert!(three.iter().any(|line| line.contains("互换活动时间")), "{three:?}");
    assert!(made(&file, PaperKind::Adjustment).sections[0].tables().next().is_none());
}

#[test]
fn four_adjustments_stand_in_a_table_and_what_has_no_cause_is_left_out_and_told() {
    let mut file = File::sample();
    file.issue(None);
    for (name, to) in [("县水利局", 8), ("县林业局", 9), ("县财政局", 5), ("县审计局", 6)] {
        adjust(&mut file, name, to, "防汛");
    }
    file.done(&file.place("县教育局", Some(month(4))));
    let content = made(&file, PaperKind::Adjustment);
    let table = content.sections[0].tables().next().unwrap().shown();
    assert_eq!(table[0], ["序号", "单位", "原活动时间", "调整后活动时间", "调整事由"]);
    assert_eq!(table.len(), 5);
    let water = table.iter().find(|row| row[1] == "县水利局").unwrap();
    assert_eq!(water[2..], ["2023年11月", "2023年8月", "防汛"]);
    let missing = documents::missing(file.now(), &request(&file, PaperKind::Adjustment));
    assert!(missing.contains(&MissingFact::Unregistered(1)), "{missing:?}");
    let fonts = Fonts::compiled_in();
    let docx = documents::render(&content, Format::Docx, &fonts, &Progress::default()).unwrap();
    let cells: Vec<Vec<Vec<String>>> = word(&docx)
        .into_iter()
        .filter_map(|piece| if let Piece::Table(rows) = piece { Some(rows) } else { None })
        .collect();
    assert!(
        cells.iter().any(|rows| rows.iter().any(|row| row.contains(&"县水利局".to_owned()))),
        "{cells:?}"
    );
    let pdf = documents::render(&content, Format::Pdf, &fonts, &Progress::default()).unwrap();
    assert!(pdf.starts_with(b"%PDF"));
}

#[test]
fn replies_stand_in_a_table_under_their_count() {
    let mut file = File::sample();
    let copy = file.copy(Stage::Consultation, "");
    let reply = |file: &File, name: &str, wish| Reply {
        copy,
        unit: file.unit(name),
        on: day("2023-03-15"),
        text: String::new(),
        wish,
        outcome: None,
        reason: String::new(),
        to: None,
        session: None,
    };
    let taken = Reply { outcome: Some(Outcome::Taken), ..reply(&file, "县水利局", Some(month(8))) };
    file.done(&Edit::Reply(Box::new(taken)));
    file.done(&Edit::Reply(Box::new(reply(&file, "县林业局", None))));
    let content = made(&file, PaperKind::FeedbackResult);
    let section = &content.sections[0];
    assert_eq!(section.head, ["共征求47家，反馈2家，其中无意见1家，提出意见1条，采纳1条"]);
    let table = section.tables().next().unwrap().shown();
    assert_eq!(table.len(), 3);
    assert!(table.iter().any(|row| row[1] == "县水利局" && row[3] == "建议调整为8月" && row[4] == "采纳"));
    assert!(table.iter().any(|row| row[1] == "县林业局" && row[3] == "无意见"));
}
