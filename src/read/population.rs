//! Populations by place and year, for rates per head.

use std::collections::BTreeMap;
use std::path::Path;

use super::source;
use crate::error::{Error, Result};
use crate::schema::{fold, normalise_header};

/// Other names of countries: what sources of incidents call them, and what the
/// World Bank does.
const ALIASES: &str = include_str!("country_names.toml");

/// Headers that are understood: place, year, population.
const LAYOUTS: [[&str; 3]; 3] = [
    // World Bank, as in "Population, total" in long form.
    ["country_name", "year", "value"],
    ["place", "year", "population"],
    ["country", "year", "population"],
];

/// People by place and year.
#[derive(Debug, Clone)]
pub struct Population {
    /// By folded name, then year; never zero.
    people: BTreeMap<String, BTreeMap<i32, f64>>,
    aliases: BTreeMap<String, String>,
}

impl Population {
    /// Reads a CSV of `Country Name, Year, Value` (the World Bank's layout;
    /// other columns do not matter) or `place, year, population`. A blank, or a
    /// population of zero, is unknown; of a place and year that stand there twice
    /// the last counts.
    ///
    /// # Errors
    /// `Io` when the file cannot be read; `Syntax`, with the line, when its header
    /// is another, or a year or number is none.
    pub fn read(path: &Path) -> Result<Self> {
        let bytes = source::read_all(path)?;
        let mut reader = csv::ReaderBuilder::new()
            .flexible(true)
            .from_reader(&bytes[..]);
        let broken = |error: csv::Error| {
            let line = error.position().map_or(1, csv::Position::line);
            Error::syntax(format!("not CSV: {error}"))
                .path(path)
                .line(line)
        };
        let header: Vec<String> = reader
            .headers()
            .map_err(broken)?
            .iter()
            .map(normalise_header)
            .collect();
        let layout = LAYOUTS.iter().find_map(|names| {
            let mut positions = [0; 3];
            for (position, name) in positions.iter_mut().zip(names) {
                *position = header.iter().position(|column| column == name)?;
            }
            Some(positions)
        });
        let [place, year, value] = layout.ok_or_else(|| {
            Error::syntax("the header is not that of a population table")
                .path(path)
                .line(1)
                .value(header.join(", "))
                .hint("name its columns Country Name, Year, Value or place, year, population")
        })?;
        let mut people: BTreeMap<String, BTreeMap<i32, f64>> = BTreeMap::new();
        for record in reader.records() {
            let record = record.map_err(broken)?;
            let line = record.position().map_or(0, csv::Position::line);
            let cell = |position: usize| record.get(position).unwrap_or_default().trim();
            let wrong = |reason: &str, column: usize| {
                Error::syntax(reason.to_owned())
                    .path(path)
                    .line(line)
                    .column(header[column].clone())
                    .value(cell(column))
            };
            let of_year: i32 = cell(year)
                .parse()
                .map_err(|_| wrong("not a year", year).hint("write it as 2018"))?;
            if cell(value).is_empty() {
                continue;
            }
            let number: f64 = cell(value)
                .parse()
                .ok()
                .filter(|number: &f64| number.is_finite() && *number >= 0.0)
                .ok_or_else(|| wrong("not a number of people", value).hint("write digits only"))?;
            if number > 0.0 {
                people
                    .entry(fold(cell(place)))
                    .or_default()
                    .insert(of_year, number);
            }
        }
        Ok(Self {
            people,
            aliases: aliases()?,
        })
    }

    /// People of a place in a year; `None` when it is not known. Names are
    /// compared without case, accents and punctuation; other names of countries
    /// are known.
    #[must_use]
    pub fn people(&self, place: &str, year: i32) -> Option<f64> {
        self.years(place)?.get(&year).copied()
    }

    /// Whether the place occurs in the table.
    #[must_use]
    pub fn has(&self, place: &str) -> bool {
        self.years(place).is_some()
    }

    fn years(&self, place: &str) -> Option<&BTreeMap<i32, f64>> {
        let folded = fold(place);
        self.people.get(&folded).or_else(|| {
            // Sources add a former name: "Myanmar (Burma)".
            let plain = fold(place.split(" (").next().unwrap_or_default());
            [folded, plain].iter().find_map(|name| {
                self.people
                    .get(name)
                    .or_else(|| self.people.get(self.aliases.get(name)?))
            })
        })
    }
}

fn aliases() -> Result<BTreeMap<String, String>> {
    let names: BTreeMap<String, Vec<String>> = toml::from_str(ALIASES)
        .map_err(|error| Error::engine(format!("the list of country names is broken: {error}")))?;
    Ok(names
        .iter()
        .flat_map(|(bank, others)| others.iter().map(move |other| (fold(other), fold(bank))))
        .collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(text: &str) -> Result<Population> {
        let mut file = tempfile::NamedTempFile::new().unwrap();
        std::io::Write::write_all(&mut file, text.as_bytes()).unwrap();
        Population::read(file.path())
    }

    #[test]
    fn names_are_found_as_sources_write_them() {
        let population = table(
            "Country Name,Country Code,Year,Value\n\"Iran, Islamic Rep.\",IRN,2018,81800188\n\
             Myanmar,MMR,2018,53708320\nNowhere,NWH,2018,0\n",
        )
        .unwrap();
        assert_eq!(population.people("Iran", 2018), Some(81_800_188.0));
        assert_eq!(
            population.people("Myanmar (Burma)", 2018),
            Some(53_708_320.0)
        );
        assert_eq!(population.people("Iran", 2019), None);
        assert_eq!(population.people("Nowhere", 2018), None);
    }

    #[test]
    fn a_bad_cell_names_its_line_and_column() {
        let error = table("place,year,population\nA,2018,many\n")
            .unwrap_err()
            .to_string();
        assert!(
            error.contains(":2: population: ") && error.contains("\"many\""),
            "{error}"
        );
        let error = table("a,b\n1,2\n").unwrap_err().to_string();
        assert!(error.contains("Country Name"), "{error}");
    }
}
