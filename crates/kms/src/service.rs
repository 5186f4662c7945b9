//! The part of AWS KMS in the way of a request: quotas, grant tokens, grants, key states, dry runs.

use std::sync::Arc;

use access::Identities;
use model::generated::GrantOperation;
use model::shape::Fields;
use model::{Error, ErrorCode, Operation, ServiceOperation};
use pipeline::{Call, InternalCall, InternalRequest, Remembered};
use policy::{Decision, Pairs, Use};
use wire::Request;

use crate::checks;
use crate::context::{Context, Kms, Permission};
use crate::environment::Environment;
use crate::grant::token;
use crate::key_cache::KeyEntry;
use crate::quotas;
use crate::request_attributes::RequestAttributes;
use crate::table;

impl pipeline::Service for Kms {
    fn row(operation: Operation) -> &'static table::Row {
        table::row(operation)
    }

    fn attributes(fields: &Fields) -> RequestAttributes {
        RequestAttributes::of(fields)
    }

    fn identities(environment: &Environment) -> &dyn Identities {
        &*environment.identities
    }

    fn remembered(environment: &Environment) -> Option<&Remembered> {
        Some(&environment.remembered)
    }

    fn throttle(context: &Context<'_>, keys: [Option<&KeyEntry>; 2]) -> Result<(), Error> {
        quotas::throttle(context, keys)
    }

    fn check_request(context: &Context<'_>) -> Result<(), Error> {
        let hierarchy = &context.environment.hierarchy;
        token::check(hierarchy, context.operation(), context.attributes.tokens())
    }

    /// Asks the grants of the key, which the key policy leaves open. Most requests never look at grants.
    fn or_granted(
        context: &Context<'_>,
        permission: &Permission<'_>,
        decision: Decision,
    ) -> Result<Decision, Error> {
        let Some(entry) = permission.on.filter(|_| decision.is_open_to_grants()) else {
            return Ok(decision);
        };
        let Some(usage) = usage(context, permission) else { return Ok(decision) };
        let caller = context.principal().view();
        let key_cache = &context.environment.key_cache;
        let grants =
            caller.principals().map(|principal| key_cache.grants_of(&entry.key, principal));
        Ok(decision.or_granted(&caller, &usage, &grants.collect::<Result<Vec<_>, _>>()?))
    }

    fn check_subject(context: &Context<'_>, entry: &KeyEntry) -> Result<(), Error> {
        checks::check_key(context, entry)
    }

    fn dry_run(context: &Context<'_>) -> Option<Error> {
        let message = "The request would have succeeded, but the DryRun option is set.";
        let is_trial = context.attributes.is_dry_run();
        is_trial.then(|| Error::new(ErrorCode::DryRunOperationException, message))
    }

    fn lost_every_race(_operation: Operation) -> Error {
        Error::new(
            ErrorCode::ThrottlingException,
            "You have exceeded the rate at which you may call KMS. Reduce the frequency of your calls.",
        )
    }
}

/// Returns the use that a grant would have to allow; `None` for actions that no grant can give.
fn usage<'a>(context: &'a Context<'_>, permission: &'a Permission<'_>) -> Option<Use<'a>> {
    let operation = GrantOperation::parse(permission.action.strip_prefix("kms:")?)?;
    let conditions = &permission.conditions;
    let pairs = Pairs::of(conditions.request_encryption_context());
    let source_arn = context.mandate.source_arn.as_deref();
    Some(Use { operation, context: pairs, source_arn, new_grant: conditions.new_grant() })
}

/// Takes a request of a verified caller.
///
/// # Errors
/// `UnsupportedOperationException` if the operation is not built yet, or is not one of KMS.
pub fn call(
    environment: &Arc<Environment>,
    request: auth::Verified<Request<ServiceOperation>>,
) -> Result<Call, (Error, auth::Verified<()>)> {
    let (session, request) = request.split();
    let ServiceOperation::Kms(operation) = request.operation() else {
        return Err((wire::unsupported_operation(request.operation().name()), session));
    };
    let unbuilt = wire::unsupported_operation;
    Call::new::<Kms>(environment, operation, session, request.into_fields(), unbuilt)
}

/// Takes a request that another service makes for its caller.
///
/// # Errors
/// `UnsupportedOperationException` if the operation is not built yet.
pub fn internal_call(
    environment: &Arc<Environment>,
    operation: Operation,
    request: InternalRequest,
) -> Result<InternalCall, Error> {
    request.call::<Kms>(environment, operation, wire::unsupported_operation)
}

#[cfg(test)]
pub(crate) mod tests {
    use access::Origin;
    use auth::{Caller, Mandate};
    use model::generated::GrantConstraints;
    use model::{AccountId, Region, Timestamp};
    use pipeline::{Attempt, authorize};

    use super::*;
    use crate::grant::tests::{account, entry, environment, grant, key, request};
    use crate::key_cache::grants::tests::{Watched, apply, making};
    use crate::table::row;
    use crate::target::KeyTarget;

    pub(crate) const ORIGIN: Origin<'static> = Origin {
        address: std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST),
        user_agent: None,
        referer: None,
        secure: false,
    };
    const FOREIGN: &str = "arn:aws:iam::444455556666:root";

    /// Returns the context of a request of a root user, from this machine, at the epoch.
    pub(crate) fn context<'a>(
        environment: &'a Environment,
        (caller, region): (&'a Caller, &'a Region),
        (operation, attributes): (Operation, &'a RequestAttributes),
        attempt: &'a Attempt,
    ) -> Context<'a> {
        Context {
            environment,
            session: None,
            caller,
            identity: None,
            mandate: Mandate::NONE,
            region,
            row: row(operation),
            attributes,
            origin: ORIGIN,
            now: Timestamp::EPOCH,
            attempt,
        }
    }

    fn attributes(operation: Operation, body: &str) -> RequestAttributes {
        RequestAttributes::of(wire::decode(operation, body.as_bytes()).unwrap().fields())
    }

    /// Sends a request of another account's root for a key that its policy keeps to its own account.
    #[test]
    fn a_grant_lets_a_caller_of_another_account_in() {
        let (store, entry) = (Watched::new(), entry(key(1, 5)));
        let environment = environment(Arc::<Watched>::clone(&store));
        let region = &entry.key.arn().region;
        let caller = Caller::root(AccountId::parse("444455556666").unwrap(), region);
        let attempt = Attempt::default();
        let body = r#"{"KeyId":"x","Plaintext":"AA==","EncryptionContext":{"Team":"red"}}"#;
        let ask = |operation: Operation, body: &str| {
            let target = KeyTarget { entry: Arc::clone(&entry) };
            let said = (operation, &attributes(operation, body));
            let context = context(&environment, (&caller, region), said, &attempt);
            authorize(&context, target).map(|_| ())
        };
        let refused = ask(Operation::Encrypt, body).unwrap_err();
        assert!(
            refused.message().unwrap().contains("on this resource because the resource does not")
        );
        let mut input = request(FOREIGN);
        let red = [("team".to_owned(), "red".to_owned())].into();
        input.constraints = Some(GrantConstraints {
            encryption_context_subset: Some(red),
            encryption_context_equals: None,
            source_arn: None,
        });
        let made = grant(&entry.key, &input);
        apply(&store, &environment.key_cache, making(&entry.key, &made));
        ask(Operation::Encrypt, body).unwrap();
        assert!(ask(Operation::Encrypt, r#"{"KeyId":"x","Plaintext":"AA=="}"#).is_err());
        assert!(ask(Operation::DisableKey, r#"{"KeyId":"x"}"#).is_err());
        assert_eq!(made.parameters.issuer, account());
    }

    /// A request that the key policy lets in costs no look at grants.
    #[test]
    fn whoever_the_policy_lets_in_has_no_grants_read() {
        assert_eq!(allow(&entry(key(1, 5)), Operation::Encrypt), 0);
    }

    /// Lets the root of the key's account do something. Returns how often grants were looked up.
    pub(crate) fn allow(entry: &Arc<KeyEntry>, operation: Operation) -> u64 {
        let store = Watched::new();
        assert!(asks(&environment(Arc::<Watched>::clone(&store)), entry, operation));
        store.scans()
    }

    /// Returns whether the root of the key's account may do something.
    pub(crate) fn asks(
        environment: &Environment,
        entry: &Arc<KeyEntry>,
        operation: Operation,
    ) -> bool {
        let region = &entry.key.arn().region;
        let (caller, attributes) = (Caller::root(account(), region), RequestAttributes::default());
        let attempt = Attempt::default();
        let context = context(environment, (&caller, region), (operation, &attributes), &attempt);
        let target = KeyTarget { entry: Arc::clone(entry) };
        authorize(&context, target).is_ok()
    }
}
