//! What the bars of a timeline are made of.

use std::collections::BTreeMap;

use super::figure_data::FigureData;
use crate::chart::BarPart;
use crate::error::{Error, Result};
use crate::query::{Dimension, Key, Measure, Unit};

/// Parts with a colour of their own; the rest is one more.
const PARTS: usize = 5;

/// Refuses parts that are periods, and measures that are no sum of parts.
pub(super) fn check(stack: Option<Dimension>, measure: Measure) -> Result<()> {
    if let Some(Dimension::Time(unit)) = stack {
        return Err(
            Error::setting("bars are made of places or kinds, not of periods")
                .field("stack")
                .value(unit.name())
                .hint("for example attack_type or admin1"),
        );
    }
    if stack.is_some() && !measure.adds_up() {
        return Err(Error::setting("this measure is no sum of parts")
            .field("stack")
            .value(measure.name())
            .hint("choose incidents, killed, injured or casualties"));
    }
    Ok(())
}

/// The parts of the bars of these periods, the largest first.
pub(super) fn parts(
    stack: Dimension,
    measure: Measure,
    (unit, periods): (Unit, &[i64]),
    data: &FigureData<'_>,
) -> Result<Vec<BarPart>> {
    let plan = data.plan(measure, vec![stack, Dimension::Time(unit)]);
    let summary = plan.run(data.frame)?;
    let places: BTreeMap<i64, usize> = periods
        .iter()
        .enumerate()
        .map(|(at, index)| (*index, at))
        .collect();
    let mut parts: BTreeMap<String, Vec<f64>> = BTreeMap::new();
    for group in &summary.groups {
        let [name, Key::Period(_, index)] = &group.keys[..] else {
            continue;
        };
        if let Some(at) = places.get(index) {
            let values = parts
                .entry(name.label())
                .or_insert_with(|| vec![0.0; periods.len()]);
            values[*at] += group.sums.value(measure).unwrap_or(0.0);
        }
    }
    let mut parts: Vec<BarPart> = parts
        .into_iter()
        .map(|(name, values)| BarPart { name, values })
        .collect();
    let sum = |part: &BarPart| part.values.iter().sum::<f64>();
    parts.retain(|part| sum(part) > 0.0);
    parts.sort_by(|a, b| sum(b).total_cmp(&sum(a)).then_with(|| a.name.cmp(&b.name)));
    if parts.len() > PARTS + 1 {
        let rest = parts.split_off(PARTS);
        let values = (0..periods.len())
            .map(|at| rest.iter().map(|part| part.values[at]).sum())
            .collect();
        parts.push(BarPart {
            name: format!("{} others", rest.len()),
            values,
        });
    }
    Ok(parts)
}
