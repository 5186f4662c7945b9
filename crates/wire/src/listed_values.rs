//! The values of enumerations as errors list them. AWS lists most in the order of its model, and some otherwise.
//!
//! Source: answers of AWS KMS to values that do not exist, measured in 2026.

use model::generated::KeySpec;

/// Returns the values that AWS lists for the enumeration called `shape`, whose values in the model are `values`.
pub(crate) fn of(shape: &str, values: &'static [&'static str]) -> Vec<&'static str> {
    match shape {
        // A data key is 128 or 256 bits long, and AWS lists the specs of KMS keys.
        "DataKeySpec" => KeySpec::ALL.map(KeySpec::as_str).to_vec(),
        "EncryptionAlgorithmSpec" => {
            vec!["RSAES_OAEP_SHA_1", "RSAES_OAEP_SHA_256", "SM2PKE", "SYMMETRIC_DEFAULT"]
        }
        "MacAlgorithmSpec" => {
            vec!["HMAC_SHA_384", "HMAC_SHA_256", "HMAC_SHA_224", "HMAC_SHA_512"]
        }
        // AWS takes the algorithm of symmetric keys, which signs with none, and does not list it.
        "SigningAlgorithmSpec" => {
            values.iter().copied().filter(|value| *value != "SYMMETRIC_DEFAULT").collect()
        }
        _ => values.to_vec(),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use model::Operation;
    use model::shape::{Kind, Shape};

    use super::*;

    /// Returns the shape of a member of a request.
    fn shape(operation: Operation, member: &str) -> &'static Shape {
        operation.input().members.iter().find(|one| one.name == member).unwrap().shape
    }

    fn values(shape: &'static Shape) -> &'static [&'static str] {
        let Kind::String { values, .. } = shape.kind else { panic!("{} is no text", shape.name) };
        values
    }

    /// A newer model's values must not be missing in the lists above.
    #[test]
    fn every_value_of_the_model_is_listed_once() {
        let algorithm = |operation, member, extra: &[&str]| {
            let shape = shape(operation, member);
            let listed = of(shape.name, values(shape));
            let sorted: BTreeSet<_> = listed.iter().copied().collect();
            assert_eq!(listed.len(), sorted.len(), "{}", shape.name);
            let of_model: BTreeSet<_> = values(shape).iter().copied().collect();
            let missing: Vec<_> = of_model.difference(&sorted).copied().collect();
            assert_eq!(missing, extra, "{}", shape.name);
            assert!(sorted.is_subset(&of_model));
            listed
        };
        let mac = algorithm(Operation::GenerateMac, "MacAlgorithm", &[]);
        assert_eq!(mac, ["HMAC_SHA_384", "HMAC_SHA_256", "HMAC_SHA_224", "HMAC_SHA_512"]);
        algorithm(Operation::Encrypt, "EncryptionAlgorithm", &[]);
        let signing = algorithm(Operation::Sign, "SigningAlgorithm", &["SYMMETRIC_DEFAULT"]);
        let place = |value| signing.iter().position(|one| *one == value).unwrap();
        assert_eq!(place("SM2DSA") + 1, place("ML_DSA_SHAKE_256"));
        assert_eq!(
            algorithm(Operation::Sign, "MessageType", &[]),
            ["RAW", "DIGEST", "EXTERNAL_MU"]
        );
    }

    #[test]
    fn the_specs_of_data_keys_are_listed_as_those_of_keys() {
        let shape = shape(Operation::GenerateDataKey, "KeySpec");
        assert_eq!(values(shape), ["AES_256", "AES_128"]);
        let listed = of(shape.name, values(shape));
        assert_eq!(listed, KeySpec::ALL.map(KeySpec::as_str));
    }
}
