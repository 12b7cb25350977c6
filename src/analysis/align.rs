//! Like for like: the same calendar span of two periods.

use serde::{Deserialize, Serialize};

use crate::query::{Offset, Period, Span};

/// Whether an incomplete period shortens the other, which it can only when both
/// are of one length by the calendar: two years, leap or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "cli", derive(clap::ValueEnum))]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// The same calendar span of both, when the data cover one only in part.
    #[default]
    Same,
    /// All covered days of each.
    Full,
}

/// The days of each period that are compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aligned {
    /// Days of the baseline; `None` when the data cover none that is compared.
    pub baseline: Option<Span>,
    /// Days of the other period, in the same way.
    pub against: Option<Span>,
    /// Whether one was shortened because of the other.
    pub shortened: bool,
}

/// Finds the days to compare inside `window`, the days that the data cover.
#[must_use]
pub fn align(baseline: &Period, against: &Period, window: Span, rule: Align) -> Aligned {
    let covered = Aligned {
        baseline: baseline.span.intersect(window),
        against: against.span.intersect(window),
        shortened: false,
    };
    let (Some(b), Some(a)) = (covered.baseline, covered.against) else {
        return covered;
    };
    let complete = b == baseline.span && a == against.span;
    if rule == Align::Full || complete || !same_shape(baseline.span, against.span) {
        return covered;
    }
    let sides = [(baseline.span, b), (against.span, a)];
    let latest_start = sides
        .iter()
        .filter(|(whole, part)| part.first > whole.first)
        .map(|(whole, part)| Offset::between(whole.first, part.first))
        .max();
    let earliest_end = sides
        .iter()
        .filter(|(whole, part)| part.last < whole.last)
        .map(|(whole, part)| Offset::between(whole.first, part.last))
        .min();
    let cut = |whole: Span, part: Span| {
        let first = latest_start.map_or(part.first, |offset| {
            offset.from(whole.first).max(part.first)
        });
        let last = earliest_end.map_or(part.last, |offset| offset.from(whole.first).min(part.last));
        Span::new(first, last)
    };
    let aligned = Aligned {
        baseline: cut(baseline.span, b),
        against: cut(against.span, a),
        shortened: false,
    };
    Aligned {
        shortened: aligned != covered,
        ..aligned
    }
}

/// Whether two spans are of the same length by the calendar: two years, two
/// months, leap or not.
fn same_shape(a: Span, b: Span) -> bool {
    let after = |span: Span| {
        span.last
            .succ_opt()
            .map(|next| Offset::between(span.first, next))
    };
    a.days() == b.days() || after(a) == after(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn spans(baseline: &str, against: &str, window: &str, rule: Align) -> (String, String, bool) {
        let window = crate::query::parse_range(window).unwrap();
        let period = |text: &str| Period::parse(text, window.last).unwrap();
        let aligned = align(&period(baseline), &period(against), window, rule);
        let show = |span: Option<Span>| span.map_or("none".into(), |span| span.to_string());
        (
            show(aligned.baseline),
            show(aligned.against),
            aligned.shortened,
        )
    }

    #[test]
    fn an_incomplete_year_is_compared_with_the_same_days_of_the_other() {
        let cut = |baseline, against, window| spans(baseline, against, window, Align::Same);
        assert_eq!(
            cut("2018", "present", "2003-10-27..2021-01-22"),
            (
                "2018-01-01..2018-01-22".into(),
                "2021-01-01..2021-01-22".into(),
                true
            )
        );
        assert_eq!(
            cut("2019", "2020", "2003..2020-02-29"),
            (
                "2019-01-01..2019-02-28".into(),
                "2020-01-01..2020-02-29".into(),
                true
            )
        );
        assert_eq!(
            cut("2003", "2004", "2003-10-27..2021-01-22"),
            (
                "2003-10-27..2003-12-31".into(),
                "2004-10-27..2004-12-31".into(),
                true
            )
        );
        assert_eq!(
            cut("2017", "2018", "2003..2021"),
            (
                "2017-01-01..2017-12-31".into(),
                "2018-01-01..2018-12-31".into(),
                false
            )
        );
    }

    #[test]
    fn full_or_unlike_periods_are_left_as_they_are() {
        let window = "2003..2021-01-22";
        assert_eq!(
            spans("2018", "present", window, Align::Full),
            (
                "2018-01-01..2018-12-31".into(),
                "2021-01-01..2021-01-22".into(),
                false
            )
        );
        assert_eq!(
            spans("2010..2017", "2021", window, Align::Same).0,
            "2010-01-01..2017-12-31"
        );
        assert_eq!(spans("1990", "2021", window, Align::Same).0, "none");
    }
}
