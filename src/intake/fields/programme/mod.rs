//! Facts of the year: title, office, date, number, region, theme, form, duty.

mod region;
mod rules;
mod signature;
mod theme;
mod title;
mod year;

use chrono::Datelike;

use super::notice::Notice;
use crate::error::Result;
use crate::intake::limits::Budget;
use crate::intake::source::Known;
use crate::intake::text::widened;
use crate::model::Month;
use crate::model::proposal::{Proposal, ProposedProgramme};

use region::region;
use title::TOP;

pub use signature::is_signature;
pub use title::opening;
pub use year::{period, stray_year};

/// Reads the facts; what the source does not say stays empty.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, known: &Known, budget: &Budget) -> Result<ProposedProgramme> {
    let mut facts = ProposedProgramme::default();
    let head = title::title(notice);
    if let Some(head) = &head {
        facts.title = Some(widened(&head.title));
        facts.issuing_office.clone_from(&head.office);
    }
    budget.check()?;
    let signed = signature::signature(notice);
    budget.check()?;
    facts.issued = signed.as_ref().map(|(day, _)| *day);
    facts.issuing_office = facts
        .issuing_office
        .or_else(|| signed.and_then(|(_, office)| office))
        .or_else(|| signature::source_office(notice));
    facts.document_no = notice.body().take(TOP).find_map(|line| title::document_number(&line.text));
    let whole = head.as_ref().map_or("", |head| head.line.as_str());
    facts.year =
        year::year_in(whole).or_else(|| year::year_of_tables(notice)).or_else(|| year::year_of_text(notice));
    budget.check()?;
    facts.year = facts.year.or_else(|| facts.issued.map(|day| day.year()));
    facts.year = facts.year.or(known.year).or_else(|| year::year_of_page(notice));
    facts.ordinal = title::ordinal(whole);
    facts.region = facts
        .issuing_office
        .as_deref()
        .and_then(region)
        .or_else(|| region(whole))
        .or_else(|| known.region.clone());
    facts.addressees = title::addressees(notice);
    if let Some((first, last, _)) = period(notice, facts.year) {
        (facts.date_from, facts.date_to) = (Some(first), Some(last));
    }
    budget.check()?;
    facts.theme = theme::theme(notice);
    budget.check()?;
    facts.form = notice.lines().find_map(|line| rules::form(&line.text));
    facts.duty_per_unit = notice.body().find_map(|line| rules::duty(&line.text));
    budget.check()?;
    facts.minimum_duration = notice.body().find_map(|line| rules::minimum(&line.text));
    Ok(facts)
}

/// Puts in the first and last month of the branch sessions.
pub fn span(proposal: &mut Proposal) {
    let all: Vec<(Month, Month)> = proposal.assignments.iter().filter_map(|a| a.time.months()).collect();
    proposal.programme.first_month = all.iter().map(|(first, _)| *first).min();
    proposal.programme.last_month = all.iter().map(|(_, last)| *last).max();
}
