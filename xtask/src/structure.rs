//! `cargo xtask structure`: the rules of the layout that no lint knows.
//!
//! - A crate uses only crates of lower layers, as the table in `ARCHITECTURE.md` says ([`layers`]).
//! - The modules of a crate import one way ([`circles`]).
//! - Every crate takes the lints of the workspace.
//! - What documents say of places exists ([`places`]).
//! - Proofs are asked for, and changes committed and recorded, in few places ([`roads`]).
//! - No type name is used twice, and documentation begins as `CONTRIBUTING.md` says ([`words`]).
//! - An operation is in the one file that its name predicts, and conversely. No other file is beside it, and none uses another.
//! - No file is called `utils`, `common`, `helpers`, `manager` or `misc`.
//! - A function has at most 70 lines (also a lint; this covers generated and test code alike where lints are off).

mod circles;
mod layers;
mod places;
mod roads;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Failure = Box<dyn std::error::Error>;

const BANNED: [&str; 6] = ["utils", "util", "common", "helpers", "manager", "misc"];
const FUNCTION_LINES_MAX: usize = 70;

/// Checks everything and names every violation.
pub(crate) fn check(root: &Path) -> Result<(), Failure> {
    let mut violations = Vec::new();
    layers::check(root, &mut violations)?;
    places::check(root, &mut violations)?;
    roads::check(root, &mut violations)?;
    words::check(root, &mut violations)?;
    operations(root, &mut violations)?;
    files(root, &mut violations)?;
    if violations.is_empty() {
        return Ok(());
    }
    Err(violations.join("\n").into())
}

/// The services: the crate, the generated operations in `crates/model/src/generated`, and what names them in `gaps.txt`.
const SERVICES: [(&str, &str, &str); 6] = [
    ("kms", "operations.rs", ""),
    ("iam", "iam/operations.rs", "iam:"),
    ("iam", "sts/operations.rs", "sts:"),
    ("s3", "s3/operations.rs", ""),
    ("cloudtrail", "cloudtrail/operations.rs", ""),
    ("ce", "ce/operations.rs", ""),
];
/// The operation that nobody signs, which has no file.
const UNSIGNED: &str = "sts:AssumeRoleWithWebIdentity";

/// Every operation of the model has a file or stands in gaps.txt, never both.
fn operations(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let mut known = BTreeMap::<&str, BTreeSet<String>>::new();
    for (service, generated, prefix) in SERVICES {
        let model = root.join("crates/model/src/generated").join(generated);
        let model = std::fs::read_to_string(model)?;
        let (stems, names) = (fields(&model, "stem: "), fields(&model, "name: "));
        let gaps = std::fs::read_to_string(root.join(format!("crates/{service}/gaps.txt")))?;
        let gaps: BTreeSet<&str> = gaps.lines().collect();
        if names.len() != stems.len() || names.is_empty() {
            return Err(format!("the operations of {generated} are not as expected").into());
        }
        for (name, stem) in names.iter().zip(&stems) {
            let name = format!("{prefix}{name}");
            let file = root.join(format!("crates/{service}/src/operations/{stem}.rs"));
            match (file.is_file(), gaps.contains(name.as_str()) || name == UNSIGNED) {
                (true, true) => {
                    violations.push(format!("{name} has a file and stands in gaps.txt"));
                }
                (false, false) => violations
                    .push(format!("{name} has no file {stem}.rs and does not stand in gaps.txt")),
                (true, false) | (false, true) => {}
            }
        }
        known.entry(service).or_default().extend(stems);
    }
    known.iter().try_for_each(|(service, stems)| only_operations(root, service, stems, violations))
}

/// The folder of operations holds nothing else, and no operation uses another.
fn only_operations(
    root: &Path,
    service: &str,
    stems: &BTreeSet<String>,
    violations: &mut Vec<String>,
) -> Result<(), Failure> {
    for path in rust_files(&root.join(format!("crates/{service}/src/operations")))? {
        let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
        let place = path.strip_prefix(root)?.display();
        if !stems.contains(stem) {
            violations.push(format!("{place}: is no operation of the model"));
        }
        if std::fs::read_to_string(&path)?.contains("crate::operations::") {
            violations.push(format!("{place}: uses another operation; what both need is a noun's"));
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
}
