//! To which day an incident of several days belongs.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::Span;

/// How incidents of several days are allocated to periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum Allocate {
    /// To their first day.
    #[default]
    Start,
    /// To their last day.
    End,
    /// Evenly over all their days, as Iraq Body Count does: an incident of
    /// three days is a third of an incident on each, with a third of its toll.
    Spread,
}

/// A share of an incident that falls on one day.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    /// Row of the incident.
    pub row: usize,
    /// The day.
    pub date: NaiveDate,
    /// The share: 1 for the whole incident.
    pub weight: f64,
}

impl Allocate {
    /// The shares of incidents that fall into `window`, by row and day.
    pub(super) fn shares(
        self,
        first: &[NaiveDate],
        last: &[NaiveDate],
        window: Option<Span>,
    ) -> Vec<Share> {
        let Some(window) = window else {
            return Vec::new();
        };
        let mut shares = Vec::with_capacity(first.len());
        for (row, (&first, &last)) in first.iter().zip(last).enumerate() {
            let mut put = |date, weight| {
                if window.contains(date) {
                    shares.push(Share { row, date, weight });
                }
            };
            match self {
                Self::Start => put(first, 1.0),
                Self::End => put(last, 1.0),
                Self::Spread => {
                    let Some(span) = Span::new(first, last) else {
                        continue;
                    };
                    let days = span.days();
                    let weight = 1.0 / days as f64;
                    let Some(inside) = span.intersect(window) else {
                        continue;
                    };
                    for day in 0..inside.days() {
                        put(inside.first + Days::new(day), weight);
                    }
                }
            }
        }
        shares
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_three_days_over_a_year_end() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let (first, last) = ([day("2017-12-31")], [day("2018-01-02")]);
        let window = Span::new(day("2018-01-01"), day("2018-12-31"));
        let dates = |allocate: Allocate| {
            allocate
                .shares(&first, &last, window)
                .iter()
                .map(|share| (share.date.to_string(), share.weight))
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
