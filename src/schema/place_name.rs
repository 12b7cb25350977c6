//! Names of places as the same place is written: "Tayaran Sq.", "al-Tayaran
//! Square", "Square of al-Tayaran".

use super::fold;

/// Words that transliterations add or leave out, and small words.
const SMALL: [&str; 17] = [
    "al", "el", "ul", "ad", "adh", "an", "ar", "as", "ash", "at", "ath", "az", "the", "of", "in",
    "de", "la",
];

/// What is often abbreviated, as it is written in full and short.
const SHORT: [(&str, &str); 11] = [
    ("square", "sq"),
    ("street", "st"),
    ("saint", "st"),
    ("road", "rd"),
    ("avenue", "ave"),
    ("boulevard", "blvd"),
    ("market", "mkt"),
    ("university", "univ"),
    ("hospital", "hosp"),
    ("station", "stn"),
    ("building", "bldg"),
];

/// The words of a place's name that tell it from others: folded, without
/// articles, in short form, sorted.
#[must_use]
pub fn place_words(name: &str) -> Vec<String> {
    let folded = fold(name);
    let all: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty()).collect();
    let telling: Vec<&str> = all
        .iter()
        .copied()
        .filter(|word| !SMALL.contains(word))
        .collect();
    // A name of small words only is left as it is.
    let kept = if telling.is_empty() { all } else { telling };
    let mut words: Vec<String> = kept
        .into_iter()
        .map(|word| {
            SHORT
                .iter()
                .find(|(full, _)| *full == word)
                .map_or(word, |(_, short)| short)
        })
        .map(|word| without_arabic_article(word).to_owned())
        .collect();
    words.sort_unstable();
    words
}

fn without_arabic_article(word: &str) -> &str {
    match word.strip_prefix("ال") {
        Some(rest) if rest.chars().count() >= 3 => rest,
        _ => word,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_place_are_one() {
        for same in [
            &[
                "Tayaran Square",
                "Tayaran Sq.",
                "al-Tayaran Square",
                "SQUARE OF AL-TAYARĀN",
            ][..],
            &["Bab al-Sharqi", "Bab ash-Sharqi", "Bāb al Sharqī"],
            &["ساحة الطيران", "سَاحَة طيران"],
        ] {
            for other in &same[1..] {
                assert_eq!(place_words(other), place_words(same[0]), "{other}");
            }
        }
        assert_ne!(place_words("Tayaran Square"), place_words("Tahrir Square"));
        assert_eq!(place_words("Al"), ["al"]);
        assert!(place_words("–").is_empty());
    }
}
