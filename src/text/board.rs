//! Sentences of the 安排 page.

use chrono::{Datelike, NaiveDate};

use super::{Lang, sentences};
use crate::model::when::{Days, When};
use crate::rules::counts::Tally;

sentences! {
    key_arrows => "方向键", "Arrows";
    key_click => "Ctrl+单击、Shift", "Ctrl+click, Shift";
    key_digits => "M，数字", "M, digits";
    key_space => "Ctrl+方向键、空格", "Ctrl+arrows, Space";
    keys_space => "移动光标，加选或取消", "Move the cursor, add or take out";
    key_enter => "回车、双击", "Enter, double click";
    keys_arrows => "在单位之间移动", "Move between units";
    keys_extend => "多选", "Select several";
    keys_digits => "移到该月", "To that month";

    board_empty => "本年度还没有单位。导入通知、表格或名单后，在这里安排月份。", "No unit takes part in this year yet. Import a notice, a table or a list, and schedule it here.";
    head_month => "活动时间", "Month";
    head_group(name: &str, n: usize) => "{name}（{n}家）", "{name} ({n})";
    group_count(name: &str, n: usize) => "{name}{n}家", "{name} {n}";
    this_month => "本月", "this month";
    outside_months => "不在活动月份内", "outside the year's months";
    cell_name(month: &str, group: &str, count: &str) => "{month} {group} {count}", "{month} {group} {count}";
    cell_more(n: usize) => "还有{n}家", "{n} more";
    cell_less => "收起", "Show fewer";
    unscheduled_count(n: usize) => "未安排{n}家", "{n} unscheduled";
    drop_unscheduled => "拖到这里，移至未安排", "Drop here to unschedule";
    all_placed(groups: &str) => "全部单位已安排（{groups}）", "Every unit is scheduled ({groups})";
    overdue_word => "逾期", "Overdue";
    list_comma => "、", ", ";

    drag_to(month: &str) => "移到{month}", "To {month}";
    drag_stays(month: &str) => "仍在{month}", "Stays in {month}";
    drag_nowhere => "拖到某个月份", "Drag to a month";
    drag_locked => "已锁定", "Locked";
    drag_unlock_first => "请先解锁（L）", "Unlock it first (L)";
    drag_without_locked(n: usize) => "，另有{n}家已锁定不动", "; {n} locked stay";
    swap_choose(unit: &str) => "请单击要与{unit}互换的单位，按 Esc 取消。", "Click the unit to swap with {unit}; Esc cancels.";
    swap_short => "互换…", "Swap…";
    strip_title(unit: &str) => "{unit}移到", "Move {unit} to";
    strip_hint => "输入月份数字，需要时按回车", "Type the month's number, and Enter if need be";

    tip_received(state: &str, day: &str) => "{state}，{day}报送", "{state}, received {day}";
    tip_due(state: &str, day: &str) => "{state}，报送时限{day}", "{state}, due {day}";
    tip_held(day: &str) => "{day}已开展", "Held on {day}";
    tip_fixed(day: &str) => "定于{day}", "Fixed for {day}";
    tip_locked => "已锁定", "Locked";

    details_name(unit: &str) => "{unit}：详情", "{unit}: details";
    details_place(kind: &str, month: &str) => "{kind} · {month}", "{kind} · {month}";
    selected_count(n: usize) => "已选{n}家", "{n} selected";
    detail_date => "活动日期", "Date";
    detail_undated => "未定，选择…", "Not fixed…";
    detail_not_held => "未开展，登记…", "Not held yet…";
    detail_place => "地点", "Place";
    detail_own_place => "本单位自行选择", "The unit's own choice";
    detail_due => "报送时限", "Report due";
    detail_last_year => "去年", "Last year";
    detail_none_last_year => "未参加", "Took no part";
    detail_others => "本年其他", "Also in";
    detail_report => "报送情况", "Report";
    received_on(day: &str) => "{day}报送", "received {day}";

    overview_title => "全年进度", "The year so far";
    overview_placed => "已安排", "Placed";
    overview_held => "已开展", "Held";
    overview_reported => "已报送", "Reported";
    overview_overdue(n: usize) => "逾期未报{n}项", "{n} overdue";
    overview_how => "常用操作", "How to";
    done_of(done: usize, of: usize) => "{done} / {of}家", "{done} / {of}";
    how_drag => "拖动", "Drag";
    how_drag_what => "移到其他月份，或放在某单位前面", "To another month, or before another unit";
    how_menu => "右键", "Right-click";
    how_menu_what => "移动、锁定、互换、标记报送", "Move, lock, swap, mark reports";
    how_month_what => "按月份数字移动选中的单位", "Move the selection by the month's number";
    how_find => "Ctrl+F", "Ctrl+F";
    how_find_what => "按名称、拼音或首字母查找", "Find by name, pinyin or initials";

    main_open => "时间、地点另行通知", "Time and place to be announced";
    main_place_open(when: &str) => "{when}，地点另行通知", "{when}, place to be announced";
    main_date_open(place: &str) => "时间另行通知，{place}", "Time to be announced, {place}";
    main_units(n: usize) => "参加单位{n}家", "{n} units";
    main_set => "设置…", "Edit…";
    main_none => "本年度还没有主会场。", "The year has no main session yet.";
    main_begin => "新增主会场", "Add a main session";
    main_members(n: usize) => "参加单位（{n}家）", "Units taking part ({n})";
    main_filter => "筛选单位", "Filter units";
    main_date => "日期", "Date";
    main_hours => "时间", "Hours";
    main_from => "开始时间", "From";
    main_to => "结束时间", "Until";
    main_hour_hint => "9:00", "9:00";
    main_hour_hint_to => "11:30", "11:30";
    main_place => "地点", "Place";
    main_to_be_told => "另行通知", "To be announced";
    takes_part(unit: &str) => "{unit}参加", "{unit} takes part";
    order_up => "上移", "Up";
    order_down => "下移", "Down";
    order_first => "移到最前", "To the top";
    order_last => "移到最后", "To the end";

    date_typed => "输入日期", "Type a date";
    date_hint => "如 5.18 或 2023-05-18", "Such as 2023-05-18";
    month_before => "上个月", "Month before";
    month_after => "下个月", "Month after";
    today_word => "今天", "Today";
    clear_date => "清除", "Clear";
    tentative => "（暂定）", " (tentative)";
}

impl Lang {
    /// How far a year is: name, how many are done, of how many.
    #[must_use]
    pub fn overview_bars(self, tally: &Tally) -> [(&'static str, usize, usize); 3] {
        [
            (self.overview_placed(), tally.placed, tally.sessions),
            (self.overview_held(), tally.held, tally.sessions),
            (self.overview_reported(), tally.reported, tally.asked),
        ]
    }

    /// Keys of the schedule that are no commands of their own: key, and what it does.
    #[must_use]
    pub fn schedule_keys(self) -> [(&'static str, &'static str); 5] {
        [
            (self.key_arrows(), self.keys_arrows()),
            (self.key_click(), self.keys_extend()),
            (self.key_space(), self.keys_space()),
            (self.key_enter(), self.cmd_details()),
            (self.key_digits(), self.keys_digits()),
        ]
    }

    /// What the page tells a person who has selected nothing yet: how, and what it does.
    #[must_use]
    pub fn overview_keys(self) -> [(&'static str, &'static str); 4] {
        [
            (self.how_drag(), self.how_drag_what()),
            (self.how_menu(), self.how_menu_what()),
            (self.key_digits(), self.how_month_what()),
            (self.how_find(), self.how_find_what()),
        ]
    }

    /// What a screen reader says after a unit's name.
    #[must_use]
    pub fn chip_description(self, month: &str, state: &str, locked: bool) -> String {
        let mut parts = vec![month];
        parts.extend((!state.is_empty()).then_some(state));
        parts.extend(locked.then_some(self.tip_locked()));
        parts.join(self.list_comma())
    }

    /// `5月18日（周四）`.
    #[must_use]
    pub fn day_and_weekday(self, day: NaiveDate) -> String {
        match self {
            Self::Zh => format!("{}（{}）", self.day(day), self.weekday(day)),
            Self::En => format!("{} ({})", self.day(day), self.weekday(day)),
        }
    }

    /// 一 to 日, as a calendar heads its columns.
    #[must_use]
    pub fn weekday_short(self, day: NaiveDate) -> &'static str {
        let zh = ["一", "二", "三", "四", "五", "六", "日"];
        let en = ["Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"];
        let n = day.weekday().num_days_from_monday() as usize % 7;
        match self {
            Self::Zh => zh[n],
            Self::En => en[n],
        }
    }

    /// What has been fixed of a session's time; years other than `year` are written out.
    #[must_use]
    pub fn when(self, when: &When, year: i32) -> String {
        let day = |d: NaiveDate| if d.year() == year { self.day(d) } else { self.day_full(d) };
        let mut text = match &when.days {
            Days::On(d) => day(*d),
            Days::Each(days) => days.iter().map(|d| day(*d)).collect::<Vec<_>>().join(self.list_comma()),
            Days::Range(a, b) => match self {
                Self::Zh => format!("{}至{}", day(*a), day(*b)),
                Self::En => format!("{} to {}", day(*a), day(*b)),
            },
            Days::Third(month, part) => {
                let zh = ["上旬", "中旬", "下旬"];
                let en = ["early ", "mid-", "late "];
                let n = usize::from(part.saturating_sub(1)).min(2);
                match self {
                    Self::Zh => format!("{}{}", self.month(*month), zh[n]),
                    Self::En => format!("{}{}", en[n], self.month(*month)),
                }
            }
            Days::DueBy(d) => match self {
                Self::Zh => format!("{}前", day(*d)),
                Self::En => format!("by {}", day(*d)),
            },
        };
        let clock = |t: chrono::NaiveTime| t.format("%-H:%M").to_string();
        match (when.time_from, when.time_to) {
            (Some(from), Some(to)) => text = format!("{text} {}—{}", clock(from), clock(to)),
            (Some(from), None) => text = format!("{text} {}", clock(from)),
            _ => {}
        }
        if when.tentative {
            text.push_str(self.tentative());
        }
        text
    }
}
