//! What is taken away is gone when the call that takes it away has returned: users and sessions of roles hammer a key while
//! permissions, keys and access keys go and come back. `REVOCATION_ROUNDS=200` for the long version.

use std::net::SocketAddr;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, RwLock};
use std::time::{Duration, Instant, SystemTime};

use conformance::client::{AccessKey, Client, Reply};
use conformance::identities::{User, allowing, credentials, policy};
use conformance::world::World;
use serde_json::{Value, json};

/// How often each thing is taken away in the short version.
const ROUNDS: u32 = 30;
/// Requests that must be judged while a rule holds, before it changes again.
const JUDGED_EACH: u64 = 12;
const WORKERS_EACH: usize = 2;
/// How long a rule may take to be seen by enough requests; a machine under load takes a second.
const PATIENCE: Duration = Duration::from_secs(60);
const KMS: &[&str] = &["kms:Encrypt", "kms:Decrypt"];
const DENIED: &str = "AccessDeniedException";

/// Everything that can be taken from its two callers: `user`, and a session of `role`.
struct Scene {
    world: World,
    user: User,
    role: String,
    /// The access key of the user, who may get another one.
    user_key: Arc<RwLock<AccessKey>>,
    session: AccessKey,
    key: String,
    ciphertext: Value,
    managed: String,
    /// The version of `managed` that denies.
    version: String,
    grant: String,
}

impl Scene {
    /// Neither caller may do anything yet.
    fn new() -> Self {
        let mut world = World::with_threads(2);
        let user = world.user("user");
        let role = world.role("role", &user, &allowing(&["kms:ListKeys"]));
        let session = world.session(&user, &role, 3600);
        let key = world.key();
        let sealed = world.ok("Encrypt", &json!({"KeyId": key, "Plaintext": "aGVsbG8="}));
        let document = allowing(KMS);
        let made = [("PolicyName", "managed"), ("PolicyDocument", document.as_str())];
        let managed = world.iam("CreatePolicy", &made).element("Arn").unwrap();
        world.iam("CreateGroup", &[("GroupName", "group")]);
        let own = [("PolicyName", "own"), ("PolicyDocument", document.as_str())];
        world.iam("PutGroupPolicy", &[&[("GroupName", "group")], &own[..]].concat());
        Self {
            user_key: Arc::new(RwLock::new(user.key.clone())),
            ciphertext: sealed["CiphertextBlob"].clone(),
            version: String::new(),
            grant: String::new(),
            world,
            user,
            role,
            session,
            key,
            managed,
        }
    }

    fn iam(&mut self, operation: &str, parameters: &[(&str, &str)]) {
        self.world.iam(operation, parameters);
    }

    fn on_user(&mut self, operation: &str, more: &[(&str, &str)]) {
        let name = self.user.name.clone();
        self.iam(operation, &[&[("UserName", name.as_str())], more].concat());
    }

    fn on_role(&mut self, operation: &str, more: &[(&str, &str)]) {
        self.iam(operation, &[&[("RoleName", "role")], more].concat());
    }

    fn on_key(&mut self, operation: &str) {
        let body = json!({"KeyId": self.key});
        self.world.ok(operation, &body);
    }

    /// Lets both callers use the key by their identity policies.
    fn allow_all(&mut self) {
        let text = allowing(KMS);
        let own = [("PolicyName", "own"), ("PolicyDocument", text.as_str())];
        self.on_user("PutUserPolicy", &own);
        self.on_role("PutRolePolicy", &own);
    }

    fn put_key_policy(&mut self, more: &Value) {
        let mut statements = vec![json!({
            "Effect": "Allow", "Principal": {"AWS": "arn:aws:iam::000000000000:root"},
            "Action": "kms:*", "Resource": "*",
        })];
        statements.extend(more.as_array().unwrap().clone());
        let body = json!({"KeyId": self.key, "Policy": policy(&json!(statements))});
        self.world.ok("PutKeyPolicy", &body);
    }

    /// Lets the user use the key by the key policy.
    fn let_in(&mut self) {
        self.put_key_policy(&json!([{
            "Effect": "Allow", "Principal": {"AWS": self.user.arn()}, "Action": KMS, "Resource": "*",
        }]));
    }

    fn switch_access_key(&mut self, status: &str) {
        let id = self.access_key_id();
        self.on_user("UpdateAccessKey", &[("AccessKeyId", &id), ("Status", status)]);
    }

    fn access_key_id(&self) -> String {
        self.user_key.read().unwrap().id.clone()
    }
}

/// One way of taking something away and giving it back.
struct Case {
    name: &'static str,
    callers: &'static [Caller],
    /// The error that is told while it is gone.
    told: &'static str,
    prepare: fn(&mut Scene),
    revoke: fn(&mut Scene),
    restore: fn(&mut Scene),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Caller {
    User,
    Session,
}

const BOTH: &[Caller] = &[Caller::User, Caller::Session];
const USER: &[Caller] = &[Caller::User];
const SESSION: &[Caller] = &[Caller::Session];

/// What all threads see. An even epoch is one in which a rule holds: it began when the call that made it had returned. In
/// an odd one the rule is being changed.
#[derive(Default)]
struct Board {
    epoch: AtomicU64,
    /// Requests that were judged in this epoch, and in all.
    judged: AtomicU64,
    judged_in_all: AtomicU64,
    stopped: AtomicBool,
    wrong: Mutex<Vec<String>>,
}

impl Board {
    fn change(&self, change: impl FnOnce()) {
        self.epoch.fetch_add(1, Ordering::SeqCst);
        change();
        self.judged.store(0, Ordering::SeqCst);
        self.epoch.fetch_add(1, Ordering::SeqCst);
    }

    /// Waits until enough requests have been judged in this epoch.
    fn wait(&self, case: &str) {
        let begun = Instant::now();
        while self.judged.load(Ordering::SeqCst) < JUDGED_EACH {
            assert!(begun.elapsed() < PATIENCE, "{case}: too few answers");
            std::thread::sleep(Duration::from_micros(200));
        }
    }

    /// A request that was sent and answered in one epoch is answered under its rule.
    fn judge(&self, epoch: u64, told: &str, what: &str, reply: &std::io::Result<Reply>) {
        let is_revoked = epoch % 4 == 2;
        let found = match reply {
            Ok(reply) if reply.status == 200 => None,
            Ok(reply) => Some(reply.code().unwrap_or_else(|| reply.status.to_string())),
            Err(error) => Some(error.to_string()),
        };
        if found.as_deref() != is_revoked.then_some(told) {
            let rule = if is_revoked { "revoked" } else { "allowed" };
            let wrong = format!("{what} while {rule}, epoch {epoch}: {found:?}");
            self.wrong.lock().unwrap().push(wrong);
        }
        self.judged.fetch_add(1, Ordering::SeqCst);
        self.judged_in_all.fetch_add(1, Ordering::SeqCst);
    }

    fn hammer(&self, load: &Load, current: impl Fn() -> AccessKey) {
        let mut key = current();
        let mut client = Client::new(load.address, key.clone());
        for (operation, body) in load.requests.iter().cycle() {
            if self.stopped.load(Ordering::SeqCst) {
                return;
            }
            let before = self.epoch.load(Ordering::SeqCst);
            let now = current();
            if now.id != key.id {
                client = Client::new(load.address, now.clone());
                key = now;
            }
            let reply = client.call_at(operation, body.as_bytes(), load.time);
            let after = self.epoch.load(Ordering::SeqCst);
            if before == after && before.is_multiple_of(2) {
                self.judge(before, load.told, operation, &reply);
            }
        }
    }
}

/// What the workers send.
struct Load {
    address: SocketAddr,
    requests: [(&'static str, String); 2],
    time: SystemTime,
    told: &'static str,
}

/// Stops the workers, also when a test fails.
struct Stop<'a>(&'a AtomicBool);

impl Drop for Stop<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::SeqCst);
    }
}

/// The case runs in rounds under load.
fn race(case: &Case) {
    let mut scene = Scene::new();
    (case.prepare)(&mut scene);
    let board = Board::default();
    let rounds =
        std::env::var("REVOCATION_ROUNDS").map_or(ROUNDS, |rounds| rounds.parse().unwrap());
    let load = Load {
        address: scene.world.running.api_address(),
        requests: [
            ("Encrypt", json!({"KeyId": scene.key, "Plaintext": "aGVsbG8="}).to_string()),
            ("Decrypt", json!({"CiphertextBlob": scene.ciphertext}).to_string()),
        ],
        time: scene.world.time(),
        told: case.told,
    };
    let (user_key, session) = (Arc::clone(&scene.user_key), scene.session.clone());
    std::thread::scope(|threads| {
        let _stop = Stop(&board.stopped);
        for caller in case.callers.repeat(WORKERS_EACH) {
            let (board, load, user_key, session) = (&board, &load, &user_key, &session);
            let current = move || match caller {
                Caller::User => user_key.read().unwrap().clone(),
                Caller::Session => session.clone(),
            };
            threads.spawn(move || board.hammer(load, current));
        }
        for _ in 0..rounds {
            board.wait(case.name);
            board.change(|| (case.revoke)(&mut scene));
            board.wait(case.name);
            board.change(|| (case.restore)(&mut scene));
        }
        board.wait(case.name);
    });
    let wrong = board.wrong.into_inner().unwrap();
    assert_eq!(wrong, Vec::<String>::new(), "{}", case.name);
    println!("{}: {} answers judged", case.name, board.judged_in_all.into_inner());
}

const DENY: &str =
    r#"{"Version":"2012-10-17","Statement":{"Effect":"Deny","Action":"kms:*","Resource":"*"}}"#;

#[test]
fn keys() {
    race(&Case {
        name: "DisableKey",
        callers: BOTH,
        told: "DisabledException",
        prepare: Scene::allow_all,
        revoke: |scene| scene.on_key("DisableKey"),
        restore: |scene| scene.on_key("EnableKey"),
    });
    race(&Case {
        name: "PutKeyPolicy, an Allow less",
        callers: USER,
        told: DENIED,
        prepare: Scene::let_in,
        revoke: |scene| scene.put_key_policy(&json!([])),
        restore: Scene::let_in,
    });
    race(&Case {
        name: "PutKeyPolicy, a Deny more",
        callers: BOTH,
        told: DENIED,
        prepare: Scene::allow_all,
        revoke: |scene| {
            let all = [scene.user.arn(), scene.role.clone()];
            scene.put_key_policy(&json!([{
                "Effect": "Deny", "Principal": {"AWS": all}, "Action": KMS, "Resource": "*",
            }]));
        },
        restore: |scene| scene.put_key_policy(&json!([])),
    });
}

#[test]
fn grants() {
    fn grant(scene: &mut Scene) {
        let members =
            json!({"GranteePrincipal": scene.user.arn(), "Operations": ["Encrypt", "Decrypt"]});
        let key = scene.key.clone();
        scene.grant = scene.world.grant(&key, &members)["GrantId"].as_str().unwrap().to_owned();
    }
    fn end(scene: &mut Scene, operation: &str) {
        let key = format!("arn:aws:kms:us-east-1:000000000000:key/{}", scene.key);
        scene.world.ok(operation, &json!({"KeyId": key, "GrantId": scene.grant}));
    }
    race(&Case {
        name: "RevokeGrant",
        callers: USER,
        told: DENIED,
        prepare: grant,
        revoke: |scene| end(scene, "RevokeGrant"),
        restore: grant,
    });
    race(&Case {
        name: "RetireGrant",
        callers: USER,
        told: DENIED,
        prepare: grant,
        revoke: |scene| end(scene, "RetireGrant"),
        restore: grant,
    });
}

#[test]
fn access_keys() {
    race(&Case {
        name: "UpdateAccessKey",
        callers: USER,
        told: "UnrecognizedClientException",
        prepare: Scene::allow_all,
        revoke: |scene| scene.switch_access_key("Inactive"),
        restore: |scene| scene.switch_access_key("Active"),
    });
    race(&Case {
        name: "DeleteAccessKey",
        callers: USER,
        told: "UnrecognizedClientException",
        prepare: Scene::allow_all,
        revoke: |scene| {
            let id = scene.access_key_id();
            scene.on_user("DeleteAccessKey", &[("AccessKeyId", &id)]);
        },
        restore: |scene| {
            let name = scene.user.name.clone();
            let made = scene.world.iam("CreateAccessKey", &[("UserName", &name)]);
            *scene.user_key.write().unwrap() = credentials(&made);
        },
    });
}

#[test]
fn inline_policies() {
    race(&Case {
        name: "PutUserPolicy",
        callers: USER,
        told: DENIED,
        prepare: Scene::allow_all,
        revoke: |scene| {
            scene.on_user("PutUserPolicy", &[("PolicyName", "own"), ("PolicyDocument", DENY)]);
        },
        restore: Scene::allow_all,
    });
    race(&Case {
        name: "DeleteRolePolicy",
        callers: SESSION,
        told: DENIED,
        prepare: Scene::allow_all,
        revoke: |scene| scene.on_role("DeleteRolePolicy", &[("PolicyName", "own")]),
        restore: Scene::allow_all,
    });
    race(&Case {
        name: "RemoveUserFromGroup",
        callers: USER,
        told: DENIED,
        prepare: |scene| scene.on_user("AddUserToGroup", &[("GroupName", "group")]),
        revoke: |scene| scene.on_user("RemoveUserFromGroup", &[("GroupName", "group")]),
        restore: |scene| scene.on_user("AddUserToGroup", &[("GroupName", "group")]),
    });
}

#[test]
fn managed_policies() {
    fn attach(scene: &mut Scene) {
        let arn = scene.managed.clone();
        scene.on_user("AttachUserPolicy", &[("PolicyArn", &arn)]);
        scene.on_role("AttachRolePolicy", &[("PolicyArn", &arn)]);
    }
    race(&Case {
        name: "DetachUserPolicy and DetachRolePolicy",
        callers: BOTH,
        told: DENIED,
        prepare: attach,
        revoke: |scene| {
            let arn = scene.managed.clone();
            scene.on_user("DetachUserPolicy", &[("PolicyArn", &arn)]);
            scene.on_role("DetachRolePolicy", &[("PolicyArn", &arn)]);
        },
        restore: attach,
    });
    race(&Case {
        name: "CreatePolicyVersion",
        callers: BOTH,
        told: DENIED,
        prepare: attach,
        revoke: |scene| {
            let arn = scene.managed.clone();
            let document = ("PolicyDocument", DENY);
            let new = [("PolicyArn", arn.as_str()), document, ("SetAsDefault", "true")];
            let made = scene.world.iam("CreatePolicyVersion", &new);
            scene.version = made.element("VersionId").unwrap();
        },
        restore: |scene| {
            let (arn, version) = (scene.managed.clone(), scene.version.clone());
            let policy = ("PolicyArn", arn.as_str());
            scene.iam("SetDefaultPolicyVersion", &[policy, ("VersionId", "v1")]);
            scene.iam("DeletePolicyVersion", &[policy, ("VersionId", &version)]);
        },
    });
    race(&Case {
        name: "PutUserPermissionsBoundary and PutRolePermissionsBoundary",
        callers: BOTH,
        told: DENIED,
        prepare: Scene::allow_all,
        revoke: |scene| {
            let boundary = ("PermissionsBoundary", "arn:aws:iam::aws:policy/IAMReadOnlyAccess");
            scene.on_user("PutUserPermissionsBoundary", &[boundary]);
            scene.on_role("PutRolePermissionsBoundary", &[boundary]);
        },
        restore: |scene| {
            scene.on_user("DeleteUserPermissionsBoundary", &[]);
            scene.on_role("DeleteRolePermissionsBoundary", &[]);
        },
    });
}

/// A role that is made again under the same name is another one: its old sessions stay dead.
#[test]
fn sessions_end_with_their_role() {
    let mut scene = Scene::new();
    scene.allow_all();
    let body = json!({"KeyId": scene.key, "Plaintext": "aGVsbG8="}).to_string();
    let mut client = scene.world.client_of(&scene.session);
    let mut ask = |scene: &Scene| {
        client.call_at("Encrypt", body.as_bytes(), scene.world.time()).unwrap().code()
    };
    assert_eq!(ask(&scene), None);
    scene.on_role("DeleteRolePolicy", &[("PolicyName", "own")]);
    scene.on_role("DeleteRole", &[]);
    assert_eq!(ask(&scene).as_deref(), Some("UnrecognizedClientException"));
    let user = scene.user.clone();
    scene.world.role("role", &user, &allowing(KMS));
    assert_eq!(ask(&scene).as_deref(), Some("UnrecognizedClientException"));
}
