//! The enum of operations.

use std::fmt::Write as _;

use super::doc;
use super::model::Model;
use super::names::{camel, screaming, snake};

/// The text of `operations.rs`.
pub(crate) fn emit(model: &Model) -> String {
    let mut out = String::from("//! The operations of the AWS KMS API, in alphabetical order.\n\n");
    out += "use super::ErrorCode;\nuse super::shapes;\nuse crate::shape::Structure;\n\n";
    out += "/// An operation of the AWS KMS API.\n";
    out += "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum Operation {\n";
    for (name, operation) in &model.operations {
        out += &doc(&operation.doc, name);
        let _infallible = writeln!(out, "{name},");
    }
    let methods = methods(model);
    out += "}\n\n";
    out += &methods.iter().map(|method| method.table.as_str()).collect::<String>();
    out += "impl Operation {\n";
    out += &all(model);
    out += &methods.iter().map(|method| method.method.as_str()).collect::<String>();
    out += "/// Its place in [`ALL`](Self::ALL).\n#[must_use]\npub const fn index(self) -> usize { self as usize }\n";
    out += "/// The operation called `name`.\n#[must_use]\npub fn from_name(name: &str) -> Option<Self> {\n";
    out +=
        "let place = Self::ALL.binary_search_by_key(&name, |operation| operation.name()).ok()?;\n";
    out + "Self::ALL.get(place).copied()\n}\n}\n"
}

fn methods(model: &Model) -> [Method; 5] {
    let name = matches(
        model,
        "/// The name on the wire, such as `ReEncrypt`.",
        "name",
        "&str",
        |name, _| format!("\"{name}\""),
    );
    let stem = matches(
        model,
        "/// The name of its file, such as `re_encrypt`.",
        "stem",
        "&str",
        |name, _| format!("\"{}\"", snake(name)),
    );
    let input = matches(
        model,
        "/// The description of its input.",
        "input",
        "&Structure",
        |_, operation| {
            format!("&shapes::{}", screaming(operation.input.as_deref().unwrap_or_default()))
        },
    );
    let output_doc = "/// The description of its output; none when the reply has an empty body.";
    let output =
        matches(model, output_doc, "output", "Option<&Structure>", |_, operation| match &operation
            .output
        {
            Some(output) => format!("Some(&shapes::{})", screaming(output)),
            None => "None".to_owned(),
        });
    let errors_doc = "/// The errors that the model lists for it.";
    let errors = matches(model, errors_doc, "errors", "&[ErrorCode]", |_, operation| {
        let codes = operation.errors.iter().map(|error| format!("ErrorCode::{}", camel(error)));
        format!("&[{}]", codes.collect::<Vec<_>>().join(", "))
    });
    [name, stem, input, output, errors]
}

fn all(model: &Model) -> String {
    let names: Vec<_> = model.operations.keys().map(|name| format!("Self::{name}")).collect();
    format!(
        "/// Every operation, in alphabetical order.\npub const ALL: [Self; {}] = [{}];\n",
        names.len(),
        names.join(", ")
    )
}

/// A method that gives a constant for each operation, from a table that the enum indexes.
fn matches(
    model: &Model,
    doc: &str,
    method: &str,
    result: &str,
    value: impl Fn(&str, &super::model::Operation) -> String,
) -> Method {
    let table = screaming(method);
    let rows: Vec<_> =
        model.operations.iter().map(|(name, operation)| value(name, operation)).collect();
    Method {
        table: format!("static {table}: [{result}; {}] = [{}];\n\n", rows.len(), rows.join(",\n")),
        method: format!(
            "{doc}\n#[must_use]\npub fn {method}(self) -> {} {{\n\
             #[expect(clippy::indexing_slicing, reason = \"one row for each variant\")]\n{table}[self as usize]\n}}\n\n",
            result.replace('&', "&'static ")
        ),
    }
}

/// A method and the table it reads.
struct Method {
    table: String,
    method: String,
}
