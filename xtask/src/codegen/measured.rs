//! The behaviour of AWS KMS that was measured where its model says less. The order in which errors list values is in `wire::listed_values`.

use super::model::{Model, Shape};

/// The patterns that the model lacks, by shape. Source: validation errors of AWS KMS, measured in 2026.
const PATTERNS: [(&str, &str); 1] = [("KeyIdType", r"^\p{ASCII}+$")];

/// The values that the model lacks, by shape. AWS answers a signature with the algorithm of symmetric keys as it answers one with
/// any algorithm that the key does not have. Source: measured in 2026.
const VALUES: [(&str, &str); 1] = [("SigningAlgorithmSpec", "SYMMETRIC_DEFAULT")];

/// Adds what is measured to the model of AWS KMS. A shape that has it, or is gone, is left as it is.
pub(crate) fn add(model: &mut Model) {
    for (name, pattern) in PATTERNS {
        if let Some(Shape::String(text)) = model.shapes.get_mut(name) {
            text.pattern.get_or_insert_with(|| pattern.to_owned());
        }
    }
    for (name, value) in VALUES {
        if let Some(Shape::String(text)) = model.shapes.get_mut(name)
            && !text.values.iter().any(|known| known == value)
        {
            text.values.push(value.to_owned());
        }
    }
}
