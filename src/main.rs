//! The program: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    casualty::cli::end_clean_on_signals();
    let cli = casualty::cli::Cli::parse();
    casualty::cli::exit_code(cli.run())
}
