//! Random lists of incidents, and the worlds that they allow.

use chrono::{Datelike, Days, Months, NaiveDate};

/// Most killed in an incident of which nothing is known.
const MOST: u64 = 400;

/// Random numbers (Steele, Lea & Flood, 2014).
pub(super) struct Draw(u64);

impl Draw {
    pub(super) fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        (z ^ (z >> 31)) % limit
    }

    pub(super) fn one_in(&mut self, many: u64) -> bool {
        self.below(many) == 0
    }
}

/// An incident as a list has it.
pub(super) struct Record {
    pub(super) first: NaiveDate,
    pub(super) last: NaiveDate,
    pub(super) precision: &'static str,
    pub(super) city: &'static str,
    pub(super) district: &'static str,
    pub(super) toll: [Option<u64>; 3],
    /// Type of attack; empty when it is not known.
    pub(super) kind: &'static str,
    /// Whether it is several events of which the source knew the sum.
    pub(super) summary: bool,
}

/// An incident of which all is known.
pub(super) struct Known {
    pub(super) day: NaiveDate,
    pub(super) city: &'static str,
    pub(super) district: &'static str,
    pub(super) killed: u64,
    pub(super) kind: &'static str,
}

pub(super) fn date(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub(super) fn later(day: NaiveDate, days: u64) -> NaiveDate {
    day.checked_add_days(Days::new(days)).unwrap()
}

/// The districts of a city.
pub(super) fn districts(city: &str) -> [&'static str; 2] {
    if city == "B" { ["D", "E"] } else { ["G", "H"] }
}

impl Record {
    /// `vague` is one in how many of a part are not known exactly.
    pub(super) fn draw(draw: &mut Draw, vague: u64) -> Self {
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
        let kind = if draw.one_in(3) { "siege" } else { "raid" };
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
            kind: if draw.one_in(vague) { "" } else { kind },
            summary: false,
        }
    }

    pub(super) fn line(&self, id: usize) -> String {
        let toll = self
            .toll
            .map(|toll| toll.map_or_else(String::new, |toll| toll.to_string()));
        let written = match self.precision {
            "year" => self.first.format("%Y"),
            "month" => self.first.format("%Y-%m"),
            _ => self.first.format("%Y-%m-%d"),
        };
        let Self {
            city,
            district,
            kind,
            ..
        } = self;
        let unit = if self.summary { "summary" } else { "event" };
        let toll = toll.join(",");
        format!("r{id},{written},{city},{district},{kind},{unit},{toll}")
    }

    /// The incident in a world; with `best`, in one where known best estimates are
    /// right.
    ///
    /// What decides are the worlds at the edge: half of the vague days are one of the
    /// `days` on which others happened, and most unknown tolls are the least or the
    /// most there can be.
    pub(super) fn known(&self, draw: &mut Draw, best: bool, days: &[NaiveDate]) -> Known {
        let length = (self.last - self.first).num_days() as u64 + 1;
        let within = |day: &&NaiveDate| self.first <= **day && **day <= self.last;
        let taken: Vec<&NaiveDate> = days.iter().filter(within).collect();
        let day = if taken.is_empty() || draw.one_in(2) {
            later(self.first, draw.below(length))
        } else {
            *taken[draw.below(taken.len() as u64) as usize]
        };
        let city = match self.city {
            "" if draw.one_in(2) => "C",
            "" => "B",
            city => city,
        };
        let mut between = |low: u64, high: u64| match draw.below(3) {
            0 => low,
            1 => high,
            _ => low + draw.below(high - low + 1),
        };
        let killed = match self.toll {
            [_, Some(toll), _] if best => toll,
            [None, Some(toll), None] => toll,
            [Some(low), _, Some(high)] => between(low, high),
            _ => between(0, MOST),
        };
        Known {
            day,
            city,
            district: match self.district {
                "" => districts(city)[draw.below(2) as usize],
                district => district,
            },
            killed,
            kind: match self.kind {
                "" if draw.one_in(2) => "siege",
                "" => "raid",
                kind => kind,
            },
        }
    }

    /// The events in a world that the row is: one, or up to three of a summary.
    pub(super) fn events(&self, draw: &mut Draw, best: bool, days: &[NaiveDate]) -> Vec<Known> {
        let whole = self.known(draw, best, days);
        if !self.summary {
            return vec![whole];
        }
        let mut left = whole.killed;
        let mut events: Vec<Known> = (0..draw.below(3))
            .map(|_| {
                let part = draw.below(left + 1);
                left -= part;
                Known {
                    killed: part,
                    ..self.known(draw, best, days)
                }
            })
            .collect();
        events.push(Known {
            killed: left,
            ..whole
        });
        events
    }
}

/// The days of the records that are dated to the day.
pub(super) fn sure_days(records: &[Record]) -> Vec<NaiveDate> {
    let sure = records.iter().filter(|record| record.first == record.last);
    sure.map(|record| record.first).collect()
}

pub(super) fn csv(records: &[Record]) -> String {
    let lines = records.iter().enumerate();
    let lines: Vec<String> = lines.map(|(id, record)| record.line(id)).collect();
    let head = "event_id,date,city,district,attack_type,record_unit,killed_low,killed,killed_high";
    format!("{head}\n{}\n", lines.join("\n"))
}

/// A random list, which has its own share of what is not known.
pub(super) fn list(seed: u64) -> (Vec<Record>, Draw) {
    let mut draw = Draw(seed);
    let vague = [2, 5, 12, 1_000_000][draw.below(4) as usize];
    let number = 2 + draw.below(24);
    let records = (0..number)
        .map(|_| Record::draw(&mut draw, vague))
        .collect();
    (records, draw)
}
