//! Conditions on any column: `killed >= 10`, `site ~ market`, `actor is unknown`.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::period::parse_span;
use crate::error::{Error, Result};
use crate::schema::{
    Column, DATE_PRECISIONS, LOCATION_PRECISIONS, RECORD_UNITS, ValueKind, fold, nearest,
};

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Operator {
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    /// Has these words, folded.
    Has,
    HasNot,
    Unknown,
    Known,
}

/// What a column is compared with.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Number(f64),
    Text(String),
    Days(NaiveDate, NaiveDate),
    None,
}

/// `COLUMN OP VALUE` on a canonical column.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Condition {
    /// The column.
    pub column: Column,
    operator: Operator,
    value: Value,
    text: String,
}

/// Longer ones first, so that `>=` is not read as `>`.
const OPERATORS: [(&str, Operator); 9] = [
    ("!~", Operator::HasNot),
    ("!=", Operator::NotEqual),
    ("<=", Operator::LessOrEqual),
    (">=", Operator::GreaterOrEqual),
    ("==", Operator::Equal),
    ("=", Operator::Equal),
    ("<", Operator::Less),
    (">", Operator::Greater),
    ("~", Operator::Has),
];

impl std::str::FromStr for Condition {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self> {
        let wrong = |reason: &str| {
            Error::setting(reason.to_owned())
                .field("where")
                .value(text)
                .hint(
                    "write COLUMN OP VALUE, for example 'killed >= 10', 'site ~ market' or \
                     'actor is unknown'; the operators are = != < <= > >= ~ !~",
                )
        };
        let lower = text.trim().to_ascii_lowercase();
        for (ending, operator) in [
            (" is unknown", Operator::Unknown),
            (" is known", Operator::Known),
        ] {
            if let Some(name) = lower.strip_suffix(ending) {
                return Ok(Self {
                    column: column(name)?,
                    operator,
                    value: Value::None,
                    text: text.to_owned(),
                });
            }
        }
        let begin = text
            .find(['=', '!', '<', '>', '~'])
            .ok_or_else(|| wrong("the condition has no operator"))?;
        let (name, rest) = text.split_at(begin);
        let (sign, operator) = OPERATORS
            .into_iter()
            .find(|(sign, _)| rest.starts_with(sign))
            .ok_or_else(|| wrong("the condition has no operator"))?;
        let column = column(name)?;
        let value = rest[sign.len()..].trim();
        let value = value
            .strip_prefix('"')
            .and_then(|value| value.strip_suffix('"'))
            .unwrap_or(value);
        if value.is_empty() {
            return Err(wrong("the condition has no value"));
        }
        let ordered = !matches!(operator, Operator::Has | Operator::HasNot);
        let code = |known: &[&str]| {
            if !matches!(operator, Operator::Equal | Operator::NotEqual) {
                return Err(wrong("a code can only be = or !="));
            }
            if !known.contains(&value) {
                return Err(wrong("there is no code of that name in this column"));
            }
            Ok(Value::Text(value.to_owned()))
        };
        let value = match column.kind() {
            ValueKind::Toll | ValueKind::Degrees if ordered => value
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite())
                .map(Value::Number)
                .ok_or_else(|| wrong("the column holds numbers, and this is none"))?,
            ValueKind::Date if ordered => {
                let span = parse_span(value)?;
                Value::Days(span.first, span.last)
            }
            ValueKind::Toll | ValueKind::Degrees | ValueKind::Date => {
                return Err(wrong("~ is for text columns"));
            }
            ValueKind::Text => {
                if !matches!(operator, Operator::Equal | Operator::NotEqual) && ordered {
                    return Err(wrong("text has no order: use =, !=, ~ or !~"));
                }
                let folded = if ordered {
                    value.to_owned()
                } else {
                    fold(value)
                };
                if folded.is_empty() {
                    return Err(wrong("the condition has no value"));
                }
                Value::Text(folded)
            }
            ValueKind::DatePrecision => code(&DATE_PRECISIONS)?,
            ValueKind::LocationPrecision => code(&LOCATION_PRECISIONS)?,
            ValueKind::RecordUnit => code(&RECORD_UNITS)?,
        };
        Ok(Self {
            column,
            operator,
            value,
            text: text.to_owned(),
        })
    }
}

fn column(name: &str) -> Result<Column> {
    Column::named(name).ok_or_else(|| {
        let names: Vec<&str> = Column::ALL.iter().map(|column| column.name()).collect();
        let near = nearest(name.trim(), names.iter().copied())
            .map(|near| format!("did you mean \"{near}\"? "))
            .unwrap_or_default();
        Error::setting("there is no column of that name")
            .field("where")
            .value(name.trim())
            .hint(format!("{near}the columns are {}", names.join(", ")))
    })
}

impl Condition {
    /// What the column is held against.
    pub(super) fn test(&self) -> (Operator, &Value) {
        (self.operator, &self.value)
    }
}

impl TryFrom<String> for Condition {
    type Error = Error;

    fn try_from(text: String) -> Result<Self> {
        text.parse()
    }
}

impl From<Condition> for String {
    fn from(condition: Condition) -> Self {
        condition.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn conditions_are_read_or_refused_with_a_hint() {
        for text in [
            "killed >= 10",
            "killed>=10",
            "site ~ market",
            "actor is unknown",
            "date < 2018",
            "country = \"Iraq\"",
            "location_precision = site",
        ] {
            assert!(text.parse::<Condition>().is_ok(), "{text}");
        }
        for (text, hint) in [
            ("kiled > 3", "\"killed\""),
            ("killed", "operators"),
            ("killed > many", "operators"),
            ("killed >", "operators"),
            ("actor > x", "operators"),
            ("date = soon", "2018-03"),
            ("killed ~ 3", "operators"),
        ] {
            let error = text.parse::<Condition>().unwrap_err().to_string();
            assert!(error.contains(hint), "{text}: {error}");
        }
    }
}
