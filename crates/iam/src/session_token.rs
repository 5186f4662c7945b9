//! Temporary credentials. They are not stored: the session token holds, sealed, the session's caller and its end, and is bound to
//! its access key id. The secret access key is derived from the access key id. So every node that has the key hierarchy knows
//! them, and nothing has to be cleaned up. The bytes are drawn in `docs/formats.md`.

use auth::{Caller, CallerKind, Credential, Session};
use keys::{Hierarchy, Purpose};
use model::{AccountId, Error, Timestamp};
use secret::Secret;
use serde::{Deserialize, Serialize};

use crate::unique_id::in_base64;

/// The prefix of the ids of temporary access keys.
const PREFIX: &str = "ASIA";
/// The longest token that is issued or accepted: it has to fit into a header.
pub(crate) const TOKEN_BYTES_MAX: usize = 16 * 1024;
const SECRET_BYTES: usize = 30;

/// The contents of a token.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Sealed {
    v: u8,
    account: String,
    kind: Of,
    arn: String,
    principal_id: String,
    /// The time of issue, in milliseconds since the epoch.
    issued: i64,
    expires: i64,
    role: Option<String>,
    mfa: bool,
    tags: Vec<(String, String)>,
    transitive_tags: Vec<String>,
    source_identity: Option<String>,
    external_id: Option<String>,
    provider: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    federation_keys: Vec<(String, String)>,
    policy: Option<String>,
    policy_arns: Vec<String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
enum Of {
    Root,
    User,
    Role,
}

/// Returns whether an access key id is that of temporary credentials.
pub(crate) fn is_temporary(access_key_id: &str) -> bool {
    access_key_id.starts_with(PREFIX)
}

/// Returns a new access key id for a session.
pub(crate) fn access_key_id() -> Result<String, Error> {
    crate::unique_id(PREFIX, 16).map_err(Error::failed)
}

/// Makes the token of a session, of at least `bytes_min` bytes, and its secret access key.
pub(crate) fn issue(
    hierarchy: &Hierarchy,
    caller: &Caller,
    session: &Session,
    expires: Timestamp,
    bytes_min: usize,
) -> Result<(String, Secret<[u8]>), Error> {
    let sealed = Sealed {
        v: 1,
        account: caller.account().to_string(),
        kind: match caller.kind() {
            CallerKind::Root => Of::Root,
            CallerKind::User => Of::User,
            CallerKind::WebIdentity => {
                return Err(Error::internal("a web identity has no session of its own"));
            }
            CallerKind::AssumedRole => Of::Role,
            CallerKind::Service => {
                return Err(Error::internal("a service has no temporary credentials"));
            }
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
        federation_keys: session.federation_keys.clone(),
        policy: session.policy.clone(),
        policy_arns: session.policy_arns.clone(),
    };
    let id = &session.access_key_id;
    let mut text = serde_json::to_vec(&sealed).map_err(Error::failed)?;
    let seal = |text: &[u8]| {
        let sealed = hierarchy.seal(Purpose::SessionToken, id.as_bytes(), text);
        sealed.map_err(Error::failed)
    };
    let mut bytes = seal(&text)?;
    // Base64 makes four letters of three bytes. Blanks after the JSON say nothing.
    let missing = (bytes_min.div_ceil(4) * 3).saturating_sub(bytes.len());
    if missing > 0 {
        text.resize(text.len() + missing, b' ');
        bytes = seal(&text)?;
    }
    Ok((base64_simd::STANDARD.encode_to_string(&bytes), secret(hierarchy, id)?))
}

/// Returns the credentials in a token. `None` if this service did not make it for this access key.
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
        federation_keys: sealed.federation_keys,
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
        access_key_id: access_key_id.into(),
        secret_access_key: secret(hierarchy, access_key_id).ok()?,
        session_token: Some(Secret::<[u8]>::copy_of(token.as_bytes())),
        expires: Some(Timestamp::from_millis(sealed.expires)),
        caller,
    })
}

/// Derives 40 characters from the access key id, which only the owner of the hierarchy can: NIST SP 800-108r1 counter mode.
fn secret(hierarchy: &Hierarchy, access_key_id: &str) -> Result<Secret<[u8]>, Error> {
    let key = hierarchy.session_key().map_err(Error::failed)?;
    let bytes = Secret::<[u8; SECRET_BYTES]>::try_fill_with(|out| {
        let label = b"bulla session secret v1";
        crypto::kdf::kbkdf_hmac_sha256(key.expose(), label, &[access_key_id.as_bytes()], out)
    });
    let bytes = bytes.map_err(Error::failed)?;
    Ok(in_base64(bytes.expose()))
}

#[cfg(test)]
mod tests {
    use keys::{Seal, SealFile};

    use super::*;

    const ID: &str = "ASIAAAAAAAAAAAAAAAAA";

    fn hierarchy() -> Hierarchy {
        let folder = tempfile::tempdir().unwrap();
        let seal = Seal::File(SealFile::in_dir(folder.path())).create().unwrap();
        Hierarchy::create(&seal, Timestamp::EPOCH).unwrap().0
    }

    /// A session of a role with something in each of its members.
    fn session() -> Caller {
        let some = |text: &str| Some(text.to_owned());
        let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
        Caller::new(auth::Identity {
            account: AccountId::parse("111122223333").unwrap(),
            kind: CallerKind::AssumedRole,
            arn: "arn:aws:sts::111122223333:assumed-role/app/job".to_owned(),
            principal_id: "AROAAAAAAAAAAAAAAAAAA:job".to_owned(),
            session: Some(Session {
                access_key_id: ID.to_owned(),
                role: some("arn:aws:iam::111122223333:role/app"),
                issued: Timestamp::from_millis(1000),
                mfa: true,
                tags: vec![pair("team", "red"), pair("task", "")],
                transitive_tags: vec!["team".to_owned()],
                source_identity: some("alice"),
                external_id: some("42"),
                federated_provider: some("arn:aws:iam::111122223333:oidc-provider/host"),
                federation_keys: vec![pair("host:sub", "someone"), pair("host:amr", "mfa")],
                policy: some("{}"),
                policy_arns: vec!["arn:aws:iam::aws:policy/AdministratorAccess".to_owned()],
            }),
        })
    }

    fn token(hierarchy: &Hierarchy) -> String {
        let caller = session();
        let expires = Timestamp::from_millis(901_000);
        issue(hierarchy, &caller, caller.session().unwrap(), expires, 0).unwrap().0
    }

    #[test]
    fn a_token_is_as_long_as_it_has_to_be() {
        let (hierarchy, caller) = (hierarchy(), session());
        let (expires, usual) = (Timestamp::from_millis(901_000), token(&hierarchy).len());
        for least in (0..usual).step_by(97).chain(usual..usual + 9).chain([4095, 4096]) {
            let of_session = caller.session().unwrap();
            let (token, _) = issue(&hierarchy, &caller, of_session, expires, least).unwrap();
            let expected = usual.max(least.next_multiple_of(4));
            assert_eq!(token.len(), expected, "{least}");
            assert_eq!(open(&hierarchy, ID, &token).unwrap().caller, caller, "{least}");
        }
    }

    #[test]
    fn a_token_says_all_of_its_session() {
        let hierarchy = hierarchy();
        let opened = open(&hierarchy, ID, &token(&hierarchy)).unwrap();
        assert_eq!(opened.caller, session());
        assert_eq!(opened.expires, Some(Timestamp::from_millis(901_000)));
        assert!(opened.secret_access_key.ct_eq(&secret(&hierarchy, ID).unwrap()));
    }

    #[test]
    fn every_bit_of_a_token_counts() {
        let hierarchy = hierarchy();
        let token = token(&hierarchy);
        let sealed = base64_simd::STANDARD.decode_to_vec(&token).unwrap();
        for bit in 0..8 * sealed.len() {
            let mut flipped = sealed.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let text = base64_simd::STANDARD.encode_to_string(&flipped);
            assert!(open(&hierarchy, ID, &text).is_none(), "bit {bit}");
        }
        // In the text too: no session has two tokens.
        for bit in 0..8 * token.len() {
            let mut flipped = token.clone().into_bytes();
            flipped[bit / 8] ^= 1 << (bit % 8);
            let Ok(text) = String::from_utf8(flipped) else { continue };
            assert!(open(&hierarchy, ID, &text).is_none(), "bit {bit} of the text");
        }
    }

    #[test]
    fn a_token_of_another_length_access_key_or_service_is_none() {
        let hierarchy = hierarchy();
        let token = token(&hierarchy);
        for length in 0..token.len() {
            let cut = token.get(..length).unwrap();
            assert!(open(&hierarchy, ID, cut).is_none(), "{length}");
        }
        for id in ["ASIAAAAAAAAAAAAAAAAB", "AKIAAAAAAAAAAAAAAAAA", ""] {
            assert!(open(&hierarchy, id, &token).is_none(), "{id}");
        }
        for text in [format!("{token}AAAA"), format!(" {token}"), "A".repeat(TOKEN_BYTES_MAX + 4)] {
            assert!(open(&hierarchy, ID, &text).is_none());
        }
        assert!(open(&self::hierarchy(), ID, &token).is_none());
    }
}
