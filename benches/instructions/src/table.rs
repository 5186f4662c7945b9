//! The checked-in table of instructions per request, and the comparison with it.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::callgrind::{Part, Profile};
use crate::usual_request::UsualRequest;
use crate::workload;

/// The most by which a number may differ from the table, above or below, in %.
const TOLERANCE: f64 = 3.0;
/// The width of the names.
const NAME_WIDTH: usize = 40;

/// The head of the table.
const HEAD: &str = "\
# Instructions of our own code for one request, from the bytes of the request to its entry in the audit log (benches/instructions).
# `scripts/instructions` fails if one differs by more than 3 %, and `scripts/instructions --write` writes this file. A number rises only
# with the reason in the commit (CONTRIBUTING.md).
";

/// A request that was counted: instructions for each, by part.
pub(crate) struct Counted {
    /// Its name.
    name: &'static str,
    /// In the order of [`Part::ALL`].
    parts: [u64; Part::ALL.len()],
}

impl Counted {
    /// Takes the figures of a request from its profile.
    pub(crate) fn of(request: &UsualRequest, profile: &Profile) -> Self {
        let parts = Part::ALL.map(|part| workload::each(profile.instructions(part)));
        Self { name: request.name, parts }
    }

    /// Returns the number that is compared.
    const fn ours(&self) -> u64 {
        let [ours, ..] = self.parts;
        ours
    }
}

/// The instructions of our own code, by request, and the compiler that they are of.
#[derive(Default)]
pub(crate) struct Table {
    /// The name and version of the compiler.
    compiler: String,
    /// In the order of the requests.
    ours: Vec<(String, u64)>,
}

impl Table {
    /// Makes the table of what was counted.
    pub(crate) fn of(counted: &[Counted]) -> Self {
        let ours = counted.iter().map(|one| (one.name.to_owned(), one.ours())).collect();
        Self { compiler: compiler(), ours }
    }

    /// Reads the checked-in table. It is empty if there is none.
    pub(crate) fn read() -> Self {
        std::fs::read_to_string(path()).map(|text| Self::parse(&text)).unwrap_or_default()
    }

    /// Reads the text of a table.
    fn parse(text: &str) -> Self {
        let mut table = Self::default();
        for line in text.lines() {
            if let Some(compiler) = line.strip_prefix("# Compiler: ") {
                compiler.clone_into(&mut table.compiler);
            } else if !line.starts_with('#')
                && let Some((name, number)) = line.rsplit_once(' ')
            {
                let number = number.parse().expect("a line is a name and a number");
                table.ours.push((name.trim_end().to_owned(), number));
            }
        }
        table
    }

    /// Writes the checked-in table.
    pub(crate) fn write(&self) {
        std::fs::write(path(), self.text()).unwrap();
    }

    /// Returns the text of the table.
    fn text(&self) -> String {
        let mut text = format!("{HEAD}# Compiler: {}\n", self.compiler);
        for (name, ours) in &self.ours {
            writeln!(text, "{name:<NAME_WIDTH$}{ours:>10}").unwrap();
        }
        text
    }

    /// Returns the number in the line of a request.
    fn recorded(&self, name: &str) -> Option<u64> {
        self.ours.iter().find(|(known, _)| known == name).map(|(_, ours)| *ours)
    }

    /// Returns what was counted beside this table.
    pub(crate) fn beside(&self, counted: &[Counted]) -> String {
        let mut text = format!(
            "{:<NAME_WIDTH$}{:>10}{:>14}{:>8}{:>12}{:>10}\n",
            "request", "ours", "cryptography", "libc", "recorded", "change"
        );
        for one in counted {
            let [ours, cryptography, system] = one.parts;
            write!(text, "{:<NAME_WIDTH$}{ours:>10}{cryptography:>14}{system:>8}", one.name)
                .unwrap();
            match self.recorded(one.name) {
                Some(recorded) => {
                    let change = change(ours, recorded);
                    writeln!(text, "{recorded:>12}{change:>+8.2} %").unwrap();
                }
                None => writeln!(text, "{:>12}", "none").unwrap(),
            }
        }
        text
    }

    /// Returns what is wrong with what was counted, and what to do; nothing if it is as recorded.
    pub(crate) fn complaints(&self, counted: &[Counted]) -> String {
        let mut text = String::new();
        for one in counted {
            match self.recorded(one.name) {
                None => writeln!(text, "{} is not in {}", one.name, path().display()).unwrap(),
                Some(recorded) => {
                    let (ours, change) = (one.ours(), change(one.ours(), recorded));
                    if change.abs() > TOLERANCE {
                        let name = one.name;
                        writeln!(
                            text,
                            "{name}: {change:+.2} %, {ours} instructions, not {recorded}"
                        )
                        .unwrap();
                    }
                }
            }
        }
        let is_gone = |name: &str| counted.iter().all(|one| one.name != name);
        for (gone, _) in self.ours.iter().filter(|(name, _)| is_gone(name)) {
            writeln!(text, "{gone} is in the table and was not counted").unwrap();
        }
        if text.is_empty() {
            return text;
        }
        let now = compiler();
        if now != self.compiler {
            writeln!(text, "The table is of another compiler: {}; this is {now}.", self.compiler)
                .unwrap();
        }
        text + "`scripts/instructions --functions NAME` shows where a request spends them. If the change is meant, write the table with\n\
            `scripts/instructions --write` and give the reason in the commit.\n"
    }
}

/// Returns by how many % a number differs from the recorded one.
fn change(ours: u64, recorded: u64) -> f64 {
    100.0 * (ours as f64 - recorded as f64) / recorded as f64
}

/// Returns the path of the checked-in table.
fn path() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).with_extension("txt")
}

/// Returns the version of the compiler.
fn compiler() -> String {
    let said = Command::new("rustc").arg("--version").output().expect("rustc runs").stdout;
    let said = String::from_utf8_lossy(&said);
    said.split(" (").next().unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(ours: u64) -> [Counted; 1] {
        [Counted { name: "Encrypt 32 B", parts: [ours, 7, 8] }]
    }

    #[test]
    fn a_table_is_read_as_it_was_written() {
        let table = Table::of(&counted(1000));
        let read = Table::parse(&table.text());
        assert_eq!((read.compiler, read.ours), (table.compiler, table.ours));
    }

    #[test]
    fn more_than_three_percent_above_or_below_is_a_complaint() {
        let table = Table::of(&counted(1000));
        for (ours, expected) in [(1030, ""), (970, ""), (1031, "+3.10 %"), (969, "-3.10 %")] {
            let complaints = table.complaints(&counted(ours));
            assert_eq!(complaints.is_empty(), expected.is_empty(), "{complaints}");
            assert!(complaints.contains(expected), "{complaints}");
        }
    }

    #[test]
    fn a_request_without_a_line_and_a_line_without_a_request_are_complaints() {
        assert!(Table::default().complaints(&counted(1)).starts_with("Encrypt 32 B is not in"));
        let complaints = Table::of(&counted(1)).complaints(&[]);
        assert!(complaints.starts_with("Encrypt 32 B is in the table and was not counted"));
    }
}
