//! Everything a person can ask of the window, once: menus, context menus, buttons, the palette and the sheet of keys
//! are made from here. `App` carries commands out; nothing else does.

use std::path::PathBuf;

use egui::{Key, KeyboardShortcut, Modifiers};

use super::dialogs::DialogKind;
use super::keys::exact;
use super::pages::Page;
use super::pages::reports::lines::Tab;
use super::picker::{Paper, Purpose, Request};
use super::selection::Selection;
use super::theme::ThemeChoice;
use crate::jobs::export::Piece;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, ProgrammeId, UnitId};
use crate::model::paper::{MissingFact, PaperKind, PaperRequest};
use crate::model::report::{ReportEventKind, ReportTarget};
use crate::rules::schedule::Entry;
use crate::text::Lang;

/// A wish of the person at the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Makes a new, empty file.
    NewFile,
    /// Opens a file.
    Open,
    /// Opens this file.
    OpenPath(PathBuf),
    /// Opens the sample.
    OpenSample,
    /// Takes a file out of the list of recent ones.
    ForgetRecent(PathBuf),
    /// Writes a copy elsewhere and goes on with that.
    SaveAs,
    /// Hands over what was typed; everything else is kept already.
    Save,
    /// Makes a backup now.
    Backup,
    /// Goes back to the start page.
    CloseFile,
    /// Closes the window.
    Quit,
    /// Takes the last edit back.
    Undo,
    /// Carries the last undone edit out again.
    Redo,
    /// Shows a page.
    Go(Page),
    /// Shows another year of the file.
    ShowYear(ProgrammeId),
    /// Puts the cursor into the search field.
    Find,
    /// Goes to the next unit that the search finds.
    FindNext,
    /// Searches for this.
    Search(String),
    /// Opens the list of all commands.
    Palette,
    /// Opens the sheet of keys.
    Keys,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// As large as at first.
    ZoomReset,
    /// Light, dark or as the desktop.
    Theme(ThemeChoice),
    /// Another language of the screen.
    Language(Lang),
    /// Selects on the schedule.
    Select(Selection),
    /// Opens the strip of months for the selected units.
    MoveTo,
    /// Moves the selected units to a month (`None`: 未安排).
    PlaceSelected(Option<Month>),
    /// Moves the selected units to 未安排.
    Unschedule,
    /// Locks the selected placements, or unlocks them when all are locked.
    ToggleLock,
    /// Exchanges two selected units, or the selected one with the next one that is chosen.
    Swap,
    /// Records an event for the reports of the selected units, today.
    MarkSelected(ReportEventKind),
    /// Places what is 未安排 as last year.
    AsLastYear,
    /// Opens the editor of the main session.
    MainSession,
    /// Changes the file.
    Edit(Box<Edit>),
    /// Opens a dialog.
    Dialog(DialogKind),
    /// Asks the person for a file.
    Pick(Box<Request>),
    /// Goes on with the file that the person named; with the third, a file of just that name may be replaced.
    Picked(Purpose, PathBuf, bool),
    /// Puts the second, a backup, in the place of the first.
    RestoreBackup(PathBuf, PathBuf),
    /// Puts rows of a file that cannot be understood back as the journal has them, or leaves them out.
    Repair(PathBuf),
    /// Takes the message away.
    Dismiss,
    /// Stops the work of that number.
    CancelJob(u64),
    /// Says something that only needs to be read.
    Tell(String),
    /// Gives up what was typed and cannot be taken, then goes on.
    Discard(Box<Command>),
    /// Closes the dialog in front, whatever it holds.
    CloseDialog,
    /// Gives the keyboard to the next part of the window, or with `true` to the one before.
    NextPane(bool),
    /// Puts the cursor into the field of a fact that a paper lacks.
    FillIn(MissingFact),
    /// Opens the dialog that reads notices, tables and lists into the open file.
    Import,
    /// Reads these files, into the open file or a new one.
    ImportPaths(Vec<PathBuf>),
    /// Asks for a source to read.
    PickSource,
    /// Asks where a new file is to lie that begins with these edits; the second is the suggested name.
    Begin(Vec<Edit>, String),
    /// Shows the papers, to be written.
    Export,
    /// Shows what is on the screen as a paper; prints the paper that is shown.
    Preview,
    /// Shows a paper, of one group or all.
    ShowPaper(PaperKind, Option<GroupId>),
    /// Prints a paper: in the system's viewer, or at once on the usual printer.
    Print(Box<PaperRequest>, bool),
    /// Puts the tables of a paper on the clipboard.
    CopyTables(Box<PaperRequest>),
    /// Opens the dialog that writes the notice with its attachments.
    Package,
    /// Asks for the folder in which these papers are written.
    PickFolder(Vec<Piece>),
    /// Remembers that the person knows which fonts stand in for which.
    FontsTold(String),
    /// Asks where a paper is to be written; the second is the suggested name.
    PickPaper(Paper, String),
    /// Opens the dialog that begins a year.
    NewYear,
    /// Opens the dialog that adds units.
    AddUnits,
    /// Opens the list of groups.
    Groups,
    /// Shows a tab of the reports, and one report in it.
    ShowReports(Tab, Option<ReportTarget>),
    /// Shows a unit in the list of units.
    ShowUnit(UnitId),
    /// Selects a unit's session on the schedule and brings it into sight.
    ShowEntry(Entry),
    /// Shows the year of that number, if the file holds it.
    ShowYearOf(i32),
    /// Empties the search field.
    ClearSearch,
    /// Hands a file or folder to the program that the desktop has for it.
    Launch(PathBuf),
}

/// Parts of the menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Section {
    /// Files.
    File,
    /// Undo and redo.
    Edit,
    /// The schedule's selection.
    Schedule,
    /// Pages and search.
    View,
    /// Help.
    Help,
}

impl Section {
    /// Every section, in menu order.
    pub const ALL: [Self; 5] = [Self::File, Self::Edit, Self::Schedule, Self::View, Self::Help];

    /// Its name.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::File => lang.section_file(),
            Self::Edit => lang.section_edit(),
            Self::Schedule => lang.section_schedule(),
            Self::View => lang.section_view(),
            Self::Help => lang.section_help(),
        }
    }
}

/// What is possible at the moment; decides which commands are enabled.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "independent facts, each asked for by name")]
pub struct Availability {
    /// A file is open.
    pub file: bool,
    /// The file and the shown year may be changed.
    pub writable: bool,
    /// The file may be changed, whatever year is shown.
    pub writable_file: bool,
    /// How the edit is called that undo takes back.
    pub undo: Option<String>,
    /// How the edit is called that redo carries out.
    pub redo: Option<String>,
    /// The page that is shown; `None` on the start page.
    pub page: Option<Page>,
    /// Selected sessions on the schedule.
    pub selected: usize,
    /// Whether all of them are locked.
    pub all_locked: bool,
    /// Whether any of them is locked.
    pub any_locked: bool,
    /// Whether any of them has a month.
    pub any_placed: bool,
    /// Sessions that could be placed as last year.
    pub last_year: usize,
    /// Whether the file holds a year already.
    pub years: bool,
    /// Whether files can be sent to a printer without a viewer.
    pub printer: bool,
    /// Whether a text field has the keyboard.
    pub typing: bool,
    /// Whether a dialog, menu or strip has the keyboard.
    pub covered: bool,
}

impl Command {
    /// Every command that needs nothing but itself, in the order of the menu.
    #[must_use]
    pub fn catalogue() -> Vec<(Section, Self)> {
        use Section::{Edit, File, Help, Schedule, View};
        let mut list = vec![
            (File, Self::NewFile),
            (File, Self::Open),
            (File, Self::OpenSample),
            (File, Self::Import),
            (File, Self::Export),
            (File, Self::Package),
            (File, Self::Preview),
            (File, Self::Save),
            (File, Self::SaveAs),
            (File, Self::Backup),
            (File, Self::CloseFile),
            (File, Self::Quit),
            (Edit, Self::Undo),
            (Edit, Self::Redo),
            (Edit, Self::AddUnits),
            (Edit, Self::Groups),
            (Edit, Self::NewYear),
            (Schedule, Self::MoveTo),
            (Schedule, Self::Unschedule),
            (Schedule, Self::ToggleLock),
            (Schedule, Self::Swap),
            (Schedule, Self::MarkSelected(ReportEventKind::Received)),
            (Schedule, Self::MarkSelected(ReportEventKind::Accepted)),
            (Schedule, Self::MarkSelected(ReportEventKind::Returned)),
            (Schedule, Self::MarkSelected(ReportEventKind::Exempt)),
            (Schedule, Self::MainSession),
            (Schedule, Self::AsLastYear),
        ];
        list.extend(Page::ALL.into_iter().map(|page| (View, Self::Go(page))));
        list.extend([
            (View, Self::Find),
            (View, Self::FindNext),
            (View, Self::NextPane(false)),
            (View, Self::ZoomIn),
            (View, Self::ZoomOut),
            (View, Self::ZoomReset),
            (View, Self::Theme(ThemeChoice::Light)),
            (View, Self::Theme(ThemeChoice::Dark)),
            (View, Self::Theme(ThemeChoice::System)),
            (Help, Self::Palette),
            (Help, Self::Keys),
        ]);
        list
    }

    /// How it is called.
    #[must_use]
    pub fn text(&self, lang: Lang, can: &Availability) -> String {
        match self {
            Self::NewFile => lang.cmd_new().to_owned(),
            Self::Open => lang.cmd_open().to_owned(),
            Self::OpenPath(path) => path.display().to_string(),
            Self::OpenSample => lang.cmd_sample().to_owned(),
            Self::ForgetRecent(_) => lang.cmd_forget().to_owned(),
            Self::SaveAs => lang.cmd_save_as().to_owned(),
            Self::Save => lang.cmd_save().to_owned(),
            Self::NextPane(_) => lang.cmd_next_pane().to_owned(),
            Self::Backup => lang.cmd_backup().to_owned(),
            Self::CloseFile => lang.cmd_close().to_owned(),
            Self::Quit => lang.cmd_quit().to_owned(),
            Self::Undo => {
                can.undo.as_ref().map_or_else(|| lang.cmd_undo().to_owned(), |what| lang.cmd_undo_what(what))
            }
            Self::Redo => {
                can.redo.as_ref().map_or_else(|| lang.cmd_redo().to_owned(), |what| lang.cmd_redo_what(what))
            }
            Self::Go(page) => page.name(lang).to_owned(),
            Self::Find | Self::Search(_) => lang.cmd_find().to_owned(),
            Self::FindNext => lang.cmd_find_next().to_owned(),
            Self::Palette => lang.cmd_palette().to_owned(),
            Self::Keys => lang.cmd_keys().to_owned(),
            Self::ZoomIn => lang.cmd_zoom_in().to_owned(),
            Self::ZoomOut => lang.cmd_zoom_out().to_owned(),
            Self::ZoomReset => lang.cmd_zoom_reset().to_owned(),
            Self::Theme(choice) => choice.name(lang).to_owned(),
            Self::MoveTo => lang.cmd_move_to().to_owned(),
            Self::PlaceSelected(month) => lang.month_or_unscheduled(*month),
            Self::Unschedule => lang.cmd_unschedule().to_owned(),
            Self::ToggleLock if can.all_locked => lang.cmd_unlock().to_owned(),
            Self::ToggleLock => lang.cmd_lock().to_owned(),
            Self::Swap => lang.cmd_swap().to_owned(),
            Self::MarkSelected(kind) => lang.cmd_mark(lang.report_event(*kind)),
            Self::MainSession => lang.cmd_main_session().to_owned(),
            Self::Dismiss => lang.close().to_owned(),
            Self::Import => lang.cmd_import().to_owned(),
            Self::Export => lang.cmd_export().to_owned(),
            Self::Preview if can.page == Some(Page::Papers) => lang.print_button().to_owned(),
            Self::Preview => lang.cmd_preview().to_owned(),
            Self::Package => lang.cmd_package().to_owned(),
            Self::Print(..) => lang.print_button().to_owned(),
            Self::CopyTables(_) => lang.copy_table().to_owned(),
            Self::NewYear if can.years => lang.cmd_roll_over().to_owned(),
            Self::NewYear => lang.cmd_new_year().to_owned(),
            Self::AsLastYear => lang.cmd_as_last_year().to_owned(),
            Self::AddUnits => lang.cmd_add_units().to_owned(),
            Self::Groups => lang.cmd_groups().to_owned(),
            Self::Launch(_) => lang.export_open().to_owned(),
            Self::ShowYear(_)
            | Self::ImportPaths(_)
            | Self::PickSource
            | Self::Begin(..)
            | Self::PickPaper(..)
            | Self::PickFolder(_)
            | Self::ShowPaper(..)
            | Self::FontsTold(_)
            | Self::ShowYearOf(_)
            | Self::ShowReports(..)
            | Self::ShowUnit(_)
            | Self::ShowEntry(_)
            | Self::ClearSearch
            | Self::Tell(_)
            | Self::CancelJob(_)
            | Self::Discard(_)
            | Self::CloseDialog
            | Self::FillIn(..)
            | Self::Language(_)
            | Self::Select(_)
            | Self::Edit(_)
            | Self::Dialog(_)
            | Self::Pick(_)
            | Self::Picked(..)
            | Self::RestoreBackup(..)
            | Self::Repair(_) => String::new(),
        }
    }

    /// Its key.
    #[must_use]
    pub fn shortcut(&self) -> Option<KeyboardShortcut> {
        let ctrl = |key| Some(KeyboardShortcut::new(Modifiers::COMMAND, key));
        let plain = |key| Some(KeyboardShortcut::new(Modifiers::NONE, key));
        match self {
            Self::NewFile => ctrl(Key::N),
            Self::Open => ctrl(Key::O),
            Self::Save => ctrl(Key::S),
            Self::NextPane(back) => {
                Some(KeyboardShortcut::new(if *back { Modifiers::SHIFT } else { Modifiers::NONE }, Key::F6))
            }
            Self::SaveAs => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::S)),
            Self::Import => ctrl(Key::I),
            Self::Export => ctrl(Key::E),
            Self::Preview => ctrl(Key::P),
            Self::CloseFile => ctrl(Key::W),
            Self::Quit => ctrl(Key::Q),
            Self::Undo => ctrl(Key::Z),
            Self::Redo => ctrl(Key::Y),
            Self::Go(page) => ctrl(page.key()?),
            Self::Find => ctrl(Key::F),
            Self::FindNext => plain(Key::F3),
            Self::Palette => ctrl(Key::K),
            Self::Keys => plain(Key::F1),
            Self::ZoomIn => ctrl(Key::Plus),
            Self::ZoomOut => ctrl(Key::Minus),
            Self::ZoomReset => ctrl(Key::Num0),
            Self::MoveTo => plain(Key::M),
            Self::Unschedule => plain(Key::U),
            Self::ToggleLock => plain(Key::L),
            Self::Swap => plain(Key::X),
            Self::MarkSelected(ReportEventKind::Received) => plain(Key::R),
            _ => None,
        }
    }

    /// Keys that do the same, beside the one that menus show.
    #[must_use]
    pub fn other_shortcut(&self) -> Option<KeyboardShortcut> {
        match self {
            Self::Redo => Some(KeyboardShortcut::new(Modifiers::COMMAND | Modifiers::SHIFT, Key::Z)),
            Self::ZoomIn => Some(KeyboardShortcut::new(Modifiers::COMMAND, Key::Equals)),
            _ => None,
        }
    }

    /// Whether these modifiers and this key are the command's.
    #[must_use]
    pub fn is_meant(&self, modifiers: Modifiers, key: Key) -> bool {
        [self.shortcut(), self.other_shortcut()].into_iter().flatten().any(|shortcut| {
            // On many keyboards + is = with Shift, so Shift says nothing there.
            let wanted = if matches!(key, Key::Plus | Key::Equals) {
                Modifiers { shift: modifiers.shift, ..shortcut.modifiers }
            } else {
                shortcut.modifiers
            };
            shortcut.logical_key == key && exact(modifiers, wanted)
        })
    }

    /// Whether it leaves page, year, file or window, covers the page, or reads the file as a whole: what was typed is
    /// handed over before.
    #[must_use]
    pub fn leaves(&self) -> bool {
        !matches!(
            self,
            Self::Edit(_)
                | Self::Dialog(DialogKind::Leave { .. })
                | Self::Undo
                | Self::Redo
                | Self::Select(_)
                | Self::PlaceSelected(_)
                | Self::Unschedule
                | Self::ToggleLock
                | Self::MarkSelected(_)
                | Self::MoveTo
                | Self::Swap
                | Self::Find
                | Self::FindNext
                | Self::ClearSearch
                | Self::NextPane(_)
                | Self::ZoomIn
                | Self::ZoomOut
                | Self::ZoomReset
                | Self::Theme(_)
                | Self::Language(_)
                | Self::Dismiss
                | Self::CancelJob(_)
                | Self::Tell(_)
                | Self::Discard(_)
                | Self::CloseDialog
                | Self::FontsTold(_)
                | Self::ForgetRecent(_)
        )
    }

    /// Whether its key belongs to a text field or input method while one has the keyboard.
    #[must_use]
    pub fn yields_to_typing(&self) -> bool {
        matches!(self, Self::Undo | Self::Redo)
            || self
                .shortcut()
                .is_some_and(|s| s.modifiers == Modifiers::NONE && s.logical_key.name().len() == 1)
    }

    /// Whether it can be carried out now.
    #[must_use]
    pub fn enabled(&self, can: &Availability) -> bool {
        let on_schedule = can.page == Some(Page::Schedule);
        match self {
            Self::Save
            | Self::SaveAs
            | Self::CloseFile
            | Self::FindNext
            | Self::Go(_)
            | Self::ShowYear(_)
            | Self::Edit(_) => can.file,
            Self::Backup => can.file && can.writable,
            Self::Undo => can.undo.is_some(),
            Self::Redo => can.redo.is_some(),
            Self::MoveTo | Self::PlaceSelected(_) => {
                on_schedule && can.writable && can.selected > 0 && !can.any_locked
            }
            Self::Unschedule => {
                on_schedule && can.writable && can.selected > 0 && can.any_placed && !can.any_locked
            }
            Self::ToggleLock => on_schedule && can.writable && can.selected > 0,
            Self::MarkSelected(_) => on_schedule && can.writable && can.selected > 0 && can.any_placed,
            Self::Swap => {
                on_schedule && can.writable && (can.selected == 1 || can.selected == 2) && !can.any_locked
            }
            Self::MainSession => on_schedule && can.file,
            Self::AsLastYear => on_schedule && can.writable && can.last_year > 0,
            Self::Find | Self::Export | Self::Preview | Self::Package => can.page.is_some(),
            Self::NewYear => can.file && can.writable_file,
            Self::AddUnits | Self::Groups => can.page.is_some() && can.writable,
            _ => true,
        }
    }

    /// Why a command of the schedule cannot be carried out now, where a person could wonder.
    #[must_use]
    pub fn hindrance(&self, lang: Lang, can: &Availability) -> Option<&'static str> {
        let about_selection = matches!(
            self,
            Self::MoveTo | Self::Unschedule | Self::ToggleLock | Self::Swap | Self::MarkSelected(_)
        );
        if !about_selection || can.page != Some(Page::Schedule) || self.enabled(can) {
            None
        } else if !can.writable {
            Some(lang.hindered_read_only())
        } else if can.selected == 0 {
            Some(lang.hindered_nothing_selected())
        } else if can.any_locked && !matches!(self, Self::MarkSelected(_)) {
            Some(lang.hindered_locked())
        } else if !can.any_placed {
            Some(lang.hindered_unscheduled())
        } else {
            Some(lang.hindered_too_many())
        }
    }

    /// Its key as menus write it (`Ctrl+Z`); empty without one.
    #[must_use]
    pub fn shortcut_text(&self) -> String {
        self.shortcut().map(|s| shortcut_text(&s)).unwrap_or_default()
    }
}

impl From<Edit> for Command {
    fn from(edit: Edit) -> Self {
        Self::Edit(Box::new(edit))
    }
}

/// A key as menus write it.
#[must_use]
pub fn shortcut_text(shortcut: &KeyboardShortcut) -> String {
    let mut text = String::new();
    if shortcut.modifiers.command || shortcut.modifiers.ctrl {
        text.push_str("Ctrl+");
    }
    if shortcut.modifiers.shift {
        text.push_str("Shift+");
    }
    text.push_str(match shortcut.logical_key {
        Key::Plus => "+",
        Key::Minus => "-",
        Key::Equals => "=",
        key => key.name(),
    });
    text
}
