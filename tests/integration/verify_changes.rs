//! Claims on a change from one period to another.

use crate::verify::{C, CLOSED, S, U, judged_by, verdicts};

#[test]
fn changes_are_judged_as_counted_and_by_day() {
    for (fields, expected) in [
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2016\ndirection = \"fell\"\nat-least-percent = 75",
            [S, S, S, S],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2016\ndirection = \"fell\"\nat-least-percent = 80",
            [C, C, C, C],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2016\ndirection = \"rose\"",
            [C, C, C, C],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2015\nagainst = 2016\ndirection = \"rose\"\nbeyond-chance = true",
            [C, C, C, C],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2018\nagainst = 2021\ndirection = \"fell\"",
            [C, C, C, C],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 1999\nagainst = 2016\ndirection = \"fell\"",
            [U, U, U, U],
        ),
        // 20 less 90 % is 2, and 5 less 80 % is 1.
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2015\ndirection = \"fell\"\nat-least-percent = 90",
            [S, S, S, S],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2015\ndirection = \"fell\"\nat-least-percent = 90.000001",
            [C, C, C, C],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2016\nagainst = 2018\ndirection = \"fell\"\nat-least-percent = 80",
            [S, S, S, S],
        ),
        // Of 2021 three weeks are covered.
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2021\ndirection = \"fell\"",
            [U, U, U, U],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2013\nagainst = 2021\ndirection = \"fell\"\nalign = \"same\"",
            [C, C, C, C],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = 2020\nagainst = 2021\ndirection = \"rose\"",
            [S, S, S, S],
        ),
        // One is no more and no less than one.
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = \"2018-01-01..2018-01-22\"\nagainst = \"2021-01-01..2021-01-22\"\ndirection = \"rose\"",
            [C, C, C, C],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = \"2018-01-01..2018-01-22\"\nagainst = \"2021-01-01..2021-01-22\"\ndirection = \"fell\"",
            [C, C, C, C],
        ),
        // As counted 1 against 1, by day more.
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = \"2018-01\"\nagainst = \"2021-01-01..2021-01-22\"\ndirection = \"rose\"",
            [S, S, S, S],
        ),
        (
            "kind = \"change\"\nplace = \"Baghdad\"\nbaseline = \"2018-01\"\nagainst = \"2021-01-01..2021-01-22\"\ndirection = \"fell\"",
            [C, C, C, C],
        ),
    ] {
        let judgement = judged_by(CLOSED, fields);
        assert_eq!(verdicts(&judgement), expected, "{fields}\n{judgement:#}");
    }
}
