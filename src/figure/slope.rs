//! Two periods, a sloping line a place.

use std::num::NonZeroUsize;

use serde::{Deserialize, Serialize};

use super::compared_places::{ComparedPlaces, check_baseline};
use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::gallery::GalleryChoice;
use super::kind_options::{BY, KindOptions, MEASURE, check_rows, columns_of};
use crate::analysis::Align;
use crate::chart::SlopeChart;
use crate::error::Result;
use crate::query::{Dimension, Measure};
use crate::schema::Column;

/// Lines unless the caller says otherwise.
const SLOPES: usize = 12;

/// Options of a slope chart.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct SlopeFigure {
    /// What is drawn; killed when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// What the lines are; admin1 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "DIMENSION"))]
    pub by: Option<Dimension>,

    /// Earlier period: 2018, 2018-03 or 2017-01..2017-06
    #[cfg_attr(feature = "cli", arg(long, value_name = "PERIOD"))]
    pub baseline: Option<String>,

    /// Other period; the present when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "PERIOD"))]
    pub against: Option<String>,

    /// When the data cover a period only in part: the same calendar days of both,
    /// or all covered days of each
    #[cfg_attr(feature = "cli", arg(long, value_enum, value_name = "RULE"))]
    pub align: Option<Align>,

    /// Most lines; 12 when left out
    #[cfg_attr(feature = "cli", arg(long, value_name = "N"))]
    pub top: Option<NonZeroUsize>,
}

impl KindOptions for SlopeFigure {
    fn in_gallery(choice: &GalleryChoice) -> Self {
        let [baseline, against] = choice
            .periods
            .clone()
            .map_or([None, None], |both| both.map(Some));
        Self {
            by: Some(choice.by),
            baseline,
            against,
            ..Self::default()
        }
    }

    fn columns(&self) -> Vec<Column> {
        let by = self.by.unwrap_or(BY);
        columns_of(self.measure.unwrap_or(MEASURE), Some(by))
    }

    fn validate(&self) -> Result<()> {
        check_baseline(self.baseline.as_deref())?;
        check_rows(self.by)
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let compared = ComparedPlaces {
            measure: self.measure.unwrap_or(MEASURE),
            by: self.by.unwrap_or(BY),
            baseline: self.baseline.as_deref(),
            against: self.against.as_deref(),
            align: self.align,
            most: self.top.map_or(SLOPES, NonZeroUsize::get),
            // A slope between incidents of unknown places says nothing of a place.
            unknown_places: false,
        };
        compared.find(data, |pairs| SlopeChart(pairs).into())
    }
}
