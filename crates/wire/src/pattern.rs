//! The regular expressions of the model, each compiled once.

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use model::ServiceOperation;
use model::shape::{Kind, Shape, Structure};
use regex::{Regex, RegexBuilder};

/// The pattern of key ids, which most requests have: no engine is needed.
const ASCII: &str = r"^\p{ASCII}+$";

/// The compiled patterns, by the pattern as the model writes it. The set is the model's, so it is bounded.
static COMPILED: LazyLock<HashMap<&'static str, Regex>> = LazyLock::new(|| {
    let mut collected = Collected::default();
    ServiceOperation::all().for_each(|operation| collected.structure(operation.input()));
    collected.compiled
});

/// Compiles the patterns of the model, which takes milliseconds. Call it at the start, so that no request waits.
pub fn warm_up() {
    LazyLock::force(&COMPILED);
}

/// Returns whether the whole of `text` matches. A pattern that does not compile matches nothing, and a test checks that all do.
pub(crate) fn matches(pattern: &'static str, text: &str) -> bool {
    if pattern == ASCII {
        return !text.is_empty() && text.is_ascii();
    }
    COMPILED.get(pattern).is_some_and(|regex| regex.is_match(text))
}

/// The patterns so far, and the structures that they were collected from: a structure may have itself as a part.
#[derive(Default)]
struct Collected {
    compiled: HashMap<&'static str, Regex>,
    seen: HashSet<*const Structure>,
}

impl Collected {
    fn structure(&mut self, structure: &'static Structure) {
        if self.seen.insert(std::ptr::from_ref(structure)) {
            structure.members.iter().for_each(|member| self.shape(member.shape));
        }
    }

    fn shape(&mut self, shape: &'static Shape) {
        match &shape.kind {
            Kind::String { pattern: Some(pattern), .. } => {
                if let Some(regex) = compile(pattern) {
                    self.compiled.insert(pattern, regex);
                }
            }
            Kind::List { member, .. } => self.shape(member),
            Kind::Map { key, value } => {
                self.shape(key);
                self.shape(value);
            }
            Kind::Structure(structure) => self.structure(structure),
            Kind::String { pattern: None, .. }
            | Kind::Blob { .. }
            | Kind::Integer { .. }
            | Kind::Long
            | Kind::Boolean
            | Kind::Timestamp => {}
        }
    }
}

/// Compiles a pattern. The model's patterns are Java's: `\w`, `\d` and `\s` are ASCII there and Unicode here, and `.` is no `\r`
/// there.
fn compile(pattern: &str) -> Option<Regex> {
    let ascii = pattern
        .replace(r"\w", "[0-9A-Za-z_]")
        .replace(r"\d", "[0-9]")
        .replace(r"\s", r"[ \t\n\x0B\f\r]");
    RegexBuilder::new(&format!("^(?:{ascii})$")).crlf(true).build().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn patterns(shape: &'static Shape, depth: usize, found: &mut Vec<&'static str>) {
        // Deeper than any structure that has not itself as a part.
        if depth > 8 {
            return;
        }
        if let Kind::String { pattern: Some(pattern), .. } = shape.kind {
            found.push(pattern);
        } else if let Kind::List { member, .. } = shape.kind {
            patterns(member, depth + 1, found);
        } else if let Kind::Structure(structure) = shape.kind {
            let members = structure.members.iter();
            members.for_each(|member| patterns(member.shape, depth + 1, found));
        }
    }

    /// A pattern that this engine refused would match nothing, and the member could never be sent.
    #[test]
    fn every_pattern_of_the_model_compiles() {
        let mut found = Vec::new();
        for member in ServiceOperation::all().flat_map(|operation| operation.input().members) {
            patterns(member.shape, 0, &mut found);
        }
        assert!(found.len() > 200);
        for pattern in found {
            assert!(COMPILED.contains_key(pattern), "{pattern}");
        }
    }

    #[test]
    fn a_pattern_matches_the_whole_or_not_at_all() {
        let alias = "^[a-zA-Z0-9:/_-]+$";
        assert!(matches(alias, "alias/x"));
        for text in ["alias/x\n", "\nalias/x", "alias/x\r", "alias x", ""] {
            assert!(!matches(alias, text), "{text:?}");
        }
        let alternatives = r"^(/[a-zA-Z0-9\/_-]+/kms/xks/v\d{1,2})$|^(/kms/xks/v\d{1,2})$";
        assert!(matches(alternatives, "/kms/xks/v1"));
        assert!(matches(alternatives, "/a/kms/xks/v12"));
        assert!(!matches(alternatives, "/kms/xks/v1/x"));
    }

    #[test]
    fn the_pattern_of_key_ids_is_answered_as_the_engine_does() {
        for text in ["", "a", "a b", "a\nb", "\n", "\0", "\x7f", "ä", "a\u{80}"] {
            let expected = COMPILED.get(ASCII).unwrap().is_match(text);
            assert_eq!(matches(ASCII, text), expected, "{text:?}");
        }
    }

    #[test]
    fn classes_are_those_of_java() {
        let principal = r"^[\w+=,.@:/-]+$";
        assert!(matches(principal, "arn:aws:iam::1:user/a"));
        assert!(!matches(principal, "arn:aws:iam::1:user/ä"));
        let xks_key = "^[a-zA-Z0-9-_.]+$";
        assert!(matches(xks_key, "a-B_0.9"));
        assert!(!matches(xks_key, "a:b"));
        let policy = r"[\u0009\u000A\u000D\u0020-\u00FF]+";
        assert!(matches(policy, "{\t\"ÿ\"\r\n}"));
        assert!(!matches(policy, "a\u{100}a"));
        assert!(!matches(policy, "\u{0}"));
        let source = "^arn:aws[a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]*:[0-9]{12}:.+$";
        assert!(matches(source, "arn:aws:s3:::".replace("::", ":x:000000000000:").as_str()));
        assert!(!matches(source, "arn:aws:s3:x:000000000000:a\rb"));
    }
}
