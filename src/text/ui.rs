//! Sentences of the window's frame: menu, bars, dialogs. Each page has a file of its own.

use super::{Lang, sentences};

sentences! {
    page_schedule => "安排", "Schedule";

    menu => "菜单", "Menu";
    section_file => "文件", "File";
    section_edit => "编辑", "Edit";
    section_schedule => "安排", "Schedule";
    section_view => "查看", "View";
    section_help => "帮助", "Help";

    cmd_new => "新建空白文件…", "New file…";
    cmd_open => "打开…", "Open…";
    cmd_sample => "打开示例", "Open the sample";
    cmd_save_as => "另存为…", "Save as…";
    cmd_backup => "立即备份", "Back up now";
    cmd_close => "关闭文件", "Close file";
    cmd_quit => "退出", "Quit";
    cmd_undo => "撤销", "Undo";
    cmd_redo => "重做", "Redo";
    cmd_undo_what(what: &str) => "撤销：{what}", "Undo: {what}";
    cmd_redo_what(what: &str) => "重做：{what}", "Redo: {what}";
    with_key(what: &str, key: &str) => "{what}（{key}）", "{what} ({key})";
    cmd_find => "查找单位", "Find a unit";
    cmd_find_next => "下一个查找结果", "Next found";
    cmd_palette => "全部命令", "All commands";
    cmd_keys => "快捷键", "Keys";
    cmd_zoom_in => "放大", "Zoom in";
    cmd_zoom_out => "缩小", "Zoom out";
    cmd_zoom_reset => "恢复原始大小", "Actual size";
    cmd_condensed => "紧凑显示", "Condensed rows";
    cmd_roomy => "恢复宽松显示", "Roomy rows";
    cmd_move_to => "移到…", "Move to…";
    cmd_unschedule => "移至未安排", "Unschedule";
    cmd_lock => "锁定", "Lock";
    cmd_unlock => "解锁", "Unlock";
    cmd_swap => "与另一单位互换", "Swap with another unit";
    cmd_mark(event: &str) => "标记{event}", "Mark as {event}";
    cmd_main_session => "设置主会场…", "Main session…";

    hindered_read_only => "当前只能查看，不能修改。", "This can only be viewed now.";
    hindered_nothing_selected => "请先选中一个单位。", "Select a unit first.";
    hindered_locked => "选中的单位已锁定，请先按 L 解锁。", "The selection is locked; unlock it with L first.";
    hindered_unscheduled => "选中的单位还没有安排月份。", "The selection has no month yet.";
    hindered_too_many => "互换时请只选一家或两家单位。", "Select one or two units to swap.";

    close => "关闭", "Close";
    cancel => "取消", "Cancel";
    ok => "确定", "OK";
    replace => "替换", "Replace";
    theme => "外观", "Appearance";
    language => "语言", "Language";
    own_name => "中文", "English";
    theme_system => "跟随系统", "As the system";
    theme_light => "浅色", "Light";
    theme_dark => "深色", "Dark";
    year_closed => "已办结", "closed";
    read_only => "只读", "Read-only";
    search_hint => "查找 Ctrl+F", "Find Ctrl+F";
    search_none => "未找到", "none";
    search_hits(n: usize) => "{n}家", "{n}";

    status_no_file => "未打开文件", "No file is open";
    status_saved(time: &str) => "已保存 {time}", "Saved {time}";
    status_backup(time: &str) => "备份 {time}", "Backup {time}";
    status_no_backup => "尚无备份", "No backup yet";
    status_backup_failed => "今日未能备份", "No backup today";
    status_held(who: &str) => "只读：正由{who}编辑", "Read-only: open by {who}";
    status_checking => "正在检查…", "Checking…";
    status_no_problems(time: &str) => "检查 {time}：没有问题", "Check {time}: no problems";
    status_percent(name: &str, percent: u32) => "{name} {percent}%", "{name} {percent}%";
    undone(what: &str) => "已撤销：{what}", "Undone: {what}";
    redone(what: &str) => "已重做：{what}", "Redone: {what}";
    backup_made => "已备份。", "Backup made.";
    saved_as(path: &str) => "已另存为“{path}”，之后的修改保存在新文件中。", "Saved as “{path}”; further changes go there.";
    opened_held(who: &str) => "文件正由{who}编辑，现以只读方式打开；对方之后的修改在重新打开后可见。", "The file is being edited by {who} and is open for reading; later changes show once it is opened again.";
    opened_read_only => "文件只读，只能查看；要修改请另存到可写的位置。", "The file is read-only and can only be viewed; save a copy elsewhere to change it.";
    sample_where(path: &str) => "这是示例文件，可随意修改，保存在：{path}", "This is the sample; change it as you like. It lies in {path}";
    copy_name(name: &str) => "{name} 副本.themeday", "{name} copy.themeday";
    new_name => "政务公开主题日.themeday", "theme-days.themeday";
    file_kind => "政务公开主题日文件", "Theme-day files";
    start_line => "编制年度安排、打印附件、跟踪报送，都在一个文件里。", "Plan the year, print the attachments and track reports in one file.";

    confirm_title => "请确认", "Please confirm";
    path_label => "文件路径", "Path of the file";
    path_no_folder => "没有这个文件夹。", "There is no such folder.";
    path_no_file => "没有这个文件。", "There is no such file.";
    path_is_folder => "这是文件夹，请写到文件名。", "This is a folder; name a file in it.";
    path_replace(path: &str) => "“{path}”已存在，要替换吗？", "“{path}” is there already. Replace it?";
    palette_hint => "输入命令或单位名称、拼音", "Type a command or a unit's name";
    palette_nothing => "没有符合的命令。", "No command fits.";

    window_bad_argument(word: &str) => "参数“{word}”无效。可用 themeday --help 查看用法。", "“{word}” is not understood. See themeday --help.";
    window_help => "用法：themeday [文件] [--sample] [--lang zh|en] [--today 日期]\n\n  --sample      打开示例文件（保存在用户数据文件夹）\n  --lang        界面语言\n  --today       以该日期为今天，如 2023-05-31\n\n命令行操作请用 themeday-cli。", "Usage: themeday [FILE] [--sample] [--lang zh|en] [--today DATE]\n\n  --sample      open the sample in the user's data folder\n  --lang        language of the window\n  --today       the day to work on, such as 2023-05-31\n\nFor the command line use themeday-cli.";
    no_display => "无法打开窗口：没有显示环境（DISPLAY、WAYLAND_DISPLAY 均未设置）。请在桌面环境中运行，或使用命令行程序 themeday-cli。", "No window is possible: there is no display (neither DISPLAY nor WAYLAND_DISPLAY is set). Run it on a desktop, or use themeday-cli.";
    no_window(why: &str) => "无法打开窗口：连接不上显示环境（{why}）。请检查 DISPLAY 设置和显卡驱动，或使用命令行程序 themeday-cli。", "No window is possible: the display cannot be used ({why}). Check DISPLAY and the graphics driver, or use themeday-cli.";
    no_library(library: &str) => "无法打开窗口：系统缺少图形库（{library}）。请安装后重试，或使用命令行程序 themeday-cli。", "No window is possible: a library of the desktop is missing ({library}). Install it and try again, or use themeday-cli.";
}

impl Lang {
    /// Title of the window's bar: the region with the product's name.
    #[must_use]
    pub fn window_title(self, region: &str) -> String {
        match self {
            Self::Zh => format!("{region}{}", self.product()),
            Self::En if region.is_empty() => self.product().to_owned(),
            Self::En => format!("{region} · {}", self.product()),
        }
    }
}
