//! The card of what units send in, and by when.

use chrono::NaiveDate;
use egui::{RichText, Ui};

use super::form::{Form, LABEL, number};
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::report::{DayOff, Deadline, DeadlineRule, Minimum, Offset, OffsetUnit, Per, Requirement};
use crate::ui::theme::size;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, card, choice, field};

/// The sorts of rules that can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    SessionMonth,
    NextMonth,
    Fixed,
    After,
    /// One that only its source words; it can be left, not chosen.
    Other,
}

impl Sort {
    fn of(rule: &DeadlineRule) -> Self {
        match rule {
            DeadlineRule::DayOfSessionMonth { .. } => Self::SessionMonth,
            DeadlineRule::Monthly { .. } => Self::NextMonth,
            DeadlineRule::Fixed { .. } => Self::Fixed,
            DeadlineRule::AfterEvent { offset: Offset { unit: OffsetUnit::Day, .. } } => Self::After,
            DeadlineRule::AfterEvent { .. } | DeadlineRule::BeforeEvent { .. } | DeadlineRule::Recurring => {
                Self::Other
            }
        }
    }

    /// The rule of this sort to begin with, near to the one before.
    fn begin(self, before: &DeadlineRule, year: i32) -> DeadlineRule {
        let day = match before {
            DeadlineRule::DayOfSessionMonth { day } | DeadlineRule::Monthly { day } => *day,
            _ => 25,
        };
        match self {
            Self::SessionMonth => DeadlineRule::DayOfSessionMonth { day },
            Self::NextMonth => DeadlineRule::Monthly { day: if day == 25 { 8 } else { day } },
            Self::Fixed => {
                let date = NaiveDate::from_ymd_opt(year, 12, 25).unwrap_or_default();
                DeadlineRule::Fixed { date, time: None }
            }
            Self::After => DeadlineRule::AfterEvent { offset: Offset { n: 5, unit: OffsetUnit::Day } },
            Self::Other => before.clone(),
        }
    }
}

/// Keys of the first requirements' fields: item, number, to whom, and what at least.
const KEYS: [[&str; 4]; 4] = [
    ["item1", "day1", "to1", "least1"],
    ["item2", "day2", "to2", "least2"],
    ["item3", "day3", "to3", "least3"],
    ["item4", "day4", "to4", "least4"],
];

/// Paints the card.
pub fn card_ui(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let view = form.view;
    let lang = view.lang;
    card::show(ui, lang.year_card_report(), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        // What is asked of one session alone stands with that session.
        let asked = view.snapshot.requirements_of(view.programme.id);
        let (all, of_one): (Vec<&Requirement>, Vec<&Requirement>) =
            asked.partition(|requirement| requirement.session.is_none());
        for (n, (requirement, keys)) in all.iter().zip(KEYS).enumerate() {
            if n > 0 {
                card::rule(ui);
            }
            requirement_ui(ui, form, requirement, keys);
        }
        if !of_one.is_empty() {
            let text = RichText::new(lang.year_rules_of_one(of_one.len()));
            ui.label(text.size(size::SMALL).color(view.palette.text_weak));
        }
        if all.len() < KEYS.len() && button::link(ui, lang.year_add_rule()).clicked() {
            view.edit(Edit::SetRequirement {
                requirement: None,
                programme: view.programme.id,
                item: lang.year_item_usual().to_owned(),
                rule: DeadlineRule::DayOfSessionMonth { day: 25 }.into(),
            });
        }
    });
}

fn requirement_ui(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    requirement: &Requirement,
    [item_key, day_key, to_key, least_key]: [&'static str; 4],
) {
    let view = form.view;
    let (lang, year) = (view.lang, view.programme);
    let set = |item: &str, rule: Deadline| Edit::SetRequirement {
        requirement: Some(requirement.id),
        programme: year.id,
        item: item.to_owned(),
        rule,
    };
    let with = |item: &str, by: DeadlineRule| set(item, Deadline { by, ..requirement.rule.clone() });
    form.text(ui, item_key, lang.year_item(), &requirement.item, lang.year_item_hint(), |text| {
        Ok(set(text, requirement.rule.clone()))
    });
    let sort = Sort::of(&requirement.rule.by);
    field::row(ui, lang.year_rule(), LABEL, |ui| {
        let mut all = vec![
            (Sort::SessionMonth, lang.rule_kind_session_month().to_owned()),
            (Sort::NextMonth, lang.rule_kind_next_month().to_owned()),
            (Sort::Fixed, lang.rule_kind_fixed().to_owned()),
            (Sort::After, lang.rule_kind_after().to_owned()),
        ];
        if sort == Sort::Other {
            all.push((Sort::Other, lang.deadline_rule(&requirement.rule.by)));
        }
        let shown = all.iter().find(|(s, _)| *s == sort).map_or("", |(_, text)| text.as_str());
        let on = ui.is_enabled();
        if let Some(new) = choice::show(ui, lang.year_rule(), shown, Some(sort), &all, on) {
            view.edit(with(&requirement.item, new.begin(&requirement.rule.by, year.year)));
        }
        value_ui(ui, form, requirement, day_key, &with);
        if requirement.rule.may_fall_on_a_day_off() {
            let chosen = requirement.rule.day_off;
            let all = DayOff::ALL.map(|day_off| (day_off, lang.day_off(day_off).to_owned()));
            ui.label(lang.rule_day_off());
            if let Some(day_off) =
                choice::show(ui, lang.rule_day_off(), lang.day_off(chosen), Some(chosen), &all, on)
            {
                view.edit(set(&requirement.item, Deadline { day_off, ..requirement.rule.clone() }));
            }
        }
    });
    form.objection(ui, day_key);
    let words = if requirement.suggested {
        lang.year_rule_suggested(&lang.deadline(&requirement.rule))
    } else if requirement.text.is_empty() {
        lang.deadline(&requirement.rule)
    } else {
        lang.year_rule_words(&requirement.text)
    };
    let weak = |text: String| RichText::new(text).size(size::SMALL).color(view.palette.text_weak);
    ui.horizontal(|ui| {
        ui.add_space(LABEL + 8.0);
        ui.add(egui::Label::new(weak(words)).wrap());
        if requirement.suggested && button::plain(ui, lang.year_rule_accept(), true).clicked() {
            view.edit(set(&requirement.item, requirement.rule.clone()));
        }
    });
    if !requirement.suggested {
        field::row(ui, "", LABEL, |ui| {
            let all = Per::ALL.map(|per| (per, lang.asked_per(per).to_owned()));
            if let Some(per) = button::segments(ui, lang.asked_per_what(), requirement.rule.per, &all) {
                view.edit(set(&requirement.item, Deadline { per, ..requirement.rule.clone() }));
            }
        });
    }
    let detail = |to_whom: &str, minimum: Vec<Minimum>| Edit::SetRequirementDetail {
        requirement: requirement.id,
        to_whom: to_whom.to_owned(),
        minimum,
    };
    let least = lang.at_least(&requirement.minimum);
    form.text(ui, least_key, lang.year_least(), &least, lang.year_least_hint(), |text| {
        let minimum = Minimum::read(text).ok_or_else(|| lang.year_least_wrong().to_owned())?;
        Ok(detail(&requirement.to_whom, minimum))
    });
    form.text(ui, to_key, lang.year_to_whom(), &requirement.to_whom, lang.year_to_whom_hint(), |text| {
        Ok(detail(text, requirement.minimum.clone()))
    });
}

/// The number or day that belongs to the rule.
fn value_ui(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    requirement: &Requirement,
    key: &'static str,
    with: &impl Fn(&str, DeadlineRule) -> Edit,
) {
    let view = form.view;
    let lang = view.lang;
    let item = requirement.item.as_str();
    let mut figure = |label: &str, value: u32, most: u32, make: &dyn Fn(u32) -> DeadlineRule| {
        form.bare(ui, key, label, &value.to_string(), "", 64.0, |text| {
            Ok(with(item, make(number(view, text, 1, most)?)))
        });
    };
    let small = |n: u32| u8::try_from(n).unwrap_or(31);
    match &requirement.rule.by {
        DeadlineRule::DayOfSessionMonth { day } => {
            figure(lang.year_rule_day(), u32::from(*day), 31, &|n| DeadlineRule::DayOfSessionMonth {
                day: small(n),
            });
            ui.label(lang.year_day_before());
        }
        DeadlineRule::Monthly { day } => {
            figure(lang.year_rule_day(), u32::from(*day), 31, &|n| DeadlineRule::Monthly { day: small(n) });
            ui.label(lang.year_day_before());
        }
        DeadlineRule::AfterEvent { offset: Offset { n, unit: OffsetUnit::Day } } => {
            figure(lang.year_rule_days(), *n, 365, &|n| DeadlineRule::AfterEvent {
                offset: Offset { n, unit: OffsetUnit::Day },
            });
            ui.label(lang.year_days_within());
        }
        DeadlineRule::Fixed { date, time } => {
            let picking = Picking::of(view, Month::of(*date));
            let name = lang.year_rule_date();
            date_picker::edit(ui, ("rule", key), name, Some(*date), "", picking, |new| {
                with(item, DeadlineRule::Fixed { date: new.unwrap_or(*date), time: *time }).into()
            });
        }
        _ => {}
    }
}
