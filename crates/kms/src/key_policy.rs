//! The checks of a new key policy. Sources: API reference of CreateKey and PutKeyPolicy.

use access::Bound;
use keys::{Key, KeyPolicy};
use model::{Error, ErrorCode, Region};
use policy::Document;

use crate::conditions::KeyConditions;
use crate::context::Context;

/// The longest key policy. "Key policy document size", AWS KMS resource quotas.
const BYTES_MAX: usize = 32_768;

/// Refuses a policy that is too long, malformed, about a user or role that does not exist, or that would lock the caller out of a
/// key in `region`.
pub(crate) fn check(
    context: &Context<'_>,
    key: Option<&Key>,
    region: &Region,
    text: &str,
    bypass_lockout: bool,
) -> Result<KeyPolicy, Error> {
    if text.len() > BYTES_MAX {
        let message = format!("Policy size exceeds the limit of {BYTES_MAX} bytes.");
        return Err(Error::new(ErrorCode::LimitExceededException, message));
    }
    let document = Document::parse(text)?;
    let identities = &*context.environment.identities;
    let Bound { ids: principals, missing } = access::bind(identities, document.clone())?;
    if missing.is_some() {
        return Err(Error::new(
            ErrorCode::MalformedPolicyDocumentException,
            "Policy contains a statement with one or more invalid principals.",
        ));
    }
    if !bypass_lockout {
        let (document, caller) = (document.bind(&principals), context.principal().view());
        let conditions = KeyConditions::new(context, key);
        policy::lockout_check(
            &document,
            &caller,
            context.principal().identity,
            &conditions,
            region,
        )?;
    }
    Ok(KeyPolicy { text: text.to_owned(), principals })
}
