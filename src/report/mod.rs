//! Reports: a specification and its data become a folder of pages, tables and
//! charts, the same bytes on every build.
//!
//! [`build()`] reads `report.toml` ([`ReportSpec`]) in a folder and writes
//! `index.html`, `report.md`, `charts/` and `tables/` into the folder `built` beside
//! it, and the [`Manifest`], which has the SHA-256 of everything that was read and
//! written. `built` is replaced in one step; links beside it lead to what is in it.
//! [`check`] builds in memory and says how a folder [differs](Difference). Tables,
//! charts and claims come from [`analysis`](crate::analysis) and
//! [`figure`](crate::figure): nothing is computed here.

mod build;
mod claims;
mod content;
mod folder;
mod harmless;
mod manifest;
mod render;
mod shown_table;
mod spec;
mod template_tags;
mod text;

pub use build::{Built, Difference, build, check};
pub use manifest::{FileEntry, Manifest};
pub use spec::{
    ChartItem, ClaimsItem, CompareItem, FailOn, ReportSpec, SectionSpec, TableItem, ValueSpec,
};

/// Name of the specification in a report's folder.
const SPECIFICATION: &str = "report.toml";

/// Name of the folder of outputs in a report's folder.
const BUILT: &str = "built";

/// Name of the manifest among the outputs.
const MANIFEST: &str = "manifest.json";
