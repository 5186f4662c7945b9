//! The range of bytes that a read asks for, and the range of a source that a copy takes.
//!
//! A read whose range cannot be understood gets the whole object, as RFC 9110 allows and S3 does. A copy gets an error.
//!
//! Sources: RFC 9110, sections 14.1.2 and 14.2. Seen at S3: `bytes=33-10` and `bytes=invalid-range` are ignored
//! (github.com/versity/versitygw/issues/1120 of 2025-03-06), with 200 and not 206 (issue 2052 of 2026-04-16).

use model::{Error, ErrorCode};

use crate::error::{invalid_argument, with_element};

/// The one unit of ranges.
const UNIT: &str = "bytes=";

/// Bytes of an object, which has all of them. There is at least one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ByteRange {
    first: u64,
    last: u64,
}

impl ByteRange {
    /// Returns the offset of the first byte.
    #[must_use]
    pub const fn first(self) -> u64 {
        self.first
    }

    /// Returns the offset of the last byte.
    #[must_use]
    pub const fn last(self) -> u64 {
        self.last
    }

    /// Returns the header `Content-Range` of a reply with these bytes of an object of `size` bytes.
    #[must_use]
    pub fn content_range(self, size: u64) -> String {
        format!("bytes {}-{}/{size}", self.first, self.last)
    }
}

/// The range that a header `Range` asks for, of an object whose size is not known yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RequestedRange {
    /// The bytes from `first` to `last`, or to the end if `last` is `None` or after the end.
    From {
        /// The offset of the first byte.
        first: u64,
        /// The offset of the last byte.
        last: Option<u64>,
    },
    /// The last bytes, as many as this, or all if there are fewer.
    Last(u64),
}

impl RequestedRange {
    /// Parses the header `Range`. Returns `None` if it is ignored: it asks for several ranges, for another unit, or is malformed.
    #[must_use]
    pub fn parse(header: &str) -> Option<Self> {
        let (first, last) = after_unit(header)?.split_once('-')?;
        match (first.trim(), last.trim()) {
            ("", last) => Some(Self::Last(number(last)?)),
            (first, "") => Some(Self::From { first: number(first)?, last: None }),
            (first, last) => {
                let (first, last) = (number(first)?, number(last)?);
                (first <= last).then_some(Self::From { first, last: Some(last) })
            }
        }
    }

    /// Returns the bytes of an object of `size` bytes. `header` is the text that was parsed.
    ///
    /// # Errors
    /// `InvalidRange` (416) if the object has none of them.
    pub fn of_object(self, size: u64, header: &str) -> Result<ByteRange, Error> {
        let end = size.checked_sub(1);
        let found = match (self, end) {
            (_, None) | (Self::Last(0), Some(_)) => None,
            (Self::From { first, last }, Some(end)) => {
                let last = last.map_or(end, |last| last.min(end));
                (first <= end).then_some(ByteRange { first, last })
            }
            (Self::Last(count), Some(end)) => {
                Some(ByteRange { first: size.saturating_sub(count), last: end })
            }
        };
        found.ok_or_else(|| not_satisfiable(size, header))
    }
}

/// The range of a source that the header `x-amz-copy-source-range` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CopySourceRange {
    first: u64,
    last: u64,
}

impl CopySourceRange {
    /// Parses the header: `bytes=first-last`, and nothing else.
    ///
    /// # Errors
    /// `InvalidArgument`.
    pub fn parse(header: &str) -> Result<Self, Error> {
        let ends = header.strip_prefix(UNIT).and_then(|range| range.split_once('-'));
        let ends = ends.and_then(|(first, last)| Some((number(first)?, number(last)?)));
        let range = ends.filter(|(first, last)| first <= last);
        range.map(|(first, last)| Self { first, last }).ok_or_else(|| no_copy_range(header))
    }

    /// Returns the bytes of a source of `size` bytes, which must have all of them. `header` is the text that was parsed.
    ///
    /// # Errors
    /// `InvalidArgument` if the source is shorter.
    pub fn of_source(self, size: u64, header: &str) -> Result<ByteRange, Error> {
        let Self { first, last } = self;
        if last < size { Ok(ByteRange { first, last }) } else { Err(beyond_source(size, header)) }
    }
}

fn after_unit(header: &str) -> Option<&str> {
    let header = header.trim();
    let unit = header.get(..UNIT.len())?;
    if unit.eq_ignore_ascii_case(UNIT) { header.get(UNIT.len()..) } else { None }
}

/// Parses digits. A number that is too large for an offset is larger than every object, as `u64::MAX` is.
fn number(digits: &str) -> Option<u64> {
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(digits.parse().unwrap_or(u64::MAX))
}

/// Seen at S3 on 2026-04-21: github.com/versity/versitygw/issues/2069.
fn not_satisfiable(size: u64, header: &str) -> Error {
    let error = Error::new(ErrorCode::InvalidRange, "The requested range is not satisfiable");
    let error = with_element(error, "RangeRequested", header);
    with_element(error, "ActualObjectSize", &size.to_string())
}

/// Seen at S3 on 2025-03-06: github.com/versity/versitygw/issues/1122.
fn no_copy_range(header: &str) -> Error {
    let message = "The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the \
                   zero-based offsets of the first and last bytes to copy";
    invalid_argument(message, "x-amz-copy-source-range", header)
}

fn beyond_source(size: u64, header: &str) -> Error {
    let message = format!("Range specified is not valid for source object of size: {size}");
    invalid_argument(message, "x-amz-copy-source-range", header)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::tests::elements;

    fn read(header: &str, size: u64) -> Option<Result<(u64, u64), u16>> {
        let range = RequestedRange::parse(header)?.of_object(size, header);
        Some(range.map(|range| (range.first(), range.last())).map_err(|e| e.code().status()))
    }

    /// The examples of RFC 9110, section 14.1.2, and the edges.
    #[test]
    fn one_range_of_an_object_is_found() {
        for (header, size, expected) in [
            ("bytes=0-499", 10_000, Ok((0, 499))),
            ("bytes=500-999", 10_000, Ok((500, 999))),
            ("bytes=-500", 10_000, Ok((9500, 9999))),
            ("bytes=9500-", 10_000, Ok((9500, 9999))),
            ("bytes=0-0", 1, Ok((0, 0))),
            ("bytes=0-99999999999999999999999999", 10, Ok((0, 9))),
            ("bytes=-99999999999999999999999999", 10, Ok((0, 9))),
            ("Bytes= 1 - 2 ", 10, Ok((1, 2))),
            ("bytes=10-", 10, Err(416)),
            ("bytes=10-20", 10, Err(416)),
            ("bytes=-0", 10, Err(416)),
            ("bytes=-5", 0, Err(416)),
            ("bytes=0-", 0, Err(416)),
        ] {
            assert_eq!(read(header, size), Some(expected), "{header} of {size}");
        }
    }

    #[test]
    fn what_is_not_one_range_is_ignored() {
        for header in [
            "",
            "bytes",
            "bytes=",
            "bytes=-",
            "bytes=33-10",
            "bytes=a-b",
            "bytes=0-1,2-3",
            "items=0-1",
            "bytes=--1",
            "bytes=+1-2",
            "bytes 0-1",
            "0-1",
            "bytes=1",
            "bytes=é-",
            "éytes=0-1",
        ] {
            assert_eq!(read(header, 10), None, "{header}");
        }
    }

    #[test]
    fn the_error_has_the_size() {
        let range = RequestedRange::parse("bytes=102-200").unwrap();
        let error = range.of_object(100, "bytes=102-200").unwrap_err();
        assert_eq!(error.to_string(), "InvalidRange: The requested range is not satisfiable");
        assert_eq!(elements(&error), "RangeRequested: bytes=102-200; ActualObjectSize: 100");
    }

    #[test]
    fn a_copy_takes_exactly_what_it_says() {
        let range = |header, size| CopySourceRange::parse(header)?.of_source(size, header);
        let whole = range("bytes=0-9", 10).unwrap();
        assert_eq!(whole.content_range(10), "bytes 0-9/10");
        for header in
            ["bytes=0-", "bytes=-5", "bytes=5-4", "0-4", "", "bytes=0-1,3-4", "bytes= 0-1"]
        {
            let message = range(header, 10).unwrap_err().message().unwrap().to_owned();
            assert!(message.starts_with("The x-amz-copy-source-range value must be"), "{header}");
        }
        let error = range("bytes=0-10", 10).unwrap_err();
        let expected =
            "InvalidArgument: Range specified is not valid for source object of size: 10";
        assert_eq!(error.to_string(), expected);
    }

    proptest! {
        #[test]
        fn any_header_is_a_range_or_ignored(header in "(bytes=)?[0-9a, -]{0,12}|\\PC*", size: u64) {
            let Some(range) = RequestedRange::parse(&header) else { return Ok(()) };
            if let Ok(found) = range.of_object(size, &header) {
                prop_assert!(found.first() <= found.last() && found.last() < size);
            }
        }

        #[test]
        fn a_range_within_an_object_is_kept(first in 0u64..1000, more in 0u64..1000, after in 1u64..1000) {
            let (last, size) = (first + more, first + more + after);
            let header = format!("bytes={first}-{last}");
            let read = RequestedRange::parse(&header).unwrap().of_object(size, &header).unwrap();
            let copied = CopySourceRange::parse(&header).unwrap().of_source(size, &header).unwrap();
            prop_assert_eq!(read, copied);
            prop_assert_eq!((read.first(), read.last()), (first, last));
        }
    }
}
