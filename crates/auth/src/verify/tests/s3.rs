//! Signature Version 4 as S3 takes it.

use aws_sigv4::http_request::{
    PayloadChecksumKind, PercentEncodingMode, SessionTokenMode, SignableBody, SignableRequest,
    SignatureLocation, SigningSettings, UriPathNormalizationMode, sign,
};
use aws_sigv4::sign::v4;

use super::*;
use crate::payload_verifier::PayloadVerifier;

const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
const UNSIGNED: &str = "UNSIGNED-PAYLOAD";
const SIGNED_CHUNKS: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD";
const SIGNED_TRAILER: &str = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER";
const UNSIGNED_TRAILER: &str = "STREAMING-UNSIGNED-PAYLOAD-TRAILER";

/// The request without a body, with these headers.
fn sent(method: &str, target: &str, headers: &[(&str, &str)]) -> Sent {
    let (path, query) =
        target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    Sent {
        method: method.to_owned(),
        path: path.to_owned(),
        query: query.map(str::to_owned),
        headers: headers.iter().map(|(name, value)| header(name, value)).collect(),
        body: Vec::new(),
    }
}

/// Verifies the head of a request.
fn verify(
    sent: &Sent,
    credentials: &Known,
    now: Timestamp,
) -> Result<Verified<PayloadRule>, AuthenticationError> {
    let query = Query::parse(sent.query.as_deref()).unwrap();
    let head = RequestHead {
        method: &sent.method,
        path: &sent.path,
        authority: None,
        query: &query,
        headers: &sent.headers,
    };
    Verifier::new(Options::s3(Regions::aws()), caller()).verify_head(&head, credentials, now)
}

fn rule_of(sent: &Sent) -> Result<PayloadRule, Error> {
    let verified = verify(sent, &known(None, None), now());
    verified.map(|verified| verified.split().1).map_err(|refused| refused.error)
}

fn error_of(sent: &Sent) -> (ErrorCode, String) {
    let error = rule_of(sent).unwrap_err();
    (error.code(), error.message().unwrap_or_default().to_owned())
}

/// The settings of AWS's own signer for S3.
fn settings() -> SigningSettings {
    let mut settings = SigningSettings::default();
    settings.percent_encoding_mode = PercentEncodingMode::Single;
    settings.payload_checksum_kind = PayloadChecksumKind::XAmzSha256;
    settings.uri_path_normalization_mode = UriPathNormalizationMode::Disabled;
    settings.session_token_mode = SessionTokenMode::Include;
    settings
}

/// A request to S3, signed with AWS's own signer. A `lifetime` makes it presigned.
fn signed_s3(
    target: &str,
    headers: &[(&str, &str)],
    body: SignableBody<'_>,
    token: Option<&str>,
    lifetime: Option<Duration>,
) -> Sent {
    let identity = aws_sigv4_identity(KEY_ID, std::str::from_utf8(SECRET).unwrap(), token);
    let mut settings = settings();
    if lifetime.is_some() {
        settings.signature_location = SignatureLocation::QueryParams;
        settings.expires_in = lifetime;
    }
    let seconds = u64::try_from(now().seconds()).unwrap();
    let parameters = v4::SigningParams::builder()
        .identity(&identity)
        .region("us-east-1")
        .name("s3")
        .time(std::time::UNIX_EPOCH + Duration::from_secs(seconds))
        .settings(settings)
        .build()
        .unwrap()
        .into();
    let mut headers = headers.to_vec();
    headers.push(("host", "127.0.0.1:3500"));
    let url = format!("http://127.0.0.1:3500{target}");
    let signable = SignableRequest::new("PUT", url, headers.iter().copied(), body).unwrap();
    let (instructions, _) = sign(signable, &parameters).unwrap().into_parts();
    let mut sent = sent("PUT", target, &headers);
    for (name, value) in instructions.headers() {
        set(&mut sent, name, value);
    }
    for (name, value) in instructions.params() {
        let pair = format!(
            "{name}={}",
            percent_encoding::utf8_percent_encode(value, crate::query::RESERVED)
        );
        sent.query = Some(sent.query.map_or(pair.clone(), |query| format!("{query}&{pair}")));
    }
    sent
}

/// A request whose payload is `text`, by what it says of it, signed with AWS's own signer.
fn saying(text: &str, headers: &[(&str, &str)]) -> Sent {
    signed_s3("/bucket/key", headers, SignableBody::Precomputed(text.to_owned()), None, None)
}

/// S3 API reference, "Signature Calculations for the Authorization Header: Transferring Payload in a Single Chunk", "Examples".
#[test]
fn the_published_requests_are_verified() {
    let host = ("host", "examplebucket.s3.amazonaws.com");
    let date = ("x-amz-date", "20130524T000000Z");
    let body = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
    for (method, target, names, more, hash, signature) in [
        (
            "GET",
            "/test.txt",
            "host;range;x-amz-content-sha256;x-amz-date",
            &[("range", "bytes=0-9")] as &[(&str, &str)],
            EMPTY,
            "f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41",
        ),
        (
            "PUT",
            "/test%24file.text",
            "date;host;x-amz-content-sha256;x-amz-date;x-amz-storage-class",
            &[
                ("date", "Fri, 24 May 2013 00:00:00 GMT"),
                ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
            ],
            body,
            "98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd",
        ),
        (
            "GET",
            "/?lifecycle",
            "host;x-amz-content-sha256;x-amz-date",
            &[],
            EMPTY,
            "fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543",
        ),
        (
            "GET",
            "/?max-keys=2&prefix=J",
            "host;x-amz-content-sha256;x-amz-date",
            &[],
            EMPTY,
            "34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7",
        ),
    ] {
        let mut sent = published(method, target, names, hash, signature);
        for (name, value) in more.iter().chain([&host, &date]) {
            set(&mut sent, name, value);
        }
        let (_, rule) = verify(&sent, &example(), the_day()).unwrap().split();
        assert!(
            matches!(rule, PayloadRule::Sha256(found) if hash::hex(&found) == hash),
            "{target}"
        );
    }
}

/// The pages on chunks and on trailers: the requests before the chunks.
#[test]
fn the_published_requests_with_chunks_are_verified() {
    let common = [
        ("content-encoding", "aws-chunked"),
        ("host", "s3.amazonaws.com"),
        ("x-amz-date", "20130524T000000Z"),
        ("x-amz-decoded-content-length", "66560"),
        ("x-amz-storage-class", "REDUCED_REDUNDANCY"),
    ];
    let names = "content-encoding;content-length;host;x-amz-content-sha256;x-amz-date;\
                 x-amz-decoded-content-length;x-amz-storage-class";
    let seed = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
    let path = "/examplebucket/chunkObject.txt";
    let mut sent = published("PUT", path, names, SIGNED_CHUNKS, seed);
    for (name, value) in common.iter().chain([&("content-length", "66824")]) {
        set(&mut sent, name, value);
    }
    let (_, rule) = verify(&sent, &example(), the_day()).unwrap().split();
    let chunked = rule.chunked().unwrap();
    assert_eq!((chunked.is_signed(), chunked.decoded_length()), (true, 66560));
    assert_eq!(chunked.trailers(), &[] as &[HeaderName]);
    let first = "10000;chunk-signature=ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648\r\n";
    assert_first_chunk(rule, first);

    let names = "content-encoding;host;x-amz-content-sha256;x-amz-date;x-amz-decoded-content-length;\
                 x-amz-storage-class;x-amz-trailer";
    let seed = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";
    let mut sent = published("PUT", path, names, SIGNED_TRAILER, seed);
    for (name, value) in common.iter().chain([&("x-amz-trailer", "x-amz-checksum-crc32c")]) {
        set(&mut sent, name, value);
    }
    let (_, rule) = verify(&sent, &example(), the_day()).unwrap().split();
    let chunked = rule.chunked().unwrap();
    assert_eq!((chunked.is_signed(), chunked.decoded_length()), (true, 66560));
    assert_eq!(chunked.trailers(), [HeaderName::from_static("x-amz-checksum-crc32c")]);
    let first = "10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n";
    assert_first_chunk(rule, first);
}

/// The first chunk of the examples, 64 KiB of the letter a, has this line before it.
fn assert_first_chunk(rule: PayloadRule, line: &str) {
    let mut verifier = PayloadVerifier::new(rule);
    let chunk = [line.as_bytes(), &[b'a'; 65536]].concat();
    let mut input = chunk.as_slice();
    assert_eq!(verifier.next_data(&mut input).unwrap().map(<[u8]>::len), Some(65536));
    assert!(verifier.next_data(&mut b"\r".as_slice()).unwrap().is_none(), "its signature is good");
}

/// S3 API reference, "Authenticating Requests: Using Query Parameters", "An Example".
#[test]
fn the_published_presigned_request_is_verified_until_it_expires() {
    let target = "/test.txt?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2F\
                  us-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&\
                  X-Amz-Signature=aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404";
    let sent = sent("GET", target, &[("host", "examplebucket.s3.amazonaws.com")]);
    let at = |seconds: i64| {
        let now = Timestamp::from_millis((the_day().seconds() + seconds) * 1000);
        let verified = verify(&sent, &example(), now).map_err(|refused| refused.error);
        verified.map(|verified| verified.split().1)
    };
    for good in [0, 86400, -15 * 60] {
        assert!(matches!(at(good), Ok(PayloadRule::Unsigned)), "{good}");
    }
    for (late, text) in [(86401, "Request has expired"), (-15 * 60 - 1, "Request is not yet valid")]
    {
        let error = at(late).unwrap_err();
        assert_eq!((error.code(), error.message()), (ErrorCode::AccessDenied, Some(text)));
        assert!(error.detail().unwrap().starts_with("Signature "));
    }
}

/// A request of the S3 API reference, without the headers besides those of the signature.
fn published(method: &str, target: &str, names: &str, hash: &str, signature: &str) -> Sent {
    let authorization = format!(
        "AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,SignedHeaders={names},\
         Signature={signature}"
    );
    let headers = [("authorization", authorization.as_str()), ("x-amz-content-sha256", hash)];
    sent(method, target, &headers)
}

fn the_day() -> Timestamp {
    Timestamp::from_amz_date("20130524T000000Z").unwrap()
}

/// The access key of the S3 API reference.
fn example() -> Known {
    let id = "AKIAIOSFODNN7EXAMPLE";
    let secret = Secret::<[u8]>::copy_of(b"wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY");
    let credential = Credential::long_term(id.to_owned(), secret, caller());
    Known(HashMap::from([(id.to_owned(), Arc::new(credential))]))
}

#[test]
fn the_payload_is_what_the_request_says_of_it() {
    let is_rule = |text: &str, headers: &[(&str, &str)], is: fn(&PayloadRule) -> bool| {
        let rule = rule_of(&saying(text, headers)).unwrap();
        assert!(is(&rule), "{text}: {rule:?}");
    };
    let length = ("x-amz-decoded-content-length", "11");
    let trailer = ("x-amz-trailer", "x-amz-checksum-crc32, X-Amz-Checksum-SHA1");
    is_rule(EMPTY, &[], |rule| matches!(rule, PayloadRule::Sha256(_)));
    is_rule(&EMPTY.to_uppercase(), &[], |rule| matches!(rule, PayloadRule::Sha256(_)));
    is_rule(UNSIGNED, &[], |rule| matches!(rule, PayloadRule::Unsigned));
    is_rule(SIGNED_CHUNKS, &[length], |rule| {
        rule.chunked().is_some_and(|chunked| chunked.is_signed() && chunked.trailers().is_empty())
    });
    is_rule(SIGNED_TRAILER, &[length, trailer], |rule| {
        rule.chunked().is_some_and(|chunked| chunked.is_signed() && chunked.trailers().len() == 2)
    });
    is_rule(UNSIGNED_TRAILER, &[length, trailer], |rule| {
        let names = ["x-amz-checksum-crc32", "x-amz-checksum-sha1"];
        rule.chunked().is_some_and(|chunked| {
            !chunked.is_signed() && chunked.decoded_length() == 11 && chunked.trailers() == names
        })
    });
    is_rule(UNSIGNED_TRAILER, &[length], |rule| {
        rule.chunked().is_some_and(|chunked| chunked.trailers().is_empty())
    });
}

#[test]
fn a_payload_that_is_not_understood_is_refused() {
    let value = "x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, \
                 STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER or a valid sha256 value.";
    for text in [
        "x",
        "unsigned-payload",
        EMPTY.trim_start_matches('e'),
        &format!("{EMPTY}0"),
        &EMPTY.replace('e', "g"),
    ] {
        assert_eq!(error_of(&saying(text, &[])), (ErrorCode::InvalidArgument, value.to_owned()));
    }
    for text in [
        "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD",
        "STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER",
    ] {
        let (code, message) = error_of(&saying(text, &[]));
        assert_eq!(code, ErrorCode::InvalidRequest);
        assert!(
            message.starts_with(&format!("{text} (Signature Version 4A) is not supported")),
            "{message}"
        );
    }
    let mut none = saying(EMPTY, &[]);
    none.headers.remove("x-amz-content-sha256");
    let missing = "Missing required header for this request: x-amz-content-sha256".to_owned();
    assert_eq!(error_of(&none), (ErrorCode::InvalidRequest, missing));

    assert_eq!(error_of(&saying(SIGNED_CHUNKS, &[])).0, ErrorCode::MissingContentLength);
    for wrong in ["-1", "+1", "1.5", "a", "99999999999999999999"] {
        let headers = [("x-amz-decoded-content-length", wrong)];
        assert_eq!(
            error_of(&saying(SIGNED_CHUNKS, &headers)).0,
            ErrorCode::InvalidArgument,
            "{wrong}"
        );
    }
    let length = ("x-amz-decoded-content-length", "1");
    for text in [EMPTY, UNSIGNED, SIGNED_CHUNKS] {
        let (code, message) = error_of(&saying(text, &[length, ("x-amz-trailer", "a")]));
        assert_eq!(
            (code, message.starts_with("x-amz-trailer needs")),
            (ErrorCode::InvalidRequest, true)
        );
    }
    for wrong in ["a,a", "a b", "a,b,c,d,e,f,g,h,i,j,k"] {
        let (code, _) = error_of(&saying(UNSIGNED_TRAILER, &[length, ("x-amz-trailer", wrong)]));
        assert_eq!(code, ErrorCode::InvalidRequest, "{wrong}");
    }
}

#[test]
fn what_is_said_of_the_payload_cannot_be_changed_on_the_way() {
    let mut changed = saying(EMPTY, &[]);
    set(&mut changed, "x-amz-content-sha256", UNSIGNED);
    assert_eq!(error_of(&changed).0, ErrorCode::SignatureDoesNotMatch);
    let length = ("x-amz-decoded-content-length", "1");
    let mut changed = saying(SIGNED_TRAILER, &[length]);
    set(&mut changed, "x-amz-content-sha256", UNSIGNED_TRAILER);
    assert_eq!(error_of(&changed).0, ErrorCode::SignatureDoesNotMatch);
    let mut changed = saying(UNSIGNED_TRAILER, &[length]);
    set(&mut changed, "x-amz-decoded-content-length", "2");
    assert_eq!(error_of(&changed).0, ErrorCode::SignatureDoesNotMatch);
    set(&mut changed, "x-amz-trailer", "x-amz-checksum-crc32");
    assert_eq!(error_of(&changed).0, ErrorCode::AccessDenied, "added, and not signed");
}

#[test]
fn other_services_take_no_body_that_is_not_signed() {
    let length = ("x-amz-decoded-content-length", "1");
    let options = Options { rules: SigningRules::General, ..Options::s3(Regions::aws()) };
    let verifier = Verifier::new(options, caller());
    let (query, credentials) = (Query::default(), known(None, None));
    let check = |text: &str| {
        let body = SignableBody::Precomputed(text.to_owned());
        let Sent { method, path, headers, .. } = &signed_s3("/", &[length], body, None, None);
        let head = RequestHead { method, path, authority: None, query: &query, headers };
        verifier.verify_head(&head, &credentials, now()).map_err(|refused| refused.error)
    };
    assert!(check(EMPTY).is_ok());
    for text in [UNSIGNED, SIGNED_CHUNKS, SIGNED_TRAILER, UNSIGNED_TRAILER] {
        let error = check(text).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidSignatureException);
        let message = error.message().unwrap();
        assert!(message.contains("is not the SHA-256 hash of the body"), "{message}");
    }
}

#[test]
fn a_whole_body_is_hashed_for_s3_too() {
    let mut sent = signed_s3("/b/k", &[], SignableBody::Bytes(b"body"), None, None);
    let check = |sent: &Sent| {
        let verified = sent.verify(Options::s3(Regions::aws()), &known(None, None), now());
        verified.map_err(|error| error.code())
    };
    sent.body = b"body".to_vec();
    assert!(check(&sent).is_ok());
    sent.body = b"other".to_vec();
    assert_eq!(check(&sent), Err(ErrorCode::XAmzContentSha256Mismatch));
    let sent = signed_s3("/b/k", &[], SignableBody::UnsignedPayload, None, None);
    assert_eq!(check(&sent), Err(ErrorCode::XAmzContentSha256Mismatch));
}

#[test]
fn paths_are_keys_and_signed_as_they_are() {
    for path in [
        "/",
        "/bucket",
        "/bucket/",
        "/bucket/a//b",
        "/bucket/./a/../b",
        "/bucket/a%20b",
        "/bucket/a%2Bb",
        "/bucket/%C3%A4",
        "/bucket/%2525",
        "/bucket/a~b-c_d.e",
        "/bucket/%21%2A%27%28%29",
    ] {
        for target in
            [path.to_owned(), format!("{path}?versionId=a%2Bb&tagging"), format!("{path}?x=%20")]
        {
            let body = || SignableBody::Bytes(b"");
            let sent = signed_s3(&target, &[], body(), None, None);
            assert!(rule_of(&sent).is_ok(), "{target}");
            let lifetime = Some(Duration::from_secs(60));
            let presigned = signed_s3(&target, &[], SignableBody::UnsignedPayload, None, lifetime);
            assert!(rule_of(&presigned).is_ok(), "presigned {target}");
            let mut other = sent.clone();
            other.path.push('x');
            assert_eq!(error_of(&other).0, ErrorCode::SignatureDoesNotMatch, "{target}");
        }
    }
    // Encoded in another way on the wire than it was signed.
    for (signed_path, sent_path) in
        [("/b/a%2Bb", "/b/a+b"), ("/b/%21", "/b/!"), ("/b/a%20b", "/b/%61%20b")]
    {
        let mut sent = signed_s3(signed_path, &[], SignableBody::Bytes(b""), None, None);
        sent.path = sent_path.to_owned();
        assert!(rule_of(&sent).is_ok(), "{sent_path}");
    }
}

#[test]
fn clocks_may_differ_by_a_quarter_of_an_hour() {
    let sent = saying(EMPTY, &[]);
    let at =
        |now: Timestamp| verify(&sent, &known(None, None), now).map_err(|refused| refused.error);
    let (most, more) = (Duration::from_secs(900), Duration::from_secs(901));
    assert!(at(now().plus(most)).is_ok() && at(now().minus(most)).is_ok());
    for far in [now().plus(more), now().minus(more)] {
        let error = at(far).unwrap_err();
        assert_eq!(error.code(), ErrorCode::RequestTimeTooSkewed);
        let text = "The difference between the request time and the current time is too large.";
        assert_eq!(error.message(), Some(text));
        assert!(error.detail().unwrap().contains("15 min."), "{error:?}");
    }
}

#[test]
fn the_authorization_header_is_exact() {
    let sent = saying(EMPTY, &[]);
    let malformed = |text: &str| {
        let text = format!("The authorization header is malformed; {text}");
        (ErrorCode::AuthorizationHeaderMalformed, text)
    };
    for (from, to, text) in [
        (
            "/us-east-1/",
            "/zz-nowhere-1/",
            "the region 'zz-nowhere-1' is wrong; expecting 'us-east-1'",
        ),
        ("/s3/", "/kms/", "incorrect service \"kms\". This endpoint belongs to \"s3\"."),
        (
            "/aws4_request",
            "/aws5_request",
            "incorrect terminal \"aws5_request\". This endpoint uses \"aws4_request\".",
        ),
        (
            "/20260102/",
            "/20260103/",
            "Invalid credential date \"20260103\". This date is not the same as X-Amz-Date: \"20260102\".",
        ),
        (
            "/s3/",
            "/",
            "the Credential is mal-formed; expecting \"<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request\".",
        ),
        (
            "Signature=",
            "Signatur=",
            "the authorization header requires three components: Credential, SignedHeaders, and Signature.",
        ),
    ] {
        assert_eq!(error_of(&edit(&sent, from, to)), malformed(text), "{to}");
    }
    let mismatch = "The request signature we calculated does not match the signature you provided. Check your key and \
                    signing method.";
    let elsewhere = edit(&sent, "/us-east-1/", "/eu-west-1/");
    assert_eq!(error_of(&elsewhere), (ErrorCode::SignatureDoesNotMatch, mismatch.to_owned()));
    let own = Regions::new([Region::parse("dc-berlin-1").unwrap()]);
    let verifier = Verifier::new(Options::s3(own), caller());
    let query = Query::default();
    let Sent { method, path, headers, .. } = &sent;
    let head = RequestHead { method, path, authority: None, query: &query, headers };
    let refused = verifier.verify_head(&head, &known(None, None), now()).unwrap_err();
    let expected = malformed("the region 'us-east-1' is wrong; expecting 'dc-berlin-1'").1;
    assert_eq!(refused.error.message(), Some(expected.as_str()));
    let no_date = "AWS authentication requires a valid Date or x-amz-date header".to_owned();
    let mut dateless = sent.clone();
    dateless.headers.remove("x-amz-date");
    assert_eq!(error_of(&dateless), (ErrorCode::AccessDenied, no_date.clone()));
    set(&mut dateless, "x-amz-date", "Fri, 02 Jan 2026 03:04:05 GMT");
    assert_eq!(error_of(&dateless), (ErrorCode::AccessDenied, no_date));
}

#[test]
fn the_parameters_of_a_presigned_request_are_exact() {
    let lifetime = Some(Duration::from_secs(604_800));
    let body = || SignableBody::UnsignedPayload;
    let sent = signed_s3("/bucket/key", &[("x-amz-acl", "private")], body(), None, lifetime);
    assert!(matches!(rule_of(&sent), Ok(PayloadRule::Unsigned)));
    let with = |from: &str, to: &str| {
        let query = sent.query.clone().unwrap();
        assert!(query.contains(from), "{query}");
        Sent { query: Some(query.replace(from, to)), ..sent.clone() }
    };
    let six = "Query-string authentication version 4 requires the X-Amz-Algorithm, X-Amz-Credential, X-Amz-Signature, \
               X-Amz-Date, X-Amz-SignedHeaders, and X-Amz-Expires parameters.";
    let week = "X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than \
                604800 seconds";
    for (from, to, text) in [
        ("Expires=604800", "Expires=604801", week),
        ("Expires=604800", "Expires=0", "X-Amz-Expires must be at least 1 second"),
        ("Expires=604800", "Expires=-1", "X-Amz-Expires must be non-negative"),
        ("Expires=604800", "Expires=x", "X-Amz-Expires should be a number"),
        ("X-Amz-Expires=604800", "a=b", six),
        ("X-Amz-Date=20260102T030405Z", "a=b", six),
        (
            "X-Amz-Date=20260102T030405Z",
            "X-Amz-Date=2026-01-02",
            "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
        ),
        (
            "AWS4-HMAC-SHA256",
            "AWS4-ECDSA-P256-SHA256",
            "X-Amz-Algorithm only supports \"AWS4-HMAC-SHA256\"",
        ),
        (
            "us-east-1",
            "zz-nowhere-1",
            "Error parsing the X-Amz-Credential parameter; the region 'zz-nowhere-1' is wrong; expecting 'us-east-1'",
        ),
        (
            "%2Fs3%2F",
            "%2Fkms%2F",
            "Error parsing the X-Amz-Credential parameter; incorrect service \"kms\". This endpoint belongs to \"s3\".",
        ),
    ] {
        let expected = (ErrorCode::AuthorizationQueryParametersError, text.to_owned());
        assert_eq!(error_of(&with(from, to)), expected, "{to}");
    }
    let mut added = sent.clone();
    set(&mut added, "x-amz-tagging", "a=b");
    let text = "There were headers present in the request which were not signed".to_owned();
    assert_eq!(error_of(&added), (ErrorCode::AccessDenied, text));
    assert_eq!(
        rule_of(&added).unwrap_err().detail(),
        Some("'x-amz-tagging' must be a signed header")
    );
    let more = with("X-Amz-Date", "tagging&X-Amz-Date");
    assert_eq!(error_of(&more).0, ErrorCode::SignatureDoesNotMatch);
}

#[test]
fn the_payload_of_a_presigned_request_is_in_header_or_query() {
    let lifetime = Some(Duration::from_secs(60));
    let presigned = |target: &str, headers: &[(&str, &str)], text: &str| {
        let body = SignableBody::Precomputed(text.to_owned());
        signed_s3(target, headers, body, None, lifetime)
    };
    let by_query = |text: &str| presigned(&format!("/b/k?X-Amz-Content-Sha256={text}"), &[], text);
    assert!(matches!(rule_of(&by_query(UNSIGNED)), Ok(PayloadRule::Unsigned)));
    assert!(matches!(rule_of(&by_query(EMPTY)), Ok(PayloadRule::Sha256(_))));
    let lower_case = presigned(&format!("/b/k?x-amz-content-sha256={EMPTY}"), &[], EMPTY);
    assert!(matches!(rule_of(&lower_case), Ok(PayloadRule::Sha256(_))));
    let by_header = presigned("/b/k", &[("x-amz-content-sha256", EMPTY)], EMPTY);
    assert!(matches!(rule_of(&by_header), Ok(PayloadRule::Sha256(_))));
    let chunks =
        [("x-amz-content-sha256", UNSIGNED_TRAILER), ("x-amz-decoded-content-length", "1")];
    let by_header = presigned("/b/k", &chunks, UNSIGNED_TRAILER);
    assert!(matches!(rule_of(&by_header), Ok(PayloadRule::Chunked(_))));
    // It may not be said twice in two ways, nor added on the way.
    let target = format!("/b/k?X-Amz-Content-Sha256={UNSIGNED}");
    let twice = presigned(&target, &[("x-amz-content-sha256", EMPTY)], EMPTY);
    assert_eq!(error_of(&twice).0, ErrorCode::InvalidRequest);
    let twice = presigned(&format!("{target}&x-amz-content-sha256={UNSIGNED}"), &[], UNSIGNED);
    assert_eq!(error_of(&twice).0, ErrorCode::InvalidRequest);
    let mut added = presigned("/b/k", &[], UNSIGNED);
    set(&mut added, "x-amz-content-sha256", EMPTY);
    assert_eq!(error_of(&added).0, ErrorCode::AccessDenied);
    // What is said in the query counts for presigned requests only.
    let header =
        signed_s3("/b/k?X-Amz-Content-Sha256=x", &[], SignableBody::Bytes(b""), None, None);
    assert!(matches!(rule_of(&header), Ok(PayloadRule::Sha256(_))));
}

#[test]
fn session_tokens_are_those_of_their_access_key() {
    let header = signed_s3("/b/k", &[], SignableBody::Bytes(b""), Some("a token/+="), None);
    let lifetime = Some(Duration::from_secs(60));
    let query = signed_s3("/b/k", &[], SignableBody::UnsignedPayload, Some("a token/+="), lifetime);
    for sent in [header, query] {
        let code = |known: &Known| {
            verify(&sent, known, now()).map(|_| ()).map_err(|refused| {
                (refused.error.code(), refused.error.message().unwrap().to_owned())
            })
        };
        let later = Some(now().plus(Duration::from_secs(1)));
        assert_eq!(code(&known(Some("a token/+="), later)), Ok(()));
        let invalid = "The provided token is malformed or otherwise invalid.".to_owned();
        for other in [known(Some("another"), later), known(None, None), Known(HashMap::new())] {
            assert_eq!(code(&other), Err((ErrorCode::InvalidToken, invalid.clone())));
        }
        let expired = "The provided token has expired.".to_owned();
        assert_eq!(
            code(&known(Some("a token/+="), Some(now()))),
            Err((ErrorCode::ExpiredToken, expired))
        );
    }
    let without = saying(EMPTY, &[]);
    let unknown = "The AWS Access Key Id you provided does not exist in our records.";
    for other in [known(Some("token"), None), Known(HashMap::new())] {
        let refused = verify(&without, &other, now()).unwrap_err();
        assert_eq!(refused.error.code(), ErrorCode::InvalidAccessKeyId);
        assert_eq!(refused.error.message(), Some(unknown));
        assert_eq!(refused.access_key_id.as_deref(), Some(KEY_ID));
    }
}

#[test]
fn signature_version_two_is_refused_with_advice() {
    let text = "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.";
    let header = sent(
        "GET",
        "/b/k",
        &[("host", "h"), ("authorization", "AWS AKIDEXAMPLE:frJIUN8DYpKDtOLCwo//yllqDzg=")],
    );
    let query = "/b/k?AWSAccessKeyId=AKIDEXAMPLE&Signature=vjbyPxybdZaNmGa%2ByT272YEAiv4%3D&Expires=1141889120";
    for sent in [header, sent("GET", query, &[("host", "h")])] {
        let error = rule_of(&sent).unwrap_err();
        assert_eq!((error.code(), error.message()), (ErrorCode::InvalidRequest, Some(text)));
        let detail = error.detail().unwrap();
        for advice in
            ["signature_version='s3v4'", "aws configure set default.s3.signature_version s3v4"]
        {
            assert!(detail.contains(advice), "{detail}");
        }
    }
}

#[test]
fn a_request_without_a_signature_that_is_understood_is_refused() {
    let anonymous = sent("GET", "/b/k?versionId=1", &[("host", "h")]);
    assert_eq!(error_of(&anonymous), (ErrorCode::AccessDenied, "Access Denied".to_owned()));
    for (authorization, code, text) in [
        ("Basic dXNlcjpwYXNz", ErrorCode::InvalidArgument, "Unsupported Authorization Type"),
        (
            "AWS4-ECDSA-P256-SHA256 Credential=x",
            ErrorCode::InvalidRequest,
            "The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.",
        ),
    ] {
        let sent = sent("GET", "/b/k", &[("host", "h"), ("authorization", authorization)]);
        assert_eq!(error_of(&sent), (code, text.to_owned()));
    }
    let mut both = saying(EMPTY, &[]);
    both.query = Some("X-Amz-Algorithm=AWS4-HMAC-SHA256".to_owned());
    let text = "Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string \
                parameter or the Authorization header should be specified";
    assert_eq!(error_of(&both), (ErrorCode::InvalidArgument, text.to_owned()));
    let mut twice = saying(EMPTY, &[("x-amz-meta-a", "b,c")]);
    twice.headers.remove("x-amz-meta-a");
    for value in ["b", "c"] {
        let (name, value) = header("x-amz-meta-a", value);
        twice.headers.append(name, value);
    }
    assert_eq!(error_of(&twice).0, ErrorCode::InvalidRequest);
    let forwarding =
        saying(EMPTY, &[("x-amz-source-arn", "arn:aws:lambda:us-east-1:111122223333:function:f")]);
    assert_eq!(error_of(&forwarding).0, ErrorCode::AccessDenied);
}

/// The payload with which AWS's own signer signs, in chunks that follow the signature of the request.
#[test]
fn chunks_follow_the_signature_of_a_request_in_header_or_query() {
    let headers = [("x-amz-decoded-content-length", "5"), ("x-amz-content-sha256", SIGNED_CHUNKS)];
    for lifetime in [None, Some(Duration::from_secs(60))] {
        let body = SignableBody::Precomputed(SIGNED_CHUNKS.to_owned());
        let sent = signed_s3("/b/k", &headers, body, None, lifetime);
        let whole = sent.query.clone().unwrap_or_default()
            + sent.headers.get("authorization").map_or("", |value| value.to_str().unwrap());
        let seed = whole.rsplit_once("Signature=").unwrap().1.to_owned();
        let identity = aws_sigv4_identity(KEY_ID, std::str::from_utf8(SECRET).unwrap(), None);
        let seconds = u64::try_from(now().seconds()).unwrap();
        let parameters: v4::SigningParams<'_, SigningSettings> = v4::SigningParams::builder()
            .identity(&identity)
            .region("us-east-1")
            .name("s3")
            .time(std::time::UNIX_EPOCH + Duration::from_secs(seconds))
            .settings(settings())
            .build()
            .unwrap();
        let chunk = |data: &'static [u8], before: &str| {
            let data = bytes::Bytes::from_static(data);
            v4::sign_chunk(&data, before, &parameters).unwrap().into_parts().1
        };
        let first = chunk(b"hello", &seed);
        let last = chunk(b"", &first);
        let body =
            format!("5;chunk-signature={first}\r\nhello\r\n0;chunk-signature={last}\r\n\r\n");
        let mut verifier = PayloadVerifier::new(rule_of(&sent).unwrap());
        let mut input = body.as_bytes();
        assert_eq!(verifier.next_data(&mut input).unwrap(), Some(b"hello".as_slice()));
        assert_eq!(verifier.next_data(&mut input).unwrap(), None);
        assert!(verifier.finish().is_ok());
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_key_is_signed_as_aws_signs_it(key in "\\PC{0,40}", value in "\\PC{0,20}", is_presigned: bool) {
        let encode = |text: &str| percent_encoding::utf8_percent_encode(text, crate::query::RESERVED).to_string();
        let target = format!("/bucket/{}?prefix={}", encode(&key).replace("%2F", "/"), encode(&value));
        let lifetime = is_presigned.then_some(Duration::from_secs(60));
        let sent = signed_s3(&target, &[], SignableBody::UnsignedPayload, None, lifetime);
        prop_assert!(rule_of(&sent).is_ok(), "{}", target);
        prop_assert_eq!(crate::path::decode_path(&sent.path), format!("/bucket/{key}").into_bytes());
    }

    #[test]
    fn no_head_makes_it_panic(authorization in "\\PC{0,80}", query in "\\PC{0,80}", sha256 in "\\PC{0,20}", path in "/\\PC{0,20}") {
        let mut sent = saying(EMPTY, &[]);
        for (name, value) in [("authorization", format!("AWS4-HMAC-SHA256 {authorization}")), ("x-amz-content-sha256", sha256)] {
            if let Ok(value) = HeaderValue::from_str(&value) {
                sent.headers.insert(name, value);
            }
        }
        (sent.query, sent.path) = (Some(query), path);
        if Query::parse(sent.query.as_deref()).is_ok() {
            prop_assert!(rule_of(&sent).is_err());
        }
    }
}
