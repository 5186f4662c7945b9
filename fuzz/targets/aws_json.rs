//! Any bytes as the body of a request of AWS JSON 1.1. The first byte chooses the operation.

#![no_main]

use bulla_fuzz::request::sample;
use libfuzzer_sys::fuzz_target;
use model::Operation;
use model::generated::{
    CreateGrantRequest, CreateKeyRequest, EncryptRequest, GenerateRandomRequest,
    ImportKeyMaterialRequest, PutKeyPolicyRequest, SignRequest, TagResourceRequest,
};
use serde::de::IgnoredAny;
use wire::{RecordField, Request, decode, encode, encode_error};

fuzz_target!(
    init: bulla_fuzz::seed(Operation::ALL.into_iter().enumerate().map(|(index, operation)| {
        [vec![index as u8], sample(operation.input()).to_string().into_bytes()].concat()
    })),
    |data: &[u8]| {
        let Some((first, body)) = data.split_first() else { return };
        let operation = Operation::ALL[usize::from(*first) % Operation::ALL.len()];
        match decode(operation, body) {
            Ok(request) => taken(operation, request),
            Err(error) => is_json(encode_error(model::AwsService::Kms, &error).1.as_slice()),
        }
    }
);

/// What was taken can be logged, is the same when it is written and read again, and has its type.
fn taken(operation: Operation, request: Request) {
    let field = RecordField::request_parameters(request.fields());
    for is_refused in [true, false] {
        is_json(field.shown(is_refused).json.as_bytes());
    }
    let written = encode(request.fields());
    let again = decode(operation, written.as_slice()).expect("what was written can be read");
    assert_eq!(
        String::from_utf8_lossy(encode(again.fields()).as_slice()),
        String::from_utf8_lossy(written.as_slice())
    );
    is_typed(operation, request);
}

fn is_typed(operation: Operation, request: Request) {
    let is_typed = match operation {
        Operation::CreateGrant => request.typed::<CreateGrantRequest>().is_ok(),
        Operation::CreateKey => request.typed::<CreateKeyRequest>().is_ok(),
        Operation::Encrypt => request.typed::<EncryptRequest>().is_ok(),
        Operation::GenerateRandom => request.typed::<GenerateRandomRequest>().is_ok(),
        Operation::ImportKeyMaterial => request.typed::<ImportKeyMaterialRequest>().is_ok(),
        Operation::PutKeyPolicy => request.typed::<PutKeyPolicyRequest>().is_ok(),
        Operation::Sign => request.typed::<SignRequest>().is_ok(),
        Operation::TagResource => request.typed::<TagResourceRequest>().is_ok(),
        _ => true,
    };
    assert!(is_typed, "a valid request has the type of its operation");
}

fn is_json(text: &[u8]) {
    if let Err(error) = serde_json::from_slice::<IgnoredAny>(text) {
        panic!("{error}: {}", String::from_utf8_lossy(text));
    }
}
