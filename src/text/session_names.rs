//! What a session is called on screen and in tables, and by whom a report is.

use std::borrow::Cow;

use super::papers::one_of_many;
use super::{Lang, sentences};
use crate::model::Snapshot;
use crate::model::report::ReportTarget;
use crate::model::session::{Session, SessionKind};

sentences! {
    session_by(units: &str, kind: &str) => "{units}{kind}", "{kind} of {units}";
}

/// Units named before the others are counted.
const NAMED: usize = 2;

impl Lang {
    /// What a session is called: its own title, the place's word for the main session, who holds a unit's, else its sort.
    #[must_use]
    pub fn session_called(self, snapshot: &Snapshot, session: &Session) -> String {
        let title = session.title.trim();
        if !title.is_empty() {
            return title.to_owned();
        }
        let labels = snapshot.programmes.get(session.programme).map(|year| &year.labels);
        let kind = match (session.kind, labels) {
            (SessionKind::Main, Some(labels)) => return labels.main.clone(),
            (SessionKind::Branch, Some(labels)) => one_of_many(&labels.branch),
            (kind, _) => self.session_kind(kind),
        };
        let units: Vec<&str> = snapshot
            .organisers_of(session.id)
            .map(|unit| snapshot.printed_name(session.programme, unit))
            .collect();
        match units.as_slice() {
            [] => kind.to_owned(),
            few if few.len() <= NAMED => self.session_by(&self.listed(few), kind),
            many => self.session_by(&self.several(many[0], many.len()), kind),
        }
    }

    /// By whom a report is: the unit as it is called in the year, else the session whose report it is as a whole.
    #[must_use]
    pub fn by_whom(self, snapshot: &Snapshot, target: ReportTarget) -> Cow<'_, str> {
        let session = snapshot.sessions.get(target.session);
        match (target.unit, session) {
            (Some(unit), Some(session)) => Cow::Borrowed(snapshot.printed_name(session.programme, unit)),
            (Some(unit), None) => Cow::Borrowed(snapshot.units.get(unit).map_or("", |u| u.name.as_str())),
            (None, Some(session)) => Cow::Owned(self.session_called(snapshot, session)),
            (None, None) => Cow::Borrowed(""),
        }
    }
}
