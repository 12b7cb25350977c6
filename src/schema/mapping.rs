//! A profile resolved against one file's header: which cell feeds which column.

use std::collections::BTreeMap;

use super::registry::normalise_header;
use super::{Column, ColumnRule, DatasetCard, DateFormat, Encoding, Profile};
use crate::error::{Error, Result};

/// Where the cells of each canonical column are found in a record.
#[derive(Debug, Clone)]
pub struct Mapping {
    /// Name of the profile.
    pub profile: String,
    /// What the profile says of every list of its source.
    pub dataset: DatasetCard,
    /// Header names as the file has them.
    pub header: Vec<String>,
    /// Encoding of the text.
    pub encoding: Encoding,
    /// Cells that mean "unknown", beside blank ones.
    pub missing: Vec<String>,
    /// Date formats, tried in order.
    pub formats: Vec<DateFormat>,
    /// First of the hundred years that two-digit years stand for.
    pub first_year: i32,
    /// Character that groups thousands in tolls.
    pub thousands: Option<char>,
    /// Inputs of all columns but the date, by the column's position.
    inputs: Vec<Option<ColumnSource>>,
    /// Where the date is.
    pub date: DateSource,
}

/// Where a column's cells come from.
#[derive(Debug, Clone)]
pub enum ColumnSource {
    /// A cell of the record.
    Cell {
        /// Position in the record, from 0.
        index: usize,
        /// The source's codes and their meaning; `None` takes the cell as it is.
        codes: Option<CodeMap>,
        /// Only on rows where this holds.
        when: Option<CellCondition>,
    },
    /// The same for every row.
    Constant(String),
}

/// The source's codes and what they mean.
pub type CodeMap = BTreeMap<String, String>;

/// A condition on another cell of the record.
#[derive(Debug, Clone)]
pub struct CellCondition {
    /// Position in the record, from 0.
    pub index: usize,
    /// Accepted values.
    pub is: Vec<String>,
}

/// Where the date comes from.
#[derive(Debug, Clone)]
pub enum DateSource {
    /// One cell.
    Cell(usize),
    /// Cells of year, month, day.
    Parts([usize; 3]),
}

impl Mapping {
    /// Resolves `profile` against `header`.
    ///
    /// # Errors
    /// `Syntax` when the header lacks the date, or a condition's or date part's
    /// column, or when the profile has a date format that makes no date.
    pub fn new(profile: &Profile, header: &[String]) -> Result<Self> {
        let names: Vec<String> = header.iter().map(|name| normalise_header(name)).collect();
        let position = |name: &str| {
            let wanted = normalise_header(name);
            names.iter().position(|name| *name == wanted)
        };
        let required = |name: &str| {
            position(name).ok_or_else(|| {
                Error::syntax(format!(
                    "the profile \"{}\" needs the column \"{name}\", which the header does not have",
                    profile.name
                ))
            })
        };
        let mut inputs = vec![None; Column::ALL.len()];
        for (column, value) in &profile.constants {
            inputs[*column as usize] = Some(ColumnSource::Constant(value.clone()));
        }
        let mut date = None;
        for (column, rule) in &profile.columns {
            let ColumnRule {
                from,
                parts,
                codes,
                when,
            } = rule.to_full();
            if let (Column::Date, Some(parts)) = (column, &parts) {
                date = Some(DateSource::Parts([
                    required(&parts.year)?,
                    required(&parts.month)?,
                    required(&parts.day)?,
                ]));
                continue;
            }
            let Some(index) = from.iter().find_map(|name| position(name)) else {
                if *column == Column::Date {
                    return Err(required(&from.join(" or ")).err().unwrap_or_else(|| {
                        Error::syntax("the profile does not say where the date comes from")
                    }));
                }
                continue;
            };
            if *column == Column::Date {
                date = Some(DateSource::Cell(index));
                continue;
            }
            let when = match when {
                None => None,
                Some(when) => Some(CellCondition {
                    index: required(&when.column)?,
                    is: when.is,
                }),
            };
            let codes = (!codes.is_empty()).then_some(codes);
            inputs[*column as usize] = Some(ColumnSource::Cell { index, codes, when });
        }
        let date = date.ok_or_else(|| {
            Error::syntax("the profile does not say where the date comes from").column("columns")
        })?;
        Ok(Self {
            profile: profile.name.clone(),
            dataset: profile.dataset.clone(),
            header: header.to_vec(),
            encoding: profile.encoding,
            missing: profile.missing.clone(),
            formats: profile
                .date_formats
                .iter()
                .map(|format| DateFormat::new(format))
                .collect::<Result<_>>()?,
            first_year: profile.two_digit_years_from,
            thousands: profile.thousands,
            inputs,
            date,
        })
    }

    /// Where the cells of a column other than the date come from.
    #[must_use]
    pub fn input(&self, column: Column) -> Option<&ColumnSource> {
        self.inputs[column as usize].as_ref()
    }

    /// Whether the file has, or the profile sets, this column.
    #[must_use]
    pub fn has(&self, column: Column) -> bool {
        column == Column::Date || self.input(column).is_some()
    }

    /// The source's name of a canonical column, for messages; the canonical one
    /// when the source has none.
    #[must_use]
    pub fn source_name(&self, column: Column) -> String {
        let name = |index: usize| self.header.get(index).cloned().unwrap_or_default();
        match (column, &self.date, self.input(column)) {
            (Column::Date, DateSource::Parts(indices), _) => indices.map(name).join("/"),
            (Column::Date, DateSource::Cell(index), _)
            | (_, _, Some(ColumnSource::Cell { index, .. })) => name(*index),
            _ => column.name().to_owned(),
        }
    }

    /// Header names that feed no canonical column.
    #[must_use]
    pub fn unused(&self) -> Vec<&str> {
        self.header
            .iter()
            .zip(self.used())
            .filter(|(name, used)| !used && !name.trim().is_empty())
            .map(|(name, _)| name.as_str())
            .collect()
    }

    /// Whether each column of the header is read, in the order of the header.
    #[must_use]
    pub fn used(&self) -> Vec<bool> {
        let mut used = vec![false; self.header.len()];
        let mut mark = |index: usize| {
            if let Some(used) = used.get_mut(index) {
                *used = true;
            }
        };
        match &self.date {
            DateSource::Cell(index) => mark(*index),
            DateSource::Parts(indices) => indices.iter().copied().for_each(&mut mark),
        }
        for input in self.inputs.iter().flatten() {
            if let ColumnSource::Cell { index, when, .. } = input {
                mark(*index);
                if let Some(when) = when {
                    mark(when.index);
                }
            }
        }
        used
    }
}
