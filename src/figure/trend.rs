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
use crate::query::{Measure, Span, Unit};
use crate::schema::Column;
use crate::table::rounded;
use crate::words::trend::last_change;
use crate::words::{ChartSubject, Headline, Loss, NotDrawn, change_band, mean_rate, trend_series};

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
                allocate: data.allocate,
                coverage: data.coverage,
                ..TrendOptions::by(unit)
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
            incidents: (trend.incidents + trend.undated) as f64,
            not_drawn: Loss::of_incidents(trend.undated)
                .map(NotDrawn::Undated)
                .into_iter()
                .collect(),
            body: TrendChart {
                notes: notes(&self.annotate, unit, window)?,
                ..chart(&trend, data.language)
            }
            .into(),
            table: trend_series(&trend)?,
            left_out: trend.left_out,
        })
    }
}

/// None when some incidents are dated too vaguely: where they were, nobody knows.
fn headline(trend: &Trend, place: Option<String>) -> Option<Headline> {
    if trend.undated > 0 {
        return None;
    }
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
        last_of_old: change.last_of_old.index,
    })
}

fn chart(trend: &Trend, language: Language) -> TrendChart {
    let bar = |(position, period): (usize, &TrendPeriod)| Bar {
        period: calendar_period(trend.unit, period.period.index),
        label: period.period.label(),
        figure: Estimate::exact(period.incidents as f64),
        partial: (!period.complete).then(|| match position {
            0 => language.part(Some(period.days.first), None),
            _ => language.part(None, Some(period.days.last)),
        }),
        unknown: 0,
    };
    let regimes = trend.regimes.iter().map(|regime| RateStep {
        first: regime.segment.start,
        last: regime.segment.end.saturating_sub(1),
        rate: regime.segment.rate,
        label: rounded(regime.segment.rate),
    });
    let changes = trend.changes.iter().map(|change| ChangeBand {
        first: change.credible.first_position,
        last: change.credible.last_position,
    });
    TrendChart {
        y_label: Measure::Incidents.label().to_owned(),
        rate_label: mean_rate(trend.unit),
        band_label: change_band(trend.level),
        bars: trend.periods.iter().enumerate().map(bar).collect(),
        regimes: regimes.collect(),
        changes: changes.collect(),
        remarks: last_change(trend).into_iter().collect(),
        notes: Vec::new(),
    }
}
