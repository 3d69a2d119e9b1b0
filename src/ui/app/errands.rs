//! What the window does for pages and dialogs beside edits: reading sources, beginning files, writing papers, showing
//! things elsewhere.

use std::path::{Path, PathBuf};

use super::App;
use crate::files;
use crate::jobs::export::{Piece, Replace};
use crate::model::edit::Edit;
use crate::model::paper::Format;
use crate::ui::command::Command;
use crate::ui::dialogs::DialogKind;
use crate::ui::open_file::OpenFile;
use crate::ui::pages::Page;
use crate::ui::picker::{Paper, Purpose, Request};
use crate::ui::selection::Selection;

/// Extensions of sources that can be read.
const SOURCES: [&str; 11] = ["docx", "doc", "wps", "txt", "xlsx", "xls", "et", "ods", "csv", "html", "htm"];

impl App {
    /// Carries out what `run` does not know itself.
    pub(super) fn run_errand(&mut self, ctx: &egui::Context, command: Command) {
        match command {
            Command::Import => self.open_dialog(DialogKind::Import(Vec::new())),
            Command::ImportPaths(paths) => self.open_dialog(DialogKind::Import(paths)),
            Command::PickSource => self.ask_for_source(ctx),
            Command::Begin(edits, name) => self.ask_where_to_begin(ctx, edits, &name),
            Command::Export => self.run(ctx, Command::Go(Page::Papers)),
            Command::Preview => self.preview(ctx),
            Command::ShowPaper(..) => {
                self.page = Page::Papers;
                self.pass_to_page(ctx, &command);
            }
            Command::Print(request, direct) => self.print(*request, direct),
            Command::CopyTables(request) => self.copy_tables(*request),
            Command::Package => self.open_dialog(DialogKind::Package),
            Command::PickFolder(pieces) => self.ask_for_folder(ctx, pieces),
            Command::FontsTold(told) => {
                self.settings.fonts_told = Some(told);
                self.save_settings();
            }
            Command::PickPaper(paper, name) => self.ask_where_to_write(ctx, paper, name),
            Command::NewYear => self.open_dialog(DialogKind::NewYear),
            Command::AddUnits => self.open_dialog(DialogKind::AddUnits),
            Command::Groups => self.open_dialog(DialogKind::Groups),
            Command::ShowReports(..) => {
                self.page = Page::Reports;
                self.pass_to_page(ctx, &command);
            }
            Command::ShowUnit(_) => {
                self.page = Page::Units;
                self.pass_to_page(ctx, &command);
            }
            Command::ShowEntry(entry) => {
                self.page = Page::Schedule;
                self.selection = Selection::one(entry);
                self.pass_to_page(ctx, &command);
            }
            Command::ShowYearOf(year) => {
                let there = self.file.as_ref().and_then(|d| d.snapshot().programme_of(year)).map(|p| p.id);
                if let Some(programme) = there {
                    self.run(ctx, Command::ShowYear(programme));
                }
            }
            Command::ClearSearch => self.search.clear(),
            Command::Launch(path) => self.launch(&path, None),
            _ => {}
        }
    }

    /// Files dropped onto the window: one of ours is opened, anything else is read.
    pub(super) fn dropped(&mut self, paths: Vec<PathBuf>) {
        let ours = |path: &PathBuf| files::has_ending(path, files::ENDING);
        if let Some(path) = paths.iter().find(|path| ours(path)) {
            self.queue.push(Command::OpenPath(path.clone()));
        } else if !paths.is_empty() {
            self.dialogs.clear();
            self.queue.push(Command::ImportPaths(paths));
        }
    }

    fn folder_here(&self) -> Option<PathBuf> {
        self.file
            .as_ref()
            .and_then(|d| d.workspace().path().parent().map(Path::to_path_buf))
            .or_else(|| directories::UserDirs::new()?.document_dir().map(Path::to_path_buf))
    }

    fn ask_for_source(&mut self, ctx: &egui::Context) {
        let request = Request {
            purpose: Purpose::Import,
            title: self.lang.import_pick_title().to_owned(),
            folder: self.folder_here(),
            name: String::new(),
            kind: (
                self.lang.import_kind().to_owned(),
                SOURCES.iter().map(|extension| (*extension).to_owned()).collect(),
            ),
        };
        self.ask(ctx, request);
    }

    fn ask_where_to_begin(&mut self, ctx: &egui::Context, edits: Vec<Edit>, name: &str) {
        let name = if name.is_empty() {
            self.lang.new_name().to_owned()
        } else {
            format!("{name}.{}", files::ENDING)
        };
        let request = Request {
            purpose: Purpose::Begin(edits),
            title: self.lang.begin_title().to_owned(),
            folder: self.folder_here(),
            name: files::safe_name(&name),
            kind: (self.lang.file_kind().to_owned(), vec![files::ENDING.to_owned()]),
        };
        self.ask(ctx, request);
    }

    fn ask_where_to_write(&mut self, ctx: &egui::Context, mut paper: Paper, name: String) {
        let format = paper.format;
        if format == Format::Ics
            && let Some(file) = &self.file
        {
            match file.workspace().calendar_entries() {
                Ok(entries) => paper.request.options.entries = entries,
                Err(error) => log::warn!("calendar entries without their past: {error}"),
            }
        }
        let request = Request {
            purpose: Purpose::Export(paper),
            title: self.lang.export_title().to_owned(),
            folder: self.folder_of_papers(),
            name,
            kind: (self.lang.format_name(format).to_owned(), vec![format.name().to_owned()]),
        };
        self.ask(ctx, request);
    }

    /// Where papers were written last, if that is still there; else beside the file.
    fn folder_of_papers(&self) -> Option<PathBuf> {
        let last = self.settings.papers.clone().filter(|folder| folder.is_dir());
        last.or_else(|| self.folder_here())
    }

    fn ask_for_folder(&mut self, ctx: &egui::Context, pieces: Vec<Piece>) {
        let request = Request {
            purpose: Purpose::Folder(pieces),
            title: self.lang.package_pick().to_owned(),
            folder: self.folder_of_papers(),
            name: String::new(),
            kind: (String::new(), Vec::new()),
        };
        self.ask(ctx, request);
    }

    /// Goes on with a file that was named for an errand. With `confirmed`, one of just that name may be replaced.
    pub(super) fn picked_errand(&mut self, purpose: Purpose, path: PathBuf, confirmed: bool) {
        match purpose {
            Purpose::Import => self.open_dialog(DialogKind::Import(vec![path])),
            Purpose::Begin(edits) => self.begin(&path, &edits),
            Purpose::Export(paper) => {
                self.settings.papers = path.parent().map(Path::to_path_buf);
                self.save_settings();
                let replace = if confirmed { Replace::Named } else { Replace::Nothing };
                self.open_dialog(DialogKind::Exporting(paper, path, replace));
            }
            Purpose::Folder(pieces) => {
                self.settings.papers = Some(path.clone());
                self.save_settings();
                self.open_dialog(DialogKind::Packaging(pieces, path));
            }
            Purpose::Open | Purpose::Create | Purpose::SaveAs => {}
        }
    }

    /// Makes a file that has the first edits in it. Where one is refused, no file is made.
    fn begin(&mut self, path: &Path, edits: &[Edit]) {
        match OpenFile::create_with(path, (self.context)(), edits) {
            Ok((file, applied)) => {
                self.take_file(Ok(file));
                if let Some(last) = applied.last() {
                    self.tell_done(last);
                }
            }
            Err(error) => self.fail(&error),
        }
    }
}
