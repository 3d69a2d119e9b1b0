//! Facts of the file and of a year, and beginning a year.

use crate::model::Month;
use crate::model::change::Table;
use crate::model::edit::{EditLabel, EditRefusal, ProgrammeFact};
use crate::model::ids::{GroupId, PaperTextId, ProgrammeId, SettingId, SloganId, UnitId};
use crate::model::paper::PaperKind;
use crate::model::programme::{Labels, PaperText, Programme, Slogan};
use crate::model::report::{DeadlineRule, Requirement};
use crate::model::setting::{Setting, SettingKey};
use crate::model::unseen::seen;

use super::super::draft::Draft;
use super::{clean_name, clean_text, duties, numbered, placement, reports};

/// The day by which reports are due where nobody said otherwise (25日前).
const USUAL_DAY: u8 = 25;

/// Characters of a paper's text: some twenty pages.
const LONGEST_TEXT: usize = 20_000;
/// Longest title of a paper, in characters.
const LONGEST_TITLE: usize = 200;

pub(super) fn set_setting(
    draft: &mut Draft<'_>,
    key: SettingKey,
    value: &str,
) -> Result<EditLabel, EditRefusal> {
    let value = clean_text(value)?;
    let there = draft.now().settings.iter().find(|s| s.key == key).cloned();
    match there {
        Some(row) if value.is_empty() => draft.delete(Table::Setting, row.id),
        Some(row) => draft.put(Setting { value, ..row }),
        None if value.is_empty() => {}
        None => {
            let id = SettingId(draft.id());
            draft.put(Setting { id, key, value });
        }
    }
    Ok(EditLabel::Setting { key })
}

pub(super) fn create(
    draft: &mut Draft<'_>,
    year: i32,
    title: &str,
    months: &[Month],
) -> Result<EditLabel, EditRefusal> {
    let programme = blank(draft, year, title, months)?;
    let id = programme.id;
    draft.put(programme);
    suggest_requirement(draft, id);
    placement::main_session(draft, id);
    Ok(EditLabel::ProgrammeCreated { year })
}

/// The usual report, which nobody has stated yet.
pub(super) fn suggest_requirement(draft: &mut Draft<'_>, programme: ProgrammeId) {
    let rule = DeadlineRule::DayOfSessionMonth { day: USUAL_DAY };
    let row = reports::requirement(draft, programme, String::new(), rule.into());
    draft.put(Requirement { suggested: true, ..row });
}

/// A new year's facts, not yet put.
pub(super) fn blank(
    draft: &mut Draft<'_>,
    year: i32,
    title: &str,
    months: &[Month],
) -> Result<Programme, EditRefusal> {
    if !(1990..=2200).contains(&year) {
        return Err(EditRefusal::BadYear(year));
    }
    if draft.now().programme_of(year).is_some() {
        return Err(EditRefusal::YearTaken(year));
    }
    Ok(Programme {
        id: ProgrammeId(draft.id()),
        uid: draft.uid(),
        year,
        ordinal: None,
        title: clean_text(title)?,
        theme: String::new(),
        labels: Labels::default(),
        office: String::new(),
        doc_no: String::new(),
        issued_on: None,
        addressees: Vec::new(),
        copies_to: Vec::new(),
        months: in_order(months)?,
        duty: 1,
        main_counts: false,
        min_duration: None,
        liaison_fields: Vec::new(),
        liaisons_per_unit: None,
        closed: false,
        contacts: String::new(),
        publicity: None,
        basis: String::new(),
        date_from: None,
        date_to: None,
        recording: false,
        liaisons_of: None,
    })
}

fn in_order(months: &[Month]) -> Result<Vec<Month>, EditRefusal> {
    let mut months = months.to_vec();
    months.sort_unstable();
    months.dedup();
    if months.is_empty() { Err(EditRefusal::NoMonths) } else { Ok(months) }
}

pub(super) fn set(
    draft: &mut Draft<'_>,
    id: ProgrammeId,
    fact: &ProgrammeFact,
) -> Result<EditLabel, EditRefusal> {
    let mut row = match fact {
        ProgrammeFact::Closed(_) => draft.programme(id)?,
        _ => draft.open_programme(id)?,
    };
    let owed_before = (row.duty, row.main_counts);
    match fact {
        ProgrammeFact::Title(text) => row.title = clean_text(text)?,
        ProgrammeFact::Ordinal(number) => row.ordinal = *number,
        ProgrammeFact::Theme(text) => row.theme = clean_text(text)?,
        ProgrammeFact::Office(text) => row.office = clean_text(text)?,
        ProgrammeFact::DocNo(text) => row.doc_no = clean_text(text)?,
        ProgrammeFact::IssuedOn(day) => row.issued_on = *day,
        ProgrammeFact::Addressees(list) => row.addressees = clean_list(list)?,
        ProgrammeFact::CopiesTo(list) => row.copies_to = clean_list(list)?,
        ProgrammeFact::Months(months) => row.months = in_order(months)?,
        ProgrammeFact::Duty(duty) if *duty > duties::MOST => return Err(EditRefusal::BadDuty(*duty)),
        ProgrammeFact::Duty(duty) => row.duty = *duty,
        ProgrammeFact::MainCounts(counts) => row.main_counts = *counts,
        ProgrammeFact::MinDuration(duration) => row.min_duration = *duration,
        ProgrammeFact::Labels(labels) => {
            row.labels = Labels { main: clean_name(&labels.main)?, branch: clean_name(&labels.branch)? };
        }
        ProgrammeFact::Closed(closed) => row.closed = *closed,
        ProgrammeFact::Contacts(text) => row.contacts = clean_text(text)?,
        ProgrammeFact::Publicity(class) => row.publicity = *class,
        ProgrammeFact::Basis(text) => row.basis = clean_text(text)?,
        ProgrammeFact::Period(None) => (row.date_from, row.date_to) = (None, None),
        ProgrammeFact::Period(Some((from, to))) => {
            (row.date_from, row.date_to) = (Some(*from.min(to)), Some(*from.max(to)));
        }
        ProgrammeFact::Recording(on) => row.recording = *on,
        ProgrammeFact::LiaisonsOf(of) => row.liaisons_of = *of,
    }
    let owed_after = (row.duty, row.main_counts);
    draft.put(row);
    if owed_before != owed_after {
        let units: Vec<UnitId> = draft.now().participations_of(id).into_iter().map(|p| p.unit).collect();
        duties::balance(draft, id, units);
    }
    Ok(EditLabel::ProgrammeSet { key: fact.key().to_owned() })
}

fn clean_list(list: &[String]) -> Result<Vec<String>, EditRefusal> {
    let mut clean = Vec::new();
    for text in list {
        let text = clean_text(text)?;
        if !text.is_empty() {
            clean.push(text);
        }
    }
    Ok(clean)
}

pub(super) fn set_slogans(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    slogans: &[String],
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    let texts = clean_list(slogans)?;
    let mut there: Vec<Slogan> = draft.now().slogans_of(programme).into_iter().cloned().collect();
    for (ord, text) in numbered(&texts) {
        let row = match there.iter().position(|s| s.text == *text) {
            Some(at) => Slogan { ord, ..there.swap_remove(at) },
            None => Slogan { id: SloganId(draft.id()), programme, ord, text: text.clone() },
        };
        draft.put(row);
    }
    for slogan in there {
        draft.delete(Table::Slogan, slogan.id);
    }
    Ok(EditLabel::Slogans { count: texts.len() })
}

pub(super) fn set_paper_text(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    document: PaperKind,
    text: &str,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    let text = seen(text);
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(EditRefusal::TooLong);
    }
    let mut row = paper_row(draft, programme, document, None);
    text.clone_into(&mut row.text);
    keep_paper_row(draft, row);
    Ok(EditLabel::PaperText { document: document.name().to_owned() })
}

pub(super) fn set_paper_title(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    document: PaperKind,
    group: Option<GroupId>,
    title: &str,
) -> Result<EditLabel, EditRefusal> {
    draft.open_programme(programme)?;
    if group.is_some_and(|group| draft.now().groups.get(group).is_none()) {
        return Err(EditRefusal::Gone);
    }
    let title = clean_text(title)?;
    if title.chars().count() > LONGEST_TITLE {
        return Err(EditRefusal::TooLong);
    }
    let mut row = paper_row(draft, programme, document, group);
    row.title.clone_from(&title);
    keep_paper_row(draft, row);
    Ok(EditLabel::PaperTitle { document: document.name().to_owned(), title })
}

/// The row of a paper, or of a group's table of it; a new one where there is none.
fn paper_row(
    draft: &mut Draft<'_>,
    programme: ProgrammeId,
    document: PaperKind,
    group: Option<GroupId>,
) -> PaperText {
    let name = document.name();
    let of = |t: &&PaperText| t.document == name && t.group == group;
    let there = draft.now().paper_texts_of(programme).find(of).cloned();
    there.unwrap_or_else(|| PaperText {
        id: PaperTextId(draft.id()),
        programme,
        document: name.to_owned(),
        text: String::new(),
        group,
        title: String::new(),
    })
}

/// Writes the row; one that says nothing is taken away.
fn keep_paper_row(draft: &mut Draft<'_>, row: PaperText) {
    let there = draft.now().paper_texts.get(row.id).is_some();
    match (row.text.is_empty() && row.title.is_empty(), there) {
        (false, _) => draft.put(row),
        (true, true) => draft.delete(Table::PaperText, row.id),
        (true, false) => {}
    }
}
