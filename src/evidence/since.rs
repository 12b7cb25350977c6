//! "Since 2018" in its readings, and the incidents that stand against them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{AsOf, Member, Such, Truth};
use crate::estimate::toll::Scenario;
use crate::query::{Measure, Span};

/// How "since 2018" can be meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Reading {
    /// None after the end of 2018.
    After,
    /// The last such one was in 2018, and none after.
    Within,
    /// None from the first day of 2018 on.
    FromStart,
}

impl Reading {
    /// All readings, weakest first.
    pub const ALL: [Self; 3] = [Self::After, Self::Within, Self::FromStart];

    /// Its name in claims files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::After => "after",
            Self::Within => "within",
            Self::FromStart => "from-start",
        }
    }
}

/// Whether a record counts against a sentence, under a scenario: that it was as
/// deadly, or that it came before.
pub type AsBad<'q> = &'q dyn Fn(usize, Option<Scenario>) -> Truth;

/// An incident, those that it is compared with, and the days that "since" names.
#[derive(Debug)]
pub struct Since<'v, 'a> {
    /// The records.
    pub view: &'v AsOf<'a>,
    /// The incident.
    pub row: usize,
    /// Which of the others count.
    pub such: &'v Such,
    /// The others.
    pub members: Vec<Member>,
    /// The days that "since" names; they must not begin after the incident.
    pub named: Span,
    /// The incident that "since" names, if it names one.
    pub anchor: Option<usize>,
    /// The reading that is meant; all when left out.
    pub reading: Option<Reading>,
    /// By what the worst is found.
    pub measure: Measure,
    /// Whether only what came before the incident counts.
    pub up_to_own_day: bool,
}

/// Others that are as bad, or are not known not to be.
#[derive(Debug, Clone)]
pub struct Rivals {
    /// The worst that surely contradicts every reading.
    pub decisive: Option<Member>,
    /// The last one before the days looked at.
    pub last_before: Option<Member>,
    /// Rows of those that leave the weakest reading open, in the order of the
    /// members.
    pub open: Vec<usize>,
}

impl Since<'_, '_> {
    /// First day of a reading; `None` when it makes no sense: "after 2021" of an
    /// incident in 2021.
    fn start(&self, reading: Reading) -> Option<NaiveDate> {
        let own = self.view.record(self.row).days.first;
        match reading {
            Reading::FromStart => Some(self.named.first),
            Reading::After | Reading::Within => {
                self.named.last.succ_opt().filter(|next| *next <= own)
            }
        }
    }

    /// The readings that are meant and make sense, weakest first.
    #[must_use]
    pub fn readings(&self) -> Vec<Reading> {
        Reading::ALL
            .into_iter()
            .filter(|reading| self.start(*reading).is_some())
            .filter(|reading| self.reading.is_none_or(|wanted| wanted == *reading))
            .collect()
    }

    /// Whether a reading holds; `No` for one that makes no sense. With `others`
    /// there may be any number of incidents beside those recorded.
    #[must_use]
    pub fn holds(
        &self,
        reading: Reading,
        scenario: Option<Scenario>,
        as_bad: AsBad<'_>,
        others: bool,
    ) -> Truth {
        let no_others = Truth::of(!others).or(Truth::Maybe);
        self.start(reading).map_or(Truth::No, |start| {
            let none = self.none_from(start, scenario, as_bad).and(no_others);
            match reading {
                Reading::Within => {
                    let one = self.one_within(scenario, as_bad);
                    none.and(if self.anchor.is_some() {
                        one
                    } else {
                        one.or(no_others.negated())
                    })
                }
                Reading::After | Reading::FromStart => none,
            }
        })
    }

    /// Whether there was none as bad from `start` on; the anchor counts as of
    /// its own day.
    fn none_from(&self, start: NaiveDate, scenario: Option<Scenario>, as_bad: AsBad<'_>) -> Truth {
        let days = self.days_from(start);
        let any = Truth::any(
            self.members
                .iter()
                .map(|member| self.counts_against(member, days, scenario, as_bad)),
        );
        any.negated()
            .and(self.view.covers(self.to_be_covered_from(start)))
    }

    /// Whether one as bad was in the days that "since" names.
    fn one_within(&self, scenario: Option<Scenario>, as_bad: AsBad<'_>) -> Truth {
        let found = self
            .members
            .iter()
            .filter(|member| self.anchor.is_none_or(|anchor| anchor == member.row))
            .map(|member| self.counts_against(member, self.named, scenario, as_bad));
        let found = Truth::any(found);
        if self.anchor.is_some() {
            return found;
        }
        // One may have been on a day that the records do not cover.
        found.or(self.view.covers(self.named).negated())
    }

    /// Whether a member is of the kind, of those days, and as bad.
    fn counts_against(
        &self,
        member: &Member,
        days: Span,
        scenario: Option<Scenario>,
        as_bad: AsBad<'_>,
    ) -> Truth {
        self.view
            .belongs(member, self.such, scenario)
            .and(self.view.record(member.row).within(days))
            .and(as_bad(member.row, scenario))
    }

    /// Days from `start` to the as-of date, in which there must be none as bad.
    fn days_from(&self, start: NaiveDate) -> Span {
        Span {
            first: start,
            last: self.view.as_of.max(start),
        }
    }

    /// Days of the weakest reading, up to the as-of date.
    #[must_use]
    pub fn window(&self) -> Span {
        let start = self
            .readings()
            .first()
            .and_then(|reading| self.start(*reading));
        self.days_from(start.unwrap_or(self.named.first))
    }

    /// Days of the weakest reading in which there must be none as bad: the records
    /// must cover them.
    #[must_use]
    pub fn to_be_covered(&self) -> Span {
        self.to_be_covered_from(self.window().first)
    }

    /// From `start` to the as-of date, or to the incident when only what came
    /// before it counts.
    fn to_be_covered_from(&self, start: NaiveDate) -> Span {
        let own = self.view.record(self.row).days;
        let last = if self.up_to_own_day {
            own.first
        } else {
            self.view.as_of
        };
        Span {
            first: start,
            last: last.max(start),
        }
    }

    /// Days of the weakest reading up to the last of the incident.
    #[must_use]
    pub fn up_to_incident(&self) -> Span {
        let first = self.window().first;
        let own = self.view.record(self.row).days;
        Span {
            first,
            last: own.last.max(first),
        }
    }

    /// Rows of the others that may be in the days of the weakest reading.
    pub fn in_window(&self) -> impl Iterator<Item = usize> {
        let window = self.window();
        self.members
            .iter()
            .filter(move |member| self.view.record(member.row).within(window).possible())
            .map(|member| member.row)
    }

    /// Those that are as bad, or are not known not to be.
    #[must_use]
    pub fn rivals(&self, as_bad: AsBad<'_>) -> Rivals {
        let window = self.window();
        let truth = |member: &Member| self.counts_against(member, window, None, as_bad);
        let by_best = |member: &&Member| {
            let best = Some(Scenario::Best);
            // A toll that is not known is not said to have been as bad.
            self.view
                .belongs(member, self.such, best)
                .and(as_bad(member.row, best))
                == Truth::Yes
        };
        let days = |member: &&Member| self.view.record(member.row).days;
        Rivals {
            decisive: self
                .members
                .iter()
                .filter(|member| truth(member) == Truth::Yes)
                .max_by_key(|member| self.view.record(member.row).order_of_toll(self.measure))
                .copied(),
            last_before: self
                .members
                .iter()
                .filter(|member| days(member).last < window.first)
                .filter(by_best)
                .max_by_key(|member| days(member).last)
                .copied(),
            open: self
                .members
                .iter()
                .filter(|member| truth(member) == Truth::Maybe)
                .map(|member| member.row)
                .collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Area;
    use crate::evidence::testing::{all_days, span, with_records};

    const ROWS: &str = "\
        a,2017-06-01,day,B,50,,\n\
        b,2018-01-15,day,B,38,27,38\n\
        c,2019-05-01,day,B,20,,\n\
        d,2021-01-21,day,B,32,,\n";

    #[test]
    fn since_a_year_has_three_readings() {
        with_records(ROWS, |records| {
            let view = all_days(records);
            let such = Such::default();
            let since = |named: &str, anchor: Option<usize>| Since {
                view: &view,
                row: 3,
                such: &such,
                members: view.members(&Area::default(), &such, Some(3)).unwrap(),
                named: span(named),
                anchor,
                reading: None,
                measure: Measure::Killed,
                up_to_own_day: true,
            };
            let own = view.record(3).killed;
            let as_bad = |row: usize, scenario: Option<Scenario>| {
                let toll = view.record(row).killed.under(scenario);
                toll.at_least(own.under(scenario))
            };
            let truths = |named: &str| {
                let since = since(named, None);
                let readings = since.readings().into_iter();
                readings
                    .map(|reading| (reading, since.holds(reading, None, &as_bad, false)))
                    .collect::<Vec<_>>()
            };
            assert_eq!(
                truths("2018"),
                [
                    (Reading::After, Truth::Yes),
                    (Reading::Within, Truth::Maybe),
                    (Reading::FromStart, Truth::Maybe),
                ]
            );
            assert_eq!(truths("2017")[2], (Reading::FromStart, Truth::No));
            // "After 2021" makes no sense of an incident in 2021.
            assert_eq!(truths("2021"), [(Reading::FromStart, Truth::Yes)]);
            let rivals = since("2018", None).rivals(&as_bad);
            assert!(rivals.decisive.is_none() && rivals.open.is_empty());
            assert_eq!(rivals.last_before.map(|member| member.row), Some(1));
            let named = since("2018-01-15", Some(2));
            assert_eq!(
                named.holds(Reading::Within, None, &as_bad, false),
                Truth::No
            );
        });
    }
}
