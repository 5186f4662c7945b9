//! A Rust enum for each string shape that lists its values.

use std::fmt::Write as _;

use super::doc;
use super::model::{Model, Shape};
use super::names::camel;

/// The text of `enums.rs`.
pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from("//! String shapes whose values the model lists.\n\n");
    out += "use crate::shape::Value;\nuse crate::shape::convert::{FromValue, IntoValue, ListMember};\n\n";
    for (name, shape) in &model.shapes {
        if !shape.values.is_empty() {
            out += &one(name, shape);
        }
    }
    out
}

fn one(name: &str, shape: &Shape) -> String {
    let mut out = doc(&shape.doc, &format!("`{name}` of the AWS model."));
    out += "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\n";
    let _infallible = writeln!(out, "pub enum {name} {{");
    for value in &shape.values {
        let _infallible = writeln!(out, "/// `{value}`.\n{},", camel(value));
    }
    let all: Vec<_> = shape.values.iter().map(|value| format!("Self::{}", camel(value))).collect();
    let _infallible = writeln!(
        out,
        "}}\n\nimpl {name} {{\n/// Every value, in the model's order.\npub const ALL: [Self; {}] = [{}];\n",
        all.len(),
        all.join(", ")
    );
    out += "/// The value on the wire.\n#[must_use]\npub const fn as_str(self) -> &'static str {\nmatch self {\n";
    for value in &shape.values {
        let _infallible = writeln!(out, "Self::{} => \"{value}\",", camel(value));
    }
    out += "}\n}\n\n/// The value that is written `text`.\n#[must_use]\n";
    out += "pub fn parse(text: &str) -> Option<Self> {\nmatch text {\n";
    for value in &shape.values {
        let _infallible = writeln!(out, "\"{value}\" => Some(Self::{}),", camel(value));
    }
    let _infallible = writeln!(
        out,
        "_ => None,\n}}\n}}\n}}\n\nimpl std::fmt::Display for {name} {{\n\
         fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {{\n\
         formatter.write_str(self.as_str())\n}}\n}}\n\n\
         impl FromValue for {name} {{\nfn from_value(value: Value) -> Option<Self> {{\n\
         if let Value::String(text) = value {{ Self::parse(&text) }} else {{ None }}\n}}\n}}\n\n\
         impl IntoValue for {name} {{\nfn into_value(self) -> Value {{\n\
         Value::String(self.as_str().to_owned())\n}}\n}}\n\nimpl ListMember for {name} {{}}\n\n"
    );
    out
}
