//! The regular expressions of the model, each compiled once.

use std::collections::HashMap;
use std::sync::LazyLock;

use model::Operation;
use model::shape::{Kind, Shape, Structure};
use regex::Regex;

/// By the pattern as the model writes it. The set is the model's, so it is bounded.
static COMPILED: LazyLock<HashMap<&'static str, Regex>> = LazyLock::new(|| {
    let mut compiled = HashMap::new();
    for operation in Operation::ALL {
        collect(operation.input(), &mut compiled);
    }
    compiled
});

/// Whether the whole of `text` matches. A pattern that does not compile matches nothing, and a test says that all do.
pub(crate) fn matches(pattern: &'static str, text: &str) -> bool {
    COMPILED.get(pattern).is_some_and(|regex| regex.is_match(text))
}

fn collect(structure: &'static Structure, compiled: &mut HashMap<&'static str, Regex>) {
    structure.members.iter().for_each(|member| collect_shape(member.shape, compiled));
}

fn collect_shape(shape: &'static Shape, compiled: &mut HashMap<&'static str, Regex>) {
    match &shape.kind {
        Kind::String { pattern: Some(pattern), .. } => {
            if let Ok(regex) = Regex::new(&format!("^(?:{})$", ascii_classes(pattern))) {
                compiled.insert(pattern, regex);
            }
        }
        Kind::List { member, .. } => collect_shape(member, compiled),
        Kind::Map { key, value } => [key, value].into_iter().for_each(|shape| collect_shape(shape, compiled)),
        Kind::Structure(structure) => collect(structure, compiled),
        Kind::String { pattern: None, .. }
        | Kind::Blob { .. }
        | Kind::Integer { .. }
        | Kind::Boolean
        | Kind::Timestamp => {}
    }
}

/// The model's patterns are Java's, whose `\w`, `\d` and `\s` are ASCII; Rust's are Unicode.
fn ascii_classes(pattern: &str) -> String {
    pattern.replace(r"\w", "[0-9A-Za-z_]").replace(r"\d", "[0-9]").replace(r"\s", r"[ \t\n\x0B\f\r]")
}

/// Compiles all patterns, so that the first request does not wait for it.
pub(crate) fn warm_up() {
    LazyLock::force(&COMPILED);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A pattern that Rust's engine refused would match nothing, and the member could never be sent.
    #[test]
    fn every_pattern_of_the_model_compiles() {
        fn patterns(structure: &'static Structure, out: &mut Vec<&'static str>) {
            for member in structure.members {
                match &member.shape.kind {
                    Kind::String { pattern: Some(pattern), .. } => out.push(pattern),
                    Kind::Structure(structure) => patterns(structure, out),
                    _ => {}
                }
            }
        }
        let mut all = Vec::new();
        Operation::ALL.iter().for_each(|operation| patterns(operation.input(), &mut all));
        assert!(all.len() > 20);
        for pattern in all {
            assert!(COMPILED.contains_key(pattern), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_matches_the_whole_or_not_at_all() {
        assert!(matches("^[a-zA-Z0-9:/_-]+$", "alias/x"));
        assert!(!matches("^[a-zA-Z0-9:/_-]+$", "alias/x\n"));
        assert!(!matches("^[a-zA-Z0-9:/_-]+$", "alias x"));
        assert!(matches(r"^[\w+=,.@:/-]+$", "arn:aws:iam::1:user/a"));
        assert!(!matches(r"^[\w+=,.@:/-]+$", "arn:aws:iam::1:user/ä"));
    }
}
