//! The tags of a bucket, as requests and replies have them and as they are kept.

use model::Error;
use model::generated::s3::Tag;

use crate::tag_set::TagSet;

/// Returns tags as they are kept.
///
/// # Errors
/// The errors of [`TagSet::of_bucket`].
pub(crate) fn kept(tags: &[Tag]) -> Result<Vec<(String, String)>, Error> {
    let pair = |tag: &Tag| (tag.key.clone(), tag.value.clone());
    Ok(TagSet::of_bucket(tags.iter().map(pair).collect())?.pairs().to_vec())
}

/// Returns tags as replies have them.
pub(crate) fn shown(tags: &[(String, String)]) -> Vec<Tag> {
    let tag = |(key, value): &(String, String)| Tag { key: key.clone(), value: value.clone() };
    tags.iter().map(tag).collect()
}
