//! The year's notice: the facts of the year in the words of an official paper, with its attachments behind it. It says
//! what the year holds and nothing else: a part without facts is left out, and the numbering closes up.

use super::attachment::Attachment;
use super::content::Content;
use super::kept_text::{Facts, wording};
use super::lacks::Lacks;
use super::official::{self, Letter, Outline};
use super::record::{Official, Paper};
use super::year::{Year, known_main_session, own_name, own_word, time_of};
use super::{liaison_form, main_session, schedule, slogans};
use crate::error::Result;
use crate::model::ids::{GroupId, ProgrammeId};
use crate::model::paper::{Format, MissingFact, PaperChoice, PaperKind, PaperRequest, PaperSection};
use crate::model::paper_text::Placeholder;
use crate::model::programme::{Labels, Programme};
use crate::model::report::Requirement;
use crate::model::session::{Party, Role, Session, SessionKind, SessionState};
use crate::model::{Month, Snapshot};
use crate::text::{Printed, notice, papers};

pub(super) const PAPER: Paper = Paper::official(
    PaperSection::Notice,
    &[Format::Docx, Format::Pdf, Format::Png],
    Official { behind: &[BEHIND[0].0, BEHIND[1].0, BEHIND[2].0, BEHIND[3].0], content, text },
    name,
)
.choosing(&[PaperChoice::Letterhead, PaperChoice::Apart, PaperChoice::Copy])
.lacking(lacks);

fn content(snapshot: &Snapshot, request: &PaperRequest, attachments: &[Attachment]) -> Result<Content> {
    let year = Year::of(snapshot, request)?;
    let programme = year.programme;
    let kept = snapshot.paper_text(programme.id, request.kind.name());
    let text = kept.map_or_else(|| paragraphs(&year, attachments).join("\n"), str::to_owned);
    let title = title(programme);
    let letter = Letter {
        title: title.clone(),
        number: programme.doc_no.clone(),
        date: official::issued(programme),
        addressees: programme.addressees.clone(),
        paragraphs: Facts { year: &year, attachments }.paragraphs(&text),
        table: None,
        attachments,
        publicity: programme.publicity,
    };
    Ok(year.paper(title, vec![letter.section(programme, request)]))
}

fn lacks(lacks: &mut Lacks<'_>) {
    lacks.official();
    let p = lacks.programme;
    lacks.note(p.issued_on.is_none(), MissingFact::IssuedOn);
    lacks.note(p.addressees.is_empty(), MissingFact::Addressees);
    if lacks.is_own_text() {
        lacks.note(p.basis.trim().is_empty(), MissingFact::Basis);
        lacks.note(p.theme.trim().is_empty(), MissingFact::Theme);
        lacks.note(p.contacts.trim().is_empty(), MissingFact::Contacts);
        lacks.reports();
    }
    lacks.note(p.publicity.is_none(), MissingFact::Publicity);
    lacks.text();
    // A programme without a main session says nothing of one.
    if known_main_session(lacks.snapshot, p.id).is_some() {
        lacks.main_session();
    }
    lacks.schedule();
}

/// What may stand behind the notice, in its order.
const BEHIND: [(PaperKind, &Paper); 4] = [
    (PaperKind::MainSession, &main_session::PAPER),
    (PaperKind::Schedule, &schedule::PAPER),
    (PaperKind::Slogans, &slogans::PAPER),
    (PaperKind::LiaisonForm, &liaison_form::PAPER),
];

/// What the attachments of a year's notice are called (`附件2`), each with its paper and group.
pub(super) fn labels(
    snapshot: &Snapshot,
    programme: ProgrammeId,
) -> Vec<(PaperKind, Option<GroupId>, String)> {
    let zh = Printed;
    let Some(year) = snapshot.programmes.get(programme) else { return Vec::new() };
    let mut list: Vec<(PaperKind, Option<GroupId>, String)> = Vec::new();
    for (kind, paper) in BEHIND {
        let headings = paper.attached.map(|attached| attached(snapshot, year));
        let headings = headings.into_iter().flatten();
        list.extend(headings.map(|heading| (kind, heading.group, String::new())));
    }
    let alone = list.len() == 1;
    for (number, (_, _, label)) in (1..).zip(&mut list) {
        *label = if alone { zh.paper_attachment_alone().to_owned() } else { zh.paper_attachment(number) };
    }
    list
}

fn title(programme: &Programme) -> String {
    Printed.notice_title(&programme.office, &official::activity(programme))
}

fn text(
    snapshot: &Snapshot,
    programme: &Programme,
    request: &PaperRequest,
    attachments: &[Attachment],
) -> String {
    paragraphs(&Year { snapshot, programme, date: request.today }, attachments).join("\n")
}

fn paragraphs(year: &Year<'_>, attachments: &[Attachment]) -> Vec<String> {
    let zh = Printed;
    let programme = year.programme;
    let mut outline = Outline::default();
    let activity = official::activity(programme);
    let basis = programme.basis.trim();
    outline.text(if basis.is_empty() {
        zh.notice_opening(&activity)
    } else {
        zh.notice_opening_on(&notice::on_basis(basis), &activity)
    });
    let theme = programme.theme.trim().trim_end_matches('。');
    if !theme.is_empty() {
        outline.heading(zh.notice_part_theme());
        outline.text(theme.to_owned() + zh.paper_full_stop());
    }
    if let Some((from, to)) = programme.date_from.zip(programme.date_to) {
        outline.heading(zh.notice_part_period());
        outline.text(zh.paper_period(from, to) + zh.paper_full_stop());
    }
    let sessions = sessions(year, attachments);
    if !sessions.is_empty() {
        outline.heading(zh.notice_part_sessions());
        for (title, text) in &sessions {
            outline.point(title, text);
        }
    }
    outline.heading(zh.notice_part_publicity());
    outline.text(zh.notice_content());
    if see(attachments, Placeholder::SlogansAttachment).is_some() {
        outline.text(zh.notice_slogans(&zh.notice_see(&Placeholder::SlogansAttachment.written())));
    }
    outline.heading(zh.notice_part_duties());
    duties(year, attachments, &mut outline);
    outline.paragraphs().into_iter().chain(official::contacts(programme)).collect()
}

/// The placeholder of the attachments that are one paper, where there are such.
fn see(attachments: &[Attachment], placeholder: Placeholder) -> Option<String> {
    let kind = match placeholder {
        Placeholder::ParticipantsAttachment => PaperKind::MainSession,
        Placeholder::ScheduleAttachment => PaperKind::Schedule,
        Placeholder::SlogansAttachment => PaperKind::Slogans,
        Placeholder::LiaisonAttachment => PaperKind::LiaisonForm,
        _ => return None,
    };
    attachments.iter().any(|one| one.kind == kind).then(|| placeholder.written())
}

/// The year's sessions, each with its heading: the main one, the branch sessions together, any other for itself.
fn sessions(year: &Year<'_>, attachments: &[Attachment]) -> Vec<(String, String)> {
    let (snapshot, programme) = (year.snapshot, year.programme);
    let mut points = Vec::new();
    if let Some(main) = known_main_session(snapshot, programme.id) {
        points.push(main_point(year, main, attachments));
    }
    let planned = |session: &&Session| session.programme == programme.id && is_planned(session);
    let (branches, mut others): (Vec<&Session>, Vec<&Session>) = snapshot
        .sessions
        .iter()
        .filter(planned)
        .filter(|session| session.kind != SessionKind::Main)
        .partition(|session| is_of_units(year, session));
    // Duties without a month are not arranged yet: what a paper lacks tells of them.
    let arranged = |session: &&Session| session.month.is_some() || time_of(session).is_some();
    if branches.iter().any(arranged) {
        points.push((branch_title(programme), branch_text(year, &branches, attachments)));
    }
    others.sort_by_key(|s| (s.kind == SessionKind::Branch, s.ord, s.id));
    points.extend(others.into_iter().map(|session| {
        let who =
            if session.kind == SessionKind::Branch { branch_words(year, session) } else { String::new() };
        (other_title(programme, session), time_and_place(session) + &who + &particulars(year, session))
    }));
    points
}

fn is_planned(session: &Session) -> bool {
    session.state != SessionState::Cancelled && !session.unplanned
}

/// A branch session of one unit or of several, as the schedule has them; not one that the notice gives to all (各乡镇).
fn is_of_units(year: &Year<'_>, session: &Session) -> bool {
    let mut parties = year.snapshot.parties_of(session.id).filter(|party| party.role == Role::Organiser);
    session.kind == SessionKind::Branch && parties.all(|party| party.unit.is_some())
}

fn main_point(year: &Year<'_>, main: &Session, attachments: &[Attachment]) -> (String, String) {
    let zh = Printed;
    let label = year.programme.labels.main.trim();
    let usual = Labels::default().main;
    let name = own_name(main);
    let mut text = String::new();
    // The place's own word stands before the name of the session; the general one gives way to it.
    let title = if name.is_empty() || label != usual {
        if !name.is_empty() {
            text.push_str(&zh.notice_main_held(&as_activity(name)));
        }
        own_word(label, &usual)
    } else {
        as_activity(name)
    };
    let time = time_of(main).map(|_| Placeholder::MainTime.written());
    let place = (!main.place.trim().is_empty()).then(|| Placeholder::MainPlace.written());
    text.push_str(&match (time, place) {
        (None, None) => zh.notice_main_later().to_owned(),
        (Some(time), None) => zh.notice_main_when(&time) + zh.notice_place_later(),
        (None, Some(place)) => zh.notice_main_where(&place),
        (Some(time), Some(place)) => zh.notice_main_when(&time) + &zh.notice_main_where(&place),
    });
    if let Some(list) = see(attachments, Placeholder::ParticipantsAttachment) {
        text.push_str(&zh.notice_main_units(&list));
    }
    (title, text + &particulars(year, main))
}

fn as_activity(name: &str) -> String {
    if papers::is_occasion(name) || papers::is_list_title(name) {
        name.to_owned()
    } else {
        Printed.paper_activity(name)
    }
}

fn branch_title(programme: &Programme) -> String {
    own_word(programme.labels.branch.trim(), &Labels::default().branch)
}

fn branch_text(year: &Year<'_>, branches: &[&Session], attachments: &[Attachment]) -> String {
    let zh = Printed;
    let programme = year.programme;
    let schedule = see(attachments, Placeholder::ScheduleAttachment);
    // The months that sessions have, not those that the board has rows for.
    let from = branches.iter().filter_map(|session| session.month).min();
    let to = branches.iter().filter_map(|session| session.last_month()).max();
    let span: Option<String> = from.map(|from: Month| zh.paper_months(from, to));
    let mut text = match (span, schedule) {
        (Some(span), Some(schedule)) => zh.notice_branch(&span, &zh.notice_see(&schedule)),
        (None, Some(schedule)) => zh.notice_branch_any(&zh.notice_see(&schedule)),
        (Some(span), None) => zh.notice_branch_words(&span, zh.notice_each_unit()),
        (None, None) => zh.notice_branch_words_any(zh.notice_each_unit()),
    };
    let mut rules = Vec::new();
    if programme.duty > 0 {
        rules.push(zh.notice_duty(programme.duty));
    }
    rules.extend(programme.min_duration.map(|shortest| zh.notice_shortest(&zh.notice_duration(shortest))));
    if !rules.is_empty() {
        text.push_str(&(rules.join("，") + zh.paper_full_stop()));
    }
    if branches.iter().all(|session| session.place.trim().is_empty()) {
        text.push_str(zh.notice_place_free());
    }
    if programme.main_counts && known_main_session(year.snapshot, programme.id).is_some() {
        text.push_str(
            &zh.notice_main_counts(&own_word(programme.labels.main.trim(), &Labels::default().main)),
        );
    }
    text
}

/// `行政决策大家看（线上活动）`: its name, and what sort of session it is where the name does not tell.
fn other_title(programme: &Programme, session: &Session) -> String {
    let zh = Printed;
    let name = own_name(session);
    let kind = match session.kind {
        SessionKind::Branch => {
            return if name.is_empty() { branch_title(programme) } else { name.to_owned() };
        }
        kind => zh.session_kind(kind),
    };
    if name.is_empty() {
        kind.to_owned()
    } else if name.contains(kind) {
        name.to_owned()
    } else {
        name.to_owned() + &zh.paper_subtitle(kind)
    }
}

/// A session that the notice gives to all of a sort.
fn branch_words(year: &Year<'_>, session: &Session) -> String {
    let zh = Printed;
    let who = year.parties(session, Role::Organiser).join(zh.paper_enumeration_mark());
    let who = if who.is_empty() { zh.notice_each_unit().to_owned() } else { who };
    zh.notice_branch_words_any(&who)
}

fn time_and_place(session: &Session) -> String {
    let zh = Printed;
    let place = session.place.trim().trim_end_matches('。');
    let time = time_of(session).map_or_else(String::new, |time| zh.notice_main_when(&time));
    if place.is_empty() { time } else { time + &zh.notice_main_where(place) }
}

/// What is told of a session beside its time and place, a sentence each.
fn particulars(year: &Year<'_>, session: &Session) -> String {
    let zh = Printed;
    let mark = zh.paper_enumeration_mark();
    let mut text = String::new();
    let mut say = |value: &str, sentence: fn(Printed, &str) -> String| {
        let value = value.split('\n').map(str::trim).collect::<String>();
        let value = value.trim_end_matches('。');
        if !value.is_empty() {
            text.push_str(&sentence(zh, value));
        }
    };
    say(&session.content, Printed::notice_content_of);
    let theme = session.theme.trim();
    say(if theme == year.programme.theme.trim() { "" } else { theme }, Printed::notice_theme_of);
    let form = session.form.trim();
    say(if form == own_name(session) { "" } else { form }, Printed::notice_form_of);
    // Those of the main session stand in an attachment, and of a session that all hold the sentence before says who.
    let told = match session.kind {
        SessionKind::Main => Some(Role::Participant),
        SessionKind::Branch => Some(Role::Organiser),
        _ => None,
    };
    let roles = [Role::Lead, Role::Host, Role::Organiser, Role::Coordinator, Role::Participant];
    for role in roles.into_iter().filter(|role| Some(*role) != told) {
        let names = year.parties(session, role).join(mark);
        if !names.is_empty() {
            let sentence = match own_word_of(year, session, role) {
                Some(word) => zh.notice_party_own(&word, &names),
                None => zh.notice_party(zh.role(role), &names),
            };
            say(&sentence, |_, sentence| sentence.to_owned() + Printed.paper_full_stop());
        }
    }
    say(&session.audience, Printed::notice_audience);
    say(&session.publish_form, Printed::notice_publish_form);
    let platforms: Vec<&str> =
        session.publish_on.iter().map(|on| on.trim()).filter(|on| !on.is_empty()).collect();
    say(&platforms.join(mark), Printed::notice_publish_on);
    text
}

/// The notice's own word for a part in a session (协调部门), where all units that have it were called so.
fn own_word_of(year: &Year<'_>, session: &Session, role: Role) -> Option<String> {
    // Of those who only take part it is a name that is kept, as the list has it.
    let named = |party: &&Party| party.role == role && role != Role::Participant;
    let parties = year.snapshot.parties_of(session.id).filter(named);
    let mut words = parties.filter(|party| party.unit.is_some()).map(|party| party.as_written.trim());
    let first = words.next().filter(|word| !word.is_empty())?;
    words.all(|word| word == first).then(|| first.to_owned())
}

fn duties(year: &Year<'_>, attachments: &[Attachment], outline: &mut Outline) {
    let zh = Printed;
    let (snapshot, programme) = (year.snapshot, year.programme);
    outline.point(zh.notice_responsible(), zh.notice_responsible_text());
    let form = see(attachments, Placeholder::LiaisonAttachment);
    if let Some(number) = programme.liaisons_per_unit.filter(|n| *n > 0).or(form.is_some().then_some(1)) {
        let who = if known_main_session(snapshot, programme.id).is_some() {
            zh.notice_units_of(&own_word(programme.labels.main.trim(), &Labels::default().main))
        } else {
            zh.notice_each_unit().to_owned()
        };
        let text = match form {
            Some(form) => zh.notice_liaison_text(&who, number, &zh.notice_see(&form)),
            None => zh.notice_liaison_plain(&who, number),
        };
        outline.point(zh.notice_liaison(), &text);
    }
    let mut asked: Vec<&Requirement> = snapshot.requirements_of(programme.id).collect();
    asked.sort_by_key(|requirement| requirement.id);
    // What the program suggests is not what the office asks for.
    let stated = (1..=u8::MAX).zip(asked).filter(|(_, requirement)| !requirement.suggested);
    let stated = stated.filter(|(_, requirement)| {
        let session = requirement.session.and_then(|id| snapshot.sessions.get(id));
        session.is_none_or(is_planned)
    });
    let reports: Vec<String> = stated
        .filter_map(|(number, requirement)| {
            wording(requirement)?;
            let by = Placeholder::Deadline(number).written();
            let item = requirement.item.trim();
            let item = if item.is_empty() { zh.notice_report_default() } else { item };
            let who = asked_of(year, requirement);
            Some(match requirement.to_whom.trim() {
                "" => zh.notice_report(&who, &by, item),
                to => zh.notice_report_to(&who, &by, item, to),
            })
        })
        .collect();
    if !reports.is_empty() {
        outline.point(zh.notice_reports(), &reports.concat());
    }
}

/// Who is bound by a requirement.
fn asked_of(year: &Year<'_>, requirement: &Requirement) -> String {
    let zh = Printed;
    let programme = year.programme;
    if let Some(session) = requirement.session.and_then(|id| year.snapshot.sessions.get(id)) {
        let name = own_name(session);
        if !name.is_empty() {
            return zh.notice_organisers_of(&zh.paper_quoted(name));
        }
    }
    match requirement.kind {
        None | Some(SessionKind::Branch) => zh.notice_each_unit().to_owned(),
        Some(SessionKind::Main) => {
            zh.notice_units_of(&own_word(programme.labels.main.trim(), &Labels::default().main))
        }
        Some(kind) => zh.notice_organisers_of(zh.session_kind(kind)),
    }
}

fn name(snapshot: &Snapshot, request: &PaperRequest) -> String {
    snapshot.programmes.get(request.programme).map_or_else(String::new, title)
}
