//! Sentences of the 报送 page.

use super::{Lang, sentences};
use crate::model::report::Minimum;

sentences! {
    page_reports => "报送", "Reports";
    reports_tab => "范围", "Which";
    tab_outstanding => "应报未报", "Outstanding";
    tab_received => "待审核", "To be checked";
    tab_returned => "退回", "Returned";
    tab_month => "本月", "This month";
    tab_year => "全年", "Whole year";
    tab_count(name: &str, n: usize) => "{name} {n}", "{name} {n}";

    head_number => "序号", "No.";
    head_unit => "单位", "Unit";
    head_held => "实际开展", "Held on";
    head_due => "报送时限", "Due";
    head_state => "状态", "State";
    head_received => "报送日期", "Received";
    head_material => "材料（缺项）", "Material (gaps)";
    head_events => "办理记录", "Events";
    head_item => "报送内容", "Item";

    reports_until(day: &str) => "截至{day}：", "By {day}: ";
    reports_counts(owed: usize, came: usize) => "应报*{owed}*家，已报*{came}*家", "*{owed}* due, *{came}* received";
    reports_counts_items(owed: usize, came: usize) => "应报*{owed}*份，已报*{came}*份", "*{owed}* reports due, *{came}* received";
    reports_undated(asked: usize, came: usize) => "报送时限尚未确认，暂不计应报未报：全年报送*{asked}*份，已报*{came}*份。", "No deadline is confirmed yet and nobody is late: *{asked}* reports in the year, *{came}* received.";
    reports_undated_some(n: usize) => "　另有{n}份时限未定", "   {n} more without a deadline";
    reports_late(n: usize) => "逾期补报{n}", "{n} late";
    reports_returned(n: usize) => "，退回修改{n}", ", {n} returned";
    reports_of_which(what: &str) => "（其中{what}）", " (of which {what})";
    reports_missing(n: usize) => "，未报!{n}!家：", ", !{n}! missing: ";
    reports_missing_items(n: usize) => "，未报!{n}!份：", ", !{n}! reports missing: ";
    reports_none_missing => "，没有未报。", ", none missing.";
    reports_and_more(n: usize) => "等{n}家", " and others ({n})";
    reports_next(month: &str, n: usize, day: &str) => "　{month}应报{n}家，{day}截止", "   {month}: {n} due by {day}";

    month_owed(n: usize) => "应报 {n}", "{n} owed";
    month_came(n: usize) => "已报 {n}", "{n} received";
    month_overdue(n: usize) => "逾期未报 {n}", "{n} overdue";
    month_returned(n: usize) => "退回修改 {n}", "{n} returned";
    month_ends(day: &str) => "{day}截止", "due {day}";
    month_fold(month: &str) => "收起{month}", "Fold {month}";
    month_unfold(month: &str) => "展开{month}", "Unfold {month}";
    pick_row(unit: &str, month: &str) => "选择{unit}（{month}）", "Pick {unit} ({month})";
    pick_month(month: &str) => "选择{month}全部单位", "Pick all of {month}";
    pick_all => "全选", "Pick all";
    row_name(unit: &str, month: &str, due: &str, state: &str) => "{unit}，{month}，时限{due}，{state}", "{unit}, {month}, due {due}, {state}";

    picked_count(n: usize) => "已选*{n}*家", "*{n}* picked";
    pick_hint => "勾选单位后登记报送情况", "Tick units to record their reports";
    event_day => "登记日期", "Date";
    act_held => "实际开展…", "Held on…";
    act_return => "退回…", "Return…";
    act_exempt => "免报…", "Exempt…";
    act_extend => "延期…", "Extend…";
    act_schedule => "在“安排”中查看", "Show on the schedule";
    act_unit => "查看单位", "Show the unit";
    not_all_fit(n: usize) => "所选单位中有{n}家还没有报送，不计入。", "{n} of the picked units have sent nothing yet and are left out.";
    needs_receipt => "所选单位还没有报送。", "The picked units have sent nothing yet.";
    retract => "撤回", "Retract";
    retract_what(what: &str) => "撤回：{what}", "Retract: {what}";
    event_line(day: &str, what: &str) => "{day}{what}", "{day} {what}";
    event_until(text: &str, day: &str) => "{text}，延至{day}", "{text}, until {day}";
    event_again(text: &str, day: &str) => "{text}，{day}前重报", "{text}, again by {day}";
    event_note(text: &str, note: &str) => "{text}：{note}", "{text}: {note}";
    no_events => "还没有记录。", "Nothing is recorded yet.";
    no_due => "未定", "open";
    material_missing(what: &str) => "{what}未报", "{what} not received";
    gap(what: &str) => "缺{what}", "{what} missing";
    contact => "联络员", "Liaison";
    contact_office => "办公电话", "Office";
    act_of(what: &str, whose: &str) => "{what}：{whose}", "{what}: {whose}";
    held_title => "登记实际开展", "Record the day it was held";
    held_with_report => "同时登记收到报送", "Also record the report as received";
    held_came => "收到日期", "Received on";
    held_hint => "登记日期…", "Enter…";
    session_place(label: &str, month: &str, group: &str) => "{label} · {month} · {group}", "{label} · {month} · {group}";

    reports_empty => "没有要报送的单位。", "Nobody owes a report.";
    reports_empty_outstanding => "没有应报未报的单位。", "Nothing is outstanding.";
    reports_empty_received => "没有待审核的报送。", "No report waits to be checked.";
    reports_empty_returned => "没有退回修改的报送。", "No report was returned.";
    reports_empty_month => "本月没有要报送的单位。", "Nobody owes a report this month.";
    reports_empty_search => "没有找到单位。", "No unit is found.";
    reports_show_year => "查看全年", "Show the whole year";
    reports_no_rule => "没有设置报送要求和时限。", "No report is asked for yet.";
    reports_set_rule => "设置报送时限", "Set the deadline";

    act_remind => "催报…", "Remind…";
    remind_title => "催报", "Remind units";
    remind_kind => "种类", "Kind";
    remind_manner => "写法", "Form";
    remind_together => "汇总发送", "Together";
    remind_each => "每单位一条", "One a unit";
    remind_at => "附@联络员", "With @names";
    remind_nobody => "没有需要发送的单位。", "Nobody needs this message.";
    remind_no_liaison(n: usize, who: &str) => "{n}家没有联络员：{who}", "{n} without a liaison: {who}";
    remind_no_phone(n: usize, who: &str) => "{n}家联络员没有电话：{who}", "{n} liaisons without a number: {who}";
    remind_copy => "复制", "Copy";
    remind_copy_one(n: usize) => "复制第{n}条", "Copy message {n}";
    remind_copy_all => "全部复制", "Copy all";
    remind_copied => "已复制", "Copied";
    remind_more(n: usize) => "另有{n}条，“全部复制”时一并复制。", "{n} more, copied with “Copy all”.";
    remind_hint => "复制后粘贴到微信群或短信。", "Copy, then paste into the chat.";
    remind_ask => "已复制。记入催报记录？", "Copied. Keep it in the record of reminders?";
    remind_record => "记入催报记录", "Keep in the record";
    remind_channel => "方式", "By";
    remind_template => "修改模板", "Edit the template";
    remind_places => "可用：〔单位〕〔月份〕〔月底〕〔时限〕〔内容〕〔报送至〕〔今天〕〔情况〕〔活动名称〕〔联系人〕；缺少内容的分句自动略去。", "Places: 〔单位〕〔月份〕〔月底〕〔时限〕〔内容〕〔报送至〕〔今天〕〔情况〕〔活动名称〕〔联系人〕; clauses without their fact are left out.";
    remind_keep => "保存模板", "Keep the template";
    remind_usual => "恢复默认", "Back to the usual one";
    remind_leave => "不改模板", "Leave the template";
    channel_group => "微信群", "Group chat";
    channel_text => "短信", "Text message";
    channel_phone => "电话", "Phone";
    head_reminded => "催报", "Reminders";
    reminded(n: usize, day: &str) => "{n}次 · {day}", "{n}× · {day}";
    contact_line(day: &str, kind: &str, channel: &str) => "{day} {kind} {channel}", "{day} {kind} {channel}";
    least_several(item: &str, n: u16, measure: &str) => "{item}{n}{measure}以上", "{item} {n}{measure} or more";
    least_one(item: &str, n: u16, measure: &str) => "{item}{n}{measure}", "{item} {n}{measure}";
    mark_title_return => "退回修改", "Return";
    mark_title_exempt => "免报", "Exempt";
    mark_title_extend => "延期报送", "Extend the deadline";
    which_title(event: &str) => "{event}：哪一项", "{event}: which";
    which_item(item: &str, n: usize) => "{item}（{n}家）", "{item} ({n})";
    which_unnamed => "未写明内容", "Not named";
    which_all => "全部", "All of them";
    mark_day => "日期", "Date";
    mark_gaps => "缺项", "Gaps";
    mark_reason => "原因", "Reason";
    mark_reason_hint => "如：缺图片", "Such as: pictures missing";
    mark_again => "重报期限", "Again by";
    mark_until => "延至", "Until";
    mark_choose => "选择…", "Choose…";
    mark_none => "不限", "None";
}

impl Lang {
    /// What there has to be at least: `图片3张以上、信息稿1篇`.
    #[must_use]
    pub fn at_least(self, minimum: &[Minimum]) -> String {
        let one = |least: &Minimum| {
            if least.n > 1 {
                self.least_several(&least.item, least.n, &least.measure)
            } else {
                self.least_one(&least.item, least.n, &least.measure)
            }
        };
        self.listed(&minimum.iter().map(one).collect::<Vec<_>>())
    }

    /// Words as a list: 甲、乙、丙.
    #[must_use]
    pub fn listed<T: AsRef<str>>(self, words: &[T]) -> String {
        words.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(self.list_comma())
    }
}
