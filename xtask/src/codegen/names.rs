//! From AWS's names to Rust's.

/// `GenerateDataKey` and `KMSInternalException` become `generate_data_key` and `kms_internal_exception`.
pub(crate) fn snake(name: &str) -> String {
    // The one acronym with a plural: its `s` would be read as the start of a word.
    let characters: Vec<char> = name.replace("CMKs", "Cmks").chars().collect();
    let mut out = String::new();
    for (index, character) in characters.iter().enumerate() {
        let before = index.checked_sub(1).and_then(|index| characters.get(index));
        let after = characters.get(index + 1);
        let starts_word = before.is_some_and(|before| !before.is_ascii_uppercase())
            || after.is_some_and(|after| after.is_ascii_lowercase());
        if character.is_ascii_uppercase() && index > 0 && starts_word {
            out.push('_');
        }
        out.push(character.to_ascii_lowercase());
    }
    out
}

/// The name of a field: as [`snake`], but for keywords.
pub(crate) fn field(name: &str) -> String {
    let name = snake(name);
    if name == "type" { "r#type".to_owned() } else { name }
}

/// `EncryptRequest` becomes `ENCRYPT_REQUEST`.
pub(crate) fn screaming(name: &str) -> String {
    snake(name).to_ascii_uppercase()
}

/// `RSA_2048` becomes `Rsa2048`, `Decrypt` stays, `KMSInternalException` becomes `KmsInternalException`.
/// `s3:ObjectCreated:*` and `KMS.NotFoundException` are names in parts.
pub(crate) fn camel(name: &str) -> String {
    if let Some((first, rest)) = name.split_once([':', '.']) {
        return camel(first) + &camel(rest);
    }
    if name == "*" {
        return "All".to_owned();
    }
    let words = if name.contains(['_', '-']) || name.chars().all(|c| !c.is_ascii_lowercase()) {
        name.split(['_', '-']).map(str::to_ascii_lowercase).collect()
    } else {
        snake(name).split('_').map(str::to_owned).collect::<Vec<_>>()
    };
    let name: String = words.iter().map(|word| capitalised(word)).collect();
    // `Self` is a keyword, which no variant can be called.
    if name == "Self" { "SelfValue".to_owned() } else { name }
}

/// The name of a shape as a Rust type: `statusType` becomes `StatusType`.
pub(crate) fn type_name(shape: &str) -> String {
    capitalised(shape)
}

fn capitalised(word: &str) -> String {
    let mut characters = word.chars();
    characters.next().map_or_else(String::new, |first| {
        first.to_ascii_uppercase().to_string() + characters.as_str()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_conventions_of_rust() {
        for (aws, rust) in [
            ("ReEncrypt", "re_encrypt"),
            ("ETag", "e_tag"),
            ("KMSInternalException", "kms_internal_exception"),
            ("AWSAccountId", "aws_account_id"),
            ("CustomKeyStoreHasCMKsException", "custom_key_store_has_cmks_exception"),
            ("XksProxyVpcEndpointServiceOwner", "xks_proxy_vpc_endpoint_service_owner"),
        ] {
            assert_eq!(snake(aws), rust);
        }
        assert_eq!((field("Type"), field("KeyId")), ("r#type".to_owned(), "key_id".to_owned()));
        for (aws, rust) in [
            ("RSA_2048", "Rsa2048"),
            ("ECC_NIST_EDWARDS25519", "EccNistEdwards25519"),
            ("SM2", "Sm2"),
            ("AWS", "Aws"),
            ("GenerateDataKey", "GenerateDataKey"),
            ("KMSInternalException", "KmsInternalException"),
            ("NON_CURRENT", "NonCurrent"),
            ("SELF", "SelfValue"),
            ("aws-managed", "AwsManaged"),
            ("aws:kms:dsse", "AwsKmsDsse"),
            ("s3:ObjectCreated:*", "S3ObjectCreatedAll"),
            ("KMS.KMSInvalidStateException", "KmsKmsInvalidStateException"),
            ("explicitDeny", "ExplicitDeny"),
        ] {
            assert_eq!(camel(aws), rust);
        }
    }
}
