//! Sentences of 安排 as a calendar.

use super::sentences;

sentences! {
    view_calendar => "日历", "Calendar";
    cmd_view_calendar => "安排：日历", "Schedule as a calendar";
    calendar_extent => "日历范围", "Range";
    calendar_one_month => "月", "Month";
    calendar_twelve => "全年", "Year";
    year_before => "上一年", "Year before";
    year_after => "下一年", "Year after";
    sign_off => "休", "off";
    sign_on => "班", "work";
    day_weekend => "周末", "weekend";
    day_holiday(name: &str) => "{name}放假", "{name}, day off";
    day_make_up => "调休上班", "working day";
    calendar_not_known(year: i32) => "{year}年节假日安排尚未公布", "Holidays of {year} are not announced yet";
    sessions_on(n: usize) => "{n}场", "{n} session(s)";
    calendar_more(n: usize) => "还有{n}场", "{n} more";
    calendar_more_on(day: &str, n: usize) => "{day}还有{n}场", "{n} more on {day}";
    calendar_list => "列表", "List";
    list_undated(n: usize) => "未定日期（{n}）", "No day yet ({n})";
    list_unscheduled(n: usize) => "未安排（{n}）", "Unscheduled ({n})";
    list_of_day(day: &str, n: usize) => "{day}（{n}）", "{day} ({n})";
    list_all_dated => "活动都已定日期。", "Every session has its day.";
    list_nothing_then => "这一天没有活动。", "Nothing on this day.";
    list_how => "拖到某一天，或按 D 填日期。", "Drag to a day, or press D.";
    cmd_select_all => "全选", "Select all";
    cmd_next_unscheduled => "下一家未安排单位", "Next unscheduled unit";
    cmd_details => "详情", "Details";
    cmd_edit_in_place => "填写", "Edit";
    cmd_fill_date => "定日期…", "Set the date…";
    cmd_fill_place => "填写地点", "Set the place";
    cmd_fill_form => "填写形式", "Set the form";
    cmd_fill_theme => "填写主题", "Set the theme";
    cmd_earlier => "提前一月", "A month earlier";
    cmd_later => "推后一月", "A month later";
    cmd_order => "按机构序列重排", "Official order";
    cmd_order_cell => "按机构序列重排：本格", "Official order: this cell";
    cmd_order_group => "按机构序列重排：本附件", "Official order: this attachment";
    cmd_order_all => "按机构序列重排：全部", "Official order: everything";
    many_differ => "各不相同", "Various";
    many_clear(what: &str) => "清除选中各家的{what}", "Clear {what} of all selected";
    many_title => "统一填写", "For all of them";
    drag_to_day(day: &str) => "定于{day}", "On {day}";
    drag_to_open => "日期改为待定", "Leave the day open";
    drag_to_a_day => "拖到某一天", "Drag to a day";
    drag_held => "已开展的活动不改日期", "What was held keeps its day";
}
