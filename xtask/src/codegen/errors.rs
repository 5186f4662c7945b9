//! The enum of error codes: those of the model, and those that every AWS service may answer with.

use std::fmt::Write as _;

use super::doc;
use super::model::Model;
use super::names::camel;

/// Codes that are in no service model, with their HTTP status.
/// Source: AWS KMS API reference, "Common Errors"; statuses as observed on AWS JSON 1.1 services.
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

/// The text of `errors.rs`.
pub(crate) fn emit(model: &Model) -> String {
    let modelled = model.shapes.iter().filter(|(_, shape)| shape.exception);
    let mut codes: Vec<(String, u16, String)> = modelled
        .map(|(name, shape)| (name.clone(), if shape.fault { 500 } else { 400 }, shape.doc.clone()))
        .collect();
    codes.extend(COMMON.map(|(name, status)| (name.to_owned(), status, String::new())));
    codes.sort();
    let mut out = String::from("//! The error codes of the AWS KMS API.\n\n");
    out += "/// The code of an error, as `__type` shows it.\n";
    out += "#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]\npub enum ErrorCode {\n";
    for (name, _, text) in &codes {
        let fallback = format!("`{name}`, which any AWS service may answer with.");
        let _infallible = writeln!(out, "{}{},", doc(text, &fallback), camel(name));
    }
    out += "}\n\n";
    let names: Vec<_> = codes.iter().map(|(name, ..)| format!("\"{name}\"")).collect();
    let _infallible =
        writeln!(out, "static NAMES: [&str; {}] = [{}];\n", names.len(), names.join(", "));
    out += "impl ErrorCode {\n/// Every code, in alphabetical order of the names.\n";
    let all: Vec<_> = codes.iter().map(|(name, ..)| format!("Self::{}", camel(name))).collect();
    let _infallible = writeln!(out, "pub const ALL: [Self; {}] = [{}];", all.len(), all.join(", "));
    out += "/// AWS's spelling, such as `KMSInternalException`.\n#[must_use]\n";
    out += "pub fn name(self) -> &'static str {\n";
    out += "#[expect(clippy::indexing_slicing, reason = \"one row for each variant\")]\nNAMES[self as usize]\n";
    out += "}\n/// The HTTP status that goes with it.\n#[must_use]\n";
    out += "pub const fn status(self) -> u16 {\nmatch self {\n";
    out += &statuses(&codes);
    out += "}\n}\n/// The code that AWS spells `name`.\n#[must_use]\n";
    out += "pub fn from_name(name: &str) -> Option<Self> {\n";
    out + "Self::ALL.into_iter().find(|code| code.name() == name)\n}\n}\n"
}

/// One arm for each status.
fn statuses(codes: &[(String, u16, String)]) -> String {
    let mut out = String::new();
    for status in [400, 404, 408, 413, 500, 503] {
        let with_status = codes.iter().filter(|(_, of_code, _)| *of_code == status);
        let names: Vec<_> =
            with_status.map(|(name, ..)| format!("Self::{}", camel(name))).collect();
        let _infallible = writeln!(out, "{} => {status},", names.join(" | "));
    }
    out
}
