//! Starting the window: arguments, folders, and one plain sentence where no window is possible.

use std::path::PathBuf;
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::{Parser, ValueEnum};

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

/// Command line of the window.
#[derive(Debug, Parser)]
#[command(name = "themeday", version, about)]
struct Arguments {
    /// File to open
    file: Option<PathBuf>,
    /// Open the sample file in the user's data folder
    #[arg(long)]
    sample: bool,
    /// Language of the window
    #[arg(long, value_enum)]
    lang: Option<LangArgument>,
    /// The day to work on, instead of the system's (2023-05-31)
    #[arg(long, value_name = "DATE")]
    today: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum LangArgument {
    Zh,
    En,
}

/// Runs the window to its end.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    let lang = arguments.lang.map(|lang| match lang {
        LangArgument::Zh => Lang::Zh,
        LangArgument::En => Lang::En,
    });
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
