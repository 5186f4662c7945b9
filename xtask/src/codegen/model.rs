//! The service model as botocore ships it, read into plain structs. Members keep the order of the file.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;

use serde_json::Value;

type Failure = Box<dyn std::error::Error>;

/// What the generator needs of the model.
#[derive(Debug)]
pub(crate) struct Model {
    pub(crate) operations: BTreeMap<String, Operation>,
    pub(crate) shapes: BTreeMap<String, Shape>,
}

/// One operation.
#[derive(Debug)]
pub(crate) struct Operation {
    pub(crate) input: Option<String>,
    pub(crate) output: Option<String>,
    pub(crate) errors: Vec<String>,
    pub(crate) doc: String,
}

/// One shape with its constraints.
#[derive(Debug)]
pub(crate) struct Shape {
    pub(crate) kind: String,
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
    pub(crate) pattern: Option<String>,
    pub(crate) values: Vec<String>,
    pub(crate) sensitive: bool,
    pub(crate) exception: bool,
    pub(crate) fault: bool,
    /// The shape of a list's members or a map's values.
    pub(crate) member: Option<String>,
    /// The shape of a map's keys.
    pub(crate) key: Option<String>,
    pub(crate) members: Vec<Member>,
    pub(crate) doc: String,
}

/// One member of a structure.
#[derive(Debug)]
pub(crate) struct Member {
    pub(crate) name: String,
    pub(crate) shape: String,
    pub(crate) required: bool,
    pub(crate) doc: String,
}

/// Reads `service-2.json`, compressed or not.
pub(crate) fn read(path: &Path) -> Result<Model, Failure> {
    let file = std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let text = if path.extension().is_some_and(|extension| extension == "gz") {
        let mut text = Vec::new();
        flate2::read::GzDecoder::new(file.as_slice()).read_to_end(&mut text)?;
        text
    } else {
        file
    };
    let value: Value = serde_json::from_slice(&text)?;
    Ok(Model {
        operations: each(&value, "operations", operation),
        shapes: each(&value, "shapes", shape),
    })
}

fn each<T>(value: &Value, name: &str, read: fn(&Value) -> T) -> BTreeMap<String, T> {
    let entries = value.get(name).and_then(Value::as_object).into_iter().flatten();
    entries.map(|(name, value)| (name.clone(), read(value))).collect()
}

fn operation(value: &Value) -> Operation {
    let reference = |name| value.get(name).and_then(|shape| text(shape, "shape"));
    let errors = value.get("errors").and_then(Value::as_array).into_iter().flatten();
    Operation {
        input: reference("input"),
        output: reference("output"),
        errors: errors.filter_map(|error| text(error, "shape")).collect(),
        doc: doc(value),
    }
}

fn shape(value: &Value) -> Shape {
    let flag = |name| value.get(name).and_then(Value::as_bool).unwrap_or(false);
    let reference = |name| value.get(name).and_then(|shape| text(shape, "shape"));
    let values = value.get("enum").and_then(Value::as_array).into_iter().flatten();
    Shape {
        kind: text(value, "type").unwrap_or_default(),
        min: value.get("min").and_then(Value::as_i64),
        max: value.get("max").and_then(Value::as_i64),
        pattern: text(value, "pattern"),
        values: values.filter_map(Value::as_str).map(str::to_owned).collect(),
        sensitive: flag("sensitive"),
        exception: flag("exception"),
        fault: flag("fault"),
        member: reference("member").or_else(|| reference("value")),
        key: reference("key"),
        members: members(value),
        doc: doc(value),
    }
}

fn members(value: &Value) -> Vec<Member> {
    let required: Vec<&str> = value
        .get("required")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .filter_map(Value::as_str)
        .collect();
    let members = value.get("members").and_then(Value::as_object).into_iter().flatten();
    members
        .map(|(name, member)| Member {
            name: name.clone(),
            shape: text(member, "shape").unwrap_or_default(),
            required: required.contains(&name.as_str()),
            doc: doc(member),
        })
        .collect()
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// The first sentence of the documentation, without markup.
fn doc(value: &Value) -> String {
    let html = value.get("documentation").and_then(Value::as_str).unwrap_or_default();
    first_sentence(&strip_markup(html))
}

fn strip_markup(html: &str) -> String {
    let mut out = String::new();
    let mut inside_tag = false;
    for character in html.chars() {
        match character {
            '<' => inside_tag = true,
            '>' if inside_tag => inside_tag = false,
            '[' | ']' => {}
            '\n' if !inside_tag => out.push(' '),
            _ if !inside_tag => out.push(character),
            _ => {}
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn first_sentence(text: &str) -> String {
    let end = text.match_indices(". ").map(|(at, _)| at + 1).find(|at| {
        !text.get(..*at).is_some_and(|head| head.ends_with("e.g.") || head.ends_with("i.e."))
    });
    text.get(..end.unwrap_or(text.len())).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn documentation_becomes_one_plain_sentence() {
        let html = "<p>Encrypts <code>plaintext</code>,\n up to 4 KB. You can <a href=\"x\">read</a> more.</p>";
        assert_eq!(first_sentence(&strip_markup(html)), "Encrypts plaintext, up to 4 KB.");
    }

    #[test]
    fn constraints_and_required_members_are_read() {
        let value = serde_json::json!({
            "type": "structure", "required": ["A"],
            "members": {"B": {"shape": "X"}, "A": {"shape": "Y"}},
        });
        let shape = shape(&value);
        let names: Vec<_> = shape.members.iter().map(|m| (m.name.as_str(), m.required)).collect();
        assert_eq!(names, [("B", false), ("A", true)]);
    }
}
