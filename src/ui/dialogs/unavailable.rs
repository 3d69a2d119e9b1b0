//! 不宜安排的月份: in which months all units, a group or some units cannot hold a session, and why.

use std::collections::BTreeMap;

use egui::{RichText, Ui};

use super::dialog::Dialog;
use crate::model::bearing::Unavailable;
use crate::model::change::{Row, Table};
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, UnavailableId, UnitId};
use crate::model::{Month, Snapshot};
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::Whose;
use crate::ui::theme;
use crate::ui::widgets::check::{self, Tick};
use crate::ui::widgets::unit_search::UnitSearch;
use crate::ui::widgets::{button, choice, field};

const LABEL: f32 = 48.0;
/// So many units are named.
const NAMES: usize = 12;

/// The choice.
pub struct UnavailableDialog {
    whose: Whose,
    month: Option<Month>,
    /// What is ticked; `None`: not yet read from the file.
    ticked: Option<Vec<Month>>,
    reason: String,
    /// The reason that stood there before.
    before: String,
    search: Option<UnitSearch>,
}

/// What can be chosen in the list of for whom it is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Choice {
    All,
    Group(GroupId),
    Units,
    Search,
}

impl UnavailableDialog {
    /// About somebody's months; `month` is the one that it is about.
    #[must_use]
    pub fn new(whose: Whose, month: Option<Month>) -> Self {
        Self { whose, month, ticked: None, reason: String::new(), before: String::new(), search: None }
    }

    /// Takes what the file says of these months.
    fn read(&mut self, view: &View<'_>) {
        let there = self.rows(view.snapshot, view);
        let mut months: Vec<Month> = there.keys().copied().collect();
        let of_month = self.month.and_then(|month| there.get(&month)).and_then(|rows| rows.first());
        let mut reasons = there.values().flatten().map(|row| row.reason.as_str());
        let first = reasons.next().unwrap_or_default();
        // One reason for all of them, or that of the month that it is about.
        self.before = match (of_month, reasons.all(|reason| reason == first)) {
            (Some(row), _) => row.reason.clone(),
            (None, true) if self.month.is_none() => first.to_owned(),
            _ => String::new(),
        };
        self.reason.clone_from(&self.before);
        months.extend(self.month.filter(|month| !there.contains_key(month)));
        self.ticked = Some(months);
    }

    /// What the file says, month by month.
    fn rows<'a>(&self, snapshot: &'a Snapshot, view: &View<'_>) -> BTreeMap<Month, Vec<&'a Unavailable>> {
        let mine = |row: &&Unavailable| match &self.whose {
            Whose::All => row.unit.is_none() && row.group.is_none(),
            Whose::Group(group) => row.group == Some(*group),
            Whose::Units(units) => row.unit.is_some_and(|unit| units.contains(&unit)),
        };
        let mut rows: BTreeMap<Month, Vec<&Unavailable>> = BTreeMap::new();
        let of_year = snapshot.unavailable.iter().filter(|row| row.programme == view.programme.id);
        for row in of_year.filter(mine) {
            rows.entry(row.month).or_default().push(row);
        }
        rows
    }

    fn whose_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let lang = view.lang;
        let (shown, chosen) = match &self.whose {
            Whose::All => (lang.everybody().to_owned(), Choice::All),
            Whose::Group(group) => (lang.scope(view.snapshot, None, Some(*group)), Choice::Group(*group)),
            Whose::Units(units) => {
                let names: Vec<&str> = units.iter().take(NAMES).map(|unit| view.name(*unit)).collect();
                let shown = match names.as_slice() {
                    [] => lang.unavailable_unit().to_owned(),
                    [one] => (*one).to_owned(),
                    [first, ..] => lang.several(first, units.len()),
                };
                (shown, Choice::Units)
            }
        };
        let mut all = vec![(Choice::All, lang.everybody().to_owned())];
        let groups = view.schedule.groups.iter();
        all.extend(
            groups.map(|group| (Choice::Group(*group), lang.scope(view.snapshot, None, Some(*group)))),
        );
        if chosen == Choice::Units {
            all.push((Choice::Units, shown.clone()));
        }
        all.push((Choice::Search, lang.unavailable_unit().to_owned()));
        let mut whose = None;
        match choice::show(ui, lang.unavailable_who(), &shown, Some(chosen), &all, true) {
            Some(Choice::All) => whose = Some(Whose::All),
            Some(Choice::Group(group)) => whose = Some(Whose::Group(group)),
            Some(Choice::Search) => self.search = Some(UnitSearch::default()),
            Some(Choice::Units) | None => {}
        }
        if let Some(whose) = whose {
            self.whose = whose;
            self.search = None;
            self.ticked = None;
        }
    }

    /// The edit that makes the file say what is ticked; `None`: it does already.
    fn edit(&self, view: &View<'_>) -> Option<Edit> {
        let ticked = self.ticked.as_ref()?;
        let there = self.rows(view.snapshot, view);
        let reason = self.reason.trim();
        let whose: Vec<(Option<UnitId>, Option<GroupId>)> = match &self.whose {
            Whose::All => vec![(None, None)],
            Whose::Group(group) => vec![(None, Some(*group))],
            Whose::Units(units) => units.iter().map(|unit| (Some(*unit), None)).collect(),
        };
        let mut put: Vec<Row> = Vec::new();
        for month in ticked {
            for (unit, group) in &whose {
                let rows = there.get(month).map_or(&[][..], Vec::as_slice);
                let row = rows.iter().find(|row| (row.unit, row.group) == (*unit, *group));
                let (id, kept) = row.map_or((UnavailableId(0), None), |row| (row.id, Some(&row.reason)));
                // A month with a reason of its own keeps it.
                let changes = kept.is_none_or(|kept| *kept == self.before && kept != reason);
                if changes {
                    let programme = view.programme.id;
                    let (unit, group, reason) = (*unit, *group, reason.to_owned());
                    put.push(Unavailable { id, programme, unit, group, month: *month, reason }.into());
                }
            }
        }
        let gone = there.iter().filter(|(month, _)| !ticked.contains(month));
        let delete: Vec<(Table, i64)> =
            gone.flat_map(|(_, rows)| rows.iter().map(|row| (Table::Unavailable, row.id.0))).collect();
        (!put.is_empty() || !delete.is_empty()).then_some(Edit::Rows { put, delete })
    }

    fn months_ui(&mut self, ui: &mut Ui, view: &View<'_>) {
        let there = self.rows(view.snapshot, view);
        let Some(ticked) = &mut self.ticked else { return };
        let mut months = view.programme.months.clone();
        // Others stay until they are taken away.
        months.extend(ticked.iter().chain(there.keys()).copied());
        months.sort_unstable();
        months.dedup();
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 2.0);
            for month in months {
                let on = ticked.contains(&month);
                let response = check::in_column(ui, Tick::from(on), &view.lang.month(month), true, 64.0);
                let own = there.get(&month).and_then(|rows| rows.first()).map_or("", |row| &row.reason);
                let response = if own.is_empty() { response } else { response.on_hover_text(own) };
                if response.clicked() {
                    if on {
                        ticked.retain(|other| *other != month);
                    } else {
                        ticked.push(month);
                        ticked.sort_unstable();
                    }
                }
            }
        });
    }
}

impl Dialog for UnavailableDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        ambient.lang.unavailable_title().to_owned()
    }

    fn width(&self) -> f32 {
        460.0
    }

    fn unsaved(&self) -> bool {
        self.reason != self.before
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let (lang, p) = (ambient.lang, ambient.palette);
        if self.ticked.is_none() {
            self.read(view);
        }
        ui.add(egui::Label::new(RichText::new(lang.unavailable_how()).color(p.text_weak)).wrap());
        ui.add_space(2.0 * theme::GRID);
        field::row(ui, lang.unavailable_who(), LABEL, |ui| self.whose_ui(ui, view));
        if let Some(search) = &mut self.search
            && let Some(unit) = search.show(ui, view, None, false)
        {
            self.whose = Whose::Units(vec![unit]);
            self.search = None;
            self.ticked = None;
            self.read(view);
        }
        if let Whose::Units(units) = &self.whose
            && units.len() > 1
        {
            let names: Vec<&str> = units.iter().take(NAMES).map(|unit| view.name(*unit)).collect();
            let text = RichText::new(lang.listed(&names)).color(p.text_weak);
            ui.add(egui::Label::new(text).wrap());
        }
        field::row(ui, lang.unavailable_months(), LABEL, |ui| {
            ui.vertical(|ui| self.months_ui(ui, view));
        });
        field::text(ui, (lang.unavailable_why(), LABEL), &mut self.reason, lang.unavailable_why_hint());
        ui.add_space(3.0 * theme::GRID);
        let edit = self.edit(view);
        let mut done = false;
        button::row(ui, |ui| {
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
