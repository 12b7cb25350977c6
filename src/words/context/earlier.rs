//! How long before, and what may have been later.

use crate::evidence::DaysBetween;
use crate::table::grouped;
use crate::words::DAY;

/// "the day before", "12 days before", "90 to 120 days before".
pub(super) fn days_before(days: DaysBetween) -> String {
    match days.exactly() {
        Some(0) => "on the same day".to_owned(),
        Some(1) => "the day before".to_owned(),
        _ => format!("{} before", count(days)),
    }
}

/// "1 day earlier", "90 to 120 days earlier".
pub(super) fn days_earlier(days: DaysBetween) -> String {
    match days.exactly() {
        Some(0) => "on the same day".to_owned(),
        _ => format!("{} earlier", count(days)),
    }
}

fn count(DaysBetween { least, most }: DaysBetween) -> String {
    let number = |days: i64| grouped(days as f64);
    if least == most {
        DAY.count(most as f64)
    } else if least <= 0 {
        format!("at most {}", DAY.count(most as f64))
    } else {
        format!("{} to {}", number(least), DAY.count(most as f64))
    }
}

/// "1 other may have been", "1,000 others may have been".
pub(super) fn others_may(others: usize) -> String {
    let noun = if others == 1 { "other" } else { "others" };
    format!("{} {noun} may have been", grouped(others as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_before_read_well() {
        for (least, most, before, earlier) in [
            (0, 0, "on the same day", "on the same day"),
            (1, 1, "the day before", "1 day earlier"),
            (2, 2, "2 days before", "2 days earlier"),
            (1000, 1000, "1,000 days before", "1,000 days earlier"),
            (90, 120, "90 to 120 days before", "90 to 120 days earlier"),
            (-8, 20, "at most 20 days before", "at most 20 days earlier"),
            (0, 1, "at most 1 day before", "at most 1 day earlier"),
        ] {
            let days = DaysBetween { least, most };
            assert_eq!(days_before(days), before);
            assert_eq!(days_earlier(days), earlier);
        }
        assert_eq!(others_may(1), "1 other may have been");
        assert_eq!(others_may(1000), "1,000 others may have been");
    }
}
