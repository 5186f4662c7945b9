#!/usr/bin/env bash
# serde 1.0.229 with serde_json 1.0.151 and toml 1.2.2 (Rust 1.95), seen 2026-11-29.
#
# A structure with named fields derives Deserialize, renames its fields and denies unknown ones: a policy, a manifest, a request.
# Not guessed: JSON and TOML may also give it as an ARRAY of its members, by position and without any name, and are taken. A name that
# a checker looks for in the text ("Effect", "version") need not be there, and members in another order mean something else. An
# internally tagged enum takes the array too, its tag first. One flattened field, and only that, makes the array refused, so that adding
# such a field to a structure changes which documents are valid.
#
# Output seen:
#   JSON object        Rule { effect: "Allow", action: "read" }
#   JSON array         Rule { effect: "Allow", action: "read" }
#   TOML array         Rule { effect: "Allow", action: "read" }
#   flattened, array   refused
#   tagged, array      Rule { effect: "Allow", action: "read" }
set -euo pipefail
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT; cd "$work"
mkdir src
cat > Cargo.toml <<'TOML'
[package]
name = "x"
version = "0.0.0"
edition = "2024"

[dependencies]
serde = { version = "=1.0.229", features = ["derive"] }
serde_json = "=1.0.151"
toml = "=1.2.2"
TOML
cat > src/main.rs <<'RUST'
#![allow(dead_code)]
use std::collections::BTreeMap;
use std::fmt::Debug;

use serde::Deserialize;

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Rule {
    effect: String,
    action: String,
}

#[derive(Debug, Deserialize)]
struct Rules {
    rule: Rule,
}

#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Flattened {
    effect: String,
    action: String,
    #[serde(flatten)]
    others: BTreeMap<String, String>,
}

#[derive(Debug, Deserialize)]
#[serde(tag = "Kind")]
enum Tagged {
    Rule { effect: String, action: String },
}

fn tell<T: Debug, E>(name: &str, read: Result<T, E>) {
    let text = read.map_or_else(|_| "refused".to_owned(), |one| format!("{one:?}"));
    println!("{name:<18} {text}");
}

fn main() {
    let array = r#"["Allow", "read"]"#;
    tell("JSON object", serde_json::from_str::<Rule>(r#"{"Effect": "Allow", "Action": "read"}"#));
    tell("JSON array", serde_json::from_str::<Rule>(array));
    tell("TOML array", toml::from_str::<Rules>(&format!("rule = {array}")).map(|rules| rules.rule));
    tell("flattened, array", serde_json::from_str::<Flattened>(array));
    tell("tagged, array", serde_json::from_str::<Tagged>(r#"["Rule", "Allow", "read"]"#));
}
RUST
cargo run --quiet > seen 2>errors || { cat errors; exit 1; }
cat seen
diff seen - <<'SEEN'
JSON object        Rule { effect: "Allow", action: "read" }
JSON array         Rule { effect: "Allow", action: "read" }
TOML array         Rule { effect: "Allow", action: "read" }
flattened, array   refused
tagged, array      Rule { effect: "Allow", action: "read" }
SEEN
