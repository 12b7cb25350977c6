//! Which incidents pass a filter, by masks over whole columns.
//!
//! A mask is true, false, or null where nobody can say; incidents of which it is
//! null are left out and counted.

use std::collections::{BTreeSet, HashMap};

use polars::prelude::{
    BooleanChunked, ChunkFillNullValue, DataFrame, DataType, Expr, IdxSize, IntoLazy, col, lit,
};

use crate::error::{Error, Result};
use crate::query::condition::{Operator, Value};
use crate::query::filter::rank;
use crate::query::frame::{integers, number_of, numbers, texts};
use crate::query::{
    Condition, Criterion, Filter, LeftOut, Near, PLACES, PossibleDays, distance_km,
};
use crate::read::{KilledLeftOut, frame_error};
use crate::schema::{Column, DATE_PRECISIONS, LOCATION_PRECISIONS, fold, has_phrase, nearest};

/// The incidents that passed, and what was left out because it is unknown.
#[derive(Debug)]
pub struct Selection {
    /// The incidents.
    pub frame: DataFrame,
    /// Their rows in the frame that was given, ascending.
    pub rows: Vec<IdxSize>,
    /// What was left out because the records do not say, in the order in which the
    /// filter asks.
    pub left_out: Vec<LeftOut>,
}

impl Filter {
    /// The incidents of `frame` that pass, in its order. Of days only the as-of date
    /// is looked at here; first and last day are a matter of [`Filter::days`], since
    /// an incident may be allocated to several.
    ///
    /// # Errors
    /// `Setting` when the filter is not valid or a name has no letters, `TooLarge`
    /// with more records than a frame can number, `Engine` when `frame` lacks a
    /// column.
    pub fn apply(&self, frame: &DataFrame) -> Result<Selection> {
        self.validate()?;
        let mut sieve = Sieve {
            frame,
            asked: self.asked(frame)?,
            keep: None,
            left_out: Vec::new(),
        };
        self.sift(&mut sieve)?;
        sieve.selection()
    }

    /// The records that may have happened on the days asked for, when not all days
    /// are: what is left out is told of these.
    fn asked(&self, frame: &DataFrame) -> Result<Option<BooleanChunked>> {
        if self.from.is_none() && self.to.is_none() {
            return Ok(None);
        }
        let days = PossibleDays::of(frame)?;
        let asked = days.iter().map(|days| self.days(days.possible).is_some());
        Ok(Some(asked.collect()))
    }

    fn sift(&self, sieve: &mut Sieve<'_>) -> Result<()> {
        if let Some(as_of) = self.as_of {
            let day = col(Column::Date.name()).cast(DataType::Int32);
            sieve.pass_expression(Criterion::AsOf, day.lt_eq(lit(number_of(as_of))))?;
        }
        sieve.pass_names(Criterion::Country, &self.country, &[Column::Country])?;
        sieve.pass_names(Criterion::Place, &self.place, &PLACES)?;
        if let Some(near) = self.near {
            sieve.pass(Criterion::Near, &within(sieve.frame, near)?)?;
        }
        sieve.pass_names(
            Criterion::AttackType,
            &self.attack_type,
            &[Column::AttackType],
        )?;
        sieve.pass_names(Criterion::Actor, &self.actor, &[Column::Actor])?;
        if let Some(least) = self.min_killed {
            let killed = col(Column::Killed.name());
            sieve.pass_expression(Criterion::MinKilled, killed.gt_eq(lit(least)))?;
        }
        for (coarsest, column, order, criterion) in [
            (
                &self.min_location_precision,
                Column::LocationPrecision,
                &LOCATION_PRECISIONS[..],
                Criterion::MinLocationPrecision,
            ),
            (
                &self.min_date_precision,
                Column::DatePrecision,
                &DATE_PRECISIONS[..],
                Criterion::MinDatePrecision,
            ),
        ] {
            if let Some(coarsest) = rank(coarsest.as_deref(), order)? {
                let mask = by_text(sieve.frame, column, |code| {
                    rank(Some(code), order)
                        .ok()
                        .flatten()
                        .map(|rank| rank <= coarsest)
                })?;
                sieve.pass(criterion, &mask)?;
            }
        }
        for condition in &self.conditions {
            let criterion = Criterion::Condition(condition.column);
            match truth(condition) {
                Some(expression) => sieve.pass_expression(criterion, expression)?,
                None => sieve.pass(criterion, &words(condition, sieve.frame)?)?,
            }
        }
        Ok(())
    }
}

impl Selection {
    /// Killed in the incidents at these positions; `None` when the frame does not
    /// have them.
    pub(super) fn killed(&self, positions: &[IdxSize]) -> Result<Option<KilledLeftOut>> {
        if self.frame.get_column_index(Column::Killed.name()).is_none() {
            return Ok(None);
        }
        let killed = integers(&self.frame, Column::Killed)?;
        let known = positions.iter().filter_map(|row| killed[*row as usize]);
        let known: Vec<u64> = known
            .filter_map(|killed| u64::try_from(killed).ok())
            .collect();
        Ok(Some(KilledLeftOut {
            known: known.iter().sum(),
            unknown: (positions.len() - known.len()) as u64,
        }))
    }
}

/// Rows that passed so far.
struct Sieve<'a> {
    frame: &'a DataFrame,
    /// Those of days that are asked for; `None` is all.
    asked: Option<BooleanChunked>,
    /// `None` keeps all.
    keep: Option<BooleanChunked>,
    left_out: Vec<LeftOut>,
}

impl Sieve<'_> {
    /// Keeps the rows for which the mask is true.
    fn pass(&mut self, criterion: Criterion, mask: &BooleanChunked) -> Result<()> {
        let mut unknown = mask.is_null();
        for among in self.keep.iter().chain(&self.asked) {
            unknown = &unknown & among;
        }
        let unknown = u64::from(unknown.sum().unwrap_or_default());
        let passed = mask.fill_null_with_values(false).map_err(frame_error)?;
        self.keep = Some(match self.keep.take() {
            None => passed,
            Some(keep) => &keep & &passed,
        });
        if unknown > 0 {
            self.left_out.push(LeftOut::Unknown {
                criterion,
                incidents: unknown,
            });
        }
        Ok(())
    }

    fn pass_expression(&mut self, criterion: Criterion, expression: Expr) -> Result<()> {
        let masks = self
            .frame
            .clone()
            .lazy()
            .select([expression.alias("mask")])
            .collect()
            .map_err(frame_error)?;
        let mask = masks.column("mask").map_err(frame_error)?;
        self.pass(criterion, mask.bool().map_err(frame_error)?)
    }

    /// Keeps the rows that have any of the phrases in any of the columns.
    fn pass_names(
        &mut self,
        criterion: Criterion,
        phrases: &[String],
        columns: &[Column],
    ) -> Result<()> {
        if phrases.is_empty() {
            return Ok(());
        }
        let folded: Vec<String> = phrases.iter().map(|phrase| fold(phrase)).collect();
        if let Some(blank) = folded.iter().position(String::is_empty) {
            return Err(Error::setting("the name to look for has no letters")
                .field(criterion.field())
                .value(&phrases[blank]));
        }
        let values: Vec<Vec<Option<&str>>> = columns
            .iter()
            .map(|column| texts(self.frame, *column))
            .collect::<Result<_>>()?;
        // Each different name is folded once; looked up only, never iterated.
        let mut matches: HashMap<&str, bool> = HashMap::new();
        let mut names: BTreeSet<&str> = BTreeSet::new();
        let mut found = false;
        let mask: BooleanChunked = (0..self.frame.height())
            .map(|row| {
                let mut known = false;
                let mut hit = false;
                for name in values.iter().filter_map(|column| column[row]) {
                    known = true;
                    hit |= *matches.entry(name).or_insert_with(|| {
                        names.insert(name);
                        folded.iter().any(|phrase| has_phrase(name, phrase))
                    });
                }
                found |= hit;
                known.then_some(hit)
            })
            .collect();
        if !found {
            self.left_out.push(LeftOut::NoSuchName {
                criterion,
                names: phrases.to_vec(),
                nearest: nearest(&phrases.join(", "), names.iter().copied()).map(str::to_owned),
            });
        }
        self.pass(criterion, &mask)
    }

    fn selection(self) -> Result<Selection> {
        let Self {
            frame,
            keep,
            left_out,
            ..
        } = self;
        let height = IdxSize::try_from(frame.height())
            .map_err(|_| Error::too_large("there are too many records for one frame"))?;
        let (frame, rows) = match keep {
            None => (frame.clone(), (0..height).collect()),
            Some(keep) => (
                frame.filter(&keep).map_err(frame_error)?,
                (0..height)
                    .zip(keep.iter())
                    .filter_map(|(row, kept)| (kept == Some(true)).then_some(row))
                    .collect(),
            ),
        };
        Ok(Selection {
            frame,
            rows,
            left_out,
        })
    }
}

/// Whether incidents lie in a circle; null without coordinates.
fn within(frame: &DataFrame, near: Near) -> Result<BooleanChunked> {
    let latitudes = numbers(frame, Column::Latitude)?;
    let longitudes = numbers(frame, Column::Longitude)?;
    let middle = (near.latitude, near.longitude);
    Ok(latitudes
        .into_iter()
        .zip(longitudes)
        .map(|(latitude, longitude)| {
            let point = latitude.zip(longitude)?;
            Some(distance_km(middle, point) <= near.radius_km)
        })
        .collect())
}

/// Judges each different text of a column once.
fn by_text(
    frame: &DataFrame,
    column: Column,
    judge: impl Fn(&str) -> Option<bool>,
) -> Result<BooleanChunked> {
    let mut judged: HashMap<&str, Option<bool>> = HashMap::new();
    Ok(texts(frame, column)?
        .into_iter()
        .map(|text| {
            let text = text?;
            *judged.entry(text).or_insert_with(|| judge(text))
        })
        .collect())
}

/// A condition as an expression; `None` when it looks for words.
fn truth(condition: &Condition) -> Option<Expr> {
    let cell = col(condition.column.name());
    let (operator, value) = condition.test();
    match (operator, value) {
        (Operator::Unknown, _) => Some(cell.is_null()),
        (Operator::Known, _) => Some(cell.is_not_null()),
        (_, Value::Number(number)) => {
            let cell = cell.cast(DataType::Float64);
            ordered(operator, &cell, &lit(*number), &lit(*number))
        }
        (_, Value::Days(first, last)) => {
            let cell = cell.cast(DataType::Int32);
            let [first, last] = [first, last].map(|day| lit(number_of(*day)));
            ordered(operator, &cell, &first, &last)
        }
        (Operator::Equal, Value::Text(text)) => Some(cell.eq(lit(text.clone()))),
        (Operator::NotEqual, Value::Text(text)) => Some(cell.neq(lit(text.clone()))),
        _ => None,
    }
}

/// A month or year on the right is all of its days: `date > 2018` is from 2019
/// on.
fn ordered(operator: Operator, cell: &Expr, first: &Expr, last: &Expr) -> Option<Expr> {
    let [cell, first, last] = [cell, first, last].map(Clone::clone);
    Some(match operator {
        Operator::Less => cell.lt(first),
        Operator::LessOrEqual => cell.lt_eq(last),
        Operator::Greater => cell.gt(last),
        Operator::GreaterOrEqual => cell.gt_eq(first),
        Operator::Equal => cell.clone().gt_eq(first).and(cell.lt_eq(last)),
        Operator::NotEqual => cell.clone().lt(first).or(cell.gt(last)),
        Operator::Has | Operator::HasNot | Operator::Unknown | Operator::Known => return None,
    })
}

/// Whether cells have the words of a condition.
fn words(condition: &Condition, frame: &DataFrame) -> Result<BooleanChunked> {
    let (operator, value) = condition.test();
    let wanted = operator == Operator::Has;
    by_text(frame, condition.column, |text| match value {
        Value::Text(phrase) => Some(has_phrase(text, phrase) == wanted),
        _ => None,
    })
}
