//! The largest value of a function of two variables.

/// A point with the value of the function there.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Peak {
    pub(crate) x: f64,
    pub(crate) y: f64,
    pub(crate) value: f64,
}

/// Climbs from a starting point by the simplex method (Nelder & Mead, 1965),
/// restarted until a restart gains nothing. `f` may return minus infinity where
/// it is not defined.
pub(crate) fn climb(x: f64, y: f64, f: impl Fn(f64, f64) -> f64) -> Peak {
    let at = |x: f64, y: f64| {
        let value = f(x, y);
        Peak {
            x,
            y,
            value: if value.is_nan() {
                f64::NEG_INFINITY
            } else {
                value
            },
        }
    };
    let mut best = at(x, y);
    let mut size = 0.5;
    for _ in 0..12 {
        let start = [best, at(best.x + size, best.y), at(best.x, best.y + size)];
        let next = descend_simplex(start, &at);
        let gain = next.value - best.value;
        best = next;
        size *= 0.3;
        if gain.abs() <= 1e-13 * best.value.abs() {
            break;
        }
    }
    best
}

fn descend_simplex(mut corners: [Peak; 3], at: &impl Fn(f64, f64) -> Peak) -> Peak {
    for _ in 0..400 {
        corners.sort_by(|a, b| b.value.total_cmp(&a.value));
        let [best, good, worst] = corners;
        let (width, height) = ((best.x - worst.x).abs(), (best.y - worst.y).abs());
        if width < 1e-10 * (1.0 + best.x.abs()) && height < 1e-10 * (1.0 + best.y.abs()) {
            break;
        }
        let (mx, my) = (f64::midpoint(best.x, good.x), f64::midpoint(best.y, good.y));
        let along = |t: f64| at(mx + t * (mx - worst.x), my + t * (my - worst.y));
        let reflected = along(1.0);
        corners[2] = if reflected.value > best.value {
            let expanded = along(2.0);
            if expanded.value > reflected.value {
                expanded
            } else {
                reflected
            }
        } else if reflected.value > good.value {
            reflected
        } else {
            let outside = reflected.value > worst.value;
            let contracted = along(if outside { 0.5 } else { -0.5 });
            if contracted.value > worst.value.max(reflected.value) {
                contracted
            } else {
                corners[1] = at(f64::midpoint(good.x, best.x), f64::midpoint(good.y, best.y));
                at(
                    f64::midpoint(worst.x, best.x),
                    f64::midpoint(worst.y, best.y),
                )
            }
        };
    }
    corners.sort_by(|a, b| b.value.total_cmp(&a.value));
    corners[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_a_curved_ridge() {
        // Rosenbrock's function, upside down.
        let f = |x: f64, y: f64| -((1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2));
        let peak = climb(-1.2, 1.0, f);
        assert!(
            (peak.x - 1.0).abs() < 1e-6 && (peak.y - 1.0).abs() < 1e-6,
            "{peak:?}"
        );
    }

    #[test]
    fn stays_where_the_function_is_defined() {
        let f = |x: f64, y: f64| x.ln() - x - y * y;
        let peak = climb(3.0, 2.0, f);
        assert!(
            (peak.x - 1.0).abs() < 1e-6 && peak.y.abs() < 1e-6,
            "{peak:?}"
        );
    }
}
