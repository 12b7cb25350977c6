//! The days of each year as a grid: a column a week from Monday, a row a
//! weekday, coloured by figure.

use chrono::{Datelike, Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::classes::Classes;
use super::colour::Colour;
use super::drawing::Drawing;
use super::estimate::drawable;
use super::font::{ASCENT, Type};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::page::{self, Page};
use super::preview::{Preview, PreviewRow};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use crate::error::Result;

/// Weeks that a year can touch.
const WEEKS: f64 = 54.0;
/// Widest day.
const WIDEST: f64 = 15.0;
/// Between one year and the next.
const APART: f64 = 14.0;

/// The days of each year as a grid: a column a week, from Monday.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct CalendarChart {
    /// What the colours mean ("Killed").
    pub value_label: String,
    /// The years, in order of time.
    pub years: Vec<CalendarYear>,
}

/// One year of a [`CalendarChart`].
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CalendarYear {
    /// The year.
    pub year: i32,
    /// First day that the data cover.
    pub first: NaiveDate,
    /// Last such day.
    pub last: NaiveDate,
    /// Days with incidents and their figure; `None` is unknown. Other covered
    /// days have none.
    pub days: Vec<(NaiveDate, Option<f64>)>,
}

impl Drawing for CalendarChart {
    fn check(&self) -> Result<()> {
        self.years.iter().try_for_each(|year| {
            let days = year.days.iter().filter_map(|(_, value)| *value);
            drawable(&year.year.to_string(), days)
        })
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let (words, theme, face) = (setter.language.words(), setter.theme, setter.label());
        let days = || self.years.iter().flat_map(|year| &year.days);
        let classes = Classes::of(days().filter_map(|(_, value)| *value));
        let mut entries = vec![Entry(Swatch::Heading, self.value_label.clone())];
        entries.retain(|Entry(_, words)| !words.is_empty());
        entries.push(Entry(Swatch::Fill(quiet(setter)), "0".to_owned()));
        for index in 0..classes.len() {
            let shade = theme.shade(index, classes.len());
            let label = classes.label(index, setter.language);
            entries.push(Entry(Swatch::Fill(shade), label));
        }
        if days().any(|(_, value)| value.is_none()) {
            entries.push(Entry(Swatch::Unknown, words.unknown.to_owned()));
        }
        let top = key::draw(page, setter, &entries) + 10.0;
        if self.years.is_empty() {
            return Ok(page.say(setter, words.no_data, top));
        }
        let names: Vec<String> = self
            .years
            .iter()
            .map(|year| year.year.to_string())
            .collect();
        let left = page.left + setter.widest(&names, face) + 10.0;
        let side = ((page.right - left) / WEEKS).min(WIDEST);
        let months = Type::regular(theme.sizes.small);
        let head = months.line() + 2.0;
        let height = side * 7.0 + APART;
        let heights = vec![height; self.years.len()];
        let body = page.room.map(|room| page.top + room - top - head);
        let drawn = page::fitting(&heights, body, page::remark(setter)).max(1);
        // Without room for all, the latest are shown.
        let skipped = self.years.len() - drawn.min(self.years.len());
        month_names(
            page,
            setter,
            (left, top),
            side,
            months,
            self.years[skipped].year,
        );
        let mut y = top + head;
        for (year, name) in self.years.iter().zip(&names).skip(skipped) {
            let at = (left - 10.0, y + side * 3.5 + face.size * 0.36);
            page.scene.text(setter.text(name, at, Anchor::End, face));
            draw_year(page, setter, year, (left, y), side, &classes);
            y += height;
        }
        Ok(page.say_left_out(setter, skipped, y - APART))
    }

    fn describe(&self, setter: &Setter) -> String {
        let words = setter.language.words();
        let (Some(first), Some(last)) = (self.years.first(), self.years.last()) else {
            return words.no_data.to_owned();
        };
        let days = self.years.iter().flat_map(|year| &year.days);
        let highest = days
            .filter_map(|(day, value)| Some((day, (*value)?)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best });
        let mut text = format!(
            "{}, {} {} {}.",
            self.value_label, first.year, words.to, last.year
        );
        if let Some((day, value)) = highest {
            let label = words.highest.replace("{label}", &day.to_string());
            text.push(' ');
            text += &label.replace("{value}", &setter.language.number(value));
        }
        text
    }

    /// A row a year, a block a week.
    fn preview(&self, _language: Language) -> Preview {
        Preview::Rows(self.years.iter().map(weeks).collect())
    }
}

/// Weeks of a year and their sums; a week without known figure is unknown only
/// when it has incidents.
fn weeks(year: &CalendarYear) -> PreviewRow {
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
    PreviewRow {
        name: year.year.to_string(),
        cells: sums,
    }
}

/// A covered day without incident.
fn quiet(setter: &Setter) -> Colour {
    let theme = setter.theme;
    theme.background.towards(theme.muted, 0.09)
}

/// The week column of a day: weeks from Monday, the first holding 1 January.
fn column(day: NaiveDate) -> f64 {
    let first = day.with_ordinal(1).unwrap_or(day).weekday();
    f64::from((day.ordinal0() + first.num_days_from_monday()) / 7)
}

fn cell(day: NaiveDate, (left, top): (f64, f64), side: f64) -> Rect {
    let x = left + column(day) * side;
    let y = top + f64::from(day.weekday().num_days_from_monday()) * side;
    let gap = if side > 5.0 { 1.0 } else { 0.25 };
    Rect::new(x, y, x + side - gap, y + side - gap)
}

fn month_names(
    page: &mut Page,
    setter: &Setter,
    (left, top): (f64, f64),
    side: f64,
    face: Type,
    year: i32,
) {
    let mut free = left;
    for month in 1..=12u8 {
        let Some(day) = NaiveDate::from_ymd_opt(year, u32::from(month), 1) else {
            continue;
        };
        let x = left + column(day) * side;
        let name = setter.language.month(month);
        let width = setter.width(name, face);
        // A month whose name does not fit has none.
        if x >= free && x + width <= page.right {
            let at = (x, top + face.size * ASCENT);
            let text = setter.text(name, at, Anchor::Start, face);
            page.scene.text(text.coloured(setter.theme.muted));
            free = x + width + 4.0;
        }
    }
}

fn draw_year(
    page: &mut Page,
    setter: &Setter,
    year: &CalendarYear,
    at: (f64, f64),
    side: f64,
    classes: &Classes,
) {
    let theme = setter.theme;
    // All quiet days are one mark: a tooltip on each would say nothing.
    let mut ground = Vec::new();
    let mut day = Some(year.first);
    while let Some(today) = day.filter(|day| *day <= year.last) {
        ground.push(Shape::fill(cell(today, at, side), quiet(setter)));
        day = today.checked_add_days(Days::new(1));
    }
    page.scene.mark(None, ground);
    for (day, value) in &year.days {
        let rect = cell(*day, at, side);
        let shapes = match value {
            None => key::unknown(rect, theme),
            Some(value) => match classes.index(*value) {
                Some(class) => {
                    let shade = theme.shade(class, classes.len());
                    vec![Shape::fill(rect, shade)]
                }
                // Incidents without a victim: known, and zero.
                None => vec![Shape::frame(rect, 1.0, theme.muted)],
            },
        };
        let figure = value.map_or_else(
            || setter.language.words().unknown.to_owned(),
            |value| setter.language.number(value),
        );
        page.scene.mark(Some(format!("{day}: {figure}")), shapes);
    }
}
