//! Sentences of 单位变动核对表 and of liaisons taken from a table.

use super::{Lang, printed, sentences};
use crate::rules::outcomes::UnitOutcome;

sentences! {
    cmd_outcomes => "单位变动核对表…", "Changes of units…";
    cmd_take_liaisons => "批量录入联络员…", "Liaisons from a table…";
    outcomes_title => "单位变动核对表", "Changes of units";
    outcomes_between(before: i32, year: i32) => "{before}年度与{year}年度核对", "{before} beside {year}";
    outcomes_alone(year: i32) => "{year}年度内的变动（文件中没有上一年度）", "Changes in {year} (the file has no year before)";
    outcomes_changed_only => "只看有变动的", "Changed only";
    outcomes_head_before => "上年名称", "Year before";
    outcomes_head_after => "本年名称", "This year";
    outcomes_head_outcome => "变动", "Change";
    outcomes_head_basis => "依据", "Order";
    outcomes_head_group => "类别", "Group";
    outcomes_row(before: &str, after: &str, outcome: &str) => "{before}，{after}，{outcome}", "{before}, {after}, {outcome}";
    outcomes_none => "没有变动。", "Nothing changed.";
    outcomes_no_name => "（无）", "(none)";
    outcomes_unrecorded => "未登记日期和依据", "no day and order entered";
    outcomes_pick => "选中一个单位，登记更名、合并、撤销、新设或划转的日期和依据。", "Pick a unit to enter how it was renamed, merged, ended, founded or transferred.";
    outcomes_print => "查看核对表", "Show the paper";
    outcomes_do => "登记", "Enter";
    outcomes_new_name => "新名称", "New name";
    outcomes_into => "并入", "Into";
    outcomes_to_group => "划入", "To";
    outcomes_choose_unit => "选择单位", "Choose a unit";
    outcomes_hand_duties => "未开展的活动由并入单位承办", "What is still to be held goes with it";
    outcomes_hand_liaisons => "联络员转入", "Its liaisons go with it";
    outcomes_hand_history => "已开展和报送的列入并入单位的沿革", "Its past is shown with the other unit";
    outcomes_forget => "删除这条登记", "Remove this entry";
    outcome_kept => "保留", "Kept";
    outcome_renamed => "更名", "Renamed";
    outcome_merged => "合并", "Merged";
    outcome_abolished => "撤销", "Ended";
    outcome_created => "新设", "New";
    outcome_transferred => "划转", "Transferred";
    outcome_left => "未列入", "Left out";
    outcome_count(outcome: &str, n: usize) => "{outcome}{n}", "{outcome} {n}";
    outcome_detail_into(into: &str) => "并入{into}", "into {into}";
    outcome_detail_groups(from: &str, to: &str) => "{from}→{to}", "{from} → {to}";
    change_created(day: &str) => "{day}新设", "Founded {day}";
    change_transferred(day: &str, group: &str) => "{day}由{group}划转", "{day}: transferred from {group}";
    change_transferred_tier(day: &str) => "{day}划转", "{day}: transferred";
    unit_past_of(unit: &str) => "沿革：{unit}", "Past: {unit}";
    label_founded(unit: &str, day: &str) => "{unit}于{day}新设", "{unit} founded on {day}";
    label_transferred(unit: &str, group: &str, day: &str) => "{unit}于{day}划转到{group}", "{unit} transferred to {group} on {day}";
    label_liaisons_taken(who: &str, people: usize) => "从表格录入{who}联络员{people}人", "Liaisons of {who} from a table: {people}";
    refuse_changed_before(day: &str) => "该单位在{day}已有变动，新设日期应在其前。", "The unit has a change on {day} already; give an earlier day.";

    people_title => "批量录入联络员", "Liaisons from a table";
    people_how => "从 WPS、Excel 复制带表头的表格粘贴到这里，表头按附件联络员信息表，如：单位名称、姓名、职务、办公电话、手机。", "Paste a table with its heads from a spreadsheet, such as unit, name, post, office phone, mobile.";
    take_field => "联络员表格", "Table of liaisons";
    take_hint => "单位名称\t姓名\t职务\t手机", "单位名称\t姓名\t职务\t手机";
    take_reading => "正在读取…", "Reading…";
    take_nothing => "还没有可录入的内容。", "Nothing to take yet.";
    take_no_heads => "没有找到表头，按“单位名称、姓名、性别、职务、办公电话、手机、传真、QQ号、微信号、电子邮箱”的顺序读取。", "No heads were found; the columns are read as unit, name, sex, post, office phone, mobile, fax, QQ, WeChat, e-mail.";
    take_ignored(heads: &str) => "不录入的列：{heads}", "Columns left out: {heads}";
    take_counts(new: usize, changed: usize, same: usize, not: usize) => "新增{new}人，更新{changed}人，相同{same}人，不录入{not}行", "{new} new, {changed} changed, {same} the same, {not} row(s) left out";
    take_line(n: usize, unit: &str, name: &str, what: &str) => "第{n}行 {unit} {name}：{what}", "Row {n} {unit} {name}: {what}";
    take_new => "新增", "New";
    take_changed => "更新", "Changed";
    take_same => "相同", "The same";
    take_unknown(unit: &str) => "没有单位“{unit}”", "no unit “{unit}”";
    take_perhaps(unit: &str, other: &str) => "没有单位“{unit}”，可能是{other}；是的话先在单位页增加这个名称", "no unit “{unit}”, perhaps {other}; if so, add the name on the page of units first";
    take_ambiguous(unit: &str) => "“{unit}”有多个单位", "“{unit}” is more than one unit";
    take_no_unit => "没有单位名称", "no unit is named";
    take_no_name => "没有姓名", "no name";
    take_ragged(has: usize, heads: usize) => "有{has}格，表头{heads}格，多出的不录入", "{has} cells under {heads} heads; the rest is left out";
    take_number_lost(field: &str) => "{field}被表格写成科学计数，请在表格中设为文本后重新复制", "{field} was written as an exponent; make it text in the spreadsheet and copy again";
    take_only => "这些单位不在表中的原联络员一并删除", "Remove liaisons of these units that are not in the table";
    people_button(n: usize) => "录入{n}人", "Take {n}";
    cli_take_liaisons => "从表格录入多家单位的联络员，可一步撤销", "Take liaisons of many units from a table, as one edit";
    arg_take_source => "表格（csv 或文本）；- 表示标准输入", "A table (text or CSV); - is standard input";
    arg_take_only => "删除这些单位不在表中的联络员", "Remove liaisons of these units that are not in the table";
    cli_unit_found => "登记单位新设", "Enter the day on which a unit began";
    cli_unit_transfer => "单位划转到另一类别", "Transfer a unit to another group on a day";
    arg_transfer_group => "划入的类别", "The group it goes to";
}

printed! {
    table_turns_title(activity: &str) => "{activity}单位变动核对表";
    table_turns_before => "上年单位名称";
    table_turns_after => "本年单位名称";
    table_turns_turn => "变动情况";
    table_turns_on => "日期";
    table_turns_basis => "依据";
    table_turns_note => "备注";
    table_turns_counts(counts: &str) => "核对情况：{counts}。";
}

impl Lang {
    /// What became of a unit, in a word.
    #[must_use]
    pub fn unit_outcome(self, outcome: UnitOutcome) -> &'static str {
        match outcome {
            UnitOutcome::Kept => self.outcome_kept(),
            UnitOutcome::Renamed => self.outcome_renamed(),
            UnitOutcome::Merged => self.outcome_merged(),
            UnitOutcome::Abolished => self.outcome_abolished(),
            UnitOutcome::Created => self.outcome_created(),
            UnitOutcome::Transferred => self.outcome_transferred(),
            UnitOutcome::Left => self.outcome_left(),
        }
    }

    /// How many units each came to, without what nothing came to.
    #[must_use]
    pub fn outcome_counts(self, outcomes: &[UnitOutcome]) -> String {
        let count = |outcome: UnitOutcome| outcomes.iter().filter(|other| **other == outcome).count();
        let told =
            UnitOutcome::ALL.into_iter().map(|outcome| (outcome, count(outcome))).filter(|(_, n)| *n > 0);
        let parts: Vec<String> =
            told.map(|(outcome, n)| self.outcome_count(self.unit_outcome(outcome), n)).collect();
        parts.join(if self == Self::Zh { "，" } else { ", " })
    }
}
