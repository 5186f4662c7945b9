//! A message for one recipient as CMS EnvelopedData (RFC 5652, 6).
//!
//! ```text
//! ContentInfo { envelopedData, EnvelopedData { version 2,
//!   { KeyTransRecipientInfo { version 2, subjectKeyIdentifier = SHA-256(recipient's SubjectPublicKeyInfo),
//!       RSAES-OAEP with SHA-256 and MGF1 with SHA-256 (RFC 4055), encrypted content key } },
//!   { data, AES-256-CBC with its IV, encrypted content } } }
//! ```
//!
//! This is the form, byte for byte in its frame, in which AWS answers an enclave. Lengths are indefinite (BER, X.690 8.1.3.6)
//! where the enclave's parser, `aws_cms_parse_enveloped_data` of the AWS Nitro Enclaves SDK for C, can step into a value only if
//! they are, and the encrypted content is an OCTET STRING inside a constructed `[0]`.
//!
//! AES-CBC does not authenticate: anyone who carries the message can alter it unseen. The recipient trusts its channel (TLS), as
//! with AWS.

use aws_lc_rs::cipher::{AES_256, EncryptionContext, PaddedBlockEncryptingKey, UnboundCipherKey};
use aws_lc_rs::error::Unspecified;
use aws_lc_rs::iv::FixedLength;
use thiserror::Error;

use crate::asymmetric::{KeyType, OaepHash, PublicKey};
use crate::der::{self, tag};
use crate::hash::sha256;
use crate::random;

const IV_BYTES: usize = 16;
const BLOCK_BYTES: usize = 16;

/// `[0]` primitive: the subject key identifier as `RecipientIdentifier`.
const SUBJECT_KEY_IDENTIFIER: u8 = 0x80;
/// `[0]` constructed: the content of ContentInfo, and the encrypted content.
const CONTENT: u8 = 0xa0;
const SET: u8 = 0x31;
/// A constructed value of indefinite length, after its tag, and its end.
const INDEFINITE: u8 = 0x80;
const END_OF_CONTENTS: [u8; 2] = [0, 0];

const VERSION_2: &[u8] = b"\x02\x01\x02";
/// 1.2.840.113549.1.7.3
const ENVELOPED_DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x03";
/// 1.2.840.113549.1.7.1
const DATA: &[u8] = b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01";
/// 2.16.840.1.101.3.4.1.42
const AES_256_CBC: &[u8] = b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x01\x2a";
/// `AlgorithmIdentifier { id-RSAES-OAEP, { [0] SHA-256, [1] MGF1 with SHA-256 } }` (RFC 4055, 4.1).
const RSAES_OAEP_SHA256: &[u8] = b"\x30\x3c\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x07\x30\x2f\
    \xa0\x0f\x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00\
    \xa1\x1c\x30\x1a\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08\
    \x30\x0d\x06\x09\x60\x86\x48\x01\x65\x03\x04\x02\x01\x05\x00";

/// The reason why no message was made.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum EnvelopeError {
    /// The recipient's key is not an RSA key of 2048, 3072 or 4096 bits.
    #[error("the recipient's public key is not an RSA key of 2048, 3072 or 4096 bits")]
    InvalidRecipient,
    /// There is no randomness, or the library failed.
    #[error("the message could not be encrypted")]
    Failed,
}

/// Encrypts `plaintext` to the RSA key in `recipient_spki`, a DER SubjectPublicKeyInfo.
///
/// # Errors
/// [`EnvelopeError`].
pub fn enveloped_data(recipient_spki: &[u8], plaintext: &[u8]) -> Result<Vec<u8>, EnvelopeError> {
    let recipient = [KeyType::Rsa2048, KeyType::Rsa3072, KeyType::Rsa4096]
        .into_iter()
        .find_map(|key_type| PublicKey::parse(key_type, recipient_spki).ok())
        .ok_or(EnvelopeError::InvalidRecipient)?;
    let content_key =
        random::secret::<32>().map_err(|random::RandomError| EnvelopeError::Failed)?;
    let encrypted_key = recipient.encrypt(OaepHash::Sha256, content_key.expose());
    let encrypted_key = encrypted_key.map_err(|_oaep_error| EnvelopeError::Failed)?;
    let iv = random::array().map_err(|random::RandomError| EnvelopeError::Failed)?;
    let encrypted_content = encrypt(content_key.expose(), iv, plaintext)
        .map_err(|Unspecified| EnvelopeError::Failed)?;

    let recipient_info = der::value(
        tag::SEQUENCE,
        &[
            VERSION_2,
            &der::value(SUBJECT_KEY_IDENTIFIER, &[&sha256(recipient_spki)]),
            RSAES_OAEP_SHA256,
            &der::value(tag::OCTET_STRING, &[&encrypted_key]),
        ],
    );
    let iv = der::value(tag::OCTET_STRING, &[&iv]);
    let encrypted_content = der::value(tag::OCTET_STRING, &[&encrypted_content]);
    let encrypted_content_info = indefinite(
        tag::SEQUENCE,
        &[
            DATA,
            &der::value(tag::SEQUENCE, &[AES_256_CBC, &iv]),
            &indefinite(CONTENT, &[&encrypted_content]),
        ],
    );
    let recipient_infos = der::value(SET, &[&recipient_info]);
    let enveloped =
        indefinite(tag::SEQUENCE, &[VERSION_2, &recipient_infos, &encrypted_content_info]);
    Ok(indefinite(tag::SEQUENCE, &[ENVELOPED_DATA, &indefinite(CONTENT, &[&enveloped])]))
}

fn indefinite(tag: u8, parts: &[&[u8]]) -> Vec<u8> {
    [&[tag, INDEFINITE][..], &parts.concat(), &END_OF_CONTENTS].concat()
}

/// Encrypts by AES-256-CBC with PKCS #7 padding (RFC 5652, 6.3).
fn encrypt(key: &[u8], iv: [u8; IV_BYTES], plaintext: &[u8]) -> Result<Vec<u8>, Unspecified> {
    let cipher = PaddedBlockEncryptingKey::cbc_pkcs7(UnboundCipherKey::new(&AES_256, key)?)?;
    let context = EncryptionContext::Iv128(FixedLength::from(iv));
    // Encrypted in place, with room for the padding: no copy of the plaintext stays behind.
    let mut buffer = Vec::with_capacity(plaintext.len() + BLOCK_BYTES);
    buffer.extend_from_slice(plaintext);
    cipher.less_safe_encrypt(&mut buffer, context)?;
    Ok(buffer)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::process::Command;

    use super::*;
    use crate::asymmetric::PrivateKey;
    use crate::hash::hex;

    fn recipient(key_type: KeyType) -> (secret::Secret<[u8]>, Vec<u8>) {
        let pkcs8 = PrivateKey::generate(key_type).unwrap();
        let spki = PrivateKey::parse(key_type, pkcs8.expose()).unwrap().public_key().to_vec();
        (pkcs8, spki)
    }

    /// The frame of a message that AWS KMS sent (the input of the test of the AWS Nitro Enclaves SDK for C, which holds a
    /// 32-byte data key for an RSA-2048 key), with the four values that differ each time cut out.
    #[test]
    fn the_frame_is_that_of_aws() {
        let (_, spki) = recipient(KeyType::Rsa2048);
        let message = hex(&enveloped_data(&spki, &[7; 32]).unwrap());
        let frame = [
            "308006092a864886f70d010703a0803080020102",
            "3182016b308201670201028020",
            "303c06092a864886f70d010107302fa00f300d06096086480165030402010500",
            "a11c301a06092a864886f70d010108300d0609608648016503040201050004820100",
            "308006092a864886f70d010701301d060960864801650304012a0410",
            "a0800430",
            "00000000000000000000",
        ];
        let [start, infos, oaep, mgf, content, octets, end] = frame;
        let rest = message.strip_prefix(&[start, infos].concat()).unwrap();
        let rest = rest.strip_prefix(&hex(&sha256(&spki))).unwrap();
        let rest = rest.strip_prefix(&[oaep, mgf].concat()).unwrap();
        let (_encrypted_key, rest) = rest.split_at(512);
        let rest = rest.strip_prefix(content).unwrap();
        let (_iv, rest) = rest.split_at(32);
        let rest = rest.strip_prefix(octets).unwrap();
        let (_encrypted_content, rest) = rest.split_at(96);
        assert_eq!(rest, end);
    }

    /// AWS's key identifier is the SHA-256 of the SubjectPublicKeyInfo; OpenSSL looks the recipient up by the key alone.
    #[test]
    fn openssl_opens_it() {
        let directory = tempfile::tempdir().unwrap();
        let (key, message) = (directory.path().join("key.der"), directory.path().join("message"));
        for key_type in [KeyType::Rsa2048, KeyType::Rsa3072, KeyType::Rsa4096] {
            let (pkcs8, spki) = recipient(key_type);
            fs::write(&key, pkcs8.expose()).unwrap();
            for length in [0, 1, 15, 16, 32, 2400] {
                let plaintext = vec![7; length];
                fs::write(&message, enveloped_data(&spki, &plaintext).unwrap()).unwrap();
                let mut openssl = Command::new("openssl");
                openssl.args(["cms", "-decrypt", "-binary", "-inform", "DER", "-keyform", "DER"]);
                openssl.arg("-in").arg(&message).arg("-inkey").arg(&key);
                let output = openssl.output().unwrap();
                let complaint = String::from_utf8_lossy(&output.stderr);
                assert!(output.status.success(), "{key_type:?} {length}: {complaint}");
                assert_eq!(output.stdout, plaintext, "{key_type:?} {length}");
            }
        }
    }

    #[test]
    fn only_rsa_keys_receive() {
        for key_type in [KeyType::P256, KeyType::Ed25519, KeyType::MlKem768] {
            let (_, spki) = recipient(key_type);
            assert_eq!(enveloped_data(&spki, b"x"), Err(EnvelopeError::InvalidRecipient));
        }
        assert_eq!(enveloped_data(b"", b"x"), Err(EnvelopeError::InvalidRecipient));
    }
}
