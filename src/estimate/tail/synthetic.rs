//! Samples as the fitted tail would give them.

use std::collections::BTreeMap;

use rand::Rng;

use super::power_law::PowerLaw;
use super::sample::Sample;
use crate::estimate::alias::Alias;
use crate::estimate::random::uniform;

/// Tail values that the table holds one by one; larger ones are searched for.
const TABLED: u64 = 8_192;

/// Draws tolls: from the law with the share of the tail, and else one of those
/// observed below it (the semi-parametric bootstrap of Clauset, Shalizi &
/// Newman, 2009, section 4.1).
pub(super) struct Synthetic {
    /// What each column of the table stands for, ascending.
    values: Vec<u64>,
    /// Columns for the values, and a last one for everything larger.
    table: Alias,
    /// The law of everything larger.
    far: PowerLaw,
    incidents: u64,
}

impl Synthetic {
    pub(super) fn new(sample: &Sample, law: PowerLaw) -> Self {
        let top = law.xmin.saturating_add(TABLED);
        let body = sample.body(law.xmin);
        let tail = sample.at_least(law.xmin);
        let mut values: Vec<u64> = body.iter().map(|value| value.toll).collect();
        let mut weights: Vec<f64> = body.iter().map(|value| value.count as f64).collect();
        values.extend(law.xmin..top);
        weights.extend((law.xmin..top).map(|x| tail * law.probability(x)));
        weights.push(tail * law.survival(top));
        Self {
            values,
            table: Alias::new(&weights),
            far: PowerLaw {
                alpha: law.alpha,
                xmin: top,
            },
            incidents: sample.values.iter().map(|value| value.count).sum(),
        }
    }

    /// A sample of the size observed.
    pub(super) fn draw(&self, rng: &mut impl Rng) -> Sample {
        let mut counts = vec![0_u64; self.values.len()];
        let mut far = BTreeMap::new();
        for _ in 0..self.incidents {
            match counts.get_mut(self.table.draw(rng)) {
                Some(count) => *count += 1,
                None => *far.entry(draw_from(self.far, rng)).or_insert(0) += 1,
            }
        }
        let near = self.values.iter().copied().zip(counts);
        Sample::from_counts(near.filter(|&(_, count)| count > 0).chain(far))
    }
}

/// A value of the law: the largest x whose survival is at least a uniform
/// number, found by doubling and halving. Values beyond 2^62 count as 2^62.
fn draw_from(law: PowerLaw, rng: &mut impl Rng) -> u64 {
    const MOST: u64 = 1 << 62;
    let u = uniform(rng);
    let reached = |x: u64| law.survival(x) >= u;
    let mut low = law.xmin;
    let mut high = low.saturating_mul(2).min(MOST);
    while high < MOST && reached(high) {
        low = high;
        high = high.saturating_mul(2).min(MOST);
    }
    if reached(high) {
        return high;
    }
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if reached(middle) {
            low = middle;
        } else {
            high = middle;
        }
    }
    low
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::random::stream;
    use crate::estimate::testing::{TAIL, repeated};

    #[test]
    fn draws_follow_the_law() {
        let law = PowerLaw {
            alpha: 1.8,
            xmin: 3,
        };
        let mut rng = stream(5, 0);
        let n = 100_000;
        let draws: Vec<u64> = (0..n).map(|_| draw_from(law, &mut rng)).collect();
        for x in [3, 4, 10, 100, 10_000] {
            let share = draws.iter().filter(|&&draw| draw >= x).count() as f64 / f64::from(n);
            assert!((share - law.survival(x)).abs() < 0.006, "{x}: {share}");
        }
    }

    #[test]
    fn samples_keep_size_and_body() {
        let sample = Sample::new(&repeated(&TAIL));
        let law = PowerLaw {
            alpha: 1.3,
            xmin: 3,
        };
        let synthetic = Synthetic::new(&sample, law);
        let mut tail = 0.0;
        let mut far = 0.0;
        for index in 0..400 {
            let drawn = synthetic.draw(&mut stream(6, index));
            assert_eq!(drawn.incidents(), 302.0);
            tail += drawn.at_least(3);
            far += drawn.at_least(3 + TABLED);
        }
        assert!((tail / 400.0 - 36.0).abs() < 1.5, "{tail}");
        let expected = 36.0 * law.survival(3 + TABLED);
        assert!((far / 400.0 - expected).abs() < 0.6, "{far} {expected}");
    }
}
