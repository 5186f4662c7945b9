//! No member of a request to KMS, IAM or STS is dropped in silence: the code of each operation reads each one that the model has, or
//! refuses it by name. A newer model that brings a member fails here until somebody does.
//!
//! What another operation reads counts for nothing. A member counts as read where a file that names the type of this request has
//! `input.member`: the operation's own file, or the noun that it hands its request to. A member of a structure within a request counts as
//! read where a file that names its type, or that of what it is in, has `.member`.

use std::fs;
use std::path::Path;

use model::shape::{Kind, Shape, Structure};
use model::{AwsService, Operation, ServiceOperation};

/// Members that nothing reads, each with its operation and the reason.
const UNREAD: [(&str, &str, &str); 3] = [
    ("ListServerCertificates", "PathPrefix", "it chooses among what nobody has here"),
    ("ListServiceSpecificCredentials", "ServiceName", "the same"),
    ("ListVirtualMFADevices", "AssignmentStatus", "the same"),
];
/// Structures that are refused by name, with all that is in them.
const REFUSED: [&str; 2] = ["ContextProvider", "ProvidedContexts"];
/// Members that are read from every request of KMS by their names (`kms/src/request_attributes.rs`), and the code by which an operation
/// takes part. The pipeline takes the tokens and ends a dry run, whatever the operation.
const OF_EVERY_REQUEST: [(&str, &str); 3] =
    [("GrantTokens", ""), ("DryRun", ""), ("Recipient", "Recipient::of(context)")];

/// A file of a crate, without its tests and comments.
struct Source {
    path: String,
    code: String,
}

/// Returns the files of crates.
fn sources(crates: &[&str]) -> Vec<Source> {
    fn read(folder: &Path, into: &mut Vec<Source>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                read(&path, into);
            } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("tests.rs")
            {
                let text = fs::read_to_string(&path).unwrap();
                let text = text.split("#[cfg(test)]\nmod tests").next().unwrap_or_default();
                let lines = text.lines().filter(|line| !line.trim_start().starts_with("//"));
                // Chains of calls are broken into lines.
                let code = lines.map(str::trim).collect::<Vec<_>>().join(" ").replace(" .", ".");
                into.push(Source { path: path.display().to_string(), code });
            }
        }
    }
    let mut found = Vec::new();
    for krate in crates {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates").join(krate);
        read(&folder.join("src"), &mut found);
    }
    found
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

/// Returns whether the code has this text as words of its own.
fn has(code: &str, text: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_';
    let begins_a_word = text.bytes().next().is_some_and(is_part);
    code.match_indices(text).any(|(at, _)| {
        let before = at.checked_sub(1).and_then(|at| code.as_bytes().get(at));
        let after = code.as_bytes().get(at + text.len());
        let joined = begins_a_word && before.is_some_and(|byte| is_part(*byte));
        !joined && !after.is_some_and(|byte| is_part(*byte))
    })
}

/// Returns whether code that has requests of this type reads a member of theirs.
fn reads(code: &str, request: &str, member: &str) -> bool {
    let member = snake(member);
    let is_taken_out = code
        .split(&format!("let {request} {{"))
        .skip(1)
        .any(|pattern| pattern.split_once('}').is_some_and(|(members, _)| has(members, &member)));
    is_taken_out || has(code, &format!("input.{member}")) || has(code, &format!("request.{member}"))
}

/// Looks for the members of requests that nothing reads.
struct Search<'a> {
    sources: &'a [Source],
    unread: Vec<String>,
    checked: usize,
}

impl Search<'_> {
    fn operation(&mut self, operation: ServiceOperation) {
        for member in operation.input().members {
            self.checked += 1;
            if !self.is_read(operation, member.name) {
                self.unread.push(format!("{} of {}", member.name, operation.name()));
            }
            if !REFUSED.contains(&member.name) {
                self.within(member.shape, operation.input().name, &mut Vec::new());
            }
        }
    }

    fn is_read(&self, operation: ServiceOperation, member: &str) -> bool {
        let request = format!("{}Request", operation.name());
        let own = || self.sources.iter().filter(|source| has(&source.code, &request));
        let is_of_kms = matches!(operation, ServiceOperation::Kms(_));
        let shared = OF_EVERY_REQUEST.iter().find(|(name, _)| is_of_kms && *name == member);
        shared.is_some_and(|(_, code)| own().any(|source| source.code.contains(code)))
            || own().any(|source| reads(&source.code, &request, member))
            || UNREAD.iter().any(|(of, name, _)| (*of, *name) == (operation.name(), member))
    }

    fn within(&mut self, shape: &'static Shape, outer: &str, seen: &mut Vec<&'static str>) {
        match &shape.kind {
            Kind::Structure(structure) => self.structure(structure, outer, seen),
            Kind::List { member, .. } => self.within(member, outer, seen),
            _ => {}
        }
    }

    fn structure(
        &mut self,
        structure: &'static Structure,
        outer: &str,
        seen: &mut Vec<&'static str>,
    ) {
        if seen.contains(&structure.name) {
            return;
        }
        seen.push(structure.name);
        for member in structure.members {
            self.checked += 1;
            let access = format!(".{}", snake(member.name));
            let names = |code: &str| has(code, structure.name) || has(code, outer);
            let mut sources = self.sources.iter();
            let is_read = sources.any(|source| names(&source.code) && has(&source.code, &access));
            if !is_read {
                self.unread.push(format!("{} of {}", member.name, structure.name));
            }
            self.within(member.shape, structure.name, seen);
        }
    }
}

#[test]
fn every_member_of_a_request_is_read_by_its_operation() {
    let (kms, iam) = (sources(&["kms", "keys"]), sources(&["iam", "access"]));
    let is_built = |operation| server::operation_facts(operation).is_built;
    let (mut unread, mut checked) = (Vec::new(), 0);
    for operation in ServiceOperation::all() {
        let sources = match operation {
            ServiceOperation::Kms(_) if is_built(operation) => &kms,
            ServiceOperation::Iam(_) | ServiceOperation::Sts(_) if is_built(operation) => &iam,
            _ => continue,
        };
        let mut search = Search { sources, unread: Vec::new(), checked: 0 };
        search.operation(operation);
        unread.extend(search.unread);
        checked += search.checked;
    }
    assert!(unread.is_empty(), "{unread:#?}");
    assert!(checked > 450, "only {checked}");
    assert!(Operation::ALL.len() >= 56 && AwsService::Sts.version() == "2011-06-15");
}

/// The file of every request of KMS names the members that are read for all.
#[test]
fn members_of_every_request_are_read_by_name() {
    let sources = sources(&["kms"]);
    let shared = sources.iter().find(|source| source.path.ends_with("/request_attributes.rs"));
    for (member, _) in OF_EVERY_REQUEST {
        assert!(shared.unwrap().code.contains(&format!("(\"{member}\", Value::")), "{member}");
    }
}

/// An exception that nothing needs any more goes.
#[test]
fn every_exception_is_one() {
    let iam = sources(&["iam"]);
    for (operation, member, _) in UNREAD {
        let found = ServiceOperation::all().find(|one| one.name() == operation);
        let request = format!("{operation}Request");
        assert!(
            found.unwrap().input().members.iter().any(|known| known.name == member),
            "{member}"
        );
        let mut own = iam.iter().filter(|source| has(&source.code, &request));
        assert!(!own.any(|source| reads(&source.code, &request, member)), "{operation} {member}");
    }
}

#[test]
fn what_another_operation_reads_counts_for_nothing() {
    assert_eq!(snake("PolicySourceArn"), "policy_source_arn");
    assert_eq!(snake("OpenIDConnectProviderArn"), "open_id_connect_provider_arn");
    let source = |code: &str| Source { path: String::new(), code: code.to_owned() };
    let create_user = ServiceOperation::all().find(|one| one.name() == "CreateUser");
    let unread = |own: &str| {
        let tag = "use x::Tag; tag.key tag.value";
        let other = "use x::CreateRoleRequest; input.permissions_boundary";
        let sources = [source(own), source(tag), source(other)];
        let mut search = Search { sources: &sources, unread: Vec::new(), checked: 0 };
        search.operation(create_user.unwrap());
        search.unread
    };
    let reading = "CreateUserRequest input.path input.user_name input.tags";
    assert_eq!(unread(&format!("{reading} input.permissions_boundary.as_ref()")), [""; 0]);
    for lacking in
        ["", "permissions_boundary", "input.permissions_boundary_arn", "other.permissions_boundary"]
    {
        let unread = unread(&format!("{reading} {lacking}"));
        assert_eq!(unread, ["PermissionsBoundary of CreateUser"], "{lacking}");
    }
    let pattern = "let CreateUserRequest { permissions_boundary, .. } = &self.input;";
    assert_eq!(unread(&format!("{reading} {pattern}")), [""; 0]);
    assert!(!reads("let Other { path, .. } = x;", "CreateUserRequest", "Path"));
}
