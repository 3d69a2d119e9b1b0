//! 联络员 and 分管领导 of a unit.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{LiaisonId, UnitId, UnitLeaderId};

/// 联络员: a unit's contact person, with the fields of the liaison form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Liaison {
    /// Row id.
    pub id: LiaisonId,
    /// Whose.
    pub unit: UnitId,
    /// Order among the unit's liaisons.
    pub ord: i64,
    /// What the form asks of a person.
    #[serde(flatten)]
    pub card: LiaisonCard,
    /// 主要联络员: the one who is called first; one a unit.
    pub main: bool,
    /// The first day on which the person serves, where it is known.
    #[serde(default)]
    pub from: Option<NaiveDate>,
    /// The last day.
    #[serde(default)]
    pub to: Option<NaiveDate>,
}

/// The fields that the liaison form (附件5) asks of a person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LiaisonCard {
    /// 姓名
    pub name: String,
    /// 性别
    #[serde(default)]
    pub sex: String,
    /// 职务
    #[serde(default)]
    pub post: String,
    /// 办公电话
    #[serde(default)]
    pub office_phone: String,
    /// 手机
    #[serde(default)]
    pub mobile: String,
    /// 传真
    #[serde(default)]
    pub fax: String,
    /// QQ号
    #[serde(default)]
    pub qq: String,
    /// 微信号
    #[serde(default)]
    pub wechat: String,
    /// 电子邮箱
    #[serde(default)]
    pub email: String,
}

impl LiaisonCard {
    /// The telephone number to call first: the mobile one, where there is one.
    #[must_use]
    pub fn phone(&self) -> &str {
        let mut numbers = [&self.mobile, &self.office_phone].into_iter().map(|number| number.trim());
        numbers.find(|number| !number.is_empty()).unwrap_or_default()
    }
}

/// 分管领导: the leader of a unit who is in charge of openness.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLeader {
    /// Row id.
    pub id: UnitLeaderId,
    /// Whose.
    pub unit: UnitId,
    /// Order among the unit's leaders.
    pub ord: i64,
    /// Name, post and telephone.
    #[serde(flatten)]
    pub card: LeaderCard,
}

/// What is known of a leader.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeaderCard {
    /// 姓名
    pub name: String,
    /// 职务
    #[serde(default)]
    pub post: String,
    /// 电话
    #[serde(default)]
    pub phone: String,
}
