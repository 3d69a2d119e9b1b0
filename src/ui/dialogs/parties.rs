//! Units that get a part in a session: typed, pasted as a list or a column, or taken by group; what is understood of them
//! stands beside, and one edit sets them all.

use std::collections::HashSet;

use egui::{Align, Layout, RichText, ScrollArea, TextEdit, Ui, vec2};

use super::dialog::Dialog;
use crate::model::called::{listed, understood};
use crate::model::edit::Edit;
use crate::model::ids::SessionId;
use crate::model::parties::{NewParty, Understood};
use crate::model::session::Role;
use crate::ui::context::{Ambient, View};
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::{button, check, field};

const LABEL: f32 = 64.0;

/// What was typed and what was understood of it.
pub struct PartiesDialog {
    session: SessionId,
    role: Role,
    text: String,
    /// Whether those who have the role already make room.
    replace: bool,
    /// Whether words for several are put as the units that they mean.
    resolve: bool,
    opened: bool,
    found: Option<Found>,
}

/// What was understood, worked out once per text and state of the file.
struct Found {
    made_for: (String, u64),
    lines: Vec<(String, Understood)>,
}

impl PartiesDialog {
    /// About the parts of a session, at first of one role.
    #[must_use]
    pub fn new(session: SessionId, role: Role) -> Self {
        Self { session, role, text: String::new(), replace: false, resolve: true, opened: false, found: None }
    }

    fn refresh(&mut self, view: &View<'_>) -> &[(String, Understood)] {
        let key = (self.text.clone(), view.snapshot.revision);
        if self.found.as_ref().is_none_or(|found| found.made_for != key) {
            let names = listed(&self.text);
            let meant = understood(view.snapshot, view.programme.id, &names);
            let lines = names.into_iter().zip(meant).collect();
            self.found = Some(Found { made_for: key, lines });
        }
        self.found.as_ref().map_or(&[], |found| &found.lines)
    }

    /// The parts that the text adds, in its order.
    fn added(&self, view: &View<'_>) -> Vec<NewParty> {
        let mut list: Vec<NewParty> = Vec::new();
        let lines = self.found.as_ref().map_or(&[][..], |found| &found.lines);
        for (name, meant) in lines {
            let parties: Vec<NewParty> = match meant {
                Understood::Unit(unit) => vec![NewParty::unit(*unit, self.role)],
                Understood::Group(units) if self.resolve && !units.is_empty() => {
                    units.iter().map(|unit| NewParty::unit(*unit, self.role)).collect()
                }
                Understood::Group(_) => vec![NewParty::words(name, self.role)],
                Understood::Twice(_) | Understood::Several(_) | Understood::Unknown => Vec::new(),
            };
            list.extend(parties);
        }
        let there: Vec<NewParty> = view.snapshot.parties_of(self.session).map(NewParty::from).collect();
        let known: HashSet<&NewParty> =
            if self.replace { HashSet::default() } else { there.iter().collect() };
        let mut met = HashSet::new();
        list.into_iter().filter(|party| !known.contains(party) && met.insert(party.clone())).collect()
    }

    /// All parts of the session as they are to be.
    fn parties(&self, view: &View<'_>, added: Vec<NewParty>) -> Vec<NewParty> {
        let there = view.snapshot.parties_of(self.session).map(NewParty::from);
        there.filter(|party| !(self.replace && party.role == self.role)).chain(added).collect()
    }

    fn groups(&mut self, ui: &mut Ui, view: &View<'_>) {
        field::row(ui, view.lang.parties_group(), LABEL, |ui| {
            ui.horizontal_wrapped(|ui| {
                for group in view.snapshot.groups_in_order() {
                    let units: Vec<&str> = view
                        .snapshot
                        .parts_in(view.programme.id, group.id)
                        .map(|p| view.name(p.unit))
                        .collect();
                    let text = view.lang.parties_group_of(&group.name, units.len());
                    if button::plain(ui, &text, !units.is_empty()).clicked() {
                        if !self.text.trim().is_empty() && !self.text.ends_with('\n') {
                            self.text.push('\n');
                        }
                        self.text.push_str(&units.join("\n"));
                    }
                }
            });
        });
    }
}

fn line(ui: &mut Ui, view: &View<'_>, name: &str, meant: &Understood, resolve: bool) {
    let (lang, p) = (view.lang, view.palette);
    let known = |unit| view.name(unit).to_owned();
    let (note, wrong) = match meant {
        Understood::Unit(unit) if known(*unit) == name => (String::new(), false),
        Understood::Unit(unit) => (lang.add_known_as(&known(*unit)), false),
        Understood::Twice(_) => (lang.parties_twice().to_owned(), false),
        Understood::Group(units) if units.is_empty() || !resolve => (lang.parties_words().to_owned(), false),
        Understood::Group(units) => (lang.unit_count(units.len()), false),
        Understood::Several(units) => {
            let names: Vec<String> = units.iter().map(|unit| known(*unit)).collect();
            (lang.parties_several(&lang.listed(&names)), true)
        }
        Understood::Unknown => (lang.parties_unknown().to_owned(), true),
    };
    let weak = matches!(meant, Understood::Twice(_));
    let colour = if wrong {
        p.warn
    } else if weak {
        p.text_faint
    } else {
        p.text
    };
    ui.horizontal(|ui| {
        ui.set_height(theme::CONTROL);
        let room = (ui.available_width() - 150.0).max(80.0);
        ui.scope(|ui| {
            ui.set_max_width(room);
            ui.add(egui::Label::new(RichText::new(name).color(colour)).truncate());
        });
        let colour = if wrong { p.warn } else { p.text_weak };
        ui.add(egui::Label::new(RichText::new(note).size(size::SMALL).color(colour)).truncate());
    });
}

impl Dialog for PartiesDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.parties_add_title().to_owned()
    }

    fn width(&self) -> f32 {
        720.0
    }

    fn unsaved(&self) -> bool {
        !self.text.trim().is_empty()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let Some(session) = view.snapshot.sessions.get(self.session) else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        let about = lang.session_called(view.snapshot, session);
        ui.label(RichText::new(lang.parties_how(&about)).color(p.text_weak));
        ui.add_space(theme::GRID);
        field::row(ui, lang.parties_role(), LABEL, |ui| {
            let roles = Role::ALL.map(|role| (role, lang.role(role).to_owned()));
            if let Some(role) = button::segments(ui, lang.parties_role(), self.role, &roles) {
                self.role = role;
            }
        });
        self.groups(ui, view);
        ui.add_space(theme::GRID);
        let (resolve, lines) = (self.resolve, self.refresh(view).to_vec());
        let height = (ui.ctx().content_rect().height() - 360.0).clamp(120.0, 340.0);
        let room = vec2(ui.available_width(), height);
        ui.allocate_ui_with_layout(room, Layout::left_to_right(Align::Min), |ui| {
            let half = (room.x - 16.0) / 2.0;
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ScrollArea::vertical().id_salt("names").auto_shrink([false, false]).show(ui, |ui| {
                    let edit = TextEdit::multiline(&mut self.text)
                        .desired_width(f32::INFINITY)
                        .hint_text(lang.parties_hint());
                    let edit =
                        ui.add_sized(vec2(half - 10.0, height), edit).accessible_name(lang.parties_field());
                    if !std::mem::replace(&mut self.opened, true) {
                        edit.request_focus();
                    }
                });
            });
            ui.add_space(16.0);
            ui.allocate_ui_with_layout(vec2(half, height), Layout::top_down(Align::Min), |ui| {
                ui.set_min_height(height);
                let list = ScrollArea::vertical().id_salt("understood").auto_shrink([false, false]);
                ui.spacing_mut().item_spacing.y = 1.0;
                list.show_rows(ui, theme::CONTROL, lines.len(), |ui, range| {
                    for (name, meant) in &lines[range] {
                        line(ui, view, name, meant, resolve);
                    }
                });
            });
        });
        ui.add_space(theme::GRID);
        let added = self.added(view);
        let count = |fits: fn(&Understood) -> bool| lines.iter().filter(|(_, meant)| fits(meant)).count();
        let unknown = count(|meant| matches!(meant, Understood::Unknown | Understood::Several(_)));
        let twice = count(|meant| matches!(meant, Understood::Twice(_)));
        let told = lang.parties_told(added.len(), unknown, twice);
        ui.label(RichText::new(told).font(fonts::strong(size::BODY)));
        ui.horizontal(|ui| {
            if lines.iter().any(|(_, meant)| matches!(meant, Understood::Group(units) if !units.is_empty()))
                && check::with_text(ui, self.resolve.into(), lang.parties_resolve_all(), true).clicked()
            {
                self.resolve = !self.resolve;
            }
            let there = view.snapshot.parties_of(self.session).any(|party| party.role == self.role);
            let text = lang.parties_replace(lang.role(self.role));
            if there && check::with_text(ui, self.replace.into(), &text, true).clicked() {
                self.replace = !self.replace;
            }
        });
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let ready = !added.is_empty() && view.writable;
            if button::primary(ui, &lang.parties_take(added.len()), ready).clicked() {
                view.edit(Edit::SetParties(self.session, self.parties(view, added.clone())));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
