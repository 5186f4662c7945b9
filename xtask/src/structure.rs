//! `cargo xtask structure`: the rules of the layout that no lint knows.
//!
//! - A crate uses only the crates of the layers below it, as the table in `ARCHITECTURE.md` says.
//! - Every crate takes the lints of the workspace.
//! - An operation is in the one file that its name predicts, and conversely.
//! - No file is called `utils`, `common`, `helpers`, `manager` or `misc`.
//! - A function has at most 70 lines (also a lint; this covers generated and test code alike where lints are off).

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

const BANNED: [&str; 6] = ["utils", "util", "common", "helpers", "manager", "misc"];
const FUNCTION_LINES_MAX: usize = 70;

/// Checks everything and names every violation.
pub(crate) fn check(root: &Path) -> Result<(), Failure> {
    let mut violations = Vec::new();
    edges(root, &mut violations)?;
    operations(root, &mut violations)?;
    files(root, &mut violations)?;
    if violations.is_empty() {
        return Ok(());
    }
    Err(violations.join("\n").into())
}

/// The rows `| 0 | `secret` | ... | uses |` of the table in ARCHITECTURE.md, by crate.
fn allowed(root: &Path) -> Result<BTreeMap<String, BTreeSet<String>>, Failure> {
    let text = std::fs::read_to_string(root.join("ARCHITECTURE.md"))?;
    let mut table = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [layer, name, .., uses] = cells.as_slice() else { continue };
        if layer.parse::<u8>().is_err() {
            continue;
        }
        let uses = uses.split([' ', ',']).filter(|word| word.starts_with('`'));
        let uses = uses.map(|word| word.trim_matches('`').to_owned()).collect();
        table.insert(name.trim_matches('`').to_owned(), uses);
    }
    Ok(table)
}

fn edges(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let allowed = allowed(root)?;
    for folder in std::fs::read_dir(root.join("crates"))? {
        let folder = folder?.path();
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml"))?;
        if !manifest.contains("[lints]\nworkspace = true") {
            violations.push(format!("crates/{name}: does not take the lints of the workspace"));
        }
        let Some(may_use) = allowed.get(&name) else {
            violations.push(format!("crates/{name}: is not in the table of ARCHITECTURE.md"));
            continue;
        };
        let used: BTreeSet<String> =
            dependencies(&manifest).filter(|used| allowed.contains_key(used)).collect();
        for used in used.difference(may_use) {
            violations.push(format!(
                "crates/{name}: uses `{used}`, which ARCHITECTURE.md does not allow"
            ));
        }
        for unused in may_use.difference(&used) {
            violations.push(format!("ARCHITECTURE.md: `{name}` does not use `{unused}`"));
        }
    }
    Ok(())
}

/// The names under `[dependencies]`.
fn dependencies(manifest: &str) -> impl Iterator<Item = String> {
    let section = manifest.split("[dependencies]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let names: Vec<String> = section
        .lines()
        .filter_map(|line| line.split(['.', '=', ' ']).next())
        .filter(|name| !name.is_empty())
        .map(str::to_owned)
        .collect();
    names.into_iter()
}

/// Every operation of the model has a file or stands in gaps.txt, never both.
fn operations(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let model = std::fs::read_to_string(root.join("crates/model/src/generated/operations.rs"))?;
    let stems = fields(&model, "stem: ");
    let names = fields(&model, "name: ");
    let gaps = std::fs::read_to_string(root.join("crates/operations/gaps.txt"))?;
    let gaps: BTreeSet<&str> = gaps.lines().collect();
    if names.len() != stems.len() || names.is_empty() {
        return Err("the generated operations are not as expected".into());
    }
    for (name, stem) in names.iter().zip(&stems) {
        let file = root.join(format!("crates/operations/src/{stem}.rs"));
        match (file.is_file(), gaps.contains(name.as_str())) {
            (true, true) => violations.push(format!("{name} has a file and stands in gaps.txt")),
            (false, false) => violations
                .push(format!("{name} has no file {stem}.rs and does not stand in gaps.txt")),
            (true, false) | (false, true) => {}
        }
    }
    Ok(())
}

/// The quoted values of a field, in order.
fn fields(text: &str, field: &str) -> Vec<String> {
    let values = text.lines().filter_map(|line| line.trim().strip_prefix(field));
    let values = values.filter(|value| value.starts_with('"'));
    values.map(|value| value.trim_matches(['"', ',']).to_owned()).collect()
}

fn files(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    for folder in ["crates", "xtask", "conformance", "benches"] {
        for path in rust_files(&root.join(folder))? {
            let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
            if BANNED.contains(&stem) {
                violations.push(format!("{}: a file is named for what it holds", path.display()));
            }
            if !path.components().any(|part| part.as_os_str() == "generated") {
                long_functions(&path, violations)?;
            }
        }
    }
    Ok(())
}

fn rust_files(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
        if path.is_dir() && !["target", "node_modules"].contains(&name) {
            found.extend(rust_files(&path)?);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
    Ok(found)
}

/// Functions are told by their indentation, which rustfmt guarantees.
fn long_functions(path: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let text = std::fs::read_to_string(path)?;
    let mut open: Option<(usize, usize, String)> = None;
    for (number, line) in text.lines().enumerate() {
        let indent = line.len() - line.trim_start().len();
        match &open {
            None if is_function(line.trim_start()) && !line.trim_end().ends_with(';') => {
                open = Some((number, indent, line.trim().to_owned()));
            }
            Some((start, at, head)) if indent == *at && line.trim() == "}" => {
                if number - start >= FUNCTION_LINES_MAX {
                    let lines = number - start + 1;
                    violations.push(format!(
                        "{}:{}: {lines} lines: {head}",
                        path.display(),
                        start + 1
                    ));
                }
                open = None;
            }
            Some((_, at, _)) if indent == *at && line.trim_end().ends_with(';') => open = None,
            _ => {}
        }
    }
    Ok(())
}

fn is_function(line: &str) -> bool {
    let mut words = line
        .split(' ')
        .skip_while(|word| ["const", "async", "unsafe"].contains(word) || word.starts_with("pub"));
    words.next() == Some("fn")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_functions_are_found_and_short_ones_are_not() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.rs");
        for (lines, expected) in [(68, 0), (69, 1)] {
            let body = "    x();\n".repeat(lines);
            std::fs::write(&path, format!("fn a() {{\n{body}}}\n\nfn b();\n\nfn c() {{\n}}\n"))
                .unwrap();
            let mut violations = Vec::new();
            long_functions(&path, &mut violations).unwrap();
            assert_eq!(violations.len(), expected, "{lines}");
        }
    }

    #[test]
    fn dependencies_end_where_the_section_ends() {
        let manifest = "[package]\nname = \"x\"\n\n[dependencies]\na.workspace = true\nb = \"1\"\n\n[dev-dependencies]\nc = \"1\"\n";
        assert_eq!(dependencies(manifest).collect::<Vec<_>>(), ["a", "b"]);
    }
}
