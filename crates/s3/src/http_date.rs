//! The dates of HTTP headers.
//!
//! Source: RFC 9110, section 5.6.7: servers read three forms. S3 reads ISO 8601 as well, as
//! github.com/versity/versitygw/pull/1522 of 2025-09-08 found.

use model::Timestamp;

const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// Parses a date. Returns `None` for a text in no known form, which conditions ignore.
#[must_use]
pub fn parse(text: &str) -> Option<Timestamp> {
    let words: Vec<&str> = text.split_ascii_whitespace().take(7).collect();
    let found = match *words.as_slice() {
        // Sun, 06 Nov 1994 08:49:37 GMT
        [_, day, month, year, time, "GMT"] => moment(year, month, day, time),
        // Sunday, 06-Nov-94 08:49:37 GMT
        [_, date, time, "GMT"] => obsolete(date, time),
        // Sun Nov  6 08:49:37 1994
        [_, month, day, time, year] => moment(year, month, day, time),
        _ => None,
    };
    found.or_else(|| Timestamp::from_iso8601(text.trim()))
}

/// Reads the form of RFC 850. Its years have two digits: they are those from 1970 on, as a modification of an object cannot be earlier.
fn obsolete(date: &str, time: &str) -> Option<Timestamp> {
    let mut parts = date.splitn(3, '-');
    let (day, month, year) = (parts.next()?, parts.next()?, parts.next()?);
    let short = year.parse::<u8>().ok().filter(|_| year.len() == 2)?;
    let century = if short < 70 { "20" } else { "19" };
    moment(&format!("{century}{year}"), month, day, time)
}

fn moment(year: &str, month: &str, day: &str, time: &str) -> Option<Timestamp> {
    let month = MONTHS.iter().position(|name| *name == month)? + 1;
    let time = time.replace(':', "");
    // The form of signatures, which is read strictly.
    Timestamp::from_amz_date(&format!("{year}{month:02}{day:0>2}T{time}Z"))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The three forms of RFC 9110, section 5.6.7, all of the same moment.
    #[test]
    fn every_form_of_a_date_is_read() {
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "1994-11-06T08:49:37Z",
        ] {
            assert_eq!(parse(text).map(Timestamp::seconds), Some(784_111_777), "{text}");
        }
    }

    #[test]
    fn what_is_no_date_is_ignored() {
        for text in [
            "",
            "yesterday",
            "Sun, 06 Nov 1994 08:49:37",
            "Sun, 31 Feb 1994 08:49:37 GMT",
            "Sun, 06 Nov 94 08:49:37 GMT",
            "Sun, 06 Nov 1994 25:49:37 GMT",
            "1994-11-06",
            "784111777",
            "Sun, 06 Non 1994 08:49:37 GMT",
            "a b c d e f g h",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_text_is_a_date_or_ignored(text in "\\PC*|[A-Za-z]{3}, [0-9]{1,3} (Jan|Feb) [0-9é]{2,5} [0-9:é]{8} GMT") {
            let _either = parse(&text);
        }
    }
}
