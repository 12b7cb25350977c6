//! What every statistic means: method, formula, assumptions and source.
//!
//! One text a term, in Markdown, the same for `casualty explain TERM` and for
//! this documentation: each term is a module below. [`find`] looks one up by its
//! name, by another name of it, or by the name of a column in the outputs. No other
//! room is used.

/// One statistic, explained.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// Its name: `rate-ratio`.
    pub name: &'static str,
    /// Its title, the first line of the text.
    pub title: &'static str,
    /// The whole text in Markdown, at most 80 columns wide.
    pub text: &'static str,
    /// Other names that find it, those of columns in the outputs included.
    pub also: &'static [&'static str],
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
    /// Whether this is its name, or one of its other names.
    fn is_called(&self, name: &str) -> bool {
        [self.name]
            .iter()
            .chain(self.also)
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

/// Makes the table of terms, and a documented module of each.
macro_rules! table {
    ($($module:ident = $name:literal, also $also:expr;)*) => {
        const TERMS: &[Term] = &[$(Term {
            name: $name,
            title: title(include_str!(concat!("terms/", $name, ".md"))),
            text: include_str!(concat!("terms/", $name, ".md")),
            also: &$also,
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
        "killed", "killed_low", "killed_high", "killed_unknown",
        "injured", "injured_low", "injured_high", "injured_unknown",
        "casualties", "casualties_low", "casualties_high", "casualties_unknown",
        "killed_difference", "killed_difference_low", "killed_difference_high",
        "killed_difference_unknown",
        "injured_difference", "injured_difference_low", "injured_difference_high",
        "injured_difference_unknown",
        "casualties_difference", "casualties_difference_low",
        "casualties_difference_high", "casualties_difference_unknown",
        "killed_baseline", "killed_baseline_low",
        "killed_baseline_high", "killed_baseline_unknown",
        "killed_against", "killed_against_low",
        "killed_against_high", "killed_against_unknown",
        "injured_baseline", "injured_baseline_low",
        "injured_baseline_high", "injured_baseline_unknown",
        "injured_against", "injured_against_low",
        "injured_against_high", "injured_against_unknown",
        "casualties_baseline", "casualties_baseline_low",
        "casualties_baseline_high", "casualties_baseline_unknown",
        "casualties_against", "casualties_against_low",
        "casualties_against_high", "casualties_against_unknown",
        "killed_per_incident", "max_killed",
        "fatal_incidents", "fatal_incidents_unknown",
    ];
    coverage = "coverage", also [
        "window", "coverage window", "days covered", "zero", "zeros", "true zero",
        "partial", "partial period", "complete", "like for like", "align",
        "alignment", "present", "incidents",
        "days", "full_baseline", "incidents_full_baseline",
        "killed_full_baseline", "killed_full_baseline_low",
        "killed_full_baseline_high", "killed_full_baseline_unknown",
        "injured_full_baseline", "injured_full_baseline_low",
        "injured_full_baseline_high", "injured_full_baseline_unknown",
        "casualties_full_baseline", "casualties_full_baseline_low",
        "casualties_full_baseline_high", "casualties_full_baseline_unknown",
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
        "phi", "rate_ratio_dispersed", "rate_ratio_dispersed_lower",
        "rate_ratio_dispersed_upper", "p_value_dispersed",
    ];
    bootstrap = "bootstrap", also [
        "resampling", "resample", "resamples", "replicates", "usable", "seed",
        "percentile", "percentile interval", "bca", "compound poisson",
        "standard_error", "scenario", "scenarios", "toll ratio",
        "killed_ratio", "killed_ratio_lower", "killed_ratio_upper",
        "killed_ratio_if_low", "killed_ratio_if_high",
        "injured_ratio", "injured_ratio_lower", "injured_ratio_upper",
        "injured_ratio_if_low", "injured_ratio_if_high",
        "casualties_ratio", "casualties_ratio_lower", "casualties_ratio_upper",
        "casualties_ratio_if_low", "casualties_ratio_if_high",
    ];
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
    epiweek = "epiweek", also ["epidemiological week", "mmwr", "mmwr week"];
    isoweek = "isoweek", also ["iso 8601", "week"];
    distance = "distance", also ["haversine", "near", "radius", "km"];
    per_capita_rate = "per-capita-rate", also [
        "per capita", "per head", "rate per head", "population", "person_years",
        "incident_rate", "incident_rate_lower", "incident_rate_upper",
        "killed_rate", "killed_rate_lower", "killed_rate_upper",
        "injured_rate", "injured_rate_lower", "injured_rate_upper",
        "casualties_rate", "casualties_rate_lower", "casualties_rate_upper",
        "per 100,000",
    ];
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
            for name in [term.name].iter().chain(term.also) {
                let called = terms().iter().filter(|term| term.is_called(name));
                assert_eq!(called.count(), 1, "{name}");
                assert_eq!(find(name), Some(term), "{name}");
                let same = [term.name]
                    .iter()
                    .chain(term.also)
                    .filter(|own| letters(own).eq(letters(name)))
                    .count();
                assert_eq!(same, 1, "{name} stands twice in {}", term.name);
            }
        }
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
        assert_eq!(found("killed_low"), Some("toll-range"));
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
