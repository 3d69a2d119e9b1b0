//! What every dialog does.

use egui::Ui;

use crate::jobs::Jobs;
use crate::ui::context::{Ambient, View};

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

    /// Whether it searches the file, so that what is searched has to be ready.
    fn searches(&self) -> bool {
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
