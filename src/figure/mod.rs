//! Charts from data: a plan is run and its sums become what a chart draws.

mod annotate;
mod calendar;
mod compare;
mod finding;
mod gaps;
mod heatmap;
mod incidents;
mod map;
mod multiples;
mod rank;
mod season;
mod severity;
mod source_name;
mod stack;
mod timeline;
mod titles;
mod trend;

pub use source_name::source_name;

use polars::prelude::DataFrame;
use serde::{Deserialize, Serialize};

use crate::analysis::{Align, Tabulation};
use crate::chart::{Chart, Figure, Language};
use crate::error::{Error, Result};
use crate::query::{
    Allocate, Dimension, Filter, LeftOut, Measure, PLACES, Plan, Span, Sums, TollSum, Unit,
};
use crate::schema::Column as Field;
use crate::table::Table;

/// Kinds of chart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, clap::ValueEnum)]
#[serde(rename_all = "lowercase")]
pub enum FigureKind {
    /// Bars per period, with whiskers from low to high.
    Timeline,
    /// One line a place: baseline against the other period.
    Compare,
    /// Places by periods, coloured by figure.
    Heatmap,
    /// Incidents per period, their regimes, and when the rate changed.
    Trend,
    /// Distribution of tolls on logarithmic axes, and its tail.
    Severity,
    /// Lowest, best and highest estimate per period.
    Range,
    /// Two periods, a sloping line a place.
    Slope,
    /// The places with most, as lying bars.
    Rank,
    /// One cumulative line a year by day of the year: the present and a baseline stand out.
    Season,
    /// The days of each year as a grid, coloured by figure.
    Calendar,
    /// Days between one incident and the next.
    Gaps,
    /// A small timeline a place, on shared axes.
    Multiples,
    /// Circles on land, borders and coasts, by area.
    Map,
}

impl FigureKind {
    /// All kinds, in order of presentation.
    pub const ALL: [Self; 13] = [
        Self::Timeline,
        Self::Range,
        Self::Season,
        Self::Calendar,
        Self::Trend,
        Self::Gaps,
        Self::Compare,
        Self::Slope,
        Self::Rank,
        Self::Multiples,
        Self::Heatmap,
        Self::Map,
        Self::Severity,
    ];
}

/// What a chart shows. Options that its kind has no use for must be left out.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct FigureSpec {
    /// Kind of chart.
    pub kind: FigureKind,
    /// What is drawn; killed when left out.
    #[serde(default)]
    pub measure: Option<Measure>,
    /// Length of the periods; years when left out, months in a trend.
    #[serde(default)]
    pub per: Option<Unit>,
    /// What the lines or rows are; admin1 when left out.
    #[serde(default)]
    pub by: Option<Dimension>,
    /// Earlier period of `compare`.
    #[serde(default)]
    pub baseline: Option<String>,
    /// Other period of `compare`; the present when left out.
    #[serde(default)]
    pub against: Option<String>,
    /// Whether an incomplete period of `compare` shortens the other.
    #[serde(default)]
    pub align: Option<Align>,
    /// Most lines or rows; 20 when left out.
    #[serde(default)]
    pub top: Option<usize>,
    /// Stretch of the globe that a map shows, `WEST,SOUTH,EAST,NORTH` in degrees;
    /// that of the incidents when left out.
    #[serde(default)]
    pub bbox: Option<String>,
    /// What the bars of a timeline are made of.
    #[serde(default)]
    pub stack: Option<Dimension>,
    /// Words at days, `DATE=TEXT` each.
    #[serde(default)]
    pub annotate: Vec<String>,
    /// Headline.
    #[serde(default)]
    pub title: Option<String>,
    /// Line under it.
    #[serde(default)]
    pub subtitle: Option<String>,
    /// Line at the foot.
    #[serde(default)]
    pub source: Option<String>,
}

/// What a chart is drawn from, beside its [`FigureSpec`].
#[derive(Debug, Clone)]
pub struct FigureData<'a> {
    /// The records.
    pub frame: &'a DataFrame,
    /// Which of them.
    pub filter: &'a Filter,
    /// Where incidents of several days belong.
    pub allocate: Allocate,
    /// The days that the data cover, when it is not from first to last record.
    pub coverage: Option<Span>,
    /// Name of the data for the source line.
    pub source: &'a str,
    /// Language of numbers and months.
    pub language: Language,
}

/// A chart, its numbers and what was left out.
#[derive(Debug, Clone)]
pub struct DrawnFigure {
    /// What to draw.
    pub chart: Chart,
    /// The numbers behind it.
    pub table: Table,
    /// Incidents left out because something is unknown.
    pub notes: Vec<LeftOut>,
}

const MOST_ROWS: usize = 20;

impl FigureSpec {
    /// A chart of that kind with everything else left out.
    #[must_use]
    pub fn new(kind: FigureKind) -> Self {
        Self {
            kind,
            measure: None,
            per: None,
            by: None,
            baseline: None,
            against: None,
            align: None,
            top: None,
            bbox: None,
            stack: None,
            annotate: Vec::new(),
            title: None,
            subtitle: None,
            source: None,
        }
    }

    fn measure(&self) -> Measure {
        self.measure.unwrap_or(Measure::Killed)
    }

    fn by(&self) -> Dimension {
        self.by.unwrap_or(Dimension::Text(Field::Admin1))
    }

    fn per(&self) -> Unit {
        self.per.unwrap_or(Unit::Year)
    }

    /// The columns that the chart looks at, beside those of the filter.
    #[must_use]
    pub fn columns(&self) -> Vec<Field> {
        let mut columns = self.measure().columns().to_vec();
        if let Some(Dimension::Text(column)) = self.stack {
            columns.push(column);
        }
        match (self.kind, self.by()) {
            (
                FigureKind::Compare
                | FigureKind::Slope
                | FigureKind::Heatmap
                | FigureKind::Rank
                | FigureKind::Multiples,
                Dimension::Text(column),
            ) => {
                columns.push(column);
            }
            (FigureKind::Season | FigureKind::Calendar | FigureKind::Gaps | FigureKind::Map, _) => {
                columns.extend(incidents::COLUMNS);
            }
            (FigureKind::Severity, _) => columns.extend(PLACES),
            _ => {}
        }
        columns
    }

    /// Refuses options that the kind has no use for, and a comparison without
    /// a baseline.
    ///
    /// # Errors
    /// When there is such an option.
    pub fn validate(&self) -> Result<()> {
        let is = |kinds: &[FigureKind]| kinds.contains(&self.kind);
        let (in_time, by_place) = (
            is(&[
                FigureKind::Timeline,
                FigureKind::Range,
                FigureKind::Heatmap,
                FigureKind::Multiples,
                FigureKind::Trend,
            ]),
            is(&[
                FigureKind::Compare,
                FigureKind::Slope,
                FigureKind::Heatmap,
                FigureKind::Rank,
                FigureKind::Multiples,
            ]),
        );
        let comparing = is(&[FigureKind::Compare, FigureKind::Slope]);
        let with_baseline = comparing || is(&[FigureKind::Season]);
        let unused = [
            ("per", self.per.is_some() && !in_time),
            ("by", self.by.is_some() && !by_place),
            ("top", self.top.is_some() && !by_place),
            ("baseline", self.baseline.is_some() && !with_baseline),
            ("against", self.against.is_some() && !comparing),
            ("align", self.align.is_some() && !comparing),
            (
                "stack",
                self.stack.is_some() && !is(&[FigureKind::Timeline]),
            ),
            (
                "annotate",
                !self.annotate.is_empty()
                    && !is(&[FigureKind::Timeline, FigureKind::Range, FigureKind::Trend]),
            ),
            ("bbox", self.bbox.is_some() && !is(&[FigureKind::Map])),
        ];
        if let Some((option, _)) = unused.iter().find(|(_, unused)| *unused) {
            return Err(
                Error::setting("this kind of chart has no use for the option")
                    .field(*option)
                    .hint("leave it out, or choose another kind"),
            );
        }
        if comparing && self.baseline.is_none() {
            return Err(Error::setting("a comparison needs an earlier period")
                .field("baseline")
                .hint(
                    "for example 2018; the other period is the present unless `against` is given",
                ));
        }
        if let Some(Dimension::Time(unit)) = self.stack {
            return Err(
                Error::setting("bars are made of places or kinds, not of periods")
                    .field("stack")
                    .value(unit.name())
                    .hint("for example attack_type or admin1"),
            );
        }
        if let Some(bbox) = &self.bbox {
            map::extent(bbox)?;
        }
        if let (Dimension::Time(unit), true) = (self.by(), by_place) {
            return Err(Error::setting("the rows are places or kinds, not periods")
                .field("by")
                .value(unit.name())
                .hint("for example admin1 or attack_type"));
        }
        Ok(())
    }

    /// Computes what the chart shows.
    ///
    /// # Errors
    /// When the spec or the filter is not valid, or no incident is left.
    pub fn draw(&self, data: &FigureData<'_>) -> Result<DrawnFigure> {
        self.validate()?;
        match self.kind {
            FigureKind::Timeline | FigureKind::Range => self.timeline(data),
            FigureKind::Heatmap => self.heatmap(data),
            FigureKind::Compare | FigureKind::Slope => self.compare(data),
            FigureKind::Trend => self.trend(data),
            FigureKind::Severity => self.severity(data),
            FigureKind::Rank => self.rank(data),
            FigureKind::Season => self.season(data),
            FigureKind::Calendar => self.calendar(data),
            FigureKind::Gaps => self.gaps(data),
            FigureKind::Multiples => self.multiples(data),
            FigureKind::Map => self.map(data),
        }
    }

    fn plan(&self, data: &FigureData<'_>, dimensions: Vec<Dimension>) -> Plan {
        Plan {
            filter: data.filter.clone(),
            dimensions,
            measures: vec![self.measure()],
            allocate: data.allocate,
            coverage: data.coverage,
        }
    }
}

fn drawn(chart: Chart, tabulation: Tabulation) -> DrawnFigure {
    DrawnFigure {
        chart,
        table: tabulation.table(),
        notes: tabulation.summary.left_out,
    }
}

fn figure(sums: &Sums, measure: Measure) -> Figure {
    let toll = sums.toll(measure);
    Figure {
        value: sums.value(measure),
        low: toll.and_then(TollSum::low),
        high: toll.and_then(TollSum::high),
    }
}
