//! Starting the window: arguments, folders, and one plain sentence where no window is possible.

use std::ffi::OsString;
use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;

use super::App;
use super::picker::{DesktopPicker, FilePicker};
use super::settings::UiSettings;
use crate::text::Lang;
use crate::workspace::{Clock, Context, Uids};

/// What the window is started with. Tests hand in their own clock, folders and file picker.
pub struct Launch {
    /// A file to open.
    pub file: Option<PathBuf>,
    /// Whether to open the sample.
    pub sample: bool,
    /// Language; `None`: the remembered one.
    pub lang: Option<Lang>,
    /// Where settings are kept.
    pub config_folder: PathBuf,
    /// Where the sample and new files are suggested to lie.
    pub data_folder: PathBuf,
    /// Makes clock, uids and user for each opened file.
    pub context: Box<dyn Fn() -> Context>,
    /// Asks for files.
    pub picker: Box<dyn FilePicker>,
}

/// Command line of the window. It is short enough to be read by hand.
#[derive(Debug, Default, PartialEq)]
struct Arguments {
    file: Option<PathBuf>,
    sample: bool,
    lang: Option<Lang>,
    today: Option<NaiveDate>,
    help: bool,
}

impl Arguments {
    /// Reads the words after the program's name; the first that is not understood is the error.
    fn read(words: impl Iterator<Item = OsString>) -> Result<Self, String> {
        let mut arguments = Self::default();
        let mut words = words.peekable();
        while let Some(word) = words.next() {
            let text = word.to_string_lossy().into_owned();
            let (name, inline) = match text.split_once('=') {
                Some((name, value)) if name.starts_with("--") => (name.to_owned(), Some(value.to_owned())),
                _ => (text.clone(), None),
            };
            let mut value = || inline.clone().or_else(|| Some(words.next()?.to_string_lossy().into_owned()));
            match name.as_str() {
                "--sample" => arguments.sample = true,
                "--help" | "-h" => arguments.help = true,
                "--lang" => {
                    arguments.lang = Some(match value().as_deref() {
                        Some("zh") => Lang::Zh,
                        Some("en") => Lang::En,
                        _ => return Err(text),
                    });
                }
                "--today" => {
                    arguments.today = Some(value().and_then(|day| day.parse().ok()).ok_or(text)?);
                }
                _ if name.starts_with("--") || arguments.file.is_some() => return Err(text),
                _ => arguments.file = Some(PathBuf::from(word)),
            }
        }
        Ok(arguments)
    }
}

/// Runs the window to its end.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = match Arguments::read(std::env::args_os().skip(1)) {
        Ok(arguments) => arguments,
        Err(word) => {
            eprintln!("{}", Lang::default().window_bad_argument(&word));
            return ExitCode::from(2);
        }
    };
    let lang = arguments.lang;
    if arguments.help {
        println!("{}", lang.unwrap_or_default().window_help());
        return ExitCode::SUCCESS;
    }
    let Some(folders) = directories::ProjectDirs::from("", "", "themeday") else {
        return ExitCode::FAILURE;
    };
    let clock = arguments.today.map_or(Clock::System, Clock::OnDay);
    let launch = Launch {
        file: arguments.file,
        sample: arguments.sample,
        lang,
        config_folder: folders.config_dir().to_path_buf(),
        data_folder: folders.data_dir().to_path_buf(),
        context: Box::new(move || Context {
            clock,
            uids: Uids::Random,
            actor: std::env::var("USER").or_else(|_| std::env::var("USERNAME")).unwrap_or_default(),
            machine: String::new(),
        }),
        picker: Box::new(DesktopPicker::default()),
    };
    let settings = UiSettings::load(&launch.config_folder);
    let (width, height) = settings.window.unwrap_or((1366.0, 720.0));
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("themeday")
        .with_title(lang.unwrap_or(settings.lang).product())
        .with_inner_size([width, height])
        .with_min_inner_size([900.0, 560.0])
        .with_maximized(settings.maximized);
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let outcome = eframe::run_native("themeday", options, Box::new(|cc| Ok(Box::new(App::new(cc, launch)))));
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            log::error!("{error}");
            eprintln!("{}", lang.unwrap_or(settings.lang).no_display());
            ExitCode::FAILURE
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, String> {
        Arguments::read(words.iter().map(OsString::from))
    }

    #[test]
    fn arguments_are_read_in_any_order() {
        let read_back = read(&["--today", "2023-05-31", "a b.themeday", "--lang=en"]).unwrap();
        assert_eq!(read_back.file, Some(PathBuf::from("a b.themeday")));
        assert_eq!(read_back.lang, Some(Lang::En));
        assert_eq!(read_back.today, NaiveDate::from_ymd_opt(2023, 5, 31));
        assert!(read(&["--sample"]).unwrap().sample);
    }

    #[test]
    fn a_word_that_is_not_understood_is_named() {
        assert_eq!(read(&["--sampel"]), Err("--sampel".to_owned()));
        assert_eq!(read(&["--today", "5月"]), Err("--today".to_owned()));
        assert_eq!(read(&["a", "b"]), Err("b".to_owned()));
    }
}
