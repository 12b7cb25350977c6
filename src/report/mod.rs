//! Reports: a specification and its data become a folder of pages, tables and
//! charts, the same bytes on every build.

mod build;
mod claims;
mod content;
mod folder;
mod manifest;
mod render;
mod shown_table;
mod spec;
mod text;
mod whole;

pub use build::{Built, Difference, build, check};
pub use manifest::{FileEntry, Manifest};
pub use spec::{
    ChartItem, ClaimsItem, CompareItem, FailOn, ReportSpec, SectionSpec, TableItem, ValueSpec,
};
pub use whole::write_whole;

/// Name of the specification in a report's folder.
const SPECIFICATION: &str = "report.toml";

/// Name of the manifest in a report's folder.
const MANIFEST: &str = "manifest.json";
