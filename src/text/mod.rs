//! Every sentence a person reads, Chinese and English side by side. A missing one does not compile.
//! Papers are always Chinese; they ask [`Lang::Zh`].

mod board;
pub mod calendar;
mod checks;
mod cli;
mod errors;
mod health;
mod jobs;
mod missing;
pub mod notice;
pub mod papers;
mod printing;
mod problems;
mod reports;
mod schedule;
mod sessions;
mod sources;
pub mod tables;
pub mod titles;
mod today;
pub mod typefaces;
mod typing;
mod ui;
mod units;
mod words;
mod year;

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

/// Makes a method of [`Lang`] for every sentence: `name => "中文", "English";` gives `&'static str`,
/// `name(arg: Type) => "…{arg}…", "…{arg}…";` gives `String`. Both languages must be given.
macro_rules! sentences {
    ($($name:ident $(($($arg:ident : $ty:ty),* $(,)?))? => $zh:literal, $en:literal;)*) => {
        impl crate::text::Lang {
            $(crate::text::sentence!($name $(($($arg: $ty),*))? => $zh, $en);)*
        }
    };
}

macro_rules! sentence {
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

use sentence;
use sentences;
