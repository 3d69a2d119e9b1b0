//! Liaisons in forms, lists and lines, into the proposal and the file.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use themeday::intake::{Known, Source, read};
use themeday::model::progress::Progress;
use themeday::model::proposal::Proposal;

fn in_2026(text: &str) -> Proposal {
    read(&[Source::text(text)], &Known { year: Some(2026), ..Known::default() }, &Progress::default())
        .unwrap()
}

fn people(proposal: &Proposal) -> Vec<(&str, &str, &str)> {
    let told = proposal.liaisons.iter();
    told.map(|told| (told.unit.as_str(), told.card.name.as_str(), told.card.phone())).collect()
}

#[test]
fn persons_of_a_filled_form_are_read_with_every_field() {
    let text = "序号\t单位名称\t姓名\t性别\t职务\t办公电话\t手机\t传真\tQQ号\t微信号\t电子邮箱\n\
                1\t青石镇人民政府\t张三\t男\t党政办主任\t57330001\t13800000001\t57330009\t10001\tzs1\ta@example.cn\n\
                2\t县财政局\t李四\t女\t股长\t57330002\t13800000002\t\t\t\t\n";
    let proposal = in_2026(text);
    let [one, other] = proposal.liaisons.as_slice() else { panic!("{:?}", proposal.liaisons) };
    assert_eq!((one.unit.as_str(), one.card.name.as_str()), ("青石镇人民政府", "张三"));
    let card = &one.card;
    assert_eq!(
        [
            &card.sex,
            &card.post,
            &card.office_phone,
            &card.mobile,
            &card.fax,
            &card.qq,
            &card.wechat,
            &card.email
        ],
        ["男", "党政办主任", "57330001", "13800000001", "57330009", "10001", "zs1", "a@example.cn"]
    );
    assert_eq!((other.unit.as_str(), other.card.mobile.as_str()), ("县财政局", "13800000002"));
    assert_eq!(proposal.liaison_fields.len(), 10);
    assert!(proposal.not_understood.is_empty(), "{:?}", proposal.not_understood);
    assert!(proposal.questions.is_empty(), "{:?}", proposal.questions);
}

#[test]
fn a_short_list_and_lines_tell_persons_and_a_strange_number_is_asked_about() {
    let list = in_2026(
        "单位\t联系人\t电话\n青石镇\t张三\t13800000001\n县城投\t李四\t0731-57330002\n县财政局\t王五\t138000\n",
    );
    assert_eq!(
        people(&list),
        [
            ("青石镇", "张三", "13800000001"),
            ("县城投", "李四", "0731-57330002"),
            ("县财政局", "王五", "138000")
        ]
    );
    let asked: Vec<&str> = list.questions.iter().map(|question| question.text.as_str()).collect();
    assert_eq!(asked, ["县财政局 王五 138000"]);
    let lines = in_2026("青石镇 张三 13800000001\n县财政局 联络员：李四 0731-57330002\n");
    assert_eq!(people(&lines), [("青石镇", "张三", "13800000001"), ("县财政局", "李四", "0731-57330002")]);
}

#[test]
fn leaders_and_empty_rows_are_no_liaisons() {
    let text = "单位\t分管领导姓名\t联络员\t手机\n青石镇\t赵六\t张三\t13800000001\n县财政局\t\t\t\n";
    assert_eq!(people(&in_2026(text)), [("青石镇", "张三", "13800000001")]);
}
