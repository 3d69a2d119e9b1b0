//! Commands on the way from draft to issue.

use clap::{Arg, ArgAction, Command};

use super::Tree;

/// Stages of copies that are taken, by their names.
const STAGES: [&str; 4] = ["draft", "consultation", "review", "final"];

impl Tree {
    /// `issue`, `copies` and `feedback`.
    pub(super) fn issue_commands(&self) -> Vec<Command> {
        let lang = self.0;
        vec![self.copies_command(), self.issue_command(), {
            let command = self.command(
                "feedback",
                "feedback FILE [UNIT] [--wish MONTH] [--text TEXT] [--outcome taken|partly|refused] [--reason TEXT] [--to MONTH] [--from MONTH] [--on DATE] [--copy COPY] [--remove]",
                lang.cli_feedback(),
            );
            command
                .arg(self.file())
                .arg(self.unit().required(false))
                .arg(self.option("wish", "MONTH", lang.arg_wish()))
                .arg(self.option("text", "TEXT", lang.arg_opinion()))
                .arg(
                    self.option("outcome", "O", lang.arg_outcome())
                        .value_parser(["taken", "partly", "refused"]),
                )
                .arg(self.option("reason", "TEXT", lang.arg_outcome_reason()))
                .arg(self.option("to", "MONTH", lang.arg_outcome_to()))
                .arg(self.from())
                .arg(self.day("on", lang.arg_reply_on()))
                .arg(self.option("copy", "COPY", lang.arg_reply_copy()))
                .arg(
                    self.flag("remove", lang.arg_reply_remove())
                        .conflicts_with_all(["wish", "text", "outcome", "reason", "to"]),
                )
        }]
    }

    fn issue_command(&self) -> Command {
        let lang = self.0;
        self.command(
            "issue",
            "issue FILE --doc-no N --signed-by NAME [--on DATE] [--copy COPY]",
            lang.cli_issue(),
        )
        .arg(self.file())
        .arg(self.option("doc-no", "N", lang.arg_doc_no()).required(true))
        .arg(self.option("signed-by", "NAME", lang.arg_signed_by()).required(true))
        .arg(self.day("on", lang.arg_issued_on()))
        .arg(self.option("copy", "COPY", lang.arg_issue_copy()))
    }

    fn copies_command(&self) -> Command {
        let lang = self.0;
        self.command("copies", "copies FILE | copies take|rename|remove|restore|compare FILE …", lang.cli_copies())
            .arg(self.file())
            .args_conflicts_with_subcommands(true)
            .subcommand_negates_reqs(true)
            .subcommand(
                self.command(
                    "take",
                    "copies take FILE [--stage draft|consultation|review|final] [--name NAME] [--on DATE] [--reply-by DATE]",
                    lang.cli_copies_take(),
                )
                .arg(self.file())
                .arg(self.option("stage", "S", lang.arg_stage()).value_parser(STAGES))
                .arg(self.option("name", "NAME", lang.arg_copy_name()))
                .arg(self.day("on", lang.arg_copy_on()))
                .arg(self.day("reply-by", lang.arg_reply_by())),
            )
            .subcommand(
                self.command("rename", "copies rename FILE COPY NAME", lang.cli_copies_rename())
                    .arg(self.file())
                    .arg(self.copy())
                    .arg(self.word("name", "NAME", lang.arg_copy_name())),
            )
            .subcommand(
                self.command("remove", "copies remove FILE COPY", lang.cli_copies_remove())
                    .arg(self.file())
                    .arg(self.copy()),
            )
            .subcommand(
                self.command("restore", "copies restore FILE COPY [--locked]", lang.cli_copies_restore())
                    .arg(self.file())
                    .arg(self.copy())
                    .arg(self.flag("locked", lang.arg_restore_locked())),
            )
            .subcommand(
                self.command("compare", "copies compare FILE COPY [COPY]", lang.cli_copies_compare())
                    .arg(self.file())
                    .arg(self.copy())
                    .arg(self.word("other", "COPY", lang.arg_other_copy()).required(false)),
            )
    }

    fn copy(&self) -> Arg {
        self.word("copy", "COPY", self.0.arg_copy())
    }

    /// Why an issued schedule is changed, for the commands that may change one.
    pub(super) fn with_cause(&self, command: Command) -> Command {
        let lang = self.0;
        command
            .arg(self.option("reason", "TEXT", lang.arg_adjust_reason()))
            .arg(self.option("asked-by", "NAME", lang.arg_asked_by()).requires("reason"))
            .arg(self.option("approved-by", "NAME", lang.arg_approved_by()).requires("reason"))
            .arg(self.day("on", lang.arg_approved_on()).requires("reason"))
    }

    /// Registers changes that were made before.
    pub(super) fn adjust_command(&self) -> Command {
        let lang = self.0;
        let command = self.command(
            "adjust",
            "adjust FILE [UNIT] [--from MONTH] --reason TEXT [--asked-by NAME] [--approved-by NAME] [--on DATE]",
            lang.cli_adjust(),
        );
        let command = command.arg(self.file()).arg(self.unit().required(false)).arg(self.from());
        self.with_cause(command).mut_arg("reason", |arg| arg.required(true).action(ArgAction::Set))
    }
}
