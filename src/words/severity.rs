//! A severity in sentences.

use super::duration::duration;
use super::{INCIDENT, all_of, capital, chance, long_day, noun, p_is};
use crate::analysis::Severity;
use crate::estimate::tail::exceedance::Exceedance;
use crate::estimate::tail::heaping::Heaped;
use crate::estimate::tail::vuong::{Favours, Vuong};
use crate::estimate::{Estimated, Interval};
use crate::table::{grouped, rounded};

/// p-value below which a power law is ruled out (Clauset, Shalizi and Newman,
/// 2009).
const RULED_OUT: f64 = 0.1;

/// p-value below which tolls are said to be heaped.
const HEAPED: f64 = 0.01;

/// What is to be said of a severity: its extent, records, rounding of tolls, the
/// tail and its rivals, and the chance of what was asked for.
#[must_use]
pub fn sentences(severity: &Severity) -> Vec<String> {
    let mut sentences = vec![extent(severity)];
    sentences.extend(record(severity));
    sentences.extend(rounding(severity));
    sentences.push(tail(severity));
    if severity.fit.is_ok() {
        sentences.push(plausible(severity));
        sentences.extend(others(severity));
    }
    sentences.extend(chances(severity));
    sentences
}

fn extent(severity: &Severity) -> String {
    let mut sentence = format!(
        "{} whose toll is known, {} to {}",
        capital(&INCIDENT.count_or_no(severity.known as f64)),
        long_day(severity.days.first),
        long_day(severity.days.last)
    );
    if severity.unknown > 0 {
        let take = if severity.unknown == 1 {
            "takes"
        } else {
            "take"
        };
        sentence += &format!(
            "; {} of unknown toll {take} no part",
            grouped(severity.unknown as f64)
        );
    }
    if severity.estimates_differ {
        sentence += ". What follows is by the best estimates, from which others differ";
    }
    if let Some(largest) = severity.largest.first() {
        sentence += &format!(
            ". The largest: {} {}, {}{}",
            grouped(largest.toll as f64),
            noun(severity.measure),
            largest
                .place
                .as_ref()
                .map(|place| format!("{place}, "))
                .unwrap_or_default(),
            long_day(largest.date)
        );
    }
    sentence + "."
}

fn record(severity: &Severity) -> Option<String> {
    let records = severity.records.as_ref().ok()?;
    if severity.known < 2 {
        return None;
    }
    let count = records.positions.len();
    let (were, the) = if count == 1 {
        ("was", "")
    } else {
        ("were", "each ")
    };
    Some(format!(
        "{count} of them {were} {the}the largest so far; {} would be if tolls came in random order.",
        rounded(records.expected)
    ))
}

fn rounding(severity: &Severity) -> Option<String> {
    let heaping = &severity.heaping;
    let kinds: Vec<String> = [
        ("multiples of ten", &heaping.tens),
        ("multiples of twelve", &heaping.dozens),
        ("multiples of a hundred", &heaping.hundreds),
    ]
    .into_iter()
    .filter(|(_, heaped)| heaped.p_value < HEAPED)
    .filter_map(|(name, heaped): (&str, &Heaped)| {
        let ratio = heaped.ratio?;
        Some(format!("{name} {} times", rounded(ratio)))
    })
    .collect();
    (!kinds.is_empty()).then(|| {
        format!(
            "Tolls are rounded: there are {} as often as their neighbours would suggest. Fits \
             below are the rougher for it.",
            all_of(&kinds)
        )
    })
}

fn tail(severity: &Severity) -> String {
    let fit = match &severity.fit {
        Err(reason) => return format!("No tail can be fitted to the tolls: {}.", reason.why()),
        Ok(fit) => fit,
    };
    let mut sentence = format!(
        "From {} {} on ({}) tolls are fitted by a power law with exponent {}",
        grouped(fit.law.xmin as f64),
        noun(severity.measure),
        INCIDENT.count(fit.tail_incidents as f64),
        rounded(fit.law.alpha)
    );
    match &severity.uncertainty {
        Ok(uncertainty) => {
            sentence += &format!(
                " (standard error {}; {} {})",
                rounded(uncertainty.alpha.standard_error),
                level(&uncertainty.alpha.interval),
                limits(&uncertainty.alpha.interval)
            );
            sentence += &format!(
                "; the standard error of where it begins is {}.",
                rounded(uncertainty.xmin.standard_error)
            );
        }
        Err(reason) => {
            sentence += &format!(
                ". Its standard error cannot be estimated: {}.",
                reason.why()
            );
        }
    }
    sentence
}

fn level(interval: &Interval) -> String {
    format!("{} % interval", grouped(interval.level.get() * 100.0))
}

fn limits(interval: &Interval) -> String {
    if interval.is_bounded() {
        format!("{} to {}", rounded(interval.lower), rounded(interval.upper))
    } else {
        format!("{} or more", rounded(interval.lower))
    }
}

fn plausible(severity: &Severity) -> String {
    match &severity.goodness {
        Err(reason) => format!(
            "Whether a power law could have made them cannot be tested: {}.",
            reason.why()
        ),
        Ok(goodness) => {
            let verdict = if goodness.p_value < RULED_OUT {
                "A power law is ruled out as what made them"
            } else {
                "A power law could have made them"
            };
            format!(
                "{verdict} (p {}, {} synthetic samples, seed {}).",
                p_is(goodness.p_value),
                grouped(goodness.replicates as f64),
                goodness.seed
            )
        }
    }
}

fn others(severity: &Severity) -> Vec<String> {
    match &severity.alternatives {
        Err(reason) => vec![format!(
            "Whether another tail fits better cannot be tested: {}.",
            reason.why()
        )],
        Ok(alternatives) => vec![
            other("a lognormal", &alternatives.lognormal),
            other("an exponential", &alternatives.exponential),
        ],
    }
}

/// `name` comes with its article: "a lognormal".
fn other<T>(name: &str, test: &Estimated<Vuong<T>>) -> String {
    match test {
        Err(reason) => format!(
            "Whether {name} tail fits better cannot be tested: {}.",
            reason.why()
        ),
        Ok(test) => {
            let verdict = match test.favours {
                Favours::PowerLaw => format!("The power law fits better than {name} tail"),
                Favours::Alternative => {
                    format!("{} tail fits better than the power law", capital(name))
                }
                Favours::Neither => {
                    format!("The data do not tell the power law from {name} tail")
                }
            };
            format!("{verdict} (Vuong's test, p {}).", p_is(test.p_value))
        }
    }
}

/// How far a chance hangs on where the tail begins.
fn by_beginning(best: &Exceedance) -> Option<String> {
    let by = best.by_beginning;
    let (least, most) = (chance(by.least), chance(by.most));
    (least != most).then(|| {
        format!(
            "It hangs on where the tail begins: from {} to {} on, with half to twice as many \
             incidents in the tail, it is {least} to {most}.",
            grouped(by.first_xmin as f64),
            grouped(by.last_xmin as f64),
        )
    })
}

fn chances(severity: &Severity) -> Vec<String> {
    let (Some(threshold), Some(scenarios)) = (severity.threshold, &severity.exceedance) else {
        return Vec::new();
    };
    let best = match &scenarios.best {
        Err(reason) => {
            return vec![format!(
                "The chance of an incident of {} or more {} cannot be estimated: {}.",
                grouped(threshold.at_least as f64),
                noun(severity.measure),
                reason.why()
            )];
        }
        Ok(best) => best,
    };
    let mut sentences = vec![format!(
        "Chance of at least one incident of {} or more {} within {}: {} ({} {} to {}).",
        grouped(threshold.at_least as f64),
        noun(severity.measure),
        duration(threshold.within_days),
        chance(best.chance),
        level(&best.chance_interval),
        chance(best.chance_interval.lower),
        chance(best.chance_interval.upper)
    )];
    sentences.extend(by_beginning(best));
    let returns = &best.return_period_interval;
    let average = if returns.is_bounded() {
        format!(
            "{} on average ({} {} to {})",
            duration(best.return_period),
            level(returns),
            duration(returns.lower),
            duration(returns.upper)
        )
    } else {
        format!(
            "{} or more on average (the lower limit of the {}; the data are too few for an upper)",
            duration(returns.lower),
            level(returns)
        )
    };
    sentences.push(format!(
        "One such incident in {average}; the data hold {}. This takes incidents to go on as they \
         came on average over the days looked at.",
        match best.observed {
            0 => "none".to_owned(),
            some => grouped(some as f64),
        }
    ));
    let scenario = |estimate: &Estimated<Exceedance>, head: &str| match estimate {
        Ok(estimate) => format!("{head}{}", chance(estimate.chance)),
        Err(reason) => format!("it could not be estimated: {}", reason.why()),
    };
    sentences.push(format!(
        "If every low estimate were right, {}; if every high one, {}.",
        scenario(&scenarios.low, "the chance would be "),
        scenario(&scenarios.high, "")
    ));
    sentences
}
