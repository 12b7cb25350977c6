//! That a table does not show all its rows.

use super::ROW;
use crate::table::grouped;

/// "The first 10 of 45 rows; the total is of all."
pub(super) fn first_rows(shown: usize, all: usize, total: bool) -> String {
    let but = if total { "; the total is of all" } else { "" };
    let all = ROW.count(all as f64);
    match shown {
        0 => format!("None of {all}{but}."),
        1 => format!("The first of {all}{but}."),
        more => format!("The first {} of {all}{but}.", grouped(more as f64)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rows_are_counted() {
        for (shown, all, total, words) in [
            (0, 1, false, "None of 1 row."),
            (1, 2, false, "The first of 2 rows."),
            (
                2,
                1000,
                true,
                "The first 2 of 1,000 rows; the total is of all.",
            ),
        ] {
            assert_eq!(first_rows(shown, all, total), words);
        }
    }
}
