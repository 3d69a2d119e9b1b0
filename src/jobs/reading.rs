//! Reading notices, tables and lists into a proposal.

use std::path::PathBuf;

use super::{Kind, Work};
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
    year: Option<i32>,
}

impl Hints {
    /// What a file knows: its region, every name of every unit, and its newest year, which months without one mean.
    #[must_use]
    pub fn of(snapshot: &Snapshot) -> Self {
        let mut units = Vec::new();
        for unit in snapshot.units_in_order() {
            units.push(unit.name.clone());
            units.extend(unit.full_name.clone());
            units.extend(snapshot.aliases_of(unit.id).map(|alias| alias.name.clone()));
        }
        let region = Some(snapshot.setting(SettingKey::Region).to_owned()).filter(|r| !r.is_empty());
        Self { region, units, year: snapshot.newest_programme().map(|programme| programme.year) }
    }

    /// The same, where another year of the file is on the screen.
    #[must_use]
    pub fn in_year(self, year: Option<i32>) -> Self {
        Self { year: year.or(self.year), ..self }
    }
}

/// Reads all sources into one proposal. The result is `NothingUnderstood` when none of them says anything of use; the
/// other errors are those of a source that is not there, too large, too slow or not readable.
#[must_use]
pub fn read(sources: Vec<Source>, hints: Hints) -> Work<Proposal> {
    Work::new(Kind::Read, move |progress| {
        let sources: Vec<intake::Source> = sources.into_iter().map(load).collect::<Result<_>>()?;
        let known = intake::Known { region: hints.region, units: hints.units, year: hints.year };
        let proposal = intake::read(&sources, &known, progress)?;
        if proposal.is_empty() {
            let path = sources.first().map(|source| source.path.clone()).unwrap_or_default();
            return Err(Error::NothingUnderstood(path));
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

    fn outcome(source: Source) -> Result<Proposal> {
        read(vec![source], Hints::default()).wait()
    }

    #[test]
    fn a_pasted_list_is_read_on_a_thread_of_its_own() {
        let proposal = outcome(Source::Text("县水利局、县林业局\n县财政局".to_owned())).unwrap();
        let names: Vec<&str> = proposal.units.iter().map(|u| u.name.as_str()).collect();
        assert_eq!(names, ["县水利局", "县林业局", "县财政局"]);
    }

    #[test]
    fn months_without_a_year_are_those_of_the_file() {
        let table = Source::Text("单位\t活动时间\n县水利局\t6月\n".to_owned());
        let hints = Hints::default().in_year(Some(2023));
        let proposal = read(vec![table], hints).wait().unwrap();
        assert_eq!(proposal.assignments[0].month, crate::model::Month::new(2023, 6));
        assert!(proposal.questions.is_empty());
    }

    #[test]
    fn pasted_text_is_called_so_and_not_by_a_path() {
        let nothing = outcome(Source::Text("今天天气很好。".to_owned()));
        assert!(matches!(nothing, Err(Error::NothingUnderstood(path)) if path.as_os_str().is_empty()));
    }

    #[test]
    fn a_source_that_is_not_there_is_told() {
        let missing = outcome(Source::File(PathBuf::from("no such file.docx")));
        assert!(matches!(missing, Err(Error::NoSuchFile(_))), "{missing:?}");
    }
}
