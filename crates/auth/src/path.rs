//! The path, as the canonical request has it.

use std::borrow::Cow;

use percent_encoding::{AsciiSet, percent_decode_str, percent_encode, utf8_percent_encode};

use crate::query::RESERVED;

const RESERVED_IN_PATH: &AsciiSet = &RESERVED.remove(b'/');

/// Undoes the percent-encoding of the path of an S3 request. A percent sign that encodes nothing is taken literally.
///
/// The canonical request of S3 is made of these bytes, because clients differ in what they encode: `a%2Fb` and `a/b` are one
/// signature. So every reader of the path must read it with this function: two readers that disagree on any byte would let
/// somebody on the way change which object is meant.
#[must_use]
pub fn decode_path(path: &str) -> Cow<'_, [u8]> {
    percent_decode_str(path).into()
}

/// Writes the path percent-encoded once, whatever its client has encoded, and otherwise as it was sent: to S3, `a//b` and `a/./b`
/// are keys.
///
/// Source: S3 API reference, "Signature Calculations for the Authorization Header", `UriEncode`.
pub(crate) fn encode_once(out: &mut Vec<u8>, path: &str) {
    if path.is_empty() {
        out.push(b'/');
        return;
    }
    let decoded = decode_path(path);
    percent_encode(&decoded, RESERVED_IN_PATH)
        .for_each(|part| out.extend_from_slice(part.as_bytes()));
}

/// Writes the path percent-encoded once more than it was sent, with dots and double slashes resolved if `normalize`.
pub(crate) fn encode(out: &mut Vec<u8>, path: &str, normalize: bool) {
    if path == "/" || path.is_empty() {
        out.push(b'/');
        return;
    }
    let normalized = if normalize { resolved(path) } else { path.to_owned() };
    utf8_percent_encode(&normalized, RESERVED_IN_PATH)
        .for_each(|part| out.extend_from_slice(part.as_bytes()));
}

/// Resolves dot segments as in RFC 3986, 5.2.4, and drops empty segments.
fn resolved(path: &str) -> String {
    let mut segments: Vec<&str> = Vec::new();
    for segment in path.split('/') {
        match segment {
            "" | "." => {}
            ".." => drop(segments.pop()),
            _ => segments.push(segment),
        }
    }
    let directory = [("/"), ("/."), ("/..")].iter().any(|end| path.ends_with(end));
    let end = if directory && !segments.is_empty() { "/" } else { "" };
    format!("/{}{end}", segments.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn once(path: &str) -> String {
        let mut out = Vec::new();
        encode_once(&mut out, path);
        String::from_utf8(out).unwrap()
    }

    #[test]
    fn the_path_of_s3_is_encoded_once_whatever_the_client_encodes() {
        for (sent, canonical) in [
            ("", "/"),
            ("/", "/"),
            ("/b/a//b/./../c", "/b/a//b/./../c"),
            ("/b/a b", "/b/a%20b"),
            ("/b/a%20b", "/b/a%20b"),
            ("/b/a+b", "/b/a%2Bb"),
            ("/b/a%2bb", "/b/a%2Bb"),
            ("/b/test$file.text", "/b/test%24file.text"),
            ("/b/test%24file.text", "/b/test%24file.text"),
            ("/b/~-._", "/b/~-._"),
            ("/b/%7E%2D%2E%5F%41", "/b/~-._A"),
            ("/b/a%2Fb", "/b/a/b"),
            ("/b/100%", "/b/100%25"),
            ("/b/100%25", "/b/100%25"),
            ("/b/%2525", "/b/%2525"),
            ("/b/\u{e4}", "/b/%C3%A4"),
            ("/b/%c3%a4", "/b/%C3%A4"),
            ("/b/%ff", "/b/%FF"),
        ] {
            assert_eq!(once(sent), canonical, "{sent}");
            assert_eq!(once(canonical), canonical, "{sent}");
            if !sent.is_empty() {
                assert_eq!(decode_path(sent), decode_path(canonical), "{sent}");
            }
        }
    }
}
