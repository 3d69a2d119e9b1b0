//! The dialogs of Windows and macOS. They are always there: no answer is a cancelled question.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context as TaskContext, Poll, Wake, Waker};

use super::question::{Answer, FilePicker, Request};

/// The desktop's dialogs.
#[derive(Default)]
pub struct DesktopPicker {
    /// A dialog that belongs to the window, to begin each question with.
    begun: rfd::AsyncFileDialog,
    asked: Option<Asked>,
}

struct Asked {
    future: Pin<Box<dyn Future<Output = Option<rfd::FileHandle>>>>,
    waker: Waker,
}

struct Wakeful(Box<dyn Fn() + Send + Sync>);

impl Wake for Wakeful {
    fn wake(self: Arc<Self>) {
        (self.0)();
    }
}

impl DesktopPicker {
    /// Dialogs that stand before the window.
    #[must_use]
    pub fn of_window(cc: &eframe::CreationContext<'_>) -> Self {
        Self { begun: rfd::AsyncFileDialog::new().set_parent(cc), asked: None }
    }
}

impl FilePicker for DesktopPicker {
    fn ask(&mut self, request: &Request, wake: Box<dyn Fn() + Send + Sync>) {
        let mut dialog = self.begun.clone().set_title(&request.title);
        if !request.kind.1.is_empty() {
            dialog = dialog.add_filter(&request.kind.0, &request.kind.1);
        }
        if let Some(folder) = &request.folder {
            dialog = dialog.set_directory(folder);
        }
        let future: Pin<Box<dyn Future<Output = _>>> = if request.mode.is_folder() {
            Box::pin(dialog.pick_folder())
        } else if request.mode.saves() {
            Box::pin(dialog.set_file_name(request.mode.name()).save_file())
        } else {
            Box::pin(dialog.pick_file())
        };
        wake();
        self.asked = Some(Asked { future, waker: Waker::from(Arc::new(Wakeful(wake))) });
    }

    fn poll(&mut self) -> Option<Answer> {
        let asked = self.asked.as_mut()?;
        let mut context = TaskContext::from_waker(&asked.waker);
        let Poll::Ready(answer) = asked.future.as_mut().poll(&mut context) else { return None };
        self.asked = None;
        Some(answer.map_or(Answer::Cancelled, |file| Answer::Chosen(file.path().to_path_buf())))
    }
}
