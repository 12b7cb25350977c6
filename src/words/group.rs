//! Places and kinds of incidents, and single ones, inside sentences.

use super::list::alternatives;
use super::{INCIDENT, any_of, span_words, toll_in_sentence};
use crate::evidence::{AreaName, Mention, Such};
use crate::table::{decimal, grouped};

/// Where: "at Tayaran Square", "in Baghdad", "within 5 km of it", "anywhere in the
/// records".
#[must_use]
pub fn in_area(area: &AreaName) -> String {
    match area {
        AreaName::Everywhere => "anywhere in the records".to_owned(),
        AreaName::Site(name) => format!("at {name}"),
        AreaName::In(name) => format!("in {name}"),
        AreaName::Within(km) => format!("within {} km of it", decimal(*km, 1)),
    }
}

/// The same after words that speak of the records already: " in Baghdad", or
/// nothing when all of them are meant.
#[must_use]
pub(super) fn there(area: &AreaName) -> String {
    match area {
        AreaName::Everywhere => String::new(),
        AreaName::Site(_) | AreaName::In(_) | AreaName::Within(_) => format!(" {}", in_area(area)),
    }
}

/// One of a kind: "incident of type bombing with at least 10 killed".
#[must_use]
pub fn such_incident(such: &Such) -> String {
    such_form(such, INCIDENT.one)
}

/// Several of a kind: "incidents of type bombing with at least 10 killed".
#[must_use]
pub fn such_incidents(such: &Such) -> String {
    such_form(such, INCIDENT.many)
}

/// A number of a kind: "1 incident by A or B", "20 incidents", "no incidents".
#[must_use]
pub fn count_of_such(such: &Such, count: usize) -> String {
    let noun = such_form(such, INCIDENT.form(count as f64));
    match count {
        0 => format!("no {noun}"),
        some => format!("{} {noun}", grouped(some as f64)),
    }
}

fn such_form(such: &Such, noun: &str) -> String {
    let mut words = noun.to_owned();
    if !such.attack_type.is_empty() {
        words += &format!(" of type {}", alternatives(&such.attack_type));
    }
    if !such.actor.is_empty() {
        words += &format!(" by {}", any_of(&such.actor));
    }
    if let Some(least) = such.min_killed {
        words += &format!(" with at least {} killed", grouped(least as f64));
    }
    words
}

/// An incident in a sentence: "15 January 2018 (38 killed, estimates 27–38,
/// Tayaran Square)".
#[must_use]
pub fn mention(incident: &Mention) -> String {
    let place = incident
        .place
        .as_ref()
        .map_or_else(String::new, |place| format!(", {place}"));
    let several = if incident.is_summary {
        "several incidents, "
    } else {
        ""
    };
    format!(
        "{} ({several}{}{place})",
        span_words(incident.days),
        toll_in_sentence(incident.measure, incident.toll)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_noun_is_counted_and_not_the_type() {
        let such = Such {
            attack_type: vec!["bombing".into(), "bombings".into()],
            actor: vec!["A".into(), "B".into(), "C".into()],
            min_killed: Some(1000),
        };
        let rest = "of type bombing by A, B or C with at least 1,000 killed";
        assert_eq!(count_of_such(&such, 1), format!("1 incident {rest}"));
        assert_eq!(count_of_such(&such, 0), format!("no incidents {rest}"));
        assert_eq!(
            count_of_such(&such, 1000),
            format!("1,000 incidents {rest}")
        );
        assert_eq!(such_incidents(&such), format!("incidents {rest}"));
    }

    #[test]
    fn the_records_are_named_once() {
        for (area, own, after_records) in [
            (AreaName::Everywhere, "anywhere in the records", ""),
            (AreaName::In("Iraq".to_owned()), "in Iraq", " in Iraq"),
            (
                AreaName::Within(1.0),
                "within 1 km of it",
                " within 1 km of it",
            ),
        ] {
            assert_eq!(
                (in_area(&area).as_str(), there(&area).as_str()),
                (own, after_records)
            );
        }
    }
}
