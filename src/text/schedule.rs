//! How edits are called in history and status bar.

use super::{Lang, sentences};
use crate::model::edit::{EditLabel, Named, NamedSession, RowsDone};
use crate::model::paper::PaperKind;
use crate::model::proposal::SAME;
use crate::model::setting::SettingKey;
use crate::model::{Month, Table};

sentences! {
    label_created(year: i32) => "新建{year}年度", "Begin {year}";
    label_programme(fact: &str) => "修改{fact}", "Change {fact}";
    label_units_added(who: &str) => "新增单位 {who}", "Add {who}";
    label_unit_set(unit: &str) => "修改单位 {unit}", "Change {unit}";
    label_rolled_over(from: i32, to: i32) => "{from}年度结转到{to}年度", "Roll {from} over to {to}";
    label_rolled_over_placed(what: &str, n: usize) => "{what}，照上年安排{n}场", "{what}, {n} placed as last year";
    label_as_last_year(n: usize) => "照上年安排{n}场", "Place {n} as last year";
    label_abolished(unit: &str, day: &str) => "{unit}自{day}起撤销", "{unit} ends on {day}";
    label_absorbed(unit: &str, into: &str, day: &str) => "{unit}自{day}起并入{into}", "{unit} goes into {into} on {day}";
    label_handed_over(what: &str, months: &str) => "{what}，{months}活动由其承办", "{what}, which takes over {months}";
    label_not_repeated(what: &str, months: &str) => "{what}，{months}活动不再安排", "{what}; {months} dropped";
    label_reinstated(unit: &str) => "恢复{unit}", "Reinstate {unit}";
    label_exempt(who: &str, reason: &str) => "{who}不参加本年度：{reason}", "{who} stays away: {reason}";
    label_takes_part(who: &str) => "{who}恢复参加本年度", "{who} takes part again";
    label_renamed_on(what: &str, day: &str) => "{what}（{day}起）", "{what} (from {day})";
    label_name_corrected(from: &str, to: &str) => "{from}改正为{to}", "Correct {from} to {to}";
    label_renamed(from: &str, to: &str) => "{from}更名为{to}", "Rename {from} to {to}";
    label_alias_added(unit: &str, name: &str) => "{unit}增加名称 {name}", "{unit} also {name}";
    label_alias_removed(unit: &str, name: &str) => "{unit}删除名称 {name}", "{unit} no longer {name}";
    label_merged(from: &str, into: &str) => "{from}并入{into}", "Merge {from} into {into}";
    label_ordered(unit: &str) => "调整{unit}顺序", "Reorder {unit}";
    label_group(group: &str) => "修改类别 {group}", "Change group {group}";
    label_in_group(who: &str, group: &str) => "{who}列入{group}", "{who} in {group}";
    label_out_of_year(who: &str) => "{who}不参加本年度", "{who} leaves the year";
    label_duty(unit: &str) => "修改{unit}应办次数", "Change duty of {unit}";
    label_moved(who: &str, from: &str, to: &str) => "{who} {from}→{to}", "{who} {from}→{to}";
    label_reordered(who: &str, month: &str) => "{month} {who}调整先后", "{month}: reorder {who}";
    label_placed(who: &str, to: &str) => "{who}→{to}", "{who}→{to}";
    label_swapped(unit: &str, other: &str) => "{unit}与{other}互换", "Swap {unit} and {other}";
    label_locked(who: &str) => "锁定{who}", "Lock {who}";
    label_unlocked(who: &str) => "解锁{who}", "Unlock {who}";
    label_session(unit: &str) => "修改{unit}活动", "Change session of {unit}";
    label_sessions(who: &str, fact: &str) => "统一设置{who}活动的{fact}", "Set the {fact} of {who}";
    label_sessions_to(who: &str, fact: &str, value: &str) => "{who}活动的{fact}设为“{value}”", "{fact} of {who}: {value}";
    label_arranged(who: &str) => "粘贴表格：{who}", "Paste a table: {who}";
    label_day(who: &str, day: &str) => "{who}活动定于{day}", "{who} on {day}";
    label_day_moved(what: &str, month: &str) => "{what}，移到{month}", "{what}, moved to {month}";
    label_day_open(who: &str) => "{who}活动日期改为待定", "{who}: day left open";
    label_later(who: &str) => "{who}推后一个月", "{who} one month later";
    label_earlier(who: &str) => "{who}提前一个月", "{who} one month earlier";
    label_order_cell(month: &str, group: &str) => "{month}{group}按机构序列重排", "{month} {group}: official order";
    label_order_group(group: &str) => "{group}按机构序列重排", "{group}: official order";
    label_order_all => "全部按机构序列重排", "Official order everywhere";
    label_main => "修改主会场", "Change main session";
    label_session_added(what: &str) => "新增{what}", "Add {what}";
    label_session_removed(what: &str) => "删除{what}", "Remove {what}";
    label_other_session(what: &str) => "修改{what}", "Change {what}";
    label_parties(what: &str, n: usize) => "{what}组织、参加单位{n}项", "{what}: {n} parts";
    session_titled(kind: &str, title: &str) => "{kind}“{title}”", "{kind} “{title}”";
    session_of(holder: &str, kind: &str) => "{holder}{kind}", "{kind} of {holder}";
    label_requirement_removed(item: &str) => "删除报送要求 {item}", "Remove requirement {item}";
    label_participants(n: usize) => "主会场参加单位{n}家", "Main session: {n} units";
    label_slogans(n: usize) => "宣传标语{n}条", "{n} slogans";
    label_stalls(n: usize) => "咨询台安排{n}个", "{n} stalls";
    label_liaisons(unit: &str) => "修改{unit}联络员", "Change liaisons of {unit}";
    label_leaders(unit: &str) => "修改{unit}分管领导", "Change leaders of {unit}";
    label_paper_title(paper: &str, title: &str) => "{paper}标题改为“{title}”", "Title of {paper}: {title}";
    label_paper_title_usual(paper: &str) => "{paper}恢复默认标题", "Usual title of {paper}";
    label_paper_text(paper: &str) => "修改{paper}文稿", "Change text of {paper}";
    label_requirement(item: &str) => "修改报送要求 {item}", "Change requirement {item}";
    label_reported_item(who: &str, event: &str, item: &str) => "{who} {event}（{item}）", "{who}: {event} ({item})";
    label_template(kind: &str) => "修改{kind}模板", "Template changed: {kind}";
    label_reported_held(who: &str, day: &str) => "{who} 收到，{day}开展", "{who}: received, held {day}";
    label_reported(who: &str, event: &str) => "{who} {event}", "{who}: {event}";
    label_retracted(unit: &str) => "撤回{unit}报送记录", "Retract report entry of {unit}";
    label_loaded(units: usize, years: usize) => "载入数据：{units}家单位、{years}个年度", "Load data: {units} units, {years} years";
    label_imported(added: usize, updated: usize) => "导入：新增{added}项、更新{updated}项", "Import: {added} added, {updated} updated";
    label_told_apart(one: &str, other: &str) => "{one}与{other}是两个单位", "{one} and {other} are two";
    label_told_same(one: &str, other: &str) => "{one}与{other}是同一单位", "{one} and {other} are one";
    label_rows_added(table: &str, which: &str) => "新增{table}：{which}", "Add to {table}: {which}";
    label_rows_changed(table: &str, which: &str) => "修改{table}：{which}", "Change {table}: {which}";
    label_rows_removed(table: &str, which: &str) => "删除{table}：{which}", "Remove from {table}: {which}";
    label_rows(first: &str, n: usize) => "{first}等{n}项", "{first} and others, {n} in all";
    label_other => "其他", "Other";
    label_answered => "回答疑问", "Answer a question";
    region => "地区", "Region";
    operator => "经办人", "Operator";
}

impl Lang {
    /// How an edit is called.
    #[must_use]
    pub fn edit_label(self, label: &EditLabel) -> String {
        match label {
            EditLabel::Setting { key } => self.label_of_setting(*key),
            EditLabel::ProgrammeCreated { year } => self.label_created(*year),
            EditLabel::RolledOver { from, to, placed } => {
                let what = self.label_rolled_over(*from, *to);
                if *placed == 0 { what } else { self.label_rolled_over_placed(&what, *placed) }
            }
            EditLabel::PlacedAsLastYear { count } => self.label_as_last_year(*count),
            EditLabel::FilledEvenly { count, left: 0 } => self.label_filled(*count),
            EditLabel::FilledEvenly { count, left } => self.label_filled_left(*count, *left),
            EditLabel::Planned { count } => self.label_planned(*count),
            EditLabel::Reasoned { edit, reason } => self.label_reasoned(&self.edit_label(edit), reason),
            EditLabel::ProgrammeSet { key } if key == "recording" => self.year_record().to_owned(),
            EditLabel::ProgrammeSet { key } => self.label_programme(self.programme_fact(key)),
            EditLabel::UnitsAdded(who) => self.label_units_added(&self.named(who)),
            EditLabel::UnitSet { unit } => self.label_unit_set(unit),
            EditLabel::UnitRenamed { from, to, on: Some(day) } => {
                self.label_renamed_on(&self.label_renamed(from, to), &self.day_full(*day))
            }
            EditLabel::UnitRenamed { from, to, on: None } => self.label_renamed(from, to),
            EditLabel::NameCorrected { from, to } => self.label_name_corrected(from, to),
            EditLabel::UnitAbolished { unit, into, on, moved, dropped } => {
                self.abolished(unit, into.as_deref(), &self.day_full(*on), (moved, dropped))
            }
            EditLabel::UnitFounded { unit, on } => self.label_founded(unit, &self.day_full(*on)),
            EditLabel::UnitTransferred { unit, group, on } => {
                self.label_transferred(unit, group, &self.day_full(*on))
            }
            EditLabel::LiaisonsTaken { who, people } => self.label_liaisons_taken(&self.named(who), *people),
            EditLabel::UnitReinstated { unit } => self.label_reinstated(unit),
            EditLabel::Exempted { who, reason: Some(reason) } => self.label_exempt(&self.named(who), reason),
            EditLabel::Exempted { who, reason: None } => self.label_takes_part(&self.named(who)),
            EditLabel::AliasSet { unit, name, added: true } => self.label_alias_added(unit, name),
            EditLabel::AliasSet { unit, name, added: false } => self.label_alias_removed(unit, name),
            EditLabel::UnitsMerged { from, into } => self.label_merged(from, into),
            EditLabel::UnitOrdered { unit } => self.label_ordered(unit),
            EditLabel::GroupSet { group } => self.label_group(group),
            EditLabel::ParticipationSet { who, group: Some(group) } => {
                self.label_in_group(&self.named(who), group)
            }
            EditLabel::ParticipationSet { who, group: None } => self.label_out_of_year(&self.named(who)),
            EditLabel::DutySet { unit } => self.label_duty(unit),
            EditLabel::Placed { who, from, to } => self.label_of_placing(&self.named(who), *from, *to),
            EditLabel::Swapped { unit, other } => self.label_swapped(unit, other),
            EditLabel::Locked { who, locked: true } => self.label_locked(&self.named(who)),
            EditLabel::Locked { who, locked: false } => self.label_unlocked(&self.named(who)),
            EditLabel::SessionSet { unit } => self.label_session(unit),
            EditLabel::SessionsSet { .. }
            | EditLabel::Arranged(_)
            | EditLabel::DaySet { .. }
            | EditLabel::Shifted { .. }
            | EditLabel::OrderedByUnits { .. } => self.label_of_many(label),
            EditLabel::MainSessionSet => self.label_main().to_owned(),
            EditLabel::OtherSessionSet(session) => self.label_other_session(&self.session_named(session)),
            EditLabel::SessionAdded(session) => self.label_session_added(&self.session_named(session)),
            EditLabel::SessionRemoved(session) => self.label_session_removed(&self.session_named(session)),
            EditLabel::PartiesSet { session, count } => {
                self.label_parties(&self.session_named(session), *count)
            }
            EditLabel::RequirementRemoved { item } => self.label_requirement_removed(item),
            EditLabel::MainParticipants { count } => self.label_participants(*count),
            EditLabel::Stalls { count } => self.label_stalls(*count),
            EditLabel::Liaisons { unit } => self.label_liaisons(unit),
            EditLabel::Leaders { unit } => self.label_leaders(unit),
            EditLabel::PaperText { document } => self.label_paper_text(self.paper_named(document)),
            EditLabel::PaperTitle { document, title } if title.is_empty() => {
                self.label_paper_title_usual(self.paper_named(document))
            }
            EditLabel::PaperTitle { document, title } => {
                self.label_paper_title(self.paper_named(document), title)
            }
            EditLabel::Slogans { count } => self.label_slogans(*count),
            EditLabel::RequirementSet { item } => self.label_requirement(item),
            EditLabel::Reported { .. } | EditLabel::ReportedHeld { .. } => self.label_of_reports(label),
            EditLabel::ReportRetracted { unit } => self.label_retracted(unit),
            EditLabel::Rows { table, which, what } => self.rows_label(table, which, *what),
            EditLabel::CopyTaken { .. }
            | EditLabel::CopyRenamed { .. }
            | EditLabel::CopyRemoved { .. }
            | EditLabel::CopyRestored { .. }
            | EditLabel::Issued { .. }
            | EditLabel::Adjusted { .. }
            | EditLabel::Replied { .. }
            | EditLabel::ReplyRemoved { .. } => self.issue_label(label).unwrap_or_default(),
            EditLabel::FiguresTaken { unit, count } => self.label_figures(unit, *count),
            EditLabel::Other => self.label_other().to_owned(),
            EditLabel::Answered { question, value } => self.answered(question, value),
            EditLabel::WentBack { edit, at, count } => self.label_back(*edit, &self.moment(*at), *count),
            EditLabel::Restored { year, unit, from } => {
                let what = unit.clone().or(year.map(|year| self.part_year(year))).unwrap_or_default();
                self.label_part_restored(&what, &self.moment(*from))
            }
            EditLabel::Loaded { units, years } => self.label_loaded(*units, *years),
            EditLabel::Repaired { rows } => self.label_repaired(*rows),
            EditLabel::Imported { added, updated } => self.label_imported(*added, *updated),
        }
    }

    fn session_named(self, session: &NamedSession) -> String {
        let kind = self.session_kind(session.sort);
        if !session.title.is_empty() {
            self.session_titled(kind, &session.title)
        } else if session.holder.is_empty() {
            kind.to_owned()
        } else {
            self.session_of(&session.holder, kind)
        }
    }

    fn rows_label(self, table: &str, which: &Named, what: RowsDone) -> String {
        let table = Table::from_name(table).map_or(table, |table| self.table_word(table));
        let which = match which.count {
            0 | 1 => which.first.clone(),
            count => self.label_rows(&which.first, count),
        };
        match what {
            RowsDone::Added => self.label_rows_added(table, &which),
            RowsDone::Changed => self.label_rows_changed(table, &which),
            RowsDone::Removed => self.label_rows_removed(table, &which),
        }
    }

    fn label_of_placing(self, who: &str, from: Option<Month>, to: Option<Month>) -> String {
        match (from, to) {
            (Some(from), Some(to)) if from == to => self.label_reordered(who, &self.month(to)),
            (Some(from), to) => self.label_moved(who, &self.month(from), &self.month_or_unscheduled(to)),
            (None, to) => self.label_placed(who, &self.month_or_unscheduled(to)),
        }
    }

    fn label_of_setting(self, key: SettingKey) -> String {
        match key {
            SettingKey::Region => self.label_programme(self.region()),
            SettingKey::Operator => self.label_programme(self.operator()),
            SettingKey::MessageHint => self.label_template(self.contact_hint()),
            SettingKey::MessageReminder => self.label_template(self.contact_reminder()),
            SettingKey::MessageUrging => self.label_template(self.contact_urging()),
        }
    }

    /// How an edit of reports is called.
    fn label_of_reports(self, label: &EditLabel) -> String {
        match label {
            EditLabel::Reported { who, event, item } if item.is_empty() => {
                self.label_reported(&self.named(who), self.report_event(*event))
            }
            EditLabel::Reported { who, event, item } => {
                self.label_reported_item(&self.named(who), self.report_event(*event), item)
            }
            EditLabel::ReportedHeld { who, held_on } => {
                self.label_reported_held(&self.named(who), &self.day(*held_on))
            }
            other => self.edit_label(other),
        }
    }

    /// How an edit of many sessions is called.
    fn label_of_many(self, label: &EditLabel) -> String {
        match label {
            EditLabel::SessionsSet { who, fact, value } if value.is_empty() => {
                self.label_sessions(&self.named(who), self.session_fact(fact))
            }
            EditLabel::SessionsSet { who, fact, value } => {
                self.label_sessions_to(&self.named(who), self.session_fact(fact), value)
            }
            EditLabel::Arranged(who) => self.label_arranged(&self.named(who)),
            EditLabel::DaySet { who, on: Some(day), moved } => {
                let what = self.label_day(&self.named(who), &self.day(*day));
                if *moved { self.label_day_moved(&what, &self.month(Month::of(*day))) } else { what }
            }
            EditLabel::DaySet { who, on: None, .. } => self.label_day_open(&self.named(who)),
            EditLabel::Shifted { who, later: true } => self.label_later(&self.named(who)),
            EditLabel::Shifted { who, later: false } => self.label_earlier(&self.named(who)),
            EditLabel::OrderedByUnits { group: Some(group), month: Some(month) } => {
                self.label_order_cell(&self.month(*month), group)
            }
            EditLabel::OrderedByUnits { group: Some(group), month: None } => self.label_order_group(group),
            EditLabel::OrderedByUnits { group: None, .. } => self.label_order_all().to_owned(),
            other => self.edit_label(other),
        }
    }

    fn paper_named(self, name: &str) -> &str {
        PaperKind::from_name(name).map_or(name, |kind| self.paper_name(kind))
    }

    fn abolished(
        self,
        unit: &str,
        into: Option<&str>,
        day: &str,
        (moved, dropped): (&[Month], &[Month]),
    ) -> String {
        let mut text = match into {
            Some(into) => self.label_absorbed(unit, into, day),
            None => self.label_abolished(unit, day),
        };
        let months =
            |months: &[Month]| self.listed(&months.iter().map(|m| self.month(*m)).collect::<Vec<_>>());
        if !moved.is_empty() {
            text = self.label_handed_over(&text, &months(moved));
        }
        if !dropped.is_empty() {
            text = self.label_not_repeated(&text, &months(dropped));
        }
        text
    }

    fn answered(self, question: &str, value: &str) -> String {
        match question.strip_prefix("alias:").and_then(|names| names.split_once('=')) {
            Some((one, other)) if value == SAME => self.label_told_same(one, other),
            Some((one, other)) => self.label_told_apart(one, other),
            None => self.label_answered().to_owned(),
        }
    }

    /// A fact of a programme by its key.
    #[must_use]
    pub fn programme_fact(self, key: &str) -> &'static str {
        let (zh, en) = match key {
            "region" => ("地区", "region"),
            "liaison_fields" => ("联络员信息项", "fields of the liaison form"),
            "liaisons_per_unit" => ("每单位联络员人数", "liaisons of each unit"),
            "title" => ("活动名称", "title"),
            "ordinal" => ("届次", "ordinal"),
            "theme" => ("活动主题", "theme"),
            "office" => ("发文机关", "issuing office"),
            "doc_no" => ("发文字号", "document number"),
            "issued_on" => ("成文日期", "date of issue"),
            "addressees" => ("主送", "addressees"),
            "copies_to" => ("抄送", "copies"),
            "months" => ("活动月份", "months"),
            "duty" => ("每单位应办次数", "duty"),
            "main_counts" => ("主会场计入次数", "main session counts"),
            "min_duration" => ("活动时长", "shortest session"),
            "labels" => ("会场名称", "labels"),
            "closed" => ("年度办结", "closing of the year"),
            "contacts" => ("联系方式", "contacts"),
            "publicity" => ("公开属性", "publicity class"),
            "basis" => ("依据", "basis"),
            "period" => ("活动期间", "period"),
            "liaisons_of" => ("联络员报送范围", "who names a liaison"),
            _ => ("年度设置", "year settings"),
        };
        self.pick(zh, en)
    }
}
