//! Rows of a table of liaisons, by the heads of the liaison form: which column is what, and what cannot be taken.

use super::Lang;
use super::tables::{PersonField, is_unit_field};
use crate::model::Snapshot;
use crate::model::ids::UnitId;
use crate::model::names::possible_alias;
use crate::model::people::LiaisonCard;
use crate::model::setting::SettingKey;

/// Rows among which the heads are looked for: titles may stand above them.
const BEFORE_HEADS: usize = 6;
/// Unknown names for which the unit that is perhaps meant is looked for.
const GUESSED: usize = 200;

/// A table of people as it is understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PersonRows {
    /// Whether heads were found; without, the columns are those of the form in its order.
    pub headed: bool,
    /// Heads of columns that say nothing that is kept.
    pub ignored: Vec<String>,
    /// The people, row by row.
    pub rows: Vec<PersonRow>,
}

/// A row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Its number in the table, from 1.
    pub number: usize,
    /// The name of the unit, as written; of a merged cell, the one above.
    pub unit: String,
    /// The person.
    pub card: LiaisonCard,
    /// What is wrong with it.
    pub faults: Vec<Fault>,
}

/// What is wrong with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// No unit stands in it or above it.
    NoUnit,
    /// Nobody is named.
    NoName,
    /// It has more cells than there are heads; those beyond are left out. It is taken all the same.
    Ragged(usize, usize),
    /// A number was written as an exponent, so that digits are lost.
    NumberLost(PersonField),
}

impl Fault {
    /// Whether the row cannot be taken because of it.
    #[must_use]
    pub fn keeps_out(&self) -> bool {
        !matches!(self, Self::Ragged(..))
    }
}

/// How a row stands to the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RowState {
    /// The unit has nobody of that name.
    New(UnitId),
    /// Something is told of the person that the file does not have.
    Changed(UnitId),
    /// The file has it all.
    Same(UnitId),
    /// No unit bears the name; the one that is perhaps meant.
    Unknown(Option<String>),
    /// More than one unit that works bears the name.
    Ambiguous,
    /// Something is wrong with the row itself.
    Faulty,
}

impl RowState {
    /// The unit that the person is taken for; `None`: the row is left out.
    #[must_use]
    pub fn unit(&self) -> Option<UnitId> {
        match self {
            Self::New(unit) | Self::Changed(unit) | Self::Same(unit) => Some(*unit),
            Self::Unknown(_) | Self::Ambiguous | Self::Faulty => None,
        }
    }
}

/// How each row stands to the file.
#[must_use]
pub fn stand(snapshot: &Snapshot, rows: &[PersonRow]) -> Vec<RowState> {
    let region = Some(snapshot.setting(SettingKey::Region)).filter(|region| !region.is_empty());
    // A column of unknown names would otherwise be compared with every unit, row by row.
    let mut guesses = 0;
    let of = |row: &PersonRow| {
        if row.faults.iter().any(Fault::keeps_out) {
            return RowState::Faulty;
        }
        let named = snapshot.units_named(&row.unit);
        let works = |unit: &&UnitId| snapshot.units.get(**unit).is_some_and(|unit| unit.active);
        let active: Vec<UnitId> = named.iter().filter(works).copied().collect();
        let unit = match (active.as_slice(), named.as_slice()) {
            ([one], _) | ([], [one]) => *one,
            ([], []) => {
                guesses += 1;
                let alike = |unit: &&crate::model::unit::Unit| {
                    unit.active && possible_alias(&unit.name, &row.unit, region)
                };
                let perhaps = snapshot.units.iter().find(alike).filter(|_| guesses <= GUESSED);
                return RowState::Unknown(perhaps.map(|unit| unit.name.clone()));
            }
            _ => return RowState::Ambiguous,
        };
        let known = snapshot.liaisons_of(unit).into_iter().find(|l| l.card.name == row.card.name);
        let Some(known) = known else { return RowState::New(unit) };
        let told = |field: &PersonField| {
            let told = field.of(&row.card);
            !told.is_empty() && told != field.of(&known.card)
        };
        if PersonField::ALL.iter().any(told) { RowState::Changed(unit) } else { RowState::Same(unit) }
    };
    rows.iter().map(of).collect()
}

impl Lang {
    /// What becomes of a row, or why it is left out.
    #[must_use]
    pub fn person_standing(self, row: &PersonRow, standing: &RowState) -> String {
        let mut parts = match standing {
            RowState::New(_) => vec![self.take_new().to_owned()],
            RowState::Changed(_) => vec![self.take_changed().to_owned()],
            RowState::Same(_) => vec![self.take_same().to_owned()],
            RowState::Unknown(Some(other)) => vec![self.take_perhaps(&row.unit, other)],
            RowState::Unknown(None) => vec![self.take_unknown(&row.unit)],
            RowState::Ambiguous => vec![self.take_ambiguous(&row.unit)],
            RowState::Faulty => Vec::new(),
        };
        parts.extend(row.faults.iter().map(|fault| match fault {
            Fault::NoUnit => self.take_no_unit().to_owned(),
            Fault::NoName => self.take_no_name().to_owned(),
            Fault::Ragged(has, heads) => self.take_ragged(*has, *heads),
            Fault::NumberLost(field) => self.take_number_lost(field.label()),
        }));
        parts.join(if self == Self::Zh { "，" } else { ", " })
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Unit,
    Person(PersonField),
    Other,
}

impl PersonRows {
    /// Understands the cells of a table.
    #[must_use]
    pub fn of(cells: &[Vec<String>]) -> Self {
        let head = cells.iter().take(BEFORE_HEADS).position(|row| {
            let columns: Vec<Column> = row.iter().map(|cell| column(cell)).collect();
            columns.contains(&Column::Unit) && columns.contains(&Column::Person(PersonField::Name))
        });
        let columns: Vec<Column> = match head {
            Some(head) => once_each(cells[head].iter().map(|cell| column(cell))),
            None => std::iter::once(Column::Unit)
                .chain(PersonField::ALL.into_iter().map(Column::Person))
                .collect(),
        };
        let ignored = head.map_or_else(Vec::new, |head| {
            let other = cells[head].iter().zip(&columns).filter(|(_, column)| **column == Column::Other);
            other.map(|(cell, _)| cell.trim().to_owned()).filter(|cell| !cell.is_empty()).collect()
        });
        let mut found = Self { headed: head.is_some(), ignored, rows: Vec::new() };
        let mut above = String::new();
        for (at, row) in cells.iter().enumerate().skip(head.map_or(0, |head| head + 1)) {
            if row.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            let read = person(at + 1, row, &columns, &above);
            above.clone_from(&read.unit);
            found.rows.push(read);
        }
        found
    }
}

fn column(head: &str) -> Column {
    let head: String = head.chars().filter(|c| !c.is_whitespace()).collect();
    match PersonField::called(&head) {
        Some(field) => Column::Person(field),
        None if is_unit_field(&head) => Column::Unit,
        None => Column::Other,
    }
}

/// The first column of each sort counts.
fn once_each(columns: impl Iterator<Item = Column>) -> Vec<Column> {
    let mut seen: Vec<Column> = Vec::new();
    for column in columns {
        let again = column != Column::Other && seen.contains(&column);
        seen.push(if again { Column::Other } else { column });
    }
    seen
}

fn person(number: usize, row: &[String], columns: &[Column], above: &str) -> PersonRow {
    let mut read =
        PersonRow { number, unit: String::new(), card: LiaisonCard::default(), faults: Vec::new() };
    for (cell, column) in row.iter().zip(columns) {
        // A cell may hold a break of lines.
        let text = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        match column {
            Column::Unit => read.unit = text,
            Column::Person(field) => {
                if is_exponent(&text) {
                    read.faults.push(Fault::NumberLost(*field));
                }
                *slot(&mut read.card, *field) = text;
            }
            Column::Other => {}
        }
    }
    if read.unit.is_empty() {
        above.clone_into(&mut read.unit);
    }
    let filled = row.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
    if filled > columns.len() {
        read.faults.push(Fault::Ragged(filled, columns.len()));
    }
    if read.unit.is_empty() {
        read.faults.push(Fault::NoUnit);
    }
    if read.card.name.is_empty() {
        read.faults.push(Fault::NoName);
    }
    read
}

/// `1.38E+10`: a telephone number in a cell of numbers.
fn is_exponent(text: &str) -> bool {
    text.parse::<f64>().is_ok() && text.contains(['e', 'E'])
}

fn slot(card: &mut LiaisonCard, field: PersonField) -> &mut String {
    match field {
        PersonField::Name => &mut card.name,
        PersonField::Sex => &mut card.sex,
        PersonField::Post => &mut card.post,
        PersonField::OfficePhone => &mut card.office_phone,
        PersonField::Mobile => &mut card.mobile,
        PersonField::Fax => &mut card.fax,
        PersonField::Qq => &mut card.qq,
        PersonField::Wechat => &mut card.wechat,
        PersonField::Email => &mut card.email,
    }
}
