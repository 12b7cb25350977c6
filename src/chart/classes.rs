//! Classes of figures for a coloured map: even steps, or, when a few figures
//! dwarf the rest, steps that multiply.

use super::language::Language;
use super::tick::{Ticks, exponent};

/// Most colours an eye tells apart in one picture.
const MOST: usize = 6;
/// The figures are heavy-tailed when the largest is this many medians.
const HEAVY: f64 = 6.0;

/// Classes by their lower bounds; zero belongs to none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Classes {
    lows: Vec<f64>,
    top: f64,
    whole: bool,
}

impl Classes {
    /// Classes for these figures, zeros left out.
    pub(crate) fn of(figures: impl Iterator<Item = f64>) -> Self {
        let mut positive: Vec<f64> = figures.filter(|figure| *figure > 0.0).collect();
        positive.sort_by(f64::total_cmp);
        let whole = positive.iter().all(|figure| figure.fract() == 0.0);
        let Some((&least, &top)) = positive.first().zip(positive.last()) else {
            return Self {
                lows: Vec::new(),
                top: 0.0,
                whole,
            };
        };
        let median = positive[positive.len() / 2];
        let lows = if least >= top {
            vec![top]
        } else if top >= HEAVY * median && top >= 10.0 * least {
            multiplying(least, top)
        } else {
            even(top, whole)
        };
        Self { lows, top, whole }
    }

    pub(crate) fn len(&self) -> usize {
        self.lows.len()
    }

    /// The class of a figure; zero has none.
    pub(crate) fn index(&self, figure: f64) -> Option<usize> {
        if figure <= 0.0 {
            return None;
        }
        let above = self.lows.partition_point(|low| *low <= figure);
        Some(above.saturating_sub(1))
    }

    /// What the legend says of a class: "10–49".
    pub(crate) fn label(&self, index: usize, language: Language) -> String {
        let low = self.lows.get(index).copied().unwrap_or(0.0);
        let number = |figure: f64| language.number(figure);
        match self.lows.get(index + 1) {
            Some(&next) if self.whole && next - 1.0 <= low => number(low),
            Some(&next) if self.whole => format!("{}–{}", number(low), number(next - 1.0)),
            Some(&next) if low <= 0.0 => format!("< {}", number(next)),
            Some(&next) => format!("{}–{}", number(low), number(next)),
            None if self.top <= low => number(low),
            None if low <= 0.0 => format!("≤ {}", number(self.top)),
            None => format!("{}–{}", number(low), number(self.top)),
        }
    }
}

fn even(top: f64, whole: bool) -> Vec<f64> {
    let ticks = Ticks::up_to(top, MOST, whole).values;
    let step = ticks.get(1).copied().unwrap_or(top);
    let mut lows = ticks;
    lows.retain(|low| *low < top || (step <= 1.0 && *low <= top && whole));
    if whole && let Some(first) = lows.first_mut() {
        *first = 1.0;
        lows.dedup();
    }
    lows
}

fn multiplying(least: f64, top: f64) -> Vec<f64> {
    let patterns: [(&[f64], i32); 5] = [
        (&[1.0, 2.0, 5.0], 1),
        (&[1.0, 3.0], 1),
        (&[1.0], 1),
        (&[1.0], 2),
        (&[1.0], 3),
    ];
    let mut lows = Vec::new();
    for (factors, stride) in patterns {
        lows = bounds(factors, stride, least, top);
        if lows.len() <= MOST {
            break;
        }
    }
    lows
}

fn bounds(factors: &[f64], stride: i32, least: f64, top: f64) -> Vec<f64> {
    let mut lows = Vec::new();
    let mut power = exponent(least);
    while 10f64.powi(power) <= top {
        lows.extend(factors.iter().map(|factor| factor * 10f64.powi(power)));
        power += stride;
    }
    let first = lows.partition_point(|low| *low <= least).saturating_sub(1);
    lows.drain(..first);
    lows.retain(|low| *low <= top);
    lows
}

#[cfg(test)]
mod tests {
    use super::Classes;
    use crate::chart::language::Language;

    fn labels(figures: &[f64]) -> Vec<String> {
        let classes = Classes::of(figures.iter().copied());
        (0..classes.len())
            .map(|index| classes.label(index, Language::English))
            .collect()
    }

    #[test]
    fn small_counts_have_a_class_each() {
        assert_eq!(labels(&[0.0, 1.0, 2.0, 3.0]), ["1", "2", "3"]);
        assert_eq!(labels(&[5.0, 7.0]), ["1", "2–3", "4–5", "6–7"]);
    }

    #[test]
    fn even_figures_have_even_classes() {
        assert_eq!(
            labels(&[10.0, 40.0, 55.0, 72.0]),
            ["1–19", "20–39", "40–59", "60–72"]
        );
    }

    #[test]
    fn heavy_tails_have_multiplying_classes() {
        let figures = [1.0, 2.0, 3.0, 4.0, 70.0, 900.0, 15_092.0];
        assert_eq!(
            labels(&figures),
            ["1–9", "10–99", "100–999", "1,000–9,999", "10,000–15,092"]
        );
    }

    #[test]
    fn zeros_and_nothing_have_no_class() {
        assert!(labels(&[0.0, 0.0]).is_empty());
        assert_eq!(Classes::of([5.0].into_iter()).index(0.0), None);
        assert_eq!(labels(&[0.0, 38.0]), ["38"]);
        assert_eq!(
            labels(&[50.0, 60.0]),
            ["1–9", "10–19", "20–29", "30–39", "40–49", "50–60"]
        );
    }
}
