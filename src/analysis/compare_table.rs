//! A comparison as a table: in full for programs, shorter for people.

use super::tabulate::{capitalised, kind, measure_cell};
use super::{Comparison, ComparisonRow, Side};
use crate::query::{Measure, Sums, TollSum};
use crate::table::{Cell, CellKind, Row, Table, TableColumn};

/// A column of figures: what it shows of a row.
struct Figure {
    column: TableColumn,
    cell: Box<dyn Fn(&ComparisonRow) -> Cell>,
    shown: Shown,
}

/// In which of the tables for people a figure is; programs get them all.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    Always,
    /// Where there is room: in a table without places.
    Alone,
    /// It follows from the others.
    Never,
}

impl Comparison {
    /// Everything, for programs: a row a place and the total, a column a
    /// figure, named `<measure>_baseline`, `<measure>_against` and so on.
    #[must_use]
    pub fn table(&self) -> Table {
        let figures: Vec<Figure> = self.figures().into_iter().flatten().collect();
        self.by_place(&figures.iter().collect::<Vec<_>>())
    }

    /// For people: without figures that follow from others; without places, a
    /// row a measure.
    #[must_use]
    pub fn reading_table(&self) -> Table {
        let figures = self.figures();
        if self.dimensions.is_empty() {
            let kept: Vec<Vec<Figure>> = figures
                .into_iter()
                .map(|figures| {
                    figures
                        .into_iter()
                        .filter(|figure| figure.shown != Shown::Never)
                        .collect()
                })
                .collect();
            return self.by_measure(&kept);
        }
        let kept: Vec<&Figure> = figures
            .iter()
            .flatten()
            .filter(|figure| figure.shown == Shown::Always)
            .collect();
        self.by_place(&kept)
    }

    fn by_place(&self, figures: &[&Figure]) -> Table {
        let mut columns: Vec<TableColumn> = self
            .dimensions
            .iter()
            .map(|dimension| {
                let label = capitalised(&dimension.name().replace('_', " "));
                TableColumn::text(dimension.name(), &label)
            })
            .collect();
        if columns.is_empty() {
            columns.push(TableColumn::text("scope", "Scope"));
        }
        columns.extend(figures.iter().map(|figure| figure.column.clone()));
        let row = |row: &ComparisonRow, total: bool| Row {
            cells: self
                .labels(row)
                .into_iter()
                .chain(figures.iter().map(|figure| (figure.cell)(row)))
                .collect(),
            total,
        };
        let mut rows: Vec<Row> = self.rows.iter().map(|place| row(place, false)).collect();
        rows.push(row(&self.total, true));
        self.titled(columns, rows)
    }

    /// The total only, turned on its side.
    fn by_measure(&self, figures: &[Vec<Figure>]) -> Table {
        let mut columns = vec![TableColumn::text("measure", "Measure")];
        if let Some(first) = figures.first() {
            columns.extend(first.iter().map(|figure| {
                let label = figure.column.label.trim_start_matches("Incidents ");
                let label = if label == "difference" {
                    "Difference"
                } else {
                    label
                };
                TableColumn {
                    label: label.to_owned(),
                    ..figure.column.clone()
                }
            }));
        }
        let rows = self
            .measures()
            .zip(figures)
            .map(|(measure, figures)| {
                let mut cells = vec![Cell::Text(measure.label().to_owned())];
                cells.extend(figures.iter().map(|figure| (figure.cell)(&self.total)));
                // Rates and ratios are of incidents only.
                cells.resize(columns.len(), Cell::Blank);
                Row {
                    cells,
                    total: false,
                }
            })
            .collect();
        self.titled(columns, rows)
    }

    fn titled(&self, columns: Vec<TableColumn>, rows: Vec<Row>) -> Table {
        Table {
            title: format!("{} against {}", self.against.label(), self.baseline.label()),
            columns,
            rows,
            notes: self.notes.clone(),
        }
    }

    fn labels(&self, row: &ComparisonRow) -> Vec<Cell> {
        if row.keys.is_empty() {
            let mut cells = vec![Cell::Text(String::new()); self.dimensions.len().max(1)];
            cells[0] = Cell::Text("total".to_owned());
            return cells;
        }
        row.keys.iter().map(|key| Cell::Text(key.label())).collect()
    }

    fn measures(&self) -> impl Iterator<Item = Measure> {
        std::iter::once(Measure::Incidents).chain(
            self.measures
                .iter()
                .copied()
                .filter(|measure| *measure != Measure::Incidents),
        )
    }

    /// The figures of each measure.
    fn figures(&self) -> Vec<Vec<Figure>> {
        self.measures()
            .map(|measure| {
                let mut figures = self.sums_of(measure);
                if measure == Measure::Incidents {
                    figures.extend(self.rates());
                }
                figures
            })
            .collect()
    }

    fn sums_of(&self, measure: Measure) -> Vec<Figure> {
        let figure = |ending: &str, label: &str, shown, cell| Figure {
            column: TableColumn::new(
                &format!("{}_{ending}", measure.name()),
                &format!("{} {label}", measure.label()),
                kind(measure),
            ),
            cell,
            shown,
        };
        let sums = move |get: fn(&ComparisonRow) -> Sums| -> Box<dyn Fn(&ComparisonRow) -> Cell> {
            Box::new(move |row| measure_cell(&get(row), measure))
        };
        let mut figures = vec![
            figure(
                "baseline",
                &self.baseline.label(),
                Shown::Always,
                sums(|row| row.baseline),
            ),
            figure(
                "against",
                &self.against.label(),
                Shown::Always,
                sums(|row| row.against),
            ),
            figure(
                "difference",
                "difference",
                Shown::Alone,
                Box::new(move |row| difference(&row.baseline, &row.against, measure)),
            ),
        ];
        if self.baseline.full.is_some() {
            let label = format!("all {}", self.baseline.name());
            let full = sums(|row| row.full_baseline.unwrap_or_default());
            figures.push(figure("full_baseline", &label, Shown::Always, full));
        }
        if self.against.full.is_some() {
            let label = format!("all {}", self.against.name());
            let full = sums(|row| row.full_against.unwrap_or_default());
            figures.push(figure("full_against", &label, Shown::Always, full));
        }
        figures
    }

    /// Rates and their ratio, of incidents.
    fn rates(&self) -> Vec<Figure> {
        let same_length = self.baseline.days.days() == self.against.days.days();
        let rate = |ending: &str, side: &Side, get: fn(&ComparisonRow) -> Sums| {
            let days = side.days.days() as f64;
            Figure {
                column: TableColumn::new(
                    &format!("incidents_per_30_days_{ending}"),
                    &format!("Per 30 days {}", side.label()),
                    CellKind::Number { decimals: 2 },
                ),
                cell: Box::new(move |row| Cell::Number(get(row).incidents * 30.0 / days)),
                shown: if same_length {
                    Shown::Never
                } else {
                    Shown::Always
                },
            }
        };
        vec![
            rate("baseline", &self.baseline, |row| row.baseline),
            rate("against", &self.against, |row| row.against),
            Figure {
                column: TableColumn::new("rate_ratio", "Rate ratio", CellKind::Estimate),
                cell: Box::new(|row| {
                    row.rate_ratio.map_or(Cell::Blank, |ratio| Cell::Estimate {
                        value: ratio.ratio,
                        lower: ratio.exact.interval.lower,
                        upper: ratio.exact.interval.upper,
                    })
                }),
                shown: Shown::Always,
            },
            Figure {
                column: TableColumn::new("p_value", "p", CellKind::Probability),
                cell: Box::new(|row| {
                    row.rate_ratio
                        .map_or(Cell::Blank, |ratio| Cell::Number(ratio.exact.p_value))
                }),
                shown: Shown::Always,
            },
        ]
    }
}

/// The other period less the baseline. The range of a toll's difference is the
/// widest that both ranges allow; its best is unknown when either is in part.
fn difference(baseline: &Sums, against: &Sums, measure: Measure) -> Cell {
    if let (Some(b), Some(a)) = (baseline.toll(measure), against.toll(measure)) {
        let less = |a: Option<f64>, b: Option<f64>| Some(a? - b?);
        let whole = |toll: TollSum| toll.best().filter(|_| toll.unknown() == 0.0);
        return Cell::Toll {
            low: less(a.low(), b.high()),
            best: less(whole(a), whole(b)),
            high: less(a.high(), b.low()),
            unknown: a.unknown() + b.unknown(),
        };
    }
    match (baseline.value(measure), against.value(measure)) {
        (Some(b), Some(a)) => Cell::Number(a - b),
        _ => Cell::Blank,
    }
}
