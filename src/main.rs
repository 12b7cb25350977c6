//! The program: parse, run, exit code.

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let cli = casualty::cli::Cli::parse();
    casualty::cli::exit_code(cli.run())
}
