//! A comparison as a table: in full for programs, shorter for people.

use super::tabulate::{capitalised, kind, measure_cell};
use super::{Comparison, ComparisonRow, RowEstimates, Side};
use crate::query::{Measure, Sums, TollSum};
use crate::table::{Cell, CellKind, Row, Table, TableColumn};

/// A column of figures: what it shows of a row.
struct Figure {
    /// What it is, the same for all measures.
    slot: &'static str,
    column: TableColumn,
    cell: Box<dyn Fn(&ComparisonRow) -> Cell>,
    shown: Shown,
}

/// The slot of the sentence.
const CONCLUSION: &str = "conclusion";

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
        let figures = self.figures();
        self.by_place(figures.iter().flatten().collect())
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
                        .filter(|figure| figure.slot != CONCLUSION)
                        .collect()
                })
                .collect();
            let mut table = self.by_measure(&kept);
            // One sentence alone needs no column.
            let sentence = format!("Incidents, {}.", self.total.estimates.conclusion);
            table.notes.insert(0, sentence);
            return table;
        }
        let kept: Vec<&Figure> = figures
            .iter()
            .flatten()
            .filter(|figure| figure.shown == Shown::Always)
            .collect();
        self.by_place(kept)
    }

    fn by_place(&self, mut figures: Vec<&Figure>) -> Table {
        // The sentence closes the row.
        figures.sort_by_key(|figure| figure.slot == CONCLUSION);
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
        let slots: Vec<&str> = figures
            .first()
            .map(|first| first.iter().map(|figure| figure.slot).collect())
            .unwrap_or_default();
        if let Some(first) = figures.first() {
            columns.extend(first.iter().map(|figure| {
                let label = figure.column.label.trim_start_matches("Incidents ");
                let label = match figure.slot {
                    "difference" => "Difference",
                    // Of incidents and, in the other rows, of tolls.
                    "ratio" => "Ratio per day",
                    _ => label,
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
                cells.extend(slots.iter().map(|slot| {
                    figures
                        .iter()
                        .find(|figure| figure.slot == *slot)
                        .map_or(Cell::Blank, |figure| (figure.cell)(&self.total))
                }));
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
                    figures.extend(self.conclusions());
                } else {
                    figures.extend(toll_ratio(measure));
                }
                figures
            })
            .collect()
    }

    fn sums_of(&self, measure: Measure) -> Vec<Figure> {
        let figure = |ending: &'static str, label: &str, shown, cell| Figure {
            slot: ending,
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
        let rate = |ending: &str, slot, side: &Side, get: fn(&ComparisonRow) -> Sums| {
            let days = side.days.days() as f64;
            Figure {
                slot,
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
            rate("baseline", "rate_baseline", &self.baseline, |row| {
                row.baseline
            }),
            rate("against", "rate_against", &self.against, |row| row.against),
            Figure {
                slot: "ratio",
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
                slot: "p",
                column: TableColumn::new("p_value", "p", CellKind::Probability),
                cell: Box::new(|row| {
                    row.rate_ratio
                        .map_or(Cell::Blank, |ratio| Cell::Number(ratio.exact.p_value))
                }),
                shown: Shown::Alone,
            },
        ]
    }

    /// What chance allows: dispersion, adjusted p-values, the sentence.
    fn conclusions(&self) -> Vec<Figure> {
        let number =
            |name: &str, label: &str, kind, get: fn(&RowEstimates) -> Option<f64>| Figure {
                slot: "detail",
                column: TableColumn::new(name, label, kind),
                cell: Box::new(move |row| get(&row.estimates).map_or(Cell::Blank, Cell::Number)),
                shown: Shown::Never,
            };
        let two = CellKind::Number { decimals: 2 };
        let p = CellKind::Probability;
        let mut figures = vec![
            number("dispersion", "Dispersion", two, |row| {
                row.dispersed.map(|ratio| ratio.dispersion)
            }),
            Figure {
                slot: "ratio_dispersed",
                column: TableColumn::new(
                    "rate_ratio_dispersed",
                    "Rate ratio, clustered",
                    CellKind::Estimate,
                ),
                cell: Box::new(|row| {
                    row.estimates
                        .dispersed
                        .map_or(Cell::Blank, |ratio| Cell::Estimate {
                            value: ratio.ratio,
                            lower: ratio.interval.lower,
                            upper: ratio.interval.upper,
                        })
                }),
                // With places, the sentence has it.
                shown: if self.total.estimates.dispersed.is_some() {
                    Shown::Alone
                } else {
                    Shown::Never
                },
            },
            number("p_value_dispersed", "p, clustered", p, |row| {
                row.dispersed.map(|ratio| ratio.p_value)
            }),
        ];
        if !self.dimensions.is_empty() {
            figures.push(number("p_holm", "p (Holm)", p, |row| row.p_holm));
            figures.push(number("p_bh", "p (Benjamini-Hochberg)", p, |row| row.p_bh));
        }
        figures.push(Figure {
            slot: CONCLUSION,
            column: TableColumn::text("conclusion", "Incidents: what can be said"),
            cell: Box::new(|row| Cell::Text(row.estimates.conclusion.clone())),
            shown: Shown::Always,
        });
        figures
    }
}

/// The ratio of a toll per day, resampled; and what it would be if every low or
/// every high estimate were right.
fn toll_ratio(measure: Measure) -> Vec<Figure> {
    if !matches!(
        measure,
        Measure::Killed | Measure::Injured | Measure::Casualties
    ) {
        return Vec::new();
    }
    let scenarios = move |row: &ComparisonRow| {
        row.estimates
            .toll_ratios
            .iter()
            .find(|(of, _)| *of == measure)
            .and_then(|(_, ratio)| ratio.as_ref())
            .map(|ratio| ratio.scenarios.clone())
    };
    let name = measure.name();
    let scenario = |ending: &str, label: &str, low: bool| Figure {
        slot: "detail",
        column: TableColumn::new(
            &format!("{name}_ratio_{ending}"),
            &format!("{} ratio, {label}", measure.label()),
            CellKind::Number { decimals: 2 },
        ),
        cell: Box::new(move |row| {
            scenarios(row)
                .and_then(|all| if low { all.low } else { all.high }.ok())
                .map_or(Cell::Blank, |ratio| Cell::Number(ratio.estimate))
        }),
        shown: Shown::Never,
    };
    vec![
        Figure {
            slot: "ratio",
            column: TableColumn::new(
                &format!("{name}_ratio"),
                &format!("{} ratio", measure.label()),
                CellKind::Estimate,
            ),
            cell: Box::new(move |row| {
                scenarios(row)
                    .and_then(|all| all.best.ok())
                    .map_or(Cell::Blank, |ratio| {
                        let interval = ratio.bca.unwrap_or(ratio.percentile);
                        Cell::Estimate {
                            value: ratio.estimate,
                            lower: interval.lower,
                            upper: interval.upper,
                        }
                    })
            }),
            shown: Shown::Always,
        },
        scenario("if_low", "low estimates", true),
        scenario("if_high", "high estimates", false),
    ]
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
