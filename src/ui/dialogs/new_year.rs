//! The beginning of a further year: empty, or with what the year before has.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Datelike;
use egui::{RichText, ScrollArea, TextEdit, Ui};

use super::dialog::Dialog;
use super::new_file::read_year;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::ProgrammeId;
use crate::model::rollover::{RollOver, RollOverParts};
use crate::rules::last_year::{months_of, year_before};
use crate::ui::context::{Ambient, View};
use crate::ui::theme::{self, size};
use crate::ui::widgets::check::{self, Tick};
use crate::ui::widgets::{button, field};
use crate::ui::wish::Wish;

const LABEL: f32 = 76.0;

/// What is typed and ticked.
#[derive(Default)]
pub struct NewYearDialog {
    begun: bool,
    /// The year that the title was last written for.
    titled: i32,
    year: String,
    title: String,
    months: BTreeSet<u32>,
    parts: Option<RollOverParts>,
    as_last_year: bool,
    /// What can be taken over, counted once per year that is followed.
    before: Option<Before>,
    /// Year, title and months as they were proposed.
    proposed: (String, String, BTreeSet<u32>),
}

/// What the year before holds.
struct Before {
    programme: ProgrammeId,
    to: i32,
    units: usize,
    participants: usize,
    slogans: usize,
    texts: usize,
    /// Units that have ended.
    left_out: Vec<String>,
    /// Last year's months in the new year, with the units that held their sessions in them.
    months: Vec<(Month, Vec<String>)>,
}

impl Before {
    /// What the year before `to` holds; `None`: there is none.
    fn of(view: &View<'_>, to: i32) -> Option<Self> {
        let snapshot = view.snapshot;
        let before = year_before(snapshot, to)?;
        let parts = snapshot.participations_of(before.id);
        let main = snapshot.main_session(before.id);
        let mut months: BTreeMap<Month, Vec<(usize, i64, String)>> = BTreeMap::new();
        let mut left_out = Vec::new();
        let mut units = 0;
        let mut groups = Vec::new();
        for part in &parts {
            if groups.last() != Some(&part.group) {
                groups.push(part.group);
            }
            let name = snapshot.printed_name(before.id, part.unit);
            if snapshot.abolition(part.unit).is_some() {
                left_out.push(name.to_owned());
                continue;
            }
            if part.excused().is_none() {
                units += 1;
                for (month, ord) in months_of(snapshot, before, to, part.unit) {
                    months.entry(month).or_default().push((groups.len(), ord, name.to_owned()));
                }
            }
        }
        let months = months.into_iter().map(|(month, mut units)| {
            units.sort();
            (month, units.into_iter().map(|(.., name)| name).collect())
        });
        Some(Self {
            programme: before.id,
            to,
            units,
            participants: main.map_or(0, |main| snapshot.parties_of(main.id).count()),
            slogans: snapshot.slogans_of(before.id).len(),
            texts: snapshot.paper_texts_of(before.id).count(),
            left_out,
            months: months.collect(),
        })
    }
}

impl NewYearDialog {
    /// Proposes the year that comes next or is running, with the title and months of the one before.
    fn begin(&mut self, ambient: &Ambient<'_>, view: Option<&View<'_>>) {
        self.begun = true;
        let running = ambient.today.year();
        let newest = view.and_then(|view| view.snapshot.newest_programme());
        let year = newest.map_or(running, |newest| (newest.year + 1).max(running));
        self.year = year.to_string();
        self.titled = year;
        let wish = newest.zip(view).and_then(|(before, view)| RollOver::new(view.snapshot, before.id, year));
        if let Some(wish) = wish {
            self.title = wish.title;
            self.months = wish.months.iter().map(|month| month.number()).collect();
            self.parts = Some(wish.parts);
        } else {
            ambient.lang.usual_title().clone_into(&mut self.title);
            self.months = (1..=12).collect();
        }
    }

    /// The edit that begins the year.
    fn edit(&self, year: i32) -> Edit {
        let months = self.months.iter().filter_map(|n| Month::new(year, *n)).collect();
        let title = self.title.trim().to_owned();
        match (&self.before, self.parts) {
            (Some(before), Some(parts)) => Edit::RollOver(Box::new(RollOver {
                from: before.programme,
                to: year,
                title,
                months,
                parts,
                as_last_year: self.as_last_year && parts.units,
            })),
            _ => Edit::CreateProgramme { year, title, months },
        }
    }

    /// The parts of the year before, each with its tick, and last year's months.
    fn parts_ui(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, from: i32) {
        let (Some(before), Some(parts)) = (&self.before, &mut self.parts) else { return };
        let (lang, p) = (ambient.lang, ambient.palette);
        let weak = |text: String| RichText::new(text).size(size::SMALL).color(p.text_weak);
        ui.add_space(theme::GRID);
        ui.label(lang.roll_from(from));
        ui.spacing_mut().item_spacing.y = 1.0;
        let tick = |ui: &mut Ui, on: &mut bool, text: &str, there: bool| {
            let shown = *on && there;
            if check::with_text(ui, Tick::from(shown), text, there).clicked() {
                *on = !*on;
            }
        };
        tick(ui, &mut parts.units, &lang.roll_units(before.units), before.units > 0);
        if parts.units && !before.left_out.is_empty() {
            ui.add(egui::Label::new(weak(lang.roll_left_out(&lang.listed(&before.left_out)))).wrap());
        }
        let participants = lang.roll_participants(before.participants);
        tick(ui, &mut parts.participants, &participants, before.participants > 0);
        tick(ui, &mut parts.slogans, &lang.roll_slogans(before.slogans), before.slogans > 0);
        tick(ui, &mut parts.notice, lang.roll_notice(), true);
        tick(ui, &mut parts.rules, lang.roll_rules(), true);
        if before.texts > 0 {
            tick(ui, &mut parts.texts, &lang.roll_texts(before.texts), true);
        }
        let kept: Vec<_> =
            before.months.iter().filter(|(month, _)| self.months.contains(&month.number())).collect();
        let placed = kept.iter().map(|(_, units)| units.len()).sum();
        let possible = parts.units && placed > 0;
        tick(ui, &mut self.as_last_year, &lang.roll_as_last_year(placed), possible);
        if kept.is_empty() {
            ui.label(weak(lang.roll_nothing().to_owned()));
            return;
        }
        ScrollArea::vertical().id_salt("last-year").max_height(120.0).auto_shrink([false, true]).show(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                for (month, units) in kept {
                    let line = lang.roll_suggestion(&lang.month(*month), &lang.listed(units));
                    ui.add(egui::Label::new(weak(line)).wrap());
                }
            },
        );
    }

    fn month_ui(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, n: u32) {
        let on = self.months.contains(&n);
        let tick = check::in_column(ui, on.into(), &ambient.lang.month_number(n), true, 58.0);
        let clicked = tick.clicked();
        if clicked && !self.months.remove(&n) {
            self.months.insert(n);
        }
        self.proposed = (self.year.clone(), self.title.clone(), self.months.clone());
    }
}

impl Dialog for NewYearDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        let lang = ambient.lang;
        if self.parts.is_some() { lang.roll_title() } else { lang.new_year_title() }.to_owned()
    }

    fn width(&self) -> f32 {
        560.0
    }

    fn unsaved(&self) -> bool {
        let (year, title, months) = &self.proposed;
        (&self.year, &self.title, &self.months) != (year, title, months)
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let (lang, p) = (ambient.lang, ambient.palette);
        let fresh = !self.begun;
        if fresh {
            self.begin(ambient, view);
        }
        ui.spacing_mut().item_spacing.y = 6.0;
        field::row(ui, lang.new_year_number(), LABEL, |ui| {
            let edit = ui.add(TextEdit::singleline(&mut self.year).desired_width(80.0));
            let edit = edit.accessible_name(lang.new_year_number());
            if fresh {
                edit.request_focus();
            }
        });
        field::row(ui, lang.year_title(), LABEL, |ui| {
            let edit = TextEdit::singleline(&mut self.title).desired_width(ui.available_width() - 16.0);
            ui.add(edit).accessible_name(lang.year_title());
        });
        field::row(ui, lang.new_year_months(), LABEL, |ui| {
            ui.horizontal_wrapped(|ui| {
                for n in 1..=12 {
                    self.month_ui(ui, ambient, n);
                }
            });
        });
        let year = read_year(&self.year);
        let taken = year.is_some_and(|y| view.is_some_and(|v| v.snapshot.programme_of(y).is_some()));
        let wrong = match (year, taken) {
            (None, _) => Some(lang.wrong_year().to_owned()),
            (Some(year), true) => Some(lang.new_year_taken(year)),
            (Some(_), false) => None,
        };
        if let Some(why) = wrong {
            ui.add(egui::Label::new(RichText::new(why).size(size::SMALL).color(p.warn)).wrap());
        } else if let (Some(year), Some(view)) = (year, view) {
            if year != self.titled {
                self.title = self.title.replace(&self.titled.to_string(), &year.to_string());
                self.titled = year;
            }
            if self.before.as_ref().is_none_or(|before| before.to != year) {
                self.before = Before::of(view, year);
            }
            let from = self.before.as_ref().and_then(|b| view.snapshot.programmes.get(b.programme));
            if let Some(from) = from.map(|from| from.year) {
                self.parts_ui(ui, ambient, from);
            }
        }
        ui.add_space(2.0 * theme::GRID);
        let ready = year.filter(|_| !taken && !self.months.is_empty() && ambient.can.writable_file);
        let mut done = false;
        button::row(ui, |ui| {
            let word = year.map_or_else(|| lang.new_year_title().to_owned(), |y| lang.new_year_button(y));
            let clicked = button::primary(ui, &word, ready.is_some()).clicked();
            if let Some(year) = ready.filter(|_| clicked) {
                ambient.edit(self.edit(year));
                ambient.send(Wish::ShowYearOf(year));
                done = true;
            }
            done |= button::plain(ui, lang.cancel(), true).clicked();
        });
        done
    }
}
