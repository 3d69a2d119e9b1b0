//! The journalled tables, stated once: row type, table, columns with kinds and references, and what a file may hold once
//! only. Everything that must know a table is made from this list; a new table is a line of it, its row type and a
//! migration.

use std::sync::Arc;

use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::bearing::{Capacity, Unavailable};
use super::contact::Contact;
use super::day_override::DayOverride;
use super::evidence::Evidence;
use super::form::{Form, Template};
use super::group::UnitGroup;
use super::ids::{
    AcceptedProblemId, AdjustmentId, AliasId, AnswerId, CapacityId, ContactId, CopyItemId, DayOverrideId,
    EvidenceId, FeedbackId, FormId, GroupId, LiaisonId, MarketRuleId, MetricId, MetricValueId, PaperTextId,
    ParticipationId, PartyId, PlanningId, ProgrammeId, Reference, ReportEventId, ReportId, RequirementId,
    ScheduleCopyId, ScoreEntryId, ScoreExcludedId, ScoreRuleId, ScoringId, SessionId, SetMemberId, SettingId,
    SloganId, TemplateId, ThemeDayId, UnavailableId, UnitChangeId, UnitId, UnitLeaderId, UnitSetId,
};
use super::issue::{Adjustment, CopyItem, Feedback, ScheduleCopy};
use super::metric::{Metric, MetricValue};
use super::people::{Liaison, UnitLeader};
use super::planning::{Planning, SetMember, UnitSet};
use super::problem::AcceptedProblem;
use super::programme::{PaperText, Programme, Slogan};
use super::report::{Report, ReportEvent, Requirement};
use super::rows::{Entity, Rows};
use super::score::{ScoreEntry, ScoreExcluded, ScoreRule, Scoring};
use super::session::{Party, Session};
use super::setting::{Answer, Setting};
use super::special_day::{MarketRule, ThemeDay};
use super::stated::{said, tables};
use super::unit::{Alias, Participation, Unit, UnitChange};

/// What a column holds, and so how it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A whole number.
    Number,
    /// A calendar year, as a number.
    Year,
    /// True or false, as 1 or 0.
    Flag,
    /// Text, or the name of one of a few.
    Text,
    /// A day, `2023-04-18`.
    Day,
    /// A month, `2023-04`.
    Month,
    /// An hour of the day, `08:30:00`.
    Clock,
    /// A list or structure, as JSON text.
    Json,
    /// The same, with days or months in it.
    Times,
    /// The id of a row of another table.
    Reference(Table),
}

/// A column of a journalled table; the field of the row's image that bears its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Whether it may hold nothing.
    pub null: bool,
}

tables! {
    Setting, SettingId, settings, "setting", once(key) {
        key: Text,
        value: Text,
    }
    Answer, AnswerId, answers, "answer" plain, once(question) {
        question: Text,
        value: Text,
    }
    DayOverride, DayOverrideId, day_overrides, "day_override" plain, once(day) {
        day: Day,
        works: Flag,
        holiday: Text,
    }
    UnitGroup, GroupId, groups, "unit_group" {
        name: Text,
        ord: Number,
    }
    Unit, UnitId, units, "unit" {
        uid: Text,
        name: Text,
        full_name: Text null,
        kind: Text,
        tier: Text,
        ord: Number,
        active: Flag,
        search_key: Text,
        note: Text,
    }
    Alias, AliasId, aliases, "alias" plain {
        unit -> Unit,
        name: Text,
        kind: Text,
        until: Day null,
    }
    UnitChange, UnitChangeId, unit_changes, "unit_change" {
        unit -> Unit,
        kind: Text,
        on: Day,
        into -> Unit null,
        old_name: Text null,
        basis: Text,
    }
    Programme, ProgrammeId, programmes, "programme", once(year) {
        uid: Text,
        year: Year,
        ordinal: Number null,
        title: Text,
        theme: Text,
        labels: Json,
        office: Text,
        doc_no: Text,
        issued_on: Day null,
        addressees: Json,
        copies_to: Json,
        months: Times,
        duty: Number,
        main_counts: Flag,
        min_duration: Json null,
        liaison_fields: Json,
        liaisons_per_unit: Number null,
        closed: Flag,
        contacts: Text,
        publicity: Text null,
        basis: Text,
        date_from: Day null,
        date_to: Day null,
        recording: Flag,
        liaisons_of: Text null,
    }
    Participation, ParticipationId, participations, "participation", once(programme, unit) {
        programme -> Programme,
        unit -> Unit,
        group -> UnitGroup,
        ord: Number,
        duty: Number null,
        printed_name: Text null,
        exempt: Text null,
    }
    Slogan, SloganId, slogans, "slogan" plain {
        programme -> Programme,
        ord: Number,
        text: Text,
    }
    Session, SessionId, sessions, "session" {
        uid: Text,
        programme -> Programme,
        kind: Text,
        ord: Number,
        title: Text,
        month: Month null,
        month_to: Month null,
        when: Times null,
        when_text: Text,
        held_on: Day null,
        place: Text,
        form: Text,
        theme: Text,
        unplanned: Flag,
        state: Text,
        locked: Flag,
        placed_by_hand: Flag,
        note: Text,
        tasks: Text,
        materials: Text,
        content: Text,
        audience: Text,
        publish_form: Text,
        publish_on: Json,
        arrive_by: Clock null,
        reply_by: Day null,
        each_on_its_own: Flag,
        lock_reason: Text,
    }
    Party, PartyId, parties, "party" {
        session -> Session,
        unit -> Unit null,
        role: Text,
        ord: Number,
        as_written: Text,
        stall: Text,
    }
    Requirement, RequirementId, requirements, "requirement" {
        programme -> Programme,
        kind: Text null,
        item: Text,
        rule: Times,
        to_whom: Text,
        text: Text,
        session -> Session null,
        suggested: Flag,
        minimum: Json,
    }
    Report, ReportId, reports, "report" {
        requirement -> Requirement,
        session -> Session,
        unit -> Unit null,
        note: Text,
    }
    ReportEvent, ReportEventId, report_events, "report_event" {
        report -> Report,
        kind: Text,
        on: Day,
        until: Day null,
        note: Text,
        channel: Text,
    }
    Liaison, LiaisonId, liaisons, "liaison" {
        unit -> Unit,
        ord: Number,
        name: Text,
        sex: Text,
        post: Text,
        office_phone: Text,
        mobile: Text,
        fax: Text,
        qq: Text,
        wechat: Text,
        email: Text,
        main: Flag,
        from: Day null,
        to: Day null,
    }
    UnitLeader, UnitLeaderId, leaders, "unit_leader" plain {
        unit -> Unit,
        ord: Number,
        name: Text,
        post: Text,
        phone: Text,
    }
    PaperText, PaperTextId, paper_texts, "paper_text", once(programme, document, group) {
        programme -> Programme,
        document: Text,
        text: Text,
        group -> UnitGroup null,
        title: Text,
    }
    Unavailable, UnavailableId, unavailable, "unavailable" plain, once(programme, unit, group, month) {
        programme -> Programme,
        unit -> Unit null,
        group -> UnitGroup null,
        month: Month,
        reason: Text,
    }
    Capacity, CapacityId, capacities, "capacity" plain, once(programme, group, month) {
        programme -> Programme,
        group -> UnitGroup null,
        month: Month null,
        least: Number null,
        most: Number null,
    }
    ThemeDay, ThemeDayId, theme_days, "theme_day" plain, once(name) {
        name: Text,
        rule: Json,
        stems: Json,
        used: Flag,
    }
    MarketRule, MarketRuleId, market_rules, "market_rule" plain, once(unit) {
        unit -> Unit,
        rule: Json,
        note: Text,
    }
    Adjustment, AdjustmentId, adjustments, "adjustment" {
        session -> Session,
        kind: Text,
        before: Text,
        after: Text,
        reason: Text,
        asked_by: Text,
        approved_by: Text,
        on: Day,
    }
    ScheduleCopy, ScheduleCopyId, schedule_copies, "schedule_copy" {
        uid: Text,
        programme -> Programme,
        stage: Text,
        no: Number,
        name: Text,
        on: Day,
        doc_no: Text,
        signed_by: Text,
        reply_by: Day null,
        note: Text,
    }
    CopyItem, CopyItemId, copy_items, "copy_item" {
        copy -> ScheduleCopy,
        session_uid: Text,
        kind: Text,
        ord: Number,
        group_name: Text,
        title: Text,
        month: Month null,
        month_to: Month null,
        when: Times null,
        when_text: Text,
        place: Text,
        form: Text,
        theme: Text,
        parties: Json,
        locked: Flag,
    }
    Feedback, FeedbackId, feedback, "feedback" {
        copy -> ScheduleCopy,
        unit -> Unit,
        on: Day,
        text: Text,
        wish: Month null,
        outcome: Text null,
        reason: Text,
    }
    AcceptedProblem, AcceptedProblemId, accepted_problems, "accepted_problem" plain, once(programme, rule, subject) {
        programme -> Programme,
        rule: Text,
        subject: Text,
        fingerprint: Text,
        reason: Text,
        on: Day,
    }
    Contact, ContactId, contacts, "contact_log" plain {
        programme -> Programme,
        session -> Session null,
        unit -> Unit,
        kind: Text,
        on: Day,
        channel: Text,
        text: Text,
    }
    Evidence, EvidenceId, evidence, "evidence" {
        session -> Session,
        unit -> Unit null,
        item: Text,
        name: Text,
        sha256: Text,
        bytes: Number,
        on: Day,
    }
    Metric, MetricId, metrics, "metric" plain, once(name) {
        name: Text,
        measure: Text,
        section: Text,
        of_which: Flag,
        ord: Number,
        used: Flag,
    }
    MetricValue, MetricValueId, metric_values, "metric_value" plain, once(session, unit, metric) {
        session -> Session,
        unit -> Unit null,
        metric -> Metric,
        value: Number,
        more: Flag,
        as_written: Text,
    }
    ScoreRule, ScoreRuleId, score_rules, "score_rule" plain {
        programme -> Programme,
        ord: Number,
        part: Text,
        section: Text,
        name: Text,
        points: Number,
        text: Text,
        fact: Json,
    }
    ScoreEntry, ScoreEntryId, score_entries, "score_entry" plain, once(rule, unit) {
        rule -> ScoreRule,
        unit -> Unit,
        points: Number,
        reason: Text,
        by: Text,
        on: Day,
    }
    Scoring, ScoringId, scoring, "scoring" plain, once(programme) {
        programme -> Programme,
        until: Day null,
        frozen_on: Day null,
        frozen: Json null,
        scored_by: Text,
        reviewed_by: Text,
        exempt_full: Flag,
        grades: Json,
    }
    ScoreExcluded, ScoreExcludedId, score_excluded, "score_excluded" plain, once(programme, unit) {
        programme -> Programme,
        unit -> Unit,
        reason: Text,
    }
    Form, FormId, forms, "form" {
        uid: Text,
        programme -> Programme,
        unit -> Unit,
        kind: Text,
        made_on: Day,
        back_on: Day null,
    }
    Template, TemplateId, templates, "template" plain, once(name) {
        name: Text,
        kind: Text,
        sha256: Text,
        cells: Json,
    }
    UnitSet, UnitSetId, unit_sets, "unit_set" {
        programme -> Programme,
        kind: Text,
        reason: Text,
    }
    SetMember, SetMemberId, set_members, "set_member", once(set, unit) {
        set -> UnitSet,
        unit -> Unit,
    }
    Planning, PlanningId, planning, "planning" plain, once(programme) {
        programme -> Programme,
        weights: Json,
    }
}

impl Tables {
    /// The id of the row that has the same values where the row's table holds them once only; perhaps it is the row itself.
    #[must_use]
    pub fn alike(&self, row: &Row) -> Option<i64> {
        let once = row.table().once();
        if once.is_empty() {
            return None;
        }
        let values = |row: &Row| {
            let image = row.to_json().ok()?;
            Some(once.iter().map(|column| image[*column].clone()).collect::<Vec<Value>>())
        };
        let mine = values(row)?;
        self.rows(row.table()).iter().find(|other| values(other).as_ref() == Some(&mine)).map(Row::id)
    }

    /// A row that refers to one that is not there.
    #[must_use]
    pub fn dangling(&self) -> Option<Row> {
        let lost = |row: &Row| row.references().iter().any(|(_, table, id)| !self.has(*table, *id));
        Table::ALL.iter().flat_map(|table| self.rows(*table)).find(lost)
    }
}

/// What an edit does to one row: `before` and `after` are never both `None`, nor equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The table.
    pub table: Table,
    /// The row's id.
    pub row: i64,
    /// The row as it was; `None`: it is made by the edit.
    pub before: Option<Row>,
    /// The row as it becomes; `None`: it is deleted by the edit.
    pub after: Option<Row>,
}

impl Change {
    /// The change that takes this one back.
    #[must_use]
    pub fn reversed(&self) -> Self {
        Self { table: self.table, row: self.row, before: self.after.clone(), after: self.before.clone() }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use serde_json::json;

    use super::*;

    /// A value of a column. Where text is the name of one of a few, the first of them.
    fn example(table: Table, column: Column) -> Value {
        match (table, column.name) {
            (Table::Setting, "key") => json!("region"),
            (Table::Unit, "kind") => json!("other"),
            (Table::Unit, "tier") => json!("county"),
            (Table::Alias, "kind") => json!("former"),
            (Table::UnitChange, "kind") => json!("renamed"),
            (Table::Programme, "labels") => json!({ "main": "a", "branch": "b" }),
            (Table::Programme, "min_duration") => json!("day"),
            (Table::Programme, "publicity") => json!("public"),
            (Table::Session | Table::Requirement | Table::CopyItem, "kind") => json!("main"),
            (Table::Session, "state") => json!("planned"),
            (Table::Programme, "liaisons_of") => json!("all"),
            (Table::ThemeDay, "rule") => json!({ "rule": "month", "month": 4 }),
            (Table::MarketRule, "rule") => json!({ "rule": "daily" }),
            (Table::Adjustment, "kind") => json!("month"),
            (Table::ScheduleCopy, "stage") => json!("draft"),
            (Table::Feedback, "outcome") => json!("taken"),
            (Table::Session | Table::CopyItem, "when") => {
                json!(super::super::when::When::on(chrono::NaiveDate::default()))
            }
            (Table::Party, "role") => json!("lead"),
            (Table::Requirement, "rule") => json!({ "rule": "monthly", "day": 8 }),
            (Table::ReportEvent, "kind") => json!("received"),
            (Table::Contact, "kind") => json!("reminder"),
            (Table::ScoreRule, "part") => json!("bonus"),
            (Table::ScoreRule, "fact") => json!({ "by": "manual" }),
            (Table::Form, "kind") => json!("outcome"),
            (Table::Template, "kind") => json!("figures"),
            (Table::Template, "cells") => json!({ "表1!C5": "x" }),
            (Table::UnitSet, "kind") => json!("apart"),
            (Table::Planning, "weights") => json!({ "x": 7 }),
            _ => match column.kind {
                Kind::Number | Kind::Year | Kind::Reference(_) => json!(7),
                Kind::Flag => json!(true),
                Kind::Text => json!("x"),
                Kind::Day => json!("2023-04-18"),
                Kind::Month => json!("2023-04"),
                Kind::Clock => json!("08:30:00"),
                Kind::Json | Kind::Times => json!([]),
            },
        }
    }

    fn image(table: Table) -> Value {
        let fields = table.columns().iter().map(|column| (column.name.to_owned(), example(table, *column)));
        Value::Object(fields.collect())
    }

    #[test]
    fn a_table_has_the_columns_of_its_row_type_and_those_may_be_empty_that_may_be_so_there() {
        for &table in Table::ALL {
            let full = image(table);
            let row = Row::from_json(table, full.clone()).unwrap_or_else(|e| panic!("{}: {e}", table.name()));
            assert_eq!(row.to_json().unwrap(), full, "{}", table.name());
            for column in table.columns() {
                let mut lacking = full.clone();
                lacking[column.name] = Value::Null;
                let read = Row::from_json(table, lacking);
                assert_eq!(read.is_ok(), column.null, "{}.{}", table.name(), column.name);
            }
        }
    }

    #[test]
    fn references_are_followed_turned_and_found_from_the_other_side() {
        for &table in Table::ALL {
            let row = Row::from_json(table, image(table)).unwrap();
            let listed: Vec<_> = table
                .columns()
                .iter()
                .filter_map(|column| match column.kind {
                    Kind::Reference(to) => Some((column.name, to, 7)),
                    _ => None,
                })
                .collect();
            assert_eq!(row.references(), listed, "{}", table.name());
            let mut tables = Tables::default();
            tables.put(row.clone());
            let to: BTreeSet<Table> = listed.iter().map(|(_, to, _)| *to).collect();
            for &other in Table::ALL {
                let turned = row.redirected(other, 7, 8);
                let ids: Vec<i64> = turned.references().iter().map(|(.., id)| *id).collect();
                let wanted: Vec<i64> =
                    listed.iter().map(|(_, to, _)| if *to == other { 8 } else { 7 }).collect();
                assert_eq!(ids, wanted, "{}", table.name());
                assert_eq!(tables.referring(other, 7).len(), usize::from(to.contains(&other)));
                assert_eq!(tables.referring(other, 8), []);
            }
            let refers = listed.iter().any(|(_, to, _)| *to != table);
            assert_eq!(tables.dangling().is_some(), refers, "{}", table.name());
        }
    }

    #[test]
    fn referenced_tables_stand_before_those_that_refer_to_them_and_what_is_once_only_is_a_column() {
        for &table in Table::ALL {
            let columns = table.columns();
            for column in columns {
                if let Kind::Reference(to) = column.kind {
                    assert!(to < table, "{}.{}", table.name(), column.name);
                }
            }
            for once in table.once() {
                assert!(columns.iter().any(|column| column.name == *once), "{}.{once}", table.name());
            }
        }
    }
}
