//! Grant tokens: they name a grant, and any node that has the key hierarchy can verify that CreateGrant made them.
//!
//! A token is no secret and conveys no authority. In AWS it makes a new grant count before it has reached every node; here a
//! grant counts everywhere once CreateGrant has returned. So a valid token changes nothing, even if its grant is on another key
//! or no longer exists. An invalid one is refused. The bytes are drawn in `docs/formats.md`.

use crypto::mac::HmacKey;
use keys::Hierarchy;
use model::{AccountId, Error, ErrorCode, KeyArn, KeyId, Operation, Region};
use policy::GrantId;

const FORMAT: u8 = 1;
const NONCE_BYTES: usize = 16;

/// Returns a new token for a grant on `key`. No two are the same.
pub(crate) fn issue(hierarchy: &Hierarchy, key: &KeyArn, id: GrantId) -> Result<String, Error> {
    let nonce = crypto::random::array::<NONCE_BYTES>();
    let nonce = nonce.map_err(Error::failed)?;
    Ok(encode(&mac_key(hierarchy)?, &nonce, key, id))
}

/// Returns the grant that a token names.
pub(crate) fn read(hierarchy: &Hierarchy, token: &str) -> Result<(KeyArn, GrantId), Error> {
    decode(&mac_key(hierarchy)?, token).ok_or_else(invalid)
}

/// Refuses tokens that CreateGrant did not make, if the operation has an error for that. `DescribeKey` takes tokens, but its
/// model has no error for a bad one: it ignores them.
pub(crate) fn check(
    hierarchy: &Hierarchy,
    operation: Operation,
    tokens: &[String],
) -> Result<(), Error> {
    let can_refuse = operation.errors().contains(&ErrorCode::InvalidGrantTokenException);
    if tokens.is_empty() || !can_refuse {
        return Ok(());
    }
    let key = mac_key(hierarchy)?;
    tokens.iter().try_for_each(|token| decode(&key, token).map(drop).ok_or_else(invalid))
}

fn mac_key(hierarchy: &Hierarchy) -> Result<HmacKey, Error> {
    let key = hierarchy.grant_token_key().map_err(Error::failed)?;
    Ok(HmacKey::new(key.expose()))
}

fn encode(mac: &HmacKey, nonce: &[u8; NONCE_BYTES], key: &KeyArn, id: GrantId) -> String {
    let KeyArn { account, region, id: key_id } = key;
    let (kind, key_id) = match key_id {
        KeyId::SingleRegion(id) => (0, id.to_be_bytes()),
        KeyId::MultiRegion(id) => (1, id.to_be_bytes()),
    };
    let mut bytes = vec![FORMAT];
    bytes.extend_from_slice(nonce);
    bytes.extend_from_slice(id.as_bytes());
    bytes.extend_from_slice(&account.number().to_be_bytes());
    bytes.push(kind);
    bytes.extend_from_slice(&key_id);
    bytes.extend_from_slice(region.as_str().as_bytes());
    let tag = mac.sign(&[&bytes]);
    bytes.extend_from_slice(&tag);
    base64_simd::STANDARD.encode_to_string(&bytes)
}

fn decode(mac: &HmacKey, token: &str) -> Option<(KeyArn, GrantId)> {
    let bytes = base64_simd::STANDARD.decode_to_vec(token).ok()?;
    let (named, tag) = bytes.split_last_chunk::<{ crypto::mac::TAG_BYTES }>()?;
    if !mac.verify(&[named], tag) {
        return None;
    }
    let ([FORMAT], rest) = named.split_first_chunk()? else { return None };
    let (_nonce, rest) = rest.split_first_chunk::<NONCE_BYTES>()?;
    let (id, rest) = rest.split_first_chunk()?;
    let (account, rest) = rest.split_first_chunk()?;
    let ([kind], rest) = rest.split_first_chunk()?;
    let (key_id, region) = rest.split_first_chunk()?;
    let key_id = u128::from_be_bytes(*key_id);
    let key = KeyArn {
        account: AccountId::from_number(u64::from_be_bytes(*account))?,
        region: Region::parse(std::str::from_utf8(region).ok()?)?,
        id: match kind {
            0 => KeyId::SingleRegion(key_id),
            1 => KeyId::MultiRegion(key_id),
            _ => return None,
        },
    };
    Some((key, GrantId::from_bytes(*id)))
}

/// Returns the refusal, with the sentence of the API reference: the text that AWS sends is not known.
fn invalid() -> Error {
    Error::documented(ErrorCode::InvalidGrantTokenException)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mac() -> HmacKey {
        HmacKey::new(&[7; 32])
    }

    fn keys() -> Vec<KeyArn> {
        [
            "arn:aws:kms:us-east-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
            "arn:aws-cn:kms:cn-north-1:000000000000:key/mrk-1234abcd12ab34cd56ef1234567890ab",
        ]
        .map(|text| KeyArn::parse(text).unwrap())
        .to_vec()
    }

    #[test]
    fn a_token_names_its_grant() {
        for key in keys() {
            let id = GrantId::from_bytes([9; 32]);
            let token = encode(&mac(), &[3; 16], &key, id);
            assert_eq!(decode(&mac(), &token), Some((key.clone(), id)));
            assert_eq!(decode(&HmacKey::new(&[8; 32]), &token), None);
        }
    }

    /// Made by `hmac` and `base64` of Python from the drawing in `docs/formats.md`.
    #[test]
    fn the_bytes_are_those_of_the_drawing() {
        let id = GrantId::from_bytes([9; 32]);
        assert_eq!(encode(&mac(), &[3; 16], &keys()[0], id), GOLDEN);
    }

    const GOLDEN: &str = "AQMDAwMDAwMDAwMDAwMDAwMJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQkJCQAAABnfZpDlABI0q80SqzTNVu8SNFZ4kKt1\
        cy1lYXN0LTFrdv+9vFLoF0VhcF+B8/SkXTg4x2EiL2WFY8iA4GD9TA==";

    #[test]
    fn no_altered_token_is_read() {
        let token = encode(&mac(), &[3; 16], &keys()[0], GrantId::from_bytes([9; 32]));
        let bytes = base64_simd::STANDARD.decode_to_vec(&token).unwrap();
        for place in 0..bytes.len() {
            let mut altered = bytes.clone();
            altered[place] ^= 1;
            let altered = base64_simd::STANDARD.encode_to_string(&altered);
            assert_eq!(decode(&mac(), &altered), None, "byte {place}");
        }
        for length in 0..bytes.len() {
            let cut = base64_simd::STANDARD.encode_to_string(&bytes[..length]);
            assert_eq!(decode(&mac(), &cut), None, "{length} bytes");
        }
        for text in ["", "x", "AQpAM2RhZTk1MGMyNTk2ZmZmMzEy", &format!("{token}\n"), "ä"] {
            assert_eq!(decode(&mac(), text), None, "{text}");
        }
    }
}
