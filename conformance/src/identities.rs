//! Users and roles of a [`World`], and clients that call as them.

use serde_json::{Value, json};

use crate::client::{AccessKey, Client, Reply};
use crate::world::World;

/// A user with an access key.
#[derive(Clone, Debug)]
pub struct User {
    /// Its name.
    pub name: String,
    /// Its access key.
    pub key: AccessKey,
}

impl User {
    /// Its ARN.
    #[must_use]
    pub fn arn(&self) -> String {
        format!("arn:aws:iam::000000000000:user/{}", self.name)
    }
}

/// A policy that allows these actions on everything.
#[must_use]
pub fn allowing(actions: &[&str]) -> String {
    policy(&json!([{"Effect": "Allow", "Action": actions, "Resource": "*"}]))
}

/// A policy of these statements.
#[must_use]
pub fn policy(statements: &Value) -> String {
    json!({"Version": "2012-10-17", "Statement": statements}).to_string()
}

/// The credentials in a reply of STS or of CreateAccessKey.
#[must_use]
pub fn credentials(reply: &Reply) -> AccessKey {
    AccessKey {
        id: reply.element("AccessKeyId").unwrap(),
        secret: reply.element("SecretAccessKey").unwrap(),
        token: reply.element("SessionToken"),
    }
}

impl World {
    /// Calls an operation of IAM as the root; it must succeed.
    pub fn iam(&mut self, operation: &str, parameters: &[(&str, &str)]) -> Reply {
        let now = self.time();
        let reply = self.client.query_at("iam", operation, parameters, now).unwrap();
        let text = String::from_utf8_lossy(&reply.body);
        assert_eq!(reply.status, 200, "{operation} {parameters:?}: {text}");
        reply
    }

    /// A client on a connection of its own that calls with this access key.
    #[must_use]
    pub fn client_of(&self, key: &AccessKey) -> Client {
        Client::new(self.running.api_address(), key.clone())
    }

    /// A new user who may do nothing.
    pub fn user(&mut self, name: &str) -> User {
        self.iam("CreateUser", &[("UserName", name)]);
        let made = self.iam("CreateAccessKey", &[("UserName", name)]);
        User { name: name.to_owned(), key: credentials(&made) }
    }

    /// Puts the inline policy `own` of a user.
    pub fn put_user_policy(&mut self, user: &User, text: &str) {
        let parameters =
            [("UserName", user.name.as_str()), ("PolicyName", "own"), ("PolicyDocument", text)];
        self.iam("PutUserPolicy", &parameters);
    }

    /// The ARN of a new role that trusts `user`, with the inline policy `own`.
    pub fn role(&mut self, name: &str, user: &User, text: &str) -> String {
        let trust = policy(&json!([{
            "Effect": "Allow", "Principal": {"AWS": user.arn()}, "Action": "sts:AssumeRole",
        }]));
        self.iam("CreateRole", &[("RoleName", name), ("AssumeRolePolicyDocument", &trust)]);
        let own = [("RoleName", name), ("PolicyName", "own"), ("PolicyDocument", text)];
        self.iam("PutRolePolicy", &own);
        format!("arn:aws:iam::000000000000:role/{name}")
    }

    /// A session of a role that trusts `user`, for some seconds.
    pub fn session(&mut self, user: &User, role: &str, seconds: u32) -> AccessKey {
        let seconds = seconds.to_string();
        let parameters =
            [("RoleArn", role), ("RoleSessionName", "job"), ("DurationSeconds", &seconds)];
        let now = self.time();
        let reply =
            self.client_of(&user.key).query_at("sts", "AssumeRole", &parameters, now).unwrap();
        let text = String::from_utf8_lossy(&reply.body);
        assert_eq!(reply.status, 200, "AssumeRole: {text}");
        credentials(&reply)
    }
}
