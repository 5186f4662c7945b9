//! Tags of users, roles, managed policies and instance profiles, as operations remove and list them.

use model::generated::iam::Tag;
use pipeline::{Page, Paged};

use crate::entity;

/// The tags of a resource: keys with their values.
pub(crate) type Tags = Vec<(String, String)>;

/// Removes tags. Missing keys are not an error.
pub(crate) fn remove(tags: &mut Tags, keys: &[String]) {
    tags.retain(|(key, _)| !keys.iter().any(|removed| entity::is_same_key(removed, key)));
}

/// Returns the page of tags that a list shows.
pub(crate) fn listed(tags: Tags, page: &Page) -> Paged<Tag> {
    let tags = tags.into_iter().map(|(key, value)| Tag { key, value });
    page.of(tags.collect(), |tag| tag.key.clone())
}
