//! Sentences of the search over all pages.

use super::sentences;

sentences! {
    found_of(unit: &str, month: &str) => "{unit} {month}", "{unit}, {month}";
    found_more(n: usize) => "另有{n}家单位，可在单位页查看", "{n} more units, on the page of units";
    found_keys => "↑↓ 选择，Enter 打开，Shift+Enter 复制电话", "↑↓ choose, Enter opens, Shift+Enter copies the number";
    found_copy(phone: &str) => "复制 {phone}", "Copy {phone}";
    found_copied(phone: &str) => "已复制 {phone}", "{phone} copied";
    found_liaison => "联络员", "Liaison";
    found_leader => "分管领导", "Leader";
    job_index => "正在准备查找", "Preparing the search";
}
