//! Incidents on a map.

use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::finding::most_in;
use super::kind_options::{KindOptions, MEASURE, columns_of};
use super::single_incidents;
use super::spots::{Gathered, gather};
use super::summed_incidents::{check_measure, not_summed, summed};
use crate::chart::{Extent, MAP_CREDIT, MapChart, Spot};
use crate::error::{Error, Result};
use crate::query::Measure;
use crate::schema::Column;
use crate::table::{Cell, CellKind, Row, Table, TableColumn};
use crate::words::{ChartSubject, Loss, NotDrawn, vague_place};

/// Options of a map.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct MapFigure {
    /// What is drawn: incidents, killed (when left out), injured, casualties
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE"))]
    pub measure: Option<Measure>,

    /// Stretch that is shown, in degrees; that of the incidents when left out
    #[cfg_attr(
        feature = "cli",
        arg(long, value_name = "WEST,SOUTH,EAST,NORTH", allow_hyphen_values = true)
    )]
    pub bbox: Option<String>,
}

impl KindOptions for MapFigure {
    fn columns(&self) -> Vec<Column> {
        let mut columns = columns_of(self.measure.unwrap_or(MEASURE), None);
        columns.extend(single_incidents::COLUMNS);
        columns
    }

    fn validate(&self) -> Result<()> {
        check_measure(self.measure.unwrap_or(MEASURE))?;
        self.bbox
            .as_deref()
            .map_or(Ok(()), |bbox| extent(bbox).map(drop))
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let measure = self.measure.unwrap_or(MEASURE);
        let extent = self.bbox.as_deref().map(extent).transpose()?;
        let summed = summed(measure, data)?;
        let points = summed.points()?;
        let Gathered {
            spots,
            nowhere,
            outside,
            unknown,
            places,
            unplaced,
            drawn,
        } = gather(&points, measure, extent);
        let not_drawn = [
            (nowhere > 0).then_some(NotDrawn::WithoutCoordinates(nowhere)),
            (outside > 0).then_some(NotDrawn::OutsideMap(outside)),
            not_summed(unknown),
            Loss::of(&summed.at_edge, measure).map(NotDrawn::AtEdge),
        ];
        Ok(FigureFinding {
            headline: most_in(measure, &places, Some(unplaced), Some(drawn)),
            subject: ChartSubject::ByPlace(measure, data.place()),
            window: Some(summed.window),
            incidents: points.iter().map(|point| point.sums.incidents).sum(),
            not_drawn: not_drawn.into_iter().flatten().collect(),
            table: table(&spots, measure)?,
            body: MapChart {
                value_label: measure.label().to_owned(),
                spots,
                extent,
                vague_label: vague_place(),
                remarks: vec![MAP_CREDIT.to_owned()],
            }
            .into(),
            left_out: summed.left_out,
        })
    }
}

/// Reads `WEST,SOUTH,EAST,NORTH` in degrees.
fn extent(text: &str) -> Result<Extent> {
    let numbers: Option<Vec<f64>> = text
        .split(',')
        .map(|part| part.trim().parse().ok().filter(|n: &f64| n.is_finite()))
        .collect();
    let Some([west, south, east, north]) = numbers.as_deref() else {
        return Err(Error::setting("not four numbers")
            .field("bbox")
            .value(text)
            .hint("write WEST,SOUTH,EAST,NORTH in degrees: 38,29,49,38"));
    };
    let extent = Extent {
        west: *west,
        south: *south,
        east: *east,
        north: *north,
    };
    extent.check().map(|()| extent)
}

fn table(spots: &[Spot], measure: Measure) -> Result<Table> {
    let number = CellKind::Number { decimals: 0 };
    let degrees = CellKind::Number { decimals: 4 };
    Table::new(
        "",
        vec![
            TableColumn::text("place", "Place"),
            TableColumn::new("latitude", "Latitude", degrees),
            TableColumn::new("longitude", "Longitude", degrees),
            TableColumn::new("incidents_here", "Incidents", number),
            TableColumn::new(measure.name(), measure.label(), number),
        ],
        spots
            .iter()
            .map(|spot| {
                Row::of(vec![
                    Cell::Text(spot.place.clone()),
                    Cell::Number(spot.latitude),
                    Cell::Number(spot.longitude),
                    Cell::Number(spot.incidents as f64),
                    spot.value.map_or(Cell::Blank, Cell::Number),
                ])
            })
            .collect(),
    )
}
