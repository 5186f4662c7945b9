//! The order in which a request to AWS KMS is checked. Every operation goes through it, and the first fault is the answer:
//!
//! | step | asks about | where |
//! |---|---|---|
//! | 1 | all constraints of the model | `wire::decode`; the most items of a list, which is the operation's own, its `resolve` |
//! | 2 | the form of the identifier: an alias where none may stand, another Region, malformed | `resolve` of the operation, [`crate::resolve`] |
//! | 3 | whether the key exists | the same |
//! | | quotas, grant tokens, the permission | `pipeline::run`, which leads from here to the work |
//! | 4 | what is wrong in the request itself, such as KeySpec with NumberOfBytes or a Region that is not served | `check_input` of the operation |
//! | | whether the key of the request is the one that made the ciphertext | `problem` of the target, [`crate::ciphertext`] |
//! | 5 | the usage of the key | [`keys::Key::admit`], for each key of the request |
//! | 6 | its origin | the same |
//! | 7 | its state | the same |
//! | 8 | its kind | the same |
//! | | its spec, with the algorithm of the request | `run` of the operation, [`crate::encryption`], [`crate::signing`], [`crate::mac`] |
//! | 9 | message type, length of the digest | `run`, [`crate::signing`] |
//! | 10 | import token, key material, whether a ciphertext can be decrypted | `run` |
//!
//! What an operation asks in steps 5 to 8 is its row in [`keys::requirements`]. The numbered order was measured on AWS (decision
//! 0030). Where AWS throttles and authorises in it nobody has measured. Here both come before everything that tells of the key: a
//! caller without the permission does not learn its usage, state or kind.

use model::Error;

use crate::context::Context;
use crate::key_cache::KeyEntry;

/// Checks steps 5 to 8 for a key of the request. Imported material that has expired is gone, whether or not it is deleted yet.
pub(crate) fn check_key(context: &Context<'_>, entry: &KeyEntry) -> Result<(), Error> {
    let expired = entry.key.as_expired(context.now);
    expired.as_ref().unwrap_or(&entry.key).admit(context.operation())
}
