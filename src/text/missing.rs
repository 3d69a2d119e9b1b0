//! What a paper lacks, as a list names it.

use super::{Lang, sentences};
use crate::model::paper::MissingFact;

sentences! {
    lacks_office => "发文机关未填", "No issuing office";
    lacks_number => "发文字号未填", "No document number";
    lacks_issued => "成文日期未填", "No date of issue";
    lacks_addressees => "主送机关未填", "No addressees";
    lacks_theme => "活动主题未填", "No theme";
    lacks_contacts => "联系人未填", "No contact";
    lacks_publicity => "公开属性未选", "Publicity not said";
    lacks_main => "主会场没有参加单位", "No unit takes part in the main session";
    lacks_main_time => "主会场时间未定", "No time of the main session";
    lacks_main_place => "主会场地点未定", "No place of the main session";
    lacks_units => "没有参加单位", "No units";
    lacks_months(n: usize) => "{n}个活动未安排月份", "{n} sessions without a month";
    lacks_slogans => "没有宣传标语", "No slogans";
    lacks_requirements => "报送要求未设", "No reports are asked for";
    lacks_liaisons(n: usize) => "{n}家主会场单位没有联络员", "{n} units without a liaison";
    lacks_stalls(n: usize) => "{n}家主会场单位没有咨询台", "{n} units without a stall";
    lacks_tasks => "任务分工未填", "No tasks";
    lacks_materials => "携带材料未填", "No materials";
    lacks_arrive_by => "到场时间未填", "No time to be there";
    lacks_reply_by => "回执截止日期未填", "No day for replies";
    lacks_issue => "安排尚未登记印发", "The schedule is not issued yet";
    lacks_adjustments => "没有登记过调整", "No adjustment is registered";
    lacks_causes(n: usize) => "印发后有{n}处改动未登记事由，未列入", "{n} changes since the issue have no cause and are left out";
    lacks_corrections => "与印发稿相比没有要更正的内容", "Nothing in the issued schedule is to be corrected";
    lacks_consultation => "还没有另存征求意见稿，按当前安排生成", "No consultation draft was kept; made from the schedule as it stands";
    lacks_consultation_day => "征求意见的截止日期未定", "No day for the replies to the draft";
    lacks_replies => "还没有单位反馈意见", "No unit has replied yet";
    lacks_basis => "依据未填", "No basis";
    lacks_value(place: &str) => "正文中的{place}没有内容", "{place} in the text has no value";
    lacks_attachment(n: usize) => "正文提到附件{n}，但没有这个附件", "The text names attachment {n}, which there is not";
    lacks_holidays(year: i32) => "{year}年节假日安排尚未公布", "The holidays of {year} are not announced";
}

impl Lang {
    /// A fact that a paper lacks.
    #[must_use]
    pub fn missing_fact(self, fact: &MissingFact) -> String {
        match fact {
            MissingFact::Office => self.lacks_office().to_owned(),
            MissingFact::DocNo => self.lacks_number().to_owned(),
            MissingFact::IssuedOn => self.lacks_issued().to_owned(),
            MissingFact::Addressees => self.lacks_addressees().to_owned(),
            MissingFact::Theme => self.lacks_theme().to_owned(),
            MissingFact::Contacts => self.lacks_contacts().to_owned(),
            MissingFact::Publicity => self.lacks_publicity().to_owned(),
            MissingFact::MainSession => self.lacks_main().to_owned(),
            MissingFact::MainTime => self.lacks_main_time().to_owned(),
            MissingFact::MainPlace => self.lacks_main_place().to_owned(),
            MissingFact::Units => self.lacks_units().to_owned(),
            MissingFact::Unscheduled(n) => self.lacks_months(*n),
            MissingFact::Slogans => self.lacks_slogans().to_owned(),
            MissingFact::Requirements => self.lacks_requirements().to_owned(),
            MissingFact::Liaisons(n) => self.lacks_liaisons(*n),
            MissingFact::Stalls(n) => self.lacks_stalls(*n),
            MissingFact::Tasks => self.lacks_tasks().to_owned(),
            MissingFact::Materials => self.lacks_materials().to_owned(),
            MissingFact::Holidays(year) => self.lacks_holidays(*year),
            MissingFact::ArriveBy => self.lacks_arrive_by().to_owned(),
            MissingFact::ReplyBy => self.lacks_reply_by().to_owned(),
            MissingFact::NotIssued => self.lacks_issue().to_owned(),
            MissingFact::Adjustments => self.lacks_adjustments().to_owned(),
            MissingFact::Unregistered(n) => self.lacks_causes(*n),
            MissingFact::Corrections => self.lacks_corrections().to_owned(),
            MissingFact::Consultation => self.lacks_consultation().to_owned(),
            MissingFact::ConsultationDay => self.lacks_consultation_day().to_owned(),
            MissingFact::Replies => self.lacks_replies().to_owned(),
            MissingFact::Basis => self.lacks_basis().to_owned(),
            MissingFact::Unfilled(place) => self.lacks_value(place),
            MissingFact::NoSuchAttachment(n) => self.lacks_attachment(*n),
        }
    }
}
