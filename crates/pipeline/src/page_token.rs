//! The tokens of next pages that only the service makes: an authenticated position, bound to the caller's account and to the request.
//!
//! ```text
//! token   = base64(request || position || tag)
//! request = SHA-256 of the request
//! tag     = HMAC-SHA256(key, service || 0 || account (8 bytes) || request || position)
//! ```
//!
//! A token conveys no authority: the next page is authorised again.

use crypto::hash::{SHA256_BYTES, sha256};
use crypto::mac::{HmacKey, TAG_BYTES};
use model::AccountId;

/// The tokens of one service.
#[derive(Debug)]
pub struct PageTokens {
    key: HmacKey,
    service: &'static str,
}

/// The reason why a token does not lead on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidPageToken {
    /// It was not given to this account by this service.
    Foreign,
    /// It was given for another request.
    OtherRequest,
}

impl PageTokens {
    /// Returns the tokens of a service, whose name tells them from those of others under the same key.
    #[must_use]
    pub const fn new(key: HmacKey, service: &'static str) -> Self {
        Self { key, service }
    }

    /// Returns the token of the page after a position: 88 characters, and four for each three bytes of the position.
    #[must_use]
    pub fn issue(&self, account: AccountId, request: &[u8], position: &[u8]) -> String {
        let mut bytes = sha256(request).to_vec();
        bytes.extend_from_slice(position);
        let tag = self.tag(account, &bytes);
        bytes.extend_from_slice(&tag);
        base64_simd::STANDARD.encode_to_string(&bytes)
    }

    /// Returns the position in a token.
    ///
    /// # Errors
    /// [`InvalidPageToken`].
    pub fn read(
        &self,
        account: AccountId,
        request: &[u8],
        token: &str,
    ) -> Result<Vec<u8>, InvalidPageToken> {
        let bytes = base64_simd::STANDARD.decode_to_vec(token).unwrap_or_default();
        let tagged = bytes.split_last_chunk::<TAG_BYTES>();
        let named = tagged.filter(|(named, tag)| crypto::ct_eq(&self.tag(account, named), *tag));
        let parts = named.and_then(|(named, _)| named.split_first_chunk::<SHA256_BYTES>());
        let (of_request, position) = parts.ok_or(InvalidPageToken::Foreign)?;
        if *of_request == sha256(request) {
            Ok(position.to_vec())
        } else {
            Err(InvalidPageToken::OtherRequest)
        }
    }

    fn tag(&self, account: AccountId, named: &[u8]) -> [u8; TAG_BYTES] {
        let account = account.number().to_be_bytes();
        self.key.sign(&[self.service.as_bytes(), &[0], &account, named])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tokens(service: &'static str) -> PageTokens {
        PageTokens::new(HmacKey::new(&[7; 32]), service)
    }

    #[test]
    fn a_token_leads_on_in_the_same_request_only() {
        let [own, other] = ["111122223333", "444455556666"].map(|id| AccountId::parse(id).unwrap());
        let ce = tokens("ce");
        let token = ce.issue(own, b"a", b"position");
        assert_eq!(ce.read(own, b"a", &token).unwrap(), b"position");
        assert_eq!(ce.read(own, b"b", &token), Err(InvalidPageToken::OtherRequest));
        assert_eq!(ce.read(other, b"a", &token), Err(InvalidPageToken::Foreign));
        assert_eq!(tokens("cloudtrail").read(own, b"a", &token), Err(InvalidPageToken::Foreign));
        let bytes = base64_simd::STANDARD.decode_to_vec(&token).unwrap();
        for index in 0..bytes.len() {
            let mut bytes = bytes.clone();
            bytes[index] ^= 1;
            let token = base64_simd::STANDARD.encode_to_string(&bytes);
            assert_eq!(ce.read(own, b"a", &token), Err(InvalidPageToken::Foreign), "{index}");
        }
        for token in ["", "!", "AAAA"] {
            assert_eq!(ce.read(own, b"a", token), Err(InvalidPageToken::Foreign));
        }
    }

    #[test]
    fn a_token_is_as_long_as_it_says() {
        let account = AccountId::parse("111122223333").unwrap();
        for length in [0, 3, 3000] {
            let token = tokens("ce").issue(account, b"", &vec![0; length]);
            assert!(token.len().abs_diff(88 + length / 3 * 4) < 4, "{length}: {}", token.len());
        }
    }
}
