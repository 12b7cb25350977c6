//! Where the bars of a chart over time stand: axes, bands and plot.

use super::axis::{self, PeriodAxis, Stop};
use super::bars::Bar;
use super::geometry::Rect;
use super::page::Page;
use super::scale::{Bands, Linear};
use super::setter::Setter;
use super::text::Anchor;
use super::tick::Ticks;

/// Height of the plot for its width, when the picture may choose.
const ASPECT: f64 = 0.42;

/// Where bars, axes and plot stand.
pub(super) struct BarFrame {
    /// A band a bar.
    pub(super) bands: Bands,
    /// The labels under them.
    pub(super) periods: PeriodAxis,
    ticks: Ticks,
    /// Where the value axis ends.
    pub(super) end: f64,
    left: f64,
    /// Height of headroom and plot together.
    pub(super) room: f64,
}

impl BarFrame {
    /// Measures what stands below `top`.
    pub(super) fn measure(bars: &[Bar], page: &Page, setter: &Setter, top: f64) -> Self {
        let known = || bars.iter().filter_map(|bar| bar.figure.top());
        let whole = known().all(|figure| figure.fract() == 0.0);
        let highest = known().fold(0.0, f64::max);
        let mut ticks = Ticks::up_to(highest, 5, whole);
        let mut end = ticks.trim(highest);
        if highest <= 0.0 {
            ticks.values.truncate(1);
            end = 1.0;
        }
        let left = page.left + axis::gutter(setter, &ticks);
        let bands = Bands::new(left, page.right, bars.len());
        let stops: Vec<Stop> = bars.iter().map(stop).collect();
        let periods = PeriodAxis::choose(
            setter,
            &stops,
            bands,
            (page.left, page.right),
            |name, partial| vec![name, partial.to_owned()],
        );
        let room = match page.room {
            Some(room) => page.top + room - top - periods.height(setter),
            None => ((page.right - page.left) * ASPECT).max(180.0),
        };
        Self {
            bands,
            periods,
            ticks,
            end,
            left,
            room,
        }
    }

    /// Draws the grid of the plot under the headroom, and returns the plot and
    /// its scale.
    pub(super) fn open(
        &self,
        page: &mut Page,
        setter: &Setter,
        top: f64,
        headroom: f64,
    ) -> (Rect, Linear) {
        let plot = Rect::new(self.left, top + headroom, page.right, top + self.room);
        let scale = Linear::new(self.end, plot.y1, plot.y0);
        axis::value_grid(page, setter, &self.ticks, scale, plot);
        (plot, scale)
    }
}

fn stop(bar: &Bar) -> Stop<'_> {
    Stop {
        period: bar.period,
        label: &bar.label,
        partial: bar.partial.as_deref(),
    }
}

/// Says that there is nothing, or zero in every period.
pub(super) fn say_quiet(bars: &[Bar], page: &mut Page, setter: &Setter, plot: Rect) {
    let words = setter.language.words();
    let zero = |bar: &Bar| bar.figure.top() == Some(0.0) && bar.unknown == 0;
    let quiet = match bars {
        [] => words.no_data,
        bars if bars.iter().all(zero) => words.all_zero,
        _ => return,
    };
    let (x, y) = plot.centre();
    let text = setter.shorten(quiet, setter.label(), plot.width());
    let text = setter.text(&text, (x, y), Anchor::Middle, setter.label());
    page.scene.text(text.coloured(setter.theme.muted));
}
