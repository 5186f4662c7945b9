//! The completion of an upload: which of its parts the object gets, and whether they are what the client means.
//!
//! Sources: S3 API reference, `CompleteMultipartUpload`; user guide, "Checking object integrity for data uploads". Texts and elements of
//! errors were seen at S3; where, the functions that make them say.

use model::generated::s3::{CompletedMultipartUpload, CompletedPart};
use model::{Error, ErrorCode};

use crate::checksum::{
    Checksum, ChecksumAlgorithm, ChecksumType, ObjectChecksum, PartChecksum, UploadChecksum,
};
use crate::error::invalid_request;
use crate::etag::{ETag, unquoted};
use crate::members::stated_checksums;
use crate::part_number::{PART_NUMBER_MAX, PartNumber};
use crate::upload_part::KeptPart;

/// The least size of a part that is not the last: 5 MiB. Source: S3 user guide, "Amazon S3 multipart upload limits".
const PART_BYTES_MIN: u64 = 5 * 1024 * 1024;

/// A part that the request names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NamedPart<'a> {
    pub(crate) number: u16,
    /// The ETag as it was sent, without quotation marks.
    pub(crate) etag: &'a str,
    checksums: Vec<(&'static str, &'a str)>,
}

/// The claims of a request about the object.
#[derive(Clone, Debug, Default)]
pub(crate) struct ObjectClaims<'a> {
    /// The headers of checksums.
    pub(crate) checksums: Vec<(&'static str, &'a str)>,
    /// `x-amz-checksum-type`.
    pub(crate) checksum_type: Option<&'a str>,
    /// `x-amz-mp-object-size`.
    pub(crate) size: Option<i64>,
}

/// Returns the parts that a request names.
///
/// # Errors
/// `MalformedXML` if there are none or too many, or if one lacks its number or ETag; `InvalidArgument` for a number that no part has;
/// `InvalidPartOrder`.
pub(crate) fn named_parts<'a>(
    list: Option<&'a CompletedMultipartUpload>,
    upload_id: &str,
) -> Result<Vec<NamedPart<'a>>, Error> {
    let list = list.and_then(|list| list.parts.as_deref()).unwrap_or_default();
    if list.is_empty() || list.len() > usize::from(PART_NUMBER_MAX) {
        return Err(malformed());
    }
    let parts = list.iter().map(named_part).collect::<Result<Vec<_>, Error>>()?;
    let mut pairs = parts.iter().zip(parts.iter().skip(1));
    match pairs.find(|(one, next)| one.number >= next.number) {
        Some((_, next)) => Err(wrong_order(upload_id, next)),
        None => Ok(parts),
    }
}

fn named_part(part: &CompletedPart) -> Result<NamedPart<'_>, Error> {
    let (Some(number), Some(etag)) = (part.part_number, &part.e_tag) else {
        return Err(malformed());
    };
    let number = PartNumber::of_member(number)?.get();
    Ok(NamedPart { number, etag: unquoted(etag), checksums: stated_checksums!(part) })
}

/// Returns the parts of an upload that the request names. `find` looks one up.
///
/// # Errors
/// `InvalidPart` if a part is not there, or has another ETag or checksum; `InvalidRequest` if one lacks its checksum;
/// `EntityTooSmall`.
pub(crate) fn chosen_parts(
    upload: UploadChecksum,
    upload_id: &str,
    named: &[NamedPart<'_>],
    find: impl Fn(u16) -> Result<Option<KeptPart>, Error>,
) -> Result<Vec<KeptPart>, Error> {
    let needs_checksum = upload.is_stated && upload.kind == ChecksumType::Composite;
    let mut chosen = Vec::with_capacity(named.len());
    for part in named {
        let Some(kept) = find(part.number)?.filter(|kept| part.is(kept)) else {
            return Err(invalid_part(upload_id, part));
        };
        if needs_checksum && part.checksums.is_empty() {
            return Err(checksum_missing(upload.algorithm, part.number));
        }
        chosen.push(kept);
    }
    let before_last = chosen.split_last().map(|(_last, before)| before).unwrap_or_default();
    match before_last.iter().find(|kept| kept.part.bytes < PART_BYTES_MIN) {
        Some(small) => Err(too_small(small)),
        None => Ok(chosen),
    }
}

impl NamedPart<'_> {
    /// Returns whether a part is the one that is named.
    fn is(&self, kept: &KeptPart) -> bool {
        let has = |(header, text): &(&str, &str)| {
            let stated = ChecksumAlgorithm::from_header(header)
                .and_then(|algorithm| Checksum::from_base64(algorithm, text));
            let stated = stated.as_ref();
            stated
                .is_some_and(|stated| kept.digests.checksum_of(stated.algorithm()) == Some(stated))
        };
        kept.digests.etag.to_string() == self.etag && self.checksums.iter().all(has)
    }
}

/// The digests of an object of parts, and its size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct PartsTotal {
    pub(crate) etag: ETag,
    pub(crate) checksum: ObjectChecksum,
    pub(crate) size: u64,
}

impl PartsTotal {
    /// Returns the total of chosen parts.
    ///
    /// # Errors
    /// `KMSInternalException` if a part has no checksum of the upload's algorithm.
    pub(crate) fn of(upload: UploadChecksum, parts: &[KeptPart]) -> Result<Self, Error> {
        let etags: Vec<_> = parts.iter().map(|part| part.digests.etag).collect();
        let checksums: Option<Vec<_>> = parts
            .iter()
            .map(|KeptPart { part, digests, .. }| {
                let checksum = digests.checksum_of(upload.algorithm)?.clone();
                Some(PartChecksum { checksum, size: part.bytes })
            })
            .collect();
        let checksum = checksums.and_then(|checksums| upload.of_object(&checksums));
        let broken = || Error::internal("the parts of an upload do not have its checksum");
        Ok(Self {
            etag: ETag::of_parts(&etags).ok_or_else(broken)?,
            checksum: checksum.ok_or_else(broken)?,
            size: parts.iter().map(|part| part.part.bytes).sum(),
        })
    }

    /// Checks what the client says of the object.
    ///
    /// # Errors
    /// `InvalidRequest` for another size or another algorithm; `BadDigest` for another checksum or type.
    pub(crate) fn check(
        &self,
        upload: UploadChecksum,
        claims: &ObjectClaims<'_>,
    ) -> Result<(), Error> {
        if let Some(size) = claims.size
            && u64::try_from(size) != Ok(self.size)
        {
            return Err(another_size(size, self.size));
        }
        if let Some(kind) = claims.checksum_type
            && ChecksumType::from_name(kind) != Some(upload.kind)
        {
            return Err(another_type(upload.kind));
        }
        match claims.checksums.as_slice() {
            [] => Ok(()),
            [(header, text)] => self.check_checksum(upload, header, text),
            _several => Err(invalid_request(
                "Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.",
            )),
        }
    }

    /// Checks the checksum of the object. That of parts comes with their number or without it.
    fn check_checksum(
        &self,
        upload: UploadChecksum,
        header: &str,
        text: &str,
    ) -> Result<(), Error> {
        let algorithm = ChecksumAlgorithm::from_header(header);
        if algorithm != Some(upload.algorithm) {
            return Err(another_algorithm(upload, algorithm));
        }
        let stated = ObjectChecksum::parse(upload.algorithm, text)
            .ok_or_else(|| invalid_request(format!("Value for {header} header is invalid.")))?;
        let own = self.checksum.to_string();
        let without_number = own.split_once('-').map_or(own.as_str(), |(value, _)| value);
        let stated = stated.to_string();
        if stated == own || stated == without_number {
            Ok(())
        } else {
            Err(another_checksum(upload.algorithm))
        }
    }
}

/// Seen at S3 on 2026-05-05: github.com/versity/versitygw/issues/2111.
fn malformed() -> Error {
    Error::new(
        ErrorCode::MalformedXml,
        "The XML you provided was not well-formed or did not validate against our published schema",
    )
}

/// The text is in the API reference; the elements were seen at S3 on 2026-04-14: github.com/versity/versitygw/issues/2038.
fn wrong_order(upload_id: &str, part: &NamedPart<'_>) -> Error {
    let message = "The list of parts was not in ascending order. The parts list must be specified in order by part number.";
    about(Error::new(ErrorCode::InvalidPartOrder, message), upload_id, part)
}

/// Seen at S3 on 2026-04-13: github.com/versity/versitygw/issues/2036.
fn invalid_part(upload_id: &str, part: &NamedPart<'_>) -> Error {
    let message = "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified \
                   entity tag may not match the part's entity tag.";
    about(Error::new(ErrorCode::InvalidPart, message), upload_id, part)
}

fn about(error: Error, upload_id: &str, part: &NamedPart<'_>) -> Error {
    error
        .with_element("UploadId", upload_id)
        .with_element("PartNumber", part.number.to_string())
        .with_element("ETag", part.etag)
}

/// Seen at S3 on 2026-04-14: github.com/versity/versitygw/issues/2040.
fn too_small(kept: &KeptPart) -> Error {
    let message = "Your proposed upload is smaller than the minimum allowed size";
    Error::new(ErrorCode::EntityTooSmall, message)
        .with_element("ProposedSize", kept.part.bytes.to_string())
        .with_element("MinSizeAllowed", PART_BYTES_MIN.to_string())
        .with_element("PartNumber", kept.part.number.to_string())
        .with_element("ETag", kept.digests.etag.to_string())
}

/// Seen at S3: github.com/apache/arrow-rs-object-store/issues/568 of 2025-12-10.
fn checksum_missing(algorithm: ChecksumAlgorithm, number: u16) -> Error {
    let name = algorithm.name().to_ascii_lowercase();
    invalid_request(format!(
        "The upload was created using a {name} checksum. The complete request must include the checksum for each part. It was missing \
         for part {number} in the request."
    ))
}

/// The code is in the API reference, `x-amz-mp-object-size`; the text is made like that of the header `x-amz-content-sha256`.
fn another_size(stated: i64, size: u64) -> Error {
    invalid_request(format!(
        "The provided 'x-amz-mp-object-size' header value {stated} does not match what was computed: {size}"
    ))
}

/// The code is in the API reference, `x-amz-checksum-type`.
fn another_type(kind: ChecksumType) -> Error {
    let name = kind.name();
    let message = format!(
        "The upload was created using the {name} checksum mode. The complete request must use the same checksum mode."
    );
    Error::new(ErrorCode::BadDigest, message)
}

/// Seen at S3 for parts, and for an upload without an algorithm: github.com/apache/arrow-rs/issues/6793 of 2024-11-25.
fn another_algorithm(upload: UploadChecksum, stated: Option<ChecksumAlgorithm>) -> Error {
    let name = |algorithm: ChecksumAlgorithm| algorithm.name().to_ascii_lowercase();
    let expected = if upload.is_stated { name(upload.algorithm) } else { "null".to_owned() };
    let stated = stated.map_or("null".to_owned(), name);
    invalid_request(format!(
        "Checksum Type mismatch occurred, expected checksum Type: {expected}, actual checksum Type: {stated}"
    ))
}

/// Seen at S3 on 2026-05-01: github.com/apache/arrow-rs-object-store/issues/709.
fn another_checksum(algorithm: ChecksumAlgorithm) -> Error {
    let name = algorithm.name().to_ascii_lowercase();
    let message = format!("The {name} you specified did not match the calculated checksum.");
    Error::new(ErrorCode::BadDigest, message)
}

#[cfg(test)]
mod tests;
