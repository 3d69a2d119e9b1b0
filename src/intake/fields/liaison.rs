//! 联络员: the fields that a form asks for, and the persons of a filled form, a list or lines (`云岭镇 张三 1380…`).

use super::draft::Draft;
use super::notice::Notice;
use super::titled::{Titled, titled};
use crate::error::Result;
use crate::intake::columns::{self, Role};
use crate::intake::layout::Layout;
use crate::intake::limits::Budget;
use crate::intake::text::{is_chinese, numbering, squeezed};
use crate::intake::units;
use crate::intake::words as w;
use crate::model::people::LiaisonCard;
use crate::model::proposal::{Position, ProposedLiaison, QuestionKind};

/// Fewest contact fields that make a form.
const FEWEST: usize = 3;

/// Reads the fields of the first form, and every person.
///
/// # Errors
/// [`crate::error::Error::SourceTooSlow`].
pub fn read(notice: &Notice, draft: &mut Draft, budget: &Budget) -> Result<()> {
    for titled in notice.sections.iter().flat_map(titled) {
        if draft.proposal.liaison_fields.is_empty() {
            draft.proposal.liaison_fields = fields(&titled);
        }
        people(&titled, draft, budget)?;
    }
    let mut lines = Vec::new();
    for line in notice.paragraphs() {
        budget.check()?;
        lines.extend(person(&line.text).map(|(unit, card)| (unit, card, line.at)));
    }
    for (unit, card, at) in lines {
        draft.unit(&unit, None, at);
        add(unit, card, at, draft);
    }
    Ok(())
}

fn fields(titled: &Titled<'_>) -> Vec<String> {
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
    if contacts >= FEWEST && !timed { fields } else { Vec::new() }
}

/// What a column of a table of persons holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Name,
    Sex,
    Post,
    Phone,
    Mobile,
    Fax,
    Qq,
    Wechat,
    Email,
}

/// The field that a head names. A leader is no liaison.
fn field(head: &str) -> Option<Field> {
    let head = squeezed(head);
    let has = |words: &[&str]| words.iter().any(|word| head.contains(word));
    if has(&w::LEADERS) {
        return None;
    }
    let by_words: [(&[&str], Field); 9] = [
        (&w::HEAD_SEX, Field::Sex),
        (&w::HEAD_POST, Field::Post),
        (&w::HEAD_MOBILE, Field::Mobile),
        (&w::HEAD_FAX, Field::Fax),
        (&w::HEAD_QQ, Field::Qq),
        (&w::HEAD_WECHAT, Field::Wechat),
        (&w::HEAD_EMAIL, Field::Email),
        (&w::HEAD_PHONE, Field::Phone),
        (&w::HEAD_NAME, Field::Name),
    ];
    by_words.into_iter().find(|(words, _)| has(words)).map(|(_, field)| field)
}

/// The persons of a table that has a column of units and one of names.
fn people(titled: &Titled<'_>, draft: &mut Draft, budget: &Budget) -> Result<()> {
    let layout = Layout::of(titled.table);
    let Some(head) = layout.head.and_then(|head| titled.table.rows.get(head)) else { return Ok(()) };
    for list in &layout.lists {
        let fields: Vec<(usize, Field)> = list
            .columns
            .iter()
            .filter_map(|column| Some((*column, field(head.cells.get(*column)?)?)))
            .collect();
        let unit = list.columns.iter().copied().find(|column| layout.roles[*column].is_unit());
        let (Some(unit), true) = (unit, fields.iter().any(|(_, field)| *field == Field::Name)) else {
            continue;
        };
        let mut above = String::new();
        for row in &titled.table.rows[layout.body..] {
            budget.check()?;
            let at = |column: usize| row.cells.get(column).map_or("", |cell| cell.trim());
            if !at(unit).is_empty() {
                at(unit).clone_into(&mut above);
            }
            let mut card = LiaisonCard::default();
            for (column, field) in &fields {
                put(&mut card, *field, at(*column));
            }
            let names = units::parse(&above).names;
            let [name] = names.as_slice() else { continue };
            if is_person(&card.name) && units::is_name(name) && !units::is_sum(name) {
                add(name.clone(), card, row.at, draft);
            }
        }
    }
    Ok(())
}

fn put(card: &mut LiaisonCard, field: Field, text: &str) {
    let text = text.replace('\n', " ");
    let place = match field {
        Field::Name => {
            // Blanks inside of a name of two characters are layout.
            card.name = squeezed(&text);
            return;
        }
        // A mobile number under 电话 is one all the same.
        Field::Phone if is_mobile(&text) => &mut card.mobile,
        Field::Sex => &mut card.sex,
        Field::Post => &mut card.post,
        Field::Phone => &mut card.office_phone,
        Field::Mobile => &mut card.mobile,
        Field::Fax => &mut card.fax,
        Field::Qq => &mut card.qq,
        Field::Wechat => &mut card.wechat,
        Field::Email => &mut card.email,
    };
    if place.is_empty() {
        *place = text;
    }
}

/// The digits of a number.
fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn is_mobile(text: &str) -> bool {
    let digits = digits(text);
    digits.len() == 11 && digits.starts_with('1')
}

/// Whether words may be a person's name: two to four characters, or such with a point between them.
fn is_person(text: &str) -> bool {
    let length = text.chars().count();
    (2..=4).contains(&length) && text.chars().all(is_chinese)
        || (4..=16).contains(&length)
            && text.contains('\u{b7}')
            && text.chars().all(|c| is_chinese(c) || c == '\u{b7}')
}

/// `云岭镇 张三 13800000000`, also with marks between them.
fn person(text: &str) -> Option<(String, LiaisonCard)> {
    let text = numbering(text).map_or(text, |(_, rest)| rest);
    let end = text.trim_end().len();
    let start = text[..end]
        .rfind(|c: char| !(c.is_ascii_digit() || c == '-'))
        .map_or(0, |at| at + text[at..].chars().next().map_or(1, char::len_utf8));
    let number = text[start..end].trim_matches('-');
    if !(7..=12).contains(&digits(number).len()) {
        return None;
    }
    let before = text[..start].trim_end_matches(|c: char| !is_chinese(c) || c == w::LIST);
    let mark = |c: char| c.is_whitespace() || matches!(c, ',' | ':' | '-' | '(' | ')') || c == w::LIST;
    let (unit, name) = before.split_once(mark)?;
    let name = name.trim_matches(mark);
    let name = w::LIAISON.iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name).trim_matches(mark);
    let unit = unit.trim();
    let list = units::parse(unit);
    let one = list.is_sure() && list.names.len() == 1;
    if !one || !is_person(name) || units::looks_like_unit(name) {
        return None;
    }
    let mut card = LiaisonCard { name: name.to_owned(), ..LiaisonCard::default() };
    put(&mut card, Field::Phone, number);
    Some((list.names[0].clone(), card))
}

/// Adds a person, each once; a number that can be none is asked about.
fn add(unit: String, card: LiaisonCard, at: Position, draft: &mut Draft) {
    for number in [&card.mobile, &card.office_phone] {
        let count = digits(number).len();
        let sound =
            number.is_empty() || is_mobile(number) || (7..=16).contains(&count) && *number != card.mobile;
        if !sound {
            let id = format!("phone:{unit}:{}:{number}", card.name);
            let text = format!("{unit} {} {number}", card.name);
            draft.ask(QuestionKind::NotUnderstood, id, &text, Vec::new(), Some(at));
        }
    }
    let known = draft.proposal.liaisons.iter().any(|known| known.unit == unit && known.card == card);
    if !known {
        draft.proposal.liaisons.push(ProposedLiaison { unit, card, at: Some(at) });
    }
}
