//! The panel beside the pages: what the paper lacks, what can be chosen for it, and what can be done with it.

use egui::{Popup, RichText, Ui, vec2};

use super::copies::{self, LABEL};
use super::state::PapersPage;
use crate::jobs::export::{file_name, formats};
use crate::jobs::papers::{PaperPages, facts, has_pages, has_tables};
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{GroupId, SessionId};
use crate::model::paper::{
    Format, Letterhead, MissingFact, Orientation, PaperChoice, PaperKind, PaperOptions, PaperRequest,
    PaperSize, ScheduleColumn,
};
use crate::model::programme::Publicity;
use crate::model::session::{Session, SessionKind};
use crate::model::statistics::Period;
use crate::ui::command::{Command, PaperCommand};
use crate::ui::context::View;
use crate::ui::page::Page;
use crate::ui::picker::Mode;
use crate::ui::theme::{self, size};
use crate::ui::widgets::card::{self, heading};
use crate::ui::widgets::check;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::{button, choice, menu};
use crate::ui::wish::{Ask, Place, Then, Wish};

/// Forms with a button of their own; the others stand in a menu.
const USUAL: [Format; 4] = [Format::Pdf, Format::Docx, Format::Xlsx, Format::Png];

/// Paints the panel.
pub fn show(ui: &mut Ui, view: &View<'_>, page: &mut PapersPage, request: &PaperRequest) {
    let (lang, p) = (view.lang, view.palette);
    let kind = request.kind;
    ui.spacing_mut().item_spacing.y = 4.0;
    let name = lang.paper_name(kind);
    heading(ui, name, &lang.details_name(name));
    if has_pages(kind) {
        // The line is there from the beginning, so that nothing below it moves once the pages are made.
        let text = counts(view, page.preview.laid(kind)).unwrap_or_else(|| " ".to_owned());
        ui.label(RichText::new(text).color(p.text_weak));
    }
    ui.add_space(theme::GRID);
    buttons(ui, view, page, request);
    missing(ui, view, page, kind);
    ui.add_space(2.0 * theme::GRID);
    card::rule(ui);
    ui.add_space(theme::GRID);
    settings(ui, view, page, request);
    notes(ui, view, page.preview.laid(kind));
}

fn counts(view: &View<'_>, laid: Option<&PaperPages>) -> Option<String> {
    let laid = laid?;
    let pages = view.lang.count_pages(laid.count());
    Some(match laid.units.filter(|units| *units > 0) {
        Some(units) => view.lang.counts_joined(&pages, &view.lang.count_units(units)),
        None => pages,
    })
}

fn buttons(ui: &mut Ui, view: &View<'_>, page: &PapersPage, request: &PaperRequest) {
    let lang = view.lang;
    let kind = request.kind;
    let possible = page.statuses.of(kind).is_none_or(|status| status.possible);
    let all = formats(kind);
    let pick = |format: Format| {
        let name = file_name(view.snapshot, request, format);
        let request = request.clone();
        view.send(Wish::Ask(Box::new(Ask {
            title: lang.export_title().to_owned(),
            mode: Mode::Save { name, ending: format.name() },
            kind: (lang.format_name(format).to_owned(), vec![format.name().to_owned()]),
            place: Place::Papers,
            then: Then::new(move |answered| Wish::Export(Box::new(request.clone()), format, answered)),
        })));
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(8.0, 6.0);
        if has_pages(kind) {
            let key = Command::from(PaperCommand::Preview).keys().text();
            if button::primary(ui, lang.print_button(), possible).on_hover_text(key).clicked() {
                view.send(Wish::Print(Box::new(request.clone()), false));
            }
        }
        for format in USUAL.into_iter().filter(|format| all.contains(format)) {
            let text = lang.form(format);
            let response = button::plain(ui, text, possible);
            if response.on_hover_text(lang.format_name(format)).clicked() {
                pick(format);
            }
        }
        let others: Vec<Format> = all.iter().copied().filter(|format| !USUAL.contains(format)).collect();
        if let [only] = others.as_slice()
            && !has_pages(kind)
        {
            if button::primary(ui, lang.form(*only), possible).clicked() {
                pick(*only);
            }
        } else if !others.is_empty() {
            let opener = button::opens_list(ui, lang.form_more(), possible);
            Popup::menu(&opener).width(150.0).show(|ui| {
                ui.spacing_mut().item_spacing.y = 0.0;
                for format in others {
                    if menu::line(ui, lang.form(format), "", true, false).clicked() {
                        pick(format);
                        ui.close();
                    }
                }
            });
        }
        if has_tables(kind) && button::plain(ui, lang.copy_table(), possible).clicked() {
            view.send(Wish::CopyTables(Box::new(request.clone())));
        }
        // Whether it is still there is found out when it is opened.
        let folder = view.settings.papers.clone();
        let response = button::plain(ui, lang.open_folder(), folder.is_some());
        let response = match &folder {
            Some(folder) => response.on_hover_text(folder.display().to_string()),
            None => response.on_disabled_hover_text(lang.open_folder_none()),
        };
        if let Some(folder) = folder.filter(|_| response.clicked()) {
            view.send(Wish::Launch(folder));
        }
        if view.can.printer && has_pages(kind) && button::plain(ui, lang.print_direct(), possible).clicked() {
            view.send(Wish::Print(Box::new(request.clone()), true));
        }
    });
}

fn missing(ui: &mut Ui, view: &View<'_>, page: &PapersPage, kind: PaperKind) {
    let (lang, p) = (view.lang, view.palette);
    let Some(status) = page.statuses.of(kind).filter(|status| !status.missing.is_empty()) else {
        return;
    };
    ui.add_space(2.0 * theme::GRID);
    let frame = egui::Frame::new().fill(p.warn_soft).corner_radius(4).inner_margin(8);
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.spacing_mut().item_spacing.y = 0.0;
        let title = if status.possible { lang.paper_lacks_title() } else { lang.paper_impossible_title() };
        ui.add(egui::Label::new(RichText::new(title).size(size::SMALL).color(p.warn)).wrap());
        for fact in &status.missing {
            ui.horizontal(|ui| {
                ui.set_min_height(24.0);
                let room = ui.available_width() - 60.0;
                ui.scope(|ui| {
                    ui.set_max_width(room);
                    ui.add(egui::Label::new(lang.missing_fact(fact)).truncate());
                });
                if place_of(fact).is_some() {
                    ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                        let name = format!("{} {}", lang.paper_fill_in(), lang.missing_fact(fact));
                        if button::link(ui, lang.paper_fill_in()).accessible_name(name).clicked() {
                            view.send(Wish::FillIn(fact.clone()));
                        }
                    });
                }
            });
        }
    });
}

/// Where a fact is entered.
#[must_use]
pub fn place_of(fact: &MissingFact) -> Option<Page> {
    Some(match fact {
        MissingFact::Office
        | MissingFact::DocNo
        | MissingFact::IssuedOn
        | MissingFact::Addressees
        | MissingFact::Theme
        | MissingFact::Contacts
        | MissingFact::Publicity
        | MissingFact::Slogans
        | MissingFact::Basis
        | MissingFact::Requirements => Page::Year,
        MissingFact::MainSession
        | MissingFact::MainTime
        | MissingFact::MainPlace
        | MissingFact::Stalls(_)
        | MissingFact::ArriveBy
        | MissingFact::ReplyBy
        | MissingFact::Tasks
        | MissingFact::Materials => Page::Sessions,
        MissingFact::Unscheduled(_)
        | MissingFact::NotIssued
        | MissingFact::Adjustments
        | MissingFact::Unregistered(_)
        | MissingFact::Corrections
        | MissingFact::Consultation
        | MissingFact::ConsultationDay
        | MissingFact::Replies => Page::Schedule,
        MissingFact::Units | MissingFact::Liaisons(_) => Page::Units,
        MissingFact::Holidays(_) | MissingFact::Unfilled(_) | MissingFact::NoSuchAttachment(_) => {
            return None;
        }
    })
}

fn settings(ui: &mut Ui, view: &View<'_>, page: &mut PapersPage, request: &PaperRequest) {
    let lang = view.lang;
    let kind = request.kind;
    let own_title = page.preview.laid(kind).map(|laid| laid.title.clone()).unwrap_or_default();
    let facts = facts(kind);
    if facts.official {
        field::row(ui, lang.set_text(), LABEL, |ui| {
            if button::plain(ui, lang.set_text_edit(), view.writable).clicked() {
                page.edit_text(view, request);
            }
            let edited = view.snapshot.paper_text(request.programme, kind.name()).is_some();
            let word = if edited { lang.set_text_edited() } else { lang.set_text_own() };
            ui.label(RichText::new(word).size(size::SMALL).color(view.palette.text_weak));
        });
    }
    let chosen = page.choices.of(kind);
    if facts.by_group {
        group(ui, view, &mut chosen.group);
    }
    if facts.official {
        form(ui, view, request, &mut chosen.options);
    }
    if facts.has(PaperChoice::Session) {
        session(ui, view, &mut chosen.options.session);
    }
    let options = &mut chosen.options;
    copies::show(ui, view, facts, options);
    if facts.has(PaperChoice::Subject) {
        copies::subject(ui, view, &mut options.subject);
    }
    if matches!(kind, PaperKind::Consultation | PaperKind::FeedbackForm) {
        unit(ui, view, &mut options.unit);
    }
    if facts.has(PaperChoice::Columns) {
        columns(ui, view, &mut options.columns);
    }
    if kind == PaperKind::LiaisonForm {
        field::row(ui, "", LABEL, |ui| {
            if check::with_text(ui, options.filled.into(), lang.set_filled(), true).clicked() {
                options.filled = !options.filled;
            }
        });
        if options.filled {
            unit(ui, view, &mut options.unit);
        }
    }
    if facts.has(PaperChoice::Months) {
        field::row(ui, "", LABEL, |ui| {
            if check::with_text(ui, options.months.into(), lang.set_months(), true).clicked() {
                options.months = !options.months;
            }
        });
    }
    if facts.has(PaperChoice::Period) {
        period(ui, view, &mut options.period);
    }
    if !has_pages(kind) {
        return;
    }
    // Only where the day is printed: other papers bear the year's own date, or none.
    if let Some(label) = lang.paper_date_label(facts.dated) {
        field::row(ui, label, LABEL, |ui| {
            let picking = Picking::of(view, Month::of(view.today));
            let day = Some(chosen.date.unwrap_or(view.today));
            if let Some(day) = date_picker::show(ui, ("paper", kind), label, day, "", picking) {
                chosen.date = day.filter(|day| *day != view.today);
            }
        });
    }
    // The file keeps one title for a paper: that of the main session.
    if kind != PaperKind::TableSigns && request.options.session.is_none() {
        title(ui, view, kind, chosen.group, &own_title);
    }
    let options = &mut chosen.options;
    if !facts.official {
        let sizes = [None, Some(PaperSize::A4), Some(PaperSize::A3)];
        let sizes = sizes.map(|size| (size, lang.paper_size(size).to_owned()));
        field::row(ui, lang.set_size(), LABEL, |ui| {
            if let Some(size) = button::segments(ui, lang.set_size(), options.size, &sizes) {
                options.size = size;
            }
        });
        let ways = [None, Some(Orientation::Portrait), Some(Orientation::Landscape)];
        let ways = ways.map(|way| (way, lang.paper_orientation(way).to_owned()));
        field::row(ui, lang.set_orientation(), LABEL, |ui| {
            if let Some(way) = button::segments(ui, lang.set_orientation(), options.orientation, &ways) {
                options.orientation = way;
            }
        });
    }
    if *chosen != super::choices::Choice::default() {
        field::row(ui, "", LABEL, |ui| {
            if button::link(ui, lang.set_reset()).clicked() {
                *chosen = super::choices::Choice::default();
            }
        });
    }
}

/// The group whose paper it is.
fn group(ui: &mut Ui, view: &View<'_>, group: &mut Option<GroupId>) {
    let lang = view.lang;
    let mut all = vec![(None, lang.export_all_groups().to_owned())];
    for id in &view.schedule.groups {
        all.extend(view.snapshot.groups.get(*id).map(|row| (Some(*id), row.name.clone())));
    }
    field::row(ui, lang.set_group(), LABEL, |ui| {
        let shown = all.iter().find(|(id, _)| *id == *group).or(all.first());
        let shown = shown.map_or_else(String::new, |(_, name)| name.clone());
        let name = lang.set_group();
        if let Some(chosen) = choice::show(ui, name, &shown, Some(*group), &all, true) {
            *group = chosen;
        }
    });
}

/// The part of the year that is counted.
fn period(ui: &mut Ui, view: &View<'_>, period: &mut Option<Period>) {
    let lang = view.lang;
    let usual = (None, lang.period_usual().to_owned());
    let all: Vec<_> =
        std::iter::once(usual).chain(Period::ALL.map(|one| (Some(one), lang.period(one)))).collect();
    field::row(ui, lang.set_period(), LABEL, |ui| {
        let shown = all.iter().find(|(one, _)| *one == *period);
        let shown = shown.map_or_else(String::new, |(_, name)| name.clone());
        if let Some(chosen) = choice::show(ui, lang.set_period(), &shown, Some(*period), &all, true) {
            *period = chosen;
        }
    });
}

/// The paper's title, which the file keeps: the attachment bears it, and the notice that lists the attachment.
fn title(ui: &mut Ui, view: &View<'_>, document: PaperKind, group: Option<GroupId>, shown: &str) {
    let lang = view.lang;
    let programme = view.programme.id;
    field::row(ui, lang.set_title(), LABEL, |ui| {
        let own = view.snapshot.paper_title(programme, document.name(), group).unwrap_or_default();
        let id = egui::Id::unique(("paper-title", document, group.map(|group| group.0)));
        let width = ui.available_width();
        let hint = if own.is_empty() { shown } else { "" };
        ui.add_enabled_ui(view.writable, |ui| {
            Field::new(id, lang.set_title(), own).hint(hint).line(ui, view, width, |title| {
                let title = title.to_owned();
                Ok(Edit::SetPaperTitle { programme, document, group, title }.into())
            });
        });
    });
}

/// The letterhead of an official paper, and where its attachments are.
fn form(ui: &mut Ui, view: &View<'_>, request: &PaperRequest, options: &mut PaperOptions) {
    let lang = view.lang;
    let facts = facts(request.kind);
    let all = Letterhead::ALL.map(|letterhead| (letterhead, lang.letterhead(letterhead).to_owned()));
    field::row(ui, lang.set_letterhead(), LABEL, |ui| {
        if let Some(letterhead) = button::segments(ui, lang.set_letterhead(), request.letterhead(), &all) {
            options.letterhead = Some(letterhead);
        }
    });
    // The year's notice bears the year's class; this one is asked for its own.
    if facts.has(PaperChoice::Publicity) {
        let classes = Publicity::ALL.into_iter().map(Some).chain([None]);
        let all: Vec<_> = classes.map(|class| (class, lang.publicity(class).to_owned())).collect();
        field::row(ui, lang.year_publicity(), LABEL, |ui| {
            let (name, shown) = (lang.year_publicity(), lang.publicity(options.publicity));
            if let Some(class) = choice::show(ui, name, shown, Some(options.publicity), &all, true) {
                options.publicity = class;
            }
        });
    }
    if facts.has(PaperChoice::Apart) {
        let all = [(false, lang.set_bound_behind().to_owned()), (true, lang.set_bound_apart().to_owned())];
        field::row(ui, lang.set_bound(), LABEL, |ui| {
            if let Some(apart) = button::segments(ui, lang.set_bound(), options.apart, &all) {
                options.apart = apart;
            }
        });
    }
}

fn columns(ui: &mut Ui, view: &View<'_>, columns: &mut Vec<ScheduleColumn>) {
    let lang = view.lang;
    for (n, pair) in ScheduleColumn::ALL.chunks(2).enumerate() {
        field::row(ui, if n == 0 { lang.set_columns() } else { "" }, LABEL, |ui| {
            for column in pair {
                let on = columns.contains(column);
                let response = ui
                    .allocate_ui(vec2(92.0, theme::CONTROL), |ui| {
                        ui.set_width(92.0);
                        check::with_text(ui, on.into(), lang.schedule_column(*column), true)
                    })
                    .inner;
                if response.clicked() {
                    if on {
                        columns.retain(|other| other != column);
                    } else {
                        columns.push(*column);
                        columns.sort_unstable();
                    }
                }
            }
        });
    }
}

/// The session that a paper of the day is about: the main one, or one of those that no single unit holds.
fn session(ui: &mut Ui, view: &View<'_>, chosen: &mut Option<SessionId>) {
    let lang = view.lang;
    let others = view.schedule.others.iter().filter_map(|id| view.snapshot.sessions.get(*id));
    let others = others.filter(|session| session.kind != SessionKind::Branch);
    let called = |session: &Session| {
        let own = [&session.title, &session.form].into_iter().find(|name| !name.trim().is_empty());
        own.map_or(lang.session_kind(session.kind), |name| name.trim()).to_owned()
    };
    let mut all = vec![(None, view.programme.labels.main.clone())];
    all.extend(others.map(|session| (Some(session.id), called(session))));
    if all.len() == 1 {
        return;
    }
    field::row(ui, lang.set_session(), LABEL, |ui| {
        let shown = all.iter().find(|(id, _)| id == chosen).or(all.first());
        let shown = shown.map_or_else(String::new, |(_, name)| name.clone());
        if let Some(session) = choice::show(ui, lang.set_session(), &shown, Some(*chosen), &all, true) {
            *chosen = session;
        }
    });
}

fn unit(ui: &mut Ui, view: &View<'_>, chosen: &mut Option<crate::model::ids::UnitId>) {
    let lang = view.lang;
    let mut all = vec![(None, lang.set_all_units().to_owned())];
    let parts = view.snapshot.participations_of(view.programme.id);
    all.extend(parts.iter().map(|part| (Some(part.unit), view.name(part.unit).to_owned())));
    field::row(ui, lang.set_unit(), LABEL, |ui| {
        let shown = chosen.map_or_else(|| lang.set_all_units(), |unit| view.name(unit));
        if let Some(unit) = choice::show(ui, lang.set_unit(), shown, Some(*chosen), &all, true) {
            *chosen = unit;
        }
    });
}

/// What is to be known of the fonts.
fn notes(ui: &mut Ui, view: &View<'_>, laid: Option<&PaperPages>) {
    let (lang, p) = (view.lang, view.palette);
    let Some(laid) = laid else { return };
    if !laid.unprintable.is_empty() {
        ui.add_space(2.0 * theme::GRID);
        let list: Vec<String> = laid.unprintable.iter().take(40).map(char::to_string).collect();
        let text = lang.glyphs_missing(&list.join(" "));
        ui.add(egui::Label::new(RichText::new(text).color(p.warn)).wrap());
    }
    let pairs: Vec<String> =
        laid.stand_ins.iter().map(|(wanted, used)| lang.fonts_pair(wanted, used)).collect();
    let list = lang.listed(&pairs);
    if !pairs.is_empty() && view.settings.fonts_told.as_deref() != Some(list.as_str()) {
        ui.add_space(2.0 * theme::GRID);
        let frame = egui::Frame::new().fill(p.accent_soft).corner_radius(4).inner_margin(8);
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            let text = RichText::new(lang.fonts_fallen_back(&list)).size(size::SMALL).color(p.text);
            ui.add(egui::Label::new(text).wrap());
            if button::link(ui, lang.fonts_understood()).clicked() {
                view.send(Wish::FontsTold(list));
            }
        });
    }
}
