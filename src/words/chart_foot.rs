//! The line at the foot of a chart: where it is from and what is not in it.

use chrono::NaiveDate;

use super::count::IS;
use super::{INCIDENT, Loss, all_left_out, list_reach, long_day};
use crate::evidence::Reach;
use crate::query::{LeftOut, Measure, Summary};
use crate::table::grouped;

/// What stands at the foot of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ChartFoot {
    /// The data set.
    pub source: String,
    /// The caller's own words on where the data are from, instead of its name.
    pub own_source: Option<String>,
    /// The as-of date, where the caller set it.
    pub as_of: Option<NaiveDate>,
    /// Incidents that the chart is of; a share of one counts as that.
    pub incidents: f64,
    /// What of them is not drawn.
    pub not_drawn: Vec<NotDrawn>,
    /// What is not among them, because the records do not say.
    pub left_out: Vec<LeftOut>,
    /// What became of the rows read, where some were left out.
    pub rows: Option<String>,
    /// Of what the list speaks, where its card says so.
    pub reach: Option<Reach>,
}

/// What a chart does not draw.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum NotDrawn {
    /// All rows but the first so many.
    Rows {
        /// Rows that are drawn.
        shown: usize,
        /// All rows.
        all: usize,
    },
    /// Incidents without coordinates.
    WithoutCoordinates(u64),
    /// Incidents outside the stretch that a map shows.
    OutsideMap(u64),
    /// Incidents of unknown toll, which no sum holds.
    UnknownInSums(u64),
    /// Incidents of unknown toll, which a distribution leaves out.
    UnknownInDistribution(u64),
    /// Incidents whose day is not known so well as the picture would have it.
    Undated(Loss),
    /// Incidents of a year that is not covered from its first day.
    OfPartYear(Loss),
    /// Incidents beside them that may lie in the days looked at, and may not.
    AtEdge(Loss),
    /// Incidents whose place is not known.
    Unplaced(Loss),
    /// Summary rows, which are drawn: several events that the source knew only as a
    /// sum.
    OfSummaries(Loss),
    /// Incidents that happened on some day of several, and are drawn where the
    /// caller's rule puts them.
    PlacedByRule(Loss),
}

impl NotDrawn {
    /// All rows but the first, when not all are shown.
    #[must_use]
    pub fn rows(shown: usize, all: usize) -> Option<Self> {
        (shown < all).then_some(Self::Rows { shown, all })
    }

    /// What a summary of a measure does not place, or places by a rule.
    #[must_use]
    pub fn of(summary: &Summary, measure: Measure) -> Vec<Self> {
        [
            (&summary.unplaced(), Self::Undated as fn(Loss) -> Self),
            (&summary.at_edge, Self::AtEdge),
            (&summary.of_summaries, Self::OfSummaries),
            (&summary.placed_by_rule, Self::PlacedByRule),
        ]
        .into_iter()
        .filter_map(|(sums, of)| Loss::of(sums, measure).map(of))
        .collect()
    }

    fn words(self) -> String {
        match self {
            Self::Undated(loss) => format!("{} not drawn", loss.of_day_unknown()),
            Self::OfPartYear(loss) => format!("{} not drawn", loss.of_part_year()),
            Self::AtEdge(loss) => loss.at_edge(),
            Self::Unplaced(loss) => format!("{} not drawn", loss.of_place_unknown()),
            Self::OfSummaries(loss) => loss.of_summaries(),
            Self::PlacedByRule(loss) => loss.placed_by_rule(),
            Self::Rows { shown, all } => {
                let all = grouped(all as f64);
                match shown {
                    1 => format!("the one of {all} with most is shown"),
                    more => format!("the {} of {all} with most are shown", grouped(more as f64)),
                }
            }
            Self::WithoutCoordinates(count) => is_not(count, "without coordinates", "drawn"),
            Self::OutsideMap(count) => is_not(count, "outside the map", "drawn"),
            Self::UnknownInSums(count) => is_not(count, "of unknown toll", "summed"),
            Self::UnknownInDistribution(count) => is_not(count, "more of unknown toll", "drawn"),
        }
    }
}

impl ChartFoot {
    /// The whole line: "Source: ged.csv, as of 22 January 2021; 94 incidents; the 20
    /// of 45 with most are shown."
    #[must_use]
    pub fn line(&self) -> String {
        let as_of = self
            .as_of
            .map_or_else(String::new, |day| format!(", as of {}", long_day(day)));
        let incidents = INCIDENT.count(self.incidents);
        let mut line = match &self.own_source {
            None => format!("Source: {}{as_of}; {incidents}", self.source),
            Some(own) if own.ends_with(['.', '!', '?']) => format!("{own} {incidents}{as_of}"),
            Some(own) => format!("{own}. {incidents}{as_of}"),
        };
        let not_drawn: Vec<String> = self.not_drawn.iter().map(|part| part.words()).collect();
        if !not_drawn.is_empty() {
            line += &format!("; {}", not_drawn.join(", "));
        }
        line.push('.');
        for sentence in all_left_out(&self.left_out).iter().chain(&self.rows) {
            line += &format!(" {sentence}");
        }
        if let Some(reach) = &self.reach {
            line += &format!(" What is shown is of {}.", list_reach(reach));
        }
        line
    }
}

/// "1 outside the map is not drawn", "2 outside the map are not drawn".
fn is_not(count: u64, which: &str, done: &str) -> String {
    let count = count as f64;
    format!("{} {which} {} not {done}", grouped(count), IS.form(count))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_foot_says_what_is_not_drawn() {
        let foot = |incidents, not_drawn: &[NotDrawn]| {
            ChartFoot {
                source: "x.csv".to_owned(),
                own_source: None,
                as_of: NaiveDate::from_ymd_opt(2021, 1, 22),
                incidents,
                not_drawn: not_drawn.to_vec(),
                left_out: Vec::new(),
                rows: None,
                reach: None,
            }
            .line()
        };
        assert_eq!(
            foot(1.0, &[]),
            "Source: x.csv, as of 22 January 2021; 1 incident."
        );
        assert_eq!(
            foot(
                1000.0,
                &[NotDrawn::WithoutCoordinates(1000), NotDrawn::OutsideMap(2)]
            ),
            "Source: x.csv, as of 22 January 2021; 1,000 incidents; 1,000 without coordinates are \
             not drawn, 2 outside the map are not drawn."
        );
        assert_eq!(NotDrawn::rows(3, 3), None);
        for (part, words) in [
            (
                NotDrawn::Rows { shown: 20, all: 45 },
                "the 20 of 45 with most are shown",
            ),
            (
                NotDrawn::Rows {
                    shown: 1,
                    all: 1000,
                },
                "the one of 1,000 with most is shown",
            ),
            (
                NotDrawn::UnknownInSums(2),
                "2 of unknown toll are not summed",
            ),
            (
                NotDrawn::WithoutCoordinates(1),
                "1 without coordinates is not drawn",
            ),
            (
                NotDrawn::UnknownInDistribution(1000),
                "1,000 more of unknown toll are not drawn",
            ),
            (
                NotDrawn::UnknownInDistribution(2),
                "2 more of unknown toll are not drawn",
            ),
        ] {
            assert_eq!(part.words(), words);
        }
    }
}
