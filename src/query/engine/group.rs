//! Sums by group, as polars expressions.

use std::collections::{BTreeSet, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use polars::prelude::{
    Column as Series, DataFrame, Expr, Float64Chunked, Int64Chunked, IntoColumn, IntoLazy, col,
};

use super::Allotted;
use crate::error::Result;
use crate::query::key::{holding, is_one_period};
use crate::query::measure::{Quantity, quantities};
use crate::query::{Dimension, Key, Measure, Span, Sums, Unit};
use crate::read::frame_error;
use crate::schema::{Column, fold};

/// The column of shares; no canonical column has its name.
const WEIGHT: &str = "weight of the share";

/// One group of incidents at a point, and its sums.
#[derive(Debug, Clone, PartialEq)]
pub struct PointGroup {
    /// Degrees north and east; `None` without coordinates.
    pub point: Option<(f64, f64)>,
    /// A key for each dimension asked for, in that order.
    pub keys: Vec<Key>,
    /// The sums.
    pub sums: Sums,
}

/// Groups whose keys are numbers that sort as the keys do: the number of a
/// period, or the rank of a text among those that occur.
#[derive(Debug)]
pub(super) struct CodedGroups {
    width: usize,
    /// `width` numbers a group.
    codes: Vec<i64>,
    pub(super) sums: Vec<Sums>,
    /// For each dimension, the texts by their rank; none of a dimension in time.
    texts: Vec<Vec<Option<Arc<str>>>>,
    /// For each dimension in time, the days that hold a period which is not known,
    /// by their number from [`VAGUE`] on.
    holders: Vec<Vec<Span>>,
}

/// The numbers of periods that are not known begin here: after all others.
const VAGUE: i64 = 1 << 40;

impl CodedGroups {
    pub(super) fn len(&self) -> usize {
        self.sums.len()
    }

    pub(super) fn codes(&self, group: usize) -> &[i64] {
        &self.codes[group * self.width..(group + 1) * self.width]
    }

    pub(super) fn push(&mut self, codes: &[i64], sums: Sums) {
        debug_assert_eq!(codes.len(), self.width);
        self.codes.extend(codes);
        self.sums.push(sums);
    }

    /// All groups together.
    pub(super) fn total(&self) -> Sums {
        self.sums
            .iter()
            .fold(Sums::default(), |total, sums| total.plus(*sums))
    }

    pub(super) fn keys(&self, group: usize, dimensions: &[Dimension]) -> Vec<Key> {
        let codes = self.codes(group).iter().zip(dimensions).enumerate();
        codes
            .map(|(position, (code, dimension))| match dimension {
                Dimension::Time(unit) => {
                    let holders = &self.holders[position];
                    usize::try_from(*code - VAGUE)
                        .ok()
                        .and_then(|number| holders.get(number))
                        .map_or(Key::Period(*unit, *code), |span| Key::Within(*unit, *span))
                }
                Dimension::Text(_) => Key::Text(
                    usize::try_from(*code)
                        .ok()
                        .and_then(|rank| self.texts[position].get(rank).cloned().flatten()),
                ),
            })
            .collect()
    }

    /// Reads the result of the sums, a column at a time.
    fn read(
        Summed { sums, holders }: Summed,
        dimensions: &[Dimension],
        quantities: &[Quantity],
    ) -> Result<Self> {
        let sums = &sums;
        let mut groups = Self {
            width: dimensions.len(),
            codes: vec![0; dimensions.len() * sums.height()],
            sums: numbers(sums, WEIGHT)?
                .map(|incidents| Sums::of_incidents(round(incidents)))
                .collect(),
            texts: Vec::new(),
            holders,
        };
        for (position, dimension) in dimensions.iter().enumerate() {
            let column = sums
                .column(&key_name(position, *dimension))
                .map_err(frame_error)?;
            let (codes, texts) = match dimension {
                Dimension::Time(_) => {
                    let periods = column.i64().map_err(frame_error)?;
                    let codes = periods.iter().map(Option::unwrap_or_default).collect();
                    (codes, Vec::new())
                }
                Dimension::Text(_) => ranked(column.str().map_err(frame_error)?.iter()),
            };
            for (group, code) in codes.into_iter().enumerate() {
                groups.codes[group * groups.width + position] = code;
            }
            groups.texts.push(texts);
        }
        for (position, quantity) in quantities.iter().enumerate() {
            let values = numbers(sums, &quantity_name(position))?;
            for (sums, value) in groups.sums.iter_mut().zip(values) {
                sums.set(*quantity, round(value));
            }
        }
        Ok(groups)
    }
}

impl Allotted {
    /// Sums by dimensions, in no order; only groups that have incidents.
    pub(super) fn grouped(
        &self,
        dimensions: &[Dimension],
        measures: &[Measure],
    ) -> Result<CodedGroups> {
        if self.rows.is_empty() {
            return Ok(CodedGroups {
                width: dimensions.len(),
                codes: Vec::new(),
                sums: Vec::new(),
                texts: vec![Vec::new(); dimensions.len()],
                holders: vec![Vec::new(); dimensions.len()],
            });
        }
        let quantities: Vec<Quantity> = quantities(measures).into_iter().collect();
        let summed = self.sums(dimensions, &[], &quantities)?;
        CodedGroups::read(summed, dimensions, &quantities)
    }

    /// Sums by point and dimensions, from south to north and then from west to
    /// east, groups without a point last, those of one point in order of the keys;
    /// only groups that have incidents.
    ///
    /// # Errors
    /// `Engine` when a column is lacking.
    pub fn points(
        &self,
        dimensions: &[Dimension],
        measures: &[Measure],
    ) -> Result<Vec<PointGroup>> {
        if self.rows.is_empty() {
            return Ok(Vec::new());
        }
        let quantities: Vec<Quantity> = quantities(measures).into_iter().collect();
        let degrees = [Column::Latitude, Column::Longitude];
        let summed = self.sums(dimensions, &degrees, &quantities)?;
        let [latitudes, longitudes] = degrees.map(|column| degrees_of(&summed.sums, column));
        let groups = CodedGroups::read(summed, dimensions, &quantities)?;
        let points: Vec<Option<(f64, f64)>> = latitudes?
            .into_iter()
            .zip(longitudes?)
            .map(|(latitude, longitude)| latitude.zip(longitude))
            .collect();
        let mut order: Vec<usize> = (0..groups.len()).collect();
        order.sort_by(|a, b| {
            let by_point = match (points[*a], points[*b]) {
                (Some(a), Some(b)) => a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)),
                (a, b) => a.is_none().cmp(&b.is_none()),
            };
            by_point.then_with(|| groups.codes(*a).cmp(groups.codes(*b)))
        });
        Ok(order
            .into_iter()
            .map(|group| PointGroup {
                point: points[group],
                keys: groups.keys(group, dimensions),
                sums: groups.sums[group],
            })
            .collect())
    }

    fn sums(
        &self,
        dimensions: &[Dimension],
        degrees: &[Column],
        quantities: &[Quantity],
    ) -> Result<Summed> {
        let mut holders = Vec::with_capacity(dimensions.len());
        let mut columns: Vec<Series> =
            vec![Float64Chunked::from_vec(WEIGHT.into(), self.weights.clone()).into_column()];
        for (position, dimension) in dimensions.iter().enumerate() {
            if let Dimension::Time(unit) = dimension {
                let name = key_name(position, *dimension);
                let (periods, of_unknown) = self.periods(*unit);
                columns.push(Int64Chunked::from_vec(name.as_str().into(), periods).into_column());
                holders.push(of_unknown);
            } else {
                holders.push(Vec::new());
            }
        }
        let lazy = self.frame.hstack(&columns).map_err(frame_error)?.lazy();
        let keys: Vec<Expr> = dimensions
            .iter()
            .enumerate()
            .map(|(position, dimension)| col(key_name(position, *dimension)))
            .chain(degrees.iter().map(|column| col(column.name())))
            .collect();
        let mut expressions = vec![col(WEIGHT).sum()];
        expressions.extend(
            quantities
                .iter()
                .enumerate()
                .map(|(at, quantity)| quantity.of_group(WEIGHT).alias(quantity_name(at))),
        );
        let sums = if keys.is_empty() {
            lazy.select(expressions)
        } else {
            lazy.group_by(keys).agg(expressions)
        }
        .collect()
        .map_err(frame_error)?;
        Ok(Summed { sums, holders })
    }

    /// The period of each share, and the days that hold those that are not known,
    /// which are numbered from [`VAGUE`] on.
    fn periods(&self, unit: Unit) -> (Vec<i64>, Vec<Span>) {
        let vague = |days: &&Span| !is_one_period(unit, **days);
        let holders: BTreeSet<(NaiveDate, NaiveDate)> = self
            .days
            .iter()
            .filter(vague)
            .map(|days| holding(unit, *days))
            .map(|span| (span.first, span.last))
            .collect();
        let holders: Vec<Span> = holders
            .into_iter()
            .map(|(first, last)| Span { first, last })
            .collect();
        let order = |span: &Span| (span.first, span.last);
        let number = |days: &Span| {
            if is_one_period(unit, *days) {
                return unit.index(days.first);
            }
            let holder = order(&holding(unit, *days));
            let number = holders.partition_point(|span| order(span) < holder);
            i64::try_from(number).map_or(VAGUE, |number| VAGUE + number)
        };
        (self.days.iter().map(number).collect(), holders)
    }
}

/// Sums by keys, and for each dimension in time the days that hold periods which
/// are not known.
struct Summed {
    sums: DataFrame,
    holders: Vec<Vec<Span>>,
}

fn key_name(position: usize, dimension: Dimension) -> String {
    match dimension {
        Dimension::Time(_) => format!("period {position}"),
        Dimension::Text(column) => column.name().to_owned(),
    }
}

fn quantity_name(position: usize) -> String {
    format!("quantity {position}")
}

fn degrees_of(sums: &DataFrame, column: Column) -> Result<Vec<Option<f64>>> {
    let degrees = sums.column(column.name()).map_err(frame_error)?;
    Ok(degrees.f64().map_err(frame_error)?.iter().collect())
}

/// A column of sums; nothing adds up to zero.
fn numbers<'a>(sums: &'a DataFrame, name: &str) -> Result<impl Iterator<Item = f64> + use<'a>> {
    let column = sums.column(name).map_err(frame_error)?;
    let values = column.f64().map_err(frame_error)?;
    Ok(values.iter().map(Option::unwrap_or_default))
}

/// The rank of each text, and the texts by rank: by their folded form, then as
/// they are, unknown last. Each different text is folded once.
fn ranked<'a>(values: impl Iterator<Item = Option<&'a str>>) -> (Vec<i64>, Vec<Option<Arc<str>>>) {
    let mut numbers: HashMap<Option<&str>, usize> = HashMap::new();
    let mut texts: Vec<Option<&str>> = Vec::new();
    let found: Vec<usize> = values
        .map(|text| {
            *numbers.entry(text).or_insert_with(|| {
                texts.push(text);
                texts.len() - 1
            })
        })
        .collect();
    let mut order: Vec<usize> = (0..texts.len()).collect();
    order.sort_by_cached_key(|number| {
        let text = texts[*number];
        (text.is_none(), text.map(fold), text)
    });
    let mut ranks = vec![0; texts.len()];
    for (rank, number) in (0..).zip(&order) {
        ranks[*number] = rank;
    }
    (
        found.into_iter().map(|number| ranks[number]).collect(),
        order
            .into_iter()
            .map(|number| texts[number].map(Arc::from))
            .collect(),
    )
}

/// Sums in floating point differ in their last bits from one order of rows to
/// another; people and files get six decimals.
fn round(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}
