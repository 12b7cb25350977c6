//! The file `report.toml`: what a report holds, as plain data.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::analysis::{Align, SortOrder};
use crate::error::{Error, Result};
use crate::figure::{Figure, OwnTitles};
use crate::files::{ReadFile, read_text};
use crate::query::{Allocate, Dimension, Filter, Measure, Span, parse_range};
use crate::read::{DuplicateIds, IdenticalRows};

/// A report.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ReportSpec {
    /// Headline.
    pub title: String,
    /// Lead paragraph; may hold computed values.
    #[serde(default)]
    pub summary: String,
    /// Incident CSV files, from the report's folder.
    pub inputs: Vec<PathBuf>,
    /// Profile: a built-in name or a TOML file, from the report's folder.
    #[serde(default)]
    pub profile: Option<String>,
    /// Dataset card: a TOML file, from the report's folder; else those beside the
    /// inputs.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub card: Option<PathBuf>,
    /// Rows that share an id but not their content.
    #[serde(default)]
    pub duplicate_ids: DuplicateIds,
    /// Rows of one file that are the same in every cell and have no id.
    #[serde(default)]
    pub identical_rows: IdenticalRows,
    /// Days that the data cover, as `FROM..TO`.
    #[serde(default)]
    coverage: Option<String>,
    /// Where incidents of several days belong.
    #[serde(default)]
    pub allocate: Allocate,
    /// Which incidents, in all sections.
    #[serde(default)]
    pub filter: Filter,
    /// Values for the text, by name.
    #[serde(default)]
    pub values: BTreeMap<String, ValueSpec>,
    /// The sections, in order.
    #[serde(default, rename = "section")]
    pub sections: Vec<SectionSpec>,
}

/// A value for the text: one measure of some incidents.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ValueSpec {
    /// The measure.
    pub measure: Measure,
    /// Which incidents, put over the report's filter.
    #[serde(default)]
    pub filter: Filter,
}

/// A section: a heading, then whatever of the rest is given, in this order.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct SectionSpec {
    /// Its heading.
    pub heading: String,
    /// Markdown; may hold computed values.
    pub text: String,
    /// A chart.
    pub chart: Option<ChartItem>,
    /// A table.
    pub table: Option<TableItem>,
    /// Two periods compared, as a table.
    pub compare: Option<CompareItem>,
    /// Sentences checked against the records.
    pub claims: Option<ClaimsItem>,
}

/// Sentences checked, in a report.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ClaimsItem {
    /// Name of its table's file.
    pub id: String,
    /// Claims file, from the report's folder. It is checked against the report's
    /// inputs; its own are for `casualty verify`.
    pub file: PathBuf,
    /// Which verdict makes the build fail.
    #[serde(default)]
    pub fail_on: FailOn,
}

/// Which verdict makes a build fail.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FailOn {
    /// A contradicted claim.
    #[default]
    Contradicted,
    /// A contradicted or an undecidable claim.
    Undecidable,
    /// None: the page shows them.
    Never,
}

/// A table of a report.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct TableItem {
    /// Name of its file and in the text.
    pub id: String,
    /// Its caption.
    #[serde(default)]
    pub title: Option<String>,
    /// Broken down by what.
    #[serde(default)]
    pub by: Vec<Dimension>,
    /// Measured how.
    pub measures: Vec<Measure>,
    /// A dimension whose values become columns.
    #[serde(default)]
    pub pivot: Option<Dimension>,
    /// Whether to add totals.
    #[serde(default)]
    pub totals: bool,
    /// Whether to leave out rows without incidents.
    #[serde(default)]
    pub nonzero: bool,
    /// How the rows are ordered.
    #[serde(default)]
    pub sort: Option<SortOrder>,
    /// Most rows.
    #[serde(default)]
    pub top: Option<usize>,
    /// Which incidents, put over the report's filter.
    #[serde(default)]
    pub filter: Filter,
}

/// Two periods compared, in a report.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct CompareItem {
    /// Name of its file and in the text.
    pub id: String,
    /// Its caption.
    #[serde(default)]
    pub title: Option<String>,
    /// Earlier period.
    pub baseline: String,
    /// Other period.
    #[serde(default = "present")]
    pub against: String,
    /// Broken down by what.
    #[serde(default)]
    pub by: Vec<Dimension>,
    /// Measures beside the incidents.
    #[serde(default)]
    pub measures: Vec<Measure>,
    /// Whether an incomplete period shortens the other.
    #[serde(default)]
    pub align: Align,
    /// Most rows.
    #[serde(default)]
    pub top: Option<usize>,
    /// Which incidents, put over the report's filter.
    #[serde(default)]
    pub filter: Filter,
}

fn present() -> String {
    "present".to_owned()
}

/// A chart of a report: an id, a filter, words around it, its kind and the
/// options of that kind.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "toml::Table")]
pub struct ChartItem {
    /// Name of its files.
    pub id: String,
    /// Which incidents, put over the report's filter.
    pub filter: Filter,
    /// Its own words, where the usual ones are not wanted.
    #[serde(flatten)]
    pub titles: OwnTitles,
    /// What it shows.
    #[serde(flatten)]
    pub figure: Figure,
}

impl TryFrom<toml::Table> for ChartItem {
    type Error = Error;

    fn try_from(mut table: toml::Table) -> Result<Self> {
        let wrong = |error: toml::de::Error| Error::syntax(error.message().trim().to_owned());
        let Some(toml::Value::String(id)) = table.remove("id") else {
            return Err(Error::syntax(
                "a chart needs an `id`, which names its files",
            ));
        };
        let Some(toml::Value::String(kind)) = table.remove("kind") else {
            return Err(Error::syntax(
                "a chart needs a `kind`, such as \"timeline\"",
            ));
        };
        let filter = match table.remove("filter") {
            Some(filter) => filter.try_into().map_err(wrong)?,
            None => Filter::default(),
        };
        let mut titles = toml::Table::new();
        for name in OwnTitles::FIELDS {
            titles.extend(table.remove(*name).map(|value| ((*name).to_owned(), value)));
        }
        Ok(Self {
            id,
            filter,
            titles: titles.try_into().map_err(wrong)?,
            figure: Figure::from_toml(&kind, table)?,
        })
    }
}

impl ReportSpec {
    /// Reads `report.toml`.
    ///
    /// # Errors
    /// `Io` when the file cannot be read; `Syntax`, with the line, when it is not
    /// TOML or has an unknown field; `Syntax` too when it has no input, an id is no
    /// name, or two items share one; `Setting` when a filter or the coverage is not
    /// valid.
    pub fn read(path: &Path) -> Result<Self> {
        Ok(Self::of_file(path)?.0)
    }

    /// Reads `report.toml`, and says what was read.
    pub(super) fn of_file(path: &Path) -> Result<(Self, ReadFile)> {
        let (text, read) = read_text(path, "report's specification")
            .map_err(|error| error.hint("name the folder that holds report.toml"))?;
        let spec: Self = toml::from_str(&text).map_err(|error| {
            let wrong = Error::syntax(error.message().trim().to_owned()).path(path);
            match error.span() {
                Some(span) => wrong.line(text[..span.start].matches('\n').count() as u64 + 1),
                None => wrong,
            }
        })?;
        spec.validate().map_err(|error| error.path(path))?;
        Ok((spec, read))
    }

    fn validate(&self) -> Result<()> {
        if self.inputs.is_empty() {
            return Err(Error::syntax("the report has no input").field("inputs"));
        }
        let claims = self
            .sections
            .iter()
            .filter_map(|section| section.claims.as_ref());
        let named = self.profile.iter().map(|name| ("profile", Path::new(name)));
        let named = named
            .chain(self.inputs.iter().map(|path| ("inputs", path.as_path())))
            .chain(self.card.iter().map(|path| ("card", path.as_path())))
            .chain(claims.map(|claims| ("file", claims.file.as_path())));
        for (field, path) in named {
            if path.is_absolute() {
                return Err(
                    Error::syntax("a report names its files from its own folder")
                        .field(field)
                        .value(path.display().to_string())
                        .hint("write a path such as ../../data/x.csv"),
                );
            }
        }
        self.coverage()?;
        self.filter.validate()?;
        let mut seen = std::collections::BTreeSet::new();
        for name in self.values.keys() {
            valid_id(name).map_err(|error| error.column("values"))?;
        }
        for section in &self.sections {
            let ids = [
                section.chart.as_ref().map(|chart| ("charts", &chart.id)),
                section.table.as_ref().map(|table| ("tables", &table.id)),
                section
                    .compare
                    .as_ref()
                    .map(|compare| ("tables", &compare.id)),
                section.claims.as_ref().map(|claims| ("tables", &claims.id)),
            ];
            for (folder, id) in ids.into_iter().flatten() {
                valid_id(id).map_err(|error| error.column("id"))?;
                if !seen.insert((folder, id)) {
                    return Err(Error::syntax("two items of the report share this id")
                        .column("id")
                        .value(id));
                }
            }
        }
        Ok(())
    }

    /// The days that the data cover, when the file says so.
    ///
    /// # Errors
    /// `Setting` when it is no range.
    pub fn coverage(&self) -> Result<Option<Span>> {
        self.coverage
            .as_deref()
            .map(parse_range)
            .transpose()
            .map_err(|error| error.field("coverage"))
    }
}

/// Ids name files and variables.
fn valid_id(id: &str) -> Result<()> {
    let plain = id
        .bytes()
        .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_');
    if plain && id.starts_with(|first: char| first.is_ascii_lowercase()) {
        return Ok(());
    }
    Err(Error::syntax("not a name for a file and a variable")
        .value(id)
        .hint("use a to z, 0 to 9 and _, a letter first"))
}
