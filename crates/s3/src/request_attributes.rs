//! The members of a request that condition keys are about.
//!
//! Source: Service Authorization Reference, "Condition keys for Amazon S3". The value of a header or parameter is that which was
//! sent, not the one that S3 would fill in.

use model::shape::{Fields, HttpBinding, Value};

/// The headers that are condition keys too: `s3:` and the name.
const HEADERS: [&str; 14] = [
    "if-match",
    "if-none-match",
    "x-amz-acl",
    "x-amz-copy-source",
    "x-amz-grant-full-control",
    "x-amz-grant-read",
    "x-amz-grant-write",
    "x-amz-metadata-directive",
    "x-amz-object-ownership",
    "x-amz-server-side-encryption",
    "x-amz-server-side-encryption-aws-kms-key-id",
    "x-amz-server-side-encryption-customer-algorithm",
    "x-amz-storage-class",
    "x-amz-website-redirect-location",
];
/// The parameters that are condition keys too.
const PARAMETERS: [&str; 4] = ["delimiter", "max-keys", "prefix", "versionId"];

/// The members of a request that condition keys are about.
#[derive(Debug, Default)]
pub struct RequestAttributes {
    /// The keys behind `s3:`, in lower case, with their values.
    said: Vec<(String, String)>,
    tags: Vec<(String, String)>,
}

impl RequestAttributes {
    /// Takes the attributes from a request by where its members stand in it.
    pub(crate) fn of(fields: &Fields) -> Self {
        let mut attributes = Self::default();
        for (member, value) in fields.iter() {
            let Some(value) = value else { continue };
            match member.binding {
                HttpBinding::Header("x-amz-tagging") => attributes.tag_header(value),
                HttpBinding::Header(name) if HEADERS.contains(&name) => attributes.say(name, value),
                HttpBinding::Query(name) if PARAMETERS.contains(&name) => {
                    attributes.say(name, value)
                }
                _ if member.name == "Tagging" => attributes.tag_structure(value),
                _ => {}
            }
        }
        attributes
    }

    /// Returns the value of the key `s3:NAME`.
    pub(crate) fn said(&self, name: &str) -> Option<&str> {
        self.said.iter().find(|(said, _)| said == name).map(|(_, value)| value.as_str())
    }

    /// Returns the tags that the request brings.
    pub(crate) fn tags(&self) -> &[(String, String)] {
        &self.tags
    }

    fn say(&mut self, name: &str, value: &Value) {
        let text = match value {
            Value::String(text) => text.clone(),
            Value::Integer(number) => number.to_string(),
            Value::Boolean(truth) => truth.to_string(),
            _ => return,
        };
        self.said.push((name.to_ascii_lowercase(), text));
    }

    fn tag_header(&mut self, value: &Value) {
        if let Value::String(text) = value {
            let pairs = form_urlencoded::parse(text.as_bytes());
            self.tags.extend(pairs.map(|(key, value)| (key.into_owned(), value.into_owned())));
        }
    }

    fn tag_structure(&mut self, value: &Value) {
        let Value::Structure(tagging) = value else { return };
        let Some(Value::List(tags)) = tagging.named("TagSet") else { return };
        let text = |value: &Value| {
            if let Value::String(text) = value { Some(text.clone()) } else { None }
        };
        let pair = |tag: &Value| {
            let Value::Structure(tag) = tag else { return None };
            Some((text(tag.named("Key")?)?, text(tag.named("Value")?)?))
        };
        self.tags.extend(tags.iter().filter_map(pair));
    }
}
