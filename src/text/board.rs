//! Sentences of the 安排 page.

use super::{Lang, sentences};

sentences! {
    keys_arrows => "在单位之间移动", "Move between units";
    keys_extend => "多选", "Select several";
    keys_digits => "移到该月（先按 M）", "To that month (after M)";
    key_arrows => "方向键", "Arrows";
    key_click => "Ctrl+单击、Shift+方向键", "Ctrl+click, Shift+arrows";
    key_digits => "数字+回车", "Digits + Enter";
}

impl Lang {
    /// Keys of the schedule that are no commands of their own: key, and what it does.
    #[must_use]
    pub fn schedule_keys(self) -> [(&'static str, &'static str); 3] {
        [
            (self.key_arrows(), self.keys_arrows()),
            (self.key_click(), self.keys_extend()),
            (self.key_digits(), self.keys_digits()),
        ]
    }
}
