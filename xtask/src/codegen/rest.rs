//! Services with REST and XML: where members stand in the HTTP message, and how requests for each operation look.
//!
//! Source: Smithy 2.0, "AWS restXml protocol" and "HTTP bindings", whose traits botocore spells in its own way.

use std::collections::BTreeMap;

use super::Failure;
use super::model::{Location, Member, Model, Operation, Shape, Structure};
use super::services::Generated;
use super::travel;

/// The protocol's name in the model.
pub(crate) const PROTOCOL: &str = "rest-xml";

/// The request of one operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Route {
    method: String,
    /// The variant of `RestResource`.
    resource: &'static str,
    /// The parameters that tell the operation from others, some with the only value that they may have.
    query: Vec<(String, Option<String>)>,
    /// The header that tells the operation from others with the same method, resource and parameters.
    header: Option<String>,
    status: u16,
    needs_checksum: bool,
    is_streamed: bool,
    is_reply_streamed: bool,
}

fn is_rest(model: &Model) -> bool {
    let [_, protocol, ..] = model.identity();
    protocol == PROTOCOL
}

/// Refuses what the generator would pass over: traits of REST in another protocol, and what S3 does not have so far.
pub(crate) fn check(model: &Model) -> Result<(), Failure> {
    let reached = travel::all(model);
    let inputs: Vec<_> =
        model.operations.values().filter_map(|operation| operation.input.as_ref()).collect();
    for (name, shape) in model.shapes.iter().filter(|(name, _)| reached.contains(name.as_str())) {
        let fault = match shape {
            Shape::Structure(structure)
                if is_rest(model) && inputs.iter().any(|input| input.shape == *name) =>
            {
                !is_regular(model, structure) || has_loose_members(structure)
            }
            Shape::List { flattened: true, .. } => !is_rest(model),
            Shape::List { member, .. } => member.location_name.is_some() && !is_rest(model),
            Shape::Timestamp { format: Some(format) } => {
                !is_rest(model) || !["iso8601", "rfc822"].contains(&format.as_str())
            }
            Shape::Structure(structure) if is_rest(model) => !is_regular(model, structure),
            Shape::Structure(structure) => has_traits(structure),
            Shape::String(_)
            | Shape::Blob { .. }
            | Shape::Integer { .. }
            | Shape::Long { .. }
            | Shape::Double { .. }
            | Shape::Boolean { .. }
            | Shape::Timestamp { .. }
            | Shape::Map { .. } => false,
        };
        if fault {
            return Err(format!("{name} has a trait of REST that nothing would follow").into());
        }
    }
    Ok(())
}

fn has_traits(structure: &Structure) -> bool {
    let is_placed = |member: &Member| {
        member.location.is_some()
            || member.location_name.is_some()
            || member.flattened
            || member.xml_attribute
    };
    structure.is_streamed
        || structure.event
        || structure.eventstream
        || structure.payload.is_some()
        || structure.location_name.is_some()
        || structure.members.0.iter().any(|(_, member)| is_placed(member))
}

/// Whether a request has members in its body that are not in one structure. It would have no name for the root of the XML.
fn has_loose_members(structure: &Structure) -> bool {
    let is_loose = |(name, member): &(String, Member)| {
        member.location.is_none() && structure.payload.as_ref() != Some(name)
    };
    structure.members.0.iter().any(is_loose)
}

/// Whether the structure has what decoder and encoder know: no events, a payload that exists, no part of a path but the two of S3, maps
/// in headers only, and lists of lists nowhere.
fn is_regular(model: &Model, structure: &Structure) -> bool {
    let members = || structure.members.0.iter();
    let payload = structure.payload.as_ref();
    let is_regular = |(name, member): &(String, Member)| {
        let is_known = match model.shapes.get(&member.shape) {
            Some(Shape::Structure(part)) => {
                // The name of a part's element stands in both places.
                let element = member.location_name.as_ref().unwrap_or(name);
                part.location_name.as_ref().is_none_or(|own| own == element)
            }
            Some(Shape::List { member: item, .. }) => {
                !matches!(model.shapes.get(&item.shape), Some(Shape::List { .. }))
            }
            Some(Shape::Map { .. }) => member.location == Some(Location::Headers),
            Some(_) | None => true,
        };
        let is_named = matches!(member.location, None | Some(Location::StatusCode))
            || member.location_name.is_some();
        let is_part = member.location != Some(Location::Uri)
            || member.location_name.as_ref() == Some(name) && ["Bucket", "Key"].contains(&&**name);
        is_known && is_named && is_part
    };
    !structure.event
        && !structure.eventstream
        && payload.is_none_or(|payload| members().any(|(name, _)| name == payload))
        && members().all(is_regular)
}

/// The variant of `HttpBinding` for a member; `None` where it stands in the body under its own name.
pub(crate) fn place(
    model: &Model,
    structure: &Structure,
    name: &str,
    member: &Member,
) -> Option<String> {
    if !is_rest(model) {
        return None;
    }
    let shape = model.shapes.get(&member.shape);
    let named = member.location_name.as_deref().unwrap_or(name);
    let lower = named.to_ascii_lowercase();
    match member.location {
        Some(Location::Header) if is_iso8601(shape) => {
            return Some(format!("Iso8601Header({lower:?})"));
        }
        Some(Location::Header) => return Some(format!("Header({lower:?})")),
        Some(Location::Headers) => return Some(format!("Headers({lower:?})")),
        Some(Location::Querystring) => return Some(format!("Query({named:?})")),
        Some(Location::Uri) => return Some("Uri".to_owned()),
        Some(Location::StatusCode) => return Some("Status".to_owned()),
        None => {}
    }
    if structure.payload.as_deref() == Some(name) {
        return Some(format!("Payload({named:?})"));
    }
    if let Some(Shape::List { member: item, flattened, .. }) = shape {
        let item = item.location_name.as_deref();
        return Some(if *flattened || member.flattened {
            format!("FlatList({:?})", item.unwrap_or(named))
        } else {
            format!("List {{ list: {named:?}, item: {:?} }}", item.unwrap_or("member"))
        });
    }
    if member.xml_attribute {
        return Some(format!("Attribute({named:?})"));
    }
    (named != name).then(|| format!("Element({named:?})"))
}

fn is_iso8601(shape: Option<&Shape>) -> bool {
    matches!(shape, Some(Shape::Timestamp { format: Some(format) }) if format == "iso8601")
}

/// The requests for every operation, by its name; none in other protocols. An operation of which another one has taken the place is left
/// out, and one at a path of its own, which could only be taken for a bucket.
pub(crate) fn routes(model: &Model) -> Result<BTreeMap<String, Route>, Failure> {
    if !is_rest(model) {
        return Ok(BTreeMap::new());
    }
    let mut routes = BTreeMap::new();
    for (name, operation) in model.operations.iter().filter(|(_, operation)| !operation.deprecated)
    {
        if let Some(route) = route(model, name, operation)? {
            routes.insert(name.clone(), route);
        }
    }
    let all: Vec<_> = routes.values().cloned().collect();
    for route in routes.values_mut() {
        let is_same = |other: &&Route| {
            (&other.method, other.resource, &other.query)
                == (&route.method, route.resource, &route.query)
        };
        if all.iter().filter(is_same).count() == 1 {
            route.header = None;
        }
    }
    Ok(routes)
}

fn route(model: &Model, name: &str, operation: &Operation) -> Result<Option<Route>, Failure> {
    let http = &operation.http;
    let (path, query) = http.request_uri.split_once('?').unwrap_or((&http.request_uri, ""));
    let resource = match path {
        "/" => "Service",
        "/{Bucket}" => "Bucket",
        "/{Bucket}/{Key+}" => "Object",
        _ if !path.contains('{') => return Ok(None),
        _ => return Err(format!("{name} is at {path}, which is no bucket and no object").into()),
    };
    // `x-id` names the operation for the logs of proxies, and not every client sends it.
    let parts = query.split('&').filter(|part| !part.is_empty() && !part.starts_with("x-id="));
    let fixed = parts.map(|part| {
        let (name, value) = part.split_once('=').map_or((part, None), |(a, b)| (a, Some(b)));
        (name.to_owned(), value.map(str::to_owned))
    });
    let structure = |reference: Option<&str>| match reference.and_then(|of| model.shapes.get(of)) {
        Some(Shape::Structure(structure)) => Some(structure),
        Some(_) | None => None,
    };
    let input = structure(operation.input.as_ref().map(|input| &*input.shape));
    let output = structure(operation.output.as_ref().map(|output| &*output.shape));
    let required = |location| {
        let members = input.into_iter().flat_map(|input| &input.members.0);
        let here = members.filter(move |(_, member)| member.location == Some(location));
        here.filter(|(name, _)| input.is_some_and(|input| input.requires(name)))
            .filter_map(|(_, member)| member.location_name.clone())
    };
    let is_streamed = |structure: Option<&Structure>| {
        structure.is_some_and(|of| of.members.0.iter().any(|(_, member)| member.streaming))
    };
    Ok(Some(Route {
        method: http.method.clone(),
        resource,
        query: fixed.chain(required(Location::Querystring).map(|name| (name, None))).collect(),
        header: required(Location::Header).next().map(|name| name.to_ascii_lowercase()),
        status: http.response_code.unwrap_or(200),
        needs_checksum: operation.http_checksum.request_checksum_required,
        is_streamed: is_streamed(input),
        is_reply_streamed: is_streamed(output),
    }))
}

/// The text of `routes.rs`; nothing in other protocols.
pub(crate) fn emit(Generated { model, routes, unbuilt, .. }: &Generated) -> String {
    if routes.is_empty() {
        return String::new();
    }
    let built: Vec<_> = model.operations.keys().filter_map(|name| routes.get(name)).collect();
    let named = |name| routes.get(name).map(|route: &Route| (name, route));
    let rows: Vec<_> = model.operations.keys().filter_map(named).collect();
    let others: Vec<_> =
        unbuilt.iter().filter_map(named).filter(|(_, route)| !built.contains(route)).collect();
    let text = |rows: &[(&String, &Route)]| -> String {
        rows.iter().map(|(name, route)| row(name, route)).collect()
    };
    format!(
        "//! How requests for each operation look.

        use super::Operation;
        use crate::route::{{RestResource, Route}};

        /// A row for each operation, in the order of [`Operation::ALL`].
        static ROUTES: [Route; {}] = [{}];

        /// The requests for the API's other operations, which Bulla does not build, in alphabetical order. Those that look like a
        /// request for one that is built are not among them.
        pub static UNBUILT_ROUTES: [Route; {}] = [{}];

        impl Operation {{
            /// How its requests look.
            #[must_use]
            #[expect(clippy::indexing_slicing, reason = \"the table has a row for each variant\")]
            pub const fn route(self) -> &'static Route {{
                &ROUTES[self.index()]
            }}
        }}
        ",
        rows.len(),
        text(&rows),
        others.len(),
        text(&others),
    )
}

fn row(name: &str, route: &Route) -> String {
    let Route { method, resource, query, header, status, .. } = route;
    let Route { needs_checksum, is_streamed, is_reply_streamed, .. } = route;
    format!(
        "Route {{
            operation: {name:?}, method: {method:?}, resource: RestResource::{resource},
            query: &{query:?}, header: {header:?}, status: {status}, needs_checksum: {needs_checksum},
            is_streamed: {is_streamed}, is_reply_streamed: {is_reply_streamed},
        }},"
    )
}

#[cfg(test)]
mod tests {
    use super::super::model::Ordered;
    use super::super::{shapes, structures, travel::Travel};
    use super::*;

    /// Every place of a member, and every kind of route, once.
    const MODEL: &str = r#"{
        "version": "2.0",
        "metadata": { "uid": "s3-2006-03-01", "protocol": "rest-xml" },
        "operations": {
            "PutThing": {
                "name": "PutThing", "input": {"shape": "PutThingRequest"},
                "http": {"method": "PUT", "requestUri": "/{Bucket}/{Key+}"}
            },
            "CopyThing": {
                "name": "CopyThing", "input": {"shape": "CopyThingRequest"}, "output": {"shape": "Settings"},
                "http": {"method": "PUT", "requestUri": "/{Bucket}/{Key+}", "responseCode": 204}
            },
            "SetThing": {
                "name": "SetThing", "input": {"shape": "SetThingRequest"},
                "http": {"method": "PUT", "requestUri": "/{Bucket}/{Key+}?settings&kind=2&x-id=SetThing"},
                "httpChecksum": {"requestChecksumRequired": true}
            },
            "SetThingOnce": {
                "name": "SetThingOnce", "input": {"shape": "SetThingRequest"}, "deprecated": true,
                "http": {"method": "PUT", "requestUri": "/{Bucket}/{Key+}?settings"}
            },
            "Elsewhere": {
                "name": "Elsewhere", "input": {"shape": "SetThingRequest"},
                "http": {"method": "POST", "requestUri": "/Elsewhere"}
            }
        },
        "shapes": {
            "PutThingRequest": {
                "type": "structure", "required": ["Bucket", "Key"], "payload": "Body",
                "members": {
                    "Body": {"shape": "Blob", "streaming": true},
                    "Bucket": {"shape": "Text", "location": "uri", "locationName": "Bucket"},
                    "Key": {"shape": "Text", "location": "uri", "locationName": "Key"},
                    "Metadata": {"shape": "Map", "location": "headers", "locationName": "X-Meta-"},
                    "Until": {"shape": "Date", "location": "header", "locationName": "X-Until"}
                }
            },
            "CopyThingRequest": {
                "type": "structure", "required": ["Source"],
                "members": {
                    "Source": {"shape": "Text", "location": "header", "locationName": "X-Source"}
                }
            },
            "SetThingRequest": {
                "type": "structure", "required": ["Part", "Settings"], "payload": "Settings",
                "members": {
                    "Part": {"shape": "Number", "location": "querystring", "locationName": "part"},
                    "Settings": {"shape": "Settings", "locationName": "Set"}
                }
            },
            "Settings": {
                "type": "structure",
                "members": {
                    "Type": {"shape": "Text", "locationName": "xsi:type", "xmlAttribute": true},
                    "Own": {"shape": "Text"},
                    "Other": {"shape": "Text", "locationName": "Else"},
                    "Flat": {"shape": "FlatTexts", "locationName": "Text"},
                    "Texts": {"shape": "Texts"},
                    "Tags": {"shape": "Texts", "locationName": "Tag", "flattened": true}
                }
            },
            "Texts": {"type": "list", "member": {"shape": "Text", "locationName": "Tag"}},
            "FlatTexts": {"type": "list", "member": {"shape": "Text"}, "flattened": true},
            "Text": {"type": "string"},
            "Number": {"type": "long", "box": true},
            "Blob": {"type": "blob"},
            "Date": {"type": "timestamp", "timestampFormat": "iso8601"},
            "Map": {"type": "map", "key": {"shape": "Text"}, "value": {"shape": "Text"}}
        }
    }"#;

    fn model(text: &str) -> Model {
        Model::parse(text.as_bytes()).unwrap()
    }

    fn words(text: &str) -> String {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    }

    #[track_caller]
    fn assert_holds(text: &str, parts: &[&str]) {
        for part in parts {
            assert!(text.contains(part), "no `{part}` in:\n{text}");
        }
    }

    #[test]
    fn every_place_is_written() {
        let model = model(MODEL);
        let inputs = shapes::emit_structures(&model, Travel::In);
        assert_holds(
            &inputs,
            &[
                "Member::required(\"Bucket\", &TEXT_SHAPE).at(HttpBinding::Uri)",
                "(\"Metadata\", &MAP_SHAPE).at(HttpBinding::Headers(\"x-meta-\"))",
                "(\"Until\", &DATE_SHAPE).at(HttpBinding::Iso8601Header(\"x-until\"))",
                "(\"Source\", &TEXT_SHAPE).at(HttpBinding::Header(\"x-source\"))",
                "(\"Part\", &NUMBER_SHAPE).at(HttpBinding::Query(\"part\"))",
                "(\"Settings\", &SETTINGS_SHAPE).at(HttpBinding::Payload(\"Set\"))",
            ],
        );
        assert_holds(
            &shapes::emit_structures(&model, Travel::Both),
            &[
                "(\"Type\", &TEXT_SHAPE).at(HttpBinding::Attribute(\"xsi:type\"))",
                "(\"Own\", &TEXT_SHAPE),",
                "(\"Other\", &TEXT_SHAPE).at(HttpBinding::Element(\"Else\"))",
                "(\"Flat\", &FLAT_TEXTS_SHAPE).at(HttpBinding::FlatList(\"Text\"))",
                "(\"Texts\", &TEXTS_SHAPE).at(HttpBinding::List { list: \"Texts\", item: \"Tag\" })",
                "(\"Tags\", &TEXTS_SHAPE).at(HttpBinding::FlatList(\"Tag\"))",
            ],
        );
        let inputs = structures::emit(&model, Travel::In).unwrap();
        assert_holds(&inputs, &["pub part: i64,"]);
        let shared = structures::emit(&model, Travel::Both).unwrap();
        assert_holds(&shared, &["pub r#type: Option<String>,", "self.r#type.map("]);
    }

    #[test]
    fn a_route_has_what_tells_the_operation_from_others() {
        let model = model(MODEL);
        let routes = routes(&model).unwrap();
        let text = |name: &str| words(&row(name, &routes[name]));
        assert_holds(
            &text("PutThing"),
            &[
                "query: &[], header: None, status: 200",
                "is_streamed: true, is_reply_streamed: false",
            ],
        );
        assert_holds(&text("CopyThing"), &["header: Some(\"x-source\"), status: 204"]);
        assert_holds(
            &text("SetThing"),
            &[
                "method: \"PUT\", resource: RestResource::Object",
                "&[(\"settings\", None), (\"kind\", Some(\"2\")), (\"part\", None)], header: None",
                "needs_checksum: true, is_streamed: false",
            ],
        );
        let names: Vec<_> = routes.keys().collect();
        assert_eq!(names, ["CopyThing", "PutThing", "SetThing"]);
    }

    #[test]
    fn a_path_that_is_neither_bucket_nor_object_is_refused() {
        let odd = MODEL.replace("/{Bucket}/{Key+}\"}", "/{Bucket}/{Part}\"}");
        let fault = routes(&model(&odd)).unwrap_err().to_string();
        assert_eq!(fault, "PutThing is at /{Bucket}/{Part}, which is no bucket and no object");
    }

    #[test]
    fn a_trait_that_nothing_would_follow_is_refused() {
        assert!(check(&model(MODEL)).is_ok());
        for (was, odd, name) in [
            ("\"payload\": \"Settings\"", "\"payload\": \"Gone\"", "SetThingRequest"),
            ("\"locationName\": \"Bucket\"", "\"locationName\": \"Pail\"", "PutThingRequest"),
            (", \"locationName\": \"X-Source\"", "", "CopyThingRequest"),
            ("\"payload\": \"Settings\",", "", "SetThingRequest"),
            ("\"iso8601\"", "\"unixTimestamp\"", "Date"),
            (
                "\"type\": \"structure\",\n                \"members\": {\n                    \"Type\"",
                "\"type\": \"structure\", \"locationName\": \"Odd\",\n \"members\": {\n \"Type\"",
                "SetThingRequest",
            ),
            (
                "\"location\": \"headers\", \"locationName\": \"X-Meta-\"",
                "\"locationName\": \"M\"",
                "PutThingRequest",
            ),
            ("rest-xml", "query", "CopyThingRequest"),
        ] {
            let text = MODEL.replace(was, odd);
            assert_ne!(text, MODEL, "{was}");
            let fault = check(&model(&text)).unwrap_err().to_string();
            assert_eq!(fault, format!("{name} has a trait of REST that nothing would follow"));
        }
    }

    #[test]
    fn members_stay_in_order_without_the_streamed_one() {
        let mut model = model(MODEL);
        model.take_streams_out();
        let (_, put) = model.structures().find(|(name, _)| *name == "PutThingRequest").unwrap();
        let Ordered(members) = &put.members;
        assert!(put.is_streamed && members.iter().all(|(name, _)| name != "Body"));
        assert!(!travel::all(&model).contains("Blob"));
    }
}
