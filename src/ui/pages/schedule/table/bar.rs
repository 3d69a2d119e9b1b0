//! The line above the table: what is left of the rows, how many there are, and which columns are wanted.

use egui::{Layout, Popup, RichText, TextEdit, Ui};

use super::columns::Key;
use super::lines::{Filter, MonthFilter, StateFilter};
use super::state::TableState;
use crate::model::ids::GroupId;
use crate::ui::context::View;
use crate::ui::theme::{self, size};
use crate::ui::widgets::check;
use crate::ui::widgets::{button, choice};
use crate::ui::wish::Wish;

/// Paints the line.
pub fn show(ui: &mut Ui, view: &View<'_>, state: &mut TableState) {
    let lang = view.lang;
    ui.horizontal(|ui| {
        ui.set_min_height(theme::CONTROL);
        ui.spacing_mut().item_spacing.x = 6.0;
        let edit = TextEdit::singleline(&mut state.filter.text)
            .desired_width(130.0)
            .hint_text(lang.table_filter())
            .margin(egui::Margin::symmetric(8, 4));
        ui.add(edit).accessible_name(lang.table_filter());
        filters(ui, view, &mut state.filter);
        let any = state.filter != Filter::default();
        if any && button::link(ui, lang.table_no_filter()).clicked() {
            state.filter = Filter::default();
        }
        ui.with_layout(Layout::right_to_left(egui::Align::Center), |ui| {
            columns(ui, view);
            let (shown, all) = (state.lines.shown.len(), state.lines.all);
            let told = if shown == all { lang.table_rows(all) } else { lang.table_rows_of(shown, all) };
            let told = RichText::new(told).size(size::SMALL).color(view.palette.text_weak);
            ui.add(egui::Label::new(told).truncate());
        });
    });
    ui.add_space(theme::GRID);
}

fn filters(ui: &mut Ui, view: &View<'_>, filter: &mut Filter) {
    let lang = view.lang;
    let group_name = |group: GroupId| view.snapshot.groups.get(group).map_or("", |g| g.name.as_str());
    let mut groups: Vec<(Option<GroupId>, String)> = vec![(None, lang.table_all_groups().to_owned())];
    groups.extend(view.schedule.groups.iter().map(|group| (Some(*group), group_name(*group).to_owned())));
    one_of(ui, lang.head_group_column(), &mut filter.group, &groups);
    let mut months = vec![(MonthFilter::Any, lang.table_all_months().to_owned())];
    let all = view.schedule.months.iter().map(|month| (MonthFilter::One(*month), lang.month(*month)));
    months.extend(all.chain([(MonthFilter::None, lang.unscheduled().to_owned())]));
    one_of(ui, lang.table_month(), &mut filter.month, &months);
    let mut states: Vec<(Option<StateFilter>, String)> = vec![(None, lang.table_all_states().to_owned())];
    states.extend(StateFilter::ALL.map(|state| (Some(state), state.name(lang).to_owned())));
    one_of(ui, lang.head_state(), &mut filter.state, &states);
}

fn one_of<T: Copy + PartialEq>(ui: &mut Ui, name: &str, chosen: &mut T, all: &[(T, String)]) {
    let shown = all.iter().find(|(value, _)| value == chosen).map_or("", |(_, text)| text.as_str());
    if let Some(picked) = choice::show(ui, name, shown, Some(*chosen), all, true) {
        *chosen = picked;
    }
}

/// Which columns are wanted.
fn columns(ui: &mut Ui, view: &View<'_>) {
    let lang = view.lang;
    let opener = button::opens_list(ui, lang.table_columns(), true);
    let popup = Popup::menu(&opener).width(200.0);
    popup.close_behavior(egui::PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        let hidden = &view.settings.hidden_columns;
        for &key in Key::OPTIONAL {
            let on = !hidden.iter().any(|name| name == key.name());
            if check::with_text(ui, on.into(), key.title(lang), true).clicked() {
                let mut hidden = hidden.clone();
                if on {
                    hidden.push(key.name().to_owned());
                } else {
                    hidden.retain(|name| name != key.name());
                }
                view.send(Wish::HideColumns(hidden));
            }
        }
        let note = RichText::new(lang.table_columns_note()).size(size::SMALL).color(view.palette.text_weak);
        ui.add(egui::Label::new(note).wrap());
    });
}
