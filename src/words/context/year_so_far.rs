//! The year so far against former years.

use super::earlier::others_may;
use crate::analysis::context::{YearCount, YearSoFar};
use crate::table::{decimal, grouped};
use crate::words::{INCIDENT, all_of, day_and_month, in_area, noun};

/// Years that are listed.
const MOST: usize = 3;

pub(super) fn sentence(year: &YearSoFar) -> String {
    let this = &year.this;
    let open_now = this.perhaps;
    let open_then: usize = year.former.iter().map(|year| year.perhaps).sum();
    let perhaps = match open_now + open_then {
        0 => String::new(),
        more => format!(
            " {} among them: not all dates and places are certain.",
            others_may(more)
        ),
    };
    let counted = year.former.iter().chain([this]);
    let summaries = match counted.map(|year| year.summaries).sum::<usize>() {
        0 => String::new(),
        1 => " One of all these is the sum of several events.".to_owned(),
        more => format!(
            " {} of all these are sums of several events.",
            grouped(more as f64)
        ),
    };
    format!(
        "Up to {}, {} had {} {}{}; {}.{summaries}{perhaps}",
        day_and_month(year.up_to),
        this.year,
        incidents(this.incidents, open_now),
        in_area(&year.area),
        toll(this, noun(year.measure)),
        before(&year.former, open_then)
    )
}

/// "2 incidents", "no incidents"; "at least 2 incidents" where more may be among
/// them.
fn incidents(sure: usize, perhaps: usize) -> String {
    match perhaps {
        0 => INCIDENT.count_or_no(sure as f64),
        _ => INCIDENT.at_least(sure as f64),
    }
}

/// " with 120 killed", " with 120 killed, not counting 2 of unknown toll".
fn toll(year: &YearCount, noun: &str) -> String {
    let at_least = if year.perhaps > 0 { "at least " } else { "" };
    let by_best = if year.differ {
        " by the best estimates"
    } else {
        ""
    };
    let toll = grouped(year.toll as f64);
    let known = format!(" with {at_least}{toll} {noun}{by_best}");
    match (year.incidents, year.unknown) {
        (0, _) => String::new(),
        (_, 0) => known,
        (1, 1) => format!(" with an unknown number {noun}"),
        (all, unknown) if all == unknown => format!(", all with an unknown number {noun}"),
        (_, unknown) => format!(
            "{known}, not counting {} of unknown toll",
            grouped(unknown as f64)
        ),
    }
}

/// "the same days of 2004 to 2020 had 4.9 incidents on average, most in 2007
/// (14)"; which year had most is certain only when all of its incidents are.
fn before(former: &[YearCount], perhaps: usize) -> String {
    let counts = || former.iter().map(|year| year.incidents);
    let (Some(least), Some(most)) = (counts().min(), counts().max()) else {
        return "no former year can be set beside it".to_owned();
    };
    let named = |years: &[YearCount]| -> Vec<String> {
        years.iter().map(|year| year.year.to_string()).collect()
    };
    let days = match former {
        [] => String::new(),
        [one] => {
            let incidents = incidents(most, perhaps);
            return format!("the same days of {} had {incidents}", one.year);
        }
        [first, .., latest] => format!("the same days of {} to {}", first.year, latest.year),
    };
    let mean = counts().sum::<usize>() as f64 / former.len() as f64;
    let on_average = format!("{} {} on average", decimal(mean, 1), INCIDENT.form(mean));
    match (most, perhaps) {
        (0, 0) => return format!("{days} had none"),
        (0, _) => return format!("{days} had none that is certain"),
        (_, 0) => {}
        (_, _) => return format!("{days} had at least {on_average}"),
    }
    if least == most {
        return format!("{days} had {} each", incidents(most, 0));
    }
    let is_most = |year: &&YearCount| year.incidents == most;
    let years: Vec<YearCount> = former.iter().filter(is_most).copied().collect();
    let most = grouped(most as f64);
    let when = match years.len() {
        1 => format!("most in {} ({most})", all_of(&named(&years))),
        2..=MOST => format!("most in {} ({most} each)", all_of(&named(&years))),
        many => format!("at most {most}, in {many} of the years"),
    };
    format!("{days} had {on_average}, {when}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn years(counts: &[usize]) -> Vec<YearCount> {
        let year = |(at, incidents): (usize, &usize)| YearCount {
            year: 2010 + i64::try_from(at).unwrap(),
            incidents: *incidents,
            summaries: 0,
            toll: 5,
            differ: false,
            unknown: 0,
            perhaps: 0,
        };
        counts.iter().enumerate().map(year).collect()
    }

    #[test]
    fn former_years_are_told_as_they_were() {
        for (counts, words) in [
            (&[0][..], "the same days of 2010 had no incidents"),
            (&[1], "the same days of 2010 had 1 incident"),
            (&[0, 0], "the same days of 2010 to 2011 had none"),
            (
                &[2, 2, 2],
                "the same days of 2010 to 2012 had 2 incidents each",
            ),
            (
                &[0, 1000],
                "the same days of 2010 to 2011 had 500 incidents on average, most in 2011 (1,000)",
            ),
            (
                &[0, 2, 2, 0],
                "the same days of 2010 to 2013 had 1 incident on average, most in 2011 and 2012 \
                 (2 each)",
            ),
            (
                &[2, 2, 2, 2, 0],
                "the same days of 2010 to 2014 had 1.6 incidents on average, at most 2, in 4 of \
                 the years",
            ),
        ] {
            assert_eq!(before(&years(counts), 0), words);
        }
        for (counts, words) in [
            (
                &[0][..],
                "the same days of 2010 had no incidents that are certain",
            ),
            (
                &[0, 0],
                "the same days of 2010 to 2011 had none that is certain",
            ),
            (&[1], "the same days of 2010 had at least 1 incident"),
            (
                &[0, 1000],
                "the same days of 2010 to 2011 had at least 500 incidents on average",
            ),
        ] {
            assert_eq!(before(&years(counts), 1), words);
        }
    }

    #[test]
    fn unknown_tolls_are_not_summed() {
        let year = |incidents, unknown| {
            let year = YearCount {
                unknown,
                ..years(&[incidents])[0]
            };
            toll(&year, "killed")
        };
        assert_eq!(year(2, 0), " with 5 killed");
        let differ = YearCount {
            differ: true,
            ..years(&[2])[0]
        };
        assert_eq!(
            toll(&differ, "killed"),
            " with 5 killed by the best estimates"
        );
        assert_eq!(year(1, 1), " with an unknown number killed");
        assert_eq!(year(431, 431), ", all with an unknown number killed");
        assert_eq!(year(2, 1), " with 5 killed, not counting 1 of unknown toll");
    }
}
