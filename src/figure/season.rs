//! One cumulative line a year.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::kind_options::{KindOptions, MEASURE, columns_of};
use super::periods::estimate;
use super::single_incidents;
use super::summed_incidents::{DaySums, check_measure, not_summed, summed, unknown};
use crate::chart::{Language, SeasonChart, SeasonRole, SeasonYear};
use crate::error::{Error, Result};
use crate::query::{Measure, Span, Sums, Unit, parse_span};
use crate::schema::Column;
use crate::table::{Cell, CellKind, Row, Table, TableColumn};
use crate::words::{ChartSubject, Headline, Loss, NotDrawn, SoFar, SoFarAgainst};

/// Options of a chart of years.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct SeasonFigure {
    /// What is summed: incidents, killed (when left out), injured, casualties
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// Year that the present is set against
    #[cfg_attr(feature = "cli", arg(long, value_name = "YEAR"))]
    pub baseline: Option<String>,
}

impl KindOptions for SeasonFigure {
    fn columns(&self) -> Vec<Column> {
        let mut columns = columns_of(self.measure.unwrap_or(MEASURE), None);
        columns.extend(single_incidents::COLUMNS);
        columns
    }

    fn validate(&self) -> Result<()> {
        check_measure(self.measure.unwrap_or(MEASURE))?;
        baseline_year(self.baseline.as_deref()).map(drop)
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let measure = self.measure.unwrap_or(MEASURE);
        let baseline = baseline_year(self.baseline.as_deref())?;
        let summed = summed(measure, data)?;
        let window = summed.window;
        let DaySums { days, undated } = summed.days()?;
        let years = year_sums(&days, window, measure);
        let Some(present) = years.last() else {
            return Err(Error::records(
                "no year is covered from 1 January, so that none can be summed",
            )
            .value(window.to_string())
            .hint_fields(
                "say with {} which days the data cover, or look at more years",
                ["coverage"],
            ));
        };
        if let Some(wanted) = baseline
            && !years.iter().any(|year| year.number == wanted)
        {
            return Err(
                Error::records("the data do not cover this year from its first day")
                    .field("baseline")
                    .value(wanted.to_string())
                    .hint(format!("they cover {} to {}", window.first, window.last)),
            );
        }
        let role = |year: i32| {
            if year == present.number {
                SeasonRole::Present
            } else if Some(year) == baseline {
                SeasonRole::Baseline
            } else {
                SeasonRole::Other
            }
        };
        let lines = years
            .iter()
            .map(|year| year.line(role(year.number), data.language))
            .collect();
        let of_part_year = days
            .iter()
            .filter(|(day, _)| !years.iter().any(|year| year.days.contains(*day)))
            .fold(Sums::default(), |all, (_, sums)| all.plus(*sums));
        let not_known = years.iter().map(|year| year.unknown).sum();
        Ok(FigureFinding {
            headline: so_far(measure, data.place(), &years, baseline)
                .filter(|_| undated.incidents == 0.0),
            subject: ChartSubject::SummedOverYear(measure),
            window: Some(window),
            incidents: days.iter().map(|(_, sums)| sums.incidents).sum::<f64>() + undated.incidents,
            not_drawn: Loss::of(&undated, measure)
                .map(NotDrawn::Undated)
                .into_iter()
                .chain(Loss::of(&of_part_year, measure).map(NotDrawn::OfPartYear))
                .chain(not_summed(not_known))
                .collect(),
            body: SeasonChart {
                y_label: measure.label().to_owned(),
                years: lines,
            }
            .into(),
            table: table(&years, measure)?,
            left_out: summed.left_out,
        })
    }
}

/// Reads the year that the present is set against.
fn baseline_year(baseline: Option<&str>) -> Result<Option<i32>> {
    let Some(text) = baseline else {
        return Ok(None);
    };
    let span = parse_span(text).map_err(|error| error.field("baseline"))?;
    let year = span.first.year();
    if Unit::Year.days(i64::from(year)) == Some((span.first, span.last)) {
        return Ok(Some(year));
    }
    Err(
        Error::setting("the lines of this chart are years, and this is none")
            .field("baseline")
            .value(text)
            .hint("write a year: 2018"),
    )
}

/// The years that are covered from their first day: others have no sum from
/// 1 January.
fn year_sums(days: &[(NaiveDate, Sums)], window: Span, measure: Measure) -> Vec<YearSums> {
    (window.first.year()..=window.last.year())
        .filter_map(|year| {
            let (first, last) = Unit::Year.days(i64::from(year))?;
            let covered = (Span { first, last }).intersect(window)?;
            (covered.first == first).then(|| YearSums::new(year, covered, days, measure))
        })
        .collect()
}

/// One year, summed day by day.
struct YearSums {
    number: i32,
    /// Covered days.
    days: Span,
    /// Whether that is all of it.
    whole: bool,
    /// Days with incidents and the sum up to then.
    sums: Vec<(u16, f64)>,
    /// The first day on which a toll is unknown.
    unknown_from: Option<u16>,
    /// The first day on which the estimates differ.
    differ_from: Option<u16>,
    unknown: u64,
    /// Whether there are incidents, and no toll of them is known.
    none_known: bool,
}

impl YearSums {
    fn new(year: i32, days: Span, of_days: &[(NaiveDate, Sums)], measure: Measure) -> Self {
        let mut sums: Vec<(u16, f64)> = Vec::new();
        let (mut sum, mut not_known) = (0.0, 0);
        let (mut unknown_from, mut differ_from) = (None, None);
        let mut known = false;
        for (day, of_day) in of_days.iter().filter(|(day, _)| days.contains(*day)) {
            known |= of_day.value(measure).is_some();
            sum += of_day.value(measure).unwrap_or_default();
            let day = calendar_day(*day);
            let unknown_now = unknown(of_day, measure);
            if unknown_now > 0 {
                unknown_from.get_or_insert(day);
            }
            if !estimate(of_day, measure).is_exact() {
                differ_from.get_or_insert(day);
            }
            not_known += unknown_now;
            sums.push((day, sum));
        }
        let end = calendar_day(days.last);
        if sums.last().is_none_or(|(day, _)| *day < end) {
            sums.push((end, sum));
        }
        let all = Unit::Year.days(i64::from(year));
        Self {
            number: year,
            whole: all == Some((days.first, days.last)),
            days,
            sums,
            unknown_from,
            differ_from,
            unknown: not_known,
            none_known: not_known > 0 && !known,
        }
    }

    fn line(&self, role: SeasonRole, language: Language) -> SeasonYear {
        SeasonYear {
            label: if self.whole {
                self.number.to_string()
            } else {
                let part = language.part(None, Some(self.days.last));
                format!("{} {part}", self.number)
            },
            role,
            // What is unknown is no line along zero.
            points: if self.none_known {
                Vec::new()
            } else {
                self.sums.clone()
            },
        }
    }

    /// The sum up to the same day of the calendar.
    fn by(&self, day: u16) -> f64 {
        self.sums
            .iter()
            .take_while(|(at, _)| *at <= day)
            .last()
            .map_or(0.0, |(_, sum)| *sum)
    }
}

/// The day of a leap year, so that 1 March is one place in all years.
fn calendar_day(day: NaiveDate) -> u16 {
    let leap = NaiveDate::from_ymd_opt(2000, day.month(), day.day());
    let ordinal = leap.map_or(day.ordinal(), |day| day.ordinal());
    u16::try_from(ordinal).unwrap_or(366)
}

/// The present against the baseline, or the mean of the years before, up to the
/// same day; `None` when a toll up to then is unknown in any of them.
fn so_far(
    measure: Measure,
    place: Option<String>,
    years: &[YearSums],
    baseline: Option<i32>,
) -> Option<Headline> {
    let (present, former) = years.split_last()?;
    let day = calendar_day(present.days.last);
    let chosen = former.iter().find(|year| Some(year.number) == baseline);
    let former = chosen.map_or(former, std::slice::from_ref);
    let told = || former.iter().chain([present]);
    let by_then = |from: Option<u16>| from.is_some_and(|from| from <= day);
    if told().any(|year| by_then(year.unknown_from)) {
        return None;
    }
    let one = |year: &YearSums| Some(SoFarAgainst::Year(year.number, year.by(day)));
    let against = match former {
        [] => None,
        [year] => one(year),
        former => {
            let sum: f64 = former.iter().map(|year| year.by(day)).sum();
            Some(SoFarAgainst::MeanBefore(sum / former.len() as f64))
        }
    };
    Some(Headline::SoFar(SoFar {
        measure,
        place,
        year: present.number,
        by: (!present.whole).then_some(present.days.last),
        value: present.by(day),
        against,
        by_best: told().any(|year| by_then(year.differ_from)),
    }))
}

fn table(years: &[YearSums], measure: Measure) -> Result<Table> {
    let number = CellKind::Number { decimals: 0 };
    let rows = years.iter().flat_map(|year| {
        year.sums.iter().map(|(day, sum)| {
            Row::of(vec![
                Cell::Number(f64::from(year.number)),
                Cell::Number(f64::from(*day)),
                Cell::Number(*sum),
            ])
        })
    });
    Table::new(
        "",
        vec![
            TableColumn::new("year", "Year", number),
            TableColumn::new("day_of_leap_year", "Day of the year", number),
            TableColumn::new(&format!("{}_so_far", measure.name()), "Sum so far", number),
        ],
        rows.collect(),
    )
}
