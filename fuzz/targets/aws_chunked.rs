//! Any bytes as the body of an S3 request in chunks, whose head is one of three that are signed.
//!
//! The first byte says which head, the second how long the pieces are in which the body comes.

#![no_main]

use std::sync::{Arc, LazyLock};

use auth::{
    Caller, Credential, Credentials, Options, PayloadRule, PayloadVerifier, Query, RequestHead,
    Verifier,
};
use http::{HeaderMap, HeaderName, HeaderValue};
use libfuzzer_sys::fuzz_target;
use model::{AccountId, Error, Region, Regions, Timestamp};
use secret::Secret;

/// What each head says of its body, with its signature.
const HEADS: [(&str, &str); 3] = [
    (
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
        "6dcc57a38e10777e9b89660e12a176090e0bb032e24be5d70c7b66d159cbf349",
    ),
    (
        "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
        "5501c26bf23fda8d96d6fa7e7022fb420fe9a0457be7795d62cf75184ad61299",
    ),
    (
        "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
        "a1bbfe450b5ba5f18044d616c9026210b666103b1421f801a57b710e1bf5a1ea",
    ),
];
/// The body of each head.
const BODIES: [&str; 3] = [
    "5;chunk-signature=84cfea2dd5906792a61f600fe976bf869f8d358dd0122cf820ec005be518423d\r\nhello\r\n6;chunk-signature=4e6237e487dba4f0c2aa891a6aa86a64b9fa3ebe596c44752f194e7a7da7f234\r\n world\r\n0;chunk-signature=aa52abf0dc2cdae6c42dab982d2bd45cc482bb97e0c2a2b5f6f41d495f0678f0\r\n\r\n",
    "5;chunk-signature=7ab57cb039c9665ea1e7790d3dd045df95c0c870c5788caba9e555ea2c5aa7d1\r\nhello\r\n6;chunk-signature=95a8dfa69e070eb9076aa625ebb9681b7098abd13cbaace2fb0b240e9b54a73f\r\n world\r\n0;chunk-signature=9ec9fc3c1b36b5e89346e7438e93ad108f4a79c5f438b1b2d4f9d91f903772f1\r\nx-amz-checksum-crc32:DUoRhQ==\r\nx-amz-trailer-signature:60d027494a9ebd2d755467f2af18a5966b7a1b03f97aa4e5b3b0da822542be09\r\n\r\n",
    "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\n\r\n\r\n",
];
const DATA: &[u8] = b"hello world";
const CHECKSUM: &str = "x-amz-checksum-crc32";

struct One(Arc<Credential>);

impl Credentials for One {
    fn find(&self, _: &str, _: Option<&str>) -> Result<Option<Arc<Credential>>, Error> {
        Ok(Some(Arc::clone(&self.0)))
    }
}

/// The verifier, which remembers the signing key, and its access key.
static VERIFIER: LazyLock<(Verifier, One)> = LazyLock::new(|| {
    let account = AccountId::parse("111122223333").unwrap();
    let root = Caller::root(account, &Region::parse("us-east-1").unwrap());
    let secret = Secret::<[u8]>::copy_of(b"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    let id = "AKIAIOSFODNN7EXAMPLE".to_owned();
    let credential = Credential::long_term(id, secret, root.clone());
    (Verifier::new(Options::s3(Regions::aws()), root), One(Arc::new(credential)))
});

fuzz_target!(
    init: {
        for which in 0..3 {
            let (data, _) = decode(which, BODIES[which].as_bytes(), usize::MAX).unwrap();
            assert_eq!(data, DATA);
        }
        bulla_fuzz::seed((0..3u8).map(|which| {
            [&[which, 7], BODIES[usize::from(which)].as_bytes()].concat()
        }));
    },
    |data: &[u8]| {
        let [which, length, body @ ..] = data else { return };
        let which = usize::from(*which) % 3;
        let whole = decode(which, body, usize::MAX);
        assert_eq!(whole, decode(which, body, usize::from(*length).max(1)), "in pieces");
        let Ok((data, trailers)) = whole else { return };
        assert_eq!(data.len(), DATA.len(), "another length than was announced");
        assert!(which == 2 || data == DATA, "chunks that nobody has signed");
        assert_eq!(trailers.len(), usize::from(which > 0), "another trailer than was announced");
        assert!(which != 1 || trailers[CHECKSUM] == "DUoRhQ==", "a trailer that nobody has signed");
    }
);

fn decode(which: usize, body: &[u8], length: usize) -> Result<(Vec<u8>, HeaderMap), Error> {
    let mut verifier = PayloadVerifier::new(rule(which));
    let mut data = Vec::new();
    for mut piece in body.chunks(length) {
        while let Some(part) = verifier.next_data(&mut piece)? {
            assert!(!part.is_empty());
            data.extend_from_slice(part);
        }
    }
    Ok((data, verifier.finish()?))
}

fn rule(which: usize) -> PayloadRule {
    let (sha256, signature) = HEADS[which];
    let trailer = if which == 0 { "" } else { ";x-amz-trailer" };
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders=host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length{trailer},Signature={signature}"
    );
    let mut headers: HeaderMap = [
        ("authorization", authorization.as_str()),
        ("host", "s3.amazonaws.com"),
        ("x-amz-content-sha256", sha256),
        ("x-amz-date", "20130524T000000Z"),
        ("x-amz-decoded-content-length", "11"),
    ]
    .into_iter()
    .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_str(value).unwrap()))
    .collect();
    if which > 0 {
        headers.insert("x-amz-trailer", HeaderValue::from_static(CHECKSUM));
    }
    let query = Query::default();
    let head = RequestHead {
        method: "PUT",
        path: "/b/k",
        authority: None,
        query: &query,
        headers: &headers,
    };
    let (verifier, credentials) = &*VERIFIER;
    let now = Timestamp::from_amz_date("20130524T000000Z").unwrap();
    verifier.verify_head(&head, credentials, now).unwrap().split().1
}
