//! The command line.

fn main() -> std::process::ExitCode {
    themeday::host::survive_file_size_limit();
    themeday::cli::main()
}
