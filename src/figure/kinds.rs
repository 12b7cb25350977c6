//! The table of kinds: a row each, from which everything that differs by kind is
//! dispatched.

use serde::Serialize;

use super::drawn_figure::DrawnFigure;
use super::figure_data::FigureData;
use super::gallery::GalleryChoice;
use super::kind_options::KindOptions;
use super::own_titles::OwnTitles;
use crate::error::{Error, Result};
use crate::schema::{Column, nearest};

/// A kind of chart as lists and galleries name it.
#[derive(Debug, Clone, Copy)]
pub struct FigureKind {
    /// Its name on the command line and in reports.
    pub name: &'static str,
    /// What it shows, in a line.
    pub about: &'static str,
    /// A chart of this kind for a gallery.
    pub in_gallery: fn(&GalleryChoice) -> Figure,
}

/// Makes [`Figure`] and its list of kinds of the rows.
macro_rules! kinds {
    ($($name:literal $Kind:ident($module:ident::$Options:ident) $about:literal,)+) => {
        /// A chart to be drawn: its kind with the options of that kind.
        #[derive(Debug, Clone, PartialEq, Serialize)]
        #[serde(tag = "kind", rename_all = "lowercase")]
        #[cfg_attr(feature = "cli", derive(clap::Subcommand))]
        pub enum Figure {
            $(
                #[doc = $about]
                $Kind(super::$module::$Options),
            )+
        }

        impl Figure {
            /// Every kind of chart, in order of presentation.
            pub const KINDS: &[FigureKind] = &[$(FigureKind {
                name: $name,
                about: $about,
                in_gallery: |choice| Self::$Kind(super::$module::$Options::in_gallery(choice)),
            }),+];

            /// Reads the options of a kind from a table of a TOML file.
            ///
            /// # Errors
            /// `Syntax` when there is no kind of that name, or it has no such option;
            /// also as [`Figure::validate`].
            pub fn from_toml(kind: &str, options: toml::Table) -> Result<Self> {
                let figure = match kind {
                    $($name => options.try_into().map(Self::$Kind),)+
                    _ => return Err(unknown_kind(kind)),
                };
                let figure: Self = figure.map_err(|error| {
                    Error::syntax(error.message().trim().to_owned())
                        .within(format!("a chart of kind \"{kind}\""))
                })?;
                figure.validate()?;
                Ok(figure)
            }

            /// The columns that the chart looks at, beside those of the filter.
            #[must_use]
            pub fn columns(&self) -> Vec<Column> {
                match self {
                    $(Self::$Kind(options) => options.columns(),)+
                }
            }

            /// Refuses options that make no sense, and a comparison without a
            /// baseline.
            ///
            /// # Errors
            /// `Setting` when there is such an option.
            pub fn validate(&self) -> Result<()> {
                match self {
                    $(Self::$Kind(options) => options.validate(),)+
                }
            }

            /// Computes what the chart shows, under the caller's own titles.
            ///
            /// # Errors
            /// `Setting` when the options or the filter are not valid, `Records` when
            /// no day or incident is left for a kind that needs one, `TooLarge` when
            /// there would be too many periods and places.
            pub fn draw(&self, own: &OwnTitles, data: &FigureData<'_>) -> Result<DrawnFigure> {
                self.validate()?;
                let finding = match self {
                    $(Self::$Kind(options) => options.find(data),)+
                };
                Ok(finding?.titled(own, data))
            }
        }

        $(
            impl From<super::$module::$Options> for Figure {
                fn from(options: super::$module::$Options) -> Self {
                    Self::$Kind(options)
                }
            }
        )+
    };
}

kinds! {
    "timeline" Timeline(timeline::TimelineFigure)
        "Bars per period, with whiskers from low to high",
    "range" Range(range::RangeFigure)
        "Lowest, best and highest estimate per period",
    "season" Season(season::SeasonFigure)
        "One cumulative line a year by day of the year: the present and a baseline stand out",
    "calendar" Calendar(calendar::CalendarFigure)
        "The days of each year as a grid, coloured by figure",
    "trend" Trend(trend::TrendFigure)
        "Incidents per period, their regimes, and when the rate changed",
    "gaps" Gaps(gaps::GapsFigure)
        "Days between one incident and the next",
    "compare" Compare(compare::CompareFigure)
        "One line a place: baseline against the other period",
    "slope" Slope(slope::SlopeFigure)
        "Two periods, a sloping line a place",
    "rank" Rank(rank::RankFigure)
        "The places with most, as lying bars",
    "multiples" Multiples(multiples::MultiplesFigure)
        "A small timeline a place, on shared axes",
    "heatmap" Heatmap(heatmap::HeatmapFigure)
        "Places by periods, coloured by figure",
    "map" Map(map::MapFigure)
        "Circles on land, borders and coasts, by area",
    "severity" Severity(severity::SeverityFigure)
        "Distribution of tolls on logarithmic axes, and its tail",
}

fn unknown_kind(kind: &str) -> Error {
    let names: Vec<&str> = Figure::KINDS.iter().map(|kind| kind.name).collect();
    let near = nearest(kind, names.iter().copied())
        .map(|near| format!("did you mean \"{near}\"? "))
        .unwrap_or_default();
    Error::syntax("there is no kind of chart of that name")
        .value(kind)
        .hint(format!("{near}the kinds are {}", names.join(", ")))
}
