//! The number of a part of a multipart upload.
//!
//! Source: Amazon S3 user guide, "Amazon S3 multipart upload limits".

use model::{Error, ErrorCode};

use crate::error::{invalid_argument, invalid_request, with_element};

/// The highest number of a part.
pub(crate) const PART_NUMBER_MAX: u16 = 10_000;

/// The number of a part, from 1 to 10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct PartNumber(u16);

impl PartNumber {
    /// Returns the part number of a member of a request.
    ///
    /// # Errors
    /// `InvalidArgument` if the number is out of the range.
    pub(crate) fn of_member(number: i32) -> Result<Self, Error> {
        let found = u16::try_from(number).ok().and_then(Self::new);
        found.ok_or_else(|| out_of_range(&number.to_string()))
    }

    /// Returns the part number, or `None` if the number is out of the range.
    #[must_use]
    pub(crate) fn new(number: u16) -> Option<Self> {
        (1..=PART_NUMBER_MAX).contains(&number).then_some(Self(number))
    }

    /// Returns the number.
    #[must_use]
    pub(crate) const fn get(self) -> u16 {
        self.0
    }

    /// Checks that an object of `parts` parts has this one. An object that was not uploaded in parts has one.
    ///
    /// # Errors
    /// `InvalidPartNumber` (416) if it has not.
    pub(crate) fn check(self, parts: u16) -> Result<(), Error> {
        if self.0 <= parts.max(1) { Ok(()) } else { Err(not_satisfiable(self, parts.max(1))) }
    }
}

/// Checks that a read asks for a range or for a part, and not for both.
///
/// # Errors
/// `InvalidRequest` if it asks for both.
pub(crate) fn check_range_and_part(range: Option<&str>, part: Option<&str>) -> Result<(), Error> {
    if range.is_some() && part.is_some() { Err(range_and_part()) } else { Ok(()) }
}

fn out_of_range(text: &str) -> Error {
    let message = "Part number must be an integer between 1 and 10000, inclusive";
    invalid_argument(message, "partNumber", text)
}

fn not_satisfiable(number: PartNumber, parts: u16) -> Error {
    let message = "The requested partnumber is not satisfiable";
    let error = Error::new(ErrorCode::InvalidPartNumber, message);
    let error = with_element(error, "PartNumberRequested", &number.0.to_string());
    with_element(error, "ActualPartCount", &parts.to_string())
}

fn range_and_part() -> Error {
    invalid_request("Cannot specify both Range header and partNumber query parameter")
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::error::tests::elements;

    #[test]
    fn numbers_from_1_to_10000_are_parts() {
        assert_eq!(PartNumber::of_member(1).unwrap().get(), 1);
        assert_eq!(PartNumber::of_member(10_000).unwrap().get(), 10_000);
        for number in [0, -1, 10_001, 65_537] {
            let error = PartNumber::of_member(number).unwrap_err();
            assert_eq!(error.code(), ErrorCode::InvalidArgument, "{number}");
        }
    }

    #[test]
    fn a_part_that_an_object_has_not_is_not_satisfiable() {
        let third = PartNumber::new(3).unwrap();
        assert!(third.check(3).is_ok());
        let error = third.check(2).unwrap_err();
        assert_eq!(error.code().status(), 416);
        assert_eq!(elements(&error), "PartNumberRequested: 3; ActualPartCount: 2");
        assert!(PartNumber::new(1).unwrap().check(0).is_ok());
        assert!(PartNumber::new(2).unwrap().check(0).is_err());
    }

    #[test]
    fn a_range_of_a_part_is_refused() {
        assert!(check_range_and_part(Some("bytes=0-"), Some("1")).is_err());
        assert!(check_range_and_part(Some("bytes=0-"), None).is_ok());
    }

    proptest! {
        #[test]
        fn any_number_is_one_of_a_part_or_refused(number: i32) {
            let found = PartNumber::of_member(number).ok();
            prop_assert_eq!(found.is_some(), (1..=10_000).contains(&number));
            prop_assert!(found.is_none_or(|found| i32::from(found.get()) == number));
        }
    }
}
