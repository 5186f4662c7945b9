//! The same calls in every life, so that the n-th system call is the same one.

use serde_json::json;

use crate::crash::journal::{Change, State};
use crate::crash::load::policy;
use crate::crash::worker::{Broken, Call, Worker};

type Step = fn(&mut Worker) -> Result<(), Broken>;

/// One call each.
pub const STEPS: [Step; 19] = [
    create,
    |worker| on_key(worker, 0, Worker::encrypt),
    alias,
    tag,
    |worker| on_key(worker, 0, Worker::data_key),
    rotate,
    |worker| on_key(worker, 0, Worker::encrypt),
    create,
    move_alias,
    put_policy,
    describe,
    |worker| set_state(worker, "DisableKey", State::Disabled),
    |worker| on_key(worker, 0, Worker::decrypt),
    |worker| on_key(worker, 1, Worker::deletion),
    |worker| on_key(worker, 1, Worker::deletion),
    untag,
    delete_alias,
    |worker| set_state(worker, "EnableKey", State::Enabled),
    |worker| on_key(worker, 1, Worker::encrypt),
];

const ALIAS: &str = "alias/faults";
const TAG: &str = "tag";

/// Makes a key.
///
/// # Errors
/// It was not acknowledged.
pub fn create(worker: &mut Worker) -> Result<(), Broken> {
    let token = worker.token();
    let body = json!({"Description": token});
    worker.perform(Call::new("CreateKey", body, Change::Create(token))).map(drop)
}

/// Does something with a key, if it could be made.
fn on_key(
    worker: &mut Worker,
    at: usize,
    step: fn(&mut Worker, usize) -> Result<(), Broken>,
) -> Result<(), Broken> {
    if at < worker.journal.keys.len() { step(worker, at) } else { Ok(()) }
}

fn perform(worker: &mut Worker, call: Call) -> Result<(), Broken> {
    worker.perform(call).map(drop)
}

fn alias(worker: &mut Worker) -> Result<(), Broken> {
    on_key(worker, 0, |worker, at| {
        if worker.journal.aliases.contains_key(ALIAS) {
            return Ok(());
        }
        let body = json!({"AliasName": ALIAS, "TargetKeyId": worker.id(at)});
        perform(worker, Call::new("CreateAlias", body, Change::Alias(ALIAS.to_owned(), at)))
    })
}

fn move_alias(worker: &mut Worker) -> Result<(), Broken> {
    on_key(worker, 1, |worker, at| {
        if !worker.journal.aliases.contains_key(ALIAS) {
            return Ok(());
        }
        let body = json!({"AliasName": ALIAS, "TargetKeyId": worker.id(at)});
        perform(worker, Call::new("UpdateAlias", body, Change::Alias(ALIAS.to_owned(), at)))
    })
}

fn delete_alias(worker: &mut Worker) -> Result<(), Broken> {
    if !worker.journal.aliases.contains_key(ALIAS) {
        return Ok(());
    }
    let body = json!({"AliasName": ALIAS});
    perform(worker, Call::new("DeleteAlias", body, Change::NoAlias(ALIAS.to_owned())))
}

fn tag(worker: &mut Worker) -> Result<(), Broken> {
    on_key(worker, 0, |worker, at| {
        let token = worker.token();
        let body = json!({"KeyId": worker.id(at), "Tags": [{"TagKey": TAG, "TagValue": token}]});
        perform(worker, Call::new("TagResource", body, Change::Tag(at, TAG.to_owned(), token)))
    })
}

fn untag(worker: &mut Worker) -> Result<(), Broken> {
    on_key(worker, 0, |worker, at| {
        let body = json!({"KeyId": worker.id(at), "TagKeys": [TAG]});
        perform(worker, Call::new("UntagResource", body, Change::Untag(at, TAG.to_owned())))
    })
}

fn rotate(worker: &mut Worker) -> Result<(), Broken> {
    on_key(worker, 0, |worker, at| {
        let body = json!({"KeyId": worker.id(at)});
        perform(worker, Call::new("RotateKeyOnDemand", body, Change::Rotate(at)))
    })
}

fn put_policy(worker: &mut Worker) -> Result<(), Broken> {
    on_key(worker, 0, |worker, at| {
        let policy = policy(&worker.token());
        let body = json!({"KeyId": worker.id(at), "Policy": policy});
        perform(worker, Call::new("PutKeyPolicy", body, Change::Policy(at, policy)))
    })
}

fn describe(worker: &mut Worker) -> Result<(), Broken> {
    on_key(worker, 0, |worker, at| {
        let token = worker.token();
        let body = json!({"KeyId": worker.id(at), "Description": token});
        perform(worker, Call::new("UpdateKeyDescription", body, Change::Description(at, token)))
    })
}

fn set_state(worker: &mut Worker, operation: &'static str, state: State) -> Result<(), Broken> {
    if worker.journal.keys.len() < 2 {
        return Ok(());
    }
    let body = json!({"KeyId": worker.id(1)});
    let pending = worker.journal.keys[1].state == State::PendingDeletion;
    let refusal = pending.then_some("KMSInvalidStateException");
    perform(worker, Call { refusal, ..Call::new(operation, body, Change::State(1, state)) })
}
