//! What pages and dialogs ask of the window beside commands: each wish carries what it is about. Painting puts wishes
//! into a queue; `App` carries them out before the next frame.
//!
//! To add one: a variant here, whether it leaves something ([`Wish::leaves`]), and its arm in `App::run`
//! (`ui/app/run.rs`); each is a match without a rest, so that a missing one does not compile.

use std::fmt;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use super::command::{Command, EditCommand, FileCommand, PaperCommand, ScheduleCommand, ViewCommand};
use super::copied::Copied;
use super::dialog_kind::DialogKind;
use super::page::Tab;
use super::picker::Mode;
use super::selection::Selection;
use crate::files;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, ProgrammeId, SessionId, UnitId};
use crate::model::paper::{Format, MissingFact, PaperKind, PaperRequest};
use crate::model::report::ReportTarget;
use crate::model::restore::RestorePart;
use crate::rules::schedule::Entry;
use crate::text::Lang;
use crate::workspace::Backup;

/// A wish of the person at the window.
#[derive(Clone, Debug, PartialEq)]
pub enum Wish {
    /// What a key, menu or the palette asks for.
    Command(Command),
    /// Changes the file.
    Edit(Box<Edit>),
    /// Changes the file, though the schedule is issued and no cause was given.
    Unasked(Box<Edit>),
    /// Moves the selected units to a month (`None`: 未安排).
    PlaceSelected(Option<Month>),

    /// Asks for a file or folder, and goes on with it.
    Ask(Box<Ask>),
    /// Goes on with the file or folder that was named. With `true`, one of just that name may be replaced.
    Answer(Box<Ask>, PathBuf, bool),
    /// Opens this file.
    OpenPath(PathBuf),
    /// Takes a file out of the list of recent ones.
    ForgetRecent(PathBuf),
    /// Makes a file that begins with these edits, and opens it.
    Create(PathBuf, Vec<Edit>),
    /// Writes a copy to this place and goes on with that.
    SaveAs(Answered),
    /// Puts the second, a backup, in the place of the first.
    RestoreBackup(PathBuf, PathBuf),
    /// Puts a part of a backup into the open file.
    RestorePart(Backup, RestorePart),
    /// Brings everything back to how it was after the edit of that number.
    BackTo(i64),
    /// Makes a folder the second place of backups; `None`: there is none any more.
    SecondPlace(Option<PathBuf>),
    /// Copies the newest backup to its second place now.
    ToSecondPlace,
    /// Puts rows of a file that cannot be understood back as the journal has them, or leaves them out.
    Repair(PathBuf),
    /// Reads these sources, into the open file or a new one.
    Import(Vec<PathBuf>),

    /// Writes a paper to this place.
    Export(Box<PaperRequest>, Format, Answered),
    /// Prints a paper: in the system's viewer, or at once on the usual printer.
    Print(Box<PaperRequest>, bool),
    /// Shows what a pasted table would change on the schedule; an empty one is pasted there.
    PasteTable(String),
    /// Puts rows on the clipboard.
    Copy(Box<Copied>),
    /// Puts the tables of a paper on the clipboard.
    CopyTables(Box<PaperRequest>),
    /// Hands a file or folder to the program that the desktop has for it.
    Launch(PathBuf),
    /// Remembers which columns of the table of 安排 the person does without, by their names.
    HideColumns(Vec<String>),
    /// Remembers that the person knows which fonts stand in for which.
    FontsTold(String),

    /// Shows another year of the file.
    ShowYear(ProgrammeId),
    /// Shows the year of that number, if the file holds it.
    ShowYearOf(i32),
    /// Shows a paper, of one group or all.
    ShowPaper(PaperKind, Option<GroupId>),
    /// Shows a paper of the day, of one session.
    ShowPaperOf(PaperKind, SessionId),
    /// Shows a tab of the reports, and one report in it.
    ShowReports(Tab, Option<ReportTarget>),
    /// Shows a unit in the list of units.
    ShowUnit(UnitId),
    /// Selects a unit's session on the schedule and brings it into sight.
    ShowEntry(Entry),
    /// Shows the facts of a session that stands on no board.
    ShowSession(SessionId),
    /// Puts the cursor into the field of a fact that a paper lacks.
    FillIn(MissingFact),
    /// Selects on the schedule.
    Select(Selection),
    /// Searches for this.
    Search(String),
    /// Empties the search field.
    ClearSearch,

    /// Opens a dialog.
    Dialog(DialogKind),
    /// Asks a question before something that cannot be undone by Ctrl+Z.
    Confirm {
        /// The question.
        text: String,
        /// What the button says.
        button: String,
        /// What happens then.
        then: Box<Wish>,
    },
    /// Asks before something is left that holds what cannot be kept: what that is, and what goes on then.
    AskToLeave {
        /// What would be lost.
        what: Vec<String>,
        /// What goes on when it is given up.
        then: Box<Wish>,
    },
    /// Gives up what was typed and cannot be taken, then goes on.
    Discard(Box<Wish>),
    /// Closes the dialog in front, whatever it holds.
    CloseDialog,
    /// Says something that only needs to be read.
    Tell(String),
    /// Stops the work of that number.
    CancelJob(u64),
    /// Takes the message away.
    Dismiss,
}

impl Wish {
    /// Puts rows on the clipboard.
    #[must_use]
    pub fn copy(rows: Copied) -> Self {
        Self::Copy(Box::new(rows))
    }

    /// Whether it leaves page, year, file or window, covers the page, or reads the file as a whole: what was typed is
    /// handed over before.
    #[must_use]
    pub fn leaves(&self) -> bool {
        match self {
            Self::Command(command) => command.leaves(),
            Self::Ask(_)
            | Self::Answer(..)
            | Self::OpenPath(_)
            | Self::Create(..)
            | Self::SaveAs(_)
            | Self::RestoreBackup(..)
            | Self::RestorePart(..)
            | Self::BackTo(_)
            | Self::Repair(_)
            | Self::Import(_)
            | Self::Export(..)
            | Self::Print(..)
            | Self::CopyTables(_)
            | Self::Launch(_)
            | Self::ShowYear(_)
            | Self::ShowYearOf(_)
            | Self::ShowPaper(..)
            | Self::ShowPaperOf(..)
            | Self::ShowReports(..)
            | Self::ShowUnit(_)
            | Self::ShowEntry(_)
            | Self::ShowSession(_)
            | Self::FillIn(_)
            | Self::Search(_)
            | Self::PasteTable(_)
            | Self::Dialog(_)
            | Self::Confirm { .. } => true,
            Self::Edit(_)
            | Self::Unasked(_)
            | Self::PlaceSelected(_)
            | Self::ForgetRecent(_)
            | Self::SecondPlace(_)
            | Self::ToSecondPlace
            | Self::FontsTold(_)
            | Self::HideColumns(_)
            | Self::Copy(_)
            | Self::Select(_)
            | Self::ClearSearch
            | Self::AskToLeave { .. }
            | Self::Discard(_)
            | Self::CloseDialog
            | Self::Tell(_)
            | Self::CancelJob(_)
            | Self::Dismiss => false,
        }
    }
}

impl From<Edit> for Wish {
    fn from(edit: Edit) -> Self {
        Self::Edit(Box::new(edit))
    }
}

impl From<Command> for Wish {
    fn from(command: Command) -> Self {
        Self::Command(command)
    }
}

/// A command of one noun is a wish as well, so that `view.send(EditCommand::Undo)` reads as it is meant.
macro_rules! commands_are_wishes {
    ($($noun:ty),*) => {
        $(impl From<$noun> for Wish {
            fn from(command: $noun) -> Self {
                Self::Command(command.into())
            }
        })*
    };
}

commands_are_wishes!(FileCommand, EditCommand, ScheduleCommand, PaperCommand, ViewCommand);

/// A question for a file or folder, together with what is done with the answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Ask {
    /// Title of the dialog.
    pub title: String,
    /// Whether a file is opened, one is written, or a folder is wanted.
    pub mode: Mode,
    /// What the wanted files are called, and their extensions; no extension: all files.
    pub kind: (String, Vec<String>),
    /// Where to look first.
    pub place: Place,
    /// What is wished for then.
    pub then: Then,
}

impl Ask {
    /// Asks where a new file is to lie that begins with these edits; `name` is the suggested name, without its ending.
    #[must_use]
    pub fn new_file(lang: Lang, name: &str, edits: Vec<Edit>) -> Self {
        let name =
            if name.is_empty() { lang.new_name().to_owned() } else { format!("{name}.{}", files::ENDING) };
        Self {
            title: lang.begin_title().to_owned(),
            mode: Mode::Save { name: files::safe_name(&name), ending: files::ENDING },
            kind: (lang.file_kind().to_owned(), vec![files::ENDING.to_owned()]),
            place: Place::BesideFile,
            then: Then::new(move |answered| Wish::Create(answered.path, edits.clone())),
        }
    }

    /// What is wished for once a path was named. A name to be written gets its ending before anything is asked about
    /// it; `confirmed` holds for the very name that the person confirmed, not for a completed one.
    #[must_use]
    pub fn answered(&self, path: &Path, confirmed: bool) -> Wish {
        let named = files::absolute(path);
        let path = match &self.mode {
            Mode::Save { ending, .. } => files::with_ending(&named, ending),
            Mode::Open | Mode::Folder => named.clone(),
        };
        let confirmed = confirmed && path == named;
        (self.then.0)(Answered { path, confirmed })
    }
}

/// A file or folder that was named.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered {
    /// Where it lies, with its ending.
    pub path: PathBuf,
    /// Whether the person has confirmed that what lies there is replaced.
    pub confirmed: bool,
}

/// Where a question for a file looks first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Beside the open file.
    BesideFile,
    /// Where papers were written last; the answer is remembered as that.
    Papers,
}

/// What is wished for once a file was named.
#[derive(Clone)]
pub struct Then(Rc<dyn Fn(Answered) -> Wish>);

impl Then {
    /// Goes on with the wish that is made of the answer.
    #[must_use]
    pub fn new(then: impl Fn(Answered) -> Wish + 'static) -> Self {
        Self(Rc::new(then))
    }
}

impl fmt::Debug for Then {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Then(…)")
    }
}

impl PartialEq for Then {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}
