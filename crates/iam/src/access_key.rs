//! Access keys of users: `CreateAccessKey`, `ListAccessKeys`, `UpdateAccessKey`, `DeleteAccessKey`, `GetAccessKeyLastUsed`. The root's own is made
//! at the first start and replaced in the settings of the service.

use model::generated::iam::{
    AccessKey, AccessKeyLastUsed, AccessKeyMetadata, CreateAccessKeyRequest,
    CreateAccessKeyResponse, DeleteAccessKeyRequest, GetAccessKeyLastUsedRequest,
    GetAccessKeyLastUsedResponse, ListAccessKeysRequest, ListAccessKeysResponse, Operation as Iam,
    StatusType, UpdateAccessKeyRequest,
};
use model::shape::NoOutput;
use model::{Error, ServiceOperation, Timestamp};
use policy::Authorized;
use secret::Secret;
use store::Batch;

use crate::entity::{Entity, Kind};
use crate::error::{invalid_input, not_found, quota};
use crate::identity_cache::{NewKey, add_access_key};
use crate::operation::{Context, Done, Operation, Row, Subject};
use crate::page::Page;
use crate::records::{self, Kept};

/// "Access keys assigned to an IAM user".
const KEYS_MAX: usize = 2;

pub(crate) static ROWS: &[Row] = &[
    Row {
        operation: ServiceOperation::Iam(Iam::CreateAccessKey),
        read_only: false,
        does: &Operation {
            subject: |context, input: &CreateAccessKeyRequest| {
                about(context, input.user_name.as_deref())
            },
            run: create_access_key,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::DeleteAccessKey),
        read_only: false,
        does: &Operation {
            subject: |context, input: &DeleteAccessKeyRequest| {
                about(context, input.user_name.as_deref())
            },
            run: delete_access_key,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::GetAccessKeyLastUsed),
        read_only: true,
        does: &Operation {
            subject: |context, input: &GetAccessKeyLastUsedRequest| {
                let owner = owner(context, &input.access_key_id)?;
                owner.flatten().map_or_else(
                    || Ok(Subject::default()),
                    |user| Subject::entity(context, Kind::User, &user),
                )
            },
            run: get_access_key_last_used,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::ListAccessKeys),
        read_only: true,
        does: &Operation {
            subject: |context, input: &ListAccessKeysRequest| {
                about(context, input.user_name.as_deref())
            },
            run: list_access_keys,
        },
    },
    Row {
        operation: ServiceOperation::Iam(Iam::UpdateAccessKey),
        read_only: false,
        does: &Operation {
            subject: |context, input: &UpdateAccessKeyRequest| {
                about(context, input.user_name.as_deref())
            },
            run: update_access_key,
        },
    },
];

/// Returns the user, or the root if it asks about itself.
fn about(context: &Context<'_>, user: Option<&str>) -> Result<Subject, Error> {
    if user.is_none() && context.asker.caller.is_root() {
        return Ok(Subject::caller(context));
    }
    Subject::entity(context, Kind::User, &context.user_name(user)?)
}

/// Returns the name of the user. The root's access key is no user's.
fn user_name(context: &Context<'_>, user: Option<&str>) -> Result<String, Error> {
    if user.is_none() && context.asker.caller.is_root() {
        return Err(invalid_input(
            "The access key of the account's root is kept in the settings of the service, not here; name a user.",
        ));
    }
    context.user_name(user)
}

fn create_access_key(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &CreateAccessKeyRequest,
) -> Result<Done<CreateAccessKeyResponse>, Error> {
    let name = user_name(context, input.user_name.as_deref())?;
    let key = NewKey::random()?;
    let mut batch = Batch::default();
    let user = context.change_in(&mut batch, Kind::User, &name, |user| {
        user.access_keys.push(key.access_key_id.clone());
        if user.access_keys.len() > KEYS_MAX {
            Err(quota("AccessKeysPerUser", KEYS_MAX))
        } else {
            Ok(())
        }
    })?;
    let owner = (context.account(), user.name.as_str());
    add_access_key(&mut batch, context.identities.hierarchy(), &key, owner, context.now())?;
    let shown = AccessKey {
        user_name: Some(user.name),
        access_key_id: Some(key.access_key_id),
        status: Some(StatusType::Active),
        secret_access_key: Some(Secret::<[u8]>::copy_of(key.secret_access_key.expose())),
        create_date: Some(context.now()),
    };
    Ok(Done::changed(CreateAccessKeyResponse { access_key: Some(shown) }, batch))
}

fn list_access_keys(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &ListAccessKeysRequest,
) -> Result<Done<ListAccessKeysResponse>, Error> {
    let page = Page::new(input.max_items, input.marker.as_deref())?;
    let (user, ids) = if input.user_name.is_none() && context.asker.caller.is_root() {
        (None, context.identities.root_access_key(context.account())?.into_iter().collect())
    } else {
        let name = context.user_name(input.user_name.as_deref())?;
        let Entity { name, access_keys, .. } = context.entity(Kind::User, &name)?.value;
        (Some(name), access_keys)
    };
    let mut keys = Vec::new();
    for id in ids {
        let Some(Kept { value, .. }) = context.identities.access_key(&id)? else { continue };
        keys.push(AccessKeyMetadata {
            user_name: user.clone(),
            access_key_id: Some(id),
            status: Some(if value.inactive { StatusType::Inactive } else { StatusType::Active }),
            create_date: Some(Timestamp::from_millis(value.created)),
        });
    }
    let paged = page.of(keys, |key| key.access_key_id.clone().unwrap_or_default());
    Ok(Done::unchanged(ListAccessKeysResponse {
        access_key_metadata: Some(paged.items),
        is_truncated: Some(paged.is_truncated),
        marker: paged.marker,
    }))
}

/// Returns the user who owns the access key: `Some(None)` for the root's, `None` if it is not the account's.
fn owner(context: &Context<'_>, id: &str) -> Result<Option<Option<String>>, Error> {
    let found = context.identities.access_key(id)?.map(|kept| kept.value);
    let own = found.filter(|key| key.account == context.account().to_string());
    Ok(own.map(|key| key.user))
}

fn get_access_key_last_used(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &GetAccessKeyLastUsedRequest,
) -> Result<Done<GetAccessKeyLastUsedResponse>, Error> {
    let id = &input.access_key_id;
    let user = owner(context, id)?.ok_or_else(|| no_such_key(id))?;
    let never = || AccessKeyLastUsed {
        last_used_date: None,
        service_name: Some("N/A".to_owned()),
        region: Some("N/A".to_owned()),
    };
    Ok(Done::unchanged(GetAccessKeyLastUsedResponse {
        user_name: user,
        access_key_last_used: Some(context.identities.last_use(id).unwrap_or_else(never)),
    }))
}

fn update_access_key(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &UpdateAccessKeyRequest,
) -> Result<Done<NoOutput>, Error> {
    let name = user_name(context, input.user_name.as_deref())?;
    let id = &input.access_key_id;
    let mut kept = of_user(context, &name, id)?;
    kept.value.inactive = match input.status {
        StatusType::Active => false,
        StatusType::Inactive => true,
        StatusType::Expired => {
            return Err(invalid_input("An access key can be Active or Inactive."));
        }
    };
    let mut batch = Batch::default();
    records::update(&mut batch, records::credential_address(id), kept.revision, &kept.value)?;
    Ok(Done::changed(NoOutput, batch))
}

fn delete_access_key(
    context: &Context<'_>,
    _target: Authorized<Subject>,
    input: &DeleteAccessKeyRequest,
) -> Result<Done<NoOutput>, Error> {
    let name = user_name(context, input.user_name.as_deref())?;
    let id = &input.access_key_id;
    let kept = of_user(context, &name, id)?;
    let mut batch = Batch::default();
    context.change_in(&mut batch, Kind::User, &name, |user| {
        user.access_keys.retain(|key| key != id);
        Ok(())
    })?;
    records::delete(&mut batch, records::credential_address(id), kept.revision);
    Ok(Done::changed(NoOutput, batch))
}

/// Returns an access key of the user. Another user's is reported as missing.
fn of_user(context: &Context<'_>, name: &str, id: &str) -> Result<Kept<records::AccessKey>, Error> {
    let user = context.entity(Kind::User, name)?;
    let is_own = user.value.access_keys.iter().any(|key| key == id);
    let found = if is_own { context.identities.access_key(id)? } else { None };
    found.ok_or_else(|| no_such_key(id))
}

fn no_such_key(id: &str) -> Error {
    not_found(format!("The Access Key with id {id} cannot be found."))
}
