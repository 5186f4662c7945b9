//! The places that documents name exist.

use std::path::Path;

use super::Failure;

/// The documents whose places are checked.
const DOCUMENTS: [&str; 5] =
    ["ARCHITECTURE.md", "CONTRIBUTING.md", "README.md", "SECURITY.md", "docs/formats.md"];
/// The folders whose paths are recognised.
const FOLDERS: [&str; 9] = [
    "benches/",
    "conformance/",
    "crates/",
    "docs/",
    "findings/",
    "fuzz/",
    "scripts/",
    "vectors/",
    "xtask/",
];
/// Parts of paths that builds and tests make.
const MADE: [&str; 6] = ["artifacts", "corpus", "logs", "node_modules", "seeds", "target"];

/// Checks every path in code font.
pub(super) fn check(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    for document in DOCUMENTS {
        let text = std::fs::read_to_string(root.join(document))?;
        for (number, line) in text.lines().enumerate() {
            let is_gone = |path: &&str| !root.join(path).exists();
            let in_crates =
                crate_paths(line).filter(|path| !root.join("crates").join(path).exists());
            for path in paths(line).filter(is_gone).chain(in_crates) {
                violations.push(format!("{document}:{}: there is no `{path}`", number + 1));
            }
        }
    }
    Ok(())
}

/// Returns the paths in a line: what is in code font, begins with a known folder, and stands for itself.
fn paths(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2).filter(|word| {
        FOLDERS.iter().any(|folder| word.starts_with(folder))
            && !word.contains(['<', '*', '{', ' ', '$'])
            && !word.split('/').any(|part| MADE.contains(&part))
    })
}

/// Returns the paths in a line that begin with a crate, such as `kms/src/table.rs`.
fn crate_paths(line: &str) -> impl Iterator<Item = &str> {
    line.split('`').skip(1).step_by(2).filter(|word| {
        let inside = word.split_once("/src").map(|(_, rest)| rest);
        inside.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            && !word.starts_with("crates/")
            && !FOLDERS.iter().any(|folder| word.starts_with(folder))
            && !word.contains(['<', '*', '{', ' ', '$'])
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn patterns_and_commands_are_no_paths() {
        let line =
            "`crates/a/src/b.rs`, `crates/<name>/src`, `scripts/fuzz 60`, `src/c.rs`, `docs/`";
        assert_eq!(paths(line).collect::<Vec<_>>(), ["crates/a/src/b.rs", "docs/"]);
        let line = "`kms/src/table.rs`, `iam/src/<noun>.rs`, `crates/a/src/b.rs`, `a/b.rs`";
        assert_eq!(crate_paths(line).collect::<Vec<_>>(), ["kms/src/table.rs"]);
    }
}
