//! What the window remembers for its user from one day to the next.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::theme::ThemeChoice;
use crate::files;
use crate::text::Lang;

const FILE: &str = "window.json";
const RECENT: usize = 10;

/// Choices of the user and the last state of the window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct UiSettings {
    /// Enlargement of everything, 1 is 100 %.
    pub zoom: f32,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Language of the screen.
    pub lang: Lang,
    /// Files opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// Inner size of the window in points.
    pub window: Option<(f32, f32)>,
    /// Whether it filled the screen.
    pub maximized: bool,
}

impl Default for UiSettings {
    fn default() -> Self {
        Self {
            zoom: 1.0,
            theme: ThemeChoice::default(),
            lang: Lang::default(),
            recent: Vec::new(),
            window: None,
            maximized: true,
        }
    }
}

impl UiSettings {
    /// The settings kept in `folder`; defaults where there are none or they cannot be read.
    #[must_use]
    pub fn load(folder: &Path) -> Self {
        let read =
            std::fs::read(folder.join(FILE)).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        let mut settings: Self = read.unwrap_or_default();
        settings.zoom = settings.zoom.clamp(0.8, 2.0);
        settings
    }

    /// Keeps the settings in `folder`. A failure is logged: the work goes on without.
    pub fn save(&self, folder: &Path) {
        let written = std::fs::create_dir_all(folder)
            .map_err(|e| e.to_string())
            .and_then(|()| serde_json::to_vec_pretty(self).map_err(|e| e.to_string()))
            .and_then(|bytes| {
                files::write_whole(&folder.join(FILE), true, &bytes).map_err(|e| e.to_string())
            });
        if let Err(error) = written {
            log::warn!("settings were not kept: {error}");
        }
    }

    /// Puts a file at the head of the recent ones.
    pub fn opened(&mut self, path: &Path) {
        let path = files::absolute(path);
        self.recent.retain(|p| *p != path);
        self.recent.insert(0, path);
        self.recent.truncate(RECENT);
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|p| p != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_rubbish_gives_defaults() {
        let folder = tempfile::tempdir().unwrap();
        let mut settings = UiSettings { zoom: 1.25, theme: ThemeChoice::Dark, ..UiSettings::default() };
        settings.opened(Path::new("/a/湘潭县.themeday"));
        settings.opened(Path::new("/b"));
        settings.opened(Path::new("/a/湘潭县.themeday"));
        assert_eq!(settings.recent.len(), 2);
        settings.save(folder.path());
        assert_eq!(UiSettings::load(folder.path()), settings);
        std::fs::write(folder.path().join(FILE), "{rubbish").unwrap();
        assert_eq!(UiSettings::load(folder.path()), UiSettings::default());
    }
}
