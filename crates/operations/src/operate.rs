//! What every operation file provides, and the one way in which all of them run:
//! resolve, authorise, check the key state, run.

use auth::{Caller, Verified};
use keys::state;
use model::generated::DataKeyPairSpec;
use model::shape::{Fields, FromFields, IntoFields};
use model::{AccountId, AliasArn, AliasName, Error, ErrorCode, Operation, Region, Timestamp};
use policy::{Authorized, CallerView, Decision, Question};
use store::{Address, Prefix, Record};

use crate::directory::KeyEntry;
use crate::environment::Environment;
use crate::outcome::{Done, Facts, Outcome};
use crate::page::Page;
use crate::quotas::Class;
use crate::resolve::Reader;
use crate::table::{Quota, Row};
use crate::target::{Ask, Target};

/// One operation of AWS KMS. Its file holds nothing that another operation needs.
///
/// `run` is a function of its arguments and of fresh random bytes: it reads no clock, store or network and writes
/// nothing. What it wants changed it says in [`Done`].
pub(crate) trait Operate: 'static {
    /// Which one it is.
    const OPERATION: Operation;
    /// The typed request.
    type Input: FromFields + Send + Sync;
    /// The typed reply.
    type Output: IntoFields;
    /// What the request is about.
    type Target: Target;

    /// Fills in members that AWS treats as if the caller had sent them, in policies and in the audit log.
    fn fill_defaults(_fields: &mut Fields) {}

    /// Finds what the request is about. Reveals nothing: its result is not shown to an unauthorised caller.
    fn resolve(reader: &Reader<'_>, input: &Self::Input) -> Result<Self::Target, Error>;

    /// Whether the caller only asks if the request would succeed.
    fn dry_run(_input: &Self::Input) -> bool {
        false
    }

    /// The data key pair that is asked for, which decides the request quota.
    fn data_key_pair(_input: &Self::Input) -> Option<DataKeyPairSpec> {
        None
    }

    /// Does the work.
    fn run(
        context: &Context<'_>,
        target: Authorized<Self::Target>,
        input: &Self::Input,
    ) -> Result<Done<Self::Output>, Error>;
}

/// What an operation may use besides its target and input.
#[derive(Debug)]
pub(crate) struct Context<'a> {
    pub(crate) environment: &'a Environment,
    pub(crate) caller: &'a Caller,
    pub(crate) region: &'a Region,
    pub(crate) now: Timestamp,
}

impl Context<'_> {
    pub(crate) fn account(&self) -> AccountId {
        self.caller.account()
    }

    /// The caller as policies see it.
    pub(crate) fn caller_view(&self) -> CallerView<'_> {
        CallerView {
            account: self.caller.account(),
            arn: self.caller.arn(),
            is_root: self.caller.is_root(),
        }
    }

    /// An alias of the caller's account in the request's Region.
    pub(crate) fn own_alias(&self, name: AliasName) -> AliasArn {
        AliasArn { account: self.account(), region: self.region.clone(), name }
    }

    /// One record more than the page holds, so that the page knows whether it is the last.
    pub(crate) fn scan(
        &self,
        prefix: &Prefix,
        page: &Page,
    ) -> Result<Vec<(Address, Record)>, Error> {
        self.environment.directory.scan(prefix, page.after.as_deref(), page.limit.saturating_add(1))
    }
}

/// Runs one operation for a verified caller. A request that is refused on the way is an outcome too.
pub(crate) fn perform<O: Operate>(
    environment: &Environment,
    session: &Verified<()>,
    row: &'static Row,
    input: &O::Input,
    now: Timestamp,
) -> Outcome {
    let context = Context { environment, caller: session.caller(), region: session.region(), now };
    let reader = Reader::new(&context, row);
    let target = O::resolve(&reader, input);
    let keys = target.as_ref().map_or([None, None], Target::keys);
    if let Err(error) = throttle(&context, row, O::data_key_pair(input), keys) {
        return Outcome::refused(error, Facts::default());
    }
    let target = match target {
        Ok(target) => target,
        Err(error) => return Outcome::refused(error, Facts::default()),
    };
    let mut facts = Facts { resources: target.resources(), ..Facts::default() };
    match run::<O>(&context, row, target, input) {
        Ok(done) => {
            facts.material = done.material;
            Outcome::done(done.output.into_fields(), done.batch, facts)
        }
        Err(error) => Outcome::refused(error, facts),
    }
}

fn run<O: Operate>(
    context: &Context<'_>,
    row: &'static Row,
    target: O::Target,
    input: &O::Input,
) -> Result<Done<O::Output>, Error> {
    let authorized = authorize(context, row, target)?;
    check_state(O::OPERATION, authorized.target())?;
    let done = O::run(context, authorized, input)?;
    if O::dry_run(input) {
        return Err(Error::new(
            ErrorCode::DryRunOperationException,
            "The request would have succeeded, but the DryRun option is set.",
        ));
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
    let take = |class| {
        context.environment.quotas.take(class, context.account(), context.region, context.now)
    };
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

/// Asks for every action that the operation needs on its target; the first refusal counts.
fn authorize<T: Target>(
    context: &Context<'_>,
    row: &'static Row,
    target: T,
) -> Result<Authorized<T>, Error> {
    let decision = target
        .asks(row.actions)
        .iter()
        .flatten()
        .map(|ask| policy::decide(&question(context, ask)))
        .reduce(Decision::and)
        .unwrap_or_else(Decision::nothing_asked);
    decision.authorize(target).map_err(|denied| denied.error())
}

fn question<'a>(context: &'a Context<'a>, ask: &'a Ask<'a>) -> Question<'a> {
    Question {
        caller: context.caller_view(),
        action: ask.action,
        resource: ask.resource,
        policy: ask.policy,
    }
}

/// Refuses a key whose state does not admit the operation.
fn check_state(operation: Operation, target: &impl Target) -> Result<(), Error> {
    target.keys().into_iter().flatten().try_for_each(|entry| state::check(operation, &entry.key))
}
