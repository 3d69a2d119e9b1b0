//! The window.

use std::process::ExitCode;

fn main() -> ExitCode {
    themeday::ui::run()
}
