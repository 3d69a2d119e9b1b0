//! The command line.

fn main() -> std::process::ExitCode {
    themeday::cli::main()
}
