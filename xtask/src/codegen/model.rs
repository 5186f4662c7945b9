//! The service model as botocore ships it.
//!
//! Reading is strict: a trait of the model that is not named here is an error, because a new constraint that the
//! generator passes over would silently not be enforced. Whoever meets such an error adds the trait here and
//! decides what it means. The form: botocore, `botocore/model.py`.

use std::collections::BTreeMap;
use std::fmt;
use std::io::Read;
use std::marker::PhantomData;
use std::path::Path;

use serde::Deserialize;
use serde::de::{IgnoredAny, MapAccess, Visitor};

use super::Failure;

/// The model of a service. Every shape that is referred to exists.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Model {
    metadata: Metadata,
    pub(crate) operations: BTreeMap<String, Operation>,
    pub(crate) shapes: BTreeMap<String, Shape>,
    #[serde(rename = "version")]
    _version: IgnoredAny,
    #[serde(default, rename = "documentation")]
    _documentation: IgnoredAny,
    #[serde(default, rename = "clientContextParams")]
    _client_context_params: IgnoredAny,
}

/// What tells this model from another service's; the rest of it concerns clients.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Metadata {
    uid: String,
    protocol: String,
    /// Of JSON protocols.
    #[serde(default)]
    json_version: String,
    #[serde(default)]
    target_prefix: String,
}

/// One operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operation {
    /// None where nothing can be asked: no operation that is generated.
    pub(crate) input: Option<Reference>,
    pub(crate) output: Option<Reference>,
    #[serde(default)]
    pub(crate) errors: Vec<Reference>,
    #[serde(default)]
    pub(crate) documentation: String,
    #[serde(rename = "name")]
    _name: IgnoredAny,
    pub(crate) http: Http,
    #[serde(default, rename = "httpChecksum")]
    pub(crate) http_checksum: HttpChecksum,
    /// Another operation, with the same request, has taken its place.
    #[serde(default)]
    pub(crate) deprecated: bool,
    /// `none` where clients need not sign: which operations these are, their code says.
    #[serde(default, rename = "authtype")]
    _authtype: IgnoredAny,
    #[serde(default, rename = "auth")]
    _auth: IgnoredAny,
    /// Clients may send the request twice.
    #[serde(default, rename = "idempotent")]
    _idempotent: IgnoredAny,
    // How clients find the host and whether they sign the body.
    #[serde(default, rename = "staticContextParams")]
    _static_context_params: IgnoredAny,
    #[serde(default, rename = "endpoint")]
    _endpoint: IgnoredAny,
    #[serde(default, rename = "unsignedPayload")]
    _unsigned_payload: IgnoredAny,
}

/// The HTTP request of an operation.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Http {
    pub(crate) method: String,
    /// Of REST, with the places of members: `/{Bucket}/{Key+}?acl`.
    pub(crate) request_uri: String,
    pub(crate) response_code: Option<u16>,
}

/// The checksums that clients send or verify.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct HttpChecksum {
    /// A request without any is refused.
    #[serde(default)]
    pub(crate) request_checksum_required: bool,
    #[serde(default, rename = "requestAlgorithmMember")]
    _request_algorithm_member: IgnoredAny,
    #[serde(default, rename = "requestValidationModeMember")]
    _request_validation_mode_member: IgnoredAny,
    #[serde(default, rename = "responseAlgorithms")]
    _response_algorithms: IgnoredAny,
}

/// The name of a shape.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reference {
    pub(crate) shape: String,
    /// The element around the output in a reply of the query protocol: the operation's name and `Result`.
    #[serde(default, rename = "resultWrapper")]
    pub(crate) result_wrapper: Option<String>,
    /// Of REST: the XML element of each item, for the member of a list.
    #[serde(default, rename = "locationName")]
    pub(crate) location_name: Option<String>,
    #[serde(default, rename = "xmlNamespace")]
    _xml_namespace: IgnoredAny,
}

/// A type and its constraints.
#[derive(Debug, Deserialize)]
#[serde(tag = "type", rename_all = "lowercase", deny_unknown_fields)]
pub(crate) enum Shape {
    String(Text),
    Blob {
        min: Option<i64>,
        max: Option<i64>,
        #[serde(default)]
        sensitive: bool,
    },
    Integer {
        min: Option<i64>,
        max: Option<i64>,
        #[serde(default, rename = "box")]
        _box: IgnoredAny,
        #[serde(default, rename = "documentation")]
        _documentation: IgnoredAny,
    },
    Long {
        #[serde(default, rename = "box")]
        _box: IgnoredAny,
        #[serde(default, rename = "min")]
        _min: IgnoredAny,
    },
    /// A number with a fraction, which no operation that is generated has.
    #[serde(alias = "float")]
    Double {
        #[serde(default, rename = "min")]
        _min: IgnoredAny,
        #[serde(default, rename = "max")]
        _max: IgnoredAny,
    },
    Boolean {
        #[serde(default, rename = "box")]
        _box: IgnoredAny,
    },
    Timestamp {
        /// Unlike what is usual at the place where it stands.
        #[serde(default, rename = "timestampFormat")]
        format: Option<String>,
    },
    List {
        member: Reference,
        min: Option<i64>,
        max: Option<i64>,
        /// In XML the items stand without an element around them.
        #[serde(default)]
        flattened: bool,
        #[serde(default, rename = "documentation")]
        _documentation: IgnoredAny,
    },
    Map {
        key: Reference,
        value: Reference,
        max: Option<i64>,
        #[serde(default, rename = "min")]
        _min: IgnoredAny,
    },
    Structure(Structure),
}

/// A string shape.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Text {
    pub(crate) min: Option<i64>,
    pub(crate) max: Option<i64>,
    pub(crate) pattern: Option<String>,
    /// The only values; empty when any text may stand.
    #[serde(default, rename = "enum")]
    pub(crate) values: Vec<String>,
    #[serde(default)]
    pub(crate) sensitive: bool,
    #[serde(default)]
    pub(crate) documentation: String,
    #[serde(default, rename = "deprecated")]
    _deprecated: IgnoredAny,
    #[serde(default, rename = "deprecatedMessage")]
    _deprecated_message: IgnoredAny,
}

/// A structure, or an exception.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Structure {
    pub(crate) members: Ordered<Member>,
    #[serde(default)]
    pub(crate) required: Vec<String>,
    #[serde(default)]
    pub(crate) exception: bool,
    /// Not to be logged as a whole. [`Model::of`](super::services) refuses it in requests.
    #[serde(default)]
    pub(crate) sensitive: bool,
    /// The exception is the service's fault: HTTP 500.
    #[serde(default)]
    pub(crate) fault: bool,
    /// How services with XML show the exception.
    pub(crate) error: Option<Shown>,
    /// Of REST: the member that is the whole body.
    pub(crate) payload: Option<String>,
    /// Of REST: whether the body is streamed and no member. [`Model::of`](super::services) finds that out.
    #[serde(skip)]
    pub(crate) is_streamed: bool,
    /// Of REST: the name of its XML element, which the members with this shape repeat.
    #[serde(rename = "locationName")]
    pub(crate) location_name: Option<String>,
    #[serde(default, rename = "xmlNamespace")]
    _xml_namespace: IgnoredAny,
    /// In a stream of events, which no operation that is generated has.
    #[serde(default)]
    pub(crate) event: bool,
    #[serde(default)]
    pub(crate) eventstream: bool,
    #[serde(default, rename = "synthetic")]
    _synthetic: IgnoredAny,
    /// Exactly one member may be set: the operation checks it.
    #[serde(default, rename = "union")]
    _union: IgnoredAny,
    #[serde(default, rename = "deprecated")]
    _deprecated: IgnoredAny,
    #[serde(default)]
    pub(crate) documentation: String,
}

/// How an exception is shown.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub(crate) struct Shown {
    /// The name of the shape where there is none.
    pub(crate) code: Option<String>,
    pub(crate) http_status_code: u16,
    #[serde(default, rename = "senderFault")]
    _sender_fault: IgnoredAny,
}

/// One member of a structure.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Member {
    pub(crate) shape: String,
    #[serde(default)]
    pub(crate) documentation: String,
    #[serde(default, rename = "deprecated")]
    _deprecated: IgnoredAny,
    #[serde(default, rename = "deprecatedMessage")]
    _deprecated_message: IgnoredAny,
    #[serde(default, rename = "deprecatedSince")]
    _deprecated_since: IgnoredAny,
    /// Of REST: where it stands unless in the body.
    pub(crate) location: Option<Location>,
    /// Of REST: its name there.
    #[serde(rename = "locationName")]
    pub(crate) location_name: Option<String>,
    /// The body, which is not read as a whole.
    #[serde(default)]
    pub(crate) streaming: bool,
    /// As in a list, for this member.
    #[serde(default)]
    pub(crate) flattened: bool,
    #[serde(default, rename = "xmlAttribute")]
    pub(crate) xml_attribute: bool,
    #[serde(default, rename = "xmlNamespace")]
    _xml_namespace: IgnoredAny,
    #[serde(default, rename = "box")]
    _box: IgnoredAny,
    // How clients find the host, and what they set by themselves.
    #[serde(default, rename = "contextParam")]
    _context_param: IgnoredAny,
    #[serde(default, rename = "hostLabel")]
    _host_label: IgnoredAny,
    #[serde(default, rename = "idempotencyToken")]
    _idempotency_token: IgnoredAny,
    #[serde(default, rename = "eventpayload")]
    _eventpayload: IgnoredAny,
}

/// The part of an HTTP message where a member stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Location {
    /// The status of a reply.
    #[serde(rename = "statusCode")]
    StatusCode,
    Header,
    /// All headers whose names begin so.
    Headers,
    Querystring,
    Uri,
}

/// A JSON object in the order of the file.
#[derive(Debug)]
pub(crate) struct Ordered<T>(pub(crate) Vec<(String, T)>);

/// Reads `service-2.json`, or `service-2.json.gz`.
pub(crate) fn read(path: &Path) -> Result<Model, Failure> {
    let fault = |error: &dyn fmt::Display| format!("{}: {error}", path.display());
    let file = std::fs::read(path).map_err(|error| fault(&error))?;
    let text = if path.extension().is_some_and(|extension| extension == "gz") {
        decompress(&file).map_err(|error| fault(&error))?
    } else {
        file
    };
    Model::parse(&text).map_err(|error| fault(&error).into())
}

fn decompress(file: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut text = Vec::new();
    flate2::read::GzDecoder::new(file).read_to_end(&mut text)?;
    Ok(text)
}

impl Model {
    /// From a text in the form of `service-2.json`, of which nobody has checked that every shape exists.
    pub(crate) fn unchecked(text: &[u8]) -> Result<Self, Failure> {
        Ok(serde_json::from_slice(text)?)
    }

    /// From the text of `service-2.json`.
    pub(crate) fn parse(text: &[u8]) -> Result<Self, Failure> {
        let model = Self::unchecked(text)?;
        for (from, to) in model.references() {
            if !model.shapes.contains_key(to) {
                return Err(format!("{from} refers to the shape {to}, which does not exist").into());
            }
        }
        for (name, structure) in model.structures() {
            structure.check(name)?;
        }
        for (name, operation) in &model.operations {
            let wrapper =
                operation.output.as_ref().and_then(|output| output.result_wrapper.as_deref());
            if wrapper.is_some_and(|wrapper| wrapper != format!("{name}Result")) {
                return Err(format!(
                    "the output of {name} is wrapped otherwise than in {name}Result"
                )
                .into());
            }
        }
        Ok(model)
    }

    /// What tells it from the model of another service: `uid`, `protocol`, `jsonVersion`, `targetPrefix`.
    pub(crate) fn identity(&self) -> [&str; 4] {
        let Metadata { uid, protocol, json_version, target_prefix } = &self.metadata;
        [uid, protocol, json_version, target_prefix].map(String::as_str)
    }

    /// Every structure of the model, exceptions too.
    pub(crate) fn structures(&self) -> impl Iterator<Item = (&str, &Structure)> {
        self.shapes.iter().filter_map(|(name, shape)| match shape {
            Shape::Structure(structure) => Some((name.as_str(), structure)),
            Shape::String(_)
            | Shape::Blob { .. }
            | Shape::Integer { .. }
            | Shape::Long { .. }
            | Shape::Double { .. }
            | Shape::Boolean { .. }
            | Shape::Timestamp { .. }
            | Shape::List { .. }
            | Shape::Map { .. } => None,
        })
    }

    /// Who refers to which shape.
    fn references(&self) -> impl Iterator<Item = (&str, &str)> {
        let operations = self.operations.iter().flat_map(|(name, operation)| {
            let all = operation.input.iter().chain(&operation.output);
            all.chain(&operation.errors).map(move |to| (name.as_str(), to.shape.as_str()))
        });
        let shapes = self.shapes.iter().flat_map(|(name, shape)| {
            shape.references().into_iter().map(move |to| (name.as_str(), to))
        });
        operations.chain(shapes)
    }
}

impl Shape {
    /// The shapes that this one is made of.
    pub(crate) fn references(&self) -> Vec<&str> {
        match self {
            Self::List { member, .. } => vec![&member.shape],
            Self::Map { key, value, .. } => vec![&key.shape, &value.shape],
            Self::Structure(structure) => {
                structure.members.0.iter().map(|(_, member)| member.shape.as_str()).collect()
            }
            Self::String(_)
            | Self::Blob { .. }
            | Self::Integer { .. }
            | Self::Long { .. }
            | Self::Double { .. }
            | Self::Boolean { .. }
            | Self::Timestamp { .. } => Vec::new(),
        }
    }

    /// Whether the value must be held in a `Secret`.
    pub(crate) fn is_sensitive(&self) -> bool {
        match self {
            Self::String(text) => text.sensitive,
            Self::Blob { sensitive, .. } => *sensitive,
            Self::Integer { .. }
            | Self::Long { .. }
            | Self::Double { .. }
            | Self::Boolean { .. }
            | Self::Timestamp { .. }
            | Self::List { .. }
            | Self::Map { .. }
            | Self::Structure(_) => false,
        }
    }
}

impl Structure {
    /// Whether a request without the member is refused.
    pub(crate) fn requires(&self, member: &str) -> bool {
        self.required.iter().any(|required| required == member)
    }

    fn check(&self, name: &str) -> Result<(), Failure> {
        let lacks =
            |required: &&String| self.members.0.iter().all(|(member, _)| member != *required);
        match self.required.iter().find(lacks) {
            Some(member) => Err(format!("{name} requires {member}, which it does not have").into()),
            None => Ok(()),
        }
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Ordered<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(InOrder(PhantomData))
    }
}

struct InOrder<T>(PhantomData<T>);

impl<'de, T: Deserialize<'de>> Visitor<'de> for InOrder<T> {
    type Value = Ordered<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Ordered(entries))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn model(shapes: &str) -> Result<Model, String> {
        let text = format!(
            r#"{{
                "version": "2.0",
                "metadata": {{ "uid": "kms-2014-11-01", "protocol": "json" }},
                "operations": {{}},
                "shapes": {{ {shapes} }}
            }}"#
        );
        Model::parse(text.as_bytes()).map_err(|error| error.to_string())
    }

    #[test]
    fn members_keep_the_order_of_the_file() {
        let model = model(
            r#""T": {"type": "string", "max": 5},
               "S": {"type": "structure", "required": ["A"],
                     "members": {"B": {"shape": "T"}, "A": {"shape": "T"}}}"#,
        )
        .unwrap();
        let (_, structure) = model.structures().next().unwrap();
        let members: Vec<_> = structure
            .members
            .0
            .iter()
            .map(|(name, _)| (name.as_str(), structure.requires(name)))
            .collect();
        assert_eq!(members, [("B", false), ("A", true)]);
    }

    #[test]
    fn an_unknown_trait_is_refused() {
        for shapes in [
            r#""T": {"type": "string", "novel": 1}"#,
            r#""T": {"type": "integer", "sensitive": true}"#,
            r#""T": {"type": "boolean", "max": 1}"#,
            r#""T": {"type": "structure", "members": {}, "flattened": true}"#,
            r#""S": {"type": "string"},
               "T": {"type": "structure", "members": {"A": {"shape": "S", "novel": 1}}}"#,
        ] {
            let fault = model(shapes).unwrap_err();
            assert!(fault.contains("unknown field"), "{shapes}: {fault}");
        }
    }

    #[test]
    fn an_unknown_type_is_refused() {
        let fault = model(r#""T": {"type": "bigDecimal"}"#).unwrap_err();
        assert!(fault.contains("unknown variant `bigDecimal`"), "{fault}");
    }

    #[test]
    fn what_does_not_exist_cannot_be_named() {
        let fault = model(r#""T": {"type": "list", "member": {"shape": "Gone"}}"#).unwrap_err();
        assert_eq!(fault, "T refers to the shape Gone, which does not exist");
        let fault = model(r#""T": {"type": "structure", "members": {}, "required": ["Gone"]}"#)
            .unwrap_err();
        assert_eq!(fault, "T requires Gone, which it does not have");
    }

    #[test]
    fn compressed_and_plain_files_read_alike() {
        let folder = tempfile::tempdir().unwrap();
        let plain = folder.path().join("service-2.json");
        let packed = folder.path().join("service-2.json.gz");
        let text = super::super::tests::MODEL;
        std::fs::write(&plain, text).unwrap();
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        std::io::Write::write_all(&mut encoder, text.as_bytes()).unwrap();
        std::fs::write(&packed, encoder.finish().unwrap()).unwrap();
        assert_eq!(format!("{:?}", read(&plain).unwrap()), format!("{:?}", read(&packed).unwrap()));
    }
}
