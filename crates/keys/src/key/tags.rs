//! The tags of a key. Source: API reference, `TagResource`; the texts are recorded from AWS.

use model::generated::Tag as RequestTag;
use model::{Error, ErrorCode, tag};

use super::Key;

/// The most tags of a key: "Tags per KMS key", AWS KMS resource quotas.
pub const TAGS_MAX: usize = 50;
/// The prefix that AWS keeps for itself, in any letter case.
const RESERVED_PREFIX: &str = "aws:";

/// A tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tag {
    /// The key, unique among the tags of a KMS key; letter case counts.
    pub key: String,
    /// The value; may be empty.
    pub value: String,
}

impl Key {
    /// Returns the tags, in the order in which they were added.
    #[must_use]
    pub fn tags(&self) -> &[Tag] {
        &self.tags
    }

    /// Adds tags. One whose key exists already gets the new value and keeps its place.
    ///
    /// # Errors
    /// `TagException` if a tag has a character that tags do not have, a tag key occurs twice in `tags` or is reserved, or the key
    /// would have over 50 tags.
    pub fn set_tags(&mut self, tags: &[RequestTag]) -> Result<(), Error> {
        let mut after = self.tags.clone();
        for (index, new) in tags.iter().enumerate() {
            refuse_reserved(&new.tag_key)?;
            if !tag::is_text(&new.tag_key) || !tag::is_text(&new.tag_value) {
                return Err(tag_exception("Invalid tag"));
            }
            if tags.iter().take(index).any(|earlier| earlier.tag_key == new.tag_key) {
                return Err(tag_exception("Duplicate tag keys"));
            }
            let old = after.iter_mut().find(|old| old.key == new.tag_key);
            if let Some(old) = old {
                new.tag_value.clone_into(&mut old.value);
                continue;
            }
            if after.len() >= TAGS_MAX {
                return Err(tag_exception("Too many tags"));
            }
            after.push(Tag { key: new.tag_key.clone(), value: new.tag_value.clone() });
        }
        self.tags = after;
        Ok(())
    }

    /// Removes the tags with these keys. A key that does not exist is no error.
    ///
    /// # Errors
    /// `TagException` if a tag key is reserved.
    pub fn remove_tags(&mut self, keys: &[String]) -> Result<(), Error> {
        keys.iter().try_for_each(|key| refuse_reserved(key))?;
        self.tags.retain(|tag| !keys.contains(&tag.key));
        Ok(())
    }
}

fn refuse_reserved(key: &str) -> Result<(), Error> {
    let head = key.as_bytes().get(..RESERVED_PREFIX.len());
    if head.is_some_and(|head| head.eq_ignore_ascii_case(RESERVED_PREFIX.as_bytes())) {
        return Err(tag_exception("Tags beginning with aws: are reserved"));
    }
    Ok(())
}

fn tag_exception(text: &'static str) -> Error {
    Error::new(ErrorCode::TagException, text)
}
