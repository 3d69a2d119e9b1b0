//! `check`.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::output::{Reply, object};
use super::{Call, DONE, FOUND, Failure, file, find};
use crate::model::Snapshot;
use crate::model::ids::GroupId;
use crate::model::problem::{AcceptedProblem, Problem, Severity};
use crate::rules::{YearView, checks};
use crate::text::Lang;

pub(super) fn check(call: &Call<'_>) -> Result<Reply, Failure> {
    let workspace = file::open(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    let view = YearView::new(snapshot, year.id, call.today);
    let problems = view.problems();
    let items: Vec<Value> = problems.iter().map(|p| problem_json(call.lang, snapshot, p)).collect();
    let noted: Vec<Value> = view.noted().iter().map(|noted| noted_json(call.lang, snapshot, noted)).collect();
    let json = object(json!({
        "today": call.today,
        "year": year.year,
        "problems": items,
        "accepted": noted,
    }));
    let mut text = text(call.lang, snapshot, problems);
    if !noted.is_empty() {
        let _ = writeln!(text, "{}", call.lang.cli_noted(noted.len()));
    }
    let mut reply = Reply::new(text, json);
    let counts = |problem: &Problem| call.flag("strict") || problem.reason.severity() == Severity::Must;
    reply.code = if problems.iter().any(counts) { FOUND } else { DONE };
    Ok(reply)
}

/// The problems as lines, and how many there are.
pub(super) fn text(lang: Lang, snapshot: &Snapshot, problems: &[Problem]) -> String {
    let mut text = String::new();
    for problem in problems {
        let severity = lang.severity(problem.reason.severity());
        let _ = writeln!(text, "{}", lang.cli_problem_line(severity, &lang.problem(snapshot, problem)));
    }
    let must = checks::musts(problems);
    if problems.is_empty() {
        text.push_str(lang.cli_no_problems());
    } else {
        text.push_str(&lang.cli_problem_count(must, problems.len() - must));
    }
    text.push('\n');
    text
}

/// A problem that was noted, with why and when.
fn noted_json(lang: Lang, snapshot: &Snapshot, (problem, row): &(Problem, AcceptedProblem)) -> Value {
    let mut json = problem_json(lang, snapshot, problem);
    json["accepted_because"] = json!(row.reason);
    json["accepted_on"] = json!(row.on);
    json
}

/// The typed reason with names in the place of row numbers, its severity and its sentence.
fn problem_json(lang: Lang, snapshot: &Snapshot, problem: &Problem) -> Value {
    let mut fields = serde_json::Map::new();
    let reason = serde_json::to_value(&problem.reason).unwrap_or_default();
    fields.insert("rule".to_owned(), reason["rule"].clone());
    fields.insert("severity".to_owned(), json!(problem.reason.severity()));
    for (key, value) in reason.as_object().into_iter().flatten() {
        let value = match (key.as_str(), value.as_i64()) {
            ("rule" | "with", _) => continue,
            ("unit" | "other", Some(id)) => {
                json!(snapshot.units.get(crate::model::UnitId(id)).map(|unit| &unit.name))
            }
            ("group", Some(id)) => json!(snapshot.groups.get(GroupId(id)).map(|group| &group.name)),
            ("session", Some(id)) => {
                // Row numbers mean nothing outside; the month tells which session of the unit it is.
                if !fields.contains_key("month") {
                    let session = snapshot.sessions.get(crate::model::SessionId(id));
                    fields.insert("month".to_owned(), json!(session.and_then(|s| s.month)));
                }
                continue;
            }
            _ => value.clone(),
        };
        fields.insert(key.clone(), value);
    }
    fields.insert("text".to_owned(), json!(lang.problem(snapshot, problem)));
    Value::Object(fields)
}
