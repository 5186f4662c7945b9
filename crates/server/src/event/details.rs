//! What an event shows beyond the request and its result.

use kms::{Consequence, Resource};
use policy::Trace;

use super::recipient;

/// The details of a call's event.
#[derive(Debug, Default)]
pub(crate) struct EventDetails {
    /// The resources that the request is about.
    pub(super) resources: Vec<Resource>,
    /// The member of `additionalEventData` about whoever is to read the answer.
    pub(super) recipient: Option<String>,
    /// Shown only if the call succeeds.
    pub(super) success: SuccessDetails,
    /// Changes that have an event of their own.
    pub(crate) consequences: Vec<Consequence>,
    /// The decisions that allowed or refused the request; empty if policies were not asked.
    pub(crate) decision: Trace,
}

/// The details of a call that succeeds.
#[derive(Debug, Default)]
pub(super) struct SuccessDetails {
    /// The member of `additionalEventData` about the key material or the grant that was used.
    pub(super) member: Option<String>,
    /// The JSON that `responseElements` has instead of the reply.
    pub(super) response: Option<String>,
    /// The role that was assumed. If a role could not be assumed it may be anything, and is not shown.
    pub(super) role: Option<Resource>,
}

impl EventDetails {
    /// Returns the members of `additionalEventData`.
    pub(super) fn additional(&self, succeeded: bool) -> Option<String> {
        let success = self.success.member.as_deref().filter(|_| succeeded);
        match (success, self.recipient.as_deref()) {
            (Some(success), Some(recipient)) => Some(format!("{{{success},{recipient}}}")),
            (Some(one), None) | (None, Some(one)) => Some(format!("{{{one}}}")),
            (None, None) => None,
        }
    }
}

impl From<kms::AuditDetails> for EventDetails {
    fn from(details: kms::AuditDetails) -> Self {
        let material = details.material.map(|material| format!(r#""keyMaterialId":"{material}""#));
        let grant = || details.grant.map(|grant| format!(r#""grantId":"{grant}""#));
        Self {
            resources: details.resources,
            recipient: details.recipient.as_ref().map(recipient::member),
            success: SuccessDetails { member: material.or_else(grant), ..Default::default() },
            consequences: details.consequences,
            decision: details.decision,
        }
    }
}

impl From<iam::AuditDetails> for EventDetails {
    fn from(details: iam::AuditDetails) -> Self {
        let role = details.role_arn.map(|arn| Resource {
            account: arn.split(':').nth(4).unwrap_or_default().to_owned(),
            kind: "AWS::IAM::Role",
            arn,
        });
        let success = SuccessDetails { response: details.reply, role, member: None };
        Self { success, decision: details.decision, ..Self::default() }
    }
}
