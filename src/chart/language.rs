//! The language of a picture: its numbers, months and own words.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::language_words::{ARABIC, ENGLISH, FRENCH, GERMAN, SPANISH, Words};
use crate::table::fixed;

/// The language of a picture: of its numbers, months and own words.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
pub enum Language {
    /// English: 12,000.5, Jan, Feb.
    #[default]
    #[cfg_attr(feature = "cli", value(name = "en"))]
    #[serde(rename = "en")]
    English,
    /// French: 12 000,5, janv., févr.
    #[cfg_attr(feature = "cli", value(name = "fr"))]
    #[serde(rename = "fr")]
    French,
    /// German: 12.000,5, Jan., Feb.
    #[cfg_attr(feature = "cli", value(name = "de"))]
    #[serde(rename = "de")]
    German,
    /// Spanish: 12.000,5, ene, feb.
    #[cfg_attr(feature = "cli", value(name = "es"))]
    #[serde(rename = "es")]
    Spanish,
    /// Arabic, with western digits: 12,000.5, يناير, فبراير.
    #[cfg_attr(feature = "cli", value(name = "ar"))]
    #[serde(rename = "ar")]
    Arabic,
}

impl Language {
    /// A day and month: "21 Jan".
    #[must_use]
    pub fn day(self, day: NaiveDate) -> String {
        let month = u8::try_from(day.month()).unwrap_or(1);
        format!("{} {}", day.day(), self.month(month))
    }

    /// Part of a period: "to 21 Jan", "from 27 Oct".
    #[must_use]
    pub fn part(self, first: Option<NaiveDate>, last: Option<NaiveDate>) -> String {
        let words = self.words();
        match (first, last) {
            (Some(first), Some(last)) => {
                format!("{} {} {}", self.day(first), words.until, self.day(last))
            }
            (Some(first), None) => format!("{} {}", words.from, self.day(first)),
            (None, Some(last)) => format!("{} {}", words.until, self.day(last)),
            (None, None) => String::new(),
        }
    }

    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
            Self::French => &FRENCH,
            Self::German => &GERMAN,
            Self::Spanish => &SPANISH,
            Self::Arabic => &ARABIC,
        }
    }

    /// The short name of month 1 to 12.
    pub(crate) fn month(self, month: u8) -> &'static str {
        let index = usize::from(month.clamp(1, 12)) - 1;
        self.words().months[index]
    }

    /// A figure with grouped thousands and as many decimals as it deserves.
    pub(crate) fn number(self, figure: f64) -> String {
        let decimals = match figure.abs() {
            _ if figure.fract() == 0.0 => 0,
            size if size >= 100.0 => 0,
            size if size >= 1.0 => 1,
            size if size >= 0.1 => 2,
            _ => 3,
        };
        self.decimals(figure, decimals)
    }

    /// A figure of a chart whose figures have so many decimals; one that would
    /// round to zero is not written as zero.
    pub(crate) fn figure(self, figure: f64, decimals: usize) -> String {
        let least = (0..decimals).fold(1.0, |unit, _| unit / 10.0);
        if figure > 0.0 && figure < least / 2.0 {
            return format!("<{}", self.decimals(least, decimals));
        }
        self.decimals(figure, decimals)
    }

    /// A count with grouped thousands.
    #[expect(clippy::cast_precision_loss, reason = "a number of incidents")]
    pub(crate) fn count(self, count: u64) -> String {
        self.decimals(count as f64, 0)
    }

    /// A figure with grouped thousands and exactly so many decimals.
    pub(crate) fn decimals(self, figure: f64, decimals: usize) -> String {
        fixed(figure, decimals, self.words().separators)
    }
}

/// Decimals for all figures of one chart.
pub(crate) fn decimals(figures: impl Iterator<Item = f64>) -> usize {
    let (whole, top) = figures.fold((true, 0.0), |(whole, top), figure| {
        (whole && figure.fract() == 0.0, f64::max(top, figure))
    });
    match top {
        _ if whole => 0,
        top if top < 10.0 => 2,
        top if top < 1000.0 => 1,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, decimals};

    #[test]
    fn small_figures_are_not_written_as_zero() {
        assert_eq!(decimals([0.5, 3.0].into_iter()), 2);
        assert_eq!(decimals([0.5, 300.0].into_iter()), 1);
        assert_eq!(decimals([3.0, 300.0].into_iter()), 0);
        assert_eq!(Language::English.figure(0.001, 2), "<0.01");
        assert_eq!(Language::English.figure(0.0, 2), "0.00");
        assert_eq!(Language::English.figure(1.256, 2), "1.26");
    }

    #[test]
    fn thousands_are_grouped() {
        let number = |figure| Language::English.number(figure);
        assert_eq!(number(0.0), "0");
        assert_eq!(number(999.0), "999");
        assert_eq!(number(12_000.0), "12,000");
        assert_eq!(number(3_000_000.0), "3,000,000");
        assert_eq!(number(-120.0), "-120");
        assert_eq!(number(1.25), "1.2");
        assert_eq!(Language::English.decimals(1234.0, 1), "1,234.0");
    }
}
