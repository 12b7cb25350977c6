//! A chart as text for a terminal, with the widgets of ratatui: bars, lines,
//! points and sparklines, without colour.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect as Area;
use ratatui_core::symbols::Marker;
use ratatui_core::widgets::Widget;
use ratatui_widgets::barchart::{Bar, BarChart};
use ratatui_widgets::chart::{Axis, Chart as Graph, Dataset, GraphType};
use ratatui_widgets::sparkline::Sparkline;
use unicode_width::UnicodeWidthStr;

use super::language::Language;
use super::spec::{Bar as Period, Chart, Kind, Pair};
use super::spec_days::{CalendarYear, SeasonRole};
use chrono::Datelike;

/// Rows of a graph of lines or points.
const GRAPH: u16 = 18;
/// More bars than this are drawn as a line.
const MOST_BARS: usize = 48;
/// Columns of the longest name.
const NAME: usize = 28;

/// A bar with its name and what is written on it.
struct Lying {
    name: String,
    value: f64,
    text: String,
}

impl Chart {
    /// The chart as lines of text, `width` columns wide (at least 40).
    #[must_use]
    pub fn to_terminal(&self, width: u16, language: Language) -> String {
        let width = width.max(40);
        let mut text = String::new();
        for line in [&self.titles.title, &self.titles.subtitle] {
            if !line.is_empty() {
                text += &format!("{}\n", super::text::printable(line));
            }
        }
        text.push('\n');
        text += &self.body(width, language);
        text.push('\n');
        if !self.titles.source_line.is_empty() {
            text += &format!("{}\n", super::text::printable(&self.titles.source_line));
        }
        text
    }

    fn body(&self, width: u16, language: Language) -> String {
        let words = language.words();
        match &self.kind {
            Kind::Timeline(timeline) | Kind::Range(timeline) => {
                periods(&timeline.bars, width, language)
            }
            Kind::Trend(trend) => periods(&trend.bars, width, language),
            Kind::Rank(rank) => {
                let bars = rank
                    .bars
                    .iter()
                    .map(|bar| lying(&bar.place, bar.figure.value, language));
                lying_bars(&bars.collect::<Vec<_>>(), width, words.no_data)
            }
            Kind::Compare(compare) | Kind::Slope(compare) => {
                let names = [&compare.baseline_label, &compare.against_label];
                let row = |row: &Pair| {
                    let place = &row.place;
                    let values = [row.baseline.value, row.against.value];
                    [0, 1].map(|side| {
                        lying(&format!("{place}, {}", names[side]), values[side], language)
                    })
                };
                let bars: Vec<Lying> = compare.rows.iter().flat_map(row).collect();
                lying_bars(&bars, width, words.no_data)
            }
            Kind::Heatmap(heatmap) => {
                let rows = heatmap
                    .rows
                    .iter()
                    .map(|row| (row.place.clone(), row.cells.clone()));
                sparklines(&rows.collect::<Vec<_>>(), width, words.no_data)
            }
            Kind::Multiples(multiples) => {
                let rows = multiples.panels.iter().map(|panel| {
                    let cells = panel.bars.iter().map(|bar| bar.figure.value);
                    (panel.place.clone(), cells.collect())
                });
                sparklines(&rows.collect::<Vec<_>>(), width, words.no_data)
            }
            Kind::Calendar(calendar) => {
                let rows = calendar.years.iter().map(weeks);
                sparklines(&rows.collect::<Vec<_>>(), width, words.no_data)
            }
            _ => self.graphs(width, language),
        }
    }

    /// Kinds that are lines or points.
    fn graphs(&self, width: u16, language: Language) -> String {
        match &self.kind {
            Kind::Season(season) => {
                let lines: Vec<(String, Vec<(f64, f64)>)> = season
                    .years
                    .iter()
                    .map(|year| {
                        let name = match year.role {
                            SeasonRole::Other => String::new(),
                            _ => year.label.clone(),
                        };
                        let points = year.points.iter().map(|(day, sum)| (f64::from(*day), *sum));
                        (name, std::iter::once((0.0, 0.0)).chain(points).collect())
                    })
                    .collect();
                let months = [language.month(1), language.month(7), language.month(12)];
                graph(
                    &lines,
                    Lines::Joined,
                    width,
                    &months.map(str::to_owned),
                    language,
                )
            }
            Kind::Gaps(gaps) => {
                let points: Vec<(f64, f64)> = gaps
                    .gaps
                    .iter()
                    .map(|gap| {
                        let year = f64::from(gap.end.year());
                        (
                            year + f64::from(gap.end.ordinal0()) / 366.0,
                            f64::from(gap.days),
                        )
                    })
                    .collect();
                let ends = ends(&points, |year| format!("{year:.0}"));
                graph(
                    &[(String::new(), points)],
                    Lines::Points,
                    width,
                    &ends,
                    language,
                )
            }
            Kind::Severity(severity) => {
                let logs = |points: &[(f64, f64)]| -> Vec<(f64, f64)> {
                    points
                        .iter()
                        .filter(|(toll, share)| *toll >= 1.0 && *share > 0.0)
                        .map(|(toll, share)| (toll.log10(), share.log10()))
                        .collect()
                };
                let points = logs(&severity.points);
                let ends = ends(&points, |toll| language.number(10f64.powf(toll).round()));
                graph(
                    &[(String::new(), points)],
                    Lines::Logarithms,
                    width,
                    &ends,
                    language,
                )
            }
            Kind::Map(map) => {
                let points: Vec<(f64, f64)> = map
                    .spots
                    .iter()
                    .map(|spot| (spot.longitude, spot.latitude))
                    .collect();
                let ends = ends(&points, |degrees| format!("{degrees:.1}°"));
                graph(
                    &[(String::new(), points)],
                    Lines::Points,
                    width,
                    &ends,
                    language,
                )
            }
            _ => String::new(),
        }
    }
}

fn lying(name: &str, value: Option<f64>, language: Language) -> Lying {
    Lying {
        name: shorten(&super::text::printable(name)),
        value: value.unwrap_or(0.0),
        text: value.map_or_else(
            || language.words().unknown.to_owned(),
            |value| language.number(value),
        ),
    }
}

/// At most so many columns.
fn shorten(name: &str) -> String {
    if name.width() <= NAME {
        return name.to_owned();
    }
    let mut short = String::new();
    for letter in name.chars() {
        if short.width() + 2 > NAME {
            break;
        }
        short.push(letter);
    }
    short + "…"
}

fn periods(bars: &[Period], width: u16, language: Language) -> String {
    let words = language.words();
    if bars.len() <= MOST_BARS {
        let named = bars.iter().map(|bar| {
            let name = match &bar.partial {
                Some(partial) => format!("{} {partial}", bar.label),
                None => bar.label.clone(),
            };
            lying(&name, bar.figure.value, language)
        });
        return lying_bars(&named.collect::<Vec<_>>(), width, words.no_data);
    }
    let points: Vec<(f64, f64)> = bars
        .iter()
        .enumerate()
        .filter_map(|(at, bar)| Some((super::scale::real(at), bar.figure.value?)))
        .collect();
    let label = |at: usize| {
        bars.get(at)
            .map_or_else(String::new, |bar| bar.label.clone())
    };
    let ends = [label(0), label(bars.len() / 2), label(bars.len() - 1)];
    graph(
        &[(String::new(), points)],
        Lines::Joined,
        width,
        &ends,
        language,
    )
}

/// A row a bar: name, bar, number.
fn lying_bars(bars: &[Lying], width: u16, nothing: &str) -> String {
    if bars.is_empty() {
        return format!("{nothing}\n");
    }
    // Bars are drawn in thousandths of the longest.
    let most = bars
        .iter()
        .map(|bar| bar.value)
        .fold(0.0, f64::max)
        .max(1e-9);
    let numbers = bars.iter().map(|bar| bar.text.width()).max().unwrap_or(0);
    let numbers = u16::try_from(numbers + 1).unwrap_or(10);
    let widgets: Vec<Bar<'_>> = bars
        .iter()
        .map(|bar| {
            let share = (bar.value / most * 1000.0).ceil().clamp(0.0, 1000.0);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "0 to 1000"
            )]
            let share = share as u64;
            Bar::with_label(bar.name.as_str(), share).text_value(String::new())
        })
        .collect();
    let rows = u16::try_from(bars.len()).unwrap_or(u16::MAX);
    let area = Area::new(0, 0, width.saturating_sub(numbers).max(20), rows);
    let mut buffer = Buffer::empty(area);
    BarChart::horizontal(widgets)
        .bar_width(1)
        .bar_gap(0)
        .max(1000)
        .render(area, &mut buffer);
    lines(&buffer)
        .into_iter()
        .zip(bars)
        .map(|(line, bar)| format!("{line} {}\n", bar.text))
        .collect()
}

/// A row a place: name and how it went.
fn sparklines(rows: &[(String, Vec<Option<f64>>)], width: u16, nothing: &str) -> String {
    if rows.is_empty() {
        return format!("{nothing}\n");
    }
    let names: Vec<String> = rows
        .iter()
        .map(|(name, _)| shorten(&super::text::printable(name)))
        .collect();
    let room = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let values = rows.iter().flat_map(|(_, cells)| cells.iter().flatten());
    let most = values.copied().fold(0.0, f64::max).max(1e-9);
    let left = u16::try_from(room + 2).unwrap_or(30);
    let area = Area::new(0, 0, width.saturating_sub(left).max(10), 1);
    rows.iter()
        .zip(&names)
        .map(|((_, cells), name)| {
            let data = cells.iter().map(|cell| {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0 to 8000"
                )]
                cell.map(|value| (value / most * 8000.0).ceil().clamp(0.0, 8000.0) as u64)
            });
            let mut buffer = Buffer::empty(area);
            Sparkline::default()
                .data(data.collect::<Vec<Option<u64>>>())
                .absent_value_symbol("?")
                .max(8000)
                .render(area, &mut buffer);
            let line = lines(&buffer).into_iter().next().unwrap_or_default();
            let gap = " ".repeat(room - name.width());
            format!("{name}{gap}  {line}\n")
        })
        .collect()
}

/// Weeks of a year and their sums; a week without known figure is unknown only
/// when it has incidents.
fn weeks(year: &CalendarYear) -> (String, Vec<Option<f64>>) {
    let mut sums: Vec<Option<f64>> = vec![Some(0.0); 53];
    for (day, value) in &year.days {
        let week = usize::try_from(day.ordinal0() / 7).unwrap_or(0);
        sums[week] = match (sums[week], value) {
            (Some(sum), Some(value)) => Some(sum + value),
            (Some(0.0), None) => None,
            (sum, None) => sum,
            (None, value) => *value,
        };
    }
    (year.year.to_string(), sums)
}

fn ends(points: &[(f64, f64)], name: impl Fn(f64) -> String) -> [String; 3] {
    let (low, high) = bounds(points.iter().map(|(x, _)| *x));
    [name(low), name(f64::midpoint(low, high)), name(high)]
}

fn bounds(values: impl Iterator<Item = f64>) -> (f64, f64) {
    let (low, high) = values.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), value| {
        (low.min(value), high.max(value))
    });
    match (low.is_finite(), low < high) {
        (false, _) => (0.0, 1.0),
        (true, false) => (low - 0.5, high + 0.5),
        (true, true) => (low, high),
    }
}

/// What a graph draws.
#[derive(Clone, Copy)]
enum Lines {
    Joined,
    Points,
    /// Points whose heights are logarithms of shares.
    Logarithms,
}

/// Lines or points on two axes.
fn graph(
    lines_of: &[(String, Vec<(f64, f64)>)],
    kind: Lines,
    width: u16,
    ends: &[String; 3],
    language: Language,
) -> String {
    let all = || lines_of.iter().flat_map(|(_, points)| points);
    if all().next().is_none() {
        return format!("{}\n", language.words().no_data);
    }
    let x = bounds(all().map(|(x, _)| *x));
    let y = bounds(all().map(|(_, y)| *y));
    // Counts begin at zero; logarithms and degrees do not.
    let y = if y.0 >= 0.0 && matches!(kind, Lines::Joined) {
        (0.0, y.1)
    } else {
        y
    };
    let datasets = lines_of
        .iter()
        .map(|(name, points)| {
            let set = Dataset::default()
                .marker(Marker::Braille)
                .graph_type(match kind {
                    Lines::Joined => GraphType::Line,
                    _ => GraphType::Scatter,
                })
                .data(points);
            if name.is_empty() {
                set
            } else {
                set.name(name.as_str())
            }
        })
        .collect();
    let number = |value: f64| match kind {
        // Shares are drawn by their logarithms.
        Lines::Logarithms => format!("{} %", language.number(10f64.powf(value) * 100.0)),
        _ => language.number((value * 10.0).round() / 10.0),
    };
    let area = Area::new(0, 0, width, GRAPH);
    let mut buffer = Buffer::empty(area);
    Graph::new(datasets)
        .x_axis(
            Axis::default()
                .bounds([x.0, x.1])
                .labels(ends.iter().map(String::as_str)),
        )
        .y_axis(
            Axis::default()
                .bounds([y.0, y.1])
                .labels([number(y.0), number(y.1)]),
        )
        .render(area, &mut buffer);
    lines(&buffer)
        .iter()
        .map(|line| format!("{line}\n"))
        .collect()
}

/// The rows of a buffer as text, as wide as the buffer.
fn lines(buffer: &Buffer) -> Vec<String> {
    let area = *buffer.area();
    (0..area.height)
        .map(|row| {
            let mut line = String::new();
            let mut column = 0;
            while column < area.width {
                let symbol = buffer.cell((column, row)).map_or(" ", |cell| cell.symbol());
                line += symbol;
                // A wide letter covers the cell after it.
                column += u16::try_from(symbol.width().max(1)).unwrap_or(1);
            }
            line.trim_end().to_owned()
        })
        .collect()
}
