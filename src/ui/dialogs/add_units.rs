//! Units to be added: typed, listed or pasted as a table, with what would be added beside.

use egui::{Align, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::{Dialog, DialogKind};
use crate::jobs::Job;
use crate::jobs::reading::{Hints, Source, read};
use crate::model::edit::{Edit, NewUnit};
use crate::model::group::{COUNTY_UNITS, TOWNSHIPS};
use crate::model::names::{folded, kind_of};
use crate::model::proposal::Proposal;
use crate::model::unit::UnitKind;
use crate::ui::command::Command;
use crate::ui::context::{Ambient, View};
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, choice, field};

/// What was typed and what was understood of it.
#[derive(Default)]
pub struct AddUnitsDialog {
    text: String,
    /// The text that was, or is being, read.
    read: String,
    job: Option<Job<Proposal>>,
    /// The units, or why there are none.
    found: Option<Result<Found, String>>,
    group: Option<String>,
    opened: bool,
}

struct Found {
    /// Name, group that the source gives, and the unit that bears the name already.
    units: Vec<(String, Option<String>, Option<String>)>,
    /// Whether the text tells more than names.
    more: bool,
}

impl AddUnitsDialog {
    /// Reads the text again once it changed; the reading before is cancelled.
    fn refresh(&mut self, ui: &Ui, ambient: &Ambient<'_>, view: &View<'_>) {
        if self.text != self.read {
            self.read.clone_from(&self.text);
            self.job = None;
            if self.text.trim().is_empty() {
                self.found = None;
            } else {
                let ctx = ui.ctx().clone();
                let waker = Box::new(move || ctx.request_repaint());
                let source = Source::Text(self.text.clone());
                self.job = Some(read(vec![source], Hints::of(view.snapshot), waker));
            }
        }
        let Some(outcome) = self.job.as_ref().and_then(Job::poll) else { return };
        self.job = None;
        self.found = Some(match outcome {
            Ok(proposal) => Ok(found(view, &proposal)),
            Err(error) => Err(ambient.lang.error(&error)),
        });
    }

    fn new_units(&self, view: &View<'_>) -> Vec<NewUnit> {
        let Some(Ok(found)) = &self.found else { return Vec::new() };
        let fresh = found.units.iter().filter(|(_, _, known)| known.is_none());
        fresh
            .map(|(name, group, _)| {
                let kind = kind_of(name);
                let group = self.group.clone().or_else(|| group.clone());
                let group = group.unwrap_or_else(|| usual_group(view, kind));
                NewUnit { name: name.clone(), kind, group }
            })
            .collect()
    }

    fn preview(&self, ui: &mut Ui, view: &View<'_>, new: &[NewUnit]) {
        let (lang, p) = (view.lang, view.palette);
        match &self.found {
            Some(Ok(found)) => {
                let known = found.units.len() - new.len();
                let mut head = lang.add_new(new.len());
                if known > 0 {
                    head.push_str(&lang.add_known(known));
                }
                ui.label(RichText::new(head).font(fonts::strong(size::BODY)));
                ScrollArea::vertical().id_salt("preview").auto_shrink([false, false]).show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    for (name, _, known) in &found.units {
                        let added = new.iter().find(|u| u.name == *name);
                        let (note, colour) = match (added, known) {
                            (Some(unit), _) => (unit.group.clone(), p.text),
                            (None, Some(known)) if known == name => {
                                (lang.add_is_known().to_owned(), p.text_faint)
                            }
                            (None, Some(known)) => (lang.add_known_as(known), p.text_faint),
                            (None, None) => (String::new(), p.text),
                        };
                        ui.horizontal(|ui| {
                            ui.label(RichText::new(name).color(colour));
                            ui.label(RichText::new(note).size(size::SMALL).color(p.text_weak));
                        });
                    }
                });
            }
            Some(Err(why)) => {
                ui.add(egui::Label::new(RichText::new(why).color(p.warn)).wrap());
            }
            None => {
                let text = if self.job.is_some() { lang.add_reading() } else { lang.add_nothing() };
                ui.label(RichText::new(text).color(p.text_weak));
            }
        }
    }
}

fn found(view: &View<'_>, proposal: &Proposal) -> Found {
    let mut units: Vec<(String, Option<String>, Option<String>)> = Vec::new();
    let mut add = |name: &str, group: Option<String>| {
        if units.iter().all(|(there, ..)| folded(there) != folded(name)) {
            let known = view.snapshot.units_named(name).first();
            let known = known.and_then(|id| view.snapshot.units.get(*id)).map(|u| u.name.clone());
            units.push((name.to_owned(), group, known));
        }
    };
    proposal.units.iter().for_each(|unit| add(&unit.name, unit.group.clone()));
    for assignment in proposal.assignments.iter().chain(&proposal.main_session) {
        assignment.units.iter().for_each(|name| add(name, assignment.group.clone()));
    }
    let more = !proposal.assignments.is_empty() || !proposal.report_deadlines.is_empty();
    Found { units, more }
}

/// The group in which units of the kind stand in the shown year; else by kind.
fn usual_group(view: &View<'_>, kind: UnitKind) -> String {
    let local = |kind: UnitKind| matches!(kind, UnitKind::Township | UnitKind::Street);
    let mut counts: std::collections::BTreeMap<crate::model::ids::GroupId, usize> =
        std::collections::BTreeMap::default();
    for part in view.snapshot.participations_of(view.programme.id) {
        if view.snapshot.units.get(part.unit).is_some_and(|u| local(u.kind) == local(kind)) {
            *counts.entry(part.group).or_default() += 1;
        }
    }
    let most = counts.into_iter().max_by_key(|(_, n)| *n).and_then(|(id, _)| view.snapshot.groups.get(id));
    let usual = if local(kind) { TOWNSHIPS } else { COUNTY_UNITS };
    most.map_or_else(|| usual.to_owned(), |group| group.name.clone())
}

impl Dialog for AddUnitsDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.add_title().to_owned()
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        self.refresh(ui, ambient, view);
        let new = self.new_units(view);
        ui.label(RichText::new(lang.add_how()).color(p.text_weak));
        ui.add_space(theme::GRID);
        let height = (ui.ctx().content_rect().height() - 300.0).clamp(140.0, 360.0);
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
            let half = (room.x - 16.0) / 2.0;
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ScrollArea::vertical().id_salt("names").auto_shrink([false, false]).show(ui, |ui| {
                    let edit = TextEdit::multiline(&mut self.text)
                        .desired_width(f32::INFINITY)
                        .hint_text(lang.add_hint());
                    let edit =
                        ui.add_sized(vec2(half - 10.0, height), edit).accessible_name(lang.add_field());
                    if !std::mem::replace(&mut self.opened, true) {
                        edit.request_focus();
                    }
                });
            });
            ui.add_space(16.0);
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ui.set_min_height(height);
                self.preview(ui, view, &new);
            });
        });
        ui.add_space(theme::GRID);
        field::row(ui, lang.add_group(), 76.0, |ui| {
            let mut all = vec![(0, lang.add_group_auto().to_owned())];
            let groups = view.snapshot.groups_in_order();
            all.extend(groups.iter().zip(1..).map(|(g, n)| (n, g.name.clone())));
            let at =
                self.group.as_ref().and_then(|g| all.iter().position(|(_, name)| name == g)).unwrap_or(0);
            let name = lang.add_group();
            if let Some(n) = choice::show(ui, name, &all[at].1.clone(), Some(at), &all, true) {
                self.group = (n > 0).then(|| all[n].1.clone());
            }
        });
        if matches!(&self.found, Some(Ok(found)) if found.more) {
            ui.horizontal(|ui| {
                ui.label(RichText::new(lang.add_has_months()).color(p.warn));
                if button::link(ui, lang.add_as_import()).clicked() {
                    ambient.send(Command::Dialog(DialogKind::ImportText(self.text.clone())));
                }
            });
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let ready = !new.is_empty() && view.writable && self.job.is_none();
            if button::primary(ui, &lang.add_button(new.len()), ready).clicked() {
                view.edit(Edit::AddUnits { programme: Some(view.programme.id), units: new });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
