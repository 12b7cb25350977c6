//! Two periods, place by place.

use serde::{Deserialize, Serialize};

use super::estimate::{Estimate, drawable};
use super::preview::{Preview, PreviewBar};
use super::setter::Setter;
use crate::error::Result;

/// Two periods of each place.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pairs {
    /// What is counted ("killed"), written above the axis.
    pub x_label: String,
    /// Name of the first period ("2018").
    pub baseline_label: String,
    /// Name of the second period ("2021 to 21 Jan").
    pub against_label: String,
    /// The places, in the order they are drawn.
    pub rows: Vec<Pair>,
}

/// One line of a comparison.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Pair {
    /// The place.
    pub place: String,
    /// Its figure in the first period.
    pub baseline: Estimate,
    /// Its figure in the second period.
    pub against: Estimate,
    /// A remark, small under the place.
    pub note: Option<String>,
}

impl Pair {
    /// The best estimates that are known.
    pub(super) fn values(&self) -> impl Iterator<Item = f64> + use<> {
        [self.baseline.value, self.against.value]
            .into_iter()
            .flatten()
    }
}

impl Pairs {
    pub(super) fn check(&self) -> Result<()> {
        self.rows.iter().try_for_each(|row| {
            let numbers = row.baseline.numbers().chain(row.against.numbers());
            drawable(&row.place, numbers)
        })
    }

    /// What the picture shows, for people who cannot see it.
    pub(super) fn describe(&self, setter: &Setter) -> String {
        let words = setter.language.words();
        let mut text = words
            .compare
            .replace("{n}", &self.rows.len().to_string())
            .replace("{first}", &self.baseline_label)
            .replace("{last}", &self.against_label);
        for row in self.rows.iter().take(3) {
            text.push(' ');
            text.push_str(&self.tip(row, setter));
            text.push('.');
        }
        text
    }

    /// What a pointer on a place is told.
    pub(super) fn tip(&self, row: &Pair, setter: &Setter) -> String {
        let mut text = format!(
            "{}: {} {}; {} {}",
            row.place,
            self.baseline_label,
            setter.figure(&row.baseline),
            self.against_label,
            setter.figure(&row.against)
        );
        if let Some(note) = &row.note {
            text.push_str("; ");
            text.push_str(note);
        }
        text
    }

    /// Two bars a place.
    pub(super) fn preview(&self) -> Preview {
        let bar = |place: &str, period: &str, figure: Estimate| PreviewBar {
            name: format!("{place}, {period}"),
            value: figure.value,
        };
        let bars = self.rows.iter().flat_map(|row| {
            [
                bar(&row.place, &self.baseline_label, row.baseline),
                bar(&row.place, &self.against_label, row.against),
            ]
        });
        Preview::Bars(bars.collect())
    }
}
