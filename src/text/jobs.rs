//! Sentences on work that goes on beside the window.

use super::sentences;

sentences! {
    job_open => "正在打开文件", "Opening the file";
    job_create => "正在新建文件", "Making the file";
    job_save_as => "正在另存文件", "Saving a copy";
    job_backup => "正在备份", "Making a backup";
    job_import => "正在导入", "Importing";
    job_restore => "正在恢复备份", "Restoring a backup";
    job_repair => "正在修复文件", "Repairing the file";
    job_backups => "正在检查备份", "Checking backups";
    job_glance => "正在查看文件", "Looking at the file";
    job_read => "正在读取材料", "Reading";
    job_export => "正在导出", "Exporting";
    job_package => "正在导出整套材料", "Exporting the papers";
    job_print => "正在准备打印", "Preparing to print";
    job_send => "正在送打印机", "Sending to the printer";
    job_launch => "正在交其他程序打开", "Handing to another program";
    job_tables => "正在复制表格", "Copying tables";
    job_check => "正在检查", "Checking";
    job_paper_statuses => "正在核对各类材料", "Looking through the papers";
    job_preview => "正在排版", "Laying out";
    job_picture => "正在显示页面", "Drawing a page";
    job_stopping(name: &str) => "{name}（正在停止）", "{name} (stopping)";
    job_first(name: &str) => "{name}，完成后接着办理。", "{name}; the rest follows when that is done.";
    job_closes(name: &str) => "{name}，完成后关闭窗口。", "{name}; the window closes when that is done.";
    job_stop(name: &str) => "停止：{name}", "Stop: {name}";
}
