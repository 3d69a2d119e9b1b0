//! Sentences of what a month can bear: limits, how months suit, why a limit was passed, filling evenly.

use super::{Lang, sentences};
use crate::model::Snapshot;
use crate::model::bearing::{Capacity, Unavailable};
use crate::model::edit::Named;
use crate::model::ids::{GroupId, ProgrammeId, UnitId};
use crate::rules::even::Why;
use crate::rules::limits::{Bounds, Break, Passed, Scope};
use crate::rules::suitability::{Left, Reason, Verdict};

sentences! {
    suits_advised => "建议", "Advised";
    suits_unfit => "不宜", "Unfit";
    suits_full => "已满", "Full";
    suits_why(word: &str, why: &str) => "{word}：{why}", "{word}: {why}";
    why_unavailable(who: &str) => "{who}不宜安排", "not for {who}";
    why_unavailable_as(who: &str, why: &str) => "{who}{why}", "{why} ({who})";
    why_full(who: &str, most: u16, has: usize) => "{who}最多{most}家，将有{has}家", "at most {most} of {who}, {has} with it";
    why_dated(day: &str) => "活动日期已定{day}", "its date is {day}";
    why_twice => "本月已有该单位的活动", "the unit has a session then";
    why_short(who: &str, least: u16, has: usize) => "{who}至少{least}家，现有{has}家", "at least {least} of {who}, {has} now";
    why_few_days(n: u32) => "只有{n}个工作日", "only {n} working days";
    why_light(has: usize) => "安排较少，现有{has}家", "few sessions yet, {has} now";
    why_last_year => "上年在本月", "held then last year";
    suits_left(month: &str, who: &str, least: u16, has: usize) => "{month}{who}将只剩{has}家，至少{least}家", "leaves {has} of {who} in {month}, at least {least}";
    stands_here => "现安排", "stands here";
    whole_month => "本月", "the month";
    everybody => "全部单位", "all units";
    load_most(has: usize, most: u16) => "{has}家/最多{most}家", "{has}/most {most}";
    load_least(has: usize, least: u16) => "{has}家/至少{least}家", "{has}/least {least}";
    month_working(n: u32) => "工作日{n}天", "{n} work days";
    month_days(n: u32) => "{n}个工作日", "{n} working days";

    reason_title => "超出限制，仍要安排吗？", "Place it all the same?";
    reason_how => "填写的原因记入操作记录；不填也可以安排，“检查”会继续提醒。", "The reason is kept in the history. Without one it is placed too, and the checks go on telling.";
    reason_label => "原因", "Reason";
    reason_hint => "如：经分管领导同意", "Such as: agreed with the leader";
    reason_button => "仍然安排", "Place it";
    break_unavailable(unit: &str, month: &str) => "{unit}：{month}不宜安排", "{unit}: not in {month}";
    break_unavailable_as(what: &str, why: &str) => "{what}（{why}）", "{what} ({why})";
    break_over(month: &str, who: &str, most: u16, has: usize) => "{month}{who}最多{most}家，将有{has}家", "{month}: at most {most} of {who}, {has} with it";
    breaks_more(n: usize) => "另有{n}处", "{n} more";
    label_reasoned(what: &str, reason: &str) => "{what}（原因：{reason}）", "{what} (reason: {reason})";
    detail_limit => "超出限制", "Limit passed";
    detail_noted(what: &str, reason: &str) => "{what}，已说明：{reason}", "{what}; explained: {reason}";

    cmd_fill => "均衡填入", "Fill in evenly";
    fill_what(n: usize) => "把{n}场未安排的活动填入各月，使各月家数均衡，可一步撤销", "Gives {n} sessions a month so that the months come out even, as one step";
    label_filled(n: usize) => "均衡填入{n}场", "Fill in {n} evenly";
    label_filled_left(n: usize, left: usize) => "均衡填入{n}场，{left}场未能安排", "Fill in {n} evenly, {left} left";
    fill_left_title => "未能填入的单位", "Not filled in";
    fill_line(why: &str, n: usize, units: &str) => "{why}（{n}家）：{units}", "{why} ({n}): {units}";
    fill_locked => "已锁定", "Locked";
    fill_unavailable => "余下的月份都不宜安排", "No month is left in which they can";
    fill_full => "可安排的月份都已满", "The months in which they can are full";
    fill_taken => "可安排的月份都已有本单位的活动", "They have sessions in every month in which they can";
    fill_dated => "所定日期不在可安排的月份内", "Their dates lie in no month that could be had";

    cmd_unavailable => "不宜安排的月份…", "Months that cannot be…";
    month_unavailable => "本月不宜安排…", "Not in this month…";
    month_capacity => "每月场次…", "Sessions a month…";
    unavailable_title => "不宜安排的月份", "Months that cannot be";
    unavailable_how => "勾选的月份不宜安排：拖动、移动到该月时提醒，均衡填入和照上年安排时跳过。", "Moving into a ticked month warns; filling in and placing as last year leave it out.";
    unavailable_who => "范围", "For";
    unavailable_months => "月份", "Months";
    unavailable_why => "原因", "Reason";
    unavailable_why_hint => "如：春节、两会、防汛", "Such as: Spring Festival, flood";
    unavailable_unit => "某个单位…", "One unit…";
    unavailable_add => "增加…", "Add…";
    unavailable_none => "没有不宜安排的月份。", "Every month can be had.";
    unavailable_line(who: &str, months: &str) => "{who} {months}", "{who} {months}";
    unavailable_change => "修改", "Change";
    unavailable_remove(what: &str) => "删除{what}", "Remove {what}";
    unavailable_edit(what: &str) => "修改{what}", "Change {what}";
    capacity_title => "每月场次", "Sessions a month";
    capacity_how => "超过最多、不足至少时提醒，不禁止。某月另定的数优先于“每月”。", "More than most or fewer than least warns and forbids nothing. A month's own number goes before that of every month.";
    capacity_when => "月份", "Month";
    capacity_every => "每月", "Every month";
    capacity_least => "至少", "At least";
    capacity_most => "最多", "At most";
    capacity_unit => "家", "";
    capacity_least_of(what: &str) => "{what}至少", "At least, {what}";
    capacity_most_of(what: &str) => "{what}最多", "At most, {what}";
    capacity_add => "设置…", "Set…";
    no_limit => "不限", "Any";

    tray_shown(all: usize, shown: usize) => "未安排{all}家，显示{shown}家", "{all} unscheduled, {shown} shown";
    tray_filter => "筛选未安排的单位", "Filter the unscheduled";
    tray_filter_hint => "名称、拼音", "Name, pinyin";
    tray_group => "类别", "Group";
    tray_all => "全部类别", "All groups";
    tray_sort => "排序", "Order";
    tray_by_order => "机构序列", "Official order";
    tray_by_name => "名称", "Name";
    tray_by_theme => "主题日", "Theme day";
    tray_by_last_year => "上年月份", "Last year's month";
    tray_none => "没有符合的单位。", "Nothing fits.";

    refuse_bad_limits => "请填至少或最多的家数，至少不能大于最多。", "Give a least or a most number, the least no greater than the most.";
    refuse_two_scopes => "不宜安排的月份只能对一个类别或一个单位，不能同时对两者。", "A month is unavailable for a group or for a unit, not for both at once.";

    arg_fill_from => "从哪个月起填入，默认本月", "The first month that gets something; this month by default";
    cli_fill => "把未安排的活动均衡填入各月", "Give what is unscheduled a month, so that months come out even";
    cli_want_who => "请写作 unavailable.2023-07 或 unavailable.2023-07.单位或类别", "write it as unavailable.2023-07 or unavailable.2023-07.UNIT-OR-GROUP";
    cli_want_bounds => "请写作 2..4、2..、..4 或一个数", "write it as 2..4, 2.., ..4 or a number";
    cli_unavailable_line(rows: &str) => "不宜安排的月份：{rows}", "Months that cannot be: {rows}";
    cli_capacity_line(rows: &str) => "每月场次：{rows}", "Sessions a month: {rows}";
}

impl Lang {
    /// How a month suits, in a word.
    #[must_use]
    pub fn verdict(self, verdict: Verdict) -> &'static str {
        match verdict {
            Verdict::Advised => self.suits_advised(),
            Verdict::Unfit => self.suits_unfit(),
            Verdict::Full => self.suits_full(),
        }
    }

    /// What speaks for a month or against it, with the word that follows from it.
    #[must_use]
    pub fn suits(self, snapshot: &Snapshot, programme: ProgrammeId, reason: &Reason) -> String {
        let why = match reason {
            Reason::Unavailable { unit, count, scope, why } => {
                let who = match scope {
                    Scope::All => self.everybody().to_owned(),
                    Scope::Group(group) => self.group_or_month(snapshot, Some(*group)),
                    Scope::Unit(_) => {
                        let first = snapshot.printed_name(programme, *unit).to_owned();
                        self.named(&Named { first, count: *count })
                    }
                };
                if why.is_empty() { self.why_unavailable(&who) } else { self.why_unavailable_as(&who, why) }
            }
            Reason::Full { group, most, has } => {
                self.why_full(&self.group_or_month(snapshot, *group), *most, *has)
            }
            Reason::Dated(day) => self.why_dated(&self.day(*day)),
            Reason::Theme { name, day: Some(day) } => self.break_unavailable_as(name, &self.day(*day)),
            Reason::Theme { name, day: None } => name.clone(),
            Reason::Twice => self.why_twice().to_owned(),
            Reason::Short { group, least, has } => {
                self.why_short(&self.group_or_month(snapshot, *group), *least, *has)
            }
            Reason::FewWorkingDays(days) => self.why_few_days(*days),
            Reason::Light { has } => self.why_light(*has),
            Reason::LastYear => self.why_last_year().to_owned(),
        };
        match reason.verdict() {
            Some(verdict) => self.suits_why(self.verdict(verdict), &why),
            None => why,
        }
    }

    /// What would be lacking in the month that is left.
    #[must_use]
    pub fn leaves(self, snapshot: &Snapshot, left: &Left) -> String {
        let who = left.group.map(|group| self.group_or_month(snapshot, Some(group))).unwrap_or_default();
        self.suits_left(&self.month(left.month), &who, left.least, left.has)
    }

    fn group_or_month(self, snapshot: &Snapshot, group: Option<GroupId>) -> String {
        let named = group.and_then(|group| snapshot.groups.get(group)).map(|group| group.name.clone());
        named.unwrap_or_else(|| self.whole_month().to_owned())
    }

    /// A limit that a placement passes.
    #[must_use]
    pub fn limit_passed(self, snapshot: &Snapshot, programme: ProgrammeId, passed: &Break) -> String {
        match passed {
            Break::Unavailable { unit, month, why, .. } => {
                let name = snapshot.printed_name(programme, *unit);
                let what = self.break_unavailable(name, &self.month(*month));
                if why.is_empty() { what } else { self.break_unavailable_as(&what, why) }
            }
            Break::Over { group, month, most, has } => {
                let who = group.and_then(|group| snapshot.groups.get(group)).map_or("", |g| g.name.as_str());
                self.break_over(&self.month(*month), who, *most, *has)
            }
        }
    }

    /// A load that passes a limit: `5家/最多4家`.
    #[must_use]
    pub fn load_passed(self, has: usize, passed: Passed) -> String {
        match passed {
            Passed::Most(most) => self.load_most(has, most),
            Passed::Least(least) => self.load_least(has, least),
        }
    }

    /// Why a session was not filled in.
    #[must_use]
    pub fn why_left(self, why: Why) -> &'static str {
        match why {
            Why::Locked => self.fill_locked(),
            Why::Unavailable => self.fill_unavailable(),
            Why::Full => self.fill_full(),
            Why::Taken => self.fill_taken(),
            Why::Dated => self.fill_dated(),
        }
    }

    /// For whom a limit was set.
    #[must_use]
    pub fn scope(self, snapshot: &Snapshot, unit: Option<UnitId>, group: Option<GroupId>) -> String {
        let unit = unit.and_then(|unit| snapshot.units.get(unit)).map(|unit| unit.name.clone());
        let group = || group.and_then(|group| snapshot.groups.get(group)).map(|group| group.name.clone());
        unit.or_else(group).unwrap_or_else(|| self.everybody().to_owned())
    }

    /// `县水利局 7月（防汛）`.
    #[must_use]
    pub fn unavailable_row(self, snapshot: &Snapshot, row: &Unavailable) -> String {
        let who = self.scope(snapshot, row.unit, row.group);
        let what = self.unavailable_line(&who, &self.month(row.month));
        if row.reason.is_empty() { what } else { self.break_unavailable_as(&what, &row.reason) }
    }

    /// `乡镇 6月 2—4家`.
    #[must_use]
    pub fn capacity_row(self, snapshot: &Snapshot, row: &Capacity) -> String {
        let who = self.scope(snapshot, None, row.group);
        let month = row.month.map_or_else(|| self.capacity_every().to_owned(), |month| self.month(month));
        let bounds = Bounds { least: row.least, most: row.most };
        self.unavailable_line(&self.unavailable_line(&who, &month), &self.bounds(bounds))
    }

    /// `至少2家、最多4家`.
    #[must_use]
    pub fn bounds(self, bounds: Bounds) -> String {
        let number = |word: &str, n: u16| format!("{word}{}{n}{}", self.pick("", " "), self.capacity_unit());
        let least = bounds.least.map(|n| number(self.capacity_least(), n));
        let most = bounds.most.map(|n| number(self.capacity_most(), n));
        let all: Vec<String> = least.into_iter().chain(most).collect();
        if all.is_empty() { self.no_limit().to_owned() } else { self.listed(&all) }
    }
}
