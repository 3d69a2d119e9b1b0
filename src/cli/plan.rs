//! `plan`: the best months for what is unscheduled, or for everything.

use std::fmt::Write as _;

use serde_json::{Value, json};

use super::call::FAILED;
use super::output::{Reply, columns, edit_json, object};
use super::{Call, Failure, file, find};
use crate::model::edit::Edit;
use crate::model::ids::ProgrammeId;
use crate::model::progress::Progress;
use crate::model::{Month, Snapshot};
use crate::rules::plan::{Answer, Impossible, PlanReason, Proposal, Scope, first_month, propose};

pub(super) fn plan(call: &Call<'_>) -> Result<Reply, Failure> {
    let path = call.file();
    let dry = call.flag("dry-run");
    let mut workspace = if dry { file::open(call, &path)? } else { file::open_for_writing(call, &path)? };
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let from = match call.option("from") {
        Some(month) => find::month(call, year, month)?,
        None => first_month(snapshot, year.id, call.today),
    };
    let scope = if call.flag("all") { Scope::All } else { Scope::Mend };
    let programme = year.id;
    let answer = propose(snapshot, programme, from, scope, &Progress::default());
    // Nobody cancels here: what stops it is a year with more months than can be planned.
    let Ok(Some(answer)) = answer else { return Err(Failure::Usage(call.lang.plan_too_big().to_owned())) };
    let plan = match answer {
        Answer::Plan(plan) => plan,
        Answer::Impossible(why) => return Ok(impossible(call, snapshot, programme, &why)),
    };
    let (mut text, mut json) = told(call, snapshot, programme, &plan);
    if !dry {
        let months = plan.moves().map(|placement| (placement.session, placement.to)).collect();
        let applied = workspace.apply(&Edit::Plan { programme, months }).map_err(|e| call.failed(e))?;
        text = format!("{text}{}", Reply::edited(call, &applied).text);
        if let (Value::Object(map), Value::Object(edit)) = (&mut json, edit_json(call.lang, &applied)) {
            map.extend(edit);
        }
    }
    Ok(Reply::new(text, json))
}

fn told(call: &Call<'_>, snapshot: &Snapshot, year: ProgrammeId, plan: &Proposal) -> (String, Value) {
    let lang = call.lang;
    let mut rows = Vec::new();
    let mut placements = Vec::new();
    for one in &plan.placements {
        let name = snapshot.printed_name(year, one.unit).to_owned();
        let group = one.group.and_then(|group| snapshot.groups.get(group)).map(|group| group.name.clone());
        let why = lang.plan_reasons(snapshot, &one.reasons);
        if one.moves() {
            rows.push(vec![
                name.clone(),
                lang.month_or_unscheduled(one.from),
                lang.month(one.to),
                why.clone(),
            ]);
        }
        placements.push(json!({
            "unit": name,
            "group": group,
            "from": one.from.map(iso),
            "to": iso(one.to),
            "fixed": one.reasons.contains(&PlanReason::Fixed),
            "why": why,
        }));
    }
    let loads = plan.loads.iter().map(|(group, months)| {
        let months = months.iter().map(|(month, count)| json!({ "month": iso(*month), "sessions": count }));
        let name = snapshot.groups.get(*group).map(|group| group.name.clone());
        json!({ "group": name, "months": months.collect::<Vec<_>>() })
    });
    let json = object(json!({
        "possible": true,
        "objective": plan.cost,
        "bound": plan.bound,
        "proven": plan.proven,
        "score": plan.totals,
        "placements": placements,
        "loads": loads.collect::<Vec<_>>(),
    }));
    let mut text = columns(&rows);
    let said = if rows.is_empty() { lang.plan_nothing().to_owned() } else { lang.plan_summary(plan) };
    let _ = writeln!(text, "{said}");
    (text, json)
}

fn impossible(call: &Call<'_>, snapshot: &Snapshot, year: ProgrammeId, why: &Impossible) -> Reply {
    let lang = call.lang;
    let reasons: Vec<String> =
        why.obstacles.iter().map(|one| lang.plan_obstacle(snapshot, year, one)).collect();
    let ways: Vec<String> =
        why.concessions.iter().map(|one| lang.plan_concession(snapshot, year, one)).collect();
    let mut text = String::new();
    for (head, lines) in [(lang.plan_none(), &reasons), (lang.plan_ways(), &ways)] {
        if !lines.is_empty() {
            let _ = writeln!(text, "{head}");
            for line in lines {
                let _ = writeln!(text, "  {line}");
            }
        }
    }
    let json = object(json!({
        "possible": false,
        "reasons": reasons,
        "relaxation": ways,
        "least": why.least,
        "changed": false,
    }));
    let mut reply = Reply::new(text, json);
    reply.code = FAILED;
    reply
}

fn iso(month: Month) -> String {
    month.to_string()
}
