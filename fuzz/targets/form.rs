//! Any bytes as the form of a browser, and any text as the policy in it.
//!
//! The first byte says how long the pieces are in which the form comes.

#![no_main]

use bytes::Bytes;
use libfuzzer_sys::fuzz_target;
use model::{Error, ErrorCode, Timestamp};
use s3::PostPolicy;
use wire::{FORM_BYTES_MAX, FormReader};

const TYPE: &[u8] = b"multipart/form-data; boundary=xYz";
const FORM: &str = "--xYz\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\na/${filename}\r\n\
     --xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"C:\\b\"\r\n\r\n\r\n--xYcontent\r\n--xYz--\r\n";
const POLICY: &str = r#"{"expiration": "2094-01-01T00:00:00Z", "conditions": [{"bucket": "b"}, ["starts-with", "$key", "a"], ["content-length-range", 1, 9]]}"#;

fuzz_target!(
    init: {
        let (fields, content) = read(FORM.as_bytes(), usize::MAX).unwrap();
        assert_eq!((fields[0].1.as_str(), &*content), ("a/b", b"\r\n--xYcontent".as_slice()));
        bulla_fuzz::seed([[&[3], FORM.as_bytes()].concat(), POLICY.as_bytes().to_vec()]);
    },
    |data: &[u8]| {
        let [length, body @ ..] = data else { return };
        let whole = read(body, usize::MAX);
        assert_eq!(whole, read(body, usize::from(*length).max(1)), "in pieces");
        if let Ok((fields, content)) = whole {
            assert!(fields.iter().all(|(name, _)| *name == name.to_ascii_lowercase()));
            let bytes: usize = fields.iter().map(|(_, value)| value.len()).sum();
            assert!(bytes <= FORM_BYTES_MAX, "the file's name was put in too often");
            assert!(memchr::memmem::find(&content, b"\r\n--xYz").is_none(), "beyond its end");
        }
        let policy = PostPolicy::parse(&base64_simd::STANDARD.encode_to_string(data));
        let Ok(policy) = policy else { return };
        let extra = [("extra-field".to_owned(), String::new())];
        if policy.check("b", &extra, Timestamp::from_millis(0)).is_ok() {
            let text = String::from_utf8_lossy(data).to_lowercase();
            assert!(text.contains("extra") || text.contains("\\u"), "a field without a condition");
        }
    }
);

type Contents = (Vec<(String, String)>, Vec<u8>);

fn read(body: &[u8], length: usize) -> Result<Contents, Error> {
    let mut reader = FormReader::new(TYPE)?;
    let mut come = 0_usize;
    let start = loop {
        come = come.saturating_add(length).min(body.len()).min(FORM_BYTES_MAX);
        match reader.file_start(&body[..come])? {
            Some(start) => break start,
            None if come == body.len() => return Err(Error::bare(ErrorCode::MalformedPostRequest)),
            None => {}
        }
    };
    let (form, mut file) = reader.finish();
    let mut content = Vec::new();
    for piece in body[start..].chunks(length) {
        let mut input = Bytes::copy_from_slice(piece);
        while let Some(data) = file.next_data(&mut input)? {
            assert!(!data.is_empty());
            content.extend_from_slice(&data);
        }
    }
    file.finish()?;
    Ok((form.fields, content))
}
