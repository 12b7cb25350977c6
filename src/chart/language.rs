//! Numbers, month names and the few words a chart writes by itself.

/// The language of a picture.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// English: 12,000.5, Jan, Feb.
    #[default]
    English,
}

/// Words of a language; `{…}` are filled in.
#[derive(Debug)]
pub(crate) struct Words {
    months: [&'static str; 12],
    thousands: char,
    point: char,
    pub(crate) unknown: &'static str,
    pub(crate) incomplete: &'static str,
    pub(crate) range: &'static str,
    pub(crate) to: &'static str,
    pub(crate) no_data: &'static str,
    pub(crate) all_zero: &'static str,
    pub(crate) more_places: &'static str,
    pub(crate) left_out: &'static str,
    pub(crate) left_out_one: &'static str,
    pub(crate) without_toll: &'static str,
    pub(crate) week: &'static str,
    pub(crate) quarter: &'static str,
    pub(crate) timeline: &'static str,
    pub(crate) timeline_one: &'static str,
    pub(crate) compare: &'static str,
    pub(crate) heatmap: &'static str,
    pub(crate) highest: &'static str,
}

const ENGLISH: Words = Words {
    months: [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ],
    thousands: ',',
    point: '.',
    unknown: "unknown",
    incomplete: "incomplete period",
    range: "lowest to highest estimate",
    to: "to",
    no_data: "No incidents in this selection",
    all_zero: "Zero in every period",
    more_places: "… and {n} more, not shown",
    left_out: "Not counted in the bars: {n} incidents of unknown toll",
    left_out_one: "Not counted in the bars: 1 incident of unknown toll",
    without_toll: "incidents of unknown toll: {n}",
    week: "W",
    quarter: "Q",
    timeline: "Bar chart of {n} periods, {first} to {last}.",
    timeline_one: "Bar chart of 1 period: {first}.",
    compare: "Dumbbell chart of {n} places, {first} against {last}.",
    heatmap: "Grid of {n} places by period, {first} to {last}.",
    highest: "Highest: {label}, {value}.",
};

impl Language {
    pub(crate) fn words(self) -> &'static Words {
        match self {
            Self::English => &ENGLISH,
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
        let words = self.words();
        let plain = format!("{figure:.decimals$}");
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut text = String::new();
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) && !text.ends_with('-') {
                text.push(words.thousands);
            }
            text.push(digit);
        }
        if !fraction.is_empty() {
            text.push(words.point);
            text.push_str(fraction);
        }
        text
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
