//! Opening, making and copying files, and asking the person where they lie.

use std::path::PathBuf;

use super::App;
use crate::files;
use crate::ui::chrome::status::Notice;
use crate::ui::command::FileCommand;
use crate::ui::dialog_kind::DialogKind;
use crate::ui::picker::Mode;
use crate::ui::wish::{Ask, Place, Then, Wish};

impl App {
    pub(super) fn run_file(&mut self, ctx: &egui::Context, command: FileCommand) {
        match command {
            FileCommand::New => self.open_dialog(DialogKind::NewFile),
            FileCommand::Open => self.ask_what_to_open(ctx),
            FileCommand::OpenSample => self.open_sample(),
            FileCommand::Import => self.import(Vec::new()),
            FileCommand::Save => self.save(),
            FileCommand::SaveAs => self.ask_where_to_save(ctx),
            FileCommand::Backup => self.back_up(),
            FileCommand::Backups => self.open_dialog(DialogKind::Backups),
            FileCommand::Close => {
                self.file = None;
                self.forget_view();
                self.notice = Notice::default();
            }
            FileCommand::Quit => self.quit(ctx),
        }
    }

    fn ask_what_to_open(&mut self, ctx: &egui::Context) {
        let lang = self.lang;
        self.ask(
            ctx,
            Ask {
                title: lang.cmd_open().trim_end_matches('…').to_owned(),
                mode: Mode::Open,
                kind: (lang.file_kind().to_owned(), vec![files::ENDING.to_owned()]),
                place: Place::BesideFile,
                then: Then::new(|answered| Wish::OpenPath(answered.path)),
            },
        );
    }

    fn ask_where_to_save(&mut self, ctx: &egui::Context) {
        let lang = self.lang;
        let Some(file) = &self.file else { return };
        let name = lang.copy_name(&files::stem(&file.facts().path).to_string_lossy());
        self.ask(
            ctx,
            Ask {
                title: lang.cmd_save_as().trim_end_matches('…').to_owned(),
                mode: Mode::Save { name, ending: files::ENDING },
                kind: (lang.file_kind().to_owned(), vec![files::ENDING.to_owned()]),
                place: Place::BesideFile,
                then: Then::new(Wish::SaveAs),
            },
        );
    }

    /// Reads sources into the open file or a new one; none: they are pasted or chosen.
    pub(super) fn import(&mut self, sources: Vec<PathBuf>) {
        self.open_dialog(DialogKind::Import(sources));
    }

    /// Files dropped onto the window: one of ours is opened, anything else is read.
    pub(super) fn dropped(&mut self, paths: Vec<PathBuf>) {
        let ours = |path: &PathBuf| files::has_ending(path, files::ENDING);
        if let Some(path) = paths.iter().find(|path| ours(path)) {
            self.queue.push(Wish::OpenPath(path.clone()));
        } else if !paths.is_empty() {
            self.dialogs.clear();
            self.queue.push(Wish::Import(paths));
        }
    }
}
