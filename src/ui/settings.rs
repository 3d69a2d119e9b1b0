//! What the window remembers for its user, as it works with it; `host` keeps it from one day to the next.

use std::path::{Path, PathBuf};

use super::theme::ThemeChoice;
use crate::host::{Host, Settings, Theme, WindowPlace};
use crate::text::Lang;

/// Size of a window that nobody has sized yet, in points.
pub const FIRST_SIZE: (f32, f32) = (1280.0, 680.0);

/// Key of the folder of papers among the settings that only the window has.
const PAPERS: &str = "papers";
/// Key of the fonts that the person was told of.
const FONTS: &str = "fonts_told";

/// Choices of the user and the last state of the window.
#[derive(Clone, Debug, PartialEq)]
pub struct UiSettings {
    /// Enlargement of everything, 1 is 100 %.
    pub zoom: f32,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Language of the screen.
    pub lang: Lang,
    /// Files opened last, newest first.
    pub recent: Vec<PathBuf>,
    /// Where papers were written last.
    pub papers: Option<PathBuf>,
    /// Which fonts stand in for which, as the person was told last.
    pub fonts_told: Option<String>,
    /// Inner size of the window in points.
    pub window: Option<(f32, f32)>,
    /// Whether it filled the screen.
    pub maximized: bool,
    /// As they are kept, with what this version does not know.
    kept: Settings,
}

impl Default for UiSettings {
    fn default() -> Self {
        Self::from(Settings::default())
    }
}

impl From<Settings> for UiSettings {
    fn from(kept: Settings) -> Self {
        Self {
            zoom: kept.zoom.unwrap_or(1.0).clamp(0.8, 2.0),
            theme: match kept.theme {
                Theme::System => ThemeChoice::System,
                Theme::Light => ThemeChoice::Light,
                Theme::Dark => ThemeChoice::Dark,
            },
            lang: if kept.lang.as_deref() == Some("en") { Lang::En } else { Lang::Zh },
            recent: kept.recent.clone(),
            papers: kept.other.get(PAPERS).and_then(|folder| folder.as_str()).map(PathBuf::from),
            fonts_told: kept.other.get(FONTS).and_then(|told| told.as_str()).map(str::to_owned),
            window: kept.window.map(|place| (place.width, place.height)),
            maximized: kept.window.is_none_or(|place| place.maximised),
            kept,
        }
    }
}

impl UiSettings {
    /// The settings kept on this machine; defaults where there are none or they cannot be read.
    #[must_use]
    pub fn load(host: &Host) -> Self {
        Self::from(host.settings())
    }

    /// Keeps the settings. A failure is logged: the work goes on without.
    pub fn save(&self, host: &Host) {
        let mut kept = self.kept.clone();
        kept.zoom = Some(self.zoom);
        kept.theme = match self.theme {
            ThemeChoice::System => Theme::System,
            ThemeChoice::Light => Theme::Light,
            ThemeChoice::Dark => Theme::Dark,
        };
        kept.lang = Some(if self.lang == Lang::En { "en" } else { "zh" }.to_owned());
        kept.recent.clone_from(&self.recent);
        if let Some(folder) = &self.papers {
            kept.other.insert(PAPERS.to_owned(), folder.to_string_lossy().into());
        }
        if let Some(told) = &self.fonts_told {
            kept.other.insert(FONTS.to_owned(), told.as_str().into());
        }
        let (width, height) = self.window.unwrap_or(FIRST_SIZE);
        let place = kept.window.unwrap_or(WindowPlace { x: 0.0, y: 0.0, width, height, maximised: true });
        kept.window = Some(WindowPlace { width, height, maximised: self.maximized, ..place });
        if let Err(error) = host.keep(&kept) {
            log::warn!("settings were not kept: {error}");
        }
    }

    /// Puts a file at the head of the recent ones.
    pub fn opened(&mut self, path: &Path) {
        self.with_recent(|kept| kept.opened(path));
    }

    /// Takes a file out of the recent ones.
    pub fn forget(&mut self, path: &Path) {
        self.with_recent(|kept| kept.forget(path));
    }

    fn with_recent(&mut self, change: impl FnOnce(&mut Settings)) {
        self.kept.recent.clone_from(&self.recent);
        change(&mut self.kept);
        self.recent.clone_from(&self.kept.recent);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_the_unknown_stays() {
        let folder = tempfile::tempdir().unwrap();
        let host = Host::at(folder.path());
        std::fs::write(host.settings_path(), r#"{"future": 1}"#).unwrap();
        let mut settings = UiSettings::load(&host);
        assert!(settings.maximized, "the first window fills the screen");
        settings.zoom = 1.25;
        settings.theme = ThemeChoice::Dark;
        settings.maximized = false;
        settings.opened(Path::new("/a/湘潭县.themeday"));
        settings.save(&host);
        let again = UiSettings::load(&host);
        assert_eq!((again.zoom, again.theme, again.maximized), (1.25, ThemeChoice::Dark, false));
        assert_eq!(again.recent.len(), 1);
        assert!(std::fs::read_to_string(host.settings_path()).unwrap().contains("future"));
    }
}
