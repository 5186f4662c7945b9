//! Any bytes as the attestation document of an AWS Nitro enclave.

#![no_main]

use std::sync::LazyLock;

use attestation::{Roots, verify};
use libfuzzer_sys::fuzz_target;
use model::Timestamp;

/// A document that an enclave made, and when.
const REAL: &str = include_str!("../../crates/attestation/src/tests/nitro_2024-12-20.base64");
const THEN: i64 = 1_734_653_634_557;

static REAL_BYTES: LazyLock<Vec<u8>> =
    LazyLock::new(|| base64_simd::STANDARD.decode_to_vec(REAL.trim()).unwrap());
static ROOTS: LazyLock<Roots> = LazyLock::new(|| Roots::aws().unwrap());

fuzz_target!(
    init: {
        assert!(verify(&REAL_BYTES, &ROOTS, Timestamp::from_millis(THEN)).is_ok());
        bulla_fuzz::seed([REAL_BYTES.clone()]);
    },
    |data: &[u8]| {
        let Ok(found) = verify(data, &ROOTS, Timestamp::from_millis(THEN)) else { return };
        // CBOR has several ways to write the envelope, but what is signed is the enclave's.
        assert_eq!(found.timestamp, Timestamp::from_millis(THEN));
        assert_eq!(found.public_key.as_deref(), Some(&b"dummy"[..]));
    }
);
