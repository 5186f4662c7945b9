//! The members of a document, with the limits of the specification.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use ciborium::Value;
use model::Timestamp;

use crate::InvalidAttestation::{self, Member};
use crate::envelope::parse;

/// The platform that made a document. Both have registers of the same numbers, which measure different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Platform {
    /// An AWS Nitro enclave.
    Enclave,
    /// An EC2 instance with a NitroTPM.
    NitroTpm,
}

impl Platform {
    const fn registers(self) -> &'static str {
        match self {
            Self::Enclave => "pcrs",
            Self::NitroTpm => "nitrotpm_pcrs",
        }
    }
}

/// The verified claims of an enclave or instance about itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attestation {
    /// The platform.
    pub platform: Platform,
    /// The id of the enclave's Nitro Secure Module, or of the instance and its NitroTPM.
    pub module_id: String,
    /// The time at which the document was made.
    pub timestamp: Timestamp,
    /// The platform configuration registers: the measurements. Register 0 of an enclave is its image.
    pub pcrs: BTreeMap<u8, Vec<u8>>,
    /// The enclave's public key, a DER SubjectPublicKeyInfo.
    pub public_key: Option<Vec<u8>>,
    /// The data that the enclave adds.
    pub user_data: Option<Vec<u8>>,
    /// The value that the enclave was asked to repeat.
    pub nonce: Option<Vec<u8>>,
}

/// The certificate that signed, and those from the root to its issuer. All are DER.
pub(crate) struct Chain {
    pub(crate) certificate: Vec<u8>,
    pub(crate) bundle: Vec<Vec<u8>>,
}

/// The longest module id. The specification has no limit, and the id goes to the audit log. AWS's have about 40 bytes.
const MODULE_ID_BYTES_MAX: usize = 512;
/// The most registers.
const PCRS_MAX: usize = 32;
/// The lengths of SHA-256, SHA-384, SHA-512.
const PCR_BYTES: [usize; 3] = [32, 48, 64];
const CERTIFICATE_BYTES: RangeInclusive<usize> = 1..=1024;
const PUBLIC_KEY_BYTES: RangeInclusive<usize> = 1..=1024;
const DATA_BYTES_MAX: usize = 512;
/// The most certificates of a chain. The specification has no limit. AWS's chains have four.
const BUNDLE_MAX: usize = 16;

pub(crate) fn read(payload: &[u8]) -> Result<(Attestation, Chain), InvalidAttestation> {
    let mut members = Members::read(payload)?;
    let text = |value: Value| value.into_text().ok().filter(|text| !text.is_empty());
    let module_id = members
        .required("module_id", |value| text(value).filter(|id| id.len() <= MODULE_ID_BYTES_MAX))?;
    if members.required("digest", text)? != "SHA384" {
        return Err(Member("digest"));
    }
    let moment = |value: Value| {
        let millis = i64::try_from(i128::from(value.into_integer().ok()?)).ok()?;
        (millis > 0).then(|| Timestamp::from_millis(millis))
    };
    let platform = members.platform()?;
    let attestation = Attestation {
        platform,
        module_id,
        timestamp: members.required("timestamp", moment)?,
        pcrs: members.required(platform.registers(), pcrs)?,
        public_key: members.optional("public_key", |value| sized(value, PUBLIC_KEY_BYTES))?,
        user_data: members.optional("user_data", |value| sized(value, 0..=DATA_BYTES_MAX))?,
        nonce: members.optional("nonce", |value| sized(value, 0..=DATA_BYTES_MAX))?,
    };
    let chain = Chain {
        certificate: members.required("certificate", |value| sized(value, CERTIFICATE_BYTES))?,
        bundle: members.required("cabundle", bundle)?,
    };
    Ok((attestation, chain))
}

/// The map of a document. Members that the specification does not know are ignored.
struct Members(Vec<(String, Value)>);

impl Members {
    fn read(payload: &[u8]) -> Result<Self, InvalidAttestation> {
        let map = parse(payload).and_then(|value| value.into_map().ok());
        let mut members: Vec<(String, Value)> = Vec::new();
        for (name, value) in map.ok_or(Member("payload"))? {
            let name = name.into_text().map_err(|_other| Member("payload"))?;
            // Which of two would count is a matter of taste.
            if members.iter().any(|(known, _)| *known == name) {
                return Err(Member("payload"));
            }
            members.push((name, value));
        }
        Ok(Self(members))
    }

    /// Returns the platform. A document with the registers of both would pass for what it is not, and is refused.
    fn platform(&self) -> Result<Platform, InvalidAttestation> {
        let has = |platform: Platform| self.0.iter().any(|(name, _)| name == platform.registers());
        match (has(Platform::Enclave), has(Platform::NitroTpm)) {
            (_, false) => Ok(Platform::Enclave),
            (false, true) => Ok(Platform::NitroTpm),
            (true, true) => Err(Member(Platform::NitroTpm.registers())),
        }
    }

    fn take(&mut self, name: &str) -> Option<Value> {
        let index = self.0.iter().position(|(known, _)| known == name)?;
        Some(self.0.swap_remove(index).1)
    }

    fn required<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Result<T, InvalidAttestation> {
        self.take(name).and_then(read).ok_or(Member(name))
    }

    fn optional<T>(
        &mut self,
        name: &'static str,
        read: impl FnOnce(Value) -> Option<T>,
    ) -> Result<Option<T>, InvalidAttestation> {
        match self.take(name) {
            None | Some(Value::Null) => Ok(None),
            Some(value) => read(value).map(Some).ok_or(Member(name)),
        }
    }
}

fn sized(value: Value, bytes: RangeInclusive<usize>) -> Option<Vec<u8>> {
    value.into_bytes().ok().filter(|value| bytes.contains(&value.len()))
}

fn pcrs(value: Value) -> Option<BTreeMap<u8, Vec<u8>>> {
    let registers = value.into_map().ok().filter(|map| (1..=PCRS_MAX).contains(&map.len()))?;
    let mut pcrs = BTreeMap::new();
    for (index, value) in registers {
        let index = u8::try_from(i128::from(index.into_integer().ok()?)).ok()?;
        let value = value.into_bytes().ok().filter(|value| PCR_BYTES.contains(&value.len()))?;
        if usize::from(index) >= PCRS_MAX || pcrs.insert(index, value).is_some() {
            return None;
        }
    }
    Some(pcrs)
}

fn bundle(value: Value) -> Option<Vec<Vec<u8>>> {
    let bundle = value.into_array().ok().filter(|all| (1..=BUNDLE_MAX).contains(&all.len()))?;
    bundle.into_iter().map(|one| sized(one, CERTIFICATE_BYTES)).collect()
}
