//! The year's notice: the facts of the year in the words of an official paper, with its attachments behind it.

use super::attachments::{Attachment, Subject, attachments};
use super::content::{Block, Content, Section};
use super::official::{self, Letter, Outline};
use super::{Paper, paper};
use crate::error::{Error, Result};
use crate::model::Snapshot;
use crate::model::document::{DocumentRequest, Format};
use crate::model::programme::Programme;
use crate::model::session::{Session, SessionKind, SessionState};
use crate::text::Lang;

pub(super) const PAPER: Paper = Paper { formats: &[Format::Docx, Format::Pdf, Format::Png], content, name };

fn content(snapshot: &Snapshot, request: &DocumentRequest) -> Result<Content> {
    let programme = snapshot.programmes.get(request.programme).ok_or(Error::NoProgramme(None))?;
    let attachments = attachments(snapshot, programme.id);
    let paragraphs = match snapshot.paper_text(programme.id, request.kind.name()) {
        Some(text) if !text.trim().is_empty() => official::edited(text),
        _ => paragraphs(snapshot, programme, &attachments),
    };
    let title = title(programme);
    let date = official::issued(programme);
    let letter = Letter {
        title: title.clone(),
        number: programme.doc_no.clone(),
        date: date.clone(),
        addressees: programme.addressees.clone(),
        paragraphs,
        attachments: attachments.clone(),
    };
    let mut sections = vec![letter.section(programme, request)];
    if !request.options.apart {
        for attachment in &attachments {
            sections.extend(bound(snapshot, request, attachment)?);
        }
    }
    let imprint = official::imprint(programme, request.options.dress, &date);
    if let (Some(imprint), Some(last)) = (imprint, sections.last_mut()) {
        last.blocks.push(Block::Imprint(imprint));
    }
    Ok(Content { title, author: programme.office.clone(), date: request.today, sections })
}

/// An attachment as it stands behind the notice.
fn bound(snapshot: &Snapshot, request: &DocumentRequest, attachment: &Attachment) -> Result<Vec<Section>> {
    let request = attachment.request(request);
    Ok((paper(request.kind).content)(snapshot, &request)?.sections)
}

fn title(programme: &Programme) -> String {
    Lang::Zh.notice_title(&programme.office, &official::activity(programme))
}

/// The text made from the year's facts, one paragraph a line: where an editor begins.
pub(super) fn text(snapshot: &Snapshot, programme: &Programme) -> String {
    paragraphs(snapshot, programme, &attachments(snapshot, programme.id)).join("\n")
}

fn paragraphs(snapshot: &Snapshot, programme: &Programme, attachments: &[Attachment]) -> Vec<String> {
    let zh = Lang::Zh;
    let mut outline = Outline::default();
    outline.text(zh.notice_opening(&official::activity(programme)));
    let theme = programme.theme.trim().trim_end_matches('。');
    if !theme.is_empty() {
        outline.heading(zh.notice_part_theme());
        outline.text(theme.to_owned() + zh.paper_full_stop());
    }
    outline.heading(zh.notice_part_sessions());
    sessions(snapshot, programme, attachments, &mut outline);
    outline.heading(zh.notice_part_publicity());
    outline.text(zh.notice_content());
    let slogans = see(attachments, |subject| subject == Subject::Slogans);
    if !slogans.is_empty() {
        outline.text(zh.notice_slogans(&slogans));
    }
    outline.heading(zh.notice_part_duties());
    duties(snapshot, programme, attachments, &mut outline);
    outline.paragraphs().into_iter().chain(official::contacts(programme)).collect()
}

fn sessions(snapshot: &Snapshot, programme: &Programme, attachments: &[Attachment], outline: &mut Outline) {
    let zh = Lang::Zh;
    if let Some(main) = snapshot.main_session(programme.id).filter(|s| s.state != SessionState::Cancelled) {
        let list = see(attachments, |subject| subject == Subject::MainSession);
        let mut text = time_and_place(main);
        if !list.is_empty() {
            text.push_str(&zh.notice_main_units(&list));
        }
        outline.point(&programme.labels.main, &text);
    }
    let schedule = see(attachments, |subject| matches!(subject, Subject::Schedule(_)));
    let mut text = match (programme.months.first(), programme.months.last()) {
        (Some(first), Some(last)) => zh.notice_branch(&zh.paper_months(*first, Some(*last)), &schedule),
        _ => zh.notice_branch_any(&schedule),
    };
    let mut rules = Vec::new();
    if programme.duty > 0 {
        rules.push(zh.notice_duty(programme.duty));
    }
    rules.extend(programme.min_duration.map(|shortest| zh.notice_shortest(&zh.notice_duration(shortest))));
    if !rules.is_empty() {
        text.push_str(&(rules.join("，") + zh.paper_full_stop()));
    }
    text.push_str(zh.notice_place_free());
    if programme.main_counts {
        text.push_str(&zh.notice_main_counts(&programme.labels.main));
    }
    outline.point(&programme.labels.branch, &text);
    let mut others: Vec<&Session> = snapshot
        .sessions
        .iter()
        .filter(|s| s.programme == programme.id && s.state != SessionState::Cancelled && !s.unplanned)
        .filter(|s| !matches!(s.kind, SessionKind::Main | SessionKind::Branch))
        .collect();
    others.sort_by_key(|s| (s.month.is_none(), s.month, s.ord, s.id));
    for session in others {
        let name = [&session.title, &session.form].into_iter().find(|name| !name.trim().is_empty());
        let name = name.map_or_else(|| zh.session_kind(session.kind), |name| name.trim());
        let units: Vec<&str> = snapshot
            .organisers_of(session.id)
            .map(|unit| snapshot.printed_name(programme.id, unit))
            .collect();
        let mut text = time_and_place(session);
        if !units.is_empty() {
            text.push_str(&zh.notice_other_units(&units.join(zh.paper_enumeration_mark())));
        }
        outline.point(name, &text);
    }
}

fn time_and_place(session: &Session) -> String {
    let zh = Lang::Zh;
    let place = session.place.trim().trim_end_matches('。');
    match (time(session), place.is_empty()) {
        (None, true) => zh.notice_main_later().to_owned(),
        (Some(time), true) => zh.notice_main_when(&time) + zh.notice_place_later(),
        (None, false) => zh.notice_main_where(place),
        (Some(time), false) => zh.notice_main_when(&time) + &zh.notice_main_where(place),
    }
}

/// What is said of a session's time; `None` while nothing is fixed.
pub(super) fn time(session: &Session) -> Option<String> {
    let zh = Lang::Zh;
    match (&session.when, session.month) {
        (Some(when), _) => Some(zh.paper_when(when)),
        (None, Some(month)) => Some(zh.paper_months(month, session.month_to)),
        (None, None) => None,
    }
}

fn duties(snapshot: &Snapshot, programme: &Programme, attachments: &[Attachment], outline: &mut Outline) {
    let zh = Lang::Zh;
    outline.point(zh.notice_responsible(), zh.notice_responsible_text());
    let form = see(attachments, |subject| subject == Subject::LiaisonForm);
    if let Some(number) = programme.liaisons_per_unit.filter(|n| *n > 0).or((!form.is_empty()).then_some(1)) {
        outline.point(zh.notice_liaison(), &zh.notice_liaison_text(&programme.labels.main, number, &form));
    }
    let reports: Vec<String> = snapshot
        .requirements_of(programme.id)
        .filter_map(|requirement| {
            let by = zh.notice_deadline(&requirement.rule).or_else(|| {
                let text = requirement.text.trim();
                (!text.is_empty()).then(|| text.to_owned())
            })?;
            let item = requirement.item.trim();
            let item = if item.is_empty() { zh.notice_report_default() } else { item };
            let to = requirement.to_whom.trim();
            let to = if to.is_empty() { String::new() } else { zh.notice_report_to(to) };
            Some(zh.notice_report(&by, item, &to))
        })
        .collect();
    if !reports.is_empty() {
        outline.point(zh.notice_reports(), &reports.concat());
    }
}

/// `（见附件2、3）` for the attachments of a sort; empty where there is none.
fn see(attachments: &[Attachment], wanted: impl Fn(Subject) -> bool) -> String {
    let numbers: Vec<String> = attachments
        .iter()
        .filter(|attachment| wanted(attachment.subject))
        .map(|attachment| attachment.number.to_string())
        .collect();
    if numbers.is_empty() {
        String::new()
    } else {
        Lang::Zh.notice_see(&numbers.join(Lang::Zh.paper_enumeration_mark()))
    }
}

fn name(snapshot: &Snapshot, request: &DocumentRequest) -> String {
    snapshot.programmes.get(request.programme).map_or_else(String::new, title)
}
