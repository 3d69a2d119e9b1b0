//! The text of an official paper, to be edited beside its pages.

use egui::{Align, Frame, Layout, Margin, RichText, ScrollArea, TextEdit, Ui};

use crate::jobs::papers::own_text;
use crate::model::edit::Edit;
use crate::model::paper::PaperRequest;
use crate::ui::context::View;
use crate::ui::drafts::{Becomes, Draft};
use crate::ui::theme::{self, size};
use crate::ui::widgets::card::heading;
use crate::ui::widgets::{button, field};

/// What is being edited.
#[derive(Debug)]
pub struct Editor {
    request: PaperRequest,
    text: String,
    /// The text as it was applied last.
    applied: String,
    revision: u64,
}

/// The text in force: the edited one, else the one made from the year's facts.
fn in_force(view: &View<'_>, request: &PaperRequest) -> Option<String> {
    let edited = view.snapshot.paper_text(request.programme, request.kind.name());
    edited.map(str::to_owned).or_else(|| own_text(view.snapshot, request))
}

impl Editor {
    /// An editor for the text of a paper; `None` for a paper without one.
    #[must_use]
    pub fn new(view: &View<'_>, request: &PaperRequest) -> Option<Self> {
        let text = in_force(view, request)?;
        Some(Self { request: request.clone(), applied: text.clone(), text, revision: view.snapshot.revision })
    }

    /// Whether it is about this paper.
    #[must_use]
    pub fn is_of(&self, request: &PaperRequest) -> bool {
        self.request.kind == request.kind && self.request.programme == request.programme
    }

    /// After an undo or another edit, the text that is in force then, unless changes wait here.
    fn keep_up(&mut self, view: &View<'_>) {
        if self.revision == view.snapshot.revision {
            return;
        }
        self.revision = view.snapshot.revision;
        if let Some(text) = in_force(view, &self.request) {
            if self.text == self.applied {
                self.text.clone_from(&text);
            }
            self.applied = text;
        }
    }

    fn apply(&self, view: &View<'_>) {
        if self.text != self.applied {
            view.edit(self.set(self.text.clone()));
        }
    }

    /// What is not applied yet is handed over when the field is left, and before a paper is made of it.
    fn keep_draft(&self, view: &View<'_>, id: egui::Id, text: String) {
        if text.trim() == self.applied.trim() {
            view.drafts.forget(id);
        } else {
            let becomes = Becomes::Wish(self.set(text.clone()).into());
            view.drafts.put(Draft::new(id, view.lang.text_field(), text, becomes));
        }
    }

    fn set(&self, text: String) -> Edit {
        let (programme, document) = (self.request.programme, self.request.kind);
        Edit::SetPaperText { programme, document, text }
    }

    /// Paints the editor; true when it is done.
    pub fn show(&mut self, ui: &mut Ui, view: &View<'_>) -> bool {
        self.keep_up(view);
        let (lang, p) = (view.lang, view.palette);
        let mut done = false;
        Frame::new().inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 10 }).show(ui, |ui| {
            let title = lang.text_title(lang.paper_name(self.request.kind));
            heading(ui, &title, &title);
            let how = RichText::new(lang.text_how()).size(size::SMALL).color(p.text_weak);
            ui.add(egui::Label::new(how).wrap());
            ui.add_space(theme::GRID);
            let room = ui.available_height() - theme::CONTROL - 3.0 * theme::GRID;
            ScrollArea::vertical().id_salt("paper-text").max_height(room).min_scrolled_height(room).show(
                ui,
                |ui| {
                    let id = egui::Id::unique("paper-text");
                    let edit = TextEdit::multiline(&mut self.text)
                        .id(id)
                        .desired_width(f32::INFINITY)
                        .desired_rows(12)
                        .interactive(view.writable)
                        .margin(Margin::symmetric(10, 8));
                    let response = ui.add_sized(egui::vec2(ui.available_width(), room - 2.0), edit);
                    let response = response.accessible_name(lang.text_field());
                    // What is in force is seen beside it as soon as the field is left.
                    let text = if response.has_focus() {
                        field::committed(ui, id, &self.text)
                    } else {
                        self.text.clone()
                    };
                    self.keep_draft(view, id, text);
                },
            );
            ui.add_space(2.0 * theme::GRID);
            ui.horizontal(|ui| {
                if button::plain(ui, lang.text_done(), true).clicked() {
                    self.apply(view);
                    done = true;
                }
                let changed = self.text != self.applied;
                if button::plain(ui, lang.text_apply(), changed).clicked() {
                    self.apply(view);
                }
                let edited =
                    view.snapshot.paper_text(self.request.programme, self.request.kind.name()).is_some();
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    let can = view.writable && (edited || changed);
                    if button::plain(ui, lang.text_restore(), can).clicked() {
                        self.text = own_text(view.snapshot, &self.request).unwrap_or_default();
                        self.applied.clone_from(&self.text);
                        if edited {
                            view.edit(self.set(String::new()));
                        }
                    }
                });
            });
        });
        done
    }
}
