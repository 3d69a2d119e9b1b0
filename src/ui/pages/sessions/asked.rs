//! What is asked of one session alone: item, deadline, whether by each unit or once; and how its report as a whole stands.

use chrono::NaiveDate;
use egui::{Id, RichText, Ui};

use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::report::{Deadline, DeadlineRule, Offset, OffsetUnit, Per, ReportEventKind, Requirement};
use crate::model::session::Session;
use crate::rules::owed::Owed;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::page::Tab;
use crate::ui::theme::{self, size};
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::mark::{self, Mark};
use crate::ui::widgets::{button, card, choice};
use crate::ui::wish::Wish;

/// The sorts of deadlines that can be chosen for one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sort {
    Fixed,
    After,
    AfterWorking,
    Month,
    /// One that only its source words; it can be left, not chosen.
    Other,
}

impl Sort {
    fn of(rule: &DeadlineRule) -> Self {
        match rule {
            DeadlineRule::Fixed { .. } => Self::Fixed,
            DeadlineRule::AfterEvent { offset: Offset { unit: OffsetUnit::Day, .. } } => Self::After,
            DeadlineRule::AfterEvent { offset: Offset { unit: OffsetUnit::WorkingDay, .. } } => {
                Self::AfterWorking
            }
            DeadlineRule::DayOfSessionMonth { .. } => Self::Month,
            _ => Self::Other,
        }
    }

    fn begin(self, before: &DeadlineRule, day: NaiveDate) -> DeadlineRule {
        let after = |unit| DeadlineRule::AfterEvent { offset: Offset { n: 5, unit } };
        match self {
            Self::Fixed => DeadlineRule::Fixed { date: day, time: None },
            Self::After => after(OffsetUnit::Day),
            Self::AfterWorking => after(OffsetUnit::WorkingDay),
            Self::Month => DeadlineRule::DayOfSessionMonth { day: 25 },
            Self::Other => before.clone(),
        }
    }
}

/// Paints what is asked of the session alone, and the way to ask for more.
pub fn show(ui: &mut Ui, view: &View<'_>, session: &Session, label: f32) {
    let lang = view.lang;
    let asked = view.snapshot.requirements_of(view.programme.id);
    let asked: Vec<&Requirement> = asked.filter(|r| r.session == Some(session.id)).collect();
    for requirement in &asked {
        card::rule(ui);
        one(ui, view, session, requirement, label);
    }
    field::row(ui, if asked.is_empty() { lang.asked_own() } else { "" }, label, |ui| {
        if view.writable && button::link(ui, lang.asked_add()).clicked() {
            view.edit(Edit::SetSessionRequirement {
                requirement: None,
                session: session.id,
                item: lang.year_item_usual().to_owned(),
                rule: Sort::AfterWorking.begin(&DeadlineRule::Recurring, view.today).into(),
            });
        }
    });
    for owed in view.year.owed_by(session.id, None) {
        whole(ui, view, owed, label);
    }
}

fn one(ui: &mut Ui, view: &View<'_>, session: &Session, requirement: &Requirement, label: f32) {
    let lang = view.lang;
    let set = |item: &str, rule: Deadline| Edit::SetSessionRequirement {
        requirement: Some(requirement.id),
        session: session.id,
        item: item.to_owned(),
        rule,
    };
    let rule = &requirement.rule;
    let by = |by: DeadlineRule| set(&requirement.item, Deadline { by, ..rule.clone() });
    field::row(ui, lang.year_item(), label, |ui| {
        let id = Id::unique(("asked item", requirement.id.0));
        let width = (ui.available_width() - theme::CONTROL - ui.spacing().item_spacing.x).max(60.0);
        let field = Field::new(id, lang.year_item(), &requirement.item).hint(lang.year_item_hint());
        field.line(ui, view, width, |text| Ok(set(text, rule.clone()).into()));
        if view.writable && button::icon(ui, Mark::Close, &lang.asked_remove(&requirement.item)).clicked() {
            view.edit(Edit::RemoveRequirement(requirement.id));
        }
    });
    let fixed = session.when.as_ref().and_then(|when| when.days.last());
    let day = fixed.or(session.last_month().map(Month::last_day)).unwrap_or(view.today);
    field::row(ui, lang.year_rule(), label, |ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        let sort = Sort::of(&rule.by);
        let mut all = vec![
            (Sort::AfterWorking, lang.asked_after_working().to_owned()),
            (Sort::After, lang.rule_kind_after().to_owned()),
            (Sort::Fixed, lang.rule_kind_fixed().to_owned()),
            (Sort::Month, lang.rule_kind_session_month().to_owned()),
        ];
        if sort == Sort::Other {
            all.push((Sort::Other, lang.deadline_rule(&rule.by)));
        }
        let shown = all.iter().find(|(s, _)| *s == sort).map_or("", |(_, text)| text.as_str());
        let enabled = ui.is_enabled();
        if let Some(new) = choice::show(ui, lang.year_rule(), shown, Some(sort), &all, enabled) {
            view.edit(by(new.begin(&rule.by, day)));
        }
        value(ui, view, requirement, &by);
    });
    field::row(ui, "", label, |ui| {
        let all = Per::ALL.map(|per| (per, lang.asked_per(per).to_owned()));
        if let Some(per) = button::segments(ui, lang.asked_per_what(), rule.per, &all) {
            view.edit(set(&requirement.item, Deadline { per, ..rule.clone() }));
        }
    });
    if !requirement.text.is_empty() {
        field::row(ui, "", label, |ui| {
            let words = lang.year_rule_words(&requirement.text);
            let words = RichText::new(words).size(size::SMALL).color(view.palette.text_weak);
            ui.add(egui::Label::new(words).wrap());
        });
    }
}

/// The number or day of the rule.
fn value(ui: &mut Ui, view: &View<'_>, requirement: &Requirement, by: &dyn Fn(DeadlineRule) -> Edit) {
    let lang = view.lang;
    let figure = |ui: &mut Ui, label: &str, shown: u32, most: u32, make: &dyn Fn(u32) -> DeadlineRule| {
        let id = Id::unique(("asked value", requirement.id.0));
        Field::new(id, label, &shown.to_string()).line(ui, view, 40.0, |text| {
            let number = crate::model::names::folded(text).parse().ok();
            let number = number.filter(|n| (0..=most).contains(n));
            number.map(|n| by(make(n)).into()).ok_or_else(|| lang.wrong_number_between(0, most))
        });
    };
    match &requirement.rule.by {
        DeadlineRule::Fixed { date, time } => {
            let picking = Picking::of(view, Month::of(*date));
            let (name, time) = (lang.year_rule_date(), *time);
            let salt = ("asked", requirement.id.0);
            date_picker::edit(ui, salt, name, Some(*date), "", picking, |new| {
                by(DeadlineRule::Fixed { date: new.unwrap_or(*date), time }).into()
            });
        }
        DeadlineRule::AfterEvent { offset: Offset { n, unit } }
            if matches!(unit, OffsetUnit::Day | OffsetUnit::WorkingDay) =>
        {
            figure(ui, lang.year_rule_days(), *n, 365, &|n| DeadlineRule::AfterEvent {
                offset: Offset { n, unit: *unit },
            });
            ui.label(lang.year_days_within());
        }
        DeadlineRule::DayOfSessionMonth { day } => {
            figure(ui, lang.year_rule_day(), u32::from(*day), 31, &|n| DeadlineRule::DayOfSessionMonth {
                day: u8::try_from(n.max(1)).unwrap_or(31),
            });
            ui.label(lang.year_day_before());
        }
        _ => {}
    }
}

/// How the report of the session as a whole stands, with the way to record that it came.
fn whole(ui: &mut Ui, view: &View<'_>, owed: &Owed, label: f32) {
    let lang = view.lang;
    field::row(ui, lang.detail_report(), label, |ui| {
        let colour = mark::colour(owed, view.palette);
        mark::show(ui, mark::of(owed), 12.0, colour);
        let word = RichText::new(view.report_word(owed)).font(fonts::strong(size::BODY)).color(colour);
        ui.label(word);
        if let Some(due) = lang.due_day_long(owed) {
            ui.label(RichText::new(due).color(view.palette.text_weak));
        }
    });
    field::row(ui, "", label, |ui| {
        let came = !owed.reported() && view.writable && owed.allows(ReportEventKind::Received);
        if came && button::plain(ui, lang.asked_received(), true).clicked() {
            view.edit(Edit::Report {
                targets: vec![owed.target],
                kind: ReportEventKind::Received,
                on: view.today,
                until: None,
                note: String::new(),
            });
        }
        if button::link(ui, lang.go_record()).clicked() {
            view.send(Wish::ShowReports(Tab::Year, Some(owed.target)));
        }
    });
}
