//! The tokens of next pages. Source: CloudTrail API reference, `LookupEvents`: "This token must be passed in with the same parameters that
//! were specified in the original call."

use audit::EventPosition;
use model::{Error, ErrorCode};
use pipeline::PageTokens;

use crate::lookup::LookupPlace;

impl LookupPlace<'_> {
    /// Returns the token of the page after a position.
    pub(crate) fn token(&self, tokens: &PageTokens, position: EventPosition) -> String {
        let EventPosition { time, entry } = position;
        let position = [time.to_be_bytes(), entry.to_be_bytes()].concat();
        tokens.issue(self.account, &self.to_bytes(), &position)
    }

    /// Returns the position in a token.
    ///
    /// # Errors
    /// `InvalidNextTokenException` if it was not issued for this place.
    pub(crate) fn position(
        &self,
        tokens: &PageTokens,
        token: &str,
    ) -> Result<EventPosition, Error> {
        let position = tokens.read(self.account, &self.to_bytes(), token).unwrap_or_default();
        parse(&position).ok_or_else(|| {
            let message =
                "Invalid token or token that was previously used in a request with different parameters.";
            Error::new(ErrorCode::InvalidNextTokenException, message)
        })
    }

    /// Returns bytes that no other place of the account has.
    fn to_bytes(&self) -> Vec<u8> {
        let Self { account: _, region, attribute, start, end, is_for_insights } = self;
        let mut bytes = vec![u8::from(*is_for_insights)];
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

fn parse(position: &[u8]) -> Option<EventPosition> {
    let (time, entry) = position.split_first_chunk()?;
    let entry = entry.first_chunk()?;
    Some(EventPosition { time: i64::from_be_bytes(*time), entry: u64::from_be_bytes(*entry) })
}

#[cfg(test)]
mod tests {
    use audit::EventAttribute;
    use crypto::mac::HmacKey;
    use model::{AccountId, Region, Timestamp};

    use super::*;

    #[test]
    fn a_token_leads_on_in_the_same_lookup_only() {
        let tokens = PageTokens::new(HmacKey::new(&[7; 32]), "cloudtrail");
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
        let token = place().token(&tokens, position);
        assert_eq!(place().position(&tokens, &token), Ok(position));
        for another in [
            LookupPlace { account: other, ..place() },
            LookupPlace { region: &there, ..place() },
            LookupPlace { attribute: None, ..place() },
            LookupPlace { attribute: Some((EventAttribute::EventName, "Decrypt")), ..place() },
            LookupPlace { start: Some(Timestamp::from_millis(0)), ..place() },
            LookupPlace { end: None, ..place() },
            LookupPlace { is_for_insights: true, ..place() },
        ] {
            let refused = another.position(&tokens, &token).unwrap_err();
            assert_eq!(refused.code(), ErrorCode::InvalidNextTokenException, "{another:?}");
        }
        assert!(place().position(&tokens, "AAAA").is_err());
    }
}
