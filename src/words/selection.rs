//! Filters, and what they leave out.

use super::count::IS;
use super::list::alternatives;
use super::loss::toll_bracket;
use super::{INCIDENT, ROW, any_of, capital};
use crate::query::{Criterion, Filter, LeftOut, Measure};
use crate::read::KilledLeftOut;
use crate::table::{decimal, grouped};

/// What a filter left out: "4 incidents whose number killed is unknown are left
/// out", "no incident has the place "Tayran": did you mean "Tayaran Square"?".
#[must_use]
pub fn left_out(left_out: &LeftOut) -> String {
    match left_out {
        LeftOut::Unknown {
            criterion,
            incidents,
        } => {
            let count = *incidents as f64;
            format!(
                "{} whose {} is unknown {} left out",
                INCIDENT.count(count),
                criterion_noun(*criterion),
                IS.form(count)
            )
        }
        LeftOut::Summaries { rows, killed } => {
            let count = *rows as f64;
            let (are, take) = if *rows == 1 {
                ("is the sum", "takes")
            } else {
                ("are sums", "take")
            };
            format!(
                "{}{} {are} of several events and {take} no part",
                ROW.count(count),
                killed_bracket(*killed, *rows)
            )
        }
        LeftOut::NotCovered {
            days,
            incidents,
            killed,
        } => {
            let count = *incidents as f64;
            let are = if *incidents == 1 {
                "is outside the days covered and left out"
            } else {
                "are outside the days covered and left out"
            };
            format!(
                "{}{} {are}: {} to {}",
                INCIDENT.count(count),
                killed_bracket(*killed, *incidents),
                days.first,
                days.last
            )
        }
        LeftOut::NoSuchName {
            criterion,
            names,
            nearest,
        } => {
            let near = nearest
                .as_ref()
                .map(|near| format!(": did you mean \"{near}\"?"))
                .unwrap_or_default();
            let names: Vec<String> = names.iter().map(|name| format!("\"{name}\"")).collect();
            format!(
                "no incident has the {} {}{near}",
                criterion_noun(*criterion),
                any_of(&names)
            )
        }
    }
}

/// " (32 killed, and 1 of unknown toll)"; empty when that was not looked at.
pub(super) fn killed_bracket(killed: Option<KilledLeftOut>, incidents: u64) -> String {
    killed.map_or_else(String::new, |killed| {
        toll_bracket(
            Measure::Killed,
            Some(killed.known as f64),
            killed.unknown as f64,
            incidents as f64,
        )
    })
}

/// What a filter left out, a whole sentence each: "4 incidents whose number killed
/// is unknown are left out."
#[must_use]
pub fn all_left_out(notes: &[LeftOut]) -> Vec<String> {
    notes
        .iter()
        .map(|note| {
            let words = capital(&left_out(note));
            if words.ends_with('?') {
                words
            } else {
                words + "."
            }
        })
        .collect()
}

/// What an incident must be known by.
fn criterion_noun(criterion: Criterion) -> &'static str {
    match criterion {
        Criterion::AsOf => "date",
        Criterion::Country => "country",
        Criterion::Place => "place",
        Criterion::Near => "position",
        Criterion::AttackType => "attack type",
        Criterion::Actor => "actor",
        Criterion::MinKilled => "number killed",
        Criterion::MinLocationPrecision => "location precision",
        Criterion::MinDatePrecision => "date precision",
        Criterion::Condition(column) => column.name(),
    }
}

/// What a filter selects beside days, for a subtitle: "baghdad; at least 10
/// killed". Empty when it selects all.
#[must_use]
pub fn selection(filter: &Filter) -> String {
    let mut words = Vec::new();
    for (what, names) in [
        ("", any_of(&filter.country)),
        ("", any_of(&filter.place)),
        ("attack type ", alternatives(&filter.attack_type)),
        ("actor ", any_of(&filter.actor)),
    ] {
        if !names.is_empty() {
            words.push(format!("{what}{names}"));
        }
    }
    if let Some(near) = filter.near {
        words.push(format!(
            "within {} km of {}, {}",
            decimal(near.radius_km, 6),
            near.latitude,
            near.longitude
        ));
    }
    if let Some(least) = filter.min_killed {
        words.push(format!("at least {} killed", grouped(least as f64)));
    }
    for (what, precision) in [
        ("location", &filter.min_location_precision),
        ("date", &filter.min_date_precision),
    ] {
        if let Some(precision) = precision {
            words.push(format!("{what} known to the {precision} or better"));
        }
    }
    words.extend(
        filter
            .conditions
            .iter()
            .map(|condition| String::from(condition.clone())),
    );
    words.join("; ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Column;

    #[test]
    fn what_is_left_out_is_said_for_one_and_for_several() {
        let unknown = |criterion, incidents| {
            left_out(&LeftOut::Unknown {
                criterion,
                incidents,
            })
        };
        assert_eq!(
            unknown(Criterion::MinKilled, 1),
            "1 incident whose number killed is unknown is left out"
        );
        assert_eq!(
            unknown(Criterion::Condition(Column::AttackType), 1000),
            "1,000 incidents whose attack_type is unknown are left out"
        );
        let no_such = |nearest: Option<&str>| {
            left_out(&LeftOut::NoSuchName {
                criterion: Criterion::Place,
                names: vec!["Tayran".to_owned(), "Sadr".to_owned()],
                nearest: nearest.map(str::to_owned),
            })
        };
        assert_eq!(
            no_such(None),
            "no incident has the place \"Tayran\" or \"Sadr\""
        );
        assert_eq!(
            no_such(Some("Tayaran Square")),
            "no incident has the place \"Tayran\" or \"Sadr\": did you mean \"Tayaran Square\"?"
        );
    }

    #[test]
    fn a_filter_reads_as_a_subtitle() {
        let filter = Filter {
            place: vec!["baghdad".to_owned(), "basra".to_owned()],
            attack_type: vec!["bombing".to_owned(), "bombings".to_owned()],
            min_killed: Some(1000),
            min_date_precision: Some("month".to_owned()),
            conditions: vec!["site ~ market".parse().unwrap()],
            ..Filter::default()
        };
        assert_eq!(
            selection(&filter),
            "baghdad or basra; attack type bombing; at least 1,000 killed; date known to the month \
             or better; site ~ market"
        );
        assert_eq!(selection(&Filter::default()), "");
    }
}
