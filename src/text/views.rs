//! Sentences of the views of 安排 beside the board, and of what is copied and done to many at once.

use super::{Lang, sentences};
use crate::model::Snapshot;
use crate::model::pasted::{Holds, PastedFault};

sentences! {
    view_name => "显示方式", "View";
    view_board => "按月", "By month";
    view_table => "表格", "Table";
    cmd_view_board => "安排：按月", "Schedule by month";
    cmd_view_table => "安排：表格", "Schedule as a table";
    cmd_copy => "复制", "Copy";
    cmd_fill_down => "向下填充", "Fill down";
    copied_rows(n: usize) => "已复制{n}行，可粘贴到表格或文档。", "{n} rows copied.";
    copied_nothing => "没有选中可复制的内容。", "Nothing is selected that could be copied.";

    head_severity => "类别", "Severity";
    head_problem => "问题", "Problem";
    head_todo => "待办", "To do";

    table_month => "月份", "Month";
    table_time => "时间", "Time";
    table_held => "开展情况", "Held";
    table_filter => "筛选", "Filter";
    table_no_filter => "清除筛选", "Clear the filter";
    table_all_groups => "全部类别", "All groups";
    table_all_months => "全部月份", "All months";
    table_all_states => "全部状态", "All states";
    table_undated => "未定日期", "No date";
    table_rows(n: usize) => "共{n}行", "{n} rows";
    table_rows_of(shown: usize, all: usize) => "{shown} / {all}行", "{shown} of {all} rows";
    table_nothing => "没有符合筛选条件的活动。", "No session fits the filter.";
    table_columns => "列", "Columns";
    table_columns_note => "窗口放不下时，先隐去靠后的列。", "Where the window is narrow, lesser columns give way.";
    table_row(unit: &str, month: &str, time: &str) => "{unit}，{month}，{time}", "{unit}, {month}, {time}";
    table_cell(unit: &str, column: &str) => "{unit}的{column}", "{column} of {unit}";
    table_not_typed(column: &str) => "“{column}”一栏不能在表格中填写。", "“{column}” is not typed into the table.";
    month_span(from: &str, to: &str) => "{from}至{to}", "{from} to {to}";
    held_done => "已开展", "Held";
    held_missing => "应开展未开展", "Should have been held";
    held_not_yet => "未开展", "Not held yet";
    cmd_paste_table => "粘贴表格…", "Paste a table…";
    paste_title => "粘贴表格", "Paste a table";
    paste_how => "从 Excel 或 WPS 复制的行按“单位”一列对应；没有单位的，从当前单元格起逐行填入。空单元格不改动原有内容。", "Rows go to the unit they name; without names, down from the active cell. An empty cell changes nothing.";
    paste_field => "表格内容", "Table";
    paste_hint => "在此按 Ctrl+V，首行为列名：单位、月份、时间、地点、形式、主题、备注", "Press Ctrl+V here; the first row names the columns";
    paste_nothing => "还没有内容。", "Nothing yet.";
    paste_no_units => "没有找到“单位”一列。请连同列名一起复制，或先在表格中单击要填入的单元格。", "No column of units is found. Copy the heads too, or click the cell to fill first.";
    paste_taken(n: usize) => "取用{n}行", "{n} rows are taken";
    paste_same(n: usize) => "，{n}行与现有内容相同", ", {n} are so already";
    paste_faulty(n: usize) => "，{n}行有不取的内容", ", {n} hold what is not taken";
    paste_left(n: usize) => "，超出一次读取上限的{n}行不取", ", {n} rows beyond the limit are left out";
    paste_untitled => "无列名", "untitled";
    paste_column(title: &str, holds: &str) => "{title}：作{holds}", "{title} as {holds}";
    paste_column_left(title: &str) => "{title}：不取", "{title}: left out";
    paste_carry => "空白的月份、时间同上一行（合并单元格）", "An empty month is that of the row above (merged cells)";
    paste_line(n: usize) => "第{n}行", "Row {n}";
    paste_is_so => "与现有内容相同", "is so already";
    paste_button(n: usize) => "填入{n}行", "Take {n} rows";
    pasted_no_name => "没有单位", "names no unit";
    pasted_unknown => "本文件中没有这个单位", "no such unit";
    pasted_perhaps(name: &str) => "没有这个单位，是否为{name}？", "no such unit; perhaps {name}";
    pasted_no_session => "本年度没有分会场活动", "has no session this year";
    pasted_twice => "该单位的活动已有前面的行对应", "its sessions have rows already";
    pasted_outside(month: &str) => "{month}不在活动月份内", "{month} is outside the year's months";
    pasted_locked => "已锁定，月份不改", "locked; its month stays";
    pasted_no_time(text: &str) => "看不懂“{text}”", "“{text}” is no time";
    pasted_too_long => "文字过长", "too long";
    pasted_ragged => "多出的单元格不取", "extra cells are left out";
    pasted_no_row => "下方没有对应的行", "there is no row for it";

    wrong_month => "请填月份数字，如“6”；不安排则留空。", "Type the month's number, such as 6; empty for none.";
    wrong_when => "看不懂这个时间。可填“18”“5月18日”“5月18日9:00-11:00”或“另行通知”。", "This is no time. Type 18, 2023-05-18, or a day with hours.";
}

impl Lang {
    /// What a pasted column is taken for.
    #[must_use]
    pub fn holds(self, holds: Holds) -> &'static str {
        match holds {
            Holds::Unit => self.head_unit(),
            Holds::Month => self.table_month(),
            Holds::Time => self.table_time(),
            Holds::Place => self.detail_place(),
            Holds::Form => self.sessions_form(),
            Holds::Theme => self.sessions_theme(),
            Holds::Note => self.sessions_note(),
        }
    }

    /// What is not taken of a pasted row.
    #[must_use]
    pub fn pasted_fault(self, snapshot: &Snapshot, fault: &PastedFault) -> String {
        match fault {
            PastedFault::NoName => self.pasted_no_name().to_owned(),
            PastedFault::Unknown(None) => self.pasted_unknown().to_owned(),
            PastedFault::Unknown(Some(unit)) => {
                self.pasted_perhaps(snapshot.units.get(*unit).map_or("", |unit| unit.name.as_str()))
            }
            PastedFault::NoSession => self.pasted_no_session().to_owned(),
            PastedFault::Twice => self.pasted_twice().to_owned(),
            PastedFault::MonthOutside(month) => self.pasted_outside(&self.month_full(*month)),
            PastedFault::Locked => self.pasted_locked().to_owned(),
            PastedFault::NoTime(text) => self.pasted_no_time(text),
            PastedFault::TooLong => self.pasted_too_long().to_owned(),
            PastedFault::Ragged => self.pasted_ragged().to_owned(),
            PastedFault::NoRow => self.pasted_no_row().to_owned(),
        }
    }

    /// What may stand behind the number of a day.
    pub const DAY_MARKS: [char; 2] = ['日', '号'];
}
