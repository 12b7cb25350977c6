//! Headlines that say the finding, for charts whose caller gives none. Only what
//! the estimates bear out is said; else the headline says what is most.

use super::{FigureData, FigureSpec};
use crate::chart::Figure;
use crate::query::Measure;
use crate::table::{decimal, grouped};

/// A fall or rise of less than this share is not one to headline.
const TELLING: f64 = 1.25;

/// One period and its figure; periods covered in part are left out.
#[derive(Debug, Clone)]
pub(super) struct Told {
    /// "2018", "January 2018".
    pub name: String,
    pub figure: Figure,
}

/// "The number killed", "Incidents".
pub(super) fn subject(measure: Measure) -> &'static str {
    match measure {
        Measure::Incidents => "Incidents",
        Measure::Killed => "The number killed",
        Measure::Injured => "The number injured",
        Measure::Casualties => "Casualties",
        Measure::FatalIncidents => "Fatal incidents",
        Measure::MaxKilled => "The deadliest toll",
        Measure::KilledPerIncident => "The number killed per incident",
    }
}

/// "killed", "incidents": after a number.
pub(super) fn noun(measure: Measure) -> &'static str {
    match measure {
        Measure::Incidents => "incidents",
        Measure::Killed | Measure::MaxKilled => "killed",
        Measure::Injured => "injured",
        Measure::Casualties => "killed or injured",
        Measure::FatalIncidents => "fatal incidents",
        Measure::KilledPerIncident => "killed per incident",
    }
}

/// " in Baghdad" when the caller selected one place.
pub(super) fn place(data: &FigureData<'_>) -> String {
    match (&data.filter.place[..], &data.filter.country[..]) {
        ([place], _) | ([], [place]) => format!(" in {}", capital(place)),
        _ => String::new(),
    }
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters
        .next()
        .into_iter()
        .flat_map(char::to_uppercase)
        .chain(letters)
        .collect()
}

pub(super) fn number(value: f64) -> String {
    if value == 0.0 {
        "none".to_owned()
    } else {
        decimal(value, 1)
    }
}

impl FigureSpec {
    /// "The number killed in Baghdad fell from 1,234 in 2007 to none in 2019 and
    /// 2020".
    pub(super) fn over_time(&self, data: &FigureData<'_>, told: &[Told]) -> Option<String> {
        let value = |told: &Told| told.figure.value;
        let known: Vec<&Told> = told.iter().filter(|told| value(told).is_some()).collect();
        let (first, last) = (known.first()?, known.last()?);
        let what = format!("{}{}", subject(self.measure()), place(data));
        let most = known.iter().copied().reduce(|best, next| {
            if value(next) > value(best) {
                next
            } else {
                best
            }
        })?;
        let (top, end, start) = (value(most)?, value(last)?, value(first)?);
        if top == 0.0 {
            return None;
        }
        let several = matches!(
            self.measure(),
            Measure::Incidents | Measure::Casualties | Measure::FatalIncidents
        );
        let verb = if several { "were" } else { "was" };
        // The ranges must not overlap.
        let low = most.figure.low.unwrap_or(top).min(top);
        let high = last.figure.high.unwrap_or(end).max(end);
        if top >= end * TELLING && low > high {
            return Some(format!(
                "{what} fell from {} in {} to {} in {}",
                number(top),
                most.name,
                number(end),
                trailing(&known)
            ));
        }
        let least_start = first.figure.high.unwrap_or(start).max(start);
        let low_end = last.figure.low.unwrap_or(end).min(end);
        if most.name == last.name && end >= start * TELLING && low_end > least_start {
            return Some(format!(
                "{what} rose from {} in {} to {} in {}",
                number(start),
                first.name,
                number(end),
                last.name
            ));
        }
        Some(format!(
            "{what} {} highest in {}: {}",
            verb,
            most.name,
            number(top)
        ))
    }

    /// "Sadr City had most: 930 of 5,254 killed (18 %)".
    pub(super) fn most_in(
        &self,
        places: &[(String, Option<f64>)],
        total: Option<f64>,
    ) -> Option<String> {
        let measure = self.measure();
        let (place, value) = places
            .iter()
            .filter_map(|(place, value)| Some((place, (*value)?)))
            .reduce(|best, next| if next.1 > best.1 { next } else { best })?;
        if value <= 0.0 {
            return None;
        }
        let adds = matches!(
            measure,
            Measure::Incidents | Measure::Killed | Measure::Injured | Measure::Casualties
        );
        let share = match total.filter(|total| adds && *total > value) {
            Some(total) => format!(
                " of {} {} ({} %)",
                grouped(total),
                noun(measure),
                decimal((value / total * 100.0).round(), 0)
            ),
            None => format!(" {}", noun(measure)),
        };
        Some(format!("{place} had most: {}{share}", decimal(value, 1)))
    }
}

/// "2020", or the whole run of zeros at the end: "2019 and 2020", "2017 to 2020".
fn trailing(known: &[&Told]) -> String {
    let zeros = known
        .iter()
        .rev()
        .take_while(|told| told.figure.value == Some(0.0))
        .count();
    let last = &known[known.len() - 1].name;
    match zeros {
        0 | 1 => last.clone(),
        2 => format!("{} and {last}", known[known.len() - 2].name),
        more => format!("{} to {last}", known[known.len() - more].name),
    }
}
