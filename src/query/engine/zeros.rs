//! Periods without incidents are true zeros.

use std::collections::{BTreeSet, HashSet};

use chrono::Days;

use super::group::CodedGroups;
use crate::error::Result;
use crate::limits::GROUPS;
use crate::query::{Dimension, Span, Sums, Unit};

/// Adds groups of no incidents: every period of `window` for every combination
/// of texts that occurs.
pub(super) fn add(groups: &mut CodedGroups, dimensions: &[Dimension], window: Span) -> Result<()> {
    let units: Vec<Option<Unit>> = dimensions
        .iter()
        .map(|dimension| match dimension {
            Dimension::Time(unit) => Some(*unit),
            Dimension::Text(_) => None,
        })
        .collect();
    if units.iter().all(Option::is_none) {
        return Ok(());
    }
    let periods = periods_of(&units, window)?;
    let places = places_of(groups, &units);
    refuse_too_many(periods.len(), places.len())?;
    let found: HashSet<Vec<i64>> = (0..groups.len())
        .map(|group| groups.codes(group).to_vec())
        .collect();
    for place in &places {
        for period in &periods {
            let codes = merged(&units, place, period);
            if !found.contains(&codes) {
                groups.push(&codes, Sums::default());
            }
        }
    }
    Ok(())
}

/// Every combination of periods that some day of `window` has.
fn periods_of(units: &[Option<Unit>], window: Span) -> Result<BTreeSet<Vec<i64>>> {
    for unit in units
        .iter()
        .flatten()
        .filter(|unit| **unit != Unit::Weekday)
    {
        unit.allow_periods(window)
            .map_err(|error| error.field("by"))?;
    }
    Ok((0..window.days())
        .map(|day| {
            let date = window.first + Days::new(day);
            units
                .iter()
                .flatten()
                .map(|unit| unit.index(date))
                .collect()
        })
        .collect())
}

/// Every combination of texts that occurs: one of none when all is time.
fn places_of(groups: &CodedGroups, units: &[Option<Unit>]) -> BTreeSet<Vec<i64>> {
    if units.iter().all(Option::is_some) {
        return BTreeSet::from([Vec::new()]);
    }
    (0..groups.len())
        .map(|group| {
            let codes = groups.codes(group).iter().zip(units);
            codes
                .filter(|(_, unit)| unit.is_none())
                .map(|(code, _)| *code)
                .collect()
        })
        .collect()
}

/// The codes of a place and a period, each at its dimension.
fn merged(units: &[Option<Unit>], place: &[i64], period: &[i64]) -> Vec<i64> {
    let (mut place, mut period) = (place.iter(), period.iter());
    units
        .iter()
        .filter_map(|unit| {
            let codes = if unit.is_some() {
                &mut period
            } else {
                &mut place
            };
            codes.next().copied()
        })
        .collect()
}

fn refuse_too_many(periods: usize, places: usize) -> Result<()> {
    let rows = periods.saturating_mul(places);
    let wrong =
        format!("the table would have too many rows ({periods} periods of {places} places)");
    GROUPS.allow(rows as u64, &wrong).map_err(|error| {
        error.field("by").hint_fields(
            "choose coarser dimensions, filter by {}, {} or {}, or raise the {} groups",
            ["from", "to", "place", "limit"],
        )
    })
}
