//! Typed structures: inputs are made from validated fields, outputs are turned into fields.

use std::collections::BTreeSet;

use super::Failure;
use super::conversions;
use super::model::{Model, Operation, Shape, Structure};
use super::names::{field, type_name};
use super::text::{doc, uses};
use super::travel::{self, Travel};

/// The text of `inputs.rs`, `outputs.rs` or `shared.rs`; nothing where no structure travels so.
pub(crate) fn emit(model: &Model, travel: Travel) -> Result<String, Failure> {
    let head = match travel {
        Travel::In => "//! What operations take.",
        Travel::Out => "//! What operations give. Every member may be absent.",
        Travel::Both => "//! Structures that travel both ways.",
    };
    let parts = travel::parts(model);
    let listed = travel::list_members(model);
    let structures = travel.structures(model);
    if structures.is_empty() {
        return Ok(String::new());
    }
    let mut paths = BTreeSet::new();
    let mut body = String::new();
    for (name, structure) in &structures {
        body += &definition(model, travel, name, structure, &mut paths)?;
        let is_part = parts.contains(name);
        body += &conversions::emit(travel, name, structure, is_part, &mut paths);
        if listed.contains(name) {
            paths.insert("crate::shape::convert::ListMember".to_owned());
            body += &format!("impl ListMember for {name} {{}}\n\n");
        }
    }
    for (name, _) in structures {
        paths.remove(&format!("super::{name}"));
    }
    Ok(format!("{head}\n\n{}{body}", uses(paths.iter().map(String::as_str))))
}

/// The Rust structure. Adds to `paths` what its text names.
fn definition(
    model: &Model,
    travel: Travel,
    name: &str,
    structure: &Structure,
    paths: &mut BTreeSet<String>,
) -> Result<String, Failure> {
    let mut out = doc(&structure.documentation, &role(model, name));
    let derives = derives(model, travel, structure);
    out += &format!("#[derive({derives})]\npub struct {name} {{\n");
    for (member, of) in &structure.members.0 {
        let mut member_type = rust_type(model, &of.shape, paths)?;
        // A structure within itself.
        if [name.to_owned(), format!("Vec<{name}>")].contains(&member_type) {
            member_type = member_type.replace(name, "Self");
        }
        if of.shape == *name {
            member_type = format!("Box<{member_type}>");
        }
        if travel.is_optional(structure, member) {
            member_type = format!("Option<{member_type}>");
        }
        out += &doc(&of.documentation, &format!("`{member}` of the AWS model."));
        out += &format!("pub {}: {member_type},\n", field(member));
    }
    Ok(out + "}\n\n")
}

/// What to say of a structure of which the model says nothing.
fn role(model: &Model, name: &str) -> String {
    let of = |operation: &Operation| {
        let output = operation.output.as_ref().is_some_and(|output| output.shape == name);
        let input = operation.input.as_ref().is_some_and(|input| input.shape == name);
        if input { Some("takes") } else { output.then_some("gives") }
    };
    let roles: Vec<_> = model
        .operations
        .iter()
        .filter_map(|(operation, is)| of(is).map(|verb| format!("What `{operation}` {verb}.")))
        .collect();
    if roles.is_empty() { format!("`{name}` of the AWS model.") } else { roles.join(" ") }
}

/// A structure that holds a secret can be neither copied nor compared.
fn derives(model: &Model, travel: Travel, structure: &Structure) -> String {
    let members = || structure.members.0.iter();
    let reached = travel::reached(model, members().map(|(_, of)| of.shape.as_str()));
    let holds_secret =
        reached.iter().filter_map(|name| model.shapes.get(*name)).any(Shape::is_sensitive);
    let mut derives =
        if holds_secret { vec!["Debug"] } else { vec!["Clone", "Debug", "PartialEq", "Eq"] };
    if members().all(|(member, _)| travel.is_optional(structure, member)) {
        derives.push("Default");
    }
    derives.join(", ")
}

/// The Rust type for values of the shape `name`. Adds to `paths` what the type names.
fn rust_type(model: &Model, name: &str, paths: &mut BTreeSet<String>) -> Result<String, Failure> {
    let shape = model.shapes.get(name).ok_or_else(|| format!("no shape {name}"))?;
    let (path, rust) = match shape {
        _ if shape.is_sensitive() => ("secret::Secret", "Secret<[u8]>"),
        Shape::String(text) if text.values.is_empty() => ("", "String"),
        Shape::String(_) | Shape::Structure(_) => {
            let name = type_name(name);
            paths.insert(format!("super::{name}"));
            return Ok(name);
        }
        Shape::Blob { .. } => ("", "Vec<u8>"),
        Shape::Integer { .. } => ("", "i32"),
        Shape::Long { .. } => ("", "i64"),
        Shape::Double { .. } => {
            return Err(format!("{name} is a number with a fraction, which has no type").into());
        }
        Shape::Boolean { .. } => ("", "bool"),
        Shape::Timestamp { .. } => ("crate::Timestamp", "Timestamp"),
        Shape::List { member, .. } => {
            return Ok(format!("Vec<{}>", rust_type(model, &member.shape, paths)?));
        }
        Shape::Map { value, .. } => {
            paths.insert("std::collections::BTreeMap".to_owned());
            let of_structures = matches!(model.shapes.get(&value.shape), Some(Shape::Structure(_)));
            let value = if of_structures { type_name(&value.shape) } else { "String".to_owned() };
            if of_structures {
                paths.insert(format!("super::{value}"));
            }
            return Ok(format!("BTreeMap<String, {value}>"));
        }
    };
    if !path.is_empty() {
        paths.insert(path.to_owned());
    }
    Ok(rust.to_owned())
}
