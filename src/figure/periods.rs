//! Periods of sums as a chart draws them.

use chrono::Datelike;

use crate::analysis::PartialPeriod;
use crate::chart::{AxisPeriod, Bar, Estimate, Language};
use crate::query::{Measure, Span, Sums, TollSum, Unit};

/// A period by its number, as a chart needs it.
pub(super) fn calendar_period(unit: Unit, index: i64) -> AxisPeriod {
    let Some((first, _)) = unit.days(index) else {
        return AxisPeriod::Category;
    };
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let (year, month) = (first.year(), small(first.month()));
    match unit {
        Unit::Year => AxisPeriod::Year(year),
        Unit::Quarter => AxisPeriod::Quarter(year, small(first.month0() / 3 + 1)),
        Unit::Month => AxisPeriod::Month(year, month),
        Unit::IsoWeek | Unit::EpiWeek => unit
            .week(index)
            .map_or(AxisPeriod::Category, |(year, week)| {
                AxisPeriod::Week(year, small(week))
            }),
        Unit::Day => AxisPeriod::Day(year, month, small(first.day())),
        Unit::Weekday => AxisPeriod::Category,
    }
}

/// The bar of a period.
pub(super) fn bar(
    (unit, index): (Unit, i64),
    sums: &Sums,
    measure: Measure,
    partial: &[PartialPeriod],
    language: Language,
) -> Bar {
    Bar {
        period: calendar_period(unit, index),
        label: unit.label(index),
        figure: estimate(sums, measure),
        partial: partial_label(partial, index, language),
        unknown: unknown(sums, measure),
    }
}

/// A sum with its range.
pub(super) fn estimate(sums: &Sums, measure: Measure) -> Estimate {
    let toll = sums.toll(measure);
    Estimate {
        value: sums.value(measure),
        low: toll.and_then(TollSum::low),
        high: toll.and_then(TollSum::high),
    }
}

/// Incidents whose toll a sum does not hold; a share of one counts as one.
pub(super) fn unknown(sums: &Sums, measure: Measure) -> u64 {
    sums.toll(measure)
        .map_or(0, |toll| toll.unknown().ceil().max(0.0) as u64)
}

/// "to 21 Jan", when the period of that number is covered in part.
pub(super) fn partial_label(
    partial: &[PartialPeriod],
    index: i64,
    language: Language,
) -> Option<String> {
    let partial = partial.iter().find(|partial| partial.index == index)?;
    let Span { first, last } = partial.covered;
    let (cut_first, cut_last) = (first > partial.whole.first, last < partial.whole.last);
    Some(language.part(
        cut_first.then_some(first),
        (cut_last || !cut_first).then_some(last),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_stand_in_the_calendar() {
        let day = chrono::NaiveDate::from_ymd_opt(2018, 2, 12).unwrap();
        for (unit, period) in [
            (Unit::Year, AxisPeriod::Year(2018)),
            (Unit::Quarter, AxisPeriod::Quarter(2018, 1)),
            (Unit::Month, AxisPeriod::Month(2018, 2)),
            (Unit::IsoWeek, AxisPeriod::Week(2018, 7)),
            (Unit::EpiWeek, AxisPeriod::Week(2018, 7)),
            (Unit::Day, AxisPeriod::Day(2018, 2, 12)),
            (Unit::Weekday, AxisPeriod::Category),
        ] {
            assert_eq!(calendar_period(unit, unit.index(day)), period, "{unit:?}");
        }
    }
}
