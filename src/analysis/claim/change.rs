//! "Attacks fell by half."

use serde::Deserialize;

use super::field_values::{area, named_period, such, toll_or_incidents};
use super::judge::{Judge, Judged, check_around, closed, find_if_named};
use super::percent::Percent;
use super::rate_falls::RareMemo;
use super::sense::Sense;
use super::verdict::Truths;
use crate::analysis::file_clustering::FileParts;
use crate::analysis::{Align, align};
use crate::error::{Error, Result};
use crate::estimate::chance::{Direction, RateChange, rate_change};
use crate::estimate::rate_ratio::ExposedCount;
use crate::estimate::{Estimated, Level};
use crate::evidence::{
    Area, AreaName, AsOf, Bounds, Counted, IncidentRef, SpokenOf, Such, Truth, least_that_counts,
};
use crate::query::{Measure, Period, Scenario, Span};

/// More or fewer than in another period: "attacks fell by half from 2016 to 2017".
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct ChangeClaim {
    /// The incident that the place is around.
    pub incident: Option<IncidentRef>,
    /// Where.
    #[serde(deserialize_with = "area")]
    pub area: Area,
    /// Which incidents.
    #[serde(deserialize_with = "such")]
    pub such: Such,
    /// The earlier period.
    #[serde(deserialize_with = "named_period")]
    pub baseline: Period,
    /// The other period.
    #[serde(deserialize_with = "named_period")]
    pub against: Period,
    /// Whose tolls are summed; incidents are counted without one.
    #[serde(default, deserialize_with = "toll_or_incidents")]
    pub measure: Option<Measure>,
    /// Which way.
    pub direction: Direction,
    /// By at least how much of the earlier.
    #[serde(default)]
    pub at_least_percent: Percent,
    /// The days that are spoken of: the same calendar days of both where the records
    /// cover one in part, or all covered days of each. The whole periods when left
    /// out, of which days without records leave a change open.
    pub align: Option<Align>,
    /// Whether the change must be more than chance gives.
    pub beyond_chance: Option<bool>,
}

/// On what a verdict on a change rests.
#[derive(Debug, Clone, PartialEq)]
pub enum ChangeGrounds {
    /// The records cover no day of a period.
    NoDay {
        /// The period, as it was named.
        period: String,
        /// The days that they cover.
        coverage: Span,
    },
    /// The two periods.
    Compared(Box<ComparedPeriods>),
}

/// Two periods compared.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedPeriods {
    /// Which incidents.
    pub such: Such,
    /// Where.
    pub area: AreaName,
    /// Whose tolls are summed; incidents are counted without one.
    pub measure: Option<Measure>,
    /// The earlier period and the other.
    pub sides: [ChangeSide; 2],
    /// Whether they are compared by day only, since all covered days of each are
    /// asked for.
    pub by_day: bool,
    /// Whether the records cover a period only in part, of which the sentence speaks
    /// as a whole.
    pub in_part: bool,
    /// The ratio of the incidents a day that are certain, with the 95 % interval that decides;
    /// tolls come in clusters and have none.
    pub chance: Option<RateChange>,
}

/// One of the periods of a change.
#[derive(Debug, Clone, PartialEq)]
pub struct ChangeSide {
    /// The period as it was named.
    pub period: Period,
    /// Its days that are compared.
    pub days: Span,
    /// The number of incidents, or the sum of their tolls, over all estimates.
    pub all: Bounds,
    /// The same by the best estimates.
    pub best: Bounds,
}

impl Judge for ChangeClaim {
    type Grounds = ChangeGrounds;

    fn check(&self) -> Result<()> {
        if self.beyond_chance.is_some() && self.measure.is_some() {
            return Err(Error::syntax("chance is judged of incidents, not of tolls")
                .column("beyond-chance")
                .hint("leave it out; `casualty compare` resamples tolls"));
        }
        check_around(&self.area, self.incident.as_ref())
    }

    fn incident(&self) -> Option<&IncidentRef> {
        self.incident.as_ref()
    }

    fn area(&self) -> Option<&Area> {
        Some(&self.area)
    }

    fn such(&self) -> Option<&Such> {
        Some(&self.such)
    }

    fn judge(&self, view: &AsOf<'_>, _: &RareMemo) -> Result<Judged<ChangeGrounds>> {
        let rule = self.align.unwrap_or(Align::Full);
        let days = align(&self.baseline, &self.against, view.coverage, rule);
        let (Some(before), Some(after)) = (days.baseline, days.against) else {
            let missing = if days.baseline.is_none() {
                &self.baseline
            } else {
                &self.against
            };
            return Ok(Judged::untold(ChangeGrounds::NoDay {
                period: missing.name.clone(),
                coverage: view.coverage,
            }));
        };
        let incident = find_if_named(view, self.incident.as_ref())?;
        let counted = |days| Counted::new(view, &self.area, &self.such, incident, days);
        let sides = [counted(before)?, counted(after)?];
        let named = [self.baseline.span, self.against.span];
        let in_part = self.align.is_none() && named != [before, after];
        let amounts = |measure, scenario| {
            let cut = [0, 1].map(|at: usize| in_part && named[at] != [before, after][at]);
            [0, 1].map(|at: usize| {
                let known = sides[at].amount(measure, scenario);
                // Nobody knows what happened on the days without records.
                let upper = known.upper.filter(|_| !cut[at]);
                Bounds { upper, ..known }
            })
        };
        let spans = [before, after];
        let dispersion = self.dispersion(view, incident, spans)?;
        let whole = Span {
            first: before.first.min(after.first),
            last: before.last.max(after.last),
        };
        let closed = closed(view, |_| SpokenOf {
            days: Some(whole),
            area: &self.area,
            incident,
            such: &self.such,
            least_killed: least_that_counts(self.measure),
        });
        let truths = |exposures: [u64; 2]| {
            Truths::ask_list(&closed, |scenario, others| {
                let mut truth = self.holds(amounts(self.measure, scenario), exposures);
                if self.beyond_chance == Some(true) {
                    let incidents = amounts(None, scenario);
                    truth = truth.and(beyond(self.direction, incidents, spans, dispersion));
                }
                others.may_change(truth)
            })
        };
        let exposed = if in_part { named } else { spans };
        // Like periods are compared as they are: a leap day is no change.
        let by_day = !like(exposed[0], exposed[1]);
        let readings = if !by_day {
            Vec::new()
        } else if self.align == Some(Align::Full) {
            // Parts of periods are nothing that could be compared as counted.
            vec![(Sense::ByDay, truths(exposed.map(Span::days)))]
        } else {
            vec![
                (Sense::AsCounted, truths([1, 1])),
                (Sense::ByDay, truths(exposed.map(Span::days))),
            ]
        };
        let alone = if readings.is_empty() {
            truths([1, 1])
        } else {
            Truths::all(Truth::Yes)
        };
        let amount = |side: &Counted<'_, '_>, scenario| side.amount(self.measure, scenario);
        let side = |at: usize, period: &Period| ChangeSide {
            period: period.clone(),
            days: spans[at],
            all: amount(&sides[at], None),
            best: amount(&sides[at], Some(Scenario::Best)),
        };
        let grounds = ComparedPeriods {
            such: self.such.clone(),
            area: view.area_name(&self.area, incident),
            measure: self.measure,
            sides: [side(0, &self.baseline), side(1, &self.against)],
            by_day: by_day && readings.len() == 1,
            in_part,
            chance: self.chance(&sides, spans, dispersion),
        };
        let open = sides.each_ref().map(|side| side.rows(Truth::Maybe));
        Ok(Judged {
            open: open.concat(),
            closed: closed.under(None).clone(),
            readings,
            ..Judged::new(alone, ChangeGrounds::Compared(Box::new(grounds)))
        })
    }
}

impl ChangeClaim {
    /// By how much counts on the two spans of days vary beyond those of independent
    /// incidents: as such incidents cluster in the whole file.
    fn dispersion(
        &self,
        view: &AsOf<'_>,
        incident: Option<usize>,
        days: [Span; 2],
    ) -> Result<Estimated<f64>> {
        let file = Counted::new(view, &self.area, &self.such, incident, view.coverage)?;
        let parts = FileParts::of(view.coverage);
        let rows = file.rows(Truth::Yes);
        let part = |row: &usize| (parts.index(view.record(*row).recorded.first), 1);
        let [a, b] = days.map(|days| parts.window(days));
        let clustering = parts.clustering(rows.iter().map(part));
        Ok(clustering.map(|clustering| clustering.dispersion_between(&a, &b)))
    }

    /// Whether `new` is below or above `old` by the share that is claimed, each over
    /// its exposure; in whole numbers, since 20 less 90 % is 2.
    fn holds(&self, [old, new]: [Bounds; 2], exposures: [u64; 2]) -> Truth {
        let [exposed_old, exposed_new] = exposures.map(u128::from);
        let factor = u128::from(match self.direction {
            Direction::Fell => Percent::WHOLE.saturating_sub(self.at_least_percent.millionths()),
            Direction::Rose => Percent::WHOLE + self.at_least_percent.millionths(),
        });
        let changed = |old: u64, new: u64| {
            let old = u128::from(old) * exposed_new;
            let new = u128::from(new) * exposed_old;
            let whole = u128::from(Percent::WHOLE);
            match self.direction {
                Direction::Fell => new < old && new * whole <= old * factor,
                Direction::Rose => new > old && new * whole >= old * factor,
            }
        };
        let (surely, perhaps) = match self.direction {
            Direction::Fell => (
                new.upper.is_some_and(|most| changed(old.lower, most)),
                old.upper.is_none_or(|most| changed(most, new.lower)),
            ),
            Direction::Rose => (
                old.upper.is_some_and(|most| changed(most, new.lower)),
                new.upper.is_none_or(|most| changed(old.lower, most)),
            ),
        };
        Truth::of(surely).or(Truth::of(perhaps).and(Truth::Maybe))
    }

    /// The change of the rate of the incidents that are certain.
    fn chance(
        &self,
        sides: &[Counted<'_, '_>; 2],
        days: [Span; 2],
        dispersion: Estimated<f64>,
    ) -> Option<RateChange> {
        if self.measure.is_some() {
            return None;
        }
        let counts = [0, 1].map(|at: usize| sides[at].rows(Truth::Yes).len() as u64);
        compared(counts, days, dispersion.ok()?)
    }
}

/// The second count by the first, per day.
fn compared([old, new]: [u64; 2], days: [Span; 2], dispersion: f64) -> Option<RateChange> {
    let side = |count: u64, span: Span| ExposedCount {
        count,
        exposure: span.days() as f64,
    };
    rate_change(
        side(new, days[1]),
        side(old, days[0]),
        dispersion,
        Level::P95,
    )
    .ok()
}

/// Spans of one length, to one part in 300: a leap day makes no difference.
fn like(a: Span, b: Span) -> bool {
    a.days().abs_diff(b.days()) <= a.days().max(b.days()) / 300
}

/// Whether the change is more than chance gives, for the counts that speak least
/// and those that speak most for it; open when it cannot be told how incidents
/// cluster.
fn beyond(
    direction: Direction,
    [old, new]: [Bounds; 2],
    days: [Span; 2],
    dispersion: Estimated<f64>,
) -> Truth {
    let (Some(most_old), Some(most_new), Ok(dispersion)) = (old.upper, new.upper, dispersion)
    else {
        return Truth::Maybe;
    };
    let holds = |old: u64, new: u64| {
        compared([old, new], days, dispersion)
            .is_some_and(|change| change.direction() == Some(direction))
    };
    let (least, most) = match direction {
        Direction::Fell => (holds(old.lower, most_new), holds(most_old, new.lower)),
        Direction::Rose => (holds(most_old, new.lower), holds(old.lower, most_new)),
    };
    Truth::of(least).or(Truth::of(most).and(Truth::Maybe))
}
