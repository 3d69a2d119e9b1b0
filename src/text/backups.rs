//! Sentences on backups: their list, what of them is put back, their second place.

use chrono::{DateTime, Local, Utc};

use super::{Lang, sentences};
use crate::model::difference::{Delta, Difference};
use crate::model::restore::RestorePart;

sentences! {
    cmd_backups => "备份…", "Backups…";
    backups_title => "备份", "Backups";
    backups_none => "还没有备份。打开文件的当天会自动备份一次，也可以立即备份。", "There are no backups yet. One is made on each day on which the file is opened; one can be made now.";
    backups_reading => "正在读取备份…", "Reading the backups…";
    backups_pick => "选中一个备份，可恢复整个文件，或只恢复其中一个年度、一个单位。", "Pick a backup to restore the whole file, or one year or one unit of it.";
    backups_head_since => "备份之后的变化", "What changed since";
    backups_head_size => "大小", "Size";
    backups_head_kind => "来源", "Made";
    backups_head_time => "备份时间", "Backup of";
    backups_by_hand => "手动", "By hand";
    backups_automatic => "自动", "By itself";
    backups_in_second => "第二备份处", "Second place";
    backups_row(time: &str, kind: &str, size: &str, since: &str) => "{time}的备份，{kind}，{size}，{since}", "Backup of {time}, {kind}, {size}, {since}";
    backups_comparing => "正在比对…", "Comparing…";
    backups_waiting => "等待比对", "Not compared yet";
    backups_same => "与现在相同", "Same as now";
    backups_unsound => "不完整，不能恢复", "Not whole; cannot be restored";
    delta_units(text: &str) => "单位{text}", "units {text}";
    delta_sessions(text: &str) => "活动{text}", "sessions {text}";
    delta_reports(text: &str) => "报送{text}", "reports {text}";
    delta_other(n: usize) => "其他{n}处", "{n} other";
    delta_added(n: usize) => "增{n}", "+{n}";
    delta_changed(n: usize) => "改{n}", "~{n}";
    delta_gone(n: usize) => "减{n}", "−{n}";
    backups_whole => "恢复整个文件…", "Restore the whole file…";
    backups_year => "恢复一个年度", "Restore one year";
    backups_unit => "恢复一个单位", "Restore one unit";
    backups_no_part => "没有可单独恢复的内容", "Nothing to restore by itself";
    backups_find_unit => "输入单位名称", "Name of the unit";
    backups_confirm_whole(time: &str) => "用{time}的备份替换整个文件？现有内容会先另存为一个备份。", "Replace the whole file by the backup of {time}? What is there now is kept as a backup first.";
    backups_confirm_part(what: &str, time: &str) => "将{what}恢复到{time}备份时的样子？其他内容不变，可以撤销。", "Put {what} back as it was in the backup of {time}? Nothing else changes, and it can be undone.";
    backups_restore => "恢复", "Restore";
    part_year(year: i32) => "{year}年度", "the year {year}";
    backup_now => "立即备份", "Back up now";
    backup_folder => "打开备份文件夹", "Open the folder";

    second_label => "第二备份处", "Second place";
    second_none => "未设置。可选U盘或另一磁盘上的文件夹，每次备份后自动再存一份。", "None. Choose a folder on a stick or another disk; every backup is then copied there.";
    second_choose => "选择文件夹…", "Choose a folder…";
    second_change => "更改…", "Change…";
    second_remove => "不再使用", "Use none";
    second_write => "现在写入", "Copy now";
    second_reached(folder: &str, time: &str) => "{folder}，上次写入{time}", "{folder}, last reached {time}";
    second_never(folder: &str) => "{folder}，尚未写入", "{folder}, not reached yet";
    second_away => "未连接", "not connected";
    second_failed => "写入失败", "could not be written";
    second_done(path: &str) => "已存到第二备份处：{path}", "Copied to the second place: {path}";
    status_second_away(time: &str) => "第二备份处未连接，上次写入{time}", "Second place not connected, last reached {time}";
    status_second_never => "第二备份处未连接", "Second place not connected";
    status_second_failed => "第二备份处写入失败", "Second place could not be written";

    label_part_restored(what: &str, time: &str) => "从{time}的备份恢复{what}", "Restore {what} from the backup of {time}";
    refuse_not_in_backup => "备份中没有这个年度或单位。请换一个备份。", "The backup has no such year or unit. Try another backup.";
    refuse_other_file => "这个备份不是本文件的备份，不能恢复其中一部分。请核对备份，或用它恢复整个文件。", "This is a backup of another file, of which no part can be put back. Check the backup, or restore the whole file from it.";
    err_same_place(path: &str) => "“{path}”就是文件所在的文件夹，不能作第二备份处。请选择U盘或其他磁盘上的文件夹。", "“{path}” is the folder of the file itself and no second place. Choose a folder on a stick or another disk.";
    job_restore_part => "正在恢复部分内容", "Restoring a part";
    job_second => "正在写入第二备份处", "Copying to the second place";
    cli_second(path: &str) => "第二备份处：{path}", "Second place: {path}";
    cli_no_backups => "没有备份", "There are no backups";
}

impl Lang {
    /// What became of a backup since, in a few words.
    #[must_use]
    pub fn changed_since(self, difference: &Difference) -> String {
        if difference.is_none() {
            return self.backups_same().to_owned();
        }
        let told = |delta: Delta, tell: fn(Self, &str) -> String| {
            let parts = [
                (delta.added, Self::delta_added as fn(Self, usize) -> String),
                (delta.changed, Self::delta_changed),
                (delta.gone, Self::delta_gone),
            ];
            let parts: Vec<String> =
                parts.iter().filter(|(n, _)| *n > 0).map(|(n, part)| part(self, *n)).collect();
            (!delta.is_none()).then(|| tell(self, &parts.join(" ")))
        };
        let mut parts: Vec<String> = [
            told(difference.units, Self::delta_units),
            told(difference.sessions, Self::delta_sessions),
            told(difference.reports, Self::delta_reports),
        ]
        .into_iter()
        .flatten()
        .collect();
        if difference.other > 0 {
            parts.push(self.delta_other(difference.other));
        }
        parts.join(if self == Self::Zh { "，" } else { ", " })
    }

    /// A part of a backup in words; `unit` is the unit's name.
    #[must_use]
    pub fn restore_part(self, part: RestorePart, unit: &str) -> String {
        match part {
            RestorePart::Year(year) => self.part_year(year),
            RestorePart::Unit(_) => unit.to_owned(),
        }
    }

    /// A moment, by the clock here.
    #[must_use]
    pub fn moment(self, at: DateTime<Utc>) -> String {
        at.with_timezone(&Local).format("%Y-%m-%d %H:%M").to_string()
    }

    /// The size of a file: `312 KB`, `4.1 MB`.
    #[must_use]
    pub fn bytes(self, bytes: u64) -> String {
        let tenths = |unit: u64| {
            let tenths = (bytes * 10).div_ceil(unit);
            format!("{}.{}", tenths / 10, tenths % 10)
        };
        if bytes < 1 << 20 {
            format!("{} KB", bytes.div_ceil(1 << 10))
        } else {
            format!("{} MB", tenths(1 << 20))
        }
    }
}
