//! Records for commands that ask about single incidents.

use std::path::{Path, PathBuf};

use clap::Args;

use super::args::HowRead;
use crate::error::Result;
use crate::evidence::{RECORD_COLUMNS, Records};
use crate::read::{Incidents, PlaceNames};

/// Names of places.
#[derive(Debug, Args)]
#[command(next_help_heading = "Places")]
pub(super) struct PlacesArgs {
    /// Other names of places, a TOML file; else places.toml beside the first input
    #[arg(long, value_name = "FILE.toml")]
    pub places: Option<PathBuf>,
}

/// The file of names beside the first input.
const BESIDE: &str = "places.toml";

/// The file of names beside an input, when there is one.
pub(super) fn beside(input: &Path) -> Option<PathBuf> {
    let path = input.with_file_name(BESIDE);
    path.is_file().then_some(path)
}

/// Loaded records and what goes with them.
pub(super) struct Loaded {
    pub incidents: Incidents,
    pub places: PlaceNames,
    /// Names of the inputs.
    pub files: Vec<String>,
}

impl Loaded {
    /// The records one by one, with what their list says of itself.
    pub(super) fn records(&self) -> Result<Records<'_>> {
        let records = Records::read(&self.incidents.frame, &self.places)?;
        Ok(records.of_list(&self.incidents.list.card))
    }
}

/// Loads records with all that questions about single incidents need.
pub(super) fn load(how: &HowRead, files: &[PathBuf], places: Option<&Path>) -> Result<Loaded> {
    let incidents = how.load(files, RECORD_COLUMNS.into_iter().collect())?;
    let named = files.first().and_then(|file| beside(file));
    let places = match places.map(Path::to_path_buf).or(named) {
        Some(path) => PlaceNames::read(&path)?,
        None => PlaceNames::default(),
    };
    Ok(Loaded {
        files: incidents
            .account
            .files
            .iter()
            .map(|file| file.file.clone())
            .collect(),
        incidents,
        places,
    })
}
