//! Days between one incident and the next: an upright line at each incident,
//! as high as the days since the one before; the gap still open is hollow.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::axis::{self, PeriodAxis, Stop};
use super::drawing::Drawing;
use super::estimate::drawable;
use super::font::CAPITAL;
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::page::Page;
use super::period::AxisPeriod;
use super::preview::{self, Preview, PreviewGraph, PreviewMarks};
use super::scale::{Bands, Linear};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use super::tick::Ticks;
use crate::error::Result;

/// Height of the plot for its width, when the picture may choose.
const ASPECT: f64 = 0.42;
/// Gaps that are named.
const NAMED: usize = 4;

/// Days between one incident and the next.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct GapsChart {
    /// "Days since the one before", written above the axis.
    pub y_label: String,
    /// The gaps, in order of time.
    pub gaps: Vec<Gap>,
}

/// One gap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Gap {
    /// When it ended: the day of an incident, or the last day of the data.
    pub end: NaiveDate,
    /// Its length in days.
    pub days: u32,
    /// Whether no incident has ended it yet.
    pub open: bool,
    /// What ended it, for tooltips.
    pub label: String,
}

impl Drawing for GapsChart {
    fn check(&self) -> Result<()> {
        let days = self.gaps.iter().map(|gap| f64::from(gap.days));
        drawable(&self.y_label, days)
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let (words, theme, face) = (setter.language.words(), setter.theme, setter.label());
        let mut entries = vec![Entry(Swatch::Heading, self.y_label.clone())];
        entries.retain(|Entry(_, words)| !words.is_empty());
        if self.gaps.iter().any(|gap| gap.open) {
            entries.push(Entry(Swatch::Ring(theme.baseline), words.so_far.to_owned()));
        }
        let top = key::draw(page, setter, &entries) + 8.0;
        let days = || self.gaps.iter().map(|gap| gap.end);
        let (Some(first), Some(last)) = (days().min(), days().max()) else {
            return Ok(page.say(setter, words.no_data, top));
        };
        let highest = self
            .gaps
            .iter()
            .map(|gap| f64::from(gap.days))
            .fold(0.0, f64::max);
        let mut ticks = Ticks::up_to(highest, 5, true);
        let end = ticks.trim(highest);
        let left = page.left + axis::gutter(setter, &ticks);
        let years: Vec<(i32, String)> = (first.year()..=last.year())
            .map(|year| (year, year.to_string()))
            .collect();
        let bands = Bands::new(left, page.right - 4.0, years.len());
        let stops: Vec<Stop> = years
            .iter()
            .map(|(year, label)| Stop {
                period: AxisPeriod::Year(*year),
                label,
                partial: None,
            })
            .collect();
        let periods =
            PeriodAxis::choose(setter, &stops, bands, (page.left, page.right), |name, _| {
                vec![name]
            });
        let room = match page.room {
            Some(room) => page.top + room - top - periods.height(setter),
            None => ((page.right - page.left) * ASPECT).max(180.0),
        };
        let plot = Rect::new(left, top + face.line(), page.right, top + room);
        let scale = Linear::new(end, plot.y1, plot.y0);
        axis::value_grid(page, setter, &ticks, scale, plot);
        let x_of = |day: NaiveDate| {
            let index = usize::try_from(day.year() - first.year()).unwrap_or_default();
            let share = f64::from(day.ordinal0()) / 366.0;
            bands.left(index) + bands.step * share
        };
        let narrow = self.gaps.len() > 150;
        for gap in &self.gaps {
            let (x, y) = (x_of(gap.end), scale.at(f64::from(gap.days)));
            let colour = if gap.open { theme.baseline } else { theme.bar };
            let width = if narrow { 0.75 } else { 1.75 };
            let mut shapes = vec![Shape::line((x, plot.y1), (x, y), width, colour)];
            if gap.open {
                shapes.extend(Shape::ring((x, y), 4.5, colour, theme.background));
            } else if !narrow {
                shapes.push(Shape::disc((x, y), 3.0, colour));
            }
            let count = setter.language.count(u64::from(gap.days));
            page.scene
                .mark(Some(format!("{}: {count}", gap.label)), shapes);
        }
        let (from, to) = ((plot.x0, plot.y1), (plot.x1, plot.y1));
        page.scene.add(Shape::line(from, to, 1.0, theme.axis));
        let mut longest: Vec<&Gap> = self.gaps.iter().filter(|gap| gap.days > 0).collect();
        longest.sort_by_key(|gap| (std::cmp::Reverse(gap.days), gap.end));
        let mut taken: Vec<Rect> = Vec::new();
        for gap in longest.into_iter().take(NAMED) {
            let (x, y) = (x_of(gap.end), scale.at(f64::from(gap.days)));
            let count = setter.language.count(u64::from(gap.days));
            let name = match gap.days {
                1 => words.gap_one.to_owned(),
                _ => words.gap.replace("{n}", &count),
            };
            let name = setter.shorten(&name, face, plot.width() * 0.5);
            let baseline = y + face.size * CAPITAL / 2.0;
            let beside = [
                ((x - 9.0, baseline), Anchor::End),
                ((x + 9.0, baseline), Anchor::Start),
            ];
            let free = beside
                .into_iter()
                .map(|(at, anchor)| setter.text(&name, at, anchor, face))
                .find(|text| {
                    let inside = text.rect.x0 >= plot.x0 && text.rect.x1 <= page.right;
                    inside && taken.iter().all(|other| !other.overlaps(&text.rect))
                });
            if let Some(text) = free {
                taken.push(text.rect);
                page.scene
                    .mark(None, text.on(theme.background).into_iter().collect());
            }
        }
        periods.draw(
            page,
            setter,
            plot.y1 + axis::BELOW,
            (plot.y1, plot.y1 + 4.0),
        );
        Ok(plot.y1 + periods.height(setter))
    }

    fn describe(&self, setter: &Setter) -> String {
        let words = setter.language.words();
        let Some(longest) = self.gaps.iter().max_by_key(|gap| gap.days) else {
            return words.no_data.to_owned();
        };
        let label = words.highest.replace("{label}", &longest.label);
        let days = setter.language.count(u64::from(longest.days));
        format!("{}. {}", self.y_label, label.replace("{value}", &days))
    }

    fn preview(&self, _language: Language) -> Preview {
        let point = |gap: &Gap| {
            let share = f64::from(gap.end.ordinal0()) / 366.0;
            (f64::from(gap.end.year()) + share, f64::from(gap.days))
        };
        let points: Vec<(f64, f64)> = self.gaps.iter().map(point).collect();
        let ends = preview::ends(&points, |year| format!("{year:.0}"));
        Preview::Graph(PreviewGraph::of(points, PreviewMarks::Points, ends))
    }
}
