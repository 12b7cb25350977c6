//! `casualty context`: what can truthfully be said of one incident.

use chrono::NaiveDate;
use clap::Args;

use super::Outcome;
use super::args::{Input, OutputArgs, last_day};
use super::records::{self, PlacesArgs};
use crate::analysis::context::{ContextOptions, context};
use crate::error::{Error, Result};
use crate::estimate::random::{DEFAULT_SEED, Resampling};
use crate::estimate::tail::REPLICATES;
use crate::evidence::{AsOf, IncidentRef};
use crate::query::{Measure, Span, parse_range, parse_span};

/// Say what can truthfully be said of one incident, with the evidence
#[derive(Debug, Args)]
pub(super) struct ContextCommand {
    #[command(flatten)]
    input: Input,

    #[command(flatten)]
    which: WhichIncident,

    /// Toll: killed, injured or casualties
    #[arg(long, value_name = "MEASURE", default_value = "killed")]
    measure: Measure,

    /// Kilometres around the incident in which the previous one is looked for
    #[arg(long, value_name = "KM", default_value = "1", value_parser = kilometres)]
    radius: f64,

    /// Say also when the last with at least so many was
    #[arg(long, value_name = "N")]
    min_killed: Option<u64>,

    /// Last day of the data; the incident's own when left out
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    as_of: Option<NaiveDate>,

    /// Days that the data cover; else those on the dataset card, else from first to
    /// last record
    #[arg(long, value_name = "FROM..TO", value_parser = parse_range)]
    coverage: Option<Span>,

    #[command(flatten)]
    places: PlacesArgs,

    /// Seed of the random numbers
    #[arg(long, value_name = "N", default_value_t = DEFAULT_SEED)]
    seed: u64,

    #[command(flatten)]
    output: OutputArgs,
}

/// The incident that is meant.
#[derive(Debug, Args)]
pub(super) struct WhichIncident {
    /// Id of the incident
    #[arg(long, value_name = "ID", required_unless_present = "on", conflicts_with_all = ["on", "place"])]
    incident: Option<String>,

    /// Day of the incident
    #[arg(long, value_name = "DATE", value_parser = parse_span)]
    on: Option<Span>,

    /// Words of its place, when there were several that day
    #[arg(long, value_name = "TEXT", requires = "on")]
    place: Option<String>,
}

impl WhichIncident {
    pub(super) fn incident(&self) -> Result<IncidentRef> {
        match (&self.incident, self.on) {
            (Some(id), _) => Ok(IncidentRef::Id(id.clone())),
            (None, Some(on)) => Ok(IncidentRef::At {
                on,
                place: self.place.clone(),
            }),
            (None, None) => Err(Error::setting("no incident is named")
                .hint("add --incident ID, or --on DATE and --place TEXT")),
        }
    }
}

fn kilometres(text: &str) -> Result<f64> {
    text.parse()
        .ok()
        .filter(|km: &f64| km.is_finite() && *km >= 0.0)
        .ok_or_else(|| Error::setting("not a number of kilometres").value(text))
}

impl ContextCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let incident = self.which.incident()?;
        let loaded = records::load(
            &self.input.how,
            &self.input.files,
            self.places.places.as_deref(),
        )?;
        let all = loaded.records()?;
        let (view, row) =
            AsOf::of_incident(&all, &loaded.files, &incident, self.as_of, self.coverage)?;
        let options = ContextOptions {
            measure: self.measure,
            radius_km: self.radius,
            min_toll: self.min_killed,
            resampling: Resampling {
                replicates: REPLICATES,
                seed: self.seed,
                ..Resampling::default()
            },
        };
        let context = context(&view, row, &options)?;
        let account = &loaded.incidents.account;
        self.output.write_accounted(&context, account)?;
        Ok(Outcome::Done)
    }
}
