//! One unit's reply to a 征求意见稿: what it says, and what is done with it.

use chrono::NaiveDate;
use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{ScheduleCopyId, SessionId, UnitId};
use crate::model::issue::{Feedback, Outcome};
use crate::model::issuing::Reply;
use crate::model::session::SessionKind;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, choice, field};

const LABEL: f32 = 96.0;

/// The reply, as entered.
pub struct ReplyDialog {
    copy: ScheduleCopyId,
    unit: UnitId,
    /// What is entered; `None` before the first painting.
    entered: Option<Entered>,
}

struct Entered {
    /// The row that was there.
    row: Option<Feedback>,
    text: String,
    wish: Option<Month>,
    outcome: Option<Outcome>,
    reason: String,
    to: Option<Month>,
    on: NaiveDate,
    session: Option<SessionId>,
    touched: bool,
    refused: Option<(Reply, Option<String>)>,
}

impl ReplyDialog {
    /// Of a unit, to a copy.
    #[must_use]
    pub fn new(copy: ScheduleCopyId, unit: UnitId) -> Self {
        Self { copy, unit, entered: None }
    }

    fn begin(&self, view: &View<'_>) -> Entered {
        let row = view.snapshot.feedback_on(self.copy).find(|row| row.unit == self.unit).cloned();
        let held = view.snapshot.sessions_held_by(view.programme.id, self.unit);
        let session = held.iter().find(|session| session.kind == SessionKind::Branch).map(|s| s.id);
        Entered {
            text: row.as_ref().map_or_else(String::new, |row| row.text.clone()),
            wish: row.as_ref().and_then(|row| row.wish),
            outcome: row.as_ref().and_then(|row| row.outcome),
            reason: row.as_ref().map_or_else(String::new, |row| row.reason.clone()),
            to: None,
            on: row.as_ref().map_or(view.today, |row| row.on),
            session,
            touched: false,
            refused: None,
            row,
        }
    }
}

impl Dialog for ReplyDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.reply_title().to_owned()
    }

    fn width(&self) -> f32 {
        480.0
    }

    fn unsaved(&self) -> bool {
        self.entered.as_ref().is_some_and(|entered| entered.touched)
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let begun = self.entered.take().unwrap_or_else(|| self.begin(view));
        let entered = self.entered.insert(begun);
        field::fact(ui, lang.head_unit(), LABEL, view.name(self.unit));
        entered.sessions_ui(ui, view, self.unit);
        entered.opinion_ui(ui, view);
        let none = entered.text.trim().is_empty() && entered.wish.is_none();
        if none {
            let text = RichText::new(lang.reply_is_none()).color(ambient.palette.text_weak);
            ui.add(egui::Label::new(text).wrap());
        } else {
            entered.outcome_ui(ui, view);
        }
        let reply = Reply {
            copy: self.copy,
            unit: self.unit,
            on: entered.on,
            text: entered.text.trim().to_owned(),
            wish: entered.wish,
            outcome: entered.outcome.filter(|_| !none),
            reason: entered.reason.trim().to_owned(),
            to: entered.to.filter(|_| entered.outcome == Some(Outcome::Partly)),
            session: entered.session,
        };
        if entered.refused.as_ref().is_none_or(|(of, _)| *of != reply) {
            let why = view.refused(&Edit::Reply(Box::new(reply.clone())));
            entered.refused = Some((reply.clone(), why));
        }
        let refused = entered.refused.as_ref().and_then(|(_, why)| why.clone());
        field::refusal(ui, refused.as_deref());
        ui.add_space(2.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let word = match (none, reply.outcome, reply.wish) {
                (true, ..) => lang.reply_save_none().to_owned(),
                (_, Some(Outcome::Taken), Some(month)) => lang.reply_save_move(&lang.month(month)),
                _ => lang.reply_save().to_owned(),
            };
            if button::primary(ui, &word, view.writable && refused.is_none()).clicked() {
                view.edit(Edit::Reply(Box::new(reply)));
                done = true;
            }
            if let Some(row) = &entered.row
                && button::plain(ui, lang.reply_remove(), view.writable).clicked()
            {
                view.edit(Edit::RemoveReply(row.id));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}

impl Entered {
    /// Which of several sessions it is about.
    fn sessions_ui(&mut self, ui: &mut Ui, view: &View<'_>, unit: UnitId) {
        let lang = view.lang;
        let held = view.snapshot.sessions_held_by(view.programme.id, unit);
        let branches = held.iter().filter(|session| session.kind == SessionKind::Branch);
        let all: Vec<(SessionId, String)> =
            branches.map(|session| (session.id, lang.month_or_unscheduled(session.month))).collect();
        let shown = all.iter().find(|(id, _)| Some(*id) == self.session).map(|(_, month)| month.clone());
        let Some(shown) = shown else { return };
        if all.len() == 1 {
            return field::fact(ui, lang.reply_now(), LABEL, shown);
        }
        field::row(ui, lang.reply_now(), LABEL, |ui| {
            if let Some(session) = choice::show(ui, lang.reply_now(), &shown, self.session, &all, true) {
                self.session = Some(session);
            }
        });
    }

    fn opinion_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        self.touched |= month_ui(ui, view, lang.reply_wish_label(), &mut self.wish);
        let text = line_ui(ui, lang.reply_text(), lang.reply_text_hint(), &mut self.text);
        self.touched |= text;
        field::row(ui, lang.reply_on(), LABEL, |ui| {
            let picking = Picking::of(view, Month::of(self.on));
            let label = lang.reply_on();
            if let Some(Some(day)) = date_picker::show(ui, "reply-on", label, Some(self.on), "", picking) {
                self.on = day;
            }
        });
    }

    fn outcome_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let all = [
            (None, lang.outcome_open().to_owned()),
            (Some(Outcome::Taken), lang.outcome_taken().to_owned()),
            (Some(Outcome::Partly), lang.outcome_partly().to_owned()),
            (Some(Outcome::Refused), lang.outcome_refused().to_owned()),
        ];
        field::row(ui, lang.replies_done(), LABEL, |ui| {
            if let Some(outcome) = button::segments(ui, lang.replies_done(), self.outcome, &all) {
                self.outcome = outcome;
                self.touched = true;
            }
        });
        if self.outcome == Some(Outcome::Partly) {
            self.touched |= month_ui(ui, view, lang.reply_to(), &mut self.to);
        }
        if self.outcome.is_some() {
            let hint = if self.outcome == Some(Outcome::Taken) { lang.reply_reason_hint() } else { "" };
            self.touched |= line_ui(ui, lang.replies_reason(), hint, &mut self.reason);
        }
    }
}

/// A month of the year, or none; whether another was chosen.
fn month_ui(ui: &mut Ui, view: &View<'_>, label: &str, month: &mut Option<Month>) -> bool {
    let lang = view.lang;
    let none = lang.reply_no_month();
    let chosen = field::row(ui, label, LABEL, |ui| {
        let mut all: Vec<(Option<Month>, String)> = vec![(None, none.to_owned())];
        all.extend(view.programme.months.iter().map(|month| (Some(*month), lang.month(*month))));
        let shown = month.map_or_else(|| none.to_owned(), |month| lang.month(month));
        choice::show(ui, label, &shown, Some(*month), &all, true)
    });
    if let Some(chosen) = chosen {
        *month = chosen;
    }
    chosen.is_some()
}

/// A field of one line; whether it was changed.
fn line_ui(ui: &mut Ui, label: &str, hint: &str, text: &mut String) -> bool {
    field::text(ui, (label, LABEL), text, hint).changed()
}
