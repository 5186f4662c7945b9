//! Versions of a managed policy.

use model::generated::iam::{
    CreatePolicyVersionRequest, CreatePolicyVersionResponse, DeletePolicyVersionRequest,
    GetPolicyVersionRequest, GetPolicyVersionResponse, ListPolicyVersionsRequest,
    ListPolicyVersionsResponse, Operation as Iam, PolicyVersion, SetDefaultPolicyVersionRequest,
};
use model::shape::NoOutput;
use model::{Error, ErrorCode, ServiceOperation, Timestamp};
use policy::Authorized;
use store::Batch;

use super::{ResolvedPolicy, about, check, find, no_such, own, update};
use crate::entity::percent_encoded;
use crate::error::{in_use, not_found};
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;
use crate::records::{self, ManagedPolicy};

/// "Versions per customer managed policy".
const VERSIONS_MAX: usize = 5;

pub(super) const CREATE_POLICY_VERSION: Row = Row {
    operation: ServiceOperation::Iam(Iam::CreatePolicyVersion),
    read_only: false,
    does: &Operation {
        subject: |context, input: &CreatePolicyVersionRequest| about(context, &input.policy_arn),
        run: create_policy_version,
    },
};

pub(super) const DELETE_POLICY_VERSION: Row = Row {
    operation: ServiceOperation::Iam(Iam::DeletePolicyVersion),
    read_only: false,
    does: &Operation {
        subject: |context, input: &DeletePolicyVersionRequest| about(context, &input.policy_arn),
        run: delete_policy_version,
    },
};

pub(super) const GET_POLICY_VERSION: Row = Row {
    operation: ServiceOperation::Iam(Iam::GetPolicyVersion),
    read_only: true,
    does: &Operation {
        subject: |context, input: &GetPolicyVersionRequest| about(context, &input.policy_arn),
        run: get_policy_version,
    },
};

pub(super) const LIST_POLICY_VERSIONS: Row = Row {
    operation: ServiceOperation::Iam(Iam::ListPolicyVersions),
    read_only: true,
    does: &Operation {
        subject: |context, input: &ListPolicyVersionsRequest| about(context, &input.policy_arn),
        run: list_policy_versions,
    },
};

pub(super) const SET_DEFAULT_POLICY_VERSION: Row = Row {
    operation: ServiceOperation::Iam(Iam::SetDefaultPolicyVersion),
    read_only: false,
    does: &Operation {
        subject: |context, input: &SetDefaultPolicyVersionRequest| {
            about(context, &input.policy_arn)
        },
        run: set_default_policy_version,
    },
};

fn create_policy_version(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &CreatePolicyVersionRequest,
) -> Result<Done<CreatePolicyVersionResponse>, Error> {
    check(&input.policy_document)?;
    let mut kept = own(context, &input.policy_arn)?;
    let policy = &mut kept.value;
    if policy.versions.len() >= VERSIONS_MAX {
        let message = format!(
            "A managed policy can have up to {VERSIONS_MAX} versions. Before you create a new version, you must delete \
             an existing version."
        );
        return Err(Error::new(ErrorCode::LimitExceeded, message));
    }
    let (number, created) = (policy.next, context.now().millis());
    policy.versions.push(records::PolicyVersion {
        number,
        text: input.policy_document.clone(),
        created,
    });
    policy.next = number.saturating_add(1);
    policy.updated = created;
    if input.set_as_default == Some(true) {
        policy.default = number;
    }
    let shown = policy.versions.last().map(|version| shown(policy, version));
    let mut batch = Batch::default();
    update(&mut batch, context, &kept)?;
    Ok(Done::changed(CreatePolicyVersionResponse { policy_version: shown }, batch))
}

fn delete_policy_version(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &DeletePolicyVersionRequest,
) -> Result<Done<NoOutput>, Error> {
    let mut kept = own(context, &input.policy_arn)?;
    let number = number(&kept.value, &input.policy_arn, &input.version_id)?;
    if number == kept.value.default {
        return Err(in_use("Cannot delete the default version of a policy."));
    }
    kept.value.versions.retain(|version| version.number != number);
    let mut batch = Batch::default();
    update(&mut batch, context, &kept)?;
    Ok(Done::changed(NoOutput, batch))
}

fn set_default_policy_version(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &SetDefaultPolicyVersionRequest,
) -> Result<Done<NoOutput>, Error> {
    let mut kept = own(context, &input.policy_arn)?;
    kept.value.default = number(&kept.value, &input.policy_arn, &input.version_id)?;
    kept.value.updated = context.now().millis();
    let mut batch = Batch::default();
    update(&mut batch, context, &kept)?;
    Ok(Done::changed(NoOutput, batch))
}

fn get_policy_version(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetPolicyVersionRequest,
) -> Result<Done<GetPolicyVersionResponse>, Error> {
    let (arn, id) = (&input.policy_arn, &input.version_id);
    let version = match find(context.identities, context.account(), arn)? {
        Some(ResolvedPolicy::Own(kept)) => {
            let number = number(&kept.value, arn, id)?;
            let version = kept.value.versions.iter().find(|version| version.number == number);
            version.map(|version| PolicyVersion {
                document: Some(percent_encoded(&version.text)),
                ..shown(&kept.value, version)
            })
        }
        Some(ResolvedPolicy::Aws(policy)) if id == "v1" => {
            Some(PolicyVersion { document: Some(percent_encoded(policy.text)), ..first_of_aws() })
        }
        Some(ResolvedPolicy::Aws(_)) => return Err(no_such_version(arn, id)),
        None => return Err(no_such(arn)),
    };
    Ok(Done::unchanged(GetPolicyVersionResponse { policy_version: version }))
}

fn list_policy_versions(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListPolicyVersionsRequest,
) -> Result<Done<ListPolicyVersionsResponse>, Error> {
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let versions = match find(context.identities, context.account(), &input.policy_arn)? {
        Some(ResolvedPolicy::Own(kept)) => {
            let one =
                |version: &records::PolicyVersion| (version.number, shown(&kept.value, version));
            kept.value.versions.iter().map(one).collect()
        }
        Some(ResolvedPolicy::Aws(_)) => vec![(1, first_of_aws())],
        None => return Err(no_such(&input.policy_arn)),
    };
    // Newest first, as AWS lists them.
    let paged = page.of(versions, |(number, _)| format!("{:010}", u32::MAX - number));
    Ok(Done::unchanged(ListPolicyVersionsResponse {
        versions: Some(paged.items.into_iter().map(|(_, version)| version).collect()),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

/// Returns the number of the version called `id`, such as `v2`.
fn number(policy: &ManagedPolicy, arn: &str, id: &str) -> Result<u32, Error> {
    let number = id.strip_prefix('v').and_then(|digits| digits.parse().ok());
    let known = |number: &u32| policy.versions.iter().any(|version| version.number == *number);
    number.filter(known).ok_or_else(|| no_such_version(arn, id))
}

fn no_such_version(arn: &str, id: &str) -> Error {
    not_found(format!("Policy {arn} version {id} does not exist or is not attachable."))
}

fn shown(policy: &ManagedPolicy, version: &records::PolicyVersion) -> PolicyVersion {
    PolicyVersion {
        document: None,
        version_id: Some(format!("v{}", version.number)),
        is_default_version: Some(version.number == policy.default),
        create_date: Some(Timestamp::from_millis(version.created)),
    }
}

fn first_of_aws() -> PolicyVersion {
    PolicyVersion {
        version_id: Some("v1".to_owned()),
        is_default_version: Some(true),
        ..PolicyVersion::default()
    }
}
