//! The columns of the table: how they are called, how wide they are, and which of them the person wants.

use crate::model::pasted::Holds;
use crate::text::Lang;
use crate::ui::context::View;
use crate::ui::widgets::table::{Column, Width, room_for};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Key {
    /// 序号
    Number,
    /// 单位
    Unit,
    /// 类别
    Group,
    /// 月份
    Month,
    /// 时间
    Time,
    /// 地点
    Place,
    /// 形式
    Form,
    /// 主题
    Theme,
    /// 开展情况
    Held,
    /// 报送情况
    Report,
    /// 联络员
    Liaison,
    /// 备注
    Note,
}

impl Key {
    /// Every column, left to right.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::Unit,
        Self::Group,
        Self::Month,
        Self::Time,
        Self::Place,
        Self::Form,
        Self::Theme,
        Self::Held,
        Self::Report,
        Self::Liaison,
        Self::Note,
    ];

    /// Those that a person may do without: all but number and unit.
    pub const OPTIONAL: &[Self] = Self::ALL.split_at(2).1;

    /// What stands over it.
    #[must_use]
    pub fn title(self, lang: Lang) -> &'static str {
        match self {
            Self::Number => lang.head_number(),
            Self::Unit => lang.head_unit(),
            Self::Group => lang.head_group_column(),
            Self::Month => lang.table_month(),
            Self::Time => lang.table_time(),
            Self::Place => lang.detail_place(),
            Self::Form => lang.sessions_form(),
            Self::Theme => lang.sessions_theme(),
            Self::Held => lang.table_held(),
            Self::Report => lang.detail_report(),
            Self::Liaison => lang.head_liaison(),
            Self::Note => lang.sessions_note(),
        }
    }

    /// How the user's settings call it.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Unit => "unit",
            Self::Group => "group",
            Self::Month => "month",
            Self::Time => "time",
            Self::Place => "place",
            Self::Form => "form",
            Self::Theme => "theme",
            Self::Held => "held",
            Self::Report => "report",
            Self::Liaison => "liaison",
            Self::Note => "note",
        }
    }

    /// Whether its cells are typed into.
    #[must_use]
    pub fn typed(self) -> bool {
        matches!(self, Self::Month | Self::Time | Self::Place | Self::Form | Self::Theme | Self::Note)
    }

    fn width(self, longest: usize) -> (Width, u8) {
        match self {
            Self::Number => (Width::Fixed(52.0), 0),
            Self::Unit => (Width::Content(120.0, room_for(longest)), 0),
            Self::Group => (Width::Fixed(92.0), 6),
            Self::Month => (Width::Fixed(76.0), 0),
            Self::Time => (Width::Share(2.0, 104.0), 0),
            Self::Place => (Width::Share(3.0, 96.0), 1),
            Self::Form => (Width::Share(2.0, 96.0), 7),
            Self::Theme => (Width::Share(2.0, 96.0), 8),
            Self::Held => (Width::Fixed(116.0), 3),
            Self::Report => (Width::Fixed(112.0), 2),
            Self::Liaison => (Width::Share(2.0, 150.0), 5),
            Self::Note => (Width::Share(2.0, 88.0), 4),
        }
    }
}

/// What a pasted column of it holds; `None` where its cells are not typed into.
#[must_use]
pub fn holds(key: Key) -> Option<Holds> {
    match key {
        Key::Month => Some(Holds::Month),
        Key::Time => Some(Holds::Time),
        Key::Place => Some(Holds::Place),
        Key::Form => Some(Holds::Form),
        Key::Theme => Some(Holds::Theme),
        Key::Note => Some(Holds::Note),
        Key::Number | Key::Unit | Key::Group | Key::Held | Key::Report | Key::Liaison => None,
    }
}

/// The columns that the person wants, left to right.
#[must_use]
pub fn wanted(view: &View<'_>) -> Vec<Key> {
    let hidden = &view.settings.hidden_columns;
    let shown = |key: &Key| !Key::OPTIONAL.contains(key) || !hidden.iter().any(|name| name == key.name());
    Key::ALL.into_iter().filter(shown).collect()
}

/// The same for the table; the longest name of a unit has so many characters.
#[must_use]
pub fn columns(view: &View<'_>, longest: usize) -> Vec<Column<Key>> {
    let column = |key: Key| {
        let (width, rank) = key.width(longest);
        Column::new(key, key.title(view.lang), width, rank)
    };
    wanted(view).into_iter().map(column).collect()
}

/// The next column to be typed into, or the one before; `None` at the end.
#[must_use]
pub fn beside(view: &View<'_>, from: Key, right: bool) -> Option<Key> {
    let typed: Vec<Key> = wanted(view).into_iter().filter(|key| key.typed()).collect();
    let all = Key::ALL;
    let place = |key: Key| all.iter().position(|other| *other == key);
    if right {
        typed.into_iter().find(|key| place(*key) > place(from))
    } else {
        typed.into_iter().rev().find(|key| place(*key) < place(from))
    }
}
