//! Parts of explanations.

use super::spec::{Group, Since};
use crate::evidence::noun;
use crate::evidence::{AsOf, IncidentRef, Place};
use crate::evidence::{Scope, Truth};
use crate::query::{Measure, Span};
use crate::words::{long_day, span_words};

/// "Incidents", with what is asked of them: "incident of type bombing with at
/// least 10 killed".
pub(super) fn group_noun(group: &Group) -> String {
    let such = &group.such;
    let mut words = "incident".to_owned();
    if !such.attack_type.is_empty() {
        words += &format!(" of type {}", such.attack_type.join(" or "));
    }
    if !such.actor.is_empty() {
        words += &format!(" by {}", such.actor.join(" or "));
    }
    if let Some(least) = such.min_killed {
        words += &format!(" with at least {least} killed");
    }
    words
}

/// "incidents" for one or several.
pub(super) fn counted(group: &Group, count: u64) -> String {
    let noun = group_noun(group);
    let noun = if count == 1 {
        noun
    } else {
        noun.replacen("incident", "incidents", 1)
    };
    format!("{} {noun}", crate::table::grouped(count as f64))
}

/// "at Tayaran Square", "in Baghdad", "within 5 km", "in the records".
pub(crate) fn place_words(view: &AsOf<'_>, place: &Place, incident: Option<usize>) -> String {
    match place {
        Place::Named(text) => format!("in {text}"),
        Place::Radius(km) => format!("within {} km", crate::table::decimal(*km, 1)),
        Place::Scope(scope) => scope
            .level()
            .and_then(|level| view.record(incident?).names[level])
            .map_or_else(
                || "anywhere in the records".to_owned(),
                |name| match scope {
                    Scope::Site => format!("at {name}"),
                    _ => format!("in {name}"),
                },
            ),
    }
}

/// "on 15 January 2018", "in 2018", "from 1 March 2018 to 2 April 2018".
pub(super) fn during(span: Span) -> String {
    let words = span_words(span);
    if span.first == span.last {
        format!("on {words}")
    } else if words.contains(" to ") {
        format!("from {words}")
    } else {
        format!("in {words}")
    }
}

/// "2018", or the day and id of an incident.
pub(super) fn since_words(since: &Since, span: Span) -> String {
    match since {
        Since::Incident(IncidentRef::Id(id)) => format!("{} ({id})", span_words(span)),
        Since::Incident(IncidentRef::At { .. }) | Since::Period(_) => span_words(span),
    }
}

/// An incident in a sentence: "15 January 2018 (38 killed, estimates 27–38,
/// Tayaran Square)".
pub(crate) fn incident_words(view: &AsOf<'_>, row: usize, measure: Measure) -> String {
    let record = view.record(row);
    let toll = record.toll(measure).unwrap_or_default();
    let place = record
        .place()
        .map_or_else(String::new, |place| format!(", {place}"));
    let days = span_words(record.days);
    format!("{days} ({}{place})", toll.prose(noun(measure)))
}

/// What is missing, when the records do not cover a span.
pub(super) fn uncovered(view: &AsOf<'_>, span: Span) -> String {
    if view.covers(span) == Truth::Yes {
        return String::new();
    }
    format!(
        " The records cover {} to {} only; if they were searched for other days, say so with \
         coverage.",
        long_day(view.coverage.first),
        long_day(view.coverage.last)
    )
}
