//! The values of condition keys for a permission that a request to S3 needs.

use access::{ServiceKeys, many, of_tag, one};
use auth::SignaturePlace;
use policy::{GlobalKey, Values};

use crate::bucket::BucketEntry;
use crate::context::Context;
use crate::records::upload::Upload;

/// The values of condition keys for one permission.
#[derive(Debug)]
pub struct ObjectConditions<'a> {
    context: &'a Context<'a>,
    bucket: Option<&'a BucketEntry>,
    /// The tags of the object that is there.
    tags: &'a [(String, String)],
    /// The upload that the request is about: what the request that began it said counts too.
    upload: Option<&'a Upload>,
}

impl<'a> ObjectConditions<'a> {
    pub(crate) const fn new(
        context: &'a Context<'a>,
        bucket: Option<&'a BucketEntry>,
        tags: &'a [(String, String)],
    ) -> Self {
        Self { context, bucket, tags, upload: None }
    }

    /// Adds the upload that the request is about.
    pub(crate) const fn of_upload(self, upload: Option<&'a Upload>) -> Self {
        Self { upload, ..self }
    }

    /// Returns the value of `s3:NAME`.
    fn own(&self, name: &str) -> Option<Values<'_>> {
        match name.split_once('/') {
            Some(("existingobjecttag", tag)) => return tagged(self.tags, tag),
            Some(("requestobjecttag", tag)) => return tagged(self.tags_to_be(), tag),
            _ => {}
        }
        match name {
            "requestobjecttagkeys" => many(self.tags_to_be().iter().map(|(key, _)| key.as_str())),
            "resourceaccount" => self.resource_account(),
            "signatureversion" => one("AWS4-HMAC-SHA256"),
            "authtype" => {
                let session = self.context.session?;
                one(match session.signature_place() {
                    SignaturePlace::Header => "REST-HEADER",
                    SignaturePlace::Query => "REST-QUERY-STRING",
                    SignaturePlace::Form => "POST",
                })
            }
            name => self.said(name).and_then(one),
        }
    }

    /// Returns what the request says, or what the one said that began the upload.
    fn said(&self, name: &str) -> Option<&str> {
        let before = || {
            let said = self.upload?.said.iter().find(|(said, _)| said == name);
            said.map(|(_, value)| value.as_str())
        };
        self.context.attributes.said(name).or_else(before)
    }

    /// Returns the tags that the object is to have.
    fn tags_to_be(&self) -> &[(String, String)] {
        self.upload.map_or(self.context.attributes.tags(), |upload| &upload.tags)
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

impl policy::RequestContext for ObjectConditions<'_> {
    fn values(&self, key: &str) -> Option<Values<'_>> {
        match key.split_once(':')? {
            ("aws", name) => self.context.principal().global(GlobalKey::from_name(name)?, self),
            ("s3", name) => self.own(name),
            _ => self.context.principal().federated(key),
        }
    }
}

fn tagged<'t>(tags: &'t [(String, String)], wanted: &str) -> Option<Values<'t>> {
    of_tag(tags.iter().map(|(key, value)| (key.as_str(), value.as_str())), wanted)
}
