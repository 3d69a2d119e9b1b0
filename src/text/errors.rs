//! Sentences for errors: what, where, and what to do.

use super::{Lang, sentences};
use crate::error::{Error, FileAction, Owner, PaperFault};
use crate::files;
use crate::model::dump::DumpFault;
use crate::model::edit::{EditRefusal, Kept};

sentences! {
    err_read(path: &str, why: &str) => "无法读取“{path}”：{why}。请检查文件和权限后重试。", "Cannot read “{path}”: {why}. Check the file and its permissions, then try again.";
    err_write(path: &str, why: &str) => "无法写入“{path}”：{why}。请换一个位置再试，原有数据未变。", "Cannot write “{path}”: {why}. Try another place; your data is unchanged.";
    err_create(path: &str, why: &str) => "无法在“{path}”新建：{why}。请换一个位置再试。", "Cannot create “{path}”: {why}. Try another place.";
    err_launch(path: &str, why: &str) => "无法用系统程序打开“{path}”：{why}。请在文件夹中手动打开。", "Cannot open “{path}” with the system's program: {why}. Open it from its folder.";
    err_no_file(path: &str) => "找不到“{path}”。请检查路径，或确认U盘、网络盘已连接。", "“{path}” is not there. Check the path, or that the drive is connected.";
    err_folder(path: &str) => "“{path}”是文件夹，请选择其中的文件。", "“{path}” is a folder; choose a file in it.";
    err_exists(path: &str) => "“{path}”已存在。请换一个名称，或确认覆盖（命令行加 --force）。", "“{path}” is there already. Choose another name, or replace it (--force).";
    err_path_too_long(path: &str, characters: usize) => "路径“{path}”太长，最多约{characters}个汉字。请换到上层文件夹或缩短文件夹名称。", "The path “{path}” is too long; about {characters} Chinese characters are possible. Use a folder further up, or shorter names.";
    err_name_too_long(path: &str, characters: usize) => "“{path}”的名称太长，最多约{characters}个汉字。请缩短名称后重试。", "The name of “{path}” is too long; about {characters} Chinese characters are possible. Shorten it and try again.";
    err_not_a_file(path: &str) => "“{path}”是设备或管道，不能写成文件。请换一个名称。", "“{path}” is a device or a pipe and is not replaced by a file. Choose another name.";
    err_not_ours(path: &str) => "“{path}”不是本程序的文件（.themeday）。通知和表格请用“导入”。", "“{path}” is not a file of this program (.themeday). Use import for notices and tables.";
    err_not_read(path: &str) => "“{path}”无法读取，文件未改动。请检查磁盘后重试，仍不行时用备份恢复。", "“{path}” cannot be read; it is unchanged. Check the disk and try again, or restore a backup.";
    err_unfinished(path: &str) => "“{path}”上次保存中断，在只读的位置不能恢复。请把文件连同旁边的 -journal 文件复制到可写的位置再打开。", "The last save of “{path}” was cut off and cannot be taken back in a read-only place. Copy the file with the -journal file beside it to where it may be written, and open it there.";
    err_newer(path: &str, found: i64, known: i64) => "“{path}”由更新版本的程序保存（格式{found}，本程序最高支持{known}）。请升级程序后打开，文件未改动。", "“{path}” was saved by a newer version (format {found}, this one knows up to {known}). Update the program; the file is untouched.";
    err_read_only(path: &str) => "“{path}”只读，不能保存修改。请另存到可写的位置，或请管理员放开权限。", "“{path}” is read-only and cannot be changed. Save a copy elsewhere, or ask for write permission.";
    err_locked(path: &str, who: &str) => "“{path}”正由{who}打开，暂不能修改。请等对方关闭后再试，或以只读方式查看。", "“{path}” is open for writing by {who}. Try again when it is closed, or view it read-only.";
    err_locked_unknown => "其他程序", "another program";
    err_owner(name: &str, machine: &str, since: &str) => "{name}（{machine}，{since}起）", "{name} (on {machine}, since {since})";
    err_no_locks(path: &str) => "“{path}”所在的磁盘不支持文件锁，不能防止两人同时修改，只能查看。请复制到本机磁盘后修改。", "The disk of “{path}” gives no file locks, so two people could change it at once; it can only be viewed. Copy it to a local disk to change it.";
    err_two_names(path: &str, other: &str) => "“{path}”与“{other}”是同一个文件的两个名称（硬链接），同时使用会损坏数据，只能查看。请删去其中一个名称，或另存后修改。", "“{path}” and “{other}” are two names of one file (a hard link); using both can destroy the data, so it can only be viewed. Remove one of the names, or change a copy.";
    err_moved(path: &str) => "“{path}”打开后被改名、移动、删除或替换，本次修改未保存。请用“另存为”保留现有内容，或重新打开文件。", "“{path}” was renamed, moved, deleted or replaced while open; this edit was not saved. Save a copy to keep what is shown, or open the file again.";
    err_in_use(path: &str) => "“{path}”正在 Word、WPS 等程序中打开。请先在其中关闭，再重试。", "“{path}” is open in another program such as Word. Close it there, then try again.";
    err_disk_full(path: &str) => "写入“{path}”时磁盘空间不足。请清理空间后重试，原有数据未变。", "No room left while writing “{path}”. Free some space and try again; your data is unchanged.";
    err_changed(path: &str) => "“{path}”已被其他程序改动，本次修改未保存。请重新打开文件后再试。", "“{path}” was changed by another program; this edit was not saved. Open the file again.";
    err_database(path: &str) => "保存到“{path}”失败，本次修改未保存。请检查磁盘后重试。", "Saving to “{path}” failed; the edit was not saved. Check the disk and try again.";
    err_no_slogans => "本年度还没有宣传标语。请先在“年度设置”中填写。", "The year has no slogans yet. Enter them in the year's settings.";
    err_no_liaisons => "还没有可列入的联络员或单位。请先在“单位与联络员”页填写。", "There are no liaisons or units to list yet. Enter them on the page of units.";
    err_no_reports => "本年度没有需要报送的事项。请先在“年度设置”中设定报送要求。", "Nothing is to be reported this year. Set what is asked for in the year's settings.";
    err_no_such_unit => "找不到指定的单位。请核对单位名称。", "The unit is not in the file. Check its name.";
    why_missing => "文件夹不存在，或磁盘已断开", "the folder is not there, or the drive is gone";
    why_denied => "没有权限", "permission denied";
    why_busy => "正被占用", "it is in use";
    why_no_support => "该磁盘不支持此操作", "the disk does not support this";
    why_not_folder => "上级不是文件夹", "what should be its folder is none";
    why_gone => "连接已断开", "the connection is gone";
    why_slow => "等待超时", "it took too long";
    why_links => "链接循环或过多", "links lead in a circle";
    why_data => "内容不完整", "its content is not whole";
    why_memory => "内存不足", "out of memory";
    why_other_disk => "不在同一磁盘", "on different disks";
    why_system => "磁盘或系统出错", "the disk or the system failed";
    err_nothing_to_undo => "没有可撤销的操作。", "There is nothing to undo.";
    err_nothing_to_redo => "没有可重做的操作。", "There is nothing to redo.";
    err_too_large(path: &str, size: u64, limit: u64) => "“{path}”有{size} MB，超过{limit} MB的上限。请只保留需要的部分再导入。", "“{path}” has {size} MB, more than the limit of {limit} MB. Keep only the part that is needed.";
    err_too_slow(path: &str) => "读取“{path}”超过20秒，已停止。请只保留需要的部分再导入。", "Reading “{path}” took over 20 s and was stopped. Keep only the part that is needed.";
    err_not_readable(path: &str) => "“{path}”不是可读取的文本、表格或文档。支持 txt、docx、odt、xlsx、xls、ods、csv、html；doc、wps、pdf 请另存为 docx，或复制其中的表格后粘贴。", "“{path}” is no text, table or document that can be read. Supported: txt, docx, odt, xlsx, xls, ods, csv, html; save doc, wps or pdf as docx, or copy its table and paste it.";
    err_source_damaged(path: &str) => "“{path}”已损坏，无法读取。请用 WPS 或 Word、Excel 打开后另存一份再导入。", "“{path}” is damaged and cannot be read. Open it in Word or Excel, save a new copy and import that.";
    err_source_encrypted(path: &str) => "“{path}”设有打开密码，无法读取。请用 WPS 或 Word、Excel 取消密码，另存一份再导入。", "“{path}” is protected by a password. Remove the password in Word or Excel, save a copy and import that.";
    err_source_too_full(path: &str, limit: u64) => "“{path}”的文字（含合并、重复的单元格展开后）超过{limit} MB。请只保留需要的部分再导入。", "“{path}” holds more than {limit} MB of text, merged and repeated cells included. Keep only the part that is needed.";
    err_pasted_text => "粘贴的文字", "the pasted text";
    err_standard_input => "标准输入", "standard input";
    err_nothing_understood(path: &str) => "在“{path}”中没有读到单位、安排或时限。请确认是通知全文或单位名单。", "No units, schedule or deadlines were found in “{path}”. Make sure it is the whole notice or a list of units.";
    data_not_ours(path: &str) => "“{path}”不是本程序导出的数据，或已损坏。请重新导出后再试。", "“{path}” is no data of this program, or damaged. Export it again.";
    data_newer(path: &str, found: u32) => "“{path}”由更新版本的程序导出（数据格式{found}）。请升级程序后再载入。", "“{path}” was exported by a newer version (data format {found}). Update the program, then load it.";
    data_bad_row(path: &str, table: &str, number: usize) => "“{path}”中表 {table} 的第{number}行无法读取，未载入。请重新导出后再试。", "Row {number} of {table} in “{path}” cannot be read; nothing was loaded. Export it again.";
    data_same_id(path: &str, table: &str, id: i64) => "“{path}”中表 {table} 有两行编号都是{id}，未载入。请重新导出后再试。", "Two rows of {table} in “{path}” have the number {id}; nothing was loaded. Export it again.";
    data_unknown_table(path: &str, table: &str) => "“{path}”中有本程序不认识的表“{table}”，未载入。请升级程序后再试。", "“{path}” has a table “{table}” that this program does not know; nothing was loaded. Update the program.";
    err_no_main_session => "尚未设置主会场参加单位，无法生成该文件。请先在“安排”页设置主会场。", "The main session has no participants yet. Set them on the schedule page first.";
    err_no_units => "没有可列入该表的单位。请先添加单位或导入通知。", "There are no units for this table. Add units or import a notice first.";
    err_typesetting => "排版失败。请把日志文件发给维护人员。", "Typesetting failed. Please pass on the log file.";
    err_writing => "生成文件失败。请换一种格式再试，仍不行时把日志文件发给维护人员。", "Writing the document failed. Try another format, or pass on the log file.";
    err_busy => "另一项任务正在进行，请等它完成后再试。", "Other work is going on; try again when it is done.";
    err_cancelled => "已取消，没有留下未完成的文件。", "Cancelled; nothing unfinished is left behind.";
    err_job => "后台任务出错，数据未受影响。请重试，仍不行时把日志文件发给维护人员。", "A background task failed; your data is unaffected. Try again, or pass on the log file.";
    err_no_year(year: i32) => "文件中没有{year}年度。", "The file holds no year {year}.";
    err_no_programme => "文件中还没有年度。请先新建年度或导入通知。", "The file holds no year yet. Begin one, or import a notice.";
    refuse_gone => "要修改的内容已不存在，请刷新后重试。", "What was to be changed is no longer there.";
    refuse_bad_name(name: &str) => "名称“{name}”不能用：不能为空、不能超过100个字、不能含控制字符。", "“{name}” cannot be a name: it is empty, longer than 100 characters, or holds control characters.";
    refuse_name_taken(name: &str) => "名称“{name}”已被使用。如是同一单位，请用“合并”或“增加名称”。", "The name “{name}” is taken. If it is the same unit, merge them or add it as another name.";
    refuse_year_taken(year: i32) => "文件中已有{year}年度。", "The year {year} is in the file already.";
    refuse_bad_year(year: i32) => "{year}不是有效年份，请填1990至2200之间的年份。", "{year} is not a valid year; give one from 1990 to 2200.";
    refuse_year_closed(year: i32) => "{year}年度已办结，只能查看。可在“年度设置”中恢复。", "The year {year} is closed and can only be viewed. It can be reopened in the year's settings.";
    refuse_locked(unit: &str) => "{unit}的安排已锁定，请先解锁。", "The placement of {unit} is locked; unlock it first.";
    refuse_month(month: &str) => "{month}不在本年度的活动月份内。可在“年度设置”中增加月份。", "{month} is not one of the year's months. Add it in the year's settings.";
    refuse_no_such_days => "没有这样的日期，请核对月份、日期或尾数。", "There are no such days. Check month, day or last digits.";
    refuse_no_months => "至少要有一个活动月份。", "At least one month is needed.";
    refuse_group_in_use(group: &str) => "类别“{group}”中还有单位，不能删除。", "The group “{group}” still holds units and cannot be deleted.";
    refuse_same_twice => "请选择两个不同的对象。", "Choose two different ones.";
    refuse_not_branch => "只有分会场活动可以在安排表中移动。", "Only branch sessions can be moved on the schedule.";
    refuse_session_held(what: &str, day: &str) => "{what}已于{day}开展，不能删除。如登记有误，请先清空开展日期。", "{what} was held on {day} and stays. If that is a mistake, clear the day first.";
    refuse_session_reported(what: &str) => "{what}已有报送记录，不能删除。不再开展的请设为“取消”。", "Reports on {what} were recorded, so it stays. Cancel it instead.";
    refuse_session_locked(what: &str) => "{what}已锁定，请先解锁再删除。", "{what} is locked; unlock it first.";
    refuse_this_session => "这项活动", "this session";
    refuse_has_reported(unit: &str) => "{unit}已就这项活动报送，须保留为承办单位。如登记有误，请先撤回报送记录。", "{unit} has reported on this session and stays one that holds it. If that is a mistake, retract the report first.";
    refuse_nobody_holds => "分会场活动至少要有一个承办单位。", "A branch session needs a unit that holds it.";
    refuse_ends_before(from: &str, to: &str) => "任职止于{to}，早于开始的{from}，请核对。", "Service ends on {to}, before it begins on {from}.";
    refuse_requirement_in_use(item: &str) => "“{item}”已有报送记录，不能删除。", "Reports of “{item}” were recorded; it stays.";
    refuse_bad_day(day: u8) => "“每月{day}日”无效，请填1至31。", "Day {day} is not valid; give 1 to 31.";
    refuse_no_year => "来源中没有写明年份，文件中也没有年度。请先新建年度，或用 --year 指定。", "The source names no year and the file holds none. Begin a year first, or give --year.";
    refuse_bad_answer(id: &str) => "没有编号为“{id}”的问题，或不能这样回答。用 read 查看问题和可选答案。", "There is no question “{id}” with such an answer. See the questions and their answers with read.";
    refuse_nothing_received(unit: &str) => "{unit}还没有报送，不能退回或审核。请先登记收到。", "Nothing was received from {unit}, so it cannot be returned or accepted. Record the receipt first.";
    refuse_bad_duty(duty: u8) => "每年{duty}次无效，请填1至12；不承担的请设为“本年度不参加”并写明原因。", "{duty} sessions a year will not do; give 1 to 12, or let the unit stay away from the year with a reason.";
    refuse_not_empty => "文件中已有单位，载入数据会全部替换。请载入到新文件，或确认替换（命令行加 --overwrite）。", "The file has units already, and loading data replaces everything. Load into a new file, or replace it (--overwrite).";
    refuse_dangling(table: &str, id: i64) => "数据不完整：{table} 第{id}号引用的内容不存在，未保存。", "The data are not whole: {table} {id} refers to what is not there. Nothing was saved.";
    refuse_not_plain(table: &str) => "{table}不能直接写入，请使用相应的操作。", "Rows of {table} are not written as they are; use the edit made for them.";
    err_no_such_form(paper: &str, form: &str) => "“{paper}”不能输出为{form}。", "“{paper}” cannot be had as {form}.";
    refuse_abolished(unit: &str) => "{unit}已撤销。请改用承接其职能的单位，或先恢复该单位。", "{unit} has ended. Take the unit that goes on with its work, or reinstate it first.";
    refuse_changed_since(day: &str) => "该单位在{day}已有变动，日期应在其后。", "The unit has a change on {day} already; give a later day.";
    refuse_no_reason => "请写明不参加的原因。", "Give the reason for staying away.";
    refuse_too_long => "内容太长，请缩短到2000个字以内。", "The text is too long; keep it within 2,000 characters.";
}

impl Lang {
    /// The sentence for an error.
    #[must_use]
    pub fn error(self, error: &Error) -> String {
        let shown = |path: &std::path::Path| self.source_name(path);
        let backups = |path: &std::path::Path| shown(&files::companion_folder(path).join("backups"));
        match error {
            Error::Io { action, path, source } => {
                let why = self.io_reason(source);
                match action {
                    FileAction::Read => self.err_read(&shown(path), why),
                    FileAction::Write => self.err_write(&shown(path), why),
                    FileAction::Create => self.err_create(&shown(path), why),
                    FileAction::Open => self.err_launch(&shown(path), why),
                }
            }
            Error::Busy => self.err_busy().to_owned(),
            Error::NoSuchFile(path) => self.err_no_file(&shown(path)),
            Error::IsFolder(path) => self.err_folder(&shown(path)),
            Error::AlreadyExists(path) => self.err_exists(&shown(path)),
            Error::PathTooLong { path, limit } => self.err_path_too_long(&shown(path), limit / 3),
            Error::NameTooLong { path, limit } => self.err_name_too_long(&shown(path), limit / 3),
            Error::NotAFile(path) => self.err_not_a_file(&shown(path)),
            Error::NotOurs(path) => self.err_not_ours(&shown(path)),
            Error::Damaged { path, .. } => self.err_damaged(&shown(path), &backups(path)),
            Error::ForeignSchema { path, fault } => {
                self.err_foreign_schema(&shown(path), &self.schema_fault(fault), &backups(path))
            }
            Error::BadRows { path, rows } => {
                let first = rows.first().map(|row| self.unreadable_row(row)).unwrap_or_default();
                self.err_bad_rows(&shown(path), &first, rows.len(), &backups(path))
            }
            Error::UnsoundBackup { path, problems } => {
                let first = problems.first().map(|problem| self.health_problem(problem)).unwrap_or_default();
                self.err_unsound_backup(&shown(path), &first, problems.len())
            }
            Error::NotForPapers(path) => self.err_not_for_papers(&shown(path)),
            Error::Printing { path, fault } => self.print_fault(&shown(path), *fault),
            Error::NoViewer(path) => self.err_no_viewer(&shown(path)),
            Error::NotRead { path, .. } => self.err_not_read(&shown(path)),
            Error::Unfinished(path) => self.err_unfinished(&shown(path)),
            Error::NewerVersion { path, found, known } => self.err_newer(&shown(path), *found, *known),
            Error::ReadOnly(path) => self.err_read_only(&shown(path)),
            Error::Locked { path, owner } => self.err_locked(&shown(path), &self.owner(owner)),
            Error::NoLocks(path) => self.err_no_locks(&shown(path)),
            Error::TwoNames { path, other } => self.err_two_names(&shown(path), &shown(other)),
            Error::Moved(path) => self.err_moved(&shown(path)),
            Error::InUse(path) => self.err_in_use(&shown(path)),
            Error::SamePlace(path) => self.err_same_place(&shown(path)),
            Error::DiskFull(path) => self.err_disk_full(&shown(path)),
            Error::ChangedElsewhere(path) => self.err_changed(&shown(path)),
            Error::Database { path, .. } => self.err_database(&shown(path)),
            Error::Refused(refusal) => self.refusal(refusal),
            Error::NothingToUndo => self.err_nothing_to_undo().to_owned(),
            Error::NothingToRedo => self.err_nothing_to_redo().to_owned(),
            Error::SourceTooLarge { path, bytes, limit } => {
                self.err_too_large(&shown(path), bytes.div_ceil(1 << 20), limit >> 20)
            }
            Error::SourceTooSlow(path) => self.err_too_slow(&shown(path)),
            Error::SourceNotReadable(path) => self.err_not_readable(&shown(path)),
            Error::SourceDamaged(path) => self.err_source_damaged(&shown(path)),
            Error::SourceEncrypted(path) => self.err_source_encrypted(&shown(path)),
            Error::SourceTooFull { path, limit } => self.err_source_too_full(&shown(path), limit >> 20),
            Error::NothingUnderstood(path) => self.err_nothing_understood(&shown(path)),
            Error::BadData { path, fault } => self.data_fault(&shown(path), fault),
            Error::Paper(fault) => self.paper_fault(fault),
            Error::Cancelled => self.err_cancelled().to_owned(),
            Error::JobFailed(_) => self.err_job().to_owned(),
            Error::NoProgramme(Some(year)) => self.err_no_year(*year),
            Error::NoProgramme(None) => self.err_no_programme().to_owned(),
        }
    }

    /// The system's reason in words of the language; its own English ones are for the log.
    #[must_use]
    pub fn io_reason(self, source: &std::io::Error) -> &'static str {
        use std::io::ErrorKind;
        match source.kind() {
            ErrorKind::NotFound => self.why_missing(),
            ErrorKind::PermissionDenied => self.why_denied(),
            ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy | ErrorKind::WouldBlock => {
                self.why_busy()
            }
            ErrorKind::Unsupported | ErrorKind::InvalidInput => self.why_no_support(),
            ErrorKind::NotADirectory => self.why_not_folder(),
            ErrorKind::ConnectionAborted
            | ErrorKind::ConnectionRefused
            | ErrorKind::ConnectionReset
            | ErrorKind::NotConnected
            | ErrorKind::BrokenPipe
            | ErrorKind::HostUnreachable
            | ErrorKind::NetworkUnreachable
            | ErrorKind::NetworkDown
            | ErrorKind::StaleNetworkFileHandle => self.why_gone(),
            ErrorKind::TimedOut => self.why_slow(),
            ErrorKind::TooManyLinks => self.why_links(),
            ErrorKind::InvalidData | ErrorKind::UnexpectedEof => self.why_data(),
            ErrorKind::OutOfMemory => self.why_memory(),
            ErrorKind::CrossesDevices => self.why_other_disk(),
            _ => self.why_system(),
        }
    }

    /// What a source is called: pasted text and standard input have no path that tells a person anything.
    #[must_use]
    pub fn source_name(self, path: &std::path::Path) -> String {
        if path.as_os_str().is_empty() {
            self.err_pasted_text().to_owned()
        } else if path == std::path::Path::new("-") {
            self.err_standard_input().to_owned()
        } else {
            path.display().to_string()
        }
    }

    /// Who has a file open.
    #[must_use]
    pub fn owner(self, owner: &Owner) -> String {
        if owner.name.is_empty() {
            self.err_locked_unknown().to_owned()
        } else {
            self.err_owner(&owner.name, &owner.machine, &owner.since)
        }
    }

    fn data_fault(self, path: &str, fault: &DumpFault) -> String {
        match fault {
            DumpFault::NotOurs => self.data_not_ours(path),
            DumpFault::Newer(found) => self.data_newer(path, *found),
            DumpFault::BadRow(table, at) => self.data_bad_row(path, table, at + 1),
            DumpFault::SameId(table, id) => self.data_same_id(path, table, *id),
            DumpFault::UnknownTable(table) => self.data_unknown_table(path, table),
        }
    }

    fn paper_fault(self, fault: &PaperFault) -> String {
        match fault {
            PaperFault::NoMainSession => self.err_no_main_session().to_owned(),
            PaperFault::NoUnits => self.err_no_units().to_owned(),
            PaperFault::NoSlogans => self.err_no_slogans().to_owned(),
            PaperFault::NoLiaisons => self.err_no_liaisons().to_owned(),
            PaperFault::NoReports => self.err_no_reports().to_owned(),
            PaperFault::NoSuchUnit => self.err_no_such_unit().to_owned(),
            PaperFault::NoSuchForm(kind, format) => {
                self.err_no_such_form(self.paper_name(*kind), format.name())
            }
            PaperFault::Typesetting(_) => self.err_typesetting().to_owned(),
            PaperFault::Writing(_) => self.err_writing().to_owned(),
        }
    }

    /// The sentence for a refused edit.
    #[must_use]
    pub fn refusal(self, refusal: &EditRefusal) -> String {
        match refusal {
            EditRefusal::Gone => self.refuse_gone().to_owned(),
            EditRefusal::NoSuchDays => self.refuse_no_such_days().to_owned(),
            EditRefusal::BadName(name) => {
                self.refuse_bad_name(&name.chars().take(20).filter(|c| !c.is_control()).collect::<String>())
            }
            EditRefusal::NameTaken(name) => self.refuse_name_taken(name),
            EditRefusal::YearTaken(year) => self.refuse_year_taken(*year),
            EditRefusal::BadYear(year) => self.refuse_bad_year(*year),
            EditRefusal::YearClosed(year) => self.refuse_year_closed(*year),
            EditRefusal::Locked(unit) => self.refuse_locked(unit),
            EditRefusal::MonthOutside(month) => self.refuse_month(&self.month_full(*month)),
            EditRefusal::NoMonths => self.refuse_no_months().to_owned(),
            EditRefusal::GroupInUse(group) => self.refuse_group_in_use(group),
            EditRefusal::SameTwice => self.refuse_same_twice().to_owned(),
            EditRefusal::NotABranchSession => self.refuse_not_branch().to_owned(),
            EditRefusal::BadDay(day) => self.refuse_bad_day(*day),
            EditRefusal::SessionKept(what, why) => {
                let what = if what.is_empty() { self.refuse_this_session() } else { what };
                match why {
                    Kept::Held(day) => self.refuse_session_held(what, &self.day_full(*day)),
                    Kept::Reported => self.refuse_session_reported(what),
                    Kept::Locked => self.refuse_session_locked(what),
                }
            }
            EditRefusal::HasReported(unit) => self.refuse_has_reported(unit),
            EditRefusal::NobodyHolds => self.refuse_nobody_holds().to_owned(),
            EditRefusal::EndsBefore(from, to) => {
                self.refuse_ends_before(&self.day_full(*from), &self.day_full(*to))
            }
            EditRefusal::RequirementInUse(item) => self.refuse_requirement_in_use(item),
            EditRefusal::NoYear => self.refuse_no_year().to_owned(),
            EditRefusal::BadAnswer(id) => self.refuse_bad_answer(id),
            EditRefusal::NothingReceived(unit) => self.refuse_nothing_received(unit),
            EditRefusal::UntilBefore(until, on) => {
                self.refuse_until_before(&self.day_full(*until), &self.day_full(*on))
            }
            EditRefusal::BadDuty(duty) => self.refuse_bad_duty(*duty),
            EditRefusal::NotEmpty => self.refuse_not_empty().to_owned(),
            EditRefusal::Dangling(table, id) => self.refuse_dangling(table, *id),
            EditRefusal::NotPlain(table) => self.refuse_not_plain(self.table_word(*table)),
            EditRefusal::NotInForce => self.refuse_not_in_force().to_owned(),
            EditRefusal::PastRepair => self.refuse_past_repair().to_owned(),
            EditRefusal::NotInBackup => self.refuse_not_in_backup().to_owned(),
            EditRefusal::OtherFile => self.refuse_other_file().to_owned(),
            EditRefusal::CopyIssued => self.refuse_copy_issued().to_owned(),
            EditRefusal::CopyAnswered(n) => self.refuse_copy_answered(*n),
            EditRefusal::NoDocNo => self.refuse_no_doc_no().to_owned(),
            EditRefusal::NoSigner => self.refuse_no_signer().to_owned(),
            EditRefusal::NotIssued => self.refuse_not_issued().to_owned(),
            EditRefusal::NothingToRegister => self.refuse_nothing_to_register().to_owned(),
            EditRefusal::NoCause => self.refuse_no_cause().to_owned(),
            EditRefusal::NotForReplies => self.refuse_not_for_replies().to_owned(),
            EditRefusal::SeveralSessions(unit) => self.refuse_several_sessions(unit),
            EditRefusal::Abolished(unit) => self.refuse_abolished(unit),
            EditRefusal::ChangedSince(day) => self.refuse_changed_since(&self.day_full(*day)),
            EditRefusal::BadLimits => self.refuse_bad_limits().to_owned(),
            EditRefusal::TwoScopes => self.refuse_two_scopes().to_owned(),
            EditRefusal::ChangedBefore(day) => self.refuse_changed_before(&self.day_full(*day)),
            EditRefusal::NoReason => self.refuse_no_reason().to_owned(),
            EditRefusal::TooLong => self.refuse_too_long().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;

    /// What a sentence may say in Latin letters: the program's own words and those of other programs.
    const KNOWN: [&str; 8] = ["restore", "files", "backups", "journal", "themeday", "force", "Word", "WPS"];

    #[test]
    fn no_system_text_stands_in_a_sentence() {
        let path = PathBuf::from("县");
        // Every number that systems give, known here or not.
        for code in 1..140 {
            for action in [FileAction::Read, FileAction::Write, FileAction::Create, FileAction::Open] {
                let error = Error::io(action, &path, std::io::Error::from_raw_os_error(code));
                assert_no_english(&Lang::Zh.error(&error));
            }
        }
        let detail = "disk I/O error in SELECT".to_owned();
        for error in [
            Error::Database { path: path.clone(), detail: detail.clone() },
            Error::NotRead { path: path.clone(), detail: detail.clone() },
            Error::Damaged { path: path.clone(), detail },
            Error::JobFailed("index out of bounds".to_owned()),
            Error::Paper(PaperFault::Typesetting("expected content".to_owned())),
            Error::Paper(PaperFault::Writing("string too long".to_owned())),
            Error::Moved(path.clone()),
            Error::Unfinished(path.clone()),
            Error::NoLocks(path.clone()),
            Error::TwoNames { path: path.clone(), other: path },
        ] {
            assert_no_english(&Lang::Zh.error(&error));
        }
    }

    fn assert_no_english(sentence: &str) {
        let words = sentence.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 1);
        let foreign: Vec<&str> = words.filter(|word| !KNOWN.contains(word)).collect();
        assert!(foreign.is_empty(), "{foreign:?} in {sentence}");
    }
}
