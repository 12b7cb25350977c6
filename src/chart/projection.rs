//! From the globe to the page, as suits the stretch that is shown.

use super::extent::Extent;

/// Kilometres of a degree along a meridian.
const KM_PER_DEGREE: f64 = 111.195;

/// Wider or higher stretches are drawn with true areas.
const WORLDWIDE: (f64, f64) = (100.0, 70.0);

/// How points of the globe become points of a plane.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Projection {
    /// Equirectangular with true lengths along this parallel: right for a city
    /// or a country.
    Local {
        /// Cosine of the parallel.
        cosine: f64,
    },
    /// Equal Earth (Šavrič, Patterson & Jenny, 2018): true areas, for continents
    /// and the world.
    EqualArea {
        /// Meridian in the middle, degrees.
        middle: f64,
    },
}

impl Projection {
    /// The one that suits a stretch.
    pub(crate) fn of(extent: Extent) -> Self {
        let (width, height) = (extent.east - extent.west, extent.north - extent.south);
        if width > WORLDWIDE.0 || height > WORLDWIDE.1 {
            return Self::EqualArea {
                middle: f64::midpoint(extent.west, extent.east),
            };
        }
        let parallel = f64::midpoint(extent.south, extent.north);
        Self::Local {
            cosine: parallel.to_radians().cos().max(0.05),
        }
    }

    /// Degrees east and north to the plane, in degrees of a meridian, north up.
    pub(crate) fn at(self, (longitude, latitude): (f64, f64)) -> (f64, f64) {
        match self {
            Self::Local { cosine } => (longitude * cosine, latitude),
            Self::EqualArea { middle } => {
                const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
                let lambda = (longitude - middle).to_radians();
                let half_root = 3f64.sqrt() / 2.0;
                let theta = (half_root * latitude.to_radians().sin()).asin();
                let (t2, t6) = (theta * theta, theta.powi(6));
                let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
                let x = lambda * theta.cos() / (half_root * slope);
                let y = theta * (A[0] + A[1] * t2 + t6 * (A[2] + A[3] * t2));
                (x.to_degrees(), y.to_degrees())
            }
        }
    }

    /// Kilometres of one degree of the plane, where that is the same all over.
    pub(crate) fn km_per_degree(self) -> Option<f64> {
        match self {
            Self::Local { .. } => Some(KM_PER_DEGREE),
            Self::EqualArea { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_earth_is_as_published() {
        let world = Projection::EqualArea { middle: 0.0 };
        assert_eq!(world.at((0.0, 0.0)), (0.0, 0.0));
        // The pole is a line 0.5925 times as long as the equator, and the map
        // 0.4867 times as high as wide.
        let (x, _) = world.at((180.0, 0.0));
        let (pole, y) = world.at((180.0, 90.0));
        assert!((pole / x - 0.592_47).abs() < 1e-4, "{}", pole / x);
        assert!((y / x - 0.486_69).abs() < 1e-4, "{}", y / x);
    }

    #[test]
    fn a_local_map_has_true_lengths_at_its_middle() {
        let extent = Extent {
            west: 44.0,
            south: 33.0,
            east: 45.0,
            north: 34.0,
        };
        let local = Projection::of(extent);
        let (x0, _) = local.at((44.0, 33.5));
        let (x1, _) = local.at((45.0, 33.5));
        // A degree of longitude at 33.5 degrees north.
        let km = KM_PER_DEGREE * 33.5f64.to_radians().cos();
        assert!(((x1 - x0) * KM_PER_DEGREE / km - 1.0).abs() < 1e-3);
    }
}
