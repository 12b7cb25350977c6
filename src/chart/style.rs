//! How to draw: size, colours, language.

use super::language::Language;
use super::theme::Theme;
use crate::error::{Error, Result};

/// Narrowest and widest picture.
const WIDTHS: std::ops::RangeInclusive<u32> = 360..=8_000;
/// Highest picture that may be asked for.
const HIGHEST: u32 = 20_000;

/// How a chart is drawn.
#[derive(Debug, Clone, PartialEq)]
pub struct Style {
    /// Width in pixels, 360 to 8,000.
    pub width: u32,
    /// Height in pixels, at most 20,000; without it the chart takes the height it
    /// needs. Rows
    /// for which a given height has no room are left out, and the chart says
    /// how many.
    pub height: Option<u32>,
    /// Colours and type sizes.
    pub theme: Theme,
    /// Language of numbers, months and the words a chart writes by itself.
    pub language: Language,
}

impl Default for Style {
    /// 800 pixels wide, as high as it needs, light, in English.
    fn default() -> Self {
        Self {
            width: 800,
            height: None,
            theme: Theme::default(),
            language: Language::default(),
        }
    }
}

impl Style {
    pub(crate) fn check(&self) -> Result<()> {
        if !WIDTHS.contains(&self.width) {
            return Err(Error::setting("a chart cannot be drawn at this width")
                .field("size")
                .value(self.width.to_string())
                .hint("use 360 to 8000 pixels"));
        }
        match self.height {
            Some(height) if height > HIGHEST => {
                Err(Error::setting("a chart cannot be drawn at this height")
                    .field("size")
                    .value(height.to_string())
                    .hint("use at most 20000 pixels, or leave it out"))
            }
            _ => Ok(()),
        }
    }
}
