//! The tree of commands. Help, manual and parsing are all made from it.

mod issue;
mod units;

use std::ffi::OsString;
use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};

use super::{find, messages};
use crate::model::paper::PaperKind;
use crate::text::Lang;

/// The program's name.
pub(super) const PROGRAM: &str = "themeday-cli";

/// Names of all commands, in the order in which help lists them.
pub(super) fn names() -> Vec<String> {
    tree(Lang::default()).get_subcommands().map(|c| c.get_name().to_owned()).collect()
}

/// The language asked for, read before anything else so that also wrong usage is told in it.
pub(super) fn language_of(arguments: &[OsString]) -> Lang {
    let mut lang = Lang::default();
    let mut texts = arguments.iter().skip(1).map(|a| a.to_string_lossy()).peekable();
    while let Some(text) = texts.next() {
        let value = match text.strip_prefix("--lang") {
            Some("") => texts.peek().map(ToString::to_string),
            Some(rest) => rest.strip_prefix('=').map(str::to_owned),
            None if text == "--" => break,
            None => None,
        };
        match value.as_deref() {
            Some("en") => lang = Lang::En,
            Some("zh") => lang = Lang::Zh,
            _ => {}
        }
    }
    lang
}

/// Names of the command and its sub-command, with the innermost arguments.
pub(super) fn leaf(matches: &ArgMatches) -> (Vec<&str>, &ArgMatches) {
    let mut path = Vec::new();
    let mut leaf = matches;
    while let Some((name, inner)) = leaf.subcommand() {
        path.push(name);
        leaf = inner;
    }
    (path, leaf)
}

/// The tree of commands with its help in `lang`.
pub(super) fn tree(lang: Lang) -> Command {
    let t = Tree(lang);
    let session = t
        .command("session", "session add|remove|parties|ask FILE …", lang.cli_session())
        .subcommand_required(true)
        .subcommands(t.session_commands());
    let root = t
        .root()
        .subcommands(t.file_commands())
        .subcommand(t.unit_command())
        .subcommand(t.year_command())
        .subcommands(t.calendar_commands())
        .subcommands(t.schedule_commands())
        .subcommands(t.issue_commands())
        .subcommand(session)
        .subcommands(t.report_commands())
        .subcommands(t.paper_commands())
        .subcommands(t.journal_commands());
    in_order(root)
}

/// Under a heading of its own, help would list arguments by the alphabet; they belong in the order in which they stand.
fn in_order(command: Command) -> Command {
    let mut at = 0;
    command
        .mut_args(|arg| {
            at += 1;
            if arg.is_positional() { arg.display_order(at) } else { arg }
        })
        .mut_subcommands(in_order)
}

/// Kinds of units by their names in the file.
pub(super) const KINDS: [&str; 11] = [
    "township",
    "street",
    "party_organ",
    "department",
    "mass_organisation",
    "congress",
    "institution",
    "vertical_branch",
    "enterprise",
    "development_zone",
    "other",
];

/// Events of a report by their names.
pub(super) const EVENTS: [&str; 5] = ["received", "returned", "accepted", "exempt", "extended"];

struct Tree(Lang);

impl Tree {
    fn root(&self) -> Command {
        let lang = self.0;
        let global = |arg: Arg| arg.global(true).help_heading(lang.cli_common_options());
        self.command(PROGRAM, "COMMAND …", lang.cli_about())
            .version(env!("CARGO_PKG_VERSION"))
            .subcommand_required(true)
            .arg(global(self.flag("json", lang.arg_json())))
            .arg(global(self.option("lang", "zh|en", lang.arg_lang()).value_parser(["zh", "en"])))
            .arg(global(
                self.option("year", "YEAR", lang.arg_year())
                    .value_parser(move |text: &str| text.parse::<i32>().map_err(|_| lang.cli_want_year())),
            ))
            .arg(global(self.day("today", lang.arg_today())))
            .arg(global(self.flag("help", lang.arg_help()).short('h').action(ArgAction::Help)))
            .arg(self.flag("version", lang.arg_version()).short('V').action(ArgAction::Version))
    }

    fn file_commands(&self) -> Vec<Command> {
        let lang = self.0;
        vec![
            self.command("new", "new FILE --region R --year YEAR [--sample] [--force]", lang.cli_new())
                .arg(self.file())
                .arg(self.option("region", "R", lang.arg_region()))
                .arg(self.flag("sample", lang.arg_sample()))
                .arg(self.flag("force", lang.arg_force())),
            self.command("read", "read SOURCE… [--units FILE]", lang.cli_read()).arg(self.sources()).arg(
                self.option("units", "FILE", lang.arg_known_units()).value_parser(value_parser!(PathBuf)),
            ),
            self.command(
                "figures",
                "figures SOURCE [--into FILE --unit UNIT [--from MONTH]]",
                lang.cli_figures(),
            )
            .arg(self.place("source", "SOURCE", lang.arg_report_text()))
            .arg(self.option("into", "FILE", lang.arg_into()).value_parser(value_parser!(PathBuf)))
            .arg(self.option("unit", "UNIT", lang.arg_into_unit()))
            .arg(self.from()),
            self.command("figure", "figure FILE UNIT METRIC VALUE [--from MONTH]", lang.cli_figure())
                .arg(self.file())
                .arg(self.unit())
                .arg(self.word("metric", "METRIC", lang.arg_metric()))
                .arg(self.word("value", "VALUE", lang.arg_amount()))
                .arg(self.from()),
            self.command(
                "import",
                "import FILE SOURCE… [--dry-run] [--overwrite] [--answer ID=VALUE]…",
                lang.cli_import(),
            )
            .arg(self.file())
            .arg(self.sources())
            .arg(self.flag("dry-run", lang.arg_dry_run()))
            .arg(self.flag("overwrite", lang.arg_overwrite()))
            .arg(
                self.option("answer", "ID=VALUE", lang.arg_answer())
                    .action(ArgAction::Append)
                    .value_parser(move |text: &str| answer(text).ok_or(lang.cli_want_answer())),
            ),
            self.command("show", "show FILE", lang.cli_show()).arg(self.file()),
            self.command("set", "set FILE KEY VALUE", lang.cli_set())
                .arg(self.file())
                .arg(self.word("key", "KEY", lang.arg_key()))
                .arg(self.word("value", "VALUE", lang.arg_value()).allow_hyphen_values(true)),
        ]
    }

    fn schedule_commands(&self) -> Vec<Command> {
        let lang = self.0;
        let moving = [
            self.command("move", "move FILE UNIT MONTH [--from MONTH] [--reason TEXT [--asked-by NAME] [--approved-by NAME] [--on DATE]]", lang.cli_move())
                .arg(self.file())
                .arg(self.unit())
                .arg(self.word("month", "MONTH", lang.arg_month()))
                .arg(self.from()),
            self.command("unschedule", "unschedule FILE UNIT [--from MONTH] [--reason TEXT [--asked-by NAME] [--approved-by NAME] [--on DATE]]", lang.cli_unschedule())
                .arg(self.file())
                .arg(self.unit())
                .arg(self.from()),
            self.command(
                "swap",
                "swap FILE UNIT UNIT [--from MONTH] [--other-from MONTH] [--reason TEXT [--asked-by NAME] [--approved-by NAME] [--on DATE]]",
                lang.cli_swap(),
            )
            .arg(self.file())
            .arg(self.unit())
            .arg(self.word("other", "UNIT", lang.arg_other_unit()))
            .arg(self.from())
            .arg(self.option("other-from", "MONTH", lang.arg_other_from())),
            self.command(
                "set-session",
                "set-session FILE UNIT KEY VALUE [--from MONTH] [--reason TEXT [--asked-by NAME] [--approved-by NAME] [--on DATE]]",
                lang.cli_set_session(),
            )
            .arg(self.file())
            .arg(self.unit())
            .arg(self.word("key", "KEY", lang.arg_session_key()))
            .arg(self.word("value", "VALUE", lang.arg_value()).allow_hyphen_values(true))
            .arg(self.from()),
        ];
        let mut commands: Vec<Command> = moving.map(|command| self.with_cause(command)).into();
        commands.extend([
            self.adjust_command(),
            self.command("fill", "fill FILE [--from MONTH]", lang.cli_fill())
                .arg(self.file())
                .arg(self.option("from", "MONTH", lang.arg_fill_from())),
            self.command("plan", "plan FILE [--all] [--from MONTH] [--dry-run]", lang.cli_plan())
                .arg(self.file())
                .arg(self.flag("all", lang.arg_plan_all()))
                .arg(self.option("from", "MONTH", lang.arg_plan_from()))
                .arg(self.flag("dry-run", lang.arg_dry_run())),
            self.command("lock", "lock FILE UNIT [--from MONTH]", lang.cli_lock())
                .arg(self.file())
                .arg(self.unit())
                .arg(self.from()),
            self.command("unlock", "unlock FILE UNIT [--from MONTH]", lang.cli_unlock())
                .arg(self.file())
                .arg(self.unit())
                .arg(self.from()),
        ]);
        commands
    }

    fn session_commands(&self) -> Vec<Command> {
        let lang = self.0;
        let parts = || self.word("part", "PART", lang.arg_parts()).num_args(1..).action(ArgAction::Append);
        let session = || self.word("session", "SESSION", lang.arg_session());
        vec![
            self.command(
                "add",
                "session add FILE KIND [PART…] [--title T] [--month MONTH] [--when TEXT] [--held DATE] [--unplanned] [--resolve]",
                lang.cli_session_add(),
            )
            .arg(self.file())
            .arg(self.word("kind", "KIND", lang.arg_session_kind()))
            .arg(parts().required(false))
            .arg(self.option("title", "T", lang.arg_session_title()))
            .arg(self.option("month", "MONTH", lang.arg_month()))
            .arg(self.option("when", "TEXT", lang.arg_session_when()))
            .arg(self.day("held", lang.arg_session_held()))
            .arg(self.flag("unplanned", lang.arg_unplanned()))
            .arg(self.flag("resolve", lang.arg_resolve())),
            self.command("remove", "session remove FILE SESSION [--from MONTH]", lang.cli_session_remove())
                .arg(self.file())
                .arg(session())
                .arg(self.from()),
            self.command(
                "parties",
                "session parties FILE SESSION PART… [--from MONTH] [--resolve]",
                lang.cli_session_parties(),
            )
            .arg(self.file())
            .arg(session())
            .arg(parts())
            .arg(self.from())
            .arg(self.flag("resolve", lang.arg_resolve())),
            self.command(
                "ask",
                "session ask FILE SESSION ITEM --date DATE|--days N|--working-days N|--day N|--remove [--once] [--from MONTH]",
                lang.cli_session_ask(),
            )
            .arg(self.file())
            .arg(session())
            .arg(self.word("item", "ITEM", lang.arg_asked_item()))
            .arg(self.day("date", lang.arg_asked_date()))
            .arg(self.option("days", "N", lang.arg_asked_days()))
            .arg(self.option("working-days", "N", lang.arg_asked_working_days()))
            .arg(self.option("day", "N", lang.arg_asked_day()))
            .arg(self.flag("once", lang.arg_asked_once()))
            .arg(self.flag("remove", lang.arg_asked_remove()))
            .arg(self.from()),
        ]
    }

    fn year_command(&self) -> Command {
        let lang = self.0;
        let year = move |text: &str| text.parse::<i32>().map_err(|_| lang.cli_want_year());
        self.command("rollover", "rollover FILE --to YEAR [--as-last-year]", lang.cli_rollover())
            .arg(self.file())
            .arg(self.option("to", "YEAR", lang.arg_to_year()).required(true).value_parser(year))
            .arg(self.flag("as-last-year", lang.arg_as_last_year()))
    }

    fn calendar_commands(&self) -> Vec<Command> {
        let lang = self.0;
        vec![
            self.command(
                "holidays",
                "holidays FILE SOURCE [--document TEXT] [--dry-run]",
                lang.cli_holidays(),
            )
            .arg(self.file())
            .arg(self.place("source", "SOURCE", lang.arg_announcement()))
            .arg(self.option("document", "TEXT", lang.arg_announced_by()))
            .arg(self.flag("dry-run", lang.arg_dry_run())),
            self.command("days", "days FILE MONTH [--unit UNIT]", lang.cli_days())
                .arg(self.file())
                .arg(self.word("month", "MONTH", lang.arg_days_month()))
                .arg(self.option("unit", "UNIT", lang.arg_days_unit())),
            self.command("themes", "themes FILE [--unit UNIT]", lang.cli_themes())
                .arg(self.file())
                .arg(self.option("unit", "UNIT", lang.arg_themes_unit())),
            self.command("market", "market FILE UNIT RULE [--note TEXT]", lang.cli_market())
                .arg(self.file())
                .arg(self.unit())
                .arg(self.word("rule", "RULE", lang.arg_market_rule()))
                .arg(self.option("note", "TEXT", lang.arg_market_note())),
        ]
    }

    fn report_commands(&self) -> Vec<Command> {
        let lang = self.0;
        vec![
            self.command(
                "due",
                "due FILE [--message hint|reminder|urging [--each] [--at] [--record CHANNEL]]",
                lang.cli_due(),
            )
            .arg(self.file())
            .arg(
                self.option("message", "hint|reminder|urging", lang.arg_message())
                    .value_parser(messages::KINDS),
            )
            .arg(self.flag("each", lang.arg_message_each()).requires("message"))
            .arg(self.flag("at", lang.arg_message_at()).requires("message"))
            .arg(self.option("record", "CHANNEL", lang.arg_message_record()).requires("message")),
            self.command(
                "report",
                "report FILE UNIT received|returned|accepted|exempt|extended [--on DATE] [--from MONTH] [--until DATE] [--item ITEM] [--note TEXT] [--sure]",
                lang.cli_report(),
            )
            .arg(self.file())
            .arg(self.unit())
            .arg(self.word("event", "EVENT", lang.arg_event()).value_parser(EVENTS))
            .arg(self.day("on", lang.arg_on()))
            .arg(self.from())
            .arg(self.day("until", lang.arg_until()))
            .arg(self.option("item", "ITEM", lang.arg_item()))
            .arg(self.option("note", "TEXT", lang.arg_note()))
            .arg(self.flag("sure", lang.cli_sure())),
        ]
    }

    fn paper_commands(&self) -> Vec<Command> {
        let lang = self.0;
        let papers = PaperKind::ALL.map(|kind| lang.arg_one_paper(kind.name(), lang.paper_name(kind)));
        let papers = find::list(lang, papers);
        vec![
            self.command("check", "check FILE [--strict]", lang.cli_check())
                .arg(self.file())
                .arg(self.flag("strict", lang.arg_strict())),
            self.command(
                "export",
                "export FILE DOCUMENT --format F -o PATH [--force] [--group G] [--columns C,…] [--unit UNIT] [--session NAME] [--from MONTH] [--filled] [--title TEXT] [--paper A4|A3] [--orientation portrait|landscape] [--letterhead red-head|letter|plain] [--publicity C] [--months] [--apart] [--copy COPY] [--tables yes|no] [--for DOCUMENT] [--period P] [--on DATE]",
                lang.cli_export(),
            )
            .arg(self.file())
            .arg(self.word("document", "DOCUMENT", "").help(lang.arg_document(&papers)))
            .arg(self.option("group", "G", lang.arg_group()))
            .arg(self.option("format", "F", lang.arg_format()))
            .arg(
                self.option("output", "PATH", lang.arg_output())
                    .short('o')
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(self.flag("force", lang.arg_force()))
            .arg(self.option("columns", "C,…", lang.arg_columns()))
            .arg(self.option("unit", "UNIT", lang.arg_one_unit()))
            .arg(self.option("session", "NAME", lang.arg_paper_session()))
            .arg(self.option("from", "MONTH", lang.arg_paper_from()))
            .arg(self.flag("filled", lang.arg_filled()))
            .arg(self.option("title", "TEXT", lang.arg_title()))
            .arg(self.option("paper", "SIZE", lang.arg_paper()))
            .arg(self.option("orientation", "O", lang.arg_orientation()))
            .arg(self.option("letterhead", "LETTERHEAD", lang.arg_letterhead()))
            .arg(self.option("publicity", "C", lang.arg_publicity()))
            .arg(self.flag("months", lang.arg_months()))
            .arg(self.flag("apart", lang.arg_apart()))
            .arg(self.option("copy", "COPY", lang.arg_paper_copy()))
            .arg(self.option("tables", "yes|no", lang.arg_tables()))
            .arg(self.option("for", "DOCUMENT", lang.arg_subject()))
            .arg(self.option("period", "P", lang.arg_period()))
            .arg(self.day("on", lang.arg_paper_day())),
            self.command(
                "package",
                "package FILE -o FOLDER [--apart] [--format docx,pdf] [--letterhead red-head|letter|plain] [--columns C,…] [--on DATE] [--force]",
                lang.cli_package(),
            )
            .arg(self.file())
            .arg(
                self.option("output", "FOLDER", lang.arg_package_folder())
                    .short('o')
                    .required(true)
                    .value_parser(value_parser!(PathBuf)),
            )
            .arg(self.flag("apart", lang.arg_apart()))
            .arg(self.option("format", "F,…", lang.arg_package_format()))
            .arg(self.option("letterhead", "LETTERHEAD", lang.arg_letterhead()))
            .arg(self.option("columns", "C,…", lang.arg_columns()))
            .arg(self.day("on", lang.arg_paper_day()))
            .arg(self.flag("force", lang.arg_force())),
        ]
    }

    fn journal_commands(&self) -> Vec<Command> {
        let lang = self.0;
        vec![
            self.command("history", "history FILE [--unit UNIT] [--find TEXT]", lang.cli_history())
                .arg(self.file())
                .arg(self.option("unit", "UNIT", lang.arg_history_unit()))
                .arg(self.option("find", "TEXT", lang.arg_history_find())),
            self.command("back", "back FILE NUMBER", lang.cli_back())
                .arg(self.file())
                .arg(self.word("number", "NUMBER", lang.arg_back_number()).value_parser(value_parser!(i64))),
            self.command("undo", "undo FILE", lang.cli_undo()).arg(self.file()),
            self.command("redo", "redo FILE", lang.cli_redo()).arg(self.file()),
            self.command("verify", "verify FILE", lang.cli_verify()).arg(self.file()),
            self.command("repair", "repair FILE", lang.cli_repair()).arg(self.file()),
            self.command("backup", "backup FILE [--to FOLDER]", lang.cli_backup())
                .arg(self.file())
                .arg(self.option("to", "FOLDER", lang.arg_backup_to()).value_parser(value_parser!(PathBuf))),
            self.command("backups", "backups FILE", lang.cli_backups()).arg(self.file()),
            self.command("restore", "restore FILE BACKUP [--year YEAR|--unit UNIT]", lang.cli_restore())
                .arg(self.file())
                .arg(self.place("backup", "BACKUP", lang.arg_backup()))
                .arg(self.option("unit", "UNIT", lang.arg_restore_unit())),
            self.command("demo", "demo FOLDER [--force]", lang.cli_demo())
                .arg(self.place("folder", "FOLDER", lang.arg_folder()))
                .arg(self.flag("force", lang.arg_force())),
        ]
    }

    fn command(&self, name: &'static str, usage: &str, about: &'static str) -> Command {
        let lang = self.0;
        let command = Command::new(name)
            .about(about)
            .override_usage(format!("{PROGRAM} {usage}"))
            .help_template(lang.cli_help_template())
            .subcommand_help_heading(lang.cli_commands())
            .disable_help_flag(true)
            .disable_version_flag(true)
            .disable_help_subcommand(true);
        let path = usage.split(" FILE").next().unwrap_or(name);
        let nested = ["unit ", "session ", "copies "].iter().any(|parent| path.starts_with(parent));
        match Lang::cli_example(if nested { path } else { name }) {
            "" => command,
            example => command.after_help(format!(
                "{}\n  {}",
                lang.cli_example_heading(),
                example.replace('\n', "\n  ")
            )),
        }
    }

    fn positional(&self, id: &'static str, name: &'static str, help: &'static str) -> Arg {
        Arg::new(id)
            .value_name(name)
            .help(help)
            .help_heading(self.0.cli_arguments())
            .hide_possible_values(true)
    }

    fn word(&self, id: &'static str, name: &'static str, help: &'static str) -> Arg {
        self.positional(id, name, help).required(true)
    }

    fn place(&self, id: &'static str, name: &'static str, help: &'static str) -> Arg {
        self.word(id, name, help).value_parser(value_parser!(PathBuf))
    }

    fn file(&self) -> Arg {
        self.place("file", "FILE", self.0.arg_file())
    }

    fn sources(&self) -> Arg {
        self.place("source", "SOURCE", self.0.arg_source()).num_args(1..).action(ArgAction::Append)
    }

    fn unit(&self) -> Arg {
        self.word("unit", "UNIT", self.0.arg_unit())
    }

    fn from(&self) -> Arg {
        self.option("from", "MONTH", self.0.arg_from())
    }

    fn option(&self, id: &'static str, name: &'static str, help: &'static str) -> Arg {
        Arg::new(id)
            .long(id)
            .value_name(name)
            .help(help)
            .help_heading(self.0.cli_options())
            .hide_possible_values(true)
    }

    fn day(&self, id: &'static str, help: &'static str) -> Arg {
        let lang = self.0;
        self.option(id, "DATE", help)
            .value_parser(move |text: &str| text.parse::<NaiveDate>().map_err(|_| lang.cli_want_date()))
    }

    fn flag(&self, id: &'static str, help: &'static str) -> Arg {
        Arg::new(id).long(id).help(help).help_heading(self.0.cli_options()).action(ArgAction::SetTrue)
    }
}

/// `ID=VALUE`; the id of an alias question holds a `=` of its own, values never do.
fn answer(text: &str) -> Option<(String, String)> {
    let (id, value) = text.rsplit_once('=')?;
    (!id.is_empty() && !value.is_empty()).then(|| (id.to_owned(), value.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound_in_both_languages_and_every_command_has_help_and_an_example() {
        for lang in [Lang::Zh, Lang::En] {
            let mut root = tree(lang);
            root.build();
            root.clone().debug_assert();
            let mut all: Vec<&Command> = root.get_subcommands().collect();
            all.extend(root.get_subcommands().flat_map(Command::get_subcommands));
            for command in all {
                assert!(command.get_about().is_some(), "{}", command.get_name());
                let parent = command.has_subcommands();
                assert!(
                    parent || command.get_after_help().is_some(),
                    "{} lacks an example",
                    command.get_name()
                );
            }
        }
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are_read() {
        let args = |text: &str| -> Vec<OsString> { text.split(' ').map(Into::into).collect() };
        assert_eq!(language_of(&args("p show x")), Lang::Zh);
        assert_eq!(language_of(&args("p show --lang en x")), Lang::En);
        assert_eq!(language_of(&args("p --lang=en nonsense")), Lang::En);
        assert_eq!(language_of(&args("p -- --lang=en")), Lang::Zh);
    }

    #[test]
    fn the_id_of_an_answer_may_hold_an_equals_sign() {
        assert_eq!(answer("alias:a=b=same"), Some(("alias:a=b".to_owned(), "same".to_owned())));
        assert_eq!(answer("same"), None);
        assert_eq!(answer("x="), None);
    }
}
