//! Commands about units, and about those who can be called.

use clap::{ArgAction, Command};

use super::{KINDS, Tree};

impl Tree {
    /// `unit` and what belongs to it.
    pub(super) fn unit_command(&self) -> Command {
        let (t, lang) = (self, self.0);
        t.command(
            "unit",
            "unit add|rename|alias|merge|found|transfer|abolish|reinstate|exempt|liaison|liaisons FILE …",
            lang.cli_unit(),
        )
        .subcommand_required(true)
        .subcommand(
            t.command("add", "unit add FILE NAME… [--group G] [--kind K]", lang.cli_unit_add())
                .arg(t.file())
                .arg(t.word("name", "NAME", lang.arg_unit_names()).num_args(1..).action(ArgAction::Append))
                .arg(t.option("group", "G", lang.arg_unit_group()))
                .arg(t.option("kind", "K", lang.arg_unit_kind()).value_parser(KINDS)),
        )
        .subcommand(
            t.command(
                "rename",
                "unit rename FILE UNIT NEW [--on DATE] [--basis TEXT] [--correct]",
                lang.cli_unit_rename(),
            )
            .arg(t.file())
            .arg(t.unit())
            .arg(t.word("new", "NEW", lang.arg_new_name()))
            .arg(t.day("on", lang.arg_change_on()))
            .arg(t.option("basis", "TEXT", lang.arg_basis()))
            .arg(t.flag("correct", lang.arg_correct()).conflicts_with_all(["on", "basis"])),
        )
        .subcommand(
            t.command("alias", "unit alias FILE UNIT NAME [--kind K]", lang.cli_unit_alias())
                .arg(t.file())
                .arg(t.unit())
                .arg(t.word("name", "NAME", lang.arg_alias()))
                .arg(t.option("kind", "K", lang.arg_alias_kind()).value_parser(["short", "former", "other"])),
        )
        .subcommand(
            t.command(
                "merge",
                "unit merge FILE FROM INTO [--on DATE] [--basis TEXT] [--same]",
                lang.cli_unit_merge(),
            )
            .arg(t.file())
            .arg(t.word("from", "FROM", lang.arg_merge_from()))
            .arg(t.word("into", "INTO", lang.arg_merge_into()))
            .arg(t.day("on", lang.arg_change_on()))
            .arg(t.option("basis", "TEXT", lang.arg_basis()))
            .arg(t.flag("same", lang.arg_same()).conflicts_with_all(["on", "basis"])),
        )
        .subcommands(t.unit_change_commands())
        .subcommands(t.liaison_commands())
    }

    /// What becomes of a unit on a day, and whether it takes part in a year.
    fn unit_change_commands(&self) -> Vec<Command> {
        let (t, lang) = (self, self.0);
        vec![
            t.command(
                "abolish",
                "unit abolish FILE UNIT [--on DATE] [--basis TEXT]",
                lang.cli_unit_abolish(),
            )
            .arg(t.file())
            .arg(t.unit())
            .arg(t.day("on", lang.arg_change_on()))
            .arg(t.option("basis", "TEXT", lang.arg_basis())),
            t.command("reinstate", "unit reinstate FILE UNIT", lang.cli_unit_reinstate())
                .arg(t.file())
                .arg(t.unit()),
            t.command("exempt", "unit exempt FILE UNIT --reason TEXT|--end", lang.cli_unit_exempt())
                .arg(t.file())
                .arg(t.unit())
                .arg(t.option("reason", "TEXT", lang.arg_reason()).conflicts_with("end"))
                .arg(t.flag("end", lang.arg_takes_part())),
            t.command("found", "unit found FILE UNIT [--on DATE] [--basis TEXT]", lang.cli_unit_found())
                .arg(t.file())
                .arg(t.unit())
                .arg(t.day("on", lang.arg_change_on()))
                .arg(t.option("basis", "TEXT", lang.arg_basis())),
            t.command(
                "transfer",
                "unit transfer FILE UNIT GROUP [--on DATE] [--basis TEXT]",
                lang.cli_unit_transfer(),
            )
            .arg(t.file())
            .arg(t.unit())
            .arg(t.word("group", "GROUP", lang.arg_transfer_group()))
            .arg(t.day("on", lang.arg_change_on()))
            .arg(t.option("basis", "TEXT", lang.arg_basis())),
        ]
    }

    fn liaison_commands(&self) -> Vec<Command> {
        let lang = self.0;
        vec![
            self.liaison_command(),
            self.command("liaisons", "unit liaisons FILE TABLE [--only]", lang.cli_take_liaisons())
                .arg(self.file())
                .arg(self.place("table", "TABLE", lang.arg_take_source()))
                .arg(self.flag("only", lang.arg_take_only())),
        ]
    }

    fn liaison_command(&self) -> Command {
        let lang = self.0;
        let command = self
            .command(
                "liaison",
                "unit liaison FILE UNIT --name N [--sex S] [--post P] [--office-phone T] [--mobile T] [--fax T] [--qq Q] [--wechat W] [--email E] [--from DATE] [--to DATE] [--main] [--remove]",
                lang.cli_unit_liaison(),
            )
            .arg(self.file())
            .arg(self.unit())
            .arg(self.option("name", "N", lang.arg_person_name()).required(true));
        let fields = [
            ("sex", "S", lang.arg_person_sex()),
            ("post", "P", lang.arg_person_post()),
            ("office-phone", "T", lang.arg_person_office_phone()),
            ("mobile", "T", lang.arg_person_mobile()),
            ("fax", "T", lang.arg_person_fax()),
            ("qq", "Q", lang.arg_person_qq()),
            ("wechat", "W", lang.arg_person_wechat()),
            ("email", "E", lang.arg_person_email()),
        ];
        let ids = fields.map(|(id, ..)| id);
        let command = fields.into_iter().fold(command, |command, (id, name, help)| {
            command.arg(self.option(id, name, help).allow_hyphen_values(true))
        });
        command
            .arg(self.day("serves-from", lang.arg_person_from()).long("from").conflicts_with("remove"))
            .arg(self.day("serves-to", lang.arg_person_to()).long("to").conflicts_with("remove"))
            .arg(self.flag("main", lang.arg_person_main()))
            .arg(self.flag("remove", lang.arg_person_remove()).conflicts_with_all(ids).conflicts_with("main"))
    }
}
