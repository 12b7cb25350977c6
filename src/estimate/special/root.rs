//! Root of a monotone function, found within a bracket.

/// A root of `f` between `a` and `b`, at whose ends `f` has opposite signs.
///
/// Inverse quadratic steps where they are safe and halving elsewhere
/// (Chandrupatla, T. R., 1997); infinite values of `f` are treated by halving,
/// so that a tail that underflows does no harm. Ends when the bracket cannot
/// be told from a point.
pub(crate) fn bracketed(mut a: f64, mut b: f64, f: impl Fn(f64) -> f64) -> f64 {
    let (mut fa, mut fb) = (f(a), f(b));
    if fa == 0.0 {
        return a;
    }
    if fb == 0.0 {
        return b;
    }
    let (mut c, mut fc);
    let mut t = 0.5;
    for _ in 0..400 {
        let x = a + t * (b - a);
        let fx = f(x);
        if (fx > 0.0) == (fa > 0.0) {
            (c, fc) = (a, fa);
        } else {
            (c, b, fc, fb) = (b, a, fb, fa);
        }
        (a, fa) = (x, fx);
        let (best, fbest) = if fa.abs() < fb.abs() {
            (a, fa)
        } else {
            (b, fb)
        };
        let tolerance = 2.0 * f64::EPSILON * best.abs() + f64::MIN_POSITIVE;
        let least = tolerance / (b - a).abs();
        if least > 0.5 || fbest == 0.0 {
            return best;
        }
        let step = quadratic(a, b, c, fa, fb, fc);
        t = step.unwrap_or(0.5).clamp(least, 1.0 - least);
    }
    0.5 * (a + b)
}

/// The fraction of the bracket at which inverse quadratic interpolation puts
/// the root, when that is to be trusted.
fn quadratic(a: f64, b: f64, c: f64, fa: f64, fb: f64, fc: f64) -> Option<f64> {
    if !(fa.is_finite() && fb.is_finite() && fc.is_finite()) {
        return None;
    }
    let xi = (a - b) / (c - b);
    let phi = (fa - fb) / (fc - fb);
    if phi * phi < xi && (1.0 - phi) * (1.0 - phi) < 1.0 - xi {
        let t = fa / (fb - fa) * (fc / (fb - fc))
            + (c - a) / (b - a) * (fa / (fc - fa)) * (fb / (fc - fb));
        return t.is_finite().then_some(t);
    }
    None
}

/// The root of an increasing `f`, searching outwards from `start` in steps
/// that double.
pub(crate) fn of_increasing(start: f64, f: impl Fn(f64) -> f64) -> f64 {
    let below = f(start) < 0.0;
    let mut step = if below { 0.25 } else { -0.25 };
    let mut near = start;
    for _ in 0..64 {
        let far = near + step;
        if (f(far) < 0.0) != below {
            return bracketed(near, far, f);
        }
        near = far;
        step *= 2.0;
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estimate::testing::assert_close;

    #[test]
    fn finds_roots() {
        let square = bracketed(0.0, 3.0, |x| x * x - 2.0);
        assert_close(square, 2.0_f64.sqrt(), 1e-15);
        let log = of_increasing(100.0, |x| x.exp().ln() - 5.0);
        assert_close(log, 5.0, 1e-14);
        let steep = of_increasing(0.0, |x| (x - 40.0).powi(9));
        assert_close(steep, 40.0, 1e-12);
        assert_close(of_increasing(0.0, |x| x), 0.0, 0.0);
        let infinite = bracketed(
            0.0,
            8.0,
            |x| if x < 1.0 { f64::NEG_INFINITY } else { x - 2.0 },
        );
        assert_close(infinite, 2.0, 1e-14);
    }
}
