//! The enum of error codes: those of the model, and those that every AWS service may answer with.

use std::collections::BTreeMap;

use super::names::camel;
use super::services::Generated;
use super::text::doc;

/// Codes that are in no service model, with their HTTP status.
///
/// Sources: AWS KMS API reference, "Common Error Types", except that 400 stands for the 403 of that page: this is
/// what KMS is observed to answer. `NotAuthorizedException` is what is observed for the reserved alias prefix. IAM API
/// reference, "Common Errors": the names without `Exception`, of services with the query protocol. `InvalidParameterValue` is what STS was
/// seen to answer for session tags (`iam/src/session_tags.rs`). S3 API reference, "Error
/// responses": what S3 answers to a request that it cannot verify.
const COMMON: [(&str, u16); 29] = [
    ("AccessDenied", 403),
    ("AccessDeniedException", 400),
    ("ExpiredToken", 403),
    ("ExpiredTokenException", 400),
    ("IncompleteSignature", 403),
    ("IncompleteSignatureException", 400),
    ("InternalFailure", 500),
    ("InvalidAction", 400),
    ("InvalidClientTokenId", 403),
    ("InvalidParameterValue", 400),
    ("InvalidSignatureException", 400),
    ("MalformedInput", 400),
    ("MissingAction", 400),
    ("MissingAuthenticationToken", 403),
    ("MissingAuthenticationTokenException", 400),
    ("NotAuthorizedException", 400),
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

/// Codes of S3 that are not in its model, with their HTTP status.
///
/// Sources: Amazon S3 API reference, "Error responses", of which the documentation of `Error.Code` in the model repeats the older
/// part. `ExpiredToken` is in [`COMMON`] although S3 answers 400 (`wire` knows). Observed at S3 and in no list: the codes that begin
/// with `KMS.`, `AccessForbidden` (CORS), `NotModified` and the answers for a configuration that was never set.
const S3: [(&str, u16); 77] = [
    ("AccessControlListNotSupported", 400),
    ("AccessForbidden", 403),
    ("AuthorizationHeaderMalformed", 400),
    ("AuthorizationQueryParametersError", 400),
    ("BadDigest", 400),
    ("BadRequest", 400),
    ("BucketNotEmpty", 409),
    ("ConditionalRequestConflict", 409),
    ("EntityTooLarge", 400),
    ("EntityTooSmall", 400),
    ("IllegalLocationConstraintException", 400),
    ("IllegalVersioningConfigurationException", 400),
    ("IncompleteBody", 400),
    ("InternalError", 500),
    ("InvalidAccessKeyId", 403),
    ("InvalidArgument", 400),
    ("InvalidBucketAclWithObjectOwnership", 400),
    ("InvalidBucketName", 400),
    ("InvalidBucketOwnerAWSAccountID", 400),
    ("InvalidBucketState", 409),
    ("InvalidDigest", 400),
    ("InvalidEncryptionAlgorithmError", 400),
    ("InvalidLocationConstraint", 400),
    ("InvalidPart", 400),
    ("InvalidPartNumber", 416),
    ("InvalidPartOrder", 400),
    ("InvalidPolicyDocument", 400),
    ("InvalidRange", 416),
    ("InvalidRequest", 400),
    ("InvalidStorageClass", 400),
    ("InvalidTag", 400),
    ("InvalidToken", 400),
    ("InvalidURI", 400),
    ("KMS.DisabledException", 400),
    ("KMS.InvalidKeyUsageException", 400),
    ("KMS.KMSInvalidStateException", 400),
    ("KMS.NotFoundException", 400),
    ("KeyTooLongError", 400),
    ("MalformedACLError", 400),
    ("MalformedPOSTRequest", 400),
    ("MalformedPolicy", 400),
    ("MalformedTrailerError", 400),
    ("MalformedXML", 400),
    ("MaxMessageLengthExceeded", 400),
    ("MaxPostPreDataLengthExceededError", 400),
    ("MetadataTooLarge", 400),
    ("MethodNotAllowed", 405),
    ("MissingContentLength", 411),
    ("MissingRequestBodyError", 400),
    ("MissingSecurityHeader", 400),
    ("NoSuchBucketPolicy", 404),
    ("NoSuchCORSConfiguration", 404),
    ("NoSuchKey", 404),
    ("NoSuchLifecycleConfiguration", 404),
    ("NoSuchObjectLockConfiguration", 404),
    ("NoSuchPublicAccessBlockConfiguration", 404),
    ("NoSuchTagSet", 404),
    ("NoSuchVersion", 404),
    ("NoSuchWebsiteConfiguration", 404),
    ("NotImplemented", 501),
    ("NotModified", 304),
    ("ObjectLockConfigurationNotFoundError", 404),
    ("OperationAborted", 409),
    ("OwnershipControlsNotFoundError", 404),
    ("PermanentRedirect", 301),
    ("PreconditionFailed", 412),
    ("ReplicationConfigurationNotFoundError", 404),
    ("RequestTimeTooSkewed", 403),
    ("RequestTimeout", 400),
    ("ServerSideEncryptionConfigurationNotFoundError", 404),
    ("SlowDown", 503),
    ("TemporaryRedirect", 307),
    ("TooManyBuckets", 400),
    ("UnexpectedContent", 400),
    ("UnresolvableGrantByEmailAddress", 400),
    ("XAmzContentChecksumMismatch", 400),
    ("XAmzContentSHA256Mismatch", 400),
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
    for (name, status) in S3 {
        let doc = doc("", &format!("`{name}`, which S3 answers with."));
        codes.entry(name.to_owned()).or_insert(Code { status, doc });
    }
    codes
}
