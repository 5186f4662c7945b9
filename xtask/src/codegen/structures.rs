//! Typed structures: inputs are made from validated fields, outputs are turned into fields.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use super::doc;
use super::model::{Member, Model, Shape};
use super::names::{screaming, snake};
use super::shapes::reached;

type Failure = Box<dyn std::error::Error>;

/// Which way a structure travels.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    In,
    Out,
    /// As a part of inputs and of outputs.
    Both,
}

/// The text of `inputs.rs`.
pub(crate) fn emit_inputs(model: &Model) -> Result<String, Failure> {
    let names = inputs(model).difference(&outputs(model)).cloned().collect();
    emit(model, "//! What operations take.", &names, Way::In)
}

/// The text of `outputs.rs`.
pub(crate) fn emit_outputs(model: &Model) -> Result<String, Failure> {
    let names = outputs(model).difference(&inputs(model)).cloned().collect();
    emit(model, "//! What operations give. Every member may be absent.", &names, Way::Out)
}

/// The text of `shared.rs`.
pub(crate) fn emit_shared(model: &Model) -> Result<String, Failure> {
    let names = outputs(model).intersection(&inputs(model)).cloned().collect();
    emit(model, "//! Structures that travel both ways.", &names, Way::Both)
}

fn inputs(model: &Model) -> BTreeSet<String> {
    reached(model, |operation| operation.input.iter().cloned().collect())
}

fn outputs(model: &Model) -> BTreeSet<String> {
    reached(model, |operation| operation.output.iter().cloned().collect())
}

fn emit(model: &Model, head: &str, names: &BTreeSet<String>, way: Way) -> Result<String, Failure> {
    let mut body = String::new();
    for name in names {
        let shape = model.shapes.get(name).ok_or("a shape that the model names and lacks")?;
        if shape.kind == "structure" {
            body += &structure(model, name, shape, way)?;
            let _infallible = writeln!(body, "impl ListMember for {name} {{}}\n");
        }
    }
    // A structure of the same file is named without its path.
    let is_structure =
        |name: &&String| model.shapes.get(*name).is_some_and(|shape| shape.kind == "structure");
    for name in names.iter().filter(is_structure) {
        for end in [">", ","] {
            body = body.replace(&format!("super::{name}{end}"), &format!("{name}{end}"));
        }
    }
    Ok(format!("{head}\n\n{}\n{body}", imports(&body)))
}

/// The `use` lines for what `body` names. Enums and shared structures are named with their module's path.
fn imports(body: &str) -> String {
    const WORDS: [(&str, &str); 12] = [
        ("BTreeMap<", "std::collections::BTreeMap"),
        ("Secret<", "secret::Secret"),
        ("shapes::", "super::shapes"),
        (": Option<Timestamp>", "crate::Timestamp"),
        ("Error>", "crate::Error"),
        ("Fields", "crate::shape::{Fields, Structure, Value}"),
        ("FromFields for", "crate::shape::FromFields"),
        ("IntoFields for", "crate::shape::IntoFields"),
        ("FromValue for", "crate::shape::convert::FromValue"),
        ("IntoValue", "crate::shape::convert::IntoValue"),
        ("ListMember for", "crate::shape::convert::ListMember"),
        (": optional(", "crate::shape::convert::optional"),
    ];
    let used = WORDS.iter().filter(|(word, _)| body.contains(word));
    let mut out: String = used.map(|(_, path)| format!("use {path};\n")).collect();
    if body.contains(": required(") {
        out += "use crate::shape::convert::required;\n";
    }
    out
}

fn structure(model: &Model, name: &str, shape: &Shape, way: Way) -> Result<String, Failure> {
    let mut out = doc(&shape.doc, &format!("`{name}` of the AWS model."));
    let plain = way == Way::Both;
    out += if plain {
        "#[derive(Clone, Debug, PartialEq, Eq)]\n"
    } else if way == Way::Out {
        "#[derive(Debug, Default)]\n"
    } else {
        "#[derive(Debug)]\n"
    };
    let _infallible = writeln!(out, "pub struct {name} {{");
    for member in &shape.members {
        out += &doc(&member.doc, &format!("`{}` of the AWS model.", member.name));
        let _infallible =
            writeln!(out, "pub {}: {},", snake(&member.name), member_type(model, member, way)?);
    }
    out += "}\n\n";
    if way != Way::Out {
        out += &from_fields(name, shape);
    }
    if way != Way::In {
        out += &into_fields(name, shape, way);
    }
    Ok(out)
}

fn is_optional(member: &Member, way: Way) -> bool {
    !member.required || way == Way::Out
}

fn member_type(model: &Model, member: &Member, way: Way) -> Result<String, Failure> {
    let inner = rust_type(model, &member.shape)?;
    Ok(if is_optional(member, way) { format!("Option<{inner}>") } else { inner })
}

fn rust_type(model: &Model, name: &str) -> Result<String, Failure> {
    let shape = model.shapes.get(name).ok_or("a shape that the model names and lacks")?;
    Ok(match shape.kind.as_str() {
        "string" | "blob" if shape.sensitive => "Secret<[u8]>".to_owned(),
        "string" if shape.values.is_empty() => "String".to_owned(),
        "string" | "structure" => format!("super::{name}"),
        "blob" => "Vec<u8>".to_owned(),
        "integer" => "i32".to_owned(),
        "boolean" => "bool".to_owned(),
        "timestamp" => "Timestamp".to_owned(),
        "list" => {
            format!("Vec<{}>", rust_type(model, shape.member.as_deref().unwrap_or_default())?)
        }
        "map" => "BTreeMap<String, String>".to_owned(),
        other => return Err(format!("{name} is of the unknown kind {other}").into()),
    })
}

fn from_fields(name: &str, shape: &Shape) -> String {
    let mut out = format!(
        "impl FromFields for {name} {{\nconst STRUCTURE: &'static Structure = &shapes::{};\n\n\
         fn from_fields(mut fields: Fields) -> Result<Self, Error> {{\nOk(Self {{\n",
        screaming(name)
    );
    if shape.members.is_empty() {
        out = out.replace("mut fields: Fields", "_fields: Fields");
    }
    for (index, member) in shape.members.iter().enumerate() {
        let take = if member.required { "required" } else { "optional" };
        let _infallible = writeln!(out, "{}: {take}(&mut fields, {index})?,", snake(&member.name));
    }
    out += "})\n}\n}\n\n";
    let _infallible = writeln!(
        out,
        "impl FromValue for {name} {{\nfn from_value(value: Value) -> Option<Self> {{\n\
         if let Value::Structure(fields) = value {{ Self::from_fields(fields).ok() }} else {{ None }}\n}}\n}}\n"
    );
    out
}

fn into_fields(name: &str, shape: &Shape, way: Way) -> String {
    if shape.members.is_empty() {
        return into_no_fields(name);
    }
    let mut out = format!(
        "impl IntoFields for {name} {{\nconst STRUCTURE: &'static Structure = &shapes::{};\n\n\
         fn into_fields(self) -> Fields {{\nlet mut fields = Fields::empty(&shapes::{});\n",
        screaming(name),
        screaming(name)
    );
    for (index, member) in shape.members.iter().enumerate() {
        let place = snake(&member.name);
        let value = if is_optional(member, way) {
            format!("self.{place}.map(IntoValue::into_value)")
        } else {
            format!("Some(self.{place}.into_value())")
        };
        let _infallible = writeln!(out, "fields.set({index}, {value});");
    }
    out + "fields\n}\n}\n\n" + &into_value(name)
}

fn into_no_fields(name: &str) -> String {
    format!(
        "impl IntoFields for {name} {{\nconst STRUCTURE: &'static Structure = &shapes::{};\n\n\
         fn into_fields(self) -> Fields {{\nFields::empty(Self::STRUCTURE)\n}}\n}}\n\n{}",
        screaming(name),
        into_value(name)
    )
}

fn into_value(name: &str) -> String {
    format!(
        "impl IntoValue for {name} {{\nfn into_value(self) -> Value {{\n\
         Value::Structure(self.into_fields())\n}}\n}}\n\n"
    )
}
