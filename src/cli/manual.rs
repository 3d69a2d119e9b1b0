//! docs/cli.md, made from the tree of commands so that it cannot tell anything else than help does.

use std::fmt::Write as _;

use clap::{Arg, Command};

use super::args;
use crate::documents;
use crate::model::paper::PaperKind;
use crate::text::Lang;

/// What no tree can tell: exit codes and shapes. `{{commands}}` stands where the commands go.
const FRAME: &str = include_str!("manual.md");

/// The text of docs/cli.md.
#[must_use]
pub fn manual() -> String {
    let (en, zh) = (built(Lang::En), built(Lang::Zh));
    let mut text = String::new();
    for (command, chinese) in en.get_subcommands().zip(zh.get_subcommands()) {
        if command.has_subcommands() {
            for (command, chinese) in command.get_subcommands().zip(chinese.get_subcommands()) {
                section(&mut text, command, chinese);
            }
        } else {
            section(&mut text, command, chinese);
        }
    }
    let mut common = String::new();
    arguments(&mut common, &en, &zh);
    FRAME
        .replace("{{commands}}", text.trim_end())
        .replace("{{common}}", common.trim_end())
        .replace("{{papers}}", papers().trim_end())
}

/// Every paper with the forms in which it can be had.
fn papers() -> String {
    let mut text = String::from("| document | | | formats |\n|---|---|---|---|\n");
    for kind in PaperKind::ALL {
        let formats: Vec<&str> = documents::formats(kind).iter().map(|format| format.name()).collect();
        let (en, zh) = (Lang::En.paper_name(kind), Lang::Zh.paper_name(kind));
        let _ = writeln!(text, "| `{}` | {en} | {zh} | {} |", kind.name(), formats.join(" "));
    }
    text
}

fn built(lang: Lang) -> Command {
    let mut tree = args::tree(lang);
    tree.build();
    tree
}

fn section(text: &mut String, command: &Command, chinese: &Command) {
    let name = command.get_bin_name().unwrap_or_default().trim_start_matches(args::PROGRAM).trim_start();
    let _ = writeln!(text, "### {name}\n");
    let _ = writeln!(text, "{} · {}\n", about(command), about(chinese));
    let usage = command.clone().render_usage().to_string();
    let usage = usage.trim_start_matches("Usage: ").trim();
    let examples = command.get_after_help().map(ToString::to_string).unwrap_or_default();
    let _ = writeln!(text, "```\n{usage}\n```\n");
    arguments(text, command, chinese);
    let _ = writeln!(text, "```");
    for line in examples.lines().skip(1) {
        let _ = writeln!(text, "{}", line.trim_start());
    }
    let _ = writeln!(text, "```\n");
}

fn about(command: &Command) -> String {
    command.get_about().map(ToString::to_string).unwrap_or_default()
}

fn arguments(text: &mut String, command: &Command, chinese: &Command) {
    let _ = writeln!(text, "| argument | | |\n|---|---|---|");
    let own = |arg: &&Arg| {
        arg.is_global_set() == (command.get_name() == args::PROGRAM) || arg.get_id() == "version"
    };
    for arg in command.get_arguments().filter(own) {
        let other = chinese.get_arguments().find(|a| a.get_id() == arg.get_id());
        let _ = writeln!(text, "| `{}` | {} | {} |", shown(arg), help(Some(arg)), help(other));
    }
    text.push('\n');
}

fn shown(arg: &Arg) -> String {
    let value = arg.get_value_names().and_then(|names| names.first()).map_or("", |name| name.as_str());
    let short = arg.get_short().map(|short| format!("-{short}, ")).unwrap_or_default();
    match arg.get_long() {
        Some(long) if arg.get_action().takes_values() => format!("{short}--{long} {value}"),
        Some(long) => format!("{short}--{long}"),
        None if arg.get_num_args().is_some_and(|n| n.max_values() > 1) => format!("{value}…"),
        None => value.to_owned(),
    }
    .replace('|', "\\|")
}

fn help(arg: Option<&Arg>) -> String {
    arg.and_then(Arg::get_help).map(|help| help.to_string().replace('|', "\\|")).unwrap_or_default()
}
