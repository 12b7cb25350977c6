//! Dimensions in sentences.

use crate::query::Dimension;
use crate::schema::Column;

/// What follows "by": "province", "attack type", "year".
#[must_use]
pub fn dimension(dimension: Dimension) -> &'static str {
    match dimension {
        Dimension::Text(Column::Admin1) => "province",
        Dimension::Text(Column::Admin2) => "second-level division",
        Dimension::Text(Column::AttackType) => "attack type",
        Dimension::Time(_) | Dimension::Text(_) => dimension.name(),
    }
}
