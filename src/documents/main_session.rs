//! The units of the main session, as a running list.

use super::attachment::Heading;
use super::content::{Block, Content, Section};
use super::record::{Paper, Room};
use super::year::{Year, own_word, participants_of};
use crate::error::{Error, PaperFault, Result};
use crate::model::Snapshot;
use crate::model::paper::{Counted, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::programme::{Labels, Programme};
use crate::model::session::Session;
use crate::text::{Printed, papers};

pub(super) const PAPER: Paper = Paper::table(PaperSection::Notice, content, name)
    .choosing(&[PaperChoice::Apart, PaperChoice::Copy])
    .counting(Counted::OfMainSession)
    .lacking(|lacks| {
        lacks.main_session();
    })
    .attached(attached)
    .with_room(Room::units(3));

fn content(snapshot: &Snapshot, request: &PaperRequest) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let title = title(snapshot, year.programme).ok_or(Error::Paper(PaperFault::NoMainSession))?;
    let session = year.main_session()?;
    let names: Vec<&str> = year.participants(session).map(|party| year.party_name(party)).collect();
    let list = names.join(Printed.paper_enumeration_mark()) + Printed.paper_full_stop();
    let blocks = vec![Block::body(list)];
    let section = Section { blocks, ..Section::titled(&year.programme.labels.main, &title) };
    Ok(year.paper(title, vec![section]))
}

fn attached(snapshot: &Snapshot, programme: &Programme) -> Vec<Heading> {
    let title = title(snapshot, programme);
    title.map(|title| Heading { group: None, title, subtitle: None }).into_iter().collect()
}

/// The list's title; `None` while nobody takes part. A session with a name or form of its own is called by it,
/// together with the group that all its units stand in (`参加现场集中宣传活动县直单位名单`); any other is called
/// by the place's word for it (`政务公开主题日“主会”参加单位名单`).
fn title(snapshot: &Snapshot, programme: &Programme) -> Option<String> {
    let zh = Printed;
    let session = snapshot.main_session(programme.id)?;
    participants_of(snapshot, session).next()?;
    if let Some(own) = snapshot.paper_title(programme.id, PaperKind::MainSession.name(), None) {
        return Some(own.to_owned());
    }
    let occasion = [&session.title, &session.form].into_iter().map(|s| s.trim()).find(|s| !s.is_empty());
    Some(match occasion {
        Some(title) if papers::is_list_title(title) => title.to_owned(),
        Some(occasion) => {
            let group = common_group(snapshot, programme, session).unwrap_or(zh.paper_units());
            if papers::is_occasion(occasion) {
                zh.paper_list_title(occasion, group)
            } else {
                zh.paper_list_title(&zh.paper_activity(occasion), group)
            }
        }
        None => {
            let main = own_word(&programme.labels.main, &Labels::default().main);
            zh.paper_main_title(&papers::activity_name(&programme.title), &main)
        }
    })
}

/// The group of all participants that have one; `None` where there are several.
fn common_group<'a>(snapshot: &'a Snapshot, programme: &Programme, session: &Session) -> Option<&'a str> {
    let mut groups = participants_of(snapshot, session)
        .filter_map(|party| party.unit)
        .filter_map(|unit| snapshot.group_of(programme.id, unit));
    let first = groups.next()?;
    if groups.any(|group| group != first) {
        return None;
    }
    snapshot.groups.get(first).map(|group| group.name.as_str())
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    snapshot.programmes.get(request.programme).map_or_else(String::new, |facts| facts.labels.main.clone())
}
