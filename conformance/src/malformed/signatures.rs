//! Signatures, scopes, dates, targets and headers that are wrong, of otherwise valid `ListKeys` requests.

use std::time::{Duration, SystemTime};

use super::{Case, Wanted};
use crate::client::Client;

const INVALID: &str = "InvalidSignatureException";
const INCOMPLETE: &str = "IncompleteSignatureException";
const UNKNOWN: &str = "UnknownOperationException";
const MISSING: &str = "MissingAuthenticationTokenException";
const CLIENT: &str = "UnrecognizedClientException";
const TOO_LARGE: &str = "RequestEntityTooLargeException";

/// All of them.
pub(crate) fn all(client: &Client) -> Vec<Case> {
    let mut cases = Signatures { good: good(client), cases: Vec::new() };
    cases.targets(client);
    cases.authorization();
    cases.headers(client);
    cases.dates(client);
    cases.query();
    cases.cases
}

fn good(client: &Client) -> String {
    String::from_utf8(client.signed("ListKeys", b"{}", SystemTime::now())).unwrap()
}

struct Signatures {
    /// A request that is right.
    good: String,
    cases: Vec<Case>,
}

impl Signatures {
    fn push(&mut self, group: &'static str, name: &str, request: Vec<u8>, code: &'static str) {
        let status = match code {
            UNKNOWN => 404,
            TOO_LARGE => 413,
            _ => 400,
        };
        let wanted = Wanted { status, code, says: None };
        self.cases.push(Case { group, name: name.to_owned(), request, wanted });
    }

    /// The good request with the first `from` replaced.
    fn replace(&mut self, group: &'static str, from: &str, to: &str, code: &'static str) {
        assert!(self.good.contains(from), "{from:?} is not in {}", self.good);
        let request = self.good.replacen(from, to, 1).into_bytes();
        let to: String = to.chars().take(80).collect();
        self.push(group, &format!("{from:?} -> {to:?}"), request, code);
    }

    fn without(&self, header: &str) -> Vec<u8> {
        let lines = self.good.split("\r\n").filter(|line| !line.starts_with(header));
        lines.collect::<Vec<_>>().join("\r\n").into_bytes()
    }

    /// A target that names nothing, a method or path that is not the service's; all signed as they are.
    fn targets(&mut self, client: &Client) {
        let long = format!("TrentService.{}", "a".repeat(10_000));
        for target in [
            "",
            ".",
            "ListKeys",
            "TrentService",
            "TrentService.",
            "TrentService.Nothing",
            "TrentService.listKeys",
            "trentservice.ListKeys",
            "TrentService/ListKeys",
            "TrentService..ListKeys",
            "TrentService.ListKeys.",
            "TrentService.List Keys",
            "KMS_20141101.ListKeys",
            "DynamoDB_20120810.ListTables",
            "../../etc/passwd",
            "TrentService.ListKeys,TrentService.ListKeys",
            "%54rentService.ListKeys",
            &long,
        ] {
            let request = signed(client, "POST", "/", &[("x-amz-target", target)]);
            let shown: String = target.chars().take(80).collect();
            self.push("targets, methods and paths", &format!("target {shown:?}"), request, UNKNOWN);
        }
        let target = ("x-amz-target", "TrentService.ListKeys");
        for method in ["GET", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "post", "PROPFIND"] {
            let request = signed(client, method, "/", &[target]);
            self.push("targets, methods and paths", method, request, UNKNOWN);
        }
        for path in
            ["/keys", "//", "/.", "/%2f", "/index.html", "/..", "/;a", "/a/../", "/%00", "/%"]
        {
            let request = signed(client, "POST", path, &[target]);
            self.push("targets, methods and paths", path, request, UNKNOWN);
        }
        // Signed as the one value that two headers amount to: the signature is right, and which of the two counts is not
        // to be guessed.
        let two = "TrentService.ListKeys,TrentService.CreateKey";
        let request = signed(client, "POST", "/", &[("x-amz-target", two)]);
        let request = String::from_utf8(request).unwrap();
        let request = request.replacen(',', "\r\nx-amz-target: ", 1).into_bytes();
        self.push("targets, methods and paths", "two signed targets", request, UNKNOWN);
        let without = signed(client, "POST", "/", &[]);
        self.push("targets, methods and paths", "no target", without, UNKNOWN);
    }

    fn authorization(&mut self) {
        const GROUP: &str = "the Authorization header";
        for (from, to, code) in AUTHORIZATIONS {
            self.replace(GROUP, from, to, code);
        }
        self.push(GROUP, "none", self.without("authorization:"), MISSING);
        let (_, line) = self.good.split_once("authorization: ").expect("it is signed");
        let (line, _) = line.split_once("\r\n").expect("it is a line");
        let (line, host) = (line.to_owned(), "\r\nhost:");
        let twice = format!("\r\nauthorization: {line}\r\nhost:");
        self.replace(GROUP, host, &twice, INCOMPLETE);
        for (name, value) in [
            ("empty", String::new()),
            ("AWS", "AWS AKIA:signature".to_owned()),
            ("only the algorithm", "AWS4-HMAC-SHA256".to_owned()),
            ("9 KB", format!("{line}, X={}", "a".repeat(9000))),
            ("10,000 commas", format!("AWS4-HMAC-SHA256 {}", ",".repeat(8000))),
            ("not ASCII", "AWS4-HMAC-SHA256 Credential=\u{e4}".to_owned()),
        ] {
            let request = self.good.replacen(&line, &value, 1).into_bytes();
            self.push(GROUP, name, request, INCOMPLETE);
        }
        let (rest, signature) = line.rsplit_once("Signature=").expect("it has a signature");
        for (name, wrong) in [
            ("zeros", "0".repeat(64)),
            ("capitals", signature.to_uppercase() + "F"),
            ("cut", signature[..63].to_owned()),
            ("doubled", signature.repeat(2)),
            ("no hexadecimal digits", "z".repeat(64)),
        ] {
            let request = self.good.replacen(&line, &format!("{rest}Signature={wrong}"), 1);
            self.push(GROUP, &format!("signature: {name}"), request.into_bytes(), INVALID);
        }
        let cut = self.good.replacen(signature, "", 1).into_bytes();
        self.push(GROUP, "signature: empty", cut, INCOMPLETE);
    }

    /// Headers and bodies that were changed after signing, and headers that must be signed.
    fn headers(&mut self, client: &Client) {
        const GROUP: &str = "headers and bodies";
        for (from, to, code) in HEADERS {
            self.replace(GROUP, from, to, code);
        }
        let target = ("x-amz-target", "TrentService.ListKeys");
        for hash in ["UNSIGNED-PAYLOAD", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "", "0"] {
            let request = signed(client, "POST", "/", &[target, ("x-amz-content-sha256", hash)]);
            self.push(GROUP, &format!("signed body hash {hash:?}"), request, INVALID);
        }
        let token = [target, ("x-amz-security-token", "x")];
        self.push(
            GROUP,
            "a signed token that is not the key's",
            signed(client, "POST", "/", &token),
            CLIENT,
        );
        // The length says it all: the service answers before it has read anything.
        for length in [512 * 1024 + 1, 513 * 1024, 10_000_000] {
            let request = self.good.replacen(
                "content-length: 2\r\n",
                &format!("content-length: {length}\r\n"),
                1,
            );
            let name = format!("a body of {length} bytes is announced");
            self.push(GROUP, &name, request.into_bytes(), TOO_LARGE);
        }
    }

    fn dates(&mut self, client: &Client) {
        const GROUP: &str = "dates";
        let (before, rest) = self.good.split_once("x-amz-date: ").expect("it has a date");
        let (date, after) = rest.split_once("\r\n").expect("it is a line");
        let with = |date: &str| format!("{before}x-amz-date: {date}\r\n{after}").into_bytes();
        let bad = [
            "",
            "yesterday",
            "2026-01-02T03:04:05Z",
            "20260102T030405",
            "99999999T999999Z",
            "20260230T000000Z",
            "20260102t030405z",
            "0",
            "Fri, 02 Jan 2026 03:04:05 GMT",
            "20260102T250000Z",
            "\u{e4}",
        ];
        let mut requests: Vec<_> = bad.map(|date| (date.to_owned(), with(date), INCOMPLETE)).into();
        requests.push(("another day".to_owned(), with("20200102T030405Z"), INVALID));
        requests.push(("none".to_owned(), self.without("x-amz-date:"), INCOMPLETE));
        let twice = with(&format!("{date}\r\nx-amz-date: {date}"));
        requests.push(("twice".to_owned(), twice, INCOMPLETE));
        let now = SystemTime::now();
        for minutes in [6, 15, 60, 60 * 24, 60 * 24 * 400] {
            let skew = Duration::from_secs(minutes * 60);
            for (name, time) in [("late", now - skew), ("early", now + skew)] {
                let request = client.signed("ListKeys", b"{}", time);
                requests.push((format!("{minutes} minutes {name}"), request, INVALID));
            }
        }
        for (name, request, code) in requests {
            self.push(GROUP, &name, request, code);
        }
    }

    /// Signatures in the query string.
    fn query(&mut self) {
        const GROUP: &str = "the query string";
        self.replace(GROUP, "POST / ", "POST /?x=1 ", INVALID);
        let algorithm = "POST /?X-Amz-Algorithm=AWS4-HMAC-SHA256 ";
        self.replace(GROUP, "POST / ", algorithm, INCOMPLETE);
        self.replace(GROUP, "POST / ", "POST /?x-amz-algorithm=x ", INCOMPLETE);
        let stem = String::from_utf8(self.without("authorization:")).unwrap();
        let parameters = presigned(&self.good);
        let mut send = |name: String, parameters: &[(String, String)], code| {
            let pairs: Vec<_> =
                parameters.iter().map(|(name, value)| format!("{name}={value}")).collect();
            let line = format!("POST /?{} ", pairs.join("&"));
            let request = stem.replacen("POST / ", &line, 1).into_bytes();
            self.push(GROUP, &name, request, code);
        };
        send("a wrong signature".to_owned(), &parameters, INVALID);
        for (at, (name, value)) in parameters.iter().enumerate() {
            let mut changed = parameters.clone();
            changed.push((name.clone(), value.clone()));
            send(format!("{name} twice"), &changed, INCOMPLETE);
            changed.pop();
            changed.push((name.to_lowercase(), value.clone()));
            send(format!("{name} again in small letters"), &changed, INCOMPLETE);
            changed.pop();
            changed[at].1.clear();
            send(format!("{name} empty"), &changed, INCOMPLETE);
            changed.remove(at);
            let code = if name == "X-Amz-Algorithm" { MISSING } else { INCOMPLETE };
            send(format!("without {name}"), &changed, code);
        }
        for (name, value, code) in PARAMETERS {
            let mut changed = parameters.clone();
            let place = changed.iter_mut().find(|(known, _)| known == name).expect("a parameter");
            (*value).clone_into(&mut place.1);
            send(format!("{name}={value}"), &changed, *code);
        }
        let many: Vec<_> = (0..300).map(|n| (format!("p{n}"), String::new())).collect();
        send("300 parameters".to_owned(), &many, INCOMPLETE);
    }
}

/// A request of `ListKeys` with these headers besides the usual, all signed.
fn signed(client: &Client, method: &str, path: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let host = client.address().to_string();
    let mut headers = vec![("host", host.as_str()), ("content-type", "application/x-amz-json-1.1")];
    headers.extend_from_slice(more);
    client.signed_with(method, path, &headers, b"{}", SystemTime::now())
}

/// The parameters of a presigned request, with a signature that is wrong.
fn presigned(request: &str) -> Vec<(String, String)> {
    let line = request.lines().find_map(|line| line.strip_prefix("x-amz-date: "));
    let date = line.expect("it has a date");
    let (_, rest) = request.split_once("Credential=").expect("it has a credential");
    let (credential, _) = rest.split_once(',').expect("more follows");
    [
        ("X-Amz-Algorithm", "AWS4-HMAC-SHA256".to_owned()),
        ("X-Amz-Credential", credential.replace('/', "%2F")),
        ("X-Amz-Date", date.to_owned()),
        ("X-Amz-Expires", "60".to_owned()),
        ("X-Amz-SignedHeaders", "host;x-amz-date;x-amz-target".to_owned()),
        ("X-Amz-Signature", "0".repeat(64)),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}

/// Replacements in the header of a good request.
const AUTHORIZATIONS: &[(&str, &str, &str)] = &[
    ("/us-east-1/kms/", "/us-east-1/s3/", INVALID),
    ("/us-east-1/kms/", "/us-east-1/KMS/", INVALID),
    ("/us-east-1/kms/", "/eu-west-1/kms/", INVALID),
    ("/us-east-1/kms/", "/nowhere/kms/", INVALID),
    ("/us-east-1/kms/", "/kms/", INCOMPLETE),
    ("/us-east-1/kms/", "//kms/", INCOMPLETE),
    ("/us-east-1/kms/", "/us-east-1/kms/x/", INCOMPLETE),
    ("aws4_request", "aws4_nothing", INVALID),
    ("aws4_request", "", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "AWS4-HMAC-SHA512 ", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "aws4-hmac-sha256 ", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "AWS4-ECDSA-P256-SHA256 ", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "Bearer ", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "Basic ", INCOMPLETE),
    ("AWS4-HMAC-SHA256 ", "", INCOMPLETE),
    ("Credential=", "Credential=AKIANOBODY/", INCOMPLETE),
    ("Credential=AKIA", "Credential=AKIAX", CLIENT),
    ("Credential=AKIA", "Credential=/AKIA", INCOMPLETE),
    ("Credential=", "Credentials=", INCOMPLETE),
    ("Credential=", "credential=", INCOMPLETE),
    ("Credential=", "Credential=x, Credential=", INCOMPLETE),
    ("SignedHeaders=", "Headers=", INCOMPLETE),
    ("SignedHeaders=", "SignedHeaders=, X=", INCOMPLETE),
    ("SignedHeaders=", "SignedHeaders=;", INVALID),
    ("SignedHeaders=", "SignedHeaders=host;", INVALID),
    ("SignedHeaders=", "SignedHeaders=x-not-there;", INVALID),
    ("Signature=", "Signature=0", INVALID),
    ("Signature=", "Signed=", INCOMPLETE),
    ("Signature=", "Signature=0, Signature=", INCOMPLETE),
    ("host;", "", INVALID),
    ("host;", "Host;", INVALID),
    (";x-amz-target", "", INVALID),
    (";x-amz-date", "", INVALID),
];

const HEADERS: &[(&str, &str, &str)] = &[
    ("TrentService.ListKeys\r\n", "TrentService.ListAliases\r\n", INVALID),
    ("x-amz-target:", "x-amz-target: TrentService.ListKeys\r\nx-amz-target:", UNKNOWN),
    ("x-amz-target:", "x-amz-target: TrentService.ListAliases\r\nx-amz-target:", UNKNOWN),
    ("content-type: application/x-amz-json-1.1", "content-type: text/plain", INVALID),
    ("content-type: application/x-amz-json-1.1\r\n", "", INVALID),
    ("host: ", "host: x", INVALID),
    ("\r\n\r\n{}", "\r\n\r\n[]", INVALID),
    ("\r\n\r\n{}", "\r\n\r\n\0\0", INVALID),
    ("content-length: 2\r\n\r\n{}", "content-length: 0\r\n\r\n", INVALID),
    ("content-length: 2\r\n\r\n{}", "content-length: 3\r\n\r\n{} ", INVALID),
    ("content-length:", "x-amz-security-token: x\r\ncontent-length:", INVALID),
    ("content-length:", "x-amz-anything: x\r\ncontent-length:", INVALID),
    ("content-length:", "x-amz-content-sha256: UNSIGNED-PAYLOAD\r\ncontent-length:", INVALID),
    ("content-length:", "x-amz-content-sha256: 0\r\ncontent-length:", INVALID),
];

const PARAMETERS: &[(&str, &str, &str)] = &[
    ("X-Amz-Algorithm", "AWS4-HMAC-SHA1", INCOMPLETE),
    ("X-Amz-Algorithm", "AWS4-ECDSA-P256-SHA256", INCOMPLETE),
    ("X-Amz-Credential", "x", INCOMPLETE),
    ("X-Amz-Credential", "%ff", INCOMPLETE),
    ("X-Amz-Credential", "", INCOMPLETE),
    ("X-Amz-Credential", "A%2F20200101%2Fus-east-1%2Fkms%2Faws4_request", INVALID),
    ("X-Amz-Credential", "A%2F20200101%2Fus-east-1%2Fs3%2Faws4_request", INVALID),
    ("X-Amz-Date", "yesterday", INCOMPLETE),
    ("X-Amz-Date", "20200101T000000Z", INVALID),
    ("X-Amz-Expires", "0", INCOMPLETE),
    ("X-Amz-Expires", "-1", INCOMPLETE),
    ("X-Amz-Expires", "604801", INCOMPLETE),
    ("X-Amz-Expires", "1e3", INCOMPLETE),
    ("X-Amz-Expires", "99999999999999999999", INCOMPLETE),
    ("X-Amz-SignedHeaders", "x-amz-date", INVALID),
    ("X-Amz-SignedHeaders", "host", INVALID),
    ("X-Amz-Signature", "zz", INVALID),
];
