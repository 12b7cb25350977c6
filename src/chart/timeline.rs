//! Bars over time: one a period, from zero, with whiskers for the range of
//! estimates. Unknown is a grey hatched column, an incomplete period a hatched
//! bar.

use super::annotation::Lanes;
use super::axis::{self, PeriodAxis, Stop};
use super::bar::{self, Labels};
use super::geometry::Rect;
use super::key::{self, Entry, Swatch};
use super::page::Page;
use super::scale::{Bands, Linear};
use super::scene::Shape;
use super::spec::{Bar, Timeline};
use super::text::{Anchor, Setter};
use super::tick::Ticks;

/// Height of the plot for its width, when the picture may choose.
const ASPECT: f64 = 0.42;
/// Widest bar, so that one year alone is no wall.
const WIDEST_BAR: f64 = 72.0;
/// So many bars with unknown tolls are listed one by one.
const LISTED: usize = 6;

/// Remarks for the foot: incidents that no bar can count.
pub(crate) fn remarks(timeline: &Timeline, setter: &Setter) -> Vec<String> {
    let words = setter.language.words();
    let marked: Vec<&Bar> = timeline
        .bars
        .iter()
        .filter(|bar| bar.unknown > 0 && bar.figure.value.is_some())
        .collect();
    let total = marked
        .iter()
        .fold(0u64, |sum, bar| sum.saturating_add(bar.unknown));
    let mut remark = match total {
        0 => return Vec::new(),
        1 => words.left_out_one.to_owned(),
        n => words.left_out.replace("{n}", &setter.language.count(n)),
    };
    if marked.len() <= LISTED {
        let list: Vec<String> = marked
            .iter()
            .map(|bar| format!("{}: {}", bar.label, setter.language.count(bar.unknown)))
            .collect();
        remark = format!("{remark} ({})", list.join(", "));
    }
    vec![remark + "."]
}

/// One sentence for people who cannot see the picture.
pub(crate) fn describe(timeline: &Timeline, setter: &Setter) -> String {
    let words = setter.language.words();
    let (Some(first), Some(last)) = (timeline.bars.first(), timeline.bars.last()) else {
        return words.no_data.to_owned();
    };
    let template = if timeline.bars.len() == 1 {
        words.timeline_one
    } else {
        words.timeline
    };
    let mut text = template
        .replace("{n}", &timeline.bars.len().to_string())
        .replace("{first}", &first.label)
        .replace("{last}", &last.label);
    let highest = timeline
        .bars
        .iter()
        .filter_map(|bar| Some((bar, bar.figure.value?)))
        .reduce(|best, next| if next.1 > best.1 { next } else { best });
    if let Some((bar, value)) = highest {
        text.push(' ');
        let highest = words.highest.replace("{label}", &bar.label);
        text.push_str(&highest.replace("{value}", &setter.language.number(value)));
    }
    text
}

/// Draws the bars and returns where the body ends.
pub(crate) fn draw(timeline: &Timeline, page: &mut Page, setter: &Setter) -> f64 {
    let top = key::draw(page, setter, &entries(timeline, setter)) + 6.0;
    let frame = Frame::measure(&timeline.bars, page, setter, top);
    let lanes = Lanes::plan(&timeline.notes, frame.bands, page, setter, top);
    let top = top + lanes.height;
    let frame = Frame::measure(&timeline.bars, page, setter, top);
    let labels = Labels::plan(timeline, setter, frame.bands.step);
    let headroom = labels.headroom(timeline, frame.end, frame.room);
    let (plot, scale) = frame.open(page, setter, top, headroom);
    let Frame { bands, periods, .. } = frame;
    lanes.draw(page, setter, plot);
    for (index, bar) in timeline.bars.iter().enumerate() {
        let width = (bands.step * 0.74).min(WIDEST_BAR);
        let middle = bands.centre(index);
        let column = Rect::new(middle - width / 2.0, plot.y0, middle + width / 2.0, plot.y1);
        let measure = (scale, (plot.x0, plot.x1));
        let parts = bar::parts(timeline, index, column, scale, setter);
        let shapes = bar::shapes((index, bar), column, measure, setter, (&labels, parts));
        page.scene
            .mark(Some(stack_tip(timeline, index, setter)), shapes);
    }
    let (from, to) = ((plot.x0, plot.y1), (plot.x1, plot.y1));
    page.scene
        .add(Shape::line(from, to, 1.0, setter.theme.axis));
    let ticks = (plot.y1, plot.y1 + 4.0);
    periods.draw(page, setter, plot.y1 + axis::BELOW, ticks);
    say_quiet(&timeline.bars, page, setter, plot);
    plot.y1 + periods.height(setter)
}

/// Says that there is nothing, or zero in every period.
pub(crate) fn say_quiet(bars: &[Bar], page: &mut Page, setter: &Setter, plot: Rect) {
    let words = setter.language.words();
    let zero = |bar: &Bar| bar.figure.top() == Some(0.0);
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

/// The bar's tip, and its parts.
fn stack_tip(timeline: &Timeline, index: usize, setter: &Setter) -> String {
    let mut text = tip(&timeline.bars[index], setter);
    for part in &timeline.stack {
        if let Some(value) = part.values.get(index).filter(|value| **value > 0.0) {
            text += &format!("; {} {}", part.name, setter.language.number(*value));
        }
    }
    text
}

/// Where bars, axes and plot stand.
pub(crate) struct Frame {
    /// A band a bar.
    pub(crate) bands: Bands,
    /// The labels under them.
    pub(crate) periods: PeriodAxis,
    ticks: Ticks,
    /// Where the value axis ends.
    end: f64,
    left: f64,
    /// Height of headroom and plot together.
    room: f64,
}

impl Frame {
    /// Measures what stands below `top`.
    pub(crate) fn measure(bars: &[Bar], page: &Page, setter: &Setter, top: f64) -> Self {
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
    pub(crate) fn open(
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

fn entries(timeline: &Timeline, setter: &Setter) -> Vec<Entry> {
    let (words, theme) = (setter.language.words(), setter.theme);
    let any = |test: fn(&Bar) -> bool| timeline.bars.iter().any(test);
    let mut entries = Vec::new();
    if !timeline.y_label.is_empty() {
        entries.push(Entry(Swatch::Heading, timeline.y_label.clone()));
    }
    for (index, part) in timeline.stack.iter().enumerate() {
        entries.push(Entry(Swatch::Fill(theme.part(index)), part.name.clone()));
    }
    if any(|bar| bar.figure.range().is_some()) {
        entries.push(Entry(Swatch::Whisker, words.range.to_owned()));
    }
    let partial = |bar: &&Bar| bar.partial.is_some();
    if timeline.bars.iter().filter(partial).count() > 1 {
        entries.push(Entry(
            Swatch::Hatched(theme.bar),
            words.incomplete.to_owned(),
        ));
    }
    if any(|bar| bar.figure.value.is_none()) {
        entries.push(Entry(Swatch::Unknown, words.unknown.to_owned()));
    }
    entries
}

/// What a pointer on a bar is told.
pub(crate) fn tip(bar: &Bar, setter: &Setter) -> String {
    let words = setter.language.words();
    let mut text = match &bar.partial {
        Some(partial) => format!("{} ({partial}): ", bar.label),
        None => format!("{}: ", bar.label),
    };
    text.push_str(&setter.figure(&bar.figure));
    if bar.unknown > 0 {
        text.push_str("; ");
        text.push_str(
            &words
                .without_toll
                .replace("{n}", &setter.language.count(bar.unknown)),
        );
    }
    text
}
