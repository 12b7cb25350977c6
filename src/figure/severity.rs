//! How severe incidents are: the distribution of their tolls.

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::kind_options::{KindOptions, MEASURE, columns_of};
use crate::analysis::{LargestIncident, Severity, SeverityOptions, severity};
use crate::chart::{Curve, PointLabel, SeverityChart};
use crate::error::Result;
use crate::estimate::tail::TailFit;
use crate::query::{Measure, PLACES};
use crate::schema::Column;
use crate::words::{
    ChartSubject, Headline, NotDrawn, OR_MORE, dated_toll, power_law, severity_distribution,
    share_of_incidents, toll_of_incident,
};

/// Points of a fitted line.
const STEPS: u32 = 60;
/// Fewer incidents than this have no toll that one in ten reaches.
const LEAST: usize = 10;

/// Options of a chart of severities.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct SeverityFigure {
    /// Whose distribution is drawn: killed (when left out), injured, casualties
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,
}

impl KindOptions for SeverityFigure {
    fn columns(&self) -> Vec<Column> {
        let mut columns = columns_of(self.measure.unwrap_or(MEASURE), None);
        columns.extend(PLACES);
        columns
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let severity = severity(
            data.frame,
            &SeverityOptions {
                filter: data.filter.clone(),
                coverage: data.coverage,
                ..SeverityOptions::of(self.measure.unwrap_or(MEASURE))
            },
        )?;
        let unknown =
            (severity.unknown > 0).then_some(NotDrawn::UnknownInDistribution(severity.unknown));
        Ok(FigureFinding {
            headline: one_in_ten(&severity),
            subject: ChartSubject::PerIncident(severity.measure),
            window: Some(severity.days),
            incidents: severity.known as f64,
            not_drawn: unknown.into_iter().collect(),
            body: chart(&severity).into(),
            table: severity_distribution(&severity)?,
            left_out: severity.left_out,
        })
    }
}

/// The toll that one incident in ten reaches, when there are enough.
fn one_in_ten(severity: &Severity) -> Option<Headline> {
    let mut tolls = severity.tolls.clone();
    tolls.sort_unstable();
    let worst = *tolls.last().filter(|_| tolls.len() >= LEAST)?;
    Some(Headline::OneInTen {
        measure: severity.measure,
        toll: tolls[tolls.len() - tolls.len() / 10],
        worst,
        of_known: severity.unknown > 0,
        by_best: severity.estimates_differ,
    })
}

fn chart(severity: &Severity) -> SeverityChart {
    let points = severity.distribution();
    let share = |toll: u64| {
        points
            .iter()
            .find(|point| point.toll == toll)
            .map_or(0.0, |point| point.share)
    };
    let label = |incident: &LargestIncident| PointLabel {
        toll: incident.toll as f64,
        share: share(incident.toll),
        text: dated_toll(incident.place.as_deref(), incident.date, incident.toll),
    };
    SeverityChart {
        x_label: toll_of_incident(severity.measure),
        y_label: share_of_incidents(severity.measure),
        or_more: OR_MORE.to_owned(),
        tail_from: severity.fit.as_ref().ok().map(|fit| fit.law.xmin as f64),
        lines: severity.fit.iter().map(|fit| line(fit, severity)).collect(),
        labels: severity.largest.iter().map(label).collect(),
        points: points
            .iter()
            .map(|point| (point.toll as f64, point.share))
            .collect(),
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
        label: power_law(fit.law.xmin, fit.law.alpha),
        points,
    }
}
