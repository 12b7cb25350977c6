//! Reports: a specification and its data become a folder of pages, tables and
//! charts, the same bytes on every build.

mod build;
mod claims;
mod content;
mod figure;
mod folder;
mod manifest;
mod profile;
mod render;
mod source_name;
mod spec;
mod text;
mod whole;

pub use build::{Built, Difference, build, check};
pub use figure::{DrawnFigure, FigureData, FigureKind, FigureSpec};
pub use manifest::{FileEntry, Manifest};
pub use profile::named_profile;
pub use source_name::source_name;
pub use spec::{
    ChartItem, ClaimsItem, CompareItem, FailOn, ReportSpec, SectionSpec, TableItem, ValueSpec,
};
pub use whole::write_whole;

/// Name of the specification in a report's folder.
const SPECIFICATION: &str = "report.toml";

/// Name of the manifest in a report's folder.
const MANIFEST: &str = "manifest.json";
