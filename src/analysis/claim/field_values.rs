//! What stands in the fields of claims: periods, incidents, places, kinds.

use std::fmt;

use chrono::NaiveDate;
use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use crate::evidence::{Area, IncidentRef, Scope, Such};
use crate::query::{Dimension, Measure, Period, Span, Unit, parse_range};

/// How periods are written.
const PERIODS: &str =
    "a day or period: 2018, 2018-03, 2018-Q1, 2018-03-15, or two of them as FROM..TO";

/// A period as text; years and days may stand without quotation marks.
struct PeriodText;

impl Visitor<'_> for PeriodText {
    type Value = Period;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(PERIODS)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Period, E> {
        match parse_range(text) {
            Ok(span) => Ok(Period {
                name: text.to_owned(),
                span,
            }),
            // Both ends are periods, in the wrong order.
            Err(error) if error.place().value.as_deref() == Some(text) && text.contains("..") => {
                Err(E::custom(error.reason()))
            }
            Err(_) => Err(E::invalid_value(Unexpected::Str(text), &self)),
        }
    }

    fn visit_u64<E: Error>(self, year: u64) -> Result<Period, E> {
        self.visit_str(&year.to_string())
    }
}

/// A day, month, quarter, year, or a range of them, with what it is called.
pub(super) fn named_period<'de, D: Deserializer<'de>>(from: D) -> Result<Period, D::Error> {
    from.deserialize_any(PeriodText)
}

/// The days of a period.
pub(super) fn period<'de, D: Deserializer<'de>>(from: D) -> Result<Span, D::Error> {
    Ok(named_period(from)?.span)
}

/// The days of a period, if one is given.
pub(super) fn maybe_period<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Span>, D::Error> {
    period(from).map(Some)
}

/// The first day of a period, if one is given.
pub(super) fn first_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    Ok(Some(period(from)?.first))
}

/// The last day of a period, if one is given.
pub(super) fn last_day<'de, D: Deserializer<'de>>(from: D) -> Result<Option<NaiveDate>, D::Error> {
    Ok(Some(period(from)?.last))
}

/// One text, or several.
pub(super) fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    struct Texts;

    impl<'de> Visitor<'de> for Texts {
        type Value = Vec<String>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("text, in quotation marks, or several as [\"...\", \"...\"]")
        }

        fn visit_str<E: Error>(self, text: &str) -> Result<Vec<String>, E> {
            Ok(vec![text.to_owned()])
        }

        fn visit_seq<A: SeqAccess<'de>>(self, texts: A) -> Result<Vec<String>, A::Error> {
            Vec::deserialize(SeqAccessDeserializer::new(texts))
        }
    }

    from.deserialize_any(Texts)
}

impl<'de> Deserialize<'de> for IncidentRef {
    /// An id, or a table of `on` and `place`.
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct At {
            #[serde(deserialize_with = "period")]
            on: Span,
            place: Option<String>,
        }

        struct Incident;

        impl<'de> Visitor<'de> for Incident {
            type Value = IncidentRef;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("the id of an incident in quotation marks, or its day and place")
            }

            fn visit_str<E: Error>(self, id: &str) -> Result<IncidentRef, E> {
                Ok(IncidentRef::Id(id.to_owned()))
            }

            fn visit_map<A: MapAccess<'de>>(self, table: A) -> Result<IncidentRef, A::Error> {
                let At { on, place } = At::deserialize(MapAccessDeserializer::new(table))?;
                Ok(IncidentRef::At { on, place })
            }
        }

        from.deserialize_any(Incident)
    }
}

/// The fields of a place: a scope, a name or a radius.
pub(super) const AREA: &[&str] = &["scope", "place", "radius-km"];

/// A place, of [`AREA`]; all records when none is given.
pub(super) fn area<'de, D: Deserializer<'de>>(from: D) -> Result<Area, D::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    struct Fields {
        scope: Option<Scope>,
        place: Option<String>,
        radius_km: Option<f64>,
    }

    match Fields::deserialize(from)? {
        Fields {
            scope,
            place: None,
            radius_km: None,
        } => Ok(scope.map_or_else(Area::default, Area::Scope)),
        Fields {
            scope: None,
            place: Some(place),
            radius_km: None,
        } => Ok(Area::Named(place)),
        Fields {
            scope: None,
            place: None,
            radius_km: Some(km),
        } => Ok(Area::Radius(km)),
        _ => Err(D::Error::custom(
            "a claim is about one place, and several are given: choose one of scope, place and \
             radius-km",
        )),
    }
}

/// A scope, or a place named in words.
pub(super) fn maybe_scope_or_name<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Area>, D::Error> {
    let text = String::deserialize(from)?;
    Ok(Some(match text.parse() {
        Ok(scope) => Area::Scope(scope),
        Err(_) => Area::Named(text),
    }))
}

/// The fields of a kind of incidents.
pub(super) const SUCH: &[&str] = &["attack-type", "actor", "min-killed"];

/// A kind of incidents, of [`SUCH`].
pub(super) fn such<'de, D: Deserializer<'de>>(from: D) -> Result<Such, D::Error> {
    #[derive(Deserialize)]
    #[serde(deny_unknown_fields, rename_all = "kebab-case")]
    struct Fields {
        #[serde(default, deserialize_with = "texts")]
        attack_type: Vec<String>,
        #[serde(default, deserialize_with = "texts")]
        actor: Vec<String>,
        min_killed: Option<u64>,
    }

    let Fields {
        attack_type,
        actor,
        min_killed,
    } = Fields::deserialize(from)?;
    Ok(Such {
        attack_type,
        actor,
        min_killed,
    })
}

/// Measures that are tolls.
const TOLLS: [Measure; 3] = [Measure::Killed, Measure::Injured, Measure::Casualties];

/// A measure that is a toll, if one is given.
pub(super) fn maybe_toll<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Measure>, D::Error> {
    let text = String::deserialize(from)?;
    match text.parse() {
        Ok(measure) if TOLLS.contains(&measure) => Ok(Some(measure)),
        Ok(_) => Err(D::Error::custom(
            "this measure is no toll: choose killed, injured or casualties",
        )),
        Err(_) => Err(D::Error::unknown_variant(
            &text,
            &["killed", "injured", "casualties"],
        )),
    }
}

/// A measure that is a toll; killed when none is given.
pub(super) fn toll<'de, D: Deserializer<'de>>(from: D) -> Result<Measure, D::Error> {
    Ok(maybe_toll(from)?.unwrap_or(Measure::Killed))
}

/// What is counted unless a claim says otherwise.
pub(super) fn killed() -> Measure {
    Measure::Killed
}

/// A measure that is a toll; `None` for incidents.
pub(super) fn toll_or_incidents<'de, D: Deserializer<'de>>(
    from: D,
) -> Result<Option<Measure>, D::Error> {
    let text = String::deserialize(from)?;
    if text == "incidents" {
        return Ok(None);
    }
    maybe_toll(serde::de::value::StringDeserializer::new(text))
}

/// A unit of the calendar with days of its own: no weekday.
pub(super) fn unit_of_time<'de, D: Deserializer<'de>>(from: D) -> Result<Unit, D::Error> {
    const NAMES: &[&str] = &["year", "quarter", "month", "isoweek", "epiweek", "day"];
    let text = String::deserialize(from)?;
    match text.parse() {
        Ok(Dimension::Time(unit)) if unit != Unit::Weekday => Ok(unit),
        _ => Err(D::Error::unknown_variant(&text, NAMES)),
    }
}
