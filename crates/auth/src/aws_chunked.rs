//! The encoding `aws-chunked`, decoded as it comes:
//!
//! ```text
//! 10000;chunk-signature=<64 hexadecimal digits> CR LF    length in hexadecimal digits; the signature only if chunks are signed
//! <65,536 bytes> CR LF
//! ...
//! 0;chunk-signature=<64 hexadecimal digits> CR LF        the last chunk
//! x-amz-checksum-crc32c:sOO8/Q== CR LF                   trailers, those that the request has announced
//! x-amz-trailer-signature:<64 hexadecimal digits> CR LF  only if chunks are signed
//! CR LF
//! ```
//!
//! Sources: S3 API reference, "Signature Calculations for the Authorization Header: Transferring Payload in Multiple Chunks",
//! "Signature calculations for trailing headers". The first page wants chunks of at least 8 KiB; clients that send smaller ones
//! work with S3, so there is no least length here.
//!
//! minio-go ends the line of a trailer with LF CR LF. Both ends of a line are taken.

mod trailers;

use crypto::hash::{Sha256, sha256};
use http::HeaderMap;
use model::{Error, ErrorCode};

use crate::chunk_signatures::{ChunkSignatures, SIGNATURE_DIGITS};
use crate::payload_rule::ChunkedPayload;
use crate::signature_error::mismatch;

use trailers::Trailers;

/// The longest line before a chunk: 16 digits of a length, the signature, and the end.
const CHUNK_HEADER_BYTES_MAX: usize = 16 + EXTENSION.len() + SIGNATURE_DIGITS + 2;
const LENGTH_DIGITS_MAX: usize = 16;
const EXTENSION: &[u8] = b";chunk-signature=";

/// A decoder of one body.
#[derive(Debug)]
pub(crate) struct ChunkDecoder {
    stage: Stage,
    /// The line that is read, as far as it has come.
    line: Vec<u8>,
    /// The length of the data that is still to come.
    left: u64,
    signatures: Option<ChunkSignatures>,
    trailers: Trailers,
}

/// The part of the body that comes next.
#[derive(Debug)]
enum Stage {
    /// The line before a chunk.
    ChunkHeader,
    /// The data of a chunk.
    Data {
        /// The length of what is still to come of it.
        left: u64,
        /// The hash of what has come, and the signature that it must have; `None` if chunks are not signed.
        signed: Option<(Sha256, [u8; SIGNATURE_DIGITS])>,
    },
    /// The end of the line after the data of a chunk.
    DataEnd,
    /// The trailers, or the empty line in their place.
    Trailers,
    /// Nothing.
    End,
}

impl ChunkDecoder {
    pub(crate) fn new(payload: ChunkedPayload) -> Self {
        let ChunkedPayload { signatures, decoded_length, trailers } = payload;
        let is_signed = signatures.is_some() && trailers.is_some();
        Self {
            stage: Stage::ChunkHeader,
            line: Vec::new(),
            left: decoded_length,
            signatures,
            trailers: Trailers::new(trailers.unwrap_or_default(), is_signed),
        }
    }

    /// Returns the next data in `input`, and takes what it has read off it. `None` if there is no more in it.
    pub(crate) fn next_data<'a>(
        &mut self,
        input: &mut &'a [u8],
    ) -> Result<Option<&'a [u8]>, Error> {
        while !input.is_empty() {
            match &mut self.stage {
                Stage::ChunkHeader => {
                    if self.read_line(input, CHUNK_HEADER_BYTES_MAX)? {
                        self.stage = self.begin_chunk()?;
                    }
                }
                Stage::Data { .. } => return self.read_data(input).map(Some),
                Stage::DataEnd => {
                    if self.read_line(input, 2)? {
                        if self.line != b"\r\n" {
                            return Err(malformed("the data of a chunk is longer than its length"));
                        }
                        self.stage = Stage::ChunkHeader;
                    }
                }
                Stage::Trailers => {
                    let rest = self.trailers.bytes_left();
                    if self.read_line(input, rest)? && self.end_trailer_line()? {
                        self.stage = Stage::End;
                    }
                }
                Stage::End => return Err(malformed("bytes follow the end")),
            }
        }
        Ok(None)
    }

    /// Returns the trailers, if the end has come.
    pub(crate) fn finish(self) -> Result<HeaderMap, Error> {
        match self.stage {
            Stage::End => Ok(self.trailers.into_headers()),
            Stage::ChunkHeader | Stage::Data { .. } | Stage::DataEnd | Stage::Trailers => Err(
                Error::new(ErrorCode::IncompleteBody, "The request body terminated unexpectedly")
                    .because("the body in aws-chunked encoding ends before its end"),
            ),
        }
    }

    /// Reads on in a line that has at most `bytes_max`. Returns whether its end has come.
    fn read_line(&mut self, input: &mut &[u8], bytes_max: usize) -> Result<bool, Error> {
        if self.line.ends_with(b"\n") {
            self.line.clear();
        }
        let rest = bytes_max.saturating_sub(self.line.len());
        let end = input.iter().take(rest).position(|byte| *byte == b'\n');
        let length = end.map_or(rest.min(input.len()), |place| place + 1);
        let (part, after) = input.split_at_checked(length).unwrap_or((input, &[]));
        self.line.extend_from_slice(part);
        *input = after;
        if end.is_none() && !input.is_empty() {
            return Err(malformed("a line does not end where it must"));
        }
        Ok(end.is_some())
    }

    /// Reads the line before a chunk.
    fn begin_chunk(&mut self) -> Result<Stage, Error> {
        let line = self.line.strip_suffix(b"\r\n").ok_or_else(|| malformed("LF without CR"))?;
        let end = line.iter().position(|byte| *byte == b';').unwrap_or(line.len());
        let (digits, extension) = line.split_at_checked(end).unwrap_or((line, &[]));
        let length = length(digits).ok_or_else(|| malformed("a chunk has no length"))?;
        let signature = match &self.signatures {
            Some(_) => {
                let signature =
                    extension.strip_prefix(EXTENSION).and_then(|text| text.try_into().ok());
                Some(signature.ok_or_else(|| malformed("a chunk has no signature"))?)
            }
            None if extension.is_empty() => None,
            None => return Err(malformed("a chunk has an extension and must not be signed")),
        };
        if length > self.left || (length == 0 && self.left > 0) {
            return Err(another_length(self.left, length));
        }
        self.left -= length;
        if length > 0 {
            let signed = signature.map(|signature| (Sha256::new(), signature));
            return Ok(Stage::Data { left: length, signed });
        }
        if let Some(signature) = signature {
            self.check_signature(&sha256(b""), &signature)?;
        }
        Ok(Stage::Trailers)
    }

    /// Reads data of a chunk. The end of a chunk is not returned before the signature of all of it has been checked.
    fn read_data<'a>(&mut self, input: &mut &'a [u8]) -> Result<&'a [u8], Error> {
        let Stage::Data { left, signed } = &mut self.stage else { return Ok(&[]) };
        let length = usize::try_from(*left).unwrap_or(usize::MAX).min(input.len());
        let (data, after) = input.split_at_checked(length).unwrap_or((input, &[]));
        *input = after;
        *left -= data.len() as u64;
        if let Some((hash, _)) = signed {
            hash.update(data);
        }
        if *left == 0 {
            let signed = signed.take();
            self.stage = Stage::DataEnd;
            if let Some((hash, signature)) = signed {
                self.check_signature(&hash.finish(), &signature)?;
            }
        }
        Ok(data)
    }

    fn check_signature(
        &mut self,
        hash: &[u8; 32],
        sent: &[u8; SIGNATURE_DIGITS],
    ) -> Result<(), Error> {
        let matches = |signatures: &mut ChunkSignatures| signatures.verify_chunk(hash, sent);
        if self.signatures.as_mut().is_some_and(matches) {
            return Ok(());
        }
        Err(mismatch().because("the signature of a chunk does not match"))
    }

    /// Reads the line of a trailer. Returns whether it is the empty line at the end.
    fn end_trailer_line(&mut self) -> Result<bool, Error> {
        if !self.trailers.take_line(&self.line)? {
            return Ok(false);
        }
        let Some(sent) = self.trailers.signature()? else { return Ok(true) };
        let hash = sha256(&self.trailers.lines());
        let matches = |signatures: &mut ChunkSignatures| signatures.verify_trailers(&hash, sent);
        if self.signatures.as_mut().is_some_and(matches) {
            return Ok(true);
        }
        Err(mismatch().because("the signature of the trailers does not match"))
    }
}

/// Returns the number that the hexadecimal digits are.
fn length(digits: &[u8]) -> Option<u64> {
    let is_number =
        (1..=LENGTH_DIGITS_MAX).contains(&digits.len()) && digits.iter().all(u8::is_ascii_hexdigit);
    let text = std::str::from_utf8(digits).ok().filter(|_text| is_number)?;
    u64::from_str_radix(text, 16).ok()
}

/// Returns the error for a body that is not in the encoding.
fn malformed(detail: &'static str) -> Error {
    Error::new(
        ErrorCode::InvalidRequest,
        "The body is not in the encoding aws-chunked that x-amz-content-sha256 announces.",
    )
    .because(detail)
}

/// Returns the error for a chunk that does not fit the length of all data. Without a next chunk, data is missing.
fn another_length(left: u64, length: u64) -> Error {
    Error::new(
        ErrorCode::IncompleteBody,
        "You did not provide the number of bytes specified by the x-amz-decoded-content-length HTTP header",
    )
    .because(format!(
        "by x-amz-decoded-content-length there are {left} bytes of data left, and the next chunk has {length}"
    ))
}

#[cfg(test)]
mod tests;
