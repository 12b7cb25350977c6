//! Text in columns of a terminal.

use ratatui_core::buffer::Buffer;
use unicode_width::UnicodeWidthStr;

use crate::outside::Outside;

/// Columns of the longest name.
const NAME: usize = 28;

/// A name that leaves room for what it names: at most 28 columns, and at most
/// two fifths of `width`.
pub(super) fn short_name(name: &str, width: u16) -> String {
    fit(
        &Outside(name).on_one_line(),
        NAME.min(usize::from(width) * 2 / 5),
    )
}

/// The text itself where it fits into so many columns, else its beginning and an
/// ellipsis.
pub(super) fn fit(text: &str, most: usize) -> String {
    if text.width() <= most {
        return text.to_owned();
    }
    let mut short = String::new();
    for letter in text.chars() {
        short.push(letter);
        if short.width() + 1 > most {
            short.pop();
            break;
        }
    }
    short + "…"
}

/// Lines of at most `width` columns, broken between words where possible.
pub(super) fn wrapped(text: &str, width: u16) -> Vec<String> {
    let (text, width) = (Outside(text).on_one_line(), usize::from(width));
    let mut lines = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = if line.is_empty() {
            word.to_owned()
        } else {
            format!("{line} {word}")
        };
        if longer.width() <= width {
            line = longer;
            continue;
        }
        if !line.is_empty() {
            lines.push(std::mem::take(&mut line));
        }
        for letter in word.chars() {
            line.push(letter);
            if line.width() > width {
                line.pop();
                lines.push(std::mem::take(&mut line));
                line.push(letter);
            }
        }
    }
    if !line.is_empty() {
        lines.push(line);
    }
    lines
}

/// The rows of a buffer as text, as wide as the buffer.
pub(super) fn lines(buffer: &Buffer) -> Vec<String> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_keep_to_their_columns() {
        assert_eq!(wrapped("one two three", 7), ["one two", "three"]);
        assert_eq!(wrapped("abcdefgh ij", 3), ["abc", "def", "gh", "ij"]);
        assert_eq!(wrapped("  ", 9), Vec::<String>::new());
        assert_eq!(fit("バグダッド", 5), "バグ…");
        assert_eq!(fit("Baghdad", 7), "Baghdad");
    }
}
