//! Replies whose body broke off. The entry of the request, which is durable before the first byte leaves, says that it was answered; a
//! second one says how far that came. Whoever causes one was let read, and has an entry for it: there is at most one for each.

use audit::Event;
use model::{Region, Timestamp};
use pipeline::event::internal_event;
use pipeline::{BodyReadError, BodyReadFailure, InternalEvent, ListedResource, Presentation};
use serde_json::json;

/// A reply that did not leave whole.
#[derive(Debug)]
pub(crate) struct BrokenReply {
    pub(crate) request_id: String,
    /// The name of the operation.
    pub(crate) operation: &'static str,
    /// The resource whose data it was.
    pub(crate) resource: ListedResource,
    pub(crate) region: Region,
    /// The bytes that it announced.
    pub(crate) length: u64,
    /// The bytes that were given to the connection.
    pub(crate) sent: u64,
    pub(crate) reason: BreakReason,
}

/// The reason why a reply broke off.
#[derive(Debug)]
pub(crate) enum BreakReason {
    /// Its data could not be read on.
    Data(BodyReadError),
    /// The client closed the connection, or it broke.
    ClientGone,
    /// The client took it too slowly.
    ClientTooSlow,
    /// The service closed the connection: it stops, or needs the place.
    ConnectionClosed,
    /// Nothing left: the contents of too many objects come and go.
    PutOff,
}

impl BreakReason {
    const fn name(&self) -> &'static str {
        match self {
            Self::Data(BodyReadError { failure, .. }) => match failure {
                BodyReadFailure::NotAuthentic => "DataNotAuthentic",
                BodyReadFailure::Missing => "DataMissing",
                BodyReadFailure::Unreadable => "DataUnreadable",
            },
            Self::ClientGone => "ClientGone",
            Self::ClientTooSlow => "ClientTooSlow",
            Self::ConnectionClosed => "ConnectionClosed",
            Self::PutOff => "PutOff",
        }
    }

    /// Returns what is wrong with the data. What the operating system says stays in the service's own log: it names paths.
    fn detail(&self) -> Option<&str> {
        match self {
            Self::Data(BodyReadError { failure, detail }) => match failure {
                BodyReadFailure::NotAuthentic | BodyReadFailure::Missing => Some(detail),
                BodyReadFailure::Unreadable => None,
            },
            Self::ClientGone | Self::ClientTooSlow | Self::ConnectionClosed | Self::PutOff => None,
        }
    }
}

impl BrokenReply {
    /// Returns the event that tells of it.
    pub(crate) fn event(self, now: Timestamp) -> Event {
        internal_event(&self.into_event(), None, now)
    }

    fn into_event(self) -> InternalEvent {
        let mut details = json!({
            "requestID": self.request_id,
            "eventSource": "s3.amazonaws.com",
            "eventName": self.operation,
            "contentLength": self.length,
            "bytesTransferredOut": self.sent,
            "reason": self.reason.name(),
        });
        if let (Some(detail), Some(members)) = (self.reason.detail(), details.as_object_mut()) {
            members.insert("detail".to_owned(), detail.into());
        }
        InternalEvent {
            source: InternalEvent::OWN_SOURCE,
            name: "ReplyBrokeOff",
            resource: self.resource,
            region: self.region,
            presentation: Presentation::ServiceEvent(Some(details.to_string())),
        }
    }
}
