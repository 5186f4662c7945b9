//! The structures that requests carry.

use crate::shape::{Kind, Member, Shape, Structure};

use super::*;

/// `LookupAttribute`.
pub static LOOKUP_ATTRIBUTE: Structure = Structure {
    name: "LookupAttribute",
    members: &[
        Member::required("AttributeKey", &LOOKUP_ATTRIBUTE_KEY_SHAPE),
        Member::required("AttributeValue", &LOOKUP_ATTRIBUTE_VALUE_SHAPE),
    ],
};

/// The shape `LookupAttribute`.
pub static LOOKUP_ATTRIBUTE_SHAPE: Shape =
    Shape { name: "LookupAttribute", sensitive: false, kind: Kind::Structure(&LOOKUP_ATTRIBUTE) };

/// `LookupEventsRequest`.
pub static LOOKUP_EVENTS_REQUEST: Structure = Structure {
    name: "LookupEventsRequest",
    members: &[
        Member::optional("LookupAttributes", &LOOKUP_ATTRIBUTES_LIST_SHAPE),
        Member::optional("StartTime", &DATE_SHAPE),
        Member::optional("EndTime", &DATE_SHAPE),
        Member::optional("EventCategory", &EVENT_CATEGORY_SHAPE),
        Member::optional("MaxResults", &MAX_RESULTS_SHAPE),
        Member::optional("NextToken", &NEXT_TOKEN_SHAPE),
    ],
};
