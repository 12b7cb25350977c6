//! What every statistic means: method, formula, assumptions and source.
//!
//! One text a term, in Markdown, the same for `casualty explain TERM` and for
//! this documentation: each term is a module below. [`find`] looks one up by its
//! name, by another name of it, or by the name of a column in the outputs. No other
//! room is used.

mod measure_columns;

use measure_columns::MeasureColumns;

/// One statistic, explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its name: `rate-ratio`.
    pub name: &'static str,
    /// Its title, the first line of the text.
    pub title: &'static str,
    /// The whole text in Markdown, at most 80 columns wide.
    pub text: &'static str,
    /// Other names that find it, those of columns in the outputs included but for
    /// columns that are named after a measure.
    pub also: &'static [&'static str],
    /// Columns of the outputs that are named after a measure.
    measured: MeasureColumns,
}

/// All terms, in the order in which they are best read.
#[must_use]
pub fn terms() -> &'static [Term] {
    TERMS
}

/// The term of that name or with that other name. Case does not matter, and
/// neither do spaces, hyphens and underscores.
#[must_use]
pub fn find(name: &str) -> Option<&'static Term> {
    TERMS.iter().find(|term| term.is_called(name))
}

impl Term {
    /// All names that find it: its own, the others, and columns of each measure.
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        let named = [self.name].into_iter().chain(self.also.iter().copied());
        named
            .map(str::to_owned)
            .chain(self.measured.names())
            .collect()
    }

    /// Whether this is its name, or one of its other names.
    fn is_called(&self, name: &str) -> bool {
        self.names()
            .iter()
            .any(|own| letters(own).eq(letters(name)))
    }
}

/// What a name is compared by.
fn letters(name: &str) -> impl Iterator<Item = char> {
    name.chars()
        .filter(|letter| !letter.is_whitespace() && !matches!(letter, '-' | '_'))
        .flat_map(char::to_lowercase)
}

/// The first line of a text, without the mark of a heading.
const fn title(text: &'static str) -> &'static str {
    let bytes = text.as_bytes();
    let mut end = 0;
    while end < bytes.len() && bytes[end] != b'\n' {
        end += 1;
    }
    text.split_at(end).0.split_at("# ".len()).1
}

/// The columns that a term names, or none.
macro_rules! or_none {
    () => {
        MeasureColumns::NONE
    };
    ($measured:expr) => {
        $measured
    };
}

/// Makes the table of terms, and a documented module of each.
macro_rules! table {
    ($($module:ident = $name:literal, also $also:expr $(, measured $measured:expr)?;)*) => {
        const TERMS: &[Term] = &[$(Term {
            name: $name,
            title: title(include_str!(concat!("terms/", $name, ".md"))),
            text: include_str!(concat!("terms/", $name, ".md")),
            also: &$also,
            measured: or_none!($($measured)?),
        }),*];
        $(
            #[doc = include_str!(concat!("terms/", $name, ".md"))]
            pub mod $module {}
        )*
    };
}

table! {
    toll_range = "toll-range", also [
        "toll", "tolls", "low", "best", "high", "known", "unknown", "range",
    ], measured MeasureColumns {
        of_tolls: &[
            "", "_low", "_high", "_unknown",
            "_difference", "_difference_low", "_difference_high", "_difference_unknown",
            "_baseline", "_baseline_low", "_baseline_high", "_baseline_unknown",
            "_against", "_against_low", "_against_high", "_against_unknown",
        ],
        of_others: &["", "_unknown"],
    };
    coverage = "coverage", also [
        "window", "coverage window", "days covered", "zero", "zeros", "true zero",
        "partial", "partial period", "complete", "like for like", "align",
        "alignment", "present", "incidents",
        "days", "full_baseline", "incidents_full_baseline",
    ], measured MeasureColumns {
        of_tolls: &[
            "_full_baseline", "_full_baseline_low", "_full_baseline_high",
            "_full_baseline_unknown",
        ],
        of_others: &[],
    };
    dataset_card = "dataset-card", also [
        "card", "dataset", "dataset.toml", "vocabulary", "provisional", "temporal", "spatial",
    ];
    allocation = "allocation", also ["allocate", "spread", "start", "end"];
    rate = "rate", also [
        "rates", "exposure", "regime_rate", "incidents_per_30_days",
        "incidents_per_30_days_baseline", "incidents_per_30_days_against",
    ];
    poisson_interval = "poisson-interval", also [
        "poisson", "garwood", "exact interval", "exact poisson interval", "mid-p",
        "interval", "confidence interval", "level", "lower", "upper",
    ];
    rate_ratio = "rate-ratio", also [
        "ratio", "p", "p-value", "rate_ratio_lower", "rate_ratio_upper",
        "exact test", "conditional exact", "clopper-pearson", "compare",
        "comparison", "conclusion", "significance",
        "incidents_baseline", "incidents_against", "incidents_difference",
    ];
    dispersion = "dispersion", also [
        "index of dispersion", "overdispersion", "dispersion test",
        "dispersion_within", "clustering", "variance", "p_over", "p_under", "index",
        "degrees",
    ];
    negative_binomial = "negative-binomial", also ["negbin", "theta"];
    quasi_poisson = "quasi-poisson", also [
        "phi",
    ];
    bootstrap = "bootstrap", also [
        "resampling", "resample", "resamples", "replicates", "usable", "seed",
        "percentile", "percentile interval", "bca", "compound poisson",
        "standard_error", "scenario", "scenarios", "toll ratio",
    ], measured MeasureColumns {
        of_tolls: &["_ratio", "_ratio_lower", "_ratio_upper", "_ratio_if_low", "_ratio_if_high"],
        of_others: &[],
    };
    adjusted_p = "adjusted-p", also [
        "adjusted p-value", "p_holm", "holm", "p_bh", "bh", "benjamini-hochberg",
        "false discovery rate", "fdr", "q-value", "multiple comparisons",
        "multiple testing",
    ];
    change_point = "change-point", also [
        "change", "changes", "credible", "credible interval", "posterior",
        "bayes factor", "log_bayes_factor", "last_of_old", "before", "after", "probability",
        "raftery-akman",
    ];
    pelt = "pelt", also [
        "regime", "regimes", "mbic", "bic", "penalty", "segmentation",
        "change points", "least_periods",
    ];
    quiet_run = "quiet-run", also ["quiet", "quiet period", "plug_in"];
    power_law_tail = "power-law-tail", also [
        "power law", "tail", "severity", "alpha", "xmin", "exponent", "fit",
        "tail_incidents", "alpha_error", "kolmogorov-smirnov", "ks",
        "goodness of fit", "goodness", "uncertainty", "xmin_given",
        "fit_at_least", "share_at_least",
    ];
    vuong = "vuong", also [
        "vuong test", "alternative", "alternatives", "at_power_law_limit",
        "mu", "sigma", "lambda", "slope", "curvature",
        "lognormal", "exponential",
        "likelihood ratio", "log_ratio", "favours",
    ];
    exceedance = "exceedance", also [
        "chance", "mean_chance", "chance_interval", "return_period",
        "return_period_interval", "at_least", "within", "within_days",
        "horizon", "threshold",
    ];
    heaping = "heaping", also [
        "heap", "heaps", "heaped", "rounding", "rounded", "tens", "dozens", "hundreds",
    ];
    verdict = "verdict", also [
        "verdicts", "supported", "contradicted", "undecidable", "claim", "claims", "readings",
    ];
    records = "records", also [
        "record", "rank", "largest", "biggest", "deadliest", "expected_records",
        "chance_of_record", "chance_of_last", "positions",
    ];
    record_matching = "record-matching", also [
        "diff", "matching", "revised", "added", "withdrawn", "re-keyed",
        "moved in", "moved out", "cosmetic", "coding", "vintage", "revision", "revisions",
    ];
    epiweek = "epiweek", also ["epidemiological week", "mmwr", "mmwr week"];
    isoweek = "isoweek", also ["iso 8601", "week"];
    distance = "distance", also ["haversine", "near", "radius", "km"];
    per_capita_rate = "per-capita-rate", also [
        "per capita", "per head", "rate per head", "population", "person_years",
        "incident_rate", "incident_rate_lower", "incident_rate_upper",
        "per 100,000",
    ], measured MeasureColumns {
        of_tolls: &["_rate", "_rate_lower", "_rate_upper"],
        of_others: &[],
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECTIONS: [&str; 6] = [
        "**What it says.** ",
        "**Method.** ",
        "**Formula.**\n\n```text\n",
        "**Assumptions.** ",
        "**Watch out.** ",
        "**Source.** ",
    ];

    #[test]
    fn every_text_has_a_title_and_all_sections_once_and_in_order() {
        for term in terms() {
            assert!(term.text.starts_with("# "), "{}", term.name);
            assert!(!term.title.is_empty(), "{}", term.name);
            assert!(!term.title.contains(['#', '\n']), "{}", term.name);
            let places: Vec<usize> = SECTIONS
                .iter()
                .map(|section| {
                    let found: Vec<usize> = term
                        .text
                        .match_indices(&format!("\n\n{section}"))
                        .map(|(place, _)| place)
                        .collect();
                    assert_eq!(found.len(), 1, "{} in {}", section, term.name);
                    found[0]
                })
                .collect();
            assert!(places.is_sorted(), "{}", term.name);
        }
    }

    #[test]
    fn texts_are_80_columns_wide_and_every_formula_is_text() {
        for term in terms() {
            for line in term.text.lines() {
                assert!(line.chars().count() <= 80, "{}: {line}", term.name);
                assert_eq!(line, line.trim_end(), "{}", term.name);
                let fence = !line.starts_with("```") || matches!(line, "```" | "```text");
                assert!(fence, "{}: {line}", term.name);
            }
            assert_eq!(term.text.matches("```").count() % 2, 0, "{}", term.name);
            assert!(term.text.ends_with(".\n"), "{}", term.name);
        }
    }

    #[test]
    fn every_source_has_a_year_or_an_office() {
        for term in terms() {
            let source = term.text.split("**Source.** ").nth(1).unwrap_or_default();
            let dated = source.contains("(19") || source.contains("(20");
            assert!(dated || source.contains("Centers"), "{}", term.name);
        }
    }

    #[test]
    fn every_name_and_other_name_finds_one_term() {
        for term in terms() {
            for name in &term.names() {
                let called = terms().iter().filter(|term| term.is_called(name));
                assert_eq!(called.count(), 1, "{name}");
                assert_eq!(find(name), Some(term), "{name}");
                let same = term
                    .names()
                    .iter()
                    .filter(|own| letters(own).eq(letters(name)))
                    .count();
                assert_eq!(same, 1, "{name} stands twice in {}", term.name);
            }
        }
    }

    /// Columns that tables have of a measure find the term that explains them.
    #[cfg(feature = "frames")]
    #[test]
    fn columns_of_every_measure_find_a_term() {
        use crate::query::Measure;

        let found = |name: &str| find(name).map(|term| term.name);
        for measure in Measure::ALL {
            let name = measure.name();
            assert!(find(name).is_some(), "{name}");
            if measure.is_toll() {
                let full = format!("{name}_full_baseline_high");
                assert_eq!(found(&full), Some("coverage"), "{full}");
                assert_eq!(found(&format!("{name}_difference_low")), Some("toll-range"));
                assert_eq!(found(&format!("{name}_ratio_if_low")), Some("bootstrap"));
                assert_eq!(
                    found(&format!("{name}_rate_upper")),
                    Some("per-capita-rate")
                );
            }
        }
        assert_eq!(found("fatal_incidents_unknown"), Some("toll-range"));
    }

    #[test]
    fn case_spaces_hyphens_and_underscores_do_not_matter() {
        let found = |name| find(name).map(|term| term.name);
        for name in [
            "rate-ratio",
            "rate_ratio",
            "Rate Ratio",
            " RATE ratio ",
            "p-value",
            "P_VALUE",
        ] {
            assert_eq!(found(name), Some("rate-ratio"), "{name}");
        }
        assert_eq!(found("Garwood"), Some("poisson-interval"));
        assert_eq!(found("BCa"), Some("bootstrap"));
        assert_eq!(found("change points"), Some("pelt"));
        assert_eq!(found("ISO week"), Some("isoweek"));
    }

    #[test]
    fn what_is_no_term_finds_none() {
        for name in [
            "",
            " ",
            "-",
            "_",
            "rate-rat",
            "rate-ratios",
            "no such term",
            "é",
        ] {
            assert_eq!(find(name), None, "{name}");
        }
    }

    #[test]
    fn titles_differ() {
        for (place, term) in terms().iter().enumerate() {
            assert!(
                terms()[..place]
                    .iter()
                    .all(|other| other.title != term.title)
            );
        }
    }
}
