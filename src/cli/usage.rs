//! Wrong usage as a sentence in the language of the command line.

use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args;
use crate::text::Lang;

pub(super) fn sentence(lang: Lang, error: &clap::Error) -> String {
    let argument = context(error, ContextKind::InvalidArg);
    let value = context(error, ContextKind::InvalidValue);
    let said = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let known = context(error, ContextKind::ValidSubcommand);
            let known = if known.is_empty() { args::names().join(" ") } else { known };
            lang.cli_unknown_command(&context(error, ContextKind::InvalidSubcommand), &known)
        }
        ErrorKind::MissingSubcommand => lang.cli_no_command(&context(error, ContextKind::ValidSubcommand)),
        ErrorKind::UnknownArgument => lang.cli_unknown_argument(&argument),
        ErrorKind::MissingRequiredArgument => lang.cli_missing_argument(&argument),
        ErrorKind::InvalidValue if value.is_empty() => lang.cli_missing_value(&argument),
        ErrorKind::InvalidValue => {
            lang.cli_bad_choice(&value, &argument, &context(error, ContextKind::ValidValue))
        }
        ErrorKind::ValueValidation => lang.cli_bad_value(&value, &argument, &reason(error)),
        ErrorKind::ArgumentConflict => lang.cli_conflict(&argument, &context(error, ContextKind::PriorArg)),
        ErrorKind::InvalidUtf8 => lang.cli_not_utf8().to_owned(),
        _ => lang.cli_bad_number_of_values(&argument),
    };
    format!("{said}{}", lang.cli_see_help())
}

fn context(error: &clap::Error, kind: ContextKind) -> String {
    match error.get(kind) {
        Some(ContextValue::String(text)) => text.clone(),
        Some(ContextValue::Strings(texts)) => texts.join(" "),
        _ => String::new(),
    }
}

fn reason(error: &clap::Error) -> String {
    std::error::Error::source(error).map(ToString::to_string).unwrap_or_default()
}
