//! `bulla encrypt`, `decrypt` and `rewrap`: files, directories and pipes in the message format of the AWS Encryption SDK.

mod aws;
mod conversion;
mod decrypt;
mod encrypt;
mod folder;
mod report;
mod rewrap;
mod showing;
mod sink;
mod source;
mod tree;

use std::error::Error;
use std::fmt;
use std::io;
use std::process::ExitCode;

use envelope::{EncryptionContext, KeyringError, MessageOpenError, MessageSealError, StreamError};

use crate::Failure;
use crate::out::OutputError;

pub(crate) use aws::{Aws, AwsArguments, runtime};
pub(crate) use decrypt::{DecryptArguments, EXAMPLES as DECRYPT_EXAMPLES, run as decrypt};
pub(crate) use encrypt::{EXAMPLES as ENCRYPT_EXAMPLES, EncryptArguments, run as encrypt};

pub(crate) use report::describe;
pub(crate) use rewrap::{EXAMPLES as REWRAP_EXAMPLES, RewrapArguments, run as rewrap};
pub(crate) use source::MessageSource;

/// The exit code of a command, beside 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Code {
    /// A file failed, or anything else.
    Other = 1,
    /// Wrong arguments, as clap ends with them.
    Usage = 2,
    /// No key decrypts the message, or encrypts it.
    Keys = 3,
    /// The message is malformed, not authentic, or not one that was asked for.
    Message = 4,
}

impl Code {
    fn of(error: &(dyn Error + 'static)) -> Self {
        if let Some(failed) = error.downcast_ref::<CommandError>() {
            return failed.code;
        }
        match error.downcast_ref::<KeyringError>() {
            Some(KeyringError::Open(_)) => return Self::Message,
            Some(KeyringError::Seal(
                MessageSealError::ReservedContext | MessageSealError::LongContext(_),
            )) => {
                return Self::Usage;
            }
            Some(KeyringError::Seal(_)) => return Self::Other,
            Some(_) => return Self::Keys,
            None => {}
        }
        match error.downcast_ref::<StreamError>() {
            Some(StreamError::Open(_)) => Self::Message,
            _ if error.is::<MessageOpenError>() => Self::Message,
            _ if error.is::<aws::AwsError>() => Self::Keys,
            _ => Self::Other,
        }
    }
}

/// A failure, with the command's exit code.
#[derive(Debug)]
pub(crate) struct CommandError {
    what: String,
    code: Code,
    cause: Option<Failure>,
}

impl CommandError {
    pub(crate) fn new(what: impl fmt::Display, cause: impl Into<Failure>) -> Self {
        let cause = cause.into();
        Self { what: what.to_string(), code: Code::of(cause.as_ref()), cause: Some(cause) }
    }

    pub(crate) fn without_cause(what: impl fmt::Display, code: Code) -> Self {
        Self { what: what.to_string(), code, cause: None }
    }

    /// Returns whether it failed because nobody reads the output any more.
    pub(crate) fn reader_is_gone(&self) -> bool {
        let mut error: Option<&(dyn Error + 'static)> = Some(self);
        while let Some(one) = error {
            if one
                .downcast_ref::<io::Error>()
                .is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
            {
                return true;
            }
            error = one.source();
        }
        false
    }

    /// Returns the command's exit code.
    pub(crate) fn exit_code(&self) -> ExitCode {
        match self.code {
            Code::Other => ExitCode::from(1),
            Code::Usage => ExitCode::from(2),
            Code::Keys => ExitCode::from(3),
            Code::Message => ExitCode::from(4),
        }
    }
}

impl From<OutputError> for CommandError {
    fn from(error: OutputError) -> Self {
        Self::new("cannot tell what was done", error)
    }
}

impl fmt::Display for CommandError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.what)
    }
}

impl Error for CommandError {
    fn source(&self) -> Option<&(dyn Error + 'static)> {
        self.cause.as_deref().map(|cause| cause as &(dyn Error + 'static))
    }
}

/// Parses a pair of an encryption context, as an argument has it: `key=value`.
fn pair(text: &str) -> Result<(String, String), String> {
    match text.split_once('=') {
        Some(("", _)) => Err("the key before = is empty".to_owned()),
        Some((key, value)) => Ok((key.to_owned(), value.to_owned())),
        None => Err("an encryption context is key=value, such as purpose=backup".to_owned()),
    }
}

/// Takes the pairs of an encryption context.
///
/// # Errors
/// A key occurs twice.
fn context(pairs: &[(String, String)]) -> Result<EncryptionContext, CommandError> {
    let mut context = EncryptionContext::new();
    for (key, value) in pairs {
        if context.insert(key.clone(), value.clone()).is_some() {
            let text = format!("the encryption context has the key {key:?} twice");
            return Err(CommandError::without_cause(text, Code::Usage));
        }
    }
    Ok(context)
}
