//! What is searched while a person types: every name, liaison, telephone number, session and paper in a form that is
//! quick to look through.

use super::search_key::search_key;
use crate::model::Snapshot;
use crate::model::ids::{LiaisonId, ProgrammeId, SessionId, UnitId, UnitLeaderId};
use crate::model::names::folded;
use crate::model::paper::PaperKind;
use crate::model::search::Reading;

/// Fewest digits by which a telephone number is found.
const DIGITS: usize = 3;

/// Everything that the search looks through, of a revision and a year.
#[derive(Debug, Default)]
pub struct SearchIndex {
    units: Vec<UnitTexts>,
    sessions: Vec<(SessionId, String)>,
    papers: Vec<(PaperKind, Text)>,
}

/// What a search finds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hits {
    /// Units, the best first.
    pub units: Vec<UnitHit>,
    /// Sessions of the year by what is written of them, in their order.
    pub sessions: Vec<SessionId>,
    /// Papers.
    pub papers: Vec<PaperKind>,
}

/// A unit that a search finds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct UnitHit {
    /// Which.
    pub unit: UnitId,
    /// By whom it was found, where that is a person of it.
    pub person: Option<Person>,
}

/// A person of a unit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Person {
    /// 联络员
    Liaison(LiaisonId),
    /// 分管领导
    Leader(UnitLeaderId),
}

#[derive(Debug)]
struct UnitTexts {
    unit: UnitId,
    names: Vec<String>,
    readings: Vec<Reading>,
    people: Vec<(Person, Text, String)>,
}

/// A text as it is written and read.
#[derive(Debug)]
struct Text {
    folded: String,
    reading: Reading,
}

impl Text {
    fn of(text: &str) -> Self {
        Self { folded: folded(text), reading: Reading::of(&search_key(text, None)) }
    }

    fn rank(&self, query: &Query) -> Option<u8> {
        query.in_text(&self.folded).or_else(|| query.reads(&self.reading))
    }
}

/// What was typed.
struct Query {
    text: String,
    latin: bool,
    digits: bool,
}

impl Query {
    /// How well it fits a text, the least best: it is the text, begins it, stands in it.
    fn in_text(&self, folded: &str) -> Option<u8> {
        match folded.find(&self.text) {
            Some(0) if folded.len() == self.text.len() => Some(0),
            Some(0) => Some(1),
            Some(_) => Some(2),
            None => None,
        }
    }

    fn reads(&self, reading: &Reading) -> Option<u8> {
        (self.latin && reading.reads(&self.text)).then_some(3)
    }
}

impl SearchIndex {
    /// Of the rows as they are, the sessions of a year, and papers by these names.
    #[must_use]
    pub fn of(snapshot: &Snapshot, year: Option<ProgrammeId>, papers: &[(PaperKind, &str)]) -> Self {
        let units = snapshot.units_in_order().into_iter().map(|unit| {
            let aliases = snapshot.aliases_of(unit.id).map(|alias| &alias.name);
            let names = std::iter::once(&unit.name).chain(&unit.full_name).chain(aliases);
            let liaisons = snapshot.liaisons_of(unit.id).into_iter().map(|l| {
                let numbers = [&l.card.mobile, &l.card.office_phone].map(|number| digits(number)).join(" ");
                (Person::Liaison(l.id), Text::of(&l.card.name), numbers)
            });
            let leaders = snapshot
                .leaders_of(unit.id)
                .into_iter()
                .map(|l| (Person::Leader(l.id), Text::of(&l.card.name), digits(&l.card.phone)));
            UnitTexts {
                unit: unit.id,
                names: names.map(|name| folded(name)).collect(),
                readings: unit.search_key.split(';').map(Reading::of).collect(),
                people: liaisons.chain(leaders).collect(),
            }
        });
        let sessions = year.into_iter().flat_map(|year| snapshot.sessions_of(year)).filter_map(|session| {
            let facts = [
                &session.title,
                &session.place,
                &session.theme,
                &session.form,
                &session.content,
                &session.audience,
                &session.when_text,
                &session.note,
            ];
            let told: Vec<String> =
                facts.into_iter().filter(|fact| !fact.is_empty()).map(|fact| folded(fact)).collect();
            (!told.is_empty()).then(|| (session.id, told.join("\n")))
        });
        Self {
            units: units.collect(),
            sessions: sessions.collect(),
            papers: papers.iter().map(|(kind, name)| (*kind, Text::of(name))).collect(),
        }
    }

    /// What is found by a text: part of a name or of what is written of a session, pinyin or initials, a person, digits
    /// of a telephone number. Nothing by an empty one.
    #[must_use]
    pub fn find(&self, typed: &str) -> Hits {
        let text = folded(typed);
        if text.is_empty() {
            return Hits::default();
        }
        let all_digits = text.bytes().all(|c| c.is_ascii_digit());
        let query = Query { latin: text.is_ascii(), digits: all_digits && text.len() >= DIGITS, text };
        let mut units: Vec<(u8, UnitHit)> = self.units.iter().filter_map(|unit| unit.hit(&query)).collect();
        // The order of units stays among those that fit equally well.
        units.sort_by_key(|(rank, _)| *rank);
        let sessions = self.sessions.iter().filter(|(_, told)| told.contains(&query.text));
        let papers = self.papers.iter().filter(|(_, name)| name.rank(&query).is_some());
        Hits {
            units: units.into_iter().map(|(_, hit)| hit).collect(),
            sessions: sessions.map(|(session, _)| *session).collect(),
            papers: papers.map(|(kind, _)| *kind).collect(),
        }
    }
}

impl UnitTexts {
    fn hit(&self, query: &Query) -> Option<(u8, UnitHit)> {
        let by_name = self.names.iter().filter_map(|name| query.in_text(name)).min();
        let by_name = by_name.or_else(|| self.readings.iter().find_map(|reading| query.reads(reading)));
        if let Some(rank) = by_name {
            return Some((rank, UnitHit { unit: self.unit, person: None }));
        }
        let person = |(person, name, numbers): &(Person, Text, String)| {
            let by_number = || (query.digits && numbers.contains(&query.text)).then_some(2);
            let rank = name.rank(query).or_else(by_number)?;
            Some((rank, UnitHit { unit: self.unit, person: Some(*person) }))
        };
        self.people.iter().filter_map(person).min_by_key(|(rank, _)| *rank)
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}
