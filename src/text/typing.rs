//! Sentences about what is being typed: kept, refused, given up.

use chrono::NaiveDate;

use super::{Lang, sentences};
use crate::model::report::DayDoubt;

sentences! {
    cmd_save => "保存", "Save";
    cmd_previous_pane => "上一区域", "Previous part of the window";
    cmd_next_pane => "下一区域", "Next part of the window";
    saved_all => "已保存", "Saved";
    leave_title => "有内容尚未保存", "Something is not saved yet";
    leave_refused(name: &str, text: &str, why: &str) => "{name}“{text}”：{why}", "{name} “{text}”: {why}";
    leave_dialog => "对话框中填写的内容尚未采用。", "What the dialog holds was not taken over yet.";
    leave_stay => "继续编辑", "Go on editing";
    leave_discard => "放弃修改", "Discard";
    drop_in_dialog => "请先关闭当前对话框，再拖入文件。", "Close the dialog first, then drop the file.";
    date_wrong => "请填有效日期，如 5.18 或 2023-05-18。", "Give a day, such as 5.18 or 2023-05-18.";
    date_not_taken(text: &str) => "“{text}”不是有效日期，原日期未改。", "“{text}” is no day; the day stays as it was.";
    wrong_time => "请填时间，如 9:00。", "Give a time, such as 9:00.";
    rename_undecided => "请先选择是更名还是改错字。", "Choose first whether the unit was renamed or a typing error is put right.";
    way_back => "返回文件材料", "Back to the papers";

    doubt_future(day: &str) => "{day}还没有到。", "{day} has not come yet.";
    doubt_early(day: &str, unit: &str, month: &str) => "{day}早于{unit}的活动月份（{month}）。", "{day} lies before {unit}'s month ({month}).";
    doubt_ask(why: &str) => "{why}仍按这一天登记吗？", "{why} Record it all the same?";
    doubt_record => "仍然登记", "Record";
    refuse_until_before(until: &str, on: &str) => "期限{until}早于登记日期{on}。", "The deadline {until} lies before the day it is recorded on, {on}.";
    cli_sure => "日期尚未到或早于活动月份时仍然登记", "Record a day to come or before the session's month all the same";
    cli_day_doubt(why: &str) => "{why}确认无误请加 --sure。", "{why} If that is right, add --sure.";
}

impl Lang {
    /// Why a day is doubtful on which something of a unit is to be recorded.
    #[must_use]
    pub fn day_doubt(self, doubt: DayDoubt, on: NaiveDate, unit: &str) -> String {
        match doubt {
            DayDoubt::Future => self.doubt_future(&self.day_full(on)),
            DayDoubt::BeforeSession(month) => {
                self.doubt_early(&self.day_full(on), unit, &self.month_full(month))
            }
        }
    }
}
