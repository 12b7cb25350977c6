//! `casualty verify`: sentences checked against records.

use std::path::{Path, PathBuf};

use clap::Args;
use path_clean::PathClean;

use super::Outcome;
use super::args::{HowRead, OutputArgs};
use super::records::{self, PlacesArgs};
use crate::analysis::claim::{ClaimsFile, Verdict, verify};
use crate::error::{Error, Result};
use crate::query::{Span, parse_range};

/// Check the sentences of a claims file against the records
#[derive(Debug, Args)]
pub(super) struct VerifyCommand {
    /// Claims file (TOML); `casualty claims new` writes one to begin with
    #[arg(value_name = "CLAIMS.toml")]
    claims: PathBuf,

    /// Incident CSV files, plain or gzip, instead of those that the claims file names
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    how: HowRead,

    #[command(flatten)]
    places: PlacesArgs,

    /// Days that the records cover, when the claims file does not say
    #[arg(long, value_name = "FROM..TO", value_parser = parse_range)]
    coverage: Option<Span>,

    /// Exit with 1 when a claim is undecidable, or supported by this list only, too
    #[arg(long)]
    strict: bool,

    #[command(flatten)]
    output: OutputArgs,
}

impl VerifyCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let file = ClaimsFile::read(&self.claims)?;
        let inputs: Vec<PathBuf> = if self.files.is_empty() {
            file.inputs
                .iter()
                .map(|path| file.beside(path).clean())
                .collect()
        } else {
            self.files.clone()
        };
        if inputs.is_empty() {
            return Err(
                Error::records("there is no record to check the claims against")
                    .path(&self.claims)
                    .field("inputs")
                    .hint("name CSV files after the claims file, or as `inputs` in it"),
            );
        }
        let beside = |path: &Option<PathBuf>| path.as_ref().map(|path| file.beside(path).clean());
        let how = HowRead {
            profile: self.how.profile.clone().or_else(|| {
                file.profile
                    .as_ref()
                    .map(|name| profile_beside(&file, name))
            }),
            card: self.how.card.clone().or_else(|| beside(&file.card)),
            ..self.how
        };
        let named = beside(&file.places);
        let places = self.places.places.clone().or(named);
        let loaded = records::load(&how, &inputs, places.as_deref())?;
        let all = loaded.records()?;
        let verification = verify(&file, &all, &loaded.files, self.coverage)?;
        let account = &loaded.incidents.account;
        self.output.write_accounted(&verification, account)?;
        let wrong = verification.count(Verdict::Contradicted) > 0;
        let open = verification.count(Verdict::Supported) < verification.judgements.len();
        Ok(if wrong || (self.strict && open) {
            Outcome::Findings
        } else {
            Outcome::Done
        })
    }
}

/// A profile of the claims file: a built-in name, or a file beside it.
fn profile_beside(file: &ClaimsFile, name: &str) -> String {
    let path = file.beside(Path::new(name));
    if path.is_file() {
        path.clean().display().to_string()
    } else {
        name.to_owned()
    }
}
