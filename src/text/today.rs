//! Sentences of the 今日 page.

use super::sentences;

sentences! {
    page_today => "今日", "Today";
    today_title(day: &str, weekday: &str) => "今天要办 · {day} {weekday}", "To do · {weekday} {day}";
    today_nothing => "今天没有要办的事。", "Nothing to do today.";
    today_month(month: &str) => "本月承办（{month}）", "This month ({month})";
    today_month_none => "本月没有承办单位。", "Nobody holds a session this month.";
    today_next(month: &str) => "下月准备（{month}）", "Next month ({month})";
    today_next_due(month: &str, day: &str) => "下月准备（{month}，{day}截止）", "Next month ({month}, due {day})";
    today_next_none => "下月没有承办单位。", "Nobody holds a session next month.";
    today_common => "常用", "Often used";

    todo_overdue => "逾期", "Overdue";
    todo_returned => "退回", "Returned";
    todo_due_soon => "将到期", "Due soon";
    todo_received => "待审核", "To check";
    todo_undated => "待定", "Open";
    todo_unscheduled => "未安排", "No month";
    todo_check => "检查", "Check";

    todo_overdue_line(unit: &str, month: &str, days: i64) => "{unit} {month}活动信息未报，已逾期{days}天", "{unit}: nothing received for {month}, {days} day(s) overdue";
    todo_overdue_open(unit: &str, days: i64) => "{unit}活动信息未报，已逾期{days}天", "{unit}: nothing received, {days} day(s) overdue";
    todo_overdue_more(n: usize) => "另有{n}家逾期未报", "{n} more are overdue";
    todo_returned_line(unit: &str, month: &str, days: i64) => "{unit} {month}报送已退回{days}天，未重报", "{unit}: the report for {month} went back {days} day(s) ago";
    todo_returned_why(unit: &str, why: &str, days: i64) => "{unit} {why}，退回{days}天", "{unit}: {why}, returned {days} day(s) ago";
    todo_returned_more(n: usize) => "另有{n}家退回后未重报", "{n} more were returned";
    todo_due_line(day: &str, n: usize, who: &str) => "{day}前报送，还有{n}家未报：{who}", "{n} still owe a report by {day}: {who}";
    todo_due_today(n: usize, who: &str) => "今天截止，还有{n}家未报：{who}", "{n} still owe a report today: {who}";
    todo_received_line(n: usize, who: &str) => "{n}家已报送，等待审核：{who}", "{n} reports wait to be checked: {who}";
    todo_main_undated(label: &str) => "{label}时间、地点未定", "{label}: time and place are open";
    todo_main_no_day(label: &str) => "{label}时间未定", "{label}: the time is open";
    todo_unscheduled_line(n: usize, who: &str) => "{n}家还没有安排月份：{who}", "{n} have no month yet: {who}";
    todo_no_units => "本年度还没有单位，请导入通知、表格或名单", "No unit takes part yet: import a notice, a table or a list";
    todo_problems(n: usize) => "有{n}处必须处理的问题", "{n} problem(s) must be settled";

    today_other(when: &str, name: &str) => "{when}  {name}", "{when}  {name}";
    held_day(day: &str) => "{day}已开展", "held {day}";
    todo_hint => "提示", "Notice";
    todo_hint_line(month: &str, n: usize) => "{month}承办单位{n}家尚未发月初提示", "{n} units of {month} have not been told of it yet";
    todo_reminded(text: &str, n: usize) => "{text}，已催{n}次", "{text}, reminded {n}×";
    todo_call(text: &str, who: &str) => "{text}（{who}）", "{text} ({who})";
    go_urge => "复制催办", "Copy notice";
    go_urge_all => "全部催办", "Write to all";
    go_hint => "复制提示", "Copy notice";
    go_record => "去登记", "Record";
    go_look => "查看", "Show";
    go_check => "去审核", "Check";
    go_main => "去设置", "Set";
    go_schedule => "去安排", "Schedule";

    day_open => "日期未定", "no day yet";
    everyone(who: &str, n: usize) => "{who}等{n}家", "{who} and others ({n})";
}
