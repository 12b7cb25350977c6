//! What a kind of chart can do with its data.

use super::language::Language;
use super::page::Page;
use super::preview::Preview;
use super::setter::Setter;
use crate::error::Result;

/// The data of one kind of chart: checked, drawn, described and previewed.
pub(super) trait Drawing {
    /// Refuses numbers that cannot be drawn honestly.
    fn check(&self) -> Result<()>;

    /// Sentences for the foot.
    fn remarks(&self, _setter: &Setter) -> Vec<String> {
        Vec::new()
    }

    /// Draws the body of the page and returns where it ends.
    ///
    /// # Errors
    /// When the picture is too small for its words.
    fn draw(&self, page: &mut Page, setter: &Setter) -> Result<f64>;

    /// What it shows, for people who cannot see the picture.
    fn describe(&self, setter: &Setter) -> String;

    /// What a terminal can show of it.
    fn preview(&self, language: Language) -> Preview;
}
