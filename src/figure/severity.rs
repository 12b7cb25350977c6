//! How severe incidents are: the distribution of their tolls.

use super::titles::Usual;
use super::{DrawnFigure, FigureData, FigureSpec};
use crate::analysis::{Severity, SeverityOptions, severity};
use crate::chart::{self, Chart, Curve, Kind, PointLabel};
use crate::error::Result;
use crate::estimate::random::Resampling;
use crate::estimate::tail::{REPLICATES, TailFit};
use crate::query::{Measure, Sums};
use crate::table::{grouped, rounded};
use crate::words::long_day;

/// Points of a fitted line.
const STEPS: u32 = 60;

impl FigureSpec {
    pub(super) fn severity(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let severity = severity(
            data.frame,
            &SeverityOptions {
                filter: data.filter.clone(),
                measure: self.measure(),
                coverage: data.coverage,
                threshold: None,
                resampling: Resampling {
                    replicates: REPLICATES,
                    ..Resampling::default()
                },
            },
        )?;
        let total = Sums::of_incidents(severity.known as f64);
        let days = severity.days;
        let unknown = (severity.unknown > 0).then(|| {
            format!(
                "{} more of unknown toll are not drawn",
                grouped(severity.unknown as f64)
            )
        });
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title: headline(&severity),
                        subtitle: format!(
                            "How many are {} in an incident, {} to {}",
                            words(severity.measure),
                            long_day(days.first),
                            long_day(days.last)
                        ),
                        shown: unknown,
                        total,
                    },
                ),
                kind: Kind::Severity(drawn(&severity)),
            },
            table: severity.table(),
            notes: severity.left_out,
        })
    }
}

/// "One incident in ten had 70 or more killed, the worst 324".
fn headline(severity: &Severity) -> String {
    let what = words(severity.measure);
    let mut tolls = severity.tolls.clone();
    tolls.sort_unstable();
    let (Some(worst), true) = (tolls.last(), tolls.len() >= 10) else {
        return format!("How many are {what} in an incident");
    };
    let tenth = tolls[tolls.len() - tolls.len() / 10];
    format!(
        "One incident in ten had {} or more {what}, the worst {}",
        grouped(tenth as f64),
        grouped(*worst as f64)
    )
}

fn words(measure: Measure) -> &'static str {
    match measure {
        Measure::Injured => "injured",
        Measure::Casualties => "killed or injured",
        _ => "killed",
    }
}

fn drawn(severity: &Severity) -> chart::Severity {
    let what = words(severity.measure);
    let points = severity.distribution();
    let share = |toll: u64| {
        points
            .iter()
            .find(|point| point.toll == toll)
            .map_or(0.0, |point| point.share)
    };
    let labels = severity
        .largest
        .iter()
        .map(|incident| {
            let place = incident
                .place
                .as_ref()
                .map(|place| format!("{place}, "))
                .unwrap_or_default();
            PointLabel {
                toll: incident.toll as f64,
                share: share(incident.toll),
                text: format!(
                    "{place}{}: {}",
                    long_day(incident.date),
                    grouped(incident.toll as f64)
                ),
            }
        })
        .collect();
    chart::Severity {
        x_label: format!("{what} in an incident"),
        y_label: format!("Share of incidents with at least so many {what}"),
        or_more: "or more".to_owned(),
        points: points
            .iter()
            .map(|point| (point.toll as f64, point.share))
            .collect(),
        tail_from: severity.fit.as_ref().ok().map(|fit| fit.law.xmin as f64),
        lines: severity.fit.iter().map(|fit| line(fit, severity)).collect(),
        labels,
    }
}

/// The fitted law from where the tail begins to the largest toll.
fn line(fit: &TailFit, severity: &Severity) -> Curve {
    let share = fit.tail_incidents as f64 / severity.known as f64;
    let first = fit.law.xmin as f64;
    let largest = severity
        .largest
        .first()
        .map_or(first, |top| top.toll as f64);
    let points = (0..=STEPS)
        .map(|step| {
            let toll = first * (largest / first).powf(f64::from(step) / f64::from(STEPS));
            let toll = toll.round().max(first);
            (toll, share * fit.law.survival(toll as u64))
        })
        .collect();
    Curve {
        label: format!(
            "power law from {} on, exponent {}",
            grouped(first),
            rounded(fit.law.alpha)
        ),
        points,
    }
}
