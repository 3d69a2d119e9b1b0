//! 每月场次: least and most sessions of a month, of all groups together and of each.

use egui::{RichText, TextEdit, Ui};

use super::dialog::Dialog;
use crate::model::Month;
use crate::model::bearing::Capacity;
use crate::model::change::{Row, Table};
use crate::model::edit::Edit;
use crate::model::ids::{CapacityId, GroupId};
use crate::model::names::folded;
use crate::ui::context::{Ambient, View};
use crate::ui::theme;
use crate::ui::widgets::{button, choice, field};

const LABEL: f32 = 96.0;
const NUMBER: f32 = 56.0;

/// What is typed for a group, or for all.
struct Line {
    group: Option<GroupId>,
    least: String,
    most: String,
}

/// The numbers.
pub struct CapacityDialog {
    month: Option<Month>,
    /// `None`: not yet read from the file.
    lines: Option<Vec<Line>>,
    changed: bool,
}

impl CapacityDialog {
    /// About a month; `None`: every month.
    #[must_use]
    pub fn new(month: Option<Month>) -> Self {
        Self { month, lines: None, changed: false }
    }

    fn row<'a>(&self, view: &View<'a>, group: Option<GroupId>) -> Option<&'a Capacity> {
        let of_year = view.snapshot.capacities.iter().filter(|row| row.programme == view.programme.id);
        of_year.into_iter().find(|row| row.group == group && row.month == self.month)
    }

    fn read(&mut self, view: &View<'_>) {
        let shown = |bound: Option<u16>| bound.map(|n| n.to_string()).unwrap_or_default();
        let groups = std::iter::once(None).chain(view.schedule.groups.iter().copied().map(Some));
        let line = |group| {
            let row = self.row(view, group);
            let (least, most) = row.map_or((None, None), |row| (row.least, row.most));
            Line { group, least: shown(least), most: shown(most) }
        };
        self.lines = Some(groups.map(line).collect());
        self.changed = false;
    }

    /// The edit that makes the file say what is typed, or what is wrong with it; `None`: nothing changes.
    fn edit(&self, view: &View<'_>) -> Result<Option<Edit>, String> {
        let (mut put, mut delete): (Vec<Row>, Vec<(Table, i64)>) = (Vec::new(), Vec::new());
        for line in self.lines.iter().flatten() {
            let number = |text: &str| match folded(text).as_str() {
                "" => Ok(None),
                digits => digits.parse::<u16>().map(Some).map_err(|_| view.lang.wrong_number().to_owned()),
            };
            let (least, most) = (number(&line.least)?, number(&line.most)?);
            if least.zip(most).is_some_and(|(least, most)| least > most) {
                return Err(view.lang.refuse_bad_limits().to_owned());
            }
            let there = self.row(view, line.group);
            let id = there.map_or(CapacityId(0), |row| row.id);
            match there {
                Some(row) if least.is_none() && most.is_none() => delete.push((Table::Capacity, row.id.0)),
                None if least.is_none() && most.is_none() => {}
                Some(row) if (row.least, row.most) == (least, most) => {}
                _ => {
                    let (programme, group, month) = (view.programme.id, line.group, self.month);
                    put.push(Capacity { id, programme, group, month, least, most }.into());
                }
            }
        }
        Ok((!put.is_empty() || !delete.is_empty()).then_some(Edit::Rows { put, delete }))
    }
}

impl Dialog for CapacityDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.capacity_title().to_owned()
    }

    fn unsaved(&self) -> bool {
        self.changed
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        if self.lines.is_none() {
            self.read(view);
        }
        ui.add(egui::Label::new(RichText::new(lang.capacity_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        field::row(ui, lang.capacity_when(), LABEL, |ui| {
            let every = (None, lang.capacity_every().to_owned());
            let months = view.programme.months.iter().map(|month| (Some(*month), lang.month(*month)));
            let all: Vec<(Option<Month>, String)> = std::iter::once(every).chain(months).collect();
            let shown =
                self.month.map_or_else(|| lang.capacity_every().to_owned(), |month| lang.month(month));
            let (name, on) = (lang.capacity_when(), !self.changed);
            if let Some(month) = choice::show(ui, name, &shown, Some(self.month), &all, on) {
                self.month = month;
                self.lines = None;
            }
        });
        let usual = |group: Option<GroupId>| {
            let month = self.month?;
            let bounds = view.year.limits().bounds(group, month);
            // What holds where the month says nothing itself.
            self.row(view, group).is_none().then_some(bounds)
        };
        let usual: Vec<_> =
            self.lines.iter().flatten().map(|line| usual(line.group).unwrap_or_default()).collect();
        for (line, usual) in self.lines.iter_mut().flatten().zip(usual) {
            let who = lang.scope(view.snapshot, None, line.group);
            field::row(ui, &who, LABEL, |ui| {
                let mut number = |ui: &mut Ui, text: &mut String, bound: Option<u16>, name: &str| {
                    let hint = bound.map_or_else(|| lang.no_limit().to_owned(), |n| n.to_string());
                    let edit = TextEdit::singleline(text).desired_width(NUMBER).hint_text(hint);
                    let edit = edit.margin(egui::Margin::symmetric(8, 4));
                    self.changed |= ui.add(edit).accessible_name(name).changed();
                };
                ui.label(lang.capacity_least());
                number(ui, &mut line.least, usual.least, &lang.capacity_least_of(&who));
                ui.label(lang.capacity_unit());
                ui.add_space(8.0);
                ui.label(lang.capacity_most());
                number(ui, &mut line.most, usual.most, &lang.capacity_most_of(&who));
                ui.label(lang.capacity_unit());
            });
        }
        let edit = self.edit(view);
        if let Err(why) = &edit {
            ui.label(RichText::new(why).color(p.warn));
        }
        ui.add_space(3.0 * theme::GRID);
        let mut done = false;
        button::row(ui, |ui| {
            let edit = edit.ok().flatten();
            if button::primary(ui, lang.person_save(), view.writable && edit.is_some()).clicked() {
                if let Some(edit) = edit {
                    view.edit(edit);
                }
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
