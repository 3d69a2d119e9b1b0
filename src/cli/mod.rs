//! The command line: arguments in, one reply out. Nothing is printed before the work is done and durable.

mod args;
mod backups;
mod calendar;
mod call;
mod check;
mod choices;
mod copies;
mod demo;
mod export;
mod facts;
mod feedback;
mod figures;
mod file;
mod find;
mod holidays;
mod liaisons;
mod limits;
mod manual;
mod messages;
mod new;
mod outcomes;
mod output;
mod package;
mod plan;
mod read;
mod reports;
mod rollover;
mod schedule;
mod sessions;
mod show;
mod summary;
mod units;
mod usage;

use std::ffi::OsString;
use std::io::Write;
use std::process::ExitCode;

use crate::host::{self, Host};
use crate::text::Lang;

use call::{Call, Failure};
pub use call::{DONE, FAILED, FOUND, Setup, USAGE};
pub use manual::manual;
use output::Reply;

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
        ["figures"] => figures::figures(call),
        ["figure"] => figures::figure(call),
        ["show"] => show::show(call),
        ["set"] => facts::set(call),
        ["holidays"] => holidays::holidays(call),
        ["days"] => calendar::days(call),
        ["themes"] => calendar::themes(call),
        ["market"] => calendar::market(call),
        ["unit", "add"] => units::add(call),
        ["unit", "rename"] => units::rename(call),
        ["unit", "alias"] => units::alias(call),
        ["unit", "merge"] => units::merge(call),
        ["unit", "found"] => outcomes::found(call),
        ["unit", "transfer"] => outcomes::transfer(call),
        ["unit", "liaisons"] => outcomes::liaisons(call),
        ["unit", "abolish"] => units::abolish(call),
        ["unit", "reinstate"] => units::reinstate(call),
        ["unit", "exempt"] => units::exempt(call),
        ["rollover"] => rollover::roll_over(call),
        ["unit", "liaison"] => liaisons::set(call),
        ["move"] => schedule::move_to(call),
        ["unschedule"] => schedule::unschedule(call),
        ["fill"] => limits::fill(call),
        ["plan"] => plan::plan(call),
        ["swap"] => schedule::swap(call),
        ["session", "add"] => sessions::add(call),
        ["session", "remove"] => sessions::remove(call),
        ["session", "parties"] => sessions::set_parties(call),
        ["session", "ask"] => sessions::ask(call),
        ["set-session"] => facts::set_session(call),
        ["lock"] => schedule::lock(call, true),
        ["unlock"] => schedule::lock(call, false),
        ["adjust"] => feedback::adjust(call),
        ["copies"] => copies::list(call),
        ["copies", "take"] => copies::take(call),
        ["copies", "rename"] => copies::rename(call),
        ["copies", "remove"] => copies::remove(call),
        ["copies", "restore"] => copies::restore(call),
        ["copies", "compare"] => copies::compare(call),
        ["issue"] => copies::issue(call),
        ["feedback"] => feedback::feedback(call),
        ["due"] if call.option("message").is_some() => messages::message(call),
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
        ["back"] => file::back(call),
        ["backup"] => backups::backup(call),
        ["backups"] => backups::list(call),
        ["restore"] => backups::restore(call),
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
