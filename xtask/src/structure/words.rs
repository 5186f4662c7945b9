//! Names and sentences (`CONTRIBUTING.md`): no type name twice in the workspace, how documentation begins, no tuple patterns as
//! parameters, no file of more than 400 lines of code, no modules that import each other in a circle.
//!
//! What does not hold yet is counted in `xtask/words.txt`, which may only shrink.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::{Failure, circles, rust_files};

/// Where it is said what does not hold yet.
const KNOWN: &str = "xtask/words.txt";
/// Words that begin a fragment where a sentence or a noun is due.
const OPENINGS: [&str; 12] = [
    "What", "Whether", "Who", "Whose", "Which", "How", "When", "Where", "Why", "Of", "None", "That",
];

/// The most lines of code that a file may have, tests apart.
const FILE_LINES_MAX: usize = 400;

/// Compares what is found with what is known.
pub(super) fn check(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let known = std::fs::read_to_string(root.join(KNOWN))?;
    let found = found(root)?;
    let grown: Vec<_> = found.lines().filter(|line| grows(&known, line)).collect();
    for line in &grown {
        violations.push(format!("{KNOWN}: not allowed, or more than before: {line}"));
    }
    if grown.is_empty() && known != found {
        violations.push(format!("{KNOWN} has shrunk: run `cargo xtask words`"));
    }
    Ok(())
}

/// Writes what is found, unless it is more than was known.
pub(crate) fn shrink(root: &Path) -> Result<(), Failure> {
    let path = root.join(KNOWN);
    let known = std::fs::read_to_string(&path)?;
    let found = found(root)?;
    let grown: Vec<_> = found.lines().filter(|line| grows(&known, line)).collect();
    if !grown.is_empty() {
        return Err(format!("{KNOWN} may only shrink:\n{}", grown.join("\n")).into());
    }
    std::fs::write(path, found)?;
    Ok(())
}

/// Whether a line says more than the known line about the same: a number that is higher, or a type that is new.
fn grows(known: &str, line: &str) -> bool {
    let split = |line: &str| -> (String, u64) {
        let (about, count) = line.rsplit_once(' ').unwrap_or((line, ""));
        (about.to_owned(), count.parse().unwrap_or(u64::MAX))
    };
    let (about, count) = split(line);
    !known.lines().map(split).any(|(old, most)| old == about && count <= most)
}

/// Returns a line for each exception: what it is about, and how often.
fn found(root: &Path) -> Result<String, Failure> {
    let mut counts = BTreeMap::<String, u64>::new();
    let mut count = |about: String, times: u64| *counts.entry(about).or_default() += times;
    for folder in std::fs::read_dir(root.join("crates"))? {
        let folder = folder?.path();
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        count(format!("modules in circles {name}"), circles::count(&folder)?);
        for path in rust_files(&folder.join("src"))?.iter().filter(|path| !is_apart(path)) {
            let text = std::fs::read_to_string(path)?;
            let code = before_tests(&text);
            type_names(code).for_each(|name| count(format!("type {name}"), 1));
            count(format!("openings {name}"), fragments(code));
            count(format!("tuples {name}"), tuple_parameters(code));
            let is_code =
                |line: &&str| !line.trim().is_empty() && !line.trim_start().starts_with("//");
            let lines = code.lines().filter(is_code).count();
            if lines > FILE_LINES_MAX {
                let path = path.strip_prefix(root)?.display();
                count(format!("lines {path}"), u64::try_from(lines)?);
            }
        }
    }
    counts.retain(|about, count| *count > u64::from(about.starts_with("type ")));
    Ok(counts.into_iter().map(|(about, count)| format!("{about} {count}\n")).collect())
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

/// Counts the documentation blocks that begin with one of [`OPENINGS`].
fn fragments(code: &str) -> u64 {
    let mut count = 0;
    let mut before = "";
    for line in code.lines().map(str::trim_start) {
        let begins = line.strip_prefix("/// ").filter(|_| !before.starts_with("///"));
        let first = begins.and_then(|text| text.split([' ', ',']).next());
        count += u64::from(first.is_some_and(|word| OPENINGS.contains(&word)));
        before = line;
    }
    count
}

/// Counts the parameters of functions that are tuple patterns, such as `(key, value): (&str, &str)`. A closure may have one: it
/// takes the items of an iterator as they are.
fn tuple_parameters(code: &str) -> u64 {
    let typed = code.lines().filter(|line| !line.trim_start().starts_with("//"));
    let typed = typed.flat_map(|line| line.match_indices("): (").map(move |(at, _)| (line, at)));
    let is_pattern = |(line, at): &(&str, usize)| {
        let parts = line.get(..*at).and_then(|before| before.rsplit_once('('));
        parts.is_some_and(|(before, inside)| {
            !before.ends_with('|')
                && !before.trim_start().starts_with("let ")
                && inside.contains(", ")
                && inside.chars().all(|one| one.is_alphanumeric() || "_, ".contains(one))
        })
    };
    u64::try_from(typed.filter(is_pattern).count()).unwrap_or(u64::MAX)
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
    fn the_first_word_of_a_block_counts() {
        let code = "/// What it is.\n/// Which counts not.\nfn a() {}\n\n/// Returns it.\nfn b() {}\n    /// Of that.\n    c: u8,\n";
        assert_eq!(fragments(code), 2);
    }

    #[test]
    fn tuple_patterns_are_counted() {
        let code = "fn f((a, b): (u8, u8)) {}\nfn g(\n    (a, _b): (u8, u8),\n) {}\nlet x: (u8) = y;\nlet (a, b): (u8, u8) = y;\nlet c = |(a, b): (u8, u8)| a;\nfn h() -> (u8, u8) {}\n";
        assert_eq!(tuple_parameters(code), 2);
    }

    #[test]
    fn the_list_may_only_shrink() {
        let known = "openings keys 7\ntype Place 3\n";
        for (line, expected) in [
            ("openings keys 7", false),
            ("openings keys 6", false),
            ("openings keys 8", true),
            ("type Place 2", false),
            ("type Told 2", true),
        ] {
            assert_eq!(grows(known, line), expected, "{line}");
        }
    }
}
