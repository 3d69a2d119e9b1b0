//! Sentences on damaged files, their backups and their repair.

use super::{Lang, sentences};
use crate::error::PrintFault;
use crate::model::Table;
use crate::model::health::{HealthProblem, SchemaFault, SchemaKind, UnreadableRow};

sentences! {
    err_damaged(path: &str, folder: &str) => "“{path}”已损坏，无法打开。请恢复备份（命令行用 restore），备份在“{folder}”。", "“{path}” is damaged and cannot be opened. Restore a backup (restore on the command line); backups lie in “{folder}”.";
    err_foreign_schema(path: &str, what: &str, folder: &str) => "“{path}”的内部结构被改动过（{what}），为保护数据不予打开。请恢复备份（命令行用 restore），备份在“{folder}”。", "The tables of “{path}” were tampered with ({what}); it is not opened, to protect the data. Restore a backup (restore on the command line); backups lie in “{folder}”.";
    err_bad_rows(path: &str, first: &str, n: usize, folder: &str) => "“{path}”中有{n}处内容无法读取（{first}），只能查看，不能修改。请恢复备份（命令行用 restore，备份在“{folder}”），或修复文件（命令行用 repair）。", "{n} item(s) of “{path}” cannot be read ({first}); the rest can be viewed, not changed. Restore a backup (restore; backups lie in “{folder}”), or repair the file (repair).";
    err_unsound_backup(path: &str, first: &str, n: usize) => "备份“{path}”不完整（{first}，共{n}处），没有恢复，原文件未变。请换一个备份。", "The backup “{path}” is not whole ({first}; {n} in all); nothing was restored and the file is as it was. Try another backup.";
    err_not_for_papers(path: &str) => "“{path}”是数据文件、锁文件或设备，不能写入材料。请换一个文件名。", "“{path}” is data, a lock or a device, which a paper never replaces. Choose another name.";
    err_no_printer(path: &str) => "本机没有可用的打印机，“{path}”没有打印。请先在系统中添加打印机，或打开文件后打印。", "No printer is set up; “{path}” was not printed. Add a printer, or open the file and print from there.";
    err_no_print_service(path: &str) => "系统的打印服务没有响应，“{path}”没有打印。请检查打印服务和打印机连接，或打开文件后打印。", "The printing service does not answer; “{path}” was not printed. Check the service and the printer, or open the file and print from there.";
    err_print_refused(path: &str) => "打印机没有接受“{path}”。请检查打印机状态，或打开文件后打印。", "The printer did not take “{path}”. Check its state, or open the file and print from there.";
    err_no_viewer(path: &str) => "系统没有能打开“{path}”的程序。请安装或设置默认程序，或在文件夹中手动打开。", "No program of this system opens “{path}”. Install or choose one, or open it from its folder.";

    schema_extra(what: &str) => "多出{what}", "{what} does not belong there";
    schema_missing(what: &str) => "缺少{what}", "{what} is missing";
    schema_changed(what: &str) => "{what}被改动", "{what} was changed";
    schema_table(name: &str) => "表“{name}”", "table “{name}”";
    schema_index(name: &str) => "索引“{name}”", "index “{name}”";
    schema_trigger(name: &str) => "触发器“{name}”", "trigger “{name}”";
    schema_view(name: &str) => "视图“{name}”", "view “{name}”";

    health_pages => "数据页损坏", "damaged pages";
    health_dangling(place: &str) => "{place}指向不存在的内容", "{place} refers to something that is not there";
    health_unreadable(what: &str) => "{what}，无法读取", "{what} cannot be read";
    health_absurd(what: &str) => "{what}，不是合理的内容", "{what} makes no sense";
    health_twice(place: &str, what: &str) => "{place}重复（{what}）", "{place} stands twice ({what})";
    health_journal(place: &str) => "{place}与操作记录不符", "{place} does not match the journal";
    health_unjournalled(place: &str) => "{place}没有操作记录", "{place} has no entry in the journal";
    health_journal_cut(there: u64, least: u64) => "操作记录不全：应有{least}项以上，现有{there}项", "The journal is not whole: {there} of at least {least} entries";
    health_row(table: &str, row: i64) => "{table}表第{row}行", "row {row} of {table}";
    health_cell(place: &str, column: &str, value: &str) => "{place}（{column}）为“{value}”", "{place} ({column}): “{value}”";
    health_counter(key: &str, value: &str) => "文件计数（{key}）为“{value}”", "counter {key}: “{value}”";

    remark_unreadable(n: usize, first: &str) => "注意：有{n}处内容无法读取，以下结果不含这些内容（{first}）。可用 verify 查看，用 repair 修复。", "Note: {n} item(s) cannot be read and are left out ({first}). See them with verify, repair with repair.";
    opened_unreadable(n: usize, first: &str) => "有{n}处内容无法读取（{first}），现以只读方式打开，其余内容可以查看。请恢复备份或修复文件。", "{n} item(s) cannot be read ({first}); the rest is open for reading. Restore a backup or repair the file.";

    label_repaired(rows: usize) => "修复文件：去掉{rows}行无法读取的内容", "Repair: leave out {rows} unreadable row(s)";
    repair_backup(path: &str) => "修复前的文件已备份到“{path}”", "The file as it was lies in “{path}”";
    repair_put_back(what: &str) => "已按操作记录改回：{what}", "Put back as the journal has it: {what}";
    repair_left_out(what: &str) => "已去掉：{what}", "Left out: {what}";
    repair_left_with(place: &str) => "随之去掉：{place}", "Left out with it: {place}";
    repair_remaining(what: &str) => "仍有问题：{what}", "Still wrong: {what}";
    repair_nothing => "没有无法读取的内容，无需修复", "Nothing is unreadable; nothing to repair";
    repair_done => "修复完成", "Repaired";
    repair_not_all => "尚未完全修复，请恢复较早的备份。", "Not all could be repaired; restore an earlier backup.";

    damaged_title => "文件已损坏", "The file is damaged";
    damaged_partly_title => "部分内容无法读取", "Some of it cannot be read";
    damaged_where => "备份文件夹：", "Folder of backups:";
    damaged_backups => "现有备份（恢复前会保留现有文件）：", "Backups there are (the file as it is will be kept):";
    damaged_no_backups => "没有找到备份。", "There are no backups.";
    damaged_more(n: usize) => "还有{n}个较早的备份，见备份文件夹。", "{n} older one(s) are in the folder.";
    damaged_checking => "正在检查…", "Checking…";
    damaged_sound(what: &str) => "完好（{what}）", "sound ({what})";
    damaged_unsound(what: &str) => "不完整：{what}", "not whole: {what}";
    damaged_restore => "恢复此备份", "Restore this backup";
    damaged_folder => "打开所在文件夹", "Open its folder";
    damaged_stay => "只读查看", "View for reading";
    damaged_repair => "修复文件", "Repair the file";
    damaged_restored(path: &str) => "已恢复备份“{path}”，损坏的文件保留在备份文件夹中。", "Restored “{path}”; the damaged file is kept in the folder of backups.";
    damaged_repaired(put_back: usize, left_out: usize) => "已修复：改回{put_back}处，去掉{left_out}处；修复前的文件在备份文件夹中。", "Repaired: {put_back} put back, {left_out} left out; the file as it was is in the folder of backups.";

    replace_data(path: &str, what: &str) => "“{path}”已存在，是另一份数据（{what}）。要用现在的数据替换吗？原有数据会先存入它的备份文件夹。", "“{path}” is there already and holds other data ({what}). Replace it with the data shown? What it holds is kept as a backup first.";
    replace_damaged_data(path: &str) => "“{path}”已存在，其内容无法读取。要替换吗？原文件会先存入它的备份文件夹。", "“{path}” is there already and cannot be read. Replace it? It is kept in its folder of backups first.";
    data_holds(region: &str, year: i32) => "{region}，{year}年度", "{region}, {year}";
    data_holds_blank => "尚无年度", "no year yet";
    path_no_dialog => "本机没有系统的文件对话框，请在此输入完整路径。", "This desktop has no dialog for files; type the whole path here.";
    window_stopped => "程序出错，窗口已关闭；已保存的数据不受影响。请重新打开，报告在用户数据文件夹中。", "The program failed and its window is gone; saved data are unaffected. Start it again; a report lies in the user's data folder.";
    no_opengl(why: &str) => "无法打开窗口：显卡驱动不支持 OpenGL 2.0 以上（{why}）。请安装或更新显卡驱动，或使用命令行程序 themeday-cli。", "No window is possible: the graphics driver has no OpenGL 2.0 or later ({why}). Install or update it, or use themeday-cli.";
    picker_waiting => "正在打开系统的文件对话框…", "Opening the system's dialog for files…";
}

impl Lang {
    /// How a file's tables differ from those of this program.
    #[must_use]
    pub fn schema_fault(self, fault: &SchemaFault) -> String {
        let what = |kind: SchemaKind, name: &str| {
            let name = cut(name);
            match kind {
                SchemaKind::Table => self.schema_table(&name),
                SchemaKind::Index => self.schema_index(&name),
                SchemaKind::Trigger => self.schema_trigger(&name),
                SchemaKind::View => self.schema_view(&name),
            }
        };
        match fault {
            SchemaFault::Extra(kind, name) => self.schema_extra(&what(*kind, name)),
            SchemaFault::Missing(kind, name) => self.schema_missing(&what(*kind, name)),
            SchemaFault::Changed(kind, name) => self.schema_changed(&what(*kind, name)),
        }
    }

    /// What is wrong inside a file.
    #[must_use]
    pub fn health_problem(self, problem: &HealthProblem) -> String {
        match problem {
            HealthProblem::Pages(_) => self.health_pages().to_owned(),
            HealthProblem::Dangling(table, row) => self.health_dangling(&self.health_place(table, *row)),
            HealthProblem::Unreadable(row) => self.health_unreadable(&self.unreadable_row(row)),
            HealthProblem::Absurd(row) => self.health_absurd(&self.unreadable_row(row)),
            HealthProblem::Twice(table, row, what) => {
                self.health_twice(&self.health_place(table, *row), &cut(what))
            }
            HealthProblem::Journal(table, row) => self.health_journal(&self.health_place(table, *row)),
            HealthProblem::Unjournalled(table, row) => {
                self.health_unjournalled(&self.health_place(table, *row))
            }
            HealthProblem::JournalCut(there, least) => self.health_journal_cut(*there, *least),
        }
    }

    /// A row that cannot be understood: table, row, column and what stands there.
    #[must_use]
    pub fn unreadable_row(self, row: &UnreadableRow) -> String {
        let column = row.column.as_deref().unwrap_or_default();
        if row.table == "meta" {
            return self.health_counter(column, &cut(&row.value));
        }
        let place = self.health_place(&row.table, row.row);
        if column.is_empty() {
            place
        } else {
            self.health_cell(&place, self.health_column(column), &cut(&row.value))
        }
    }

    /// A row of a table.
    #[must_use]
    pub fn health_place(self, table: &str, row: i64) -> String {
        self.health_row(&self.health_table(table), row)
    }

    fn health_table(self, table: &str) -> String {
        match Table::from_name(table) {
            Some(table) => self.table_word(table).to_owned(),
            None if self == Self::Zh && matches!(table, "edit" | "edit_change") => "操作记录".to_owned(),
            None => table.to_owned(),
        }
    }

    /// What the rows of a table are.
    #[must_use]
    pub fn table_word(self, table: Table) -> &'static str {
        if self == Self::En {
            return table.name();
        }
        match table {
            Table::Setting => "设置",
            Table::Answer => "答复",
            Table::DayOverride => "日期",
            Table::UnitGroup => "单位类别",
            Table::Unit => "单位",
            Table::UnitChange => "单位变动",
            Table::Alias => "单位名称",
            Table::Programme => "年度",
            Table::Participation => "年度单位",
            Table::Slogan => "标语",
            Table::Session => "活动",
            Table::Party => "活动单位",
            Table::Requirement => "报送要求",
            Table::Report => "报送",
            Table::ReportEvent => "报送登记",
            Table::Liaison => "联络员",
            Table::UnitLeader => "分管领导",
            Table::PaperText => "材料正文",
            Table::Unavailable => "不宜安排的月份",
            Table::Capacity => "每月场次",
            Table::ThemeDay => "主题宣传日",
            Table::MarketRule => "圩日",
            Table::Adjustment => "调整记录",
            Table::ScheduleCopy => "安排副本",
            Table::CopyItem => "安排副本内容",
            Table::Feedback => "反馈意见",
            Table::AcceptedProblem => "已知悉的问题",
            Table::Contact => "催报登记",
            Table::Evidence => "佐证材料",
            Table::Metric => "统计指标",
            Table::MetricValue => "统计数据",
            Table::ScoreRule => "考核指标",
            Table::ScoreEntry => "考核评分",
            Table::Scoring => "考核办法",
            Table::ScoreExcluded => "不参加考核的单位",
            Table::Form => "下发表格",
            Table::Template => "模板",
            Table::UnitSet => "排期关联",
            Table::SetMember => "排期关联单位",
            Table::Planning => "排期权重",
        }
    }

    /// A column, by the name of its field in the window where it has one.
    fn health_column(self, column: &str) -> &str {
        let zh = match column {
            "key" => "项目",
            "value" | "text" => "内容",
            "question" => "待确认事项",
            "name" => "名称",
            "kind" => "类型",
            "tier" => "性质",
            "ord" => "顺序",
            "year" => "年份",
            "ordinal" => "届次",
            "labels" => "会场名称",
            "issued_on" => "成文日期",
            "addressees" => "主送",
            "copies_to" => "抄送",
            "months" => "活动月份",
            "duty" => "应办次数",
            "rule" => "报送时限",
            "item" => "报送内容",
            "min_duration" => "活动时长",
            "liaison_fields" => "联络员信息",
            "liaisons_of" => "联络员范围",
            "stems" => "适宜单位",
            "least" | "most" => "每月场次",
            "stage" => "阶段",
            "outcome" => "采纳情况",
            "wish" => "建议月份",
            "parties" => "活动单位",
            "copy" => "安排副本",
            "asked_by" => "申请单位",
            "approved_by" => "批准人",
            "reason" => "原因",
            "publicity" => "公开属性",
            "date_from" | "date_to" => "活动起止日期",
            "month" => "月份",
            "month_to" => "截止月份",
            "when" => "活动时间",
            "held_on" => "实际开展",
            "from" | "to" => "任职日期",
            "each_on_its_own" => "各自开展",
            "lock_reason" => "锁定原因",
            "arrive_by" => "到场时间",
            "reply_by" => "回执截止",
            "publish_on" => "公开平台",
            "state" => "状态",
            "role" => "承担职责",
            "unit" => "单位",
            "group" => "类别",
            "programme" => "年度",
            "session" => "活动",
            "on" | "until" => "日期",
            "into" => "并入单位",
            "document" => "文件材料",
            _ => "",
        };
        if self == Self::En || zh.is_empty() { column } else { zh }
    }

    /// What a data file holds.
    #[must_use]
    pub fn glance(self, region: &str, year: Option<i32>) -> String {
        year.map_or_else(|| self.data_holds_blank().to_owned(), |year| self.data_holds(region, year))
    }

    /// Why a paper could not be sent to the printer.
    #[must_use]
    pub fn print_fault(self, path: &str, fault: PrintFault) -> String {
        match fault {
            PrintFault::NoPrinter => self.err_no_printer(path),
            PrintFault::NoService => self.err_no_print_service(path),
            PrintFault::Refused => self.err_print_refused(path),
        }
    }
}

/// What stands in a damaged or foreign file, as far as it can be shown in a sentence.
fn cut(value: &str) -> String {
    const SHOWN: usize = 40;
    let mut text: String =
        value.chars().take(SHOWN).map(|c| if c.is_control() { '\u{fffd}' } else { c }).collect();
    if value.chars().nth(SHOWN).is_some() {
        text.push('…');
    }
    text
}
