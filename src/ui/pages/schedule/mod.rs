//! 安排: months down, groups across, units as chips that move between them.

use egui::Ui;

use crate::ui::context::View;
use crate::ui::pages::PageBody;

/// The page's drafts.
#[derive(Debug, Default)]
pub struct SchedulePage {}

impl PageBody for SchedulePage {
    fn show(&mut self, _ui: &mut Ui, _view: &View<'_>) {}

    fn reset(&mut self) {}
}
