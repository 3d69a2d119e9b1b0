//! The notice's own words, kept as the text of the year's notice.

use crate::model::edit::EditRefusal;
use crate::model::ids::RequirementId;
use crate::model::import::{ImportOutcome, ImportSubject};
use crate::model::paper::PaperKind;
use crate::model::paper_text::{Placeholder, filled};
use crate::model::proposal::Proposal;

use super::super::programme;
use super::state::Import;

impl Import<'_, '_> {
    /// Keeps the paragraphs. A text that is there already is a person's, or this one.
    pub(super) fn notice_text(
        &mut self,
        proposal: &Proposal,
        deadlines: &[Option<RequirementId>],
    ) -> Result<(), EditRefusal> {
        if proposal.paragraphs.is_empty() {
            return Ok(());
        }
        self.about("/paragraphs/0/text".to_owned());
        let text = self.numbered(proposal, deadlines);
        let kind = PaperKind::Notice;
        let there = self.draft.now().paper_text(self.programme, kind.name()).unwrap_or_default();
        let outcome = if there == text {
            ImportOutcome::Same
        } else if there.trim().is_empty() {
            ImportOutcome::Added
        } else if self.overwrite {
            ImportOutcome::Updated
        } else {
            ImportOutcome::Conflict
        };
        let taken = match outcome {
            ImportOutcome::Added | ImportOutcome::Updated => {
                programme::set_paper_text(self.draft, self.programme, kind, &text)
            }
            _ => {
                self.line(outcome, ImportSubject::NoticeText);
                return Ok(());
            }
        };
        let outcome = match taken {
            Ok(_) => outcome,
            // A whole book is no notice.
            Err(EditRefusal::TooLong) => ImportOutcome::Skipped,
            Err(refusal) => return Err(refusal),
        };
        self.line(outcome, ImportSubject::NoticeText);
        Ok(())
    }

    /// The paragraphs as one text. Deadlines are counted there in the order of the notice, here in that of the file.
    fn numbered(&self, proposal: &Proposal, deadlines: &[Option<RequirementId>]) -> String {
        let mut ids: Vec<RequirementId> =
            self.draft.now().requirements_of(self.programme).map(|requirement| requirement.id).collect();
        ids.sort_unstable();
        let number = |told: u8| {
            let id = deadlines.get(usize::from(told).checked_sub(1)?)?.as_ref()?;
            u8::try_from(ids.iter().position(|known| known == id)? + 1).ok()
        };
        let lines: Vec<String> = proposal
            .paragraphs
            .iter()
            .map(|paragraph| {
                filled(&paragraph.text, |placeholder| match placeholder {
                    // One without a requirement is said in the notice's own words.
                    Placeholder::Deadline(told) => Some(number(told).map_or_else(
                        || {
                            let words = proposal.report_deadlines.get(usize::from(told).saturating_sub(1));
                            words.map_or_else(String::new, |deadline| deadline.text.clone())
                        },
                        |number| Placeholder::Deadline(number).written(),
                    )),
                    _ => None,
                })
            })
            .collect();
        lines.join("\n").trim().to_owned()
    }
}
