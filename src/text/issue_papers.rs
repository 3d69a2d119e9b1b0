//! Fixed words of the papers on the way to the issue and after it: 征求意见函, 意见反馈表, 发文审批单, 更正通知.

use super::{Printed, printed};

printed! {
    adjusted_stage(day: &str) => "（{day}调整）";
    adjusted_tables => "调整后的活动安排表见附件。";
    adjusted_tables_for(numbers: &str) => "调整后的活动安排表见附件，原通知附件{numbers}同时废止。";

    corrected_stage => "（更正后）";
    corrected_title(office: &str, number: &str) => "{office}关于更正{number}文件有关内容的通知";
    corrected_title_of(office: &str, title: &str) => "{office}关于更正《{title}》有关内容的通知";
    corrected_opening(source: &str) => "{source}印发后，发现部分内容有误，现更正如下：";
    corrected_row(attachment: &str, row: usize) => "{attachment}第{row}行";
    corrected_body => "正文";
    corrected_fact(place: &str, who: &str, fact: &str) => "{place}“{who}”{fact}";
    corrected_words(place: &str, before: &str, after: &str) => "{place}“{before}”更正为“{after}”。";
    corrected_added(place: &str, who: &str) => "{place}增加“{who}”。";
    corrected_added_in(place: &str, who: &str, time: &str) => "{place}增加“{who}”，活动时间为{time}。";
    corrected_gone(place: &str, who: &str) => "{place}删去“{who}”。";
    corrected_entry(who: &str, time: &str) => "{who}（{time}）";
    corrected_none => "（无）";
    corrected_dropped => "（删去）";
    corrected_tables(label: &str) => "更正后的{label}附后，原{label}同时作废。";
    corrected_closing => "特此更正。其余内容不变，请以更正后的内容为准。由此带来不便，敬请谅解。";
    corrected_place => "更正位置";
    corrected_before => "原文";
    corrected_after => "更正后";
    fact_month => "活动时间";
    fact_day => "活动日期";
    fact_name => "活动名称";
    fact_form => "活动形式";
    fact_group => "类别";

    consultation_subject(activity: &str) => "{activity}安排（征求意见稿）";
    consultation_title(office: &str, subject: &str) => "{office}关于征求《{subject}》意见的函";
    consultation_text(we: &str, subject: &str, whom: &str, day: &str, form: &str) => "{we}起草了《{subject}》，现征求{whom}意见。请结合实际研究，于{day}前将意见（{form}，加盖公章）反馈{we}；无意见的也请书面反馈，逾期未反馈的视为无意见。";
    consultation_form_alone => "填写意见反馈表";
    consultation_form(number: usize) => "填写附件{number}";
    consultation_you => "你单位";
    consultation_all => "各单位";
    we_office => "我办";
    we_bureau => "我局";
    we_unit => "我单位";

    feedback_title(activity: &str) => "{activity}安排（征求意见稿）意见反馈表";
    feedback_unit(unit: &str) => "单位（盖章）：{unit}";
    feedback_day_blank(year: i32) => "{year}年＿＿月＿＿日";
    feedback_planned => "原安排";
    feedback_opinion => "修改意见";
    feedback_reason => "理由";
    feedback_month => "希望调整到的月份";
    feedback_boxes => "□无意见；□有意见（如上）";
    feedback_main(main: &str, time: &str) => "{main}（{time}）";
    feedback_contact => "联系人：";
    feedback_note(day: &str) => "请于{day}前反馈；无意见的勾选“无意见”。";

    plan_title(activity: &str) => "{activity}计划表";
    plan_unit => "责任单位";
    plan_contact => "联系人";

    approval_title => "发文审批单";
    approval_subject => "文件标题";
    approval_number => "发文字号";
    approval_publicity => "公开属性";
    approval_to => "主送";
    approval_copies => "抄送";
    approval_drafting => "拟稿单位";
    approval_drafter => "拟稿人";
    approval_drafted_on => "拟稿日期";
    approval_checked => "核稿";
    approval_joint => "会签";
    approval_signed => "签发";
    approval_signature => "签字：　　　　　　　　年　　月　　日";
    approval_printed_on => "印发日期";
    approval_copies_number => "印数";
}

impl Printed {
    /// How an office calls itself in a letter: 我办, 我局, 我单位.
    #[must_use]
    pub fn we(self, office: &str) -> &'static str {
        match office.trim().chars().last() {
            Some('室' | '办') => self.we_office(),
            Some('局') => self.we_bureau(),
            _ => self.we_unit(),
        }
    }
}
