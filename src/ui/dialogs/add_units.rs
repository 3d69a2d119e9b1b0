//! Units to be added: typed, listed or pasted as a table, with what would be added beside.

use std::collections::HashSet;
use std::path::PathBuf;

use egui::{Align, Context, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use crate::error::Error;
use crate::jobs::reading::{Known, Source, read};
use crate::jobs::{Job, Jobs};
use crate::model::edit::{Edit, NewUnit};
use crate::model::names::{folded, kind_of};
use crate::model::proposal::Proposal;
use crate::model::unit::UnitKind;
use crate::model::usual_group::usual_in;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::DialogKind;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, choice, field};
use crate::ui::wish::Wish;

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

/// What was understood, worked out once per reading and choice of a group.
struct Found {
    lines: Vec<Line>,
    /// The units to be added.
    new: Vec<NewUnit>,
    /// The chosen group and the state of the file that `new` was made for.
    made_for: Option<(Option<String>, u64)>,
    /// Whether the text tells more than names.
    more: bool,
}

/// One name of the text.
struct Line {
    name: String,
    /// The group that the source gives.
    group: Option<String>,
    /// The group that a new unit goes to.
    goes_to: String,
    /// The unit that bears the name already.
    known: Option<String>,
}

impl AddUnitsDialog {
    /// Reads the text again once it changed; the reading before is cancelled.
    fn refresh(&mut self, jobs: &mut Jobs, ambient: &Ambient<'_>, view: &View<'_>) {
        if self.text != self.read {
            self.read.clone_from(&self.text);
            self.job = None;
            if self.text.trim().is_empty() {
                self.found = None;
            } else {
                let source = Source::Text(self.text.clone());
                let known = Known::of(view.snapshot, Some(view.programme.year));
                self.job = Some(jobs.start(read(vec![source], known)));
            }
        }
        if let Some(outcome) = self.job.as_ref().and_then(Job::poll) {
            self.job = None;
            self.found = Some(match outcome {
                Ok(proposal) => {
                    Some(found(&proposal)).filter(|found| !found.lines.is_empty()).ok_or_else(|| {
                        // A notice may tell facts of the year and name no unit.
                        ambient.lang.error(&Error::NothingUnderstood(PathBuf::new()))
                    })
                }
                Err(error) => Err(ambient.lang.error(&error)),
            });
        }
        self.keep_found(view);
    }

    fn keep_found(&mut self, view: &View<'_>) {
        if let Some(Ok(found)) = &mut self.found {
            found.keep(view, self.group.as_ref());
        }
    }

    fn new_units(&self) -> &[NewUnit] {
        match &self.found {
            Some(Ok(found)) => &found.new,
            _ => &[],
        }
    }

    fn preview(&self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        match &self.found {
            Some(Ok(found)) => {
                let known = found.lines.len() - found.new.len();
                let mut head = lang.add_new(found.new.len());
                if known > 0 {
                    head.push_str(&lang.add_known(known));
                }
                ui.label(RichText::new(head).font(fonts::strong(size::BODY)));
                let list = ScrollArea::vertical().id_salt("preview").auto_shrink([false, false]);
                ui.spacing_mut().item_spacing.y = 1.0;
                list.show_rows(ui, theme::CONTROL, found.lines.len(), |ui, range| {
                    for line in &found.lines[range] {
                        line_ui(ui, view, line);
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

fn line_ui(ui: &mut Ui, view: &View<'_>, line: &Line) {
    let (lang, p) = (view.lang, view.palette);
    let (note, colour) = match &line.known {
        None => (line.goes_to.clone(), p.text),
        Some(known) if *known == line.name => (lang.add_is_known().to_owned(), p.text_faint),
        Some(known) => (lang.add_known_as(known), p.text_faint),
    };
    ui.horizontal(|ui| {
        ui.set_height(theme::CONTROL);
        let note = RichText::new(note).size(size::SMALL).color(p.text_weak);
        let room = ui.available_width() - 110.0;
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(RichText::new(&line.name).color(colour)).truncate());
        });
        ui.add(egui::Label::new(note).truncate());
    });
}

/// Every name of a proposal once, in order.
fn found(proposal: &Proposal) -> Found {
    let mut lines: Vec<Line> = Vec::new();
    let mut there = HashSet::new();
    let mut add = |name: &str, group: Option<&String>| {
        if there.insert(folded(name)) {
            lines.push(Line {
                name: name.to_owned(),
                group: group.cloned(),
                goes_to: String::new(),
                known: None,
            });
        }
    };
    proposal.units.iter().for_each(|unit| add(&unit.name, unit.group.as_ref()));
    for assignment in proposal.assignments.iter().chain(&proposal.main_session) {
        assignment.units.iter().for_each(|name| add(name, assignment.group.as_ref()));
    }
    let more = !proposal.assignments.is_empty() || !proposal.report_deadlines.is_empty();
    Found { lines, new: Vec::new(), made_for: None, more }
}

impl Found {
    /// Which units are new, and where they go: worked out again where the chosen group or the file changed.
    fn keep(&mut self, view: &View<'_>, chosen: Option<&String>) {
        let key = (chosen.cloned(), view.snapshot.revision);
        if self.made_for.as_ref() == Some(&key) {
            return;
        }
        self.made_for = Some(key);
        let usual = |kind| usual_in(view.snapshot, view.programme.id, kind);
        let (places, offices) = (usual(UnitKind::Township), usual(UnitKind::Department));
        self.new.clear();
        for line in &mut self.lines {
            let known = view.snapshot.units_named(&line.name).first().copied();
            line.known = known.and_then(|id| view.snapshot.units.get(id)).map(|unit| unit.name.clone());
            if line.known.is_some() {
                continue;
            }
            let kind = kind_of(&line.name);
            let group = chosen.or(line.group.as_ref()).cloned();
            let group =
                group.unwrap_or_else(|| if kind.is_place() { places.clone() } else { offices.clone() });
            line.goes_to.clone_from(&group);
            self.new.push(NewUnit { name: line.name.clone(), kind, group });
        }
    }
}

impl Dialog for AddUnitsDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.add_title().to_owned()
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn unsaved(&self) -> bool {
        !self.text.trim().is_empty()
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        if let Some(view) = view {
            self.refresh(jobs, ambient, view);
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        self.keep_found(view);
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
                self.preview(ui, view);
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
                    ambient.send(Wish::Dialog(DialogKind::ImportText(self.text.clone())));
                }
            });
        }
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let new = self.new_units();
            let ready = !new.is_empty() && view.writable && self.job.is_none();
            if button::primary(ui, &lang.add_button(new.len()), ready).clicked() {
                view.edit(Edit::AddUnits { programme: Some(view.programme.id), units: new.to_vec() });
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
