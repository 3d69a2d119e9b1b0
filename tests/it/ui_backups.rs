//! What the window says about the file as such: its backups, and why it can only be viewed.

use themeday::text::Lang;
use themeday::workspace::Workspace;

use crate::ui::{Window, context};

#[test]
fn the_bar_says_when_the_days_backup_could_not_be_made_and_shows_the_newest_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("湘潭县.themeday");
    drop(Workspace::create_sample(&path, context()).unwrap());
    let companion = folder.path().join("湘潭县.files");
    std::fs::write(&companion, "").unwrap();
    let window = Window::start(Some(path.clone()), false, Lang::Zh, Vec::new());
    assert!(window.says("今日未能备份"));
    drop(window);
    std::fs::remove_file(companion).unwrap();
    let window = Window::start(Some(path), false, Lang::Zh, Vec::new());
    assert!(!window.says("今日未能备份"));
    assert!(window.says("备份 "));
}

#[cfg(unix)]
#[test]
fn a_file_with_two_names_is_shown_and_the_other_name_told() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("湘潭县.themeday");
    drop(Workspace::create_sample(&path, context()).unwrap());
    std::fs::hard_link(&path, folder.path().join("别名.themeday")).unwrap();
    let window = Window::start(Some(path), false, Lang::Zh, Vec::new());
    assert!(window.says("别名.themeday"));
    assert!(window.says("只能查看"));
}
