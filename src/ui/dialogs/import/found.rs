//! What was understood: the facts of the year in a few lines, and the schedule as it reads.

use std::collections::BTreeMap;

use egui::{Id, RichText, ScrollArea, TextEdit, Ui};

use super::reading::Reading;
use crate::model::proposal::TimeValue;
use crate::model::session::SessionKind;
use crate::ui::context::Ambient;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::field;

const LABEL: f32 = 76.0;

/// Paints the facts.
pub fn show(ui: &mut Ui, ambient: &Ambient<'_>, reading: &mut Reading) {
    let lang = ambient.lang;
    ui.spacing_mut().item_spacing.y = 1.0;
    ui.label(RichText::new(lang.found_title()).font(fonts::strong(size::TITLE)));
    if reading.year_told {
        let year = reading.year().map(|year| lang.year_label(year)).unwrap_or_default();
        fact(ui, lang.found_year(), &year);
    } else {
        year_field(ui, ambient, reading);
    }
    let facts = &reading.proposal.programme;
    let months = facts.first_month.zip(facts.last_month).map(|(from, to)| {
        if from == to { lang.month(from) } else { lang.found_range(&lang.month(from), &lang.month(to)) }
    });
    for (label, text, path) in [
        (lang.found_activity(), facts.title.clone(), "/programme/title"),
        (lang.found_region(), facts.region.clone(), "/programme/region"),
        (lang.found_office(), facts.issuing_office.clone(), "/programme/issuing_office"),
        (lang.found_months(), months, "/programme/first_month"),
    ] {
        if let Some(text) = text.filter(|text| !text.is_empty()) {
            read_fact(ui, label, &text, || reading.origin(lang, path));
        }
    }
    fact(ui, lang.found_units(), &units(ambient, reading));
    let placed: usize = branch(reading).map(|a| a.units.len()).sum();
    if placed > 0 {
        fact(ui, lang.found_placed(), &lang.found_placed_of(placed));
    }
    if let Some(main) = &reading.proposal.main_session {
        let mut text = Vec::new();
        text.extend(main.time.text.clone());
        text.extend(main.place.clone());
        text.push(lang.found_main_of(main.units.len()));
        let paths = ["/main_session/when_text", "/main_session/place", "/main_session/units/0"];
        let origin = || {
            let lines: Vec<String> = paths.iter().map(|path| reading.origin(lang, path)).collect();
            lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
        };
        read_fact(ui, lang.found_main(), &lang.commas(&text), origin);
    }
    for (number, deadline) in reading.proposal.report_deadlines.iter().enumerate() {
        let rule = lang.deadline_rule(&deadline.rule);
        let what = deadline.what.clone().unwrap_or_default();
        let origin = || reading.origin(lang, &format!("/report_deadlines/{number}/text"));
        read_fact(ui, lang.found_deadline(), &format!("{what} {rule}"), origin);
    }
    if !reading.proposal.slogans.is_empty() {
        let count = lang.found_slogans_of(reading.proposal.slogans.len());
        read_fact(ui, lang.found_slogans(), &count, || reading.origin(lang, "/slogans/0"));
    }
}

/// A fact that says under the mouse where it was read.
fn read_fact(ui: &mut Ui, label: &str, text: &str, origin: impl FnOnce() -> String) {
    let shown = ui.scope(|ui| fact(ui, label, text)).response;
    if shown.hovered() {
        let origin = origin();
        if !origin.is_empty() {
            shown.on_hover_text(origin);
        }
    }
}

fn fact(ui: &mut Ui, label: &str, text: &str) {
    field::fact(ui, label, LABEL, text.trim());
}

fn year_field(ui: &mut Ui, ambient: &Ambient<'_>, reading: &mut Reading) {
    let lang = ambient.lang;
    ui.label(RichText::new(lang.found_year_asked()).color(ambient.palette.warn));
    ui.horizontal(|ui| {
        let edit = TextEdit::singleline(&mut reading.year).id(Id::unique("import-year")).desired_width(80.0);
        ui.add(edit).accessible_name(lang.ask_year_field());
        if reading.year().is_none() {
            ui.label(RichText::new(lang.wrong_year()).size(size::SMALL).color(ambient.palette.warn));
        }
    });
}

fn units(ambient: &Ambient<'_>, reading: &Reading) -> String {
    let lang = ambient.lang;
    let mut groups: Vec<(&str, usize)> = Vec::new();
    for unit in &reading.proposal.units {
        let group = unit.group.as_deref().unwrap_or_default();
        match groups.iter_mut().find(|(name, _)| *name == group) {
            Some((_, n)) => *n += 1,
            None => groups.push((group, 1)),
        }
    }
    let parts: Vec<String> = groups.into_iter().map(|(name, n)| lang.found_units_of(name, n)).collect();
    if parts.is_empty() { lang.found_nothing().to_owned() } else { lang.listed(&parts) }
}

fn branch(reading: &Reading) -> impl Iterator<Item = &crate::model::proposal::Assignment> {
    reading.proposal.assignments.iter().filter(|a| a.kind == SessionKind::Branch)
}

/// Paints the schedule or list that was read, as nothing is there yet that it could be compared with.
pub fn schedule(ui: &mut Ui, ambient: &Ambient<'_>, reading: &Reading) {
    let (lang, p) = (ambient.lang, ambient.palette);
    ScrollArea::vertical().id_salt("schedule").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        let mut placed: BTreeMap<usize, Vec<(String, String)>> = BTreeMap::new();
        let mut groups: Vec<&str> = Vec::new();
        for assignment in branch(reading) {
            let group = assignment.group.as_deref().unwrap_or_default();
            let at = groups.iter().position(|g| *g == group).unwrap_or_else(|| {
                groups.push(group);
                groups.len() - 1
            });
            let time = match &assignment.time.value {
                Some(TimeValue::Month(month)) => Some(lang.month(*month)),
                _ => assignment.time.text.clone(),
            };
            placed.entry(at).or_default().push((time.unwrap_or_default(), lang.listed(&assignment.units)));
        }
        for (at, rows) in placed {
            title(ui, groups[at]);
            for (time, names) in rows {
                field::fact(ui, &time, LABEL, names);
            }
            ui.add_space(2.0 * theme::GRID);
        }
        if let Some(main) = reading.proposal.main_session.as_ref().filter(|m| !m.units.is_empty()) {
            title(ui, lang.found_main());
            ui.add(egui::Label::new(lang.listed(&main.units)).wrap());
            ui.add_space(2.0 * theme::GRID);
        }
        if branch(reading).next().is_none() && !reading.proposal.units.is_empty() {
            title(ui, lang.found_units());
            let names: Vec<&str> = reading.proposal.units.iter().map(|u| u.name.as_str()).collect();
            ui.add(egui::Label::new(RichText::new(lang.listed(&names)).color(p.text)).wrap());
        }
    });
}

fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(fonts::strong(size::BODY)));
}
