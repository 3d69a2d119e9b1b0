//! What the columns of a table hold: by their heads, or by what stands in them.

use super::text::{Row, Table, squeezed};
use super::words as w;
use super::{units, when};
use crate::model::proposal::TimeValue;

/// What a column holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// Running number.
    Seq,
    /// When.
    Time,
    /// The end of a time whose start stands in a column before it.
    TimeEnd,
    /// The hours of a day that stands in a column before it.
    Clock,
    /// Who holds the session.
    Unit,
    /// Units of one group, by its name (乡镇 | 县直单位 beside the month).
    GroupUnits(String),
    /// Units that do not organise.
    OtherPart,
    /// The group of the row's unit.
    Group,
    /// Theme or title.
    Theme,
    /// What happens.
    Content,
    /// Where.
    Place,
    /// In which form.
    Form,
    /// In which form it is published.
    PublishForm,
    /// Where it is published.
    PublishOn,
    /// Who is invited.
    Invitees,
    /// Remark.
    Note,
    /// Contact data of persons.
    Contact,
    /// Something else.
    Other,
}

impl Role {
    /// Whether it holds organising units.
    pub fn is_unit(&self) -> bool {
        matches!(self, Self::Unit | Self::GroupUnits(_))
    }
}

/// The role that a head tells; `None` where the text is no head.
pub fn role(head: &str) -> Option<Role> {
    // Several heads on one line, or a title with a quoted name, are no head of a column.
    if head.trim().contains(['\t', w::OPEN])
        || head.split_whitespace().filter(|word| word.len() > 3).count() > 2
    {
        return None;
    }
    let text = squeezed(head);
    let text = text.trim_start_matches(w::STARS);
    let length = text.chars().count();
    let titled = length > 4 && w::TABLE_ENDS.iter().any(|end| text.ends_with(end));
    if length == 0 || length > w::COLUMN_LONGEST || titled || text.contains([w::STOP, ':']) {
        return None;
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    let digits = text.chars().any(|c| c.is_ascii_digit());
    if w::COLUMN_SEQ.contains(&text) || text.eq_ignore_ascii_case("no") || text.eq_ignore_ascii_case("no.") {
        return Some(Role::Seq);
    }
    if digits {
        return None;
    }
    // Contact words first: 单位电话 is a number, 联络员单位职务 a post.
    if has(&w::COLUMN_CONTACT) {
        return Some(Role::Contact);
    }
    if has(&w::COLUMN_INVITEES) {
        return Some(Role::Invitees);
    }
    if w::COLUMN_GROUP.contains(&text) {
        return Some(Role::Group);
    }
    if is_time_head(text) {
        return Some(if has(&w::COLUMN_OTHER_TIME) { Role::Other } else { Role::Time });
    }
    if has(&w::COLUMN_THEME) {
        return Some(Role::Theme);
    }
    if has(&w::COLUMN_OTHER_PART) && (has(&w::COLUMN_UNIT) || length <= 4) {
        let whole = w::COLUMN_OTHER_PART.contains(&text);
        return if has(&w::COLUMN_UNIT) || whole { Some(Role::OtherPart) } else { None };
    }
    if w::GROUPS.contains(&text) {
        return Some(Role::GroupUnits(text.to_owned()));
    }
    if has(&w::COLUMN_UNIT) && length <= 10 || w::COLUMN_UNIT_WHOLE.contains(&text) {
        return Some(Role::Unit);
    }
    if has(&w::COLUMN_PLACE) {
        return Some(Role::Place);
    }
    if length <= 8 && has(&w::COLUMN_PUBLISH_FORM) {
        return Some(Role::PublishForm);
    }
    if length <= 8 && has(&w::COLUMN_PUBLISH_ON) {
        return Some(Role::PublishOn);
    }
    if length <= 8 && has(&w::COLUMN_FORM) {
        return Some(Role::Form);
    }
    if length <= 8 && has(&w::COLUMN_CONTENT) {
        return Some(Role::Content);
    }
    (length <= 6 && has(&w::COLUMN_NOTE)).then_some(Role::Note)
}

/// Whether a head names a time: 活动时间, 月份, 拟开展月.
fn is_time_head(text: &str) -> bool {
    w::COLUMN_TIME.iter().any(|word| text.contains(word))
        || w::COLUMN_TIME_WHOLE.contains(&text)
        || text.ends_with(w::MONTH) && text.chars().count() <= 6
}

/// Whether a text tells hours and no day, as a column of hours beside one of days has it.
pub fn is_clock(text: &str) -> bool {
    let text = squeezed(text);
    let hours = text.contains(':')
        || text.contains(w::OCLOCK_MARKS)
        || w::DAYTIME.iter().any(|(word, _)| text.contains(word));
    hours && text.chars().count() <= 24 && when::read(&text, Some(2000)).is_none()
}

/// Whether the whole text is a phrase of time, as a cell of a time column has it.
pub fn is_time(text: &str) -> bool {
    text.chars().count() <= 60
        && !matches!(when::read(text, Some(2000)), None | Some(when::Reading::Impossible))
        && leading(text)
}

/// A cell of time begins with its phrase; 县发改局4月方案 is none.
fn leading(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    when::find_in_cell(&chars, Some(2000)).is_none_or(|found| {
        let before: String = chars[..found.start].iter().collect();
        let after: String = chars[found.end..].iter().collect();
        let before = before.trim();
        (before.is_empty()
            || w::BEFORE_TIME.iter().any(|word| before.ends_with(word)) && before.chars().count() < 10)
            && (after.chars().count() < 20)
            && !units::looks_like_unit(after.trim_start_matches([':', ' ', ',']))
    })
}

/// The head of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// Its first row.
    pub first_row: usize,
    /// The first row below it.
    pub body: usize,
    /// The role of each column; a column without a known head is [`Role::Other`].
    pub roles: Vec<Role>,
}

/// The head, where one stands in the first rows.
pub fn head(table: &Table) -> Option<Head> {
    for (at, row) in table.rows.iter().enumerate().take(8) {
        let mut known: Vec<&String> = row.cells.iter().filter(|cell| role(cell).is_some()).collect();
        known.dedup();
        let filled = row.cells.iter().filter(|cell| !cell.is_empty()).count();
        let single = row.cells.len() == 1 || filled == 1 && table.rows.iter().all(|row| row.cells.len() <= 1);
        let roles_of = || known.iter().filter_map(|cell| role(cell));
        let timed = roles_of().any(|role| role == Role::Time) && roles_of().any(|role| role.is_unit());
        let enough = timed && filled <= 20
            || known.len() >= 2 && known.len() * 2 >= filled.min(12)
            || known.len() == 1 && filled == 2 && told_by_content(table, at)
            || single && known.iter().any(|cell| role(cell).is_some_and(|role| role.is_unit()));
        if !enough {
            continue;
        }
        let mut roles: Vec<Role> = row.cells.iter().map(|cell| role(cell).unwrap_or(Role::Other)).collect();
        let mut body = at + 1;
        // A second row of heads (活动安排 over 时间 | 地点).
        if let Some(next) = table.rows.get(body) {
            let below: Vec<Option<Role>> = next.cells.iter().map(|cell| role(cell)).collect();
            let heads = below.iter().flatten().count();
            let filled = next.cells.iter().filter(|cell| !cell.is_empty()).count();
            if heads >= 2 && heads == filled {
                roles.resize(roles.len().max(below.len()), Role::Other);
                for (column, role) in below.into_iter().enumerate() {
                    if let Some(role) = role {
                        roles[column] = role;
                    }
                }
                body += 1;
            }
        }
        settle(&mut roles, &row.cells);
        by_content(&mut roles, &row.cells, table, body);
        return Some(Head { first_row: at, body, roles });
    }
    None
}

/// Whether the two columns below a row of two heads hold times and units, so that one known head is enough.
fn told_by_content(table: &Table, head: usize) -> bool {
    let below = || table.rows[head + 1..].iter().take(40).filter(|row| !row.cells.is_empty());
    let timed = |row: &Row| {
        row.cells.iter().any(|cell| is_time(cell))
            && row.cells.iter().any(|cell| units::looks_like_list(cell))
    };
    let (all, fit) = below().fold((0, 0), |(all, fit), row| (all + 1, fit + usize::from(timed(row))));
    let itself = table.rows[head].cells.iter().any(|cell| is_time(cell) || units::looks_like_list(cell));
    all > 0 && fit * 10 >= all * 7 && !itself
}

/// Where several columns hold units, only the organising ones stay so.
fn settle(roles: &mut [Role], heads: &[String]) {
    let named = |column: usize, words: &[&str]| {
        heads.get(column).is_some_and(|head| words.iter().any(|word| squeezed(head).contains(word)))
    };
    let plain: Vec<usize> = (0..roles.len()).filter(|column| roles[*column] == Role::Unit).collect();
    let mut distinct: Vec<&String> = plain.iter().filter_map(|column| heads.get(*column)).collect();
    distinct.dedup();
    if distinct.len() > 1 && plain.iter().any(|column| named(*column, &w::COLUMN_ORGANISER)) {
        let repeated = distinct.iter().all(|head| distinct.iter().filter(|other| other == &head).count() > 1);
        if !repeated {
            for column in plain {
                if !named(column, &w::COLUMN_ORGANISER) {
                    roles[column] = Role::OtherPart;
                }
            }
        }
    }
}

/// Columns with an unknown head: one of times where there is no other; over names of units (镇(街), 县直) a group's
/// column where the head names one, else the column of units where there is no other.
fn by_content(roles: &mut [Role], heads: &[String], table: &Table, body: usize) {
    for column in 0..roles.len() {
        let Some(head) = heads.get(column).filter(|_| roles[column] == Role::Other) else { continue };
        let cells = table.rows[body..].iter().take(200).filter_map(|row| row.cells.get(column));
        let filled: Vec<&String> = cells.filter(|cell| !cell.is_empty() && *cell != head).collect();
        let is_list = |cell: &str| units::by_group(cell).iter().all(|(_, list)| units::looks_like_list(list));
        let times = filled.iter().filter(|cell| is_time(cell)).count();
        if role(head).is_none() && times > 0 && times * 10 >= filled.len() * 7 && !roles.contains(&Role::Time)
        {
            roles[column] = Role::Time;
            continue;
        }
        let known = filled.iter().filter(|cell| is_list(cell)).count();
        if known == 0 || known * 10 < filled.len() * 7 {
            continue;
        }
        if units::is_group(&squeezed(head)) {
            roles[column] = Role::GroupUnits(squeezed(head));
        } else if !roles.iter().any(Role::is_unit) {
            roles[column] = Role::Unit;
        }
    }
}

/// Whether a table is the signature of a notice, laid out in cells: one row without head, an office and a day with its
/// year.
pub fn is_signature(table: &Table) -> bool {
    let [row] = table.rows.as_slice() else { return false };
    let day = |cell: &String| match when::read(cell, None) {
        Some(when::Reading::Moment(moment)) => matches!(moment.time.value, Some(TimeValue::Day(_))),
        _ => false,
    };
    head(table).is_none() && inferred(table).iter().any(Role::is_unit) && row.cells.iter().any(day)
}

/// Roles of a table without head, by what stands in its columns.
pub fn inferred(table: &Table) -> Vec<Role> {
    let width = table.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let column = |at: usize| {
        let texts: Vec<&str> = table
            .rows
            .iter()
            .take(200)
            .filter_map(|row| row.cells.get(at))
            .map(String::as_str)
            .filter(|cell| !cell.is_empty())
            .collect();
        if texts.is_empty() {
            return Role::Other;
        }
        let share = |fits: &dyn Fn(&str) -> bool| {
            texts.iter().filter(|text| fits(text)).count() * 10 >= texts.len() * 7
        };
        if share(&|text| text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit())) {
            Role::Seq
        } else if share(&|text| is_time(text)) {
            Role::Time
        } else if share(&|text| units::group(text).is_some()) {
            Role::Group
        } else if share(&units::looks_like_list) {
            Role::Unit
        } else {
            Role::Other
        }
    };
    (0..width).map(column).collect()
}
