//! The questions of a reading: two names of one unit are decided, the rest is looked at and ticked off.

use egui::{RichText, Ui};

use super::reading::Reading;
use crate::model::proposal::{DIFFERENT, Question, QuestionKind, SAME};
use crate::ui::context::Ambient;
use crate::ui::fonts;
use crate::ui::theme::{self, size};
use crate::ui::widgets::check;

/// The answer that says a doubt was looked at, where the reader offers no value of its own.
const CHECKED: &str = "checked";

/// Paints the questions.
pub fn show(ui: &mut Ui, ambient: &Ambient<'_>, reading: &mut Reading) {
    let lang = ambient.lang;
    let asked: Vec<Question> = reading.asked().cloned().collect();
    if asked.is_empty() {
        return;
    }
    ui.add_space(3.0 * theme::GRID);
    let open = reading.open();
    ui.label(RichText::new(lang.ask_title(open)).font(fonts::strong(size::TITLE)));
    for question in &asked {
        let number = reading.proposal.questions.iter().position(|known| known.id == question.id);
        ui.add_space(theme::GRID);
        let mut text = lang.cli_question(question);
        if let Some(at) = question.at {
            text = format!("{text}{}", lang.cli_at_line(at.line));
        }
        let shown = ui.add(egui::Label::new(&text).wrap());
        if let Some(number) = number.filter(|_| shown.hovered()) {
            let origin = reading.origin(lang, &format!("/questions/{number}/text"));
            if !origin.is_empty() {
                shown.on_hover_text(origin);
            }
        }
        match question.kind {
            QuestionKind::Alias => alias(ui, ambient, reading, question),
            _ => looked_at(ui, ambient, reading, question),
        }
    }
}

fn alias(ui: &mut Ui, ambient: &Ambient<'_>, reading: &mut Reading, question: &Question) {
    let lang = ambient.lang;
    let about = lang.listed(&question.units);
    let given = reading.answers.get(&question.id).cloned();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 14.0;
        let ways = [
            (Some(SAME), lang.ask_same()),
            (Some(DIFFERENT), lang.ask_different()),
            (None, lang.ask_later()),
        ];
        for (value, word) in ways {
            let on = given.as_deref() == value;
            let name = format!("{about} {word}");
            if check::radio(ui, on, word, true).accessible_name(name).clicked() {
                match value {
                    Some(value) => reading.answers.insert(question.id.clone(), value.to_owned()),
                    None => reading.answers.remove(&question.id),
                };
            }
        }
    });
}

fn looked_at(ui: &mut Ui, ambient: &Ambient<'_>, reading: &mut Reading, question: &Question) {
    let on = reading.answers.contains_key(&question.id);
    let name = format!("{} {}", ambient.lang.ask_checked(), question.text);
    let tick = check::with_text(ui, on.into(), ambient.lang.ask_checked(), true);
    if tick.accessible_name(name).clicked() {
        if on {
            reading.answers.remove(&question.id);
        } else {
            let value = question.candidates.first().cloned().unwrap_or_else(|| CHECKED.to_owned());
            reading.answers.insert(question.id.clone(), value);
        }
    }
}
