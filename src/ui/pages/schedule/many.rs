//! Facts that are set for all selected sessions at once, in the panel beside the views.

use chrono::NaiveDate;
use egui::{Context, Id, RichText, Ui};

use crate::model::Month;
use crate::model::edit::{Edit, SessionFact};
use crate::model::ids::SessionId;
use crate::model::session::Session;
use crate::model::when::Days;
use crate::ui::command::Filled;
use crate::ui::context::View;
use crate::ui::fonts;
use crate::ui::pages::sessions::fields;
use crate::ui::theme::{self, size};
use crate::ui::widgets::date_picker::{self, Picking};
use crate::ui::widgets::field::{self, Field};
use crate::ui::widgets::{button, mark};

/// What the picker of the common day is painted with.
const DATE: &str = "sessions date";
/// Facts that are texts.
const TEXTS: [Filled; 3] = [Filled::Place, Filled::Form, Filled::Theme];

fn field_id(fact: Filled) -> Id {
    Id::unique(("facts of many", fact as u8))
}

/// Puts the cursor into the field of a fact: of the one session that is selected, or of them all.
pub fn enter(ctx: &Context, sessions: &[SessionId], fact: Filled) {
    let one = if let [one] = sessions { Some(*one) } else { None };
    match (fact, one) {
        (Filled::Date, Some(one)) => date_picker::open(ctx, fields::date_id(one)),
        (Filled::Date, None) => date_picker::open(ctx, date_picker::id_of(DATE)),
        (fact, one) => {
            let id = match (fact, one) {
                (Filled::Place, Some(one)) => fields::place_id(one),
                (Filled::Form, Some(one)) => fields::text_id("form", one),
                (Filled::Theme, Some(one)) => fields::text_id("theme", one),
                (fact, _) => field_id(fact),
            };
            ctx.memory_mut(|memory| memory.request_focus(id));
        }
    }
}

/// What all of them have in common.
#[derive(Default)]
struct Common<'a> {
    day: Shared<Option<NaiveDate>>,
    texts: [Shared<&'a str>; 3],
    /// Whether any of them has such a text.
    any: [bool; 3],
}

/// A value that several may share.
#[derive(Clone, Copy, Default, PartialEq)]
enum Shared<T> {
    #[default]
    Unknown,
    Same(T),
    Various,
}

impl<T: Copy + PartialEq> Shared<T> {
    fn take(&mut self, value: T) {
        *self = match *self {
            Self::Unknown => Self::Same(value),
            Self::Same(same) if same == value => Self::Same(same),
            Self::Same(_) | Self::Various => Self::Various,
        };
    }
}

fn text_of(session: &Session, fact: Filled) -> &str {
    match fact {
        Filled::Place => &session.place,
        Filled::Form => &session.form,
        Filled::Theme => &session.theme,
        Filled::Date => "",
    }
}

fn common<'a>(view: &View<'a>, sessions: &[SessionId]) -> Common<'a> {
    let mut common = Common::default();
    for session in sessions.iter().filter_map(|id| view.snapshot.sessions.get(*id)) {
        let day = session.when.as_ref().and_then(|when| match when.days {
            Days::On(day) => Some(day),
            _ => None,
        });
        common.day.take(day);
        for (n, fact) in TEXTS.into_iter().enumerate() {
            let text = text_of(session, fact);
            common.texts[n].take(text);
            common.any[n] |= !text.is_empty();
        }
    }
    common
}

/// Paints the fields.
pub fn fields(ui: &mut Ui, view: &View<'_>, label: f32) {
    let lang = view.lang;
    let sessions = view.selection.sessions();
    let common = common(view, &sessions);
    ui.label(RichText::new(lang.many_title()).font(fonts::strong(size::BODY)));
    ui.add_enabled_ui(view.writable, |ui| {
        field::row(ui, lang.detail_date(), label, |ui| {
            let (day, hint) = match common.day {
                Shared::Same(day) => (day, lang.detail_undated()),
                Shared::Unknown | Shared::Various => (None, lang.many_differ()),
            };
            let month = view.selection.leading().and_then(|entry| view.snapshot.sessions.get(entry.session));
            let month = month.and_then(|session| session.month).or(view.programme.months.first().copied());
            let picking = Picking::of(view, month.unwrap_or_else(|| Month::of(view.today))).clearable();
            date_picker::edit(ui, DATE, lang.detail_date(), day, hint, picking, |day| {
                Edit::SetDay { sessions: sessions.clone(), day }.into()
            });
        });
        for (n, fact) in TEXTS.into_iter().enumerate() {
            text_ui(ui, view, (fact, label), (&sessions, common.texts[n], common.any[n]));
        }
    });
}

/// Makes a fact of a text.
type Make = fn(String) -> SessionFact;

fn text_ui(
    ui: &mut Ui,
    view: &View<'_>,
    (fact, label): (Filled, f32),
    (sessions, shared, any): (&[SessionId], Shared<&str>, bool),
) {
    let lang = view.lang;
    let (name, make): (&str, Make) = match fact {
        Filled::Date | Filled::Place => (lang.detail_place(), SessionFact::Place),
        Filled::Form => (lang.sessions_form(), SessionFact::Form),
        Filled::Theme => (lang.sessions_theme(), SessionFact::Theme),
    };
    field::row(ui, name, label, |ui| {
        let (current, hint) = match shared {
            Shared::Same(text) => (text, ""),
            Shared::Unknown | Shared::Various => ("", lang.many_differ()),
        };
        let width = (ui.available_width() - theme::CONTROL - ui.spacing().item_spacing.x).max(60.0);
        Field::new(field_id(fact), name, current).hint(hint).line(ui, view, width, |text| {
            Ok(Edit::SetSessions(sessions.to_vec(), make(text.to_owned())).into())
        });
        if any && button::icon(ui, mark::Mark::Close, &lang.many_clear(name)).clicked() {
            view.edit(Edit::SetSessions(sessions.to_vec(), make(String::new())));
        }
    });
}
