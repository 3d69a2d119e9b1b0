//! A liaison or a leader in charge of a unit, with the fields of the liaison form.

use chrono::NaiveDate;
use egui::{RichText, TextEdit, Ui};

use super::dialog::Dialog;
use crate::error::Error;
use crate::model::Month;
use crate::model::edit::Edit;
use crate::model::ids::{UnitId, UnitLeaderId};
use crate::model::people::{LeaderCard, LiaisonCard, UnitLeader};
use crate::text::Lang;
use crate::ui::context::{Ambient, View};
use crate::ui::dialog_kind::Person;
use crate::ui::theme::{self, size};
use crate::ui::widgets::check;
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::{button, field};

const LABEL: f32 = 64.0;

/// The dialog.
pub struct PersonDialog {
    person: Person,
    /// What is known of the person, once it was looked up.
    draft: Option<Draft>,
    /// The same as it is kept.
    kept: Option<Draft>,
    wrong: Option<String>,
    fresh: bool,
}

#[derive(Clone, PartialEq)]
struct Draft {
    liaison: LiaisonCard,
    leader: LeaderCard,
    main: bool,
    /// First and last day of service of a liaison.
    serves: (Option<NaiveDate>, Option<NaiveDate>),
}

impl PersonDialog {
    /// A dialog for a person.
    #[must_use]
    pub fn new(person: Person) -> Self {
        Self { person, draft: None, kept: None, wrong: None, fresh: true }
    }

    fn unit(&self) -> UnitId {
        match self.person {
            Person::Liaison(unit, _) | Person::Leader(unit, _) => unit,
        }
    }

    fn look_up(&self, view: &View<'_>) -> Draft {
        let mut draft = Draft {
            liaison: LiaisonCard::default(),
            leader: LeaderCard::default(),
            main: false,
            serves: (None, None),
        };
        match self.person {
            Person::Liaison(unit, at) => {
                let all = view.snapshot.liaisons_of(unit);
                draft.main = all.is_empty();
                if let Some(liaison) = at.and_then(|at| all.get(at)) {
                    draft.liaison = liaison.card.clone();
                    draft.main = liaison.main;
                    draft.serves = (liaison.from, liaison.to);
                }
            }
            Person::Leader(unit, at) => {
                let all = view.snapshot.leaders_of(unit);
                if let Some(leader) = at.and_then(|at| all.get(at)) {
                    draft.leader = leader.card.clone();
                }
            }
        }
        draft
    }

    fn edit(&self, view: &View<'_>, draft: &Draft) -> Edit {
        match self.person {
            Person::Liaison(unit, at) => {
                let all = view.snapshot.liaisons_of(unit);
                Edit::SetLiaison {
                    unit,
                    liaison: at.and_then(|at| all.get(at)).map(|liaison| liaison.id),
                    card: draft.liaison.clone(),
                    main: draft.main,
                    serves: draft.serves,
                }
            }
            Person::Leader(unit, at) => {
                let all = view.snapshot.leaders_of(unit);
                let card = draft.leader.clone();
                let row = if let Some(leader) = at.and_then(|at| all.get(at)) {
                    UnitLeader { card, ..(*leader).clone() }
                } else {
                    let ord = all.last().map_or(1, |last| last.ord + 1);
                    UnitLeader { id: UnitLeaderId(0), unit, ord, card }
                };
                Edit::Rows { put: vec![row.into()], delete: Vec::new() }
            }
        }
    }
}

impl Dialog for PersonDialog {
    fn title(&self, ambient: &Ambient<'_>) -> String {
        match self.person {
            Person::Liaison(..) => ambient.lang.people_liaisons().to_owned(),
            Person::Leader(..) => ambient.lang.people_leaders().to_owned(),
        }
    }

    fn width(&self) -> f32 {
        match self.person {
            Person::Liaison(..) => 600.0,
            Person::Leader(..) => 380.0,
        }
    }

    fn unsaved(&self) -> bool {
        self.draft != self.kept
    }

    fn show(&mut self, ui: &mut Ui, ambient: &Ambient<'_>, view: Option<&View<'_>>) -> bool {
        let Some(view) = view else { return true };
        let lang = ambient.lang;
        let mut draft = match self.draft.take() {
            Some(draft) => draft,
            None => self.look_up(view),
        };
        self.kept.get_or_insert_with(|| draft.clone());
        ui.spacing_mut().item_spacing.y = 6.0;
        field::fact(ui, lang.person_unit(), LABEL, view.name(self.unit()));
        let fresh = std::mem::take(&mut self.fresh);
        match self.person {
            Person::Liaison(..) => {
                liaison_ui(ui, lang, &mut draft, fresh);
                serves_ui(ui, view, &mut draft);
            }
            Person::Leader(..) => {
                entry(ui, lang.person_name(), &mut draft.leader.name, fresh);
                entry(ui, lang.person_post(), &mut draft.leader.post, false);
                entry(ui, lang.person_phone(), &mut draft.leader.phone, false);
            }
        }
        if let Some(why) = &self.wrong {
            let text = RichText::new(why).size(size::SMALL).color(ambient.palette.warn);
            ui.add(egui::Label::new(text).wrap());
        }
        ui.add_space(2.0 * theme::GRID);
        let name = match self.person {
            Person::Liaison(..) => &draft.liaison.name,
            Person::Leader(..) => &draft.leader.name,
        };
        let ready = !name.trim().is_empty();
        let enter = ui.input(|input| input.key_pressed(egui::Key::Enter)) && ready;
        let (mut done, mut save) = (false, enter);
        button::row(ui, |ui| {
            save |= button::primary(ui, lang.person_save(), ready).clicked();
            done = button::plain(ui, lang.cancel(), true).clicked();
        });
        if save {
            let edit = self.edit(view, &draft);
            if let Err(Error::Refused(refusal)) = view.file.preview(&edit) {
                self.wrong = Some(lang.refusal(&refusal));
            } else {
                view.edit(edit);
                done = true;
            }
        }
        self.draft = Some(draft);
        done
    }
}

fn liaison_ui(ui: &mut Ui, lang: Lang, draft: &mut Draft, fresh: bool) {
    let card = &mut draft.liaison;
    ui.columns(2, |columns| {
        let [left, right] = columns else { return };
        for column in [&mut *left, &mut *right] {
            column.spacing_mut().item_spacing.y = 6.0;
        }
        entry(left, lang.person_name(), &mut card.name, fresh);
        field::row(left, lang.person_sex(), LABEL, |ui| {
            let words = [lang.person_male(), lang.person_female()];
            let mut all: Vec<(String, String)> =
                words.map(|word| (word.to_owned(), word.to_owned())).to_vec();
            all.push((String::new(), lang.person_unsaid().to_owned()));
            // A word that a file brought along stays as it is.
            if !all.iter().any(|(value, _)| *value == card.sex) {
                all.push((card.sex.clone(), card.sex.clone()));
            }
            let places: Vec<(usize, String)> =
                all.iter().enumerate().map(|(n, (_, word))| (n, word.clone())).collect();
            let here = all.iter().position(|(value, _)| *value == card.sex).unwrap_or_default();
            if let Some(n) = button::segments(ui, lang.person_sex(), here, &places) {
                card.sex.clone_from(&all[n].0);
            }
        });
        entry(left, lang.person_post(), &mut card.post, false);
        entry(left, lang.person_office_phone(), &mut card.office_phone, false);
        entry(left, lang.person_mobile(), &mut card.mobile, false);
        entry(right, lang.person_fax(), &mut card.fax, false);
        entry(right, lang.person_qq(), &mut card.qq, false);
        entry(right, lang.person_wechat(), &mut card.wechat, false);
        entry(right, lang.person_email(), &mut card.email, false);
        field::row(right, "", LABEL, |ui| {
            if check::with_text(ui, draft.main.into(), lang.person_is_main(), true).clicked() {
                draft.main = !draft.main;
            }
        });
    });
}

/// From which day to which a person serves.
fn serves_ui(ui: &mut Ui, view: &View<'_>, draft: &mut Draft) {
    let lang = view.lang;
    field::row(ui, lang.person_serves(), LABEL, |ui| {
        let picking = || Picking::of(view, Month::of(view.today)).clearable();
        let (from, to) = &mut draft.serves;
        let (first, last) = (lang.person_serves_from(), lang.person_serves_to());
        if let Some(day) = date_picker::show(ui, "serves from", first, *from, first, picking()) {
            *from = day;
        }
        if let Some(day) = date_picker::show(ui, "serves to", last, *to, last, picking()) {
            *to = day;
        }
    });
}

fn entry(ui: &mut Ui, label: &str, text: &mut String, focus: bool) {
    field::row(ui, label, LABEL, |ui| {
        let width = ui.available_width();
        let edit = TextEdit::singleline(text).desired_width(width).margin(egui::Margin::symmetric(8, 4));
        let response = ui.add(edit).accessible_name(label);
        if focus {
            response.request_focus();
        }
    });
}
