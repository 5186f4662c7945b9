//! The callers: the root of the account, and a user with policies.

use std::sync::Arc;

use access::{Identities, PrincipalLookup};
use auth::{Caller, CallerKind, Credential, Credentials};
use model::{AccountId, Error, Region};
use policy::{Attached, Document, PolicyKind, PrincipalPolicies};
use secret::Secret;
use serde_json::json;

use crate::signer::REGION;

/// The account of the callers and of their keys.
pub(crate) const ACCOUNT: &str = "111122223333";
/// The user.
pub(crate) const ALICE: &str = "arn:aws:iam::111122223333:user/alice";

/// A caller's access key.
pub(crate) struct Sender {
    pub(crate) access_key_id: &'static str,
    pub(crate) secret_access_key: &'static str,
}

/// The root of the account.
pub(crate) static ROOT: Sender = Sender {
    access_key_id: "AKIAIOSFODNN7EXAMPLE",
    secret_access_key: "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY",
};
/// A user whose policies let her use keys.
pub(crate) static USER: Sender = Sender {
    access_key_id: "AKIAI44QH8DHBEXAMPLE",
    secret_access_key: "je7MtGbClwBF/2Zp9Utk/h3yCo8nvbEXAMPLEKEY",
};

/// The credentials and the policies of both, loaded once as the caches of `iam` have them.
pub(crate) struct Callers {
    root: Arc<Credential>,
    user: Arc<Credential>,
    policies: Arc<PrincipalPolicies>,
}

impl Callers {
    /// Makes both callers.
    pub(crate) fn new() -> Self {
        let alice = Caller::new(auth::Identity {
            account: AccountId::parse(ACCOUNT).unwrap(),
            kind: CallerKind::User,
            arn: ALICE.to_owned(),
            principal_id: "AIDACKCEVSQ6C2EXAMPLE".to_owned(),
            session: None,
        });
        let credential = |sender: &Sender, caller| {
            let secret = Secret::<[u8]>::copy_of(sender.secret_access_key.as_bytes());
            Arc::new(Credential::long_term(sender.access_key_id.to_owned(), secret, caller))
        };
        let policies = vec![
            attached("storage", &["s3:GetObject", "s3:PutObject"], "arn:aws:s3:::bucket/*"),
            attached(
                "arn:aws:iam::111122223333:policy/keys",
                &["kms:Encrypt", "kms:Decrypt", "kms:ReEncrypt*", "kms:GenerateDataKey*"],
                "arn:aws:kms:*:111122223333:key/*",
            ),
        ];
        Self {
            root: credential(&ROOT, Self::root()),
            user: credential(&USER, alice),
            policies: Arc::new(PrincipalPolicies { policies, ..PrincipalPolicies::default() }),
        }
    }

    /// Returns the root as a caller.
    pub(crate) fn root() -> Caller {
        Caller::root(AccountId::parse(ACCOUNT).unwrap(), &Region::parse(REGION).unwrap())
    }
}

/// Returns a policy that allows some actions.
fn attached(name: &str, actions: &[&str], resource: &str) -> Attached {
    let policy = json!({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Allow", "Action": actions, "Resource": resource}],
    });
    let document = Document::parse_as(PolicyKind::Identity, &policy.to_string()).unwrap();
    Attached { name: name.to_owned(), document: Arc::new(document) }
}

impl Credentials for Callers {
    fn find(&self, id: &str, _token: Option<&str>) -> Result<Option<Arc<Credential>>, Error> {
        let known = [(&ROOT, &self.root), (&USER, &self.user)];
        let found = known.into_iter().find(|(sender, _)| sender.access_key_id == id);
        Ok(found.map(|(_, credential)| Arc::clone(credential)))
    }
}

impl Identities for Callers {
    fn identity(&self, caller: &Caller) -> Result<Option<Arc<PrincipalPolicies>>, Error> {
        Ok((!caller.is_root()).then(|| Arc::clone(&self.policies)))
    }

    fn principal(&self, _arn: &str) -> Result<PrincipalLookup, Error> {
        Ok(PrincipalLookup::Unknown)
    }
}
