//! 方案与印发: the kept copies of the shown year's schedule, and how far it has come.

use egui::{Context, Id, RichText, ScrollArea, Ui};

use super::dialog::Dialog;
use crate::jobs::Jobs;
use crate::model::edit::Edit;
use crate::model::ids::ProgrammeId;
use crate::model::issue::{ScheduleCopy, Stage};
use crate::rules::copies::since;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::{AskedCause, DialogKind};
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::field::Field;
use crate::ui::widgets::{button, card};
use crate::ui::wish::Wish;

/// Widths of the columns of stage and name.
const STAGE: f32 = 112.0;
const NAME: f32 = 220.0;

/// The copies with what differs from each, worked out once per state of the file.
#[derive(Default)]
pub struct CopiesDialog {
    lines: Vec<(ScheduleCopy, usize)>,
    made_for: Option<(u64, ProgrammeId)>,
}

impl Dialog for CopiesDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.copies_title().to_owned()
    }

    fn width(&self) -> f32 {
        760.0
    }

    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        let key = (view.snapshot.revision, view.programme.id);
        if self.made_for == Some(key) {
            return;
        }
        self.made_for = Some(key);
        let year = view.programme.id;
        let copies = view.snapshot.copies_of(year);
        let line =
            |copy: &ScheduleCopy| (copy.clone(), since(view.snapshot, year, copy.id, view.today).len());
        self.lines = copies.map(line).collect();
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        ui.add(egui::Label::new(RichText::new(lang.copies_how()).color(p.text_weak)).wrap());
        ui.add_space(theme::GRID);
        issued_ui(ui, view);
        let room = (ui.ctx().content_rect().height() - 300.0).clamp(120.0, 420.0);
        ScrollArea::vertical().id_salt("copies").max_height(room).auto_shrink([false, true]).show(ui, |ui| {
            if self.lines.is_empty() {
                ui.label(RichText::new(lang.copies_none()).color(p.text_weak));
            }
            for (copy, differs) in &self.lines {
                card::rule(ui);
                line_ui(ui, view, copy, *differs);
            }
        });
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            if button::primary(ui, lang.copies_take(), view.writable).clicked() {
                ambient.send(Wish::Dialog(DialogKind::TakeCopy));
            }
            if button::plain(ui, lang.copies_issue_now(), view.writable).clicked() {
                ambient.send(Wish::Dialog(DialogKind::Issue(None)));
            }
            done = button::plain(ui, lang.close(), true).clicked();
        });
        done
    }
}

/// Whether the schedule is issued, what was changed since, and what of that has no cause yet.
fn issued_ui(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let Some(issued) = view.year.issued() else { return };
    ui.horizontal(|ui| {
        let text = lang.issued_line(&lang.day_full(issued.copy.on), issued.changed_sessions());
        ui.label(RichText::new(text).font(fonts::strong(size::BODY)));
        let mut sessions: Vec<_> = issued.unregistered().filter_map(|change| change.session).collect();
        sessions.dedup();
        if !sessions.is_empty() {
            ui.label(RichText::new(lang.issued_unregistered(sessions.len())).color(view.palette.warn));
            if view.writable && button::link(ui, lang.issued_register()).clicked() {
                let asked = AskedCause { edit: None, sessions };
                view.send(Wish::Dialog(DialogKind::Cause(asked)));
            }
        }
    });
    ui.add_space(theme::GRID);
}

/// A label in a column of its own.
fn at_left(ui: &mut Ui, width: f32, label: egui::Label) {
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.allocate_ui_with_layout(egui::vec2(width, theme::CONTROL), layout, |ui| {
        ui.set_min_width(width);
        ui.add(label);
    });
}

fn line_ui(ui: &mut Ui, view: &View<'_>, copy: &ScheduleCopy, differs: usize) {
    let (lang, p) = (view.lang, view.palette);
    let title = lang.copy_title(copy);
    let issued = copy.stage == Stage::Issued;
    ui.horizontal(|ui| {
        let stage = RichText::new(lang.copy_stage_no(copy)).font(fonts::strong(size::BODY));
        at_left(ui, STAGE, egui::Label::new(stage));
        if issued {
            at_left(ui, NAME, egui::Label::new(&copy.doc_no).truncate());
        } else {
            let id = Id::unique(("copy-name", copy.id));
            let label = lang.copy_name_of(&lang.copy_stage_no(copy));
            Field::new(id, &label, &copy.name)
                .hint(lang.copy_no_name())
                .line(ui, view, NAME, |new| Ok(Edit::RenameCopy(copy.id, new.to_owned()).into()));
        }
        ui.label(RichText::new(lang.day_full(copy.on)).color(p.text_weak));
        let text = if differs == 0 { lang.copy_same().to_owned() } else { lang.copy_differs(differs) };
        ui.label(RichText::new(text).color(if differs == 0 { p.text_weak } else { p.accent_text }));
    });
    ui.horizontal_wrapped(|ui| {
        ui.add_space(STAGE + ui.spacing().item_spacing.x);
        let act = |ui: &mut Ui, text: &str, enabled: bool, wish: Wish| {
            let named = lang.copy_action(text, &title);
            let response = ui.add_enabled_ui(enabled, |ui| button::link(ui, text)).inner;
            response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, enabled, &named));
            if response.clicked() {
                view.send(wish);
            }
        };
        act(ui, lang.copy_compare(), true, Wish::Dialog(DialogKind::Compare(copy.id, None)));
        let restorable = view.writable && differs > 0;
        act(ui, lang.copy_restore(), restorable, Wish::Dialog(DialogKind::RestoreCopy(copy.id)));
        if copy.stage == Stage::Consultation {
            act(ui, lang.copy_replies(), true, Wish::Dialog(DialogKind::Replies(copy.id)));
        }
        if !issued {
            act(ui, lang.copy_issue(), view.writable, Wish::Dialog(DialogKind::Issue(Some(copy.id))));
            act(ui, lang.copy_remove(), view.writable, Edit::RemoveCopy(copy.id).into());
        }
    });
}
