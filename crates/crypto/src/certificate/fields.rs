//! The parts of a certificate that `rustls-webpki` does not check: the validity of a root, and the key usage of all.

use crate::der::{DerReader, tag};

const BOOLEAN: u8 = 0x01;
const OBJECT_IDENTIFIER: u8 = 0x06;
const UTC_TIME: u8 = 0x17;
const GENERALIZED_TIME: u8 = 0x18;
/// The tags of the version, `[0]`, and of the extensions, `[3]`.
const VERSION: u8 = 0xa0;
const EXTENSIONS: u8 = 0xa3;
/// The object identifiers 2.5.29.15 and 2.5.29.19.
const KEY_USAGE: &[u8] = &[0x55, 0x1d, 0x0f];
const BASIC_CONSTRAINTS: &[u8] = &[0x55, 0x1d, 0x13];
/// The bits of KeyUsage (RFC 5280, 4.2.1.3): the first is the highest.
const DIGITAL_SIGNATURE: u8 = 0x80;
const KEY_CERT_SIGN: u8 = 0x04;

/// Fields of a certificate of version 3.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct CertificateFields {
    /// The validity in seconds since the epoch, both ends included.
    first: i64,
    last: i64,
    /// The first octet of the key usage. Zero if there is no such extension.
    usage: u8,
    is_authority: bool,
    /// The number of authorities' certificates that may be between this one and the end.
    path_length: Option<u8>,
}

impl CertificateFields {
    /// Reads a certificate. `None` if it is not such a certificate in DER.
    pub(super) fn read(certificate: &[u8]) -> Option<Self> {
        let mut certificate = DerReader::whole(certificate, tag::SEQUENCE)?;
        let mut fields = DerReader::new(certificate.read(tag::SEQUENCE)?);
        let _version = fields.read(VERSION)?;
        let _serial = fields.read(tag::INTEGER)?;
        let [_algorithm, _issuer] = [fields.read(tag::SEQUENCE)?, fields.read(tag::SEQUENCE)?];
        let mut validity = DerReader::new(fields.read(tag::SEQUENCE)?);
        let [_subject, _public_key] = [fields.read(tag::SEQUENCE)?, fields.read(tag::SEQUENCE)?];
        let (first, last) = (time(&mut validity)?, time(&mut validity)?);
        let mut found = Self { first, last, ..Self::default() };
        let mut extensions = DerReader::whole(fields.read(EXTENSIONS)?, tag::SEQUENCE)?;
        while !extensions.is_empty() {
            found.remember(DerReader::new(extensions.read(tag::SEQUENCE)?))?;
        }
        Some(found)
    }

    fn remember(&mut self, mut extension: DerReader<'_>) -> Option<()> {
        let id = extension.read(OBJECT_IDENTIFIER)?;
        if extension.next_is(BOOLEAN) {
            let _critical = extension.read(BOOLEAN)?;
        }
        let value = extension.read(tag::OCTET_STRING)?;
        match id {
            KEY_USAGE => {
                let bits = DerReader::new(value).read(tag::BIT_STRING)?;
                self.usage = *bits.get(1)?;
            }
            BASIC_CONSTRAINTS => {
                let mut constraints = DerReader::whole(value, tag::SEQUENCE)?;
                self.is_authority = constraints.next_is(BOOLEAN) && {
                    // DER has one way to write `true`.
                    constraints.read(BOOLEAN)? == [0xff]
                };
                if constraints.next_is(tag::INTEGER) {
                    let [length @ 0..=0x7f] = constraints.read(tag::INTEGER)? else { return None };
                    self.path_length = Some(*length);
                }
            }
            _ => {}
        }
        Some(())
    }

    /// Returns the first and the last second at which it is valid, since the epoch.
    pub(super) const fn validity(&self) -> (i64, i64) {
        (self.first, self.last)
    }

    pub(super) const fn is_valid_at(&self, seconds: i64) -> bool {
        self.first <= seconds && seconds <= self.last
    }

    /// Returns whether it may issue certificates.
    pub(super) const fn may_issue(&self) -> bool {
        self.is_authority && self.usage & KEY_CERT_SIGN != 0
    }

    /// Returns whether so many authorities' certificates may follow.
    pub(super) fn may_lead(&self, authorities: usize) -> bool {
        self.path_length.is_none_or(|most| authorities <= usize::from(most))
    }

    /// Returns whether it may sign messages, and nothing suggests that it issues certificates.
    pub(super) const fn may_sign(&self) -> bool {
        self.usage & DIGITAL_SIGNATURE != 0 && self.path_length.is_none()
    }
}

/// Reads `YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ` (RFC 5280, 4.1.2.5) as seconds since the epoch.
fn time(reader: &mut DerReader<'_>) -> Option<i64> {
    let (year, rest) = if reader.next_is(UTC_TIME) {
        let (year, rest) = reader.read(UTC_TIME)?.split_at_checked(2)?;
        let year = number(year)?;
        (year + if year < 50 { 2000 } else { 1900 }, rest)
    } else {
        let (year, rest) = reader.read(GENERALIZED_TIME)?.split_at_checked(4)?;
        (number(year)?, rest)
    };
    let digits = rest.strip_suffix(b"Z").filter(|digits| digits.len() == 10)?;
    let (pairs, _rest) = digits.as_chunks::<2>();
    let mut pairs = pairs.iter().map(|pair| number(pair));
    let mut next = |least, most| pairs.next()?.filter(|found| (least..=most).contains(found));
    let (month, day) = (next(1, 12)?, next(1, 31)?);
    let (hour, minute, second) = (next(0, 23)?, next(0, 59)?, next(0, 59)?);
    Some(((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second)
}

fn number(digits: &[u8]) -> Option<i64> {
    digits.iter().try_fold(0, |sum, digit| {
        digit.is_ascii_digit().then(|| sum * 10 + i64::from(digit - b'0'))
    })
}

/// Returns the days from the epoch to a day of the Gregorian calendar. Years are counted from March here, so that a leap day ends
/// one.
const fn days(year: i64, month: i64, day: i64) -> i64 {
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let leap_days = year.div_euclid(4) - year.div_euclid(100) + year.div_euclid(400);
    /// 1970-01-01 in this count.
    const EPOCH: i64 = 719_468;
    year * 365 + leap_days + (153 * month + 2) / 5 + day - 1 - EPOCH
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::der::value;

    #[test]
    fn times_are_read_as_seconds() {
        let utc = |text: &str| time(&mut DerReader::new(&value(UTC_TIME, &[text.as_bytes()])));
        let general =
            |text: &str| time(&mut DerReader::new(&value(GENERALIZED_TIME, &[text.as_bytes()])));
        assert_eq!(utc("700101000000Z"), Some(0));
        assert_eq!(utc("191028132805Z"), Some(1_572_269_285));
        assert_eq!(utc("491028142805Z"), Some(2_519_044_085));
        assert_eq!(utc("500101000000Z"), Some(-631_152_000));
        assert_eq!(general("20000229235959Z"), Some(951_868_799));
        assert_eq!(general("21000301000000Z"), Some(4_107_542_400));
        assert_eq!(general("99991231235959Z"), Some(253_402_300_799));
        let bad = ["", "Z", "700101000000", "7001010000Z", "700001000000Z", "700132000000Z"];
        for text in bad.into_iter().chain(["700101240000Z", "7x0101000000Z", "700101000000+0100"]) {
            assert_eq!((utc(text), general(text)), (None, None), "{text}");
        }
    }
}
