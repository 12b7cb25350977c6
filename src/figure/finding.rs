//! What a chart tells above all. Only what holds whichever estimates are right,
//! and of changes only what is beyond chance, is told.

use super::ranged::Ranged;
use crate::estimate::chance::{Direction, RateChange};
use crate::query::{Key, Measure};
use crate::words::{Amount, Course, Headline, HeadlinePeriod, Most, OverTime};

/// Two figures that differ by less than this share are about the same.
const TELLING: f64 = 1.25;

/// One period and its figure; periods covered in part are left out.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The period.
    pub when: HeadlinePeriod,
    /// Its figure.
    pub figure: Ranged,
}

/// A period with a known number.
struct Known<'a> {
    told: &'a Told,
    value: f64,
}

impl Known<'_> {
    fn pair(&self) -> (HeadlinePeriod, f64) {
        (self.told.when.clone(), self.value)
    }

    fn amount(&self, elsewhere: f64) -> Option<(HeadlinePeriod, Amount)> {
        Some((self.told.when.clone(), self.told.figure.amount(elsewhere)?))
    }

    fn low(&self) -> f64 {
        self.told.figure.fewest()
    }

    fn high(&self) -> f64 {
        self.told.figure.most().unwrap_or(f64::INFINITY)
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
    let (when, amount) = top.amount(elsewhere)?;
    (certain && periods > 1).then_some(Course::Highest(when, amount))
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
    let course = Course::Alike(first.amount(0.0)?, second.amount(0.0)?);
    close.then_some(Headline::OverTime(OverTime {
        measure,
        place,
        course,
    }))
}

/// The place or kind that had most whichever estimates are right and wherever the
/// incidents without a place were, and its share where all add up to `total`.
/// Without a bound above a rival nothing is told.
pub(super) fn most_in(
    measure: Measure,
    places: &[(String, Ranged)],
    unknown: Option<Ranged>,
    total: Option<Ranged>,
) -> Option<Headline> {
    let value = |figure: &Ranged| figure.value.unwrap_or(0.0);
    let (top, (name, figure)) = places.iter().enumerate().reduce(|best, next| {
        if value(&next.1.1) > value(&best.1.1) {
            next
        } else {
            best
        }
    })?;
    let nowhere = unknown.map_or(Some(0.0), |unknown| unknown.most())?;
    for (_, rival) in places.iter().enumerate().filter(|(at, _)| *at != top) {
        if rival.1.most()? + nowhere >= figure.fewest() {
            return None;
        }
    }
    // What has no place may also all have been at one that is not named.
    if figure.fewest() <= nowhere {
        return None;
    }
    let adds = measure == Measure::Incidents || measure.is_toll();
    let value = figure.amount(nowhere)?;
    let total = total.and_then(|total| total.amount(0.0)).filter(|total| {
        let known = ![value, *total]
            .iter()
            .any(|amount| matches!(amount, Amount::AtLeast(_)));
        adds && known && total.number() > value.number()
    });
    Some(Headline::Most(Most {
        name: name.clone(),
        measure,
        value,
        total,
    }))
}

/// The figures of the places that are named, and that of what is not.
pub(super) fn named_and_not(
    groups: impl Iterator<Item = (Key, Ranged)>,
) -> (Vec<(String, Ranged)>, Option<Ranged>) {
    let (nowhere, places): (Vec<_>, Vec<_>) = groups.partition(|(key, _)| *key == Key::Text(None));
    let named = places
        .into_iter()
        .map(|(key, figure)| (key.label(), figure));
    (named.collect(), nowhere.first().map(|(_, figure)| *figure))
}

/// The last period, or the whole run of zeros at the end.
fn trailing(known: &[Known<'_>]) -> Vec<HeadlinePeriod> {
    let zeros = known.iter().rev().take_while(|period| period.value == 0.0);
    let count = zeros.count().max(1);
    known[known.len() - count..]
        .iter()
        .map(|period| period.told.when.clone())
        .collect()
}
