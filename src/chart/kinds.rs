//! The table of kinds: a row each, from which everything that differs by kind is
//! dispatched.

use serde::{Deserialize, Serialize};

use super::drawing::Drawing;

/// Makes [`Body`] of the rows.
macro_rules! kinds {
    ($($(#[doc = $about:literal])+ $Kind:ident: $module:ident::$Data:ident,)+) => {
        /// The kinds of chart and their data.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum Body {
            $($(#[doc = $about])+ $Kind(super::$module::$Data),)+
        }

        impl Body {
            pub(super) fn drawing(&self) -> &dyn Drawing {
                match self {
                    $(Self::$Kind(data) => data,)+
                }
            }
        }

        $(
            impl From<super::$module::$Data> for Body {
                fn from(data: super::$module::$Data) -> Self {
                    Self::$Kind(data)
                }
            }
        )+
    };
}

kinds! {
    /// Bars over time.
    Timeline: timeline::TimelineChart,
    /// Lowest, best and highest estimate per period.
    Range: range::RangeChart,
    /// One cumulative line a year.
    Season: season::SeasonChart,
    /// The days of each year as a grid.
    Calendar: calendar::CalendarChart,
    /// Counts over time and their regimes.
    Trend: trend::TrendChart,
    /// Days between incidents.
    Gaps: gaps::GapsChart,
    /// Two periods side by side, one line a place.
    Compare: compare::CompareChart,
    /// Two periods, a sloping line a place.
    Slope: slope::SlopeChart,
    /// The places with most.
    Rank: rank::RankChart,
    /// A small timeline a place, on shared axes.
    Multiples: multiples::MultiplesChart,
    /// Places by periods, coloured by figure.
    Heatmap: heatmap::HeatmapChart,
    /// Incidents on a map.
    Map: map::MapChart,
    /// The distribution of tolls.
    Severity: severity::SeverityChart,
}
