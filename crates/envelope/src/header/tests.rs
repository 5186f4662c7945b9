use proptest::prelude::*;

use super::*;

fn header(suite: Suite) -> MessageHeader {
    MessageHeader {
        suite,
        message_id: vec![9; message_id_bytes(suite)],
        context: [("ключ", "value"), ("a", "")]
            .map(|(key, value)| (key.to_owned(), value.to_owned()))
            .into(),
        data_keys: vec![EncryptedDataKey {
            provider: "aws-kms".to_owned(),
            key: b"arn:aws:kms:us-east-1:000000000000:key/1".to_vec(),
            ciphertext: vec![1; 200],
        }],
        content: Content::Framed(4096),
        commitment: suite.commits().then_some([3; COMMITMENT_BYTES]),
    }
}

fn tag_bytes(header: &MessageHeader) -> usize {
    if header.version() == 1 { NONCE_BYTES + TAG_BYTES } else { TAG_BYTES }
}

fn read(bytes: &[u8]) -> Result<Option<MessageHeader>, FormatError> {
    parse(bytes, HeaderLimits::default())
}

fn parse(bytes: &[u8], limits: HeaderLimits) -> Result<Option<MessageHeader>, FormatError> {
    MessageStart::parse(bytes, limits).map(|found| found.map(|start| start.header))
}

#[test]
fn a_header_comes_back_and_every_prefix_waits() {
    for suite in Suite::ALL {
        let written = header(suite);
        let mut bytes = written.write().unwrap();
        let authenticated = bytes.len();
        bytes.extend(vec![4; tag_bytes(&written)]);
        bytes.extend(b"body");
        let found = MessageStart::parse(&bytes, HeaderLimits::default()).unwrap().unwrap();
        assert_eq!((&found.header, found.authenticated()), (&written, &bytes[..authenticated]));
        assert_eq!((found.header_bytes(), found.rest()), (bytes.len() - 4, &b"body"[..]));
        bytes.truncate(found.header_bytes());
        for length in 0..bytes.len() {
            assert_eq!(read(&bytes[..length]), Ok(None), "{suite:?} {length}");
        }
    }
}

#[test]
fn an_empty_context_has_no_bytes_but_its_length() {
    let written =
        MessageHeader { context: EncryptionContext::new(), ..header(Suite::Aes256Commit) };
    let mut bytes = written.write().unwrap();
    assert_eq!(bytes[35..37], [0, 0]);
    bytes.extend([0; TAG_BYTES]);
    assert_eq!(read(&bytes), Ok(Some(written)));
}

#[test]
fn limits_hold_before_memory_is_taken() {
    let written = MessageHeader {
        data_keys: vec![header(Suite::Aes256).data_keys[0].clone(); 3],
        ..header(Suite::Aes256)
    };
    let mut bytes = written.write().unwrap();
    bytes.extend([0; NONCE_BYTES + TAG_BYTES]);
    let few = HeaderLimits { data_keys: 2, ..HeaderLimits::default() };
    assert_eq!(parse(&bytes, few), Err(FormatError::TooManyDataKeys { found: 3, max: 2 }));
    let short = HeaderLimits { bytes: 100, ..HeaderLimits::default() };
    assert_eq!(parse(&bytes[..50], short), Ok(None));
    assert_eq!(parse(&bytes, short), Err(FormatError::HeaderTooLong(100)));
    // A length that leads beyond the limit is refused before what it announces has come.
    let one = HeaderLimits { bytes: 200, ..HeaderLimits::default() };
    assert_eq!(parse(&bytes[..150], one), Err(FormatError::HeaderTooLong(200)));
}

#[test]
fn what_is_no_header_says_why() {
    let bytes = |change: &dyn Fn(&mut Vec<u8>)| {
        let mut bytes = header(Suite::Aes256Commit).write().unwrap();
        bytes.extend([0; TAG_BYTES]);
        change(&mut bytes);
        read(&bytes).unwrap_err()
    };
    assert_eq!(bytes(&|bytes| bytes[0] = 0x50), FormatError::Version(0x50));
    assert_eq!(bytes(&|bytes| bytes[1] = 0xff), FormatError::Suite(0xff78));
    assert_eq!(
        bytes(&|bytes| bytes[1..3].copy_from_slice(&[0, 0x14])),
        FormatError::SuiteOfOtherVersion { suite: 0x14, version: 2 }
    );
    // Two pairs are announced; with three the context is too short, with one too long.
    assert!(matches!(bytes(&|bytes| bytes[38] = 3), FormatError::Context(_)));
    assert!(matches!(bytes(&|bytes| bytes[38] = 1), FormatError::Context(_)));
    assert!(matches!(bytes(&|bytes| bytes[41] = 0xff), FormatError::Context(_)));
    assert_eq!(read(&[1, 0x81]), Err(FormatError::Type(0x81)));
    let none = MessageHeader { data_keys: vec![], ..header(Suite::Aes256) }.write().unwrap();
    assert_eq!(read(&none), Err(FormatError::NoDataKeys));
    let frameless =
        MessageHeader { content: Content::Framed(0), ..header(Suite::Aes256) }.write().unwrap();
    assert_eq!(read(&frameless), Err(FormatError::Field("frame length")));
}

proptest! {
    #[test]
    fn contexts_come_back(context: EncryptionContext) {
        let written = write_context(&context).unwrap();
        prop_assert_eq!(read_context(&written).unwrap(), context);
    }
}
