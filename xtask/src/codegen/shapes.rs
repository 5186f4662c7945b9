//! The descriptions that decoder, validator and encoder walk: a static for each structure and shape that an
//! operation reaches.

use std::collections::BTreeSet;

use super::model::{Model, Shape, Structure};
use super::names::screaming;
use super::rest;
use super::text::uses;
use super::travel::{self, Travel};

/// The text of `shapes.rs`: every shape that is no structure.
pub(crate) fn emit(model: &Model) -> String {
    let reached = travel::all(model);
    let shapes = model.shapes.iter().filter(|(name, _)| reached.contains(name.as_str()));
    let body: String = shapes
        .filter_map(|(name, shape)| kind(shape).map(|kind| description(name, shape, &kind)))
        .collect();
    let uses = uses(["crate::shape::Kind", "crate::shape::Range", "crate::shape::Shape"]);
    let (mut modules, mut all) = (String::new(), String::new());
    for (name, travel) in
        [("inputs", Travel::In), ("outputs", Travel::Out), ("shared", Travel::Both)]
    {
        if !travel.structures(model).is_empty() {
            modules += &format!("mod {name};\n");
            all += &format!("pub use {name}::*;\n");
        }
    }
    format!(
        "//! Every shape of the AWS model that an operation reaches, with its constraints.

        {modules}
        {uses}
        {all}
        {body}"
    )
}

/// The text of `shapes/inputs.rs`, `shapes/outputs.rs` or `shapes/shared.rs`; nothing where no structure travels so.
pub(crate) fn emit_structures(model: &Model, travel: Travel) -> String {
    let head = match travel {
        Travel::In => "//! The structures that requests carry.",
        Travel::Out => "//! The structures that replies carry.",
        Travel::Both => "//! The structures that requests and replies carry.",
    };
    let parts = travel::parts(model);
    let mut paths = BTreeSet::from(["crate::shape::Member", "crate::shape::Structure"]);
    let mut body = String::new();
    let structures = travel.structures(model);
    if structures.is_empty() {
        return String::new();
    }
    for (name, structure) in structures {
        body += &members(model, name, structure);
        if parts.contains(name) {
            paths.extend(["crate::shape::Kind", "crate::shape::Shape"]);
            body += &part(name);
        }
    }
    if body.contains("HttpBinding::") {
        paths.insert("crate::shape::HttpBinding");
    }
    format!("{head}\n\n{}use super::*;\n\n{body}", uses(paths))
}

fn members(model: &Model, name: &str, structure: &Structure) -> String {
    let members = structure.members.0.iter().map(|(member, of)| {
        let make = if structure.requires(member) { "required" } else { "optional" };
        let place = rest::place(model, structure, member, of)
            .map_or_else(String::new, |place| format!(".at(HttpBinding::{place})"));
        format!("Member::{make}({member:?}, &{}){place},", constant(&of.shape))
    });
    format!(
        "/// `{name}`.
        pub static {}: Structure = Structure {{ name: {name:?}, members: &[{}] }};

        ",
        screaming(name),
        members.collect::<String>()
    )
}

/// A structure as a part of another one.
fn part(name: &str) -> String {
    format!(
        "/// The shape `{name}`.
        pub static {}: Shape =
            Shape {{ name: {name:?}, sensitive: false, kind: Kind::Structure(&{}) }};

        ",
        constant(name),
        screaming(name)
    )
}

fn description(name: &str, shape: &Shape, kind: &str) -> String {
    format!(
        "/// The shape `{name}`.
        pub static {}: Shape = Shape {{ name: {name:?}, sensitive: {}, kind: {kind} }};

        ",
        constant(name),
        shape.is_sensitive()
    )
}

/// The static that describes the shape called `shape`; a structure itself has the bare name.
fn constant(shape: &str) -> String {
    format!("{}_SHAPE", screaming(shape))
}

/// The kind with its limits; none for a structure, or for a number with a fraction, which has no type either.
fn kind(shape: &Shape) -> Option<String> {
    let range =
        |min: &Option<i64>, max: &Option<i64>| format!("Range {{ min: {min:?}, max: {max:?} }}");
    Some(match shape {
        Shape::String(text) => format!(
            "Kind::String {{ length: {}, pattern: {:?}, values: &{:?} }}",
            range(&text.min, &text.max),
            text.pattern,
            text.values
        ),
        Shape::Blob { min, max, .. } => format!("Kind::Blob {{ length: {} }}", range(min, max)),
        Shape::Integer { min, max, .. } => {
            format!("Kind::Integer {{ range: {} }}", range(min, max))
        }
        Shape::Long { .. } => "Kind::Long".to_owned(),
        Shape::Boolean { .. } => "Kind::Boolean".to_owned(),
        Shape::Timestamp { .. } => "Kind::Timestamp".to_owned(),
        Shape::List { member, min, max, .. } => {
            let member = constant(&member.shape);
            format!("Kind::List {{ member: &{member}, length: {} }}", range(min, max))
        }
        Shape::Map { key, value, .. } => {
            format!(
                "Kind::Map {{ key: &{}, value: &{} }}",
                constant(&key.shape),
                constant(&value.shape)
            )
        }
        Shape::Structure(_) | Shape::Double { .. } => return None,
    })
}
