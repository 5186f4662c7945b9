//! The canonical user id of an account: S3's own name for it, which owners and grantees in replies have.
//!
//! S3 gives one to each account, at random. Here it is derived from the account id, so that nothing has to be kept. Names are not
//! shown beside it: S3 stopped returning `DisplayName` on 2025-11-21.
//! Source: Amazon S3 user guide, "Finding the canonical user ID for your AWS account".

use model::AccountId;
use model::generated::s3::Owner;

/// The label of the hash.
const LABEL: &str = "bulla canonical user v1";

/// Returns the canonical user id of an account, 64 hexadecimal digits.
pub(crate) fn id(account: AccountId) -> String {
    crypto::hash::hex(&crypto::hash::sha256(format!("{LABEL}\n{account}").as_bytes()))
}

/// Returns an account as the owner of a bucket or an object.
pub(crate) fn owner(account: AccountId) -> Owner {
    Owner { id: Some(id(account)), display_name: None }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The ids are in the ACLs that clients keep, so they never change.
    #[test]
    fn an_account_has_one_id_for_ever() {
        let [first, second] =
            ["111122223333", "444455556666"].map(|account| id(AccountId::parse(account).unwrap()));
        assert_eq!(first, "89849f2905d895281f716916f603808013cc35daa9f6702bed1335c2c66b002f");
        assert_ne!(first, second);
        assert_eq!(second.len(), 64);
    }
}
