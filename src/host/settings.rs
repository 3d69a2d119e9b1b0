//! Per-user settings: recent files, look, window. Losing them costs nothing but comfort.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::files;

/// Recent files that are remembered.
pub const MAX_RECENT: usize = 10;

/// What the program remembers of its user between two runs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Files opened last, newest first, absolute paths.
    pub recent: Vec<PathBuf>,
    /// `zh` or `en`; `None`: the default.
    pub lang: Option<String>,
    /// Enlargement of the window's content; `None`: the system's.
    pub zoom: Option<f32>,
    /// Light or dark.
    pub theme: Theme,
    /// Where the window was.
    pub window: Option<WindowPlace>,
    /// Anything a newer version keeps; written back as it was.
    #[serde(flatten)]
    pub other: serde_json::Map<String, serde_json::Value>,
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// Place and size of the window in points.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowPlace {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Fills the screen.
    #[serde(default)]
    pub maximised: bool,
}

impl Settings {
    /// Reads them; a missing or damaged file gives the defaults.
    #[must_use]
    pub fn load(path: &Path) -> Self {
        let Ok(bytes) = std::fs::read(path) else { return Self::default() };
        serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            log::warn!("settings are damaged, defaults are used: {error}");
            Self::default()
        })
    }

    /// Writes them whole.
    ///
    /// # Errors
    /// What the system says.
    pub fn save(&self, path: &Path) -> Result<()> {
        let text = serde_json::to_vec_pretty(self).unwrap_or_default();
        files::write_whole(path, true, &text)
    }

    /// Puts a file first among the recent ones.
    pub fn opened(&mut self, path: &Path) {
        let path = files::absolute(path);
        self.recent.retain(|other| *other != path);
        self.recent.insert(0, path);
        self.recent.truncate(MAX_RECENT);
    }

    /// Forgets a file that is no longer there.
    pub fn forget(&mut self, path: &Path) {
        let path = files::absolute(path);
        self.recent.retain(|other| *other != path);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_restart_and_keep_what_a_newer_version_wrote() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("settings.json");
        std::fs::write(&path, r#"{"theme":"dark","future":{"a":1}}"#).unwrap();
        let mut settings = Settings::load(&path);
        assert_eq!(settings.theme, Theme::Dark);
        settings.opened(&place.path().join("a.themeday"));
        settings.opened(&place.path().join("b.themeday"));
        settings.opened(&place.path().join("a.themeday"));
        settings.save(&path).unwrap();
        let again = Settings::load(&path);
        assert_eq!(again, settings);
        assert_eq!(again.recent, [place.path().join("a.themeday"), place.path().join("b.themeday")]);
        assert!(again.other.contains_key("future"));
    }

    #[test]
    fn damaged_settings_are_the_defaults() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("settings.json");
        std::fs::write(&path, "{").unwrap();
        assert_eq!(Settings::load(&path), Settings::default());
        assert_eq!(Settings::load(&place.path().join("none")), Settings::default());
    }

    #[test]
    fn only_the_newest_files_are_remembered() {
        let mut settings = Settings::default();
        for n in 0..20 {
            settings.opened(Path::new(&format!("/files/{n}.themeday")));
        }
        assert_eq!(settings.recent.len(), MAX_RECENT);
        settings.forget(Path::new("/files/19.themeday"));
        assert_eq!(settings.recent.len(), MAX_RECENT - 1);
    }
}
