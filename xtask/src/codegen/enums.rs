//! A Rust enum for each string shape that lists its values.

use super::model::{Model, Shape, Text};
use super::names::{camel, type_name};
use super::text::{doc, uses};
use super::travel;

/// The text of `enums.rs`; nothing where no shape lists its values.
pub(crate) fn emit(model: &Model) -> String {
    let reached = travel::all(model);
    let listed = travel::list_members(model);
    let mut body = String::new();
    for (name, shape) in &model.shapes {
        if let Shape::String(text) = shape
            && !text.values.is_empty()
            && reached.contains(name.as_str())
        {
            body += &one(name, text);
            if listed.contains(name.as_str()) {
                let name = type_name(name);
                body += &format!("impl ListMember for {name} {{}}\n\n");
            }
        }
    }
    if body.is_empty() {
        return body;
    }
    let mut paths = vec![
        "std::fmt",
        "crate::shape::Value",
        "crate::shape::convert::FromValue",
        "crate::shape::convert::IntoValue",
    ];
    if body.contains("ListMember") {
        paths.push("crate::shape::convert::ListMember");
    }
    let uses = uses(paths);
    format!("//! String shapes whose values the model lists.\n\n{uses}{body}")
}

fn one(name: &str, text: &Text) -> String {
    let join = |row: fn(&String) -> String| -> String { text.values.iter().map(row).collect() };
    let rust = type_name(name);
    let doc = doc(&text.documentation, &format!("The values of `{name}` in the AWS model."));
    let count = text.values.len();
    let variants = join(|value| format!("/// `{value}`.\n{},\n", camel(value)));
    let all = join(|value| format!("Self::{},", camel(value)));
    let to_text = join(|value| format!("Self::{} => {value:?},\n", camel(value)));
    let from_text = join(|value| format!("{value:?} => Some(Self::{}),\n", camel(value)));
    format!(
        r#"{doc}#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum {rust} {{ {variants} }}

impl {rust} {{
    /// Every value, in the model's order.
    pub const ALL: [Self; {count}] = [{all}];

    /// The value on the wire.
    #[must_use]
    pub const fn as_str(self) -> &'static str {{
        match self {{ {to_text} }}
    }}

    /// The value that is written `text`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {{
        match text {{
            {from_text}
            _ => None,
        }}
    }}
}}

impl fmt::Display for {rust} {{
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {{
        formatter.write_str(self.as_str())
    }}
}}

impl FromValue for {rust} {{
    fn from_value(value: Value) -> Option<Self> {{
        if let Value::String(text) = value {{ Self::parse(&text) }} else {{ None }}
    }}
}}

impl IntoValue for {rust} {{
    fn into_value(self) -> Value {{
        Value::String(self.as_str().to_owned())
    }}
}}

"#
    )
}
