//! 检查: the problems of the shown year, each with a way to where it is settled.

use chrono::Local;
use egui::{Frame, Layout, Margin, RichText, ScrollArea, Ui};

use crate::model::edit::Edit;
use crate::model::problem::{Problem, Reason, Severity};
use crate::model::proposal::DIFFERENT;
use crate::model::schedule::Entry;
use crate::ui::command::Command;
use crate::ui::context::View;
use crate::ui::dialogs::DialogKind;
use crate::ui::fonts;
use crate::ui::pages::reports::lines::Tab;
use crate::ui::pages::{Page, PageBody};
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::{button, card};

/// Problems that are listed of one severity; a file with more has other troubles.
const LISTED: usize = 300;
const WIDEST: f32 = 1180.0;

/// The page holds nothing.
#[derive(Debug, Default)]
pub struct ChecksPage {}

impl PageBody for ChecksPage {
    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        let (lang, p) = (view.lang, view.palette);
        let problems = view.document.problems();
        let time = view
            .document
            .checked_at()
            .map(|at| at.with_timezone(&Local).format("%H:%M").to_string())
            .unwrap_or_default();
        if problems.is_empty() {
            let room = ui.available_size();
            ui.with_layout(Layout::top_down(egui::Align::Center), |ui| {
                ui.add_space((room.y * 0.36 - 40.0).max(16.0));
                mark::show(ui, Mark::Accepted, 20.0, p.done);
                ui.add_space(2.0 * theme::GRID);
                ui.label(RichText::new(lang.checks_none(&time)).size(size::TITLE));
            });
            return;
        }
        let of = |severity: Severity| -> Vec<&Problem> {
            problems.iter().filter(|p| p.reason.severity() == severity).collect()
        };
        let (must, hint) = (of(Severity::Must), of(Severity::Hint));
        ScrollArea::vertical().auto_shrink([false, false]).show(ui, |ui| {
            Frame::new().inner_margin(Margin { left: 14, right: 14, top: 8, bottom: 14 }).show(ui, |ui| {
                ui.set_max_width(WIDEST.min(ui.available_width()));
                ui.spacing_mut().item_spacing.y = 10.0;
                ui.label(lang.checks_at(&time, must.len(), hint.len()));
                for (severity, list) in [(Severity::Must, must), (Severity::Hint, hint)] {
                    if !list.is_empty() {
                        section(ui, view, severity, &list);
                    }
                }
            });
        });
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

fn section(ui: &mut Ui, view: &View<'_>, severity: Severity, list: &[&Problem]) {
    let lang = view.lang;
    card::show(ui, &lang.checks_section(lang.severity(severity), list.len()), |ui| {
        for (n, problem) in list.iter().take(LISTED).enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            problem_ui(ui, view, problem, severity);
        }
        if list.len() > LISTED {
            ui.label(RichText::new(lang.cell_more(list.len() - LISTED)).color(view.palette.text_weak));
        }
    });
}

fn problem_ui(ui: &mut Ui, view: &View<'_>, problem: &Problem, severity: Severity) {
    let (lang, p) = (view.lang, view.palette);
    let text = lang.problem(view.snapshot, problem);
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        let (sign, colour) = match severity {
            Severity::Must => (Mark::DueSoon, p.warn),
            Severity::Hint => (Mark::NotDue, p.text_weak),
        };
        mark::show(ui, sign, 12.0, colour);
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            for (word, commands) in ways(view, problem).into_iter().rev() {
                let name = format!("{word} {text}");
                if button::plain(ui, word, true).accessible_name(name).clicked() {
                    for command in commands {
                        view.send(command);
                    }
                }
            }
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                let label = RichText::new(&text).font(fonts::text(size::BODY));
                ui.add(egui::Label::new(label).wrap());
            });
        });
    });
}

/// Where a problem is settled.
fn ways(view: &View<'_>, problem: &Problem) -> Vec<(&'static str, Vec<Command>)> {
    let lang = view.lang;
    let unit = |unit| (lang.go_unit(), vec![Command::ShowUnit(unit)]);
    let merge = |one, other| vec![Command::Dialog(DialogKind::Merge(one, Some(other)))];
    let entry = |session, unit| (lang.go_month(), vec![Command::ShowEntry(Entry { session, unit })]);
    match &problem.reason {
        Reason::DutyNotMet { unit: id, .. } => vec![unit(*id)],
        Reason::Unscheduled { unit, session }
        | Reason::OutsideMonths { unit, session, .. }
        | Reason::TwiceInMonth { unit, session, .. }
        | Reason::DateOutsideMonth { unit, session, .. }
        | Reason::InactiveUnit { unit, session } => vec![entry(*session, *unit)],
        Reason::HeldAfterDue { unit, session, .. } => {
            let owed = view.document.owed_on(*session, *unit);
            owed.map(|o| (lang.go_report(), vec![Command::ShowReports(Tab::Year, Some(o.target))]))
                .into_iter()
                .collect()
        }
        Reason::PossibleAlias { unit: one, other } => {
            let mut ways = vec![unit(*one)];
            if view.writable {
                ways.push((lang.go_merge(), merge(*one, *other)));
                ways.extend(tell_apart(view, *one, *other).map(|command| (lang.go_two(), vec![command])));
            }
            ways
        }
        Reason::SameName { unit: one, other } => {
            let mut ways = vec![unit(*one)];
            if view.writable {
                ways.push((lang.go_merge(), merge(*one, *other)));
            }
            ways
        }
        Reason::NoOrganiser { .. } => vec![(lang.go_month(), vec![Command::Go(Page::Schedule)])],
        Reason::MainSessionUndated { .. } => {
            vec![(lang.go_main(), vec![Command::Go(Page::Schedule), Command::MainSession])]
        }
        Reason::NoDeadline => vec![(lang.go_year(), vec![Command::Go(Page::Year)])],
    }
}

/// The answer that two units are two, kept as an import would keep it.
fn tell_apart(
    view: &View<'_>,
    one: crate::model::ids::UnitId,
    other: crate::model::ids::UnitId,
) -> Option<Command> {
    let name = |id| view.snapshot.units.get(id).map(|u| u.name.as_str());
    let question = crate::model::proposal::alias_question(name(one)?, name(other)?);
    let edit = Edit::Answer { question, value: DIFFERENT.to_owned() };
    Some(Command::Edit(Box::new(edit)))
}
