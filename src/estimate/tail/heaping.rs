//! Rounded tolls: heaps at tens, dozens and hundreds.
//!
//! Reports round. A heap at 10 or 100 can pass for the start of a tail and
//! throws off every fit to whole numbers, so that heaps are reported before one.

use serde::Serialize;

use super::sample::Sample;
use crate::estimate::special::beta;

/// What reports round to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Heap {
    /// Multiples of 10 that are not multiples of 100.
    Tens,
    /// Multiples of 12 that are not multiples of 10.
    Dozens,
    /// Multiples of 100.
    Hundreds,
}

impl Heap {
    /// The heap that a toll belongs to, if any.
    #[must_use]
    pub fn of(toll: u64) -> Option<Self> {
        if toll == 0 {
            None
        } else if toll.is_multiple_of(100) {
            Some(Self::Hundreds)
        } else if toll.is_multiple_of(10) {
            Some(Self::Tens)
        } else if toll.is_multiple_of(12) {
            Some(Self::Dozens)
        } else {
            None
        }
    }
}

/// Incidents at one rounded toll, or at all of one kind, against those nearby.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Heaped {
    /// Incidents with a rounded toll.
    pub observed: u64,
    /// What the tolls up to 2 away, rounded ones left out, would lead to expect.
    pub expected: f64,
    /// observed / expected; none when nothing was expected.
    pub ratio: Option<f64>,
    /// Chance of so many or more rounded tolls were they like their neighbours.
    pub p_value: f64,
}

/// One rounded toll that occurs.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct HeapedToll {
    /// The toll.
    pub toll: u64,
    /// What it is rounded to.
    pub heap: Heap,
    /// Incidents there and nearby.
    pub heaped: Heaped,
}

/// Rounding in a set of tolls.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Heaping {
    /// At all multiples of ten.
    pub tens: Heaped,
    /// At all multiples of twelve.
    pub dozens: Heaped,
    /// At all multiples of a hundred.
    pub hundreds: Heaped,
    /// Every rounded toll that occurs, ascending.
    pub tolls: Vec<HeapedToll>,
}

/// Counts at rounded tolls against counts at their neighbours.
///
/// The neighbours of a toll are the four within 2 of it, but for rounded ones
/// and zero. Were it like them, each incident at the toll or a neighbour would
/// be at the toll with chance 1 / (1 + neighbours), so that the number there is
/// binomial given both. Multiples beyond the largest toll do not count. Where
/// tolls are common and fall steeply (around 10) the neighbours lead to expect a
/// little too many, which makes the test cautious or bold by a few percent;
/// heaps stand out by more than that.
#[must_use]
pub fn heaping(tolls: &[u64]) -> Heaping {
    let sample = Sample::new(tolls);
    let largest = sample.values.last().map_or(0, |value| value.toll);
    let occurring = sample.values.iter().filter_map(|value| {
        let heap = Heap::of(value.toll)?;
        Some(HeapedToll {
            toll: value.toll,
            heap,
            heaped: Vicinity::of(&sample, value.toll).compare(),
        })
    });
    let whole = |heap: Heap| {
        let mut sum = Vicinity::default();
        for toll in rounded_near(&sample, largest) {
            if Heap::of(toll) == Some(heap) {
                sum.add(Vicinity::of(&sample, toll));
            }
        }
        sum.compare()
    };
    Heaping {
        tens: whole(Heap::Tens),
        dozens: whole(Heap::Dozens),
        hundreds: whole(Heap::Hundreds),
        tolls: occurring.collect(),
    }
}

/// Rounded tolls at which, or near which, there is an incident; others add
/// nothing to either side.
fn rounded_near(sample: &Sample, largest: u64) -> Vec<u64> {
    let mut near: Vec<u64> = sample
        .values
        .iter()
        .flat_map(|value| value.toll.saturating_sub(2)..=value.toll.saturating_add(2))
        .filter(|&toll| toll <= largest && Heap::of(toll).is_some())
        .collect();
    near.sort_unstable();
    near.dedup();
    near
}

/// Incidents at rounded tolls and beside them.
#[derive(Debug, Clone, Copy, Default)]
struct Vicinity {
    at: u64,
    beside: u64,
    /// Incidents expected at the tolls, were each like its neighbours.
    expected: f64,
    /// Chance to be at the toll summed over incidents, for their mean.
    share: f64,
}

impl Vicinity {
    fn of(sample: &Sample, toll: u64) -> Self {
        let plain = |other: &u64| *other > 0 && *other != toll && Heap::of(*other).is_none();
        let neighbours = toll.saturating_sub(2)..=toll.saturating_add(2);
        let neighbours: Vec<u64> = neighbours.filter(plain).collect();
        let at = count(sample, toll);
        let beside: u64 = neighbours.iter().map(|&other| count(sample, other)).sum();
        let slots = neighbours.len() as f64;
        Self {
            at,
            beside,
            expected: beside as f64 / slots,
            share: (at + beside) as f64 / (1.0 + slots),
        }
    }

    fn add(&mut self, other: Self) {
        self.at += other.at;
        self.beside += other.beside;
        self.expected += other.expected;
        self.share += other.share;
    }

    fn compare(self) -> Heaped {
        let all = (self.at + self.beside) as f64;
        let p_value = if self.at == 0 {
            1.0
        } else {
            let p = self.share / all;
            beta::tails(self.at as f64, self.beside as f64 + 1.0, p, 1.0 - p).lower
        };
        Heaped {
            observed: self.at,
            expected: self.expected,
            ratio: (self.expected > 0.0).then(|| self.at as f64 / self.expected),
            p_value,
        }
    }
}

/// Incidents with exactly this toll.
fn count(sample: &Sample, toll: u64) -> u64 {
    let first = sample.tail(toll).first();
    first.map_or(0, |value| if value.toll == toll { value.count } else { 0 })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::{assert_close, repeated};

    #[test]
    fn kinds_do_not_overlap() {
        assert_eq!(Heap::of(0), None);
        assert_eq!(Heap::of(24), Some(Heap::Dozens));
        assert_eq!(Heap::of(60), Some(Heap::Tens));
        assert_eq!(Heap::of(600), Some(Heap::Hundreds));
        assert_eq!(Heap::of(11), None);
    }

    #[test]
    fn a_heap_stands_out() {
        let tolls = repeated(&[
            (8, 10),
            (9, 8),
            (10, 60),
            (11, 6),
            (12, 6),
            (13, 6),
            (99, 1),
            (100, 9),
        ]);
        let found = heaping(&tolls);
        // 8, 9 and 11 are neighbours of 10; 12 is rounded itself.
        assert_eq!(found.tens.observed, 60);
        assert_close(found.tens.expected, 8.0, 1e-15);
        assert!(found.tens.p_value < 1e-12 && found.tens.ratio.is_some_and(|r| r > 7.0));
        assert!(found.dozens.p_value > 0.1);
        assert_eq!(found.hundreds.observed, 9);
        let rounded: Vec<u64> = found.tolls.iter().map(|row| row.toll).collect();
        assert_eq!(rounded, [10, 12, 100]);
    }

    #[test]
    fn nothing_to_report() {
        let none = heaping(&[]);
        assert_eq!((none.tens.observed, none.tens.ratio), (0, None));
        assert_close(none.tens.p_value, 1.0, 0.0);
        let even = heaping(&(1..=300).collect::<Vec<_>>());
        assert_close(even.tens.ratio.unwrap_or(0.0), 1.0, 1e-12);
        assert!(even.tens.p_value > 0.4 && even.hundreds.p_value > 0.4);
    }
}
