//! Figures of a session, put in the place of those that were there.

use crate::model::edit::{EditLabel, EditRefusal};
use crate::model::ids::{MetricId, MetricValueId, SessionId, UnitId};
use crate::model::metric::{Metric, MetricValue};
use crate::model::statistics::{self, TakenFigure};

use super::super::draft::Draft;
use super::{clean_name, clean_text};

/// The largest figure that a report tells.
const MOST: i64 = 1_000_000_000;

pub(super) fn take(
    draft: &mut Draft<'_>,
    session: SessionId,
    unit: Option<UnitId>,
    figures: &[TakenFigure],
) -> Result<EditLabel, EditRefusal> {
    let row = draft.session(session)?;
    let name = match unit {
        Some(unit) => {
            if !draft.now().parties_of(session).any(|party| party.unit == Some(unit)) {
                return Err(EditRefusal::Gone);
            }
            draft.now().printed_name(row.programme, unit).to_owned()
        }
        None => draft.holder(&row),
    };
    for figure in figures {
        if statistics::is_computed(figure.metric.trim()) {
            return Err(EditRefusal::BadName(figure.metric.clone()));
        }
        if figure.value.is_some_and(|value| !(0..=MOST).contains(&value)) {
            return Err(EditRefusal::TooLong);
        }
        let metric = metric(draft, figure)?;
        let there = draft
            .now()
            .metric_values_of(session)
            .find(|told| told.unit == unit && told.metric == metric)
            .map(|told| told.id);
        match (figure.value, there) {
            (Some(value), there) => {
                let id = there.unwrap_or_else(|| MetricValueId(draft.id()));
                let as_written = clean_text(&figure.as_written)?;
                draft.put(MetricValue { id, session, unit, metric, value, more: figure.more, as_written });
            }
            (None, Some(id)) => draft.delete(crate::model::Table::MetricValue, id.0),
            (None, None) => {}
        }
    }
    Ok(EditLabel::FiguresTaken { unit: name, count: figures.len() })
}

/// The metric of that name, made where the file has none.
fn metric(draft: &mut Draft<'_>, figure: &TakenFigure) -> Result<MetricId, EditRefusal> {
    let name = clean_name(&figure.metric)?;
    if let Some(known) = draft.now().metrics.iter().find(|metric| metric.name == name) {
        return Ok(known.id);
    }
    let id = MetricId(draft.id());
    let row = if let Some((ord, usual)) = statistics::usual_named(&name) {
        Metric { id, ..statistics::usual_row(ord, usual) }
    } else {
        let last = draft.now().metrics.iter().map(|metric| metric.ord).max().unwrap_or(0);
        let ord = last.max(i64::try_from(statistics::USUAL.len()).unwrap_or(0)) + 1;
        let measure = clean_text(&figure.measure)?;
        Metric { id, name, measure, section: String::new(), of_which: false, ord, used: true }
    };
    draft.put(row);
    Ok(id)
}
