//! Runs the workload under callgrind, and reads what it has counted.
//!
//! Counting is switched by functions that the workload calls, so that neither the start nor the end of the process is counted. The
//! thread that writes the log is counted too. Source of the format: Valgrind user manual, "Callgrind Format Specification".

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;

use crate::usual_request::UsualRequest;

/// The processor that valgrind emulates has AVX2 and no instructions for SHA-2 or AVX-512, on whatever machine it runs; a processor
/// without AVX2 is emulated as it is.
const CALLGRIND: [&str; 3] = [
    "--tool=callgrind",
    "--zero-before=instructions::workload::counting_begins*",
    "--dump-before=instructions::workload::counting_ends*",
];
/// The parts of the paths of the files of the cryptography library: its own build shortens them to `/aws-lc/...`.
const CRYPTOGRAPHY_FILES: [&str; 2] = ["/aws-lc/", "/aws-lc-"];
/// The beginnings of the names of its functions, and of those of its binding, for those that are in no file.
const CRYPTOGRAPHY_NAMES: [&str; 3] = ["aws_lc_", "aws_lc_rs::", "<aws_lc_rs::"];

/// The part of the process to which a function belongs.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The service with its other dependencies.
    Ours,
    /// AWS-LC, much of which depends on the processor.
    Cryptography,
    /// The C library, whose `memcpy` and the like depend on the processor.
    System,
}

impl Part {
    /// All of them, in the order of the table.
    pub(crate) const ALL: [Self; 3] = [Self::Ours, Self::Cryptography, Self::System];

    /// Returns the part of a function, by the file of machine code, the file of source code, and the name.
    fn of(object: &str, file: &str, name: &str) -> Self {
        let is_cryptography = CRYPTOGRAPHY_FILES.iter().any(|part| file.contains(part))
            || CRYPTOGRAPHY_NAMES.iter().any(|start| name.starts_with(start));
        match object {
            object if !object.ends_with("/instructions") => Self::System,
            _ if is_cryptography => Self::Cryptography,
            _ => Self::Ours,
        }
    }
}

/// A function with what was counted of it.
#[derive(Default)]
struct Function {
    object: String,
    file: String,
    /// The instructions of its own.
    own: u64,
    /// The instructions of all calls of it, those of what it calls included.
    called: u64,
}

/// The instructions of all counted requests, by function.
#[derive(Default)]
pub(crate) struct Profile {
    functions: HashMap<String, Function>,
}

/// Counts a request.
pub(crate) fn profile(request: &UsualRequest) -> Profile {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("out");
    let run = Command::new("valgrind")
        .args(CALLGRIND)
        .arg(format!("--callgrind-out-file={}", out.display()))
        .arg(std::env::current_exe().unwrap())
        .args(["--workload", request.name])
        .output()
        .expect("valgrind runs (Debian's package `valgrind`)");
    let said = String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{}: {said}", request.name);
    // The first dump is what was counted, the last one is written at the end of the process.
    let dump = Path::new(&format!("{}.1", out.display())).to_owned();
    let text = std::fs::read_to_string(&dump);
    Profile::parse(&text.unwrap_or_else(|error| panic!("{}: {error}; {said}", dump.display())))
}

impl Profile {
    /// Reads a dump.
    fn parse(text: &str) -> Self {
        let (mut profile, mut names) = (Self::default(), Names::default());
        let (mut object, mut file, mut current) = (String::new(), String::new(), String::new());
        let (mut callee, mut is_call) = (String::new(), false);
        for line in text.lines() {
            match line.split_once('=') {
                Some(("ob", name)) => object = names.read("ob", name),
                Some(("fl", name)) => file = names.read("fl", name),
                // Where a function was inlined from, and the places of what is called.
                Some(("fi" | "fe" | "cfi" | "cfl", name)) => drop(names.read("fl", name)),
                Some(("cob", name)) => drop(names.read("ob", name)),
                Some(("fn", name)) => {
                    current = names.read("fn", name);
                    let function = profile.functions.entry(current.clone()).or_default();
                    (function.object, function.file) = (object.clone(), file.clone());
                }
                Some(("cfn", name)) => callee = names.read("fn", name),
                Some(("calls", _)) => is_call = true,
                Some(_) => {}
                None => {
                    let Some(cost) = cost(line) else { continue };
                    let name = if is_call { &callee } else { &current };
                    let function = profile.functions.entry(name.clone()).or_default();
                    *(if is_call { &mut function.called } else { &mut function.own }) += cost;
                    is_call = false;
                }
            }
        }
        profile
    }

    /// Returns the instructions of a part.
    pub(crate) fn instructions(&self, part: Part) -> u64 {
        let belongs = |(name, function): &(&String, &Function)| {
            Part::of(&function.object, &function.file, readable(name)) == part
        };
        self.functions.iter().filter(belongs).map(|(_, function)| function.own).sum()
    }

    /// Returns the functions with `part` in their names and most instructions, those of what they call included.
    pub(crate) fn by_inclusive(&self, part: &str, most: usize) -> Vec<(&str, u64)> {
        self.costliest(part, most, |function| function.called.max(function.own))
    }

    /// Returns the functions with `part` in their names and most instructions of their own.
    pub(crate) fn by_own(&self, part: &str, most: usize) -> Vec<(&str, u64)> {
        self.costliest(part, most, |function| function.own)
    }

    /// Returns the functions with the highest cost.
    fn costliest(
        &self,
        part: &str,
        most: usize,
        cost: impl Fn(&Function) -> u64,
    ) -> Vec<(&str, u64)> {
        let all = self.functions.iter().filter(|(name, _)| readable(name).contains(part));
        let mut all: Vec<_> =
            all.map(|(name, function)| (readable(name), cost(function))).collect();
        all.sort_by_key(|(name, cost)| (std::cmp::Reverse(*cost), *name));
        all.truncate(most);
        all
    }
}

/// Returns the cost in a line such as `+3 12`, whose first number is a line of the source; `None` if it is another line.
fn cost(line: &str) -> Option<u64> {
    let (position, cost) = line.split_once(' ')?;
    let is_position =
        position.starts_with(|first: char| first.is_ascii_digit() || "+-*".contains(first));
    is_position.then(|| cost.parse().ok())?
}

/// Returns a name without the number that makes it unique.
fn readable(name: &str) -> &str {
    name.split_once(' ').map_or(name, |(_, name)| name)
}

/// The names that were read, by kind and number: `(7) name` the first time, `(7)` from then on.
#[derive(Default)]
struct Names<'a>(HashMap<(&'static str, &'a str), &'a str>);

impl<'a> Names<'a> {
    /// Returns a name. That of a function keeps its number: functions of several files may have one name.
    fn read(&mut self, kind: &'static str, text: &'a str) -> String {
        let (number, name) = text.split_once(' ').unwrap_or((text, ""));
        let known = self.0.entry((kind, number)).or_insert(name);
        if kind == "fn" { format!("{number} {known}") } else { (*known).to_owned() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The format's own shortened names, calls and relative positions.
    const DUMP: &str = "version: 1\nevents: Ir\n\nob=(1) /t/instructions\nfl=(1) /r/kms/src/a.rs\nfn=(1) kms::a\n7 100\nfi=(2) /r/core.rs\n+3 20\n\
        fe=(1)\ncob=(2) /lib/libc.so.6\ncfi=(3) ???\ncfn=(2) memcpy\ncalls=2 0\n9 60\n* 1\n\nob=(2)\nfl=(3)\nfn=(2)\n0 60\n\n\
        ob=(1)\nfl=(4) /aws-lc/crypto/b.c\nfn=(3) static_of_c\n1 5\n\nfl=(3)\nfn=(4) aws_lc_0_gcm\n0 7\ntotals: 193\n";

    #[test]
    fn each_instruction_belongs_to_one_part() {
        let profile = Profile::parse(DUMP);
        let parts = Part::ALL.map(|part| profile.instructions(part));
        assert_eq!(parts, [121, 12, 60]);
    }

    #[test]
    fn a_function_is_found_by_its_own_cost_and_by_that_of_its_calls() {
        let profile = Profile::parse(DUMP);
        assert_eq!(profile.by_own("", 2), [("kms::a", 121), ("memcpy", 60)]);
        assert_eq!(profile.by_inclusive("", 2), [("kms::a", 121), ("memcpy", 60)]);
        assert_eq!(profile.by_inclusive("mem", 2), [("memcpy", 60)]);
    }
}
