//! Numbers, enums and dates become sentences here and nowhere else.
//!
//! The plain parts of sentences are made once: counts with their nouns, lists,
//! capitals, days and periods, measures and tolls. Sentences on results stand in
//! a file of their own each, and take the typed result: [`context`], [`claim`],
//! [`trend`], [`severity`], [`account`], [`conclusion`] of a comparison, and the
//! [`Headline`] of a chart. Results become tables here too, each by the
//! [`Answer`](crate::table::Answer) that every output format can write.
//!
//! No text is made by editing other text, and nothing is computed here but what a
//! reader sees: a percentage, a rounded number. Of the other rooms
//! [`analysis`](crate::analysis) and those below it are used. All words are English;
//! those that a chart writes by itself are a matter of its
//! [`Language`](crate::chart::Language).

pub mod account;
mod accounted;
mod capital;
mod card;
mod chance;
mod chart_foot;
mod chart_labels;
mod chart_subject;
pub mod claim;
mod comparison;
pub mod context;
mod count;
mod day;
pub mod diff;
mod dimension;
mod duration;
mod evidence;
mod first_rows;
mod group;
mod headline;
mod list;
mod loss;
mod measure;
mod measure_cell;
mod no_variance;
mod partial_period;
mod rate;
mod ratio;
mod reach;
mod selection;
pub mod severity;
mod severity_table;
#[cfg(test)]
mod snapshot;
mod tabulation;
mod toll;
pub mod trend;
mod trend_table;
mod unit;

pub use accounted::Accounted;
pub use capital::capital;
pub use card::{card_line, citation};
pub use chance::{chance, p_is};
pub use chart_foot::{ChartFoot, NotDrawn};
pub use chart_labels::{
    OR_MORE, change_band, dated_place, dated_toll, days_since, mean_rate, power_law,
    share_of_incidents, toll_of_incident, vague_place,
};
pub use chart_subject::{ChartSubject, chart_subtitle};
pub use comparison::{conclusion, period_label, period_name};
pub use count::{CLAIM, DAY, INCIDENT, Noun, PLACE, ROW, YEAR};
pub use day::{day_and_month, during, from_to, long_day, period, short_day, span_words};
pub use dimension::dimension;
pub use evidence::{evidence_line, match_basis, record_name};
pub use group::{count_of_such, in_area, mention, such_incident, such_incidents};
pub use headline::{
    Amount, Course, Headline, HeadlinePeriod, Most, OverTime, QuietTime, SoFar, SoFarAgainst,
};
pub use list::{all_of, any_of};
pub use loss::Loss;
pub use measure::{noun, subject};
pub use no_variance::no_variance;
pub use partial_period::partial_period;
pub use rate::no_person_years;
pub use reach::list_reach;
pub use selection::{all_left_out, left_out, selection};
pub use severity_table::distribution as severity_distribution;
pub use toll::{toll, toll_in_sentence, toll_of};
pub use trend_table::series as trend_series;
pub use unit::unit;
