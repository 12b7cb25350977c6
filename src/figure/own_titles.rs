//! The words around a chart that its caller gives.

use serde::{Deserialize, Serialize};

/// The words around a chart; those that are left out are made of what it shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct OwnTitles {
    /// Headline; the finding when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "TEXT"))]
    pub title: Option<String>,

    /// Line under the headline
    #[cfg_attr(feature = "cli", arg(long, value_name = "TEXT"))]
    pub subtitle: Option<String>,

    /// Where the data are from, at the foot; the files' names when left out. What is
    /// not in the picture follows
    #[cfg_attr(feature = "cli", arg(long, value_name = "TEXT"))]
    pub source: Option<String>,
}

impl OwnTitles {
    /// Names of its fields, for files that hold them beside other settings.
    pub const FIELDS: &[&str] = &["title", "subtitle", "source"];
}
