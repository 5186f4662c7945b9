//! The subjects of operations, and the permissions that requests need on them.

use std::borrow::Cow;

use model::Error;
use pipeline::{Target, Unneeded};
use policy::Resource;

use crate::conditions::{ConditionKey, IdentityConditions};
use crate::context::{Context, Iam, Permission, Permissions};
use crate::entity::{self, EntityKind, NewName};
use crate::tags::Tags;

/// The subject of an operation, for policies.
#[derive(Debug, Default)]
pub(crate) struct Subject {
    pub(crate) resource: About,
    /// The ARN that the request gives the resource instead of its own. It needs the same permission.
    pub(crate) becomes: Option<String>,
    /// An action that the request needs besides its own, such as `iam:TagUser` if it brings tags.
    pub(crate) also: Option<&'static str>,
    /// The role that the request passes to a service: `iam:PassRole`.
    pub(crate) passed: Option<PassedRole>,
    /// The tags of the resource.
    pub(crate) tags: Vec<(String, String)>,
    /// Condition keys of the service, in lower case, with their values.
    pub(crate) said: Vec<ConditionKey>,
}

/// A role that a request passes to a service.
#[derive(Debug)]
pub(crate) struct PassedRole {
    arn: String,
    tags: Vec<(String, String)>,
    /// `iam:PassedToService`: the service principal.
    to: [ConditionKey; 1],
}

/// The resource that policies decide on.
#[derive(Debug, Default)]
pub(crate) enum About {
    /// No resource in particular: `*`.
    #[default]
    Any,
    /// The resource with this ARN.
    Named(String),
    /// No resource: the caller's policies are not evaluated.
    Unasked(Unneeded),
}

impl Target<Iam> for Subject {
    /// Returns every action that the request needs, on its resource and on the one that it becomes, and the one on the role that it
    /// passes.
    fn permissions<'a>(&'a self, context: &'a Context<'a>) -> Permissions<'a> {
        let resource = match &self.resource {
            About::Unasked(why) => return Permissions::None(*why),
            About::Any => Resource::Any,
            About::Named(arn) => Resource::Named(arn),
        };
        let permission = |resource, action| {
            let conditions = IdentityConditions::new(context, resource, &self.tags, &self.said);
            Permission { action, resource, on: None, conditions }
        };
        let own = context.row.action();
        let on = |resource| {
            std::iter::once(own).chain(self.also).map(move |action| permission(resource, action))
        };
        let becomes = self.becomes.as_deref().map(Resource::Named);
        let passed = self.passed.as_ref().map(|role| {
            let resource = Resource::Named(&role.arn);
            let conditions = IdentityConditions::new(context, resource, &role.tags, &role.to);
            Permission { action: "iam:PassRole", resource, on: None, conditions }
        });
        std::iter::once(resource).chain(becomes).flat_map(on).chain(passed).collect()
    }
}

impl Subject {
    /// Returns the subject of an operation for which the caller's policies are not evaluated.
    pub(crate) fn unasked(why: Unneeded) -> Self {
        Self { resource: About::Unasked(why), ..Self::default() }
    }

    /// Returns the caller itself, who is a root.
    pub(crate) fn caller(context: &Context<'_>) -> Self {
        Self::named(context.caller.arn().to_owned())
    }

    /// Returns the resource with this ARN.
    pub(crate) fn named(arn: String) -> Self {
        Self { resource: About::Named(arn), ..Self::default() }
    }

    /// Returns a user, group or role. A missing one gets the path `/`.
    pub(crate) fn entity(
        context: &Context<'_>,
        kind: EntityKind,
        name: &str,
    ) -> Result<Self, Error> {
        let (arn, tags) = arn_and_tags(context, kind, name)?;
        Ok(Self { tags, ..Self::named(arn) })
    }

    /// Returns a user, group or role with its permissions boundary as a condition key.
    pub(crate) fn bounded(
        context: &Context<'_>,
        kind: EntityKind,
        name: &str,
    ) -> Result<Self, Error> {
        let found = context.environment.entity(context.account(), kind, name)?;
        let boundary = found.and_then(|kept| kept.value.boundary);
        let subject = Self::entity(context, kind, name)?;
        Ok(subject.saying("iam:permissionsboundary", boundary.as_deref()))
    }

    /// Returns an entity that will be made.
    pub(crate) fn new_entity(
        context: &Context<'_>,
        kind: &str,
        path: Option<&str>,
        name: &str,
    ) -> Result<Self, Error> {
        let (partition, path) = (context.environment.partition(), entity::check_path(path)?);
        Ok(Self::named(entity::arn(partition, context.account(), kind, &path, name)))
    }

    /// Returns a user or group that will get another path or name: "must have permission to change [it] with the old name and the
    /// new name". Source: API references, `UpdateUser`, `UpdateGroup`.
    pub(crate) fn renamed(
        context: &Context<'_>,
        kind: EntityKind,
        name: &str,
        new: NewName<'_>,
    ) -> Result<Self, Error> {
        let found = context.environment.entity(context.account(), kind, name)?;
        let (old_path, old_name) =
            found.map_or((None, None), |kept| (Some(kept.value.path), Some(kept.value.name)));
        let path = entity::check_path(new.path.or(old_path.as_deref()))?;
        let new_name = new.name.or(old_name.as_deref()).unwrap_or(name);
        let (partition, account) = (context.environment.partition(), context.account());
        let becomes = entity::arn(partition, account, kind.name(), &path, new_name);
        Ok(Self { becomes: Some(becomes), ..Self::entity(context, kind, name)? })
    }

    /// Adds an action, if it is needed.
    pub(crate) fn also(self, action: &'static str, needed: bool) -> Self {
        Self { also: needed.then_some(action), ..self }
    }

    /// Adds a role that the request passes to a service.
    pub(crate) fn passing(
        self,
        context: &Context<'_>,
        role: &str,
        service: &str,
    ) -> Result<Self, Error> {
        let (arn, tags) = arn_and_tags(context, EntityKind::Role, role)?;
        let domain = match context.environment.partition() {
            "aws-cn" => "amazonaws.com.cn",
            _ => "amazonaws.com",
        };
        let to = (Cow::Borrowed("iam:passedtoservice"), format!("{service}.{domain}"));
        let passed = Some(PassedRole { arn, tags, to: [to] });
        Ok(Self { passed, ..self })
    }

    /// Adds a condition key of the service.
    pub(crate) fn saying(mut self, key: &'static str, value: Option<&str>) -> Self {
        self.said.extend(value.map(|value| (Cow::Borrowed(key), value.to_owned())));
        self
    }
}

/// Returns the ARN and the tags of a user, group or role. A missing one gets the path `/`.
fn arn_and_tags(
    context: &Context<'_>,
    kind: EntityKind,
    name: &str,
) -> Result<(String, Tags), Error> {
    let found = context.environment.entity(context.account(), kind, name)?;
    let (partition, account) = (context.environment.partition(), context.account());
    Ok(match found {
        Some(kept) => (kept.value.arn(kind, partition, account), kept.value.tags),
        None => (entity::arn(partition, account, kind.name(), "/", name), Vec::new()),
    })
}
