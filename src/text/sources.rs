//! Sentences of import, export and of the start page.

use super::{Lang, sentences};
use crate::model::import::{Difference, ImportLine, ImportSubject, ImportValue};
use crate::model::paper::Format;

sentences! {
    cmd_import => "导入…", "Import…";
    cmd_export => "导出文件材料…", "Export…";
    cmd_add_units => "添加单位…", "Add units…";
    cmd_groups => "单位类别…", "Groups of units…";

    import_title => "导入通知、表格或名单", "Import a notice, a table or a list";
    import_pick_title => "选择通知、表格或名单", "Choose a notice, a table or a list";
    import_kind => "通知、表格、名单", "Notices, tables, lists";
    import_how => "选择去年或今年的通知（Word、WPS、网页、文本），安排表（Excel），或单位名单；也可以直接粘贴文字、从 WPS 或 Excel 复制的表格。也可以把文件拖到窗口上。", "Choose a notice (Word, web page, text), a schedule (Excel) or a list of units, or paste text or a table copied from a spreadsheet. A file may also be dropped onto the window.";
    import_choose => "选择文件…", "Choose a file…";
    import_paste => "粘贴的内容", "Pasted text";
    import_paste_hint => "在这里粘贴", "Paste here";
    import_read_paste => "读取粘贴的内容", "Read it";
    import_reading => "正在读取…", "Reading…";
    import_back => "重新选择", "Choose again";
    import_from(names: &str) => "来源：{names}", "From {names}";
    import_from_paste => "粘贴的内容", "pasted text";

    found_title => "读到的内容", "What was understood";
    found_year => "年度", "Year";
    found_year_asked => "年度（来源没有写明）", "Year (not written)";
    found_activity => "活动", "Activity";
    found_region => "地区", "Region";
    found_office => "发文机关", "Office";
    found_months => "活动月份", "Months";
    found_units => "单位", "Units";
    found_units_of(group: &str, n: usize) => "{group}{n}家", "{group} {n}";
    found_placed => "活动安排", "Schedule";
    found_placed_of(n: usize) => "{n}家已有活动时间", "{n} have their month";
    found_main => "主会场", "Main session";
    found_main_of(n: usize) => "参加单位{n}家", "{n} units";
    found_deadline => "报送时限", "Deadline";
    found_slogans => "宣传标语", "Slogans";
    found_slogans_of(n: usize) => "{n}条", "{n}";
    found_nothing => "没有读到", "none";
    found_range(from: &str, to: &str) => "{from}至{to}", "{from} to {to}";

    ask_title(n: usize) => "待确认（{n}）", "To be settled ({n})";
    ask_same => "同一单位", "One unit";
    ask_different => "两个单位", "Two units";
    ask_later => "以后再定", "Later";
    ask_checked => "已核对", "Checked";
    ask_line(line: u32) => "第{line}行", "line {line}";
    ask_line_of(source: u32, line: u32) => "来源{source}第{line}行", "source {source}, line {line}";
    report_not_understood(text: &str) => "未全部读入：{text}", "not all of it was read: {text}";
    report_place => "位置", "Place";
    ask_year_field => "年份", "Year";

    report_title => "导入结果预览", "What the import does";
    report_of_year(year: i32) => "导入到{year}年度", "Into {year}";
    report_new_year(year: i32) => "将新建{year}年度", "Begins {year}";
    report_count(outcome: &str, n: usize) => "{outcome} {n}", "{outcome} {n}";
    report_none => "没有这一类内容。", "There is nothing of this sort.";
    report_overwrite => "冲突处也采用来源的内容", "Take over conflicts too";
    report_conflicts => "冲突的是手工移动、锁定或修改过的内容，默认保留现有的。", "Conflicts differ from what was set by hand; by default that stays.";
    report_unchanged => "来源的内容文件里都有，导入后没有变化。", "The file holds all of it already; nothing would change.";
    report_subject_unit(unit: &str) => "{unit}", "{unit}";
    report_subject_place(unit: &str, to: &str) => "{unit} {to}", "{unit} {to}";
    report_subject_move(unit: &str, from: &str, to: &str) => "{unit} {from}→{to}", "{unit} {from}→{to}";
    report_subject_participant(unit: &str) => "{unit}参加主会场", "{unit} in the main session";
    report_subject_main => "主会场时间、地点", "Main session";
    report_subject_deadline(text: &str) => "报送时限：{text}", "Deadline: {text}";
    report_subject_liaison(unit: &str, name: &str) => "联络员：{unit} {name}", "Liaison: {unit} {name}";
    report_subject_slogan(text: &str) => "标语：{text}", "Slogan: {text}";
    report_differs(fact: &str, held: &str, read: &str) => "{fact}：现有“{held}”，来源“{read}”", "{fact}: here “{held}”, in the source “{read}”";
    report_fact_differs(about: &str, fact: &str, held: &str, read: &str) => "{about} {fact}：现有“{held}”，来源“{read}”", "{about}, {fact}: here “{held}”, in the source “{read}”";
    found_at(line: u32, words: &str) => "第{line}行：{words}", "Line {line}: {words}";
    found_at_of(source: u32, line: u32, words: &str) => "第{source}个来源第{line}行：{words}", "Source {source}, line {line}: {words}";
    import_button => "导入", "Import";
    import_begin_button => "新建文件并导入…", "Import into a new file…";

    export_title => "导出文件材料", "Export";
    export_all_groups => "全部类别", "All groups";
    export_files(n: usize) => "共{n}个文件", "{n} files in all";
    export_running => "正在生成…", "Writing…";
    export_done => "已导出", "Exported";
    export_open => "打开", "Open";
    export_reveal => "打开文件夹", "Show in folder";
    export_stop => "取消导出", "Cancel";
    format_xlsx => "Excel 表格", "Excel workbook";
    format_docx => "Word 文档", "Word document";
    format_pdf => "PDF", "PDF";
    format_html => "网页", "Web page";
    format_csv => "CSV 表格", "CSV table";
    format_txt => "纯文本", "Plain text";
    format_png => "图片", "Pictures";
    format_ics => "日历", "Calendar";
    format_json => "数据", "Data";

    start_source => "从通知或表格开始…", "Begin with a notice or table…";
    start_source_what => "读取去年或今年的通知、安排表、单位名单，自动填好年度", "Reads a notice, schedule or list of units and fills the year in";
    start_sample => "打开示例", "Open the sample";
    start_sample_what => "湘潭县2023年安排，可随意试用", "The 2023 schedule of Xiangtan county, to try things out";
    start_empty => "新建空白文件…", "New file…";
    start_empty_what => "只填地区和年份，单位以后再添加", "Region and year only; units come later";
    start_open => "打开文件…", "Open a file…";
    start_open_what => "打开已有的 .themeday 文件", "Opens a .themeday file";
    start_recent => "最近使用", "Recent files";
    start_no_recent => "还没有打开过文件。", "No file has been opened yet.";
    start_forget(name: &str) => "从列表中移除 {name}", "Remove {name} from the list";
    start_drop => "也可以把通知、表格或文件拖到窗口上。", "A notice, table or file may also be dropped onto the window.";
    blank_title => "这个文件中还没有年度。", "This file holds no year yet.";
    blank_year_what => "填写年份和活动月份", "Year and months";
}

impl Lang {
    /// What a line of an import is about, in a few words.
    #[must_use]
    pub fn import_subject(self, subject: &ImportSubject) -> String {
        match subject {
            ImportSubject::Programme { key } => self.programme_fact(key).to_owned(),
            ImportSubject::Unit { unit } => self.report_subject_unit(unit),
            ImportSubject::Placement { unit, from, to } if from == to || from.is_none() => {
                self.report_subject_place(unit, &self.month_or_unscheduled(*to))
            }
            ImportSubject::Placement { unit, from, to } => self.report_subject_move(
                unit,
                &self.month_or_unscheduled(*from),
                &self.month_or_unscheduled(*to),
            ),
            ImportSubject::Participant { unit } => self.report_subject_participant(unit),
            ImportSubject::MainSession => self.report_subject_main().to_owned(),
            ImportSubject::Deadline { text } => self.report_subject_deadline(text),
            ImportSubject::Slogan { text } => self.report_subject_slogan(text),
            ImportSubject::Liaison { unit, name } => self.report_subject_liaison(unit, name),
            ImportSubject::OpenList { last } => self.cli_subject_open_list(last),
            ImportSubject::NoticeText => self.cli_subject_notice_text().to_owned(),
            ImportSubject::NotUnderstood { text } => self.report_not_understood(text),
            ImportSubject::Other { text } => text.clone(),
        }
    }

    /// A line of an import: what it is about, and both values where the file and the source differ.
    #[must_use]
    pub fn import_line(self, line: &ImportLine) -> String {
        let Some(Difference { key, held, read }) = &line.difference else {
            return self.import_subject(&line.subject);
        };
        let (held, read) = (self.import_value(held), self.import_value(read));
        match &line.subject {
            // The subject is the fact itself.
            ImportSubject::Programme { .. } | ImportSubject::Deadline { .. } => {
                self.report_differs(&self.import_subject(&line.subject), &held, &read)
            }
            ImportSubject::MainSession => {
                self.report_fact_differs(self.found_main(), self.session_fact(key), &held, &read)
            }
            subject => {
                self.report_fact_differs(&self.import_subject(subject), self.session_fact(key), &held, &read)
            }
        }
    }

    /// A value that the file or the source holds.
    #[must_use]
    pub fn import_value(self, value: &ImportValue) -> String {
        match value {
            ImportValue::Nothing => self.found_nothing().to_owned(),
            ImportValue::Text(text) => text.clone(),
            ImportValue::List(list) => self.listed(list),
            ImportValue::Number(number) => number.to_string(),
            ImportValue::Day(day) => self.day_full(*day),
            ImportValue::Period(from, to) => self.found_range(&self.day_full(*from), &self.day_full(*to)),
            ImportValue::Months(months) => {
                let months: Vec<String> = months.iter().map(|month| self.month_full(*month)).collect();
                self.listed(&months)
            }
            ImportValue::Duration(duration) => self.min_duration(Some(*duration)),
            ImportValue::When(when) => self.when(when, 0),
            ImportValue::Rule(rule) => self.deadline_rule(rule),
        }
    }

    /// A fact of a session by its key.
    pub(super) fn session_fact(self, key: &str) -> &'static str {
        let (zh, en) = match key {
            "when" => ("时间", "time"),
            "held_on" => ("实际开展日期", "day held"),
            "state" => ("安排状态", "state"),
            "place" => ("地点", "place"),
            "theme" => ("主题", "theme"),
            "title" => ("名称", "title"),
            "form" => ("活动形式", "form"),
            "content" => ("活动内容", "content"),
            "audience" => ("邀请对象", "audience"),
            "publish_form" => ("发布形式", "form of publication"),
            "publish_on" => ("发布平台", "platforms"),
            "group" => ("类别", "group"),
            _ => ("备注", "note"),
        };
        self.pick(zh, en)
    }

    /// Parts of a sentence: 甲，乙，丙.
    #[must_use]
    pub fn commas<T: AsRef<str>>(self, parts: &[T]) -> String {
        parts.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(self.pick("，", ", "))
    }

    /// A form of a paper.
    #[must_use]
    pub fn format_name(self, format: Format) -> &'static str {
        match format {
            Format::Xlsx => self.format_xlsx(),
            Format::Docx => self.format_docx(),
            Format::Pdf => self.format_pdf(),
            Format::Html => self.format_html(),
            Format::Csv => self.format_csv(),
            Format::Txt => self.format_txt(),
            Format::Png => self.format_png(),
            Format::Ics => self.format_ics(),
            Format::Json => self.format_json(),
        }
    }
}
