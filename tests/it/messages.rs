//! Messages to units about their reports, the record of them, and the papers that urge and name.

use chrono::NaiveDate;
use themeday::documents::{self, Block, Content};
use themeday::model::contact::ContactKind;
use themeday::model::paper::{PaperKind, PaperRequest};
use themeday::model::{Month, Snapshot};
use themeday::rules::YearView;
use themeday::rules::messages::{asked, hinted_month};
use themeday::text::messages::{Desk, Manner, Message, messages, usual_template};

use crate::sample::Year;

fn day(month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, month, day).unwrap()
}

fn written(snapshot: &Snapshot, today: NaiveDate, manner: Manner) -> Vec<Message> {
    let view = YearView::new(snapshot, Year::PROGRAMME, today);
    let programme = snapshot.programmes.get(Year::PROGRAMME).unwrap();
    let month = hinted_month(today).unwrap_or(Month::of(today));
    let desk = Desk { snapshot, programme, today };
    messages(&desk, manner, usual_template(manner.kind), &asked(&view, manner.kind, month))
}

fn manner(kind: ContactKind) -> Manner {
    Manner { kind, each: false, at: false, longest: 480 }
}

fn paper(snapshot: &Snapshot, kind: PaperKind, today: NaiveDate) -> Content {
    documents::content(snapshot, &PaperRequest::new(kind, Year::PROGRAMME, today)).unwrap()
}

fn lines(content: &Content) -> Vec<String> {
    let blocks = content.sections.iter().flat_map(|section| &section.blocks);
    blocks.filter_map(|block| if let Block::Paragraph(p) = block { Some(p.line()) } else { None }).collect()
}

#[test]
fn a_notice_ahead_names_the_units_of_the_month_by_group_and_says_when_and_what() {
    let snapshot = Year::full().snapshot();
    let list = written(&snapshot, day(5, 31), manner(ContactKind::Hint));
    assert_eq!(list.len(), 1);
    assert_eq!(
        list[0].text,
        "【政务公开主题日提示】6月应开展活动的单位：石潭镇、石鼓镇；县卫健局、县民政局、县医保局。请于6月30日前开展活动，\
         并于6月25日前报送活动图片、信息。联系人：李明，电话：0731-50000000。"
    );
    assert_eq!(list[0].to.len(), 5);
}

#[test]
fn what_went_back_is_urged_with_its_gaps_and_apart_from_what_never_came() {
    let snapshot = Year::full().snapshot();
    let list = written(&snapshot, day(5, 31), manner(ContactKind::Urging));
    let back = list.iter().find(|message| message.text.starts_with("县发改局")).unwrap();
    assert!(back.text.contains("截至5月31日已退回修改（缺图片），请抓紧补报。"), "{}", back.text);
    assert!(list.iter().any(|message| message.text.contains("截至5月31日尚未收到")));
    let told: usize = list.iter().map(|message| message.to.len()).sum();
    let view = YearView::new(&snapshot, Year::PROGRAMME, day(5, 31));
    assert_eq!(told, asked(&view, ContactKind::Urging, Month::of(day(5, 31))).len());
}

#[test]
fn a_long_message_is_divided_among_its_units_and_none_is_lost() {
    let snapshot = Year::full().snapshot();
    let short = Manner { longest: 90, ..manner(ContactKind::Hint) };
    let list = written(&snapshot, day(5, 31), short);
    assert!(list.len() > 1);
    assert!(list[0].text.ends_with(&format!("（1/{}）", list.len())), "{}", list[0].text);
    assert_eq!(list.iter().map(|message| message.to.len()).sum::<usize>(), 5);
    let each = Manner { each: true, ..manner(ContactKind::Hint) };
    assert_eq!(written(&snapshot, day(5, 31), each).len(), 5);
}

#[test]
fn overdue_units_have_a_page_each_with_a_receipt_and_the_register_lists_them() {
    let snapshot = Year::full().snapshot();
    let urging = paper(&snapshot, PaperKind::Urging, day(5, 31));
    let view = YearView::new(&snapshot, Year::PROGRAMME, day(5, 31));
    let open = asked(&view, ContactKind::Urging, Month::of(day(5, 31)));
    assert_eq!(urging.sections.len(), open.len());
    let told = lines(&urging).join("\n");
    assert!(told.contains("县发改局：") && told.contains("已退回修改（缺图片）"), "{told}");
    assert!(told.contains("请于2023年6月7日前报送"), "five working days later: {told}");
    assert!(urging.sections[0].tables().next().unwrap().shown()[0].contains(&"签收人".to_owned()));
    let register = paper(&snapshot, PaperKind::UrgingRegister, day(5, 31));
    let rows = register.sections[0].tables().next().unwrap().shown();
    assert_eq!(rows.len() - 1, open.len());
}

#[test]
fn the_bulletin_counts_the_quarter_and_names_who_was_late_and_whose_material_lacks() {
    let snapshot = Year::full().snapshot();
    let bulletin = paper(&snapshot, PaperKind::Bulletin, day(5, 31));
    assert!(
        bulletin.title.ends_with("关于2023年第二季度“政务公开主题日”活动开展情况的通报"),
        "{}",
        bulletin.title
    );
    let told = lines(&bulletin).join("\n");
    assert!(told.contains("中路铺镇逾期2天补报"), "{told}");
    assert!(told.contains("县发改局缺图片"), "{told}");
    assert!(!told.contains("云湖桥镇"), "in time: {told}");
    // April and May: 3 + 2 townships, 4 + 2 units of the county; 免报 is not asked for.
    let rows = bulletin.sections[1].tables().next().unwrap().shown();
    let total = rows.last().unwrap();
    let number = |n: usize| total[n].parse::<usize>().unwrap();
    assert_eq!(number(5), number(6) + number(7) + number(8) + number(9));
    let view = YearView::new(&snapshot, Year::PROGRAMME, day(5, 31));
    let counts = &view.counts().total;
    assert_eq!((number(5), number(9)), (counts.due, counts.missing), "nothing is due outside the quarter");
    assert_eq!((number(2), number(3)), (counts.should_hold, counts.held));
}

#[test]
fn papers_that_urge_are_forms_while_nobody_is_late() {
    let snapshot = Year::full().snapshot();
    for kind in [PaperKind::Urging, PaperKind::UrgingRegister, PaperKind::Bulletin] {
        let content = paper(&snapshot, kind, day(1, 10));
        assert!(!content.sections.is_empty(), "{kind:?}");
    }
}
