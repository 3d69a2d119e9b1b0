//! Reading notices, tables and lists into a proposal: the one way from sources to a proposal, for the window and for the
//! command line.

use std::path::PathBuf;

use super::{Kind, Work};
use crate::error::Result;
use crate::intake;
use crate::model::day_override::Announcement;
use crate::model::figure::FiguresRead;
use crate::model::proposal::Proposal;

pub use crate::intake::{Known, PhraseOfTime, time};

/// Something to be read.
#[derive(Clone, Debug)]
pub enum Source {
    /// A file of any sort that can be read.
    File(PathBuf),
    /// Text, as it was pasted.
    Text(String),
    /// What was loaded already.
    Loaded(intake::Source),
}

/// Reads all sources into one proposal, on a thread of its own.
///
/// The result is [`crate::error::Error::NothingUnderstood`] when none of them says anything of use; the other errors are
/// those of a source that is not there, too large, too slow or not readable.
#[must_use]
pub fn read(sources: Vec<Source>, known: Known) -> Work<Proposal> {
    Work::new(Kind::Read, move |progress| {
        let sources: Vec<intake::Source> = sources.into_iter().map(load).collect::<Result<_>>()?;
        intake::read(&sources, &known, progress)
    })
}

/// Reads the announcement of a year's holidays, on a thread of its own. `year` is that of days whose year it does not tell.
#[must_use]
pub fn announcement(source: Source, year: Option<i32>) -> Work<Announcement> {
    Work::new(Kind::Read, move |progress| intake::holidays(&load(source)?, year, progress))
}

/// Reads the figures that the reports in a source tell, on a thread of its own.
#[must_use]
pub fn figures(source: Source) -> Work<FiguresRead> {
    Work::new(Kind::Read, move |progress| intake::figures(&load(source)?, progress))
}

/// The cells of a table as a spreadsheet puts it on the clipboard, row by row.
#[must_use]
pub fn cells(text: String) -> Work<Vec<Vec<String>>> {
    Work::new(Kind::Read, move |_| intake::cells(&text))
}

fn load(source: Source) -> Result<intake::Source> {
    match source {
        Source::File(path) => intake::Source::load(&path),
        Source::Text(text) => Ok(intake::Source::text(&text)),
        Source::Loaded(source) => Ok(source),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Error;

    fn outcome(source: Source) -> Result<Proposal> {
        read(vec![source], Known::default()).wait()
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
        let known = Known { year: Some(2023), ..Known::default() };
        let proposal = read(vec![table], known).wait().unwrap();
        assert_eq!(proposal.assignments[0].time.single_month(), crate::model::Month::new(2023, 6));
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
