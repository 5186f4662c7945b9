//! The one way in which every operation runs: resolve, throttle, authorise, check, run.

use model::Error;
use model::shape::IntoFields;
use policy::{Authorized, Decision, MemoizedContext, PermissionQuery};

use crate::context::Context;
use crate::details::AuditDetails;
use crate::operation::{Done, Operation, RunError};
use crate::outcome::{Later, Outcome};
use crate::permission::{Permission, Permissions};
use crate::service::Service;
use crate::service_types::ResourceWithPolicy;
use crate::target::Target;

/// Runs one operation in a context. A request that is refused on the way is an outcome too.
///
/// # Errors
/// [`Later`]: run it again with what it waits for.
pub fn perform<O: Operation>(
    context: &Context<'_, O::Service>,
    input: &O::Input,
) -> Result<Outcome, Box<Later>> {
    let ended = run::<O>(context, input);
    let details = context.attempt.take_details();
    match ended {
        Ok(done) => Ok(succeeded(context, done, details)),
        Err(RunError::Refused(error)) => Ok(Outcome::refused(error, details)),
        Err(RunError::Later(wait)) => Err(Box::new(Later::new(wait, details))),
    }
}

/// Runs a request that nobody signed. There is no caller whose policies could allow it: `authorized` is the proof, made in this
/// context, that whoever sent it may do it. It is for `AssumeRoleWithWebIdentity` of AWS STS, where a token and the trust policy of
/// the role take the place of a signature and of the permissions of a caller.
pub fn run_unsigned<S: Service, T, O: IntoFields>(
    context: &Context<'_, S>,
    authorized: Result<Authorized<T>, Error>,
    run: impl FnOnce(Authorized<T>) -> Result<Done<O>, Error>,
) -> Outcome {
    let ended = authorized.and_then(run);
    let details = context.attempt.take_details();
    match ended {
        Ok(done) => succeeded(context, done, details),
        Err(error) => Outcome::refused(error, details),
    }
}

fn succeeded<S: Service, O: IntoFields>(
    context: &Context<'_, S>,
    done: Done<O>,
    mut details: AuditDetails,
) -> Outcome {
    (details.success, details.consequences) = (done.details, done.consequences);
    let mut batch = done.batch;
    batch.append(context.attempt.take_batch());
    Outcome::done(done.output.into_fields(), batch, details, done.body, done.rest)
}

/// Does all of a run that comes before the work of the operation, and counts it against no quota. Returns the ARNs of the resources.
///
/// # Errors
/// The refusal.
pub(crate) fn permit<O: Operation>(
    context: &Context<'_, O::Service>,
    input: &O::Input,
) -> Result<Vec<String>, Error> {
    let authorized = admit::<O>(context, O::resolve(context, input)?, input)?;
    let resources = authorized.target().resources().into_iter();
    Ok(resources.map(|resource| resource.arn.clone()).collect())
}

fn run<O: Operation>(
    context: &Context<'_, O::Service>,
    input: &O::Input,
) -> Result<Done<O::Output>, RunError> {
    let target = O::resolve(context, input);
    let subjects = target.as_ref().map_or([None, None], Target::subjects);
    O::Service::throttle(context, subjects)?;
    let authorized = admit::<O>(context, target?, input)?;
    let done = O::run(context, authorized, input)?;
    O::Service::dry_run(context).map_or(Ok(done), |error| Err(error.into()))
}

/// Lets a target through that the caller may use and that admits the operation. Nothing that follows from the target is told
/// before the caller is authorised: whoever is not allowed to use a key does not learn its state.
fn admit<O: Operation>(
    context: &Context<'_, O::Service>,
    target: O::Target,
    input: &O::Input,
) -> Result<Authorized<O::Target>, Error> {
    context.attempt.details.borrow_mut().resources = target.resources();
    O::Service::check_request(context)?;
    let authorized = authorize(context, target)?;
    O::check_input(context, input)?;
    if let Some(problem) = authorized.target().problem() {
        return Err(problem.clone());
    }
    for subject in authorized.target().subjects().into_iter().flatten() {
        O::Service::check_subject(context, subject)?;
    }
    Ok(authorized)
}

/// Checks every permission that the request needs on its target; the first refusal counts. The reasons are noted for the audit log.
///
/// # Errors
/// The refusal.
pub fn authorize<S: Service, T: Target<S>>(
    context: &Context<'_, S>,
    target: T,
) -> Result<Authorized<T>, Error> {
    let mut all = Decision::nothing_asked();
    if let Permissions::Needed(permissions) = target.permissions(context) {
        S::check_caller(context)?;
        for (index, permission) in permissions.iter().enumerate() {
            let Some(decision) = decide_permission(context, permission)? else { continue };
            let layer = decision.refused_by();
            if let Some(error) = target.undisclosed(context, index, permission, layer) {
                return Err(error);
            }
            all = all.and(decision);
        }
    }
    all.authorize(target).map_err(|denied| denied.error())
}

/// Decides on a permission beside those of the target: not to refuse the request, but to know what its reply may tell. The reasons are
/// noted for the audit log.
///
/// # Errors
/// The error of [`Service::or_granted`].
pub fn is_permitted<S: Service>(
    context: &Context<'_, S>,
    permission: &Permission<'_, S>,
) -> Result<bool, Error> {
    let decision = decide_permission(context, permission)?;
    Ok(decision.is_none_or(|decision| decision.is_allowed()))
}

/// Decides on one permission; `None` if an equal request was allowed before.
fn decide_permission<S: Service>(
    context: &Context<'_, S>,
    permission: &Permission<'_, S>,
) -> Result<Option<Decision>, Error> {
    let details = &context.attempt.details;
    let listed = permission.on.and_then(|on| details.borrow().place_of(on.arn()));
    let remembered = S::remembered(context.environment);
    let noted = |trace: &[u8]| details.borrow_mut().decision.append(trace);
    if remembered.is_some_and(|all| all.recall(context, permission, listed, noted)) {
        return Ok(None);
    }
    let once = MemoizedContext::new(&permission.conditions);
    let query = permission.query(context, &once);
    let decision = policy::decide(&query);
    let is_by_policies = decision.is_allowed();
    let decision = S::or_granted(context, permission, decision)?;
    let mut details = details.borrow_mut();
    let trace = details.decision.note(&query, &decision, listed);
    if let Some(remembered) = remembered.filter(|_| is_by_policies) {
        remembered.keep(context, permission, listed, &once, trace);
    }
    Ok(Some(decision))
}

/// Checks permissions for another resource than the target of the request, and notes the reasons for the audit log. It is for
/// `AssumeRole` and its like, where a role is only looked at once the request has been checked.
///
/// # Errors
/// The action of the first refusal.
pub fn authorize_each<'q, S: Service, T>(
    context: &Context<'_, S>,
    queries: impl IntoIterator<Item = PermissionQuery<'q>>,
    resource: T,
) -> Result<Authorized<T>, &'q str> {
    let (mut all, mut last) = (Decision::nothing_asked(), "");
    for query in queries {
        let decision = policy::decide(&query);
        context.attempt.details.borrow_mut().decision.note(&query, &decision, None);
        if !decision.is_allowed() {
            return Err(query.action);
        }
        (all, last) = (all.and(decision), query.action);
    }
    all.authorize(resource).map_err(|_denied| last)
}
