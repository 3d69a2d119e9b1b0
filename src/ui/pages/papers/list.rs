//! The list of papers, with how each of them stands.

use std::sync::Arc;

use chrono::NaiveDate;
use egui::{Align2, Id, Key, Modifiers, RichText, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use super::choices::papers_of;
use crate::jobs::papers::{PaperStatus, statuses};
use crate::jobs::{Job, Jobs};
use crate::model::ids::ProgrammeId;
use crate::model::paper::{PaperKind, PaperSection};
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::keys;
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::table;

const LINE: f32 = 28.0;

/// How every paper stands, found out in the background after each change.
#[derive(Debug, Default)]
pub struct PaperStatuses {
    key: Option<(u64, ProgrammeId, NaiveDate)>,
    job: Option<Job<Vec<PaperStatus>>>,
    list: Vec<PaperStatus>,
}

impl PaperStatuses {
    /// Begins and ends the finding out. What was found before stays until then.
    pub fn keep_up(&mut self, jobs: &mut Jobs, view: &View<'_>) {
        let key = (view.snapshot.revision, view.programme.id, view.today);
        if self.key != Some(key) {
            self.key = Some(key);
            let snapshot = Arc::clone(view.file.snapshot());
            self.job = Some(jobs.start(statuses(snapshot, view.programme.id, view.today)));
        }
        if let Some(outcome) = self.job.as_ref().and_then(Job::poll) {
            self.job = None;
            match outcome {
                Ok(list) => self.list = list,
                Err(error) => log::warn!("papers: {error}"),
            }
        }
    }

    /// How a paper stands, once it is known.
    #[must_use]
    pub fn of(&self, kind: PaperKind) -> Option<&PaperStatus> {
        self.list.iter().find(|status| status.kind == kind)
    }
}

/// Paints the list; returns a newly chosen paper.
pub fn show(ui: &mut Ui, view: &View<'_>, statuses: &PaperStatuses, chosen: PaperKind) -> Option<PaperKind> {
    let mut picked = None;
    ScrollArea::vertical().id_salt("papers").auto_shrink([false, false]).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for (n, section) in PaperSection::ALL.into_iter().enumerate() {
            ui.add_space(if n == 0 { theme::GRID } else { 2.0 * theme::GRID });
            ui.horizontal(|ui| {
                ui.add_space(10.0);
                let title = RichText::new(view.lang.paper_section(section)).size(size::SMALL);
                ui.label(title.color(view.palette.text_weak));
            });
            for kind in papers_of(section) {
                if line(ui, view, statuses.of(kind), kind, kind == chosen) {
                    picked = Some(kind);
                }
            }
        }
        ui.add_space(2.0 * theme::GRID);
    });
    picked.or_else(|| step(ui, view, chosen))
}

fn line_id(kind: PaperKind) -> Id {
    Id::unique(("paper", kind))
}

fn line(ui: &mut Ui, view: &View<'_>, status: Option<&PaperStatus>, kind: PaperKind, here: bool) -> bool {
    let (lang, p) = (view.lang, view.palette);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), LINE), Sense::hover());
    // The list is one stop for Tab; arrows lead on.
    let response = ui.interact(rect, line_id(kind), if here { Sense::click() } else { Sense::CLICK });
    let name = lang.paper_name(kind);
    let state = status.map_or_else(String::new, |status| lang.paper_state(&status.missing));
    response
        .widget_info(|| WidgetInfo::selected(Role::ListBoxOption, true, here, lang.paper_row(name, &state)));
    let area = rect.shrink2(vec2(6.0, 0.0));
    if here {
        ui.painter().rect_filled(area, theme::RADIUS, p.accent_soft);
    } else if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(area, theme::RADIUS, p.hover);
    }
    let possible = status.is_none_or(|status| status.possible);
    let (font, colour) = match (here, possible) {
        (true, _) => (fonts::strong(size::BODY), p.accent_text),
        (false, true) => (fonts::text(size::BODY), p.text),
        (false, false) => (fonts::text(size::BODY), p.text_faint),
    };
    let middle = area.center().y;
    let left = pos2(area.left() + 10.0, middle);
    let end = ui.painter().text(left, Align2::LEFT_CENTER, name, font, colour).right();
    let Some(status) = status else { return response.clicked() };
    let whole = status.missing.is_empty();
    let room = area.right() - 8.0 - end - 12.0;
    if whole {
        let at = pos2(area.right() - 8.0, middle);
        let font = fonts::text(size::SMALL);
        let word = ui.painter().text(at, Align2::RIGHT_CENTER, &state, font, p.text_weak);
        mark::paint(ui.painter(), Mark::Accepted, pos2(word.left() - 8.0, middle), 9.0, p.done);
    } else {
        let galley = table::cut(ui, &state, room, fonts::text(size::SMALL), p.warn);
        let at = pos2(area.right() - 8.0 - galley.size().x, middle - galley.size().y / 2.0);
        ui.painter().galley(at, galley, p.warn);
    }
    let clicked = response.clicked();
    if clicked {
        response.request_focus();
    }
    if !whole {
        let facts: Vec<String> = status.missing.iter().map(|fact| lang.missing_fact(fact)).collect();
        response.on_hover_text(lang.paper_lacks(&lang.listed(&facts)));
    }
    clicked
}

/// Arrow keys in the list.
fn step(ui: &Ui, view: &View<'_>, chosen: PaperKind) -> Option<PaperKind> {
    if view.can.typing || view.can.covered || !ui.memory(|m| m.has_focus(line_id(chosen))) {
        return None;
    }
    let id = line_id(chosen);
    let filter = egui::EventFilter { vertical_arrows: true, ..egui::EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(id, filter));
    let order = PaperKind::ALL;
    let at = order.iter().position(|kind| *kind == chosen)?;
    let (up, down) = ui.input(|i| {
        (keys::any(i, Modifiers::NONE, Key::ArrowUp), keys::any(i, Modifiers::NONE, Key::ArrowDown))
    });
    let to = match (up, down) {
        (true, _) => at.checked_sub(1)?,
        (_, true) => at + 1,
        _ => return None,
    };
    let kind = *order.get(to)?;
    ui.memory_mut(|memory| memory.request_focus(line_id(kind)));
    Some(kind)
}
