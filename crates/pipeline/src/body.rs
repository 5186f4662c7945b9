//! Bodies that are longer than memory: they come and go piece by piece, beside the members of a request or reply.

use std::fmt;
use std::pin::Pin;

use bytes::Bytes;
use futures_core::Stream;
use model::{Error, Region};

use crate::details::ListedResource;

/// A piece of a request's body.
#[derive(Debug)]
pub enum BodyPiece {
    /// The next bytes.
    Data(Bytes),
    /// The trailing headers, which come last: names in lower case, with their values.
    Trailers(Vec<(String, String)>),
}

/// The length of a request's body, as far as it is known before it has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyLength {
    /// The client has announced this one.
    Exactly(u64),
    /// It is at most this one: that of a file in a form, whose end only its boundary tells.
    AtMost(u64),
}

/// The body of a request, verified while it is read. Its bytes count only once it has ended without an error.
pub struct RequestBody {
    /// The length.
    pub length: BodyLength,
    /// The names of the trailing headers that the client has announced, with commas between them.
    pub trailer: Option<String>,
    /// The pieces.
    pub pieces: Pin<Box<dyn Stream<Item = Result<BodyPiece, Error>> + Send>>,
}

impl BodyLength {
    /// Returns the longest that the body may be.
    #[must_use]
    pub const fn max(self) -> u64 {
        match self {
            Self::Exactly(length) | Self::AtMost(length) => length,
        }
    }
}

/// The body of a reply. It is read only after the reply has been recorded.
pub struct ReplyBody {
    /// The length.
    pub length: u64,
    /// The resource whose data it is.
    pub resource: ListedResource,
    /// The resource's Region.
    pub region: Region,
    /// The pieces. An error breaks the connection off.
    pub pieces: Pin<Box<dyn Stream<Item = Result<Bytes, BodyReadError>> + Send>>,
}

/// The rest of a reply's body cannot be read.
#[derive(Clone, Debug, thiserror::Error)]
#[error("{detail}")]
pub struct BodyReadError {
    /// The kind of the failure.
    pub failure: BodyReadFailure,
    /// The failure in words, with what to do.
    pub detail: String,
}

/// The kinds of failures to read a reply's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BodyReadFailure {
    /// The data that is stored is not that which was.
    NotAuthentic,
    /// It is not there.
    Missing,
    /// It cannot be read.
    Unreadable,
}

impl fmt::Debug for RequestBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("RequestBody").field("length", &self.length).finish_non_exhaustive()
    }
}

impl fmt::Debug for ReplyBody {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("ReplyBody").field("length", &self.length).finish_non_exhaustive()
    }
}
