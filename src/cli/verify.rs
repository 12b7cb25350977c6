//! `casualty verify`: sentences checked against records.

use std::path::{Component, Path, PathBuf};

use clap::{Args, ValueEnum};

use super::args::{HowRead, refuse_same};
use super::records::{self, PlacesArgs};
use super::{Outcome, output};
use crate::analysis::claim::{ClaimsFile, Judgement, Verdict, Verification, verify};
use crate::error::{Error, Result};
use crate::evidence::{Evidence, Records};
use crate::query::{Span, parse_range};
use crate::table::{html_page, to_markdown};
use crate::words::claim::{claims_table, explanation, sense, summary};
use crate::words::{evidence_line, match_basis};

/// Check the sentences of a claims file against the records
#[derive(Debug, Args)]
pub(super) struct VerifyCommand {
    /// Claims file (TOML); `casualty claims new` writes one to begin with
    #[arg(value_name = "CLAIMS.toml")]
    claims: PathBuf,

    /// Incident CSV files, plain or gzip, instead of those that the claims file names
    #[arg(value_name = "FILE")]
    files: Vec<PathBuf>,

    #[command(flatten)]
    how: HowRead,

    #[command(flatten)]
    places: PlacesArgs,

    /// Days that the records cover, when the claims file does not say
    #[arg(long, value_name = "FROM..TO", value_parser = parse_range)]
    coverage: Option<Span>,

    /// Exit with 1 when a claim is undecidable, too
    #[arg(long)]
    strict: bool,

    /// Format
    #[arg(long, value_enum, default_value_t, value_name = "FORMAT")]
    format: VerifyFormat,

    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, Default, ValueEnum)]
enum VerifyFormat {
    /// Claims one by one with their evidence, for people
    #[default]
    Table,
    /// Everything
    Json,
    /// A Markdown table
    Markdown,
    /// An HTML page with the table
    Html,
}

impl VerifyCommand {
    pub(super) fn run(&self) -> Result<Outcome> {
        let written = self.output.as_deref();
        refuse_same(&self.claims, written)?;
        let file = ClaimsFile::read(&self.claims)?;
        let inputs: Vec<PathBuf> = if self.files.is_empty() {
            file.inputs
                .iter()
                .map(|path| plain(&file.beside(path)))
                .collect()
        } else {
            self.files.clone()
        };
        if inputs.is_empty() {
            return Err(
                Error::records("there is no record to check the claims against")
                    .path(&self.claims)
                    .field("inputs")
                    .hint("name CSV files after the claims file, or as `inputs` in it"),
            );
        }
        let how = HowRead {
            profile: self.how.profile.clone().or_else(|| {
                file.profile
                    .as_ref()
                    .map(|name| profile_beside(&file, name))
            }),
            ..self.how
        };
        let named = file.places.as_ref().map(|path| plain(&file.beside(path)));
        let places = self.places.places.clone().or(named);
        let loaded = records::load(&how, &inputs, places.as_deref(), written)?;
        let all = Records::read(&loaded.incidents.frame, &loaded.places)?;
        let verification = verify(&file, &all, &loaded.files, self.coverage)?;
        let text = match self.format {
            VerifyFormat::Table => text(&verification),
            VerifyFormat::Json => {
                serde_json::to_string_pretty(&verification)
                    .map_err(|error| Error::engine(format!("cannot write JSON: {error}")))?
                    + "\n"
            }
            VerifyFormat::Markdown => to_markdown(&claims_table(&verification)?),
            VerifyFormat::Html => html_page(&claims_table(&verification)?),
        };
        output::write(text.as_bytes(), written)?;
        let wrong = verification.count(Verdict::Contradicted) > 0;
        let open = verification.count(Verdict::Undecidable) > 0;
        Ok(if wrong || (self.strict && open) {
            Outcome::Findings
        } else {
            Outcome::Done
        })
    }
}

/// A profile of the claims file: a built-in name, or a file beside it.
fn profile_beside(file: &ClaimsFile, name: &str) -> String {
    let path = file.beside(Path::new(name));
    if path.is_file() {
        plain(&path).display().to_string()
    } else {
        name.to_owned()
    }
}

/// A path without detours: `data/claims/../x.csv` is `data/x.csv`.
fn plain(path: &Path) -> PathBuf {
    let mut parts: Vec<Component<'_>> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

fn text(verification: &Verification) -> String {
    let mut text = String::new();
    if let Some(title) = &verification.title {
        text += &format!("{title}\n\n");
    }
    for judgement in &verification.judgements {
        text += &claim_text(judgement);
        text.push('\n');
    }
    text + &summary(verification) + "\n"
}

/// Ties and open records that are shown of each claim.
const SHOWN: usize = 5;

fn claim_text(judgement: &Judgement) -> String {
    let verdicts = judgement.verdicts;
    let mut text = format!(
        "{}  {}\n  \"{}\"\n",
        verdicts.verdict.name().to_uppercase(),
        judgement.id,
        judgement.sentence
    );
    let mut line = |label: &str, words: &str| text += &format!("  {label}{words}\n");
    line("", &explanation(judgement));
    let by = [
        ("low", verdicts.low),
        ("best", verdicts.best),
        ("high", verdicts.high),
    ];
    if by.iter().any(|(_, verdict)| *verdict != verdicts.verdict) {
        let list = by.map(|(name, verdict)| format!("{} by {name}", verdict.name()));
        line("estimates:  ", &list.join(", "));
    }
    for part in judgement.readings.iter().chain(&judgement.parts) {
        let label = if judgement.readings.contains(part) {
            "read as:    "
        } else {
            "part:       "
        };
        let verdict = part.verdicts.verdict.name();
        line(label, &format!("{}: {verdict}", sense(&part.sense)));
    }
    for matched in judgement.place_matches.iter().take(5) {
        let by = match_basis(matched.by);
        line(
            "place:      ",
            &format!(
                "\"{}\" matched by {by} ({} records)",
                matched.name, matched.records
            ),
        );
    }
    let one = |evidence: &Option<Evidence>| evidence.iter().cloned().collect::<Vec<_>>();
    for (label, list) in [
        ("incident:   ", one(&judgement.incident)),
        ("compared:   ", one(&judgement.comparator)),
        ("next:       ", one(&judgement.runner_up)),
        ("tie:        ", judgement.ties.clone()),
        ("open:       ", judgement.open.clone()),
    ] {
        for evidence in list.iter().take(SHOWN) {
            line(label, &evidence_line(evidence));
        }
    }
    let unseen = |all: usize| all.saturating_sub(SHOWN);
    for (what, more) in [
        ("ties", unseen(judgement.ties_in_all)),
        ("open records", unseen(judgement.open_in_all)),
    ] {
        if more > 0 {
            line("            ", &format!("{more} more {what}"));
        }
    }
    text
}
