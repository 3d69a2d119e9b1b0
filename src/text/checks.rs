//! Sentences of the 检查 and 操作记录 pages.

use super::sentences;

sentences! {
    page_checks => "检查", "Check";
    page_history => "操作记录", "History";
    checks_none(time: &str) => "检查 {time}：没有问题。", "Check {time}: no problems.";
    checks_at(time: &str, must: usize, hint: usize) => "检查 {time}：必须处理{must}处，提醒{hint}处", "Check {time}: {must} must be settled, {hint} hint(s)";
    checks_section(name: &str, n: usize) => "{name}（{n}）", "{name} ({n})";
    checks_unfold => "逐条查看", "Show each";
    checks_fold => "收起", "Fold";
    go_unit => "查看单位", "Show the unit";
    go_month => "在安排中查看", "On the schedule";
    go_report => "查看报送", "Show the report";
    go_year => "去设置", "Settings";
    go_merge => "同一单位…", "Same unit…";
    chip_problem(told: &str, word: &str) => "{told}，检查：{word}", "{told}, check: {word}";
    go_move(month: &str) => "移到{month}", "Move to {month}";
    go_extend(day: &str) => "延期至{day}", "Extend to {day}";
    go_add_session => "补一次活动", "Add a session";
    go_register => "登记调整…", "Register the adjustment…";
    go_capacity => "每月场次…", "Sessions a month…";
    go_unlock => "解锁", "Unlock";
    go_unschedule => "移至未安排", "Unschedule";
    go_liaison => "登记联络员…", "Enter a liaison…";
    go_note => "已知悉…", "Note…";
    checks_noted => "已知悉", "Noted";
    checks_noted_why(day: &str, reason: &str) => "{day}已知悉：{reason}", "Noted on {day}: {reason}";
    checks_take_up => "重新提示", "Show again";
    note_title => "已知悉，不再提示", "Note and leave";
    note_how => "说明原因后不再提示；情况有变化时会重新提示。", "It is not told again, until its facts change.";
    note_reason => "原因", "Reason";
    note_hint => "如：集市只在周日举行", "such as: the market is on Sundays only";
    note_button => "记下", "Note";
    go_two => "是两个单位", "They are two";

    head_time => "时间", "Time";
    head_edit => "操作", "Edit";
    head_actor => "经办人", "By";
    edit_done => "已生效", "Done";
    edit_undone => "已撤销", "Undone";
    edit_discarded => "已撤销，不再恢复", "Undone for good";
    history_empty => "还没有操作。", "Nothing has been done yet.";
    history_row(time: &str, what: &str, state: &str) => "{time} {what} {state}", "{time} {what} {state}";
    history_now => "撤销会取消最近一条“已生效”的操作，重做会恢复最近撤销的操作。", "Undo takes back the newest entry that is done; redo brings back what was undone last.";
    history_fails => "无法读取操作记录。", "The history cannot be read.";
}
