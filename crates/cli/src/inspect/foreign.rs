//! Encrypted files of other tools, and their recipients.

use serde_json::Value;

use super::Description;

pub(super) fn read(bytes: &[u8]) -> Option<Description> {
    age(bytes).or_else(|| cms(bytes)).or_else(|| openssl_enc(bytes)).or_else(|| sops(bytes))
}

/// Describes [age-encryption.org/v1](https://age-encryption.org/v1): a line for each recipient, then the MAC of the header.
fn age(bytes: &[u8]) -> Option<Description> {
    if bytes.starts_with(b"-----BEGIN AGE ENCRYPTED FILE-----") {
        return Some(Description::new("age file").with("encoding", "PEM"));
    }
    let header = bytes.strip_prefix(b"age-encryption.org/v1\n")?;
    let mut recipients = Vec::new();
    for line in header.split(|byte| *byte == b'\n').take_while(|line| !line.starts_with(b"---")) {
        if let Some(stanza) = line.strip_prefix(b"-> ") {
            let kind = stanza.split(|byte| *byte == b' ').next().unwrap_or_default();
            recipients.push(Value::from(String::from_utf8_lossy(kind)));
        }
    }
    Some(Description::new("age file").with("recipients", recipients))
}

/// The content types of CMS ([RFC 5652], [RFC 5083]), as object identifiers in DER.
pub(super) const CONTENT_TYPES: [(&[u8], &str); 4] = [
    (&[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x03], "enveloped data"),
    (&[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x02], "signed data"),
    (&[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x07, 0x06], "encrypted data"),
    (
        &[0x06, 0x0b, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x09, 0x10, 0x01, 0x17],
        "authenticated enveloped data",
    ),
];

fn cms(bytes: &[u8]) -> Option<Description> {
    for begin in ["-----BEGIN CMS-----", "-----BEGIN PKCS7-----"] {
        if bytes.starts_with(begin.as_bytes()) {
            return Some(Description::new("CMS (PKCS #7) file").with("encoding", "PEM"));
        }
    }
    let first = bytes.get(..1000).unwrap_or(bytes);
    let mime = String::from_utf8_lossy(first).to_ascii_lowercase();
    if mime.contains("content-type: application/pkcs7-mime")
        || mime.contains("content-type: application/x-pkcs7-mime")
    {
        return Some(Description::new("CMS (PKCS #7) file").with("encoding", "S/MIME"));
    }
    // A sequence, in definite or indefinite length, and its content type.
    let inner = match bytes {
        [0x30, length @ 0x80..=0x84, rest @ ..] => rest.get(usize::from(length - 0x80)..)?,
        [0x30, _, rest @ ..] => rest,
        _ => return None,
    };
    let (_, name) = CONTENT_TYPES.into_iter().find(|(oid, _)| inner.starts_with(oid))?;
    Some(
        Description::new("CMS (PKCS #7) file").with("content", name).with("encoding", "DER or BER"),
    )
}

/// Describes the output of `openssl enc`: a salt, and a ciphertext without a MAC.
fn openssl_enc(bytes: &[u8]) -> Option<Description> {
    let rest = bytes.strip_prefix(b"Salted__")?;
    rest.get(..8)?;
    Some(
        Description::new("file of openssl enc, under a password")
            .with("authenticated", false)
            .with("cipher", "not stored: who decrypts has to know it"),
    )
}

/// Describes files of [sops](https://getsops.io): a section "sops" in JSON or YAML, `sops_` in dotenv, `[sops]` in INI.
fn sops(bytes: &[u8]) -> Option<Description> {
    let text = std::str::from_utf8(bytes).ok()?;
    let format = if serde_json::from_str::<Value>(text).is_ok_and(|file| file.get("sops").is_some())
    {
        "JSON"
    } else if text.lines().any(|line| line.trim_end() == "sops:") {
        "YAML"
    } else if text.lines().any(|line| line.starts_with("sops_mac=")) {
        "dotenv"
    } else if text.lines().any(|line| line.trim_end() == "[sops]") {
        "INI"
    } else {
        return None;
    };
    let keys: Vec<Value> = text
        .split(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | ',' | '='))
        .filter(|word| word.starts_with("arn:") && word.contains(":kms:"))
        .map(Value::from)
        .collect();
    Some(Description::new("sops file").with("format", format).with("kms_keys", keys))
}
