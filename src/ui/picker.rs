//! Asking the person for a file through the desktop's own dialog, or through whoever stands in for it in tests.

use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use crate::jobs::export::Piece;
use crate::model::document::{DocumentRequest, Format};
use crate::model::edit::Edit;

/// What the file is wanted for.
#[derive(Clone, Debug, PartialEq)]
pub enum Purpose {
    /// To be opened.
    Open,
    /// To be made, empty.
    Create,
    /// To go on in, after a copy.
    SaveAs,
    /// To be read: a notice, a table, a list.
    Import,
    /// To be made, with these edits in it.
    Begin(Vec<Edit>),
    /// To hold a paper.
    Export(Paper),
    /// A folder, to hold these papers.
    Folder(Vec<Piece>),
}

impl Purpose {
    /// Whether the file is going to be written.
    #[must_use]
    pub fn saves(&self) -> bool {
        !matches!(self, Self::Open | Self::Import | Self::Folder(_))
    }

    /// Whether a folder is wanted, not a file.
    #[must_use]
    pub fn is_folder(&self) -> bool {
        matches!(self, Self::Folder(_))
    }
}

/// A paper to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// Which.
    pub request: DocumentRequest,
    /// In which form.
    pub format: Format,
}

/// A question for a file.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// What for.
    pub purpose: Purpose,
    /// Title of the dialog.
    pub title: String,
    /// Where to look first.
    pub folder: Option<PathBuf>,
    /// Suggested name, for a file to be written.
    pub name: String,
    /// What the wanted files are called, and their extensions; no extension: all files.
    pub kind: (String, Vec<String>),
}

/// What came of a question.
#[derive(Clone, Debug, PartialEq)]
pub enum Answer {
    /// This file. An existing one was confirmed to be replaced, where the file is going to be written.
    Chosen(PathBuf),
    /// None.
    Cancelled,
    /// The desktop has no such dialog: ask for the path by other means.
    Unavailable,
}

/// Somebody who can ask for a file. One question at a time.
pub trait FilePicker {
    /// Puts the question. `wake` is called when an answer may be there.
    fn ask(&mut self, request: &Request, wake: Box<dyn Fn() + Send + Sync>);
    /// The answer, once.
    fn poll(&mut self) -> Option<Answer>;
}

/// The desktop's dialogs.
#[derive(Default)]
pub struct DesktopPicker {
    asked: Option<Asked>,
}

struct Asked {
    future: Pin<Box<dyn Future<Output = Option<rfd::FileHandle>>>>,
    waker: Waker,
    since: Instant,
}

struct Wakeful(Box<dyn Fn() + Send + Sync>);

impl Wake for Wakeful {
    fn wake(self: Arc<Self>) {
        (self.0)();
    }
}

/// rfd says the same for “cancelled” and “there is no dialog here”; nobody cancels as fast as that.
const TOO_FAST: Duration = Duration::from_millis(600);

impl FilePicker for DesktopPicker {
    fn ask(&mut self, request: &Request, wake: Box<dyn Fn() + Send + Sync>) {
        let mut dialog = rfd::AsyncFileDialog::new().set_title(&request.title);
        if !request.kind.1.is_empty() {
            dialog = dialog.add_filter(&request.kind.0, &request.kind.1);
        }
        if let Some(folder) = &request.folder {
            dialog = dialog.set_directory(folder);
        }
        let future: Pin<Box<dyn Future<Output = _>>> = if request.purpose.is_folder() {
            Box::pin(dialog.pick_folder())
        } else if request.purpose.saves() {
            Box::pin(dialog.set_file_name(&request.name).save_file())
        } else {
            Box::pin(dialog.pick_file())
        };
        wake();
        self.asked =
            Some(Asked { future, waker: Waker::from(Arc::new(Wakeful(wake))), since: Instant::now() });
    }

    fn poll(&mut self) -> Option<Answer> {
        let asked = self.asked.as_mut()?;
        let mut context = TaskContext::from_waker(&asked.waker);
        let Poll::Ready(answer) = asked.future.as_mut().poll(&mut context) else { return None };
        let too_fast = asked.since.elapsed() < TOO_FAST;
        self.asked = None;
        Some(match answer {
            Some(file) => Answer::Chosen(file.path().to_path_buf()),
            None if too_fast => Answer::Unavailable,
            None => Answer::Cancelled,
        })
    }
}
