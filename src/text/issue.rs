//! Sentences on the way from draft to issue: copies of the schedule, replies, what is adjusted after the issue.

use super::{Lang, sentences};
use crate::model::Month;
use crate::model::edit::EditLabel;
use crate::model::issue::{Feedback, Outcome, ScheduleCopy, Stage};
use crate::rules::copies::{Difference, FieldValue, What};
use crate::rules::replies::{Replies, is_none};

sentences! {
    stage_draft => "方案", "Draft";
    stage_consultation => "征求意见稿", "Consultation draft";
    stage_review => "送审稿", "Draft for approval";
    stage_final => "定稿", "Final version";
    stage_issued => "印发稿", "Issued";
    copy_numbered(stage: &str, no: i64) => "{stage}{no}", "{stage} {no}";
    copy_named(stage: &str, name: &str) => "{stage}（{name}）", "{stage} ({name})";

    label_copy_taken(copy: &str) => "另存{copy}", "Keep {copy}";
    label_copy_renamed(copy: &str) => "{copy}改名", "Rename {copy}";
    label_copy_removed(copy: &str) => "删除{copy}", "Remove {copy}";
    label_copy_restored(copy: &str, n: usize) => "恢复为{copy}，改动{n}场", "Back to {copy}: {n} sessions changed";
    label_copy_kept(what: &str, who: &str) => "{what}；{who}已开展、已报送、已锁定或已不参加，保持不变", "{what}; {who} held, reported on, locked or gone: left as they are";
    label_issued(number: &str, day: &str) => "{day}登记印发 {number}", "Issued as {number} on {day}";
    label_adjusted(what: &str, reason: &str) => "{what}（调整：{reason}）", "{what} (adjusted: {reason})";
    label_registered(who: &str, reason: &str) => "登记{who}调整：{reason}", "Register the adjustment of {who}: {reason}";
    label_reply_none(unit: &str) => "{unit}反馈：无意见", "{unit} has no remarks";
    label_reply(unit: &str) => "{unit}反馈意见", "Reply of {unit}";
    label_reply_wish(unit: &str, month: &str) => "{unit}建议调整为{month}", "{unit} wishes for {month}";
    label_reply_outcome(what: &str, outcome: &str) => "{what}，{outcome}", "{what}: {outcome}";
    label_reply_moved(what: &str, month: &str) => "{what}，移到{month}", "{what}, moved to {month}";
    label_reply_removed(unit: &str) => "撤回{unit}反馈", "Take back the reply of {unit}";

    outcome_taken => "采纳", "Taken";
    outcome_partly => "部分采纳", "Partly taken";
    outcome_refused => "未采纳", "Not taken";
    outcome_open => "待处理", "Open";

    refuse_copy_issued => "已印发的稿不能修改或删除；有变动请登记调整，或另行印发。", "What was issued never changes; register an adjustment, or issue anew.";
    refuse_copy_answered(n: usize) => "已有{n}家单位对该稿反馈意见，不能删除。", "{n} units have replied to this copy; it cannot be removed.";
    refuse_no_doc_no => "请填写发文字号。", "Give the document number.";
    refuse_no_signer => "请填写签发人。", "Give the name of who signed.";
    refuse_not_issued => "本年度安排尚未登记印发，没有可登记的调整。", "The schedule was not issued yet, so there is nothing to register.";
    refuse_nothing_to_register => "与印发稿相比没有未登记的调整。", "Nothing differs from the issued schedule that is not registered already.";
    refuse_no_cause => "请填写事由（理由）。", "Give the reason.";
    refuse_not_for_replies => "只有征求意见稿可以登记反馈意见。", "Only a consultation draft is replied to.";
    refuse_several_sessions(unit: &str) => "{unit}有多场活动，请指明是哪个月的。", "{unit} holds several sessions; say which one.";

    what_added => "新增", "Added";
    what_gone => "取消", "Gone";
    what_month => "月份", "Month";
    what_time => "日期", "Date";
    what_place => "地点", "Place";
    what_units => "单位", "Units";
    what_group => "类别", "Group";
    what_title => "名称", "Title";
    what_form => "形式", "Form";
    what_theme => "主题", "Theme";
    told_months(from: &str, to: &str) => "{from}至{to}", "{from} to {to}";
    told_nothing => "—", "–";
    difference_line(who: &str, what: &str, before: &str, after: &str) => "{who} {what}：{before} → {after}", "{who}, {what}: {before} → {after}";
}

// The window.
sentences! {
    cmd_copies => "方案与印发…", "Copies and issue…";
    cmd_copies_short => "方案与印发", "Copies";
    issued_short(day: &str, n: usize) => "已印发 {day} · 其后调整{n}处", "Issued {day} · {n} since";
    issued_in(month: &str) => "原{month}", "was {month}";
    issued_unregistered(n: usize) => "{n}家的改动未登记事由", "{n} without a cause";
    issued_register => "补登…", "Register…";
    copies_title => "方案与印发", "Copies and issue";
    copies_how => "方案可存多份，随时比较、恢复。送出征求意见稿、送审稿、定稿时各存一份；登记印发后定格，之后的改动记为调整。", "Keep as many drafts as you like, compare and restore them. Keep a copy at each stage; once issued, it is frozen and later changes are adjustments.";
    copies_none => "还没有存过方案。", "No copy was kept yet.";
    copies_take => "另存当前安排…", "Keep the schedule…";
    copies_issue_now => "登记印发…", "Issue…";
    copy_same => "与当前安排相同", "Same as now";
    copy_name_of(copy: &str) => "{copy}名称", "Name of {copy}";
    copy_no_name => "未命名", "No name";
    copy_action(what: &str, copy: &str) => "{what} {copy}", "{what} {copy}";
    copy_compare => "比较…", "Compare…";
    copy_restore => "恢复…", "Restore…";
    copy_replies => "反馈意见…", "Replies…";
    copy_issue => "登记印发…", "Issue…";
    copy_remove => "删除", "Remove";
    take_title => "另存当前安排", "Keep the schedule";
    take_how => "保存安排现在的样子，以后的修改不影响它。", "Keeps the schedule as it stands; later changes leave the copy alone.";
    take_stage => "阶段", "Stage";
    take_name => "名称", "Name";
    take_name_hint => "可不填，如：方案A", "May be empty";
    take_on => "日期", "Day";
    take_reply_by => "反馈截止", "Replies by";
    take_no_day => "未定", "Not fixed";
    take_button => "保存", "Keep";
    restore_copy_title => "恢复方案", "Restore a copy";
    restore_copy_how => "已开展、已报送的活动不变，可用撤销退回。", "What was held or reported on stays; it can be undone.";
    restore_copy_locked => "锁定的也恢复", "Also what is locked";
    restore_copy_button => "恢复", "Restore";
    issue_title => "登记印发", "Issue the schedule";
    issue_which => "印发", "What";
    issue_doc_no => "发文字号", "Number";
    issue_doc_no_hint => "如：潭政公开办发〔2023〕3号", "The document number";
    issue_signed_by => "签发人", "Signed by";
    issue_on => "印发日期", "Day";
    issue_how => "登记后该稿不能修改、删除。之后移动活动时会询问申请单位、事由、批准人和日期。", "It then never changes. Moving a session afterwards asks who wanted it, why, and who approved it.";
    issue_button => "登记印发", "Issue";
    cause_title => "登记调整", "Register an adjustment";
    cause_how => "安排已印发。登记事由后记为调整，考核不扣分，并印入调整通知。", "The schedule is issued. With its cause the change is an adjustment: it costs no points and stands in the notice of adjustments.";
    cause_more(n: usize) => "……共{n}处", "… {n} in all";
    cause_reason => "事由", "Why";
    cause_reason_hint => "如：与防汛工作冲突", "Such as flood duty";
    cause_asked_by => "申请单位", "Asked by";
    cause_approved_by => "批准人", "Approved by";
    cause_on => "批准日期", "On";
    cause_button => "登记并调整", "Register and change";
    cause_register => "登记", "Register";
    cause_without => "不登记，直接调整", "Change without";
    cause_without_tip => "改动会列为未登记，可在“方案与印发”补登", "The change is listed as lacking its cause and can be registered later";
    compare_title => "比较", "Compare";
    compare_left => "左", "Left";
    compare_right => "右", "Right";
    compare_same => "两边相同。", "Both are the same.";
    compare_count(n: usize) => "不同{n}处", "{n} differences";
    compare_to(place: &str) => "（改到{place}）", " (to {place})";
    compare_from(place: &str) => "（原{place}）", " (was {place})";
    compare_nowhere => "（对方没有）", " (not in the other)";
    compare_more(n: usize) => "等{n}家", "{n} in all";
    compare_equal(n: usize) => "{n}家相同", "{n} the same";
    compare_rest(n: usize) => "其余{n}家相同", "{n} others the same";
    compare_others => "其他不同", "Other differences";
    replies_title => "反馈意见", "Replies";
    replies_missing_only(n: usize) => "只看未反馈（{n}家）", "Only those without a reply ({n})";
    replies_to(copy: &str) => "{copy}", "{copy}";
    replies_to_by(copy: &str, day: &str) => "{copy}，{day}前反馈；单击单位登记", "{copy}, replies by {day}; click a unit to enter its reply";
    replies_said => "意见", "Reply";
    replies_on => "反馈日期", "On";
    replies_done => "采纳情况", "Outcome";
    replies_reason => "理由", "Reason";
    replies_row(unit: &str, said: &str) => "{unit}，{said}", "{unit}, {said}";
    reply_title => "登记反馈", "Enter a reply";
    reply_now => "当前安排", "Planned";
    reply_wish_label => "建议调整为", "Wishes for";
    reply_no_month => "不调整", "No change";
    reply_text => "意见", "Opinion";
    reply_text_hint => "其他意见或原因，可不填", "Other remarks, or why; may be empty";
    reply_on => "反馈日期", "On";
    reply_to => "改到", "Moved to";
    reply_reason_hint => "可不填", "May be empty";
    reply_is_none => "没有月份和意见，按“无意见”登记。", "Without a month and an opinion it is entered as no remarks.";
    reply_save => "保存", "Save";
    reply_save_none => "登记无意见", "No remarks";
    reply_save_move(month: &str) => "采纳并移到{month}", "Take and move to {month}";
    reply_remove => "撤回反馈", "Take back";
}

impl Lang {
    /// Stage and number of a copy, without its name.
    #[must_use]
    pub fn copy_stage_no(self, copy: &ScheduleCopy) -> String {
        self.copy_numbered(self.stage(copy.stage), copy.no)
    }

    /// Whose replies are shown, and by when they are due.
    #[must_use]
    pub fn replies_of(self, copy: &str, by: Option<String>) -> String {
        match by {
            Some(day) => self.replies_to_by(copy, &day),
            None => self.replies_to(copy),
        }
    }
}

// The command line.
sentences! {
    cli_copies => "列出、另存、恢复、比较安排的各稿", "List, keep, restore and compare copies of the schedule";
    cli_copies_take => "把当前安排另存为方案或某一阶段的稿", "Keep the schedule as it stands, as a draft or a stage";
    cli_copies_rename => "给未印发的稿改名", "Name a copy that is not issued";
    cli_copies_remove => "删除未印发、无人反馈的稿", "Remove a copy that is not issued and has no replies";
    cli_copies_restore => "把安排恢复为某一稿，可一步撤销", "Make the schedule what a copy has, as one edit that can be undone";
    cli_copies_compare => "比较两稿，或一稿与当前安排", "Compare two copies, or one with the schedule as it stands";
    cli_issue => "登记印发：安排定格为印发稿，此后不变", "Issue the schedule: it is frozen for good";
    cli_feedback => "登记单位对征求意见稿的反馈；不给单位时列出全部反馈", "Record a unit's reply to a consultation draft; without a unit, list all replies";
    cli_adjust => "为印发后已作的改动补登调整事由", "Register the cause of changes made after the issue";
    arg_stage => "阶段：draft 方案（缺省）、consultation 征求意见稿、review 送审稿、final 定稿", "Stage: draft (default), consultation, review or final";
    arg_copy_name => "名称，如 方案A；空为不命名", "A name; may be empty";
    arg_copy_on => "该稿日期，缺省为今天", "The day of the copy; today if not given";
    arg_reply_by => "征求意见的截止日期", "By when units are to reply";
    arg_copy => "哪一稿：编号（如 draft-1）或名称", "Which copy: its key, such as draft-1, or its name";
    arg_other_copy => "另一稿；不给时与当前安排比较", "Another copy; the schedule as it stands if not given";
    arg_restore_locked => "锁定的也恢复", "Also what is locked";
    arg_doc_no => "发文字号，如 潭政公开办发〔2023〕3号", "The document number";
    arg_signed_by => "签发人", "Who signed";
    arg_issued_on => "印发日期，缺省为今天", "The day of issue; today if not given";
    arg_issue_copy => "印发哪一稿；不给时印发当前安排", "Which copy is issued; the schedule as it stands if not given";
    arg_wish => "建议调整到的月份；与 --text 都不给为无意见", "The month that is wished for; without it and --text the unit has no remarks";
    arg_opinion => "意见原文", "The opinion as written";
    arg_outcome => "处理结果：taken 采纳（建议了月份的随即移动）、partly 部分采纳、refused 未采纳", "What is done: taken (moves to the month that was wished for), partly or refused";
    arg_outcome_reason => "部分采纳、未采纳的理由", "Why, for partly and refused";
    arg_outcome_to => "部分采纳时改到的月份", "The month that a partly taken wish moves it to";
    arg_reply_on => "反馈日期，缺省为今天", "The day of the reply; today if not given";
    arg_reply_copy => "对哪一稿的反馈，缺省为最后一份征求意见稿", "Which copy is replied to; the last consultation draft if not given";
    arg_reply_remove => "撤回该单位的反馈", "Take the unit's reply back";
    arg_adjust_reason => "调整事由；印发后的改动据此登记", "Why; registers a change of the issued schedule";
    arg_asked_by => "申请单位，缺省为所改动的单位", "Who asked; the units that are changed if not given";
    arg_approved_by => "批准人", "Who approved";
    arg_approved_on => "批准日期，缺省为今天", "The day of approval; today if not given";
    cli_no_copies(year: i32) => "{year}年度还没有存过方案，也没有印发。用 copies take 另存。", "No copy of {year} was kept yet. Keep one with copies take.";
    cli_unknown_copy(text: &str, known: &str) => "没有“{text}”这一稿，现有：{known}。", "There is no copy “{text}”. Copies: {known}.";
    arg_paper_copy => "按哪一稿：编号（如 consultation-1）或名称。活动通知、安排表、计划表、挂图按该稿原样生成；征求意见函、意见反馈表、采纳情况表取该征求意见稿；调整、更正通知与该印发稿对照", "Which kept copy, by its key (such as consultation-1) or name: notice, schedule, plan and wall chart are made as it was; the letter, form and table of replies are about it; notices of changes compare with it";
    arg_tables => "调整、更正通知是否附上变动后的表：yes、no；默认四处以上的调整和更正附上", "Whether notices of changes have the changed tables behind them: yes or no; by default four adjustments or more, and corrections";
    arg_subject => "发文审批单用于哪份文件，默认活动通知", "The paper that the approval is for; the year's notice by default";
    cli_no_copy_for(copy: &str, paper: &str) => "{paper}不能用“{copy}”这一稿，也还没有可用的稿。", "{paper} is not made with “{copy}”, and there is no copy for it yet.";
    cli_copy_not_for(copy: &str, paper: &str, known: &str) => "{paper}不能用“{copy}”这一稿，可用：{known}", "{paper} is not made with “{copy}”. Copies for it: {known}";
    cli_no_consultation(known: &str) => "没有可反馈的征求意见稿。先用 copies take --stage consultation 另存。已有：{known}", "There is no consultation draft to reply to; take one with copies take --stage consultation. There are: {known}";
    cli_unregistered => "安排已印发，此次改动未登记调整事由；可用 adjust 补登。", "The schedule is issued, and this change has no cause; register it with adjust.";
    copy_differs(n: usize) => "与当前安排不同{n}处", "{n} differences from now";
    issued_line(day: &str, n: usize) => "已印发 {day} · 其后调整{n}处", "Issued {day} · {n} adjusted since";
    issue_differs(copy: &str, n: usize) => "{copy}与当前安排不同{n}处；印发的是该稿，当前安排未动。", "{copy} differs from the schedule in {n} places; the copy is issued, the schedule stays.";
    board_now => "当前安排", "The schedule now";
    compare_head(before: &str, after: &str, n: usize) => "{before} → {after}：不同{n}处", "{before} → {after}: {n} differences";
    replies_counted(asked: usize, replied: usize, without: usize, opinions: usize, taken: usize) => "共征求{asked}家，反馈{replied}家，其中无意见{without}家，提出意见{opinions}条，采纳{taken}条", "Asked {asked}, replied {replied}, {without} without remarks, {opinions} opinions, {taken} taken";
    replies_partly(n: usize) => "，部分采纳{n}条", ", {n} partly";
    replies_refused(n: usize) => "，未采纳{n}条", ", {n} not taken";
    reply_missing => "未反馈", "No reply";
    reply_none => "无意见", "No remarks";
    reply_wish(month: &str) => "建议调整为{month}", "Wishes for {month}";
    reply_wish_and(month: &str, text: &str) => "建议调整为{month}：{text}", "Wishes for {month}: {text}";
}

impl Lang {
    /// The line that counts the replies.
    #[must_use]
    pub fn replies_count(self, replies: &Replies) -> String {
        let Replies { asked, replied, without, opinions, taken, partly, refused, .. } = *replies;
        let mut line = self.replies_counted(asked, replied, without, opinions, taken);
        if partly > 0 {
            line.push_str(&self.replies_partly(partly));
        }
        if refused > 0 {
            line.push_str(&self.replies_refused(refused));
        }
        line
    }

    /// What a unit has replied; `None`: nothing yet.
    #[must_use]
    pub fn reply_said(self, reply: Option<&Feedback>) -> String {
        let Some(reply) = reply else { return self.reply_missing().to_owned() };
        match (reply.wish, reply.text.trim()) {
            (None, "") => self.reply_none().to_owned(),
            (None, text) => text.to_owned(),
            (Some(month), "") => self.reply_wish(&self.month(month)),
            (Some(month), text) => self.reply_wish_and(&self.month(month), text),
        }
    }

    /// What was done with a reply; nothing where nothing is to be done.
    #[must_use]
    pub fn reply_done(self, reply: &Feedback) -> &'static str {
        match reply.outcome {
            Some(outcome) => self.outcome(outcome),
            None if is_none(reply) => "",
            None => self.outcome_open(),
        }
    }
}

impl Lang {
    /// How far a copy has come.
    #[must_use]
    pub fn stage(self, stage: Stage) -> &'static str {
        match stage {
            Stage::Draft => self.stage_draft(),
            Stage::Consultation => self.stage_consultation(),
            Stage::Review => self.stage_review(),
            Stage::Final => self.stage_final(),
            Stage::Issued => self.stage_issued(),
        }
    }

    /// What a copy is called: its own name, with its stage where that is not 方案; else its stage and number.
    #[must_use]
    pub fn copy_title(self, copy: &ScheduleCopy) -> String {
        self.copy_called(copy.stage, copy.no, &copy.name)
    }

    fn copy_called(self, stage: Stage, no: i64, name: &str) -> String {
        match (stage, name) {
            (_, "") => self.copy_numbered(self.stage(stage), no),
            (Stage::Draft, name) => name.to_owned(),
            (stage, name) => self.copy_named(self.stage(stage), name),
        }
    }

    /// What was done with a reply.
    #[must_use]
    pub fn outcome(self, outcome: Outcome) -> &'static str {
        match outcome {
            Outcome::Taken => self.outcome_taken(),
            Outcome::Partly => self.outcome_partly(),
            Outcome::Refused => self.outcome_refused(),
        }
    }

    /// What differs.
    #[must_use]
    pub fn what_differs(self, what: What) -> &'static str {
        match what {
            What::Added => self.what_added(),
            What::Gone => self.what_gone(),
            What::Month => self.what_month(),
            What::Time => self.what_time(),
            What::Place => self.what_place(),
            What::Units => self.what_units(),
            What::Group => self.what_group(),
            What::Title => self.what_title(),
            What::Form => self.what_form(),
            What::Theme => self.what_theme(),
        }
    }

    /// What stands in one of two copies, in the words of a year.
    #[must_use]
    pub fn told(self, told: &FieldValue, year: i32) -> String {
        match told {
            FieldValue::Nothing => self.told_nothing().to_owned(),
            FieldValue::Month(month, to) => self.months_told(*month, *to, year),
            FieldValue::Time(Some(when), _) => self.when(when, year),
            FieldValue::Time(None, text) | FieldValue::Words(text) => text.clone(),
            FieldValue::Names(names) => self.listed(names),
        }
    }

    fn months_told(self, month: Month, to: Option<Month>, year: i32) -> String {
        let name =
            |month: Month| if month.year() == year { self.month(month) } else { self.month_full(month) };
        match to {
            Some(to) => self.told_months(&name(month), &name(to)),
            None => name(month),
        }
    }

    /// A difference in one line.
    #[must_use]
    pub fn difference(self, difference: &Difference, year: i32) -> String {
        let who = self.listed(&difference.who);
        let before = self.told(&difference.before, year);
        let after = self.told(&difference.after, year);
        self.difference_line(&who, self.what_differs(difference.what), &before, &after)
    }

    /// How an edit about copies, replies or adjustments is called; `None` for any other.
    pub(super) fn issue_label(self, label: &EditLabel) -> Option<String> {
        Some(match label {
            EditLabel::CopyTaken { stage, no, name } => {
                self.label_copy_taken(&self.copy_called(*stage, *no, name))
            }
            EditLabel::CopyRenamed { stage, no, name } => {
                self.label_copy_renamed(&self.copy_called(*stage, *no, name))
            }
            EditLabel::CopyRemoved { stage, no, name } => {
                self.label_copy_removed(&self.copy_called(*stage, *no, name))
            }
            EditLabel::CopyRestored { stage, no, name, changed, kept } => {
                let what = self.label_copy_restored(&self.copy_called(*stage, *no, name), *changed);
                match kept {
                    Some(who) => self.label_copy_kept(&what, &self.named(who)),
                    None => what,
                }
            }
            EditLabel::Issued { doc_no, on } => self.label_issued(doc_no, &self.day_full(*on)),
            EditLabel::Adjusted { what: Some(what), reason, .. } => {
                self.label_adjusted(&self.edit_label(what), reason)
            }
            EditLabel::Adjusted { what: None, who, reason } => {
                self.label_registered(&self.named(who), reason)
            }
            EditLabel::Replied { unit, none: true, .. } => self.label_reply_none(unit),
            EditLabel::Replied { unit, wish, outcome, to, .. } => {
                let what = match wish {
                    Some(month) => self.label_reply_wish(unit, &self.month(*month)),
                    None => self.label_reply(unit),
                };
                let what = match outcome {
                    Some(outcome) => self.label_reply_outcome(&what, self.outcome(*outcome)),
                    None => what,
                };
                match to {
                    Some(month) => self.label_reply_moved(&what, &self.month(*month)),
                    None => what,
                }
            }
            EditLabel::ReplyRemoved { who } => self.label_reply_removed(&self.named(who)),
            _ => return None,
        })
    }
}
