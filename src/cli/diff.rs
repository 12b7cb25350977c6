//! `casualty diff` and `casualty correction`: two vintages of a list.

use std::path::{Path, PathBuf};

use clap::Args;
use path_clean::PathClean;

use super::args::{FilterArgs, HowRead, OutputArgs, TimeArgs};
use super::records::{PlacesArgs, beside};
use super::{Outcome, output};
use crate::analysis::claim::{ClaimsFile, Verification, verify};
use crate::analysis::diff::{
    ChangeClass, ClaimChange, FigureChanges, ListDiff, claim_changes, diff, figure_changes,
};
use crate::error::Result;
use crate::evidence::Records;
use crate::outside::Outside;
use crate::query::{Dimension, Measure, Plan};
use crate::read::{Incidents, PlaceNames};
use crate::schema::Column;
use crate::words::account::in_one_line;
use crate::words::diff::{ShownDiff, correction};

/// The two files, and what is asked of them.
#[derive(Debug, Args)]
struct Vintages {
    /// The earlier version: incident CSV, plain or gzip
    #[arg(value_name = "OLD")]
    old: PathBuf,

    /// The later version
    #[arg(value_name = "NEW")]
    new: PathBuf,

    /// What becomes of the figures of a table: break down by this; repeat for several
    #[arg(long, value_name = "DIMENSION", value_delimiter = ',')]
    by: Vec<Dimension>,

    /// Measure of the table that adds up, such as incidents or killed; repeat for several
    #[arg(long = "measure", value_name = "MEASURE", value_delimiter = ',')]
    measures: Vec<Measure>,

    /// What becomes of the sentences of a claims file
    #[arg(long, value_name = "CLAIMS.toml")]
    claims: Option<PathBuf>,

    /// Changes of these classes only: toll, moved, coding, cosmetic
    #[arg(
        long = "class",
        value_enum,
        value_name = "CLASS",
        value_delimiter = ','
    )]
    classes: Vec<ChangeClass>,

    #[command(flatten)]
    how: HowRead,

    #[command(flatten)]
    places: PlacesArgs,

    #[command(flatten)]
    filter: FilterArgs,

    #[command(flatten)]
    time: TimeArgs,
}

/// Say what changed between two versions of a list, and what that does to figures and sentences
#[derive(Debug, Args)]
pub(super) struct DiffCommand {
    #[command(flatten)]
    vintages: Vintages,

    /// Exit with 1 when a record changed (of a class asked for) or a sentence its verdict
    #[arg(long)]
    exit_code: bool,

    #[command(flatten)]
    output: OutputArgs,
}

/// Draft the note to print when data that a text rests on were updated
#[derive(Debug, Args)]
pub(super) struct CorrectionCommand {
    #[command(flatten)]
    vintages: Vintages,

    /// File to write; else standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    output: Option<PathBuf>,
}

/// What was found.
struct Found {
    lists: [Incidents; 2],
    diff: ListDiff,
    figures: Option<FigureChanges>,
    claims: Option<Vec<ClaimChange>>,
}

impl Vintages {
    fn find(&self) -> Result<Found> {
        let all = || Column::ALL.iter().copied().collect();
        let load = |path: &Path| self.how.load(&[path.to_path_buf()], all());
        let lists = [load(&self.old)?, load(&self.new)?];
        let diff = diff(&lists[0], &lists[1])?;
        let figures = self.figures(&diff, &lists)?;
        let claims = match &self.claims {
            Some(path) => Some(self.claim_changes(path, &diff, &lists)?),
            None => None,
        };
        Ok(Found {
            lists,
            diff,
            figures,
            claims,
        })
    }

    /// What becomes of a table, when one is asked for.
    fn figures(&self, diff: &ListDiff, lists: &[Incidents; 2]) -> Result<Option<FigureChanges>> {
        if self.by.is_empty() && self.measures.is_empty() {
            return Ok(None);
        }
        let injured = lists
            .iter()
            .any(|list| list.present.contains(&Column::Injured));
        let measures = if self.measures.is_empty() {
            super::table::usual_measures(injured)
        } else {
            self.measures.clone()
        };
        let filter = self.filter.filter()?;
        let plan = |list: &Incidents| Plan {
            filter: filter.clone(),
            dimensions: self.by.clone(),
            measures: measures.clone(),
            allocate: self.time.allocate,
            coverage: self.time.coverage(list),
        };
        let plans = [plan(&lists[0]), plan(&lists[1])];
        let lists = [&lists[0], &lists[1]];
        figure_changes(diff, lists, [&plans[0], &plans[1]]).map(Some)
    }

    fn claim_changes(
        &self,
        path: &Path,
        diff: &ListDiff,
        lists: &[Incidents; 2],
    ) -> Result<Vec<ClaimChange>> {
        let file = ClaimsFile::read(path)?;
        let named = file.places.as_ref().map(|path| file.beside(path).clean());
        let named = self.places.places.clone().or(named);
        let judge = |list: &Incidents, path: &Path| -> Result<Verification> {
            let places = match named.clone().or_else(|| beside(path)) {
                Some(path) => PlaceNames::read(&path)?,
                None => PlaceNames::default(),
            };
            let records = Records::read(&list.frame, &places)?.of_list(&list.list.card);
            let files: Vec<String> = list
                .account
                .files
                .iter()
                .map(|file| file.file.clone())
                .collect();
            verify(&file, &records, &files, self.time.told())
        };
        let before = judge(&lists[0], &self.old)?;
        let after = judge(&lists[1], &self.new)?;
        Ok(claim_changes(diff, &before, &after))
    }

    fn shown<'a>(&'a self, found: &'a Found) -> ShownDiff<'a> {
        ShownDiff {
            diff: &found.diff,
            files: [0, 1].map(|side| found.lists[side].account.files[0].file.as_str()),
            classes: &self.classes,
            figures: found.figures.as_ref(),
            claims: found.claims.as_deref(),
        }
    }
}

impl DiffCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let found = self.vintages.find()?;
        let shown = self.vintages.shown(&found);
        note_accounts(&found.lists);
        self.output.write(&shown)?;
        let differs = shown.shown().next().is_some()
            || found
                .claims
                .as_ref()
                .is_some_and(|claims| !claims.is_empty());
        Ok(if self.exit_code && differs {
            Outcome::Findings
        } else {
            Outcome::Done
        })
    }
}

impl CorrectionCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let found = self.vintages.find()?;
        let shown = self.vintages.shown(&found);
        note_accounts(&found.lists);
        let cards = [0, 1].map(|side| &found.lists[side].list.card);
        let draft = correction(&shown, cards);
        let lines: Vec<String> = draft
            .paragraphs
            .iter()
            .map(|paragraph| Outside(paragraph).line())
            .collect();
        output::write(lines.join("\n").as_bytes(), self.output.as_deref())?;
        Ok(Outcome::Done)
    }
}

/// Rows of either file that were rejected or left out.
fn note_accounts(lists: &[Incidents; 2]) {
    for list in lists {
        if let Some(line) = in_one_line(&list.account) {
            output::note(&format!("{}: {line}", list.account.files[0].file));
        }
    }
}
