//! Units of a proposal: found by name, or made. Two names are one unit only where an answer says so.

use crate::model::edit::EditRefusal;
use crate::model::ids::AliasId;
use crate::model::ids::{GroupId, UnitId};
use crate::model::import::{Difference, ImportOutcome, ImportSubject, ImportValue};
use crate::model::names::{folded, kind_of};
use crate::model::proposal::Proposal;
use crate::model::unit::{Alias, AliasKind, UnitKind};
use crate::model::usual_group::usual_in;

use super::super::{clean_name, duties, units};
use super::state::Import;

impl Import<'_, '_> {
    /// Units of tables and lists, with their part in the year.
    pub(super) fn units(&mut self, proposal: &Proposal) -> Result<(), EditRefusal> {
        // Look every name up before the first unit is made: a new unit makes the next look-up slow in a large file.
        let organisers = proposal
            .assignments
            .iter()
            .chain(&proposal.main_session)
            .flat_map(|a| a.units.iter().chain(a.roles.iter().filter(|r| !r.group).map(|r| &r.unit)));
        let names: Vec<&String> = proposal.units.iter().map(|u| &u.name).chain(organisers).collect();
        for name in names {
            if let Some(unit) = self.draft.now().units_named(name).first() {
                self.known.insert(folded(name), *unit);
            }
        }
        let mut ord = self.draft.now().units.iter().map(|u| u.ord).max().unwrap_or(0);
        for (number, unit) in proposal.units.iter().enumerate() {
            self.about(format!("/units/{number}/name"));
            let subject = ImportSubject::Unit { unit: unit.name.clone() };
            let met = self.find(&unit.name);
            let (id, mut outcome) = if let Some(id) = met {
                (id, ImportOutcome::Same)
            } else {
                ord += 1;
                let name = clean_name(&unit.name)?;
                let id = units::new_unit(self.draft, name, kind_of(&unit.name), ord);
                self.known.insert(folded(&unit.name), id);
                (id, ImportOutcome::Added)
            };
            if let Some(difference) = self.other_group(id, unit.group.as_deref()) {
                if self.overwrite {
                    self.move_to_group(id, unit.group.as_deref().unwrap_or_default())?;
                    self.line(ImportOutcome::Updated, subject);
                } else {
                    self.told_apart(ImportOutcome::Conflict, subject, difference);
                }
                continue;
            }
            if self.parts.get(&id).is_none_or(|part| part.duty == Some(0)) {
                let group = match &unit.group {
                    Some(group) => units::group_or_new(self.draft, group)?,
                    None => self.usual_group(unit.kind.into())?,
                };
                self.join(id, group, None);
                if outcome == ImportOutcome::Same {
                    outcome = ImportOutcome::Updated;
                }
            }
            self.line(outcome, subject);
        }
        Ok(())
    }

    /// The group that a unit with a duty stands in, where the source has it in another one.
    fn other_group(&self, unit: UnitId, read: Option<&str>) -> Option<Difference> {
        let part = self.parts.get(&unit).filter(|part| part.duty != Some(0))?;
        let held = self.draft.now().groups.get(part.group)?.name.clone();
        let read = read.filter(|read| folded(read) != folded(&held))?.to_owned();
        let (held, read) = (ImportValue::Text(held), ImportValue::Text(read));
        Some(Difference { key: "group".to_owned(), held, read })
    }

    /// Puts a unit of the year at the end of another group.
    fn move_to_group(&mut self, unit: UnitId, group: &str) -> Result<(), EditRefusal> {
        let group = units::group_or_new(self.draft, group)?;
        let place = self.places.entry(group).or_insert(0);
        *place += 1;
        if let Some(part) = self.parts.get_mut(&unit) {
            (part.group, part.ord) = (group, *place);
            self.draft.put(part.clone());
        }
        Ok(())
    }

    /// The unit of that name, or of the name that an answer says is the same unit; that name then becomes an alias.
    fn find(&mut self, name: &str) -> Option<UnitId> {
        if let Some(unit) = self.known.get(&folded(name)) {
            return Some(*unit);
        }
        let other = self.same.iter().find_map(|(a, b)| {
            if a == name {
                Some(b)
            } else if b == name {
                Some(a)
            } else {
                None
            }
        })?;
        let unit = *self.known.get(&folded(other))?;
        let alias = AliasId(self.draft.id());
        let kind = AliasKind::Other;
        self.draft.put(Alias { id: alias, unit, name: name.to_owned(), kind, until: None });
        self.known.insert(folded(name), unit);
        Some(unit)
    }

    /// The unit of that name; one that no table lists is made without a duty.
    pub(super) fn find_or_make(&mut self, name: &str) -> Result<UnitId, EditRefusal> {
        if let Some(unit) = self.find(name) {
            if !self.parts.contains_key(&unit) {
                let kind = self.draft.unit(unit)?.kind;
                let group = self.usual_group(kind)?;
                self.join(unit, group, Some(0));
            }
            return Ok(unit);
        }
        let ord = self.draft.now().units.iter().map(|u| u.ord).max().unwrap_or(0) + 1;
        let kind = kind_of(name);
        let unit = units::new_unit(self.draft, clean_name(name)?, kind, ord);
        self.known.insert(folded(name), unit);
        let group = self.usual_group(kind)?;
        self.join(unit, group, Some(0));
        Ok(unit)
    }

    /// The group that a kind of unit stands in in this year where the source does not say; made if there is none.
    fn usual_group(&mut self, kind: UnitKind) -> Result<GroupId, EditRefusal> {
        if let Some(group) = self.usual.get(&kind.is_place()) {
            return Ok(*group);
        }
        let name = usual_in(self.draft.now(), self.programme, kind);
        let group = units::group_or_new(self.draft, &name)?;
        self.usual.insert(kind.is_place(), group);
        Ok(group)
    }

    /// Lets a unit take part in the year, unless it does. A unit that took part without a duty gets one.
    fn join(&mut self, unit: UnitId, group: GroupId, duty: Option<u8>) -> bool {
        if let Some(part) = self.parts.get(&unit) {
            if part.duty == Some(0) && duty.is_none() {
                let part = crate::model::unit::Participation { duty: None, group, ..part.clone() };
                self.draft.put(part.clone());
                self.parts.insert(unit, part);
                return true;
            }
            return false;
        }
        let place = self.places.entry(group).or_insert(0);
        *place += 1;
        let id = duties::join(self.draft, self.programme, unit, group, duty, *place);
        if let Some(part) = self.draft.now().participations.get(id) {
            self.parts.insert(unit, part.clone());
        }
        true
    }
}
