use super::*;

fn kind(bytes: &[u8]) -> Option<&'static str> {
    other(bytes).map(|known| known.kind)
}

fn row(known: &Description, name: &str) -> Value {
    known.rows.iter().find(|(row, _)| *row == name).map_or(Value::Null, |(_, value)| value.clone())
}

#[test]
fn a_head_object_reply_and_an_instruction_file_are_told_apart() {
    let head =
        br#"{"ContentLength": 5, "Metadata": {"x-amz-c": "115", "x-amz-w": "12", "x-amz-3": "AQI=",
        "x-amz-d": "AA==", "x-amz-i": "AAEC", "x-amz-t": "{\"a\":\"b\"}"}}"#;
    let known = other(head).unwrap();
    assert_eq!(row(&known, "version"), 3);
    assert_eq!(row(&known, "found_in"), "object metadata");
    assert_eq!(row(&known, "content_cipher"), "ALG_AES_256_GCM_HKDF_SHA512_COMMIT_KEY");
    assert_eq!(row(&known, "key_wrapping"), "kms+context");
    assert_eq!(row(&known, "encryption_context"), json!({"a": "b"}));
    assert_eq!(row(&known, "committing"), true);
    let file = br#"{"x-amz-key-v2": "AQICAHg=", "x-amz-iv": "AA==", "x-amz-matdesc": "{}",
        "x-amz-wrap-alg": "kms+context", "x-amz-cek-alg": "AES/GCM/NoPadding", "x-amz-tag-len": "128"}"#;
    let known = other(file).unwrap();
    assert_eq!(
        (row(&known, "version"), row(&known, "found_in")),
        (json!(2), json!("instruction file"))
    );
    assert_eq!(row(&known, "data_key")["kind"], "ciphertext of AWS KMS, by its first bytes");
    let old = br#"{"x-amz-key": "AA==", "x-amz-iv": "AA==", "x-amz-matdesc": "{}"}"#;
    assert_eq!(row(&other(old).unwrap(), "content_cipher"), "AES/CBC/PKCS5Padding");
}

#[test]
fn files_of_other_tools_are_named() {
    let age = b"age-encryption.org/v1\n-> X25519 abc\ndef\n-> scrypt x 18\nghi\n--- mac\n\x00";
    assert_eq!(row(&other(age).unwrap(), "recipients"), json!(["X25519", "scrypt"]));
    assert_eq!(kind(b"-----BEGIN AGE ENCRYPTED FILE-----\n"), Some("age file"));
    let der = [&[0x30, 0x82, 1, 0], foreign::CONTENT_TYPES[0].0].concat();
    assert_eq!(row(&other(&der).unwrap(), "content"), "enveloped data");
    let indefinite = [&[0x30, 0x80], foreign::CONTENT_TYPES[3].0].concat();
    assert_eq!(row(&other(&indefinite).unwrap(), "content"), "authenticated enveloped data");
    assert_eq!(kind(b"-----BEGIN CMS-----\n"), Some("CMS (PKCS #7) file"));
    assert_eq!(kind(b"Salted__12345678rest"), Some("file of openssl enc, under a password"));
    let sops = b"a: ENC[x]\nsops:\n    kms:\n    - arn: arn:aws:kms:us-east-1:1:key/2\n";
    assert_eq!(row(&other(sops).unwrap(), "kms_keys"), json!(["arn:aws:kms:us-east-1:1:key/2"]));
    assert_eq!(row(&other(br#"{"sops": {}}"#).unwrap(), "format"), "JSON");
}

#[test]
fn what_is_nothing_of_that_is_not_named() {
    for bytes in
        [&b""[..], b"hello", b"{}", b"[1]", b"0", &[0x30], &[0x30, 0x84], &[1; 200], &[2, 4, 0x79]]
    {
        assert_eq!(kind(bytes), None, "{bytes:?}");
        assert!(sdk_message::read(bytes, &mut std::io::empty()).is_none(), "{bytes:?}");
    }
    for cut in [&[2, 5, 0x78][..], &[1, 0x80, 0, 0x14], &[1, 0x80, 9, 9]] {
        assert!(sdk_message::read(cut, &mut std::io::empty()).unwrap().is_err(), "{cut:?}");
    }
}

#[test]
fn columns_align() {
    let known = Description::new("a kind")
        .with("long_name", json!(["one", "two"]))
        .with("b", json!({"x": 1}));
    assert_eq!(known.text(), "kind       a kind\nlong name  one\n           two\nb          x=1\n");
}

#[test]
fn a_text_of_the_file_is_no_row() {
    let known = Description::new("a").with("context", json!({"k\ney": "v\nsigned  yes"}));
    assert_eq!(known.text(), "kind     a\ncontext  k\\ney=v\\nsigned  yes\n");
}
