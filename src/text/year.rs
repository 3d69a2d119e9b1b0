//! Sentences of the 年度设置 page and of the dialogs that begin files and years.

use super::{Lang, sentences};
use crate::model::programme::{LiaisonsOf, MinDuration};
use crate::model::report::{DayOff, Deadline, DeadlineRule, Offset, OffsetUnit};

sentences! {
    page_year => "年度设置", "Year";
    year_card_activity => "活动", "Activity";
    year_card_plan => "安排", "Schedule";
    year_card_report => "报送", "Reports";
    year_card_issue => "发文", "Notice";
    year_card_slogans => "宣传标语", "Slogans";
    year_card_file => "本文件", "This file";

    year_title => "活动名称", "Title";
    year_ordinal => "届次", "Ordinal";
    year_ordinal_hint => "如 17，可不填", "Such as 17; may be empty";
    year_theme => "活动主题", "Theme";
    year_basis => "依据", "Basis";
    year_basis_hint => "如：《××省政务公开工作要点》（×政办发〔2023〕1号）", "The papers that the notice rests on";
    year_period => "活动期间", "Period";
    year_period_from => "活动期间首日", "First day of the period";
    year_period_to => "活动期间末日", "Last day of the period";
    year_period_first => "首日…", "First day…";
    year_period_last => "末日…", "Last day…";
    year_period_dash => "至", "to";
    year_duration => "活动时长", "Duration";
    year_label_main => "主会场名称", "Main session";
    year_label_branch => "分会场名称", "Branch session";
    year_months => "活动月份", "Months";
    year_month_full(month: &str, n: usize) => "{month}（已安排{n}家）", "{month} ({n} sessions)";
    year_duty => "每单位应办", "Duty";
    year_liaisons => "须报联络员", "Liaisons of";
    liaisons_of_main => "主会场参加单位", "units of the main session";
    liaisons_of_all => "全部单位", "all units";
    liaisons_of_none => "不要求", "nobody";
    year_main_counts => "参加主会场计入应办次数", "Taking part in the main session counts";
    year_item => "报送内容", "Item";
    year_least => "最少", "At least";
    year_least_hint => "如：信息稿1篇、图片3张以上", "Such as: text 1, pictures 3";
    year_least_wrong => "每项写明数量，如“图片3张”", "Each piece needs its number, such as: pictures 3";
    year_to_whom => "报送至", "To";
    year_to_whom_hint => "如：邮箱、微信群", "Such as an e-mail address";
    year_item_hint => "如：活动图片、信息", "Such as: pictures and a text";
    year_item_usual => "活动图片、信息", "Pictures and a text";
    year_rule => "报送时限", "Deadline";
    year_rule_day => "几日前", "Day";
    year_rule_days => "几天内", "Days";
    year_rule_date => "截止日期", "Date";
    year_rule_suggested(text: &str) => "建议{text}（通知未明确，采用前不计逾期）", "Suggested: {text} (nobody has stated it; nobody is late by it)";
    year_rule_accept => "采用", "Accept";
    year_rules_of_one(n: usize) => "另有{n}项只对单项活动，在“主会场”页的各项活动中设置。", "{n} more are asked of one session each; see the page of sessions.";
    year_rule_words(text: &str) => "原文：{text}", "As written: {text}";
    year_day_before => "日前", "";
    year_days_within => "天内", "days";
    year_add_rule => "增加报送要求", "Ask for another report";
    year_office => "发文机关", "Office";
    year_doc_no => "发文字号", "Number";
    year_doc_no_hint => "如：潭政公开〔2023〕3号", "Document number";
    year_issued => "成文日期", "Date of issue";
    year_issued_hint => "选择…", "Choose…";
    year_addressees => "主送", "Addressees";
    year_copies => "抄送", "Copies to";
    year_one_a_line => "每行一个", "One a line";
    year_slogans_hint => "每行一条", "One a line";
    year_slogans_count(n: usize) => "共{n}条", "{n} in all";
    year_region => "地区", "Region";
    year_region_hint => "如：湘潭县", "Such as a county's name";
    year_operator => "经办人", "Operator";
    year_close => "办结本年度", "Close the year";
    year_close_what => "办结后本年度只能查看，可随时恢复。", "A closed year can only be viewed; it can be reopened.";
    year_reopen => "恢复编辑", "Reopen";
    year_is_closed(year: i32) => "{year}年度已办结，只能查看。", "{year} is closed and can only be viewed.";

    wrong_number => "请填数字。", "Give a number.";
    wrong_number_between(least: u32, most: u32) => "请填{least}至{most}之间的数字。", "Give a number from {least} to {most}.";
    wrong_empty => "不能为空。", "This cannot be empty.";
    wrong_year => "请填四位年份，如 2024。", "Give a year of four digits, such as 2024.";

    rule_session_month(day: u8) => "活动当月{day}日前", "by day {day} of the session's month";
    rule_next_month(day: u8) => "次月{day}日前", "by day {day} of the next month";
    rule_fixed(day: &str) => "{day}前", "by {day}";
    rule_after(n: &str) => "活动后{n}内", "within {n} after the session";
    rule_before(n: &str) => "活动前{n}", "{n} before the session";
    rule_recurring => "按原文", "as written";
    rule_day_off => "遇节假日", "On a day off";
    rule_day_off_unchanged => "不变", "Unchanged";
    rule_day_off_later => "顺延", "Later";
    rule_day_off_earlier => "提前", "Earlier";
    rule_if_off_later => "（遇节假日顺延）", " (on a day off: the next working day)";
    rule_if_off_earlier => "（遇节假日提前）", " (on a day off: the working day before)";
    rule_kind_session_month => "活动当月某日前", "By a day of the session's month";
    rule_kind_next_month => "活动次月某日前", "By a day of the next month";
    rule_kind_fixed => "统一截止日期", "By one day for all";
    rule_kind_after => "活动后若干天内", "Some days after the session";
    offset_days(n: u32) => "{n}天", "{n} day(s)";
    offset_working_days(n: u32) => "{n}个工作日", "{n} working day(s)";
    offset_weeks(n: u32) => "{n}周", "{n} week(s)";
    offset_months(n: u32) => "{n}个月", "{n} month(s)";
    duration_any => "不限", "Any";
    duration_half_day => "不少于半天", "At least half a day";
    duration_day => "不少于一天", "At least a day";
    duration_minutes(n: u32) => "不少于{n}分钟", "At least {n} minutes";

    year_unrecorded(year: i32) => "{year}年度为往年安排（未登记报送），不计时限和逾期。", "{year} lies behind and no reports were recorded; nothing is counted as late.";
    year_show(year: i32) => "查看{year}年度", "Show {year}";
    year_record => "开始登记", "Record its reports";
    year_record_what => "把本年度作为正在办理的年度，登记报送并计算逾期。", "Treats the year as a running one: reports are recorded, and what is late is counted.";
    year_roll_to(year: i32) => "结转到{year}年度…", "Roll over to {year}…";
    cmd_unplanned => "登记计划外活动…", "Record an unplanned session…";
    cmd_as_last_year => "照上年安排", "Place as last year";
    as_last_year_what(n: usize) => "把{n}场未安排的活动放到上年的月份，可一步撤销", "Puts {n} sessions into last year's months, as one step";

    cmd_new_year => "新建年度…", "New year…";
    cmd_roll_over => "结转新年度…", "Roll over to a new year…";
    roll_title => "结转新年度", "Roll over to a new year";
    roll_from(year: i32) => "从{year}年度带入：", "From {year}:";
    roll_units(n: usize) => "单位和类别（{n}家）", "Units and groups ({n})";
    roll_participants(n: usize) => "主会场参加单位（{n}家）", "Units of the main session ({n})";
    roll_slogans(n: usize) => "宣传标语（{n}条）", "Slogans ({n})";
    roll_notice => "发文机关、主送、抄送、联系方式、依据", "Office, addressees, copies, contacts, basis";
    roll_rules => "报送要求、应办次数、活动时长", "Report rules, duty, shortest session";
    roll_texts(n: usize) => "修改过的文稿和标题（{n}份，请核对其中的日期）", "Edited texts and titles ({n}; check the dates in them)";
    roll_as_last_year(n: usize) => "照上年安排月份（{n}家）", "Place as last year ({n})";
    roll_suggestion(month: &str, units: &str) => "{month}：{units}", "{month}: {units}";
    roll_left_out(units: &str) => "已撤销，不再列入：{units}", "Left out, as they have ended: {units}";
    roll_nothing => "上年没有安排月份。", "Nothing was placed last year.";
    new_year_title => "新建年度", "New year";
    new_year_number => "年份", "Year";
    new_year_months => "活动月份", "Months";
    new_year_button(year: i32) => "新建{year}年度", "Begin {year}";
    new_year_taken(year: i32) => "文件中已有{year}年度。", "The file holds {year} already.";
    usual_title => "政务公开主题日活动", "Openness theme day";

    new_file_title => "新建空白文件", "New file";
    new_file_name(region: &str, year: i32) => "{region}政务公开主题日{year}", "{region} theme days {year}";
    new_file_button => "选择保存位置…", "Choose where…";
    begin_title => "保存新文件", "Save the new file";
}

impl Lang {
    /// A deadline rule in words.
    #[must_use]
    pub fn deadline_rule(self, rule: &DeadlineRule) -> String {
        match rule {
            DeadlineRule::DayOfSessionMonth { day } => self.rule_session_month(*day),
            DeadlineRule::Monthly { day } => self.rule_next_month(*day),
            DeadlineRule::Fixed { date, time } => {
                let day = self.day_full(*date);
                let hour = time.map(|t| t.format(" %-H:%M").to_string()).unwrap_or_default();
                self.rule_fixed(&format!("{day}{hour}"))
            }
            DeadlineRule::AfterEvent { offset } => self.rule_after(&self.offset(*offset)),
            DeadlineRule::BeforeEvent { offset } => self.rule_before(&self.offset(*offset)),
            DeadlineRule::Recurring => self.rule_recurring().to_owned(),
        }
    }

    /// A deadline in words: its rule, and what becomes of a day off where it does not stay.
    #[must_use]
    pub fn deadline(self, deadline: &Deadline) -> String {
        self.deadline_rule(&deadline.by) + self.if_off(deadline)
    }

    /// What becomes of a day off, as an addition to a deadline in words; empty where the day stays.
    #[must_use]
    pub fn if_off(self, deadline: &Deadline) -> &'static str {
        match deadline.day_off {
            _ if !deadline.may_fall_on_a_day_off() => "",
            DayOff::Unchanged => "",
            DayOff::Later => self.rule_if_off_later(),
            DayOff::Earlier => self.rule_if_off_earlier(),
        }
    }

    /// The choice of what becomes of a day off.
    #[must_use]
    pub fn day_off(self, day_off: DayOff) -> &'static str {
        match day_off {
            DayOff::Unchanged => self.rule_day_off_unchanged(),
            DayOff::Later => self.rule_day_off_later(),
            DayOff::Earlier => self.rule_day_off_earlier(),
        }
    }

    fn offset(self, offset: Offset) -> String {
        match offset.unit {
            OffsetUnit::Day => self.offset_days(offset.n),
            OffsetUnit::WorkingDay => self.offset_working_days(offset.n),
            OffsetUnit::Week => self.offset_weeks(offset.n),
            OffsetUnit::Month => self.offset_months(offset.n),
        }
    }

    /// The shortest session in words.
    #[must_use]
    pub fn min_duration(self, duration: Option<MinDuration>) -> String {
        match duration {
            None => self.duration_any().to_owned(),
            Some(MinDuration::HalfDay) => self.duration_half_day().to_owned(),
            Some(MinDuration::Day) => self.duration_day().to_owned(),
            Some(MinDuration::Minutes(n)) => self.duration_minutes(n),
        }
    }
}

impl Lang {
    /// Which units have to name a liaison.
    #[must_use]
    pub fn liaisons_of(self, of: Option<LiaisonsOf>) -> &'static str {
        match of {
            Some(LiaisonsOf::Main) => self.liaisons_of_main(),
            Some(LiaisonsOf::All) => self.liaisons_of_all(),
            None => self.liaisons_of_none(),
        }
    }
}
