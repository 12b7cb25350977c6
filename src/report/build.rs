//! Builds a report, and checks that one still is what a build would give.

use std::path::{Path, PathBuf};

use super::content::{Content, compute};
use super::folder::{missing_links, outputs_of, replace};
use super::manifest::Manifest;
use super::render::render;
use super::spec::ReportSpec;
use crate::error::{Error, Result};
use crate::files::{Files, confined, listed, read_own};
use crate::read::Account;
use crate::table::to_csv;

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// Paths of the outputs from the report's folder, sorted.
    pub files: Vec<String>,
    /// The account of the inputs.
    pub account: Account,
}

/// How a folder differs from what a build would give.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A build would write this file; it is not there.
    Missing(String),
    /// A build would write something else.
    Changed(String),
    /// A build would not write this file.
    Extra(String),
}

impl std::fmt::Display for Difference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "missing  {path}"),
            Self::Changed(path) => write!(f, "changed  {path}"),
            Self::Extra(path) => write!(f, "extra    {path}"),
        }
    }
}

/// Builds the report that `folder/report.toml` describes, into `folder`.
///
/// A specification may be a stranger's: only plain files under `root` are read. Left
/// out, that is the nearest folder around the report that is under version control
/// (`.git`), else the one that the program runs in, when it is around the report, else
/// the report's own.
///
/// # Errors
/// `Io` when the specification or an input cannot be read, or the folder cannot be
/// written; `Setting` when there is no such folder; as [`ReportSpec::read`] and the
/// analyses that it asks for, when they have errors. The last build is then left as
/// it was.
pub fn build(folder: &Path, root: Option<&Path>) -> Result<Built> {
    let (mut files, account) = make(folder, root)?;
    files.sort();
    replace(folder, &files)?;
    Ok(Built {
        files: files.into_iter().map(|(path, _)| path).collect(),
        account,
    })
}

/// Builds the report in memory and compares it with what is in `folder`; files that
/// are there and would not be come last.
///
/// # Errors
/// As [`build`], except that nothing is written.
pub fn check(folder: &Path, root: Option<&Path>) -> Result<Vec<Difference>> {
    let (mut files, _) = make(folder, root)?;
    files.sort();
    let built = outputs_of(folder)?;
    let mut differences = Vec::new();
    for (path, bytes) in &files {
        let target = built.join(path);
        if !target.exists() {
            differences.push(Difference::Missing(path.clone()));
            continue;
        }
        let there =
            read_own(&target).map_err(|error| Error::io(&target, "read the file", error))?;
        if there != *bytes {
            differences.push(Difference::Changed(path.clone()));
        }
    }
    for link in missing_links(folder, &files) {
        let missing = Difference::Missing(link.to_owned());
        if !differences.contains(&missing) {
            differences.push(missing);
        }
    }
    for path in listed(&built)? {
        if !files.iter().any(|(built, _)| *built == path) {
            differences.push(Difference::Extra(path));
        }
    }
    Ok(differences)
}

/// All files of the report, made from plain files under its root only.
fn make(folder: &Path, root: Option<&Path>) -> Result<(Files, Account)> {
    if !folder.is_dir() {
        return Err(Error::setting("there is no such folder")
            .path(folder)
            .hint("name the folder that holds report.toml"));
    }
    let root = match root {
        Some(root) => root.to_path_buf(),
        None => root_of(folder)?,
    };
    confined(&root, || make_confined(folder))
}

/// The folder under which a report may read: the nearest around it that is under
/// version control (`.git`); else the one that the program runs in, when it is around
/// it; else its own.
fn root_of(folder: &Path) -> Result<PathBuf> {
    let whole = folder
        .canonicalize()
        .map_err(|error| Error::io(folder, "find the folder", error))?;
    if let Some(root) = whole
        .ancestors()
        .find(|around| around.join(".git").exists())
    {
        return Ok(root.to_path_buf());
    }
    let here = std::env::current_dir().and_then(|here| here.canonicalize());
    Ok(match here {
        Ok(here) if whole.starts_with(&here) => here,
        _ => whole,
    })
}

fn make_confined(folder: &Path) -> Result<(Files, Account)> {
    let path = folder.join(super::SPECIFICATION);
    let (spec, specification) = ReportSpec::of_file(&path)?;
    let content = compute(&spec, folder).map_err(|error| error.or_path(&path))?;
    let rendered = render(&spec, &content).map_err(|error| error.or_path(&path))?;
    let mut files = vec![
        ("index.html".to_owned(), rendered.html.into_bytes()),
        ("report.md".to_owned(), rendered.markdown.into_bytes()),
    ];
    let Content {
        account,
        list,
        profile,
        sections,
        ..
    } = content;
    let mut also_read: Vec<_> = profile.into_iter().chain(list.files).collect();
    for section in sections {
        if let Some(checked) = &section.claims {
            also_read.extend(checked.read.iter().cloned());
        }
        for table in &section.tables {
            let csv = to_csv(&table.full)?.into_bytes();
            files.push((format!("tables/{}.csv", table.id), csv));
        }
        if let Some(picture) = section.picture {
            let id = &picture.id;
            files.push((format!("charts/{id}.svg"), picture.svg.into_bytes()));
            files.push((format!("charts/{id}.png"), picture.png));
            let numbers = to_csv(&picture.numbers)?.into_bytes();
            files.push((format!("charts/{id}.csv"), numbers));
        }
    }
    let manifest = Manifest::new(
        &spec,
        folder,
        &account,
        list.card,
        (&specification, &also_read),
        &files,
    )?;
    files.push((super::MANIFEST.to_owned(), manifest.to_json()?));
    Ok((files, account))
}
