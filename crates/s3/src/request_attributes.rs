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
pub struct S3RequestAttributes {
    /// The keys behind `s3:`, in lower case, with their values.
    said: Vec<(String, String)>,
    tags: Vec<(String, String)>,
    /// The account that the client expects to own the bucket.
    expected_owner: Option<String>,
    /// The account that the client expects to own the bucket from which it copies.
    expected_source_owner: Option<String>,
}

impl S3RequestAttributes {
    /// Takes the attributes from a request by where its members stand in it.
    pub(crate) fn of(fields: &Fields) -> Self {
        let mut attributes = Self::default();
        for (member, value) in fields.iter() {
            let Some(value) = value else { continue };
            if let HttpBinding::Header(name) = member.binding {
                attributes.header(name, value);
            } else if let HttpBinding::Query(name) = member.binding
                && PARAMETERS.contains(&name)
            {
                attributes.say(name, value);
            } else if member.name == "Tagging" {
                attributes.tag_structure(value);
            } else if member.name == "CreateBucketConfiguration" {
                attributes.location(value);
            }
        }
        attributes
    }

    /// Returns the value of the key `s3:NAME`.
    pub(crate) fn said(&self, name: &str) -> Option<&str> {
        self.said.iter().find(|(said, _)| said == name).map(|(_, value)| value.as_str())
    }

    /// Returns the headers that condition keys are about, by the names behind `s3:`.
    pub(crate) fn headers(&self) -> impl Iterator<Item = &(String, String)> {
        self.said.iter().filter(|(name, _)| HEADERS.contains(&name.as_str()))
    }

    /// Returns the tags that the request brings.
    pub(crate) fn tags(&self) -> &[(String, String)] {
        &self.tags
    }

    /// Returns the account that the client expects to own the bucket, if it says so.
    pub(crate) fn expected_owner(&self) -> Option<&str> {
        self.expected_owner.as_deref()
    }

    /// Returns the account that the client expects to own the bucket from which it copies, if it says so.
    pub(crate) fn expected_source_owner(&self) -> Option<&str> {
        self.expected_source_owner.as_deref()
    }

    fn header(&mut self, name: &str, value: &Value) {
        match name {
            "x-amz-tagging" => self.tag_header(value),
            "x-amz-expected-bucket-owner" => self.expected_owner = text(value),
            "x-amz-source-expected-bucket-owner" => self.expected_source_owner = text(value),
            name if HEADERS.contains(&name) => self.say(name, value),
            _ => {}
        }
    }

    fn say(&mut self, name: &str, value: &Value) {
        let text = if let Value::Integer(number) = value {
            number.to_string()
        } else if let Value::Boolean(truth) = value {
            truth.to_string()
        } else if let Value::String(text) = value {
            text.clone()
        } else {
            return;
        };
        self.said.push((name.to_ascii_lowercase(), text));
    }

    fn tag_header(&mut self, value: &Value) {
        if let Value::String(text) = value {
            let pairs = form_urlencoded::parse(text.as_bytes());
            self.tags.extend(pairs.map(|(key, value)| (key.into_owned(), value.into_owned())));
        }
    }

    fn location(&mut self, value: &Value) {
        let Value::Structure(configuration) = value else { return };
        if let Some(location) = configuration.named("LocationConstraint") {
            self.say("locationconstraint", location);
        }
    }

    fn tag_structure(&mut self, value: &Value) {
        let Value::Structure(tagging) = value else { return };
        let Some(Value::List(tags)) = tagging.named("TagSet") else { return };
        let pair = |tag: &Value| {
            let Value::Structure(tag) = tag else { return None };
            Some((text(tag.named("Key")?)?, text(tag.named("Value")?)?))
        };
        self.tags.extend(tags.iter().filter_map(pair));
    }
}

fn text(value: &Value) -> Option<String> {
    if let Value::String(text) = value { Some(text.clone()) } else { None }
}
