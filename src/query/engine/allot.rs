//! To which days the picked incidents belong.

use polars::prelude::{DataFrame, IdxCa, IdxSize};

use super::Selection;
use crate::error::{Error, Result};
use crate::limits::SHARES;
use crate::query::frame::number_of;
use crate::query::{Allocate, Measure, PossibleDays, Span, Sums};
use crate::read::frame_error;

/// Incidents that fall into some days: a row a share of an incident, which is
/// the whole unless incidents are [spread](super::Allocate::Spread).
#[derive(Debug)]
pub struct Allotted {
    /// A row a share.
    pub(super) frame: DataFrame,
    /// Row of the incident in the frame that the plan was given.
    pub(super) rows: Vec<IdxSize>,
    /// The days of each share: one, unless it is not known which.
    pub(super) days: Vec<Span>,
    /// 1 for a whole incident.
    pub(super) weights: Vec<f64>,
    /// Incidents that may lie in the days looked at, and may not.
    at_edge: Option<Box<Allotted>>,
}

impl Allotted {
    pub(super) fn new(
        selection: &Selection,
        allocate: Allocate,
        days: Option<Span>,
    ) -> Result<Self> {
        let Shares { inside, at_edge } =
            shares(allocate, &PossibleDays::of(&selection.frame)?, days)?;
        let mut allotted = Self::of(selection, inside)?;
        if !at_edge.rows.is_empty() {
            allotted.at_edge = Some(Box::new(Self::of(selection, at_edge)?));
        }
        Ok(allotted)
    }

    fn of(selection: &Selection, shares: ShareRows) -> Result<Self> {
        let frame = &selection.frame;
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
            at_edge: None,
        })
    }

    /// The sums of incidents that may lie in the days looked at, and may not; they
    /// are in no other sum.
    ///
    /// # Errors
    /// When a column is lacking.
    pub fn at_edge(&self, measures: &[Measure]) -> Result<Sums> {
        match &self.at_edge {
            None => Ok(Sums::default()),
            Some(at_edge) => at_edge.total(measures),
        }
    }

    /// All shares together.
    ///
    /// # Errors
    /// When a column is lacking.
    pub fn total(&self, measures: &[Measure]) -> Result<Sums> {
        Ok(self.grouped(&[], measures)?.total())
    }

    /// The sums of incidents that happened on some day of several and were put on a
    /// day, or on all of them, because the rule says so.
    pub(super) fn placed_by_rule(&self, allocate: Allocate, measures: &[Measure]) -> Result<Sums> {
        if allocate == Allocate::Apart {
            return Ok(Sums::default());
        }
        let vague: Vec<IdxSize> = PossibleDays::of(&self.frame)?
            .iter()
            .zip(0..)
            .filter(|(days, _)| days.vague)
            .map(|(_, position)| position)
            .collect();
        if vague.is_empty() {
            return Ok(Sums::default());
        }
        self.only(&vague)?.total(measures)
    }

    /// The shares of these positions only.
    pub(super) fn only(&self, positions: &[IdxSize]) -> Result<Self> {
        let at = |position: &IdxSize| *position as usize;
        Ok(Self {
            frame: self
                .frame
                .take(&IdxCa::from_vec("row".into(), positions.to_vec()))
                .map_err(frame_error)?,
            rows: positions.iter().map(|row| self.rows[at(row)]).collect(),
            days: positions.iter().map(|row| self.days[at(row)]).collect(),
            weights: positions.iter().map(|row| self.weights[at(row)]).collect(),
            at_edge: None,
        })
    }
}

/// Shares of incidents that fall into a window, and of those that may.
#[derive(Debug, Default)]
struct Shares {
    inside: ShareRows,
    at_edge: ShareRows,
}

/// Shares of incidents, by row and day.
#[derive(Debug, Default)]
struct ShareRows {
    rows: Vec<IdxSize>,
    days: Vec<Span>,
    weights: Vec<f64>,
}

impl ShareRows {
    fn push(&mut self, row: IdxSize, days: Span, weight: f64) {
        self.rows.push(row);
        self.days.push(days);
        self.weights.push(weight);
    }
}

/// The shares that fall into `window`.
fn shares(allocate: Allocate, incidents: &[PossibleDays], window: Option<Span>) -> Result<Shares> {
    let mut shares = Shares::default();
    let Some(window) = window else {
        return Ok(shares);
    };
    let mut spread = 0;
    for (row, days) in incidents.iter().enumerate() {
        let row = IdxSize::try_from(row)
            .map_err(|_| Error::too_large("there are too many records for one frame"))?;
        let PossibleDays {
            recorded,
            possible,
            vague,
        } = *days;
        let one = |day| Span {
            first: day,
            last: day,
        };
        match allocate {
            Allocate::Apart if vague => match possible.intersect(window) {
                Some(inside) if inside == possible => shares.inside.push(row, possible, 1.0),
                Some(_) => shares.at_edge.push(row, possible, 1.0),
                None => {}
            },
            Allocate::Apart | Allocate::Start | Allocate::End => {
                let day = if allocate == Allocate::End {
                    recorded.last
                } else {
                    recorded.first
                };
                if window.contains(day) {
                    shares.inside.push(row, one(day), 1.0);
                }
            }
            Allocate::Spread => {
                let weight =
                    1.0 / f64::from(number_of(recorded.last) - number_of(recorded.first) + 1);
                let inside = recorded.intersect(window);
                spread += inside.map_or(0, Span::days);
                SHARES
                    .allow(spread, "incidents would be spread over too many days")
                    .map_err(|error| error.field("allocate"))?;
                let days = inside.into_iter().flat_map(|inside| {
                    inside
                        .first
                        .iter_days()
                        .take_while(move |day| *day <= inside.last)
                });
                for day in days {
                    shares.inside.push(row, one(day), weight);
                }
            }
        }
    }
    Ok(shares)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::query::parse_range;

    #[test]
    fn shares_of_three_days_over_a_year_end() {
        let days = parse_range("2017-12-31..2018-01-02").unwrap();
        let window = parse_range("2018").ok();
        let dates = |allocate: Allocate, precision: &str| {
            let incident = PossibleDays::new(days, Some(precision));
            let shares = shares(allocate, &[incident], window).unwrap();
            let list = |shares: ShareRows| {
                let days = shares.days.iter().map(Span::to_string);
                days.zip(shares.weights).collect::<Vec<_>>()
            };
            (list(shares.inside), list(shares.at_edge))
        };
        let day = |day: &str, weight| (day.to_owned(), weight);
        for precision in ["day", "range"] {
            assert_eq!(dates(Allocate::Start, precision), (vec![], vec![]));
            assert_eq!(dates(Allocate::End, precision).0, [day("2018-01-02", 1.0)]);
            assert_eq!(
                dates(Allocate::Spread, precision).0,
                [day("2018-01-01", 1.0 / 3.0), day("2018-01-02", 1.0 / 3.0)]
            );
        }
        // It lasted from 2017 on; or it was in 2017 or in 2018, nobody knows.
        assert_eq!(dates(Allocate::Apart, "day"), (vec![], vec![]));
        let vague = vec![day("2017-12-31..2018-01-02", 1.0)];
        assert_eq!(dates(Allocate::Apart, "range"), (vec![], vague));
    }
}
