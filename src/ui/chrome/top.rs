//! The bar at the top: title, year, the page's buttons, search, undo and redo.

use egui::{Align, Context, Layout, Popup, RichText, ScrollArea, Ui};

use super::search;
use crate::model::setting::SettingKey;
use crate::text::Lang;
use crate::ui::command::{Command, EditCommand, Section, ViewCommand};
use crate::ui::context::{Ambient, View};
use crate::ui::fonts;
use crate::ui::pages::PageBody;
use crate::ui::theme::{ThemeChoice, size};
use crate::ui::widgets::{button, mark, menu};
use crate::ui::wish::Wish;

/// Width below which a page's buttons get a line of their own.
const NARROW: f32 = 800.0;

/// Paints the bar of the start page: menu and title.
pub fn start_ui(ui: &mut Ui, ambient: &Ambient<'_>) {
    ui.horizontal_centered(|ui| {
        main_menu(ui, ambient);
        title(ui, ambient.lang.product());
    });
}

/// Paints the bar of an open file that holds no year yet.
pub fn bare_ui(ui: &mut Ui, ambient: &Ambient<'_>, region: &str) {
    ui.horizontal_centered(|ui| {
        main_menu(ui, ambient);
        title(ui, &title_text(ambient, region));
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| history(ui, ambient));
    });
}

/// Whether the buttons of a page stand on a line of their own under the bar of an open file: beside its other parts they
/// would not fit. By the window's width alone, so that nothing jumps from page to page.
#[must_use]
pub fn is_narrow(ctx: &Context) -> bool {
    ctx.content_rect().width() < NARROW
}

/// Paints the second line of the bar: the buttons of a page where the window [`is_narrow`]. What does not fit into it
/// either is scrolled to.
pub fn second_line(ui: &mut Ui, view: &View<'_>, page: &mut dyn PageBody) {
    ScrollArea::horizontal().id_salt("second line").show(ui, |ui| {
        ui.horizontal_centered(|ui| page.bar(ui, view));
    });
}

/// Paints the bar of an open file.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut dyn PageBody, search: &mut String) {
    ui.horizontal_centered(|ui| {
        main_menu(ui, view);
        title(ui, &title_text(view, view.snapshot.setting(SettingKey::Region)));
        years(ui, view);
        if !is_narrow(ui.ctx()) {
            page.bar(ui, view);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            history(ui, view);
            search::field_ui(ui, view, search);
        });
    });
}

fn title_text(ambient: &Ambient<'_>, region: &str) -> String {
    ambient.lang.window_title(region)
}

fn title(ui: &mut Ui, text: &str) {
    ui.label(RichText::new(text).font(fonts::strong(size::TITLE)));
}

fn main_menu(ui: &mut Ui, ambient: &Ambient<'_>) {
    let opener = button::icon(ui, mark::Mark::Menu, ambient.lang.menu());
    Popup::menu(&opener).width(menu::WIDTH).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        // A menu that is higher than the window is scrolled.
        let room = ui.ctx().content_rect().height() - 64.0;
        ScrollArea::vertical().max_height(room).min_scrolled_height(room).show(ui, |ui| {
            for section in Section::ALL {
                menu_section(ui, ambient, section);
            }
        });
    });
}

/// Whether a command has a line of its own in the menu.
fn stands_in_menu(command: Command) -> bool {
    match command {
        // What the selection can do stands in its own context menu; themes and languages are chosen from a row.
        Command::Schedule(_) | Command::View(ViewCommand::Theme(_) | ViewCommand::Language(_)) => false,
        // These pages stand at the left.
        Command::View(ViewCommand::Go(page)) => !page.listed(),
        Command::File(_) | Command::Paper(_) | Command::Edit(_) | Command::View(_) => true,
    }
}

fn menu_section(ui: &mut Ui, ambient: &Ambient<'_>, section: Section) {
    let commands: Vec<Command> = Command::all()
        .into_iter()
        .filter(|command| command.entry().section == section && stands_in_menu(*command))
        .collect();
    if commands.is_empty() {
        return;
    }
    if section != Section::File {
        menu::rule(ui);
    }
    for command in commands {
        menu::command(ui, ambient, command);
    }
    if section == Section::View {
        let themes = ThemeChoice::ALL.map(|choice| (choice, choice.name(ambient.lang).to_owned()));
        if let Some(theme) = choice(ui, ambient.lang.theme(), ambient.settings.theme, &themes) {
            ambient.send(ViewCommand::Theme(theme));
        }
        let langs = Lang::ALL.map(|lang| (lang, lang.own_name().to_owned()));
        if let Some(lang) = choice(ui, ambient.lang.language(), ambient.lang, &langs) {
            ambient.send(ViewCommand::Language(lang));
        }
    }
}

fn choice<T: PartialEq + Copy>(ui: &mut Ui, name: &str, chosen: T, all: &[(T, String)]) -> Option<T> {
    ui.add_space(4.0);
    let clicked = ui
        .horizontal(|ui| {
            ui.add_space(10.0);
            button::segments(ui, name, chosen, all)
        })
        .inner;
    ui.add_space(4.0);
    clicked
}

fn years(ui: &mut Ui, view: &View<'_>) {
    let mut all: Vec<_> = view.snapshot.programmes.iter().collect();
    all.sort_by_key(|p| std::cmp::Reverse(p.year));
    let opener = button::opens_list(ui, &view.lang.year_label(view.programme.year), true);
    Popup::menu(&opener).width(180.0).show(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        for programme in all {
            let note = if programme.closed { view.lang.year_closed() } else { "" };
            let here = programme.id == view.programme.id;
            if menu::line(ui, &view.lang.year_label(programme.year), note, true, here).clicked() {
                view.send(Wish::ShowYear(programme.id));
                ui.close();
            }
        }
        menu::rule(ui);
        menu::command(ui, view, EditCommand::NewYear);
    });
    if view.programme.closed {
        ui.weak(view.lang.read_only());
    }
}

fn history(ui: &mut Ui, ambient: &Ambient<'_>) {
    let step = |ui: &mut Ui, command: EditCommand, mark: mark::Mark, text: &str| {
        let command = Command::from(command);
        let enabled = command.enabled(ambient.can);
        let tip = command.name(ambient.lang, ambient.can);
        let hint = ambient.lang.with_key(&tip, &command.keys().text());
        if button::with_mark(ui, mark, text, enabled).on_hover_text(hint).clicked() {
            ambient.send(command);
        }
    };
    step(ui, EditCommand::Redo, mark::Mark::Redo, ambient.lang.cmd_redo());
    step(ui, EditCommand::Undo, mark::Mark::Undo, ambient.lang.cmd_undo());
}
