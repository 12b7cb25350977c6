//! Dimensions in sentences.

use super::unit::length;
use crate::query::Dimension;
use crate::schema::Column;

/// What follows "by": "province", "attack type", "year".
#[must_use]
pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Text(Column::Admin1) => "province",
        Dimension::Text(Column::Admin2) => "second-level division",
        Dimension::Text(Column::AttackType) => "attack type",
        Dimension::Time(unit) => length(unit),
        Dimension::Text(_) => dimension.name(),
    }
}
