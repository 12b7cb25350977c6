//! Quantities that incidents add to a group: one row each.

use polars::prelude::{DataType, Expr, NULL, col, lit, when};

use crate::schema::Column;

/// How the quantities of two parts of the data are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Merge {
    /// Added.
    Sum,
    /// The larger of the two.
    Max,
}

macro_rules! quantities {
    ($($variant:ident $merge:ident $value:expr;)*) => {
        /// A quantity of single incidents that merges.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub(crate) enum Quantity { $($variant,)* }

        impl Quantity {
            /// All quantities, each at the position of its number.
            pub(crate) const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// How it merges.
            pub(crate) fn merge(self) -> Merge {
                match self { $(Self::$variant => Merge::$merge,)* }
            }

            /// What one incident adds; null adds nothing.
            fn value(self) -> Expr {
                match self { $(Self::$variant => $value,)* }
            }
        }
    };
}

quantities! {
    KilledLow Sum low(KILLED);
    KilledLowKnown Sum known(low(KILLED));
    Killed Sum best(KILLED);
    KilledKnown Sum known(best(KILLED));
    KilledHigh Sum high(KILLED);
    KilledHighKnown Sum known(high(KILLED));
    InjuredLow Sum low(INJURED);
    InjuredLowKnown Sum known(low(INJURED));
    Injured Sum best(INJURED);
    InjuredKnown Sum known(best(INJURED));
    InjuredHigh Sum high(INJURED);
    InjuredHighKnown Sum known(high(INJURED));
    CasualtiesLow Sum at_least(low(KILLED), low(INJURED));
    CasualtiesLowKnown Sum known(at_least(low(KILLED), low(INJURED)));
    Casualties Sum best(KILLED) + best(INJURED);
    CasualtiesKnown Sum known(best(KILLED) + best(INJURED));
    CasualtiesHigh Sum high(KILLED) + high(INJURED);
    CasualtiesHighKnown Sum known(high(KILLED) + high(INJURED));
    Fatal Sum fatal();
    FatalUnknown Sum fatal_unknown();
    KilledMost Max best(KILLED);
}

impl Quantity {
    /// The quantity of a group, each incident by its share in the column
    /// `weight`.
    pub(crate) fn of_group(self, weight: &str) -> Expr {
        match self.merge() {
            Merge::Sum => (self.value() * col(weight)).sum(),
            Merge::Max => self.value().max(),
        }
    }
}

/// Low, best and high estimate.
type Bounds = [Column; 3];

const KILLED: Bounds = [Column::KilledLow, Column::Killed, Column::KilledHigh];
const INJURED: Bounds = [Column::InjuredLow, Column::Injured, Column::InjuredHigh];

fn people(column: Column) -> Expr {
    col(column.name()).cast(DataType::Float64)
}

fn best([_, best, _]: Bounds) -> Expr {
    people(best)
}

/// An incident without the bound counts with its best estimate.
fn low([low, best, _]: Bounds) -> Expr {
    people(low).fill_null(people(best))
}

fn high([_, best, high]: Bounds) -> Expr {
    people(high).fill_null(people(best))
}

fn known(value: Expr) -> Expr {
    value.is_not_null().cast(DataType::Float64)
}

/// The part that is known of two; unknown when neither is.
fn at_least(a: Expr, b: Expr) -> Expr {
    when(a.clone().is_null().and(b.clone().is_null()))
        .then(lit(NULL).cast(DataType::Float64))
        .otherwise(a.fill_null(lit(0.0)) + b.fill_null(lit(0.0)))
}

/// Killed for sure: the best estimate, else the lowest.
fn surely() -> Expr {
    people(Column::Killed).fill_null(people(Column::KilledLow))
}

fn fatal() -> Expr {
    surely()
        .gt_eq(lit(1.0))
        .fill_null(lit(false))
        .cast(DataType::Float64)
}

fn fatal_unknown() -> Expr {
    people(Column::Killed)
        .is_null()
        .and(surely().lt(lit(1.0)).fill_null(lit(true)))
        .cast(DataType::Float64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_quantity_stands_at_its_number() {
        for (position, quantity) in Quantity::ALL.iter().enumerate() {
            assert_eq!(*quantity as usize, position);
        }
    }
}
