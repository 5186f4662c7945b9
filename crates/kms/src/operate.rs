//! The trait that every operation file implements, and the one way in which all of them run: resolve, authorise, check the key
//! state, run.

use std::cell::{OnceCell, RefCell};
use std::sync::Arc;

use access::{Origin, RequestPrincipal};
use attestation::{Attestation, InvalidAttestation};
use auth::{Caller, Mandate, Verified};
use crypto::asymmetric::KeyType;
use keys::state;
use model::generated::{DataKeyPairSpec, GrantOperation, RecipientInfo};
use model::shape::{Fields, FromFields, IntoFields};
use model::{AccountId, AliasArn, AliasName, Error, ErrorCode, Operation, Region, Timestamp};
use policy::{
    Authorized, Decision, Identity, Layer, MemoizedContext, Pairs, PermissionQuery, Terms, Use,
};
use store::{Address, Batch, Prefix, Record};

use crate::ciphertext::OF_CIPHERTEXT;
use crate::conditions::Conditions;
use crate::environment::Environment;
use crate::grant::token;
use crate::key_cache::KeyEntry;
use crate::key_pairs::KeyPair;
use crate::managed_key;
use crate::outcome::{AuditDetails, Done, NeedsKeyPair, Outcome, RunError};
use crate::page::Page;
use crate::quotas::Class;
use crate::request_attributes::RequestAttributes;
use crate::resolve::{self, Reader};
use crate::table::{Quota, Row};
use crate::target::{Permission, Target};

/// One operation of AWS KMS. Its file holds nothing that another operation needs.
///
/// `run` is a function of its arguments, of the store and of fresh random bytes: it reads no clock or network and writes nothing.
/// It returns the changes to make in [`Done`].
pub(crate) trait Operate: 'static {
    /// The operation.
    const OPERATION: Operation;
    /// The typed request.
    type Input: FromFields + Send + Sync;
    /// The typed reply.
    type Output: IntoFields;
    /// The target of the request.
    type Target: Target;

    /// Fills in members that AWS treats as if the caller had sent them, in policies and in the audit log.
    fn fill_defaults(_fields: &mut Fields) {}

    /// Finds the target. Reveals nothing: its result is not shown to an unauthorised caller.
    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error>;

    /// Returns whether the caller only checks if the request would succeed.
    fn dry_run(_input: &Self::Input) -> bool {
        false
    }

    /// Returns the requested data key pair, which decides the request quota.
    fn data_key_pair(_input: &Self::Input) -> Option<DataKeyPairSpec> {
        None
    }

    /// Returns the terms of the grant that the request would create, for the grant that may permit it.
    fn new_grant(_input: &Self::Input) -> Option<Terms> {
        None
    }

    /// Returns the enclave that is to read the answer.
    fn recipient(_input: &Self::Input) -> Option<&RecipientInfo> {
        None
    }

    /// Does the work.
    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, RunError>;
}

/// The inputs of an operation besides its target and request.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) environment: &'a Environment,
    pub(crate) caller: &'a Caller,
    /// The caller's own policies; `None` for a root user.
    pub(crate) identity: Option<&'a Arc<Identity>>,
    /// The statements of the AWS service that sent the request about it.
    pub(crate) mandate: &'a Mandate,
    pub(crate) region: &'a Region,
    pub(crate) operation: Operation,
    /// The attributes of the request that policies and grants use.
    pub(crate) claim: &'a RequestAttributes,
    pub(crate) origin: Origin<'a>,
    pub(crate) now: Timestamp,
    pub(crate) attempt: &'a Attempt,
}

/// An attempt to run a request. There is another if a concurrent change came first, or if it had to wait for a fresh private key.
#[derive(Debug, Default)]
pub struct Attempt {
    again: bool,
    /// A key that was waited for.
    fresh: RefCell<Option<(KeyType, KeyPair)>>,
    /// The changes for an AWS managed key that this request is the first to need.
    made: RefCell<Batch>,
    /// The contents of the request's attestation document, once they have been needed.
    attested: OnceCell<Result<Attestation, InvalidAttestation>>,
}

impl Attempt {
    /// Returns another attempt, with the key that the last one wanted.
    #[must_use]
    pub fn again(fresh: Option<(KeyType, KeyPair)>) -> Self {
        Self { again: true, fresh: RefCell::new(fresh), ..Self::default() }
    }

    /// Returns the contents of the request's attestation document, which `verify` checks the first time.
    pub(crate) fn attested(
        &self,
        verify: impl FnOnce() -> Result<Attestation, InvalidAttestation>,
    ) -> Result<&Attestation, InvalidAttestation> {
        self.attested.get_or_init(verify).as_ref().map_err(|error| *error)
    }

    /// Returns the attestation of the recipient, if it was accepted.
    fn believed(&self) -> Option<Attestation> {
        self.attested.get().and_then(|attested| attested.as_ref().ok()).cloned()
    }
}

impl Context<'_> {
    /// Returns a fresh private key.
    ///
    /// # Errors
    /// [`RunError::NeedsKeyPair`] if none is ready.
    pub(crate) fn fresh_key(&self, key_type: KeyType) -> Result<KeyPair, RunError> {
        let supplied = self.attempt.fresh.take();
        if let Some((_, key)) = supplied.filter(|(supplied, _)| *supplied == key_type) {
            return Ok(key);
        }
        if let Some(key) = self.environment.key_pairs.take(key_type)? {
            return Ok(key);
        }
        Err(RunError::NeedsKeyPair(key_type))
    }

    /// Returns the AWS managed key behind a predefined alias that refers to none yet. It is stored with the changes of the
    /// request, if that succeeds. Of two requests at the same moment, the second runs again and finds the key of the first.
    pub(crate) fn make_managed_key(
        &self,
        alias: &AliasArn,
    ) -> Result<Option<Arc<KeyEntry>>, Error> {
        let Some((entry, batch)) = managed_key::make(self, alias)? else { return Ok(None) };
        self.attempt.made.borrow_mut().append(batch);
        Ok(Some(entry))
    }

    pub(crate) fn account(&self) -> AccountId {
        self.caller.account()
    }

    /// Returns `SERVICE.REGION.amazonaws.com` if an AWS service sent the request for its caller: `kms:ViaService`.
    pub(crate) fn via_service(&self) -> Option<String> {
        let service = self.mandate.via.as_deref()?;
        let (name, domain) = service.split_once('.')?;
        Some(format!("{name}.{}.{domain}", self.region))
    }

    /// Returns the caller as policies and conditions see it.
    pub(crate) fn asker(&self) -> RequestPrincipal<'_> {
        let Self { caller, identity, mandate, region, origin, now, .. } = *self;
        let identity = identity.map(AsRef::as_ref);
        RequestPrincipal { caller, identity, mandate, region, origin, now }
    }

    /// Counts requests of the caller's account in a Region against their quota, unless the request is run again.
    pub(crate) fn count(&self, requests: (Class, u32), region: &Region) -> Result<(), Error> {
        if self.attempt.again {
            return Ok(());
        }
        self.environment.quotas.take(requests, self.account(), region, self.now)
    }

    /// Returns an alias of the caller's account in the request's Region.
    pub(crate) fn own_alias(&self, name: AliasName) -> AliasArn {
        AliasArn { account: self.account(), region: self.region.clone(), name }
    }

    /// Returns one record more than the page holds, so that the page knows whether it is the last.
    pub(crate) fn scan(
        &self,
        prefix: &Prefix,
        page: &Page,
    ) -> Result<Vec<(Address, Record)>, Error> {
        self.environment.key_cache.scan(prefix, page.after.as_deref(), page.limit.saturating_add(1))
    }
}

/// Runs one operation for a verified caller. A request that is refused on the way is an outcome too.
pub(crate) fn perform<O: Operate>(
    environment: &Environment,
    session: &Verified<()>,
    row: &'static Row,
    (input, claim): (&O::Input, &RequestAttributes),
    (origin, now, attempt): (Origin<'_>, Timestamp, &Attempt),
) -> Result<Outcome, Box<NeedsKeyPair>> {
    let (caller, region, operation) = (session.caller(), session.region(), O::OPERATION);
    let identity = match environment.identities.identity(caller) {
        Ok(identity) => identity,
        Err(error) => return Ok(Outcome::refused(error, AuditDetails::default())),
    };
    let identity = identity.as_ref();
    let mandate = session.mandate();
    let context = Context {
        environment,
        caller,
        identity,
        mandate,
        region,
        operation,
        claim,
        origin,
        now,
        attempt,
    };
    answer::<O>(&context, row, input)
}

/// Does the same in a given context.
pub(crate) fn answer<O: Operate>(
    context: &Context<'_>,
    row: &'static Row,
    input: &O::Input,
) -> Result<Outcome, Box<NeedsKeyPair>> {
    let reader = Reader::new(context, row);
    let target = O::resolve(&reader, input);
    let keys = target.as_ref().map_or([None, None], Target::keys);
    if let Err(error) = throttle(context, row, O::data_key_pair(input), keys) {
        return Ok(Outcome::refused(error, AuditDetails::default()));
    }
    let target = match target {
        Ok(target) => target,
        Err(error) => return Ok(Outcome::refused(error, AuditDetails::default())),
    };
    let mut facts = AuditDetails { resources: target.resources(), ..AuditDetails::default() };
    let ended = run::<O>(context, row, (target, input), &mut facts);
    facts.recipient = context.attempt.believed();
    match ended {
        Ok(done) => {
            (facts.material, facts.grant) = (done.material, done.grant);
            facts.consequences = done.consequences;
            let mut batch = done.batch;
            batch.append(context.attempt.made.take());
            Ok(Outcome::done(done.output.into_fields(), batch, facts))
        }
        Err(RunError::Refused(error)) => Ok(Outcome::refused(error, facts)),
        Err(RunError::NeedsKeyPair(key_type)) => {
            Err(Box::new(NeedsKeyPair { key_type, details: facts }))
        }
    }
}

fn run<O: Operate>(
    context: &Context<'_>,
    row: &'static Row,
    (target, input): (O::Target, &O::Input),
    facts: &mut AuditDetails,
) -> Result<Done<O::Output>, RunError> {
    token::check(&context.environment.hierarchy, O::OPERATION, context.claim.tokens())?;
    let (new_grant, recipient) = (O::new_grant(input), O::recipient(input));
    let authorized = authorize(context, row, target, (new_grant.as_ref(), recipient), facts)?;
    if let Some(problem) = authorized.target().problem() {
        return Err(problem.clone().into());
    }
    check_state(O::OPERATION, authorized.target(), context.now)?;
    let done = O::run(context, authorized, input)?;
    if O::dry_run(input) {
        let message = "The request would have succeeded, but the DryRun option is set.";
        return Err(Error::new(ErrorCode::DryRunOperationException, message).into());
    }
    Ok(done)
}

/// Counts the request against its quota: by the key that was found, if the operation's quota is by key.
fn throttle(
    context: &Context<'_>,
    row: &'static Row,
    pair: Option<DataKeyPairSpec>,
    keys: [Option<&KeyEntry>; 2],
) -> Result<(), Error> {
    let take = |class| context.count((class, 1), context.region);
    match (row.quota, pair) {
        (Quota::Own(_), _) => take(Class::Own(row.operation)),
        (Quota::DataKeyPair, Some(pair)) => take(Class::DataKeyPair(pair)),
        (Quota::Cryptographic | Quota::DataKeyPair, _) => {
            let [first, second] = keys.map(|key| key.map(|entry| Class::of_key(entry.key.spec())));
            take(first.unwrap_or(Class::Symmetric))?;
            // ReEncrypt with keys of two types counts against both quotas.
            second.filter(|second| Some(*second) != first).map_or(Ok(()), take)
        }
    }
}

/// Checks every permission that the operation needs on its target; the first refusal counts. The reasons are put in `facts`.
fn authorize<T: Target>(
    context: &Context<'_>,
    row: &'static Row,
    target: T,
    (new_grant, recipient): (Option<&Terms>, Option<&RecipientInfo>),
    facts: &mut AuditDetails,
) -> Result<Authorized<T>, Error> {
    let (mut all, remembered) = (Decision::nothing_asked(), &context.environment.remembered);
    for (index, ask) in target.asks(row.actions).iter().flatten().enumerate() {
        let listed = facts.place_of(ask.key);
        let conditions = conditions(context, &target, ask, index).for_recipient(recipient);
        let noted = |trace: &[u8]| facts.decision.append(trace);
        if remembered.recall(context, (ask, listed), &conditions, noted) {
            continue;
        }
        let once = MemoizedContext::new(&conditions);
        let question = question(context, ask, &once);
        let usage = || usage(context, ask, index, new_grant);
        let decision = policy::decide(&question);
        let is_by_policies = decision.is_allowed();
        let decision = ask_grants(context, ask, decision, usage)?;
        let trace = facts.decision.note(&question, &decision, listed);
        if is_by_policies {
            remembered.keep(context, (ask, listed), &once, trace);
        }
        let by_key = matches!(
            decision.refused_by(),
            Some(Layer::NoResourcePolicy | Layer::ResourcePolicyDenies | Layer::StepsExceeded)
        );
        if index == 0 && target.is_found() && by_key {
            return Err(resolve::undisclosed(context, ask.action, OF_CIPHERTEXT));
        }
        all = all.and(decision);
    }
    all.authorize(target).map_err(|denied| denied.error())
}

/// Returns the condition values for the permission at `index` among those that the request needs.
pub(crate) fn conditions<'a, T: Target>(
    context: &'a Context<'a>,
    target: &'a T,
    ask: &Permission<'a>,
    index: usize,
) -> Conditions<'a> {
    let ([first, second], retired) = (target.keys(), target.retired());
    // The key's policy has no say in who retires a grant, but conditions can use the key that the grant is on.
    let key = ask.key.or_else(|| retired.and(first));
    Conditions::new(context, key.map(|entry| &entry.key), index)
        .between([first, second])
        .retiring(retired.and_then(|grant| grant.constraints.as_ref()))
}

fn question<'a>(
    context: &'a Context<'a>,
    ask: &'a Permission<'a>,
    conditions: &'a dyn policy::Context,
) -> PermissionQuery<'a> {
    PermissionQuery {
        caller: context.asker().view(),
        action: ask.action,
        resource: ask.resource,
        policy: ask.key.map(|entry| &entry.policy),
        identity: context.identity.map(AsRef::as_ref),
        context: conditions,
    }
}

/// Returns the use that a grant would have to allow; `None` for actions that no grant can give.
fn usage<'a>(
    context: &'a Context<'a>,
    ask: &Permission<'_>,
    index: usize,
    new_grant: Option<&'a Terms>,
) -> Option<Use<'a>> {
    let operation = GrantOperation::parse(ask.action.strip_prefix("kms:")?)?;
    let pairs = Pairs::of(context.claim.context(index));
    let source_arn = context.mandate.source_arn.as_deref();
    Some(Use { operation, context: pairs, source_arn, new_grant })
}

/// Lets grants decide if the policy leaves it to them. Most requests never look at grants.
fn ask_grants<'a>(
    context: &Context<'_>,
    ask: &Permission<'_>,
    decision: Decision,
    usage: impl FnOnce() -> Option<Use<'a>>,
) -> Result<Decision, Error> {
    let Some(entry) = ask.key.filter(|_| decision.is_open_to_grants()) else {
        return Ok(decision);
    };
    let Some(usage) = usage() else { return Ok(decision) };
    let caller = context.asker().view();
    let key_cache = &context.environment.key_cache;
    let grants = caller.principals().map(|principal| key_cache.grants_of(&entry.key, principal));
    Ok(decision.or_granted(&caller, &usage, &grants.collect::<Result<Vec<_>, _>>()?))
}

/// Refuses a key whose state does not admit the operation.
fn check_state(operation: Operation, target: &impl Target, now: Timestamp) -> Result<(), Error> {
    target.keys().into_iter().flatten().try_for_each(|entry| {
        let expired = entry.key.as_expired(now);
        state::check(operation, expired.as_ref().unwrap_or(&entry.key))
    })
}

#[cfg(test)]
pub(crate) mod tests {
    use model::generated::GrantConstraints;

    use super::*;
    use crate::grant::tests::{account, entry, environment, grant, key, request};
    use crate::key_cache::grants::tests::{Watched, apply, making};
    use crate::table::row;
    use crate::target::KeyTarget;

    pub(crate) const ORIGIN: Origin<'static> = Origin {
        address: std::net::IpAddr::V4(std::net::Ipv4Addr::LOCALHOST),
        user_agent: None,
        secure: false,
    };
    const FOREIGN: &str = "arn:aws:iam::444455556666:root";

    /// Returns the context of a request of a root user, from this machine, at the epoch.
    pub(crate) fn context<'a>(
        environment: &'a Environment,
        (caller, region): (&'a Caller, &'a Region),
        (operation, claim): (Operation, &'a RequestAttributes),
        attempt: &'a Attempt,
    ) -> Context<'a> {
        Context {
            environment,
            caller,
            identity: None,
            mandate: Mandate::NONE,
            region,
            operation,
            claim,
            origin: ORIGIN,
            now: Timestamp::EPOCH,
            attempt,
        }
    }

    fn claim(operation: Operation, body: &str) -> RequestAttributes {
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
            let said = (operation, &claim(operation, body));
            let context = context(&environment, (&caller, region), said, &attempt);
            authorize(&context, row(operation), target, (None, None), &mut AuditDetails::default())
                .map(|_| ())
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
        let (caller, claim) = (Caller::root(account(), region), RequestAttributes::default());
        let attempt = Attempt::default();
        let context = context(environment, (&caller, region), (operation, &claim), &attempt);
        let target = KeyTarget { entry: Arc::clone(entry) };
        let facts = &mut AuditDetails::default();
        authorize(&context, row(operation), target, (None, None), facts).is_ok()
    }
}
