//! Lines or points on two axes.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect as Area;
use ratatui_core::symbols::Marker;
use ratatui_core::widgets::Widget;
use ratatui_widgets::chart::{Axis, Chart, Dataset, GraphType};

use super::columns::lines;
use crate::chart::language::Language;
use crate::chart::preview::{PreviewGraph, PreviewMarks, bounds};

/// Rows of a graph.
const ROWS: u16 = 18;

/// Draws the graph.
pub(super) fn draw(graph: &PreviewGraph, width: u16, language: Language) -> String {
    let all = || graph.lines.iter().flat_map(|(_, points)| points);
    let x = bounds(all().map(|(x, _)| *x));
    let y = bounds(all().map(|(_, y)| *y));
    // Counts begin at zero; logarithms and degrees do not.
    let y = match graph.marks {
        PreviewMarks::Joined if y.0 >= 0.0 => (0.0, y.1),
        PreviewMarks::Joined | PreviewMarks::Points | PreviewMarks::Logarithms => y,
    };
    let shape = match graph.marks {
        PreviewMarks::Joined => GraphType::Line,
        PreviewMarks::Points | PreviewMarks::Logarithms => GraphType::Scatter,
    };
    let datasets = graph
        .lines
        .iter()
        .map(|(name, points)| {
            let set = Dataset::default()
                .marker(Marker::Braille)
                .graph_type(shape)
                .data(points);
            if name.is_empty() {
                set
            } else {
                set.name(name.as_str())
            }
        })
        .collect();
    let number = |value: f64| match graph.marks {
        // Shares are drawn by their logarithms.
        PreviewMarks::Logarithms => format!("{} %", language.number(10f64.powf(value) * 100.0)),
        PreviewMarks::Joined | PreviewMarks::Points => {
            language.number((value * 10.0).round() / 10.0)
        }
    };
    let area = Area::new(0, 0, width, ROWS);
    let mut buffer = Buffer::empty(area);
    Chart::new(datasets)
        .x_axis(
            Axis::default()
                .bounds([x.0, x.1])
                .labels(graph.ends.iter().map(String::as_str)),
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
