use bytes::Bytes;
use proptest::prelude::*;

use super::*;

const TYPE: &[u8] = b"multipart/form-data; boundary=xYz";

/// A form as browsers write it.
fn form(fields: &[(&str, &str)], file_name: &str, content: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, value) in fields {
        let head =
            format!("--xYz\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        body.extend_from_slice(head.as_bytes());
    }
    let head = format!(
        "--xYz\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\
         Content-Type: text/plain\r\n\r\n"
    );
    [&*body, head.as_bytes(), content, b"\r\n--xYz--\r\n"].concat()
}

/// What a form has: its fields and the content of its file.
type Contents = (Vec<(String, String)>, Vec<u8>);

/// Reads a body that comes in pieces of `piece` bytes.
fn read(body: &[u8], piece: usize) -> Result<Contents, Error> {
    let mut reader = FormReader::new(TYPE)?;
    let mut come = 0;
    let start = loop {
        come = (come + piece).min(body.len());
        match reader.file_start(&body[..come])? {
            Some(start) => break start,
            None if come == body.len() => return Err(malformed()),
            None => {}
        }
    };
    let (form, mut file) = reader.finish();
    let mut content = Vec::new();
    for piece in body[start..].chunks(piece) {
        let mut input = Bytes::copy_from_slice(piece);
        while let Some(data) = file.next_data(&mut input)? {
            assert!(!data.is_empty());
            content.extend_from_slice(&data);
        }
        assert!(input.is_empty());
    }
    file.finish()?;
    Ok((form.fields, content))
}

fn code(result: Result<Contents, Error>) -> ErrorCode {
    result.unwrap_err().code()
}

#[test]
fn fields_come_before_the_file() {
    let body = form(&[("Key", "a/${filename}"), ("X-Amz-Meta-B", "c\r\nd")], "x.txt", b"content");
    let (fields, content) = read(&body, 7).unwrap();
    let fields: Vec<_> = fields.iter().map(|(name, value)| (&**name, &**value)).collect();
    assert_eq!(fields, [("key", "a/x.txt"), ("x-amz-meta-b", "c\r\nd")]);
    assert_eq!(content, b"content");
}

#[test]
fn the_name_of_the_file_is_what_follows_its_last_slash() {
    for (sent, expected) in [
        ("x", "x"),
        ("C:\\dir\\x.txt", "x.txt"),
        ("a/b\\c/x", "x"),
        ("a/", ""),
        ("", ""),
        ("${filename}", "${filename}"),
    ] {
        let fields = [("key", "k/${filename}"), ("policy", "${filename}"), ("a", "${filename}-")];
        let (fields, _) = read(&form(&fields, sent, b""), 4096).unwrap();
        let values: Vec<_> = fields.into_iter().map(|(_, value)| value).collect();
        let expected = [format!("k/{expected}"), "${filename}".to_owned(), format!("{expected}-")];
        assert_eq!(values, expected);
    }
}

#[test]
fn the_name_of_the_file_makes_no_field_larger_than_a_form() {
    let long = "n".repeat(9_400);
    let variables = "${filename}".repeat(860);
    for (fields, fits) in [
        (vec![("key", "${filename}${filename}")], true),
        (vec![("key", "${filename}${filename}${filename}")], false),
        (vec![("a", "${filename}"), ("b", "${filename}"), ("c", "${filename}")], false),
        (vec![("key", &*variables)], false),
        (vec![("policy", &*variables)], true),
    ] {
        let result = read(&form(&fields, &long, b""), 4096);
        match fits {
            true => assert!(result.is_ok(), "{result:?}"),
            false => assert_eq!(code(result), ErrorCode::MaxPostPreDataLengthExceededError),
        }
    }
}

#[test]
fn fields_with_one_name_are_joined() {
    let (fields, _) = read(&form(&[("tag", "Ninja"), ("TAG", "Stallman")], "x", b""), 100).unwrap();
    assert_eq!(fields, [("tag".to_owned(), "Ninja,Stallman".to_owned())]);
}

#[test]
fn what_follows_the_file_is_ignored() {
    let mut body = form(&[("key", "k")], "x", b"content");
    body.truncate(body.len() - b"--\r\n".len());
    body.extend_from_slice(
        b"\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\nother\r\n--xYz--\r\n",
    );
    let (fields, content) = read(&body, 3).unwrap();
    assert_eq!((fields.len(), &*content), (1, b"content".as_slice()));
}

#[test]
fn what_only_looks_like_the_end_is_content() {
    for content in [
        b"\r\n--xY".as_slice(),
        b"\r\r\n\r\n--\r\n-",
        b"--xYz--",
        b"\n--xYz--\r\n",
        b"\r\n--xYa\r\n--xY\r\n--xY",
        b"\r",
        b"",
    ] {
        for piece in 1..20 {
            assert_eq!(read(&form(&[], "x", content), piece).unwrap().1, content, "{piece}");
        }
    }
}

#[test]
fn a_form_without_an_end_is_refused() {
    let body = form(&[("key", "k")], "x", b"content");
    let whole = body.len() - b"\r\n".len();
    for length in 0..whole {
        for piece in [1, 1000] {
            assert_eq!(
                code(read(&body[..length], piece)),
                ErrorCode::MalformedPostRequest,
                "{length}"
            );
        }
    }
    assert!(read(&body[..whole], 1).is_ok(), "the line break behind it does not count");
}

#[test]
fn what_is_no_form_is_refused() {
    let head = "--xYz\r\nContent-Disposition: form-data; name=\"key\"\r\n\r\n";
    for body in [
        "x".to_owned(),
        "\r\n--xYz\r\n".to_owned(),
        "--xYzz\r\n".to_owned(),
        "--xYz\r\n\r\nx\r\n--xYz--".to_owned(),
        "--xYz\r\nContent-Type: a/b\r\n\r\nx\r\n--xYz--".to_owned(),
        format!("{head}k\r\n--xYz \r\n"),
        format!("{head}k\r\n--xYz-\r\n"),
    ] {
        assert_eq!(code(read(body.as_bytes(), 1000)), ErrorCode::MalformedPostRequest, "{body}");
    }
    let not_utf8 = [head.as_bytes(), b"\xff\r\n--xYz--"].concat();
    assert_eq!(code(read(&not_utf8, 1000)), ErrorCode::MalformedPostRequest);
    let no_file = format!("{head}k\r\n--xYz--\r\n");
    let error = read(no_file.as_bytes(), 1000).unwrap_err();
    assert_eq!(error.message(), Some("POST requires exactly one file upload per request."));
}

#[test]
fn the_fields_have_20_kb() {
    let length = |value: usize| {
        form(&[("a", &"x".repeat(value))], "x", b"").len() - b"\r\n--xYz--\r\n".len()
    };
    let longest = FORM_BYTES_MAX - length(0);
    for piece in [1, 100, 100_000] {
        let body = |value: usize| form(&[("a", &"x".repeat(value))], "x", &[7; 50_000]);
        assert!(read(&body(longest), piece).is_ok());
        let refused = code(read(&body(longest + 1), piece));
        assert_eq!(refused, ErrorCode::MaxPostPreDataLengthExceededError);
    }
}

#[test]
fn a_key_must_be_there() {
    let (reader, fields) = (
        |fields: &[(&str, &str)]| UploadForm {
            fields: fields.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
        },
        [("key", "")],
    );
    let missing = reader(&[]).key().unwrap_err();
    assert!(
        missing.message().unwrap().starts_with("Bucket POST must contain a field named 'key'.")
    );
    let empty = reader(&fields).key().unwrap_err();
    assert_eq!(empty.message(), Some("User key must have a length greater than 0."));
    assert_eq!(reader(&[("key", "k")]).key(), Ok("k"));
}

#[test]
fn fields_are_the_headers_of_the_object() {
    let xml = "<Tagging><TagSet><Tag><Key>a b</Key><Value>&amp;</Value></Tag></TagSet></Tagging>";
    let fields = [("key", "k"), ("acl", "private"), ("tagging", xml), ("content-type", "a/b")];
    let form = UploadForm {
        fields: fields.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect(),
    };
    let tags = form.tags().unwrap();
    assert_eq!(tags.as_deref(), Some("a+b=%26"));
    let sent = |headers: &[(&'static str, &'static [u8])]| RestHead {
        method: "POST",
        bucket: Some("b"),
        key: None,
        query: Vec::new(),
        headers: headers.to_vec(),
    };
    let plain = sent(&[("content-type", TYPE), ("x-amz-expected-bucket-owner", b"123")]);
    let head = form.head("b", tags.as_deref(), &plain).unwrap();
    assert_eq!(head.key, Some("k"));
    let expected: [(&str, &[u8]); 5] = [
        ("x-amz-expected-bucket-owner", b"123"),
        ("key", b"k"),
        ("x-amz-acl", b"private"),
        ("content-type", b"a/b"),
        ("x-amz-tagging", b"a+b=%26"),
    ];
    assert_eq!(head.headers, expected);
    let in_header = sent(&[("x-amz-server-side-encryption", b"AES256")]);
    let in_query =
        RestHead { query: vec![("X-Amz-Server-Side-Encryption", "AES256")], ..sent(&[]) };
    for wish in [in_header, in_query] {
        let error = form.head("b", None, &wish).unwrap_err();
        assert_eq!(error.code(), ErrorCode::InvalidArgument);
        let expected = "x-amz-server-side-encryption header is not supported for this operation.";
        assert_eq!(error.message(), Some(expected));
    }
}

proptest! {
    #[test]
    fn a_form_comes_out_as_it_went_in(
        content in proptest::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(b'-'), Just(b'x'), Just(b'Y'), any::<u8>()], 0..200),
        piece in 1usize..40,
    ) {
        prop_assume!(memmem::find(&content, b"\r\n--xYz").is_none());
        let body = form(&[("key", "k")], "x", &content);
        prop_assert_eq!(read(&body, piece).unwrap().1, content);
    }

    #[test]
    fn pieces_make_no_difference(body in proptest::collection::vec(prop_oneof![Just(b'\r'), Just(b'\n'), Just(b'-'), Just(b'x'), Just(b'Y'), Just(b'z')], 0..100), piece in 1usize..10) {
        let body = [b"--xYz\r\nContent-Disposition: form-data; name=file\r\n\r\n".as_slice(), &body].concat();
        prop_assert_eq!(read(&body, piece), read(&body, 100_000));
    }

    #[test]
    fn any_bytes_are_a_form_or_refused(body in proptest::collection::vec(any::<u8>(), 0..300), piece in 1usize..50) {
        let _either = read(&body, piece);
    }
}
