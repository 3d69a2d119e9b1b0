//! What every official paper is put together from: head, 主送, numbered text, 附件说明, signature, 附注, 版记.

use super::attachment::Attachment;
use super::content::{Block, Imprint, Masthead, Section, Signature, Style};
use super::page::{Numbering, Page};
use super::table::Table;
use crate::model::paper::{Letterhead, PaperRequest};
use crate::model::programme::{Programme, Publicity};
use crate::model::session::Session;
use crate::text::notice::{self, Level};
use crate::text::{Printed, papers, tables};

/// An official paper before it is laid out.
pub(super) struct Letter<'a> {
    pub(super) title: String,
    /// 发文字号 as stored; empty: not given yet.
    pub(super) number: String,
    /// 成文日期 as printed.
    pub(super) date: String,
    pub(super) addressees: Vec<String>,
    pub(super) paragraphs: Vec<String>,
    /// Stands behind the first paragraph that leads to it with a colon, else behind the last.
    pub(super) table: Option<Table>,
    pub(super) attachments: &'a [Attachment],
    /// 公开属性 of this paper; `None`: not said yet.
    pub(super) publicity: Option<Publicity>,
}

impl Letter<'_> {
    /// The section of the paper itself, with its imprint at the end.
    pub(super) fn section(self, programme: &Programme, request: &PaperRequest) -> Section {
        let zh = Printed;
        let letterhead = request.letterhead();
        let mut blocks = Vec::new();
        let list = if self.addressees.is_empty() {
            zh.notice_all_units().to_owned()
        } else {
            notice::addressed(&self.addressees)
        };
        blocks.push(Block::styled(Style::Flush, String::new(), zh.notice_addressees(&list)));
        let after = self.paragraphs.iter().position(|text| text.ends_with(zh.paper_colon()));
        let mut table = self.table.map(Block::Table);
        for (n, text) in self.paragraphs.iter().enumerate() {
            blocks.push(leveled(text));
            if after == Some(n) {
                blocks.extend(table.take());
            }
        }
        blocks.extend(table);
        blocks.extend(attachment_list(self.attachments));
        let imprint = imprint(programme, letterhead, &self.date);
        blocks.push(Block::Signature(Signature { office: programme.office.clone(), date: self.date }));
        if let Some(class) = self.publicity {
            blocks.push(Block::body(zh.publicity_note(class)));
        }
        blocks.extend(imprint.map(Block::Imprint));
        let name = match letterhead {
            Letterhead::RedHead if !programme.office.is_empty() => zh.notice_masthead(&programme.office),
            _ => programme.office.clone(),
        };
        let number = if self.number.trim().is_empty() {
            zh.notice_number_blank(programme.year)
        } else {
            notice::document_number(&self.number)
        };
        let numbering =
            if letterhead == Letterhead::Letter { Numbering::DashesAfterFirst } else { Numbering::Dashes };
        Section {
            masthead: Some(Masthead { letterhead, name, number }),
            page: Page::default().numbered(numbering),
            blocks,
            ..Section::titled(zh.paper_name(request.kind), &self.title)
        }
    }
}

/// The foot of the last page. A letter names only who gets a copy (10.1), what has no head has no foot either.
fn imprint(programme: &Programme, letterhead: Letterhead, date: &str) -> Option<Imprint> {
    let zh = Printed;
    let copies = if programme.copies_to.is_empty() {
        String::new()
    } else {
        zh.notice_copies(&programme.copies_to.join("，"))
    };
    match letterhead {
        Letterhead::RedHead => {
            Some(Imprint { copies, office: programme.office.clone(), date: zh.notice_printed(date) })
        }
        Letterhead::Letter if !copies.is_empty() => {
            Some(Imprint { copies, office: String::new(), date: String::new() })
        }
        Letterhead::Letter | Letterhead::Plain => None,
    }
}

/// `2023年“政务公开主题日”活动`, `第十七届“政务公开日”活动`: with quotation marks where the year's title has them.
pub(super) fn activity(programme: &Programme) -> String {
    let zh = Printed;
    let title = papers::activity_title(&programme.title);
    let title = if title.is_empty() { zh.paper_quoted(zh.product()) } else { title };
    let name = match programme.ordinal {
        Some(ordinal) => {
            zh.notice_ordinal(&notice::numeral(usize::from(ordinal))) + papers::without_ordinal(&title)
        }
        None => tables::with_year(programme.year, &title),
    };
    if papers::is_activity(&name) { name } else { zh.paper_activity(&name) }
}

/// `“政务公开主题日”活动`: without year or ordinal, where the words around it have the year.
pub(super) fn activity_of_title(programme: &Programme) -> String {
    let zh = Printed;
    let title = papers::activity_title(&programme.title);
    let title = if title.is_empty() { zh.paper_quoted(zh.product()) } else { title };
    let name = papers::without_ordinal(&title);
    if papers::is_activity(name) { name.to_owned() } else { zh.paper_activity(name) }
}

/// The day on which the notice was signed, or blanks for it.
pub(super) fn issued(programme: &Programme) -> String {
    let zh = Printed;
    programme.issued_on.map_or_else(|| zh.notice_date_blank(programme.year), |day| zh.day_full(day))
}

/// The contact as a paragraph; a text that says 联系人 itself is left as it is.
pub(super) fn contacts(programme: &Programme) -> Option<String> {
    let text = programme.contacts.trim().trim_end_matches(['。', '.']);
    if text.is_empty() {
        return None;
    }
    let mark = Printed.notice_contact("");
    let named = text.starts_with(mark.trim_end_matches('：'));
    let text = if named { text.to_owned() } else { Printed.notice_contact(text) };
    Some(text + Printed.paper_full_stop())
}

/// By which day to reply, or a blank for it.
pub(super) fn reply_by(session: &Session) -> String {
    let zh = Printed;
    session.reply_by.map_or_else(|| zh.paper_blank_day(zh.paper_gap()), |day| zh.day(day))
}

/// Where replies are sent, where the contacts name an address for it.
pub(super) fn reply_to(programme: &Programme) -> Option<&str> {
    let apart = |c: char| !c.is_ascii_graphic() || matches!(c, ',' | ';' | '(' | ')' | ':');
    programme.contacts.split(apart).find(|word| word.contains('@'))
}

/// Edited text as paragraphs.
pub(super) fn edited(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

/// A heading with its number, and a numbered subheading followed by its text.
#[derive(Default)]
pub(super) struct Outline {
    paragraphs: Vec<String>,
    first: usize,
    second: usize,
}

impl Outline {
    pub(super) fn text(&mut self, text: impl Into<String>) {
        self.paragraphs.push(text.into());
    }

    pub(super) fn heading(&mut self, title: &str) {
        self.first += 1;
        self.second = 0;
        self.paragraphs.push(Printed.notice_heading(&notice::numeral(self.first), title));
    }

    pub(super) fn point(&mut self, title: &str, text: &str) {
        self.second += 1;
        let head = Printed.notice_subheading(&notice::numeral(self.second), title);
        self.paragraphs.push(head + text);
    }

    pub(super) fn paragraphs(self) -> Vec<String> {
        self.paragraphs
    }
}

fn leveled(text: &str) -> Block {
    let (level, lead, rest) = notice::leveled(text);
    let style = match level {
        Level::First => Style::Heading,
        Level::Second => Style::Subheading,
        Level::Body => Style::Body,
    };
    Block::styled(style, lead, rest)
}

/// 附件说明: two characters in, names below each other, no full stop after a name (7.3.4).
fn attachment_list(attachments: &[Attachment]) -> Vec<Block> {
    let word = Printed.notice_attachment();
    let line = |style, text| Block::styled(style, String::new(), text);
    match attachments {
        [] => Vec::new(),
        [one] if one.alone => {
            vec![Block::Gap(1), line(Style::Hanging(2, 5), format!("{word}{}", one.name()))]
        }
        [first, others @ ..] => {
            let first = line(Style::Hanging(2, 6), format!("{word}{}.{}", first.number, first.name()));
            let others =
                others.iter().map(|one| line(Style::Hanging(5, 6), format!("{}.{}", one.number, one.name())));
            [Block::Gap(1), first].into_iter().chain(others).collect()
        }
    }
}
