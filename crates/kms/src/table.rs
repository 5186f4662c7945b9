//! The table of operations: for each of the 56, the permissions that it needs and the quotas that it counts against. The key
//! states that admit an operation are in `keys::state`, keyed by the same name.
//!
//! Sources: AWS KMS developer guide, "AWS KMS permissions", "Quotas"; AWS KMS pricing.

use access::Origin;
use auth::Verified;
use model::shape::FromFields;
use model::{Error, ErrorCode, Operation, Timestamp};
use wire::{RecordField, Request};

use crate::environment::Environment;
use crate::operate::{self, Attempt, Operate};
use crate::outcome::{NeedsKeyPair, Outcome};
use crate::request_attributes::RequestAttributes;

/// The properties of an operation that do not depend on a request.
#[derive(Debug)]
pub struct Row {
    /// The operation.
    pub operation: Operation,
    /// The IAM actions it needs, in the order in which its target checks them.
    pub actions: &'static [&'static str],
    /// CloudTrail's `readOnly`: `true` for all cryptographic operations too.
    pub read_only: bool,
    /// `true` if GetKeyLastUsage reports it.
    pub uses_key: bool,
    /// `true` if it works on keys of accounts other than the caller's, if both sides allow it. Source: "Cross-account use" of
    /// each operation in the API reference.
    pub cross_account: bool,
    /// The request quota that it counts against.
    pub quota: Quota,
    /// The price of a request.
    pub price: Price,
    /// `None` while the operation is not built.
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
    /// Returns the row of an operation that changes something, of keys of the caller's account only.
    const fn new(
        operation: Operation,
        actions: &'static [&'static str],
        (quota, price): (Quota, Price),
    ) -> Self {
        Self {
            operation,
            actions,
            read_only: false,
            uses_key: false,
            cross_account: false,
            quota,
            price,
            build: None,
        }
    }

    /// Returns the row of a use of a key.
    const fn cryptographic(operation: Operation, actions: &'static [&'static str]) -> Self {
        let counted = (Quota::Cryptographic, Price::ByKeySpec);
        Self::new(operation, actions, counted).reading().using_a_key()
    }

    /// Returns the row of GenerateRandom: cryptographic, without a key.
    const fn random(operation: Operation, actions: &'static [&'static str]) -> Self {
        let counted = (Quota::Cryptographic, Price::Standard);
        Self::new(operation, actions, counted).reading()
    }

    const fn data_key_pair(operation: Operation, actions: &'static [&'static str]) -> Self {
        let counted = (Quota::DataKeyPair, Price::ByPairSpec);
        Self::new(operation, actions, counted).reading().using_a_key()
    }

    /// Returns the row of a management operation that changes nothing; `rate` is its quota in requests per second.
    const fn reads(operation: Operation, actions: &'static [&'static str], rate: u32) -> Self {
        Self::changes(operation, actions, rate).reading()
    }

    /// Returns the row of a management operation that changes something; `rate` is its quota in requests per second.
    const fn changes(operation: Operation, actions: &'static [&'static str], rate: u32) -> Self {
        Self::new(operation, actions, (Quota::Own(rate), Price::Standard))
    }

    const fn reading(self) -> Self {
        Self { read_only: true, ..self }
    }

    /// Marks a use of a key, which callers of another account may make too.
    const fn using_a_key(self) -> Self {
        Self { uses_key: true, ..self }.across_accounts()
    }

    const fn asking(self, actions: &'static [&'static str]) -> Self {
        Self { actions, ..self }
    }

    const fn built(self, build: Build) -> Self {
        Self { build: Some(build), ..self }
    }

    const fn across_accounts(self) -> Self {
        Self { cross_account: true, ..self }
    }

    /// Returns whether the operation is built.
    #[must_use]
    pub const fn is_built(&self) -> bool {
        self.build.is_some()
    }
}

/// Makes `row` from lines that name an operation, the module that implements it, and the quotas that it counts against. The
/// action that it needs has its name, unless `asking` names others.
macro_rules! rows {
    ($($name:ident $(in $module:ident)? => $kind:ident($($rate:literal)?) $(.$more:ident($($argument:expr)?))*;)*) => {
        /// Returns the row of an operation.
        #[must_use]
        pub const fn row(operation: Operation) -> &'static Row {
            match operation {
                $(Operation::$name => &const {
                    Row::$kind(Operation::$name, &[concat!("kms:", stringify!($name))] $(, $rate)?)
                        $(.$more($($argument)?))*
                        $(.built(build::<crate::operations::$module::$name>))?
                },)*
            }
        }
    };
}

// An operation without a module is not built. A new operation does not compile until it is here.
#[rustfmt::skip]
rows! {
    CancelKeyDeletion                   in cancel_key_deletion                      => changes(5);
    ConnectCustomKeyStore                                                           => changes(5);
    CreateAlias                         in create_alias                             => changes(5);
    CreateCustomKeyStore                                                            => changes(5);
    CreateGrant                         in create_grant                             => changes(50).across_accounts();
    CreateKey                           in create_key                               => changes(5).asking(&["kms:CreateKey", "kms:TagResource"]);
    Decapsulate                         in decapsulate                              => cryptographic();
    Decrypt                             in decrypt                                  => cryptographic();
    DeleteAlias                         in delete_alias                             => changes(15);
    DeleteCustomKeyStore                                                            => changes(5);
    DeleteImportedKeyMaterial           in delete_imported_key_material             => changes(15);
    DeriveSharedSecret                  in derive_shared_secret                     => cryptographic();
    DescribeCustomKeyStores                                                         => reads(5);
    DescribeKey                         in describe_key                             => reads(2000).across_accounts();
    DisableKey                          in disable_key                              => changes(5);
    DisableKeyRotation                  in disable_key_rotation                     => changes(5);
    DisconnectCustomKeyStore                                                        => changes(5);
    EnableKey                           in enable_key                               => changes(5);
    EnableKeyRotation                   in enable_key_rotation                      => changes(15);
    Encapsulate                         in encapsulate                              => cryptographic();
    Encrypt                             in encrypt                                  => cryptographic();
    GenerateDataKey                     in generate_data_key                        => cryptographic();
    GenerateDataKeyPair                 in generate_data_key_pair                   => data_key_pair();
    GenerateDataKeyPairWithoutPlaintext in generate_data_key_pair_without_plaintext => data_key_pair();
    GenerateDataKeyWithoutPlaintext     in generate_data_key_without_plaintext      => cryptographic();
    GenerateMac                         in generate_mac                             => cryptographic();
    GenerateRandom                      in generate_random                          => random();
    GetKeyLastUsage                     in get_key_last_usage                       => reads(5);
    GetKeyPolicy                        in get_key_policy                           => reads(1000);
    GetKeyRotationStatus                in get_key_rotation_status                  => reads(1000).across_accounts();
    GetParametersForImport              in get_parameters_for_import                => reads(1);
    GetPublicKey                        in get_public_key                           => reads(2000).across_accounts();
    ImportKeyMaterial                   in import_key_material                      => changes(15);
    ListAliases                         in list_aliases                             => reads(500);
    ListGrants                          in list_grants                              => reads(100).across_accounts();
    ListKeyPolicies                     in list_key_policies                        => reads(100);
    ListKeyRotations                    in list_key_rotations                       => reads(100);
    ListKeys                            in list_keys                                => reads(500);
    ListResourceTags                    in list_resource_tags                       => reads(2000);
    ListRetirableGrants                 in list_retirable_grants                    => reads(100);
    PutKeyPolicy                        in put_key_policy                           => changes(15);
    ReEncrypt                           in re_encrypt                               => cryptographic().asking(&["kms:ReEncryptFrom", "kms:ReEncryptTo"]);
    ReplicateKey                        in replicate_key                            => changes(5).asking(&["kms:ReplicateKey", "kms:CreateKey", "kms:TagResource"]);
    RetireGrant                         in retire_grant                             => changes(50).across_accounts();
    RevokeGrant                         in revoke_grant                             => changes(50).across_accounts();
    RotateKeyOnDemand                   in rotate_key_on_demand                     => changes(5);
    ScheduleKeyDeletion                 in schedule_key_deletion                    => changes(15);
    Sign                                in sign                                     => cryptographic();
    TagResource                         in tag_resource                             => changes(10);
    UntagResource                       in untag_resource                           => changes(5);
    UpdateAlias                         in update_alias                             => changes(5);
    UpdateCustomKeyStore                                                            => changes(5);
    UpdateKeyDescription                in update_key_description                   => changes(5);
    UpdatePrimaryRegion                 in update_primary_region                    => changes(5);
    Verify                              in verify                                   => cryptographic();
    VerifyMac                           in verify_mac                               => cryptographic();
}

type Build = fn(Verified<Request>, &'static Row) -> Result<Call, (Error, Verified<()>)>;

/// A request, verified and typed, ready to run; and to run again if a concurrent change came first.
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
    /// Parses the members of the request.
    ///
    /// # Errors
    /// `UnsupportedOperationException` if the operation is not built yet.
    pub fn new(request: Verified<Request>) -> Result<Self, (Error, Verified<()>)> {
        let row = row(request.payload().operation());
        match row.build {
            Some(build) => build(request, row),
            None => Err((gap(row.operation), request.split().0)),
        }
    }

    /// Returns the operation's row.
    #[must_use]
    pub fn row(&self) -> &'static Row {
        self.row
    }

    /// Returns the caller and the Region.
    pub fn session(&self) -> &Verified<()> {
        &self.session
    }

    /// Returns the request's members as CloudTrail shows them, defaults filled in.
    #[must_use]
    pub const fn parameters(&self) -> &RecordField {
        &self.parameters
    }

    /// Resolves, authorises and runs the operation as of `now`. Changes nothing.
    ///
    /// # Errors
    /// [`NeedsKeyPair`]: run it again with a private key that has been made meanwhile.
    pub fn perform(
        &self,
        environment: &Environment,
        origin: Origin<'_>,
        now: Timestamp,
        attempt: &Attempt,
    ) -> Result<Outcome, Box<NeedsKeyPair>> {
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
    ) -> Result<Outcome, Box<NeedsKeyPair>>;
}

struct Typed<O: Operate> {
    input: O::Input,
    claim: RequestAttributes,
}

impl<O: Operate> Perform for Typed<O> {
    fn perform(
        &self,
        environment: &Environment,
        session: &Verified<()>,
        row: &'static Row,
        when: (Origin<'_>, Timestamp, &Attempt),
    ) -> Result<Outcome, Box<NeedsKeyPair>> {
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
    let (parameters, claim) =
        (RecordField::request_parameters(&fields), RequestAttributes::of(&fields));
    match O::Input::from_fields(fields) {
        Ok(input) => {
            let perform = Box::new(Typed::<O> { input, claim });
            Ok(Call { session, row, parameters, perform })
        }
        Err(error) => Err((error, session)),
    }
}

/// Returns the error of an operation that is not built yet.
fn gap(operation: Operation) -> Error {
    let message = format!("Bulla does not implement {} yet.", operation.name());
    Error::new(ErrorCode::UnsupportedOperationException, message)
}

/// Returns the operations that are not built yet. `kms/gaps.txt` lists them, and may only shrink.
pub fn gaps() -> impl Iterator<Item = Operation> {
    Operation::ALL.iter().copied().filter(|operation| !row(*operation).is_built())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows() -> impl Iterator<Item = &'static Row> {
        Operation::ALL.iter().copied().map(row)
    }

    #[test]
    fn the_list_of_gaps_is_true() {
        let listed: Vec<_> = include_str!("../gaps.txt").lines().collect();
        let gaps: Vec<_> = gaps().map(Operation::name).collect();
        assert_eq!(gaps, listed, "gaps.txt may only shrink");
    }

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
                let question = policy::PermissionQuery {
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
        let crossing: Vec<_> = rows()
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
        assert!(rows().all(|row| row.cross_account || !row.uses_key));
    }

    #[test]
    fn every_action_is_a_kms_action() {
        for row in rows() {
            assert!(!row.actions.is_empty());
            assert!(row.actions.iter().all(|action| action.starts_with("kms:")), "{row:?}");
        }
    }
}
