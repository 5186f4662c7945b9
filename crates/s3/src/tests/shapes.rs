//! JSON with the names of the model, as members and back.

use model::Timestamp;
use model::shape::{Fields, Kind, Shape, Structure, Value};
use secret::Secret;
use serde_json::{Map, Value as Json};

/// Returns the members of a structure. Each must be in the model, and the required ones must be there.
pub(super) fn fields(structure: &'static Structure, json: &Json) -> Fields {
    let mut fields = Fields::empty(structure);
    let members = json.as_object().unwrap();
    for (index, member) in structure.members.iter().enumerate() {
        let given = members.get(member.name);
        assert!(given.is_some() || !member.required, "{} needs {}", structure.name, member.name);
        fields.set(index, given.map(|json| value(member.shape, json)));
    }
    let is_known = |name: &String| structure.members.iter().any(|member| member.name == name);
    assert!(members.keys().all(is_known), "{} does not have all of {json}", structure.name);
    fields
}

fn value(shape: &'static Shape, json: &Json) -> Value {
    if shape.sensitive {
        return Value::Secret(Secret::<[u8]>::copy_of(json.as_str().unwrap().as_bytes()));
    }
    match &shape.kind {
        Kind::String { .. } => Value::String(json.as_str().unwrap().to_owned()),
        Kind::Integer { .. } | Kind::Long => Value::Integer(json.as_i64().unwrap()),
        Kind::Boolean => Value::Boolean(json.as_bool().unwrap()),
        Kind::Timestamp => {
            Value::Timestamp(Timestamp::from_iso8601(json.as_str().unwrap()).unwrap())
        }
        Kind::List { member, .. } => {
            Value::List(json.as_array().unwrap().iter().map(|one| value(member, one)).collect())
        }
        Kind::Map { .. } => {
            let pairs = json.as_object().unwrap().iter();
            Value::Map(pairs.map(|(k, v)| (k.clone(), v.as_str().unwrap().to_owned())).collect())
        }
        Kind::Structure(structure) => Value::Structure(fields(structure, json)),
        Kind::Blob { .. } => panic!("no operation of S3 has bytes: {}", shape.name),
    }
}

/// Returns the members that are there.
pub(super) fn json(fields: &Fields) -> Json {
    let there = fields.iter().filter_map(|(member, value)| Some((member.name, value?)));
    Json::Object(there.map(|(name, value)| (name.to_owned(), shown(value))).collect())
}

fn shown(value: &Value) -> Json {
    match value {
        Value::String(text) => text.as_str().into(),
        Value::Integer(number) => (*number).into(),
        Value::Boolean(truth) => (*truth).into(),
        Value::Timestamp(time) => time.to_string().into(),
        Value::List(values) => values.iter().map(shown).collect(),
        Value::Map(pairs) => Json::Object(
            pairs.iter().map(|(k, v)| (k.clone(), v.as_str().into())).collect::<Map<_, _>>(),
        ),
        Value::Structure(fields) => json(fields),
        Value::Blob(_) | Value::Secret(_) | Value::StructureMap(_) => {
            panic!("no operation of S3 has bytes or a map of structures")
        }
    }
}
