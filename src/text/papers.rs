//! Fixed words of papers, which are Chinese whatever the language of the screen.

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

use super::{Printed, printed};
use crate::model::Month;
use crate::model::when::{Days, When};

printed! {
    paper_attachment_alone => "附件";
    paper_attachments(first: usize, last: usize) => "附件{first}-{last}";
    paper_quoted(word: &str) => "“{word}”";
    paper_subtitle(group: &str) => "（{group}）";
    paper_schedule_title(activity: &str, branch: &str) => "{activity}{branch}活动安排表";
    paper_activity_schedule_title(activity: &str, branch: &str) => "{activity}{branch}安排表";
    paper_main_title(activity: &str, main: &str) => "{activity}{main}参加单位名单";
    paper_list_title(occasion: &str, units: &str) => "参加{occasion}{units}名单";
    paper_activity(form: &str) => "{form}活动";
    paper_units => "单位";
    paper_number => "序号";
    paper_time => "活动时间";
    paper_group_line(group: &str, units: &str) => "{group}：{units}";
    paper_time_open => "待定";
    paper_time_line(time: &str) => "活动时间：{time}";
    paper_place_line(place: &str) => "活动地点：{place}";
    paper_year_to_month(from: &str, last: u32) => "{from}至{last}月";
    paper_span(from: &str, to: &str) => "{from}至{to}";
    paper_by(day: &str) => "{day}前";
    paper_tentative(time: &str) => "{time}（暂定）";
    paper_day_number(day: u32) => "{day}日";
    paper_month_third(month: &str, third: &str) => "{month}{third}";
    ics_session(units: &str, name: &str) => "{units}{name}";
    ics_due(unit: &str, item: &str) => "{unit}报送{item}截止";
    paper_blank_day(blank: &str) => "{blank}月{blank}日";
    paper_gap => "＿＿";
    ics_settled(unit: &str, item: &str) => "{unit}报送{item}（已办结）";
    ics_theme(theme: &str) => "活动主题：{theme}";
    paper_day_format => "m\"月\"d\"日\"";
    paper_full_day_format => "yyyy\"年\"m\"月\"d\"日\"";
    paper_blank => "＿＿＿＿＿＿";
    paper_continued => "（续）";
    paper_page_of(page: &str, pages: &str) => "第{page}页 共{pages}页";
    paper_enumeration_mark => "、";
    paper_full_stop => "。";
    paper_colon => "：";
    adjusted_title(office: &str, activity: &str) => "{office}关于调整{activity}安排的通知";
    adjusted_title_time(office: &str, unit: &str, activity: &str) => "{office}关于调整{unit}{activity}时间的通知";
    adjusted_title_place(office: &str, unit: &str, activity: &str) => "{office}关于调整{unit}{activity}地点的通知";
    adjusted_source(title: &str) => "《{title}》";
    adjusted_number(number: &str) => "（{number}）";
    adjusted_opening(source: &str) => "根据工作需要，经研究，决定对{source}确定的部分活动安排作如下调整：";
    adjusted_item(number: &str, sentence: &str) => "{number}、{sentence}";
    adjusted_time(unit: &str, before: &str, after: &str) => "{unit}活动时间由{before}调整为{after}。";
    adjusted_place(unit: &str, before: &str, after: &str) => "{unit}活动地点由{before}调整为{after}。";
    adjusted_swap(one: &str, other: &str, to: &str, other_to: &str) => "{one}与{other}互换活动时间，{one}调整至{to}，{other}调整至{other_to}。";
    adjusted_gone(unit: &str, month: &str) => "取消{unit}{month}活动，该单位本年度活动另行安排。";
    adjusted_added(unit: &str, month: &str) => "增加{unit}，活动时间为{month}。";
    adjusted_later => "另行通知";
    adjusted_none => "—";
    adjusted_deadline(day: u8) => "调整后的活动，报送时限相应调整为活动当月{day}日前。";
    adjusted_closing => "其他事项仍按原通知执行。请各有关单位据此做好准备。";
    adjusted_before => "原活动时间";
    adjusted_after => "调整后活动时间";
    adjusted_reason => "调整事由";
    replies_table_title(activity: &str) => "{activity}安排征求意见采纳情况表";
    replies_unit => "反馈单位";
    replies_day => "反馈日期";
    replies_opinion => "意见内容";
    replies_outcome => "采纳情况";
    replies_why => "理由";
}

/// Words at the end of a programme's title that tell what sort of paper it was, not what the activity is called.
const PAPER_WORDS: [&str; 16] = [
    "的通知",
    "通知",
    "的通告",
    "通告",
    "的实施方案",
    "实施方案",
    "的工作方案",
    "工作方案",
    "的方案",
    "方案",
    "实施计划",
    "工作计划",
    "的计划",
    "计划",
    "的安排",
    "安排",
];

/// Words that lead from the name of an office to that of an activity.
const LEADING_WORDS: [&str; 9] =
    ["认真做好", "切实做好", "组织开展", "组织实施", "印发", "开展", "举办", "做好", "组织"];

/// Ends of the names of regions that a title may begin with.
const REGION_ENDS: [char; 4] = ['县', '区', '市', '旗'];

/// A programme's title as the name of its activity, with the quotation marks that it has: without the office, region and
/// year before it and the words that make it the title of a paper
/// (`抚顺县2016年“5•15政务公开日”活动方案` → `“5•15政务公开日”活动`). 第…届 stays.
#[must_use]
pub fn activity_title(title: &str) -> String {
    let mut name = without_years(&curly(title.trim()));
    if let Some((_, rest)) = name.rsplit_once("关于").filter(|(before, _)| !before.contains('《')) {
        name = rest.to_owned();
        while let Some(rest) = LEADING_WORDS.iter().find_map(|word| name.strip_prefix(word)) {
            name = rest.to_owned();
        }
    }
    let rest = PAPER_WORDS.iter().find_map(|word| name.strip_suffix(word)).filter(|rest| !rest.is_empty());
    if let Some(rest) = rest {
        name = rest.to_owned();
    }
    if let Some(inner) = name.strip_prefix('《').and_then(|name| name.strip_suffix('》')) {
        name = activity_title(inner);
    }
    without_region(&name).to_owned()
}

/// The title with a pair of straight quotation marks made one of Chinese ones.
fn curly(title: &str) -> String {
    let mut open = false;
    let turned = title.chars().map(|c| match c {
        '"' => {
            open = !open;
            if open { '“' } else { '”' }
        }
        c => c,
    });
    turned.collect()
}

/// The title without the years in it, and without the name of the region that a year stands behind.
fn without_years(title: &str) -> String {
    let mut name = String::new();
    let mut rest = title;
    while let Some(at) = rest.find('年') {
        let (before, after) = rest.split_at(at);
        let digits = before.chars().rev().take_while(char::is_ascii_digit).count();
        let year = digits == 4;
        let after = &after['年'.len_utf8()..];
        let kept = if year { &before[..before.len() - digits] } else { before };
        name.push_str(kept);
        if year {
            rest = after.strip_prefix('度').unwrap_or(after);
            if rest.is_empty() && name.is_empty() {
                return title.to_owned();
            }
            if name.ends_with(REGION_ENDS) && name.chars().count() <= 8 && !name.contains('“') {
                name.clear();
            }
        } else {
            name.push('年');
            rest = after;
        }
    }
    name + rest
}

/// The name without a region before it, where what follows begins a name of its own (`湘潭县“政务公开主题日”活动`).
fn without_region(name: &str) -> &str {
    let begins = |rest: &str| {
        let named = ["“", "第", "政务", "政府"].iter().any(|word| rest.starts_with(word));
        named || rest.starts_with(|c: char| c.is_ascii_digit())
    };
    let ends = name.char_indices().skip(2).take(6).filter(|(_, c)| REGION_ENDS.contains(c));
    let found = ends.map(|(at, c)| &name[at + c.len_utf8()..]).find(|rest| begins(rest));
    found.unwrap_or(name)
}

/// What a coordinator's notice calls its activity, without the parts that a table's title gives otherwise: what
/// [`activity_title`] drops, the ordinal, quotation marks, and 活动 after it (`“政务公开主题日”活动` → `政务公开主题日`).
#[must_use]
pub fn activity_name(title: &str) -> String {
    let name: String =
        activity_title(title).chars().filter(|c| !matches!(c, '“' | '”' | '《' | '》')).collect();
    let name = without_ordinal(&name);
    match name.strip_suffix("活动") {
        Some(rest) if !rest.is_empty() => rest.to_owned(),
        _ => name.to_owned(),
    }
}

/// The name without 第…届 before it.
#[must_use]
pub fn without_ordinal(name: &str) -> &str {
    let rest = name.strip_prefix('第').and_then(|name| name.split_once('届')).map(|(_, rest)| rest);
    rest.filter(|rest| !rest.is_empty()).unwrap_or(name)
}

/// The word for one branch session in running text, where the place's word names them all with a number left open
/// (N分会 → 分会).
#[must_use]
pub fn one_of_many(label: &str) -> &str {
    let bare = label.trim_start_matches(|c: char| c.is_ascii_alphanumeric());
    if bare.is_empty() { label } else { bare.trim_start() }
}

/// Whether a title names a list itself (参加……名单), so that nothing is to be added to it.
#[must_use]
pub fn is_list_title(title: &str) -> bool {
    title.ends_with("名单")
}

/// Whether a word says already that it is an activity (现场集中宣传活动), so that the word need not follow it.
#[must_use]
pub fn is_activity(word: &str) -> bool {
    word.ends_with("活动")
}

/// Whether a word names an occasion that one takes part in (现场集中宣传活动, 现场咨询会).
#[must_use]
pub fn is_occasion(word: &str) -> bool {
    is_activity(word) || word.ends_with('会')
}

impl Printed {
    /// Months of a table's row: `2023年4月`, `2023年3月至6月`, `2023年12月至2024年1月`.
    #[must_use]
    pub fn paper_months(self, from: Month, to: Option<Month>) -> String {
        let first = self.month_full(from);
        match to {
            Some(to) if to.year() == from.year() && to > from => {
                self.paper_year_to_month(&first, to.number())
            }
            Some(to) if to > from => self.paper_span(&first, &self.month_full(to)),
            _ => first,
        }
    }

    /// The days of a period: `2023年5月15日至19日`, one day where both are the same.
    #[must_use]
    pub fn paper_period(self, from: NaiveDate, to: NaiveDate) -> String {
        self.paper_days(&if from == to { Days::On(from) } else { Days::Range(from, to) })
    }

    /// A fixed time as a paper says it: `2023年5月12日9:00—11:00`, `2023年8月26日、27日`, `2023年5月中旬（暂定）`.
    #[must_use]
    pub fn paper_when(self, when: &When) -> String {
        let mut time = self.paper_days(&when.days);
        if let Some(from) = when.time_from {
            time.push_str(&clock(from));
            if let Some(to) = when.time_to {
                time.push('—');
                time.push_str(&clock(to));
            }
        }
        if when.tentative { self.paper_tentative(&time) } else { time }
    }

    fn paper_days(self, days: &Days) -> String {
        match days {
            Days::On(day) => self.day_full(*day),
            Days::Each(days) => {
                let mut text = String::new();
                let mut before: Option<NaiveDate> = None;
                for day in days {
                    if !text.is_empty() {
                        text.push_str(self.paper_enumeration_mark());
                    }
                    text.push_str(&match before {
                        Some(b) if Month::of(b) == Month::of(*day) => self.paper_day_number(day.day()),
                        Some(b) if b.year() == day.year() => self.day(*day),
                        _ => self.day_full(*day),
                    });
                    before = Some(*day);
                }
                text
            }
            Days::Range(from, to) => {
                let last = if Month::of(*from) == Month::of(*to) {
                    self.paper_day_number(to.day())
                } else if from.year() == to.year() {
                    self.day(*to)
                } else {
                    self.day_full(*to)
                };
                self.paper_span(&self.day_full(*from), &last)
            }
            Days::Third(month, third) => {
                let third = match third {
                    0 | 1 => "上旬",
                    2 => "中旬",
                    _ => "下旬",
                };
                self.paper_month_third(&self.month_full(*month), third)
            }
            Days::DueBy(day) => self.paper_by(&self.day_full(*day)),
        }
    }
}

/// What the wording of a time tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StatedTime {
    /// No figure: 另行通知.
    Nothing,
    /// Hours without a day.
    Hours,
    /// A day, but no hours.
    Day,
    /// Both.
    DayAndHours,
    /// Something else: a month, a year.
    Other,
}

/// What a wording tells of a time.
#[must_use]
pub fn stated_time(wording: &str) -> StatedTime {
    let hours = wording.contains([':', '：', '点', '时']);
    match (wording.contains(['日', '号']), hours) {
        _ if !wording.contains(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c)) => {
            StatedTime::Nothing
        }
        (true, true) => StatedTime::DayAndHours,
        (true, false) => StatedTime::Day,
        (false, true) => StatedTime::Hours,
        (false, false) => StatedTime::Other,
    }
}

/// `9:00`, the hour without a zero before it.
#[must_use]
pub fn clock(time: NaiveTime) -> String {
    format!("{}:{:02}", time.hour(), time.minute())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2023, m, d).unwrap()
    }

    #[test]
    fn the_name_of_the_activity_is_taken_from_the_programme_s_title() {
        for (title, name) in [
            ("“政务公开主题日”活动", "政务公开主题日"),
            ("2023年“政务公开主题日”活动", "政务公开主题日"),
            ("2024年度第二届政府开放日系列活动", "政府开放日系列"),
            ("政务公开宣传周", "政务公开宣传周"),
            ("活动", "活动"),
            ("2023", "2023"),
            ("2023年", "2023年"),
            ("抚顺县2016年“5•15政务公开日”活动方案", "5•15政务公开日"),
            ("湘潭县\"政务公开主题日\"活动实施方案", "政务公开主题日"),
            ("湘潭县政务公开办公室关于组织开展2023年“政务公开主题日”活动的通知", "政务公开主题日"),
            ("关于印发《2024年政务开放月工作方案》的通知", "政务开放月"),
            ("第十七届“5•15政务公开日”活动", "5•15政务公开日"),
            ("政务公开日2016年系列活动安排", "政务公开日系列"),
        ] {
            assert_eq!(activity_name(title), name, "{title}");
        }
        for (title, name) in [
            ("抚顺县2016年“5•15政务公开日”活动方案", "“5•15政务公开日”活动"),
            ("第十七届“5•15政务公开日”活动", "第十七届“5•15政务公开日”活动"),
            ("城市居民政务体验活动", "城市居民政务体验活动"),
            ("", ""),
        ] {
            assert_eq!(activity_title(title), name, "{title}");
        }
    }

    #[test]
    fn one_branch_session_is_called_without_the_number_left_open() {
        assert_eq!(one_of_many("N分会"), "分会");
        assert_eq!(one_of_many("分会场"), "分会场");
        assert_eq!(one_of_many("N"), "N");
    }

    #[test]
    fn the_wording_of_a_time_is_told_apart() {
        for (wording, what) in [
            ("另行通知", StatedTime::Nothing),
            ("上午9点至11点", StatedTime::Hours),
            ("5月12日", StatedTime::Day),
            ("2023年5月12日9:00-11:00", StatedTime::DayAndHours),
            ("2023年4月", StatedTime::Other),
        ] {
            assert_eq!(stated_time(wording), what, "{wording}");
        }
    }

    #[test]
    fn a_paper_says_months_and_days_without_zeros_and_never_twice() {
        let zh = Printed;
        let month = |y, m| Month::new(y, m).unwrap();
        assert_eq!(zh.paper_months(month(2023, 4), None), "2023年4月");
        assert_eq!(zh.paper_months(month(2023, 3), Some(month(2023, 6))), "2023年3月至6月");
        assert_eq!(zh.paper_months(month(2023, 12), Some(month(2024, 1))), "2023年12月至2024年1月");
        let say = |days| zh.paper_when(&When { days, ..When::on(day(1, 1)) });
        assert_eq!(say(Days::Each(vec![day(8, 26), day(8, 27), day(9, 1)])), "2023年8月26日、27日、9月1日");
        assert_eq!(say(Days::Range(day(5, 15), day(5, 19))), "2023年5月15日至19日");
        assert_eq!(say(Days::Range(day(5, 30), day(6, 2))), "2023年5月30日至6月2日");
        assert_eq!(say(Days::Third(month(2023, 5), 2)), "2023年5月中旬");
        assert_eq!(say(Days::DueBy(day(3, 31))), "2023年3月31日前");
        let hours = When {
            time_from: NaiveTime::from_hms_opt(9, 0, 0),
            time_to: NaiveTime::from_hms_opt(11, 30, 0),
            tentative: true,
            ..When::on(day(5, 12))
        };
        assert_eq!(zh.paper_when(&hours), "2023年5月12日9:00—11:30（暂定）");
    }
}
