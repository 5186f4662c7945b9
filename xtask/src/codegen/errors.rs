//! The enum of error codes: those of the model, and those that every AWS service may answer with.

use std::collections::BTreeMap;

use super::names::camel;
use super::services::Generated;
use super::text::doc;

/// Codes that are in no service model, with their HTTP status.
///
/// Sources: AWS KMS API reference, "Common Error Types", except that 400 stands for the 403 of that page: this is
/// what KMS is observed to answer. `NotAuthorizedException` is what is observed for the reserved alias prefix. IAM API
/// reference, "Common Errors": the names without `Exception`, of services with the query protocol. Amazon S3 API reference,
/// "Error responses": its model lists few of the codes that it answers with.
const COMMON: [(&str, u16); 45] = [
    ("AccessDenied", 403),
    ("AccessDeniedException", 400),
    ("BadDigest", 400),
    ("BadRequest", 400),
    ("ExpiredToken", 403),
    ("ExpiredTokenException", 400),
    ("IncompleteSignature", 403),
    ("IncompleteSignatureException", 400),
    ("InternalFailure", 500),
    ("InvalidAction", 400),
    ("InvalidArgument", 400),
    ("InvalidBucketName", 400),
    ("InvalidClientTokenId", 403),
    ("InvalidDigest", 400),
    ("InvalidEncryptionAlgorithmError", 400),
    ("InvalidPartNumber", 416),
    ("InvalidRange", 416),
    ("InvalidRequest", 400),
    ("InvalidSignatureException", 400),
    ("InvalidTag", 400),
    ("KeyTooLongError", 400),
    ("MalformedInput", 400),
    ("MalformedTrailerError", 400),
    ("MalformedXML", 400),
    ("MetadataTooLarge", 400),
    ("MissingAction", 400),
    ("MissingAuthenticationToken", 403),
    ("MissingAuthenticationTokenException", 400),
    ("NoSuchKey", 404),
    ("NotAuthorizedException", 400),
    ("NotImplemented", 501),
    ("PreconditionFailed", 412),
    ("RequestEntityTooLarge", 413),
    ("RequestEntityTooLargeException", 413),
    ("RequestTimeoutException", 408),
    ("SerializationException", 400),
    ("ServiceUnavailable", 503),
    ("ServiceUnavailableException", 503),
    ("SignatureDoesNotMatch", 403),
    ("Throttling", 400),
    ("ThrottlingException", 400),
    ("UnknownOperationException", 404),
    ("UnrecognizedClientException", 400),
    ("ValidationError", 400),
    ("ValidationException", 400),
];

/// What is emitted for one code.
struct Code {
    status: u16,
    doc: String,
}

/// The text of `errors.rs`.
pub(crate) fn emit(services: &[Generated]) -> String {
    let codes = codes(services);
    let join = |row: fn((&String, &Code)) -> String| -> String { codes.iter().map(row).collect() };
    let count = codes.len();
    let variants = join(|(name, code)| format!("{}{},", code.doc, camel(name)));
    let facts =
        join(|(name, code)| format!("Facts {{ name: {name:?}, status: {} }},", code.status));
    let all = join(|(name, _)| format!("Self::{},", camel(name)));
    format!(
        r#"//! The error codes of every service, in alphabetical order of AWS's spelling.

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

/// By name. A common code that a model comes to list keeps its observed status.
fn codes(services: &[Generated]) -> BTreeMap<String, Code> {
    let mut codes = BTreeMap::new();
    for Generated { service, model, .. } in services {
        for (shape, structure) in model.exceptions() {
            let name = structure.code(shape);
            let of = service.name.to_ascii_uppercase();
            let doc = doc(&structure.documentation, &format!("`{name}` of the model of AWS {of}."));
            let fault = if structure.fault { 500 } else { 400 };
            let status = structure.error.as_ref().map_or(fault, |shown| shown.http_status_code);
            codes.entry(name.to_owned()).or_insert(Code { status, doc });
        }
    }
    for (name, status) in COMMON {
        let doc = doc("", &format!("`{name}`, which any AWS service may answer with."));
        codes.entry(name.to_owned()).or_insert(Code { status, doc }).status = status;
    }
    codes
}
