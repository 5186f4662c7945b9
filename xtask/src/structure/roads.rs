//! Calls that are made in few places, so that a reader can check all of them.

use std::collections::BTreeSet;
use std::path::Path;

use super::words::before_tests;
use super::{Failure, rust_files};

/// A call, and the files that may make it: the crate, and the path in its `src`.
const ROADS: [(&str, &[&str]); 5] = [
    // The proof that a caller may: only what runs operations asks for it.
    (".authorize(", &["pipeline/run.rs"]),
    // Changes and the events about them take one road. The audit log takes the proof of a commit apart.
    ("store::commit", &["pipeline/ledger.rs"]),
    (".submit(", &["store/committed.rs", "store/conformance.rs"]),
    (".acknowledge(", &["pipeline/ledger.rs"]),
    ("log.record(", &["pipeline/ledger.rs"]),
];

/// Names each call that is made elsewhere, tests apart, and each file that does not make its call any more.
pub(super) fn check(root: &Path, violations: &mut Vec<String>) -> Result<(), Failure> {
    let crates = root.join("crates");
    let mut made = BTreeSet::new();
    for folder in std::fs::read_dir(&crates)? {
        for path in rust_files(&folder?.path().join("src"))? {
            let text = std::fs::read_to_string(&path)?;
            let path = path.strip_prefix(&crates)?.display().to_string().replace("/src/", "/");
            if !path.ends_with("/tests.rs") && !path.contains("/tests/") {
                made.extend(calls(before_tests(&text)).map(|call| (call, path.clone())));
            }
        }
    }
    compare(&made, violations);
    Ok(())
}

fn compare(made: &BTreeSet<(&str, String)>, violations: &mut Vec<String>) {
    let may = |(call, path): &(&str, String)| {
        ROADS.iter().any(|(road, files)| road == call && files.contains(&path.as_str()))
    };
    for (call, path) in made.iter().filter(|one| !may(one)) {
        violations.push(format!("crates/{path}: calls `{call}`, which is others' to call"));
    }
    for (call, files) in ROADS {
        for path in files.iter().filter(|path| !made.contains(&(call, (**path).to_owned()))) {
            violations.push(format!("xtask: crates/{path} does not call `{call}` any more"));
        }
    }
}

/// Returns the calls of [`ROADS`] in some code, comments and white space apart.
fn calls(code: &str) -> impl Iterator<Item = &'static str> {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code: String = code.lines().filter(is_code).flat_map(str::split_whitespace).collect();
    ROADS.iter().map(|(call, _)| *call).filter(move |call| code.contains(call))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_call_in_a_comment_is_none() {
        let code = "// store::commit(x)\n    let a = all.authorize(target);\n    self.log\n        .record(b)\n";
        assert_eq!(calls(code).collect::<Vec<_>>(), [".authorize(", "log.record("]);
    }

    #[test]
    fn who_may_not_call_and_who_calls_no_more_are_named() {
        let mut made: BTreeSet<(&str, String)> = ROADS
            .iter()
            .flat_map(|(call, files)| files.iter().map(|path| (*call, (*path).to_owned())))
            .collect();
        let mut violations = Vec::new();
        compare(&made, &mut violations);
        assert!(violations.is_empty(), "{violations:?}");
        made.insert(("log.record(", "server/accounts.rs".to_owned()));
        made.remove(&("store::commit", "pipeline/ledger.rs".to_owned()));
        compare(&made, &mut violations);
        assert_eq!(
            violations,
            [
                "crates/server/accounts.rs: calls `log.record(`, which is others' to call",
                "xtask: crates/pipeline/ledger.rs does not call `store::commit` any more",
            ]
        );
    }
}
