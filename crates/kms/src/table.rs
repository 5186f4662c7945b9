//! The table of operations: for each of the 56, the permissions that it needs and the quotas that it counts against. The key
//! usages, origins, states and kinds that admit an operation are in `keys::requirements`, keyed by the same name.
//!
//! Sources: AWS KMS developer guide, "AWS KMS permissions", "Quotas"; AWS KMS pricing.

use std::collections::BTreeMap;

use model::Operation;

use crate::columns::{Columns, Price, Quota};
use crate::context::Kms;
use crate::quotas::{Quotas, UnknownQuota};

/// A row of the table.
pub type Row = pipeline::Row<Kms>;

/// Returns the columns of a use of a key, which callers of another account may make too.
const fn using_a_key(quota: Quota, price: Price) -> Columns {
    Columns { uses_key: true, cross_account: true, quota, price }
}

/// Returns the columns of an operation that uses no key, on keys of the caller's account only.
const fn managing(quota: Quota, price: Price) -> Columns {
    Columns { uses_key: false, cross_account: false, quota, price }
}

/// Returns the row of a use of a key.
const fn cryptographic(operation: Operation, actions: &'static [&'static str]) -> Row {
    Row::new(operation, actions, using_a_key(Quota::Cryptographic, Price::ByKeySpec)).reading()
}

/// Returns the row of GenerateRandom: cryptographic, without a key.
const fn random(operation: Operation, actions: &'static [&'static str]) -> Row {
    Row::new(operation, actions, managing(Quota::Cryptographic, Price::Standard)).reading()
}

const fn data_key_pair(operation: Operation, actions: &'static [&'static str]) -> Row {
    Row::new(operation, actions, using_a_key(Quota::DataKeyPair, Price::ByPairSpec)).reading()
}

/// Returns the row of a management operation that changes nothing; `rate` is its quota in requests per second.
const fn reads(operation: Operation, actions: &'static [&'static str], rate: u32) -> Row {
    changes(operation, actions, rate).reading()
}

/// Returns the row of a management operation that changes something; `rate` is its quota in requests per second.
const fn changes(operation: Operation, actions: &'static [&'static str], rate: u32) -> Row {
    Row::new(operation, actions, managing(Quota::Own(rate), Price::Standard))
}

/// Returns the row of a management operation that changes nothing, on keys of any account.
const fn reads_across_accounts(
    operation: Operation,
    actions: &'static [&'static str],
    rate: u32,
) -> Row {
    changes_across_accounts(operation, actions, rate).reading()
}

/// Returns the row of a management operation that changes something, on keys of any account.
const fn changes_across_accounts(
    operation: Operation,
    actions: &'static [&'static str],
    rate: u32,
) -> Row {
    let columns = managing(Quota::Own(rate), Price::Standard);
    Row::new(operation, actions, Columns { cross_account: true, ..columns })
}

/// Returns the quota of an operation's own, in requests per second; `None` if it shares one.
#[must_use]
pub fn own_rate(operation: Operation) -> Option<u32> {
    match row(operation).columns.quota {
        Quota::Own(rate) => Some(rate),
        Quota::Cryptographic | Quota::DataKeyPair => None,
    }
}

/// Returns AWS's quotas, with some replaced by their name in AWS Service Quotas. A rate of 0 refuses every request.
///
/// # Errors
/// [`UnknownQuota`].
pub fn aws_quotas(replaced: &BTreeMap<String, u32>) -> Result<Quotas, UnknownQuota> {
    Quotas::aws(replaced, own_rate)
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
                    $kind(Operation::$name, &[concat!("kms:", stringify!($name))] $(, $rate)?)
                        $(.$more($($argument)?))*
                        $(.built::<crate::operations::$module::$name>())?
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
    CreateGrant                         in create_grant                             => changes_across_accounts(50);
    CreateKey                           in create_key                               => changes(5).asking(&["kms:CreateKey", "kms:TagResource"]);
    Decapsulate                         in decapsulate                              => cryptographic();
    Decrypt                             in decrypt                                  => cryptographic();
    DeleteAlias                         in delete_alias                             => changes(15);
    DeleteCustomKeyStore                                                            => changes(5);
    DeleteImportedKeyMaterial           in delete_imported_key_material             => changes(15);
    DeriveSharedSecret                  in derive_shared_secret                     => cryptographic();
    DescribeCustomKeyStores                                                         => reads(5);
    DescribeKey                         in describe_key                             => reads_across_accounts(2000);
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
    GetKeyRotationStatus                in get_key_rotation_status                  => reads_across_accounts(1000);
    GetParametersForImport              in get_parameters_for_import                => reads(1);
    GetPublicKey                        in get_public_key                           => reads_across_accounts(2000);
    ImportKeyMaterial                   in import_key_material                      => changes(15);
    ListAliases                         in list_aliases                             => reads(500);
    ListGrants                          in list_grants                              => reads_across_accounts(100);
    ListKeyPolicies                     in list_key_policies                        => reads(100);
    ListKeyRotations                    in list_key_rotations                       => reads(100);
    ListKeys                            in list_keys                                => reads(500);
    ListResourceTags                    in list_resource_tags                       => reads(2000);
    ListRetirableGrants                 in list_retirable_grants                    => reads(100);
    PutKeyPolicy                        in put_key_policy                           => changes(15);
    ReEncrypt                           in re_encrypt                               => cryptographic().asking(&["kms:ReEncryptFrom", "kms:ReEncryptTo"]);
    ReplicateKey                        in replicate_key                            => changes(5).asking(&["kms:ReplicateKey", "kms:CreateKey", "kms:TagResource"]);
    RetireGrant                         in retire_grant                             => changes_across_accounts(50);
    RevokeGrant                         in revoke_grant                             => changes_across_accounts(50);
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

#[cfg(test)]
mod tests {
    use model::ErrorCode;

    use super::*;

    fn rows() -> impl Iterator<Item = &'static Row> {
        Operation::ALL.iter().copied().map(row)
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
            .filter(|row| row.columns.cross_account && !row.columns.uses_key)
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
        assert!(rows().all(|row| row.columns.cross_account || !row.columns.uses_key));
    }
}
