//! Tables of every layout: which column tells when, lists beside each other, months across, and names that are none.
#![expect(clippy::unwrap_used, reason = "a helper that fails fails its test")]

use themeday::intake::{Known, Source, read};
use themeday::model::progress::Progress;
use themeday::model::proposal::Proposal;

/// What is read of a text of 2026.
pub fn in_2026(text: &str) -> Proposal {
    read(&[Source::text(text)], &Known { year: Some(2026), ..Known::default() }, &Progress::default())
        .unwrap()
}

/// Every unit with its time.
pub fn pairs(proposal: &Proposal) -> Vec<(String, String)> {
    let mut pairs: Vec<(String, String)> = Vec::new();
    for row in &proposal.assignments {
        pairs.extend(row.units.iter().map(|unit| (unit.clone(), row.time.value_text())));
    }
    pairs.sort();
    pairs
}

/// Reads a text, and expects these units with their times and no others.
pub fn expect(text: &str, expected: &[(&str, &str)]) -> Proposal {
    let proposal = in_2026(text);
    let mut expected: Vec<(String, String)> =
        expected.iter().map(|(unit, time)| ((*unit).to_owned(), (*time).to_owned())).collect();
    expected.sort();
    assert_eq!(pairs(&proposal), expected, "{text}");
    proposal
}

#[test]
fn lists_beside_each_other_have_each_its_own_month() {
    expect(
        "月份\t乡镇\t月份\t县直单位\n3月\t青石镇\t4月\t县财政局\n5月\t柳树乡\t6月\t县水利局\n",
        &[("青石镇", "2026-03"), ("县财政局", "2026-04"), ("柳树乡", "2026-05"), ("县水利局", "2026-06")],
    );
    expect(
        "序号\t时间\t单位\t序号\t时间\t单位\n1\t3月\t青石镇\t2\t4月\t柳树乡\n3\t5月\t县财政局\t4\t7月\t县水利局\n",
        &[("青石镇", "2026-03"), ("柳树乡", "2026-04"), ("县财政局", "2026-05"), ("县水利局", "2026-07")],
    );
}

#[test]
fn of_several_times_the_one_of_the_session_counts() {
    let changed = "单位\t原定时间\t调整后时间\n青石镇\t3月\t6月\n县财政局\t4月\t9月\n";
    expect(changed, &[("青石镇", "2026-06"), ("县财政局", "2026-09")]);
    let sent = "单位\t报送时限\t活动时间\n青石镇\t3月20日\t3月\n县财政局\t4月20日\t4月\n";
    expect(sent, &[("青石镇", "2026-03"), ("县财政局", "2026-04")]);
    let born = "单位\t出生日期\t活动月份\n青石镇\t1980年3月\t5月\n县财政局\t1981年4月\t6月\n";
    expect(born, &[("青石镇", "2026-05"), ("县财政局", "2026-06")]);
    let ends = "单位\t开始时间\t结束时间\n青石镇\t5月11日\t5月15日\n县财政局\t6月1日\t6月5日\n";
    expect(ends, &[("青石镇", "2026-05-11/2026-05-15"), ("县财政局", "2026-06-01/2026-06-05")]);
    let hours = "单位\t日期\t时间\n青石镇\t5月11日\t上午9:00-11:00\n县财政局\t6月1日\t下午3点\n";
    let proposal = expect(hours, &[("青石镇", "2026-05-11"), ("县财政局", "2026-06-01")]);
    assert_eq!(proposal.assignments[0].time.from.unwrap().to_string(), "09:00:00");
    assert_eq!(proposal.assignments[0].time.to.unwrap().to_string(), "11:00:00");
}

#[test]
fn where_two_times_remain_each_row_is_asked_about() {
    let proposal = in_2026("单位\t第一时间\t第二时间\n青石镇\t3月\t6月\n县财政局\t4月\t4月\n");
    let asked: Vec<&str> = proposal.questions.iter().map(|question| question.text.as_str()).collect();
    assert!(asked.contains(&"青石镇"), "{asked:?}");
    assert!(!asked.contains(&"县财政局"), "{asked:?}");
}

#[test]
fn a_column_of_times_is_known_by_its_head_or_by_what_stands_in_it() {
    expect("单位\t月份\n青石镇\t3\n县财政局\t12\n", &[("青石镇", "2026-03"), ("县财政局", "2026-12")]);
    expect("单位\t拟开展月\n青石镇\t3月\n县财政局\t4月\n", &[("青石镇", "2026-03"), ("县财政局", "2026-04")]);
    expect("单位\t排定\n青石镇\t3月\n县财政局\t4月\n", &[("青石镇", "2026-03"), ("县财政局", "2026-04")]);
}

#[test]
fn months_across_take_ticks_days_and_names() {
    let ticks = "单位\t3月\t4月\t5月\n青石镇\t√\t\t●\n县财政局\t\t15\t\n";
    expect(ticks, &[("青石镇", "2026-03"), ("青石镇", "2026-05"), ("县财政局", "2026-04-15")]);
    let names = "类别\t第一季度\t第二季度\n乡镇\t青石镇\t柳树乡\n县直单位\t县财政局\t县水利局、县林业局\n";
    expect(
        names,
        &[
            ("青石镇", "2026-Q1"),
            ("柳树乡", "2026-Q2"),
            ("县财政局", "2026-Q1"),
            ("县水利局", "2026-Q2"),
            ("县林业局", "2026-Q2"),
        ],
    );
    let words = in_2026("单位\t3月\t4月\n青石镇\t√\t\n县财政局\t\t张三带队\n");
    assert!(words.questions.iter().any(|question| question.text.contains("县财政局 4月 张三带队")));
}

#[test]
fn a_month_written_once_goes_on_and_is_asked_about_and_a_row_without_any_is_told() {
    let proposal = expect(
        "时间\t单位\n3月\t青石镇\n\t柳树乡\n4月\t县财政局\n",
        &[("青石镇", "2026-03"), ("柳树乡", "2026-03"), ("县财政局", "2026-04")],
    );
    assert!(proposal.questions.iter().any(|question| question.text == "柳树乡"));
    let right = in_2026("单位\t时间\n青石镇\t3月\n柳树乡\t\n县财政局\t4月\n");
    assert!(right.questions.iter().any(|question| question.text == "柳树乡"));
}

#[test]
fn what_is_no_name_is_asked_about_and_never_a_unit() {
    let proposal = in_2026(
        "月份\t单位\n3月\t青石镇\n4月\t县林业局〔农场〕\n5月\t县财政局[办公室]\n6月\t县水利局:牵头\n",
    );
    let names: Vec<&str> = proposal.units.iter().map(|unit| unit.name.as_str()).collect();
    assert_eq!(names, ["青石镇"]);
    for words in ["县林业局〔农场〕", "县财政局[办公室]", "县水利局:牵头"] {
        assert!(proposal.questions.iter().any(|question| question.text == words), "{words}");
    }
}
