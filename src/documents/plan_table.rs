//! 计划表: the schedule with a session a row, in the order of its days and months.

use chrono::NaiveDate;

use super::attachment::Heading;
use super::content::{Block, Content, Section};
use super::official;
use super::page::Page;
use super::record::{Paper, Room, Sessions};
use super::table::{Align, Cell, Size, Table};
use super::year::{Year, groups, is_known, own_name, time_of};
use crate::error::{Error, PaperFault, Result};
use crate::model::ids::{GroupId, UnitId};
use crate::model::paper::{Counted, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::Programme;
use crate::model::session::{Role, Session, SessionKind, SessionState};
use crate::model::{Month, Snapshot};
use crate::text::Printed;

pub(super) const PAPER: Paper = Paper::table(PaperSection::Notice, content, name)
    .by_group()
    .choosing(&[PaperChoice::Copy])
    .counting(Counted::Placed)
    .lacking(|lacks| {
        lacks.schedule();
    })
    .attached(attached)
    .with_room(Room { units: 10, sessions: Sessions::EachMonth });

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let zh = Printed;
    let year = Year::of(snapshot, request)?;
    if groups(snapshot, request.programme).is_empty() {
        return Err(Error::Paper(PaperFault::NoUnits));
    }
    let title = title(snapshot, year.programme);
    let mut sessions: Vec<&Session> = snapshot
        .sessions_of(request.programme)
        .filter(|session| is_planned(snapshot, session))
        .filter(|session| request.group.is_none_or(|group| group_of(&year, session) == Some(group)))
        .collect();
    // The months as they follow each other; in a month what has a day, then the tables one after another.
    let order = groups(snapshot, request.programme);
    let place = |session: &Session| {
        let group = group_of(&year, session);
        order.iter().position(|other| Some(*other) == group)
    };
    sessions.sort_by_cached_key(|session| {
        let (month, day) = begins(session);
        (month.is_none(), month, day.is_none(), day, session.kind, place(session), session.ord, session.id)
    });
    let rows = (1..).zip(&sessions).map(|(number, session)| row(&year, number, session)).collect();
    let columns = [
        (zh.paper_number(), 17, Align::Center),
        (zh.plan_unit(), 44, Align::Center),
        (zh.table_theme(), 44, Align::Left),
        (zh.fact_form(), 30, Align::Center),
        (zh.paper_time(), 46, Align::Center),
        (zh.table_place(), 36, Align::Left),
        (zh.plan_contact(), 32, Align::Center),
        (zh.table_note(), 20, Align::Left),
    ];
    let group = request.group.and_then(|group| snapshot.groups.get(group)).map(|group| group.name.as_str());
    let section = Section {
        page: Page::landscape(),
        subtitle: group.map(|name| zh.paper_subtitle(name)),
        blocks: vec![Block::Table(Table::new(&columns, rows).sized(Size::SmallFour))],
        ..Section::titled(group.unwrap_or(zh.paper_name(request.kind)), &title)
    };
    Ok(year.paper(title, vec![section]))
}

fn is_planned(snapshot: &Snapshot, session: &Session) -> bool {
    !session.unplanned
        && session.state != SessionState::Cancelled
        && (session.kind == SessionKind::Branch || is_known(snapshot, session))
}

/// The table where anything is planned.
fn attached(snapshot: &Snapshot, programme: &Programme) -> Vec<Heading> {
    let planned = snapshot.sessions_of(programme.id).any(|session| is_planned(snapshot, session));
    let heading = || Heading { group: None, title: title(snapshot, programme), subtitle: None };
    planned.then(heading).into_iter().collect()
}

/// `2023年“政务公开主题日”活动计划表`, or as a person called it.
fn title(snapshot: &Snapshot, programme: &Programme) -> String {
    let own = snapshot.paper_title(programme.id, PaperKind::PlanTable.name(), None);
    own.map_or_else(|| Printed.plan_title(&official::activity(programme)), str::to_owned)
}

/// The month and the day on which a session begins, as far as they are known.
fn begins(session: &Session) -> (Option<Month>, Option<NaiveDate>) {
    let day = session.when.as_ref().and_then(|when| when.days.first());
    (session.month.or(day.map(Month::of)), day)
}

/// The table that the first of those who hold a session stands in.
fn group_of(year: &Year<'_>, session: &Session) -> Option<GroupId> {
    let unit = holders(year, session).next()?;
    year.snapshot.group_of(year.programme.id, unit)
}

fn holders<'a>(year: &Year<'a>, session: &Session) -> impl Iterator<Item = UnitId> + use<'a> {
    let holds = |role| matches!(role, Role::Lead | Role::Host | Role::Organiser);
    year.snapshot.parties_of(session.id).filter(move |party| holds(party.role)).filter_map(|party| party.unit)
}

fn row(year: &Year<'_>, number: u32, session: &Session) -> Vec<Cell> {
    let zh = Printed;
    let mut names: Vec<&str> = Vec::new();
    for role in [Role::Lead, Role::Host, Role::Organiser] {
        names.extend(year.parties(session, role));
    }
    // What nobody is named for is the office's own.
    if names.is_empty() && session.kind != SessionKind::Branch {
        names.push(&year.programme.office);
    }
    let person = holders(year, session).next().and_then(|unit| year.snapshot.main_liaison(unit));
    let contact = person.map_or_else(String::new, |person| {
        format!("{} {}", person.card.name.trim(), person.card.phone()).trim().to_owned()
    });
    let theme = session.theme.trim();
    let (theme, form) = match own_name(session) {
        name if session.kind == SessionKind::Branch => {
            (if theme.is_empty() { name } else { theme }, session.form.trim())
        }
        "" => (theme, zh.session_kind(session.kind)),
        name => (theme, name),
    };
    vec![
        Cell::number(number),
        Cell::names(names.into_iter().map(str::to_owned).collect()),
        Cell::text(theme),
        Cell::text(form),
        Cell::text(time_of(session).unwrap_or_else(|| zh.paper_time_open().to_owned())),
        Cell::text(session.place.trim()),
        Cell::text(contact),
        Cell::blank(),
    ]
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    let facts = snapshot.programmes.get(request.programme);
    let title = facts.map_or_else(String::new, |facts| title(snapshot, facts));
    let group = request.group.and_then(|group| snapshot.groups.get(group));
    title + &group.map_or_else(String::new, |group| Printed.paper_subtitle(&group.name))
}
