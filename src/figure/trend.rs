//! Counts over time and when their rate changed.

use super::finding::place;
use super::titles::Usual;
use super::{DrawnFigure, FigureData, FigureSpec};
use crate::analysis::{Trend, TrendOptions, trend};
use crate::chart::{self, Bar, Change, Chart, Figure, Kind, Language, Period, Regime};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::estimate::pelt::{Options, Penalty};
use crate::query::{Measure, Span, Sums, Unit};
use crate::table::rounded;
use crate::words::{long_day, period_words};

impl FigureSpec {
    pub(super) fn trend(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        if self
            .measure
            .is_some_and(|measure| measure != Measure::Incidents)
        {
            return Err(
                Error::setting("a trend is of incidents: tolls come in clusters")
                    .field("measure")
                    .hint("leave the measure out"),
            );
        }
        let unit = self.per.unwrap_or(Unit::Month);
        let trend = trend(
            data.frame,
            &TrendOptions {
                filter: data.filter.clone(),
                period: unit,
                allocate: data.allocate,
                coverage: data.coverage,
                penalty: Penalty::default(),
                least_periods: Options::default().least_periods,
                level: Level::P95,
            },
        )?;
        let span = match (trend.periods.first(), trend.periods.last()) {
            (Some(first), Some(last)) => format!(
                "{} to {}",
                long_day(first.days.first),
                long_day(last.days.last)
            ),
            _ => String::new(),
        };
        let first_day = trend.periods.first().zip(trend.periods.last());
        let first_day = first_day.map(|(first, last)| Span {
            first: first.days.first,
            last: last.days.last,
        });
        let total = Sums::of_incidents(trend.incidents as f64);
        let name = unit_name(unit);
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title: headline(&trend, name, &place(data)),
                        subtitle: format!("Incidents per {name} and stretches of one rate, {span}"),
                        shown: None,
                        total,
                    },
                ),
                kind: Kind::Trend(chart::Trend {
                    notes: self.notes(unit, first_day)?,
                    ..drawn(&trend, name, data.language)
                }),
            },
            table: trend.table(),
            notes: trend.left_out,
        })
    }
}

/// "Incidents fell from 4.1 to 0.3 a month after October 2016".
fn headline(trend: &Trend, name: &str, place: &str) -> String {
    if trend.incidents == 0 {
        return format!("No incidents{place} in these days");
    }
    let Some(change) = trend.changes.last() else {
        return format!("No change in the rate of incidents{place} stands out of chance");
    };
    let verb = if change.after < change.before {
        "fell"
    } else {
        "rose"
    };
    format!(
        "Incidents{place} {verb} from {} to {} a {name} after {}",
        rounded(change.before),
        rounded(change.after),
        period_words(trend.unit, &change.last_of_old)
    )
}

fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::IsoWeek | Unit::EpiWeek => "week",
        other => other.name(),
    }
}

fn drawn(trend: &Trend, name: &str, language: Language) -> chart::Trend {
    let bars = trend
        .periods
        .iter()
        .enumerate()
        .map(|(position, period)| Bar {
            period: Period::from_label(&period.period),
            label: period.period.clone(),
            figure: Figure::exact(period.incidents as f64),
            partial: (!period.complete).then(|| {
                if position == 0 {
                    language.part(Some(period.days.first), None)
                } else {
                    language.part(None, Some(period.days.last))
                }
            }),
            unknown: 0,
        })
        .collect();
    let regimes = trend
        .regimes
        .iter()
        .map(|regime| Regime {
            first: regime.segment.start,
            last: regime.segment.end.saturating_sub(1),
            rate: regime.segment.rate,
            label: rounded(regime.segment.rate),
        })
        .collect();
    let changes = trend
        .changes
        .iter()
        .map(|change| match &change.credible {
            Ok(range) => Change {
                first: range.first_position,
                last: range.last_position,
            },
            Err(_) => Change {
                first: change.position,
                last: change.position,
            },
        })
        .collect();
    chart::Trend {
        y_label: "Incidents".to_owned(),
        rate_label: format!("mean per {name}, in a stretch of one rate"),
        band_label: "where the change was (95 % credible)".to_owned(),
        bars,
        regimes,
        changes,
        remarks: trend.last_change().into_iter().collect(),
        notes: Vec::new(),
    }
}
