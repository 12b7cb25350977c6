//! `casualty claims`: a claims file to begin with.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::{Args, Subcommand};
use pathdiff::diff_paths;

use super::args::{Input, last_day};
use super::context::WhichIncident;
use super::records::{self, PlacesArgs};
use super::{Outcome, output};
use crate::error::{Error, Result};
use crate::evidence::AsOf;
use crate::query::{Span, parse_range};
use crate::words::claim::{DraftHead, draft};

/// Write a claims file to begin with
#[derive(Debug, Args)]
pub(super) struct ClaimsCommand {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Write a commented claims file on one incident, ready to edit
    New(NewClaims),
}

#[derive(Debug, Args)]
struct NewClaims {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    which: WhichIncident,

    /// When the sentences were printed; the incident's own day when left out
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    as_of: Option<NaiveDate>,

    /// Days that the data cover; else those on the dataset card, else from first to
    /// last record
    #[arg(long, value_name = "FROM..TO", value_parser = parse_range)]
    coverage: Option<Span>,

    #[command(flatten)]
    places: PlacesArgs,

    /// File to write instead of standard output; a file that is there is kept
    #[arg(short, long, value_name = "CLAIMS.toml")]
    output: Option<PathBuf>,
}

impl ClaimsCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let Action::New(new) = &self.action;
        new.run()
    }
}

impl NewClaims {
    fn run(&self) -> Result<Outcome> {
        let written = self.output.as_deref();
        if let Some(path) = written.filter(|path| path.exists()) {
            return Err(Error::setting("the file is there already")
                .path(path)
                .hint("it may hold your sentences: name another, or remove it"));
        }
        let loaded = records::load(
            &self.input.how,
            &self.input.files,
            self.places.places.as_deref(),
        )?;
        let all = loaded.records()?;
        let (view, row) = AsOf::of_incident(
            &all,
            &loaded.files,
            &self.which.incident()?,
            self.as_of,
            self.coverage,
        )?;
        let folder = written.and_then(Path::parent);
        let from_folder = |path: &Path| from_folder(path, folder);
        let head = DraftHead {
            inputs: self
                .input
                .files
                .iter()
                .map(|path| from_folder(path))
                .collect(),
            places: loaded.places.file().map(|file| from_folder(&file.path)),
            card: self.input.how.card.as_deref().map(from_folder),
            profile: self.input.how.profile.as_ref().map(|name| {
                let path = Path::new(name);
                if path.is_file() {
                    from_folder(path)
                } else {
                    name.clone()
                }
            }),
        };
        let text = draft(&view, row, &head)?;
        output::notes(&loaded.incidents.account, &[]);
        output::write(text.as_bytes(), written)?;
        Ok(Outcome::Done)
    }
}

/// A path as it is named from `folder`, with forward slashes.
fn from_folder(path: &Path, folder: Option<&Path>) -> String {
    let relative = folder
        .filter(|folder| !folder.as_os_str().is_empty() && path.is_relative())
        .and_then(|folder| {
            let (path, folder) = (path.canonicalize().ok()?, folder.canonicalize().ok()?);
            diff_paths(path, folder)
        });
    let shown = relative.as_deref().unwrap_or(path);
    shown.display().to_string().replace('\\', "/")
}
