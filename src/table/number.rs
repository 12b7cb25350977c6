//! Numbers for people.

/// What stands between groups of three digits and before the decimals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Separators {
    /// Between groups of three digits.
    pub thousands: char,
    /// Before the decimals.
    pub point: char,
}

impl Separators {
    /// As English has them: `15,092.5`.
    pub const ENGLISH: Self = Self {
        thousands: ',',
        point: '.',
    };
}

/// A number with grouped thousands and exactly so many decimals: `1,234.0`. What
/// rounds to zero has no sign.
#[must_use]
pub fn fixed(value: f64, decimals: usize, separators: Separators) -> String {
    let plain = format!("{value:.decimals$}");
    let (sign, digits) = match plain.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", plain.as_str()),
    };
    let is_zero = !digits.bytes().any(|b| b.is_ascii_digit() && b != b'0');
    let mut text = String::from(if is_zero { "" } else { sign });
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            text.push(separators.thousands);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(separators.point);
        text.push_str(fraction);
    }
    text
}

/// A number with grouped thousands, and `decimals` decimals when it is not
/// whole: `15,092`, `0.5`. An unbounded one is `∞` or `-∞`.
#[must_use]
pub fn decimal(value: f64, decimals: usize) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "-∞" }.to_owned();
    }
    let whole = value.fract() == 0.0;
    fixed(value, if whole { 0 } else { decimals }, Separators::ENGLISH)
}

/// A whole number with grouped thousands; shares of incidents keep a decimal.
#[must_use]
pub fn grouped(value: f64) -> String {
    decimal(value, 1)
}

/// A ratio or rate with two significant digits or more: `0.21`, `12.4`, `1,250`;
/// one between zero and 0.0001 is `<0.0001`.
#[must_use]
pub fn rounded(value: f64) -> String {
    let size = value.abs();
    if size == 0.0 || size.is_infinite() {
        return decimal(value, 0);
    }
    if size < 0.0001 {
        let sign = if value < 0.0 { ">-" } else { "<" };
        return format!("{sign}0.0001");
    }
    let decimals = match size {
        100.0.. => 0,
        10.0.. => 1,
        0.1.. => 2,
        0.01.. => 3,
        0.001.. => 4,
        _ => 5,
    };
    let factor = 10f64.powi(decimals);
    let kept = (value * factor).round() / factor;
    decimal(kept, usize::try_from(decimals).unwrap_or_default())
}

/// A p-value: three decimals, and never zero.
#[must_use]
pub fn p_value(p: f64) -> String {
    if p < 0.001 {
        "<0.001".to_owned()
    } else {
        format!("{p:.3}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_well() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (999.0, "999"),
            (15092.0, "15,092"),
            (-1_234_567.0, "-1,234,567"),
            (0.5, "0.5"),
            (1000.25, "1,000.2"),
        ] {
            assert_eq!(grouped(value), text);
        }
        for (value, text) in [
            (0.207_094, "0.21"),
            (12.44, "12.4"),
            (1250.4, "1,250"),
            (0.012_34, "0.012"),
            (0.000_91, "0.00091"),
            (0.000_01, "<0.0001"),
            (f64::INFINITY, "∞"),
            (2.0, "2"),
        ] {
            assert_eq!(rounded(value), text);
        }
        assert_eq!(p_value(0.0501), "0.050");
        assert_eq!(p_value(1e-9), "<0.001");
    }
}
