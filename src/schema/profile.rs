//! A profile: how a source's columns map to the canonical ones, as data.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};

use super::toml_error::toml_error;
use super::{Column, DatasetCard, DateFormat};
use crate::error::{Error, Result};

/// Text encoding of a source.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Encoding {
    /// UTF-8, with or without a byte order mark.
    #[default]
    #[serde(rename = "utf-8")]
    Utf8,
    /// Windows-1252, which includes what is called Latin-1 on the web.
    #[serde(rename = "windows-1252", alias = "latin-1", alias = "iso-8859-1")]
    Windows1252,
    /// Mac Roman.
    #[serde(rename = "macintosh", alias = "mac-roman")]
    Macintosh,
}

impl Encoding {
    /// The encoding of that name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        match name.to_ascii_lowercase().replace('_', "-").as_str() {
            "utf-8" | "utf8" => Some(Self::Utf8),
            "windows-1252" | "cp1252" | "latin-1" | "latin1" | "iso-8859-1" => {
                Some(Self::Windows1252)
            }
            "macintosh" | "mac-roman" | "macroman" => Some(Self::Macintosh),
            _ => None,
        }
    }
}

/// A profile as its TOML file has it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Profile {
    /// Short name, by which it is chosen.
    pub name: String,
    /// Name of the source.
    pub title: String,
    /// What a user should know of it; shown by `casualty profiles show`.
    #[serde(default)]
    pub about: String,
    /// How a header is recognised as this source's.
    #[serde(default)]
    pub recognise: Recognise,
    /// Encoding of the text.
    #[serde(default)]
    pub encoding: Encoding,
    /// Lines to skip before looking for the header.
    #[serde(default)]
    pub skip_lines: usize,
    /// Cells that mean "unknown", beside blank ones.
    #[serde(default)]
    pub missing: Vec<String>,
    /// Date formats, tried in order (`strftime` specifiers).
    #[serde(default = "iso_format")]
    pub date_formats: Vec<String>,
    /// First of the hundred years that two-digit years stand for, from 1000 to
    /// 9900.
    #[serde(default = "default_first_year")]
    pub two_digit_years_from: i32,
    /// Character that groups thousands in tolls, when the source groups them.
    #[serde(default)]
    pub thousands: Option<char>,
    /// Values for columns that the source does not have.
    #[serde(default)]
    pub constants: BTreeMap<Column, String>,
    /// What every list of the source holds.
    #[serde(default, skip_serializing_if = "DatasetCard::is_empty")]
    pub dataset: DatasetCard,
    /// Where each canonical column comes from.
    pub columns: BTreeMap<Column, Rule>,
}

/// Years that hundred years of four digits can begin with.
const FIRST_YEARS: RangeInclusive<i32> = 1000..=9900;

fn iso_format() -> Vec<String> {
    vec!["%Y-%m-%d".to_owned()]
}

fn default_first_year() -> i32 {
    1970
}

/// Sets of header names: a header that has all names of one set fits.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recognise {
    /// The sets.
    #[serde(default)]
    pub any_of: Vec<Vec<String>>,
}

/// Where one canonical column comes from: a name, several names of which the
/// first present counts, or a full rule.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Rule {
    /// One source column.
    Name(String),
    /// The first of these that the header has.
    FirstOf(Vec<String>),
    /// Everything spelled out.
    Full(Box<ColumnRule>),
}

/// The long form of a [`Rule`].
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnRule {
    /// Source columns; the first that the header has counts.
    #[serde(default)]
    pub from: Vec<String>,
    /// A date in three columns.
    #[serde(default)]
    pub parts: Option<DateParts>,
    /// The source's codes and what they mean here.
    #[serde(default)]
    pub codes: BTreeMap<String, String>,
    /// The cell counts only on rows where this holds.
    #[serde(default)]
    pub when: Option<When>,
}

/// Source columns of year, month and day; 0 or blank is unknown.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DateParts {
    /// Column of the year.
    pub year: String,
    /// Column of the month, 1 to 12.
    pub month: String,
    /// Column of the day, 1 to 31.
    pub day: String,
}

/// A condition on another source column of the same row.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct When {
    /// Source column.
    pub column: String,
    /// The cell must be one of these.
    pub is: Vec<String>,
}

impl Rule {
    /// The long form.
    #[must_use]
    pub fn to_full(&self) -> ColumnRule {
        match self {
            Rule::Name(name) => ColumnRule {
                from: vec![name.clone()],
                ..ColumnRule::default()
            },
            Rule::FirstOf(names) => ColumnRule {
                from: names.clone(),
                ..ColumnRule::default()
            },
            Rule::Full(rule) => (**rule).clone(),
        }
    }
}

impl Profile {
    /// Reads a profile from TOML.
    ///
    /// # Errors
    /// `Syntax` when the text is not TOML or has an unknown field or column, and
    /// the error names line, key and value; also when a date format makes no date,
    /// the years of two digits begin before 1000 or after 9900, or no date is
    /// mapped.
    pub fn from_toml(text: &str) -> Result<Self> {
        let profile: Self = toml::from_str(text).map_err(|error| {
            toml_error(text, &error, "not a valid profile: ")
                .hint("print a built-in one with `casualty profiles show NAME` and change that")
        })?;
        for format in &profile.date_formats {
            DateFormat::new(format)?;
        }
        if !FIRST_YEARS.contains(&profile.two_digit_years_from) {
            return Err(
                Error::syntax("years of two digits cannot begin in this year")
                    .column("two_digit_years_from")
                    .value(profile.two_digit_years_from.to_string())
                    .hint("give a year from 1000 to 9900: 1970 makes 69 mean 2069"),
            );
        }
        if !profile.columns.contains_key(&Column::Date) {
            return Err(
                Error::syntax("the profile does not say where the date comes from")
                    .column("columns")
                    .hint("add `date = \"NAME OF THE SOURCE'S COLUMN\"` under [columns]"),
            );
        }
        Ok(profile)
    }
}
