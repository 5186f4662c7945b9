//! The XML of S3's answers: lists of versions, and errors.
//!
//! An answer may come from something that is no S3. What is not understood is refused, so that a page of a proxy is not taken for
//! the end of a list.

use percent_encoding::percent_decode_str;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::{BytesRef, Event};

/// The most elements within each other. S3 has four.
const DEPTH_MAX: usize = 16;

/// An answer that is not what S3 answers.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(super) struct AnswerError(&'static str);

const NOT_XML: AnswerError = AnswerError("it is no XML that S3 writes");

/// A version of an object.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct VersionName {
    pub(super) key: String,
    pub(super) id: String,
}

/// The place in a list where its next page begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct PageMarker {
    pub(super) key: String,
    /// The last version of the key that was listed. `None` if all of them were.
    pub(super) version_id: Option<String>,
}

/// A page of `ListObjectVersions`.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct VersionPage {
    /// The versions, in the order of their keys.
    pub(super) versions: Vec<VersionName>,
    /// The number of delete markers.
    pub(super) delete_markers: u64,
    /// The start of the next page. `None` after the last one.
    pub(super) next: Option<PageMarker>,
}

impl VersionPage {
    /// Parses a page whose keys are encoded as in URLs.
    ///
    /// # Errors
    /// [`AnswerError`] if it is none, or does not say where the next one begins.
    pub(super) fn parse(body: &[u8]) -> Result<Self, AnswerError> {
        let mut page = Self { versions: Vec::new(), delete_markers: 0, next: None };
        let mut is_truncated = None;
        let (mut next_key, mut next_version) = (None, None);
        let (mut child, mut elements) = (0, 0);
        let (mut key, mut id) = (None, None);
        for leaf in leaves(body)? {
            if leaf.child != child {
                (child, key, id) = (leaf.child, None, None);
                elements += usize::from(leaf.path.starts_with("Version/"));
            }
            match leaf.path.as_str() {
                "IsTruncated" => is_truncated = Some(leaf.text == "true"),
                "NextKeyMarker" => next_key = Some(decoded(&leaf.text)?),
                "NextVersionIdMarker" => next_version = Some(leaf.text),
                "DeleteMarker/Key" => page.delete_markers += 1,
                "Version/Key" => key = Some(decoded(&leaf.text)?),
                "Version/VersionId" => id = Some(leaf.text),
                _ => {}
            }
            if key.is_some() && id.is_some() {
                let name = key.take().zip(id.take());
                page.versions.extend(name.map(|(key, id)| VersionName { key, id }));
            }
        }
        if page.versions.len() != elements {
            return Err(AnswerError("a version in the list has no key or no id"));
        }
        page.versions.sort_by(|one, other| one.key.cmp(&other.key));
        page.next = match is_truncated {
            None => return Err(AnswerError("it is no list of versions")),
            Some(false) => None,
            Some(true) => {
                let key = next_key.filter(|key| !key.is_empty());
                let key = key.ok_or(AnswerError("the list does not say where it goes on"))?;
                Some(PageMarker { key, version_id: next_version.filter(|id| !id.is_empty()) })
            }
        };
        Ok(page)
    }
}

/// The code and the text of an error of S3.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct ErrorText {
    pub(super) code: String,
    pub(super) message: String,
}

impl ErrorText {
    /// Parses the body of an error. `None` if it is none.
    pub(super) fn parse(body: &[u8]) -> Option<Self> {
        let leaves = leaves(body).ok()?;
        let text = |path: &str| {
            let leaf = leaves.iter().find(|leaf| leaf.path == path);
            leaf.map(|leaf| leaf.text.clone())
        };
        let code = text("Code").filter(|code| !code.is_empty())?;
        Some(Self { code, message: text("Message").unwrap_or_default() })
    }
}

/// A text of an answer.
struct XmlLeaf {
    /// The names of the elements that it is in, without the root: `Version/Key`.
    path: String,
    /// The number of the element below the root that it is in.
    child: usize,
    text: String,
}

/// Reads the texts of the elements that have no others in them. Namespaces do not count.
fn leaves(body: &[u8]) -> Result<Vec<XmlLeaf>, AnswerError> {
    let text = std::str::from_utf8(body).map_err(|_not_utf8| NOT_XML)?;
    let mut reader = Reader::from_str(text.strip_prefix('\u{feff}').unwrap_or(text));
    reader.config_mut().expand_empty_elements = true;
    let mut leaves = Vec::new();
    let mut names: Vec<String> = Vec::new();
    let (mut child, mut is_leaf, mut text) = (0, false, String::new());
    loop {
        match reader.read_event().map_err(|_not_well_formed| NOT_XML)? {
            Event::Start(start) => {
                names.push(start.local_name().as_ref().to_owned());
                if names.len() > DEPTH_MAX {
                    return Err(NOT_XML);
                }
                child += usize::from(names.len() == 2);
                is_leaf = true;
                text.clear();
            }
            Event::End(_) => {
                if is_leaf && let Some(path) = names.get(1..).filter(|names| !names.is_empty()) {
                    let text = std::mem::take(&mut text);
                    leaves.push(XmlLeaf { path: path.join("/"), child, text });
                }
                is_leaf = false;
                names.pop();
            }
            Event::Text(part) => text += &part.xml10_content(),
            Event::CData(part) => text += &part.xml10_content(),
            Event::GeneralRef(name) => text += &resolved(&name)?,
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) => {}
            // Empty elements come as a start and an end. A document type could define entities.
            Event::Empty(_) | Event::DocType(_) => return Err(NOT_XML),
            Event::Eof if names.is_empty() && !leaves.is_empty() => return Ok(leaves),
            Event::Eof => return Err(NOT_XML),
        }
    }
}

/// Returns the character that a reference stands for.
fn resolved(name: &BytesRef<'_>) -> Result<String, AnswerError> {
    match name.resolve_char_ref().map_err(|_no_character| NOT_XML)? {
        Some(character) => Ok(character.to_string()),
        None => resolve_predefined_entity(name).map(str::to_owned).ok_or(NOT_XML),
    }
}

/// Decodes a key of a list with `encoding-type=url`, where a space is `+`.
fn decoded(text: &str) -> Result<String, AnswerError> {
    let spaced = text.replace('+', " ");
    let key = percent_decode_str(&spaced).decode_utf8();
    Ok(key.map_err(|_not_utf8| AnswerError("a key in the list is not UTF-8"))?.into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn list(inside: &str) -> Result<VersionPage, AnswerError> {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
        let name = "ListVersionsResult";
        let space = "xmlns=\"http://s3.amazonaws.com/doc/2006-03-01/\"";
        VersionPage::parse(format!("{head}<{name} {space}>{inside}</{name}>").as_bytes())
    }

    /// The sample answer of S3 API reference, "ListObjectVersions", shortened.
    #[test]
    fn a_page_is_read_in_the_order_of_the_keys() {
        let page = list(
            "<Name>bucket</Name><Prefix/><KeyMarker/><MaxKeys>5</MaxKeys><IsTruncated>false</IsTruncated>\
             <Version><Key>b+c%2Bd%2F%C3%A9</Key><VersionId>null</VersionId><IsLatest>true</IsLatest>\
             <Owner><ID>75aa57f09aa0c8caeab4f8c24e99d10f8e7faeebf76c078efc7c6caea54ba06a</ID></Owner></Version>\
             <DeleteMarker><Key>a</Key><VersionId>m</VersionId></DeleteMarker>\
             <Version><VersionId>2&amp;</VersionId><ETag>&quot;x&quot;</ETag><Key>a</Key></Version>\
             <Version>\n<Key>a</Key>\n<VersionId>1</VersionId>\n</Version>",
        );
        let version = |key: &str, id: &str| VersionName { key: key.to_owned(), id: id.to_owned() };
        assert_eq!(
            page.unwrap(),
            VersionPage {
                versions: vec![version("a", "2&"), version("a", "1"), version("b c+d/é", "null")],
                delete_markers: 1,
                next: None,
            }
        );
    }

    #[test]
    fn a_page_says_where_the_next_one_begins() {
        let page = list(
            "<IsTruncated>true</IsTruncated><NextKeyMarker>a%26</NextKeyMarker><NextVersionIdMarker>v</NextVersionIdMarker>",
        );
        let next = PageMarker { key: "a&".to_owned(), version_id: Some("v".to_owned()) };
        assert_eq!(page.unwrap().next, Some(next));
        let page = list("<IsTruncated>true</IsTruncated><NextKeyMarker>a</NextKeyMarker>");
        assert_eq!(page.unwrap().next.unwrap().version_id, None);
        let endless = list("<IsTruncated>true</IsTruncated><NextKeyMarker/>").unwrap_err();
        assert!(endless.to_string().contains("where it goes on"));
    }

    #[test]
    fn what_is_no_list_is_not_taken_for_an_empty_one() {
        for body in [
            "",
            "<",
            "<a>",
            "<a></b>",
            "text",
            "<html><body>Sign in</body></html>",
            "<!DOCTYPE a [<!ENTITY b \"c\">]><a><IsTruncated>false</IsTruncated></a>",
            "<a><IsTruncated>&b;</IsTruncated></a>",
            "<a><IsTruncated>false</IsTruncated><Version><Key>%FF</Key></Version></a>",
            "<a><IsTruncated>false</IsTruncated>",
        ] {
            assert!(VersionPage::parse(body.as_bytes()).is_err(), "{body}");
        }
        assert!(VersionPage::parse(b"<a>\xff</a>").is_err());
        let deep = format!("{}{}", "<a>".repeat(100), "</a>".repeat(100));
        assert!(VersionPage::parse(deep.as_bytes()).is_err());
    }

    #[test]
    fn a_version_without_a_name_is_not_left_out() {
        let page = list(
            "<IsTruncated>false</IsTruncated><Version><Key>a</Key></Version><Version><VersionId>1</VersionId></Version>",
        );
        assert!(page.unwrap_err().to_string().contains("no key or no id"));
    }

    #[test]
    fn an_error_has_a_code_and_a_message() {
        let body = "<Error><Code>NoSuchBucket</Code><Message>It&#39;s gone</Message><BucketName>b</BucketName></Error>";
        let error = ErrorText::parse(body.as_bytes()).unwrap();
        assert_eq!((error.code.as_str(), error.message.as_str()), ("NoSuchBucket", "It's gone"));
        for body in ["", "<Error><Code/></Error>", "<html/>", "{\"code\": 1}"] {
            assert_eq!(ErrorText::parse(body.as_bytes()), None, "{body}");
        }
    }
}
