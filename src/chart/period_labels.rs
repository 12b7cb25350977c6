//! Which periods deserve a label: from every one to one in decades, always at
//! boundaries people know.

use super::language::Language;
use super::period::AxisPeriod;

/// A label of one or two lines at a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Label {
    /// Which period.
    pub(crate) index: usize,
    /// What it says.
    pub(crate) lines: Vec<String>,
}

/// Choices of labels, densest first. The last ones fit anywhere.
pub(crate) fn choices(periods: &[(AxisPeriod, &str)], language: Language) -> Vec<Vec<Label>> {
    let mut choices: Vec<Vec<Label>> = Vec::new();
    if periods.is_empty() {
        return choices;
    }
    let all: [fn(AxisPeriod) -> bool; 4] = [
        |_| true,
        opens_quarter,
        |period| matches!(period, AxisPeriod::Month(_, 1 | 7)),
        |period| matches!(period, AxisPeriod::Day(_, _, 1)),
    ];
    for keep in all {
        choices.push(parts(periods, keep, language));
    }
    for years in [1, 2, 5, 10, 20, 50, 100] {
        choices.push(year_marks(periods, years));
    }
    let whole = |index: usize| Label {
        index,
        lines: periods
            .get(index)
            .map(|(period, label)| full(*period, label, language))
            .into_iter()
            .collect(),
    };
    for stride in [2, 5, 10, 20, 50, 100] {
        choices.push((0..periods.len()).step_by(stride).map(whole).collect());
    }
    choices.retain(|labels| labels.len() > 1 || periods.len() == 1);
    choices.push(vec![whole(0), whole(periods.len().saturating_sub(1))]);
    choices.push(vec![whole(0)]);
    choices
}

/// The name of a period on one line: "Jan 2021".
pub(crate) fn full(period: AxisPeriod, label: &str, language: Language) -> String {
    let (part, year) = split(period, label, language);
    match year {
        Some(year) => format!("{part} {year}"),
        None => part,
    }
}

/// Labels at the kept periods; the year stands under the first of each.
fn parts(
    periods: &[(AxisPeriod, &str)],
    keep: impl Fn(AxisPeriod) -> bool,
    language: Language,
) -> Vec<Label> {
    let mut labels = Vec::new();
    let mut above = None;
    for (index, (period, label)) in periods.iter().enumerate() {
        if !keep(*period) {
            continue;
        }
        let (part, under) = split(*period, label, language);
        let mut lines = vec![part];
        if under != above {
            lines.extend(under.clone());
            above = under;
        }
        labels.push(Label { index, lines });
    }
    labels
}

/// The name within its year (or month), and that year (or month).
fn split(period: AxisPeriod, label: &str, language: Language) -> (String, Option<String>) {
    let words = language.words();
    match period {
        AxisPeriod::Category => (label.to_owned(), None),
        AxisPeriod::Year(year) => (year.to_string(), None),
        AxisPeriod::Quarter(year, quarter) => (
            format!("{}{quarter}", words.quarter),
            Some(year.to_string()),
        ),
        AxisPeriod::Month(year, month) => {
            (language.month(month).to_owned(), Some(year.to_string()))
        }
        AxisPeriod::Week(year, week) => (format!("{}{week}", words.week), Some(year.to_string())),
        AxisPeriod::Day(year, month, day) => (
            day.to_string(),
            Some(format!("{} {year}", language.month(month))),
        ),
    }
}

fn opens_quarter(period: AxisPeriod) -> bool {
    matches!(
        period,
        AxisPeriod::Month(_, 1 | 4 | 7 | 10) | AxisPeriod::Week(_, 1 | 14 | 27 | 40)
    )
}

/// Years divisible by `years`, each at its first period.
fn year_marks(periods: &[(AxisPeriod, &str)], years: i32) -> Vec<Label> {
    periods
        .iter()
        .enumerate()
        .filter(|(_, (period, _))| period.opens_year())
        .filter_map(|(index, (period, _))| {
            let year = period.year().filter(|year| year % years == 0)?;
            let lines = vec![year.to_string()];
            Some(Label { index, lines })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn months(count: u8) -> Vec<(AxisPeriod, &'static str)> {
        (0..count)
            .map(|i| (AxisPeriod::Month(2013 + i32::from(i / 12), i % 12 + 1), ""))
            .collect()
    }

    #[test]
    fn months_carry_their_year_once() {
        let choices = choices(&months(14), Language::English);
        assert_eq!(choices[0][0].lines, ["Jan", "2013"]);
        assert_eq!(choices[0][1].lines, ["Feb"]);
        assert_eq!(choices[0][12].lines, ["Jan", "2014"]);
        let quarters: Vec<usize> = choices[1].iter().map(|label| label.index).collect();
        assert_eq!(quarters, [0, 3, 6, 9, 12]);
    }

    #[test]
    fn years_thin_out_to_round_ones() {
        let years: Vec<(AxisPeriod, &str)> =
            (1989..2019).map(|y| (AxisPeriod::Year(y), "")).collect();
        let fives = choices(&years, Language::English)
            .into_iter()
            .find(|labels| labels.len() == 6)
            .expect("every five years");
        assert_eq!(fives[0].lines, ["1990"]);
    }

    #[test]
    fn the_last_choice_is_one_label() {
        for count in [1, 2, 30] {
            let choices = choices(&months(count), Language::English);
            assert_eq!(choices.last().map(Vec::len), Some(1));
        }
    }
}
