//! The COSE_Sign1 message around a document (RFC 9052, 4.2 and 4.4).

use ciborium::Value;

/// The CBOR tag of COSE_Sign1. A document may come with or without it.
const SIGN1_TAG: u64 = 18;
/// The label of the algorithm, and ES384 (RFC 9053, 2.1).
const ALGORITHM: i128 = 1;
const ES384: i128 = -35;

/// A well-formed message. None of it is verified yet.
pub(crate) struct Envelope {
    pub(crate) payload: Vec<u8>,
    /// The bytes that were signed: `Sig_structure`.
    pub(crate) signed: Vec<u8>,
    /// The signature: r and s, 48 bytes each.
    pub(crate) signature: Vec<u8>,
}

pub(crate) fn open(document: &[u8]) -> Option<Envelope> {
    let mut value = parse(document)?;
    if let Value::Tag(SIGN1_TAG, inner) = value {
        value = *inner;
    }
    let [protected, _unprotected, payload, signature] =
        <[Value; 4]>::try_from(value.into_array().ok()?).ok()?;
    let (protected, payload) = (protected.into_bytes().ok()?, payload.into_bytes().ok()?);
    let signature = signature.into_bytes().ok().filter(|bytes| bytes.len() == 96)?;
    let headers = parse(&protected)?.into_map().ok()?;
    let [(label, algorithm)] = headers.as_slice() else {
        return None;
    };
    let integer = |value: &Value| value.as_integer().map(i128::from);
    if (integer(label), integer(algorithm)) != (Some(ALGORITHM), Some(ES384)) {
        return None;
    }
    let structure = Value::Array(vec![
        Value::Text("Signature1".to_owned()),
        Value::Bytes(protected),
        Value::Bytes(Vec::new()),
        Value::Bytes(payload.clone()),
    ]);
    let mut signed = Vec::with_capacity(payload.len() + 64);
    ciborium::into_writer(&structure, &mut signed).ok()?;
    Some(Envelope { payload, signed, signature })
}

/// Parses one CBOR item with nothing after it.
pub(crate) fn parse(bytes: &[u8]) -> Option<Value> {
    let mut rest = bytes;
    let value = ciborium::from_reader(&mut rest).ok()?;
    rest.is_empty().then_some(value)
}
