//! Requests with every member, as botocore 1.44.8 writes them (`requests.py`), become the values that botocore was given.

use model::shape::{Fields, Value};
use serde_json::{Map, Value as Json, json};

use super::*;

fn requests() -> Vec<Json> {
    serde_json::from_str(include_str!("requests.json")).unwrap()
}

/// The pairs of texts in a list.
fn pairs(of: &Json) -> Vec<(&str, &str)> {
    let pairs = of.as_array().unwrap().iter();
    pairs.map(|pair| (pair[0].as_str().unwrap(), pair[1].as_str().unwrap())).collect()
}

fn sent(request: &Json) -> RestHead<'_> {
    let path = request["path"].as_str().unwrap();
    let path = path.strip_prefix('/').unwrap();
    let (bucket, key) = path.split_once('/').unwrap_or((path, ""));
    RestHead {
        method: request["method"].as_str().unwrap(),
        bucket: Some(bucket).filter(|bucket| !bucket.is_empty()),
        key: Some(key).filter(|key| !key.is_empty()),
        query: pairs(&request["query"]),
        headers: pairs(&request["headers"])
            .into_iter()
            .map(|(name, value)| (name, value.as_bytes()))
            .collect(),
    }
}

fn json(of: &Value) -> Json {
    match of {
        Value::String(text) => json!(text),
        Value::Secret(bytes) => json!(std::str::from_utf8(bytes.expose()).unwrap()),
        Value::Integer(number) => json!(number),
        Value::Boolean(truth) => json!(truth),
        Value::Timestamp(moment) => json!(moment.seconds()),
        Value::List(items) => items.iter().map(json).collect(),
        Value::Map(pairs) => {
            pairs.iter().map(|(key, text)| (key.clone(), json!(text))).collect::<Map<_, _>>().into()
        }
        Value::StructureMap(pairs) => {
            let pairs = pairs.iter().map(|(key, fields)| (key.clone(), members(fields)));
            pairs.collect::<Map<_, _>>().into()
        }
        Value::Structure(fields) => members(fields),
        Value::Blob(bytes) => json!(bytes),
    }
}

fn members(fields: &Fields) -> Json {
    let members = fields.iter().filter_map(|(member, of)| Some((member.name, of?)));
    members.map(|(name, of)| (name.to_owned(), json(of))).collect::<Map<_, _>>().into()
}

#[test]
fn what_botocore_writes_is_what_it_was_given() {
    let requests = requests();
    let names: Vec<_> =
        requests.iter().map(|request| request["operation"].as_str().unwrap()).collect();
    // No SDK sends a form.
    let sent_by_sdks = |name: &&str| *name != Operation::PostObject.name();
    let all = Operation::ALL.iter().map(|operation| operation.name()).filter(sent_by_sdks);
    let all: Vec<_> = all.collect();
    assert_eq!(names, all);
    for request in &requests {
        let head = sent(request);
        let operation = route(&head).unwrap();
        assert_eq!(operation.name(), request["operation"]);
        let body = request["body"].as_str().unwrap();
        let read = decode_rest(operation, &head, body.as_bytes());
        let read = read.unwrap_or_else(|error| panic!("{}: {error:?}", operation.name()));
        assert_eq!(members(read.fields()), request["members"], "{}", operation.name());
    }
}

#[test]
fn a_request_without_one_of_its_parts_is_refused_or_another_one() {
    for request in &requests() {
        let whole = sent(request);
        let operation = route(&whole).unwrap();
        for index in 0..whole.query.len() {
            let mut less = whole.clone();
            let (name, _) = less.query.remove(index);
            let is_asked = operation.route().query.iter().any(|(asked, _)| *asked == name);
            match route(&less) {
                Ok(other) => assert_eq!(other == operation, !is_asked, "{other:?} without {name}"),
                Err(_) => assert!(is_asked, "{operation:?} without {name}"),
            }
        }
    }
}
