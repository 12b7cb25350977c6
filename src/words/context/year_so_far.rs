//! The year so far against former years.

use crate::analysis::context::{YearCount, YearSoFar};
use crate::table::{decimal, grouped};
use crate::words::{INCIDENT, in_area, noun, short_day};

pub(super) fn sentence(year: &YearSoFar) -> String {
    let (this, former) = (&year.this, &year.former);
    let incidents = former.iter().map(|year| year.incidents).sum::<usize>();
    let mean = incidents as f64 / former.len() as f64;
    let years = |year: Option<&YearCount>| year.map_or(0, |year| year.year);
    let most = former.iter().rev().max_by_key(|year| year.incidents);
    format!(
        "Up to {}, {} had {} {} with {} {}; the same days of {} to {} had {} on average, most in \
         {} ({}).",
        short_day(year.up_to),
        this.year,
        INCIDENT.count(this.incidents as f64),
        in_area(&year.area),
        toll(this),
        noun(year.measure),
        years(former.first()),
        years(former.last()),
        decimal(mean, 1),
        years(most),
        most.map_or(0, |year| year.incidents)
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
