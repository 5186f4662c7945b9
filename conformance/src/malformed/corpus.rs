//! Bad bodies, generated from the shapes of the model: one fault in an otherwise valid body.

use model::ServiceOperation;
use model::shape::{Kind, Member, Range, Shape, Structure};
use serde_json::{Value, json};

use super::{Case, Wanted};

const VALIDATION: &str = "ValidationException";
const SERIALIZATION: &str = "SerializationException";
/// Longer values than this are not generated: several of them would not fit into one body.
const LENGTH_MAX: i64 = 200_000;
/// Stands where raw JSON text is put in.
const PLACE: &str = "\u{1}place\u{1}";
/// The patterns that every text has.
const ANYTHING: [&str; 2] = ["[\\S\\s]*", "[\\s\\S]*"];
/// A text that no other pattern of the models matches.
const FOREIGN: &str = "\u{1F511} with space";

/// The bad bodies of all operations of services with AWS JSON; `sign` makes a request of operation and body.
pub(crate) fn all(sign: &dyn Fn(ServiceOperation, &[u8]) -> Vec<u8>) -> Vec<Case> {
    let mut cases = Vec::new();
    let is_json = |operation: &ServiceOperation| operation.service().target_prefix().is_some();
    for operation in ServiceOperation::all().filter(is_json) {
        let mut bodies = Bodies::default();
        bodies.structure(operation.input(), "", &valid(operation.input()));
        bodies.syntax(&valid(operation.input()).to_string(), operation.input());
        cases.extend(bodies.0.into_iter().map(|body| Case {
            group: body.group,
            name: format!("{} {}", operation.name(), body.name),
            request: sign(operation, &body.bytes),
            wanted: Wanted { status: 400, code: body.code, says: body.says },
        }));
    }
    cases
}

struct Body {
    group: &'static str,
    name: String,
    bytes: Vec<u8>,
    code: &'static str,
    says: Option<String>,
}

/// A place in a body that keeps all constraints.
struct Spot<'s> {
    /// A JSON pointer.
    pointer: &'s str,
    body: &'s Value,
}

impl Spot<'_> {
    /// The body with this JSON text at the place.
    fn with(&self, json: &str) -> Vec<u8> {
        let mut body = self.body.clone();
        *body.pointer_mut(self.pointer).expect("the body has the place") = json!(PLACE);
        body.to_string().replace(&json!(PLACE).to_string(), json).into_bytes()
    }

    /// How a violation names the place: `/Tags/0/TagKey` is `tags.1.member.tagKey`; of a list or map of texts it names
    /// the whole.
    fn path(&self) -> String {
        let mut parts: Vec<String> = Vec::new();
        for part in self.pointer.split('/').skip(1) {
            if part == "0" {
                parts.push("1.member".to_owned());
            } else if part != "a" {
                let (first, rest) = part.split_at(1);
                parts.push(first.to_ascii_lowercase() + rest);
            }
        }
        if self.pointer.ends_with("/0") {
            parts.pop();
        }
        parts.join(".")
    }
}

/// The depth to which structures are walked.
const DEPTH_MAX: usize = 4;

#[derive(Default)]
struct Bodies(Vec<Body>);

impl Bodies {
    fn structure(&mut self, structure: &'static Structure, within: &str, body: &Value) {
        // A filter of Cost Explorer has filters as its parts.
        if within.matches('/').count() > DEPTH_MAX {
            return;
        }
        for member in structure.members {
            let pointer = format!("{within}/{}", member.name);
            let mut body = body.clone();
            let parent = body.pointer_mut(within).and_then(Value::as_object_mut);
            let parent = parent.expect("structures are objects");
            parent.insert(member.name.to_owned(), valid_value(&member.shape.kind));
            if member.required {
                self.required(member, within, &body);
            }
            self.shape(member.shape, &pointer, &body);
            self.twice(&Spot { pointer: &pointer, body: &body });
        }
    }

    fn required(&mut self, member: &Member, within: &str, body: &Value) {
        let pointer = &format!("{within}/{}", member.name);
        let spot = Spot { pointer, body };
        // Of a secret nothing is told, nor that it is null.
        let value = if member.shape.sensitive { "Value" } else { "Value null" };
        let says = format!("{value} at '{}' failed", spot.path());
        self.push("missing members", &format!("{pointer} null"), spot.with("null"), Some(&says));
        let mut without = body.clone();
        let parent = without.pointer_mut(within).and_then(Value::as_object_mut);
        parent.expect("structures are objects").remove(member.name);
        let bytes = without.to_string().into_bytes();
        self.push("missing members", &format!("without {pointer}"), bytes, Some(&says));
    }

    fn shape(&mut self, shape: &'static Shape, pointer: &str, body: &Value) {
        let spot = Spot { pointer, body };
        for json in wrong_types(&shape.kind) {
            self.push("wrong types", &format!("{pointer} = {json}"), spot.with(json), None);
        }
        for (what, value) in wrong_values(&shape.kind) {
            let bytes = spot.with(&value.to_string());
            let says = format!("at '{}' failed to satisfy constraint", spot.path());
            let group = "values outside the constraints";
            self.push(group, &format!("{pointer} {what}"), bytes, Some(&says));
        }
        match &shape.kind {
            Kind::Blob { .. } => self.base64(&spot),
            Kind::List { member, .. } => {
                let item = format!("{pointer}/0");
                if let Kind::Structure(structure) = member.kind {
                    self.structure(structure, &item, body);
                } else {
                    self.shape(member, &item, body);
                }
                let item_spot = Spot { pointer: &item, body };
                self.push("null in lists and maps", &item, item_spot.with("null"), None);
            }
            Kind::Map { value, .. } => {
                let entry = format!("{pointer}/a");
                self.shape(value, &entry, body);
                let entry_spot = Spot { pointer: &entry, body };
                self.push("null in lists and maps", &entry, entry_spot.with("null"), None);
                let twice = spot.with(r#"{"a":"1","b":"2","a":"3"}"#);
                self.push("duplicates", &format!("{pointer} key twice"), twice, None);
                let escaped = spot.with(r#"{"a":"1","\u0061":"3"}"#);
                self.push("duplicates", &format!("{pointer} key twice, escaped"), escaped, None);
            }
            Kind::Structure(structure) => self.structure(structure, pointer, body),
            Kind::String { .. }
            | Kind::Integer { .. }
            | Kind::Long
            | Kind::Boolean
            | Kind::Timestamp => {}
        }
    }

    /// The member stands twice, once with its name escaped.
    fn twice(&mut self, spot: &Spot<'_>) {
        let name = spot.pointer.rsplit('/').next().unwrap_or_default();
        let value = spot.body.pointer(spot.pointer).expect("the body has the place");
        let (first, rest) = name.split_at(1);
        let escaped = format!("\\u{:04x}{rest}", u32::from(first.as_bytes()[0]));
        for again in [name, &escaped] {
            let bytes = spot.with(&format!("{value},\"{again}\":{value}"));
            self.push("duplicates", &format!("{} again as {again}", spot.pointer), bytes, None);
        }
    }

    fn base64(&mut self, spot: &Spot<'_>) {
        const BAD: [&str; 12] = [
            "A", "AA", "AAA", "AA=A", "AA==AA", "A A=", "AA\n==", "-_==", "AAAAA", "ÄÄ==",
            "AAAA====", "AB==",
        ];
        for bad in BAD {
            let bytes = spot.with(&json!(bad).to_string());
            self.push("bad base64", &format!("{} = {bad:?}", spot.pointer), bytes, None);
        }
    }

    /// What is not JSON, or not the JSON of a structure.
    fn syntax(&mut self, whole: &str, structure: &'static Structure) {
        for text in NOT_JSON {
            self.push("not JSON", &format!("{text:?}"), text.as_bytes().to_vec(), None);
        }
        for (name, bytes) in BROKEN_BYTES {
            self.push("not JSON", name, bytes.to_vec(), None);
        }
        for depth in [32, 200, 100_000] {
            let nested = format!("{{\"x\":{}1{}}}", "[".repeat(depth), "]".repeat(depth));
            self.push("not JSON", &format!("{depth} deep"), nested.into_bytes(), None);
        }
        let step = whole.len().div_ceil(8).max(1);
        for end in (1..whole.len()).step_by(step) {
            self.push("not JSON", &format!("cut at {end}"), whole.as_bytes()[..end].to_vec(), None);
        }
        for (what, prefix, suffix) in AROUND {
            let bytes = format!("{prefix}{whole}{suffix}").into_bytes();
            self.push("not JSON", what, bytes, None);
        }
        for member in structure.members {
            for surrogate in [r"\ud800", r"\udc00\ud800", r"\ud800\u0041"] {
                let bytes = format!("{{\"{}\":\"{surrogate}\"}}", member.name).into_bytes();
                self.push("not JSON", &format!("{} = {surrogate}", member.name), bytes, None);
            }
        }
    }

    /// With `says` a constraint is broken, without it the JSON or its types.
    fn push(&mut self, group: &'static str, name: &str, bytes: Vec<u8>, says: Option<&str>) {
        let code = if says.is_some() { VALIDATION } else { SERIALIZATION };
        let (name, says) = (name.to_owned(), says.map(str::to_owned));
        self.0.push(Body { group, name, bytes, code, says });
    }
}

const NOT_JSON: &[&str] = &[
    "[]",
    "[{}]",
    "\"x\"",
    "1",
    "1e400",
    "true",
    "null",
    "{",
    "}",
    "{\"x\"",
    "{\"x\":}",
    "{x:1}",
    "{'x':1}",
    "{\"x\":1,}",
    "{,}",
    "{} {}",
    "{}x",
    "{}]",
    "{\"x\":\"\\x\"}",
    "{\"x\":01}",
    "{\"x\":+1}",
    "{\"x\":.5}",
    "{\"x\":1.}",
    "{\"x\":1e}",
    "{\"x\":NaN}",
    "{\"x\":Infinity}",
    "{\"x\":0x1}",
    "{\"x\":tru}",
    "{\"x\":1}{",
    "/* */{}",
    "{}// x",
    "<a/>",
    "a=b&c=d",
    " ",
    "\n",
    "\u{0}",
    "{\"x\":\"\n\"}",
    "{\"x\":\"\t\"}",
];

const BROKEN_BYTES: &[(&str, &[u8])] = &[
    ("a byte that is not UTF-8", b"{\"x\":\"\xff\"}"),
    ("an overlong slash", b"{\"x\":\"\xc0\xaf\"}"),
    ("a surrogate in UTF-8", b"{\"x\":\"\xed\xa0\x80\"}"),
    ("half a character", b"{\"x\":\"\xc3"),
    ("NUL in a string", b"{\"x\":\"\0\"}"),
    ("UTF-16", b"\xff\xfe{\0}\0"),
    ("UTF-32", b"\xff\xfe\0\0{\0\0\0}\0\0\0"),
    ("gzip", b"\x1f\x8b\x08\0\0\0\0\0\0\x03\xab\xae\x05\0C\xbf\xa6\xa3\x02\0\0\0"),
    ("CBOR", b"\xa1aa\x01"),
];

const AROUND: &[(&str, &str, &str)] = &[
    ("a byte order mark", "\u{feff}", ""),
    ("NUL before", "\0", ""),
    ("NUL after", "", "\0"),
    ("a form feed before", "\u{c}", ""),
    ("a no-break space before", "\u{a0}", ""),
    ("a second object", "", "{}"),
    ("a comma after", "", ","),
    ("an XSSI guard", ")]}',\n", ""),
];

/// JSON of every other type, and numbers that are none.
fn wrong_types(kind: &Kind) -> &'static [&'static str] {
    match kind {
        Kind::String { .. } => {
            &["1", "1.5", "-0", "1e400", "true", "false", "[]", "{}", "[\"x\"]", "{\"a\":1}"]
        }
        Kind::Blob { .. } => &["1", "1.5", "1e400", "true", "false", "[]", "{}", "[1,2]"],
        Kind::Integer { .. } => &[
            "\"1\"",
            "1.5",
            "true",
            "false",
            "[]",
            "{}",
            "2147483648",
            "-2147483649",
            "1e10",
            "1e400",
            "123456789012345678901234567890",
            "\"\"",
            "[1]",
        ],
        Kind::Long => &["\"1\"", "1.5", "true", "[]", "{}", "1e400", "\"\""],
        Kind::Boolean => &["\"true\"", "\"\"", "0", "1", "1.5", "[]", "{}", "[true]", "1e400"],
        Kind::Timestamp => {
            &["\"2026-01-02T03:04:05Z\"", "\"1\"", "true", "false", "[]", "{}", "1e400"]
        }
        Kind::List { .. } => &["\"x\"", "\"\"", "1", "1.5", "true", "false", "{}", "{\"0\":1}"],
        Kind::Map { .. } => {
            &["\"x\"", "\"\"", "1", "1.5", "true", "false", "[]", "[[\"a\",\"b\"]]"]
        }
        Kind::Structure(_) => &["\"x\"", "\"\"", "1", "1.5", "true", "false", "[]", "[{}]"],
    }
}

/// Values of the right type outside the constraints, with a word on each.
fn wrong_values(kind: &Kind) -> Vec<(&'static str, Value)> {
    let mut bad = Vec::new();
    match kind {
        Kind::String { length, pattern, values } => {
            if let Some(long) = beyond(*length) {
                bad.push(("too long", json!("a".repeat(long))));
                bad.push(("too long in characters of two bytes", json!("ä".repeat(long))));
            }
            bad.extend(below(*length).map(|short| ("too short", json!("a".repeat(short)))));
            if let Some(pattern) = pattern {
                if !ANYTHING.contains(&&**pattern) {
                    bad.push(("outside the pattern", json!(FOREIGN)));
                }
                if !["\\s", "u000A", "ASCII"].iter().any(|newline| pattern.contains(newline)) {
                    bad.push(("outside the pattern by a last newline", json!("us-east-1\n")));
                }
            }
            if let Some(first) = values.first() {
                bad.push(("not of the enumeration", json!("NOT_ONE_OF_THEM")));
                bad.push(("not of the enumeration, by case", json!(flipped(first))));
                bad.push(("not of the enumeration, by a space", json!(format!("{first} "))));
                bad.push(("not of the enumeration, empty", json!("")));
            }
        }
        Kind::Blob { length } => {
            let base64 = |bytes| json!(base64_simd::STANDARD.encode_to_string(vec![0; bytes]));
            bad.extend(beyond(*length).map(|long| ("too long", base64(long))));
            bad.extend(below(*length).map(|short| ("too short", base64(short))));
        }
        Kind::Integer { range } => {
            bad.extend(range.max.map(|max| ("too large", json!(max + 1))));
            bad.extend(range.max.map(|_| ("the largest", json!(i32::MAX))));
            bad.extend(range.min.map(|min| ("too small", json!(min - 1))));
            bad.extend(range.min.map(|_| ("the smallest", json!(i32::MIN))));
        }
        Kind::List { member, length } => {
            let items = |count| Value::Array(vec![valid_value(&member.kind); count]);
            bad.extend(beyond(*length).map(|long| ("too many", items(long))));
            bad.extend(below(*length).map(|short| ("too few", items(short))));
        }
        Kind::Long | Kind::Boolean | Kind::Timestamp | Kind::Map { .. } | Kind::Structure(_) => {}
    }
    bad
}

/// The first length beyond the range.
fn beyond(range: Range) -> Option<usize> {
    range.max.filter(|max| *max < LENGTH_MAX).map(|max| usize::try_from(max).unwrap() + 1)
}

/// The first length below the range.
fn below(range: Range) -> Option<usize> {
    range.min.filter(|min| *min > 0).map(|min| usize::try_from(min).unwrap() - 1)
}

/// The same text in the other case.
fn flipped(text: &str) -> String {
    let lower = text.to_lowercase();
    if lower == text { text.to_uppercase() } else { lower }
}

/// The smallest body that keeps the constraints of the model.
fn valid(structure: &Structure) -> Value {
    let required = structure.members.iter().filter(|member| member.required);
    required.map(|member| (member.name.to_owned(), valid_value(&member.shape.kind))).collect()
}

fn valid_value(kind: &Kind) -> Value {
    match kind {
        Kind::String { values: [first, ..], .. } => json!(first),
        // Of the shapes with a pattern only names of Regions need more than one letter to be valid.
        Kind::String { pattern: Some(pattern), .. } if pattern.contains("([a-z]+-){2,3}") => {
            json!("us-east-1")
        }
        Kind::String { pattern: Some(pattern), .. }
            if pattern.starts_with(r"(\d{4}-\d{2}-\d{2})") =>
        {
            json!("2026-11-30")
        }
        Kind::String { length, .. } => {
            json!("a".repeat(usize::try_from(length.min.unwrap_or(1)).unwrap().max(1)))
        }
        Kind::Blob { .. } => json!("AAAA"),
        Kind::Integer { range } => json!(range.min.unwrap_or(1)),
        Kind::Long => json!(1),
        Kind::Boolean => json!(true),
        Kind::Timestamp => json!(1_700_000_000),
        Kind::List { member, .. } => json!([valid_value(&member.kind)]),
        Kind::Map { .. } => json!({"a": "b"}),
        Kind::Structure(structure) => valid(structure),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn violations_are_named_as_aws_names_them() {
        let body = json!({});
        for (pointer, path) in [
            ("/KeyId", "keyId"),
            ("/Tags/0/TagKey", "tags.1.member.tagKey"),
            ("/TagKeys/0", "tagKeys"),
            ("/EncryptionContext/a", "encryptionContext"),
        ] {
            assert_eq!(Spot { pointer, body: &body }.path(), path);
        }
    }

    #[test]
    fn raw_text_is_put_in() {
        let body = json!({"A": {"B": 1}});
        let spot = Spot { pointer: "/A/B", body: &body };
        assert_eq!(spot.with("1e400"), br#"{"A":{"B":1e400}}"#);
    }
}
