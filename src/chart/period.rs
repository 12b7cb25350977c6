//! Calendar periods as a chart needs them: what a bar or column stands for.

use serde::{Deserialize, Serialize};

/// The stretch of time behind a bar or a column. The axis reads from it where
/// labels belong: at years, at Januaries, at first weeks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// A year.
    Year(i32),
    /// A year and its quarter, 1 to 4.
    Quarter(i32, u8),
    /// A year and its month, 1 to 12.
    Month(i32, u8),
    /// A year and its week, 1 to 53.
    Week(i32, u8),
    /// A year, month and day.
    Day(i32, u8, u8),
    /// No calendar period (a weekday, an attack type): every one has its label.
    Category,
}

impl Period {
    /// Reads `2018`, `2018-Q2`, `2018-03`, `2018-W07` or `2018-03-09`;
    /// anything else is a category.
    #[must_use]
    pub fn from_label(label: &str) -> Self {
        Self::parse(label.trim()).unwrap_or(Self::Category)
    }

    fn parse(label: &str) -> Option<Self> {
        let (year, rest) = label
            .split_at_checked(4)
            .filter(|(year, _)| year.bytes().all(|byte| byte.is_ascii_digit()))?;
        let year = year.parse().ok()?;
        let Some(rest) = rest.strip_prefix('-') else {
            return rest.is_empty().then_some(Self::Year(year));
        };
        if let Some(quarter) = rest.strip_prefix('Q') {
            return Some(Self::Quarter(year, part(quarter, 4)?));
        }
        if let Some(week) = rest.strip_prefix('W') {
            return Some(Self::Week(year, part(week, 53)?));
        }
        match rest.split_once('-') {
            None => Some(Self::Month(year, part(rest, 12)?)),
            Some((month, day)) => Some(Self::Day(year, part(month, 12)?, part(day, 31)?)),
        }
    }

    /// The year it belongs to, if it belongs to one.
    #[must_use]
    pub fn year(self) -> Option<i32> {
        match self {
            Self::Year(year)
            | Self::Quarter(year, _)
            | Self::Month(year, _)
            | Self::Week(year, _)
            | Self::Day(year, ..) => Some(year),
            Self::Category => None,
        }
    }

    /// Whether its year begins with it.
    pub(crate) fn opens_year(self) -> bool {
        matches!(
            self,
            Self::Year(_)
                | Self::Quarter(_, 1)
                | Self::Month(_, 1)
                | Self::Week(_, 1)
                | Self::Day(_, 1, 1)
        )
    }
}

fn part(text: &str, most: u8) -> Option<u8> {
    text.parse()
        .ok()
        .filter(|number| (1..=most).contains(number))
}

#[cfg(test)]
mod tests {
    use super::Period;

    #[test]
    fn labels_become_periods() {
        assert_eq!(Period::from_label("2018"), Period::Year(2018));
        assert_eq!(Period::from_label("2018-Q2"), Period::Quarter(2018, 2));
        assert_eq!(Period::from_label("2018-03"), Period::Month(2018, 3));
        assert_eq!(Period::from_label("2018-W07"), Period::Week(2018, 7));
        assert_eq!(Period::from_label("2018-03-09"), Period::Day(2018, 3, 9));
    }

    #[test]
    fn anything_else_is_a_category() {
        for label in ["", "Monday", "2018-13", "20188", "بغداد", "2018-Q5", "+018"] {
            assert_eq!(Period::from_label(label), Period::Category, "{label}");
        }
    }
}
