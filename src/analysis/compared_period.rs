//! One of two compared periods.

use crate::error::{Error, Result};
use crate::query::{Period, Span};

/// One of the two periods.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedPeriod {
    /// The period as named.
    pub period: Period,
    /// The days compared.
    pub days: Span,
    /// All its days that the data cover, when fewer are compared.
    pub full: Option<Span>,
}

impl ComparedPeriod {
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
}
