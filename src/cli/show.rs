//! `show`: what a file holds, with the keys of `read`.

use std::fmt::Write as _;

use chrono::SecondsFormat;
use serde_json::{Map, Value, json};

use super::output::{Reply, object};
use super::{Call, Failure, file, find, limits, reports, summary};
use crate::model::Month;
use crate::model::Snapshot;
use crate::model::day_override::DayOverride;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::people::Liaison;
use crate::model::programme::{Labels, Programme};
use crate::model::proposal::{
    Assignment, Proposal, ProposedDeadline, ProposedKind, ProposedProgramme, ProposedRole, Time, TimeValue,
};
use crate::model::session::{Role, Session, SessionKind};
use crate::model::setting::SettingKey;
use crate::model::unit::{Participation, UnitChange, UnitKind};
use crate::model::when::{Days, When};
use crate::rules::YearView;
use crate::rules::schedule::{Entry, Schedule};
use crate::text::Lang;

pub(super) fn show(call: &Call<'_>) -> Result<Reply, Failure> {
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let rows = rows(snapshot, year);
    let held = Proposal {
        programme: facts(snapshot, year),
        assignments: rows.iter().map(|row| row.assignment.clone()).collect(),
        main_session: snapshot.main_session(year.id).map(|s| main_session(snapshot, year, s)),
        report_deadlines: deadlines(snapshot, year.id),
        slogans: snapshot.slogans_of(year.id).iter().map(|slogan| slogan.text.clone()).collect(),
        liaison_fields: year.liaison_fields.clone(),
        ..Proposal::default()
    };
    let reports = report_list(call, snapshot, year);
    let in_year = snapshot.participations_of(year.id).len();
    let mut text = summary::text(call.lang, &held, in_year);
    let mut own: Vec<_> = snapshot.day_overrides.iter().collect();
    own.sort_by_key(|own| own.day);
    if !own.is_empty() {
        let said: Vec<String> = own.iter().map(|own| day_line(call.lang, own)).collect();
        let _ = writeln!(text, "{}", call.lang.cli_days_line(&call.lang.commas(&said)));
    }
    let days: Vec<Value> =
        own.iter().map(|own| json!({ "day": own.day, "works": own.works, "holiday": own.holiday })).collect();
    let ([unavailable, capacity], said) = limits::shown(call.lang, snapshot, year);
    for line in said {
        let _ = writeln!(text, "{line}");
    }
    if !reports.is_empty() {
        let _ = writeln!(text, "{}", call.lang.cli_reports_line(reports.len()));
    }
    let json = object(json!({
        "programme": programme_json(snapshot, year, &held.programme),
        "units": units(snapshot, year),
        "assignments": rows.iter().map(Row::json).collect::<Vec<_>>(),
        "main_session": held.main_session.as_ref().map(|main| main_json(snapshot, year, main)),
        "report_deadlines": held.report_deadlines,
        "slogans": held.slogans,
        "liaison_fields": held.liaison_fields,
        "days": days,
        "unavailable": unavailable,
        "capacity": capacity,
        "reports": reports,
        "years": snapshot.programmes.iter().map(|p| p.year).collect::<std::collections::BTreeSet<_>>(),
        "revision": snapshot.revision,
        "saved_at": workspace.saved_at().map(|at| at.to_rfc3339_opts(SecondsFormat::Secs, true)),
    }));
    Ok(Reply::new(text, json))
}

/// `2027-01-02 休息 元旦`.
fn day_line(lang: Lang, own: &DayOverride) -> String {
    let kind = if own.works { lang.cli_day_works() } else { lang.cli_day_off() };
    format!("{} {kind} {}", own.day, own.holiday).trim_end().to_owned()
}

fn filled(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn facts(snapshot: &Snapshot, year: &Programme) -> ProposedProgramme {
    ProposedProgramme {
        title: filled(&year.title),
        year: Some(year.year),
        ordinal: year.ordinal,
        theme: filled(&year.theme),
        region: filled(snapshot.setting(SettingKey::Region)),
        issuing_office: filled(&year.office),
        issued: year.issued_on,
        document_no: filled(&year.doc_no),
        form: form(&year.labels),
        duty_per_unit: Some(year.duty),
        minimum_duration: year.min_duration,
        first_month: year.months.first().copied(),
        last_month: year.months.last().copied(),
        addressees: year.addressees.clone(),
        basis: filled(&year.basis),
        contacts: filled(&year.contacts),
        date_from: year.date_from,
        date_to: year.date_to,
    }
}

/// The notice's phrase for its form (1主会+N分会), made from the place's words for its sessions so that importing it
/// gives these words again; `None` where they are the usual ones, or would not be read back.
fn form(labels: &Labels) -> Option<String> {
    let Labels { main, branch } = labels;
    let counted = |word: &str| word.starts_with(|c: char| c.is_ascii_digit());
    let parted = main.contains(['+', '＋']);
    let kept = *labels != Labels::default() && !parted && !counted(main) && !counted(branch);
    kept.then(|| format!("1{main}+{branch}"))
}

/// Every field of the year is named here, so that a new one has to be shown or left out on purpose.
fn programme_json(snapshot: &Snapshot, year: &Programme, facts: &ProposedProgramme) -> Value {
    let Programme {
        id: _,
        uid: _,
        // These are in the facts.
        year: _,
        ordinal: _,
        title: _,
        theme: _,
        office: _,
        doc_no: _,
        issued_on: _,
        addressees: _,
        duty: _,
        min_duration: _,
        basis: _,
        date_from: _,
        date_to: _,
        // These stand beside the year.
        liaison_fields: _,
        liaisons_per_unit: _,
        liaisons_of,
        labels,
        copies_to,
        months,
        main_counts,
        closed,
        contacts,
        publicity,
        recording,
    } = year;
    let mut map = as_map(facts);
    for (key, value) in [
        ("months", json!(months)),
        ("labels", json!(labels)),
        ("main_counts", json!(main_counts)),
        ("copies_to", json!(copies_to)),
        ("contacts", json!(filled(contacts))),
        ("publicity", json!(publicity)),
        ("operator", json!(filled(snapshot.setting(SettingKey::Operator)))),
        ("closed", json!(closed)),
        ("recording", json!(recording)),
        ("liaisons_of", json!(liaisons_of)),
    ] {
        map.insert(key.to_owned(), value);
    }
    Value::Object(map)
}

fn as_map(value: impl serde::Serialize) -> Map<String, Value> {
    match serde_json::to_value(value) {
        Ok(Value::Object(map)) => map,
        _ => Map::new(),
    }
}

/// All units in 机构序列; the group is the one of the year, null where the unit has no part in it.
fn units(snapshot: &Snapshot, year: &Programme) -> Vec<Value> {
    snapshot
        .units_in_order()
        .into_iter()
        .map(|unit| {
            let part = snapshot.participation(year.id, unit.id);
            let group = part.and_then(|part| snapshot.groups.get(part.group)).map(|group| &group.name);
            json!({
                "name": unit.name,
                "kind": coarse(unit.kind),
                "group": group,
                "full_name": unit.full_name,
                "other_names": snapshot.aliases_of(unit.id).map(|alias| &alias.name).collect::<Vec<_>>(),
                "detailed_kind": unit.kind,
                "tier": unit.tier,
                "duty": part.map(|part| part.owes(year.duty)),
                "exempt": part.and_then(Participation::excused),
                "active": unit.active,
                "changes": snapshot.changes_of(unit.id).into_iter().map(|c| change(snapshot, c)).collect::<Vec<_>>(),
                "liaisons": snapshot.liaisons_of(unit.id).into_iter().map(liaison).collect::<Vec<_>>(),
                "leaders": snapshot.leaders_of(unit.id).iter().map(|l| &l.card).collect::<Vec<_>>(),
            })
        })
        .collect()
}

/// Something that happened to a unit on a day.
fn change(snapshot: &Snapshot, change: &UnitChange) -> Value {
    json!({
        "kind": change.kind,
        "on": change.on,
        "into": change.into.and_then(|into| snapshot.units.get(into)).map(|unit| &unit.name),
        "old_name": change.old_name,
        "basis": filled(&change.basis),
    })
}

/// What is known of a person, without the row's own numbers.
fn liaison(liaison: &Liaison) -> Value {
    let mut map = as_map(&liaison.card);
    map.insert("main".to_owned(), json!(liaison.main));
    map.insert("from".to_owned(), json!(liaison.from));
    map.insert("to".to_owned(), json!(liaison.to));
    Value::Object(map)
}

/// The kind in the words of `read`.
fn coarse(kind: UnitKind) -> ProposedKind {
    match kind {
        UnitKind::Township => ProposedKind::Township,
        UnitKind::Street => ProposedKind::Street,
        UnitKind::Enterprise => ProposedKind::Enterprise,
        UnitKind::PartyOrgan
        | UnitKind::Department
        | UnitKind::MassOrganisation
        | UnitKind::Congress
        | UnitKind::Institution
        | UnitKind::VerticalBranch => ProposedKind::Department,
        UnitKind::DevelopmentZone | UnitKind::Other => ProposedKind::Other,
    }
}

/// A row of the schedule with the sessions that stand in it.
struct Row {
    assignment: Assignment,
    /// First and last planned month, which stand beside days that are fixed.
    months: (Option<Month>, Option<Month>),
    sessions: Vec<Value>,
}

impl Row {
    fn json(&self) -> Value {
        let mut map = as_map(&self.assignment);
        put_months(&mut map, self.months);
        map.insert("sessions".to_owned(), json!(self.sessions));
        Value::Object(map)
    }
}

/// Group by group, month by month, then what has no month; then the other kinds of sessions.
fn rows(snapshot: &Snapshot, year: &Programme) -> Vec<Row> {
    let schedule = Schedule::of(snapshot, year.id);
    let mut rows = Vec::new();
    for group in &schedule.groups {
        for month in &schedule.months {
            rows.extend(row(snapshot, year, Some(*group), schedule.cell(*month, *group)));
        }
        let waiting: Vec<Entry> = schedule
            .unscheduled
            .iter()
            .filter(|entry| snapshot.group_of(year.id, entry.unit) == Some(*group))
            .copied()
            .collect();
        rows.extend(row(snapshot, year, Some(*group), &waiting));
    }
    let groupless: Vec<Entry> = schedule
        .unscheduled
        .iter()
        .filter(|e| snapshot.group_of(year.id, e.unit).is_none_or(|g| !schedule.groups.contains(&g)))
        .copied()
        .collect();
    rows.extend(row(snapshot, year, None, &groupless));
    let mut others: Vec<&Session> =
        schedule.others.iter().filter_map(|id| snapshot.sessions.get(*id)).collect();
    others.sort_by_key(|s| (s.kind, s.month.is_none(), s.month, s.ord, s.id));
    rows.extend(others.into_iter().map(|session| other_row(snapshot, year, session)));
    rows
}

fn row(snapshot: &Snapshot, year: &Programme, group: Option<GroupId>, entries: &[Entry]) -> Option<Row> {
    let sessions: Vec<&Session> =
        entries.iter().filter_map(|entry| snapshot.sessions.get(entry.session)).collect();
    let first = *sessions.first()?;
    let mut assignment = Assignment::new(SessionKind::Branch);
    assignment.group = group.and_then(|id| snapshot.groups.get(id)).map(|group| group.name.clone());
    assignment.units =
        entries.iter().map(|entry| snapshot.printed_name(year.id, entry.unit).to_owned()).collect();
    assignment.time = planned((first.month, None));
    // What all sessions of the row share is a fact of the row; what differs stands with each.
    let mut month_to = None;
    if sessions.iter().all(|s| s.when == first.when && s.when_text == first.when_text) {
        assignment.time = time(first);
        month_to = first.month_to;
    }
    if sessions.iter().all(|s| s.place == first.place) {
        assignment.place = filled(&first.place);
    }
    let sessions =
        entries.iter().zip(&sessions).map(|(entry, s)| session_json(snapshot, year, *entry, s)).collect();
    Some(Row { assignment, months: (first.month, month_to), sessions })
}

fn session_json(snapshot: &Snapshot, year: &Programme, entry: Entry, session: &Session) -> Value {
    // The title, content and parts of a session of another sort are those of its row.
    let mut own = if session.kind == SessionKind::Branch {
        described(snapshot, session)
    } else {
        Assignment::new(session.kind)
    };
    own.time = time(session);
    own.place = filled(&session.place);
    own.theme = filled(&session.theme);
    own.note = filled(&session.note);
    let mut map = as_map(&own);
    put_months(&mut map, (session.month, session.month_to));
    for key in ["kind", "units", "month"] {
        map.remove(key);
    }
    let mut all = Map::new();
    all.insert("unit".to_owned(), json!(snapshot.printed_name(year.id, entry.unit)));
    all.insert("locked".to_owned(), json!(session.locked));
    all.insert("placed_by_hand".to_owned(), json!(session.placed_by_hand));
    all.insert("state".to_owned(), json!(session.state));
    all.insert("held_on".to_owned(), json!(session.held_on));
    for (key, told) in [
        ("unplanned", session.unplanned.then(|| json!(true))),
        ("each_on_its_own", session.each_on_its_own.then(|| json!(true))),
        ("lock_reason", filled(&session.lock_reason).map(|why| json!(why))),
    ] {
        if let Some(told) = told {
            all.insert(key.to_owned(), told);
        }
    }
    all.extend(map);
    Value::Object(all)
}

fn other_row(snapshot: &Snapshot, year: &Programme, session: &Session) -> Row {
    let mut assignment = described(snapshot, session);
    assignment.units = snapshot
        .organisers_of(session.id)
        .map(|unit| snapshot.printed_name(year.id, unit).to_owned())
        .collect();
    assignment.roles = roles(snapshot, year, session, &[Role::Organiser]);
    let entries = snapshot.organisers_of(session.id).map(|unit| Entry { session: session.id, unit });
    let sessions = entries.map(|entry| session_json(snapshot, year, entry, session)).collect();
    Row { assignment, months: (session.month, session.month_to), sessions }
}

fn main_session(snapshot: &Snapshot, year: &Programme, session: &Session) -> Assignment {
    let mut main = described(snapshot, session);
    let plain = [Role::Participant, Role::Organiser];
    main.units = snapshot
        .parties_of(session.id)
        .filter(|party| plain.contains(&party.role))
        .filter_map(|party| party.unit)
        .map(|unit| snapshot.printed_name(year.id, unit).to_owned())
        .collect();
    main.roles = roles(snapshot, year, session, &plain);
    main.liaisons_per_unit = year.liaisons_per_unit;
    main
}

fn main_json(snapshot: &Snapshot, year: &Programme, main: &Assignment) -> Value {
    let mut map = as_map(main);
    let session = snapshot.main_session(year.id);
    put_months(&mut map, session.map_or((None, None), |s| (s.month, s.month_to)));
    map.entry("date").or_insert(Value::Null);
    map.insert("held_on".to_owned(), json!(session.and_then(|s| s.held_on)));
    map.insert("tasks".to_owned(), json!(session.and_then(|s| filled(&s.tasks))));
    map.insert("materials".to_owned(), json!(session.and_then(|s| filled(&s.materials))));
    Value::Object(map)
}

fn described(snapshot: &Snapshot, session: &Session) -> Assignment {
    let mut assignment = Assignment::new(session.kind);
    assignment.title = filled(&session.title);
    assignment.time = time(session);
    assignment.place = filled(&session.place);
    assignment.theme = filled(&session.theme);
    assignment.form = filled(&session.form);
    assignment.content = filled(&session.content);
    assignment.audience = filled(&session.audience);
    assignment.publish_form = filled(&session.publish_form);
    assignment.publish_on.clone_from(&session.publish_on);
    assignment.note = filled(&session.note);
    assignment.group_words = snapshot
        .parties_of(session.id)
        .filter(|party| party.unit.is_none())
        .map(|party| party.as_written.clone())
        .collect();
    assignment
}

fn roles(snapshot: &Snapshot, year: &Programme, session: &Session, plain: &[Role]) -> Vec<ProposedRole> {
    snapshot
        .parties_of(session.id)
        .filter(|party| !plain.contains(&party.role))
        .filter_map(|party| {
            let unit = snapshot.printed_name(year.id, party.unit?).to_owned();
            Some(ProposedRole { unit, group: false, role: party.role, as_written: party.as_written.clone() })
        })
        .collect()
}

/// What has been fixed about the time, else the months that it is planned for.
fn time(session: &Session) -> Time {
    let text = filled(&session.when_text);
    let Some(When { days, time_from, time_to, tentative, inferred }) = &session.when else {
        return Time { text, ..planned((session.month, session.month_to)) };
    };
    let value = match days {
        Days::On(day) => TimeValue::Day(*day),
        Days::Each(days) => TimeValue::Days(days.clone()),
        Days::Range(first, last) => TimeValue::DayRange(*first, *last),
        Days::Third(month, third) => TimeValue::Third(*month, *third),
        Days::DueBy(day) => TimeValue::DueBy(*day),
    };
    let (from, to) = (*time_from, *time_to);
    Time { value: Some(value), from, to, tentative: *tentative, year_inferred: *inferred, text }
}

fn planned(months: (Option<Month>, Option<Month>)) -> Time {
    match months {
        (Some(first), Some(last)) => TimeValue::MonthRange(first, last).into(),
        (Some(month), None) => Time::month(month),
        (None, _) => Time::default(),
    }
}

/// The planned months under the keys of `read`, also beside days that are fixed.
fn put_months(map: &mut Map<String, Value>, (first, last): (Option<Month>, Option<Month>)) {
    map.insert("month".to_owned(), json!(first));
    if let (Some(first), Some(last)) = (first, last) {
        map.insert("month_from".to_owned(), json!(first));
        map.insert("month_to".to_owned(), json!(last));
    }
}

fn deadlines(snapshot: &Snapshot, year: ProgrammeId) -> Vec<ProposedDeadline> {
    snapshot
        .requirements_of(year)
        // What nobody stated is not one of the year's facts.
        .filter(|requirement| !requirement.suggested)
        .map(|requirement| ProposedDeadline {
            rule: requirement.rule.by.clone(),
            day_off: requirement.rule.day_off,
            text: requirement.text.clone(),
            what: filled(&requirement.item),
            to: filled(&requirement.to_whom),
            assignments: Vec::new(),
            at: None,
        })
        .collect()
}

/// Reports to which something has happened: the line of `due`, and the events by day.
fn report_list(call: &Call<'_>, snapshot: &Snapshot, year: &Programme) -> Vec<Value> {
    YearView::new(snapshot, year.id, call.today)
        .owed()
        .iter()
        .filter_map(|owed| {
            let target = owed.target;
            let report = snapshot.report_for(target)?;
            let events: Vec<Value> = snapshot
                .events_of(report.id)
                .into_iter()
                .map(|event| {
                    json!({
                        "kind": event.kind,
                        "on": event.on,
                        "until": event.until,
                        "note": filled(&event.note),
                    })
                })
                .collect();
            let mut map = as_map(reports::item_json(snapshot, year, owed));
            map.insert("events".to_owned(), json!(events));
            Some(Value::Object(map))
        })
        .collect()
}
