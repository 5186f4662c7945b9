//! The facts by which an event is looked up: those that CloudTrail's LookupEvents shows beside the event, and asks for.
//!
//! Sources: CloudTrail API reference, `LookupEvents`, `Event`, `Resource`; CloudTrail user guide, "Looking up CloudTrail events with
//! the AWS CLI".

use std::borrow::Cow;

use serde::Deserialize;
use serde_json::value::RawValue;
use smallvec::SmallVec;

/// The source of events that belong to no Region.
const IAM: &str = "iam.amazonaws.com";
/// The longest access key id that is looked up. Longer ones are made up. Source: IAM API reference, `AccessKey`.
const ACCESS_KEY_ID_BYTES_MAX: usize = 128;

/// An attribute of events that can be asked for. Source: CloudTrail API reference, `LookupAttribute`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EventAttribute {
    /// The id of the event.
    EventId,
    /// The operation.
    EventName,
    /// `true` or `false`.
    ReadOnly,
    /// The name of the user or of the role's session.
    Username,
    /// The type of a resource.
    ResourceType,
    /// The name or ARN of a resource.
    ResourceName,
    /// The service, such as `kms.amazonaws.com`.
    EventSource,
    /// The access key that signed the request.
    AccessKeyId,
}

impl EventAttribute {
    /// Every attribute.
    pub const ALL: [Self; 8] = [
        Self::EventId,
        Self::EventName,
        Self::ReadOnly,
        Self::Username,
        Self::ResourceType,
        Self::ResourceName,
        Self::EventSource,
        Self::AccessKeyId,
    ];

    /// Returns its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::EventId => "EventId",
            Self::EventName => "EventName",
            Self::ReadOnly => "ReadOnly",
            Self::Username => "Username",
            Self::ResourceType => "ResourceType",
            Self::ResourceName => "ResourceName",
            Self::EventSource => "EventSource",
            Self::AccessKeyId => "AccessKeyId",
        }
    }

    /// Returns the attribute that CloudTrail spells `name`. Case counts.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|attribute| attribute.name() == name)
    }
}

/// A resource that an event is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedResource<'a> {
    /// The type, such as `AWS::KMS::Key`.
    pub kind: &'a str,
    /// The name or the ARN.
    pub name: Cow<'a, str>,
}

/// The facts of an event of an account. Data events, and events of nobody, have none: LookupEvents does not show them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventFacts<'a> {
    /// The account that the event belongs to.
    pub account: u64,
    /// The time, in seconds since the epoch.
    pub time: i64,
    /// The Region.
    pub region: &'a str,
    /// The service, such as `kms.amazonaws.com`.
    pub source: &'a str,
    /// The operation, or the service event.
    pub name: &'a str,
    /// The id of the event.
    pub id: &'a str,
    /// `true` if nothing was changed.
    pub read_only: bool,
    /// The access key that signed the request.
    pub access_key_id: Option<Cow<'a, str>>,
    /// The name of the user or of the role's session; `root` for the root user. `None` for services and for callers of other accounts.
    pub username: Option<Cow<'a, str>>,
    /// The resources, each once.
    pub resources: SmallVec<[NamedResource<'a>; 2]>,
}

impl<'a> EventFacts<'a> {
    /// Returns the facts of an event. `None` if LookupEvents does not show it, or it is not one that the log has written.
    #[must_use]
    pub fn of(event: &'a RawValue) -> Option<Self> {
        let text = event.get();
        let parsed: ParsedEvent<'a> = serde_json::from_str(text).ok()?;
        let mut facts = Self {
            account: parsed.recipient_account_id.parse().ok()?,
            time: model::Timestamp::from_iso8601(parsed.event_time)?.seconds(),
            region: parsed.aws_region,
            source: parsed.event_source,
            name: parsed.event_name,
            id: parsed.event_id,
            read_only: parsed.read_only,
            access_key_id: known_key(parsed.user_identity.access_key_id),
            username: username(
                parsed.user_identity.kind,
                parsed.user_identity.user_name,
                parsed.user_identity.principal_id,
            ),
            resources: SmallVec::new(),
        };
        if !parsed.management_event {
            return None;
        }
        let listed = parsed.resources.into_iter().map(|one| (one.kind, one.arn));
        let members = [parsed.request_parameters, parsed.response_elements];
        let [parameters, response] = members.map(|json| json.map(RawValue::get));
        facts.add_resources(parameters, response, listed);
        Some(facts)
    }

    /// Adds the resources that the members of request and reply name, and those that the event lists.
    pub(crate) fn add_resources(
        &mut self,
        parameters: Option<&str>,
        response: Option<&str>,
        listed: impl Iterator<Item = (&'a str, Cow<'a, str>)>,
    ) {
        for (kind, name) in named(self.source, parameters, response) {
            self.add_resource(NamedResource { kind, name: name.into() });
        }
        for (kind, name) in listed {
            self.add_resource(NamedResource { kind, name });
        }
    }

    fn add_resource(&mut self, resource: NamedResource<'a>) {
        if !self.resources.contains(&resource) {
            self.resources.push(resource);
        }
    }

    /// Returns the Region in which the event is looked up. Events of IAM belong to no Region: `None`. Source: CloudTrail user guide,
    /// "Global service events".
    #[must_use]
    pub fn place(&self) -> Option<&'a str> {
        (self.source != IAM).then_some(self.region)
    }

    /// Returns whether one of its attributes has a value.
    #[must_use]
    pub fn has(&self, attribute: EventAttribute, value: &str) -> bool {
        match attribute {
            EventAttribute::EventId => self.id == value,
            EventAttribute::EventName => self.name == value,
            EventAttribute::ReadOnly => truth(self.read_only) == value,
            EventAttribute::Username => self.username.as_deref() == Some(value),
            EventAttribute::ResourceType => self.resources.iter().any(|one| one.kind == value),
            EventAttribute::ResourceName => self.resources.iter().any(|one| one.name == value),
            EventAttribute::EventSource => self.source == value,
            EventAttribute::AccessKeyId => self.access_key_id.as_deref() == Some(value),
        }
    }

    /// Calls `each` with every attribute that has a value.
    pub(crate) fn for_each(&self, mut each: impl FnMut(EventAttribute, &str)) {
        each(EventAttribute::EventId, self.id);
        each(EventAttribute::EventName, self.name);
        each(EventAttribute::ReadOnly, truth(self.read_only));
        if let Some(username) = &self.username {
            each(EventAttribute::Username, username);
        }
        for NamedResource { kind, name } in &self.resources {
            each(EventAttribute::ResourceType, kind);
            each(EventAttribute::ResourceName, name);
        }
        each(EventAttribute::EventSource, self.source);
        if let Some(id) = &self.access_key_id {
            each(EventAttribute::AccessKeyId, id);
        }
    }
}

const fn truth(value: bool) -> &'static str {
    if value { "true" } else { "false" }
}

/// Returns an access key id that can be one.
pub(crate) fn known_key(id: Option<Cow<'_, str>>) -> Option<Cow<'_, str>> {
    id.filter(|id| id.len() <= ACCESS_KEY_ID_BYTES_MAX)
}

/// Returns the name of whoever acted, by the type of the identity. A role is named by its session, as CloudTrail does.
pub(crate) fn username<'a>(
    kind: &str,
    user_name: Option<Cow<'a, str>>,
    principal_id: Option<Cow<'a, str>>,
) -> Option<Cow<'a, str>> {
    match kind {
        "Root" => Some(Cow::Borrowed("root")),
        "AssumedRole" => principal_id.and_then(|id| match id {
            Cow::Borrowed(id) => id.split_once(':').map(|(_, session)| Cow::Borrowed(session)),
            Cow::Owned(id) => id.split_once(':').map(|(_, session)| Cow::Owned(session.to_owned())),
        }),
        "IAMUser" | "WebIdentityUser" => user_name,
        _ => None,
    }
}

/// The members of an event. The service writes those that are borrowed without escapes.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ParsedEvent<'a> {
    #[serde(borrow)]
    user_identity: ParsedIdentity<'a>,
    event_time: &'a str,
    event_source: &'a str,
    event_name: &'a str,
    aws_region: &'a str,
    #[serde(borrow)]
    request_parameters: Option<&'a RawValue>,
    #[serde(borrow)]
    response_elements: Option<&'a RawValue>,
    #[serde(rename = "eventID")]
    event_id: &'a str,
    read_only: bool,
    #[serde(borrow)]
    resources: Vec<ParsedResource<'a>>,
    management_event: bool,
    recipient_account_id: &'a str,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct ParsedIdentity<'a> {
    #[serde(rename = "type", default)]
    kind: &'a str,
    #[serde(borrow)]
    principal_id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    access_key_id: Option<Cow<'a, str>>,
    #[serde(borrow)]
    user_name: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct ParsedResource<'a> {
    #[serde(rename = "type")]
    kind: &'a str,
    #[serde(rename = "ARN", borrow)]
    arn: Cow<'a, str>,
}

/// The members of requests to IAM, STS and S3 that name resources.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct NamingParameters {
    access_key_id: Option<String>,
    user_name: Option<String>,
    role_name: Option<String>,
    group_name: Option<String>,
    policy_arn: Option<String>,
    bucket_name: Option<String>,
}

/// The members of replies that name resources which the request has made.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct NamingResponse {
    access_key: Option<MadeKey>,
    credentials: Option<MadeKey>,
    policy: Option<MadePolicy>,
    assumed_role_user: Option<AssumedRoleUser>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct MadeKey {
    access_key_id: String,
}

#[derive(Deserialize)]
struct MadePolicy {
    arn: String,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct AssumedRoleUser {
    assumed_role_id: String,
    arn: String,
}

/// Returns the resources that CloudTrail reads from request and reply of services whose events list none, or not all.
fn named(
    source: &str,
    parameters: Option<&str>,
    response: Option<&str>,
) -> Vec<(&'static str, String)> {
    let mut found = Vec::new();
    if !["iam.amazonaws.com", "sts.amazonaws.com", "s3.amazonaws.com"].contains(&source) {
        return found;
    }
    let asked: NamingParameters = read(parameters);
    let given: NamingResponse = read(response);
    let mut add = |kind, name: Option<String>| found.extend(name.map(|name| (kind, name)));
    add("AWS::IAM::AccessKey", asked.access_key_id);
    add("AWS::IAM::AccessKey", given.access_key.map(|key| key.access_key_id));
    add("AWS::IAM::AccessKey", given.credentials.map(|key| key.access_key_id));
    if let Some(AssumedRoleUser { assumed_role_id, arn }) = given.assumed_role_user {
        let session = assumed_role_id.split_once(':').map(|(_, session)| session.to_owned());
        add("AWS::STS::AssumedRole", session);
        add("AWS::STS::AssumedRole", Some(assumed_role_id));
        add("AWS::STS::AssumedRole", Some(arn));
    }
    add("AWS::IAM::User", asked.user_name);
    add("AWS::IAM::Role", asked.role_name);
    add("AWS::IAM::Group", asked.group_name);
    add("AWS::IAM::Policy", asked.policy_arn);
    add("AWS::IAM::Policy", given.policy.map(|policy| policy.arn));
    add("AWS::S3::Bucket", asked.bucket_name);
    found
}

/// Reads members. Where one is of another kind, none is known.
fn read<T: Default + for<'a> Deserialize<'a>>(members: Option<&str>) -> T {
    members.and_then(|members| serde_json::from_str(members).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests;
