//! What JSON asks of a text.

/// Returns whether `text` is written in JSON as it is, as nearly all texts are: it has nothing to escape (RFC 8259, section 7). Every
/// byte is looked at, which the compiler turns into a few instructions for many bytes at once.
#[must_use]
pub fn is_plain(text: &str) -> bool {
    let is_escaped = |byte: u8| byte < 0x20 || byte == b'"' || byte == b'\\';
    !text.bytes().fold(false, |found, byte| found | is_escaped(byte))
}
