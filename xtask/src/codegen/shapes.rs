//! The descriptions: a static for each structure and shape that an operation reaches.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::model::{Model, Shape};
use super::names::screaming;

/// The text of `shapes.rs`.
pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from(
        "//! Every shape of the AWS model that an operation reaches, with its constraints.\n\n",
    );
    out += "use crate::shape::{Kind, Member, Range, Shape, Structure};\n\n";
    for name in reached(model, |operation| {
        operation.input.iter().chain(&operation.output).cloned().collect()
    }) {
        let Some(shape) = model.shapes.get(&name) else { continue };
        if shape.kind == "structure" {
            out += &structure(&name, shape);
        }
        out += &description(&name, shape);
    }
    out
}

/// The shapes that some operation reaches from what `roots` gives.
pub(crate) fn reached(
    model: &Model,
    roots: impl Fn(&super::model::Operation) -> Vec<String>,
) -> BTreeSet<String> {
    let mut seen = BTreeSet::new();
    let mut waiting: Vec<String> = model.operations.values().flat_map(roots).collect();
    while let Some(name) = waiting.pop() {
        let Some(shape) = model.shapes.get(&name).filter(|_| seen.insert(name.clone())) else {
            continue;
        };
        waiting.extend(shape.members.iter().map(|member| member.shape.clone()));
        waiting.extend(shape.member.iter().chain(&shape.key).cloned());
    }
    seen
}

fn structure(name: &str, shape: &Shape) -> String {
    let mut out = format!(
        "/// `{name}`.\npub static {}: Structure = Structure {{\nname: \"{name}\",\nmembers: &[",
        screaming(name)
    );
    for member in &shape.members {
        let _infallible = writeln!(
            out,
            "Member {{ name: \"{}\", shape: &{}, required: {} }},",
            member.name,
            member_static(&member.shape),
            member.required
        );
    }
    out + "],\n};\n\n"
}

/// The static that describes the shape called `shape`; a structure itself has the bare name.
fn member_static(shape: &str) -> String {
    format!("{}_SHAPE", screaming(shape))
}

fn description(name: &str, shape: &Shape) -> String {
    format!(
        "/// The shape `{name}`.\npub static {}: Shape = Shape {{ name: \"{name}\", sensitive: {}, kind: {} }};\n\n",
        member_static(name),
        shape.sensitive,
        kind(name, shape)
    )
}

fn kind(name: &str, shape: &Shape) -> String {
    let range = format!("Range {{ min: {:?}, max: {:?} }}", shape.min, shape.max);
    let of = |shape: &Option<String>| member_static(shape.as_deref().unwrap_or_default());
    match shape.kind.as_str() {
        "string" => {
            let pattern =
                shape.pattern.as_ref().map_or("None".to_owned(), |p| format!("Some({p:?})"));
            format!(
                "Kind::String {{ length: {range}, pattern: {pattern}, values: &{:?} }}",
                shape.values
            )
        }
        "blob" => format!("Kind::Blob {{ length: {range} }}"),
        "integer" => format!("Kind::Integer {{ range: {range} }}"),
        "boolean" => "Kind::Boolean".to_owned(),
        "timestamp" => "Kind::Timestamp".to_owned(),
        "list" => format!("Kind::List {{ member: &{}, length: {range} }}", of(&shape.member)),
        "map" => format!("Kind::Map {{ key: &{}, value: &{} }}", of(&shape.key), of(&shape.member)),
        "structure" => format!("Kind::Structure(&{})", screaming(name)),
        other => format!("compile_error!(\"{name} is of the unknown kind {other}\")"),
    }
}
