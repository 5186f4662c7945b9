use aws_sigv4::http_request::SigningSettings;
use aws_sigv4::sign::v4::{SigningParams, sign_chunk, sign_trailer};
use bytes::Bytes;
use http::HeaderName;
use proptest::prelude::*;
use secret::Secret;

use super::*;
use crate::payload_rule::PayloadRule;
use crate::payload_verifier::PayloadVerifier;
use crate::signature_fields::SignatureFields;
use crate::signing_key::derive;

const SECRET: &str = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
const KEY_ID: &str = "AKIAIOSFODNN7EXAMPLE";
const DATE: &str = "20130524T000000Z";
/// The signature of the request before the chunks, in the example of the S3 API reference.
const SEED: &str = "4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9";
const CHECKSUM: &str = "x-amz-checksum-crc32c";
const SIGNATURE: &str = "x-amz-trailer-signature";

/// The chunk signatures that follow `seed`.
fn signatures(seed: &str) -> ChunkSignatures {
    let header = format!(
        "AWS4-HMAC-SHA256 Credential={KEY_ID}/20130524/us-east-1/s3/aws4_request,SignedHeaders=host,Signature={seed}"
    );
    let claim = SignatureFields::from_header(Some(&header), Some(DATE), None).unwrap();
    let key = derive(&Secret::<[u8]>::copy_of(SECRET.as_bytes()), &claim.credential);
    ChunkSignatures::new(&key, &claim)
}

fn rule(seed: Option<&str>, decoded_length: usize, trailers: Option<&[&str]>) -> PayloadRule {
    let names = |names: &[&str]| {
        names.iter().map(|name| HeaderName::from_bytes(name.as_bytes()).unwrap()).collect()
    };
    PayloadRule::Chunked(Box::new(ChunkedPayload {
        signatures: seed.map(signatures),
        decoded_length: decoded_length as u64,
        trailers: trailers.map(names),
    }))
}

/// Decodes a body that comes in pieces of `lengths`, and the rest at once.
fn decode(
    rule: PayloadRule,
    body: &[u8],
    lengths: &[usize],
) -> Result<(Vec<u8>, HeaderMap), Error> {
    let mut verifier = PayloadVerifier::new(rule);
    let (mut all, mut rest) = (Vec::new(), body);
    for length in lengths.iter().copied().chain([usize::MAX]) {
        let (mut piece, after) = rest.split_at(length.min(rest.len()));
        rest = after;
        while let Some(data) = verifier.next_data(&mut piece)? {
            assert!(!data.is_empty());
            assert!(body.as_ptr_range().contains(&data.as_ptr()), "no copy");
            all.extend_from_slice(data);
        }
        assert!(piece.is_empty());
    }
    Ok((all, verifier.finish()?))
}

fn code(rule: PayloadRule, body: &[u8]) -> ErrorCode {
    decode(rule, body, &[]).unwrap_err().code()
}

/// Writes a body as AWS's own signer signs it.
fn encode(
    seed: Option<&str>,
    chunks: &[&[u8]],
    trailers: Option<&[(&'static str, &str)]>,
) -> Vec<u8> {
    let credentials = aws_credential_types::Credentials::new(KEY_ID, SECRET, None, None, "test");
    let identity = credentials.into();
    let parameters: SigningParams<'_, SigningSettings> = SigningParams::builder()
        .identity(&identity)
        .region("us-east-1")
        .name("s3")
        .time(std::time::UNIX_EPOCH + std::time::Duration::from_secs(1_369_353_600))
        .settings(SigningSettings::default())
        .build()
        .unwrap();
    let mut previous = seed.map(str::to_owned);
    let mut out = Vec::new();
    for chunk in chunks.iter().copied().chain([b"".as_slice()]) {
        out.extend_from_slice(format!("{:x}", chunk.len()).as_bytes());
        if let Some(before) = previous.as_mut() {
            let data = Bytes::copy_from_slice(chunk);
            *before = sign_chunk(&data, before, &parameters).unwrap().into_parts().1;
            out.extend_from_slice(format!(";chunk-signature={before}").as_bytes());
        }
        out.extend_from_slice(b"\r\n");
        if !chunk.is_empty() {
            out.extend_from_slice(chunk);
            out.extend_from_slice(b"\r\n");
        }
    }
    let mut headers = aws_smithy_runtime_api::http::Headers::new();
    for (name, value) in trailers.unwrap_or_default() {
        out.extend_from_slice(format!("{name}:{value}\r\n").as_bytes());
        headers.insert(*name, (*value).to_owned());
    }
    if let Some(before) = previous.filter(|_before| trailers.is_some()) {
        let (_, signature) = sign_trailer(&headers, &before, &parameters).unwrap().into_parts();
        out.extend_from_slice(format!("{SIGNATURE}:{signature}\r\n").as_bytes());
    }
    out.extend_from_slice(b"\r\n");
    out
}

/// S3 API reference, "Transferring Payload in Multiple Chunks", "Example: PUT Object".
#[test]
fn the_published_chunks_are_verified() {
    let chunk = |length: usize, signature: &str| {
        [
            format!("{length:x};chunk-signature={signature}\r\n").as_bytes(),
            &vec![b'a'; length],
            b"\r\n",
        ]
        .concat()
    };
    let body = [
        chunk(65536, "ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648"),
        chunk(1024, "0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497"),
        chunk(0, "b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9"),
    ]
    .concat();
    assert_eq!(body.len(), 66824, "the Content-Length of the example");
    let data = vec![b'a'; 66560];
    assert_eq!(body, encode(Some(SEED), &[&data[..65536], &data[65536..]], None));
    for lengths in [&[] as &[usize], &[1, 2, 3, 100, 65536, 7], &[1; 66824]] {
        let (decoded, trailers) = decode(rule(Some(SEED), 66560, None), &body, lengths).unwrap();
        assert_eq!((decoded == data, trailers.len()), (true, 0));
    }
    let other = SEED.replace('4', "5");
    assert_eq!(code(rule(Some(&other), 66560, None), &body), ErrorCode::SignatureDoesNotMatch);
}

/// S3 API reference, "Signature calculations for trailing headers", "Example: PUT Object".
#[test]
fn the_published_trailers_are_verified() {
    let seed = "106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e";
    let data = vec![b'a'; 66560];
    let body = [
        b"10000;chunk-signature=b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2\r\n",
        &data[..65536],
        b"\r\n400;chunk-signature=1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7\r\n",
        &data[65536..],
        b"\r\n0;chunk-signature=2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992\r\n\
          x-amz-checksum-crc32c:sOO8/Q==\r\n\
          x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n\r\n",
    ]
    .concat();
    let signed =
        encode(Some(seed), &[&data[..65536], &data[65536..]], Some(&[(CHECKSUM, "sOO8/Q==")]));
    assert_eq!(body, signed);
    let (decoded, trailers) =
        decode(rule(Some(seed), 66560, Some(&[CHECKSUM])), &body, &[70, 65536]).unwrap();
    assert!(decoded == data);
    assert_eq!((trailers.len(), trailers[CHECKSUM].as_bytes()), (1, b"sOO8/Q==".as_slice()));
}

/// The two bodies without a signature are as boto3 and minio-go send them.
#[test]
fn chunks_without_signatures_have_trailers_too() {
    for body in [
        "5\r\nhello\r\n6\r\n world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\r\n\r\n",
        "0000000000000B\r\nhello world\r\n0\r\nX-Amz-Checksum-CRC32: DUoRhQ== \t\r\n\r\n",
        "b\r\nhello world\r\n0\r\nx-amz-checksum-crc32:DUoRhQ==\n\r\n\r\n",
    ] {
        let rule = || rule(None, 11, Some(&["x-amz-checksum-crc32"]));
        let (data, trailers) = decode(rule(), body.as_bytes(), &[]).unwrap();
        assert_eq!((data.as_slice(), trailers.len()), (b"hello world".as_slice(), 1), "{body}");
        assert_eq!(trailers["x-amz-checksum-crc32"], "DUoRhQ==", "{body}");
        let (bytewise, _) = decode(rule(), body.as_bytes(), &[1; 100]).unwrap();
        assert_eq!(bytewise, data);
    }
    let none = decode(rule(None, 1, Some(&[])), b"1\r\na\r\n0\r\n\r\n", &[]).unwrap();
    assert_eq!((none.0.as_slice(), none.1.len()), (b"a".as_slice(), 0));
    assert!(decode(rule(None, 0, Some(&[])), b"0\r\n\r\n", &[]).is_ok());
}

/// minio-go signs `name:value LF` and writes it so before CR LF.
#[test]
fn the_trailers_of_minio_go_are_verified() {
    let trailers = [
        ("x-amz-checksum-crc32", "DUoRhQ=="),
        ("x-amz-checksum-sha1", "Kq5sNclPz7QV2+lfQIuc6R7oRu0="),
    ];
    for count in [1, 2] {
        let trailers = &trailers[..count];
        let names: Vec<_> = trailers.iter().map(|(name, _)| *name).collect();
        let usual =
            String::from_utf8(encode(Some(SEED), &[b"hello world"], Some(trailers))).unwrap();
        let (head, signature) = usual.split_once(SIGNATURE).unwrap();
        let (chunks, lines) = head.split_at(head.find("x-amz-checksum").unwrap());
        let theirs = format!("{chunks}{}\r\n{SIGNATURE}{signature}", lines.replace("\r\n", "\n"));
        let (data, found) =
            decode(rule(Some(SEED), 11, Some(&names)), theirs.as_bytes(), &[]).unwrap();
        assert_eq!((data.as_slice(), found.len()), (b"hello world".as_slice(), count));
    }
}

#[test]
fn a_body_that_is_not_in_the_encoding_is_refused() {
    let data: &[&str] = &[
        "\r\n",
        "5;\r\nhello\r\n0\r\n\r\n",
        "5;a=b\r\nhello\r\n0\r\n\r\n",
        "+5\r\nhello\r\n0\r\n\r\n",
        " 5\r\nhello\r\n0\r\n\r\n",
        "0x5\r\nhello\r\n0\r\n\r\n",
        "5\nhello\n0\n\n",
        "5\n\rhello\r\n0\r\n\r\n",
        "00000000000000005\r\nhello\r\n0\r\n\r\n",
        "5\r\nhello!\r\n0\r\n\r\n",
        "5\r\nhello0\r\n\r\n",
        "5\r\nhello\n0\r\n\r\n",
        "5\r\nhello\r\r\n0\r\n\r\n",
        "5\r\nhello\r\n0\r\n\r\n\r\n",
        "5\r\nhello\r\n0\r\n\r\n0\r\n\r\n",
    ];
    for body in data {
        assert_eq!(
            code(rule(None, 5, Some(&[])), body.as_bytes()),
            ErrorCode::InvalidRequest,
            "{body:?}"
        );
    }
    let signed = encode(Some(SEED), &[b"hello"], None);
    assert_eq!(code(rule(None, 5, Some(&[])), &signed), ErrorCode::InvalidRequest);
    let unsigned = encode(None, &[b"hello"], None);
    assert_eq!(code(rule(Some(SEED), 5, None), &unsigned), ErrorCode::InvalidRequest);
    // A line is never kept beyond its limit.
    let mut verifier = PayloadVerifier::new(rule(None, 5, Some(&[])));
    let endless = [b'0'; CHUNK_HEADER_BYTES_MAX + 1];
    assert!(verifier.next_data(&mut &endless[..]).is_err());
}

#[test]
fn as_much_data_comes_as_was_announced() {
    let body = encode(Some(SEED), &[b"hello", b" world"], None);
    assert!(decode(rule(Some(SEED), 11, None), &body, &[]).is_ok());
    for length in [0, 4, 5, 10, 12, usize::MAX] {
        assert_eq!(code(rule(Some(SEED), length, None), &body), ErrorCode::IncompleteBody);
    }
    let huge = b"ffffffffffffffff\r\nhello";
    assert_eq!(code(rule(None, 5, Some(&[])), huge), ErrorCode::IncompleteBody);
    let (data, left) = decode(rule(None, usize::MAX, Some(&[])), huge, &[]).map_or_else(
        |error| (error.code(), error.message().map(str::to_owned)),
        |_ok| panic!("it has no end"),
    );
    assert_eq!(
        (data, left.as_deref()),
        (ErrorCode::IncompleteBody, Some("The request body terminated unexpectedly"))
    );
}

#[test]
fn a_body_without_its_end_is_incomplete() {
    let body = encode(Some(SEED), &[b"hello", b" world"], Some(&[(CHECKSUM, "yZRlqg==")]));
    for length in 0..body.len() {
        let rule = rule(Some(SEED), 11, Some(&[CHECKSUM]));
        assert_eq!(code(rule, &body[..length]), ErrorCode::IncompleteBody, "{length}");
    }
}

#[test]
fn trailers_are_those_that_were_announced() {
    let refused = |names: &[&str], trailers: &str| {
        let body = format!("0\r\n{trailers}\r\n");
        code(rule(None, 0, Some(names)), body.as_bytes())
    };
    let long = format!("a:{}\r\n", "b".repeat(4096));
    for (names, trailers) in [
        (&["a"] as &[&str], ""),
        (&[], "a:b\r\n"),
        (&["a"], "b:c\r\n"),
        (&["a"], "a:b\r\na:b\r\n"),
        (&["a"], "a:b\r\nc:d\r\n"),
        (&["a", "c"], "a:b\r\n"),
        (&["a"], "a\r\n"),
        (&["a"], ":b\r\n"),
        (&["a"], "a :b\r\n"),
        (&["a"], " a:b\r\n"),
        (&["a"], "a:b\x01\r\n"),
        (&["a"], "a:b\r\r\n"),
        (&["a"], "a:b\r\nx-amz-trailer-signature:00\r\n"),
    ] {
        assert_eq!(refused(names, trailers), ErrorCode::MalformedTrailerError, "{trailers:?}");
    }
    assert_eq!(refused(&["a"], &long), ErrorCode::InvalidRequest);
    let many: String = (0..2000).map(|number| format!("a{number}:\r\n")).collect();
    assert_eq!(refused(&["a0"], &many), ErrorCode::MalformedTrailerError);
    // No trailers at all in a form that has none.
    let body = encode(Some(SEED), &[b"hello"], Some(&[(CHECKSUM, "yZRlqg==")]));
    assert_eq!(code(rule(Some(SEED), 5, None), &body), ErrorCode::MalformedTrailerError);
}

#[test]
fn signed_trailers_need_their_signature_and_it_is_the_last() {
    let body = encode(Some(SEED), &[b"hello"], Some(&[(CHECKSUM, "yZRlqg==")]));
    let body = String::from_utf8(body).unwrap();
    let rule = || rule(Some(SEED), 5, Some(&[CHECKSUM]));
    assert!(decode(rule(), body.as_bytes(), &[]).is_ok());
    let checksum = format!("{CHECKSUM}:yZRlqg==\r\n");
    let (head, signature) = body.split_once(&checksum).unwrap();
    for (changed, expected) in [
        (format!("{head}{checksum}\r\n"), ErrorCode::MalformedTrailerError),
        (format!("{head}{}", signature), ErrorCode::MalformedTrailerError),
        (
            format!(
                "{head}{}{checksum}\r\n",
                signature.trim_end_matches("\r\n").to_owned() + "\r\n"
            ),
            ErrorCode::MalformedTrailerError,
        ),
        (body.replace("yZRlqg==", "yZRlqw=="), ErrorCode::SignatureDoesNotMatch),
        (
            body.replace(&format!("{SIGNATURE}:"), &format!("{SIGNATURE}:0")),
            ErrorCode::MalformedTrailerError,
        ),
    ] {
        assert_eq!(code(rule(), changed.as_bytes()), expected, "{changed}");
    }
}

#[test]
fn the_end_of_a_chunk_is_kept_back_until_its_signature_is_verified() {
    let mut body = encode(Some(SEED), &[b"hello"], None);
    let place = body.windows(5).position(|five| five == b"hello").unwrap();
    body[place] = b'j';
    let mut verifier = PayloadVerifier::new(rule(Some(SEED), 5, None));
    let (mut first, mut rest) = body.split_at(place + 4);
    assert_eq!(verifier.next_data(&mut first).unwrap(), Some(b"jell".as_slice()), "provisional");
    let error = verifier.next_data(&mut rest).unwrap_err();
    assert_eq!(error.code(), ErrorCode::SignatureDoesNotMatch);
    // What was refused stays refused.
    let mut whole = encode(Some(SEED), &[b"hello"], None);
    whole.truncate(3);
    assert_eq!(verifier.next_data(&mut whole.as_slice()).unwrap_err(), error);
    assert_eq!(verifier.finish().unwrap_err(), error);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_pieces_give_the_same_data(
        chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..200), 0..6),
        lengths in prop::collection::vec(0usize..120, 0..40),
        is_signed: bool,
        has_trailer: bool,
    ) {
        let chunks: Vec<&[u8]> = chunks.iter().map(Vec::as_slice).collect();
        let has_trailer = has_trailer || !is_signed;
        let seed = is_signed.then_some(SEED);
        let body = encode(seed, &chunks, has_trailer.then_some(&[(CHECKSUM, "yZRlqg==")]));
        let data = chunks.concat();
        let rule = rule(seed, data.len(), has_trailer.then_some(&[CHECKSUM]));
        let (decoded, trailers) = decode(rule, &body, &lengths).unwrap();
        prop_assert_eq!(decoded, data);
        prop_assert_eq!(trailers.len(), usize::from(has_trailer));
    }

    #[test]
    fn no_changed_byte_of_signed_chunks_is_taken(
        chunks in prop::collection::vec(prop::collection::vec(any::<u8>(), 1..40), 0..4),
        at: prop::sample::Index,
        flip in 1u8..,
        has_trailer: bool,
    ) {
        let chunks: Vec<&[u8]> = chunks.iter().map(Vec::as_slice).collect();
        let trailers: Option<&[(&'static str, &str)]> = has_trailer.then_some(&[(CHECKSUM, "yZRlqg==")]);
        let mut body = encode(Some(SEED), &chunks, trailers);
        let at = at.index(body.len());
        let before = body[at];
        body[at] ^= flip;
        let data = chunks.concat();
        let rule = rule(Some(SEED), data.len(), has_trailer.then_some(&[CHECKSUM]));
        // What means the same is taken: another letter case in lengths and names, a blank for the CR after a trailer.
        match decode(rule, &body, &[]) {
            Ok((decoded, found)) => {
                let is_blank = before == b'\r' && matches!(body[at], b' ' | b'\t');
                let is_same = is_blank || before.eq_ignore_ascii_case(&body[at]);
                prop_assert!(is_same, "{}", body.escape_ascii());
                prop_assert_eq!(decoded, data);
                prop_assert_eq!(found.get(CHECKSUM).map(|value| value.as_bytes()), has_trailer.then_some(b"yZRlqg==".as_slice()));
            }
            Err(error) => prop_assert!(error.detail().is_some(), "{error:?}"),
        }
    }

    #[test]
    fn no_bytes_make_it_panic(
        body in prop::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(b'0'), Just(b';'), Just(b':'), Just(b'a'), any::<u8>()], 0..200),
        lengths in prop::collection::vec(0usize..20, 0..20),
        length in 0usize..40,
        is_signed: bool,
    ) {
        let rule = rule(is_signed.then_some(SEED), length, Some(&["a"]));
        let _ = decode(rule, &body, &lengths);
    }
}
