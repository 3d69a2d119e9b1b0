//! Dialogs for files on Linux and its kin: the desktop's portal where there is one, else a program that shows such a
//! dialog, else none. Each says for itself whether it was cancelled or could not be shown; time decides nothing.

use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::sync::{Arc, OnceLock};

use raw_window_handle::{HasWindowHandle, RawWindowHandle};

use super::question::{Answer, FilePicker, Request};
use super::wanted::{Outcome, Wanted};
use super::{portal, programs};

/// The desktop's dialogs.
#[derive(Default)]
pub struct DesktopPicker {
    /// The window's number on X11, in hexadecimal digits.
    window: Option<String>,
    asked: Option<Receiver<Answer>>,
    /// Whether the desktop has a portal with dialogs for files; asked once.
    portal: Arc<OnceLock<bool>>,
}

impl DesktopPicker {
    /// Dialogs that stand before the window. The bus is asked in the background whether there are any, so that the
    /// answer is there by the first question.
    #[must_use]
    pub fn of_window(cc: &eframe::CreationContext<'_>) -> Self {
        let window = cc.window_handle().ok().and_then(|handle| match handle.as_raw() {
            RawWindowHandle::Xlib(handle) => Some(format!("{:x}", handle.window)),
            RawWindowHandle::Xcb(handle) => Some(format!("{:x}", handle.window)),
            _ => None,
        });
        let picker = Self { window, ..Self::default() };
        let portal = Arc::clone(&picker.portal);
        spawn("portal", move || {
            portal.get_or_init(portal::is_there);
        });
        picker
    }
}

impl FilePicker for DesktopPicker {
    fn ask(&mut self, request: &Request, wake: Box<dyn Fn() + Send + Sync>) {
        let wanted = Wanted {
            title: request.title.clone(),
            saves: request.mode.saves(),
            folder: request.mode.is_folder(),
            start: request.folder.clone(),
            name: request.mode.name().to_owned(),
            kind: (request.kind.0.clone(), request.kind.1.iter().map(|end| format!("*.{end}")).collect()),
            window: self.window.clone(),
        };
        let portal = Arc::clone(&self.portal);
        let (sender, answer) = channel();
        spawn("file dialog", move || {
            // Nobody listens any more once the window is gone.
            let _ = sender.send(answer_of(&wanted, *portal.get_or_init(portal::is_there)));
            wake();
        });
        self.asked = Some(answer);
    }

    fn poll(&mut self) -> Option<Answer> {
        let answer = match self.asked.as_ref()?.try_recv() {
            Ok(answer) => answer,
            Err(TryRecvError::Empty) => return None,
            Err(TryRecvError::Disconnected) => Answer::Unavailable,
        };
        self.asked = None;
        Some(answer)
    }
}

/// Asks the portal, then the programs there are, until one could be shown.
fn answer_of(wanted: &Wanted, portal: bool) -> Answer {
    let mut outcome: Outcome = Err("no portal".to_owned());
    if portal {
        outcome = portal::ask(wanted);
    }
    if let Err(why) = &outcome {
        log::info!("file dialog of the portal: {why}");
        outcome = programs::ask(wanted);
    }
    match outcome {
        Ok(Some(path)) => Answer::Chosen(path),
        Ok(None) => Answer::Cancelled,
        Err(why) => {
            log::info!("file dialog of a program: {why}");
            Answer::Unavailable
        }
    }
}

fn spawn(name: &str, work: impl FnOnce() + Send + 'static) {
    if let Err(error) = std::thread::Builder::new().name(name.to_owned()).spawn(work) {
        log::warn!("{name}: {error}");
    }
}
