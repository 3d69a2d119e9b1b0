//! Sentences of the 文件材料 page and of the dialogs that write papers.

use super::{Lang, sentences};
use crate::model::paper::{
    Dated, Format, Letterhead, MissingFact, Orientation, PaperSection, PaperSize, ScheduleColumn,
};
use crate::model::programme::Publicity;

sentences! {
    page_papers => "文件材料", "Papers";
    cmd_preview => "打印预览", "Print preview";
    cmd_package => "整套导出…", "Whole set…";

    papers_of_notice => "通知与附件", "Notice";
    papers_of_day => "活动当天", "The day";
    papers_of_reports => "报送", "Reports";
    papers_of_issue => "征求意见与调整", "Replies and adjustments";
    papers_of_rosters => "名册", "Rosters";
    papers_of_calendar => "日历", "Calendar";
    papers_of_data => "数据", "Data";

    paper_ready => "可生成", "Ready";
    paper_lacks(what: &str) => "缺：{what}", "Lacks {what}";
    paper_lacks_several(first: &str, n: usize) => "缺：{first}等{n}项", "Lacks {first} and more ({n})";
    paper_lacks_title => "还缺这些内容，印出时留空：", "Still lacking, left blank when printed:";
    paper_impossible_title => "先补齐这些内容才能生成：", "Needed before it can be made:";
    paper_fill_in => "去填写", "Fill in";
    paper_row(name: &str, state: &str) => "{name}，{state}", "{name}, {state}";
    paper_attachment(number: usize) => "附件{number}", "Attachment {number}";
    paper_units_missing(n: usize) => "{n}家的月份", "months of {n}";
    paper_liaisons_missing(n: usize) => "{n}家的联络员", "liaisons of {n}";
    paper_stalls_missing(n: usize) => "{n}家的咨询台", "stalls of {n}";
    paper_holidays_missing(year: i32) => "{year}年放假安排", "holidays of {year}";

    paper_unregistered(n: usize) => "{n}处改动的事由", "causes of {n} changes";

    preview_laying => "正在排版…", "Laying out…";
    preview_none => "数据文件没有版面，可直接导出。", "Data have no pages; export them.";
    preview_page(page: usize, of: usize) => "第{page}页，共{of}页", "Page {page} of {of}";
    preview_picture(page: usize) => "第{page}页", "Page {page}";
    preview_fit_width => "适合宽度", "Fit width";
    preview_fit_page => "整页", "Whole page";
    preview_fit => "显示比例", "Zoom";
    preview_larger => "放大预览", "Enlarge the preview";
    preview_smaller => "缩小预览", "Reduce the preview";
    preview_percent(n: u32) => "{n}%", "{n}%";

    count_pages(n: usize) => "{n}页", "{n} page(s)";
    count_units(n: usize) => "{n}家单位", "{n} units";
    counts_joined(pages: &str, units: &str) => "{pages} · {units}", "{pages} · {units}";

    print_button => "打印", "Print";
    print_direct => "直接送打印机", "To the printer";
    print_opened => "已在系统的 PDF 程序中打开，请在其中打印。", "Opened in the system's viewer; print from there.";
    print_sent => "已送往打印机。", "Sent to the printer.";
    form_pdf => "PDF", "PDF";
    form_docx => "Word", "Word";
    form_xlsx => "Excel", "Excel";
    form_png => "图片", "Pictures";
    form_more => "其他格式", "More forms";
    copy_table => "复制表格", "Copy table";
    copy_done => "表格已复制，可直接粘贴到 WPS、Word 或 Excel。", "The table is copied; paste it into a document or spreadsheet.";
    copy_as_text => "已复制为文字（本机剪贴板不支持表格），可粘贴到 Excel。", "Copied as text, as this clipboard takes no tables; a spreadsheet takes it.";
    open_folder => "打开文件夹", "Open folder";
    open_folder_none => "还没有导出过文件。", "Nothing was exported yet.";

    set_group => "类别", "Group";
    set_columns => "增加列", "Columns";
    set_title => "标题", "Title";
    set_size => "纸张", "Paper";
    set_orientation => "方向", "Position";
    set_usual => "默认", "Usual";
    set_date => "成文日期", "Date of issue";
    set_months => "日历文件含只定月份的活动", "Calendar file with sessions that have only a month";
    set_as_of => "截至日期", "As of";
    set_letterhead => "版式", "Form";
    set_bound => "附件", "Attachments";
    set_bound_behind => "附在后面", "Behind";
    set_bound_apart => "单独成文", "Apart";
    set_filled => "填入已知信息", "Filled in";
    set_session => "活动", "Session";
    set_unit => "单位", "Unit";
    set_all_units => "全部单位", "All units";
    set_text => "正文", "Text";
    set_text_edit => "修改正文…", "Edit the text…";
    set_text_own => "自动生成", "Made from the facts";
    set_text_edited => "已修改", "Edited";
    set_copy => "稿本", "Version";
    set_copy_now => "当前安排", "As it stands";
    set_copy_consultation => "最后一份征求意见稿", "The last consultation draft";
    set_against => "对照", "Against";
    set_copy_issue => "最近一次印发", "The last issue";
    set_tables => "附表", "Tables";
    set_tables_with => "附上", "With";
    set_tables_without => "不附", "Without";
    set_subject => "文件", "Paper";
    set_reset => "恢复默认设置", "Usual settings";
    size_a4 => "A4", "A4";
    size_a3 => "A3", "A3";
    orientation_portrait => "纵向", "Portrait";
    orientation_landscape => "横向", "Landscape";
    letterhead_red_head => "红头", "Red head";
    letterhead_letter => "信函", "Letter";
    letterhead_plain => "仅正文", "Plain";
    column_date => "活动日期", "Date";
    column_place => "地点", "Place";
    column_theme => "主题", "Theme";
    column_liaison => "联络员", "Liaison";

    fonts_fallen_back(list: &str) => "本机缺少公文字体，PDF 和打印已用相近字体代替：{list}。Word 文件仍注明规定字体。", "Typefaces of the standard are not installed; pages use similar ones: {list}. Word files name the right ones.";
    fonts_pair(wanted: &str, used: &str) => "{wanted}→{used}", "{wanted}→{used}";
    fonts_understood => "知道了", "Understood";
    glyphs_missing(list: &str) => "字体中没有这些字，打印为空框：{list}", "No font has these characters; they print as boxes: {list}";

    text_title(paper: &str) => "{paper}正文", "{paper}: text";
    text_how => "每段一行；“一、”“（一）”开头的行按标题排版。〔主会时间〕等六角括号中的词按现有内容自动填写。", "A paragraph a line; lines beginning with 一、 or （一） are headings. Words in 〔〕 such as 〔主会时间〕 are filled with the facts of the year.";
    text_field => "正文内容", "Paragraphs";
    text_done => "完成", "Done";
    text_apply => "应用", "Apply";
    text_restore => "恢复自动生成", "Back to the facts";

    package_title => "整套导出通知与附件", "Export the notice with attachments";
    package_forms => "格式", "Forms";
    package_contents(n: usize) => "将生成{n}个文件", "{n} file(s)";
    package_no_form => "请至少选择一种格式。", "Choose at least one form.";
    package_button => "选择文件夹…", "Choose a folder…";
    package_pick => "选择存放文件夹", "Choose a folder";
    path_folder_label => "文件夹路径", "Path of the folder";
    package_running(done: u32, of: u32) => "正在生成第{done}个文件，共{of}个", "Writing file {done} of {of}";
    package_exists(n: usize) => "文件夹中已有{n}个同名文件，是否替换？", "{n} files of these names are there already. Replace them?";
    package_replace => "替换", "Replace";
    package_done(n: usize) => "已生成{n}个文件", "{n} file(s) written";
    package_failed(n: usize) => "{n}个文件没有写入：", "{n} file(s) were not written:";
    package_retry => "重试", "Try again";
    package_into(folder: &str) => "存放在：{folder}", "In {folder}";
    package_cancelled => "已取消，没有写入文件。", "Cancelled; nothing was written.";

    year_contacts => "联系人", "Contacts";
    year_contacts_hint => "如：张某，0731-5780000", "Name, telephone";
    year_publicity => "公开属性", "Publicity";
    year_publicity_none => "未确定，选择…", "Not said yet…";
    publicity_public => "公开", "Public";
    publicity_on_request => "依申请公开", "On request";
    publicity_internal => "不予公开", "Internal";
}

impl Lang {
    /// A fact that a paper lacks, as a noun for a narrow place; [`Lang::missing_fact`] says it in full.
    #[must_use]
    pub fn missing_noun(self, fact: &MissingFact) -> String {
        let (zh, en) = match fact {
            MissingFact::Office => ("发文机关", "the office"),
            MissingFact::DocNo => ("发文字号", "the number"),
            MissingFact::IssuedOn => ("成文日期", "the date"),
            MissingFact::Addressees => ("主送", "the addressees"),
            MissingFact::Theme => ("活动主题", "the theme"),
            MissingFact::Contacts => ("联系人", "the contacts"),
            MissingFact::Publicity => ("公开属性", "the publicity class"),
            MissingFact::MainSession => ("主会场名单", "the main session"),
            MissingFact::MainTime => ("主会场时间", "the main session's time"),
            MissingFact::MainPlace => ("主会场地点", "the main session's place"),
            MissingFact::Units => ("参加单位", "units"),
            MissingFact::Slogans => ("宣传标语", "slogans"),
            MissingFact::Requirements => ("报送要求", "what is to be reported"),
            MissingFact::Tasks => ("任务分工", "the tasks"),
            MissingFact::Materials => ("携带材料", "what to bring"),
            MissingFact::Unscheduled(n) => return self.paper_units_missing(*n),
            MissingFact::Liaisons(n) => return self.paper_liaisons_missing(*n),
            MissingFact::Stalls(n) => return self.paper_stalls_missing(*n),
            MissingFact::Holidays(year) => return self.paper_holidays_missing(*year),
            MissingFact::ArriveBy => ("到场时间", "the time to be there"),
            MissingFact::ReplyBy => ("回执截止日期", "the day for replies"),
            MissingFact::Basis => ("依据", "the basis"),
            MissingFact::NotIssued => ("登记印发", "the issue"),
            MissingFact::Adjustments => ("登记的调整", "adjustments"),
            MissingFact::Unregistered(n) => return self.paper_unregistered(*n),
            MissingFact::Corrections => ("更正内容", "corrections"),
            MissingFact::Consultation => ("征求意见稿", "a consultation draft"),
            MissingFact::ConsultationDay => ("反馈截止日期", "the day for replies"),
            MissingFact::Replies => ("反馈意见", "replies"),
            MissingFact::Unfilled(place) => return place.clone(),
            MissingFact::NoSuchAttachment(n) => return self.paper_attachment(*n),
        };
        self.pick(zh, en).to_owned()
    }

    /// A form of a paper, as short as on a button.
    #[must_use]
    pub fn form(self, format: Format) -> &'static str {
        match format {
            Format::Pdf => self.form_pdf(),
            Format::Docx => self.form_docx(),
            Format::Xlsx => self.form_xlsx(),
            Format::Png => self.form_png(),
            other => self.format_name(other),
        }
    }

    /// How a paper stands, in a few words.
    #[must_use]
    pub fn paper_state(self, missing: &[MissingFact]) -> String {
        match missing {
            [] => self.paper_ready().to_owned(),
            [one] => self.paper_lacks(&self.missing_noun(one)),
            [first, ..] => self.paper_lacks_several(&self.missing_noun(first), missing.len()),
        }
    }

    /// What the date of a paper means: the day up to which it counts, or the day under its text; `None` for one that
    /// bears no date of its own.
    #[must_use]
    pub fn paper_date_label(self, dated: Dated) -> Option<&'static str> {
        match dated {
            Dated::AsOf => Some(self.set_as_of()),
            Dated::Below => Some(self.set_date()),
            Dated::Never => None,
        }
    }

    /// A section of the list of papers.
    #[must_use]
    pub fn paper_section(self, section: PaperSection) -> &'static str {
        match section {
            PaperSection::Notice => self.papers_of_notice(),
            PaperSection::Day => self.papers_of_day(),
            PaperSection::Reports => self.papers_of_reports(),
            PaperSection::Issue => self.papers_of_issue(),
            PaperSection::Rosters => self.papers_of_rosters(),
            PaperSection::Calendar => self.papers_of_calendar(),
            PaperSection::Data => self.papers_of_data(),
        }
    }

    /// A size of paper.
    #[must_use]
    pub fn paper_size(self, size: Option<PaperSize>) -> &'static str {
        match size {
            None => self.set_usual(),
            Some(PaperSize::A4) => self.size_a4(),
            Some(PaperSize::A3) => self.size_a3(),
        }
    }

    /// How a sheet lies.
    #[must_use]
    pub fn paper_orientation(self, orientation: Option<Orientation>) -> &'static str {
        match orientation {
            None => self.set_usual(),
            Some(Orientation::Portrait) => self.orientation_portrait(),
            Some(Orientation::Landscape) => self.orientation_landscape(),
        }
    }

    /// How an official paper begins.
    #[must_use]
    pub fn letterhead(self, letterhead: Letterhead) -> &'static str {
        match letterhead {
            Letterhead::RedHead => self.letterhead_red_head(),
            Letterhead::Letter => self.letterhead_letter(),
            Letterhead::Plain => self.letterhead_plain(),
        }
    }

    /// A further column of the schedule.
    #[must_use]
    pub fn schedule_column(self, column: ScheduleColumn) -> &'static str {
        match column {
            ScheduleColumn::Date => self.column_date(),
            ScheduleColumn::Place => self.column_place(),
            ScheduleColumn::Theme => self.column_theme(),
            ScheduleColumn::Liaison => self.column_liaison(),
        }
    }

    /// A class of publicity, or that none was chosen.
    #[must_use]
    pub fn publicity(self, class: Option<Publicity>) -> &'static str {
        match class {
            None => self.year_publicity_none(),
            Some(Publicity::Public) => self.publicity_public(),
            Some(Publicity::OnRequest) => self.publicity_on_request(),
            Some(Publicity::Internal) => self.publicity_internal(),
        }
    }
}
