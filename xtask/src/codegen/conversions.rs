//! Conversions between a typed structure and the fields that decoder and encoder know.

use std::collections::BTreeSet;

use super::model::Structure;
use super::names::{field, screaming};
use super::travel::Travel;

/// The conversions that a structure needs: those of the way it travels, and those of a part if it is one.
/// Adds to `paths` what the text names.
pub(crate) fn emit(
    travel: Travel,
    name: &str,
    structure: &Structure,
    is_part: bool,
    paths: &mut BTreeSet<String>,
) -> String {
    let mut out = String::new();
    let mut names = vec!["shape::Fields", "shape::Structure"];
    if travel.is_in() {
        names.extend(["Error", "shape::FromFields"]);
        out += &from_fields(name, structure);
    }
    if travel.is_out() {
        names.extend(["shape::IntoFields"]);
        out += &into_fields(travel, name, structure);
    }
    if is_part && travel.is_in() {
        names.extend(["shape::Value", "shape::convert::FromValue"]);
        out += &from_value(name);
    }
    if is_part && travel.is_out() {
        names.extend(["shape::Value", "shape::convert::IntoValue"]);
        out += &into_value(name);
    }
    // What the members need depends on what they are.
    for (word, needed) in [
        (": required(", "shape::convert::required"),
        (": optional(", "shape::convert::optional"),
        ("into_value", "shape::convert::IntoValue"),
    ] {
        if out.contains(word) {
            names.push(needed);
        }
    }
    paths.insert("super::shapes".to_owned());
    paths.extend(names.into_iter().map(|name| format!("crate::{name}")));
    out
}

fn from_fields(name: &str, structure: &Structure) -> String {
    let members = structure.members.0.iter().enumerate().map(|(index, (member, _))| {
        let take = if structure.requires(member) { "required" } else { "optional" };
        format!("{}: {take}(&mut fields, {index})?,\n", field(member))
    });
    let fields = if structure.members.0.is_empty() { "_fields" } else { "mut fields" };
    format!(
        "impl FromFields for {name} {{
            const STRUCTURE: &'static Structure = &shapes::{constant};

            fn from_fields({fields}: Fields) -> Result<Self, Error> {{
                Ok(Self {{ {members} }})
            }}
        }}

        ",
        constant = screaming(name),
        members = members.collect::<String>(),
    )
}

fn into_fields(travel: Travel, name: &str, structure: &Structure) -> String {
    let members = structure.members.0.iter().enumerate().map(|(index, (member, _))| {
        let field = field(member);
        if travel.is_optional(structure, member) {
            format!("fields.set({index}, self.{field}.map(IntoValue::into_value));\n")
        } else {
            format!("fields.set({index}, Some(self.{field}.into_value()));\n")
        }
    });
    let constant = screaming(name);
    let body = if structure.members.0.is_empty() {
        format!("Fields::empty(&shapes::{constant})")
    } else {
        let members: String = members.collect();
        format!("let mut fields = Fields::empty(&shapes::{constant});\n{members}fields")
    };
    format!(
        "impl IntoFields for {name} {{
            const STRUCTURE: &'static Structure = &shapes::{constant};

            fn into_fields(self) -> Fields {{ {body} }}
        }}

        "
    )
}

fn from_value(name: &str) -> String {
    format!(
        "impl FromValue for {name} {{
            fn from_value(value: Value) -> Option<Self> {{
                if let Value::Structure(fields) = value {{ Self::from_fields(fields).ok() }} else {{ None }}
            }}
        }}

        "
    )
}

fn into_value(name: &str) -> String {
    format!(
        "impl IntoValue for {name} {{
            fn into_value(self) -> Value {{
                Value::Structure(self.into_fields())
            }}
        }}

        "
    )
}
