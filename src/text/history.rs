//! Sentences of 操作记录.

use super::sentences;

sentences! {
    history_find => "筛选操作、经办人", "Filter by edit or person";
    history_all_units => "全部单位", "All units";
    history_of_unit(unit: &str) => "只看{unit}", "Only {unit}";
    history_reading => "正在读取操作记录…", "Reading the history…";
    history_none_fits => "没有符合条件的操作。", "No entry fits.";
    history_count(shown: usize, all: usize) => "{shown}项，共{all}项", "{shown} of {all}";
    history_back => "回到这一步…", "Back to this…";
    history_back_hint => "选中一项“已生效”的操作，可以回到它刚完成时的状态。", "Pick an entry that is done to go back to how things were just after it.";
    history_back_newest => "这是最近一项操作，无需回退。", "This is the newest entry; there is nothing to go back from.";
    history_back_undone => "这项操作已撤销，不能回到这里。", "This entry was undone; there is no going back to it.";
    history_confirm_back(number: i64, time: &str, what: &str, n: usize) => "回到第{number}项“{what}”（{time}）刚完成时的状态？之后的{n}项操作一并撤回，记为一项新操作，可以撤销。", "Go back to how things were after entry {number}, “{what}” ({time})? The {n} edit(s) after it are taken back as one new edit, which can be undone.";
    history_back_button => "回到这一步", "Go back";
    label_back(number: i64, time: &str, n: usize) => "回到第{number}项操作（{time}）之后，撤回{n}项", "Back to after entry {number} ({time}): {n} taken back";
    refuse_not_in_force => "这项操作不存在或已撤销，不能回到这里。请选择一项已生效的操作。", "There is no such entry in force. Choose one that is done.";
    refuse_past_repair => "之后做过文件修复，去掉的内容无法找回，不能回到修复之前。请改用修复前的备份。", "The file was repaired since, and what was left out then is not known. Restore a backup from before the repair instead.";
    job_history => "正在读取操作记录", "Reading the history";
    job_back => "正在回退", "Going back";
    cli_back => "回到一项操作之后的状态，记为一项新操作", "Go back to how things were after an edit, as one new edit";
    arg_back_number => "操作的编号，见 history", "Number of the edit, as history shows it";
    arg_history_unit => "只列出与该单位有关的操作", "Only edits about this unit";
    arg_history_find => "只列出含这段文字的操作", "Only edits whose line holds this text";
    cli_backups => "列出备份和备份之后的变化", "List backups and what changed since";
    arg_backup_to => "再存一份到该文件夹（U盘等）", "Put a further copy into this folder, on a stick for instance";
    cli_one_part => "--year 和 --unit 只能选一个。", "Give --year or --unit, not both.";
    arg_restore_unit => "只恢复该单位，其余不变，可撤销", "Put back only this unit; can be undone";
}
