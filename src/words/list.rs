//! Lists in a sentence.

/// All of some items: "a", "a and b", "a, b and c"; empty for none.
#[must_use]
pub fn all_of<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "and")
}

/// Any of some items: "a", "a or b", "a, b or c"; empty for none.
#[must_use]
pub fn any_of<T: AsRef<str>>(items: &[T]) -> String {
    joined(items, "or")
}

/// Of those that were asked for, any of which will do; a plural beside its
/// singular is the same kind: "bombing or shooting".
#[must_use]
pub(super) fn alternatives(asked: &[String]) -> String {
    let plural_of_another = |one: &&String| {
        let singular = one.strip_suffix('s');
        singular.is_some_and(|singular| asked.iter().any(|other| other == singular))
    };
    let kinds: Vec<&String> = asked.iter().filter(|one| !plural_of_another(one)).collect();
    any_of(&kinds)
}

fn joined<T: AsRef<str>>(items: &[T], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.as_ref().to_owned(),
        [before @ .., end] => {
            let before: Vec<&str> = before.iter().map(AsRef::as_ref).collect();
            format!("{} {last} {}", before.join(", "), end.as_ref())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_is_joined_by_a_word() {
        assert_eq!(all_of::<&str>(&[]), "");
        assert_eq!(all_of(&["a"]), "a");
        assert_eq!(any_of(&["a", "b"]), "a or b");
        assert_eq!(all_of(&["a", "b", "c"]), "a, b and c");
    }

    #[test]
    fn a_plural_is_no_other_kind() {
        for (asked, words) in [
            (&["bombing", "bombings"][..], "bombing"),
            (&["bombings"], "bombings"),
            (
                &["bombings", "mass shooting", "bombing"],
                "mass shooting or bombing",
            ),
            (&["IS", "AQI", "I"], "IS, AQI or I"),
        ] {
            let asked: Vec<String> = asked.iter().map(|&one| one.to_owned()).collect();
            assert_eq!(alternatives(&asked), words);
        }
    }
}
