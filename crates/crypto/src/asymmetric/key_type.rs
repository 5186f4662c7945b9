use super::InvalidKey;
use crate::der::{self, DerReader, tag};

/// The type of a key pair, with its size or curve.
#[derive(Copy, Clone, Eq, PartialEq, Hash, Debug)]
pub enum KeyType {
    /// RSA with a modulus of 2048 bits.
    Rsa2048,
    /// RSA with a modulus of 3072 bits.
    Rsa3072,
    /// RSA with a modulus of 4096 bits.
    Rsa4096,
    /// NIST P-256, also called secp256r1 and prime256v1.
    P256,
    /// NIST P-384.
    P384,
    /// NIST P-521.
    P521,
    /// SEC 2 secp256k1.
    Secp256k1,
    /// Edwards25519 for signatures.
    Ed25519,
    /// ML-DSA, NIST security category 2.
    MlDsa44,
    /// ML-DSA, NIST security category 3.
    MlDsa65,
    /// ML-DSA, NIST security category 5.
    MlDsa87,
    /// ML-KEM, NIST security category 1.
    MlKem512,
    /// ML-KEM, NIST security category 3.
    MlKem768,
    /// ML-KEM, NIST security category 5.
    MlKem1024,
}

impl KeyType {
    /// All types.
    pub const ALL: [Self; 14] = [
        Self::Rsa2048,
        Self::Rsa3072,
        Self::Rsa4096,
        Self::P256,
        Self::P384,
        Self::P521,
        Self::Secp256k1,
        Self::Ed25519,
        Self::MlDsa44,
        Self::MlDsa65,
        Self::MlDsa87,
        Self::MlKem512,
        Self::MlKem768,
        Self::MlKem1024,
    ];

    /// Returns the length of an RSA key's modulus, and so of its signatures and ciphertexts, in bytes.
    #[must_use]
    pub fn modulus_bytes(self) -> Option<usize> {
        match self {
            Self::Rsa2048 => Some(256),
            Self::Rsa3072 => Some(384),
            Self::Rsa4096 => Some(512),
            Self::P256
            | Self::P384
            | Self::P521
            | Self::Secp256k1
            | Self::Ed25519
            | Self::MlDsa44
            | Self::MlDsa65
            | Self::MlDsa87
            | Self::MlKem512
            | Self::MlKem768
            | Self::MlKem1024 => None,
        }
    }

    /// Returns the content of the `AlgorithmIdentifier`: an object identifier, and parameters if there are any.
    ///
    /// RFC 8017, A.1; RFC 5480, 2.1.1; RFC 8410, 3; RFC 9881, 2; RFC 9935, 3.
    pub(super) fn algorithm(self) -> &'static [u8] {
        match self {
            Self::Rsa2048 | Self::Rsa3072 | Self::Rsa4096 => {
                b"\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00"
            }
            Self::P256 => {
                b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x08\x2a\x86\x48\xce\x3d\x03\x01\x07"
            }
            Self::P384 => b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x22",
            Self::P521 => b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x23",
            Self::Secp256k1 => b"\x06\x07\x2a\x86\x48\xce\x3d\x02\x01\x06\x05\x2b\x81\x04\x00\x0a",
            Self::Ed25519 => b"\x06\x03\x2b\x65\x70",
            Self::MlDsa44 => b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x03\x11",
            Self::MlDsa65 => b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x03\x12",
            Self::MlDsa87 => b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x03\x13",
            Self::MlKem512 => b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x04\x01",
            Self::MlKem768 => b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x04\x02",
            Self::MlKem1024 => b"\x06\x09\x60\x86\x48\x01\x65\x03\x04\x04\x03",
        }
    }

    /// Returns the parts of a PKCS #8 `PrivateKeyInfo` (RFC 5208), or of a `OneAsymmetricKey` (RFC 5958), of this type.
    pub(super) fn read_pkcs8(self, pkcs8: &[u8]) -> Result<Pkcs8<'_>, InvalidKey> {
        self.pkcs8_parts(pkcs8).ok_or(InvalidKey)
    }

    fn pkcs8_parts(self, pkcs8: &[u8]) -> Option<Pkcs8<'_>> {
        const ATTRIBUTES: u8 = 0xa0;
        const PUBLIC_KEY: u8 = 0x81;
        let mut info = DerReader::whole(pkcs8, tag::SEQUENCE)?;
        let version_is_known = matches!(info.read(tag::INTEGER)?, [0 | 1]);
        let algorithm_is_ours = info.read(tag::SEQUENCE)? == self.algorithm();
        let key = info.read(tag::OCTET_STRING)?;
        if info.next_is(ATTRIBUTES) {
            info.read(ATTRIBUTES)?;
        }
        let has_public_key = info.next_is(PUBLIC_KEY);
        if has_public_key {
            info.read(PUBLIC_KEY)?;
        }
        (version_is_known && algorithm_is_ours && info.is_empty())
            .then_some(Pkcs8 { key, has_public_key })
    }

    /// Returns the public key inside a `SubjectPublicKeyInfo` of this type.
    pub(super) fn read_spki(self, spki: &[u8]) -> Result<&[u8], InvalidKey> {
        self.spki_content(spki).ok_or(InvalidKey)
    }

    fn spki_content(self, spki: &[u8]) -> Option<&[u8]> {
        let mut info = DerReader::whole(spki, tag::SEQUENCE)?;
        let algorithm_is_ours = info.read(tag::SEQUENCE)? == self.algorithm();
        let key = info.read(tag::BIT_STRING).and_then(der::octets)?;
        (algorithm_is_ours && info.is_empty()).then_some(key)
    }
}

/// The parts of a PKCS #8 key.
pub(super) struct Pkcs8<'a> {
    /// The content of `privateKey`, in the form that belongs to the algorithm.
    pub(super) key: &'a [u8],
    /// `true` if the public key is there too, beside the private key.
    pub(super) has_public_key: bool,
}
