//! What stands behind a notice: numbers, titles, and how a text names them.

use crate::model::ids::GroupId;
use crate::model::paper::{PaperKind, PaperRequest};
use crate::text::Printed;

/// What an attachment is called.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    /// The group whose table it is, of a paper that has one a group.
    pub(super) group: Option<GroupId>,
    /// Its title, without a full stop.
    pub(super) title: String,
    /// What stands in brackets below the title, with the brackets.
    pub(super) subtitle: Option<String>,
}

/// An attachment of a notice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attachment {
    /// Its number, from 1.
    pub number: usize,
    /// Whether there is no other, so that it is called 附件 without its number.
    pub alone: bool,
    /// The paper that it is.
    pub kind: PaperKind,
    /// The group whose table it is, of a paper that has one a group.
    pub group: Option<GroupId>,
    /// Its title, without a full stop.
    pub title: String,
    /// What sort of version it is, with its brackets (`（更正后）`); `None` for the one in force.
    pub stage: Option<String>,
    /// What stands in brackets below the title, with the brackets.
    pub subtitle: Option<String>,
    /// Its number behind the year's notice, where it stands behind another paper and the notice has it too.
    pub in_notice: Option<usize>,
}

impl Attachment {
    /// `附件2`; `附件` where there is no other.
    #[must_use]
    pub fn label(&self) -> String {
        if self.alone {
            Printed.paper_attachment_alone().to_owned()
        } else {
            Printed.paper_attachment(self.number)
        }
    }

    /// `政务公开主题日“N分会”活动安排表（乡镇）（更正后）`, as a text names it.
    pub(super) fn name(&self) -> String {
        let brackets = self.subtitle.iter().chain(&self.stage).map(String::as_str);
        format!("{}{}", self.title, brackets.collect::<String>())
    }

    /// `附件2 政务公开主题日“N分会”活动安排表（乡镇）`, for the name of a file.
    pub(super) fn file_name(&self) -> String {
        format!("{} {}{}", self.label(), self.title, self.subtitle.as_deref().unwrap_or_default())
    }

    /// The request for this attachment behind the paper of `request`, with the other choices of that.
    #[must_use]
    pub fn request(&self, request: &PaperRequest) -> PaperRequest {
        PaperRequest { kind: self.kind, group: self.group, behind: Some(request.kind), ..request.clone() }
    }
}

/// What a text calls the attachments that are one paper: `附件2、3`, `附件` for the only one; `None` where there is none.
pub(super) fn named(attachments: &[Attachment], kind: PaperKind) -> Option<String> {
    let zh = Printed;
    let found: Vec<&Attachment> = attachments.iter().filter(|one| one.kind == kind).collect();
    match found.as_slice() {
        [] => None,
        [one] if one.alone => Some(zh.notice_see_alone().to_owned()),
        several => {
            let numbers: Vec<String> = several.iter().map(|one| one.number.to_string()).collect();
            Some(zh.notice_see_numbers(&numbers.join(zh.paper_enumeration_mark())))
        }
    }
}
