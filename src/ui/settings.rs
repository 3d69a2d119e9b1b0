//! What the window remembers of its user from one day to the next: recent files, look, size. Losing it costs nothing but
//! comfort.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

use super::page::Page;
use super::theme::ThemeChoice;
use super::widgets::widths::Widths;
use crate::error::Result;
use crate::files;
use crate::host::Host;
use crate::text::Lang;

/// Recent files that are remembered.
pub const MAX_RECENT: usize = 10;

/// Choices of the user and the last state of the window.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Files opened last, newest first, absolute paths.
    #[serde(deserialize_with = "lenient")]
    pub recent: Vec<PathBuf>,
    /// Language of the screen.
    #[serde(deserialize_with = "lenient")]
    pub lang: Lang,
    /// Enlargement of everything, 1 is 100 %.
    #[serde(deserialize_with = "zoom")]
    pub zoom: f32,
    /// Light or dark.
    #[serde(deserialize_with = "lenient")]
    pub theme: ThemeChoice,
    /// Size of the window.
    #[serde(deserialize_with = "lenient")]
    pub window: WindowSize,
    /// Where papers were written last.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub papers: Option<PathBuf>,
    /// Columns of the table of 安排 that the person does without, by their names.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Vec::is_empty")]
    pub hidden_columns: Vec<String>,
    /// Which fonts stand in for which, as the person was told last.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub fonts_told: Option<String>,
    /// Whether the rows of tables are lower than usual.
    #[serde(deserialize_with = "lenient")]
    pub condensed: bool,
    /// The widths that columns of tables were given.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Widths::is_empty")]
    pub columns: Widths,
    /// The page that was shown last, of the file that was open last.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub page: Option<Page>,
    /// Where a further copy of every backup goes.
    #[serde(deserialize_with = "lenient", skip_serializing_if = "Option::is_none")]
    pub second_place: Option<SecondPlace>,
    /// Anything that a newer version keeps; written back as it was.
    #[serde(flatten)]
    other: Map<String, Value>,
}

/// Inner size of the window in points, without the enlargement.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
pub struct WindowSize {
    /// Width.
    pub width: f32,
    /// Height.
    pub height: f32,
    /// Whether it fills the screen.
    #[serde(default)]
    pub maximised: bool,
}

/// A folder, on a stick or another disk, to which every backup is copied.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SecondPlace {
    /// The folder.
    pub folder: PathBuf,
    /// When a backup was copied there last.
    #[serde(default)]
    pub reached: Option<DateTime<Utc>>,
    /// Why the last copy did not get there; not kept.
    #[serde(skip)]
    pub fault: Option<SecondFault>,
}

/// Why a backup did not get to its second place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SecondFault {
    /// The place is not connected.
    Away,
    /// The disk refused; the log says why.
    Failed,
}

impl WindowSize {
    /// The least width and height without enlargement, where the screen has room for them.
    pub const LEAST: [f32; 2] = [880.0, 520.0];
}

impl Default for WindowSize {
    /// The first window fills the screen.
    fn default() -> Self {
        Self { width: 1280.0, height: 680.0, maximised: true }
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            recent: Vec::new(),
            lang: Lang::default(),
            zoom: 1.0,
            theme: ThemeChoice::default(),
            window: WindowSize::default(),
            papers: None,
            hidden_columns: Vec::new(),
            fonts_told: None,
            condensed: false,
            columns: Widths::new(),
            page: None,
            second_place: None,
            other: Map::new(),
        }
    }
}

impl Settings {
    /// The settings kept on this machine. Where there are none or they cannot be read, the defaults; a value that cannot
    /// be understood costs only itself.
    #[must_use]
    pub fn load(host: &Host) -> Self {
        let Ok(bytes) = std::fs::read(host.settings_path()) else { return Self::default() };
        serde_json::from_slice(&bytes).unwrap_or_else(|error| {
            log::warn!("settings are damaged, defaults are used: {error}");
            Self::default()
        })
    }

    /// Keeps the settings. A failure is logged: the work goes on without.
    pub fn save(&self, host: &Host) {
        if let Err(error) = self.write(host) {
            log::warn!("settings were not kept: {error}");
        }
    }

    fn write(&self, host: &Host) -> Result<()> {
        host.make()?;
        let text = serde_json::to_vec_pretty(self).unwrap_or_default();
        files::write_whole(&host.settings_path(), true, &text)
    }

    /// Puts a file at the head of the recent ones.
    pub fn opened(&mut self, path: &Path) {
        self.forget(path);
        self.recent.insert(0, files::absolute(path));
        self.recent.truncate(MAX_RECENT);
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        let path = files::absolute(path);
        self.recent.retain(|other| *other != path);
    }
}

/// What is kept, or the default where it is none of what this version knows.
fn lenient<'de, D: Deserializer<'de>, T: DeserializeOwned + Default>(kept: D) -> Result<T, D::Error> {
    Ok(serde_json::from_value(Value::deserialize(kept)?).unwrap_or_default())
}

fn zoom<'de, D: Deserializer<'de>>(kept: D) -> Result<f32, D::Error> {
    let zoom: f32 = lenient(kept)?;
    Ok(if zoom > 0.0 { zoom.clamp(0.8, 2.0) } else { 1.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kept(text: &str) -> (tempfile::TempDir, Host) {
        let folder = tempfile::tempdir().unwrap();
        let host = Host::at(folder.path());
        std::fs::write(host.settings_path(), text).unwrap();
        (folder, host)
    }

    #[test]
    fn settings_come_back_and_the_unknown_stays() {
        let (_folder, host) = kept(r#"{"future": {"a": 1}}"#);
        let mut settings = Settings::load(&host);
        assert!(settings.window.maximised, "the first window fills the screen");
        settings.zoom = 1.25;
        settings.lang = Lang::En;
        settings.theme = ThemeChoice::Dark;
        settings.window.maximised = false;
        settings.papers = Some(PathBuf::from("/papers"));
        for name in ["/a/1.themeday", "/a/2.themeday", "/a/1.themeday"] {
            settings.opened(Path::new(name));
        }
        settings.save(&host);
        let again = Settings::load(&host);
        assert_eq!(again, settings);
        assert_eq!(again.recent, [files::absolute(Path::new("/a/1.themeday")), "/a/2.themeday".into()]);
        assert!(std::fs::read_to_string(host.settings_path()).unwrap().contains("future"));
    }

    #[test]
    fn settings_of_the_first_version_are_understood() {
        let (_folder, host) = kept(
            r#"{"recent":["/a.themeday"],"lang":"en","zoom":1.5,"theme":"light",
                "window":{"x":0.0,"y":0.0,"width":900.0,"height":600.0,"maximised":false},
                "papers":"/p","fonts_told":"x"}"#,
        );
        let settings = Settings::load(&host);
        assert_eq!((settings.lang, settings.zoom, settings.theme), (Lang::En, 1.5, ThemeChoice::Light));
        assert_eq!(settings.window, WindowSize { width: 900.0, height: 600.0, maximised: false });
        assert_eq!((settings.recent.len(), settings.papers), (1, Some(PathBuf::from("/p"))));
    }

    #[test]
    fn a_value_that_cannot_be_understood_costs_only_itself_and_damage_everything() {
        let (_folder, host) = kept(r#"{"lang":"fr","zoom":null,"theme":"dark","window":7}"#);
        let settings = Settings::load(&host);
        assert_eq!((settings.lang, settings.zoom, settings.theme), (Lang::Zh, 1.0, ThemeChoice::Dark));
        assert_eq!(settings.window, WindowSize::default());
        let (_folder, host) = kept("{");
        assert_eq!(Settings::load(&host), Settings::default());
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
