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
}
