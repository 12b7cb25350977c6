//! What is wrong with a TOML file, put at its line and key.

use std::ops::Range;

use toml::de::{DeTable, DeValue};

use crate::error::Error;

/// An error of reading `text` as TOML, with the line, the key and what stands
/// there; `what` comes before the reason.
pub(super) fn toml_error(text: &str, error: &toml::de::Error, what: &str) -> Error {
    let wrong = Error::syntax(format!("{what}{}", error.message().trim()));
    let Some(span) = error.span() else {
        return wrong;
    };
    let line = text[..span.start].matches('\n').count() as u64 + 1;
    let wrong = wrong.line(line);
    let place = DeTable::parse(text)
        .ok()
        .and_then(|root| key_of(root.get_ref(), &span));
    match place {
        Some((key, true)) => wrong.column(key),
        Some((key, false)) => {
            let shown = text.get(span).unwrap_or_default();
            wrong.column(key).value(shown.trim_matches('"'))
        }
        None => wrong,
    }
}

/// The finest key whose value holds `span`, after those around it, and whether
/// the key itself is meant.
fn key_of(table: &DeTable<'_>, span: &Range<usize>) -> Option<(String, bool)> {
    let holds = |outer: Range<usize>| outer.start <= span.start && span.end <= outer.end;
    table.iter().find_map(|(key, value)| {
        let name = key.get_ref().to_string();
        if holds(key.span()) {
            return Some((name, true));
        }
        let within = match value.get_ref() {
            DeValue::Table(inner) => key_of(inner, span),
            DeValue::Array(all) => all.iter().find_map(|one| match one.get_ref() {
                DeValue::Table(inner) => key_of(inner, span),
                _ => None,
            }),
            _ => None,
        };
        match within {
            Some((inner, itself)) => Some((format!("{name}.{inner}"), itself)),
            None => holds(value.span()).then_some((name, false)),
        }
    })
}
