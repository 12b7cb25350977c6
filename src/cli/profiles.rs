//! `casualty profiles`: the sources that are understood.

use clap::{Args, Subcommand};

use super::args::registry;
use super::{Outcome, output};
use crate::error::Result;

/// List the sources that are understood, or print one to copy and change
#[derive(Debug, Args)]
pub(super) struct Profiles {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Print a profile as TOML, to copy and change
    Show {
        /// Its name
        name: String,
    },
}

impl Profiles {
    pub(super) fn run(&self) -> Result<Outcome> {
        let registry = registry()?;
        let text = match &self.action {
            Some(Action::Show { name }) => registry.text(name)?.to_owned(),
            None => registry
                .profiles()
                .map(|profile| format!("{:<10} {}\n", profile.name, profile.title))
                .collect(),
        };
        output::write(text.as_bytes(), None)?;
        Ok(Outcome::Done)
    }
}
