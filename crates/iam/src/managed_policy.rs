//! Managed policies and their versions: `CreatePolicy`, `GetPolicy`, `ListPolicies`, `DeletePolicy`, `CreatePolicyVersion`,
//! `GetPolicyVersion`, `ListPolicyVersions`, `SetDefaultPolicyVersion`, `DeletePolicyVersion`, `ListEntitiesForPolicy`. AWS's own
//! are in `aws_policies`.

mod uses;
mod versions;

use model::generated::iam::{
    CreatePolicyRequest, CreatePolicyResponse, DeletePolicyRequest, GetPolicyRequest,
    GetPolicyResponse, ListPoliciesRequest, ListPoliciesResponse, Operation as Iam, Policy,
    PolicyScopeType, PolicyUsageType,
};
use model::shape::NoOutput;
use model::{AccountId, Error, ErrorCode, ServiceOperation, Timestamp};
use policy::{Authorized, Document, Kind as PolicyKind};
use store::Batch;

use crate::aws_policies::{self, AWS_POLICIES, AwsPolicy};
use crate::entity::{self, shown_tags};
use crate::error::{in_use, internal, not_found, quota};
use crate::identity_cache::IdentityCache;
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;
use crate::records::{self, Kept, ManagedPolicy, PolicyVersion};
use crate::tags::Change;

pub(crate) use uses::{Used, set_use};

/// "Managed policy size": characters without white space.
const LENGTH_MAX: usize = 6_144;
/// "Customer managed policies in an account".
const POLICIES_MAX: usize = 1_500;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::CreatePolicy),
        read_only: false,
        does: &Operation {
            subject: |context, input: &CreatePolicyRequest| {
                let subject = Subject::new_entity(
                    context,
                    "policy",
                    input.path.as_deref(),
                    &input.policy_name,
                )?;
                Ok(subject.also("iam:TagPolicy", input.tags.is_some()))
            },
            run: create_policy,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::DeletePolicy),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeletePolicyRequest| about(context, &input.policy_arn),
            run: delete_policy,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::GetPolicy),
        read_only: true,
        does: &Operation {
            subject: |context, input: &GetPolicyRequest| about(context, &input.policy_arn),
            run: get_policy,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::ListPolicies),
        read_only: true,
        does: &Operation { subject: |_context, _input| Ok(Subject::default()), run: list_policies },
    },
    uses::LIST_ENTITIES_FOR_POLICY,
    versions::CREATE_POLICY_VERSION,
    versions::DELETE_POLICY_VERSION,
    versions::GET_POLICY_VERSION,
    versions::LIST_POLICY_VERSIONS,
    versions::SET_DEFAULT_POLICY_VERSION,
];

/// A managed policy of the caller's account or of AWS.
#[derive(Debug)]
pub(crate) enum ResolvedPolicy {
    Own(Box<Kept<ManagedPolicy>>),
    Aws(&'static AwsPolicy),
}

/// Returns a policy that is named by its ARN, with its tags.
pub(crate) fn about(context: &Context<'_>, arn: &str) -> Result<Subject, Error> {
    let tags = match find(context.identities, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => kept.value.tags,
        Some(ResolvedPolicy::Aws(_)) | None => Vec::new(),
    };
    Ok(Subject { tags, ..Subject::named(arn.to_owned()) })
}

/// Returns the policy with this ARN, if `account` can use it.
pub(crate) fn find(
    identities: &IdentityCache,
    account: AccountId,
    arn: &str,
) -> Result<Option<ResolvedPolicy>, Error> {
    let partition = identities.partition();
    if let Some(name) = arn.strip_prefix(&format!("arn:{partition}:iam::aws:policy/")) {
        return Ok(aws_policies::named(name).map(ResolvedPolicy::Aws));
    }
    let Some(rest) = arn.strip_prefix(&format!("arn:{partition}:iam::{account}:policy/")) else {
        return Ok(None);
    };
    let name = rest.rsplit('/').next().unwrap_or_default();
    let found = identities.policy(account, name)?;
    Ok(found
        .filter(|kept| own_arn(identities, account, &kept.value) == arn)
        .map(Box::new)
        .map(ResolvedPolicy::Own))
}

/// Returns the text of the default version of the policy with this ARN.
pub(crate) fn default_text(
    identities: &IdentityCache,
    account: AccountId,
    arn: &str,
) -> Result<Option<String>, Error> {
    match find(identities, account, arn)? {
        Some(ResolvedPolicy::Aws(policy)) => Ok(Some(policy.text.to_owned())),
        Some(ResolvedPolicy::Own(kept)) => {
            let policy = &kept.value;
            let version = policy.versions.iter().find(|one| one.number == policy.default);
            let gone = || internal(format!("{arn} has no default version"));
            Ok(Some(version.ok_or_else(gone)?.text.clone()))
        }
        None => Ok(None),
    }
}

/// Returns a policy of the caller's account, to be changed.
fn own(context: &Context<'_>, arn: &str) -> Result<Kept<ManagedPolicy>, Error> {
    match find(context.identities, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => Ok(*kept),
        Some(ResolvedPolicy::Aws(_)) => Err(Error::new(
            ErrorCode::AccessDeniedException,
            format!("Cannot perform operation on a policy that AWS owns: {arn}"),
        )),
        None => Err(no_such(arn)),
    }
}

fn no_such(arn: &str) -> Error {
    not_found(format!("Policy {arn} was not found."))
}

fn update(
    batch: &mut Batch,
    context: &Context<'_>,
    kept: &Kept<ManagedPolicy>,
) -> Result<(), Error> {
    let address = records::policy_address(context.account(), &kept.value.name);
    records::update(batch, address, kept.revision, &kept.value)
}

/// Refuses a text that is no identity policy, or too long.
fn check(text: &str) -> Result<(), Error> {
    Document::parse_as(PolicyKind::Identity, text)?;
    if entity::is_too_long([text].into_iter(), LENGTH_MAX) {
        return Err(quota("PolicySize", LENGTH_MAX));
    }
    Ok(())
}

fn create_policy(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &CreatePolicyRequest,
) -> Result<Done<CreatePolicyResponse>, Error> {
    check(&input.policy_document)?;
    let (account, now) = (context.account(), context.now().millis());
    let address = records::policy_address(account, &input.policy_name);
    if context.identities.policy(account, &input.policy_name)?.is_some() {
        let name = &input.policy_name;
        let message =
            format!("A policy called {name} already exists. Duplicate names are not allowed.");
        return Err(Error::new(ErrorCode::EntityAlreadyExists, message));
    }
    if context.identities.count(&records::policies(account))? >= POLICIES_MAX {
        return Err(quota("PoliciesPerAccount", POLICIES_MAX));
    }
    let mut tags = Vec::new();
    entity::set_tags(&mut tags, input.tags.as_deref().unwrap_or_default())?;
    let first = PolicyVersion { number: 1, text: input.policy_document.clone(), created: now };
    let policy = ManagedPolicy {
        v: 1,
        path: entity::check_path(input.path.as_deref())?,
        name: input.policy_name.clone(),
        id: crate::unique_id("ANPA", 17).map_err(Error::failed)?,
        description: input.description.clone(),
        created: now,
        updated: now,
        default: 1,
        next: 2,
        versions: vec![first],
        tags,
    };
    let mut batch = Batch::default();
    records::create(&mut batch, address, &policy)?;
    let shown = shown(context, &policy)?;
    Ok(Done::changed(CreatePolicyResponse { policy: Some(shown) }, batch))
}

fn get_policy(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetPolicyRequest,
) -> Result<Done<GetPolicyResponse>, Error> {
    let arn = &input.policy_arn;
    let policy = match find(context.identities, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => Policy {
            description: kept.value.description.clone(),
            tags: shown_tags(&kept.value.tags),
            ..shown(context, &kept.value)?
        },
        Some(ResolvedPolicy::Aws(policy)) => Policy {
            description: Some(policy.description.to_owned()),
            ..shown_aws(context, policy)?
        },
        None => return Err(no_such(arn)),
    };
    Ok(Done::unchanged(GetPolicyResponse { policy: Some(policy) }))
}

fn list_policies(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListPoliciesRequest,
) -> Result<Done<ListPoliciesResponse>, Error> {
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let scope = input.scope.unwrap_or(PolicyScopeType::All);
    let mut found = Vec::new();
    if scope != PolicyScopeType::Local {
        found = listed_of_aws(context, input, &page)?;
    }
    let after = page.after().and_then(|after| after.strip_prefix(OWN));
    if scope != PolicyScopeType::Aws && found.len() <= page.limit() {
        let own = records::policies(context.account());
        context.identities.each(&own, after, |address, record| {
            let policy = shown(context, &records::read(address, record)?.value)?;
            if is_listed(input, &policy) {
                found.push((format!("{OWN}{}", address.id()), policy));
            }
            Ok(found.len() <= page.limit())
        })?;
    }
    let paged = page.cut(found, |(place, _)| place.clone());
    Ok(Done::unchanged(ListPoliciesResponse {
        policies: Some(paged.items.into_iter().map(|(_, policy)| policy).collect()),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

/// The prefix of AWS's policies in lists, which puts them first.
const OF_AWS: &str = "aws/";
const OWN: &str = "own/";

/// Returns the policies of AWS that are listed after the marker, each with its place.
fn listed_of_aws(
    context: &Context<'_>,
    input: &ListPoliciesRequest,
    page: &Page,
) -> Result<Vec<(String, Policy)>, Error> {
    let mut listed = Vec::new();
    for policy in &AWS_POLICIES {
        let place = format!("{OF_AWS}{}", policy.name);
        let policy = shown_aws(context, policy)?;
        if page.after().is_none_or(|after| *place > *after) && is_listed(input, &policy) {
            listed.push((place, policy));
        }
    }
    listed.sort_by(|(one, _), (other, _)| one.cmp(other));
    Ok(listed)
}

/// Returns whether the request wants a policy in its list.
fn is_listed(input: &ListPoliciesRequest, policy: &Policy) -> bool {
    let prefix = input.path_prefix.as_deref().unwrap_or("/");
    let (attached, boundary) = (policy.attachment_count, policy.permissions_boundary_usage_count);
    policy.path.as_deref().is_some_and(|path| path.starts_with(prefix))
        && (!input.only_attached.unwrap_or(false) || attached > Some(0))
        && match input.policy_usage_filter {
            Some(PolicyUsageType::PermissionsBoundary) => boundary > Some(0),
            Some(PolicyUsageType::PermissionsPolicy) => attached > Some(0),
            None => true,
        }
}

fn delete_policy(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &DeletePolicyRequest,
) -> Result<Done<NoOutput>, Error> {
    let kept = own(context, &input.policy_arn)?;
    let uses = records::policy_uses(context.account(), &input.policy_arn);
    if context.identities.count(&uses)? > 0 {
        return Err(in_use("Cannot delete a policy attached to entities."));
    }
    if kept.value.versions.len() > 1 {
        return Err(in_use(
            "This policy has more than one version. Before you delete a policy, you must delete the policy's versions. \
             The default version is deleted with the policy.",
        ));
    }
    let mut batch = Batch::default();
    let address = records::policy_address(context.account(), &kept.value.name);
    records::delete(&mut batch, address, kept.revision);
    Ok(Done::changed(NoOutput, batch))
}

/// Changes the tags of the policy with this ARN.
pub(crate) fn change_tags(
    context: &Context<'_>,
    arn: &str,
    change: &Change<'_>,
) -> Result<Done<NoOutput>, Error> {
    let mut kept = own(context, arn)?;
    change(&mut kept.value.tags)?;
    let mut batch = Batch::default();
    update(&mut batch, context, &kept)?;
    Ok(Done::changed(NoOutput, batch))
}

/// Returns the tags of the policy with this ARN.
pub(crate) fn tags(context: &Context<'_>, arn: &str) -> Result<Vec<(String, String)>, Error> {
    match find(context.identities, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => Ok(kept.value.tags),
        Some(ResolvedPolicy::Aws(_)) => Ok(Vec::new()),
        None => Err(no_such(arn)),
    }
}

fn own_arn(identities: &IdentityCache, account: AccountId, policy: &ManagedPolicy) -> String {
    entity::arn(identities.partition(), account, "policy", &policy.path, &policy.name)
}

/// Returns a policy as lists show it.
fn shown(context: &Context<'_>, policy: &ManagedPolicy) -> Result<Policy, Error> {
    let arn = own_arn(context.identities, context.account(), policy);
    let (attached, boundary) = uses::count(context, &arn)?;
    Ok(Policy {
        policy_name: Some(policy.name.clone()),
        policy_id: Some(policy.id.clone()),
        arn: Some(arn),
        path: Some(policy.path.clone()),
        default_version_id: Some(format!("v{}", policy.default)),
        attachment_count: Some(attached),
        permissions_boundary_usage_count: Some(boundary),
        is_attachable: Some(true),
        description: None,
        create_date: Some(Timestamp::from_millis(policy.created)),
        update_date: Some(Timestamp::from_millis(policy.updated)),
        tags: None,
    })
}

fn shown_aws(context: &Context<'_>, policy: &AwsPolicy) -> Result<Policy, Error> {
    let arn = format!("arn:{}:iam::aws:policy/{}", context.identities.partition(), policy.name);
    let (attached, boundary) = uses::count(context, &arn)?;
    Ok(Policy {
        policy_name: Some(policy.name.to_owned()),
        policy_id: Some(policy.id.to_owned()),
        arn: Some(arn),
        path: Some("/".to_owned()),
        default_version_id: Some("v1".to_owned()),
        attachment_count: Some(attached),
        permissions_boundary_usage_count: Some(boundary),
        is_attachable: Some(true),
        ..Policy::default()
    })
}
