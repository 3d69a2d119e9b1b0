//! 催报: messages to units, put on the clipboard by a click and kept in 催报记录.

use std::collections::BTreeSet;

use egui::{Frame, Margin, RichText, ScrollArea, TextEdit, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::contact::{Contact, ContactKind};
use crate::model::edit::Edit;
use crate::model::ids::ContactId;
use crate::model::report::ReportTarget;
use crate::rules::messages::asked;
use crate::rules::owed::Owed;
use crate::text::Lang;
use crate::text::messages::{self, Desk, Manner, Message};
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::{button, check, field};
use crate::ui::wish::Wish;

const LABEL: f32 = 72.0;
/// Characters up to which a message for a chat goes.
const LONGEST: usize = 480;
/// Messages that are shown; all of them are copied.
const SHOWN: usize = 40;
/// Names told of those who cannot be reached.
const NAMES: usize = 12;

/// What the messages depend on.
#[derive(Clone, Debug, PartialEq)]
struct Key {
    revision: u64,
    manner: Manner,
    month: Month,
    template: String,
}

/// The dialog.
pub struct RemindDialog {
    kind: ContactKind,
    targets: Vec<ReportTarget>,
    next: bool,
    each: bool,
    at: bool,
    channel: usize,
    /// The template while it is edited.
    editing: Option<String>,
    copied: BTreeSet<usize>,
    made: Option<(Key, Vec<Message>)>,
}

impl RemindDialog {
    /// About these reports, or where none is named about all that the kind is for.
    #[must_use]
    pub fn new(kind: ContactKind, targets: Vec<ReportTarget>) -> Self {
        Self {
            kind,
            targets,
            next: false,
            each: false,
            at: false,
            channel: 0,
            editing: None,
            copied: BTreeSet::new(),
            made: None,
        }
    }

    /// Opened for the 月初提示 of the month after the one it is.
    #[must_use]
    pub fn ahead(mut self, next: bool) -> Self {
        self.next = next;
        self
    }

    fn make(&mut self, view: &View<'_>) {
        let this = Month::of(view.today);
        let month = if self.next { this.next() } else { this };
        let manner = Manner { kind: self.kind, each: self.each, at: self.at, longest: LONGEST };
        let kept = || messages::template(view.snapshot, self.kind);
        let template = self.editing.clone().unwrap_or_else(kept);
        let key = Key { revision: view.snapshot.revision, manner, month, template };
        if self.made.as_ref().is_some_and(|(made, _)| *made == key) {
            return;
        }
        let mut owed: Vec<&Owed> = asked(view.year, self.kind, month);
        if !self.targets.is_empty() {
            owed.retain(|owed| self.targets.contains(&owed.target));
        }
        let desk = Desk { snapshot: view.snapshot, programme: view.programme, today: view.today };
        let list = messages::messages(&desk, manner, &key.template, &owed);
        let same = self.made.as_ref().is_some_and(|(_, before)| *before == list);
        if !same {
            self.copied.clear();
        }
        self.made = Some((key, list));
    }

    fn messages(&self) -> &[Message] {
        self.made.as_ref().map_or(&[], |(_, list)| list)
    }

    fn choices_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        field::row(ui, lang.remind_kind(), LABEL, |ui| {
            let kinds = [ContactKind::Hint, ContactKind::Reminder, ContactKind::Urging];
            let all = kinds.map(|kind| (kind, lang.contact_kind(kind).to_owned()));
            if let Some(kind) = button::segments(ui, lang.remind_kind(), self.kind, &all) {
                self.kind = kind;
                self.editing = None;
                // What was picked for one kind is not meant for another.
                self.targets.clear();
            }
            if self.kind == ContactKind::Hint {
                let this = Month::of(view.today);
                let all = [(false, lang.month(this)), (true, lang.month(this.next()))];
                if let Some(next) = button::segments(ui, lang.table_month(), self.next, &all) {
                    self.next = next;
                }
            }
        });
        field::row(ui, lang.remind_manner(), LABEL, |ui| {
            let all = [(false, lang.remind_together().to_owned()), (true, lang.remind_each().to_owned())];
            if let Some(each) = button::segments(ui, lang.remind_manner(), self.each, &all) {
                self.each = each;
            }
            if check::with_text(ui, self.at.into(), lang.remind_at(), true).clicked() {
                self.at = !self.at;
            }
        });
    }

    /// Who of those written to has no liaison, and who no number.
    fn unreachable_ui(&self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let mut met = BTreeSet::new();
        let (mut nobody, mut silent): (Vec<&str>, Vec<&str>) = (Vec::new(), Vec::new());
        let units = self.messages().iter().flat_map(|message| message.to.iter().map(|(unit, _)| *unit));
        for unit in units.filter(|unit| met.insert(*unit)) {
            match view.snapshot.serving_liaison(unit, view.today) {
                None => nobody.push(view.name(unit)),
                Some(liaison) if liaison.card.phone().is_empty() => silent.push(view.name(unit)),
                Some(_) => {}
            }
        }
        let mut say = |who: &[&str], text: fn(Lang, usize, &str) -> String| {
            if !who.is_empty() {
                let first: Vec<&str> = who.iter().take(NAMES).copied().collect();
                let text = text(lang, who.len(), &lang.listed(&first));
                ui.add(egui::Label::new(RichText::new(text).color(view.palette.warn)).wrap());
            }
        };
        say(&nobody, Lang::remind_no_liaison);
        say(&silent, Lang::remind_no_phone);
    }

    fn template_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let Some(text) = &mut self.editing else {
            if button::link(ui, lang.remind_template()).clicked() {
                self.editing = Some(messages::template(view.snapshot, self.kind));
            }
            return;
        };
        let width = ui.available_width();
        let edit = TextEdit::multiline(text).desired_rows(3).desired_width(width);
        ui.add(edit).accessible_name(lang.remind_template());
        ui.add(egui::Label::new(RichText::new(lang.remind_places()).color(view.palette.text_weak)).wrap());
        let (mut close, mut kept) = (false, None);
        ui.horizontal(|ui| {
            if button::plain(ui, lang.remind_keep(), view.writable_file()).clicked() {
                kept = Some(text.trim().to_owned());
            }
            if button::plain(ui, lang.remind_usual(), view.writable_file()).clicked() {
                kept = Some(String::new());
            }
            close = button::plain(ui, lang.cancel(), true).accessible_name(lang.remind_leave()).clicked();
        });
        if let Some(text) = kept {
            let usual = text == messages::usual_template(self.kind);
            if let Some(key) = messages::template_key(self.kind) {
                view.edit(Edit::SetSetting(key, if usual { String::new() } else { text }));
            }
            close = true;
        }
        if close {
            self.editing = None;
        }
    }

    fn list_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let mut clicked = None;
        ScrollArea::vertical().max_height(260.0).min_scrolled_height(120.0).show(ui, |ui| {
            for (n, message) in self.messages().iter().enumerate().take(SHOWN) {
                let frame = Frame::new().fill(view.palette.bar).corner_radius(theme::RADIUS);
                frame.inner_margin(Margin::symmetric(10, 6)).show(ui, |ui| {
                    ui.set_width(ui.available_width() - 8.0);
                    ui.add(egui::Label::new(&message.text).wrap().selectable(true));
                    ui.horizontal(|ui| {
                        let name = lang.remind_copy_one(n + 1);
                        if button::link(ui, lang.remind_copy()).accessible_name(name).clicked() {
                            clicked = Some(n);
                        }
                        if self.copied.contains(&n) {
                            let told = RichText::new(lang.remind_copied()).color(view.palette.text_weak);
                            ui.label(told);
                        }
                    });
                });
                ui.add_space(theme::GRID);
            }
            let more = self.messages().len().saturating_sub(SHOWN);
            if more > 0 {
                ui.label(RichText::new(lang.remind_more(more)).color(view.palette.text_weak));
            }
        });
        if let Some(message) = clicked.and_then(|n| self.messages().get(n)) {
            ui.ctx().copy_text(message.text.clone());
        }
        self.copied.extend(clicked);
    }

    /// The entries of 催报记录 for what was copied; for everything while nothing was.
    fn entries(&self, view: &View<'_>, channel: &str) -> Edit {
        let chosen = |n: &usize| self.copied.is_empty() || self.copied.contains(n);
        let list = self.messages().iter().enumerate().filter(|(n, _)| chosen(n));
        let mut met = BTreeSet::new();
        let mut put = Vec::new();
        for (_, message) in list {
            for (unit, session) in message.to.iter().filter(|to| met.insert(**to)) {
                let contact = Contact {
                    id: ContactId(0),
                    programme: view.programme.id,
                    session: Some(*session),
                    unit: *unit,
                    kind: self.kind,
                    on: view.today,
                    channel: channel.to_owned(),
                    text: message.text.clone(),
                };
                put.push(contact.into());
            }
        }
        Edit::Rows { put, delete: Vec::new() }
    }
}

impl Dialog for RemindDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.remind_title().to_owned()
    }

    fn width(&self) -> f32 {
        640.0
    }

    fn unsaved(&self) -> bool {
        self.editing.is_some()
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        self.choices_ui(ui, view);
        self.make(view);
        ui.add_space(theme::GRID);
        if self.messages().is_empty() {
            ui.label(RichText::new(lang.remind_nobody()).color(ambient.palette.text_weak));
        } else {
            self.unreachable_ui(ui, view);
            self.list_ui(ui, view);
        }
        self.template_ui(ui, view);
        ui.add_space(2.0 * theme::GRID);
        let channels = [lang.channel_group(), lang.channel_text(), lang.channel_phone()];
        field::row(ui, lang.remind_channel(), LABEL, |ui| {
            let all: Vec<_> = channels.iter().map(|name| (*name).to_owned()).enumerate().collect();
            if let Some(n) = button::segments(ui, lang.remind_channel(), self.channel, &all) {
                self.channel = n;
            }
        });
        // What was copied was most likely sent: that it be kept is asked where the eye is.
        let told = if self.copied.is_empty() { lang.remind_hint() } else { lang.remind_ask() };
        ui.label(RichText::new(told).color(ambient.palette.text_weak));
        ui.add_space(theme::GRID);
        let mut done = false;
        let some = !self.messages().is_empty();
        button::row(ui, |ui| {
            if button::primary(ui, lang.remind_copy_all(), some).clicked() {
                let texts: Vec<&str> = self.messages().iter().map(|m| m.text.as_str()).collect();
                ui.ctx().copy_text(texts.join("\n\n"));
                self.copied = (0..self.messages().len()).collect();
            }
            if button::plain(ui, lang.remind_record(), some && view.writable).clicked() {
                view.send(Wish::from(self.entries(view, channels.get(self.channel).copied().unwrap_or(""))));
                done = true;
            }
            done |= button::plain(ui, lang.close(), true).clicked();
        });
        done
    }
}
