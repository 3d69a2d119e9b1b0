//! Words of the field: kinds of units and sessions, roles, states, dates.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{Lang, sentences};
use crate::model::Month;
use crate::model::edit::Named;
use crate::model::import::ImportOutcome;
use crate::model::paper::PaperKind;
use crate::model::problem::Severity;
use crate::model::report::ReportEventKind;
use crate::model::session::{Role, SessionKind};
use crate::model::unit::{AliasKind, UnitKind};
use crate::rules::owed::{Owed, State, Timing};

sentences! {
    product => "政务公开主题日", "Openness theme days";
    unscheduled => "未安排", "Unscheduled";
    unit_count(n: usize) => "{n}家", "{n}";
    date_short(month: u32, day: u32) => "{month}月{day}日", "{month}/{day}";
    date_full(year: i32, month: u32, day: u32) => "{year}年{month}月{day}日", "{year}-{month:02}-{day:02}";
    day_number(day: u32) => "{day}日", "{day}";
    month_number(n: u32) => "{n}月", "Month {n}";
    month_of_year(year: i32, n: u32) => "{year}年{n}月", "{year}-{n:02}";
    year_label(year: i32) => "{year}年度", "Year {year}";
    several(first: &str, n: usize) => "{first}等{n}家", "{first} and others ({n})";
    overdue_days(n: i64) => "逾期{n}天", "{n} d overdue";
    overdue => "逾期未报", "Overdue";
    not_due => "未到期", "Not due";
    unrecorded => "未登记", "Not recorded";
    due_soon => "即将到期", "Due soon";
    late => "逾期补报", "Late";
    late_received => "补报待审核", "Late, unchecked";
    state_of_item(item: &str, state: &str) => "{item}：{state}", "{item}: {state}";
    day_uncertain(day: &str) => "{day}（暂）", "{day} (?)";
    due_uncertain_note => "注：标“（暂）”的时限跨入节假日安排尚未公布的年度，工作日暂按周一至周五计算。", "Note: a deadline marked (?) was counted through a year whose holidays are not announced.";
    due_uncertain_why => "时限跨入节假日安排尚未公布的年度，工作日暂按周一至周五计算。", "A deadline marked (?) was counted through a year whose holidays are not announced; Monday to Friday count as working days meanwhile.";
    receipt_none => "未报", "Not received";
    receipt_received => "已报待审核", "Received";
    receipt_returned => "退回修改", "Returned";
    receipt_accepted => "审核通过", "Accepted";
    receipt_exempt => "免报", "Exempt";
}

impl Lang {
    /// A kind of unit.
    #[must_use]
    pub fn unit_kind(self, kind: UnitKind) -> &'static str {
        let (zh, en) = match kind {
            UnitKind::Township => ("乡镇", "Township"),
            UnitKind::Street => ("街道", "Subdistrict"),
            UnitKind::PartyOrgan => ("党委部门", "Party organ"),
            UnitKind::Department => ("政府部门", "Department"),
            UnitKind::MassOrganisation => ("群团组织", "Mass organisation"),
            UnitKind::Congress => ("人大政协机关", "Congress and CPPCC"),
            UnitKind::Institution => ("事业单位", "Public institution"),
            UnitKind::VerticalBranch => ("驻县单位", "Vertical branch"),
            UnitKind::Enterprise => ("国有及公用企业", "Enterprise"),
            UnitKind::DevelopmentZone => ("园区管委会", "Development zone"),
            UnitKind::Other => ("其他", "Other"),
        };
        self.pick(zh, en)
    }

    /// A kind of session, in the general words; a programme may have its own labels.
    #[must_use]
    pub fn session_kind(self, kind: SessionKind) -> &'static str {
        let (zh, en) = match kind {
            SessionKind::Main => ("主会场", "Main session"),
            SessionKind::Branch => ("分会场", "Branch session"),
            SessionKind::PublicityWeek => ("宣传周", "Publicity week"),
            SessionKind::Online => ("线上活动", "Online activity"),
            SessionKind::Visit => ("观摩交流", "Visit"),
            SessionKind::OpenDay => ("政务开放日", "Open day"),
            SessionKind::MarketFair => ("赶集宣传", "Market fair"),
        };
        self.pick(zh, en)
    }

    /// A unit's part in a session.
    #[must_use]
    pub fn role(self, role: Role) -> &'static str {
        let (zh, en) = match role {
            Role::Lead => ("牵头", "Lead"),
            Role::Host => ("主办", "Host"),
            Role::Organiser => ("承办", "Organiser"),
            Role::Coordinator => ("协办", "Coordinator"),
            Role::Participant => ("参加", "Participant"),
        };
        self.pick(zh, en)
    }

    /// A sort of other name.
    #[must_use]
    pub fn alias_kind(self, kind: AliasKind) -> &'static str {
        let (zh, en) = match kind {
            AliasKind::Short => ("规范化简称", "Short name"),
            AliasKind::Former => ("曾用名", "Former name"),
            AliasKind::Other => ("其他写法", "Other spelling"),
        };
        self.pick(zh, en)
    }

    /// An event of a report.
    #[must_use]
    pub fn report_event(self, kind: ReportEventKind) -> &'static str {
        let (zh, en) = match kind {
            ReportEventKind::Received => ("收到", "Received"),
            ReportEventKind::Returned => ("退回修改", "Returned"),
            ReportEventKind::Accepted => ("审核通过", "Accepted"),
            ReportEventKind::Exempt => ("免报", "Exempt"),
            ReportEventKind::Extended => ("延期", "Extended"),
        };
        self.pick(zh, en)
    }

    /// An outcome of an import.
    #[must_use]
    pub fn import_outcome(self, outcome: ImportOutcome) -> &'static str {
        let (zh, en) = match outcome {
            ImportOutcome::Added => ("新增", "Added"),
            ImportOutcome::Updated => ("更新", "Updated"),
            ImportOutcome::Same => ("相同", "Same"),
            ImportOutcome::Skipped => ("跳过", "Skipped"),
            ImportOutcome::Unsettled => ("待确认", "To be settled"),
            ImportOutcome::Conflict => ("冲突", "Conflict"),
        };
        self.pick(zh, en)
    }

    /// A paper.
    #[must_use]
    pub fn paper_name(self, kind: PaperKind) -> &'static str {
        let (zh, en) = match kind {
            PaperKind::Schedule => ("活动安排表", "Schedule"),
            PaperKind::MainSession => ("主会场参加单位名单", "Units of the main session"),
            PaperKind::Slogans => ("宣传标语", "Slogans"),
            PaperKind::LiaisonForm => ("联络员信息表", "Liaison form"),
            PaperKind::Liaisons => ("联络员名册", "Liaisons"),
            PaperKind::Receipt => ("参会回执", "Reply to the invitation"),
            PaperKind::SignIn => ("签到表", "Attendance list"),
            PaperKind::Stalls => ("咨询台安排表", "Stalls"),
            PaperKind::TableSigns => ("桌牌", "Table signs"),
            PaperKind::Overview => ("一览表", "Overview"),
            PaperKind::Ledger => ("台账", "Ledger"),
            PaperKind::Urging => ("催办通知", "Overdue notices"),
            PaperKind::UrgingRegister => ("催办登记表", "Register of reminders"),
            PaperKind::Bulletin => ("通报", "Bulletin"),
            PaperKind::Statistics => ("活动情况统计表", "Statistics"),
            PaperKind::UnitChanges => ("单位变动核对表", "Changes of units"),
            PaperKind::Units => ("单位名册", "Units"),
            PaperKind::MainNotice => ("主会场通知", "Notice of the main session"),
            PaperKind::Calendar => ("活动日历", "Calendar"),
            PaperKind::WallChart => ("全年活动挂图", "Wall chart"),
            PaperKind::Data => ("全部数据", "All data"),
            PaperKind::PlanTable => ("活动计划表", "Plan, a session a row"),
            PaperKind::Consultation => ("征求意见函", "Letter with the consultation draft"),
            PaperKind::FeedbackForm => ("意见反馈表", "Form for replies"),
            PaperKind::Correction => ("更正通知", "Notice of corrections"),
            PaperKind::Approval => ("发文审批单", "Approval of a paper"),
            PaperKind::FeedbackResult => ("采纳情况表", "Replies and what became of them"),
            PaperKind::Adjustment => ("调整通知", "Notice of adjustments"),
            PaperKind::Notice => ("活动通知", "Notice"),
        };
        self.pick(zh, en)
    }

    /// How much a problem matters.
    #[must_use]
    pub fn severity(self, severity: Severity) -> &'static str {
        let (zh, en) = match severity {
            Severity::Must => ("必须处理", "Must be settled"),
            Severity::Hint => ("提醒", "Hint"),
        };
        self.pick(zh, en)
    }

    /// The one word of a report's row: what came in where something did, else the deadline; overdue with its days.
    #[must_use]
    pub fn owed_state(self, owed: &Owed) -> String {
        let late = owed.timing == Timing::Late;
        let word = match owed.state() {
            State::Overdue => return self.overdue_days(owed.days),
            State::Returned => self.receipt_returned(),
            State::DueSoon => self.due_soon(),
            State::Received if late => self.late_received(),
            State::Received => self.receipt_received(),
            State::NotDue if owed.due.is_none() && owed.month.is_some() => self.receipt_none(),
            State::NotDue => self.not_due(),
            State::Unrecorded => self.unrecorded(),
            State::Accepted if late => self.late(),
            State::Accepted => self.receipt_accepted(),
            State::Exempt => self.receipt_exempt(),
        };
        word.to_owned()
    }

    /// The last day of a report, marked where it was counted through a year whose holidays are not known; nothing where
    /// it has none.
    #[must_use]
    pub fn due_day(self, owed: &Owed) -> Option<String> {
        let day = self.day(owed.due?);
        Some(if owed.due_uncertain { self.day_uncertain(&day) } else { day })
    }

    /// The same with its weekday.
    #[must_use]
    pub fn due_day_long(self, owed: &Owed) -> Option<String> {
        let day = self.day_and_weekday(owed.due?);
        Some(if owed.due_uncertain { self.day_uncertain(&day) } else { day })
    }

    /// A month of the programme's year (`4月`).
    #[must_use]
    pub fn month(self, month: Month) -> String {
        match self {
            Self::Zh => self.month_number(month.number()),
            Self::En => month.first_day().format("%B").to_string(),
        }
    }

    /// A month with its year (`2023年4月`), as the attachments print it.
    #[must_use]
    pub fn month_full(self, month: Month) -> String {
        match self {
            Self::Zh => self.month_of_year(month.year(), month.number()),
            Self::En => month.first_day().format("%B %Y").to_string(),
        }
    }

    /// A month, or 未安排.
    #[must_use]
    pub fn month_or_unscheduled(self, month: Option<Month>) -> String {
        month.map_or_else(|| self.unscheduled().to_owned(), |m| self.month(m))
    }

    /// `4月25日`.
    #[must_use]
    pub fn day(self, day: NaiveDate) -> String {
        match self {
            Self::Zh => self.date_short(day.month(), day.day()),
            Self::En => day.format("%-d %b").to_string(),
        }
    }

    /// `25日`, beside its month.
    #[must_use]
    pub fn day_alone(self, day: NaiveDate) -> String {
        self.day_number(day.day())
    }

    /// `2023年4月25日`, without zeros.
    #[must_use]
    pub fn day_full(self, day: NaiveDate) -> String {
        match self {
            Self::Zh => self.date_full(day.year(), day.month(), day.day()),
            Self::En => day.format("%-d %B %Y").to_string(),
        }
    }

    /// 周三.
    #[must_use]
    pub fn weekday(self, day: NaiveDate) -> &'static str {
        let (zh, en) = match day.weekday() {
            Weekday::Mon => ("周一", "Mon"),
            Weekday::Tue => ("周二", "Tue"),
            Weekday::Wed => ("周三", "Wed"),
            Weekday::Thu => ("周四", "Thu"),
            Weekday::Fri => ("周五", "Fri"),
            Weekday::Sat => ("周六", "Sat"),
            Weekday::Sun => ("周日", "Sun"),
        };
        self.pick(zh, en)
    }

    /// 县水利局, or 县水利局等3家.
    #[must_use]
    pub fn named(self, named: &Named) -> String {
        if named.count <= 1 { named.first.clone() } else { self.several(&named.first, named.count) }
    }

    /// The one of two words that is this language's.
    pub(super) fn pick(self, zh: &'static str, en: &'static str) -> &'static str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}
