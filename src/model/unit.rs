//! 单位 and the names it is known by.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::ids::{AliasId, GroupId, ParticipationId, ProgrammeId, UnitChangeId, UnitId};

/// A township, department, enterprise or other body that holds sessions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    /// Row id.
    pub id: UnitId,
    /// Random, stable over copies of the file; calendar entries and forms carry it.
    pub uid: String,
    /// The name on screen and paper (规范化简称 where the office uses one).
    pub name: String,
    /// 全称, where known and different.
    #[serde(default)]
    pub full_name: Option<String>,
    /// What sort of body it is.
    pub kind: UnitKind,
    /// The administrative tier it belongs to; names are only ever matched inside one.
    pub tier: Tier,
    /// 机构序列: order in lists that have none of their own.
    pub ord: i64,
    /// False once 撤销 or 合并; its past stays, and a [`UnitChange`] tells the day.
    pub active: bool,
    /// Pinyin readings for the search box; made from the name, may be edited.
    #[serde(default)]
    pub search_key: String,
    /// Free remark.
    #[serde(default)]
    pub note: String,
}

/// Kinds of units (DOMAIN "Unit").
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitKind {
    /// 乡镇
    Township,
    /// 街道
    Street,
    /// 党委部门
    PartyOrgan,
    /// 政府部门
    Department,
    /// 群团组织
    MassOrganisation,
    /// 人大政协机关
    Congress,
    /// 事业单位
    Institution,
    /// 驻县单位(垂直管理)
    VerticalBranch,
    /// 国有及公用企业
    Enterprise,
    /// 园区管委会
    DevelopmentZone,
    /// 其他
    Other,
}

impl UnitKind {
    /// Every kind, in the order of the official sequence.
    pub const ALL: [Self; 11] = [
        Self::Township,
        Self::Street,
        Self::PartyOrgan,
        Self::Department,
        Self::MassOrganisation,
        Self::Congress,
        Self::Institution,
        Self::VerticalBranch,
        Self::Enterprise,
        Self::DevelopmentZone,
        Self::Other,
    ];

    /// Whether it is the government of a place (乡镇, 街道) and no office of the county.
    #[must_use]
    pub fn is_place(self) -> bool {
        matches!(self, Self::Township | Self::Street)
    }
}

/// Administrative tier.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tier {
    /// 省级
    Province,
    /// 市级
    City,
    /// 县级 (also 区, 旗, county-level cities)
    County,
    /// 乡级
    Township,
}

/// Another name of a unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alias {
    /// Row id.
    pub id: AliasId,
    /// Whose name.
    pub unit: UnitId,
    /// The name.
    pub name: String,
    /// Why it is known by it.
    pub kind: AliasKind,
    /// Last day the name was valid, for a former name.
    #[serde(default)]
    pub until: Option<NaiveDate>,
}

/// Sorts of other names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AliasKind {
    /// 规范化简称
    Short,
    /// 曾用名
    Former,
    /// 其他写法
    Other,
}

/// 单位变动: something that happened to a unit on a day. What lies before that day stays as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitChange {
    /// Row id.
    pub id: UnitChangeId,
    /// The unit.
    pub unit: UnitId,
    /// What happened.
    pub kind: UnitChangeKind,
    /// The first day on which it holds.
    pub on: NaiveDate,
    /// 合并, 划转: the unit that goes on with its work.
    #[serde(default)]
    pub into: Option<UnitId>,
    /// 更名: its name until the day before. 合并: its name, where its past goes to the other unit with it. 划转: the group
    /// that it stood in.
    #[serde(default)]
    pub old_name: Option<String>,
    /// 依据: the paper that ordered it, as written.
    #[serde(default)]
    pub basis: String,
}

/// Sorts of changes of a unit (DOMAIN `UnitChange`).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum UnitChangeKind {
    /// 更名
    Renamed,
    /// 合并
    Merged,
    /// 撤销
    Abolished,
    /// 新设
    Created,
    /// 划转
    Transferred,
}

/// A unit's part in one year: its table, its order there, and how often it owes a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Participation {
    /// Row id.
    pub id: ParticipationId,
    /// The year.
    pub programme: ProgrammeId,
    /// The unit.
    pub unit: UnitId,
    /// The table it stands in.
    pub group: GroupId,
    /// Order inside the group in this year.
    pub ord: i64,
    /// Sessions owed in the year; `None` takes the programme's number. 0 stands in older files for an exemption whose
    /// reason nobody gave.
    #[serde(default)]
    pub duty: Option<u8>,
    /// The name to print in this year where it differs from the unit's.
    #[serde(default)]
    pub printed_name: Option<String>,
    /// Why it does not take part in this year; `None`: it does. It owes nothing then, and what it held stays.
    #[serde(default)]
    pub exempt: Option<String>,
}

impl Participation {
    /// Why the unit does not take part in the year; empty where no reason is known. `None`: it takes part.
    #[must_use]
    pub fn excused(&self) -> Option<&str> {
        self.exempt.as_deref().or_else(|| (self.duty == Some(0)).then_some(""))
    }

    /// Sessions that the unit owes where every unit owes `usual`, unless it was abolished.
    #[must_use]
    pub fn owes(&self, usual: u8) -> u8 {
        if self.excused().is_some() { 0 } else { self.duty.unwrap_or(usual) }
    }
}

/// Why a unit owes nothing in a year in which it has a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Absence<'a> {
    /// 撤销 or 合并, in that year or before.
    Abolished(Abolition),
    /// 本年度不参加, with the reason; empty where none is known.
    Exempt(&'a str),
}

/// The end of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Abolition {
    /// The first day without it; `None` in older files, which did not ask.
    pub on: Option<NaiveDate>,
    /// The unit that goes on with its work (合并).
    pub into: Option<UnitId>,
}
