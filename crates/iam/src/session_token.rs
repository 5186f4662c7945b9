//! Temporary credentials. They are not stored: the session token holds, sealed, who the session is and until when, and is
//! bound to its access key id; the secret access key is derived from the access key id. So every node that has the key
//! hierarchy knows them, and nothing has to be cleaned up. The bytes are drawn in `docs/formats.md`.

use auth::{Caller, CallerKind, Credential, Session};
use keys::{Hierarchy, Purpose};
use model::{AccountId, Error, Timestamp};
use secret::Secret;
use serde::{Deserialize, Serialize};

use crate::error::internal;
use crate::unique_id::in_base64;

/// How the ids of temporary access keys begin.
const PREFIX: &str = "ASIA";
/// The longest token that is given out or looked at: it has to fit into a header.
pub(crate) const TOKEN_BYTES_MAX: usize = 16 * 1024;
const SECRET_BYTES: usize = 30;

/// What a token holds.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    v: u8,
    account: String,
    kind: Of,
    arn: String,
    principal_id: String,
    /// Milliseconds since the epoch.
    issued: i64,
    expires: i64,
    role: Option<String>,
    mfa: bool,
    tags: Vec<(String, String)>,
    transitive_tags: Vec<String>,
    source_identity: Option<String>,
    external_id: Option<String>,
    provider: Option<String>,
    policy: Option<String>,
    policy_arns: Vec<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum Of {
    Root,
    User,
    Role,
}

/// Whether an access key id is that of temporary credentials.
pub(crate) fn is_temporary(access_key_id: &str) -> bool {
    access_key_id.starts_with(PREFIX)
}

/// A new access key id for a session.
pub(crate) fn access_key_id() -> Result<String, Error> {
    crate::unique_id(PREFIX, 16).map_err(internal)
}

/// Makes the token of a session, and its secret access key.
pub(crate) fn issue(
    hierarchy: &Hierarchy,
    caller: &Caller,
    session: &Session,
    expires: Timestamp,
) -> Result<(String, Secret<[u8]>), Error> {
    let sealed = Sealed {
        v: 1,
        account: caller.account().to_string(),
        kind: match caller.kind() {
            CallerKind::Root => Of::Root,
            CallerKind::User => Of::User,
            CallerKind::WebIdentity => {
                return Err(internal("a web identity has no session of its own"));
            }
            CallerKind::AssumedRole => Of::Role,
            CallerKind::Service => return Err(internal("a service has no temporary credentials")),
        },
        arn: caller.arn().to_owned(),
        principal_id: caller.principal_id().to_owned(),
        issued: session.issued.millis(),
        expires: expires.millis(),
        role: session.role.clone(),
        mfa: session.mfa,
        tags: session.tags.clone(),
        transitive_tags: session.transitive_tags.clone(),
        source_identity: session.source_identity.clone(),
        external_id: session.external_id.clone(),
        provider: session.federated_provider.clone(),
        policy: session.policy.clone(),
        policy_arns: session.policy_arns.clone(),
    };
    let id = &session.access_key_id;
    let text = serde_json::to_vec(&sealed).map_err(internal)?;
    let bytes = hierarchy.seal(Purpose::SessionToken, id.as_bytes(), &text).map_err(internal)?;
    Ok((base64_simd::STANDARD.encode_to_string(&bytes), secret(hierarchy, id)?))
}

/// The credentials that a token holds; none when it was not made by this service for this access key.
pub(crate) fn open(hierarchy: &Hierarchy, access_key_id: &str, token: &str) -> Option<Credential> {
    if token.len() > TOKEN_BYTES_MAX || !is_temporary(access_key_id) {
        return None;
    }
    let bytes = base64_simd::STANDARD.decode_to_vec(token).ok()?;
    let opened =
        hierarchy.open_sealed(Purpose::SessionToken, access_key_id.as_bytes(), &bytes).ok()?;
    let sealed: Sealed = serde_json::from_slice(opened.expose()).ok()?;
    let session = Session {
        access_key_id: access_key_id.to_owned(),
        role: sealed.role,
        issued: Timestamp::from_millis(sealed.issued),
        mfa: sealed.mfa,
        tags: sealed.tags,
        transitive_tags: sealed.transitive_tags,
        source_identity: sealed.source_identity,
        external_id: sealed.external_id,
        federated_provider: sealed.provider,
        policy: sealed.policy,
        policy_arns: sealed.policy_arns,
    };
    let caller = Caller::new(auth::Identity {
        account: AccountId::parse(&sealed.account)?,
        kind: match sealed.kind {
            Of::Root => CallerKind::Root,
            Of::User => CallerKind::User,
            Of::Role => CallerKind::AssumedRole,
        },
        arn: sealed.arn,
        principal_id: sealed.principal_id,
        session: Some(session),
    });
    Some(Credential {
        access_key_id: access_key_id.to_owned(),
        secret_access_key: secret(hierarchy, access_key_id).ok()?,
        session_token: Some(Secret::<[u8]>::copy_of(token.as_bytes())),
        expires: Some(Timestamp::from_millis(sealed.expires)),
        caller,
    })
}

/// 40 characters that only who has the hierarchy can tell from the access key id: NIST SP 800-108r1 counter mode.
fn secret(hierarchy: &Hierarchy, access_key_id: &str) -> Result<Secret<[u8]>, Error> {
    let key = hierarchy.session_key().map_err(internal)?;
    let bytes = Secret::<[u8; SECRET_BYTES]>::try_fill_with(|out| {
        let label = b"bulla session secret v1";
        crypto::kdf::kbkdf_hmac_sha256(key.expose(), label, &[access_key_id.as_bytes()], out)
    });
    let bytes = bytes.map_err(|crypto::kdf::DeriveError| internal("a key derivation failed"))?;
    Ok(in_base64(bytes.expose()))
}
