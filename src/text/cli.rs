//! Sentences of the command line: help, replies, wrong usage.

use super::{Lang, sentences};
use crate::model::import::{ImportLine, ImportSubject};
use crate::model::proposal::{Question, QuestionKind};
use crate::model::report::{DeadlineRule, Offset, OffsetUnit};

// Help: commands.
sentences! {
    cli_about => "政务公开主题日：年度活动安排、报送与文件。", "Openness theme days: the year's schedule, reports and papers.";
    cli_new => "新建文件", "Make a new file";
    cli_read => "读取通知、表格或文字，显示读到的内容，不作修改", "Show what is understood of notices, tables and text; changes nothing";
    cli_import => "读取通知、表格或文字并导入文件，可一步撤销", "Take over notices, tables and text as one edit that can be undone";
    cli_show => "显示年度、单位、安排和报送", "Show programme, units, schedule and reports";
    cli_set => "修改一项设置", "Set one fact";
    cli_unit => "增加、更名、合并、撤销单位，登记联络员", "Add, rename, merge and end units, and name their liaisons";
    cli_unit_add => "增加单位，列入本年度", "Add units with their duty in the year";
    cli_unit_rename => "单位更名：自某日起用新名，之前仍用原名", "Rename a unit from a day on; what lies before keeps the old name";
    cli_unit_alias => "给单位增加其他名称", "Give a unit another name";
    cli_unit_merge => "自某日起把一个单位并入另一个（机构改革），往年不变", "Merge a unit into another from a day on; the past stays as it was";
    cli_unit_abolish => "自某日起撤销单位，往年不变", "End a unit on a day; the past stays as it was";
    cli_unit_reinstate => "恢复已撤销的单位", "Let a unit that ended work again";
    cli_unit_exempt => "单位本年度不参加，须写明原因", "Let a unit stay away from the year, with a reason";
    cli_rollover => "结转新年度：带入单位、标语、规则等；该年度已有时照上年安排", "Begin a year with what the newest year before has; where the year is there, place what is unscheduled as last year";
    cli_holidays => "读入国务院办公厅的节假日安排通知，作为一步修改写入文件", "Take over the State Council's announcement of a year's holidays, as one edit";
    cli_days => "列出一个月每天的休假、农历、节气、主题日和圩日", "List the days of a month: days off, lunar dates, solar terms, theme days, market days";
    cli_themes => "列出全年的主题日和适合的单位", "List the theme days of the year and whom they suit";
    cli_theme_moves => "日期每年另定", "announced each year";
    arg_themes_unit => "只列适合该单位的", "Only those that suit the unit";
    cli_market => "设置乡镇的圩日（赶集日）", "Set the market days of a township";
    cli_move => "把单位的活动移到某月", "Place a unit's session in a month";
    cli_unschedule => "把单位的活动移至未安排", "Take a unit's session out of its month";
    cli_swap => "两个单位互换月份", "Exchange the months of two units";
    cli_set_session => "修改单位一次活动的一项内容", "Set one fact of a session that a unit holds";
    cli_lock => "锁定单位的安排", "Lock a unit's placement";
    cli_unlock => "解锁单位的安排", "Unlock a unit's placement";
    cli_due => "列出全年应报内容、时限和状态", "List everything owed in the year with deadline and state";
    cli_report => "登记报送情况", "Record what happened to a report";
    cli_check => "检查安排中的问题", "Check the year for problems";
    cli_export => "生成文件材料", "Write a paper";
    cli_package => "把通知及附件生成到文件夹", "Write the notice with its attachments into a folder";
    cli_unit_liaison => "增加、修改或删除单位的联络员", "Add, change or remove a liaison of a unit";
    cli_history => "列出操作记录，每行一项", "List every edit, one a line";
    cli_undo => "撤销最后一项操作", "Take the last edit back";
    cli_redo => "重做最后撤销的操作", "Carry the last undone edit out again";
    cli_verify => "检查文件是否完好", "Check that the file is sound";
    cli_repair => "修复无法读取的内容：先备份，再按操作记录改回或去掉", "Repair what cannot be read: after a backup, put back as the journal has it or leave out";
    cli_backup => "立即备份，并显示备份路径", "Make a backup now and print its path";
    cli_restore => "用备份恢复文件，恢复前先备份现有文件", "Put a backup in the file's place, after a backup of what is there";
    cli_demo => "用样例走完全部流程：建文件、检查、生成全部材料", "Do the whole job on the sample: file, check, every paper";
}

// Help: arguments.
sentences! {
    arg_file => "数据文件（.themeday）", "The file (.themeday)";
    arg_source => "通知、表格或文本，可多个；- 表示标准输入", "Notices, tables or text; - is standard input";
    arg_unit => "单位的任一名称", "Any name of the unit";
    arg_other_unit => "另一单位的任一名称", "Any name of the other unit";
    arg_month => "月份，如 2023-06、6 或 6月", "A month: 2023-06 or 6";
    arg_from => "单位有多次活动时，指明哪个月的", "Which session, where the unit has several";
    arg_other_from => "另一单位有多次活动时，指明哪个月的", "Which session of the other unit, where it has several";
    arg_region => "地区，如 湘潭县", "The region, such as 湘潭县";
    arg_sample => "填入湘潭县2023年样例", "Fill it with the Xiangtan 2023 sample";
    arg_force => "覆盖已有文件", "Replace what is there";
    arg_known_units => "已知单位：名单、表格或数据文件", "Units that are known: a list, a table or a file of this program";
    arg_dry_run => "只显示结果，不导入", "Show the outcome, change nothing";
    arg_overwrite => "冲突处也采用来源的内容", "Take over conflicts too";
    arg_answer => "回答一个问题，可重复", "Answer to a question; may be repeated";
    arg_key => "设置项：region operator title ordinal theme basis period office doc_no issued_on addressees copies_to contacts publicity months duty main_counts min_duration labels closed recording liaisons_of slogans main.units deadline.day deadline.day_off deadline.per day.DATE unavailable.MONTH[.WHO] capacity.MONTH[.GROUP] title.DOCUMENT[.GROUP] main.date main.when main.held_on main.place main.form main.theme main.title main.content main.audience main.publish_form main.publish_on main.tasks main.materials main.arrive_by main.reply_by main.state main.each_on_its_own main.lock_reason main.note", "What to set: region operator title ordinal theme basis period office doc_no issued_on addressees copies_to contacts publicity months duty main_counts min_duration labels closed recording liaisons_of slogans main.units deadline.day deadline.day_off deadline.per day.DATE unavailable.MONTH[.WHO] capacity.MONTH[.GROUP] title.DOCUMENT[.GROUP] main.date main.when main.held_on main.place main.form main.theme main.title main.content main.audience main.publish_form main.publish_on main.tasks main.materials main.arrive_by main.reply_by main.state main.each_on_its_own main.lock_reason main.note";
    arg_session_key => "活动的事项：date when held_on place form theme title content audience publish_form publish_on tasks materials arrive_by reply_by state each_on_its_own lock_reason note", "A fact of the session: date when held_on place form theme title content audience publish_form publish_on tasks materials arrive_by reply_by state each_on_its_own lock_reason note";
    arg_value => "内容；空文字表示清除", "Its value; empty takes it away";
    arg_unit_names => "单位名称，可多个", "Names of the units";
    arg_unit_group => "类别，如 乡镇、县直单位；默认同类单位所在的类别", "Group; by default the one in which units of that kind stand";
    arg_unit_kind => "性质：township street party_organ department mass_organisation congress institution vertical_branch enterprise development_zone other；默认按名称判断", "Kind: township street party_organ department mass_organisation congress institution vertical_branch enterprise development_zone other; by default told from the name";
    arg_new_name => "新名称", "The new name";
    arg_correct => "只是改正错字，不留曾用名", "It was a typing error: do not keep the old name";
    arg_change_on => "从哪天起，默认今天", "The first day; today by default";
    arg_basis => "依据，如机构改革方案文号", "The paper that ordered it";
    arg_same => "两个名称本是同一单位，不是机构合并", "The two are spellings of one unit, not a merger";
    arg_reason => "不参加的原因", "Why it stays away";
    arg_takes_part => "恢复参加", "Takes part again";
    arg_announcement => "通知的文件，或“-”表示标准输入", "The announcement, a file or - for standard input";
    arg_announced_by => "通知的名称和文号；不写则用读到的", "Title and number of the announcement; else as it was read";
    arg_days_month => "哪个月：10、10月、2023-10", "Which month: 10, 2023-10";
    arg_days_unit => "只列适合该单位的主题日，并标出该单位的圩日", "Only theme days that suit the unit, and its market days";
    arg_market_rule => "规则：lunar:3,6,9（农历尾数）、solar:5,10（公历尾数）、weekday:1,4（星期）、odd、even、daily、none（取消）", "Rule: lunar:3,6,9 (last digits), solar:5,10, weekday:1,4, odd, even, daily, none";
    arg_market_note => "集市的名称或地点", "Name or place of the market";
    arg_to_year => "结转到哪一年", "The new year";
    arg_as_last_year => "照上年的月份安排全部单位", "Place every unit in last year's month";
    arg_alias => "另一名称", "The other name";
    arg_alias_kind => "short 规范化简称、former 曾用名、other 其他写法（默认）", "short, former or other (default)";
    arg_merge_from => "被并入的单位", "The unit that ceases to be";
    arg_merge_into => "保留的单位", "The unit that stays";
    arg_event => "received 收到、returned 退回修改、accepted 审核通过、exempt 免报、extended 延期", "received, returned, accepted, exempt or extended";
    arg_on => "日期，默认今天", "The day; today by default";
    arg_until => "退回后重报或延期的截止日期", "The new day, for returned and extended";
    arg_item => "报送内容，默认该次活动的全部", "What is sent; by default everything asked about the session";
    arg_message => "生成发给单位的文字：hint 月初提示、reminder 到期前催报、urging 逾期催办", "Write the text for the units instead: hint (ahead of the month), reminder (due soon) or urging (overdue)";
    arg_message_each => "每单位一条", "One message a unit";
    arg_message_at => "附@联络员", "With @names of the liaisons";
    arg_message_record => "不输出文字，而是按此方式记入催报记录", "Instead of printing, keep it in the record of reminders as sent by this way";
    arg_note => "说明", "A remark";
    arg_strict => "有提醒也以3退出", "Exit 3 for hints too";
    arg_document(papers: &str) => "材料：{papers}", "The paper: {papers}";
    arg_one_paper(key: &str, name: &str) => "{key} {name}", "{key}";
    arg_group => "只要某一类别的表，如 乡镇", "One group's table only, such as 乡镇";
    arg_format => "格式：xlsx、docx、pdf、html、csv、txt、png、ics、json；默认按文件扩展名", "Format: xlsx, docx, pdf, html, csv, txt, png, ics or json; by default the one the path ends in";
    arg_columns => "安排表另加的栏：date 日期、place 地点、theme 主题、liaison 联络员，以逗号分隔", "Further columns of the schedule: date, place, theme, liaison, with commas between";
    arg_paper_session => "哪项活动的签到表、咨询台安排表或桌牌：名称或类别（如政务开放日）；不写为主会场", "The session of an attendance list, stalls or table signs, by its title or sort; the main session by default";
    arg_paper_from => "同名活动有几项时，指明月份", "Its month, where several are called so";
    arg_one_unit => "只要一个单位的联络员信息表、回执或桌牌", "One unit's liaison form, reply or table sign only";
    arg_filled => "填入已有内容；默认空表", "Fill in what is known; forms are blank otherwise";
    arg_title => "另定标题", "Another title";
    arg_paper => "纸张：A4、A3", "Paper: A4 or A3";
    arg_orientation => "方向：portrait 纵向、landscape 横向", "portrait or landscape";
    arg_letterhead => "通知的版头：red-head 红头（默认）、letter 信函格式、plain 仅正文", "How a notice begins: red-head (default), letter or plain";
    arg_publicity => "主会场通知的公开属性：public（公开）、on_request（依申请公开）或 internal（不予公开）", "Publicity of the notice of the main session: public, on_request or internal";
    arg_months => "日历文件（ics）也列只定了月份的活动", "Calendar entries (ics) also of sessions that have only a month";
    arg_apart => "附件单独成文，各注明通知的文号；默认附在通知之后", "Attachments as papers of their own, each bearing the notice's number; by default they follow the notice";
    arg_paper_day => "材料上的日期，默认今天", "The date on the paper; today by default";
    arg_output => "写到哪个文件", "The file to write";
    arg_package_folder => "放通知和附件的文件夹，没有则新建", "The folder for notice and attachments; made if it is not there";
    arg_package_format => "格式：docx（默认）、pdf，可同时给出，以逗号分隔", "Formats: docx (default), pdf, or both with a comma between";
    arg_person_name => "姓名；已有此人则修改所给各项", "The person's name; what is given is changed where the person is there already";
    arg_person_sex => "性别", "Sex";
    arg_person_post => "职务", "Post";
    arg_person_office_phone => "办公电话", "Office telephone";
    arg_person_mobile => "手机", "Mobile telephone";
    arg_person_fax => "传真", "Fax";
    arg_person_qq => "QQ号", "QQ number";
    arg_person_wechat => "微信号", "WeChat name";
    arg_person_email => "电子邮箱", "E-mail address";
    arg_person_from => "任职开始的日期", "First day of service";
    arg_person_to => "任职结束的日期", "Last day of service";
    arg_person_main => "设为主要联络员", "Make this the one who is called first";
    arg_person_remove => "删除此人", "Remove this person";
    arg_backup => "备份文件", "The backup";
    arg_folder => "放样例和材料的文件夹", "The folder for sample and papers";
    arg_json => "以 JSON 输出", "Print JSON";
    arg_lang => "语言，zh（默认）或 en", "Language: zh (default) or en";
    arg_year => "年度，默认最新", "The year; the newest by default";
    arg_today => "以该日为今天", "Take this day for today";
    arg_help => "显示帮助", "Show help";
    arg_version => "显示版本", "Show the version";
    cli_commands => "命令", "Commands";
    cli_arguments => "参数", "Arguments";
    cli_options => "选项", "Options";
    cli_common_options => "通用选项", "Options of every command";
    cli_example_heading => "示例：", "Example:";
    cli_heading_end => "：\n", ":\n";
    cli_help_template => "{about}\n\n用法：{usage}\n\n{all-args}{after-help}\n", "{about}\n\nUsage: {usage}\n\n{all-args}{after-help}\n";
}

// Wrong usage.
sentences! {
    cli_see_help => "用法见 --help。", " See --help.";
    cli_unknown_command(name: &str, known: &str) => "没有命令“{name}”。可用命令：{known}。", "There is no command “{name}”. Commands: {known}.";
    cli_no_command(known: &str) => "请给出命令：{known}。", "Give a command: {known}.";
    cli_unknown_argument(name: &str) => "不认识参数“{name}”。", "“{name}” is not known here.";
    cli_missing_argument(name: &str) => "缺少参数 {name}。", "{name} is missing.";
    cli_missing_value(name: &str) => "参数 {name} 缺少内容。", "{name} lacks its value.";
    cli_bad_choice(value: &str, name: &str, known: &str) => "“{value}”不能用于 {name}，可用：{known}。", "“{value}” does not suit {name}; give one of: {known}.";
    cli_bad_value(value: &str, name: &str, why: &str) => "“{value}”不能用于 {name}：{why}。", "“{value}” does not suit {name}: {why}.";
    cli_conflict(name: &str, other: &str) => "参数 {name} 不能与 {other} 同时使用，或只能给一次。", "{name} cannot be given with {other}, or only once.";
    cli_not_utf8 => "参数中有无法识别的文字，请使用 UTF-8。", "An argument is not valid UTF-8.";
    cli_bad_number_of_values(name: &str) => "参数 {name} 的个数不对。", "Wrong number of values for {name}.";
    cli_want_date_and_hours => "时间请写作 2023-06-15、2023-06-15 9:00-11:00 或 2023年6月15日上午9:00", "write times as 2023-06-15 or 2023-06-15 9:00-11:00";
    cli_want_date => "日期请写作 2023-06-15", "write dates as 2023-06-15";
    cli_want_clock => "时间请写作 8:30", "write times as 8:30";
    cli_want_period => "起止日期请写作 2023-05-15..2023-05-19", "write a period as 2023-05-15..2023-05-19";
    cli_want_year => "年份请写作 2023", "write years as 2023";
    cli_want_answer => "请写作 编号=答案", "write it as ID=VALUE";
    cli_want_number => "请写数字", "give a number";
    cli_want_months => "月份请写作 4..12、2023-04..2023-12 或用顿号分隔", "write months as 4..12, 2023-04..2023-12 or a list";
    cli_want_day_off => "请写 不变、顺延 或 提前（unchanged、later、earlier）", "give unchanged, later or earlier";
    cli_want_day_kind => "请写 work、off 或 none，off 之后可写名称", "give work, off or none; a name may follow off";
    cli_day_works => "上班", "work";
    cli_day_off => "休息", "off";
    cli_days_line(days: &str) => "自定上班和休息日：{days}", "Days of this file: {days}";
    cli_want_yes_no => "请写 是 或 否", "give yes or no";
    cli_want_state => "请写 planned（计划）、adjusted（已调整）或 cancelled（取消）", "give planned, adjusted or cancelled";
    cli_want_per => "请写 organiser（各单位分别报）或 session（整项活动报一份）", "give organiser or session";
    cli_want_duration => "请写 半天、一天或分钟数", "give half_day, day or a number of minutes";
    cli_want_liaisons_of => "请写 main（主会场参加单位）、all（全部单位）或 none（不要求）", "give main, all or none";
    cli_want_publicity => "请写 public（公开）、on_request（依申请公开）或 internal（不予公开）", "give public, on_request or internal";
    cli_want_labels => "请写作 主会场/分会场", "write both labels as MAIN/BRANCH";
    cli_bad_fact(key: &str, value: &str, wanted: &str) => "“{value}”不能用作 {key}：{wanted}。", "“{value}” does not suit {key}: {wanted}.";
    cli_unknown_key(key: &str, known: &str) => "没有设置项“{key}”。可用：{known}。", "There is nothing called “{key}” to set. Known: {known}.";
    cli_unknown_year(year: i32, known: &str) => "文件中没有{year}年度，现有：{known}。", "The file holds no year {year}. It holds: {known}.";
    cli_unknown_unit(name: &str) => "没有单位“{name}”。用 show 查看全部单位。", "There is no unit “{name}”. See all units with show.";
    cli_unknown_unit_near(name: &str, near: &str) => "没有单位“{name}”。相近的有：{near}。", "There is no unit “{name}”. Close to it: {near}.";
    cli_ambiguous_unit(name: &str, units: &str) => "“{name}”是多个单位的名称：{units}。请用其他名称指明。", "“{name}” is a name of several units: {units}. Use another name.";
    cli_unknown_month(month: &str, known: &str) => "“{month}”不是本年度的活动月份，现有：{known}。可用 set … months 增加。", "“{month}” is not one of the year's months: {known}. Add it with set … months.";
    cli_no_session(unit: &str) => "{unit}在本年度没有要承办的活动。", "{unit} has no session to hold in this year.";
    cli_several_sessions(unit: &str, months: &str, option: &str) => "{unit}有多次活动：{months}。请用 --{option} 指明哪个月的。", "{unit} has several sessions: {months}. Say which with --{option}.";
    cli_no_session_in(unit: &str, month: &str, months: &str) => "{unit}在“{month}”没有活动，现有：{months}。", "{unit} has no session in “{month}”. It has: {months}.";
    cli_unknown_group(group: &str, known: &str) => "没有类别“{group}”，现有：{known}。", "There is no group “{group}”. Groups: {known}.";
    cli_unknown_item(item: &str, known: &str) => "没有报送内容“{item}”，现有：{known}。", "Nothing called “{item}” is asked for. Asked for: {known}.";
    cli_want_reason => "请用 --reason 写明不参加的原因，或用 --end 恢复参加。", "Give --reason TEXT, or --end to take part again.";
    cli_no_year_before(year: i32) => "文件中没有{year}年之前的年度，无法结转。", "The file holds no year before {year} to roll over from.";
    cli_until_unused => "--until 只用于 returned 和 extended。", "--until goes with returned and extended only.";
    cli_unknown_document(name: &str, known: &str) => "没有材料“{name}”，可用：{known}。", "There is no paper “{name}”. Papers: {known}.";
    cli_unknown_format(name: &str, document: &str, known: &str) => "{document} 没有格式“{name}”，可用：{known}。", "{document} cannot be had as “{name}”. Formats: {known}.";
    cli_unknown_liaison(unit: &str, name: &str, known: &str) => "{unit}没有联络员“{name}”，现有：{known}。", "{unit} has no liaison “{name}”. There are: {known}.";
    cli_data_alone => "数据文件请单独导入，不能与其他来源一起。", "Import data by itself, without other sources.";
    cli_data_is_imported(path: &str) => "“{path}”是本程序导出的数据，请用 import 导入新文件。", "“{path}” is data exported by this program; load it into a new file with import.";
    cli_option_not_for(document: &str, option: &str, papers: &str) => "{document} 没有 {option}，该参数只用于：{papers}。", "{document} does not take {option}; these do: {papers}.";
    cli_no_groups(document: &str) => "{document} 不分类别，请去掉 --group。", "{document} has no groups; leave --group out.";
    cli_output_is_the_file(path: &str) => "“{path}”是数据文件本身，不能写入材料。请换一个文件名。", "“{path}” is the data file itself. Write the paper to another file.";
    cli_sample_year(year: i32) => "样例是{year}年度的，请去掉 --year 或改为{year}。", "The sample is of {year}; leave --year out or give {year}.";
    cli_questions_there_are(said: &str, known: &str) => "{said}现有问题：{known}", "{said} Questions: {known}";
}

// Replies.
sentences! {
    cli_saved(label: &str) => "已保存：{label}", "Saved: {label}";
    cli_want_month(value: &str) => "“{value}”不是月份，请写10、10月或2023-10。", "“{value}” is no month. Write 10 or 2023-10.";
    cli_noted(n: usize) => "另有{n}处已知悉。", "{n} more were noted and left.";
    cli_market_day => "圩日", "market";
    cli_themes_of_month(names: &str) => "全月：{names}", "All month: {names}";
    cli_want_market(value: &str) => "“{value}”不是圩日规则，请写lunar:3,6,9、solar:5,10、weekday:1,4、odd、even、daily或none。", "“{value}” is no rule of market days. Write lunar:3,6,9, solar:5,10, weekday:1,4, odd, even, daily or none.";
    cli_unchanged => "没有变化", "Nothing changed";
    cli_undone(label: &str) => "已撤销：{label}", "Undone: {label}";
    cli_redone(label: &str) => "已重做：{label}", "Done again: {label}";
    cli_created(path: &str) => "已新建“{path}”", "Made “{path}”";
    cli_exported(path: &str) => "已生成“{path}”", "Wrote “{path}”";
    cli_remark(text: &str) => "提示：{text}", "Note: {text}";
    cli_stand_in(wanted: &str, used: &str) => "本机没有{wanted}，以 {used} 代替", "This machine lacks {wanted}; {used} stands in";
    cli_restored(path: &str, backup: &str) => "已用“{backup}”恢复“{path}”", "Restored “{path}” from “{backup}”";
    cli_no_backup(why: &str) => "提醒：今天的自动备份没有做成，请尽快处理。{why}", "Note: today's backup could not be made. {why}";
    cli_no_history => "还没有操作记录", "No edits yet";
    cli_mark_undone => "（已撤销）", "(undone)";
    cli_mark_discarded => "（已撤销，不可重做）", "(undone for good)";
    cli_healthy => "文件完好", "The file is sound";
    cli_unhealthy(folder: &str) => "请用 restore 从较早的备份恢复，备份在“{folder}”；无法读取的内容也可用 repair 修复。", "Restore an earlier backup from “{folder}”; what cannot be read can also be repaired with repair.";
    cli_problem_line(severity: &str, text: &str) => "【{severity}】{text}", "[{severity}] {text}";
    cli_no_problems => "没有问题", "No problems";
    cli_problem_count(must: usize, hints: usize) => "必须处理{must}项，提醒{hints}项", "{must} to be settled, {hints} hint(s)";
    cli_due_head(day: &str, all: usize, received: usize, outstanding: usize) => "截至{day}：全年应报{all}项，已报{received}项，应报未报{outstanding}项", "As of {day}: {all} asked for in the year, {received} reported, {outstanding} outstanding";
    cli_unrecorded(year: i32) => "{year}年度为往年安排（未登记报送），不计时限和逾期。", "{year} lies behind and no reports were recorded; nothing is counted as late.";
    cli_until(day: &str) => "{day}前", "by {day}";
    cli_span(from: &str, to: &str) => "{from}至{to}", "{from} to {to}";
    cli_fact(name: &str, value: &str) => "{name}：{value}", "{name}: {value}";
    cli_year => "年度", "year";
    cli_region => "地区", "region";
    cli_units => "单位", "units";
    cli_main_line(label: &str, when_where: &str, units: usize) => "{label}：{when_where}，参加单位{units}家", "{label}: {when_where}, {units} unit(s)";
    cli_main_session => "主会场", "Main session";
    cli_deadline_line(what: &str, rule: &str) => "报送时限：{what} {rule}", "Report: {what} {rule}";
    cli_slogans_line(n: usize) => "宣传标语：{n}条", "Slogans: {n}";
    cli_liaisons_line(n: usize) => "联络员：{n}人", "Liaisons: {n}";
    cli_reports_line(n: usize) => "已登记报送：{n}项", "Reports recorded: {n}";
    cli_rule_day(day: u8) => "活动当月{day}日前", "by day {day} of the session's month";
    cli_rule_monthly(day: u8) => "次月{day}日前", "by day {day} of the month after";
    cli_rule_before(n: u32, unit: &str) => "活动前{n}{unit}", "{n} {unit} before the session";
    cli_rule_after(n: u32, unit: &str) => "活动后{n}{unit}内", "within {n} {unit} after the session";
    cli_offset_day => "日", "day(s)";
    cli_offset_working_day => "个工作日", "working day(s)";
    cli_offset_week => "周", "week(s)";
    cli_offset_month => "个月", "month(s)";
    cli_import_would => "将导入（未修改文件）", "Would be imported (the file is unchanged)";
    cli_import_count(outcome: &str, n: usize) => "{outcome}{n}", "{outcome} {n}";
    cli_import_line(outcome: &str, subject: &str) => "  {outcome}：{subject}", "  {outcome}: {subject}";
    cli_import_conflicts => "冲突处保留了已有安排；要采用来源的内容，请加 --overwrite。", "Conflicts were left as they are; take them over with --overwrite.";
    cli_subject_unit(unit: &str) => "单位 {unit}", "unit {unit}";
    cli_subject_placement(unit: &str, from: &str, to: &str) => "{unit}：现为{from}，来源为{to}", "{unit}: {from} here, {to} in the source";
    cli_subject_participant(unit: &str) => "主会场参加单位 {unit}", "{unit} in the main session";
    cli_subject_main => "主会场", "main session";
    cli_subject_deadline(text: &str) => "报送时限 {text}", "deadline {text}";
    cli_subject_slogan(text: &str) => "标语 {text}", "slogan {text}";
    cli_subject_open_list(last: &str) => "“{last}等”：其余单位未写明", "“{last} and others”: the others are not named";
    cli_subject_notice_text => "通知正文", "text of the notice";
    cli_questions_head(n: usize) => "待确认{n}项：", "{n} question(s):";
    cli_at_line(line: u32) => "（第{line}行）", " (line {line})";
    cli_ask_alias(a: &str, b: &str) => "“{a}”和“{b}”是同一单位吗？", "Are “{a}” and “{b}” one unit?";
    cli_ask_year(text: &str) => "来源没有写明年份：{text}", "The year is not written: {text}";
    cli_ask_repaired(text: &str) => "可能有误，请核对：{text}", "Looks damaged, please check: {text}";
    cli_ask_repeated(text: &str, most: &str) => "同一单位在同一时间列了多次：{text}。按1次导入，如确有{most}次请回答{most}", "A unit is listed more than once at one time: {text}. It is taken once; answer {most} if {most} sessions are meant";
    cli_ask_twice(text: &str) => "同一单位出现在多个月份：{text}", "A unit stands in more than one month: {text}";
    cli_ask_not_understood(text: &str) => "没有读懂：{text}", "Not understood: {text}";
    cli_list_mark => "、", ", ";
    cli_output(why: &str) => "结果无法输出：{why}。命令已执行完毕。", "The reply could not be written: {why}. The command itself was carried out.";
    cli_defect(path: &str) => "程序出错，已停止；数据未受影响。请把报告“{path}”发给维护人员。", "The program failed and stopped; your data is unaffected. Please pass on the report “{path}”.";
    cli_defect_unwritten => "程序出错，已停止；数据未受影响。", "The program failed and stopped; your data is unaffected.";
    cli_would_load(units: usize, years: usize) => "将载入{units}家单位、{years}个年度（未修改文件）", "{units} units and {years} years would be loaded (the file is unchanged)";
    cli_word_public => "公开", "public";
    cli_word_on_request => "依申请公开", "on_request";
    cli_word_internal => "不予公开", "internal";
    cli_word_yes => "是", "yes";
    cli_word_no => "否", "no";
    cli_word_half_day => "半天", "half_day";
    cli_word_day => "一天", "day";
    cli_session => "增加、删除活动，设置其单位和报送要求", "Sessions of any kind: add, remove, set who takes part and what is asked";
    cli_session_add => "增加一项活动（分会场、宣传周、线上活动等，或计划外活动）", "Add a session of any kind, also one that was not planned";
    cli_session_remove => "删除一项活动；已开展、已报送或锁定的不能删除", "Remove a session; one that was held, reported on or locked stays";
    cli_session_parties => "设置一项活动的牵头、主办、承办、协办、参加单位，替换原有名单", "Set who has which part in a session, in place of those there are";
    cli_session_ask => "设置单项活动的报送内容和时限", "Set what is sent of one session, and by when";
    arg_parts => "角色=单位、单位（角色：牵头 主办 承办 协办 参加；不写角色的为承办，主会场为参加），可多个；各乡镇等统称保留原词", "ROLE=NAMES (lead host organiser coordinator participant; without a role: those who hold it, of the main session those who take part); words for several stay words";
    arg_session => "活动的名称、类型或承办单位", "A session by its title, its kind, or a unit that holds it";
    arg_session_kind => "活动类型：main 主会场、branch 分会场、publicity_week 宣传周、online 线上活动、visit 观摩交流、open_day 政务开放日、market_fair 赶集宣传", "main, branch, publicity_week, online, visit, open_day or market_fair";
    arg_session_title => "活动名称", "Its title";
    arg_session_when => "时间，如 5月15日上午9:00-11:00、5月9日至13日、另行通知", "When it is, as it is written: 5月15日9:00-11:00, 5月9日至13日";
    arg_session_held => "已开展的日期", "The day it was held";
    arg_unplanned => "计划外活动，不计入应办次数", "Not in the plan; it meets no duty";
    arg_resolve => "把各乡镇等统称换成名单中的单位", "Put the units that are meant in the place of words for several";
    arg_asked_item => "报送内容", "What is sent";
    arg_asked_date => "在该日前报送", "By this day";
    arg_asked_days => "活动后几日内", "Within so many days after the session";
    arg_asked_working_days => "活动后几个工作日内", "Within so many working days after the session";
    arg_asked_day => "活动当月几日前", "By that day of the session's month";
    arg_asked_once => "整项活动只报一份，不按单位分别报", "One report for the session as a whole";
    arg_asked_remove => "不再要求", "Ask for it no more";
    cli_unknown_kind(text: &str, known: &str) => "没有“{text}”这种活动，可用：{known}", "There is no kind of session “{text}”; there are {known}";
    cli_unknown_role(text: &str, known: &str) => "没有“{text}”这种角色，可用：{known}", "There is no role “{text}”; there are {known}";
    cli_bad_month(text: &str) => "“{text}”不是月份，请写成 2023-06、6 或 6月", "“{text}” is no month; write 2023-06 or 6";
    cli_bad_number(option: &str, text: &str) => "--{option} 要填数字，不能是“{text}”", "--{option} takes a number, not “{text}”";
    cli_want_one_rule => "请用 --date、--days、--working-days、--day 中的一个写明时限", "Give the deadline by one of --date, --days, --working-days, --day";
    cli_not_asked(item: &str) => "这项活动没有要求报送“{item}”", "“{item}” is not asked of this session";
    cli_default_item => "活动图片、信息", "pictures and text";
}

/// Examples of commands about sessions and kept copies.
fn plan_example(command: &str) -> Option<&'static str> {
    Some(match command {
        "session add" => {
            "themeday-cli session add 2023.themeday 观摩交流 承办=区住建局、湖南街道 协办=区商务局 --title 政务观摩 --when 5月17日上午9点\nthemeday-cli session add 2023.themeday branch 县水利局 --held 2023-07-06 --unplanned"
        }
        "session remove" => "themeday-cli session remove 2023.themeday 政务观摩",
        "session parties" => "themeday-cli session parties 2023.themeday 开放日 承办=各街道办事处 --resolve",
        "session ask" => {
            "themeday-cli session ask 2023.themeday 观摩交流 活动信息 --working-days 5\nthemeday-cli session ask 2023.themeday 宣传周 总结 --date 2023-05-13 --once"
        }
        "lock" => "themeday-cli lock 2023.themeday 县水利局",
        "unlock" => "themeday-cli unlock 2023.themeday 县水利局",
        "copies" => "themeday-cli copies 2023.themeday --json",
        "copies take" => {
            "themeday-cli copies take 2023.themeday --name 方案A\nthemeday-cli copies take 2023.themeday --stage consultation --reply-by 2023-03-20"
        }
        "copies rename" => "themeday-cli copies rename 2023.themeday draft-1 方案A",
        "copies remove" => "themeday-cli copies remove 2023.themeday 方案B",
        "copies restore" => "themeday-cli copies restore 2023.themeday 方案A",
        "copies compare" => {
            "themeday-cli copies compare 2023.themeday 方案A 方案B\nthemeday-cli copies compare 2023.themeday issued-1"
        }
        "issue" => {
            "themeday-cli issue 2023.themeday --doc-no 潭政公开办发〔2023〕3号 --signed-by 王一 --on 2023-03-30"
        }
        "feedback" => {
            "themeday-cli feedback 2023.themeday 县水利局 --wish 8月 --outcome taken\nthemeday-cli feedback 2023.themeday 县林业局\nthemeday-cli feedback 2023.themeday"
        }
        _ => return None,
    })
}

impl Lang {
    /// Marks between names of a list on the command line.
    pub const LIST_MARKS: &'static str = "、，,；;";

    /// An example of a command; several lines where one does not say enough.
    #[must_use]
    pub fn cli_example(command: &str) -> &'static str {
        match command {
            "new" => "themeday-cli new 2024.themeday --region 湘潭县 --year 2024",
            "read" => "themeday-cli read 通知.docx --json\ntype 单位.txt | themeday-cli read -",
            "figures" => {
                "themeday-cli figures 总结.docx --json\nthemeday-cli figures 总结.docx --into 2023.themeday --unit 县水利局"
            }
            "figure" => {
                "themeday-cli figure 2023.themeday 县水利局 发放宣传资料 300余\nthemeday-cli figure 2023.themeday 县水利局 发放宣传资料 \"\""
            }
            "import" => {
                "themeday-cli import 2023.themeday 通知.docx --dry-run\nthemeday-cli import 2023.themeday 通知.docx --answer alias:县应急局=县应急管理局=same"
            }
            "show" => "themeday-cli show 2023.themeday --json",
            "set" => {
                "themeday-cli set 2023.themeday deadline.day 25\nthemeday-cli set 2023.themeday main.date 2023-05-12\nthemeday-cli set 2023.themeday day.2027-01-02 \"off 元旦\"\nthemeday-cli set 2023.themeday unavailable.2023-07.县水利局 防汛\nthemeday-cli set 2023.themeday capacity.all.县直单位 2..4\nthemeday-cli set 2023.themeday months 4..12\nthemeday-cli set 2023.themeday title.schedule.乡镇 乡镇活动安排表"
            }
            "unit add" => "themeday-cli unit add 2023.themeday 县气象局 县统计局 --group 县直单位",
            "unit rename" => {
                "themeday-cli unit rename 2023.themeday 县金融办 县金融服务中心 --on 2023-06-01\nthemeday-cli unit rename 2023.themeday 县利水局 县水利局 --correct"
            }
            "unit alias" => "themeday-cli unit alias 2023.themeday 县应急管理局 县应急局 --kind short",
            "unit merge" => {
                "themeday-cli unit merge 2023.themeday 县粮食局 县发改局 --on 2023-06-01 --basis 县委编委〔2023〕5号\nthemeday-cli unit merge 2023.themeday 县应急局 县应急管理局 --same"
            }
            "unit abolish" => "themeday-cli unit abolish 2023.themeday 县供销社 --on 2023-06-01",
            "unit reinstate" => "themeday-cli unit reinstate 2023.themeday 县供销社",
            "unit exempt" => {
                "themeday-cli unit exempt 2023.themeday 县供销社 --reason 机构调整\nthemeday-cli unit exempt 2023.themeday 县供销社 --end"
            }
            "rollover" => {
                "themeday-cli rollover 2023.themeday --to 2024\nthemeday-cli rollover 2023.themeday --to 2024 --as-last-year"
            }
            "move" => {
                "themeday-cli move 2023.themeday 县水利局 6月\nthemeday-cli move 2023.themeday 县水利局 8月 --reason 防汛 --approved-by 王一"
            }
            "holidays" => {
                "themeday-cli holidays 2027.themeday 国办通知.docx --dry-run\nthemeday-cli holidays 2027.themeday 国办通知.docx"
            }
            "days" => "themeday-cli days 2023.themeday 10月 --unit 茶恩寺镇",
            "themes" => "themeday-cli themes 2023.themeday --unit 县市场监管局",
            "market" => {
                "themeday-cli market 2023.themeday 茶恩寺镇 lunar:3,6,9\nthemeday-cli market 2023.themeday 茶恩寺镇 none"
            }
            "unschedule" => "themeday-cli unschedule 2023.themeday 县水利局",
            "fill" => "themeday-cli fill 2024.themeday --from 4月",
            "plan" => {
                "themeday-cli plan 2024.themeday --dry-run\nthemeday-cli plan 2024.themeday --all --from 4月"
            }
            "swap" => "themeday-cli swap 2023.themeday 县水利局 县林业局",
            "set-session" => {
                "themeday-cli set-session 2023.themeday 县水利局 held 2023-05-18\nthemeday-cli set-session 2023.themeday 县水利局 place 县政务服务中心 --from 11"
            }
            "adjust" => "themeday-cli adjust 2023.themeday --reason 防汛 --approved-by 王一",
            "due" => "themeday-cli due 2023.themeday --today 2023-06-20",
            "report" => {
                "themeday-cli report 2023.themeday 县水利局 received --on 2023-06-20\nthemeday-cli report 2023.themeday 县水利局 returned --until 2023-06-30 --note 缺图片"
            }
            "check" => "themeday-cli check 2023.themeday --strict",
            "export" => {
                "themeday-cli export 2023.themeday schedule --group 乡镇 --format pdf -o 附件2.pdf\nthemeday-cli export 2023.themeday schedule --columns date,place --orientation landscape -o 安排表.docx\nthemeday-cli export 2023.themeday liaison-form --unit 县水利局 --filled -o 联络员.docx\nthemeday-cli export 2023.themeday notice --letterhead letter -o 通知.docx\nthemeday-cli export 2023.themeday statistics --period q2 -o 统计表.xlsx"
            }
            "package" => {
                "themeday-cli package 2023.themeday -o 通知\nthemeday-cli package 2023.themeday -o 通知 --apart --format docx,pdf"
            }
            "unit found" => {
                "themeday-cli unit found 2024.themeday 县数据局 --on 2024-02-01 --basis 县委编委〔2024〕1号"
            }
            "unit transfer" => "themeday-cli unit transfer 2024.themeday 县林业局 乡镇 --on 2024-02-01",
            "unit liaisons" => {
                "themeday-cli unit liaisons 2024.themeday 联络员.csv\ntype 联络员.txt | themeday-cli unit liaisons 2024.themeday -"
            }
            "unit liaison" => {
                "themeday-cli unit liaison 2023.themeday 县水利局 --name 李晓 --post 办公室主任 --mobile 13800000000\nthemeday-cli unit liaison 2023.themeday 县水利局 --name 李晓 --remove"
            }
            "demo" => "themeday-cli demo 演示",
            "themeday-cli" => "themeday-cli demo 演示\nthemeday-cli show 演示/sample.themeday",
            other => plan_example(other).unwrap_or_else(|| journal_example(other)),
        }
    }

    /// A deadline in few words: the rule, or its original wording.
    #[must_use]
    pub fn cli_deadline(self, rule: &DeadlineRule, text: &str) -> String {
        match rule {
            _ if !text.is_empty() => text.to_owned(),
            DeadlineRule::DayOfSessionMonth { day } => self.cli_rule_day(*day),
            DeadlineRule::Fixed { date, .. } => self.cli_until(&self.day_full(*date)),
            DeadlineRule::BeforeEvent { offset } => self.cli_rule_before(offset.n, self.cli_offset(*offset)),
            DeadlineRule::AfterEvent { offset } => self.cli_rule_after(offset.n, self.cli_offset(*offset)),
            DeadlineRule::Monthly { day } => self.cli_rule_monthly(*day),
            DeadlineRule::Recurring => String::new(),
        }
    }

    fn cli_offset(self, offset: Offset) -> &'static str {
        match offset.unit {
            OffsetUnit::Day => self.cli_offset_day(),
            OffsetUnit::WorkingDay => self.cli_offset_working_day(),
            OffsetUnit::Week => self.cli_offset_week(),
            OffsetUnit::Month => self.cli_offset_month(),
        }
    }

    /// What a line of an import is about.
    #[must_use]
    pub fn cli_import_subject(self, subject: &ImportSubject) -> String {
        match subject {
            ImportSubject::Programme { key } => self.programme_fact(key).to_owned(),
            ImportSubject::Unit { unit } => self.cli_subject_unit(unit),
            ImportSubject::Placement { unit, from, to } => self.cli_subject_placement(
                unit,
                &self.month_or_unscheduled(*from),
                &self.month_or_unscheduled(*to),
            ),
            ImportSubject::Participant { unit } => self.cli_subject_participant(unit),
            ImportSubject::MainSession => self.cli_subject_main().to_owned(),
            ImportSubject::Deadline { text } => self.cli_subject_deadline(text),
            ImportSubject::Slogan { text } => self.cli_subject_slogan(text),
            ImportSubject::OpenList { last } => self.cli_subject_open_list(last),
            ImportSubject::NoticeText => self.cli_subject_notice_text().to_owned(),
            ImportSubject::Liaison { unit, name } => self.report_subject_liaison(unit, name),
            ImportSubject::NotUnderstood { text } => self.report_not_understood(text),
            ImportSubject::Other { text } => text.clone(),
        }
    }

    /// What a line of an import is about, with both values where the file and the source differ.
    #[must_use]
    pub fn cli_import_line_subject(self, line: &ImportLine) -> String {
        match line.difference {
            Some(_) => self.import_line(line),
            None => self.cli_import_subject(&line.subject),
        }
    }

    /// A question of a reading.
    #[must_use]
    pub fn cli_question(self, question: &Question) -> String {
        match (question.kind, question.units.as_slice()) {
            (QuestionKind::Alias, [a, b, ..]) => self.cli_ask_alias(a, b),
            (QuestionKind::Alias, _) => question.text.clone(),
            (QuestionKind::Year, _) => self.cli_ask_year(&question.text),
            (QuestionKind::Repaired, _) => self.cli_ask_repaired(&question.text),
            (QuestionKind::Twice, _) => self.cli_ask_twice(&question.text),
            (QuestionKind::Repeated, _) => {
                let most = question.candidates.last().map_or("", String::as_str);
                self.cli_ask_repeated(&question.text, most)
            }
            (QuestionKind::NotUnderstood, _) => self.cli_ask_not_understood(&question.text),
        }
    }
}

/// Examples of commands about the journal, the health and the backups of a file; none for any other.
fn journal_example(command: &str) -> &'static str {
    match command {
        "history" => {
            "themeday-cli history 2023.themeday\nthemeday-cli history 2023.themeday --unit 县水利局 --find 移到"
        }
        "back" => "themeday-cli back 2023.themeday 12",
        "undo" => "themeday-cli undo 2023.themeday",
        "redo" => "themeday-cli redo 2023.themeday",
        "verify" => "themeday-cli verify 2023.themeday",
        "repair" => "themeday-cli repair 2023.themeday",
        "backup" => "themeday-cli backup 2023.themeday\nthemeday-cli backup 2023.themeday --to /media/usb",
        "backups" => "themeday-cli backups 2023.themeday",
        "restore" => {
            "themeday-cli restore 2023.themeday 2023.files/backups/2023-20230401-093000+0800-12.themeday\nthemeday-cli restore 2023.themeday 2023.files/backups/2023-20230401-093000+0800-12.themeday --unit 县水利局"
        }
        _ => "",
    }
}
