//! Modules of a crate that import each other in a circle. A module and the modules inside it are one: between them imports go both
//! ways.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::words::before_tests;
use super::{Failure, rust_files};

/// For each module of a crate the modules that it imports.
type Imports = BTreeMap<String, BTreeSet<String>>;

/// Returns the modules of a crate that import themselves by way of others.
pub(super) fn modules(folder: &Path) -> Result<Vec<String>, Failure> {
    let imports = imports(folder)?;
    let in_circle = imports.keys().filter(|module| reaches_itself(&imports, module));
    Ok(in_circle.cloned().collect())
}

fn imports(folder: &Path) -> Result<Imports, Failure> {
    let mut texts = BTreeMap::new();
    for path in rust_files(&folder.join("src"))? {
        let place = path.strip_prefix(folder.join("src"))?.with_extension("");
        let is_apart = |part: &str| ["tests", "generated", "lib", "main"].contains(&part);
        if !place.iter().any(|part| part.to_str().is_some_and(is_apart)) {
            let code = std::fs::read_to_string(&path)?;
            texts.insert(place.display().to_string(), uncommented(before_tests(&code)));
        }
    }
    let modules: BTreeSet<String> = texts.keys().cloned().collect();
    let of = |name: &String, code: &str| {
        let named = paths(code).filter_map(|path| module_of(&path, &modules));
        named.filter(|other| !is_inside(name, other) && !is_inside(other, name)).collect()
    };
    Ok(texts.iter().map(|(name, code)| (name.clone(), of(name, code))).collect())
}

fn uncommented(code: &str) -> String {
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    code.lines().filter(is_code).collect::<Vec<_>>().join(" ")
}

fn is_inside(module: &str, other: &str) -> bool {
    module == other || module.strip_prefix(other).is_some_and(|rest| rest.starts_with('/'))
}

/// Returns the paths after each `crate::`, with groups in braces spread out.
fn paths(code: &str) -> impl Iterator<Item = String> {
    code.split("crate::").skip(1).flat_map(|rest| spread(rest).into_iter())
}

/// Returns the paths at the beginning of `text`: `a::b` gives one, `{a, b::{c, d}}` three.
fn spread(text: &str) -> Vec<String> {
    let Some(group) = text.strip_prefix('{') else {
        let is_path = |letter: char| letter.is_alphanumeric() || "_:".contains(letter);
        let end = text.find(|letter| !is_path(letter)).unwrap_or(text.len());
        let (head, rest) = text.split_at(end);
        return match rest.strip_prefix('{').filter(|_| head.ends_with("::")) {
            Some(_) => spread(rest).into_iter().map(|tail| format!("{head}{tail}")).collect(),
            None => vec![head.to_owned()],
        };
    };
    let (mut depth, mut found, mut start) = (0_usize, Vec::new(), 0);
    for (at, letter) in group.char_indices() {
        let ends = depth == 0 && (letter == ',' || letter == '}');
        if ends {
            found.extend(spread(group.get(start..at).unwrap_or_default().trim()));
            start = at + 1;
        }
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            _ => {}
        }
    }
    found
}

/// Returns the module of a path: the longest beginning that is one.
fn module_of(path: &str, modules: &BTreeSet<String>) -> Option<String> {
    let mut place = path.replace("::", "/");
    while !modules.contains(&place) {
        place.truncate(place.rfind('/')?);
    }
    Some(place)
}

fn reaches_itself(imports: &Imports, module: &str) -> bool {
    let of = |name: &str| imports.get(name).into_iter().flatten();
    let (mut waiting, mut seen): (Vec<&String>, _) = (of(module).collect(), BTreeSet::new());
    while let Some(next) = waiting.pop() {
        if next == module {
            return true;
        }
        if seen.insert(next) {
            waiting.extend(of(next));
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        for (name, text) in files {
            let path = folder.path().join("src").join(name);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        folder
    }

    #[test]
    fn circles_are_found_and_chains_are_not() {
        let chain = folder(&[
            ("a.rs", "use crate::b::B;"),
            ("b.rs", "use crate::c::{self, C};"),
            ("c.rs", "// crate::a is only named here\nfn f() {}"),
        ]);
        assert!(modules(chain.path()).unwrap().is_empty());
        let circle = folder(&[
            ("a.rs", "use crate::{b::{B, D}, d};"),
            ("b.rs", "fn f() { crate::c::g() }"),
            ("c.rs", "use crate::a;"),
            ("d.rs", "fn g() {}"),
        ]);
        assert_eq!(modules(circle.path()).unwrap(), ["a", "b", "c"]);
    }

    #[test]
    fn a_module_and_its_inside_are_one_and_tests_count_not() {
        let inside = folder(&[
            ("a.rs", "mod b;\nuse crate::c::C;\n#[cfg(test)]\nmod tests { use crate::d::D; }\n"),
            ("a/b.rs", "use crate::a::A;"),
            ("c.rs", ""),
            ("d.rs", "use crate::a;"),
        ]);
        assert!(modules(inside.path()).unwrap().is_empty());
    }
}
