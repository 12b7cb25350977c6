//! The manifest: from what a report was built, with what, and what came out.

use std::path::Path;

use serde::{Deserialize, Serialize};

use super::spec::ReportSpec;
use crate::error::{Error, Result};
use crate::files::{Files, ReadFile, read_own, sha256};
use crate::read::Account;
use crate::schema::DatasetCard;

/// The file `manifest.json`.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Manifest {
    /// The program.
    tool: Tool,
    /// The specification, `report.toml`.
    specification: FileEntry,
    /// The inputs, as the specification names them.
    inputs: Vec<InputEntry>,
    /// What the records say of themselves as a list: their dataset card.
    #[serde(default, skip_serializing_if = "DatasetCard::is_empty")]
    dataset: DatasetCard,
    /// Profile, dataset cards, claims files and names of places.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    also_read: Vec<FileEntry>,
    /// All settings, with those that were left out at their defaults.
    parameters: serde_json::Value,
    /// The outputs, by path.
    pub outputs: Vec<FileEntry>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Tool {
    name: String,
    version: String,
}

/// A file and its fingerprint.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileEntry {
    /// Path from the report's folder, with forward slashes.
    pub path: String,
    /// SHA-256, hexadecimal, as `sha256sum` prints it.
    pub sha256: String,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct InputEntry {
    path: String,
    sha256: String,
    profile: String,
    rows: u64,
}

impl Manifest {
    /// The manifest of a report in `folder`, with the fingerprints of what was read.
    pub(super) fn new(
        spec: &ReportSpec,
        folder: &Path,
        account: &Account,
        dataset: DatasetCard,
        (specification, also_read): (&ReadFile, &[ReadFile]),
        outputs: &Files,
    ) -> Result<Self> {
        let from_folder = |file: &ReadFile| FileEntry {
            path: slashes(file.path.strip_prefix(folder).unwrap_or(&file.path)),
            sha256: file.sha256.clone(),
        };
        let inputs = spec
            .inputs
            .iter()
            .zip(&account.files)
            .map(|(path, file)| InputEntry {
                path: slashes(path),
                sha256: file.sha256.clone().unwrap_or_default(),
                profile: file.profile.clone(),
                rows: file.rows,
            })
            .collect();
        let mut outputs: Vec<FileEntry> = outputs
            .iter()
            .map(|(path, bytes)| FileEntry {
                path: path.clone(),
                sha256: sha256(bytes),
            })
            .collect();
        outputs.sort_by(|a, b| a.path.cmp(&b.path));
        Ok(Self {
            tool: Tool {
                name: env!("CARGO_PKG_NAME").to_owned(),
                version: env!("CARGO_PKG_VERSION").to_owned(),
            },
            specification: from_folder(specification),
            inputs,
            dataset,
            also_read: also_read.iter().map(from_folder).collect(),
            parameters: serde_json::to_value(spec)
                .map_err(|error| Error::engine(format!("cannot write the manifest: {error}")))?,
            outputs,
        })
    }

    /// The manifest as JSON.
    pub(super) fn to_json(&self) -> Result<Vec<u8>> {
        let mut json = serde_json::to_vec_pretty(self)
            .map_err(|error| Error::engine(format!("cannot write the manifest: {error}")))?;
        json.push(b'\n');
        Ok(json)
    }

    /// The manifest of the build in `built`, if there is a readable one.
    pub(super) fn of_build(built: &Path) -> Option<Self> {
        let json = read_own(&built.join(super::MANIFEST)).ok()?;
        serde_json::from_slice(&json).ok()
    }
}

fn slashes(path: &Path) -> String {
    path.display().to_string().replace('\\', "/")
}
