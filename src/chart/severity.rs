//! How severe incidents are: the share of at least so many, on two logarithmic
//! axes, where a power law is a straight line.

use super::axis::NEAR;
use super::font::{ASCENT, CAPITAL};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::page::Page;
use super::scene::Shape;
use super::spec::Severity;
use super::text::{Anchor, Setter};
use super::theme::Colour;

/// Height of the plot for its width, when the picture may choose.
const ASPECT: f64 = 0.55;

/// A logarithmic scale over whole decades.
#[derive(Debug, Clone, Copy)]
struct Decades {
    first: i32,
    last: i32,
    start: f64,
    end: f64,
}

impl Decades {
    /// The decades that hold all of `values`, which are above zero.
    fn around(values: impl Iterator<Item = f64>, start: f64, end: f64) -> Self {
        let (low, high) = values.fold((f64::INFINITY, 0.0f64), |(low, high), value| {
            (low.min(value), high.max(value))
        });
        let exponent = |value: f64| value.max(1e-12).log10();
        #[expect(clippy::cast_possible_truncation, reason = "exponents of doubles")]
        let (first, last) = (
            (exponent(low.min(high)) + 1e-9).floor() as i32,
            (exponent(high) - 1e-9).ceil() as i32,
        );
        Self {
            first,
            last: last.max(first + 1),
            start,
            end,
        }
    }

    fn at(self, value: f64) -> f64 {
        let share = (value.log10() - f64::from(self.first)) / f64::from(self.last - self.first);
        self.start + (self.end - self.start) * share
    }

    fn ticks(self) -> impl Iterator<Item = f64> {
        (self.first..=self.last).map(|power| 10f64.powi(power))
    }
}

/// One sentence for people who cannot see the picture.
pub(crate) fn describe(severity: &Severity, setter: &Setter) -> String {
    let mut parts = vec![severity.y_label.clone()];
    parts.extend(severity.lines.iter().map(|line| line.label.clone()));
    parts.extend(severity.labels.iter().map(|label| label.text.clone()));
    if severity.points.is_empty() {
        parts.push(setter.language.words().no_data.to_owned());
    }
    parts.retain(|part| !part.is_empty());
    parts.join(". ")
}

/// Draws points, lines and labels and returns where the body ends.
pub(crate) fn draw(severity: &Severity, page: &mut Page, setter: &Setter) -> f64 {
    let theme = setter.theme;
    let colours = [theme.baseline, theme.muted, theme.axis];
    let colour = |index: usize| colours[index.min(colours.len() - 1)];
    let mut entries = vec![Entry(Swatch::Heading, severity.y_label.clone())];
    for (index, line) in severity.lines.iter().enumerate() {
        entries.push(Entry(Swatch::Line(colour(index)), line.label.clone()));
    }
    let top = key::draw(page, setter, &entries) + 8.0;
    let face = setter.label();
    let points: Vec<(f64, f64)> = severity
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
        return page.say(setter, setter.language.words().no_data, top);
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
    let title = setter.shorten(&severity.x_label, face, plot.width());
    let at = (plot.x1, plot.y1 + face.line() * 2.0 + 8.0);
    let text = setter.text(&title, at, Anchor::End, face);
    page.scene.text(text.coloured(theme.muted));

    let at = |(toll, share): (f64, f64)| (lying.at(toll), upright.at(share));
    for (toll, share) in &points {
        let tip = format!(
            "{} {}: {}",
            setter.language.number(*toll),
            severity.or_more,
            percent(*share)
        );
        let disc = Shape::disc(at((*toll, *share)), 2.5, theme.against);
        page.scene.mark(Some(tip), vec![disc]);
    }
    if let Some(least) = severity.tail_from.filter(|least| *least >= 1.0) {
        let x = lying.at(least);
        if (plot.x0..=plot.x1).contains(&x) {
            let line = Shape::line((x, plot.y0), (x, plot.y1), 1.0, colour(0));
            page.scene.add(line);
        }
    }
    for (index, line) in severity.lines.iter().enumerate() {
        stroke(page, &line.points, plot, at, colour(index));
    }
    name(severity, page, setter, plot, at);
    plot.y1 + below
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
    severity: &Severity,
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
