//! The members that a form has beyond those of PutObject: what is answered when the object is there.
//!
//! Source: S3 API reference, "POST Object", `success_action_status` and `success_action_redirect`.

use model::Error;
use model::generated::s3::{
    PostObjectOutput, PostObjectRequest, PostResponse, PutObjectOutput, PutObjectRequest,
};
use model::shape::{Fields, FromFields, IntoFields, Structure, Value};

use crate::percent;

/// A form that was read.
#[derive(Debug)]
pub(crate) struct PostedForm {
    /// The object.
    pub(crate) object: PutObjectRequest,
    /// `success_action_redirect`.
    pub(crate) redirect: Option<String>,
    /// `success_action_status`.
    pub(crate) status: Option<String>,
}

/// The reply to a form.
#[derive(Debug)]
pub(crate) struct PostedObject {
    object: PutObjectOutput,
    location: String,
    document: Option<PostResponse>,
    status: i64,
}

impl PostedForm {
    /// Returns the reply: to where the client is redirected, or the status that it asked for.
    pub(crate) fn reply(&self, object: PutObjectOutput) -> PostedObject {
        let PutObjectRequest { bucket, key, .. } = &self.object;
        let etag = object.e_tag.as_deref().unwrap_or_default();
        let redirected =
            self.redirect.as_deref().and_then(|url| redirection(url, bucket, key, etag));
        if let Some(location) = redirected {
            return PostedObject { object, location, document: None, status: 303 };
        }
        let path = percent::encode(key).replace('+', "%20");
        let location = format!("/{bucket}/{path}");
        let status = match self.status.as_deref() {
            Some("200") => 200,
            Some("201") => 201,
            // "If the value is not set or if it is set to an invalid value" the same.
            Some(_) | None => 204,
        };
        let document = (status == 201).then(|| PostResponse {
            location: Some(location.clone()),
            bucket: Some(bucket.clone()),
            key: Some(key.clone()),
            e_tag: Some(etag.to_owned()),
        });
        PostedObject { object, location, document, status }
    }
}

/// Returns the address to which a client is redirected; `None` if `url` cannot be interpreted, and then S3 acts as if it were not there.
fn redirection(url: &str, bucket: &str, key: &str, etag: &str) -> Option<String> {
    let parsed: http::Uri = url.parse().ok()?;
    let is_web = matches!(parsed.scheme_str(), Some("http" | "https"));
    parsed.host().filter(|host| is_web && !host.is_empty())?;
    // The query comes before a fragment.
    let (page, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let separator = if page.contains('?') { '&' } else { '?' };
    let query = form_urlencoded::Serializer::new(String::new())
        .extend_pairs([("bucket", bucket), ("key", key), ("etag", etag)])
        .finish();
    Some(format!("{page}{separator}{query}{fragment}"))
}

impl FromFields for PostedForm {
    const STRUCTURE: &'static Structure = PostObjectRequest::STRUCTURE;

    fn from_fields(mut fields: Fields) -> Result<Self, Error> {
        let mut text = |name| {
            if let Some(Value::String(text)) = fields.take_named(name) { Some(text) } else { None }
        };
        let (redirect, status) = (text("SuccessActionRedirect"), text("SuccessActionStatus"));
        let mut object = Fields::empty(PutObjectRequest::STRUCTURE);
        for (index, member) in PutObjectRequest::STRUCTURE.members.iter().enumerate() {
            object.set(index, fields.take_named(member.name));
        }
        Ok(Self { object: PutObjectRequest::from_fields(object)?, redirect, status })
    }
}

impl IntoFields for PostedObject {
    const STRUCTURE: &'static Structure = PostObjectOutput::STRUCTURE;

    fn into_fields(self) -> Fields {
        let mut object = self.object.into_fields();
        let mut fields = Fields::empty(Self::STRUCTURE);
        for (index, member) in PutObjectOutput::STRUCTURE.members.iter().enumerate() {
            if let Some(value) = object.take(index) {
                fields.set_named(member.name, value);
            }
        }
        fields.set_named("Location", Value::String(self.location));
        fields.set_named("Status", Value::Integer(self.status));
        if let Some(document) = self.document {
            fields.set_named("PostResponse", Value::Structure(document.into_fields()));
        }
        fields
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_client_is_redirected_to_what_is_an_address() {
        let to = |url| redirection(url, "b", "a b", "\"e\"");
        for (url, expected) in [
            ("http://x/y", Some("http://x/y?bucket=b&key=a+b&etag=%22e%22")),
            ("https://x?z=1", Some("https://x?z=1&bucket=b&key=a+b&etag=%22e%22")),
            ("http://x/y#top", Some("http://x/y?bucket=b&key=a+b&etag=%22e%22#top")),
            ("", None),
            ("/y", None),
            ("x", None),
            ("javascript:alert(1)", None),
            ("ftp://x/y", None),
            ("http://x/\r\nSet-Cookie: a", None),
            ("http://", None),
        ] {
            assert_eq!(to(url).as_deref(), expected, "{url}");
        }
    }
}
