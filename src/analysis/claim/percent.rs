//! Shares as sentences name them.

use serde::{Deserialize, Deserializer, de};

/// A share in per cent, exact to six decimals: a float has no 90 %.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Percent(u64);

impl Percent {
    /// 100 %, in millionths of a per cent.
    pub const WHOLE: u64 = 100_000_000;

    /// The largest share: a hundred thousand times as much.
    const LARGEST: f64 = 1e7;

    /// In millionths of a per cent.
    #[must_use]
    pub fn millionths(self) -> u64 {
        self.0
    }
}

impl<'de> Deserialize<'de> for Percent {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let per_cent = f64::deserialize(from)?;
        if !(0.0..=Self::LARGEST).contains(&per_cent) {
            let given = de::Unexpected::Float(per_cent);
            return Err(de::Error::invalid_value(
                given,
                &"a share in per cent, from 0 to 10,000,000",
            ));
        }
        Ok(Self((per_cent * 1e6).round() as u64))
    }
}
