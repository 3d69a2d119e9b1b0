//! The window.

use std::process::ExitCode;

fn main() -> ExitCode {
    themeday::host::survive_file_size_limit();
    themeday::ui::run()
}
