//! Whether a list has all the incidents that a sentence speaks of.
//!
//! More records can only bear out "at least", or refute "none". All else needs a
//! list that is closed: complete for days, places and kinds that hold the
//! sentence's own, by a rule that lets in all that it speaks of.

use super::{Area, AsOf, Bounds, Such, Truth};
use crate::estimate::toll::Scenario;
use crate::query::{Measure, Span};
use crate::schema::{ActorRole, Completeness, DatasetCard, PlaceLevel, RuledBy, fold};

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
    /// Whether it has fights too, whose sides its actors are: these are no attacks.
    pub of_fights: bool,
}

impl Reach {
    /// Of what a list speaks, as far as its card says, whatever the days.
    #[must_use]
    pub fn of_card(card: &DatasetCard) -> Self {
        let rule = &card.includes;
        let names = |names: &Option<Vec<String>>| names.clone().unwrap_or_default();
        let least = rule.least_killed.filter(|least| *least > 0);
        let spatial = card.spatial.as_ref();
        Self {
            least_killed: least.map(|least| (least, rule.by.unwrap_or_default())),
            types: names(&rule.types),
            actors: names(&rule.actors),
            places: spatial
                .map(|places| places.names.clone())
                .unwrap_or_default(),
            days: None,
            complete: card.complete,
            days_unsaid: false,
            places_unsaid: spatial.is_none(),
            of_fights: card.actor_role == Some(ActorRole::Party),
        }
    }
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
        let all_places = self.is_within(card, of.area, of.incident);
        let all_kinds = lets_tolls_in(card, of, scenario) && lets_kind_in(card, of.such);
        let by_rule = card.complete == Some(Completeness::ByRule);
        if by_rule && all_days && !days_unsaid && all_places && all_kinds {
            return Closed::Yes;
        }
        let mut reach = self.reach();
        if all_places {
            reach.places = Vec::new();
        }
        reach.days = (!all_days || days_unsaid).then_some(self.coverage);
        Closed::No(reach)
    }

    /// Of what the list speaks, as far as its card says; the days are the
    /// [coverage](Self::coverage).
    #[must_use]
    pub fn reach(&self) -> Reach {
        Reach {
            days_unsaid: !self.coverage_is_told,
            ..Reach::of_card(self.records.card())
        }
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

    /// Whether a list is closed for attacks with so many killed in some days.
    fn is_closed(card: &str, days: &str, area: Area, least_killed: u64) -> bool {
        closed(card, (days, area, least_killed, ""), None) == Closed::Yes
    }

    fn named(place: &str) -> Area {
        Area::Named(place.to_owned())
    }

    const CITY: Area = Area::Scope(Scope::City);

    #[test]
    fn a_list_is_closed_for_the_places_and_days_of_its_card() {
        let with = |from: &str, to: &str| CARD.replace(from, to);
        // Place: the city, in it, around it, elsewhere, everywhere.
        for (area, expected) in [
            (CITY, true),
            (named("Baghdad"), true),
            (named("Basra"), false),
            (named("Iraq"), false),
            (Area::Scope(Scope::Site), true),
            (Area::Scope(Scope::Country), false),
            (Area::default(), false),
            (Area::Radius(1.0), false),
        ] {
            let shown = format!("{area:?}");
            assert_eq!(is_closed(CARD, "2019", area, 30), expected, "{shown}");
        }
        let world = with(
            "names = [\"Baghdad\"], level = \"city\"",
            "level = \"world\"",
        );
        assert!(is_closed(&world, "2019", Area::default(), 30));
        assert!(!is_closed(&with("spatial", "#"), "2019", CITY, 30));
        // Days: outside, partly, ever, not said, still being filled.
        for days in ["2022", "2020..2021", ""] {
            assert!(!is_closed(CARD, days, CITY, 30), "{days}");
        }
        assert!(!is_closed(&with("temporal", "#"), "2018-06", CITY, 30));
        let provisional = |days: u32| format!("{CARD}provisional-days = {days}\n");
        assert!(!is_closed(&provisional(60), "2020-12", CITY, 30));
        assert!(is_closed(&provisional(22), "2020-12", CITY, 30));
    }

    #[test]
    fn a_list_is_closed_when_it_is_complete() {
        for complete in ["complete = \"undercount\"", "#"] {
            let card = CARD.replace("complete = \"by-rule\"", complete);
            assert!(!is_closed(&card, "2019", CITY, 30), "{complete}");
        }
        let sample = CARD.replace("by-rule", "sample");
        let asked = ("2019", CITY, 30, "");
        assert_eq!(closed(&sample, asked, None), Closed::Sample);
    }

    #[test]
    fn a_list_is_closed_for_the_tolls_that_its_rule_lets_in() {
        assert!(is_closed(CARD, "2019", CITY, 30));
        assert!(!is_closed(CARD, "2019", CITY, 29));
        assert!(!is_closed(CARD, "2019", CITY, 0));
        let no_least = CARD.replace("least-killed = 30, by", "by");
        assert!(is_closed(&no_least, "2019", CITY, 0));
        // By the best estimate when nothing is said.
        let unsaid = CARD.replace(", by = \"high\"", "");
        assert!(!is_closed(&unsaid, "2019", CITY, 30));
        let by = |estimate: &str, scenario: Option<Scenario>| {
            let card = CARD.replace("high", estimate);
            closed(&card, ("2019", CITY, 30, ""), scenario) == Closed::Yes
        };
        let (best, low, high) = (Scenario::Best, Scenario::Low, Scenario::High);
        for (estimate, scenario, expected) in [
            ("best", None, false),
            ("best", Some(best), true),
            ("best", Some(low), true),
            ("best", Some(high), false),
            ("low", Some(best), false),
            ("low", Some(low), true),
        ] {
            assert_eq!(by(estimate, scenario), expected, "{estimate} {scenario:?}");
        }
    }

    #[test]
    fn a_list_is_closed_for_its_types() {
        let bombings = CARD.replace("least-killed = 30", "types = [\"Bombing\"]");
        for (kind, expected) in [("", false), ("bombing", true), ("siege", false)] {
            let found = closed(&bombings, ("2019", CITY, 0, kind), None);
            assert_eq!(found == Closed::Yes, expected, "{kind}");
        }
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
