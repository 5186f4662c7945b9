//! No member of a request is dropped in silence: the code of its service names each one that the model has. A newer model that brings
//! a member fails here until somebody answers it or refuses it by name.

use std::fs;
use std::path::Path;

use model::shape::{Kind, Shape, Structure};
use model::{AwsService, Operation, ServiceOperation};

/// Members that need no code: they choose among what nobody has here.
const NEEDLESS: [&str; 1] = ["AssignmentStatus"];
/// Members that are refused by name, with all that is in them.
const REFUSED: [&str; 2] = ["ContextProvider", "ProvidedContexts"];

/// Returns the code of a crate, without its tests.
fn code(krate: &str) -> String {
    fn read(folder: &Path, into: &mut String) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                into.extend(text.lines().filter(|line| !line.trim_start().starts_with("//")));
            }
        }
    }
    let mut text = String::new();
    read(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(krate).join("src"),
        &mut text,
    );
    text
}

/// Returns `PolicySourceArn` as a member of a Rust structure is called.
fn snake(name: &str) -> String {
    let letters: Vec<char> = name.chars().collect();
    let mut snake = String::new();
    for (place, letter) in letters.iter().enumerate() {
        let before = place.checked_sub(1).and_then(|place| letters.get(place));
        let after = letters.get(place + 1);
        let begins = letter.is_uppercase()
            && before.is_some_and(|before| {
                before.is_lowercase() || after.is_some_and(|after| after.is_lowercase())
            });
        if begins {
            snake.push('_');
        }
        snake.extend(letter.to_lowercase());
    }
    snake
}

fn members(structure: &'static Structure, found: &mut Vec<&'static str>) {
    for member in structure.members {
        let is_new = !found.contains(&member.name);
        found.push(member.name);
        // A filter of Cost Explorer has filters as its parts.
        if !is_new && structure.name == "Expression" {
            continue;
        }
        if !REFUSED.contains(&member.name) {
            within(member.shape, found);
        }
    }
}

fn within(shape: &'static Shape, found: &mut Vec<&'static str>) {
    match &shape.kind {
        Kind::Structure(structure) => members(structure, found),
        Kind::List { member, .. } => within(member, found),
        _ => {}
    }
}

/// Returns whether the code names a member: as one of a Rust structure, or as a text.
fn names(code: &str, member: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let stands_alone = |name: &str| {
        code.match_indices(name).any(|(at, _)| {
            let bytes = code.as_bytes();
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            let after = bytes.get(at + name.len());
            !before.is_some_and(|byte| is_part(*byte)) && !after.is_some_and(|byte| is_part(*byte))
        })
    };
    stands_alone(&snake(member)) || stands_alone(member)
}

#[test]
fn every_member_of_a_request_is_named_in_the_code_of_its_service() {
    let (kms, iam) = (code("kms") + &code("keys"), code("iam") + &code("access"));
    let (mut missing, mut checked) = (Vec::new(), 0);
    for operation in ServiceOperation::all() {
        let code = match operation {
            ServiceOperation::Kms(operation) if kms::table::row(operation).is_built() => &kms,
            ServiceOperation::Iam(_) | ServiceOperation::Sts(_) if iam::is_built(operation) => &iam,
            _ => continue,
        };
        let mut found = Vec::new();
        members(operation.input(), &mut found);
        for member in found {
            checked += 1;
            if !names(code, member) && !NEEDLESS.contains(&member) {
                missing.push(format!("{} of {}", member, operation.name()));
            }
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
    assert!(checked > 400, "only {checked}");
    assert!(Operation::ALL.len() >= 56 && AwsService::Sts.version() == "2011-06-15");
}

#[test]
fn a_member_that_nothing_names_is_found() {
    assert_eq!(snake("PolicySourceArn"), "policy_source_arn");
    assert_eq!(snake("OpenIDConnectProviderArn"), "open_id_connect_provider_arn");
    assert!(names("input.max_session_duration.is_some()", "MaxSessionDuration"));
    assert!(names("\"EncryptionContext\"", "EncryptionContext"));
    assert!(!names("input.max_session_duration_seconds", "MaxSessionDuration"));
    assert!(!names("input.other", "MaxSessionDuration"));
}
