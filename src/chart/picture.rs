//! One picture: words and a body, laid out, drawn or previewed.

use serde::{Deserialize, Serialize};

use super::kinds::Body;
use super::language::Language;
use super::page::Page;
use super::preview::Preview;
use super::scene::Scene;
use super::setter::Setter;
use super::style::Style;
use super::svg;
#[cfg(feature = "preview")]
use super::terminal;
use super::titles::Titles;
use crate::error::Result;

/// One picture.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Chart {
    /// The words around it.
    pub titles: Titles,
    /// The picture itself.
    pub body: Body,
}

impl Chart {
    /// Lays the chart out: every mark and word gets its place.
    ///
    /// # Errors
    /// `Setting` when a number is negative, above 10^15 or not finite, when rows and
    /// columns do not match, when a point is not on the globe, when the style asks
    /// for a size out of its range, or when the picture is too small for its words.
    pub fn scene(&self, style: &Style) -> Result<Scene> {
        style.check()?;
        let drawing = self.body.drawing();
        drawing.check()?;
        let setter = Setter::new(&style.theme, style.language)?;
        let remarks = drawing.remarks(&setter);
        let size = (style.width, style.height);
        let mut page = Page::open(&setter, size, &self.titles, &remarks)?;
        let bottom = drawing.draw(&mut page, &setter)?;
        Ok(page.close(&setter, bottom, &drawing.describe(&setter)))
    }

    /// Draws the chart as an SVG document.
    ///
    /// # Errors
    /// As [`Chart::scene`]; also `Engine` when a mark cannot be drawn.
    pub fn to_svg(&self, style: &Style) -> Result<String> {
        svg::draw(&self.scene(style)?)
    }

    /// What a terminal can show of it.
    #[must_use]
    pub fn preview(&self, language: Language) -> Preview {
        self.body.drawing().preview(language)
    }

    /// The chart as lines of text, at most `width` columns wide (at least 40).
    #[cfg(feature = "preview")]
    #[must_use]
    pub fn to_terminal(&self, width: u16, language: Language) -> String {
        terminal::draw(&self.titles, &self.preview(language), width, language)
    }
}
