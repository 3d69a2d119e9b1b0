//! What is written to units about their reports: 月初提示, 催报, 催办, from a template with places for facts.
//!
//! A template is text with places in six-corner brackets (`〔单位〕`). A clause whose fact is not known is left out, so
//! that one template serves years that say more and years that say less.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::{Lang, Printed, printed, sentences};
use crate::model::contact::ContactKind;
use crate::model::ids::{SessionId, UnitId};
use crate::model::programme::Programme;
use crate::model::report::ReportEventKind;
use crate::model::setting::SettingKey;
use crate::model::{Month, Snapshot};
use crate::rules::messages::addressee;
use crate::rules::owed::{Owed, Receipt};

printed! {
    message_hint => "【政务公开主题日提示】〔月份〕应开展活动的单位：〔单位〕。请于〔月底〕前开展活动，并于〔时限〕前报送〔内容〕，报送至〔报送至〕。〔联系人〕。";
    message_reminder => "〔单位〕：〔月份〕“政务公开主题日”活动情况（〔内容〕）报送时限为〔时限〕，请及时报送，报送至〔报送至〕。〔联系人〕。";
    message_urging => "〔单位〕：〔月份〕“政务公开主题日”活动情况（〔内容〕）应于〔时限〕前报送，截至〔今天〕〔情况〕，请抓紧补报，报送至〔报送至〕。〔联系人〕。";
    message_whole_year => "本年度";
    message_semicolon => "；";
    message_report => "活动情况";
    message_nothing => "尚未收到";
    message_returned => "已退回修改";
    message_returned_why(why: &str) => "已退回修改（{why}）";
    message_comrade(unit: &str, name: &str) => "{unit}{name}同志";
    message_at(names: &str) => "\n{names}";
    message_part(n: usize, of: usize) => "（{n}/{of}）";
}

sentences! {
    contact_hint => "月初提示", "Notice ahead";
    contact_reminder => "到期前催报", "Reminder";
    contact_urging => "逾期催办", "Overdue notice";
    contact_bulletin => "通报", "Bulletin";
}

impl Lang {
    /// What a message is for.
    #[must_use]
    pub fn contact_kind(self, kind: ContactKind) -> &'static str {
        match kind {
            ContactKind::Hint => self.contact_hint(),
            ContactKind::Reminder => self.contact_reminder(),
            ContactKind::Urging => self.contact_urging(),
            ContactKind::Bulletin => self.contact_bulletin(),
        }
    }
}

/// What is known where messages are written.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The file.
    pub snapshot: &'a Snapshot,
    /// The year.
    pub programme: &'a Programme,
    /// The day.
    pub today: NaiveDate,
}

/// How messages are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Manner {
    /// What for.
    pub kind: ContactKind,
    /// One a unit, with the liaison's name; else one for all who are asked the same.
    pub each: bool,
    /// Whether liaisons are named with @ below the text.
    pub at: bool,
    /// Characters up to which a message goes; a longer one is divided among its units.
    pub longest: usize,
}

/// A message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// To whom, about which session.
    pub to: Vec<(UnitId, SessionId)>,
    /// What it says.
    pub text: String,
}

/// The setting that keeps an office's own template, where there is one of the kind.
#[must_use]
pub fn template_key(kind: ContactKind) -> Option<SettingKey> {
    match kind {
        ContactKind::Hint => Some(SettingKey::MessageHint),
        ContactKind::Reminder => Some(SettingKey::MessageReminder),
        ContactKind::Urging => Some(SettingKey::MessageUrging),
        ContactKind::Bulletin => None,
    }
}

/// The template in force: the office's own, else the usual one.
#[must_use]
pub fn template(snapshot: &Snapshot, kind: ContactKind) -> String {
    let own = template_key(kind).map_or("", |key| snapshot.setting(key));
    if own.trim().is_empty() { usual_template(kind).to_owned() } else { own.to_owned() }
}

/// The usual template.
#[must_use]
pub fn usual_template(kind: ContactKind) -> &'static str {
    match kind {
        ContactKind::Hint => Printed.message_hint(),
        ContactKind::Reminder => Printed.message_reminder(),
        ContactKind::Urging | ContactKind::Bulletin => Printed.message_urging(),
    }
}

/// What is asked of a unit at once: the same session, day and state.
#[derive(Clone, Debug)]
struct Asked {
    unit: UnitId,
    session: SessionId,
    month: Option<Month>,
    due: Option<NaiveDate>,
    items: Vec<String>,
    to_whom: String,
    state: String,
}

impl Asked {
    fn like(&self, other: &Self) -> bool {
        (self.month, self.due) == (other.month, other.due)
            && (&self.items, &self.to_whom, &self.state) == (&other.items, &other.to_whom, &other.state)
    }
}

/// The messages about reports, in their order.
#[must_use]
pub fn messages(desk: &Desk<'_>, manner: Manner, template: &str, owed: &[&Owed]) -> Vec<Message> {
    let mut all: Vec<Asked> = Vec::new();
    for owed in owed {
        let Some(mut one) = asked(desk, owed) else { continue };
        let same = |a: &&mut Asked| {
            (a.unit, a.session, a.due) == (one.unit, one.session, one.due) && a.state == one.state
        };
        match all.iter_mut().rev().take(8).find(same) {
            Some(there) => there.items.append(&mut one.items),
            None => all.push(one),
        }
    }
    let mut parcels: Vec<Vec<Asked>> = Vec::new();
    for one in all {
        let fits = |parcel: &&mut Vec<Asked>| !manner.each && parcel.first().is_some_and(|a| a.like(&one));
        match parcels.iter_mut().rev().find(fits) {
            Some(parcel) => parcel.push(one),
            None => parcels.push(vec![one]),
        }
    }
    parcels.iter().flat_map(|parcel| divided(desk, manner, template, parcel)).collect()
}

fn asked(desk: &Desk<'_>, owed: &Owed) -> Option<Asked> {
    let snapshot = desk.snapshot;
    let requirement = snapshot.requirements.get(owed.target.requirement)?;
    let returned = || {
        let report = snapshot.report_for(owed.target)?;
        let events = snapshot.events_of(report.id);
        let latest = events.into_iter().rev().find(|event| event.kind == ReportEventKind::Returned)?;
        Some(latest.note.trim().to_owned()).filter(|why| !why.is_empty())
    };
    let state = match owed.receipt {
        Receipt::Returned => returned()
            .map_or_else(|| Printed.message_returned().to_owned(), |why| Printed.message_returned_why(&why)),
        _ => Printed.message_nothing().to_owned(),
    };
    Some(Asked {
        unit: addressee(snapshot, owed.target)?,
        session: owed.target.session,
        month: owed.month,
        due: owed.due,
        items: if requirement.minimum.is_empty() {
            Some(requirement.item.trim().to_owned()).filter(|item| !item.is_empty()).into_iter().collect()
        } else {
            vec![Printed.at_least(&requirement.minimum)]
        },
        to_whom: requirement.to_whom.trim().to_owned(),
        state,
    })
}

/// One message, or several where it would be too long.
fn divided(desk: &Desk<'_>, manner: Manner, template: &str, parcel: &[Asked]) -> Vec<Message> {
    let whole = message(desk, manner, template, parcel);
    if whole.text.chars().count() <= manner.longest || parcel.len() < 2 {
        return vec![whole];
    }
    let bare = message(desk, manner, template, &parcel[..1]).text.chars().count();
    let room = manner.longest.saturating_sub(bare).max(1);
    let mut parts: Vec<Vec<Asked>> = Vec::new();
    let mut used = 0;
    for one in parcel {
        let long = desk.snapshot.printed_name(desk.programme.id, one.unit).chars().count() + 1;
        // A name below the text is about as long as three characters and a sign.
        let long = long + if manner.at { 5 } else { 0 };
        if used + long > room || parts.is_empty() {
            parts.push(Vec::new());
            used = 0;
        }
        used += long;
        if let Some(part) = parts.last_mut() {
            part.push(one.clone());
        }
    }
    let of = parts.len();
    let told = parts.iter().zip(1..).map(|(part, n)| {
        let mut message = message(desk, manner, template, part);
        message.text.push_str(&Printed.message_part(n, of));
        message
    });
    told.collect()
}

fn message(desk: &Desk<'_>, manner: Manner, template: &str, parcel: &[Asked]) -> Message {
    let snapshot = desk.snapshot;
    let Some(first) = parcel.first() else { return Message { to: Vec::new(), text: String::new() } };
    let called = |one: &Asked| snapshot.serving_liaison(one.unit, desk.today);
    let mut names = String::new();
    let mut group = None;
    let mut met = BTreeSet::new();
    for one in parcel.iter().filter(|one| met.insert(one.unit)) {
        let own = snapshot.group_of(desk.programme.id, one.unit);
        if !names.is_empty() {
            names.push_str(if own == group { Printed.list_comma() } else { Printed.message_semicolon() });
        }
        group = own;
        let unit = snapshot.printed_name(desk.programme.id, one.unit);
        match called(one).filter(|_| manner.each) {
            Some(liaison) => names.push_str(&Printed.message_comrade(unit, liaison.card.name.trim())),
            None => names.push_str(unit),
        }
    }
    let year = desk.programme;
    let day = |day: NaiveDate| {
        if Month::of(day).year() == year.year { Printed.day(day) } else { Printed.day_full(day) }
    };
    let contacts = year.contacts.trim().trim_end_matches('。');
    let value = |word: &str| -> Option<String> {
        let known = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
        match word {
            "单位" => Some(names.clone()),
            "月份" => Some(
                first.month.map_or_else(|| Printed.message_whole_year().to_owned(), |m| Printed.month(m)),
            ),
            "月底" => first.month.map(|month| day(month.last_day())),
            "时限" => first.due.map(day),
            "内容" if first.items.is_empty() => Some(Printed.message_report().to_owned()),
            "内容" => known(&first.items.join(Printed.list_comma())),
            "报送至" => known(&first.to_whom),
            "今天" => Some(day(desk.today)),
            "情况" => known(&first.state),
            "活动名称" => known(year.title.trim()),
            "联系人" if contacts.is_empty() || contacts.starts_with("联系人") => known(contacts),
            "联系人" => Some(Printed.notice_contact(contacts)),
            _ => Some(format!("〔{word}〕")),
        }
    };
    let mut text = filled(template, value);
    if manner.at {
        let mut people: Vec<String> = Vec::new();
        for liaison in parcel.iter().filter_map(called) {
            let name = format!("@{}", liaison.card.name.trim());
            if !people.contains(&name) {
                people.push(name);
            }
        }
        if !people.is_empty() {
            text.push_str(&Printed.message_at(&people.join(" ")));
        }
    }
    Message { to: parcel.iter().map(|one| (one.unit, one.session)).collect(), text }
}

/// The template with its places filled; clauses of which a fact is not known are left out.
fn filled(template: &str, value: impl Fn(&str) -> Option<String>) -> String {
    let ends = ['，', '。', '；', '\n'];
    let mut out = String::new();
    for clause in template.split_inclusive(ends) {
        let end = clause.chars().next_back().filter(|c| ends.contains(c));
        let body = end.map_or(clause, |end| clause.trim_end_matches(end));
        match clause_filled(body, &value) {
            Some(text) if text.is_empty() && end != Some('\n') => {}
            Some(text) => {
                out.push_str(&text);
                out.extend(end);
            }
            None => {
                // The sentence ends with what is left of it.
                if end == Some('。') && out.ends_with(['，', '；']) {
                    out.pop();
                    out.push('。');
                }
            }
        }
    }
    out.trim_end().to_owned()
}

fn clause_filled(clause: &str, value: &impl Fn(&str) -> Option<String>) -> Option<String> {
    let mut out = String::new();
    let mut rest = clause;
    while let Some((before, from)) = rest.split_once('〔') {
        out.push_str(before);
        let Some((word, after)) = from.split_once('〕') else {
            out.push('〔');
            rest = from;
            continue;
        };
        out.push_str(&value(word)?);
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_clause_whose_fact_is_not_known_is_left_out_and_its_sentence_still_ends() {
        let value = |word: &str| match word {
            "单位" => Some("河口镇".to_owned()),
            "时限" => Some("5月25日".to_owned()),
            "报送至" | "联系人" => None,
            other => Some(format!("〔{other}〕")),
        };
        let template = "〔单位〕：请于〔时限〕前报送，报送至〔报送至〕。〔联系人〕。〔2023〕3号";
        assert_eq!(filled(template, value), "河口镇：请于5月25日前报送。〔2023〕3号");
    }
}
