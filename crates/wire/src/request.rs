//! A request that keeps every constraint of the model.

use model::shape::{Fields, FromFields};
use model::{Error, ErrorCode, Operation, ServiceOperation};

use crate::{BODY_BYTES_MAX, validate};

/// The members of a request, well-formed and within the constraints of the model. Only [`decode`](decode()) and
/// [`decode_form`](crate::decode_form) make one.
#[derive(Debug)]
pub struct Request<O = Operation> {
    operation: O,
    fields: Fields,
}

impl<O: Copy> Request<O> {
    pub(crate) const fn new(operation: O, fields: Fields) -> Self {
        Self { operation, fields }
    }

    /// Returns the requested operation.
    #[must_use]
    pub const fn operation(&self) -> O {
        self.operation
    }

    /// Returns the members.
    #[must_use]
    pub const fn fields(&self) -> &Fields {
        &self.fields
    }

    /// Takes the members out.
    #[must_use]
    pub fn into_fields(self) -> Fields {
        self.fields
    }

    /// Returns the typed input.
    ///
    /// # Errors
    /// `KMSInternalException` if `T` is not the input of the operation.
    pub fn typed<T: FromFields>(self) -> Result<T, Error> {
        if T::STRUCTURE.name != self.fields.structure().name {
            let read = self.fields.structure().name;
            let detail = format!("{read} was read as {}", T::STRUCTURE.name);
            return Err(Error::internal(detail));
        }
        T::from_fields(self.fields)
    }
}

/// Reads the body of a request. An empty body is `{}`.
///
/// # Errors
/// - `RequestEntityTooLargeException`: more than [`BODY_BYTES_MAX`] bytes.
/// - `SerializationException`: not UTF-8, not one JSON object of the right types, a duplicate member or map key, nested deeper
///   than [`DEPTH_MAX`](crate::DEPTH_MAX).
/// - `ValidationException`: values outside the constraints of the model.
pub fn decode<O: Copy + Into<ServiceOperation>>(
    operation: O,
    body: &[u8],
) -> Result<Request<O>, Error> {
    if body.len() > BODY_BYTES_MAX {
        return Err(Error::bare(ErrorCode::RequestEntityTooLargeException));
    }
    let fields = crate::decode::structure(operation.into().input(), body)?;
    validate::check(&fields)?;
    Ok(Request::new(operation, fields))
}

#[cfg(test)]
mod tests {
    use model::generated::{
        CreateKeyRequest, DisableKeyRequest, EncryptRequest, GenerateRandomRequest, KeySpec,
        KeyUsageType,
    };

    use super::*;

    #[test]
    fn a_body_becomes_its_typed_form() {
        let body = br#"{"KeyId":"alias/x","Plaintext":"aGVsbG8=","GrantTokens":[],"DryRun":null,
            "EncryptionContext":{"b":"2","a":"1"},"Unknown":{"deep":[1,2,{"x":null}]}}"#;
        let request = decode(Operation::Encrypt, body).unwrap();
        assert_eq!(request.operation(), Operation::Encrypt);
        let input: EncryptRequest = request.typed().unwrap();
        assert_eq!(input.key_id, "alias/x");
        assert_eq!(input.plaintext.expose(), b"hello");
        let context: Vec<_> = input.encryption_context.unwrap().into_iter().collect();
        assert_eq!(context, [("a".to_owned(), "1".to_owned()), ("b".to_owned(), "2".to_owned())]);
        assert_eq!(input.grant_tokens, Some(Vec::new()));
        assert_eq!(input.dry_run, None);
    }

    #[test]
    fn nested_structures_and_enumerations_become_their_types() {
        let body = br#"{"KeySpec":"RSA_2048","KeyUsage":"SIGN_VERIFY",
            "Tags":[{"TagKey":"k","TagValue":""}]}"#;
        let input: CreateKeyRequest = decode(Operation::CreateKey, body).unwrap().typed().unwrap();
        assert_eq!(input.key_spec, Some(KeySpec::Rsa2048));
        assert_eq!(input.key_usage, Some(KeyUsageType::SignVerify));
        assert_eq!(input.tags.unwrap()[0].tag_value, "");
    }

    #[test]
    fn the_input_of_another_operation_is_refused() {
        let request = decode(Operation::EnableKey, br#"{"KeyId":"x"}"#).unwrap();
        let error = request.typed::<DisableKeyRequest>().unwrap_err();
        assert_eq!(error.code(), ErrorCode::KmsInternalException);
    }

    #[test]
    fn an_empty_body_is_an_empty_request() {
        let request = decode(Operation::GenerateRandom, b"").unwrap();
        let input: GenerateRandomRequest = request.typed().unwrap();
        assert_eq!(input.number_of_bytes, None);
    }

    #[test]
    fn a_body_of_the_longest_length_is_read_and_a_longer_one_is_not() {
        let mut body = b"{}".to_vec();
        body.resize(BODY_BYTES_MAX, b' ');
        assert!(decode(Operation::GenerateRandom, &body).is_ok());
        body.push(b' ');
        let error = decode(Operation::GenerateRandom, &body).unwrap_err();
        assert_eq!(error, Error::bare(ErrorCode::RequestEntityTooLargeException));
    }
}
