//! Whether a title of a chart holds in a world, worked out from its words.

use std::collections::BTreeMap;

use chrono::{Months, NaiveDate};

use super::list::{Known, date};

/// The template of a title, and whether it holds.
type Judged = (&'static str, bool);

/// What a title says, and whether that holds in the world.
pub(super) fn title_holds(title: &str, world: &[Known]) -> Judged {
    let of = World {
        incidents: world,
        periods: periods(),
    };
    of.highest(title)
        .or_else(|| of.changed(title))
        .or_else(|| of.most(title))
        .or_else(|| of.worst_day(title))
        .or_else(|| of.quiet(title))
        .or_else(|| of.so_far(title))
        .or_else(|| of.one_in_ten(title))
        .or_else(|| of.other(title))
        .unwrap_or_else(|| panic!("a title that this test does not know: {title}"))
}

struct World<'w> {
    incidents: &'w [Known],
    /// The periods that a title may name, with their first and last days.
    periods: BTreeMap<String, (NaiveDate, NaiveDate)>,
}

fn periods() -> BTreeMap<String, (NaiveDate, NaiveDate)> {
    let mut periods = BTreeMap::new();
    let mut add = |name: String, first: NaiveDate, months: u32| {
        let next = first.checked_add_months(Months::new(months)).unwrap();
        periods.insert(name, (first, next.pred_opt().unwrap()));
    };
    for year in [2017, 2018] {
        add(year.to_string(), date(year, 1, 1), 12);
        for month in 1..=12 {
            let first = date(year, month, 1);
            add(first.format("%B %Y").to_string(), first, 1);
        }
        for (month, name) in [(1, "first"), (4, "second"), (7, "third"), (10, "fourth")] {
            add(
                format!("the {name} quarter of {year}"),
                date(year, month, 1),
                3,
            );
        }
    }
    periods
}

/// A number in a title, against the true one.
fn amount_holds(said: &str, truly: u64) -> bool {
    if said.ends_with("by the best estimates") {
        return true;
    }
    match said.strip_prefix("at least ") {
        Some(least) => truly >= number(least),
        None => truly == number(said),
    }
}

/// The number with which a text begins.
fn number(text: &str) -> u64 {
    match text.split(' ').next().unwrap() {
        "none" => 0,
        digits => digits.replace(',', "").parse().unwrap(),
    }
}

fn long_day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d %B %Y").unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// People, or incidents.
fn amount(one: &Known, killed: bool) -> u64 {
    if killed { one.killed } else { 1 }
}

/// Whether one sum is above all others.
fn is_most<K: PartialEq>(sums: impl IntoIterator<Item = (K, u64)>, which: &K, own: u64) -> bool {
    sums.into_iter()
        .all(|(other, sum)| other == *which || sum < own)
}

impl World<'_> {
    fn over(&self, when: &str, killed: bool) -> u64 {
        let (first, last) = self.periods[when];
        let within = |one: &&Known| first <= one.day && one.day <= last;
        let incidents = self.incidents.iter().filter(within);
        incidents.map(|one| amount(one, killed)).sum()
    }

    /// The periods as long as this one, by the calendar.
    fn like(&self, when: &str) -> Vec<&String> {
        let months = |(first, last): (NaiveDate, NaiveDate)| (last - first).num_days() / 27;
        let own = months(self.periods[when]);
        let all = self.periods.iter();
        let like = all.filter(|(_, span)| months(**span) == own);
        like.map(|(name, _)| name).collect()
    }

    fn highest(&self, title: &str) -> Option<Judged> {
        let (rest, killed) = match title.strip_prefix("The number killed was ") {
            Some(rest) => (rest, true),
            None => (title.strip_prefix("Incidents were ")?, false),
        };
        if rest == "never above zero" {
            let all: u64 = self.incidents.iter().map(|one| amount(one, killed)).sum();
            return Some(("never above zero", all == 0));
        }
        if let Some(rest) = rest.strip_prefix("highest in ") {
            let (when, said) = rest.split_once(": ")?;
            let own = self.over(when, killed);
            let like = self.like(when).into_iter();
            let sums = like.map(|period| (period.as_str(), self.over(period, killed)));
            let holds = is_most(sums, &when, own) && amount_holds(said, own);
            return Some(("highest", holds));
        }
        let (both, said) = rest.strip_prefix("the same in ")?.split_once(": ")?;
        let (first, second) = both.split_once(" and ")?;
        let sums = [first, second].map(|period| self.over(period, killed));
        let holds = sums[0] == sums[1] && amount_holds(said, sums[0]);
        Some(("the same", holds))
    }

    /// "Incidents hardly differed: 7 in 2017, 8 in 2018", "fell from 7 in 2017 to 2 in
    /// 2018".
    fn changed(&self, title: &str) -> Option<Judged> {
        let (rest, killed) = match title.strip_prefix("The number killed ") {
            Some(rest) => (rest, true),
            None => (title.strip_prefix("Incidents ")?, false),
        };
        let in_period = |part: &str| {
            let (said, when) = part.rsplit_once(" in ").unwrap();
            if self.periods.contains_key(when) {
                return amount_holds(said, self.over(when, killed));
            }
            // "none in 2017 and 2018", "none in May 2018 to July 2018"
            let ends = when.split_once(" and ").or(when.split_once(" to "));
            let (first, last) = ends.unwrap();
            let (from, to) = (self.periods[first].0, self.periods[last].1);
            let within = |one: &Known| from <= one.day && one.day <= to;
            said == "none" && !self.incidents.iter().any(within)
        };
        if let Some(both) = rest.strip_prefix("hardly differed: ") {
            let (first, second) = both.split_once(", ")?;
            return Some(("hardly differed", in_period(first) && in_period(second)));
        }
        let fell = rest.strip_prefix("fell from ");
        let both = fell.or(rest.strip_prefix("rose from "))?;
        if both.contains(" after ") {
            // Of a rate in a stretch of time, by chance.
            return Some(("change of the rate", true));
        }
        let (first, second) = both.split_once(" to ")?;
        Some(("fell or rose", in_period(first) && in_period(second)))
    }

    fn most(&self, title: &str) -> Option<Judged> {
        if title.contains(" had the deadliest incident: ") {
            let hedged = title.ends_with("by the best estimates");
            return Some(("deadliest by the best estimates", hedged));
        }
        let (name, rest) = title.split_once(" had most: ")?;
        let killed = rest.contains("killed");
        let mut sums = BTreeMap::from([("B", 0), ("C", 0)]);
        for one in self.incidents {
            *sums.get_mut(one.city).unwrap() += amount(one, killed);
        }
        let own = sums[name];
        let numbers = match rest.split_once(" of ") {
            _ if rest.ends_with("by the best estimates") => true,
            None => amount_holds(rest, own),
            Some((part, whole)) => {
                amount_holds(part, own) && amount_holds(whole, sums.values().sum())
            }
        };
        Some(("most", is_most(sums, &name, own) && numbers))
    }

    fn by_day(&self, killed: bool) -> BTreeMap<NaiveDate, u64> {
        let mut sums = BTreeMap::new();
        for one in self.incidents {
            *sums.entry(one.day).or_default() += amount(one, killed);
        }
        sums
    }

    fn worst_day(&self, title: &str) -> Option<Judged> {
        let people = title.strip_prefix("The worst day was ");
        let incidents = title.strip_prefix("The day with most incidents was ");
        let (day, said) = match (people, incidents) {
            (Some(rest), _) => rest.split_once(": ")?,
            (None, rest) => rest?.strip_suffix(')')?.split_once(" (")?,
        };
        let killed = people.is_some();
        let (day, sums) = (long_day(day), self.by_day(killed));
        let own = sums.get(&day).copied().unwrap_or_default();
        Some((
            "worst day",
            is_most(sums, &day, own) && amount_holds(said, own),
        ))
    }

    fn quiet(&self, title: &str) -> Option<Judged> {
        let days: Vec<NaiveDate> = self.by_day(false).into_keys().collect();
        let gaps: Vec<(i64, NaiveDate)> = days
            .windows(2)
            .map(|pair| ((pair[1] - pair[0]).num_days(), pair[1]))
            .collect();
        let last = date(2018, 12, 31);
        let open = days.last().map(|day| (last - *day).num_days());
        let lengths = gaps.iter().map(|(days, _)| *days).chain(open);
        let longest = lengths.max();
        let length = |text: &str| text.split(' ').next()?.parse::<i64>().ok();
        if let Some(rest) = title.strip_prefix("The longest time without an incident was ") {
            let (days, end) = rest.split_once(", ending ")?;
            let days = length(days)?;
            let there = gaps.contains(&(days, long_day(end)));
            return Some(("longest gap", there && longest == Some(days)));
        }
        let days = length(title.strip_prefix("No incident for ")?)?;
        let holds = open == Some(days) && longest == open;
        Some(("no incident since", holds))
    }

    /// "32 were killed in 2018, against 38 in 2017".
    fn so_far(&self, title: &str) -> Option<Judged> {
        if title.starts_with("By the best estimates ") {
            return Some(("so far", true));
        }
        let (had, rest) = title.split_once(" killed in 2018")?;
        let said = |text: &str| match text {
            "Nobody" | "nobody" => 0,
            text => number(text),
        };
        let now = said(had.split(' ').next()?) == self.over("2018", true);
        let then = match rest.split_once("against ") {
            None => true,
            Some((_, then)) => number(then) == self.over("2017", true),
        };
        Some(("so far", now && then))
    }

    fn one_in_ten(&self, title: &str) -> Option<Judged> {
        let rest = title.strip_prefix("One incident in ten had ")?;
        let (tenth, worst) = rest.split_once(" or more killed, the worst ")?;
        if worst.ends_with("by the best estimates") {
            return Some(("one in ten", true));
        }
        let mut tolls: Vec<u64> = self.incidents.iter().map(|one| one.killed).collect();
        tolls.sort_unstable();
        let from = tolls[tolls.len() - tolls.len() / 10];
        let holds = number(tenth) == from && tolls.last() == Some(&number(worst));
        Some(("one in ten", holds))
    }

    /// On estimates, on chance, or of nothing in particular.
    fn other(&self, title: &str) -> Option<Judged> {
        if title.starts_with("No incidents in the days shown") {
            return Some(("no incidents", self.incidents.is_empty()));
        }
        let starts = [
            (
                "Of the incidents whose toll is known",
                "one in ten of known toll",
            ),
            ("Estimates for ", "widest range"),
            (
                "No change in the rate of incidents",
                "no change of the rate",
            ),
            ("Killed ", "neutral"),
            ("Incidents per ", "neutral"),
            ("Incidents by ", "neutral"),
            ("Incidents a ", "neutral"),
            ("Days between ", "neutral"),
            ("How many are killed", "neutral"),
        ];
        let known = starts.iter().find(|(start, _)| title.starts_with(start));
        known.map(|(_, template)| (*template, true))
    }
}
