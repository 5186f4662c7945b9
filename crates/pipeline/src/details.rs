//! The details of a call for the audit log, and the events that follow from it.

use std::borrow::Cow;
use std::sync::Arc;

use model::Region;
use policy::Trace;
use smallvec::SmallVec;

/// A resource as CloudTrail lists it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ListedResource {
    /// The owner's account id.
    pub account: String,
    /// The type, such as `AWS::KMS::Key`.
    pub kind: &'static str,
    /// Its ARN.
    pub arn: String,
}

/// The resources of a request, as CloudTrail lists them. There are two at most, nearly always.
pub type ListedResources = SmallVec<[Arc<ListedResource>; 2]>;

/// The details for the audit log beyond the request, its result and its caller.
#[derive(Debug, Default)]
pub struct AuditDetails {
    /// The resources of the request.
    pub resources: ListedResources,
    /// A member of `additionalEventData`, with its name.
    pub additional: Option<String>,
    /// The details that are shown only if the call succeeds.
    pub success: SuccessDetails,
    /// The consequences, each with an event of its own.
    pub consequences: Vec<InternalEvent>,
    /// The reasons why the request was allowed or refused; empty if it was refused before policies were evaluated.
    pub decision: Trace,
}

impl AuditDetails {
    /// Returns the place of a resource among those that are listed.
    pub(crate) fn place_of(&self, arn: &str) -> Option<usize> {
        self.resources.iter().position(|resource| resource.arn == *arn)
    }

    /// Returns the members of `additionalEventData` as a JSON object.
    #[must_use]
    pub fn event_data(&self, succeeded: bool) -> Option<Cow<'_, str>> {
        let object = self.success.event_data.as_deref().filter(|_| succeeded);
        let Some(member) = self.additional.as_deref() else { return object.map(Cow::Borrowed) };
        let begun = object.and_then(|object| object.strip_suffix('}'));
        let [begin, comma] = begun.map_or(["{", ""], |begun| [begun, ","]);
        Some(Cow::Owned([begin, comma, member, "}"].concat()))
    }
}

/// The details of a call that succeeds.
#[derive(Debug, Default)]
pub struct SuccessDetails {
    /// A JSON object with a member of `additionalEventData`.
    pub event_data: Option<String>,
    /// The JSON that `responseElements` has instead of the reply.
    pub response: Option<String>,
    /// A resource that is listed: the role that was assumed. If a role could not be assumed it may be anything, and is not shown.
    pub resource: Option<ListedResource>,
}

/// An event about a resource that nobody requested: background work, or what follows from a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InternalEvent {
    /// The source: the principal of the service, or [`OWN_SOURCE`](Self::OWN_SOURCE).
    pub source: &'static str,
    /// The name of the event.
    pub name: &'static str,
    /// The resource that the event is about.
    pub resource: ListedResource,
    /// The resource's Region.
    pub region: Region,
    /// The way in which CloudTrail presents it.
    pub presentation: Presentation,
}

impl InternalEvent {
    /// The source of events that AWS does not have.
    pub const OWN_SOURCE: &'static str = "bulla";
}

/// The way in which CloudTrail presents an event that nobody requested.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Presentation {
    /// An `AwsServiceEvent`, with its `serviceEventDetails` as JSON.
    ServiceEvent(Option<String>),
    /// A call that the service makes for the caller of the request.
    CallForCaller,
    /// A call that the service makes for itself, with its `responseElements` as JSON.
    OwnCall(String),
}
