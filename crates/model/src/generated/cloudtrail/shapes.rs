//! Every shape of the AWS model that an operation reaches, with its constraints.

mod inputs;
mod outputs;

use crate::shape::{Kind, Range, Shape};

pub use inputs::*;
pub use outputs::*;

/// The shape `Date`.
pub static DATE_SHAPE: Shape = Shape { name: "Date", sensitive: false, kind: Kind::Timestamp };

/// The shape `EventCategory`.
pub static EVENT_CATEGORY_SHAPE: Shape = Shape {
    name: "EventCategory",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `EventsList`.
pub static EVENTS_LIST_SHAPE: Shape = Shape {
    name: "EventsList",
    sensitive: false,
    kind: Kind::List { member: &EVENT_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `LookupAttributeKey`.
pub static LOOKUP_ATTRIBUTE_KEY_SHAPE: Shape = Shape {
    name: "LookupAttributeKey",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `LookupAttributeValue`.
pub static LOOKUP_ATTRIBUTE_VALUE_SHAPE: Shape = Shape {
    name: "LookupAttributeValue",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `LookupAttributesList`.
pub static LOOKUP_ATTRIBUTES_LIST_SHAPE: Shape = Shape {
    name: "LookupAttributesList",
    sensitive: false,
    kind: Kind::List { member: &LOOKUP_ATTRIBUTE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `MaxResults`.
pub static MAX_RESULTS_SHAPE: Shape = Shape {
    name: "MaxResults",
    sensitive: false,
    kind: Kind::Integer { range: Range { min: None, max: None } },
};

/// The shape `NextToken`.
pub static NEXT_TOKEN_SHAPE: Shape = Shape {
    name: "NextToken",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};

/// The shape `ResourceList`.
pub static RESOURCE_LIST_SHAPE: Shape = Shape {
    name: "ResourceList",
    sensitive: false,
    kind: Kind::List { member: &RESOURCE_SHAPE, length: Range { min: None, max: None } },
};

/// The shape `String`.
pub static STRING_SHAPE: Shape = Shape {
    name: "String",
    sensitive: false,
    kind: Kind::String { length: Range { min: None, max: None }, pattern: None, values: &[] },
};
