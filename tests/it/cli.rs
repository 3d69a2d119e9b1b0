//! The command line as a contract: words, exit codes, JSON, and the file as it was after a failure.

mod backups;
mod bearing;
mod choices;
mod edits;
mod failures;
mod importing;
mod issue;
mod messages;
mod names;
mod papers;
mod plan;
mod reading;
mod sessions;
mod years;

use std::ffi::OsString;
use std::path::Path;

use chrono::{DateTime, Utc};
use serde_json::Value;
use themeday::cli::{self, Io, Setup};
use themeday::workspace::{Clock, Uids};

pub struct Place {
    folder: tempfile::TempDir,
}

pub struct Ran {
    pub code: u8,
    pub out: String,
    pub err: String,
}

impl Ran {
    pub fn json(&self) -> Value {
        assert_eq!(self.err, "");
        serde_json::from_str(&self.out).unwrap_or_else(|e| panic!("{e}: {}", self.out))
    }

    /// Went through, with nothing beside it but remarks.
    pub fn done(self) -> Self {
        assert_eq!(self.code, cli::DONE, "{}{}", self.out, self.err);
        assert!(self.err.lines().all(|line| line.starts_with("提示：")), "{}", self.err);
        self
    }

    /// Failed with that code and a sentence with these words; nothing was printed.
    fn refused(&self, code: u8, words: &[&str]) {
        assert_eq!(self.code, code, "{}{}", self.out, self.err);
        assert_eq!(self.out, "");
        for word in words {
            assert!(self.err.contains(word), "“{word}” is not in: {}", self.err);
        }
    }
}

pub fn run(arguments: &[&str]) -> Ran {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let at: DateTime<Utc> = "2023-06-20T01:30:00Z".parse().unwrap();
    let setup = Setup {
        clock: Clock::Fixed(at),
        uids: Uids::default,
        actor: "李经办".into(),
        machine: "office".into(),
    };
    let arguments = std::iter::once("themeday-cli").chain(arguments.iter().copied()).map(OsString::from);
    let code = cli::run(arguments, &mut Io { out: &mut out, err: &mut err }, &setup);
    Ran { code, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}

impl Place {
    pub fn new() -> Self {
        Self { folder: tempfile::Builder::new().prefix("主题日 ").tempdir().unwrap() }
    }

    pub fn with_sample() -> (Self, String) {
        let place = Self::new();
        let file = place.path("2023 年度.themeday");
        run(&["new", &file, "--sample"]).done();
        (place, file)
    }

    pub fn path(&self, name: &str) -> String {
        self.folder.path().join(name).display().to_string()
    }

    fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = std::fs::read_dir(self.folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned())
            .collect();
        names.sort();
        names
    }
}

/// The lock stays beside a file that could not be made; nothing else does.
fn is_lock(name: &str) -> bool {
    Path::new(name).extension().is_some_and(|extension| extension == "lock")
}

fn shown(file: &str) -> Value {
    run(&["show", file, "--json"]).done().json()
}

fn units_in(shown: &Value, group: &str, month: &Value) -> Vec<String> {
    shown["assignments"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|row| row["group"] == group && row["month"] == *month)
        .flat_map(|row| row["units"].as_array().unwrap().iter().map(|u| u.as_str().unwrap().to_owned()))
        .collect()
}

/// The program itself, with a folder of its own.
#[cfg(unix)]
fn program(place: &Place) -> std::process::Command {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_themeday-cli"));
    command.env("THEMEDAY_HOME", place.path("自己")).current_dir(place.folder.path());
    command
}
