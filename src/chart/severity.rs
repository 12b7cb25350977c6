//! How severe incidents are: the share of at least so many, on two logarithmic
//! axes, where a power law is a straight line.

use serde::{Deserialize, Serialize};

use super::axis::NEAR;
use super::colour::Colour;
use super::decades::Decades;
use super::drawing::Drawing;
use super::estimate::drawable;
use super::font::{ASCENT, CAPITAL};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::language::Language;
use super::page::Page;
use super::preview::{self, Preview, PreviewGraph, PreviewMarks};
use super::scene::Shape;
use super::setter::Setter;
use super::text::Anchor;
use crate::error::Result;

/// Height of the plot for its width, when the picture may choose.
const ASPECT: f64 = 0.55;

/// The share of incidents of at least so many, on logarithmic axes.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct SeverityChart {
    /// What lies along the lower axis ("killed").
    pub x_label: String,
    /// What the points are ("share of incidents with at least so many killed").
    pub y_label: String,
    /// "or more", for tooltips.
    pub or_more: String,
    /// Toll and share of incidents of at least that toll; zeros are not drawn.
    pub points: Vec<(f64, f64)>,
    /// Where the tail begins, as an upright hairline.
    pub tail_from: Option<f64>,
    /// Fitted lines.
    pub lines: Vec<Curve>,
    /// Incidents to name, the most important first.
    pub labels: Vec<PointLabel>,
}

/// A line of a [`SeverityChart`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Curve {
    /// Its name for the key.
    pub label: String,
    /// Toll and share, in order.
    pub points: Vec<(f64, f64)>,
}

/// A name at a point of a [`SeverityChart`].
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct PointLabel {
    /// Toll of the point.
    pub toll: f64,
    /// Share of the point.
    pub share: f64,
    /// The name.
    pub text: String,
}

impl Drawing for SeverityChart {
    fn check(&self) -> Result<()> {
        let lines = self.lines.iter().flat_map(|line| &line.points);
        let numbers = self.points.iter().chain(lines);
        drawable(
            &self.y_label,
            numbers.flat_map(|(toll, share)| [*toll, *share]),
        )
    }

    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64> {
        let theme = setter.theme;
        let colours = [theme.baseline, theme.muted, theme.axis];
        let colour = |index: usize| colours[index.min(colours.len() - 1)];
        let mut entries = vec![Entry(Swatch::Heading, self.y_label.clone())];
        for (index, line) in self.lines.iter().enumerate() {
            entries.push(Entry(Swatch::Line(colour(index)), line.label.clone()));
        }
        let top = key::draw(page, setter, &entries) + 8.0;
        let face = setter.label();
        let points: Vec<(f64, f64)> = self
            .points
            .iter()
            .copied()
            .filter(|(toll, share)| *toll >= 1.0 && *share > 0.0)
            .collect();
        let below = face.line() * 2.0 + 13.0;
        let room = match page.room {
            Some(room) => page.top + room - top - below,
            None => (page.right - page.left) * ASPECT,
        };
        if points.is_empty() {
            return Ok(page.say(setter, setter.language.words().none_known, top));
        }
        let shares = || points.iter().map(|(_, share)| *share).chain([1.0]);
        let upright = Decades::around(shares(), top + room, top + face.size / 2.0);
        let numbers: Vec<String> = upright.ticks().map(percent).collect();
        let left = page.left + setter.widest(&numbers, face) + NEAR;
        let right = page.right - setter.width("100,000", face) / 2.0;
        let plot = Rect::new(left, upright.end, right, upright.start);
        let tolls = points.iter().map(|(toll, _)| *toll);
        let lying = Decades::around(tolls, plot.x0, plot.x1);
        grid(page, setter, plot, lying, upright);
        let title = setter.shorten(&self.x_label, face, plot.width());
        let at = (plot.x1, plot.y1 + face.line() * 2.0 + 8.0);
        let text = setter.text(&title, at, Anchor::End, face);
        page.scene.text(text.coloured(theme.muted));

        let at = |(toll, share): (f64, f64)| (lying.at(toll), upright.at(share));
        for (toll, share) in &points {
            let tip = format!(
                "{} {}: {}",
                setter.language.number(*toll),
                self.or_more,
                percent(*share)
            );
            let disc = Shape::disc(at((*toll, *share)), 2.5, theme.against);
            page.scene.mark(Some(tip), vec![disc]);
        }
        if let Some(least) = self.tail_from.filter(|least| *least >= 1.0) {
            let x = lying.at(least);
            if (plot.x0..=plot.x1).contains(&x) {
                let line = Shape::line((x, plot.y0), (x, plot.y1), 1.0, colour(0));
                page.scene.add(line);
            }
        }
        for (index, line) in self.lines.iter().enumerate() {
            stroke(page, &line.points, plot, at, colour(index));
        }
        name(self, page, setter, plot, at);
        Ok(plot.y1 + below)
    }

    fn describe(&self, setter: &Setter) -> String {
        let mut parts = vec![self.y_label.clone()];
        parts.extend(self.lines.iter().map(|line| line.label.clone()));
        parts.extend(self.labels.iter().map(|label| label.text.clone()));
        if self.points.is_empty() {
            parts.push(setter.language.words().none_known.to_owned());
        }
        parts.retain(|part| !part.is_empty());
        parts.join(". ")
    }

    fn preview(&self, language: Language) -> Preview {
        let points: Vec<(f64, f64)> = self
            .points
            .iter()
            .filter(|(toll, share)| *toll >= 1.0 && *share > 0.0)
            .map(|(toll, share)| (toll.log10(), share.log10()))
            .collect();
        let ends = preview::ends(&points, |toll| language.number(10f64.powf(toll).round()));
        Preview::Graph(PreviewGraph::of(points, PreviewMarks::Logarithms, ends))
    }
}

/// "12 %", "0.01 %": as many digits as the share needs.
fn percent(share: f64) -> String {
    let value = share * 100.0;
    let decimals = if value >= 1.0 {
        0
    } else {
        (-value.log10() - 1e-9).ceil().max(0.0) as usize
    };
    format!("{value:.decimals$} %")
}

fn grid(page: &mut Page, setter: &Setter, plot: Rect, lying: Decades, upright: Decades) {
    let (face, theme) = (setter.label(), setter.theme);
    for value in upright.ticks() {
        let y = upright.at(value);
        let line = Shape::line((plot.x0, y), (plot.x1, y), 1.0, theme.grid);
        page.scene.add(line);
        let at = (plot.x0 - NEAR, y + face.size * CAPITAL / 2.0);
        let text = setter.text(&percent(value), at, Anchor::End, face);
        page.scene.text(text.coloured(theme.muted));
    }
    for value in lying.ticks() {
        let x = lying.at(value);
        let line = Shape::line((x, plot.y0), (x, plot.y1), 1.0, theme.grid);
        page.scene.add(line);
        let at = (x, plot.y1 + 9.0 + face.size * ASCENT);
        let number = setter.language.number(value);
        page.scene
            .text(setter.text(&number, at, Anchor::Middle, face));
    }
    let line = Shape::line((plot.x0, plot.y1), (plot.x1, plot.y1), 1.0, theme.axis);
    page.scene.add(line);
}

/// A curve, cut at the edges of the plot.
fn stroke(
    page: &mut Page,
    curve: &[(f64, f64)],
    plot: Rect,
    at: impl Fn((f64, f64)) -> (f64, f64),
    colour: Colour,
) {
    let points: Vec<(f64, f64)> = curve
        .iter()
        .filter(|(toll, share)| *toll > 0.0 && *share > 0.0)
        .map(|point| at(*point))
        .filter(|(x, y)| (plot.x0..=plot.x1).contains(x) && (plot.y0..=plot.y1).contains(y))
        .collect();
    if points.len() > 1 {
        page.scene.add(Shape::Stroke {
            points,
            width: 2.0,
            colour,
        });
    }
}

/// Names the largest incidents beside their points, where there is room.
fn name(
    severity: &SeverityChart,
    page: &mut Page,
    setter: &Setter,
    plot: Rect,
    at: impl Fn((f64, f64)) -> (f64, f64),
) {
    let face = setter.small();
    let mut taken: Vec<Rect> = Vec::new();
    for label in &severity.labels {
        let (x, y) = at((label.toll, label.share));
        let words = setter.shorten(&label.text, face, plot.width() * 0.6);
        let text = setter.text(
            &words,
            (x - 8.0, y + face.size * CAPITAL / 2.0),
            Anchor::End,
            face,
        );
        let free =
            plot.contains(&text.rect) && taken.iter().all(|other| !other.overlaps(&text.rect));
        if free {
            taken.push(text.rect);
            let shapes = text.on(setter.theme.background).into_iter().collect();
            page.scene.mark(None, shapes);
        }
    }
}
