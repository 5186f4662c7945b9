//! The number of elements that a page may have.
//!
//! Texts were seen at S3: github.com/brekkylab/backlot/issues/192 of 2026-09-11 and github.com/versity/versitygw/issues/1809 of 2026-02-03.

use model::Error;

use crate::error::invalid_argument;

/// The most elements of a page, and as many as it has if the caller names no number.
pub(crate) const KEYS_MAX: usize = 1000;

/// The parameter `max-keys`, `max-uploads` or `max-parts`, from 0 to 1,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MaxKeys(usize);

impl MaxKeys {
    /// Parses the parameter of ListObjects and ListObjectsV2. An empty one is none.
    ///
    /// # Errors
    /// `InvalidArgument` if it is no integer of 32 bits, or negative.
    pub(crate) fn of_objects(parameter: Option<&str>) -> Result<Self, Error> {
        let number = parse(parameter)?;
        number.ok_or_else(|| {
            let message = "Argument maxKeys must be an integer between 0 and 2147483647";
            invalid_argument(message, "maxKeys", parameter.unwrap_or_default())
        })
    }

    /// Parses the parameter of ListObjectVersions. An empty one is none.
    ///
    /// # Errors
    /// `InvalidArgument` if it is no integer of 32 bits, or negative.
    pub(crate) fn of_versions(parameter: Option<&str>) -> Result<Self, Error> {
        let number = parse(parameter)?;
        number.ok_or_else(|| {
            let value = parameter.unwrap_or_default();
            invalid_argument("max-keys cannot be negative", "max-keys", value)
        })
    }

    /// Returns the number of `max-uploads` or `max-parts`.
    ///
    /// # Errors
    /// `InvalidArgument` if it is negative.
    pub(crate) fn of_number(number: Option<i32>, parameter: &str) -> Result<Self, Error> {
        let Some(number) = number else { return Ok(Self(KEYS_MAX)) };
        let found = usize::try_from(number).map(|number| Self(number.min(KEYS_MAX)));
        found.map_err(|_negative| out_of_range(parameter, number))
    }

    /// Returns the number.
    #[must_use]
    pub(crate) const fn get(self) -> usize {
        self.0
    }
}

/// Returns the number that counts, or `None` if the one that was sent is negative.
fn parse(parameter: Option<&str>) -> Result<Option<MaxKeys>, Error> {
    let Some(text) = parameter.filter(|text| !text.is_empty()) else {
        return Ok(Some(MaxKeys(KEYS_MAX)));
    };
    let number = text.parse::<i32>().ok().ok_or_else(|| not_an_integer(text))?;
    Ok(usize::try_from(number).ok().map(|number| MaxKeys(number.min(KEYS_MAX))))
}

/// Seen at S3: github.com/versity/versitygw/issues/329 of 2023-12-08 and 1383 of 2025-07-09.
pub(crate) fn out_of_range(parameter: &str, number: i32) -> Error {
    let message = format!("Argument {parameter} must be an integer between 0 and 2147483647");
    invalid_argument(message, parameter, &number.to_string())
}

fn not_an_integer(text: &str) -> Error {
    let message = "Provided max-keys not an integer or within integer range";
    invalid_argument(message, "max-keys", text)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_page_has_at_most_1000() {
        for (parameter, expected) in [
            (None, 1000),
            (Some(""), 1000),
            (Some("0"), 0),
            (Some("7"), 7),
            (Some("2147483647"), 1000),
        ] {
            assert_eq!(MaxKeys::of_objects(parameter).unwrap().get(), expected);
            assert_eq!(MaxKeys::of_versions(parameter).unwrap().get(), expected);
            let number = parameter.and_then(|text| text.parse().ok());
            assert_eq!(MaxKeys::of_number(number, "max-parts").unwrap().get(), expected);
        }
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["a", "1.5", "2147483648", " 1", "--1"] {
            let message = MaxKeys::of_objects(Some(text)).unwrap_err().message().map(str::to_owned);
            let expected = "Provided max-keys not an integer or within integer range";
            assert_eq!(message.as_deref(), Some(expected));
        }
        let error = MaxKeys::of_objects(Some("-1")).unwrap_err();
        let expected = "Argument maxKeys must be an integer between 0 and 2147483647";
        assert_eq!(error.message(), Some(expected));
        let error = MaxKeys::of_versions(Some("-1")).unwrap_err();
        assert_eq!(error.message(), Some("max-keys cannot be negative"));
        let error = MaxKeys::of_number(Some(-1), "max-parts").unwrap_err();
        let expected = "Argument max-parts must be an integer between 0 and 2147483647";
        assert_eq!(error.message(), Some(expected));
    }

    proptest! {
        #[test]
        fn any_parameter_is_a_number_or_refused(text in any::<String>()) {
            if let Ok(keys) = MaxKeys::of_objects(Some(&text)) {
                prop_assert!(keys.get() <= KEYS_MAX);
            }
        }
    }
}
