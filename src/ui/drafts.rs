//! Texts that were typed and are no edits yet. Fields put them here while they are painted; `App` hands them over as
//! soon as the field is left, and before page, year, file or window goes away.

use std::cell::RefCell;

use egui::Id;

use super::wish::Wish;

/// What a draft becomes when it is handed over.
#[derive(Clone, Debug, PartialEq)]
pub enum Becomes {
    /// Nothing: the text is the one that is kept already.
    Unchanged,
    /// This wish.
    Wish(Wish),
    /// It cannot be taken, for this reason.
    Refused(String),
}

/// A text that was typed into a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The field.
    pub id: Id,
    /// What the field is called.
    pub name: String,
    /// What the field shows, with what an input method is composing.
    pub shown: String,
    /// What it becomes.
    pub becomes: Becomes,
    /// Whether it waits for a button or key of its own: it is handed over only where it would be lost otherwise.
    pub waits: bool,
    /// Whether it was handed over and refused. The field tells the reason then, until the text changes.
    pub told: bool,
}

impl Draft {
    /// A text that is handed over when its field is left.
    #[must_use]
    pub fn new(id: Id, name: &str, shown: String, becomes: Becomes) -> Self {
        Self { id, name: name.to_owned(), shown, becomes, waits: false, told: false }
    }

    /// The same, handed over only where it would be lost otherwise.
    #[must_use]
    pub fn waiting(self) -> Self {
        Self { waits: true, ..self }
    }
}

/// The drafts of every field, in the order in which they were begun.
#[derive(Debug, Default)]
pub struct Drafts(RefCell<Vec<Draft>>);

impl Drafts {
    /// What a field shows, if something was typed into it.
    #[must_use]
    pub fn shown(&self, id: Id) -> Option<String> {
        self.0.borrow().iter().find(|draft| draft.id == id).map(|draft| draft.shown.clone())
    }

    /// Why the text of a field was refused.
    #[must_use]
    pub fn objection(&self, id: Id) -> Option<String> {
        self.0.borrow().iter().find(|draft| draft.id == id && draft.told).and_then(|draft| {
            if let Becomes::Refused(why) = &draft.becomes { Some(why.clone()) } else { None }
        })
    }

    /// Keeps what a field holds now. A reason that was told stays told while the text is the same.
    pub fn put(&self, mut draft: Draft) {
        let mut all = self.0.borrow_mut();
        match all.iter_mut().find(|other| other.id == draft.id) {
            Some(old) => {
                draft.told |= old.told && old.shown == draft.shown;
                *old = draft;
            }
            None => all.push(draft),
        }
    }

    /// Forgets what was typed into a field.
    pub fn forget(&self, id: Id) {
        self.0.borrow_mut().retain(|draft| draft.id != id);
    }

    /// Whether nothing was typed that is no edit yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.borrow().is_empty()
    }

    /// Forgets everything.
    pub fn clear(&self) {
        self.0.borrow_mut().clear();
    }

    /// Takes out what is to be handed over now: what neither has the keyboard nor waits, or with `all` everything.
    /// What cannot be taken stays, with its reason told from now on.
    #[must_use]
    pub fn take(&self, focused: Option<Id>, all: bool) -> Vec<Draft> {
        let mut taken = Vec::new();
        self.0.borrow_mut().retain_mut(|draft| {
            let left = all || !draft.waits && focused != Some(draft.id);
            match draft.becomes {
                Becomes::Unchanged => !left,
                Becomes::Refused(_) => {
                    draft.told |= left;
                    true
                }
                Becomes::Wish(_) if left => {
                    taken.push(draft.clone());
                    false
                }
                Becomes::Wish(_) => true,
            }
        });
        taken
    }

    /// What was refused: name, text and reason of each field.
    #[must_use]
    pub fn refused(&self) -> Vec<(String, String, String)> {
        let refused = |draft: &Draft| match &draft.becomes {
            Becomes::Refused(why) => Some((draft.name.clone(), draft.shown.clone(), why.clone())),
            _ => None,
        };
        self.0.borrow().iter().filter_map(refused).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::command::{EditCommand, FileCommand};

    fn draft(n: u8, becomes: Becomes) -> Draft {
        Draft::new(Id::unique(n), "x", n.to_string(), becomes)
    }

    #[test]
    fn what_has_the_keyboard_or_waits_is_taken_only_before_something_is_left() {
        let drafts = Drafts::default();
        drafts.put(draft(1, Becomes::Wish(EditCommand::Undo.into())));
        drafts.put(draft(2, Becomes::Wish(EditCommand::Redo.into())));
        drafts.put(draft(3, Becomes::Wish(FileCommand::Quit.into())).waiting());
        drafts.put(draft(4, Becomes::Unchanged));
        let ids = |taken: Vec<Draft>| taken.into_iter().map(|d| d.shown).collect::<Vec<_>>();
        assert_eq!(ids(drafts.take(Some(Id::unique(1)), false)), ["2"]);
        assert_eq!(ids(drafts.take(Some(Id::unique(1)), true)), ["1", "3"]);
        assert!(drafts.take(None, true).is_empty());
    }

    #[test]
    fn what_is_refused_stays_and_is_told_until_the_text_changes() {
        let drafts = Drafts::default();
        drafts.put(draft(1, Becomes::Refused("why".to_owned())));
        assert_eq!(drafts.objection(Id::unique(1)), None, "nothing is told while it is typed");
        assert!(drafts.take(None, false).is_empty());
        assert_eq!(drafts.objection(Id::unique(1)).as_deref(), Some("why"));
        drafts.put(draft(1, Becomes::Refused("why".to_owned())));
        assert_eq!(drafts.objection(Id::unique(1)).as_deref(), Some("why"));
        drafts.put(Draft { shown: "2".to_owned(), ..draft(1, Becomes::Refused("why".to_owned())) });
        assert_eq!(drafts.objection(Id::unique(1)), None);
        assert_eq!(drafts.refused().len(), 1);
        drafts.forget(Id::unique(1));
        assert!(drafts.refused().is_empty());
    }
}
