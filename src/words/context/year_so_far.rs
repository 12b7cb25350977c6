//! The year so far against former years.

use super::earlier::others_may;
use crate::analysis::context::{YearCount, YearSoFar};
use crate::table::{decimal, grouped};
use crate::words::{INCIDENT, in_area, noun, short_day};

pub(super) fn sentence(year: &YearSoFar) -> String {
    let (this, former) = (&year.this, &year.former);
    let incidents = former.iter().map(|year| year.incidents).sum::<usize>();
    let mean = incidents as f64 / former.len() as f64;
    let years = |year: Option<&YearCount>| year.map_or(0, |year| year.year);
    let open = |years: &[YearCount]| years.iter().map(|year| year.perhaps).sum::<usize>();
    let (open_now, open_then) = (open(std::slice::from_ref(this)), open(former));
    let at_least = |open: usize| if open > 0 { "at least " } else { "" };
    // Which year had most is certain only when all of its incidents are.
    let most = former.iter().rev().max_by_key(|year| year.incidents);
    let most = most
        .filter(|year| open_then == 0 && year.incidents > 0)
        .map_or_else(String::new, |most| {
            format!(", most in {} ({})", most.year, most.incidents)
        });
    let perhaps = match open_now + open_then {
        0 => String::new(),
        more => format!(
            " {} among them: not all dates and places are certain.",
            others_may(more)
        ),
    };
    format!(
        "Up to {}, {} had {}{} {} with {}{} {}; the same days of {} to {} had {}{} on \
         average{most}.{perhaps}",
        short_day(year.up_to),
        this.year,
        at_least(open_now),
        INCIDENT.count(this.incidents as f64),
        in_area(&year.area),
        at_least(open_now),
        toll(this),
        noun(year.measure),
        years(former.first()),
        years(former.last()),
        at_least(open_then),
        decimal(mean, 1),
    )
}

/// "120", "120 + 2 unknown".
fn toll(year: &YearCount) -> String {
    let known = grouped(year.toll as f64);
    match year.unknown {
        0 => known,
        unknown => format!("{known} + {unknown} unknown"),
    }
}
