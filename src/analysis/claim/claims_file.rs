//! Claims files: TOML with a `[[claim]]` table a sentence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Deserialize;
use toml::de::DeTable;

use super::field_values::{last_day, maybe_period, texts};
use super::kinds::ClaimKind;
use super::toml_table::{TomlTable, TomlText, one_of};
use crate::error::{Error, Result};
use crate::files::{ReadFile, read_text};
use crate::query::Span;

/// A claims file.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimsFile {
    /// The file.
    pub path: PathBuf,
    /// The file as it was read; none of a text that was given.
    pub read: Option<ReadFile>,
    /// What the sentences are from.
    pub title: Option<String>,
    /// Incident files, from the folder of this one.
    pub inputs: Vec<PathBuf>,
    /// Profile: a built-in name or a TOML file, from the folder of this one.
    pub profile: Option<String>,
    /// Other names of places: a TOML file, from the folder of this one.
    pub places: Option<PathBuf>,
    /// Dataset card: a TOML file, from the folder of this one.
    pub card: Option<PathBuf>,
    /// Days that the records cover.
    pub coverage: Option<Span>,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// A sentence and what it claims.
#[derive(Debug, Clone, PartialEq)]
pub struct Claim {
    /// Its name.
    pub id: String,
    /// As printed.
    pub sentence: String,
    /// Who printed it.
    pub source: Option<String>,
    /// When it was printed: no incident that begins later is used.
    pub as_of: NaiveDate,
    /// Its line in the file, from 1.
    pub line: u64,
    /// What it claims.
    pub kind: ClaimKind,
}

/// What stands at the top of a claims file.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Top {
    title: Option<String>,
    #[serde(default, deserialize_with = "texts")]
    inputs: Vec<String>,
    profile: Option<String>,
    places: Option<PathBuf>,
    card: Option<PathBuf>,
    source: Option<String>,
    #[serde(default, deserialize_with = "last_day")]
    as_of: Option<NaiveDate>,
    #[serde(default, deserialize_with = "maybe_period")]
    coverage: Option<Span>,
}

/// What every claim has, whatever its kind.
#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct Heading {
    id: String,
    sentence: String,
    source: Option<String>,
    #[serde(default, deserialize_with = "last_day")]
    as_of: Option<NaiveDate>,
    kind: String,
}

const HEADING: &[&str] = &["id", "sentence", "source", "as-of", "kind"];

impl ClaimsFile {
    /// Reads a claims file.
    ///
    /// # Errors
    /// `Io` when it cannot be read; `Syntax` when it is not TOML, has no claim, two
    /// claims share an id, or a field is unknown, missing or wrong. The error names
    /// line and field.
    pub fn read(path: &Path) -> Result<Self> {
        let (text, read) = read_text(path, "claims")?;
        Ok(Self {
            read: Some(read),
            ..Self::parse(&text, path)?
        })
    }

    /// Reads the text of a claims file; `path` stands in errors.
    ///
    /// # Errors
    /// As [`ClaimsFile::read`].
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let file = TomlText::new(path, text);
        let root = DeTable::parse(text).map_err(|error| {
            let wrong = Error::syntax(error.message().trim().to_owned()).path(path);
            match error.span() {
                Some(span) => wrong.line(file.line(span.start)),
                None => wrong,
            }
        })?;
        let table = TomlTable::new(&file, root.get_ref(), 0, "a claims file");
        let top: Top = table.read_rest(&["claim"], &[])?;
        let claims: Vec<Claim> = table
            .tables("claim", "a claim")?
            .into_iter()
            .map(|table| claim(table, &top))
            .collect::<Result<_>>()?;
        if claims.is_empty() {
            return Err(Error::syntax("the file has no claim")
                .path(path)
                .hint("`casualty claims new` writes one to begin with"));
        }
        let mut seen = BTreeSet::new();
        for claim in &claims {
            if !seen.insert(claim.id.as_str()) {
                return Err(Error::syntax("two claims share this id")
                    .path(path)
                    .line(claim.line)
                    .column("id")
                    .value(&claim.id));
            }
        }
        Ok(Self {
            path: path.to_path_buf(),
            read: None,
            title: top.title,
            inputs: top.inputs.into_iter().map(PathBuf::from).collect(),
            profile: top.profile,
            places: top.places,
            card: top.card,
            coverage: top.coverage,
            claims,
        })
    }

    /// A path of the file, from its folder.
    #[must_use]
    pub fn beside(&self, path: &Path) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }
}

fn claim(mut table: TomlTable<'_>, top: &Top) -> Result<Claim> {
    let heading: Heading = table.read_some(HEADING)?;
    let as_of = heading.as_of.or(top.as_of).ok_or_else(|| {
        let error = Error::syntax("the claim has no as-of date")
            .field("as-of")
            .hint("say when the sentence was printed, here or at the top of the file");
        table.place(error).value(&heading.id)
    })?;
    table.what = format!("a claim of kind {}", heading.kind);
    let kind = ClaimKind::read(&heading.kind, &table, HEADING).unwrap_or_else(|| {
        let error = Error::syntax("there is no kind of claim of that name").column("kind");
        let names = one_of(&heading.kind, ClaimKind::NAMES, '"', "The kinds are");
        Err(table.place(error).hint(names))
    })?;
    Ok(Claim {
        line: table.line(),
        id: heading.id,
        sentence: heading.sentence,
        source: heading.source.or_else(|| top.source.clone()),
        as_of,
        kind,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::claim::{ClaimedNumber, TollClaim};

    fn parse(text: &str) -> Result<ClaimsFile> {
        ClaimsFile::parse(text, Path::new("c.toml"))
    }

    const TOLL: &str = "as-of = 2021-01-22\n[[claim]]\nid = \"a\"\nsentence = \"S\"\n\
                        kind = \"toll\"\nincident = \"X\"\ncomparison = \"at-least\"\nvalue = 32\n";

    #[test]
    fn a_claim_is_read_with_its_line() {
        let file = parse(TOLL).unwrap();
        let claim = &file.claims[0];
        assert_eq!((claim.id.as_str(), claim.line), ("a", 2));
        assert_eq!(claim.as_of.to_string(), "2021-01-22");
        assert!(matches!(
            &claim.kind,
            ClaimKind::Toll(TollClaim {
                number: ClaimedNumber { value: 32, .. },
                ..
            })
        ));
    }

    #[test]
    fn a_wrong_field_is_refused_with_line_field_and_what_to_do() {
        for (from, to, parts) in [
            (
                "value = 32",
                "vaule = 32",
                &["c.toml:8: vaule", "`value`"][..],
            ),
            ("value = 32", "", &["needs the field `value`"]),
            (
                "value = 32",
                "value = 32\nvalu = 3",
                &["c.toml:9: valu", "`value`"],
            ),
            (
                "value = 32",
                "value = \"many\"",
                &["c.toml:8: value", "many"],
            ),
            ("value = 32", "value = -3", &["c.toml:8: value", "-3"]),
            (
                "\"at-least\"",
                "\"at-last\"",
                &["c.toml:7: comparison", "\"at-least\""],
            ),
            ("\"toll\"", "\"tol\"", &["c.toml:5: kind", "\"toll\""]),
            ("as-of = 2021-01-22\n", "", &["as-of", "printed"]),
            ("as-of", "as-off", &["c.toml:1: as-off", "`as-of`"]),
            ("\"a\"", "\"\"", &["c.toml:3: id", "blank"]),
            ("[[claim]]", "[claim]", &["[[claim]]"]),
            ("id = ", "id ", &["c.toml:3"]),
            (
                "\"X\"",
                "{ on = 2021, plaze = \"X\" }",
                &["c.toml:6: plaze", "`incident`", "`place`"],
            ),
            (
                "value = 32",
                "value = 32\nmeasure = \"incidents\"",
                &["c.toml:9: measure", "no toll", "casualties"],
            ),
            (
                "value = 32",
                "value = 32\ntolerance = 5",
                &["c.toml:9: tolerance", "\"about\" only"],
            ),
        ] {
            let error = parse(&TOLL.replacen(from, to, 1)).unwrap_err().to_string();
            for part in parts {
                assert!(error.contains(part), "{to}: no {part} in {error}");
            }
        }
        let twice = format!("{TOLL}{}", &TOLL[TOLL.find("[[").unwrap()..]);
        let error = parse(&twice).unwrap_err().to_string();
        assert!(
            error.contains("c.toml:9: id") && error.contains("share"),
            "{error}"
        );
        assert!(parse("").unwrap_err().to_string().contains("no claim"));
    }
}
