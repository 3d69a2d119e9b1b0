//! Every sentence a person reads, Chinese and English side by side. A missing one does not compile.
//! What only papers say is Chinese alone and asked of [`Printed`]; a screen that asks its [`Lang`] for it does not compile.

mod backups;
mod bearing;
mod board;
pub mod calendar;
mod checks;
mod cli;
mod day_view;
mod days;
mod errors;
mod figures;
mod health;
mod history;
mod issue;
mod issue_papers;
mod jobs;
pub mod messages;
mod missing;
pub mod notice;
mod outcomes;
pub mod papers;
pub mod person_rows;
mod plan;
mod printing;
mod problems;
mod reports;
mod schedule;
mod search;
mod session_names;
mod sessions;
mod sources;
pub mod tables;
pub mod titles;
mod today;
pub mod typefaces;
mod typing;
mod ui;
mod units;
mod urging;
mod views;
mod words;
mod year;

use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// The language of screen and command line.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// 简体中文
    #[default]
    Zh,
    /// English
    En,
}

impl Lang {
    /// Every language, in the order in which they are offered.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];
}

/// The language of papers, always Chinese whatever the screen speaks. It says what papers alone say, which no [`Lang`]
/// does, and all that [`Lang::Zh`] says:
///
/// ```no_run
/// use themeday::text::{Lang, Printed};
/// let heads = [Printed.table_signature(), Printed.receipt_none(), Lang::En.receipt_none()];
/// ```
/// ```compile_fail,E0599
/// use themeday::text::{Lang, Printed};
/// let heads = [Printed.table_signature(), Printed.receipt_none(), Lang::En.table_signature()];
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Printed;

impl Deref for Printed {
    type Target = Lang;

    fn deref(&self) -> &Lang {
        &Lang::Zh
    }
}

/// Makes a method of [`Lang`] for every sentence: `name => "中文", "English";` gives `&'static str`,
/// `name(arg: Type) => "…{arg}…", "…{arg}…";` gives `String`. Both languages must be given.
macro_rules! sentences {
    ($($name:ident $(($($arg:ident : $ty:ty),* $(,)?))? => $zh:literal, $en:literal;)*) => {
        impl crate::text::Lang {
            $(crate::text::sentence!($name $(($($arg: $ty),*))? => $zh, $en);)*
        }
    };
}

/// Makes a method of [`Printed`] for every sentence that papers alone say: as `sentences!` does, without the English.
macro_rules! printed {
    ($($name:ident $(($($arg:ident : $ty:ty),* $(,)?))? => $zh:literal;)*) => {
        impl crate::text::Printed {
            $(crate::text::sentence!($name $(($($arg: $ty),*))? => $zh);)*
        }
    };
}

macro_rules! sentence {
    ($name:ident => $zh:literal) => {
        #[doc = concat!("“", $zh, "”")]
        #[must_use]
        pub fn $name(self) -> &'static str {
            $zh
        }
    };
    ($name:ident ($($arg:ident : $ty:ty),*) => $zh:literal) => {
        #[doc = concat!("“", $zh, "”")]
        #[must_use]
        pub fn $name(self, $($arg: $ty),*) -> String {
            format!($zh)
        }
    };
    ($name:ident => $zh:literal, $en:literal) => {
        #[doc = concat!("“", $zh, "”")]
        #[must_use]
        pub fn $name(self) -> &'static str {
            match self {
                Self::Zh => $zh,
                Self::En => $en,
            }
        }
    };
    ($name:ident ($($arg:ident : $ty:ty),*) => $zh:literal, $en:literal) => {
        #[doc = concat!("“", $zh, "”")]
        #[must_use]
        pub fn $name(self, $($arg: $ty),*) -> String {
            $(let _ = &$arg;)*
            match self {
                Self::Zh => format!($zh),
                Self::En => format!($en),
            }
        }
    };
}

use printed;
use sentence;
use sentences;
