//! What conditions can ask of a request to IAM or STS.

use std::borrow::Cow;

use access::{many, of_tag, one};
use policy::Values;

use crate::operation::Context;

/// A condition key of the service, in lower case, with its value. One that stands several times has several values.
pub(crate) type Said = (Cow<'static, str>, String);

/// The values of condition keys for one request.
#[derive(Debug)]
pub(crate) struct Conditions<'a> {
    context: &'a Context<'a>,
    /// Of the resource.
    tags: &'a [(String, String)],
    said: &'a [Said],
}

impl<'a> Conditions<'a> {
    pub(crate) const fn new(
        context: &'a Context<'a>,
        tags: &'a [(String, String)],
        said: &'a [Said],
    ) -> Self {
        Self { context, tags, said }
    }

    fn global(&self, name: &str) -> Option<Values<'_>> {
        if let Some(tag) = name.strip_prefix("resourcetag/") {
            return tagged(self.tags, tag);
        }
        if let Some(tag) = name.strip_prefix("requesttag/") {
            return tagged(&self.context.claim.tags, tag);
        }
        match name {
            "tagkeys" => many(self.context.claim.tag_keys()),
            "resourceaccount" => one(self.context.account().to_string()),
            _ => self.context.asker.global(name),
        }
    }
}

impl policy::Context for Conditions<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        let said: Vec<&str> = self
            .said
            .iter()
            .filter(|(said, _)| said == key)
            .map(|(_, value)| value.as_str())
            .collect();
        match said.as_slice() {
            [] => {}
            [value] => return one(*value),
            values => return many(values.iter().copied()),
        }
        match key.split_once(':')? {
            ("aws", name) => self.global(name),
            ("iam" | "sts", name) => tagged(self.tags, name.strip_prefix("resourcetag/")?),
            _ => None,
        }
    }
}

fn tagged<'t>(tags: &'t [(String, String)], wanted: &str) -> Option<Values<'t>> {
    of_tag(tags.iter().map(|(key, value)| (key.as_str(), value.as_str())), wanted)
}
