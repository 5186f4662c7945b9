//! The table of crates in `ARCHITECTURE.md`: layers, and who uses whom.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::Failure;

/// A row `| 0 | `secret` | ... | uses |` of the table.
#[derive(Debug, PartialEq, Eq)]
struct Row {
    layer: u8,
    uses: BTreeSet<String>,
}

/// Checks that each crate uses exactly the crates of its row, and that all of these are in lower layers.
pub(super) fn check(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let table = table(&std::fs::read_to_string(root.join("ARCHITECTURE.md"))?);
    not_lower(&table, violations);
    for gone in table.keys().filter(|name| !root.join("crates").join(name).is_dir()) {
        violations.push(format!("ARCHITECTURE.md: there is no crate `{gone}`"));
    }
    for folder in std::fs::read_dir(root.join("crates"))? {
        let folder = folder?.path();
        let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let manifest = std::fs::read_to_string(folder.join("Cargo.toml"))?;
        if !manifest.contains("[lints]\nworkspace = true") {
            violations.push(format!("crates/{name}: does not take the lints of the workspace"));
        }
        let Some(row) = table.get(&name) else {
            violations.push(format!("crates/{name}: is not in the table of ARCHITECTURE.md"));
            continue;
        };
        let used: BTreeSet<String> =
            dependencies(&manifest).filter(|used| table.contains_key(used)).collect();
        for used in used.difference(&row.uses) {
            violations.push(format!(
                "crates/{name}: uses `{used}`, which ARCHITECTURE.md does not allow"
            ));
        }
        for unused in row.uses.difference(&used) {
            violations.push(format!("ARCHITECTURE.md: `{name}` does not use `{unused}`"));
        }
    }
    Ok(())
}

/// Names each use that does not lead to a lower layer.
fn not_lower(table: &BTreeMap<String, Row>, violations: &mut Vec<String>) {
    for (name, row) in table {
        for used in &row.uses {
            match table.get(used) {
                Some(lower) if lower.layer < row.layer => {}
                Some(_) => violations.push(format!(
                    "ARCHITECTURE.md: `{name}` uses `{used}`, which is in no lower layer"
                )),
                None => violations.push(format!(
                    "ARCHITECTURE.md: `{name}` uses `{used}`, which is not in the table"
                )),
            }
        }
    }
}

/// Reads the rows by crate.
fn table(text: &str) -> BTreeMap<String, Row> {
    let mut table = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with("| ")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        let [layer, name, .., uses] = cells.as_slice() else { continue };
        let Ok(layer) = layer.parse() else { continue };
        let uses = uses.split([' ', ',']).filter(|word| word.starts_with('`'));
        let uses = uses.map(|word| word.trim_matches('`').to_owned()).collect();
        table.insert(name.trim_matches('`').to_owned(), Row { layer, uses });
    }
    table
}

/// Returns the names under `[dependencies]`.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dependencies_end_where_the_section_ends() {
        let manifest = "[package]\nname = \"x\"\n\n[dependencies]\na.workspace = true\nb = \"1\"\n\n[dev-dependencies]\nc = \"1\"\n";
        assert_eq!(dependencies(manifest).collect::<Vec<_>>(), ["a", "b"]);
    }

    #[test]
    fn a_use_of_the_same_or_a_higher_layer_is_found() {
        let text = "| 0 | `a` | x | |\n| 1 | `b` | x | `a` `c` |\n| 1 | `c` | x | `a` `d` |\n";
        let mut violations = Vec::new();
        not_lower(&table(text), &mut violations);
        assert_eq!(
            violations,
            [
                "ARCHITECTURE.md: `b` uses `c`, which is in no lower layer",
                "ARCHITECTURE.md: `c` uses `d`, which is not in the table",
            ]
        );
    }
}
