//! The enum of error codes: those of the model, and those that every AWS service may answer with.

use std::collections::BTreeMap;

use super::model::Model;
use super::names::camel;
use super::text::doc;

/// Codes that are in no service model, with their HTTP status.
///
/// Source: AWS KMS API reference, "Common Error Types", except that 400 stands for the 403 of that page: this is
/// what KMS is observed to answer. `NotAuthorizedException` is what is observed for the reserved alias prefix.
const COMMON: [(&str, u16); 15] = [
    ("AccessDeniedException", 400),
    ("ExpiredTokenException", 400),
    ("IncompleteSignatureException", 400),
    ("InternalFailure", 500),
    ("InvalidSignatureException", 400),
    ("MissingAuthenticationTokenException", 400),
    ("NotAuthorizedException", 400),
    ("RequestEntityTooLargeException", 413),
    ("RequestTimeoutException", 408),
    ("SerializationException", 400),
    ("ServiceUnavailableException", 503),
    ("ThrottlingException", 400),
    ("UnknownOperationException", 404),
    ("UnrecognizedClientException", 400),
    ("ValidationException", 400),
];

/// What is emitted for one code.
struct Code {
    status: u16,
    doc: String,
}

/// The text of `errors.rs`.
pub(crate) fn emit(model: &Model) -> String {
    let codes = codes(model);
    let join = |row: fn((&String, &Code)) -> String| -> String { codes.iter().map(row).collect() };
    let count = codes.len();
    let variants = join(|(name, code)| format!("{}{},", code.doc, camel(name)));
    let facts =
        join(|(name, code)| format!("Facts {{ name: {name:?}, status: {} }},", code.status));
    let all = join(|(name, _)| format!("Self::{},", camel(name)));
    format!(
        r#"//! The error codes of the AWS KMS API, in alphabetical order of AWS's spelling.

/// The code of an error, as `__type` shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ErrorCode {{ {variants} }}

/// What is known of a code.
struct Facts {{
    name: &'static str,
    status: u16,
}}

/// A row for each variant of [`ErrorCode`], in the same order.
static FACTS: [Facts; {count}] = [{facts}];

impl ErrorCode {{
    /// Every code, in alphabetical order of AWS's spelling.
    pub const ALL: [Self; {count}] = [{all}];
{METHODS}"#
    )
}

const METHODS: &str = r#"
    /// AWS's spelling, such as `KMSInternalException`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        self.facts().name
    }

    /// The HTTP status that goes with it.
    #[must_use]
    pub const fn status(self) -> u16 {
        self.facts().status
    }

    /// The code that AWS spells `name`.
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

/// By name. A common code that the model comes to list keeps its observed status.
fn codes(model: &Model) -> BTreeMap<String, Code> {
    let modelled = model.structures().filter(|(_, structure)| structure.exception);
    let mut codes: BTreeMap<_, _> = modelled
        .map(|(name, structure)| {
            let doc = doc(&structure.documentation, &format!("`{name}` of the AWS model."));
            (name.to_owned(), Code { status: if structure.fault { 500 } else { 400 }, doc })
        })
        .collect();
    for (name, status) in COMMON {
        let doc = doc("", &format!("`{name}`, which any AWS service may answer with."));
        codes.entry(name.to_owned()).or_insert(Code { status, doc }).status = status;
    }
    codes
}
