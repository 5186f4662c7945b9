//! Names and sentences (`CONTRIBUTING.md`): no type name twice in the crates, how documentation begins, no tuple patterns as
//! parameters, no file of more than 400 lines of code, no modules that import each other in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Failure, circles, rust_files};

/// Words that begin a fragment where a sentence or a noun is due.
const OPENINGS: [&str; 12] = [
    "What", "Whether", "Who", "Whose", "Which", "How", "When", "Where", "Why", "Of", "None", "That",
];

/// The most lines of code that a file may have, tests apart.
const FILE_LINES_MAX: usize = 400;

/// Names each violation in the crates of the service, generated code and tests apart.
pub(super) fn check(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let mut types = BTreeMap::<String, Vec<String>>::new();
    for folder in std::fs::read_dir(root.join("crates"))? {
        let folder = folder?.path();
        let name = folder.strip_prefix(root)?.display();
        for module in circles::modules(&folder)? {
            violations.push(format!("{name}: module {module} imports itself by way of others"));
        }
        for path in rust_files(&folder.join("src"))?.iter().filter(|path| !is_apart(path)) {
            let text = std::fs::read_to_string(path)?;
            let (code, place) =
                (before_tests(&text), path.strip_prefix(root)?.display().to_string());
            sentences(code, &place, violations);
            for name in type_names(code) {
                types.entry(name.to_owned()).or_default().push(place.clone());
            }
        }
    }
    for (name, places) in types.iter().filter(|(_, places)| places.len() > 1) {
        violations.push(format!("type {name} has its name more than once: {}", places.join(", ")));
    }
    Ok(())
}

/// Names what is wrong with a file alone.
fn sentences(code: &str, place: &str, violations: &mut Vec<String>) {
    let is_code = |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
    let lines = code.lines().filter(is_code).count();
    if lines > FILE_LINES_MAX {
        violations.push(format!("{place}: {lines} lines of code"));
    }
    for line in fragments(code) {
        violations.push(format!("{place}: no sentence and no noun begins so: {line}"));
    }
    for line in tuple_parameters(code) {
        violations.push(format!("{place}: a tuple pattern as parameter: {line}"));
    }
}

/// Whether a file has generated code or tests only.
fn is_apart(path: &Path) -> bool {
    let parts: BTreeSet<_> = path.iter().filter_map(|part| part.to_str()).collect();
    ["generated", "generated.rs", "tests", "tests.rs"].iter().any(|part| parts.contains(part))
}

/// Returns the code before the module of its tests.
pub(super) fn before_tests(text: &str) -> &str {
    let ends = ["#[cfg(test)]\nmod ", "#[cfg(test)]\npub(crate) mod "];
    let end = ends.iter().filter_map(|end| text.find(end)).min().unwrap_or(text.len());
    text.get(..end).unwrap_or(text)
}

/// Returns the names of the types that a file defines at its top level.
fn type_names(code: &str) -> impl Iterator<Item = &str> {
    code.lines().filter_map(|line| {
        let line = match line.strip_prefix("pub") {
            Some(rest) => {
                rest.strip_prefix(' ').or_else(|| rest.split_once(") ").map(|(_, rest)| rest))?
            }
            None => line,
        };
        let (keyword, rest) = line.split_once(' ')?;
        let is_type = ["struct", "enum", "trait", "type", "union"].contains(&keyword);
        let name = rest.split(|letter: char| !letter.is_alphanumeric()).next()?;
        // A crate may give a generic type of another its own parameter: `type Context<'a> = pipeline::Context<'a, Kms>`.
        let is_same = keyword == "type" && rest.contains(&format!("::{name}<"));
        (is_type && !is_same).then_some(name)
    })
}

/// Returns the first lines of the documentation blocks that begin with one of [`OPENINGS`].
fn fragments(code: &str) -> impl Iterator<Item = &str> {
    let lines = code.lines().map(str::trim_start);
    let before = std::iter::once("").chain(lines.clone());
    let begins = before.zip(lines).filter(|(before, _)| !before.starts_with("///"));
    begins.map(|(_, line)| line).filter(|line| {
        let first = line.strip_prefix("/// ").and_then(|text| text.split([' ', ',']).next());
        first.is_some_and(|word| OPENINGS.contains(&word))
    })
}

/// Returns the lines with parameters of functions that are tuple patterns, such as `(key, value): (&str, &str)`. A closure may
/// have one: it takes the items of an iterator as they are.
fn tuple_parameters(code: &str) -> impl Iterator<Item = &str> {
    let typed = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let typed = typed.flat_map(|line| line.match_indices("): (").map(move |(at, _)| (line, at)));
    let patterns = typed.filter(|(line, at)| {
        let parts = line.get(..*at).and_then(|before| before.rsplit_once('('));
        parts.is_some_and(|(before, inside)| {
            !before.ends_with('|')
                && !before.trim_start().starts_with("let ")
                && inside.contains(", ")
                && inside.chars().all(|one| one.is_alphanumeric() || "_, ".contains(one))
        })
    });
    patterns.map(|(line, _)| line.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn types_at_the_top_level_are_found() {
        let code = "pub struct A;\npub(crate) enum B<T> {}\ntype C = u8;\ntype E<'a> = other::E<'a, A>;\n    struct Inner;\npub fn f() {}\ntrait D: X {}\n";
        assert_eq!(type_names(code).collect::<Vec<_>>(), ["A", "B", "C", "D"]);
    }

    #[test]
    fn the_first_word_of_a_block_decides() {
        let code = "/// What it is.\n/// Which counts not.\nfn a() {}\n\n/// Returns it.\nfn b() {}\n    /// Of that.\n    c: u8,\n";
        assert_eq!(fragments(code).collect::<Vec<_>>(), ["/// What it is.", "/// Of that."]);
    }

    #[test]
    fn tuple_patterns_are_found() {
        let code = "fn f((a, b): (u8, u8)) {}\nfn g(\n    (a, _b): (u8, u8),\n) {}\nlet x: (u8) = y;\nlet (a, b): (u8, u8) = y;\nlet c = |(a, b): (u8, u8)| a;\nfn h() -> (u8, u8) {}\n";
        assert_eq!(
            tuple_parameters(code).collect::<Vec<_>>(),
            ["fn f((a, b): (u8, u8)) {}", "(a, _b): (u8, u8),"]
        );
    }

    #[test]
    fn a_name_that_two_crates_have_is_a_violation_wherever_it_is() {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("crates/a/src/lib.rs", "pub struct Twice;\npub struct Once;\n"),
            ("crates/b/src/c/d.rs", "enum Twice {}\n#[cfg(test)]\nmod tests {}\nstruct Once;\n"),
            ("crates/b/src/tests.rs", "struct Once;\n"),
        ] {
            let path = root.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let mut violations = Vec::new();
        check(root.path(), &mut violations).unwrap();
        let [one] = violations.as_slice() else { panic!("{violations:?}") };
        assert!(one.starts_with("type Twice "), "{one}");
        assert!(
            one.contains("crates/a/src/lib.rs") && one.contains("crates/b/src/c/d.rs"),
            "{one}"
        );
    }
}
