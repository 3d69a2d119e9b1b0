//! `unit add|rename|alias|merge|abolish|reinstate|exempt`.

use super::output::Reply;
use super::{Call, Failure, file, find};
use crate::model::edit::{Edit, NewUnit, UnitFact};
use crate::model::names::kind_of;
use crate::model::unit::{AliasKind, UnitKind};
use crate::model::usual_group::usual_in;
use chrono::NaiveDate;

pub(super) fn add(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let snapshot = workspace.snapshot();
    let year = find::programme(call, snapshot)?;
    find::open_year(year)?;
    let given: Option<UnitKind> = call.option("kind").and_then(kind);
    let units = call
        .texts("name")
        .into_iter()
        .map(|name| {
            let kind = given.unwrap_or_else(|| kind_of(name));
            let group = call.option("group").map_or_else(|| usual_in(snapshot, year.id, kind), str::to_owned);
            NewUnit { name: name.to_owned(), kind, group }
        })
        .collect();
    let edit = Edit::AddUnits { programme: Some(year.id), units };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

pub(super) fn rename(call: &Call<'_>) -> Result<Reply, Failure> {
    let name = call.text("new").to_owned();
    with_unit(call, |unit| {
        if call.flag("correct") {
            Edit::SetUnit(unit, UnitFact::Name(name))
        } else {
            Edit::RenameUnit { unit, name, on: on(call), basis: basis(call) }
        }
    })
}

/// The first day of a change.
fn on(call: &Call<'_>) -> NaiveDate {
    call.date("on").unwrap_or(call.today)
}

fn basis(call: &Call<'_>) -> String {
    call.option("basis").unwrap_or_default().to_owned()
}

pub(super) fn abolish(call: &Call<'_>) -> Result<Reply, Failure> {
    with_unit(call, |unit| Edit::AbolishUnit { unit, into: None, on: on(call), basis: basis(call) })
}

pub(super) fn reinstate(call: &Call<'_>) -> Result<Reply, Failure> {
    with_unit(call, Edit::ReinstateUnit)
}

pub(super) fn exempt(call: &Call<'_>) -> Result<Reply, Failure> {
    let reason = call.option("reason").map(str::to_owned);
    if reason.is_none() && !call.flag("end") {
        return Err(Failure::Usage(call.lang.cli_want_reason().to_owned()));
    }
    let mut workspace = file::open_for_writing(call, call.path("file"))?;
    let year = find::programme(call, workspace.snapshot())?;
    find::open_year(year)?;
    let unit = find::unit(call, workspace.snapshot(), call.text("unit"))?;
    let edit = Edit::SetExempt { programme: year.id, units: vec![unit], reason };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

pub(super) fn alias(call: &Call<'_>) -> Result<Reply, Failure> {
    let kind = match call.option("kind") {
        Some("short") => AliasKind::Short,
        Some("former") => AliasKind::Former,
        _ => AliasKind::Other,
    };
    with_unit(call, |unit| Edit::AddAlias(unit, call.text("name").to_owned(), kind))
}

fn with_unit(call: &Call<'_>, edit: impl FnOnce(crate::model::UnitId) -> Edit) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let unit = find::unit(call, workspace.snapshot(), call.text("unit"))?;
    let applied = workspace.apply(&edit(unit)).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

pub(super) fn merge(call: &Call<'_>) -> Result<Reply, Failure> {
    let mut workspace = file::open_for_writing(call, &call.file())?;
    let from = find::unit(call, workspace.snapshot(), call.text("from"))?;
    let into = find::unit(call, workspace.snapshot(), call.text("into"))?;
    let edit = if call.flag("same") {
        Edit::MergeUnits { from, into }
    } else {
        Edit::AbolishUnit { unit: from, into: Some(into), on: on(call), basis: basis(call) }
    };
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

fn kind(name: &str) -> Option<UnitKind> {
    serde_json::from_value(serde_json::Value::from(name)).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_the_command_line_is_a_kind_of_the_model() {
        let known: Vec<UnitKind> = super::super::args::KINDS.iter().filter_map(|name| kind(name)).collect();
        assert_eq!(known, UnitKind::ALL);
    }
}
