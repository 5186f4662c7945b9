//! The operations of CloudTrail, one file each. A file holds nothing that another operation needs; what they share is beside this folder
//! under a noun.

pub(crate) mod lookup_events;
