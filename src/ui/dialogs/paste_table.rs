//! A table pasted from a spreadsheet: what is taken of each row and what is not, before anything changes.

use std::sync::Arc;

use egui::{Context, Key, Label, Modifiers, RichText, ScrollArea, TextEdit, Ui};

use super::dialog::Dialog;
use crate::jobs::pasting::read_pasted;
use crate::jobs::{Job, Jobs};
use crate::model::edit::{Arranged, Edit, Placing, SessionFact};
use crate::model::pasted::{Anchor, Holds, Pasted, PastedRow};
use crate::ui::context::{Ambient, View};
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::{button, check};

/// Lines up to which the text itself is shown.
const SHOWN: usize = 200;
/// Height of a row of the preview.
const LINE: f32 = 26.0;

/// The text and what was read of it.
pub struct PasteTableDialog {
    text: String,
    anchor: Option<Anchor>,
    carry: bool,
    /// What `read` was read of: text, merged cells, revision.
    basis: Option<(String, bool, u64)>,
    job: Option<Job<Pasted>>,
    read: Option<Read>,
    /// Whether the text is typed here, and not what was copied elsewhere.
    typed: bool,
    opened: bool,
}

/// A reading with its figures, worked out once.
struct Read {
    pasted: Pasted,
    arranged: Vec<Arranged>,
    /// Rows that change something, that say what is so already, and of which something is not taken.
    figures: (usize, usize, usize),
}

impl PasteTableDialog {
    /// The preview of a text; of an empty one, with a field for it.
    pub fn new(text: String, anchor: Option<Anchor>) -> Self {
        let typed = text.is_empty();
        Self { text, anchor, carry: false, basis: None, job: None, read: None, typed, opened: false }
    }

    fn summary(&self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let Some(Read { pasted, figures, .. }) = &self.read else {
            let text = if self.job.is_some() { lang.add_reading() } else { lang.paste_nothing() };
            ui.label(RichText::new(text).color(p.text_weak));
            return;
        };
        if pasted.rows.is_empty() {
            ui.add(Label::new(RichText::new(lang.paste_no_units()).color(p.warn)).wrap());
            return;
        }
        let (taken, same, faulty) = *figures;
        let mut told = lang.paste_taken(taken);
        if same > 0 {
            told.push_str(&lang.paste_same(same));
        }
        if faulty > 0 {
            told.push_str(&lang.paste_faulty(faulty));
        }
        if pasted.left > 0 {
            told.push_str(&lang.paste_left(pasted.left));
        }
        ui.label(RichText::new(told).font(fonts::strong(size::BODY)));
        let held = |(title, holds): &(String, Option<Holds>)| {
            let title = if title.is_empty() { lang.paste_untitled() } else { title };
            match holds {
                Some(holds) => lang.paste_column(title, lang.holds(*holds)),
                None => lang.paste_column_left(title),
            }
        };
        let columns: Vec<String> = pasted.columns.iter().map(held).collect();
        let columns = RichText::new(lang.listed(&columns)).size(size::SMALL).color(p.text_weak);
        ui.add(Label::new(columns).wrap());
    }

    fn rows(&self, ui: &mut Ui, view: &View<'_>) {
        let Some(Read { pasted, .. }) = &self.read else { return };
        let height = (ui.ctx().content_rect().height() - 340.0).clamp(120.0, 420.0);
        ScrollArea::vertical()
            .id_salt("pasted")
            .max_height(height)
            .min_scrolled_height(height)
            .auto_shrink([false, false])
            .show_rows(ui, LINE, pasted.rows.len(), |ui, range| {
                for row in &pasted.rows[range] {
                    row_ui(ui, view, row);
                }
            });
    }
}

fn row_ui(ui: &mut Ui, view: &View<'_>, row: &PastedRow) {
    let (lang, p) = (view.lang, view.palette);
    ui.horizontal(|ui| {
        ui.set_height(LINE - ui.spacing().item_spacing.y);
        let (sign, colour) = match (&row.taken, row.faults.is_empty()) {
            (_, false) => (Mark::DueSoon, p.warn),
            (Some(_), true) => (Mark::Accepted, p.done),
            (None, true) => (Mark::Exempt, p.text_faint),
        };
        mark::show(ui, sign, 11.0, colour);
        let number = RichText::new(lang.paste_line(row.number)).size(size::SMALL).color(p.text_faint);
        ui.add_sized([52.0, LINE - 6.0], Label::new(number).truncate());
        let name = row.unit.map_or(row.name.as_str(), |unit| view.name(unit));
        ui.scope(|ui| {
            ui.set_width(150.0);
            ui.add(Label::new(name).truncate());
        });
        let mut said: Vec<String> = Vec::new();
        if let Some(taken) = &row.taken {
            said.extend(changes(view, taken));
        } else if row.faults.is_empty() {
            said.push(lang.paste_is_so().to_owned());
        }
        ui.add(Label::new(RichText::new(said.join(lang.list_comma())).color(p.text_weak)).truncate());
        if !row.faults.is_empty() {
            let faults: Vec<String> =
                row.faults.iter().map(|fault| lang.pasted_fault(view.snapshot, fault)).collect();
            ui.add(Label::new(RichText::new(faults.join(lang.list_comma())).color(p.warn)).truncate());
        }
    });
}

/// What changes, in words.
fn changes(view: &View<'_>, taken: &Arranged) -> Vec<String> {
    let lang = view.lang;
    let mut said = Vec::new();
    match taken.placing {
        Some(Placing::Month(month)) => said.push(format!("→{}", lang.month(month))),
        Some(Placing::Unscheduled) => said.push(format!("→{}", lang.unscheduled())),
        None => {}
    }
    for fact in &taken.facts {
        said.push(match fact {
            SessionFact::When(Some(when), _) => lang.when(when, view.programme.year),
            SessionFact::When(None, text)
            | SessionFact::Place(text)
            | SessionFact::Form(text)
            | SessionFact::Theme(text)
            | SessionFact::Note(text) => text.clone(),
            _ => continue,
        });
    }
    said
}

impl Dialog for PasteTableDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.paste_title().to_owned()
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn unsaved(&self) -> bool {
        self.typed && !self.text.trim().is_empty()
    }

    fn keep_up(&mut self, _ctx: &Context, jobs: &mut Jobs, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        let revision = view.snapshot.revision;
        let is_read = self
            .basis
            .as_ref()
            .is_some_and(|(text, carry, at)| *text == self.text && *carry == self.carry && *at == revision);
        if !is_read {
            self.basis = Some((self.text.clone(), self.carry, revision));
            self.job = None;
            if self.text.trim().is_empty() {
                self.read = None;
            } else {
                let snapshot = Arc::clone(view.file.snapshot());
                let anchor = self.anchor.clone();
                let work = read_pasted(self.text.clone(), snapshot, view.programme.id, anchor, self.carry);
                self.job = Some(jobs.start(work));
            }
        }
        if let Some(outcome) = self.job.as_ref().and_then(Job::poll) {
            self.job = None;
            match outcome {
                Ok(pasted) => self.read = Some(read_of(pasted)),
                Err(error) => ambient.send(crate::ui::wish::Wish::Tell(ambient.lang.error(&error))),
            }
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(Label::new(RichText::new(lang.paste_how()).color(p.text_weak)).wrap());
        ui.add_space(theme::GRID);
        if self.typed && self.text.lines().nth(SHOWN).is_none() {
            ScrollArea::vertical().id_salt("pasted text").max_height(120.0).show(ui, |ui| {
                let edit = TextEdit::multiline(&mut self.text)
                    .desired_rows(4)
                    .desired_width(f32::INFINITY)
                    .hint_text(lang.paste_hint());
                let edit = ui.add(edit).accessible_name(lang.paste_field());
                if !self.opened {
                    edit.request_focus();
                }
            });
            ui.add_space(theme::GRID);
        }
        self.summary(ui, view);
        if self.read.as_ref().is_some_and(|read| read.pasted.gaps)
            && check::with_text(ui, self.carry.into(), lang.paste_carry(), true).clicked()
        {
            self.carry = !self.carry;
        }
        ui.add_space(theme::GRID);
        self.rows(ui, view);
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        let enter = !self.typed && ui.input(|input| keys::any(input, Modifiers::NONE, Key::Enter));
        let opened = std::mem::replace(&mut self.opened, true);
        button::row(ui, |ui| {
            let changes = self.read.as_ref().map_or(0, |read| read.arranged.len());
            let ready = changes > 0 && view.writable && self.job.is_none();
            let paste = button::primary(ui, &lang.paste_button(changes), ready);
            if paste.clicked() || enter && opened && ready {
                if let Some(read) = &self.read {
                    view.edit(Edit::Arrange(read.arranged.clone()));
                }
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}

fn read_of(pasted: Pasted) -> Read {
    let count = |fits: fn(&PastedRow) -> bool| pasted.rows.iter().filter(|row| fits(row)).count();
    let figures = (
        count(|row| row.taken.is_some()),
        count(|row| row.taken.is_none() && row.faults.is_empty()),
        count(|row| !row.faults.is_empty()),
    );
    Read { arranged: pasted.arranged(), pasted, figures }
}
