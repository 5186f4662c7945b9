//! ECDSA on secp256k1 (SEC 2) with libsecp256k1: AWS-LC has only generic code for this curve, which is seven times slower
//! (docs/decisions/0005-libsecp256k1.md).

use secp256k1::ecdsa::{self, Signature};
use secp256k1::{Message, PublicKey, SecretKey};
use secret::Secret;

use super::{Hash, Input, InvalidKey, KeyType, SignError};
use crate::der::{self, DerReader, tag};
use crate::random;

const SCALAR_BYTES: usize = 32;
/// The tags of the optional parts of an `ECPrivateKey`: RFC 5915, 3.
const PARAMETERS: u8 = 0xa0;
const PUBLIC_KEY: u8 = 0xa1;

/// A private scalar. It stays in locked memory. For each signature a copy is on the stack and overwritten afterwards.
pub(super) struct Secp256k1PrivateKey(Secret<[u8; SCALAR_BYTES]>);

impl Secp256k1PrivateKey {
    pub(super) fn parse(pkcs8: &[u8]) -> Result<(Self, Secp256k1PublicKey), InvalidKey> {
        let info = KeyType::Secp256k1.read_pkcs8(pkcs8)?;
        let (scalar, stated_point) = components(info.key).ok_or(InvalidKey)?;
        if info.has_public_key {
            // RFC 5958, 2: the field is not for EC keys, which hold their public key themselves.
            return Err(InvalidKey);
        }
        let private = Self(Secret::<[u8; SCALAR_BYTES]>::copy_of(scalar));
        let point = private.with_key(PublicKey::from_secret_key).ok_or(InvalidKey)?;
        if let Some(stated) = stated_point
            && read_point(stated)? != point
        {
            return Err(InvalidKey);
        }
        Ok((private, Secp256k1PublicKey { spki: spki(&point), point }))
    }

    /// Signs with the nonce of RFC 6979 and 32 random bytes mixed in (3.6). A repeated or biased random number does no harm, nor
    /// does a fault that could be provoked again and again for one nonce.
    pub(super) fn sign(&self, hash: Hash, input: Input<'_>) -> Result<Vec<u8>, SignError> {
        let message = digest(hash, input)?;
        let noise = random::array().map_err(|random::RandomError| SignError::Failed)?;
        let sign = |key: &SecretKey| ecdsa::sign_with_noncedata(message, key, &noise);
        let signature = self.with_key(sign).ok_or(SignError::Failed)?;
        Ok(signature.serialize_der().to_vec())
    }

    /// Runs `work` with the key. Returns `None` if the scalar is zero or not below the order of the curve.
    fn with_key<T>(&self, work: impl FnOnce(&SecretKey) -> T) -> Option<T> {
        let mut key = SecretKey::from_secret_bytes(*self.0.expose()).ok()?;
        let result = work(&key);
        key.non_secure_erase();
        Some(result)
    }
}

pub(super) struct Secp256k1PublicKey {
    spki: Vec<u8>,
    point: PublicKey,
}

impl Secp256k1PublicKey {
    pub(super) fn parse(spki: &[u8]) -> Result<Self, InvalidKey> {
        let point = read_point(KeyType::Secp256k1.read_spki(spki)?)?;
        Ok(Self { spki: spki.to_vec(), point })
    }

    pub(super) fn spki(&self) -> &[u8] {
        &self.spki
    }

    pub(super) fn verify(
        &self,
        hash: Hash,
        input: Input<'_>,
        signature: &[u8],
    ) -> Result<bool, SignError> {
        let message = digest(hash, input)?;
        let Some(mut signature) = read_signature(signature) else { return Ok(false) };
        // libsecp256k1 verifies only the lower of the two values of s; both are a signature (FIPS 186-5, 6.4.2).
        signature.normalize_s();
        Ok(ecdsa::verify(&signature, message, &self.point).is_ok())
    }
}

fn digest(hash: Hash, input: Input<'_>) -> Result<Message, SignError> {
    if hash != Hash::Sha256 {
        return Err(SignError::SchemeMismatch);
    }
    let digest = hash.digest(input)?;
    let digest = digest.as_ref().first_chunk().ok_or(SignError::Failed)?;
    Ok(Message::from_digest(*digest))
}

/// Returns scalar and public key of an `ECPrivateKey` (RFC 5915, 3). If it names its curve again, that must be this one.
fn components(key: &[u8]) -> Option<(&[u8; SCALAR_BYTES], Option<&[u8]>)> {
    let mut key = DerReader::whole(key, tag::SEQUENCE)?;
    let version_is_1 = key.read(tag::INTEGER)? == [1];
    let scalar = key.read(tag::OCTET_STRING)?.try_into().ok()?;
    let curve_is_ours = match key.next_is(PARAMETERS) {
        true => KeyType::Secp256k1.algorithm().ends_with(key.read(PARAMETERS)?),
        false => true,
    };
    let point = match key.next_is(PUBLIC_KEY) {
        true => Some(bit_string(key.read(PUBLIC_KEY)?)?),
        false => None,
    };
    (version_is_1 && curve_is_ours && key.is_empty()).then_some((scalar, point))
}

/// Returns the octets of exactly one `BIT STRING`.
fn bit_string(bytes: &[u8]) -> Option<&[u8]> {
    let mut reader = DerReader::new(bytes);
    let content = reader.read(tag::BIT_STRING)?;
    if reader.is_empty() { der::octets(content) } else { None }
}

/// Reads a point in compressed or uncompressed form (SEC 1, 2.3.4), not in the hybrid one.
fn read_point(bytes: &[u8]) -> Result<PublicKey, InvalidKey> {
    let is_hybrid = !matches!(bytes.first(), Some(2..=4));
    let point = PublicKey::from_slice(bytes).map_err(|_error| InvalidKey)?;
    if is_hybrid { Err(InvalidKey) } else { Ok(point) }
}

fn spki(point: &PublicKey) -> Vec<u8> {
    let algorithm = der::value(tag::SEQUENCE, &[KeyType::Secp256k1.algorithm()]);
    let bits = der::value(tag::BIT_STRING, &[&[0], &point.serialize_uncompressed()]);
    der::value(tag::SEQUENCE, &[&algorithm, &bits])
}

/// Reads strict DER, as AWS-LC does on the other curves.
fn read_signature(bytes: &[u8]) -> Option<Signature> {
    let mut numbers = DerReader::whole(bytes, tag::SEQUENCE)?;
    let (r, s) = (numbers.read_positive()?, numbers.read_positive()?);
    let mut compact = [0; 2 * SCALAR_BYTES];
    let (r_out, s_out) = compact.split_at_mut(SCALAR_BYTES);
    for (number, out) in [(r, r_out), (s, s_out)] {
        let leading_zeros = out.len().checked_sub(number.len())?;
        out.get_mut(leading_zeros..)?.copy_from_slice(number);
    }
    numbers.is_empty().then(|| Signature::from_compact(&compact).ok())?
}

#[cfg(test)]
mod tests {
    use aws_lc_rs::digest::SHA256;
    use aws_lc_rs::rand::SystemRandom;
    use aws_lc_rs::signature::{
        ECDSA_P256K1_SHA256_ASN1, ECDSA_P256K1_SHA256_ASN1_SIGNING, EcdsaKeyPair, ParsedPublicKey,
    };

    use super::*;
    use crate::asymmetric::ec::generate_secp256k1;

    fn pkcs8(parts: &[&[u8]]) -> Vec<u8> {
        let key = der::value(tag::SEQUENCE, parts);
        let algorithm = der::value(tag::SEQUENCE, &[KeyType::Secp256k1.algorithm()]);
        let key = der::value(tag::OCTET_STRING, &[&key]);
        der::value(tag::SEQUENCE, &[&[2, 1, 0], &algorithm, &key])
    }

    fn public_key_part(point: &[u8]) -> Vec<u8> {
        der::value(PUBLIC_KEY, &[&der::value(tag::BIT_STRING, &[&[0], point])])
    }

    #[test]
    fn both_libraries_take_each_other_s_signatures() {
        let pkcs8 = generate_secp256k1().unwrap();
        let (private, public) = Secp256k1PrivateKey::parse(pkcs8.expose()).unwrap();
        let aws_private =
            EcdsaKeyPair::from_pkcs8(&ECDSA_P256K1_SHA256_ASN1_SIGNING, pkcs8.expose()).unwrap();
        let aws_public = ParsedPublicKey::new(&ECDSA_P256K1_SHA256_ASN1, public.spki()).unwrap();
        // AWS-LC gives the higher s in half of the cases.
        for number in 0..64_u8 {
            let message = [number];
            let signature = private.sign(Hash::Sha256, Input::Message(&message)).unwrap();
            assert!(aws_public.verify_sig(&message, &signature).is_ok());
            let signature = aws_private.sign(&SystemRandom::new(), &message).unwrap();
            let digest = aws_lc_rs::digest::digest(&SHA256, &message);
            let input = Input::Digest(digest.as_ref());
            assert_eq!(public.verify(Hash::Sha256, input, signature.as_ref()), Ok(true));
        }
    }

    #[test]
    fn a_signature_is_never_the_same_twice() {
        let pkcs8 = generate_secp256k1().unwrap();
        let (private, _) = Secp256k1PrivateKey::parse(pkcs8.expose()).unwrap();
        let sign = || private.sign(Hash::Sha256, Input::Message(b"message")).unwrap();
        assert_ne!(sign(), sign());
    }

    #[test]
    fn imported_keys_come_with_and_without_their_optional_parts() {
        let scalar = der::value(tag::OCTET_STRING, &[&[7; 32]]);
        let parameters = der::value(PARAMETERS, &[b"\x06\x05\x2b\x81\x04\x00\x0a"]);
        let bare = pkcs8(&[&[2, 1, 1], &scalar]);
        let (_, public) = Secp256k1PrivateKey::parse(&bare).unwrap();
        let long = public_key_part(&public.point.serialize_uncompressed());
        let short = public_key_part(&public.point.serialize());
        for parts in [vec![&parameters], vec![&long], vec![&short], vec![&parameters, &long]] {
            let parts = parts.into_iter().map(Vec::as_slice);
            let parts: Vec<&[u8]> = [&[2, 1, 1][..], &scalar].into_iter().chain(parts).collect();
            let (_, same) = Secp256k1PrivateKey::parse(&pkcs8(&parts)).unwrap();
            assert_eq!(same.spki(), public.spki());
        }
    }

    #[test]
    fn keys_that_do_not_fit_together_are_refused() {
        let scalar = |bytes: &[u8]| der::value(tag::OCTET_STRING, &[bytes]);
        let other = Secp256k1PrivateKey::parse(&pkcs8(&[&[2, 1, 1], &scalar(&[9; 32])])).unwrap().1;
        let other = public_key_part(&other.point.serialize_uncompressed());
        let p256 = der::value(PARAMETERS, &[b"\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07"]);
        let seven = scalar(&[7; 32]);
        let cases: [(&str, Vec<u8>); 8] = [
            ("zero", pkcs8(&[&[2, 1, 1], &scalar(&[0; 32])])),
            ("over the order", pkcs8(&[&[2, 1, 1], &scalar(&[0xff; 32])])),
            ("a short scalar", pkcs8(&[&[2, 1, 1], &scalar(&[7; 31])])),
            ("a long scalar", pkcs8(&[&[2, 1, 1], &scalar(&[7; 33])])),
            ("version 2", pkcs8(&[&[2, 1, 2], &seven])),
            ("another curve", pkcs8(&[&[2, 1, 1], &seven, &p256])),
            ("another public key", pkcs8(&[&[2, 1, 1], &seven, &other])),
            ("something more", pkcs8(&[&[2, 1, 1], &seven, &[5, 0]])),
        ];
        for (name, bytes) in cases {
            assert!(Secp256k1PrivateKey::parse(&bytes).is_err(), "{name}");
        }
    }

    #[test]
    fn a_hybrid_point_is_refused() {
        let (_, public) =
            Secp256k1PrivateKey::parse(generate_secp256k1().unwrap().expose()).unwrap();
        let mut hybrid = public.spki().to_vec();
        let lead = hybrid.len() - 65;
        assert_eq!(hybrid[lead], 4);
        hybrid[lead] = 6 | (hybrid.last().unwrap() & 1);
        assert!(PublicKey::from_slice(&hybrid[lead..]).is_ok(), "the library alone takes it");
        assert!(Secp256k1PublicKey::parse(&hybrid).is_err());
    }
}
