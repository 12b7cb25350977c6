//! No world that the records allow refutes a title of a chart or what is said of an
//! incident: random lists with vague days, unnamed places and ranges of tolls are
//! held against worlds drawn from them, in which all is known.

use std::collections::{BTreeMap, BTreeSet};

use casualty::figure::{Figure, FigureData, OwnTitles};
use casualty::query::{Filter, parse_range};
use casualty::read::{ReadOptions, load};
use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::Value;

use crate::workdir::Workdir;

/// Random lists.
const LISTS: u64 = 160;

/// Worlds of each.
const WORLDS: usize = 12;

/// Most killed in an incident of which nothing is known.
const MOST: u64 = 400;

/// Random numbers (Steele, Lea & Flood, 2014).
struct Draw(u64);

impl Draw {
    fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }
}

/// An incident as a list has it.
struct Record {
    first: NaiveDate,
    last: NaiveDate,
    precision: &'static str,
    city: &'static str,
    district: &'static str,
    toll: [Option<u64>; 3],
}

/// An incident of which all is known.
struct Known {
    day: NaiveDate,
    city: &'static str,
    district: &'static str,
    killed: u64,
}

fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap()
}

/// The districts of a city.
fn districts(city: &str) -> [&'static str; 2] {
    if city == "B" { ["D", "E"] } else { ["G", "H"] }
}

impl Record {
    /// `vague` is one in how many of a part are not known exactly.
    fn draw(draw: &mut Draw, vague: u64) -> Self {
        let day = later(date(2017, 1, 1), draw.below(730));
        let month = day.with_day(1).unwrap();
        let year = date(day.year(), 1, 1);
        let (first, last, precision) = match draw.one_in(vague) {
            true if draw.one_in(4) => (year, date(day.year(), 12, 31), "year"),
            true => {
                let next = month.checked_add_months(Months::new(1)).unwrap();
                (month, next.pred_opt().unwrap(), "month")
            }
            false => (day, day, "day"),
        };
        let city = if draw.one_in(4) { "C" } else { "B" };
        let district = districts(city)[draw.below(2) as usize];
        let best = match draw.below(8) {
            0 => 100 + draw.below(200),
            _ => draw.below(20),
        };
        let toll = match draw.one_in(vague) {
            true if draw.one_in(3) => [None, None, None],
            true if draw.one_in(2) => [Some(best), None, Some(best + draw.below(9))],
            true => {
                let low = best - draw.below(best.min(9) + 1);
                [Some(low), Some(best), Some(best + draw.below(9))]
            }
            false => [None, Some(best), None],
        };
        let named = !draw.one_in(2 * vague);
        Self {
            first,
            last,
            precision,
            city: if named { city } else { "" },
            district: if named && !draw.one_in(vague) {
                district
            } else {
                ""
            },
            toll,
        }
    }

    fn line(&self, id: usize) -> String {
        let toll = self
            .toll
            .map(|toll| toll.map_or_else(String::new, |toll| toll.to_string()));
        let written = match self.precision {
            "year" => self.first.format("%Y"),
            "month" => self.first.format("%Y-%m"),
            _ => self.first.format("%Y-%m-%d"),
        };
        let Self { city, district, .. } = self;
        format!("r{id},{written},{city},{district},{}", toll.join(","))
    }

    /// The incident in a world; with `best`, in one where known best estimates are
    /// right.
    fn known(&self, draw: &mut Draw, best: bool) -> Known {
        let days = (self.last - self.first).num_days() as u64 + 1;
        let city = match self.city {
            "" if draw.one_in(2) => "C",
            "" => "B",
            city => city,
        };
        let killed = match self.toll {
            [_, Some(toll), _] if best => toll,
            [None, Some(toll), None] => toll,
            [Some(low), _, Some(high)] => low + draw.below(high - low + 1),
            _ => draw.below(MOST),
        };
        Known {
            day: later(self.first, draw.below(days)),
            city,
            district: match self.district {
                "" => districts(city)[draw.below(2) as usize],
                district => district,
            },
            killed,
        }
    }
}

fn csv(records: &[Record]) -> String {
    let lines = records.iter().enumerate();
    let lines: Vec<String> = lines.map(|(id, record)| record.line(id)).collect();
    let head = "event_id,date,city,district,killed_low,killed,killed_high";
    format!("{head}\n{}\n", lines.join("\n"))
}

/// A random list, which has its own share of what is not known.
fn list(seed: u64) -> (Vec<Record>, Draw) {
    let mut draw = Draw(seed);
    let vague = [2, 5, 12, 1_000_000][draw.below(4) as usize];
    let number = 2 + draw.below(24);
    let records = (0..number)
        .map(|_| Record::draw(&mut draw, vague))
        .collect();
    (records, draw)
}

/// The periods that a title may name, with their first and last days.
fn periods() -> BTreeMap<String, (NaiveDate, NaiveDate)> {
    let mut periods = BTreeMap::new();
    for year in [2017, 2018] {
        periods.insert(year.to_string(), (date(year, 1, 1), date(year, 12, 31)));
        for month in 1..=12 {
            let first = date(year, month, 1);
            let next = first.checked_add_months(Months::new(1)).unwrap();
            let name = first.format("%B %Y").to_string();
            periods.insert(name, (first, next.pred_opt().unwrap()));
        }
        for (quarter, name) in ["first", "second", "third", "fourth"].iter().enumerate() {
            let first = date(year, quarter as u32 * 3 + 1, 1);
            let next = first.checked_add_months(Months::new(3)).unwrap();
            let name = format!("the {name} quarter of {year}");
            periods.insert(name, (first, next.pred_opt().unwrap()));
        }
    }
    periods
}

/// A number in a title, against the true one.
fn amount_holds(said: &str, truly: u64) -> bool {
    let number = |text: &str| match text.split(' ').next().unwrap() {
        "none" => 0,
        number => number.replace(',', "").parse::<u64>().unwrap(),
    };
    if said.ends_with("by the best estimates") {
        return true;
    }
    match said.strip_prefix("at least ") {
        Some(least) => truly >= number(least),
        None => truly == number(said),
    }
}

fn long_day(text: &str) -> NaiveDate {
    NaiveDate::parse_from_str(text, "%d %B %Y").unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// What a title said: the template, and whether it holds in the world.
fn title_holds(title: &str, world: &[Known]) -> (&'static str, bool) {
    let periods = periods();
    let over = |when: &str, killed: bool| -> u64 {
        let (first, last) = periods[when];
        let within = world
            .iter()
            .filter(|one| first <= one.day && one.day <= last);
        within.map(|one| if killed { one.killed } else { 1 }).sum()
    };
    let unit = |when: &str| {
        let length = |(first, last): (NaiveDate, NaiveDate)| (last - first).num_days() / 27;
        let own = length(periods[when]);
        let like: Vec<&String> = periods
            .iter()
            .filter(|(_, span)| length(**span) == own)
            .map(|(name, _)| name)
            .collect();
        like
    };
    for (subject, killed) in [("The number killed was ", true), ("Incidents were ", false)] {
        let Some(rest) = title.strip_prefix(subject) else {
            continue;
        };
        if rest == "never above zero" {
            let any = world.iter().any(|one| !killed || one.killed > 0);
            return ("never above zero", !any);
        }
        if let Some(rest) = rest.strip_prefix("highest in ") {
            let (when, amount) = rest.split_once(": ").unwrap();
            let own = over(when, killed);
            let most = unit(when)
                .into_iter()
                .filter(|other| *other != when)
                .all(|other| over(other, killed) < own);
            return ("highest", most && amount_holds(amount, own));
        }
        let rest = rest.strip_prefix("the same in ").unwrap();
        let (both, amount) = rest.split_once(": ").unwrap();
        let (first, second) = both.split_once(" and ").unwrap();
        let same = over(first, killed) == over(second, killed);
        return (
            "the same",
            same && amount_holds(amount, over(first, killed)),
        );
    }
    for (subject, killed) in [("The number killed ", true), ("Incidents ", false)] {
        let Some(rest) = title.strip_prefix(subject) else {
            continue;
        };
        let in_period = |part: &str| {
            let (amount, when) = part.rsplit_once(" in ").unwrap();
            // "none in 2017 and 2018", "none in May 2018 to July 2018"
            if !periods.contains_key(when) {
                return amount == "none";
            }
            amount_holds(amount, over(when, killed))
        };
        if let Some(both) = rest.strip_prefix("hardly differed: ") {
            let (first, second) = both.split_once(", ").unwrap();
            return ("hardly differed", in_period(first) && in_period(second));
        }
        if let Some(both) = rest
            .strip_prefix("fell from ")
            .or(rest.strip_prefix("rose from "))
        {
            if both.contains(" after ") {
                return ("change of the rate", true);
            }
            let (first, second) = both.split_once(" to ").unwrap();
            return ("fell or rose", in_period(first) && in_period(second));
        }
    }
    let by_city = |killed: bool| {
        let mut sums = BTreeMap::from([("B", 0), ("C", 0)]);
        for one in world {
            *sums.get_mut(one.city).unwrap() += if killed { one.killed } else { 1 };
        }
        sums
    };
    if let Some((name, rest)) = title.split_once(" had most: ") {
        let killed = rest.contains("killed");
        let sums = by_city(killed);
        let own = sums[name];
        let most = sums.iter().all(|(other, sum)| *other == name || *sum < own);
        if rest.ends_with("by the best estimates") {
            return ("most", most);
        }
        let amount = match rest.split_once(" of ") {
            Some((part, whole)) => {
                let all = sums.values().sum();
                if !amount_holds(whole, all) {
                    return ("most", false);
                }
                part
            }
            None => rest,
        };
        return ("most", most && amount_holds(amount, own));
    }
    if title.contains(" had the deadliest incident: ") {
        return (
            "deadliest by the best estimates",
            title.ends_with("by the best estimates"),
        );
    }
    let by_day = |killed: bool| {
        let mut sums: BTreeMap<NaiveDate, u64> = BTreeMap::new();
        for one in world {
            *sums.entry(one.day).or_default() += if killed { one.killed } else { 1 };
        }
        sums
    };
    for (start, killed) in [
        ("The worst day was ", true),
        ("The day with most incidents was ", false),
    ] {
        let Some(rest) = title.strip_prefix(start) else {
            continue;
        };
        let (day, amount) = match rest.split_once(": ") {
            Some((day, amount)) => (day, amount),
            None => rest.strip_suffix(')').unwrap().split_once(" (").unwrap(),
        };
        let day = long_day(day);
        let sums = by_day(killed);
        let own = sums.get(&day).copied().unwrap_or_default();
        let most = sums.iter().all(|(other, sum)| *other == day || *sum < own);
        return ("worst day", most && amount_holds(amount, own));
    }
    let days: Vec<NaiveDate> = by_day(false).into_keys().collect();
    let gaps = days
        .windows(2)
        .map(|pair| ((pair[1] - pair[0]).num_days(), pair[1]));
    let last = date(2018, 12, 31);
    let open = days.last().map(|day| ((last - *day).num_days(), last));
    let longest = gaps.clone().chain(open).map(|(days, _)| days).max();
    if let Some(rest) = title.strip_prefix("The longest time without an incident was ") {
        let (length, end) = rest.split_once(", ending ").unwrap();
        let length: i64 = length.split(' ').next().unwrap().parse().unwrap();
        let there = gaps.clone().any(|gap| gap == (length, long_day(end)));
        return ("longest gap", there && longest == Some(length));
    }
    if let Some(rest) = title.strip_prefix("No incident for ") {
        let length: i64 = rest.split(' ').next().unwrap().parse().unwrap();
        let now = open.is_some_and(|(days, _)| days == length);
        return ("no incident since", now && longest == Some(length));
    }
    if let Some((had, against)) = title
        .split_once(" in 2018")
        .filter(|_| title.contains("killed"))
    {
        let number = |text: &str| {
            let words = text.strip_suffix(" killed").unwrap_or(text);
            let number = words.split(' ').next().unwrap();
            number.replace(',', "").parse::<f64>().unwrap_or(0.0)
        };
        let truly = |year: &str| over(year, true) as f64;
        let now = number(had) == truly("2018");
        let then = against.split_once("against ").is_none_or(|(_, rest)| {
            let then = rest.split_once("a mean of ").map_or(rest, |(_, mean)| mean);
            let then = then.trim_start_matches("on average ");
            (number(then) - truly("2017")).abs() < 0.06
        });
        let hedged = title.starts_with("By the best estimates");
        return ("so far", hedged || (now && then));
    }
    if let Some(rest) = title.strip_prefix("One incident in ten had ") {
        let killed = |text: &str| text.split(' ').next().unwrap().parse::<u64>().unwrap();
        let (tenth, rest) = rest.split_once(" or more killed, the worst ").unwrap();
        if rest.ends_with("by the best estimates") {
            return ("one in ten", true);
        }
        let mut tolls: Vec<u64> = world.iter().map(|one| one.killed).collect();
        tolls.sort_unstable();
        let from = tolls[tolls.len() - tolls.len() / 10];
        let worst = tolls.last().copied() == Some(killed(rest));
        return ("one in ten", worst && killed(tenth) == from);
    }
    for (start, template) in [
        (
            "Of the incidents whose toll is known",
            "one in ten of known toll",
        ),
        ("Estimates for ", "widest range"),
        (
            "No change in the rate of incidents",
            "no change of the rate",
        ),
        ("No incidents in the days shown", "no incidents"),
    ] {
        if title.starts_with(start) {
            return (template, template != "no incidents" || world.is_empty());
        }
    }
    let neutral = [
        "Killed per ",
        "Killed by ",
        "Incidents per ",
        "Incidents by ",
        "Days between ",
        "Killed in the deadliest by ",
        "How many are killed",
        "Incidents a ",
        "Killed, ",
    ];
    assert!(
        neutral.iter().any(|start| title.starts_with(start)),
        "a title that this test does not know: {title}"
    );
    ("neutral", true)
}

const FIGURES: [(&str, &str); 22] = [
    ("timeline", "per = \"month\""),
    ("timeline", "per = \"quarter\""),
    ("timeline", "per = \"year\""),
    ("timeline", "measure = \"incidents\"\nper = \"year\""),
    ("timeline", "measure = \"incidents\"\nper = \"month\""),
    ("rank", "by = \"city\""),
    ("rank", "by = \"city\"\nmeasure = \"incidents\""),
    ("rank", "by = \"city\"\nmeasure = \"max_killed\""),
    ("heatmap", "by = \"city\"\nper = \"month\""),
    ("multiples", "by = \"city\"\nper = \"quarter\""),
    ("calendar", ""),
    ("calendar", "measure = \"incidents\""),
    ("gaps", ""),
    ("season", ""),
    ("season", "baseline = \"2017\""),
    (
        "compare",
        "by = \"city\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    (
        "compare",
        "by = \"city\"\nmeasure = \"incidents\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    (
        "slope",
        "by = \"city\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    (
        "slope",
        "by = \"city\"\nmeasure = \"incidents\"\nbaseline = \"2017\"\nagainst = \"2018\"",
    ),
    ("range", "per = \"quarter\""),
    ("severity", ""),
    ("trend", "per = \"quarter\""),
];

#[test]
fn no_world_refutes_a_title() {
    let dir = Workdir::new();
    let mut seen = BTreeSet::new();
    let mut refuted = Vec::new();
    for seed in 0..LISTS {
        let (records, mut draw) = list(seed);
        dir.write("x.csv", csv(&records));
        let frame = load(&[dir.path().join("x.csv")], &ReadOptions::default())
            .unwrap()
            .frame;
        let filter = Filter::default();
        let data = FigureData {
            coverage: Some(parse_range("2017..2018").unwrap()),
            ..FigureData::new(&frame, &filter, "x.csv")
        };
        let worlds: Vec<Vec<Known>> = (0..WORLDS)
            .map(|_| {
                records
                    .iter()
                    .map(|record| record.known(&mut draw, false))
                    .collect()
            })
            .collect();
        for (kind, options) in FIGURES {
            let options = options.parse().unwrap();
            let figure = Figure::from_toml(kind, options).unwrap();
            if kind == "severity" && seed % 6 > 0 {
                continue;
            }
            // Some lists are too small for some kinds.
            let Ok(drawn) = figure.draw(&OwnTitles::default(), &data) else {
                continue;
            };
            let title = drawn.chart.titles.title;
            for world in &worlds {
                let (template, holds) = title_holds(&title, world);
                if !holds {
                    refuted.push(format!(
                        "list {seed}, {kind} {template}: {title}\n{}",
                        csv(&records)
                    ));
                    break;
                }
                seen.insert(template);
            }
        }
    }
    assert!(
        refuted.is_empty(),
        "{}:\n{}",
        refuted.len(),
        refuted.join("\n")
    );
    for template in [
        "highest",
        "the same",
        "hardly differed",
        "fell or rose",
        "most",
        "worst day",
        "longest gap",
        "no incident since",
        "so far",
        "one in ten",
        "one in ten of known toll",
        "widest range",
        "no change of the rate",
        "deadliest by the best estimates",
        "neutral",
    ] {
        assert!(
            seen.contains(template),
            "no list has the title {template}: {seen:?}"
        );
    }
}

/// Whether a statement on the first incident holds in a world; by the best estimates
/// where it speaks of these.
fn statement_holds(statement: &Value, world: &[Known], best: &[Known]) -> bool {
    let scope = statement["scope"].as_str().unwrap_or_default();
    let at = |one: &Known, own: &Known| match scope {
        "district" => one.city == own.city && one.district == own.district,
        "city" => one.city == own.city,
        _ => true,
    };
    let facts = &statement["facts"];
    let number = |value: &Value| value.as_i64();
    let open = statement["open"]
        .as_array()
        .is_some_and(|open| !open.is_empty());
    // The days to the last of some of them, none for none.
    let last = |world: &[Known], such: &dyn Fn(&Known, &Known) -> bool| {
        let own = &world[0];
        let others = world[1..]
            .iter()
            .filter(|one| at(one, own) && such(one, own));
        let days = others.map(|one| (own.day - one.day).num_days());
        days.min()
    };
    let days_hold = |found: Option<i64>| {
        let between = &facts["days_between"];
        let exact = number(&facts["days"]);
        let least = exact.or(number(&between["least"]));
        let most = exact.or(number(&between["most"]));
        match (found, most) {
            // Others may have been later: it was no earlier than that.
            (Some(found), Some(most)) if open => found <= most,
            (Some(found), Some(most)) => (least.unwrap_or(0)..=most).contains(&found),
            (Some(_), None) => open,
            (None, Some(_)) => false,
            (None, None) => true,
        }
    };
    match statement["kind"].as_str().unwrap() {
        "rank" => {
            let own = &world[0];
            let year = facts["span"].as_str().unwrap().parse::<i32>().ok();
            let above = world[1..].iter().filter(|one| {
                at(one, own)
                    && year.is_none_or(|year| one.day.year() == year)
                    && one.killed > own.killed
            });
            let rank = above.count() as i64 + 1;
            let (low, high) = (&facts["any"]["lower"], &facts["any"]["upper"]);
            number(low).is_none_or(|low| low <= rank)
                && number(high).is_none_or(|high| rank <= high)
        }
        "previous-in-district" | "days-since-last" => {
            days_hold(last(world, &|one, own| one.day < own.day))
        }
        "deadliest-since" => days_hold(last(best, &|one, own| {
            one.day <= own.day && one.killed >= own.killed
        })),
        "year-so-far" => facts["years"].as_array().unwrap().iter().all(|year| {
            let own = &world[0];
            let of = number(&year["year"]).unwrap() as i32;
            let until = own.day.with_year(of).unwrap();
            let count = world
                .iter()
                .filter(|one| at(one, own) && one.day.year() == of && one.day <= until);
            let count = count.count() as i64;
            let sure = number(&year["incidents"]).unwrap();
            (sure..=sure + number(&year["perhaps"]).unwrap()).contains(&count)
        }),
        "unusual" => {
            let own = &world[0];
            let before = world[1..]
                .iter()
                .filter(|one| at(one, own) && one.day < own.day);
            number(&facts["incidents_before"]).unwrap() <= before.count() as i64
        }
        _ => true,
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
        };
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
        for _ in 0..WORLDS {
            let mut world = |best| -> Vec<Known> {
                let known = records.iter().map(|record| record.known(&mut draw, best));
                known.collect()
            };
            let (any, best) = (world(false), world(true));
            for statement in said["statements"].as_array().unwrap() {
                assert!(
                    statement_holds(statement, &any, &best),
                    "list {seed}: {statement:#}\n{}",
                    csv(&records)
                );
                seen.insert(statement["kind"].as_str().unwrap().to_owned());
            }
        }
    }
    assert!(seen.len() >= 7, "{seen:?}");
}
