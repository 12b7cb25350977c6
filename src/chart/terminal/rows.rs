//! A row of blocks a place or year.

use ratatui_core::buffer::Buffer;
use ratatui_core::layout::Rect as Area;
use ratatui_core::widgets::Widget;
use ratatui_widgets::sparkline::Sparkline;
use unicode_width::UnicodeWidthStr;

use super::columns::{lines, short_name};
use crate::chart::preview::PreviewRow;

/// Blocks are drawn in eighths of a thousandth of the highest.
const WHOLE: f64 = 8000.0;

/// A row a place: name and how it went.
pub(super) fn draw(rows: &[PreviewRow], width: u16) -> String {
    let names: Vec<String> = rows
        .iter()
        .map(|row| short_name(&row.name, width))
        .collect();
    let room = names.iter().map(|name| name.width()).max().unwrap_or(0);
    let values = rows.iter().flat_map(|row| row.cells.iter().flatten());
    let most = values.copied().fold(0.0, f64::max).max(1e-9);
    let left = u16::try_from(room + 2).unwrap_or(width);
    let area = Area::new(0, 0, width.saturating_sub(left), 1);
    rows.iter()
        .zip(&names)
        .map(|(row, name)| {
            let height = |value: f64| (value / most * WHOLE).ceil().clamp(0.0, WHOLE) as u64;
            let data: Vec<Option<u64>> = row.cells.iter().map(|cell| cell.map(height)).collect();
            let mut buffer = Buffer::empty(area);
            Sparkline::default()
                .data(data)
                .absent_value_symbol("?")
                .max(WHOLE as u64)
                .render(area, &mut buffer);
            let line = lines(&buffer).into_iter().next().unwrap_or_default();
            let gap = " ".repeat(room - name.width());
            format!("{name}{gap}  {line}\n")
        })
        .collect()
}
