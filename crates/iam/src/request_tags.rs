//! The members of a request that condition keys are about: its tags.

use model::shape::{Fields, Value};

/// The tags that a request brings, and the keys of those that it removes.
#[derive(Debug, Default)]
pub struct RequestTags {
    tags: Vec<(String, String)>,
    /// The keys of the tags that the request removes.
    removed: Vec<String>,
}

impl RequestTags {
    /// Takes the attributes from a request by the names of its members.
    pub(crate) fn of(fields: &Fields) -> Self {
        let text = |value: &Value| {
            if let Value::String(text) = value { Some(text.clone()) } else { None }
        };
        let pair = |item: &Value| {
            let Value::Structure(tag) = item else { return None };
            Some((text(tag.named("Key")?)?, text(tag.named("Value")?)?))
        };
        let items = |name: &str| match fields.named(name) {
            Some(Value::List(items)) => items.as_slice(),
            _ => &[],
        };
        Self {
            tags: items("Tags").iter().filter_map(pair).collect(),
            removed: items("TagKeys").iter().filter_map(text).collect(),
        }
    }

    /// Returns the attributes of a request with these tags, wherever they come from.
    pub(crate) fn of_tags(tags: Vec<(String, String)>) -> Self {
        Self { tags, ..Self::default() }
    }

    /// Returns the tags that the request brings.
    pub(crate) fn tags(&self) -> &[(String, String)] {
        &self.tags
    }

    /// Returns the keys of the tags that the request brings or removes.
    pub(crate) fn tag_keys(&self) -> impl Iterator<Item = &str> {
        let brought = self.tags.iter().map(|(key, _)| key);
        brought.chain(&self.removed).map(String::as_str)
    }
}
