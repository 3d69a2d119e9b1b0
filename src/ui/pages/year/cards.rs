//! The cards of the page, and which column each stands in.

use egui::{Ui, vec2};

use super::form::{Form, LABEL, lines, number};
use super::{bearing, days, reporting};
use crate::model::Month;
use crate::model::edit::{Edit, ProgrammeFact};
use crate::model::ids::ProgrammeId;
use crate::model::programme::{Labels, LiaisonsOf, MinDuration, Publicity};
use crate::model::setting::SettingKey;
use crate::ui::widgets::check::{self, Tick};
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{card, choice, field};

/// Paints the cards of a column.
pub fn column(ui: &mut Ui, form: &mut Form<'_, '_>, column: u8, columns: u8) {
    match (columns, column) {
        (_, 0) => {
            activity(ui, form);
            plan(ui, form);
            if columns == 2 {
                reporting::card_ui(ui, form);
                bearing::cards_ui(ui, form);
            }
        }
        (3, 1) => {
            reporting::card_ui(ui, form);
            issue(ui, form);
            days::card_ui(ui, form);
            file(ui, form);
        }
        (3, _) => {
            slogans(ui, form);
            bearing::cards_ui(ui, form);
        }
        _ => {
            issue(ui, form);
            slogans(ui, form);
            days::card_ui(ui, form);
            file(ui, form);
        }
    }
}

fn issued(programme: ProgrammeId) -> (&'static str, i64) {
    ("issued", programme.0)
}

/// The id of the calendar of 成文日期.
#[must_use]
pub fn issued_id(programme: ProgrammeId) -> egui::Id {
    date_picker::id_of(issued(programme))
}

fn set(form: &Form<'_, '_>, fact: ProgrammeFact) -> Edit {
    Edit::SetProgramme(form.view.programme.id, fact)
}

fn activity(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let view = form.view;
    let (lang, year) = (view.lang, view.programme);
    let id = year.id;
    card::show(ui, lang.year_card_activity(), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        form.text(ui, "title", lang.year_title(), &year.title, "", |text| {
            Ok(Edit::SetProgramme(id, ProgrammeFact::Title(text.to_owned())))
        });
        let ordinal = year.ordinal.map(|n| n.to_string()).unwrap_or_default();
        form.text(ui, "ordinal", lang.year_ordinal(), &ordinal, lang.year_ordinal_hint(), |text| {
            let ordinal = match text {
                "" => None,
                text => Some(u16::try_from(number(view, text, 1, 200)?).unwrap_or(1)),
            };
            Ok(Edit::SetProgramme(id, ProgrammeFact::Ordinal(ordinal)))
        });
        form.text(ui, "theme", lang.year_theme(), &year.theme, "", |text| {
            Ok(Edit::SetProgramme(id, ProgrammeFact::Theme(text.to_owned())))
        });
        form.text(ui, "basis", lang.year_basis(), &year.basis, lang.year_basis_hint(), |text| {
            Ok(Edit::SetProgramme(id, ProgrammeFact::Basis(text.to_owned())))
        });
        let labels = &year.labels;
        form.text(ui, "main", lang.year_label_main(), &labels.main, "", |text| {
            let labels = Labels { main: named(form_lang(view), text)?, branch: labels.branch.clone() };
            Ok(Edit::SetProgramme(id, ProgrammeFact::Labels(labels)))
        });
        form.text(ui, "branch", lang.year_label_branch(), &labels.branch, "", |text| {
            let labels = Labels { main: labels.main.clone(), branch: named(form_lang(view), text)? };
            Ok(Edit::SetProgramme(id, ProgrammeFact::Labels(labels)))
        });
        field::row(ui, lang.year_period(), LABEL, |ui| period(ui, form));
        field::row(ui, lang.year_duration(), LABEL, |ui| {
            let mut all: Vec<Option<MinDuration>> = vec![
                None,
                Some(MinDuration::HalfDay),
                Some(MinDuration::Day),
                Some(MinDuration::Minutes(60)),
                Some(MinDuration::Minutes(90)),
                Some(MinDuration::Minutes(120)),
            ];
            if !all.contains(&year.min_duration) {
                all.push(year.min_duration);
            }
            let all: Vec<_> = all.into_iter().map(|d| (d, lang.min_duration(d))).collect();
            let shown = lang.min_duration(year.min_duration);
            let name = lang.year_duration();
            if let Some(new) = choice::show(ui, name, &shown, Some(year.min_duration), &all, ui.is_enabled())
            {
                view.edit(set(form, ProgrammeFact::MinDuration(new)));
            }
        });
    });
}

/// First and last day of the activity. While only one of them is told, it is both.
fn period(ui: &mut Ui, form: &Form<'_, '_>) {
    let view = form.view;
    let (lang, year) = (view.lang, view.programme);
    let start = year.months.first().copied().unwrap_or_else(|| Month::of(view.today));
    let picking = Picking::of(view, year.date_from.map_or(start, Month::of)).clearable();
    let (from, to) = (year.date_from, year.date_to);
    let (salt, name, hint) = (("period from", year.id.0), lang.year_period_from(), lang.year_period_first());
    date_picker::edit(ui, salt, name, from, hint, picking, |day| {
        let days = day.map(|day| (day, to.filter(|to| *to >= day).unwrap_or(day)));
        set(form, ProgrammeFact::Period(days)).into()
    });
    ui.label(lang.year_period_dash());
    let (salt, name, hint) = (("period to", year.id.0), lang.year_period_to(), lang.year_period_last());
    date_picker::edit(ui, salt, name, to, hint, picking, |day| {
        let days = day.map(|day| (from.filter(|from| *from <= day).unwrap_or(day), day));
        set(form, ProgrammeFact::Period(days)).into()
    });
}

fn form_lang(view: &crate::ui::context::View<'_>) -> crate::text::Lang {
    view.lang
}

/// A name that must be there.
fn named(lang: crate::text::Lang, text: &str) -> Result<String, String> {
    if text.is_empty() { Err(lang.wrong_empty().to_owned()) } else { Ok(text.to_owned()) }
}

fn plan(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let view = form.view;
    let (lang, year) = (view.lang, view.programme);
    card::show(ui, lang.year_card_plan(), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(LABEL, 28.0), egui::Sense::hover());
            let font = crate::ui::fonts::text(crate::ui::theme::size::BODY);
            let align = egui::Align2::LEFT_CENTER;
            ui.painter().text(rect.left_center(), align, lang.year_months(), font, view.palette.text_weak);
            ui.horizontal_wrapped(|ui| {
                for month in (1..=12).filter_map(|n| Month::new(year.year, n)) {
                    month_ui(ui, form, month);
                }
            });
        });
        form.objection(ui, "months");
        field::row(ui, lang.year_duty(), LABEL, |ui| {
            let all: Vec<(u8, String)> = (0..=12).map(|n| (n, lang.duty_times(n))).collect();
            let shown = lang.duty_times(year.duty);
            let on = ui.is_enabled();
            if let Some(duty) = choice::show(ui, lang.year_duty(), &shown, Some(year.duty), &all, on) {
                let edit = set(form, ProgrammeFact::Duty(duty));
                form.send("duty", edit);
            }
        });
        form.objection(ui, "duty");
        ui.horizontal(|ui| {
            ui.add_space(LABEL + 8.0);
            let tick = Tick::from(year.main_counts);
            if check::with_text(ui, tick, lang.year_main_counts(), true).clicked() {
                view.edit(set(form, ProgrammeFact::MainCounts(!year.main_counts)));
            }
        });
    });
}

fn month_ui(ui: &mut Ui, form: &mut Form<'_, '_>, month: Month) {
    let view = form.view;
    let on = view.programme.months.contains(&month);
    let placed: usize = view.schedule.groups.iter().map(|g| view.schedule.cell(month, *g).len()).sum();
    let response = check::in_column(ui, on.into(), &view.lang.month(month), true, 62.0);
    let response = if placed > 0 {
        response.on_hover_text(view.lang.year_month_full(&view.lang.month(month), placed))
    } else {
        response
    };
    if response.clicked() {
        let mut months = view.programme.months.clone();
        if on {
            months.retain(|m| *m != month);
        } else {
            months.push(month);
            months.sort_unstable();
        }
        let edit = set(form, ProgrammeFact::Months(months));
        form.send("months", edit);
    }
}

fn issue(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let view = form.view;
    let (lang, year) = (view.lang, view.programme);
    let id = year.id;
    card::show(ui, lang.year_card_issue(), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        form.text(ui, "office", lang.year_office(), &year.office, "", |text| {
            Ok(Edit::SetProgramme(id, ProgrammeFact::Office(text.to_owned())))
        });
        form.text(ui, "doc_no", lang.year_doc_no(), &year.doc_no, lang.year_doc_no_hint(), |text| {
            Ok(Edit::SetProgramme(id, ProgrammeFact::DocNo(text.to_owned())))
        });
        field::row(ui, lang.year_issued(), LABEL, |ui| {
            let start = Month::new(year.year, 3).unwrap_or_else(|| Month::of(view.today));
            let picking = Picking::of(view, start).clearable();
            let (name, hint) = (lang.year_issued(), lang.year_issued_hint());
            let salt = issued(year.id);
            date_picker::edit(ui, salt, name, year.issued_on, hint, picking, |day| {
                set(form, ProgrammeFact::IssuedOn(day)).into()
            });
        });
        labelled_area(ui, form, "addressees", lang.year_addressees(), &year.addressees, 2, move |list| {
            Edit::SetProgramme(id, ProgrammeFact::Addressees(list))
        });
        labelled_area(ui, form, "copies", lang.year_copies(), &year.copies_to, 2, move |list| {
            Edit::SetProgramme(id, ProgrammeFact::CopiesTo(list))
        });
        form.text(ui, "contacts", lang.year_contacts(), &year.contacts, lang.year_contacts_hint(), |text| {
            Ok(Edit::SetProgramme(id, ProgrammeFact::Contacts(text.to_owned())))
        });
        field::row(ui, lang.year_liaisons(), LABEL, |ui| {
            let choices = LiaisonsOf::ALL.into_iter().map(Some).chain([None]);
            let all: Vec<_> = choices.map(|of| (of, lang.liaisons_of(of).to_owned())).collect();
            let (name, shown, on) =
                (lang.year_liaisons(), lang.liaisons_of(year.liaisons_of), ui.is_enabled());
            if let Some(of) = choice::show(ui, name, shown, Some(year.liaisons_of), &all, on) {
                view.edit(set(form, ProgrammeFact::LiaisonsOf(of)));
            }
        });
        field::row(ui, lang.year_publicity(), LABEL, |ui| {
            let classes = Publicity::ALL.into_iter().map(Some).chain([None]);
            let all: Vec<_> = classes.map(|class| (class, lang.publicity(class).to_owned())).collect();
            let (name, shown) = (lang.year_publicity(), lang.publicity(year.publicity));
            let on = ui.is_enabled();
            if let Some(class) = choice::show(ui, name, shown, Some(year.publicity), &all, on) {
                view.edit(set(form, ProgrammeFact::Publicity(class)));
            }
        });
    });
}

fn labelled_area(
    ui: &mut Ui,
    form: &mut Form<'_, '_>,
    key: &'static str,
    label: &str,
    current: &[String],
    rows: usize,
    make: impl Fn(Vec<String>) -> Edit,
) {
    let hint = form.view.lang.year_one_a_line();
    field::row(ui, label, LABEL, |ui| {
        ui.vertical(|ui| {
            form.area(ui, key, label, &current.join("\n"), (hint, rows), |text| Ok(make(lines(text))));
        });
    });
}

fn slogans(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let view = form.view;
    let lang = view.lang;
    let id = view.programme.id;
    let texts: Vec<&str> = view.snapshot.slogans_of(id).iter().map(|s| s.text.as_str()).collect();
    card::show(ui, lang.year_card_slogans(), |ui| {
        let current = texts.join("\n");
        let rows = texts.len().clamp(4, 16);
        let label = lang.year_card_slogans();
        form.area(ui, "slogans", label, &current, (lang.year_slogans_hint(), rows), |text| {
            Ok(Edit::SetSlogans(id, lines(text)))
        });
        ui.add_space(4.0);
        let count = egui::RichText::new(lang.year_slogans_count(texts.len()));
        ui.label(count.size(crate::ui::theme::size::SMALL).color(view.palette.text_weak));
    });
}

fn file(ui: &mut Ui, form: &mut Form<'_, '_>) {
    let view = form.view;
    let lang = view.lang;
    card::show(ui, lang.year_card_file(), |ui| {
        ui.spacing_mut().item_spacing.y = 4.0;
        let fields = [
            ("region", lang.year_region(), lang.year_region_hint(), SettingKey::Region),
            ("operator", lang.year_operator(), "", SettingKey::Operator),
        ];
        for (key, label, hint, setting) in fields {
            form.text(ui, key, label, view.snapshot.setting(setting), hint, |text| {
                Ok(Edit::SetSetting(setting, text.to_owned()))
            });
        }
    });
}
