//! Days in settings: `"2018-01-15"`, `2018-01-15` without quotes, or a month
//! or year that stands for its first or last day.

use chrono::NaiveDate;
use serde::de::{Deserialize, Deserializer, Error as _};

use super::{Span, parse_span};

fn span<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Span>, D::Error> {
    #[derive(serde::Deserialize)]
    #[serde(untagged)]
    enum Field {
        Native(toml::value::Datetime),
        Number(i64),
        Text(String),
    }
    let text = match Option::<Field>::deserialize(deserializer)? {
        None => return Ok(None),
        Some(Field::Native(date)) => date.to_string(),
        Some(Field::Number(year)) => year.to_string(),
        Some(Field::Text(text)) => text,
    };
    parse_span(&text).map(Some).map_err(D::Error::custom)
}

/// The first day that the field means.
pub(super) fn first<'de, D: Deserializer<'de>>(d: D) -> Result<Option<NaiveDate>, D::Error> {
    Ok(span(d)?.map(|span| span.first))
}

/// The last day that the field means.
pub(super) fn last<'de, D: Deserializer<'de>>(d: D) -> Result<Option<NaiveDate>, D::Error> {
    Ok(span(d)?.map(|span| span.last))
}
