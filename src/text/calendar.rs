//! Words of calendars and charts.

use super::printed;

printed! {
    calendar_title(activity: &str) => "{activity}日历";
    calendar_year => "全年";
    calendar_rest => "休";
    calendar_work => "班";
    calendar_unknown(year: i32) => "{year}年节假日安排尚未公布，表中未标注休假和调休上班日。";
    calendar_own_days(year: i32) => "{year}年节假日安排尚未公布，表中只标注自定的上班和休息日，其余按周一至周五上班计算。";
    calendar_in_month(units: &str) => "本月开展（日期待定）：{units}。";
    calendar_due(item: &str) => "报送{item}截止";
    calendar_month_head => "月份";
    calendar_working_days => "工作日";
    calendar_holidays => "节假日和调休";
    calendar_sessions => "活动安排";
    calendar_days(n: u32) => "{n}天";
    calendar_off(name: &str, days: &str) => "{name}：{days}休";
    calendar_makeup(days: &str) => "{days}上班";
    calendar_file(title: &str, kind: &str) => "{title}{kind}";
    chart_title(activity: &str) => "{activity}全年安排";
    chart_main => "主会场与其他活动";
    chart_undated(names: &str) => "时间待定：{names}。";
    chart_unscheduled(units: &str) => "未安排：{units}。";
    chart_count(n: usize) => "（{n}家）";
}

/// The days of the week from Monday.
pub const WEEKDAYS: [&str; 7] = ["星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日"];
