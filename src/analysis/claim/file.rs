//! Claims files: TOML with a `[[claim]]` table a sentence.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use toml::de::DeTable;

use super::Comparison;
use super::comparison::ABOUT;
use super::fields::{Field, Fields, Text};
use super::spec::{
    ChangeClaim, Claim, ClaimKind, CountClaim, Direction, Group, LastAtPlaceClaim, NoneClaim,
    RankClaim, RareClaim, Reading, Since, SinceClaim, TollClaim,
};
use crate::analysis::Align;
use crate::error::{Error, Result};
use crate::evidence::Scope;
use crate::evidence::{IncidentRef, Place, Such};
use crate::query::{Dimension, Measure, Span, Unit};
use crate::schema::nearest;

/// A claims file.
#[derive(Debug, Clone, PartialEq)]
pub struct ClaimsFile {
    /// The file.
    pub path: PathBuf,
    /// What the sentences are from.
    pub title: Option<String>,
    /// Incident files, from the folder of this one.
    pub inputs: Vec<PathBuf>,
    /// Profile: a built-in name or a TOML file, from the folder of this one.
    pub profile: Option<String>,
    /// Other names of places: a TOML file, from the folder of this one.
    pub places: Option<PathBuf>,
    /// Days that the records cover.
    pub coverage: Option<Span>,
    /// The claims.
    pub claims: Vec<Claim>,
}

/// Kinds of claims, by name.
const KINDS: [&str; 10] = [
    "toll",
    "deadliest-since",
    "first-since",
    "rank",
    "last-at-place",
    "count",
    "total",
    "change",
    "rare-since",
    "none-between",
];

/// What a file says for all its claims.
struct Common {
    as_of: Option<NaiveDate>,
    source: Option<String>,
}

impl ClaimsFile {
    /// Reads a claims file.
    ///
    /// # Errors
    /// When it cannot be read, is not TOML, has no claim, or a field is unknown,
    /// missing or wrong. The error names line and field.
    pub fn read(path: &Path) -> Result<Self> {
        let text = std::fs::read_to_string(path)
            .map_err(|error| Error::io(path, "read the claims", error))?;
        Self::parse(&text, path)
    }

    /// Reads the text of a claims file; `path` stands in errors.
    ///
    /// # Errors
    /// As [`ClaimsFile::read`].
    pub fn parse(text: &str, path: &Path) -> Result<Self> {
        let file = Text::new(path, text);
        let root = DeTable::parse(text).map_err(|error| {
            let wrong = Error::syntax(error.message().trim().to_owned()).path(path);
            match error.span() {
                Some(span) => wrong.line(file.line(span.start)),
                None => wrong,
            }
        })?;
        let fields = Fields::new(&file, root.get_ref(), 0, "a claims file");
        let common = Common {
            as_of: fields
                .get("as-of")
                .map(|field| last_day(&field))
                .transpose()?,
            source: text_of(&fields, "source")?,
        };
        let paths = |name| -> Result<Vec<PathBuf>> {
            let texts = fields.get(name).map(|field| field.texts()).transpose()?;
            Ok(texts
                .unwrap_or_default()
                .into_iter()
                .map(PathBuf::from)
                .collect())
        };
        let inputs = paths("inputs")?;
        let title = text_of(&fields, "title")?;
        let profile = text_of(&fields, "profile")?;
        let places = text_of(&fields, "places")?.map(PathBuf::from);
        let coverage = fields
            .get("coverage")
            .map(|field| field.period())
            .transpose()?;
        let list = fields.get("claim");
        fields.finish()?;
        let tables = match &list {
            Some(list) => list.tables("a claim")?,
            None => Vec::new(),
        };
        if tables.is_empty() {
            return Err(Error::syntax("the file has no claim")
                .path(path)
                .hint("`casualty claims new` writes one to begin with"));
        }
        let claims: Vec<Claim> = tables
            .into_iter()
            .map(|table| claim(table, &common))
            .collect::<Result<_>>()?;
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
            title,
            inputs,
            profile,
            places,
            coverage,
            claims,
        })
    }

    /// A path of the file, from its folder.
    #[must_use]
    pub fn beside(&self, path: &Path) -> PathBuf {
        self.path.parent().unwrap_or(Path::new("")).join(path)
    }
}

fn text_of(fields: &Fields<'_>, name: &'static str) -> Result<Option<String>> {
    fields.get(name).map(|field| field.text()).transpose()
}

fn last_day(field: &Field<'_>) -> Result<NaiveDate> {
    Ok(field.period()?.last)
}

fn claim(mut fields: Fields<'_>, common: &Common) -> Result<Claim> {
    let id = fields.require("id")?.text()?;
    let sentence = fields.require("sentence")?.text()?;
    let source = text_of(&fields, "source")?.or_else(|| common.source.clone());
    let as_of = fields
        .get("as-of")
        .map(|field| last_day(&field))
        .transpose()?;
    let as_of = as_of.or(common.as_of).ok_or_else(|| {
        fields
            .wrong("the claim has no as-of date")
            .field("as-of")
            .value(&id)
            .hint("say when the sentence was printed, here or at the top of the file")
    })?;
    let kind = fields.require("kind")?;
    let name = kind.text()?;
    if !KINDS.contains(&name.as_str()) {
        let near = nearest(&name, KINDS)
            .map(|near| format!("did you mean \"{near}\"? "))
            .unwrap_or_default();
        return Err(kind
            .wrong("there is no kind of claim of that name")
            .hint(format!("{near}The kinds are {}", KINDS.join(", "))));
    }
    fields.what = format!("a claim of kind {name}");
    let parsed = match name.as_str() {
        "toll" => ClaimKind::Toll(toll(&fields)?),
        "deadliest-since" => ClaimKind::DeadliestSince(since(&fields, true)?),
        "first-since" => ClaimKind::FirstSince(since(&fields, false)?),
        "rank" => ClaimKind::Rank(rank(&fields)?),
        "last-at-place" => ClaimKind::LastAtPlace(last_at_place(&fields)?),
        "count" => ClaimKind::Count(count(&fields, false)?),
        "total" => ClaimKind::Count(count(&fields, true)?),
        "change" => ClaimKind::Change(change(&fields)?),
        "rare-since" => ClaimKind::RareSince(rare(&fields)?),
        _ => ClaimKind::NoneBetween(NoneClaim {
            group: group(&fields)?,
            period: fields.require("period")?.period()?,
        }),
    };
    fields.finish()?;
    Ok(Claim {
        line: fields.line(),
        id,
        sentence,
        source,
        as_of,
        kind: parsed,
    })
}

/// An id, or a table of `on` and `place`.
fn incident_of(field: &Field<'_>) -> Result<IncidentRef> {
    let Some(table) = field.table("an incident") else {
        return field.text().map(IncidentRef::Id);
    };
    let incident = IncidentRef::At {
        on: table.require("on")?.period()?,
        place: text_of(&table, "place")?,
    };
    table.finish()?;
    Ok(incident)
}

fn incident(fields: &Fields<'_>) -> Result<IncidentRef> {
    incident_of(&fields.require("incident")?)
}

fn measure(fields: &Fields<'_>) -> Result<Option<Measure>> {
    let Some(field) = fields.get("measure") else {
        return Ok(None);
    };
    let measure: Measure = field.parse()?;
    match measure {
        Measure::Killed | Measure::Injured | Measure::Casualties => Ok(Some(measure)),
        _ => Err(field
            .wrong("this measure is no toll")
            .hint("choose killed, injured or casualties")),
    }
}

fn comparison(fields: &Fields<'_>) -> Result<Option<Comparison>> {
    let parsed = fields
        .get("comparison")
        .map(|field| field.parse::<Comparison>())
        .transpose()?;
    let tolerance = fields.get("tolerance");
    match (parsed, tolerance) {
        (Some(Comparison::About { .. }), Some(field)) => Ok(Some(Comparison::About {
            tolerance: field.number()?,
        })),
        (Some(Comparison::About { .. }), None) => Ok(Some(Comparison::About { tolerance: ABOUT })),
        (_, Some(field)) => Err(field
            .wrong("a tolerance goes with the comparison \"about\" only")
            .hint("leave it out, or write comparison = \"about\"")),
        (parsed, None) => Ok(parsed),
    }
}

fn toll(fields: &Fields<'_>) -> Result<TollClaim> {
    Ok(TollClaim {
        incident: incident(fields)?,
        measure: measure(fields)?.unwrap_or(Measure::Killed),
        comparison: match comparison(fields)? {
            Some(comparison) => comparison,
            None => fields.require("comparison")?.parse()?,
        },
        value: fields.require("value")?.whole_number()?,
    })
}

/// Where and which kind; a place is asked for by scope, name or radius.
fn group(fields: &Fields<'_>) -> Result<Group> {
    let incident = fields
        .get("incident")
        .map(|field| incident_of(&field))
        .transpose()?;
    let scope = fields.get("scope");
    let place = fields.get("place");
    let radius = fields.get("radius-km");
    let given = [&scope, &place, &radius].into_iter().flatten().count();
    if given > 1 {
        let second = place.as_ref().or(radius.as_ref()).or(scope.as_ref());
        let error = Error::syntax("a claim is about one place, and several are given");
        return Err(second
            .map_or(Error::syntax(String::new()), |field| field.place(error))
            .hint("choose one of scope, place and radius-km"));
    }
    let place = match (&scope, place, radius) {
        (Some(field), ..) => Place::Scope(field.parse()?),
        (_, Some(field), _) => Place::Named(field.text()?),
        (.., Some(field)) => Place::Radius(field.number()?),
        _ => Place::Scope(Scope::Everywhere),
    };
    let around = match &place {
        Place::Scope(scope) => *scope != Scope::Everywhere,
        Place::Radius(_) => true,
        Place::Named(_) => false,
    };
    if around && incident.is_none() {
        let error = fields.wrong("the place is one around an incident, and none is named");
        return Err(error
            .field("incident")
            .hint("name the incident, or the place itself with `place`"));
    }
    let list = |name| -> Result<Vec<String>> {
        let texts = fields.get(name).map(|field| field.texts()).transpose()?;
        Ok(texts.unwrap_or_default())
    };
    Ok(Group {
        incident,
        place,
        such: Such {
            attack_type: list("attack-type")?,
            actor: list("actor")?,
            min_killed: fields
                .get("min-killed")
                .map(|field| field.whole_number())
                .transpose()?,
        },
    })
}

fn since(fields: &Fields<'_>, deadliest: bool) -> Result<SinceClaim> {
    let incident = incident(fields)?;
    let measure = if deadliest { measure(fields)? } else { None };
    let since = match (fields.get("since"), fields.get("since-incident")) {
        (Some(field), None) => Since::Period(field.period()?),
        (None, Some(field)) => Since::Incident(incident_of(&field)?),
        (None, None) => Since::Period(fields.require("since")?.period()?),
        (Some(_), Some(field)) => {
            return Err(field
                .wrong("since when is said twice")
                .hint("leave out one"));
        }
    };
    let reading = fields
        .get("reading")
        .map(|field| {
            let text = field.text()?;
            let names = Reading::ALL.map(Reading::name);
            Reading::ALL
                .into_iter()
                .find(|reading| reading.name() == text)
                .ok_or_else(|| {
                    field
                        .wrong("there is no reading of that name")
                        .hint(format!("the readings are {}", names.join(", ")))
                })
        })
        .transpose()?;
    Ok(SinceClaim {
        incident,
        measure: measure.unwrap_or(Measure::Killed),
        group: group(fields)?,
        since,
        reading,
    })
}

fn rank(fields: &Fields<'_>) -> Result<RankClaim> {
    let field = fields.require("rank")?;
    let rank = field.whole_number()?;
    if rank == 0 {
        return Err(field.wrong("ranks begin with 1"));
    }
    Ok(RankClaim {
        incident: incident(fields)?,
        measure: measure(fields)?.unwrap_or(Measure::Killed),
        group: group(fields)?,
        period: fields
            .get("period")
            .map(|field| field.period())
            .transpose()?,
        rank,
        among: match fields.get("among") {
            Some(field) => field.truth()?,
            None => false,
        },
    })
}

fn last_at_place(fields: &Fields<'_>) -> Result<LastAtPlaceClaim> {
    let incident = incident(fields)?;
    let group = group(fields)?;
    if group.place == Place::Scope(Scope::Everywhere) {
        return Err(fields
            .wrong("the claim does not say at which place")
            .field("scope")
            .hint("write scope = \"site\" for the place of the incident, or place, or radius-km"));
    }
    let (measure, comparison) = (measure(fields)?, comparison(fields)?);
    let value = fields.get("value");
    if value.is_none() && (measure.is_some() || comparison.is_some()) {
        return Err(fields
            .wrong("a comparison or measure needs a number to compare")
            .field("value"));
    }
    let toll = value
        .map(|field| {
            Ok::<_, Error>((
                measure.unwrap_or(Measure::Killed),
                comparison.unwrap_or(Comparison::Exactly),
                field.whole_number()?,
            ))
        })
        .transpose()?;
    let among = fields
        .get("among")
        .map(|field| {
            let text = field.text()?;
            Ok::<_, Error>(match text.parse::<Scope>() {
                Ok(scope) => Place::Scope(scope),
                Err(_) => Place::Named(text),
            })
        })
        .transpose()?;
    Ok(LastAtPlaceClaim {
        incident,
        group,
        date: fields.get("date").map(|field| field.period()).transpose()?,
        toll,
        among,
    })
}

fn count(fields: &Fields<'_>, total: bool) -> Result<CountClaim> {
    let measure = if total {
        Some(measure(fields)?.unwrap_or(Measure::Killed))
    } else {
        None
    };
    Ok(CountClaim {
        group: group(fields)?,
        period: fields.require("period")?.period()?,
        measure,
        comparison: match comparison(fields)? {
            Some(comparison) => comparison,
            None => fields.require("comparison")?.parse()?,
        },
        value: fields.require("value")?.whole_number()?,
    })
}

fn change(fields: &Fields<'_>) -> Result<ChangeClaim> {
    let direction = fields.require("direction")?;
    let period = |name| -> Result<(String, Span)> {
        let field = fields.require(name)?;
        Ok((field.period_text()?, field.period()?))
    };
    let measure = match fields.get("measure") {
        Some(field) if field.text()? == "incidents" => None,
        Some(_) => measure(fields)?,
        None => None,
    };
    let beyond = fields.get("beyond-chance");
    if let (Some(field), Some(_)) = (&beyond, measure) {
        return Err(field
            .wrong("chance is judged of incidents, not of tolls")
            .hint("leave it out; `casualty compare` resamples tolls"));
    }
    Ok(ChangeClaim {
        group: group(fields)?,
        baseline: period("baseline")?,
        against: period("against")?,
        measure,
        direction: match direction.text()?.as_str() {
            "rose" => Direction::Rose,
            "fell" => Direction::Fell,
            _ => {
                return Err(direction
                    .wrong("there is no direction of that name")
                    .hint("write \"rose\" or \"fell\""));
            }
        },
        percent: match fields.get("at-least-percent") {
            Some(field) => field.number()?,
            None => 0.0,
        },
        align: match fields.get("align") {
            None => Align::Same,
            Some(field) => match field.text()?.as_str() {
                "same" => Align::Same,
                "full" => Align::Full,
                _ => {
                    return Err(field
                        .wrong("there is no rule of that name")
                        .hint("write \"same\" for the same days of both, or \"full\""));
                }
            },
        },
        beyond_chance: match beyond {
            Some(field) => field.truth()?,
            None => false,
        },
    })
}

fn rare(fields: &Fields<'_>) -> Result<RareClaim> {
    let per = match fields.get("per") {
        None => Unit::Month,
        Some(field) => match field.parse::<Dimension>()? {
            Dimension::Time(unit) if unit != Unit::Weekday => unit,
            _ => {
                return Err(field
                    .wrong("this is no unit of time")
                    .hint("write \"month\", \"quarter\", \"year\" ..."));
            }
        },
    };
    Ok(RareClaim {
        group: group(fields)?,
        since: fields.require("since")?.period()?,
        from: fields
            .get("from")
            .map(|field| Ok::<_, Error>(field.period()?.first))
            .transpose()?,
        per,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

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
            ClaimKind::Toll(TollClaim { value: 32, .. })
        ));
    }

    #[test]
    fn a_wrong_field_is_refused_with_line_field_and_what_to_do() {
        for (from, to, parts) in [
            ("value = 32", "vaule = 32", &["needs the field `value`"][..]),
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
