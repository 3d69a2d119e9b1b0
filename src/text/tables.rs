//! Words of the tables, lists and forms that an office prints: titles, heads of columns, what is filled in by hand.

use super::papers::activity_title;
use super::{Printed, printed};
use crate::model::people::LiaisonCard;
use crate::rules::owed::{Owed, Receipt, Timing};

printed! {
    table_slogans_title(activity: &str) => "{activity}宣传标语";
    table_form_title(activity: &str) => "{activity}联络员信息表";
    table_liaisons_title(activity: &str) => "{activity}联络员名册";
    table_receipt_title(occasion: &str) => "{occasion}参会回执";
    table_sign_in_title(occasion: &str) => "{occasion}签到表";
    table_stalls_title(occasion: &str) => "{occasion}咨询台安排表";
    table_signs_title(occasion: &str) => "{occasion}桌牌";
    table_overview_title(activity: &str) => "{activity}开展情况一览表";
    table_ledger_title(activity: &str) => "{activity}开展和报送情况台账";
    table_units_title(activity: &str) => "{activity}单位名册";
    table_year(year: i32, title: &str) => "{year}年{title}";
    table_as_of(day: &str) => "（截至{day}）";
    table_item(number: u32, text: &str) => "{number}.{text}";
    table_date => "活动日期";
    table_place => "活动地点";
    table_theme => "活动主题";
    table_liaison => "联络员";
    table_phone => "联系电话";
    table_group => "类别";
    table_total => "合计";
    table_unit_count => "单位数";
    table_should_hold => "应开展";
    table_held => "已开展";
    table_not_held => "未开展";
    table_should_report => "应报";
    table_reported => "已报";
    table_returned => "退回修改";
    table_not_reported => "未报";
    table_not_held_units => "应开展未开展单位";
    table_not_reported_units => "应报未报单位";
    table_none => "无";
    table_many(names: &str, n: usize) => "{names}等{n}家";
    table_month => "计划时间";
    table_held_on => "开展日期";
    table_item_head => "报送内容";
    table_due => "报送时限";
    table_received_on => "报送日期";
    table_receipt => "报送情况";
    table_timing => "时限情况";
    table_note => "备注";
    table_filled_by(office: &str) => "填报单位（盖章）：{office}";
    table_filled_on(day: &str) => "填报日期：{day}";
    table_head_of_unit => "单位负责人：";
    table_checked_by => "审核人：";
    table_filled_in_by => "填报人：";
    table_phone_line(phone: &str) => "联系电话：{phone}";
    table_full_name => "全称";
    table_former_name => "曾用名";
    table_kind => "单位性质";
    table_leader => "分管领导";
    table_signature => "签名";
    table_stall => "咨询台";
    table_unit_name => "单位名称";
    table_team_leader => "带队领导";
    table_name => "姓名";
    table_sex => "性别";
    table_post => "职务";
    table_office_phone => "办公电话";
    table_mobile => "手机";
    table_fax => "传真";
    table_qq => "QQ号";
    table_wechat => "微信号";
    table_email => "电子邮箱";
    table_reply_note(day: &str) => "请于{day}前将回执加盖公章后报送。";
    table_reply_note_to(day: &str, to: &str) => "请于{day}前将回执加盖公章后报送至{to}。";
    table_unit_sealed => "单位名称（盖章）";
    on_time => "按期";
}

/// What the liaison form asks of a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PersonField {
    /// 姓名
    Name,
    /// 性别
    Sex,
    /// 职务
    Post,
    /// 办公电话
    OfficePhone,
    /// 手机
    Mobile,
    /// 传真
    Fax,
    /// QQ号
    Qq,
    /// 微信号
    Wechat,
    /// 电子邮箱
    Email,
}

impl PersonField {
    /// Every field, in the order of the form.
    pub const ALL: [Self; 9] = [
        Self::Name,
        Self::Sex,
        Self::Post,
        Self::OfficePhone,
        Self::Mobile,
        Self::Fax,
        Self::Qq,
        Self::Wechat,
        Self::Email,
    ];

    /// What the form calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        let zh = Printed;
        match self {
            Self::Name => zh.table_name(),
            Self::Sex => zh.table_sex(),
            Self::Post => zh.table_post(),
            Self::OfficePhone => zh.table_office_phone(),
            Self::Mobile => zh.table_mobile(),
            Self::Fax => zh.table_fax(),
            Self::Qq => zh.table_qq(),
            Self::Wechat => zh.table_wechat(),
            Self::Email => zh.table_email(),
        }
    }

    /// The field that a form calls so; forms differ in words (邮箱, 手机号码).
    #[must_use]
    pub fn called(label: &str) -> Option<Self> {
        let label = label.trim();
        let exact = Self::ALL.into_iter().find(|field| field.label() == label);
        let has = |words: &[&str]| words.iter().any(|word| label.contains(word));
        exact.or_else(|| {
            Some(match label {
                _ if has(&["姓名"]) => Self::Name,
                _ if has(&["职务", "职级"]) => Self::Post,
                _ if has(&["手机", "移动电话"]) => Self::Mobile,
                _ if has(&["传真"]) => Self::Fax,
                _ if has(&["电话", "座机"]) => Self::OfficePhone,
                _ if has(&["QQ", "qq"]) => Self::Qq,
                _ if has(&["微信"]) => Self::Wechat,
                _ if has(&["邮箱", "邮件"]) => Self::Email,
                _ => return None,
            })
        })
    }

    /// What is known of it.
    #[must_use]
    pub fn of(self, card: &LiaisonCard) -> &str {
        match self {
            Self::Name => &card.name,
            Self::Sex => &card.sex,
            Self::Post => &card.post,
            Self::OfficePhone => &card.office_phone,
            Self::Mobile => &card.mobile,
            Self::Fax => &card.fax,
            Self::Qq => &card.qq,
            Self::Wechat => &card.wechat,
            Self::Email => &card.email,
        }
        .trim()
    }
}

/// Whether a column of a form is the unit's name.
#[must_use]
pub fn is_unit_field(label: &str) -> bool {
    label.contains("单位")
}

/// The activity of a year in the title of a table: its year, unless 第…届 tells it, and its name:
/// `2023年“政务公开主题日”活动`.
#[must_use]
pub fn with_year(year: i32, title: &str) -> String {
    let title = activity_title(title);
    if title.starts_with('第') { title } else { Printed.table_year(year, &title) }
}

/// The same, always with its year: what hangs on a wall is looked up by it.
#[must_use]
pub fn dated(year: i32, title: &str) -> String {
    Printed.table_year(year, &activity_title(title))
}

impl Printed {
    /// 报送情况 of a ledger's row.
    #[must_use]
    pub fn table_receipt_word(self, receipt: Receipt) -> &'static str {
        match receipt {
            Receipt::None => self.receipt_none(),
            Receipt::Received => self.receipt_received(),
            Receipt::Returned => self.receipt_returned(),
            Receipt::Accepted => self.receipt_accepted(),
            Receipt::Exempt => self.receipt_exempt(),
        }
    }

    /// 时限 of a ledger's row; nothing for what need not be reported or has no day yet.
    #[must_use]
    pub fn table_timing_word(self, owed: &Owed) -> &'static str {
        match owed.timing {
            _ if owed.receipt == Receipt::Exempt => "",
            Timing::Unrecorded => "",
            Timing::NotDue if owed.due.is_none() => "",
            Timing::NotDue => self.not_due(),
            Timing::DueSoon => self.due_soon(),
            Timing::Overdue => self.overdue(),
            Timing::OnTime => self.on_time(),
            Timing::Late => self.late(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_of_a_form_are_known_by_their_usual_words() {
        for field in PersonField::ALL {
            assert_eq!(PersonField::called(field.label()), Some(field));
        }
        assert_eq!(PersonField::called("手机号码"), Some(PersonField::Mobile));
        assert_eq!(PersonField::called("联系电话"), Some(PersonField::OfficePhone));
        assert_eq!(PersonField::called("邮箱"), Some(PersonField::Email));
        assert_eq!(PersonField::called("民族"), None);
        assert!(is_unit_field("单位名称") && !is_unit_field("姓名"));
    }

    #[test]
    fn a_title_bears_the_year_once() {
        assert_eq!(with_year(2023, "“政务公开主题日”活动"), "2023年“政务公开主题日”活动");
        assert_eq!(with_year(2023, "2023年“政务公开主题日”活动"), "2023年“政务公开主题日”活动");
        assert_eq!(with_year(2023, "第十七届政务公开日活动"), "第十七届政务公开日活动");
        assert_eq!(dated(2023, "第十七届政务公开日活动"), "2023年第十七届政务公开日活动");
        assert_eq!(with_year(2016, "抚顺县2016年“5•15政务公开日”活动方案"), "2016年“5•15政务公开日”活动");
    }
}
