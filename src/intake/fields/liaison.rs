//! 联络员信息表: the fields that a form asks for. Persons in a filled form are not read.

use super::draft::Draft;
use super::notice::Notice;
use crate::intake::columns::{self, Role};
use crate::intake::fields::titled::titled;
use crate::intake::text::squeezed;

/// Fewest contact fields that make a form.
const FEWEST: usize = 3;

/// Reads the fields of the first form.
pub fn read(notice: &Notice, draft: &mut Draft) {
    for titled in notice.sections.iter().flat_map(titled) {
        let mut fields: Vec<String> = Vec::new();
        let mut contacts = 0;
        for cell in titled.table.rows.iter().take(12).flat_map(|row| &row.cells) {
            let text = squeezed(cell);
            let role = columns::role(&text);
            if matches!(role, Some(Role::Contact | Role::Unit | Role::Note | Role::Place))
                && !fields.contains(&text)
            {
                contacts += usize::from(role == Some(Role::Contact));
                fields.push(text);
            }
        }
        let timed = columns::head(titled.table).is_some_and(|head| head.roles.contains(&Role::Time));
        if contacts >= FEWEST && !timed {
            draft.proposal.liaison_fields = fields;
            return;
        }
    }
}
