//! Lying bars.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect as Area;
use ratatui_core::widgets::Widget;
use ratatui_widgets::barchart::{Bar, BarChart};
use unicode_width::UnicodeWidthStr;

use super::columns::{fit, lines, short_name};
use crate::chart::language::Language;
use crate::chart::preview::PreviewBar;

/// Bars are drawn in thousandths of the longest.
const WHOLE: f64 = 1000.0;

/// A row a bar: name, bar, number.
pub(super) fn draw(bars: &[PreviewBar], width: u16, language: Language) -> String {
    let most = bars
        .iter()
        .filter_map(|bar| bar.value)
        .fold(0.0, f64::max)
        .max(1e-9);
    let names: Vec<String> = bars
        .iter()
        .map(|bar| short_name(&bar.name, width))
        .collect();
    let texts: Vec<String> = bars
        .iter()
        .map(|bar| {
            let text = bar.value.map_or_else(
                || language.words().unknown.to_owned(),
                |value| language.number(value),
            );
            fit(&text, usize::from(width) / 3)
        })
        .collect();
    let numbers = texts.iter().map(|text| text.width()).max().unwrap_or(0);
    let numbers = u16::try_from(numbers + 1).unwrap_or(width);
    let widgets: Vec<Bar<'_>> = bars
        .iter()
        .zip(&names)
        .map(|(bar, name)| {
            let share = bar.value.unwrap_or(0.0) / most * WHOLE;
            let share = share.ceil().clamp(0.0, WHOLE) as u64;
            Bar::with_label(name.as_str(), share).text_value(String::new())
        })
        .collect();
    let rows = u16::try_from(bars.len()).unwrap_or(u16::MAX);
    let area = Area::new(0, 0, width.saturating_sub(numbers), rows);
    let mut buffer = Buffer::empty(area);
    BarChart::horizontal(widgets)
        .bar_width(1)
        .bar_gap(0)
        .max(WHOLE as u64)
        .render(area, &mut buffer);
    lines(&buffer)
        .into_iter()
        .zip(&texts)
        .map(|(line, text)| format!("{line} {text}\n"))
        .collect()
}
