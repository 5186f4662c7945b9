//! NIST's test vectors (Cryptographic Algorithm Validation Program), for the tests of this crate.
//!
//! They come with the PyPI package `cryptography-vectors`, at the version that `conformance/requirements.txt` pins.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The values of one case and of its section, by name.
#[derive(Clone, Debug, Default)]
pub(crate) struct Case(BTreeMap<String, String>);

impl Case {
    pub(crate) fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    pub(crate) fn text(&self, name: &str) -> &str {
        self.0.get(name).unwrap_or_else(|| panic!("{name} is missing in {self:?}"))
    }

    /// Returns a value in hexadecimal digits.
    pub(crate) fn bytes(&self, name: &str) -> Vec<u8> {
        let digits: Vec<char> = self.text(name).chars().collect();
        let byte = |pair: &[char]| u8::from_str_radix(&pair.iter().collect::<String>(), 16);
        digits.chunks(2).map(|pair| byte(pair).unwrap()).collect()
    }
}

/// Returns all cases of a file of the package. Fails if there is none: the vectors must not be skipped in silence.
pub(crate) fn cases(file: &str) -> Vec<Case> {
    let path = folder().join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| {
        panic!(
            "NIST's vectors are not at {}: {error}. Run scripts/tools, which installs them into .venv, or set \
             BULLA_VECTORS to the folder of the Python package cryptography_vectors.",
            path.display()
        )
    });
    let cases = parse(&text);
    let held = text.lines().filter(|line| line.to_ascii_lowercase().starts_with("count")).count();
    assert_eq!(cases.len(), held, "not all cases of {file} were read");
    cases
}

/// Returns `BULLA_VECTORS`, which `scripts/test` sets, or the place where `scripts/tools` puts the package.
fn folder() -> PathBuf {
    if let Some(folder) = std::env::var_os("BULLA_VECTORS") {
        return folder.into();
    }
    let library = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.venv/lib");
    let python = std::fs::read_dir(&library).ok().and_then(|mut folders| folders.next()?.ok());
    let python = python.map_or(library, |folder| folder.path());
    python.join("site-packages/cryptography_vectors")
}

/// Parses a file. Sections begin with `[NAME=VALUE]` lines, cases with `COUNT=`.
fn parse(text: &str) -> Vec<Case> {
    let mut cases: Vec<Case> = Vec::new();
    let mut section = Case::default();
    for line in text.lines().map(str::trim).filter(|line| !line.starts_with('#')) {
        let head = line.strip_prefix('[').and_then(|line| line.strip_suffix(']'));
        let (name, value) = head.unwrap_or(line).split_once('=').unwrap_or((line, ""));
        let (name, value) = (name.trim().to_owned(), value.trim().to_owned());
        if head.is_some() {
            section.0.insert(name, value);
        } else if name.eq_ignore_ascii_case("count") {
            cases.push(section.clone());
        } else if let Some(case) = cases.last_mut().filter(|_| !name.is_empty()) {
            case.0.insert(name, value);
        }
    }
    cases
}
