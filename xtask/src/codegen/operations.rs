//! The enum of operations, with a table of what the model says about each.

use super::model::{Model, Operation};
use super::names::{screaming, snake};
use super::services::Generated;
use super::text::{doc, uses};

/// The text of `operations.rs`.
pub(crate) fn emit(Generated { service, model, unbuilt, .. }: &Generated) -> String {
    let join = |row: fn((&String, &Operation)) -> String| -> String {
        model.operations.iter().map(row).collect()
    };
    let count = model.operations.len();
    let service = service.name.to_ascii_uppercase();
    let uses = uses(["super::ErrorCode", "super::shapes", "crate::shape::Structure"]);
    let variants = join(|(name, operation)| {
        doc(&operation.documentation, &format!("The operation `{name}`.")) + name + ",\n"
    });
    let all = join(|(name, _)| format!("Self::{name},"));
    let rows = model.operations.iter();
    let facts: String = rows.map(|(name, operation)| facts(model, name, operation)).collect();
    format!(
        r#"//! The operations of the AWS {service} API, in alphabetical order.

{uses}
/// An operation of the AWS {service} API.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Operation {{ {variants} }}

/// What the model says about an operation.
struct Facts {{
    name: &'static str,
    stem: &'static str,
    input: &'static Structure,
    output: Option<&'static Structure>,
    errors: &'static [ErrorCode],
}}

/// A row for each variant of [`Operation`], in the same order.
static FACTS: [Facts; {count}] = [{facts}];

impl Operation {{
    /// Every operation, in alphabetical order.
    pub const ALL: [Self; {count}] = [{all}];

    /// The names of the API's other operations, which Bulla does not build, in alphabetical order.
    pub const UNBUILT: [&str; {}] = {unbuilt:?};
{METHODS}"#,
        unbuilt.len()
    )
}

const METHODS: &str = r#"
    /// The name on the wire, such as `ReEncrypt`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The name in lower case with underscores, such as `re_encrypt`.
    #[must_use]
    pub const fn stem(self) -> &'static str {
        self.facts().stem
    }

    /// Its place in [`ALL`](Self::ALL).
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// The description of its input.
    #[must_use]
    pub const fn input(self) -> &'static Structure {
        self.facts().input
    }

    /// The description of its output; none when the reply has an empty body.
    #[must_use]
    pub const fn output(self) -> Option<&'static Structure> {
        self.facts().output
    }

    /// The errors that the model lists for it. Any operation may also answer with the errors that are common
    /// to all AWS services.
    #[must_use]
    pub const fn errors(self) -> &'static [ErrorCode] {
        self.facts().errors
    }

    /// The operation that AWS spells `name`.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        let index = FACTS.binary_search_by_key(&name, |facts| facts.name).ok()?;
        Self::ALL.get(index).copied()
    }

    #[expect(clippy::indexing_slicing, reason = "the table has a row for each variant")]
    const fn facts(self) -> &'static Facts {
        &FACTS[self as usize]
    }
}
"#;

fn facts(model: &Model, name: &str, operation: &Operation) -> String {
    let stem = snake(name);
    let input = operation.input.as_ref().map_or_else(String::new, |input| screaming(&input.shape));
    let output = operation.output.as_ref().map_or_else(
        || "None".to_owned(),
        |output| format!("Some(&shapes::{})", screaming(&output.shape)),
    );
    let errors: String = operation
        .errors
        .iter()
        .map(|error| format!("ErrorCode::{},", model.code(&error.shape)))
        .collect();
    format!(
        r#"Facts {{
    name: "{name}", stem: "{stem}", input: &shapes::{input}, output: {output}, errors: &[{errors}],
}},
"#
    )
}
