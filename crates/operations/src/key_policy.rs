//! Whether a new key policy may be kept. Sources: API reference of CreateKey and PutKeyPolicy.

use keys::Key;
use model::{Error, ErrorCode, Region};
use policy::Document;

use crate::conditions::Conditions;
use crate::operate::Context;

/// "Key policy document size", AWS KMS resource quotas.
const BYTES_MAX: usize = 32_768;

/// Refuses a policy that is too long, malformed, or would lock the caller out of a key in `region`.
pub(crate) fn check(
    context: &Context<'_>,
    key: Option<&Key>,
    region: &Region,
    text: &str,
    bypass_lockout: bool,
) -> Result<(), Error> {
    if text.len() > BYTES_MAX {
        let message = format!("Policy size exceeds the limit of {BYTES_MAX} bytes.");
        return Err(Error::new(ErrorCode::LimitExceededException, message));
    }
    let document = Document::parse(text)?;
    if bypass_lockout {
        return Ok(());
    }
    let conditions = Conditions::new(context, key, 0);
    policy::lockout_check(&document, &context.asker().view(), context.identity, &conditions, region)
}
