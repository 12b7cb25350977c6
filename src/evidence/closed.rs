//! Whether a list has all the incidents that a sentence speaks of.
//!
//! More records can only bear out "at least", or refute "none". All else needs a
//! list that is closed: complete for days, places and kinds that hold the
//! sentence's own, by a rule that lets in all that it speaks of.

use super::{Area, AsOf, Bounds, Such, Truth};
use crate::estimate::toll::Scenario;
use crate::query::{Measure, Span};
use crate::schema::{Completeness, DatasetCard, PlaceLevel, RuledBy, fold};

/// The incidents of which a sentence says that the list has them all.
#[derive(Debug, Clone, Copy)]
pub struct SpokenOf<'q> {
    /// When; `None` is ever.
    pub days: Option<Span>,
    /// Where.
    pub area: &'q Area,
    /// The incident that the place is around.
    pub incident: Option<usize>,
    /// Which kind.
    pub such: &'q Such,
    /// Least number of killed with which another incident would matter, beside
    /// that of the kind: for "the deadliest" that of its own incident.
    pub least_killed: u64,
}

/// Whether a list has all the incidents that a sentence speaks of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Closed {
    /// The card says so.
    Yes,
    /// Nothing says so, or the card says that it has not.
    No(Reach),
    /// The list is a sample: what is not in it cannot be told from it.
    Sample,
}

/// Of what a list speaks, when a sentence speaks of more.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reach {
    /// Of incidents with so many killed, by an estimate.
    pub least_killed: Option<(u64, RuledBy)>,
    /// Of these types.
    pub types: Vec<String>,
    /// By these actors.
    pub actors: Vec<String>,
    /// In these places.
    pub places: Vec<String>,
    /// In these days.
    pub days: Option<Span>,
    /// Whether it has all of these.
    pub complete: Option<Completeness>,
    /// Whether nothing says which days it covers.
    pub days_unsaid: bool,
    /// Whether nothing says which places it covers.
    pub places_unsaid: bool,
}

impl AsOf<'_> {
    /// Whether the list has all the incidents that a sentence speaks of, under a
    /// scenario: a rule by the best estimate lets in all that matter when the best
    /// estimates are right, and not when the high ones are.
    #[must_use]
    pub fn closed(&self, of: SpokenOf<'_>, scenario: Option<Scenario>) -> Closed {
        let card = self.records.card();
        if card.complete == Some(Completeness::Sample) {
            return Closed::Sample;
        }
        let days_unsaid = !self.coverage_is_told;
        let all_days = of.days.is_some_and(|days| self.covers(days) == Truth::Yes);
        let places_unsaid = card.spatial.is_none();
        let all_places = self.is_within(card, of.area, of.incident);
        let all_kinds = lets_tolls_in(card, of, scenario) && lets_kind_in(card, of.such);
        let by_rule = card.complete == Some(Completeness::ByRule);
        if by_rule && all_days && !days_unsaid && all_places && all_kinds {
            return Closed::Yes;
        }
        let rule = &card.includes;
        let names = |names: &Option<Vec<String>>| names.clone().unwrap_or_default();
        let least = rule.least_killed.filter(|least| *least > 0);
        let spatial = card.spatial.as_ref().filter(|_| !all_places);
        Closed::No(Reach {
            least_killed: least.map(|least| (least, rule.by.unwrap_or_default())),
            types: names(&rule.types),
            actors: names(&rule.actors),
            places: spatial
                .map(|places| places.names.clone())
                .unwrap_or_default(),
            days: (!all_days || days_unsaid).then_some(self.coverage),
            complete: card.complete,
            days_unsaid,
            places_unsaid,
        })
    }

    /// Whether an area lies within the places that the list covers.
    fn is_within(&self, card: &DatasetCard, area: &Area, incident: Option<usize>) -> bool {
        let Some(places) = &card.spatial else {
            return false;
        };
        let Some(level) = position(places.level) else {
            return true;
        };
        let is_covered = |name: &str| {
            let names = &mut places.names.iter();
            names.any(|known| self.records.same_name(known, name).is_some())
        };
        let lies_within = |row: usize| self.record(row).names[level].is_some_and(is_covered);
        match area {
            Area::Scope(scope) => {
                scope.level().is_some_and(|own| own >= level) && incident.is_some_and(lies_within)
            }
            // A circle may reach beyond the place that its middle lies in.
            Area::Radius(_) => false,
            Area::Named(text) => {
                is_covered(text) || {
                    let named = self.records.named(text);
                    let finer = named.coarsest.is_some_and(|coarsest| coarsest > level);
                    let mut found =
                        (0..named.basis.len()).filter(|row| named.basis[*row].is_some());
                    finer && named.found && found.all(lies_within)
                }
            }
        }
    }
}

/// Position of a level among the names of a record; `None` for the world.
fn position(level: PlaceLevel) -> Option<usize> {
    match level {
        PlaceLevel::World => None,
        PlaceLevel::Country => Some(0),
        PlaceLevel::Admin1 => Some(1),
        PlaceLevel::City => Some(3),
    }
}

/// Whether the rule lets in every incident that is deadly enough to matter.
fn lets_tolls_in(card: &DatasetCard, of: SpokenOf<'_>, scenario: Option<Scenario>) -> bool {
    let rule = &card.includes;
    let least = rule.least_killed.unwrap_or_default();
    let sure = match (rule.by.unwrap_or_default(), scenario) {
        // What is left out had fewer by the high estimate, and so by any.
        (RuledBy::High, _)
        | (RuledBy::Best, Some(Scenario::Best | Scenario::Low))
        | (RuledBy::Low, Some(Scenario::Low)) => true,
        (RuledBy::Best | RuledBy::Low, _) => false,
    };
    let matters = of.such.min_killed.unwrap_or_default().max(of.least_killed);
    least == 0 || (sure && least <= matters)
}

/// Whether the rule lets in all types and actors that are spoken of.
fn lets_kind_in(card: &DatasetCard, such: &Such) -> bool {
    let lets_in = |rule: &Option<Vec<String>>, spoken_of: &[String]| {
        let Some(known) = rule.as_ref().filter(|known| !known.is_empty()) else {
            return true;
        };
        let is_in = |word: &String| known.iter().any(|known| fold(known) == fold(word));
        !spoken_of.is_empty() && spoken_of.iter().all(is_in)
    };
    lets_in(&card.includes.types, &such.attack_type) && lets_in(&card.includes.actors, &such.actor)
}

/// Least number of killed with which an incident counts in a sum by `measure`:
/// one without any killed adds nothing to the killed.
#[must_use]
pub fn least_that_counts(measure: Option<Measure>) -> u64 {
    u64::from(measure == Some(Measure::Killed))
}

/// Least number of killed with which another incident can be as bad as one of
/// that toll: one of few killed may have any number of injured.
#[must_use]
pub fn least_as_bad(measure: Measure, own: Bounds) -> u64 {
    if measure == Measure::Killed {
        own.lower
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evidence::Scope;
    use crate::evidence::testing::{span, with_records};
    use crate::schema::DatasetCard;

    const ROWS: &str = "\
        a,2018-01-15,day,Baghdad,35,30,38\n\
        b,2019-02-01,day,Basra,9,,\n";

    const CARD: &str = "complete = \"by-rule\"\n\
        temporal = \"2003-10-01..2021-01-22\"\n\
        spatial = { names = [\"Baghdad\"], level = \"city\" }\n\
        includes = { least-killed = 30, by = \"high\" }\n";

    /// What a sentence speaks of: days, place, least killed, type.
    fn closed(card: &str, asked: (&str, Area, u64, &str), scenario: Option<Scenario>) -> Closed {
        let (days, area, least_killed, kind) = asked;
        let mut found = Closed::Sample;
        let card = DatasetCard::from_toml(card).unwrap();
        with_records(ROWS, |records| {
            let records = records.clone().of_list(&card);
            let view = AsOf::new(&records, &[], span("2026").last, None).unwrap();
            let attack_type = if kind.is_empty() {
                Vec::new()
            } else {
                vec![kind.to_owned()]
            };
            let such = Such {
                attack_type,
                ..Such::default()
            };
            let of = SpokenOf {
                days: (!days.is_empty()).then(|| span(days)),
                area: &area,
                incident: Some(0),
                such: &such,
                least_killed,
            };
            found = view.closed(of, scenario);
        });
        found
    }

    #[test]
    fn a_list_is_closed_for_what_its_card_says() {
        let city = || Area::Scope(Scope::City);
        let named = |place: &str| Area::Named(place.to_owned());
        let with = |from: &str, to: &str| CARD.replace(from, to);
        let by = |estimate: &str| with("\"high\"", &format!("\"{estimate}\""));
        let (best, low, high) = (Scenario::Best, Scenario::Low, Scenario::High);
        for (card, asked, scenario, expected) in [
            (CARD.to_owned(), ("2019", city(), 30, ""), None, true),
            (CARD.to_owned(), ("2019", city(), 29, ""), None, false),
            (CARD.to_owned(), ("2019", city(), 0, ""), None, false),
            // Place: the city, in it, around it, elsewhere, everywhere.
            (
                CARD.to_owned(),
                ("2019", named("Baghdad"), 30, ""),
                None,
                true,
            ),
            (
                CARD.to_owned(),
                ("2019", named("Basra"), 30, ""),
                None,
                false,
            ),
            (
                CARD.to_owned(),
                ("2019", named("Iraq"), 30, ""),
                None,
                false,
            ),
            (
                CARD.to_owned(),
                ("2019", Area::Scope(Scope::Site), 30, ""),
                None,
                true,
            ),
            (
                CARD.to_owned(),
                ("2019", Area::Scope(Scope::Country), 30, ""),
                None,
                false,
            ),
            (
                CARD.to_owned(),
                ("2019", Area::default(), 30, ""),
                None,
                false,
            ),
            (
                CARD.to_owned(),
                ("2019", Area::Radius(1.0), 30, ""),
                None,
                false,
            ),
            (
                with(
                    "names = [\"Baghdad\"], level = \"city\"",
                    "level = \"world\"",
                ),
                ("2019", Area::default(), 30, ""),
                None,
                true,
            ),
            (with("spatial", "#"), ("2019", city(), 30, ""), None, false),
            // Days: outside, partly, ever, not said, still being filled.
            (CARD.to_owned(), ("2022", city(), 30, ""), None, false),
            (CARD.to_owned(), ("2020..2021", city(), 30, ""), None, false),
            (CARD.to_owned(), ("", city(), 30, ""), None, false),
            (
                with("temporal", "#"),
                ("2018-06", city(), 30, ""),
                None,
                false,
            ),
            (
                CARD.to_owned() + "provisional-days = 60\n",
                ("2020-12", city(), 30, ""),
                None,
                false,
            ),
            // Completeness.
            (
                with("by-rule", "undercount"),
                ("2019", city(), 30, ""),
                None,
                false,
            ),
            (with("complete", "#"), ("2019", city(), 30, ""), None, false),
            // The rule's estimate.
            (by("best"), ("2019", city(), 30, ""), None, false),
            (by("best"), ("2019", city(), 30, ""), Some(best), true),
            (by("best"), ("2019", city(), 30, ""), Some(low), true),
            (by("best"), ("2019", city(), 30, ""), Some(high), false),
            (by("low"), ("2019", city(), 30, ""), Some(best), false),
            (by("low"), ("2019", city(), 30, ""), Some(low), true),
            (
                with(", by = \"high\"", ""),
                ("2019", city(), 30, ""),
                None,
                false,
            ),
            (
                with("least-killed = 30, by", "by"),
                ("2019", city(), 0, ""),
                None,
                true,
            ),
            // Types.
            (
                with("least-killed = 30", "types = [\"Bombing\"]"),
                ("2019", city(), 0, ""),
                None,
                false,
            ),
            (
                with("least-killed = 30", "types = [\"Bombing\"]"),
                ("2019", city(), 0, "bombing"),
                None,
                true,
            ),
            (
                with("least-killed = 30", "types = [\"Bombing\"]"),
                ("2019", city(), 0, "siege"),
                None,
                false,
            ),
        ] {
            let shown = format!("{card}{asked:?} {scenario:?}");
            assert_eq!(
                closed(&card, asked, scenario) == Closed::Yes,
                expected,
                "{shown}"
            );
        }
        let sample = with("by-rule", "sample");
        assert_eq!(
            closed(&sample, ("2019", city(), 30, ""), None),
            Closed::Sample
        );
    }

    #[test]
    fn the_reach_is_what_the_card_says() {
        let asked = ("2019", Area::Named("Iraq".to_owned()), 0, "");
        assert_eq!(
            closed(CARD, asked.clone(), None),
            Closed::No(Reach {
                least_killed: Some((30, RuledBy::High)),
                places: vec!["Baghdad".to_owned()],
                complete: Some(Completeness::ByRule),
                ..Reach::default()
            })
        );
        assert_eq!(
            closed("", asked, None),
            Closed::No(Reach {
                days: Some(span("2018-01-15..2019-02-01")),
                days_unsaid: true,
                places_unsaid: true,
                ..Reach::default()
            })
        );
    }
}
