//! What is said of one incident.

use std::collections::BTreeSet;

use chrono::Datelike;
use serde_json::Value;

use super::list::{Known, Record, csv, date, later, list, sure_days};
use super::{LISTS, WORLDS};
use crate::workdir::Workdir;

/// A statement on the first incident.
struct Said<'s> {
    statement: &'s Value,
    facts: &'s Value,
}

fn number(value: &Value) -> Option<u64> {
    value.as_u64()
}

fn count(value: &Value) -> u64 {
    number(value).unwrap()
}

fn len(items: impl Iterator) -> u64 {
    u64::try_from(items.count()).unwrap()
}

impl Said<'_> {
    fn at(&self, one: &Known, own: &Known) -> bool {
        match self.statement["scope"].as_str() {
            Some("district") => one.city == own.city && one.district == own.district,
            Some("city") => one.city == own.city,
            _ => true,
        }
    }

    /// The days to the last other of some kind, when there is one, against those said.
    fn last_holds(&self, world: &[Known], such: impl Fn(&Known, &Known) -> bool) -> bool {
        let (own, others) = world.split_first().unwrap();
        let others = others
            .iter()
            .filter(|one| self.at(one, own) && such(one, own));
        let found = others.map(|one| (own.day - one.day).num_days()).min();
        let found = found.map(|days| u64::try_from(days).unwrap());
        let between = &self.facts["days_between"];
        let exact = number(&self.facts["days"]);
        let fewest = exact.or(number(&between["least"])).unwrap_or(0);
        let most = exact.or(number(&between["most"]));
        let open = self.statement["open"].as_array();
        let open = open.is_some_and(|open| !open.is_empty());
        match (found, most) {
            // Others may have been later: it was no earlier than that.
            (Some(found), Some(most)) if open => found <= most,
            (Some(found), Some(most)) => (fewest..=most).contains(&found),
            (Some(_), None) => open,
            (None, Some(_)) => false,
            (None, None) => true,
        }
    }

    fn rank_holds(&self, world: &[Known]) -> bool {
        let (own, others) = world.split_first().unwrap();
        let year = self.facts["span"].as_str().unwrap().parse::<i32>().ok();
        let above = others.iter().filter(|one| {
            self.at(one, own)
                && year.is_none_or(|year| one.day.year() == year)
                && one.killed > own.killed
        });
        let rank = len(above) + 1;
        let any = &self.facts["any"];
        number(&any["lower"]).is_none_or(|low| low <= rank)
            && number(&any["upper"]).is_none_or(|high| rank <= high)
    }

    fn year_holds(&self, year: &Value, world: &[Known]) -> bool {
        let own = &world[0];
        let of = i32::try_from(count(&year["year"])).unwrap();
        let until = own.day.with_year(of).unwrap();
        let within = |one: &&Known| self.at(one, own) && one.day.year() == of && one.day <= until;
        let such: Vec<&Known> = world.iter().filter(within).collect();
        let [sure, perhaps, unknown] =
            ["incidents", "perhaps", "unknown"].map(|name| count(&year[name]));
        // Without ranges and unknown tolls the sum is that of every world.
        let exact = perhaps == 0 && unknown == 0 && year["differ"] == false;
        let sum: u64 = such.iter().map(|one| one.killed).sum();
        if count(&year["summaries"]) > 0 {
            // It says so, and counts them as the source does.
            return true;
        }
        (sure..=sure + perhaps).contains(&len(such.iter()))
            && (!exact || sum == count(&year["toll"]))
    }

    /// Whether it holds in a world; in one of the best estimates where it speaks of
    /// these.
    fn holds(&self, world: &[Known], best: &[Known]) -> bool {
        match self.statement["kind"].as_str().unwrap() {
            "rank" => self.rank_holds(world),
            "previous-in-district" | "days-since-last" => {
                self.last_holds(world, |one, own| one.day < own.day)
            }
            "days-since-type" => {
                self.last_holds(world, |one, own| one.day < own.day && one.kind == own.kind)
            }
            "deadliest-since" => self.last_holds(best, |one, own| {
                one.day <= own.day && one.killed >= own.killed
            }),
            "year-so-far" => {
                let years = self.facts["years"].as_array().unwrap();
                years.iter().all(|year| self.year_holds(year, world))
            }
            "unusual" => {
                let (own, others) = world.split_first().unwrap();
                let before = |one: &&Known| self.at(one, own) && one.day < own.day;
                let before = len(others.iter().filter(before));
                count(&self.facts["incidents_before"]) <= before
            }
            _ => true,
        }
    }
}

#[test]
fn no_world_refutes_a_statement() {
    let dir = Workdir::new();
    let mut seen = BTreeSet::new();
    for seed in 1000..1000 + LISTS / 2 {
        let (mut records, mut draw) = list(seed);
        let day = later(date(2017, 3, 1), draw.below(600));
        records[0] = Record {
            first: day,
            last: day,
            precision: "day",
            city: "B",
            district: "D",
            toll: [Some(4), Some(6), Some(7 + draw.below(30))],
            kind: "raid",
            summary: false,
        };
        for record in &mut records[1..] {
            record.summary = seed % 3 == 0 && draw.one_in(6);
        }
        dir.write("x.csv", csv(&records));
        let said = dir.run(&[
            "context",
            "x.csv",
            "--incident",
            "r0",
            "--as-of",
            "2018-12-31",
            "--coverage",
            "2017..2018",
            "--format",
            "json",
        ]);
        let said = said.exits(0).json();
        let days = sure_days(&records);
        for _ in 0..WORLDS {
            let mut world = |best| -> Vec<Known> {
                let events = records
                    .iter()
                    .flat_map(|one| one.events(&mut draw, best, &days));
                events.collect()
            };
            let (any, best) = (world(false), world(true));
            for statement in said["statements"].as_array().unwrap() {
                let facts = &statement["facts"];
                assert!(
                    Said { statement, facts }.holds(&any, &best),
                    "list {seed}: {statement:#}\n{}",
                    csv(&records)
                );
                seen.insert(statement["kind"].as_str().unwrap().to_owned());
            }
        }
    }
    assert!(seen.len() >= 7, "{seen:?}");
}
