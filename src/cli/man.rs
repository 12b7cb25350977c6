//! `casualty man`: the manual page.

use clap::{Args, CommandFactory};
use clap_mangen::Man as Page;

use super::{Cli, Outcome, output};
use crate::error::{Error, Result};

/// Print the manual page, in roff
#[derive(Debug, Args)]
pub(super) struct Man {
    /// Command whose page is printed; else the program's
    command: Option<String>,
}

impl Man {
    pub(super) fn run(&self) -> Result<Outcome> {
        let program = Cli::command();
        let command = match &self.command {
            None => program,
            Some(name) => program
                .find_subcommand(name)
                .cloned()
                .ok_or_else(|| Error::setting("there is no command of that name").value(name))?
                .display_name(format!("casualty-{name}")),
        };
        let mut page = Vec::new();
        Page::new(command)
            .render(&mut page)
            .map_err(|error| Error::io("standard output", "write", error))?;
        output::write(&page, None)?;
        Ok(Outcome::Done)
    }
}
