//! "Did you mean": the known name closest to a mistyped one.

/// The candidate closest to `typed`, when it is close enough to be meant: a
/// Jaro-Winkler similarity (Winkler, 1990) of 0.75 or more, without case.
pub fn nearest<'a>(typed: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let typed = typed.to_lowercase();
    candidates
        .into_iter()
        .map(|name| (strsim::jaro_winkler(&typed, &name.to_lowercase()), name))
        .filter(|(score, _)| *score >= 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_typo_finds_its_name_and_nonsense_finds_none() {
        assert_eq!(nearest("kiled", ["killed", "injured"]), Some("killed"));
        assert_eq!(nearest("ADMIN_1", ["admin1", "admin2"]), Some("admin1"));
        assert_eq!(nearest("zzz", ["killed", "injured"]), None);
    }
}
