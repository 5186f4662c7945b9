//! The table of operations: for each of the 56, what it asks for and what it counts as. Which key states admit an
//! operation is in `keys::state`, keyed by the same name.
//!
//! Sources: AWS KMS developer guide, "AWS KMS permissions", "Quotas"; AWS KMS pricing.

use access::Origin;
use auth::Verified;
use model::shape::FromFields;
use model::{Error, ErrorCode, Operation, Timestamp};
use wire::{RecordField, Request};

use crate::claim::Claim;
use crate::environment::Environment;
use crate::operate::{self, Attempt, Operate};
use crate::outcome::Outcome;
use crate::{
    cancel_key_deletion, create_alias, create_grant, create_key, decapsulate, decrypt,
    delete_alias, delete_imported_key_material, derive_shared_secret, describe_key, disable_key,
    disable_key_rotation, enable_key, enable_key_rotation, encapsulate, encrypt, generate_data_key,
    generate_data_key_pair, generate_data_key_pair_without_plaintext,
    generate_data_key_without_plaintext, generate_mac, generate_random, get_key_last_usage,
    get_key_policy, get_key_rotation_status, get_parameters_for_import, get_public_key,
    import_key_material, list_aliases, list_grants, list_key_policies, list_key_rotations,
    list_keys, list_resource_tags, list_retirable_grants, put_key_policy, re_encrypt,
    replicate_key, retire_grant, revoke_grant, rotate_key_on_demand, schedule_key_deletion, sign,
    tag_resource, untag_resource, update_alias, update_key_description, update_primary_region,
    verify, verify_mac,
};

/// What is known of an operation before any request.
#[derive(Debug)]
pub struct Row {
    /// Which one it is.
    pub operation: Operation,
    /// The IAM actions it needs, in the order in which its target asks for them.
    pub actions: &'static [&'static str],
    /// CloudTrail's `readOnly`: true for all cryptographic operations too.
    pub read_only: bool,
    /// Whether GetKeyLastUsage reports it.
    pub uses_key: bool,
    /// Whether it works on keys of other accounts than the caller's, where both sides allow it.
    /// Source: "Cross-account use" of each operation in the API reference.
    pub cross_account: bool,
    /// The request quota that it counts against.
    pub quota: Quota,
    /// What a request costs.
    pub price: Price,
    /// None while the operation is not built.
    build: Option<Build>,
}

/// Request quotas, per account and Region.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quota {
    /// One quota shared by all cryptographic operations, by the type of the key.
    Cryptographic,
    /// A quota for each data key pair spec.
    DataKeyPair,
    /// A quota of the operation's own, in requests per second.
    Own(u32),
}

/// Prices per 10,000 requests.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Price {
    /// $0.03.
    Standard,
    /// By the spec of the asymmetric key.
    ByKeySpec,
    /// By the spec of the data key pair.
    ByPairSpec,
}

impl Row {
    /// A management operation that changes something, of keys of the caller's account only.
    const fn new(
        operation: Operation,
        actions: &'static [&'static str],
        (quota, price): (Quota, Price),
        build: Option<Build>,
    ) -> Self {
        Self {
            operation,
            actions,
            read_only: false,
            uses_key: false,
            cross_account: false,
            quota,
            price,
            build,
        }
    }

    /// A use of a key.
    const fn cryptographic(
        operation: Operation,
        actions: &'static [&'static str],
        build: Option<Build>,
    ) -> Self {
        let counted = (Quota::Cryptographic, Price::ByKeySpec);
        Self::new(operation, actions, counted, build).reading().using_a_key()
    }

    /// GenerateRandom: cryptographic, without a key.
    const fn random(
        operation: Operation,
        actions: &'static [&'static str],
        build: Option<Build>,
    ) -> Self {
        let counted = (Quota::Cryptographic, Price::Standard);
        Self::new(operation, actions, counted, build).reading()
    }

    const fn data_key_pair(
        operation: Operation,
        actions: &'static [&'static str],
        build: Option<Build>,
    ) -> Self {
        let counted = (Quota::DataKeyPair, Price::ByPairSpec);
        Self::new(operation, actions, counted, build).reading().using_a_key()
    }

    /// A management operation that changes nothing; `rate` is its quota in requests per second.
    const fn reads(
        operation: Operation,
        actions: &'static [&'static str],
        rate: u32,
        build: Option<Build>,
    ) -> Self {
        Self::changes(operation, actions, rate, build).reading()
    }

    /// A management operation that changes something; `rate` is its quota in requests per second.
    const fn changes(
        operation: Operation,
        actions: &'static [&'static str],
        rate: u32,
        build: Option<Build>,
    ) -> Self {
        Self::new(operation, actions, (Quota::Own(rate), Price::Standard), build)
    }

    const fn reading(self) -> Self {
        Self { read_only: true, ..self }
    }

    /// Whoever may use a key may do so from another account.
    const fn using_a_key(self) -> Self {
        Self { uses_key: true, ..self }.across_accounts()
    }

    const fn across_accounts(self) -> Self {
        Self { cross_account: true, ..self }
    }

    /// Whether the operation is built.
    #[must_use]
    pub const fn is_built(&self) -> bool {
        self.build.is_some()
    }
}

static TABLE: [Row; 56] = [
    Row::changes(
        Operation::CancelKeyDeletion,
        &["kms:CancelKeyDeletion"],
        5,
        Some(build::<cancel_key_deletion::CancelKeyDeletion>),
    ),
    Row::changes(Operation::ConnectCustomKeyStore, &["kms:ConnectCustomKeyStore"], 5, None),
    Row::changes(
        Operation::CreateAlias,
        &["kms:CreateAlias"],
        5,
        Some(build::<create_alias::CreateAlias>),
    ),
    Row::changes(Operation::CreateCustomKeyStore, &["kms:CreateCustomKeyStore"], 5, None),
    Row::changes(
        Operation::CreateGrant,
        &["kms:CreateGrant"],
        50,
        Some(build::<create_grant::CreateGrant>),
    )
    .across_accounts(),
    Row::changes(
        Operation::CreateKey,
        &["kms:CreateKey", "kms:TagResource"],
        5,
        Some(build::<create_key::CreateKey>),
    ),
    Row::cryptographic(
        Operation::Decapsulate,
        &["kms:Decapsulate"],
        Some(build::<decapsulate::Decapsulate>),
    ),
    Row::cryptographic(Operation::Decrypt, &["kms:Decrypt"], Some(build::<decrypt::Decrypt>)),
    Row::changes(
        Operation::DeleteAlias,
        &["kms:DeleteAlias"],
        15,
        Some(build::<delete_alias::DeleteAlias>),
    ),
    Row::changes(Operation::DeleteCustomKeyStore, &["kms:DeleteCustomKeyStore"], 5, None),
    Row::changes(
        Operation::DeleteImportedKeyMaterial,
        &["kms:DeleteImportedKeyMaterial"],
        15,
        Some(build::<delete_imported_key_material::DeleteImportedKeyMaterial>),
    ),
    Row::cryptographic(
        Operation::DeriveSharedSecret,
        &["kms:DeriveSharedSecret"],
        Some(build::<derive_shared_secret::DeriveSharedSecret>),
    ),
    Row::reads(Operation::DescribeCustomKeyStores, &["kms:DescribeCustomKeyStores"], 5, None),
    Row::reads(
        Operation::DescribeKey,
        &["kms:DescribeKey"],
        2000,
        Some(build::<describe_key::DescribeKey>),
    )
    .across_accounts(),
    Row::changes(
        Operation::DisableKey,
        &["kms:DisableKey"],
        5,
        Some(build::<disable_key::DisableKey>),
    ),
    Row::changes(
        Operation::DisableKeyRotation,
        &["kms:DisableKeyRotation"],
        5,
        Some(build::<disable_key_rotation::DisableKeyRotation>),
    ),
    Row::changes(Operation::DisconnectCustomKeyStore, &["kms:DisconnectCustomKeyStore"], 5, None),
    Row::changes(Operation::EnableKey, &["kms:EnableKey"], 5, Some(build::<enable_key::EnableKey>)),
    Row::changes(
        Operation::EnableKeyRotation,
        &["kms:EnableKeyRotation"],
        15,
        Some(build::<enable_key_rotation::EnableKeyRotation>),
    ),
    Row::cryptographic(
        Operation::Encapsulate,
        &["kms:Encapsulate"],
        Some(build::<encapsulate::Encapsulate>),
    ),
    Row::cryptographic(Operation::Encrypt, &["kms:Encrypt"], Some(build::<encrypt::Encrypt>)),
    Row::cryptographic(
        Operation::GenerateDataKey,
        &["kms:GenerateDataKey"],
        Some(build::<generate_data_key::GenerateDataKey>),
    ),
    Row::data_key_pair(
        Operation::GenerateDataKeyPair,
        &["kms:GenerateDataKeyPair"],
        Some(build::<generate_data_key_pair::GenerateDataKeyPair>),
    ),
    Row::data_key_pair(
        Operation::GenerateDataKeyPairWithoutPlaintext,
        &["kms:GenerateDataKeyPairWithoutPlaintext"],
        Some(
            build::<generate_data_key_pair_without_plaintext::GenerateDataKeyPairWithoutPlaintext>,
        ),
    ),
    Row::cryptographic(
        Operation::GenerateDataKeyWithoutPlaintext,
        &["kms:GenerateDataKeyWithoutPlaintext"],
        Some(build::<generate_data_key_without_plaintext::GenerateDataKeyWithoutPlaintext>),
    ),
    Row::cryptographic(
        Operation::GenerateMac,
        &["kms:GenerateMac"],
        Some(build::<generate_mac::GenerateMac>),
    ),
    Row::random(
        Operation::GenerateRandom,
        &["kms:GenerateRandom"],
        Some(build::<generate_random::GenerateRandom>),
    ),
    Row::reads(
        Operation::GetKeyLastUsage,
        &["kms:GetKeyLastUsage"],
        5,
        Some(build::<get_key_last_usage::GetKeyLastUsage>),
    ),
    Row::reads(
        Operation::GetKeyPolicy,
        &["kms:GetKeyPolicy"],
        1000,
        Some(build::<get_key_policy::GetKeyPolicy>),
    ),
    Row::reads(
        Operation::GetKeyRotationStatus,
        &["kms:GetKeyRotationStatus"],
        1000,
        Some(build::<get_key_rotation_status::GetKeyRotationStatus>),
    )
    .across_accounts(),
    Row::reads(
        Operation::GetParametersForImport,
        &["kms:GetParametersForImport"],
        1,
        Some(build::<get_parameters_for_import::GetParametersForImport>),
    ),
    Row::reads(
        Operation::GetPublicKey,
        &["kms:GetPublicKey"],
        2000,
        Some(build::<get_public_key::GetPublicKey>),
    )
    .across_accounts(),
    Row::changes(
        Operation::ImportKeyMaterial,
        &["kms:ImportKeyMaterial"],
        15,
        Some(build::<import_key_material::ImportKeyMaterial>),
    ),
    Row::reads(
        Operation::ListAliases,
        &["kms:ListAliases"],
        500,
        Some(build::<list_aliases::ListAliases>),
    ),
    Row::reads(
        Operation::ListGrants,
        &["kms:ListGrants"],
        100,
        Some(build::<list_grants::ListGrants>),
    )
    .across_accounts(),
    Row::reads(
        Operation::ListKeyPolicies,
        &["kms:ListKeyPolicies"],
        100,
        Some(build::<list_key_policies::ListKeyPolicies>),
    ),
    Row::reads(
        Operation::ListKeyRotations,
        &["kms:ListKeyRotations"],
        100,
        Some(build::<list_key_rotations::ListKeyRotations>),
    ),
    Row::reads(Operation::ListKeys, &["kms:ListKeys"], 500, Some(build::<list_keys::ListKeys>)),
    Row::reads(
        Operation::ListResourceTags,
        &["kms:ListResourceTags"],
        2000,
        Some(build::<list_resource_tags::ListResourceTags>),
    ),
    Row::reads(
        Operation::ListRetirableGrants,
        &["kms:ListRetirableGrants"],
        100,
        Some(build::<list_retirable_grants::ListRetirableGrants>),
    ),
    Row::changes(
        Operation::PutKeyPolicy,
        &["kms:PutKeyPolicy"],
        15,
        Some(build::<put_key_policy::PutKeyPolicy>),
    ),
    Row::cryptographic(
        Operation::ReEncrypt,
        &["kms:ReEncryptFrom", "kms:ReEncryptTo"],
        Some(build::<re_encrypt::ReEncrypt>),
    ),
    Row::changes(
        Operation::ReplicateKey,
        &["kms:ReplicateKey", "kms:CreateKey", "kms:TagResource"],
        5,
        Some(build::<replicate_key::ReplicateKey>),
    ),
    Row::changes(
        Operation::RetireGrant,
        &["kms:RetireGrant"],
        50,
        Some(build::<retire_grant::RetireGrant>),
    )
    .across_accounts(),
    Row::changes(
        Operation::RevokeGrant,
        &["kms:RevokeGrant"],
        50,
        Some(build::<revoke_grant::RevokeGrant>),
    )
    .across_accounts(),
    Row::changes(
        Operation::RotateKeyOnDemand,
        &["kms:RotateKeyOnDemand"],
        5,
        Some(build::<rotate_key_on_demand::RotateKeyOnDemand>),
    ),
    Row::changes(
        Operation::ScheduleKeyDeletion,
        &["kms:ScheduleKeyDeletion"],
        15,
        Some(build::<schedule_key_deletion::ScheduleKeyDeletion>),
    ),
    Row::cryptographic(Operation::Sign, &["kms:Sign"], Some(build::<sign::Sign>)),
    Row::changes(
        Operation::TagResource,
        &["kms:TagResource"],
        10,
        Some(build::<tag_resource::TagResource>),
    ),
    Row::changes(
        Operation::UntagResource,
        &["kms:UntagResource"],
        5,
        Some(build::<untag_resource::UntagResource>),
    ),
    Row::changes(
        Operation::UpdateAlias,
        &["kms:UpdateAlias"],
        5,
        Some(build::<update_alias::UpdateAlias>),
    ),
    Row::changes(Operation::UpdateCustomKeyStore, &["kms:UpdateCustomKeyStore"], 5, None),
    Row::changes(
        Operation::UpdateKeyDescription,
        &["kms:UpdateKeyDescription"],
        5,
        Some(build::<update_key_description::UpdateKeyDescription>),
    ),
    Row::changes(
        Operation::UpdatePrimaryRegion,
        &["kms:UpdatePrimaryRegion"],
        5,
        Some(build::<update_primary_region::UpdatePrimaryRegion>),
    ),
    Row::cryptographic(Operation::Verify, &["kms:Verify"], Some(build::<verify::Verify>)),
    Row::cryptographic(
        Operation::VerifyMac,
        &["kms:VerifyMac"],
        Some(build::<verify_mac::VerifyMac>),
    ),
];

type Build = fn(Verified<Request>, &'static Row) -> Result<Call, (Error, Verified<()>)>;

/// One request, verified and typed, ready to run; and to run again when a concurrent change came first.
pub struct Call {
    session: Verified<()>,
    row: &'static Row,
    parameters: RecordField,
    perform: Box<dyn Perform>,
}

impl std::fmt::Debug for Call {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Call")
            .field("operation", &self.row.operation)
            .finish_non_exhaustive()
    }
}

impl Call {
    /// Types the request.
    ///
    /// # Errors
    /// `UnsupportedOperationException` when the operation is not built yet.
    pub fn new(request: Verified<Request>) -> Result<Self, (Error, Verified<()>)> {
        let row = row(request.payload().operation());
        match row.build {
            Some(build) => build(request, row),
            None => Err((gap(row.operation), request.split().0)),
        }
    }

    /// The operation's row.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        self.row
    }

    /// Who called, and where.
    pub fn session(&self) -> &Verified<()> {
        &self.session
    }

    /// Returns the request's members as CloudTrail shows them, defaults filled in.
    #[must_use]
    pub const fn parameters(&self) -> &RecordField {
        &self.parameters
    }

    /// Resolves, authorises and runs the operation as of `now`. Changes nothing.
    pub fn perform(
        &self,
        environment: &Environment,
        origin: Origin<'_>,
        now: Timestamp,
        attempt: &Attempt,
    ) -> Outcome {
        self.perform.perform(environment, &self.session, self.row, (origin, now, attempt))
    }
}

/// A typed request, with its type erased.
trait Perform: Send + Sync {
    fn perform(
        &self,
        environment: &Environment,
        session: &Verified<()>,
        row: &'static Row,
        when: (Origin<'_>, Timestamp, &Attempt),
    ) -> Outcome;
}

struct Typed<O: Operate> {
    input: O::Input,
    claim: Claim,
}

impl<O: Operate> Perform for Typed<O> {
    fn perform(
        &self,
        environment: &Environment,
        session: &Verified<()>,
        row: &'static Row,
        when: (Origin<'_>, Timestamp, &Attempt),
    ) -> Outcome {
        operate::perform::<O>(environment, session, row, (&self.input, &self.claim), when)
    }
}

fn build<O: Operate>(
    request: Verified<Request>,
    row: &'static Row,
) -> Result<Call, (Error, Verified<()>)> {
    let (session, request) = request.split();
    let mut fields = request.into_fields();
    O::fill_defaults(&mut fields);
    let (parameters, claim) = (RecordField::request_parameters(&fields), Claim::of(&fields));
    match O::Input::from_fields(fields) {
        Ok(input) => {
            let perform = Box::new(Typed::<O> { input, claim });
            Ok(Call { session, row, parameters, perform })
        }
        Err(error) => Err((error, session)),
    }
}

/// The answer of an operation that is not built yet.
fn gap(operation: Operation) -> Error {
    let message = format!("Bulla does not implement {} yet.", operation.name());
    Error::new(ErrorCode::UnsupportedOperationException, message)
}

/// The operations that are not built yet. `operations/gaps.txt` lists them, and may only shrink.
pub fn gaps() -> impl Iterator<Item = Operation> {
    TABLE.iter().filter(|row| row.build.is_none()).map(|row| row.operation)
}

/// The row of an operation.
#[must_use]
pub fn row(operation: Operation) -> &'static Row {
    // The table is in the order of the model; a test proves it.
    TABLE.get(operation.index()).unwrap_or(&TABLE[0])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_has_every_operation_in_the_order_of_the_model() {
        for (row, operation) in TABLE.iter().zip(Operation::ALL) {
            assert_eq!(row.operation, operation);
            assert_eq!(super::row(operation).operation, operation);
        }
    }

    #[test]
    fn the_list_of_gaps_is_true() {
        let listed: Vec<_> = include_str!("../gaps.txt").lines().collect();
        let gaps: Vec<_> = gaps().map(Operation::name).collect();
        assert_eq!(gaps, listed, "gaps.txt may only shrink");
    }

    /// Only the account's root calls as yet; over the wire these operations cannot be denied.
    #[test]
    fn account_level_operations_are_denied_to_whoever_is_not_root() {
        let account = model::AccountId::parse("111122223333").unwrap();
        let arn = "arn:aws:iam::111122223333:user/alice";
        let caller = policy::CallerView::new(account, arn);
        let resource = policy::Resource::Any;
        for name in
            ["CreateKey", "ListKeys", "ListAliases", "ListRetirableGrants", "GenerateRandom"]
        {
            let row = row(Operation::from_name(name).unwrap());
            for action in row.actions {
                let question = policy::Question {
                    caller,
                    action,
                    resource,
                    policy: None,
                    identity: None,
                    context: &policy::NoContext,
                };
                let denied = policy::decide(&question).authorize(()).unwrap_err().error();
                assert_eq!(denied.code(), ErrorCode::AccessDeniedException, "{action}");
                let text = format!(
                    "User: {arn} is not authorized to perform: {action} on resource: * because no identity-based \
                     policy allows the {action} action"
                );
                assert_eq!(denied.message(), Some(text.as_str()));
            }
        }
    }

    #[test]
    fn beside_uses_of_a_key_seven_operations_cross_accounts() {
        let crossing: Vec<_> = TABLE
            .iter()
            .filter(|row| row.cross_account && !row.uses_key)
            .map(|row| row.operation.name())
            .collect();
        let expected = [
            "CreateGrant",
            "DescribeKey",
            "GetKeyRotationStatus",
            "GetPublicKey",
            "ListGrants",
            "RetireGrant",
            "RevokeGrant",
        ];
        assert_eq!(crossing, expected);
        assert!(TABLE.iter().all(|row| row.cross_account || !row.uses_key));
    }

    #[test]
    fn every_action_is_a_kms_action() {
        for row in &TABLE {
            assert!(!row.actions.is_empty());
            assert!(row.actions.iter().all(|action| action.starts_with("kms:")), "{row:?}");
        }
    }
}
