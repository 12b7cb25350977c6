//! Records as evidence, and why a name means none or several of them.

use super::{INCIDENT, toll_of};
use crate::error::Error;
use crate::evidence::{Evidence, IncidentRef, MatchBasis, NotOneIncident, TollRange};
use crate::query::Measure;
use crate::table::decimal;

/// A record in one line: "BGD-2018-01-15-1, 2018-01-15, Tayaran Square, Bab al-Sharqi:
/// 38 (27–38) killed, 62–105 injured; data.csv:94".
#[must_use]
pub fn evidence_line(evidence: &Evidence) -> String {
    let mut parts: Vec<String> = evidence.id.iter().cloned().collect();
    parts.push(if evidence.date == evidence.date_end {
        evidence.date.to_string()
    } else {
        format!("{} to {}", evidence.date, evidence.date_end)
    });
    parts.extend(evidence.place.clone());
    let killed = toll_of(Measure::Killed, evidence.killed);
    let mut text = format!("{}: {killed}", parts.join(", "));
    if evidence.injured != TollRange::default() {
        text += &format!(", {}", toll_of(Measure::Injured, evidence.injured));
    }
    if let Some(basis) = evidence
        .matched_by
        .filter(|basis| *basis != MatchBasis::Same)
    {
        text += &format!("; place matched by {}", match_basis(basis));
    }
    text + &format!("; {}:{}", evidence.file, evidence.line)
}

/// The shortest that finds a record: its id, else file and line.
#[must_use]
pub fn record_name(evidence: &Evidence) -> String {
    evidence
        .id
        .clone()
        .unwrap_or_else(|| format!("{}:{}", evidence.file, evidence.line))
}

/// On what it rests that two places are one, after "matched by".
#[must_use]
pub fn match_basis(basis: MatchBasis) -> String {
    match basis {
        MatchBasis::Same => "the same name".to_owned(),
        MatchBasis::Folding => "like spelling".to_owned(),
        MatchBasis::Alias => "an alias".to_owned(),
        MatchBasis::Words => "its words".to_owned(),
        MatchBasis::Distance(km) if km < 0.05 => "distance (0 km)".to_owned(),
        MatchBasis::Distance(km) => format!("distance ({} km)", decimal(km, 1)),
    }
}

/// Lines of a list under a hint.
fn listed(evidence: &[Evidence]) -> String {
    let lines: Vec<String> = evidence
        .iter()
        .map(|one| format!("    {}", evidence_line(one)))
        .collect();
    lines.join("\n")
}

impl From<NotOneIncident> for Error {
    fn from(why: NotOneIncident) -> Self {
        let none = |value: &str| {
            Self::records("no incident matches")
                .field("incident")
                .value(value)
        };
        match why {
            NotOneIncident::NoSuchId { id, nearest } => match nearest {
                Some(near) => none(&id).hint(format!("did you mean \"{near}\"?")),
                None => none(&id).hint_fields(
                    "name an id of the data, or a day with {} and {}",
                    ["on", "place"],
                ),
            },
            NotOneIncident::Later { id, as_of } => {
                Self::records(format!("the incident is later than the as-of date {as_of}"))
                    .value(id)
                    .hint("choose a later as-of date")
            }
            NotOneIncident::NoneThen {
                on,
                place,
                that_day,
                nearest,
            } => {
                let named = IncidentRef::At { on, place };
                none(&shown(&named)).hint(match nearest {
                    _ if !that_day.is_empty() => {
                        format!("on that day there are\n{}", listed(&that_day))
                    }
                    Some(near) => format!(
                        "no incident is of that day; the nearest name of a place is \"{near}\""
                    ),
                    None => "no incident is of that day".to_owned(),
                })
            }
            NotOneIncident::Summary(row) => {
                Self::records("the record is a sum of several events, not one incident")
                    .field("incident")
                    .value(row.id.clone().unwrap_or_else(|| row.date.to_string()))
                    .hint(format!(
                        "it counts in sums, and nothing can be said of it as an incident: {}",
                        evidence_line(&row)
                    ))
            }
            NotOneIncident::Several {
                named,
                first,
                count,
            } => {
                let more = if count > first.len() { "\n    ..." } else { "" };
                let count = INCIDENT.count(count as f64);
                Self::records(format!("{count} match, and one must be meant"))
                    .field("incident")
                    .value(shown(&named))
                    .hint(format!(
                        "name one by its id, or add words of its place; they are\n{}{more}",
                        listed(&first)
                    ))
            }
        }
    }
}

/// How an incident was named.
fn shown(named: &IncidentRef) -> String {
    match named {
        IncidentRef::Id(id) => id.clone(),
        IncidentRef::At {
            on,
            place: Some(place),
        } => format!("{on}, {place}"),
        IncidentRef::At { on, place: None } => on.to_string(),
    }
}
