//! The report of what was done, for programs (`--json`) and for people.

use envelope::{Content, MessageHeader, Sizes};
use serde_json::{Value, json};

use super::sink::OutputTarget;
use crate::out::{self, OutputError};

/// The report on a message.
pub(crate) struct FileReport<'a> {
    /// The name of the command.
    pub(crate) mode: &'static str,
    /// The name of the input.
    pub(crate) input: &'a str,
    /// The name of the output.
    pub(crate) output: &'a str,
    /// The message's header.
    pub(crate) header: &'a MessageHeader,
    /// The bytes that were read and written.
    pub(crate) sizes: Sizes,
}

impl FileReport<'_> {
    /// Prints one line of JSON: on standard output, or on standard error if the data goes to standard output.
    pub(crate) fn print(&self, place: &OutputTarget) -> Result<(), OutputError> {
        let (plaintext, message) = match self.mode {
            "encrypt" => (self.sizes.read, self.sizes.written),
            _ => (self.sizes.written, self.sizes.read),
        };
        let mut value = describe(self.header);
        let rest = json!({
            "mode": self.mode,
            "input": self.input,
            "output": self.output,
            "plaintext_bytes": plaintext,
            "message_bytes": message,
        });
        if let (Value::Object(value), Value::Object(rest)) = (&mut value, rest) {
            value.extend(rest);
        }
        match place {
            OutputTarget::File { .. } => out::line(value),
            OutputTarget::Stdout => {
                out::tell(value);
                Ok(())
            }
        }
    }
}

/// Describes a header.
pub(crate) fn describe(header: &MessageHeader) -> Value {
    let keys = header
        .data_keys
        .iter()
        .map(|key| json!({"provider": key.provider, "key": String::from_utf8_lossy(&key.key)}));
    let frame_bytes = match header.content {
        Content::Framed(bytes) => Some(bytes),
        Content::Single => None,
    };
    json!({
        "version": header.version(),
        "suite": format!("{:#06x}", header.suite.id()),
        "signed": header.suite.is_signed(),
        "committing": header.suite.commits(),
        "message_id": header.message_id.iter().map(|byte| format!("{byte:02x}")).collect::<String>(),
        "encryption_context": header.context,
        "keys": keys.collect::<Vec<_>>(),
        "frame_bytes": frame_bytes,
    })
}
