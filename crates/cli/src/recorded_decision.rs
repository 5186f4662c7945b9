//! A decision as an entry of the audit log tells it.

use policy::{PermissionTrace, Suggestion};
use serde_json::Value;

/// The decision in the entry of a request.
pub(crate) struct Explained {
    pub(crate) event: Value,
    pub(crate) asked: Vec<PermissionTrace<'static>>,
    pub(crate) changes: Vec<Suggestion>,
}

/// Adds the reasons for the same permissions in the entry of the resource's account.
pub(crate) fn complete(asked: &mut [PermissionTrace<'_>], owners: Vec<PermissionTrace<'static>>) {
    for theirs in owners {
        let is_same = |one: &&mut PermissionTrace<'_>| {
            (&one.action, one.resource()) == (&theirs.action, theirs.resource())
        };
        if let Some(one) = asked.iter_mut().find(is_same) {
            one.complete(theirs);
        }
    }
}

/// Returns whether an entry is that of the resource's account, and not of the caller's.
pub(crate) fn is_abroad(event: &Value) -> bool {
    at(event, "/userIdentity/type") == "AWSAccount"
}

/// Returns the permissions in the entry of a request.
pub(crate) fn asked(event: &Value) -> Result<Vec<PermissionTrace<'static>>, serde_json::Error> {
    let decision = event.get("decision").map(Value::to_string).unwrap_or_default();
    let resources = event.get("resources").and_then(Value::as_array);
    let arns: Vec<&str> = resources.into_iter().flatten().map(|one| at(one, "/ARN")).collect();
    PermissionTrace::read(&decision, caller(event), &arns)
}

/// Returns the caller: an ARN, or the name of an AWS service that called in its own name.
pub(crate) fn caller(event: &Value) -> &str {
    match at(event, "/userIdentity/arn") {
        "" => at(event, "/userIdentity/invokedBy"),
        arn => arn,
    }
}

/// Returns the text at a place of an event. Empty if there is none.
pub(crate) fn at<'e>(event: &'e Value, pointer: &str) -> &'e str {
    event.pointer(pointer).and_then(Value::as_str).unwrap_or_default()
}
