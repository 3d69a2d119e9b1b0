//! Every page and everything that a command opens, on each of the four files.

use std::path::PathBuf;

use egui::Key;
use egui_kittest::kittest::NodeT as _;
use themeday::text::Lang;
use themeday::ui::command::{Command, EditCommand, FileCommand, PaperCommand, ViewCommand};
use themeday::ui::page::{Page, ScheduleView};

use crate::four_files::Subject;
use crate::ui::Window;

/// What leaves the file or the window, or asks the desktop.
fn leaves_the_file(command: Command) -> bool {
    match command {
        Command::File(command) => !matches!(
            command,
            FileCommand::Import | FileCommand::Save | FileCommand::Backup | FileCommand::Backups
        ),
        Command::Paper(command) => !matches!(command, PaperCommand::Export),
        Command::Edit(command) => matches!(command, EditCommand::Undo | EditCommand::Redo),
        Command::Schedule(_) | Command::View(_) => false,
    }
}

/// How much there is to hear for a screen reader.
fn spoken(window: &Window) -> usize {
    let root = window.harness.root();
    root.children_recursive().filter(|node| node.accesskit_node().label().is_some()).count()
}

#[test]
fn every_page_and_dialog_opens_on_each_of_the_four_files_and_closes_again() {
    for subject in Subject::all() {
        let mut window = Window::start(Some(PathBuf::from(&subject.file)), false, Lang::Zh, Vec::new());
        for page in Page::ALL {
            window.show(page);
            assert!(spoken(&window) > 5, "{page:?} of {}", subject.file);
        }
        for view in ScheduleView::ALL {
            for command in Command::all().into_iter().filter(|command| !leaves_the_file(*command)) {
                window.show(Page::Schedule);
                window.harness.state().send(ViewCommand::Schedule(view));
                window.settle();
                window.harness.state().send(command);
                window.settle();
                assert!(spoken(&window) > 5, "{command:?} on {}", subject.file);
                window.keys(&[Key::Escape, Key::Escape, Key::Escape]);
            }
            // The screen as it was found: Chinese, light, and as large as at first.
            window.harness.state().send(ViewCommand::Language(Lang::Zh));
            window.harness.state().send(ViewCommand::ZoomReset);
            window.settle();
        }
        let file = window.harness.state().file().unwrap();
        assert!(file.facts().unreadable.is_empty(), "{}", subject.file);
        drop(window);
        crate::cli::run(&["verify", &subject.file]).done();
    }
}
