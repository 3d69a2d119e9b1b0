//! Sentences of the 单位与联络员 page and its dialogs.

use super::{Lang, sentences};
use crate::model::Snapshot;
use crate::model::ids::{ProgrammeId, UnitId};
use crate::model::unit::{Absence, UnitChange, UnitChangeKind};

sentences! {
    page_units => "单位", "Units";
    units_filter => "类别", "Group";
    units_all(n: usize) => "全部 {n}", "All {n}";
    units_group(name: &str, n: usize) => "{name} {n}", "{name} {n}";
    units_outside(n: usize) => "未列入 {n}", "Not in the year {n}";
    units_exempt(n: usize) => "不参加 {n}", "Staying away {n}";
    units_inactive(n: usize) => "已撤销 {n}", "Ended {n}";
    units_add => "添加单位…", "Add units…";
    units_groups => "类别…", "Groups…";

    head_other_names => "其他名称", "Other names";
    head_group_column => "类别", "Group";
    head_kind => "性质", "Kind";
    head_duty => "应办次数", "Duty";
    head_status => "状态", "Status";
    status_active => "参加", "Takes part";
    status_outside => "未列入本年度", "Not in the year";
    status_exempt => "不承担", "Owes nothing";
    status_exempt_why(reason: &str) => "不参加：{reason}", "Stays away: {reason}";
    status_inactive => "已撤销", "Ended";
    status_abolished(day: &str) => "{day}撤销", "Ended {day}";
    status_merged(day: &str, into: &str) => "{day}并入{into}", "Into {into} on {day}";
    absence_abolished => "撤销", "Ended";
    absence_exempt => "不参加", "Away";
    duty_times(n: u8) => "{n}次", "{n}×";
    duty_none => "不承担", "None";
    duty_usual(n: u8) => "按年度设置（{n}次）", "As the year ({n}×)";
    drag_to_order => "拖动调整顺序（Alt+↑↓）", "Drag to reorder (Alt+↑↓)";
    unit_row(name: &str, group: &str, kind: &str, status: &str) => "{name}，{group}，{kind}，{status}", "{name}, {group}, {kind}, {status}";

    units_empty => "还没有单位。", "There are no units yet.";
    units_none_here => "这里没有单位。", "There are no units here.";
    units_none_found => "没有找到单位。", "No unit is found.";
    units_show_all => "查看全部单位", "Show all units";

    unit_name => "名称", "Name";
    unit_full_name => "全称", "Full name";
    unit_full_hint => "与名称相同", "Same as the name";
    unit_note => "备注", "Note";
    unit_sessions => "本年活动", "Sessions";
    unit_no_sessions => "无", "None";
    rename_how(name: &str) => "改为“{name}”：", "Change to “{name}”:";
    rename_former => "更名，旧名留作曾用名", "Renamed: keep the old name";
    rename_typo => "改错字，不留旧名", "Typing error: drop the old name";
    rename_on => "更名日期", "From";
    rename_from(day: &str) => "{day}起用新名，此前的材料仍用原名。", "The new name holds from {day}; papers before it keep the old one.";
    change_basis => "依据", "Order";
    change_basis_hint => "如：机构改革方案文号，可不填", "The paper that ordered it; may be empty";
    alias_add => "增加名称", "Add a name";
    alias_field => "另一名称", "Another name";
    alias_hint => "简称、曾用名或其他写法", "Short, former or other name";
    alias_kind_label => "名称类型", "Sort of name";
    alias_remove(name: &str) => "删除名称 {name}", "Remove the name {name}";
    alias_line(name: &str, kind: &str) => "{name}（{kind}）", "{name} ({kind})";
    alias_until(line: &str, day: &str) => "{line}，用至{day}", "{line}, until {day}";
    unit_abolish => "撤销或并入…", "End or merge…";
    unit_reinstate => "恢复单位", "Reinstate";
    unit_exempt => "本年度不参加…", "Stays away this year…";
    unit_takes_part => "恢复参加本年度", "Takes part again";
    unit_changes => "变动", "Changes";
    change_renamed(day: &str, old: &str) => "{day}由“{old}”更名", "{day}: renamed from “{old}”";
    change_with_basis(text: &str, basis: &str) => "{text}（{basis}）", "{text} ({basis})";
    units_join(group: &str) => "列入{group}", "Into {group}";
    unit_merge => "同一单位…", "Same unit…";
    unit_move_up => "上移", "Move up";
    unit_move_down => "下移", "Move down";
    unit_pick_hint => "选中单位后，在这里修改名称、类别和应办次数。", "Pick a unit to change its names, group and duty here.";
    units_how_drag => "拖动一行，或按 Alt+↑、Alt+↓，调整机构序列。", "Drag a row, or press Alt+↑ and Alt+↓, to change the official order.";
    units_how_paste => "可以从 WPS、Excel 复制一列单位，粘贴到“添加单位”。", "A column of units copied from a spreadsheet can be pasted into “Add units”.";
    units_total(n: usize) => "共{n}家", "{n} in all";

    add_title => "添加单位", "Add units";
    add_how => "每行一个，或用顿号隔开；也可粘贴从 WPS、Excel 复制的表格。", "One a line, or parted by 、; a table copied from a spreadsheet works too.";
    add_field => "单位名称", "Names of units";
    add_hint => "县水利局\n县林业局、县财政局", "Bureau of Water\nBureau of Forestry";
    add_group => "列入类别", "Into group";
    add_group_auto => "按名称判断", "By the name";
    add_new(n: usize) => "将添加{n}家", "{n} will be added";
    add_known(n: usize) => "，{n}家已有", ", {n} are known";
    add_nothing => "还没有可添加的单位。", "Nothing to add yet.";
    add_reading => "正在读取…", "Reading…";
    add_is_known => "已有", "Known";
    add_known_as(name: &str) => "已有（{name}）", "Known as {name}";
    add_has_months => "内容中还有活动时间或其他安排，可改用“导入”一并读入。", "There are months or other facts in it; import takes them too.";
    add_as_import => "改用导入…", "Import instead…";
    add_button(n: usize) => "添加{n}家", "Add {n}";

    exempt_title => "本年度不参加", "Staying away this year";
    exempt_how => "不参加的单位不再安排活动、不计应报；已开展和已报送的保留。可随时恢复。", "Units that stay away owe no session and no report; what they held and sent in stays. It can be taken back at any time.";
    exempt_reason => "原因", "Reason";
    exempt_reason_hint => "如：机构调整、只参加主会场", "Such as: being reorganised";
    exempt_button => "不参加本年度", "Stay away";

    abolish_title => "撤销或并入", "End or merge a unit";
    abolish_how(day: &str) => "从{day}起不再有该单位。此前开展和报送的活动、往年的材料都不变。", "The unit ends on {day}. What it held and reported before, and the papers of past years, stay as they are.";
    abolish_on => "日期", "Day";
    abolish_into => "并入", "Into";
    abolish_into_none => "不并入，直接撤销", "No other unit: it just ends";
    abolish_button => "撤销该单位", "End the unit";
    abolish_button_into(into: &str) => "并入{into}", "Into {into}";
    abolish_rest => "之后未开展的活动一并取消。", "Sessions still to be held are dropped.";
    abolish_rest_into(into: &str) => "之后未开展的活动由{into}承办；同月已有活动的，不再重复安排。", "{into} holds what is still to be held, but for months in which it has a session already.";
    change_clear => "清除", "Clear";

    merge_title => "两个名称是同一单位", "Two names of one unit";
    merge_how => "同一单位有两种写法时使用，名称、活动和报送记录都归到保留的单位。机构改革的合并请用“撤销或并入”，往年不变。", "For two spellings of one unit. Names, sessions and reports go to the unit that stays. For a real merger use “End or merge”, which leaves the past alone.";
    merge_keep => "保留", "Stays";
    merge_drop => "不再单列", "Goes";
    merge_choose => "选择另一个单位", "Choose the other unit";
    merge_search => "输入名称或拼音", "Name or pinyin";
    merge_swap => "对调", "Swap";
    merge_button => "合为一个单位", "Make them one";
    merge_line(from: &str, into: &str) => "“{from}”将作为“{into}”的其他名称保留。", "“{from}” stays as another name of “{into}”.";

    groups_title => "单位类别", "Groups of units";
    groups_how => "每个类别在安排表中是一列，打印为一张附件。", "Each group is a column of the schedule and prints as one attachment.";
    groups_new => "新类别名称", "Name of a new group";
    groups_add => "添加", "Add";
    groups_name(n: usize) => "类别{n}名称", "Name of group {n}";
    groups_count(n: usize) => "{n}家", "{n}";
    groups_up(name: &str) => "上移{name}", "Move {name} up";
    groups_down(name: &str) => "下移{name}", "Move {name} down";
    groups_delete(name: &str) => "删除{name}", "Delete {name}";
    groups_in_use => "还有单位在这个类别，不能删除", "Units still stand in it";

    key_list_extend => "Shift+方向键、Ctrl+A", "Shift+arrows, Ctrl+A";
    key_list_order => "Alt+↑、Alt+↓", "Alt+↑, Alt+↓";
    keys_list_extend => "在表格中多选", "Pick several rows";
    keys_list_order => "调整单位顺序", "Move a unit in its order";
}

impl Lang {
    /// Keys of tables that are no commands of their own: key, and what it does.
    #[must_use]
    pub fn list_keys(self) -> [(&'static str, &'static str); 2] {
        [(self.key_list_extend(), self.keys_list_extend()), (self.key_list_order(), self.keys_list_order())]
    }

    /// Why a unit owes nothing in a year, with its day or reason; `None` where it takes part or is not listed in it.
    #[must_use]
    pub fn absence(self, snapshot: &Snapshot, programme: ProgrammeId, unit: UnitId) -> Option<String> {
        Some(match snapshot.absence(programme, unit)? {
            Absence::Exempt("") => self.status_exempt().to_owned(),
            Absence::Exempt(reason) => self.status_exempt_why(reason),
            Absence::Abolished(end) => {
                let into = end.into.and_then(|into| snapshot.units.get(into));
                match (end.on.map(|day| self.day_full(day)), into) {
                    (Some(day), Some(into)) => self.status_merged(&day, &into.name),
                    (Some(day), None) => self.status_abolished(&day),
                    (None, _) => self.status_inactive().to_owned(),
                }
            }
        })
    }

    /// The word for it on a chip.
    #[must_use]
    pub fn absence_word(self, absence: Absence<'_>) -> &'static str {
        match absence {
            Absence::Abolished(_) => self.absence_abolished(),
            Absence::Exempt("") => self.status_exempt(),
            Absence::Exempt(_) => self.absence_exempt(),
        }
    }

    /// What happened to a unit, on which day and by which order; `None` for what this version does not tell of.
    #[must_use]
    pub fn unit_change(self, snapshot: &Snapshot, change: &UnitChange) -> Option<String> {
        let day = self.day_full(change.on);
        let into = change.into.and_then(|into| snapshot.units.get(into));
        let text = match (change.kind, into) {
            (UnitChangeKind::Renamed, _) => self.change_renamed(&day, change.old_name.as_deref()?),
            (UnitChangeKind::Merged, Some(into)) => self.status_merged(&day, &into.name),
            (UnitChangeKind::Merged | UnitChangeKind::Abolished, _) => self.status_abolished(&day),
            (UnitChangeKind::Created, _) => self.change_created(&day),
            (UnitChangeKind::Transferred, _) => match change.old_name.as_deref() {
                Some(group) => self.change_transferred(&day, group),
                None => self.change_transferred_tier(&day),
            },
        };
        Some(if change.basis.is_empty() { text } else { self.change_with_basis(&text, &change.basis) })
    }
}
