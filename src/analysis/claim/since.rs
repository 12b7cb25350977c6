//! "The biggest bomb attack in Baghdad since 2018."

use chrono::NaiveDate;

use super::judgement::{Finding, Truths};
use super::spec::{Group, Reading, Since, SinceClaim};
use super::words::{during, group_noun, place_words, since_words, uncovered};
use crate::error::{Error, Result};
use crate::evidence::Truth;
use crate::evidence::{AsOf, Member};
use crate::evidence::{noun, toll_words};
use crate::query::{Measure, Scenario, Span};
use crate::words::long_day;

pub(super) fn judge(view: &AsOf<'_>, claim: &SinceClaim) -> Result<Finding> {
    let case = Case::new(view, claim)?;
    let own = view.record(case.row);
    let toll = own.toll(claim.measure).unwrap_or_default();
    let as_bad = |row: usize, scenario: Option<Scenario>| {
        let other = view.record(row).toll(claim.measure).unwrap_or_default();
        other.under(scenario).at_least(toll.under(scenario))
    };
    let readings = case.readings(&as_bad);
    let rivals = case.rivals(&as_bad);
    let sorted = |rows: &mut Vec<usize>| {
        rows.sort_by_key(|row| std::cmp::Reverse(weight(view, *row, claim.measure)));
    };
    let mut others: Vec<usize> = case.in_window().collect();
    sorted(&mut others);
    let ties: Vec<usize> = others
        .iter()
        .copied()
        .filter(|row| {
            let best = view
                .record(*row)
                .toll(claim.measure)
                .and_then(|toll| toll.best);
            best.is_some() && best == toll.best
        })
        .collect();
    let comparator = rivals.decisive.or(rivals.last_before);
    let runner_up = others
        .iter()
        .copied()
        .find(|row| Some(*row) != comparator.map(|member| member.row));
    let explanation = explain(&case, claim, &rivals, &toll_words(toll, claim.measure));
    Ok(Finding {
        incident: Some(case.row),
        parts: vec![("kind", "it is such an incident".to_owned(), case.is_such())],
        comparator: comparator.map(|member| (member.row, member.basis)),
        runner_up,
        ties,
        open: rivals.open,
        readings,
        ..Finding::of(case.is_such(), explanation)
    })
}

/// Best estimate, else the highest, to put records in order.
pub(super) fn weight(view: &AsOf<'_>, row: usize, measure: Measure) -> u64 {
    let toll = view.record(row).toll(measure).unwrap_or_default();
    let bounds = toll.bounds();
    toll.best.or(bounds.upper).unwrap_or(bounds.lower)
}

/// An incident and the others that it is compared with.
pub(super) struct Case<'v, 'a> {
    pub(super) view: &'v AsOf<'a>,
    /// The incident.
    pub(super) row: usize,
    pub(super) group: &'v Group,
    /// The others.
    pub(super) members: Vec<Member>,
    since: &'v Since,
    /// The days that "since" names.
    pub(super) named: Span,
    /// The incident that "since" names.
    anchor: Option<usize>,
    wanted: Option<Reading>,
    /// By what incidents are as bad.
    measure: Measure,
}

/// Others that are as bad, or are not known not to be.
pub(super) struct Rivals {
    /// The worst that surely contradicts every reading.
    pub(super) decisive: Option<Member>,
    /// The last one before the days looked at.
    pub(super) last_before: Option<Member>,
    /// Those that leave the weakest reading open.
    pub(super) open: Vec<usize>,
}

impl<'v, 'a> Case<'v, 'a> {
    pub(super) fn new(view: &'v AsOf<'a>, claim: &'v SinceClaim) -> Result<Self> {
        let row = view.find(&claim.incident)?;
        let members = view.members(&claim.group.place, &claim.group.such, Some(row))?;
        let (named, anchor) = match &claim.since {
            Since::Period(span) => (*span, None),
            Since::Incident(incident) => {
                let anchor = view.find(incident)?;
                (view.record(anchor).days, Some(anchor))
            }
        };
        let own = view.record(row).days;
        if named.first > own.last {
            return Err(
                Error::setting("the sentence is about a time after its incident")
                    .field("since")
                    .value(named.to_string())
                    .hint(format!("the incident was on {}", own.last)),
            );
        }
        Ok(Self {
            view,
            row,
            group: &claim.group,
            members,
            since: &claim.since,
            named,
            anchor,
            wanted: claim.reading,
            measure: claim.measure,
        })
    }

    pub(super) fn is_such(&self) -> Truths {
        Truths::ask(|scenario| self.view.is_such(self.row, &self.group.such, scenario))
    }

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

    fn possible(&self) -> Vec<Reading> {
        Reading::ALL
            .into_iter()
            .filter(|reading| self.start(*reading).is_some())
            .filter(|reading| self.wanted.is_none_or(|wanted| wanted == *reading))
            .collect()
    }

    /// Days from `start` to the as-of date, in which there must be none as bad.
    fn days_from(&self, start: NaiveDate) -> Span {
        Span {
            first: start,
            last: self.view.as_of.max(start),
        }
    }

    /// Days that must be covered: those up to the incident.
    fn days_to_incident(&self, start: NaiveDate) -> Span {
        let own = self.view.record(self.row).days;
        Span {
            first: start,
            last: own.first.max(start),
        }
    }

    /// Whether there was none as bad from `start` on; the anchor counts as of
    /// its own day.
    fn none_from(
        &self,
        start: NaiveDate,
        scenario: Option<Scenario>,
        as_bad: &dyn Fn(usize, Option<Scenario>) -> Truth,
    ) -> Truth {
        let days = self.days_from(start);
        let rival = |member: &Member| {
            self.view
                .belongs(member, &self.group.such, scenario)
                .and(self.view.record(member.row).within(days))
                .and(as_bad(member.row, scenario))
        };
        let any = Truth::any(self.members.iter().map(rival));
        any.negated()
            .and(self.view.covers(self.days_to_incident(start)))
    }

    /// Whether one as bad was in the days that "since" names.
    fn one_within(
        &self,
        scenario: Option<Scenario>,
        as_bad: &dyn Fn(usize, Option<Scenario>) -> Truth,
    ) -> Truth {
        let found = self
            .members
            .iter()
            .filter(|member| self.anchor.is_none_or(|anchor| anchor == member.row))
            .map(|member| {
                self.view
                    .belongs(member, &self.group.such, scenario)
                    .and(self.view.record(member.row).within(self.named))
                    .and(as_bad(member.row, scenario))
            });
        let found = Truth::any(found);
        if self.anchor.is_some() {
            return found;
        }
        // One may have been on a day that the records do not cover.
        found.or(self.view.covers(self.named).negated())
    }

    pub(super) fn readings(
        &self,
        as_bad: &dyn Fn(usize, Option<Scenario>) -> Truth,
    ) -> Vec<(&'static str, String, Truths)> {
        self.possible()
            .into_iter()
            .filter_map(|reading| {
                let start = self.start(reading)?;
                let truths = Truths::ask(|scenario| {
                    let none = self.none_from(start, scenario, as_bad);
                    match reading {
                        Reading::Within => none.and(self.one_within(scenario, as_bad)),
                        Reading::After | Reading::FromStart => none,
                    }
                });
                Some((reading.name(), self.reading_words(reading), truths))
            })
            .collect()
    }

    fn reading_words(&self, reading: Reading) -> String {
        let since = since_words(self.since, self.named);
        match reading {
            Reading::After => format!("none after {since}"),
            Reading::Within if self.anchor.is_some() => {
                format!("the one of {since} was such a one, and none after")
            }
            Reading::Within => format!("one {}, and none after", during(self.named)),
            Reading::FromStart => {
                format!("none from {} on", long_day(self.named.first))
            }
        }
    }

    /// First day of the weakest reading.
    pub(super) fn window(&self) -> Span {
        let start = self
            .possible()
            .first()
            .and_then(|reading| self.start(*reading));
        self.days_from(start.unwrap_or(self.named.first))
    }

    /// Others that may be in the days of the weakest reading.
    pub(super) fn in_window(&self) -> impl Iterator<Item = usize> {
        let window = self.window();
        self.members
            .iter()
            .filter(move |member| self.view.record(member.row).within(window).possible())
            .map(|member| member.row)
    }

    pub(super) fn rivals(&self, as_bad: &dyn Fn(usize, Option<Scenario>) -> Truth) -> Rivals {
        let window = self.window();
        let truth = |member: &Member| {
            self.view
                .belongs(member, &self.group.such, None)
                .and(self.view.record(member.row).within(window))
                .and(as_bad(member.row, None))
        };
        let by_best = |member: &&Member| {
            let best = Some(Scenario::Best);
            // A toll that is not known is not said to have been as bad.
            self.view
                .belongs(member, &self.group.such, best)
                .and(as_bad(member.row, best))
                == Truth::Yes
        };
        Rivals {
            decisive: self
                .members
                .iter()
                .filter(|member| truth(member) == Truth::Yes)
                .max_by_key(|member| weight(self.view, member.row, self.measure))
                .copied(),
            last_before: self
                .members
                .iter()
                .filter(|member| self.view.record(member.row).days.last < window.first)
                .filter(by_best)
                .max_by_key(|member| self.view.record(member.row).days.last)
                .copied(),
            open: self
                .members
                .iter()
                .filter(|member| truth(member) == Truth::Maybe)
                .map(|member| member.row)
                .collect(),
        }
    }

    pub(super) fn place(&self) -> String {
        place_words(self.view, &self.group.place, Some(self.row))
    }

    /// "From 1 January 2019 to 21 January 2021".
    pub(super) fn window_words(&self) -> String {
        let own = self.view.record(self.row).days.last;
        let window = self.window();
        format!(
            "from {} to {}",
            long_day(window.first),
            long_day(own.max(window.first))
        )
    }

    pub(super) fn uncovered(&self) -> String {
        uncovered(self.view, self.days_to_incident(self.window().first))
    }
}

fn explain(case: &Case<'_, '_>, claim: &SinceClaim, rivals: &Rivals, toll: &str) -> String {
    let view = case.view;
    let (place, such, noun) = (case.place(), group_noun(case.group), noun(claim.measure));
    let words = |row: usize| super::words::incident_words(view, row, claim.measure);
    let mut text = if let Some(rival) = rivals.decisive {
        format!(
            "The one of {} had as many {noun} or more as this one ({toll}).",
            words(rival.row)
        )
    } else if rivals.open.is_empty() {
        let last = rivals.last_before.map_or_else(
            || {
                format!(
                    "No earlier one in the records, which begin on {}, did.",
                    long_day(view.coverage.first)
                )
            },
            |last| {
                format!(
                    "The last that did, by the best estimates, was that of {}.",
                    words(last.row)
                )
            },
        );
        format!(
            "No other {such} {place} {} had as many {noun} as this one ({toll}). {last}",
            case.window_words()
        )
    } else {
        let list: Vec<String> = rivals.open.iter().take(3).map(|row| words(*row)).collect();
        let more = rivals.open.len().saturating_sub(3);
        let more = if more > 0 {
            format!(" and {more} more")
        } else {
            String::new()
        };
        format!(
            "Whether another {such} {place} {} had as many {noun} as this one ({toll}) is not \
             certain: {}{more} may have.",
            case.window_words(),
            list.join("; ")
        )
    };
    text += &case.uncovered();
    text
}
