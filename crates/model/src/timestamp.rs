//! Points in time, in the forms that AWS uses.

use std::fmt;
use std::time::Duration;

use arrayvec::ArrayString;

/// Milliseconds since 1970-01-01T00:00:00Z. Always passed in, never read from a clock here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Timestamp(i64);

/// The length of a UTC day.
pub const DAY: Duration = Duration::from_secs(24 * 60 * 60);

impl Timestamp {
    /// The latest moment: 9999-12-30T21:59:59.999Z, which every time zone writes with a four-digit year.
    pub const MAX: Self = Self(253_402_207_199_999);
    /// 1970-01-01T00:00:00Z, also the earliest moment.
    pub const EPOCH: Self = Self(0);

    /// Returns the moment so many milliseconds after the epoch, held within [`EPOCH`](Self::EPOCH) and [`MAX`](Self::MAX).
    #[must_use]
    pub fn from_millis(millis: i64) -> Self {
        Self(millis.clamp(Self::EPOCH.0, Self::MAX.0))
    }

    /// Returns the milliseconds since the epoch.
    #[must_use]
    pub const fn millis(self) -> i64 {
        self.0
    }

    /// Returns the whole seconds since the epoch.
    #[must_use]
    pub const fn seconds(self) -> i64 {
        self.0.div_euclid(1000)
    }

    /// Returns this moment plus `duration`, at most [`MAX`](Self::MAX).
    #[must_use]
    pub fn plus(self, duration: Duration) -> Self {
        let millis = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        Self::from_millis(self.0.saturating_add(millis))
    }

    /// Returns this moment minus `duration`, at least the epoch.
    #[must_use]
    pub fn minus(self, duration: Duration) -> Self {
        let millis = i64::try_from(duration.as_millis()).unwrap_or(i64::MAX);
        Self::from_millis(self.0.saturating_sub(millis))
    }

    /// Returns the time from `earlier` to this moment; zero if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> Duration {
        Duration::from_millis(u64::try_from(self.0.saturating_sub(earlier.0)).unwrap_or(0))
    }

    /// Returns the SigV4 form `20180920T174101Z`.
    #[must_use]
    pub fn amz_date(self) -> AmzDate {
        let civil = self.civil();
        let [century, year] = [civil.year() / 100, civil.year() % 100].map(i16::unsigned_abs);
        // No part of a date is above 99.
        let small = |part: u16| u8::try_from(part).unwrap_or_default();
        let part = |part: i8| part.unsigned_abs();
        AmzDate {
            century: small(century),
            year: small(year),
            month: part(civil.month()),
            day: part(civil.day()),
            hour: part(civil.hour()),
            minute: part(civil.minute()),
            second: part(civil.second()),
        }
    }

    /// Returns the ISO 8601 form that CloudTrail uses, `2018-09-20T17:41:01Z` (whole seconds), without an allocation.
    #[must_use]
    pub fn text(self) -> ArrayString<20> {
        self.amz_date().written(*b"0000-00-00T00:00:00Z")
    }

    /// Parses a moment of ISO 8601 with a zone, such as `2018-09-20T17:41:01Z`.
    #[must_use]
    pub fn from_iso8601(text: &str) -> Option<Self> {
        let timestamp = text.parse::<jiff::Timestamp>().ok()?;
        Some(Self::from_millis(timestamp.as_millisecond()))
    }

    /// Parses the SigV4 form `20180920T174101Z`; nothing else is accepted.
    #[must_use]
    pub fn from_amz_date(text: &str) -> Option<Self> {
        let bytes: &[u8; 16] = text.as_bytes().try_into().ok()?;
        let [date @ .., b'T', h1, h2, m1, m2, s1, s2, b'Z'] = bytes else { return None };
        let [y1, y2, y3, y4, o1, o2, d1, d2] = date;
        let digit =
            |byte: &u8| Some(byte).filter(|byte| byte.is_ascii_digit()).map(|byte| byte - b'0');
        let number = |tens, ones| i8::try_from(digit(tens)? * 10 + digit(ones)?).ok();
        let year = i16::from(number(y1, y2)?) * 100 + i16::from(number(y3, y4)?);
        let (month, day) = (number(o1, o2)?, number(d1, d2)?);
        let (hour, minute, second) = (number(h1, h2)?, number(m1, m2)?, number(s1, s2)?);
        let civil = jiff::civil::DateTime::new(year, month, day, hour, minute, second, 0).ok()?;
        let timestamp = jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()?;
        Some(Self::from_millis(timestamp.as_millisecond()))
    }

    /// Parses a date of HTTP, in the three forms that RFC 9110 section 5.6.7 asks recipients to read:
    /// `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT`, `Sun Nov  6 08:49:37 1994`.
    #[must_use]
    pub fn from_http_date(text: &str) -> Option<Self> {
        if text.len() > HTTP_DATE_BYTES_MAX {
            return None;
        }
        let parser = jiff::fmt::rfc2822::DateTimeParser::new().relaxed_weekday(true);
        let timestamp = parser.parse_timestamp(text).ok().or_else(|| {
            let read = |format| jiff::fmt::strtime::parse(format, text).ok()?.to_datetime().ok();
            let civil =
                ["%A, %d-%b-%y %H:%M:%S GMT", "%a %b %e %H:%M:%S %Y"].iter().find_map(read)?;
            jiff::tz::TimeZone::UTC.to_timestamp(civil).ok()
        })?;
        Some(Self::from_millis(timestamp.as_millisecond()))
    }

    /// Returns the date of HTTP, in whole seconds.
    #[must_use]
    pub fn http_date(self) -> HttpDate {
        HttpDate(self)
    }

    fn civil(self) -> jiff::civil::DateTime {
        let timestamp =
            jiff::Timestamp::from_millisecond(self.0).unwrap_or(jiff::Timestamp::UNIX_EPOCH);
        jiff::tz::TimeZone::UTC.to_datetime(timestamp)
    }
}

/// The longest date of HTTP, in the form of RFC 850, and some blanks.
const HTTP_DATE_BYTES_MAX: usize = 64;

/// A moment in whole seconds that prints as `Thu, 20 Sep 2018 17:41:01 GMT`, the form of RFC 9110 section 5.6.7.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct HttpDate(Timestamp);

impl fmt::Display for HttpDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // The epoch was a Thursday.
        const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
        const MONTHS: [&str; 12] =
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
        let AmzDate { century, year, month, day, hour, minute, second } = self.0.amz_date();
        let name = |names: &[&'static str], index: i64| {
            usize::try_from(index).ok().and_then(|index| names.get(index).copied()).unwrap_or("")
        };
        let weekday = name(&DAYS, self.0.seconds().div_euclid(24 * 60 * 60) % 7);
        let month = name(&MONTHS, i64::from(month) - 1);
        write!(
            formatter,
            "{weekday}, {day:02} {month} {century:02}{year:02} {hour:02}:{minute:02}:{second:02} GMT"
        )
    }
}

/// The ISO 8601 form that CloudTrail uses: `2018-09-20T17:41:01Z` (whole seconds).
impl fmt::Display for Timestamp {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text())
    }
}

/// A moment in whole seconds that prints as `20180920T174101Z`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AmzDate {
    century: u8,
    /// The year of the century.
    year: u8,
    month: u8,
    day: u8,
    hour: u8,
    minute: u8,
    second: u8,
}

impl AmzDate {
    /// Returns `pattern` with its zeros replaced by the digits of the date.
    fn written<const N: usize>(self, mut pattern: [u8; N]) -> ArrayString<N> {
        let Self { century, year, month, day, hour, minute, second } = self;
        let mut zeros = pattern.iter_mut().filter(|byte| **byte == b'0');
        for part in [century, year, month, day, hour, minute, second] {
            for (digit, zero) in [part / 10, part % 10].into_iter().zip(zeros.by_ref()) {
                *zero += digit;
            }
        }
        // It is ASCII.
        ArrayString::from_byte_string(&pattern).unwrap_or_default()
    }
}

impl fmt::Display for AmzDate {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.written(*b"00000000T000000Z"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_the_forms_of_aws() {
        let moment = Timestamp::from_millis(1_537_465_261_000);
        assert_eq!(moment.amz_date().to_string(), "20180920T174101Z");
        assert_eq!(moment.to_string(), "2018-09-20T17:41:01Z");
        assert_eq!(Timestamp::from_amz_date("20180920T174101Z"), Some(moment));
        assert_eq!(Timestamp::from_iso8601("2018-09-20T19:41:01+02:00"), Some(moment));
        assert_eq!(Timestamp::from_iso8601("2018-09-20"), None);
    }

    #[test]
    fn dates_of_http_are_read_in_three_forms_and_written_in_one() {
        let moment = Timestamp::from_millis(784_111_777_000);
        for text in [
            "Sun, 06 Nov 1994 08:49:37 GMT",
            "Sunday, 06-Nov-94 08:49:37 GMT",
            "Sun Nov  6 08:49:37 1994",
            "Sun, 06 Nov 1994 09:49:37 +0100",
        ] {
            assert_eq!(Timestamp::from_http_date(text), Some(moment), "{text}");
        }
        assert_eq!(moment.http_date().to_string(), "Sun, 06 Nov 1994 08:49:37 GMT");
        for (millis, text) in [
            (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
            (1_709_164_799_999, "Wed, 28 Feb 2024 23:59:59 GMT"),
            (1_709_164_800_000, "Thu, 29 Feb 2024 00:00:00 GMT"),
        ] {
            assert_eq!(Timestamp::from_millis(millis).http_date().to_string(), text);
            let seconds = Timestamp::from_millis(millis / 1000 * 1000);
            assert_eq!(Timestamp::from_http_date(text), Some(seconds));
        }
        let long = format!("Sun, 06 Nov 1994 08:49:37{}GMT", " ".repeat(60));
        for text in
            ["", "yesterday", "1994-11-06T08:49:37Z", "Sun, 31 Feb 1994 08:49:37 GMT", &long]
        {
            assert_eq!(Timestamp::from_http_date(text), None, "{text}");
        }
    }

    #[test]
    fn refuses_every_other_form() {
        for text in [
            "",
            "2018-09-20T17:41:01Z",
            "20180920T174101",
            "20180920T174101z",
            "20181320T174101Z",
            "20180931T174101Z",
            "20180920T244101Z",
            "2018092+T174101Z",
            "20180920t174101Z",
        ] {
            assert_eq!(Timestamp::from_amz_date(text), None, "{text}");
        }
    }

    #[test]
    fn arithmetic_stays_in_range() {
        assert_eq!(Timestamp::MAX.plus(DAY), Timestamp::MAX);
        assert_eq!(Timestamp::EPOCH.minus(DAY), Timestamp::EPOCH);
        assert_eq!(Timestamp::EPOCH.since(Timestamp::MAX), Duration::ZERO);
        assert_eq!(Timestamp::MAX.to_string(), "9999-12-30T21:59:59Z");
    }
}
