//! One command as it was called: its arguments, the day, where it writes remarks, and why it can come to nothing.

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::ArgMatches;

use crate::error::Error;
use crate::files;
use crate::host;
use crate::model::edit::EditRefusal;
use crate::text::Lang;
use crate::workspace::{Clock, Context, Uids};

/// Everything went as asked.
pub const DONE: u8 = 0;
/// The file, the data or the source did not allow it.
pub const FAILED: u8 = 1;
/// The command was not understood, or names something that is not there.
pub const USAGE: u8 = 2;
/// `check` or `verify` found something.
pub const FOUND: u8 = 3;

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

/// Why a command came to nothing.
#[derive(Debug)]
pub(super) enum Failure {
    /// Wrong usage, with the sentence.
    Usage(String),
    /// The file, the data or the source did not allow it.
    Failed(Error),
}

impl Failure {
    /// Refusals of what was typed are wrong usage; refusals because of the data are failures.
    pub fn of(error: Error, lang: Lang) -> Self {
        match &error {
            Error::Refused(
                EditRefusal::BadName(_)
                | EditRefusal::BadYear(_)
                | EditRefusal::BadDay(_)
                | EditRefusal::BadDuty(_)
                | EditRefusal::BadAnswer(_)
                | EditRefusal::MonthOutside(_)
                | EditRefusal::NoMonths
                | EditRefusal::NoSuchDays
                | EditRefusal::SameTwice
                | EditRefusal::NoReason
                | EditRefusal::BadLimits
                | EditRefusal::TwoScopes
                | EditRefusal::NoDocNo
                | EditRefusal::NoSigner
                | EditRefusal::NoCause
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
pub(super) struct Call<'a> {
    pub lang: Lang,
    pub json: bool,
    /// `--year`.
    pub year: Option<i32>,
    pub today: NaiveDate,
    pub clock: Clock,
    pub setup: &'a Setup,
    pub args: &'a ArgMatches,
    /// What is to be known beside the reply; goes to standard error.
    pub remarks: RefCell<Vec<String>>,
}

impl<'a> Call<'a> {
    pub fn new(lang: Lang, args: &'a ArgMatches, setup: &'a Setup) -> Self {
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

    pub fn context(&self) -> Context {
        Context {
            clock: self.clock,
            uids: (self.setup.uids)(),
            actor: self.setup.actor.clone(),
            machine: self.setup.machine.clone(),
        }
    }

    /// A path; required ones are always there.
    pub fn path(&self, id: &str) -> &'a Path {
        self.args.get_one::<PathBuf>(id).map_or(Path::new(""), PathBuf::as_path)
    }

    /// The data file that is named, with its ending where that was left out.
    pub fn file(&self) -> PathBuf {
        self.data_path("file")
    }

    /// A data file that should be there: as it was typed, or with its ending.
    pub fn data_path(&self, id: &str) -> PathBuf {
        let typed = self.path(id);
        let whole = files::with_ending(typed, files::ENDING);
        // A file with another ending may be one of ours; a folder that is typed is told as one.
        if typed.is_file() || typed.exists() && !whole.is_file() { typed.to_path_buf() } else { whole }
    }

    /// Says something beside the reply, on standard error.
    pub fn remark(&self, remark: String) {
        self.remarks.borrow_mut().push(remark);
    }

    /// Says beside the text of the reply what its JSON holds by itself.
    pub fn remark_beside_text(&self, remarks: &[String]) {
        if !self.json {
            self.remarks.borrow_mut().extend_from_slice(remarks);
        }
    }

    pub fn paths(&self, id: &str) -> Vec<&'a Path> {
        self.args.get_many::<PathBuf>(id).into_iter().flatten().map(PathBuf::as_path).collect()
    }

    /// A text; required ones are always there.
    pub fn text(&self, id: &str) -> &'a str {
        self.option(id).unwrap_or("")
    }

    pub fn option(&self, id: &str) -> Option<&'a str> {
        self.args.get_one::<String>(id).map(String::as_str)
    }

    pub fn texts(&self, id: &str) -> Vec<&'a str> {
        self.args.get_many::<String>(id).into_iter().flatten().map(String::as_str).collect()
    }

    pub fn date(&self, id: &str) -> Option<NaiveDate> {
        self.args.get_one::<NaiveDate>(id).copied()
    }

    /// A number; required ones are always there.
    pub fn number(&self, id: &str) -> i32 {
        self.args.get_one::<i32>(id).copied().unwrap_or_default()
    }

    pub fn flag(&self, id: &str) -> bool {
        self.args.get_flag(id)
    }

    /// An error in its place: wrong usage or failure.
    pub fn failed(&self, error: Error) -> Failure {
        Failure::of(error, self.lang)
    }
}
