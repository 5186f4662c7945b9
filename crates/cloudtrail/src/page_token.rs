//! The tokens of next pages: an authenticated position, bound to whose events the lookup asks for, and for which.
//!
//! A token conveys no authority: the next page is authorised again. Source: CloudTrail API reference, `LookupEvents`: "This token must be
//! passed in with the same parameters that were specified in the original call."

use audit::EventPosition;
use crypto::mac::{HmacKey, TAG_BYTES};
use keys::{Hierarchy, HierarchyError};
use model::{Error, ErrorCode};

use crate::lookup::LookupPlace;

const FORMAT: u8 = 1;
/// The bytes of a position: time and entry.
const POSITION_BYTES: usize = 16;

/// The key that authenticates tokens.
#[derive(Debug)]
pub struct PageTokenKey(HmacKey);

impl PageTokenKey {
    /// Derives the key.
    ///
    /// # Errors
    /// [`HierarchyError`] if it cannot be derived.
    pub fn new(hierarchy: &Hierarchy) -> Result<Self, HierarchyError> {
        Ok(Self(HmacKey::new(hierarchy.page_token_key()?.expose())))
    }

    /// Returns the token of the page after a position.
    pub(crate) fn issue(&self, position: EventPosition, place: &LookupPlace<'_>) -> String {
        let mut bytes = vec![FORMAT];
        bytes.extend_from_slice(&position.time.to_be_bytes());
        bytes.extend_from_slice(&position.entry.to_be_bytes());
        let tag = self.0.sign(&[&bytes, &place.to_bytes()]);
        bytes.extend_from_slice(&tag);
        base64_simd::STANDARD.encode_to_string(&bytes)
    }

    /// Returns the position in a token.
    ///
    /// # Errors
    /// `InvalidNextTokenException` if it was not issued for this place.
    pub(crate) fn read(
        &self,
        token: &str,
        place: &LookupPlace<'_>,
    ) -> Result<EventPosition, Error> {
        self.position(token, place).ok_or_else(|| {
            let message =
                "Invalid token or token that was previously used in a request with different parameters.";
            Error::new(ErrorCode::InvalidNextTokenException, message)
        })
    }

    fn position(&self, token: &str, place: &LookupPlace<'_>) -> Option<EventPosition> {
        let bytes = base64_simd::STANDARD.decode_to_vec(token).ok()?;
        let (named, tag) = bytes.split_last_chunk::<TAG_BYTES>()?;
        if !self.0.verify(&[named, &place.to_bytes()], tag) {
            return None;
        }
        let (FORMAT, position) = named.split_first().map(|(format, rest)| (*format, rest))? else {
            return None;
        };
        let (time, entry) = position.first_chunk::<POSITION_BYTES>()?.split_first_chunk()?;
        let entry = entry.first_chunk()?;
        Some(EventPosition { time: i64::from_be_bytes(*time), entry: u64::from_be_bytes(*entry) })
    }
}

impl LookupPlace<'_> {
    /// Returns bytes that no other place has.
    fn to_bytes(&self) -> Vec<u8> {
        let Self { account, region, attribute, start, end, is_for_insights } = self;
        let mut bytes = account.number().to_be_bytes().to_vec();
        bytes.push(u8::from(*is_for_insights));
        for time in [start, end] {
            bytes.push(u8::from(time.is_some()));
            bytes.extend_from_slice(&time.map_or(0, |time| time.millis()).to_be_bytes());
        }
        let (name, value) = attribute.map_or(("", ""), |(name, value)| (name.name(), value));
        for text in [region.as_str(), name, value] {
            bytes.extend_from_slice(&(text.len() as u64).to_be_bytes());
            bytes.extend_from_slice(text.as_bytes());
        }
        bytes
    }
}

#[cfg(test)]
mod tests {
    use audit::EventAttribute;
    use model::{AccountId, Region, Timestamp};

    use super::*;

    #[test]
    fn a_token_leads_on_in_the_same_lookup_only() {
        let key = PageTokenKey(HmacKey::new(&[7; 32]));
        let [here, there] = ["us-east-1", "eu-west-1"].map(|name| Region::parse(name).unwrap());
        let [own, other] = ["111122223333", "444455556666"].map(|id| AccountId::parse(id).unwrap());
        let place = || LookupPlace {
            account: own,
            region: &here,
            attribute: Some((EventAttribute::EventName, "Encrypt")),
            start: None,
            end: Some(Timestamp::from_millis(0)),
            is_for_insights: false,
        };
        let position = EventPosition { time: -5, entry: u64::MAX };
        let token = key.issue(position, &place());
        assert_eq!(key.read(&token, &place()), Ok(position));
        for another in [
            LookupPlace { account: other, ..place() },
            LookupPlace { region: &there, ..place() },
            LookupPlace { attribute: None, ..place() },
            LookupPlace { attribute: Some((EventAttribute::EventName, "Decrypt")), ..place() },
            LookupPlace { start: Some(Timestamp::from_millis(0)), ..place() },
            LookupPlace { end: None, ..place() },
            LookupPlace { is_for_insights: true, ..place() },
        ] {
            let refused = key.read(&token, &another).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::InvalidNextTokenException, "{another:?}");
        }
        let mut bytes = base64_simd::STANDARD.decode_to_vec(&token).unwrap();
        for index in 0..bytes.len() {
            bytes[index] ^= 1;
            let token = base64_simd::STANDARD.encode_to_string(&bytes);
            assert!(key.read(&token, &place()).is_err(), "{index}");
            bytes[index] ^= 1;
        }
        for token in ["", "!", "AAAA"] {
            assert!(key.read(token, &place()).is_err());
        }
    }
}
