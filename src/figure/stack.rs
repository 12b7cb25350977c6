//! What the bars of a timeline are made of.

use std::collections::BTreeMap;

use super::{FigureData, FigureSpec};
use crate::chart::{Bar, Part};
use crate::error::{Error, Result};
use crate::query::{Dimension, Key, Measure};

/// Parts with a colour of their own; the rest is one more.
const PARTS: usize = 5;

impl FigureSpec {
    /// The parts, the largest first; none without a dimension.
    pub(super) fn parts(&self, data: &FigureData<'_>, bars: &[Bar]) -> Result<Vec<Part>> {
        let Some(stack) = self.stack else {
            return Ok(Vec::new());
        };
        if matches!(
            self.measure(),
            Measure::MaxKilled | Measure::KilledPerIncident
        ) {
            return Err(Error::setting("this measure is no sum of parts")
                .field("stack")
                .value(self.measure().name())
                .hint("choose incidents, killed, injured or casualties"));
        }
        let plan = self.plan(data, vec![stack, Dimension::Time(self.per())]);
        let summary = plan.run(data.frame)?;
        let mut parts: BTreeMap<String, Vec<f64>> = BTreeMap::new();
        for group in &summary.groups {
            let [name, Key::Period(unit, index)] = &group.keys[..] else {
                continue;
            };
            let label = unit.label(*index);
            if let Some(at) = bars.iter().position(|bar| bar.label == label) {
                let values = parts
                    .entry(name.label())
                    .or_insert_with(|| vec![0.0; bars.len()]);
                values[at] += group.sums.value(self.measure()).unwrap_or(0.0);
            }
        }
        let mut parts: Vec<Part> = parts
            .into_iter()
            .map(|(name, values)| Part { name, values })
            .collect();
        let sum = |part: &Part| part.values.iter().sum::<f64>();
        parts.retain(|part| sum(part) > 0.0);
        parts.sort_by(|a, b| sum(b).total_cmp(&sum(a)).then_with(|| a.name.cmp(&b.name)));
        if parts.len() > PARTS + 1 {
            let rest = parts.split_off(PARTS);
            let values = (0..bars.len())
                .map(|at| rest.iter().map(|part| part.values[at]).sum())
                .collect();
            parts.push(Part {
                name: format!("{} others", rest.len()),
                values,
            });
        }
        Ok(parts)
    }
}
