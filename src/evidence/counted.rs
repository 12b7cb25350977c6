//! How many incidents there were and of what toll, with what may be among them.

use super::{Area, AsOf, Bounds, Member, Such, Truth};
use crate::error::Result;
use crate::estimate::toll::Scenario;
use crate::query::{Measure, Span};

/// The incidents of a place, kind and period, with what is not certain of them.
#[derive(Debug)]
pub struct Counted<'v, 'a> {
    view: &'v AsOf<'a>,
    such: &'v Such,
    members: Vec<Member>,
    period: Span,
}

impl<'v, 'a> Counted<'v, 'a> {
    /// The incidents of `area` and of the kind `such` in `period`; the one that a
    /// scope or circle is around is among them.
    ///
    /// # Errors
    /// As [`AsOf::members`].
    ///
    /// # Panics
    /// When there is no record at the row `incident`.
    pub fn new(
        view: &'v AsOf<'a>,
        area: &Area,
        such: &'v Such,
        incident: Option<usize>,
        period: Span,
    ) -> Result<Self> {
        let mut members = view.members(area, such, incident)?;
        match (incident, area) {
            (Some(row), Area::Scope(_) | Area::Radius(_)) => {
                // It is of its own place.
                let kind = Such {
                    min_killed: None,
                    ..such.clone()
                };
                members.push(Member {
                    row,
                    truth: view.is_such(row, &kind, None),
                    is_summary: view.record(row).is_summary,
                    basis: None,
                });
            }
            (Some(row), Area::Named(_)) => {
                let all = view.members(area, such, None)?;
                members.extend(all.into_iter().filter(|member| member.row == row));
            }
            (None, _) => {}
        }
        members.sort_by_key(|member| member.row);
        Ok(Self {
            view,
            such,
            members,
            period,
        })
    }

    /// The incidents of the place and kind, whenever they were.
    #[must_use]
    pub fn members(&self) -> &[Member] {
        &self.members
    }

    /// Whether a member is of the place, kind and period.
    #[must_use]
    pub fn truth(&self, member: &Member, scenario: Option<Scenario>) -> Truth {
        self.view
            .counts(member, self.such, scenario)
            .and(self.view.record(member.row).within(self.period))
    }

    /// The number of incidents, or with a measure the sum of their tolls in people;
    /// without an upper limit where the records do not cover the period.
    #[must_use]
    pub fn amount(&self, measure: Option<Measure>, scenario: Option<Scenario>) -> Bounds {
        let mut sum = Bounds::exactly(0);
        for member in &self.members {
            let truth = self.truth(member, scenario);
            let one = match measure {
                // Several events, nobody knows how many.
                None if member.is_summary => Bounds {
                    lower: 1,
                    upper: None,
                },
                None => Bounds::exactly(1),
                Some(measure) => {
                    let toll = self.view.record(member.row).toll(measure);
                    toll.unwrap_or_default().under(scenario)
                }
            };
            sum = match truth {
                Truth::Yes => sum.plus(one),
                Truth::Maybe => sum.plus(Bounds { lower: 0, ..one }),
                Truth::No => sum,
            };
        }
        if self.view.covers(self.period) != Truth::Yes {
            sum.upper = None;
        }
        sum
    }

    /// Rows of the incidents that are in it, that may be, or that are not, in order
    /// of time.
    #[must_use]
    pub fn rows(&self, wanted: Truth) -> Vec<usize> {
        self.members
            .iter()
            .filter(|member| self.truth(member, None) == wanted)
            .map(|member| member.row)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::testing::{all_days, span, with_records};

    /// Two in March, one some day of March or April, one of unknown toll.
    const ROWS: &str = "\
        a,2018-03-01,day,B,5,,\n\
        b,2018-03-09,day,B,,2,9\n\
        c,2018-03-31..2018-04-02,range,B,7,,\n\
        d,2018-05-01,day,B,,,\n";

    #[test]
    fn what_may_be_among_them_widens_the_sum_upwards_only() {
        with_records(ROWS, |records| {
            let view = all_days(records);
            let such = Such::default();
            let count = |period: &str| {
                Counted::new(&view, &Area::default(), &such, None, span(period)).unwrap()
            };
            let march = count("2018-03");
            assert_eq!(
                march.amount(None, None),
                Bounds {
                    lower: 2,
                    upper: Some(3)
                }
            );
            // 5 and 2 to 9, and perhaps 7 more.
            let killed = march.amount(Some(Measure::Killed), None);
            assert_eq!((killed.lower, killed.upper), (7, Some(21)));
            let low = march.amount(Some(Measure::Killed), Some(Scenario::Low));
            assert_eq!((low.lower, low.upper), (7, Some(14)));
            assert_eq!(march.rows(Truth::Maybe), [2]);
            // An unknown toll has no upper limit, nor has a day not covered.
            let may = count("2018-05-01");
            assert_eq!(may.amount(Some(Measure::Killed), None), Bounds::UNKNOWN);
            assert_eq!(count("2019").amount(None, None), Bounds::UNKNOWN);
        });
    }
}
