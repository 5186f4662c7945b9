//! Unique ids of users, roles, groups, policies and access keys, and secret access keys, all from random bytes.
//! Source: IAM user guide, "IAM identifiers", "Unique identifiers".

use crypto::random::RandomError;
use secret::Secret;

/// The random bytes of a secret access key, which have 40 characters in base64, as AWS's keys do.
const SECRET_BYTES: usize = 30;
const LETTERS: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// Returns an id: `prefix`, which names the kind of thing, and `letters` (at most 32) random letters and digits.
///
/// # Errors
/// When the system has no randomness to give.
pub fn unique_id(prefix: &str, letters: usize) -> Result<String, RandomError> {
    let random = crypto::random::array::<32>()?;
    let letter = |byte: &u8| LETTERS.get(usize::from(byte % 32)).map(|letter| char::from(*letter));
    Ok(prefix.chars().chain(random.iter().take(letters).filter_map(letter)).collect())
}

/// Returns a new secret access key of 40 characters.
///
/// # Errors
/// When the system has no randomness to give.
pub fn random_secret() -> Result<Secret<[u8]>, RandomError> {
    let random = crypto::random::secret::<SECRET_BYTES>()?;
    Ok(in_base64(random.expose()))
}

/// Returns bytes in base64, in secret memory.
pub(crate) fn in_base64(bytes: &[u8]) -> Secret<[u8]> {
    Secret::<[u8]>::fill_with(bytes.len().div_ceil(3) * 4, |out| {
        let _filled = base64_simd::STANDARD.encode(bytes, base64_simd::Out::from_slice(out));
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_have_their_prefix_and_length_and_never_repeat() {
        let (one, other) = (unique_id("AKIA", 16).unwrap(), unique_id("AKIA", 16).unwrap());
        assert!(one.starts_with("AKIA") && one.len() == 20 && one != other);
        assert!(one.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit()));
        assert_eq!(random_secret().unwrap().len(), 40);
        assert!(!random_secret().unwrap().ct_eq(&random_secret().unwrap()));
    }
}
