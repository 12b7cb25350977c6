//! One cumulative line a year.

use chrono::Datelike;

use super::finding::{noun, place};
use super::incidents::{Selected, total};
use super::titles::Usual;
use super::{DrawnFigure, FigureData, FigureSpec};
use crate::chart::{Chart, Kind, Season, SeasonRole, SeasonYear};
use crate::error::{Error, Result};
use crate::query::{Span, Unit, parse_span};
use crate::table::{Cell, CellKind, Row, Table, TableColumn, decimal};
use crate::words::long_day;

/// One year, summed day by day.
struct Year {
    number: i32,
    /// Covered days.
    days: Span,
    /// Whether that is all of it.
    whole: bool,
    /// Days with incidents and the sum up to then.
    sums: Vec<(u16, f64)>,
    unknown: usize,
}

impl Year {
    fn new(year: i32, days: Span, selected: &Selected) -> Self {
        let mut sums: Vec<(u16, f64)> = Vec::new();
        let (mut sum, mut unknown) = (0.0, 0);
        for incident in &selected.incidents {
            if !days.contains(incident.day) {
                continue;
            }
            match incident.value {
                Some(value) => sum += value,
                None => unknown += 1,
            }
            let day = calendar_day(incident.day);
            match sums.last_mut().filter(|(last, _)| *last == day) {
                Some((_, at)) => *at = sum,
                None => sums.push((day, sum)),
            }
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
            unknown,
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
fn calendar_day(day: chrono::NaiveDate) -> u16 {
    let leap = chrono::NaiveDate::from_ymd_opt(2000, day.month(), day.day());
    let ordinal = leap.map_or(day.ordinal(), |day| day.ordinal());
    u16::try_from(ordinal).unwrap_or(366)
}

impl FigureSpec {
    pub(super) fn season(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        let selected = self.select(data)?;
        let window = selected.window;
        let baseline = self.season_baseline()?;
        let years: Vec<Year> = (window.first.year()..=window.last.year())
            .filter_map(|year| {
                let (first, last) = Unit::Year.days(i64::from(year))?;
                let days = (Span { first, last }).intersect(window)?;
                // A year whose beginning is not covered has no sum from 1 January.
                (days.first == first).then(|| Year::new(year, days, &selected))
            })
            .collect();
        if years.is_empty() {
            return Err(Error::records(
                "no year is covered from 1 January, so that none can be summed",
            )
            .value(window.to_string())
            .hint_fields(
                "say with {} which days the data cover, or look at more years",
                ["coverage"],
            ));
        }
        let present = years.last().map(|year| year.number);
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
        let lines = years
            .iter()
            .map(|year| SeasonYear {
                label: if year.whole {
                    year.number.to_string()
                } else {
                    let part = data.language.part(None, Some(year.days.last));
                    format!("{} {part}", year.number)
                },
                role: if Some(year.number) == present {
                    SeasonRole::Present
                } else if Some(year.number) == baseline {
                    SeasonRole::Baseline
                } else {
                    SeasonRole::Other
                },
                points: year.sums.clone(),
            })
            .collect();
        let title = finding(self, data, &years, baseline);
        let unknown: usize = years.iter().map(|year| year.unknown).sum();
        let shown = (unknown > 0).then(|| format!("{unknown} of unknown toll are not summed"));
        Ok(DrawnFigure {
            chart: Chart {
                titles: self.titles(
                    data,
                    &Usual {
                        title,
                        subtitle: format!(
                            "{}, summed from 1 January, {} to {}",
                            self.measure().label(),
                            long_day(window.first),
                            long_day(window.last)
                        ),
                        shown,
                        total: total(&selected),
                    },
                ),
                kind: Kind::Season(Season {
                    y_label: self.measure().label().to_owned(),
                    years: lines,
                }),
            },
            table: table(&years, self),
            notes: selected.notes,
        })
    }

    fn season_baseline(&self) -> Result<Option<i32>> {
        self.baseline
            .as_deref()
            .map(|text| {
                let span = parse_span(text).map_err(|error| error.field("baseline"))?;
                let year = i64::from(span.first.year());
                if Unit::Year.days(year) == Some((span.first, span.last)) {
                    return Ok(span.first.year());
                }
                Err(
                    Error::setting("the lines of this chart are years, and this is none")
                        .field("baseline")
                        .value(text)
                        .hint("write a year: 2018"),
                )
            })
            .transpose()
    }
}

/// "By 21 January, 2021 had 32 killed, against 38 in 2018".
fn finding(
    spec: &FigureSpec,
    data: &FigureData<'_>,
    years: &[Year],
    baseline: Option<i32>,
) -> String {
    let usual = format!("{} by day of the year", spec.measure().label());
    let Some((present, former)) = years.split_last() else {
        return usual;
    };
    let day = calendar_day(present.days.last);
    let own = present.by(day);
    let noun = noun(spec.measure());
    let place = place(data);
    let when = if present.whole {
        String::new()
    } else {
        let full = long_day(present.days.last);
        let year = format!(" {}", present.number);
        format!("By {}, ", full.strip_suffix(&year).unwrap_or(&full))
    };
    let had = format!(
        "{when}{} had {} {noun}{place}",
        present.number,
        decimal(own, 0)
    );
    let against = former.iter().find(|year| Some(year.number) == baseline);
    if let Some(year) = against {
        return format!(
            "{had}, against {} in {}",
            decimal(year.by(day), 0),
            year.number
        );
    }
    if former.is_empty() {
        return had;
    }
    let mean = former.iter().map(|year| year.by(day)).sum::<f64>() / former.len() as f64;
    format!("{had}; the years before, {} on average", decimal(mean, 1))
}

fn table(years: &[Year], spec: &FigureSpec) -> Table {
    let number = CellKind::Number { decimals: 0 };
    let rows = years.iter().flat_map(|year| {
        year.sums.iter().map(|(day, sum)| Row {
            cells: vec![
                Cell::Number(f64::from(year.number)),
                Cell::Number(f64::from(*day)),
                Cell::Number(*sum),
            ],
            total: false,
        })
    });
    Table {
        title: String::new(),
        columns: vec![
            TableColumn::new("year", "Year", number),
            TableColumn::new("day_of_leap_year", "Day of the year", number),
            TableColumn::new(
                &format!("{}_so_far", spec.measure().name()),
                "Sum so far",
                number,
            ),
        ],
        rows: rows.collect(),
        notes: Vec::new(),
    }
}
