//! 反馈意见: what units have replied to a 征求意见稿, and what was done with it.

use egui::{Context, Id, Sense, Ui, vec2};

use super::dialog::Dialog;
use crate::jobs::Jobs;
use crate::model::ids::ScheduleCopyId;
use crate::rules::replies::Replies;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::DialogKind;
use crate::ui::theme;
use crate::ui::widgets::button;
use crate::ui::widgets::check::{self, Tick};
use crate::ui::widgets::table::{Column, Table, Width};
use crate::ui::wish::Wish;

/// The replies, worked out once per state of the file.
pub struct RepliesDialog {
    copy: ScheduleCopyId,
    found: Option<(u64, Option<Replies>)>,
    /// Only those that have not replied.
    missing: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Unit,
    Said,
    On,
    Done,
    Reason,
}

impl RepliesDialog {
    /// To a copy.
    #[must_use]
    pub fn new(copy: ScheduleCopyId) -> Self {
        Self { copy, found: None, missing: false }
    }
}

impl Dialog for RepliesDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.replies_title().to_owned()
    }

    fn width(&self) -> f32 {
        860.0
    }

    fn keep_up(&mut self, _ctx: &Context, _jobs: &mut Jobs, _ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        let Some(view) = view else { return };
        let revision = view.snapshot.revision;
        if self.found.as_ref().is_none_or(|(of, _)| *of != revision) {
            self.found = Some((revision, Replies::to(view.snapshot, self.copy)));
        }
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let Some((_, Some(replies))) = &self.found else { return false };
        ui.label(
            lang.replies_of(
                &lang.copy_title(&replies.copy),
                replies.copy.reply_by.map(|by| lang.day_full(by)),
            ),
        );
        let missing = replies.units.iter().filter(|(_, reply)| reply.is_none()).count();
        ui.horizontal(|ui| {
            ui.label(lang.replies_count(replies));
            ui.add_space(16.0);
            let only = lang.replies_missing_only(missing);
            if check::with_text(ui, Tick::from(self.missing), &only, true).clicked() {
                self.missing = !self.missing;
            }
        });
        ui.add_space(theme::GRID);
        let shown: Vec<usize> =
            (0..replies.units.len()).filter(|n| !self.missing || replies.units[*n].1.is_none()).collect();
        let room = (ui.ctx().content_rect().height() - 280.0).clamp(160.0, 480.0);
        ui.allocate_ui(vec2(ui.available_width(), room), |ui| table(ui, view, replies, &shown));
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| done = button::primary(ui, lang.close(), true).clicked());
        done
    }
}

fn table(ui: &mut Ui, view: &View<'_>, replies: &Replies, shown: &[usize]) {
    let (lang, p) = (view.lang, view.palette);
    let columns = vec![
        Column::new(Key::Unit, lang.head_unit(), Width::Fixed(170.0), 0),
        Column::new(Key::Said, lang.replies_said(), Width::Share(1.0, 180.0), 0),
        Column::new(Key::On, lang.replies_on(), Width::Fixed(90.0), 1),
        Column::new(Key::Done, lang.replies_done(), Width::Fixed(90.0), 0),
        Column::new(Key::Reason, lang.replies_reason(), Width::Share(0.6, 120.0), 2),
    ];
    Table::new("replies", lang.replies_title(), columns).show(ui, shown.len(), |ui, mut row| {
        let (unit, reply) = &replies.units[shown[row.index]];
        let name = view.name(*unit);
        let said = lang.reply_said(reply.as_ref());
        let response = row.react(
            ui,
            Id::unique(("reply", unit.0)),
            Sense::click(),
            false,
            &lang.replies_row(name, &said),
        );
        row.text(ui, Key::Unit, name, p.text);
        row.text(ui, Key::Said, &said, if reply.is_none() { p.text_faint } else { p.text });
        if let Some(reply) = reply {
            row.text(ui, Key::On, &lang.day(reply.on), p.text_weak);
            row.text(ui, Key::Done, lang.reply_done(reply), p.text);
            row.text(ui, Key::Reason, &reply.reason, p.text_weak);
        }
        let stepped = row.step(ui, &response);
        if let Some((to, _)) = stepped.and_then(|(to, shift)| shown.get(to).map(|n| (*n, shift))) {
            let next = Id::unique(("reply", replies.units[to].0.0));
            ui.memory_mut(|memory| memory.request_focus(next));
        }
        if response.clicked() {
            view.send(Wish::Dialog(DialogKind::UnitReply(replies.copy.id, *unit)));
        }
    });
}
