//! The form with which a browser uploads an object: `multipart/form-data`, whose fields come first and whose file comes last.
//!
//! [`FormReader`] reads the fields out of what has come so far, and [`FormFile`] the content of the file from where they end, without
//! a copy. Both look at each byte once and keep no more than they need: the fields have 20 KB, and of the file they hold at most the
//! beginning of what may be its end.
//!
//! Sources: RFC 7578 and RFC 2046 section 5.1; WHATWG HTML, "Multipart form data", for what browsers send; S3 API reference, "POST
//! Object" and "Creating an HTML Form (Using AWS Signature Version 4)".

mod file;
mod part_head;

use std::fmt;

use memchr::memmem;
use model::generated::s3::Tagging;
use model::shape::FromFields as _;
use model::{Error, ErrorCode};

use super::head::RestHead;
use super::{payload, refusal};
pub use file::FormFile;
use part_head::{PartHead, boundary};

/// The longest form without the content of its file. Source: "The form data and boundaries (excluding the contents of the file) cannot
/// exceed 20 KB."
pub const FORM_BYTES_MAX: usize = 20 * 1024;

/// The name of the field that is the file.
const FILE: &str = "file";
/// The text in a field that stands for the name of the file.
const FILE_NAME: &str = "${filename}";
/// The fields in which it does not: they are what is signed, and the signature.
const NOT_EXPANDED: [&str; 2] = ["policy", "x-amz-signature"];
/// The blank line after the headers of a part.
const HEADERS_END: &[u8] = b"\r\n\r\n";

/// The fields of a form.
pub struct UploadForm {
    /// The names in lower case with their values, each name once and in the order of the form. Of several fields with a name the values
    /// are joined by commas, as S3 does.
    pub fields: Vec<(String, String)>,
}

/// Shows no values: they may be tokens and keys.
impl fmt::Debug for UploadForm {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "UploadForm({} fields)", self.fields.len())
    }
}

/// The reader of a form up to its file.
#[derive(Debug)]
pub struct FormReader {
    /// The line break and the boundary before each part.
    delimiter: Vec<u8>,
    place: FormPlace,
    /// The position up to which parts have been read.
    read: usize,
    /// The position before which the end of the part does not begin.
    searched: usize,
    form: UploadForm,
}

/// The place in a form.
#[derive(Debug)]
enum FormPlace {
    /// Before its first boundary.
    Start,
    /// Behind a boundary.
    Boundary,
    /// In the headers of a part.
    Headers,
    /// In the value of the field with this name.
    Value(String),
}

impl FormReader {
    /// Returns a reader of a form of this `Content-Type`.
    ///
    /// # Errors
    /// `MalformedPOSTRequest` if that names no boundary.
    pub fn new(content_type: &[u8]) -> Result<Self, Error> {
        let delimiter = [b"\r\n--", boundary(content_type).ok_or_else(malformed)?].concat();
        let form = UploadForm { fields: Vec::new() };
        Ok(Self { delimiter, place: FormPlace::Start, read: 0, searched: 0, form })
    }

    /// Reads on in `bytes`, all that has come of the body. Returns where in it the content of the file begins, once that is known.
    ///
    /// # Errors
    /// `MalformedPOSTRequest` if it is no form; `InvalidArgument` if it has no file; `MaxPostPreDataLengthExceededError` if the file does
    /// not begin within [`FORM_BYTES_MAX`].
    pub fn file_start(&mut self, bytes: &[u8]) -> Result<Option<usize>, Error> {
        let known = bytes.get(..FORM_BYTES_MAX).unwrap_or(bytes);
        while let Some(more) = self.step(known)? {
            if more {
                continue;
            }
            return Ok(Some(self.read));
        }
        if bytes.len() < FORM_BYTES_MAX {
            return Ok(None);
        }
        Err(too_large())
    }

    /// Returns the error for a body that has ended before its file.
    #[must_use]
    pub fn broken_off(&self) -> Error {
        malformed()
    }

    /// Returns the fields, and the reader of the file.
    #[must_use]
    pub fn finish(self) -> (UploadForm, FormFile) {
        (self.form, FormFile::new(&self.delimiter))
    }

    /// Takes one step. Returns whether another one follows, or the file; `None` if more bytes have to come first.
    fn step(&mut self, bytes: &[u8]) -> Result<Option<bool>, Error> {
        let rest = bytes.get(self.read..).unwrap_or_default();
        match &self.place {
            FormPlace::Start => {
                // The line break before the first boundary is the end of the head.
                let wanted = self.delimiter.get(2..).unwrap_or_default();
                let length = rest.len().min(wanted.len());
                if rest.get(..length) != wanted.get(..length) {
                    return Err(malformed());
                }
                Ok((length == wanted.len()).then(|| self.go(FormPlace::Boundary, length)))
            }
            FormPlace::Boundary => match rest {
                [b'\r', b'\n', ..] => Ok(Some(self.go(FormPlace::Headers, 2))),
                [b'-', b'-', ..] => Err(no_file()),
                [] | [b'\r' | b'-'] => Ok(None),
                _ => Err(malformed()),
            },
            FormPlace::Headers => {
                let Some(end) = self.find(bytes, HEADERS_END) else {
                    self.searched = bytes.len().saturating_sub(HEADERS_END.len());
                    return Ok(None);
                };
                let head = bytes.get(self.read..end + HEADERS_END.len()).unwrap_or_default();
                let PartHead { name, file_name } = PartHead::parse(head).ok_or_else(malformed)?;
                if name == FILE {
                    self.form.expand(&file_name.unwrap_or_default())?;
                    self.read = end + HEADERS_END.len();
                    return Ok(Some(false));
                }
                Ok(Some(self.go(FormPlace::Value(name), head.len())))
            }
            FormPlace::Value(name) => {
                let Some(end) = self.find(bytes, &self.delimiter) else {
                    self.searched = bytes.len().saturating_sub(self.delimiter.len());
                    return Ok(None);
                };
                let value = bytes.get(self.read..end).unwrap_or_default();
                let text = std::str::from_utf8(value).map_err(|_not_utf8| malformed())?;
                self.form.add(name, text);
                Ok(Some(self.go(FormPlace::Boundary, value.len() + self.delimiter.len())))
            }
        }
    }

    fn go(&mut self, place: FormPlace, bytes: usize) -> bool {
        self.place = place;
        self.read += bytes;
        true
    }

    /// Returns the position of `wanted` in the rest.
    fn find(&self, bytes: &[u8], wanted: &[u8]) -> Option<usize> {
        let start = self.read.max(self.searched);
        memmem::find(bytes.get(start..)?, wanted).map(|place| start + place)
    }
}

impl UploadForm {
    /// Returns the value of the field called `name`, in lower case.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&str> {
        self.fields.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// Returns the key of the object.
    ///
    /// # Errors
    /// `InvalidArgument` if there is none, or an empty one.
    pub fn key(&self) -> Result<&str, Error> {
        let message = match self.field("key") {
            Some("") => "User key must have a length greater than 0.",
            Some(key) => return Ok(key),
            None => {
                "Bucket POST must contain a field named 'key'.  If it is specified, please check the order of the fields."
            }
        };
        Err(refusal::argument(message, "key", ""))
    }

    /// Returns the tags of the object as PutObject has them in a header. The form has them as XML.
    ///
    /// # Errors
    /// `MalformedXML`.
    pub fn tags(&self) -> Result<Option<String>, Error> {
        let Some(document) = self.field("tagging") else { return Ok(None) };
        let tagging = payload::read("Tagging", Tagging::STRUCTURE, document.as_bytes())?;
        let tagging = Tagging::from_fields(tagging)?;
        let mut pairs = form_urlencoded::Serializer::new(String::new());
        for tag in &tagging.tag_set {
            pairs.append_pair(&tag.key, &tag.value);
        }
        Ok(Some(pairs.finish()))
    }

    /// Returns the head of the request for the object: what PutObject has in headers, the form has in fields. `tags` are its
    /// [tags](Self::tags), and `sent` are the headers of the form.
    ///
    /// # Errors
    /// `InvalidArgument` if there is no key, or if a header asks for what only a field can ask for.
    pub fn head<'a>(
        &'a self,
        bucket: &'a str,
        tags: Option<&'a str>,
        sent: &RestHead<'a>,
    ) -> Result<RestHead<'a>, Error> {
        if let Some(name) = sent.names_after(&["x-amz-server-side-encryption"]).first() {
            let message = format!("{name} header is not supported for this operation.");
            return Err(refusal::argument(message, name, ""));
        }
        let owner = sent.headers.iter().filter(|(name, _)| *name == "x-amz-expected-bucket-owner");
        let fields = self.fields.iter().filter(|(name, _)| name != "tagging");
        let fields = fields.map(|(name, value)| (header(name), value.as_bytes()));
        let tags = tags.map(|tags| ("x-amz-tagging", tags.as_bytes()));
        let headers = owner.copied().chain(fields).chain(tags).collect();
        Ok(RestHead {
            method: "POST",
            bucket: Some(bucket),
            key: Some(self.key()?),
            query: Vec::new(),
            headers,
        })
    }

    fn add(&mut self, name: &str, value: &str) {
        match self.fields.iter_mut().find(|(known, _)| known == name) {
            Some((_, before)) => before.extend([",", value]),
            None => self.fields.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Puts the name of the file in. Source: "If the browser or client provides a full or partial path to the file, only the text
    /// following the last slash (/) or backslash (\) is used."
    ///
    /// # Errors
    /// `MaxPostPreDataLengthExceededError` if the fields become longer than a form may be: whoever sends it is not known yet.
    fn expand(&mut self, file_name: &str) -> Result<(), Error> {
        let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let mut bytes = 0;
        for (field, value) in &mut self.fields {
            if NOT_EXPANDED.contains(&field.as_str()) {
                continue;
            }
            let places = value.matches(FILE_NAME).count();
            bytes += value.len() + places * name.len();
            if places > 0 && bytes > FORM_BYTES_MAX {
                return Err(too_large());
            }
            if places > 0 {
                *value = value.replace(FILE_NAME, name);
            }
        }
        Ok(())
    }
}

/// Returns the header that a field stands for.
fn header(field: &str) -> &str {
    match field {
        "acl" => "x-amz-acl",
        // The older name.
        "redirect" => "success_action_redirect",
        _ => field,
    }
}

fn too_large() -> Error {
    let message = "Your POST request fields preceding the upload file were too large.";
    Error::new(ErrorCode::MaxPostPreDataLengthExceededError, message)
}

fn malformed() -> Error {
    let message = "The body of your POST request is not well-formed multipart/form-data.";
    Error::new(ErrorCode::MalformedPostRequest, message)
}

fn no_file() -> Error {
    refusal::argument("POST requires exactly one file upload per request.", FILE, "0")
}

#[cfg(test)]
mod tests;
