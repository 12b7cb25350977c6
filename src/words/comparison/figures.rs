//! The columns of a comparison: what each shows of a row.

use super::{conclusion, period_label, period_name};
use crate::analysis::{ComparedPeriod, Comparison, ComparisonRow};
use crate::query::{Measure, Sums, TollSum};
use crate::table::{Cell, CellKind, TableColumn};
use crate::words::measure_cell::{cell_kind, measure_cell};

/// What a figure is, the same for all measures.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Slot {
    Baseline,
    Against,
    Difference,
    FullBaseline,
    FullAgainst,
    RateBaseline,
    RateAgainst,
    Ratio,
    P,
    Detail,
    Conclusion,
}

/// In which of the tables for people a figure is; programs get them all.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    Always,
    /// Where there is room: in a table without places.
    Alone,
    /// It follows from the others.
    Never,
}

/// A column of figures.
pub(super) struct ComparedFigure {
    pub(super) slot: Slot,
    pub(super) shown: Shown,
    pub(super) cell: Box<dyn Fn(&ComparisonRow) -> Cell>,
    /// The measure, where the label does not say.
    measure: Option<Measure>,
    name: String,
    label: String,
    kind: CellKind,
}

impl ComparedFigure {
    /// As one column among those of other measures.
    pub(super) fn column(&self) -> TableColumn {
        match self.measure {
            None => TableColumn::new(&self.name, &self.label, self.kind),
            Some(measure) => {
                let label = format!("{} {}", measure.label(), self.label);
                TableColumn::new(&self.name, &label, self.kind)
            }
        }
    }

    /// As the column of all measures, in a table with a row a measure.
    pub(super) fn column_of_all_measures(&self) -> TableColumn {
        let label = match self.slot {
            Slot::Difference => "Difference",
            // Of incidents and, in the other rows, of tolls.
            Slot::Ratio => "Ratio per day",
            Slot::Baseline
            | Slot::Against
            | Slot::FullBaseline
            | Slot::FullAgainst
            | Slot::RateBaseline
            | Slot::RateAgainst
            | Slot::P
            | Slot::Detail
            | Slot::Conclusion => &self.label,
        };
        TableColumn::new(&self.name, label, self.kind)
    }
}

/// The figures of each measure, incidents first.
pub(super) fn figures(comparison: &Comparison) -> Vec<(Measure, Vec<ComparedFigure>)> {
    let others = comparison.measures.iter().copied();
    std::iter::once(Measure::Incidents)
        .chain(others.filter(|measure| *measure != Measure::Incidents))
        .map(|measure| {
            let mut figures = sums_of(comparison, measure);
            if measure == Measure::Incidents {
                figures.extend(rates(comparison));
                figures.extend(ratios());
                figures.extend(chances(comparison));
            } else if measure.is_toll() {
                figures.extend(toll_ratios(measure));
            }
            (measure, figures)
        })
        .collect()
}

fn sums_of(comparison: &Comparison, measure: Measure) -> Vec<ComparedFigure> {
    let figure = |slot, ending: &str, label: String, shown, cell| ComparedFigure {
        slot,
        shown,
        cell,
        measure: Some(measure),
        name: format!("{}_{ending}", measure.name()),
        label,
        kind: cell_kind(measure),
    };
    let sums = move |get: fn(&ComparisonRow) -> Sums| -> Box<dyn Fn(&ComparisonRow) -> Cell> {
        Box::new(move |row| measure_cell(&get(row), measure))
    };
    let Comparison {
        baseline, against, ..
    } = comparison;
    let mut figures = vec![
        figure(
            Slot::Baseline,
            "baseline",
            period_label(baseline),
            Shown::Always,
            sums(|row| row.baseline),
        ),
        figure(
            Slot::Against,
            "against",
            period_label(against),
            Shown::Always,
            sums(|row| row.against),
        ),
        figure(
            Slot::Difference,
            "difference",
            "difference".to_owned(),
            Shown::Alone,
            Box::new(move |row| difference(&row.baseline, &row.against, measure)),
        ),
    ];
    if baseline.full.is_some() {
        figures.push(figure(
            Slot::FullBaseline,
            "full_baseline",
            format!("all {}", period_name(baseline)),
            Shown::Always,
            sums(|row| row.full_baseline.unwrap_or_default()),
        ));
    }
    if against.full.is_some() {
        figures.push(figure(
            Slot::FullAgainst,
            "full_against",
            format!("all {}", period_name(against)),
            Shown::Always,
            sums(|row| row.full_against.unwrap_or_default()),
        ));
    }
    figures
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

/// A figure of incidents that is named and labelled by itself.
fn of_incidents(
    slot: Slot,
    name: &str,
    label: &str,
    kind: CellKind,
    shown: Shown,
    cell: impl Fn(&ComparisonRow) -> Cell + 'static,
) -> ComparedFigure {
    ComparedFigure {
        slot,
        shown,
        cell: Box::new(cell),
        measure: None,
        name: name.to_owned(),
        label: label.to_owned(),
        kind,
    }
}

/// Incidents per 30 days; they follow from the counts when both periods are of
/// one length.
fn rates(comparison: &Comparison) -> [ComparedFigure; 2] {
    let Comparison {
        baseline, against, ..
    } = comparison;
    let shown = if baseline.days.days() == against.days.days() {
        Shown::Never
    } else {
        Shown::Always
    };
    let rate = |slot, ending, period: &ComparedPeriod, sums: fn(&ComparisonRow) -> Sums| {
        let days = period.days.days() as f64;
        of_incidents(
            slot,
            &format!("incidents_per_30_days_{ending}"),
            &format!("Per 30 days {}", period_label(period)),
            CellKind::Number { decimals: 2 },
            shown,
            move |row| Cell::Number(sums(row).incidents * 30.0 / days),
        )
    };
    [
        rate(Slot::RateBaseline, "baseline", baseline, |row| row.baseline),
        rate(Slot::RateAgainst, "against", against, |row| row.against),
    ]
}

/// The ratio of the rates, and its p-value.
fn ratios() -> [ComparedFigure; 2] {
    [
        of_incidents(
            Slot::Ratio,
            "rate_ratio",
            "Rate ratio",
            CellKind::Estimate,
            Shown::Always,
            |row| {
                let change = row.estimates.change;
                change.map_or(Cell::Blank, |change| Cell::Estimate {
                    value: change.ratio,
                    lower: change.interval.lower,
                    upper: change.interval.upper,
                })
            },
        ),
        of_incidents(
            Slot::P,
            "p_value",
            "p",
            CellKind::Probability,
            Shown::Alone,
            |row| number(row.estimates.change.map(|change| change.p_value)),
        ),
    ]
}

fn number(value: Option<f64>) -> Cell {
    value.map_or(Cell::Blank, Cell::Number)
}

/// What chance allows: dispersion, adjusted p-values, the sentence.
fn chances(comparison: &Comparison) -> Vec<ComparedFigure> {
    let p = CellKind::Probability;
    let mut figures = vec![
        of_incidents(
            Slot::Detail,
            "dispersion",
            "Dispersion",
            CellKind::Number { decimals: 2 },
            Shown::Never,
            |row| number(row.estimates.change.map(|change| change.dispersion)),
        ),
        of_incidents(
            Slot::Detail,
            "rate_ratio_exact",
            "Rate ratio, if independent",
            CellKind::Estimate,
            Shown::Never,
            |row| {
                row.rate_ratio.map_or(Cell::Blank, |ratio| Cell::Estimate {
                    value: ratio.ratio,
                    lower: ratio.exact.interval.lower,
                    upper: ratio.exact.interval.upper,
                })
            },
        ),
        of_incidents(
            Slot::Detail,
            "p_value_exact",
            "p, if independent",
            p,
            Shown::Never,
            |row| number(row.rate_ratio.map(|ratio| ratio.exact.p_value)),
        ),
    ];
    if !comparison.dimensions.is_empty() {
        figures.extend([
            of_incidents(Slot::Detail, "p_holm", "p (Holm)", p, Shown::Never, |row| {
                number(row.estimates.p_holm)
            }),
            of_incidents(
                Slot::Detail,
                "p_bh",
                "p (Benjamini-Hochberg)",
                p,
                Shown::Never,
                |row| number(row.estimates.p_bh),
            ),
        ]);
    }
    figures.push(of_incidents(
        Slot::Conclusion,
        "conclusion",
        "Incidents: what can be said",
        CellKind::Text,
        Shown::Always,
        |row| Cell::Text(conclusion(row).unwrap_or_default()),
    ));
    figures
}

/// The ratio of a toll per day, resampled; and what it would be if every low or
/// every high estimate were right.
fn toll_ratios(measure: Measure) -> [ComparedFigure; 3] {
    let scenarios = move |row: &ComparisonRow| {
        let ratios = &row.estimates.toll_ratios;
        let of_measure = ratios.iter().find(|(of, _)| *of == measure);
        of_measure
            .and_then(|(_, ratio)| ratio.as_ref())
            .map(|ratio| ratio.scenarios.clone())
    };
    let name = measure.name();
    let figure = |slot, name: String, label: String, kind, shown, cell| ComparedFigure {
        slot,
        shown,
        cell,
        measure: Some(measure),
        name,
        label,
        kind,
    };
    let scenario = |ending: &str, label: &str, low: bool| {
        figure(
            Slot::Detail,
            format!("{name}_ratio_{ending}"),
            format!("ratio, {label}"),
            CellKind::Number { decimals: 2 },
            Shown::Never,
            Box::new(move |row: &ComparisonRow| {
                let all = scenarios(row);
                let estimate = all.and_then(|all| if low { all.low } else { all.high }.ok());
                number(estimate.map(|ratio| ratio.estimate))
            }),
        )
    };
    [
        figure(
            Slot::Ratio,
            format!("{name}_ratio"),
            "ratio".to_owned(),
            CellKind::Estimate,
            Shown::Always,
            Box::new(move |row: &ComparisonRow| {
                let best = scenarios(row).and_then(|all| all.best.ok());
                best.map_or(Cell::Blank, |ratio| {
                    let interval = ratio.bca.unwrap_or(ratio.percentile);
                    Cell::Estimate {
                        value: ratio.estimate,
                        lower: interval.lower,
                        upper: interval.upper,
                    }
                })
            }),
        ),
        scenario("if_low", "low estimates", true),
        scenario("if_high", "high estimates", false),
    ]
}
