//! A claims file to begin with: what the records say of one incident.

use std::path::Path;

use chrono::Datelike;

use super::number::number_words;
use super::{explanation, verdict};
use crate::analysis::claim::{ClaimsFile, Verdict, verify};
use crate::error::Result;
use crate::evidence::{Area, AsOf, LastBefore, Member, Ranking, Scope, Such, TollRange, Truth};
use crate::outside::Outside;
use crate::query::{Measure, Scenario, Span, Unit};
use crate::words::{INCIDENT, in_area, long_day, noun, span_words, toll_of};

/// What stands at the top of a drafted file.
#[derive(Debug, Clone, Default)]
pub struct DraftHead {
    /// Incident files, from the folder of the claims file.
    pub inputs: Vec<String>,
    /// Names of places: a file, from the folder of the claims file.
    pub places: Option<String>,
    /// Profile, when one was named.
    pub profile: Option<String>,
    /// Dataset card, when one was named: a file, from the folder of the claims file.
    pub card: Option<String>,
}

/// Other kinds, as comments at the foot of the file.
const OTHER_KINDS: &str = include_str!("other_kinds.toml");

struct Draft<'v, 'a> {
    view: &'v AsOf<'a>,
    row: usize,
    /// How the incident is named in TOML.
    incident: String,
    claims: Vec<(String, String)>,
}

/// Writes a commented claims file on the incident at `row`; each claim has its
/// verdict in a comment above it.
///
/// # Errors
/// When what was written cannot be judged, which would be a fault of this crate.
///
/// # Panics
/// When there is no record at `row`.
pub fn draft(view: &AsOf<'_>, row: usize, head: &DraftHead) -> Result<String> {
    let record = view.record(row);
    let unique = record.id.filter(|id| {
        let same = |other: &&usize| view.record(**other).id == Some(*id);
        view.rows.iter().filter(same).count() == 1
    });
    let incident = match unique {
        Some(id) => quoted(id),
        None => format!(
            "{{ on = \"{}\", place = {} }}",
            record.recorded.first,
            quoted(&record.full_place().unwrap_or_default())
        ),
    };
    let mut draft = Draft {
        view,
        row,
        incident,
        claims: Vec::new(),
    };
    draft.tolls();
    draft.deadliest_since()?;
    draft.rank()?;
    draft.last_at()?;
    draft.year_so_far()?;
    let mut text = draft.head(head);
    for (note, claim) in draft.judged(&text)? {
        text += &format!("\n{note}{claim}");
    }
    Ok(text + "\n" + OTHER_KINDS)
}

/// Text as TOML has it.
fn quoted(text: &str) -> String {
    Outside(text).in_toml()
}

impl Draft<'_, '_> {
    fn head(&self, head: &DraftHead) -> String {
        let record = self.view.record(self.row);
        let inputs: Vec<String> = head.inputs.iter().map(|path| quoted(path)).collect();
        let mut text = format!(
            "# Sentences on the incident of {}{}: {}.\n\
             # Drafted from the records. Put the sentences as they were printed, leave out what\n\
             # nobody claimed, and check with `casualty verify THIS-FILE`.\n\n\
             title = {}\n\
             # From the folder of this file.\n\
             inputs = [{}]\n",
            span_words(record.days),
            record.full_place().map_or_else(String::new, |place| {
                format!(", {}", Outside(&place).on_one_line())
            }),
            toll_of(Measure::Killed, record.killed),
            quoted(&format!("The incident of {}", span_words(record.days))),
            inputs.join(", ")
        );
        for (name, value) in [
            ("places", &head.places),
            ("profile", &head.profile),
            ("card", &head.card),
        ] {
            if let Some(value) = value {
                text += &format!("{name} = {}\n", quoted(value));
            }
        }
        // Days that are only inferred are not told: nothing says that they were
        // searched.
        let (said, told) = if self.view.coverage_is_told {
            ("", "The days that the records cover.")
        } else {
            (
                "# ",
                "The days from the first record to the last; say so if these or others were \
                 searched.",
            )
        };
        text += &format!(
            "\n# Who printed the sentences.\nsource = \"…\"\n\
             # When: nothing later is used.\nas-of = {}\n\
             # {told}\n{said}coverage = \"{}\"\n",
            self.view.as_of, self.view.coverage
        );
        text
    }

    fn add(&mut self, id: &str, sentence: &str, fields: &str) {
        let claim = format!(
            "[[claim]]\nid = \"{id}\"\nsentence = {}\n{fields}",
            quoted(sentence)
        );
        self.claims.push((id.to_owned(), claim));
    }

    /// The city, else the province, the country, or everywhere.
    fn main(&self) -> Scope {
        let record = self.view.record(self.row);
        [Scope::City, Scope::Admin1, Scope::Country]
            .into_iter()
            .find(|scope| record.names_scope(*scope))
            .unwrap_or(Scope::Everywhere)
    }

    fn place(&self, scope: Scope) -> String {
        let area = Area::Scope(scope);
        in_area(&self.view.area_name(&area, Some(self.row)))
    }

    /// The others of a place around the incident.
    fn members(&self, scope: Scope) -> Result<Vec<Member>> {
        let area = Area::Scope(scope);
        self.view.members(&area, &Such::default(), Some(self.row))
    }

    fn tolls(&mut self) {
        let record = self.view.record(self.row);
        for (measure, toll) in [
            (Measure::Killed, record.killed),
            (Measure::Injured, record.injured),
        ] {
            let noun = noun(measure);
            let bounds = toll.bounds();
            if toll == TollRange::default() || bounds.lower == 0 {
                continue;
            }
            let incident = self.incident.clone();
            self.add(
                noun,
                &format!(
                    "at least {} {} {noun}",
                    number_words(bounds.lower),
                    if bounds.lower == 1 { "was" } else { "were" }
                ),
                &format!(
                    "kind = \"toll\"\nincident = {incident}\nmeasure = \"{}\"\n\
                     comparison = \"at-least\"\nvalue = {}\n",
                    measure.name(),
                    bounds.lower
                ),
            );
        }
    }

    fn deadliest_since(&mut self) -> Result<()> {
        let (view, scope) = (self.view, self.main());
        let own = view.record(self.row);
        let best = Some(Scenario::Best);
        if own.killed.best.is_none() {
            return Ok(());
        }
        let members = self.members(scope)?;
        let last = members
            .iter()
            .filter(|member| member.incident() == Truth::Yes)
            .map(|member| view.record(member.row))
            .filter(|other| other.days.last <= own.days.last)
            .filter(|other| other.killed.under(best).at_least(own.killed.under(best)) == Truth::Yes)
            .map(|other| other.days)
            .max_by_key(|days| (days.last, days.first));
        if last.is_some_and(|last| last.last >= own.days.first) {
            // It is not the deadliest of its own day.
            return Ok(());
        }
        let since = last.unwrap_or(Span {
            first: view.coverage.first,
            last: view.coverage.first,
        });
        let text = if since.first == since.last {
            since.first.to_string()
        } else {
            since.to_string()
        };
        let fields = format!(
            "kind = \"deadliest-since\"\nincident = {}\n{}since = \"{text}\"\n{}",
            self.incident,
            scope_field(scope),
            if last.is_some() {
                ""
            } else {
                "reading = \"from-start\"\n"
            }
        );
        self.add(
            "deadliest_since",
            &format!(
                "the deadliest {} since {}",
                self.place(scope),
                span_words(since)
            ),
            &fields,
        );
        Ok(())
    }

    fn rank(&mut self) -> Result<()> {
        let (view, scope) = (self.view, self.main());
        let such = Such::default();
        let members = self.members(scope)?;
        let ranking = Ranking::new(view, self.row, Measure::Killed, &such, members, None);
        let Some(rank) = ranking.range(None).upper else {
            return Ok(());
        };
        let fields = format!(
            "kind = \"rank\"\nincident = {}\n{}rank = {rank}\n# Among so many; false is exactly \
             that rank.\namong = true\n",
            self.incident,
            scope_field(scope)
        );
        self.add(
            "rank",
            &match rank {
                1 => format!("the deadliest {}", self.place(scope)),
                _ => format!(
                    "among the {} deadliest {}",
                    number_words(rank),
                    self.place(scope)
                ),
            },
            &fields,
        );
        Ok(())
    }

    /// The last one at the finest place that the record names.
    fn last_at(&mut self) -> Result<()> {
        let view = self.view;
        let named = |scope: &Scope| view.record(self.row).names_scope(*scope);
        let finest = [Scope::Site, Scope::District, Scope::City]
            .into_iter()
            .find(named);
        let Some(scope) = finest else {
            return Ok(());
        };
        let (such, members) = (Such::default(), self.members(scope)?);
        let last = LastBefore::of(view, self.row, &members, &such, None);
        let Some(found) = last.sure else {
            return Ok(());
        };
        let other = view.record(found.row);
        let fewest = other.killed.bounds().lower;
        let (toll, killing) = if fewest > 0 {
            (
                format!("comparison = \"at-least\"\nvalue = {fewest}\n"),
                format!(", killing at least {}", number_words(fewest)),
            )
        } else {
            (String::new(), String::new())
        };
        let fields = format!(
            "kind = \"last-at-place\"\nincident = {}\n{}date = \"{}\"\n{toll}",
            self.incident,
            scope_field(scope),
            other.days
        );
        self.add(
            &format!("last_at_{}", scope.name()),
            &format!(
                "the last attack {} was that of {}{killing}",
                self.place(scope),
                span_words(other.days)
            ),
            &fields,
        );
        Ok(())
    }

    fn year_so_far(&mut self) -> Result<()> {
        let (view, scope) = (self.view, self.main());
        let last = view.record(self.row).recorded.last.min(view.as_of);
        let Some((first, _)) = Unit::Year.days(i64::from(last.year())) else {
            return Ok(());
        };
        let span = Span {
            first: first.max(view.coverage.first),
            last,
        };
        let members = self.members(scope)?;
        let count = 1 + members
            .iter()
            .filter(|member| {
                member.incident() == Truth::Yes
                    && view.record(member.row).within(span) == Truth::Yes
            })
            .count();
        let fields = format!(
            "kind = \"count\"\nincident = {}\n{}period = \"{span}\"\ncomparison = \"at-least\"\n\
             value = {count}\n",
            self.incident,
            scope_field(scope)
        );
        self.add(
            "this_year",
            &format!(
                "at least {} {} in {} up to {}",
                INCIDENT.count(count as f64),
                self.place(scope),
                last.year(),
                long_day(last)
            ),
            &fields,
        );
        Ok(())
    }

    /// The claims, each with what becomes of it as a comment.
    fn judged(&self, head: &str) -> Result<Vec<(String, String)>> {
        let claims: String = self
            .claims
            .iter()
            .map(|(_, claim)| format!("\n{claim}"))
            .collect();
        let file = ClaimsFile::parse(&format!("{head}{claims}"), Path::new("the draft"))?;
        let judged = verify(&file, self.view.records, self.view.files, None)?;
        let notes = judged.judgements.iter().map(|judgement| {
            let found = judgement.verdicts.verdict;
            let stands = match found {
                Verdict::Supported | Verdict::SupportedByThisList => "",
                Verdict::Contradicted | Verdict::Undecidable => " as it stands",
            };
            let why = Outside(&explanation(judgement)).on_one_line();
            format!("# {}{stands}: {why}\n", verdict(found))
        });
        Ok(notes
            .zip(&self.claims)
            .map(|(note, (_, claim))| (note, claim.clone()))
            .collect())
    }
}

/// The field of a scope.
fn scope_field(scope: Scope) -> String {
    format!("scope = \"{}\"\n", scope.name())
}
