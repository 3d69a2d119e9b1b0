//! 检查: the problems of the shown year, each with a way to where it is settled.

mod noted;
mod ways;

use std::collections::HashSet;
use std::mem::Discriminant;

use chrono::Local;
use egui::{Frame, Layout, Margin, RichText, ScrollArea, Ui};

use crate::model::problem::{Problem, Reason, Severity};
use crate::ui::command::ViewCommand;
use crate::ui::context::View;
use crate::ui::copied::Copied;
use crate::ui::fonts;
use crate::ui::page::Page;
use crate::ui::pages::body::PageBody;
use crate::ui::theme::{self, size};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::pane::{self, Pane};
use crate::ui::widgets::{button, card};
use crate::ui::wish::Wish;

/// Problems that are listed of one severity; a file with more has other troubles.
const LISTED: usize = 300;
/// Problems of one kind that are told one by one from the beginning.
const FEW: usize = 3;
/// Units named of a group.
const NAMED: usize = 60;
const WIDEST: f32 = 1180.0;

/// Which groups of equal problems are shown one by one.
#[derive(Debug, Default)]
pub struct ChecksPage {
    open: HashSet<Discriminant<Reason>>,
}

impl PageBody for ChecksPage {
    fn show(&mut self, ui: &mut Ui, view: &View<'_>) {
        pane::begin(ui, Pane::Page);
        let (lang, p) = (view.lang, view.palette);
        let problems = view.file.problems();
        let time = view
            .file
            .checked_at()
            .map(|at| at.with_timezone(&Local).format("%H:%M").to_string())
            .unwrap_or_default();
        let noted = view.file.noted();
        if problems.is_empty() && noted.is_empty() {
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
                if problems.is_empty() {
                    ui.label(lang.checks_none(&time));
                } else {
                    ui.label(lang.checks_at(&time, must.len(), hint.len()));
                }
                for (severity, list) in [(Severity::Must, must), (Severity::Hint, hint)] {
                    if !list.is_empty() {
                        section(ui, view, severity, &list, &mut self.open);
                    }
                }
                if !noted.is_empty() {
                    noted::show(ui, view, noted);
                }
            });
        });
    }

    fn copied(&mut self, view: &View<'_>) -> Option<Wish> {
        let lang = view.lang;
        let row = |problem: &Problem| {
            vec![lang.severity(problem.reason.severity()).to_owned(), lang.problem(view.snapshot, problem)]
        };
        let rows: Vec<Vec<String>> = view.file.problems().iter().map(row).collect();
        let head = [lang.head_severity(), lang.head_problem()];
        (!rows.is_empty()).then(|| Wish::copy(Copied::new(&head, rows)))
    }

    fn reset(&mut self) {
        *self = Self::default();
    }
}

fn section(
    ui: &mut Ui,
    view: &View<'_>,
    severity: Severity,
    list: &[&Problem],
    open: &mut HashSet<Discriminant<Reason>>,
) {
    let lang = view.lang;
    card::show(ui, &lang.checks_section(lang.severity(severity), list.len()), |ui| {
        for (n, group) in groups(list).iter().enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            let kind = std::mem::discriminant(&group[0].reason);
            let told = lang.problems_of_a_kind(&group[0].reason, group.len()).filter(|_| group.len() > FEW);
            if let Some(told) = &told {
                let here = open.contains(&kind);
                if group_ui(ui, view, severity, (group, told), here) && !open.remove(&kind) {
                    open.insert(kind);
                }
                if !here {
                    continue;
                }
            }
            for problem in group.iter().take(LISTED) {
                problem_ui(ui, view, problem, severity);
            }
            if group.len() > LISTED {
                let more = lang.cell_more(group.len() - LISTED);
                ui.label(RichText::new(more).color(view.palette.text_weak));
            }
        }
    });
}

/// Problems of one kind stand together, in the order of the first of each kind.
fn groups<'a>(list: &[&'a Problem]) -> Vec<Vec<&'a Problem>> {
    let mut groups: Vec<Vec<&Problem>> = Vec::new();
    for problem in list {
        let kind = std::mem::discriminant(&problem.reason);
        match groups.iter_mut().find(|group| std::mem::discriminant(&group[0].reason) == kind) {
            Some(group) => group.push(problem),
            None => groups.push(vec![problem]),
        }
    }
    groups
}

/// Many problems of one kind in a line; true when they are to be shown one by one, or no more.
fn group_ui(
    ui: &mut Ui,
    view: &View<'_>,
    severity: Severity,
    (group, told): (&[&Problem], &str),
    open: bool,
) -> bool {
    let (lang, p) = (view.lang, view.palette);
    let mut clicked = false;
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        sign(ui, view, severity);
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            let word = if open { lang.checks_fold() } else { lang.checks_unfold() };
            clicked = button::plain(ui, word, true).accessible_name(format!("{word} {told}")).clicked();
            let all_at_once = matches!(group[0].reason, Reason::Unscheduled { .. });
            if all_at_once && button::plain(ui, lang.go_month(), true).clicked() {
                view.send(ViewCommand::Go(Page::Schedule));
            }
            ui.with_layout(Layout::left_to_right(egui::Align::Center), |ui| {
                ui.add(egui::Label::new(RichText::new(told).font(fonts::text(size::BODY))).wrap());
            });
        });
    });
    if !open {
        let units = group.iter().filter_map(|problem| problem.reason.unit());
        let names: Vec<&str> = units.take(NAMED).map(|unit| view.name(unit)).collect();
        let text = RichText::new(lang.listed(&names)).size(size::SMALL).color(p.text_weak);
        ui.horizontal(|ui| {
            ui.add_space(22.0);
            ui.add(egui::Label::new(text).truncate());
        });
    }
    clicked
}

fn sign(ui: &mut Ui, view: &View<'_>, severity: Severity) {
    let p = view.palette;
    let (sign, colour) = match severity {
        Severity::Must => (Mark::DueSoon, p.warn),
        Severity::Hint => (Mark::NotDue, p.text_weak),
    };
    mark::show(ui, sign, 12.0, colour);
}

fn problem_ui(ui: &mut Ui, view: &View<'_>, problem: &Problem, severity: Severity) {
    let lang = view.lang;
    let text = lang.problem(view.snapshot, problem);
    ui.horizontal(|ui| {
        ui.set_min_height(34.0);
        sign(ui, view, severity);
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            for (word, wishes) in ways::ways(view, problem).into_iter().rev() {
                let name = format!("{word} {text}");
                if button::plain(ui, &word, true).accessible_name(name).clicked() {
                    for wish in wishes {
                        view.send(wish);
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
