//! The text of a paper that is kept in the file (`paper_text`), and the places in it where a fact of the year stands.
//!
//! The convention, for who writes such a text and who prints it:
//! - One paragraph a line, in full-width marks, numbers of headings included (`一、活动主题`, `（一）…`, `1.…`). The
//!   text is the body of the paper: not its title, not 主送, not 附件说明, signature, 附注 or attachments.
//! - A fact that the file holds is written as a placeholder: a word of [`Placeholder`] in six-corner brackets, `〔年〕`.
//!   Brackets around anything else (`〔2023〕3号`) are text. The placeholder stands for the fact's value alone; what
//!   stands around it is text (`〔年〕年“政务公开主题日”活动`, `（见〔活动安排附件〕）`).
//! - Who imports a notice writes a placeholder only where the text says the very value that was read from it as that
//!   fact; inside of 《》 (names of other papers) nothing is replaced. Everything else stays word for word.
//! - Who prints fills placeholders with today's values ([`filled`]). One without a value is printed as a blank (＿＿), and
//!   told among what the paper lacks. Who edits sees and keeps the placeholders.

/// A fact of the year that a kept text names by its word.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Placeholder {
    /// The calendar year, in digits: `2023`.
    Year,
    /// `第十七届`.
    Ordinal,
    /// Name of the activity, as the programme's title has it.
    Title,
    /// 活动主题, without full stop.
    Theme,
    /// 依据 (the programme's basis).
    Basis,
    /// 发文机关.
    Office,
    /// First and last day of the activity (the programme's period): `5月15日至5月19日`.
    Period,
    /// When the main session is: day and hours.
    MainTime,
    /// Where the main session is.
    MainPlace,
    /// By when reports are due: the wording of the n-th requirement of the year, in order of ids, from 1.
    Deadline(u8),
    /// Attachments that list the participants of the main session: `附件1`.
    ParticipantsAttachment,
    /// Attachments that hold the schedule: `附件2、3`.
    ScheduleAttachment,
    /// The attachment of slogans: `附件4`.
    SlogansAttachment,
    /// The attachment that is the liaison form: `附件5`.
    LiaisonAttachment,
    /// 联系人, 电话, 地址 as the programme holds them.
    Contacts,
}

/// Words of the placeholders that carry no number.
const WORDS: [(Placeholder, &str); 14] = [
    (Placeholder::Year, "年"),
    (Placeholder::Ordinal, "届次"),
    (Placeholder::Title, "活动名称"),
    (Placeholder::Theme, "活动主题"),
    (Placeholder::Basis, "依据"),
    (Placeholder::Office, "发文机关"),
    (Placeholder::Period, "活动期间"),
    (Placeholder::MainTime, "主会时间"),
    (Placeholder::MainPlace, "主会地点"),
    (Placeholder::ParticipantsAttachment, "参加单位附件"),
    (Placeholder::ScheduleAttachment, "活动安排附件"),
    (Placeholder::SlogansAttachment, "宣传标语附件"),
    (Placeholder::LiaisonAttachment, "联络员附件"),
    (Placeholder::Contacts, "联系人"),
];
/// Word of [`Placeholder::Deadline`]; the first goes without number.
const DEADLINE: &str = "报送时限";
const OPEN: char = '〔';
const CLOSE: char = '〕';

impl Placeholder {
    /// As it stands in a text, brackets included.
    #[must_use]
    pub fn written(self) -> String {
        let word = match self {
            Self::Deadline(0 | 1) => DEADLINE.to_owned(),
            Self::Deadline(number) => format!("{DEADLINE}{number}"),
            _ => WORDS.iter().find(|(known, _)| *known == self).map_or("", |(_, word)| *word).to_owned(),
        };
        format!("{OPEN}{word}{CLOSE}")
    }

    /// The placeholder of a word without brackets.
    #[must_use]
    pub fn of(word: &str) -> Option<Self> {
        if let Some(number) = word.strip_prefix(DEADLINE) {
            return if number.is_empty() {
                Some(Self::Deadline(1))
            } else {
                number.parse().ok().map(Self::Deadline)
            };
        }
        WORDS.iter().find(|(_, known)| *known == word).map(|(placeholder, _)| *placeholder)
    }
}

/// The text with every placeholder replaced by its value; one without a value stays as it is.
#[must_use]
pub fn filled(text: &str, value: impl Fn(Placeholder) -> Option<String>) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(open) = rest.find(OPEN) {
        let (before, from) = rest.split_at(open);
        out.push_str(before);
        let inside = &from[OPEN.len_utf8()..];
        let end = inside.find(CLOSE);
        let value = end.and_then(|end| Some((end, value(Placeholder::of(&inside[..end])?)?)));
        if let Some((end, value)) = value {
            out.push_str(&value);
            rest = &inside[end + CLOSE.len_utf8()..];
        } else {
            out.push(OPEN);
            rest = inside;
        }
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_and_other_brackets_are_text() {
        let text = "根据（县政办发〔2023〕11号），〔年〕年〔主会时间〕在〔主会地点〕开展，〔报送时限2〕前报送（见〔活动安排附件〕）。〔";
        let filled = filled(text, |placeholder| match placeholder {
            Placeholder::Year => Some("2024".to_owned()),
            Placeholder::MainTime => Some("5月12日".to_owned()),
            Placeholder::Deadline(2) => Some("当月25日".to_owned()),
            Placeholder::ScheduleAttachment => Some("附件2、3".to_owned()),
            _ => None,
        });
        assert_eq!(
            filled,
            "根据（县政办发〔2023〕11号），2024年5月12日在〔主会地点〕开展，当月25日前报送（见附件2、3）。〔"
        );
    }

    #[test]
    fn every_placeholder_is_read_as_it_is_written() {
        let numbered = [1, 2, 12].map(Placeholder::Deadline);
        for placeholder in WORDS.iter().map(|(placeholder, _)| *placeholder).chain(numbered) {
            let written = placeholder.written();
            let word = written.trim_start_matches(OPEN).trim_end_matches(CLOSE);
            assert_eq!(Placeholder::of(word), Some(placeholder));
        }
    }
}
