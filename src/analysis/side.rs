//! One of two compared periods.

use chrono::{Datelike, NaiveDate};

use crate::error::{Error, Result};
use crate::query::{Period, Span};
use crate::words::short_day;

/// One of the two periods.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The period as named.
    pub period: Period,
    /// The days compared.
    pub days: Span,
    /// All its days that the data cover, when fewer are compared.
    pub full: Option<Span>,
}

impl Side {
    /// A period of which `days` are compared; `field` names it in errors.
    pub(super) fn new(
        period: Period,
        days: Option<Span>,
        window: Span,
        field: &'static str,
    ) -> Result<Self> {
        let covered = period.span.intersect(window);
        let (Some(days), Some(covered)) = (days, covered) else {
            return Err(Error::records(format!(
                "the data cover no day of this period: they are from {} to {}",
                window.first, window.last
            ))
            .field(field)
            .value(&period.name)
            .hint_fields(
                "choose another period, or say with {} what the data cover",
                ["coverage"],
            ));
        };
        Ok(Self {
            period,
            days,
            full: (days != covered).then_some(covered),
        })
    }

    /// The period for people: "2018", "2017-01 to 2017-06".
    #[must_use]
    pub fn name(&self) -> String {
        self.period.name.replace("..", " to ")
    }

    /// The name with the days when they are not the whole period: "2021 to
    /// 22 Jan".
    #[must_use]
    pub fn label(&self) -> String {
        let (name, whole) = (self.name(), self.period.span);
        let short = |date: NaiveDate| {
            if self.period.name == date.year().to_string() {
                short_day(date)
            } else {
                format!("{} {}", short_day(date), date.year())
            }
        };
        let (first, last) = (short(self.days.first), short(self.days.last));
        match (self.days.first == whole.first, self.days.last == whole.last) {
            (true, true) => name,
            (true, false) => format!("{name} to {last}"),
            (false, true) => format!("{name} from {first}"),
            (false, false) => format!("{name}, {first} to {last}"),
        }
    }
}
