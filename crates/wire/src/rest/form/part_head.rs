//! The headers of a part of a form, and the boundary between parts.

use std::borrow::Cow;

/// The most headers of a part. Browsers send two.
const HEADERS_MAX: usize = 16;
/// The longest boundary. Source: RFC 2046 section 5.1.1.
const BOUNDARY_BYTES_MAX: usize = 70;

/// The facts that the headers of a part tell.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct PartHead {
    /// The name of the field, in lower case.
    pub(super) name: String,
    /// The name of the file, as sent.
    pub(super) file_name: Option<String>,
}

impl PartHead {
    /// Parses the headers, up to the blank line behind them. Returns `None` if they name no field.
    pub(super) fn parse(bytes: &[u8]) -> Option<Self> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS_MAX];
        let Ok(httparse::Status::Complete((_, headers))) =
            httparse::parse_headers(bytes, &mut headers)
        else {
            return None;
        };
        let mut dispositions =
            headers.iter().filter(|header| header.name.eq_ignore_ascii_case("content-disposition"));
        let (disposition, None) = (dispositions.next()?, dispositions.next()) else { return None };
        let text = std::str::from_utf8(disposition.value).ok()?;
        let (kind, parameters) = text.split_once(';')?;
        if !kind.trim().eq_ignore_ascii_case("form-data") {
            return None;
        }
        let name = parameter(parameters, "name")?.to_ascii_lowercase();
        let file_name = parameter(parameters, "filename").map(Cow::into_owned);
        (!name.is_empty()).then_some(Self { name, file_name })
    }
}

/// Returns the boundary in the `Content-Type` of a form.
pub(super) fn boundary(content_type: &[u8]) -> Option<&[u8]> {
    let text = std::str::from_utf8(content_type).ok()?;
    let (_kind, parameters) = text.split_once(';')?;
    let Cow::Borrowed(boundary) = parameter(parameters, "boundary")? else { return None };
    let is_allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"'()+_,-./:=? ".contains(&byte);
    let is_boundary = (1..=BOUNDARY_BYTES_MAX).contains(&boundary.len())
        && boundary.bytes().all(is_allowed)
        && !boundary.ends_with(' ');
    is_boundary.then_some(boundary.as_bytes())
}

/// Returns the value of the parameter called `wanted`. In a quoted one a backslash stands for itself unless a quotation mark follows:
/// browsers send paths of Windows so.
fn parameter<'t>(mut text: &'t str, wanted: &str) -> Option<Cow<'t, str>> {
    loop {
        let (name, rest) = text.split_once('=')?;
        let name = name.trim_matches([' ', '\t', ';']);
        let (value, after) = match rest.strip_prefix('"') {
            Some(quoted) => {
                let end = quoted_end(quoted)?;
                (quoted.get(..end)?, quoted.get(end + 1..)?)
            }
            None => rest.split_once(';').unwrap_or((rest, "")),
        };
        if name.eq_ignore_ascii_case(wanted) {
            return Some(if value.contains("\\\"") {
                Cow::Owned(value.replace("\\\"", "\""))
            } else {
                Cow::Borrowed(value.trim_end())
            });
        }
        text = after;
    }
}

/// Returns where a quoted text ends.
fn quoted_end(quoted: &str) -> Option<usize> {
    let ends = quoted.match_indices('"').map(|(place, _)| place);
    let is_escaped =
        |place: &usize| quoted.get(..*place).is_some_and(|before| before.ends_with('\\'));
    ends.into_iter().find(|place| !is_escaped(place))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(text: &str) -> Option<(String, Option<String>)> {
        PartHead::parse(format!("{text}\r\n\r\n").as_bytes())
            .map(|head| (head.name, head.file_name))
    }

    #[test]
    fn names_are_read_as_browsers_write_them() {
        let some =
            |name: &str, file: Option<&str>| Some((name.to_owned(), file.map(str::to_owned)));
        for (text, expected) in [
            (r#"Content-Disposition: form-data; name="key""#, some("key", None)),
            (r#"content-disposition:form-data;name=Key"#, some("key", None)),
            (
                "Content-Type: text/plain\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a;b=c.txt\"",
                some("file", Some("a;b=c.txt")),
            ),
            (
                r#"Content-Disposition: form-data; filename="C:\dir\é \"x\".txt"; name="file""#,
                some("file", Some(r#"C:\dir\é "x".txt"#)),
            ),
            (r#"Content-Disposition: form-data; name="file"; filename="""#, some("file", Some(""))),
            (r#"Content-Disposition: form-data; name="""#, None),
            (r#"Content-Disposition: form-data; name="key"#, None),
            (r#"Content-Disposition: form-data; filename="name=key""#, None),
            (r#"Content-Disposition: attachment; name="key""#, None),
            ("Content-Disposition: form-data", None),
            ("Content-Type: text/plain", None),
            (
                "Content-Disposition: form-data; name=a\r\nContent-Disposition: form-data; name=b",
                None,
            ),
        ] {
            assert_eq!(head(text), expected, "{text}");
        }
    }

    #[test]
    fn a_boundary_has_1_to_70_characters_that_are_allowed() {
        let long = format!("multipart/form-data; boundary={}", "x".repeat(70));
        for (text, expected) in [
            ("multipart/form-data; boundary=----WebKit7MA4", Some("----WebKit7MA4")),
            ("multipart/form-data; charset=utf-8; boundary=\"a b\"", Some("a b")),
            (long.as_str(), Some(&*"x".repeat(70))),
            (&format!("{long}x"), None),
            ("multipart/form-data; boundary=", None),
            ("multipart/form-data; boundary=\"a\r\nb\"", None),
            ("multipart/form-data", None),
        ] {
            assert_eq!(boundary(text.as_bytes()), expected.map(str::as_bytes), "{text}");
        }
    }
}
