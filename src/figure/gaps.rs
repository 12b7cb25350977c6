//! Days between one incident and the next.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::drawn_figure::FigureFinding;
use super::figure_data::FigureData;
use super::kind_options::KindOptions;
use super::single_incidents::{self, SingleIncidents, single};
use crate::chart::{Gap, GapsChart};
use crate::error::{Error, Result};
use crate::query::{Measure, Span};
use crate::schema::Column;
use crate::table::{Cell, CellKind, Row, Table, TableColumn};
use crate::words::{ChartSubject, Headline, Loss, NotDrawn, QuietTime, dated_place, days_since};

/// Options of a chart of gaps.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
#[cfg_attr(feature = "cli", derive(clap::Args))]
pub struct GapsFigure {
    /// Incidents, which is all that gaps are between
    #[cfg_attr(feature = "cli", arg(long, value_name = "MEASURE", hide = true))]
    pub measure: Option<Measure>,
}

impl KindOptions for GapsFigure {
    fn columns(&self) -> Vec<Column> {
        single_incidents::COLUMNS.to_vec()
    }

    fn validate(&self) -> Result<()> {
        match self.measure {
            None | Some(Measure::Incidents) => Ok(()),
            Some(_) => Err(
                Error::setting("gaps are between incidents, whatever their toll")
                    .field("measure")
                    .hint_fields(
                        "leave the measure out, or select incidents with {}",
                        ["min-killed"],
                    ),
            ),
        }
    }

    fn find(&self, data: &FigureData<'_>) -> Result<FigureFinding> {
        let selected = single(data)?;
        let gaps = gaps(&selected);
        let longest = gaps
            .iter()
            .reduce(|best, next| if next.days > best.days { next } else { best });
        let place = data.place();
        // It was none, or a shorter one, when another incident may lie within it.
        let quiet = longest.filter(|gap| {
            let mut others = selected.others.iter();
            !others.any(|days| may_hold(gap, *days) || may_be_longer(gap, &selected, *days))
        });
        let quiet = quiet.map(|gap| QuietTime {
            place: place.clone(),
            days: gap.days,
            end: gap.end,
            open: gap.open,
        });
        Ok(FigureFinding {
            headline: quiet.map(Headline::QuietTime),
            subject: ChartSubject::DaysBetween(place),
            window: Some(selected.window),
            incidents: selected.incidents.len() as f64 + selected.undated as f64,
            not_drawn: Loss::of_incidents(selected.undated)
                .map(NotDrawn::Undated)
                .into_iter()
                .collect(),
            table: table(&gaps)?,
            body: GapsChart {
                y_label: days_since(),
                gaps,
            }
            .into(),
            left_out: selected.left_out,
        })
    }
}

/// Whether an incident that happened on some of these days may lie inside a gap.
fn may_hold(gap: &Gap, days: Span) -> bool {
    let begin = gap.end.checked_sub_days(Days::new(u64::from(gap.days)));
    let before_end = days.first < gap.end || (gap.open && days.first == gap.end);
    before_end && begin.is_none_or(|begin| days.last > begin)
}

/// Whether an incident that happened on some of these days may have begun a longer
/// time without one: it may be the first of all.
fn may_be_longer(gap: &Gap, selected: &SingleIncidents, days: Span) -> bool {
    selected
        .incidents
        .first()
        .is_some_and(|first| (first.day - days.first).num_days() > i64::from(gap.days))
}

/// The time before every incident but the first, and the time since the last.
fn gaps(selected: &SingleIncidents) -> Vec<Gap> {
    let between =
        |a: NaiveDate, b: NaiveDate| u32::try_from((b - a).num_days()).unwrap_or_default();
    let mut gaps: Vec<Gap> = selected
        .incidents
        .windows(2)
        .map(|pair| Gap {
            end: pair[1].day,
            days: between(pair[0].day, pair[1].day),
            open: false,
            label: dated_place(pair[1].day, pair[1].place.as_deref()),
        })
        .collect();
    let end = selected.window.last;
    if let Some(last) = selected.incidents.last()
        && last.day < end
    {
        gaps.push(Gap {
            end,
            days: between(last.day, end),
            open: true,
            label: dated_place(end, None),
        });
    }
    gaps
}

fn table(gaps: &[Gap]) -> Result<Table> {
    let number = CellKind::Number { decimals: 0 };
    Table::new(
        "",
        vec![
            TableColumn::text("end", "End"),
            TableColumn::new("days", "Days", number),
            TableColumn::text("open", "Open"),
        ],
        gaps.iter()
            .map(|gap| {
                Row::of(vec![
                    Cell::Text(gap.end.to_string()),
                    Cell::Number(f64::from(gap.days)),
                    Cell::Text(if gap.open { "yes" } else { "no" }.to_owned()),
                ])
            })
            .collect(),
    )
}
