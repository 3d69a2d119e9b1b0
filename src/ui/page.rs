//! The pages by name, the views of 安排 and the tabs of 报送. What they show is in `pages`.

use egui::Key;
use serde::{Deserialize, Serialize};

use crate::text::Lang;

/// A page of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Page {
    /// 今日
    Today,
    /// 安排
    #[default]
    Schedule,
    /// 主会场与其他活动
    Sessions,
    /// 报送
    Reports,
    /// 单位与联络员
    Units,
    /// 文件材料
    Papers,
    /// 年度设置
    Year,
    /// 检查
    Checks,
    /// 操作记录
    History,
}

impl Page {
    /// Every page, in the order of the list at the left.
    pub const ALL: [Self; 9] = [
        Self::Today,
        Self::Schedule,
        Self::Sessions,
        Self::Reports,
        Self::Units,
        Self::Papers,
        Self::Year,
        Self::Checks,
        Self::History,
    ];

    /// How it is called.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Today => lang.page_today(),
            Self::Schedule => lang.page_schedule(),
            Self::Sessions => lang.page_sessions(),
            Self::Reports => lang.page_reports(),
            Self::Units => lang.page_units(),
            Self::Papers => lang.page_papers(),
            Self::Year => lang.page_year(),
            Self::Checks => lang.page_checks(),
            Self::History => lang.page_history(),
        }
    }

    /// The digit that shows it together with Ctrl. The numbers are those of the whole programme and stay.
    #[must_use]
    pub fn key(self) -> Option<Key> {
        match self {
            Self::Today => Some(Key::Num1),
            Self::Schedule => Some(Key::Num2),
            Self::Sessions => Some(Key::Num3),
            Self::Reports => Some(Key::Num4),
            Self::Units => Some(Key::Num6),
            Self::Papers => Some(Key::Num7),
            Self::Year => Some(Key::Num8),
            Self::Checks => Some(Key::Num9),
            Self::History => None,
        }
    }

    /// Whether it stands in the list at the left.
    #[must_use]
    pub fn listed(self) -> bool {
        !matches!(self, Self::Checks | Self::History)
    }
}

/// How 安排 is shown. All views share one selection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ScheduleView {
    /// 按月
    #[default]
    Board,
    /// 表格
    Table,
    /// 日历
    Calendar,
}

impl ScheduleView {
    /// Every view, in the order of the switch.
    pub const ALL: [Self; 3] = [Self::Board, Self::Table, Self::Calendar];

    /// How the switch calls it.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Board => lang.view_board(),
            Self::Table => lang.view_table(),
            Self::Calendar => lang.view_calendar(),
        }
    }
}

/// What the table of 报送 is about.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    /// 应报未报
    Outstanding,
    /// 待审核
    Received,
    /// 退回
    Returned,
    /// 本月
    Month,
    /// 全年
    #[default]
    Year,
}

impl Tab {
    /// Every tab, in order.
    pub const ALL: [Self; 5] = [Self::Outstanding, Self::Received, Self::Returned, Self::Month, Self::Year];
}
