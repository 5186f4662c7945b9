//! Users with access keys, and grants for them on one key.

use std::sync::Mutex;
use std::time::SystemTime;

use conformance::client::{AccessKey, Client};
use conformance::identities::{User, credentials};
use conformance::process::Process;
use serde_json::json;

use super::Arguments;
use super::keys;
use crate::load::send;
use crate::random::Random;

/// The users with whom many are compared.
const FEW_USERS: usize = 10;

/// Makes the users, and their grants on one key; few of them get as many grants each on another key. Returns requests to encrypt
/// by random ones of the few, and of all.
pub(super) fn requests(process: &Process, arguments: &Arguments) -> [Vec<Vec<u8>>; 2] {
    let users = users(process, arguments.users.max(FEW_USERS), arguments.connections);
    [&users[..FEW_USERS], &users].map(|users| {
        let key = key(process);
        let each = arguments.grants.div_ceil(arguments.users).max(1);
        let count = (users.len() * each).min(arguments.grants);
        let root = process.client();
        let grant = |number: usize| {
            let grantee = users[number % users.len()].arn();
            let name = format!("grant-{number}");
            let body = json!({"KeyId": key, "GranteePrincipal": grantee, "Operations": ["Encrypt"], "Name": name});
            root.signed("CreateGrant", body.to_string().as_bytes(), SystemTime::now())
        };
        let took = send(process.api, (0..count).map(grant).collect(), count, arguments.connections);
        println!(
            "\n{count} grants on one key for {} users, made in {:.1} s",
            users.len(),
            took.as_secs_f64()
        );
        let clients: Vec<Client> =
            users.iter().map(|user| Client::new(process.api, user.key.clone())).collect();
        let mut random = Random(3);
        (0..arguments.sample())
            .map(|_| keys::encrypt(&clients[random.below(clients.len())], &key))
            .collect()
    })
}

/// A new key.
fn key(process: &Process) -> String {
    let key = process.client().call("CreateKey", &json!({})).unwrap().json();
    key["KeyMetadata"]["KeyId"].as_str().unwrap().to_owned()
}

/// New users, each with an access key, made by several clients at once.
fn users(process: &Process, count: usize, clients: usize) -> Vec<User> {
    let users = Mutex::new(Vec::with_capacity(count));
    std::thread::scope(|scope| {
        for first in 0..clients {
            let (mut client, users) = (process.client(), &users);
            scope.spawn(move || {
                for number in (first..count).step_by(clients) {
                    let name = format!("user-{}-{number}", std::process::id());
                    let key = user(&mut client, &name);
                    users.lock().unwrap().push(User { name, key });
                }
            });
        }
    });
    users.into_inner().unwrap()
}

fn user(client: &mut Client, name: &str) -> AccessKey {
    let mut call = |operation| {
        let parameters = [("UserName", name)];
        let reply = client.query_at("iam", operation, &parameters, SystemTime::now()).unwrap();
        assert_eq!(reply.status, 200, "{operation}: {}", String::from_utf8_lossy(&reply.body));
        reply
    };
    call("CreateUser");
    credentials(&call("CreateAccessKey"))
}
