//! Numbers for people.

/// A number with grouped thousands, and `decimals` decimals when it is not
/// whole: `15,092`, `0.5`. Unbounded numbers are put in words.
#[must_use]
pub fn decimal(value: f64, decimals: usize) -> String {
    if value.is_infinite() {
        return if value > 0.0 { "∞" } else { "-∞" }.to_owned();
    }
    let whole = value.fract() == 0.0;
    let text = format!("{value:.*}", if whole { 0 } else { decimals });
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => ("-", digits),
        None => ("", text.as_str()),
    };
    let (integer, fraction) = digits
        .split_once('.')
        .map_or((digits, None), |(integer, fraction)| {
            (integer, Some(fraction))
        });
    let mut grouped = String::new();
    for (position, digit) in integer.chars().enumerate() {
        if position > 0 && (integer.len() - position) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let is_zero = !digits.bytes().any(|b| b.is_ascii_digit() && b != b'0');
    let sign = if is_zero { "" } else { sign };
    match fraction {
        Some(fraction) => format!("{sign}{grouped}.{fraction}"),
        None => format!("{sign}{grouped}"),
    }
}

/// A whole number with grouped thousands; shares of incidents keep a decimal.
#[must_use]
pub fn grouped(value: f64) -> String {
    decimal(value, 1)
}

/// A ratio or rate with three significant digits or so: `0.21`, `12.4`, `1,250`.
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
