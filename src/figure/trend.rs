//! Counts over time and when their rate changed.

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::kind_options::KindOptions;
use super::notes::notes;
use super::periods::calendar_period;
use crate::analysis::{Trend, TrendOptions, TrendPeriod, trend};
use crate::chart::{Bar, ChangeBand, Estimate, Language, RateStep, TrendChart};
use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::estimate::pelt::{Options, Penalty};
use crate::query::{Measure, Span, Unit};
use crate::schema::Column;
use crate::table::rounded;
use crate::words::{ChartSubject, Headline, change_band, mean_rate};

/// Options of a trend.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct TrendFigure {
    /// Incidents, which is all that a trend is of: tolls come in clusters
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE", hide = true))]
    pub measure: Option<Measure>,

    /// Length of the periods: year, quarter, month (when left out), isoweek, epiweek, day
    #[cfg_attr(feature = "cli", arg(long, value_name = "UNIT"))]
    pub per: Option<Unit>,

    /// Words at a day; repeat for several
    #[cfg_attr(feature = "cli", arg(long, value_name = "DATE=TEXT"))]
    pub annotate: Vec<String>,
}

impl KindOptions for TrendFigure {
    fn columns(&self) -> Vec<Column> {
        Measure::Incidents.columns().to_vec()
    }

    fn validate(&self) -> Result<()> {
        match self.measure {
            None | Some(Measure::Incidents) => Ok(()),
            Some(_) => Err(
                Error::setting("a trend is of incidents: tolls come in clusters")
                    .field("measure")
                    .hint("leave the measure out"),
            ),
        }
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
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
        let window = trend.periods.first().zip(trend.periods.last());
        let window = window.map(|(first, last)| Span {
            first: first.days.first,
            last: last.days.last,
        });
        Ok(FigureFinding {
            headline: headline(&trend, data.place()),
            subject: ChartSubject::Rates(unit),
            window,
            incidents: trend.incidents as f64,
            not_drawn: Vec::new(),
            body: TrendChart {
                notes: notes(&self.annotate, unit, window)?,
                ..chart(&trend, data.language)
            }
            .into(),
            table: trend.table(),
            left_out: trend.left_out,
        })
    }
}

/// The number of a period.
fn index(unit: Unit, period: &TrendPeriod) -> i64 {
    unit.index(period.days.first)
}

fn headline(trend: &Trend, place: Option<String>) -> Option<Headline> {
    if trend.incidents == 0 {
        return Some(Headline::NoIncidents { place });
    }
    let Some(change) = trend.changes.last() else {
        return Some(Headline::NoRateChange { place });
    };
    Some(Headline::RateChange {
        place,
        unit: trend.unit,
        before: change.before,
        after: change.after,
        last_of_old: index(trend.unit, trend.periods.get(change.position)?),
    })
}

fn chart(trend: &Trend, language: Language) -> TrendChart {
    let bar = |(position, period): (usize, &TrendPeriod)| {
        let index = index(trend.unit, period);
        Bar {
            period: calendar_period(trend.unit, index),
            label: trend.unit.label(index),
            figure: Estimate::exact(period.incidents as f64),
            partial: (!period.complete).then(|| match position {
                0 => language.part(Some(period.days.first), None),
                _ => language.part(None, Some(period.days.last)),
            }),
            unknown: 0,
        }
    };
    let regimes = trend.regimes.iter().map(|regime| RateStep {
        first: regime.segment.start,
        last: regime.segment.end.saturating_sub(1),
        rate: regime.segment.rate,
        label: rounded(regime.segment.rate),
    });
    let changes = trend.changes.iter().map(|change| {
        let (first, last) = match &change.credible {
            Ok(range) => (range.first_position, range.last_position),
            Err(_) => (change.position, change.position),
        };
        ChangeBand { first, last }
    });
    TrendChart {
        y_label: Measure::Incidents.label().to_owned(),
        rate_label: mean_rate(trend.unit),
        band_label: change_band(trend.level),
        bars: trend.periods.iter().enumerate().map(bar).collect(),
        regimes: regimes.collect(),
        changes: changes.collect(),
        remarks: trend.last_change().into_iter().collect(),
        notes: Vec::new(),
    }
}
