//! Fields of a parsed TOML table as serde reads them.

use std::ops::Range;

use serde::de::value::SeqDeserializer;
use serde::de::{DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, Visitor};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::field_error::{FieldProblem, Wrong};

/// A value of the file, or fields of a table that go together.
#[derive(Clone)]
pub(super) enum Node<'t> {
    /// The value of a field.
    Field {
        name: &'t str,
        value: &'t Spanned<DeValue<'t>>,
    },
    /// Some fields, in the order of the file.
    Fields(Vec<(&'t str, Node<'t>)>),
}

/// Fields that are read into one, by the name of that one.
pub(super) type Parts = &'static [(&'static str, &'static [&'static str])];

/// The fields of a table, in the order of the file.
pub(super) fn fields<'t>(table: &'t DeTable<'t>) -> Vec<(&'t str, Node<'t>)> {
    let mut fields: Vec<_> = table.iter().collect();
    fields.sort_by_key(|(key, _)| key.span().start);
    fields
        .into_iter()
        .map(|(key, value)| {
            let name = key.get_ref().as_ref();
            (name, Node::Field { name, value })
        })
        .collect()
}

/// A table of which some fields are read into one.
pub(super) struct Grouped<'t> {
    pub(super) fields: Vec<(&'t str, Node<'t>)>,
    pub(super) others: &'static [&'static str],
    pub(super) parts: Parts,
}

impl<'de> Deserializer<'de> for Grouped<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        Node::Fields(self.fields).deserialize_any(visitor)
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        wanted: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        let mut known = self.others.to_vec();
        let mut left = self.fields;
        left.retain(|(name, _)| !self.others.contains(name));
        let mut grouped = Vec::new();
        for name in wanted {
            match self.parts.iter().find(|(part, _)| part == name) {
                Some((part, own)) => {
                    known.extend(*own);
                    let (of, others) = left.into_iter().partition(|(name, _)| own.contains(name));
                    grouped.push((*part, Node::Fields(of)));
                    left = others;
                }
                None => known.push(name),
            }
        }
        if let Some((name, _)) = left.iter().find(|(name, _)| !known.contains(name)) {
            let name = (*name).to_owned();
            return Err(FieldProblem::UnknownField { name, known }.into());
        }
        left.extend(grouped);
        Node::Fields(left).deserialize_any(visitor)
    }

    serde::forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        option unit unit_struct newtype_struct seq tuple tuple_struct map enum identifier
        ignored_any
    }
}

/// Fields one by one; what is wrong with a value is wrong in its field, also when
/// it is found only after the value was read.
struct FieldAccess<'t> {
    fields: std::vec::IntoIter<(&'t str, Node<'t>)>,
    value: Option<Node<'t>>,
}

impl<'t> FieldAccess<'t> {
    fn new(fields: Vec<(&'t str, Node<'t>)>) -> Self {
        Self {
            fields: fields.into_iter(),
            value: None,
        }
    }
}

impl<'de> MapAccess<'de> for FieldAccess<'de> {
    type Error = Wrong;

    fn next_key_seed<K: DeserializeSeed<'de>>(
        &mut self,
        seed: K,
    ) -> Result<Option<K::Value>, Wrong> {
        let Some((name, value)) = self.fields.next() else {
            return Ok(None);
        };
        self.value = Some(value);
        seed.deserialize(name.into_deserializer()).map(Some)
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Wrong> {
        let Some(node) = self.value.take() else {
            return Err(Wrong::must_be("a value"));
        };
        let own = node.place();
        let together = matches!(node, Node::Fields(_));
        seed.deserialize(node).map_err(|wrong| match own {
            // A field that lacks is not in the last of those that are there.
            Some((name, span)) if !together || matches!(wrong.reason, FieldProblem::Other(_)) => {
                wrong.within(name, span)
            }
            _ => wrong,
        })
    }
}

impl<'de> IntoDeserializer<'de, Wrong> for Node<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Node<'de> {
    /// The field, or the last of fields that go together: what is wrong with them
    /// together is put there.
    fn place(&self) -> Option<(&'de str, Range<usize>)> {
        match self {
            Self::Field { name, value } => Some((*name, value.span())),
            Self::Fields(fields) => fields.last().and_then(|(_, last)| last.place()),
        }
    }

    /// Reads the value of a field; an error is in that field.
    fn field<T>(
        &self,
        read: impl FnOnce(&'de DeValue<'de>) -> Result<T, Wrong>,
    ) -> Result<T, Wrong> {
        match self {
            Self::Field { name, value } => {
                read(value.get_ref()).map_err(|wrong| wrong.within(name, value.span()))
            }
            Self::Fields(_) => Err(Wrong::must_be("a value")),
        }
    }

    fn text(value: &'de DeValue<'de>) -> Result<&'de str, Wrong> {
        match value {
            DeValue::String(text) if text.trim().is_empty() => {
                Err(FieldProblem::Other("the text is blank".to_owned()).into())
            }
            DeValue::String(text) => Ok(text.trim()),
            _ => Err(Wrong::must_be("text, in quotation marks")),
        }
    }

    fn whole(value: &DeValue<'_>) -> Result<u64, Wrong> {
        match value {
            DeValue::Integer(number) => {
                u64::from_str_radix(&number.as_str().replace('_', ""), number.radix())
                    .map_err(|_| Wrong::must_be("a whole number, zero or more"))
            }
            _ => Err(Wrong::must_be("a whole number, without quotation marks")),
        }
    }

    fn number(value: &DeValue<'_>) -> Result<f64, Wrong> {
        let number = match value {
            DeValue::Integer(_) => Some(Self::whole(value)? as f64),
            DeValue::Float(number) => number.as_str().replace('_', "").parse().ok(),
            _ => None,
        };
        number
            .filter(|number: &f64| number.is_finite() && *number >= 0.0)
            .ok_or_else(|| Wrong::must_be("a number, zero or more"))
    }
}

impl<'de> Deserializer<'de> for Node<'de> {
    type Error = Wrong;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        let (name, value) = match self {
            Self::Field { name, value } => (name, value),
            Self::Fields(fields) => {
                return visitor.visit_map(FieldAccess::new(fields));
            }
        };
        let read = match value.get_ref() {
            text @ DeValue::String(_) => Self::text(text).and_then(|text| visitor.visit_str(text)),
            number @ DeValue::Integer(_) => {
                Self::whole(number).and_then(|number| visitor.visit_u64(number))
            }
            number @ DeValue::Float(_) => {
                Self::number(number).and_then(|number| visitor.visit_f64(number))
            }
            DeValue::Boolean(truth) => visitor.visit_bool(*truth),
            DeValue::Datetime(date) => visitor.visit_string(date.to_string()),
            DeValue::Array(values) => {
                let values = values.iter().map(|value| Self::Field { name, value });
                visitor.visit_seq(SeqDeserializer::new(values))
            }
            DeValue::Table(table) => visitor.visit_map(FieldAccess::new(fields(table))),
        };
        read.map_err(|wrong| wrong.within(name, value.span()))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        visitor.visit_some(self)
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.field(|value| Self::text(value).and_then(|text| visitor.visit_str(text)))
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.deserialize_str(visitor)
    }

    fn deserialize_u64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.field(|value| Self::whole(value).and_then(|number| visitor.visit_u64(number)))
    }

    fn deserialize_f64<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.field(|value| Self::number(value).and_then(|number| visitor.visit_f64(number)))
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Wrong> {
        self.field(|value| match value {
            DeValue::Boolean(truth) => visitor.visit_bool(*truth),
            _ => Err(Wrong::must_be("true or false")),
        })
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Wrong> {
        self.field(|value| visitor.visit_enum(Self::text(value)?.into_deserializer()))
    }

    serde::forward_to_deserialize_any! {
        i8 i16 i32 i64 i128 u8 u16 u32 u128 f32 char bytes byte_buf unit unit_struct
        newtype_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}
