//! The schedule: for each group a table of months and the units that hold their session in them.

use super::Paper;
use super::attachments::{Attachment, Subject, attachments};
use super::content::{Block, Content, Section};
use super::table::{Align, Cell, Table};
use crate::error::{DocumentFault, Error, Result};
use crate::model::document::{DocumentRequest, Format};
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::programme::{Labels, Programme};
use crate::model::schedule::Schedule;
use crate::model::session::SessionState;
use crate::model::{Month, Snapshot};
use crate::text::{Lang, papers};

pub(super) const PAPER: Paper = Paper { formats: &Format::OF_PAPERS, content, name };

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let programme = snapshot.programmes.get(request.programme).ok_or(Error::NoProgramme(None))?;
    let schedule = Schedule::of(snapshot, programme.id);
    let sections: Vec<Section> = wanted(snapshot, request)
        .into_iter()
        .map(|(attachment, group)| section(snapshot, programme, &schedule, &attachment, group))
        .collect();
    if sections.is_empty() {
        return Err(Error::Document(DocumentFault::NoUnits));
    }
    let title = title(programme);
    Ok(Content { title, author: programme.office.clone(), date: request.today, sections })
}

/// The attachments that the request asks for.
fn wanted(snapshot: &Snapshot, request: &DocumentRequest) -> Vec<(Attachment, GroupId)> {
    let all = attachments(snapshot, request.programme).into_iter();
    all.filter_map(|attachment| match attachment.subject {
        Subject::Schedule(group) if request.group.is_none_or(|wanted| wanted == group) => {
            Some((attachment, group))
        }
        _ => None,
    })
    .collect()
}

fn section(
    snapshot: &Snapshot,
    programme: &Programme,
    schedule: &Schedule,
    attachment: &Attachment,
    group: GroupId,
) -> Section {
    let zh = Lang::Zh;
    let rows = (1..)
        .zip(rows(snapshot, programme, schedule, group))
        .map(|(number, (time, names))| vec![Cell::number(number), Cell::text(time), Cell::names(names)]);
    let columns = [
        (zh.paper_number(), 6, Align::Center),
        (zh.paper_time(), 13, Align::Center),
        (zh.paper_units(), 36, Align::Left),
    ];
    let table = Table::new(&columns, rows.collect());
    let name = snapshot.groups.get(group).map_or(&attachment.title, |g| &g.name);
    Section {
        label: Some(attachment.label()),
        subtitle: attachment.subtitle.clone(),
        blocks: vec![Block::Table(table)],
        ..Section::titled(name, &attachment.title)
    }
}

/// Rows of a group: a month that holds sessions, or the range of months that sessions were planned for, and the
/// names of its units in their order. A month without units has no row; neither has what was cancelled or was
/// never planned.
fn rows(
    snapshot: &Snapshot,
    programme: &Programme,
    schedule: &Schedule,
    group: GroupId,
) -> Vec<(String, Vec<String>)> {
    let mut rows = Vec::new();
    for &month in &schedule.months {
        let mut spans: Vec<(Option<Month>, Vec<String>)> = Vec::new();
        for entry in schedule.cell(month, group) {
            let Some(session) = snapshot.sessions.get(entry.session) else { continue };
            if session.unplanned || session.state == SessionState::Cancelled {
                continue;
            }
            let to = session.month_to.filter(|to| *to > month);
            let name = snapshot.printed_name(programme.id, entry.unit).to_owned();
            match spans.iter_mut().find(|(span, _)| *span == to) {
                Some((_, names)) => names.push(name),
                None => spans.push((to, vec![name])),
            }
        }
        // The month itself stands before the ranges that begin in it, the shorter before the longer.
        spans.sort_by_key(|(to, _)| *to);
        rows.extend(spans.into_iter().map(|(to, names)| (Lang::Zh.paper_months(month, to), names)));
    }
    rows
}

/// The groups that have a schedule: those in which units stand, in the order of their columns.
pub(super) fn groups(snapshot: &Snapshot, programme: ProgrammeId) -> Vec<GroupId> {
    let schedule = Schedule::of(snapshot, programme);
    let peopled = |group: &GroupId| {
        schedule.placed_in(*group) > 0
            || snapshot.participations.iter().any(|p| p.programme == programme && p.group == *group)
    };
    schedule.groups.iter().copied().filter(peopled).collect()
}

/// `政务公开主题日“N分会”活动安排表`: a word of the place's own coinage stands in quotation marks, the general one
/// does not.
pub(super) fn title(programme: &Programme) -> String {
    let activity = papers::activity_name(&programme.title);
    let label = programme.labels.branch.trim();
    let branch = own_word(label, &Labels::default().branch);
    if papers::is_activity(label) {
        Lang::Zh.paper_activity_schedule_title(&activity, &branch)
    } else {
        Lang::Zh.paper_schedule_title(&activity, &branch)
    }
}

/// A place's word for a session, quoted where it is not the general one.
pub(super) fn own_word(word: &str, general: &str) -> String {
    if word == general || word.is_empty() { general.to_owned() } else { Lang::Zh.paper_quoted(word) }
}

fn name(snapshot: &Snapshot, request: &DocumentRequest) -> String {
    let zh = Lang::Zh;
    let wanted = wanted(snapshot, request);
    match wanted.as_slice() {
        [] => snapshot.programmes.get(request.programme).map_or_else(String::new, title),
        [(one, _)] => {
            format!("{} {}{}", one.label(), one.title, one.subtitle.as_deref().unwrap_or_default())
        }
        [(first, _), .., (last, _)] => {
            format!("{} {}", zh.paper_attachments(first.number, last.number), first.title)
        }
    }
}
