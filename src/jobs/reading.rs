//! Reading notices, tables and lists into a proposal.

use std::path::PathBuf;

use super::{Job, Waker};
use crate::error::{Error, Result};
use crate::intake;
use crate::model::Snapshot;
use crate::model::proposal::Proposal;
use crate::model::setting::SettingKey;

/// Something to be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    /// A file of any sort that can be read.
    File(PathBuf),
    /// Text, as it was pasted.
    Text(String),
}

/// What is known before reading; it raises questions, it never replaces what a source says.
#[derive(Clone, Debug, Default)]
pub struct Hints {
    region: Option<String>,
    units: Vec<String>,
}

impl Hints {
    /// What a file knows: its region and every name of every unit.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut units = Vec::new();
        for unit in snapshot.units_in_order() {
            units.push(unit.name.clone());
            units.extend(unit.full_name.clone());
            units.extend(snapshot.aliases_of(unit.id).map(|alias| alias.name.clone()));
        }
        let region = Some(snapshot.setting(SettingKey::Region).to_owned()).filter(|r| !r.is_empty());
        Self { region, units }
    }
}

/// Reads all sources into one proposal. The result is `NothingUnderstood` when none of them says anything of use; the
/// other errors are those of a source that is not there, too large, too slow or not readable.
#[must_use]
pub fn read(sources: Vec<Source>, hints: Hints, waker: Waker) -> Job<Proposal> {
    Job::start("read", waker, move |progress| {
        let first = sources.iter().find_map(|source| match source {
            Source::File(path) => Some(path.clone()),
            Source::Text(_) => None,
        });
        let sources: Vec<intake::Source> = sources.into_iter().map(load).collect::<Result<_>>()?;
        let known = intake::Known { region: hints.region, units: hints.units, year: None };
        let proposal = intake::read(&sources, &known, progress)?;
        if proposal.is_empty() {
            return Err(Error::NothingUnderstood(first.unwrap_or_else(|| PathBuf::from("-"))));
        }
        Ok(proposal)
    })
}

fn load(source: Source) -> Result<intake::Source> {
    match source {
        Source::File(path) => intake::Source::load(&path),
        Source::Text(text) => Ok(intake::Source::text(&text)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::mpsc::channel;

    fn outcome(source: Source) -> Result<Proposal> {
        let (ready, news) = channel();
        let job = read(vec![source], Hints::default(), Box::new(move || ready.send(()).unwrap()));
        news.recv().unwrap();
        job.poll().unwrap()
    }

    #[test]
    fn a_pasted_list_is_read_on_a_thread_of_its_own() {
        let proposal = outcome(Source::Text("县水利局、县林业局\n县财政局".to_owned())).unwrap();
        let names: Vec<&str> = proposal.units.iter().map(|u| u.name.as_str()).collect();
        assert_eq!(names, ["县水利局", "县林业局", "县财政局"]);
    }

    #[test]
    fn a_source_that_is_not_there_is_told() {
        let missing = outcome(Source::File(PathBuf::from("no such file.docx")));
        assert!(matches!(missing, Err(Error::NoSuchFile(_))), "{missing:?}");
    }
}
