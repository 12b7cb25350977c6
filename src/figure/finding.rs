//! What a chart tells above all. Only what the estimates bear out is told.

use crate::chart::Estimate;
use crate::query::Measure;
use crate::words::{Course, Headline, Most, OverTime, When};

/// A fall or rise of less than this share is not one to headline.
const TELLING: f64 = 1.25;

/// One period and its figure; periods covered in part are left out.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// The period.
    pub when: When,
    /// Its figure.
    pub figure: Estimate,
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
        self.told.figure.high.unwrap_or(self.value).max(self.value)
    }
}

/// How a measure went: a fall from its highest, a rise to it, or when it was
/// highest; nothing when it was zero throughout.
pub(super) fn over_time(
    measure: Measure,
    place: Option<String>,
    told: &[Told],
) -> Option<Headline> {
    let known: Vec<Known<'_>> = told
        .iter()
        .filter_map(|told| {
            let value = told.figure.value?;
            Some(Known { told, value })
        })
        .collect();
    let (first, last) = (known.first()?, known.last()?);
    let top = known
        .iter()
        .reduce(|best, next| if next.value > best.value { next } else { best })?;
    if top.value == 0.0 {
        return None;
    }
    let falls = top.value >= last.value * TELLING && top.low() > last.high();
    let rises =
        std::ptr::eq(top, last) && last.value >= first.value * TELLING && last.low() > first.high();
    let course = if falls {
        Course::Fell {
            from: top.pair(),
            to: (trailing(&known), last.value),
        }
    } else if rises {
        Course::Rose {
            from: first.pair(),
            to: last.pair(),
        }
    } else {
        let (when, value) = top.pair();
        Course::Highest(when, value)
    };
    Some(Headline::OverTime(OverTime {
        measure,
        place,
        course,
    }))
}

/// Two periods: as over time, unless they are about the same.
pub(super) fn two_periods(
    measure: Measure,
    place: Option<String>,
    told: [Told; 2],
) -> Option<Headline> {
    let [before, after] = [told[0].figure.value?, told[1].figure.value?];
    let close = before.max(after) < before.min(after) * TELLING;
    if close && before > 0.0 {
        let [first, second] = told.map(|told| told.when);
        return Some(Headline::OverTime(OverTime {
            measure,
            place,
            course: Course::Alike((first, before), (second, after)),
        }));
    }
    over_time(measure, place, &told)
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
