//! The values of condition keys for a permission that a request to S3 needs.

use access::{ServiceKeys, many, of_tag, one};
use policy::{GlobalKey, Values};

use crate::bucket::BucketEntry;
use crate::context::Context;

/// The values of condition keys for one permission.
#[derive(Debug)]
pub struct ObjectConditions<'a> {
    context: &'a Context<'a>,
    bucket: Option<&'a BucketEntry>,
    /// The tags of the object that is there.
    tags: &'a [(String, String)],
}

impl<'a> ObjectConditions<'a> {
    pub(crate) const fn new(
        context: &'a Context<'a>,
        bucket: Option<&'a BucketEntry>,
        tags: &'a [(String, String)],
    ) -> Self {
        Self { context, bucket, tags }
    }

    /// Returns the value of `s3:NAME`.
    fn own(&self, name: &str) -> Option<Values<'_>> {
        let attributes = self.context.attributes;
        match name.split_once('/') {
            Some(("existingobjecttag", tag)) => return tagged(self.tags, tag),
            Some(("requestobjecttag", tag)) => return tagged(attributes.tags(), tag),
            _ => {}
        }
        match name {
            "requestobjecttagkeys" => many(attributes.tags().iter().map(|(key, _)| key.as_str())),
            "resourceaccount" => self.resource_account(),
            "signatureversion" => one("AWS4-HMAC-SHA256"),
            name => attributes.said(name).and_then(one),
        }
    }
}

impl ServiceKeys for ObjectConditions<'_> {
    fn resource_account(&self) -> Option<Values<'_>> {
        let account = self.bucket.map_or(self.context.account(), |bucket| bucket.account);
        one(account.to_string())
    }

    /// Returns `None`: S3 has keys of its own for the tags of objects, and tags of buckets decide only where that is switched on.
    fn resource_tag(&self, _tag: &str) -> Option<Values<'_>> {
        None
    }

    fn request_tag(&self, _tag: &str) -> Option<Values<'_>> {
        None
    }

    fn tag_keys(&self) -> Option<Values<'_>> {
        None
    }
}

impl policy::Context for ObjectConditions<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        match key.split_once(':')? {
            ("aws", name) => self.context.principal().global(GlobalKey::from_name(name)?, self),
            ("s3", name) => self.own(name),
            _ => None,
        }
    }
}

fn tagged<'t>(tags: &'t [(String, String)], wanted: &str) -> Option<Values<'t>> {
    of_tag(tags.iter().map(|(key, value)| (key.as_str(), value.as_str())), wanted)
}
