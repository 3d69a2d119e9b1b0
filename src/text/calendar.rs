//! Words of calendars and charts.

use super::sentences;

sentences! {
    calendar_title(activity: &str) => "{activity}日历", "Calendar of {activity}";
    calendar_year => "全年", "Year";
    calendar_rest => "休", "off";
    calendar_work => "班", "work";
    calendar_unknown(year: i32) => "{year}年节假日安排尚未公布，表中未标注休假和调休上班日。", "The holidays of {year} are not announced; none are marked.";
    calendar_in_month(units: &str) => "本月开展（日期待定）：{units}。", "This month, day to be fixed: {units}.";
    calendar_due(item: &str) => "报送{item}截止", "{item} due";
    calendar_month_head => "月份", "Month";
    calendar_working_days => "工作日", "Working days";
    calendar_holidays => "节假日和调休", "Holidays";
    calendar_sessions => "活动安排", "Sessions";
    calendar_days(n: u32) => "{n}天", "{n} days";
    calendar_off(name: &str, days: &str) => "{name}：{days}休", "{name}: {days} off";
    calendar_makeup(days: &str) => "{days}上班", "{days} work";
    calendar_file(title: &str, kind: &str) => "{title}{kind}", "{title} {kind}";
    chart_title(activity: &str) => "{activity}全年安排", "{activity}: the year";
    chart_main => "主会场与其他活动", "Main and other sessions";
    chart_undated(names: &str) => "时间待定：{names}。", "No date yet: {names}.";
    chart_unscheduled(units: &str) => "未安排：{units}。", "Unscheduled: {units}.";
    chart_count(n: usize) => "（{n}家）", "({n})";
}

/// The days of the week from Monday.
pub const WEEKDAYS: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
