//! A request whose signature is to be verified: its first line with method and target, headers, an empty line, the body.
//!
//! The first byte says whether the known access key is a service's. No request verifies but the one that AWS published.

#![no_main]

use std::sync::{Arc, LazyLock};

use auth::{
    Caller, Credential, Credentials, Options, Query, SignedRequest, SigningRules, Verifier,
};
use http::{HeaderMap, HeaderName, HeaderValue};
use libfuzzer_sys::fuzz_target;
use model::{AccountId, Error, Region, Regions, Timestamp};
use secret::Secret;

/// `get-vanilla` of the suite that AWS has published, as a header and as a query, and what services add.
const SIGNATURE: &str = "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31";
const SEEDS: [(u8, &str); 4] = [
    (
        0,
        "GET /\nhost: example.amazonaws.com\nx-amz-date: 20150830T123600Z\nauthorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31\n\n",
    ),
    (
        1,
        "GET /\nhost: example.amazonaws.com\nx-amz-date: 20150830T123600Z\nx-amz-source-arn: arn:aws:lambda:us-east-1:111122223333:function:f\nx-amz-source-account: 111122223333\nauthorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31\n\n",
    ),
    (
        1,
        "GET /\nhost: example.amazonaws.com\nx-amz-date: 20150830T123600Z\nx-amz-forwarded-authorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/lambda/aws4_request, SignedHeaders=host, Signature=00\nx-amz-forwarded-date: 20150830T123600Z\nx-amz-forwarded-request-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\nauthorization: AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature=5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31\n\n",
    ),
    (
        0,
        "POST /a//b/../c%20d?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIDEXAMPLE%2F20150830%2Fus-east-1%2Fservice%2Faws4_request&X-Amz-Date=20150830T123600Z&X-Amz-SignedHeaders=host&X-Amz-Expires=3600&X-Amz-Security-Token=t&X-Amz-Signature=a67d582fa61cc504c4bae71f336f98b97f1ea3c7a6bfe1b6e45aec72011b9aeb\nhost: example.amazonaws.com\nx-amz-content-sha256: e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n\nAction=X",
    ),
];

struct One(Arc<Credential>);

impl Credentials for One {
    fn find(&self, id: &str, _: Option<&str>) -> Result<Option<Arc<Credential>>, Error> {
        Ok((id == "AKIDEXAMPLE").then(|| Arc::clone(&self.0)))
    }
}

fn root() -> Caller {
    Caller::root(AccountId::parse("111122223333").unwrap(), &Region::parse("us-east-1").unwrap())
}

/// A verifier remembers the keys that have verified; there is one for each caller.
static VERIFIERS: LazyLock<[(Verifier, One); 2]> = LazyLock::new(|| {
    [root(), Caller::service("lambda.amazonaws.com")].map(|caller| {
        let options = Options {
            service: "service".to_owned(),
            rules: SigningRules::General,
            normalize_path: true,
            unsigned_session_token: false,
            presigned_for: None,
            regions: Regions::aws(),
        };
        let secret = Secret::<[u8]>::copy_of(b"wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY");
        let credential = Credential::long_term("AKIDEXAMPLE".to_owned(), secret, caller);
        (Verifier::new(options, root()), One(Arc::new(credential)))
    })
});

fuzz_target!(
    init: {
        assert!(verifies(0, SEEDS[0].1.as_bytes()), "the published request verifies");
        bulla_fuzz::seed(SEEDS.map(|(first, text)| [&[first], text.as_bytes()].concat()));
    },
    |data: &[u8]| {
        let Some((first, request)) = data.split_first() else { return };
        if verifies(*first, request) {
            let text = String::from_utf8_lossy(request);
            assert!(text.contains(SIGNATURE), "a signature that nobody has made");
        }
    }
);

fn verifies(first: u8, request: &[u8]) -> bool {
    let Some((method, target, headers, body)) = read(request) else { return false };
    let (path, query) =
        target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    let Ok(query) = Query::parse(query) else { return false };
    let _ = (query.asks_for_something(), query.is_empty());
    let authority = headers.get("authority").and_then(|name| name.to_str().ok());
    let request = SignedRequest { method, path, authority, query: &query, headers: &headers, body };
    let (verifier, credentials) = &VERIFIERS[usize::from(first & 1)];
    let now = Timestamp::from_amz_date("20150830T123600Z").unwrap();
    verifier.verify(&request, (), credentials, now).is_ok()
}

/// Method, target, headers and body.
fn read(request: &[u8]) -> Option<(&str, &str, HeaderMap, &[u8])> {
    let end = request.windows(2).position(|two| two == b"\n\n").unwrap_or(request.len());
    let (head, body) = request.split_at(end);
    let mut lines = head.split(|byte| *byte == b'\n');
    let (method, target) = std::str::from_utf8(lines.next()?).ok()?.split_once(' ')?;
    let mut headers = HeaderMap::new();
    for line in lines {
        let colon = line.iter().position(|byte| *byte == b':')?;
        let name = HeaderName::from_bytes(&line[..colon]).ok()?;
        headers.append(name, HeaderValue::from_bytes(line[colon + 1..].trim_ascii()).ok()?);
    }
    Some((method, target, headers, body.get(2..).unwrap_or_default()))
}
