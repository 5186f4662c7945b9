//! How long one request takes to read and one reply to write. Run it with
//! `cargo run --release -p wire --example speed`.

#![expect(clippy::print_stdout, reason = "the figures are the purpose")]

use std::hint::black_box;
use std::time::Instant;

use model::generated::{DecryptResponse, EncryptResponse, EncryptionAlgorithmSpec};
use model::shape::IntoFields;
use model::{Error, Operation};
use secret::Secret;

const ROUNDS: u32 = 200_000;
const RUNS: usize = 7;
const KEY: &str = "arn:aws:kms:us-east-1:000000000000:key/1234abcd-12ab-34cd-56ef-1234567890ab";

fn main() -> Result<(), Error> {
    wire::warm_up();
    let encrypt = body(
        "Plaintext",
        32,
        r#","EncryptionContext":{"aws:s3:arn":"arn:aws:s3:::bucket/object"}"#,
    );
    let decrypt = body("CiphertextBlob", 32 + 135, "");
    let largest = body("Plaintext", 4096, "");
    read("decode Encrypt", Operation::Encrypt, &encrypt)?;
    read("decode Decrypt", Operation::Decrypt, &decrypt)?;
    read("decode Encrypt of 4,096 bytes", Operation::Encrypt, &largest)?;
    let request = wire::decode(Operation::Encrypt, encrypt.as_bytes())?;
    measure("parameters of Encrypt", encrypt.len(), || {
        wire::RecordField::request_parameters(black_box(request.fields()))
    });
    let output = EncryptResponse {
        ciphertext_blob: Some(vec![7; 32 + 135]),
        key_id: Some(KEY.to_owned()),
        encryption_algorithm: Some(EncryptionAlgorithmSpec::SymmetricDefault),
    }
    .into_fields();
    measure("encode Encrypt", wire::encode(&output).as_slice().len(), || {
        wire::encode(black_box(&output))
    });
    let output = DecryptResponse {
        plaintext: Some(Secret::<[u8]>::zeroed(32)),
        key_id: Some(KEY.to_owned()),
        ..DecryptResponse::default()
    }
    .into_fields();
    measure("encode Decrypt", wire::encode(&output).as_slice().len(), || {
        wire::encode(black_box(&output))
    });
    Ok(())
}

fn body(member: &str, bytes: usize, rest: &str) -> String {
    let base64 = base64_simd::STANDARD.encode_to_string(vec![7; bytes]);
    format!(r#"{{"KeyId":"{KEY}","{member}":"{base64}"{rest}}}"#)
}

fn read(what: &str, operation: Operation, body: &str) -> Result<(), Error> {
    wire::decode(operation, body.as_bytes())?;
    measure(what, body.len(), || wire::decode(operation, black_box(body.as_bytes())));
    Ok(())
}

/// Prints the best of some runs: what else the machine does only adds.
fn measure<T>(what: &str, bytes: usize, work: impl Fn() -> T) {
    let run = || {
        let start = Instant::now();
        for _ in 0..ROUNDS {
            black_box(work());
        }
        start.elapsed() / ROUNDS
    };
    let best = (0..RUNS).map(|_| run()).min().unwrap_or_default();
    println!("{what}: {} ns ({bytes} bytes of JSON)", best.as_nanos());
}
