//! Starting the window: arguments, folders, and one plain sentence where no window is possible.

use std::ffi::OsString;
use std::io::IsTerminal;
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use chrono::NaiveDate;

use super::app::App;
use super::desktop::{System, show_message};
use super::picker::DesktopPicker;
use super::settings::{Settings, WindowSize};
use super::setup::Launch;
use crate::host::Host;
use crate::text::Lang;
use crate::workspace::{Clock, Context, Uids};

/// What winit loads together and names only as “xlib”.
const XLIB: &str = "libX11.so.6 / libX11-xcb.so.1 / libXcursor.so.1 / libXi.so.6";

/// What OpenGL comes with; either is enough.
const GL: [&str; 2] = ["libEGL.so.1", "libGL.so.1"];

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
            say(Lang::default(), &Lang::default().window_bad_argument(&word));
            return ExitCode::from(2);
        }
    };
    let lang = arguments.lang;
    if arguments.help {
        println!("{}", lang.unwrap_or_default().window_help());
        return ExitCode::SUCCESS;
    }
    let host = Host::find(None);
    let log = host.start_log();
    let settings = Settings::load(&host);
    let lang_shown = lang.unwrap_or(settings.lang);
    // While there is no window yet a panic is most likely a missing library of the desktop (winit panics without
    // libxkbcommon): that is told in the sentence below, not as a defect.
    let up = Arc::new(AtomicBool::new(false));
    let seen = Arc::clone(&up);
    crate::host::install_panic_hook(host.report_folder(), move |report| {
        if seen.load(Ordering::Relaxed) {
            let sentence = report.map(|path| lang_shown.cli_defect(&path.display().to_string()));
            eprintln!("{}", sentence.as_deref().unwrap_or(lang_shown.cli_defect_unwritten()));
        }
    });
    if let Some(sentence) = missing_display(lang_shown) {
        eprintln!("{sentence}");
        return ExitCode::FAILURE;
    }
    let clock = arguments.today.map_or(Clock::System, Clock::OnDay);
    let launch = Launch {
        file: arguments.file,
        sample: arguments.sample,
        lang,
        host,
        context: Box::new(move || Context {
            clock,
            uids: Uids::Random,
            actor: crate::host::user_name(),
            machine: crate::host::machine_name(),
        }),
        // It takes its place once the window is there that its dialogs belong to.
        picker: Box::new(DesktopPicker::default()),
        desktop: Box::new(System::default()),
    };
    let WindowSize { width, height, maximised } = settings.window;
    let viewport = egui::ViewportBuilder::default()
        .with_app_id("themeday")
        .with_title(lang_shown.product())
        .with_inner_size([width, height])
        .with_min_inner_size(WindowSize::LEAST)
        .with_maximized(maximised);
    let viewport = match icon() {
        Some(icon) => viewport.with_icon(icon),
        None => viewport,
    };
    let options = eframe::NativeOptions { viewport, ..Default::default() };
    let started = Arc::clone(&up);
    let run = move || {
        eframe::run_native(
            "themeday",
            options,
            Box::new(move |cc| {
                started.store(true, Ordering::Relaxed);
                let picker = Box::new(DesktopPicker::of_window(cc));
                Ok(Box::new(App::new(cc, Launch { picker, ..launch })))
            }),
        )
    };
    let outcome = std::panic::catch_unwind(std::panic::AssertUnwindSafe(run));
    let code = match outcome {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(error)) => {
            log::error!("{error}");
            say(lang_shown, &no_window(lang_shown, &error));
            ExitCode::FAILURE
        }
        Err(panic) => {
            if up.load(Ordering::Relaxed) {
                // What failed was told when it did; the window is gone.
                show_where_unseen(lang_shown, lang_shown.window_stopped());
            } else {
                say(lang_shown, &lang_shown.no_library(&library_of(&*panic)));
            }
            ExitCode::FAILURE
        }
    };
    if let Some(log) = log {
        log.flush();
    }
    code
}

/// Says a sentence on standard error, and in a dialog where nobody may be looking there: a program that was started by
/// a double click has no terminal.
fn say(lang: Lang, sentence: &str) {
    eprintln!("{sentence}");
    show_where_unseen(lang, sentence);
}

fn show_where_unseen(lang: Lang, sentence: &str) {
    if !std::io::stderr().is_terminal() && !show_message(lang.product(), sentence) {
        log::warn!("no dialog for: {sentence}");
    }
}

/// The sentence for a window that could not be opened.
fn no_window(lang: Lang, error: &eframe::Error) -> String {
    use eframe::Error;
    // The place in the library's source means nothing to a person; what follows the last colon does.
    let why = error.to_string();
    let why = why.rsplit(": ").next().unwrap_or(&why);
    match error {
        _ if error.to_string().contains("xlib") => lang.no_library(XLIB),
        Error::Glutin(_) | Error::NoGlutinConfigs(..) | Error::OpenGL(_) => {
            let folders = library_folders();
            if cfg!(target_os = "linux") && !GL.iter().any(|name| is_in(name, &folders)) {
                lang.no_library(&GL.join(" / "))
            } else {
                lang.no_opengl(why)
            }
        }
        _ => lang.no_window(why),
    }
}

/// Folders in which the system's loader looks for libraries, as far as they can be known.
fn library_folders() -> Vec<PathBuf> {
    let own = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let multiarch = format!("{}-linux-gnu", std::env::consts::ARCH);
    let usual = ["/lib", "/usr/lib", "/lib64", "/usr/lib64", "/usr/local/lib"].map(PathBuf::from);
    let deeper = usual.clone().into_iter().map(|folder| folder.join(&multiarch));
    std::env::split_paths(&own).chain(deeper).chain(usual).collect()
}

fn is_in(library: &str, folders: &[PathBuf]) -> bool {
    folders.iter().any(|folder| folder.join(library).exists())
}

/// The picture of the window in title bars and lists of windows.
fn icon() -> Option<egui::IconData> {
    let icon = eframe::icon_data::from_png_bytes(include_bytes!("../../assets/icons/themeday.png"));
    icon.inspect_err(|error| log::warn!("icon: {error}")).ok()
}

/// The sentence for a desktop that is not there, found before the window library looks for it.
fn missing_display(lang: Lang) -> Option<&'static str> {
    let set = |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let unix_desktop = cfg!(all(unix, not(target_os = "macos")));
    let none = unix_desktop && !["DISPLAY", "WAYLAND_DISPLAY", "WAYLAND_SOCKET"].into_iter().any(set);
    none.then(|| lang.no_display())
}

/// The library that a panic of the window library names, or its own words.
fn library_of(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic
        .downcast_ref::<&str>()
        .map(|text| (*text).to_owned())
        .or_else(|| panic.downcast_ref::<String>().cloned())
        .unwrap_or_default();
    let library = |word: &str| word.contains("lib") && word.contains(".so");
    let named = text.split(|c: char| c.is_whitespace() || "\"'`,()".contains(c)).find(|word| library(word));
    match named {
        Some(name) => name.to_owned(),
        // winit names the library only by its purpose.
        None if text.contains("xkb") || text.contains("XKB") => "libxkbcommon-x11.so.0".to_owned(),
        None => text,
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
    fn a_missing_graphics_library_is_named_and_a_display_that_fails_is_told_otherwise() {
        let folder = tempfile::tempdir().unwrap();
        let folders = [folder.path().join("none"), folder.path().to_path_buf()];
        assert!(!GL.iter().any(|name| is_in(name, &folders)));
        std::fs::write(folder.path().join("libGL.so.1"), "").unwrap();
        assert!(GL.iter().any(|name| is_in(name, &folders)));
        for lang in [Lang::Zh, Lang::En] {
            assert!(lang.no_library(&GL.join(" / ")).contains("libEGL.so.1 / libGL.so.1"));
            assert!(!lang.no_opengl("x").contains("DISPLAY"));
        }
    }

    #[test]
    fn the_window_has_an_icon_of_its_own() {
        let icon = icon().unwrap();
        assert_eq!((icon.width, icon.height), (256, 256));
        assert!(icon.rgba.chunks(4).any(|pixel| pixel == [0x1f, 0x5f, 0xa8, 0xff]));
    }

    #[test]
    fn a_word_that_is_not_understood_is_named() {
        assert_eq!(read(&["--sampel"]), Err("--sampel".to_owned()));
        assert_eq!(read(&["--today", "5月"]), Err("--today".to_owned()));
        assert_eq!(read(&["a", "b"]), Err("b".to_owned()));
    }
}
