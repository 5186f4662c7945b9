//! The tokens of next pages: an authenticated position, bound to the caller's account and to the request.
//!
//! A token conveys no authority: the next page is authorised again.

use crypto::mac::{HmacKey, TAG_BYTES};
use keys::{Hierarchy, HierarchyError};
use model::{AccountId, Error, ErrorCode};

/// The format, which tells these tokens from those of other services under the same key.
const FORMAT: &[u8] = b"ce/1";
/// The longest token. Source: the model, `NextPageToken`.
const TOKEN_BYTES_MAX: usize = 8192;

/// The key that authenticates tokens.
#[derive(Debug)]
pub struct PageKey(HmacKey);

/// The request that a page belongs to: the account, and the members without the token.
#[derive(Debug)]
pub(crate) struct PagedRequest {
    pub(crate) account: AccountId,
    pub(crate) members: String,
}

impl PageKey {
    /// Derives the key.
    ///
    /// # Errors
    /// [`HierarchyError`] if it cannot be derived.
    pub fn new(hierarchy: &Hierarchy) -> Result<Self, HierarchyError> {
        Ok(Self(HmacKey::new(hierarchy.page_token_key()?.expose())))
    }

    /// Returns the token of the page after a position. `None` if the position is too long for one.
    pub(crate) fn issue(&self, position: &str, request: &PagedRequest) -> Option<String> {
        let mut bytes = self.0.sign(&[FORMAT, request.members.as_bytes()]).to_vec();
        bytes.extend_from_slice(position.as_bytes());
        let tag = self.0.sign(&[FORMAT, &request.account.number().to_be_bytes(), &bytes]);
        bytes.extend_from_slice(&tag);
        let token = base64_simd::STANDARD.encode_to_string(&bytes);
        (token.len() <= TOKEN_BYTES_MAX).then_some(token)
    }

    /// Returns the position in a token.
    ///
    /// # Errors
    /// - `InvalidNextTokenException` if it was not issued to this account.
    /// - `RequestChangedException` if it was issued for another request.
    pub(crate) fn read(&self, token: &str, request: &PagedRequest) -> Result<String, Error> {
        let bytes = self.authentic(token, request.account).ok_or_else(|| {
            Error::new(ErrorCode::InvalidNextTokenException, "The pagination token is invalid.")
        })?;
        let position = bytes.split_first_chunk::<TAG_BYTES>().and_then(|(of_request, position)| {
            let parts = [FORMAT, request.members.as_bytes()];
            self.0.verify(&parts, of_request).then_some(position)
        });
        let changed = || {
            let message = "Your request parameters changed between pages.";
            Error::new(ErrorCode::RequestChangedException, message)
        };
        String::from_utf8(position.ok_or_else(changed)?.to_vec()).map_err(|_not_text| changed())
    }

    fn authentic(&self, token: &str, account: AccountId) -> Option<Vec<u8>> {
        let mut bytes = base64_simd::STANDARD.decode_to_vec(token).ok()?;
        let (named, tag) = bytes.split_last_chunk::<TAG_BYTES>()?;
        let parts: [&[u8]; 3] = [FORMAT, &account.number().to_be_bytes(), named];
        let length = self.0.verify(&parts, tag).then_some(named.len())?;
        bytes.truncate(length);
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_leads_on_in_the_same_request_only() {
        let key = PageKey(HmacKey::new(&[7; 32]));
        let [own, other] = ["111122223333", "444455556666"].map(|id| AccountId::parse(id).unwrap());
        let request =
            |account, members: &str| PagedRequest { account, members: members.to_owned() };
        let token = key.issue("position", &request(own, "a")).unwrap();
        assert_eq!(key.read(&token, &request(own, "a")).unwrap(), "position");
        let code = |token: &str, request| key.read(token, &request).unwrap_err().code();
        assert_eq!(code(&token, request(own, "b")), ErrorCode::RequestChangedException);
        assert_eq!(code(&token, request(other, "a")), ErrorCode::InvalidNextTokenException);
        let mut bytes = base64_simd::STANDARD.decode_to_vec(&token).unwrap();
        for index in 0..bytes.len() {
            bytes[index] ^= 1;
            let token = base64_simd::STANDARD.encode_to_string(&bytes);
            assert_eq!(code(&token, request(own, "a")), ErrorCode::InvalidNextTokenException);
            bytes[index] ^= 1;
        }
        for token in ["", "!", "AAAA"] {
            assert_eq!(code(token, request(own, "a")), ErrorCode::InvalidNextTokenException);
        }
        assert_eq!(key.issue(&"x".repeat(TOKEN_BYTES_MAX), &request(own, "a")), None);
    }
}
