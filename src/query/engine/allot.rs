//! To which days the picked incidents belong.

use polars::prelude::{DataFrame, IdxCa, IdxSize};

use super::Selection;
use crate::error::{Error, Result};
use crate::query::frame::{day_numbers, number_of};
use crate::query::{Allocate, Span};
use crate::read::frame_error;
use crate::schema::Column;

/// Incidents that fall into some days: a row a share of an incident, which is
/// the whole unless incidents are [spread](super::Allocate::Spread).
#[derive(Debug)]
pub struct Allotted {
    /// A row a share.
    pub(super) frame: DataFrame,
    /// Row of the incident in the frame that the plan was given.
    pub(super) rows: Vec<IdxSize>,
    /// The day of each share, from 1970-01-01.
    pub(super) days: Vec<i32>,
    /// 1 for a whole incident.
    pub(super) weights: Vec<f64>,
}

impl Allotted {
    pub(super) fn new(
        selection: &Selection,
        allocate: Allocate,
        days: Option<Span>,
    ) -> Result<Self> {
        let frame = &selection.frame;
        let shares = shares(
            allocate,
            &day_numbers(frame, Column::Date)?,
            &day_numbers(frame, Column::DateEnd)?,
            days,
        )?;
        let whole = shares.rows.len() == frame.height()
            && shares.rows.iter().zip(0..).all(|(row, at)| *row == at);
        let rows = shares
            .rows
            .iter()
            .map(|row| selection.rows[*row as usize])
            .collect();
        Ok(Self {
            frame: if whole {
                frame.clone()
            } else {
                frame
                    .take(&IdxCa::from_vec("row".into(), shares.rows))
                    .map_err(frame_error)?
            },
            rows,
            days: shares.days,
            weights: shares.weights,
        })
    }
}

/// Shares of incidents, by row and day.
#[derive(Debug, Default)]
struct Shares {
    rows: Vec<IdxSize>,
    days: Vec<i32>,
    weights: Vec<f64>,
}

/// The shares that fall into `window`; all days are from 1970-01-01.
fn shares(allocate: Allocate, first: &[i32], last: &[i32], window: Option<Span>) -> Result<Shares> {
    let mut shares = Shares::default();
    let Some(window) = window else {
        return Ok(shares);
    };
    let (from, to) = (number_of(window.first), number_of(window.last));
    for (row, (&first, &last)) in first.iter().zip(last).enumerate() {
        let row = IdxSize::try_from(row)
            .map_err(|_| Error::too_large("there are too many records for one frame"))?;
        let (days, weight) = match allocate {
            Allocate::Start => (first..=first, 1.0),
            Allocate::End => (last..=last, 1.0),
            Allocate::Spread => (first..=last, 1.0 / f64::from(last - first + 1)),
        };
        for day in from.max(*days.start())..=to.min(*days.end()) {
            shares.rows.push(row);
            shares.days.push(day);
            shares.weights.push(weight);
        }
    }
    Ok(shares)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::query::frame::day_of;

    #[test]
    fn shares_of_three_days_over_a_year_end() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let first = [number_of(day("2017-12-31"))];
        let last = [number_of(day("2018-01-02"))];
        let window = Span::new(day("2018-01-01"), day("2018-12-31"));
        let dates = |allocate: Allocate| {
            let shares = shares(allocate, &first, &last, window).unwrap();
            shares
                .days
                .iter()
                .zip(shares.weights)
                .map(|(day, weight)| (day_of(*day).unwrap().to_string(), weight))
                .collect::<Vec<_>>()
        };
        assert_eq!(dates(Allocate::Start), []);
        assert_eq!(dates(Allocate::End), [("2018-01-02".to_owned(), 1.0)]);
        assert_eq!(
            dates(Allocate::Spread),
            [
                ("2018-01-01".to_owned(), 1.0 / 3.0),
                ("2018-01-02".to_owned(), 1.0 / 3.0)
            ]
        );
    }
}
