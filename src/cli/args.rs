//! Arguments that several commands share, and what they mean.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use clap::Args;

use crate::error::{Error, Result};
use crate::estimate::Level;
use crate::query::{Allocate, Condition, Filter, Near, Span, parse_range, parse_span};
use crate::read::{
    Account, DuplicateIds, IdenticalRows, Incidents, ProfileChoice, ReadOptions, load,
};
use crate::schema::{Column, Encoding, Profile, Registry};
use crate::table::{Answer, CsvReader, Format, csv_for};
use crate::words::{Accounted, any_of};

/// The files and how they are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct Input {
    /// Incident CSV files, plain or gzip; - is standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,

    #[command(flatten)]
    pub how: HowRead,
}

/// How files are read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Input")]
pub(super) struct HowRead {
    /// Profile: a built-in name or a TOML file; else recognised from the header
    #[arg(long, value_name = "NAME|FILE")]
    pub profile: Option<String>,

    /// Text encoding, when it is not the profile's: utf-8, windows-1252, macintosh
    #[arg(long, value_name = "NAME", value_parser = encoding)]
    pub encoding: Option<Encoding>,

    /// Rows that share an id but not their content
    #[arg(long, value_enum, default_value_t, value_name = "RULE")]
    pub duplicate_ids: DuplicateIds,

    /// Rows of one file that are the same in every cell and have no id
    #[arg(long, value_enum, default_value_t, value_name = "RULE")]
    pub identical_rows: IdenticalRows,

    /// Dataset card, a TOML file; else x.dataset.toml or dataset.toml beside the input x.csv
    #[arg(long, value_name = "FILE.toml")]
    pub card: Option<PathBuf>,
}

fn encoding(text: &str) -> Result<Encoding> {
    Encoding::named(text).ok_or_else(|| {
        Error::setting("there is no encoding of that name here")
            .value(text)
            .hint("choose utf-8, windows-1252 (also Latin-1) or macintosh")
    })
}

impl Input {
    /// Loads the files with these columns, unless no row can be used.
    pub(super) fn load(&self, columns: BTreeSet<Column>) -> Result<Incidents> {
        self.how.load(&self.files, columns)
    }

    /// Loads the files, even when no row can be used.
    pub(super) fn load_any(
        &self,
        columns: BTreeSet<Column>,
        keep_rejects: bool,
    ) -> Result<Incidents> {
        self.how.load_any(&self.files, columns, keep_rejects)
    }
}

impl HowRead {
    /// Loads `files` with these columns, unless no row can be used.
    pub(super) fn load(&self, files: &[PathBuf], columns: BTreeSet<Column>) -> Result<Incidents> {
        self.load_any(files, columns, false)?.require_rows()
    }

    fn load_any(
        &self,
        files: &[PathBuf],
        columns: BTreeSet<Column>,
        keep_rejects: bool,
    ) -> Result<Incidents> {
        let options = ReadOptions {
            profile: profile_choice(self.profile.as_deref(), None)?,
            encoding: self.encoding,
            columns,
            duplicate_ids: self.duplicate_ids,
            identical_rows: self.identical_rows,
            keep_rejects,
            card: self.card.clone(),
            ..ReadOptions::default()
        };
        load(files, &options)
    }
}

/// A profile by its name, or from a TOML file (relative to `folder`).
pub(super) fn profile_choice(name: Option<&str>, folder: Option<&Path>) -> Result<ProfileChoice> {
    let Some(name) = name else {
        return Ok(ProfileChoice::Recognise);
    };
    crate::read::named_profile(name, folder)
        .map(|profile: Profile| ProfileChoice::Profile(Box::new(profile)))
}

/// Which incidents.
#[derive(Debug, Args)]
#[command(next_help_heading = "Which incidents")]
pub(super) struct FilterArgs {
    /// First day: 2018-01-15, or the first of 2018-01 or 2018
    #[arg(long, value_name = "DATE", value_parser = first_day)]
    from: Option<NaiveDate>,

    /// Last day: 2018-01-15, or the last of 2018-01 or 2018
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    to: Option<NaiveDate>,

    /// Last day of the data, "the present": nothing later is used
    #[arg(long, value_name = "DATE", value_parser = last_day)]
    as_of: Option<NaiveDate>,

    /// Country; repeat for several
    #[arg(long, value_name = "TEXT")]
    country: Vec<String>,

    /// Words in a place name of any level; repeat for several
    #[arg(long, value_name = "TEXT")]
    place: Vec<String>,

    /// Middle of a circle, in degrees
    #[arg(long, value_name = "LAT,LON", requires = "radius", value_parser = point, allow_hyphen_values = true)]
    near: Option<(f64, f64)>,

    /// Radius of the circle, in kilometres
    #[arg(long, value_name = "KM", requires = "near")]
    radius: Option<f64>,

    /// Words in the attack type; repeat for several
    #[arg(long, value_name = "TEXT")]
    attack_type: Vec<String>,

    /// Words in the actor; repeat for several
    #[arg(long, value_name = "TEXT")]
    actor: Vec<String>,

    /// At least so many killed (best estimate)
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(i64).range(0..))]
    min_killed: Option<i64>,

    /// Location known at least so exactly: site, district, city, admin2, admin1, country
    #[arg(long, value_name = "PRECISION")]
    min_location_precision: Option<String>,

    /// Date known at least so exactly: day, range, week, month, year
    #[arg(long, value_name = "PRECISION")]
    min_date_precision: Option<String>,

    /// Condition on any column, such as 'killed >= 10' or 'site ~ market'; repeat for several
    #[arg(long = "where", value_name = "COLUMN OP VALUE")]
    conditions: Vec<Condition>,
}

fn first_day(text: &str) -> Result<NaiveDate> {
    parse_span(text).map(|span| span.first)
}

pub(super) fn last_day(text: &str) -> Result<NaiveDate> {
    parse_span(text).map(|span| span.last)
}

fn point(text: &str) -> Result<(f64, f64)> {
    let parsed = text.split_once(',').and_then(|(latitude, longitude)| {
        Some((
            latitude.trim().parse().ok()?,
            longitude.trim().parse().ok()?,
        ))
    });
    parsed.ok_or_else(|| {
        Error::setting("not a point")
            .value(text)
            .hint("write LATITUDE,LONGITUDE in decimal degrees: 33.34,44.40")
    })
}

impl FilterArgs {
    /// The filter they mean.
    pub(super) fn filter(&self) -> Result<Filter> {
        let near = self
            .near
            .zip(self.radius)
            .map(|((latitude, longitude), radius_km)| Near {
                latitude,
                longitude,
                radius_km,
            });
        let filter = Filter {
            from: self.from,
            to: self.to,
            as_of: self.as_of,
            country: self.country.clone(),
            place: self.place.clone(),
            near,
            attack_type: self.attack_type.clone(),
            actor: self.actor.clone(),
            min_killed: self.min_killed,
            min_location_precision: self.min_location_precision.clone(),
            min_date_precision: self.min_date_precision.clone(),
            conditions: self.conditions.clone(),
        };
        filter.validate()?;
        Ok(filter)
    }
}

/// Which days the data cover, and where long incidents belong.
#[derive(Debug, Args)]
#[command(next_help_heading = "Time")]
pub(super) struct TimeArgs {
    /// Days that the data cover; else those on the dataset card, else from first to
    /// last record
    #[arg(long, value_name = "FROM..TO", value_parser = parse_range)]
    coverage: Option<Span>,

    /// Where incidents of several days belong
    #[arg(long, value_enum, default_value_t, value_name = "DAY")]
    pub allocate: Allocate,
}

impl TimeArgs {
    /// The days named on the command line.
    pub(super) fn told(&self) -> Option<Span> {
        self.coverage
    }

    /// The days that the data are said to cover.
    pub(super) fn coverage(&self, incidents: &Incidents) -> Option<Span> {
        Span::told_or_on_card(self.coverage, &incidents.list.card)
    }
}

/// How and where a result is written.
#[derive(Debug, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct OutputArgs {
    /// Format; else from the ending of the output file, else table
    #[arg(long, value_enum, value_name = "FORMAT")]
    format: Option<Format>,

    /// File to write instead of standard output
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,

    /// For a spreadsheet: text in CSV that begins with = + - @ gets an apostrophe before it
    #[arg(long)]
    excel: bool,
}

impl OutputArgs {
    fn format(&self) -> Result<Format> {
        if let Some(format) = self.format {
            return Ok(format);
        }
        let Some(path) = &self.output else {
            return Ok(Format::Table);
        };
        let ending = path.extension().and_then(|ending| ending.to_str());
        ending.and_then(Format::of_ending).ok_or_else(|| {
            let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
            Error::setting("the file's ending names no format")
                .path(path)
                .hint(format!("add --format {}", any_of(&names)))
        })
    }

    /// Writes the result with the account of its rows, as [`OutputArgs::write`].
    pub(super) fn write_accounted(&self, answer: &dyn Answer, account: &Account) -> Result<()> {
        self.write(&Accounted { answer, account })
    }

    /// Writes the result; for formats that hold rows only, the notes of its
    /// table go to standard error.
    pub(super) fn write(&self, answer: &dyn Answer) -> Result<()> {
        self.write_beside(answer, None)
    }

    /// Who reads the CSV that is written.
    pub(super) fn csv_reader(&self) -> CsvReader {
        csv_reader(self.excel)
    }

    /// Writes the result, as [`OutputArgs::write`], and a file of CSV beside it.
    pub(super) fn write_beside(
        &self,
        answer: &dyn Answer,
        beside: Option<(Option<&Path>, &[u8])>,
    ) -> Result<()> {
        let format = self.format()?;
        let width = self.output.is_none().then(super::output::width).flatten();
        let bytes = match (self.csv_reader(), format) {
            (CsvReader::Program, _) => format.write(answer, width)?,
            (reader, Format::Csv) => csv_for(reader, &*answer.rows()?)?.into_bytes(),
            (CsvReader::Spreadsheet, _) if beside.is_some() => format.write(answer, width)?,
            (CsvReader::Spreadsheet, _) => {
                return Err(Error::setting("only CSV is written for a spreadsheet")
                    .field("excel")
                    .hint_fields("add {} csv", ["format"]));
            }
        };
        let result = (self.output.as_deref(), bytes.as_slice());
        let all: Vec<_> = beside.into_iter().chain([result]).collect();
        super::output::write_all(&all)?;
        if format.is_for_programs() {
            let rows = answer.rows()?;
            rows.notes.iter().for_each(|note| super::output::note(note));
        }
        Ok(())
    }
}

/// Who reads the CSV that is written, by `--excel`.
pub(super) fn csv_reader(excel: bool) -> CsvReader {
    if excel {
        CsvReader::Spreadsheet
    } else {
        CsvReader::Program
    }
}

/// All built-in profiles, for commands that list them.
pub(super) fn registry() -> Result<Registry> {
    Registry::built_in()
}

/// A confidence level, as `0.95`.
pub(super) fn level(text: &str) -> Result<Level> {
    text.parse()
        .map_err(|_| Error::setting("not a confidence level").value(text))
        .and_then(Level::new)
}
