//! Running text: rows with their own time, months as headings, stanzas, one event under headings, changes, and who holds
//! what.

use themeday::model::proposal::{Proposal, TimeValue};

use crate::intake_tables::{expect, in_2026, pairs};

fn asked(proposal: &Proposal, words: &str) -> bool {
    proposal.questions.iter().any(|question| question.text.contains(words))
}

#[test]
fn sentences_tell_who_has_which_time() {
    let two = [("县财政局", "2026-03-05"), ("县水利局", "2026-03-12")];
    expect("3月5日，县财政局；3月12日，县水利局。", &two);
    expect("县财政局，3月5日全天开放；县水利局，3月12日开放。", &two);
    expect(
        "4月份由青石镇、柳树乡开展，5月份由县财政局开展。",
        &[("青石镇", "2026-04"), ("柳树乡", "2026-04"), ("县财政局", "2026-05")],
    );
    expect(
        "第一场：3月5日上午9:00。顺序为：县财政局、县水利局。",
        &[("县财政局", "2026-03-05"), ("县水利局", "2026-03-05")],
    );
}

#[test]
fn a_sentence_that_happens_to_name_an_office_and_a_day_is_no_row() {
    let text = "关于开展主题日活动的通知\n各乡镇：\n3月5日，县政府办公室召开了会议，部署有关工作。\n县财政局2026年3月1日\n";
    let proposal = in_2026(text);
    assert!(pairs(&proposal).is_empty(), "{:?}", pairs(&proposal));
}

#[test]
fn months_as_headings_and_stanzas_of_units_are_rows() {
    expect(
        "3月\n青石镇\n柳树乡\n4月\n县财政局\n",
        &[("青石镇", "2026-03"), ("柳树乡", "2026-03"), ("县财政局", "2026-04")],
    );
    let proposal = expect(
        "县财政局\n时间：3月5日\n地点：政务大厅\n县水利局\n时间：3月6日\n地点：人民医院\n",
        &[("县财政局", "2026-03-05"), ("县水利局", "2026-03-06")],
    );
    assert_eq!(proposal.assignments[0].place.as_deref(), Some("政务大厅"));
    assert_eq!(proposal.units.len(), 2);
}

#[test]
fn a_list_to_which_everybody_adds_a_line_is_read_whole() {
    let proposal = expect(
        "#接龙\n1. 青石镇 5月\n2. 柳树乡 张三 6月\n3. 县财政局—7月\n4. 县水利局（8月）\n",
        &[("青石镇", "2026-05"), ("柳树乡", "2026-06"), ("县财政局", "2026-07"), ("县水利局", "2026-08")],
    );
    assert!(asked(&proposal, "柳树乡 张三"));
}

#[test]
fn one_event_under_headings_belongs_together() {
    let text = "一、活动时间\n2026年6月12日上午9:00\n二、活动地点\n县文化广场\n三、参加单位\n县财政局、县水利局、县林业局\n";
    let main = in_2026(text).main_session.unwrap();
    assert_eq!(main.time.value_text(), "2026-06-12");
    assert_eq!(main.place.as_deref(), Some("县文化广场"));
    assert_eq!(main.units, ["县财政局", "县水利局", "县林业局"]);
}

#[test]
fn a_notice_of_one_office_about_one_day_is_its_session() {
    let text = "县水利局“政府开放日”活动公告\n一、活动时间\n2026年6月12日上午9:00\n二、活动地点\n县水利局会议室\n县水利局\n2026年6月1日\n";
    let proposal = expect(text, &[("县水利局", "2026-06-12")]);
    assert_eq!(proposal.assignments[0].place.as_deref(), Some("县水利局会议室"));
    assert_eq!(proposal.assignments[0].time.from.unwrap().to_string(), "09:00:00");
    let text =
        "按照部署，县林业局将于2026年7月6日开展“政府开放日”活动。\n一、活动地点\n县林业局机关办公楼。\n";
    expect(text, &[("县林业局", "2026-07-06")]);
    // Whom only the title names is asked about.
    let text = "县财政局2026年度“政府开放日”活动方案\n拟定于2026年9月8日上午9:00开始\n";
    let proposal = expect(text, &[("县财政局", "2026-09-08")]);
    assert!(asked(&proposal, "县财政局"));
}

#[test]
fn what_comes_again_every_week_is_a_session_of_each_unit_named() {
    let text = "此次参加单位为：市财政局、市水利局、市林业局等3家单位。\n接听的时间是，每周一、三、五上午9:00—11:30。\n";
    let proposal = in_2026(text);
    assert!(proposal.main_session.is_none());
    let [row] = proposal.assignments.as_slice() else { panic!("{:?}", proposal.assignments) };
    assert_eq!(row.units, ["市财政局", "市水利局", "市林业局"]);
    assert!(matches!(row.time.value, Some(TimeValue::Recurring(_))));
    assert_eq!(row.time.from.unwrap().to_string(), "09:00:00");
}

#[test]
fn a_change_of_months_gives_the_new_one_with_a_question_and_a_cancelled_one_is_told() {
    let text = "关于调整活动安排的通知\n因工作需要作如下调整：\n青石镇由5月调整为6月；县财政局由7月10日调整为7月24日；县水利局因机构调整取消。\n";
    let proposal = expect(text, &[("青石镇", "2026-06"), ("县财政局", "2026-07-24")]);
    assert_eq!(proposal.assignments[0].note.as_deref(), Some("青石镇由5月调整为6月"));
    assert!(asked(&proposal, "县水利局因机构调整取消"));
}

#[test]
fn a_place_said_once_holds_for_all_rows() {
    let text = "访谈地点设在县政府网站访谈室，时间一般控制在60分钟以内。\n2026年在线访谈安排表\n承办单位\t时间\n县财政局\t4月\n县水利局\t5月\n";
    let proposal = expect(text, &[("县财政局", "2026-04"), ("县水利局", "2026-05")]);
    for row in &proposal.assignments {
        assert_eq!(row.place.as_deref(), Some("县政府网站访谈室"));
    }
}

#[test]
fn a_table_of_figures_gives_its_units_and_no_session() {
    let text = "2026年主题日活动统计表\n单位\t活动时间\t发放资料(份)\t接待群众(人次)\n青石镇\t5月16日\t1200\t300\n县财政局\t6月5日\t800余\t120\n合计\t\t2000\t420\n";
    let proposal = expect(text, &[]);
    let names: Vec<&str> = proposal.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["青石镇", "县财政局"]);
    assert!(asked(&proposal, "统计表"));
}

#[test]
fn rows_behind_each_other_on_one_line_and_groups_a_cell_a_line_are_read() {
    expect(
        "开放时间 甲县|3月23日|甲县气象局 乙县|3月19日|乙县气象局 丙县|3月20日|丙县气象局 |\n",
        &[("甲县气象局", "2026-03-23"), ("乙县气象局", "2026-03-19"), ("丙县气象局", "2026-03-20")],
    );
    let groups = in_2026(
        "组别\n县政府部门\n第一组\n(5个)\n县财政局、县林业局、县教育局、县民政局、县自然资\n源局\n第二组\n(1个)\n县水利局\n",
    );
    let names: Vec<&str> = groups.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["县财政局", "县林业局", "县教育局", "县民政局", "县自然资源局", "县水利局"]);
    assert_eq!(groups.units[5].group.as_deref(), Some("第二组"));
}
