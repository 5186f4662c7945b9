//! The requests of a service with REST, as they tell its operations apart: [`crate::generated::s3`] has a row for each operation.

/// The request for one operation, as far as it tells the operation from others.
#[derive(Clone, Copy, Debug)]
pub struct Route {
    /// The operation's name, such as `GetObject`.
    pub operation: &'static str,
    /// The HTTP method.
    pub method: &'static str,
    /// The resource that the path names.
    pub resource: RestResource,
    /// The parameters that must be in the query, some with the only value that they may have.
    pub query: &'static [(&'static str, Option<&'static str>)],
    /// The header that must be there, in lower case, where method, resource and parameters are those of another operation.
    pub header: Option<&'static str>,
    /// The HTTP status of a reply that is no error.
    pub status: u16,
    /// `true` if a request without any checksum of its body is refused.
    pub needs_checksum: bool,
    /// `true` if the request's body is an object's content. It is no member of the input: it is never in memory as a whole.
    pub is_streamed: bool,
    /// `true` if the reply's body is an object's content, which is no member of the output.
    pub is_reply_streamed: bool,
}

/// A resource of S3, as a path names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RestResource {
    /// `/`: all buckets of the account.
    Service,
    /// `/BUCKET`.
    Bucket,
    /// `/BUCKET/KEY`.
    Object,
}
