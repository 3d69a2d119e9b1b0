//! `session add|remove|parties|ask`: sessions of any kind, who has which part in them, and what is asked of one alone.

use serde_json::{Value, from_value};

use super::output::Reply;
use super::{Call, Failure, file, find};
use crate::intake::{self, PhraseOfTime};
use crate::model::called::{listed, means_several, meant_by, units_called};
use crate::model::edit::{Edit, NewSession};
use crate::model::names::folded;
use crate::model::parties::NewParty;
use crate::model::programme::Programme;
use crate::model::report::{Deadline, DeadlineRule, Offset, OffsetUnit, Per};
use crate::model::session::{Role, SessionKind};
use crate::model::{Month, Snapshot};
use crate::text::Lang;

pub(super) fn add(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let Some(kind) = find::kind(call.text("kind")) else {
        let known = find::list(lang, SessionKind::ALL.iter().map(|kind| name_of(*kind)));
        return Err(Failure::Usage(lang.cli_unknown_kind(call.text("kind"), &known)));
    };
    edited(call, |snapshot, year| {
        let parties = parties(call, snapshot, year, kind)?;
        let held_on = call.date("held");
        let month = match call.option("month") {
            Some(text) if kind == SessionKind::Branch && !call.flag("unplanned") => {
                Some(find::month(call, year, text)?)
            }
            Some(text) => {
                let month = Month::parse(text, Some(year.year));
                Some(month.ok_or_else(|| Failure::Usage(lang.cli_bad_month(text)))?)
            }
            None => None,
        };
        let wording = call.option("when").unwrap_or_default();
        let when = match intake::time(wording, year.year) {
            PhraseOfTime::Fixed(when) => Some(when),
            PhraseOfTime::Open | PhraseOfTime::NotUnderstood => None,
        };
        let when_text = if when.is_some() { String::new() } else { wording.to_owned() };
        Ok(Edit::AddSession(Box::new(NewSession {
            programme: year.id,
            kind,
            title: call.option("title").unwrap_or_default().to_owned(),
            month,
            when,
            when_text,
            held_on,
            unplanned: call.flag("unplanned"),
            parties,
        })))
    })
}

pub(super) fn remove(call: &Call<'_>) -> Result<Reply, Failure> {
    edited(call, |snapshot, year| {
        find::any_session(call, snapshot, year, call.text("session")).map(|s| Edit::RemoveSession(s.id))
    })
}

pub(super) fn set_parties(call: &Call<'_>) -> Result<Reply, Failure> {
    edited(call, |snapshot, year| {
        let session = find::any_session(call, snapshot, year, call.text("session"))?;
        Ok(Edit::SetParties(session.id, parties(call, snapshot, year, session.kind)?))
    })
}

pub(super) fn ask(call: &Call<'_>) -> Result<Reply, Failure> {
    let lang = call.lang;
    let number = |id: &str| -> Result<Option<u32>, Failure> {
        let read = |text: &str| text.parse().map_err(|_| Failure::Usage(lang.cli_bad_number(id, text)));
        call.option(id).map(read).transpose()
    };
    let after = |n, unit| DeadlineRule::AfterEvent { offset: Offset { n, unit } };
    let by = match (call.date("date"), number("days")?, number("working-days")?, number("day")?) {
        (Some(date), None, None, None) => DeadlineRule::Fixed { date, time: None },
        (None, Some(n), None, None) => after(n, OffsetUnit::Day),
        (None, None, Some(n), None) => after(n, OffsetUnit::WorkingDay),
        (None, None, None, Some(day)) => {
            DeadlineRule::DayOfSessionMonth { day: u8::try_from(day).unwrap_or(u8::MAX) }
        }
        // What is asked for no more needs no deadline.
        (None, None, None, None) if call.flag("remove") => DeadlineRule::Recurring,
        _ => return Err(Failure::Usage(lang.cli_want_one_rule().to_owned())),
    };
    let per = if call.flag("once") { Per::Session } else { Per::Organiser };
    edited(call, |snapshot, year| {
        let session = find::any_session(call, snapshot, year, call.text("session"))?;
        let item = call.text("item").to_owned();
        let same = |text: &str| folded(text) == folded(&item);
        let there =
            snapshot.requirements_of(year.id).find(|r| r.session == Some(session.id) && same(&r.item));
        let requirement = there.map(|asked| asked.id);
        Ok(if call.flag("remove") {
            let known = requirement.ok_or_else(|| Failure::Usage(lang.cli_not_asked(&item)))?;
            Edit::RemoveRequirement(known)
        } else {
            let rule = Deadline { per, ..by.clone().into() };
            Edit::SetSessionRequirement { requirement, session: session.id, item, rule }
        })
    })
}

fn edited(
    call: &Call<'_>,
    edit: impl FnOnce(&Snapshot, &Programme) -> Result<Edit, Failure>,
) -> Result<Reply, Failure> {
    let (mut workspace, _, edit) = file::open_for_year(call, edit)?;
    let applied = workspace.apply(&edit).map_err(|e| call.failed(e))?;
    Ok(Reply::edited(call, &applied))
}

fn name_of(kind: SessionKind) -> String {
    serde_json::to_value(kind).ok().and_then(|name| name.as_str().map(str::to_owned)).unwrap_or_default()
}

fn role(text: &str) -> Option<Role> {
    let said = |role: &Role| [Lang::Zh, Lang::En].iter().any(|lang| lang.role(*role) == text);
    Role::ALL.into_iter().find(said).or_else(|| from_value(Value::from(text)).ok())
}

/// The parts as they are given: `承办=县水利局、县林业局`; without a role, those who hold the session, or take part in
/// the main one. Words for several stay words unless they are to be resolved.
fn parties(
    call: &Call<'_>,
    snapshot: &Snapshot,
    year: &Programme,
    kind: SessionKind,
) -> Result<Vec<NewParty>, Failure> {
    let lang = call.lang;
    let usual = if kind == SessionKind::Main { Role::Participant } else { Role::Organiser };
    let mut list = Vec::new();
    for part in call.texts("part") {
        let (role, names) = match part.split_once(['=', '＝']) {
            Some((word, names)) => {
                let known = || find::list(lang, Role::ALL.iter().map(|role| lang.role(*role).to_owned()));
                let role = role(word.trim());
                (role.ok_or_else(|| Failure::Usage(lang.cli_unknown_role(word, &known())))?, names)
            }
            None => (usual, part),
        };
        for name in listed(names) {
            let several = units_called(snapshot, &name).is_empty() && means_several(&name);
            if !several {
                list.push(NewParty::unit(find::unit(call, snapshot, &name)?, role));
                continue;
            }
            let meant = if call.flag("resolve") { meant_by(snapshot, year.id, &name) } else { Vec::new() };
            if meant.is_empty() {
                list.push(NewParty::words(&name, role));
            }
            list.extend(meant.into_iter().map(|unit| NewParty::unit(unit, role)));
        }
    }
    Ok(list)
}
