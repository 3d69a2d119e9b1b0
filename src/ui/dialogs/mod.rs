//! Dialogs over the page. To add one: a file with a struct that implements [`Dialog`], an arm in [`DialogKind`], and
//! its making in [`open`]. A dialog holds drafts, sends commands, and says when it is done.

mod abolish;
mod add_units;
mod confirm;
mod damaged;
mod exempt;
mod export;
mod groups;
mod import;
mod keys;
mod leave;
mod marking;
mod merge;
mod message;
mod new_file;
mod new_year;
mod package;
mod palette;
mod path;
mod person;

pub use damaged::DamagedDialog;
pub use marking::Marking;
pub use person::Person;

use std::path::PathBuf;

use egui::{Align, Layout, Ui};

use super::command::Command;
use super::context::{Ambient, View};
use super::picker::{Paper, Request};
use super::widgets::{button, mark};
use super::{fonts, theme};
use crate::jobs::Jobs;
use crate::jobs::export::{Piece, Replace};
use crate::model::ids::UnitId;

/// A dialog to be opened, with what it needs to know.
#[derive(Clone, Debug, PartialEq)]
pub enum DialogKind {
    /// Every command, to be searched.
    Palette,
    /// The sheet of keys.
    Keys,
    /// A path typed by hand, where the desktop has no dialog for files.
    Path(Box<Request>),
    /// A question before something that cannot be undone by Ctrl+Z.
    Confirm {
        /// The question.
        text: String,
        /// What the button says.
        button: String,
        /// What happens then.
        command: Box<Command>,
    },
    /// A question before something is left that holds what cannot be kept: what that is, and what goes on then.
    Leave {
        /// What would be lost.
        what: Vec<String>,
        /// What goes on when it is given up.
        then: Box<Command>,
    },
    /// Day and reason of an event of reports.
    Mark(Marking),
    /// Sources to be read into the open file or a new one; none: to be pasted or chosen.
    Import(Vec<PathBuf>),
    /// Pasted text to be read.
    ImportText(String),
    /// What the notice's papers are written as.
    Package,
    /// The notice's papers being written into a folder.
    Packaging(Vec<Piece>, PathBuf),
    /// A paper being written, and what it may replace.
    Exporting(Paper, PathBuf, Replace),
    /// Region and year of an empty file.
    NewFile,
    /// The beginning of a year.
    NewYear,
    /// Units to be added.
    AddUnits,
    /// Two spellings of one unit to be made one; the first is given.
    Merge(UnitId, Option<UnitId>),
    /// 撤销, or going into another unit.
    Abolish(UnitId),
    /// Why units stay away from the shown year.
    Exempt(Vec<UnitId>),
    /// A liaison or leader of a unit.
    Person(Person),
    /// The groups of units.
    Groups,
    /// Something to be read: title and paragraphs.
    Message {
        /// Title.
        title: String,
        /// Paragraphs.
        text: Vec<String>,
    },
}

/// A dialog that is open.
pub trait Dialog {
    /// Its title.
    fn title(&self, ambient: &Ambient<'_>) -> String;

    /// Width of its contents in points.
    fn width(&self) -> f32 {
        420.0
    }

    /// Whether something was typed that would be lost with the dialog.
    fn unsaved(&self) -> bool {
        false
    }

    /// Whether it is the question whether to give up what was typed.
    fn asks_to_leave(&self) -> bool {
        false
    }

    /// Begins the dialog's slow work and takes what has come of it. Called before every painting; nothing else is a
    /// place for it.
    fn keep_up(
        &mut self,
        _ctx: &egui::Context,
        _jobs: &mut Jobs,
        _ambient: &Ambient<'_>,
        _view: Option<&View<'_>>,
    ) {
    }

    /// Paints what stands under the title; true when the dialog is done. `view` is there while a file with a year is
    /// open.
    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool;
}

/// Makes the dialog of a kind.
#[must_use]
pub fn open(kind: DialogKind) -> Box<dyn Dialog> {
    match kind {
        DialogKind::Palette => Box::new(palette::PaletteDialog::default()),
        DialogKind::Keys => Box::new(keys::KeysDialog),
        DialogKind::Path(request) => Box::new(path::PathDialog::new(*request)),
        DialogKind::Confirm { text, button, command } => {
            Box::new(confirm::ConfirmDialog::new(text, button, *command))
        }
        DialogKind::Leave { what, then } => Box::new(leave::LeaveDialog::new(what, *then)),
        DialogKind::Mark(marking) => Box::new(marking::MarkingDialog::new(marking)),
        DialogKind::Import(paths) => Box::new(import::ImportDialog::new(paths)),
        DialogKind::ImportText(text) => Box::new(import::ImportDialog::of_text(text)),
        DialogKind::Package => Box::new(package::PackageDialog::default()),
        DialogKind::Packaging(pieces, folder) => Box::new(package::PackagingDialog::new(pieces, folder)),
        DialogKind::Exporting(paper, path, replace) => {
            Box::new(export::ExportingDialog::new(paper, path, replace))
        }
        DialogKind::NewFile => Box::new(new_file::NewFileDialog::default()),
        DialogKind::NewYear => Box::new(new_year::NewYearDialog::default()),
        DialogKind::AddUnits => Box::new(add_units::AddUnitsDialog::default()),
        DialogKind::Merge(unit, other) => Box::new(merge::MergeDialog::new(unit, other)),
        DialogKind::Abolish(unit) => Box::new(abolish::AbolishDialog::new(unit)),
        DialogKind::Exempt(units) => Box::new(exempt::ExemptDialog::new(units)),
        DialogKind::Person(person) => Box::new(person::PersonDialog::new(person)),
        DialogKind::Groups => Box::new(groups::GroupsDialog::default()),
        DialogKind::Message { title, text } => Box::new(message::MessageDialog::new(title, text)),
    }
}

/// Paints an open dialog; true when it is to be closed.
pub fn paint(
    dialog: &mut dyn Dialog,
    level: usize,
    ctx: &egui::Context,
    ambient: &Ambient<'_>,
    view: Option<&View<'_>>,
) -> bool {
    let title = dialog.title(ambient);
    let width = dialog.width().min(ctx.content_rect().width() - 48.0);
    let frame = egui::Frame::window(&ctx.style_of(ctx.theme())).inner_margin(egui::Margin {
        left: 20,
        right: 20,
        top: 14,
        bottom: 18,
    });
    let shown = egui::Modal::new(egui::Id::unique(("dialog", level)))
        .frame(frame)
        .backdrop_color(egui::Color32::from_black_alpha(70))
        .show(ctx, |ui| {
            ui.set_width(width);
            let mut close = false;
            ui.horizontal(|ui| {
                ui.label(egui::RichText::new(&title).font(fonts::strong(theme::size::HEADING)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                    close = button::icon(ui, mark::Mark::Close, ambient.lang.close()).clicked();
                });
            });
            ui.add_space(2.0 * theme::GRID);
            (dialog.show(ui, ambient, view), close)
        });
    let (done, close) = shown.inner;
    if done {
        return true;
    }
    // Escape, a click beside it and the cross are easily made by mistake; the dialog's own button is not.
    let given_up = close || shown.should_close();
    if given_up && dialog.unsaved() {
        let what = vec![ambient.lang.leave_dialog().to_owned()];
        ambient.send(Command::Dialog(DialogKind::Leave { what, then: Box::new(Command::CloseDialog) }));
        return false;
    }
    given_up
}
