//! What a chart tells above all. Only what holds whichever estimates are right,
//! and of changes only what is beyond chance, is told.

use crate::chart::Estimate;
use crate::estimate::chance::{Direction, RateChange};
use crate::query::Measure;
use crate::words::{Course, Headline, Most, OverTime, When};

/// Two figures that differ by less than this share are about the same.
const TELLING: f64 = 1.25;

/// One period and its figure; periods covered in part are left out.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The period.
    pub when: When,
    /// Its figure.
    pub figure: Estimate,
    /// Whether some of it is unknown, so that it may be any more.
    pub open: bool,
}

/// A period with a known number.
struct Known<'a> {
    told: &'a Told,
    value: f64,
}

impl Known<'_> {
    fn pair(&self) -> (When, f64) {
        (self.told.when.clone(), self.value)
    }

    fn low(&self) -> f64 {
        self.told.figure.low.unwrap_or(self.value).min(self.value)
    }

    fn high(&self) -> f64 {
        if self.told.open {
            return f64::INFINITY;
        }
        self.told.figure.high.unwrap_or(self.value).max(self.value)
    }
}

/// How a measure went: from the first whole period to the last where `change`,
/// that of the rate of incidents between the two, is beyond chance; else when it
/// was highest, whichever estimates are right; else nothing. `elsewhere` is the
/// most that stands in no period and may belong to any; `None` is any number.
pub(super) fn over_time(
    measure: Measure,
    place: Option<String>,
    told: &[Told],
    change: Option<&RateChange>,
    elsewhere: Option<f64>,
) -> Option<Headline> {
    let known = known(told);
    let (first, last) = (known.first()?, known.last()?);
    let elsewhere = elsewhere?;
    let change = change.filter(|_| elsewhere == 0.0);
    let course = match change.and_then(RateChange::direction) {
        Some(Direction::Fell) => Course::Fell {
            from: first.pair(),
            to: (trailing(&known), last.value),
        },
        Some(Direction::Rose) => Course::Rose {
            from: first.pair(),
            to: last.pair(),
        },
        None => highest(&known, told.len(), elsewhere)?,
    };
    Some(Headline::OverTime(OverTime {
        measure,
        place,
        course,
    }))
}

fn known(told: &[Told]) -> Vec<Known<'_>> {
    told.iter()
        .filter_map(|told| {
            let value = told.figure.value?;
            Some(Known { told, value })
        })
        .collect()
}

/// The highest of several periods, when it is above every other for certain.
fn highest(known: &[Known<'_>], periods: usize, elsewhere: f64) -> Option<Course> {
    let top = known
        .iter()
        .reduce(|best, next| if next.value > best.value { next } else { best })?;
    let certain = known.len() == periods
        && known
            .iter()
            .all(|other| std::ptr::eq(other, top) || other.high() + elsewhere < top.low());
    (certain && periods > 1).then(|| {
        let (when, value) = top.pair();
        Course::Highest(when, value)
    })
}

/// Two periods: a change of the rate of incidents that is beyond chance, or two
/// figures that are about the same whichever estimates are right.
pub(super) fn two_periods(
    measure: Measure,
    place: Option<String>,
    told: &[Told; 2],
    change: Option<&RateChange>,
) -> Option<Headline> {
    if change.and_then(RateChange::direction).is_some() {
        return over_time(measure, place, told, change, Some(0.0));
    }
    let known = known(told);
    let [first, second] = &known[..] else {
        return None;
    };
    let close = first.high().max(second.high()) < first.low().min(second.low()) * TELLING;
    close.then(|| {
        Headline::OverTime(OverTime {
            measure,
            place,
            course: Course::Alike(first.pair(), second.pair()),
        })
    })
}

/// The place or kind that had most whichever estimates are right and wherever the
/// incidents without a place were, and its share where all add up to `total`.
/// Without a bound above a rival nothing is told.
pub(super) fn most_in(
    measure: Measure,
    places: &[(String, Estimate)],
    unknown: Option<Estimate>,
    total: Option<f64>,
) -> Option<Headline> {
    let value = |figure: &Estimate| figure.value.unwrap_or(0.0);
    let (top, (name, figure)) = places.iter().enumerate().reduce(|best, next| {
        if value(&next.1.1) > value(&best.1.1) {
            next
        } else {
            best
        }
    })?;
    let fewest = figure
        .low
        .map_or(value(figure), |low| low.min(value(figure)));
    let most = |figure: &Estimate| {
        if measure.is_toll() {
            figure.high.map(|high| high.max(value(figure)))
        } else {
            figure.value
        }
    };
    let nowhere = unknown.map_or(Some(0.0), |unknown| most(&unknown))?;
    for (_, rival) in places.iter().enumerate().filter(|(at, _)| *at != top) {
        if most(&rival.1)? + nowhere >= fewest {
            return None;
        }
    }
    let value = value(figure);
    if value <= 0.0 {
        return None;
    }
    let adds = measure == Measure::Incidents || measure.is_toll();
    Some(Headline::Most(Most {
        name: name.clone(),
        measure,
        value,
        total: total.filter(|total| adds && *total > value),
    }))
}

/// The last period, or the whole run of zeros at the end.
fn trailing(known: &[Known<'_>]) -> Vec<When> {
    let zeros = known.iter().rev().take_while(|period| period.value == 0.0);
    let count = zeros.count().max(1);
    known[known.len() - count..]
        .iter()
        .map(|period| period.told.when.clone())
        .collect()
}
