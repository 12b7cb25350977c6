//! What a kind of chart does with its options.

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::gallery::GalleryChoice;
use crate::error::{Error, Result};
use crate::query::{Dimension, Measure};
use crate::schema::Column;

/// What is drawn unless the caller says otherwise.
pub(super) const MEASURE: Measure = Measure::Killed;
/// Rows unless the caller says otherwise.
pub(super) const MOST_ROWS: usize = 20;
/// What the rows are unless the caller says otherwise.
pub(super) const BY: Dimension = Dimension::Text(Column::Admin1);

/// The options of one kind of chart.
pub(super) trait KindOptions: Default {
    /// What a gallery shows of it, by `choice`.
    fn in_gallery(_choice: &GalleryChoice) -> Self {
        Self::default()
    }

    /// The columns that it looks at, beside those of the filter.
    fn columns(&self) -> Vec<Column>;

    /// Refuses options that make no sense.
    fn validate(&self) -> Result<()> {
        Ok(())
    }

    /// Computes what the chart shows.
    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding>;
}

/// The columns of a measure and of a dimension.
pub(super) fn columns_of(measure: Measure, by: Option<Dimension>) -> Vec<Column> {
    let mut columns = measure.columns().to_vec();
    if let Some(Dimension::Text(column)) = by {
        columns.push(column);
    }
    columns
}

/// Refuses rows that are periods.
pub(super) fn check_rows(by: Option<Dimension>) -> Result<()> {
    match by {
        Some(Dimension::Time(unit)) => {
            Err(Error::setting("the rows are places or kinds, not periods")
                .field("by")
                .value(unit.name())
                .hint("for example admin1 or attack_type"))
        }
        Some(Dimension::Text(_)) | None => Ok(()),
    }
}
