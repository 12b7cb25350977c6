//! The only place that prints: results to stdout or a file, notes to stderr.

use std::io::{self, IsTerminal, Write};
use std::path::Path;
use std::process::ExitCode;

use super::Outcome;
use crate::error::{Error, ErrorKind, Result};
use crate::read::Account;
use crate::words::account::in_one_line;

/// Writes a result to `path`, or to standard output.
pub(super) fn write(bytes: &[u8], path: Option<&Path>) -> Result<()> {
    if let Some(path) = path {
        return write_file(bytes, path);
    }
    let mut out = io::stdout().lock();
    out.write_all(bytes)
        .and_then(|()| out.flush())
        .map_err(|error| Error::io("standard output", "write", error))
}

/// Writes a file whole or not at all: beside it first, then into its place.
fn write_file(bytes: &[u8], path: &Path) -> Result<()> {
    if path.is_dir() {
        return Err(Error::setting("this is a folder")
            .path(path)
            .hint("name a file in it"));
    }
    crate::report::write_whole(path, bytes)
}

/// A sentence for the person at the terminal.
pub(super) fn note(text: &str) {
    // A closed stderr is no reason to stop.
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

/// The exit code of a run; an error is printed. A closed pipe is no error.
#[must_use]
pub fn exit_code(result: Result<Outcome>) -> ExitCode {
    match result {
        Ok(outcome) => outcome.into(),
        Err(error) if error.kind() == ErrorKind::Io(io::ErrorKind::BrokenPipe) => ExitCode::SUCCESS,
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
