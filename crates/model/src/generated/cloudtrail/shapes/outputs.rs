//! The structures that replies carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `Event`.
pub static EVENT: Structure = Structure {
    name: "Event",
    members: &[
        Member::optional("EventId", &STRING_SHAPE),
        Member::optional("EventName", &STRING_SHAPE),
        Member::optional("ReadOnly", &STRING_SHAPE),
        Member::optional("AccessKeyId", &STRING_SHAPE),
        Member::optional("EventTime", &DATE_SHAPE),
        Member::optional("EventSource", &STRING_SHAPE),
        Member::optional("Username", &STRING_SHAPE),
        Member::optional("Resources", &RESOURCE_LIST_SHAPE),
        Member::optional("CloudTrailEvent", &STRING_SHAPE),
    ],
};

/// The shape `Event`.
pub static EVENT_SHAPE: Shape =
    Shape { name: "Event", sensitive: false, kind: Kind::Structure(&EVENT) };

/// `LookupEventsResponse`.
pub static LOOKUP_EVENTS_RESPONSE: Structure = Structure {
    name: "LookupEventsResponse",
    members: &[
        Member::optional("Events", &EVENTS_LIST_SHAPE),
        Member::optional("NextToken", &NEXT_TOKEN_SHAPE),
    ],
};

/// `Resource`.
pub static RESOURCE: Structure = Structure {
    name: "Resource",
    members: &[
        Member::optional("ResourceType", &STRING_SHAPE),
        Member::optional("ResourceName", &STRING_SHAPE),
    ],
};

/// The shape `Resource`.
pub static RESOURCE_SHAPE: Shape =
    Shape { name: "Resource", sensitive: false, kind: Kind::Structure(&RESOURCE) };
