//! Distance on the globe.

/// Mean radius of the Earth (IUGG R1), kilometres.
const EARTH_RADIUS_KM: f64 = 6371.0088;

/// Great-circle distance in kilometres between two points given as degrees
/// (latitude, longitude), by the haversine formula (Sinnott, 1984).
#[must_use]
pub fn distance_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.0.to_radians(), b.0.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.1 - a.1).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH_RADIUS_KM * h.clamp(0.0, 1.0).sqrt().asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_known_distance() {
        let distance = distance_km((33.34, 44.40), (33.315, 44.366));
        assert!((distance - 4.207_881_202).abs() < 1e-9, "{distance}");
        let half_around = distance_km((0.0, 0.0), (0.0, 180.0));
        assert!((half_around - EARTH_RADIUS_KM * std::f64::consts::PI).abs() < 1e-6);
    }
}
