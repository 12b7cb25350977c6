//! `casualty explain`: what a statistic means, and on what it rests.

use clap::Args;

use super::{Outcome, output};
use crate::error::{Error, Result};
use crate::explain::{Term, find, terms};
use crate::limits;
use crate::schema::nearest;

/// Say what a statistic means: method, formula, assumptions and source
#[derive(Debug, Args)]
pub(super) struct Explain {
    /// The term, or a column of the output; without one, all terms are listed
    term: Option<String>,
}

impl Explain {
    pub(super) fn run(&self) -> Result<Outcome> {
        let text = match &self.term {
            None => terms()
                .iter()
                .map(|term| format!("{:<20} {}\n", term.name, term.title))
                .collect(),
            Some(name) if name == LIMITS => list_of_limits(),
            Some(name) => {
                let term = find(name).ok_or_else(|| unknown(name))?;
                format!("{}\n", term.text.trim_end())
            }
        };
        output::write(text.as_bytes(), None)?;
        Ok(Outcome::Done)
    }
}

/// What the limits are called that are no statistic.
const LIMITS: &str = "limits";

fn list_of_limits() -> String {
    let mut text = "# Limits of a run\n\nThey keep broken and hostile files from eating time and \
                    memory. Set one for a run with --limit NAME=NUMBER.\n\n"
        .to_owned();
    for limit in limits::ALL {
        text += &format!("{:<16} {:>9}  {}\n", limit.name, limit.default, limit.about);
    }
    text
}

fn unknown(name: &str) -> Error {
    let names: Vec<String> = terms().iter().flat_map(Term::names).collect();
    let near = nearest(name, names.iter().map(String::as_str))
        .map(|near| format!("did you mean \"{near}\"? "))
        .unwrap_or_default();
    Error::setting("there is no term of that name")
        .value(name)
        .hint(format!("{near}`casualty explain` lists all"))
}
