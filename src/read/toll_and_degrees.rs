//! Cells to values: tolls and degrees.

use super::Reason;

/// Tolls above this are taken for a mistake; below it no sum can overflow.
const LARGEST_TOLL: i64 = 100_000_000;

/// A number of people. Accepts `35`, `35.0` and, when `thousands` is set,
/// grouped digits such as `1,200`.
pub(super) fn toll(cell: &str, thousands: Option<char>) -> Result<i64, Reason> {
    let grouped;
    let digits = match thousands {
        Some(group) if cell.contains(group) => {
            if !is_grouped(cell, group) {
                return Err(Reason::BadToll);
            }
            grouped = cell.replace(group, "");
            grouped.as_str()
        }
        _ => cell,
    };
    let whole = match digits.split_once('.') {
        Some((whole, fraction)) if !fraction.is_empty() && fraction.bytes().all(|b| b == b'0') => {
            whole
        }
        Some(_) => return Err(Reason::BadToll),
        None => digits,
    };
    let negative = whole.starts_with('-');
    let unsigned = whole.strip_prefix('-').unwrap_or(whole);
    if unsigned.is_empty() || !unsigned.bytes().all(|b| b.is_ascii_digit()) {
        return Err(Reason::BadToll);
    }
    match unsigned.parse::<i64>() {
        Ok(number) if negative && number > 0 => Err(Reason::NegativeToll),
        Ok(number) if number <= LARGEST_TOLL => Ok(number),
        _ => Err(Reason::BadToll),
    }
}

/// Whether digits are grouped by threes: `1,200`, `12,345,678`.
fn is_grouped(cell: &str, group: char) -> bool {
    let mut parts = cell.split(group);
    let first = parts.next().unwrap_or_default().trim_start_matches('-');
    (1..=3).contains(&first.len())
        && parts.all(|part| {
            part.split('.')
                .next()
                .is_some_and(|digits| digits.len() == 3)
        })
}

/// Degrees between `-limit` and `limit`.
pub(super) fn degrees(cell: &str, limit: f64) -> Result<f64, Reason> {
    let plain = cell
        .bytes()
        .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-' | b'+' | b'e' | b'E'));
    match cell.parse::<f64>() {
        Ok(degrees) if plain && degrees.abs() <= limit => Ok(degrees),
        _ => Err(Reason::BadCoordinate),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tolls_are_whole_numbers_of_people() {
        for (cell, number) in [("0", 0), ("35", 35), ("35.0", 35), ("-0", 0), ("007", 7)] {
            assert_eq!(toll(cell, None), Ok(number), "{cell}");
        }
        for cell in [
            "",
            "35.5",
            "about 30",
            "1,200",
            "30+",
            "1e3",
            "٣٥",
            "99999999999999999999",
            "100000001",
            "5.",
        ] {
            assert_eq!(toll(cell, None), Err(Reason::BadToll), "{cell}");
        }
        assert_eq!(toll("-99", None), Err(Reason::NegativeToll));
    }

    #[test]
    fn grouped_thousands_only_when_the_profile_says_so() {
        assert_eq!(toll("1,200", Some(',')), Ok(1200));
        assert_eq!(toll("12.345.678", Some('.')), Ok(12_345_678));
        assert_eq!(toll("35", Some(',')), Ok(35));
        for cell in ["1,20", "12,34,567", ",200", "1234,567"] {
            assert_eq!(toll(cell, Some(',')), Err(Reason::BadToll), "{cell}");
        }
    }

    #[test]
    fn degrees_stay_on_the_globe() {
        assert_eq!(degrees("33.34", 90.0), Ok(33.34));
        assert_eq!(degrees("-180", 180.0), Ok(-180.0));
        for cell in ["90.1", "33,34", "nan", "inf", "north", ""] {
            assert_eq!(degrees(cell, 90.0), Err(Reason::BadCoordinate), "{cell}");
        }
    }
}
