//! What a request shows to grants: its tokens and its encryption contexts.
//!
//! Both are taken from the request by the names of their members, not by each operation: an operation cannot forget to
//! have its tokens checked.

use std::collections::BTreeMap;

use model::shape::{Fields, Value};

/// The members of a request that grants look at.
#[derive(Debug, Default)]
pub(crate) struct Claim {
    tokens: Vec<String>,
    /// Of the first and the second permission that the operation asks for.
    contexts: [Option<BTreeMap<String, String>>; 2],
}

impl Claim {
    pub(crate) fn of(fields: &Fields) -> Self {
        let own = context(fields, "EncryptionContext");
        let source = || context(fields, "SourceEncryptionContext");
        let tokens = match fields.named("GrantTokens") {
            Some(Value::List(tokens)) => tokens.iter().filter_map(text).collect(),
            _ => Vec::new(),
        };
        let contexts = [own.or_else(source), context(fields, "DestinationEncryptionContext")];
        Self { tokens, contexts }
    }

    pub(crate) fn tokens(&self) -> &[String] {
        &self.tokens
    }

    /// The encryption context that the permission at `index` of the operation is about.
    pub(crate) fn context(&self, index: usize) -> Option<&BTreeMap<String, String>> {
        self.contexts.get(index).and_then(Option::as_ref)
    }
}

fn text(value: &Value) -> Option<String> {
    if let Value::String(text) = value { Some(text.clone()) } else { None }
}

fn context(fields: &Fields, name: &str) -> Option<BTreeMap<String, String>> {
    if let Value::Map(pairs) = fields.named(name)? {
        Some(pairs.iter().cloned().collect())
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use model::Operation;

    use super::*;

    fn claim(operation: Operation, body: &str) -> Claim {
        Claim::of(wire::decode(operation, body.as_bytes()).unwrap().fields())
    }

    #[test]
    fn every_operation_that_takes_them_has_them_read() {
        let mut seen = (0, 0);
        for operation in Operation::ALL {
            let members = operation.input().members;
            let has = |name: &str| members.iter().any(|member| member.name == name);
            if has("GrantTokens") {
                seen.0 += 1;
            }
            if has("EncryptionContext") || has("SourceEncryptionContext") {
                seen.1 += 1;
            }
        }
        // Should a new model name them otherwise, these counts fall behind.
        assert_eq!(seen, (17, 7));
        let body = r#"{"KeyId":"x","Plaintext":"AA==","GrantTokens":["a","b"],"EncryptionContext":{"k":"v"}}"#;
        let encrypt = claim(Operation::Encrypt, body);
        assert_eq!(encrypt.tokens(), ["a", "b"]);
        assert_eq!(encrypt.context(0).unwrap()["k"], "v");
        assert_eq!(encrypt.context(1), None);
        let body = r#"{"DestinationKeyId":"x","SourceEncryptionContext":{"s":"1"},"DestinationEncryptionContext":{"d":"2"}}"#;
        let re_encrypt = claim(Operation::ReEncrypt, body);
        assert_eq!(re_encrypt.context(0).unwrap()["s"], "1");
        assert_eq!(re_encrypt.context(1).unwrap()["d"], "2");
        let none = claim(Operation::DescribeKey, r#"{"KeyId":"x"}"#);
        assert!(none.tokens().is_empty() && none.context(0).is_none() && none.context(2).is_none());
    }
}
