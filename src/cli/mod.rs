//! The command line: arguments in, one reply out. Nothing is printed before the work is done and durable.

mod args;
mod check;
mod choices;
mod demo;
mod export;
mod facts;
mod file;
mod find;
mod liaisons;
mod manual;
mod new;
mod output;
mod package;
mod read;
mod reports;
mod rollover;
mod schedule;
mod show;
mod summary;
mod units;
mod usage;

use std::cell::RefCell;
use std::ffi::OsString;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use chrono::NaiveDate;
use clap::ArgMatches;

use crate::error::Error;
use crate::files;
use crate::host::{self, Host};
use crate::model::edit::EditRefusal;
use crate::text::Lang;
use crate::workspace::{Clock, Context, Uids};

pub use manual::manual;
use output::Reply;

/// Everything went as asked.
pub const DONE: u8 = 0;
/// The file, the data or the source did not allow it.
pub const FAILED: u8 = 1;
/// The command was not understood, or names something that is not there.
pub const USAGE: u8 = 2;
/// `check` or `verify` found something.
pub const FOUND: u8 = 3;

/// Where a command writes to.
pub struct Io<'a> {
    /// What was asked for.
    pub out: &'a mut dyn Write,
    /// What went wrong.
    pub err: &'a mut dyn Write,
}

impl std::fmt::Debug for Io<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Io")
    }
}

/// What a command gets from its surroundings.
#[derive(Clone, Debug)]
pub struct Setup {
    /// The time, unless `--today` names a day.
    pub clock: Clock,
    /// Where random ids come from.
    pub uids: fn() -> Uids,
    /// Who works here.
    pub actor: String,
    /// On which machine.
    pub machine: String,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            clock: Clock::System,
            uids: Uids::default,
            actor: host::user_name(),
            machine: host::machine_name(),
        }
    }
}

/// The program `themeday-cli` on this process's arguments and streams.
#[must_use]
pub fn main() -> ExitCode {
    let arguments: Vec<OsString> = std::env::args_os().collect();
    let lang = args::language_of(&arguments);
    let host = Host::find(None);
    let log = host.start_log();
    host::survive_file_size_limit();
    host::install_panic_hook(host.report_folder(), move |report| {
        let sentence = match report {
            Some(path) => lang.cli_defect(&path.display().to_string()),
            None => lang.cli_defect_unwritten().to_owned(),
        };
        // Standard error may be closed; a second panic would hide the first.
        let _ = writeln!(std::io::stderr(), "{sentence}");
    });
    let mut out = std::io::stdout().lock();
    let mut err = std::io::stderr();
    let mut io = Io { out: &mut out, err: &mut err };
    let ended =
        std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| run(arguments, &mut io, &Setup::default())));
    if let Some(log) = &log {
        log.flush();
    }
    ExitCode::from(ended.unwrap_or(FAILED))
}

/// Runs one command; `arguments` begin with the program's name. Gives the exit code: 0 done, 1 failed, 2 wrong usage,
/// 3 `check` or `verify` found something.
pub fn run(arguments: impl IntoIterator<Item = OsString>, io: &mut Io<'_>, setup: &Setup) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let lang = args::language_of(&arguments);
    let matches = match args::tree(lang).try_get_matches_from(arguments) {
        Ok(matches) => matches,
        Err(error) if !error.use_stderr() => return print(io, lang, &help(lang, &error), DONE),
        Err(error) => return complain(io, &usage::sentence(lang, &error), USAGE),
    };
    let (path, leaf) = args::leaf(&matches);
    let call = Call::new(lang, leaf, setup);
    let outcome = dispatch(&path, &call);
    for remark in call.remarks.take() {
        complain(io, &lang.cli_remark(&remark), DONE);
    }
    match outcome {
        Ok(reply) => {
            let text = reply.printed(call.json);
            let text = if call.json { output::escaped(&text) } else { text };
            print(io, lang, &text, reply.code)
        }
        Err(Failure::Usage(sentence)) => complain(io, &sentence, USAGE),
        Err(Failure::Failed(error)) => {
            log::warn!("{}: {error}", path.join(" "));
            complain(io, &lang.error(&error), FAILED)
        }
    }
}

/// Help or version; headings get the colon of the language.
fn help(lang: Lang, shown: &clap::Error) -> String {
    shown.render().to_string().replace(":\n", lang.cli_heading_end())
}

fn dispatch(path: &[&str], call: &Call<'_>) -> Result<Reply, Failure> {
    match path {
        ["new"] => new::new(call),
        ["read"] => read::read(call),
        ["import"] => read::import(call),
        ["show"] => show::show(call),
        ["set"] => facts::set(call),
        ["unit", "add"] => units::add(call),
        ["unit", "rename"] => units::rename(call),
        ["unit", "alias"] => units::alias(call),
        ["unit", "merge"] => units::merge(call),
        ["unit", "abolish"] => units::abolish(call),
        ["unit", "reinstate"] => units::reinstate(call),
        ["unit", "exempt"] => units::exempt(call),
        ["rollover"] => rollover::roll_over(call),
        ["unit", "liaison"] => liaisons::set(call),
        ["move"] => schedule::move_to(call),
        ["unschedule"] => schedule::unschedule(call),
        ["swap"] => schedule::swap(call),
        ["lock"] => schedule::lock(call, true),
        ["unlock"] => schedule::lock(call, false),
        ["due"] => reports::due(call),
        ["report"] => reports::report(call),
        ["check"] => check::check(call),
        ["export"] => export::export(call),
        ["package"] => package::package(call),
        ["history"] => file::history(call),
        ["undo"] => file::undo(call),
        ["redo"] => file::redo(call),
        ["verify"] => file::verify(call),
        ["repair"] => file::repair(call),
        ["backup"] => file::backup(call),
        ["restore"] => file::restore(call),
        ["demo"] => demo::demo(call),
        _ => Err(Failure::Usage(call.lang.cli_unknown_command(&path.join(" "), &args::names().join(" ")))),
    }
}

fn print(io: &mut Io<'_>, lang: Lang, text: &str, code: u8) -> u8 {
    match io.out.write_all(output::for_terminal(text).as_bytes()).and_then(|()| io.out.flush()) {
        Ok(()) => code,
        // The reader had enough (`| head`): the work is done all the same.
        Err(error) if error.kind() == std::io::ErrorKind::BrokenPipe => code,
        Err(error) => complain(io, &lang.cli_output(lang.io_reason(&error)), FAILED),
    }
}

fn complain(io: &mut Io<'_>, sentence: &str, code: u8) -> u8 {
    // Where even standard error is closed, the exit code still tells.
    let _ = writeln!(io.err, "{}", output::for_terminal(sentence.trim_end()));
    code
}

/// Why a command came to nothing.
#[derive(Debug)]
enum Failure {
    /// Wrong usage, with the sentence.
    Usage(String),
    /// The file, the data or the source did not allow it.
    Failed(Error),
}

impl Failure {
    /// Refusals of what was typed are wrong usage; refusals because of the data are failures.
    fn of(error: Error, lang: Lang) -> Self {
        match &error {
            Error::Refused(
                EditRefusal::BadName(_)
                | EditRefusal::BadYear(_)
                | EditRefusal::BadDay(_)
                | EditRefusal::BadDuty(_)
                | EditRefusal::BadAnswer(_)
                | EditRefusal::MonthOutside(_)
                | EditRefusal::NoMonths
                | EditRefusal::SameTwice
                | EditRefusal::NoReason
                | EditRefusal::TooLong,
            ) => Self::Usage(lang.error(&error)),
            _ => Self::Failed(error),
        }
    }
}

impl From<Error> for Failure {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// One command with its arguments.
struct Call<'a> {
    lang: Lang,
    json: bool,
    /// `--year`.
    year: Option<i32>,
    today: NaiveDate,
    clock: Clock,
    setup: &'a Setup,
    args: &'a ArgMatches,
    /// What is to be known beside the reply; goes to standard error.
    remarks: RefCell<Vec<String>>,
}

impl<'a> Call<'a> {
    fn new(lang: Lang, args: &'a ArgMatches, setup: &'a Setup) -> Self {
        let clock = args.get_one::<NaiveDate>("today").map_or(setup.clock, |day| Clock::OnDay(*day));
        Self {
            lang,
            json: args.get_flag("json"),
            year: args.get_one::<i32>("year").copied(),
            today: clock.today(),
            clock,
            setup,
            args,
            remarks: RefCell::default(),
        }
    }

    fn context(&self) -> Context {
        Context {
            clock: self.clock,
            uids: (self.setup.uids)(),
            actor: self.setup.actor.clone(),
            machine: self.setup.machine.clone(),
        }
    }

    /// A path; required ones are always there.
    fn path(&self, id: &str) -> &'a Path {
        self.args.get_one::<PathBuf>(id).map_or(Path::new(""), PathBuf::as_path)
    }

    /// The data file that is named, with its ending where that was left out.
    fn file(&self) -> PathBuf {
        self.data_path("file")
    }

    /// A data file that should be there: as it was typed, or with its ending.
    fn data_path(&self, id: &str) -> PathBuf {
        let typed = self.path(id);
        let whole = files::with_ending(typed, files::ENDING);
        // A file with another ending may be one of ours; a folder that is typed is told as one.
        if typed.is_file() || typed.exists() && !whole.is_file() { typed.to_path_buf() } else { whole }
    }

    /// Says something beside the reply, on standard error.
    fn remark(&self, remark: String) {
        self.remarks.borrow_mut().push(remark);
    }

    /// Says beside the text of the reply what its JSON holds by itself.
    fn remark_beside_text(&self, remarks: &[String]) {
        if !self.json {
            self.remarks.borrow_mut().extend_from_slice(remarks);
        }
    }

    fn paths(&self, id: &str) -> Vec<&'a Path> {
        self.args.get_many::<PathBuf>(id).into_iter().flatten().map(PathBuf::as_path).collect()
    }

    /// A text; required ones are always there.
    fn text(&self, id: &str) -> &'a str {
        self.option(id).unwrap_or("")
    }

    fn option(&self, id: &str) -> Option<&'a str> {
        self.args.get_one::<String>(id).map(String::as_str)
    }

    fn texts(&self, id: &str) -> Vec<&'a str> {
        self.args.get_many::<String>(id).into_iter().flatten().map(String::as_str).collect()
    }

    fn date(&self, id: &str) -> Option<NaiveDate> {
        self.args.get_one::<NaiveDate>(id).copied()
    }

    /// A number; required ones are always there.
    fn number(&self, id: &str) -> i32 {
        self.args.get_one::<i32>(id).copied().unwrap_or_default()
    }

    fn flag(&self, id: &str) -> bool {
        self.args.get_flag(id)
    }

    /// An error in its place: wrong usage or failure.
    fn failed(&self, error: Error) -> Failure {
        Failure::of(error, self.lang)
    }
}
