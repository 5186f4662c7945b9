//! From a CreateGrant request to the parameters of a grant, or AWS's refusal.
//!
//! The texts about principals, about a grant of CreateGrant alone and about two constraints are recorded from AWS; the others
//! follow the API reference.

use std::collections::BTreeMap;

use keys::{Key, KeyKind};
use model::generated::{CreateGrantRequest, GrantConstraints, GrantOperation, KeyUsageType};
use model::{AccountId, Error, ErrorCode, Region};

use super::{GrantParameters, GrantPrincipal};

/// The most pairs of a constraint. "Each constraint value can include up to 8 encryption context pairs": API reference,
/// `CreateGrant`.
const PAIRS_MAX: usize = 8;
/// The longest value. "The encryption context value in each constraint cannot exceed 384 characters": the same.
const VALUE_CHARACTERS_MAX: usize = 384;

/// Refuses what contradicts itself, whatever the key is.
pub(crate) fn check_input(input: &CreateGrantRequest) -> Result<(), Error> {
    let retiring = retiring(input)?;
    let source_arn = input.constraints.as_ref().and_then(|all| all.source_arn.as_ref());
    if let RequestedPrincipal::Service(_) = grantee(input)? {
        if source_arn.is_none() {
            return Err(Error::validation(
                "When you specify a GranteeServicePrincipal, you must also specify a SourceArn grant constraint.",
            ));
        }
        if retiring.is_none() {
            return Err(Error::validation(
                "When you specify a GranteeServicePrincipal, you must specify either a RetiringPrincipal or a \
                 RetiringServicePrincipal.",
            ));
        }
    }
    check_operations(&input.operations)?;
    input.constraints.as_ref().map_or(Ok(()), |asked| context(asked).map(drop))
}

/// Checks what the model's constraints leave open and depends on the key.
pub(crate) fn check(
    input: &CreateGrantRequest,
    key: &Key,
    issuer: AccountId,
) -> Result<GrantParameters, Error> {
    let region = &key.arn().region;
    Ok(GrantParameters {
        issuer,
        retiring: retiring(input)?.map(|named| named.principal(region)).transpose()?,
        grantee: grantee(input)?.principal(region)?,
        operations: operations(&input.operations, key)?,
        constraints: constraints(input.constraints.as_ref(), key)?,
        name: input.name.clone(),
    })
}

/// A principal as the request names it.
#[derive(Clone, Copy)]
enum RequestedPrincipal<'a> {
    Identity(&'a str),
    Service(&'a str),
}

impl<'a> RequestedPrincipal<'a> {
    /// Returns the one that is named, if any.
    ///
    /// # Errors
    /// A `ValidationException` with the message if both are.
    fn of(
        identity: Option<&'a String>,
        service: Option<&'a String>,
        message: &'static str,
    ) -> Result<Option<Self>, Error> {
        match (identity, service) {
            (None, None) => Ok(None),
            (Some(name), None) => Ok(Some(Self::Identity(name))),
            (None, Some(name)) => Ok(Some(Self::Service(name))),
            (Some(_), Some(_)) => Err(Error::validation(message)),
        }
    }

    fn principal(self, region: &Region) -> Result<GrantPrincipal, Error> {
        match self {
            Self::Identity(name) => identity(name, region),
            Self::Service(name) => Ok(GrantPrincipal::Service(name.to_owned())),
        }
    }
}

fn grantee(input: &CreateGrantRequest) -> Result<RequestedPrincipal<'_>, Error> {
    let message =
        "You must specify either GranteePrincipal or GranteeServicePrincipal, but not both.";
    let service = input.grantee_service_principal.as_ref();
    let named = RequestedPrincipal::of(input.grantee_principal.as_ref(), service, message)?;
    named.ok_or_else(|| Error::validation(message))
}

fn retiring(input: &CreateGrantRequest) -> Result<Option<RequestedPrincipal<'_>>, Error> {
    let service = input.retiring_service_principal.as_ref();
    RequestedPrincipal::of(
        input.retiring_principal.as_ref(),
        service,
        "You can specify either RetiringPrincipal or RetiringServicePrincipal, but not both.",
    )
}

/// Parses a principal that can exist: an identity of this partition, or an AWS service by its own name, which AWS takes in these
/// members too. Whether the identity exists is checked [later](Parameters::bind).
pub(crate) fn identity(name: &str, region: &Region) -> Result<GrantPrincipal, Error> {
    let is_identity = policy::account_of_principal(name, region.partition()).is_some();
    if is_identity || is_service(name) {
        return Ok(GrantPrincipal::Identity { name: name.to_owned(), id: None });
    }
    Err(no_principal(name))
}

/// Returns the refusal of a text that is no principal, or of a principal that does not exist.
pub(crate) fn no_principal(name: &str) -> Error {
    let message = format!("ARN does not refer to a valid principal: {name}");
    Error::new(ErrorCode::InvalidArnException, message)
}

/// Returns whether a name has the form `SERVICE[.REGION].amazonaws.com`, also with `.cn`.
fn is_service(name: &str) -> bool {
    let labels = name.strip_suffix(".cn").unwrap_or(name).strip_suffix(".amazonaws.com");
    let is_label = |label: &str| {
        !label.is_empty()
            && label
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
    };
    labels.is_some_and(|labels| labels.split('.').all(is_label))
}

/// Refuses no operation, and CreateGrant alone.
fn check_operations(asked: &[GrantOperation]) -> Result<(), Error> {
    if asked.is_empty() {
        return Err(Error::validation(
            "1 validation error detected: Value '[]' at 'operations' failed to satisfy constraint: Member must have \
             length greater than or equal to 1",
        ));
    }
    if asked.iter().all(|operation| *operation == GrantOperation::CreateGrant) {
        return Err(Error::validation("Grants must not contain only the CreateGrant operation."));
    }
    Ok(())
}

/// Returns the operations, each once, if the key can do all of them.
fn operations(asked: &[GrantOperation], key: &Key) -> Result<Vec<GrantOperation>, Error> {
    let mut operations: Vec<GrantOperation> = Vec::new();
    if let Some(operation) = asked.iter().find(|operation| !is_for(**operation, key)) {
        return Err(Error::validation(format!(
            "The operation {operation} is not supported for a grant on {}, a key of spec {} and usage {}.",
            key.arn(),
            key.spec().as_str(),
            key.usage().as_str(),
        )));
    }
    for operation in asked {
        if !operations.contains(operation) {
            operations.push(*operation);
        }
    }
    Ok(operations)
}

/// Returns whether a key can do an operation, by its type and usage: developer guide, "Grant operations".
pub(crate) fn is_for(operation: GrantOperation, key: &Key) -> bool {
    use GrantOperation as O;
    let (kind, usage) = (key.kind(), key.usage());
    let symmetric = kind == KeyKind::Symmetric;
    match operation {
        O::CreateGrant | O::RetireGrant | O::DescribeKey => true,
        O::GetPublicKey => kind == KeyKind::Asymmetric,
        O::Encrypt | O::Decrypt | O::ReEncryptFrom | O::ReEncryptTo => {
            usage == KeyUsageType::EncryptDecrypt
        }
        O::GenerateDataKey
        | O::GenerateDataKeyWithoutPlaintext
        | O::GenerateDataKeyPair
        | O::GenerateDataKeyPairWithoutPlaintext => symmetric,
        O::Sign | O::Verify => usage == KeyUsageType::SignVerify,
        O::GenerateMac | O::VerifyMac => usage == KeyUsageType::GenerateVerifyMac,
        O::DeriveSharedSecret => usage == KeyUsageType::KeyAgreement,
        O::Encapsulate | O::Decapsulate => usage == KeyUsageType::EncapsulateDecapsulate,
    }
}

fn constraints(
    asked: Option<&GrantConstraints>,
    key: &Key,
) -> Result<Option<GrantConstraints>, Error> {
    let Some(asked) = asked else { return Ok(None) };
    let context = context(asked)?;
    if context.is_none() && asked.source_arn.is_none() {
        return Ok(None);
    }
    context.map_or(Ok(()), |pairs| check_context(pairs, key))?;
    Ok(Some(asked.clone()))
}

/// Returns the pairs of the encryption context that are asked for, all of them or a subset.
fn context(asked: &GrantConstraints) -> Result<Option<&BTreeMap<String, String>>, Error> {
    match (&asked.encryption_context_equals, &asked.encryption_context_subset) {
        (Some(_), Some(_)) => Err(Error::validation("More than one constraint supplied")),
        (Some(pairs), None) | (None, Some(pairs)) => Ok(Some(pairs)),
        (None, None) => Ok(None),
    }
}

fn check_context(pairs: &BTreeMap<String, String>, key: &Key) -> Result<(), Error> {
    if key.kind() != KeyKind::Symmetric {
        return Err(Error::validation(format!(
            "Encryption context grant constraints are not supported for {}, a key of spec {}.",
            key.arn(),
            key.spec().as_str()
        )));
    }
    if pairs.len() > PAIRS_MAX {
        return Err(Error::validation(format!(
            "A grant constraint can have at most {PAIRS_MAX} encryption context pairs."
        )));
    }
    if pairs.values().any(|value| value.chars().count() > VALUE_CHARACTERS_MAX) {
        return Err(Error::validation(format!(
            "The encryption context value in a grant constraint cannot exceed {VALUE_CHARACTERS_MAX} characters."
        )));
    }
    Ok(())
}
