//! The days of each year as a grid.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::kind_options::{KindOptions, MEASURE, columns_of};
use super::ranged::Ranged;
use super::single_incidents;
use super::summed_incidents::{DaySums, check_measure, not_summed, summed_events, unknown};
use crate::chart::{CalendarChart, CalendarYear};
use crate::error::Result;
use crate::query::{Measure, Span, Sums, Unit};
use crate::schema::Column;
use crate::table::{Cell, CellKind, Row, Table, TableColumn};
use crate::words::{Amount, ChartSubject, Headline, Loss, NotDrawn};

/// Options of a calendar.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct CalendarFigure {
    /// What is drawn: incidents, killed (when left out), injured, casualties
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,
}

/// Days with incidents; a day is unknown when no toll of it is known.
type Days = BTreeMap<NaiveDate, Option<f64>>;

impl KindOptions for CalendarFigure {
    fn columns(&self) -> Vec<Column> {
        let mut columns = columns_of(self.measure.unwrap_or(MEASURE), None);
        columns.extend(single_incidents::COLUMNS);
        columns
    }

    fn validate(&self) -> Result<()> {
        check_measure(self.measure.unwrap_or(MEASURE))
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let measure = self.measure.unwrap_or(MEASURE);
        let summed = summed_events(measure, data)?;
        let DaySums {
            days: sums,
            undated,
        } = summed.days()?;
        let days: Days = sums
            .iter()
            .map(|(day, sums)| (*day, sums.value(measure)))
            .collect();
        let not_known = sums.iter().map(|(_, sums)| unknown(sums, measure)).sum();
        let worst = surely_worst(&sums, &undated.plus(summed.summaries), measure);
        Ok(FigureFinding {
            headline: worst.map(|(day, value)| Headline::WorstDay {
                day,
                measure,
                value,
            }),
            subject: ChartSubject::ByDay(measure),
            window: Some(summed.window),
            incidents: sums.iter().map(|(_, sums)| sums.incidents).sum::<f64>() + undated.incidents,
            not_drawn: Loss::of(&undated, measure)
                .map(NotDrawn::Undated)
                .into_iter()
                .chain(not_summed(not_known))
                .collect(),
            body: CalendarChart {
                value_label: measure.label().to_owned(),
                years: years(&days, summed.window),
            }
            .into(),
            table: table(&days, measure)?,
            left_out: summed.left_out,
        })
    }
}

/// The day that had most whichever estimates are right and on whichever days those
/// without one were, the events of summary rows too; none when that is not certain.
fn surely_worst(
    days: &[(NaiveDate, Sums)],
    undated: &Sums,
    measure: Measure,
) -> Option<(NaiveDate, Amount)> {
    let days: Vec<(NaiveDate, Ranged)> = days
        .iter()
        .map(|(day, sums)| (*day, Ranged::of(sums, measure)))
        .collect();
    let value = |ranged: &Ranged| ranged.value.unwrap_or(0.0);
    let (day, worst) = days.iter().reduce(|worst, next| {
        if value(&next.1) > value(&worst.1) {
            next
        } else {
            worst
        }
    })?;
    let anywhere = Ranged::of(undated, measure).most()?;
    let certain = |(rival, ranged): &(NaiveDate, Ranged)| {
        rival == day
            || ranged
                .most()
                .is_some_and(|most| most + anywhere < worst.fewest())
    };
    let surely = anywhere < worst.fewest() && days.iter().all(certain);
    Some((*day, worst.amount(anywhere)?)).filter(|_| surely)
}

fn years(days: &Days, window: Span) -> Vec<CalendarYear> {
    (window.first.year()..=window.last.year())
        .filter_map(|year| {
            let (first, last) = Unit::Year.days(i64::from(year))?;
            let Span { first, last } = (Span { first, last }).intersect(window)?;
            let days = days.range(first..=last);
            Some(CalendarYear {
                year,
                first,
                last,
                days: days.map(|(day, value)| (*day, *value)).collect(),
            })
        })
        .collect()
}

fn table(days: &Days, measure: Measure) -> Result<Table> {
    let number = CellKind::Number { decimals: 0 };
    Table::new(
        "",
        vec![
            TableColumn::text("day", "Day"),
            TableColumn::new(measure.name(), measure.label(), number),
        ],
        days.iter()
            .map(|(day, value)| {
                Row::of(vec![
                    Cell::Text(day.to_string()),
                    value.map_or(Cell::Blank, Cell::Number),
                ])
            })
            .collect(),
    )
}
