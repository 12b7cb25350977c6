//! The only place that prints: results to stdout or a file, notes to stderr.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::Outcome;
use crate::error::{Error, Result};
use crate::files::write_together;
use crate::outside::Outside;
use crate::read::Account;
use crate::words::account::in_one_line;

/// Writes a result to `path`, or to standard output.
pub(super) fn write(bytes: &[u8], path: Option<&Path>) -> Result<()> {
    write_all(&[(path, bytes)])
}

/// Writes several results, each to a file or to standard output. A reader who has
/// seen enough and closed the pipe is no error.
pub(super) fn write_all(results: &[(Option<&Path>, &[u8])]) -> Result<()> {
    let files: Vec<(&Path, &[u8])> = results
        .iter()
        .filter_map(|&(path, bytes)| Some((path?, bytes)))
        .collect();
    write_together(&files)?;
    let mut out = io::stdout().lock();
    for (_, bytes) in results.iter().filter(|(path, _)| path.is_none()) {
        match out.write_all(bytes).and_then(|()| out.flush()) {
            Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
                return Err(Error::io("standard output", "write", error));
            }
            _ => {}
        }
    }
    Ok(())
}

/// A sentence for the person at the terminal.
pub(super) fn note(text: &str) {
    // A closed stderr is no reason to stop.
    let text = Outside(text).on_terminal();
    let _ = writeln!(io::stderr().lock(), "note: {text}");
}

/// Notes of a load and a selection.
pub(super) fn notes(account: &Account, more: &[String]) {
    if let Some(line) = in_one_line(account) {
        note(&line);
    }
    for text in more {
        note(text);
    }
}

/// Columns of the terminal, or `None` when standard output is not one.
pub(super) fn width() -> Option<u16> {
    io::stdout()
        .is_terminal()
        .then(terminal_width)
        .map(|columns| columns.max(40))
}

fn terminal_width() -> u16 {
    const USUAL: u16 = 100;
    std::env::var("COLUMNS")
        .ok()
        .and_then(|columns| columns.parse().ok())
        .or_else(|| terminal_size::terminal_size().map(|(width, _)| width.0))
        .unwrap_or(USUAL)
}

/// The exit code of a run; an error is printed.
#[must_use]
pub fn exit_code(result: Result<Outcome>) -> ExitCode {
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) => {
            let _ = writeln!(io::stderr().lock(), "error: {}", error.shown(&option));
            ExitCode::from(2)
        }
    }
}

/// The option that sets a field of the library.
pub(super) fn option(field: &str) -> String {
    match field {
        "radius-km" => "--radius".to_owned(),
        field => format!("--{field}"),
    }
}
